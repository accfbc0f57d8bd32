// Work that RDBSS does in threads of its own.
#pragma once

#include <rxtypes.h>

#define RxMaximumWorkQueue MaximumWorkQueue

typedef VOID(NTAPI *PRX_WORKERTHREAD_ROUTINE)(_In_ PVOID Context);
/// What one of RDBSS's threads is to do.
typedef struct RX_EXTENDS(_RX_WORK_QUEUE_ITEM_, WORK_QUEUE_ITEM)
    /// The device on whose behalf.
    PRDBSS_DEVICE_OBJECT pDeviceObject;
} RX_WORK_QUEUE_ITEM, *PRX_WORK_QUEUE_ITEM;
/// The same with a routine and its context.
typedef struct _RX_WORK_DISPATCH_ITEM_ {
    /// The item that is queued.
    RX_WORK_QUEUE_ITEM WorkQueueItem;
    /// The routine.
    PRX_WORKERTHREAD_ROUTINE DispatchRoutine;
    /// What it is handed.
    PVOID DispatchRoutineParameter;
} RX_WORK_DISPATCH_ITEM, *PRX_WORK_DISPATCH_ITEM;

#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxPostToWorkerThread(
    _In_ PRDBSS_DEVICE_OBJECT pMRxDeviceObject, _In_ WORK_QUEUE_TYPE WorkQueueType, _In_ PRX_WORK_QUEUE_ITEM pWorkQueueItem,
    _In_ PRX_WORKERTHREAD_ROUTINE Routine, _In_opt_ PVOID pContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxDispatchToWorkerThread(
    _In_ PRDBSS_DEVICE_OBJECT pMRxDeviceObject, _In_ WORK_QUEUE_TYPE WorkQueueType, _In_ PRX_WORKERTHREAD_ROUTINE Routine,
    _In_opt_ PVOID pContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI RxSpinDownMRxDispatcher(_Inout_ PRDBSS_DEVICE_OBJECT pMRxDeviceObject);
#ifdef __cplusplus
}
#endif
