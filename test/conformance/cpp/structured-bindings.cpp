// Structured bindings of members, elements and what `get` gives; constructors that a class inherits.
#include <stdio.h>

namespace std {
template <class T> struct tuple_size;
template <unsigned long long N, class T> struct tuple_element;
} // namespace std

struct Point { int x; char y; };
struct Deeper : Point {};
struct Flags { unsigned low : 4; unsigned high : 4; };
struct Noisy {
    int id;
    Noisy(int n) : id(n) {}
    Noisy(const Noisy &other) : id(other.id + 100) { printf("copy\n"); }
    ~Noisy() { printf("gone %d\n", id); }
};
struct Holder { Noisy noisy; int &count; };

class Couple {
    int a;
    int b;
public:
    Couple(int first, int second) : a(first), b(second) {}
    template <int N> int &part() { if constexpr (N == 0) return a; else return b; }
};
namespace std {
template <> struct tuple_size<Couple> { static constexpr int value = 2; };
template <> struct tuple_element<0, Couple> { typedef int type; };
template <> struct tuple_element<1, Couple> { typedef int type; };
template <int N> int &get(Couple &c) { return c.part<N>(); }
template <int N> int &&get(Couple &&c) { return static_cast<int &&>(c.part<N>()); }
} // namespace std
template <int N> int &get(Couple &c) { return c.part<N>(); }

Point make() { return {3, 'm'}; }

struct Base {
    int n;
    const char *how;
    Base() : n(0), how("nothing") {}
    Base(int a) : n(a), how("int") {}
    explicit Base(const char *s, int extra = 5) : n(s[0] + extra), how("text") {}
    Base(int a, int &b) : n(a), how("reference") { b++; }
    Base(Noisy &&noisy) : n(noisy.id), how("rvalue") {}
};
struct Any {
    int sum;
    template <class... T> explicit Any(T &&...values) : sum((0 + ... + values)) { ((values = 0), ...); }
};
struct Every : Any {
    using Any::Any;
    int extra = 3;
};
struct Middle : Base {
    using Base::Base;
    int own = 9;
};
struct Last : Middle {
    using Middle::Middle;
    Last(int a) : Middle(a + 1000) {}
};
template <class T> struct Wrapper : T {
    using T::T;
    int size() { return sizeof(T); }
};

int main() {
    Point p = {1, 'a'};
    auto [x, y] = p;
    auto &[rx, ry] = p;
    const auto &[cx, cy] = make();
    x = 10;
    rx = 20;
    printf("%d %c %d %d %c\n", x, y, p.x, cx, cy);
    Deeper d;
    d.x = 4;
    d.y = 'd';
    auto &&[dx, dy] = d;
    dx++;
    printf("%d %c\n", d.x, dy);
    int numbers[3] = {1, 2, 3};
    auto &[one, two, three] = numbers;
    two = 20;
    printf("%d %d %d\n", one, numbers[1], three);
    int count = 0;
    {
        Holder holder = {Noisy(1), count};
        auto [noisy, counter] = holder;
        counter = 7;
        printf("%d %d\n", noisy.id, count);
    }
    Couple couple(5, 6);
    auto &[first, second] = couple;
    second = 60;
    printf("%d %d\n", first, get<1>(couple));
    Point many[] = {{1, 'x'}, {2, 'y'}};
    for (auto &[number, letter] : many) number *= letter - 'w';
    for (auto [number, letter] : many) printf("%d%c ", number, letter);
    if (auto [a, b] = make(); a > 2) printf("%d%c\n", a, b);

    int side = 1;
    Middle m(42), n("A"), o(8, side), none;
    printf("%d %s %d %s %d %s %d %s %d %d\n", m.n, m.how, n.n, n.how, o.n, o.how, none.n, none.how, side, m.own);
    Last l(1), t("B", 1);
    printf("%d %d %s %d\n", l.n, t.n, t.how, t.own);
    Wrapper<Middle> w(Noisy(77));
    printf("%d %s %d\n", w.n, w.how, w.size() == sizeof(Middle));
    int a1 = 4, a2 = 5;
    Every every(a1, a2, 6);
    printf("%d %d %d %d\n", every.sum, every.extra, a1, a2);
    namespace shorter = std;
    printf("%d\n", shorter::tuple_size<Couple>::value);
    return 0;
}
