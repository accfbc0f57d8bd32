// constexpr, const as constants, static_assert, enumerations with underlying types, sizes in bounds and cases.
#include <stdio.h>

const int size = 4;
constexpr unsigned long long big = 1ull << 40;
constexpr int square(int x) { return x * x; }
constexpr int factorial(int n) { return n <= 1 ? 1 : n * factorial(n - 1); }
constexpr int sumTo(int n) {
  int s = 0;
  for (int i = 1; i <= n; i++) s += i;
  return s;
}
constexpr unsigned tag(char a, char b, char c, char d) {
  return (unsigned)a | (unsigned)b << 8 | (unsigned)c << 16 | (unsigned)d << 24;
}
enum Small : unsigned char { low = 1, high = 255 };
enum class Level : short { Off = -1, On = 1, Max = On * 100 };
enum Plain { zero, one, two, many = square(3) };
struct Config {
  static const int width = 16;
  static constexpr int height = width * 2;
  enum { depth = 3 };
  int cells[width];
  static int counter;
  static const char *const names[];
};
int Config::counter = Config::height + 1;
const char *const Config::names[] = {"zero", "one"};
inline int shared = 11;
static const char *const table[] = {"a", "b", "c"};
int grid[size][square(3)];
static_assert(sizeof(grid) == 4 * 9 * sizeof(int), "grid");
static_assert(factorial(5) == 120, "factorial");
static_assert(sumTo(10) == 55, "loop");
static_assert(sizeof(Small) == 1 && sizeof(Level) == 2 && sizeof(Plain) == 4);
static_assert(tag('a', 'b', 'c', 'd') == 'dcba' || true, "tag");
struct Point {
  int x, y;
  constexpr Point(int a, int b) : x(a), y(b) {}
  constexpr int sum() const { return x + y; }
};
constexpr Point origin(1, 2);
const Point list[] = {Point(3, 4), Point(5, 6)};
int classify(int n) {
  switch (n) {
  case size:
    return 1;
  case square(5):
    return 2;
  case Config::height:
    return 3;
  case Config::depth:
    return 4;
  case (int)Level::Max:
    return 5;
  default:
    return 0;
  }
}
int main() {
  constexpr int local = square(4) + 1;
  char room[local];
  const int half = local / 2;
  char other[half];
  printf("%d %d %llu\n", (int)sizeof(room), (int)sizeof(other), big);
  printf("%d %d %d %d %d %d\n", classify(4), classify(25), classify(32), classify(3), classify(100), classify(7));
  printf("%d %d %d\n", many, (int)Level::Max, high);
  printf("%d %d %d %s\n", Config::width, Config::height, Config::counter, Config::names[1]);
  printf("%d %s %x\n", shared, table[2], tag('T', 'e', 's', 't'));
  printf("%d %d %d\n", origin.sum(), list[1].y, (int)sizeof(Config));
  const int *address = &size;
  printf("%d\n", *address);
  Small s = static_cast<Small>(7);
  s = high;
  int promoted = s + one;
  printf("%d %d\n", promoted, Level::On == Level::On);
  Level l{Level::Off};
  printf("%d\n", l < Level::Max ? 1 : 0);
  unsigned char narrow = Small(3);
  printf("%d\n", narrow);
  return 0;
}
