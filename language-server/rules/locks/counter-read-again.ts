// What an interlocked routine has counted is read anew to see what came of it.
import type { Expr, Instruction, Place } from "../../../compiler/ir/ir.ts";
import { bare, type Code, objectOf } from "../../analysis/code.ts";
import { sourceText } from "../../analysis/world.ts";
import { isSamePlace } from "../kinds/places.ts";
import type { BodyFinding, Rule } from "../rule.ts";

export const counterReadAgain: Rule = {
  id: "counter-read-again",
  severity: "warning",
  summary: "A count is decremented by an interlocked routine, and then read again to see whether it is zero.",
  names: {},
  page: `Between InterlockedDecrement and the next read another processor may have changed the count. Two threads that release the last two
references may both see zero, and both free the object; or one frees it while the other is about to read the count.

**Mend it**: test what InterlockedDecrement returned.

\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LONG References; } ITEM, *PITEM;
VOID Release(PITEM Item)
{
    InterlockedDecrement(&Item->References);
    if (Item->References == 0) {
//      ^^^^^^^^^^^^^^^^^^^^^ counter-read-again: InterlockedDecrement
        ExFreePoolWithTag(Item, 'metI');
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ITEM { LONG References; } ITEM, *PITEM;
VOID Release(PITEM Item)
{
    if (InterlockedDecrement(&Item->References) == 0) {
        ExFreePoolWithTag(Item, 'metI');
    }
}
VOID Leave(PITEM Item)
{
    InterlockedDecrement(&Item->References);
    NT_ASSERT(Item->References == 0);
}
\`\`\`
`,
  body({ fn, unit }, code) {
    return fn.blocks.flatMap(({ instructions, terminator }) => {
      if (terminator.kind !== "branch") return [];
      const counted = countedLast(instructions, code);
      const asked = zeroAsked(terminator.condition, instructions);
      if (!counted || !asked || !isSamePlace(counted, asked)) return [];
      const { first } = terminator.at;
      // What is only asserted decides nothing.
      if (/ASSERT/i.test(sourceText(unit, fn.declaration, { first: first - 2, last: first }))) return [];
      const finding: BodyFinding = {
        message:
          "the count is read again after InterlockedDecrement: another processor may have changed it; test what that returned",
        at: terminator.at,
      };
      return [finding];
    });
  },
};

/** The place that the last call of a block has decremented, if nothing has asked for its result. */
function countedLast(instructions: readonly Instruction[], code: Code): Place | undefined {
  const last = instructions.findLast(({ kind }) => kind === "intrinsic" || kind === "call");
  if (last?.kind !== "intrinsic" && last?.kind !== "call") return undefined;
  const name = last.kind === "intrinsic" ? last.name : last.callee.kind === "direct" ? last.callee.symbol.name : "";
  if (!/^_?InterlockedDecrement(Acquire|Release|NoFence|64)?$/.test(name)) return undefined;
  const { result } = last;
  const isRead = (value: Expr) => {
    const inner = bare(value);
    return inner.kind === "load" && inner.place.kind === "local" && inner.place.local === result;
  };
  if (
    result !== undefined &&
    (code.assigns.some(({ value }) => isRead(value)) || code.returns.some(({ value }) => isRead(value)))
  )
    return undefined;
  return objectOf(last.args[0]);
}
/** What is compared with zero; a volatile member is read into a variable before. */
function zeroAsked(condition: Expr, instructions: readonly Instruction[]): Place | undefined {
  if (condition.kind !== "binary" || !/^(eq|ne|le|gt)$/.test(condition.op)) return undefined;
  if (condition.right.kind !== "const" || condition.right.value !== 0n) return undefined;
  let left = bare(condition.left);
  if (left.kind === "load" && left.place.kind === "local") {
    const { local } = left.place;
    const from = instructions.findLast(
      (one) => one.kind === "assign" && one.target.kind === "local" && one.target.local === local,
    );
    if (from?.kind === "assign") left = bare(from.value);
  }
  return left.kind === "load" ? left.place : undefined;
}
