// C17 7.16, 6.5.2.2, 6.7.6.3: variable arguments of every type, copied, passed on, taken in part; structures by value.
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

struct s1 { char a; }; struct s2 { int16_t a; }; struct s3 { char a[3]; }; struct s4 { float f; }; struct s8 { int32_t a, b; }; struct s12 { int32_t a, b, c; }; struct s16 { double d; int64_t i; }; struct s40 { int64_t v[5]; };
union mix { int32_t i; double d; };
struct cursor { va_list list; int left; };

static int64_t take(const char *kinds, va_list list) {
    int64_t sum = 0;
    for (; *kinds; kinds++) {
        sum *= 3;
        switch (*kinds) {
        case 'i': sum += va_arg(list, int); break;
        case 'u': sum += va_arg(list, unsigned); break;
        case 'q': sum += va_arg(list, long long); break;
        case 'd': sum += (int64_t)(va_arg(list, double) * 4); break;
        case 'p': sum += *va_arg(list, int *); break;
        case 's': sum += va_arg(list, const char *)[0]; break;
        case 'f': sum += va_arg(list, int (*)(int))(7); break;
        case '1': sum += va_arg(list, struct s1).a; break;
        case '2': sum += va_arg(list, struct s2).a; break;
        case '3': { struct s3 s = va_arg(list, struct s3); sum += s.a[0] + s.a[1] + s.a[2]; break; }
        case '4': sum += (int64_t)(va_arg(list, struct s4).f * 8); break;
        case '8': { struct s8 s = va_arg(list, struct s8); sum += s.a * 2 + s.b; break; }
        case 'c': { struct s12 s = va_arg(list, struct s12); sum += s.a + s.b * 2 + s.c * 3; break; }
        case 'h': { struct s16 s = va_arg(list, struct s16); sum += (int64_t)s.d + s.i; break; }
        case 'b': { struct s40 s = va_arg(list, struct s40); for (int i = 0; i < 5; i++) sum += s.v[i]; break; }
        case 'm': sum += (int64_t)va_arg(list, union mix).d; break;
        }
    }
    return sum;
}
static int64_t all(const char *kinds, ...) { va_list list; va_start(list, kinds); int64_t sum = take(kinds, list); va_end(list); return sum; }
static int64_t twice(const char *kinds, ...) { va_list a, b; va_start(a, kinds); va_copy(b, a); int64_t sum = take(kinds, a) * 2 + take(kinds, b); va_end(b); va_end(a); return sum; }
static int64_t again(const char *kinds, ...) { va_list list; va_start(list, kinds); int64_t sum = take(kinds, list); va_end(list); va_start(list, kinds); sum -= take(kinds, list); va_end(list); return sum; }
static int after_many(int8_t a, double b, struct s16 c, float d, int last, ...) { va_list list; va_start(list, last); int v = va_arg(list, int) + a + (int)b + (int)c.i + (int)d; va_end(list); return v; }
static int next(struct cursor *c) { return c->left-- > 0 ? va_arg(c->list, int) : -1; }
static int by_pointer(int n, ...) { struct cursor c; c.left = n; va_start(c.list, n); int sum = 0; for (int v; (v = next(&c)) >= 0; ) sum = sum * 10 + v; va_end(c.list); return sum; }
static int recursive(int n, ...) { va_list list; va_start(list, n); int v = va_arg(list, int); va_end(list); return n == 0 ? v : recursive(n - 1, v + n); }
static int nothing(int n, ...) { return n; }
static struct s12 returning(int n, ...) { va_list list; va_start(list, n); struct s12 s = va_arg(list, struct s12); s.a += va_arg(list, int); va_end(list); return s; }
static int triple(int n) { return 3 * n; }
static int format(char *to, int size, const char *f, ...) { va_list list; va_start(list, f); int n = vsnprintf(to, size, f, list); va_end(list); return n; }
static int (*through)(int, ...) = by_pointer;

int main(void) {
    int x = 9; char c = -3; short h = -300; unsigned char uc = 250; _Bool t = 5; float f = 1.25f; enum { NEG = -7 } e = NEG; struct { unsigned b : 5; } bits = {21};
    printf("%lld\n", (long long)all("iuqdpsf", -1, 4000000000u, 1ll << 40, 2.5, &x, "A", triple));
    printf("%lld\n", (long long)all("iiiidii", c, h, uc, t, f, e, bits.b));
    printf("%lld %lld\n", (long long)all("1234", (struct s1){5}, (struct s2){-6}, (struct s3){{1, 2, 3}}, (struct s4){2.5f}), (long long)all("8", (struct s8){7, -8}));
    printf("%lld\n", (long long)all("cihibim", (struct s12){1, 2, 3}, 4, (struct s16){5.5, 6}, 7, (struct s40){{1, 2, 3, 4, 5}}, 8, (union mix){.d = 9.75}));
    printf("%lld %lld\n", (long long)twice("idq", 1, 2.0, 3ll), (long long)again("iciu", 1, (struct s12){4, 5, 6}, 2, 3u));
    printf("%d %d %d\n", after_many(1, 2.9, (struct s16){0, 3}, 4.9f, 0, 100), by_pointer(4, 1, 2, 3, 4), recursive(5, 1));
    printf("%d %d %d\n", nothing(6), through(2, 8, 9), returning(1, (struct s12){1, 2, 3}, 10).a);
    char buffer[32]; int n = format(buffer, sizeof buffer, "%s:%d:%c:%.2f:%llx", "text", -5, 'z', 3.14159, 0x123456789abcll);
    printf("%d %s\n", n, buffer);
    n = format(buffer, 5, "%d", 1234567); printf("%d %s\n", n, buffer);
    struct s12 s = {1, 2, 3}; int64_t sum = all("cc", s, (s.a = 50, s)); printf("%d %d\n", (int)(sum != 0), s.a);
    for (int i = 0; i < 3; i++) printf("%lld ", (long long)all("ddd" + i, 1.0 * i, 2.0, 3.0)); printf("\n");
    printf("%*d|%-*d|%.*s|%*.*f\n", 5, 42, 5, 42, 2, "abc", 8, 3, 2.0 / 3);
    return 0;
}
