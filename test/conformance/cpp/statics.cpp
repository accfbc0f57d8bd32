// Static locals: constant and at first pass; static members; functions that share names across scopes.
#include <stdio.h>

struct Counter {
  int n;
  Counter(int start) : n(start) { printf("Counter(%d) ", start); }
  int next() { return n++; }
};
int fresh() {
  static int calls = 10;
  return calls++;
}
int lazily(int seed) {
  static Counter c(seed);
  static int doubled = seed * 2;
  return c.next() + doubled;
}
int inLoop() {
  int sum = 0;
  for (int i = 0; i < 3; i++) {
    static int total = 100;
    total += i;
    sum += total;
  }
  return sum;
}
// The bound that a declaration gave holds where the definition has none.
struct Shadow {
  static int registers[6];
};
int Shadow::registers[] = {1, 2, 3};
extern int row[5];
int row[] = {7};
class Registry {
  static int entries;
  static Registry *head;
  Registry *next;
  int id;

public:
  Registry(int i) : next(head), id(i) {
    head = this;
    entries++;
  }
  static int count() { return entries; }
  static int walk() {
    int all = 0;
    for (Registry *r = head; r; r = r->next) all = all * 10 + r->id;
    return all;
  }
};
int Registry::entries;
Registry *Registry::head = nullptr;
static int hidden() { return 1; }
namespace other {
static int hidden() { return 2; }
static int value = 3;
}
struct Zero {
  int a, b;
};
Zero zeroed;
Zero filled = {1, 2};
int numbers[] = {1, 2, 3};
int *pointer = &numbers[1];
int (*function)() = hidden;
const char *const text = "text";
int main() {
  int a = fresh();
  int b = fresh();
  printf("%d %d\n", a, b);
  int c = lazily(5);
  int d = lazily(50);
  printf("%d %d\n", c, d);
  int e = inLoop();
  int f = inLoop();
  printf("%d %d\n", e, f);
  Registry x(1), y(2), z(3);
  printf("%d %d\n", Registry::count(), Registry::walk());
  printf("%d %d %d\n", hidden(), other::hidden(), other::value);
  printf("%d %d %d %d %s\n", zeroed.b, filled.b, *pointer, function(), text);
  printf("%d %d %d %d\n", (int)(sizeof Shadow::registers / sizeof(int)), Shadow::registers[5], (int)(sizeof row / sizeof(int)), row[4]);
  return 0;
}
