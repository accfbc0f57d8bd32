// A promise about the floating-point state that the body does nothing for.
import type { IrSymbol } from "../../../compiler/ir/ir.ts";
import { nameSite } from "../../analysis/roots.ts";
import type { Rule } from "../rule.ts";

export const floatingPointAnnotationNotKept: Rule = {
  id: "floating-point-annotation-not-kept",
  severity: "warning",
  summary: "A function is annotated to save or restore the floating-point state and calls nothing that does.",
  names: {
    codeAnalysis: ["C28161", "C28162"],
    codeql: ["cpp/drivers/kmdf/float-safe-exit", "cpp/drivers/kmdf/float-unsafe-exit"],
  },
  page: `_Kernel_float_saved_ tells callers that floating point may be used when the function has returned, _Kernel_float_restored_ that the state
is what it was before. A body that never saves or restores breaks the promise: the caller then works on another thread's registers.

**Mend it**: save or restore the state on the way, or take the annotation off.

\`\`\`c bad
#include <wdm.h>
_Kernel_float_saved_
NTSTATUS Begin(PKFLOATING_SAVE Save)
//       ^^^^^ floating-point-annotation-not-kept: save
{
    RtlZeroMemory(Save, sizeof(*Save));
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Kernel_float_saved_
NTSTATUS Begin(PKFLOATING_SAVE Save)
{
    return KeSaveFloatingPointState(Save);
}
\`\`\`
`,
  body(info) {
    const { fn } = info;
    const promised = (["saved", "restored"] as const).filter((promise) => promises(fn.symbol, promise));
    if (promised.length === 0) return [];
    const called = fn.blocks.flatMap(({ instructions }) =>
      instructions.flatMap((one) => (one.kind === "call" && one.callee.kind === "direct" ? [one.callee.symbol] : [])),
    );
    // Through a pointer anything may be called.
    const isOpen = fn.blocks.some(({ instructions }) =>
      instructions.some((one) => one.kind === "call" && one.callee.kind !== "direct"),
    );
    return promised.flatMap((promise) => {
      if (isOpen || called.some((symbol) => promises(symbol, promise))) return [];
      const does = promise === "saved" ? "save" : "restore";
      return [
        {
          message: `${fn.symbol.name} is annotated to ${does} the floating-point state, but calls nothing that does`,
          at: nameSite(info).at,
        },
      ];
    });
  },
};

function promises({ annotations, name }: IrSymbol, what: "saved" | "restored"): boolean {
  const routine =
    what === "saved"
      ? /^Ke(?:SaveFloatingPoint|SaveExtendedProcessor)State/
      : /^Ke(?:RestoreFloatingPoint|RestoreExtendedProcessor)State/;
  return routine.test(name) || annotations.some((one) => one.name === `Kernel_float_${what}`);
}
