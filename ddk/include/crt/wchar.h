// Strings of 16-bit characters.
#pragma once
#include <crtdefs.h>
#include <crt/secure.h>

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
wchar_t *wcsstr(const wchar_t *text, const wchar_t *wanted);
long wcstol(const wchar_t *text, wchar_t **end, int base);
unsigned long wcstoul(const wchar_t *text, wchar_t **end, int base);
int _wtoi(const wchar_t *text);
long _wtol(const wchar_t *text);

#ifdef __cplusplus
}
#endif
