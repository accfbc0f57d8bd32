// How RDBSS tidies up what is no longer used.
#pragma once

#include <mrx.h>
#include <rxtimer.h>

/// A place in the list of what is to be tidied up.
typedef struct _RX_SCAVENGER_ENTRY {
    /// Links the entries.
    LIST_ENTRY List;
    /// What it is.
    UCHAR Type;
    /// What is done to it.
    UCHAR Operation;
    /// How far that has come.
    UCHAR State;
    /// Reserved.
    UCHAR Flags;
    /// What follows.
    struct _RX_SCAVENGER_ENTRY *pContinuationEntry;
} RX_SCAVENGER_ENTRY, *PRX_SCAVENGER_ENTRY;

/// Whether RDBSS tidies up.
typedef enum _RDBSS_SCAVENGER_STATE {
    RDBSS_SCAVENGER_INACTIVE,
    RDBSS_SCAVENGER_DORMANT,
    RDBSS_SCAVENGER_ACTIVE,
    RDBSS_SCAVENGER_SUSPENDED
} RDBSS_SCAVENGER_STATE, *PRDBSS_SCAVENGER_STATE;

/// What there is to tidy up.
typedef struct _RDBSS_SCAVENGER {
    /// Whether it runs.
    RDBSS_SCAVENGER_STATE State;
    /// How many files may be kept open.
    LONG MaximumNumberOfDormantFiles;
    /// How many are.
    volatile LONG NumberOfDormantFiles;
    /// How long.
    LARGE_INTEGER TimeLimit;
    /// Servers that go.
    ULONG SrvCallsToBeFinalized;
    /// Shares that go.
    ULONG NetRootsToBeFinalized;
    /// Views that go.
    ULONG VNetRootsToBeFinalized;
    /// Files that go.
    ULONG FcbsToBeFinalized;
    /// Opens that go.
    ULONG SrvOpensToBeFinalized;
    /// File objects' that go.
    ULONG FobxsToBeFinalized;
    /// The servers.
    LIST_ENTRY SrvCallFinalizationList;
    /// The shares.
    LIST_ENTRY NetRootFinalizationList;
    /// The views.
    LIST_ENTRY VNetRootFinalizationList;
    /// The files.
    LIST_ENTRY FcbFinalizationList;
    /// The opens.
    LIST_ENTRY SrvOpenFinalizationList;
    /// The file objects'.
    LIST_ENTRY FobxFinalizationList;
    /// Those whose close waits.
    LIST_ENTRY ClosePendingFobxsList;
    /// What runs it.
    RX_WORK_ITEM WorkItem;
    /// For those who wait for it.
    KEVENT SyncEvent;
    /// Lets one at a time tidy up.
    KEVENT ScavengeEvent;
    /// The thread that does.
    PETHREAD CurrentScavengerThread;
    /// The share whose closes are under way.
    PNET_ROOT CurrentNetRootForClosePendingProcessing;
    /// The file whose closes are under way.
    PFCB CurrentFcbForClosePendingProcessing;
    /// Set when they are done.
    KEVENT ClosePendingProcessingSyncEvent;
} RDBSS_SCAVENGER, *PRDBSS_SCAVENGER;

/// Who waits for a purge.
typedef struct _PURGE_SYNCHRONIZATION_CONTEXT {
    /// The requests.
    LIST_ENTRY ContextsAwaitingPurgeCompletion;
    /// Whether one is under way.
    BOOLEAN PurgeInProgress;
} PURGE_SYNCHRONIZATION_CONTEXT, *PPURGE_SYNCHRONIZATION_CONTEXT;

#define DONT_ATTEMPT_FINALIZE_ON_PURGE FALSE
#define ATTEMPT_FINALIZE_ON_PURGE TRUE
#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(APC_LEVEL)
VOID NTAPI RxScavengeFobxsForNetRoot(_In_ PNET_ROOT NetRoot, _In_opt_ PFCB PurgingFcb, _In_ BOOLEAN SynchronizeWithScavenger);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxPurgeRelatedFobxs(
    _In_ PNET_ROOT NetRoot, _In_ PRX_CONTEXT RxContext, _In_ LOGICAL AttemptFinalization, _In_opt_ PFCB PurgingFcb);
BOOLEAN NTAPI RxScavengeRelatedFobxs(_In_ PFCB Fcb);
#ifdef __cplusplus
}
#endif
