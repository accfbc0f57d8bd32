// C17 6.3.1.1, 6.3.1.2, 6.3.1.3, 6.3.1.4, 6.3.1.5, 6.3.1.8: promotions, conversions at the borders of types, common types.
#include <stdint.h>
#include <stdio.h>

#define TYPE(e) _Generic((e), _Bool: "bool", char: "char", signed char: "i8", unsigned char: "u8", short: "i16", unsigned short: "u16", \
    int: "i32", unsigned: "u32", long long: "i64", unsigned long long: "u64", float: "f32", double: "f64", default: "other")
enum small { minus = -1, one = 1 };
struct bits { unsigned u3 : 3, u31 : 31, u32 : 32; signed s5 : 5; };

int main(void) {
    _Bool b = 1; char c = 1; signed char i8 = 1; unsigned char u8 = 1; short i16 = 1; unsigned short u16 = 1; int i32 = 1; unsigned u32 = 1;
    long long i64 = 1; unsigned long long u64 = 1; float f = 1; double d = 1; enum small e = one; struct bits s = {7, 1, 1, -1};
    printf("%s %s %s %s %s %s %s %s\n", TYPE(+b), TYPE(+c), TYPE(+i8), TYPE(~u8), TYPE(-i16), TYPE(+u16), TYPE(+i32), TYPE(+u32));
    printf("%s %s %s %s %s\n", TYPE(b + b), TYPE(u8 << u64), TYPE(u16 * u16), TYPE(c ? u8 : i8), TYPE(!d));
    printf("%s %s %s %s %s %s\n", TYPE(i32 + u32), TYPE(u32 + i64), TYPE(i64 + u64), TYPE(u64 + f), TYPE(f + d), TYPE(f + i64));
    printf("%s %s %s %s\n", TYPE(s.u3 + 0), TYPE(+s.u31), TYPE(+s.u32), TYPE(s.s5 * 1));
    printf("%s %s %s %s %s\n", TYPE(1 ? u8 : 1.0f), TYPE(1 ? i64 : u32), TYPE((u8, i16)), TYPE(u8 += 1.5), TYPE(i32 == u64));
    printf("%d %d %d\n", s.u3 - 8 < 0, s.u32 - 2 > 0, s.s5 < s.u3);
    printf("%d %d %d\n", e - 2 < 0, (enum small)-1 < 0 ? 1 : 1, (u8 = 0) - 1 < 0);
    volatile double big[] = {127.9, -128.9, 255.9, 32767.99, -0.99, 2147483647.5, -2147483648.9, 9007199254740993.0, 0.0};
    printf("%d %d %d %d %d %d %d\n", (int8_t)big[0], (int8_t)big[1], (uint8_t)big[2], (int16_t)big[3], (int)big[4], (int)big[5], (int)big[6]);
    printf("%llu %lld\n", (unsigned long long)1.8446744073709550e19, (long long)-9.223372036854775e18);
    printf("%u %u\n", (unsigned)4294967295.9, (unsigned)3e9);
    printf("%d %d %d %d %d\n", (_Bool)big[4], (_Bool)big[8], (_Bool)1e-300, (_Bool)0x100000000ll, (_Bool)"");
    volatile int64_t exact[] = {16777217, 16777219, -16777217, 9007199254740993, 9007199254740995, INT64_MAX, INT64_MIN, 0x7fffff4000000000};
    for (int i = 0; i < 8; i++) printf("%.9g %.17g\n", (double)(float)exact[i], (double)exact[i]);
    volatile uint64_t wide[] = {UINT64_MAX, 0x8000000000000400u, 0x8000000000000401u, 0x8000008000000000u, 0x8000008000000001u, 1};
    for (int i = 0; i < 6; i++) printf("%.9g %.17g\n", (double)(float)wide[i], (double)wide[i]);
    volatile double tie[] = {1.00000005960464477539, 1.00000017881393432617, 3.4028235677973366e38, 1e-46, 7e-46, 1.1754943e-38};
    for (int i = 0; i < 6; i++) printf("%.9g ", (double)(float)tie[i]);
    printf("\n");
    volatile int64_t v = 0x123456789abcdef0;
    printf("%d %u %d %u %d %u\n", (int)v, (unsigned)v, (int16_t)v, (uint16_t)v, (int8_t)v, (uint8_t)v);
    volatile int8_t m = -1; volatile uint8_t n = 0xff;
    printf("%llu %lld %u %d\n", (unsigned long long)m, (long long)n, (unsigned)m, m == n);
    printf("%d %d %d\n", m < 1u, (long long)m < 1u, (uint16_t)m > 0);
    u16 = 0xffff;
    printf("%d %d\n", u16 * 2 > 0, (int)((uint32_t)u16 * u16 >> 31));
    i8 = 127; i8++; u8 = 0; u8--; i16 = -32768; i16--; b = 5; b--; b--;
    printf("%d %d %d %d\n", i8, u8, i16, b);
    f = 16777216.0f; f += 1; d = f + 1.0;
    printf("%.9g %.17g %d\n", (double)f, d, f + 1.0f == f);
    u32 = 3000000000u; f = u32; i32 = (int)(u32 - 3000000001u);
    printf("%.9g %d\n", (double)f, i32);
    return 0;
}
