// A status that nobody has looked at is overwritten by the next call's.
import type { Block, Instruction, IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { type CodeCall, constantIn, objectOf } from "../../analysis/code.ts";
import { successorsOf } from "../../analysis/shape.ts";
import { contractOf, type FunctionInfo } from "../../analysis/world.ts";
import { isSamePlace, readAtEnd, readBy } from "../kinds/places.ts";
import type { BodyFinding, Rule } from "../rule.ts";

type CallInstruction = Extract<Instruction, { kind: "call" }>;

export const statusOverwritten: Rule = {
  id: "status-overwritten",
  severity: "warning",
  summary: "The status of a call is overwritten by that of the next before anything has looked at it.",
  names: { codeAnalysis: ["C28193"], codeql: ["cpp/drivers/examined-value"] },
  page: `Where the test of a status is missing, what failed goes unnoticed: the next call works with a handle, an object or a buffer that was never made,
and its own status is all that anybody sees.

**Mend it**: test the status before the next call. If it really does not matter, cast the call to VOID and do not keep its result.

\`\`\`c bad
#include <ntddk.h>
NTSTATUS Read(POBJECT_ATTRIBUTES Attributes, PUNICODE_STRING Name, PVOID Value, ULONG Length)
{
    HANDLE key;
    ULONG needed;
    NTSTATUS status = ZwOpenKey(&key, KEY_READ, Attributes);
//                    ^^^^^^^^^ status-overwritten: ZwQueryValueKey
    status = ZwQueryValueKey(key, Name, KeyValuePartialInformation, Value, Length, &needed);
//           ^^^^^^^^^^^^^^^ variable-not-always-written: key
    ZwClose(key);
    return status;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
NTSTATUS Read(POBJECT_ATTRIBUTES Attributes, PUNICODE_STRING Name, PVOID Value, ULONG Length)
{
    HANDLE key;
    ULONG needed;
    NTSTATUS status = ZwOpenKey(&key, KEY_READ, Attributes);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ZwQueryValueKey(key, Name, KeyValuePartialInformation, Value, Length, &needed);
    if (status == STATUS_OBJECT_NAME_NOT_FOUND) {
        status = STATUS_SUCCESS;
    }
    ZwClose(key);
    return status;
}
NTSTATUS Retry(POBJECT_ATTRIBUTES Attributes, PHANDLE Key)
{
    NTSTATUS status = STATUS_UNSUCCESSFUL;
    ULONG i;
    for (i = 0; i < 3 && !NT_SUCCESS(status); i++) {
        status = ZwOpenKey(Key, KEY_READ, Attributes);
    }
    return status;
}
\`\`\`
`,
  body(info, code) {
    const { fn } = info;
    return code.calls.flatMap((site): BodyFinding[] => {
      const { call, at, block } = site;
      const local = call.result === undefined ? undefined : fn.locals[call.result];
      // An exception may lead to who looks at it.
      if (local?.name === undefined || local.addressTaken || block.inTry !== undefined) return [];
      if (local.type.alias?.name !== "NTSTATUS" || !gives(info, site)) return [];
      const next = overwriterOf(fn, site, local.id);
      if (next === undefined || asksForSize(call, next)) return [];
      const what = next.callee.kind === "direct" ? `that of ${next.callee.symbol.name}` : "that of the next call";
      const message = `nothing has looked at this status when ${what} overwrites it`;
      return [{ message, at, notes: [{ message: "it is overwritten here", at: next.at }] }];
    });
  },
};

/** The same is asked twice, first with no room for it, or of which only the size is wanted: what is needed matters, not the status. */
function asksForSize({ callee, args }: CallInstruction, next: CallInstruction): boolean {
  if (callee.kind !== "direct" || next.callee.kind !== "direct" || callee.symbol !== next.callee.symbol) return false;
  return args.some((arg, index) => {
    if (arg.type.kind !== "pointer") return false;
    return constantIn(arg) === 0 || isSameNumber(objectOf(arg), objectOf(next.args[index]));
  });
}
function isSameNumber(one: Place | undefined, other: Place | undefined): boolean {
  return one?.type.kind === "integer" && other !== undefined && isSamePlace(one, other);
}

/** What has been given back, or taken out, is gone whether that was reported as done or not. */
const ending =
  /(?:Close|Delete|Free|Cancel|Clear|Reset|Flush|Stop|Remove|Release|Disable|Disconnect|Abort|Cleanup|Destroy|Un[A-Z]|Deregister|Dereference|Write|Print|Log)/;

/** What is made by these is missing after a failure, though no argument leads to it. */
const beginning =
  /(?:Create|Register|Init|Open|Connect|Alloc|Attach|Start|Enable|Add|Get|Query|Read|Build|Prepare|Map|Lock|Insert|Acquire|Load|Setup|Configure)/;

/** A routine that leaves something behind which others use: after a failure it is not there. */
function gives(info: FunctionInfo, { call: { callee } }: CodeCall): boolean {
  if (callee.kind !== "direct") return false;
  const { symbol } = callee;
  if (ending.test(symbol.name) || /^(?:Rtl|FsRtl)/.test(symbol.name) || symbol.type.kind !== "function") return false;
  return (
    beginning.test(symbol.name) ||
    symbol.type.params.some(({ annotations }) => annotations.some(({ name }) => /^(?:_+deref_)?out/i.test(name))) ||
    contractOf(info.unit, symbol).clauses.some(({ kind }) => kind === "mustInspect")
  );
}

/** The call whose result comes over that of another before it is read, on every way on which it does not end with the function. */
function overwriterOf(fn: IrFunction, site: CodeCall, local: LocalId): CallInstruction | undefined {
  let found: CallInstruction | undefined;
  const seen = new Set<number>();
  const waiting: { readonly block: Block; readonly from: number }[] = [{ block: site.block, from: site.index + 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { block, from } = next;
    const end = lookThrough(block, from, local);
    if (end === "read" || end === site.call) return undefined;
    if (end !== undefined) {
      found ??= end;
      continue;
    }
    for (const id of successorsOf(fn, block)) {
      const successor = fn.blocks[id];
      if (successor === undefined || seen.has(id)) continue;
      seen.add(id);
      waiting.push({ block: successor, from: 0 });
    }
  }
  return found;
}
/** What becomes of it in a block: it is read, or set to something that is no call's result; it is overwritten by a call; or neither. */
function lookThrough(block: Block, from: number, local: LocalId): CallInstruction | "read" | undefined {
  for (const instruction of block.instructions.slice(from)) {
    if (readBy(instruction).includes(local)) return "read";
    if (instruction.kind === "call" && instruction.result === local) return instruction;
    // Who sets it to a value of his own has thought of it.
    if (instruction.kind === "assign" && instruction.target.kind === "local" && instruction.target.local === local)
      return "read";
  }
  return readAtEnd(block.terminator).includes(local) ? "read" : undefined;
}
