// [stmt.ranged] over objects whose begin() and end() give iterators that are classes: by value, by reference, const, left early.
#include <stdio.h>

static int alive;
struct Node {
  int value;
  Node *next;
};
template <class T, class N> class Walker {
  N *at;

 public:
  explicit Walker(N *n) : at(n) { alive++; }
  Walker(const Walker &other) : at(other.at) { alive++; }
  ~Walker() { alive--; }
  T &operator*() const { return at->value; }
  Walker &operator++() {
    at = at->next;
    return *this;
  }
  bool operator!=(const Walker &other) const { return at != other.at; }
};
class List {
  Node *head = nullptr;

 public:
  using iterator = Walker<int, Node>;
  using const_iterator = Walker<const int, const Node>;
  List() = default;
  List(const List &) = delete;
  ~List() {
    while (head) {
      Node *gone = head;
      head = gone->next;
      delete gone;
    }
  }
  List &push(int value) {
    head = new Node{value, head};
    return *this;
  }
  iterator begin() { return iterator(head); }
  iterator end() { return iterator(nullptr); }
  const_iterator begin() const { return const_iterator(head); }
  const_iterator end() const { return const_iterator(nullptr); }
};
struct Counter {
  int from, to;
  struct At {
    int n;
    int operator*() const { return n; }
    void operator++() { n++; }
    bool operator!=(At other) const { return n != other.n; }
  };
  At begin() const { return {from}; }
  At end() const { return {to}; }
};
static Counter upTo(int n) { return {0, n}; }
static int sum(const List &list) {
  int total = 0;
  for (const int &value : list) total += value;
  return total;
}
template <class T> int product(T &range) {
  int all = 1;
  for (auto value : range) all *= value;
  return all;
}

int main() {
  List list;
  list.push(1).push(2).push(3);
  for (int value : list) printf("%d ", value);
  for (auto &value : list) value *= 10;
  for (auto &&value : list) {
    if (value == 20) continue;
    printf("%d ", value);
    if (value == 10) break;
  }
  printf("%d %d %d\n", sum(list), product(list), alive);
  for (int i : upTo(3))
    for (int j : Counter{i, 3}) printf("%d%d ", i, j);
  for (int i : Counter{4, 4}) printf("never %d", i);
  printf("\n");
  return 0;
}
