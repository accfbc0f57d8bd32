// C17 6.3.2.1, 6.5.6: arrays, pointers and memory: multi-dimensional, pointer arithmetic, aliasing by bytes, linked structures on the heap.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tree { int key; struct tree *left, *right; };
static struct tree *insert(struct tree *t, int key) {
    if (!t) { t = calloc(1, sizeof *t); t->key = key; return t; }
    if (key < t->key) t->left = insert(t->left, key); else t->right = insert(t->right, key);
    return t;
}
static int depth(const struct tree *t) { if (!t) return 0; int l = depth(t->left), r = depth(t->right); return 1 + (l > r ? l : r); }
static void walk(const struct tree *t, int *out, int *n) { if (!t) return; walk(t->left, out, n); out[(*n)++] = t->key; walk(t->right, out, n); }
static void clear(struct tree *t) { if (!t) return; clear(t->left); clear(t->right); free(t); }
static int sum2(int rows, int m[][4]) { int s = 0; for (int i = 0; i < rows; i++) for (int j = 0; j < 4; j++) s += m[i][j] * (i + 1); return s; }
static void swap(void *a, void *b, size_t n) { unsigned char *x = a, *y = b; while (n--) { unsigned char t = *x; *x++ = *y; *y++ = t; } }
static unsigned hash(const void *p, size_t n) { const uint8_t *b = p; unsigned h = 5381; for (size_t i = 0; i < n; i++) h = h * 33 ^ b[i]; return h; }

int main(void) {
    int m[3][4]; for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) m[i][j] = i * 10 + j;
    printf("%d %d %d %d\n", sum2(3, m), *(*(m + 1) + 2), (int)(&m[2][1] - &m[0][0]), m[0][7] * 0 + (int)sizeof m[0]);
    struct tree *t = 0; int keys[] = {50, 30, 70, 20, 40, 60, 80, 10}, out[8], n = 0;
    for (int i = 0; i < 8; i++) t = insert(t, keys[i]);
    walk(t, out, &n); for (int i = 0; i < n; i++) printf("%d ", out[i]); printf("%d\n", depth(t)); clear(t);
    double a = 1.5, b = -2.5; swap(&a, &b, sizeof a); printf("%g %g\n", a, b);
    uint32_t word = 0x11223344; unsigned char *bytes = (unsigned char *)&word; printf("%x %x %x\n", bytes[0], bytes[3], *(uint16_t *)(bytes + 1));
    char buffer[32]; memset(buffer, 0, sizeof buffer); *(int *)(buffer + 3) = 0x01020304; *(long long *)(buffer + 9) = -2;
    printf("%d %d %u\n", buffer[3], *(int *)(buffer + 9), hash(buffer, sizeof buffer));
    const char *words[] = {"pear", "apple", "fig"}; const char **w = words;
    for (int i = 0; i < 3; i++) for (int j = i + 1; j < 3; j++) if (strcmp(w[i], w[j]) > 0) { const char *s = w[i]; w[i] = w[j]; w[j] = s; }
    printf("%s %s %s\n", words[0], words[1], words[2]);
    char copy[16], *to = copy; const char *from = "pointer"; while ((*to++ = *from++)); printf("%s %d\n", copy, (int)(to - copy));
    int sieve[100] = {0}, count = 0; for (int i = 2; i < 100; i++) { if (sieve[i]) continue; count++; for (int j = i * i; j < 100; j += i) sieve[j] = 1; }
    printf("%d\n", count);
    int *grid[3]; for (int i = 0; i < 3; i++) { grid[i] = malloc(3 * sizeof(int)); for (int j = 0; j < 3; j++) grid[i][j] = i ^ j; }
    int s = 0; for (int i = 0; i < 3; i++) { s += grid[i][2]; free(grid[i]); } printf("%d\n", s);
    long long q = 0; for (char *p = (char *)&q, *e = p + sizeof q; p < e; p++) *p = (char)(p - (char *)&q); printf("%llx\n", q);
    return 0;
}
