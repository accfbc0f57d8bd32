// What is destroyed when, over every statement that leaves: guards from a template, chained temporaries, members and arrays.
#include <stdio.h>
struct L { int n; void Acquire() { n++; printf("A%d ", n); } void Release() { printf("R%d ", n); n--; } };
template <class T> struct G { T &t; G(T &x) : t(x) { t.Acquire(); } ~G() { t.Release(); } };
L l;
int f(int k) {
  G<L> g(l);
  for (int i = 0; i < 3; i++) {
    G<L> h(l);
    switch (k) { case 0: continue; case 1: break; case 2: goto done; case 3: return i; default: { G<L> z(l); if (i == 1) return 9; } }
    if (i == 1) break;
  }
  return 5;
done:
  printf("done ");
  return 7;
}
struct Chain { int v; Chain(int x) : v(x) { printf("c%d ", v); } Chain(const Chain &o) : v(o.v * 10) { printf("k%d ", v); } ~Chain() { printf("d%d ", v); } Chain &add(int x) { v += x; return *this; } Chain copy() const { return *this; } };
Chain mk(int x) { Chain c(x); c.add(1); return c.copy(); }
int sum(Chain a, Chain b) { return a.v + b.v; }
bool t(int x) { Chain c(x); return c.v > 2; }
struct D0 { Chain a{1}; Chain arr[2] = {2, 3}; D0() { printf("D0 "); } ~D0() { printf("~D0 "); } };
struct D1 : D0 { Chain b; D1(int x) : b(x) { if (x == 5) return; printf("D1 "); } };
int main() {
  for (int k = 0; k < 5; k++) printf("= %d\n", f(k));
  { Chain c = mk(3).add(4); printf("%d ", c.v); } printf("\n");
  { Chain one(1); int s = sum(one, one); printf("%d ", s); } printf("\n");
  printf("%d\n", t(1) || t(2) || t(3)); printf("%d\n", t(3) && !t(1) ? 1 : 2);
  { D1 d(5); } printf("\n"); { D1 e(6); D1 g = e; printf("copied "); } printf("\n");
  for (Chain c(0); c.v < 3; c.add(1)) { Chain in(c.v + 50); if (c.v == 1) continue; } printf("\n");
  do { Chain c(9); if (c.v) break; } while (t(1)); printf("\n");
  Chain *p = nullptr; const Chain &r = p ? *p : Chain(4); printf("%d\n", r.v);
  int x = ({ Chain q(6); q.v; }); printf("%d\n", x);
  return 0;
}
