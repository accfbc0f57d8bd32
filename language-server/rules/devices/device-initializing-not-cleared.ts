// AddDevice leaves DO_DEVICE_INITIALIZING set on the device it made.
import { codeOf, pointee } from "../../analysis/code.ts";
import { isNull, rangeOf } from "../../analysis/facts.ts";
import type { PlaceRef, Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { addressed, insertBefore, onlyCall } from "../kinds/edits.ts";
import { isOfLibrary } from "../kinds/library.ts";
import type { Rule } from "../rule.ts";

const id = "device-initializing-not-cleared";
const initializing = 0x80;

export const deviceInitializingNotCleared: Rule = {
  id,
  severity: "error",
  summary: "AddDevice returns success with DO_DEVICE_INITIALIZING still set on its device object.",
  names: {
    codeAnalysis: ["C28152"],
    staticDriverVerifier: ["CheckDeviceObjectFlags"],
    codeql: ["cpp/drivers/init-not-cleared"],
  },
  fix: insertBefore("Clear DO_DEVICE_INITIALIZING", (context) => {
    const device = addressed(onlyCall(context, /IoCreateDevice(?:Secure)?/)?.args.at(-1));
    return device === undefined ? undefined : [`${device}->Flags &= ~DO_DEVICE_INITIALIZING;`];
  }),
  page: `The I/O manager clears DO_DEVICE_INITIALIZING only on devices made in DriverEntry. On a device made in AddDevice the flag
stays until the driver clears it, and as long as it is set nobody can open or attach to the device.

**Mend it**: end AddDevice with \`DeviceObject->Flags &= ~DO_DEVICE_INITIALIZING;\`.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ext = device->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    return STATUS_SUCCESS;
//  ^^^^^^ device-initializing-not-cleared: DO_DEVICE_INITIALIZING
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ext = device->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { exit: ["device"] },
    calls: ["IoCreateDevice", "IoCreateDeviceSecure", "WdmlibIoCreateDeviceSecure", "IoDeleteDevice"],
    afterCall(event) {
      if (event.name === "IoDeleteDevice") {
        const device = event.args[0];
        const known = device && event.state.mark("device", device);
        // A device that is reached by another way may be the very one.
        for (const mark of known ? [known] : event.state.marksNamed("device"))
          event.state.clearMark(mark.name, mark.term);
        return;
      }
      const out = event.args[event.name === "IoCreateDevice" ? 6 : 8];
      const device = out && event.state.store.get(world.terms.deref(out).id);
      if (!device) return;
      event.state.setMark(
        "device",
        device,
        "initializing",
        { kind: "site", site: event.site, message: "the device object is made here" },
        event.result,
      );
    },
    store(event) {
      const device = flagsOf(event.place);
      if (!device || !event.state.mark("device", device) || mayKeepBit(event.value)) return;
      event.state.clearMark("device", device);
    },
    exit(event) {
      if (!event.run.root || event.run.role?.name !== "DRIVER_ADD_DEVICE" || !event.value) return;
      if (event.run.ask(givesDeviceToLibrary, event.run.name)) return;
      const range = rangeOf(event.state, event.value);
      if (range.hi < 0) return;
      for (const mark of event.state.marksNamed("device")) {
        if (isNull(event.state, mark.term) === true) continue;
        // Who answers with the very status of making it answers with success whenever there is a device.
        const made = mark.with && rangeOf(event.state, mark.with);
        if (event.value !== mark.with && ((made && made.lo < 0) || range.lo < 0)) continue;
        event.run.report(
          id,
          {
            message: `${event.run.fn.symbol.name} returns success, but DO_DEVICE_INITIALIZING is still set on the device object it made`,
            notes: [{ message: "", place: mark.why }],
          },
          event.at,
        );
      }
    },
  }),
};

/** The routine hands a device object to a library that is not here, which may clear the flag. */
const givesDeviceToLibrary = (world: World, routine: string): boolean => {
  const info = world.functions.get(routine);
  return (
    info !== undefined &&
    codeOf(info.fn).calls.some(
      (call) => call.call.args.some(({ type }) => pointee(type) === "DEVICE_OBJECT") && isOfLibrary(world, info, call),
    )
  );
};

/** The device object whose Flags a place is. */
function flagsOf(place: PlaceRef): Term | undefined {
  return place.kind === "field" && place.name === "Flags" && place.base.kind === "deref"
    ? place.base.pointer
    : undefined;
}
/** False only if the value surely has the bit cleared. */
function mayKeepBit(value: Term): boolean {
  if (value.kind === "const") return (value.value & BigInt(initializing)) !== 0n;
  if (value.kind !== "op") return true;
  const [left, right] = value.args;
  if (value.op === "and" && right?.kind === "const")
    return (right.value & BigInt(initializing)) !== 0n && (left === undefined || mayKeepBit(left));
  if (value.op === "or" && left && right) return mayKeepBit(left) || mayKeepBit(right);
  return true;
}
