// RtlCompareMemory read as if it were memcmp.
import type { Expr } from "../../../compiler/ir/ir.ts";
import { bare } from "../../analysis/code.ts";
import type { Rule } from "../rule.ts";

export const comparedBytesMisread: Rule = {
  id: "compared-bytes-misread",
  severity: "error",
  summary: "The result of RtlCompareMemory is tested as if it said whether the two are equal.",
  names: {},
  page: `RtlCompareMemory returns how many bytes are equal from the start: all of them if the two are, and 0 only if the first byte differs. memcmp
returns 0 if they are equal. Tested like memcmp, equal memory is taken for different, and nearly everything else for equal.

**Mend it**: compare the result with the length, or use RtlEqualMemory.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { UCHAR Address[6]; } EXT, *PEXT;
BOOLEAN IsMine(PEXT Ext, const UCHAR *Address)
{
    if (RtlCompareMemory(Ext->Address, Address, 6) == 0) {
//      ^^^^^^^^^^^^^^^^ compared-bytes-misread: how many
        return TRUE;
    }
    return FALSE;
}
BOOLEAN IsOther(PEXT Ext, const UCHAR *Address)
{
    return !RtlCompareMemory(Ext->Address, Address, sizeof(Ext->Address));
//          ^^^^^^^^^^^^^^^^ compared-bytes-misread: how many
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { UCHAR Address[6]; SIZE_T Length; } EXT, *PEXT;
BOOLEAN IsMine(PEXT Ext, const UCHAR *Address)
{
    SIZE_T equal = RtlCompareMemory(Ext->Address, Address, Ext->Length);
    if (RtlCompareMemory(Ext->Address, Address, 6) != 6 || equal < Ext->Length) {
        return FALSE;
    }
    return RtlEqualMemory(Ext->Address, Address, 6);
}
\`\`\`
`,
  body({ fn }, code) {
    return code.calls.flatMap(({ name, call, at }) => {
      if (name !== "RtlCompareMemory" || call.result === undefined) return [];
      // One byte is equal or it is not.
      const length = call.args[2] && bare(call.args[2]);
      if (length?.kind === "const" && length.value <= 1n) return [];
      const { result } = call;
      if (fn.locals[result]?.kind !== "temporary") return [];
      const isTest = ({ kind }: Expr, expr: Expr) => kind === "load" && isResult(expr, result);
      const tested = [
        ...code.branches.map(({ condition }) => condition),
        ...code.binaries.map(({ expr }) => expr),
      ].some(
        (condition) =>
          condition.kind === "binary" &&
          (condition.op === "eq" || condition.op === "ne") &&
          condition.right.kind === "const" &&
          condition.right.value === 0n &&
          isTest(bare(condition.left), condition.left),
      );
      return tested
        ? [
            {
              message:
                "the result says how many bytes are equal, and is 0 only if the first differs: compare it with the length",
              at,
            },
          ]
        : [];
    });
  },
};
function isResult(expr: Expr, result: number): boolean {
  const inner = bare(expr);
  return inner.kind === "load" && inner.place.kind === "local" && inner.place.local === result;
}
