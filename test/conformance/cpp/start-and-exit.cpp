// [basic.start]: objects with static storage are made before main, in the order of their definitions, and destroyed after it, last first.
#include <stdio.h>
#include <stdlib.h>

struct Noisy {
  const char *name;
  int value;
  Noisy(const char *n, int v) : name(n), value(v) { printf("+%s(%d) ", name, value); }
  ~Noisy() { printf("-%s(%d) ", name, value); }
};
static int counter = 5;
static int next() { return ++counter; }

int first = next();
Noisy a("a", next());
static Noisy b("b", a.value + first);
namespace inner {
int here = next();
Noisy c("c", here);
}
struct Holder {
  static Noisy member;
  static const int size;
};
const int Holder::size = next();
Noisy Holder::member("member", size);
template <class T> struct Registered {
  static int number;
  static T made;
};
template <class T> int Registered<T>::number = next() * 100;
template <class T> T Registered<T>::made;
inline int shared = next();
int table[3] = {next(), next(), 7};
Noisy pair[2] = {Noisy("p0", 0), Noisy("p1", 1)};
int &alias = table[1];
const int copied = alias * 2;
int (*picked)() = counter > 3 ? next : nullptr;
double ratio = next() / 4.0;
struct Silent {
  int n = 3;
  ~Silent() { printf("silent(%d) ", n); }
} silent;
auto guessed = next() + 1L;

Noisy &lazily() {
  static Noisy once("once", next());
  return once;
}
template <class T> T &single(T v) {
  static T kept = v;
  static Noisy mark("mark", (int)v);
  return kept;
}
struct Base {
  virtual int id() { return 1; }
  virtual ~Base() {}
};
struct Derived : Base {
  int n;
  Derived() : n(next()) {}
  int id() override { return n; }
  ~Derived() { printf("derived(%d) ", n); }
} derived;
Base *pointer = &derived;

struct Last {
  int n;
  ~Last() { printf("last(%d) ", n); }
} last;
int count() {
  static Last kept;
  return ++kept.n;
}

static void registered() { printf("registered "); }

int main() {
  printf("\nmain %d %d %d %d\n", first, inner::here, Holder::size, Registered<int>::number);
  printf("%d %d %d %d %d\n", shared, table[0], alias, copied, picked != nullptr);
  printf("%g %d %d\n", ratio, (int)guessed, pointer->id());
  lazily();
  lazily().value = 77;
  printf("%d ", single(4));
  printf("%d\n", single(9));
  printf("%d %d\n", Registered<Silent>::made.n, Registered<Silent>::number > 0);
  count();
  printf("%d\n", count());
  int *row = new int[3]{1, 2, 3};
  Noisy *one = new Noisy("new", row[2]);
  Noisy *two = new Noisy[2]{Noisy("n0", 0), Noisy("n1", 1)};
  delete[] two;
  delete one;
  delete[] row;
  atexit(registered);
  silent.n = 4;
  return 3;
}
