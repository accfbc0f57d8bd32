// `__cpuid` and `__cpuidex`: what the processor says of itself, stored by ordinary assignments, so that a bad array faults as any does.
import type { Expr, Place } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import { INT, pointerTo, ULLONG } from "../types/make.ts";
import type { Body } from "./body.ts";
import { binary, constant, convert, indexConst, intConst, load, offsetBy } from "./fold.ts";

/** The machine's intrinsic behind both: (leaf, subleaf, half) -> EAX and EBX, or ECX and EDX, of 32 bits each. */
export const CPUID = "__ringside_cpuid";

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
