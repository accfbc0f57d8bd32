// Deeper hierarchies: slots through levels, hidden and overloaded virtual functions, covariant use, members with virtual functions.
#include <stdio.h>

struct Device {
  virtual const char *type() const { return "device"; }
  virtual int start(int flags) { return flags; }
  virtual void stop() { printf("stop device "); }
  virtual ~Device() { printf("~Device "); }
  int run(int flags) {
    int r = start(flags);
    stop();
    return r;
  }
};
struct Bus : Device {
  const char *type() const override { return "bus"; }
  virtual int enumerate() { return 2; }
  void stop() override {
    printf("stop bus ");
    Device::stop();
  }
};
struct Pci : Bus {
  int functions = 8;
  int start(int flags) override { return Bus::start(flags) + enumerate(); }
  int enumerate() override { return functions; }
  ~Pci() override { printf("~Pci "); }
};
struct Port : Device {
  struct Inner : Device {
    Port &port;
    Inner(Port &p) : port(p) {}
    const char *type() const override { return "inner"; }
    int start(int f) override { return port.number + f; }
  } inner;
  int number;
  Port(int n) : inner(*this), number(n) {}
  Device &child() { return inner; }
};
class Filter : public Device {
  Device *lower;

public:
  explicit Filter(Device *d) : lower(d) {}
  const char *type() const override { return lower->type(); }
  int start(int flags) override { return lower->start(flags) * 10; }
  void stop() override {
    printf("filter ");
    lower->stop();
  }
};
struct Visitor {
  virtual int visit(int) = 0;
  virtual int visit(const char *) = 0;
};
struct Adder final : Visitor {
  int sum = 0;
  int visit(int x) override { return sum += x; }
  int visit(const char *s) override { return sum += s[1]; }
};
int walk(Visitor &v, int n) {
  for (int i = 0; i < n; i++) v.visit(i);
  return v.visit("ab");
}
struct Base1 {
  virtual int id() { return 1; }
  int call() { return id(); }
  Base1() { seen = call(); }
  int seen;
};
struct Derived1 : Base1 {
  int id() override { return 2; }
  Derived1() { again = call(); }
  int again;
};
int main() {
  {
    Pci p;
    Port port(5);
    Filter f(&p), g(&f);
    Device *all[] = {&p, &port, &f, &g, &port.child()};
    for (Device *d : all) {
      int r = d->run(1);
      printf("%s %d\n", d->type(), r);
    }
  }
  printf("\n");
  Adder a;
  int walked = walk(a, 4);
  printf("%d %d\n", walked, a.sum);
  Derived1 d;
  printf("%d %d\n", d.seen, d.again);
  Bus b;
  Bus copy(b);
  copy = b;
  printf("%s %d\n", copy.type(), static_cast<Device &>(copy).start(3));
  return 0;
}
