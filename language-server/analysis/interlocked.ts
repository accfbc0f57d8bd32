// Intrinsics that write memory: interlocked operations, bit operations, string instructions. An exchange gives back what stood
// there before, a compare-and-exchange goes two ways; whatever else is written is unknown afterwards.
import { assumptionIntrinsic } from "../../compiler/ir/intrinsics.ts";
import type { Instruction } from "../../compiler/ir/ir.ts";
import type { TokenRange } from "../../compiler/source/source.ts";
import { assume } from "./facts.ts";
import { isInHand } from "./reach.ts";
import type { State } from "./state.ts";
import { type PlaceRef, rootOf, type Term } from "./term.ts";
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
  const counted = countInHand(walk, state, name, values, at);
  if (counted) return [{ state, value: counted }];
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
/** A count that is known, in a block of which nobody else knows yet, is raised or lowered by nobody else: what it gives is known, too. */
function countInHand(
  walk: Walk,
  state: State,
  name: string,
  [address, by]: readonly Term[],
  at: TokenRange,
): Term | undefined {
  const what = /^_?Interlocked(Increment|Decrement|ExchangeAdd)(?:64|_acq|_rel|_nf)*$/.exec(name)?.[1];
  const place = what === undefined || address?.kind !== "address" ? undefined : address.place;
  const root = place && rootOf(place);
  if (place === undefined || root?.kind !== "deref" || !isInHand(state, root.pointer)) return undefined;
  const before = walk.evaluator.load(state, place, undefined);
  const step = what === "Increment" ? walk.terms.one : what === "Decrement" ? walk.terms.constant(-1n) : by;
  if (before.kind !== "const" || step?.kind !== "const") return undefined;
  const after = walk.terms.constant(before.value + step.value);
  put(walk, state, place, after, at);
  return what === "ExchangeAdd" ? before : after;
}
/** Intrinsics that only look at what they are given the address of. */
const readers = /^(_?bittest(64)?|BitTest(64)?|_mm_prefetch|__builtin_prefetch|__out\w+)$/;

function put(walk: Walk, state: State, place: PlaceRef, value: Term, at: TokenRange): void {
  state.write(walk.terms, place, value);
  walk.stored(state, place, value, at);
}
