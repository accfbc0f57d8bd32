// rxcontx.h: RX_CONTEXT, which goes with an IRP through RDBSS and the mini-redirector.
#pragma once

#include <lowio.h>
#include <prefix.h>
#include <scavengr.h>

#define MRX_CONTEXT_FIELD_COUNT 4
#define RX_TOPLEVELIRP_CONTEXT_SIGNATURE 'LTxR'
#define RDBSS_TRACKER_HISTORY_SIZE 32

/// Which request of RDBSS is the topmost of a thread.
typedef struct _RX_TOPLEVELIRP_CONTEXT {
    /// Links them.
    LIST_ENTRY ListEntry;
    /// RX_TOPLEVELIRP_CONTEXT_SIGNATURE.
    ULONG Signature;
    /// The redirector's device.
    PRDBSS_DEVICE_OBJECT RxDeviceObject;
    /// The request.
    PRX_CONTEXT RxContext;
    /// Its IRP.
    PIRP Irp;
    /// Reserved.
    ULONG Flags;
    /// What was topmost before.
    PVOID Previous;
    /// The thread.
    PETHREAD Thread;
} RX_TOPLEVELIRP_CONTEXT, *PRX_TOPLEVELIRP_CONTEXT;
/// Who took or gave back a file's resource.
typedef struct _RX_FCBTRACKER_CALLINFO {
    /// Which of the two.
    ULONG AcquireRelease;
    /// The count then.
    USHORT SavedTrackerValue;
    /// The line.
    USHORT LineNumber;
    /// The source.
    PSZ FileName;
    /// The request's flags then.
    ULONG Flags;
} RX_FCBTRACKER_CALLINFO, *PRX_FCBTRACKER_CALLINFO;

typedef NTSTATUS(NTAPI *PRX_DISPATCH)(_In_ PRX_CONTEXT RxContext, _In_ PIRP Irp);
typedef struct _DFS_NAME_CONTEXT_ *PDFS_NAME_CONTEXT;
/// How a file is to be opened.
typedef struct _NT_CREATE_PARAMETERS {
    /// The access that is asked for.
    ACCESS_MASK DesiredAccess;
    /// Bytes to set aside.
    LARGE_INTEGER AllocationSize;
    /// FILE_ATTRIBUTE_*.
    ULONG FileAttributes;
    /// FILE_SHARE_*.
    ULONG ShareAccess;
    /// FILE_OPEN, FILE_CREATE and so on.
    ULONG Disposition;
    /// FILE_* options.
    ULONG CreateOptions;
    /// Who opens it.
    PIO_SECURITY_CONTEXT SecurityContext;
    /// How far the server may act for the caller.
    SECURITY_IMPERSONATION_LEVEL ImpersonationLevel;
    /// Of the distributed file system.
    PVOID DfsContext;
    /// Of the distributed file system.
    PDFS_NAME_CONTEXT DfsNameContext;
} NT_CREATE_PARAMETERS, *PNT_CREATE_PARAMETERS;

/// A request on its way.
typedef struct _RX_CONTEXT {
    /// RDBSS_NTC_RX_CONTEXT.
    NODE_TYPE_CODE NodeTypeCode;
    /// Its size in bytes.
    NODE_BYTE_SIZE NodeByteSize;
    /// How many refer to it.
    volatile ULONG ReferenceCount;
    /// Links those that are under way.
    LIST_ENTRY ContextListEntry;
    /// IRP_MJ_*.
    UCHAR MajorFunction;
    /// IRP_MN_*.
    UCHAR MinorFunction;
    /// Whether the caller was told STATUS_PENDING.
    BOOLEAN PendingReturned;
    /// Whether it is to go on in a thread of RDBSS.
    BOOLEAN PostRequest;
    /// The device it was sent to.
    PDEVICE_OBJECT RealDevice;
    /// The IRP.
    PIRP CurrentIrp;
    /// Its stack location.
    PIO_STACK_LOCATION CurrentIrpSp;
    /// The file.
    PMRX_FCB pFcb;
    /// The file object's part.
    PMRX_FOBX pFobx;
    /// The open at the server.
    PMRX_SRV_OPEN pRelevantSrvOpen;
    /// The part of the file that is never paged.
    PNON_PAGED_FCB NonPagedFcb;
    /// The redirector's device.
    PRDBSS_DEVICE_OBJECT RxDeviceObject;
    /// The thread it began in.
    PETHREAD OriginalThread;
    /// The thread it was last in.
    PETHREAD LastExecutionThread;
    /// For locks.
    volatile PVOID LockManagerContext;
    /// For debuggers.
    PVOID RdbssDbgExtension;
    /// For tidying up.
    RX_SCAVENGER_ENTRY ScavengerEntry;
    /// Its number.
    ULONG SerialNumber;
    /// The number of the file object's last request.
    ULONG FobxSerialNumber;
    /// RX_CONTEXT_FLAG_*.
    ULONG Flags;
    /// Whether it holds the file's resource.
    BOOLEAN FcbResourceAcquired;
    /// Whether it holds the resource for paging.
    BOOLEAN FcbPagingIoResourceAcquired;
    /// Reserved.
    UCHAR MustSucceedDescriptorNumber;
    /// What it comes to.
    union {
        /// By parts.
        struct {
            /// The status, widened to a pointer's size.
            union {
                /// The status.
                NTSTATUS StoredStatus;
                /// Room.
                PVOID StoredStatusAlignment;
            };
            /// Usually bytes.
            ULONG_PTR InformationToReturn;
        };
        /// The whole.
        IO_STATUS_BLOCK IoStatusBlock;
    };
    /// The mini-redirector's own.
    union {
        /// Keeps it aligned.
        ULONGLONG ForceLonglongAligmentDummyField;
        /// Four pointers.
        PVOID MRxContext[MRX_CONTEXT_FIELD_COUNT];
    };
    /// For opening again.
    PVOID WriteOnlyOpenRetryContext;
    /// What cancels it at the mini-redirector.
    PMRX_CALLDOWN MRxCancelRoutine;
    /// Where it goes on.
    PRX_DISPATCH ResumeRoutine;
    /// How a thread of RDBSS gets it.
    RX_WORK_QUEUE_ITEM WorkQueueItem;
    /// Links those that wait for such a thread.
    LIST_ENTRY OverflowListEntry;
    /// Set when a synchronous one is done.
    KEVENT SyncEvent;
    /// Requests that wait for this one.
    LIST_ENTRY BlockedOperations;
    /// Guards them.
    PFAST_MUTEX BlockedOpsMutex;
    /// Links those that go one after the other.
    LIST_ENTRY RxContextSerializationQLinks;
    /// What is asked or told, or which prefix is claimed.
    union {
        /// Of directories, files and volumes.
        struct {
            /// The class.
            union {
                /// Of a volume.
                FS_INFORMATION_CLASS FsInformationClass;
                /// Of a file.
                FILE_INFORMATION_CLASS FileInformationClass;
            };
            /// Where it is.
            PVOID Buffer;
            /// Its bytes.
            union {
                /// As it is handed over.
                LONG Length;
                /// As much as is left.
                LONG LengthRemaining;
            };
            /// Whether a rename may replace.
            BOOLEAN ReplaceIfExists;
            /// Whether only the end of file moves up.
            BOOLEAN AdvanceOnly;
        } Info;
        /// Of the provider of UNC names.
        struct {
            /// The path.
            UNICODE_STRING SuppliedPathName;
            /// NET_ROOT_*.
            NET_ROOT_TYPE NetRootType;
            /// Who asks.
            PIO_SECURITY_CONTEXT pSecurityContext;
        } PrefixClaim;
    };
    /// What a kind of request has of its own.
    union {
        /// Opening.
        struct {
            /// How.
            NT_CREATE_PARAMETERS NtCreateParameters;
            /// FILE_OPENED, FILE_CREATED and so on.
            ULONG ReturnedCreateInformation;
            /// The name with dots resolved.
            PWCH CanonicalNameBuffer;
            /// Its prefix's entry.
            PRX_PREFIX_ENTRY NetNamePrefixEntry;
            /// The server.
            PMRX_SRV_CALL pSrvCall;
            /// The share.
            PMRX_NET_ROOT pNetRoot;
            /// The view.
            PMRX_V_NET_ROOT pVNetRoot;
            /// Extended attributes.
            PVOID EaBuffer;
            /// Their bytes.
            ULONG EaLength;
            /// Bytes of the security descriptor.
            ULONG SdLength;
            /// Of a pipe.
            ULONG PipeType;
            /// Of a pipe.
            ULONG PipeReadMode;
            /// Of a pipe.
            ULONG PipeCompletionMode;
            /// RX_CONTEXT_CREATE_FLAG_*.
            USHORT Flags;
            /// NET_ROOT_*.
            NET_ROOT_TYPE Type;
            /// Reserved.
            UCHAR RdrFlags;
            /// Whether the file's resource is held.
            BOOLEAN FcbAcquired;
            /// Whether to tidy up and try again.
            BOOLEAN TryForScavengingOnSharingViolation;
            /// Whether that was done.
            BOOLEAN ScavengingAlreadyTried;
            /// Whether only a connection is wanted.
            BOOLEAN ThisIsATreeConnectOpen;
            /// Whether it may be put off.
            BOOLEAN TreeConnectOpenDeferred;
            /// The transport.
            UNICODE_STRING TransportName;
            /// The user.
            UNICODE_STRING UserName;
            /// The password.
            UNICODE_STRING Password;
            /// The user's domain.
            UNICODE_STRING UserDomainName;
        } Create;
        /// Listing a directory.
        struct {
            /// Where to go on.
            ULONG FileIndex;
            /// Whether from the beginning.
            BOOLEAN RestartScan;
            /// Whether only one.
            BOOLEAN ReturnSingleEntry;
            /// Whether FileIndex counts.
            BOOLEAN IndexSpecified;
            /// Whether it is the first time.
            BOOLEAN InitialQuery;
        } QueryDirectory;
        /// Waiting for changes.
        struct {
            /// The view.
            PMRX_V_NET_ROOT pVNetRoot;
        } NotifyChangeDirectory;
        /// Extended attributes.
        struct {
            /// Which ones.
            PUCHAR UserEaList;
            /// Bytes of that list.
            ULONG UserEaListLength;
            /// Where to go on.
            ULONG UserEaIndex;
            /// Whether from the beginning.
            BOOLEAN RestartScan;
            /// Whether only one.
            BOOLEAN ReturnSingleEntry;
            /// Whether UserEaIndex counts.
            BOOLEAN IndexSpecified;
        } QueryEa;
        /// Asking for a security descriptor.
        struct {
            /// Which parts.
            SECURITY_INFORMATION SecurityInformation;
            /// Bytes of room.
            ULONG Length;
        } QuerySecurity;
        /// Setting it.
        struct {
            /// Which parts.
            SECURITY_INFORMATION SecurityInformation;
            /// The descriptor.
            PSECURITY_DESCRIPTOR SecurityDescriptor;
        } SetSecurity;
        /// Asking for quotas.
        struct {
            /// Bytes of room.
            ULONG Length;
            /// From whom on.
            PSID StartSid;
            /// Of whom.
            struct _FILE_GET_QUOTA_INFORMATION *SidList;
            /// Bytes of that list.
            ULONG SidListLength;
            /// Whether from the beginning.
            BOOLEAN RestartScan;
            /// Whether only one.
            BOOLEAN ReturnSingleEntry;
            /// Whether StartSid counts.
            BOOLEAN IndexSpecified;
        } QueryQuota;
        /// Setting them.
        struct {
            /// Bytes.
            ULONG Length;
        } SetQuota;
        /// Of a drive letter.
        struct {
            /// The view.
            PV_NET_ROOT VNetRoot;
            /// The server.
            PSRV_CALL SrvCall;
            /// The share.
            PNET_ROOT NetRoot;
        } DosVolumeFunction;
        /// Reads, writes, locks, controls.
        struct {
            /// RXCONTEXT_FLAG4LOWIO_*.
            ULONG FlagsForLowIo;
            /// What is asked.
            LOWIO_CONTEXT LowIoContext;
        };
        /// Of the older redirector.
        LUID FsdUid;
    };
    /// The name with dots resolved, where it was allocated.
    PWCH AlsoCanonicalNameBuffer;
    /// For debuggers.
    PUNICODE_STRING LoudCompletionString;
#ifdef RDBSS_TRACKER
    /// How often resources were taken and not given back.
    volatile LONG AcquireReleaseFcbTrackerX;
    /// Which entry of the history is next.
    volatile ULONG TrackerHistoryPointer;
    /// Who took and gave back.
    RX_FCBTRACKER_CALLINFO TrackerHistory[RDBSS_TRACKER_HISTORY_SIZE];
#endif
#if DBG
    /// For debuggers.
    ULONG ShadowCritOwner;
#endif
} RX_CONTEXT;

#define RX_CONTEXT_FLAG_FROM_POOL 0x00000001
#define RX_CONTEXT_FLAG_WAIT 0x00000002
#define RX_CONTEXT_FLAG_WRITE_THROUGH 0x00000004
#define RX_CONTEXT_FLAG_FLOPPY 0x00000008
#define RX_CONTEXT_FLAG_RECURSIVE_CALL 0x00000010
#define RX_CONTEXT_FLAG_THIS_DEVICE_TOP_LEVEL 0x00000020
#define RX_CONTEXT_FLAG_DEFERRED_WRITE 0x00000040
#define RX_CONTEXT_FLAG_VERIFY_READ 0x00000080
#define RX_CONTEXT_FLAG_STACK_IO_CONTEZT 0x00000100
#define RX_CONTEXT_FLAG_IN_FSP 0x00000200
#define RX_CONTEXT_FLAG_CREATE_MAILSLOT 0x00000400
#define RX_CONTEXT_FLAG_MAILSLOT_REPARSE 0x00000800
#define RX_CONTEXT_FLAG_ASYNC_OPERATION 0x00001000
#define RX_CONTEXT_FLAG_NO_COMPLETE_FROM_FSP 0x00002000
#define RX_CONTEXT_FLAG_POST_ON_STABLE_CONDITION 0x00004000
#define RX_CONTEXT_FLAG_FSP_DELAYED_OVERFLOW_QUEUE 0x00008000
#define RX_CONTEXT_FLAG_FSP_CRITICAL_OVERFLOW_QUEUE 0x00010000
#define RX_CONTEXT_FLAG_MINIRDR_INVOKED 0x00020000
#define RX_CONTEXT_FLAG_WAITING_FOR_RESOURCE 0x00040000
#define RX_CONTEXT_FLAG_CANCELLED 0x00080000
#define RX_CONTEXT_FLAG_SYNC_EVENT_WAITERS 0x00100000
#define RX_CONTEXT_FLAG_NO_PREPOSTING_NEEDED 0x00200000
#define RX_CONTEXT_FLAG_BYPASS_VALIDOP_CHECK 0x00400000
#define RX_CONTEXT_FLAG_BLOCKED_PIPE_RESUME 0x00800000
#define RX_CONTEXT_FLAG_IN_SERIALIZATION_QUEUE 0x01000000
#define RX_CONTEXT_FLAG_NO_EXCEPTION_BREAKPOINT 0x02000000
#define RX_CONTEXT_FLAG_NEEDRECONNECT 0x04000000
#define RX_CONTEXT_FLAG_MUST_SUCCEED 0x08000000
#define RX_CONTEXT_FLAG_MUST_SUCCEED_NONBLOCKING 0x10000000
#define RX_CONTEXT_FLAG_MUST_SUCCEED_ALLOCATED 0x20000000
#define RX_CONTEXT_FLAG_MINIRDR_INITIATED 0x80000000
#define RX_CONTEXT_CREATE_FLAG_UNC_NAME 0x1
#define RX_CONTEXT_CREATE_FLAG_STRIPPED_TRAILING_BACKSLASH 0x2
#define RX_CONTEXT_CREATE_FLAG_ADDEDBACKSLASH 0x4
#define RX_CONTEXT_CREATE_FLAG_REPARSE 0x8
#define RX_CONTEXT_CREATE_FLAG_SPECIAL_PATH 0x10
#define RXCONTEXT_FLAG4LOWIO_PIPE_OPERATION 0x1
#define RXCONTEXT_FLAG4LOWIO_PIPE_SYNC_OPERATION 0x2
#define RXCONTEXT_FLAG4LOWIO_READAHEAD 0x4
#define RXCONTEXT_FLAG4LOWIO_THIS_READ_ENLARGED 0x8
#define RXCONTEXT_FLAG4LOWIO_THIS_IO_BUFFERED 0x10
#define RXCONTEXT_FLAG4LOWIO_LOCK_FCB_RESOURCE_HELD 0x20
#define RXCONTEXT_FLAG4LOWIO_LOCK_WAS_QUEUED_IN_LOCKMANAGER 0x40
#define RXCONTEXT_FLAG4LOWIO_THIS_IO_FAST 0x80
#define RXCONTEXT_FLAG4LOWIO_LOCK_OPERATION_COMPLETED 0x100
#define RXCONTEXT_FLAG4LOWIO_LOCK_BUFFERED_ON_ENTRY 0x200
#define RxSetIoStatusStatus(RxContext, NewStatus) ((RxContext)->IoStatusBlock.Status = (NewStatus))
#define RxSetIoStatusInfo(RxContext, NewInformation) ((RxContext)->IoStatusBlock.Information = (NewInformation))
#define RxWaitSync(RxContext) \
    (RxContext)->Flags |= RX_CONTEXT_FLAG_SYNC_EVENT_WAITERS; \
    KeWaitForSingleObject(&(RxContext)->SyncEvent, Executive, KernelMode, FALSE, NULL)
#define RxSignalSynchronousWaiter(RxContext) \
    (RxContext)->Flags &= ~RX_CONTEXT_FLAG_SYNC_EVENT_WAITERS; \
    KeSetEvent(&(RxContext)->SyncEvent, 0, FALSE)

#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(APC_LEVEL)
_Ret_maybenull_ PRX_CONTEXT NTAPI RxCreateRxContext(
    _In_opt_ PIRP Irp, _In_ PRDBSS_DEVICE_OBJECT RxDeviceObject, _In_ ULONG InitialContextFlags);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxInitializeContext(
    _In_opt_ PIRP Irp, _In_ PRDBSS_DEVICE_OBJECT RxDeviceObject, _In_ ULONG InitialContextFlags, _Inout_ PRX_CONTEXT RxContext);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxPrepareContextForReuse(_Inout_ PRX_CONTEXT RxContext);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxDereferenceAndDeleteRxContext_Real(_In_ PRX_CONTEXT RxContext);
#define RxDereferenceAndDeleteRxContext(RxContext) RxDereferenceAndDeleteRxContext_Real(RxContext)
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxSetMinirdrCancelRoutine(_Inout_ PRX_CONTEXT RxContext, _In_opt_ PMRX_CALLDOWN MRxCancelRoutine);
NTSTATUS NTAPI __RxSynchronizeBlockingOperations(
    _Inout_ PRX_CONTEXT RxContext, _In_ PFCB Fcb, _Inout_ PLIST_ENTRY BlockingIoQ, _In_ BOOLEAN DropFcbLock);
#define RxSynchronizeBlockingOperations(RxContext, Fcb, Queue) __RxSynchronizeBlockingOperations((RxContext), (Fcb), (Queue), FALSE)
#define RxSynchronizeBlockingOperationsAndDropFcbLock(RxContext, Fcb, Queue) \
    __RxSynchronizeBlockingOperations((RxContext), (Fcb), (Queue), TRUE)
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxResumeBlockedOperations_Serially(_Inout_ PRX_CONTEXT RxContext, _Inout_ PLIST_ENTRY BlockingIoQ);
#ifdef __cplusplus
}
#endif
