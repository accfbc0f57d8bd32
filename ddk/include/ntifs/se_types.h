// Security: identifiers, entries of access lists, security descriptors, and what an access check is told.
#pragma once

// ---- security identifiers -------------------------------------------------------------------------------------------
#define SID_REVISION 1
#define SID_MAX_SUB_AUTHORITIES 15
#define SID_RECOMMENDED_SUB_AUTHORITIES 1
#define SID_HASH_SIZE 32
#define SECURITY_MAX_SID_SIZE (sizeof(SID) - sizeof(ULONG) + (SID_MAX_SUB_AUTHORITIES * sizeof(ULONG)))
#define SECURITY_SID_SIZE(SubAuthorityCount_) (sizeof(SID) - sizeof(ULONG) + (SubAuthorityCount_) * sizeof(ULONG))
#define SECURITY_MAX_SID_STRING_CHARACTERS (2 + 4 + 15 + (11 * SID_MAX_SUB_AUTHORITIES) + 1)
/// Who issued a SID.
typedef struct _SID_IDENTIFIER_AUTHORITY {
    /// Six bytes, the most significant first.
    UCHAR Value[6];
} SID_IDENTIFIER_AUTHORITY, *PSID_IDENTIFIER_AUTHORITY;
/// A security identifier: a user, a group or another principal.
typedef struct _SID {
    /// SID_REVISION.
    UCHAR Revision;
    /// Elements of SubAuthority.
    UCHAR SubAuthorityCount;
    /// Who issued it.
    SID_IDENTIFIER_AUTHORITY IdentifierAuthority;
    /// The path below the authority; the last is the relative identifier.
    ULONG SubAuthority[ANYSIZE_ARRAY];
} SID, *PISID;
/// A SID with room for the longest.
typedef union _SE_SID {
    /// As a SID.
    SID Sid;
    /// As bytes: SECURITY_MAX_SID_SIZE of them.
    UCHAR Buffer[68];
} SE_SID, *PSE_SID;
typedef enum _SID_NAME_USE {
    SidTypeUser = 1, SidTypeGroup, SidTypeDomain, SidTypeAlias, SidTypeWellKnownGroup, SidTypeDeletedAccount, SidTypeInvalid,
    SidTypeUnknown, SidTypeComputer, SidTypeLabel, SidTypeLogonSession
} SID_NAME_USE, *PSID_NAME_USE;
/// A SID and what it is used for.
typedef struct _SID_AND_ATTRIBUTES {
    /// Who: a user, group or capability.
    PSID Sid;
    /// SE_GROUP_XXX for a group.
    ULONG Attributes;
} SID_AND_ATTRIBUTES, *PSID_AND_ATTRIBUTES;
typedef SID_AND_ATTRIBUTES SID_AND_ATTRIBUTES_ARRAY[ANYSIZE_ARRAY];
typedef SID_AND_ATTRIBUTES_ARRAY *PSID_AND_ATTRIBUTES_ARRAY;
typedef ULONG_PTR SID_HASH_ENTRY, *PSID_HASH_ENTRY;
/// SIDs with hash values that make a search quick.
typedef struct _SID_AND_ATTRIBUTES_HASH {
    /// Elements of SidAttr.
    ULONG SidCount;
    /// Array that Hash has the indexes of.
    PSID_AND_ATTRIBUTES SidAttr;
    /// Which of the first SIDs have which hash.
    SID_HASH_ENTRY Hash[SID_HASH_SIZE];
} SID_AND_ATTRIBUTES_HASH, *PSID_AND_ATTRIBUTES_HASH;

#define SECURITY_NULL_SID_AUTHORITY {0, 0, 0, 0, 0, 0}
#define SECURITY_WORLD_SID_AUTHORITY {0, 0, 0, 0, 0, 1}
#define SECURITY_LOCAL_SID_AUTHORITY {0, 0, 0, 0, 0, 2}
#define SECURITY_CREATOR_SID_AUTHORITY {0, 0, 0, 0, 0, 3}
#define SECURITY_NON_UNIQUE_AUTHORITY {0, 0, 0, 0, 0, 4}
#define SECURITY_NT_AUTHORITY {0, 0, 0, 0, 0, 5}
#define SECURITY_RESOURCE_MANAGER_AUTHORITY {0, 0, 0, 0, 0, 9}
#define SECURITY_APP_PACKAGE_AUTHORITY {0, 0, 0, 0, 0, 15}
#define SECURITY_MANDATORY_LABEL_AUTHORITY {0, 0, 0, 0, 0, 16}
#define SECURITY_PROCESS_TRUST_AUTHORITY {0, 0, 0, 0, 0, 19}
#define SECURITY_NULL_RID 0x00000000L
#define SECURITY_WORLD_RID 0x00000000L
#define SECURITY_LOCAL_RID 0x00000000L
#define SECURITY_LOCAL_LOGON_RID 0x00000001L
#define SECURITY_CREATOR_OWNER_RID 0x00000000L
#define SECURITY_CREATOR_GROUP_RID 0x00000001L
#define SECURITY_CREATOR_OWNER_SERVER_RID 0x00000002L
#define SECURITY_CREATOR_GROUP_SERVER_RID 0x00000003L
#define SECURITY_CREATOR_OWNER_RIGHTS_RID 0x00000004L
#define SECURITY_DIALUP_RID 0x00000001L
#define SECURITY_NETWORK_RID 0x00000002L
#define SECURITY_BATCH_RID 0x00000003L
#define SECURITY_INTERACTIVE_RID 0x00000004L
#define SECURITY_LOGON_IDS_RID 0x00000005L
#define SECURITY_LOGON_IDS_RID_COUNT 3L
#define SECURITY_SERVICE_RID 0x00000006L
#define SECURITY_ANONYMOUS_LOGON_RID 0x00000007L
#define SECURITY_PROXY_RID 0x00000008L
#define SECURITY_ENTERPRISE_CONTROLLERS_RID 0x00000009L
#define SECURITY_PRINCIPAL_SELF_RID 0x0000000AL
#define SECURITY_AUTHENTICATED_USER_RID 0x0000000BL
#define SECURITY_RESTRICTED_CODE_RID 0x0000000CL
#define SECURITY_TERMINAL_SERVER_RID 0x0000000DL
#define SECURITY_REMOTE_LOGON_RID 0x0000000EL
#define SECURITY_THIS_ORGANIZATION_RID 0x0000000FL
#define SECURITY_IUSER_RID 0x00000011L
#define SECURITY_LOCAL_SYSTEM_RID 0x00000012L
#define SECURITY_LOCAL_SERVICE_RID 0x00000013L
#define SECURITY_NETWORK_SERVICE_RID 0x00000014L
#define SECURITY_NT_NON_UNIQUE 0x00000015L
#define SECURITY_BUILTIN_DOMAIN_RID 0x00000020L
#define SECURITY_WRITE_RESTRICTED_CODE_RID 0x00000021L
#define SECURITY_SERVICE_ID_BASE_RID 0x00000050L
#define DOMAIN_USER_RID_ADMIN 0x000001F4L
#define DOMAIN_USER_RID_GUEST 0x000001F5L
#define DOMAIN_GROUP_RID_ADMINS 0x00000200L
#define DOMAIN_GROUP_RID_USERS 0x00000201L
#define DOMAIN_GROUP_RID_GUESTS 0x00000202L
#define DOMAIN_ALIAS_RID_ADMINS 0x00000220L
#define DOMAIN_ALIAS_RID_USERS 0x00000221L
#define DOMAIN_ALIAS_RID_GUESTS 0x00000222L
#define DOMAIN_ALIAS_RID_POWER_USERS 0x00000223L
#define DOMAIN_ALIAS_RID_BACKUP_OPS 0x00000227L
#define SECURITY_LOCAL_ACCOUNT_RID 0x00000071L
#define SECURITY_LOCAL_ACCOUNT_AND_ADMIN_RID 0x00000072L
#define SECURITY_TRUSTED_INSTALLER_RID1 956008885
#define SECURITY_TRUSTED_INSTALLER_RID2 3418522649
#define SECURITY_TRUSTED_INSTALLER_RID3 1831038044
#define SECURITY_TRUSTED_INSTALLER_RID4 1853292631
#define SECURITY_TRUSTED_INSTALLER_RID5 2271478464
#define SECURITY_PROCESS_PROTECTION_TYPE_FULL_RID 0x00000400L
#define SECURITY_PROCESS_PROTECTION_TYPE_LITE_RID 0x00000200L
#define SECURITY_PROCESS_PROTECTION_TYPE_NONE_RID 0x00000000L
#define SECURITY_PROCESS_PROTECTION_LEVEL_WINTCB_RID 0x00002000L
#define SECURITY_PROCESS_PROTECTION_LEVEL_WINDOWS_RID 0x00001000L
#define SECURITY_PROCESS_PROTECTION_LEVEL_APP_RID 0x00000800L
#define SECURITY_PROCESS_PROTECTION_LEVEL_ANTIMALWARE_RID 0x00000600L
#define SECURITY_PROCESS_PROTECTION_LEVEL_AUTHENTICODE_RID 0x00000400L
#define SECURITY_PROCESS_PROTECTION_LEVEL_NONE_RID 0x00000000L
#define SECURITY_MANDATORY_UNTRUSTED_RID 0x00000000L
#define SECURITY_MANDATORY_LOW_RID 0x00001000L
#define SECURITY_MANDATORY_MEDIUM_RID 0x00002000L
#define SECURITY_MANDATORY_MEDIUM_PLUS_RID (SECURITY_MANDATORY_MEDIUM_RID + 0x100)
#define SECURITY_MANDATORY_HIGH_RID 0x00003000L
#define SECURITY_MANDATORY_SYSTEM_RID 0x00004000L
#define SECURITY_MANDATORY_PROTECTED_PROCESS_RID 0x00005000L
#define SECURITY_MANDATORY_MAXIMUM_USER_RID SECURITY_MANDATORY_SYSTEM_RID
#define SYSTEM_LUID {0x3e7, 0x0}
#define ANONYMOUS_LOGON_LUID {0x3e6, 0x0}
#define LOCALSERVICE_LUID {0x3e5, 0x0}
#define NETWORKSERVICE_LUID {0x3e4, 0x0}
#define SE_GROUP_MANDATORY 0x00000001L
#define SE_GROUP_ENABLED_BY_DEFAULT 0x00000002L
#define SE_GROUP_ENABLED 0x00000004L
#define SE_GROUP_OWNER 0x00000008L
#define SE_GROUP_USE_FOR_DENY_ONLY 0x00000010L
#define SE_GROUP_INTEGRITY 0x00000020L
#define SE_GROUP_INTEGRITY_ENABLED 0x00000040L
#define SE_GROUP_RESOURCE 0x20000000L
#define SE_GROUP_LOGON_ID 0xC0000000L
#define SE_GROUP_VALID_ATTRIBUTES \
    (SE_GROUP_MANDATORY | SE_GROUP_ENABLED_BY_DEFAULT | SE_GROUP_ENABLED | SE_GROUP_OWNER | SE_GROUP_USE_FOR_DENY_ONLY | SE_GROUP_LOGON_ID | \
     SE_GROUP_RESOURCE | SE_GROUP_INTEGRITY | SE_GROUP_INTEGRITY_ENABLED)

// ---- access lists ---------------------------------------------------------------------------------------------------
#define ACCESS_MIN_MS_ACE_TYPE 0x0
#define ACCESS_ALLOWED_ACE_TYPE 0x0
#define ACCESS_DENIED_ACE_TYPE 0x1
#define SYSTEM_AUDIT_ACE_TYPE 0x2
#define SYSTEM_ALARM_ACE_TYPE 0x3
#define ACCESS_MAX_MS_V2_ACE_TYPE 0x3
#define ACCESS_ALLOWED_COMPOUND_ACE_TYPE 0x4
#define ACCESS_MAX_MS_V3_ACE_TYPE 0x4
#define ACCESS_ALLOWED_OBJECT_ACE_TYPE 0x5
#define ACCESS_DENIED_OBJECT_ACE_TYPE 0x6
#define SYSTEM_AUDIT_OBJECT_ACE_TYPE 0x7
#define SYSTEM_ALARM_OBJECT_ACE_TYPE 0x8
#define ACCESS_MAX_MS_V4_ACE_TYPE 0x8
#define ACCESS_ALLOWED_CALLBACK_ACE_TYPE 0x9
#define ACCESS_DENIED_CALLBACK_ACE_TYPE 0xA
#define ACCESS_ALLOWED_CALLBACK_OBJECT_ACE_TYPE 0xB
#define ACCESS_DENIED_CALLBACK_OBJECT_ACE_TYPE 0xC
#define SYSTEM_AUDIT_CALLBACK_ACE_TYPE 0xD
#define SYSTEM_ALARM_CALLBACK_ACE_TYPE 0xE
#define SYSTEM_AUDIT_CALLBACK_OBJECT_ACE_TYPE 0xF
#define SYSTEM_ALARM_CALLBACK_OBJECT_ACE_TYPE 0x10
#define SYSTEM_MANDATORY_LABEL_ACE_TYPE 0x11
#define SYSTEM_RESOURCE_ATTRIBUTE_ACE_TYPE 0x12
#define SYSTEM_SCOPED_POLICY_ID_ACE_TYPE 0x13
#define SYSTEM_PROCESS_TRUST_LABEL_ACE_TYPE 0x14
#define SYSTEM_ACCESS_FILTER_ACE_TYPE 0x15
#define ACCESS_MAX_MS_ACE_TYPE 0x8
#define OBJECT_INHERIT_ACE 0x1
#define CONTAINER_INHERIT_ACE 0x2
#define NO_PROPAGATE_INHERIT_ACE 0x4
#define INHERIT_ONLY_ACE 0x8
#define INHERITED_ACE 0x10
#define VALID_INHERIT_FLAGS 0x1F
#define CRITICAL_ACE_FLAG 0x20
#define SUCCESSFUL_ACCESS_ACE_FLAG 0x40
#define FAILED_ACCESS_ACE_FLAG 0x80
/// What every entry of an access list starts with.
typedef struct _ACE_HEADER {
    /// XXX_ACE_TYPE.
    UCHAR AceType;
    /// How the entry is inherited and when it is audited: XXX_ACE, XXX_ACE_FLAG.
    UCHAR AceFlags;
    /// Bytes of the whole entry.
    USHORT AceSize;
} ACE_HEADER, *PACE_HEADER;
/// An entry that allows accesses.
typedef struct _ACCESS_ALLOWED_ACE {
    /// Type ACCESS_ALLOWED_ACE_TYPE.
    ACE_HEADER Header;
    /// The accesses.
    ACCESS_MASK Mask;
    /// First ULONG of the SID the entry is about.
    ULONG SidStart;
} ACCESS_ALLOWED_ACE, *PACCESS_ALLOWED_ACE;
/// An entry that denies accesses.
typedef struct _ACCESS_DENIED_ACE {
    /// Type ACCESS_DENIED_ACE_TYPE.
    ACE_HEADER Header;
    /// The accesses.
    ACCESS_MASK Mask;
    /// First ULONG of the SID the entry is about.
    ULONG SidStart;
} ACCESS_DENIED_ACE, *PACCESS_DENIED_ACE;
/// An entry that has accesses logged.
typedef struct _SYSTEM_AUDIT_ACE {
    /// Type SYSTEM_AUDIT_ACE_TYPE.
    ACE_HEADER Header;
    /// The accesses.
    ACCESS_MASK Mask;
    /// First ULONG of the SID the entry is about.
    ULONG SidStart;
} SYSTEM_AUDIT_ACE, *PSYSTEM_AUDIT_ACE;
/// An entry that was meant to raise alarms; not used.
typedef struct _SYSTEM_ALARM_ACE {
    /// Type SYSTEM_ALARM_ACE_TYPE.
    ACE_HEADER Header;
    /// The accesses.
    ACCESS_MASK Mask;
    /// First ULONG of the SID the entry is about.
    ULONG SidStart;
} SYSTEM_ALARM_ACE, *PSYSTEM_ALARM_ACE;
/// The integrity level of an object.
typedef struct _SYSTEM_MANDATORY_LABEL_ACE {
    /// Type SYSTEM_MANDATORY_LABEL_ACE_TYPE.
    ACE_HEADER Header;
    /// SYSTEM_MANDATORY_LABEL_XXX: what those below may not do.
    ACCESS_MASK Mask;
    /// First ULONG of the SID of the level.
    ULONG SidStart;
} SYSTEM_MANDATORY_LABEL_ACE, *PSYSTEM_MANDATORY_LABEL_ACE;
/// Attributes of a resource that conditional entries ask about.
typedef struct _SYSTEM_RESOURCE_ATTRIBUTE_ACE {
    /// Type SYSTEM_RESOURCE_ATTRIBUTE_ACE_TYPE.
    ACE_HEADER Header;
    /// Zero.
    ACCESS_MASK Mask;
    /// First ULONG of the SID of everyone; the attributes follow it.
    ULONG SidStart;
} SYSTEM_RESOURCE_ATTRIBUTE_ACE, *PSYSTEM_RESOURCE_ATTRIBUTE_ACE;
/// The central access policy of a resource.
typedef struct _SYSTEM_SCOPED_POLICY_ID_ACE {
    /// Type SYSTEM_SCOPED_POLICY_ID_ACE_TYPE.
    ACE_HEADER Header;
    /// Zero.
    ACCESS_MASK Mask;
    /// First ULONG of the SID of the policy.
    ULONG SidStart;
} SYSTEM_SCOPED_POLICY_ID_ACE, *PSYSTEM_SCOPED_POLICY_ID_ACE;
/// The trust level of a process.
typedef struct _SYSTEM_PROCESS_TRUST_LABEL_ACE {
    /// Type SYSTEM_PROCESS_TRUST_LABEL_ACE_TYPE.
    ACE_HEADER Header;
    /// What those that are trusted less may do.
    ACCESS_MASK Mask;
    /// First ULONG of the SID of the level.
    ULONG SidStart;
} SYSTEM_PROCESS_TRUST_LABEL_ACE, *PSYSTEM_PROCESS_TRUST_LABEL_ACE;
#define SYSTEM_MANDATORY_LABEL_NO_WRITE_UP 0x1
#define SYSTEM_MANDATORY_LABEL_NO_READ_UP 0x2
#define SYSTEM_MANDATORY_LABEL_NO_EXECUTE_UP 0x4
#define SYSTEM_MANDATORY_LABEL_VALID_MASK (SYSTEM_MANDATORY_LABEL_NO_WRITE_UP | SYSTEM_MANDATORY_LABEL_NO_READ_UP | SYSTEM_MANDATORY_LABEL_NO_EXECUTE_UP)
typedef enum _MANDATORY_LEVEL {
    MandatoryLevelUntrusted, MandatoryLevelLow, MandatoryLevelMedium, MandatoryLevelHigh, MandatoryLevelSystem, MandatoryLevelSecureProcess,
    MandatoryLevelCount
} MANDATORY_LEVEL, *PMANDATORY_LEVEL;

// ---- security descriptors -------------------------------------------------------------------------------------------
typedef USHORT SECURITY_DESCRIPTOR_CONTROL, *PSECURITY_DESCRIPTOR_CONTROL;
#define SECURITY_DESCRIPTOR_MIN_LENGTH (sizeof(SECURITY_DESCRIPTOR))
#define SE_OWNER_DEFAULTED 0x0001
#define SE_GROUP_DEFAULTED 0x0002
#define SE_DACL_PRESENT 0x0004
#define SE_DACL_DEFAULTED 0x0008
#define SE_SACL_PRESENT 0x0010
#define SE_SACL_DEFAULTED 0x0020
#define SE_DACL_UNTRUSTED 0x0040
#define SE_SERVER_SECURITY 0x0080
#define SE_DACL_AUTO_INHERIT_REQ 0x0100
#define SE_SACL_AUTO_INHERIT_REQ 0x0200
#define SE_DACL_AUTO_INHERITED 0x0400
#define SE_SACL_AUTO_INHERITED 0x0800
#define SE_DACL_PROTECTED 0x1000
#define SE_SACL_PROTECTED 0x2000
#define SE_RM_CONTROL_VALID 0x4000
#define SE_SELF_RELATIVE 0x8000
/// A security descriptor in one block: its parts are found by offsets.
typedef struct _SECURITY_DESCRIPTOR_RELATIVE {
    /// SECURITY_DESCRIPTOR_REVISION.
    UCHAR Revision;
    /// Zero, or the resource manager's byte.
    UCHAR Sbz1;
    /// SE_XXX, with SE_SELF_RELATIVE.
    SECURITY_DESCRIPTOR_CONTROL Control;
    /// Offset of the owner's SID, 0 if there is none.
    ULONG Owner;
    /// Offset of the group's SID, 0 if there is none.
    ULONG Group;
    /// Offset of the list of what is audited.
    ULONG Sacl;
    /// Offset of the list of who may do what.
    ULONG Dacl;
} SECURITY_DESCRIPTOR_RELATIVE, *PISECURITY_DESCRIPTOR_RELATIVE;
/// A security descriptor whose parts are elsewhere.
typedef struct _SECURITY_DESCRIPTOR {
    /// SECURITY_DESCRIPTOR_REVISION.
    UCHAR Revision;
    /// Zero, or the resource manager's byte.
    UCHAR Sbz1;
    /// SE_XXX.
    SECURITY_DESCRIPTOR_CONTROL Control;
    /// The owner, NULL if there is none.
    PSID Owner;
    /// The primary group, NULL if there is none.
    PSID Group;
    /// What is audited.
    PACL Sacl;
    /// Who may do what; NULL while present lets everybody do everything.
    PACL Dacl;
} SECURITY_DESCRIPTOR, *PISECURITY_DESCRIPTOR;
/// A type in a hierarchy of objects and their properties that an access check goes through.
typedef struct _OBJECT_TYPE_LIST {
    /// Depth: 0 the object, 1 a property set, 2 a property.
    USHORT Level;
    /// Zero.
    USHORT Sbz;
    /// Identifies the object, property set or property.
    GUID *ObjectType;
} OBJECT_TYPE_LIST, *POBJECT_TYPE_LIST;
#define ACCESS_OBJECT_GUID 0
#define ACCESS_PROPERTY_SET_GUID 1
#define ACCESS_PROPERTY_GUID 2
#define ACCESS_MAX_LEVEL 4
typedef enum _AUDIT_EVENT_TYPE { AuditEventObjectAccess, AuditEventDirectoryServiceAccess } AUDIT_EVENT_TYPE, *PAUDIT_EVENT_TYPE;
#define SECURITY_DESCRIPTOR_AUTO_INHERIT 0x01
#define SEF_DACL_AUTO_INHERIT 0x01
#define SEF_SACL_AUTO_INHERIT 0x02
#define SEF_DEFAULT_DESCRIPTOR_FOR_OBJECT 0x04
#define SEF_AVOID_PRIVILEGE_CHECK 0x08
#define SEF_AVOID_OWNER_CHECK 0x10
#define SEF_DEFAULT_OWNER_FROM_PARENT 0x20
#define SEF_DEFAULT_GROUP_FROM_PARENT 0x40
#define SEF_MACL_NO_WRITE_UP 0x100
#define SEF_MACL_NO_READ_UP 0x200
#define SEF_MACL_NO_EXECUTE_UP 0x400
#define SEF_AVOID_OWNER_RESTRICTION 0x1000
