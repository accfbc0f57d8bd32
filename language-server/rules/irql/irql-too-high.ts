// A routine called above the highest level its contract allows.
import type { CallEvent } from "../../analysis/events.ts";
import { constantOf, rangeOf } from "../../analysis/facts.ts";
import { irqlName, irqlRangeName } from "../../analysis/irql.ts";
import { allocatorOf, isPagedRequest } from "../../analysis/models.ts";
import { demandedBy, demandWords, endsWhatWasReported, type Rule } from "../rule.ts";

const id = "irql-too-high";

export const irqlTooHigh: Rule = {
  id,
  severity: "error",
  summary: "A routine is called at an IRQL above the highest one its contract allows.",
  names: {
    codeAnalysis: ["D0005", "C28121", "C28118", "C28123"],
    staticDriverVerifier: [
      "IrqlExPassive",
      "IrqlIoPassive1",
      "IrqlIoPassive2",
      "IrqlIoPassive3",
      "IrqlIoPassive4",
      "IrqlIoPassive5",
      "IrqlIoRtlZwPassive",
      "IrqlObPassive",
      "IrqlPsPassive",
      "IrqlRtlPassive",
      "IrqlZwPassive",
      "IrqlExApcLte1",
      "IrqlExApcLte2",
      "IrqlExApcLte3",
      "IrqlExApcLteInline",
      "IrqlIoApcLte",
      "IrqlKeApcLte1",
      "IrqlKeApcLte2",
      "IrqlMmApcLte",
      "IrqlApcLte",
      "IrqlNtifsApcPassive",
      "IrqlDispatch",
      "IrqlKeDispatchLte",
      "IrqlIoDispatch",
      "IrqlMmDispatch",
      "IrqlKeWaitForMultipleObjects",
      "IrqlKeWaitForMutexObject",
      "IrqlKeSetEvent",
      "ForwardedAtBadIrql",
    ],
    codeql: ["cpp/drivers/irql-too-high", "cpp/drivers/ke-set-event-irql"],
  },
  page: `Every kernel routine states the highest IRQL at which it may be called. Above it the routine may touch pageable memory,
wait, or take a lock that cannot be had there: the machine stops with IRQL_NOT_LESS_OR_EQUAL, or hangs.

A spin lock raises the IRQL to DISPATCH_LEVEL until it is released; DPCs, StartIo, timer and cancel routines run at
DISPATCH_LEVEL; interrupt service routines above it. Completion routines may run at DISPATCH_LEVEL.

**Mend it**: do the work before the lock is taken or after it is released, or hand it to a work item.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;
VOID CloseLog(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    ZwClose(Ext->File);
//  ^^^^^^^^^^^^^^^^^^ irql-too-high: ZwClose
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;
VOID CloseLog(EXT *Ext)
{
    KIRQL irql;
    HANDLE file;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    file = Ext->File;
    Ext->File = NULL;
    KeReleaseSpinLock(&Ext->Lock, irql);
    if (file != NULL) {
        ZwClose(file);
    }
}
\`\`\`
`,
  paths: (world) => ({
    beforeCall(event) {
      const { max } = event.requirement;
      if (max === undefined || event.name === "__ringside_paged_code" || endsWhatWasReported(event)) return;
      if (formatter.test(event.name ?? "") && !convertsText(event)) return;
      const now = rangeOf(event.state, event.state.irql);
      if (now.lo <= max && now.hi <= max) return;
      const notes = [{ message: "", place: event.state.irqlWhy }, ...demandedBy(event, demandWords(event))];
      const may = touchesOnlyItsBuffers.test(event.name ?? "");
      if (now.lo > max) {
        // Entering pageable code at a raised level is told by its own rule.
        if (asksForPagedPool(event)) return;
        if (event.hasBody && event.name !== undefined && world.isPaged(event.name)) return;
        event.run.report(
          id,
          {
            message: `${event.written} ${demandWords(event)}, but here the IRQL is ${irqlRangeName(now.lo, now.hi)}`,
            notes,
            may,
          },
          event.site.at,
        );
        return;
      }
      if (!may && now.hi > max && event.state.irql === world.terms.entryIrql && event.state.grounds.upper) {
        event.run.report(
          id,
          {
            message: `${event.written} ${demandWords(event)}, but this code may run at up to ${irqlName(now.hi)}`,
            notes,
            may: true,
          },
          event.site.at,
        );
      }
    },
  }),
};

const formatter = /^RtlStringC(b|ch)V?Printf(Ex)?([AW])$/;
/** Text of the other width is converted with tables that lie in pageable memory; what else is formatted stays in its buffers. */
function convertsText(event: CallEvent): boolean {
  const wide = formatter.exec(event.name ?? "")?.[3] === "W";
  const other = wide ? /%[-+ #0-9.*]*(h[sc]|S|C|Z)/ : /%[-+ #0-9.*]*(w[sZc]|l[sc]|S|C)/;
  return event.args.some((_, index) => other.test(event.argText(index) ?? ""));
}
/** The documentation allows PASSIVE_LEVEL only, but what goes wrong above it depends on where the text and its format lie. */
const touchesOnlyItsBuffers = /^Rtl(StringC[bc]|UnicodeString(Init|Validate|Copy|Cat|V?Printf))/;

/** Left to paged-pool-at-raised-irql, which says it more plainly. */
function asksForPagedPool(event: CallEvent): boolean {
  const allocator = event.name === undefined ? undefined : allocatorOf(event.name);
  const kind = allocator && event.args[allocator.type];
  const value = kind && constantOf(event.state, kind);
  return (
    allocator !== undefined &&
    value !== undefined &&
    isPagedRequest(allocator, value) &&
    rangeOf(event.state, event.state.irql).lo <= 2
  );
}
