// Ex: pool, interlocked lists, lookaside lists.
#pragma once

// ---- pool -----------------------------------------------------------------------------------------------------------
typedef enum _POOL_TYPE {
    NonPagedPool = 0,
    NonPagedPoolExecute = NonPagedPool,
    PagedPool = 1,
    NonPagedPoolMustSucceed = 2,
    DontUseThisType = 3,
    NonPagedPoolCacheAligned = 4,
    PagedPoolCacheAligned = 5,
    NonPagedPoolCacheAlignedMustS = 6,
    MaxPoolType = 7,
    NonPagedPoolBase = 0,
    NonPagedPoolBaseMustSucceed = 2,
    NonPagedPoolBaseCacheAligned = 4,
    NonPagedPoolBaseCacheAlignedMustS = 6,
    NonPagedPoolSession = 32,
    PagedPoolSession = 33,
    NonPagedPoolMustSucceedSession = 34,
    DontUseThisTypeSession = 35,
    NonPagedPoolCacheAlignedSession = 36,
    PagedPoolCacheAlignedSession = 37,
    NonPagedPoolCacheAlignedMustSSession = 38,
    NonPagedPoolNx = 512,
    NonPagedPoolNxCacheAligned = 516,
    NonPagedPoolSessionNx = 544
} POOL_TYPE;
typedef enum _EX_POOL_PRIORITY {
    LowPoolPriority, LowPoolPrioritySpecialPoolOverrun = 8, LowPoolPrioritySpecialPoolUnderrun = 9, NormalPoolPriority = 16,
    NormalPoolPrioritySpecialPoolOverrun = 24, NormalPoolPrioritySpecialPoolUnderrun = 25, HighPoolPriority = 32,
    HighPoolPrioritySpecialPoolOverrun = 40, HighPoolPrioritySpecialPoolUnderrun = 41
} EX_POOL_PRIORITY;
#define POOL_COLD_ALLOCATION 256
#define POOL_NX_ALLOCATION 512
#define POOL_ZERO_ALLOCATION 1024
#define POOL_QUOTA_FAIL_INSTEAD_OF_RAISE 8
#define POOL_RAISE_IF_ALLOCATION_FAILURE 16

typedef ULONG64 POOL_FLAGS;
#define POOL_FLAG_REQUIRED_START 0x0000000000000001UI64
#define POOL_FLAG_USE_QUOTA 0x0000000000000001UI64
#define POOL_FLAG_UNINITIALIZED 0x0000000000000002UI64
#define POOL_FLAG_SESSION 0x0000000000000004UI64
#define POOL_FLAG_CACHE_ALIGNED 0x0000000000000008UI64
#define POOL_FLAG_RESERVED1 0x0000000000000010UI64
#define POOL_FLAG_RAISE_ON_FAILURE 0x0000000000000020UI64
#define POOL_FLAG_NON_PAGED 0x0000000000000040UI64
#define POOL_FLAG_NON_PAGED_EXECUTE 0x0000000000000080UI64
#define POOL_FLAG_PAGED 0x0000000000000100UI64
#define POOL_FLAG_REQUIRED_END 0x0000000080000000UI64
#define POOL_FLAG_OPTIONAL_START 0x0000000100000000UI64
#define POOL_FLAG_SPECIAL_POOL 0x0000000100000000UI64
#define POOL_FLAG_OPTIONAL_END 0x8000000000000000UI64

/// Allocates pool. Replaced by ExAllocatePool2.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
_When_((PoolType & PagedPool) == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_Must_inspect_result_
__drv_allocatesMem(Mem)
_Post_writable_byte_size_(NumberOfBytes)
_Superseded_by_(ExAllocatePool2)
NTKERNELAPI PVOID NTAPI ExAllocatePool(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes);
/// Allocates pool under a tag of four characters; NULL if there is none. Replaced by ExAllocatePool2.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
_When_((PoolType & PagedPool) == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_Must_inspect_result_
__drv_allocatesMem(Mem)
_Post_writable_byte_size_(NumberOfBytes)
_Superseded_by_(ExAllocatePool2)
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithTag(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
/// Allocates pool and charges it to the current process; raises an exception if there is none.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
_Must_inspect_result_
__drv_allocatesMem(Mem)
_Superseded_by_(ExAllocatePool2)
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithQuotaTag(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
/// Allocates pool and charges it to the current process.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
__drv_allocatesMem(Mem)
_Superseded_by_(ExAllocatePool2)
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithQuota(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes);
/// Allocates pool with a priority for when memory is short.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
_Must_inspect_result_
__drv_allocatesMem(Mem)
_Superseded_by_(ExAllocatePool3)
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithTagPriority(
    _In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag, _In_ EX_POOL_PRIORITY Priority);
/// Allocates zeroed pool (unless POOL_FLAG_UNINITIALIZED) of the kind that the flags say; NULL if there is none.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((Flags & POOL_FLAG_PAGED) != 0, _IRQL_requires_max_(APC_LEVEL))
_When_((Flags & POOL_FLAG_PAGED) == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_Must_inspect_result_
__drv_allocatesMem(Mem)
_Post_writable_byte_size_(NumberOfBytes)
NTKERNELAPI PVOID NTAPI ExAllocatePool2(_In_ POOL_FLAGS Flags, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
/// Which member of a POOL_EXTENDED_PARAMETER counts.
typedef enum POOL_EXTENDED_PARAMETER_TYPE {
    PoolExtendedParameterInvalidType = 0, PoolExtendedParameterPriority, PoolExtendedParameterSecurePool, PoolExtendedParameterNumaNode,
    PoolExtendedParameterMax
} POOL_EXTENDED_PARAMETER_TYPE, *PPOOL_EXTENDED_PARAMETER_TYPE;
/// A further parameter of ExAllocatePool3.
typedef struct _POOL_EXTENDED_PARAMETER {
    struct {
        /// POOL_EXTENDED_PARAMETER_TYPE: which member of the union counts.
        ULONG64 Type : 8;
        /// The allocation goes on if the system does not know this parameter.
        ULONG64 Optional : 1;
        /// Reserved.
        ULONG64 Reserved : 55;
    };
    union {
        /// Reserved.
        ULONG64 Reserved2;
        /// Reserved.
        PVOID Reserved3;
        /// With PoolExtendedParameterPriority: how soon to fail when memory is scarce.
        EX_POOL_PRIORITY Priority;
        /// With PoolExtendedParameterSecurePool: POOL_EXTENDED_PARAMS_SECURE_POOL.
        PVOID SecurePoolParams;
        /// With PoolExtendedParameterNumaNode: NUMA node to take memory of.
        ULONG PreferredNode;
    };
} POOL_EXTENDED_PARAMETER, *PPOOL_EXTENDED_PARAMETER;
typedef const POOL_EXTENDED_PARAMETER *PCPOOL_EXTENDED_PARAMETER;
/// Allocates zeroed pool as ExAllocatePool2 does, with further parameters.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((Flags & POOL_FLAG_PAGED) != 0, _IRQL_requires_max_(APC_LEVEL))
_When_((Flags & POOL_FLAG_PAGED) == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_Must_inspect_result_
__drv_allocatesMem(Mem)
NTKERNELAPI PVOID NTAPI ExAllocatePool3(
    _In_ POOL_FLAGS Flags, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag, _In_reads_opt_(ExtendedParametersCount) PCPOOL_EXTENDED_PARAMETER ExtendedParameters,
    _In_ ULONG ExtendedParametersCount);
/// Allocates zeroed pool under a tag, on every version of Windows.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
_Must_inspect_result_
__drv_allocatesMem(Mem)
NTKERNELAPI PVOID NTAPI ExAllocatePoolZero(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
/// Allocates pool that is not zeroed, on every version of Windows.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
_Must_inspect_result_
__drv_allocatesMem(Mem)
NTKERNELAPI PVOID NTAPI ExAllocatePoolUninitialized(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
/// Frees pool.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExFreePool(_Pre_notnull_ __drv_freesMem(Mem) PVOID P);
/// Frees pool that was allocated under a tag.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExFreePoolWithTag(_Pre_notnull_ __drv_freesMem(Mem) PVOID P, _In_ ULONG Tag);
/// Frees pool that ExAllocatePool2 or ExAllocatePool3 gave.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExFreePool2(
    _Pre_notnull_ __drv_freesMem(Mem) PVOID P, _In_ ULONG Tag, _In_opt_ PVOID ExtendedParameters, _In_ ULONG ExtendedParametersCount);
#define DrvRtPoolNxOptIn 0x00000001
#if defined(POOL_NX_OPTIN) && POOL_NX_OPTIN
/// What NonPagedPool stands for in a driver that is built with POOL_NX_OPTIN.
__declspec(selectany) POOL_TYPE ExDefaultNonPagedPoolType = NonPagedPool;
/// Has NonPagedPool be memory that is not executed from here on.
FORCEINLINE VOID ExInitializeDriverRuntime(_In_ ULONG RuntimeFlags)
{
    if ((RuntimeFlags & DrvRtPoolNxOptIn) != 0)
        ExDefaultNonPagedPoolType = NonPagedPoolNx;
}
#define NonPagedPool (ExDefaultNonPagedPoolType)
#else
#define ExInitializeDriverRuntime(RuntimeFlags) ((void)(RuntimeFlags))
#endif
#define PROTECTED_POOL 0

/// Raises STATUS_ACCESS_VIOLATION in the current thread.
_IRQL_requires_max_(PASSIVE_LEVEL)
DECLSPEC_NORETURN NTKERNELAPI VOID NTAPI ExRaiseAccessViolation(VOID);
/// Raises STATUS_DATATYPE_MISALIGNMENT in the current thread.
_IRQL_requires_max_(PASSIVE_LEVEL)
DECLSPEC_NORETURN NTKERNELAPI VOID NTAPI ExRaiseDatatypeMisalignment(VOID);
/// Raises an exception with a status in the current thread.
_IRQL_requires_max_(APC_LEVEL)
DECLSPEC_NORETURN NTKERNELAPI VOID NTAPI ExRaiseStatus(_In_ NTSTATUS Status);

// ---- interlocked lists ----------------------------------------------------------------------------------------------
/// Adds to a 32-bit number under a spin lock and returns the former value.
NTKERNELAPI ULONG FASTCALL ExInterlockedAddUlong(_Inout_ PULONG Addend, _In_ ULONG Increment, _Inout_ _Requires_lock_not_held_(*_Curr_) PKSPIN_LOCK Lock);
/// Adds to a 64-bit number under a spin lock and returns the former value.
NTKERNELAPI LARGE_INTEGER NTAPI ExInterlockedAddLargeInteger(_Inout_ PLARGE_INTEGER Addend, _In_ LARGE_INTEGER Increment, _Inout_ _Requires_lock_not_held_(*_Curr_) PKSPIN_LOCK Lock);
/// Adds to a 64-bit number in one atomic operation.
#define ExInterlockedAddLargeStatistic(Addend, Increment) InterlockedAdd64(&(Addend)->QuadPart, (Increment))
/// Puts an entry first in a list under a spin lock; returns the former first entry, NULL if there was none.
NTKERNELAPI PLIST_ENTRY FASTCALL ExInterlockedInsertHeadList(_Inout_ PLIST_ENTRY ListHead, _Inout_ __drv_aliasesMem PLIST_ENTRY ListEntry, _Inout_ _Requires_lock_not_held_(*_Curr_) PKSPIN_LOCK Lock);
/// Puts an entry last in a list under a spin lock; returns the former last entry, NULL if there was none.
NTKERNELAPI PLIST_ENTRY FASTCALL ExInterlockedInsertTailList(_Inout_ PLIST_ENTRY ListHead, _Inout_ __drv_aliasesMem PLIST_ENTRY ListEntry, _Inout_ _Requires_lock_not_held_(*_Curr_) PKSPIN_LOCK Lock);
/// Takes the first entry from a list under a spin lock; NULL if the list is empty.
NTKERNELAPI PLIST_ENTRY FASTCALL ExInterlockedRemoveHeadList(_Inout_ PLIST_ENTRY ListHead, _Inout_ _Requires_lock_not_held_(*_Curr_) PKSPIN_LOCK Lock);
/// Takes the first entry from a singly linked list under a spin lock.
NTKERNELAPI PSINGLE_LIST_ENTRY FASTCALL ExInterlockedPopEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead, _Inout_ _Requires_lock_not_held_(*_Curr_) PKSPIN_LOCK Lock);
/// Puts an entry first in a singly linked list under a spin lock.
NTKERNELAPI PSINGLE_LIST_ENTRY FASTCALL ExInterlockedPushEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead, _Inout_ __drv_aliasesMem PSINGLE_LIST_ENTRY ListEntry, _Inout_ _Requires_lock_not_held_(*_Curr_) PKSPIN_LOCK Lock);

#ifdef _WIN64
/// Link of a singly linked list that needs no lock.
typedef struct DECLSPEC_ALIGN(16) _SLIST_ENTRY {
    /// Link behind this one; NULL ends the list.
    struct _SLIST_ENTRY *Next;
} SLIST_ENTRY, *PSLIST_ENTRY;
/// Head of a singly linked list that needs no lock.
typedef union DECLSPEC_ALIGN(16) _SLIST_HEADER {
    struct {
        /// First half as a number.
        ULONGLONG Alignment;
        /// Second half as a number.
        ULONGLONG Region;
    };
    /// What the halves hold.
    struct {
        /// Number of entries; QueryDepthSList tells it.
        ULONGLONG Depth : 16;
        /// Counts the changes, so that an exchange sees them.
        ULONGLONG Sequence : 48;
        /// Reserved.
        ULONGLONG Reserved : 4;
        /// Upper 60 bits of the first entry's address.
        ULONGLONG NextEntry : 60;
    } HeaderX64;
} SLIST_HEADER, *PSLIST_HEADER;
#else
#define SLIST_ENTRY SINGLE_LIST_ENTRY
#define _SLIST_ENTRY _SINGLE_LIST_ENTRY
#define PSLIST_ENTRY PSINGLE_LIST_ENTRY
/// Head of a singly linked list that needs no lock.
typedef union _SLIST_HEADER {
    /// The whole as a number.
    ULONGLONG Alignment;
    struct {
        /// First entry.
        SLIST_ENTRY Next;
        /// Number of entries; QueryDepthSList tells it.
        USHORT Depth;
        /// Counts the changes, so that an exchange sees them.
        USHORT CpuId;
    };
} SLIST_HEADER, *PSLIST_HEADER;
#endif
/// Sets up the head of a sequenced list.
NTKERNELAPI VOID NTAPI InitializeSListHead(_Out_ PSLIST_HEADER SListHead);
#define ExInitializeSListHead InitializeSListHead
/// Returns how many entries a sequenced list has.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI USHORT NTAPI ExQueryDepthSList(_In_ PSLIST_HEADER SListHead);
/// Takes the first entry from a sequenced list; NULL if it is empty.
NTKERNELAPI PSLIST_ENTRY NTAPI ExpInterlockedPopEntrySList(_Inout_ PSLIST_HEADER ListHead);
/// Puts an entry first in a sequenced list and returns the former first entry.
NTKERNELAPI PSLIST_ENTRY NTAPI ExpInterlockedPushEntrySList(_Inout_ PSLIST_HEADER ListHead, _Inout_ __drv_aliasesMem PSLIST_ENTRY ListEntry);
/// Takes all entries from a sequenced list.
NTKERNELAPI PSLIST_ENTRY NTAPI ExpInterlockedFlushSList(_Inout_ PSLIST_HEADER ListHead);
/// Puts a chain of Count entries, from List to ListEnd, first in a sequenced list and returns the former first entry.
NTKERNELAPI PSLIST_ENTRY NTAPI InterlockedPushListSList(
    _Inout_ PSLIST_HEADER ListHead, _Inout_ __drv_aliasesMem PSLIST_ENTRY List, _Inout_ PSLIST_ENTRY ListEnd, _In_ ULONG Count);
#define ExInterlockedPopEntrySList(Head, Lock) ExpInterlockedPopEntrySList(Head)
#define ExInterlockedPushEntrySList(Head, Entry, Lock) ExpInterlockedPushEntrySList(Head, Entry)
#define ExInterlockedFlushSList(Head) ExpInterlockedFlushSList(Head)
#define InterlockedPopEntrySList(Head) ExpInterlockedPopEntrySList(Head)
#define InterlockedPushEntrySList(Head, Entry) ExpInterlockedPushEntrySList(Head, Entry)
#define InterlockedFlushSList(Head) ExpInterlockedFlushSList(Head)
#define QueryDepthSList(Head) ExQueryDepthSList(Head)
#define ExInterlockedCompareExchange64(Destination, Exchange, Comperand, Lock) InterlockedCompareExchange64((Destination), *(Exchange), *(Comperand))

// ---- lookaside lists ------------------------------------------------------------------------------------------------
_Function_class_(ALLOCATE_FUNCTION)
_IRQL_requires_same_
typedef PVOID NTAPI ALLOCATE_FUNCTION(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
typedef ALLOCATE_FUNCTION *PALLOCATE_FUNCTION;
_Function_class_(FREE_FUNCTION)
_IRQL_requires_same_
typedef VOID NTAPI FREE_FUNCTION(_In_ __drv_freesMem(Mem) PVOID Buffer);
typedef FREE_FUNCTION *PFREE_FUNCTION;
struct _LOOKASIDE_LIST_EX;
typedef PVOID NTAPI ALLOCATE_FUNCTION_EX(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag, _Inout_ struct _LOOKASIDE_LIST_EX *Lookaside);
typedef ALLOCATE_FUNCTION_EX *PALLOCATE_FUNCTION_EX;
typedef VOID NTAPI FREE_FUNCTION_EX(_In_ __drv_freesMem(Mem) PVOID Buffer, _Inout_ struct _LOOKASIDE_LIST_EX *Lookaside);
typedef FREE_FUNCTION_EX *PFREE_FUNCTION_EX;

#ifdef _WIN64
#define LOOKASIDE_ALIGN DECLSPEC_CACHEALIGN
#else
#define LOOKASIDE_ALIGN
#endif
/// What an entry of a lookaside list holds at least: it is linked while it is free.
#define LOOKASIDE_MINIMUM_BLOCK_SIZE (RTL_SIZEOF_THROUGH_FIELD(SLIST_ENTRY, Next))
/// State of a lookaside list, on cache lines of its own; the Ex routines use it.
typedef struct LOOKASIDE_ALIGN _GENERAL_LOOKASIDE {
#include <wdm/lookaside_members.h>
} GENERAL_LOOKASIDE, *PGENERAL_LOOKASIDE;
/// State of a lookaside list; the Ex routines use it.
typedef struct _GENERAL_LOOKASIDE_POOL {
#include <wdm/lookaside_members.h>
} GENERAL_LOOKASIDE_POOL, *PGENERAL_LOOKASIDE_POOL;
/// A list of free blocks of one size in nonpaged pool.
typedef struct LOOKASIDE_ALIGN _NPAGED_LOOKASIDE_LIST {
    /// State that the Ex routines work with.
    GENERAL_LOOKASIDE L;
#ifndef _WIN64
    /// Keeps the size of old versions.
    KSPIN_LOCK Lock__ObsoleteButDoNotDelete;
#endif
} NPAGED_LOOKASIDE_LIST, *PNPAGED_LOOKASIDE_LIST;
/// A list of free blocks of one size in paged pool.
typedef struct LOOKASIDE_ALIGN _PAGED_LOOKASIDE_LIST {
    /// State that the Ex routines work with.
    GENERAL_LOOKASIDE L;
#ifndef _WIN64
    /// Keeps the size of old versions.
    FAST_MUTEX Lock__ObsoleteButDoNotDelete;
#endif
} PAGED_LOOKASIDE_LIST, *PPAGED_LOOKASIDE_LIST;
/// A list of free blocks of one size, in any pool, with routines of the driver if it wants.
typedef struct _LOOKASIDE_LIST_EX {
    /// State that the Ex routines work with.
    GENERAL_LOOKASIDE_POOL L;
} LOOKASIDE_LIST_EX, *PLOOKASIDE_LIST_EX;
/// Sets up a lookaside list in nonpaged pool.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExInitializeNPagedLookasideList(
    _Out_ PNPAGED_LOOKASIDE_LIST Lookaside, _In_opt_ PALLOCATE_FUNCTION Allocate, _In_opt_ PFREE_FUNCTION Free, _In_ ULONG Flags,
    _In_ SIZE_T Size, _In_ ULONG Tag, _In_ USHORT Depth);
/// Frees a lookaside list in nonpaged pool with all its blocks.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExDeleteNPagedLookasideList(_Inout_ PNPAGED_LOOKASIDE_LIST Lookaside);
/// Sets up a lookaside list in paged pool.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI ExInitializePagedLookasideList(
    _Out_ PPAGED_LOOKASIDE_LIST Lookaside, _In_opt_ PALLOCATE_FUNCTION Allocate, _In_opt_ PFREE_FUNCTION Free, _In_ ULONG Flags,
    _In_ SIZE_T Size, _In_ ULONG Tag, _In_ USHORT Depth);
/// Frees a lookaside list in paged pool with all its blocks.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI ExDeletePagedLookasideList(_Inout_ PPAGED_LOOKASIDE_LIST Lookaside);
/// Sets up a lookaside list of either kind.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExInitializeLookasideListEx(
    _Out_ PLOOKASIDE_LIST_EX Lookaside, _In_opt_ PALLOCATE_FUNCTION_EX Allocate, _In_opt_ PFREE_FUNCTION_EX Free, _In_ POOL_TYPE PoolType,
    _In_ ULONG Flags, _In_ SIZE_T Size, _In_ ULONG Tag, _In_ USHORT Depth);
/// Frees a lookaside list with all its blocks.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExDeleteLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside);
/// Takes a block from a lookaside list, or from the pool if the list is empty.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_ __drv_allocatesMem(Mem)
FORCEINLINE PVOID ExAllocateFromNPagedLookasideList(_Inout_ PNPAGED_LOOKASIDE_LIST Lookaside)
{
    PVOID Entry;
    Lookaside->L.TotalAllocates += 1;
    Entry = ExpInterlockedPopEntrySList(&Lookaside->L.ListHead);
    if (Entry == NULL) {
        Lookaside->L.AllocateMisses += 1;
        Entry = Lookaside->L.Allocate(Lookaside->L.Type, Lookaside->L.Size, Lookaside->L.Tag);
    }
    return Entry;
}
/// Gives a block back to a lookaside list, or to the pool if the list is full.
_IRQL_requires_max_(DISPATCH_LEVEL)
FORCEINLINE VOID ExFreeToNPagedLookasideList(_Inout_ PNPAGED_LOOKASIDE_LIST Lookaside, _In_ __drv_freesMem(Mem) PVOID Entry)
{
    Lookaside->L.TotalFrees += 1;
    if (ExQueryDepthSList(&Lookaside->L.ListHead) >= Lookaside->L.Depth) {
        Lookaside->L.FreeMisses += 1;
        Lookaside->L.Free(Entry);
    } else {
        ExpInterlockedPushEntrySList(&Lookaside->L.ListHead, (PSLIST_ENTRY)Entry);
    }
}
/// Takes a block from a paged lookaside list, or from the pool if the list is empty.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_ __drv_allocatesMem(Mem)
FORCEINLINE PVOID ExAllocateFromPagedLookasideList(_Inout_ PPAGED_LOOKASIDE_LIST Lookaside)
{
    PVOID Entry;
    Lookaside->L.TotalAllocates += 1;
    Entry = ExpInterlockedPopEntrySList(&Lookaside->L.ListHead);
    if (Entry == NULL) {
        Lookaside->L.AllocateMisses += 1;
        Entry = Lookaside->L.Allocate(Lookaside->L.Type, Lookaside->L.Size, Lookaside->L.Tag);
    }
    return Entry;
}
/// Gives a block back to a paged lookaside list, or to the pool if the list is full.
_IRQL_requires_max_(APC_LEVEL)
FORCEINLINE VOID ExFreeToPagedLookasideList(_Inout_ PPAGED_LOOKASIDE_LIST Lookaside, _In_ __drv_freesMem(Mem) PVOID Entry)
{
    Lookaside->L.TotalFrees += 1;
    if (ExQueryDepthSList(&Lookaside->L.ListHead) >= Lookaside->L.Depth) {
        Lookaside->L.FreeMisses += 1;
        Lookaside->L.Free(Entry);
    } else {
        ExpInterlockedPushEntrySList(&Lookaside->L.ListHead, (PSLIST_ENTRY)Entry);
    }
}

/// Allocates zeroed pool and charges it to the current process; raises an exception if there is none.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
__drv_allocatesMem(Mem)
NTKERNELAPI PVOID NTAPI ExAllocatePoolQuotaZero(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
/// Allocates pool that is not zeroed and charges it to the current process.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
__drv_allocatesMem(Mem)
NTKERNELAPI PVOID NTAPI ExAllocatePoolQuotaUninitialized(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
/// Allocates zeroed pool with a priority for when memory is short.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
_Must_inspect_result_
__drv_allocatesMem(Mem)
NTKERNELAPI PVOID NTAPI ExAllocatePoolPriorityZero(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag, _In_ EX_POOL_PRIORITY Priority);
/// Allocates pool that is not zeroed with a priority for when memory is short.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
_Must_inspect_result_
__drv_allocatesMem(Mem)
NTKERNELAPI PVOID NTAPI ExAllocatePoolPriorityUninitialized(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag, _In_ EX_POOL_PRIORITY Priority);
/// Takes a block from a lookaside list of either kind.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_ __drv_allocatesMem(Mem)
FORCEINLINE PVOID ExAllocateFromLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside)
{
    PVOID Entry;
    Lookaside->L.TotalAllocates += 1;
    Entry = ExpInterlockedPopEntrySList(&Lookaside->L.ListHead);
    if (Entry == NULL) {
        Lookaside->L.AllocateMisses += 1;
        Entry = Lookaside->L.AllocateEx(Lookaside->L.Type, Lookaside->L.Size, Lookaside->L.Tag, Lookaside);
    }
    return Entry;
}
/// Gives a block back to a lookaside list of either kind.
_IRQL_requires_max_(DISPATCH_LEVEL)
FORCEINLINE VOID ExFreeToLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside, _In_ __drv_freesMem(Mem) PVOID Entry)
{
    Lookaside->L.TotalFrees += 1;
    if (ExQueryDepthSList(&Lookaside->L.ListHead) >= Lookaside->L.Depth) {
        Lookaside->L.FreeMisses += 1;
        Lookaside->L.FreeEx(Entry, Lookaside);
    } else {
        ExpInterlockedPushEntrySList(&Lookaside->L.ListHead, (PSLIST_ENTRY)Entry);
    }
}
/// Returns the first entry of an interlocked list without taking it.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI PSLIST_ENTRY NTAPI FirstEntrySList(_In_ PSLIST_HEADER SListHead);
