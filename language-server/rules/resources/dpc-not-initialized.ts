// A DPC without KeInitializeDpc, or a device object's without IoInitializeDpcRequest.
import { bare, callsTo, recordName } from "../../analysis/code.ts";
import { isNamedUnread } from "../../analysis/unread.ts";
import { isReferenced, isWhole, uninitialised } from "../kinds/whole-driver.ts";
import type { ProjectContext, Rule } from "../rule.ts";

const ready = { KeInitializeDpc: 0, KeInitializeThreadedDpc: 0 };
const ofOwn = uninitialised({
  id: "dpc-not-initialized",
  severity: "error",
  summary: "A DPC is used that nothing in the driver initialises.",
  names: {},
  page: `Queueing it calls whatever its routine happens to be. KeInitializeDpc must be called before the first use, on every path; for
the DPC of a device object, which IoRequestDpc queues, IoInitializeDpcRequest.

**Mend it**: call KeInitializeDpc, in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KDPC Object; } EXT, *PEXT;
KDEFERRED_ROUTINE Tick;
VOID Use(PEXT Ext)
{
    KeInsertQueueDpc(&Ext->Object, NULL, NULL);
//  ^^^^^^^^^^^^^^^^ dpc-not-initialized: Object
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
typedef struct _EXT { KDPC Object; } EXT, *PEXT;
KDEFERRED_ROUTINE Tick;
VOID Use(PEXT Ext)
{
    KeInitializeDpc(&Ext->Object, Tick, Ext);
    KeInsertQueueDpc(&Ext->Object, NULL, NULL);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
KSERVICE_ROUTINE Interrupted;
BOOLEAN Interrupted(PKINTERRUPT Interrupt, PVOID Context)
{
    PDEVICE_OBJECT device = Context;
    UNREFERENCED_PARAMETER(Interrupt);
    IoRequestDpc(device, device->CurrentIrp, NULL);
//  ^^^^^^^^^^^^ dpc-not-initialized: IoInitializeDpcRequest
    return TRUE;
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
KSERVICE_ROUTINE Interrupted;
KDEFERRED_ROUTINE Later;
BOOLEAN Interrupted(PKINTERRUPT Interrupt, PVOID Context)
{
    PDEVICE_OBJECT device = Context;
    UNREFERENCED_PARAMETER(Interrupt);
    IoRequestDpc(device, device->CurrentIrp, NULL);
    return TRUE;
}
VOID Prepare(PDEVICE_OBJECT Device)
{
    KeInitializeDpc(&Device->Dpc, Later, Device);
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
  ready,
  uses: {
    KeInsertQueueDpc: 0,
    KeRemoveQueueDpc: 0,
    KeSetTargetProcessorDpc: 0,
    KeSetImportanceDpc: 0,
    KeSetTimer: 2,
    KeSetTimerEx: 3,
    KeSetCoalescableTimer: 4,
  },
  thing: "the DPC",
});

export const dpcNotInitialized: Rule = {
  ...ofOwn,
  project(context) {
    ofOwn.project?.(context);
    ofDevices(context);
  },
};

const preparing = ["IoInitializeDpcRequest"];
/** IoRequestDpc queues the DPC in the device object, which nothing in the driver prepares. */
function ofDevices(context: ProjectContext): void {
  const { world, report } = context;
  const sites = callsTo(world, "IoRequestDpc");
  if (sites.length === 0 || !isWhole(world) || isReferenced(world, preparing) || isNamedUnread(context, preparing))
    return;
  const byHand = callsTo(world, ...Object.keys(ready)).some(
    ({
      call: {
        args: [dpc],
      },
    }) => {
      const object = dpc && bare(dpc);
      const place = object?.kind === "address" ? object.place : undefined;
      return place?.kind === "field" && recordName(place.base.type) === "DEVICE_OBJECT";
    },
  );
  if (byHand) return;
  const message =
    "the device object's DPC is queued here, and nothing in the driver prepares it with IoInitializeDpcRequest";
  for (const { info, at } of sites) report(info, { message, range: info.unit.range(info.fn.declaration, at) });
}
