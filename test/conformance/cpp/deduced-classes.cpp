// Class templates whose arguments follow from their constructors, and members of templates defined outside of the class.
#include <stdio.h>

template <typename TLock> class Guard {
public:
  explicit Guard(TLock &lock) : held(lock) { held.Lock(); }
  ~Guard() { held.Unlock(); }

private:
  TLock &held;
};

struct Counter {
  int locks;
  int unlocks;
  void Lock() { locks++; }
  void Unlock() { unlocks++; }
};

namespace lib {
template <class T, int N = 3> class Box {
public:
  Box(T v) : value(v) {}
  int length() const { return N; }
  T value;
};
} // namespace lib

template <typename T> struct Pair {
  Pair(T x, T y);
  ~Pair();
  T sum() const;
  T first;
  T second;
};
template <typename T> Pair<T>::Pair(T x, T y) : first(x), second(y) {}
template <typename T> Pair<T>::~Pair() { printf("pair of %d bytes goes\n", (int)sizeof(T)); }
template <typename T> T Pair<T>::sum() const { return first + second; }

static lib::Box global(25);

static int early(Counter &counter, bool leave) {
  Guard guard(counter);
  if (leave) return counter.locks - counter.unlocks;
  return -1;
}

int main() {
  Counter counter = {0, 0};
  {
    Guard guard(counter);
    printf("%d %d\n", counter.locks, counter.unlocks);
  }
  int inside = early(counter, true);
  printf("%d %d %d\n", inside, counter.locks, counter.unlocks);
  using namespace lib;
  Box number(5LL);
  Box letter = 'c';
  const Pair pair{short(1), short(2)};
  Pair kept(40, 2);
  printf("%d %d %c %d\n", (int)sizeof(number.value), number.length(), letter.value, (int)sizeof(letter.value));
  printf("%d %d %d\n", pair.sum(), kept.sum(), global.value);
  return 0;
}
