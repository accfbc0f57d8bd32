// Numbers of bytes as sums of what is not known, each so many times, and a constant: two of them that hang on the same things can be told apart.
import type { Term } from "../../analysis/term.ts";

export interface Linear {
  /** How often each unknown counts; none counts zero times. */
  readonly parts: ReadonlyMap<Term, number>;
  readonly constant: number;
}
/** How deep sums are looked into. */
const deepest = 6;

export function linearOf(term: Term, depth = deepest): Linear {
  if (term.kind === "const") return { parts: new Map(), constant: Number(term.value) };
  const whole: Linear = { parts: new Map([[term, 1]]), constant: 0 };
  if (term.kind !== "op" || depth === 0) return whole;
  const [left, right] = term.args;
  if (!left || !right) return whole;
  if (term.op === "add") return plus(linearOf(left, depth - 1), linearOf(right, depth - 1));
  if (term.op === "sub") return plus(linearOf(left, depth - 1), times(linearOf(right, depth - 1), -1));
  if (right.kind !== "const") return whole;
  if (term.op === "mul") return times(linearOf(left, depth - 1), Number(right.value));
  if (term.op === "shl" && right.value >= 0n && right.value < 32n)
    return times(linearOf(left, depth - 1), 2 ** Number(right.value));
  return whole;
}
export function plus(a: Linear, b: Linear): Linear {
  const parts = new Map(a.parts);
  for (const [term, count] of b.parts) {
    const sum = (parts.get(term) ?? 0) + count;
    if (sum === 0) parts.delete(term);
    else parts.set(term, sum);
  }
  return { parts, constant: a.constant + b.constant };
}
export function times({ parts, constant }: Linear, by: number): Linear {
  if (by === 0) return { parts: new Map(), constant: 0 };
  return { parts: new Map([...parts].map(([term, count]) => [term, count * by])), constant: constant * by };
}
/** A number that it is never below, with what it divides itself: of `n / 2`, counted twice, one may be missing to `n`. */
export function withoutRemainders(of: Linear): Linear {
  let least: Linear = { parts: new Map(), constant: of.constant };
  for (const [term, count] of of.parts) {
    const divided = count > 0 ? dividedBy(term) : undefined;
    if (!divided || count % divided.by !== 0) least = plus(least, { parts: new Map([[term, count]]), constant: 0 });
    else {
      const shares = count / divided.by;
      const missing = { parts: new Map(), constant: -shares * (divided.by - 1) };
      least = plus(least, plus(times(linearOf(divided.of), shares), missing));
    }
  }
  return least;
}
function dividedBy(term: Term): { readonly of: Term; readonly by: number } | undefined {
  if (term.kind !== "op") return undefined;
  const [of, by] = term.args;
  if (!of || by?.kind !== "const" || by.value <= 0n || by.value > 64n) return undefined;
  if (term.op === "div") return { of, by: Number(by.value) };
  return term.op === "shr" && by.value <= 3n ? { of, by: 2 ** Number(by.value) } : undefined;
}
