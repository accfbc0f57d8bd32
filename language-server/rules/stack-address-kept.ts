// The address of a variable that is gone when the function returns.
import type { Expr, IrFunction, Place } from "../../compiler/ir/ir.ts";
import { bare, type Code, objectOf } from "../analysis/code.ts";
import type { BodyFinding, Rule } from "./rule.ts";

export const stackAddressKept: Rule = {
  id: "stack-address-kept",
  severity: "error",
  summary: "The address of a variable is returned, or put into a list, by the function that the variable ends with.",
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
    return [...returned(fn, code), ...listed(fn, code)];
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

/** The variable of this function that a place lies in. */
function variableAt(fn: IrFunction, place: Place | undefined): string | undefined {
  let at = place;
  while (at?.kind === "field" || at?.kind === "element") at = at.base;
  const local = at?.kind === "local" ? fn.locals[at.local] : undefined;
  return local?.kind === "variable" && local.type.kind !== "pointer" ? local.name : undefined;
}
