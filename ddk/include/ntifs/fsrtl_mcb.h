// FsRtl: map control blocks, which say where the parts of a file are on its volume, and the cache of names that were deleted.
#pragma once

// ---- map control blocks ---------------------------------------------------------------------------------------------
#define MCB_FLAG_RAISE_ON_ALLOCATION_FAILURE 1
/// A map without a lock of its own.
typedef struct _BASE_MCB {
    /// Runs there is room for.
    ULONG MaximumPairCount;
    /// Runs.
    ULONG PairCount;
    /// Pool the runs are in.
    USHORT PoolType;
    /// MCB_FLAG_XXX.
    USHORT Flags;
    /// The runs; opaque.
    PVOID Mapping;
} BASE_MCB, *PBASE_MCB;
/// A map with a lock.
typedef struct _LARGE_MCB {
    /// Guards it.
    PKGUARDED_MUTEX GuardedMutex;
    /// The map.
    BASE_MCB BaseMcb;
} LARGE_MCB, *PLARGE_MCB;
/// A map of block numbers of 32 bits.
typedef struct _MCB {
    /// The map; opaque.
    LARGE_MCB DummyFieldThatSizesThisStructureCorrectly;
} MCB, *PMCB;
typedef ULONG LBN;
typedef LBN *PLBN;
typedef ULONG VBN;
typedef VBN *PVBN;
/// Sets up a map; raises a status if it cannot.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlInitializeBaseMcb(_In_ PBASE_MCB Mcb, _In_ POOL_TYPE PoolType);
/// Sets up a map with flags.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlInitializeBaseMcbEx(_In_ PBASE_MCB Mcb, _In_ POOL_TYPE PoolType, _In_ USHORT Flags);
/// Ends a map.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlUninitializeBaseMcb(_In_ PBASE_MCB Mcb);
/// Empties a map.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlResetBaseMcb(_Out_ PBASE_MCB Mcb);
/// Takes all from a block on out of a map.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlTruncateBaseMcb(_Inout_ PBASE_MCB Mcb, _In_ LONGLONG Vbn);
/// Adds a run to a map; FALSE if it contradicts what is there.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlAddBaseMcbEntry(_Inout_ PBASE_MCB Mcb, _In_ LONGLONG Vbn, _In_ LONGLONG Lbn, _In_ LONGLONG SectorCount);
/// Adds a run to a map.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlAddBaseMcbEntryEx(_Inout_ PBASE_MCB Mcb, _In_ LONGLONG Vbn, _In_ LONGLONG Lbn, _In_ LONGLONG SectorCount);
/// Takes blocks out of a map.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlRemoveBaseMcbEntry(_Inout_ PBASE_MCB Mcb, _In_ LONGLONG Vbn, _In_ LONGLONG SectorCount);
/// Says where a block of a file is on the volume.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupBaseMcbEntry(
    _In_ PBASE_MCB Mcb, _In_ LONGLONG Vbn, _Out_opt_ PLONGLONG Lbn, _Out_opt_ PLONGLONG SectorCountFromLbn, _Out_opt_ PLONGLONG StartingLbn,
    _Out_opt_ PLONGLONG SectorCountFromStartingLbn, _Out_opt_ PULONG Index);
/// Gives the last block of a map.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLastBaseMcbEntry(_In_ PBASE_MCB Mcb, _Out_ PLONGLONG Vbn, _Out_ PLONGLONG Lbn);
/// Gives the last block of a map and the number of its run.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLastBaseMcbEntryAndIndex(
    _In_ PBASE_MCB OpaqueMcb, _Inout_ PLONGLONG LargeVbn, _Inout_ PLONGLONG LargeLbn, _Inout_ PULONG Index);
/// Returns the number of runs of a map.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI ULONG NTAPI FsRtlNumberOfRunsInBaseMcb(_In_ PBASE_MCB Mcb);
/// Gives a run of a map by its number.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
NTKERNELAPI BOOLEAN NTAPI FsRtlGetNextBaseMcbEntry(
    _In_ PBASE_MCB Mcb, _In_ ULONG RunIndex, _Out_ PLONGLONG Vbn, _Out_ PLONGLONG Lbn, _Out_ PLONGLONG SectorCount);
/// Makes a hole in a map.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlSplitBaseMcb(_Inout_ PBASE_MCB Mcb, _In_ LONGLONG Vbn, _In_ LONGLONG Amount);
/// Sets up a map with a lock; raises a status if it cannot.
_When_((PoolType & PagedPool) == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_When_((PoolType & PagedPool) != 0, _IRQL_requires_max_(APC_LEVEL))
NTKERNELAPI VOID NTAPI FsRtlInitializeLargeMcb(_In_ PLARGE_MCB Mcb, _In_ POOL_TYPE PoolType);
/// Ends a map with a lock.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlUninitializeLargeMcb(_Inout_ PLARGE_MCB Mcb);
/// Empties a map with a lock.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlResetLargeMcb(_Inout_ PLARGE_MCB Mcb, _In_ BOOLEAN SelfSynchronized);
/// Takes all from a block on out of a map with a lock.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlTruncateLargeMcb(_Inout_ PLARGE_MCB Mcb, _In_ LONGLONG Vbn);
/// Adds a run to a map with a lock; FALSE if it contradicts what is there.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlAddLargeMcbEntry(_Inout_ PLARGE_MCB Mcb, _In_ LONGLONG Vbn, _In_ LONGLONG Lbn, _In_ LONGLONG SectorCount);
/// Takes blocks out of a map with a lock.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlRemoveLargeMcbEntry(_Inout_ PLARGE_MCB Mcb, _In_ LONGLONG Vbn, _In_ LONGLONG SectorCount);
/// Says where a block of a file is on the volume.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLargeMcbEntry(
    _In_ PLARGE_MCB Mcb, _In_ LONGLONG Vbn, _Out_opt_ PLONGLONG Lbn, _Out_opt_ PLONGLONG SectorCountFromLbn, _Out_opt_ PLONGLONG StartingLbn,
    _Out_opt_ PLONGLONG SectorCountFromStartingLbn, _Out_opt_ PULONG Index);
/// Gives the last block of a map with a lock.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLastLargeMcbEntry(_In_ PLARGE_MCB Mcb, _Out_ PLONGLONG Vbn, _Out_ PLONGLONG Lbn);
/// Gives the last block of a map with a lock and the number of its run.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLastLargeMcbEntryAndIndex(
    _In_ PLARGE_MCB OpaqueMcb, _Out_ PLONGLONG LargeVbn, _Out_ PLONGLONG LargeLbn, _Out_ PULONG Index);
/// Returns the number of runs of a map with a lock.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI ULONG NTAPI FsRtlNumberOfRunsInLargeMcb(_In_ PLARGE_MCB Mcb);
/// Gives a run of a map with a lock by its number.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlGetNextLargeMcbEntry(
    _In_ PLARGE_MCB Mcb, _In_ ULONG RunIndex, _Out_ PLONGLONG Vbn, _Out_ PLONGLONG Lbn, _Out_ PLONGLONG SectorCount);
/// Makes a hole in a map with a lock.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlSplitLargeMcb(_Inout_ PLARGE_MCB Mcb, _In_ LONGLONG Vbn, _In_ LONGLONG Amount);
/// Sets up a map of 32 bits; raises a status if it cannot.
_IRQL_requires_max_(APC_LEVEL)
_Superseded_by_(FsRtlInitializeLargeMcb)
NTKERNELAPI VOID NTAPI FsRtlInitializeMcb(_In_ PMCB Mcb, _In_ POOL_TYPE PoolType);
/// Ends a map of 32 bits.
_IRQL_requires_max_(APC_LEVEL)
_Superseded_by_(FsRtlUninitializeLargeMcb)
NTKERNELAPI VOID NTAPI FsRtlUninitializeMcb(_In_ PMCB Mcb);
/// Takes all from a block on out of a map of 32 bits.
_IRQL_requires_max_(APC_LEVEL)
_Superseded_by_(FsRtlTruncateLargeMcb)
NTKERNELAPI VOID NTAPI FsRtlTruncateMcb(_In_ PMCB Mcb, _In_ VBN Vbn);
/// Adds a run to a map of 32 bits.
_IRQL_requires_max_(APC_LEVEL)
_Superseded_by_(FsRtlAddLargeMcbEntry)
NTKERNELAPI BOOLEAN NTAPI FsRtlAddMcbEntry(_In_ PMCB Mcb, _In_ VBN Vbn, _In_ LBN Lbn, _In_ ULONG SectorCount);
/// Takes blocks out of a map of 32 bits.
_IRQL_requires_max_(APC_LEVEL)
_Superseded_by_(FsRtlRemoveLargeMcbEntry)
NTKERNELAPI VOID NTAPI FsRtlRemoveMcbEntry(_In_ PMCB Mcb, _In_ VBN Vbn, _In_ ULONG SectorCount);
/// Says where a block of a file is on the volume.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
_Superseded_by_(FsRtlLookupLargeMcbEntry)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupMcbEntry(_In_ PMCB Mcb, _In_ VBN Vbn, _Out_ PLBN Lbn, _Out_opt_ PULONG SectorCount, _Out_ PULONG Index);
/// Gives the last block of a map of 32 bits.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
_Superseded_by_(FsRtlLookupLastLargeMcbEntry)
NTKERNELAPI BOOLEAN NTAPI FsRtlLookupLastMcbEntry(_In_ PMCB Mcb, _Out_ PVBN Vbn, _Out_ PLBN Lbn);
/// Returns the number of runs of a map of 32 bits.
_IRQL_requires_max_(APC_LEVEL)
_Superseded_by_(FsRtlNumberOfRunsInLargeMcb)
NTKERNELAPI ULONG NTAPI FsRtlNumberOfRunsInMcb(_In_ PMCB Mcb);
/// Gives a run of a map of 32 bits by its number.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
_Must_inspect_result_
_Superseded_by_(FsRtlGetNextLargeMcbEntry)
NTKERNELAPI BOOLEAN NTAPI FsRtlGetNextMcbEntry(_In_ PMCB Mcb, _In_ ULONG RunIndex, _Out_ PVBN Vbn, _Out_ PLBN Lbn, _Out_ PULONG SectorCount);

// ---- tunnel caches --------------------------------------------------------------------------------------------------
/// Remembers for a while what belonged to a name that went, for a file that takes the name again.
typedef struct {
    /// Guards it.
    FAST_MUTEX Mutex;
    /// The names.
    PRTL_SPLAY_LINKS Cache;
    /// The names by age.
    LIST_ENTRY TimerQueue;
    /// Names.
    USHORT NumEntries;
} TUNNEL, *PTUNNEL;
/// Sets up a tunnel cache.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlInitializeTunnelCache(_In_ TUNNEL *Cache);
/// Empties a tunnel cache.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlDeleteTunnelCache(_In_ TUNNEL *Cache);
/// Remembers what belonged to a name.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlAddToTunnelCache(
    _In_ TUNNEL *Cache, _In_ ULONGLONG DirectoryKey, _In_ UNICODE_STRING *ShortName, _In_ UNICODE_STRING *LongName, _In_ BOOLEAN KeyByShortName,
    _In_ ULONG DataLength, _In_reads_bytes_(DataLength) PVOID Data);
/// Finds what belonged to a name.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI FsRtlFindInTunnelCache(
    _In_ TUNNEL *Cache, _In_ ULONGLONG DirectoryKey, _In_ UNICODE_STRING *Name, _Out_ UNICODE_STRING *ShortName, _Out_ UNICODE_STRING *LongName,
    _Inout_ PULONG DataLength, _Out_writes_bytes_(*DataLength) PVOID Data);
#define FSRTL_ADD_TC_CASE_SENSITIVE 0x1
#define FSRTL_ADD_TC_KEY_BY_SHORT_NAME 0x2
#define FSRTL_FIND_TC_CASE_SENSITIVE 0x1
/// Remembers what belonged to a name: FSRTL_ADD_TC_XXX.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlAddToTunnelCacheEx(
    _In_ TUNNEL *Cache, _In_ ULONGLONG DirectoryKey, _In_ UNICODE_STRING *ShortName, _In_ UNICODE_STRING *LongName, _In_ ULONG Flags,
    _In_ ULONG DataLength, _In_reads_bytes_(DataLength) PVOID Data);
/// Finds what belonged to a name: FSRTL_FIND_TC_XXX.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
NTKERNELAPI BOOLEAN NTAPI FsRtlFindInTunnelCacheEx(
    _In_ TUNNEL *Cache, _In_ ULONGLONG DirectoryKey, _In_ UNICODE_STRING *Name, _Inout_ UNICODE_STRING *ShortName, _Inout_ UNICODE_STRING *LongName,
    _In_ ULONG Flags, _Inout_ PULONG DataLength, _Out_writes_bytes_(*DataLength) PVOID Data);
/// Forgets the names of a directory.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlDeleteKeyFromTunnelCache(_In_ TUNNEL *Cache, _In_ ULONGLONG DirectoryKey);
