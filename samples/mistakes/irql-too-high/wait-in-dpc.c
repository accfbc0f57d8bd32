// A DPC waits for an event. It runs at DISPATCH_LEVEL, where nobody can wait unless the time is zero.
#include <wdm.h>

typedef struct _DEVICE_EXTENSION {
    KDPC Dpc;
    KEVENT Ready;
    ULONG Late;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

KDEFERRED_ROUTINE ReadyDpc;

VOID InitializeDevice(_Inout_ PDEVICE_EXTENSION Extension)
{
    KeInitializeEvent(&Extension->Ready, NotificationEvent, FALSE);
    KeInitializeDpc(&Extension->Dpc, ReadyDpc, Extension);
}

VOID ReadyDpc(_In_ PKDPC Dpc, _In_opt_ PVOID DeferredContext, _In_opt_ PVOID Argument1, _In_opt_ PVOID Argument2)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeferredContext;
    LARGE_INTEGER timeout;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Argument1);
    UNREFERENCED_PARAMETER(Argument2);

    timeout.QuadPart = -10 * 1000;
    if (KeWaitForSingleObject(&extension->Ready, Executive, KernelMode, FALSE, NULL) != STATUS_SUCCESS) { // MISTAKE irql-too-high
        extension->Late++;
    }
}
