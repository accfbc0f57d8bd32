// A status used as a condition.

import type { Block, BlockId, Expr, IrFunction } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import type { Type } from "../../../compiler/types/type.ts";
import { aliasOf, bare, type Code } from "../../analysis/code.ts";
import { shapeOf, successorsOf } from "../../analysis/shape.ts";
import { type FunctionInfo, sourceText } from "../../analysis/world.ts";
import { statusTest } from "../kinds/edits.ts";
import type { BodyFinding, Rule } from "../rule.ts";

export const statusAsBoolean: Rule = {
  id: "status-as-boolean",
  severity: "warning",
  summary: "An NTSTATUS is tested, or cast, as if it were a truth value.",
  names: { codeAnalysis: ["C28714"], codeql: ["cpp/drivers/ntstatus-explicit-cast"] },
  fix: statusTest,
  page: `STATUS_SUCCESS is zero, and every failure and warning is not: if (status) is true when something went wrong, the opposite of what it
reads like, and treats informational successes as failures.

**Mend it**: test with NT_SUCCESS(status), or compare with the status that is meant.

\`\`\`c bad
#include <wdm.h>
VOID Close(HANDLE Handle)
{
    NTSTATUS status = ZwClose(Handle);
    if (status) {
//      ^^^^^^ status-as-boolean: NT_SUCCESS
        DbgPrint("closed\\n");
    }
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Close(HANDLE Handle)
{
    NTSTATUS status = ZwClose(Handle);
    if (!((BOOLEAN)status)) {
//        ^^^^^^^^^^^^^^^ status-as-boolean: truth value
        DbgPrint("not closed\\n");
    }
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
NTSTATUS Close(HANDLE Handle)
{
    if (!ZwClose(Handle)) {
//       ^^^^^^^^^^^^^^^ status-as-boolean: NT_SUCCESS
        return STATUS_UNSUCCESSFUL;
    }
    return STATUS_SUCCESS;
}
BOOLEAN IsClosed(HANDLE Handle)
{
    NTSTATUS status = ZwClose(Handle);
    if (status == TRUE) {
//      ^^^^^^^^^^^^^^ status-as-boolean: NT_SUCCESS
        return TRUE;
    }
    return FALSE;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Close(HANDLE Handle)
{
    NTSTATUS status = ZwClose(Handle);
    if (NT_SUCCESS(status)) {
        DbgPrint("closed\\n");
    }
}
\`\`\`
`,
  body(info, code) {
    return [...castsOf(info, code), ...testsOf(info, code)];
  },
};

/** `(BOOLEAN)status`, returned or stored. */
function castsOf({ fn }: FunctionInfo, code: Code): BodyFinding[] {
  const found = (value: Expr, at: TokenRange): BodyFinding[] => {
    if (value.kind !== "convert" || !isTruthType(value.type)) return [];
    if (aliasOf(value.operand.type) !== "NTSTATUS") return [];
    return [{ message: "a status becomes a truth value: it is zero when the call succeeded; use NT_SUCCESS", at }];
  };
  if (aliasOf(fn.type.returns) === "NTSTATUS") return code.assigns.flatMap(({ value, at }) => found(value, at));
  return [...code.returns, ...code.assigns].flatMap(({ value, at }) => found(value, at));
}

function testsOf(info: FunctionInfo, code: Code): BodyFinding[] {
  return code.branches.flatMap(({ condition, at, block }) => {
    const found = {
      message: "a status is tested as a truth value: it is zero when the call succeeded; use NT_SUCCESS",
      at,
    };
    const inner = uncast(condition);
    if (inner !== condition && aliasOf(inner.type) === "NTSTATUS") return [found];
    if (condition.kind !== "binary" || (condition.op !== "ne" && condition.op !== "eq")) return [];
    const { left, right } = condition;
    // `status == TRUE`: it is STATUS_WAIT_1.
    if (right.kind === "const" && right.name === "TRUE" && aliasOf(left.type) === "NTSTATUS") return [found];
    if (aliasOf(left.type) !== "NTSTATUS" || right.kind !== "const" || right.value !== 0n) return [];
    // What leaves when the status is not zero means just that.
    if (
      condition.op === "ne" &&
      leaves(info.fn, block) &&
      !isGivenBack(info.fn, block, left) &&
      !isFailed(info.fn, block)
    )
      return [];
    // Compared with something: meant as written.
    if (right.name !== undefined || /[=<>]|NT_|STATUS/.test(sourceText(info.unit, info.fn.declaration, condition.at)))
      return [];
    return [found];
  });
}

/** The status in `if ((BOOLEAN)status)`. */
function uncast(value: Expr): Expr {
  if (value.kind !== "convert") return value;
  if (isTruthType(value.type)) return value.operand;
  const inner = uncast(value.operand);
  return inner === value.operand ? value : inner;
}
const isTruthType = (type: Type): boolean => /^BOOL(?:EAN)?$/.test(aliasOf(type) ?? "");

/** `if (!status) return status;`: only success is returned as what has gone wrong. */
function isGivenBack(fn: IrFunction, { terminator }: Block, status: Expr): boolean {
  // Written as a negation, what is done for zero comes first.
  if (terminator.kind !== "branch" || terminator.then < terminator.else) return false;
  if (status.kind !== "load" || status.place.kind !== "local") return false;
  const left = fn.blocks[terminator.else];
  if (left?.terminator.kind !== "return" || left.instructions.some(({ kind }) => kind === "assign")) return false;
  const value = left.terminator.value && bare(left.terminator.value);
  return value?.kind === "load" && value.place.kind === "local" && value.place.local === status.place.local;
}

/** `if (!status) return STATUS_UNSUCCESSFUL;`: success is told of as a failure. */
function isFailed(fn: IrFunction, { terminator }: Block): boolean {
  if (terminator.kind !== "branch" || terminator.then < terminator.else) return false;
  const left = fn.blocks[terminator.else];
  const value = left?.terminator.kind === "return" ? left.terminator.value && bare(left.terminator.value) : undefined;
  return value?.kind === "const" && BigInt.asIntN(32, value.value) < 0n && aliasOf(fn.type.returns) === "NTSTATUS";
}

/** What is done if the condition holds does not come to what is done if it does not: it returns, or goes to the end. */
function leaves(fn: IrFunction, { id, terminator }: Block): boolean {
  if (terminator.kind !== "branch") return false;
  const { order } = shapeOf(fn);
  const met = new Set<BlockId>([id]);
  const waiting = [terminator.then];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === terminator.else) return false;
    const block = fn.blocks[at];
    if (met.has(at) || !block || (order[at] ?? 0) <= (order[id] ?? 0)) continue;
    met.add(at);
    waiting.push(...successorsOf(fn, block));
  }
  return true;
}
