// Functions: default arguments, pointers and references to them, C linkage, inline, variadic, recursion, local declarations.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

extern "C" {
int c_add(int a, int b) { return a + b; }
typedef int (*c_binary)(int, int);
static int c_apply(c_binary f, int a, int b) { return f(a, b); }
}
extern "C" int c_single;
int c_single = 6;
static int counter = 0;
int tick() { return ++counter; }
int withDefault(int a, int b = tick() * 10, const char *s = "def") { return a + b + s[0]; }
inline int inlined(int x) { return x * x; }
namespace n {
int named(int x = 4) { return x; }
}
auto trailing(int x) -> long long { return x * 10000000000LL; }
int sumAll(int count, ...) {
  va_list args;
  va_start(args, count);
  int sum = 0;
  while (count--) sum += va_arg(args, int);
  va_end(args);
  return sum;
}
int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
bool isEven(int);
bool isOdd(int n) { return n == 0 ? false : isEven(n - 1); }
bool isEven(int n) { return n == 0 ? true : isOdd(n - 1); }
typedef int Operation(int);
Operation twice, *table[2] = {inlined, twice};
int twice(int x) { return 2 * x; }
int (*choose(bool square))(int) { return square ? inlined : twice; }
using Compare = int (*)(const void *, const void *);
int ascending(const void *a, const void *b) { return *static_cast<const int *>(a) - *static_cast<const int *>(b); }
void fill(int (&list)[4], int from) {
  for (int &x : list) x = from--;
}
struct Big {
  int list[10];
};
Big makeBig(int n) {
  Big b = {};
  b.list[9] = n;
  return b;
}
int lastOf(Big b) { return b.list[9]; }
void unnamed(int, int = 3) {}
int main() {
  printf("%d %d %d\n", c_add(1, 2), c_apply(c_add, 3, 4), c_single);
  int a = withDefault(1), b = withDefault(1, 2), c = withDefault(1, 2, "z"), d = withDefault(1);
  printf("%d %d %d %d\n", a, b, c, d);
  printf("%d %d %lld\n", n::named(), n::named(7), trailing(2));
  printf("%d %d %d\n", sumAll(3, 10, 20, 30), fibonacci(15), isEven(10));
  printf("%d %d %d\n", table[0](5), table[1](5), choose(false)(9));
  int list[4];
  fill(list, 9);
  Compare compare = ascending;
  qsort(list, 4, sizeof(int), compare);
  printf("%d %d\n", list[0], list[3]);
  printf("%d\n", lastOf(makeBig(77)));
  int local(int);
  printf("%d\n", local(3));
  unnamed(1);
  printf("%s\n", __func__);
  return 0;
}
int local(int x) { return x + 100; }
