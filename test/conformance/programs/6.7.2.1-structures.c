// C17 6.7.2.1: structures, unions, bit-fields, nested and anonymous members; passed, returned and copied by value.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct one { char c; };
struct three { char c[3]; };
struct eight { int a; float b; };
struct twelve { int v[3]; };
struct nested { struct eight e; struct { int x; union { int y; unsigned char bytes[4]; }; }; struct three t; };
struct bits { unsigned a : 3; int b : 5; unsigned c : 24; uint64_t d : 40; uint64_t e : 24; };
struct flex { int n; short items[]; };
union view { uint32_t word; uint8_t byte[4]; float f; };

static struct one inc1(struct one s) { s.c++; return s; }
static struct three inc3(struct three s) { for (int i = 0; i < 3; i++) s.c[i]++; return s; }
static struct eight inc8(struct eight s) { s.a++; s.b *= 2; return s; }
static struct twelve inc12(struct twelve s, int by) { for (int i = 0; i < 3; i++) s.v[i] += by; return s; }
static int total(struct nested n) { return n.e.a + (int)n.e.b + n.x + n.y + n.t.c[0] + n.t.c[2]; }
static struct nested make(int seed) {
    struct nested n = {{seed, seed + 0.5f}, {seed * 2, {seed * 3}}, {{1, 2, 3}}};
    return n;
}

int main(void) {
    struct one o = inc1((struct one){41});
    struct three t = inc3((struct three){{1, 2, 3}});
    struct eight e = inc8((struct eight){5, 1.25f});
    struct twelve w = inc12(inc12((struct twelve){{1, 2, 3}}, 10), 100);
    printf("%d %d%d%d %d %g %d %d %d\n", o.c, t.c[0], t.c[1], t.c[2], e.a, e.b, w.v[0], w.v[1], w.v[2]);
    struct nested n = make(7), m; m = n; m.e.a = 1; n = m;
    printf("%d %d %d\n", total(n), total(make(3)), make(9).x);
    printf("%d %d %d %d %d\n", (int)sizeof(struct one), (int)sizeof(struct three), (int)sizeof(struct eight), (int)sizeof(struct twelve), (int)sizeof(struct nested));
    printf("%d %d\n", (int)offsetof(struct nested, y), (int)offsetof(struct nested, t));
    struct bits b; memset(&b, 0, sizeof b);
    b.a = 13; b.b = -9; b.c = 0xabcdef; b.d = 0x123456789aull; b.e = 0x1ffffff;
    printf("%u %d %x %llx %llx\n", b.a, b.b, b.c, (unsigned long long)b.d, (unsigned long long)b.e);
    b.b += 4; b.a++; b.c ^= 0xff; b.d <<= 4; b.e--;
    printf("%u %d %x %llx %llx %d\n", b.a, b.b, b.c, (unsigned long long)b.d, (unsigned long long)b.e, b.a < 7);
    union view v; v.f = 1.0f;
    printf("%x %d %d\n", v.word, v.byte[3], v.byte[2]);
    v.byte[0] = 0xff; printf("%x\n", v.word);
    struct nested list[3] = {[1] = {.x = 4, .e.a = 6}, [2].t.c[1] = 9};
    printf("%d %d %d %d\n", list[0].x, list[1].x, list[1].e.a, list[2].t.c[1]);
    struct nested *p = &list[1]; p++; (*p) = list[1]; printf("%d\n", list[2].e.a + p->x);
    union { struct flex f; char room[16]; } u; u.f.n = 2; u.f.items[0] = 5; u.f.items[1] = -6;
    printf("%d %d %d\n", (int)sizeof(struct flex), u.f.items[0] + u.f.items[1], (int)offsetof(struct flex, items));
    int which = 1; struct eight x = {1, 2}, y = {3, 4}, z = which ? x : y; printf("%d %g\n", z.a, z.b);
    return memcmp(&list[1], &list[2], sizeof list[1]);
}
