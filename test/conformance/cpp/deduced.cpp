// Functions whose return type follows from their body.
#include <stdio.h>

struct Pair {
    int first, second;
    auto sum() const { return first + second; }
    auto *self() { return this; }
    auto &larger() { return first > second ? first : second; }
};
struct Tracked {
    int number;
    Tracked(int n) : number(n) { printf("+%d ", n); }
    Tracked(const Tracked &other) : number(other.number) { printf("copy%d ", number); }
    ~Tracked() { printf("-%d ", number); }
};
static auto twice(int n) { return n * 2; }
static auto half(double d) { return d / 2; }
static auto text() { return "text"; }
static auto nothing(int n) { printf("%d ", n); }
static auto early(int n) { if (n < 0) return; printf("%d ", n); }
static auto pair(int a, int b) { Pair made = {a, b}; return made; }
static auto tracked(int n) { return Tracked(n); }
static const auto &shared() { static const int value = 7; return value; }
static auto counted() { static int calls; return ++calls; }
static auto factorial(unsigned n) {
    if (n < 2) return 1ull;
    return n * factorial(n - 1);
}
template <typename T> static auto add(T a, T b) { return a + b; }
static auto chosen(bool wide) -> long long { return wide ? 1ll << 40 : 1; }

int main() {
    printf("%d %g %s ", twice(21), half(5), text());
    nothing(3);
    early(-1);
    early(4);
    auto made = pair(3, 9);
    made.larger() = 10;
    printf("%d %d %d\n", made.sum(), made.self()->second, (int)sizeof(twice(1)));
    { auto one = tracked(5); printf("%d ", one.number); }
    counted();
    printf("\n%d %d %llu\n", shared(), counted(), factorial(20));
    printf("%d %g %d %lld\n", add(2, 3), add(1.5, 2.25), add('a', 'b'), chosen(true));
    return 0;
}
