// Braces that are left out, namespaces found through others that are used, function templates declared before they are
// defined.
#include <stdio.h>
namespace outer {
namespace inner {
int f() { return 5; }
struct S {
    int n = 6;
};
} // namespace inner
template <class T> int late(T t);
template <class T> int late(T *t);
} // namespace outer
namespace user {
using namespace outer;
int g() {
    inner::S s;
    return inner::f() + s.n;
}
int h() { return outer::late(3) * 100 + outer::late((char *)nullptr); }
} // namespace user
namespace outer {
template <class U> int late(U u) { return sizeof(U) + u; }
template <class V> int late(V *) { return 1 + sizeof(V); }
} // namespace outer
struct B {
    int a;
    char b;
};
struct D : B {};
struct E : B {
    int c[2];
    int d;
};
struct N {
    int n;
    N(int i) : n(i) { printf("N%d ", i); }
    ~N() { printf("~%d ", n); }
};
struct Arr {
    N items[2];
    int last;
};
int main() {
    printf("%d %d\n", user::g(), user::h());
    D d{3};
    E e{1, 'x', 7, 8, 9};
    printf("%d %d %d %c %d %d %d\n", d.a, d.b, e.a, e.b, e.c[0], e.c[1], e.d);
    {
        Arr a = {1, 2, 3};
        printf("%d %d %d\n", a.items[0].n, a.items[1].n, a.last);
    }
    printf("\n");
    return 0;
}
