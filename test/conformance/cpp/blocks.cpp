// Guards across every kind of statement: nested loops and switches, goto out and back, returns of values that need them.
#include <stdio.h>

static int depth = 0;
struct G {
  int &d;
  const char *name;
  G(const char *n) : d(depth), name(n) { printf("%s+%d ", name, ++d); }
  ~G() { printf("%s-%d ", name, d--); }
  int value() const { return d * 10; }
};
int inSwitch(int n) {
  G a("a");
  switch (n) {
  case 0:
    return a.value();
  case 1: {
    G b("b");
    for (int i = 0;; i++) {
      G c("c");
      if (i == 0) continue;
      switch (i) {
      case 1: {
        G d("d");
        if (n == 1) break;
        return 7;
      }
      default:
        return b.value() + c.value();
      }
      if (i == 1) {
        G e("e");
        continue;
      }
    }
  }
  case 2:
    do {
      G f("f");
      if (a.value() > 5) break;
    } while (true);
    [[fallthrough]];
  default:
    return -1;
  }
}
int retry() {
  int tries = 0;
again: {
  G g("g");
  if (++tries < 3) goto again;
}
  return tries;
}
int conditions(int n) {
  if (G g("h"); n > 0) {
    G i("i");
    if (n == 2) return g.value() + i.value();
  } else {
    G j("j");
    return j.value();
  }
  for (G k("k"); n < 3; n++) {
    G l("l");
    if (n == 2) break;
  }
  while (n-- > 0) G("m").value();
  return depth;
}
void deep(int n) {
  G g("n");
  if (n) deep(n - 1);
}
struct Owner {
  G first{"p"};
  G second{"q"};
  int list[2];
  Owner() : list{1, 2} { printf("owner "); }
  ~Owner() {
    printf("~owner ");
    if (list[0] == 1) return;
    printf("never ");
  }
};
int main() {
  for (int i = 0; i < 4; i++) printf("= %d\n", inSwitch(i));
  printf("= %d\n", retry());
  for (int i = 0; i < 3; i++) printf("= %d\n", conditions(i));
  deep(2);
  printf("\n");
  {
    Owner o;
    Owner *p = &o;
    printf("%d ", p->list[1]);
  }
  printf("\n%d\n", depth);
  return 0;
}
