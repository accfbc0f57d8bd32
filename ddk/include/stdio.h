// What drivers use of the C library; the declarations are those of plain C programs, but swprintf is told no size in the kernel.
#pragma once
#define RINGSIDE_STDIO_OF_DRIVERS
#include <crt/stdio.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
int __cdecl swprintf(wchar_t *to, const wchar_t *format, ...);
#ifdef __cplusplus
}
#endif
