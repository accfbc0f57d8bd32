// Our own headers against g++'s: traits, pairs, sequences of integers.
#include <stdio.h>
#include <type_traits>
#include <utility>
enum E : short { e1 };
enum class F : unsigned long long { f };
struct P {
    int x;

  private:
    int y;
};
struct V {
    virtual ~V();
};
struct NC {
    NC(const NC &) = delete;
    NC(int, char *);
};
template <class... A> int total(std::pair<A, int>... p) { return (p.second + ... + 0); }
template <class F, size_t... I> int seq(F f, std::index_sequence<I...>) { return (f(I) + ... + 0); }
int main() {
    printf("%d%d%d%d\n", std::is_same_v<int, int>, std::is_same<int, long>::value, std::is_same_v<const int, int>,
           std::is_same_v<std::remove_reference_t<int &>, int>);
    printf("%d%d%d%d%d\n", std::is_integral_v<E>, std::is_integral<bool>::value, std::is_enum_v<F>,
           std::is_pointer_v<int *const>, std::is_signed_v<char>);
    printf("%d%d%d\n", (int)sizeof(std::underlying_type_t<E>), (int)sizeof(std::underlying_type_t<F>),
           (int)sizeof(std::make_unsigned_t<short>));
    printf("%d%d%d%d\n", std::is_trivially_copyable_v<P>, std::is_standard_layout_v<P>, std::is_polymorphic_v<V>,
           std::has_virtual_destructor_v<V>);
    printf("%d%d%d%d%d\n", std::is_constructible_v<NC, int, char *>, std::is_copy_constructible_v<NC>,
           std::is_default_constructible_v<NC>, std::is_convertible_v<int *, void *>,
           std::is_convertible_v<void *, int *>);
    printf("%d%d%d\n", (int)std::rank_v<int[2][3]>, (int)std::extent_v<int[2][3], 1>, (int)std::extent_v<int[7]>);
    printf("%d%d%d\n", std::is_same_v<std::decay_t<int[3]>, int *>,
           std::is_same_v<std::decay_t<int(char)>, int (*)(char)>,
           std::is_same_v<std::common_type_t<char, int, double>, double>);
    auto l = [](int x) { return x * 2; };
    printf("%d%d%d\n", std::is_invocable_v<decltype(l), int>, std::is_invocable_v<decltype(l), P>,
           std::is_same_v<std::invoke_result_t<decltype(l), int>, int>);
    printf("%d%d\n", std::conjunction_v<std::true_type, std::is_void<void>>,
           std::disjunction<std::false_type, std::is_void<int>>::value);
    auto p = std::make_pair(1, 'x');
    auto q = std::pair<long, int>(p);
    auto [a, b] = p;
    auto &[c, d] = q;
    d = 100;
    std::pair r(5, 6);
    printf("%d %c %ld %d %d %d %d\n", a, b, c, q.second, r.second, p < std::make_pair(1, 'y'), std::get<0>(r));
    int m = 1, n = 2;
    std::swap(m, n);
    int o = std::exchange(m, 50);
    printf("%d %d %d %d\n", m, n, o, total(std::pair<char, int>('a', 4), std::pair<P *, int>(nullptr, 5)));
    printf("%d\n", seq([](size_t i) { return (int)i * 3; }, std::make_index_sequence<5>{}));
    printf("%d %d\n", (int)(F::f), std::integral_constant<int, 5>()());
    printf("%d\n", (int)alignof(std::aligned_storage_t<24, 16>));
    return 0;
}
