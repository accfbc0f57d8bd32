// Overloading: exact matches, promotions, conversions, pointers, references, const, default arguments.
#include <stdio.h>

const char *f(int) { return "int"; }
const char *f(unsigned) { return "unsigned"; }
const char *f(long long) { return "long long"; }
const char *f(double) { return "double"; }
const char *f(char) { return "char"; }
const char *f(bool) { return "bool"; }
const char *f(const char *) { return "const char *"; }
const char *f(void *) { return "void *"; }
const char *g(int) { return "int"; }
const char *g(double) { return "double"; }
const char *h(const int *) { return "const int *"; }
const char *h(int *) { return "int *"; }
const char *k(...) { return "..."; }
const char *k(int) { return "int"; }
enum Plain { one = 1 };
enum class Scoped { one = 1 };
const char *e(int) { return "int"; }
const char *e(Scoped) { return "Scoped"; }
struct Base {};
struct Derived : Base {};
struct Last : Derived {};
const char *b(Base *) { return "Base *"; }
const char *b(Derived *) { return "Derived *"; }
const char *b(void *) { return "void *"; }
const char *c(const Base &) { return "Base"; }
const char *c(const Derived &) { return "Derived"; }
const char *two(int, double) { return "int, double"; }
const char *two(double, int) { return "double, int"; }
const char *two(int, int) { return "int, int"; }
int sum(int a, int b = 10, int c = 100) { return a + b + c; }
int area(int w, int h);
int area(int w, int h = 3);
int area(int w, int h) { return w * h; }
struct S {
  const char *m() { return "m"; }
  const char *m() const { return "m const"; }
  const char *m(int) const { return "m(int)"; }
  static const char *m(const char *) { return "static"; }
};
static int ofText(char *text) { return text[0]; }
static int ofText(long n) { return (int)n; }
template <class T> static int withText(T n, char *text) { return n + text[0]; }

int main() {
  // Microsoft's compiler takes literals so, and g++ under -w.
  printf("%d %d\n", ofText("A"), withText(1, "A"));
  char ch = 'a';
  short sh = 1;
  unsigned char uc = 2;
  float fl = 1;
  int i = 0;
  const int ci = 0;
  printf("%s %s %s %s\n", f(1), f(1u), f(1LL), f(1.0));
  printf("%s %s %s %s\n", f('x'), f(ch), f(sh), f(uc));
  printf("%s %s %s %s\n", f(fl), f(true), f(i == 0), f("text"));
  printf("%s %s %s\n", f(&i), f(one), f(!i));
  printf("%s %s %s\n", g(ch), g(fl), g(sh));
  printf("%s %s\n", h(&i), h(&ci));
  printf("%s %s\n", k(1), k("x"));
  printf("%s %s %s\n", e(one), e(Scoped::one), e('a'));
  Derived d;
  Last l;
  Base base;
  printf("%s %s %s %s\n", b(&base), b(&d), b(&l), b(&i));
  printf("%s %s %s\n", c(base), c(d), c(l));
  printf("%s %s %s\n", two(1, 2.0), two(1.0, 2), two(1, 2));
  printf("%d %d %d\n", sum(1), sum(1, 2), sum(1, 2, 3));
  printf("%d %d\n", area(5), area(5, 5));
  S s;
  const S cs{};
  printf("%s %s %s %s\n", s.m(), cs.m(), cs.m(1), s.m("x"));
  const char *(*pf)(double) = f;
  const char *(*pi)(int) = &f;
  printf("%s %s\n", pf(1), pi(1));
  return 0;
}
