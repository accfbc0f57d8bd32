// The types of the C library that every header needs. Not stddef.h: a driver may have one of its own among its headers.
#pragma once

#ifdef _WIN64
typedef unsigned __int64 size_t;
typedef __int64 ptrdiff_t;
typedef __int64 intptr_t;
typedef unsigned __int64 uintptr_t;
#else
typedef unsigned int size_t;
typedef int ptrdiff_t;
typedef int intptr_t;
typedef unsigned int uintptr_t;
#endif
typedef size_t rsize_t;
typedef __int64 time_t;
typedef char *va_list;
typedef struct __crt_locale_pointers *_locale_t;
#define _SIZE_T_DEFINED
#define _PTRDIFF_T_DEFINED
#define _INTPTR_T_DEFINED
#define _UINTPTR_T_DEFINED

#ifdef __cplusplus
namespace std {
typedef decltype(nullptr) nullptr_t;
enum class align_val_t : size_t {};
}
#else
typedef unsigned short wchar_t;
#define _WCHAR_T_DEFINED
#endif
typedef unsigned short wint_t;
typedef unsigned short wctype_t;

#ifndef NULL
#ifdef __cplusplus
#define NULL 0
#else
#define NULL ((void *)0)
#endif
#endif

// Calling conventions of the run-time library's functions.
#define __CRTDECL __cdecl
#define __CLRCALL_OR_CDECL __cdecl
#define _CRTIMP
