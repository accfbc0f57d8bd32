// What a driver registers in its entry routine.
import type { SourceRange } from "../../../compiler/source/source.ts";
import { codeOf } from "../../analysis/code.ts";
import { nameSite } from "../../analysis/roots.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import type { ProjectContext } from "../rule.ts";
import { isPlugAndPlay, usesFramework } from "./whole-driver.ts";

/** The driver's entry routines, with the places of their names. */
export function entries(world: World): { info: FunctionInfo; range: SourceRange }[] {
  const found: { info: FunctionInfo; range: SourceRange }[] = [];
  for (const [name, role] of world.roles) {
    const info = world.functions.get(name);
    if (role.name === "DRIVER_INITIALIZE" && info?.own)
      found.push({ info, range: info.unit.range(info.fn.declaration, nameSite(info).at) });
  }
  return found;
}
/** Something in the driver assigns to a member of this name, whatever the structure. */
export function setsMember(world: World, member: string): boolean {
  for (const info of world.functions.values()) {
    if (info.own && codeOf(info.fn).fields.some(({ place, write }) => write && place.field.name === member))
      return true;
  }
  return false;
}
/** Reports a driver with AddDevice that registers nothing for a major function. */
export function missingDispatch(context: ProjectContext, code: string, major: number): void {
  const { world, report } = context;
  if (!setsMember(world, "AddDevice") || usesFramework(context) || !isPlugAndPlayDriver(world)) return;
  const written = majorsWritten(world);
  if (written === undefined || written.size === 0 || written.has(major)) return;
  for (const { info, range } of entries(world)) {
    report(info, { message: `the driver has an AddDevice routine but no dispatch routine for ${code}`, range });
  }
}
/** AddDevice may be written in another file, and then has its role only by the assignment. */
function isPlugAndPlayDriver(world: World): boolean {
  return isPlugAndPlay(world) || setsMember(world, "AddDevice");
}
/** The major functions that anything is stored for; undefined if some index is not a constant, or the table handed out. */
function majorsWritten(world: World): ReadonlySet<number> | undefined {
  const majors = new Set<number>();
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    for (const { target } of codeOf(info.fn).assigns) {
      // Through a pointer to dispatch routines: into the table, perhaps.
      if (target.kind === "deref" && target.type.kind === "pointer" && target.type.to.kind === "function")
        return undefined;
      if (target.kind !== "element" || target.base.kind !== "field" || target.base.field.name !== "MajorFunction")
        continue;
      if (target.index.kind !== "const") return undefined;
      majors.add(Number(target.index.value));
    }
    for (const { call, name } of codeOf(info.fn).calls) {
      // A port or class library fills the table itself.
      if (
        name !== undefined &&
        /Initialize|Setup|RegisterMiniport/.test(name) &&
        /^(Hid|Scsi|StorPort|Ndis|Video|Ks|Pc|Class)/.test(name)
      )
        return undefined;
      if (
        call.args.some(
          (arg) => arg.kind === "address" && arg.place.kind === "field" && arg.place.field.name === "MajorFunction",
        )
      )
        return undefined;
    }
  }
  return majors;
}
