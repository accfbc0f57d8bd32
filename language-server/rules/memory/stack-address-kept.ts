// The address of a variable that is gone when the function returns.
import type { Expr, IrFunction, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, type Code, objectOf, recordName } from "../../analysis/code.ts";
import type { BodyFinding, Rule } from "../rule.ts";

export const stackAddressKept: Rule = {
  id: "stack-address-kept",
  severity: "error",
  summary:
    "The address of a variable is returned, kept in memory of others, given to a callback or put into a list, by the function that the variable ends with.",
  names: { codeAnalysis: ["C4172"], codeql: ["cpp/return-stack-allocated-memory", "cpp/stack-address-escape"] },
  page: `A variable of a function lies on the stack, and its place belongs to the next function that is called. Who reads through the address then reads
that one's variables; a list with such an entry writes into them.

**Mend it**: let the caller give the memory, or allocate it.

\`\`\`c bad
#include <wdm.h>
#include <ntstrsafe.h>
PWSTR NameOf(ULONG Number)
{
    WCHAR name[32];
    RtlStringCbPrintfW(name, sizeof(name), L"Disk%u", Number);
    return name;
//  ^^^^^^ stack-address-kept: name
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
VOID Add(PLIST_ENTRY List, ULONG Id)
{
    ITEM item;
    item.Id = Id;
    InsertTailList(List, &item.Link);
//  ^^^^^^^^^^^^^^ stack-address-kept: item
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PULONG Limit; KDPC Dpc; } EXT, *PEXT;
PULONG Last;
IO_WORKITEM_ROUTINE Work;
VOID Begin(PEXT Extension, PIO_WORKITEM Item, ULONG Limit)
{
    ULONG limit = Limit * 2;
    Extension->Limit = &limit;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ stack-address-kept: Limit
    Last = &limit;
//  ^^^^^^^^^^^^^ stack-address-kept: Last
    IoQueueWorkItem(Item, Work, DelayedWorkQueue, &limit);
//  ^^^^^^^^^^^^^^^ stack-address-kept: the context
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PULONG Limit; KDPC Dpc; PKEVENT Done; } EXT, *PEXT;
IO_WORKITEM_ROUTINE Work;
VOID Run(PEXT Extension, PIO_WORKITEM Item)
{
    KEVENT done;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    Extension->Done = &done;
    IoQueueWorkItem(Item, Work, DelayedWorkQueue, &done);
    KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
}
VOID Lend(PEXT Extension)
{
    ULONG limit = 4;
    Extension->Limit = &limit;
    DbgPrint("%u\\n", *Extension->Limit);
    Extension->Limit = NULL;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; KEVENT Done; } ITEM, *PITEM;
VOID Ask(PLIST_ENTRY List, PKEVENT Wake)
{
    ITEM item;
    KeInitializeEvent(&item.Done, NotificationEvent, FALSE);
    InsertTailList(List, &item.Link);
    KeSetEvent(Wake, IO_NO_INCREMENT, FALSE);
    KeWaitForSingleObject(&item.Done, Executive, KernelMode, FALSE, NULL);
}
PCWSTR NameOf(ULONG Number)
{
    static const WCHAR names[2][8] = { L"Disk0", L"Disk1" };
    return names[Number % 2];
}
\`\`\`
`,
  body({ fn }, code) {
    return [...returned(fn, code), ...listed(fn, code), ...stored(fn, code), ...lent(fn, code)];
  },
};

function returned(fn: IrFunction, code: Code): BodyFinding[] {
  if (fn.type.returns.kind !== "pointer") return [];
  return code.returns.flatMap(({ value, at }) => {
    const name = variableAt(fn, objectOf(value)) ?? variableAt(fn, objectOf(onlyValue(code, value)));
    return name === undefined ? [] : [{ message: `the address of ${name} is returned, which ends here`, at }];
  });
}
/** What a variable holds that is set once. */
function onlyValue(code: Code, value: Expr): Expr | undefined {
  const inner = bare(value);
  if (inner.kind !== "load" || inner.place.kind !== "local") return undefined;
  const { local } = inner.place;
  const given = code.assigns.filter(({ target }) => target.kind === "local" && target.local === local);
  const isMade = code.calls.some(({ call }) => call.result === local);
  return given.length === 1 && !isMade ? given[0]?.value : undefined;
}
function listed(fn: IrFunction, code: Code): BodyFinding[] {
  // Somebody may take it out while this waits, or it does itself.
  if (code.calls.some(({ name, call }) => name === undefined || call.callee.kind === "indirect" || takesOut.test(name)))
    return [];
  return code.calls.flatMap(({ name, call, at }) => {
    if (name !== "InsertHeadList" && name !== "InsertTailList") return [];
    const variable = variableAt(fn, objectOf(call.args[1]));
    if (variable === undefined || variableAt(fn, objectOf(call.args[0])) !== undefined) return [];
    return [{ message: `${variable} is put into a list, and ends when the function returns`, at }];
  });
}
const takesOut = /^(KeWait|KeDelay|Remove|ExInterlockedRemove|InitializeListHead|AppendTailList)/;

/** In a variable of the driver, or in memory that a parameter leads to. */
function stored(fn: IrFunction, code: Code): BodyFinding[] {
  return code.assigns.flatMap(({ target, value, at }) => {
    const variable = variableAt(fn, objectOf(value));
    const holder = variable === undefined ? undefined : holderOf(fn, target);
    if (holder === undefined || mayEndBefore(code, at)) return [];
    if (code.assigns.some((other) => other.at.first > at.first && holderOf(fn, other.target) === holder)) return [];
    return [
      { message: `the address of ${variable} stays in ${holder}, and ${variable} ends when the function returns`, at },
    ];
  });
}
/** The name of a variable of the driver, or of a member of what a parameter leads to. */
function holderOf(fn: IrFunction, target: Place): string | undefined {
  if (target.kind === "global") return target.symbol.name;
  if (target.kind !== "field" || target.base.kind !== "deref") return undefined;
  const pointer = bare(target.base.pointer);
  // What the kernel is asked with, it is done with when it answers; the same goes for whatever is filled in to be sent.
  if (
    /^(IRP|URB|.*_(REQUEST_BLOCK|URB|PARAMS|PARAMETERS|ATTRIBUTES|LOCATION|TABLE|INFO|INFORMATION|DATA))$/.test(
      recordName(target.base.type),
    )
  )
    return undefined;
  const isParameter =
    pointer.kind === "load" && pointer.place.kind === "local" && fn.params.includes(pointer.place.local);
  return isParameter ? target.field.name : undefined;
}
/** As the context of what is called later. */
function lent(fn: IrFunction, code: Code): BodyFinding[] {
  return code.calls.flatMap(({ name = "", call, at }) => {
    const variable = variableAt(fn, objectOf(call.args[contexts.get(name) ?? -1]));
    if (variable === undefined || mayEndBefore(code, at)) return [];
    // The object that holds the context may end with it.
    if (call.args.some((arg, index) => index !== contexts.get(name) && variableAt(fn, objectOf(arg)) !== undefined))
      return [];
    const message = `${variable} is the context of what runs later, and ends when the function returns`;
    return [{ message, at }];
  });
}
/** Which argument is what a callback is given. */
const contexts: ReadonlyMap<string, number> = new Map([
  ["KeInitializeDpc", 2],
  ["IoQueueWorkItem", 3],
  ["IoQueueWorkItemEx", 3],
  ["PsCreateSystemThread", 6],
]);
/** After it something else is called that may wait for who uses the address, or take it back. */
function mayEndBefore({ calls }: Code, at: TokenRange): boolean {
  return calls.some(
    (call) =>
      call.at.first > at.first && (call.name === undefined || !kernelRoutine.test(call.name) || ends.test(call.name)),
  );
}
const kernelRoutine = /^(Dbg|Ex|Io|Ke|Kf|Mm|Ob|Po|Ps|Rtl|Zw|mem|str|wcs)/;
const ends =
  /Wait|Delay|Flush|Cancel|Remove|Delete|Free|Unregister|Terminate|Synchronous|Query|Read|Write|Close|^IofCallDriver|^IoCallDriver|^PoCallDriver/;

/** The variable of this function that a place lies in. */
function variableAt(fn: IrFunction, place: Place | undefined): string | undefined {
  let at = place;
  while (at?.kind === "field" || at?.kind === "element") at = at.base;
  const local = at?.kind === "local" ? fn.locals[at.local] : undefined;
  return local?.kind === "variable" && local.type.kind !== "pointer" ? local.name : undefined;
}
