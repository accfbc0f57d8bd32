// The part of each structure of RDBSS that a mini-redirector may see: servers, shares, files and what is open of them.
#pragma once

#include <nodetype.h>

/// How the structures begin that RDBSS and a mini-redirector share.
typedef struct _MRX_NORMAL_NODE_HEADER {
    /// One of RDBSS_NTC_*.
    NODE_TYPE_CODE NodeTypeCode;
    /// Its size in bytes.
    NODE_BYTE_SIZE NodeByteSize;
    /// How many refer to it.
    volatile ULONG NodeReferenceCount;
} MRX_NORMAL_NODE_HEADER;

#define SRVCALL_FLAG_MAILSLOT_SERVER 0x1
#define SRVCALL_FLAG_FILE_SERVER 0x2
#define SRVCALL_FLAG_CASE_INSENSITIVE_NETROOTS 0x4
#define SRVCALL_FLAG_CASE_INSENSITIVE_FILENAMES 0x8
#define SRVCALL_FLAG_DFS_AWARE_SERVER 0x10
#define SRVCALL_FLAG_FORCE_FINALIZED 0x20
/// A server.
typedef struct RX_EXTENDS(_MRX_SRV_CALL_, MRX_NORMAL_NODE_HEADER)
    /// The mini-redirector's own.
    PVOID Context;
    /// The mini-redirector's own.
    PVOID Context2;
    /// The device of the mini-redirector that serves it.
    PRDBSS_DEVICE_OBJECT RxDeviceObject;
    /// The server's name, with a backslash before it.
    PUNICODE_STRING pSrvCallName;
    /// Its name as a principal of security.
    PUNICODE_STRING pPrincipalName;
    /// Its domain.
    PUNICODE_STRING pDomainName;
    /// SRVCALL_FLAG_*.
    ULONG Flags;
    /// How many files whose close is put off it may have.
    LONG MaximumNumberOfCloseDelayedFiles;
    /// What making it came to.
    NTSTATUS Status;
} MRX_SRV_CALL, *PMRX_SRV_CALL;

typedef UCHAR NET_ROOT_TYPE, *PNET_ROOT_TYPE;
#define NET_ROOT_DISK ((NET_ROOT_TYPE)0)
#define NET_ROOT_PIPE ((NET_ROOT_TYPE)1)
#define NET_ROOT_COMM ((NET_ROOT_TYPE)2)
#define NET_ROOT_PRINT ((NET_ROOT_TYPE)3)
#define NET_ROOT_WILD ((NET_ROOT_TYPE)4)
#define NET_ROOT_MAILSLOT ((NET_ROOT_TYPE)5)
typedef UCHAR MRX_NET_ROOT_STATE, *PMRX_NET_ROOT_STATE;
#define MRX_NET_ROOT_STATE_GOOD ((MRX_NET_ROOT_STATE)0)
#define MRX_NET_ROOT_STATE_DISCONNECTED ((MRX_NET_ROOT_STATE)1)
#define MRX_NET_ROOT_STATE_PAUSED ((MRX_NET_ROOT_STATE)2)
#define MRX_NET_ROOT_STATE_ERROR ((MRX_NET_ROOT_STATE)3)
#define MRX_NET_ROOT_STATE_RECONN ((MRX_NET_ROOT_STATE)4)
typedef UCHAR MRX_PURGE_RELATIONSHIP, *PMRX_PURGE_RELATIONSHIP;
#define MRX_PURGE_SAME_NETROOT ((MRX_PURGE_RELATIONSHIP)0)
#define MRX_PURGE_SAME_SRVCALL ((MRX_PURGE_RELATIONSHIP)1)
typedef UCHAR MRX_PURGE_SYNCLOCATION, *PMRX_PURGE_SYNCLOCATION;
#define MRX_PURGE_SYNC_AT_NETROOT ((MRX_PURGE_SYNCLOCATION)0)
#define MRX_PURGE_SYNC_AT_SRVCALL ((MRX_PURGE_SYNCLOCATION)1)
#define NETROOT_FLAG_SUPPORTS_SYMBOLIC_LINKS 0x1
#define NETROOT_FLAG_DFS_AWARE_NETROOT 0x2

/// How requests that fail again and again are slowed down.
typedef struct _NETROOT_THROTTLING_PARAMETERS {
    /// Milliseconds that are added each time.
    ULONG Increment;
    /// The most milliseconds.
    ULONG MaximumDelay;
} NETROOT_THROTTLING_PARAMETERS, *PNETROOT_THROTTLING_PARAMETERS;

/// A share of a server.
typedef struct RX_EXTENDS(_MRX_NET_ROOT_, MRX_NORMAL_NODE_HEADER)
    /// The server.
    PMRX_SRV_CALL pSrvCall;
    /// The mini-redirector's own.
    PVOID Context;
    /// The mini-redirector's own.
    PVOID Context2;
    /// NETROOT_FLAG_*.
    ULONG Flags;
    /// How many file control blocks it has.
    volatile ULONG NumberOfFcbs;
    /// How many opens at the server.
    volatile ULONG NumberOfSrvOpens;
    /// MRX_NET_ROOT_STATE_*.
    MRX_NET_ROOT_STATE MRxNetRootState;
    /// NET_ROOT_*.
    NET_ROOT_TYPE Type;
    /// Which files are purged when one cannot be opened.
    MRX_PURGE_RELATIONSHIP PurgeRelationship;
    /// Where purges are brought into an order.
    MRX_PURGE_SYNCLOCATION PurgeSyncLocation;
    /// FILE_DEVICE_*.
    DEVICE_TYPE DeviceType;
    /// The share's name, with the server's before it.
    PUNICODE_STRING pNetRootName;
    /// What goes before each name within it.
    UNICODE_STRING InnerNamePrefix;
    /// Grows as parameters are told.
    ULONG ParameterValidationStamp;
    /// What a share of pipes, or one of files, is like.
    union {
        /// Of pipes.
        struct {
            /// Bytes that are collected before they are sent.
            ULONG DataCollectionSize;
            /// How reads are slowed down.
            NETROOT_THROTTLING_PARAMETERS PipeReadThrottlingParameters;
        } NamedPipeParameters;
        /// Of files.
        struct {
            /// Bytes of a cluster.
            ULONG ClusterSize;
            /// Bytes that are read ahead.
            ULONG ReadAheadGranularity;
            /// How locks are slowed down.
            NETROOT_THROTTLING_PARAMETERS LockThrottlingParameters;
            /// Bytes that the information for a rename needs beyond it.
            ULONG RenameInfoOverallocationSize;
            /// Which volume it is.
            GUID VolumeId;
        } DiskParameters;
    };
} MRX_NET_ROOT, *PMRX_NET_ROOT;

#define VNETROOT_FLAG_CSCAGENT_INSTANCE 0x00000001
/// A user's view of a share.
typedef struct RX_EXTENDS(_MRX_V_NET_ROOT_, MRX_NORMAL_NODE_HEADER)
    /// The share.
    PMRX_NET_ROOT pNetRoot;
    /// The mini-redirector's own.
    PVOID Context;
    /// The mini-redirector's own.
    PVOID Context2;
    /// VNETROOT_FLAG_*.
    ULONG Flags;
    /// How many opens it has.
    ULONG NumberOfOpens;
    /// How many file objects it has.
    volatile ULONG NumberOfFobxs;
    /// The logon session.
    LUID LogonId;
    /// The user's domain, if one was told.
    PUNICODE_STRING pUserDomainName;
    /// The user, if one was told.
    PUNICODE_STRING pUserName;
    /// The password, if one was told.
    PUNICODE_STRING pPassword;
    /// The terminal session.
    ULONG SessionId;
    /// What making it came to.
    NTSTATUS ConstructionStatus;
    /// Whether a program asked for the connection.
    BOOLEAN IsExplicitConnection;
} MRX_V_NET_ROOT, *PMRX_V_NET_ROOT;

/// A file.
typedef struct _MRX_FCB_ {
    /// What the cache manager and the memory manager want of it.
    FSRTL_ADVANCED_FCB_HEADER Header;
    /// The share.
    PMRX_NET_ROOT pNetRoot;
    /// The mini-redirector's own.
    PVOID Context;
    /// The mini-redirector's own.
    PVOID Context2;
    /// How many refer to it.
    volatile ULONG NodeReferenceCount;
    /// FCB_STATE_*.
    ULONG FcbState;
    /// How many file objects have not been cleaned up.
    volatile CLONG UncleanCount;
    /// How many of them are not cached.
    CLONG UncachedUncleanCount;
    /// How many file objects there are.
    volatile CLONG OpenCount;
    /// How many lock requests are under way.
    volatile ULONG OutstandingLockOperationsCount;
    /// Bytes that the server has set aside.
    ULONGLONG ActualAllocationLength;
    /// FILE_ATTRIBUTE_*.
    ULONG Attributes;
    /// Whether it was written to.
    BOOLEAN IsFileWritten;
    /// Whether it should no longer be found.
    BOOLEAN fShouldBeOrphaned;
    /// Whether the mini-redirector has made its part ready.
    BOOLEAN fMiniInited;
    /// NET_ROOT_*.
    UCHAR CachedNetRootType;
    /// The opens at the server.
    LIST_ENTRY SrvOpenList;
    /// Grows with each change of that list.
    ULONG SrvOpenListVersion;
} MRX_FCB, *PMRX_FCB;

#define SRVOPEN_FLAG_DONTUSE_READ_CACHING 0x1
#define SRVOPEN_FLAG_DONTUSE_WRITE_CACHING 0x2
#define SRVOPEN_FLAG_CLOSED 0x4
#define SRVOPEN_FLAG_CLOSE_DELAYED 0x8
#define SRVOPEN_FLAG_FILE_RENAMED 0x10
#define SRVOPEN_FLAG_FILE_DELETED 0x20
#define SRVOPEN_FLAG_BUFFERING_STATE_CHANGE_PENDING 0x40
#define SRVOPEN_FLAG_COLLAPSING_DISABLED 0x80
#define SRVOPEN_FLAG_BUFFERING_STATE_CHANGE_REQUESTS_PURGED 0x100
#define SRVOPEN_FLAG_NO_BUFFERING_STATE_CHANGE 0x200
#define SRVOPEN_FLAG_ORPHANED 0x400
/// What is open of a file at the server.
typedef struct RX_EXTENDS(_MRX_SRV_OPEN_, MRX_NORMAL_NODE_HEADER)
    /// The file.
    PMRX_FCB pFcb;
    /// The view of the share.
    PMRX_V_NET_ROOT pVNetRoot;
    /// The mini-redirector's own.
    PVOID Context;
    /// The mini-redirector's own.
    PVOID Context2;
    /// Reserved.
    PVOID ShadowContext;
    /// SRVOPEN_FLAG_*.
    ULONG Flags;
    /// The file's name below the share.
    PUNICODE_STRING pAlreadyPrefixedName;
    /// How many file objects have not been cleaned up.
    CLONG UncleanFobxCount;
    /// How many file objects share it.
    CLONG OpenCount;
    /// By what the server tells of changes.
    PVOID Key;
    /// The access that was asked for.
    ACCESS_MASK DesiredAccess;
    /// How it is shared.
    ULONG ShareAccess;
    /// FILE_* options of the create.
    ULONG CreateOptions;
    /// FCB_STATE_* of buffering that the server grants.
    ULONG BufferingFlags;
    /// The version of the file's size.
    ULONG ulFileSizeVersion;
    /// Links the opens of a file.
    LIST_ENTRY SrvOpenQLinks;
} MRX_SRV_OPEN, *PMRX_SRV_OPEN;

#define FOBX_FLAG_DFS_OPEN 0x0001
#define FOBX_FLAG_BAD_HANDLE 0x0002
#define FOBX_FLAG_BACKUP_INTENT 0x0004
/// How a pipe is read and written.
typedef struct _MRX_PIPE_HANDLE_INFORMATION {
    /// Of bytes or of messages.
    ULONG TypeOfPipe;
    /// How it is read.
    ULONG ReadMode;
    /// Whether reads wait.
    ULONG CompletionMode;
} MRX_PIPE_HANDLE_INFORMATION, *PMRX_PIPE_HANDLE_INFORMATION;
/// What RDBSS knows of a file object.
typedef struct RX_EXTENDS(_MRX_FOBX_, MRX_NORMAL_NODE_HEADER)
    /// What it shares with others at the server.
    PMRX_SRV_OPEN pSrvOpen;
    /// The file object.
    PFILE_OBJECT AssociatedFileObject;
    /// The mini-redirector's own.
    PVOID Context;
    /// The mini-redirector's own.
    PVOID Context2;
    /// FOBX_FLAG_*.
    ULONG Flags;
    /// What a directory, or a pipe, has of its own.
    union {
        /// Of a directory.
        struct {
            /// Which names a directory is searched for.
            UNICODE_STRING UnicodeQueryTemplate;
        };
        /// Of a pipe.
        PMRX_PIPE_HANDLE_INFORMATION PipeHandleInformation;
    };
    /// Where the next extended attribute begins.
    ULONG OffsetOfNextEaToReturn;
} MRX_FOBX, *PMRX_FOBX;

#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxAcquireExclusiveFcbResourceInMRx(_Inout_ PMRX_FCB Fcb);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxAcquireSharedFcbResourceInMRx(_Inout_ PMRX_FCB Fcb);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxAcquireSharedFcbResourceInMRxEx(_In_ PRX_CONTEXT RxContext, _Inout_ PMRX_FCB Fcb);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxReleaseFcbResourceInMRx(_Inout_ PMRX_FCB Fcb);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxReleaseFcbResourceForThreadInMRx(
    _In_ PRX_CONTEXT RxContext, _Inout_ PMRX_FCB Fcb, _In_ ERESOURCE_THREAD ResourceThreadId);
#ifdef __cplusplus
}
#endif
