// C17 6.7.9: initialisation of every kind of object: elision of braces, designators that go back, strings, computed values, zeros behind.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct p { int x, y; };
struct line { struct p from, to; char name[6]; };
struct deep { struct { struct p p[2]; union { int i; struct p q; }; } in[2]; int end; };
static int calls; static int next(void) { return ++calls; }
static struct p point(int n) { return (struct p){n, n * n}; }
static struct line lines[] = {{{1, 2}, {3, 4}, "abc"}, {5, 6, 7, 8, 'x', 'y'}, {.name = "sixsix", .to = {9}}, [5] = {.to.y = 10}, {11}};
static char text[] = "text", exact[4] = "four", padded[8] = {"pad"}, braces[] = {'a', 'b', 0};
static const uint16_t wide[4] = {[1] = 1, 2}; static wchar_t wtext[] = L"wide";
static int matrix[3][3] = {1, 2, 3, 4, [2] = {7, [2] = 9}}, partly[2][2][2] = {{{1}, {2}}, {3, 4, 5}};
static union { int i; float f; char c[8]; } u1 = {7}, u2 = {.f = 1.0f}, u3 = {.c = "union"};
static struct deep d = {{{{{1, 2}, {3}}, {4}}, {.p[1].y = 5, .q = {6, 7}}}, 8}, e = {.in[1].p[0] = {1}, .in[0].q.y = 2, 3, 4};
static int *pointers[] = {&matrix[0][1], 0, &matrix[2][0] + 2}; static const char *names[][2] = {{"a"}, {"b", "c"}};
static struct { int n; struct p *at; int (*f)(void); } table[] = {{1, &lines[0].to, next}, {.f = next, .at = &lines[5].to}};
static int ranges[10] = {[1 ... 3] = 1, [5 ... 6] = 2, 3, [2] = 9};
static struct { uint32_t a : 3, b : 5; int : 4; int c : 4; } bits = {5, 17, -3};
static double reals[] = {1, 2.5f, -0.0, 'a', 1u << 31}; static float single[] = {0.1, 16777217, -1}; static _Bool truths[] = {0, 2, 0.5, -1};
static int scalar = {3}, parenthesised = ((4)); static struct p copied = {1}, *to = &(struct p){8, 9};

static void line(const struct line *l) { printf("[%d %d %d %d %.6s]", l->from.x, l->from.y, l->to.x, l->to.y, l->name); }
static void ints(const int *at, int n) { while (n--) printf("%d ", *at++); printf("\n"); }
int main(void) {
    printf("%d ", (int)(sizeof lines / sizeof *lines)); for (int i = 0; i < 7; i++) line(&lines[i]); printf("\n");
    printf("%d %d %d %d %.4s %s %s\n", (int)sizeof text, (int)sizeof exact, (int)sizeof padded, (int)sizeof braces, exact, padded, braces);
    printf("%d %d %d %d %d\n", wide[0], wide[2], wide[3], (int)(sizeof wtext / sizeof *wtext), wtext[3]);
    ints(&matrix[0][0], 9); ints(&partly[0][0][0], 8); ints((int *)&d, sizeof d / 4); ints((int *)&e, sizeof e / 4); ints(ranges, 10);
    printf("%d %g %s\n", u1.i, u2.f, u3.c);
    printf("%d %d %d %s %d %s\n", *pointers[0], pointers[1] == 0, *pointers[2], names[0][0], names[0][1] == 0, names[1][1]);
    printf("%d %d %d %d\n", table[0].at->x, table[1].at->y, table[1].n, table[0].f() + table[1].f());
    printf("%d %d %d %g %g %g %g %.9g %.9g %d%d%d%d\n", bits.a, bits.b, bits.c, reals[1], 1 / reals[2], reals[3], reals[4], single[0], single[1], truths[0], truths[1], truths[2], truths[3]);
    printf("%d %d %d %d\n", scalar, parenthesised, copied.y, to->y);
    calls = 0;
    int n = 5, list[] = {n, n * 2, next(), next(), [1] = 99}, *pl = list;
    ints(list, sizeof list / sizeof *list);
    struct p p1 = point(3), p2 = p1, ps[3] = {point(4), p2, {next()}}; struct line l = {p1, {n, next()}, "local"}, l2 = {.to = p2, .from = {.y = n}};
    printf("%d %d %d %d %d ", p2.y, ps[0].y, ps[1].x, ps[2].x, ps[2].y); line(&l); line(&l2); printf("\n");
    char local[8] = "loc", sized[] = "sized" "!", one[1] = {'z'}; char grid[2][4] = {"abc", {"de"}};
    printf("%s %d %d %c %s %s %d\n", local, local[7], (int)sizeof sized, one[0], grid[0], grid[1], grid[1][3]);
    struct deep f = {.in[1] = {.i = n}, .in[0].p = {[1] = p1}, .end = next()}; ints((int *)&f, sizeof f / 4);
    union { int i; double d; } lu = {.d = n / 2.0}; double ld[3] = {n, [2] = lu.d};
    printf("%g %g %g %g\n", lu.d, ld[0], ld[1], ld[2]);
    for (int i = 0; i < 2; i++) { int zeros[4] = {0}; int some[4] = {[1] = i}; zeros[i]++; some[0] += zeros[0]; ints(some, 4); }
    static int kept[] = {[3] = 1}; kept[0]++; ints(kept, 4);
    const struct p table2[] = {{n, 1}, {2, n}}; printf("%d %d\n", table2[0].x, table2[1].y);
    uint8_t mixed[6] = {300, -1, n, 'a', [5] = 5}; printf("%d %d %d %d %d %d %d\n", mixed[0], mixed[1], mixed[2], mixed[3], mixed[4], mixed[5], *pl);
    return 0;
}
