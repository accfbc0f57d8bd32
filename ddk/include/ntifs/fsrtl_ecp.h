// FsRtl: extra create parameters, which travel with an open.
#pragma once

typedef struct _ECP_LIST ECP_LIST, *PECP_LIST;
typedef struct _ECP_HEADER ECP_HEADER, *PECP_HEADER;
/// On creates of the prefetcher.
DEFINE_GUID(GUID_ECP_PREFETCH_OPEN, 0xe1777b21, 0x847e, 0x4837, 0xaa, 0x45, 0x64, 0x16, 0x1d, 0x28, 0x06, 0x55);
typedef ULONG FSRTL_ALLOCATE_ECPLIST_FLAGS;
typedef ULONG FSRTL_ALLOCATE_ECP_FLAGS;
typedef ULONG FSRTL_ECP_LOOKASIDE_FLAGS;
#define FSRTL_ALLOCATE_ECPLIST_FLAG_CHARGE_QUOTA 0x00000001
#define FSRTL_ALLOCATE_ECP_FLAG_CHARGE_QUOTA 0x00000001
#define FSRTL_ALLOCATE_ECP_FLAG_NONPAGED_POOL 0x00000002
#define FSRTL_ECP_LOOKASIDE_FLAG_NONPAGED_POOL 0x00000002
_Function_class_(FSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK)
_IRQL_requires_same_
_IRQL_requires_max_(APC_LEVEL)
typedef VOID (NTAPI *PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK)(_Inout_ PVOID EcpContext, _In_ LPCGUID EcpType);
/// Allocates an empty list of extra create parameters.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlAllocateExtraCreateParameterList(_In_ FSRTL_ALLOCATE_ECPLIST_FLAGS Flags, _Outptr_ PECP_LIST *EcpList);
/// Frees a list of extra create parameters with those in it.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlFreeExtraCreateParameterList(_In_ PECP_LIST EcpList);
/// Sets up a list of extra create parameters.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI FsRtlInitializeExtraCreateParameterList(_Inout_ PECP_LIST EcpList);
/// Allocates an extra create parameter.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlAllocateExtraCreateParameter(
    _In_ LPCGUID EcpType, _In_ ULONG SizeOfContext, _In_ FSRTL_ALLOCATE_ECP_FLAGS Flags,
    _In_opt_ PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK CleanupCallback, _In_ ULONG PoolTag, _Outptr_ PVOID *EcpContext);
/// Allocates an extra create parameter out of a lookaside list.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlAllocateExtraCreateParameterFromLookasideList(
    _In_ LPCGUID EcpType, _In_ ULONG SizeOfContext, _In_ FSRTL_ALLOCATE_ECP_FLAGS Flags,
    _In_opt_ PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK CleanupCallback, _Inout_ PVOID LookasideList, _Outptr_ PVOID *EcpContext);
/// Frees an extra create parameter.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlFreeExtraCreateParameter(_In_ PVOID EcpContext);
/// Sets up an extra create parameter.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlInitializeExtraCreateParameter(
    _In_ PECP_HEADER Ecp, _In_ ULONG EcpFlags, _In_opt_ PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK CleanupCallback, _In_ ULONG TotalSize,
    _In_ LPCGUID EcpType, _In_opt_ PVOID ListAllocatedFrom);
// Their own flags decide: in nonpaged pool up to DISPATCH_LEVEL.
/// Sets up a lookaside list for extra create parameters.
_When_((Flags & FSRTL_ECP_LOOKASIDE_FLAG_NONPAGED_POOL) != 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_When_((Flags & FSRTL_ECP_LOOKASIDE_FLAG_NONPAGED_POOL) == 0, _IRQL_requires_max_(APC_LEVEL))
NTKERNELAPI VOID NTAPI FsRtlInitExtraCreateParameterLookasideList(
    _Inout_ PVOID Lookaside, _In_ FSRTL_ECP_LOOKASIDE_FLAGS Flags, _In_ SIZE_T Size, _In_ ULONG Tag);
/// Frees a lookaside list for extra create parameters.
_When_((Flags & FSRTL_ECP_LOOKASIDE_FLAG_NONPAGED_POOL) != 0, _IRQL_requires_max_(DISPATCH_LEVEL))
_When_((Flags & FSRTL_ECP_LOOKASIDE_FLAG_NONPAGED_POOL) == 0, _IRQL_requires_max_(APC_LEVEL))
NTKERNELAPI VOID NTAPI FsRtlDeleteExtraCreateParameterLookasideList(_Inout_ PVOID Lookaside, _In_ FSRTL_ECP_LOOKASIDE_FLAGS Flags);
/// Puts an extra create parameter into a list.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlInsertExtraCreateParameter(_Inout_ PECP_LIST EcpList, _Inout_ PVOID EcpContext);
/// Finds an extra create parameter by its type.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlFindExtraCreateParameter(
    _In_ PECP_LIST EcpList, _In_ LPCGUID EcpType, _Outptr_opt_ PVOID *EcpContext, _Out_opt_ ULONG *EcpContextSize);
/// Takes an extra create parameter out of a list.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlRemoveExtraCreateParameter(
    _Inout_ PECP_LIST EcpList, _In_ LPCGUID EcpType, _Outptr_ PVOID *EcpContext, _Out_opt_ ULONG *EcpContextSize);
/// Gives the extra create parameters of a list one by one.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlGetNextExtraCreateParameter(
    _In_ PECP_LIST EcpList, _In_opt_ PVOID CurrentEcpContext, _Out_opt_ LPGUID NextEcpType, _Outptr_opt_ PVOID *NextEcpContext,
    _Out_opt_ ULONG *NextEcpContextSize);
/// Returns the extra create parameters of a create request; NULL if it has none.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlGetEcpListFromIrp(_In_ PIRP Irp, _Outptr_result_maybenull_ PECP_LIST *EcpList);
/// Gives a create request its extra create parameters.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI FsRtlSetEcpListIntoIrp(_Inout_ PIRP Irp, _In_ PECP_LIST EcpList);
/// Marks an extra create parameter as taken.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlAcknowledgeEcp(_In_ PVOID EcpContext);
/// Says whether an extra create parameter was taken.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlIsEcpAcknowledged(_In_ PVOID EcpContext);
/// Says whether an extra create parameter came of a program.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI BOOLEAN NTAPI FsRtlIsEcpFromUserMode(_In_ PVOID EcpContext);
/// Takes the marks off an extra create parameter for another open.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI FsRtlPrepareToReuseEcp(_In_ PVOID EcpContext);

// ---- kinds of parameters --------------------------------------------------------------------------------------------
/// Oplock keys of an open.
typedef struct _OPLOCK_KEY_ECP_CONTEXT {
    /// Opens with the same key do not break each other's oplocks.
    GUID OplockKey;
    /// Zero.
    ULONG Reserved;
} OPLOCK_KEY_ECP_CONTEXT, *POPLOCK_KEY_ECP_CONTEXT;
#define OPLOCK_KEY_FLAG_PARENT_KEY 0x1
#define OPLOCK_KEY_FLAG_TARGET_KEY 0x2
#define OPLOCK_KEY_VERSION_WIN7 0x1
#define OPLOCK_KEY_VERSION_WIN8 0x2
/// Oplock keys of an open, for the file and its directory.
typedef struct _DUAL_OPLOCK_KEY_ECP_CONTEXT {
    /// Key for the directory.
    GUID ParentOplockKey;
    /// Key for the file.
    GUID TargetOplockKey;
    /// TRUE if the first counts.
    BOOLEAN ParentOplockKeySet;
    /// TRUE if the second counts.
    BOOLEAN TargetOplockKeySet;
} DUAL_OPLOCK_KEY_ECP_CONTEXT, *PDUAL_OPLOCK_KEY_ECP_CONTEXT;
typedef enum _NETWORK_OPEN_LOCATION_QUALIFIER { NetworkOpenLocationAny, NetworkOpenLocationRemote, NetworkOpenLocationLoopback } NETWORK_OPEN_LOCATION_QUALIFIER;
typedef enum _NETWORK_OPEN_INTEGRITY_QUALIFIER {
    NetworkOpenIntegrityAny, NetworkOpenIntegrityNone, NetworkOpenIntegritySigned, NetworkOpenIntegrityEncrypted, NetworkOpenIntegrityMaximum
} NETWORK_OPEN_INTEGRITY_QUALIFIER;
#define NETWORK_OPEN_ECP_IN_FLAG_DISABLE_HANDLE_COLLAPSING 0x1
#define NETWORK_OPEN_ECP_IN_FLAG_DISABLE_HANDLE_DURABILITY 0x2
#define NETWORK_OPEN_ECP_IN_FLAG_FORCE_BUFFERED_SYNCHRONOUS_IO_HACK 0x80000000
#define NETWORK_OPEN_ECP_IN_FLAG_FORCE_MAX_EOF_HACK 0x40000000
#define NETWORK_OPEN_ECP_IN_FLAG_DISABLE_OPLOCKS 0x4
#define NETWORK_OPEN_ECP_IN_FLAG_REQ_MUTUAL_AUTH 0x8
#define NETWORK_OPEN_ECP_OUT_FLAG_RET_MUTUAL_AUTH 0x8
/// What an open asks of the network and how it was served.
typedef struct _NETWORK_OPEN_ECP_CONTEXT {
    /// Bytes of this structure.
    USHORT Size;
    /// Zero.
    USHORT Reserved;
    struct {
        /// What the caller asks for.
        struct {
            /// Where the server may be.
            NETWORK_OPEN_LOCATION_QUALIFIER Location;
            /// How the data must be guarded.
            NETWORK_OPEN_INTEGRITY_QUALIFIER Integrity;
            /// NETWORK_OPEN_ECP_IN_FLAG_XXX.
            ULONG Flags;
        } in;
        /// What the redirector answers.
        struct {
            /// Where the server is.
            NETWORK_OPEN_LOCATION_QUALIFIER Location;
            /// How the data is guarded.
            NETWORK_OPEN_INTEGRITY_QUALIFIER Integrity;
            /// NETWORK_OPEN_ECP_OUT_FLAG_XXX.
            ULONG Flags;
        } out;
    } DUMMYSTRUCTNAME;
} NETWORK_OPEN_ECP_CONTEXT, *PNETWORK_OPEN_ECP_CONTEXT;
/// The same as Windows 7 had it.
typedef struct _NETWORK_OPEN_ECP_CONTEXT_V0 {
    /// Bytes of this structure.
    USHORT Size;
    /// Zero.
    USHORT Reserved;
    struct {
        /// What the caller asks for.
        struct {
            /// Where the server may be.
            NETWORK_OPEN_LOCATION_QUALIFIER Location;
            /// How the data must be guarded.
            NETWORK_OPEN_INTEGRITY_QUALIFIER Integrity;
        } in;
        /// What the redirector answers.
        struct {
            /// Where the server is.
            NETWORK_OPEN_LOCATION_QUALIFIER Location;
            /// How the data is guarded.
            NETWORK_OPEN_INTEGRITY_QUALIFIER Integrity;
        } out;
    } DUMMYSTRUCTNAME;
} NETWORK_OPEN_ECP_CONTEXT_V0, *PNETWORK_OPEN_ECP_CONTEXT_V0;
/// Says that the system opens a file to fetch it ahead.
typedef struct _PREFETCH_OPEN_ECP_CONTEXT {
    /// Not for use.
    PVOID Context;
} PREFETCH_OPEN_ECP_CONTEXT, *PPREFETCH_OPEN_ECP_CONTEXT;
typedef struct sockaddr_storage *PSOCKADDR_STORAGE_NFS;
/// Says that the NFS server opens a file, and for whom.
typedef struct _NFS_OPEN_ECP_CONTEXT {
    /// Name of the export.
    PUNICODE_STRING ExportAlias;
    /// Where the request came from: protocol, address and port.
    PSOCKADDR_STORAGE_NFS ClientSocketAddress;
} NFS_OPEN_ECP_CONTEXT, *PNFS_OPEN_ECP_CONTEXT, **PPNFS_OPEN_ECP_CONTEXT;
typedef enum _SRV_INSTANCE_TYPE { SrvInstanceTypeUndefined, SrvInstanceTypePrimary, SrvInstanceTypeCsv, SrvInstanceTypeSBL, SrvInstanceTypeSR, SrvInstanceTypeVSMB } SRV_INSTANCE_TYPE, *PSRV_INSTANCE_TYPE;
#define SRV_OPEN_ECP_CONTEXT_VERSION_2 0x2
/// Says that the SMB server opens a file, and for whom.
typedef struct _SRV_OPEN_ECP_CONTEXT {
    /// Which share the client has connected to.
    PUNICODE_STRING ShareName;
    /// The client's address.
    PSOCKADDR_STORAGE_NFS SocketAddress;
    /// TRUE if the server will break oplocks itself.
    BOOLEAN OplockBlockState;
    /// TRUE if the client asked for an oplock.
    BOOLEAN OplockAppState;
    /// TRUE if it got one.
    BOOLEAN OplockFinalState;
    /// SRV_OPEN_ECP_CONTEXT_VERSION_2 if what follows is there.
    USHORT Version;
    /// Which server it is.
    SRV_INSTANCE_TYPE InstanceType;
} SRV_OPEN_ECP_CONTEXT, *PSRV_OPEN_ECP_CONTEXT;
#define ECP_OPEN_PARAMETERS_FLAG_OPEN_FOR_READ 0x1
#define ECP_OPEN_PARAMETERS_FLAG_OPEN_FOR_WRITE 0x2
#define ECP_OPEN_PARAMETERS_FLAG_OPEN_FOR_DELETE 0x4
#define ECP_OPEN_PARAMETERS_FLAG_IGNORE_DIR_CASE_SENSITIVITY 0x8
#define ECP_OPEN_PARAMETERS_FLAG_FAIL_ON_CASE_SENSITIVE_DIR 0x10
/// How a file is opened beyond what the create options say.
typedef struct _ECP_OPEN_PARAMETERS {
    /// Bytes of this structure.
    USHORT Size;
    /// Zero.
    USHORT Reserved;
    /// ECP_OPEN_PARAMETERS_FLAG_XXX.
    ULONG Flags;
} ECP_OPEN_PARAMETERS, *PECP_OPEN_PARAMETERS;
#define QoCFileStatInformation 0x00000001
#define QoCFileLxInformation 0x00000002
#define QoCFileEaInformation 0x00000004
/// What of FILE_STAT_INFORMATION an open answers.
typedef struct _QUERY_ON_CREATE_FILE_STAT_INFORMATION {
    /// The file's number.
    LARGE_INTEGER FileId;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last used.
    LARGE_INTEGER LastAccessTime;
    /// When its data last changed.
    LARGE_INTEGER LastWriteTime;
    /// When anything of it last changed.
    LARGE_INTEGER ChangeTime;
    /// Bytes of its space.
    LARGE_INTEGER AllocationSize;
    /// Bytes of its data.
    LARGE_INTEGER EndOfFile;
    /// FILE_ATTRIBUTE_XXX.
    ULONG FileAttributes;
    /// IO_REPARSE_TAG_XXX.
    ULONG ReparseTag;
    /// Names.
    ULONG NumberOfLinks;
} QUERY_ON_CREATE_FILE_STAT_INFORMATION, *PQUERY_ON_CREATE_FILE_STAT_INFORMATION;
/// What Linux programs need, as an open answers it.
typedef struct _QUERY_ON_CREATE_FILE_LX_INFORMATION {
    /// What the caller may do.
    ACCESS_MASK EffectiveAccess;
    /// LX_FILE_XXX.
    ULONG LxFlags;
    /// User.
    ULONG LxUid;
    /// Group.
    ULONG LxGid;
    /// Type and permissions.
    ULONG LxMode;
    /// Major number of a device.
    ULONG LxDeviceIdMajor;
    /// Minor number of a device.
    ULONG LxDeviceIdMinor;
} QUERY_ON_CREATE_FILE_LX_INFORMATION, *PQUERY_ON_CREATE_FILE_LX_INFORMATION;
/// Extended attributes, as an open answers them.
typedef struct _QUERY_ON_CREATE_EA_INFORMATION {
    /// Bytes of EaBuffer.
    ULONG EaBufferSize;
    /// Where they go.
    PFILE_FULL_EA_INFORMATION EaBuffer;
} QUERY_ON_CREATE_EA_INFORMATION, *PQUERY_ON_CREATE_EA_INFORMATION;
/// What an open is to answer about the file.
typedef struct _QUERY_ON_CREATE_ECP_CONTEXT {
    /// QoCFileXxxInformation that are asked for.
    ULONG RequestedClasses;
    /// Those that were answered.
    ULONG ClassesProcessed;
    /// Those that failed.
    ULONG ClassesWithErrors;
    /// Those there is nothing for.
    ULONG ClassesWithNoData;
    /// The first class.
    QUERY_ON_CREATE_FILE_STAT_INFORMATION StatInformation;
    /// The second.
    QUERY_ON_CREATE_FILE_LX_INFORMATION LxInformation;
    /// The third.
    QUERY_ON_CREATE_EA_INFORMATION EaInformation;
} QUERY_ON_CREATE_ECP_CONTEXT, *PQUERY_ON_CREATE_ECP_CONTEXT;
#define CREATE_REDIRECTION_FLAGS_SERVICED_FROM_LAYER 0x0001
/// The file that a redirected open really reached.
typedef struct _CREATE_REDIRECTION_ECP_CONTEXT {
    /// Bytes of this structure.
    USHORT Size;
    /// CREATE_REDIRECTION_FLAGS_XXX.
    USHORT Flags;
    /// The file's number.
    FILE_ID_128 FileId;
    /// Which volume the file is on.
    GUID VolumeGuid;
} CREATE_REDIRECTION_ECP_CONTEXT, *PCREATE_REDIRECTION_ECP_CONTEXT;

// What extra create parameters and notifications of special files are called.
DEFINE_GUID(FILE_TYPE_NOTIFICATION_GUID_CRASHDUMP_FILE, 0x9d453eb7, 0xd2a6, 0x4dbd, 0xa2, 0xe3, 0xfb, 0xd0, 0xed, 0x91, 0x09, 0xa9);
DEFINE_GUID(FILE_TYPE_NOTIFICATION_GUID_HIBERNATION_FILE, 0xb7624d64, 0xb9a3, 0x4cf8, 0x80, 0x11, 0x5b, 0x86, 0xc9, 0x40, 0xe7, 0xb7);
DEFINE_GUID(FILE_TYPE_NOTIFICATION_GUID_PAGE_FILE, 0x0d0a64a1, 0x38fc, 0x4db8, 0x9f, 0xe7, 0x3f, 0x43, 0x52, 0xcd, 0x7c, 0x5c);
DEFINE_GUID(GUID_ECP_ATOMIC_CREATE, 0x4720bd83, 0x52ac, 0x4104, 0xa1, 0x30, 0xd1, 0xec, 0x6a, 0x8c, 0xc8, 0xe5);
DEFINE_GUID(GUID_ECP_CREATE_REDIRECTION, 0x188d6bd6, 0xa126, 0x4fa8, 0xbd, 0xf2, 0x1c, 0xcd, 0xf8, 0x96, 0xf3, 0xe0);
DEFINE_GUID(GUID_ECP_DUAL_OPLOCK_KEY, 0x41621a14, 0xb08b, 0x4df1, 0xb6, 0x76, 0xa0, 0x5f, 0xfd, 0xf0, 0x1b, 0xea);
DEFINE_GUID(GUID_ECP_IO_DEVICE_HINT, 0xf315b732, 0xac6b, 0x4d4d, 0xbe, 0x0c, 0xb3, 0x12, 0x64, 0x90, 0xe1, 0xa3);
DEFINE_GUID(GUID_ECP_NETWORK_APP_INSTANCE, 0x6aa6bc45, 0xa7ef, 0x4af7, 0x90, 0x08, 0xfa, 0x46, 0x2e, 0x14, 0x4d, 0x74);
DEFINE_GUID(GUID_ECP_NETWORK_APP_INSTANCE_VERSION, 0xb7d082b9, 0x563b, 0x4f07, 0xa0, 0x7b, 0x52, 0x4a, 0x81, 0x16, 0xa0, 0x10);
DEFINE_GUID(GUID_ECP_NETWORK_OPEN_CONTEXT, 0xc584edbf, 0x00df, 0x4d28, 0xb8, 0x84, 0x35, 0xba, 0xca, 0x89, 0x11, 0xe8);
DEFINE_GUID(GUID_ECP_NFS_OPEN, 0xf326d30c, 0xe5f8, 0x4fe7, 0xab, 0x74, 0xf5, 0xa3, 0x19, 0x6d, 0x92, 0xdb);
DEFINE_GUID(GUID_ECP_OPEN_PARAMETERS, 0xcd0a93c3, 0x3bb7, 0x463d, 0xac, 0xcb, 0x96, 0x9d, 0x34, 0x35, 0xa5, 0xa5);
DEFINE_GUID(GUID_ECP_OPLOCK_KEY, 0x48850596, 0x3050, 0x4be7, 0x98, 0x63, 0xfe, 0xc3, 0x50, 0xce, 0x8d, 0x7f);
DEFINE_GUID(GUID_ECP_QUERY_ON_CREATE, 0x1aca62e9, 0xabb4, 0x4ff2, 0xbb, 0x5c, 0x1c, 0x79, 0x02, 0x5e, 0x41, 0x7f);
DEFINE_GUID(GUID_ECP_RKF_BYPASS, 0x02378cc6, 0xf73c, 0x489c, 0x82, 0x82, 0x56, 0x4d, 0x1a, 0x99, 0x13, 0x1b);
DEFINE_GUID(GUID_ECP_SRV_OPEN, 0xbebfaebc, 0xaabf, 0x489d, 0x9d, 0x2c, 0xe9, 0xe3, 0x61, 0x10, 0x28, 0x53);
