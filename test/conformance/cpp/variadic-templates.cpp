// Variadic templates: packs of types, of constants and of parameters, wherever they may be expanded.
#include <stdio.h>

template <class T> struct RemoveReference { typedef T Type; };
template <class T> T &&forward(typename RemoveReference<T>::Type &value) { return static_cast<T &&>(value); }

struct Trace {
    int id;
    explicit Trace(int n) : id(n) {}
    Trace(const Trace &other) : id(other.id) { printf("copy %d\n", id); }
    Trace(Trace &&other) : id(other.id) { other.id = -1; printf("move %d\n", id); }
};
template <> struct RemoveReference<Trace &> { typedef Trace Type; };
template <> struct RemoveReference<const Trace &> { typedef const Trace Type; };
template <> struct RemoveReference<int &> { typedef int Type; };

int sum() { return 0; }
template <class First, class... Rest> int sum(First first, Rest... rest) { return static_cast<int>(first) + sum(rest...); }

template <class... T> int count(const T &...) { return static_cast<int>(sizeof...(T)); }
template <class... T> int sizes() { return static_cast<int>((sizeof(T) + ... + 0)); }
template <class... T> bool all(T... values) { return (values && ...); }
template <class... T> bool any(T... values) { return (... || values); }
template <class... T> int leftMinus(T... values) { return (... - values); }
template <class... T> int rightMinus(T... values) { return (values - ...); }
template <class... T> int leftStart(int start, T... values) { return (start - ... - values); }
template <class... T> int rightStart(int start, T... values) { return (values - ... - start); }
template <class... T> void print(const T &...values) {
    ((printf("[%d]", static_cast<int>(values))), ...);
    printf("\n");
}
template <int... N> int product() { return (N * ... * 1); }
template <int... N> struct Table {
    static constexpr int length = sizeof...(N);
    int values[sizeof...(N) + 1] = {N..., -1};
};

// Perfect forwarding.
void take(Trace &t) { printf("lvalue %d\n", t.id); }
void take(const Trace &t) { printf("const %d\n", t.id); }
void take(Trace &&t) { printf("rvalue %d\n", t.id); }
template <class... Args> void relay(Args &&...args) { (take(forward<Args>(args)), ...); }
template <class T, class... Args> T make(Args &&...args) { return T(forward<Args>(args)...); }

struct Point {
    int x, y, z;
    Point(int a, int b, int c) : x(a), y(b), z(c) {}
    Point(int a, int &b) : x(a), y(b), z(0) { b = 9; }
};

// A class by recursion, which derives from the rest of itself.
template <class... T> class Bundle;
template <> class Bundle<> {
public:
    int total() const { return 0; }
};
template <class... T> struct Holder {
    int total;
    Holder(T... values) : total((0 + ... + static_cast<int>(values))) {}
};

// Bases that a pack names, and what they declare.
struct A { int f(int n) { return n + 1; } };
struct B { int f(const char *s) { return s[0]; } };
template <class... Bases> struct Joined : Bases... {
    using Bases::f...;
    int own = sizeof...(Bases);
};
struct Left { int l; Left(int n) : l(n) {} };
struct Right { int r; Right(int n) : r(n * 2) {} };
template <class... Bases> struct Built : Bases... {
    Built(int n) : Bases(n)... {}
};

template <class T> struct Same { typedef T Type; };
// A pack in a pointer to a function, told by what is passed.
int three(int a, char b, long long c) { return a + b + static_cast<int>(c); }
template <class R, class... Args> R call(R (*f)(Args...), typename Same<Args>::Type... args) { return f(args...); }
template <class F, class... Args> auto invoke(F f, Args... args) { return f(args...); }

// Lambdas that see packs, and generic ones that have their own.
template <class... Args> int byLambda(Args... args) {
    auto copied = [args...](int n) { return n + (args + ... + 0); };
    auto referred = [&]() { return count(args...); };
    return copied(100) + referred();
}

template <class T, class U> struct Pair { T first; U second; };
template <class... T> int pairs(Pair<T, T>... list) { return (list.first + ... + 0) + (list.second * ... * 1); }
template <class... T> struct Outer {
    template <class... U> static int both(U...) { return static_cast<int>(sizeof...(T) * 10 + sizeof...(U)); }
    template <class U> static int one(U value) { return (static_cast<int>(sizeof(T)) + ... + static_cast<int>(value)); }
};

int main() {
    printf("%d %d\n", sum(1, 2L, 'a', 3u), sum());
    printf("%d %d %d\n", count(), count(1, "two", 3.0), sizes<char, short, long long>());
    printf("%d %d %d %d\n", all(1, 2, 3), all(1, 0), all(), any(0, 0, 4));
    printf("%d %d %d %d\n", leftMinus(10, 4, 3), rightMinus(10, 4, 3), leftStart(20, 1, 2), rightStart(20, 1, 2));
    print(1, 'b', 3L, true);
    print();
    printf("%d %d\n", product<2, 3, 7>(), product<>());
    Table<4, 5, 6> table;
    printf("%d %d %d\n", Table<4, 5, 6>::length, table.values[2], table.values[3]);
    Trace t(1);
    const Trace c(2);
    relay(t, c, Trace(3), static_cast<Trace &&>(t));
    int nine = 5;
    Point p = make<Point>(1, 2, 3);
    Point q = make<Point>(7, nine);
    printf("%d%d%d %d%d%d %d\n", p.x, p.y, p.z, q.x, q.y, q.z, nine);
    printf("%d %d\n", Bundle<>().total(), Holder<int, char, short>(1, 2, 3).total);
    Joined<A, B> joined;
    printf("%d %d %d\n", joined.f(1), joined.f("A"), joined.own);
    Built<Left, Right> built(21);
    printf("%d %d\n", built.l, built.r);
    printf("%d %d\n", call(three, 1, static_cast<char>(2), 3LL), invoke(three, 4, static_cast<char>(5), 6LL));
    printf("%d\n", byLambda(1, 2, 3));
    auto generic = [](auto first, auto... rest) { return first + (rest + ... + 0); };
    printf("%d %d\n", generic(1), generic(1, 2, 3));
    printf("%d %d %d\n", pairs(Pair<int, int>{1, 2}, Pair<char, char>{3, 4}), Outer<int, char>::both(1, 2, 3), Outer<int, char>::one(8));
    return 0;
}
