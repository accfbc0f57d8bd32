// Conversions by constructors and by functions; explicit ones; arguments, returns and conditions.
#include <stdio.h>

class Status {
  int code;

public:
  Status(int c = 0) : code(c) {}
  bool ok() const { return code >= 0; }
  operator int() const { return code; }
  bool operator!() const { return code < 0; }
};
struct Text {
  const char *s;
  int n;
  Text(const char *t) : s(t), n(0) {
    while (s[n]) n++;
  }
  Text(const char *t, int length) : s(t), n(length) {}
};
struct Exact {
  int v;
  explicit Exact(int x) : v(x) {}
  explicit operator bool() const { return v != 0; }
};
struct Meters {
  double m;
  Meters(double x) : m(x) {}
};
struct Feet {
  double f;
  operator Meters() const { return Meters(f * 0.3048); }
};
struct Smart {
  int *p;
  Smart(int *q) : p(q) {}
  operator int *() const { return p; }
};
Status run(int n) {
  if (n > 2) return -n;
  return n;
}
int lengthOf(Text t) { return t.n; }
int lengthOf2(const Text &t) { return t.n * 2; }
double inMeters(Meters m) { return m.m; }
int readIt(int *p) { return *p; }
const char *which(Status) { return "Status"; }
const char *which(const Text &) { return "Text"; }
const char *which(double) { return "double"; }
int main() {
  Status s = run(1), t = run(5);
  printf("%d %d %d %d\n", s.ok(), t.ok(), !t, t < 0);
  if (run(3)) printf("non-zero\n");
  while (s) {
    printf("s %d\n", (int)s);
    s = 0;
  }
  printf("%d %d %d\n", lengthOf("four"), lengthOf2("abc"), lengthOf({"abcdef", 2}));
  Exact e(5);
  if (e) printf("e\n");
  bool both = e && Exact(0).v == 0;
  printf("%d %d\n", both, e ? 1 : 2);
  printf("%.3f %.1f\n", inMeters(Feet{10}), inMeters(2));
  int value = 3;
  Smart p(&value);
  *p = 4;
  p[0]++;
  printf("%d %d %d\n", readIt(p), *p, p != nullptr);
  printf("%s %s %s\n", which("x"), which(1.5), which(Status(1)));
  int sum = s + t + 10;
  sum += t;
  sum -= s;
  sum *= Status(2);
  printf("%d\n", sum);
  Status list[3] = {1, run(4)};
  printf("%d %d %d\n", (int)list[0], (int)list[1], (int)list[2]);
  switch (t) {
  case -5:
    printf("minus five\n");
    break;
  default:
    printf("other\n");
  }
  return run(2) - 2;
}
