// Se: security descriptors and access checks; Ob: callbacks on handles; Cm: callbacks on the registry.
#pragma once

// ---- access checks --------------------------------------------------------------------------------------------------
typedef enum _SECURITY_IMPERSONATION_LEVEL { SecurityAnonymous, SecurityIdentification, SecurityImpersonation, SecurityDelegation } SECURITY_IMPERSONATION_LEVEL, *PSECURITY_IMPERSONATION_LEVEL;
/// Head of an access control list; its entries follow.
typedef struct _ACL {
    /// ACL_REVISION, or ACL_REVISION_DS with entries for objects.
    UCHAR AclRevision;
    /// Padding: 0.
    UCHAR Sbz1;
    /// Bytes of the list with its entries and free room.
    USHORT AclSize;
    /// How many entries there are.
    USHORT AceCount;
    /// Padding: 0.
    USHORT Sbz2;
} ACL, *PACL;
typedef struct _ACCESS_STATE *PACCESS_STATE;
#define SECURITY_DESCRIPTOR_REVISION 1
#define OWNER_SECURITY_INFORMATION 0x00000001L
#define GROUP_SECURITY_INFORMATION 0x00000002L
#define DACL_SECURITY_INFORMATION 0x00000004L
#define SACL_SECURITY_INFORMATION 0x00000008L
/// Says whether a subject may have an access to an object.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Success_(return != 0)
NTKERNELAPI BOOLEAN NTAPI SeAccessCheck(
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ PSECURITY_SUBJECT_CONTEXT SubjectSecurityContext, _In_ BOOLEAN SubjectContextLocked,
    _In_ ACCESS_MASK DesiredAccess, _In_ ACCESS_MASK PreviouslyGrantedAccess, _Outptr_opt_ PPRIVILEGE_SET *Privileges, _In_ PGENERIC_MAPPING GenericMapping,
    _In_ KPROCESSOR_MODE AccessMode, _Out_ PACCESS_MASK GrantedAccess, _Out_ PNTSTATUS AccessStatus);
/// Takes the security context of the current thread.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeCaptureSubjectContext(_Out_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
/// Locks a captured security context.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeLockSubjectContext(_In_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
/// Unlocks a captured security context.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeUnlockSubjectContext(_In_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
/// Gives a captured security context back.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeReleaseSubjectContext(_Inout_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
/// Makes the security descriptor of a new object.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeAssignSecurity(
    _In_opt_ PSECURITY_DESCRIPTOR ParentDescriptor, _In_opt_ PSECURITY_DESCRIPTOR ExplicitDescriptor, _Out_ PSECURITY_DESCRIPTOR *NewDescriptor,
    _In_ BOOLEAN IsDirectoryObject, _In_ PSECURITY_SUBJECT_CONTEXT SubjectContext, _In_ PGENERIC_MAPPING GenericMapping, _In_ POOL_TYPE PoolType);
/// Frees a security descriptor that SeAssignSecurity made.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeDeassignSecurity(_Inout_ PSECURITY_DESCRIPTOR *SecurityDescriptor);
/// Says whether a security descriptor is well formed.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI SeValidSecurityDescriptor(_In_ ULONG Length, _In_reads_bytes_(Length) PSECURITY_DESCRIPTOR SecurityDescriptor);
/// Sets up a security descriptor.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlCreateSecurityDescriptor(_Out_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ ULONG Revision);
/// Sets the access list of a security descriptor.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI NTSTATUS NTAPI RtlSetDaclSecurityDescriptor(_Inout_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ BOOLEAN DaclPresent, _In_opt_ PACL Dacl, _In_opt_ BOOLEAN DaclDefaulted);
/// Returns the bytes of a security descriptor.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI ULONG NTAPI RtlLengthSecurityDescriptor(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
/// Says whether a security descriptor is well formed.
_IRQL_requires_max_(APC_LEVEL)
NTSYSAPI BOOLEAN NTAPI RtlValidSecurityDescriptor(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Gives the security descriptor of an object.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ObGetObjectSecurity(_In_ PVOID Object, _Out_ PSECURITY_DESCRIPTOR *SecurityDescriptor, _Out_ PBOOLEAN MemoryAllocated);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Gives a security descriptor of ObGetObjectSecurity back.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI ObReleaseObjectSecurity(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ BOOLEAN MemoryAllocated);
/// Closes a handle as if in a mode.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI ObCloseHandle(_In_ HANDLE Handle, _In_ KPROCESSOR_MODE PreviousMode);
/// References an object under a tag.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG_PTR NTAPI ObfReferenceObjectWithTag(_In_ PVOID Object, _In_ ULONG Tag);
#define ObReferenceObjectWithTag ObfReferenceObjectWithTag
/// Gives a reference under a tag back.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI LONG_PTR NTAPI ObfDereferenceObjectWithTag(_In_ PVOID Object, _In_ ULONG Tag);
#define ObDereferenceObjectWithTag ObfDereferenceObjectWithTag
// The documented bound and annotations elsewhere differ; the looser holds.
/// Finds the object behind a handle, checks the access and references it under a tag.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI ObReferenceObjectByHandleWithTag(
    _In_ HANDLE Handle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_TYPE ObjectType, _In_ KPROCESSOR_MODE AccessMode, _In_ ULONG Tag,
    _Out_ PVOID *Object, _Out_opt_ POBJECT_HANDLE_INFORMATION HandleInformation);

// ---- callbacks on handles -------------------------------------------------------------------------------------------
typedef ULONG OB_OPERATION;
#define OB_OPERATION_HANDLE_CREATE 0x00000001
#define OB_OPERATION_HANDLE_DUPLICATE 0x00000002
#define OB_FLT_REGISTRATION_VERSION 0x0100
/// A handle that is about to be opened.
typedef struct _OB_PRE_CREATE_HANDLE_INFORMATION {
    /// Access that the handle will get; a callback may take rights away, and add none.
    ACCESS_MASK DesiredAccess;
    /// Access that was asked for, before any callback.
    ACCESS_MASK OriginalDesiredAccess;
} OB_PRE_CREATE_HANDLE_INFORMATION, *POB_PRE_CREATE_HANDLE_INFORMATION;
/// A handle that is about to be duplicated.
typedef struct _OB_PRE_DUPLICATE_HANDLE_INFORMATION {
    /// Access that the new handle will get; a callback may take rights away, and add none.
    ACCESS_MASK DesiredAccess;
    /// Access that was asked for, before any callback.
    ACCESS_MASK OriginalDesiredAccess;
    /// Process that has the handle.
    PVOID SourceProcess;
    /// Process that gets the new one.
    PVOID TargetProcess;
} OB_PRE_DUPLICATE_HANDLE_INFORMATION, *POB_PRE_DUPLICATE_HANDLE_INFORMATION;
/// What is about to happen to a handle, by operation.
typedef union _OB_PRE_OPERATION_PARAMETERS {
    /// With OB_OPERATION_HANDLE_CREATE.
    OB_PRE_CREATE_HANDLE_INFORMATION CreateHandleInformation;
    /// With OB_OPERATION_HANDLE_DUPLICATE.
    OB_PRE_DUPLICATE_HANDLE_INFORMATION DuplicateHandleInformation;
} OB_PRE_OPERATION_PARAMETERS, *POB_PRE_OPERATION_PARAMETERS;
/// What a callback of ObRegisterCallbacks is told before a handle is made.
typedef struct _OB_PRE_OPERATION_INFORMATION {
    /// OB_OPERATION_HANDLE_CREATE or OB_OPERATION_HANDLE_DUPLICATE.
    OB_OPERATION Operation;
    union {
        /// The bits below together.
        ULONG Flags;
        struct {
            /// The handle is one of the kernel's; such rights stay as they are.
            ULONG KernelHandle : 1;
            /// Reserved.
            ULONG Reserved : 31;
        };
    };
    /// Process, thread or desktop that is opened.
    PVOID Object;
    /// What kind of object it is: *PsProcessType, *PsThreadType or *ExDesktopObjectType.
    POBJECT_TYPE ObjectType;
    /// The callback's own; the callback afterwards gets it.
    PVOID CallContext;
    /// What depends on the operation.
    POB_PRE_OPERATION_PARAMETERS Parameters;
} OB_PRE_OPERATION_INFORMATION, *POB_PRE_OPERATION_INFORMATION;
/// A handle that has been opened.
typedef struct _OB_POST_CREATE_HANDLE_INFORMATION {
    /// Rights that the handle has got.
    ACCESS_MASK GrantedAccess;
} OB_POST_CREATE_HANDLE_INFORMATION, *POB_POST_CREATE_HANDLE_INFORMATION;
/// A handle that has been duplicated.
typedef struct _OB_POST_DUPLICATE_HANDLE_INFORMATION {
    /// Rights that the new handle has got.
    ACCESS_MASK GrantedAccess;
} OB_POST_DUPLICATE_HANDLE_INFORMATION, *POB_POST_DUPLICATE_HANDLE_INFORMATION;
/// What has happened to a handle, by operation.
typedef union _OB_POST_OPERATION_PARAMETERS {
    /// With OB_OPERATION_HANDLE_CREATE.
    OB_POST_CREATE_HANDLE_INFORMATION CreateHandleInformation;
    /// With OB_OPERATION_HANDLE_DUPLICATE.
    OB_POST_DUPLICATE_HANDLE_INFORMATION DuplicateHandleInformation;
} OB_POST_OPERATION_PARAMETERS, *POB_POST_OPERATION_PARAMETERS;
/// What a callback of ObRegisterCallbacks is told after a handle was made.
typedef struct _OB_POST_OPERATION_INFORMATION {
    /// OB_OPERATION_HANDLE_CREATE or OB_OPERATION_HANDLE_DUPLICATE.
    OB_OPERATION Operation;
    union {
        /// The bits below together.
        ULONG Flags;
        struct {
            /// The handle is one of the kernel's.
            ULONG KernelHandle : 1;
            /// Reserved.
            ULONG Reserved : 31;
        };
    };
    /// Process, thread or desktop that was opened.
    PVOID Object;
    /// What kind of object it is.
    POBJECT_TYPE ObjectType;
    /// What the callback before has left.
    PVOID CallContext;
    /// What the operation ended with.
    NTSTATUS ReturnStatus;
    /// What depends on the operation; valid if it succeeded.
    POB_POST_OPERATION_PARAMETERS Parameters;
} OB_POST_OPERATION_INFORMATION, *POB_POST_OPERATION_INFORMATION;
typedef enum _OB_PREOP_CALLBACK_STATUS { OB_PREOP_SUCCESS } OB_PREOP_CALLBACK_STATUS, *POB_PREOP_CALLBACK_STATUS;
_IRQL_requires_max_(APC_LEVEL)
typedef OB_PREOP_CALLBACK_STATUS NTAPI OB_PRE_OPERATION_CALLBACK(_In_ PVOID RegistrationContext, _Inout_ POB_PRE_OPERATION_INFORMATION OperationInformation);
typedef OB_PRE_OPERATION_CALLBACK *POB_PRE_OPERATION_CALLBACK;
_IRQL_requires_max_(APC_LEVEL)
typedef VOID NTAPI OB_POST_OPERATION_CALLBACK(_In_ PVOID RegistrationContext, _In_ POB_POST_OPERATION_INFORMATION OperationInformation);
typedef OB_POST_OPERATION_CALLBACK *POB_POST_OPERATION_CALLBACK;
/// One kind of object whose handles a driver watches.
typedef struct _OB_OPERATION_REGISTRATION {
    /// Which: PsProcessType, PsThreadType or ExDesktopObjectType.
    POBJECT_TYPE *ObjectType;
    /// OB_OPERATION_ bits: which operations.
    OB_OPERATION Operations;
    /// Called before; NULL for none.
    POB_PRE_OPERATION_CALLBACK PreOperation;
    /// Called afterwards; NULL for none.
    POB_POST_OPERATION_CALLBACK PostOperation;
} OB_OPERATION_REGISTRATION, *POB_OPERATION_REGISTRATION;
/// What ObRegisterCallbacks registers.
typedef struct _OB_CALLBACK_REGISTRATION {
    /// OB_FLT_REGISTRATION_VERSION.
    USHORT Version;
    /// Elements of OperationRegistration.
    USHORT OperationRegistrationCount;
    /// Place among the drivers that watch, as decimal digits; each has its own.
    UNICODE_STRING Altitude;
    /// Argument of the callbacks.
    PVOID RegistrationContext;
    /// What is watched.
    OB_OPERATION_REGISTRATION *OperationRegistration;
} OB_CALLBACK_REGISTRATION, *POB_CALLBACK_REGISTRATION;
/// Registers routines that are told of handles to processes and threads.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI ObRegisterCallbacks(_In_ POB_CALLBACK_REGISTRATION CallbackRegistration, _Outptr_ PVOID *RegistrationHandle);
/// Withdraws routines registered by ObRegisterCallbacks.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI ObUnRegisterCallbacks(_In_ PVOID RegistrationHandle);
/// Returns the version of the callbacks on handles.
NTKERNELAPI USHORT NTAPI ObGetFilterVersion(VOID);

// ---- callbacks on the registry --------------------------------------------------------------------------------------
typedef enum _REG_NOTIFY_CLASS {
    RegNtDeleteKey, RegNtPreDeleteKey = RegNtDeleteKey, RegNtSetValueKey, RegNtPreSetValueKey = RegNtSetValueKey, RegNtDeleteValueKey,
    RegNtPreDeleteValueKey = RegNtDeleteValueKey, RegNtSetInformationKey, RegNtPreSetInformationKey = RegNtSetInformationKey, RegNtRenameKey,
    RegNtPreRenameKey = RegNtRenameKey, RegNtEnumerateKey, RegNtPreEnumerateKey = RegNtEnumerateKey, RegNtEnumerateValueKey,
    RegNtPreEnumerateValueKey = RegNtEnumerateValueKey, RegNtQueryKey, RegNtPreQueryKey = RegNtQueryKey, RegNtQueryValueKey,
    RegNtPreQueryValueKey = RegNtQueryValueKey, RegNtQueryMultipleValueKey, RegNtPreQueryMultipleValueKey = RegNtQueryMultipleValueKey,
    RegNtPreCreateKey, RegNtPostCreateKey, RegNtPreOpenKey, RegNtPostOpenKey, RegNtKeyHandleClose, RegNtPreKeyHandleClose = RegNtKeyHandleClose,
    RegNtPostDeleteKey, RegNtPostSetValueKey, RegNtPostDeleteValueKey, RegNtPostSetInformationKey, RegNtPostRenameKey, RegNtPostEnumerateKey,
    RegNtPostEnumerateValueKey, RegNtPostQueryKey, RegNtPostQueryValueKey, RegNtPostQueryMultipleValueKey, RegNtPostKeyHandleClose,
    RegNtPreCreateKeyEx, RegNtPostCreateKeyEx, RegNtPreOpenKeyEx, RegNtPostOpenKeyEx, RegNtPreFlushKey, RegNtPostFlushKey, RegNtPreLoadKey,
    RegNtPostLoadKey, RegNtPreUnLoadKey, RegNtPostUnLoadKey, RegNtPreQueryKeySecurity, RegNtPostQueryKeySecurity, RegNtPreSetKeySecurity,
    RegNtPostSetKeySecurity, RegNtCallbackObjectContextCleanup, RegNtPreRestoreKey, RegNtPostRestoreKey, RegNtPreSaveKey, RegNtPostSaveKey,
    RegNtPreReplaceKey, RegNtPostReplaceKey, RegNtPreQueryKeyName, RegNtPostQueryKeyName, RegNtPreSaveMergedKey, RegNtPostSaveMergedKey, MaxRegNtNotifyClass
} REG_NOTIFY_CLASS, *PREG_NOTIFY_CLASS;
#include <wdm/cm_callbacks.h>
_Function_class_(EX_CALLBACK_FUNCTION)
_IRQL_requires_max_(PASSIVE_LEVEL)
_IRQL_requires_same_
typedef NTSTATUS NTAPI EX_CALLBACK_FUNCTION(_In_ PVOID CallbackContext, _In_opt_ PVOID Argument1, _In_opt_ PVOID Argument2);
typedef EX_CALLBACK_FUNCTION *PEX_CALLBACK_FUNCTION;
/// Registers a routine that is told of registry operations.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
_Superseded_by_(CmRegisterCallbackEx)
NTKERNELAPI NTSTATUS NTAPI CmRegisterCallback(_In_ PEX_CALLBACK_FUNCTION Function, _In_opt_ PVOID Context, _Out_ PLARGE_INTEGER Cookie);
/// Registers a routine that is told of registry operations, at an altitude.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI CmRegisterCallbackEx(
    _In_ PEX_CALLBACK_FUNCTION Function, _In_ PCUNICODE_STRING Altitude, _In_ PVOID Driver, _In_opt_ PVOID Context, _Out_ PLARGE_INTEGER Cookie, _Reserved_ PVOID Reserved);
/// Withdraws a routine that is told of registry operations.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI CmUnRegisterCallback(_In_ LARGE_INTEGER Cookie);
/// Returns the version of the callbacks on the registry.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI CmGetCallbackVersion(_Out_opt_ PULONG Major, _Out_opt_ PULONG Minor);
/// Ties data of the driver's to a registry key.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI CmSetCallbackObjectContext(_Inout_ PVOID Object, _In_ PLARGE_INTEGER Cookie, _In_ PVOID NewContext, _Out_opt_ PVOID *OldContext);
/// Gives the name of a registry key object.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI CmCallbackGetKeyObjectID(_In_ PLARGE_INTEGER Cookie, _In_ PVOID Object, _Out_opt_ PULONG_PTR ObjectID, _Outptr_opt_ PCUNICODE_STRING *ObjectName);

// ---- images and processes -------------------------------------------------------------------------------------------
/// What a load-image notify routine is told of an image.
typedef struct _IMAGE_INFO {
    union {
        /// The bits below together.
        ULONG Properties;
        struct {
            /// IMAGE_ADDRESSING_MODE_32BIT.
            ULONG ImageAddressingMode : 8;
            /// It is a driver or another part of the kernel.
            ULONG SystemModeImage : 1;
            /// Always 0.
            ULONG ImageMappedToAllPids : 1;
            /// It lies in an IMAGE_INFO_EX.
            ULONG ExtendedInfoPresent : 1;
            /// Always 0.
            ULONG MachineTypeMismatch : 1;
            /// SE_SIGNING_LEVEL_ value of its signature.
            ULONG ImageSignatureLevel : 4;
            /// SE_IMAGE_SIGNATURE_TYPE of it.
            ULONG ImageSignatureType : 3;
            /// Only a part of it is mapped.
            ULONG ImagePartialMap : 1;
            /// Reserved.
            ULONG Reserved : 12;
        };
    };
    /// Where it is mapped.
    PVOID ImageBase;
    /// Reserved: 0.
    ULONG ImageSelector;
    /// Bytes that it takes in memory.
    SIZE_T ImageSize;
    /// Reserved: 0.
    ULONG ImageSectionNumber;
} IMAGE_INFO, *PIMAGE_INFO;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI LOAD_IMAGE_NOTIFY_ROUTINE(_In_opt_ PUNICODE_STRING FullImageName, _In_ HANDLE ProcessId, _In_ PIMAGE_INFO ImageInfo);
typedef LOAD_IMAGE_NOTIFY_ROUTINE *PLOAD_IMAGE_NOTIFY_ROUTINE;
/// Registers a routine that is told when an image is loaded.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsSetLoadImageNotifyRoutine(_In_ PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Withdraws a routine that is told when an image is loaded.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsRemoveLoadImageNotifyRoutine(_In_ PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Withdraws a routine that is told when a thread starts or ends.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsRemoveCreateThreadNotifyRoutine(_In_ PCREATE_THREAD_NOTIFY_ROUTINE NotifyRoutine);
/// What a process notify routine of PsSetCreateProcessNotifyRoutineEx is told; NULL when a process ends.
typedef struct _PS_CREATE_NOTIFY_INFO {
    /// Bytes of this structure.
    SIZE_T Size;
    union {
        /// The bits below together.
        ULONG Flags;
        struct {
            /// ImageFileName is the exact name that was opened.
            ULONG FileOpenNameAvailable : 1;
            /// It is no Win32 process; with the routine's Ex2 form only.
            ULONG IsSubsystemProcess : 1;
            /// Reserved.
            ULONG Reserved : 30;
        };
    };
    /// Process whose handles and rights it inherits.
    HANDLE ParentProcessId;
    /// Who creates it; not always of the parent.
    CLIENT_ID CreatingThreadId;
    /// The open file of its image.
    PFILE_OBJECT FileObject;
    /// Name of that file; NULL if not known.
    PCUNICODE_STRING ImageFileName;
    /// How it is called; NULL if not known.
    PCUNICODE_STRING CommandLine;
    /// Set to an error to keep the process from starting.
    NTSTATUS CreationStatus;
} PS_CREATE_NOTIFY_INFO, *PPS_CREATE_NOTIFY_INFO;
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef VOID NTAPI CREATE_PROCESS_NOTIFY_ROUTINE_EX(_Inout_ PEPROCESS Process, _In_ HANDLE ProcessId, _Inout_opt_ PPS_CREATE_NOTIFY_INFO CreateInfo);
typedef CREATE_PROCESS_NOTIFY_ROUTINE_EX *PCREATE_PROCESS_NOTIFY_ROUTINE_EX;
/// Registers or withdraws a routine that is told of a process and may refuse it.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI PsSetCreateProcessNotifyRoutineEx(_In_ PCREATE_PROCESS_NOTIFY_ROUTINE_EX NotifyRoutine, _In_ BOOLEAN Remove);

/// Says whether two LUIDs are the same.
#define RtlEqualLuid(L1, L2) (((L1)->LowPart == (L2)->LowPart) && ((L1)->HighPart == (L2)->HighPart))
#define RtlIsZeroLuid(L1) ((BOOLEAN)(((L1)->LowPart | (L1)->HighPart) == 0))
/// Makes the security descriptor of a new object, with inheritance flags.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeAssignSecurityEx(
    _In_opt_ PSECURITY_DESCRIPTOR ParentDescriptor, _In_opt_ PSECURITY_DESCRIPTOR ExplicitDescriptor, _Out_ PSECURITY_DESCRIPTOR *NewDescriptor,
    _In_opt_ GUID *ObjectType, _In_ BOOLEAN IsDirectoryObject, _In_ ULONG AutoInheritFlags, _In_ PSECURITY_SUBJECT_CONTEXT SubjectContext,
    _In_ PGENERIC_MAPPING GenericMapping, _In_ POOL_TYPE PoolType);
/// Writes an event about an attempt to exploit a known vulnerability.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeEtwWriteKMCveEvent(_In_ PCUNICODE_STRING CveId, _In_opt_ PCUNICODE_STRING AdditionalDetails);
/// Says whether a self-relative security descriptor is well formed.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTSYSAPI BOOLEAN NTAPI RtlValidRelativeSecurityDescriptor(
    _In_reads_bytes_(SecurityDescriptorLength) PSECURITY_DESCRIPTOR SecurityDescriptorInput, _In_ ULONG SecurityDescriptorLength,
    _In_ SECURITY_INFORMATION RequiredInformation);
