// Breakpoints as generated code meets them: a byte for each global step, outside guest memory and untouched by snapshots. Only
// careful code looks at the bytes; a function that holds a breakpoint has no other.
import type { MachineLayout } from "../../compiler/wasm/index.ts";
import type { Memory } from "./memory.ts";

interface Span {
  readonly first: number;
  readonly end: number;
  /** In the function table. */
  readonly index: number;
  /** Fuel without which the function's quick code is not entered. */
  readonly need: number;
}
/** More fuel than there ever is. */
const NEVER = 2n ** 62n;

export class Breakpoints {
  readonly #memory: Memory;
  readonly #layout: MachineLayout;
  /** Of the functions that are loaded, by their first step. */
  #spans: Span[] = [];

  constructor(memory: Memory, layout: MachineLayout) {
    this.#memory = memory;
    this.#layout = layout;
  }

  /** The steps of a function that is being loaded: they come after those of every other one. */
  cover(index: number, firstStep: number, count: number, need: number): void {
    const span = { first: firstStep, end: firstStep + count, index, need };
    this.#spans.push(span);
    this.#mark(span);
  }
  /** Functions from `index` on are gone. */
  forgetFrom(index: number): void {
    this.#spans = this.#spans.filter((span) => span.index < index);
  }

  has(step: number): boolean {
    return this.#memory.u8[this.#layout.breakpoints + step] !== 0;
  }
  set(step: number, on: boolean): void {
    if (!Number.isInteger(step) || step < 0 || step >= this.#layout.steps)
      throw new RangeError(`there is no step ${step}`);
    this.#memory.u8[this.#layout.breakpoints + step] = on ? 0xff : 0;
    const span = this.#spanOf(step);
    if (span !== undefined) this.#mark(span);
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
