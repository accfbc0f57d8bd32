// An own IRP that nobody can free any more.

import { onPaths } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { baseOf, heldOutside } from "../../analysis/pool.ts";
import { undoBeforeExit } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "own-irp-leaked";

export const ownIrpLeaked: Rule = {
  id,
  severity: "error",
  summary: "A path returns without sending or freeing an IRP it made.",
  names: { staticDriverVerifier: ["IoAllocateFree", "IoBuildFsdFree"] },
  fix: undoBeforeExit(
    "Free the IRP first",
    /IoAllocateIrp|IoBuildAsynchronousFsdRequest/,
    ({ result }) => result && `IoFreeIrp(${result});`,
  ),
  page: `An IRP from IoAllocateIrp or an IoBuild routine must be sent on, kept, or freed with IoFreeIrp.

**Mend it**: call IoFreeIrp on the path shown.

\`\`\`c bad
#include <wdm.h>
IO_COMPLETION_ROUTINE FreeIt;
NTSTATUS Ask(PDEVICE_OBJECT Lower, BOOLEAN Ready)
{
    PIRP irp = IoAllocateIrp(Lower->StackSize, FALSE);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (!Ready) {
        return STATUS_DEVICE_NOT_READY;
//      ^^^^^^ own-irp-leaked: neither
    }
    IoSetCompletionRoutine(irp, FreeIt, NULL, TRUE, TRUE, TRUE);
    return IoCallDriver(Lower, irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_COMPLETION_ROUTINE FreeIt;
NTSTATUS Ask(PDEVICE_OBJECT Lower, BOOLEAN Ready)
{
    PIRP irp;
    if (!Ready) {
        return STATUS_DEVICE_NOT_READY;
    }
    irp = IoAllocateIrp(Lower->StackSize, FALSE);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    IoSetCompletionRoutine(irp, FreeIt, NULL, TRUE, TRUE, TRUE);
    return IoCallDriver(Lower, irp);
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [onPaths.irp] },
    exit(event) {
      const { run, state } = event;
      for (const [key, irp] of state.irps) {
        const term = run.terms.term(key);
        if (!irp.made || irp.owner !== "owned" || isNull(state, term) !== false) continue;
        if (irp.why?.kind !== "site" || irp.why.site.fn !== run.name || (event.value && baseOf(event.value) === term))
          continue;
        if (heldOutside(state, (place) => run.terms.place(place), term)) continue;
        run.report(
          id,
          {
            message: "the IRP made in this function is neither sent nor freed on this path",
            notes: [{ message: "", place: irp.why }],
          },
          event.at,
        );
      }
    },
  }),
};
