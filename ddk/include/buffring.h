// What RDBSS does when a server says that something may no longer, or may again, be buffered.
#pragma once

#include <scavengr.h>

#define RX_REQUEST_PREPARED_FOR_HANDLING 0x10000000

/// What a server said of an open.
typedef struct _CHANGE_BUFFERING_STATE_REQUEST_ {
    /// Links those of a server.
    LIST_ENTRY ListEntry;
    /// RX_REQUEST_*.
    ULONG Flags;
    /// The open.
    PSRV_OPEN SrvOpen;
    /// By what the server named it.
    PVOID SrvOpenKey;
    /// The mini-redirector's own.
    PVOID MRxContext;
} CHANGE_BUFFERING_STATE_REQUEST, *PCHANGE_BUFFERING_STATE_REQUEST;
/// Such requests of a server.
typedef struct _RX_BUFFERING_MANAGER_ {
    /// Whether they are handed out.
    BOOLEAN DispatcherActive;
    /// Whether none is worked on.
    BOOLEAN HandlerInactive;
    /// Whether the last resort runs.
    BOOLEAN LastChanceHandlerActive;
    /// Unused.
    UCHAR Pad;
    /// Guards the lists.
    KSPIN_LOCK SpinLock;
    /// How many there were.
    volatile LONG CumulativeNumberOfBufferingChangeRequests;
    /// How many are to be worked on.
    LONG NumberOfUnhandledRequests;
    /// How many are to be handed out.
    LONG NumberOfUndispatchedRequests;
    /// How many opens are under way.
    volatile LONG NumberOfOutstandingOpens;
    /// To be handed out.
    LIST_ENTRY DispatcherList;
    /// To be worked on.
    LIST_ENTRY HandlerList;
    /// For the last resort.
    LIST_ENTRY LastChanceHandlerList;
    /// Hands out.
    RX_WORK_QUEUE_ITEM DispatcherWorkItem;
    /// Works on them.
    RX_WORK_QUEUE_ITEM HandlerWorkItem;
    /// The last resort.
    RX_WORK_QUEUE_ITEM LastChanceHandlerWorkItem;
    /// Guards the opens.
    FAST_MUTEX Mutex;
    /// The opens.
    LIST_ENTRY SrvOpenLists[1];
} RX_BUFFERING_MANAGER, *PRX_BUFFERING_MANAGER;

#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxFlushFcbInSystemCache(_In_ PFCB Fcb, _In_ BOOLEAN SynchronizeWithLazyWriter);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxPurgeFcbInSystemCache(
    _In_ PFCB Fcb, _In_opt_ PLARGE_INTEGER FileOffset, _In_ ULONG Length, _In_ BOOLEAN UninitializeCacheMaps, _In_ BOOLEAN FlushFile);
VOID NTAPI RxProcessChangeBufferingStateRequests(_In_ PVOID SrvCall);
#ifdef __cplusplus
}
#endif
#define RxAcquireBufferingManagerMutex(Manager) ExAcquireFastMutex(&(Manager)->Mutex)
#define RxReleaseBufferingManagerMutex(Manager) ExReleaseFastMutex(&(Manager)->Mutex)
