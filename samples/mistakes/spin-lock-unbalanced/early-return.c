// One way out of the routine forgets to release the lock.
#include <wdm.h>

typedef struct _QUEUE {
    KSPIN_LOCK Lock;
    LIST_ENTRY Head;
    ULONG Length;
} QUEUE, *PQUEUE;

NTSTATUS QueueInsert(_Inout_ PQUEUE Queue, _Inout_ PLIST_ENTRY Entry)
{
    KIRQL irql;

    KeAcquireSpinLock(&Queue->Lock, &irql);
    if (Queue->Length >= 16) {
        return STATUS_DEVICE_BUSY; // MISTAKE spin-lock-unbalanced
    }
    InsertTailList(&Queue->Head, Entry);
    Queue->Length++;
    KeReleaseSpinLock(&Queue->Lock, irql);
    return STATUS_SUCCESS;
}
