// What a driver keeps in members and variables, and whether anything in it may give that back.
import type { Expr, IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import type { Type } from "../../../compiler/types/type.ts";
import {
  bare,
  type CallSite,
  type CodeCall,
  callsTo,
  codeOf,
  objectOf,
  placeKey,
  pointee,
} from "../../analysis/code.ts";
import { irpEffect, isPoolFree } from "../../analysis/models.ts";
import { networkLooker } from "../../analysis/network-kinds.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { keysOf, originsOf, rootLocal } from "./origins.ts";
import { runOnlyBefore } from "./whole-driver.ts";

export interface Kept {
  readonly info: FunctionInfo;
  readonly at: TokenRange;
  /** By `placeKey`. */
  readonly key: string;
  /** The member's or variable's name. */
  readonly name: string;
  readonly type: Type;
}

/** Members and variables into which what a call makes is put: its result, or, with `out`, what it gives through an argument. */
export function keptFrom(site: CallSite, out: number | undefined): Kept[] {
  const given = out === undefined ? undefined : objectOf(site.call.args[out]);
  if (given && given.kind !== "local") return keptIn(site, given);
  const { result } = site.call;
  const { fn, name: within } = site.info;
  const made = out === undefined ? result : given?.local;
  if (made === undefined || (given && isGivenTwice(site, given.local))) return [];
  const { held, others } = variablesFor(site, made);
  if ([...held].some((local) => local !== given?.local && isShared(fn, local, site))) return [];
  const isResult = (expr: Expr): boolean => isHeldBy(expr, held);
  const { assigns, calls } = codeOf(fn);
  const places = assigns.filter(({ target, value }) => target.kind !== "local" && isResult(value));
  // A block that leads to itself is kept by nobody.
  if (places.some(({ target }) => isWithin(target, held))) return [];
  const first = Math.min(...places.map(({ at }) => at.first));
  // Where it cannot be kept yet, it is freed.
  const isGivenUp = ({ name, at }: CodeCall) => name !== undefined && isPoolFree(name) && at.first < first;
  const isHandedOn = (one: CodeCall) =>
    (one.name === undefined || !(looks(one.name) || isGivenUp(one))) && one.call.args.some(isResult);
  if (calls.some(isHandedOn)) return [];
  // The variable may hold what is kept there already; but no other thing.
  const keys = new Set(places.flatMap(({ target }) => placeKey(target, within) ?? []));
  const isKept = (value: Expr) => {
    const from = bare(value);
    const key = from.kind === "load" ? placeKey(from.place, within) : undefined;
    return key !== undefined && keys.has(key);
  };
  if (!others.every(isKept)) return [];
  const found = places.flatMap(({ target }) => keptIn(site, target));
  return found.length === places.length ? found : [];
}
/** Others than the call that gives something in the variable are given its address, too. */
function isGivenTwice({ info, call: made }: CallSite, local: LocalId): boolean {
  const leads = (expr: Expr): boolean => {
    const place = objectOf(expr);
    return place !== undefined && rootLocal(place) === local;
  };
  const { calls, assigns } = codeOf(info.fn);
  return (
    calls.some(({ call }) => (call !== made && call.args.some(leads)) || call.result === local) ||
    assigns.some(({ value }) => leads(value))
  );
}
function isWithin(place: Place, held: ReadonlySet<LocalId>): boolean {
  let root = place;
  while (root.kind === "field" || root.kind === "element") root = root.base;
  return root.kind === "deref" && isHeldBy(root.pointer, held);
}
function isHeldBy(expr: Expr, held: ReadonlySet<LocalId>): boolean {
  const value = bare(expr);
  return value.kind === "load" && value.place.kind === "local" && held.has(value.place.local);
}
/** The variables that hold what a call makes, and what else is put into them but NULL. */
function variablesFor(
  { info: { fn } }: CallSite,
  result: LocalId,
): { readonly held: ReadonlySet<LocalId>; readonly others: readonly Expr[] } {
  const { assigns } = codeOf(fn);
  const held = new Set([result]);
  for (let before = 0; before < held.size; ) {
    before = held.size;
    for (const { target, value } of assigns)
      if (target.kind === "local" && isHeldBy(value, held)) held.add(target.local);
  }
  const others = assigns.flatMap(({ target, value }) =>
    target.kind === "local" && held.has(target.local) && bare(value).kind !== "const" && !isHeldBy(value, held)
      ? [value]
      : [],
  );
  return { held, others };
}
/** Others may write to the variable, or what another call gives goes into it. */
function isShared(fn: IrFunction, local: LocalId, { call: made }: CallSite): boolean {
  return (
    fn.locals[local]?.addressTaken === true ||
    codeOf(fn).calls.some(({ call }) => call !== made && call.result === local)
  );
}
function keptIn({ info, at }: CallSite, place: Place | undefined): Kept[] {
  if (!place || (place.kind !== "field" && place.kind !== "global")) return [];
  let root: Place = place;
  while (root.kind === "field" || root.kind === "element") root = root.base;
  const [key] = keysOf(place, info.name);
  if (root.kind === "local" || key === undefined || (ofTheSystem.test(key) && !ofTheDriver.test(key))) return [];
  const name = place.kind === "global" ? place.symbol.name : (place.field.name ?? "");
  return [{ info, at, key, name, type: place.type }];
}
/** Members of structures that the system reads, which it may free itself. */
const ofTheSystem =
  /^(DEVICE_OBJECT|DRIVER_OBJECT|FILE_OBJECT|IRP|IO_STACK_LOCATION|IO_STATUS_BLOCK|MDL|URB|URB_\w+|WORK_QUEUE_ITEM|KDPC|OBJECT_ATTRIBUTES|DEVICE_RELATIONS|\w+_INFORMATION|UNICODE_STRING|STRING|FSRTL_\w+)?\./;

/** … but these it leaves to the driver. */
const ofTheDriver = /^FILE_OBJECT\.FsContext2?@/;

/**
 * Whether some call of the routines may give back what the member or variable holds; "early" if only requests of programs and the start
 * of the driver lead to those that do.
 */
export function mayBeReleased(
  world: World,
  { key, type }: Pick<Kept, "key" | "type">,
  releases: ReadonlyMap<string, number>,
): boolean | "early" {
  const { keys, atTheEnd, isAnyUnknown, unknown } = releasedBy(world, releases);
  if (leaves(world, key, isAnyUnknown, releases)) return true;
  return keys.has(key) && (atTheEnd.has(key) || unknown.some((other) => mayBeOne(type, other)) ? true : "early");
}
/** A pointer to one structure is none to another, nor to bytes; to anything at all it may be. */
function mayBeOne(kept: Type, given: Type): boolean {
  const isVague = (type: Type) => type.kind !== "pointer" || type.to.kind === "void";
  return isVague(kept) || isVague(given) || pointee(given) === pointee(kept);
}

/** What some routines are given in a driver: where it comes from, and whether of some of it that cannot be told. */
interface Released {
  readonly keys: ReadonlySet<string>;
  /** Of these what is given back where a device or the driver goes. */
  readonly atTheEnd: ReadonlySet<string>;
  readonly isAnyUnknown: boolean;
  /** As what that is given. */
  readonly unknown: readonly Type[];
}
const released = new WeakMap<World, Map<ReadonlyMap<string, number>, Released>>();
function releasedBy(world: World, releases: ReadonlyMap<string, number>): Released {
  const ofWorld = released.get(world) ?? new Map<ReadonlyMap<string, number>, Released>();
  released.set(world, ofWorld);
  const known = ofWorld.get(releases);
  if (known) return known;
  const keys = new Set<string>();
  const atTheEnd = new Set<string>();
  const unknown: Type[] = [];
  let isAnyUnknown = false;
  for (const site of callsTo(world, ...releases.keys())) {
    const given = site.call.args[releases.get(site.name ?? "") ?? 0];
    const origins = originsOf(world, site.info, given);
    if (origins === "unknown") {
      isAnyUnknown = true;
      if (given) unknown.push(bare(given).type);
    } else
      for (const key of origins) {
        keys.add(key);
        if (!runOnlyBefore(world).has(site.info.name)) atTheEnd.add(key);
      }
  }
  const made = { keys, atTheEnd, isAnyUnknown, unknown };
  ofWorld.set(releases, made);
  return made;
}

/** Where a function lets go of what a member or variable holds. */
interface Leaving {
  readonly returned: boolean;
  /** In memory or a global variable. */
  readonly stored: boolean;
  /** By a call, with the argument that it is. */
  readonly given: readonly { readonly name: string | undefined; readonly index: number; readonly to: string }[];
}
const leavings = new WeakMap<IrFunction, ReadonlyMap<string, Leaving>>();
/** By `placeKey`, of all members and variables of which a function lets something go. */
function leavingsOf({ fn, name: within }: FunctionInfo): ReadonlyMap<string, Leaving> {
  const known = leavings.get(fn);
  if (known) return known;
  const made = new Map<string, { returned: boolean; stored: boolean; given: Leaving["given"][number][] }>();
  const of = (key: string) => {
    const held = made.get(key) ?? { returned: false, stored: false, given: [] };
    made.set(key, held);
    return held;
  };
  const keysIn = (expr: Expr): string[] => {
    const value = bare(expr);
    return value.kind === "load" || value.kind === "address" ? keysOf(value.place, within) : [];
  };
  const { calls, assigns, returns } = codeOf(fn);
  for (const { value } of returns) for (const key of keysIn(value)) of(key).returned = true;
  for (const { target, value } of assigns)
    if (target.kind !== "local") for (const key of keysIn(value)) of(key).stored = true;
  for (const { name, call } of calls) {
    const told = new Set<string>();
    call.args.forEach((arg, index) => {
      for (const key of keysIn(arg)) {
        if (told.has(key)) continue;
        told.add(key);
        of(key).given.push({ name, index, to: call.type.params[index]?.name ?? "" });
      }
    });
  }
  leavings.set(fn, made);
  return made;
}
const none: readonly Leaving[] = [];
const ofWorlds = new WeakMap<World, ReadonlyMap<string, readonly Leaving[]>>();
/** The same of all functions of the driver: each member is asked about by several rules. */
function leavingsIn(world: World): ReadonlyMap<string, readonly Leaving[]> {
  const known = ofWorlds.get(world);
  if (known) return known;
  const made = new Map<string, Leaving[]>();
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    for (const [key, leaving] of leavingsOf(info)) {
      const others = made.get(key);
      if (others) others.push(leaving);
      else made.set(key, [leaving]);
    }
  }
  ofWorlds.set(world, made);
  return made;
}
/** What it holds goes where it is not followed, and something there may give it back. */
function leaves(world: World, key: string, isAnyUnknown: boolean, releases: ReadonlyMap<string, number>): boolean {
  for (const leaving of leavingsIn(world).get(key) ?? none) {
    if (leaving.stored || (leaving.returned && isAnyUnknown)) return true;
    for (const { name, index, to } of leaving.given) {
      if (name === undefined) return true;
      if (releases.get(name) === index) continue;
      if (world.functions.get(name)?.own) {
        if (isAnyUnknown) return true;
      } else if (!looks(name) || /Context$/.test(to)) return true;
    }
  }
  return false;
}
function looks(name: string): boolean {
  const effect = irpEffect(name);
  return effect === undefined ? lookers.test(name) || networkLooker.test(name) : effect.kind === "look";
}
/** Routines of the kernel and the C library that look at what they are given, or use it. */
const lookers =
  /^(?!.*(Insert|Interlocked|Queue|Delete|Free|Push|SetTimer|Duplicate))(Dbg|Etw|Ex|Hal|Io(Set|Get|Register|Open|Write)|Ke|Mm|Nt|Ob|Ps|Rtl|Zw|_?v?sn?w?printf|mem|str|wcs)/;
