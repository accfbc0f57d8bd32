// A callback that outlives its driver.
import { type CallSite, callsTo, constantIn } from "../../analysis/code.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { World } from "../../analysis/world.ts";
import {
  goesAgain,
  hasRole,
  isForEver,
  isReferenced,
  isReferencedLater,
  runOnlyAtEntry,
} from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const callbackNeverUnregistered: Rule = {
  id: "callback-never-unregistered",
  severity: "error",
  summary: "A driver registers a system callback and never takes it back.",
  names: {},
  page: `The kernel goes on calling a routine that was registered for processes, images, registry or object operations, power or shutdown after
its driver was unloaded; the machine stops at the next event.

**Mend it**: take the registration back in Unload.

\`\`\`c bad
#include <ntddk.h>
CREATE_PROCESS_NOTIFY_ROUTINE OnProcess;
VOID OnProcess(HANDLE Parent, HANDLE Process, BOOLEAN Create)
{
    DbgPrint("%p %p %d\\n", Parent, Process, Create);
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return PsSetCreateProcessNotifyRoutine(OnProcess, FALSE);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ callback-never-unregistered: never
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
PLOAD_IMAGE_NOTIFY_ROUTINE Loaded;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;
    DriverObject->DriverUnload = Unload;
    status = PsSetLoadImageNotifyRoutine(Loaded);
//           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ callback-never-unregistered: only where DriverEntry fails
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (RegistryPath->Length == 0) {
        PsRemoveLoadImageNotifyRoutine(Loaded);
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
CREATE_PROCESS_NOTIFY_ROUTINE OnProcess;
VOID OnProcess(HANDLE Parent, HANDLE Process, BOOLEAN Create)
{
    DbgPrint("%p %p %d\\n", Parent, Process, Create);
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    PsSetCreateProcessNotifyRoutine(OnProcess, TRUE);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return PsSetCreateProcessNotifyRoutine(OnProcess, FALSE);
}
\`\`\`
`,
  project({ world, report }) {
    if (!goesAgain(world)) return;
    for (const [register, { undone, remove }] of Object.entries(pairs)) {
      const sites = callsTo(world, register);
      const isAdding = (site: CallSite) => remove === undefined || constantIn(site.call.args[remove]) === 0;
      const adds = sites.filter((site) => isAdding(site) && !isForEver(world, site.info));
      if (adds.length === 0) continue;
      const removals = sites.filter((site) => !isAdding(site));
      const takesBack = remove === undefined ? isReferenced(world, undone) : removals.length > 0;
      // Where DriverEntry fails it may take back what otherwise stays for ever.
      const early = takesBack ? runOnlyAtEntry(world) : none;
      if (takesBack) {
        if (
          remove === undefined ? isReferencedLater(world, undone) : removals.some(({ info }) => !early.has(info.name))
        )
          continue;
        if (!hasRole(world, "DRIVER_UNLOAD") && !hasRole(world, "FLT_FILTER_UNLOAD_CALLBACK")) continue;
        if (adds.some(({ info }) => !early.has(info.name))) continue;
      }
      for (const site of adds) {
        if (takesBack && remove === undefined && isForAWhile(world, site, undone)) continue;
        report(site.info, {
          message: `what ${register} registers here the driver ${takesBack ? "takes back only where DriverEntry fails" : "never takes back"}${remove === undefined && !takesBack ? ` with ${undone[0]}` : ""}`,
          range: site.info.unit.range(site.info.fn.declaration, site.at),
        });
      }
    }
  },
};

/** A helper of DriverEntry's that takes back what it has registered: to wait for what is there already, perhaps. */
function isForAWhile(world: World, { info }: CallSite, undone: readonly string[]): boolean {
  if (world.roles.get(info.name)?.name === "DRIVER_INITIALIZE") return false;
  const { callees } = shapeOf(info.fn);
  return undone.some((routine) => callees.has(routine));
}

const none: ReadonlySet<string> = new Set();
const calloutsUndone = { undone: ["FwpsCalloutUnregisterById0", "FwpsCalloutUnregisterByKey0"] };
/** With the device that is registered its registration goes. */
const shutdownUndone = ["IoUnregisterShutdownNotification", "IoDeleteDevice"];
/** What takes each registration back: another routine, or the same with an argument that says "remove". */
const pairs: Readonly<Record<string, { readonly undone: readonly string[]; readonly remove?: number }>> = {
  PsSetCreateProcessNotifyRoutine: { undone: [], remove: 1 },
  PsSetCreateProcessNotifyRoutineEx: { undone: [], remove: 1 },
  PsSetCreateProcessNotifyRoutineEx2: { undone: [], remove: 2 },
  PsSetCreateThreadNotifyRoutine: { undone: ["PsRemoveCreateThreadNotifyRoutine"] },
  PsSetLoadImageNotifyRoutine: { undone: ["PsRemoveLoadImageNotifyRoutine"] },
  CmRegisterCallback: { undone: ["CmUnRegisterCallback"] },
  CmRegisterCallbackEx: { undone: ["CmUnRegisterCallback"] },
  ObRegisterCallbacks: { undone: ["ObUnRegisterCallbacks"] },
  ExRegisterCallback: { undone: ["ExUnregisterCallback"] },
  KeRegisterBugCheckCallback: { undone: ["KeDeregisterBugCheckCallback"] },
  KeRegisterBugCheckReasonCallback: { undone: ["KeDeregisterBugCheckReasonCallback"] },
  KeRegisterNmiCallback: { undone: ["KeDeregisterNmiCallback"] },
  KeRegisterProcessorChangeCallback: { undone: ["KeDeregisterProcessorChangeCallback"] },
  IoRegisterPlugPlayNotification: {
    undone: ["IoUnregisterPlugPlayNotification", "IoUnregisterPlugPlayNotificationEx"],
  },
  IoRegisterShutdownNotification: { undone: shutdownUndone },
  PoRegisterPowerSettingCallback: { undone: ["PoUnregisterPowerSettingCallback"] },
  FltRegisterFilter: { undone: ["FltUnregisterFilter"] },
  FltCreateCommunicationPort: { undone: ["FltCloseCommunicationPort"] },
  IoRegisterFsRegistrationChange: { undone: ["IoUnregisterFsRegistrationChange"] },
  IoRegisterLastChanceShutdownNotification: { undone: shutdownUndone },
  IoRegisterContainerNotification: { undone: ["IoUnregisterContainerNotification"] },
  IoRegisterBootDriverCallback: { undone: ["IoUnregisterBootDriverCallback"] },
  KeRegisterBoundCallback: { undone: ["KeDeregisterBoundCallback"] },
  PsSetLoadImageNotifyRoutineEx: { undone: ["PsRemoveLoadImageNotifyRoutine"] },
  PsSetCreateThreadNotifyRoutineEx: { undone: ["PsRemoveCreateThreadNotifyRoutine"] },
  WskRegister: { undone: ["WskDeregister"] },
  FwpsCalloutRegister0: calloutsUndone,
  FwpsCalloutRegister1: calloutsUndone,
  FwpsCalloutRegister2: calloutsUndone,
  FwpsCalloutRegister3: calloutsUndone,
  FwpmEngineOpen0: { undone: ["FwpmEngineClose0"] },
  FwpsInjectionHandleCreate0: { undone: ["FwpsInjectionHandleDestroy0"] },
  FwpsRedirectHandleCreate0: { undone: ["FwpsRedirectHandleDestroy0"] },
  NdisMRegisterMiniportDriver: { undone: ["NdisMDeregisterMiniportDriver"] },
  NdisFRegisterFilterDriver: { undone: ["NdisFDeregisterFilterDriver"] },
  NdisRegisterProtocolDriver: { undone: ["NdisDeregisterProtocolDriver"] },
  EtwRegister: { undone: ["EtwUnregister"] },
};
