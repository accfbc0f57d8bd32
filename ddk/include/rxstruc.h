// The device of a mini-redirector, which RDBSS makes.
#pragma once

#include <fcb.h>

/// Whether a lock is held, and how.
typedef enum _LOCK_HOLDING_STATE {
    LHS_LockNotHeld,
    LHS_SharedLockHeld,
    LHS_ExclusiveLockHeld
} LOCK_HOLDING_STATE, *PLOCK_HOLDING_STATE;
/// Whether a redirector runs.
typedef enum _RX_RDBSS_STATE_ {
    RDBSS_STARTABLE = 0,
    RDBSS_STARTED,
    RDBSS_STOP_IN_PROGRESS
} RX_RDBSS_STATE, *PRX_RDBSS_STATE;
/// What its starting and stopping has come to.
typedef struct _RDBSS_STARTSTOP_CONTEXT_ {
    /// Whether it runs.
    RX_RDBSS_STATE State;
    /// Grows as it is started.
    ULONG Version;
    /// The request that stops it.
    PRX_CONTEXT pStopContext;
} RDBSS_STARTSTOP_CONTEXT, *PRDBSS_STARTSTOP_CONTEXT;
/// The threads that work for it.
typedef struct _RX_DISPATCHER_CONTEXT_ {
    /// How many.
    volatile LONG NumberOfWorkerThreads;
    /// Set when there are none.
    volatile PKEVENT pTearDownEvent;
} RX_DISPATCHER_CONTEXT, *PRX_DISPATCHER_CONTEXT;

/// A mini-redirector's device.
#ifdef __cplusplus
typedef struct _RDBSS_DEVICE_OBJECT : public DEVICE_OBJECT {
#else
typedef struct _RDBSS_DEVICE_OBJECT {
    /// The device itself.
    union {
        /// By a name.
        DEVICE_OBJECT DeviceObject;
        DEVICE_OBJECT;
    };
#endif
    /// RX_REGISTERMINI_FLAG_*.
    ULONG RegistrationControls;
    /// What RDBSS lends.
    PRDBSS_EXPORTS RdbssExports;
    /// RDBSS's own device.
    PDEVICE_OBJECT RDBSSDeviceObject;
    /// The redirector's routines.
    PMINIRDR_DISPATCH Dispatch;
    /// Its name.
    UNICODE_STRING DeviceName;
    /// Its place in the order of providers.
    ULONG NetworkProviderPriority;
    /// By what it is registered as a provider.
    HANDLE MupHandle;
    /// Whether it serves UNC names.
    BOOLEAN RegisterUncProvider;
    /// Whether it serves mailslots.
    BOOLEAN RegisterMailSlotProvider;
    /// Whether it is a file system.
    BOOLEAN RegisteredAsFileSystem;
    /// Unused.
    BOOLEAN Unused;
    /// Links the redirectors.
    LIST_ENTRY MiniRdrListLinks;
    /// How many files there are.
    volatile ULONG NumberOfActiveFcbs;
    /// How many requests are under way.
    volatile ULONG NumberOfActiveContexts;
    /// Counts of bytes and operations.
    struct {
        /// Read for paging.
        LARGE_INTEGER PagingReadBytesRequested;
        /// Read otherwise.
        LARGE_INTEGER NonPagingReadBytesRequested;
        /// Read from the cache.
        LARGE_INTEGER CacheReadBytesRequested;
        /// Read by fast I/O.
        LARGE_INTEGER FastReadBytesRequested;
        /// Read from the server.
        LARGE_INTEGER NetworkReadBytesRequested;
        /// Reads.
        volatile ULONG ReadOperations;
        /// Reads by fast I/O.
        ULONG FastReadOperations;
        /// Reads elsewhere than expected.
        volatile ULONG RandomReadOperations;
        /// Written for paging.
        LARGE_INTEGER PagingWriteBytesRequested;
        /// Written otherwise.
        LARGE_INTEGER NonPagingWriteBytesRequested;
        /// Written to the cache.
        LARGE_INTEGER CacheWriteBytesRequested;
        /// Written by fast I/O.
        LARGE_INTEGER FastWriteBytesRequested;
        /// Written to the server.
        LARGE_INTEGER NetworkWriteBytesRequested;
        /// Writes.
        volatile ULONG WriteOperations;
        /// Writes by fast I/O.
        ULONG FastWriteOperations;
        /// Writes elsewhere than expected.
        volatile ULONG RandomWriteOperations;
    };
    /// Requests in threads of RDBSS.
    volatile LONG PostedRequestCount[RxMaximumWorkQueue];
    /// Requests that wait for one.
    LONG OverflowQueueCount[RxMaximumWorkQueue];
    /// Those.
    LIST_ENTRY OverflowQueue[RxMaximumWorkQueue];
    /// Guards them.
    RX_SPIN_LOCK OverflowQueueSpinLock;
    /// Asynchronous requests.
    LONG AsynchronousRequestsPending;
    /// Set when there are none.
    PKEVENT pAsynchronousRequestsCompletionEvent;
    /// Whether it runs.
    RDBSS_STARTSTOP_CONTEXT StartStopContext;
    /// Its threads.
    RX_DISPATCHER_CONTEXT DispatcherContext;
    /// The names of servers and shares.
    PRX_PREFIX_TABLE pRxNetNameTable;
    /// What that usually leads to.
    RX_PREFIX_TABLE RxNetNameTableInDeviceObject;
    /// What tidies up.
    PRDBSS_SCAVENGER pRdbssScavenger;
    /// What that usually leads to.
    RDBSS_SCAVENGER RdbssScavengerInDeviceObject;
} RDBSS_DEVICE_OBJECT;

#ifdef __cplusplus
extern "C" {
#endif
PEPROCESS NTAPI RxGetRDBSSProcess(VOID);
FORCEINLINE VOID NTAPI RxUnregisterMinirdr(_In_ PRDBSS_DEVICE_OBJECT RxDeviceObject)
{
    PDEVICE_OBJECT subsystem = RxDeviceObject->RDBSSDeviceObject;
    RxpUnregisterMinirdr(RxDeviceObject);
    if (subsystem)
        ObDereferenceObject(subsystem);
}
#ifdef __cplusplus
}
#endif
