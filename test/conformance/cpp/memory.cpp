// new and delete: global, of a class, placement, arrays with destructors, tagged operators as drivers define them.
#include <stdio.h>
#include <stdlib.h>

static int blocks = 0;
void *operator new(size_t n) {
  blocks++;
  return malloc(n);
}
void *operator new[](size_t n) {
  blocks += 100;
  return malloc(n);
}
void operator delete(void *p) noexcept {
  if (p) blocks--;
  free(p);
}
void operator delete[](void *p) noexcept {
  if (p) blocks -= 100;
  free(p);
}
void operator delete(void *p, size_t) noexcept { operator delete(p); }
void operator delete[](void *p, size_t) noexcept { operator delete[](p); }
enum Pool { Paged = 1, NonPaged = 512 };
void *operator new(size_t n, Pool pool, unsigned tag) noexcept {
  printf("pool %d tag %u ", pool, tag);
  blocks++;
  return tag == 0 ? nullptr : malloc(n);
}
inline void *operator new(size_t, void *where) noexcept { return where; }
struct Item {
  int v;
  Item() : v(1) { printf("+ "); }
  Item(int x) : v(x) { printf("+%d ", v); }
  ~Item() { printf("-%d ", v); }
};
struct Own {
  int v = 4;
  void *operator new(size_t n) {
    printf("own %d ", (int)(n > 0));
    return malloc(n);
  }
  void operator delete(void *p) {
    printf("disown ");
    free(p);
  }
};
struct Data {
  int a, b;
};
class Table {
  Item **items;
  int count;

public:
  Table(int n) : items(new Item *[n]), count(n) {
    for (int i = 0; i < n; i++) items[i] = new Item(i + 10);
  }
  ~Table() {
    for (int i = 0; i < count; i++) delete items[i];
    delete[] items;
  }
  Item &operator[](int i) { return *items[i]; }
};
int main() {
  Item *a = new Item;
  Item *b = new Item(5);
  printf("%d %d\n", a->v, b->v);
  delete a;
  delete b;
  printf("\n");
  Item *list = new Item[3];
  list[1].v = 8;
  delete[] list;
  printf("\n");
  int n = 6;
  Item *counted = new Item[n]{7, 8};
  delete[] counted;
  printf("\n");
  int *ints = new int[4]{1, 2};
  printf("%d %d %d\n", ints[0], ints[1], ints[3]);
  delete[] ints;
  int *one = new int(42), *zero = new int();
  printf("%d %d\n", *one, *zero);
  delete one;
  delete zero;
  Data *data = new Data{3, 4};
  printf("%d %d\n", data->a, data->b);
  delete data;
  Own *own = new Own;
  printf("%d\n", own->v);
  delete own;
  printf("\n");
  Item *tagged = new (NonPaged, 77) Item(9);
  printf("%d\n", tagged->v);
  delete tagged;
  Item *none = new (Paged, 0) Item(10);
  printf("%d\n", none == nullptr);
  blocks--;
  delete none;
  char room[sizeof(Item) * 2];
  Item *placed = new (room) Item(11);
  placed->~Item();
  printf("\n");
  {
    Table t(3);
    t[2].v = 99;
    printf("%d\n", t[1].v);
  }
  printf("\n%d\n", blocks);
  return 0;
}
