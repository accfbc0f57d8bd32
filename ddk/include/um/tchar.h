// Names that mean the byte or the 16-bit form of a text routine, by _UNICODE.
#pragma once
#ifndef _INC_TCHAR
#define _INC_TCHAR
#include <crtdefs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#ifdef _UNICODE
#ifndef __TCHAR_DEFINED
typedef wchar_t _TCHAR, _TSCHAR, _TXCHAR;
#define __TCHAR_DEFINED
#endif
#define __T(x) L##x
#define _tmain wmain
#define _tprintf wprintf
#define _ftprintf fwprintf
#define _stprintf swprintf
#define _sntprintf _snwprintf
#define _stprintf_s swprintf_s
#define _putts _putws
#define _fputts fputws
#define _puttchar putwchar
#define _tcslen wcslen
#define _tcscpy wcscpy
#define _tcsncpy wcsncpy
#define _tcscat wcscat
#define _tcsncat wcsncat
#define _tcscmp wcscmp
#define _tcsncmp wcsncmp
#define _tcsicmp _wcsicmp
#define _tcsnicmp _wcsnicmp
#define _tcschr wcschr
#define _tcsrchr wcsrchr
#define _tcsstr wcsstr
#define _tcstoul wcstoul
#define _tcstol wcstol
#define _ttoi _wtoi
#define _tcscpy_s wcscpy_s
#define _tcscat_s wcscat_s
#define _tcsncpy_s wcsncpy_s
#define _tcsncat_s wcsncat_s
#define _tcsnlen wcsnlen
#define _vstprintf_s vswprintf_s
#define _tcstok_s wcstok_s
#define _tfopen _wfopen
#define _tfopen_s _wfopen_s
#define _tremove _wremove
#define _trename _wrename
#define _ttol _wtol
#else
#ifndef __TCHAR_DEFINED
typedef char _TCHAR, _TSCHAR, _TXCHAR;
#define __TCHAR_DEFINED
#endif
#define __T(x) x
#define _tmain main
#define _tprintf printf
#define _ftprintf fprintf
#define _stprintf sprintf
#define _sntprintf _snprintf
#define _stprintf_s sprintf_s
#define _putts puts
#define _fputts fputs
#define _puttchar putchar
#define _tcslen strlen
#define _tcscpy strcpy
#define _tcsncpy strncpy
#define _tcscat strcat
#define _tcsncat strncat
#define _tcscmp strcmp
#define _tcsncmp strncmp
#define _tcsicmp _stricmp
#define _tcsnicmp _strnicmp
#define _tcschr strchr
#define _tcsrchr strrchr
#define _tcsstr strstr
#define _tcstoul strtoul
#define _tcstol strtol
#define _ttoi atoi
#define _tcscpy_s strcpy_s
#define _tcscat_s strcat_s
#define _tcsncpy_s strncpy_s
#define _tcsncat_s strncat_s
#define _tcsnlen strnlen
#define _vstprintf_s vsprintf_s
#define _tcstok_s strtok_s
#define _tfopen fopen
#define _tfopen_s fopen_s
#define _tremove remove
#define _trename rename
#define _ttol atol
#endif
#define _T(x) __T(x)
#define _TEXT(x) __T(x)
#endif
