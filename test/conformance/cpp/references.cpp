// References: to objects, members, elements, functions, arrays and temporaries; const and rvalue references.
#include <stdio.h>

void bump(int &x) { x += 1; }
void swap(int &a, int &b) {
  int t = a;
  a = b;
  b = t;
}
int &larger(int &a, int &b) { return a > b ? a : b; }
const int &firstOf(const int *list) { return list[0]; }
int byConst(const int &x) { return x * 2; }
const char *kind(int &) { return "lvalue"; }
const char *kind(int &&) { return "rvalue"; }
const char *ckind(const int &) { return "const"; }
struct Node {
  int value;
  Node *next;
  int &ref() { return value; }
};
struct Holder {
  int &target;
  const int limit;
  Holder(int &t, int l) : target(t), limit(l) {}
  void add(int n) { target += n; }
};
int total(int (&list)[4]) {
  int sum = 0;
  for (int x : list) sum += x;
  return sum;
}
int twice(int x) { return 2 * x; }
void forward(int &&x) {
  printf("%s %d\n", kind(x), x);
  x = 0;
}
void replace(const char *&text) { text = "replaced"; }
int main() {
  int a = 1, b = 5;
  int &r = a;
  r = 10;
  bump(r);
  bump(b);
  printf("%d %d %d\n", a, b, &r == &a);
  swap(a, b);
  printf("%d %d\n", a, b);
  larger(a, b) = 100;
  printf("%d %d\n", a, b);
  ++larger(a, b);
  larger(a, b)++;
  larger(a, b) += 5;
  printf("%d %d\n", a, b);
  const int &c = 42;
  const double &widened = a;
  printf("%d %.1f %d\n", c, widened, byConst(7));
  printf("%s %s %s %s\n", kind(a), kind(3), kind(a + 0), ckind(3));
  printf("%s\n", kind(static_cast<int &&>(a)));
  Node n = {3, nullptr};
  Node &m = n;
  m.value++;
  m.ref() += 10;
  Node *p = &m;
  p->ref()++;
  printf("%d %d\n", n.value, (int)sizeof(m));
  int list[4] = {1, 2, 3, 4};
  int &third = list[2];
  third = 30;
  printf("%d %d\n", total(list), firstOf(list));
  Holder h(a, 3);
  h.add(h.limit);
  printf("%d\n", a);
  int (&fn)(int) = twice;
  printf("%d\n", fn(21));
  int &&moved = 5 + 6;
  moved++;
  printf("%d\n", moved);
  forward(8);
  const char *text = "old";
  replace(text);
  printf("%s\n", text);
  int *pointer = &a;
  int *&alias = pointer;
  alias = &b;
  *pointer = 77;
  printf("%d %d\n", b, (a = 3) += 4);
  int i = 0;
  int &j = ++i;
  j = 50;
  printf("%d\n", i);
  (i > 3 ? a : b) = 1;
  printf("%d %d\n", a, b);
  return 0;
}
