// Single inheritance: members, hiding, construction order, conversion to the base, protected members, using declarations.
#include <stdio.h>

class Animal {
public:
  Animal(const char *n, int l) : name(n), legs(l) { printf("Animal(%s) ", n); }
  ~Animal() { printf("~Animal(%s) ", name); }
  const char *who() const { return name; }
  int legCount() const { return legs; }
  int describe(int x) { return x + legs; }

protected:
  const char *name;
  int legs;
  static int count;
};
int Animal::count = 10;
class Dog : public Animal {
public:
  Dog(const char *n) : Animal(n, 4), tricks(0) {
    count++;
    printf("Dog ");
  }
  ~Dog() { printf("~Dog "); }
  void learn() { tricks += legs; }
  int known() const { return tricks + count; }
  int describe(const char *) { return Animal::describe(1) * 100; }
  using Animal::describe;

private:
  int tricks;
};
struct Puppy final : Dog {
  int age = 1;
  Puppy() : Dog("puppy") {}
  int legs() { return Animal::legCount() + age; }
};
struct Empty {};
struct NotEmpty : Empty {
  int x;
};
struct Tail {
  int a;
  char b;
};
struct AfterTail : Tail {
  char c;
};
int legsOf(const Animal &a) { return a.legCount(); }
const char *nameOf(const Animal *a) { return a->who(); }
int main() {
  {
    Dog d("rex");
    d.learn();
    printf("%s %d %d\n", d.who(), d.known(), legsOf(d));
    printf("%d %d\n", d.describe("x"), d.describe(5));
    Animal *a = &d;
    printf("%s %s\n", nameOf(&d), a->who());
    Dog *back = static_cast<Dog *>(a);
    back->learn();
    printf("%d\n", d.known());
  }
  printf("\n");
  {
    Puppy p;
    printf("%d %d %s\n", p.legs(), p.age, nameOf(&p));
  }
  printf("\n%d %d\n", (int)sizeof(Empty), (int)sizeof(NotEmpty));
  AfterTail t;
  t.a = 1;
  t.c = 'c';
  printf("%d %c\n", static_cast<Tail &>(t).a, t.c);
  return 0;
}
