// User memory that is read again after it was checked.
import type { Expr, IrFunction, Place } from "../../compiler/ir/ir.ts";
import type { TokenRange } from "../../compiler/source/source.ts";
import { afterTerminator } from "../analysis/shape.ts";
import type { FunctionInfo, World } from "../analysis/world.ts";
import { throughVariable, userPointers } from "./kinds/user-pointers.ts";
import type { Rule } from "./rule.ts";

export const doubleFetch: Rule = {
  id: "double-fetch",
  severity: "warning",
  summary: "A value in user memory is checked, and then read from there again.",
  names: {
    codeql: ["cpp/microsoft/public/likely-bugs/memory-management/usermodememoryreadmultipletimes"],
    staticDriverVerifier: ["DoubleFetch"],
  },
  page: `Another thread of the program can change its memory between two reads. What was checked is then not what is used: a length that was small
when it was compared is large when it is copied by. This holds for METHOD_NEITHER buffers, for probed pointers, and for direct I/O buffers that are
mapped: locked pages stay writable for their program.

**Mend it**: copy the value, or the whole structure, into a variable once, then check and use the copy.

\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { ULONG Length; UCHAR Data[64]; } ASK, *PASK;
NTSTATUS Take(PASK User, PUCHAR Into)
{
    NTSTATUS status = STATUS_SUCCESS;
    __try {
        ProbeForRead(User, sizeof(ASK), sizeof(ULONG));
        if (User->Length > 64) {
            status = STATUS_INVALID_PARAMETER;
        } else {
            RtlCopyMemory(Into, User->Data, User->Length);
//          ^^^^^^^^^^^^^ double-fetch: User->Length
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ASK { ULONG Length; UCHAR Data[64]; } ASK, *PASK;
NTSTATUS Take(PASK User, PUCHAR Into)
{
    NTSTATUS status = STATUS_SUCCESS;
    __try {
        ULONG length;
        ProbeForRead(User, sizeof(ASK), sizeof(ULONG));
        length = User->Length;
        if (length > 64) {
            status = STATUS_INVALID_PARAMETER;
        } else {
            RtlCopyMemory(Into, User->Data, length);
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
\`\`\`
`,
  project({ world, report }) {
    for (const info of world.functions.values()) {
      if (!info.own) continue;
      for (const { name, checked, again } of secondReads(world, info)) {
        const range = (at: TokenRange) => info.unit.range(info.fn.declaration, at);
        report(info, {
          message: `${name} is read from user memory again: the program may have changed it since it was checked`,
          range: range(again),
          related: [{ message: "it is checked here", range: range(checked) }],
        });
      }
    }
  },
};

interface Read {
  /** The variable and the member. */
  readonly key: string;
  readonly name: string;
  readonly block: number;
  /** Position in the block; the terminator's is last. */
  readonly index: number;
  readonly at: TokenRange;
  readonly checks: boolean;
}

function* secondReads(
  world: World,
  info: FunctionInfo,
): Generator<{ readonly name: string; readonly checked: TokenRange; readonly again: TokenRange }> {
  const users = userPointers(world, info);
  if (users.size === 0) return;
  const { reads, written } = readsOf(info.fn, users);
  const told = new Set<string>();
  for (const first of reads) {
    if (!first.checks || written.has(first.key) || told.has(first.key)) continue;
    const after = reachable(info.fn, first.block);
    const second = reads.find(
      (other) =>
        other.key === first.key &&
        !other.checks &&
        (other.block === first.block ? other.index > first.index : after.has(other.block)),
    );
    if (!second) continue;
    told.add(first.key);
    yield { name: first.name, checked: first.at, again: second.at };
  }
}

function readsOf(
  fn: IrFunction,
  users: ReadonlySet<number>,
): { readonly reads: readonly Read[]; readonly written: ReadonlySet<string> } {
  const reads: Read[] = [];
  const written = new Set<string>();
  const keyOf = (place: Place): { key: string; name: string } | undefined => {
    const through = place.type.kind === "record" || place.type.kind === "array" ? undefined : throughVariable(place);
    if (!through || !users.has(through.local)) return undefined;
    const variable = fn.locals[through.local]?.name;
    const path = through.path.replaceAll(/@\d+/g, "");
    const name = path.startsWith(".") ? `${variable ?? ""}->${path.slice(1)}` : `*${variable ?? ""}`;
    return variable === undefined ? undefined : { key: `${through.local}${through.path}`, name };
  };
  for (const { id, instructions, terminator } of fn.blocks) {
    const note = (expr: Expr, index: number, at: TokenRange, checks: boolean): void => {
      const visit = (one: Expr): void => {
        if (one.kind !== "load") return;
        const found = keyOf(one.place);
        if (found) reads.push({ ...found, block: id, index, at, checks });
      };
      forEachLoad(expr, visit);
    };
    instructions.forEach((instruction, index) => {
      switch (instruction.kind) {
        case "assign": {
          note(instruction.value, index, instruction.at, false);
          const target = keyOf(instruction.target);
          if (target) written.add(target.key);
          return;
        }
        case "call":
        case "intrinsic":
          for (const arg of instruction.args) note(arg, index, instruction.at, false);
          return;
        default:
          return;
      }
    });
    const last = instructions.length;
    if (terminator.kind === "branch") note(terminator.condition, last, terminator.at, true);
    else if (terminator.kind === "switch") note(terminator.value, last, terminator.at, true);
    else if (terminator.kind === "return" && terminator.value) note(terminator.value, last, terminator.at, false);
  }
  return { reads, written };
}
function forEachLoad(expr: Expr, visit: (load: Expr) => void): void {
  if (expr.kind === "load") visit(expr);
  switch (expr.kind) {
    case "unary":
    case "convert":
      forEachLoad(expr.operand, visit);
      return;
    case "binary":
    case "difference":
      forEachLoad(expr.left, visit);
      forEachLoad(expr.right, visit);
      return;
    case "offset":
      forEachLoad(expr.pointer, visit);
      forEachLoad(expr.index, visit);
      return;
    default:
      return;
  }
}
/** Blocks that can come after a block. */
function reachable(fn: IrFunction, from: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = [from];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    const terminator = fn.blocks[block]?.terminator;
    for (const next of terminator ? afterTerminator(terminator) : []) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
}
