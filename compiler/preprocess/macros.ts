// Macros, and the table of those defined at one point of a unit. Tables are copied on write: a header's final table is kept
// with the header and shared by every unit that includes it.
import type { SourceFile } from "../source/file.ts";
import type { SourceRange } from "../source/source.ts";
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

export interface MacroBody {
  readonly count: number;
  readonly symbols: Int32Array;
  /** Bits of `BodyFlag`. */
  readonly flags: Uint8Array;
  /** Index of the parameter the token names, -1 if none. The variable arguments are the last parameter. */
  readonly params: Int16Array;
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
    if (a.body.symbols[i] !== b.body.symbols[i] || a.body.params[i] !== b.body.params[i]) return false;
    const differ = (a.body.flags[i] ?? 0) ^ (b.body.flags[i] ?? 0);
    if ((i === 0 ? differ & ~BodyFlag.space : differ) !== 0) return false;
  }
  return true;
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

export class MacroTable {
  #entries: (Macro | undefined)[];
  #shared: boolean;

  constructor(from?: MacroTable) {
    this.#entries = from === undefined ? [] : from.#entries;
    this.#shared = from !== undefined;
    if (from !== undefined) from.#shared = true;
  }

  /** By name. */
  get(name: string): Macro | undefined {
    return this.find(intern(name, TokenKind.identifier));
  }
  find(symbol: number): Macro | undefined {
    const slot = slotOf(symbol);
    return slot < 0 ? undefined : this.#entries[slot];
  }
  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  define(macro: Macro): void {
    this.#own();
    const slot = makeSlot(macro.symbol);
    while (this.#entries.length <= slot) this.#entries.push(undefined);
    this.#entries[slot] = macro;
  }
  undefine(symbol: number): void {
    const slot = slotOf(symbol);
    if (slot < 0 || this.#entries[slot] === undefined) return;
    this.#own();
    this.#entries[slot] = undefined;
  }

  /** A table that starts the same and changes on its own. */
  fork(): MacroTable {
    return new MacroTable(this);
  }

  *[Symbol.iterator](): Iterator<Macro> {
    for (const macro of this.#entries) if (macro !== undefined && isName(macro.symbol)) yield macro;
  }

  /** Symbols whose macros differ between two tables. */
  changedSince(before: MacroTable): number[] {
    const changed: number[] = [];
    if (this.#entries === before.#entries) return changed;
    const count = Math.max(this.#entries.length, before.#entries.length);
    for (let slot = 0; slot < count; slot++) {
      const now = this.#entries[slot];
      const then = before.#entries[slot];
      if (now === then) continue;
      if (now !== undefined && then !== undefined && sameMacro(now, then)) continue;
      changed.push(slotSymbols[slot] ?? 0);
    }
    return changed;
  }

  #own(): void {
    if (!this.#shared) return;
    this.#entries = this.#entries.slice();
    this.#shared = false;
  }
}
