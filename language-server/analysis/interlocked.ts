// Intrinsics that write memory: interlocked operations, bit operations, string instructions. An exchange gives back what stood
// there before, a compare-and-exchange goes two ways; whatever else is written is unknown afterwards.
import { assumptionIntrinsic } from "../../compiler/ir/intrinsics.ts";
import type { Instruction } from "../../compiler/ir/ir.ts";
import type { TokenRange } from "../../compiler/source/source.ts";
import { assume } from "./facts.ts";
import type { State } from "./state.ts";
import type { PlaceRef, Term } from "./term.ts";
import type { Walk } from "./walk.ts";

type IntrinsicInstruction = Extract<Instruction, { kind: "intrinsic" }>;

/** The states after an intrinsic, each with the value it gives, if that is known. */
export interface IntrinsicWay {
  readonly state: State;
  readonly value: Term | undefined;
}

export function applyIntrinsic(walk: Walk, { name, args, at }: IntrinsicInstruction, state: State): IntrinsicWay[] {
  const values = args.map((arg) => walk.evaluator.value(state, arg));
  walk.emit("intrinsic", { run: walk, state, site: walk.site(at), name, args: values }, name);
  const [address, value, comparand] = values;
  if (name === assumptionIntrinsic && address) return assume(state, address, true) ? [{ state, value: undefined }] : [];
  const what = /^_?Interlocked(CompareExchange|Exchange(?!Add))/.exec(name)?.[1];
  if (address && value && what === "Exchange") {
    const place = walk.terms.deref(address);
    const before = walk.evaluator.load(state, place, undefined);
    put(walk, state, place, value, at);
    return [{ state, value: before }];
  }
  if (address && value && comparand && what === "CompareExchange" && !name.includes("128")) {
    const place = walk.terms.deref(address);
    const left = state.clone();
    put(walk, state, place, value, at);
    const found = walk.fresh("found", at);
    const ways: IntrinsicWay[] = [{ state, value: comparand }];
    const same = walk.terms.op("eq", [found, comparand]);
    if (!same || assume(left, same, false)) {
      left.write(walk.terms, place, found);
      ways.push({ state: left, value: found });
    }
    return ways;
  }
  if (!readers.test(name)) {
    for (const written of values)
      if (written.kind === "address") state.havoc(walk.terms, [written.place], walk.made("out", at));
    if (address && address.kind !== "address" && /nterlocked/.test(name))
      state.havoc(walk.terms, [walk.terms.deref(address)], walk.made("out", at));
  }
  // What it was before it was lowered by one.
  if (/^_?InterlockedExchangeAdd(64)?$/.test(name) && value?.kind === "const" && value.value === -1n)
    return [
      { state, value: walk.terms.op("add", [walk.fresh("intrinsic:_InterlockedDecrement", at), walk.terms.number(1)]) },
    ];
  return [{ state, value: undefined }];
}
/** Intrinsics that only look at what they are given the address of. */
const readers = /^(_?bittest(64)?|BitTest(64)?|_mm_prefetch|__builtin_prefetch|__out\w+)$/;

function put(walk: Walk, state: State, place: PlaceRef, value: Term, at: TokenRange): void {
  state.write(walk.terms, place, value);
  walk.stored(state, place, value, at);
}
