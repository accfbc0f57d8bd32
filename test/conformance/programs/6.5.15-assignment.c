// C17 6.5.15, 6.5.16.1, 6.5.16.2, 6.5.17, 5.1.2.3: conditional, assignment, comma, and the order that sequence points give.
#include <stdint.h>
#include <stdio.h>

struct pair { int a, b; };
struct bits { unsigned lo : 4; signed mid : 5; unsigned hi : 23; };
static int order[32], count;
static int at(int n) { order[count++] = n; return n; }
static int *where(int *p, int n) { at(n); return p; }
static void show(void) { for (int i = 0; i < count; i++) printf("%d", order[i]); printf("\n"); count = 0; }
static struct pair pair(int n) { struct pair p = {n, -n}; return p; }

int main(void) {
    int x = at(1) ? at(2) : at(3), y = at(0) ? at(4) : at(5);
    show();
    printf("%d %d %g %d\n", x, y, 1 ? 1 : 2.0, (int)sizeof(1 ? 'a' : 1.0));
    struct pair p = x ? pair(3) : pair(4);
    printf("%d %d %d\n", p.a, (y == 5 ? p : pair(1)).b, x > 1 ? y > 4 ? 10 : 20 : 30);
    const char *text = x ? "yes" : 0; void *v = 1 ? (void *)&x : (int *)0;
    printf("%s %d\n", text, *(int *)v);
    x ? (void)at(7) : (void)0;
    int a = 1, b = 2, c = 3;
    a = b = c = 4;
    printf("%d %d %d\n", a, b, c);
    uint8_t narrow; int wide = narrow = 300;
    printf("%d %d\n", narrow, wide);
    struct bits f = {1, -1, 1};
    wide = f.mid = 16; printf("%d %d ", wide, f.mid);
    wide = f.lo = 31; printf("%d ", wide);
    f.lo += 3; f.hi |= 0x7fffff; f.hi++; f.mid -= 1; f.mid >>= 1;
    printf("%d %d %d %d\n", f.lo, f.hi, f.mid, f.hi++ == 0);
    int v1[3] = {1, 2, 3}, i = 0;
    v1[i++] += 10;
    *where(v1, 1) += 1;
    *where(v1 + 1, 2) *= at(3);
    printf("%d %d %d\n", v1[0], v1[1], i);
    count = 0;
    i = (at(1), at(2), at(3));
    (void)at(4), (void)at(5);
    for (i = 0, x = 10; i < x; i++, x--) ;
    printf("%d %d\n", i, x);
    show();
    int8_t s = 100; s += 100; uint8_t u = 5; u -= 10; int16_t h = 1; h <<= 15; uint32_t w = 1; w <<= 31; w >>= 3;
    printf("%d %d %d %u\n", s, u, h, w);
    s = 7; s *= 2.5; u = 200; u /= 1.5; x = 10; x -= 0.5; x += 'a';
    printf("%d %d %d\n", s, u, x);
    double d = 1; d += 1 / 2; d /= 4; float g = 1e8f; g += 1; g -= 1e8f;
    printf("%g %g\n", d, g);
    int *q = v1; q += 2; q -= 1; *q++ = 50; *--q += 1;
    printf("%d %d\n", v1[1], (int)(q - v1));
    struct pair l = {1, 2}, r = {3, 4}, t; t = l, l = r, r = t; (l = r).a;
    printf("%d %d %d %d\n", l.a, l.b, r.a, (l = pair(9)).b);
    volatile int counter = 0; counter++; counter += counter; counter = counter * 3 + 1;
    printf("%d\n", counter);
    int n = 5; n += n++ ? 0 : 0, n = n && n-- ? n : -1;
    printf("%d\n", n);
    int k = 3; k = k++ && k == 4 ? k + 1 : k - 1;
    printf("%d\n", k);
    _Bool flag = 0; flag += 2; flag <<= 3; printf("%d ", flag); flag ^= 1; printf("%d\n", flag);
    return 0;
}
