// Arithmetic on LARGE_INTEGER as routines, from the days when compilers had no 64-bit numbers. Part of wdm.h.
/// Turns a long into a 64-bit number.
FORCEINLINE LARGE_INTEGER RtlConvertLongToLargeInteger(_In_ LONG SignedInteger)
{
    LARGE_INTEGER Result;
    Result.QuadPart = SignedInteger;
    return Result;
}
/// Turns an unsigned long into a 64-bit number.
FORCEINLINE LARGE_INTEGER RtlConvertUlongToLargeInteger(_In_ ULONG UnsignedInteger)
{
    LARGE_INTEGER Result;
    Result.QuadPart = UnsignedInteger;
    return Result;
}
/// Adds two 64-bit numbers.
FORCEINLINE LARGE_INTEGER RtlLargeIntegerAdd(_In_ LARGE_INTEGER Addend1, _In_ LARGE_INTEGER Addend2)
{
    LARGE_INTEGER Sum;
    Sum.QuadPart = Addend1.QuadPart + Addend2.QuadPart;
    return Sum;
}
/// Subtracts two 64-bit numbers.
FORCEINLINE LARGE_INTEGER RtlLargeIntegerSubtract(_In_ LARGE_INTEGER Number, _In_ LARGE_INTEGER Subtrahend)
{
    LARGE_INTEGER Difference;
    Difference.QuadPart = Number.QuadPart - Subtrahend.QuadPart;
    return Difference;
}
/// Multiplies two 32-bit numbers to a 64-bit one.
FORCEINLINE LARGE_INTEGER RtlEnlargedIntegerMultiply(_In_ LONG Multiplicand, _In_ LONG Multiplier)
{
    LARGE_INTEGER Product;
    Product.QuadPart = (LONGLONG)Multiplicand * Multiplier;
    return Product;
}
/// Multiplies two unsigned 32-bit numbers to a 64-bit one.
FORCEINLINE LARGE_INTEGER RtlEnlargedUnsignedMultiply(_In_ ULONG Multiplicand, _In_ ULONG Multiplier)
{
    LARGE_INTEGER Product;
    Product.QuadPart = (LONGLONG)((ULONGLONG)Multiplicand * Multiplier);
    return Product;
}
/// Divides an unsigned 64-bit number by a 32-bit one; the quotient's lower 32 bits.
FORCEINLINE ULONG RtlEnlargedUnsignedDivide(_In_ ULARGE_INTEGER Dividend, _In_ ULONG Divisor, _Out_opt_ PULONG Remainder)
{
    if (Remainder != NULL) *Remainder = (ULONG)(Dividend.QuadPart % Divisor);
    return (ULONG)(Dividend.QuadPart / Divisor);
}
/// The number with the other sign.
FORCEINLINE LARGE_INTEGER RtlLargeIntegerNegate(_In_ LARGE_INTEGER Subtrahend)
{
    LARGE_INTEGER Difference;
    Difference.QuadPart = -Subtrahend.QuadPart;
    return Difference;
}
/// Multiplies a 64-bit number by a 32-bit one.
FORCEINLINE LARGE_INTEGER RtlExtendedIntegerMultiply(_In_ LARGE_INTEGER Multiplicand, _In_ LONG Multiplier)
{
    LARGE_INTEGER Product;
    Product.QuadPart = Multiplicand.QuadPart * Multiplier;
    return Product;
}
/// Divides a 64-bit number by an unsigned 32-bit one.
FORCEINLINE LARGE_INTEGER RtlExtendedLargeIntegerDivide(_In_ LARGE_INTEGER Dividend, _In_ ULONG Divisor, _Out_opt_ PULONG Remainder)
{
    LARGE_INTEGER Quotient;
    Quotient.QuadPart = (LONGLONG)((ULONGLONG)Dividend.QuadPart / Divisor);
    if (Remainder != NULL) *Remainder = (ULONG)((ULONGLONG)Dividend.QuadPart % Divisor);
    return Quotient;
}
/// Divides two unsigned 64-bit numbers.
FORCEINLINE LARGE_INTEGER RtlLargeIntegerDivide(_In_ LARGE_INTEGER Dividend, _In_ LARGE_INTEGER Divisor, _Out_opt_ PLARGE_INTEGER Remainder)
{
    LARGE_INTEGER Quotient;
    Quotient.QuadPart = (LONGLONG)((ULONGLONG)Dividend.QuadPart / (ULONGLONG)Divisor.QuadPart);
    if (Remainder != NULL) Remainder->QuadPart = (LONGLONG)((ULONGLONG)Dividend.QuadPart % (ULONGLONG)Divisor.QuadPart);
    return Quotient;
}
/// Shifts to the left by 0 to 63 bits.
FORCEINLINE LARGE_INTEGER RtlLargeIntegerShiftLeft(_In_ LARGE_INTEGER LargeInteger, _In_ CCHAR ShiftCount)
{
    LARGE_INTEGER Result;
    Result.QuadPart = (LONGLONG)((ULONGLONG)LargeInteger.QuadPart << (ShiftCount & 63));
    return Result;
}
/// Shifts to the right by 0 to 63 bits; zeros come in.
FORCEINLINE LARGE_INTEGER RtlLargeIntegerShiftRight(_In_ LARGE_INTEGER LargeInteger, _In_ CCHAR ShiftCount)
{
    LARGE_INTEGER Result;
    Result.QuadPart = (LONGLONG)((ULONGLONG)LargeInteger.QuadPart >> (ShiftCount & 63));
    return Result;
}
/// Shifts to the right by 0 to 63 bits; copies of the sign come in.
FORCEINLINE LARGE_INTEGER RtlLargeIntegerArithmeticShift(_In_ LARGE_INTEGER LargeInteger, _In_ CCHAR ShiftCount)
{
    LARGE_INTEGER Result;
    Result.QuadPart = LargeInteger.QuadPart >> (ShiftCount & 63);
    return Result;
}
#define RtlLargeIntegerAnd(Result, Source, Mask) ((Result).QuadPart = (Source).QuadPart & (Mask).QuadPart)
#define RtlLargeIntegerLessThan(X, Y) ((X).QuadPart < (Y).QuadPart)
#define RtlLargeIntegerLessThanOrEqualTo(X, Y) ((X).QuadPart <= (Y).QuadPart)
#define RtlLargeIntegerGreaterThan(X, Y) ((X).QuadPart > (Y).QuadPart)
#define RtlLargeIntegerGreaterThanOrEqualTo(X, Y) ((X).QuadPart >= (Y).QuadPart)
#define RtlLargeIntegerEqualTo(X, Y) ((X).QuadPart == (Y).QuadPart)
#define RtlLargeIntegerNotEqualTo(X, Y) ((X).QuadPart != (Y).QuadPart)
#define RtlLargeIntegerLessThanZero(X) ((X).QuadPart < 0)
#define RtlLargeIntegerLessOrEqualToZero(X) ((X).QuadPart <= 0)
#define RtlLargeIntegerGreaterThanZero(X) ((X).QuadPart > 0)
#define RtlLargeIntegerGreaterOrEqualToZero(X) ((X).QuadPart >= 0)
#define RtlLargeIntegerEqualToZero(X) ((X).QuadPart == 0)
#define RtlLargeIntegerNotEqualToZero(X) ((X).QuadPart != 0)
