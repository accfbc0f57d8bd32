// A device extension that went with its device object.
import type { AccessEvent, CallEvent, Run } from "../../analysis/events.ts";
import { deviceBehind } from "../../analysis/extensions.ts";
import { isNull } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import { type PlaceRef, rootOf, type Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { deviceGone, leadsToItself } from "../kinds/devices.ts";
import type { Rule } from "../rule.ts";

const id = "device-extension-after-delete";
const told = "told";

export const deviceExtensionAfterDelete: Rule = {
  id,
  severity: "error",
  summary: "The device extension is touched after IoDeleteDevice.",
  names: {},
  page: `The extension is part of the device object: IoDeleteDevice frees it unless somebody still holds a reference.

**Mend it**: keep what is needed in local variables, or delete the device object last.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { UNICODE_STRING Link; ULONG Index; } EXT, *PEXT;
VOID Leave(PDEVICE_OBJECT Device)
{
    PEXT ext = Device->DeviceExtension;
    IoDeleteDevice(Device);
    DbgPrint("device %u is gone\\n", ext->Index);
//                                  ^^^^^^^^^^ device-extension-after-delete: deleted
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Self; PIO_WORKITEM Item; } EXT, *PEXT;
VOID Set(PDEVICE_OBJECT Device)
{
    PEXT ext = Device->DeviceExtension;
    ext->Self = Device;
}
VOID Leave(PEXT Extension)
{
    IoDeleteDevice(Extension->Self);
    IoFreeWorkItem(Extension->Item);
//                 ^^^^^^^^^^^^^^^ device-extension-after-delete: deleted
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { UNICODE_STRING Link; ULONG Index; } EXT, *PEXT;
VOID Leave(PDEVICE_OBJECT Device)
{
    PEXT ext = Device->DeviceExtension;
    IoDeleteDevice(Device);
    RtlFreeUnicodeString(&ext->Link);
//  ^^^^^^^^^^^^^^^^^^^^ device-extension-after-delete: touched
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _COMMON { BOOLEAN IsFdo; PDEVICE_OBJECT Self; } COMMON;
typedef struct _FDO { COMMON Common; UNICODE_STRING Link; } FDO, *PFDO;
VOID Set(PDEVICE_OBJECT Device)
{
    PFDO fdo = Device->DeviceExtension;
    fdo->Common.Self = Device;
}
VOID Leave(PFDO Fdo)
{
    PDEVICE_OBJECT self = Fdo->Common.Self;
    IoDeleteDevice(self);
    RtlFreeUnicodeString(&Fdo->Link);
//  ^^^^^^^^^^^^^^^^^^^^ device-extension-after-delete: deleted
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { UNICODE_STRING Link; ULONG Index; } EXT, *PEXT;
VOID Leave(PDEVICE_OBJECT Device)
{
    PEXT ext = Device->DeviceExtension;
    ULONG index = ext->Index;
    IoDeleteDevice(Device);
    DbgPrint("device %u is gone\\n", index);
}
\`\`\`
`,
  paths: () => [
    {
      // A routine of the kernel works on the member whose address it is given.
      needs: { beforeCall: [deviceGone] },
      beforeCall(event) {
        if (event.hasBody) return;
        for (const arg of event.args) if (arg.kind === "address") touched(event, arg.place);
      },
    },
    {
      needs: { access: [deviceGone] },
      calls: ["IoDeleteDevice"],
      afterCall(event) {
        const device = event.args[0];
        if (!device) return;
        const why = { kind: "site", site: event.site, message: "the device object is deleted here" } as const;
        event.state.setMark(deviceGone, device, "yes", why);
        const extension = extensionOf(event.run, device);
        if (extension) event.state.setMark(deviceGone, deviceBehind(extension) ?? extension, "yes", why);
      },
      access: (event) => touched(event, event.place),
    },
  ],
};

function touched({ run, state, site }: AccessEvent | CallEvent, place: PlaceRef): void {
  const root = rootOf(place);
  if (root.kind !== "deref") return;
  const device = deviceBehind(root.pointer);
  const mark = state.mark(deviceGone, device ?? root.pointer);
  if (!mark || mark.value === told || hasFileObject(run.terms, state, mark.term)) return;
  run.report(
    id,
    {
      message: `the ${device ? "device extension" : "device object"} is touched after the device object was deleted`,
      notes: [{ message: "", place: mark.why }],
    },
    site.at,
  );
  // What comes after on this way rests on the same mistake.
  state.setMark(deviceGone, mark.term, told, mark.why);
}

/** What a device lies in that is deleted by a member of its own extension (`Extension->Self`): that extension. */
function extensionOf(run: Run, device: Term): Term | undefined {
  if (device.kind !== "load" || device.place.kind !== "field") return undefined;
  const root = rootOf(device.place);
  return root.kind === "deref" && run.ask(leadsToItself, device.place.member) ? root.pointer : undefined;
}
/** The device of a request that came through a file object: as long as that is open, so is the device, whoever deletes it. */
function hasFileObject(terms: Terms, state: State, device: Term): boolean {
  if (device.kind !== "load" || device.place.kind !== "field" || device.place.name !== "DeviceObject") return false;
  const { base } = device.place;
  const at = base.kind === "deref" ? base.pointer : undefined;
  if (at?.kind !== "load" || at.place.kind !== "field" || at.place.name !== "CurrentStackLocation") return false;
  for (const id of state.facts.keys()) {
    const term = terms.term(id);
    if (term.kind !== "load" || term.place.kind !== "field" || term.place.name !== "FileObject") continue;
    if (term.place.base === base && isNull(state, term) === false) return true;
  }
  return false;
}
