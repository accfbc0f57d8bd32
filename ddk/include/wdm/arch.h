// What the processor gives: IRQLs, interlocked operations, barriers, ports and registers, page size.
#pragma once

// ---- IRQL -----------------------------------------------------------------------------------------------------------
#define PASSIVE_LEVEL 0
#define LOW_LEVEL 0
#define APC_LEVEL 1
#define DISPATCH_LEVEL 2
#ifdef _X86_
#define CMCI_LEVEL 5
#define PROFILE_LEVEL 27
#define CLOCK1_LEVEL 28
#define CLOCK2_LEVEL 28
#define CLOCK_LEVEL 28
#define IPI_LEVEL 29
#define DRS_LEVEL 29
#define POWER_LEVEL 30
#define HIGH_LEVEL 31
#define SYNCH_LEVEL (IPI_LEVEL - 2)
#define PAGE_SIZE 0x1000
#define PAGE_SHIFT 12L
#else
#define CMCI_LEVEL 5
#define CLOCK_LEVEL 13
#define CLOCK1_LEVEL 13
#define CLOCK2_LEVEL 13
#define IPI_LEVEL 14
#define DRS_LEVEL 14
#define POWER_LEVEL 14
#define PROFILE_LEVEL 15
#define HIGH_LEVEL 15
#define SYNCH_LEVEL 12
#define PAGE_SIZE 0x1000
#define PAGE_SHIFT 12L
#endif
#define SYSTEM_CACHE_ALIGNMENT_SIZE 64

// ---- interlocked operations -----------------------------------------------------------------------------------------
LONG __cdecl _InterlockedIncrement(_Inout_ _Interlocked_operand_ LONG volatile *Addend);
LONG __cdecl _InterlockedDecrement(_Inout_ _Interlocked_operand_ LONG volatile *Addend);
LONG __cdecl _InterlockedExchange(_Inout_ _Interlocked_operand_ LONG volatile *Target, _In_ LONG Value);
LONG __cdecl _InterlockedExchangeAdd(_Inout_ _Interlocked_operand_ LONG volatile *Addend, _In_ LONG Value);
LONG __cdecl _InterlockedCompareExchange(_Inout_ _Interlocked_operand_ LONG volatile *Destination, _In_ LONG Exchange, _In_ LONG Comparand);
LONG __cdecl _InterlockedAnd(_Inout_ _Interlocked_operand_ LONG volatile *Destination, _In_ LONG Value);
LONG __cdecl _InterlockedOr(_Inout_ _Interlocked_operand_ LONG volatile *Destination, _In_ LONG Value);
LONG __cdecl _InterlockedXor(_Inout_ _Interlocked_operand_ LONG volatile *Destination, _In_ LONG Value);
LONGLONG __cdecl _InterlockedCompareExchange64(_Inout_ _Interlocked_operand_ LONGLONG volatile *Destination, _In_ LONGLONG Exchange, _In_ LONGLONG Comparand);
SHORT __cdecl _InterlockedIncrement16(_Inout_ _Interlocked_operand_ SHORT volatile *Addend);
SHORT __cdecl _InterlockedDecrement16(_Inout_ _Interlocked_operand_ SHORT volatile *Addend);
SHORT __cdecl _InterlockedExchange16(_Inout_ _Interlocked_operand_ SHORT volatile *Target, _In_ SHORT Value);
SHORT __cdecl _InterlockedCompareExchange16(_Inout_ _Interlocked_operand_ SHORT volatile *Destination, _In_ SHORT Exchange, _In_ SHORT Comparand);
SHORT __cdecl _InterlockedAnd16(_Inout_ _Interlocked_operand_ SHORT volatile *Destination, _In_ SHORT Value);
SHORT __cdecl _InterlockedOr16(_Inout_ _Interlocked_operand_ SHORT volatile *Destination, _In_ SHORT Value);
SHORT __cdecl _InterlockedXor16(_Inout_ _Interlocked_operand_ SHORT volatile *Destination, _In_ SHORT Value);
CHAR __cdecl _InterlockedExchange8(_Inout_ _Interlocked_operand_ CHAR volatile *Target, _In_ CHAR Value);
CHAR __cdecl _InterlockedExchangeAdd8(_Inout_ _Interlocked_operand_ CHAR volatile *Addend, _In_ CHAR Value);
CHAR __cdecl _InterlockedAnd8(_Inout_ _Interlocked_operand_ CHAR volatile *Destination, _In_ CHAR Value);
CHAR __cdecl _InterlockedOr8(_Inout_ _Interlocked_operand_ CHAR volatile *Destination, _In_ CHAR Value);
CHAR __cdecl _InterlockedXor8(_Inout_ _Interlocked_operand_ CHAR volatile *Destination, _In_ CHAR Value);
UCHAR __cdecl _interlockedbittestandset(_Inout_ _Interlocked_operand_ LONG volatile *Base, _In_ LONG Bit);
UCHAR __cdecl _interlockedbittestandreset(_Inout_ _Interlocked_operand_ LONG volatile *Base, _In_ LONG Bit);
#ifdef _WIN64
LONGLONG __cdecl _InterlockedIncrement64(_Inout_ _Interlocked_operand_ LONGLONG volatile *Addend);
LONGLONG __cdecl _InterlockedDecrement64(_Inout_ _Interlocked_operand_ LONGLONG volatile *Addend);
LONGLONG __cdecl _InterlockedExchange64(_Inout_ _Interlocked_operand_ LONGLONG volatile *Target, _In_ LONGLONG Value);
LONGLONG __cdecl _InterlockedExchangeAdd64(_Inout_ _Interlocked_operand_ LONGLONG volatile *Addend, _In_ LONGLONG Value);
LONGLONG __cdecl _InterlockedAnd64(_Inout_ _Interlocked_operand_ LONGLONG volatile *Destination, _In_ LONGLONG Value);
LONGLONG __cdecl _InterlockedOr64(_Inout_ _Interlocked_operand_ LONGLONG volatile *Destination, _In_ LONGLONG Value);
LONGLONG __cdecl _InterlockedXor64(_Inout_ _Interlocked_operand_ LONGLONG volatile *Destination, _In_ LONGLONG Value);
PVOID __cdecl _InterlockedExchangePointer(_Inout_ _Interlocked_operand_ PVOID volatile *Target, _In_opt_ PVOID Value);
PVOID __cdecl _InterlockedCompareExchangePointer(_Inout_ _Interlocked_operand_ PVOID volatile *Destination, _In_opt_ PVOID Exchange, _In_opt_ PVOID Comparand);
UCHAR __cdecl _interlockedbittestandset64(_Inout_ _Interlocked_operand_ LONGLONG volatile *Base, _In_ LONGLONG Bit);
UCHAR __cdecl _interlockedbittestandreset64(_Inout_ _Interlocked_operand_ LONGLONG volatile *Base, _In_ LONGLONG Bit);
#endif
#pragma intrinsic(_InterlockedIncrement, _InterlockedDecrement, _InterlockedExchange, _InterlockedExchangeAdd, _InterlockedCompareExchange)
#pragma intrinsic(_InterlockedAnd, _InterlockedOr, _InterlockedXor, _InterlockedCompareExchange64)

/// Adds one to a variable as an atomic operation and returns the new value.
#define InterlockedIncrement _InterlockedIncrement
#define InterlockedIncrementAcquire _InterlockedIncrement
#define InterlockedIncrementRelease _InterlockedIncrement
#define InterlockedIncrementNoFence _InterlockedIncrement
/// Subtracts one from a variable as an atomic operation and returns the new value.
#define InterlockedDecrement _InterlockedDecrement
#define InterlockedDecrementAcquire _InterlockedDecrement
#define InterlockedDecrementRelease _InterlockedDecrement
#define InterlockedDecrementNoFence _InterlockedDecrement
/// Sets a variable to a value as an atomic operation and returns the former value.
#define InterlockedExchange _InterlockedExchange
#define InterlockedExchangeAcquire _InterlockedExchange
#define InterlockedExchangeNoFence _InterlockedExchange
/// Adds a value to a variable as an atomic operation and returns the former value.
#define InterlockedExchangeAdd _InterlockedExchangeAdd
#define InterlockedExchangeAddNoFence _InterlockedExchangeAdd
/// Adds a value to a variable as an atomic operation and returns the new value.
#define InterlockedAdd(Addend, Value) (_InterlockedExchangeAdd((Addend), (Value)) + (Value))
#define InterlockedExchangeSubtract(Addend, Value) _InterlockedExchangeAdd((LONG volatile *)(Addend), -(LONG)(Value))
/// Sets a variable to a value if it equals the comparand, as an atomic operation, and returns the former value.
#define InterlockedCompareExchange _InterlockedCompareExchange
#define InterlockedCompareExchangeAcquire _InterlockedCompareExchange
#define InterlockedCompareExchangeRelease _InterlockedCompareExchange
#define InterlockedCompareExchangeNoFence _InterlockedCompareExchange
/// ANDs a value into a variable as an atomic operation and returns the former value.
#define InterlockedAnd _InterlockedAnd
/// ORs a value into a variable as an atomic operation and returns the former value.
#define InterlockedOr _InterlockedOr
#define InterlockedOrNoFence _InterlockedOr
/// XORs a value into a variable as an atomic operation and returns the former value.
#define InterlockedXor _InterlockedXor
#define InterlockedBitTestAndSet _interlockedbittestandset
#define InterlockedBitTestAndReset _interlockedbittestandreset
#define InterlockedIncrement16 _InterlockedIncrement16
#define InterlockedDecrement16 _InterlockedDecrement16
#define InterlockedExchange16 _InterlockedExchange16
#define InterlockedCompareExchange16 _InterlockedCompareExchange16
#define InterlockedAnd16 _InterlockedAnd16
#define InterlockedOr16 _InterlockedOr16
#define InterlockedXor16 _InterlockedXor16
#define InterlockedExchange8 _InterlockedExchange8
#define InterlockedAnd8 _InterlockedAnd8
#define InterlockedOr8 _InterlockedOr8
#define InterlockedXor8 _InterlockedXor8
#define InterlockedCompareExchange64 _InterlockedCompareExchange64
#ifdef _WIN64
#define InterlockedIncrement64 _InterlockedIncrement64
#define InterlockedDecrement64 _InterlockedDecrement64
#define InterlockedExchange64 _InterlockedExchange64
#define InterlockedExchangeAdd64 _InterlockedExchangeAdd64
#define InterlockedAdd64(Addend, Value) (_InterlockedExchangeAdd64((Addend), (Value)) + (Value))
#define InterlockedAnd64 _InterlockedAnd64
#define InterlockedOr64 _InterlockedOr64
#define InterlockedXor64 _InterlockedXor64
#define InterlockedBitTestAndSet64 _interlockedbittestandset64
#define InterlockedBitTestAndReset64 _interlockedbittestandreset64
/// Sets a pointer as an atomic operation and returns the former one.
#define InterlockedExchangePointer _InterlockedExchangePointer
/// Sets a pointer if it equals the comparand, as an atomic operation, and returns the former one.
#define InterlockedCompareExchangePointer _InterlockedCompareExchangePointer
#define InterlockedIncrementSizeT(a) InterlockedIncrement64((LONGLONG volatile *)(a))
#define InterlockedDecrementSizeT(a) InterlockedDecrement64((LONGLONG volatile *)(a))
#define InterlockedExchangeAddSizeT(a, b) InterlockedExchangeAdd64((LONGLONG volatile *)(a), (LONGLONG)(b))
#else
#define InterlockedExchangePointer(Target, Value) ((PVOID)(ULONG_PTR)_InterlockedExchange((LONG volatile *)(Target), (LONG)(ULONG_PTR)(Value)))
#define InterlockedCompareExchangePointer(Destination, Exchange, Comparand) \
    ((PVOID)(ULONG_PTR)_InterlockedCompareExchange((LONG volatile *)(Destination), (LONG)(ULONG_PTR)(Exchange), (LONG)(ULONG_PTR)(Comparand)))
#define InterlockedIncrementSizeT(a) InterlockedIncrement((LONG volatile *)(a))
#define InterlockedDecrementSizeT(a) InterlockedDecrement((LONG volatile *)(a))
#define InterlockedExchangeAddSizeT(a, b) InterlockedExchangeAdd((LONG volatile *)(a), (LONG)(b))
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
#define BitScanForward64 _BitScanForward64
#define BitScanReverse64 _BitScanReverse64
#endif
#define BitScanForward _BitScanForward
#define BitScanReverse _BitScanReverse
#define BitTest _bittest
#define BitTestAndSet _bittestandset
#define BitTestAndReset _bittestandreset
#define BitTestAndComplement _bittestandcomplement
#define ReadTimeStampCounter() __rdtsc()
#define RtlUshortByteSwap(x) _byteswap_ushort((USHORT)(x))
#define RtlUlongByteSwap(x) _byteswap_ulong((x))
#define RtlUlonglongByteSwap(x) _byteswap_uint64((x))
#define YieldProcessor _mm_pause
/// Keeps every earlier access to memory before every later one.
#define KeMemoryBarrier() _mm_mfence()
#define KeMemoryBarrierWithoutFence() _ReadWriteBarrier()
#define MemoryBarrier() _mm_mfence()
#define _KeMemoryBarrier() _mm_mfence()
#define DbgRaiseAssertionFailure() __debugbreak()

#define ReadAcquire(p) (*(LONG const volatile *)(p))
#define ReadNoFence(p) (*(LONG const volatile *)(p))
#define ReadRaw(p) (*(LONG const volatile *)(p))
#define ReadULongAcquire(p) (*(ULONG const volatile *)(p))
#define ReadULongNoFence(p) (*(ULONG const volatile *)(p))
#define ReadPointerAcquire(p) (*(PVOID const volatile *)(p))
#define ReadPointerNoFence(p) (*(PVOID const volatile *)(p))
#define WriteRelease(p, v) (*(LONG volatile *)(p) = (v))
#define WriteNoFence(p, v) (*(LONG volatile *)(p) = (v))
#define WritePointerRelease(p, v) (*(PVOID volatile *)(p) = (v))

// ---- ports and registers --------------------------------------------------------------------------------------------
/// Reads a byte from an I/O port.
NTKERNELAPI UCHAR NTAPI READ_PORT_UCHAR(_In_ _Notliteral_ PUCHAR Port);
/// Reads 16 bits from an I/O port.
NTKERNELAPI USHORT NTAPI READ_PORT_USHORT(_In_ _Notliteral_ PUSHORT Port);
/// Reads 32 bits from an I/O port.
NTKERNELAPI ULONG NTAPI READ_PORT_ULONG(_In_ _Notliteral_ PULONG Port);
/// Reads a number of bytes from one I/O port into a buffer.
NTKERNELAPI VOID NTAPI READ_PORT_BUFFER_UCHAR(_In_ _Notliteral_ PUCHAR Port, _Out_writes_(Count) PUCHAR Buffer, _In_ ULONG Count);
/// Reads a number of 16-bit values from one I/O port into a buffer.
NTKERNELAPI VOID NTAPI READ_PORT_BUFFER_USHORT(_In_ _Notliteral_ PUSHORT Port, _Out_writes_(Count) PUSHORT Buffer, _In_ ULONG Count);
/// Reads a number of 32-bit values from one I/O port into a buffer.
NTKERNELAPI VOID NTAPI READ_PORT_BUFFER_ULONG(_In_ _Notliteral_ PULONG Port, _Out_writes_(Count) PULONG Buffer, _In_ ULONG Count);
/// Writes a byte to an I/O port.
NTKERNELAPI VOID NTAPI WRITE_PORT_UCHAR(_In_ _Notliteral_ PUCHAR Port, _In_ UCHAR Value);
/// Writes 16 bits to an I/O port.
NTKERNELAPI VOID NTAPI WRITE_PORT_USHORT(_In_ _Notliteral_ PUSHORT Port, _In_ USHORT Value);
/// Writes 32 bits to an I/O port.
NTKERNELAPI VOID NTAPI WRITE_PORT_ULONG(_In_ _Notliteral_ PULONG Port, _In_ ULONG Value);
/// Writes a number of bytes from a buffer to one I/O port.
NTKERNELAPI VOID NTAPI WRITE_PORT_BUFFER_UCHAR(_In_ _Notliteral_ PUCHAR Port, _In_reads_(Count) PUCHAR Buffer, _In_ ULONG Count);
/// Writes a number of 16-bit values from a buffer to one I/O port.
NTKERNELAPI VOID NTAPI WRITE_PORT_BUFFER_USHORT(_In_ _Notliteral_ PUSHORT Port, _In_reads_(Count) PUSHORT Buffer, _In_ ULONG Count);
/// Writes a number of 32-bit values from a buffer to one I/O port.
NTKERNELAPI VOID NTAPI WRITE_PORT_BUFFER_ULONG(_In_ _Notliteral_ PULONG Port, _In_reads_(Count) PULONG Buffer, _In_ ULONG Count);

// Registers in memory space are volatile memory; each access stands in order with those before and after it.
#define RINGSIDE_REGISTER(suffix, type) \
    FORCEINLINE type READ_REGISTER_##suffix(_In_ _Notliteral_ volatile type *Register) \
    { \
        _ReadWriteBarrier(); \
        return *Register; \
    } \
    FORCEINLINE VOID WRITE_REGISTER_##suffix(_In_ _Notliteral_ volatile type *Register, _In_ type Value) \
    { \
        *Register = Value; \
        _mm_mfence(); \
    } \
    FORCEINLINE VOID READ_REGISTER_BUFFER_##suffix(_In_ _Notliteral_ volatile type *Register, _Out_writes_(Count) type *Buffer, _In_ ULONG Count) \
    { \
        while (Count != 0) { \
            *Buffer++ = *Register++; \
            Count--; \
        } \
    } \
    FORCEINLINE VOID WRITE_REGISTER_BUFFER_##suffix(_In_ _Notliteral_ volatile type *Register, _In_reads_(Count) type *Buffer, _In_ ULONG Count) \
    { \
        while (Count != 0) { \
            *Register++ = *Buffer++; \
            Count--; \
        } \
        _mm_mfence(); \
    }
RINGSIDE_REGISTER(UCHAR, UCHAR)
RINGSIDE_REGISTER(USHORT, USHORT)
RINGSIDE_REGISTER(ULONG, ULONG)
RINGSIDE_REGISTER(ULONG64, ULONG64)
#undef RINGSIDE_REGISTER

unsigned char __cdecl __inbyte(unsigned short Port);
unsigned short __cdecl __inword(unsigned short Port);
unsigned long __cdecl __indword(unsigned short Port);
void __cdecl __outbyte(unsigned short Port, unsigned char Value);
void __cdecl __outword(unsigned short Port, unsigned short Value);
void __cdecl __outdword(unsigned short Port, unsigned long Value);

// ---- pages ----------------------------------------------------------------------------------------------------------
/// Bytes rounded up to whole pages.
#define ROUND_TO_PAGES(Size) (((ULONG_PTR)(Size) + PAGE_SIZE - 1) & ~((ULONG_PTR)PAGE_SIZE - 1))
#define BYTES_TO_PAGES(Size) ((ULONG)((ULONG_PTR)(Size) >> PAGE_SHIFT) + (((ULONG)(Size) & (PAGE_SIZE - 1)) != 0))
/// Offset in its page of an address.
#define BYTE_OFFSET(Va) ((ULONG)((LONG_PTR)(Va) & (PAGE_SIZE - 1)))
/// Start of the page an address lies in.
#define PAGE_ALIGN(Va) ((PVOID)((ULONG_PTR)(Va) & ~((ULONG_PTR)PAGE_SIZE - 1)))
/// Number of pages that a range of virtual addresses touches.
#define ADDRESS_AND_SIZE_TO_SPAN_PAGES(Va, Size) \
    ((BYTE_OFFSET(Va) + ((SIZE_T)(Size)) + (PAGE_SIZE - 1)) >> PAGE_SHIFT)
#define COMPUTE_PAGES_SPANNED(Va, Size) ADDRESS_AND_SIZE_TO_SPAN_PAGES(Va, Size)
#define ALIGN_DOWN_BY(length, alignment) ((ULONG_PTR)(length) & ~((ULONG_PTR)(alignment) - 1))
#define ALIGN_UP_BY(length, alignment) (ALIGN_DOWN_BY(((ULONG_PTR)(length) + (alignment) - 1), alignment))
#define ALIGN_DOWN(length, type) ALIGN_DOWN_BY(length, sizeof(type))
#define ALIGN_UP(length, type) ALIGN_UP_BY(length, sizeof(type))
#define ALIGN_DOWN_POINTER_BY(address, alignment) ((PVOID)ALIGN_DOWN_BY((address), (alignment)))
#define ALIGN_UP_POINTER_BY(address, alignment) ((PVOID)ALIGN_UP_BY((address), (alignment)))
#define ALIGN_DOWN_POINTER(address, type) ALIGN_DOWN_POINTER_BY(address, sizeof(type))
#define ALIGN_UP_POINTER(address, type) ALIGN_UP_POINTER_BY(address, sizeof(type))
#define POINTER_IS_ALIGNED(Pointer, Alignment) ((((ULONG_PTR)(Pointer)) & ((Alignment) - 1)) == 0)
