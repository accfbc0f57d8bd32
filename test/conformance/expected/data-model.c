// Where Microsoft's C differs from gcc's on the same processor: 32-bit long, 16-bit wchar_t, double for long double, bit-fields of
// enumerations are signed, an empty structure has a size, a bit-field keeps its declared width, a decimal constant that fits unsigned long
// has that type (warning C4146).
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef enum { FIRST, SECOND, THIRD, FOURTH } four;
struct with_enum { four value : 2; unsigned rest : 30; };
struct alternating { uint8_t a : 1; uint16_t b : 1; uint8_t c : 1; uint32_t d : 1; };
struct forty { unsigned long long b : 40; };
struct empty { };
struct longs { char c; long l; char d; long long q; long double ld; };
struct trailing { int count; struct { int x; } items[0]; };

int main(void) {
    printf("%d %d %d %d\n", (int)sizeof(long), (int)sizeof(wchar_t), (int)sizeof(long double), (int)sizeof(void *));
    printf("%d %d %d\n", (int)sizeof(2147483648), (int)sizeof(4294967295), (int)sizeof(0x80000000L));
    printf("%d %d\n", (int)sizeof(struct longs), (int)offsetof(struct longs, q));
    struct with_enum e = { .value = THIRD, .rest = 0 };
    printf("%d\n", e.value == THIRD);
    struct forty f = { 0x8000000001 };
    printf("%llx\n", f.b << 8);
    printf("%d %d %d\n", (int)sizeof(struct alternating), (int)sizeof(struct empty), (int)sizeof(struct trailing));
    printf("%d %d\n", 'ab', 'abcd');
    printf("%ld %lu %lx\n", -1L, 4294967295UL, 0xffffffffL << 1);
    printf("%d %d\n", -1L < 0u, (long)-1 == 0xffffffff);
    printf("%d %d %d %d\n", (int)sizeof(1i8), (int)sizeof(1i16), (int)sizeof(1ui32), (int)sizeof(1i64));
    long long low = -2147483648;
    printf("%lld %d %lld\n", low, 1 > -2147483648, 3000000000 * 2ll);
    printf("%I64d %I32d %I64x\n", 1i64 << 40, 7, 0xfui64 << 60);
    printf("%s %s\n", __FUNCTION__, "a" __FILE__ + 0 != 0 ? "joined" : "");
    return 0;
}
