// C17 6.2.5, 6.2.6, 6.2.7, 6.2.8, 5.2.4.2: the types, their sizes, representations, compatibility and alignment.
#include <float.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static void bytes(const void *at, int size) {
    const unsigned char *p = at;
    for (int i = 0; i < size; i++) printf("%02x", p[i]);
    printf("\n");
}
#define SHOW(type, value) do { type v = value; bytes(&v, sizeof v); } while (0)
static int composite(int a[], int (*f)());
static int composite(int a[static 2], int (*f)(int)) { return f(a[1]); }
static int twice(int x) { return 2 * x; }
extern int table[];
int table[4] = {1, 2, 3, 4};

int main(void) {
    printf("%d %d %d %d %d %d %d\n", (int)sizeof(char), (int)sizeof(short), (int)sizeof(int), (int)sizeof(long long), (int)sizeof(float), (int)sizeof(double), (int)sizeof(void *));
    printf("%d %d %d %d\n", CHAR_BIT, SCHAR_MIN, SCHAR_MAX, UCHAR_MAX);
    printf("%d %d %d %d %d\n", CHAR_MIN, CHAR_MAX, SHRT_MIN, SHRT_MAX, USHRT_MAX);
    printf("%d %d %u %lld %lld %llu\n", INT_MIN, INT_MAX, UINT_MAX, LLONG_MIN, LLONG_MAX, ULLONG_MAX);
    printf("%lld %llu\n", (long long)INT64_MIN, (unsigned long long)UINT64_MAX);
    printf("%d %d %d %d %d %d\n", FLT_RADIX, FLT_MANT_DIG, DBL_MANT_DIG, DBL_DIG, DBL_MAX_EXP, FLT_MIN_EXP);
    printf("%.9g %.9g %.9g %.17g %.17g %.17g\n", (double)FLT_MAX, (double)FLT_MIN, (double)FLT_EPSILON, DBL_MAX, DBL_MIN, DBL_EPSILON);
    SHOW(int, 0x01020304);
    SHOW(short, -2);
    SHOW(long long, -0x0102030405060708ll);
    SHOW(float, -1.5f);
    SHOW(double, 0.1);
    SHOW(_Bool, 77);
    SHOW(double, -0.0);
    SHOW(double, 4.9406564584124654e-324);
    SHOW(float, 1e-45f);
    SHOW(void *, 0);
    union { float f; uint32_t u; unsigned char b[4]; } pun = {.f = 3.0f};
    printf("%08x %02x\n", pun.u, pun.b[3]);
    pun.b[0] = 1;
    printf("%.9g\n", (double)pun.f);
    union { double d; uint64_t u; } wide = {.u = 0x7ff0000000000000u};
    printf("%d %d\n", wide.d > DBL_MAX, wide.d == wide.d + 1);
    wide.u++;
    printf("%d %d %d\n", wide.d != wide.d, wide.d < 1, !(wide.d >= 1));
    int a[2] = {5, 9};
    printf("%d %d\n", composite(a, twice), (int)(sizeof table / sizeof *table));
    printf("%d %d %d %d %d\n", (int)_Alignof(char), (int)_Alignof(short), (int)_Alignof(int), (int)_Alignof(long long), (int)_Alignof(double));
    printf("%d %d %d\n", (int)_Alignof(int[7]), (int)_Alignof(struct { char c; short s; }), (int)_Alignof(max_align_t) >= 8);
    char plain = (char)200;
    printf("%d %d\n", plain, plain == (signed char)200);
    struct padded { char c; int i; } p, q;
    memset(&p, 0xaa, sizeof p);
    p.c = 1; p.i = 2;
    q = p;
    printf("%d %d\n", q.c, q.i);
    return 0;
}
