// C17 6.7, 6.9: initialisers, sorting, recursion, function pointers, promotions and shifts, statics and scopes, each in a line or two.
#include <stdio.h>
#include <string.h>
#include <stddef.h>
typedef struct { unsigned int x : 1; unsigned int y : 31; } B1; struct al { char c; long long l; char d; }; struct emb { struct al a; short s; } ;
struct flex { int n; char data[]; }; static struct flex fx = { 3, "abc" };
struct anon { int a; union { int b; struct { short c, d; }; float e; }; int f; };
static const struct anon an[] = { { 1, { 2 }, 3 }, { .a = 4, .d = 5, .f = 6 }, { 7, .c = 8, 9 } };
static const char *const names[] = { "zero", [2] = "two", "three" };
typedef int (*binop)(int, int); static int add(int a, int b) { return a + b; } static int sub(int a, int b) { return a - b; }
static struct { const char *n; binop op; } ops[] = { { "add", add }, { "sub", &sub } };
static binop choose(int s) { return s ? sub : add; }
static unsigned long long mix(unsigned long long h, unsigned v) { h ^= v; h *= 0x100000001b3ull; return (h << 5) | (h >> 59); }
static int fib(int n) { if (n < 2) return n; return fib(n - 1) + fib(n - 2); }
static void swap(int *a, int *b) { int t = *a; *a = *b; *b = t; }
static void qs(int *a, int n) { if (n < 2) return; int p = a[n / 2], i = 0, j = n - 1; for (;;) { while (a[i] < p) i++; while (a[j] > p) j--; if (i >= j) break; swap(&a[i++], &a[j--]); } qs(a, i); qs(a + i, n - i); }
static int collatz(unsigned n) { int s = 0; while (n != 1) { n = n & 1 ? 3 * n + 1 : n / 2; s++; } return s; }
static double poly(double x, const double *c, int n) { double r = 0; while (n--) r = r * x + c[n]; return r; }
extern int later; int uselater(void) { return later + 1; } int later = 41; int tent; int tent; static int st[2][3][4];
static int early(int x) { for (int i = 0; i < 10; i++) { switch (i) { case 3: continue; case 7: goto out; default: x += i; } } out: return x; }
static char *rev(char *s) { char *e = s + strlen(s) - 1, *b = s; while (b < e) { char t = *b; *b++ = *e; *e-- = t; } return s; }
struct big { int v[20]; }; static struct big mkbig(int s) { struct big b; for (int i = 0; i < 20; i++) b.v[i] = s + i; return b; } static int sumbig(struct big b) { int s = 0; for (int i = 0; i < 20; i++) s += b.v[i]; b.v[0] = 99; return s; }
static int nested(int n) { int r = 0; for (int i = 0; i < n; i++) { for (int j = 0; ; j++) { if (j > i) break; if ((i ^ j) & 1) continue; r += i * j; } if (r > 1000) goto done; } done: return r; }
static float ff(float a, float b) { return a / b; } static unsigned short us(unsigned short a) { return a * a; } static _Bool isodd(int x) { return x & 1; } static char ch(int x) { return x; }
int main(void) {
  printf("%d %d %d %d\n", (int)sizeof(B1), (int)sizeof(struct al), (int)sizeof(struct emb), (int)offsetof(struct emb, s)); printf("%d %s %d\n", fx.n, fx.data, (int)sizeof fx);
  for (int i = 0; i < 3; i++) printf("%d %d %d %d %d\n", an[i].a, an[i].b, an[i].c, an[i].d, an[i].f); printf("%s %s %s\n", names[0], names[1] ? "?" : "null", names[3]);
  for (int i = 0; i < 2; i++) printf("%s %d\n", ops[i].n, ops[i].op(7, 3)); printf("%d\n", choose(1)(5, 2) + choose(0)(5, 2));
  unsigned long long h = 14695981039346656037ull; for (unsigned i = 0; i < 100; i++) h = mix(h, i * 2654435761u); printf("%llx\n", h); printf("%d %d\n", fib(15), collatz(27));
  int a[] = { 5, 3, 9, -1, 7, 2, 2, 8 }; qs(a, 8); for (int i = 0; i < 8; i++) printf("%d ", a[i]); printf("\n"); double c[] = { 1, -2, .5 }; printf("%d\n", (int)(poly(3.5, c, 3) * 1000));
  printf("%d %d\n", uselater(), tent); st[1][2][3] = 5; printf("%d %d\n", *(*(*(st + 1) + 2) + 3), (int)sizeof st[0]); printf("%d\n", early(100)); char s[] = "reverse"; printf("%s\n", rev(s));
  struct big b = mkbig(3), b2; b2 = b; b2.v[5]++; printf("%d %d %d\n", sumbig(b), sumbig(b2), b.v[0]); printf("%d %d\n", sumbig(mkbig(1)), mkbig(7).v[3]); printf("%d\n", nested(30));
  printf("%d %d %d %d\n", (int)(ff(7, 2) * 100), us(300), isodd(7), ch(300)); struct big arr[2] = { b, mkbig(100) }; printf("%d %d\n", arr[0].v[1], arr[1].v[1]); struct big *pb = &arr[1]; struct big copy = *pb; printf("%d\n", copy.v[19]);
  int x = 10; int *p = &x; int **pp = &p; **pp += 5; (*p)++; printf("%d\n", x); const int ci = 5; printf("%d\n", ci * x); unsigned u = 5; printf("%d %d\n", u - 6 > 0, -1 < (int)u); printf("%d\n", (unsigned char)(u - 6) >> 1);
  long long ll = -5; printf("%lld %lld %llu\n", ll / 2, ll % 3, (unsigned long long)ll >> 60); printf("%d %d\n", (int)(ll >> 1), 1 << 31 >> 31); printf("%x\n", ~0u << 4 ^ 0xff); printf("%d\n", !!x + !x + !0.0);
  float f = 16777216.0f; f += 1.0f; printf("%d\n", (int)f); double d = 1e10; printf("%lld %u\n", (long long)d, (unsigned)4000000000.0); printf("%d %d\n", 0.1 + 0.2 == 0.3, 0.5f == 0.5); d = -0.0; printf("%d\n", 1 / d < 0);
  int i = 3, j; j = i-- - --i; printf("%d\n", i); j = (i += 2) * (j = 4, j); printf("%d %d\n", i, j); i = j = 7; printf("%d %d\n", i, j); i <<= 2; i |= 1; i ^= 3; i %= 6; printf("%d\n", i); i = -i; i /= 2; printf("%d\n", ~i);
  char *t = "a\tb\x41\101\n"; printf("%d %d\n", (int)strlen(t), t[3]); printf("%d\n", (int)sizeof("ab" "cd")); printf("%d\n", L'x'); unsigned short ws[] = { 'a', 0 }; printf("%d\n", (int)(sizeof ws)); if ((x = 3) && x > 2) printf("yes\n"); else printf("no\n");
  { static int once = 5; once++; printf("%d\n", once); } { typedef struct { int q; } L; L l = { 4 }; printf("%d\n", l.q); } { enum { A1 = 3, B1 = A1 * 2 }; printf("%d\n", B1); } { struct al z = { 0 }; printf("%d\n", (int)z.l); } for (char k = 'a'; k < 'd'; k++) printf("%c", k); printf("\n");
  int n = 0; while (n < 10) if (n++ & 1) continue; else if (n == 7) break; printf("%d\n", n); do n--; while (n > 3); printf("%d\n", n); printf("%d\n", n ?: 9); printf("%d\n", (n = 0) ?: 9); return (signed char)200 + 60;
}
