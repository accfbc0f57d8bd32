// What later standards let a program leave out: `auto` parameters of functions, generic lambdas as pointers to functions, arguments
// of class templates behind a constructor's own name for a type.
#include <stdio.h>

struct Pair {
    enum { first = 3, second = 4 };
    enum class Kind { small, large };
    int a = 1;
    int b = 2;
    void swap(Pair &other);
    int add(auto x) const { return a + b + x; }
    template <typename T> int both(T t, auto u) const { return static_cast<int>(sizeof(t)) * 10 + static_cast<int>(sizeof(u)); }
};
inline void exchange(auto &a, auto &b)
{
    auto kept = a;
    a = b;
    b = kept;
}
void Pair::swap(Pair &other)
{
    exchange(a, other.a);
    exchange(b, other.b);
}
auto largest(auto first, const auto &second) { return first > second ? first : second; }

template <typename T> class Guard {
    T object;

public:
    using type = T;
    using pointer = T *;
    explicit Guard(type taken) : object(taken) { printf("taken %d\n", static_cast<int>(object)); }
    Guard(pointer taken, int) : object(*taken) { printf("through a pointer %d\n", static_cast<int>(object)); }
    ~Guard() { printf("given back %d\n", static_cast<int>(object)); }
};

typedef int (*Compare)(const void *, const void *);
static int compared(Compare compare, int a, int b) { return compare(&a, &b); }
static int compared(int, int a, int b) { return a - b; }

typedef struct Handle_ *Handle;
template <typename T, typename Tag, T Null> struct Owner {
    T held = Null;
    bool empty() const { return held == Null; }
};
struct FileTag {};
using File = Owner<Handle, FileTag, Handle(nullptr)>;
template <typename F> struct Named;
template <typename R, typename A> struct Named<R(A)> { static const char *name() { return "a function"; } };

template <typename I> int length(I *) { return static_cast<int>(sizeof(I)); }
int throughReference(const short &text) { return length(&text); }

struct Text {
    short units;
};
class Wrapped {
    Text text{7};

public:
    operator const Text *() const { return &text; }
};
int unitsOf(const Text &text) { return text.units; }


class Holder {
    int held = 6;

public:
    auto get() const { return held; }
    template <typename T> auto get() const { return static_cast<T>(held); }
    int twice() const { return held * 2; }
};
class Shown : Holder {
public:
    using Holder::get;
    using Holder::twice;
    template <typename T> T get() const { return static_cast<T>(Holder::get<T>() + 1); }
    int twice() const { return Holder::twice() + 1; }
};
struct Piece {
    unsigned char size;
    unsigned char kind;
};
constexpr bool fits(const Piece &piece) { return piece.size == sizeof(piece) && piece.kind == 5; }
constexpr Piece piece{sizeof(Piece), 5};
static_assert(fits(piece));

int main(void)
{
    Pair one, two{5, 6};
    one.swap(two);
    printf("%d %d %d %d\n", one.a, one.b, two.a, two.b);
    printf("%d %d\n", one.add(2), two.add(3L));
    printf("%d %d\n", one.both('x', 2.0), one.both<double>(1, 'y'));
    printf("%d %d\n", largest(3, 4), largest(9L, 4) == 9L);
    Pair *behind = &two;
    printf("%d %d %d\n", one.first, behind->second, one.second + Pair::first);
    {
        Guard outer(3);
        long value = 8;
        Guard inner(&value, 0);
    }
    printf("%d\n", compared([](auto a, auto b) { return *(const int *)a - *(const int *)b; }, 9, 4));
    Compare kept = [](auto a, auto b) { return *(const int *)b - *(const int *)a; };
    printf("%d %d\n", compared(kept, 9, 4), compared(0, 9, 4));
    File file;
    printf("%d %s\n", file.empty(), Named<int(char)>::name());
    printf("%d\n", throughReference(3));
    Wrapped wrapped;
    printf("%d %d\n", unitsOf(*wrapped), (*wrapped).units);
    switch (one.a) {
    case 5:
        static_assert(sizeof(Pair) == 8);
        printf("five\n");
        break;
    default:
        static_assert(true, "never fails");
    }
    if (one.a) static_assert(sizeof(int) == 4);
    const Shown shown;
    printf("%d %d %d\n", shown.get(), shown.get<int>(), shown.twice());
    Piece own{1, 9};
    Piece *which = &own;
    for (int round = 0; round < 2; round++, which = nullptr) {
        auto &chosen = which ? *which : piece;
        printf("%d\n", chosen.kind);
    }
    int numbers[]{1, 2, 3};
    for (int before = 10; auto &number : numbers) printf("%d\n", number += before++);
    return 0;
}
