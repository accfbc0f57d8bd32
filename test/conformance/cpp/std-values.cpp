// Our own headers against g++'s: arrays, tuples, limits, iterators.
#include <array>
#include <iterator>
#include <limits>
#include <stdio.h>
#include <tuple>
struct Move {
    int n;
    Move(int a) : n(a) {}
    Move(Move &&o) : n(o.n) { o.n = -1; }
    Move(const Move &) = delete;
};
int main() {
    std::array<int, 4> a = {4, 3, 2};
    int sum = 0;
    for (int x : a)
        sum += x;
    printf("%d %d %d %d\n", sum, (int)a.size(), a[3], *a.rbegin());
    std::array b{1, 2, 3};
    b.fill(7);
    printf("%d %d %d\n", (int)b.size(), b.back(), a == a);
    auto t = std::make_tuple(1, 'c', 3.5);
    auto [i, c, d] = t;
    printf("%d %c %g %g\n", i, c, d, std::get<2>(t));
    int x = 0;
    char y = 0;
    double z = 0;
    std::tie(x, y, z) = t;
    printf("%d %c %g\n", x, y, z);
    printf("%d\n", std::apply([](int p, char q, double r) { return p + q + (int)r; }, t));
    printf("%d %d\n", t == std::make_tuple(1, 'c', 3.5), t < std::make_tuple(1, 'd', 0.0));
    std::tuple<int, Move> m(1, Move(9));
    printf("%d\n", std::get<1>(m).n);
    printf("%d %u %lld %d %d\n", std::numeric_limits<int>::max(), std::numeric_limits<unsigned>::max(),
           std::numeric_limits<long long>::min(), std::numeric_limits<short>::digits,
           (int)std::numeric_limits<unsigned char>::is_signed);
    int raw[] = {5, 6, 7};
    printf("%d %d %d\n", (int)std::size(raw), *std::next(std::begin(raw)),
           (int)std::distance(std::begin(raw), std::end(raw)));
    return 0;
}
