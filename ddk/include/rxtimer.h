// Work that RDBSS does after a time, once or again and again.
#pragma once

#include <rxworkq.h>

/// What is done when the time is over.
typedef struct _RX_WORK_ITEM_ {
    /// The item that is queued then.
    RX_WORK_QUEUE_ITEM WorkQueueItem;
    /// The tick it is due at.
    ULONG LastTick;
    /// Options of RDBSS.
    ULONG Options;
    /// The routine.
    PRX_WORKERTHREAD_ROUTINE Routine;
    /// What it is handed.
    PVOID pContext;
} RX_WORK_ITEM, *PRX_WORK_ITEM;

#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxPostOneShotTimerRequest(
    _In_ PRDBSS_DEVICE_OBJECT pDeviceObject, _In_ PRX_WORK_ITEM pWorkItem, _In_ PRX_WORKERTHREAD_ROUTINE Routine, _In_opt_ PVOID pContext,
    _In_ LARGE_INTEGER TimeInterval);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxPostRecurrentTimerRequest(
    _In_ PRDBSS_DEVICE_OBJECT pDeviceObject, _In_ PRX_WORKERTHREAD_ROUTINE Routine, _In_opt_ PVOID pContext,
    _In_ LARGE_INTEGER TimeInterval);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxCancelTimerRequest(
    _In_ PRDBSS_DEVICE_OBJECT pDeviceObject, _In_ PRX_WORKERTHREAD_ROUTINE Routine, _In_opt_ PVOID pContext);
#ifdef __cplusplus
}
#endif
