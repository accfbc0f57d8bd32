// A routine in the PAGE section takes a spin lock. While it holds it the code it executes may be paged out.
#include <wdm.h>

typedef struct _DEVICE_EXTENSION {
    KSPIN_LOCK Lock;
    LIST_ENTRY Waiting;
    ULONG Length;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

ULONG CountWaiting(_Inout_ PDEVICE_EXTENSION Extension);

#pragma alloc_text(PAGE, CountWaiting)

ULONG CountWaiting(_Inout_ PDEVICE_EXTENSION Extension)
{
    PLIST_ENTRY entry;
    ULONG count = 0;
    KIRQL irql;

    PAGED_CODE();

    KeAcquireSpinLock(&Extension->Lock, &irql); // MISTAKE paged-code-at-raised-irql
    for (entry = Extension->Waiting.Flink; entry != &Extension->Waiting; entry = entry->Flink) {
        count++;
    }
    Extension->Length = count;
    KeReleaseSpinLock(&Extension->Lock, irql);
    return count;
}
