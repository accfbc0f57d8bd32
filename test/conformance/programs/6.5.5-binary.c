// C17 6.5.5, 6.5.6, 6.5.7, 6.5.8, 6.5.9, 6.5.10, 6.5.11, 6.5.12, 6.5.13, 6.5.14: binary operators in every width and sign.
#include <stdint.h>
#include <stdio.h>

static const int64_t samples[] = {0, 1, -1, 2, 7, -7, 127, 128, -128, 255, 256, 32767, 32768, 65535, 2147483647ll, -2147483648ll, 4294967295ll, 4294967296ll, INT64_MAX, INT64_MIN, 0x123456789abcdefll};
enum { COUNT = sizeof samples / sizeof *samples };
static uint64_t mix(uint64_t hash, uint64_t value) { return (hash ^ value) * 0x100000001b3u; }

#define EVERY(type, utype, smallest) \
    static uint64_t all_##type(void) { \
        uint64_t hash = 14695981039346656037u; \
        for (int i = 0; i < COUNT; i++) for (int j = 0; j < COUNT; j++) { \
            volatile type a = (type)samples[i], b = (type)samples[j]; \
            hash = mix(hash, (utype)(a + b)); hash = mix(hash, (utype)(a - b)); hash = mix(hash, (utype)(a * b)); \
            if (b != 0 && !(smallest && a == (type)smallest && b == (type)-1)) { hash = mix(hash, (utype)(a / b)); hash = mix(hash, (utype)(a % b)); } \
            hash = mix(hash, (utype)(a & b)); hash = mix(hash, (utype)(a | b)); hash = mix(hash, (utype)(a ^ b)); \
            int n = j % (int)(8 * sizeof(type)); \
            hash = mix(hash, (utype)(a << n)); hash = mix(hash, (utype)(a >> n)); \
            hash = mix(hash, a < b); hash = mix(hash, a <= b); hash = mix(hash, a > b); hash = mix(hash, a >= b); hash = mix(hash, a == b); hash = mix(hash, a != b); \
            hash = mix(hash, a && b); hash = mix(hash, a || b); hash = mix(hash, (utype)~a); hash = mix(hash, (utype)-a); hash = mix(hash, !a); \
            type c = a; c += b; hash = mix(hash, (utype)c); c -= 3; c *= b; hash = mix(hash, (utype)c); c <<= n; c ^= a; c >>= n; c |= 1; c &= b; hash = mix(hash, (utype)c); \
            if (b != 0 && !(smallest && c == (type)smallest && b == (type)-1)) { c /= b; hash = mix(hash, (utype)c); c = a; if (!(smallest && c == (type)smallest && b == (type)-1)) { c %= b; hash = mix(hash, (utype)c); } } \
            c = a; hash = mix(hash, (utype)c++); hash = mix(hash, (utype)++c); hash = mix(hash, (utype)c--); hash = mix(hash, (utype)--c); \
        } \
        return hash; \
    }
EVERY(int8_t, uint8_t, 0)
EVERY(uint8_t, uint8_t, 0)
EVERY(int16_t, uint16_t, 0)
EVERY(uint16_t, uint16_t, 0)
EVERY(int32_t, uint32_t, INT32_MIN)
EVERY(uint32_t, uint32_t, 0)
EVERY(int64_t, uint64_t, INT64_MIN)
EVERY(uint64_t, uint64_t, 0)

static uint64_t mixed(void) {
    uint64_t hash = 5;
    for (int i = 0; i < COUNT; i++) for (int j = 0; j < COUNT; j++) {
        volatile int8_t a = (int8_t)samples[i]; volatile uint32_t b = (uint32_t)samples[j]; volatile int64_t c = samples[j]; volatile uint16_t d = (uint16_t)samples[i];
        hash = mix(hash, a + b); hash = mix(hash, (uint64_t)(a * c)); hash = mix(hash, a < b); hash = mix(hash, b < c); hash = mix(hash, d > a); hash = mix(hash, (uint64_t)(d - c));
        hash = mix(hash, (uint64_t)(a & c)); hash = mix(hash, d ^ b); hash = mix(hash, a == (int8_t)c); hash = mix(hash, (uint32_t)(d << (a & 15)));
    }
    return hash;
}
static int order; static int step(int n) { order = order * 10 + n; return n; }

int main(void) {
    printf("%016llx %016llx\n", (unsigned long long)all_int8_t(), (unsigned long long)all_uint8_t());
    printf("%016llx %016llx\n", (unsigned long long)all_int16_t(), (unsigned long long)all_uint16_t());
    printf("%016llx %016llx\n", (unsigned long long)all_int32_t(), (unsigned long long)all_uint32_t());
    printf("%016llx %016llx\n", (unsigned long long)all_int64_t(), (unsigned long long)all_uint64_t());
    printf("%016llx\n", (unsigned long long)mixed());
    volatile double zero = 0, nan = zero / zero, inf = 1 / zero;
    printf("%d %d %d %d %d %d\n", nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, nan >= nan);
    printf("%d %d %d %d\n", inf > 1e308, -inf < inf, inf == inf, zero == -zero);
    printf("%d %d\n", nan && 1, !nan);
    int a[10]; int *p = a + 2, *q = &a[7];
    printf("%d %d %d %d %d\n", (int)(q - p), p < q, p + 5 == q, p != q, 2 + p >= q);
    struct wide { char c[24]; } w[4], *r = w + 3;
    printf("%d %d\n", (int)(r - w), (int)((char *)(r - 2) - (char *)w));
    (void)(step(1) && step(2) && step(0) && step(3)); printf("%d ", order); order = 0;
    (void)(step(0) || step(0) || step(4) || step(5)); printf("%d ", order); order = 0;
    (void)((step(0) && step(1)) || (step(2) && !step(3))); printf("%d\n", order);
    return 0;
}
