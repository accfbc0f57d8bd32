// Lambdas together with templates, constructors, arrays, conversions and each other.
#include <stdio.h>
template <class T> struct Box {
    T v;
    template <class F> Box<T> map(F f) const { return Box<T>{f(v)}; }
    auto getter() const { return [this] { return v; }; }
    int sum(int n) { int s = 0; auto add = [&](T x) { s += x; }; for (int i = 0; i < n; i++) add(v + i); return s; }
};
struct Init {
    int a;
    int b;
    Init(int x) : a([x] { return x * 2; }()), b([this] { return a + 1; }()) {}
};
struct Op { int k; int operator()(int x) const { return x + k; } };
template <class F, class G> auto compose(F f, G g) { return [=](auto x) { return g(f(x)); }; }
typedef void (*Callback)(void *context, int value);
static void each(Callback c, void *context) { for (int i = 1; i < 4; i++) c(context, i); }
static Callback chosen(bool add) {
    if (add) return [](void *c, int v) { *(int *)c += v; };
    return [](void *c, int v) { *(int *)c *= v; };
}
struct Pool {
    int live = 0;
    struct Handle { Pool *p; ~Handle() { if (p) p->live--; } Handle(Pool *q) : p(q) { p->live++; } Handle(const Handle &o) : p(o.p) { p->live++; } };
    int use() {
        Handle h(this);
        auto l = [h] { return h.p->live; };
        int n = l();
        { auto k = l; n = n * 10 + k(); }
        return n * 10 + live;
    }
};
int main() {
    auto f = [](auto self, int n) -> int { return n ? n + self(self, n - 1) : 0; };
    printf("%d\n", f(f, 10));
    Box<int> b{5};
    printf("%d %d %d\n", b.map([](int x) { return x * x; }).v, b.getter()(), b.sum(3));
    Init i(4);
    printf("%d %d\n", i.a, i.b);
    printf("%d\n", compose(Op{3}, [](int x) { return x * 10; })(1));
    int total = 1;
    each(chosen(true), &total); each(chosen(false), &total);
    printf("%d\n", total);
    Pool p;
    printf("%d %d\n", p.use(), p.live);
    int grid[2][3] = {{1, 2, 3}, {4, 5, 6}};
    auto at = [grid](int r, int c) { return grid[r][c]; };
    auto put = [&grid](int r, int c, int v) { grid[r][c] = v; };
    put(1, 1, 50);
    printf("%d %d\n", at(1, 1), grid[1][1]);
    const char *name = "abc"; unsigned char small = 200; bool flag = true; double d = 1.5; long long wide = 1LL << 40;
    auto mixed = [=] { return (int)(small + name[1] + flag + d + (wide >> 38)); };
    printf("%d %d\n", mixed(), (int)sizeof(mixed));
    int x = 1;
    auto outer = [x]() mutable { auto inner = [&x] { return ++x; }; inner(); return inner(); };
    int o1 = outer(), o2 = outer();
    printf("%d %d %d\n", o1, o2, x);
    auto sw = [&](int k) { switch (k) { case 1: return "one"; case 2: return "two"; } return "many"; };
    printf("%s %s %s\n", sw(1), sw(2), sw(3));
    int (*conv)(int) = +[](int q) { return q + 1; };
    printf("%d\n", conv(1));
    if (auto t = [] { return 3; }(); t > 2) printf("init %d\n", t);
    Callback both[] = {chosen(true), chosen(false)};
    for (auto fn : both) { int v = 2; fn(&v, 5); printf("%d ", v); }
    printf("\n");
    return 0;
}
