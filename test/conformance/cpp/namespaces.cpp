// Namespaces: nested, unnamed, reopened, aliases, using declarations and directives, qualified names.
#include <stdio.h>

int value = 1;
namespace outer {
int value = 2;
int own() { return value; }
namespace inner {
int value = 3;
int own() { return value + outer::value * 10 + ::value * 100; }
struct Point {
  int x, y;
};
enum Kind { first = 7, second };
typedef unsigned short Word;
}
}
namespace outer {
int again() { return own() + inner::own(); }
int declaredHere();
}
int outer::declaredHere() { return value * 1000; }
namespace a::b::c {
int deep = 42;
}
namespace {
int hidden = 5;
int reveal() { return hidden++; }
}
namespace abbreviation = outer::inner;
inline namespace v1 {
int versioned() { return 11; }
}
namespace used {
int fromUsed = 8;
int call(int x) { return x + 1; }
}
using outer::again;
using namespace used;

int main() {
  printf("%d %d %d\n", value, outer::value, outer::inner::value);
  printf("%d %d\n", outer::own(), outer::inner::own());
  printf("%d %d\n", again(), outer::declaredHere());
  printf("%d %d\n", a::b::c::deep, abbreviation::own());
  printf("%d ", reveal());
  int again2 = reveal();
  printf("%d %d\n", again2, hidden);
  printf("%d %d %d\n", fromUsed, call(2), versioned());
  outer::inner::Point p = {3, 4};
  using outer::inner::Word;
  Word w = 65535;
  w++;
  printf("%d %d %d %d\n", p.x, p.y, w, outer::inner::second);
  {
    using namespace outer::inner;
    Point q = {5, 6};
    printf("%d %d\n", q.x, first);
  }
  int value = 9;
  printf("%d %d\n", value, ::value);
  return 0;
}
