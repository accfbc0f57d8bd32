// [class.nest], [enum], [temp.arg.nontype], [class.conv.fct]: types inside structures that C could have, constants of enumerations as
// template arguments, assignments that convert.
#include <stdio.h>

enum Pool { NonPaged, Paged };

static int overloaded(Pool pool) { return 10 + pool; }
static int overloaded(unsigned char byte) { return 20 + byte; }
static int overloaded(int number) { return 30 + number; }

template <typename T, Pool pool>
class Block {
  T *at;

public:
  Block(T *at) : at(at) {}
  operator T *() { return at; }
  int where() { return overloaded(pool); }
};
template <unsigned char byte>
int typed() {
  return overloaded(byte);
}
template <class T, T value>
struct Constant {
  static int told() { return overloaded(value); }
};

typedef struct _Connection {
  enum Kind { Device, Shared } kind;
  union {
    int device;
    unsigned char bytes[4];
  };
  struct Section {
    enum Size { Small, Large } size;
  } section;
} Connection, *ConnectionPointer;

// The same names mean something else here.
enum Kind { Shared = 7 };

static const char *name(Connection::Kind kind) { return kind == Connection::Device ? "device" : "shared"; }

// Functions, blocks and instances of templates may each have a class of one name.
static int firstOwn() {
  struct Own {
    int value() { return 1; }
  };
  return Own().value();
}
static int secondOwn() {
  int sum = 0;
  {
    struct Own {
      int value() { return 20; }
    };
    sum += Own().value();
  }
  struct Own {
    int value() { return 300; }
  };
  return sum + Own().value();
}
template <int n> int ownOf() {
  struct Own {
    int value() { return n; }
  };
  return Own().value();
}

int main() {
  printf("%d %d %d %d\n", firstOwn(), secondOwn(), ownOf<4>(), ownOf<5>());
  Connection connection = {(Connection::Kind)0, {3}, {Connection::Section::Small}};
  printf("%s %d\n", name(connection.kind), connection.device);
  connection.kind = Connection::Shared;
  printf("%s %d %d\n", name(connection.kind), connection.kind == _Connection::Kind::Shared, Shared);
  ConnectionPointer pointer = &connection;
  pointer->kind = Connection::Kind::Device;
  connection.section.size = Connection::Section::Large;
  printf("%d %d\n", connection.kind, connection.section.size == Connection::Section::Size::Large);

  int value = 5;
  int *target = nullptr;
  Block<int, Paged> block(&value);
  target = block;
  printf("%d %d %d\n", *target, block.where(), Block<int, NonPaged>(&value).where());
  printf("%d %d %d\n", typed<200>(), Constant<Pool, Paged>::told(), Constant<int, 4>::told());
  return 0;
}
