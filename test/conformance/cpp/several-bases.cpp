// Classes with several bases: members of all of them, calls through each table, casts between them, destruction through any, layout.
#include <stdio.h>
#include <stdlib.h>

struct Unknown {
  virtual int query(int id) = 0;
  virtual unsigned addRef() = 0;
  virtual unsigned release() = 0;
};
struct NonDelegating {
  virtual int inner(int id) = 0;
};
struct Port : Unknown {
  virtual int init(int n) = 0;
};
struct Power : Unknown {
  virtual const char *state(char c) = 0;
  virtual long long wide(long long a, int b, short c) = 0;
};
class Counted : public NonDelegating {
protected:
  unsigned references;

public:
  Counted() : references(1) { printf("Counted\n"); }
  virtual ~Counted() { printf("~Counted %u\n", references); }
  int inner(int id) override { return id + 1000; }
};
struct Plain {
  int first, second;
  Plain(int a, int b) : first(a), second(b) {}
  int sum() const { return first + second; }
};
class Miniport : public Port, public Plain, public Power, public Counted {
  char name[8];
  static Miniport *last;

public:
  Miniport(int n) : Plain(n, n + 1), name("mini") {
    printf("Miniport %d\n", n);
    last = this;
  }
  ~Miniport() override { printf("~Miniport %s %d\n", name, sum()); }
  int query(int id) override { return id * 10 + first; }
  unsigned addRef() override { return ++references; }
  unsigned release() override {
    unsigned left = --references;
    if (left == 0) delete this;
    return left;
  }
  int init(int n) override { return n + second; }
  const char *state(char c) override {
    name[0] = c;
    return name;
  }
  long long wide(long long a, int b, short c) override { return a + b + c + first; }
  int inner(int id) override { return Counted::inner(id) + first; }
};
Miniport *Miniport::last = nullptr;

// Overrides some of what its base overrides, in a table that is not its first.
class Special : public Miniport {
  int extra = 7;

public:
  Special() : Miniport(50) {}
  ~Special() { printf("~Special %d\n", extra); }
  const char *state(char c) override { return c == 'x' ? "special" : Miniport::state(c); }
  int query(int id) override { return Miniport::query(id) + extra; }
};

struct Left {
  int l = 1;
  virtual int left() { return l; }
  virtual void set(int n) { l = n; }
};
struct Right {
  int r = 2;
  virtual int right() { return r; }
  virtual void set(int n) { r = n; }
  virtual ~Right() { printf("~Right %d\n", r); }
};
struct Both : Left, Right {
  int b = 3;
  void set(int n) override {
    l = n;
    r = n * 2;
    b = n * 3;
  }
};
struct Only : Left, Right {
  int right() override { return r + 100; }
  virtual int own() { return right() + left(); }
};
struct Pair {
  int a, b, c;
};
struct Big {
  long long v[4];
};
struct Made {
  int n;
  Made(int n) : n(n) {}
  Made(const Made &other) : n(other.n + 1) {}
};
struct Results {
  int pad = 5;
  virtual Pair pair(Pair p) = 0;
  virtual Big big(Big b, int x) = 0;
  virtual Made made(Made m) = 0;
  virtual double real(float f, double d) = 0;
};
struct Giver : Left, Results {
  Pair pair(Pair p) override { return {p.a + l, p.b + pad, p.c}; }
  Big big(Big b, int x) override {
    b.v[0] += x;
    b.v[3] += pad;
    return b;
  }
  Made made(Made m) override { return Made(m.n + pad); }
  double real(float f, double d) override { return f + d + pad; }
};
struct Empty {};
struct WithEmpty : Empty, Left {
  int w = 9;
};
#ifdef _MSC_VER
#define SUPER(base) __super
#else
#define SUPER(base) base
#endif
struct Above : Left, Right {
  int left() override { return SUPER(Left)::left() + 10; }
  int right() override {
    auto under = [this](int n) { return SUPER(Right)::right() + n; };
    return under(20);
  }
};
template <class T> struct Listed {
  T *next = nullptr;
  virtual T *self() = 0;
};
struct Item : Left, Listed<Item> {
  int value;
  Item(int v) : value(v) {}
  Item *self() override { return this; }
};
struct Copied : Left, Right {
  int c = 0;
};
static Only global;
static Both table[2];

static int through(Unknown *u) { return u->query(4); }

int main() {
  Miniport *m = new Miniport(3);
  Port *port = m;
  Power *power = m;
  Counted *counted = m;
  Plain *plain = m;
  NonDelegating *inner = m;
  printf("%d %d %d\n", port->query(1), power->query(2), through(power));
  printf("%d %s %lld %d %d\n", port->init(5), power->state('M'), power->wide(1LL << 33, 2, 3), inner->inner(6), plain->sum());
  unsigned more = power->addRef();
  printf("%u %u\n", more, port->release());
  printf("%d %d\n", static_cast<Miniport *>(power) == m, static_cast<Miniport *>(counted) == m);
  printf("%d\n", (char *)power > (char *)m);
  Power *nothing = nullptr;
  Miniport *none = static_cast<Miniport *>(nothing);
  Counted *still = (Miniport *)nullptr;
  printf("%d %d\n", none == nullptr, still == nullptr);
  Counted &reference = *m;
  printf("%d\n", static_cast<Miniport &>(reference).first);
  power->release();

  Special *special = new Special;
  power = special;
  printf("%s %s %d %d\n", power->state('x'), power->state('y'), power->query(1), static_cast<Port *>(special)->query(1));
  counted = special;
  delete counted;

  Both both;
  Right *right = &both;
  Left *left = &both;
  right->set(5);
  printf("%d %d %d\n", both.l, both.r, both.b);
  left->set(6);
  printf("%d %d %d %d\n", left->left(), right->right(), both.b, (int)((char *)right - (char *)left) > 0);
  Only *only = new Only;
  right = only;
  printf("%d %d %d\n", right->right(), only->right(), only->own());
  right->set(40);
  printf("%d %d\n", only->r, only->l);
  delete right;
  right = &global;
  printf("%d %d\n", right->right(), global.own());
  table[1].set(2);
  right = &table[1];
  printf("%d %d\n", right->right(), table[0].b);

  Giver giver;
  Results *results = &giver;
  Pair pair = results->pair({1, 2, 3});
  Big big = results->big({{1, 2, 3, 4}}, 10);
  printf("%d %d %d %lld %lld %d %.2f\n", pair.a, pair.b, pair.c, big.v[0], big.v[3], results->made(Made(2)).n,
         results->real(1.5f, 2.25));
  WithEmpty empty;
  Left *inEmpty = &empty;
  printf("%d %d\n", inEmpty->left(), empty.w);
  Item a(1), b(2);
  a.next = &b;
  Listed<Item> *list = &a;
  printf("%d %d\n", list->self()->value, list->next->self()->value);
  Above above;
  left = &above;
  right = &above;
  printf("%d %d\n", left->left(), right->right());
  Copied one;
  one.r = 8;
  Copied two = one;
  right = &two;
  printf("%d %d\n", right->right(), two.l);
  two.r = 9;
  one = two;
  printf("%d\n", static_cast<Right &>(one).right());
  return 0;
}
