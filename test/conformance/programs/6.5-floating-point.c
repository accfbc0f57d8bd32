// C17 6.2.5, 6.4.4.2, 6.5, 7.12: IEEE 754 arithmetic in both widths: rounding, infinities, NaN, subnormal numbers, and how they are printed.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint64_t bits(double d) { uint64_t u; memcpy(&u, &d, 8); return u; }
static uint32_t fbits(float f) { uint32_t u; memcpy(&u, &f, 4); return u; }
static double from(uint64_t u) { double d; memcpy(&d, &u, 8); return d; }
static const uint64_t samples[] = {0, 0x8000000000000000, 0x3ff0000000000000, 0xbff8000000000000, 0x3fd5555555555555, 0x1, 0x000fffffffffffff, 0x0010000000000000, 0x7fefffffffffffff, 0x7ff0000000000000, 0xfff0000000000000, 0x4330000000000000, 0x43e0000000000000, 0x3e60000000000000, 0x40091eb851eb851f, 0xc05edd3c07ee0b0b};
enum { COUNT = sizeof samples / sizeof *samples };
/* A NaN's sign and payload are the processor's business. */
static uint64_t hashed(uint64_t hash, double d) { return (hash ^ (d != d ? 0x7ff8u : bits(d))) * 0x100000001b3u; }

int main(void) {
    uint64_t hash = 1, fhash = 1, compared = 1;
    for (int i = 0; i < COUNT; i++) for (int j = 0; j < COUNT; j++) {
        volatile double a = from(samples[i]), b = from(samples[j]);
        hash = hashed(hashed(hashed(hashed(hash, a + b), a - b), a * b), a / b);
        volatile float x = (float)a, y = (float)b;
        fhash = hashed(hashed(hashed(hashed(fhash, x + y), x - y), x * y), x / y);
        float z = x; z += b; fhash = hashed(fhash, z); z = x; z *= y; z -= 1; fhash = hashed(fhash, z); fhash = hashed(fhash, x * y + x);
        compared = compared * 31 + (a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a != b) + 16 * (x > y) + 32 * (x >= y) + 64 * (x == b) + 128 * !a;
    }
    printf("%016llx %016llx %016llx\n", (unsigned long long)hash, (unsigned long long)fhash, (unsigned long long)compared);
    for (int i = 0; i < COUNT; i++) { volatile double d = from(samples[i]); printf("%08x ", fbits((float)d)); } printf("\n");
    volatile double third = 1.0 / 3, tenth = 0.1; volatile float fthird = 1.0f / 3;
    printf("%016llx %016llx %08x %d\n", (unsigned long long)bits(third), (unsigned long long)bits(tenth * 3), fbits(fthird), tenth + 0.2 == 0.3);
    printf("%d %d %d\n", (float)third == fthird, third == fthird, (double)fthird == fthird);
    double sum = 0; float fsum = 0; for (int i = 0; i < 1000; i++) { sum += 0.1; fsum += 0.1f; } printf("%.17g %.9g\n", sum, (double)fsum);
    printf("%.17g %.17g %.17g %.17g\n", sqrt(2), floor(-2.5), ceil(-2.5), fabs(-0.0));
    volatile double half = 2.5, big = 1e300; printf("%g %g %g %g\n", big * big, -big * big, 1 / (big * big), -1 / (big * big));
    printf("%d %d %d\n", (int)half, (int)-half, (int)(half + 0.5));
    const double shown[] = {0, 1, -1.5, 123456, 1234567, 1e-5, 0.0001, 1e21, 1e100, 5e-324, 1.7976931348623157e308, 0.1, 2.0 / 3, 99999.95, 0.5, 1.5, 2.5, 1e15, 123456789.125};
    for (int i = 0; i < (int)(sizeof shown / sizeof *shown); i++) printf("%f %e %g %.3f %.0f %.10e %.15g %#.3g %a\n", shown[i], shown[i], shown[i], shown[i], shown[i], shown[i], shown[i], shown[i], shown[i]);
    printf("[%10.2f] [%-10.2f] [%+.2f] [% .2f] [%010.2f] [%#.0f] [%G] [%E]\n", 3.14159, 3.14159, 3.14159, 3.14159, -3.14159, 3.0, 1e-10, 12345.678);
    volatile double zero = 0; printf("%f %f %F %e %g\n", 1 / zero, -1 / zero, 1 / zero, 1 / zero, -1 / zero);
    int exponent; double fraction = frexp(12.5, &exponent); printf("%g %d %g\n", fraction, exponent, ldexp(0.75, 4));
    double whole, part = modf(-3.25, &whole); printf("%g %g %g\n", whole, part, fmod(10.5, 3));
    return 0;
}
