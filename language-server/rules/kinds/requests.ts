// What several rules about Plug and Play and power requests ask.
import type { IrFunction } from "../../../compiler/ir/ir.ts";
import { bare, callsTo, codeOf } from "../../analysis/code.ts";
import type { AfterCallEvent } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { majorOf, minorOf } from "../../analysis/requests.ts";
import type { World } from "../../analysis/world.ts";
import { finishedBy, wasHanded } from "./finishing.ts";

/** The status with which a call completes a request of one of these kinds, if that is a failure of this driver's own making. */
export function failedRequest(
  world: World,
  event: AfterCallEvent,
  major: number,
  minors: readonly number[],
): number | undefined {
  const { run, before, state, hasBody, name = "" } = event;
  for (const irp of finishedBy(event, "complete")) {
    if (before.irps.get(irp.id)?.lowerStatus !== undefined) continue;
    const status = statusField(world.terms, hasBody ? state : before, irp);
    // A value that another driver or a routine gave may be any; one that is written here as a failure is meant.
    if (status?.kind !== "const" || rangeOf(state, status).hi >= 0) continue;
    const minor = majorOf(run, before, irp) === major ? minorOf(run, before, irp) : undefined;
    if (minor === undefined || !minors.includes(minor)) continue;
    // Whoever chose it is told.
    const isChosenThere = hasBody && run.ask(choosesItself, name);
    if (isChosenThere || (wasHanded(run, irp) && !choosesStatus(run.fn))) continue;
    return Number(BigInt.asUintN(32, status.value));
  }
  return undefined;
}
function choosesItself(world: World, routine: string): boolean {
  const fn = world.functions.get(routine)?.fn;
  return fn !== undefined && choosesStatus(fn);
}
/** It writes a constant to `IoStatus.Status`. */
function choosesStatus(fn: IrFunction): boolean {
  return codeOf(fn).assigns.some(
    ({ target, value }) => target.kind === "field" && target.field.name === "Status" && bare(value).kind === "const",
  );
}

/** The driver attaches itself above others and makes no physical device objects of its own, nor tells of any. */
export function isFunctionOrFilter(world: World): boolean {
  const attaches = callsTo(world, "IoAttachDeviceToDeviceStack", "IoAttachDeviceToDeviceStackSafe").length > 0;
  return attaches && callsTo(world, "IoInvalidateDeviceRelations").length === 0 && !listsDevices(world);
}
/** It fills in a list of device objects: the answer of a bus driver to a query for its relations. */
function listsDevices(world: World): boolean {
  return [...world.functions.values()].some(({ fn }) =>
    codeOf(fn).assigns.some(({ target }) => {
      const list = target.kind === "element" ? target.base : target;
      if (list.kind !== "field" || list.field.name !== "Objects") return false;
      return list.base.type.kind === "record" && list.base.type.decl.name === "_DEVICE_RELATIONS";
    }),
  );
}
