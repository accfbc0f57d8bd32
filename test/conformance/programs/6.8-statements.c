// C17 6.8: every statement: selection, iteration, jumps into and out of blocks and loops.
#include <stdio.h>

static int classify(int n) {
    switch (n) {
    case -5: return 1;
    case 0: case 1: case 2: n += 10; /* fall through */
    case 3: return n * 2;
    case 100 ... 200: return 7;
    case 1000: break;
    default: if (n > 0) return -1; else break;
    }
    return n;
}
static int wide(long long v) {
    switch (v) { case 0x100000000ll: return 1; case -1: return 2; case 0x7fffffffffffffffll: return 3; default: return 4; }
}
static int duff(const char *from, int count) {
    int n = (count + 3) / 4, sum = 0;
    switch (count % 4) {
    case 0: do { sum += *from++;
    case 3: sum += *from++;
    case 2: sum += *from++;
    case 1: sum += *from++;
        } while (--n > 0);
    }
    return sum;
}
static int jumps(int n) {
    int count = 0, i = n - 8;
    if (n > 5) goto middle;
again:
    count++;
    for (i = 0; i < 3; i++) {
        if (i == 1 && count > 3) goto out;
middle:
        count += 2;
        if (count > 40) break;
        continue;
    }
    if (count < 50) goto again;
out:
    return count;
}

int main(void) {
    int values[] = {-5, 0, 1, 2, 3, 4, 150, 1000, -9};
    for (unsigned i = 0; i < sizeof values / sizeof *values; i++) printf("%d ", classify(values[i]));
    printf("\n%d %d %d %d\n", wide(1ll << 32), wide(-1), wide(0x7fffffffffffffffll), wide(0));
    printf("%d %d\n", duff("abcdefg", 7), duff("abcdefgh", 8));
    printf("%d %d\n", jumps(1), jumps(9));
    int i = 0, j, sum = 0;
    while (1) { if (++i > 20) break; if (i % 3) continue; sum += i; }
    do sum--; while (sum > 50);
    for (i = 0, j = 10; i < j; i++, j--) sum += i * j;
    for (;;) { if (sum++ > 200) break; }
    printf("%d %d %d\n", sum, i, j);
    for (int a = 0; a < 3; a++) { for (int b = 0; b < 3; b++) { if (b == 2) goto next; printf("%d%d ", a, b); } next:; }
    printf("\n");
    { int i = 99; { int i = 98; sum += i; } sum += i; }
    if (sum) if (sum == 1) printf("one"); else printf("other %d\n", sum);
    int n = 27, steps = 0; while (n != 1) { n = n & 1 ? 3 * n + 1 : n / 2; steps++; } printf("%d\n", steps);
    return sum & 0x3f;
}
