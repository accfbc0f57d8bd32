// Casts: functional, static, reinterpret, const, to references and bases; what converts by itself.
#include <stdio.h>

struct A {
  int a = 1;
};
struct B : A {
  int b = 2;
};
struct C : B {
  virtual int v() { return c; }
  int c = 3;
};
enum E { e0, e1, e2 };
enum class S : unsigned char { s0, s1 = 200 };
int main() {
  double d = 3.99;
  int i = static_cast<int>(d);
  long long l = static_cast<long long>(1) << 40;
  printf("%d %lld %d\n", i, l, int(l >> 38));
  unsigned char bytes[4] = {1, 2, 3, 4};
  unsigned u = *reinterpret_cast<unsigned *>(bytes);
  printf("%x\n", u);
  const int c = 5;
  const int *pc = &i;
  *const_cast<int *>(pc) = 9;
  printf("%d %d\n", i, c);
  B b;
  A *pa = &b;
  B *pb = static_cast<B *>(pa);
  A &ra = b;
  printf("%d %d %d\n", pb->b, static_cast<B &>(ra).b, ra.a);
  C cc;
  B *pbc = &cc;
  A *pac = &cc;
  printf("%d %d %d\n", pbc->b, pac->a, static_cast<C *>(pac)->v());
  void *raw = &cc;
  printf("%d\n", static_cast<C *>(raw)->c);
  unsigned long long address = reinterpret_cast<unsigned long long>(&i);
  printf("%d\n", *reinterpret_cast<int *>(address));
  E e = static_cast<E>(2);
  int fromEnum = e + 1;
  S s = static_cast<S>(200);
  printf("%d %d %d\n", fromEnum, s == S::s1, static_cast<int>(s));
  bool t = static_cast<bool>(256), f = bool(0.0);
  printf("%d %d %d\n", t, f, !i);
  char ch = char(300);
  unsigned short us = (unsigned short)-1;
  signed char sc = -1;
  printf("%d %d %d %d\n", ch, us, sc < 0u ? 1 : 0, -1 < (int)sizeof(int));
  float fl = float(1) / 3;
  printf("%.4f %d\n", fl, int(-2.5));
  int &&r = static_cast<int &&>(i);
  r = 11;
  printf("%d\n", i);
  int (*fn)() = reinterpret_cast<int (*)()>(main);
  printf("%d\n", fn == main);
  int x = 7, y = 2;
  printf("%.1f %d %d\n", double(x) / y, x / y, (x, y));
  A *null = nullptr;
  printf("%d %d\n", null == 0, static_cast<B *>(null) == nullptr);
  int matrix[2][2] = {{1, 2}, {3, 4}};
  int *flat = reinterpret_cast<int *>(matrix);
  int *flat2 = &matrix[0][0];
  printf("%d %d\n", flat[3], flat2[2]);
  return 0;
}
