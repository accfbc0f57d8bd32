// C17 6.7.2.1, 6.5.2.3: structures and unions: members, anonymous ones, flexible arrays, packing, copying, comparing places.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct a { char c; int16_t s; char d; int32_t i; int64_t q; char e; };
struct b { char c; struct a a; double d; };
union u { char c[5]; int32_t i; int64_t q; };
struct anonymous { int kind; union { int i; float f; struct { char low, high; }; }; struct { int tail; }; };
struct flexible { int count; int64_t items[]; };
struct empty_tail { char c; int items[]; };
#pragma pack(push, 2)
struct two { char c; int32_t i; int64_t q; };
#pragma pack(push, 1)
struct one { char c; int32_t i; struct two t; };
#pragma pack(pop)
struct again { char c; int64_t q; };
#pragma pack(pop)
struct natural { char c; int64_t q; };
struct small { char v[3]; };
struct list { struct list *next, *prev; };
struct holder { int before; struct list link; int after; };
#define container(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))
static struct small small(int n) { struct small s = {{n, n + 1, n + 2}}; return s; }
static int sum(struct b b) { b.a.i = 7; return b.c + b.a.i + (int)b.d; }
static struct b whole(void) { struct b b = {1, {2, 3, 4, 5, 6, 7}, 8}; return b; }

int main(void) {
    printf("%d %d %d %d %d %d\n", (int)sizeof(struct a), (int)offsetof(struct a, s), (int)offsetof(struct a, d), (int)offsetof(struct a, i), (int)offsetof(struct a, q), (int)offsetof(struct a, e));
    printf("%d %d %d %d\n", (int)sizeof(struct b), (int)offsetof(struct b, a.q), (int)sizeof(union u), (int)sizeof(struct anonymous));
    printf("%d %d %d %d\n", (int)sizeof(struct two), (int)sizeof(struct one), (int)sizeof(struct again), (int)sizeof(struct natural));
    printf("%d %d %d %d\n", (int)offsetof(struct two, i), (int)offsetof(struct two, q), (int)offsetof(struct one, i), (int)offsetof(struct one, t.q));
    printf("%d %d %d\n", (int)sizeof(struct flexible), (int)offsetof(struct flexible, items), (int)offsetof(struct empty_tail, items));
    struct anonymous x = {.kind = 1, .f = 1.0f, .tail = 9}; x.high = 5;
    printf("%x %d %d\n", x.i, x.low, x.tail);
    struct flexible *f = malloc(sizeof *f + 3 * sizeof f->items[0]);
    f->count = 3; for (int i = 0; i < f->count; i++) f->items[i] = (int64_t)i << 33;
    printf("%lld\n", (long long)f->items[2]);
    free(f);
    struct one o = {1, 2, {3, 4, 5}}; o.t.q++; struct one copy = o; copy.i = 6;
    printf("%d %d %lld %d\n", o.i, copy.i, (long long)copy.t.q, memcmp(&o, &copy, 1));
    printf("%d %d\n", small(1).v[2], (small(4)).v[0] + small(5).v[1]);
    struct b b = whole(), c; c = b; printf("%d %d %d\n", sum(c), c.a.i, (c = whole()).a.s);
    struct holder h = {1, {0, 0}, 2}; struct list *l = &h.link;
    printf("%d %d\n", container(l, struct holder, link)->after, container(l, struct holder, link) == &h);
    struct small array[3] = {{{1, 2, 3}}, {{4}}}; array[2] = array[0]; array[2].v[1] = 9;
    printf("%d %d %d %d\n", array[0].v[1], array[1].v[1], array[2].v[1], (int)(&array[2] - array));
    printf("%d %d\n", &h.before < &h.after, (void *)&x == (void *)&x.kind);
    union u v = {.q = 0x1122334455667788}; v.c[4] = 0x7f;
    printf("%x %llx\n", v.i, (long long)v.q);
    struct { struct { struct { int deep; } c; } b; } nest = {{{5}}}; nest.b.c.deep++; struct { int deep; } *pd = (void *)&nest.b.c;
    printf("%d\n", pd->deep);
    struct self { struct self *me; int n; } me = {&me, 3}; me.me->me->n++; printf("%d\n", me.n);
    struct a self_copy = {1, 2, 3, 4, 5, 6}; self_copy = self_copy; printf("%d\n", self_copy.e);
    return 0;
}
