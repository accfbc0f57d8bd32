// The Win32 names for types that the redirectors use: windef.h has them.
#pragma once
#include <windef.h>
typedef INT_PTR(WINAPI *FARPROC)();
#ifndef INVALID_HANDLE_VALUE
#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#endif
