// What each function, with all it calls, can touch. Functions that call each other in a circle touch the same, so the call graph
// is gone through circle by circle, callees first (Tarjan, "Depth-first search and linear graph algorithms", 1972), each once.
import type { Expr, IrFunction, IrSymbol, Place } from "../../compiler/ir/ir.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { hasEffects, locksAlone } from "./clauses.ts";
import { bare, codeOf } from "./code.ts";
import { givesResourceUp, irpEffect } from "./models.ts";
import { takesOrGivesMutexes } from "./mutexes.ts";
import { NameSet, type NameTable } from "./name-set.ts";
import { resourceNames } from "./resource-kinds.ts";
import { kindsGivenBy } from "./resources.ts";
import { shapeOf } from "./shape.ts";
import { contractOf, type Footprint, type FunctionInfo } from "./world.ts";

/** Link names of the routines a function calls; `unknown`: others as well. */
export interface Callees {
  readonly callees: ReadonlySet<string>;
  readonly unknown: boolean;
}
interface Node {
  readonly info: FunctionInfo;
  readonly calls: Callees;
  /** Callees whose bodies are here. */
  readonly callees: readonly Node[];
  /** When it was come to; 0 for not yet. */
  order: number;
  /** The earliest that is reached from it and still open. */
  low: number;
  next: number;
  open: boolean;
  touched: Touched | undefined;
}

type Functions = ReadonlyMap<string, FunctionInfo>;

/** A function's footprint, and what it was put together from. */
export interface Touched {
  readonly info: FunctionInfo;
  readonly calls: Callees;
  readonly own: Footprint;
  /** Of the members of its circle, and of those they call. */
  readonly parts: readonly Footprint[];
  readonly footprint: Footprint;
}
export type Footprints = ReadonlyMap<string, Touched>;

/**
 * By link name. What touches the same as in an `earlier` version of the driver keeps the object that says so: who rests on it sees that
 * nothing has changed.
 */
export function footprintsOf(
  functions: Functions,
  callees: (info: FunctionInfo) => Callees,
  earlier: Footprints | undefined,
  names: NameTable,
): Footprints {
  const nodes = graphOf(functions, callees);
  const isSameDriver = earlier?.size === functions.size && nodes.every(({ info }) => earlier.has(info.name));
  const ownOf = (node: Node): Footprint => {
    const before = earlier?.get(node.info.name);
    // Of callees it matters which of them are here.
    if (before && isSameDriver && isAlike(before, node)) return before.own;
    return kept(before?.own, ownFootprint(functions, node, names));
  };
  const found = new Map<string, Touched>();
  const circle: Node[] = [];
  let time = 0;
  const enter = (node: Node, path: Node[]): void => {
    time += 1;
    node.order = time;
    node.low = time;
    node.open = true;
    circle.push(node);
    path.push(node);
  };
  for (const root of nodes) {
    if (root.order > 0) continue;
    // A path of its own rather than recursion: chains of calls may be long.
    const path: Node[] = [];
    enter(root, path);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const callee = node.callees[node.next];
      if (callee !== undefined) {
        node.next += 1;
        if (callee.order === 0) enter(callee, path);
        else if (callee.open) node.low = Math.min(node.low, callee.order);
        continue;
      }
      path.pop();
      const caller = path.at(-1);
      if (caller !== undefined) caller.low = Math.min(caller.low, node.low);
      if (node.low === node.order) close(upTo(circle, node), ownOf, earlier, found);
    }
  }
  return found;
}

/** Takes what is open off the end, down to a node. */
function upTo(open: Node[], node: Node): Node[] {
  const taken: Node[] = [];
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    taken.push(last);
    if (last === node) break;
  }
  return taken;
}

function graphOf(functions: Functions, callees: (info: FunctionInfo) => Callees): readonly Node[] {
  const nodes = new Map<string, Node & { readonly callees: Node[] }>();
  for (const info of functions.values())
    nodes.set(info.name, {
      info,
      calls: callees(info),
      callees: [],
      order: 0,
      low: 0,
      next: 0,
      open: false,
      touched: undefined,
    });
  for (const node of nodes.values()) {
    for (const callee of node.calls.callees) {
      const other = nodes.get(callee);
      if (other && other !== node) node.callees.push(other);
    }
  }
  return [...nodes.values()];
}

/** A circle whose callees are known: what all of it touches. */
function close(
  members: readonly Node[],
  ownOf: (node: Node) => Footprint,
  earlier: Footprints | undefined,
  found: Map<string, Touched>,
): void {
  const callees = new Set<Footprint>();
  for (const { callees: called } of members)
    for (const { touched } of called) if (touched) callees.add(touched.footprint);
  const [first, ...others] = members;
  if (first === undefined) return;
  const owns: [Footprint, ...Footprint[]] = [ownOf(first), ...others.map(ownOf)];
  const parts: [Footprint, ...Footprint[]] = [...owns, ...callees];
  const before = earlier?.get(first.info.name);
  const footprint = isSameList(before?.parts, parts) ? before.footprint : kept(before?.footprint, joined(parts));
  members.forEach((member, index) => {
    member.open = false;
    const { info, calls } = member;
    member.touched = { info, calls, own: owns[index] ?? footprint, parts, footprint };
    found.set(member.info.name, member.touched);
  });
}
function isAlike({ info, calls }: Touched, now: Node): boolean {
  return info === now.info && calls.callees === now.calls.callees && calls.unknown === now.calls.unknown;
}
function isSameList<T>(a: readonly T[] | undefined, b: readonly T[]): a is readonly T[] {
  return a?.length === b.length && a.every((one, index) => one === b[index]);
}
/** The object there was before, if it says the same. */
function kept(before: Footprint | undefined, now: Footprint): Footprint {
  const isSame =
    before !== undefined &&
    before.locks === now.locks &&
    before.irps === now.irps &&
    isSameSet(before.gives, now.gives) &&
    before.mentions.equals(now.mentions) &&
    before.writes.equals(now.writes);
  return isSame ? before : now;
}
function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const one of a) if (!b.has(one)) return false;
  return true;
}
function joined(parts: readonly [Footprint, ...Footprint[]]): Footprint {
  const [first, ...others] = parts;
  if (others.length === 0) return first;
  return {
    mentions: NameSet.union([first.mentions, ...others.map(({ mentions }) => mentions)]),
    writes: NameSet.union([first.writes, ...others.map(({ writes }) => writes)]),
    locks: parts.some(({ locks }) => locks),
    irps: parts.some(({ irps }) => irps),
    gives: new Set(parts.flatMap(({ gives }) => [...gives])),
  };
}

function ownFootprint(functions: Functions, { info: { fn, unit }, calls }: Node, names: NameTable): Footprint {
  const shape = shapeOf(fn);
  const mentions = NameSet.of(names, shape.mentions);
  const writes = NameSet.of(names, shape.writes);
  let locks = calls.unknown;
  let irps = calls.unknown || mayKeepIrps(fn);
  const gives = new Set<string>(calls.unknown ? resourceNames : []);
  for (const callee of calls.callees) {
    const called = calledTouches(unit, callee);
    // What it does to IRPs is known by its name, whether or not its body is here.
    if (!functions.has(callee) || irpEffect(callee)) {
      locks ||= called.locks;
      irps ||= called.irps;
    }
    for (const kind of called.gives) gives.add(kind);
  }
  return { mentions, writes, locks, irps, gives };
}
const keepers = new WeakMap<IrFunction, boolean>();
/** The address of an IRP, or of something inside one, goes into memory. */
function mayKeepIrps(fn: IrFunction): boolean {
  const known = keepers.get(fn);
  if (known !== undefined) return known;
  const { assigns, intrinsics } = codeOf(fn);
  const keeps =
    assigns.some(({ target, value }) => rootOfPlace(target).kind !== "local" && leadsToIrp(value)) ||
    intrinsics.some(({ args }) => args.some(leadsToIrp));
  keepers.set(fn, keeps);
  return keeps;
}
function leadsToIrp(expr: Expr): boolean {
  const value = bare(expr);
  const root = value.kind === "address" ? rootOfPlace(value.place) : undefined;
  const { type } = root?.kind === "deref" ? bare(root.pointer) : value;
  if (type.kind !== "pointer" || value.kind === "const") return false;
  const { to } = type;
  // What a routine is given as a plain address may be anything.
  return to.kind === "record" ? to.decl.name === "_IRP" : to.kind === "void" && value.kind === "load";
}
function rootOfPlace(place: Place): Place {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return at;
}
type Called = Pick<Footprint, "locks" | "irps"> & { readonly gives: readonly string[] };
const bySymbol = new WeakMap<IrSymbol, Called>();
/** What calling a routine touches of which nothing is known but its name and its declaration. */
function calledTouches(unit: Unit, callee: string): Called {
  const symbol = unit.symbols.get(callee);
  const known = symbol && bySymbol.get(symbol);
  if (known) return known;
  const locks = touchesLocks(unit, callee, symbol);
  const made = { locks, irps: touchesIrps(unit, callee, symbol), gives: kindsGivenBy(callee) };
  if (symbol) bySymbol.set(symbol, made);
  return made;
}
function touchesLocks(unit: Unit, callee: string, symbol: IrSymbol | undefined): boolean {
  if (!symbol) return true;
  if (givesResourceUp(callee)) return true;
  const effect = irpEffect(callee);
  if (takesOrGivesMutexes(callee)) return true;
  return effect?.kind === "complete" || effect?.kind === "forward" || hasEffects(contractOf(unit, symbol));
}
function touchesIrps(unit: Unit, callee: string, symbol: IrSymbol | undefined): boolean {
  const effect = irpEffect(callee);
  if (effect) return effect.kind !== "look";
  if (knowsNoIrps.test(callee)) return false;
  return !symbol || (takesPointer(symbol.type) && !locksAlone(contractOf(unit, symbol), symbol.type));
}
/** Routines for texts, memory and messages, whose pointers lead to no IRP. */
const knowsNoIrps =
  /^(_?v?sn?w?printf(_s)?|_?vsn\w*printf|v?DbgPrint(Ex\w*)?|Rtl(String|UnicodeString|Init\w*String|Copy|Move|Zero|Fill|Compare|Equal)\w*|(mem|str|wcs)\w+|Ex(Allocate|Free)Pool\w*|IoAllocateErrorLogEntry|Io(Write|Free)ErrorLogEntry|_?Interlocked(In|De)crement\w*)$/;
function takesPointer(type: Type): boolean {
  return type.kind !== "function" || type.variadic || type.params.some((param) => param.type.kind === "pointer");
}
