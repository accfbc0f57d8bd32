// Reads, writes, locks and controls of RDBSS on their way to the mini-redirector.
#pragma once

#include <mrx.h>

/// The paging reads and writes of a file that are under way.
typedef struct _LOWIO_PER_FCB_INFO {
    /// Reads.
    LIST_ENTRY PagingIoReadsOutstanding;
    /// Writes.
    LIST_ENTRY PagingIoWritesOutstanding;
} LOWIO_PER_FCB_INFO, *PLOWIO_PER_FCB_INFO;

#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxLowIoCompletion(_In_ PRX_CONTEXT RxContext);
_IRQL_requires_max_(APC_LEVEL)
_Ret_maybenull_ PVOID NTAPI RxLowIoGetBufferAddress(_In_ PRX_CONTEXT RxContext);
NTSTATUS NTAPI RxLowIoPopulateFsctlInfo(_In_ PRX_CONTEXT RxContext, _In_ PIRP Irp);
VOID NTAPI RxInitializeLowIoContext(_In_ PRX_CONTEXT RxContext, _In_ ULONG Operation, _Out_ PLOWIO_CONTEXT LowIoContext);
NTSTATUS NTAPI RxLowIoSubmit(
    _In_ PRX_CONTEXT RxContext, _In_ PIRP Irp, _In_ PFCB Fcb, _In_opt_ PLOWIO_COMPLETION_ROUTINE CompletionRoutine);
#ifdef __cplusplus
}
#endif
