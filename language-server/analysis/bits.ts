// What a mask leaves of bits that were set, cleared or masked before: so that flags of which one was changed are still the same
// flags to those who ask about the others.
import { isComparison } from "./facts.ts";
import type { OpTerm, Term } from "./term.ts";
import type { Terms } from "./terms.ts";

/** `value & mask` in terms of what `value` was made from; undefined if nothing is gained by that. */
export function masked(
  terms: Terms,
  value: Term,
  mask: bigint,
): { readonly of: Term; readonly mask: bigint } | undefined {
  if (value.kind !== "op") return undefined;
  const [inner, by] = value.args;
  if (!inner) return undefined;
  const width = /^u(\d+)$/.exec(value.op)?.[1];
  if (width !== undefined) return mask >= 0n && mask < 1n << BigInt(width) ? { of: inner, mask } : undefined;
  if (by?.kind !== "const") return undefined;
  if (value.op === "and") return { of: inner, mask: mask & by.value };
  if (value.op !== "or" && value.op !== "xor") return undefined;
  if ((mask & by.value) === 0n) return { of: inner, mask };
  return value.op === "or" && (mask & ~by.value) === 0n ? { of: terms.constant(mask), mask } : undefined;
}

/** What a value was made from by changing fixed bits, and a mask of these. */
export function unmasked(value: Term): { readonly of: Term; readonly changed: bigint } {
  let of = value;
  let changed = 0n;
  for (;;) {
    const step = of.kind === "op" ? changedBy(of) : undefined;
    if (step === undefined) return { of, changed };
    of = step.of;
    changed |= step.bits;
  }
}
function changedBy({ op, args: [of, by] }: OpTerm): { readonly of: Term; readonly bits: bigint } | undefined {
  if (!of) return undefined;
  const width = /^u(\d+)$/.exec(op)?.[1];
  if (width !== undefined) return { of, bits: ~((1n << BigInt(width)) - 1n) };
  if (by?.kind !== "const") return undefined;
  if (op === "and") return { of, bits: ~by.value };
  return op === "or" || op === "xor" ? { of, bits: by.value } : undefined;
}

/** A question about some bits of a value: `value & mask`, or that compared with a constant. */
export interface AskedBits {
  readonly term: OpTerm;
  readonly value: Term;
  readonly mask: bigint;
}
export function askedBits(term: Term): AskedBits | undefined {
  if (term.kind !== "op") return undefined;
  const [left, right] = term.args;
  if (right?.kind !== "const" || !left) return undefined;
  if (term.op === "and") return { term, value: left, mask: right.value };
  const inner = isComparison(term) && left.kind === "op" && left.op === "and" ? askedBits(left) : undefined;
  return inner && { ...inner, term };
}
/** The same question about the same bits of another value. */
export function askedOf(terms: Terms, { term, mask }: AskedBits, value: Term): Term | undefined {
  const bits = terms.op("and", [value, terms.constant(mask)]);
  const [, right] = term.args;
  return term.op === "and" ? bits : bits && right && terms.op(term.op, [bits, right]);
}
