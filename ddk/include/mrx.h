// mrx.h: what a mini-redirector registers with RDBSS, and the routines that RDBSS calls it by.
#pragma once

#include <mrxfcb.h>
#include <rxworkq.h>

#define RX_REGISTERMINI_FLAG_DONT_PROVIDE_UNCS 0x00000001
#define RX_REGISTERMINI_FLAG_DONT_PROVIDE_MAILSLOTS 0x00000002
#define RX_REGISTERMINI_FLAG_DONT_INIT_DRIVER_DISPATCH 0x00000004
#define RX_REGISTERMINI_FLAG_DONT_INIT_PREFIX_N_SCAVENGER 0x00000008
#define RxShouldPostCompletion() (KeGetCurrentIrql() >= DISPATCH_LEVEL)

typedef NTSTATUS(NTAPI *PMRX_CALLDOWN)(_Inout_ PRX_CONTEXT RxContext);
typedef NTSTATUS(NTAPI *PMRX_CALLDOWN_CTX)(_Inout_ PRX_CONTEXT RxContext, _Inout_ PRDBSS_DEVICE_OBJECT RxDeviceObject);
typedef NTSTATUS(NTAPI *PMRX_CHKDIR_CALLDOWN)(_Inout_ PRX_CONTEXT RxContext, _In_ PUNICODE_STRING DirectoryName);
typedef NTSTATUS(NTAPI *PMRX_CHKFCB_CALLDOWN)(_In_ PFCB Fcb1, _In_ PFCB Fcb2);
typedef VOID(NTAPI *PMRX_NETROOT_CALLBACK)(_Inout_ PMRX_CREATENETROOT_CONTEXT CreateContext);
typedef VOID(NTAPI *PMRX_EXTRACT_NETROOT_NAME)(
    _In_ PUNICODE_STRING FilePathName, _In_ PMRX_SRV_CALL SrvCall, _Out_ PUNICODE_STRING NetRootName,
    _Out_opt_ PUNICODE_STRING RestOfName);
typedef NTSTATUS(NTAPI *PMRX_CREATE_V_NET_ROOT)(_Inout_ PMRX_CREATENETROOT_CONTEXT Context);
typedef NTSTATUS(NTAPI *PMRX_UPDATE_NETROOT_STATE)(_Inout_ PMRX_NET_ROOT NetRoot);
typedef VOID(NTAPI *PMRX_SRVCALL_CALLBACK)(_Inout_ PMRX_SRVCALL_CALLBACK_CONTEXT Context);
typedef NTSTATUS(NTAPI *PMRX_CREATE_SRVCALL)(
    _Inout_ PMRX_SRV_CALL SrvCall, _Inout_ PMRX_SRVCALL_CALLBACK_CONTEXT SrvCallCallBackContext);
typedef NTSTATUS(NTAPI *PMRX_SRVCALL_WINNER_NOTIFY)(
    _Inout_ PMRX_SRV_CALL SrvCall, _In_ BOOLEAN ThisMinirdrIsTheWinner, _Inout_opt_ PVOID RecommunicateContext);
typedef NTSTATUS(NTAPI *PMRX_DEALLOCATE_FOR_FCB)(_Inout_ PMRX_FCB Fcb);
typedef NTSTATUS(NTAPI *PMRX_DEALLOCATE_FOR_FOBX)(_Inout_ PMRX_FOBX Fobx);
typedef NTSTATUS(NTAPI *PMRX_IS_LOCK_REALIZABLE)(
    _Inout_ PMRX_FCB Fcb, _In_ PLARGE_INTEGER ByteOffset, _In_ PLARGE_INTEGER Length, _In_ ULONG LowIoLockFlags);
typedef NTSTATUS(NTAPI *PMRX_FORCECLOSED_CALLDOWN)(_Inout_ PMRX_SRV_OPEN SrvOpen);
typedef NTSTATUS(NTAPI *PMRX_FINALIZE_SRVCALL_CALLDOWN)(_Inout_ PMRX_SRV_CALL SrvCall, _In_ BOOLEAN Force);
typedef NTSTATUS(NTAPI *PMRX_FINALIZE_V_NET_ROOT_CALLDOWN)(_Inout_ PMRX_V_NET_ROOT VirtualNetRoot, _In_opt_ PBOOLEAN Force);
typedef NTSTATUS(NTAPI *PMRX_FINALIZE_NET_ROOT_CALLDOWN)(_Inout_ PMRX_NET_ROOT NetRoot, _In_opt_ PBOOLEAN Force);
typedef ULONG(NTAPI *PMRX_EXTENDFILE_CALLDOWN)(
    _Inout_ PRX_CONTEXT RxContext, _Inout_ PLARGE_INTEGER NewFileSize, _Out_ PLARGE_INTEGER NewAllocationSize);
typedef NTSTATUS(NTAPI *PMRX_CHANGE_BUFFERING_STATE_CALLDOWN)(
    _Inout_ PRX_CONTEXT RxContext, _Inout_ PMRX_SRV_OPEN SrvOpen, _In_opt_ PVOID MRxContext);
typedef NTSTATUS(NTAPI *PMRX_PREPARSE_NAME)(_Inout_ PRX_CONTEXT RxContext, _In_ PUNICODE_STRING Name);
typedef NTSTATUS(NTAPI *PMRX_GET_CONNECTION_ID)(_Inout_ PRX_CONTEXT RxContext, _Inout_ PRX_CONNECTION_ID UniqueId);
typedef NTSTATUS(NTAPI *PMRX_COMPUTE_NEW_BUFFERING_STATE)(
    _Inout_ PMRX_SRV_OPEN SrvOpen, _In_opt_ PVOID MRxContext, _Out_ PULONG NewBufferingState);
typedef NTSTATUS(NTAPI *PLOWIO_COMPLETION_ROUTINE)(_In_ PRX_CONTEXT RxContext);

/// How far a structure is made or taken down.
typedef enum _RX_BLOCK_CONDITION {
    Condition_Uninitialized = 0,
    Condition_InTransition,
    Condition_Closing,
    Condition_Good,
    Condition_Bad,
    Condition_Closed
} RX_BLOCK_CONDITION, *PRX_BLOCK_CONDITION;
#define StableCondition(Condition) ((Condition) >= Condition_Good)

/// What MRxCreateVNetRoot is handed.
typedef struct _MRX_CREATENETROOT_CONTEXT {
    /// The request that wants the share.
    PRX_CONTEXT RxContext;
    /// The view to make.
    PV_NET_ROOT pVNetRoot;
    /// Set when it is made.
    KEVENT FinishEvent;
    /// What making the view came to.
    NTSTATUS VirtualNetRootStatus;
    /// What making the share came to.
    NTSTATUS NetRootStatus;
    /// For RDBSS.
    RX_WORK_QUEUE_ITEM WorkQueueItem;
    /// What to call at the end.
    PMRX_NETROOT_CALLBACK Callback;
} MRX_CREATENETROOT_CONTEXT;
/// What MRxCreateSrvCall is handed.
typedef struct _MRX_SRVCALL_CALLBACK_CONTEXT {
    /// What all mini-redirectors that are asked have in common.
    PMRX_SRVCALLDOWN_STRUCTURE SrvCalldownStructure;
    /// Which of them this is.
    ULONG CallbackContextOrdinal;
    /// Its device.
    PRDBSS_DEVICE_OBJECT RxDeviceObject;
    /// What it came to.
    NTSTATUS Status;
    /// Handed on to MRxSrvCallWinnerNotify.
    PVOID RecommunicateContext;
} MRX_SRVCALL_CALLBACK_CONTEXT;
/// A server that is being looked for.
typedef struct _MRX_SRVCALLDOWN_STRUCTURE {
    /// Set when all have answered.
    KEVENT FinishEvent;
    /// Links those of a request.
    LIST_ENTRY SrvCalldownList;
    /// The request that wants the server.
    PRX_CONTEXT RxContext;
    /// The server.
    PMRX_SRV_CALL SrvCall;
    /// What to call with an answer.
    PMRX_SRVCALL_CALLBACK CallBack;
    /// Whether nobody waits any more.
    BOOLEAN CalldownCancelled;
    /// How many have not answered.
    ULONG NumberRemaining;
    /// How many answers are waited for.
    ULONG NumberToWait;
    /// Which of them won.
    ULONG BestFinisherOrdinal;
    /// The device of the winner.
    PRDBSS_DEVICE_OBJECT BestFinisher;
    /// One for each mini-redirector.
    MRX_SRVCALL_CALLBACK_CONTEXT CallbackContexts[1];
} MRX_SRVCALLDOWN_STRUCTURE;

/// Reads, writes, locks and controls: what MRxLowIOSubmit has a routine each for.
typedef enum _LOWIO_OPS {
    LOWIO_OP_READ = 0,
    LOWIO_OP_WRITE,
    LOWIO_OP_SHAREDLOCK,
    LOWIO_OP_EXCLUSIVELOCK,
    LOWIO_OP_UNLOCK,
    LOWIO_OP_UNLOCK_MULTIPLE,
    LOWIO_OP_FSCTL,
    LOWIO_OP_IOCTL,
    LOWIO_OP_NOTIFY_CHANGE_DIRECTORY,
    LOWIO_OP_CLEAROUT,
    LOWIO_OP_MAXIMUM
} LOWIO_OPS;

#define LOWIO_CONTEXT_FLAG_SYNCCALL 0x1
#define LOWIO_CONTEXT_FLAG_SAVEUNLOCKS 0x2
#define LOWIO_CONTEXT_FLAG_LOUDOPS 0x4
#define LOWIO_CONTEXT_FLAG_CAN_COMPLETE_AT_DPC_LEVEL 0x8
#define LOWIO_READWRITEFLAG_PAGING_IO 0x01
#define LOWIO_READWRITEFLAG_EXTENDING_FILESIZE 0x02
#define LOWIO_READWRITEFLAG_EXTENDING_VDL 0x04

/// A range that is unlocked with others.
typedef struct _LOWIO_LOCK_LIST {
    /// The next one, or NULL.
    struct _LOWIO_LOCK_LIST *Next;
    /// Its number.
    ULONG LockNumber;
    /// Where it begins.
    RXVBO ByteOffset;
    /// How many bytes.
    LONGLONG Length;
    /// Whether nobody else may read there.
    BOOLEAN ExclusiveLock;
    /// Of whoever took it.
    ULONG Key;
} LOWIO_LOCK_LIST, *PLOWIO_LOCK_LIST;
/// A control of a device or of a file system.
typedef struct _XXCTL_LOWIO_COMPONENT {
    /// Reserved.
    ULONG Flags;
    /// The code, by either name.
    union {
        /// FSCTL_*.
        ULONG FsControlCode;
        /// IOCTL_*.
        ULONG IoControlCode;
    };
    /// Bytes of input.
    ULONG InputBufferLength;
    /// The input.
    PVOID pInputBuffer;
    /// Bytes of room for output.
    ULONG OutputBufferLength;
    /// Where output goes.
    PVOID pOutputBuffer;
    /// IRP_MN_*.
    UCHAR MinorFunction;
} XXCTL_LOWIO_COMPONENT;
/// A read, write, lock or control.
typedef struct _LOWIO_CONTEXT {
    /// LOWIO_OP_*.
    USHORT Operation;
    /// LOWIO_CONTEXT_FLAG_*.
    USHORT Flags;
    /// What completes it.
    PLOWIO_COMPLETION_ROUTINE CompletionRoutine;
    /// The resource that is held.
    PERESOURCE Resource;
    /// By whom.
    ERESOURCE_THREAD ResourceThreadId;
    /// What is asked.
    union {
        /// LOWIO_OP_READ, LOWIO_OP_WRITE.
        struct {
            /// LOWIO_READWRITEFLAG_*.
            ULONG Flags;
            /// The memory.
            PMDL Buffer;
            /// Where in the file.
            RXVBO ByteOffset;
            /// How many bytes.
            ULONG ByteCount;
            /// Of a lock.
            ULONG Key;
            /// The part of the file that is never paged.
            PNON_PAGED_FCB NonPagedFcb;
        } ReadWrite;
        /// Locks.
        struct {
            /// One range, or several.
            union {
                /// LOWIO_OP_UNLOCK_MULTIPLE.
                PLOWIO_LOCK_LIST LockList;
                /// Bytes of the range.
                LONGLONG Length;
            };
            /// SL_EXCLUSIVE_LOCK and SL_FAIL_IMMEDIATELY.
            ULONG Flags;
            /// Where the range begins.
            RXVBO ByteOffset;
            /// Of whoever takes it.
            ULONG Key;
        } Locks;
        /// LOWIO_OP_FSCTL.
        XXCTL_LOWIO_COMPONENT FsCtl;
        /// LOWIO_OP_IOCTL.
        XXCTL_LOWIO_COMPONENT IoCtl;
        /// LOWIO_OP_NOTIFY_CHANGE_DIRECTORY.
        struct {
            /// Whether directories below it count.
            BOOLEAN WatchTree;
            /// FILE_NOTIFY_CHANGE_*.
            ULONG CompletionFilter;
            /// Bytes of room.
            ULONG NotificationBufferLength;
            /// Where the changes are told.
            PVOID pNotificationBuffer;
        } NotifyChangeDirectory;
    } ParamsFor;
} LOWIO_CONTEXT, *PLOWIO_CONTEXT;

#define RDBSS_MANAGE_SRV_CALL_EXTENSION 0x01
#define RDBSS_MANAGE_NET_ROOT_EXTENSION 0x02
#define RDBSS_MANAGE_V_NET_ROOT_EXTENSION 0x04
#define RDBSS_MANAGE_FCB_EXTENSION 0x08
#define RDBSS_MANAGE_SRV_OPEN_EXTENSION 0x10
#define RDBSS_MANAGE_FOBX_EXTENSION 0x20
#define RDBSS_NO_DEFERRED_CACHE_READAHEAD 0x1000

/// What a mini-redirector registers: the sizes of its extensions and its routines.
typedef struct _MINIRDR_DISPATCH {
    /// RDBSS_NTC_MINIRDR_DISPATCH.
    NODE_TYPE_CODE NodeTypeCode;
    /// Its size in bytes.
    NODE_BYTE_SIZE NodeByteSize;
    /// RDBSS_MANAGE_*.
    ULONG MRxFlags;
    /// Bytes of its own in each server.
    ULONG MRxSrvCallSize;
    /// Bytes of its own in each share.
    ULONG MRxNetRootSize;
    /// Bytes of its own in each view.
    ULONG MRxVNetRootSize;
    /// Bytes of its own in each file.
    ULONG MRxFcbSize;
    /// Bytes of its own in each open.
    ULONG MRxSrvOpenSize;
    /// Bytes of its own for each file object.
    ULONG MRxFobxSize;
    /// Starts the redirector.
    PMRX_CALLDOWN_CTX MRxStart;
    /// Stops it.
    PMRX_CALLDOWN_CTX MRxStop;
    /// Cancels a request.
    PMRX_CALLDOWN MRxCancel;
    /// Opens a file.
    PMRX_CALLDOWN MRxCreate;
    /// Opens it by what is open already.
    PMRX_CALLDOWN MRxCollapseOpen;
    /// Whether that can be done.
    PMRX_CALLDOWN MRxShouldTryToCollapseThisOpen;
    /// Writes what is cached.
    PMRX_CALLDOWN MRxFlush;
    /// Zeroes the end of a file.
    PMRX_CALLDOWN MRxZeroExtend;
    /// Makes a file shorter.
    PMRX_CALLDOWN MRxTruncate;
    /// The last handle to a file object is closed.
    PMRX_CALLDOWN MRxCleanupFobx;
    /// An open at the server is closed.
    PMRX_CALLDOWN MRxCloseSrvOpen;
    /// A file goes.
    PMRX_DEALLOCATE_FOR_FCB MRxDeallocateForFcb;
    /// A file object goes.
    PMRX_DEALLOCATE_FOR_FOBX MRxDeallocateForFobx;
    /// Whether a range can be locked.
    PMRX_IS_LOCK_REALIZABLE MRxIsLockRealizable;
    /// An open is given up.
    PMRX_FORCECLOSED_CALLDOWN MRxForceClosed;
    /// Whether two files are one.
    PMRX_CHKFCB_CALLDOWN MRxAreFilesAliased;
    /// Printing: opens.
    PMRX_CALLDOWN MRxOpenPrintFile;
    /// Printing: closes.
    PMRX_CALLDOWN MRxClosePrintFile;
    /// Printing: writes.
    PMRX_CALLDOWN MRxWritePrintFile;
    /// Printing: lists.
    PMRX_CALLDOWN MRxEnumeratePrintQueue;
    /// An open that was kept has timed out.
    PMRX_CALLDOWN MRxClosedSrvOpenTimeOut;
    /// A file that was kept has timed out.
    PMRX_CALLDOWN MRxClosedFcbTimeOut;
    /// Lists a directory.
    PMRX_CALLDOWN MRxQueryDirectory;
    /// Tells of a file.
    PMRX_CALLDOWN MRxQueryFileInfo;
    /// Changes what a file is like.
    PMRX_CALLDOWN MRxSetFileInfo;
    /// The same at cleanup.
    PMRX_CALLDOWN MRxSetFileInfoAtCleanup;
    /// Tells extended attributes.
    PMRX_CALLDOWN MRxQueryEaInfo;
    /// Sets extended attributes.
    PMRX_CALLDOWN MRxSetEaInfo;
    /// Tells a security descriptor.
    PMRX_CALLDOWN MRxQuerySdInfo;
    /// Sets it.
    PMRX_CALLDOWN MRxSetSdInfo;
    /// Tells quotas.
    PMRX_CALLDOWN MRxQueryQuotaInfo;
    /// Sets them.
    PMRX_CALLDOWN MRxSetQuotaInfo;
    /// Tells of the volume.
    PMRX_CALLDOWN MRxQueryVolumeInfo;
    /// Changes it.
    PMRX_CALLDOWN MRxSetVolumeInfo;
    /// Whether a directory is there.
    PMRX_CHKDIR_CALLDOWN MRxIsValidDirectory;
    /// What may be buffered after the server has said something new.
    PMRX_COMPUTE_NEW_BUFFERING_STATE MRxComputeNewBufferingState;
    /// A routine for each of LOWIO_OP_*.
    PMRX_CALLDOWN MRxLowIOSubmit[LOWIO_OP_MAXIMUM + 1];
    /// Makes a cached file longer.
    PMRX_EXTENDFILE_CALLDOWN MRxExtendForCache;
    /// Makes another file longer.
    PMRX_EXTENDFILE_CALLDOWN MRxExtendForNonCache;
    /// Tells the server that buffering has changed.
    PMRX_CHANGE_BUFFERING_STATE_CALLDOWN MRxCompleteBufferingStateChangeRequest;
    /// Makes a view and its share.
    PMRX_CREATE_V_NET_ROOT MRxCreateVNetRoot;
    /// Takes a view down.
    PMRX_FINALIZE_V_NET_ROOT_CALLDOWN MRxFinalizeVNetRoot;
    /// Takes a share down.
    PMRX_FINALIZE_NET_ROOT_CALLDOWN MRxFinalizeNetRoot;
    /// Brings a share's state up to date.
    PMRX_UPDATE_NETROOT_STATE MRxUpdateNetRootState;
    /// Which part of a name is the share's.
    PMRX_EXTRACT_NETROOT_NAME MRxExtractNetRootName;
    /// Finds a server.
    PMRX_CREATE_SRVCALL MRxCreateSrvCall;
    /// Gives up finding it.
    PMRX_CREATE_SRVCALL MRxCancelCreateSrvCall;
    /// Tells which redirector serves the server.
    PMRX_SRVCALL_WINNER_NOTIFY MRxSrvCallWinnerNotify;
    /// Takes a server down.
    PMRX_FINALIZE_SRVCALL_CALLDOWN MRxFinalizeSrvCall;
    /// A control of the device.
    PMRX_CALLDOWN MRxDevFcbXXXControlFile;
    /// A last look at a name.
    PMRX_PREPARSE_NAME MRxPreparseName;
    /// Tells connections of the same name apart.
    PMRX_GET_CONNECTION_ID MRxGetConnectionId;
    /// Seconds after which what is not used goes.
    ULONG ScavengerTimeout;
} MINIRDR_DISPATCH;

#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxRegisterMinirdr(
    _Out_ PRDBSS_DEVICE_OBJECT *DeviceObject, _Inout_ PDRIVER_OBJECT DriverObject, _In_ PMINIRDR_DISPATCH MrdrDispatch,
    _In_ ULONG Controls, _In_ PUNICODE_STRING DeviceName, _In_ ULONG DeviceExtensionSize, _In_ DEVICE_TYPE DeviceType,
    _In_ ULONG DeviceCharacteristics);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxMakeLateDeviceAvailable(_In_ PRDBSS_DEVICE_OBJECT RxDeviceObject);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxpUnregisterMinirdr(_In_ PRDBSS_DEVICE_OBJECT RxDeviceObject);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxStartMinirdr(_In_ PRX_CONTEXT RxContext, _Out_ PBOOLEAN PostToFsp);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxStopMinirdr(_In_ PRX_CONTEXT RxContext, _Out_ PBOOLEAN PostToFsp);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxSetDomainForMailslotBroadcast(_In_ PUNICODE_STRING DomainName);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxFsdDispatch(_In_ PRDBSS_DEVICE_OBJECT RxDeviceObject, _In_ PIRP Irp);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI __RxFillAndInstallFastIoDispatch(
    _In_ PRDBSS_DEVICE_OBJECT RxDeviceObject, _Inout_ PFAST_IO_DISPATCH FastIoDispatch, _In_ ULONG FastIoDispatchSize);
#ifdef __cplusplus
}
#endif
