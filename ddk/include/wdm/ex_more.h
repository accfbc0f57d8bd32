// Ex and its neighbours, newer and rarer: push locks, extended timers, cache-aware rundown, lookaside lists of either kind; processors, sections, files.
#pragma once

// ---- pool, since Windows 10 version 2004 and usable before it --------------------------------------------------------
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
/// Returns the base of the current thread's stack.
NTKERNELAPI PVOID NTAPI IoGetInitialStack(VOID);

// ---- push locks -----------------------------------------------------------------------------------------------------
/// Sets up a push lock.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI ExInitializePushLock(_Out_ PEX_PUSH_LOCK PushLock);
/// Takes a push lock for writing. Normal kernel APCs must be disabled.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_exclusive_lock_(*PushLock)
NTKERNELAPI VOID FASTCALL ExfAcquirePushLockExclusive(_Inout_ PEX_PUSH_LOCK PushLock);
/// Takes a push lock for reading. Normal kernel APCs must be disabled.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_shared_lock_(*PushLock)
NTKERNELAPI VOID FASTCALL ExfAcquirePushLockShared(_Inout_ PEX_PUSH_LOCK PushLock);
/// Gives up a push lock held for writing.
_IRQL_requires_max_(APC_LEVEL)
_Releases_exclusive_lock_(*PushLock)
NTKERNELAPI VOID FASTCALL ExfReleasePushLockExclusive(_Inout_ PEX_PUSH_LOCK PushLock);
/// Gives up a push lock held for reading.
_IRQL_requires_max_(APC_LEVEL)
_Releases_shared_lock_(*PushLock)
NTKERNELAPI VOID FASTCALL ExfReleasePushLockShared(_Inout_ PEX_PUSH_LOCK PushLock);
#define ExAcquirePushLockExclusive(Lock) ExfAcquirePushLockExclusive(Lock)
#define ExAcquirePushLockShared(Lock) ExfAcquirePushLockShared(Lock)
#define ExReleasePushLockExclusive(Lock) ExfReleasePushLockExclusive(Lock)
#define ExReleasePushLockShared(Lock) ExfReleasePushLockShared(Lock)

/// Takes a reader-writer spin lock for reading, at DISPATCH_LEVEL.
_Acquires_shared_lock_(*SpinLock)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExAcquireSpinLockSharedAtDpcLevel(_Inout_ PEX_SPIN_LOCK SpinLock);
/// Gives up a reader-writer spin lock held for reading; IRQL stays.
_Releases_shared_lock_(*SpinLock)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExReleaseSpinLockSharedFromDpcLevel(_Inout_ PEX_SPIN_LOCK SpinLock);
/// Takes a reader-writer spin lock for writing, at DISPATCH_LEVEL.
_Acquires_exclusive_lock_(*SpinLock)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExAcquireSpinLockExclusiveAtDpcLevel(_Inout_ PEX_SPIN_LOCK SpinLock);
/// Gives up a reader-writer spin lock held for writing; IRQL stays.
_Releases_exclusive_lock_(*SpinLock)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExReleaseSpinLockExclusiveFromDpcLevel(_Inout_ PEX_SPIN_LOCK SpinLock);
/// Takes a guarded mutex in a caller that keeps APCs away already.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_lock_(*FastMutex)
NTKERNELAPI VOID FASTCALL KeAcquireGuardedMutexUnsafe(_Inout_ PKGUARDED_MUTEX FastMutex);
/// Gives up a guarded mutex taken by KeAcquireGuardedMutexUnsafe.
_IRQL_requires_max_(APC_LEVEL)
_Releases_lock_(*FastMutex)
NTKERNELAPI VOID FASTCALL KeReleaseGuardedMutexUnsafe(_Inout_ PKGUARDED_MUTEX FastMutex);
/// Takes a guarded mutex if it is free; says whether it did.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_When_(return != 0, _Acquires_lock_(*Mutex))
NTKERNELAPI BOOLEAN FASTCALL KeTryToAcquireGuardedMutex(_Inout_ PKGUARDED_MUTEX Mutex);

// ---- extended timers ------------------------------------------------------------------------------------------------
typedef struct _EX_TIMER *PEX_TIMER;
_Function_class_(EXT_CALLBACK)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI EXT_CALLBACK(_In_ PEX_TIMER Timer, _In_opt_ PVOID Context);
typedef EXT_CALLBACK *PEXT_CALLBACK;
typedef VOID NTAPI EXT_DELETE_CALLBACK(_In_opt_ PVOID Context);
typedef EXT_DELETE_CALLBACK *PEXT_DELETE_CALLBACK;
/// What ExSetTimer takes beyond the time; ExInitializeSetTimerParameters sets it up.
typedef struct _EXT_SET_PARAMETERS_V0 {
    /// Set by ExInitializeSetTimerParameters.
    ULONG Version;
    /// Reserved.
    ULONG Reserved;
    /// How late it may come rather than wake a processor, in 100 ns; EX_TIMER_UNLIMITED_TOLERANCE for any.
    LONGLONG NoWakeTolerance;
} EXT_SET_PARAMETERS, *PEXT_SET_PARAMETERS, KT_SET_PARAMETERS, *PKT_SET_PARAMETERS;
/// What ExDeleteTimer takes; ExInitializeDeleteTimerParameters sets it up.
typedef struct _EXT_DELETE_PARAMETERS {
    /// Set by ExInitializeDeleteTimerParameters.
    ULONG Version;
    /// Reserved.
    ULONG Reserved;
    /// Called once the timer is gone; NULL for none.
    PEXT_DELETE_CALLBACK DeleteCallback;
    /// Argument of that routine.
    PVOID DeleteContext;
} EXT_DELETE_PARAMETERS, *PEXT_DELETE_PARAMETERS;
#define EX_TIMER_HIGH_RESOLUTION 0x4
#define EX_TIMER_NO_WAKE 0x8
#define EX_TIMER_NOTIFICATION 0x80000000
/// Allocates a timer.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PEX_TIMER NTAPI ExAllocateTimer(_In_opt_ PEXT_CALLBACK Callback, _In_opt_ PVOID CallbackContext, _In_ ULONG Attributes);
/// Starts a timer of ExAllocateTimer; times in 100 ns.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExSetTimer(_In_ PEX_TIMER Timer, _In_ LONGLONG DueTime, _In_ LONGLONG Period, _In_opt_ PEXT_SET_PARAMETERS Parameters);
/// Stops a timer of ExAllocateTimer; TRUE if it was running.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExCancelTimer(_Inout_ PEX_TIMER Timer, _In_opt_ PVOID Parameters);
/// Deletes a timer of ExAllocateTimer, waiting for its callback if asked to.
_When_(Wait == 1, _IRQL_requires_max_(APC_LEVEL))
_When_(Wait == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
NTKERNELAPI BOOLEAN NTAPI ExDeleteTimer(_In_ PEX_TIMER Timer, _In_ BOOLEAN Cancel, _In_ BOOLEAN Wait, _In_opt_ PEXT_DELETE_PARAMETERS Parameters);

// ---- rundown protection for many processors -------------------------------------------------------------------------
/// Allocates cache-aware rundown protection.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PEX_RUNDOWN_REF_CACHE_AWARE NTAPI ExAllocateCacheAwareRundownProtection(_In_ POOL_TYPE PoolType, _In_ ULONG PoolTag);
/// Frees cache-aware rundown protection.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI ExFreeCacheAwareRundownProtection(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
/// Takes part in the use of a protected object; FALSE if it is being run down.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN FASTCALL ExAcquireRundownProtectionCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
/// Ends a use of a protected object.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID FASTCALL ExReleaseRundownProtectionCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
/// Waits until nobody uses a protected object any more.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL ExWaitForRundownProtectionReleaseCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRef);

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

// ---- processors -----------------------------------------------------------------------------------------------------
/// Keeps the current thread on the processors given and returns the former ones.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI KAFFINITY NTAPI KeSetSystemAffinityThreadEx(_In_ KAFFINITY Affinity);
/// Lets the current thread run on the processors it had before.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeRevertToUserAffinityThreadEx(_In_ KAFFINITY Affinity);
/// Keeps the current thread on the processors of a group.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeSetSystemGroupAffinityThread(_In_ PGROUP_AFFINITY Affinity, _Out_opt_ PGROUP_AFFINITY PreviousAffinity);
/// Takes KeSetSystemGroupAffinityThread back.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeRevertToUserGroupAffinityThread(_In_ PGROUP_AFFINITY PreviousAffinity);
/// Chooses the processor, by group and number, on which a DPC runs.
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI KeSetTargetProcessorDpcEx(_Inout_ PKDPC Dpc, _In_ PPROCESSOR_NUMBER ProcNumber);
/// Gives group and number of a processor by its index.
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI KeGetProcessorNumberFromIndex(_In_ ULONG ProcIndex, _Out_ PPROCESSOR_NUMBER ProcNumber);
/// Gives the index of a processor by group and number.
NTKERNELAPI ULONG NTAPI KeGetProcessorIndexFromNumber(_In_ PPROCESSOR_NUMBER ProcNumber);
/// Returns how many groups of processors are active.
NTKERNELAPI USHORT NTAPI KeQueryActiveGroupCount(VOID);
/// Returns the processors of a group.
NTKERNELAPI KAFFINITY NTAPI KeQueryGroupAffinity(_In_ USHORT GroupNumber);
/// Says whether a long loop at DISPATCH_LEVEL should let others run.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI ULONG NTAPI KeShouldYieldProcessor(VOID);
/// Says whether a DPC runs on the current processor.
NTKERNELAPI LOGICAL NTAPI KeIsExecutingDpc(VOID);
/// Registers a routine that runs when the system stops, for a reason.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeRegisterBugCheckReasonCallback(
    _Out_ PKBUGCHECK_REASON_CALLBACK_RECORD CallbackRecord, _In_ PKBUGCHECK_REASON_CALLBACK_ROUTINE CallbackRoutine, _In_ KBUGCHECK_CALLBACK_REASON Reason, _In_ PUCHAR Component);
/// Withdraws a routine registered by KeRegisterBugCheckReasonCallback.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeDeregisterBugCheckReasonCallback(_Inout_ PKBUGCHECK_REASON_CALLBACK_RECORD CallbackRecord);

// ---- memory ---------------------------------------------------------------------------------------------------------
/// Reserves a range of system addresses for later mappings.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmAllocateMappingAddress(_In_ SIZE_T NumberOfBytes, _In_ ULONG PoolTag);
/// Gives a reserved range of system addresses back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI MmFreeMappingAddress(_In_ PVOID BaseAddress, _In_ ULONG PoolTag);
/// Maps the pages of an MDL at reserved addresses.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI MmMapLockedPagesWithReservedMapping(_In_ PVOID MappingAddress, _In_ ULONG PoolTag, _In_ PMDL MemoryDescriptorList, _In_ MEMORY_CACHING_TYPE CacheType);
/// Takes a mapping at reserved addresses back.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI MmUnmapReservedMapping(_In_ PVOID BaseAddress, _In_ ULONG PoolTag, _In_ PMDL MemoryDescriptorList);
/// Says whether Driver Verifier watches a driver.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI LOGICAL NTAPI MmIsDriverVerifying(_In_ PDRIVER_OBJECT DriverObject);
typedef enum _SECTION_INHERIT { ViewShare = 1, ViewUnmap = 2 } SECTION_INHERIT;
/// Opens a section by its name.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwOpenSection(_Out_ PHANDLE SectionHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
/// Maps a part of a section into a process.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwMapViewOfSection(
    _In_ HANDLE SectionHandle, _In_ HANDLE ProcessHandle, _Inout_ PVOID *BaseAddress, _In_ ULONG_PTR ZeroBits, _In_ SIZE_T CommitSize,
    _Inout_opt_ PLARGE_INTEGER SectionOffset, _Inout_ PSIZE_T ViewSize, _In_ SECTION_INHERIT InheritDisposition, _In_ ULONG AllocationType, _In_ ULONG Win32Protect);
/// Takes a mapping of a section out of a process.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwUnmapViewOfSection(_In_ HANDLE ProcessHandle, _In_opt_ PVOID BaseAddress);
/// Opens a registry key with options.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwOpenKeyEx(_Out_ PHANDLE KeyHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ ULONG OpenOptions);
/// Tells about a file by its name.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwQueryFullAttributesFile(_In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PFILE_NETWORK_OPEN_INFORMATION FileInformation);

// ---- files and devices ----------------------------------------------------------------------------------------------
typedef enum _CREATE_FILE_TYPE { CreateFileTypeNone, CreateFileTypeNamedPipe, CreateFileTypeMailslot } CREATE_FILE_TYPE;
#define IO_NO_PARAMETER_CHECKING 0x0100
#define IO_OPEN_PAGING_FILE 0x0002
#define IO_OPEN_TARGET_DIRECTORY 0x0004
#define IO_STOP_ON_SYMLINK 0x0008
#define IO_MM_PAGING_FILE 0x0010
#define IO_FORCE_ACCESS_CHECK 0x0001
/// Opens or makes a file.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateFile(
    _Out_ PHANDLE FileHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_opt_ PLARGE_INTEGER AllocationSize, _In_ ULONG FileAttributes, _In_ ULONG ShareAccess, _In_ ULONG Disposition, _In_ ULONG CreateOptions,
    _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength, _In_ CREATE_FILE_TYPE CreateFileType, _In_opt_ PVOID InternalParameters, _In_ ULONG Options);
/// Checks that the caller opened the device with the access that a control code demands.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoValidateDeviceIoControlAccess(_In_ PIRP Irp, _In_ ULONG RequiredAccess);
/// Says whether a region lies on the current stack.
NTKERNELAPI LOGICAL NTAPI IoWithinStackLimits(_In_ ULONG_PTR RegionStart, _In_ SIZE_T RegionSize);
/// Opens a class of WMI data.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoWMIOpenBlock(_In_ LPCGUID Guid, _In_ ULONG DesiredAccess, _Out_ PVOID *DataBlockObject);
/// Reads all instances of a class of WMI data.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoWMIQueryAllData(_In_ PVOID DataBlockObject, _Inout_ PULONG InOutBufferSize, _Out_writes_bytes_opt_(*InOutBufferSize) PVOID OutBuffer);
/// Suggests a name for an instance of WMI data.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoWMISuggestInstanceName(_In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING SymbolicLinkName, _In_ BOOLEAN CombineNames, _Out_ PUNICODE_STRING SuggestedInstanceName);
#include <devpropdef.h>
/// Reads a property of a device by its key.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDevicePropertyData(
    _In_ PDEVICE_OBJECT Pdo, _In_ const DEVPROPKEY *PropertyKey, _In_ LCID Lcid, _Reserved_ ULONG Flags, _In_ ULONG Size,
    _Out_writes_bytes_to_(Size, *RequiredSize) PVOID Data, _Out_ PULONG RequiredSize, _Out_ PDEVPROPTYPE Type);
/// Sets a property of a device by its key.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoSetDevicePropertyData(
    _In_ PDEVICE_OBJECT Pdo, _In_ const DEVPROPKEY *PropertyKey, _In_ LCID Lcid, _In_ ULONG Flags, _In_ DEVPROPTYPE Type, _In_ ULONG Size, _In_opt_ PVOID Data);
/// The function number in an I/O control code.
#define IoGetFunctionCodeFromCtlCode(ControlCode) ((ControlCode >> 2) & 0x00000FFF)
#define STATUS_CONTINUE_COMPLETION STATUS_SUCCESS
typedef enum _IO_COMPLETION_ROUTINE_RESULT {
    ContinueCompletion = STATUS_CONTINUE_COMPLETION,
    StopCompletion = STATUS_MORE_PROCESSING_REQUIRED
} IO_COMPLETION_ROUTINE_RESULT, *PIO_COMPLETION_ROUTINE_RESULT;

// ---- bits and strings -----------------------------------------------------------------------------------------------
/// Says whether a run of bits is clear.
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlAreBitsClear(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG StartingIndex, _In_ ULONG Length);
/// Says whether a run of bits is set.
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlAreBitsSet(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG StartingIndex, _In_ ULONG Length);
/// Finds a run of set bits; 0xFFFFFFFF if there is none.
_Must_inspect_result_
NTSYSAPI ULONG NTAPI RtlFindSetBits(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG NumberToFind, _In_ ULONG HintIndex);
/// Finds a run of set bits and clears it.
NTSYSAPI ULONG NTAPI RtlFindSetBitsAndClear(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG NumberToFind, _In_ ULONG HintIndex);
/// Returns the number of the lowest set bit; -1 if there is none.
NTSYSAPI CCHAR NTAPI RtlFindLeastSignificantBit(_In_ ULONGLONG Set);
/// Returns the number of the highest set bit; -1 if there is none.
NTSYSAPI CCHAR NTAPI RtlFindMostSignificantBit(_In_ ULONGLONG Set);
/// Turns UTF-16 text into UTF-8 text.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUnicodeToUTF8N(
    _Out_writes_bytes_to_(UTF8StringMaxByteCount, *UTF8StringActualByteCount) PCHAR UTF8StringDestination, _In_ ULONG UTF8StringMaxByteCount,
    _Out_ PULONG UTF8StringActualByteCount, _In_reads_bytes_(UnicodeStringByteCount) PCWCH UnicodeStringSource, _In_ ULONG UnicodeStringByteCount);
/// Turns UTF-8 text into UTF-16 text.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlUTF8ToUnicodeN(
    _Out_writes_bytes_to_(UnicodeStringMaxByteCount, *UnicodeStringActualByteCount) PWSTR UnicodeStringDestination, _In_ ULONG UnicodeStringMaxByteCount,
    _Out_ PULONG UnicodeStringActualByteCount, _In_reads_bytes_(UTF8StringByteCount) PCCH UTF8StringSource, _In_ ULONG UTF8StringByteCount);
/// Says whether two LUIDs are the same.
#define RtlEqualLuid(L1, L2) (((L1)->LowPart == (L2)->LowPart) && ((L1)->HighPart == (L2)->HighPart))
#define RtlIsZeroLuid(L1) ((BOOLEAN)(((L1)->LowPart | (L1)->HighPart) == 0))

// ---- events by name, threads of a driver ----------------------------------------------------------------------------
/// Allocates an IRP for a device, with a number of stack locations.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI PIRP NTAPI IoAllocateIrpEx(_In_ PDEVICE_OBJECT DeviceObject, _In_ CCHAR StackSize, _In_ BOOLEAN ChargeQuota);
/// Opens or makes a notification event by its name.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PKEVENT NTAPI IoCreateNotificationEvent(_In_ PUNICODE_STRING EventName, _Out_ PHANDLE EventHandle);
/// Opens or makes a synchronization event by its name.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI PKEVENT NTAPI IoCreateSynchronizationEvent(_In_ PUNICODE_STRING EventName, _Out_ PHANDLE EventHandle);
/// Starts a system thread that keeps a driver or device loaded while it runs.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoCreateSystemThread(
    _Inout_ PVOID IoObject, _Out_ PHANDLE ThreadHandle, _In_ ULONG DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ HANDLE ProcessHandle,
    _Out_opt_ PCLIENT_ID ClientId, _In_ PKSTART_ROUTINE StartRoutine, _In_opt_ PVOID StartContext);
/// Returns the identifier of the process whose thread sent the IRP.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI ULONG NTAPI IoGetRequestorProcessId(_In_ PIRP Irp);
/// Says whether no kernel debugger is attached, after looking again.
NTKERNELAPI BOOLEAN NTAPI KdRefreshDebuggerNotPresent(VOID);
/// Returns the time that the system has run, without sleep, in 100 ns.
NTKERNELAPI ULONGLONG NTAPI KeQueryUnbiasedInterruptTime(VOID);
