// More room for a string than there is: MaximumLength of a block that was made for its Length, or more bytes than its array has.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import type { Unit } from "../../../compiler/unit.ts";
import { bare, type Code, type CodeCall, constantIn, isFieldOf, objectOf } from "../../analysis/code.ts";
import { allocatorOf } from "../../analysis/models.ts";
import type { Term } from "../../analysis/term.ts";
import { linearOf, plus, times } from "../kinds/linear.ts";
import { isSamePlace } from "../kinds/places.ts";
import { askedFor } from "../kinds/room.ts";
import type { BodyFinding, Rule } from "../rule.ts";

const id = "string-capacity-exceeds-block";

export const stringCapacityExceedsBlock: Rule = {
  id,
  severity: "error",
  summary: "A string is said to have more room than its block or array has.",
  names: {},
  page: `Length is what a UNICODE_STRING holds, MaximumLength what there is room for, and that is mostly more. Of a block that was allocated with
Length bytes, MaximumLength bytes are too many: the copy writes behind it, or whoever believes the new string's MaximumLength will. The same comes of
a constant that is larger than the array that the string lies in: RtlCopyUnicodeString and the safe string routines go as far as they are told.

**Mend it**: allocate MaximumLength, or copy Length and say so; of an array say \`sizeof(array)\`.

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
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { UNICODE_STRING Name; } EXT, *PEXT;
static PVOID Allocate(SIZE_T Bytes) { return ExAllocatePool2(POOL_FLAG_PAGED, Bytes, 'rtSU'); }
NTSTATUS Keep(PEXT Ext, PCUNICODE_STRING Name)
{
    Ext->Name.Buffer = Allocate(Name->Length);
    if (Ext->Name.Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Ext->Name.MaximumLength = Name->Length + sizeof(WCHAR);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string-capacity-exceeds-block: 2 bytes more
    RtlCopyUnicodeString(&Ext->Name, Name);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { UNICODE_STRING Name; } EXT, *PEXT;
NTSTATUS Keep(PEXT Ext, PCUNICODE_STRING Name)
{
    Ext->Name.MaximumLength = Name->Length + sizeof(WCHAR);
    Ext->Name.Buffer = ExAllocatePool2(POOL_FLAG_PAGED, Ext->Name.MaximumLength, 'rtSU');
    if (Ext->Name.Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlCopyUnicodeString(&Ext->Name, Name);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
#include <ntstrsafe.h>
VOID Use(PCUNICODE_STRING Name);
VOID Names(PCUNICODE_STRING Name, PCSTR Text)
{
    WCHAR buffer[64];
    CHAR line[64];
    UNICODE_STRING copy;
    RtlInitEmptyUnicodeString(&copy, buffer, 256);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ string-capacity-exceeds-block: 128 bytes
    RtlCopyUnicodeString(&copy, Name);
    copy.Buffer = buffer;
    copy.MaximumLength = 130;
//  ^^^^^^^^^^^^^^^^^^^^^^^^ string-capacity-exceeds-block: 128 bytes
    RtlCopyUnicodeString(&copy, Name);
    if (NT_SUCCESS(RtlStringCbCopyA(line, 65, Text))) {
//                 ^^^^^^^^^^^^^^^^ string-capacity-exceeds-block: 64 bytes
        Use(&copy);
    }
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
  paths: () => ({
    needs: { store: [askedFor, "pool-size"] },
    store({ run, state, place, value, site }) {
      if (place.kind !== "field" || (place.name !== "MaximumLength" && place.name !== "Buffer")) return;
      const parts = run.terms.partsOf(place.base);
      const held = (name: string): Term | undefined => {
        const part = parts.find((one) => one.kind === "field" && one.name === name);
        return part && (place.name === name ? value : state.store.get(part.id));
      };
      const [room, buffer] = [held("MaximumLength"), held("Buffer")];
      if (!room || buffer?.kind !== "atom" || run.isGeneral) return;
      const size = state.mark(askedFor, buffer)?.with ?? state.mark("pool-size", buffer)?.with;
      if (!size) return;
      const over = plus(linearOf(unnarrowed(room)), times(linearOf(unnarrowed(size)), -1));
      if (over.parts.size > 0 || over.constant <= 0) return;
      if (state.mark(told, buffer)) return;
      state.setMark(told, buffer, "yes");
      const message = `the string is said to have room for ${over.constant} bytes more than the block was allocated with`;
      run.report(id, { message }, site.at);
    },
  }),
  body({ unit }, code) {
    return [...ofBlocks(code), ...ofArrays(code, unit)];
  },
};
const told = "string-room-told";
/** A length is kept in 16 bits: cut to them it is what it was, or the string has other faults. */
function unnarrowed(term: Term): Term {
  const [inside, ...others] = term.kind === "op" && /^[ui](16|32)$/.test(term.op) ? term.args : [];
  return inside && others.length === 0 ? unnarrowed(inside) : term;
}

function ofBlocks(code: Code): readonly BodyFinding[] {
  const sizes = code.calls.flatMap(({ name, call }) => (allocatorOf(name ?? "") && call.args[1] ? [call.args[1]] : []));
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
}
function stringOf(expr: Expr, member: string): Place | undefined {
  const inner = bare(expr);
  if (inner.kind !== "load" || !isFieldOf(inner.place, "UNICODE_STRING", member)) return undefined;
  return inner.place.kind === "field" ? inner.place.base : undefined;
}

function ofArrays(code: Code, unit: Unit): readonly BodyFinding[] {
  const found = code.calls.flatMap((site): BodyFinding[] => {
    const told = toldOf(site);
    const room = told && arrayBytes(told.array, unit);
    const bytes = told && constantIn(told.count);
    if (!told || room === undefined || bytes === undefined || bytes * told.unit <= room) return [];
    return [
      { message: `${site.name} is told of ${bytes * told.unit} bytes, and the array has ${room} bytes`, at: site.at },
    ];
  });
  const members = code.assigns.filter(({ target }) => counted.some((record) => isFieldOf(target, record, "Buffer")));
  for (const { target, value, at } of code.assigns) {
    if (target.kind !== "field" || !counted.some((record) => isFieldOf(target, record, "MaximumLength"))) continue;
    const { base } = target;
    const buffers = members.filter((one) => one.target.kind === "field" && isSamePlace(one.target.base, base));
    const [buffer] = buffers;
    const room = buffers.length === 1 && buffer ? arrayBytes(buffer.value, unit) : undefined;
    const bytes = constantIn(value);
    if (room !== undefined && bytes !== undefined && bytes > room)
      found.push({
        message: `the string is said to have room for ${bytes} bytes, and the array has ${room} bytes`,
        at,
      });
  }
  return found;
}
const counted = ["UNICODE_STRING", "STRING", "ANSI_STRING"];
/** The array that a routine is given to fill, and how much room it is told of. */
function toldOf({
  name = "",
  call: { args },
}: CodeCall): { array: Expr | undefined; count: Expr | undefined; unit: number } | undefined {
  if (/^RtlInitEmpty(Unicode|Ansi)String$/.test(name)) return { array: args[1], count: args[2], unit: 1 };
  // Too many characters of a wide array are told of as bytes that were taken for characters.
  if (/^RtlStringCb\w+[AW]$/.test(name) || /^RtlStringCch\w+A$/.test(name))
    return { array: args[0], count: args[1], unit: 1 };
  return undefined;
}
function arrayBytes(arg: Expr | undefined, unit: Unit): number | undefined {
  let place = objectOf(arg);
  if (place?.kind === "element") {
    if (constantIn(place.index) !== 0) return undefined;
    place = place.base;
  }
  // An array of one at the end of a structure stands for as many as there are.
  if (place?.type.kind !== "array" || (place.type.length ?? 0) <= 1) return undefined;
  return sizeOf(place.type, unit.target);
}
