// C17 7: numbers read from text, alignas and noreturn by their names, and the classification of floating numbers.
#include <math.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdnoreturn.h>

static noreturn void leave(int code) { printf("left\n"); exit(code); }
struct wide { alignas(16) char c; };
int main(void) {
    const char *texts[] = {"1", "-2.5e3rest", "0x1.8p3", " +inf", "nan", ".5", "1e50", "1e-50", "x", "3.4028235677973366e38",
        "1.000000178813934326171874999999999999", "1.000000178813934326171875000000000001", "16777217", "4.9e-324"};
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++) {
        char *end, *endf; double d = strtod(texts[i], &end); float f = strtof(texts[i], &endf);
        if (isnan(d)) printf("nan %d %d\n", isnan(f) != 0, (int)(endf - texts[i]));
        else printf("%.17g %.9g %d %d\n", d, (double)f, (int)(end - texts[i]), (int)(endf - texts[i]));
    }
    printf("%d %d\n", (int)alignof(struct wide), (int)alignof(double));
    printf("%d %d %d %d\n", isinf(HUGE_VAL) != 0, isinf(HUGE_VALF) != 0, isunordered(1.0, NAN) != 0, isunordered(1.0, 2.0) != 0);
    printf("%d %d %d %d\n", signbit(-0.0) != 0, signbit(0.0) != 0, isfinite(1e308) != 0, isfinite(INFINITY) != 0);
    const double powers[] = {1e5, 1e10, 1e50, 1e100, 1e200, 1e22, 1e23, 1e-5, 1e-10, 1e-300, 9.995, 0.9999999, 1234560, 5e-324};
    for (int i = 0; i < (int)(sizeof powers / sizeof *powers); i++)
        for (int p = 0; p < 19; p++) printf("%.*g %#.*g %.*e%c", p, powers[i], p, powers[i], p, powers[i], p == 18 ? '\n' : '|');
    leave(3);
}
