// Memory, numbers, sorting and the program's end, for plain programs.
#pragma once
#include <crtdefs.h>

// Microsoft's brings what stddef.h has.
#ifndef offsetof
#define offsetof(type, member) ((size_t)&(((type *)0)->member))
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 0x7fff

typedef struct { int quot, rem; } div_t;
typedef struct { long quot, rem; } ldiv_t;
typedef struct { long long quot, rem; } lldiv_t;

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *block, size_t size);
void free(void *block);
__declspec(noreturn) void exit(int code);
__declspec(noreturn) void _exit(int code);
__declspec(noreturn) void _Exit(int code);
__declspec(noreturn) void abort(void);
int atexit(void (*handler)(void));
int atoi(const char *text);
long atol(const char *text);
long long atoll(const char *text);
double atof(const char *text);
long strtol(const char *text, char **end, int base);
size_t mbstowcs(wchar_t *to, const char *from, size_t most);
size_t wcstombs(char *to, const wchar_t *from, size_t most);
unsigned long strtoul(const char *text, char **end, int base);
long long strtoll(const char *text, char **end, int base);
unsigned long long strtoull(const char *text, char **end, int base);
double strtod(const char *text, char **end);
float strtof(const char *text, char **end);
int abs(int value);
long labs(long value);
long long llabs(long long value);
int rand(void);
void srand(unsigned int seed);
void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
void *bsearch(const void *key, const void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
char *getenv(const char *name);
int system(const char *command);
char *_itoa(int value, char *text, int radix);
char *_ltoa(long value, char *text, int radix);
char *_ultoa(unsigned long value, char *text, int radix);

#define __max(a, b) (((a) > (b)) ? (a) : (b))
#define __min(a, b) (((a) < (b)) ? (a) : (b))
/// Number of elements of an array.
#define _countof(array) (sizeof(array) / sizeof((array)[0]))

static __inline div_t div(int a, int b) { div_t r; r.quot = a / b; r.rem = a % b; return r; }
static __inline ldiv_t ldiv(long a, long b) { ldiv_t r; r.quot = a / b; r.rem = a % b; return r; }
static __inline lldiv_t lldiv(long long a, long long b) { lldiv_t r; r.quot = a / b; r.rem = a % b; return r; }

#ifdef __cplusplus
}
#endif
