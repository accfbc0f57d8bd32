// `__cpuid`, `__cpuidex` and `__rdtscp`: what the processor says of itself, stored by ordinary assignments, so that a bad pointer
// faults as any does.
import type { Expr, Place } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import { INT, pointerTo, UINT, ULLONG } from "../types/make.ts";
import type { Body } from "./body.ts";
import { binary, constant, convert, indexConst, intConst, load, offsetBy } from "./fold.ts";

/** The machine's intrinsic behind both: (leaf, subleaf, half) -> EAX and EBX, or ECX and EDX, of 32 bits each. */
export const CPUID = "__ringside_cpuid";
/** The number of the processor that it is asked on. */
const PROCESSOR = "__ringside_processor";

/** Emits the stores; false if the name is another. The arguments have been lowered, in order. */
export function emitCpuid(f: Body, name: string, args: readonly Expr[], at: TokenRange): boolean {
  const [array, leaf, subleaf = intConst(0)] = args;
  if ((name !== "__cpuid" && name !== "__cpuidex") || array === undefined || leaf === undefined) return false;
  const { target } = f.context;
  const range = { first: at.first, last: at.last };
  const to = f.temporary(pointerTo(INT), at);
  f.assign(to, convert(array, pointerTo(INT), true, target), at);
  const selected = [leaf, subleaf].map((value) => {
    const kept = f.temporary(INT, at);
    f.assign(kept, convert(value, INT, true, target), at);
    return load(kept);
  });
  for (const half of [0, 1]) {
    const pair = f.temporary(ULLONG, at);
    f.emit({ kind: "intrinsic", name: CPUID, args: [...selected, intConst(half)], result: pair.local, at: range });
    for (const which of [0, 1]) {
      const pointer = offsetBy(load(to), indexConst(2 * half + which), 4, pointerTo(INT), target);
      const register: Place = { kind: "deref", pointer, type: INT, at: range };
      const bits = binary("shr", load(pair), constant(BigInt(32 * which), ULLONG), ULLONG, at, target);
      f.assign(register, convert(bits, INT, false, target), at);
    }
  }
  return true;
}

/** The time stamp, the processor's number being stored where the argument points to; undefined if the name is another. */
export function emitRdtscp(f: Body, name: string, args: readonly Expr[], at: TokenRange): Expr | undefined {
  const [aux] = args;
  if (name !== "__rdtscp" || aux === undefined) return undefined;
  const { target } = f.context;
  const range = { first: at.first, last: at.last };
  const to = f.temporary(pointerTo(UINT), at);
  f.assign(to, convert(aux, pointerTo(UINT), true, target), at);
  const stamp = f.temporary(ULLONG, at);
  f.emit({ kind: "intrinsic", name: "__rdtsc", args: [], result: stamp.local, at: range });
  const number = f.temporary(UINT, at);
  f.emit({ kind: "intrinsic", name: PROCESSOR, args: [], result: number.local, at: range });
  f.assign({ kind: "deref", pointer: load(to), type: UINT, at: range }, load(number), at);
  return load(stamp);
}
