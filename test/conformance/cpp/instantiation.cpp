// What is found where a template is used, not where it is written; unnamed unions in blocks; assertions in classes.
#include <stdarg.h>
#include <stdio.h>
#include <tuple>
template <class T> struct Uses {
    T t;
    int call() { return later(t, 1) + (int)sizeof(int); }
};
namespace N {
struct S {
    int v;
};
template <class T> int inN(T t);
template <class T> struct U2 {
    int go(T t) { return helper(t); }
};
int helper(int x) { return x * 2; }
int helper(S s) { return s.v; }
} // namespace N
template <class T> int later(T t, int u) { return (int)t + u; }
int say(char *to, int n, const char *f, ...) {
    va_list a;
    va_start(a, f);
    n = vsnprintf(to, n, f, a);
    va_end(a);
    return n;
}
class Stacks {
  public:
    struct stack_t {
        static constexpr auto size = 0x80;
        struct m {
            int a;
        };
        struct sh {
            int b[4];
        };
        union {
            unsigned char data[size];
            struct {
                unsigned char dummy[size - sizeof(m) - sizeof(sh)];
                sh s;
                m f;
            };
        };
    };
    static_assert(sizeof(stack_t) == stack_t::size);
    int f(int x) { return x; }
};

int main() {
    printf("%d %d\n", (int)Stacks::stack_t::size, Stacks().f(3));
    union {
        int whole;
        unsigned char bytes[4];
    };
    whole = 0x01020304;
    printf("%d ", bytes[0]);
    bytes[3] = 9;
    printf("%x\n", whole);
    std::tuple<int, char, double> t(1, 'c', 2.5);
    std::get<char>(t) = 'd';
    printf("%c %g\n", std::get<1>(t), std::get<double>(t));
    printf("%d\n", N::U2<N::S>().go(N::S{4}));
    return 0;
}
