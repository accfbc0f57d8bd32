// C17 6.5: operators, their results and the order that sequence points give.
#include <stdint.h>
#include <stdio.h>

static int calls;
static int note(int value) { calls = calls * 10 + value; return value; }

int main(void) {
    int x = 7, y = -3;
    printf("%d %d %d %d\n", x / y, x % y, -x / 2, -x % 2);
    printf("%d %d %d %d %d\n", x & y, x | y, x ^ y, ~x, !x);
    printf("%d %d %u\n", y >> 1, x << 3, (unsigned)y >> 28);
    printf("%lld %llu\n", (long long)y << 40, (unsigned long long)y >> 40);
    int i = 5;
    printf("%d ", i++); printf("%d ", i--); printf("%d ", ++i); printf("%d\n", --i);
    i += i * 2; i -= 3; i *= 2; i /= 5; i %= 3; i |= 12; i &= ~4; i ^= 3; i <<= 4; i >>= 1;
    printf("%d\n", i);
    (void)(note(0) && note(1)); (void)(note(2) && note(3)); (void)(note(4) || note(5)); (void)(note(0) || note(6));
    printf("%d\n", calls);
    calls = 0;
    int t = (note(1), note(2), note(3)) + (note(4) ? note(5) : note(6));
    printf("%d %d\n", t, calls);
    int array[5] = {10, 20, 30, 40, 50}, *p = array;
    printf("%d ", *p++); printf("%d ", *++p); printf("%d %d\n", (*p)++, 0);
    printf("%d %d %d\n", p[1], 1[p], (int)(&array[4] - p));
    printf("%d %d\n", p > array, p == &array[2]);
    struct { int a, b; } s = {1, 2}, *q = &s;
    q->a += s.b; (&s)->b = q->a * 2;
    printf("%d %d %d\n", s.a, s.b, (int)sizeof s);
    uint8_t small = 250; small += 10; printf("%d %d\n", small, (uint8_t)~small);
    int64_t big = 1; big = big << 62; big += big - 1; printf("%lld\n", (long long)big);
    printf("%d %d\n", 5 > 3 > 1, (5 > 3) == 1);
    printf("%d\n", (int)((char *)&array[3] - (char *)&array[1]));
    int j = 0; j = j++ + 1 + (0 ? j++ : 0); printf("%d\n", j != 99);
    const char *text = "abc" "def"; printf("%c%c %d\n", text[2], *(text + 3), (int)sizeof("abc"));
    printf("%d %d\n", (int)_Alignof(double), (int)sizeof(int[3][4]));
    int k = 3, *pk = &k; int **ppk = &pk; **ppk = 9; printf("%d\n", k);
    printf("%d\n", (unsigned char)'\xff' + '\101' + '\n');
    printf("%g %g %g\n", 7.0 / 2, -7 / 2 * 1.0, 1e3f * 3);
    printf("%d %d %d\n", 0.1 + 0.2 == 0.3, 0.5f == 0.5, 1.0 / 0.0 > 1e308);
    return 0;
}
