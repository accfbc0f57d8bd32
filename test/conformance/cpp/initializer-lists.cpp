// Lists in braces that functions and constructors take as std::initializer_list.
#include <algorithm>
#include <initializer_list>
#include <stdio.h>
struct Vec {
    int n, s;
    Vec() : n(-1), s(0) {}
    Vec(int count, int value) : n(count), s(count * value) {}
    Vec(std::initializer_list<int> l) : n((int)l.size()), s(0) {
        for (int x : l)
            s += x;
    }
};
struct N {
    int i;
    N(int k) : i(k) {}
    N(const N &o) : i(o.i) { printf("c"); }
    ~N() { printf("~%d ", i); }
};
int total(std::initializer_list<N> l) {
    int t = 0;
    for (const N &n : l)
        t += n.i;
    return t;
}
template <class T> T sum(std::initializer_list<T> l) {
    T t = T();
    for (auto &x : l)
        t = t + x;
    return t;
}
int take(const Vec &v) { return v.n * 1000 + v.s; }
int main() {
    Vec a{3, 4}, b(3, 4), c{}, d = {1, 2, 3};
    Vec e({7, 8});
    printf("%d %d %d %d %d %d %d %d %d\n", a.n, a.s, b.n, b.s, c.n, d.n, d.s, e.n, e.s);
    printf("%d\n", total({1, 2, 3}));
    printf("%d %g\n", sum({1, 2, 3}), sum({1.5, 2.5}));
    printf("%d %d\n", take({4, 5}), take({}));
    std::initializer_list<int> list = {5, 6};
    std::initializer_list<int> copy(list);
    printf("%d %d %d %d\n", (int)list.size(), list.begin()[1], std::min({4, 2, 9}), copy.begin()[0]);
    return 0;
}
