// A remove lock that protects nothing.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const removeLockNeverWaitedFor: Rule = neverUndone({
  id: "remove-lock-never-waited-for",
  severity: "warning",
  summary: "A driver acquires remove locks but never waits for them.",
  names: { staticDriverVerifier: ["RemoveLockMnRemove"] },
  page: `Acquiring and releasing a remove lock has an effect only if the handling of IRP_MN_REMOVE_DEVICE waits with
IoReleaseRemoveLockAndWait. A driver without that call deletes its device objects under running requests.

**Mend it**: call IoReleaseRemoveLockAndWait in the handling of IRP_MN_REMOVE_DEVICE, before IoDetachDevice.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
VOID Prepare(PEXT Ext)
{
    IoInitializeRemoveLock(&Ext->Guard, 'kcoL', 0, 0);
}
NTSTATUS Use(PEXT Ext)
{
    NTSTATUS status = IoAcquireRemoveLock(&Ext->Guard, Ext);
//                    ^^^^^^^^^^^^^^^^^^^ remove-lock-never-waited-for: never
    if (NT_SUCCESS(status)) {
        IoReleaseRemoveLock(&Ext->Guard, Ext);
    }
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
VOID Prepare(PEXT Ext)
{
    IoInitializeRemoveLock(&Ext->Guard, 'kcoL', 0, 0);
}
NTSTATUS Last(PEXT Ext)
{
    NTSTATUS status = IoAcquireRemoveLock(&Ext->Guard, Ext);
    if (NT_SUCCESS(status)) {
        IoReleaseRemoveLockAndWait(&Ext->Guard, Ext);
    }
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  does: ["IoAcquireRemoveLockEx"],
  undone: ["IoReleaseRemoveLockAndWaitEx"],
  message: () => "a remove lock is acquired here, but the driver never waits for it with IoReleaseRemoveLockAndWait",
});
