// Copy and move: implicit and user-defined, member by member; assignment; what is returned and passed by value.
#include <stdio.h>

struct Log {
  int v;
  Log(int x = 0) : v(x) {}
  Log(const Log &o) : v(o.v) { printf("copy%d ", v); }
  Log(Log &&o) : v(o.v) {
    o.v = -1;
    printf("move%d ", v);
  }
  Log &operator=(const Log &o) {
    v = o.v;
    printf("assign%d ", v);
    return *this;
  }
  Log &operator=(Log &&o) {
    v = o.v;
    o.v = -2;
    printf("take%d ", v);
    return *this;
  }
  ~Log() {}
};
template <typename T> T &&moved(T &x) { return static_cast<T &&>(x); }
struct Two {
  Log a, b;
  int plain;
  Log list[2];
};
struct Plain {
  int x;
  char name[8];
  double d;
};
struct Derived : Log {
  int extra = 3;
  Derived(int v) : Log(v) {}
};
Plain plainOf(int x) {
  Plain p = {x, "name", x * 1.5};
  return p;
}
Plain change(Plain p) {
  p.x++;
  p.name[0] = 'N';
  return p;
}
Log pass(Log l) { return l.v > 10 ? Log(l) : Log(l.v + 1); }
int main() {
  Log a(1);
  Log b = a;
  Log c(moved(a));
  printf("| %d %d %d\n", a.v, b.v, c.v);
  b = c;
  b = Log(9);
  printf("| %d\n", b.v);
  Two t;
  t.a.v = 1;
  t.b.v = 2;
  t.plain = 5;
  t.list[1].v = 4;
  Two u = t;
  printf("| %d %d %d %d\n", u.a.v, u.b.v, u.plain, u.list[1].v);
  u = t;
  printf("|\n");
  Two w = moved(t);
  printf("| %d %d\n", t.a.v, w.list[1].v);
  Plain p = plainOf(2);
  Plain q = change(p);
  p = q;
  printf("%d %s %.1f %d\n", q.x, q.name, q.d, p.x);
  Derived d(7);
  Derived e = d;
  d.extra = 8;
  e = d;
  printf("| %d %d\n", e.v, e.extra);
  Log &base = e;
  Log sliced = e;
  printf("| %d %d\n", base.v, sliced.v);
  printf("%d\n", pass(20).v);
  printf("%d\n", pass(3).v);
  Log x(5);
  Log y(6);
  x = y = b;
  printf("| %d %d\n", x.v, y.v);
  Plain arr[2] = {plainOf(1), plainOf(4)};
  Plain *pp = arr;
  printf("%d %.1f\n", pp[1].x, (*pp).d);
  return 0;
}
