// Variables that are read on a way on which nothing has written them.
import type { Block } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { kernelNamed } from "../../analysis/call-event.ts";
import { bare, objectOf } from "../../analysis/code.ts";
import { contractOf, type FunctionInfo, sourceText } from "../../analysis/world.ts";
import { Search, type Turned } from "../kinds/inevitable.ts";
import type { Touch } from "../kinds/touches.ts";
import { type Unwritten, unwrittenIn } from "../kinds/unwritten.ts";
import type { BodyFinding, Rule } from "../rule.ts";

export const variableNotAlwaysWritten: Rule = {
  id: "variable-not-always-written",
  severity: "warning",
  summary: "A variable is read on a way on which nothing has written it.",
  names: {
    codeAnalysis: ["C6001"],
    codeql: ["cpp/microsoft/public/likely-bugs/memory-management/v2/conditionally-uninitialized-variable"],
  },
  page: `On one answer to a condition a variable is written, on the other it is not, and yet all ways from there read it: it holds what the
stack held before. The same goes for a pointer or handle that a routine is to give: if the routine fails it gives none, so its status is asked first.

It is told of where the other answer leads to the read whatever comes after. A read behind a condition that goes with the first one
is none, nor is one after a loop that may have written it, nor one after a switch whose cases are all that its author knows of: a \`default\` that only leaves it says that there are others.

**Mend it**: give the variable a value at its declaration or on the other way, or leave that way before the read.

\`\`\`c bad
#include <wdm.h>
ULONG Speed(ULONG Mode)
{
    ULONG speed;
    if (Mode == 1) {
        speed = 9600;
    } else if (Mode == 2) {
        speed = 115200;
    }
    return speed * 8;
//  ^^^^^^^^^^^^^^^^^ variable-not-always-written: speed
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
NTSTATUS Reset(POBJECT_ATTRIBUTES Key, PUNICODE_STRING Value)
{
    HANDLE key;
    NTSTATUS status = ZwOpenKey(&key, KEY_WRITE, Key);
    if (!NT_SUCCESS(status)) {
        DbgPrint("no key: %x", status);
    }
    status = ZwDeleteValueKey(key, Value);
//           ^^^^^^^^^^^^^^^^ variable-not-always-written: key
    ZwClose(key);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
NTSTATUS Set(PULONG Value, ULONG Code)
{
    NTSTATUS status;
    switch (Code) {
    case 1:
    case 2:
        *Value = Code;
        status = STATUS_SUCCESS;
        break;
    default:
        break;
    }
    return status;
//  ^^^^^^ variable-not-always-written: none of the cases
}
\`\`\`
\`\`\`c good
#include <wdm.h>
// Read only where it was written: the second condition goes with the first.
ULONG Speed(PULONG Given, BOOLEAN Fast)
{
    ULONG speed;
    BOOLEAN known = FALSE;
    if (Given != NULL) {
        speed = *Given;
        known = TRUE;
    }
    if (known && Fast) {
        return speed * 2;
    }
    return Given == NULL ? 0 : speed;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Reset(POBJECT_ATTRIBUTES Key, PUNICODE_STRING Value)
{
    HANDLE key;
    NTSTATUS status = ZwOpenKey(&key, KEY_WRITE, Key);
    if (NT_SUCCESS(status)) {
        status = ZwDeleteValueKey(key, Value);
        ZwClose(key);
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
// A loop may have written it; that it does is not for this rule to know.
ULONG Find(PULONG Values, ULONG Count)
{
    ULONG found;
    ULONG i;
    for (i = 0; i < Count; i++) {
        if (Values[i] != 0) {
            found = i;
            break;
        }
    }
    return found;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
// All cases write it, or end the way.
NTSTATUS Choose(ULONG Code, PULONG Result)
{
    ULONG value;
    NTSTATUS status = STATUS_SUCCESS;
    switch (Code) {
    case 1:
        value = 10;
        break;
    case 2:
        value = 20;
        break;
    case 3:
        KeBugCheck(3);
    default:
        status = STATUS_INVALID_PARAMETER;
        goto done;
    }
    *Result = value;
done:
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
// An exception comes before the write, and the handler leaves.
ULONG Capture(PULONG User)
{
    ULONG value;
    __try {
        ProbeForRead(User, sizeof(ULONG), sizeof(ULONG));
        value = *User;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return 0;
    }
    return value;
}
\`\`\`
`,
  body(info) {
    const unwritten = unwrittenIn(info);
    const told = new Set<string>();
    const findings: BodyFinding[] = [];
    const tell = (read: Touch, why: string, at: TokenRange) => {
      if (told.has(read.name)) return;
      told.add(read.name);
      findings.push({
        message: `${read.name} is read here, and nothing has been written to it ${why}`,
        at: read.at,
        notes: [{ message: `nothing has been written to ${read.name} from here on`, at }],
      });
    };
    for (const { block, index, output } of failingOutputs(info, unwritten)) {
      const read = new Search(info, unwritten, output).afterFailure(block, index);
      if (read) tell(read, "if the call that was to give it failed", output.at);
    }
    const asked = new Set<string>();
    for (const { read, always } of unwritten.reads) {
      const cell = `${read.local}:${read.from}:${read.to}`;
      if (always || asked.has(cell)) continue;
      asked.add(cell);
      const found = new Search(info, unwritten, read).fromBranch();
      if (found) tell(found.read, conditionOf(info, found), found.at);
    }
    return findings;
  },
};

/** Calls that return a status and give a pointer or handle in a variable that nothing has been written to before. */
function failingOutputs(
  { fn, unit }: FunctionInfo,
  unwritten: Unwritten,
): { readonly block: Block; readonly index: number; readonly output: Touch }[] {
  return fn.blocks.flatMap((block) =>
    block.instructions.flatMap((call, index) => {
      if (call.kind !== "call" || call.callee.kind !== "direct" || call.type.returns.alias?.name !== "NTSTATUS")
        return [];
      const { symbol } = call.callee;
      // What another file of the driver does, no annotation is sure to say.
      if (symbol.defined || !kernelNamed.test(symbol.name)) return [];
      const { params } = contractOf(unit, symbol);
      return call.args.flatMap((arg, position) => {
        const place = params[position]?.direction === "out" ? objectOf(bare(arg)) : undefined;
        if (place?.kind !== "local" || place.type.kind !== "pointer") return [];
        const output = unwritten.touches[block.id]?.find(
          (one) => one.index === index && one.local === place.local && one.kind === "write",
        );
        return output && unwritten.isUnwrittenBefore(output, block.id) ? [{ block, index, output }] : [];
      });
    }),
  );
}

function conditionOf({ unit, fn }: FunctionInfo, { at, choice }: Turned): string {
  const text = sourceText(unit, fn.declaration, at);
  if (typeof choice === "boolean") return `if '${text}' ${choice ? "holds" : "does not hold"}`;
  return choice === "default" ? `if '${text}' is none of the cases` : `if '${text}' is ${choice}`;
}
