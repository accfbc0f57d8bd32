// Virtual functions: overriding, pure ones, calls during construction and destruction, virtual destructors, exact calls.
#include <stdio.h>
#include <stdlib.h>

void *operator new(size_t n) { return malloc(n); }
void operator delete(void *p) noexcept {
  printf("free ");
  free(p);
}
void operator delete(void *p, size_t) noexcept { ::operator delete(p); }
class Shape {
public:
  Shape() { printf("Shape:%s ", name()); }
  virtual ~Shape() { printf("~Shape:%s ", name()); }
  virtual int area() const = 0;
  virtual const char *name() const { return "shape"; }
  int twice() const { return 2 * area(); }
};
class Square : public Shape {
  int side;

public:
  Square(int s) : side(s) { printf("Square:%s ", name()); }
  ~Square() override { printf("~Square:%s ", name()); }
  int area() const override { return side * side; }
  const char *name() const override { return "square"; }
};
class Named final : public Square {
  const char *label;

public:
  Named(int s, const char *l) : Square(s), label(l) {}
  const char *name() const override { return label; }
  int area() const override { return Square::area() + 1; }
};
struct Plain {
  int x = 5;
};
struct Late : Plain {
  int y = 6;
  virtual int get() { return x + y; }
  virtual int other(int n) { return n; }
};
struct Later : Late {
  int other(int n) override { return n * get(); }
  virtual int more() { return 99; }
};
struct Interface {
  virtual void a() = 0;
  virtual void b(int) = 0;
  virtual void b(const char *) = 0;
};
struct Implementation : Interface {
  int calls = 0;
  void a() override { calls += 1; }
  void b(int n) override { calls += n; }
  void b(const char *s) override { calls += s[0]; }
};
int measure(const Shape &s) { return s.area() * 10 + s.twice(); }
int main() {
  {
    Square s(3);
    Named n(2, "label");
    printf("\n%d %d\n", measure(s), measure(n));
    const Shape *list[] = {&s, &n};
    for (auto p : list) printf("%s %d\n", p->name(), p->area());
  }
  printf("\n");
  Shape *heap = new Named(4, "heap");
  printf("\n%d\n", heap->area());
  delete heap;
  printf("\n");
  Later l;
  Late *p = &l;
  Plain *q = p;
  printf("%d %d %d %d\n", p->get(), p->other(3), q->x, l.more());
  q->x = 10;
  printf("%d %d\n", l.get(), p->Late::other(7));
  Implementation i;
  Interface &face = i;
  face.a();
  face.b(20);
  face.b("A");
  printf("%d\n", i.calls);
  Later copy = l;
  copy.x = 1;
  printf("%d %d\n", copy.get(), l.get());
  Late *none = nullptr;
  Plain *noneBase = none;
  printf("%d\n", noneBase == nullptr);
  return 0;
}
