// C17 6.7.2.1: bit-fields in Microsoft's layout: storage units, signs, widths, zero widths, and what assigning to them gives.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct plain { uint32_t a : 3, b : 7, c : 22; };
struct mixed { uint8_t a : 4; uint32_t b : 4; uint8_t c : 4; };
struct zero { uint32_t a : 5; uint32_t : 0; uint32_t b : 5; };
struct unnamed { uint16_t a : 3; uint16_t : 5; uint16_t b : 4; };
struct straddle { uint32_t a : 20; uint32_t b : 20; uint32_t c : 12; };
struct signs { int32_t a : 3; uint32_t b : 3; int32_t c : 1; int64_t d : 40; uint64_t e : 24; };
struct wide { uint64_t a : 1, b : 63; };
struct full { uint32_t a : 32; uint16_t b : 16; uint8_t c : 8; };
struct flags { _Bool on : 1; _Bool off : 1; uint8_t rest : 6; };
union overlay { struct { uint16_t low : 8, high : 8; } part; uint16_t all; uint8_t bytes[2]; };
#pragma pack(push, 1)
struct packed { uint8_t a; uint32_t b : 12; uint32_t c : 20; uint8_t d; };
#pragma pack(pop)
struct nested { struct { uint32_t x : 2; uint32_t y : 2; }; struct plain in[2]; };

static void bytes(const void *at, int size) { const uint8_t *p = at; for (int i = 0; i < size; i++) printf("%02x", p[i]); printf(" "); }
#define SHOW(v) do { bytes(&(v), sizeof (v)); printf("%d\n", (int)sizeof (v)); } while (0)
static int passed(struct plain p) { return p.a + p.b + p.c; }
static struct signs made(int n) { struct signs s = {n, n, n, n, n}; return s; }

int main(void) {
    struct plain p; memset(&p, 0, sizeof p); p.a = 9; p.b = 100; p.c = 0x3fffff; SHOW(p);
    struct mixed m; memset(&m, 0, sizeof m); m.a = 0xf; m.b = 0x5; m.c = 0xa; SHOW(m);
    struct zero z; memset(&z, 0, sizeof z); z.a = 31; z.b = 17; SHOW(z);
    struct unnamed u; memset(&u, 0, sizeof u); u.a = 5; u.b = 9; SHOW(u);
    struct straddle s; memset(&s, 0, sizeof s); s.a = 0xabcde; s.b = 0x12345; s.c = 0xfff; SHOW(s);
    struct signs g; memset(&g, 0, sizeof g); g.a = 7; g.b = 7; g.c = 1; g.d = -5; g.e = 0xffffff; SHOW(g);
    printf("%d %d %d %lld %llu\n", g.a, g.b, g.c, (long long)g.d, (unsigned long long)g.e);
    struct wide w; memset(&w, 0, sizeof w); w.a = 1; w.b = 0x123456789abcdefu; SHOW(w);
    struct full f; memset(&f, 0, sizeof f); f.a = 0xdeadbeef; f.b = 0x1234; f.c = 0x56; SHOW(f);
    struct flags b; memset(&b, 0, sizeof b); b.on = 5; b.off = 0.0; b.rest = 33; SHOW(b);
    union overlay o; o.all = 0x1234; printf("%x %x %x\n", o.part.low, o.part.high, o.bytes[1]);
    o.part.high = 0xab; printf("%x\n", o.all);
    struct packed k; memset(&k, 0, sizeof k); k.a = 1; k.b = 0xfff; k.c = 0x54321; k.d = 2; SHOW(k);
    struct nested n; memset(&n, 0, sizeof n); n.x = 3; n.y = 1; n.in[1].b = 64; SHOW(n);
    printf("%d %d\n", passed(p), made(-1).a + made(3).b);
    printf("%d %d %d\n", (p.a = 12), (g.a = 5), (g.c = 1));
    p.a = 7; p.a++; printf("%d ", p.a); p.a--; printf("%d ", p.a); p.b += 60; printf("%d ", p.b); p.c <<= 4; printf("%x\n", p.c);
    g.a = 3; g.a++; printf("%d ", g.a); g.a = -4; g.a--; printf("%d ", g.a); g.d = 1; g.d <<= 39; printf("%lld ", (long long)g.d); g.e -= g.e + 1; printf("%llx\n", (unsigned long long)g.e);
    printf("%d %d %d\n", g.a - 8 < 0, p.a - 8 < 0, (g.b << 29) < 0);
    struct plain copy = p, *at = &copy; at->b = ~at->b; printf("%d %d\n", copy.b, p.b == copy.b);
    static struct signs initial = {.d = -1, .a = -1, .b = 15, .c = 1}; SHOW(initial);
    printf("%d %d %d\n", p.a ? 1 : 2, !z.b, g.b == 7 && u.b);
    for (p.a = 0; p.a < 5; p.a++) ; printf("%d\n", p.a);
    switch (p.a) { case 5: printf("five\n"); break; default: printf("other\n"); }
    return 0;
}
