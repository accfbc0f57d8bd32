// A callback that returns at another IRQL than it was entered at.

import { aliasOf } from "../../analysis/code.ts";
import { type ExitsEvent, onPaths } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { irqlName, irqlRangeName } from "../../analysis/irql.ts";
import type { State, Why } from "../../analysis/state.ts";
import { contractOf } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "irql-not-restored";

export const irqlNotRestored: Rule = {
  id,
  severity: "error",
  summary: "A callback, or a function that promises a level, returns at another IRQL.",
  names: {
    codeAnalysis: ["C28166", "C28167"],
    staticDriverVerifier: ["IrqlReturn", "IrqlKeRaiseLower"],
    codeql: ["cpp/drivers/irql-inconsistent-with-required", "cpp/drivers/irql-function-not-annotated"],
  },
  page: `The kernel expects every callback to return at the level at which it was called. After a \`KeRaiseIrql\` without its
\`KeLowerIrql\` the caller runs on at the raised level and fails in a place that has nothing to do with the mistake.

**Mend it**: lower the IRQL to the saved level on every path.

\`\`\`c bad
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    KIRQL irql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    return;
//  ^^^^^^ irql-not-restored: DISPATCH_LEVEL
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
_IRQL_raises_(APC_LEVEL)
VOID BlockApcs(_Out_ _IRQL_saves_ PKIRQL Old)
{
    KeRaiseIrql(DISPATCH_LEVEL, Old);
    return;
//  ^^^^^^ irql-not-restored: annotated to raise the IRQL to APC_LEVEL
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { ULONG State; ULONG Count; } EXT, *PEXT;
VOID Count(PEXT Ext)
{
    KIRQL irql;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    if (Ext->State == 0) {
        return;
//      ^^^^^^ irql-not-restored: on other ways
    }
    Ext->Count++;
    KeLowerIrql(irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    KIRQL irql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    KeLowerIrql(irql);
}
VOID Notify(PKDPC Dpc)
{
    KIRQL irql = KeRaiseIrqlToDpcLevel();
    KeInsertQueueDpc(Dpc, NULL, NULL);
    if (irql != DISPATCH_LEVEL) {
        KeLowerIrql(irql);
    }
}
\`\`\`
`,
  paths: () => ({
    needs: { afterCall: [onPaths.lock] },
    afterCall({ state, locks }) {
      for (const event of locks) {
        if (event.kind !== "release" || event.restored || !event.released?.before) continue;
        if (state.irql.kind === "const" && state.irql === event.released.level)
          state.setMark(leftRaised, event.key, "yes", event.released.why);
      }
    },
    exits(event) {
      const { root, role, fn, unit } = event.run;
      if (!root || role?.lockRoutine || role?.name === "DRIVER_CANCEL") return;
      const { clauses } = contractOf(unit, fn.symbol);
      const raised = clauses.find(({ kind, when }) => kind === "irqlRaises" && !when)?.level;
      if (raised !== undefined) tellOfWrongLevel(event, raised);
      const promised = clauses.some(({ kind, when }) => kind === "irqlSame" && !when);
      if (!role && !promised) {
        tellOfForgotten(event);
        return;
      }
      for (const exit of event.exits) {
        // A lock still held explains the level and is told of by its own rule.
        if (exit.state.irql === event.entry.irql || exit.state.locks.some((lock) => !lock.fromEntry)) continue;
        // Of a level that was lost from sight only the bounds that the code itself asks for are known.
        if (exit.state.irql.kind === "atom") continue;
        const now = rangeOf(exit.state, exit.state.irql);
        const then = rangeOf(exit.state, event.entry.irql);
        // A caller may be at the lowest level that the role allows; left above that, it goes on there.
        const raisedBy = whoRaised(exit.state);
        const above = (promised || event.entry.grounds.lower) && raisedBy !== undefined && now.lo > then.lo;
        if (!above && now.lo <= then.hi && then.lo <= now.hi) continue;
        event.run.report(
          id,
          {
            message: `${event.run.fn.symbol.name} returns at ${irqlRangeName(now.lo, now.hi)}, but it is entered at ${irqlRangeName(then.lo, then.hi)}`,
            notes: [{ message: "", place: raisedBy ?? exit.state.irqlWhy }],
          },
          exit.at,
        );
      }
    },
  }),
};

/** `_IRQL_raises_(level)`: its callers go on at that level, so it returns at no other. */
function tellOfWrongLevel({ run, exits }: ExitsEvent, promised: number): void {
  for (const { state, at } of exits) {
    const { lo, hi } = rangeOf(state, state.irql);
    if (state.irql.kind !== "const" || lo <= promised) continue;
    const message = `${run.fn.symbol.name} returns at ${irqlRangeName(lo, hi)}, but is annotated to raise the IRQL to ${irqlName(promised)}`;
    run.report(id, { message, notes: [{ message: "", place: state.irqlWhy }] }, at);
  }
}

/** A routine that anyone may call raises the level and lowers it again, but not on a way on which it returns the same, or fails. */
function tellOfForgotten({ run, exits, entry }: ExitsEvent): void {
  const lowered = exits.filter(({ state }) => state.irql === entry.irql);
  if (lowered.length === 0) return;
  for (const { state, value, at } of exits) {
    const raisedBy = whoRaised(state);
    if (raisedBy?.kind !== "site" || raisedBy.site.fn !== run.name || state.irql === entry.irql) continue;
    if (state.locks.some((lock) => !lock.fromEntry)) continue;
    const { lo, hi } = value ? rangeOf(state, value) : { lo: 0, hi: 0 };
    const isAlike = lowered.some((other) => {
      const its = other.value && rangeOf(other.state, other.value);
      return !its || (lo === hi && its.lo === lo && its.hi === hi);
    });
    if (!isAlike && !(aliasOf(run.fn.type.returns) === "NTSTATUS" && hi < 0)) continue;
    const now = rangeOf(state, state.irql);
    // Entered at that level, as the way has found out, there is nothing to lower.
    if (rangeOf(state, entry.irql).lo >= now.lo) continue;
    const message = `${run.fn.symbol.name} returns at ${irqlRangeName(now.lo, now.hi)} here, and lowers the IRQL on other ways`;
    run.report(id, { message, notes: [{ message: "", place: raisedBy }] }, at);
  }
}

/** A lock that raised the level was released by a routine that leaves the level as it is. */
const leftRaised = "left-raised";

/** KeRaiseIrql itself, or a lock whose release is seen to have given nothing back: of others it may not have been seen how they did. */
function whoRaised(state: State): Why | undefined {
  if (state.irql.kind !== "const" || state.irqlWhy.kind !== "site") return undefined;
  if (state.irqlWhy.message.startsWith("KeRaiseIrql")) return state.irqlWhy;
  return state.marksNamed(leftRaised)[0]?.why;
}
