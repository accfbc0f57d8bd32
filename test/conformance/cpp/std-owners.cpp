// Our own headers against g++'s: algorithms, atomic objects, owners of memory, holders of locks, what can be called.
#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <stdio.h>
struct Spin {
    int n = 0;
    void lock() {
        n++;
        printf("lock\n");
    }
    void unlock() {
        n--;
        printf("unlock\n");
    }
};
struct Noisy {
    int id;
    Noisy(int i) : id(i) { printf("+%d\n", id); }
    Noisy(const Noisy &o) : id(o.id + 10) { printf("+%d\n", id); }
    virtual ~Noisy() { printf("-%d\n", id); }
};
struct More : Noisy {
    More(int i, int j) : Noisy(i * j) {}
};
int twice(int x) { return 2 * x; }
int main() {
    int a[] = {5, 2, 9, 1, 7};
    std::sort(a, a + 5);
    for (int x : a)
        printf("%d ", x);
    std::sort(a, a + 5, std::greater<int>());
    for (int x : a)
        printf("%d ", x);
    printf("%d %d %d\n", std::min(3, 2), std::max<long>(3, 9L) == 9, std::accumulate(a, a + 5, 0));
    printf("%d %d %d\n", (int)(std::find(a, a + 5, 9) - a), (int)std::count_if(a, a + 5, [](int x) { return x > 4; }),
           std::any_of(a, a + 5, [](int x) { return x == 3; }));
    std::reverse(a, a + 5);
    printf("%d %d\n", std::binary_search(a, a + 5, 7), (int)(std::lower_bound(a, a + 5, 6) - a));
    std::atomic<int> n(5);
    n++;
    n += 3;
    int e = 9;
    bool ok = n.compare_exchange_strong(e, 50);
    printf("%d %d %d\n", n.load(), ok, e);
    std::atomic<unsigned char> c{250};
    c += 10;
    std::atomic_flag f = ATOMIC_FLAG_INIT;
    printf("%d %d\n", (int)c, f.test_and_set());
    std::atomic<int *> p(a);
    p.fetch_add(2);
    printf("%d\n", *p.load());
    {
        auto u = std::make_unique<More>(2, 3);
        std::unique_ptr<Noisy> v = std::move(u);
        printf("%d %d\n", u == nullptr, v->id);
        v.reset(new Noisy(4));
    }
    auto arr = std::make_unique<int[]>(3);
    arr[1] = 4;
    printf("%d %d\n", arr[0], arr[1]);
    {
        std::shared_ptr<Noisy> s = std::make_shared<More>(1, 9);
        std::weak_ptr<Noisy> w(s);
        auto t = s;
        printf("%ld %d\n", s.use_count(), w.expired());
        s.reset();
        t = nullptr;
        printf("%d\n", w.expired());
    }
    Spin spin;
    {
        std::lock_guard<Spin> g(spin);
        std::unique_lock<Spin> l(spin, std::defer_lock);
        printf("%d\n", spin.n);
    }
    { std::scoped_lock g(spin); }
    std::optional<Noisy> o;
    printf("%d\n", o.has_value());
    o.emplace(3);
    std::optional<Noisy> q = o;
    printf("%d %d\n", q->id, (*o).id);
    o = std::nullopt;
    std::optional<int> i = 5;
    printf("%d %d\n", i.value_or(1), std::optional<int>().value_or(8));
    std::function<int(int)> fn = twice;
    printf("%d\n", fn(4));
    int k = 3;
    fn = [k](int x) { return x * k; };
    printf("%d %d\n", fn(4), (bool)fn);
    std::function<int(int)> none;
    printf("%d\n", (bool)none);
    printf("%d\n", std::invoke(twice, 5));
    return 0;
}
