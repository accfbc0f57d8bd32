// C17 6.5.3.1, 6.5.3.2, 6.5.3.3, 6.5.3.4, 6.5.4: unary operators, sizeof, casts.
#include <stdint.h>
#include <stdio.h>
#include <stddef.h>

struct s { char c; int i; short t[3]; };
static int calls;
static int called(void) { calls++; return 1; }
static int f(int x) { return x; }

int main(void) {
    int a[4] = {1, 2, 3, 4}, *p = a, x = 5;
    printf("%d ", ++*p); printf("%d ", *++p); printf("%d ", --*p); printf("%d\n", -- x);
    printf("%d %d %d\n", *&x, (int)(&a[3] - &*a), &*p == p);
    printf("%d %d\n", (&a)[0][2], (int)((char *)(&a + 1) - (char *)a));
    int (*fp)(int) = &f;
    printf("%d %d %d\n", (*fp)(1), (&*fp)(2), (*&f)(3));
    unsigned u = 1; uint8_t b = 0x0f; int8_t s = -128; uint16_t h = 1; int64_t w = INT64_MIN;
    printf("%d %d %d %d\n", -s, ~b, -h, +b);
    printf("%u %u %d\n", -u, ~u, !u);
    printf("%lld %lld\n", (long long)(int64_t)(0 - (uint64_t)w), (long long)~w);
    printf("%d %d %d %d %d\n", !0, !5, !0.0, !1e-9, !(void *)0);
    printf("%g %g\n", -0.0 == 0.0 ? 1.0 / -0.0 : 0, -(-2.5));
    printf("%d %d %d %d\n", (int)sizeof(struct s), (int)sizeof(((struct s *)0)->t), (int)sizeof a / (int)sizeof *a, (int)sizeof(a + 0));
    int i = 0;
    size_t size = sizeof(i++) + sizeof called() + sizeof(int[3 + 2]);
    printf("%d %d %d\n", (int)size, i, calls);
    printf("%d %d %d\n", (int)sizeof 'a', (int)sizeof(char), (int)sizeof(short) + (int)sizeof(1 ? (short)1 : (char)1));
    printf("%d %d\n", (int)sizeof(b + b), (int)sizeof(b = b));
    printf("%d %d %d\n", (int)offsetof(struct s, i), (int)offsetof(struct s, t[2]), (int)_Alignof(struct s));
    printf("%d %d %d %d\n", (int8_t)300, (uint8_t)-1, (int16_t)40000, (int)(int8_t)0x80);
    printf("%g %g %d\n", (double)(float)1.1 == 1.1 ? 1.0 : 0.0, (double)(int)2.9, (int)(float)16777217);
    printf("%d %d\n", (int)(char)'\xe9', (unsigned char)'\xe9');
    printf("%d %lld %llu\n", (int)3000000000u, (long long)(int)3000000000u, (unsigned long long)-1);
    printf("%d\n", (int)-3.7 + (int)3.7 + (unsigned char)255.5f);
    (void)called();
    printf("%d %d\n", calls, (_Bool)calls + (_Bool)0.1 + (_Bool)&x);
    const volatile int cv = 6;
    printf("%d %d\n", (int)cv, *(int *)&cv + 1);
    printf("%d\n", - - -x + ~~x - !!x);
    return 0;
}
