// A remove lock that was never made ready.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const removeLockNotInitialized: Rule = uninitialised({
  id: "remove-lock-not-initialized",
  severity: "error",
  summary: "A remove lock is acquired that nothing in the driver initialises.",
  names: { staticDriverVerifier: ["MultRemoveLock"] },
  page: `IoInitializeRemoveLock must have been called before the first IoAcquireRemoveLock; AddDevice is the place.

**Mend it**: call IoInitializeRemoveLock in AddDevice.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
NTSTATUS Use(PEXT Ext)
{
    NTSTATUS status = IoAcquireRemoveLock(&Ext->Guard, Ext);
//                    ^^^^^^^^^^^^^^^^^^^ remove-lock-not-initialized: Guard
    if (NT_SUCCESS(status)) {
        IoReleaseRemoveLock(&Ext->Guard, Ext);
    }
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
NTSTATUS Use(PEXT Ext)
{
    NTSTATUS status;
    IoInitializeRemoveLock(&Ext->Guard, 'kcoL', 0, 0);
    status = IoAcquireRemoveLock(&Ext->Guard, Ext);
    if (NT_SUCCESS(status)) {
        IoReleaseRemoveLock(&Ext->Guard, Ext);
    }
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  ready: { IoInitializeRemoveLockEx: 0 },
  uses: { IoAcquireRemoveLockEx: 0 },
  thing: "the remove lock",
});
