// Small containers as drivers write them: intrusive lists, a bit map, a ring, a fixed string, an optional.
#include <stdio.h>
#include <stddef.h>
#include <string.h>

typedef struct _LIST_ENTRY {
  struct _LIST_ENTRY *Flink, *Blink;
} LIST_ENTRY, *PLIST_ENTRY;
#define CONTAINING_RECORD(address, type, field) ((type *)((char *)(address) - offsetof(type, field)))
static inline void InitializeListHead(PLIST_ENTRY h) { h->Flink = h->Blink = h; }
static inline void InsertTailList(PLIST_ENTRY h, PLIST_ENTRY e) {
  PLIST_ENTRY b = h->Blink;
  e->Flink = h;
  e->Blink = b;
  b->Flink = e;
  h->Blink = e;
}
struct Request {
  int id;
  LIST_ENTRY link;
  explicit Request(int i) : id(i) {}
};
class RequestList {
  LIST_ENTRY head;
  unsigned length = 0;

public:
  RequestList() { InitializeListHead(&head); }
  void add(Request *r) {
    InsertTailList(&head, &r->link);
    ++length;
  }
  bool empty() const { return head.Flink == &head; }
  class Iterator {
    PLIST_ENTRY at;

  public:
    explicit Iterator(PLIST_ENTRY e) : at(e) {}
    Request &operator*() const { return *CONTAINING_RECORD(at, Request, link); }
    Request *operator->() const { return &**this; }
    Iterator &operator++() {
      at = at->Flink;
      return *this;
    }
    bool operator!=(const Iterator &o) const { return at != o.at; }
  };
  Iterator first() { return Iterator(head.Flink); }
  Iterator last() { return Iterator(&head); }
  unsigned size() const { return length; }
};
template <unsigned Bits> class BitMap {
  unsigned words[(Bits + 31) / 32] = {};

public:
  void set(unsigned i) { words[i / 32] |= 1u << i % 32; }
  bool test(unsigned i) const { return words[i / 32] >> i % 32 & 1; }
  unsigned count() const {
    unsigned n = 0;
    for (unsigned w : words)
      for (; w; w &= w - 1) n++;
    return n;
  }
};
template <typename T, size_t N> class Ring {
  T items[N];
  size_t head = 0, tail = 0;

public:
  bool put(T x) {
    if (tail - head == N) return false;
    items[tail++ % N] = x;
    return true;
  }
  bool get(T &x) {
    if (head == tail) return false;
    x = items[head++ % N];
    return true;
  }
};
template <size_t N> struct Fixed {
  char text[N];
  Fixed() { text[0] = 0; }
  Fixed &operator+=(const char *s) {
    size_t n = strlen(text);
    while (*s && n + 1 < N) text[n++] = *s++;
    text[n] = 0;
    return *this;
  }
  bool operator==(const char *s) const { return strcmp(text, s) == 0; }
};
template <typename T> struct Optional {
  T value;
  bool has;
  Optional() : value(), has(false) {}
  Optional(const T &v) : value(v), has(true) {}
  const T &orElse(const T &other) const { return has ? value : other; }
};
Optional<int> parse(const char *s) {
  int n = 0;
  for (; *s; s++) {
    if (*s < '0' || *s > '9') return {};
    n = n * 10 + (*s - '0');
  }
  return n;
}
int main() {
  RequestList list;
  Request a(1), b(2), c(3);
  printf("%d\n", list.empty());
  list.add(&a);
  list.add(&b);
  list.add(&c);
  int sum = 0;
  for (RequestList::Iterator i = list.first(); i != list.last(); ++i) sum = sum * 10 + i->id;
  printf("%d %u %d\n", sum, list.size(), (*list.first()).id);
  BitMap<70> map;
  map.set(3);
  map.set(69);
  map.set(69);
  printf("%d %d %u %d\n", map.test(3), map.test(4), map.count(), (int)sizeof(map));
  Ring<short, 3> ring;
  for (short i = 0; i < 5; i++) printf("%d", ring.put(i * 7));
  short x = 0;
  while (ring.get(x)) printf(" %d", x);
  printf("\n");
  Fixed<8> name;
  name += "dev";
  name += "ice-name";
  printf("%s %d\n", name.text, name == "device-");
  printf("%d %d\n", parse("123").orElse(-1), parse("12x").orElse(-1));
  return 0;
}
