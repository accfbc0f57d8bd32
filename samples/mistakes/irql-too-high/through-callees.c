// A lock is held while a routine, two calls further down, closes a handle. Neither of the two says at which IRQL it may run.
#include <ntddk.h>

typedef struct _LOG {
    KSPIN_LOCK Lock;
    HANDLE File;
    ULONG Lines;
} LOG, *PLOG;

VOID LogStop(_Inout_ PLOG Log);

#pragma alloc_text(PAGE, LogStop)

static VOID CloseFile(_In_ HANDLE File)
{
    ZwClose(File); // MISTAKE irql-too-high
}

static VOID ForgetFile(_Inout_ PLOG Log)
{
    HANDLE file = Log->File;

    Log->File = NULL;
    CloseFile(file);
}

VOID LogReset(_Inout_ PLOG Log)
{
    KIRQL irql;

    KeAcquireSpinLock(&Log->Lock, &irql);
    Log->Lines = 0;
    if (Log->File != NULL) {
        ForgetFile(Log);
    }
    KeReleaseSpinLock(&Log->Lock, irql);
}

VOID LogStop(_Inout_ PLOG Log)
{
    PAGED_CODE();
    ForgetFile(Log);
}
