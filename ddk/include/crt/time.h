// The machine's clock, for programs.
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef long clock_t;
#define CLOCKS_PER_SEC 1000

struct tm {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
};

struct tm *localtime(const time_t *time);
struct tm *gmtime(const time_t *time);
int localtime_s(struct tm *result, const time_t *time);
int gmtime_s(struct tm *result, const time_t *time);
time_t mktime(struct tm *time);
time_t _mkgmtime(struct tm *time);
char *asctime(const struct tm *time);
char *ctime(const time_t *time);
int asctime_s(char *text, size_t size, const struct tm *time);
int ctime_s(char *text, size_t size, const time_t *time);
size_t strftime(char *text, size_t size, const char *format, const struct tm *time);
size_t wcsftime(wchar_t *text, size_t size, const wchar_t *format, const struct tm *time);
time_t time(time_t *now);
clock_t clock(void);
static __inline double difftime(time_t end, time_t begin) { return (double)(end - begin); }

#ifdef __cplusplus
}
#endif
