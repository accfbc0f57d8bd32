// Dispatcher objects, DPCs, device queues and the other structures of the kernel proper. Layouts are Microsoft's.
#pragma once

typedef struct _KTHREAD *PKTHREAD, *PRKTHREAD;
// File systems pass the one for the other: ntifs.h makes them the same.
#ifdef _NTIFS_INCLUDED_
typedef struct _KTHREAD *PETHREAD;
#else
typedef struct _ETHREAD *PETHREAD;
#endif
typedef struct _KPROCESS *PEPROCESS;
typedef struct _KPROCESS *PKPROCESS, *PRKPROCESS;
typedef struct _EJOB *PEJOB;
typedef struct _KINTERRUPT *PKINTERRUPT, *RESTRICTED_POINTER PRKINTERRUPT;
typedef struct _KPCR *PKPCR;
typedef struct _KEXCEPTION_FRAME *PKEXCEPTION_FRAME;
typedef struct _CONTEXT CONTEXT, *PCONTEXT;
typedef struct _CALLBACK_OBJECT *PCALLBACK_OBJECT;
typedef struct _OBJECT_TYPE *POBJECT_TYPE;
typedef struct _KTRANSACTION *PKTRANSACTION, KTRANSACTION;
typedef struct _KPROFILE *PKPROFILE;
typedef struct _SECURITY_QUALITY_OF_SERVICE SECURITY_QUALITY_OF_SERVICE, *PSECURITY_QUALITY_OF_SERVICE;
struct _IRP;
struct _DEVICE_OBJECT;
struct _DRIVER_OBJECT;
struct _FILE_OBJECT;
struct _KDPC;
struct _KAPC;
struct _MDL;

typedef CCHAR KPROCESSOR_MODE;
typedef enum _MODE { KernelMode, UserMode, MaximumMode } MODE;

typedef enum _KWAIT_REASON {
    Executive, FreePage, PageIn, PoolAllocation, DelayExecution, Suspended, UserRequest, WrExecutive, WrFreePage, WrPageIn,
    WrPoolAllocation, WrDelayExecution, WrSuspended, WrUserRequest, WrEventPair, WrQueue, WrLpcReceive, WrLpcReply,
    WrVirtualMemory, WrPageOut, WrRendezvous, WrKeyedEvent, WrTerminated, WrProcessInSwap, WrCpuRateControl, WrCalloutStack,
    WrKernel, WrResource, WrPushLock, WrMutex, WrQuantumEnd, WrDispatchInt, WrPreempted, WrYieldExecution, WrFastMutex,
    WrGuardedMutex, WrRundown, WrAlertByThreadId, WrDeferredPreempt, WrPhysicalFault, WrIoRing, WrMdlCache, MaximumWaitReason
} KWAIT_REASON;

#define LOW_PRIORITY 0
#define LOW_REALTIME_PRIORITY 16
#define HIGH_PRIORITY 31
#define MAXIMUM_PRIORITY 32
#define MAXIMUM_WAIT_OBJECTS 64
#define MAXIMUM_SUSPEND_COUNT MAXCHAR
#define THREAD_WAIT_OBJECTS 3

/// First part of every object that a thread can wait for.
typedef struct _DISPATCHER_HEADER {
    union {
        /// All of the fields below, and the lock bit over them.
        LONG Lock;
        struct {
            /// Kind of object: event, mutex, semaphore, timer …
            UCHAR Type;
            /// A signal is under way.
            UCHAR Signalling;
            /// Size of the object in units of 4 bytes.
            UCHAR Size;
            /// Reserved.
            UCHAR Reserved1;
        };
        struct {
            /// Of a timer: KOBJECTS value.
            UCHAR TimerType;
            /// Of a timer: absolute, with coalescing.
            UCHAR TimerControlFlags;
            /// Of a timer: its place in the timer table.
            UCHAR Hand;
            /// Of a timer: processor, inserted, expired.
            UCHAR TimerMiscFlags;
        };
        struct {
            /// Of a queue: KOBJECTS value.
            UCHAR QueueType;
            /// Of a queue: abandoned, without a raised priority.
            UCHAR QueueControlFlags;
            /// Of a queue: its size in units of 4 bytes.
            UCHAR QueueSize;
            /// Reserved.
            UCHAR QueueReserved;
        };
        struct {
            /// Of a thread: KOBJECTS value.
            UCHAR ThreadType;
            /// Reserved.
            UCHAR ThreadReserved;
            /// Of a thread: profiling, group scheduling, affinity.
            UCHAR ThreadControlFlags;
            union {
                /// Of a thread: what its entries to the kernel have to look at, as one number.
                UCHAR DebugActive;
                struct {
                    /// Debug registers are in use.
                    BOOLEAN ActiveDR7 : 1;
                    /// The thread is instrumented.
                    BOOLEAN Instrumented : 1;
                    /// A minimal process's thread.
                    BOOLEAN Minimal : 1;
                    /// Reserved.
                    BOOLEAN Reserved4 : 2;
                    /// Its system calls go to another handler.
                    BOOLEAN AltSyscall : 1;
                    /// Scheduled in user mode.
                    BOOLEAN UmsScheduled : 1;
                    /// The primary thread of scheduling in user mode.
                    BOOLEAN UmsPrimary : 1;
                };
            };
        };
    };
    /// More than 0 is signaled.
    LONG SignalState;
    /// Wait blocks of the threads that wait.
    LIST_ENTRY WaitListHead;
} DISPATCHER_HEADER, *PDISPATCHER_HEADER;

/// An event. Nonpaged memory; KeInitializeEvent sets it up.
typedef struct _KEVENT {
    /// Common part of what can be waited for; through the Ke routines only.
    DISPATCHER_HEADER Header;
} KEVENT, *PKEVENT, *RESTRICTED_POINTER PRKEVENT;

/// A gate of the memory manager.
typedef struct _KGATE {
    /// Common part of what can be waited for.
    DISPATCHER_HEADER Header;
} KGATE, *PKGATE;

/// A counting semaphore. Nonpaged memory.
typedef struct _KSEMAPHORE {
    /// Common part; its SignalState is the count.
    DISPATCHER_HEADER Header;
    /// Highest count; to release beyond it raises STATUS_SEMAPHORE_LIMIT_EXCEEDED.
    LONG Limit;
} KSEMAPHORE, *PKSEMAPHORE, *RESTRICTED_POINTER PRKSEMAPHORE;

/// A mutex that its owner may take again. Nonpaged memory.
typedef struct _KMUTANT {
    /// Common part; SignalState is 1 if nobody owns it.
    DISPATCHER_HEADER Header;
    /// Links the mutexes that a thread owns.
    LIST_ENTRY MutantListEntry;
    /// Thread that owns it, NULL if none does.
    PKTHREAD OwnerThread;
    union {
        /// The bits below together.
        UCHAR MutantFlags;
        struct {
            /// A thread ended that owned it.
            UCHAR Abandoned : 1;
            /// Reserved.
            UCHAR Spare1 : 7;
        };
    };
    /// 1 if its owner gets no normal kernel APCs, as of a mutex.
    UCHAR ApcDisable;
} KMUTANT, *PKMUTANT, *RESTRICTED_POINTER PRKMUTANT, KMUTEX, *PKMUTEX, *RESTRICTED_POINTER PRKMUTEX;

/// A timer. Nonpaged memory; cancel it before the memory goes.
typedef struct _KTIMER {
    /// Common part of what can be waited for.
    DISPATCHER_HEADER Header;
    /// Interrupt time at which it expires, in 100 ns.
    ULARGE_INTEGER DueTime;
    /// Link in the timer table.
    LIST_ENTRY TimerListEntry;
    /// Queued when it expires; NULL for a timer that is only waited for.
    struct _KDPC *Dpc;
#ifdef _WIN64
    /// Processor that it expires on.
    USHORT Processor;
    /// NotificationTimer or SynchronizationTimer.
    USHORT TimerType;
    /// Milliseconds between expirations; 0 is one-shot.
    ULONG Period;
#else
    /// Milliseconds between expirations; 0 is one-shot.
    ULONG Period;
#endif
} KTIMER, *PKTIMER, *RESTRICTED_POINTER PRKTIMER;

_Function_class_(KDEFERRED_ROUTINE)
_IRQL_requires_max_(DISPATCH_LEVEL)
_IRQL_requires_min_(DISPATCH_LEVEL)
_IRQL_requires_(DISPATCH_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI KDEFERRED_ROUTINE(
    _In_ struct _KDPC *Dpc,
    _In_opt_ PVOID DeferredContext,
    _In_opt_ PVOID SystemArgument1,
    _In_opt_ PVOID SystemArgument2);
typedef KDEFERRED_ROUTINE *PKDEFERRED_ROUTINE;

typedef enum _KDPC_IMPORTANCE { LowImportance, MediumImportance, HighImportance, MediumHighImportance } KDPC_IMPORTANCE;

/// A deferred procedure call. Nonpaged memory.
typedef struct _KDPC {
    union {
        /// The fields below together.
        ULONG TargetInfoAsUlong;
        struct {
            /// Kind of DPC: ordinary or threaded.
            UCHAR Type;
            /// KDPC_IMPORTANCE: where in the queue, and whether the processor is woken; KeSetImportanceDpc.
            UCHAR Importance;
            /// Processor it runs on; KeSetTargetProcessorDpcEx.
            volatile USHORT Number;
        };
    };
    /// Link in the processor's queue.
    SINGLE_LIST_ENTRY DpcListEntry;
    /// Processors that it has run on.
    KAFFINITY ProcessorHistory;
    /// What is called, at DISPATCH_LEVEL.
    PKDEFERRED_ROUTINE DeferredRoutine;
    /// First argument of the driver, from KeInitializeDpc.
    PVOID DeferredContext;
    /// Second one, from KeInsertQueueDpc.
    PVOID SystemArgument1;
    /// Third one, from KeInsertQueueDpc.
    PVOID SystemArgument2;
    /// Queue that it is in; NULL if it is not queued.
    PVOID DpcData;
} KDPC, *PKDPC, *RESTRICTED_POINTER PRKDPC;

/// Link of a KDEVICE_QUEUE; Irp->Tail.Overlay.DeviceQueueEntry is one.
typedef struct _KDEVICE_QUEUE_ENTRY {
    /// Link in the queue.
    LIST_ENTRY DeviceListEntry;
    /// Order in queues that KeInsertByKeyDeviceQueue fills: lowest first.
    ULONG SortKey;
    /// Whether it is in a queue.
    BOOLEAN Inserted;
} KDEVICE_QUEUE_ENTRY, *PKDEVICE_QUEUE_ENTRY, *RESTRICTED_POINTER PRKDEVICE_QUEUE_ENTRY;

/// A queue that is busy or not busy: inserting into one that is not busy makes it busy and inserts nothing.
typedef struct _KDEVICE_QUEUE {
    /// Kind of object.
    CSHORT Type;
    /// Bytes of this structure.
    CSHORT Size;
    /// Entries that wait.
    LIST_ENTRY DeviceListHead;
    /// Guards the queue; its routines take it.
    KSPIN_LOCK Lock;
#ifdef _AMD64_
    union {
        /// Somebody works on an entry, so the next one is queued.
        BOOLEAN Busy;
        struct {
            /// Place of Busy.
            LONG64 Reserved : 8;
            /// Where to look in a queue that is sorted.
            LONG64 Hint : 56;
        };
    };
#else
    /// Somebody works on an entry, so the next one is queued.
    BOOLEAN Busy;
#endif
} KDEVICE_QUEUE, *PKDEVICE_QUEUE, *RESTRICTED_POINTER PRKDEVICE_QUEUE;

/// Link in the queue of those who want a spin lock.
typedef struct _KSPIN_LOCK_QUEUE {
    /// Who gets it next.
    struct _KSPIN_LOCK_QUEUE *volatile Next;
    /// The lock; its low bits say whether it is owned or waited for.
    PKSPIN_LOCK volatile Lock;
} KSPIN_LOCK_QUEUE, *PKSPIN_LOCK_QUEUE;

/// A waiter's place in the queue of a spin lock; lives on its stack.
typedef struct _KLOCK_QUEUE_HANDLE {
    /// Its link in the queue.
    KSPIN_LOCK_QUEUE LockQueue;
    /// IRQL that the release goes back to.
    KIRQL OldIrql;
} KLOCK_QUEUE_HANDLE, *PKLOCK_QUEUE_HANDLE;

/// Ties a thread to one object that it waits for; more than 3 objects need an array of them.
typedef struct _KWAIT_BLOCK {
    /// Link in the object's list.
    LIST_ENTRY WaitListEntry;
    /// WAIT_TYPE: for all objects or any.
    UCHAR WaitType;
    /// Whether the wait is active.
    volatile UCHAR BlockState;
    /// Status that the wait ends with when this object ends it.
    USHORT WaitKey;
#ifdef _WIN64
    /// Reserved.
    LONG SpareLong;
#endif
    union {
        /// Thread that waits.
        struct _KTHREAD *Thread;
        /// In its stead, a queue that is told.
        struct _KQUEUE *NotificationQueue;
        /// In its stead, a DPC that is queued.
        struct _KDPC *Dpc;
    };
    /// What is waited for.
    PVOID Object;
    /// Reserved.
    PVOID SparePtr;
} KWAIT_BLOCK, *PKWAIT_BLOCK, *RESTRICTED_POINTER PRKWAIT_BLOCK;

/// A mutex for IRQL below DISPATCH_LEVEL; the owner runs at APC_LEVEL and cannot take it again.
typedef struct _FAST_MUTEX {
    /// 1 if free; 0 or less if owned and waited for.
    LONG Count;
    /// Thread that has it, NULL if none.
    PVOID Owner;
    /// How often somebody had to wait.
    ULONG Contention;
    /// What the waiters wait for.
    KEVENT Event;
    /// IRQL that the release goes back to.
    ULONG OldIrql;
} FAST_MUTEX, *PFAST_MUTEX;

/// A mutex whose owner runs in a guarded region.
typedef struct _KGUARDED_MUTEX {
    /// 1 if free.
    LONG Count;
    /// Thread that has it, NULL if none.
    PKTHREAD Owner;
    /// How often somebody had to wait.
    ULONG Contention;
    union {
        /// What the waiters wait for.
        KGATE Gate;
        /// In its stead on newer systems.
        KEVENT Event;
    };
    union {
        struct {
            /// The owner's count before it entered the guarded region.
            SHORT KernelApcDisable;
            /// The owner's count of guarded regions.
            SHORT SpecialApcDisable;
        };
        /// Both counts in one.
        ULONG CombinedApcDisable;
    };
} KGUARDED_MUTEX, *PKGUARDED_MUTEX;

_Function_class_(KNORMAL_ROUTINE)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_min_(PASSIVE_LEVEL)
_IRQL_requires_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI KNORMAL_ROUTINE(_In_opt_ PVOID NormalContext, _In_opt_ PVOID SystemArgument1, _In_opt_ PVOID SystemArgument2);
typedef KNORMAL_ROUTINE *PKNORMAL_ROUTINE;

_Function_class_(KKERNEL_ROUTINE)
_IRQL_requires_max_(APC_LEVEL)
_IRQL_requires_min_(APC_LEVEL)
_IRQL_requires_(APC_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI KKERNEL_ROUTINE(
    _In_ struct _KAPC *Apc,
    _Inout_ PKNORMAL_ROUTINE *NormalRoutine,
    _Inout_ PVOID *NormalContext,
    _Inout_ PVOID *SystemArgument1,
    _Inout_ PVOID *SystemArgument2);
typedef KKERNEL_ROUTINE *PKKERNEL_ROUTINE;

_Function_class_(KRUNDOWN_ROUTINE)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI KRUNDOWN_ROUTINE(_In_ struct _KAPC *Apc);
typedef KRUNDOWN_ROUTINE *PKRUNDOWN_ROUTINE;

/// An asynchronous procedure call.
typedef struct _KAPC {
    /// Kind of object.
    UCHAR Type;
    /// Reserved.
    UCHAR SpareByte0;
    /// Bytes of this structure.
    UCHAR Size;
    /// Reserved.
    UCHAR SpareByte1;
    /// Reserved.
    ULONG SpareLong0;
    /// Thread in whose context it runs.
    struct _KTHREAD *Thread;
    /// Link in the thread's queue.
    LIST_ENTRY ApcListEntry;
    union {
        /// Its three routines.
        PVOID Reserved[3];
        struct {
            /// Called at APC_LEVEL, before the normal routine.
            PKKERNEL_ROUTINE KernelRoutine;
            /// Called instead if the thread ends first.
            PKRUNDOWN_ROUTINE RundownRoutine;
            /// Called at PASSIVE_LEVEL, or in the program.
            PKNORMAL_ROUTINE NormalRoutine;
        };
    };
    /// First argument of the normal routine.
    PVOID NormalContext;
    /// Second one, from whoever queued it.
    PVOID SystemArgument1;
    /// Third one, from whoever queued it.
    PVOID SystemArgument2;
    /// Which process context it runs in, where a thread is attached to another's.
    CCHAR ApcStateIndex;
    /// Whether the normal routine runs in user mode.
    KPROCESSOR_MODE ApcMode;
    /// It is in the thread's queue.
    BOOLEAN Inserted;
} KAPC, *PKAPC, *RESTRICTED_POINTER PRKAPC;

typedef enum _KINTERRUPT_MODE { LevelSensitive, Latched } KINTERRUPT_MODE;
typedef enum _KINTERRUPT_POLARITY {
    InterruptPolarityUnknown, InterruptActiveHigh, InterruptRisingEdge = InterruptActiveHigh, InterruptActiveLow,
    InterruptFallingEdge = InterruptActiveLow, InterruptActiveBoth, InterruptActiveBothTriggerLow = InterruptActiveBoth,
    InterruptActiveBothTriggerHigh
} KINTERRUPT_POLARITY, *PKINTERRUPT_POLARITY;
typedef enum _KPROFILE_SOURCE { ProfileTime, ProfileAlignmentFixup, ProfileTotalIssues } KPROFILE_SOURCE;
typedef enum _KD_OPTION { KD_OPTION_SET_BLOCK_ENABLE } KD_OPTION;

_Function_class_(KSERVICE_ROUTINE)
_IRQL_requires_(HIGH_LEVEL)
_IRQL_requires_same_
typedef BOOLEAN NTAPI KSERVICE_ROUTINE(_In_ struct _KINTERRUPT *Interrupt, _In_ PVOID ServiceContext);
typedef KSERVICE_ROUTINE *PKSERVICE_ROUTINE;

_Function_class_(KMESSAGE_SERVICE_ROUTINE)
_IRQL_requires_(HIGH_LEVEL)
_IRQL_requires_same_
typedef BOOLEAN NTAPI KMESSAGE_SERVICE_ROUTINE(_In_ struct _KINTERRUPT *Interrupt, _In_ PVOID ServiceContext, _In_ ULONG MessageID);
typedef KMESSAGE_SERVICE_ROUTINE *PKMESSAGE_SERVICE_ROUTINE;

_Function_class_(KSYNCHRONIZE_ROUTINE)
_IRQL_requires_(HIGH_LEVEL)
_IRQL_requires_same_
typedef BOOLEAN NTAPI KSYNCHRONIZE_ROUTINE(_In_opt_ PVOID SynchronizeContext);
typedef KSYNCHRONIZE_ROUTINE *PKSYNCHRONIZE_ROUTINE;

_Function_class_(KSTART_ROUTINE)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef VOID NTAPI KSTART_ROUTINE(_In_ PVOID StartContext);
typedef KSTART_ROUTINE *PKSTART_ROUTINE;

_Function_class_(KIPI_BROADCAST_WORKER)
_IRQL_requires_(IPI_LEVEL)
_IRQL_requires_same_
typedef ULONG_PTR NTAPI KIPI_BROADCAST_WORKER(_In_ ULONG_PTR Argument);
typedef KIPI_BROADCAST_WORKER *PKIPI_BROADCAST_WORKER;

_Function_class_(EXPAND_STACK_CALLOUT)
_IRQL_requires_same_
typedef VOID NTAPI EXPAND_STACK_CALLOUT(_In_opt_ PVOID Parameter);
typedef EXPAND_STACK_CALLOUT *PEXPAND_STACK_CALLOUT;
