// An object that another processor may have freed by now.
import type { IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import type { CallInstruction } from "../../analysis/call-event.ts";
import { bare, codeOf, constantIn, localIn } from "../../analysis/code.ts";
import { isPoolFree } from "../../analysis/models.ts";
import { afterTerminator, visitExpr, visitPlace } from "../../analysis/shape.ts";
import type { Rule } from "../rule.ts";

export const objectTouchedAfterLastReference: Rule = {
  id: "object-touched-after-last-reference",
  severity: "warning",
  summary: "A counted object is used after its count was decremented by someone who was not the last.",
  names: { codeAnalysis: ["C28616"], codeql: ["cpp/drivers/multithreaded-av-condition"] },
  page: `Whoever brings the count to zero frees the object. For all the others the decrement was the last moment at which the object was surely there:
right after it another thread may bring the count to zero and free it.

**Mend it**: read what is still needed before the decrement, or keep a reference until after the last use.

\`\`\`c bad
#include <wdm.h>
typedef struct _SESSION { LONG References; ULONG Id; } SESSION, *PSESSION;
ULONG Release(PSESSION Session)
{
    if (InterlockedDecrement(&Session->References) == 0) {
        ExFreePoolWithTag(Session, 'sseS');
        return 0;
    }
    return Session->Id;
//  ^^^^^^ object-touched-after-last-reference: Session
}
\`\`\`
\`\`\`cpp bad
#include <wdm.h>
class Session {
public:
    ULONG Release()
    {
        if (0 == InterlockedDecrement(&m_References)) {
            delete this;
            return 0;
        }
        return m_References;
//      ^^^^^^ object-touched-after-last-reference: this
    }
    void operator delete(void *Memory) { ExFreePoolWithTag(Memory, 'sseS'); }
private:
    LONG m_References;
};
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _SESSION { LONG References; ULONG Id; } SESSION, *PSESSION;
ULONG Release(PSESSION Session)
{
    ULONG id = Session->Id;
    if (InterlockedDecrement(&Session->References) == 0) {
        ExFreePoolWithTag(Session, 'sseS');
        return 0;
    }
    return id;
}
\`\`\`
`,
  body({ fn }) {
    const freed = freedLocals(fn);
    if (freed.size === 0) return [];
    return decrements(fn).flatMap(({ local, others, at }) => {
      if (!freed.has(local)) return [];
      const touched = firstTouch(fn, others, local);
      const name = fn.locals[local]?.name ?? "the object";
      return touched
        ? [
            {
              message: `${name} is used here after its count was decremented: another thread may have freed it`,
              at: touched,
              notes: [{ message: "the count is decremented here", at }],
            },
          ]
        : [];
    });
  },
};

/** Pointers whose object the function itself frees. */
function freedLocals(fn: IrFunction): ReadonlySet<LocalId> {
  const found = new Set<LocalId>();
  for (const { name, call } of codeOf(fn).calls) {
    const written = call.callee.kind === "direct" ? call.callee.symbol.name : "";
    const frees = (name !== undefined && isPoolFree(name)) || freeing.test(written);
    const local = frees ? localIn(call.args[0]) : undefined;
    if (local === undefined) continue;
    found.add(local);
    // `delete` asks for NULL first, of a copy.
    for (const { target, value } of codeOf(fn).assigns)
      if (target.kind === "local" && target.local === local && fn.locals[local]?.kind === "temporary") {
        const copied = localIn(value);
        if (copied !== undefined) found.add(copied);
      }
  }
  return found;
}
/** `delete`, and what a driver calls its own routines that free. */
const freeing = /(^|::)(operator delete(\[\])?|\w*(Free|Destroy|Delete)\w*)$/;

interface Decrement {
  readonly local: LocalId;
  /** Where those go on who were not the last. */
  readonly others: number;
  readonly at: TokenRange;
}
/** `InterlockedDecrement(&p->Count)` whose result decides, with the way on for a count above zero. */
function decrements(fn: IrFunction): Decrement[] {
  return fn.blocks.flatMap(({ instructions, terminator }) => {
    if (terminator.kind !== "branch") return [];
    const last = instructions.findLast(
      (one) => one.kind === "intrinsic" && /^_InterlockedDecrement(64)?$/.test(one.name),
    );
    if (last?.kind !== "intrinsic" || last.result === undefined) return [];
    const counted = last.args[0] && bare(last.args[0]);
    const local = counted?.kind === "address" ? rootLocal(counted.place) : undefined;
    // The result itself, or the variable that it is put into.
    const results = new Set([last.result]);
    for (const one of instructions)
      if (one.kind === "assign" && one.target.kind === "local" && results.has(localIn(one.value) ?? -1))
        results.add(one.target.local);
    const condition = bare(terminator.condition);
    if (local === undefined || condition.kind !== "binary" || !results.has(localIn(condition.left) ?? -1)) return [];
    const bound = constantIn(condition.right);
    const zeroWhenTrue =
      (condition.op === "eq" && bound === 0) ||
      (condition.op === "le" && bound === 0) ||
      (condition.op === "lt" && bound === 1);
    const zeroWhenFalse = (condition.op === "ne" || condition.op === "gt") && bound === 0;
    if (!zeroWhenTrue && !zeroWhenFalse) return [];
    return [{ local, others: zeroWhenTrue ? terminator.else : terminator.then, at: last.at }];
  });
}

/** The first use, on ways from a block, of what the pointer leads to; ways end where the pointer gets another value. */
function firstTouch(fn: IrFunction, from: number, local: LocalId): TokenRange | undefined {
  const seen = new Set([from]);
  for (const block of seen) {
    const body = fn.blocks[block];
    if (!body) continue;
    let found: TokenRange | undefined;
    let ended = false;
    const visitor = (at: TokenRange) => ({
      use: () => undefined,
      define: (defined: LocalId) => {
        if (defined === local) ended = true;
      },
      place: (place: Place) => {
        if (!found && !ended && place.kind === "deref" && localIn(place.pointer) === local) found = at;
      },
    });
    for (const instruction of body.instructions) {
      if (found || ended) break;
      if (instruction.kind === "assign") {
        visitExpr(instruction.value, visitor(instruction.at));
        if (instruction.target.kind === "local") visitor(instruction.at).define(instruction.target.local);
        else visitPlace(instruction.target, visitor(instruction.at));
      } else if (instruction.kind === "call" || instruction.kind === "intrinsic") {
        for (const arg of instruction.args) visitExpr(arg, visitor(instruction.at));
        // Who waits for the others to let go of it is its owner.
        if (found && instruction.kind === "call" && waits.test(calledName(instruction) ?? "")) return undefined;
      }
    }
    const { terminator } = body;
    if (!found && !ended) {
      if (terminator.kind === "branch") visitExpr(terminator.condition, visitor(terminator.at));
      else if (terminator.kind === "return" && terminator.value) visitExpr(terminator.value, visitor(terminator.at));
    }
    if (found) return found;
    if (!ended) for (const next of afterTerminator(terminator)) seen.add(next);
  }
  return undefined;
}
const waits = /^KeWaitFor(Single|Multiple)Objects?$/;
function calledName({ callee }: CallInstruction): string | undefined {
  return callee.kind === "direct" ? callee.symbol.linkName : undefined;
}
function rootLocal(place: Place): LocalId | undefined {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return at.kind === "deref" ? localIn(at.pointer) : undefined;
}
