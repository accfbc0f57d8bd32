// Clearing that a compiler may leave out.
import type { Expr, IrFunction, LocalId } from "../../../compiler/ir/ir.ts";
import { codeOf, constantIn, objectOf } from "../../analysis/code.ts";
import { afterTerminator, type BlockVisitor, visitExpr, visitInstruction } from "../../analysis/shape.ts";
import { renameCall } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

export const zeroingRemoved: Rule = {
  id: "zeroing-removed",
  severity: "warning",
  summary: "A variable is cleared where nothing reads it any more: the optimiser may leave the clearing out.",
  names: { codeAnalysis: ["C28625"], codeql: ["cpp/drivers/important-function-call-optimized-out"] },
  fix: renameCall("Clear with RtlSecureZeroMemory", "RtlSecureZeroMemory"),
  page: `Memory that is never read again need not be written: an optimising compiler drops the last RtlZeroMemory or memset of a local variable. Keys and
passwords stay on the stack then, although the source says that they are wiped.

**Mend it**: RtlSecureZeroMemory, which is never left out.

\`\`\`c bad
#include <wdm.h>
VOID Derive(PUCHAR Secret, PUCHAR Into)
{
    UCHAR key[16];
    ULONG i;
    RtlCopyMemory(key, Secret, sizeof(key));
    for (i = 0; i < 16; i++) {
        Into[i] = (UCHAR)(key[i] ^ 0x5c);
    }
    RtlZeroMemory(key, sizeof(key));
//  ^^^^^^^^^^^^^ zeroing-removed: key
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Wipe(VOID)
{
    UCHAR password[32];
    RtlZeroMemory(password, sizeof(password));
//  ^^^^^^^^^^^^^ zeroing-removed: password
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Derive(PUCHAR Secret, PUCHAR Into)
{
    UCHAR key[16];
    ULONG i;
    RtlCopyMemory(key, Secret, sizeof(key));
    for (i = 0; i < 16; i++) {
        Into[i] = (UCHAR)(key[i] ^ 0x5c);
    }
    RtlSecureZeroMemory(key, sizeof(key));
}
\`\`\`
`,
  body({ fn }) {
    return codeOf(fn).calls.flatMap(({ name, call, block, index, at }) => {
      const place = name === "memset" && constantIn(call.args[1]) === 0 ? objectOf(call.args[0]) : undefined;
      const local = place?.kind === "local" ? place.local : undefined;
      const variable = local === undefined ? undefined : fn.locals[local];
      if (local === undefined || variable?.kind !== "variable" || variable.name === undefined) return [];
      if (isUsedAfter(fn, local, block.id, index) || isPointedTo(fn, local)) return [];
      const message = `${variable.name} is cleared here and never read again: the optimiser may leave this out`;
      return [{ message, at }];
    });
  },
};

function isMentioned(fn: IrFunction, local: LocalId, where: (block: number, index: number) => boolean): boolean {
  let found = false;
  const visitor = lookFor(local, () => {
    found = true;
  });
  for (const { id, instructions, terminator } of fn.blocks) {
    instructions.forEach((instruction, index) => {
      if (where(id, index)) visitInstruction(instruction, visitor);
    });
    if (where(id, instructions.length)) {
      if (terminator.kind === "branch") visitExpr(terminator.condition, visitor);
      else if (terminator.kind === "switch") visitExpr(terminator.value, visitor);
      else if (terminator.kind === "return" && terminator.value) visitExpr(terminator.value, visitor);
    }
  }
  return found;
}
/** Named on some way on from a place, round a loop too. */
function isUsedAfter(fn: IrFunction, local: LocalId, block: number, index: number): boolean {
  const after = new Set<number>();
  const waiting = [block];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const terminator = fn.blocks[at]?.terminator;
    for (const next of terminator ? afterTerminator(terminator) : []) {
      if (after.has(next)) continue;
      after.add(next);
      waiting.push(next);
    }
  }
  return isMentioned(fn, local, (other, i) => after.has(other) || (other === block && i > index));
}
/** Its address is kept: who reads it through that cannot be seen. */
function isPointedTo(fn: IrFunction, local: LocalId): boolean {
  const leads = (expr: Expr): boolean => {
    const place = objectOf(expr);
    let at = place;
    while (at?.kind === "field" || at?.kind === "element") at = at.base;
    return at?.kind === "local" && at.local === local;
  };
  return codeOf(fn).assigns.some(({ value }) => leads(value));
}
function lookFor(local: LocalId, found: () => void): BlockVisitor {
  return {
    use: (used) => {
      if (used === local) found();
    },
    define: (defined) => {
      if (defined === local) found();
    },
    place: (place) => {
      if (place.kind === "local" && place.local === local) found();
    },
  };
}
