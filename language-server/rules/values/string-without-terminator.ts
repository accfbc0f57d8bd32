// A copy of a string has no room for the zero at its end.
import type { Expr, LocalId } from "../../../compiler/ir/ir.ts";
import { bare, type Code, type CodeCall, constantIn } from "../../analysis/code.ts";
import { allocatorOf } from "../../analysis/models.ts";
import { isSamePlace, isSameValue } from "../kinds/places.ts";
import type { BodyFinding, Rule } from "../rule.ts";

export const stringWithoutTerminator: Rule = {
  id: "string-without-terminator",
  severity: "error",
  summary: "A string is copied into a block of its length, which has no room for the zero at the end.",
  names: { codeql: ["cpp/no-space-for-terminator"] },
  page: `strlen and wcslen do not count the zero at the end, and strcpy writes it: behind the block, into the header of the next one.

**Mend it**: allocate one character more.

\`\`\`c bad
#include <ntddk.h>
PSTR Copy(PCSTR Name)
{
    PSTR copy = ExAllocatePool2(POOL_FLAG_PAGED, strlen(Name), 'emaN');
//              ^^^^^^^^^^^^^^^ string-without-terminator: zero
    if (copy != NULL) {
        strcpy(copy, Name);
//      ^^^^^^ string-function-unsafe: RtlStringCbCopyA
    }
    return copy;
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
PWSTR Copy(PCWSTR Name)
{
    PWSTR copy = ExAllocatePool2(POOL_FLAG_PAGED, wcslen(Name) * sizeof(WCHAR), 'emaN');
//               ^^^^^^^^^^^^^^^ string-without-terminator: zero
    if (copy != NULL) {
        wcscpy(copy, Name);
//      ^^^^^^ string-function-unsafe: RtlStringCbCopyW
    }
    return copy;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
PSTR Copy(PCSTR Name)
{
    SIZE_T length = strlen(Name);
    PSTR copy = ExAllocatePool2(POOL_FLAG_PAGED, length + 1, 'emaN');
    if (copy != NULL) {
        RtlCopyMemory(copy, Name, length + 1);
    }
    return copy;
}
PSTR Counted(PCSTR Name)
{
    PSTR copy = ExAllocatePool2(POOL_FLAG_PAGED, strlen(Name), 'emaN');
    if (copy != NULL) {
        RtlCopyMemory(copy, Name, strlen(Name));
    }
    return copy;
}
\`\`\`
`,
  body(_info, code) {
    return code.calls.flatMap((site): BodyFinding[] => {
      const { name = "", call, at } = site;
      if (!allocatorOf(name) || !call.args[1] || call.result === undefined) return [];
      const measured = measuredBy(call.args[1], code, site);
      if (!measured || !isCopied(code, call.result, measured)) return [];
      return [{ message: "the block is as long as the string, and has no room for the zero at its end", at }];
    });
  },
};

/** The string whose length the size is; as a variable holds it, if nothing else is ever put into that. */
function measuredBy(size: Expr, code: Code, before: CodeCall): Expr | undefined {
  let at = bare(size);
  // In bytes, of wide characters.
  if (at.kind === "binary" && at.op === "mul" && constantIn(at.right) === 2) at = bare(at.left);
  else if (at.kind === "binary" && at.op === "shl" && constantIn(at.right) === 1) at = bare(at.left);
  for (let rounds = 0; rounds < 3; rounds++) {
    if (at.kind !== "load" || at.place.kind !== "local") return undefined;
    const { local } = at.place;
    const given = code.assigns.filter(({ target }) => target.kind === "local" && target.local === local);
    const call = code.calls.find(({ name, call: { result } }) => result === local && /^(str|wcs)len$/.test(name ?? ""));
    if (call) return given.length === 0 && call.at.first <= before.at.last ? call.call.args[0] : undefined;
    const [only] = given;
    if (!only || given.length > 1) return undefined;
    at = bare(only.value);
  }
  return undefined;
}
/** `strcpy(block, string)`. */
function isCopied(code: Code, block: LocalId, string: Expr): boolean {
  const isBlock = (value: Expr) => {
    const inner = bare(value);
    return inner.kind === "load" && inner.place.kind === "local" && inner.place.local === block;
  };
  const holders = code.assigns.filter(({ value }) => isBlock(value)).map(({ target }) => target);
  return code.calls.some(({ name, call: { args } }) => {
    const [to, from] = args;
    if (!/^(strcpy|wcscpy)$/.test(name ?? "") || !to || !from || !isSameValue(from, string)) return false;
    const inner = bare(to);
    return isBlock(to) || (inner.kind === "load" && holders.some((holder) => isSamePlace(holder, inner.place)));
  });
}
