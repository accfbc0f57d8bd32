// Templates that hold and call each other: maps, counted references, scope guards, trees, argument-dependent lookup.
#include <stdio.h>

template <typename A, typename B> struct Same { static const bool value = false; };
template <typename T, int N> struct Array { T d[N]; T &at(int i) { return d[i]; } static constexpr int size() { return N; } T *begin() { return d; } T *end() { return d + N; } };
template <typename K, typename V> class Map { struct Slot { K k; V v; bool used; }; Slot slots[8] = {}; public: V *find(const K &k) { for (auto &s : slots) if (s.used && s.k == k) return &s.v; return nullptr; } bool put(const K &k, const V &v) { for (auto &s : slots) if (!s.used) { s = Slot{k, v, true}; return true; } return false; } };
template <typename T> class RefPtr { T *p; public: RefPtr(T *q = nullptr) : p(q) { if (p) p->AddRef(); } RefPtr(const RefPtr &o) : RefPtr(o.p) {} template <typename U> RefPtr(const RefPtr<U> &o) : RefPtr(o.get()) {} ~RefPtr() { if (p) p->Release(); } RefPtr &operator=(const RefPtr &o) { RefPtr t(o); swap(t); return *this; } void swap(RefPtr &o) { T *t = p; p = o.p; o.p = t; } T *get() const { return p; } T *operator->() const { return p; } explicit operator bool() const { return p != nullptr; } };
struct Obj { int refs = 0; int id; Obj(int i) : id(i) {} void AddRef() { refs++; } void Release() { if (--refs == 0) printf("gone %d ", id); } virtual int kind() { return 1; } };
struct Sub : Obj { Sub(int i) : Obj(i) {} int kind() override { return 2; } };
template <typename F> class Scope { F f; bool on = true; public: explicit Scope(F g) : f(g) {} ~Scope() { if (on) f(); } void dismiss() { on = false; } };
struct Say { const char *s; void operator()() const { printf("%s ", s); } };
template <typename T> void print(T *b, T *e) { for (; b < e; b++) printf("%d ", (int)*b); }
template <typename T> T power(T b, unsigned n) { return n == 0 ? T(1) : b * power(b, n - 1); }
template <typename T, typename U = int> U cast(T t) { return static_cast<U>(t); }
template <class T> struct Tree { T v; Tree *l = nullptr, *r = nullptr; explicit Tree(const T &x) : v(x) {} template <class Fn> void walk(Fn &fn) const { if (l) l->walk(fn); fn(v); if (r) r->walk(fn); } };
struct Acc { int n = 0; void operator()(int x) { n = n * 10 + x; } };
namespace ns { template <typename T> T half(T x) { return x / 2; } struct P { int v; }; P operator+(P a, P b) { return P{a.v + b.v}; } template <typename T> T add3(T a, T b, T c) { return a + b + c; } }
// A template as a friend, with all of its instances.
template <class T, class Lock> class Chain;
class Link {
 public:
  explicit Link(int v) : value(v) {}

 private:
  int hidden() const { return value * 2; }
  template <class T, class Lock> friend class Chain;
  template <class T> friend int reveal(const T &);
  int value;
};
struct NoLock {};
template <class T, class Lock> class Chain : private Lock {
 public:
  int first(const T *link) { return link->hidden(); }
};
template <class T> int reveal(const T &link) { return link.value; }

int main() {
  Link link(21);
  Chain<Link, NoLock> chain;
  printf("%d %d\n", chain.first(&link), reveal(link));
  Array<int, 4> a = {{4, 3, 2, 1}}; a.at(1) = 9; print(a.begin(), a.end()); printf("%d\n", Array<char, 7>::size());
  Map<int, const char *> m; m.put(3, "three"); m.put(4, "four"); printf("%s %d\n", *m.find(4), m.find(5) == nullptr);
  { RefPtr<Obj> p(new Sub(1)); RefPtr<Obj> q = p; RefPtr<Sub> s(new Sub(2)); q = RefPtr<Obj>(s); printf("%d %d ", p->refs, q->kind()); if (p) q = p; }
  printf("\n");
  { Scope<Say> s(Say{"bye"}); Scope<Say> t(Say{"never"}); t.dismiss(); printf("hi "); }
  printf("\n%d %.1f\n", power(3, 4u), power(1.5, 2));
  printf("%d %.1f\n", cast(3.7), cast<int, double>(2));
  Tree<int> r(2), l(1), x(3); r.l = &l; r.r = &x; Acc acc; r.walk(acc); printf("%d\n", acc.n);
  printf("%d %d\n", ns::half(9), ns::add3(ns::P{1}, ns::P{2}, ns::P{3}).v);
  printf("%d\n", Same<int, char>::value);
  return 0;
}
void *operator new(decltype(sizeof(0)) n) { static char pool[4096]; static unsigned at; char *p = pool + at; at += (unsigned)((n + 15) & ~15ull); return p; }
void operator delete(void *) noexcept {} void operator delete(void *, decltype(sizeof(0))) noexcept {}
