// A cancel-safe queue without IoCsqInitialize.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const cancelSafeQueueNotInitialized: Rule = uninitialised({
  id: "cancel-safe-queue-not-initialized",
  severity: "error",
  summary: "A cancel-safe queue is used that nothing in the driver initialises.",
  names: {},
  page: `The queue is a table of the driver's own routines: every IoCsq routine calls through it. Before IoCsqInitialize these pointers are NULL, and the first
request stops the machine.

**Mend it**: call IoCsqInitialize (or IoCsqInitializeEx) in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_CSQ Object; } EXT, *PEXT;
PIRP Next(PEXT Ext)
{
    return IoCsqRemoveNextIrp(&Ext->Object, NULL);
//         ^^^^^^^^^^^^^^^^^^ cancel-safe-queue-not-initialized: Object
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
typedef struct _EXT { IO_CSQ Object; } EXT, *PEXT;
IO_CSQ_INSERT_IRP Insert;
IO_CSQ_REMOVE_IRP Remove;
IO_CSQ_PEEK_NEXT_IRP Peek;
IO_CSQ_ACQUIRE_LOCK Acquire;
IO_CSQ_RELEASE_LOCK Release;
IO_CSQ_COMPLETE_CANCELED_IRP Cancel;
PIRP Next(PEXT Ext)
{
    IoCsqInitialize(&Ext->Object, Insert, Remove, Peek, Acquire, Release, Cancel);
    return IoCsqRemoveNextIrp(&Ext->Object, NULL);
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
  ready: { IoCsqInitialize: 0, IoCsqInitializeEx: 0 },
  uses: { IoCsqInsertIrp: 0, IoCsqInsertIrpEx: 0, IoCsqRemoveIrp: 0, IoCsqRemoveNextIrp: 0 },
  thing: "the cancel-safe queue",
});
