// Function and class templates: deduction, explicit arguments, value parameters, members in and out of the class, defaults.
#include <stdio.h>
#include <string.h>

template <typename T> T larger(T a, T b) { return a > b ? a : b; }
template <class T> void swapped(T &a, T &b) {
  T t = a;
  a = b;
  b = t;
}
template <typename T, int N> int lengthOf(T (&)[N]) { return N; }
template <typename To, typename From> To convertTo(From x) { return (To)x; }
template <typename T> T zero() { return T(); }
template <int N> int times(int x) { return N * x; }
template <typename T> struct Pair {
  T first, second;
  Pair(T a, T b) : first(a), second(b) {}
  T sum() const { return first + second; }
  template <typename U> U as() const { return (U)(first * 100 + second); }
  static int made;
};
template <typename T> int Pair<T>::made = 0;
template <typename T, unsigned Size = 4> class Stack {
  T items[Size];
  unsigned count = 0;

public:
  typedef T Item;
  bool push(const T &x);
  T pop();
  unsigned size() const { return count; }
  static constexpr unsigned limit = Size;
  T *begin() { return items; }
  T *end() { return items + count; }
};
template <typename T, unsigned Size> bool Stack<T, Size>::push(const T &x) {
  if (count == Size) return false;
  items[count++] = x;
  return true;
}
template <typename T, unsigned N> T Stack<T, N>::pop() { return items[--count]; }
template <typename T> class Guard {
  T &lock;

public:
  explicit Guard(T &l) : lock(l) { lock.acquire(); }
  ~Guard() { lock.release(); }
};
struct Lock {
  int held = 0;
  void acquire() { printf("acquire %d ", ++held); }
  void release() { printf("release %d ", held--); }
};
template <typename T> class Owned {
  T *p;

public:
  Owned(T *q = nullptr) : p(q) {}
  ~Owned() {
    if (p) printf("drop %d ", p->held);
  }
  T *operator->() const { return p; }
  T &operator*() const { return *p; }
  operator bool() const { return p != nullptr; }
};
template <typename T> int total(const Stack<T> &) { return (int)sizeof(T); }
template <typename T> struct Node {
  T value;
  Node *next;
  Node<T> *after() { return next; }
};
template <typename T> struct List : Node<T> {
  int length = 0;
  void add(Node<T> *n) {
    n->next = this->next;
    this->next = n;
    length++;
  }
};
template <typename T> using Ptr = T *;
template <typename T> struct Size {
  enum { value = sizeof(T) * 8 };
};
const char *pick(int) { return "int"; }
template <typename T> const char *pick(T) { return "T"; }
template <typename T> const char *pick(T *) { return "T *"; }
int main() {
  printf("%d %.1f %c\n", larger(3, 7), larger(2.5, 1.5), larger('a', 'b'));
  int a = 1, b = 2;
  swapped(a, b);
  printf("%d %d\n", a, b);
  int list[7];
  const char text[] = "hello";
  printf("%d %d\n", lengthOf(list), lengthOf(text));
  printf("%d %d %d\n", convertTo<int>(3.9), larger<int>('a', 3), times<6>(7));
  printf("%d %.1f\n", zero<int>(), zero<double>());
  Pair<int> p(3, 4);
  Pair<double> q(1.5, 2);
  Pair<int>::made = 5;
  printf("%d %.1f %d %d\n", p.sum(), q.sum(), Pair<int>::made, p.as<short>());
  Stack<int> s;
  for (int i = 0; i < 6; i++) printf("%d", s.push(i * i));
  printf(" %u %u ", s.size(), Stack<char, 9>::limit);
  printf("%d\n", s.pop());
  int sum = 0;
  for (int x : s) sum += x;
  Stack<int>::Item item = 8;
  printf("%d %d %d\n", sum, item, total(s));
  Lock lock;
  {
    Guard<Lock> g(lock);
    printf("in ");
  }
  printf("\n");
  {
    Owned<Lock> o(&lock);
    o->acquire();
    if (o) (*o).held += 5;
  }
  printf("\n");
  List<long long> l;
  l.next = nullptr;
  Node<long long> n1 = {1, nullptr}, n2 = {2, nullptr};
  l.add(&n1);
  l.add(&n2);
  printf("%d %d\n", l.length, (int)l.next->after()->value);
  Ptr<int> ptr = &a;
  printf("%d %d\n", *ptr, Size<short>::value);
  printf("%s %s %s\n", pick(1), pick(1.0), pick(&a));
  return 0;
}
