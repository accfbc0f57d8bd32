// A device interface that stays on after its device has gone.
import { callsTo, constantIn, objectOf } from "../../analysis/code.ts";
import { isNamedUnread } from "../../analysis/unread.ts";
import { keysOf, originsOf } from "../kinds/origins.ts";
import { goesAgain, isForEver, usesFramework } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const deviceInterfaceNeverDisabled: Rule = {
  id: "device-interface-never-disabled",
  severity: "warning",
  summary: "A device interface is enabled, and nothing in the driver disables it.",
  names: {},
  page: `Programs find a device by its interface. A driver that enables one must disable it when the device is removed, surprise removal included:
else programs go on opening a device that is not there, and the next device of its kind cannot be told from it.

**Mend it**: call IoSetDeviceInterfaceState with FALSE for IRP_MN_REMOVE_DEVICE and IRP_MN_SURPRISE_REMOVAL.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { UNICODE_STRING Interface; } EXT, *PEXT;
DRIVER_UNLOAD Unload;
NTSTATUS Start(PEXT Ext)
{
    return IoSetDeviceInterfaceState(&Ext->Interface, TRUE);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^ device-interface-never-disabled: FALSE
}
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
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
typedef struct _EXT { UNICODE_STRING Interface; } EXT, *PEXT;
DRIVER_UNLOAD Unload;
static NTSTATUS Show(PEXT Ext, BOOLEAN On) { return IoSetDeviceInterfaceState(&Ext->Interface, On); }
NTSTATUS Start(PEXT Ext) { return Show(Ext, TRUE); }
VOID Remove(PEXT Ext) { (VOID)IoSetDeviceInterfaceState(&Ext->Interface, FALSE); }
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project(context) {
    const { world, report } = context;
    const routine = "IoSetDeviceInterfaceState";
    const sites = callsTo(world, routine);
    if (sites.length === 0 || !goesAgain(world) || usesFramework(context) || isNamedUnread(context, [routine])) return;
    const states = sites.map((site) => ({ site, on: constantIn(site.call.args[1]) }));
    const told = new Set<string>();
    for (const { site, on } of states) {
      const place = objectOf(site.call.args[0]);
      const [key] = place ? keysOf(place, site.info.name) : [];
      if (on !== 1 || key === undefined || told.has(key) || isForEver(world, site.info)) continue;
      // What is not TRUE for sure may be FALSE, and whose name is not known may be this one's.
      const isDisabled = states.some(({ site: other, on: state }) => {
        const origins = state === 1 ? new Set<string>() : originsOf(world, other.info, other.call.args[0]);
        return origins === "unknown" || origins.has(key);
      });
      if (isDisabled) continue;
      told.add(key);
      report(site.info, {
        message:
          "the device interface is enabled here, and nothing in the driver disables it: call IoSetDeviceInterfaceState with FALSE when the device is removed",
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
