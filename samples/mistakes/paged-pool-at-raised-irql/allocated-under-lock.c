// Paged pool is allocated while a spin lock is held.
#include <wdm.h>

#define TAG 'tsiM'

typedef struct _NAMES {
    KSPIN_LOCK Lock;
    PWCHAR Text;
} NAMES, *PNAMES;

NTSTATUS NamesSet(_Inout_ PNAMES Names, _In_reads_(Length) const WCHAR *Text, _In_ ULONG Length)
{
    NTSTATUS status = STATUS_SUCCESS;
    PWCHAR old = NULL;
    PWCHAR copy;
    KIRQL irql;

    KeAcquireSpinLock(&Names->Lock, &irql);
    copy = (PWCHAR)ExAllocatePool2(POOL_FLAG_PAGED, Length * sizeof(WCHAR), TAG); // MISTAKE paged-pool-at-raised-irql
    if (copy == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
    } else {
        RtlCopyMemory(copy, Text, Length * sizeof(WCHAR)); // MISTAKE paged-pool-at-raised-irql: it comes of the one above
        old = Names->Text;
        Names->Text = copy;
    }
    KeReleaseSpinLock(&Names->Lock, irql);
    if (old != NULL) {
        ExFreePoolWithTag(old, TAG);
    }
    return status;
}
