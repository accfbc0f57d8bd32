// C17 6.7.9: designators with braces left out, overriding, anonymous members, and conditions on addresses of members.
#include <stdio.h>
#include <string.h>

struct A { int b; short c[2]; };
struct O { struct A a; int z; struct A t[2]; };
static struct A f[] = { 0, 1, 2, [2].c = 11, 12, 13 };
static struct O o = { .a = 1, 2, 3, 4, .t = 5, 6, 7, 8, 9, 10, .z = 20 };
static struct O o2 = { .t[1] = 5, 6, 7, .t[0].c = 1, 2, .a.c[1] = 9, 10 };
static struct { char i[6]; int j; } m[] = { { { "foo" }, 1 }, [0] = { .i[0] = 'b' } }, n[] = { { { "foo" }, 1 }, [0].i = { "a" }, [0].j = 2 };
static struct { int x; union { struct { short l, h; }; int w; }; } u[] = { { 1, .h = 2 }, [2] = { .w = 7, .x = 3 } };

static void dump(const void *p, size_t n) {
    const unsigned char *at = p;
    while (n-- > 0)
        printf("%02x", *at++);
    printf("\n");
}
static int member(struct O *p) { return &p->a ? 1 : 0; }
static int array(struct A *p) { return p->c ? 1 : 0; }
static int old() { return 3; }
static int apply(int ((int)), int);
static int apply(int g(int), int x) { return g(x); }
static int square(int x) { return x * x; }
enum { here = 0 };

int main(void) {
    int v = 3;
    struct O l = { .a = 1, v, 3, 4, .t = 5, 6, 7, v, 9, 10, .z = 20 };
    struct O l2 = { .t[1] = v, v + 1, 7, .t[0].c = 1, v, .a.c[1] = 9, 10 };
    struct A la[] = { v, 1, 2, [2].c = 11, v, 13 };
    struct O l3 = { .a = { 1, { 2, v } }, .a.c[1] = 5, .t = { { v }, [0].b = 2, [1] = { .c = 4, 5 } }, .a = { v } };
    struct { int i : 7; unsigned u : 7; } bits = { -13, 61 };
    dump(f, sizeof f);
    dump(&o, sizeof o);
    dump(&o2, sizeof o2);
    dump(m, sizeof m);
    dump(n, sizeof n);
    dump(u, sizeof u);
    dump(&l, sizeof l);
    dump(&l2, sizeof l2);
    dump(la, sizeof la);
    dump(&l3, sizeof l3);
    // 6.3.1.1: a bit-field is promoted by its width, a cast of it is not.
    printf("%d %d\n", bits.i % bits.u, bits.i % (unsigned)bits.u == -13U % 61);
    printf("%d %d %d %d\n", member(0), array(0), array(la), member(&l));
    printf("%d %d\n", old(1, 2), apply(square, 5));
    // 6.8.4p3: a selection is a block of its own.
    if (sizeof(enum { here = 1 }))
        printf("%d", here);
    printf("%d\n", here);
    struct A;
    struct A *other = 0;
    return other != 0;
}
