// What console programs need of windows' own header: text routines and, for device notifications, message-only windows.
#pragma once
#ifndef _WINUSER_
#define _WINUSER_
#include <windef.h>
#ifdef __cplusplus
extern "C" {
#endif
int __cdecl wsprintfA(LPSTR to, LPCSTR format, ...);
int __cdecl wsprintfW(LPWSTR to, LPCWSTR format, ...);
LPSTR WINAPI CharUpperA(LPSTR text);
LPWSTR WINAPI CharUpperW(LPWSTR text);
LPSTR WINAPI CharLowerA(LPSTR text);
LPWSTR WINAPI CharLowerW(LPWSTR text);
#ifdef UNICODE
#define wsprintf wsprintfW
#define CharUpper CharUpperW
#define CharLower CharLowerW
#else
#define wsprintf wsprintfA
#define CharUpper CharUpperA
#define CharLower CharLowerA
#endif
#ifdef __cplusplus
}
#endif
#endif
