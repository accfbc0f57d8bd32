// C17 6.7, 6.7.1, 6.7.2, 6.7.2.2, 6.7.2.3, 6.7.3, 6.7.4, 6.7.5, 6.7.6.1, 6.7.6.2, 6.7.6.3, 6.7.7, 6.7.8, 6.7.10: declarations.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

static int counter(void) { static int n; register int r = 1; auto int a = 2; return n += r + a; }
long long int unsigned wide = ~0ull;
short unsigned half = 65535;
int signed plain = -1;
unsigned char const octet = 255;
enum color { RED, GREEN = 5, BLUE, CRIMSON = RED };
enum { LOW = -2, NEXT } where = NEXT;
struct later;
struct node { struct later *to; struct node *self; };
struct later { int value; };
const int fixed = 4;
volatile int changing = 1;
int *const constant_pointer = (int *)&changing;
static inline int square(int n) { return n * n; }
_Noreturn static void never(void) { for (;;) ; }
_Alignas(32) static char aligned[3];
struct over { char c; _Alignas(16) int i; char after; };
static int (*table[3])(int) = {square, 0, square};
static int (*(*chooser)(int which))(int);
static int (*choose(int which))(int) { return which ? square : 0; }
static int (*(*rows)[2])[3];
static char *(*strings(int n))[2] { static char *list[2][2] = {{"a", "b"}, {"c", "d"}}; return &list[n]; }
typedef int number, *pointer, array[3], function(int), (*callback)(number);
typedef struct self { struct self *next; number value; } self;
typedef const volatile number guarded;
static function triple;
static number triple(number n) { return 3 * n; }
static int use(callback f, number n) { return f(n); }
static int qualified(const int *restrict a, int *const b, const char *const *c) { *b += *a; return *b + c[1][0]; }
static int arrays(int a[const 3], int b[][2], int (*c)[2], array d) { return a[2] + b[1][1] + c[1][0] + d[0] + (int)sizeof(a) + (int)sizeof(*b); }
static int unnamed(int, char *, int (*)(int));
static int unnamed(int a, char *b, int (*c)(int)) { return c(a) + b[0]; }
static int parameters(int f(int), int (g)(int), int h[], int (i)) { return f(1) + g(2) + h[0] + i; }
extern int external;
extern int external;
int external = 9;
_Static_assert(_Alignof(struct over) == 16 && sizeof(struct over) == 48 - 16, "alignment");

int main(void) {
    counter(); counter();
    printf("%d %llu %d %d %d\n", counter(), wide, half, plain, octet);
    printf("%d %d %d %d %d %d\n", RED, GREEN, BLUE, CRIMSON, LOW, where);
    enum color c = BLUE; enum color *pc = &c; *pc = GREEN;
    printf("%d %d\n", c, (int)sizeof c);
    struct later l = {3}; struct node n = {&l, &n};
    printf("%d %d\n", n.self->self->to->value, fixed);
    changing += 2; *constant_pointer += 1;
    printf("%d %d\n", changing, square(4));
    printf("%d %d %d\n", (int)((uintptr_t)aligned & 31), (int)offsetof(struct over, i), (int)offsetof(struct over, after));
    if (changing > 1000) never();
    chooser = choose;
    printf("%d %d %d %d\n", table[2](3), chooser(1)(5), (*(*chooser)(1))(6), chooser(0) == 0);
    int three[3] = {7, 8, 9}; int (*to)[3] = &three; int (*pair[2])[3] = {to, to}; rows = &pair;
    printf("%d %s %s\n", (*(*rows)[1])[2], (*strings(0))[1], (*strings(1))[0]);
    number v = 5; pointer p = &v; array a = {1, 2, 3}; self s = {0, 4}; self *sp = &(self){&s, 1}; guarded g = 6;
    printf("%d %d %d %d %d\n", *p, a[2], sp->next->value, g, use(triple, 7));
    const char *names[] = {"x", "y"}; int one = 1, two = 2;
    printf("%d\n", qualified(&one, &two, names));
    int b[2][2] = {{1, 2}, {3, 4}};
    printf("%d %d\n", arrays(three, b, b, a), unnamed(2, "0", square));
    printf("%d %d\n", parameters(square, triple, three, 1), external);
    printf("%d %d %d %d\n", (int)sizeof(int *[3]), (int)sizeof(int (*)[3]), (int)sizeof(int[3][2]), (int)sizeof(callback));
    { typedef char number; number n2 = 1; { number number = 2; printf("%d %d\n", (int)sizeof(n2), (int)sizeof number + number); } }
    struct { int x; } anonymous = {1}, *pa = &anonymous; pa->x++;
    printf("%d\n", anonymous.x);
    int x, *y = &x, **z = &y, t[2], (*u)[2] = &t; **z = 3; (*u)[1] = 4;
    printf("%d %d\n", x, t[1]);
    return 0;
}
