// Code of a section that is thrown away after DriverEntry, in routines that run after it.
import { nameSite } from "../../analysis/roots.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const initCodeRunsLater: Rule = {
  id: "init-code-runs-later",
  severity: "error",
  summary: "A function in the INIT section is called after DriverEntry has returned.",
  names: {},
  page: `The kernel throws the INIT section away when DriverEntry has returned: its pages hold something else by the time AddDevice, a
dispatch routine, Unload or a DPC runs. A function placed there that one of these is, or calls, jumps into whatever lies there now.

**Mend it**: place the function in a PAGE section, or in none; leave in INIT only DriverEntry and what nobody else calls.

\`\`\`c bad
#include <wdm.h>
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE AddDevice;
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(INIT, AddDevice)
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Physical)
//       ^^^^^^^^^ init-code-runs-later: AddDevice
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(Physical);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID ResetSettings(PULONG Settings);
#pragma alloc_text(INIT, ResetSettings)
ULONG Settings;
VOID ResetSettings(PULONG Which)
//   ^^^^^^^^^^^^^ init-code-runs-later: Unload
{
    *Which = 0;
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ResetSettings(&Settings);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD Unload;
VOID ReadSettings(PULONG Settings);
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(INIT, ReadSettings)
#pragma alloc_text(PAGE, Unload)
ULONG Settings;
VOID ReadSettings(PULONG Which)
{
    *Which = 1;
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    ReadSettings(&Settings);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    const discarded = [...world.functions.values()].filter(({ own, name }) => own && isDiscarded(world.section(name)));
    if (discarded.length === 0) return;
    const callers = runningLater(world);
    for (const info of discarded) {
      const from = callers.get(info.name);
      if (!from || world.roles.get(info.name)?.name === "DRIVER_INITIALIZE") continue;
      const name = info.fn.symbol.name;
      report(info, {
        message:
          from === info
            ? `${name} is in the INIT section, which is gone when it is called`
            : `${name} is in the INIT section, which is gone when ${from.fn.symbol.name} calls it`,
        range: info.unit.range(info.fn.declaration, nameSite(info).at),
      });
    }
  },
};
function isDiscarded(section: string): boolean {
  return /^\.?INIT\b/i.test(section);
}
/** The functions that routines lead to which run after DriverEntry, with who calls them; those routines themselves lead to themselves. */
function runningLater(world: World): ReadonlyMap<string, FunctionInfo> {
  const reached = new Map<string, FunctionInfo>();
  for (const [name, role] of world.roles) {
    const info = world.functions.get(name);
    if (info?.own && later.test(role.name)) reached.set(name, info);
  }
  for (const [name] of reached) {
    const info = world.functions.get(name);
    // What is gone has been told of; what it calls goes with it.
    if (!info || isDiscarded(world.section(name))) continue;
    for (const callee of shapeOf(info.fn).callees) if (!reached.has(callee)) reached.set(callee, info);
  }
  return reached;
}
/** Callbacks of a driver that DriverEntry cannot wait for; one that it registers and that is called at once may be discarded. */
const later =
  /^(DRIVER_(DISPATCH.*|UNLOAD|ADD_DEVICE|STARTIO|CANCEL)|KDEFERRED_ROUTINE|KSERVICE_ROUTINE|KSYNCHRONIZE_ROUTINE|IO_(DPC|TIMER|COMPLETION)_ROUTINE|FLT_FILTER_UNLOAD_CALLBACK|EVT_WDF_(DRIVER_DEVICE_ADD|DRIVER_UNLOAD|DEVICE_\w+|IO_QUEUE_\w+|INTERRUPT_\w+|DPC|TIMER))$/;
