// C17 6.6: what constant expressions give, in every place that needs one.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct s { int a; struct { char b[3]; int c; } in[4]; };
static struct s object;
static int table[10];
static int twice(int n) { return 2 * n; }

enum { FIRST = 1 << 4, SECOND = FIRST | 3, THIRD = (FIRST > 3) * 7, FOURTH = -7 / 2, FIFTH = -7 % 3, SIXTH = (int)3.9, SEVENTH = sizeof(struct s), EIGHTH = 'a' + 1, NINTH = 0 ? 1 / 0 : 5, TENTH = ~0 >> 1 };
static int sized[SECOND - 10][sizeof(int) * 2];
struct bits { unsigned f : SECOND - 14; };
static int *middle = &table[5] - 2, *past = table + sizeof table / sizeof *table, *by = &*table + 3;
static char *inner = (char *)&object.in[2].b[1];
static int *member = &object.in[1 + 2].c;
static int (*function)(int) = twice, (*also)(int) = &twice, (*chosen)(int) = 1 ? twice : 0;
static const char *text = "text" + 1, *other = &"other"[2];
static ptrdiff_t distance = &table[7] - &table[2];
static size_t offset = offsetof(struct s, in[1].c), by_hand = (size_t)&((struct s *)0)->in[2].b[2];
static double real = 1.0 / 3 + 2 * 0.25, mixed = 7 / 2 + 0.5, negative = -1.5e3;
static float single = 0.1f + 0.2f;
static uint64_t wide = 1ull << 63 | 0xffffffffu * 2ull, shifted = (uint64_t)-1 >> 60;
static int64_t minimum = -9223372036854775807ll - 1, product = 1000000ll * 1000000;
static int32_t wrapped = (int32_t)0x80000000u, narrow = (int8_t)200, comparison = -1 < 0u, logical = 1 && 0 || 2;
static _Bool truth = 0.5, pointer_truth = 1 ? 1 : 0;
static void *null = 0, *cast_null = (void *)0;
static uintptr_t number = (uintptr_t)(void *)64;
_Static_assert(SECOND == 19 && sizeof sized == 9 * 8 * 4, "constants");
_Static_assert((1 ? 2 : (1, 2)) == 2 || 1, "conditional");
_Static_assert((unsigned char)-1 == 255 && -1 == ~0 && (1u - 2) > 0, "conversions");

static int choose(int n) {
    switch (n) {
        case FIRST: return 1;
        case SECOND + 1: return 2;
        case sizeof(int): return 3;
        case 'z': return 4;
        case (int)2.5: return 5;
        case -1: return 6;
        default: return 7;
    }
}
int main(void) {
    printf("%d %d %d %d %d %d %d %d %d %d\n", FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH, TENTH);
    printf("%d %d %d\n", (int)(middle - table), (int)(past - table), (int)(by - table));
    printf("%d %d\n", (int)(inner - (char *)&object), (int)((char *)member - (char *)&object));
    printf("%d %d %d\n", function(1), also(2), chosen(3));
    printf("%s %s %d %d %d\n", text, other, (int)distance, (int)offset, (int)by_hand);
    printf("%.17g %g %g %.9g\n", real, mixed, negative, (double)single);
    printf("%llx %llx %lld %lld\n", (unsigned long long)wide, (unsigned long long)shifted, (long long)minimum, (long long)product);
    printf("%d %d %d %d %d %d\n", wrapped, narrow, comparison, logical, truth, pointer_truth);
    printf("%d %d %d\n", null == cast_null, (int)number, (int)(struct bits){40}.f);
    printf("%d %d %d %d %d %d %d\n", choose(16), choose(20), choose(4), choose('z'), choose(2), choose(-1), choose(0));
    return 0;
}
