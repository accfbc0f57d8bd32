// Marks on device objects that several rules share, and which members lead back to the device they lie in.
import type { Expr, IrFunction, LocalId } from "../../../compiler/ir/ir.ts";
import { bare, codeOf, localIn } from "../../analysis/code.ts";
import type { World } from "../../analysis/world.ts";

/** The mark on a device object that IoDeleteDevice was called for. */
export const deviceGone = "device-gone";
/** Something was detached on the path: on a constant, so that calls cannot hide it. */
export const deviceDetached = "device-detached";

/** Wherever the driver sets the member ("name@offset"), it sets it to the device in whose own extension the member lies. */
export function leadsToItself(world: World, member: string): boolean {
  let isAny = false;
  for (const { own, fn } of world.functions.values()) {
    if (!own) continue;
    for (const { target, value } of codeOf(fn).assigns) {
      if (target.kind !== "field" || `${target.field.name}@${target.offset}` !== member) continue;
      let base = target.base;
      while (base.kind === "field") base = base.base;
      const device = localIn(value);
      if (base.kind !== "deref" || device === undefined || deviceOfExtension(fn, base.pointer) !== device) return false;
      isAny = true;
    }
  }
  return isAny;
}
/** The variable of the function that holds the device in whose extension a pointer leads. */
function deviceOfExtension(fn: IrFunction, pointer: Expr): LocalId | undefined {
  const from = bare(pointer);
  if (from.kind !== "load") return undefined;
  const { place } = from;
  if (place.kind === "field")
    return place.field.name === "DeviceExtension" && place.base.kind === "deref"
      ? localIn(place.base.pointer)
      : undefined;
  if (place.kind !== "local") return undefined;
  const devices = codeOf(fn).assigns.flatMap(({ target, value }) => {
    const held = bare(value);
    const isIt = target.kind === "local" && target.local === place.local;
    return isIt ? [held.kind === "load" && held.place.kind === "field" ? deviceOfExtension(fn, value) : undefined] : [];
  });
  const [first] = devices;
  return devices.every((device) => device === first) ? first : undefined;
}
