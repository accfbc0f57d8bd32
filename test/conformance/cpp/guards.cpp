// RAII guards as drivers write them: locks, references, buffers; every exit releases, and a guard may be given up.
#include <stdio.h>
#include <stdlib.h>

struct SpinLock {
  int held;
  int level;
};
static int irql = 0;
static void acquire(SpinLock *l, int *old) {
  *old = irql;
  irql = 2;
  l->held++;
}
static void release(SpinLock *l, int old) {
  l->held--;
  irql = old;
}
class AutoLock {
  SpinLock *lock;
  int old;
  bool owned = false;

public:
  explicit AutoLock(SpinLock &l, bool take = true) : lock(&l), old(0) {
    if (take) Acquire();
  }
  ~AutoLock() {
    if (owned) Release();
  }
  void Acquire() {
    acquire(lock, &old);
    owned = true;
  }
  void Release() {
    release(lock, old);
    owned = false;
  }
  AutoLock(const AutoLock &) = delete;
  AutoLock &operator=(const AutoLock &) = delete;
};
class Buffer {
  char *data;
  unsigned size;

public:
  Buffer() : data(nullptr), size(0) {}
  explicit Buffer(unsigned n) : data((char *)malloc(n)), size(n) {}
  Buffer(Buffer &&o) noexcept : data(o.data), size(o.size) { o.Detach(); }
  Buffer &operator=(Buffer &&o) noexcept {
    if (this != &o) {
      Free();
      size = o.size;
      data = o.Detach();
    }
    return *this;
  }
  ~Buffer() { Free(); }
  void Free() {
    if (data) printf("free %u ", size);
    free(data);
    data = nullptr;
  }
  char *Detach() {
    char *p = data;
    data = nullptr;
    return p;
  }
  char *Get() const { return data; }
  explicit operator bool() const { return data != nullptr; }
};
static SpinLock lock;
static int queue[8], count;
bool push(int x) {
  AutoLock guard(lock);
  if (count == 8) return false;
  if (x < 0) {
    AutoLock inner(lock);
    printf("nested %d level %d ", lock.held, irql);
    return false;
  }
  queue[count++] = x;
  return true;
}
int drain() {
  int sum = 0;
  for (;;) {
    AutoLock guard(lock);
    if (count == 0) break;
    int x = queue[--count];
    if (x == 3) continue;
    guard.Release();
    sum = sum * 10 + x;
    if (sum > 1000) goto full;
  }
  return sum;
full:
  return -sum;
}
Buffer make(unsigned n) {
  Buffer b(n);
  if (n == 0) return Buffer();
  b.Get()[0] = 'b';
  return b;
}
int work(int mode) {
  AutoLock deferred(lock, false);
  Buffer b = make(16);
  if (!b) return -1;
  switch (mode) {
  case 0:
    return 0;
  case 1: {
    Buffer other(32);
    b = static_cast<Buffer &&>(other);
    break;
  }
  case 2:
    deferred.Acquire();
    break;
  default:
    b.Free();
  }
  return lock.held * 100 + mode;
}
int main() {
  for (int i = 1; i <= 9; i++) printf("%d", push(i));
  printf(" %d\n", push(-1));
  printf("held %d level %d\n", lock.held, irql);
  printf("%d\n", drain());
  printf("%d left, held %d\n", count, lock.held);
  for (int i = 0; i < 4; i++) printf("= %d\n", work(i));
  printf("held %d level %d\n", lock.held, irql);
  return 0;
}
