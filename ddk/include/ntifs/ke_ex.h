// Ke and Ex: queues of threads, attaching to processes, queued spin locks, resources.
#pragma once

// ---- attaching ------------------------------------------------------------------------------------------------------
/// What KeStackAttachProcess saves of a thread.
typedef struct _KAPC_STATE {
    /// Kernel and user APCs that wait.
    LIST_ENTRY ApcListHead[2];
    /// The process the thread was in.
    PKPROCESS Process;
    /// TRUE while a kernel APC runs.
    BOOLEAN KernelApcInProgress;
    /// TRUE if kernel APCs wait.
    BOOLEAN KernelApcPending;
    /// TRUE if user APCs wait.
    BOOLEAN UserApcPending;
} KAPC_STATE, *PKAPC_STATE, *RESTRICTED_POINTER PRKAPC_STATE;
/// Lets the current thread work in the address space of another process.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeStackAttachProcess(_Inout_ PRKPROCESS PROCESS, _Out_ PRKAPC_STATE ApcState);
/// Takes the current thread back to the address space of before.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeUnstackDetachProcess(_In_ PRKAPC_STATE ApcState);
/// Lets the current thread work in the address space of another process. Replaced by KeStackAttachProcess.
_IRQL_requires_max_(APC_LEVEL)
_Superseded_by_(KeStackAttachProcess)
NTKERNELAPI VOID NTAPI KeAttachProcess(_Inout_ PRKPROCESS Process);
/// Takes the current thread back to its own process. Replaced by KeUnstackDetachProcess.
_IRQL_requires_max_(APC_LEVEL)
_Superseded_by_(KeUnstackDetachProcess)
NTKERNELAPI VOID NTAPI KeDetachProcess(VOID);
/// Says whether the current thread works in the address space of another process.
NTKERNELAPI BOOLEAN NTAPI KeIsAttachedProcess(VOID);
/// Lets the stack of the current thread be paged out, or not, and returns what was.
_IRQL_requires_max_(APC_LEVEL)
_Success_(return)
NTKERNELAPI BOOLEAN NTAPI KeSetKernelStackSwapEnable(_In_ BOOLEAN Enable);
/// Sets the processor that a thread runs on best and returns what it was.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI UCHAR NTAPI KeSetIdealProcessorThread(_Inout_ PKTHREAD Thread, _In_ UCHAR Processor);
/// Has a DPC routine run on every processor.
NTKERNELAPI VOID NTAPI KeGenericCallDpc(_In_ PKDEFERRED_ROUTINE Routine, _In_opt_ PVOID Context);
/// Ends the part of a processor in KeGenericCallDpc.
NTKERNELAPI VOID NTAPI KeSignalCallDpcDone(_In_ PVOID SystemArgument1);
/// Waits in KeGenericCallDpc for the other processors.
NTKERNELAPI LOGICAL NTAPI KeSignalCallDpcSynchronize(_In_ PVOID SystemArgument2);

// ---- queues of threads ----------------------------------------------------------------------------------------------
/// A queue whose entries wake a limited number of threads.
typedef struct _KQUEUE {
    /// Signal state: the number of entries.
    DISPATCHER_HEADER Header;
    /// The entries.
    LIST_ENTRY EntryListHead;
    /// Threads that run with entries of this queue.
    volatile ULONG CurrentCount;
    /// How many may.
    ULONG MaximumCount;
    /// Threads that use the queue.
    LIST_ENTRY ThreadListHead;
} KQUEUE, *PKQUEUE, *RESTRICTED_POINTER PRKQUEUE;
/// Sets up a queue of threads; 0 lets as many run as there are processors.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeInitializeQueue(_Out_ PRKQUEUE Queue, _In_ ULONG Count);
/// Returns the number of entries of a queue.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG NTAPI KeReadStateQueue(_In_ PRKQUEUE Queue);
/// Puts an entry at the end of a queue; returns how many there were.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG NTAPI KeInsertQueue(_Inout_ PRKQUEUE Queue, _Inout_ PLIST_ENTRY Entry);
/// Puts an entry at the head of a queue; returns how many there were.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG NTAPI KeInsertHeadQueue(_Inout_ PRKQUEUE Queue, _Inout_ PLIST_ENTRY Entry);
/// Takes an entry out of a queue and waits for one; returns a status in its place if the wait ends otherwise.
_IRQL_requires_min_(PASSIVE_LEVEL)
_When_((Timeout == NULL || Timeout->QuadPart != 0), _IRQL_requires_max_(APC_LEVEL))
_When_((Timeout != NULL && Timeout->QuadPart == 0), _IRQL_requires_max_(DISPATCH_LEVEL))
NTKERNELAPI PLIST_ENTRY NTAPI KeRemoveQueue(_Inout_ PRKQUEUE Queue, _In_ KPROCESSOR_MODE WaitMode, _In_opt_ PLARGE_INTEGER Timeout);
/// Takes several entries out of a queue and waits for one.
_IRQL_requires_min_(PASSIVE_LEVEL)
_When_((Timeout == NULL || *Timeout != 0), _IRQL_requires_max_(APC_LEVEL))
_When_((Timeout != NULL && *Timeout == 0), _IRQL_requires_max_(DISPATCH_LEVEL))
NTKERNELAPI ULONG NTAPI KeRemoveQueueEx(
    _Inout_ PKQUEUE Queue, _In_ KPROCESSOR_MODE WaitMode, _In_ BOOLEAN Alertable, _In_opt_ PLARGE_INTEGER Timeout,
    _Out_writes_opt_(Count) PLIST_ENTRY *EntryArray, _In_ ULONG Count);
/// Ends a queue and returns the entries that are left.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PLIST_ENTRY NTAPI KeRundownQueue(_Inout_ PRKQUEUE Queue);

// ---- mutants --------------------------------------------------------------------------------------------------------
/// Sets up a mutex that programs may share.
NTKERNELAPI VOID NTAPI KeInitializeMutant(_Out_ PRKMUTANT Mutant, _In_ BOOLEAN InitialOwner);
/// Returns the state of a mutant: 1 if it is free.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Superseded_by_(KeReadStateMutex)
NTKERNELAPI LONG NTAPI KeReadStateMutant(_In_ PRKMUTANT Mutant);
/// Gives a mutant back; returns its state before.
_When_(Wait == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_When_(Wait == 1, _IRQL_requires_max_(APC_LEVEL))
_Superseded_by_(KeReleaseMutex)
NTKERNELAPI LONG NTAPI KeReleaseMutant(_Inout_ PRKMUTANT Mutant, _In_ KPRIORITY Increment, _In_ BOOLEAN Abandoned, _In_ BOOLEAN Wait);

// ---- queued spin locks ----------------------------------------------------------------------------------------------
typedef enum _KSPIN_LOCK_QUEUE_NUMBER {
    LockQueueUnusedSpare0, LockQueueUnusedSpare1, LockQueueUnusedSpare2, LockQueueUnusedSpare3, LockQueueVacbLock, LockQueueMasterLock,
    LockQueueNonPagedPoolLock, LockQueueIoCancelLock, LockQueueUnusedSpare8, LockQueueIoVpbLock, LockQueueIoDatabaseLock,
    LockQueueIoCompletionLock, LockQueueNtfsStructLock, LockQueueAfdWorkQueueLock, LockQueueBcbLock, LockQueueUnusedSpare15,
    LockQueueUnusedSpare16, LockQueueMaximumLock
} KSPIN_LOCK_QUEUE_NUMBER, *PKSPIN_LOCK_QUEUE_NUMBER;
/// Takes one of the system's queued spin locks and returns the former IRQL.
_Requires_lock_not_held_(Number)
_Acquires_lock_(Number)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_raises_(DISPATCH_LEVEL)
_IRQL_saves_
NTKERNELAPI KIRQL NTAPI KeAcquireQueuedSpinLock(_In_ KSPIN_LOCK_QUEUE_NUMBER Number);
/// Gives one of the system's queued spin locks back.
_Requires_lock_held_(Number)
_Releases_lock_(Number)
_IRQL_requires_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeReleaseQueuedSpinLock(_In_ KSPIN_LOCK_QUEUE_NUMBER Number, _In_ _IRQL_restores_ KIRQL OldIrql);
/// Takes one of the system's queued spin locks if it is free.
_Must_inspect_result_
_Post_satisfies_(return == 1 || return == 0)
_When_(return != 0, _IRQL_raises_(DISPATCH_LEVEL))
NTKERNELAPI LOGICAL NTAPI KeTryToAcquireQueuedSpinLock(_In_ KSPIN_LOCK_QUEUE_NUMBER Number, _Out_ _At_(*OldIrql, _IRQL_saves_) PKIRQL OldIrql);

// ---- Ex -------------------------------------------------------------------------------------------------------------
/// Returns the bytes of a pool block.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI SIZE_T NTAPI ExQueryPoolBlockSize(_In_ PVOID PoolBlock, _Out_ PBOOLEAN QuotaCharged);
/// Adjusts the depths of the system's lookaside lists.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExAdjustLookasideDepth(VOID);
/// Keeps the owners of a resource from getting a higher priority while others wait for it.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ExDisableResourceBoostLite(_In_ PERESOURCE Resource);
/// Takes a spin lock and raises IRQL to SYNCH_LEVEL; returns the former IRQL.
_Requires_lock_not_held_(*SpinLock)
_Acquires_lock_(*SpinLock)
_IRQL_raises_(SYNCH_LEVEL)
_IRQL_saves_
NTKERNELAPI KIRQL FASTCALL KeAcquireSpinLockRaiseToSynch(_Inout_ PKSPIN_LOCK SpinLock);
