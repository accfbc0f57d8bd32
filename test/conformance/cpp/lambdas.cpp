// Lambdas: captures by value, by reference, of the object; generic ones; conversion to pointers to function; guards; nested ones.
#include <stdio.h>
#include <stdlib.h>

struct Noted {
    int value;
    Noted(int v) : value(v) { printf("make %d\n", value); }
    Noted(const Noted &other) : value(other.value + 100) { printf("copy %d\n", value); }
    Noted(Noted &&other) : value(other.value + 1000) { other.value = -1; printf("move %d\n", value); }
    ~Noted() { printf("end %d\n", value); }
};

template <class F> struct Guard {
    F leave;
    bool armed;
    Guard(F f) : leave(f), armed(true) {}
    ~Guard() { if (armed) leave(); }
    void release() { armed = false; }
};
template <class F> Guard<F> onLeave(F f) { return Guard<F>(f); }

// As the audio samples have it: a class inside of the function that makes it.
template <class F> auto scopeExit(F f) {
    class scopeExit {
    public:
        scopeExit(F f) : m_f(f), m_run(true) {}
        ~scopeExit() { if (m_run) m_f(); }
        void release() { m_run = false; }
    private:
        F m_f;
        bool m_run;
    };
    return scopeExit{f};
}

template <class F> int twice(F f, int x) { return f(f(x)); }
template <class F> int overRange(int from, int to, F &&f) {
    int sum = 0;
    for (int i = from; i < to; i++) sum += f(i);
    return sum;
}
typedef int (*Binary)(int, int);
static int apply(Binary f, int a, int b) { return f(a, b); }
static int apply2(int (*f)(int)) { return f(21); }

static void values() {
    int a = 1, b = 2;
    auto byCopy = [a, b] { return a * 10 + b; };
    auto byReference = [&a, &b]() { a++; return a * 10 + b; };
    a = 5;
    int copied = byCopy(), referred = byReference();
    printf("%d %d %d\n", copied, referred, a);
    auto all = [=]() { return a + b; };
    auto allReference = [&] { b += a; return b; };
    copied = all(), referred = allReference();
    printf("%d %d %d\n", copied, referred, b);
    auto mixed = [=, &b](int x) { b = x; return a + x; };
    copied = mixed(7);
    printf("%d %d\n", copied, b);
    auto other = [&, a](int x) { b += x; return a; };
    copied = other(3);
    printf("%d %d\n", copied, b);
    int counter = 0;
    auto count = [counter]() mutable { return ++counter; };
    auto copy = count;
    count();
    int second = count();
    printf("%d %d %d\n", second, copy(), counter);
    auto made = [sum = a + b, &ref = counter](int x) { ref += x; return sum + x; };
    copied = made(4);
    printf("%d %d\n", copied, counter);
    printf("%d\n", [](int x, int y) -> int { return x - y; }(9, 4));
    auto nothing = [] {};
    printf("%d\n", (int)sizeof(nothing));
    const int limit = 4;
    int table[limit] = {1, 2, 3, 4};
    auto sum = [table] { int s = 0; for (int i = 0; i < limit; i++) s += table[i]; return s; };
    table[0] = 100;
    printf("%d %d\n", sum(), (int)sizeof(sum));
}

static void callbacks() {
    printf("%d\n", apply([](int a, int b) { return a * b; }, 6, 7));
    Binary f = [](int a, int b) { return a - b; };
    printf("%d %d\n", f(3, 5), apply(f, 1, 2));
    Binary table[] = {[](int a, int b) { return a + b; }, [](int a, int b) { return a / b; }};
    printf("%d %d\n", table[0](8, 2), table[1](8, 2));
    auto half = [](int x) { return x / 2; };
    printf("%d %d\n", apply2(half), twice(half, 100));
    static const auto factor = [](int x) { return x * 3; };
    printf("%d\n", overRange(0, 5, factor));
    int seen = 0;
    printf("%d\n", overRange(0, 5, [&seen](int i) { seen |= 1 << i; return i * i; }));
    printf("%d\n", seen);
    int list[] = {5, 3, 9, 1};
    qsort(list, 4, sizeof(int), [](const void *a, const void *b) { return *(const int *)a - *(const int *)b; });
    printf("%d %d %d %d\n", list[0], list[1], list[2], list[3]);
}

static int guards(int how) {
    int state = how;
    auto first = onLeave([&state] { printf("first %d\n", state); });
    auto second = scopeExit([&]() { printf("second %d\n", state); state += 10; });
    if (how == 1) return 1;
    if (how == 2) second.release();
    for (int i = 0; i < 2; i++) {
        auto inner = scopeExit([=]() { printf("round %d of %d\n", i, how); });
        if (how == 3) break;
    }
    state++;
    return state;
}

class Device {
    int m_count = 0;
    const char *m_name;
    int bump(int by) { return m_count += by; }
public:
    Device(const char *name) : m_name(name) {}
    template <class F> int with(F f) { return f(*this); }
    int run() {
        auto plain = [this](int by) { return bump(by) + m_count; };
        auto defaulted = [=](int by) { m_count += by; return m_name[0]; };
        auto copied = [*this]() { return m_count; };
        int a = plain(5);
        char c = defaulted(1);
        int before = m_count;
        m_count = 50;
        return printf("%d %c %d %d %d\n", a, c, before, copied(), with([](Device &d) { return d.m_count; }));
    }
    int nested() {
        int base = 1;
        auto outer = [&](int x) {
            int local = x * 2;
            auto inner = [&, this](int y) { base += y; local += y; return m_count + local; };
            int got = inner(3);
            return got + local;
        };
        return outer(4) * 1000 + base;
    }
};

static void objects() {
    Noted n(1);
    {
        auto copy = [n](int x) { return n.value + x; };
        printf("%d\n", copy(2));
        auto again = copy;
        printf("%d\n", again(3));
    }
    auto moved = [m = Noted(5)]() { return m.value; };
    printf("%d\n", moved());
    auto reference = [&n] { n.value = 9; };
    reference();
    printf("%d\n", n.value);
}

static auto adder(int by) {
    return [by](int x) { return x + by; };
}
static auto chain(int a) {
    return [a](int b) { return [a, b](int c) { return a * 100 + b * 10 + c; }; };
}

static void generics() {
    auto add = [](auto a, auto b) { return a + b; };
    printf("%d %.1f\n", add(1, 2), add(1.5, 2));
    int hits = 0;
    auto visit = [&hits](const auto &x) { hits++; return sizeof(x); };
    printf("%d %d %d\n", (int)visit('a'), (int)visit(3), (int)visit(4LL));
    printf("%d\n", hits);
    auto set = [&](auto &x, auto value) { x = value; hits = 10; };
    long long wide = 0;
    set(wide, 7);
    printf("%d %d\n", (int)wide, hits);
    auto five = adder(5);
    printf("%d %d\n", five(1), chain(1)(2)(3));
}

enum class Kind { One = 1, Two };
namespace N {
int value = 3;
auto global = [](int x) { return x + value; };
}
static int fallback(int x = [] { return 4; }()) { return x; }
struct Holder {
    int (*call)(int) = [](int x) { return x + 1; };
    int kept = [] { return 8; }();
};
static const struct { const char *name; int (*run)(int); } commands[] = {
    {"double", [](int x) { return x * 2; }},
    {"square", [](int x) { return x * x; }},
};
static int choose(int x) {
    auto pick = [x]() -> Kind {
        switch (x) {
        case 0: return Kind::One;
        default: return Kind::Two;
        }
    };
    return (int)pick();
}
static int recursive(int n) {
    struct Self { static int go(int n) { auto step = [n] { return n <= 1 ? 1 : n * go(n - 1); }; return step(); } };
    return Self::go(n);
}
static int shadow() {
    int x = 1;
    auto f = [x](int y) { int z = x + y; { int x = 100; z += x; } return z; };
    int z = 50;
    return f(2) + z;
}
struct Pair { int a, b; long long c; };
static Pair paired() {
    auto make = [](int a) { return Pair{a, a + 1, a + 2}; };
    auto big = [](int a) -> Noted { return Noted(a); };
    Noted n = big(3);
    printf("%d\n", n.value);
    return make(4);
}

int main() {
    values();
    callbacks();
    for (int i = 0; i < 4; i++) printf("= %d\n", guards(i));
    Device d("disk");
    d.run();
    printf("%d\n", d.nested());
    objects();
    generics();
    printf("%d %d\n", N::global(4), fallback());
    Holder h;
    printf("%d %d\n", h.call(1), h.kept);
    for (const auto &command : commands) printf("%s %d\n", command.name, command.run(7));
    printf("%d %d %d %d\n", choose(0), choose(1), recursive(5), shadow());
    Pair p = paired();
    printf("%d %d %d\n", p.a, p.b, (int)p.c);
    int once = [&]() { int n = 0; for (int i = 0; i < 3; i++) { if (i == 2) return n; n += i + 1; } return n; }();
    printf("%d\n", once);
    return 0;
}
