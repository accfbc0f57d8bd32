// The compiler's intrinsics for scalars under the names that Microsoft's compiler gives them.
#pragma once
#ifndef _INTRIN0_H_RINGSIDE
#define _INTRIN0_H_RINGSIDE
#include <sal.h>
#include <crtdefs.h>
#ifdef __cplusplus
extern "C" {
#endif

// ---- interlocked operations -----------------------------------------------------------------------------------------
long __cdecl _InterlockedIncrement(_Inout_ _Interlocked_operand_ long volatile *Addend);
long __cdecl _InterlockedDecrement(_Inout_ _Interlocked_operand_ long volatile *Addend);
long __cdecl _InterlockedExchange(_Inout_ _Interlocked_operand_ long volatile *Target, _In_ long Value);
long __cdecl _InterlockedExchangeAdd(_Inout_ _Interlocked_operand_ long volatile *Addend, _In_ long Value);
long __cdecl _InterlockedCompareExchange(_Inout_ _Interlocked_operand_ long volatile *Destination, _In_ long Exchange, _In_ long Comparand);
long __cdecl _InterlockedAnd(_Inout_ _Interlocked_operand_ long volatile *Destination, _In_ long Value);
long __cdecl _InterlockedOr(_Inout_ _Interlocked_operand_ long volatile *Destination, _In_ long Value);
long __cdecl _InterlockedXor(_Inout_ _Interlocked_operand_ long volatile *Destination, _In_ long Value);
__int64 __cdecl _InterlockedCompareExchange64(_Inout_ _Interlocked_operand_ __int64 volatile *Destination, _In_ __int64 Exchange, _In_ __int64 Comparand);
short __cdecl _InterlockedIncrement16(_Inout_ _Interlocked_operand_ short volatile *Addend);
short __cdecl _InterlockedDecrement16(_Inout_ _Interlocked_operand_ short volatile *Addend);
short __cdecl _InterlockedExchange16(_Inout_ _Interlocked_operand_ short volatile *Target, _In_ short Value);
short __cdecl _InterlockedCompareExchange16(_Inout_ _Interlocked_operand_ short volatile *Destination, _In_ short Exchange, _In_ short Comparand);
short __cdecl _InterlockedAnd16(_Inout_ _Interlocked_operand_ short volatile *Destination, _In_ short Value);
short __cdecl _InterlockedOr16(_Inout_ _Interlocked_operand_ short volatile *Destination, _In_ short Value);
short __cdecl _InterlockedXor16(_Inout_ _Interlocked_operand_ short volatile *Destination, _In_ short Value);
char __cdecl _InterlockedExchange8(_Inout_ _Interlocked_operand_ char volatile *Target, _In_ char Value);
char __cdecl _InterlockedExchangeAdd8(_Inout_ _Interlocked_operand_ char volatile *Addend, _In_ char Value);
char __cdecl _InterlockedAnd8(_Inout_ _Interlocked_operand_ char volatile *Destination, _In_ char Value);
char __cdecl _InterlockedOr8(_Inout_ _Interlocked_operand_ char volatile *Destination, _In_ char Value);
char __cdecl _InterlockedXor8(_Inout_ _Interlocked_operand_ char volatile *Destination, _In_ char Value);
unsigned char __cdecl _interlockedbittestandset(_Inout_ _Interlocked_operand_ long volatile *Base, _In_ long Bit);
unsigned char __cdecl _interlockedbittestandreset(_Inout_ _Interlocked_operand_ long volatile *Base, _In_ long Bit);
#ifdef _WIN64
__int64 __cdecl _InterlockedIncrement64(_Inout_ _Interlocked_operand_ __int64 volatile *Addend);
__int64 __cdecl _InterlockedDecrement64(_Inout_ _Interlocked_operand_ __int64 volatile *Addend);
__int64 __cdecl _InterlockedExchange64(_Inout_ _Interlocked_operand_ __int64 volatile *Target, _In_ __int64 Value);
__int64 __cdecl _InterlockedExchangeAdd64(_Inout_ _Interlocked_operand_ __int64 volatile *Addend, _In_ __int64 Value);
__int64 __cdecl _InterlockedAnd64(_Inout_ _Interlocked_operand_ __int64 volatile *Destination, _In_ __int64 Value);
__int64 __cdecl _InterlockedOr64(_Inout_ _Interlocked_operand_ __int64 volatile *Destination, _In_ __int64 Value);
__int64 __cdecl _InterlockedXor64(_Inout_ _Interlocked_operand_ __int64 volatile *Destination, _In_ __int64 Value);
void *__cdecl _InterlockedExchangePointer(_Inout_ _Interlocked_operand_ void *volatile *Target, _In_opt_ void *Value);
void *__cdecl _InterlockedCompareExchangePointer(_Inout_ _Interlocked_operand_ void *volatile *Destination, _In_opt_ void *Exchange, _In_opt_ void *Comparand);
unsigned char __cdecl _interlockedbittestandset64(_Inout_ _Interlocked_operand_ __int64 volatile *Base, _In_ __int64 Bit);
unsigned char __cdecl _interlockedbittestandreset64(_Inout_ _Interlocked_operand_ __int64 volatile *Base, _In_ __int64 Bit);
#endif

// ---- barriers, bits, processor --------------------------------------------------------------------------------------
void __cdecl _ReadWriteBarrier(void);
void __cdecl _ReadBarrier(void);
void __cdecl _WriteBarrier(void);
void __cdecl _mm_mfence(void);
void __cdecl _mm_lfence(void);
void __cdecl _mm_sfence(void);
void __cdecl _mm_pause(void);
void __cdecl __faststorefence(void);
void __cdecl __debugbreak(void);
void __cdecl __nop(void);
__declspec(noreturn) void __cdecl __fastfail(unsigned int Code);
unsigned char __cdecl _BitScanForward(_Out_ unsigned long *Index, _In_ unsigned long Mask);
unsigned char __cdecl _BitScanReverse(_Out_ unsigned long *Index, _In_ unsigned long Mask);
unsigned char __cdecl _bittest(_In_ const long *Base, _In_ long Bit);
unsigned char __cdecl _bittestandset(_Inout_ long *Base, _In_ long Bit);
unsigned char __cdecl _bittestandreset(_Inout_ long *Base, _In_ long Bit);
unsigned char __cdecl _bittestandcomplement(_Inout_ long *Base, _In_ long Bit);
unsigned __int64 __cdecl __rdtsc(void);
unsigned __int64 __cdecl __rdtscp(_Out_ unsigned int *Aux);
void __cdecl __cpuid(int Info[4], int Leaf);
void __cdecl __cpuidex(int Info[4], int Leaf, int Subleaf);
unsigned int __cdecl _rotl(_In_ unsigned int Value, _In_ int Shift);
unsigned int __cdecl _rotr(_In_ unsigned int Value, _In_ int Shift);
unsigned __int64 __cdecl _rotl64(_In_ unsigned __int64 Value, _In_ int Shift);
unsigned __int64 __cdecl _rotr64(_In_ unsigned __int64 Value, _In_ int Shift);
unsigned short __cdecl _byteswap_ushort(unsigned short Value);
unsigned long __cdecl _byteswap_ulong(unsigned long Value);
unsigned __int64 __cdecl _byteswap_uint64(unsigned __int64 Value);
void *__cdecl _ReturnAddress(void);
void *__cdecl _AddressOfReturnAddress(void);
#ifdef _WIN64
unsigned char __cdecl _BitScanForward64(_Out_ unsigned long *Index, _In_ unsigned __int64 Mask);
unsigned char __cdecl _BitScanReverse64(_Out_ unsigned long *Index, _In_ unsigned __int64 Mask);
unsigned __int64 __cdecl __readcr8(void);
void __cdecl __writecr8(unsigned __int64 Value);
unsigned __int64 __cdecl __readmsr(unsigned long Register);
void __cdecl __writemsr(unsigned long Register, unsigned __int64 Value);
#endif

// ---- extended state, segments, virtualization -----------------------------------------------------------------------
unsigned __int64 __cdecl _xgetbv(unsigned int Register);
void __cdecl _xsetbv(unsigned int Register, unsigned __int64 Value);
void __cdecl _fxsave(void *Area);
void __cdecl _fxrstor(void const *Area);
unsigned long __cdecl __segmentlimit(unsigned long Selector);
void __cdecl _invpcid(unsigned int Type, void *Descriptor);
int __cdecl _rdrand16_step(_Out_ unsigned short *Value);
int __cdecl _rdrand32_step(_Out_ unsigned int *Value);
int __cdecl _rdseed16_step(_Out_ unsigned short *Value);
int __cdecl _rdseed32_step(_Out_ unsigned int *Value);
#ifdef _WIN64
void __cdecl _fxsave64(void *Area);
void __cdecl _fxrstor64(void const *Area);
int __cdecl _rdrand64_step(_Out_ unsigned __int64 *Value);
int __cdecl _rdseed64_step(_Out_ unsigned __int64 *Value);
unsigned __int64 __cdecl __ll_lshift(unsigned __int64 Mask, int Bits);
__int64 __cdecl __ll_rshift(__int64 Mask, int Bits);
unsigned __int64 __cdecl __ull_rshift(unsigned __int64 Mask, int Bits);
unsigned char __cdecl __vmx_on(_In_ unsigned __int64 *Region);
unsigned char __cdecl __vmx_vmclear(_In_ unsigned __int64 *Region);
unsigned char __cdecl __vmx_vmlaunch(void);
unsigned char __cdecl __vmx_vmptrld(_In_ unsigned __int64 *Region);
unsigned char __cdecl __vmx_vmread(_In_ size_t Field, _Out_ size_t *Value);
unsigned char __cdecl __vmx_vmresume(void);
unsigned char __cdecl __vmx_vmwrite(size_t Field, size_t Value);
#endif
void __cdecl __vmx_off(void);
void __cdecl __vmx_vmptrst(_Out_ unsigned __int64 *Region);
void __cdecl __svm_clgi(void);
void __cdecl __svm_invlpga(void *Address, int Space);
void __cdecl __svm_skinit(int Block);
void __cdecl __svm_stgi(void);
void __cdecl __svm_vmload(size_t Block);
void __cdecl __svm_vmrun(size_t Block);
void __cdecl __svm_vmsave(size_t Block);
#ifdef _M_IX86
unsigned char __cdecl __readfsbyte(unsigned long Offset);
unsigned short __cdecl __readfsword(unsigned long Offset);
unsigned long __cdecl __readfsdword(unsigned long Offset);
void __cdecl __writefsbyte(unsigned long Offset, unsigned char Value);
void __cdecl __writefsword(unsigned long Offset, unsigned short Value);
void __cdecl __writefsdword(unsigned long Offset, unsigned long Value);
#endif

void __cdecl _clac(void);
void __cdecl _stac(void);
unsigned char __cdecl _addcarry_u8(unsigned char Carry, unsigned char A, unsigned char B, _Out_ unsigned char *Sum);
unsigned char __cdecl _addcarry_u16(unsigned char Carry, unsigned short A, unsigned short B, _Out_ unsigned short *Sum);
unsigned char __cdecl _addcarry_u32(unsigned char Carry, unsigned int A, unsigned int B, _Out_ unsigned int *Sum);
unsigned char __cdecl _subborrow_u8(unsigned char Borrow, unsigned char A, unsigned char B, _Out_ unsigned char *Difference);
unsigned char __cdecl _subborrow_u16(unsigned char Borrow, unsigned short A, unsigned short B, _Out_ unsigned short *Difference);
unsigned char __cdecl _subborrow_u32(unsigned char Borrow, unsigned int A, unsigned int B, _Out_ unsigned int *Difference);
#ifdef _WIN64
unsigned char __cdecl _addcarry_u64(unsigned char Carry, unsigned __int64 A, unsigned __int64 B, _Out_ unsigned __int64 *Sum);
unsigned char __cdecl _subborrow_u64(unsigned char Borrow, unsigned __int64 A, unsigned __int64 B, _Out_ unsigned __int64 *Difference);
unsigned __int64 __cdecl _udiv128(unsigned __int64 High, unsigned __int64 Low, unsigned __int64 Divisor, _Out_ unsigned __int64 *Remainder);
__int64 __cdecl _div128(__int64 High, __int64 Low, __int64 Divisor, _Out_ __int64 *Remainder);
void __cdecl __addgsbyte(unsigned long Offset, unsigned char Value);
void __cdecl __addgsword(unsigned long Offset, unsigned short Value);
void __cdecl __addgsdword(unsigned long Offset, unsigned long Value);
void __cdecl __addgsqword(unsigned long Offset, unsigned __int64 Value);
void __cdecl __incgsbyte(unsigned long Offset);
void __cdecl __incgsword(unsigned long Offset);
void __cdecl __incgsdword(unsigned long Offset);
void __cdecl __incgsqword(unsigned long Offset);
#endif
unsigned int __cdecl __getcallerseflags(void);
unsigned int __cdecl _mm_getcsr(void);
void __cdecl _mm_setcsr(unsigned int Value);

// ---- ports ----------------------------------------------------------------------------------------------------------
unsigned char __cdecl __inbyte(unsigned short Port);
unsigned short __cdecl __inword(unsigned short Port);
unsigned long __cdecl __indword(unsigned short Port);
void __cdecl __outbyte(unsigned short Port, unsigned char Value);
void __cdecl __outword(unsigned short Port, unsigned short Value);
void __cdecl __outdword(unsigned short Port, unsigned long Value);
/// Reads Count times from the port into consecutive elements of Buffer.
void __cdecl __inbytestring(unsigned short Port, unsigned char *Buffer, unsigned long Count);
void __cdecl __inwordstring(unsigned short Port, unsigned short *Buffer, unsigned long Count);
void __cdecl __indwordstring(unsigned short Port, unsigned long *Buffer, unsigned long Count);
/// Writes Count consecutive elements of Buffer to the port.
void __cdecl __outbytestring(unsigned short Port, unsigned char *Buffer, unsigned long Count);
void __cdecl __outwordstring(unsigned short Port, unsigned short *Buffer, unsigned long Count);
void __cdecl __outdwordstring(unsigned short Port, unsigned long *Buffer, unsigned long Count);

// ---- repeated instructions ------------------------------------------------------------------------------------------
/// Stores Value in Count consecutive elements, forwards.
void __cdecl __stosb(unsigned char *Destination, unsigned char Value, size_t Count);
void __cdecl __stosw(unsigned short *Destination, unsigned short Value, size_t Count);
void __cdecl __stosd(unsigned long *Destination, unsigned long Value, size_t Count);
/// Copies Count elements forwards, one at a time: an overlapping destination above the source repeats them.
void __cdecl __movsb(unsigned char *Destination, const unsigned char *Source, size_t Count);
void __cdecl __movsw(unsigned short *Destination, const unsigned short *Source, size_t Count);
void __cdecl __movsd(unsigned long *Destination, const unsigned long *Source, size_t Count);
#ifdef _WIN64
void __cdecl __stosq(unsigned __int64 *Destination, unsigned __int64 Value, size_t Count);
void __cdecl __movsq(unsigned __int64 *Destination, const unsigned __int64 *Source, size_t Count);
#endif
#ifdef __cplusplus
}
#endif
#endif
