// Overloaded operators: members and free functions, comparison, assignment, subscript, call, arrow, increment, conversion.
#include <stdio.h>

struct V {
  int x, y;
  V operator+(const V &o) const { return V{x + o.x, y + o.y}; }
  V operator-() const { return V{-x, -y}; }
  V &operator+=(const V &o) {
    x += o.x;
    y += o.y;
    return *this;
  }
  bool operator==(const V &o) const { return x == o.x && y == o.y; }
  bool operator!=(const V &o) const { return !(*this == o); }
  int &operator[](int i) { return i ? y : x; }
  int operator[](int i) const { return i ? y : x; }
  V &operator++() {
    ++x;
    return *this;
  }
  V operator++(int) {
    V old = *this;
    ++*this;
    return old;
  }
  bool operator!() const { return x == 0 && y == 0; }
};
V operator-(const V &a, const V &b) { return a + -b; }
V operator*(const V &a, int k) { return V{a.x * k, a.y * k}; }
V operator*(int k, const V &a) { return a * k; }
bool operator<(const V &a, const V &b) { return a.x < b.x; }
enum class Flags : unsigned { None = 0, A = 1, B = 2, C = 4 };
constexpr Flags operator|(Flags a, Flags b) { return static_cast<Flags>(static_cast<unsigned>(a) | static_cast<unsigned>(b)); }
constexpr bool operator&(Flags a, Flags b) { return (static_cast<unsigned>(a) & static_cast<unsigned>(b)) != 0; }
inline Flags &operator|=(Flags &a, Flags b) { return a = a | b; }
enum Bits { bit0 = 1, bit1 = 2 };
Bits operator|(Bits a, Bits b) { return Bits(int(a) | int(b)); }
struct Adder {
  int base;
  int operator()(int x) const { return base + x; }
  int operator()(int x, int y) { return base = base + x * y; }
};
struct Pointer {
  V *p;
  V *operator->() const { return p; }
  V &operator*() const { return *p; }
  explicit operator bool() const { return p != nullptr; }
  V **operator&() { return &p; }
};
struct Number {
  long long n;
  Number(int x) : n(x) {}
  operator int() const { return (int)n; }
};
Number operator+(Number a, Number b) { return Number((int)(a.n + b.n) * 10); }
namespace lib {
struct Str {
  char text[32];
};
Str &operator<<(Str &s, int n) {
  sprintf(s.text, "<%d>", n);
  return s;
}
int length(const Str &s) {
  int n = 0;
  while (s.text[n]) n++;
  return n;
}
}
struct Handle {
  int h = -1;
  operator int() const { return h; }
  int *out() { return &h; }
};
int take(int x) { return x * 2; }
int main() {
  V a{1, 2}, b{3, 4};
  V c = a + b;
  printf("%d %d\n", c.x, c.y);
  c = b - a;
  printf("%d %d\n", c.x, c.y);
  c += V{10, 20};
  (c += a) += b;
  printf("%d %d %d %d\n", c.x, c.y, c == a, c != a);
  c = 2 * (a * 3);
  printf("%d %d %d\n", c.x, c.y, a < b);
  c[0] = 50;
  c[1]++;
  const V k = c;
  printf("%d %d %d\n", k[0], k[1], !k);
  V d = c++;
  ++c;
  printf("%d %d %d\n", d.x, c.x, !V{0, 0});
  Flags f = Flags::A | Flags::C;
  f |= Flags::B;
  printf("%d %d %u\n", f & Flags::B, f & Flags::None, static_cast<unsigned>(f));
  Bits bits = bit0 | bit1;
  printf("%d\n", bits);
  Adder add{100};
  printf("%d ", add(1));
  printf("%d ", add(2, 3));
  printf("%d\n", add.base);
  Pointer p{&a};
  printf("%d %d\n", p->x, (*p).y);
  p->x = 9;
  if (p) printf("set %d\n", a.x);
  *&p = &b;
  printf("%d %d\n", p->x, p ? 1 : 0);
  Number n(4), m = 5;
  printf("%d %d\n", (int)(n + m).n, n * 3);
  lib::Str s;
  s << 42;
  printf("%s %d\n", s.text, length(s));
  Handle h;
  *h.out() = 7;
  printf("%d %d %d\n", take(h), h + 1, h == 7);
  switch (h) {
  case 7:
    printf("seven\n");
  }
  int list[10] = {0};
  list[h] = 3;
  printf("%d\n", list[7]);
  return 0;
}
