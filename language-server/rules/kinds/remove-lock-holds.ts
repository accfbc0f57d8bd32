// Who gives back a hold on a remove lock that goes on with a request: whether a callback that gets the request may do so.
import type { Expr, IrFunction, Place } from "../../../compiler/ir/ir.ts";
import { bare, type CallInstruction, callsTo, codeOf } from "../../analysis/code.ts";
import { irpEffect } from "../../analysis/models.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { rootLocal } from "./origins.ts";

const releases = new Set(["IoReleaseRemoveLockEx", "IoReleaseRemoveLockAndWaitEx"]);
/** Somebody who is woken may go on with the request. */
const wakes = /^Ke(SetEvent|PulseEvent|ReleaseSemaphore|ReleaseMutex|InsertQueue|InsertQueueDpc|SetTimer)/;

/**
 * Whether a callback, or anybody to whom it gives what it was given, may release a remove lock with what it was given, or with
 * what it finds in memory. What it releases with a value that it made itself is a hold of its own.
 */
export function mayRelease(world: World, routine: string): boolean {
  const waiting: Handed[] = [{ name: routine, given: undefined, lent: [] }];
  const asked = new Set<string>();
  for (const { name, given: positions, lent } of waiting) {
    const info = world.functions.get(name);
    if (!info?.own) return true;
    const key = `${name}:${positions?.join() ?? ""}:${lent.join()}`;
    if (asked.has(key)) continue;
    asked.add(key);
    const given = givenLocals(info.fn, positions);
    // What goes into a variable of the caller's goes with that: a guard holds what it was made with.
    const guards = new Set(info.fn.params.filter((_, index) => lent.includes(index)));
    const keeps = (target: Place) => target.kind !== "local" && !liesIn(target, guards);
    if (codeOf(info.fn).assigns.some(({ target, value }) => keeps(target) && isGiven(value, given))) return true;
    for (const { name: called, call } of codeOf(info.fn).calls) {
      const handed = call.args.flatMap((arg, index) => (isGiven(arg, given) ? [index] : []));
      const variables = call.args.flatMap((arg, index) => (isVariable(arg) ? [index] : []));
      if (called === undefined) {
        if (handed.length > 0) return true;
      } else if (releases.has(called)) {
        if (isOfRequest(call.args[1], info.fn, given, routine)) return true;
      } else if (wakes.test(called) || (mayKeep(called) && keptBy(called, call).some((arg) => leadsInto(arg, given))))
        return true;
      else if (world.functions.get(called)?.own) waiting.push({ name: called, given: handed, lent: variables });
      if (handed.length > 0)
        for (const callback of callbacksIn(call)) waiting.push({ name: callback, given: undefined, lent: [] });
    }
  }
  return false;
}
interface Handed {
  readonly name: string;
  /** Parameters in which it gets what the lock may be held for; any of a callback's. */
  readonly given: readonly number[] | undefined;
  /** … and in which it gets the address of a variable of its caller's. */
  readonly lent: readonly number[];
}

/** What callbacks do with the holds they are given, as one text: rules about their callers rest on it. */
export function holdsDescribed(world: World): string {
  if (callsTo(world, "IoAcquireRemoveLockEx").length === 0) return "";
  const callbacks = [...world.roles].filter(
    ([name, role]) => world.functions.get(name)?.own && !/DISPATCH/.test(role.name),
  );
  return callbacks.map(([name]) => `${name}:${mayRelease(world, name)}`).join();
}

/** Where a callback is written, for a note. */
export function nameOf({ unit, fn }: FunctionInfo): ReturnType<FunctionInfo["unit"]["range"]> {
  return unit.range(fn.declaration, { first: fn.range.first, last: fn.range.first });
}

function mayKeep(routine: string): boolean {
  const effect = irpEffect(routine)?.kind;
  return effect === "keep" || effect === "queue";
}
/** Of a list it is the entry that is kept. */
function keptBy(routine: string, { args }: CallInstruction): readonly Expr[] {
  return /^Insert(Head|Tail)List$/.test(routine) ? args.slice(1) : args;
}
function isVariable(expr: Expr): boolean {
  const value = bare(expr);
  return value.kind === "address" && rootLocal(value.place) !== undefined;
}
function liesIn(place: Place, pointers: ReadonlySet<number>): boolean {
  let root = place;
  while (root.kind === "field" || root.kind === "element") root = root.base;
  return root.kind === "deref" && isGiven(root.pointer, pointers);
}
function callbacksIn({ args }: CallInstruction): string[] {
  return args.flatMap((arg) => {
    const value = bare(arg);
    return value.kind === "function" ? [value.symbol.linkName] : [];
  });
}
/** Those parameters, and variables that are copies of them. */
function givenLocals(fn: IrFunction, positions: readonly number[] | undefined): ReadonlySet<number> {
  const given = new Set(fn.params.filter((_, index) => positions === undefined || positions.includes(index)));
  for (const { target, value } of codeOf(fn).assigns)
    if (target.kind === "local" && isGiven(value, given)) given.add(target.local);
  return given;
}
function isGiven(expr: Expr, given: ReadonlySet<number>): boolean {
  const value = bare(expr);
  return value.kind === "load" && value.place.kind === "local" && given.has(value.place.local);
}
/** It is given, or the address of a part of it. */
function leadsInto(expr: Expr, given: ReadonlySet<number>): boolean {
  const value = bare(expr);
  if (value.kind !== "address") return isGiven(value, given);
  let place: Place = value.place;
  while (place.kind === "field" || place.kind === "element") place = place.base;
  return place.kind === "deref" && isGiven(place.pointer, given);
}
/** The tag of a release may be what the callback was called for: given, found in memory, or the callback itself. */
function isOfRequest(expr: Expr | undefined, fn: IrFunction, given: ReadonlySet<number>, routine: string): boolean {
  const tag = expr && bare(expr);
  if (tag?.kind === "function") return tag.symbol.linkName === routine;
  if (tag?.kind !== "load" || tag.place.kind !== "local") return true;
  const { local } = tag.place;
  if (given.has(local) || fn.params.includes(local)) return given.has(local);
  const { assigns, calls } = codeOf(fn);
  const results = new Set(calls.map(({ call }) => call.result));
  return assigns.some(({ target, value }) => {
    if (target.kind !== "local" || target.local !== local) return false;
    const from = bare(value);
    const made =
      from.kind === "const" || (from.kind === "load" && from.place.kind === "local" && results.has(from.place.local));
    return !made;
  });
}
