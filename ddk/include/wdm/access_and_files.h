// Privileges, access states, information about files and volumes, attributes of files, splay trees.
#pragma once

// ---- privileges and access states -----------------------------------------------------------------------------------
/// A privilege and its state.
typedef struct _LUID_AND_ATTRIBUTES {
    /// The privilege.
    LUID Luid;
    /// SE_PRIVILEGE_XXX.
    ULONG Attributes;
} LUID_AND_ATTRIBUTES, *PLUID_AND_ATTRIBUTES;
typedef LUID_AND_ATTRIBUTES LUID_AND_ATTRIBUTES_ARRAY[ANYSIZE_ARRAY];
typedef LUID_AND_ATTRIBUTES_ARRAY *PLUID_AND_ATTRIBUTES_ARRAY;
#define PRIVILEGE_SET_ALL_NECESSARY (1)
#define SE_PRIVILEGE_ENABLED_BY_DEFAULT (0x00000001L)
#define SE_PRIVILEGE_ENABLED (0x00000002L)
#define SE_PRIVILEGE_REMOVED (0x00000004L)
#define SE_PRIVILEGE_USED_FOR_ACCESS (0x80000000L)
#define SE_PRIVILEGE_VALID_ATTRIBUTES (SE_PRIVILEGE_ENABLED_BY_DEFAULT | SE_PRIVILEGE_ENABLED | SE_PRIVILEGE_REMOVED | SE_PRIVILEGE_USED_FOR_ACCESS)
/// Privileges that are asked for or were used.
struct _PRIVILEGE_SET {
    /// Elements of Privilege.
    ULONG PrivilegeCount;
    /// PRIVILEGE_SET_ALL_NECESSARY or 0.
    ULONG Control;
    /// Each by its LUID, with SE_PRIVILEGE_ bits.
    LUID_AND_ATTRIBUTES Privilege[ANYSIZE_ARRAY];
};
#define INITIAL_PRIVILEGE_COUNT 3
/// Room for the privileges that an open uses at most.
typedef struct _INITIAL_PRIVILEGE_SET {
    /// Elements of Privilege.
    ULONG PrivilegeCount;
    /// PRIVILEGE_SET_ALL_NECESSARY or 0.
    ULONG Control;
    /// Each by its LUID, with SE_PRIVILEGE_ bits.
    LUID_AND_ATTRIBUTES Privilege[INITIAL_PRIVILEGE_COUNT];
} INITIAL_PRIVILEGE_SET, *PINITIAL_PRIVILEGE_SET;
/// How far an open has got with its accesses.
typedef struct _ACCESS_STATE {
    /// Number of the open.
    LUID OperationID;
    /// TRUE once the security was checked.
    BOOLEAN SecurityEvaluated;
    /// TRUE if the open is to be logged.
    BOOLEAN GenerateAudit;
    /// TRUE if the close is to be logged.
    BOOLEAN GenerateOnClose;
    /// TRUE if Privileges is pool.
    BOOLEAN PrivilegesAllocated;
    /// Not for use.
    ULONG Flags;
    /// What was not granted yet.
    ACCESS_MASK RemainingDesiredAccess;
    /// What was granted.
    ACCESS_MASK PreviouslyGrantedAccess;
    /// What was asked for.
    ACCESS_MASK OriginalDesiredAccess;
    /// Who asks.
    SECURITY_SUBJECT_CONTEXT SubjectSecurityContext;
    /// Security of an object to be made.
    PSECURITY_DESCRIPTOR SecurityDescriptor;
    /// Not for use.
    PVOID AuxData;
    /// Which privileges the access has used, for audits.
    union {
        /// Privileges that were used, while they fit.
        INITIAL_PRIVILEGE_SET InitialPrivilegeSet;
        /// The same.
        PRIVILEGE_SET PrivilegeSet;
    } Privileges;
    /// TRUE if their use is to be logged.
    BOOLEAN AuditPrivileges;
    /// Path as the caller gave it; for audits.
    UNICODE_STRING ObjectName;
    /// Kind of object, such as File; for audits.
    UNICODE_STRING ObjectTypeName;
} ACCESS_STATE;
#define SE_MIN_WELL_KNOWN_PRIVILEGE (2L)
#define SE_CREATE_TOKEN_PRIVILEGE (2L)
#define SE_ASSIGNPRIMARYTOKEN_PRIVILEGE (3L)
#define SE_LOCK_MEMORY_PRIVILEGE (4L)
#define SE_INCREASE_QUOTA_PRIVILEGE (5L)
#define SE_MACHINE_ACCOUNT_PRIVILEGE (6L)
#define SE_TCB_PRIVILEGE (7L)
#define SE_SECURITY_PRIVILEGE (8L)
#define SE_TAKE_OWNERSHIP_PRIVILEGE (9L)
#define SE_SYSTEM_PROFILE_PRIVILEGE (11L)
#define SE_SYSTEMTIME_PRIVILEGE (12L)
#define SE_PROF_SINGLE_PROCESS_PRIVILEGE (13L)
#define SE_INC_BASE_PRIORITY_PRIVILEGE (14L)
#define SE_CREATE_PAGEFILE_PRIVILEGE (15L)
#define SE_CREATE_PERMANENT_PRIVILEGE (16L)
#define SE_BACKUP_PRIVILEGE (17L)
#define SE_RESTORE_PRIVILEGE (18L)
#define SE_SHUTDOWN_PRIVILEGE (19L)
#define SE_DEBUG_PRIVILEGE (20L)
#define SE_AUDIT_PRIVILEGE (21L)
#define SE_SYSTEM_ENVIRONMENT_PRIVILEGE (22L)
#define SE_CHANGE_NOTIFY_PRIVILEGE (23L)
#define SE_REMOTE_SHUTDOWN_PRIVILEGE (24L)
#define SE_UNDOCK_PRIVILEGE (25L)
#define SE_SYNC_AGENT_PRIVILEGE (26L)
#define SE_ENABLE_DELEGATION_PRIVILEGE (27L)
#define SE_MANAGE_VOLUME_PRIVILEGE (28L)
#define SE_IMPERSONATE_PRIVILEGE (29L)
#define SE_CREATE_GLOBAL_PRIVILEGE (30L)
#define SE_TRUSTED_CREDMAN_ACCESS_PRIVILEGE (31L)
#define SE_RELABEL_PRIVILEGE (32L)
#define SE_INC_WORKING_SET_PRIVILEGE (33L)
#define SE_TIME_ZONE_PRIVILEGE (34L)
#define SE_CREATE_SYMBOLIC_LINK_PRIVILEGE (35L)
#define SE_DELEGATE_SESSION_USER_IMPERSONATE_PRIVILEGE (36L)
#define SE_MAX_WELL_KNOWN_PRIVILEGE (SE_DELEGATE_SESSION_USER_IMPERSONATE_PRIVILEGE)
#define ACL_REVISION (2)
#define ACL_REVISION_DS (4)
#define ACL_REVISION1 (1)
#define ACL_REVISION2 (2)
#define ACL_REVISION3 (3)
#define ACL_REVISION4 (4)
#define MIN_ACL_REVISION ACL_REVISION2
#define MAX_ACL_REVISION ACL_REVISION4
#define SECURITY_DESCRIPTOR_REVISION1 (1)
#define LABEL_SECURITY_INFORMATION (0x00000010L)
#define ATTRIBUTE_SECURITY_INFORMATION (0x00000020L)
#define SCOPE_SECURITY_INFORMATION (0x00000040L)
#define PROCESS_TRUST_LABEL_SECURITY_INFORMATION (0x00000080L)
#define ACCESS_FILTER_SECURITY_INFORMATION (0x00000100L)
#define BACKUP_SECURITY_INFORMATION (0x00010000L)
#define PROTECTED_DACL_SECURITY_INFORMATION (0x80000000L)
#define PROTECTED_SACL_SECURITY_INFORMATION (0x40000000L)
#define UNPROTECTED_DACL_SECURITY_INFORMATION (0x20000000L)
#define UNPROTECTED_SACL_SECURITY_INFORMATION (0x10000000L)

typedef BOOLEAN SECURITY_CONTEXT_TRACKING_MODE, *PSECURITY_CONTEXT_TRACKING_MODE;
#define SECURITY_DYNAMIC_TRACKING (TRUE)
#define SECURITY_STATIC_TRACKING (FALSE)
#define SECURITY_MAX_IMPERSONATION_LEVEL SecurityDelegation
#define SECURITY_MIN_IMPERSONATION_LEVEL SecurityAnonymous
#define DEFAULT_IMPERSONATION_LEVEL SecurityImpersonation
/// How a server may impersonate a client.
struct _SECURITY_QUALITY_OF_SERVICE {
    /// Bytes of this structure.
    ULONG Length;
    /// How far.
    SECURITY_IMPERSONATION_LEVEL ImpersonationLevel;
    /// Whether the server sees later changes.
    SECURITY_CONTEXT_TRACKING_MODE ContextTrackingMode;
    /// TRUE if only what is enabled counts.
    BOOLEAN EffectiveOnly;
};

// ---- information about files and volumes ----------------------------------------------------------------------------
/// A file number of 128 bits.
typedef struct _FILE_ID_128 {
    /// The number.
    UCHAR Identifier[16];
} FILE_ID_128, *PFILE_ID_128;
/// FileAlignmentInformation: how buffers must be aligned.
typedef struct _FILE_ALIGNMENT_INFORMATION {
    /// FILE_XXX_ALIGNMENT.
    ULONG AlignmentRequirement;
} FILE_ALIGNMENT_INFORMATION, *PFILE_ALIGNMENT_INFORMATION;
/// FileNameInformation: the name of a file.
typedef struct _FILE_NAME_INFORMATION {
    /// Bytes of FileName.
    ULONG FileNameLength;
    /// The name below the volume.
    WCHAR FileName[1];
} FILE_NAME_INFORMATION, *PFILE_NAME_INFORMATION;
/// FileAttributeTagInformation: attributes and reparse tag of a file.
typedef struct _FILE_ATTRIBUTE_TAG_INFORMATION {
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// IO_REPARSE_TAG_XXX of a reparse point.
    ULONG ReparseTag;
} FILE_ATTRIBUTE_TAG_INFORMATION, *PFILE_ATTRIBUTE_TAG_INFORMATION;
/// FileValidDataLengthInformation: sets how much of a file counts as written.
typedef struct _FILE_VALID_DATA_LENGTH_INFORMATION {
    /// Bytes.
    LARGE_INTEGER ValidDataLength;
} FILE_VALID_DATA_LENGTH_INFORMATION, *PFILE_VALID_DATA_LENGTH_INFORMATION;
/// FileFsVolumeInformation: a volume.
typedef struct _FILE_FS_VOLUME_INFORMATION {
    /// When it was made.
    LARGE_INTEGER VolumeCreationTime;
    /// Number that formatting gave the volume.
    ULONG VolumeSerialNumber;
    /// Bytes of VolumeLabel.
    ULONG VolumeLabelLength;
    /// TRUE if files have identifiers.
    BOOLEAN SupportsObjects;
    /// Name that the user gave the volume; no terminator.
    WCHAR VolumeLabel[1];
} FILE_FS_VOLUME_INFORMATION, *PFILE_FS_VOLUME_INFORMATION;
/// FileFsLabelInformation: sets the label of a volume.
typedef struct _FILE_FS_LABEL_INFORMATION {
    /// Bytes of VolumeLabel.
    ULONG VolumeLabelLength;
    /// New name; no terminator.
    WCHAR VolumeLabel[1];
} FILE_FS_LABEL_INFORMATION, *PFILE_FS_LABEL_INFORMATION;
/// FileFsSizeInformation: space of a volume.
typedef struct _FILE_FS_SIZE_INFORMATION {
    /// Clusters that the caller may use.
    LARGE_INTEGER TotalAllocationUnits;
    /// Clusters of those that are free.
    LARGE_INTEGER AvailableAllocationUnits;
    /// Sectors of a cluster.
    ULONG SectorsPerAllocationUnit;
    /// Unit of unbuffered transfers.
    ULONG BytesPerSector;
} FILE_FS_SIZE_INFORMATION, *PFILE_FS_SIZE_INFORMATION;
/// FileFsFullSizeInformation: space of a volume, with quotas and without.
typedef struct _FILE_FS_FULL_SIZE_INFORMATION {
    /// Clusters that the caller may use.
    LARGE_INTEGER TotalAllocationUnits;
    /// Clusters of those that are free.
    LARGE_INTEGER CallerAvailableAllocationUnits;
    /// Clusters that are free.
    LARGE_INTEGER ActualAvailableAllocationUnits;
    /// Sectors of a cluster.
    ULONG SectorsPerAllocationUnit;
    /// Unit of unbuffered transfers.
    ULONG BytesPerSector;
} FILE_FS_FULL_SIZE_INFORMATION, *PFILE_FS_FULL_SIZE_INFORMATION;
/// FileFsObjectIdInformation: the identifier of a volume.
typedef struct _FILE_FS_OBJECTID_INFORMATION {
    /// The identifier.
    UCHAR ObjectId[16];
    /// More that the file system keeps.
    UCHAR ExtendedInfo[48];
} FILE_FS_OBJECTID_INFORMATION, *PFILE_FS_OBJECTID_INFORMATION;
/// A page of a scattered buffer, or the offset of a page of a file.
typedef union _FILE_SEGMENT_ELEMENT {
    /// The page.
    PVOID64 Buffer;
    /// The offset.
    ULONGLONG Alignment;
} FILE_SEGMENT_ELEMENT, *PFILE_SEGMENT_ELEMENT;
typedef enum _IO_PRIORITY_HINT { IoPriorityVeryLow = 0, IoPriorityLow, IoPriorityNormal, IoPriorityHigh, IoPriorityCritical, MaxIoPriorityTypes } IO_PRIORITY_HINT;
#define FILE_ATTRIBUTE_SPARSE_FILE 0x00000200
#define FILE_ATTRIBUTE_REPARSE_POINT 0x00000400
#define FILE_ATTRIBUTE_COMPRESSED 0x00000800
#define FILE_ATTRIBUTE_OFFLINE 0x00001000
#define FILE_ATTRIBUTE_NOT_CONTENT_INDEXED 0x00002000
#define FILE_ATTRIBUTE_ENCRYPTED 0x00004000
#define FILE_ATTRIBUTE_INTEGRITY_STREAM 0x00008000
#define FILE_ATTRIBUTE_VIRTUAL 0x00010000
#define FILE_ATTRIBUTE_NO_SCRUB_DATA 0x00020000
#define FILE_ATTRIBUTE_EA 0x00040000
#define FILE_ATTRIBUTE_PINNED 0x00080000
#define FILE_ATTRIBUTE_UNPINNED 0x00100000
#define FILE_ATTRIBUTE_RECALL_ON_OPEN 0x00040000
#define FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS 0x00400000
#define FILE_ATTRIBUTE_STRICTLY_SEQUENTIAL 0x20000000
#define FILE_ATTRIBUTE_VALID_FLAGS 0x005affb7
#define FILE_ATTRIBUTE_VALID_SET_FLAGS 0x001a31a7
#define FILE_VALID_EXTENDED_OPTION_FLAGS 0x10000000
#define FILE_TRAVERSE 0x0020
#define FILE_DELETE_CHILD 0x0040
#define FILE_CREATE_PIPE_INSTANCE 0x0004
#define FILE_ADD_SUBDIRECTORY 0x0004

// ---- memory and threads ---------------------------------------------------------------------------------------------
#define SEC_FILE 0x00800000
#define SEC_IMAGE 0x01000000
#define SEC_PROTECTED_IMAGE 0x02000000
#define SEC_RESERVE 0x04000000
#define SEC_COMMIT 0x08000000
#define SEC_NOCACHE 0x10000000
#define SEC_WRITECOMBINE 0x40000000
#define SEC_LARGE_PAGES 0x80000000
#define SEC_IMAGE_NO_EXECUTE (SEC_IMAGE | SEC_NOCACHE)
/// One further parameter of an allocation or a section.
typedef struct _MEM_EXTENDED_PARAMETER {
    struct {
        /// What it is: MEM_EXTENDED_PARAMETER_TYPE.
        ULONG64 Type : 8;
        /// Zero.
        ULONG64 Reserved : 56;
    };
    union {
        /// A number.
        ULONG64 ULong64;
        /// An address.
        PVOID Pointer;
        /// With types that limit memory: bytes.
        SIZE_T Size;
        /// Of a partition, section or process.
        HANDLE Handle;
        /// A number of 32 bits.
        ULONG ULong;
    };
} MEM_EXTENDED_PARAMETER, *PMEM_EXTENDED_PARAMETER;
typedef enum _THREADINFOCLASS {
    ThreadBasicInformation, ThreadTimes, ThreadPriority, ThreadBasePriority, ThreadAffinityMask, ThreadImpersonationToken, ThreadDescriptorTableEntry,
    ThreadEnableAlignmentFaultFixup, ThreadEventPair_Reusable, ThreadQuerySetWin32StartAddress, ThreadZeroTlsCell, ThreadPerformanceCount,
    ThreadAmILastThread, ThreadIdealProcessor, ThreadPriorityBoost, ThreadSetTlsArrayAddress, ThreadIsIoPending, ThreadHideFromDebugger,
    ThreadBreakOnTermination, ThreadSwitchLegacyState, ThreadIsTerminated, ThreadLastSystemCall, ThreadIoPriority, ThreadCycleTime, ThreadPagePriority,
    ThreadActualBasePriority, ThreadTebInformation, ThreadCSwitchMon, ThreadCSwitchPmu, ThreadWow64Context, ThreadGroupInformation,
    ThreadUmsInformation, ThreadCounterProfiling, ThreadIdealProcessorEx, ThreadCpuAccountingInformation, ThreadSuspendCount,
    ThreadActualGroupAffinity = 41, ThreadDynamicCodePolicyInfo, ThreadSubsystemInformation = 45, MaxThreadInfoClass = 56
} THREADINFOCLASS;

// ---- splay trees ----------------------------------------------------------------------------------------------------
/// A node of a tree that brings what was last used to its root.
typedef struct _RTL_SPLAY_LINKS {
    /// The node above; the root has itself.
    struct _RTL_SPLAY_LINKS *Parent;
    /// What is less.
    struct _RTL_SPLAY_LINKS *LeftChild;
    /// What is greater.
    struct _RTL_SPLAY_LINKS *RightChild;
} RTL_SPLAY_LINKS, *PRTL_SPLAY_LINKS;

/// Tells about a file by its name.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwQueryFullAttributesFile(_In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PFILE_NETWORK_OPEN_INFORMATION FileInformation);
typedef enum _CREATE_FILE_TYPE { CreateFileTypeNone, CreateFileTypeNamedPipe, CreateFileTypeMailslot } CREATE_FILE_TYPE;
#define IO_NO_PARAMETER_CHECKING 0x0100
#define IO_OPEN_PAGING_FILE 0x0002
#define IO_OPEN_TARGET_DIRECTORY 0x0004
#define IO_STOP_ON_SYMLINK 0x0008
#define IO_MM_PAGING_FILE 0x0010
#define IO_FORCE_ACCESS_CHECK 0x0001
/// Opens or makes a file.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoCreateFile(
    _Out_ PHANDLE FileHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_opt_ PLARGE_INTEGER AllocationSize, _In_ ULONG FileAttributes, _In_ ULONG ShareAccess, _In_ ULONG Disposition, _In_ ULONG CreateOptions,
    _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength, _In_ CREATE_FILE_TYPE CreateFileType, _In_opt_ PVOID InternalParameters, _In_ ULONG Options);
/// Reads facts about a file by its name, without opening it.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSAPI NTSTATUS NTAPI ZwQueryInformationByName(
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_writes_bytes_(Length) PVOID FileInformation,
    _In_ ULONG Length, _In_ FILE_INFORMATION_CLASS FileInformationClass);
