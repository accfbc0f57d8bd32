// Classes: access, const, mutable, static, nested classes, friends, this, delegating constructors, member functions out of the class.
#include <stdio.h>

class Account {
public:
  enum Kind { Free, Paid = 5 };
  struct Entry {
    int amount;
    Entry *next;
    Entry(int a, Entry *n) : amount(a), next(n) {}
  };
  typedef int Amount;
  Account() : Account(Free) { extra = 1; }
  explicit Account(Kind k);
  Amount balance() const;
  Account &deposit(Amount a);
  Account &withdraw(Amount a) {
    this->money -= a;
    return *this;
  }
  int looks() const { return seen; }
  static Account *find(int i) { return i < made ? all[i] : nullptr; }
  friend int audit(const Account &);
  friend class Auditor;
  Kind kind() const { return type; }

private:
  static int made;
  static Account *all[4];
  Kind type;
  Amount money = 0;
  mutable int seen = 0;
  int extra = 0;
};
int Account::made = 0;
Account *Account::all[4];
Account::Account(Kind k) : type(k) {
  if (made < 4) all[made++] = this;
  money = k;
}
Account::Amount Account::balance() const {
  seen++;
  return money;
}
Account &Account::deposit(Amount a) {
  money += a;
  return *this;
}
int audit(const Account &a) { return a.money * 1000 + a.extra; }
class Auditor {
public:
  static int peek(Account *a) { return a->money + 1; }
};
class Outer {
  int secret = 42;

public:
  class Inner {
    Outer &outer;

  public:
    Inner(Outer &o) : outer(o) {}
    int reveal() { return outer.secret; }
    struct Deep {
      int v;
    };
  };
  Inner make() { return Inner(*this); }
  int later() { return after() + LATER; }
  static const int LATER = 7;
  int after() { return secret; }
};
struct Bits {
  unsigned a : 3;
  unsigned b : 5;
  int c : 4;
  bool flag : 1;
  Bits() : a(5), b(17), c(-3), flag(true) {}
  unsigned both() const { return a * 100 + b; }
};
union Mixed {
  int i;
  unsigned char bytes[4];
  Mixed(int x) : i(x) {}
  int low() const { return bytes[0]; }
};
struct WithAnonymous {
  union {
    int number;
    struct {
      short lo, hi;
    };
  };
  int kind;
  int high() { return hi; }
};
struct Callback {
  typedef int (*Fn)(void *context, int x);
  Fn fn;
  void *context;
  static int thunk(void *c, int x) { return static_cast<Callback *>(c)->scale * x; }
  int scale;
  Callback(int s) : fn(thunk), context(this), scale(s) {}
  int call(int x) { return fn(context, x); }
};
int main() {
  Account a, b(Account::Paid);
  a.deposit(10).deposit(20).withdraw(5);
  int now = a.balance();
  printf("%d %d %d\n", now, b.balance(), a.looks());
  printf("%d %d %d\n", audit(a), Auditor::peek(&b), Account::find(1)->kind());
  printf("%d %d\n", Account::find(3) == nullptr, Account::Paid);
  Account::Entry second(2, nullptr), first(1, &second);
  printf("%d\n", first.next->amount);
  Outer o;
  Outer::Inner in = o.make();
  Outer::Inner::Deep deep = {3};
  printf("%d %d %d\n", in.reveal(), deep.v, o.later());
  Bits bits;
  bits.b++;
  printf("%u %d %d\n", bits.both(), bits.c, bits.flag);
  Mixed m(0x01020304);
  printf("%d\n", m.low());
  WithAnonymous w;
  w.number = 0x00050006;
  printf("%d %d\n", w.high(), w.lo);
  Callback cb(6);
  printf("%d\n", cb.call(7));
  struct Local {
    int v;
    int twice() const { return v * 2; }
  } local = {21};
  printf("%d\n", local.twice());
  const Account *pc = &a;
  printf("%d\n", pc->balance());
  return 0;
}
