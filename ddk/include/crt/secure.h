// The bounded forms of string and print routines, for drivers and programs. Sizes are in characters, the terminating zero included.
#pragma once
#include <sal.h>
#include <stdarg.h>
#include <crtdefs.h>

#ifndef _ERRNO_T_DEFINED
#define _ERRNO_T_DEFINED
typedef int errno_t;
#endif
#define _TRUNCATE ((size_t)-1)

#ifdef __cplusplus
extern "C" {
#endif

errno_t __cdecl strcpy_s(_Out_writes_z_(size) char *to, _In_ size_t size, _In_z_ const char *from);
errno_t __cdecl strcat_s(_Inout_updates_z_(size) char *to, _In_ size_t size, _In_z_ const char *from);
errno_t __cdecl strncpy_s(_Out_writes_z_(size) char *to, _In_ size_t size, _In_reads_or_z_(most) const char *from, _In_ size_t most);
errno_t __cdecl strncat_s(_Inout_updates_z_(size) char *to, _In_ size_t size, _In_reads_or_z_(most) const char *from, _In_ size_t most);
errno_t __cdecl wcscpy_s(_Out_writes_z_(size) wchar_t *to, _In_ size_t size, _In_z_ const wchar_t *from);
errno_t __cdecl wcscat_s(_Inout_updates_z_(size) wchar_t *to, _In_ size_t size, _In_z_ const wchar_t *from);
errno_t __cdecl wcsncpy_s(_Out_writes_z_(size) wchar_t *to, _In_ size_t size, _In_reads_or_z_(most) const wchar_t *from, _In_ size_t most);
errno_t __cdecl wcsncat_s(_Inout_updates_z_(size) wchar_t *to, _In_ size_t size, _In_reads_or_z_(most) const wchar_t *from, _In_ size_t most);
/// Characters before the terminating zero, at most `size`; 0 of NULL.
size_t __cdecl strnlen_s(_In_reads_or_z_opt_(size) const char *text, _In_ size_t size);
size_t __cdecl wcsnlen_s(_In_reads_or_z_opt_(size) const wchar_t *text, _In_ size_t size);
errno_t __cdecl memcpy_s(_Out_writes_bytes_(size) void *to, _In_ size_t size, _In_reads_bytes_(count) const void *from, _In_ size_t count);
errno_t __cdecl memmove_s(_Out_writes_bytes_(size) void *to, _In_ size_t size, _In_reads_bytes_(count) const void *from, _In_ size_t count);
char *__cdecl strtok_s(_Inout_opt_z_ char *text, _In_z_ const char *set, _Inout_ char **next);
wchar_t *__cdecl wcstok_s(_Inout_opt_z_ wchar_t *text, _In_z_ const wchar_t *set, _Inout_ wchar_t **next);

int __cdecl sprintf_s(_Out_writes_z_(size) char *to, _In_ size_t size, _In_z_ _Printf_format_string_ const char *format, ...);
int __cdecl vsprintf_s(_Out_writes_z_(size) char *to, _In_ size_t size, _In_z_ _Printf_format_string_ const char *format, va_list args);
int __cdecl _snprintf_s(_Out_writes_z_(size) char *to, _In_ size_t size, _In_ size_t most, _In_z_ _Printf_format_string_ const char *format, ...);
int __cdecl _vsnprintf_s(_Out_writes_z_(size) char *to, _In_ size_t size, _In_ size_t most, _In_z_ _Printf_format_string_ const char *format, va_list args);
int __cdecl swprintf_s(_Out_writes_z_(size) wchar_t *to, _In_ size_t size, _In_z_ _Printf_format_string_ const wchar_t *format, ...);
int __cdecl vswprintf_s(_Out_writes_z_(size) wchar_t *to, _In_ size_t size, _In_z_ _Printf_format_string_ const wchar_t *format, va_list args);
int __cdecl _snwprintf_s(_Out_writes_z_(size) wchar_t *to, _In_ size_t size, _In_ size_t most, _In_z_ _Printf_format_string_ const wchar_t *format, ...);
int __cdecl _vsnwprintf_s(_Out_writes_z_(size) wchar_t *to, _In_ size_t size, _In_ size_t most, _In_z_ _Printf_format_string_ const wchar_t *format, va_list args);

#ifdef __cplusplus
}

// The size of an array follows from its type.
extern "C++" {
#define __RINGSIDE_SIZED(name, unit) \
    template <size_t size> inline errno_t name(unit (&to)[size], const unit *from) { return name(to, size, from); }
#define __RINGSIDE_SIZED_COUNTED(name, unit) \
    template <size_t size> inline errno_t name(unit (&to)[size], const unit *from, size_t most) { return name(to, size, from, most); }
#define __RINGSIDE_SIZED_PRINT(name, list, unit) \
    template <size_t size> inline int name(unit (&to)[size], const unit *format, ...) \
    { \
        va_list args; \
        va_start(args, format); \
        int written = list(to, size, format, args); \
        va_end(args); \
        return written; \
    }
#define __RINGSIDE_SIZED_LIST(name, unit) \
    template <size_t size> inline int name(unit (&to)[size], const unit *format, va_list args) { return name(to, size, format, args); }
__RINGSIDE_SIZED(strcpy_s, char)
__RINGSIDE_SIZED(strcat_s, char)
__RINGSIDE_SIZED_COUNTED(strncpy_s, char)
__RINGSIDE_SIZED_COUNTED(strncat_s, char)
__RINGSIDE_SIZED(wcscpy_s, wchar_t)
__RINGSIDE_SIZED(wcscat_s, wchar_t)
__RINGSIDE_SIZED_COUNTED(wcsncpy_s, wchar_t)
__RINGSIDE_SIZED_COUNTED(wcsncat_s, wchar_t)
__RINGSIDE_SIZED_PRINT(sprintf_s, vsprintf_s, char)
__RINGSIDE_SIZED_PRINT(swprintf_s, vswprintf_s, wchar_t)
__RINGSIDE_SIZED_LIST(vsprintf_s, char)
__RINGSIDE_SIZED_LIST(vswprintf_s, wchar_t)
#undef __RINGSIDE_SIZED
#undef __RINGSIDE_SIZED_LIST
#undef __RINGSIDE_SIZED_COUNTED
#undef __RINGSIDE_SIZED_PRINT
}
#endif
