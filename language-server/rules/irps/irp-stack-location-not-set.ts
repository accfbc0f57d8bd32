// The IRP's stack locations when it is passed down: skipped, copied, and the completion routine that needs a copy.

import { irpOf } from "../../analysis/irps.ts";
import { routinesThat } from "../../analysis/models.ts";
import { rootOf } from "../../analysis/term.ts";
import { callIn } from "../kinds/call-edits.ts";
import { insertBefore } from "../kinds/edits.ts";
import type { FixContext, Rule } from "../rule.ts";

const id = "irp-stack-location-not-set";
const setters: Readonly<Record<string, string>> = {
  IoSkipCurrentIrpStackLocation: "skipped",
  IoCopyCurrentIrpStackLocationToNext: "set",
  IoGetNextIrpStackLocation: "set",
  IoSetNextIrpStackLocation: "set",
};

export const irpStackLocationNotSet: Rule = {
  id,
  severity: "error",
  summary:
    "An IRP is passed down without its next stack location, or gets a completion routine after its own was skipped.",
  names: { staticDriverVerifier: ["CompletionRoutineRegistered", "IoSetCompletionRoutineExCheck"] },
  fix: (context) =>
    /passed down/.test(context.message)
      ? insertBefore("Skip this driver's stack location", (at) => {
          const irp = callIn(at.text, at.start)?.args[1]?.text;
          // A completion routine that was set would be the driver's above then.
          return irp === undefined || setsRoutine(at) ? undefined : [`IoSkipCurrentIrpStackLocation(${irp});`];
        })(context)
      : undefined,
  page: `Before \`IoCallDriver\` the next driver's stack location must be made ready: \`IoSkipCurrentIrpStackLocation\` lets the next
driver use this one's, \`IoCopyCurrentIrpStackLocationToNext\` gives it a copy. With neither, the next driver reads an empty
request. A completion routine needs the copy: after a skip it overwrites the routine of the driver above.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    return IoCallDriver(ext->Lower, Irp);
//         ^^^^^^^^^^^^ irp-stack-location-not-set: stack location
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Done;
DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    IoSetCompletionRoutine(Irp, Done, NULL, TRUE, TRUE, TRUE);
//  ^^^^^^^^^^^^^^^^^^^^^^ irp-stack-location-not-set: skipped
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: () => ({
    calls: [...routinesThat("setCompletionRoutine", "forward"), ...Object.keys(setters)],
    beforeCall(event) {
      const arg = event.irp && "irp" in event.irp ? event.args[event.irp.irp] : undefined;
      const found = arg && irpOf(event.state, arg);
      if (!found || found.irp.made) return;
      const mark = event.state.mark("stack-location", found.term);
      if (event.irp?.kind === "setCompletionRoutine") {
        if (mark?.value !== "skipped") return;
        event.run.report(
          id,
          {
            message: `${event.written} is called after the stack location was skipped: it overwrites the completion routine of the driver above`,
            notes: [{ message: "", place: mark.why }],
          },
          event.site.at,
        );
      } else if (
        event.irp?.kind === "forward" &&
        !mark &&
        found.irp.owner === "owned" &&
        event.state.mark("received", found.term)
      ) {
        event.run.report(
          id,
          {
            message:
              "the IRP is passed down without IoSkipCurrentIrpStackLocation or IoCopyCurrentIrpStackLocationToNext: the next stack location is not set",
          },
          event.site.at,
        );
      }
    },
    // Moved by hand, as IoSkipCurrentIrpStackLocation does it.
    store({ state, place, site }) {
      if (place.kind !== "field" || (place.name !== "CurrentLocation" && place.name !== "CurrentStackLocation")) return;
      const root = rootOf(place);
      if (root.kind !== "deref" || !state.irps.has(root.pointer.id) || state.mark("stack-location", root.pointer))
        return;
      state.setMark("stack-location", root.pointer, "moved", { kind: "site", site, message: "it is moved here" });
    },
    afterCall(event) {
      const irp = event.args[0] && irpOf(event.state, event.args[0]);
      const how = event.name === undefined ? undefined : setters[event.name];
      // Skipped after all: what had been copied is no longer the next one.
      if (irp && how !== undefined && (how === "skipped" || !event.state.mark("stack-location", irp.term))) {
        event.state.setMark("stack-location", irp.term, how, {
          kind: "site",
          site: event.site,
          message: `${event.written} is called here`,
        });
      }
    },
  }),
};
function setsRoutine({ text, unit, start, definition }: FixContext): boolean {
  const from = definition ? unit.tokens.span(definition.tokenBase).start : start;
  return /\bIoSetCompletionRoutine/.test(text.slice(from, start));
}
