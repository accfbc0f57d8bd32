// C17 6.9.1, 6.9.2, 6.5.2.2: function definitions, tentative definitions, arguments and results of every kind.
#include <stdint.h>
#include <stdio.h>

int tentative; int tentative; static int kept; static int kept = 4; extern int kept_too; int kept_too = 5; int unsized[]; int unsized[3];
struct s1 { char c; }; struct s2 { int16_t a; }; struct s3 { char c[3]; }; struct s4 { float f; }; struct s8 { int a, b; }; struct s12 { int a, b, c; }; struct s16 { double d; int i; }; union un { double d; int i; }; struct ptr { int *p; };
static struct s1 f1(struct s1 s) { s.c++; return s; } static struct s2 f2(struct s2 s) { s.a++; return s; } static struct s3 f3(struct s3 s) { s.c[2]++; return s; }
static struct s4 f4(struct s4 s) { s.f++; return s; } static struct s8 f8(struct s8 s) { s.b++; return s; } static struct s12 f12(struct s12 s) { s.c++; return s; }
static struct s16 f16(struct s16 s) { s.i++; s.d *= 2; return s; } static union un fu(union un u) { u.d += 0.5; return u; } static struct ptr fp(struct ptr p) { ++*p.p; return p; }
static int8_t i8(int8_t v) { return v; } static uint8_t u8(uint8_t v) { return v; } static int16_t i16(int16_t v) { return v; } static uint16_t u16(uint16_t v) { return v; } static _Bool b(_Bool v) { return v; }
static int32_t i32(int32_t v) { return v; } static uint64_t u64(uint64_t v) { return v; } static float f(float v) { return v; } static double d(double v) { return v; } static char c(char v) { return v; }
static int64_t many(int8_t a, uint16_t b, float c, int64_t d, double e, const char *f, struct s12 g, _Bool h, struct s3 i, uint32_t j, struct s16 k, int (*l)(int, int)) { return a + b + (int64_t)(c * 2) + d + (int64_t)e + f[0] + g.b + h + i.c[1] + j + k.i + l(1, 2); }
static int add(int a, int b) { return a + b; } static int modified(int a, int *p) { int before = *p; a = 100; *p += a; return before; }
static int array(int a[], int n) { a++; return a[0] * n; } static int two(int (*a)[3]) { return a[1][2]; }
static int old(a, p, e) int a; short p; double e; { return a + p + (int)e; } static int none() { return 3; }
static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
static int mutual_b(int); static int mutual_a(int n) { return n ? mutual_b(n - 1) + 1 : 0; } static int mutual_b(int n) { return n ? mutual_a(n - 1) + 10 : 0; }
static void set(int *at, int v) { *at = v; } static int (*select(int n))(int, int) { return n ? add : 0; }
static int compose(int (*f)(int, int), int (*g)(int, int), int x) { return f(g(x, x), x); }
static int by_hand(struct s12 *s) { struct s12 copy = *s; s->a = 50; return copy.a; } static struct s12 chain(int n) { struct s12 s = {n, n, n}; return n ? chain(n - 1) : s; }
int main(void) {
    printf("%d %d %d %d\n", tentative, kept, kept_too, unsized[2]);
    printf("%d %d %d %g %d %d\n", f1((struct s1){1}).c, f2((struct s2){-1}).a, f3((struct s3){{1, 2, 3}}).c[2], f4((struct s4){1.5f}).f, f8((struct s8){1, 2}).b, f12((struct s12){1, 2, 3}).c);
    int n = 4; printf("%g %d %g %d\n", f16((struct s16){2.5, 3}).d, f16((struct s16){2.5, 3}).i, fu((union un){1}).d, *fp((struct ptr){&n}).p);
    printf("%d %d %d %d %d %d\n", i8(300), u8(-1), i16(70000), u16(-2), b(0.5), c(200) < 0);
    printf("%d %llu %.9g %.17g\n", i32(-1ll), (unsigned long long)u64(-1), f(0.1), d(0.1f));
    printf("%d %d\n", i8(1.9), (int)d(3));
    printf("%lld\n", (long long)many(-1, 65535, 1.5f, 1ll << 40, 2.9, "A", (struct s12){1, 2, 3}, 7, (struct s3){{1, 2, 3}}, 4000000000u, (struct s16){1, 2}, add));
    int v = 1, a[] = {1, 2, 3}, m[2][3] = {{1, 2, 3}, {4, 5, 6}};
    printf("%d ", modified(v, &v)); printf("%d %d %d\n", v, array(a, 5), two(m));
    printf("%d %d %d %d\n", old(1, 2, 3.5), none(), fib(15), mutual_a(7));
    set(&a[1], 9); set(a, 8); printf("%d %d %d %d\n", a[0], a[1], select(1)(2, 3), select(0) == 0);
    struct s12 s = {1, 2, 3}; printf("%d ", by_hand(&s)); printf("%d %d %d\n", s.a, compose(add, select(1), 5), chain(3).b);
    return kept;
}
