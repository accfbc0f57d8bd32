// Arithmetic and conversions that say when a result does not fit, instead of giving a wrong one.
#pragma once
#ifndef _NTINTSAFE_H_INCLUDED_
#define _NTINTSAFE_H_INCLUDED_
#include <ntdef.h>
#include <stdint.h>

/// Types of the Win32 API that the routines also come for.
typedef unsigned char BYTE;
typedef unsigned short WORD;
typedef unsigned long DWORD;

/// Largest values of the types that the routines convert between.
#ifndef USHORT_MAX
#define BYTE_MAX 0xff
#define SHORT_MAX 32767
#define USHORT_MAX 0xffff
#define WORD_MAX USHORT_MAX
#define DWORD_MAX 0xffffffffUL
#define LONGLONG_MAX 9223372036854775807i64
#define ULONGLONG_MAX 0xffffffffffffffffui64
#endif
/// What the routines give where a result does not fit.
#define INT8_ERROR (-1)
#define UINT8_ERROR 0xff
#define BYTE_ERROR 0xff
#define SHORT_ERROR (-1)
#define INT16_ERROR (-1)
#define USHORT_ERROR 0xffff
#define UINT16_ERROR 0xffff
#define WORD_ERROR 0xffff
#define INT_ERROR (-1)
#define INT32_ERROR (-1)
#define UINT_ERROR 0xffffffff
#define UINT32_ERROR 0xffffffff
#define LONG_ERROR (-1L)
#define LONG32_ERROR (-1L)
#define ULONG_ERROR 0xffffffffUL
#define ULONG32_ERROR 0xffffffffUL
#define DWORD_ERROR 0xffffffffUL
#define LONGLONG_ERROR (-1i64)
#define LONG64_ERROR (-1i64)
#define INT64_ERROR (-1i64)
#define ULONGLONG_ERROR 0xffffffffffffffffui64
#define ULONG64_ERROR 0xffffffffffffffffui64
#define UINT64_ERROR 0xffffffffffffffffui64
#ifdef _WIN64
#define INT_PTR_ERROR INT64_ERROR
#define LONG_PTR_ERROR LONGLONG_ERROR
#define SSIZE_T_ERROR LONGLONG_ERROR
#define PTRDIFF_T_ERROR LONGLONG_ERROR
#define UINT_PTR_ERROR UINT64_ERROR
#define ULONG_PTR_ERROR ULONGLONG_ERROR
#define SIZE_T_ERROR ULONGLONG_ERROR
#else
#define INT_PTR_ERROR INT_ERROR
#define LONG_PTR_ERROR LONG_ERROR
#define SSIZE_T_ERROR LONG_ERROR
#define PTRDIFF_T_ERROR INT_ERROR
#define UINT_PTR_ERROR UINT_ERROR
#define ULONG_PTR_ERROR ULONG_ERROR
#define SIZE_T_ERROR ULONG_ERROR
#endif
/// The halves of 64 bits.
#define LODWORD(value) ((ULONG)(value))
#define HIDWORD(value) ((ULONG)(((value) >> 32) & 0xffffffff))

#ifdef __cplusplus
extern "C" {
#endif

/// Converts USHORT to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortToUChar(_In_ USHORT Operand, _Out_ UCHAR *Result)
{
    if (Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToUChar(_In_ UINT Operand, _Out_ UCHAR *Result)
{
    if (Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToUShort(_In_ UINT Operand, _Out_ USHORT *Result)
{
    if (Operand > 0xffff) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToUChar(_In_ ULONG Operand, _Out_ UCHAR *Result)
{
    if (Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToUShort(_In_ ULONG Operand, _Out_ USHORT *Result)
{
    if (Operand > 0xffff) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToUChar(_In_ ULONGLONG Operand, _Out_ UCHAR *Result)
{
    if (Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToUShort(_In_ ULONGLONG Operand, _Out_ USHORT *Result)
{
    if (Operand > 0xffff) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToUInt(_In_ ULONGLONG Operand, _Out_ UINT *Result)
{
    if (Operand > 0xffffffffU) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToULong(_In_ ULONGLONG Operand, _Out_ ULONG *Result)
{
    if (Operand > 0xffffffffUL) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts SIZE_T to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTToUChar(_In_ SIZE_T Operand, _Out_ UCHAR *Result)
{
    if (Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts SIZE_T to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTToUShort(_In_ SIZE_T Operand, _Out_ USHORT *Result)
{
    if (Operand > 0xffff) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts SIZE_T to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTToUInt(_In_ SIZE_T Operand, _Out_ UINT *Result)
{
    if (Operand > 0xffffffffU) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)Operand;
    return STATUS_SUCCESS;
}
/// Converts SIZE_T to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTToULong(_In_ SIZE_T Operand, _Out_ ULONG *Result)
{
    if (Operand > 0xffffffffUL) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToUChar(_In_ ULONG_PTR Operand, _Out_ UCHAR *Result)
{
    if (Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToUShort(_In_ ULONG_PTR Operand, _Out_ USHORT *Result)
{
    if (Operand > 0xffff) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToUInt(_In_ ULONG_PTR Operand, _Out_ UINT *Result)
{
    if (Operand > 0xffffffffU) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToULong(_In_ ULONG_PTR Operand, _Out_ ULONG *Result)
{
    if (Operand > 0xffffffffUL) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToUChar(_In_ UINT_PTR Operand, _Out_ UCHAR *Result)
{
    if (Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToUShort(_In_ UINT_PTR Operand, _Out_ USHORT *Result)
{
    if (Operand > 0xffff) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToUInt(_In_ UINT_PTR Operand, _Out_ UINT *Result)
{
    if (Operand > 0xffffffffU) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToULong(_In_ UINT_PTR Operand, _Out_ ULONG *Result)
{
    if (Operand > 0xffffffffUL) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts SHORT to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToUChar(_In_ SHORT Operand, _Out_ UCHAR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts SHORT to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToUShort(_In_ SHORT Operand, _Out_ USHORT *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffff) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts SHORT to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToUInt(_In_ SHORT Operand, _Out_ UINT *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffffffffU) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)Operand;
    return STATUS_SUCCESS;
}
/// Converts SHORT to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToULong(_In_ SHORT Operand, _Out_ ULONG *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffffffffUL) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts SHORT to ULONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToULongLong(_In_ SHORT Operand, _Out_ ULONGLONG *Result)
{
    if (Operand < 0) {
        *Result = (ULONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts SHORT to SIZE_T; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToSizeT(_In_ SHORT Operand, _Out_ SIZE_T *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXSIZE_T) {
        *Result = (SIZE_T)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SIZE_T)Operand;
    return STATUS_SUCCESS;
}
/// Converts SHORT to ULONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToULongPtr(_In_ SHORT Operand, _Out_ ULONG_PTR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXULONG_PTR) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG_PTR)Operand;
    return STATUS_SUCCESS;
}
/// Converts SHORT to UINT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToUIntPtr(_In_ SHORT Operand, _Out_ UINT_PTR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXUINT_PTR) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT_PTR)Operand;
    return STATUS_SUCCESS;
}
/// Converts UCHAR to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUCharToShort(_In_ UCHAR Operand, _Out_ SHORT *Result)
{
    if ((ULONGLONG)Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts USHORT to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortToShort(_In_ USHORT Operand, _Out_ SHORT *Result)
{
    if ((ULONGLONG)Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToShort(_In_ UINT Operand, _Out_ SHORT *Result)
{
    if ((ULONGLONG)Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToShort(_In_ ULONG Operand, _Out_ SHORT *Result)
{
    if ((ULONGLONG)Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToShort(_In_ ULONGLONG Operand, _Out_ SHORT *Result)
{
    if ((ULONGLONG)Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts SIZE_T to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTToShort(_In_ SIZE_T Operand, _Out_ SHORT *Result)
{
    if ((ULONGLONG)Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToShort(_In_ ULONG_PTR Operand, _Out_ SHORT *Result)
{
    if ((ULONGLONG)Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToShort(_In_ UINT_PTR Operand, _Out_ SHORT *Result)
{
    if ((ULONGLONG)Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts INT to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToUChar(_In_ INT Operand, _Out_ UCHAR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts INT to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToUShort(_In_ INT Operand, _Out_ USHORT *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffff) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts INT to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToUInt(_In_ INT Operand, _Out_ UINT *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffffffffU) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)Operand;
    return STATUS_SUCCESS;
}
/// Converts INT to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToULong(_In_ INT Operand, _Out_ ULONG *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffffffffUL) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts INT to ULONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToULongLong(_In_ INT Operand, _Out_ ULONGLONG *Result)
{
    if (Operand < 0) {
        *Result = (ULONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts INT to SIZE_T; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToSizeT(_In_ INT Operand, _Out_ SIZE_T *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXSIZE_T) {
        *Result = (SIZE_T)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SIZE_T)Operand;
    return STATUS_SUCCESS;
}
/// Converts INT to ULONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToULongPtr(_In_ INT Operand, _Out_ ULONG_PTR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXULONG_PTR) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG_PTR)Operand;
    return STATUS_SUCCESS;
}
/// Converts INT to UINT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToUIntPtr(_In_ INT Operand, _Out_ UINT_PTR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXUINT_PTR) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT_PTR)Operand;
    return STATUS_SUCCESS;
}
/// Converts UCHAR to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUCharToInt(_In_ UCHAR Operand, _Out_ INT *Result)
{
    if ((ULONGLONG)Operand > 2147483647) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)Operand;
    return STATUS_SUCCESS;
}
/// Converts USHORT to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortToInt(_In_ USHORT Operand, _Out_ INT *Result)
{
    if ((ULONGLONG)Operand > 2147483647) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToInt(_In_ UINT Operand, _Out_ INT *Result)
{
    if ((ULONGLONG)Operand > 2147483647) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToInt(_In_ ULONG Operand, _Out_ INT *Result)
{
    if ((ULONGLONG)Operand > 2147483647) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToInt(_In_ ULONGLONG Operand, _Out_ INT *Result)
{
    if ((ULONGLONG)Operand > 2147483647) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)Operand;
    return STATUS_SUCCESS;
}
/// Converts SIZE_T to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTToInt(_In_ SIZE_T Operand, _Out_ INT *Result)
{
    if ((ULONGLONG)Operand > 2147483647) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToInt(_In_ ULONG_PTR Operand, _Out_ INT *Result)
{
    if ((ULONGLONG)Operand > 2147483647) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToInt(_In_ UINT_PTR Operand, _Out_ INT *Result)
{
    if ((ULONGLONG)Operand > 2147483647) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONG to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToUChar(_In_ LONG Operand, _Out_ UCHAR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONG to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToUShort(_In_ LONG Operand, _Out_ USHORT *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffff) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONG to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToUInt(_In_ LONG Operand, _Out_ UINT *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffffffffU) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONG to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToULong(_In_ LONG Operand, _Out_ ULONG *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffffffffUL) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONG to ULONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToULongLong(_In_ LONG Operand, _Out_ ULONGLONG *Result)
{
    if (Operand < 0) {
        *Result = (ULONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONG to SIZE_T; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToSizeT(_In_ LONG Operand, _Out_ SIZE_T *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXSIZE_T) {
        *Result = (SIZE_T)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SIZE_T)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONG to ULONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToULongPtr(_In_ LONG Operand, _Out_ ULONG_PTR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXULONG_PTR) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG_PTR)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONG to UINT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToUIntPtr(_In_ LONG Operand, _Out_ UINT_PTR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXUINT_PTR) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT_PTR)Operand;
    return STATUS_SUCCESS;
}
/// Converts UCHAR to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUCharToLong(_In_ UCHAR Operand, _Out_ LONG *Result)
{
    if ((ULONGLONG)Operand > 2147483647L) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts USHORT to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortToLong(_In_ USHORT Operand, _Out_ LONG *Result)
{
    if ((ULONGLONG)Operand > 2147483647L) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToLong(_In_ UINT Operand, _Out_ LONG *Result)
{
    if ((ULONGLONG)Operand > 2147483647L) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToLong(_In_ ULONG Operand, _Out_ LONG *Result)
{
    if ((ULONGLONG)Operand > 2147483647L) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToLong(_In_ ULONGLONG Operand, _Out_ LONG *Result)
{
    if ((ULONGLONG)Operand > 2147483647L) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts SIZE_T to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTToLong(_In_ SIZE_T Operand, _Out_ LONG *Result)
{
    if ((ULONGLONG)Operand > 2147483647L) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToLong(_In_ ULONG_PTR Operand, _Out_ LONG *Result)
{
    if ((ULONGLONG)Operand > 2147483647L) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToLong(_In_ UINT_PTR Operand, _Out_ LONG *Result)
{
    if ((ULONGLONG)Operand > 2147483647L) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToUChar(_In_ LONGLONG Operand, _Out_ UCHAR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xff) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToUShort(_In_ LONGLONG Operand, _Out_ USHORT *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffff) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToUInt(_In_ LONGLONG Operand, _Out_ UINT *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffffffffU) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToULong(_In_ LONGLONG Operand, _Out_ ULONG *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > 0xffffffffUL) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to ULONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToULongLong(_In_ LONGLONG Operand, _Out_ ULONGLONG *Result)
{
    if (Operand < 0) {
        *Result = (ULONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to SIZE_T; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToSizeT(_In_ LONGLONG Operand, _Out_ SIZE_T *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXSIZE_T) {
        *Result = (SIZE_T)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SIZE_T)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to ULONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToULongPtr(_In_ LONGLONG Operand, _Out_ ULONG_PTR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXULONG_PTR) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG_PTR)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to UINT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToUIntPtr(_In_ LONGLONG Operand, _Out_ UINT_PTR *Result)
{
    if (Operand < 0 || (ULONGLONG)Operand > MAXUINT_PTR) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT_PTR)Operand;
    return STATUS_SUCCESS;
}
/// Converts UCHAR to LONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUCharToLongLong(_In_ UCHAR Operand, _Out_ LONGLONG *Result)
{
    if ((ULONGLONG)Operand > 9223372036854775807i64) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts USHORT to LONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortToLongLong(_In_ USHORT Operand, _Out_ LONGLONG *Result)
{
    if ((ULONGLONG)Operand > 9223372036854775807i64) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT to LONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToLongLong(_In_ UINT Operand, _Out_ LONGLONG *Result)
{
    if ((ULONGLONG)Operand > 9223372036854775807i64) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG to LONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToLongLong(_In_ ULONG Operand, _Out_ LONGLONG *Result)
{
    if ((ULONGLONG)Operand > 9223372036854775807i64) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to LONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToLongLong(_In_ ULONGLONG Operand, _Out_ LONGLONG *Result)
{
    if ((ULONGLONG)Operand > 9223372036854775807i64) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts SIZE_T to LONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTToLongLong(_In_ SIZE_T Operand, _Out_ LONGLONG *Result)
{
    if ((ULONGLONG)Operand > 9223372036854775807i64) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to LONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToLongLong(_In_ ULONG_PTR Operand, _Out_ LONGLONG *Result)
{
    if ((ULONGLONG)Operand > 9223372036854775807i64) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to LONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToLongLong(_In_ UINT_PTR Operand, _Out_ LONGLONG *Result)
{
    if ((ULONGLONG)Operand > 9223372036854775807i64) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)Operand;
    return STATUS_SUCCESS;
}
/// Converts INT to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToShort(_In_ INT Operand, _Out_ SHORT *Result)
{
    if (Operand < -32768 || Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONG to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToShort(_In_ LONG Operand, _Out_ SHORT *Result)
{
    if (Operand < -32768 || Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToShort(_In_ LONGLONG Operand, _Out_ SHORT *Result)
{
    if (Operand < -32768 || Operand > 32767) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToInt(_In_ LONGLONG Operand, _Out_ INT *Result)
{
    if (Operand < (-2147483647 - 1) || Operand > 2147483647) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)Operand;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToLong(_In_ LONGLONG Operand, _Out_ LONG *Result)
{
    if (Operand < (-2147483647L - 1) || Operand > 2147483647L) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)Operand;
    return STATUS_SUCCESS;
}
/// Adds two UCHAR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUCharAdd(_In_ UCHAR Left, _In_ UCHAR Right, _Out_ UCHAR *Result)
{
    if (Left > (UCHAR)(0xff - Right)) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two UCHAR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUCharSub(_In_ UCHAR Left, _In_ UCHAR Right, _Out_ UCHAR *Result)
{
    if (Left < Right) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two UCHAR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUCharMult(_In_ UCHAR Left, _In_ UCHAR Right, _Out_ UCHAR *Result)
{
    if (Right != 0 && Left > 0xff / Right) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UCHAR)((ULONG)Left * (ULONG)Right);
    return STATUS_SUCCESS;
}
/// Adds two USHORT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortAdd(_In_ USHORT Left, _In_ USHORT Right, _Out_ USHORT *Result)
{
    if (Left > (USHORT)(0xffff - Right)) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two USHORT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortSub(_In_ USHORT Left, _In_ USHORT Right, _Out_ USHORT *Result)
{
    if (Left < Right) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two USHORT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortMult(_In_ USHORT Left, _In_ USHORT Right, _Out_ USHORT *Result)
{
    if (Right != 0 && Left > 0xffff / Right) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (USHORT)((ULONG)Left * (ULONG)Right);
    return STATUS_SUCCESS;
}
/// Adds two UINT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntAdd(_In_ UINT Left, _In_ UINT Right, _Out_ UINT *Result)
{
    if (Left > (UINT)(0xffffffffU - Right)) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two UINT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntSub(_In_ UINT Left, _In_ UINT Right, _Out_ UINT *Result)
{
    if (Left < Right) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two UINT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntMult(_In_ UINT Left, _In_ UINT Right, _Out_ UINT *Result)
{
    if (Right != 0 && Left > 0xffffffffU / Right) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT)((UINT)Left * (UINT)Right);
    return STATUS_SUCCESS;
}
/// Adds two ULONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongAdd(_In_ ULONG Left, _In_ ULONG Right, _Out_ ULONG *Result)
{
    if (Left > (ULONG)(0xffffffffUL - Right)) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two ULONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongSub(_In_ ULONG Left, _In_ ULONG Right, _Out_ ULONG *Result)
{
    if (Left < Right) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two ULONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongMult(_In_ ULONG Left, _In_ ULONG Right, _Out_ ULONG *Result)
{
    if (Right != 0 && Left > 0xffffffffUL / Right) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG)((ULONG)Left * (ULONG)Right);
    return STATUS_SUCCESS;
}
/// Adds two ULONGLONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongAdd(_In_ ULONGLONG Left, _In_ ULONGLONG Right, _Out_ ULONGLONG *Result)
{
    if (Left > (ULONGLONG)(0xffffffffffffffffui64 - Right)) {
        *Result = (ULONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONGLONG)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two ULONGLONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongSub(_In_ ULONGLONG Left, _In_ ULONGLONG Right, _Out_ ULONGLONG *Result)
{
    if (Left < Right) {
        *Result = (ULONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONGLONG)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two ULONGLONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongMult(_In_ ULONGLONG Left, _In_ ULONGLONG Right, _Out_ ULONGLONG *Result)
{
    if (Right != 0 && Left > 0xffffffffffffffffui64 / Right) {
        *Result = (ULONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONGLONG)((ULONGLONG)Left * (ULONGLONG)Right);
    return STATUS_SUCCESS;
}
/// Adds two SIZE_T values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTAdd(_In_ SIZE_T Left, _In_ SIZE_T Right, _Out_ SIZE_T *Result)
{
    if (Left > (SIZE_T)(MAXSIZE_T - Right)) {
        *Result = (SIZE_T)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SIZE_T)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two SIZE_T values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTSub(_In_ SIZE_T Left, _In_ SIZE_T Right, _Out_ SIZE_T *Result)
{
    if (Left < Right) {
        *Result = (SIZE_T)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SIZE_T)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two SIZE_T values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSizeTMult(_In_ SIZE_T Left, _In_ SIZE_T Right, _Out_ SIZE_T *Result)
{
    if (Right != 0 && Left > MAXSIZE_T / Right) {
        *Result = (SIZE_T)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SIZE_T)((SIZE_T)Left * (SIZE_T)Right);
    return STATUS_SUCCESS;
}
/// Adds two ULONG_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrAdd(_In_ ULONG_PTR Left, _In_ ULONG_PTR Right, _Out_ ULONG_PTR *Result)
{
    if (Left > (ULONG_PTR)(MAXULONG_PTR - Right)) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG_PTR)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two ULONG_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrSub(_In_ ULONG_PTR Left, _In_ ULONG_PTR Right, _Out_ ULONG_PTR *Result)
{
    if (Left < Right) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG_PTR)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two ULONG_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrMult(_In_ ULONG_PTR Left, _In_ ULONG_PTR Right, _Out_ ULONG_PTR *Result)
{
    if (Right != 0 && Left > MAXULONG_PTR / Right) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ULONG_PTR)((ULONG_PTR)Left * (ULONG_PTR)Right);
    return STATUS_SUCCESS;
}
/// Adds two UINT_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrAdd(_In_ UINT_PTR Left, _In_ UINT_PTR Right, _Out_ UINT_PTR *Result)
{
    if (Left > (UINT_PTR)(MAXUINT_PTR - Right)) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT_PTR)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two UINT_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrSub(_In_ UINT_PTR Left, _In_ UINT_PTR Right, _Out_ UINT_PTR *Result)
{
    if (Left < Right) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT_PTR)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two UINT_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrMult(_In_ UINT_PTR Left, _In_ UINT_PTR Right, _Out_ UINT_PTR *Result)
{
    if (Right != 0 && Left > MAXUINT_PTR / Right) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT_PTR)((UINT_PTR)Left * (UINT_PTR)Right);
    return STATUS_SUCCESS;
}
/// Adds two SHORT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortAdd(_In_ SHORT Left, _In_ SHORT Right, _Out_ SHORT *Result)
{
    if ((Right > 0 && Left > 32767 - Right) || (Right < 0 && Left < -32768 - Right)) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two SHORT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortSub(_In_ SHORT Left, _In_ SHORT Right, _Out_ SHORT *Result)
{
    if ((Right < 0 && Left > 32767 + Right) || (Right > 0 && Left < -32768 + Right)) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two SHORT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortMult(_In_ SHORT Left, _In_ SHORT Right, _Out_ SHORT *Result)
{
    if (Left != 0 && ((Left == -1 && Right == -32768) || (Left != -1 && ((Right > 0 && (Left > 32767 / Right || Left < -32768 / Right)) || (Right < -1 && (Left < 32767 / Right || Left > -32768 / Right)) || (Right == -1 && Left == -32768))))) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SHORT)(Left * Right);
    return STATUS_SUCCESS;
}
/// Adds two INT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntAdd(_In_ INT Left, _In_ INT Right, _Out_ INT *Result)
{
    if ((Right > 0 && Left > 2147483647 - Right) || (Right < 0 && Left < (-2147483647 - 1) - Right)) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two INT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntSub(_In_ INT Left, _In_ INT Right, _Out_ INT *Result)
{
    if ((Right < 0 && Left > 2147483647 + Right) || (Right > 0 && Left < (-2147483647 - 1) + Right)) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two INT values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntMult(_In_ INT Left, _In_ INT Right, _Out_ INT *Result)
{
    if (Left != 0 && ((Left == -1 && Right == (-2147483647 - 1)) || (Left != -1 && ((Right > 0 && (Left > 2147483647 / Right || Left < (-2147483647 - 1) / Right)) || (Right < -1 && (Left < 2147483647 / Right || Left > (-2147483647 - 1) / Right)) || (Right == -1 && Left == (-2147483647 - 1)))))) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT)(Left * Right);
    return STATUS_SUCCESS;
}
/// Adds two LONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongAdd(_In_ LONG Left, _In_ LONG Right, _Out_ LONG *Result)
{
    if ((Right > 0 && Left > 2147483647L - Right) || (Right < 0 && Left < (-2147483647L - 1) - Right)) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two LONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongSub(_In_ LONG Left, _In_ LONG Right, _Out_ LONG *Result)
{
    if ((Right < 0 && Left > 2147483647L + Right) || (Right > 0 && Left < (-2147483647L - 1) + Right)) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two LONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongMult(_In_ LONG Left, _In_ LONG Right, _Out_ LONG *Result)
{
    if (Left != 0 && ((Left == -1 && Right == (-2147483647L - 1)) || (Left != -1 && ((Right > 0 && (Left > 2147483647L / Right || Left < (-2147483647L - 1) / Right)) || (Right < -1 && (Left < 2147483647L / Right || Left > (-2147483647L - 1) / Right)) || (Right == -1 && Left == (-2147483647L - 1)))))) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG)(Left * Right);
    return STATUS_SUCCESS;
}
/// Adds two LONGLONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongAdd(_In_ LONGLONG Left, _In_ LONGLONG Right, _Out_ LONGLONG *Result)
{
    if ((Right > 0 && Left > 9223372036854775807i64 - Right) || (Right < 0 && Left < (-9223372036854775807i64 - 1) - Right)) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)(Left + Right);
    return STATUS_SUCCESS;
}
/// Subtracts two LONGLONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongSub(_In_ LONGLONG Left, _In_ LONGLONG Right, _Out_ LONGLONG *Result)
{
    if ((Right < 0 && Left > 9223372036854775807i64 + Right) || (Right > 0 && Left < (-9223372036854775807i64 - 1) + Right)) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)(Left - Right);
    return STATUS_SUCCESS;
}
/// Multiplies two LONGLONG values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongMult(_In_ LONGLONG Left, _In_ LONGLONG Right, _Out_ LONGLONG *Result)
{
    if (Left != 0 && ((Left == -1 && Right == (-9223372036854775807i64 - 1)) || (Left != -1 && ((Right > 0 && (Left > 9223372036854775807i64 / Right || Left < (-9223372036854775807i64 - 1) / Right)) || (Right < -1 && (Left < 9223372036854775807i64 / Right || Left > (-9223372036854775807i64 - 1) / Right)) || (Right == -1 && Left == (-9223372036854775807i64 - 1)))))) {
        *Result = (LONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONGLONG)(Left * Right);
    return STATUS_SUCCESS;
}
#define RtlDWordPtrAdd RtlULongPtrAdd
#define RtlInt16Add RtlShortAdd
#define RtlInt16Sub RtlShortSub
#define RtlInt16Mult RtlShortMult
#define RtlUInt16Add RtlUShortAdd
#define RtlUInt16Sub RtlUShortSub
#define RtlUInt16Mult RtlUShortMult
#define RtlInt32Add RtlIntAdd
#define RtlInt32Sub RtlIntSub
#define RtlInt32Mult RtlIntMult
#define RtlUInt32Add RtlUIntAdd
#define RtlUInt32Sub RtlUIntSub
#define RtlUInt32Mult RtlUIntMult
#define RtlInt64Add RtlLongLongAdd
#define RtlInt64Sub RtlLongLongSub
#define RtlInt64Mult RtlLongLongMult
#define RtlUInt64Add RtlULongLongAdd
#define RtlUInt64Sub RtlULongLongSub
#define RtlUInt64Mult RtlULongLongMult
#define RtlLong64Add RtlLongLongAdd
#define RtlLong64Sub RtlLongLongSub
#define RtlLong64Mult RtlLongLongMult
#define RtlULong64Add RtlULongLongAdd
#define RtlULong64Sub RtlULongLongSub
#define RtlULong64Mult RtlULongLongMult
/// Another spelling of the same.
#define RtlSIZETAdd RtlSizeTAdd
#define RtlSIZETSub RtlSizeTSub
#define RtlSIZETMult RtlSizeTMult
#include <ntintsafe_pointers.h>

#endif

#ifdef __cplusplus
}
#endif
