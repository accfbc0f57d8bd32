// An error code of another world.
import type { Expr } from "../../../compiler/ir/ir.ts";
import type { Type } from "../../../compiler/types/type.ts";
import { aliasOf, bare } from "../../analysis/code.ts";
import type { Rule } from "../rule.ts";

export const foreignErrorAsStatus: Rule = {
  id: "foreign-error-as-status",
  severity: "error",
  summary: "A Win32 error code or HRESULT is returned as an NTSTATUS.",
  names: {},
  page: `Win32 error codes are small positive numbers: as an NTSTATUS every one of them is a success. An HRESULT has its own facility codes.

**Mend it**: return the STATUS_ value that means the same.

\`\`\`c bad
#include <wdm.h>
#define ERROR_INVALID_DATA 13L
NTSTATUS Parse(ULONG Length)
{
    if (Length == 0) {
        return ERROR_INVALID_DATA;
//      ^^^^^^ foreign-error-as-status: ERROR_INVALID_DATA
    }
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Parse(ULONG Length)
{
    if (Length == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}
\`\`\`
`,
  body(info, code) {
    const found = (value: Expr, into: Type, at: { first: number; last: number }) => {
      const inner = bare(value);
      const name =
        aliasOf(into) === "NTSTATUS" && inner.kind === "const" && inner.value !== 0n ? inner.name : undefined;
      if (name === undefined || !/^(ERROR_[A-Z]|E_[A-Z]+$|S_FALSE$)/.test(name)) return [];
      return [
        {
          message: `${name} is no NTSTATUS: callers will take it for ${inner.kind === "const" && BigInt.asIntN(32, inner.value) >= 0n ? "a success" : "another failure"}`,
          at,
        },
      ];
    };
    return [
      ...code.returns.flatMap(({ value, at }) => found(value, info.fn.type.returns, at)),
      ...code.assigns.flatMap(({ target, value, at }) => found(value, target.type, at)),
    ];
  },
};
