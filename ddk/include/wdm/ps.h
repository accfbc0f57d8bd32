// Ps, Ob and Se: threads, processes, objects, access checks.
#pragma once

/// A thread by numbers.
typedef struct _CLIENT_ID {
    /// Number of its process, in the form of a handle.
    HANDLE UniqueProcess;
    /// Number of the thread, in the form of a handle.
    HANDLE UniqueThread;
} CLIENT_ID, *PCLIENT_ID;
typedef struct _PRIVILEGE_SET PRIVILEGE_SET, *PPRIVILEGE_SET;
typedef PVOID PACCESS_TOKEN;
/// Who acts: a process and, if its thread impersonates, a client. Captured and released by Se routines.
typedef struct _SECURITY_SUBJECT_CONTEXT {
    /// Identity that the thread has taken on; NULL if none.
    PACCESS_TOKEN ClientToken;
    /// SECURITY_IMPERSONATION_LEVEL: how far it may act as the client.
    LONG ImpersonationLevel;
    /// Identity of the process.
    PACCESS_TOKEN PrimaryToken;
    /// Number of the process for audits.
    PVOID ProcessAuditId;
} SECURITY_SUBJECT_CONTEXT, *PSECURITY_SUBJECT_CONTEXT;
/// What ObReferenceObjectByHandle tells of a handle.
typedef struct _OBJECT_HANDLE_INFORMATION {
    /// OBJ_ bits of the handle.
    ULONG HandleAttributes;
    /// Rights that the handle has.
    ACCESS_MASK GrantedAccess;
} OBJECT_HANDLE_INFORMATION, *POBJECT_HANDLE_INFORMATION;
/// Name of an object, as ObQueryNameString gives it.
typedef struct _OBJECT_NAME_INFORMATION {
    /// Full path; its buffer follows. Empty if the object has no name.
    UNICODE_STRING Name;
} OBJECT_NAME_INFORMATION, *POBJECT_NAME_INFORMATION;
/// What the generic rights mean for one type of objects.
typedef struct _GENERIC_MAPPING {
    /// Rights that GENERIC_READ stands for.
    ACCESS_MASK GenericRead;
    /// Rights that GENERIC_WRITE stands for.
    ACCESS_MASK GenericWrite;
    /// Rights that GENERIC_EXECUTE stands for.
    ACCESS_MASK GenericExecute;
    /// Rights that GENERIC_ALL stands for.
    ACCESS_MASK GenericAll;
} GENERIC_MAPPING, *PGENERIC_MAPPING;

#define DELETE 0x00010000L
#define READ_CONTROL 0x00020000L
#define WRITE_DAC 0x00040000L
#define WRITE_OWNER 0x00080000L
#define SYNCHRONIZE 0x00100000L
#define STANDARD_RIGHTS_REQUIRED 0x000F0000L
#define STANDARD_RIGHTS_READ READ_CONTROL
#define STANDARD_RIGHTS_WRITE READ_CONTROL
#define STANDARD_RIGHTS_EXECUTE READ_CONTROL
#define STANDARD_RIGHTS_ALL 0x001F0000L
#define SPECIFIC_RIGHTS_ALL 0x0000FFFFL
#define ACCESS_SYSTEM_SECURITY 0x01000000L
#define MAXIMUM_ALLOWED 0x02000000L
#define GENERIC_READ 0x80000000L
#define GENERIC_WRITE 0x40000000L
#define GENERIC_EXECUTE 0x20000000L
#define GENERIC_ALL 0x10000000L
#define THREAD_TERMINATE 0x0001
#define THREAD_ALL_ACCESS (STANDARD_RIGHTS_REQUIRED | SYNCHRONIZE | 0xFFFF)
#define PROCESS_ALL_ACCESS (STANDARD_RIGHTS_REQUIRED | SYNCHRONIZE | 0xFFFF)
#define EVENT_MODIFY_STATE 0x0002
#define EVENT_ALL_ACCESS (STANDARD_RIGHTS_REQUIRED | SYNCHRONIZE | 0x3)
#define KEY_QUERY_VALUE 0x0001
#define KEY_SET_VALUE 0x0002
#define KEY_CREATE_SUB_KEY 0x0004
#define KEY_ENUMERATE_SUB_KEYS 0x0008
#define KEY_NOTIFY 0x0010
#define KEY_CREATE_LINK 0x0020
#define KEY_READ ((STANDARD_RIGHTS_READ | KEY_QUERY_VALUE | KEY_ENUMERATE_SUB_KEYS | KEY_NOTIFY) & ~SYNCHRONIZE)
#define KEY_WRITE ((STANDARD_RIGHTS_WRITE | KEY_SET_VALUE | KEY_CREATE_SUB_KEY) & ~SYNCHRONIZE)
#define KEY_EXECUTE (KEY_READ & ~SYNCHRONIZE)
#define KEY_ALL_ACCESS 0xF003F
#define SE_LOAD_DRIVER_PRIVILEGE 10L

extern POBJECT_TYPE *IoFileObjectType;
extern POBJECT_TYPE *ExEventObjectType;
extern POBJECT_TYPE *ExDesktopObjectType;
extern POBJECT_TYPE *MmSectionObjectType;
extern POBJECT_TYPE *ExSemaphoreObjectType;
extern POBJECT_TYPE *PsThreadType;
extern POBJECT_TYPE *PsProcessType;
extern POBJECT_TYPE *CmKeyObjectType;

// The documented bound and annotations elsewhere differ; the looser holds.
/// Starts a thread of the system, or of a process if one is given. The handle is to be closed.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_Post_satisfies_(return <= 0)
NTKERNELAPI NTSTATUS NTAPI PsCreateSystemThread(
    _Out_ PHANDLE ThreadHandle, _In_ ULONG DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ HANDLE ProcessHandle,
    _Out_opt_ PCLIENT_ID ClientId, _In_ PKSTART_ROUTINE StartRoutine, _In_opt_ PVOID StartContext);
/// Ends the current system thread.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsTerminateSystemThread(_In_ NTSTATUS ExitStatus);
/// Returns the current thread.
#define PsGetCurrentThread() ((PETHREAD)KeGetCurrentThread())
/// Returns the current process.
NTKERNELAPI PEPROCESS NTAPI IoGetCurrentProcess(VOID);
#define PsGetCurrentProcess IoGetCurrentProcess
/// Returns the identifier of the current process.
NTKERNELAPI HANDLE NTAPI PsGetCurrentProcessId(VOID);
/// Returns the identifier of the current thread.
NTKERNELAPI HANDLE NTAPI PsGetCurrentThreadId(VOID);
/// Returns the identifier of a process.
NTKERNELAPI HANDLE NTAPI PsGetProcessId(_In_ PEPROCESS Process);
/// Returns the identifier of a thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI HANDLE NTAPI PsGetThreadId(_In_ PETHREAD Thread);
/// Tells the version of the operating system.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Superseded_by_(RtlGetVersion)
NTKERNELAPI BOOLEAN NTAPI PsGetVersion(_Out_opt_ PULONG MajorVersion, _Out_opt_ PULONG MinorVersion, _Out_opt_ PULONG BuildNumber, _Inout_opt_ PUNICODE_STRING CSDVersion);
/// Says whether a thread belongs to the system.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI BOOLEAN NTAPI PsIsSystemThread(_In_ PETHREAD Thread);
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI CREATE_PROCESS_NOTIFY_ROUTINE(_In_ HANDLE ParentId, _In_ HANDLE ProcessId, _In_ BOOLEAN Create);
typedef CREATE_PROCESS_NOTIFY_ROUTINE *PCREATE_PROCESS_NOTIFY_ROUTINE;
_IRQL_requires_max_(APC_LEVEL)
typedef VOID NTAPI CREATE_THREAD_NOTIFY_ROUTINE(_In_ HANDLE ProcessId, _In_ HANDLE ThreadId, _In_ BOOLEAN Create);
typedef CREATE_THREAD_NOTIFY_ROUTINE *PCREATE_THREAD_NOTIFY_ROUTINE;
/// Registers or withdraws a routine that is told when a process starts or ends.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsSetCreateProcessNotifyRoutine(_In_ PCREATE_PROCESS_NOTIFY_ROUTINE NotifyRoutine, _In_ BOOLEAN Remove);
/// Registers a routine that is told when a thread starts or ends.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsSetCreateThreadNotifyRoutine(_In_ PCREATE_THREAD_NOTIFY_ROUTINE NotifyRoutine);
/// Finds a process by its identifier and references it.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI PsLookupProcessByProcessId(_In_ HANDLE ProcessId, _Outptr_ PEPROCESS *Process);

// The documented bound and annotations elsewhere differ; the looser holds.
/// Finds the object behind a handle, checks the access and references it.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_Post_satisfies_(return <= 0)
NTKERNELAPI NTSTATUS NTAPI ObReferenceObjectByHandle(
    _In_ HANDLE Handle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_TYPE ObjectType, _In_ KPROCESSOR_MODE AccessMode,
    _Out_ PVOID *Object, _Out_opt_ POBJECT_HANDLE_INFORMATION HandleInformation);
/// References an object of a type to which a pointer is at hand.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ObReferenceObjectByPointer(_In_ PVOID Object, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_TYPE ObjectType, _In_ KPROCESSOR_MODE AccessMode);
/// References an object; returns the new count.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG_PTR FASTCALL ObfReferenceObject(_In_ PVOID Object);
/// References an object.
#define ObReferenceObject(Object) ObfReferenceObject(Object)
/// Gives a reference to an object back; the last one deletes it.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG_PTR FASTCALL ObfDereferenceObject(_In_ PVOID Object);
/// Gives a reference to an object back; the last one deletes it.
#define ObDereferenceObject(Object) ObfDereferenceObject(Object)
/// Gives a reference back and deletes the object in a worker thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI ObDereferenceObjectDeferDelete(_In_ PVOID Object);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Makes a handle for an object.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI ObOpenObjectByPointer(
    _In_ PVOID Object, _In_ ULONG HandleAttributes, _In_opt_ struct _ACCESS_STATE *PassedAccessState, _In_ ACCESS_MASK DesiredAccess,
    _In_opt_ POBJECT_TYPE ObjectType, _In_ KPROCESSOR_MODE AccessMode, _Out_ PHANDLE Handle);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Gives the name of an object.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI ObQueryNameString(_In_ PVOID Object, _Out_writes_bytes_opt_(Length) POBJECT_NAME_INFORMATION ObjectNameInfo, _In_ ULONG Length, _Out_ PULONG ReturnLength);

/// Says whether the current thread holds a privilege.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI BOOLEAN NTAPI SeSinglePrivilegeCheck(_In_ LUID PrivilegeValue, _In_ KPROCESSOR_MODE PreviousMode);
/// Makes a LUID from a number.
FORCEINLINE LUID RtlConvertLongToLuid(_In_ LONG Long)
{
    LUID Result;
    Result.LowPart = (ULONG)Long;
    Result.HighPart = Long < 0 ? -1 : 0;
    return Result;
}
/// Makes a LUID from a number.
FORCEINLINE LUID RtlConvertUlongToLuid(_In_ ULONG Ulong)
{
    LUID Result;
    Result.LowPart = Ulong;
    Result.HighPart = 0;
    return Result;
}

/// Returns the cycles a process has run.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI ULONG64 NTAPI PsQueryTotalCycleTimeProcess(_Inout_ PEPROCESS Process, _Out_ PULONG64 CycleTimeStamp);
