// Long work done in slices, so that whoever does it can do other things in between, or give it up.

/** Pauses wherever a slice is done; what comes of it at the end. */
export type Slices<T> = Generator<undefined, T>;

/** Says when a slice is done: whenever so much work has been, in whatever the worker counts. */
export class Pace {
  readonly #slice: number;
  #left: number;

  constructor(slice: number) {
    this.#slice = slice;
    this.#left = slice;
  }
  /** Whether it is time for a pause, after `done` more. */
  isDue(done: number): boolean {
    this.#left -= done;
    if (this.#left > 0) return false;
    this.#left = this.#slice;
    return true;
  }
}
/** No pauses. */
export const unbroken = new Pace(Number.POSITIVE_INFINITY);

/** What comes of it, without the pauses. */
export function toEnd<T>(slices: Slices<T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
  }
}
