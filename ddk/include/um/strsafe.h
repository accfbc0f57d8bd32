// The safe string routines for programs: sizes in bytes (Cb) or characters (Cch), results that say what happened.
#pragma once
#ifndef _STRSAFE_H_INCLUDED_
#define _STRSAFE_H_INCLUDED_
#include <windef.h>
#include <stdarg.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifndef STRSAFE_MAX_CCH
#define STRSAFE_MAX_CCH 2147483647
#endif
#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007AL)
#define STRSAFE_E_INVALID_PARAMETER ((HRESULT)0x80070057L)
#define STRSAFE_E_END_OF_FILE ((HRESULT)0x80070026L)
typedef char *STRSAFE_LPSTR;
typedef const char *STRSAFE_LPCSTR;
typedef wchar_t *STRSAFE_LPWSTR;
typedef const wchar_t *STRSAFE_LPCWSTR;
HRESULT WINAPI StringCchCopyA(char *to, size_t size, const char *from);
HRESULT WINAPI StringCchCopyNA(char *to, size_t size, const char *from, size_t most);
HRESULT WINAPI StringCchCatA(char *to, size_t size, const char *from);
HRESULT WINAPI StringCchCatNA(char *to, size_t size, const char *from, size_t most);
HRESULT __cdecl StringCchPrintfA(char *to, size_t size, const char *format, ...);
HRESULT WINAPI StringCchVPrintfA(char *to, size_t size, const char *format, va_list args);
HRESULT WINAPI StringCchLengthA(const char *text, size_t most, size_t *length);
HRESULT WINAPI StringCchCopyW(wchar_t *to, size_t size, const wchar_t *from);
HRESULT WINAPI StringCchCopyNW(wchar_t *to, size_t size, const wchar_t *from, size_t most);
HRESULT WINAPI StringCchCatW(wchar_t *to, size_t size, const wchar_t *from);
HRESULT WINAPI StringCchCatNW(wchar_t *to, size_t size, const wchar_t *from, size_t most);
HRESULT __cdecl StringCchPrintfW(wchar_t *to, size_t size, const wchar_t *format, ...);
HRESULT WINAPI StringCchVPrintfW(wchar_t *to, size_t size, const wchar_t *format, va_list args);
HRESULT WINAPI StringCchLengthW(const wchar_t *text, size_t most, size_t *length);
HRESULT WINAPI StringCbCopyA(char *to, size_t size, const char *from);
HRESULT WINAPI StringCbCopyNA(char *to, size_t size, const char *from, size_t most);
HRESULT WINAPI StringCbCatA(char *to, size_t size, const char *from);
HRESULT WINAPI StringCbCatNA(char *to, size_t size, const char *from, size_t most);
HRESULT __cdecl StringCbPrintfA(char *to, size_t size, const char *format, ...);
HRESULT WINAPI StringCbVPrintfA(char *to, size_t size, const char *format, va_list args);
HRESULT WINAPI StringCbLengthA(const char *text, size_t most, size_t *length);
HRESULT WINAPI StringCbCopyW(wchar_t *to, size_t size, const wchar_t *from);
HRESULT WINAPI StringCbCopyNW(wchar_t *to, size_t size, const wchar_t *from, size_t most);
HRESULT WINAPI StringCbCatW(wchar_t *to, size_t size, const wchar_t *from);
HRESULT WINAPI StringCbCatNW(wchar_t *to, size_t size, const wchar_t *from, size_t most);
HRESULT __cdecl StringCbPrintfW(wchar_t *to, size_t size, const wchar_t *format, ...);
HRESULT WINAPI StringCbVPrintfW(wchar_t *to, size_t size, const wchar_t *format, va_list args);
HRESULT WINAPI StringCbLengthW(const wchar_t *text, size_t most, size_t *length);
#ifdef UNICODE
#define StringCchCopy StringCchCopyW
#define StringCchCopyN StringCchCopyNW
#define StringCchCat StringCchCatW
#define StringCchCatN StringCchCatNW
#define StringCchPrintf StringCchPrintfW
#define StringCchVPrintf StringCchVPrintfW
#define StringCchLength StringCchLengthW
#define StringCbCopy StringCbCopyW
#define StringCbCopyN StringCbCopyNW
#define StringCbCat StringCbCatW
#define StringCbCatN StringCbCatNW
#define StringCbPrintf StringCbPrintfW
#define StringCbVPrintf StringCbVPrintfW
#define StringCbLength StringCbLengthW
#else
#define StringCchCopy StringCchCopyA
#define StringCchCopyN StringCchCopyNA
#define StringCchCat StringCchCatA
#define StringCchCatN StringCchCatNA
#define StringCchPrintf StringCchPrintfA
#define StringCchVPrintf StringCchVPrintfA
#define StringCchLength StringCchLengthA
#define StringCbCopy StringCbCopyA
#define StringCbCopyN StringCbCopyNA
#define StringCbCat StringCbCatA
#define StringCbCatN StringCbCatNA
#define StringCbPrintf StringCbPrintfA
#define StringCbVPrintf StringCbVPrintfA
#define StringCbLength StringCbLengthA
#endif
#ifdef __cplusplus
}
#endif
#endif
