// A result that tells of failure, and that nobody looks at.

import type { IrSymbol } from "../../../compiler/ir/ir.ts";
import { constantIn } from "../../analysis/code.ts";
import { contractOf, type FunctionInfo, sourceText } from "../../analysis/world.ts";
import { insertBeforeCall } from "../kinds/edits.ts";
import { readsOf } from "../kinds/reads.ts";
import type { Rule } from "../rule.ts";

const id = "result-not-inspected";

export const resultNotInspected: Rule = {
  id,
  severity: "warning",
  summary: "The result of a routine that must be inspected is dropped.",
  names: {
    codeAnalysis: ["C28193"],
    staticDriverVerifier: ["RemoveLockCheck", "IoSetCompletionRoutineExCheck", "IoSetCompletionExCompleteIrp"],
    codeql: ["cpp/drivers/examined-value"],
  },
  fix: insertBeforeCall("Say that the result does not matter", "(VOID)"),
  page: `Routines declared with _Must_inspect_result_ fail for reasons the caller cannot rule out. A caller that drops the result goes on with
objects that were never made and locks that were never taken.

**Mend it**: test the result; where it really does not matter, cast it to VOID.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    IoAcquireRemoveLock(&Ext->Guard, Ext);
//  ^^^^^^^^^^^^^^^^^^^ result-not-inspected: IoAcquireRemoveLock
    IoReleaseRemoveLock(&Ext->Guard, Ext);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    if (NT_SUCCESS(IoAcquireRemoveLock(&Ext->Guard, Ext))) {
        IoReleaseRemoveLock(&Ext->Guard, Ext);
    }
}
\`\`\`
`,
  body(info, code) {
    return code.calls.flatMap(({ call, at }) => {
      if (call.callee.kind !== "direct") return [];
      const { symbol } = call.callee;
      // What these fail at stops nobody: text that was cut, an oplock that is being broken, an interface that was off already.
      if (/^(Rtl(?!CreateUnicodeString$|Duplicate|StringFromGUID$)|FsRtl|IoSetDeviceInterfaceState$)/.test(symbol.name))
        return [];
      if (info.fn.symbol === symbol || !mustInspect(info, symbol)) return [];
      const local = call.result === undefined ? undefined : info.fn.locals[call.result];
      if (local && (local.addressTaken || readsOf(info.fn).has(local.id))) return [];
      // `(void)f()` says that the result does not matter; a test of it may have no consequence.
      const text = before(info, at);
      const own = sourceText(info.unit, info.fn.declaration, at);
      if (/\(\s*void\s*\)\s*$/i.test(text) || (/^NT_(SUCCESS|ERROR)\s*\(/.test(text) && text.includes(own))) return [];
      // With an IRP the MDL is in that.
      const irp = symbol.name === "IoAllocateMdl" ? call.args[4] : undefined;
      if (irp && constantIn(irp) === undefined) return [];
      const name = /^\w+/.exec(own)?.[0] ?? symbol.name;
      return [{ message: `the result of ${name} must be inspected, but nothing reads it`, at }];
    });
  },
};

function mustInspect(info: FunctionInfo, symbol: IrSymbol): boolean {
  return contractOf(info.unit, symbol).clauses.some(
    (clause) => clause.kind === "mustInspect" && clause.when === undefined,
  );
}
function before(info: FunctionInfo, at: { first: number; last: number }): string {
  if (at.first < 3) return "";
  return sourceText(info.unit, info.fn.declaration, { first: at.first - 3, last: at.first - 1 });
}
