// A device object deleted while it is still in a stack.
import { deviceBehind } from "../../analysis/extensions.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import { deviceGone } from "../kinds/devices.ts";
import { moveUp } from "../kinds/order-edits.ts";
import type { Rule } from "../rule.ts";

const id = "device-deleted-before-detach";

export const deviceDeletedBeforeDetach: Rule = {
  id,
  severity: "error",
  summary: "IoDeleteDevice is called before IoDetachDevice.",
  names: {},
  fix: moveUp("Detach it first", ({ text }) => /^IoDeleteDevice\s*\(/.test(text)),
  page: `A device object that is deleted while attached leaves the stack with a pointer to freed memory. And the device extension, where the
lower device object is kept, goes with it.

**Mend it**: call IoDetachDevice first.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
VOID Leave(PDEVICE_OBJECT Device, PDEVICE_OBJECT Lower)
{
    IoDeleteDevice(Device);
    IoDetachDevice(Lower);
//  ^^^^^^^^^^^^^^ device-deleted-before-detach: deleted
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
VOID Leave(PDEVICE_OBJECT Device, PDEVICE_OBJECT Lower)
{
    IoDetachDevice(Lower);
    IoDeleteDevice(Device);
}
\`\`\`
`,
  paths: () => ({
    calls: ["IoDeleteDevice", "IoDetachDevice", ...attachers],
    beforeCall(event) {
      if (event.name !== "IoDetachDevice") return;
      const [mark, more] = event.state.marksNamed(deviceGone);
      // With several devices in hand it cannot be told which was attached to what.
      if (!mark || more) return;
      // What is kept in another device's extension, or was attached to, is that one's, and stays attached to it.
      const [lower] = event.args;
      const upper = lower?.kind === "load" ? ownerOf(lower) : lower && event.state.mark("below", lower)?.with;
      if (!lower || (upper !== mark.term && (upper || !isGiven(lower)))) return;
      event.run.report(
        id,
        {
          message: "IoDetachDevice is called after the device object was deleted",
          notes: [{ message: "", place: mark.why }],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      const device = event.args[0];
      if (!device || event.name === "IoDetachDevice") return;
      if (event.name !== "IoDeleteDevice") {
        event.state.setMark("below", event.result, "yes", undefined, device);
        return;
      }
      event.state.setMark(deviceGone, device, "yes", {
        kind: "site",
        site: event.site,
        message: "it is deleted here",
      });
    },
  }),
};

/** They give the device that is below the one they were given from then on. */
const attachers = ["IoAttachDeviceToDeviceStack"];
/** The device object in whose extension a pointer is kept. */
function ownerOf(term: Extract<Term, { kind: "load" }>): Term | undefined {
  const root = rootOf(term.place);
  return root.kind === "deref" ? deviceBehind(root.pointer) : undefined;
}
/** An argument of the function: whose it is, only its caller knows. */
function isGiven(term: Term): boolean {
  return term.kind === "atom" && /^(object:)?(param|in):/.test(term.name);
}
