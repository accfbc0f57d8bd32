// The lock is released before the jump and again at the label.
#include <wdm.h>

#define TAG 'tsiM'

typedef struct _TABLE {
    KSPIN_LOCK Lock;
    PULONG Slots;
    ULONG Size;
} TABLE, *PTABLE;

NTSTATUS TableSet(_Inout_ PTABLE Table, _In_ ULONG Index, _In_ ULONG Value)
{
    NTSTATUS status = STATUS_SUCCESS;
    KIRQL irql;

    KeAcquireSpinLock(&Table->Lock, &irql);
    if (Table->Slots == NULL) {
        Table->Slots = (PULONG)ExAllocatePool2(POOL_FLAG_NON_PAGED, Table->Size * sizeof(ULONG), TAG);
        if (Table->Slots == NULL) {
            status = STATUS_INSUFFICIENT_RESOURCES;
            goto Exit;
        }
        RtlZeroMemory(Table->Slots, Table->Size * sizeof(ULONG));
    }
    if (Index >= Table->Size) {
        status = STATUS_INVALID_PARAMETER;
        goto Exit;
    }
    Table->Slots[Index] = Value;

Exit:
    KeReleaseSpinLock(&Table->Lock, irql);
    return status;
}
