// C17 6.7, 6.8, 6.9: declarations, aggregates, calls by value, variable arguments, labels, switches and conversions, each in a line or two.
#include <stdio.h>
#include <stdarg.h>
#include <string.h>
#include <stddef.h>
typedef struct { char c; int x; short s; } S12; typedef struct { char a[3]; } S3; typedef struct { long long a, b, c; } S24; typedef struct { int a; int b; } S8;
static S12 mk(int x) { S12 s = { 'a', x, (short)(x * 2) }; return s; }
static S3 mk3(void) { S3 s = { "xy" }; return s; }
static S24 add24(S24 a, S24 b) { a.a += b.a; a.b += b.b; a.c += b.c; return a; }
static S8 swap8(S8 s) { S8 r = { s.b, s.a }; return r; }
static int sum(int n, ...) { va_list ap, aq; int t = 0; va_start(ap, n); va_copy(aq, ap); for (int i = 0; i < n; i++) t += va_arg(ap, int); t *= 10; t += va_arg(aq, int); va_end(ap); va_end(aq); return t; }
static long long vs(int n, ...) { va_list ap; va_start(ap, n); S24 a = va_arg(ap, S24); S8 b = va_arg(ap, S8); double d = va_arg(ap, double); S3 c = va_arg(ap, S3); va_end(ap); return a.a + a.b * 2 + a.c * 3 + b.a * 5 + b.b * 7 + (long long)(d * 2) + c.a[0]; }
static void duff(char *to, const char *from, int count) { int n = (count + 7) / 8; switch (count % 8) { case 0: do { *to++ = *from++; case 7: *to++ = *from++; case 6: *to++ = *from++; case 5: *to++ = *from++; case 4: *to++ = *from++; case 3: *to++ = *from++; case 2: *to++ = *from++; case 1: *to++ = *from++; } while (--n > 0); } }
struct bf { unsigned a : 3; int b : 5; unsigned long long c : 33; unsigned d : 1; signed e : 2; };
union u { int i; float f; unsigned char b[8]; struct { short lo, hi; }; };
enum color { RED, GREEN = 5, BLUE };
static int fact(int n) { return n <= 1 ? 1 : n * fact(n - 1); }
static int kr(a, b, c) int a; char b; short c; { return a + b * c; }
static int (*table[])(int) = { fact, fact };
struct node { struct node *next; int v; };
static struct node n3 = { 0, 3 }, n2 = { &n3, 2 }, n1 = { &n2, 1 };
static int matrix[3][4] = { { 1, 2 }, { 3, [2] = 5, 6 }, [2] = { [3] = 9 } };
static struct { int a; struct { int b[3]; char *s; } in; int z; } nest[] = { { 1, { { 2, 3 }, "q" }, 4 }, { 5, 6, 7, 8, "r", 9 }, [3].in.b[1] = 77, 78 };
static char strs[][6] = { "ab", "cdefg", { 'h', 'i' } };
static int *pm = &matrix[1][2]; static char *ps = strs[1] + 2; static ptrdiff_t pd = &matrix[2][1] - &matrix[0][0];
#define MAX(a, b) ({ typeof(a) _a = (a); typeof(b) _b = (b); _a > _b ? _a : _b; })
static int counter(void) { static int c = 10; return c++; }
int glob; int arr[5];
static int side(int v) { glob = glob * 10 + v; return v; }
int main(void) {
  S12 s = mk(7); printf("%d %d %d %d\n", s.c, s.x, s.s, (int)sizeof(S12)); printf("%s %d\n", mk3().a, (int)mk(9).s);
  S24 a = { 1, 2, 3 }, b = { 10, 20, 30 }; S24 r = add24(a, b); printf("%lld %lld %lld %lld\n", r.a, r.b, r.c, a.a);
  S8 w = swap8((S8){ 1, 2 }); printf("%d %d\n", w.a, w.b);
  printf("%d\n", sum(4, 1, 2, 3, 4)); printf("%lld\n", vs(1, a, w, 2.5, mk3()));
  char buf[30] = { 0 }; duff(buf, "hello, duff device!", 19); printf("%s\n", buf);
  struct bf f = { 5, -3, 0x1ffffffffULL, 1, -1 }; f.a += 6; f.b--; f.c <<= 1; f.e = 1; printf("%d %d %llx %d %d\n", f.a, f.b, (unsigned long long)f.c, f.d, f.e);
  union u u = { .f = 1.0f }; printf("%x %d %d %d\n", u.i, u.b[3], u.lo, u.hi);
  enum color c = BLUE; printf("%d %d\n", c, GREEN | 8); printf("%d %d\n", fact(6), table[1](5)); printf("%d\n", kr(1, 2, 3));
  int t = 0; for (struct node *n = &n1; n; n = n->next) t = t * 10 + n->v; printf("%d\n", t);
  for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) printf("%d ", matrix[i][j]); printf("\n");
  for (int i = 0; i < 4; i++) printf("%d %d %d %d %s %d\n", nest[i].a, nest[i].in.b[0], nest[i].in.b[1], nest[i].in.b[2], nest[i].in.s ? nest[i].in.s : "-", nest[i].z);
  printf("%s %s %s %d\n", strs[0], strs[1], strs[2], (int)sizeof strs); printf("%d %s %d\n", *pm, ps, (int)pd);
  printf("%d %d\n", MAX(3, 4), MAX(counter(), counter())); printf("%d\n", counter());
  int i = 5; int k = i++ + ++i; (void)k; i = 3; arr[i++] = 7; arr[i]++; ++arr[i]; printf("%d %d %d\n", arr[3], arr[4], i);
  glob = 0; int z = side(1) && side(0) || side(3) && !side(4); printf("%d %d\n", z, glob);
  glob = 0; z = side(0) ? side(1) : (side(2), side(3)); printf("%d %d\n", z, glob);
  unsigned char uc = 200; uc += 100; signed char sc = 127; sc++; printf("%d %d %d\n", uc, sc, (unsigned char)-1 > 0);
  unsigned x = 0x80000000u; printf("%u %d %lld\n", x >> 31, (int)x >> 31, (long long)(int)x); printf("%d\n", -7 / 2 * 10 + -7 % 2);
  double d = 3.75; float fl = 1.1f; printf("%d %d %d\n", (int)d, (int)(fl * 10), (int)(unsigned char)d); printf("%d\n", (int)(d * fl * 100));
  goto inside; { int q; q = 1; inside: q = 42; printf("%d\n", q); }
  switch (i * 3) { int never; default: printf("def\n"); break; case 1 ... 5: printf("low\n"); case 12: printf("twelve\n"); }
  int sw = 0; do { if (sw == 2) { sw++; continue; } if (sw > 4) break; sw++; } while (1); printf("%d\n", sw);
  const char *q = "abc"; while (*q) printf("%c", *q++ + 1); printf("\n");
  int va[] = { [5] = 1, 2, [1] = 3 }; printf("%d %d\n", (int)(sizeof va / sizeof *va), va[6]);
  S12 *ps12 = &(S12){ .x = 9 }; ps12->x <<= 2; printf("%d %d\n", ps12->x, ps12->c); printf("%d\n", (int)offsetof(struct node, v));
  short sh = -1; unsigned short us = sh; printf("%d %d %d\n", us, sh == us, (unsigned)sh == 0xffffffffu);
  long long big = 0x123456789abcdefLL; printf("%llx %llx %d\n", big << 4, big >> 8, (int)big); printf("%llu\n", 18446744073709551615ull / 10);
  int (*fp)(int) = &fact; printf("%d %d\n", (*fp)(4), (**fp)(3)); printf("%s\n", _Generic(d, int: "int", double: "double", default: "x"));
  int *p = arr; p += 3; printf("%d %d %d\n", *p, p[-1], (int)(p - arr)); printf("%d\n", 2[arr + 1]); printf("%s\n", __func__);
  i = 0; i += i++ ? 5 : 6; int cc = (i = 3, i + 1); printf("%d\n", cc); char cs[3] = "abc"; printf("%c%c\n", cs[0], cs[2]);
  { int i = 9; { int i = 8; printf("%d", i); } printf("%d\n", i); }
  _Bool bb = 4; bb += 3; printf("%d %d\n", bb, (int)(_Bool)0.5); bb--; printf("%d\n", bb);
  volatile int vol = 3; vol += vol * 2; vol++; printf("%d\n", vol); int *np = 0; printf("%d\n", np ? *np : -1); printf("%d\n", 1 ? 2 : (*np)++);
  printf("%d %d\n", (int)sizeof(int[3]), (int)sizeof(strs[0])); printf("%d\n", (char)0x80 < 0); printf("%c\n", "hello"[1]); printf("%d\n", 'ab' == 0x6162);
  struct bf *pf = &f; pf->b = 31; printf("%d %d\n", pf->b, pf->a++); printf("%d\n", (pf->a = 15)); return 0;
}
