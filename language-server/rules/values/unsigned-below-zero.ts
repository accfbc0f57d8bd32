// An unsigned number is asked whether it is below zero.

import type { Block, IrFunction } from "../../../compiler/ir/ir.ts";
import { shapeOf, successorsOf } from "../../analysis/shape.ts";
import { sourceText } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const unsignedBelowZero: Rule = {
  id: "unsigned-below-zero",
  severity: "warning",
  summary: "An unsigned number is asked whether it is below zero.",
  names: { codeql: ["cpp/unsigned-comparison-zero"] },
  page: `An unsigned number is never below zero: the test for an error is never met, and a loop that counts down to it never ends, but goes on with the
largest number there is.

**Mend it**: make the variable signed, or count so that the loop ends at zero.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { ULONG Free; ULONG Table[8]; } EXT, *PEXT;
NTSTATUS Take(PEXT Ext)
{
    if (Ext->Free < 0) {
//      ^^^^^^^^^^^^^ unsigned-below-zero: never
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Ext->Free--;
    return STATUS_SUCCESS;
}
VOID Clear(PEXT Ext)
{
    ULONG i;
    for (i = 7; i >= 0; i--) {
//              ^^^^^^ unsigned-below-zero: never ends
        Ext->Table[i] = 0;
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { LONG Free; ULONG Table[8]; } EXT, *PEXT;
NTSTATUS Take(PEXT Ext)
{
    ULONG i;
    if (Ext->Free < 0) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    for (i = 8; i-- > 0;) {
        Ext->Table[i] = 0;
    }
    return STATUS_SUCCESS;
}
\`\`\`
`,
  body({ fn, unit }, code) {
    return code.branches.flatMap(({ condition, at, block }) => {
      if (condition.kind !== "binary" || condition.right.kind !== "const" || condition.right.value !== 0n) return [];
      const { left, op } = condition;
      if (left.type.kind !== "integer" || left.type.signed || (op !== "lt" && op !== "ge")) return [];
      // As it is written: a macro that serves signed numbers, too, is no slip.
      if (!/(<|>=)\s*0$/.test(sourceText(unit, fn.declaration, at))) return [];
      if (op === "lt") return [{ message: "the number is unsigned, and never below zero", at }];
      return isLoop(fn, block)
        ? [{ message: "the number is unsigned, and never below zero: the loop never ends", at }]
        : [];
    });
  },
};

/** What the condition lets in comes back to it. */
function isLoop(fn: IrFunction, head: Block): boolean {
  const { order } = shapeOf(fn);
  return fn.blocks.some(
    (block) => (order[block.id] ?? 0) >= (order[head.id] ?? 0) && successorsOf(fn, block).includes(head.id),
  );
}
