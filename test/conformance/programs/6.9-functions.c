// C17 6.9: functions: pointers, tables, recursion, variable arguments, static locals.
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef int (*op)(int, int);
static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; }
static const op table[] = {add, sub, mul};
static int apply(op f, int a, int b) { return f(a, b); }
static op choose(int n) { return table[n % 3]; }

static long long sum(int count, ...) {
    va_list args, copy; long long total = 0;
    va_start(args, count); va_copy(copy, args);
    for (int i = 0; i < count; i++) total += va_arg(args, int);
    for (int i = 0; i < count; i++) total += va_arg(copy, int) * 10;
    va_end(copy); va_end(args);
    return total;
}
static double mixed(const char *kinds, ...) {
    va_list args; double total = 0; va_start(args, kinds);
    for (; *kinds; kinds++) switch (*kinds) {
        case 'i': total += va_arg(args, int); break;
        case 'l': total += (double)va_arg(args, long long); break;
        case 'd': total += va_arg(args, double); break;
        case 's': total += *va_arg(args, const char *); break;
    }
    va_end(args); return total;
}
static int vprint(const char *f, ...) { va_list a; va_start(a, f); int n = vprintf(f, a); va_end(a); return n; }
static int counter(void) { static int n = 5; return n++; }
static int ack(int m, int n) { return m == 0 ? n + 1 : n == 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1)); }
static int even(unsigned n); static int odd(unsigned n) { return n == 0 ? 0 : even(n - 1); }
static int even(unsigned n) { return n == 0 ? 1 : odd(n - 1); }
static int many(int a, char b, short c, long long d, float e, double f, int *g, uint8_t h, unsigned i) { return a + b + c + (int)d + (int)e + (int)f + *g + h + (int)i; }
static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static void hanoi(int n, int from, int to, int by, int *moves) { if (n == 0) return; hanoi(n - 1, from, by, to, moves); ++*moves; hanoi(n - 1, by, to, from, moves); }

int main(void) {
    for (int i = 0; i < 3; i++) printf("%d %d ", apply(table[i], 9, 4), choose(i)(5, 6));
    printf("%d\n", (*add)(1, 2) + (&sub)(9, 3) + (choose(1) == sub));
    printf("%lld %g\n", sum(4, 1, -2, 3, 40), mixed("idls", 3, 2.5, 10ll, "A"));
    printf("%d\n", vprint("%s %d %c\n", "va_list", 12, 'z'));
    counter(); counter(); printf("%d\n", counter());
    printf("%d %d %d\n", ack(2, 5), even(1001), odd(7));
    int g = 100; printf("%d\n", many(1, 2, -3, 4ll << 33 >> 33, 5.9f, 6.1, &g, 255, 7));
    int v[] = {5, 3, 9, -1, 0, 77, 4}; qsort(v, 7, sizeof *v, compare);
    for (int i = 0; i < 7; i++) printf("%d ", v[i]);
    int key = 9, *found = bsearch(&key, v, 7, sizeof *v, compare); printf("%d\n", (int)(found - v));
    int moves = 0; hanoi(10, 1, 3, 2, &moves); printf("%d\n", moves);
    return 3;
}
