// Variable arguments, over the compiler's own built-ins.
#pragma once
#ifndef _STDARG_H_RINGSIDE
#define _STDARG_H_RINGSIDE

typedef char *va_list;
#define va_start(list, last) __builtin_va_start(list, last)
#define va_arg(list, type) __builtin_va_arg(list, type)
#define va_end(list) __builtin_va_end(list)
#define va_copy(to, from) __builtin_va_copy(to, from)

#endif
