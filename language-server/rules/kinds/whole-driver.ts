// Rules about a driver as a whole: what it starts and never stops, what it uses and never initialises.
import type { Expr, Global, IrFunction, IrSymbol, Place } from "../../../compiler/ir/ir.ts";
import type { Unit } from "../../../compiler/unit.ts";
import {
  bare,
  type CallSite,
  type CodeCall,
  callsTo,
  codeOf,
  objectOf,
  placeKey,
  pointee,
  recordName,
} from "../../analysis/code.ts";
import { filesCutShort } from "../../analysis/cut-short.ts";
import type { Role } from "../../analysis/roles.ts";
import { shapeOf } from "../../analysis/shape.ts";
import { isNamedUnread } from "../../analysis/unread.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import type { ProjectContext, Rule } from "../rule.ts";
import { libraryReaches } from "./library-reach.ts";
import { rootLocal } from "./origins.ts";
import { usedUnready } from "./used-unready.ts";

/** All of a driver is there: its entry routine is. */
export function isWhole(world: World): boolean {
  if (unitsOf(world).some(({ path, diagnostics }) => filesCutShort(diagnostics).has(path))) return false;
  for (const role of world.roles.values()) if (role.name === "DRIVER_INITIALIZE") return true;
  return false;
}
export function hasRole(world: World, role: string): boolean {
  for (const [name, known] of world.roles) if (known.name === role && world.functions.get(name)?.own) return true;
  return false;
}
export function isPlugAndPlay(world: World): boolean {
  return hasRole(world, "DRIVER_ADD_DEVICE");
}
/** Of a minifilter the filter manager asks, of a network miniport NDIS. */
const unloads = ["DRIVER_UNLOAD", "FLT_FILTER_UNLOAD_CALLBACK", "MINIPORT_UNLOAD"];
/** It can go again while the system runs. */
export function goesAgain(world: World): boolean {
  return isWhole(world) && (unloads.some((role) => hasRole(world, role)) || isPlugAndPlay(world));
}
/** What DriverEntry and its helpers do is done for as long as the system runs: the driver has no Unload, so that only its devices go. */
export function isForEver(world: World, { name }: FunctionInfo): boolean {
  return !mayUnload(world) && runOnlyAtEntry(world).has(name);
}
function mayUnload(world: World): boolean {
  const known = unloading.get(world);
  if (known !== undefined) return known;
  const made =
    unloads.some((role) => hasRole(world, role)) ||
    isReferenced(world, [], "DriverUnload") ||
    [...world.functions.values()].some(
      ({ fn, own }) => own && codeOf(fn).calls.some((call) => mayGiveUnload(world, call)),
    );
  unloading.set(world, made);
  return made;
}
const unloading = new WeakMap<World, boolean>();
/** Port and class drivers, and other libraries, put routines of theirs into the driver object; the filter manager asks the filter. */
function mayGiveUnload(world: World, { name, call }: CodeCall): boolean {
  return (
    (name === undefined || !(world.functions.has(name) || ofTheKernel.test(name))) &&
    call.args.some(({ type }) => pointee(type) === "DRIVER_OBJECT")
  );
}
const ofTheKernel = /^(Io|Ob|Rtl|Dbg|Flt)[A-Z]/;
/** Framework drivers leave this to the framework. */
export function usesFramework(context: ProjectContext): boolean {
  return context.units.some((unit) => unit.typedefs.has("WDFDEVICE"));
}

interface NeverUndone extends Pick<Rule, "id" | "severity" | "summary" | "names" | "page" | "fix"> {
  readonly does: readonly string[];
  readonly undone: readonly string[];
  /** A member through which the undoing routine is called. */
  readonly member?: string;
  readonly message: (site: CallSite, who: string) => string;
  readonly unless?: (context: ProjectContext) => boolean;
  /** What DriverEntry does is for Unload to undo, where devices do not come and go. */
  readonly byUnload?: true;
  /** Only calls that do it, e.g. with a certain argument. */
  readonly counts?: (site: CallSite) => boolean;
}
/** A driver that can be unloaded does X and nowhere calls what undoes it. */
export function neverUndone({ does, undone, member, message, unless, byUnload, counts, ...about }: NeverUndone): Rule {
  return {
    ...about,
    project(context) {
      const { world, report } = context;
      if (!goesAgain(world) || usesFramework(context) || unless?.(context) === true) return;
      const sites = callsTo(world, ...does).filter(
        (site) => (counts === undefined || counts(site)) && !isForEver(world, site.info),
      );
      if (sites.length === 0 || isNamedUnread(context, undone)) return;
      const isUndone = isReferenced(world, undone, member);
      for (const site of sites) {
        if (isUndone && !(byUnload && isLeftByUnload(world, site, undone))) continue;
        report(site.info, {
          message: message(site, isUndone ? "Unload" : "the driver"),
          range: site.info.unit.range(site.info.fn.declaration, site.at),
        });
      }
    },
  };
}
/** Done in DriverEntry, and of no use to Unload or anything that it calls: what fails in DriverEntry itself is another matter. */
function isLeftByUnload(world: World, { info }: CallSite, undone: readonly string[]): boolean {
  if (world.roles.get(info.name)?.name !== "DRIVER_INITIALIZE" || isPlugAndPlay(world)) return false;
  const reached = new Set([...world.roles].flatMap(([name, role]) => (unloads.includes(role.name) ? [name] : [])));
  const isAny = reached.size > 0;
  for (const name of reached) {
    if (undone.includes(name)) return false;
    const info = world.functions.get(name);
    if (!info) continue;
    const { callees, callsIndirectly } = shapeOf(info.fn);
    // What the headers have inline calls the allocator of a lookaside list, and nothing that ends one.
    if (callsIndirectly && info.own) return false;
    for (const other of [...callees, ...addressesIn(info.fn)]) reached.add(other);
  }
  return isAny;
}
/** Functions to which DriverEntry leads, and nothing that may run after it: what they undo is undone where DriverEntry fails. */
export function runOnlyAtEntry(world: World): ReadonlySet<string> {
  const known = onlyAtEntry.get(world);
  if (known) return known;
  const isEntry = ({ name }: Role) => name === "DRIVER_INITIALIZE";
  const roles = [...world.roles];
  const first = reachedFrom(
    world,
    roles.flatMap(([name, role]) => (isEntry(role) ? [name] : [])),
  );
  const later = reachedFrom(
    world,
    // What DriverEntry puts into a table runs later.
    [...world.functions.keys()].filter((name) => {
      const role = world.roles.get(name);
      return role ? !isEntry(role) : isAddressTaken(world, name);
    }),
  );
  const made = new Set([...first].filter((name) => !later.has(name)));
  onlyAtEntry.set(world, made);
  return made;
}
const onlyAtEntry = new WeakMap<World, ReadonlySet<string>>();
/** Functions to which only DriverEntry, AddDevice and the requests of programs lead: nothing in them runs when a device or the driver goes. */
export function runOnlyBefore(world: World): ReadonlySet<string> {
  const known = onlyBefore.get(world);
  if (known) return known;
  const roles = [...world.roles];
  const early = reachedFrom(
    world,
    roles.flatMap(([name, role]) => (isBefore(role) ? [name] : [])),
  );
  const late = reachedFrom(
    world,
    roles.flatMap(([name, role]) => (isBefore(role) ? [] : [name])),
  );
  const made = new Set([...early].filter((name) => !late.has(name)));
  onlyBefore.set(world, made);
  return made;
}
const onlyBefore = new WeakMap<World, ReadonlySet<string>>();
/** Those routines, and all to which they may lead; no further than to some. */
export function reachedFrom(
  world: World,
  names: readonly string[],
  isEnd: (name: string) => boolean = () => false,
): Set<string> {
  const reached = new Set(names);
  for (const name of reached) {
    if (isEnd(name)) {
      reached.delete(name);
      continue;
    }
    const fn = world.functions.get(name)?.fn;
    if (!fn) continue;
    const { callees, callsIndirectly } = shapeOf(fn);
    for (const other of [...callees, ...addressesIn(fn)]) reached.add(other);
    if (callsIndirectly)
      for (const other of world.functions.keys()) if (isAddressTaken(world, other)) reached.add(other);
  }
  return reached;
}
function isBefore({ name, majors }: Role): boolean {
  if (name === "DRIVER_INITIALIZE" || name === "DRIVER_ADD_DEVICE") return true;
  return /^DRIVER_DISPATCH/.test(name) && majors.length > 0 && majors.every((major) => ofPrograms.has(major));
}
/** Create, read, write, the two device controls: as long as they come, the device stays. */
const ofPrograms: ReadonlySet<number> = new Set([0x00, 0x03, 0x04, 0x0e, 0x0f]);
/** A routine is called or its address taken, or the member used, anywhere; calls into the unknown count as well. */
export function isReferenced(world: World, routines: readonly string[], member?: string): boolean {
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    const { callees, mentions: members } = shapeOf(info.fn);
    const addresses = addressesIn(info.fn);
    for (const name of routines) if (callees.has(name) || addresses.has(name)) return true;
    if (member !== undefined) for (const mention of members) if (mention.startsWith(`${member}@`)) return true;
  }
  return false;
}
/** So it is, in a function that may run after DriverEntry. */
export function isReferencedLater(world: World, routines: readonly string[]): boolean {
  const early = runOnlyAtEntry(world);
  for (const { fn, name, own } of world.functions.values()) {
    if (!own || early.has(name)) continue;
    const { callees } = shapeOf(fn);
    const addresses = addressesIn(fn);
    if (routines.some((routine) => callees.has(routine) || addresses.has(routine))) return true;
  }
  return false;
}
/** Something hands its address on or keeps it: who calls it then is not known. */
export function isAddressTaken(world: World, routine: string): boolean {
  return isInTable(world, routine) || addressesTaken(world).has(routine);
}
function addressesTaken(world: World): ReadonlySet<string> {
  const known = takenIn.get(world);
  if (known) return known;
  const found = new Set<string>();
  for (const { fn, own } of world.functions.values()) if (own) for (const name of addressesIn(fn)) found.add(name);
  takenIn.set(world, found);
  return found;
}
const takenIn = new WeakMap<World, ReadonlySet<string>>();
const taken = new WeakMap<IrFunction, ReadonlySet<string>>();
/** Routines whose addresses a function hands on or keeps. */
function addressesIn(fn: IrFunction): ReadonlySet<string> {
  const known = taken.get(fn);
  if (known) return known;
  const found = new Set<string>();
  const note = (expr: Expr): void => {
    const at = bare(expr);
    if (at.kind === "function") found.add(at.symbol.linkName);
  };
  const { calls, assigns } = codeOf(fn);
  for (const { call } of calls) call.args.forEach(note);
  for (const { value } of assigns) note(value);
  taken.set(fn, found);
  return found;
}

interface Uninitialised extends Pick<Rule, "id" | "severity" | "summary" | "names" | "page" | "fix"> {
  /** Routines that make the object ready, with the argument that is its address. */
  readonly ready: Readonly<Record<string, number>>;
  readonly uses: Readonly<Record<string, number>>;
  /** Routines that make one of it, with the argument, though they are not what one calls to initialise it. */
  readonly alsoReady?: Readonly<Record<string, number>>;
  /** Variables are zero from the start, which does for this kind of object. */
  readonly membersOnly?: true;
  /** Its structure, where some of the routines take others as well. */
  readonly record?: string;
  /** E.g. "the event". */
  readonly thing: string;
}
/** Members of objects that the I/O manager makes are readied by its own routines, which a kit may have inline or as macros. */
const ofTheSystem =
  /^(DEVICE_OBJECT|DRIVER_OBJECT|FILE_OBJECT|IRP|RX_(FCB_TABLE|PREFIX_TABLE|CONTEXT)|RDBSS_DEVICE_OBJECT)\./;

/** An object is used whose member or variable nothing in the whole driver initialises. */
export function uninitialised({ ready, uses, alsoReady, membersOnly, record, thing, ...about }: Uninitialised): Rule {
  return {
    ...about,
    paths: (world) => usedUnready(world, { rule: about.id, ready, uses, alsoReady, thing }),
    project(context) {
      const { world, report } = context;
      const sites = callsTo(world, ...Object.keys(uses));
      if (sites.length === 0) return;
      const initialised = new Set<string>();
      let anything = isNamedUnread(context, Object.keys(ready));
      for (const site of callsTo(world, ...Object.keys(ready))) {
        const place = objectOf(site.call.args[ready[site.name ?? ""] ?? 0]);
        const key = place && placeKey(place, site.info.name);
        if (key === undefined) anything = true;
        else initialised.add(key);
      }
      for (const site of callsTo(world, ...Object.keys(alsoReady ?? {}))) {
        const place = objectOf(site.call.args[alsoReady?.[site.name ?? ""] ?? 0]);
        const key = place && placeKey(place, site.info.name);
        if (key !== undefined) initialised.add(key);
      }
      const whole = isWhole(world);
      const routine = Object.keys(ready)[0] ?? "";
      for (const site of sites) {
        const place = objectOf(site.call.args[uses[site.name ?? ""] ?? 0]);
        const local = place?.kind === "local";
        // A member may be initialised through a pointer, or in a file that is not here.
        if (!place || (!local && (anything || !whole))) continue;
        const key = placeKey(place, site.info.name);
        if (key === undefined || initialised.has(key) || ofTheSystem.test(key)) continue;
        if (record !== undefined && recordName(place.type) !== record) continue;
        if (membersOnly && place.kind !== "field") continue;
        if (place.kind === "global" && isGivenAValue(world, place.symbol)) continue;
        if (!local && handedToOthers(world, key, { ...ready, ...uses })) continue;
        if (handedOut(site, place, { ...ready, ...uses })) continue;
        // A library that is not here may make ready what it is given a way to.
        if (!local && libraryReaches(world, place)) continue;
        // One use is enough to tell of.
        initialised.add(key);
        report(site.info, {
          message: `${thing} ${nameOf(site, place)} is used, but ${local ? "nothing here" : "nothing in the driver"} initialises it with ${routine}`,
          range: site.info.unit.range(site.info.fn.declaration, site.at),
        });
      }
    },
  };
}
function globalsOf(world: World): Global[] {
  return unitsOf(world).flatMap(({ globals }) => globals);
}
function unitsOf(world: World): readonly Unit[] {
  const known = unitsIn.get(world);
  if (known) return known;
  const made = [...new Set([...world.functions.values()].map(({ unit }) => unit))];
  unitsIn.set(world, made);
  return made;
}
const unitsIn = new WeakMap<World, readonly Unit[]>();
/** Where it is defined it says what it holds, as `{ &Head, &Head }` does. */
function isGivenAValue(world: World, { linkName }: IrSymbol): boolean {
  return globalsOf(world).some(
    ({ symbol, bytes, relocations }) => symbol.linkName === linkName && (bytes !== undefined || relocations.length > 0),
  );
}
/** A variable holds its address from the start. */
export function isInTable(world: World, routine: string): boolean {
  let names = inTables.get(world);
  if (names === undefined) {
    const targets = globalsOf(world).flatMap(({ relocations }) => relocations.map(({ target }) => target.linkName));
    names = new Set(targets);
    inTables.set(world, names);
  }
  return names.has(routine);
}
const inTables = new WeakMap<World, ReadonlySet<string>>();
function nameOf(site: CallSite, place: NonNullable<ReturnType<typeof objectOf>>): string {
  if (place.kind === "field") return place.field.name ?? "";
  if (place.kind === "global") return place.symbol.name;
  return place.kind === "local" ? (site.info.fn.locals[place.local]?.name ?? "") : "";
}
/** Its address goes to routines other than those listed: one of them may initialise it. A structure may be copied over it. */
function handedOut(
  site: CallSite,
  place: NonNullable<ReturnType<typeof objectOf>>,
  listed: Readonly<Record<string, number>>,
): boolean {
  if (place.kind !== "local") return false;
  const same = (expr: Expr | undefined) => {
    const of = objectOf(expr);
    return of?.kind === "local" && of.local === place.local;
  };
  const code = codeOf(site.info.fn);
  return (
    code.calls.some(
      ({ name, call }) =>
        !(name !== undefined && (Object.hasOwn(listed, name) || senders.test(name))) &&
        call.args.some((arg) => same(arg)),
    ) ||
    code.assigns.some(({ target, value }) => same(value) || (target.kind === "local" && target.local === place.local))
  );
}

const receivers = new WeakMap<World, ReadonlyMap<string, ReadonlySet<string>>>();
/** The address of the member or variable goes to a routine that is not listed: it may be what initialises it. */
export function handedToOthers(world: World, key: string, listed: Readonly<Record<string, number>>): boolean {
  let index = receivers.get(world);
  if (!index) {
    const made = new Map<string, Set<string>>();
    for (const info of world.functions.values()) {
      if (!info.own) continue;
      for (const { name, call } of codeOf(info.fn).calls) {
        for (const arg of call.args) {
          const place = objectOf(arg);
          const found = place && placeKey(place, info.name);
          if (found === undefined) continue;
          const names = made.get(found) ?? new Set<string>();
          names.add(name ?? "a pointer");
          made.set(found, names);
        }
      }
      // Stored somewhere, and initialised from there.
      for (const { target, value } of codeOf(info.fn).assigns) {
        if (isWaitedForOnly(info.fn, target)) continue;
        const place = objectOf(value);
        const found = place && placeKey(place, info.name);
        if (found !== undefined) made.set(found, (made.get(found) ?? new Set<string>()).add("a pointer"));
      }
    }
    index = made;
    receivers.set(world, index);
  }
  return [...(index.get(key) ?? [])].some(
    (name) => !Object.hasOwn(listed, name) && !lookers.test(name) && !senders.test(name),
  );
}
/** It lies in a variable of the function that goes to KeWaitForMultipleObjects and nowhere else. */
function isWaitedForOnly(fn: IrFunction, target: Place): boolean {
  const { calls, assigns } = codeOf(fn);
  const isIn = (expr: Expr): boolean => {
    const value = bare(expr);
    const place = objectOf(expr) ?? (value.kind === "load" ? value.place : undefined);
    return place !== undefined && rootLocal(place) === rootLocal(target);
  };
  return (
    rootLocal(target) !== undefined &&
    target.kind === "element" &&
    calls.every(({ name, call }) => name === "KeWaitForMultipleObjects" || !call.args.some(isIn)) &&
    !assigns.some(({ value }) => isIn(value))
  );
}
/** What they are given for an IRP is used when that is completed. */
const senders = /^Io(SetCompletionRoutine(Ex)?|Build(DeviceIoControl|SynchronousFsd)Request)$/;
/** Routines of the kernel that use an object as it is. */
const lookers =
  /^_?(KeWait|Ke(Set|Reset|Clear|Release|Read|Insert|Remove|Cancel)|Ex(Acquire|Release|Try|Interlocked|Is|Delete)|Io(Acquire|Release)RemoveLock|Dbg)/;
