// What a mask leaves of bits that were set, cleared or masked before: so that flags of which one was changed are still the same
// flags to those who ask about the others.
import type { Term, Terms } from "./term.ts";

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
