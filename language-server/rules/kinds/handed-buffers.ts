// A request's buffer that a dispatch routine hands to a helper together with the length of the other direction.
import type { Expr, IrFunction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import type { CallEvent } from "../../analysis/events.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { copiedArguments } from "./copies.ts";
import { controlCode, isMember, mentions, methodBuffered } from "./transfers.ts";

/** The helper does nothing else with the buffer than that. */
type Use = "reads" | "writes";

/**
 * The buffer of a buffered device control, if a helper is given that and one length only, `Input…` or `Output…`, and uses it in the
 * direction of the other.
 */
export function handedWithOther(event: CallEvent, use: Use): Term | undefined {
  const { run, state, args, hasBody, name = "" } = event;
  const irp = run.root?.irp;
  if (!hasBody || !irp || majorOf(run, state, irp) !== Major.deviceControl) return undefined;
  const code = controlCode(run.terms, state);
  if (code === undefined || (code & 3) !== methodBuffered) return undefined;
  const own = use === "reads" ? /^InputBufferLength$/ : /^OutputBufferLength$/;
  const other = use === "reads" ? /^OutputBufferLength$/ : /^InputBufferLength$/;
  const at = args.findIndex((arg) => isMember(arg, /^SystemBuffer$/));
  const buffer = args[at];
  if (!buffer || !args.some((arg) => isMember(arg, other))) return undefined;
  if (args.some((arg) => arg === irp || mentions(arg, own) || isMember(arg, /^CurrentStackLocation$/)))
    return undefined;
  // Compared here, whatever the helper is told.
  if (state.facts.some((_, id) => mentions(run.terms.term(id), own))) return undefined;
  return run.ask(onlyUses, name, String(at), use) ? buffer : undefined;
}

/** A routine only reads, or only writes, what lies where its parameter leads. */
function onlyUses(world: World, routine: string, index: string, use: string): boolean {
  const fn = world.functions.get(routine)?.fn;
  const parameter = fn?.params[Number(index)];
  if (!fn || parameter === undefined) return false;
  const held = copiesOf(fn, parameter);
  const leads = (expr: Expr | undefined): boolean => {
    const value = expr && bare(expr);
    if (value?.kind === "offset") return leads(value.pointer);
    if (value?.kind === "address") return isBehind(value.place);
    return value?.kind === "load" && value.place.kind === "local" && held.has(value.place.local);
  };
  const isBehind = (place: Place): boolean => {
    let root = place;
    while (root.kind === "field" || root.kind === "element") root = root.base;
    return root.kind === "deref" && leads(root.pointer);
  };
  const { calls, assigns, fields, elements, returns } = codeOf(fn);
  if (returns.some(({ value }) => leads(value))) return false;
  // Kept elsewhere, it is used elsewhere.
  if (assigns.some(({ target, value }) => leads(value) && target.kind !== "local")) return false;
  let reads = fields.some(({ place, write }) => !write && isBehind(place));
  let writes = assigns.some(({ target }) => isBehind(target));
  if (!writes && !reads) reads = elements.some(({ place }) => isBehind(place));
  for (const { name = "", call } of calls)
    for (const [at, arg] of call.args.entries()) {
      if (!leads(arg)) continue;
      const copied = copiedArguments(name);
      if (copied?.into === at) writes = true;
      else if (copied?.from === at) reads = true;
      else return false;
    }
  return use === "reads" ? reads && !writes : writes && !reads;
}
function copiesOf(fn: IrFunction, parameter: LocalId): ReadonlySet<LocalId> {
  const held = new Set([parameter]);
  for (let before = 0; before < held.size; ) {
    before = held.size;
    for (const { target, value } of codeOf(fn).assigns) {
      const from = bare(value);
      if (target.kind === "local" && from.kind === "load" && from.place.kind === "local" && held.has(from.place.local))
        held.add(target.local);
    }
  }
  return held;
}
