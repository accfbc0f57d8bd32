// fcb.h: RDBSS's own structures for servers, shares, files and opens: each begins with what the mini-redirector may see of it.
#pragma once

#include <buffring.h>
#include <fcbtable.h>
#include <rxcontx.h>

// C has the visible part without a name, and beside it RDBSS's own type of what it leads to; C++ inherits the visible part.
#ifdef __cplusplus
#define RX_OVER(Name, Visible, Header, Pointer) Name : public Visible {
#else
#define RX_OVER(Name, Visible, Header, Pointer) \
    Name { \
        union { \
            Visible; \
            struct { \
                Header spacer; \
                Pointer; \
            }; \
        };
#endif

/// A server.
typedef struct RX_OVER(_SRV_CALL, MRX_SRV_CALL, MRX_NORMAL_NODE_HEADER, PVOID SpacerContext)
    /// Whether it can no longer be found.
    BOOLEAN UpperFinalizationDone;
    /// Its name.
    RX_PREFIX_ENTRY PrefixEntry;
    /// How far it is made.
    RX_BLOCK_CONDITION Condition;
    /// For those who list servers.
    ULONG SerialNumberForEnum;
    /// How many closes are put off.
    volatile LONG NumberOfCloseDelayedFiles;
    /// Who waits for it.
    LIST_ENTRY TransitionWaitList;
    /// For tidying up.
    LIST_ENTRY ScavengerFinalizationList;
    /// Who waits for a purge.
    PURGE_SYNCHRONIZATION_CONTEXT PurgeSyncronizationContext;
    /// What it said of buffering.
    RX_BUFFERING_MANAGER BufferingManager;
} SRV_CALL;
/// A share.
typedef struct RX_OVER(_NET_ROOT, MRX_NET_ROOT, MRX_NORMAL_NODE_HEADER, PSRV_CALL SrvCall)
    /// Whether it can no longer be found.
    BOOLEAN UpperFinalizationDone;
    /// How far it is made.
    RX_BLOCK_CONDITION Condition;
    /// Who waits for it.
    LIST_ENTRY TransitionWaitList;
    /// For tidying up.
    LIST_ENTRY ScavengerFinalizationList;
    /// Who waits for a purge.
    PURGE_SYNCHRONIZATION_CONTEXT PurgeSyncronizationContext;
    /// The view that is taken where none is named.
    PV_NET_ROOT DefaultVNetRoot;
    /// The views.
    LIST_ENTRY VirtualNetRoots;
    /// How many there are.
    ULONG NumberOfVirtualNetRoots;
    /// For those who list shares.
    ULONG SerialNumberForEnum;
    /// Its name.
    RX_PREFIX_ENTRY PrefixEntry;
    /// Its files.
    RX_FCB_TABLE FcbTable;
} NET_ROOT;
/// A user's view of a share.
typedef struct RX_OVER(_V_NET_ROOT, MRX_V_NET_ROOT, MRX_NORMAL_NODE_HEADER, PNET_ROOT NetRoot)
    /// Whether it can no longer be found.
    BOOLEAN UpperFinalizationDone;
    /// Whether its connection is gone.
    BOOLEAN ConnectionFinalizationDone;
    /// How far it is made.
    RX_BLOCK_CONDITION Condition;
    /// Whether deleting it holds a reference.
    volatile LONG AdditionalReferenceForDeleteFsctlTaken;
    /// Its name.
    RX_PREFIX_ENTRY PrefixEntry;
    /// What goes before each name within it.
    UNICODE_STRING NamePrefix;
    /// Where that begins, in bytes.
    ULONG PrefixOffsetInBytes;
    /// Links those of a share.
    LIST_ENTRY NetRootListEntry;
    /// For those who list views.
    ULONG SerialNumberForEnum;
    /// Who waits for it.
    LIST_ENTRY TransitionWaitList;
    /// For tidying up.
    LIST_ENTRY ScavengerFinalizationList;
} V_NET_ROOT;

/// The part of a file that is never paged.
typedef struct _NON_PAGED_FCB {
    /// RDBSS_NTC_NONPAGED_FCB.
    NODE_TYPE_CODE NodeTypeCode;
    /// Its size in bytes.
    NODE_BYTE_SIZE NodeByteSize;
    /// What the memory manager and the cache know it by.
    SECTION_OBJECT_POINTERS SectionObjectPointers;
    /// Guards the file.
    ERESOURCE HeaderResource;
    /// Guards it against paging.
    ERESOURCE PagingIoResource;
    /// Who waits for it.
    LIST_ENTRY TransitionWaitList;
    /// How many writes are under way.
    ULONG OutstandingAsyncWrites;
    /// Set when there are none.
    PKEVENT OutstandingAsyncEvent;
    /// What that usually leads to.
    KEVENT TheActualEvent;
    /// The mini-redirector's own.
    PVOID MiniRdrContext[2];
    /// Guards the contexts of filters.
    FAST_MUTEX AdvancedFcbHeaderMutex;
    /// Guards buffered locks.
    ERESOURCE BufferedLocksResource;
#if DBG
    /// The file.
    PFCB FcbBackPointer;
#endif
} NON_PAGED_FCB;
/// A lock that is buffered.
typedef struct _FCB_LOCK {
    /// The next one.
    struct _FCB_LOCK *Next;
    /// How many bytes.
    LARGE_INTEGER Length;
    /// Where it begins.
    LARGE_INTEGER BytesOffset;
    /// Of whoever took it.
    ULONG Key;
    /// Whether nobody else may read there.
    BOOLEAN ExclusiveLock;
} FCB_LOCK, *PFCB_LOCK;
/// Those of a file.
typedef struct _FCB_BUFFERED_LOCKS {
    /// The first one.
    struct _FCB_LOCK *List;
    /// How many requests are under way.
    volatile ULONG PendingLockOps;
    /// Guards the list.
    PERESOURCE Resource;
} FCB_BUFFERED_LOCKS, *PFCB_BUFFERED_LOCKS;
/// Whose takings of a file's resource are counted.
typedef enum _RX_FCBTRACKER_CASES {
    RX_FCBTRACKER_CASE_NORMAL,
    RX_FCBTRACKER_CASE_NULLCONTEXT,
    RX_FCBTRACKER_CASE_CBS_CONTEXT,
    RX_FCBTRACKER_CASE_CBS_WAIT_CONTEXT,
    RX_FCBTRACKER_CASE_MAXIMUM
} RX_FCBTRACKER_CASES;
/// A file.
typedef struct RX_OVER(_FCB, MRX_FCB, FSRTL_ADVANCED_FCB_HEADER, PNET_ROOT NetRoot)
    /// The view it was first opened by.
    PV_NET_ROOT VNetRoot;
    /// The part that is never paged.
    PNON_PAGED_FCB NonPaged;
    /// For tidying up.
    LIST_ENTRY ScavengerFinalizationList;
    /// Set when buffering has changed.
    PKEVENT pBufferingStateChangeCompletedEvent;
    /// Who waits for that.
    LONG NumberOfBufferingStateChangeWaiters;
    /// Its place in the share's table.
    RX_FCB_TABLE_ENTRY FcbTableEntry;
    /// Its name below the share.
    UNICODE_STRING PrivateAlreadyPrefixedName;
    /// Whether it can no longer be found.
    BOOLEAN UpperFinalizationDone;
    /// How far it is made.
    RX_BLOCK_CONDITION Condition;
    /// Routines of its own.
    PRX_FSD_DISPATCH_VECTOR PrivateDispatchVector;
    /// The redirector's device.
    PRDBSS_DEVICE_OBJECT RxDeviceObject;
    /// The redirector's routines.
    PMINIRDR_DISPATCH MRxDispatch;
    /// Its routines of fast I/O.
    PFAST_IO_DISPATCH MRxFastIoDispatch;
    /// An open that was allocated with it.
    PSRV_OPEN InternalSrvOpen;
    /// A file object's part that was.
    PFOBX InternalFobx;
    /// How it is shared.
    SHARE_ACCESS ShareAccess;
    /// How its opens at the server are.
    SHARE_ACCESS ShareAccessPerSrvOpens;
    /// Hard links.
    ULONG NumberOfLinks;
    /// When it was made.
    LARGE_INTEGER CreationTime;
    /// When it was last read.
    LARGE_INTEGER LastAccessTime;
    /// When it was last written.
    LARGE_INTEGER LastWriteTime;
    /// When it was last changed.
    LARGE_INTEGER LastChangeTime;
    /// Grows as its size is set.
    ULONG ulFileSizeVersion;
    /// Its byte-range locks.
    FILE_LOCK FileLock;
    /// Paging under way.
    LOWIO_PER_FCB_INFO LowIoPerFcbInfo;
    /// Grows as extended attributes change.
    ULONG EaModificationCount;
    /// Locks that are buffered.
    FCB_BUFFERED_LOCKS BufferedLocks;
#if DBG
    /// The part that is never paged, once more.
    PNON_PAGED_FCB CopyOfNonPaged;
#endif
#ifdef RDBSS_TRACKER
    /// How often its resource was taken.
    ULONG FcbAcquires[RX_FCBTRACKER_CASE_MAXIMUM];
    /// How often it was given back.
    ULONG FcbReleases[RX_FCBTRACKER_CASE_MAXIMUM];
#endif
    /// The source that took the resource for paging.
    PCHAR PagingIoResourceFile;
    /// The line.
    ULONG PagingIoResourceLine;
} FCB;

#define FCB_STATE_DELETE_ON_CLOSE 0x00000001
#define FCB_STATE_TRUNCATE_ON_CLOSE 0x00000002
#define FCB_STATE_PAGING_FILE 0x00000004
#define FCB_STATE_DISABLE_LOCAL_BUFFERING 0x00000010
#define FCB_STATE_TEMPORARY 0x00000020
#define FCB_STATE_BUFFERING_STATE_CHANGE_PENDING 0x00000040
#define FCB_STATE_ORPHANED 0x00000080
#define FCB_STATE_READAHEAD_DEFERRED 0x00000100
#define FCB_STATE_DELAY_CLOSE 0x00000800
#define FCB_STATE_FAKEFCB 0x00001000
#define FCB_STATE_BUFFERSTATE_CHANGING 0x00002000
#define FCB_STATE_FILE_IS_BUF_COMPRESSED 0x00004000
#define FCB_STATE_FILE_IS_DISK_COMPRESSED 0x00008000
#define FCB_STATE_FILE_IS_SHADOWED 0x00010000
#define FCB_STATE_SPECIAL_PATH 0x00020000
#define FCB_STATE_TIME_AND_SIZE_ALREADY_SET 0x00040000
#define FCB_STATE_FILETIMECACHEING_ENABLED 0x00080000
#define FCB_STATE_FILESIZECACHEING_ENABLED 0x00100000
#define FCB_STATE_LOCK_BUFFERING_ENABLED 0x00200000
#define FCB_STATE_COLLAPSING_ENABLED 0x00400000
#define FCB_STATE_OPENSHARING_ENABLED 0x00800000
#define FCB_STATE_READBUFFERING_ENABLED 0x01000000
#define FCB_STATE_READCACHING_ENABLED 0x02000000
#define FCB_STATE_WRITEBUFFERING_ENABLED 0x04000000
#define FCB_STATE_WRITECACHING_ENABLED 0x08000000
#define FCB_STATE_NAME_ALREADY_REMOVED 0x10000000
#define FCB_STATE_ADDEDBACKSLASH 0x20000000
#define FCB_STATE_FOBX_USED 0x40000000
#define FCB_STATE_SRVOPEN_USED 0x80000000
#define FCB_STATE_BUFFERING_STATE_MASK \
    (FCB_STATE_WRITECACHING_ENABLED | FCB_STATE_WRITEBUFFERING_ENABLED | FCB_STATE_READCACHING_ENABLED | \
     FCB_STATE_READBUFFERING_ENABLED | FCB_STATE_OPENSHARING_ENABLED | FCB_STATE_COLLAPSING_ENABLED | \
     FCB_STATE_LOCK_BUFFERING_ENABLED | FCB_STATE_FILESIZECACHEING_ENABLED | FCB_STATE_FILETIMECACHEING_ENABLED)

/// What a file is made ready with; what is NULL stays as it is.
typedef struct _FCB_INIT_PACKET {
    /// FILE_ATTRIBUTE_*.
    PULONG pAttributes;
    /// Hard links.
    PULONG pNumLinks;
    /// When it was made.
    PLARGE_INTEGER pCreationTime;
    /// When it was last read.
    PLARGE_INTEGER pLastAccessTime;
    /// When it was last written.
    PLARGE_INTEGER pLastWriteTime;
    /// When it was last changed.
    PLARGE_INTEGER pLastChangeTime;
    /// Bytes set aside.
    PLARGE_INTEGER pAllocationSize;
    /// Its size.
    PLARGE_INTEGER pFileSize;
    /// How much of it was written.
    PLARGE_INTEGER pValidDataLength;
} FCB_INIT_PACKET;
#define RxFormInitPacket(Packet, Attributes, Links, Created, Accessed, Written, Changed, Allocation, Size, Valid) \
    ((Packet).pAttributes = (Attributes), (Packet).pNumLinks = (Links), (Packet).pCreationTime = (Created), \
     (Packet).pLastAccessTime = (Accessed), (Packet).pLastWriteTime = (Written), (Packet).pLastChangeTime = (Changed), \
     (Packet).pAllocationSize = (Allocation), (Packet).pFileSize = (Size), (Packet).pValidDataLength = (Valid), &(Packet))

#define SRVOPEN_FLAG_ENCLOSED_ALLOCATED 0x10000
#define SRVOPEN_FLAG_FOBX_USED 0x20000
#define SRVOPEN_FLAG_SHAREACCESS_UPDATED 0x40000
/// What is open of a file at the server.
typedef struct RX_OVER(_SRV_OPEN, MRX_SRV_OPEN, MRX_NORMAL_NODE_HEADER, PFCB Fcb; PV_NET_ROOT VNetRoot)
    /// Whether it can no longer be found.
    BOOLEAN UpperFinalizationDone;
    /// How far it is made.
    RX_BLOCK_CONDITION Condition;
    /// Grows as buffering changes.
    volatile LONG BufferingToken;
    /// For tidying up.
    LIST_ENTRY ScavengerFinalizationList;
    /// Who waits for it.
    LIST_ENTRY TransitionWaitList;
    /// The file objects'.
    LIST_ENTRY FobxList;
    /// A file object's part that was allocated with it.
    PFOBX InternalFobx;
    /// How the server's word finds it.
    union {
        /// Links those of a key.
        LIST_ENTRY SrvOpenKeyList;
        /// Its number, before it has one.
        ULONG SequenceNumber;
    };
    /// What opening came to.
    NTSTATUS OpenStatus;
} SRV_OPEN;

/// How often one who finds nothing is made to wait.
typedef struct _THROTTLING_STATE {
    /// How often so far.
    ULONG NumberOfQueries;
    /// What each adds, in milliseconds.
    ULONG Increment;
    /// The most.
    ULONG MaximumDelay;
    /// How long now.
    LARGE_INTEGER CurrentDelay;
    /// When it was last asked.
    LARGE_INTEGER LastQueryTime;
} THROTTLING_STATE, *PTHROTTLING_STATE;

#define FOBX_FLAG_MATCH_ALL 0x10000
#define FOBX_FLAG_FREE_UNICODE 0x20000
#define FOBX_FLAG_USER_SET_LAST_WRITE 0x40000
#define FOBX_FLAG_USER_SET_LAST_ACCESS 0x80000
#define FOBX_FLAG_USER_SET_CREATION 0x100000
#define FOBX_FLAG_USER_SET_LAST_CHANGE 0x200000
#define FOBX_FLAG_DELETE_ON_CLOSE 0x800000
#define FOBX_FLAG_SRVOPEN_CLOSED 0x1000000
#define FOBX_FLAG_UNC_NAME 0x2000000
#define FOBX_FLAG_ENCLOSED_ALLOCATED 0x4000000
#define FOBX_FLAG_MARKED_AS_DORMANT 0x8000000
/// What RDBSS knows of a file object.
typedef struct RX_OVER(_FOBX, MRX_FOBX, MRX_NORMAL_NODE_HEADER, PSRV_OPEN SrvOpen)
    /// The number of its last request.
    volatile ULONG FobxSerialNumber;
    /// Links those of an open.
    LIST_ENTRY FobxQLinks;
    /// For tidying up.
    LIST_ENTRY ScavengerFinalizationList;
    /// Links those whose close is put off.
    LIST_ENTRY ClosePendingList;
    /// When it was closed.
    LARGE_INTEGER CloseTime;
    /// Whether it can no longer be found.
    BOOLEAN UpperFinalizationDone;
    /// Whether names it lists have wildcards.
    BOOLEAN ContainsWildCards;
    /// Whether it no longer counts as open.
    BOOLEAN fOpenCountDecremented;
    /// Of a pipe, or of a file.
    union {
        /// Of a pipe.
        struct {
            /// How it is read and written.
            MRX_PIPE_HANDLE_INFORMATION PipeHandleInformation;
            /// How long bytes are collected.
            LARGE_INTEGER CollectDataTime;
            /// How many.
            ULONG CollectDataSize;
            /// Of its reads.
            THROTTLING_STATE ThrottlingState;
            /// Reads that go one after the other.
            LIST_ENTRY ReadSerializationQueue;
            /// Writes that do.
            LIST_ENTRY WriteSerializationQueue;
        } NamedPipe;
        /// Of a file.
        struct {
            /// Where the next read should begin.
            RXVBO PredictedReadOffset;
            /// Where the next write should.
            RXVBO PredictedWriteOffset;
            /// Of its locks.
            THROTTLING_STATE LockThrottlingState;
            /// Where the last lock began.
            LARGE_INTEGER LastLockOffset;
            /// How long it was.
            LARGE_INTEGER LastLockRange;
        } DiskFile;
    } Specific;
    /// The redirector's device.
    PRDBSS_DEVICE_OBJECT RxDeviceObject;
} FOBX;

#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxFinishFcbInitialization(_Inout_ PMRX_FCB Fcb, _In_ RX_FILE_TYPE FileType, _In_opt_ PFCB_INIT_PACKET InitPacket);
_IRQL_requires_max_(APC_LEVEL)
_Ret_maybenull_ PMRX_FOBX NTAPI RxCreateNetFobx(_Out_ PRX_CONTEXT RxContext, _In_ PMRX_SRV_OPEN MrxSrvOpen);
_IRQL_requires_max_(APC_LEVEL)
RX_FILE_TYPE NTAPI RxInferFileType(_In_ PRX_CONTEXT RxContext);
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxGetFileSizeWithLock(_In_ PFCB Fcb, _Out_ PLONGLONG FileSize);
_IRQL_requires_max_(APC_LEVEL)
LONG NTAPI RxpReferenceNetFcb(_In_ PFCB Fcb);
_IRQL_requires_max_(APC_LEVEL)
LONG NTAPI RxpDereferenceNetFcb(_In_ PFCB Fcb);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN NTAPI RxpDereferenceAndFinalizeNetFcb(
    _In_ PFCB ThisFcb, _In_ PRX_CONTEXT RxContext, _In_ BOOLEAN RecursiveFinalize, _In_ BOOLEAN ForceFinalize);
VOID NTAPI RxReference(_Inout_ PVOID Instance);
#ifdef __cplusplus
}
#endif
#define RxReferenceSrvCall(SrvCall) RxReference(SrvCall)
#define RxReferenceNetRoot(NetRoot) RxReference(NetRoot)
#define RxReferenceVNetRoot(VNetRoot) RxReference(VNetRoot)
#define RxReferenceSrvOpen(SrvOpen) RxReference(SrvOpen)
#define RxReferenceNetFobx(Fobx) RxReference(Fobx)
#define RxReferenceNetFcb(Fcb) RxpReferenceNetFcb(Fcb)
#define RxDereferenceNetFcb(Fcb) RxpDereferenceNetFcb(Fcb)
#define RxDereferenceSrvCall(SrvCall, Lock) RxDereference((SrvCall), (Lock))
#define RxDereferenceNetRoot(NetRoot, Lock) RxDereference((NetRoot), (Lock))
#define RxDereferenceVNetRoot(VNetRoot, Lock) RxDereference((VNetRoot), (Lock))
#define RxDereferenceSrvOpen(SrvOpen, Lock) RxDereference((SrvOpen), (Lock))
#define RxDereferenceNetFobx(Fobx, Lock) RxDereference((Fobx), (Lock))
