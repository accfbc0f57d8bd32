// What each function, with all it calls, can touch. Functions that call each other in a circle touch the same, so the call graph
// is gone through circle by circle, callees first (Tarjan, "Depth-first search and linear graph algorithms", 1972), each once.
import type { Expr, IrFunction, Place } from "../../compiler/ir/ir.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { hasEffects, locksAlone } from "./clauses.ts";
import { bare, codeOf } from "./code.ts";
import { givesResourceUp, irpEffect } from "./models.ts";
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
  footprint: Footprint | undefined;
}

type Functions = ReadonlyMap<string, FunctionInfo>;

/** By link name. */
export function footprintsOf(
  functions: Functions,
  callees: (info: FunctionInfo) => Callees,
): ReadonlyMap<string, Footprint> {
  const nodes = graphOf(functions, callees);
  const found = new Map<string, Footprint>();
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
      if (node.low === node.order) close(functions, upTo(circle, node), found);
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
      footprint: undefined,
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
function close(functions: Functions, members: readonly Node[], found: Map<string, Footprint>): void {
  const callees = new Set<Footprint>();
  for (const { callees: called } of members) for (const { footprint } of called) if (footprint) callees.add(footprint);
  const [only] = members;
  const alone = members.length === 1 && callees.size === 0 && only !== undefined;
  const footprint = alone ? ownFootprint(functions, only) : joined(functions, members, callees);
  for (const member of members) {
    member.open = false;
    member.footprint = footprint;
    found.set(member.info.name, footprint);
  }
}
function joined(functions: Functions, members: readonly Node[], callees: ReadonlySet<Footprint>): Footprint {
  const mentions = new Set<string>();
  const writes = new Set<string>();
  let locks = false;
  let irps = false;
  const gives = new Set<string>();
  const add = (part: Footprint): void => {
    for (const mention of part.mentions) mentions.add(mention);
    for (const write of part.writes) writes.add(write);
    locks ||= part.locks;
    irps ||= part.irps;
    for (const kind of part.gives) gives.add(kind);
  };
  for (const member of members) add(ownFootprint(functions, member));
  for (const callee of callees) add(callee);
  return { mentions, writes, locks, irps, gives };
}

function ownFootprint(functions: Functions, { info: { fn, unit }, calls }: Node): Footprint {
  const { mentions, writes } = shapeOf(fn);
  let locks = calls.unknown;
  let irps = calls.unknown || mayKeepIrps(fn);
  const gives = new Set<string>(calls.unknown ? resourceNames : []);
  for (const callee of calls.callees) {
    locks ||= touchesLocks(functions, unit, callee);
    irps ||= touchesIrps(functions, unit, callee);
    for (const kind of kindsGivenBy(callee)) gives.add(kind);
  }
  return { mentions, writes, locks, irps, gives };
}
/** The address of an IRP, or of something inside one, goes into memory. */
function mayKeepIrps(fn: IrFunction): boolean {
  const { assigns, intrinsics } = codeOf(fn);
  return (
    assigns.some(({ target, value }) => rootOfPlace(target).kind !== "local" && leadsToIrp(value)) ||
    intrinsics.some(({ args }) => args.some(leadsToIrp))
  );
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
function touchesLocks(functions: Functions, unit: Unit, callee: string): boolean {
  if (functions.has(callee) && !irpEffect(callee)) return false;
  const symbol = unit.symbols.get(callee);
  if (!symbol) return true;
  if (givesResourceUp(callee)) return true;
  const effect = irpEffect(callee);
  return effect?.kind === "complete" || effect?.kind === "forward" || hasEffects(contractOf(unit, symbol));
}
function touchesIrps(functions: Functions, unit: Unit, callee: string): boolean {
  const effect = irpEffect(callee);
  if (effect) return effect.kind !== "look";
  if (functions.has(callee) || knowsNoIrps.test(callee)) return false;
  const symbol = unit.symbols.get(callee);
  return !symbol || (takesPointer(symbol.type) && !locksAlone(contractOf(unit, symbol), symbol.type));
}
/** Routines for texts, memory and messages, whose pointers lead to no IRP. */
const knowsNoIrps =
  /^(_?v?sn?w?printf(_s)?|_?vsn\w*printf|v?DbgPrint(Ex\w*)?|Rtl(String|UnicodeString|Init\w*String|Copy|Move|Zero|Fill|Compare|Equal)\w*|(mem|str|wcs)\w+|Ex(Allocate|Free)Pool\w*|IoAllocateErrorLogEntry|Io(Write|Free)ErrorLogEntry|_?Interlocked(In|De)crement\w*)$/;
function takesPointer(type: Type): boolean {
  return type.kind !== "function" || type.variadic || type.params.some((param) => param.type.kind === "pointer");
}
