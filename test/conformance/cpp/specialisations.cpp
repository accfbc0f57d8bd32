// Explicit specialisations of classes, of their members and of functions.
#include <stdio.h>

template <class T> struct Register {
  T value;
  T read();
  const char *name() { return "any"; }
  int size() const { return sizeof(T); }
  static int count() { return 1; }
};
template <class T> T Register<T>::read() { return value; }
template <> int Register<int>::read() { return value + 1000; }
template <> const char *Register<short>::name() { return "short"; }

template <int id> struct Traits;
template <> struct Traits<1> {
  typedef int Type;
  static const int next = 2;
  Type get(Type t) const { return t + 1; }
};
template <> struct Traits<2> {
  typedef const char *Type;
  Type get(Type t) const { return t + 1; }
};
template <int id> typename Traits<id>::Type run(typename Traits<id>::Type t) {
  Traits<id> traits;
  return traits.get(t);
}

template <class T> class Holder {
public:
  Holder(T t) : held(t) {}
  int kind() { return 0; }
  T held;
};
template <> class Holder<char *> {
  char text[8];

public:
  Holder(const char *t) {
    int i = 0;
    for (; t[i] && i < 7; i++) text[i] = t[i];
    text[i] = 0;
  }
  ~Holder() { printf("end %s\n", text); }
  int kind() { return text[0]; }
};

template <class T> int describe(T) { return 1; }
template <> int describe<int>(int n) { return 100 + n; }
template <> int describe(const char *text) { return text[0]; }
template <class T> int pick() { return (int)sizeof(T); }
template <> int pick<long long>() { return -8; }

template <class T, int n = 4> struct Buffer {
  T list[n];
  int length() { return n; }
};
template <> struct Buffer<bool> {
  unsigned bits;
  int length() { return 32; }
};

int main() {
  Register<int> a = {5};
  Register<short> b = {6};
  Register<char> c = {7};
  printf("%d %d %d\n", a.read(), b.read(), c.read());
  printf("%s %s %d %d\n", a.name(), b.name(), c.size(), Register<short>::count());
  printf("%d %s %d\n", run<1>(4), run<2>("xyz"), Traits<1>::next);
  Holder<int> number(3);
  Holder<char *> text("text");
  printf("%d %d\n", number.kind(), text.kind());
  printf("%d %d %d\n", describe(5), describe('x'), describe((const char *)"A"));
  printf("%d %d\n", pick<int>(), pick<long long>());
  Buffer<int> ints;
  Buffer<bool> flags;
  struct Buffer<short, 2> two;
  printf("%d %d %d %d\n", ints.length(), flags.length(), two.length(), (int)sizeof(flags));
  return 0;
}
