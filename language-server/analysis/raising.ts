// What raises an exception in a __try: routines that report that way, memory of programs, and whatever else may.
import type { Instruction } from "../../compiler/ir/ir.ts";
import type { CallInstruction } from "./call-event.ts";
import type { Evaluator } from "./evaluate.ts";
import type { State } from "./state.ts";
import { isProgramMemory } from "./untrusted.ts";

type Assignment = Extract<Instruction, { kind: "assign" }>;
export type MayRaise = CallInstruction | Assignment;

/** Reads and writes through a bare pointer, and calls but for routines of the kernel that report failure by their result. */
export function mayRaise(instruction: Instruction): instruction is MayRaise {
  if (instruction.kind === "assign") return accessed(instruction) !== undefined;
  if (instruction.kind !== "call") return false;
  return instruction.callee.kind !== "direct" || !neverRaises.test(instruction.callee.symbol.linkName);
}
const neverRaises =
  /^(v?Dbg(Print|BreakPoint)|Cc(SetDirtyPinnedData|Unpin(Data|DataForThread)|RepinBcb|SetBcbOwnerPointer)$|K[ef][A-Z]|ExFreePool|ExAllocatePool(2|3|WithTag|Zero|Uninitialized)?$|Ex(Acquire|Release)|(Zw|Nt|Ps|Io|Iof|Ob|Obf)[A-Z]|Interlocked|_Interlocked)/;
/** The pointer through which an assignment reads or writes. */
function accessed({ target, value }: Assignment) {
  if (target.kind === "deref") return target.pointer;
  return value.kind === "load" && value.place.kind === "deref" ? value.place.pointer : undefined;
}

/** An exception is how it says that it did not work; or it touches memory that a program can take away at any moment. */
export function reportsByRaising(evaluator: Evaluator, state: State, instruction: MayRaise): boolean {
  if (instruction.kind === "assign") {
    const pointer = accessed(instruction);
    return pointer !== undefined && isProgramMemory(state, evaluator.value(state, pointer));
  }
  const { callee, args } = instruction;
  if (callee.kind !== "direct") return false;
  const name = callee.symbol.linkName;
  if (raisers.test(name)) return true;
  return copiers.test(name) && args.some((arg) => isProgramMemory(state, evaluator.value(state, arg)));
}
const raisers = /^(ProbeFor|MmProbeAnd|ExRaise|RtlRaise|_CxxThrowException$|Cc[A-Z]|FsRtl)/;
const copiers = /^(Rtl(Copy|Move|Zero|Fill)|mem)/;
