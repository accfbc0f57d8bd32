// The Win32 names for types that the redirectors use: windef.h has them.
#pragma once
#include <windef.h>
typedef INT_PTR(WINAPI *FARPROC)(void);
