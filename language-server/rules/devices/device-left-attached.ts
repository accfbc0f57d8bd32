// A device that stays in the stack though AddDevice fails, or though the removal of its device deletes it.
import type { Run } from "../../analysis/events.ts";
import { isNull, rangeOf } from "../../analysis/facts.ts";
import { Major, Minor, serves } from "../../analysis/requests.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import { deviceDetached, deviceGone } from "../kinds/devices.ts";
import type { Rule } from "../rule.ts";

const id = "device-left-attached";
const attached = "attached-device";

export const deviceLeftAttached: Rule = {
  id,
  severity: "error",
  summary: "A device stays attached where AddDevice fails, or where its removal deletes it.",
  names: {},
  page: `The device below keeps a pointer to the one that was attached to it. If AddDevice then fails, with the device deleted or not, the next request
goes to a device whose driver is about to be unloaded. A function or filter device that is deleted for IRP_MN_REMOVE_DEVICE without having been detached
keeps the device below it from ever going away.

**Mend it**: call IoDetachDevice with the device below, then IoDeleteDevice, on every way out with a failure, and when the device is removed; or
attach last.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; PVOID Buffer; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (ext->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    ext->Buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'fuBA');
    if (ext->Buffer == NULL) {
        IoDeleteDevice(device);
        return STATUS_INSUFFICIENT_RESOURCES;
//      ^^^^^^ device-left-attached: IoDetachDevice
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; PVOID Buffer; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (ext->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    ext->Buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'fuBA');
    if (ext->Buffer == NULL) {
        IoDetachDevice(ext->Lower);
        IoDeleteDevice(device);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: ({ terms }) => ({
    needs: { exit: [attached] },
    calls: ["IoAttachDeviceToDeviceStack", "IoAttachDeviceToDeviceStackSafe", "IoAttachDevice", "IoDetachDevice"],
    afterCall({ name = "", args: [device], state, result, site, written }) {
      if (name === "IoDetachDevice")
        state.setMark(deviceDetached, terms.zero, "yes", { kind: "site", site, message: "it is detached here" });
      else if (device) {
        const why = { kind: "site", site, message: `it is attached here by ${written}` } as const;
        state.setMark(attached, device, name === "IoAttachDeviceToDeviceStack" ? "below" : "status", why, result);
      }
    },
    exits({ run, exits }) {
      const removals = exits.flatMap(({ state, at }) => {
        const mark = state.marksNamed(deviceGone).find(({ term }) => isRemoved(run, state, term));
        return mark ? [{ state, at, why: mark.why }] : [];
      });
      // Detached on one way, it is detached where there is something to be detached from.
      if (removals.some(({ state }) => state.mark(deviceDetached, terms.zero))) return;
      const message = "the device is deleted when it is removed, but never detached: IoDetachDevice is missing";
      for (const { at, why } of removals) run.report(id, { message, notes: [{ message: "", place: why }] }, at);
    },
    exit({ run, state, value, site }) {
      if (state.mark(deviceDetached, terms.zero)) return;
      if (run.role?.name !== "DRIVER_ADD_DEVICE" || !value || rangeOf(state, value).hi >= 0) return;
      const left = state.marksNamed(attached).find((mark) => isAttached(state, mark.value, mark.with));
      if (!left) return;
      const message = "AddDevice fails here, and its device stays attached: IoDetachDevice is missing";
      run.report(id, { message, notes: [{ message: "", place: left.why }] }, site.at);
    },
  }),
};

/** The device of a removal that has been passed down: one with a device below it. */
function isRemoved(run: Run, state: State, device: Term): boolean {
  const { irp, role } = run.root ?? {};
  const [own] = run.params;
  if (!irp || !own || !role?.name.startsWith("DRIVER_DISPATCH") || !state.irps.get(irp.id)?.lowerStatus) return false;
  const isOwn = device.leaves.length > 0 && device.leaves.every((leaf) => own.leaves.includes(leaf));
  return isOwn && serves(run, state, irp, Major.pnp, Minor.remove);
}

/** IoAttachDeviceToDeviceStack gives the device below, or NULL; the others a status. */
function isAttached(state: State, gives: string, result: Term | undefined): boolean {
  if (!result) return false;
  return gives === "below" ? isNull(state, result) === false : rangeOf(state, result).lo >= 0;
}
