// A number from the registry that is read whatever the value holds.
import type { Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, isFieldOf, objectOf } from "../../analysis/code.ts";
import { visitExpr, visitInstruction } from "../../analysis/shape.ts";
import type { Rule } from "../rule.ts";

export const registryValueNotChecked: Rule = {
  id: "registry-value-not-checked",
  severity: "warning",
  summary: "A registry value is read as a number, and nothing has looked at its type or length.",
  names: {},
  page: `Whoever may write to the key decides what the value is: a string, a number of eight bytes, or nothing at all. ZwQueryValueKey succeeds for all of them, and what is read
from Data then is a piece of text, or what the buffer held before.

**Mend it**: compare Type with REG_DWORD and DataLength with sizeof(ULONG) first.

\`\`\`c bad
#include <wdm.h>
ULONG Limit(HANDLE Key, PUNICODE_STRING Name)
{
    UCHAR buffer[sizeof(KEY_VALUE_PARTIAL_INFORMATION) + sizeof(ULONG)];
    PKEY_VALUE_PARTIAL_INFORMATION value = (PKEY_VALUE_PARTIAL_INFORMATION)buffer;
    ULONG length;
    if (!NT_SUCCESS(ZwQueryValueKey(Key, Name, KeyValuePartialInformation, value, sizeof(buffer), &length))) {
        return 10;
    }
    return *(PULONG)value->Data;
//  ^^^^^^ registry-value-not-checked: Type
}
\`\`\`
\`\`\`c good
#include <wdm.h>
ULONG Limit(HANDLE Key, PUNICODE_STRING Name)
{
    UCHAR buffer[sizeof(KEY_VALUE_PARTIAL_INFORMATION) + sizeof(ULONG)];
    PKEY_VALUE_PARTIAL_INFORMATION value = (PKEY_VALUE_PARTIAL_INFORMATION)buffer;
    ULONG length;
    if (!NT_SUCCESS(ZwQueryValueKey(Key, Name, KeyValuePartialInformation, value, sizeof(buffer), &length))) {
        return 10;
    }
    return value->Type == REG_DWORD && value->DataLength == sizeof(ULONG) ? *(PULONG)value->Data : 10;
}
\`\`\`
`,
  body({ fn }, { calls, fields }) {
    if (!calls.some(({ name }) => name !== undefined && /^(Zw|Nt)QueryValueKey$/.test(name))) return [];
    if (fields.some(({ place, write }) => !write && (isOfValue(place, "Type") || isOfValue(place, "DataLength"))))
      return [];
    let at: TokenRange | undefined;
    for (const { instructions, terminator } of fn.blocks) {
      for (const instruction of instructions) {
        if (at || !("at" in instruction)) continue;
        visitInstruction(
          instruction,
          visitor(() => (at ??= instruction.at)),
        );
      }
      if (terminator.kind === "return" && terminator.value && !at)
        visitExpr(
          terminator.value,
          visitor(() => (at ??= terminator.at)),
        );
    }
    return at
      ? [{ message: "Data is read as a number here, and nothing has looked at the value's Type or DataLength", at }]
      : [];
  },
};
function isOfValue(place: Place, field: string): boolean {
  return records.some((record) => isFieldOf(place, record, field));
}
const records = ["KEY_VALUE_PARTIAL_INFORMATION", "KEY_VALUE_PARTIAL_INFORMATION_ALIGN64"];
/** Tells of numbers that are read through Data. */
function visitor(tell: () => void): Parameters<typeof visitInstruction>[1] {
  return {
    use: () => undefined,
    define: () => undefined,
    place(place) {
      if (place.kind !== "deref" || place.type.kind !== "integer") return;
      let from = objectOf(bare(place.pointer));
      if (from?.kind === "element") from = from.base;
      if (from && isOfValue(from, "Data")) tell();
    },
  };
}
