// Ps: facts about processes and threads.
#pragma once

/// Returns the thread environment block of the current thread.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI PVOID NTAPI PsGetCurrentThreadTeb(VOID);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Returns when a process was created, in 100 ns since 1601.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI LONGLONG NTAPI PsGetProcessCreateTimeQuadPart(_In_ PEPROCESS Process);
/// Returns the exit status of a process.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsGetProcessExitStatus(_In_ PEPROCESS Process);
/// Returns a number that no other process of this boot has.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI ULONGLONG NTAPI PsGetProcessStartKey(_In_ PEPROCESS Process);
/// Returns when a thread was created, in 100 ns since 1601.
NTKERNELAPI LONGLONG NTAPI PsGetThreadCreateTime(_In_ PETHREAD Thread);
/// Returns the exit status of a thread.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsGetThreadExitStatus(_In_ PETHREAD Thread);
/// Returns the identifier of a thread's process.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI HANDLE NTAPI PsGetThreadProcessId(_In_ PETHREAD Thread);
/// Returns a property of a thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PVOID NTAPI PsGetThreadProperty(_In_ PETHREAD Thread, _In_ ULONG_PTR Key, _In_ ULONG Flags);
/// Kinds of process notifications.
typedef enum _PSCREATEPROCESSNOTIFYTYPE { PsCreateProcessNotifySubsystems } PSCREATEPROCESSNOTIFYTYPE;
/// Registers or withdraws a routine that is told of processes, of subsystems too.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsSetCreateProcessNotifyRoutineEx2(_In_ PSCREATEPROCESSNOTIFYTYPE NotifyType, _In_ PVOID NotifyInformation, _In_ BOOLEAN Remove);
/// Kinds of thread notifications.
typedef enum _PSCREATETHREADNOTIFYTYPE { PsCreateThreadNotifyNonSystem, PsCreateThreadNotifySubsystems } PSCREATETHREADNOTIFYTYPE;
/// Registers a routine that is told of threads.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsSetCreateThreadNotifyRoutineEx(_In_ PSCREATETHREADNOTIFYTYPE NotifyType, _In_ PVOID NotifyInformation);
/// Registers a routine that is told of images loaded, with flags.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsSetLoadImageNotifyRoutineEx(_In_ PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine, _In_ ULONG_PTR Flags);
/// An image that is loaded, with its file.
typedef struct _IMAGE_INFO_EX {
    /// Size of this structure in bytes.
    SIZE_T Size;
    /// What notify routines are given a pointer to.
    IMAGE_INFO ImageInfo;
    /// The open file that it was loaded from; NULL if not known.
    struct _FILE_OBJECT *FileObject;
} IMAGE_INFO_EX, *PIMAGE_INFO_EX;
/// Which savings of power a process is subject to.
typedef struct _POWER_THROTTLING_PROCESS_STATE {
    /// POWER_THROTTLING_PROCESS_CURRENT_VERSION.
    ULONG Version;
    /// POWER_THROTTLING_PROCESS_ bits that the caller decides; the system decides the others.
    ULONG ControlMask;
    /// Those of them that are on.
    ULONG StateMask;
} POWER_THROTTLING_PROCESS_STATE, *PPOWER_THROTTLING_PROCESS_STATE;
/// Which savings of power a thread is subject to.
typedef struct _POWER_THROTTLING_THREAD_STATE {
    /// POWER_THROTTLING_THREAD_CURRENT_VERSION.
    ULONG Version;
    /// POWER_THROTTLING_THREAD_ bits that the caller decides; the system decides the others.
    ULONG ControlMask;
    /// Those of them that are on.
    ULONG StateMask;
} POWER_THROTTLING_THREAD_STATE, *PPOWER_THROTTLING_THREAD_STATE;
/// Whether a process may start others.
typedef struct _PROCESS_MITIGATION_CHILD_PROCESS_POLICY {
    union {
        /// The bits below as one number.
        ULONG Flags;
        struct {
            /// The process may not start others.
            ULONG NoChildProcessCreation : 1;
            /// It may, but it is logged.
            ULONG AuditNoChildProcessCreation : 1;
            /// It may start secure ones even so.
            ULONG AllowSecureProcessCreation : 1;
            /// Reserved, 0.
            ULONG ReservedFlags : 29;
        };
    };
} PROCESS_MITIGATION_CHILD_PROCESS_POLICY, *PPROCESS_MITIGATION_CHILD_PROCESS_POLICY;
/// Defences against injected code.
typedef struct _PROCESS_MITIGATION_PAYLOAD_RESTRICTION_POLICY {
    union {
        /// The bits below as one number.
        ULONG Flags;
        struct {
            /// Reads of export tables by code outside of images end the process.
            ULONG EnableExportAddressFilter : 1;
            /// Such reads are logged.
            ULONG AuditExportAddressFilter : 1;
            /// Reads by more kinds of code, of more modules, end the process.
            ULONG EnableExportAddressFilterPlus : 1;
            /// Such reads are logged.
            ULONG AuditExportAddressFilterPlus : 1;
            /// Reads of import tables by code outside of images end the process.
            ULONG EnableImportAddressFilter : 1;
            /// Such reads are logged.
            ULONG AuditImportAddressFilter : 1;
            /// Sensitive calls with a stack pointer outside of the stack end the process.
            ULONG EnableRopStackPivot : 1;
            /// Such calls are logged.
            ULONG AuditRopStackPivot : 1;
            /// Sensitive routines reached without a call instruction end the process.
            ULONG EnableRopCallerCheck : 1;
            /// Such calls are logged.
            ULONG AuditRopCallerCheck : 1;
            /// Sensitive calls whose returns lead into gadgets end the process.
            ULONG EnableRopSimExec : 1;
            /// Such calls are logged.
            ULONG AuditRopSimExec : 1;
            /// Reserved, 0.
            ULONG ReservedFlags : 20;
        };
    };
} PROCESS_MITIGATION_PAYLOAD_RESTRICTION_POLICY, *PPROCESS_MITIGATION_PAYLOAD_RESTRICTION_POLICY;
/// Which system calls a process may make.
typedef struct _PROCESS_MITIGATION_SYSTEM_CALL_FILTER_POLICY {
    union {
        /// The bits below as one number.
        ULONG Flags;
        struct {
            /// Set of allowed calls; 0 for all.
            ULONG FilterId : 4;
            /// Reserved, 0.
            ULONG ReservedFlags : 28;
        };
    };
} PROCESS_MITIGATION_SYSTEM_CALL_FILTER_POLICY, *PPROCESS_MITIGATION_SYSTEM_CALL_FILTER_POLICY;
/// Where a process belongs.
typedef struct _PROCESS_MEMBERSHIP_INFORMATION {
    /// Identifier of its server silo; 0 for the host.
    ULONG ServerSiloId;
} PROCESS_MEMBERSHIP_INFORMATION, *PPROCESS_MEMBERSHIP_INFORMATION;
/// Whether chains of exception handlers are validated.
typedef struct _PROCESS_MITIGATION_SEHOP_POLICY {
    union {
        /// The bits below as one number.
        ULONG Flags;
        struct {
            /// A handler is called only if the chain ends as it must.
            ULONG EnableSehop : 1;
            /// Reserved, 0.
            ULONG ReservedFlags : 31;
        };
    };
} PROCESS_MITIGATION_SEHOP_POLICY, *PPROCESS_MITIGATION_SEHOP_POLICY;
/// Whether return addresses are signed, on ARM64.
typedef struct _PROCESS_MITIGATION_USER_POINTER_AUTH_POLICY {
    union {
        /// The bits below as one number.
        ULONG Flags;
        struct {
            /// Return addresses in user mode are signed.
            ULONG EnablePointerAuthUserIp : 1;
            /// Reserved, 0.
            ULONG ReservedFlags : 31;
        };
    };
} PROCESS_MITIGATION_USER_POINTER_AUTH_POLICY, *PPROCESS_MITIGATION_USER_POINTER_AUTH_POLICY;
/// Who handles the system calls of a process.
typedef struct _PROCESS_SYSCALL_PROVIDER_INFORMATION {
    /// GUID of the provider.
    GUID ProviderId;
    /// How much of its calls the provider handles.
    UCHAR Level;
} PROCESS_SYSCALL_PROVIDER_INFORMATION, *PPROCESS_SYSCALL_PROVIDER_INFORMATION;
typedef enum _PROCESS_MITIGATION_POLICY {
    ProcessDEPPolicy, ProcessASLRPolicy, ProcessDynamicCodePolicy, ProcessStrictHandleCheckPolicy, ProcessSystemCallDisablePolicy,
    ProcessMitigationOptionsMask, ProcessExtensionPointDisablePolicy, ProcessControlFlowGuardPolicy, ProcessSignaturePolicy,
    ProcessFontDisablePolicy, ProcessImageLoadPolicy, ProcessSystemCallFilterPolicy, ProcessPayloadRestrictionPolicy,
    ProcessChildProcessPolicy, ProcessSideChannelIsolationPolicy, ProcessUserShadowStackPolicy, ProcessRedirectionTrustPolicy,
    ProcessUserPointerAuthPolicy, ProcessSEHOPPolicy, MaxProcessMitigationPolicy
} PROCESS_MITIGATION_POLICY, *PPROCESS_MITIGATION_POLICY;
typedef enum _SUBSYSTEM_INFORMATION_TYPE { SubsystemInformationTypeWin32, SubsystemInformationTypeWSL, MaxSubsystemInformationType } SUBSYSTEM_INFORMATION_TYPE, *PSUBSYSTEM_INFORMATION_TYPE;
/// The process that the system's own threads belong to.
extern NTKERNELAPI PEPROCESS PsInitialSystemProcess;
typedef struct _PEB *PPEB;
/// Requests of a process, and what they have moved.
typedef struct _IO_COUNTERS {
    /// How often it has read.
    ULONGLONG ReadOperationCount;
    /// How often it has written.
    ULONGLONG WriteOperationCount;
    /// How often it has asked for something else.
    ULONGLONG OtherOperationCount;
    /// Bytes read.
    ULONGLONG ReadTransferCount;
    /// Bytes written.
    ULONGLONG WriteTransferCount;
    /// Bytes moved otherwise.
    ULONGLONG OtherTransferCount;
} IO_COUNTERS, *PIO_COUNTERS;
/// Memory of a process, in bytes.
typedef struct _VM_COUNTERS {
    /// Most that it has had of the address space.
    SIZE_T PeakVirtualSize;
    /// What it has of the address space.
    SIZE_T VirtualSize;
    /// How often a page was missing.
    ULONG PageFaultCount;
    /// Most that it has had in memory.
    SIZE_T PeakWorkingSetSize;
    /// What it has in memory.
    SIZE_T WorkingSetSize;
    /// Most charged of paged pool.
    SIZE_T QuotaPeakPagedPoolUsage;
    /// Charged of paged pool.
    SIZE_T QuotaPagedPoolUsage;
    /// Most charged of nonpaged pool.
    SIZE_T QuotaPeakNonPagedPoolUsage;
    /// Charged of nonpaged pool.
    SIZE_T QuotaNonPagedPoolUsage;
    /// What it has committed.
    SIZE_T PagefileUsage;
    /// Most that it has committed.
    SIZE_T PeakPagefileUsage;
} VM_COUNTERS, *PVM_COUNTERS;
/// ProcessBasicInformation: who a process is, and who made it.
typedef struct _PROCESS_BASIC_INFORMATION {
    /// STATUS_PENDING while it runs.
    NTSTATUS ExitStatus;
    /// Its environment block.
    PPEB PebBaseAddress;
    /// Processors that it may use.
    ULONG_PTR AffinityMask;
    /// Priority that its threads start from.
    KPRIORITY BasePriority;
    /// Its identifier.
    ULONG_PTR UniqueProcessId;
    /// The identifier of the process that made it.
    ULONG_PTR InheritedFromUniqueProcessId;
} PROCESS_BASIC_INFORMATION, *PPROCESS_BASIC_INFORMATION;
/// ProcessBasicInformation asked for with this size: what kind of process it is, too.
typedef struct _PROCESS_EXTENDED_BASIC_INFORMATION {
    /// Size of this structure, set before it is asked.
    SIZE_T Size;
    /// What the shorter structure tells.
    PROCESS_BASIC_INFORMATION BasicInfo;
    union {
        /// All of the flags below.
        ULONG Flags;
        struct {
            /// Others may not open it as they like.
            ULONG IsProtectedProcess : 1;
            /// It runs code for 32 bits on a system for 64.
            ULONG IsWow64Process : 1;
            /// It is ending.
            ULONG IsProcessDeleting : 1;
            /// Made by a process of another session.
            ULONG IsCrossSessionCreate : 1;
            /// Its threads are frozen.
            ULONG IsFrozen : 1;
            /// A task in the background.
            ULONG IsBackground : 1;
            /// It has a package's identity.
            ULONG IsStronglyNamed : 1;
            /// It runs in the secure kernel's user mode.
            ULONG IsSecureProcess : 1;
            /// A process of a subsystem such as Linux's.
            ULONG IsSubsystemProcess : 1;
            /// Reserved.
            ULONG SpareBits : 23;
        };
    };
} PROCESS_EXTENDED_BASIC_INFORMATION, *PPROCESS_EXTENDED_BASIC_INFORMATION;
/// ProcessSessionInformation: the session that a process is in.
typedef struct _PROCESS_SESSION_INFORMATION {
    /// The session's number.
    ULONG SessionId;
} PROCESS_SESSION_INFORMATION, *PPROCESS_SESSION_INFORMATION;
/// What ZwQueryInformationProcess tells.
typedef enum _PROCESSINFOCLASS {
    ProcessBasicInformation = 0, ProcessQuotaLimits = 1, ProcessIoCounters = 2, ProcessVmCounters = 3, ProcessTimes = 4,
    ProcessBasePriority = 5, ProcessRaisePriority = 6, ProcessDebugPort = 7, ProcessExceptionPort = 8, ProcessAccessToken = 9,
    ProcessLdtInformation = 10, ProcessLdtSize = 11, ProcessDefaultHardErrorMode = 12, ProcessIoPortHandlers = 13,
    ProcessPooledUsageAndLimits = 14, ProcessWorkingSetWatch = 15, ProcessUserModeIOPL = 16, ProcessEnableAlignmentFaultFixup = 17,
    ProcessPriorityClass = 18, ProcessWx86Information = 19, ProcessHandleCount = 20, ProcessAffinityMask = 21, ProcessPriorityBoost = 22,
    ProcessDeviceMap = 23, ProcessSessionInformation = 24, ProcessForegroundInformation = 25, ProcessWow64Information = 26,
    ProcessImageFileName = 27, ProcessLUIDDeviceMapsEnabled = 28, ProcessBreakOnTermination = 29, ProcessDebugObjectHandle = 30,
    ProcessDebugFlags = 31, ProcessHandleTracing = 32, ProcessIoPriority = 33, ProcessExecuteFlags = 34, ProcessTlsInformation = 35,
    ProcessCookie = 36, ProcessImageInformation = 37, ProcessCycleTime = 38, ProcessPagePriority = 39, ProcessInstrumentationCallback = 40,
    ProcessThreadStackAllocation = 41, ProcessWorkingSetWatchEx = 42, ProcessImageFileNameWin32 = 43, ProcessImageFileMapping = 44,
    ProcessAffinityUpdateMode = 45, ProcessMemoryAllocationMode = 46, ProcessGroupInformation = 47, ProcessTokenVirtualizationEnabled = 48,
    ProcessOwnerInformation = 49, ProcessWindowInformation = 50, ProcessHandleInformation = 51, ProcessMitigationPolicy = 52,
    ProcessDynamicFunctionTableInformation = 53, ProcessHandleCheckingMode = 54, ProcessKeepAliveCount = 55, ProcessRevokeFileHandles = 56,
    ProcessWorkingSetControl = 57, ProcessHandleTable = 58, ProcessCheckStackExtentsMode = 59, ProcessCommandLineInformation = 60,
    ProcessProtectionInformation = 61, ProcessSubsystemInformation = 75, MaxProcessInfoClass = 118
} PROCESSINFOCLASS;
/// When a process or thread began and ended, and how long it has run; in 100 ns.
typedef struct _KERNEL_USER_TIMES {
    /// When it was made.
    LARGE_INTEGER CreateTime;
    /// When it ended.
    LARGE_INTEGER ExitTime;
    /// Run in the kernel.
    LARGE_INTEGER KernelTime;
    /// Run outside it.
    LARGE_INTEGER UserTime;
} KERNEL_USER_TIMES, *PKERNEL_USER_TIMES;
/// What ProcessAccessToken sets.
typedef struct _PROCESS_ACCESS_TOKEN {
    /// The token that the process is to have.
    HANDLE Token;
    /// Its first thread.
    HANDLE Thread;
} PROCESS_ACCESS_TOKEN, *PPROCESS_ACCESS_TOKEN;
// Declared from memory: it has no page.
/// Makes an APC of a 32-bit program ready to be queued from 64-bit code.
NTKERNELAPI NTSTATUS NTAPI PsWrapApcWow64Thread(_Inout_ PVOID *ApcContext, _Inout_ PVOID *ApcRoutine);
