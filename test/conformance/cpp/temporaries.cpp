// Temporaries: destroyed at the end of the full expression, conditional ones only if they were made, extended by references.
#include <stdio.h>

struct T {
  int v;
  T(int x) : v(x) { printf("+%d ", v); }
  T(const T &o) : v(o.v + 1000) { printf("c%d ", v); }
  ~T() { printf("-%d ", v); }
  T next() const { return T(v + 1); }
  int get() const { return v; }
  operator bool() const { return v != 0; }
};
T make(int x) { return T(x); }
int use(const T &t) { return t.v; }
int byValue(T t) { return t.v; }
int twoOf(const T &a, const T &b) { return a.v * b.v; }
int main() {
  printf("%d\n", use(T(1)));
  printf("%d\n", make(2).next().next().get());
  printf("%d\n", byValue(3));
  T named(4);
  printf("%d\n", byValue(named));
  {
    const T &kept = make(5);
    printf("kept %d ", kept.v);
  }
  printf("\n");
  for (int i = 0; i < 2; i++) {
    int r = i ? use(T(10)) : use(T(20));
    printf("= %d\n", r);
  }
  for (int i = 0; i < 3; i++) {
    bool r = i > 0 && use(T(i)) == 2;
    printf("= %d\n", r);
  }
  if (make(0)) printf("yes\n");
  else printf("no\n");
  if (T t = make(6)) printf("t %d ", t.v);
  printf("\n");
  int n = 2;
  while (make(n)) {
    printf("loop ");
    n--;
  }
  printf("\n");
  T chosen = n ? T(7) : make(8);
  printf("chosen %d\n", chosen.v);
  make(9), printf("comma ");
  printf("\n");
  T *p = new T(11);
  printf("p %d ", p->v);
  delete p;
  printf("\n");
  return 0;
}
void *operator new(size_t n) {
  static char room[64];
  return room;
}
void operator delete(void *) noexcept {}
void operator delete(void *, size_t) noexcept {}
