// A signed length that is compared with a limit above only.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { bare, type Code, constantIn } from "../../analysis/code.ts";
import type { FunctionInfo } from "../../analysis/world.ts";
import { isSamePlace } from "../kinds/places.ts";
import type { Rule } from "../rule.ts";

export const signedLengthNotLimited: Rule = {
  id: "signed-length-not-limited",
  severity: "warning",
  summary: "A signed length is compared with its limit, may be negative, and is used as a size.",
  names: { codeql: ["cpp/signed-overflow-check"] },
  page: `A negative number is smaller than any limit, and as a size it is larger than all memory: the copy runs until the machine stops, or until
somebody's data has been overwritten.

**Mend it**: make the length unsigned, or refuse it when it is below zero.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { UCHAR Data[64]; } EXT, *PEXT;
NTSTATUS Keep(PEXT Ext, const VOID *From, LONG Length)
{
    if (Length > 64) {
        return STATUS_INVALID_PARAMETER;
    }
    RtlCopyMemory(Ext->Data, From, Length);
//  ^^^^^^^^^^^^^ signed-length-not-limited: Length
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { UCHAR Data[64]; } EXT, *PEXT;
NTSTATUS Keep(PEXT Ext, const VOID *From, LONG Length)
{
    if (Length < 0 || Length > 64) {
        return STATUS_INVALID_PARAMETER;
    }
    RtlCopyMemory(Ext->Data, From, Length);
    return STATUS_SUCCESS;
}
NTSTATUS KeepSome(PEXT Ext, const VOID *From, LONG Length)
{
    if (Length > sizeof(Ext->Data)) {
        return STATUS_INVALID_PARAMETER;
    }
    RtlCopyMemory(Ext->Data, From, Length);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  body(info, code) {
    return code.calls.flatMap(({ name, call, at }) => {
      const size = /^(memset|memcpy|memmove)$/.test(name ?? "") ? call.args[2] : undefined;
      const length = size && signedPlace(size);
      if (!length || !comesFromOutside(info, code, length) || !isLimitedAboveOnly(code, length)) return [];
      const what = length.kind === "field" ? (length.field.name ?? "the length") : nameOf(info, length);
      return [
        { message: `${what} is signed, and only compared with a limit above: a negative one is an enormous size`, at },
      ];
    });
  },
};

function nameOf({ fn }: FunctionInfo, place: Place): string {
  return (place.kind === "local" && fn.locals[place.local]?.name) || "the length";
}
/** What is read as a signed number and becomes a size. */
function signedPlace(size: Expr): Place | undefined {
  const inner = bare(size);
  if (inner.kind !== "load" || inner.type.kind !== "integer" || !inner.type.signed) return undefined;
  for (let at = size; at.kind === "convert"; at = at.operand)
    if (at.operand.type.kind === "integer" && !at.operand.type.signed) return undefined;
  return inner.place;
}
/** A parameter, a member, or a variable that was read out of memory once: nothing here has made it. */
function comesFromOutside({ fn }: FunctionInfo, code: Code, place: Place): boolean {
  if (place.kind === "field") return !code.assigns.some(({ target }) => isSamePlace(target, place));
  if (place.kind !== "local") return false;
  const local = fn.locals[place.local];
  const given = code.assigns.filter(({ target }) => isSamePlace(target, place));
  if (!local || local.addressTaken || code.calls.some(({ call }) => call.result === place.local)) return false;
  if (local.kind === "parameter") return given.length === 0;
  const [only] = given;
  const value = only && bare(only.value);
  return given.length === 1 && value?.kind === "load" && (value.place.kind === "deref" || value.place.kind === "field");
}
function isLimitedAboveOnly(code: Code, place: Place): boolean {
  let isLimited = false;
  for (const { expr } of code.binaries) {
    const { op, left, right } = expr;
    if (!/^([lg][te]|eq|ne)$/.test(op)) continue;
    const isLeft = isIt(left, place);
    if (!isLeft && !isIt(right, place)) continue;
    const signed = left.type.kind === "integer" && left.type.signed;
    const limit = constantIn(isLeft ? right : left);
    // Compared as an unsigned number, or with zero: a negative one is seen to.
    if (!signed || limit === undefined || limit <= 1) return false;
    if (op !== "eq" && op !== "ne") isLimited = true;
  }
  return isLimited;
}
function isIt(expr: Expr, place: Place): boolean {
  const inner = bare(expr);
  return inner.kind === "load" && isSamePlace(inner.place, place);
}
