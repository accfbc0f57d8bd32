// C17 6.8.1, 6.8.2, 6.8.3, 6.8.4.1, 6.8.4.2, 6.8.5.1, 6.8.5.2, 6.8.5.3, 6.8.6.1, 6.8.6.2, 6.8.6.3, 6.8.6.4: statements and jumps.
#include <stdint.h>
#include <stdio.h>

static int into_blocks(int where) {
    int n = 0;
    if (where == 0) goto inner;
    if (where == 1) goto loop;
    if (where == 2) goto branch;
    {
        int hidden;
    inner:
        hidden = 5;
        n += hidden;
        for (n += 100; n < 130; n += 10) {
    loop:
            n++;
            if (n > 500) {
    branch:
                n += 1000;
                break;
            } else n += 2;
        }
    }
    return n;
}
static int duff(const char *from, int count) {
    int sum = 0, rounds = (count + 3) / 4;
    switch (count % 4) {
    case 0: do { sum += *from++;
    case 3:      sum += *from++;
    case 2:      sum += *from++;
    case 1:      sum += *from++;
            } while (--rounds > 0);
    }
    return sum;
}
static int nested(int a, int b) {
    switch (a) {
        int never_set;
    case 1:
        switch (b) { case 1: return 11; default: break; case 2: a = 12; }
        break;
    case 2: never_set = b; { case 3: a += 30; }
    default: if (b) break; a = -1;
    case 100: ;
    }
    return a;
}
static int signs(int64_t v) { switch (v) { case -1: return 1; case 0x100000000: return 2; case INT64_MIN: return 3; case 0xffffffff: return 4; } return 0; }
static int narrow(uint8_t v) { switch (v) { case 255: return 1; case 0: return 2; case 'A': return 3; default: return 4; } }
static int sparse(unsigned v) { switch (v) { case 0: return 0; case 1: return 1; case 2: return 2; case 3: return 3; case 4: return 4; case 1000000: return 5; case 0xffffffffu: return 6; case 0x80000000u: return 7; } return -1; }
static int conditions(double d, void *p, int i, _Bool b) { int n = 0; if (d) n |= 1; if (p) n |= 2; if (i) n |= 4; if (b) n |= 8; if (!d && !p) n |= 16; while (d) { n |= 32; d = 0; } for (; p; p = 0) n |= 64; return n; }
static int dangling(int a, int b) { if (a) if (b) return 1; else return 2; return 3; }
static void nothing(int n) { if (n) return; ; ; {} }
static int collatz(unsigned n) { int steps = 0; while (n != 1) { n = n % 2 ? 3 * n + 1 : n / 2; steps++; } return steps; }
static int breaks(void) {
    int seen = 0;
    for (int i = 0; ; i++) {
        if (i % 2) continue;
        for (int j = 0; j < 10; j++) { if (j == 3) break; if (j == 1) continue; seen = seen * 3 + j; }
        switch (i) { case 4: seen++; continue; case 6: break; default: seen += 2; }
        if (i >= 6) break;
    }
    int i = 5;
    do { if (i == 3) continue; seen += i; } while (--i);
    return seen;
}
static int computed(int n) {
    int found = 0;
again:
    if (n <= 0) goto done;
    found += n;
    n -= 2;
    goto again;
done:
    return found;
}
int main(void) {
    printf("%d %d %d %d\n", into_blocks(0), into_blocks(1), into_blocks(2), into_blocks(3));
    for (int i = 1; i <= 9; i++) printf("%d ", duff("\1\2\3\4\5\6\7\10\11", i)); printf("\n");
    printf("%d %d %d %d %d %d %d\n", nested(1, 1), nested(1, 2), nested(1, 3), nested(2, 1), nested(3, 0), nested(5, 5), nested(100, 0));
    printf("%d %d %d %d %d\n", signs(-1), signs(0x100000000), signs(INT64_MIN), signs(0xffffffff), signs(0));
    printf("%d %d %d %d\n", narrow(255), narrow(256 & 255), narrow(65), narrow(3));
    printf("%d %d %d %d %d\n", sparse(3), sparse(1000000), sparse(-1), sparse(0x80000000u), sparse(5));
    printf("%d %d %d %d\n", conditions(0, 0, 0, 0), conditions(0.1, 0, 1, 0), conditions(0, "", 0, 2), conditions(-0.0, 0, 256, 0));
    printf("%d %d %d\n", dangling(1, 1), dangling(1, 0), dangling(0, 1));
    nothing(1); nothing(0);
    printf("%d %d %d\n", collatz(27), breaks(), computed(9));
    int n = 0; for (;;) { if (++n > 5) break; } printf("%d\n", n);
    for (int i = 0, j = 10; i < j; i += 3, j--) n += i * j; printf("%d\n", n);
    int k = 3; do ; while (k--); printf("%d\n", k);
    switch (n) default: printf("default\n");
    switch (n) case 1: printf("none\n");
    if (0) { skipped: printf("reached\n"); return 0; }
    goto skipped;
}
