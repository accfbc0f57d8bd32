// Security: access tokens, what can be asked of them, and the context of a client.
#pragma once

#define TOKEN_ASSIGN_PRIMARY 0x0001
#define TOKEN_DUPLICATE 0x0002
#define TOKEN_IMPERSONATE 0x0004
#define TOKEN_QUERY 0x0008
#define TOKEN_QUERY_SOURCE 0x0010
#define TOKEN_ADJUST_PRIVILEGES 0x0020
#define TOKEN_ADJUST_GROUPS 0x0040
#define TOKEN_ADJUST_DEFAULT 0x0080
#define TOKEN_ADJUST_SESSIONID 0x0100
#define TOKEN_ALL_ACCESS_P \
    (STANDARD_RIGHTS_REQUIRED | TOKEN_ASSIGN_PRIMARY | TOKEN_DUPLICATE | TOKEN_IMPERSONATE | TOKEN_QUERY | TOKEN_QUERY_SOURCE | \
     TOKEN_ADJUST_PRIVILEGES | TOKEN_ADJUST_GROUPS | TOKEN_ADJUST_DEFAULT)
#define TOKEN_ALL_ACCESS (TOKEN_ALL_ACCESS_P | TOKEN_ADJUST_SESSIONID)
#define TOKEN_READ (STANDARD_RIGHTS_READ | TOKEN_QUERY)
#define TOKEN_WRITE (STANDARD_RIGHTS_WRITE | TOKEN_ADJUST_PRIVILEGES | TOKEN_ADJUST_GROUPS | TOKEN_ADJUST_DEFAULT)
#define TOKEN_EXECUTE STANDARD_RIGHTS_EXECUTE
#define TOKEN_SOURCE_LENGTH 8
#define DISABLE_MAX_PRIVILEGE 0x1
#define SANDBOX_INERT 0x2
#define LUA_TOKEN 0x4
#define WRITE_RESTRICTED 0x8
#define TOKEN_MANDATORY_POLICY_OFF 0x0
#define TOKEN_MANDATORY_POLICY_NO_WRITE_UP 0x1
#define TOKEN_MANDATORY_POLICY_NEW_PROCESS_MIN 0x2
#define TOKEN_MANDATORY_POLICY_VALID_MASK (TOKEN_MANDATORY_POLICY_NO_WRITE_UP | TOKEN_MANDATORY_POLICY_NEW_PROCESS_MIN)
#define TOKEN_HAS_TRAVERSE_PRIVILEGE 0x0001
#define TOKEN_HAS_BACKUP_PRIVILEGE 0x0002
#define TOKEN_HAS_RESTORE_PRIVILEGE 0x0004
#define TOKEN_WRITE_RESTRICTED 0x0008
#define TOKEN_IS_RESTRICTED 0x0010
#define TOKEN_SESSION_NOT_REFERENCED 0x0020
#define TOKEN_SANDBOX_INERT 0x0040
#define TOKEN_HAS_IMPERSONATE_PRIVILEGE 0x0080
#define SE_BACKUP_PRIVILEGES_CHECKED 0x0100
#define TOKEN_VIRTUALIZE_ALLOWED 0x0200
#define TOKEN_VIRTUALIZE_ENABLED 0x0400
#define TOKEN_IS_FILTERED 0x0800
#define TOKEN_UIACCESS 0x1000
#define TOKEN_NOT_LOW 0x2000
#define TOKEN_LOWBOX 0x4000

#define TOKEN_USER_MAX_SIZE (sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE)
#define TOKEN_OWNER_MAX_SIZE (sizeof(TOKEN_OWNER) + SECURITY_MAX_SID_SIZE)
#define TOKEN_INTEGRITY_LEVEL_MAX_SIZE ((((ULONG)(sizeof(TOKEN_MANDATORY_LABEL)) + sizeof(PVOID) - 1) & ~(sizeof(PVOID) - 1)) + SECURITY_MAX_SID_SIZE)
#define TOKEN_APPCONTAINER_SID_MAX_SIZE (sizeof(TOKEN_APPCONTAINER_INFORMATION) + SECURITY_MAX_SID_SIZE)
typedef enum _TOKEN_TYPE { TokenPrimary = 1, TokenImpersonation } TOKEN_TYPE, *PTOKEN_TYPE;
typedef enum _TOKEN_ELEVATION_TYPE { TokenElevationTypeDefault = 1, TokenElevationTypeFull, TokenElevationTypeLimited } TOKEN_ELEVATION_TYPE, *PTOKEN_ELEVATION_TYPE;
typedef enum _TOKEN_INFORMATION_CLASS {
    TokenUser = 1, TokenGroups, TokenPrivileges, TokenOwner, TokenPrimaryGroup, TokenDefaultDacl, TokenSource, TokenType,
    TokenImpersonationLevel, TokenStatistics, TokenRestrictedSids, TokenSessionId, TokenGroupsAndPrivileges, TokenSessionReference,
    TokenSandBoxInert, TokenAuditPolicy, TokenOrigin, TokenElevationType, TokenLinkedToken, TokenElevation, TokenHasRestrictions,
    TokenAccessInformation, TokenVirtualizationAllowed, TokenVirtualizationEnabled, TokenIntegrityLevel, TokenUIAccess,
    TokenMandatoryPolicy, TokenLogonSid, TokenIsAppContainer, TokenCapabilities, TokenAppContainerSid, TokenAppContainerNumber,
    TokenUserClaimAttributes, TokenDeviceClaimAttributes, TokenRestrictedUserClaimAttributes, TokenRestrictedDeviceClaimAttributes,
    TokenDeviceGroups, TokenRestrictedDeviceGroups, TokenSecurityAttributes, TokenIsRestricted, TokenProcessTrustLevel,
    TokenPrivateNameSpace, TokenSingletonAttributes, TokenBnoIsolation, TokenChildProcessFlags, TokenIsLessPrivilegedAppContainer,
    TokenIsSandboxed, TokenIsAppSilo, TokenLoggingInformation, MaxTokenInfoClass
} TOKEN_INFORMATION_CLASS, *PTOKEN_INFORMATION_CLASS;
/// TokenUser: whose token it is.
typedef struct _TOKEN_USER {
    /// The user; no attributes are defined.
    SID_AND_ATTRIBUTES User;
} TOKEN_USER, *PTOKEN_USER;
/// A TOKEN_USER with room for its SID.
typedef struct _SE_TOKEN_USER {
    union {
        /// As TokenUser is answered.
        TOKEN_USER TokenUser;
        /// As an account with attributes; the same place.
        SID_AND_ATTRIBUTES User;
    };
    union {
        /// Where User.Sid points.
        SID Sid;
        /// Room for the longest SID.
        UCHAR Buffer[68];
    };
} SE_TOKEN_USER, *PSE_TOKEN_USER;
/// TokenGroups, TokenRestrictedSids, TokenCapabilities and their like: groups of a token.
typedef struct _TOKEN_GROUPS {
    /// Elements of Groups.
    ULONG GroupCount;
    /// The groups with SE_GROUP_XXX.
    SID_AND_ATTRIBUTES Groups[ANYSIZE_ARRAY];
} TOKEN_GROUPS, *PTOKEN_GROUPS, *LPTOKEN_GROUPS;
/// TokenPrivileges: the privileges of a token.
typedef struct _TOKEN_PRIVILEGES {
    /// Elements of Privileges.
    ULONG PrivilegeCount;
    /// The privileges with SE_PRIVILEGE_XXX.
    LUID_AND_ATTRIBUTES Privileges[ANYSIZE_ARRAY];
} TOKEN_PRIVILEGES, *PTOKEN_PRIVILEGES, *LPTOKEN_PRIVILEGES;
/// TokenOwner: who will own what the subject makes.
typedef struct _TOKEN_OWNER {
    /// A user or group of the token.
    PSID Owner;
} TOKEN_OWNER, *PTOKEN_OWNER;
/// TokenPrimaryGroup: the group of what the subject makes.
typedef struct _TOKEN_PRIMARY_GROUP {
    /// A group of the token.
    PSID PrimaryGroup;
} TOKEN_PRIMARY_GROUP, *PTOKEN_PRIMARY_GROUP;
/// TokenDefaultDacl: the access list of what the subject makes.
typedef struct _TOKEN_DEFAULT_DACL {
    /// The access list, NULL for none.
    PACL DefaultDacl;
} TOKEN_DEFAULT_DACL, *PTOKEN_DEFAULT_DACL;
/// Claims of a user or a device.
typedef struct _TOKEN_USER_CLAIMS {
    /// CLAIM_SECURITY_ATTRIBUTES_INFORMATION of the account.
    PVOID UserClaims;
} TOKEN_USER_CLAIMS, *PTOKEN_USER_CLAIMS;
/// Claims of a device.
typedef struct _TOKEN_DEVICE_CLAIMS {
    /// CLAIM_SECURITY_ATTRIBUTES_INFORMATION of the computer.
    PVOID DeviceClaims;
} TOKEN_DEVICE_CLAIMS, *PTOKEN_DEVICE_CLAIMS;
/// TokenGroupsAndPrivileges: the lists of a token in one answer.
typedef struct _TOKEN_GROUPS_AND_PRIVILEGES {
    /// Elements of Sids.
    ULONG SidCount;
    /// Bytes of Sids with the SIDs themselves.
    ULONG SidLength;
    /// The groups.
    PSID_AND_ATTRIBUTES Sids;
    /// Elements of RestrictedSids.
    ULONG RestrictedSidCount;
    /// Bytes of RestrictedSids with the SIDs themselves.
    ULONG RestrictedSidLength;
    /// The restricting groups.
    PSID_AND_ATTRIBUTES RestrictedSids;
    /// Elements of Privileges.
    ULONG PrivilegeCount;
    /// Bytes of Privileges.
    ULONG PrivilegeLength;
    /// Each by its LUID, with SE_PRIVILEGE_ bits.
    PLUID_AND_ATTRIBUTES Privileges;
    /// The logon session.
    LUID AuthenticationId;
} TOKEN_GROUPS_AND_PRIVILEGES, *PTOKEN_GROUPS_AND_PRIVILEGES;
/// TokenLinkedToken: the other token of a user who can elevate.
typedef struct _TOKEN_LINKED_TOKEN {
    /// A handle to it, to be closed.
    HANDLE LinkedToken;
} TOKEN_LINKED_TOKEN, *PTOKEN_LINKED_TOKEN;
/// TokenElevation: whether a token is elevated.
typedef struct _TOKEN_ELEVATION {
    /// Not 0 if it is.
    ULONG TokenIsElevated;
} TOKEN_ELEVATION, *PTOKEN_ELEVATION;
/// TokenIntegrityLevel: the integrity level of a token.
typedef struct _TOKEN_MANDATORY_LABEL {
    /// The SID of the level.
    SID_AND_ATTRIBUTES Label;
} TOKEN_MANDATORY_LABEL, *PTOKEN_MANDATORY_LABEL;
/// TokenMandatoryPolicy: how integrity levels apply to a token.
typedef struct _TOKEN_MANDATORY_POLICY {
    /// TOKEN_MANDATORY_POLICY_XXX.
    ULONG Policy;
} TOKEN_MANDATORY_POLICY, *PTOKEN_MANDATORY_POLICY;
typedef PVOID PSECURITY_ATTRIBUTES_OPAQUE;
/// TokenAccessInformation: all an access check needs of a token.
typedef struct _TOKEN_ACCESS_INFORMATION {
    /// The groups.
    PSID_AND_ATTRIBUTES_HASH SidHash;
    /// The restricting groups.
    PSID_AND_ATTRIBUTES_HASH RestrictedSidHash;
    /// Each by its LUID, with SE_PRIVILEGE_ bits.
    PTOKEN_PRIVILEGES Privileges;
    /// The logon session.
    LUID AuthenticationId;
    /// Primary or impersonation.
    TOKEN_TYPE TokenType;
    /// Of an impersonation token.
    SECURITY_IMPERSONATION_LEVEL ImpersonationLevel;
    /// How integrity levels apply.
    TOKEN_MANDATORY_POLICY MandatoryPolicy;
    /// TOKEN_XXX, as SeTokenXxx would tell them.
    ULONG Flags;
    /// 0 outside an app container.
    ULONG AppContainerNumber;
    /// The app container's SID.
    PSID PackageSid;
    /// The app container's capabilities.
    PSID_AND_ATTRIBUTES_HASH CapabilitiesHash;
    /// The trust level of the process.
    PSID TrustLevelSid;
    /// Attributes of the token; opaque.
    PSECURITY_ATTRIBUTES_OPAQUE SecurityAttributes;
} TOKEN_ACCESS_INFORMATION, *PTOKEN_ACCESS_INFORMATION;
#define POLICY_AUDIT_SUBCATEGORY_COUNT 59
/// TokenAuditPolicy: what is audited for the subject alone.
typedef struct _TOKEN_AUDIT_POLICY {
    /// Four bits a subcategory.
    UCHAR PerUserPolicy[((POLICY_AUDIT_SUBCATEGORY_COUNT) >> 1) + 1];
} TOKEN_AUDIT_POLICY, *PTOKEN_AUDIT_POLICY;
/// TokenSource: who made a token.
typedef struct _TOKEN_SOURCE {
    /// A name of up to 8 characters.
    CHAR SourceName[TOKEN_SOURCE_LENGTH];
    /// The maker's own number.
    LUID SourceIdentifier;
} TOKEN_SOURCE, *PTOKEN_SOURCE;
/// TokenStatistics: numbers about a token.
typedef struct _TOKEN_STATISTICS {
    /// The token's own identifier.
    LUID TokenId;
    /// The logon session.
    LUID AuthenticationId;
    /// When it ends; not supported.
    LARGE_INTEGER ExpirationTime;
    /// Primary or impersonation.
    TOKEN_TYPE TokenType;
    /// Of an impersonation token.
    SECURITY_IMPERSONATION_LEVEL ImpersonationLevel;
    /// Bytes for the default access list and primary group.
    ULONG DynamicCharged;
    /// Bytes of those still free.
    ULONG DynamicAvailable;
    /// How many groups it lists.
    ULONG GroupCount;
    /// How many privileges it lists.
    ULONG PrivilegeCount;
    /// Changes whenever the token is changed.
    LUID ModifiedId;
} TOKEN_STATISTICS, *PTOKEN_STATISTICS;
/// What identifies a token and the state it is in.
typedef struct _TOKEN_CONTROL {
    /// The token's own identifier.
    LUID TokenId;
    /// The logon session.
    LUID AuthenticationId;
    /// Changes whenever the token is changed.
    LUID ModifiedId;
    /// Who made it.
    TOKEN_SOURCE TokenSource;
} TOKEN_CONTROL, *PTOKEN_CONTROL;
/// TokenOrigin: the logon session that a token was logged on from.
typedef struct _TOKEN_ORIGIN {
    /// 0 if the token came of a network logon.
    LUID OriginatingLogonSession;
} TOKEN_ORIGIN, *PTOKEN_ORIGIN;
/// TokenAppContainerSid: the app container of a token.
typedef struct _TOKEN_APPCONTAINER_INFORMATION {
    /// NULL outside an app container.
    PSID TokenAppContainer;
} TOKEN_APPCONTAINER_INFORMATION, *PTOKEN_APPCONTAINER_INFORMATION;

// ---- clients --------------------------------------------------------------------------------------------------------
/// A client's security as SeCreateClientSecurity took it.
typedef struct _SECURITY_CLIENT_CONTEXT {
    /// How the client may be impersonated.
    SECURITY_QUALITY_OF_SERVICE SecurityQos;
    /// The client's token; SeDeleteClientSecurity gives the reference back.
    PACCESS_TOKEN ClientToken;
    /// TRUE if the token is the client's own, not a copy.
    BOOLEAN DirectlyAccessClientToken;
    /// TRUE if only what was enabled then counts.
    BOOLEAN DirectAccessEffectiveOnly;
    /// TRUE if the server is on another machine.
    BOOLEAN ServerIsRemote;
    /// The state of the client's token when it was taken.
    TOKEN_CONTROL ClientTokenControl;
} SECURITY_CLIENT_CONTEXT, *PSECURITY_CLIENT_CONTEXT;
/// Privileges and SIDs that everybody knows, filled in by the system: SeExports points to it.
typedef struct _SE_EXPORTS {
    /// To make a token.
    LUID SeCreateTokenPrivilege;
    /// To give a process its token.
    LUID SeAssignPrimaryTokenPrivilege;
    /// To lock pages.
    LUID SeLockMemoryPrivilege;
    /// To raise quotas.
    LUID SeIncreaseQuotaPrivilege;
    /// Not used.
    LUID SeUnsolicitedInputPrivilege;
    /// To act as part of the system.
    LUID SeTcbPrivilege;
    /// To see and set what is audited.
    LUID SeSecurityPrivilege;
    /// To become the owner of any object.
    LUID SeTakeOwnershipPrivilege;
    /// To load and unload drivers.
    LUID SeLoadDriverPrivilege;
    /// To make a paging file.
    LUID SeCreatePagefilePrivilege;
    /// To raise priorities.
    LUID SeIncreaseBasePriorityPrivilege;
    /// To measure how the whole system runs.
    LUID SeSystemProfilePrivilege;
    /// To set the time.
    LUID SeSystemtimePrivilege;
    /// To measure how another process runs.
    LUID SeProfileSingleProcessPrivilege;
    /// To make permanent objects.
    LUID SeCreatePermanentPrivilege;
    /// To read whatever the access list says.
    LUID SeBackupPrivilege;
    /// To write whatever the access list says.
    LUID SeRestorePrivilege;
    /// To shut the system down.
    LUID SeShutdownPrivilege;
    /// To debug any process.
    LUID SeDebugPrivilege;
    /// To write the security log.
    LUID SeAuditPrivilege;
    /// To change firmware variables.
    LUID SeSystemEnvironmentPrivilege;
    /// To pass through directories unchecked.
    LUID SeChangeNotifyPrivilege;
    /// To shut a system down from elsewhere.
    LUID SeRemoteShutdownPrivilege;
    /// Nobody.
    PSID SeNullSid;
    /// Everybody.
    PSID SeWorldSid;
    /// Those logged on at a terminal here.
    PSID SeLocalSid;
    /// Stands for who makes an object.
    PSID SeCreatorOwnerSid;
    /// Stands for the group of who makes an object.
    PSID SeCreatorGroupSid;
    /// The authority of Windows.
    PSID SeNtAuthoritySid;
    /// Those who dialled in.
    PSID SeDialupSid;
    /// Those from the network.
    PSID SeNetworkSid;
    /// Batch jobs.
    PSID SeBatchSid;
    /// Those logged on interactively.
    PSID SeInteractiveSid;
    /// Account of the operating system, S-1-5-18.
    PSID SeLocalSystemSid;
    /// Administrators.
    PSID SeAliasAdminsSid;
    /// Local group of ordinary accounts, S-1-5-32-545.
    PSID SeAliasUsersSid;
    /// Local group of visitors, S-1-5-32-546.
    PSID SeAliasGuestsSid;
    /// Local group from before Windows Vista, S-1-5-32-547.
    PSID SeAliasPowerUsersSid;
    /// Account operators.
    PSID SeAliasAccountOpsSid;
    /// Server operators.
    PSID SeAliasSystemOpsSid;
    /// Print operators.
    PSID SeAliasPrintOpsSid;
    /// Backup operators.
    PSID SeAliasBackupOpsSid;
    /// Those who logged on.
    PSID SeAuthenticatedUsersSid;
    /// Restricted code.
    PSID SeRestrictedSid;
    /// Those who did not say who they are, S-1-5-7.
    PSID SeAnonymousLogonSid;
    /// To take a computer out of its docking station.
    LUID SeUndockPrivilege;
    /// To read a directory service whole.
    LUID SeSyncAgentPrivilege;
    /// To let accounts be delegated.
    LUID SeEnableDelegationPrivilege;
    /// The local service account.
    PSID SeLocalServiceSid;
    /// The network service account.
    PSID SeNetworkServiceSid;
    /// To read, write and defragment whole volumes.
    LUID SeManageVolumePrivilege;
    /// To impersonate clients.
    LUID SeImpersonatePrivilege;
    /// To make global objects from a session.
    LUID SeCreateGlobalPrivilege;
    /// To use the credential manager as a trusted caller.
    LUID SeTrustedCredManAccessPrivilege;
    /// To change integrity levels.
    LUID SeRelabelPrivilege;
    /// To raise working sets.
    LUID SeIncreaseWorkingSetPrivilege;
    /// To set the clock's zone.
    LUID SeTimeZonePrivilege;
    /// To make symbolic links.
    LUID SeCreateSymbolicLinkPrivilege;
    /// The web server's anonymous user.
    PSID SeIUserSid;
    /// Integrity level: untrusted.
    PSID SeUntrustedMandatorySid;
    /// Integrity level: low.
    PSID SeLowMandatorySid;
    /// Integrity level: medium.
    PSID SeMediumMandatorySid;
    /// Integrity level: high.
    PSID SeHighMandatorySid;
    /// Integrity level: system.
    PSID SeSystemMandatorySid;
    /// Limits what an owner may do.
    PSID SeOwnerRightsSid;
    /// All app containers.
    PSID SeAllAppPackagesSid;
    /// Host processes of drivers, S-1-5-84-0-0-0-0-0.
    PSID SeUserModeDriversSid;
    /// Trust level: Windows TCB.
    PSID SeProcTrustWinTcbSid;
    /// The installer of Windows.
    PSID SeTrustedInstallerSid;
    /// To impersonate another user of the session.
    LUID SeDelegateSessionUserImpersonatePrivilege;
    /// Whatever runs isolated in a silo of its own.
    PSID SeAppSiloSid;
    /// What app silos may do at a volume's root.
    PSID SeAppSiloVolumeRootMinimalCapabilitySid;
    /// What app silos may do at the profiles' root.
    PSID SeAppSiloProfilesRootMinimalCapabilitySid;
} SE_EXPORTS, *PSE_EXPORTS;
extern PSE_EXPORTS SeExports;
/// Why a logon session ended: told once, with its identifier.
_IRQL_requires_max_(PASSIVE_LEVEL)
typedef NTSTATUS (*PSE_LOGON_SESSION_TERMINATED_ROUTINE)(_In_ PLUID LogonId);
