// What a routine was to give in a variable that held NULL before, used where the routine has failed.
import type { AfterCallEvent } from "../../analysis/events.ts";
import { isNull, rangeOf } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { isGuardedAt } from "../kinds/guarded.ts";
import type { Rule } from "../rule.ts";

const id = "failed-output-used";
/** On what a routine gives in a variable that held NULL before; remembers what the routine returned. */
const given = "given-for-null";

export const failedOutputUsed: Rule = {
  id,
  severity: "error",
  summary: "A pointer that a routine was to give is used on a path on which the routine has failed.",
  names: {},
  page: `A routine that fails gives nothing: the variable still holds NULL, as it did before, or whatever the routine left there. That its status was looked at is of
no use where the function only complains and goes on.

**Mend it**: leave the function, or what follows, where the routine has failed.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Make(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_OBJECT device = NULL;
    NTSTATUS status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        DbgPrint("no device: %x\\n", status);
    }
    device->Flags |= DO_BUFFERED_IO;
//  ^^^^^^^^^^^^^ failed-output-used: IoCreateDevice
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Make(PDRIVER_OBJECT DriverObject)
{
    PDEVICE_OBJECT device = NULL;
    NTSTATUS status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        DbgPrint("no device: %x\\n", status);
    }
    if (device != NULL) {
        device->Flags |= DO_BUFFERED_IO;
        device->Flags &= ~DO_DEVICE_INITIALIZING;
    }
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: (routine) => kernel.test(routine),
    needs: { access: [given] },
    afterCall: note,
    access({ run, state, pointer, site }) {
      const mark = state.mark(given, baseOf(pointer));
      if (!mark?.with || isNull(state, mark.term) === false || !hasFailed(run.terms, state, mark.with)) return;
      state.clearMark(given, mark.term);
      run.report(
        id,
        {
          message: `what ${mark.value} gives is used here, and it has failed on this path: there is nothing`,
          notes: [{ message: "", place: mark.why }],
          may: isGuardedAt(run, site.at),
          about: mark.term,
        },
        site.at,
      );
    },
  }),
};

const kernel = /^(Cm|Ex|Flt|FsRtl|Io|Mm|Ob|Ps|Rtl|Se|Wdmlib)[A-Z]/;
function note(event: AfterCallEvent): void {
  const { args, before, state, result, run, site, type, contract } = event;
  if (event.hasBody || type.returns.alias?.name !== "NTSTATUS") return;
  args.forEach((arg, index) => {
    if (arg.kind !== "address" || arg.place.kind !== "local" || contract?.params[index]?.direction !== "out") return;
    const held = before.store.get(arg.place.id);
    const variable = run.fn.locals[arg.place.local];
    const value = state.store.get(arg.place.id);
    if (held?.kind !== "const" || held.value !== 0n || variable?.type.kind !== "pointer" || !value) return;
    const why = { kind: "site", site, message: `${event.written} is called here` } as const;
    if (value.kind === "atom") state.setMark(given, value, event.written, why, result);
  });
}
/** A failure that the path has asked for, and not told from others: who asks for one of them knows what that one gives. */
function hasFailed(terms: Terms, state: State, status: Term): boolean {
  const { lo, hi } = rangeOf(state, status);
  if (hi >= 0 || lo === hi) return false;
  return !state.facts.some((_, asked) => {
    const term = terms.term(asked);
    return term.kind === "op" && (term.op === "eq" || term.op === "ne") && term.args.includes(status);
  });
}
