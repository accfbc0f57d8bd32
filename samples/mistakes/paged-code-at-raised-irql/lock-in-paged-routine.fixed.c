// A routine in the PAGE section takes a spin lock. While it holds it the code it executes may be paged out.
#include <wdm.h>

typedef struct _DEVICE_EXTENSION {
    KSPIN_LOCK Lock;
    LIST_ENTRY Waiting;
    ULONG Length;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

ULONG CountWaiting(_Inout_ PDEVICE_EXTENSION Extension);

ULONG CountWaiting(_Inout_ PDEVICE_EXTENSION Extension)
{
    PLIST_ENTRY entry;
    ULONG count = 0;
    KIRQL irql;

    KeAcquireSpinLock(&Extension->Lock, &irql);
    for (entry = Extension->Waiting.Flink; entry != &Extension->Waiting; entry = entry->Flink) {
        count++;
    }
    Extension->Length = count;
    KeReleaseSpinLock(&Extension->Lock, irql);
    return count;
}
