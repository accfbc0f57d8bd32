// Aggregates and lists: members with initialisers, nested braces, arrays of classes, default and value initialisation.
#include <stdio.h>
#include <string.h>

struct Inner {
  int a = 1;
  int b = 2;
};
struct Outer {
  Inner inner;
  int c = 3;
  const char *name = "none";
  Inner list[2];
};
struct Plain {
  int x, y;
  char tag[4];
};
struct Ctor {
  int v;
  Ctor() : v(50) {}
  Ctor(int x) : v(x) {}
  Ctor(int x, int y) : v(x * y) {}
};
struct Mixed {
  Ctor c;
  Plain p;
  Ctor d{4, 5};
};
struct Refs {
  int &r;
  const int &cr;
};
struct Derived : Plain {
  int z;
};
int sum(Plain p) { return p.x + p.y; }
Plain makePlain() { return {7, 8, "ab"}; }
Ctor makeCtor() { return {3, 4}; }
int take(Ctor c) { return c.v; }
int take2(const Ctor &c, Plain p = {1, 1, ""}) { return c.v + p.x; }
int main() {
  Outer o;
  printf("%d %d %d %s %d\n", o.inner.a, o.inner.b, o.c, o.name, o.list[1].b);
  Outer q{{10}, 30};
  printf("%d %d %d %s %d\n", q.inner.a, q.inner.b, q.c, q.name, q.list[0].a);
  Plain p = {1, 2, "xy"};
  Plain z{};
  Plain half = {5};
  printf("%d %d %s %d %d %d\n", p.x, p.y, p.tag, z.x, z.tag[0], half.y);
  Ctor list[4] = {1, {2, 3}, Ctor(9)};
  printf("%d %d %d %d\n", list[0].v, list[1].v, list[2].v, list[3].v);
  Mixed m = {{2, 2}, {3, 4, "t"}};
  printf("%d %d %d\n", m.c.v, m.p.y, m.d.v);
  int i = 5;
  Refs r = {i, 6};
  r.r++;
  printf("%d %d\n", i, r.cr >= 0);
  printf("%d %d %d\n", sum({3, 4, ""}), makePlain().y, makeCtor().v);
  printf("%d %d %d\n", take(6), take({2, 6}), take2(5));
  Plain *ptr = new Plain();
  printf("%d\n", ptr->x);
  p = {9, 8, "q"};
  printf("%d %s\n", p.x, p.tag);
  Ctor c{7};
  c = {2, 9};
  printf("%d\n", c.v);
  int matrix[2][3] = {{1}, {2, 3}};
  printf("%d %d %d\n", matrix[0][1], matrix[1][1], matrix[1][2]);
  Derived d;
  d.x = 1;
  d.z = 2;
  printf("%d\n", sum(d) - d.y + d.z);
  Plain array[3] = {{1, 1}, {2, 2}};
  printf("%d %d\n", array[1].x, array[2].x);
  auto t = Plain{11, 12, "z"};
  printf("%d %d\n", t.y, Ctor(3, 3).v);
  int n = int(3.7) + int{2} + int();
  double dd = double(n) / 2;
  printf("%d %.1f\n", n, dd);
  char text[] = "text";
  wchar_t wide[8] = L"wide";
  printf("%d %d %d\n", (int)sizeof(text), (int)strlen(text), wide[3]);
  return 0;
}
void *operator new(size_t) {
  static char room[128];
  return room;
}
