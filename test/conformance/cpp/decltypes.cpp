// What decltype says of names and expressions, and decltype(auto).
#include <stdio.h>
#include <type_traits>
#include <utility>
struct S {
    int m;
    int &r;
};
int global = 4;
decltype(auto) byRef(int &x) { return x; }
decltype(auto) copied(int x) { return x; }
template <class F, class... A> decltype(auto) forwardCall(F &&f, A &&...a) {
    return std::forward<F>(f)(std::forward<A>(a)...);
}
int &refer() { return global; }
void kind(int &) { printf("lvalue "); }
void kind(int &&) { printf("rvalue "); }
template <class T> auto deref(T p) -> decltype(*p) { return *p; }
int main() {
    int x = 1;
    int &y = x;
    const int z = 2;
    S s = {5, x};
    printf("%d%d%d%d\n", std::is_same_v<decltype(x), int>, std::is_same_v<decltype(y), int &>,
           std::is_same_v<decltype((x)), int &>, std::is_same_v<decltype(z), const int>);
    printf("%d%d%d%d\n", std::is_same_v<decltype(s.m), int>, std::is_same_v<decltype((s.m)), int &>,
           std::is_same_v<decltype(x + 1), int>, std::is_same_v<decltype(std::move(x)), int &&>);
    printf("%d%d%d\n", std::is_same_v<decltype(refer()), int &>, std::is_same_v<decltype(x = 1), int &>,
           std::is_same_v<decltype("ab"), const char(&)[3]>);
    auto pass = [](auto &&v) { kind(std::forward<decltype(v)>(v)); };
    pass(x);
    pass(3);
    pass(std::move(x));
    printf("\n");
    byRef(x) = 7;
    forwardCall(refer) = 9;
    deref(&x)++;
    printf("%d %d %d\n", x, global, copied(4));
    decltype(auto) same = refer();
    same = 11;
    decltype(auto) other = (x);
    printf("%d %d\n", global, other);
    return 0;
}
