// C17 6.3: integer promotions, usual arithmetic conversions, conversions between integers, floats and booleans.
#include <stdint.h>
#include <stdio.h>

static int signedness(void) { return -1 < 1u ? 1 : 0; }

int main(void) {
    int8_t i8 = -100; uint8_t u8 = 200; int16_t i16 = -30000; uint16_t u16 = 60000;
    int32_t i32 = -2000000000; uint32_t u32 = 4000000000u; int64_t i64 = -9000000000000000000ll; uint64_t u64 = 18000000000000000000ull;
    printf("%d %d %d %d\n", i8 + u8, i8 * u8, u16 * 2, i16 - u16);
    printf("%d %u %lld %llu\n", i32 / 7, u32 / 7, (long long)(i64 / 7), (unsigned long long)(u64 / 7));
    printf("%d %d\n", signedness(), (int64_t)-1 < (int64_t)1u);
    printf("%d %d %d %d\n", (int8_t)u32, (uint8_t)i32, (int16_t)u64, (uint16_t)i64);
    printf("%d %u %lld %llu\n", (int32_t)u64, (uint32_t)i64, (long long)(int64_t)u32, (unsigned long long)(uint64_t)i8);
    printf("%d %d %d %d\n", (_Bool)0.25, (_Bool)256, (_Bool)(void *)&i8, (_Bool)0);
    double d = 3.99; float f = -2.75f;
    printf("%d %d %u %lld %d\n", (int)d, (int)f, (unsigned)d, (long long)-1e15, (signed char)-7.9);
    printf("%.1f %.1f %.1f %.1f\n", (double)u64, (double)i64, (double)(float)u32, (double)(float)i64);
    printf("%.9g %.17g\n", (double)(float)0.1, (double)16777217);
    printf("%.9g %.9g\n", (double)(float)9007199791611905ll, (double)(float)0xffffff7fffffffffull);
    char c = (char)0x80; unsigned char uc = (unsigned char)c;
    printf("%d %d %d\n", c, uc, c == uc);
    u8 += 100; i8 -= 100; u16 *= 3; i16 <<= 2;
    printf("%d %d %d %d\n", u8, i8, u16, i16);
    enum color { red, green = 5, blue } e = blue;
    printf("%d %d %d\n", e, red - blue, (int)sizeof(e));
    uint8_t a = 255, b = 1;
    printf("%d %d %d\n", a + b, (uint8_t)(a + b), (a + b) > 255);
    printf("%lld\n", (long long)(u32 * u32) + (long long)i32 * i32);
    printf("%d\n", 1 ? -1 : 0u > 0);
    return 0;
}
