// Ke: IRQL, spin locks, waits, events and the other dispatcher objects, DPCs, timers, interrupts, processors, time.
#pragma once

// ---- IRQL -----------------------------------------------------------------------------------------------------------
/// Returns the IRQL of the current processor.
_IRQL_requires_max_(HIGH_LEVEL)
_IRQL_saves_
NTKERNELAPI KIRQL NTAPI KeGetCurrentIrql(VOID);
/// Raises the IRQL to a level and returns the former one.
_IRQL_requires_max_(HIGH_LEVEL)
_IRQL_raises_(NewIrql)
_IRQL_saves_
NTKERNELAPI KIRQL FASTCALL KfRaiseIrql(_In_ KIRQL NewIrql);
/// Raises the IRQL to a level and stores the former one.
#define KeRaiseIrql(NewIrql, OldIrql) *(OldIrql) = KfRaiseIrql(NewIrql)
/// Lowers the IRQL to the level that KeRaiseIrql stored.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI VOID NTAPI KeLowerIrql(_In_ _IRQL_restores_ _Notliteral_ KIRQL NewIrql);
#define KfLowerIrql KeLowerIrql
/// Raises the IRQL to DISPATCH_LEVEL and returns the former one.
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_raises_(DISPATCH_LEVEL)
_IRQL_saves_
NTKERNELAPI KIRQL NTAPI KeRaiseIrqlToDpcLevel(VOID);
/// Raises the IRQL to the level of processor synchronisation and returns the former one.
_IRQL_requires_max_(SYNCH_LEVEL)
_IRQL_raises_(SYNCH_LEVEL)
_IRQL_saves_
NTKERNELAPI KIRQL NTAPI KeRaiseIrqlToSynchLevel(VOID);

/// States that the code that follows may touch pageable memory: IRQL must be APC_LEVEL or lower.
_IRQL_requires_max_(APC_LEVEL)
VOID __ringside_paged_code(VOID);
/// States that the code that follows may touch pageable memory: IRQL must be APC_LEVEL or lower.
// Whole statements, as Windows has them: some sources leave the semicolon out.
#define PAGED_CODE() __ringside_paged_code();
#define PAGED_CODE_LOCKED() ((void)0);
#define PAGED_ASSERT(exp) ((void)0)

// ---- spin locks -----------------------------------------------------------------------------------------------------
/// Sets up a spin lock, which must lie in nonpaged memory.
NTKERNELAPI VOID NTAPI KeInitializeSpinLock(_Out_ PKSPIN_LOCK SpinLock);
/// Takes a spin lock, raises IRQL to DISPATCH_LEVEL and returns the former IRQL.
_Requires_lock_not_held_(*SpinLock)
_Acquires_lock_(*SpinLock)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_raises_(DISPATCH_LEVEL)
_IRQL_saves_
NTKERNELAPI KIRQL NTAPI KeAcquireSpinLockRaiseToDpc(_Inout_ PKSPIN_LOCK SpinLock);
#define KfAcquireSpinLock KeAcquireSpinLockRaiseToDpc
/// Takes a spin lock, raises IRQL to DISPATCH_LEVEL and stores the former IRQL.
#define KeAcquireSpinLock(SpinLock, OldIrql) *(OldIrql) = KeAcquireSpinLockRaiseToDpc(SpinLock)
/// Releases a spin lock and goes back to the IRQL that taking it stored.
_Requires_lock_held_(*SpinLock)
_Releases_lock_(*SpinLock)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeReleaseSpinLock(_Inout_ PKSPIN_LOCK SpinLock, _In_ _IRQL_restores_ KIRQL NewIrql);
#define KfReleaseSpinLock KeReleaseSpinLock
/// Takes a spin lock for a caller that runs at DISPATCH_LEVEL or above already.
_Requires_lock_not_held_(*SpinLock)
_Acquires_lock_(*SpinLock)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeAcquireSpinLockAtDpcLevel(_Inout_ PKSPIN_LOCK SpinLock);
#define KefAcquireSpinLockAtDpcLevel KeAcquireSpinLockAtDpcLevel
/// Releases a spin lock taken by KeAcquireSpinLockAtDpcLevel; IRQL stays.
_Requires_lock_held_(*SpinLock)
_Releases_lock_(*SpinLock)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeReleaseSpinLockFromDpcLevel(_Inout_ PKSPIN_LOCK SpinLock);
#define KefReleaseSpinLockFromDpcLevel KeReleaseSpinLockFromDpcLevel
/// Takes a spin lock if it is free; says whether it did. The caller runs at DISPATCH_LEVEL or above.
_Must_inspect_result_
_IRQL_requires_min_(DISPATCH_LEVEL)
_Post_satisfies_(return == 1 || return == 0)
_When_(return != 0, _Acquires_lock_(*SpinLock))
NTKERNELAPI BOOLEAN FASTCALL KeTryToAcquireSpinLockAtDpcLevel(_Inout_ PKSPIN_LOCK SpinLock);
/// Says whether a spin lock is free.
NTKERNELAPI BOOLEAN FASTCALL KeTestSpinLock(_In_ PKSPIN_LOCK SpinLock);
/// Takes a spin lock and raises to DISPATCH_LEVEL if the caller is below it; returns the former IRQL.
_Acquires_lock_(*SpinLock)
_IRQL_requires_max_(HIGH_LEVEL)
_When_(KeGetCurrentIrql() < DISPATCH_LEVEL, _IRQL_raises_(DISPATCH_LEVEL))
_IRQL_saves_
NTKERNELAPI KIRQL FASTCALL KeAcquireSpinLockForDpc(_Inout_ PKSPIN_LOCK SpinLock);
/// Releases a spin lock taken by KeAcquireSpinLockForDpc.
_Releases_lock_(*SpinLock)
NTKERNELAPI VOID FASTCALL KeReleaseSpinLockForDpc(_Inout_ PKSPIN_LOCK SpinLock, _In_ _IRQL_restores_ KIRQL OldIrql);
/// Takes a queued spin lock: waiters get it in the order in which they came. Raises to DISPATCH_LEVEL.
_Requires_lock_not_held_(*LockHandle)
_Acquires_lock_(*LockHandle)
_Post_same_lock_(*SpinLock, *LockHandle)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_saves_global_(QueuedSpinLock, LockHandle)
_IRQL_raises_(DISPATCH_LEVEL)
NTKERNELAPI VOID FASTCALL KeAcquireInStackQueuedSpinLock(_Inout_ PKSPIN_LOCK SpinLock, _Out_ PKLOCK_QUEUE_HANDLE LockHandle);
/// Releases a queued spin lock and goes back to the IRQL of before.
_Requires_lock_held_(*LockHandle)
_Releases_lock_(*LockHandle)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
_IRQL_restores_global_(QueuedSpinLock, LockHandle)
NTKERNELAPI VOID FASTCALL KeReleaseInStackQueuedSpinLock(_In_ PKLOCK_QUEUE_HANDLE LockHandle);
/// Takes a queued spin lock for a caller at DISPATCH_LEVEL or above.
_Requires_lock_not_held_(*LockHandle)
_Acquires_lock_(*LockHandle)
_Post_same_lock_(*SpinLock, *LockHandle)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID FASTCALL KeAcquireInStackQueuedSpinLockAtDpcLevel(_Inout_ PKSPIN_LOCK SpinLock, _Out_ PKLOCK_QUEUE_HANDLE LockHandle);
/// Releases a queued spin lock taken at DISPATCH_LEVEL; IRQL stays.
_Requires_lock_held_(*LockHandle)
_Releases_lock_(*LockHandle)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI VOID FASTCALL KeReleaseInStackQueuedSpinLockFromDpcLevel(_In_ PKLOCK_QUEUE_HANDLE LockHandle);
/// Takes the spin lock of an interrupt object and raises to its IRQL; returns the former IRQL.
_Requires_lock_not_held_(*Interrupt)
_Acquires_lock_(*Interrupt)
_IRQL_requires_max_(HIGH_LEVEL)
_IRQL_raises_(HIGH_LEVEL)
_IRQL_saves_
NTKERNELAPI KIRQL NTAPI KeAcquireInterruptSpinLock(_Inout_ PKINTERRUPT Interrupt);
/// Releases the spin lock of an interrupt object and goes back to the IRQL of before.
_Requires_lock_held_(*Interrupt)
_Releases_lock_(*Interrupt)
NTKERNELAPI VOID NTAPI KeReleaseInterruptSpinLock(_Inout_ PKINTERRUPT Interrupt, _In_ _IRQL_restores_ KIRQL OldIrql);
/// Runs a routine at an interrupt's IRQL with its spin lock held, so that it excludes the interrupt service routine.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeSynchronizeExecution(
    _Inout_ PKINTERRUPT Interrupt, _In_ PKSYNCHRONIZE_ROUTINE SynchronizeRoutine, _In_opt_ PVOID SynchronizeContext);

// ---- waiting --------------------------------------------------------------------------------------------------------
/// Waits until an object is signaled or the time is over. Time in 100 ns: negative from now, positive since 1601, NULL for ever.
_IRQL_requires_min_(PASSIVE_LEVEL)
_When_((Timeout == NULL || Timeout->QuadPart != 0), _IRQL_requires_max_(APC_LEVEL))
_When_((Timeout != NULL && Timeout->QuadPart == 0), _IRQL_requires_max_(DISPATCH_LEVEL))
NTKERNELAPI NTSTATUS NTAPI KeWaitForSingleObject(
    _In_ _Points_to_data_ PVOID Object,
    _In_ _Strict_type_match_ KWAIT_REASON WaitReason,
    _In_ KPROCESSOR_MODE WaitMode,
    _In_ BOOLEAN Alertable,
    _In_opt_ PLARGE_INTEGER Timeout);
#define KeWaitForMutexObject KeWaitForSingleObject
/// Waits until one or all of several objects are signaled, or the time is over.
_IRQL_requires_min_(PASSIVE_LEVEL)
_When_((Timeout == NULL || Timeout->QuadPart != 0), _IRQL_requires_max_(APC_LEVEL))
_When_((Timeout != NULL && Timeout->QuadPart == 0), _IRQL_requires_max_(DISPATCH_LEVEL))
NTKERNELAPI NTSTATUS NTAPI KeWaitForMultipleObjects(
    _In_ ULONG Count,
    _In_reads_(Count) PVOID Object[],
    _In_ _Strict_type_match_ WAIT_TYPE WaitType,
    _In_ _Strict_type_match_ KWAIT_REASON WaitReason,
    _In_ KPROCESSOR_MODE WaitMode,
    _In_ BOOLEAN Alertable,
    _In_opt_ PLARGE_INTEGER Timeout,
    _Out_opt_ PKWAIT_BLOCK WaitBlockArray);
/// Puts the thread to sleep for a time in 100 ns, negative from now.
_IRQL_requires_min_(PASSIVE_LEVEL)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeDelayExecutionThread(_In_ KPROCESSOR_MODE WaitMode, _In_ BOOLEAN Alertable, _In_ PLARGE_INTEGER Interval);

/// Sets up an event of a type with a first state.
NTKERNELAPI VOID NTAPI KeInitializeEvent(_Out_ PRKEVENT Event, _In_ EVENT_TYPE Type, _In_ BOOLEAN State);
/// Takes an event out of the signaled state.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeClearEvent(_Inout_ PRKEVENT Event);
/// Takes an event out of the signaled state and returns the former state.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG NTAPI KeResetEvent(_Inout_ PRKEVENT Event);
/// Signals an event and returns the former state. With Wait TRUE a wait must follow at once.
_IRQL_requires_min_(PASSIVE_LEVEL)
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_(Wait == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_When_(Wait == 1, _IRQL_requires_max_(APC_LEVEL))
NTKERNELAPI LONG NTAPI KeSetEvent(_Inout_ PRKEVENT Event, _In_ KPRIORITY Increment, _In_ _Literal_ BOOLEAN Wait);
/// Signals an event for the threads that wait now, and clears it.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG NTAPI KePulseEvent(_Inout_ PRKEVENT Event, _In_ KPRIORITY Increment, _In_ BOOLEAN Wait);
/// Returns the state of an event: nonzero is signaled.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG NTAPI KeReadStateEvent(_In_ PRKEVENT Event);
/// Sets up a mutex, not owned.
NTKERNELAPI VOID NTAPI KeInitializeMutex(_Out_ PRKMUTEX Mutex, _In_ ULONG Level);
/// Returns the state of a mutex: 1 is not owned.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG NTAPI KeReadStateMutex(_In_ PRKMUTEX Mutex);
/// Gives up a mutex and returns the former state; 0 means it is free now.
_IRQL_requires_min_(PASSIVE_LEVEL)
_When_(Wait == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_When_(Wait == 1, _IRQL_requires_max_(APC_LEVEL))
NTKERNELAPI LONG NTAPI KeReleaseMutex(_Inout_ PRKMUTEX Mutex, _In_ _Literal_ BOOLEAN Wait);
/// Sets up a semaphore with a count and a limit.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI KeInitializeSemaphore(_Out_ PRKSEMAPHORE Semaphore, _In_ LONG Count, _In_ LONG Limit);
/// Returns the count of a semaphore.
NTKERNELAPI LONG NTAPI KeReadStateSemaphore(_In_ PRKSEMAPHORE Semaphore);
/// Adds to the count of a semaphore and returns the former count.
_IRQL_requires_min_(PASSIVE_LEVEL)
_When_(Wait == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_When_(Wait == 1, _IRQL_requires_max_(APC_LEVEL))
NTKERNELAPI LONG NTAPI KeReleaseSemaphore(_Inout_ PRKSEMAPHORE Semaphore, _In_ KPRIORITY Increment, _In_ LONG Adjustment, _In_ _Literal_ BOOLEAN Wait);
/// Keeps normal kernel APCs from the current thread until KeLeaveCriticalRegion.
_Acquires_lock_(_Global_critical_region_)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeEnterCriticalRegion(VOID);
/// Lets normal kernel APCs reach the current thread again.
_Requires_lock_held_(_Global_critical_region_)
_Releases_lock_(_Global_critical_region_)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeLeaveCriticalRegion(VOID);
/// Keeps all APCs from the current thread until KeLeaveGuardedRegion.
_Acquires_lock_(_Global_critical_region_)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeEnterGuardedRegion(VOID);
/// Lets APCs reach the current thread again.
_Requires_lock_held_(_Global_critical_region_)
_Releases_lock_(_Global_critical_region_)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeLeaveGuardedRegion(VOID);
/// Says whether all APCs are kept from the current thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeAreAllApcsDisabled(VOID);
/// Says whether normal kernel APCs are kept from the current thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeAreApcsDisabled(VOID);
/// Sets up a guarded mutex.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL KeInitializeGuardedMutex(_Out_ PKGUARDED_MUTEX Mutex);
/// Takes a guarded mutex and enters a guarded region.
_Acquires_lock_(_Global_critical_region_)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL KeAcquireGuardedMutex(_Inout_ _Requires_lock_not_held_(*_Curr_) _Acquires_lock_(*_Curr_) PKGUARDED_MUTEX Mutex);
/// Gives up a guarded mutex and leaves the guarded region.
_Releases_lock_(_Global_critical_region_)
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID FASTCALL KeReleaseGuardedMutex(_Inout_ _Requires_lock_held_(*_Curr_) _Releases_lock_(*_Curr_) PKGUARDED_MUTEX Mutex);

// ---- DPCs and timers ------------------------------------------------------------------------------------------------
/// Sets up a DPC object for a routine and its context.
NTKERNELAPI VOID NTAPI KeInitializeDpc(_Out_ PRKDPC Dpc, _In_ PKDEFERRED_ROUTINE DeferredRoutine, _In_opt_ _Points_to_data_ PVOID DeferredContext);
/// Sets up a threaded DPC, which runs at PASSIVE_LEVEL where the system allows it.
NTKERNELAPI VOID NTAPI KeInitializeThreadedDpc(_Out_ PRKDPC Dpc, _In_ PKDEFERRED_ROUTINE DeferredRoutine, _In_opt_ PVOID DeferredContext);
/// Queues a DPC; FALSE if it is queued already.
NTKERNELAPI BOOLEAN NTAPI KeInsertQueueDpc(_Inout_ PRKDPC Dpc, _In_opt_ PVOID SystemArgument1, _In_opt_ PVOID SystemArgument2);
/// Takes a DPC out of the queue; FALSE if it was not in it.
NTKERNELAPI BOOLEAN NTAPI KeRemoveQueueDpc(_Inout_ PRKDPC Dpc);
/// Chooses where in the queue a DPC goes.
NTKERNELAPI VOID NTAPI KeSetImportanceDpc(_Inout_ PRKDPC Dpc, _In_ KDPC_IMPORTANCE Importance);
/// Chooses the processor on which a DPC runs.
NTKERNELAPI VOID NTAPI KeSetTargetProcessorDpc(_Inout_ PRKDPC Dpc, _In_ CCHAR Number);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Waits until all DPCs that are queued have run.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeFlushQueuedDpcs(VOID);
/// Sets up a notification timer.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeInitializeTimer(_Out_ PKTIMER Timer);
/// Sets up a timer of a type.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeInitializeTimerEx(_Out_ PKTIMER Timer, _In_ TIMER_TYPE Type);
/// Starts a timer that expires once; TRUE if it was running. Time in 100 ns, negative from now.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeSetTimer(_Inout_ PKTIMER Timer, _In_ LARGE_INTEGER DueTime, _In_opt_ PKDPC Dpc);
/// Starts a timer that expires first at a time and then each so many milliseconds.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeSetTimerEx(_Inout_ PKTIMER Timer, _In_ LARGE_INTEGER DueTime, _In_ LONG Period, _In_opt_ PKDPC Dpc);
/// Starts a timer that may expire late by a tolerance, so that the system can sleep longer.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeSetCoalescableTimer(
    _Inout_ PKTIMER Timer, _In_ LARGE_INTEGER DueTime, _In_ ULONG Period, _In_ ULONG TolerableDelay, _In_opt_ PKDPC Dpc);
/// Stops a timer; TRUE if it was running. A DPC it has queued already still runs.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeCancelTimer(_Inout_ PKTIMER Timer);
/// Says whether a timer has expired.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeReadStateTimer(_In_ PKTIMER Timer);

// ---- device queues --------------------------------------------------------------------------------------------------
/// Sets up a device queue, not busy.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeInitializeDeviceQueue(_Out_ PKDEVICE_QUEUE DeviceQueue);
/// Puts an entry at the end of a busy queue; FALSE if the queue was not busy: it is now, and the entry is the caller's.
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeInsertDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue, _Inout_ PKDEVICE_QUEUE_ENTRY DeviceQueueEntry);
/// Puts an entry into a busy queue by its sort key.
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeInsertByKeyDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue, _Inout_ PKDEVICE_QUEUE_ENTRY DeviceQueueEntry, _In_ ULONG SortKey);
/// Takes the first entry from a queue; NULL if it is empty, and then it is not busy any more.
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI PKDEVICE_QUEUE_ENTRY NTAPI KeRemoveDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue);
/// Takes the first entry whose key is not below one given.
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
NTKERNELAPI PKDEVICE_QUEUE_ENTRY NTAPI KeRemoveByKeyDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue, _In_ ULONG SortKey);
/// Takes a certain entry from a queue; FALSE if it was not in it.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeRemoveEntryDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue, _Inout_ PKDEVICE_QUEUE_ENTRY DeviceQueueEntry);

// ---- time, threads, processors --------------------------------------------------------------------------------------
/// Gives the system time: 100 ns since 1 January 1601, UTC.
NTKERNELAPI VOID NTAPI KeQuerySystemTime(_Out_ PLARGE_INTEGER CurrentTime);
/// Gives the system time with the best precision there is.
NTKERNELAPI VOID NTAPI KeQuerySystemTimePrecise(_Out_ PLARGE_INTEGER CurrentTime);
/// Returns the time since the system started, in 100 ns.
NTKERNELAPI ULONGLONG NTAPI KeQueryInterruptTime(VOID);
/// Returns the time since the system started, in 100 ns, with the best precision there is.
NTKERNELAPI ULONGLONG NTAPI KeQueryInterruptTimePrecise(_Out_ PULONG64 QpcTimeStamp);
/// Gives the number of clock ticks since the system started.
NTKERNELAPI VOID NTAPI KeQueryTickCount(_Out_ PLARGE_INTEGER TickCount);
#ifdef _WIN64
// Macros, there, that take a pointer to any 64 bits.
#define KeQuerySystemTime(CurrentTime) KeQuerySystemTime((PLARGE_INTEGER)(CurrentTime))
#define KeQueryTickCount(TickCount) KeQueryTickCount((PLARGE_INTEGER)(TickCount))
#endif
/// Returns the length of a clock tick in 100 ns.
NTKERNELAPI ULONG NTAPI KeQueryTimeIncrement(VOID);
/// Reads the performance counter and its frequency in counts a second.
NTKERNELAPI LARGE_INTEGER NTAPI KeQueryPerformanceCounter(_Out_opt_ PLARGE_INTEGER PerformanceFrequency);
/// Asks for a shorter clock tick, or gives it up; returns the one in force, in 100 ns.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI ULONG NTAPI ExSetTimerResolution(_In_ ULONG DesiredTime, _In_ BOOLEAN SetResolution);
/// Keeps the processor busy for a number of microseconds; no more than 50.
NTKERNELAPI VOID NTAPI KeStallExecutionProcessor(_In_ ULONG MicroSeconds);
/// Returns the current thread.
NTKERNELAPI PKTHREAD NTAPI KeGetCurrentThread(VOID);
/// Sets the priority of a thread and returns the former one.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI KPRIORITY NTAPI KeSetPriorityThread(_Inout_ PKTHREAD Thread, _In_ KPRIORITY Priority);
/// Returns the priority of a thread.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI KPRIORITY NTAPI KeQueryPriorityThread(_In_ PKTHREAD Thread);
/// Sets the priority of a thread relative to its process.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG NTAPI KeSetBasePriorityThread(_Inout_ PKTHREAD Thread, _In_ LONG Increment);
/// Returns the number of the current processor, from 0.
NTKERNELAPI ULONG NTAPI KeGetCurrentProcessorNumber(VOID);
/// Returns the number of the current processor over all groups.
NTKERNELAPI ULONG NTAPI KeGetCurrentProcessorNumberEx(_Out_opt_ PPROCESSOR_NUMBER ProcNumber);
/// Returns the number of the current processor over all groups.
#define KeGetCurrentProcessorIndex() KeGetCurrentProcessorNumberEx(NULL)
/// Returns how many processors are active.
NTKERNELAPI ULONG NTAPI KeQueryActiveProcessorCount(_Out_opt_ PKAFFINITY ActiveProcessors);
/// Returns how many processors of a group are active.
NTKERNELAPI ULONG NTAPI KeQueryActiveProcessorCountEx(_In_ USHORT GroupNumber);
/// Returns the largest number of processors there can be.
NTKERNELAPI ULONG NTAPI KeQueryMaximumProcessorCount(VOID);
/// Returns the largest number of processors a group can have.
NTKERNELAPI ULONG NTAPI KeQueryMaximumProcessorCountEx(_In_ USHORT GroupNumber);
/// Returns a bit for each active processor.
NTKERNELAPI KAFFINITY NTAPI KeQueryActiveProcessors(VOID);
/// Keeps the current thread on the processors given.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeSetSystemAffinityThread(_In_ KAFFINITY Affinity);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Lets the current thread run on the processors it had before.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeRevertToUserAffinityThread(VOID);
/// Runs a routine on all processors at once, at IPI_LEVEL.
_IRQL_requires_max_(IPI_LEVEL - 1)
NTKERNELAPI ULONG_PTR NTAPI KeIpiGenericCall(_In_ PKIPI_BROADCAST_WORKER BroadcastFunction, _In_ ULONG_PTR Context);
/// Keeps the floating-point state, so that kernel code may use floating point.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
_When_(return >= 0, _Kernel_float_saved_)
NTKERNELAPI NTSTATUS NTAPI KeSaveFloatingPointState(_Out_ PKFLOATING_SAVE FloatSave);
/// Brings back the floating-point state that KeSaveFloatingPointState kept.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Kernel_float_restored_
NTKERNELAPI NTSTATUS NTAPI KeRestoreFloatingPointState(_In_ PKFLOATING_SAVE FloatSave);
/// Makes what DMA and the processor see of a buffer agree.
#define KeFlushIoBuffers(Mdl, ReadOperation, DmaOperation)
#define KeGetDcacheFillSize() 64L
/// Calls a routine with a stack of at least a size.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI KeExpandKernelStackAndCallout(_In_ PEXPAND_STACK_CALLOUT Callout, _In_opt_ PVOID Parameter, _In_ SIZE_T Size);

// ---- stopping the system --------------------------------------------------------------------------------------------
/// Stops the system with a bugcheck code.
DECLSPEC_NORETURN _Analysis_noreturn_ NTKERNELAPI VOID NTAPI KeBugCheck(_In_ ULONG BugCheckCode);
/// Stops the system with a bugcheck code and four parameters.
DECLSPEC_NORETURN _Analysis_noreturn_ NTKERNELAPI VOID NTAPI KeBugCheckEx(
    _In_ ULONG BugCheckCode,
    _In_ ULONG_PTR BugCheckParameter1,
    _In_ ULONG_PTR BugCheckParameter2,
    _In_ ULONG_PTR BugCheckParameter3,
    _In_ ULONG_PTR BugCheckParameter4);
/// Sets up a record for KeRegisterBugCheckCallback.
#define KeInitializeCallbackRecord(CallbackRecord) (CallbackRecord)->State = BufferEmpty
/// Registers a routine that runs when the system stops.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeRegisterBugCheckCallback(
    _Out_ PKBUGCHECK_CALLBACK_RECORD CallbackRecord, _In_ PKBUGCHECK_CALLBACK_ROUTINE CallbackRoutine,
    _In_reads_bytes_opt_(Length) PVOID Buffer, _In_ ULONG Length, _In_ PUCHAR Component);
/// Withdraws a routine registered by KeRegisterBugCheckCallback.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI KeDeregisterBugCheckCallback(_Inout_ PKBUGCHECK_CALLBACK_RECORD CallbackRecord);

/// Sends text to the debugger; formats as printf. Unicode formats only at PASSIVE_LEVEL.
ULONG __cdecl DbgPrint(_In_z_ _Printf_format_string_ PCSTR Format, ...);
/// Sends text to the debugger if the component's filter lets the level through.
NTSYSAPI ULONG __cdecl DbgPrintEx(_In_ ULONG ComponentId, _In_ ULONG Level, _In_z_ _Printf_format_string_ PCSTR Format, ...);
/// Says whether messages of a component at a level are shown.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI DbgQueryDebugFilterState(_In_ ULONG ComponentId, _In_ ULONG Level);
/// Has messages of a component at a level shown, or not.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI DbgSetDebugFilterState(_In_ ULONG ComponentId, _In_ ULONG Level, _In_ BOOLEAN State);
/// Sends text to the debugger, given a list of arguments.
NTSYSAPI ULONG NTAPI vDbgPrintEx(_In_ ULONG ComponentId, _In_ ULONG Level, _In_z_ PCCH Format, _In_ va_list arglist);
/// Sends text with a prefix to the debugger, given a list of arguments.
NTSYSAPI ULONG NTAPI vDbgPrintExWithPrefix(_In_z_ PCCH Prefix, _In_ ULONG ComponentId, _In_ ULONG Level, _In_z_ PCCH Format, _In_ va_list arglist);
/// Breaks into the debugger; without the macro, by a call.
NTSYSAPI VOID NTAPI DbgBreakPoint(VOID);
#define DbgBreakPoint() __debugbreak()
/// Breaks into the debugger with a status.
NTSYSAPI VOID NTAPI DbgBreakPointWithStatus(_In_ ULONG Status);
/// Reports an assertion that failed.
NTSYSAPI VOID NTAPI RtlAssert(_In_ PVOID VoidFailedAssertion, _In_ PVOID VoidFileName, _In_ ULONG LineNumber, _In_opt_ PSTR MutableMessage);

#ifndef DBG
#define DBG 0
#endif
#if DBG
#define ASSERT(exp) ((!(exp)) ? (RtlAssert((PVOID)#exp, (PVOID)__FILE__, __LINE__, NULL), FALSE) : TRUE)
#define ASSERTMSG(msg, exp) ((!(exp)) ? (RtlAssert((PVOID)#exp, (PVOID)__FILE__, __LINE__, (PCHAR)msg), FALSE) : TRUE)
#define RTL_SOFT_ASSERT(exp) ASSERT(exp)
#define NT_ASSERT(exp) ASSERT(exp)
#define NT_ASSERT_ASSUME(exp) ASSERT(exp)
#define NT_ASSERTMSG(msg, exp) ASSERTMSG(msg, exp)
/// Sends text to the debugger in a checked build; its arguments stand in double parentheses.
#define KdPrint(args) DbgPrint args
#define KdPrintEx(args) DbgPrintEx args
#define KdBreakPoint() DbgBreakPoint()
#else
#define ASSERT(exp) ((void)0)
#define ASSERTMSG(msg, exp) ((void)0)
#define RTL_SOFT_ASSERT(exp) ((void)0)
#define NT_ASSERT(exp) ((void)0)
#define NT_ASSERT_ASSUME(exp) __assume(exp)
#define NT_ASSERTMSG(msg, exp) ((void)0)
/// Sends text to the debugger in a checked build; its arguments stand in double parentheses.
#define KdPrint(args)
#define KdPrintEx(args)
#define KdBreakPoint()
#endif
/// Assertions that free builds have too.
#define NT_FRE_ASSERT(exp) ((exp) ? TRUE : (DbgBreakPoint(), FALSE))
#define NT_FRE_ASSERTMSG(msg, exp) NT_FRE_ASSERT(exp)
#define NT_FRE_VERIFY(exp) NT_FRE_ASSERT(exp)
#define NT_VERIFY(exp) (exp)
#define RTL_VERIFY(exp) (exp)
#define NT_ANALYSIS_ASSUME(exp) ((void)0)

/// Says whether no kernel debugger is attached, after looking again.
NTKERNELAPI BOOLEAN NTAPI KdRefreshDebuggerNotPresent(VOID);
/// Returns the time that the system has run, without sleep, in 100 ns.
NTKERNELAPI ULONGLONG NTAPI KeQueryUnbiasedInterruptTime(VOID);
