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

#define GetSegmentLimit __segmentlimit

// ---- interlocked operations -----------------------------------------------------------------------------------------
#include <intrin0.h>
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
FORCEINLINE LONG _InlineInterlockedAdd(_Inout_ _Interlocked_operand_ LONG volatile *Addend, _In_ LONG Value)
{
    return _InterlockedExchangeAdd(Addend, Value) + Value;
}
#define InterlockedAdd _InlineInterlockedAdd
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
/// Adds a value to a variable as an atomic operation and returns the new value.
FORCEINLINE LONG64 _InlineInterlockedAdd64(_Inout_ _Interlocked_operand_ LONG64 volatile *Addend, _In_ LONG64 Value)
{
    return _InterlockedExchangeAdd64(Addend, Value) + Value;
}
#define InterlockedAdd64 _InlineInterlockedAdd64
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
#ifdef _WIN64
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
#define DbgRaiseAssertionFailure() __int2c()

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
// Without a fence: on these processors the same.
#define READ_REGISTER_NOFENCE_UCHAR READ_REGISTER_UCHAR
#define WRITE_REGISTER_NOFENCE_UCHAR WRITE_REGISTER_UCHAR
#define READ_REGISTER_NOFENCE_USHORT READ_REGISTER_USHORT
#define WRITE_REGISTER_NOFENCE_USHORT WRITE_REGISTER_USHORT
#define READ_REGISTER_NOFENCE_ULONG READ_REGISTER_ULONG
#define WRITE_REGISTER_NOFENCE_ULONG WRITE_REGISTER_ULONG
#define READ_REGISTER_NOFENCE_ULONG64 READ_REGISTER_ULONG64
#define WRITE_REGISTER_NOFENCE_ULONG64 WRITE_REGISTER_ULONG64
