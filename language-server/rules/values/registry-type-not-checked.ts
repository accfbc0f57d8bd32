// A table for RtlQueryRegistryValues that lets a value of any type be written where a number or a string lies.
import { layoutOf, sizeOf } from "../../../compiler/types/layout.ts";
import type { Type } from "../../../compiler/types/type.ts";
import type { Unit } from "../../../compiler/unit.ts";
import { type Code, constantIn, isFieldOf, recordName } from "../../analysis/code.ts";
import type { Rule } from "../rule.ts";

const table = "RTL_QUERY_REGISTRY_TABLE";
const direct = 0x20;
const typeCheck = 0x100;
const lacksCheck = (flags: number): boolean => (flags & direct) !== 0 && (flags & typeCheck) === 0;
const message =
  "with RTL_QUERY_REGISTRY_DIRECT a value of another type than is expected writes over the variable's end: RTL_QUERY_REGISTRY_TYPECHECK refuses it";

export const registryTypeNotChecked: Rule = {
  id: "registry-type-not-checked",
  severity: "warning",
  summary: "RtlQueryRegistryValues writes a registry value into a variable and does not ask for its type.",
  names: {},
  page: `With RTL_QUERY_REGISTRY_DIRECT the value goes straight where EntryContext leads, and how that memory is read is the value's type: a REG_BINARY
takes the first ULONG there for the size of the buffer, a string a UNICODE_STRING. Whoever can write to the key chooses the type, and with it what is
overwritten: drivers were taken over that way. Windows stops the machine when it sees it done with a key that any user may write.

**Mend it**: add RTL_QUERY_REGISTRY_TYPECHECK to Flags, and the expected type to DefaultType:
\`(REG_DWORD << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT) | REG_DWORD\`.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Level(PCWSTR Path, PULONG Level)
{
    RTL_QUERY_REGISTRY_TABLE table[2];
    RtlZeroMemory(table, sizeof(table));
    table[0].Flags = RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_REQUIRED;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ registry-type-not-checked: another type
    table[0].Name = L"Level";
    table[0].EntryContext = Level;
    return RtlQueryRegistryValues(RTL_REGISTRY_ABSOLUTE, Path, table, NULL, NULL);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
ULONG Count;
RTL_QUERY_REGISTRY_TABLE Values[] = {
//                       ^^^^^^ registry-type-not-checked: another type
    { NULL, RTL_QUERY_REGISTRY_DIRECT, L"Count", &Count, REG_DWORD, &Count, sizeof(ULONG) },
    { NULL }
};
NTSTATUS Read(PCWSTR Path)
{
    return RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, Path, Values, NULL, NULL);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Level(PCWSTR Path, PULONG Level)
{
    RTL_QUERY_REGISTRY_TABLE table[2];
    RtlZeroMemory(table, sizeof(table));
    table[0].Flags = RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_TYPECHECK;
    table[0].Name = L"Level";
    table[0].EntryContext = Level;
    table[0].DefaultType = (REG_DWORD << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT) | REG_NONE;
    return RtlQueryRegistryValues(RTL_REGISTRY_ABSOLUTE, Path, table, NULL, NULL);
}
\`\`\`
`,
  body(_, code) {
    const filled = code.assigns.filter(({ target }) => isFieldOf(target, table, "Flags"));
    // The bit may be added behind it.
    if (filled.some(({ value }) => constantIn(value) === undefined)) return [];
    const first = filled.find(({ value }) => lacksCheck(constantIn(value) ?? 0));
    return first && readsInto(code) ? [{ message, at: first.at }] : [];
  },
  project({ units, report }) {
    const told = new Set<string>();
    for (const unit of units) {
      for (const { symbol, bytes } of unit.globals) {
        if (bytes === undefined || told.has(symbol.linkName) || !flagsOf(symbol.type, bytes, unit).some(lacksCheck))
          continue;
        told.add(symbol.linkName);
        const { declaration, token } = symbol.declaredAt;
        report(undefined, { message, range: unit.range(declaration, { first: token, last: token }) });
      }
    }
  },
};

/** The function hands the table over itself; who only fills one in may have it completed. */
function readsInto({ calls }: Code): boolean {
  return calls.some(({ name }) => name === "RtlQueryRegistryValues" || name === "RtlQueryRegistryValuesEx");
}
/** The flags of each entry of a table whose bytes stand in the driver's image. */
function flagsOf(type: Type, bytes: Uint8Array, unit: Unit): number[] {
  const entry = type.kind === "array" ? type.of : type;
  if (entry.kind !== "record" || recordName(entry) !== table) return [];
  const size = sizeOf(entry, unit.target);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: number[] = [];
  const flags = layoutOf(entry.decl, unit.target).fields.find(({ field }) => field.name === "Flags");
  for (let at = flags?.offset ?? 0; at + 4 <= bytes.length; at += size) found.push(view.getUint32(at, true));
  return found;
}
