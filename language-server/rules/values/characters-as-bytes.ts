// Bytes counted where characters are meant, and the other way round.
import type { Expr, LocalId } from "../../../compiler/ir/ir.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import type { Unit } from "../../../compiler/unit.ts";
import { bare, type Code, type CodeCall, constantIn, isFieldOf } from "../../analysis/code.ts";
import { allocatorOf } from "../../analysis/models.ts";
import { type CallText, editCall, replaced } from "../kinds/call-edits.ts";
import type { BodyFinding, Rule } from "../rule.ts";

export const charactersAsBytes: Rule = {
  id: "characters-as-bytes",
  severity: "error",
  summary: "Bytes are counted where a routine counts wide characters, or the other way round.",
  names: { codeAnalysis: ["C6057"] },
  fix: editCall("Count what the routine counts", (call, { message }) => {
    const index = countIn(call);
    const count = index === undefined ? undefined : call.args[index];
    return count && [replaced(count, recounted(count.text, message))];
  }),
  page: `RtlStringCchXxx and wcsncpy count characters, RtlStringCbXxx, RtlCopyMemory and ExAllocatePool2 bytes, and the lengths of a UNICODE_STRING are
bytes. A wide character has two. Bytes taken for characters let a routine write over twice the room there is; characters taken for bytes cut the text
in half, or allocate half of what it needs.

**Mend it**: give RtlStringCchXxx ARRAYSIZE(x), RtlStringCbXxx sizeof(x); divide a length by sizeof(WCHAR), multiply a count by it.

\`\`\`c bad
#include <ntddk.h>
#include <ntstrsafe.h>
typedef struct _EXT { WCHAR Link[64]; PWSTR Path; } EXT, *PEXT;
NTSTATUS Name(PEXT Ext, PCWSTR From)
{
    NTSTATUS status = RtlStringCchCopyW(Ext->Link, sizeof(Ext->Link), From);
//                    ^^^^^^^^^^^^^^^^^ characters-as-bytes: 64 characters
    if (NT_SUCCESS(status)) {
        status = RtlStringCbCatW(Ext->Link, ARRAYSIZE(Ext->Link), L"\\\\Device");
//               ^^^^^^^^^^^^^^^ characters-as-bytes: 128 bytes
    }
    return status;
}
VOID Keep(PEXT Ext, PUNICODE_STRING From, PCWSTR Text)
{
    wcsncpy(Ext->Link, From->Buffer, From->Length);
//  ^^^^^^^ characters-as-bytes: Length
//  ^^^^^^^ string-function-unsafe: RtlStringCbCopyNW
    Ext->Path = ExAllocatePool2(POOL_FLAG_PAGED, wcslen(Text) + 1, 'htaP');
//              ^^^^^^^^^^^^^^^ characters-as-bytes: wcslen
    if (Ext->Path != NULL) {
        RtlCopyMemory(Ext->Path, Text, wcslen(Text));
//      ^^^^^^^^^^^^^ characters-as-bytes: wcslen
    }
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <ntstrsafe.h>
typedef struct _EXT { WCHAR Link[64]; CHAR Id[16]; PWSTR Path; } EXT, *PEXT;
NTSTATUS Name(PEXT Ext, PCWSTR From, PCSTR Id)
{
    NTSTATUS status = RtlStringCchCopyW(Ext->Link, ARRAYSIZE(Ext->Link), From);
    if (NT_SUCCESS(status)) {
        status = RtlStringCbCatW(Ext->Link, sizeof(Ext->Link), L"\\\\Device");
    }
    if (NT_SUCCESS(status)) {
        status = RtlStringCchCopyA(Ext->Id, sizeof(Ext->Id), Id);
    }
    return status;
}
VOID Keep(PEXT Ext, PUNICODE_STRING From, PCWSTR Text)
{
    SIZE_T bytes = (wcslen(Text) + 1) * sizeof(WCHAR);
    RtlStringCchCopyNW(Ext->Link, ARRAYSIZE(Ext->Link), From->Buffer, From->Length / sizeof(WCHAR));
    Ext->Path = ExAllocatePool2(POOL_FLAG_PAGED, bytes, 'htaP');
    if (Ext->Path != NULL) {
        RtlCopyMemory(Ext->Path, Text, bytes);
    }
}
\`\`\`
`,
  body({ unit }, code) {
    const counted = countsOf(code);
    return code.calls.flatMap((site): BodyFinding[] => {
      const message = charactersWanted(site, unit) ?? bytesWanted(site, unit) ?? countForBytes(site, counted, unit);
      return message === undefined ? [] : [{ message, at: site.at }];
    });
  },
};

/** Variables that hold what wcslen or wcsnlen returned. */
function countsOf(code: Code): ReadonlySet<LocalId> {
  const found = new Set<LocalId>();
  for (const { name, call } of code.calls)
    if (/^wcsn?len$/.test(name ?? "") && call.result !== undefined) found.add(call.result);
  return found;
}
/** Elements and bytes of the array of wide characters that an argument is. */
function wideArray(arg: Expr | undefined, unit: Unit): { count: number; bytes: number } | undefined {
  const inner = arg && bare(arg);
  if (inner?.kind !== "address") return undefined;
  let { place } = inner;
  if (place.kind === "element") {
    if (constantIn(place.index) !== 0) return undefined;
    place = place.base;
  }
  if (place.type.kind !== "array" || sizeOf(place.type.of, unit.target) !== 2) return undefined;
  const count = place.type.length ?? 0;
  // An array of one at the end of a structure stands for as many as there are.
  return count > 1 ? { count, bytes: count * 2 } : undefined;
}
function charactersWanted({ name = "", call: { args } }: CodeCall, unit: Unit): string | undefined {
  const isStrsafe = /^RtlStringCch\w+W$/.test(name);
  const index = isStrsafe ? 1 : counting[name];
  const count = index === undefined ? undefined : args[index];
  if (!count) return undefined;
  const room = isStrsafe ? wideArray(args[0], unit) : undefined;
  const value = constantIn(count);
  if (room && value !== undefined && value > room.count)
    return `${name} is told of ${value} characters, and there are ${room.count} characters: the bytes are counted`;
  const member = lengthMember(count);
  return (
    member && `${name} counts characters, and the ${member} of a UNICODE_STRING counts bytes: divide by sizeof(WCHAR)`
  );
}
const counting: Readonly<Record<string, number>> = {
  wcsncpy: 2,
  wcsncat: 2,
  wcsncmp: 2,
  _wcsnicmp: 2,
  wcsnlen: 1,
  RtlStringCchCopyNW: 3,
};
/** Which argument of a call is the count. */
function countIn({ name }: CallText): number | undefined {
  if (Object.hasOwn(counting, name)) return counting[name];
  if (/^(?:Rtl(?:Copy|Move)Memory|memcpy|memmove)$/.test(name)) return 2;
  return /^(?:RtlStringC[bc]h?\w+|ExAllocatePool\w*)$/.test(name) ? 1 : undefined;
}
/** A count as it should have been written; as it is where that cannot be told. */
function recounted(count: string, message: string): string {
  const whole = /^[\w>.()-]+$/.test(count) ? count : `(${count})`;
  if (message.includes("multiply by")) return `${whole} * sizeof(WCHAR)`;
  if (message.includes("divide by")) return `${whole} / sizeof(WCHAR)`;
  const [, of, what] = /^(sizeof|ARRAYSIZE|RTL_NUMBER_OF|_countof)\s*\(\s*(.*?)\s*\)$/.exec(count) ?? [];
  if (what === undefined) return count;
  return of === "sizeof" ? `ARRAYSIZE(${what})` : `sizeof(${what})`;
}
function lengthMember(expr: Expr): string | undefined {
  const inner = bare(expr);
  if (inner.kind !== "load") return undefined;
  return ["Length", "MaximumLength"].find((name) => isFieldOf(inner.place, "UNICODE_STRING", name));
}
function bytesWanted({ name = "", call: { args } }: CodeCall, unit: Unit): string | undefined {
  if (!/^RtlStringCb\w+W$/.test(name)) return undefined;
  const room = wideArray(args[0], unit);
  if (!room || constantIn(args[1]) !== room.count) return undefined;
  return `${name} is told of ${room.count} bytes, and there are ${room.bytes} bytes: the characters are counted`;
}
/** Of a copy or an allocation, the size is a number of characters, or one more. */
function countForBytes(
  { name = "", call: { args } }: CodeCall,
  counted: ReadonlySet<LocalId>,
  unit: Unit,
): string | undefined {
  const isCopy = name === "memcpy" || name === "memmove";
  const index = isCopy ? 2 : allocatorOf(name) ? 1 : undefined;
  const size = index === undefined ? undefined : args[index];
  if (!size || !isCount(size, counted)) return undefined;
  if (isCopy && !args.slice(0, 2).some((arg) => isWide(bare(arg), unit))) return undefined;
  return `the size is what wcslen counted, which is characters and not bytes: multiply by sizeof(WCHAR)`;
}
function isCount(expr: Expr, counted: ReadonlySet<LocalId>): boolean {
  const inner = bare(expr);
  if (inner.kind === "binary" && inner.op === "add" && bare(inner.right).kind === "const")
    return isCount(inner.left, counted);
  return inner.kind === "load" && inner.place.kind === "local" && counted.has(inner.place.local);
}
function isWide({ type }: Expr, unit: Unit): boolean {
  return type.kind === "pointer" && type.to.kind === "integer" && sizeOf(type.to, unit.target) === 2;
}
