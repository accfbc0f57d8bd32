// Strings of 16-bit characters.
#pragma once
#include <crtdefs.h>
#include <crt/secure.h>
#include <crt/string.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WCHAR_MIN 0
#define WCHAR_MAX 0xffff
#define WEOF ((wint_t)0xffff)

size_t wcslen(const wchar_t *text);
size_t wcsnlen(const wchar_t *text, size_t size);
wchar_t *wcscpy(wchar_t *to, const wchar_t *from);
wchar_t *wcsncpy(wchar_t *to, const wchar_t *from, size_t size);
wchar_t *wcscat(wchar_t *to, const wchar_t *from);
wchar_t *wcsncat(wchar_t *to, const wchar_t *from, size_t size);
int wcscmp(const wchar_t *a, const wchar_t *b);
int wcsncmp(const wchar_t *a, const wchar_t *b, size_t size);
int _wcsicmp(const wchar_t *a, const wchar_t *b);
int _wcsnicmp(const wchar_t *a, const wchar_t *b, size_t size);
wchar_t *wcschr(const wchar_t *text, wchar_t c);
wchar_t *wcsrchr(const wchar_t *text, wchar_t c);
wchar_t *_wcsdup(const wchar_t *text);
wchar_t *wcsdup(const wchar_t *text);
wchar_t *_wcslwr(wchar_t *text);
wchar_t *_wcsupr(wchar_t *text);
wchar_t *_wcsrev(wchar_t *text);
int iswalnum(wint_t c);
int iswalpha(wint_t c);
int iswdigit(wint_t c);
int iswlower(wint_t c);
int iswprint(wint_t c);
int iswpunct(wint_t c);
int iswspace(wint_t c);
int iswupper(wint_t c);
int iswxdigit(wint_t c);
static __inline wchar_t *wmemcpy(wchar_t *to, const wchar_t *from, size_t count)
{
    return (wchar_t *)memcpy(to, from, count * sizeof(wchar_t));
}
static __inline wchar_t *wmemmove(wchar_t *to, const wchar_t *from, size_t count)
{
    return (wchar_t *)memmove(to, from, count * sizeof(wchar_t));
}
static __inline wchar_t *wmemset(wchar_t *to, wchar_t value, size_t count)
{
    for (size_t i = 0; i < count; i++) to[i] = value;
    return to;
}
static __inline int wmemcmp(const wchar_t *a, const wchar_t *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
    return 0;
}
static __inline wchar_t *wmemchr(const wchar_t *text, wchar_t wanted, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text[i] == wanted) return (wchar_t *)text + i;
    return 0;
}
wchar_t *wcsstr(const wchar_t *text, const wchar_t *wanted);
long wcstol(const wchar_t *text, wchar_t **end, int base);
unsigned long wcstoul(const wchar_t *text, wchar_t **end, int base);
int _wtoi(const wchar_t *text);
long _wtol(const wchar_t *text);

#ifdef __cplusplus
}
#endif
