// Breakpoints as generated code meets them: a byte for each global step, outside guest memory and untouched by snapshots. Only
// careful code looks at the bytes; a function that holds a breakpoint has no other. A guarded function stops at every step, so that
// the host can say whether its code is there.
import type { MachineLayout } from "../../compiler/wasm/index.ts";
import type { Memory } from "./memory.ts";

interface Span {
  readonly first: number;
  readonly end: number;
  /** In the function table. */
  readonly index: number;
  /** Fuel without which the function's quick code is not entered; 0 while there is none. */
  need: number;
}
/** A step's byte: generated code stops at any with the sign bit. */
const Stop = { breakpoint: 0x81, guard: 0x82 } as const;
/** More fuel than there ever is. */
const NEVER = 2n ** 62n;

export class Breakpoints {
  readonly #memory: Memory;
  readonly #layout: MachineLayout;
  /** Of the functions that are loaded, by their first step. */
  #spans: Span[] = [];
  #guarded: ReadonlySet<number> = new Set();

  constructor(memory: Memory, layout: MachineLayout) {
    this.#memory = memory;
    this.#layout = layout;
  }

  /** The steps of a function that is being loaded: they come after those of every other one. */
  cover(index: number, firstStep: number, count: number): void {
    const span = { first: firstStep, end: firstStep + count, index, need: 0 };
    this.#spans.push(span);
    this.#mark(span);
  }
  /** Quick code of the function with this first step has been made. */
  need(firstStep: number, need: number): void {
    const span = this.#spanOf(firstStep);
    if (span === undefined) return;
    span.need = need;
    this.#mark(span);
  }
  /** Functions from `index` on are gone. */
  forgetFrom(index: number): void {
    this.#spans = this.#spans.filter((span) => span.index < index);
  }

  /** Something is to be looked at before that step. */
  stops(step: number): boolean {
    return this.#memory.u8[this.#layout.breakpoints + step] !== 0;
  }
  has(step: number): boolean {
    return ((this.#memory.u8[this.#layout.breakpoints + step] ?? 0) & Stop.breakpoint & 0x7f) !== 0;
  }
  guards(step: number): boolean {
    return ((this.#memory.u8[this.#layout.breakpoints + step] ?? 0) & Stop.guard & 0x7f) !== 0;
  }
  /** Guards the functions with these indices, and no others. */
  guard(functions: ReadonlySet<number>): void {
    const before = this.#guarded;
    this.#guarded = new Set(functions);
    for (const span of this.#spans) {
      const guarded = functions.has(span.index);
      if (before.has(span.index) === guarded) continue;
      for (let step = span.first; step < span.end; step++) this.#change(step, Stop.guard, guarded);
      this.#mark(span);
    }
  }
  set(step: number, on: boolean): void {
    if (!Number.isInteger(step) || step < 0 || step >= this.#layout.steps)
      throw new RangeError(`there is no step ${step}`);
    this.#change(step, Stop.breakpoint, on);
    const span = this.#spanOf(step);
    if (span !== undefined) this.#mark(span);
  }

  #change(step: number, why: number, on: boolean): void {
    const at = this.#layout.breakpoints + step;
    const others = (this.#memory.u8[at] ?? 0) & 0x7f & ~why;
    this.#memory.u8[at] = on ? others | why : others === 0 ? 0 : others | 0x80;
  }
  #spanOf(step: number): Span | undefined {
    let low = 0;
    let high = this.#spans.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const span = this.#spans[middle];
      if (span === undefined) return undefined;
      if (step < span.first) high = middle - 1;
      else if (step >= span.end) low = middle + 1;
      else return span;
    }
    return undefined;
  }
  #mark({ first, end, index, need }: Span): void {
    const { breakpoints, quick } = this.#layout;
    const bytes = this.#memory.u8.subarray(breakpoints + first, breakpoints + end);
    this.#memory.setU64(quick + 8 * index, bytes.some((byte) => byte !== 0) ? NEVER : BigInt(need));
  }
}
