// The upper half of an address, lost.

import type { Expr } from "../../../compiler/ir/ir.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import { aliasOf, bare } from "../../analysis/code.ts";
import { rewrite } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const pointerTruncated: Rule = {
  id: "pointer-truncated",
  severity: "error",
  summary: "A pointer is cast to an integer that is too narrow for it.",
  names: { codeAnalysis: ["C4311", "C4305"] },
  fix: rewrite(
    "Use PtrToUlong",
    /^\((?:ULONG|DWORD|UINT32|unsigned long|unsigned int)\)\s*(\w+(?:(?:->|\.)\w+)*)/,
    "PtrToUlong($1)",
  ),
  page: `On a 64-bit system a pointer has 64 bits and ULONG 32. An address that went through a ULONG leads elsewhere when it is used again.

**Mend it**: use ULONG_PTR; for a deliberate cut, PtrToUlong.

\`\`\`c bad
#include <wdm.h>
ULONG Hash(PVOID Object)
{
    ULONG value = (ULONG)Object;
//                ^^^^^^^^^^^^^ pointer-truncated: ULONG_PTR
    return value >> 4;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
ULONG Hash(PVOID Object)
{
    ULONG_PTR value = (ULONG_PTR)Object;
    return (ULONG)(value >> 4);
}
\`\`\`
`,
  body(info, code) {
    const { target } = info.unit;
    // The distance between two addresses fits, whatever became of their upper halves.
    const inDifferences = new Set(
      code.binaries.flatMap(({ expr: { op, left, right } }) => (op === "sub" ? [left, right] : [])),
    );
    // Of what is asked for an alignment or a few low bits, the upper half is not missed.
    const forLowBits = new Set(
      code.binaries.flatMap(({ expr: { op, left, right } }) =>
        (op === "rem" && isPowerOfTwo(right)) || (op === "and" && isLow(right)) ? convertsIn(left) : [],
      ),
    );
    const found = new Map<string, { message: string; at: { first: number; last: number } }>();
    for (const { expr, at } of code.converts) {
      const from = expr.operand.type;
      if (expr.implicit || from.kind !== "pointer" || expr.type.kind !== "integer") continue;
      // A constant such as (ULONG)FIELD_OFFSET has no address in it, nor has what fits into fewer bits: a flag, a small number.
      if (isOffset(expr.operand) || sizeOf(expr.type, target) !== 4 || sizeOf(from, target) <= 4) continue;
      // The numbers of handles, processes and threads fit.
      if (inDifferences.has(expr) || forLowBits.has(expr) || aliasOf(from) === "HANDLE") continue;
      found.set(`${at.first}:${at.last}`, {
        message: "a pointer is cut to 32 bits here: keep addresses in ULONG_PTR",
        at,
      });
    }
    return [...found.values()];
  },
};

function isPowerOfTwo(expr: Expr): boolean {
  const value = bare(expr);
  return value.kind === "const" && value.value > 0n && (value.value & (value.value - 1n)) === 0n;
}
function isLow(expr: Expr): boolean {
  const value = bare(expr);
  return value.kind === "const" && value.value >= 0n && value.value <= 0xffffn;
}
function convertsIn(expr: Expr): Expr[] {
  const found: Expr[] = [];
  for (let at = expr; at.kind === "convert"; at = at.operand) found.push(at);
  return found;
}
/** A constant, or the address of a member of what would lie at one: `&((T *)0)->Member[i]`, with an index that is not. */
function isOffset(expr: Expr): boolean {
  if (expr.kind === "const") return true;
  if (expr.kind !== "address") return false;
  let { place } = expr;
  while (place.kind === "field" || place.kind === "element") place = place.base;
  return place.kind === "deref" && bare(place.pointer).kind === "const";
}
