// Se: tokens, clients, privileges, audits and the descriptors of a file system's objects.
#pragma once

extern POBJECT_TYPE *SeTokenObjectType;

// ---- clients and tokens ---------------------------------------------------------------------------------------------
/// Takes the security context of a thread and its process.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeCaptureSubjectContextEx(_In_opt_ PETHREAD Thread, _In_ PEPROCESS Process, _Out_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
/// Takes what is needed to impersonate a client thread later.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeCreateClientSecurity(
    _In_ PETHREAD ClientThread, _In_ PSECURITY_QUALITY_OF_SERVICE ClientSecurityQos, _In_ BOOLEAN RemoteSession,
    _Out_ PSECURITY_CLIENT_CONTEXT ClientContext);
/// Takes what is needed to impersonate a captured subject later.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeCreateClientSecurityFromSubjectContext(
    _In_ PSECURITY_SUBJECT_CONTEXT SubjectContext, _In_ PSECURITY_QUALITY_OF_SERVICE ClientSecurityQos, _In_ BOOLEAN ServerIsRemote,
    _Out_ PSECURITY_CLIENT_CONTEXT ClientContext);
/// Has a thread act as a client. Replaced by SeImpersonateClientEx, which can fail.
_Superseded_by_(SeImpersonateClientEx)
NTKERNELAPI VOID NTAPI SeImpersonateClient(_In_ PSECURITY_CLIENT_CONTEXT ClientContext, _In_opt_ PETHREAD ServerThread);
/// Has a thread act as a client until PsRevertToSelf.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeImpersonateClientEx(_In_ PSECURITY_CLIENT_CONTEXT ClientContext, _In_opt_ PETHREAD ServerThread);
/// Gives back the reference to the token that SeCreateClientSecurity took.
#define SeDeleteClientSecurity(C) \
    ((SeTokenType((C)->ClientToken) == TokenPrimary) ? PsDereferencePrimaryToken((C)->ClientToken) : PsDereferenceImpersonationToken((C)->ClientToken))
/// Stops impersonating.
#define SeStopImpersonatingClient() PsRevertToSelf()
/// Returns the token of a captured subject that counts: the client's, else the process's.
#define SeQuerySubjectContextToken(SubjectContext) \
    (ARGUMENT_PRESENT(((PSECURITY_SUBJECT_CONTEXT)SubjectContext)->ClientToken) ? ((PSECURITY_SUBJECT_CONTEXT)SubjectContext)->ClientToken \
                                                                               : ((PSECURITY_SUBJECT_CONTEXT)SubjectContext)->PrimaryToken)
/// Returns the bytes of a SID.
#define SeLengthSid(Sid) (8 + (4 * ((SID *)Sid)->SubAuthorityCount))
/// Makes a token that may do less than another.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI SeFilterToken(
    _In_ PACCESS_TOKEN ExistingToken, _In_ ULONG Flags, _In_opt_ PTOKEN_GROUPS SidsToDisable, _In_opt_ PTOKEN_PRIVILEGES PrivilegesToDelete,
    _In_opt_ PTOKEN_GROUPS RestrictedSids, _Outptr_ PACCESS_TOKEN *FilteredToken);
/// Returns the logon session of a token.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeQueryAuthenticationIdToken(_In_ PACCESS_TOKEN Token, _Out_ PLUID AuthenticationId);
/// Asks for a class of information about a token; most answers are pool the caller must free with ExFreePool.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeQueryInformationToken(
    _In_ PACCESS_TOKEN Token, _In_ TOKEN_INFORMATION_CLASS TokenInformationClass, _Outptr_ PVOID *TokenInformation);
/// Returns the session of a token.
NTKERNELAPI NTSTATUS NTAPI SeQuerySessionIdToken(_In_ PACCESS_TOKEN Token, _Out_ PULONG SessionId);
/// Sets the session of a token.
NTKERNELAPI NTSTATUS NTAPI SeSetSessionIdToken(_In_ PACCESS_TOKEN Token, _In_ ULONG SessionId);
/// Says whether a token has the administrators' group.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI SeTokenIsAdmin(_In_ PACCESS_TOKEN Token);
/// Says whether a token has restricting SIDs.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI SeTokenIsRestricted(_In_ PACCESS_TOKEN Token);
/// Says whether the restricting SIDs of a token count for writing alone.
NTKERNELAPI BOOLEAN NTAPI SeTokenIsWriteRestricted(_In_ PACCESS_TOKEN Token);
/// Says whether a token is primary or for impersonation.
_Superseded_by_(SeQueryInformationToken)
NTKERNELAPI TOKEN_TYPE NTAPI SeTokenType(_In_ PACCESS_TOKEN Token);
/// Returns how far an impersonation token goes.
NTKERNELAPI SECURITY_IMPERSONATION_LEVEL NTAPI SeTokenImpersonationLevel(_In_ PACCESS_TOKEN Token);
/// Says whether a token keeps its processes from making others.
NTKERNELAPI BOOLEAN NTAPI SeTokenIsNoChildProcessRestrictionEnforced(_In_ PACCESS_TOKEN Token, _Out_opt_ PBOOLEAN UnlessSecure);
/// Says how a token keeps its processes from making others.
NTKERNELAPI VOID NTAPI SeTokenGetNoChildProcessRestricted(
    _In_ PACCESS_TOKEN Token, _Out_ PBOOLEAN Enforced, _Out_ PBOOLEAN UnlessSecure, _Out_ PBOOLEAN AuditOnly);
/// Keeps the processes of a token from making others.
NTKERNELAPI VOID NTAPI SeTokenSetNoChildProcessRestricted(_In_ PACCESS_TOKEN Token, _In_ BOOLEAN UnlessSecure, _In_ BOOLEAN AuditOnly);
/// Gives the path of a process's image in pool that the caller must free with ExFreePool.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeLocateProcessImageName(_Inout_ PEPROCESS Process, _Outptr_ PUNICODE_STRING *pImageFileName);
/// Asks to be told when a logon session ends.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeMarkLogonSessionForTerminationNotification(_In_ PLUID LogonId);
/// Asks to be told when a logon session of a server silo ends.
NTKERNELAPI NTSTATUS NTAPI SeMarkLogonSessionForTerminationNotificationEx(_In_ PLUID LogonId, _In_ struct _EJOB *pServerSilo);
/// Registers a routine that is told of marked logon sessions that ended.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeRegisterLogonSessionTerminatedRoutine(_In_ PSE_LOGON_SESSION_TERMINATED_ROUTINE CallbackRoutine);
/// Withdraws a routine of SeRegisterLogonSessionTerminatedRoutine.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeUnregisterLogonSessionTerminatedRoutine(_In_ PSE_LOGON_SESSION_TERMINATED_ROUTINE CallbackRoutine);

// ---- accesses and privileges ----------------------------------------------------------------------------------------
/// Sets what generic rights mean in an access state.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeSetAccessStateGenericMapping(_Inout_ PACCESS_STATE AccessState, _In_ PGENERIC_MAPPING GenericMapping);
/// Adds privileges that were used to an access state.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeAppendPrivileges(_Inout_ PACCESS_STATE AccessState, _In_ PPRIVILEGE_SET Privileges);
/// Frees the privileges that SeAccessCheck gave.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeFreePrivileges(_In_ PPRIVILEGE_SET Privileges);
/// Says whether a subject has privileges enabled and marks those that were used.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI SePrivilegeCheck(
    _Inout_ PPRIVILEGE_SET RequiredPrivileges, _In_ PSECURITY_SUBJECT_CONTEXT SubjectSecurityContext, _In_ KPROCESSOR_MODE AccessMode);
/// Says whether tokens known by their information may have an access to an object.
_Success_(return != 0)
NTKERNELAPI BOOLEAN NTAPI SeAccessCheckFromState(
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ PTOKEN_ACCESS_INFORMATION PrimaryTokenInformation,
    _In_opt_ PTOKEN_ACCESS_INFORMATION ClientTokenInformation, _In_ ACCESS_MASK DesiredAccess, _In_ ACCESS_MASK PreviouslyGrantedAccess,
    _Outptr_opt_ PPRIVILEGE_SET *Privileges, _In_ PGENERIC_MAPPING GenericMapping, _In_ KPROCESSOR_MODE AccessMode, _Out_ PACCESS_MASK GrantedAccess,
    _Out_ PNTSTATUS AccessStatus);
/// Says whether tokens may have an access to an object.
_Success_(return != 0)
NTKERNELAPI BOOLEAN NTAPI SeAccessCheckFromStateEx(
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ PACCESS_TOKEN PrimaryToken, _In_opt_ PACCESS_TOKEN ClientToken,
    _In_ ACCESS_MASK DesiredAccess, _In_ ACCESS_MASK PreviouslyGrantedAccess, _Outptr_opt_ PPRIVILEGE_SET *Privileges,
    _In_ PGENERIC_MAPPING GenericMapping, _In_ KPROCESSOR_MODE AccessMode, _Out_ PACCESS_MASK GrantedAccess, _Out_ PNTSTATUS AccessStatus);

// ---- descriptors of objects -----------------------------------------------------------------------------------------
/// Copies the parts that are asked for out of an object's security descriptor.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeQuerySecurityDescriptorInfo(
    _In_ PSECURITY_INFORMATION SecurityInformation, _Out_writes_bytes_(*Length) PSECURITY_DESCRIPTOR SecurityDescriptor, _Inout_ PULONG Length,
    _Inout_ PSECURITY_DESCRIPTOR *ObjectsSecurityDescriptor);
/// Makes an object's new security descriptor out of the old one and the parts that change.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeSetSecurityDescriptorInfo(
    _In_opt_ PVOID Object, _In_ PSECURITY_INFORMATION SecurityInformation, _In_ PSECURITY_DESCRIPTOR ModificationDescriptor,
    _Inout_ PSECURITY_DESCRIPTOR *ObjectsSecurityDescriptor, _In_ POOL_TYPE PoolType, _In_ PGENERIC_MAPPING GenericMapping);
/// As SeSetSecurityDescriptorInfo, with SEF_XXX that say how access lists are inherited.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI SeSetSecurityDescriptorInfoEx(
    _In_opt_ PVOID Object, _In_ PSECURITY_INFORMATION SecurityInformation, _In_ PSECURITY_DESCRIPTOR ModificationDescriptor,
    _Inout_ PSECURITY_DESCRIPTOR *ObjectsSecurityDescriptor, _In_ ULONG AutoInheritFlags, _In_ POOL_TYPE PoolType,
    _In_ PGENERIC_MAPPING GenericMapping);

// ---- audits ---------------------------------------------------------------------------------------------------------
/// Logs an attempt to open an object, if that is to be audited.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeOpenObjectAuditAlarm(
    _In_ PUNICODE_STRING ObjectTypeName, _In_opt_ PVOID Object, _In_opt_ PUNICODE_STRING AbsoluteObjectName,
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ PACCESS_STATE AccessState, _In_ BOOLEAN ObjectCreated, _In_ BOOLEAN AccessGranted,
    _In_ KPROCESSOR_MODE AccessMode, _Out_ PBOOLEAN GenerateOnClose);
/// Logs an attempt to open an object that is to be deleted, if that is to be audited.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeOpenObjectForDeleteAuditAlarm(
    _In_ PUNICODE_STRING ObjectTypeName, _In_opt_ PVOID Object, _In_opt_ PUNICODE_STRING AbsoluteObjectName,
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ PACCESS_STATE AccessState, _In_ BOOLEAN ObjectCreated, _In_ BOOLEAN AccessGranted,
    _In_ KPROCESSOR_MODE AccessMode, _Out_ PBOOLEAN GenerateOnClose);
/// Logs that an object was deleted, if that is to be audited.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeDeleteObjectAuditAlarm(_In_ PVOID Object, _In_ HANDLE Handle);
/// Says whether opens of a file are audited.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI SeAuditingFileEvents(_In_ BOOLEAN AccessGranted, _In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
/// Says whether opens of a file by a subject are audited.
NTKERNELAPI BOOLEAN NTAPI SeAuditingFileEventsWithContext(
    _In_ BOOLEAN AccessGranted, _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_opt_ PSECURITY_SUBJECT_CONTEXT SubjectSecurityContext);
/// Says whether opens of a file or of anything by a subject are audited.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI BOOLEAN NTAPI SeAuditingFileOrGlobalEvents(
    _In_ BOOLEAN AccessGranted, _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ PSECURITY_SUBJECT_CONTEXT SubjectSecurityContext);
/// Says whether new hard links are audited.
NTKERNELAPI BOOLEAN NTAPI SeAuditingHardLinkEvents(_In_ BOOLEAN AccessGranted, _In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
/// Says whether new hard links by a subject are audited.
NTKERNELAPI BOOLEAN NTAPI SeAuditingHardLinkEventsWithContext(
    _In_ BOOLEAN AccessGranted, _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_opt_ PSECURITY_SUBJECT_CONTEXT SubjectSecurityContext);
/// Logs an attempt to make a hard link.
NTKERNELAPI VOID NTAPI SeAuditHardLinkCreation(_In_ PUNICODE_STRING FileName, _In_ PUNICODE_STRING LinkName, _In_ BOOLEAN bSuccess);

// ---- further questions ----------------------------------------------------------------------------------------------
/// Says whether an access has to be audited.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI SeExamineSacl(
    _In_ PACL Sacl, _In_ PACL ResourceSacl, _In_ PACCESS_TOKEN Token, _In_ ACCESS_MASK DesiredAccess, _In_ BOOLEAN AccessGranted,
    _Out_ PBOOLEAN GenerateAudit, _Out_ PBOOLEAN GenerateAlarm);
