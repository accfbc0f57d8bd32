// Security support providers in the kernel: accounts, service names, logons.
#pragma once

#define SEC_ENTRY NTAPI
typedef WCHAR SEC_WCHAR;
typedef CHAR SEC_CHAR;
#ifndef _SECURITY_STATUS_DEFINED
#define _SECURITY_STATUS_DEFINED
typedef LONG SECURITY_STATUS;
#endif
typedef UNICODE_STRING SECURITY_STRING, *PSECURITY_STRING;
typedef enum _SECURITY_LOGON_TYPE {
    UndefinedLogonType = 0, Interactive = 2, Network, Batch, Service, Proxy, Unlock, NetworkCleartext, NewCredentials, RemoteInteractive,
    CachedInteractive, CachedRemoteInteractive, CachedUnlock
} SECURITY_LOGON_TYPE, *PSECURITY_LOGON_TYPE;
/// Who is behind a logon session.
typedef struct _SECURITY_USER_DATA {
    /// Account, without its domain.
    SECURITY_STRING UserName;
    /// Where the account is known.
    SECURITY_STRING LogonDomainName;
    /// The server that logged the user on.
    SECURITY_STRING LogonServer;
    /// The user's SID.
    PSID pSid;
} SECURITY_USER_DATA, *PSECURITY_USER_DATA;
typedef SECURITY_USER_DATA SecurityUserData, *PSecurityUserData;
#define UNDERSTANDS_LONG_NAMES 1
#define NO_LONG_NAMES 2
typedef enum _WELL_KNOWN_SID_TYPE {
    WinNullSid, WinWorldSid, WinLocalSid, WinCreatorOwnerSid, WinCreatorGroupSid, WinCreatorOwnerServerSid, WinCreatorGroupServerSid, WinNtAuthoritySid,
    WinDialupSid, WinNetworkSid, WinBatchSid, WinInteractiveSid, WinServiceSid, WinAnonymousSid, WinProxySid, WinEnterpriseControllersSid, WinSelfSid,
    WinAuthenticatedUserSid, WinRestrictedCodeSid, WinTerminalServerSid, WinRemoteLogonIdSid, WinLogonIdsSid, WinLocalSystemSid, WinLocalServiceSid,
    WinNetworkServiceSid, WinBuiltinDomainSid, WinBuiltinAdministratorsSid, WinBuiltinUsersSid, WinBuiltinGuestsSid, WinBuiltinPowerUsersSid,
    WinBuiltinAccountOperatorsSid, WinBuiltinSystemOperatorsSid, WinBuiltinPrintOperatorsSid, WinBuiltinBackupOperatorsSid, WinBuiltinReplicatorSid
} WELL_KNOWN_SID_TYPE;
/// Finds the account of a SID.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI SecLookupAccountSid(
    _In_ PSID Sid, _Out_ PULONG NameSize, _Inout_opt_ PUNICODE_STRING NameBuffer, _Out_ PULONG DomainSize, _Inout_opt_ PUNICODE_STRING DomainBuffer,
    _Out_ PSID_NAME_USE NameUse);
/// Finds the SID of an account.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI SecLookupAccountName(
    _In_ PUNICODE_STRING Name, _Inout_ PULONG SidSize, _Out_ PSID Sid, _Out_ PSID_NAME_USE NameUse, _Out_ PULONG DomainSize,
    _Inout_opt_ PUNICODE_STRING ReferencedDomain);
/// Gives a SID that everybody knows.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI SecLookupWellKnownSid(_In_ WELL_KNOWN_SID_TYPE SidType, _Out_ PSID Sid, _In_ ULONG SidBufferSize, _Inout_opt_ PULONG SidSize);
/// Makes a service principal name.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI SecMakeSPN(
    _In_ PUNICODE_STRING ServiceClass, _In_ PUNICODE_STRING ServiceName, _In_opt_ PUNICODE_STRING InstanceName, _In_opt_ USHORT InstancePort,
    _In_opt_ PUNICODE_STRING Referrer, _Inout_ PUNICODE_STRING Spn, _Out_opt_ PULONG Length, _In_ BOOLEAN Allocate);
/// Makes a service principal name with a target.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI SecMakeSPNEx(
    _In_ PUNICODE_STRING ServiceClass, _In_ PUNICODE_STRING ServiceName, _In_opt_ PUNICODE_STRING InstanceName, _In_opt_ USHORT InstancePort,
    _In_opt_ PUNICODE_STRING Referrer, _In_opt_ PUNICODE_STRING TargetInfo, _Inout_ PUNICODE_STRING Spn, _Out_opt_ PULONG Length,
    _In_ BOOLEAN Allocate);
/// Makes a service principal name with a target that may be packed already.
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI SecMakeSPNEx2(
    _In_ PUNICODE_STRING ServiceClass, _In_ PUNICODE_STRING ServiceName, _In_opt_ PUNICODE_STRING InstanceName, _In_opt_ USHORT InstancePort,
    _In_opt_ PUNICODE_STRING Referrer, _In_opt_ PUNICODE_STRING InTargetInfo, _Inout_ PUNICODE_STRING Spn, _Out_opt_ PULONG TotalSize,
    _In_ BOOLEAN Allocate, _In_ BOOLEAN IsTargetInfoMarshaled);
/// Returns the status that a security package's error stands for.
NTSTATUS NTAPI MapSecurityError(_In_ SECURITY_STATUS SecStatus);
/// Tells who is behind a logon session; the answer is to be freed with LsaFreeReturnBuffer.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI GetSecurityUserInfo(_In_opt_ PLUID LogonId, _In_ ULONG Flags, _Outptr_ PSECURITY_USER_DATA *UserInformation);
/// A string of ANSI characters of the local security authority.
typedef STRING LSA_STRING, *PLSA_STRING;
typedef UNICODE_STRING LSA_UNICODE_STRING, *PLSA_UNICODE_STRING;
typedef OBJECT_ATTRIBUTES LSA_OBJECT_ATTRIBUTES, *PLSA_OBJECT_ATTRIBUTES;
typedef ULONG LSA_OPERATIONAL_MODE, *PLSA_OPERATIONAL_MODE;
/// What a logon session may use.
typedef struct _QUOTA_LIMITS {
    /// Bytes of paged pool.
    SIZE_T PagedPoolLimit;
    /// Bytes of nonpaged pool.
    SIZE_T NonPagedPoolLimit;
    /// Smallest working set in bytes.
    SIZE_T MinimumWorkingSetSize;
    /// Largest working set in bytes.
    SIZE_T MaximumWorkingSetSize;
    /// Bytes of the paging file.
    SIZE_T PagefileLimit;
    /// Processor time, 100 ns.
    LARGE_INTEGER TimeLimit;
} QUOTA_LIMITS, *PQUOTA_LIMITS;
/// Connects to the local security authority.
_IRQL_requires_same_
NTSTATUS NTAPI LsaRegisterLogonProcess(_In_ PLSA_STRING LogonProcessName, _Out_ PHANDLE LsaHandle, _Out_ PLSA_OPERATIONAL_MODE SecurityMode);
/// Logs a user on.
_IRQL_requires_same_
NTSTATUS NTAPI LsaLogonUser(
    _In_ HANDLE LsaHandle, _In_ PLSA_STRING OriginName, _In_ SECURITY_LOGON_TYPE LogonType, _In_ ULONG AuthenticationPackage,
    _In_reads_bytes_(AuthenticationInformationLength) PVOID AuthenticationInformation, _In_ ULONG AuthenticationInformationLength,
    _In_opt_ PTOKEN_GROUPS LocalGroups, _In_ PTOKEN_SOURCE SourceContext, _Out_ PVOID *ProfileBuffer, _Out_ PULONG ProfileBufferLength,
    _Inout_ PLUID LogonId, _Out_ PHANDLE Token, _Out_ PQUOTA_LIMITS Quotas, _Out_ PNTSTATUS SubStatus);
/// Frees what the local security authority gave.
_IRQL_requires_same_
NTSTATUS NTAPI LsaFreeReturnBuffer(_In_ PVOID Buffer);
/// Ends the connection to the local security authority.
_IRQL_requires_same_
NTSTATUS NTAPI LsaDeregisterLogonProcess(_In_ HANDLE LsaHandle);
/// Gives the number of an authentication package.
_IRQL_requires_same_
NTSTATUS NTAPI LsaLookupAuthenticationPackage(_In_ HANDLE LsaHandle, _In_ PLSA_STRING PackageName, _Out_ PULONG AuthenticationPackage);
