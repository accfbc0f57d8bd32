// A dispatch routine that asks for the major function is entered once for each code it is registered for, so that only the
// ways through it are followed that a request can take.
// Left out: routines registered for many codes, or for codes that are not constants; they are entered with any code.
import { layoutOf } from "../../compiler/types/layout.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Target } from "../../compiler/unit.ts";
import { narrow } from "./facts.ts";
import { memberPlace } from "./overlay.ts";
import type { State } from "./state.ts";
import type { PlaceRef, Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import type { FunctionInfo, World } from "./world.ts";

const mostApart = 6;

/** The codes to enter a routine with, each in a state of its own; `undefined` stands for any. */
export function majorsApart(world: World, info: FunctionInfo): readonly (number | undefined)[] {
  const role = world.roles.get(info.name);
  if (!role?.name.startsWith("DRIVER_DISPATCH")) return [undefined];
  const codes = [...new Set(role.majors)].sort((a, b) => a - b);
  const asks = world.footprint(info.name)?.mentions.has("MajorFunction@0");
  if (!asks || codes.length === 0 || codes.length > mostApart || codes.some((code) => code < 0)) return [undefined];
  return codes;
}

/** Lets the current stack location of the IRP entered with hold the code. */
export function assumeMajor(world: World, info: FunctionInfo, state: State, irp: Term, major: number): void {
  const { terms } = world;
  const local = info.fn.params[world.roles.get(info.name)?.irpParam ?? -1];
  const type = local === undefined ? undefined : info.fn.locals[local]?.type;
  if (type?.kind !== "pointer") return;
  const { target } = info.unit;
  const current = member(
    terms,
    { place: terms.deref(irp), type: type.to },
    ["Tail", "Overlay", currentLocation],
    target,
  );
  const location = current && terms.load(current.place);
  if (!location || current.type.kind !== "pointer") return;
  const code = member(terms, { place: terms.deref(location), type: current.type.to }, ["MajorFunction"], target);
  const value = code && terms.load(code.place);
  if (value) narrow(state, value, { lo: major, hi: major, not: undefined });
}
const currentLocation = "CurrentStackLocation";

interface Typed {
  readonly place: PlaceRef;
  readonly type: Type;
}
/** A member by name, through members of members and unnamed structures. */
function member(terms: Terms, of: Typed, path: readonly string[], target: Target): Typed | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return of;
  if (of.type.kind !== "record" || !of.type.decl.fields) return undefined;
  for (const { field, offset } of layoutOf(of.type.decl, target).fields) {
    const inner = { place: memberPlace(terms, of.place, of.type, field, offset, target), type: field.type };
    const found =
      field.name === name
        ? member(terms, inner, rest, target)
        : field.name
          ? undefined
          : member(terms, inner, path, target);
    if (found) return found;
  }
  return undefined;
}
