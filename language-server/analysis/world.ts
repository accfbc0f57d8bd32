// The driver as the interpreter sees it: every function with a body, the contracts of those without, and what each function
// (with all it calls) can touch, so that a call is analysed with only what matters to the callee.
import type { Contract } from "../../compiler/contract/contract.ts";
import type { Expr, IrFunction, IrSymbol, Place } from "../../compiler/ir/ir.ts";
import type { SourceRange, TokenRange } from "../../compiler/source/source.ts";
import type { Unit } from "../../compiler/unit.ts";
import { bare, callsTo, codeOf } from "./code.ts";
import type { Question } from "./events.ts";
import { type Callees, type Footprints, footprintsOf } from "./footprints.ts";
import { functionsBehind, pointerKey } from "./indirect.ts";
import { type NameSet, NameTable } from "./name-set.ts";
import type { Role } from "./roles.ts";
import { shapeOf } from "./shape.ts";
import type { Terms } from "./terms.ts";

export interface FunctionInfo {
  readonly name: string;
  readonly fn: IrFunction;
  readonly unit: Unit;
  /** Written in a file of the project, not in a kernel header. */
  readonly own: boolean;
}
/** What a function and its callees may read, write or do. */
export interface Footprint {
  /** "name@offset" of members, "::link name" of globals. */
  readonly mentions: NameSet;
  readonly writes: NameSet;
  readonly locks: boolean;
  readonly irps: boolean;
  /** Kinds of things of which it may give one back or hand one on. */
  readonly gives: ReadonlySet<string>;
}

/** A question about the driver, answered. */
export interface Answered {
  readonly answer: boolean;
  /** Whether another version of the driver gives the same answer. */
  isSame(world: World): boolean;
}

export class World {
  readonly terms: Terms;
  readonly functions: ReadonlyMap<string, FunctionInfo>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly #footprints: Footprints;
  readonly #names: NameTable;
  #locked: Set<string> | undefined;
  #insertKeeps: boolean | undefined;
  readonly #behind: ReadonlyMap<string, readonly string[]>;
  readonly #answers = new Map<unknown, Map<string, Answered>>();

  /** `earlier`: a version of the same driver, what is still true of which is kept. */
  constructor(
    terms: Terms,
    functions: ReadonlyMap<string, FunctionInfo>,
    roles: ReadonlyMap<string, Role>,
    earlier?: World,
  ) {
    this.terms = terms;
    this.functions = functions;
    this.roles = roles;
    this.#behind = functionsBehind(functions);
    const before = earlier === undefined ? undefined : earlier.#footprints;
    this.#names = earlier === undefined ? new NameTable() : earlier.#names;
    this.#footprints = footprintsOf(functions, (info) => this.#calleesOf(info), before, this.#names);
  }

  /** The driver's functions that a call through a pointer may go to; none if there may be others, or too many. */
  targetsOf(pointer: Expr, fn: string): readonly string[] {
    const key = pointerKey(pointer, fn);
    return (key === undefined ? undefined : this.#behind.get(key)) ?? [];
  }
  /** A routine of the driver that inserts into a cancel-safe queue stores the IRP in a member: it may refuse one and have it yet. */
  get insertKeepsIrps(): boolean {
    this.#insertKeeps ??= [...this.functions.values()].some(({ fn, name }) => {
      if (this.roles.get(name)?.name !== "IO_CSQ_INSERT_IRP_EX") return false;
      return codeOf(fn).assigns.some(({ target, value }) => {
        const stored = bare(value);
        return target.kind !== "local" && stored.kind === "load" && isLocal(stored.place, fn.params[1]);
      });
    });
    return this.#insertKeeps;
  }
  /** All that calls through pointers may go to, for telling whether that has changed. */
  get pointersDescribed(): string {
    return [...this.#behind].map(([key, names]) => `${key}=${names.join()}`).join(";");
  }
  /** Routines called by name, or through pointers that lead to known ones; `unknown`: through others as well. */
  #calleesOf({ fn, name, own }: FunctionInfo): Callees {
    const shape = shapeOf(fn);
    if (!shape.callsIndirectly) return { callees: shape.callees, unknown: false };
    const callees = new Set(shape.callees);
    let unknown = false;
    for (const { name: direct, call } of codeOf(fn).calls) {
      if (direct !== undefined || call.callee.kind !== "indirect") continue;
      const targets = this.targetsOf(call.callee.pointer, name);
      for (const target of targets) callees.add(target);
      // What the kit's inline functions call is the kit's, or does no more than they promise.
      if (targets.length === 0 && own) unknown = true;
    }
    return { callees, unknown };
  }

  /** The same object for the same question: it is answered once. */
  ask<About extends readonly string[]>(question: Question<About>, about: About): Answered {
    const key = about.join("\n");
    const answers = this.#answers.get(question) ?? new Map<string, Answered>();
    this.#answers.set(question, answers);
    let asked = answers.get(key);
    if (asked === undefined) {
      const answer = question(this, ...about);
      asked = { answer, isSame: (world) => world.ask(question, about).answer === answer };
      answers.set(key, asked);
    }
    return asked;
  }
  footprint(name: string): Footprint | undefined {
    return this.#footprints.get(name)?.footprint;
  }
  /** The section a function is placed in: "PAGE…" means pageable code. */
  section(name: string): string {
    const info = this.functions.get(name);
    if (!info) return "";
    const { section } = info.fn.symbol;
    if (section !== "") return section;
    // A pragma for a function whose declaration could not be read placed it nowhere; it says where it belongs all the same.
    return placedIn(info.unit).get(info.fn.symbol.name) ?? "";
  }
  /** Its code may be on disk when it is called. A section that the driver locks in memory at times is no proof of that. */
  isPaged(name: string): boolean {
    const section = this.section(name);
    return isPagedSection(section) && !this.#isLocked(section);
  }
  /** The driver locks the section with MmLockPagableCodeSection, or one that cannot be told. */
  #isLocked(section: string): boolean {
    if (!this.#locked) {
      this.#locked = new Set();
      for (const { call } of callsTo(this, "MmLockPagableDataSection")) {
        const [expr] = call.args;
        const address = expr && bare(expr);
        this.#locked.add(address?.kind === "function" ? this.section(address.symbol.linkName) : anySection);
      }
    }
    return this.#locked.has(section) || (section !== "PAGE" && this.#locked.has(anySection));
  }
}

function isLocal(place: Place, local: number | undefined): boolean {
  return place.kind === "local" && place.local === local;
}
const anySection = "any";
const placements = new WeakMap<Unit, ReadonlyMap<string, string>>();
/** Sections by the names of functions that `alloc_text` pragmas of a unit place there; the first for each. */
function placedIn(unit: Unit): ReadonlyMap<string, string> {
  let placed = placements.get(unit);
  if (placed === undefined) {
    const found = new Map<string, string>();
    for (const { effect } of unit.pragmas) {
      if (effect.kind !== "allocText") continue;
      for (const name of effect.functions) if (!found.has(name)) found.set(name, effect.section);
    }
    placements.set(unit, found);
    placed = found;
  }
  return placed;
}
const contracts = new WeakMap<IrSymbol, Contract>();
export function contractOf(unit: Unit, symbol: IrSymbol): Contract {
  const known = contracts.get(symbol);
  if (known) return known;
  const made = unit.contractOf(symbol);
  contracts.set(symbol, made);
  return made;
}
export function declarationOf(unit: Unit, symbol: IrSymbol): SourceRange | undefined {
  const at = symbol.declaredAt;
  if (at.declaration < 0 || unit.declarationAt(at.declaration) === undefined) return undefined;
  return unit.range(at.declaration, { first: at.token, last: at.token });
}
export function isPagedSection(section: string): boolean {
  return /^\.?PAGE/i.test(section);
}
/** A whole function as it is written, before its macros are expanded. */
export function writtenText({ fn, unit }: FunctionInfo): string {
  const base = unit.declarationAt(fn.declaration)?.tokenBase ?? 0;
  const first = base + fn.range.first;
  const source = unit.tokens.source(first);
  return source?.text.slice(unit.tokens.span(first).start, unit.tokens.span(base + fn.range.last).end) ?? "";
}
export function sourceText(unit: Unit, declaration: number, at: TokenRange): string {
  const base = unit.declarationAt(declaration)?.tokenBase ?? 0;
  const first = base + at.first;
  const last = Math.min(base + at.last, first + 60);
  const source = unit.tokens.source(first);
  const start = unit.tokens.span(first).start;
  const end = unit.tokens.span(last).end;
  if (!source || end <= start) return "";
  return source.text.slice(start, Math.min(end, start + 200)).replaceAll(/\s+/g, " ");
}
