// Text from the registry that is read up to a zero which need not be there.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { bare, type Code, isFieldOf, objectOf } from "../../analysis/code.ts";
import type { Rule } from "../rule.ts";

export const registryStringNotTerminated: Rule = {
  id: "registry-string-not-terminated",
  severity: "warning",
  summary: "Text of a registry value is read up to its terminator, and nothing has looked how long the value is.",
  names: {},
  page: `A value of the registry is as long as whoever wrote it made it: a REG_SZ need not end with a zero, and a value of that name need not be text
at all. RtlInitUnicodeString, wcslen and their kin read on behind the data until they meet a zero.

**Mend it**: ask Type, and make a counted string of Data and DataLength, or write a zero behind the data where the buffer has room for it.

\`\`\`c bad
#include <wdm.h>
VOID Prefix(HANDLE Key, PUNICODE_STRING Name, PWCHAR Prefix, PWCHAR Found)
{
    UCHAR buffer[128];
    PKEY_VALUE_PARTIAL_INFORMATION value = (PKEY_VALUE_PARTIAL_INFORMATION)buffer;
    UNICODE_STRING text;
    ULONG length;
    if (NT_SUCCESS(ZwQueryValueKey(Key, Name, KeyValuePartialInformation, value, sizeof(buffer), &length))) {
        RtlInitUnicodeString(&text, (PWSTR)value->Data);
//      ^^^^^^^^^^^^^^^^^^^^ registry-string-not-terminated: RtlInitUnicodeString
        if (text.Length > 2) *Prefix = text.Buffer[0];
        *Found = *wcsstr((PWSTR)&value->Data[0], L"x");
//                ^^^^^^ registry-string-not-terminated: wcsstr
    }
}
ULONG Length(PKEY_VALUE_FULL_INFORMATION Value)
{
    return (ULONG)wcslen((PWSTR)((PUCHAR)Value + Value->DataOffset));
//                ^^^^^^ registry-string-not-terminated: wcslen
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Prefix(HANDLE Key, PUNICODE_STRING Name, PWCHAR Prefix)
{
    UCHAR buffer[128];
    PKEY_VALUE_PARTIAL_INFORMATION value = (PKEY_VALUE_PARTIAL_INFORMATION)buffer;
    ULONG length;
    if (NT_SUCCESS(ZwQueryValueKey(Key, Name, KeyValuePartialInformation, value, sizeof(buffer), &length))) {
        UNICODE_STRING text;
        text.Buffer = (PWSTR)value->Data;
        text.Length = text.MaximumLength = (USHORT)value->DataLength;
        if (value->Type == REG_SZ && text.Length > 2) *Prefix = text.Buffer[0];
    }
}
VOID Terminated(PKEY_VALUE_PARTIAL_INFORMATION Value, PUNICODE_STRING Text)
{
    PWSTR text = (PWSTR)Value->Data;
    text[Value->DataLength / sizeof(WCHAR)] = L'\\0';
    RtlInitUnicodeString(Text, (PWSTR)Value->Data);
}
\`\`\`
`,
  body(_, code) {
    const found = code.calls.filter(
      ({ name, call }) => name !== undefined && readers.test(name) && textOf(name, call.args).some(isData),
    );
    if (found.length === 0 || asksForLength(code)) return [];
    return found.map(({ name, at }) => ({
      message: `${name} looks for a zero, but the data of a registry value need not have one, and DataLength is not looked at`,
      at,
    }));
  },
};
const readers =
  /^(_?(wcs|str)(len|cpy|cat|n?icmp|n?cmp|str|chr|rchr|tok|tol|toul)|_?(wto[il]|ato[il])|Rtl(Init|Create)(UnicodeString|AnsiString|String))(Ex)?$/;
/** What a routine makes a counted string of is its second argument. */
function textOf(name: string, args: readonly Expr[]): readonly Expr[] {
  return name.startsWith("Rtl") ? args.slice(1) : args;
}
const records = [
  "KEY_VALUE_PARTIAL_INFORMATION",
  "KEY_VALUE_PARTIAL_INFORMATION_ALIGN64",
  "KEY_VALUE_FULL_INFORMATION",
];
function isOfValue(place: Place, field: string): boolean {
  return records.some((record) => isFieldOf(place, record, field));
}
function isData(arg: Expr): boolean {
  let place = objectOf(arg);
  if (place?.kind === "element") place = place.base;
  if (place) return isOfValue(place, "Data");
  const value = bare(arg);
  if (value.kind !== "offset") return false;
  const by = bare(value.index);
  return by.kind === "load" && isOfValue(by.place, "DataOffset");
}
function asksForLength({ fields }: Code): boolean {
  return fields.some(({ place, write }) => !write && isOfValue(place, "DataLength"));
}
