// C17 6.5.1, 6.5.1.1, 6.5.2.1, 6.5.2.2, 6.5.2.3, 6.5.2.4, 6.5.2.5: primary and postfix expressions.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct point { int x, y; };
struct big { int v[10]; struct point p; };
union either { int i; float f; struct point p; };
static int evaluations;
static int *next(int *p) { evaluations++; return p; }
static struct big make(int n) { struct big b = {{n, n + 1}, {n * 2, n * 3}}; return b; }
static struct point swap(struct point p) { return (struct point){p.y, p.x}; }
static int sum(struct big b) { b.v[9] = 100; return b.v[0] + b.v[1] + b.v[9] + b.p.x + b.p.y; }
static int old();
static struct point (*pick(int n))(struct point) { return n ? swap : 0; }
static int seven(void) { return 7; }
static int deref_literal(int *p) { return *p++ + *p; }
static const struct point *literal_in_block(int n) {
    static struct point kept;
    const struct point *p = &(struct point){n, n + 1};
    kept = *p;
    return &kept;
}
static int *global_literal = (int[]){4, 5, 6};

int main(void) {
    printf("%d %d\n", ((5)), (int)("text"[1]));
    printf("%s %s %s\n", _Generic(1.0f, double: "d", float: "f"), _Generic("a", char *: "decayed", default: "no"), _Generic(seven, int (*)(void): "fn", default: "no"));
    int side = 0;
    int chosen = _Generic(side++, int: 1, default: side++);
    printf("%d %d\n", chosen, side);
    int a[5] = {1, 2, 3, 4, 5}, i = 1;
    printf("%d %d %d %d\n", a[i], i[a], (&a[2])[-1], (a + 3)[1]);
    *next(&a[1]) += 5;
    next(a)[2]++;
    printf("%d %d %d\n", a[1], a[2], evaluations);
    int m[2][3][2] = {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}};
    printf("%d %d %d\n", m[1][2][0], *m[1][1], **m[1]);
    printf("%d %d %d\n", make(3).p.y, make(4).v[1], sum(make(5)));
    struct big b = make(1);
    int before = b.v[9];
    printf("%d %d %d\n", sum(b), before, b.v[9]);
    struct point p = swap(swap((struct point){.y = 1, .x = 2}));
    printf("%d %d %d\n", p.x, pick(1)(p).x, (*pick(2))(p).y);
    printf("%d\n", old(1, 2));
    union either e; memset(&e, 0, sizeof e);
    e.f = 1.0f;
    printf("%x %d %d\n", e.i, e.p.y, (&e)->p.x == e.i);
    struct point *pp = &p, **ppp = &pp;
    (*ppp)->x = 9;
    printf("%d %d\n", pp->x, (*pp).y);
    int8_t wrap = 127; uint8_t under = 0; float f = 0.5f; _Bool t = 0;
    printf("%d ", wrap++); printf("%d ", wrap); printf("%d ", under--); printf("%d ", under);
    printf("%g ", f++); printf("%g ", f); printf("%d ", t++); printf("%d\n", t);
    int *q = a;
    printf("%d ", *q++); printf("%d ", (*q)++); printf("%d ", *q--); printf("%d\n", *q);
    printf("%d %d\n", deref_literal((int[]){3, 4}), global_literal[2]);
    printf("%d ", literal_in_block(3)->x);
    printf("%d\n", literal_in_block(8)->y);
    int total = 0;
    for (int n = 0; n < 3; n++) { int *l = (int[2]){n}; total += l[0] * 10 + l[1]; l[1] = 99; }
    printf("%d %d %s\n", total, (int)sizeof((char[]){"four"}), (char[]){"literal"});
    struct point *changed = &(struct point){1, 2};
    changed->x += 5;
    printf("%d %d\n", changed->x, ((struct big){.p.y = 4}).p.y);
    const char *names[] = {[2] = "two", [0] = "zero"};
    printf("%s %d %s\n", names[0], names[1] == 0, names[2]);
    int matrix[3][3] = {0}; int (*r)[3] = matrix; r[1][2] = 5; (*++r)[0] = 6;
    printf("%d %d\n", matrix[1][2], matrix[1][0]);
    return 0;
}
static int old(a, b) int a; int b; { return a * 10 + b; }
