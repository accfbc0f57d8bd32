// Safe arithmetic and conversions of 8-bit numbers and of numbers as wide as a pointer.
#pragma once
#include <ntintsafe.h>

/// Converts UCHAR to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlByteToChar(_In_ UCHAR Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((UCHAR)Converted != Operand || Converted < 0) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UCHAR to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlByteToInt8(_In_ UCHAR Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((UCHAR)Converted != Operand || Converted < 0) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Adds two INT8 values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8Add(_In_ INT8 Left, _In_ INT8 Right, _Out_ INT8 *Result)
{
    INT Wide = Left + Right;
    if (Wide != (INT8)Wide) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT8)Wide;
    return STATUS_SUCCESS;
}
/// Multiplies two INT8 values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8Mult(_In_ INT8 Left, _In_ INT8 Right, _Out_ INT8 *Result)
{
    INT Wide = Left * Right;
    if (Wide != (INT8)Wide) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT8)Wide;
    return STATUS_SUCCESS;
}
/// Subtracts two INT8 values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8Sub(_In_ INT8 Left, _In_ INT8 Right, _Out_ INT8 *Result)
{
    INT Wide = Left - Right;
    if (Wide != (INT8)Wide) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT8)Wide;
    return STATUS_SUCCESS;
}
/// Converts INT8 to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8ToUChar(_In_ INT8 Operand, _Out_ UCHAR *Result)
{
    UCHAR Converted = (UCHAR)Operand;
    if ((INT8)Converted != Operand || Operand < 0) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT8 to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8ToUInt(_In_ INT8 Operand, _Out_ UINT *Result)
{
    UINT Converted = (UINT)Operand;
    if ((INT8)Converted != Operand || Operand < 0) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT8 to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8ToUInt8(_In_ INT8 Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((INT8)Converted != Operand || Operand < 0) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT8 to UINT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8ToUIntPtr(_In_ INT8 Operand, _Out_ UINT_PTR *Result)
{
    UINT_PTR Converted = (UINT_PTR)Operand;
    if ((INT8)Converted != Operand || Operand < 0) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT8 to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8ToULong(_In_ INT8 Operand, _Out_ ULONG *Result)
{
    ULONG Converted = (ULONG)Operand;
    if ((INT8)Converted != Operand || Operand < 0) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT8 to ULONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8ToULongLong(_In_ INT8 Operand, _Out_ ULONGLONG *Result)
{
    ULONGLONG Converted = (ULONGLONG)Operand;
    if ((INT8)Converted != Operand || Operand < 0) {
        *Result = (ULONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT8 to ULONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8ToULongPtr(_In_ INT8 Operand, _Out_ ULONG_PTR *Result)
{
    ULONG_PTR Converted = (ULONG_PTR)Operand;
    if ((INT8)Converted != Operand || Operand < 0) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT8 to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlInt8ToUShort(_In_ INT8 Operand, _Out_ USHORT *Result)
{
    USHORT Converted = (USHORT)Operand;
    if ((INT8)Converted != Operand || Operand < 0) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Adds two INT_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrAdd(_In_ INT_PTR Left, _In_ INT_PTR Right, _Out_ INT_PTR *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongAdd(Left, Right, &Wide)) || Wide != (INT_PTR)Wide) {
        *Result = (INT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT_PTR)Wide;
    return STATUS_SUCCESS;
}
/// Multiplies two INT_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrMult(_In_ INT_PTR Left, _In_ INT_PTR Right, _Out_ INT_PTR *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongMult(Left, Right, &Wide)) || Wide != (INT_PTR)Wide) {
        *Result = (INT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT_PTR)Wide;
    return STATUS_SUCCESS;
}
/// Subtracts two INT_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrSub(_In_ INT_PTR Left, _In_ INT_PTR Right, _Out_ INT_PTR *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongSub(Left, Right, &Wide)) || Wide != (INT_PTR)Wide) {
        *Result = (INT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (INT_PTR)Wide;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToChar(_In_ INT_PTR Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((INT_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToInt(_In_ INT_PTR Operand, _Out_ INT *Result)
{
    INT Converted = (INT)Operand;
    if ((INT_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToInt8(_In_ INT_PTR Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((INT_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToLong(_In_ INT_PTR Operand, _Out_ LONG *Result)
{
    LONG Converted = (LONG)Operand;
    if ((INT_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to LONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToLongPtr(_In_ INT_PTR Operand, _Out_ LONG_PTR *Result)
{
    LONG_PTR Converted = (LONG_PTR)Operand;
    if ((INT_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (LONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToShort(_In_ INT_PTR Operand, _Out_ SHORT *Result)
{
    SHORT Converted = (SHORT)Operand;
    if ((INT_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToUChar(_In_ INT_PTR Operand, _Out_ UCHAR *Result)
{
    UCHAR Converted = (UCHAR)Operand;
    if ((INT_PTR)Converted != Operand || Operand < 0) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToUInt(_In_ INT_PTR Operand, _Out_ UINT *Result)
{
    UINT Converted = (UINT)Operand;
    if ((INT_PTR)Converted != Operand || Operand < 0) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToUInt8(_In_ INT_PTR Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((INT_PTR)Converted != Operand || Operand < 0) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to UINT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToUIntPtr(_In_ INT_PTR Operand, _Out_ UINT_PTR *Result)
{
    UINT_PTR Converted = (UINT_PTR)Operand;
    if ((INT_PTR)Converted != Operand || Operand < 0) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToULong(_In_ INT_PTR Operand, _Out_ ULONG *Result)
{
    ULONG Converted = (ULONG)Operand;
    if ((INT_PTR)Converted != Operand || Operand < 0) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to ULONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToULongLong(_In_ INT_PTR Operand, _Out_ ULONGLONG *Result)
{
    ULONGLONG Converted = (ULONGLONG)Operand;
    if ((INT_PTR)Converted != Operand || Operand < 0) {
        *Result = (ULONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to ULONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToULongPtr(_In_ INT_PTR Operand, _Out_ ULONG_PTR *Result)
{
    ULONG_PTR Converted = (ULONG_PTR)Operand;
    if ((INT_PTR)Converted != Operand || Operand < 0) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT_PTR to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntPtrToUShort(_In_ INT_PTR Operand, _Out_ USHORT *Result)
{
    USHORT Converted = (USHORT)Operand;
    if ((INT_PTR)Converted != Operand || Operand < 0) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToChar(_In_ INT Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((INT)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToInt8(_In_ INT Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((INT)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts INT to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlIntToUInt8(_In_ INT Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((INT)Converted != Operand || Operand < 0) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToChar(_In_ LONGLONG Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((LONGLONG)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToInt8(_In_ LONGLONG Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((LONGLONG)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to INT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToIntPtr(_In_ LONGLONG Operand, _Out_ INT_PTR *Result)
{
    INT_PTR Converted = (INT_PTR)Operand;
    if ((LONGLONG)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to LONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToLongPtr(_In_ LONGLONG Operand, _Out_ LONG_PTR *Result)
{
    LONG_PTR Converted = (LONG_PTR)Operand;
    if ((LONGLONG)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (LONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONGLONG to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongLongToUInt8(_In_ LONGLONG Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((LONGLONG)Converted != Operand || Operand < 0) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Adds two LONG_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrAdd(_In_ LONG_PTR Left, _In_ LONG_PTR Right, _Out_ LONG_PTR *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongAdd(Left, Right, &Wide)) || Wide != (LONG_PTR)Wide) {
        *Result = (LONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG_PTR)Wide;
    return STATUS_SUCCESS;
}
/// Multiplies two LONG_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrMult(_In_ LONG_PTR Left, _In_ LONG_PTR Right, _Out_ LONG_PTR *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongMult(Left, Right, &Wide)) || Wide != (LONG_PTR)Wide) {
        *Result = (LONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG_PTR)Wide;
    return STATUS_SUCCESS;
}
/// Subtracts two LONG_PTR values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrSub(_In_ LONG_PTR Left, _In_ LONG_PTR Right, _Out_ LONG_PTR *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongSub(Left, Right, &Wide)) || Wide != (LONG_PTR)Wide) {
        *Result = (LONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (LONG_PTR)Wide;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToChar(_In_ LONG_PTR Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((LONG_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToInt(_In_ LONG_PTR Operand, _Out_ INT *Result)
{
    INT Converted = (INT)Operand;
    if ((LONG_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToInt8(_In_ LONG_PTR Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((LONG_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to INT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToIntPtr(_In_ LONG_PTR Operand, _Out_ INT_PTR *Result)
{
    INT_PTR Converted = (INT_PTR)Operand;
    if ((LONG_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to LONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToLong(_In_ LONG_PTR Operand, _Out_ LONG *Result)
{
    LONG Converted = (LONG)Operand;
    if ((LONG_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (LONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to SHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToShort(_In_ LONG_PTR Operand, _Out_ SHORT *Result)
{
    SHORT Converted = (SHORT)Operand;
    if ((LONG_PTR)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (SHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to UCHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToUChar(_In_ LONG_PTR Operand, _Out_ UCHAR *Result)
{
    UCHAR Converted = (UCHAR)Operand;
    if ((LONG_PTR)Converted != Operand || Operand < 0) {
        *Result = (UCHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToUInt(_In_ LONG_PTR Operand, _Out_ UINT *Result)
{
    UINT Converted = (UINT)Operand;
    if ((LONG_PTR)Converted != Operand || Operand < 0) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToUInt8(_In_ LONG_PTR Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((LONG_PTR)Converted != Operand || Operand < 0) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to UINT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToUIntPtr(_In_ LONG_PTR Operand, _Out_ UINT_PTR *Result)
{
    UINT_PTR Converted = (UINT_PTR)Operand;
    if ((LONG_PTR)Converted != Operand || Operand < 0) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to ULONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToULong(_In_ LONG_PTR Operand, _Out_ ULONG *Result)
{
    ULONG Converted = (ULONG)Operand;
    if ((LONG_PTR)Converted != Operand || Operand < 0) {
        *Result = (ULONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to ULONGLONG; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToULongLong(_In_ LONG_PTR Operand, _Out_ ULONGLONG *Result)
{
    ULONGLONG Converted = (ULONGLONG)Operand;
    if ((LONG_PTR)Converted != Operand || Operand < 0) {
        *Result = (ULONGLONG)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to ULONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToULongPtr(_In_ LONG_PTR Operand, _Out_ ULONG_PTR *Result)
{
    ULONG_PTR Converted = (ULONG_PTR)Operand;
    if ((LONG_PTR)Converted != Operand || Operand < 0) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG_PTR to USHORT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongPtrToUShort(_In_ LONG_PTR Operand, _Out_ USHORT *Result)
{
    USHORT Converted = (USHORT)Operand;
    if ((LONG_PTR)Converted != Operand || Operand < 0) {
        *Result = (USHORT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToChar(_In_ LONG Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((LONG)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG to INT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToInt(_In_ LONG Operand, _Out_ INT *Result)
{
    INT Converted = (INT)Operand;
    if ((LONG)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToInt8(_In_ LONG Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((LONG)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG to INT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToIntPtr(_In_ LONG Operand, _Out_ INT_PTR *Result)
{
    INT_PTR Converted = (INT_PTR)Operand;
    if ((LONG)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts LONG to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlLongToUInt8(_In_ LONG Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((LONG)Converted != Operand || Operand < 0) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Adds two ptrdiff_t values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlPtrdiffTAdd(_In_ ptrdiff_t Left, _In_ ptrdiff_t Right, _Out_ ptrdiff_t *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongAdd(Left, Right, &Wide)) || Wide != (ptrdiff_t)Wide) {
        *Result = (ptrdiff_t)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ptrdiff_t)Wide;
    return STATUS_SUCCESS;
}
/// Multiplies two ptrdiff_t values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlPtrdiffTMult(_In_ ptrdiff_t Left, _In_ ptrdiff_t Right, _Out_ ptrdiff_t *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongMult(Left, Right, &Wide)) || Wide != (ptrdiff_t)Wide) {
        *Result = (ptrdiff_t)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ptrdiff_t)Wide;
    return STATUS_SUCCESS;
}
/// Subtracts two ptrdiff_t values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlPtrdiffTSub(_In_ ptrdiff_t Left, _In_ ptrdiff_t Right, _Out_ ptrdiff_t *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongSub(Left, Right, &Wide)) || Wide != (ptrdiff_t)Wide) {
        *Result = (ptrdiff_t)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (ptrdiff_t)Wide;
    return STATUS_SUCCESS;
}
/// Converts SHORT to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToChar(_In_ SHORT Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((SHORT)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts SHORT to DWORD_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToDWordPtr(_In_ SHORT Operand, _Out_ DWORD_PTR *Result)
{
    DWORD_PTR Converted = (DWORD_PTR)Operand;
    if ((SHORT)Converted != Operand || Operand < 0) {
        *Result = (DWORD_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts SHORT to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToInt8(_In_ SHORT Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((SHORT)Converted != Operand || (Operand < 0) != (Converted < 0)) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts SHORT to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlShortToUInt8(_In_ SHORT Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((SHORT)Converted != Operand || Operand < 0) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Adds two SSIZE_T values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSSIZETAdd(_In_ SSIZE_T Left, _In_ SSIZE_T Right, _Out_ SSIZE_T *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongAdd(Left, Right, &Wide)) || Wide != (SSIZE_T)Wide) {
        *Result = (SSIZE_T)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SSIZE_T)Wide;
    return STATUS_SUCCESS;
}
/// Multiplies two SSIZE_T values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSSIZETMult(_In_ SSIZE_T Left, _In_ SSIZE_T Right, _Out_ SSIZE_T *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongMult(Left, Right, &Wide)) || Wide != (SSIZE_T)Wide) {
        *Result = (SSIZE_T)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SSIZE_T)Wide;
    return STATUS_SUCCESS;
}
/// Subtracts two SSIZE_T values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlSSIZETSub(_In_ SSIZE_T Left, _In_ SSIZE_T Right, _Out_ SSIZE_T *Result)
{
    LONGLONG Wide;
    if (!NT_SUCCESS(RtlLongLongSub(Left, Right, &Wide)) || Wide != (SSIZE_T)Wide) {
        *Result = (SSIZE_T)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (SSIZE_T)Wide;
    return STATUS_SUCCESS;
}
/// Adds two UINT8 values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUInt8Add(_In_ UINT8 Left, _In_ UINT8 Right, _Out_ UINT8 *Result)
{
    INT Wide = Left + Right;
    if (Wide != (UINT8)Wide) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT8)Wide;
    return STATUS_SUCCESS;
}
/// Multiplies two UINT8 values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUInt8Mult(_In_ UINT8 Left, _In_ UINT8 Right, _Out_ UINT8 *Result)
{
    INT Wide = Left * Right;
    if (Wide != (UINT8)Wide) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT8)Wide;
    return STATUS_SUCCESS;
}
/// Subtracts two UINT8 values; STATUS_INTEGER_OVERFLOW if the result does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUInt8Sub(_In_ UINT8 Left, _In_ UINT8 Right, _Out_ UINT8 *Result)
{
    INT Wide = Left - Right;
    if (Wide != (UINT8)Wide) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = (UINT8)Wide;
    return STATUS_SUCCESS;
}
/// Converts UINT8 to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUInt8ToChar(_In_ UINT8 Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((UINT8)Converted != Operand || Converted < 0) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT8 to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUInt8ToInt8(_In_ UINT8 Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((UINT8)Converted != Operand || Converted < 0) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToChar(_In_ UINT_PTR Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((UINT_PTR)Converted != Operand || Converted < 0) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to INT16; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToInt16(_In_ UINT_PTR Operand, _Out_ INT16 *Result)
{
    INT16 Converted = (INT16)Operand;
    if ((UINT_PTR)Converted != Operand || Converted < 0) {
        *Result = (INT16)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToInt8(_In_ UINT_PTR Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((UINT_PTR)Converted != Operand || Converted < 0) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to INT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToIntPtr(_In_ UINT_PTR Operand, _Out_ INT_PTR *Result)
{
    INT_PTR Converted = (INT_PTR)Operand;
    if ((UINT_PTR)Converted != Operand || Converted < 0) {
        *Result = (INT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to LONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToLongPtr(_In_ UINT_PTR Operand, _Out_ LONG_PTR *Result)
{
    LONG_PTR Converted = (LONG_PTR)Operand;
    if ((UINT_PTR)Converted != Operand || Converted < 0) {
        *Result = (LONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to UINT16; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToUInt16(_In_ UINT_PTR Operand, _Out_ UINT16 *Result)
{
    UINT16 Converted = (UINT16)Operand;
    if ((UINT_PTR)Converted != Operand) {
        *Result = (UINT16)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT_PTR to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntPtrToUInt8(_In_ UINT_PTR Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((UINT_PTR)Converted != Operand) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToChar(_In_ UINT Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((UINT)Converted != Operand || Converted < 0) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToInt8(_In_ UINT Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((UINT)Converted != Operand || Converted < 0) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT to INT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToIntPtr(_In_ UINT Operand, _Out_ INT_PTR *Result)
{
    INT_PTR Converted = (INT_PTR)Operand;
    if ((UINT)Converted != Operand || Converted < 0) {
        *Result = (INT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT to LONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToLongPtr(_In_ UINT Operand, _Out_ LONG_PTR *Result)
{
    LONG_PTR Converted = (LONG_PTR)Operand;
    if ((UINT)Converted != Operand || Converted < 0) {
        *Result = (LONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts UINT to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUIntToUInt8(_In_ UINT Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((UINT)Converted != Operand) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToChar(_In_ ULONGLONG Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((ULONGLONG)Converted != Operand || Converted < 0) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToInt8(_In_ ULONGLONG Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((ULONGLONG)Converted != Operand || Converted < 0) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to LONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToLongPtr(_In_ ULONGLONG Operand, _Out_ LONG_PTR *Result)
{
    LONG_PTR Converted = (LONG_PTR)Operand;
    if ((ULONGLONG)Converted != Operand || Converted < 0) {
        *Result = (LONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToUInt8(_In_ ULONGLONG Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((ULONGLONG)Converted != Operand) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to UINT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToUIntPtr(_In_ ULONGLONG Operand, _Out_ UINT_PTR *Result)
{
    UINT_PTR Converted = (UINT_PTR)Operand;
    if ((ULONGLONG)Converted != Operand) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONGLONG to ULONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongLongToULongPtr(_In_ ULONGLONG Operand, _Out_ ULONG_PTR *Result)
{
    ULONG_PTR Converted = (ULONG_PTR)Operand;
    if ((ULONGLONG)Converted != Operand) {
        *Result = (ULONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToChar(_In_ ULONG_PTR Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((ULONG_PTR)Converted != Operand || Converted < 0) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToInt8(_In_ ULONG_PTR Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((ULONG_PTR)Converted != Operand || Converted < 0) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to INT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToIntPtr(_In_ ULONG_PTR Operand, _Out_ INT_PTR *Result)
{
    INT_PTR Converted = (INT_PTR)Operand;
    if ((ULONG_PTR)Converted != Operand || Converted < 0) {
        *Result = (INT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to LONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToLongPtr(_In_ ULONG_PTR Operand, _Out_ LONG_PTR *Result)
{
    LONG_PTR Converted = (LONG_PTR)Operand;
    if ((ULONG_PTR)Converted != Operand || Converted < 0) {
        *Result = (LONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToUInt8(_In_ ULONG_PTR Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((ULONG_PTR)Converted != Operand) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG_PTR to UINT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongPtrToUIntPtr(_In_ ULONG_PTR Operand, _Out_ UINT_PTR *Result)
{
    UINT_PTR Converted = (UINT_PTR)Operand;
    if ((ULONG_PTR)Converted != Operand) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToChar(_In_ ULONG Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((ULONG)Converted != Operand || Converted < 0) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToInt8(_In_ ULONG Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((ULONG)Converted != Operand || Converted < 0) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG to INT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToIntPtr(_In_ ULONG Operand, _Out_ INT_PTR *Result)
{
    INT_PTR Converted = (INT_PTR)Operand;
    if ((ULONG)Converted != Operand || Converted < 0) {
        *Result = (INT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG to LONG_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToLongPtr(_In_ ULONG Operand, _Out_ LONG_PTR *Result)
{
    LONG_PTR Converted = (LONG_PTR)Operand;
    if ((ULONG)Converted != Operand || Converted < 0) {
        *Result = (LONG_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG to UINT; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToUInt(_In_ ULONG Operand, _Out_ UINT *Result)
{
    UINT Converted = (UINT)Operand;
    if ((ULONG)Converted != Operand) {
        *Result = (UINT)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToUInt8(_In_ ULONG Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((ULONG)Converted != Operand) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts ULONG to UINT_PTR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlULongToUIntPtr(_In_ ULONG Operand, _Out_ UINT_PTR *Result)
{
    UINT_PTR Converted = (UINT_PTR)Operand;
    if ((ULONG)Converted != Operand) {
        *Result = (UINT_PTR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts USHORT to CHAR; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortToChar(_In_ USHORT Operand, _Out_ CHAR *Result)
{
    CHAR Converted = (CHAR)Operand;
    if ((USHORT)Converted != Operand || Converted < 0) {
        *Result = (CHAR)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts USHORT to INT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortToInt8(_In_ USHORT Operand, _Out_ INT8 *Result)
{
    INT8 Converted = (INT8)Operand;
    if ((USHORT)Converted != Operand || Converted < 0) {
        *Result = (INT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
/// Converts USHORT to UINT8; STATUS_INTEGER_OVERFLOW if it does not fit.
_Must_inspect_result_
FORCEINLINE NTSTATUS RtlUShortToUInt8(_In_ USHORT Operand, _Out_ UINT8 *Result)
{
    UINT8 Converted = (UINT8)Operand;
    if ((USHORT)Converted != Operand) {
        *Result = (UINT8)-1;
        return STATUS_INTEGER_OVERFLOW;
    }
    *Result = Converted;
    return STATUS_SUCCESS;
}
#define RtlDWordPtrMult RtlULongPtrMult
#define RtlDWordPtrSub RtlULongPtrSub
