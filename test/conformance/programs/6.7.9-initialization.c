// C17 6.7.9: static and automatic initializers: addresses, designators, strings, partial and nested braces.
#include <stdint.h>
#include <stdio.h>

static int zero, numbers[6] = {1, 2, [4] = 5}, *to = &numbers[4];
static const char *names[] = {"zero", "one", [3] = "three"};
static char text[] = "text", fixed[8] = "abc", exact[3] = "xyz";
static struct point { int x, y; } points[] = {{1, 2}, {.y = 4}, [3] = {5}};
static struct deep { const char *name; struct point p[2]; int (*f)(int); uint64_t mask : 20; } table[];
static int twice(int n) { return n * 2; }
static struct deep table[] = {{"first", {{1, 2}, {3, 4}}, twice, 0xfffff}, {.name = "second", .p[1].x = 9}};
static const double reals[] = {1.5, -2, 3e2};
static long long big = 1ll << 40, computed = (5 + 3) * sizeof(int) - 1;
static int matrix[2][3] = {1, 2, 3, 4, 5}, (*row)[3] = &matrix[1];
static const char *const *deepest = &names[1];

int main(void) {
    printf("%d %d %d %d %d %d\n", zero, numbers[0], numbers[2], numbers[4], *to, (int)(sizeof numbers / sizeof *numbers));
    printf("%s %s %s %d\n", names[0], names[1], names[3], names[2] == 0);
    printf("%s %d %s %d %c%c%c\n", text, (int)sizeof text, fixed, fixed[7], exact[0], exact[1], exact[2]);
    printf("%d %d %d %d %d\n", points[0].y, points[1].x, points[1].y, points[2].x, points[3].x);
    printf("%s %d %d %d %x | %s %d %d\n", table[0].name, table[0].p[1].y, table[0].f(21), table[1].f == 0, (unsigned)table[0].mask, table[1].name, table[1].p[1].x, table[1].p[0].x);
    printf("%g %g %g %lld %lld\n", reals[0], reals[1], reals[2], big, computed);
    printf("%d %d %d %s\n", (*row)[0], matrix[1][1], matrix[1][2], *deepest);
    int local[4] = {7, [2] = numbers[1] + 3}; struct point here = {.y = local[2]}, copy = here;
    struct deep d = {"local", {here, {8}}}; char small[4] = {'a', 'b'};
    printf("%d %d %d %d %d %d %d %s\n", local[0], local[1], local[2], copy.y, d.p[0].y, d.p[1].x, d.p[1].y, small);
    for (int i = 0; i < 2; i++) { static int kept = 10; int fresh = 10; printf("%d %d ", kept++, fresh++); }
    int *p = (int[]){1, 2, 3}; printf("%d %d\n", p[2], (struct point){3, 4}.y);
    return 0;
}
