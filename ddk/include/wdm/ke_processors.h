// Ke: processors, nodes and groups, counters, extended processor state.
#pragma once

/// How many processors there are in the first group; KeQueryActiveProcessorCountEx tells of all.
extern NTKERNELAPI CCHAR KeNumberProcessors;

#define PROCESSOR_THROTTLE_DISABLED 0
#define PROCESSOR_THROTTLE_ENABLED 1
#define PROCESSOR_THROTTLE_AUTOMATIC 2
#define PROCESSOR_PERF_BOOST_POLICY_DISABLED 0
#define PROCESSOR_PERF_BOOST_POLICY_MAX 100
#define PROCESSOR_PERF_BOOST_MODE_DISABLED 0
#define PROCESSOR_PERF_BOOST_MODE_ENABLED 1
#define PROCESSOR_PERF_BOOST_MODE_AGGRESSIVE 2
#define PROCESSOR_PERF_BOOST_MODE_EFFICIENT_ENABLED 3
#define PROCESSOR_PERF_BOOST_MODE_EFFICIENT_AGGRESSIVE 4
#define PROCESSOR_PERF_BOOST_MODE_AGGRESSIVE_AT_GUARANTEED 5
#define PROCESSOR_PERF_BOOST_MODE_EFFICIENT_AGGRESSIVE_AT_GUARANTEED 6
#define PROCESSOR_PERF_BOOST_MODE_MAX 6
#define PROCESSOR_PERF_AUTONOMOUS_MODE_DISABLED 0
#define PROCESSOR_PERF_AUTONOMOUS_MODE_ENABLED 1
#define PROCESSOR_PERF_PERFORMANCE_PREFERENCE 255
#define PROCESSOR_PERF_ENERGY_PREFERENCE 0
#define PROCESSOR_PERF_MINIMUM_ACTIVITY_WINDOW 0
#define PROCESSOR_PERF_MAXIMUM_ACTIVITY_WINDOW 0x4BB2A980
#define PROCESSOR_DUTY_CYCLING_DISABLED 0
#define PROCESSOR_DUTY_CYCLING_ENABLED 1
#define LTP_PC_SMT 1
#define CACHE_FULLY_ASSOCIATIVE 255
#define PROCESSOR_FEATURE_MAX 0x40
#define KE_PROCESSOR_CHANGE_ADD_EXISTING 1
/// Takes a queued spin lock in a DPC that may run threaded: IRQL is raised only if needed.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Requires_lock_not_held_(*LockHandle)
_Acquires_lock_(*LockHandle)
_Post_same_lock_(*SpinLock, *LockHandle)
_IRQL_saves_global_(QueuedSpinLock, LockHandle)
NTKERNELAPI VOID FASTCALL KeAcquireInStackQueuedSpinLockForDpc(_Inout_ PKSPIN_LOCK SpinLock, _Out_ PKLOCK_QUEUE_HANDLE LockHandle);
/// Converts a reading of the auxiliary counter.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeConvertAuxiliaryCounterToPerformanceCounter(
    _In_ ULONG64 AuxiliaryCounterValue, _Out_ PULONG64 PerformanceCounterValue, _Out_opt_ PULONG64 ConversionError);
/// Converts a reading of the performance counter.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeConvertPerformanceCounterToAuxiliaryCounter(
    _In_ ULONG64 PerformanceCounterValue, _Out_ PULONG64 AuxiliaryCounterValue, _Out_opt_ PULONG64 ConversionError);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Withdraws a routine for new processors.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI KeDeregisterProcessorChangeCallback(_In_ PVOID CallbackHandle);
/// Returns the NUMA node of the current processor.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI USHORT NTAPI KeGetCurrentNodeNumber(VOID);
/// Returns the alignment that keeps data of different processors apart, in bytes.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI ULONG NTAPI KeGetRecommendedSharedDataAlignment(VOID);
/// Gives the frequency of the auxiliary counter in Hz.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeQueryAuxiliaryCounterFrequency(_Out_opt_ PULONG64 AuxiliaryCounterFrequency);
/// Time limits of DPCs.
typedef struct _KDPC_WATCHDOG_INFORMATION {
    /// Limit of one DPC in 100 ns.
    ULONG DpcTimeLimit;
    /// What is left of it.
    ULONG DpcTimeCount;
    /// Limit of a sequence of DPCs in 100 ns.
    ULONG DpcWatchdogLimit;
    /// What is left of it.
    ULONG DpcWatchdogCount;
    /// Reserved.
    ULONG Reserved;
} KDPC_WATCHDOG_INFORMATION, *PKDPC_WATCHDOG_INFORMATION;
/// Gives how much of the time limits of DPCs is left.
_IRQL_requires_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeQueryDpcWatchdogInformation(_Out_ PKDPC_WATCHDOG_INFORMATION WatchdogInformation);
/// Returns the highest number of a NUMA node.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI USHORT NTAPI KeQueryHighestNodeNumber(VOID);
/// What processors can share.
typedef enum _LOGICAL_PROCESSOR_RELATIONSHIP {
    RelationProcessorCore, RelationNumaNode, RelationCache, RelationProcessorPackage, RelationGroup, RelationProcessorDie,
    RelationNumaNodeEx, RelationProcessorModule, RelationAll = 0xFFFF
} LOGICAL_PROCESSOR_RELATIONSHIP;
/// Processors of a core or package.
typedef struct _PROCESSOR_RELATIONSHIP {
    /// LTP_PC_SMT if the core runs several threads.
    UCHAR Flags;
    /// Higher is faster and less thrifty.
    UCHAR EfficiencyClass;
    /// Reserved.
    UCHAR Reserved[20];
    /// Number of masks.
    USHORT GroupCount;
    /// The processors, by group.
    GROUP_AFFINITY GroupMask[1];
} PROCESSOR_RELATIONSHIP, *PPROCESSOR_RELATIONSHIP;
/// Processors of a NUMA node.
typedef struct _NUMA_NODE_RELATIONSHIP {
    /// Which NUMA node, counted from 0.
    ULONG NodeNumber;
    /// Reserved.
    UCHAR Reserved[18];
    /// Number of masks.
    USHORT GroupCount;
    union {
        /// The processors, in the first group.
        GROUP_AFFINITY GroupMask;
        /// The processors, by group.
        GROUP_AFFINITY GroupMasks[1];
    };
} NUMA_NODE_RELATIONSHIP, *PNUMA_NODE_RELATIONSHIP;
/// Kinds of caches.
typedef enum _PROCESSOR_CACHE_TYPE { CacheUnified, CacheInstruction, CacheData, CacheTrace } PROCESSOR_CACHE_TYPE;
/// Processors that share a cache.
typedef struct _CACHE_RELATIONSHIP {
    /// 1, 2 or 3.
    UCHAR Level;
    /// Ways, or CACHE_FULLY_ASSOCIATIVE.
    UCHAR Associativity;
    /// Bytes of a line.
    USHORT LineSize;
    /// Bytes of the cache.
    ULONG CacheSize;
    /// What it holds.
    PROCESSOR_CACHE_TYPE Type;
    /// Reserved.
    UCHAR Reserved[18];
    /// Number of masks.
    USHORT GroupCount;
    union {
        /// The processors, in the first group.
        GROUP_AFFINITY GroupMask;
        /// The processors, by group.
        GROUP_AFFINITY GroupMasks[1];
    };
} CACHE_RELATIONSHIP, *PCACHE_RELATIONSHIP;
/// A processor group.
typedef struct _PROCESSOR_GROUP_INFO {
    /// Processors it can have.
    UCHAR MaximumProcessorCount;
    /// Processors that are active.
    UCHAR ActiveProcessorCount;
    /// Reserved.
    UCHAR Reserved[38];
    /// Bit n stands for processor n of the group; those that are off are 0.
    KAFFINITY ActiveProcessorMask;
} PROCESSOR_GROUP_INFO, *PPROCESSOR_GROUP_INFO;
/// All processor groups.
typedef struct _GROUP_RELATIONSHIP {
    /// Groups there can be.
    USHORT MaximumGroupCount;
    /// Groups that are active.
    USHORT ActiveGroupCount;
    /// Reserved.
    UCHAR Reserved[20];
    /// One entry for each active processor group.
    PROCESSOR_GROUP_INFO GroupInfo[1];
} GROUP_RELATIONSHIP, *PGROUP_RELATIONSHIP;
/// One relationship of processors.
typedef struct _SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX {
    /// Which member below is meant.
    LOGICAL_PROCESSOR_RELATIONSHIP Relationship;
    /// Bytes to the next one.
    ULONG Size;
    union {
        /// Core or package.
        PROCESSOR_RELATIONSHIP Processor;
        /// With RelationNumaNode and RelationNumaNodeEx.
        NUMA_NODE_RELATIONSHIP NumaNode;
        /// With RelationCache.
        CACHE_RELATIONSHIP Cache;
        /// With RelationGroup.
        GROUP_RELATIONSHIP Group;
    };
} SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX, *PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX;
/// Gives how processors share cores, nodes, caches and groups.
_IRQL_requires_max_(DISPATCH_LEVEL)
_When_(_Old_(*Length) == 0, _Post_satisfies_(return < 0))
NTKERNELAPI NTSTATUS NTAPI KeQueryLogicalProcessorRelationship(
    _In_opt_ PPROCESSOR_NUMBER ProcessorNumber, _In_ LOGICAL_PROCESSOR_RELATIONSHIP RelationshipType,
    _Out_writes_bytes_opt_(*Length) PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX Information, _Always_(_Inout_) PULONG Length);
/// Returns how many processor groups there can be.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI USHORT NTAPI KeQueryMaximumGroupCount(VOID);
/// Gives the active processors of a node, in one group.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI VOID NTAPI KeQueryNodeActiveAffinity(_In_ USHORT NodeNumber, _Out_opt_ PGROUP_AFFINITY Affinity, _Out_opt_ PUSHORT Count);
/// Gives the active processors of a node, in all groups.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI KeQueryNodeActiveAffinity2(
    _In_ USHORT NodeNumber, _Out_writes_to_opt_(GroupAffinitiesCount, *GroupAffinitiesRequired) PGROUP_AFFINITY GroupAffinities,
    _In_ USHORT GroupAffinitiesCount, _Out_ PUSHORT GroupAffinitiesRequired);
/// Returns how many processors of a node are active.
NTKERNELAPI ULONG NTAPI KeQueryNodeActiveProcessorCount(_In_ USHORT NodeNumber);
/// Returns how many processors a node can have.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI USHORT NTAPI KeQueryNodeMaximumProcessorCount(_In_ USHORT NodeNumber);
/// Returns the clock ticks a thread has run in kernel mode and gives those in user mode.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI ULONG NTAPI KeQueryRuntimeThread(_In_ PKTHREAD Thread, _Out_ PULONG UserTime);
/// Returns the cycles a thread has run.
_IRQL_requires_max_(APC_LEVEL)
_IRQL_requires_same_
NTKERNELAPI ULONG64 NTAPI KeQueryTotalCycleTimeThread(_Inout_ PKTHREAD Thread, _Out_ PULONG64 CycleTimeStamp);
/// How far the adding of a processor has come.
typedef enum { KeProcessorAddStartNotify, KeProcessorAddCompleteNotify, KeProcessorAddFailureNotify } KE_PROCESSOR_CHANGE_NOTIFY_STATE;
/// A processor that is being added.
typedef struct _KE_PROCESSOR_CHANGE_NOTIFY_CONTEXT {
    /// How far it has come.
    KE_PROCESSOR_CHANGE_NOTIFY_STATE State;
    /// Its index.
    ULONG NtNumber;
    /// Why it could not be added.
    NTSTATUS Status;
    /// Its group and number.
    PROCESSOR_NUMBER ProcNumber;
} KE_PROCESSOR_CHANGE_NOTIFY_CONTEXT, *PKE_PROCESSOR_CHANGE_NOTIFY_CONTEXT;
/// Told of a processor that is being added.
_Function_class_(PROCESSOR_CALLBACK_FUNCTION)
_IRQL_requires_same_
typedef VOID NTAPI PROCESSOR_CALLBACK_FUNCTION(_In_ PVOID CallbackContext, _In_ PKE_PROCESSOR_CHANGE_NOTIFY_CONTEXT ChangeContext, _Inout_ PNTSTATUS OperationStatus);
typedef PROCESSOR_CALLBACK_FUNCTION *PPROCESSOR_CALLBACK_FUNCTION;
// The documented bound and annotations elsewhere differ; the looser holds.
/// Registers a routine that is told of processors added at run time.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI PVOID NTAPI KeRegisterProcessorChangeCallback(_In_ PPROCESSOR_CALLBACK_FUNCTION CallbackFunction, _In_opt_ PVOID CallbackContext, _In_ ULONG Flags);
/// Gives up a queued spin lock that KeAcquireInStackQueuedSpinLockForDpc took.
_IRQL_requires_(DISPATCH_LEVEL)
_Requires_lock_held_(*LockHandle)
_Releases_lock_(*LockHandle)
_IRQL_restores_global_(QueuedSpinLock, LockHandle)
NTKERNELAPI VOID FASTCALL KeReleaseInStackQueuedSpinLockForDpc(_In_ PKLOCK_QUEUE_HANDLE LockHandle);
/// Halts the processor for power management.
_Function_class_(PROCESSOR_HALT_ROUTINE)
typedef NTSTATUS NTAPI PROCESSOR_HALT_ROUTINE(_Inout_opt_ PVOID Context);
typedef PROCESSOR_HALT_ROUTINE *PPROCESSOR_HALT_ROUTINE;
/// User-mode shadow stack state as XSAVES writes it.
typedef struct _XSAVE_CET_U_FORMAT {
    /// Control register of user-mode CET.
    ULONG64 Ia32CetUMsr;
    /// Shadow stack pointer.
    ULONG64 Ia32Pl3SspMsr;
} XSAVE_CET_U_FORMAT, *PXSAVE_CET_U_FORMAT;
/// Shadow stack state of a kernel context.
typedef struct _KERNEL_CET_CONTEXT {
    /// Shadow stack pointer.
    ULONG64 Ssp;
    /// Instruction pointer.
    ULONG64 Rip;
    /// Code segment.
    USHORT SegCs;
    union {
        /// The bits below together.
        USHORT AllFlags;
        struct {
            /// The shadow stack may be written with WRSS.
            USHORT UseWrss : 1;
            /// One entry is taken off the shadow stack when the context is restored.
            USHORT PopShadowStackOne : 1;
            /// Reserved.
            USHORT Unused : 14;
        };
    };
    /// Padding to a multiple of 8 bytes.
    USHORT Fill[2];
} KERNEL_CET_CONTEXT, *PKERNEL_CET_CONTEXT;
/// How quickly a device must wake.
typedef enum { LT_DONT_CARE, LT_LOWEST_LATENCY } LATENCY_TIME;

// ---- extended processor state ---------------------------------------------------------------------------------------
/// 16 bytes of a register.
typedef struct DECLSPEC_ALIGN(16) _M128A {
    /// Bits 0 to 63.
    ULONGLONG Low;
    /// Bits 64 to 127.
    LONGLONG High;
} M128A, *PM128A;
/// Floating-point and SSE state as FXSAVE writes it.
typedef struct DECLSPEC_ALIGN(16) _XSAVE_FORMAT {
    /// Control word of the floating-point unit.
    USHORT ControlWord;
    /// Condition codes, the top of the register stack, and exceptions that happened.
    USHORT StatusWord;
    /// Which of its registers are in use.
    UCHAR TagWord;
    /// Reserved.
    UCHAR Reserved1;
    /// Last floating-point instruction.
    USHORT ErrorOpcode;
    /// Where it was.
    ULONG ErrorOffset;
    /// Code segment of the last floating-point instruction; 0 in 64-bit code.
    USHORT ErrorSelector;
    /// Reserved.
    USHORT Reserved2;
    /// Its operand.
    ULONG DataOffset;
    /// Data segment of its operand; 0 in 64-bit code.
    USHORT DataSelector;
    /// Reserved.
    USHORT Reserved3;
    /// Control and status of SSE.
    ULONG MxCsr;
    /// Bits of MxCsr that the processor has.
    ULONG MxCsr_Mask;
    /// ST0 to ST7, 10 bytes each; MMX registers lie in the same place.
    M128A FloatRegisters[8];
#ifdef _WIN64
    /// XMM0 to XMM15.
    M128A XmmRegisters[16];
    /// Reserved.
    UCHAR Reserved4[96];
#else
    /// XMM0 to XMM7.
    M128A XmmRegisters[8];
    /// Reserved.
    UCHAR Reserved4[224];
#endif
} XSAVE_FORMAT, *PXSAVE_FORMAT;
/// Header of an extended state area.
typedef struct DECLSPEC_ALIGN(8) _XSAVE_AREA_HEADER {
    /// Features that the area holds.
    ULONG64 Mask;
    /// Features whose state is compacted.
    ULONG64 CompactionMask;
    /// Must be 0.
    ULONG64 Reserved2[6];
} XSAVE_AREA_HEADER, *PXSAVE_AREA_HEADER;
/// An extended state area: what XSAVE writes.
typedef struct DECLSPEC_ALIGN(16) _XSAVE_AREA {
    /// The part of FXSAVE.
    XSAVE_FORMAT LegacyState;
    /// Which features the area holds, and how.
    XSAVE_AREA_HEADER Header;
} XSAVE_AREA, *PXSAVE_AREA;
/// An area of extended processor state and the memory it is in.
typedef struct _XSTATE_CONTEXT {
    /// Features that the area holds.
    ULONG64 Mask;
    /// Bytes of the area.
    ULONG Length;
    /// Reserved.
    ULONG Reserved1;
    /// Where XSAVE has written; NULL if nothing had to be saved.
    _Field_size_bytes_opt_(Length) PXSAVE_AREA Area;
#ifdef _X86_
    /// Reserved.
    ULONG Reserved2;
#endif
    /// The memory it is in.
    PVOID Buffer;
#ifdef _X86_
    /// Reserved.
    ULONG Reserved3;
#endif
} XSTATE_CONTEXT, *PXSTATE_CONTEXT;
/// What KeSaveExtendedProcessorState saved.
typedef struct _XSTATE_SAVE {
#ifdef _WIN64
    /// The former save of this thread.
    struct _XSTATE_SAVE *Prev;
    /// Which thread saved it.
    struct _KTHREAD *Thread;
    /// IRQL at which it was saved.
    UCHAR Level;
    /// What was saved, and where.
    XSTATE_CONTEXT XStateContext;
#else
    union {
        struct {
            /// Reserved.
            LONG64 Reserved1;
            /// Reserved.
            ULONG Reserved2;
            /// The former save of this thread.
            struct _XSTATE_SAVE *Prev;
            /// Reserved.
            PXSAVE_AREA Reserved3;
            /// Which thread saved it.
            struct _KTHREAD *Thread;
            /// Reserved.
            PVOID Reserved4;
            /// IRQL at which it was saved.
            UCHAR Level;
        };
        /// What was saved, and where.
        XSTATE_CONTEXT XStateContext;
    };
#endif
} XSTATE_SAVE, *PXSTATE_SAVE;
#define XSTATE_LEGACY_FLOATING_POINT 0
#define XSTATE_LEGACY_SSE 1
#define XSTATE_GSSE 2
#define XSTATE_AVX XSTATE_GSSE
#define XSTATE_MASK_LEGACY_FLOATING_POINT (1ui64 << XSTATE_LEGACY_FLOATING_POINT)
#define XSTATE_MASK_LEGACY_SSE (1ui64 << XSTATE_LEGACY_SSE)
#define XSTATE_MASK_LEGACY (XSTATE_MASK_LEGACY_FLOATING_POINT | XSTATE_MASK_LEGACY_SSE)
#define XSTATE_MASK_GSSE (1ui64 << XSTATE_GSSE)
#define XSTATE_MASK_AVX XSTATE_MASK_GSSE
// The documented bound and annotations elsewhere differ; the looser holds.
/// Saves extended processor state, so that the driver may use those registers.
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI KeSaveExtendedProcessorState(_In_ ULONG64 Mask, _Out_ _Requires_lock_not_held_(*_Curr_) _When_(return == 0, _Acquires_lock_(*_Curr_)) PXSTATE_SAVE XStateSave);
/// Restores what KeSaveExtendedProcessorState saved.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI KeRestoreExtendedProcessorState(_In_ _Requires_lock_held_(*_Curr_) _Releases_lock_(*_Curr_) PXSTATE_SAVE XStateSave);

// KeRaiseIrql and KeLowerIrql where they are inline.
#define KzRaiseIrql(NewIrql) KfRaiseIrql(NewIrql)
#define KzLowerIrql(NewIrql) KeLowerIrql(NewIrql)

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
/// Former affinity of a thread, over several groups.
typedef struct _AFFINITY_TOKEN *PAFFINITY_TOKEN;
/// Allocates what PsSetSystemMultipleGroupAffinityThread needs.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsAllocateAffinityToken(_Outptr_ PAFFINITY_TOKEN *AffinityToken);
/// Frees an affinity token.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PsFreeAffinityToken(PAFFINITY_TOKEN AffinityToken);
/// Undoes PsSetSystemMultipleGroupAffinityThread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI PsRevertToUserMultipleGroupAffinityThread(_In_ PAFFINITY_TOKEN AffinityToken);
/// Binds the current thread to processors of several groups.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsSetSystemMultipleGroupAffinityThread(
    _In_reads_(GroupCount) PGROUP_AFFINITY GroupAffinities, _In_ USHORT GroupCount, _Inout_ PAFFINITY_TOKEN AffinityToken);
