// A structure for a device that is not made after all.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const frameworkInitLeaked: Rule = leakRule({
  id: "framework-init-leaked",
  severity: "error",
  summary: "A path returns without freeing a WDFDEVICE_INIT that the driver allocated.",
  names: {
    staticDriverVerifier: [
      "ControlDeviceInitAllocate",
      "DeviceInitAllocate",
      "InitFreeDeviceCallback",
      "PdoInitFreeDeviceCallback",
    ],
  },
  fix: undoBeforeExit(
    "Free the WDFDEVICE_INIT first",
    /WdfControlDeviceInitAllocate|WdfPdoInitAllocate/,
    ({ result }) => (result === undefined ? undefined : `WdfDeviceInitFree(${result});`),
  ),
  page: `What WdfControlDeviceInitAllocate and WdfPdoInitAllocate give is used up by WdfDeviceCreate. Where the device is not made, the driver must free it.

**Mend it**: call WdfDeviceInitFree on the path shown.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
NTSTATUS MakeControlDevice(WDFDRIVER Driver, PCUNICODE_STRING Name)
{
    WDFDEVICE device;
    NTSTATUS status;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL);
    if (init == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = WdfDeviceInitAssignName(init, Name);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ framework-init-leaked: not freed
    }
    status = WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
    if (!NT_SUCCESS(status)) {
        WdfDeviceInitFree(init);
        return status;
    }
    WdfControlFinishInitializing(device);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
NTSTATUS MakeControlDevice(WDFDRIVER Driver, PCUNICODE_STRING Name)
{
    WDFDEVICE device;
    NTSTATUS status;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL);
    if (init == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = WdfDeviceInitAssignName(init, Name);
    if (NT_SUCCESS(status)) {
        status = WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
    }
    if (!NT_SUCCESS(status)) {
        WdfDeviceInitFree(init);
        return status;
    }
    WdfControlFinishInitializing(device);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "framework-init",
  thing: "the WDFDEVICE_INIT",
  undo: "freed with WdfDeviceInitFree",
});
