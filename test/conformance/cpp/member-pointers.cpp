// Pointers to member functions, and functions as template arguments: guards that are told which members lock and unlock.
#include <stdio.h>

struct Lock {
  int depth = 0;
  void acquire() { printf("acquire %d\n", ++depth); }
  void release() { printf("release %d\n", depth--); }
  void shared(int how) { printf("shared %d\n", how); }
};
template <typename T, void (T::*enter)(), void (T::*leave)()> class Locked {
public:
  Locked(T &lock) : held(lock) { (held.*enter)(); }
  ~Locked() { (held.*leave)(); }

private:
  T &held;
};
template <typename T> using Plain = Locked<T, &T::acquire, &T::release>;
template <void (Lock::*how)(int)> struct Fixed {
  Lock &lock;
  Fixed(Lock &l, int n) : lock(l) { (lock.*how)(n); }
};

struct Shape {
  int scale;
  Shape(int n) : scale(n) {}
  virtual int area(int a) const { return a * scale; }
  int twice(int a) { return area(a) * 2; }
  static int none(int a) { return a; }
  typedef int (Shape::*Measure)(int) const;
  int measure(Measure m, int a) const { return (this->*m)(a); }
};
struct Square : Shape {
  Square(int n) : Shape(n) {}
  int area(int a) const override { return a * a * scale; }
  int side(int a) const { return a; }
};
struct Named {
  const char *name = "named";
  virtual const char *text(int n) { return name + n; }
  int length() { return 5; }
};
struct Both : Shape, Named {
  Both() : Shape(3) {}
  const char *text(int n) override { return n == 0 ? "both" : Named::text(n); }
};
struct Big {
  long long v[3];
};
struct Maker {
  long long base = 10;
  Big make(Big b, int n) { return {{b.v[0] + base, b.v[1], n}}; }
};

static int add(int a, int b) { return a + b; }
static int subtract(int a, int b) { return a - b; }
template <int (*operation)(int, int)> int apply(int a, int b) { return operation(a, b); }
template <class T, T (*operation)(T, T), T start> struct Fold {
  static T run(const T *list, int n) {
    T value = start;
    for (int i = 0; i < n; i++) value = operation(value, list[i]);
    return value;
  }
};
template <int (Shape::*optional)(int)> int maybe(Shape &s) {
  if (optional != nullptr) return (s.*optional)(4);
  return -1;
}
template <class T> int call(T &object, int (T::*f)(int), int n) { return (object.*f)(n); }

struct Command {
  const char *name;
  int (Shape::*run)(int) const;
};
static const Command commands[] = {{"area", &Shape::area}, {"none", nullptr}};

// Which of several functions of that name is meant the type of the parameter tells, here by an argument before it.
struct Store {
  int put(int *to) { return *to = 4; }
  int put(long long *to) { return static_cast<int>(*to = 5); }
  template <typename T, typename S, int (S::*how)(T *)> static int through(S &store, T value) {
    return (store.*how)(&value);
  }
};
int pick(int n) { return n; }
int pick(const char *text) { return text[0]; }
template <typename T, int (*f)(T)> struct Picked {
  static int run(T value) { return f(value); }
};

int main() {
  Lock lock;
  {
    Plain<Lock> outer(lock);
    Locked<Lock, &Lock::acquire, &Lock::release> inner(lock);
    Fixed<&Lock::shared> fixed(lock, 7);
  }
  Shape shape(2);
  Square square(3);
  Shape *shapes[] = {&shape, &square};
  int (Shape::*measure)(int) const = &Shape::area;
  int (Shape::*twice)(int) = &Shape::twice;
  for (Shape *each : shapes) printf("%d %d\n", (each->*measure)(5), (each->*twice)(5));
  printf("%d %d\n", shape.measure(&Shape::area, 6), square.measure(measure, 6));
  for (const Command &c : commands) printf("%s %d\n", c.name, c.run == nullptr ? 0 : (square.*c.run)(2));
  int (Square::*inherited)(int) const = &Square::area;
  int (Square::*own)(int) const = &Square::side;
  printf("%d %d\n", (square.*inherited)(2), (square.*own)(2));
  Both both;
  const char *(Named::*text)(int) = &Named::text;
  printf("%s %s\n", (both.*text)(0), (both.*text)(1));
  int (Both::*length)() = &Named::length;
  const char *(Both::*other)(int) = &Both::text;
  printf("%d %s\n", (both.*length)(), (both.*other)(0));
  Maker maker;
  Big (Maker::*make)(Big, int) = &Maker::make;
  Big big = (maker.*make)({{1, 2, 3}}, 4);
  printf("%lld %lld %lld\n", big.v[0], big.v[1], big.v[2]);
  printf("%d %d\n", apply<add>(5, 3), apply<&subtract>(5, 3));
  int list[] = {1, 2, 3};
  printf("%d %d\n", Fold<int, add, 100>::run(list, 3), Fold<int, subtract, 0>::run(list, 3));
  printf("%d %d %d\n", maybe<&Shape::twice>(square), maybe<nullptr>(shape), call(shape, &Shape::twice, 8));
  Store store;
  printf("%d %d\n", Store::through<int, Store, &Store::put>(store, 1), Store::through<long long, Store, &Store::put>(store, 2));
  printf("%d %d\n", Picked<int, pick>::run(3), Picked<const char *, pick>::run("A"));
  twice = nullptr;
  printf("%d %d\n", twice == nullptr, measure != nullptr);
  return 0;
}
