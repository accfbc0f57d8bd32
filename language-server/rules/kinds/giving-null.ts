// Functions of the driver that may give NULL, and callers that use what they give without asking. Found in the code as written.
import type { BlockId, Expr, IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, type CallSite, type CodeCall, callsTo, codeOf, constantIn, localIn } from "../../analysis/code.ts";
import { allocatorOf } from "../../analysis/models.ts";
import { afterTerminator } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";

export interface Unasked {
  readonly site: CallSite;
  readonly use: CodeCall["at"];
}
/** Calls whose answer may be NULL, as it is where memory runs out or as other callers ask for, and is used all the same. */
export function usedWithoutAsking(world: World): Unasked[] {
  const found: Unasked[] = [];
  for (const giver of world.functions.values()) {
    if (!giver.own || giver.fn.type.returns.kind !== "pointer" || !mayGiveNull(giver.fn)) continue;
    const sites = callsTo(world, giver.name);
    const unasked = sites.filter((site) => !asks(site));
    if (unasked.length === 0) continue;
    const allocates = codeOf(giver.fn).calls.some(({ name = "" }) => isAllocator(name));
    if (!allocates && unasked.length * 2 > sites.length) continue;
    for (const site of unasked) {
      // Whether there is anything to give the caller may know otherwise.
      if (!allocates && knowsOtherwise(site.info.fn)) continue;
      const use = useOf(world, site);
      if (use) found.push({ site, use });
    }
  }
  return found;
}
function isAllocator(name: string): boolean {
  return allocatorOf(name) !== undefined || /^ExAllocateFrom(N?Paged)?LookasideList(Ex)?$/.test(name);
}
function knowsOtherwise(fn: IrFunction): boolean {
  const { calls, branches } = codeOf(fn);
  if (calls.some(({ name = "" }) => /^(IsListEmpty|ExQueryDepth|KeWaitFor|KeReadState)/.test(name))) return true;
  return branches.some(({ condition }) =>
    names(condition).some((name) => /Count|Depth|Length|Pending|Num|Empty/i.test(name)),
  );
}
function names(expr: Expr): string[] {
  switch (expr.kind) {
    case "load":
      return expr.place.kind === "field" ? [expr.place.field.name ?? ""] : [];
    case "convert":
    case "unary":
      return names(expr.operand);
    case "binary":
      return [...names(expr.left), ...names(expr.right)];
    default:
      return [];
  }
}

/** It returns NULL as such, or a variable on a way on which that has been given NULL and nothing else since. */
function mayGiveNull(fn: IrFunction): boolean {
  const known = givers.get(fn);
  if (known !== undefined) return known;
  const { returns, assigns } = codeOf(fn);
  const made = returns.some(({ value, block }) => {
    if (constantIn(value) === 0) return true;
    const local = localIn(value);
    if (local === undefined || fn.params.includes(local) || fn.locals[local]?.addressTaken === true) return false;
    return assigns.some(
      (one) =>
        one.target.kind === "local" &&
        one.target.local === local &&
        constantIn(one.value) === 0 &&
        reachesUnchanged(fn, local, one, block.id),
    );
  });
  givers.set(fn, made);
  return made;
}
const givers = new WeakMap<IrFunction, boolean>();
function reachesUnchanged(
  fn: IrFunction,
  local: LocalId,
  from: { readonly block: { readonly id: BlockId }; readonly index: number },
  to: BlockId,
): boolean {
  const writes = (id: BlockId, after: number): boolean =>
    fn.blocks[id]?.instructions.some((one, index) => {
      if (index <= after) return false;
      if (one.kind === "assign") return one.target.kind === "local" && one.target.local === local;
      return one.kind === "call" && one.result === local;
    }) === true;
  if (writes(from.block.id, from.index)) return false;
  const reached = new Set<BlockId>([from.block.id]);
  for (const id of reached) {
    if (id === to) return true;
    const terminator = fn.blocks[id]?.terminator;
    for (const next of terminator ? afterTerminator(terminator) : [])
      if (next === to || !writes(next, -1)) reached.add(next);
  }
  return false;
}

/** The variables that hold the answer, if they hold nothing else. */
function answersOf({ info: { fn }, call }: CallSite): ReadonlySet<LocalId> | undefined {
  if (call.result === undefined) return undefined;
  const held = new Set([call.result]);
  const { assigns, calls } = codeOf(fn);
  for (let before = 0; before < held.size; ) {
    before = held.size;
    for (const { target, value } of assigns)
      if (target.kind === "local" && held.has(localIn(value) ?? -1)) held.add(target.local);
  }
  const others = assigns.some(
    ({ target, value }) =>
      target.kind === "local" && held.has(target.local) && !held.has(localIn(value) ?? -1) && constantIn(value) !== 0,
  );
  const shared = [...held].some(
    (local) =>
      fn.locals[local]?.addressTaken === true || calls.some((one) => one.call !== call && one.call.result === local),
  );
  return others || shared ? undefined : held;
}
/** The caller compares the answer, hands it to its own caller, or does anything with it that is not followed. */
function asks(site: CallSite): boolean {
  const held = answersOf(site);
  if (!held) return true;
  const { branches, binaries, returns, assigns } = codeOf(site.info.fn);
  const isIt = (expr: Expr) => held.has(localIn(expr) ?? -1);
  return (
    branches.some(({ condition }) => mentions(condition, isIt)) ||
    binaries.some(({ expr }) => isIt(expr.left) || isIt(expr.right)) ||
    returns.some(({ value }) => mentions(value, isIt)) ||
    assigns.some(
      ({ target, value }) => (target.kind !== "local" && mentions(value, isIt)) || isConditional(value, isIt),
    )
  );
}
function isConditional(expr: Expr, isIt: (expr: Expr) => boolean): boolean {
  const value = bare(expr);
  return value.kind === "unary" && value.op !== "neg" && isIt(value.operand);
}
function mentions(expr: Expr, isIt: (expr: Expr) => boolean): boolean {
  if (isIt(expr)) return true;
  if (expr.kind === "convert" || expr.kind === "unary") return mentions(expr.operand, isIt);
  return expr.kind === "binary" && (mentions(expr.left, isIt) || mentions(expr.right, isIt));
}
/** The first place, as written, where something is read or written through the answer. */
function useOf(world: World, site: CallSite): CodeCall["at"] | undefined {
  const held = answersOf(site);
  if (!held) return undefined;
  const { fields, calls } = codeOf(site.info.fn);
  const isIt = (expr: Expr) => held.has(localIn(expr) ?? -1);
  const uses = fields.flatMap(({ place, at }) => (isThrough(place, isIt) ? [at] : []));
  for (const { name = "", call, at } of calls) {
    const isUsed = call.args.some((arg, index) => {
      const value = bare(arg);
      if (value.kind === "address") return isThrough(value.place, isIt);
      const callee = world.functions.get(name);
      return isIt(arg) && callee?.own === true && usesParameter(callee, index);
    });
    if (isUsed) uses.push(at);
  }
  return uses.sort((a, b) => a.first - b.first)[0];
}
/** It reads or writes through the parameter, and never compares it. */
function usesParameter({ fn }: FunctionInfo, index: number): boolean {
  const parameter = fn.params[index];
  const isIt = (expr: Expr) => localIn(expr) === parameter;
  const { fields, branches, binaries } = codeOf(fn);
  return (
    fields.some(({ place }) => isThrough(place, isIt)) &&
    !branches.some(({ condition }) => mentions(condition, isIt)) &&
    !binaries.some(({ expr }) => isIt(expr.left) || isIt(expr.right))
  );
}
function isThrough(place: Place, isIt: (expr: Expr) => boolean): boolean {
  let root = place;
  while (root.kind === "field" || root.kind === "element") root = root.base;
  return root.kind === "deref" && isIt(root.pointer);
}
