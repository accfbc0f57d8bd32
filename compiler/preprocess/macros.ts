// Macros, and the table of those defined at one point of a unit. Tables are copied on write: a header's final table is kept
// with the header and shared by every unit that includes it.
import type { SourceFile } from "../source/file.ts";
import type { SourceRange } from "../source/source.ts";
import { numberValue } from "./literals.ts";
import { intern, isName, TokenKind, textOf } from "./symbols.ts";

/** What a macro's replacement is made of, one entry per token; see `BodyFlag` for what a token is besides its text. */
export interface Macro {
  readonly name: string;
  readonly symbol: number;
  /** Undefined for an object-like macro. Does not name `__VA_ARGS__`; GNU `args...` is the last one. */
  readonly params: readonly string[] | undefined;
  readonly variadic: boolean;
  readonly body: MacroBody;
  /** The file it is defined in; undefined for a macro of the compiler or of the command line. */
  readonly file: SourceFile | undefined;
  /** Of the name in its `#define`. */
  readonly start: number;
  readonly end: number;
  /** `__FILE__`, `__LINE__` and their like, which are made anew at each use. */
  readonly dynamic: boolean;
}

/** In plain arrays: there are tens of thousands of macros, most of one token. */
export interface MacroBody {
  readonly count: number;
  readonly symbols: readonly number[];
  /** Bits of `BodyFlag`; empty if no token has any. */
  readonly flags: readonly number[];
  /** Index of the parameter the token names, -1 if none; empty if no token names one. The variable arguments are the last parameter. */
  readonly params: readonly number[];
}

export const BodyFlag = {
  /** White space before the token. */
  space: 1,
  /** A name that must not be expanded again. */
  noExpand: 2,
  /** `#` before this parameter. */
  stringify: 4,
  /** Microsoft `#@` before this parameter. */
  charize: 8,
  /** `##` between this token and the next. */
  paste: 16,
  /** First of a `__VA_OPT__(…)` group; the group's end is in `params`. */
  vaOpt: 32,
  /** Of a token on its way, never of a body: a comma in the braces of an argument. */
  packed: 64,
} as const;

export function macroRange(macro: Macro): SourceRange | undefined {
  return macro.file?.range(macro.start, macro.end);
}

/** The replacement as text, tokens apart where they were written apart; without `#` and `##` bookkeeping. */
export function macroText(macro: Macro): string {
  let text = "";
  for (let i = 0; i < macro.body.count; i++) {
    const flags = macro.body.flags[i] ?? 0;
    if ((flags & BodyFlag.space) !== 0 && text !== "") text += " ";
    if ((flags & BodyFlag.stringify) !== 0) text += "#";
    if ((flags & BodyFlag.charize) !== 0) text += "#@";
    text += textOf(macro.body.symbols[i] ?? 0);
    if ((flags & BodyFlag.paste) !== 0) text += " ##";
  }
  return text;
}

/** Name and parameters, e.g. `NT_SUCCESS(Status)`. */
export function macroSignature(macro: Macro): string {
  if (macro.params === undefined) return macro.name;
  const params =
    macro.variadic && macro.params.at(-1) === "__VA_ARGS__" ? [...macro.params.slice(0, -1), "..."] : macro.params;
  return `${macro.name}(${params.join(", ")})`;
}

/** The same replacement and the same parameters: a benign redefinition by C17 6.10.3p2. */
export function sameMacro(a: Macro, b: Macro): boolean {
  if (a === b) return true;
  if (a.symbol !== b.symbol || a.variadic !== b.variadic || a.dynamic !== b.dynamic) return false;
  if (a.params?.length !== b.params?.length || a.body.count !== b.body.count) return false;
  if (a.params?.some((param, i) => param !== b.params?.[i])) return false;
  for (let i = 0; i < a.body.count; i++) {
    if (!sameToken(a.body.symbols[i] ?? 0, b.body.symbols[i] ?? 0) || a.body.params[i] !== b.body.params[i])
      return false;
    const differ = (a.body.flags[i] ?? 0) ^ (b.body.flags[i] ?? 0);
    if ((i === 0 ? differ & ~BodyFlag.space : differ) !== 0) return false;
  }
  return true;
}

/** The same text, or the same number spelled in another way: a driver's copy of a constant of the kit says no other thing. */
function sameToken(a: number, b: number): boolean {
  if (a === b) return true;
  const [one, other] = [numberValue(textOf(a)), numberValue(textOf(b))];
  return one.kind === "integer" && other.kind === "integer" && one.value === other.value && one.suffix === other.suffix;
}

/** Slot of each symbol that ever named a macro, plus 1; 0 says it never did. One numbering for all tables. */
let slots = new Int32Array(1 << 12);
const slotSymbols: number[] = [];

function slotOf(symbol: number): number {
  return (slots[symbol] ?? 0) - 1;
}
function makeSlot(symbol: number): number {
  const known = slotOf(symbol);
  if (known >= 0) return known;
  if (symbol >= slots.length) {
    const more = new Int32Array(Math.max(symbol + 1, slots.length * 2));
    more.set(slots);
    slots = more;
  }
  slotSymbols.push(symbol);
  slots[symbol] = slotSymbols.length;
  return slotSymbols.length - 1;
}

/** Entries stand in chunks of this many, a power of two; a changed table copies the chunks it changes and shares the rest. */
const chunkSize = 64;
const chunkShift = 6;
type Chunk = (Macro | undefined)[];

export class MacroTable {
  #chunks: Chunk[] = [];
  /** Which chunks are this table's alone. */
  #own: boolean[] = [];
  #shared = false;

  /** By name. */
  get(name: string): Macro | undefined {
    return this.find(intern(name, TokenKind.identifier));
  }
  find(symbol: number): Macro | undefined {
    const slot = slotOf(symbol);
    return slot < 0 ? undefined : this.#chunks[slot >> chunkShift]?.[slot & (chunkSize - 1)];
  }
  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  define(macro: Macro): void {
    this.#set(makeSlot(macro.symbol), macro);
  }
  undefine(symbol: number): void {
    if (this.find(symbol) !== undefined) this.#set(slotOf(symbol), undefined);
  }

  /** A table that starts the same and changes on its own. */
  fork(): MacroTable {
    const fork = new MacroTable();
    fork.#chunks = this.#chunks;
    fork.#shared = true;
    this.#shared = true;
    return fork;
  }

  *[Symbol.iterator](): Iterator<Macro> {
    for (const chunk of this.#chunks) {
      for (const macro of chunk) if (macro !== undefined && isName(macro.symbol)) yield macro;
    }
  }

  /** Changes as another table did from `before` to `after`; where this one is as that one was, they share what it has become. */
  follow(before: MacroTable, after: MacroTable): void {
    const count = Math.max(before.#chunks.length, after.#chunks.length);
    for (let i = 0; i < count; i++) {
      const then = before.#chunks[i];
      const now = after.#chunks[i];
      if (then === now) continue;
      if (now !== undefined && this.#chunks[i] === then && this.#chunks.length >= i) {
        this.#unshare();
        this.#chunks[i] = now;
        this.#own[i] = false;
        continue;
      }
      for (let j = 0; j < chunkSize; j++) if (then?.[j] !== now?.[j]) this.#set((i << chunkShift) | j, now?.[j]);
    }
  }

  /** Symbols whose macros differ between two tables. */
  changedSince(before: MacroTable): number[] {
    const changed: number[] = [];
    const count = Math.max(this.#chunks.length, before.#chunks.length);
    for (let i = 0; i < count; i++) {
      const now = this.#chunks[i];
      const then = before.#chunks[i];
      if (now === then) continue;
      for (let j = 0; j < chunkSize; j++) {
        const a = now?.[j];
        const b = then?.[j];
        if (a === b || (a !== undefined && b !== undefined && sameMacro(a, b))) continue;
        changed.push(slotSymbols[(i << chunkShift) | j] ?? 0);
      }
    }
    return changed;
  }

  #unshare(): void {
    if (!this.#shared) return;
    this.#chunks = this.#chunks.slice();
    this.#own = [];
    this.#shared = false;
  }
  #set(slot: number, macro: Macro | undefined): void {
    this.#unshare();
    const at = slot >> chunkShift;
    while (this.#chunks.length <= at) {
      this.#own[this.#chunks.length] = true;
      this.#chunks.push(new Array<Macro | undefined>(chunkSize).fill(undefined));
    }
    let chunk = this.#chunks[at] ?? [];
    if (this.#own[at] !== true) {
      chunk = chunk.slice();
      this.#chunks[at] = chunk;
      this.#own[at] = true;
    }
    chunk[slot & (chunkSize - 1)] = macro;
  }
}
