// Constructors and destructors: order, and every way out of a block.
#include <stdio.h>

static int live = 0;
struct Trace {
  int id;
  explicit Trace(int i) : id(i) {
    live++;
    printf("+%d ", id);
  }
  ~Trace() {
    live--;
    printf("-%d ", id);
  }
  Trace(const Trace &) = delete;
  Trace &operator=(const Trace &) = delete;
};
struct Pair {
  Trace a;
  Trace b;
  Pair(int x) : a(x), b(x + 1) { printf("pair "); }
  ~Pair() { printf("~pair "); }
};
int early(int n) {
  Trace t(n);
  if (n == 1) return n * 10;
  {
    Trace u(n + 100);
    if (n == 2) return n * 20;
    if (n == 3) goto out;
  }
  {
    Trace v(n + 200);
    for (int i = 0; i < 4; i++) {
      Trace w(n + 300 + i);
      if (i == 1) continue;
      if (i == 2) break;
    }
    return n;
  }
out:
  printf("out ");
  return -n;
}
int loops() {
  int total = 0;
  while (true) {
    Trace a(1);
    do {
      Trace b(2);
      total++;
      if (total % 2) continue;
      break;
    } while (total < 10);
    switch (total) {
    case 2: {
      Trace c(3);
      total += 10;
      break;
    }
    default:
      return total;
    }
  }
}
void nested() {
  Trace a(1);
  {
    Trace b(2);
    {
      Trace c(3);
    }
    Trace d(4);
  }
  Trace e(5);
}
void again(int n) {
top:
  Trace t(n);
  if (n-- > 0) goto top;
}
struct Member {
  int value = 7;
  int other{8};
  Trace trace{9};
  int list[3] = {1, 2, 3};
  Member() {}
  Member(int v) : value(v) {}
};
void array() {
  Pair list[2] = {Pair(1), 3};
  printf("| ");
}
int main() {
  for (int i = 1; i <= 4; i++) printf("= %d\n", early(i));
  printf("= %d\n", loops());
  nested();
  printf("\n");
  again(2);
  printf("\n");
  {
    Pair p(50);
  }
  printf("\n");
  {
    Member m, n(3);
    printf("%d %d %d %d | ", m.value, m.other, m.list[2], n.value);
  }
  printf("\n");
  array();
  printf("\nlive %d\n", live);
  return 0;
}
