// Interlocked operations with weaker ordering, and single accesses that the compiler neither drops nor repeats. On x86 and x64 the
// processor keeps acquire and release order by itself.
#pragma once

// ---- interlocked operations: the ordering asked for is the full one here ---------------------------------------------
#define InterlockedBitTestAndSetAcquire _interlockedbittestandset
#define InterlockedBitTestAndResetAcquire _interlockedbittestandreset
#define InterlockedIncrementAcquire16 _InterlockedIncrement16
#define InterlockedDecrementAcquire16 _InterlockedDecrement16
#define InterlockedCompareExchangeAcquire16 _InterlockedCompareExchange16
#define InterlockedAndAcquire _InterlockedAnd
#define InterlockedAndAcquire8 _InterlockedAnd8
#define InterlockedOrAcquire _InterlockedOr
#define InterlockedOrAcquire8 _InterlockedOr8
#define InterlockedXorAcquire _InterlockedXor
#define InterlockedXorAcquire8 _InterlockedXor8
#define InterlockedAddAcquire(Addend, Value) InterlockedAdd((Addend), (Value))
#define InterlockedExchangeAddAcquire _InterlockedExchangeAdd
#define InterlockedExchangeAcquire8 _InterlockedExchange8
#define InterlockedCompareExchangeAcquire64 _InterlockedCompareExchange64
#define InterlockedBitTestAndSetRelease _interlockedbittestandset
#define InterlockedBitTestAndResetRelease _interlockedbittestandreset
#define InterlockedIncrementRelease16 _InterlockedIncrement16
#define InterlockedDecrementRelease16 _InterlockedDecrement16
#define InterlockedCompareExchangeRelease16 _InterlockedCompareExchange16
#define InterlockedAndRelease _InterlockedAnd
#define InterlockedAndRelease8 _InterlockedAnd8
#define InterlockedOrRelease _InterlockedOr
#define InterlockedOrRelease8 _InterlockedOr8
#define InterlockedXorRelease _InterlockedXor
#define InterlockedXorRelease8 _InterlockedXor8
#define InterlockedAddRelease(Addend, Value) InterlockedAdd((Addend), (Value))
#define InterlockedExchangeAddRelease _InterlockedExchangeAdd
#define InterlockedCompareExchangeRelease64 _InterlockedCompareExchange64
#define InterlockedBitTestAndSetNoFence _interlockedbittestandset
#define InterlockedBitTestAndResetNoFence _interlockedbittestandreset
#define InterlockedIncrementNoFence16 _InterlockedIncrement16
#define InterlockedDecrementNoFence16 _InterlockedDecrement16
#define InterlockedCompareExchangeNoFence16 _InterlockedCompareExchange16
#define InterlockedAndNoFence _InterlockedAnd
#define InterlockedAndNoFence8 _InterlockedAnd8
#define InterlockedOrNoFence8 _InterlockedOr8
#define InterlockedXorNoFence _InterlockedXor
#define InterlockedXorNoFence8 _InterlockedXor8
#define InterlockedAddNoFence(Addend, Value) InterlockedAdd((Addend), (Value))
#define InterlockedExchangeNoFence8 _InterlockedExchange8
#define InterlockedCompareExchangeNoFence64 _InterlockedCompareExchange64
#define InterlockedExchangeAdd8 _InterlockedExchangeAdd8
#ifdef _WIN64
#define InterlockedIncrementAcquire64 _InterlockedIncrement64
#define InterlockedDecrementAcquire64 _InterlockedDecrement64
#define InterlockedAnd64Acquire _InterlockedAnd64
#define InterlockedOr64Acquire _InterlockedOr64
#define InterlockedXor64Acquire _InterlockedXor64
#define InterlockedAddAcquire64(Addend, Value) InterlockedAdd64((Addend), (Value))
#define InterlockedExchangeAddAcquire64 _InterlockedExchangeAdd64
#define InterlockedExchangeAcquire64 _InterlockedExchange64
#define InterlockedBitTestAndSet64Acquire _interlockedbittestandset64
#define InterlockedBitTestAndReset64Acquire _interlockedbittestandreset64
#define InterlockedIncrementRelease64 _InterlockedIncrement64
#define InterlockedDecrementRelease64 _InterlockedDecrement64
#define InterlockedAnd64Release _InterlockedAnd64
#define InterlockedOr64Release _InterlockedOr64
#define InterlockedXor64Release _InterlockedXor64
#define InterlockedAddRelease64(Addend, Value) InterlockedAdd64((Addend), (Value))
#define InterlockedExchangeAddRelease64 _InterlockedExchangeAdd64
#define InterlockedBitTestAndSet64Release _interlockedbittestandset64
#define InterlockedBitTestAndReset64Release _interlockedbittestandreset64
#define InterlockedIncrementNoFence64 _InterlockedIncrement64
#define InterlockedDecrementNoFence64 _InterlockedDecrement64
#define InterlockedAnd64NoFence _InterlockedAnd64
#define InterlockedOr64NoFence _InterlockedOr64
#define InterlockedXor64NoFence _InterlockedXor64
#define InterlockedAddNoFence64(Addend, Value) InterlockedAdd64((Addend), (Value))
#define InterlockedExchangeAddNoFence64 _InterlockedExchangeAdd64
#define InterlockedExchangeNoFence64 _InterlockedExchange64
#define InterlockedBitTestAndSet64NoFence _interlockedbittestandset64
#define InterlockedBitTestAndReset64NoFence _interlockedbittestandreset64
#define InterlockedAndAffinity InterlockedAnd64
#define InterlockedOrAffinity InterlockedOr64
#else
#define InterlockedAndAffinity InterlockedAnd
#define InterlockedOrAffinity InterlockedOr
#endif
#define InterlockedExchangePointerAcquire(Target, Value) InterlockedExchangePointer((Target), (Value))
#define InterlockedExchangePointerNoFence(Target, Value) InterlockedExchangePointer((Target), (Value))
#define InterlockedCompareExchangePointerAcquire(Destination, Exchange, Comparand) InterlockedCompareExchangePointer((Destination), (Exchange), (Comparand))
#define InterlockedCompareExchangePointerRelease(Destination, Exchange, Comparand) InterlockedCompareExchangePointer((Destination), (Exchange), (Comparand))
#define InterlockedCompareExchangePointerNoFence(Destination, Exchange, Comparand) InterlockedCompareExchangePointer((Destination), (Exchange), (Comparand))
#define InterlockedExchangeAddSizeTAcquire(a, b) InterlockedExchangeAddSizeT((a), (b))
#define InterlockedExchangeAddSizeTNoFence(a, b) InterlockedExchangeAddSizeT((a), (b))
#define InterlockedIncrementSizeTNoFence(a) InterlockedIncrementSizeT(a)
#define InterlockedDecrementSizeTNoFence(a) InterlockedDecrementSizeT(a)

// ---- flags ----------------------------------------------------------------------------------------------------------
/// Sets bits as an atomic operation and returns the former value.
#define RtlInterlockedSetBits(Flags, Flag) InterlockedOr((PLONG)(Flags), (LONG)(Flag))
#define RtlInterlockedSetBitsDiscardReturn(Flags, Flag) ((VOID)RtlInterlockedSetBits((Flags), (Flag)))
/// ANDs bits as an atomic operation and returns the former value.
#define RtlInterlockedAndBits(Flags, Flag) InterlockedAnd((PLONG)(Flags), (LONG)(Flag))
#define RtlInterlockedAndBitsDiscardReturn(Flags, Flag) ((VOID)RtlInterlockedAndBits((Flags), (Flag)))
/// Clears bits as an atomic operation and returns the former value.
#define RtlInterlockedClearBits(Flags, Flag) InterlockedAnd((PLONG)(Flags), (LONG)~(Flag))
#define RtlInterlockedClearBitsDiscardReturn(Flags, Flag) ((VOID)RtlInterlockedClearBits((Flags), (Flag)))
/// Flips bits as an atomic operation and returns the former value.
#define RtlInterlockedXorBits(Flags, Flag) InterlockedXor((PLONG)(Flags), (LONG)(Flag))

/// Which of a processor's caches a line is brought to; nothing that can be seen changes.
#define PF_NON_TEMPORAL_LEVEL_ALL 0
#define PF_TEMPORAL_LEVEL_1 1
#define PF_TEMPORAL_LEVEL_2 2
#define PF_TEMPORAL_LEVEL_3 3
#define PreFetchCacheLine(Level, Address) ((void)(Level), (void)(Address))
#define PrefetchForWrite(Address) ((void)(Address))
#define ReadForWriteAccess(Address) (*(Address))

// ---- single accesses ------------------------------------------------------------------------------------------------
#define RINGSIDE_READ(type, Source) (*(type const volatile *)(Source))
#define RINGSIDE_WRITE(type, Destination, Value) ((VOID)(*(type volatile *)(Destination) = (Value)))
/// Reads CHAR before every later access.
#define ReadAcquire8(Source) RINGSIDE_READ(CHAR, Source)
/// Reads CHAR once, in no order.
#define ReadNoFence8(Source) RINGSIDE_READ(CHAR, Source)
/// Reads CHAR once, in no order.
#define ReadRaw8(Source) RINGSIDE_READ(CHAR, Source)
/// Writes CHAR after every earlier access.
#define WriteRelease8(Destination, Value) RINGSIDE_WRITE(CHAR, Destination, Value)
/// Writes CHAR once, in no order.
#define WriteNoFence8(Destination, Value) RINGSIDE_WRITE(CHAR, Destination, Value)
/// Writes CHAR once, in no order.
#define WriteRaw8(Destination, Value) RINGSIDE_WRITE(CHAR, Destination, Value)
/// Reads SHORT before every later access.
#define ReadAcquire16(Source) RINGSIDE_READ(SHORT, Source)
/// Reads SHORT once, in no order.
#define ReadNoFence16(Source) RINGSIDE_READ(SHORT, Source)
/// Reads SHORT once, in no order.
#define ReadRaw16(Source) RINGSIDE_READ(SHORT, Source)
/// Writes SHORT after every earlier access.
#define WriteRelease16(Destination, Value) RINGSIDE_WRITE(SHORT, Destination, Value)
/// Writes SHORT once, in no order.
#define WriteNoFence16(Destination, Value) RINGSIDE_WRITE(SHORT, Destination, Value)
/// Writes SHORT once, in no order.
#define WriteRaw16(Destination, Value) RINGSIDE_WRITE(SHORT, Destination, Value)
/// Reads LONG before every later access.
#define ReadAcquire(Source) RINGSIDE_READ(LONG, Source)
/// Reads LONG once, in no order.
#define ReadNoFence(Source) RINGSIDE_READ(LONG, Source)
/// Reads LONG once, in no order.
#define ReadRaw(Source) RINGSIDE_READ(LONG, Source)
/// Writes LONG after every earlier access.
#define WriteRelease(Destination, Value) RINGSIDE_WRITE(LONG, Destination, Value)
/// Writes LONG once, in no order.
#define WriteNoFence(Destination, Value) RINGSIDE_WRITE(LONG, Destination, Value)
/// Writes LONG once, in no order.
#define WriteRaw(Destination, Value) RINGSIDE_WRITE(LONG, Destination, Value)
/// Reads LONG64 before every later access.
#define ReadAcquire64(Source) RINGSIDE_READ(LONG64, Source)
/// Reads LONG64 once, in no order.
#define ReadNoFence64(Source) RINGSIDE_READ(LONG64, Source)
/// Reads LONG64 once, in no order.
#define ReadRaw64(Source) RINGSIDE_READ(LONG64, Source)
/// Writes LONG64 after every earlier access.
#define WriteRelease64(Destination, Value) RINGSIDE_WRITE(LONG64, Destination, Value)
/// Writes LONG64 once, in no order.
#define WriteNoFence64(Destination, Value) RINGSIDE_WRITE(LONG64, Destination, Value)
/// Writes LONG64 once, in no order.
#define WriteRaw64(Destination, Value) RINGSIDE_WRITE(LONG64, Destination, Value)
/// Reads UCHAR before every later access.
#define ReadUCharAcquire(Source) RINGSIDE_READ(UCHAR, Source)
/// Reads UCHAR once, in no order.
#define ReadUCharNoFence(Source) RINGSIDE_READ(UCHAR, Source)
/// Reads UCHAR once, in no order.
#define ReadUCharRaw(Source) RINGSIDE_READ(UCHAR, Source)
/// Writes UCHAR after every earlier access.
#define WriteUCharRelease(Destination, Value) RINGSIDE_WRITE(UCHAR, Destination, Value)
/// Writes UCHAR once, in no order.
#define WriteUCharNoFence(Destination, Value) RINGSIDE_WRITE(UCHAR, Destination, Value)
/// Writes UCHAR once, in no order.
#define WriteUCharRaw(Destination, Value) RINGSIDE_WRITE(UCHAR, Destination, Value)
/// Reads BOOLEAN before every later access.
#define ReadBooleanAcquire(Source) RINGSIDE_READ(BOOLEAN, Source)
/// Reads BOOLEAN once, in no order.
#define ReadBooleanNoFence(Source) RINGSIDE_READ(BOOLEAN, Source)
/// Reads BOOLEAN once, in no order.
#define ReadBooleanRaw(Source) RINGSIDE_READ(BOOLEAN, Source)
/// Writes BOOLEAN after every earlier access.
#define WriteBooleanRelease(Destination, Value) RINGSIDE_WRITE(BOOLEAN, Destination, Value)
/// Writes BOOLEAN once, in no order.
#define WriteBooleanNoFence(Destination, Value) RINGSIDE_WRITE(BOOLEAN, Destination, Value)
/// Writes BOOLEAN once, in no order.
#define WriteBooleanRaw(Destination, Value) RINGSIDE_WRITE(BOOLEAN, Destination, Value)
/// Reads USHORT before every later access.
#define ReadUShortAcquire(Source) RINGSIDE_READ(USHORT, Source)
/// Reads USHORT once, in no order.
#define ReadUShortNoFence(Source) RINGSIDE_READ(USHORT, Source)
/// Reads USHORT once, in no order.
#define ReadUShortRaw(Source) RINGSIDE_READ(USHORT, Source)
/// Writes USHORT after every earlier access.
#define WriteUShortRelease(Destination, Value) RINGSIDE_WRITE(USHORT, Destination, Value)
/// Writes USHORT once, in no order.
#define WriteUShortNoFence(Destination, Value) RINGSIDE_WRITE(USHORT, Destination, Value)
/// Writes USHORT once, in no order.
#define WriteUShortRaw(Destination, Value) RINGSIDE_WRITE(USHORT, Destination, Value)
/// Reads ULONG before every later access.
#define ReadULongAcquire(Source) RINGSIDE_READ(ULONG, Source)
/// Reads ULONG once, in no order.
#define ReadULongNoFence(Source) RINGSIDE_READ(ULONG, Source)
/// Reads ULONG once, in no order.
#define ReadULongRaw(Source) RINGSIDE_READ(ULONG, Source)
/// Writes ULONG after every earlier access.
#define WriteULongRelease(Destination, Value) RINGSIDE_WRITE(ULONG, Destination, Value)
/// Writes ULONG once, in no order.
#define WriteULongNoFence(Destination, Value) RINGSIDE_WRITE(ULONG, Destination, Value)
/// Writes ULONG once, in no order.
#define WriteULongRaw(Destination, Value) RINGSIDE_WRITE(ULONG, Destination, Value)
/// Reads INT32 before every later access.
#define ReadInt32Acquire(Source) RINGSIDE_READ(INT32, Source)
/// Reads INT32 once, in no order.
#define ReadInt32NoFence(Source) RINGSIDE_READ(INT32, Source)
/// Reads INT32 once, in no order.
#define ReadInt32Raw(Source) RINGSIDE_READ(INT32, Source)
/// Writes INT32 after every earlier access.
#define WriteInt32Release(Destination, Value) RINGSIDE_WRITE(INT32, Destination, Value)
/// Writes INT32 once, in no order.
#define WriteInt32NoFence(Destination, Value) RINGSIDE_WRITE(INT32, Destination, Value)
/// Writes INT32 once, in no order.
#define WriteInt32Raw(Destination, Value) RINGSIDE_WRITE(INT32, Destination, Value)
/// Reads UINT32 before every later access.
#define ReadUInt32Acquire(Source) RINGSIDE_READ(UINT32, Source)
/// Reads UINT32 once, in no order.
#define ReadUInt32NoFence(Source) RINGSIDE_READ(UINT32, Source)
/// Reads UINT32 once, in no order.
#define ReadUInt32Raw(Source) RINGSIDE_READ(UINT32, Source)
/// Writes UINT32 after every earlier access.
#define WriteUInt32Release(Destination, Value) RINGSIDE_WRITE(UINT32, Destination, Value)
/// Writes UINT32 once, in no order.
#define WriteUInt32NoFence(Destination, Value) RINGSIDE_WRITE(UINT32, Destination, Value)
/// Writes UINT32 once, in no order.
#define WriteUInt32Raw(Destination, Value) RINGSIDE_WRITE(UINT32, Destination, Value)
/// Reads ULONG64 before every later access.
#define ReadULong64Acquire(Source) RINGSIDE_READ(ULONG64, Source)
/// Reads ULONG64 once, in no order.
#define ReadULong64NoFence(Source) RINGSIDE_READ(ULONG64, Source)
/// Reads ULONG64 once, in no order.
#define ReadULong64Raw(Source) RINGSIDE_READ(ULONG64, Source)
/// Writes ULONG64 after every earlier access.
#define WriteULong64Release(Destination, Value) RINGSIDE_WRITE(ULONG64, Destination, Value)
/// Writes ULONG64 once, in no order.
#define WriteULong64NoFence(Destination, Value) RINGSIDE_WRITE(ULONG64, Destination, Value)
/// Writes ULONG64 once, in no order.
#define WriteULong64Raw(Destination, Value) RINGSIDE_WRITE(ULONG64, Destination, Value)
/// Reads PVOID before every later access.
#define ReadPointerAcquire(Source) RINGSIDE_READ(PVOID, Source)
/// Reads PVOID once, in no order.
#define ReadPointerNoFence(Source) RINGSIDE_READ(PVOID, Source)
/// Reads PVOID once, in no order.
#define ReadPointerRaw(Source) RINGSIDE_READ(PVOID, Source)
/// Writes PVOID after every earlier access.
#define WritePointerRelease(Destination, Value) RINGSIDE_WRITE(PVOID, Destination, Value)
/// Writes PVOID once, in no order.
#define WritePointerNoFence(Destination, Value) RINGSIDE_WRITE(PVOID, Destination, Value)
/// Writes PVOID once, in no order.
#define WritePointerRaw(Destination, Value) RINGSIDE_WRITE(PVOID, Destination, Value)
/// Reads SIZE_T before every later access.
#define ReadSizeTAcquire(Source) RINGSIDE_READ(SIZE_T, Source)
/// Reads SIZE_T once, in no order.
#define ReadSizeTNoFence(Source) RINGSIDE_READ(SIZE_T, Source)
/// Reads SIZE_T once, in no order.
#define ReadSizeTRaw(Source) RINGSIDE_READ(SIZE_T, Source)
/// Writes SIZE_T after every earlier access.
#define WriteSizeTRelease(Destination, Value) RINGSIDE_WRITE(SIZE_T, Destination, Value)
/// Writes SIZE_T once, in no order.
#define WriteSizeTNoFence(Destination, Value) RINGSIDE_WRITE(SIZE_T, Destination, Value)
/// Writes SIZE_T once, in no order.
#define WriteSizeTRaw(Destination, Value) RINGSIDE_WRITE(SIZE_T, Destination, Value)
/// Reads LONG_PTR before every later access.
#define ReadLongPtrAcquire(Source) RINGSIDE_READ(LONG_PTR, Source)
/// Reads LONG_PTR once, in no order.
#define ReadLongPtrNoFence(Source) RINGSIDE_READ(LONG_PTR, Source)
/// Reads LONG_PTR once, in no order.
#define ReadLongPtrRaw(Source) RINGSIDE_READ(LONG_PTR, Source)
/// Writes LONG_PTR after every earlier access.
#define WriteLongPtrRelease(Destination, Value) RINGSIDE_WRITE(LONG_PTR, Destination, Value)
/// Writes LONG_PTR once, in no order.
#define WriteLongPtrNoFence(Destination, Value) RINGSIDE_WRITE(LONG_PTR, Destination, Value)
/// Writes LONG_PTR once, in no order.
#define WriteLongPtrRaw(Destination, Value) RINGSIDE_WRITE(LONG_PTR, Destination, Value)
/// Reads ULONG_PTR before every later access.
#define ReadULongPtrAcquire(Source) RINGSIDE_READ(ULONG_PTR, Source)
/// Reads ULONG_PTR once, in no order.
#define ReadULongPtrNoFence(Source) RINGSIDE_READ(ULONG_PTR, Source)
/// Reads ULONG_PTR once, in no order.
#define ReadULongPtrRaw(Source) RINGSIDE_READ(ULONG_PTR, Source)
/// Writes ULONG_PTR after every earlier access.
#define WriteULongPtrRelease(Destination, Value) RINGSIDE_WRITE(ULONG_PTR, Destination, Value)
/// Writes ULONG_PTR once, in no order.
#define WriteULongPtrNoFence(Destination, Value) RINGSIDE_WRITE(ULONG_PTR, Destination, Value)
/// Writes ULONG_PTR once, in no order.
#define WriteULongPtrRaw(Destination, Value) RINGSIDE_WRITE(ULONG_PTR, Destination, Value)
/// Keeps every earlier read before every later access.
#define BarrierAfterRead() _ReadWriteBarrier()

// ---- bits of 64-bit numbers -----------------------------------------------------------------------------------------
/// Returns a bit of an array of 64-bit numbers.
FORCEINLINE UCHAR _BitTest64(_In_ __int64 const *Base, _In_ __int64 Index)
{
    return (UCHAR)((Base[Index >> 6] >> (Index & 63)) & 1);
}
/// Flips a bit of an array of 64-bit numbers and returns its former value; not atomic.
FORCEINLINE UCHAR _BitTestAndComplement64(_Inout_ __int64 *Base, _In_ __int64 Index)
{
    UCHAR Former = _BitTest64(Base, Index);
    Base[Index >> 6] ^= (__int64)(1ui64 << (Index & 63));
    return Former;
}
/// Clears a bit of an array of 64-bit numbers and returns its former value; not atomic.
FORCEINLINE UCHAR _BitTestAndReset64(_Inout_ __int64 *Base, _In_ __int64 Index)
{
    UCHAR Former = _BitTest64(Base, Index);
    Base[Index >> 6] &= (__int64)~(1ui64 << (Index & 63));
    return Former;
}
/// Sets a bit of an array of 64-bit numbers and returns its former value; not atomic.
FORCEINLINE UCHAR _BitTestAndSet64(_Inout_ __int64 *Base, _In_ __int64 Index)
{
    UCHAR Former = _BitTest64(Base, Index);
    Base[Index >> 6] |= (__int64)(1ui64 << (Index & 63));
    return Former;
}
#define BitTest64 _BitTest64
#define BitTestAndComplement64 _BitTestAndComplement64
#define BitTestAndReset64 _BitTestAndReset64
#define BitTestAndSet64 _BitTestAndSet64

// ---- system registers of ARM64 --------------------------------------------------------------------------------------
/// The number of a system register from its parts.
#define ARM64_SYSREG(op0, op1, crn, crm, op2) (((op0 & 1) << 14) | ((op1 & 7) << 11) | ((crn & 15) << 7) | ((crm & 15) << 3) | (op2 & 7))
#define ARM64_SYSREG_OP1(_Reg_) (((_Reg_) >> 11) & 7)
#define ARM64_SYSREG_CRN(_Reg_) (((_Reg_) >> 7) & 15)
#define ARM64_SYSREG_CRM(_Reg_) (((_Reg_) >> 3) & 15)
#define ARM64_SYSREG_OP2(_Reg_) ((_Reg_) & 7)
