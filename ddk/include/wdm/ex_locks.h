// Ex: fast mutexes, resources, rundown protection, push locks, work items and callbacks.
#pragma once

// ---- fast mutexes ---------------------------------------------------------------------------------------------------
/// Sets up a fast mutex, which must lie in nonpaged memory.
_IRQL_requires_max_(DISPATCH_LEVEL)
FORCEINLINE VOID ExInitializeFastMutex(_Out_ PFAST_MUTEX FastMutex)
{
    FastMutex->Count = 1;
    FastMutex->Owner = NULL;
    FastMutex->Contention = 0;
    KeInitializeEvent(&FastMutex->Event, SynchronizationEvent, FALSE);
}
/// Takes a fast mutex and raises to APC_LEVEL until it is released.
_Acquires_lock_(*FastMutex)
_IRQL_raises_(APC_LEVEL)
_IRQL_saves_global_(FastMutexObject, FastMutex)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL ExAcquireFastMutex(_Inout_ PFAST_MUTEX FastMutex);
/// Gives up a fast mutex and goes back to the IRQL of before.
_Requires_lock_held_(*FastMutex)
_Releases_lock_(*FastMutex)
_IRQL_requires_(APC_LEVEL)
_IRQL_restores_global_(FastMutexObject, FastMutex)
NTKERNELAPI VOID FASTCALL ExReleaseFastMutex(_Inout_ PFAST_MUTEX FastMutex);
/// Takes a fast mutex if it is free; says whether it did.
_Must_inspect_result_
_Success_(return != FALSE)
_IRQL_requires_max_(APC_LEVEL)
_When_(return != 0, _Acquires_lock_(*FastMutex) _IRQL_raises_(APC_LEVEL) _IRQL_saves_global_(FastMutexObject, FastMutex))
NTKERNELAPI BOOLEAN FASTCALL ExTryToAcquireFastMutex(_Inout_ PFAST_MUTEX FastMutex);
/// Takes a fast mutex in a caller that keeps APCs away already.
_Acquires_lock_(*FastMutex)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL ExAcquireFastMutexUnsafe(_Inout_ PFAST_MUTEX FastMutex);
/// Gives up a fast mutex taken by ExAcquireFastMutexUnsafe.
_Requires_lock_held_(*FastMutex)
_Releases_lock_(*FastMutex)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL ExReleaseFastMutexUnsafe(_Inout_ PFAST_MUTEX FastMutex);

// ---- resources ------------------------------------------------------------------------------------------------------
typedef ULONG_PTR ERESOURCE_THREAD, *PERESOURCE_THREAD;
/// One owner of an ERESOURCE.
typedef struct _OWNER_ENTRY {
    /// Thread that owns it; its low bits are flags.
    ERESOURCE_THREAD OwnerThread;
    union {
        struct {
            /// The owner's I/O priority has been raised for it.
            ULONG IoPriorityBoosted : 1;
            /// The owner's thread object is referenced.
            ULONG OwnerReferenced : 1;
            /// The owner's I/O quality of service has been raised.
            ULONG IoQoSPriorityBoosted : 1;
            /// How often the thread has taken it.
            ULONG OwnerCount : 29;
        };
        /// In the first element of a table: how many elements there are.
        ULONG TableSize;
    };
} OWNER_ENTRY, *POWNER_ENTRY;
/// A lock for many readers or one writer. Nonpaged memory.
typedef struct _ERESOURCE {
    /// Links all resources; so its memory must be freed only after ExDeleteResourceLite.
    LIST_ENTRY SystemResourcesList;
    /// Owners, where one entry does not do.
    POWNER_ENTRY OwnerTable;
    /// How many own it.
    SHORT ActiveCount;
    union {
        /// ResourceOwnedExclusive and other states.
        USHORT Flag;
        struct {
            /// Low half of Flag.
            UCHAR ReservedLowFlags;
            /// Priority of the most urgent one that waits.
            UCHAR WaiterPriority;
        };
    };
    /// What readers wait for.
    PKSEMAPHORE SharedWaiters;
    /// What writers wait for.
    PKEVENT ExclusiveWaiters;
    /// The exclusive or first shared owner.
    OWNER_ENTRY OwnerEntry;
    /// Elements of the owner table in use.
    ULONG ActiveEntries;
    /// How often somebody had to wait.
    ULONG ContentionCount;
    /// Readers that wait.
    ULONG NumberOfSharedWaiters;
    /// Writers that wait.
    ULONG NumberOfExclusiveWaiters;
#ifdef _WIN64
    /// Reserved.
    PVOID Reserved2;
#endif
    union {
        /// Where it was initialized.
        PVOID Address;
        /// In its stead, the recorded calls that led there.
        ULONG_PTR CreatorBackTraceIndex;
    };
    /// Guards the fields above.
    KSPIN_LOCK SpinLock;
} ERESOURCE, *PERESOURCE;
/// Sets up a resource.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExInitializeResourceLite(_Out_ PERESOURCE Resource);
/// Deletes a resource from the system's list.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExDeleteResourceLite(_Inout_ PERESOURCE Resource);
/// Sets a resource up anew.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExReinitializeResourceLite(_Inout_ PERESOURCE Resource);
/// Takes a resource for writing. Normal kernel APCs must be disabled.
_IRQL_requires_max_(APC_LEVEL)
_Requires_lock_held_(_Global_critical_region_)
_When_(Wait != 0, _Post_satisfies_(return != 0))
_When_(return != 0, _Acquires_exclusive_lock_(*Resource))
NTKERNELAPI BOOLEAN NTAPI ExAcquireResourceExclusiveLite(_Inout_ PERESOURCE Resource, _In_ _Literal_ BOOLEAN Wait);
/// Takes a resource for reading. Normal kernel APCs must be disabled.
_IRQL_requires_max_(APC_LEVEL)
_Requires_lock_held_(_Global_critical_region_)
_When_(Wait != 0, _Post_satisfies_(return != 0))
_When_(return != 0, _Acquires_shared_lock_(*Resource))
NTKERNELAPI BOOLEAN NTAPI ExAcquireResourceSharedLite(_Inout_ PERESOURCE Resource, _In_ BOOLEAN Wait);
/// Takes a resource for reading without waiting behind writers that wait.
_IRQL_requires_max_(APC_LEVEL)
_Requires_lock_held_(_Global_critical_region_)
_When_(Wait != 0, _Post_satisfies_(return != 0))
_When_(return != 0, _Acquires_shared_lock_(*Resource))
NTKERNELAPI BOOLEAN NTAPI ExAcquireSharedStarveExclusive(_Inout_ PERESOURCE Resource, _In_ BOOLEAN Wait);
/// Takes a resource for reading, behind writers that wait.
_IRQL_requires_max_(APC_LEVEL)
_Requires_lock_held_(_Global_critical_region_)
_When_(Wait != 0, _Post_satisfies_(return != 0))
_When_(return != 0, _Acquires_shared_lock_(*Resource))
NTKERNELAPI BOOLEAN NTAPI ExAcquireSharedWaitForExclusive(_Inout_ PERESOURCE Resource, _In_ BOOLEAN Wait);
/// Gives up a resource.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Requires_lock_held_(_Global_critical_region_)
_Releases_lock_(*Resource)
NTKERNELAPI VOID FASTCALL ExReleaseResourceLite(_Inout_ PERESOURCE Resource);
#define ExReleaseResource(R) ExReleaseResourceLite(R)
/// Gives up a resource for another thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Releases_lock_(*Resource)
NTKERNELAPI VOID NTAPI ExReleaseResourceForThreadLite(_Inout_ PERESOURCE Resource, _In_ ERESOURCE_THREAD ResourceThreadId);
/// Turns a hold for writing into one for reading.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExConvertExclusiveToSharedLite(_Inout_ PERESOURCE Resource);
/// Says whether the current thread holds a resource for writing.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExIsResourceAcquiredExclusiveLite(_In_ PERESOURCE Resource);
/// Returns how often the current thread holds a resource.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI ULONG NTAPI ExIsResourceAcquiredSharedLite(_In_ PERESOURCE Resource);
#define ExIsResourceAcquiredLite ExIsResourceAcquiredSharedLite
/// Returns how many threads wait to write.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI ULONG NTAPI ExGetExclusiveWaiterCount(_In_ PERESOURCE Resource);
/// Returns how many threads wait to read.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI ULONG NTAPI ExGetSharedWaiterCount(_In_ PERESOURCE Resource);
/// Returns the current thread as an owner of resources.
#define ExGetCurrentResourceThread() ((ULONG_PTR)PsGetCurrentThread())
/// Enters a critical region and takes a resource for writing.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_lock_(_Global_critical_region_)
_Acquires_exclusive_lock_(*Resource)
NTKERNELAPI PVOID NTAPI ExEnterCriticalRegionAndAcquireResourceExclusive(_Inout_ PERESOURCE Resource);
/// Enters a critical region and takes a resource for reading.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_lock_(_Global_critical_region_)
_Acquires_shared_lock_(*Resource)
NTKERNELAPI PVOID NTAPI ExEnterCriticalRegionAndAcquireResourceShared(_Inout_ PERESOURCE Resource);
/// Gives up a resource and leaves the critical region.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Releases_lock_(_Global_critical_region_)
_Releases_lock_(*Resource)
NTKERNELAPI VOID FASTCALL ExReleaseResourceAndLeaveCriticalRegion(_Inout_ PERESOURCE Resource);

// ---- rundown protection ---------------------------------------------------------------------------------------------
/// Counts the uses of an object, until ExWaitForRundownProtectionRelease lets no more come.
typedef struct _EX_RUNDOWN_REF {
    union {
        /// Twice the uses; odd while somebody waits for the end.
        ULONG_PTR Count;
        /// While somebody waits: what the last user signals.
        PVOID Ptr;
    };
} EX_RUNDOWN_REF, *PEX_RUNDOWN_REF;
typedef struct _EX_RUNDOWN_REF_CACHE_AWARE *PEX_RUNDOWN_REF_CACHE_AWARE;
/// Sets up rundown protection.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL ExInitializeRundownProtection(_Out_ PEX_RUNDOWN_REF RunRef);
/// Takes part in the use of a protected object; FALSE if it is being run down.
_Must_inspect_result_
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN FASTCALL ExAcquireRundownProtection(_Inout_ PEX_RUNDOWN_REF RunRef);
/// Ends a use of a protected object.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID FASTCALL ExReleaseRundownProtection(_Inout_ PEX_RUNDOWN_REF RunRef);
/// Waits until nobody uses a protected object any more, and lets nobody in.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL ExWaitForRundownProtectionRelease(_Inout_ PEX_RUNDOWN_REF RunRef);
/// Makes rundown protection usable again.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL ExReInitializeRundownProtection(_Inout_ PEX_RUNDOWN_REF RunRef);
/// Marks a rundown as done.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL ExRundownCompleted(_Out_ PEX_RUNDOWN_REF RunRef);

// ---- push locks and executive spin locks ----------------------------------------------------------------------------
typedef LONG EX_SPIN_LOCK, *PEX_SPIN_LOCK;
typedef ULONG_PTR EX_PUSH_LOCK, *PEX_PUSH_LOCK;
/// Takes a reader-writer spin lock for reading, raises to DISPATCH_LEVEL and returns the former IRQL.
_Acquires_shared_lock_(*SpinLock)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_saves_
_IRQL_raises_(DISPATCH_LEVEL)
NTKERNELAPI KIRQL NTAPI ExAcquireSpinLockShared(_Inout_ PEX_SPIN_LOCK SpinLock);
/// Gives up a reader-writer spin lock held for reading.
_Releases_shared_lock_(*SpinLock)
_IRQL_requires_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExReleaseSpinLockShared(_Inout_ PEX_SPIN_LOCK SpinLock, _In_ _IRQL_restores_ KIRQL OldIrql);
/// Takes a reader-writer spin lock for writing, raises to DISPATCH_LEVEL and returns the former IRQL.
_Acquires_exclusive_lock_(*SpinLock)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_saves_
_IRQL_raises_(DISPATCH_LEVEL)
NTKERNELAPI KIRQL NTAPI ExAcquireSpinLockExclusive(_Inout_ PEX_SPIN_LOCK SpinLock);
/// Gives up a reader-writer spin lock held for writing.
_Releases_exclusive_lock_(*SpinLock)
_IRQL_requires_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExReleaseSpinLockExclusive(_Inout_ PEX_SPIN_LOCK SpinLock, _In_ _IRQL_restores_ KIRQL OldIrql);

// ---- work items, callbacks ------------------------------------------------------------------------------------------
typedef enum _WORK_QUEUE_TYPE {
    CriticalWorkQueue, DelayedWorkQueue, HyperCriticalWorkQueue, NormalWorkQueue, BackgroundWorkQueue, RealTimeWorkQueue,
    SuperCriticalWorkQueue, MaximumWorkQueue, CustomPriorityWorkQueue = 32
} WORK_QUEUE_TYPE;
_Function_class_(WORKER_THREAD_ROUTINE)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI WORKER_THREAD_ROUTINE(_In_ PVOID Parameter);
typedef WORKER_THREAD_ROUTINE *PWORKER_THREAD_ROUTINE;
/// A work item for ExQueueWorkItem.
typedef struct _WORK_QUEUE_ITEM {
    /// Link in the queue of the system's worker threads.
    LIST_ENTRY List;
    /// What a worker thread calls, at PASSIVE_LEVEL.
    PWORKER_THREAD_ROUTINE WorkerRoutine;
    /// Its argument.
    volatile PVOID Parameter;
} WORK_QUEUE_ITEM, *PWORK_QUEUE_ITEM;
/// Sets up a work item for ExQueueWorkItem.
#define ExInitializeWorkItem(Item, Routine, Context) \
    (Item)->WorkerRoutine = (Routine); \
    (Item)->Parameter = (Context); \
    (Item)->List.Flink = NULL;
/// Queues a work item to a system thread. Obsolete: IoQueueWorkItem keeps the driver loaded.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExQueueWorkItem(_Inout_ __drv_aliasesMem PWORK_QUEUE_ITEM WorkItem, _In_ WORK_QUEUE_TYPE QueueType);

_Function_class_(CALLBACK_FUNCTION)
_IRQL_requires_same_
typedef VOID NTAPI CALLBACK_FUNCTION(_In_opt_ PVOID CallbackContext, _In_opt_ PVOID Argument1, _In_opt_ PVOID Argument2);
typedef CALLBACK_FUNCTION *PCALLBACK_FUNCTION;
/// Opens or makes a callback object.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExCreateCallback(_Outptr_ PCALLBACK_OBJECT *CallbackObject, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ BOOLEAN Create, _In_ BOOLEAN AllowMultipleCallbacks);
/// Registers a routine with a callback object.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI PVOID NTAPI ExRegisterCallback(_Inout_ PCALLBACK_OBJECT CallbackObject, _In_ PCALLBACK_FUNCTION CallbackFunction, _In_opt_ PVOID CallbackContext);
/// Withdraws a routine from a callback object.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI ExUnregisterCallback(_Inout_ PVOID CallbackRegistration);
/// Calls the routines of a callback object.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExNotifyCallback(_In_ PVOID CallbackObject, _In_opt_ PVOID Argument1, _In_opt_ PVOID Argument2);

/// Says whether a product suite is installed.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExVerifySuite(_In_ SUITE_TYPE SuiteType);
/// Says whether the processor has a feature.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI ExIsProcessorFeaturePresent(_In_ ULONG ProcessorFeature);
typedef GUID UUID;
/// Makes a UUID.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ExUuidCreate(_Out_ UUID *Uuid);
/// Returns the mode that the current thread's request came from.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI KPROCESSOR_MODE NTAPI ExGetPreviousMode(VOID);
/// Turns system time into local time.
NTKERNELAPI VOID NTAPI ExSystemTimeToLocalTime(_In_ PLARGE_INTEGER SystemTime, _Out_ PLARGE_INTEGER LocalTime);
/// Turns local time into system time.
NTKERNELAPI VOID NTAPI ExLocalTimeToSystemTime(_In_ PLARGE_INTEGER LocalTime, _Out_ PLARGE_INTEGER SystemTime);

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
/// Takes a push lock for writing. Normal kernel APCs must be disabled.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_exclusive_lock_(*PushLock)
NTKERNELAPI VOID FASTCALL ExAcquirePushLockExclusiveEx(_Inout_ PEX_PUSH_LOCK PushLock, _In_ ULONG Flags);
/// Takes a push lock for reading. Normal kernel APCs must be disabled.
_IRQL_requires_max_(APC_LEVEL)
_Acquires_shared_lock_(*PushLock)
NTKERNELAPI VOID FASTCALL ExAcquirePushLockSharedEx(_Inout_ PEX_PUSH_LOCK PushLock, _In_ ULONG Flags);
/// Gives up a push lock held for writing.
_IRQL_requires_max_(APC_LEVEL)
_Releases_exclusive_lock_(*PushLock)
NTKERNELAPI VOID FASTCALL ExReleasePushLockExclusiveEx(_Inout_ PEX_PUSH_LOCK PushLock, _In_ ULONG Flags);
/// Gives up a push lock held for reading.
_IRQL_requires_max_(APC_LEVEL)
_Releases_shared_lock_(*PushLock)
NTKERNELAPI VOID FASTCALL ExReleasePushLockSharedEx(_Inout_ PEX_PUSH_LOCK PushLock, _In_ ULONG Flags);
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
