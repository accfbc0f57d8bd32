// Pool memory used without asking whether it was granted.
import type { Expr, IrFunction, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, codeOf, constantIn } from "../../analysis/code.ts";
import type { CallEvent, Run } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { blockOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import type { PlaceRef, Term } from "../../analysis/term.ts";
import { copyOf } from "../kinds/copies.ts";
import { isGuardedAt } from "../kinds/guarded.ts";
import type { Rule } from "../rule.ts";

const id = "allocation-not-checked";

export const allocationNotChecked: Rule = {
  id,
  severity: "error",
  summary: "Memory from a pool allocation is used without a test for NULL.",
  names: {
    codeAnalysis: ["C6011", "C28182"],
    codeql: ["cpp/missing-null-test", "cpp/microsoft/public/likely-bugs/unguardednullreturndereference"],
  },
  page: `Pool allocations fail, most often on the machines of customers. The NULL that comes back must be handled: writing through
it stops the machine.

**Mend it**: test the pointer and fail the request with STATUS_INSUFFICIENT_RESOURCES.

\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { ULONG Size; } ITEM, *PITEM;
PITEM MakeItem(ULONG Size)
{
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    item->Size = Size;
//  ^^^^^^^^^^ allocation-not-checked: NULL
    return item;
}
NTSTATUS ReadHeader(HANDLE File, PULONG Sum)
{
    IO_STATUS_BLOCK io;
    PULONG header = ExAllocatePool2(POOL_FLAG_PAGED, 512, 'daeH');
    NTSTATUS status = ZwReadFile(File, NULL, NULL, NULL, &io, header, 512, NULL, NULL);
//                    ^^^^^^^^^^ allocation-not-checked: NULL
    if (NT_SUCCESS(status)) *Sum = header[0];
    if (header != NULL) ExFreePoolWithTag(header, 'daeH');
    return status;
}
\`\`\`
\`\`\`c bad
#define DBG 1
#include <wdm.h>
typedef struct _NAMES { UNICODE_STRING Name; PULONG Values; } NAMES, *PNAMES;
VOID Fill(PNAMES Names, PCUNICODE_STRING Name)
{
    Names->Name.MaximumLength = Name->Length;
    Names->Name.Buffer = ExAllocatePool2(POOL_FLAG_PAGED, Name->Length, 'emaN');
    RtlCopyUnicodeString(&Names->Name, Name);
//  ^^^^^^^^^^^^^^^^^^^^ allocation-not-checked: without a test
    Names->Values = ExAllocatePool2(POOL_FLAG_PAGED, 64, 'ulaV');
    NT_ASSERT(Names->Values != NULL);
    RtlFillMemory(Names->Values, 64, 0xFF);
//  ^^^^^^^^^^^^^ allocation-not-checked: only an assertion
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <ntstrsafe.h>
PWCHAR MakeId(ULONG Serial)
{
    PWCHAR id = ExAllocatePool2(POOL_FLAG_PAGED, 64, 'dIxx');
    if (!NT_SUCCESS(RtlStringCbPrintfW(id, 64, L"%08x", Serial))) {
//                  ^^^^^^^^^^^^^^^^^^ allocation-not-checked: may be NULL
        ExFreePoolWithTag(id, 'dIxx');
        return NULL;
    }
    return id;
}
\`\`\`
\`\`\`c good
#define DBG 1
#include <wdm.h>
typedef struct _NAMES { UNICODE_STRING Name; PULONG Values; } NAMES, *PNAMES;
NTSTATUS Fill(PNAMES Names, PCUNICODE_STRING Name)
{
    Names->Name.MaximumLength = Name->Length;
    Names->Name.Buffer = ExAllocatePool2(POOL_FLAG_PAGED, Name->Length, 'emaN');
    if (Names->Name.Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlCopyUnicodeString(&Names->Name, Name);
    Names->Values = ExAllocatePool2(POOL_FLAG_PAGED, 64, 'ulaV');
    if (Names->Values == NULL) {
        ExFreePool(Names->Name.Buffer);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    NT_ASSERT(Names->Values != NULL);
    RtlFillMemory(Names->Values, 64, 0xFF);
    Names->Values = ExAllocatePool2(POOL_FLAG_PAGED, 64, 'ulaV');
    if (!Names->Values) {
        NT_ASSERT(FALSE);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlFillMemory(Names->Values, 64, 0xFF);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ITEM { ULONG Size; } ITEM, *PITEM;
PITEM MakeItem(ULONG Size)
{
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    if (item != NULL) {
        item->Size = Size;
    }
    return item;
}
\`\`\`
`,
  paths: () => ({
    needs: { beforeCall: ["pool"], access: ["pool"], branch: ["pool"] },
    beforeCall(event) {
      if (event.state.marksNamed("pool").length === 0) return;
      const copy = copyOf(event);
      for (const side of [copy?.into, copy?.from]) if (side) used(event.run, event.state, side.pointer, event.site.at);
      // They check how much room there is, and not whether there is any.
      const [text] = copiesText.test(event.name ?? "") ? event.args : [];
      if (text) used(event.run, event.state, text, event.site.at);
      if (event.hasBody) return;
      // Through a pointer to a member even a test by the routine is of no use: that one is not NULL.
      for (const arg of event.args) if (arg.kind === "address") used(event.run, event.state, arg, event.site.at);
      const filled = fillsString.test(event.name ?? "") ? bufferOf(event) : undefined;
      if (filled) used(event.run, event.state, filled, event.site.at);
      if (!fills.test(event.name ?? "")) return;
      event.args.forEach((arg, index) => {
        const param = event.contract?.params[index];
        if (param?.direction !== undefined && !param.optional && blockOf(event.state, arg)?.term === arg)
          used(event.run, event.state, arg, event.site.at);
      });
    },
    access({ run, state, pointer, site }) {
      used(run, state, pointer, site.at);
    },
    branch({ run, state, condition, value, site }) {
      const isAssertion = assertionsIn(run).has(site.at);
      if (value.kind === "const" && !isAssertion) askedAgain(run, state, condition);
      if (value.kind !== "op") return;
      for (const { term } of state.marksNamed("pool")) {
        if (!value.args.includes(term)) continue;
        // What is known already is asserted once more.
        if (isAssertion && isNull(state, term) === undefined) state.setMark(asserted, term, "yes");
        else if (!isAssertion) state.clearMark(asserted, term);
      }
    },
  }),
};

/** Routines that read or write what they are given, and whose declarations say where NULL will do. */
const fills = /^(Flt(Read|Write|Query|Set|Send)\w*|Zw(Read|Write|Query|Set)\w*|MmCopyMemory|IoGetDeviceProperty)$/;
const copiesText = /^RtlStringC[bc]h?V?(Copy|Cat|Printf)/;
/** … and these write to where a counted string leads. */
const fillsString = /^Rtl(Copy(Unicode)?String|AppendUnicode(String)?ToString|AppendStringToString)$/;
function bufferOf({ run, state, args: [string] }: CallEvent): Term | undefined {
  if (string?.kind !== "address") return undefined;
  const { place } = string;
  const buffer = run.terms.partsOf(place).find((part) => part.kind === "field" && part.name === "Buffer");
  return buffer && state.store.get(buffer.id);
}

/** The mark on a block of which nothing but an assertion has asked whether there is one: a free build asks nothing. */
const asserted = "asserted-block";
/** What an assertion makes a matter of course on this path is asked all the same. */
function askedAgain({ terms }: Run, state: State, condition: Expr): void {
  const marks = state.marksNamed(asserted);
  if (marks.length === 0) return;
  const place = askedFor(condition);
  if (place === undefined) return;
  for (const { term } of marks)
    if (state.store.some((held, id) => held === term && isNamed(terms.place(id), place)))
      state.clearMark(asserted, term);
}
function askedFor(condition: Expr): Place | undefined {
  const asked = bare(condition);
  if (asked.kind === "load") return asked.place;
  if (asked.kind === "unary") return askedFor(asked.operand);
  return asked.kind === "binary" && constantIn(asked.right) === 0 ? askedFor(asked.left) : undefined;
}
function isNamed(at: PlaceRef, place: Place): boolean {
  if (place.kind === "local") return at.kind === "local" && at.local === place.local;
  if (place.kind === "global") return at.kind === "global" && at.name === place.symbol.linkName;
  return place.kind === "field" && at.kind === "field" && at.name === place.field.name && at.offset === place.offset;
}
const known = new WeakMap<IrFunction, ReadonlySet<TokenRange>>();
/** Where a macro asks what it asserts: the condition and what is done if it does not hold come from one and the same. */
function assertionsIn({ fn, unit }: Run): ReadonlySet<TokenRange> {
  let found = known.get(fn);
  if (found !== undefined) return found;
  const invokedAt = (at: TokenRange): string | undefined => {
    const range = unit.expansion(fn.declaration, at.first)[0]?.range;
    return range && `${range.startLine}:${range.startColumn}:${range.file}`;
  };
  const fails = codeOf(fn).calls.flatMap(({ name, at }) => (name === "RtlAssert" ? (invokedAt(at) ?? []) : []));
  const asking = codeOf(fn).branches.filter(({ at }) => fails.length > 0 && fails.includes(invokedAt(at) ?? ""));
  found = new Set(asking.map(({ at }) => at));
  known.set(fn, found);
  return found;
}

function used(run: Run, state: State, pointer: Term, at: TokenRange): void {
  const block = blockOf(state, pointer);
  if (!block || !/^(owned|given|stored)$/.test(block.value)) return;
  const isAsserted = state.mark(asserted, block.term) !== undefined;
  if (isNull(state, block.term) === false && !isAsserted) return;
  run.report(
    id,
    {
      message: isAsserted
        ? "the memory is used here, and only an assertion has asked whether the allocation succeeded: a free build asks nothing"
        : "the memory is used here without a test that the allocation succeeded: it may be NULL",
      notes: [{ message: "", place: block.why }],
      // Reading or writing at NULL raises an exception there.
      may: isAsserted || isGuardedAt(run, at),
    },
    at,
  );
  // Told once for each allocation.
  state.setMark(block.name, block.term, `${block.value}-checked`, block.why);
}
