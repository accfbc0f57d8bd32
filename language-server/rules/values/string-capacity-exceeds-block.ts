// MaximumLength of a string, used of a block that was made for its Length.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { bare, isFieldOf } from "../../analysis/code.ts";
import { allocatorOf } from "../../analysis/models.ts";
import { isSamePlace } from "../kinds/places.ts";
import type { BodyFinding, Rule } from "../rule.ts";

export const stringCapacityExceedsBlock: Rule = {
  id: "string-capacity-exceeds-block",
  severity: "error",
  summary: "A block of a string's Length is filled with, or said to have, its MaximumLength.",
  names: {},
  page: `Length is what a UNICODE_STRING holds, MaximumLength what there is room for, and that is mostly more. Of a block that was allocated with
Length bytes, MaximumLength bytes are too many: the copy writes behind it, or whoever believes the new string's MaximumLength will.

**Mend it**: allocate MaximumLength, or copy Length and say so.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Copy(PUNICODE_STRING To, PCUNICODE_STRING From)
{
    To->Buffer = ExAllocatePool2(POOL_FLAG_PAGED, From->Length, 'rtSU');
    if (To->Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlCopyMemory(To->Buffer, From->Buffer, From->MaximumLength);
//  ^^^^^^^^^^^^^ string-capacity-exceeds-block: Length
    To->Length = From->Length;
    To->MaximumLength = From->MaximumLength;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string-capacity-exceeds-block: Length
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Copy(PUNICODE_STRING To, PCUNICODE_STRING From)
{
    To->Buffer = ExAllocatePool2(POOL_FLAG_PAGED, From->Length, 'rtSU');
    if (To->Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    To->MaximumLength = From->Length;
    RtlCopyUnicodeString(To, From);
    return STATUS_SUCCESS;
}
NTSTATUS CopyAll(PUNICODE_STRING To, PCUNICODE_STRING From)
{
    To->Buffer = ExAllocatePool2(POOL_FLAG_PAGED, From->MaximumLength, 'rtSU');
    if (To->Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    To->MaximumLength = From->MaximumLength;
    RtlCopyUnicodeString(To, From);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  body(_info, code) {
    const sizes = code.calls.flatMap(({ name, call }) =>
      allocatorOf(name ?? "") && call.args[1] ? [call.args[1]] : [],
    );
    const made = sizes.flatMap((size) => stringOf(size, "Length") ?? []);
    if (made.length === 0) return [];
    // Of a block for either of the two nothing is known.
    const isOurs = (string: Place) =>
      made.some((other) => isSamePlace(other, string)) &&
      sizes.every((size) => {
        const measured = stringOf(size, "Length");
        return measured !== undefined && isSamePlace(measured, string);
      });
    const found: BodyFinding[] = [];
    for (const { name, call, at } of code.calls) {
      const string = /^mem(cpy|move)$/.test(name ?? "") && call.args[2] && stringOf(call.args[2], "MaximumLength");
      if (string && isOurs(string))
        found.push({ message: "the block has but the string's Length, and its MaximumLength is copied", at });
    }
    for (const { target, value, at } of code.assigns) {
      if (!isFieldOf(target, "UNICODE_STRING", "MaximumLength")) continue;
      const string = stringOf(value, "MaximumLength");
      if (string && isOurs(string))
        found.push({ message: "the block has but the other string's Length, not its MaximumLength", at });
    }
    return found;
  },
};
function stringOf(expr: Expr, member: string): Place | undefined {
  const inner = bare(expr);
  if (inner.kind !== "load" || !isFieldOf(inner.place, "UNICODE_STRING", member)) return undefined;
  return inner.place.kind === "field" ? inner.place.base : undefined;
}
