// What a completion routine leaves to the I/O manager.
import type { Block, Expr, IrFunction, Place } from "../../../compiler/ir/ir.ts";
import { bare, codeOf, constantIn, localIn } from "../../analysis/code.ts";
import { afterTerminator, shapeOf } from "../../analysis/shape.ts";
import type { World } from "../../analysis/world.ts";

const moreProcessingRequired = 0xc000_0016;

/** Completion goes on after the routine, whichever way it returns. */
export function letsGoOn(fn: IrFunction): boolean {
  return codeOf(fn).returns.every(({ value }) => isOtherStatus(fn, value, 3));
}
/** A constant other than STATUS_MORE_PROCESSING_REQUIRED, or the status that the IRP was completed with, which is never that. */
function isOtherStatus(fn: IrFunction, expr: Expr, depth: number): boolean {
  const value = bare(expr);
  if (value.kind === "const") return unsigned(value) !== moreProcessingRequired;
  if (value.kind !== "load" || depth === 0) return false;
  const { place } = value;
  if (place.kind === "field") return place.field.name === "Status" && memberOf(place.base) === "IoStatus";
  if (place.kind !== "local" || fn.params.includes(place.local)) return false;
  const { assigns, calls } = codeOf(fn);
  const given = assigns.filter(({ target }) => target.kind === "local" && target.local === place.local);
  return (
    fn.locals[place.local]?.addressTaken !== true &&
    given.length > 0 &&
    calls.every(({ call }) => call.result !== place.local) &&
    given.every(({ value: one }) => isOtherStatus(fn, one, depth - 1))
  );
}

/** The member that a place is, or lies in without a name of its own. */
function memberOf(place: Place): string | undefined {
  let at = place;
  while (at.kind === "field" && !at.field.name) at = at.base;
  return at.kind === "field" ? at.field.name : undefined;
}

/** The routine always takes the IRP back, but where it was set without the context that it needs. */
export function keepsIrp(fn: IrFunction): boolean {
  return codeOf(fn).returns.every(
    ({ value, block }) => unsigned(value) === moreProcessingRequired || isWithoutContext(fn, block),
  );
}
/** Only come to where the context is NULL. */
function isWithoutContext(fn: IrFunction, { id }: Block): boolean {
  const leading = fn.blocks.filter(({ terminator }) => afterTerminator(terminator).includes(id));
  return (
    leading.length > 0 &&
    leading.every(({ terminator, instructions }) => {
      if (terminator.kind !== "branch" || terminator.then === terminator.else) return false;
      const { asked, isNullWhen } = nullTest(terminator.condition);
      const from = instructions.findLast(
        (one) => one.kind === "assign" && asked !== undefined && localIn(asked) === localOf(one.target),
      );
      const given = from?.kind === "assign" ? from.value : asked;
      return (
        given !== undefined &&
        localIn(given) === fn.params[2] &&
        (isNullWhen ? terminator.then : terminator.else) === id
      );
    })
  );
}
/** What is compared with NULL, and whether it is NULL when the condition holds. */
function nullTest(condition: Expr): { readonly asked: Expr | undefined; readonly isNullWhen: boolean } {
  const test = bare(condition);
  if (test.kind !== "binary" || (test.op !== "eq" && test.op !== "ne")) return { asked: test, isNullWhen: false };
  const asked = constantIn(test.right) === 0 ? test.left : constantIn(test.left) === 0 ? test.right : undefined;
  return { asked, isNullWhen: test.op === "eq" };
}
function localOf(place: { readonly kind: string; readonly local?: number }): number | undefined {
  return place.kind === "local" ? place.local : undefined;
}
function unsigned(expr: Expr): number | undefined {
  const value = constantIn(expr);
  return value === undefined ? undefined : value >>> 0;
}

/** What completion routines do with the requests they are given, as one text: rules about those who set them rest on it. */
export function completionsDescribed(world: World): string {
  const parts: string[] = [];
  for (const [name, role] of world.roles) {
    const info = role.name.startsWith("IO_COMPLETION_ROUTINE") ? world.functions.get(name) : undefined;
    if (!info?.own) continue;
    const reached = new Set([name]);
    for (const one of reached)
      for (const callee of calleesOf(world, one))
        if (world.functions.get(callee)?.own || told.has(callee)) reached.add(callee);
    const mentions = world.footprint(name)?.mentions;
    const asksPending = mentions?.some((member) => member.startsWith("PendingReturned@")) === true;
    parts.push(
      `${name}:${letsGoOn(info.fn)}:${keepsIrp(info.fn)}:${asksPending}:${[...reached].filter((one) => told.has(one)).join("+")}`,
    );
  }
  return parts.join();
}
function calleesOf(world: World, name: string): ReadonlySet<string> {
  const info = world.functions.get(name);
  return info ? shapeOf(info.fn).callees : none;
}
const none: ReadonlySet<string> = new Set();
/** Routines of which it matters to whoever set the completion routine whether it calls them. */
const told = new Set(["IoMarkIrpPending", "IofCompleteRequest", "PoStartNextPowerIrp", "KeSetEvent", "IoFreeIrp"]);
