// The machine's clock, for programs.
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef __int64 time_t;
typedef long clock_t;
#define CLOCKS_PER_SEC 1000

time_t time(time_t *now);
clock_t clock(void);
static __inline double difftime(time_t end, time_t begin) { return (double)(end - begin); }

#ifdef __cplusplus
}
#endif
