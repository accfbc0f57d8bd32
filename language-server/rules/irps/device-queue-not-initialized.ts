// A device queue without KeInitializeDeviceQueue.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const deviceQueueNotInitialized: Rule = uninitialised({
  id: "device-queue-not-initialized",
  severity: "error",
  summary: "A device queue of the driver's own is used, and nothing initialises it.",
  names: {},
  page: `Its list and its lock are garbage. The queue of a device object, which IoStartPacket uses, the I/O manager makes ready; one of the driver's own is for
the driver.

**Mend it**: call KeInitializeDeviceQueue, in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KDEVICE_QUEUE Object; } EXT, *PEXT;
BOOLEAN Queue(PEXT Ext, PKDEVICE_QUEUE_ENTRY Entry)
{
    return KeInsertDeviceQueue(&Ext->Object, Entry);
//         ^^^^^^^^^^^^^^^^^^^ device-queue-not-initialized: Object
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
typedef struct _EXT { KDEVICE_QUEUE Object; } EXT, *PEXT;
BOOLEAN Queue(PEXT Ext, PKDEVICE_QUEUE_ENTRY Entry)
{
    KeInitializeDeviceQueue(&Ext->Object);
    return KeInsertDeviceQueue(&Ext->Object, Entry);
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
  ready: { KeInitializeDeviceQueue: 0 },
  uses: {
    KeInsertDeviceQueue: 0,
    KeInsertByKeyDeviceQueue: 0,
    KeRemoveDeviceQueue: 0,
    KeRemoveByKeyDeviceQueue: 0,
    KeRemoveEntryDeviceQueue: 0,
  },
  thing: "the device queue",
});
