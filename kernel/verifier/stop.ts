// How the machine stops for good: with a bugcheck as Windows would show it, or with a finding of the verifier.
// Either names the objects involved and the places in the driver's source that explain it.

import { Status } from "../../compiler/abi.ts";
import type { Bugcheck, StopPlace } from "../api.ts";
import { Leave } from "../ddi.ts";
import { runBeforeStop, thaw } from "../ke/bugcheck-callbacks.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset, Place } from "../machine/api.ts";
import { settleStop } from "../scenario/stopped.ts";
import { bugcheckName } from "./bugchecks.ts";
import { irpAround, irpHistory } from "./irp-history.ts";
import { irpOf } from "./rules.ts";
import { switchOf } from "./switches.ts";

type Parameters4 = readonly [bigint, bigint, bigint, bigint];
export interface RelatedPlace {
  readonly message: string;
  readonly place: Place;
}

/** Stops the machine and leaves the DDI under way. `f` is the frame of that DDI, whose caller is to blame. */
export function stopWithBugcheck(
  k: Kernel,
  f: Offset | undefined,
  code: number,
  parameters: Parameters4,
  message: string,
  related: readonly RelatedPlace[] = [],
): never {
  recordBugcheck(k, f, code, parameters, message, related);
  throw new Leave(Status.Unwinding);
}

export function recordBugcheck(
  k: Kernel,
  f: Offset | undefined,
  code: number,
  parameters: Parameters4,
  message: string,
  related: readonly RelatedPlace[] = [],
): void {
  if (k.state.stopped !== undefined) return;
  const bugcheck = bugcheckOf(k, code, parameters, message, placesOf(k, f, related));
  const { name } = bugcheck;
  k.log({ kind: "bugcheck", driver: k.callerDriver(f), text: `${name} (${hex(code)}): ${message}` });
  // A callback that makes the machine stop again changes nothing about why it stopped.
  if (k.state.frozen !== undefined) {
    thaw(k);
    return;
  }
  const stop = { kind: "bugcheck" as const, bugcheck, ...settleStop(k, code, name) };
  if (runBeforeStop(k, stop)) return;
  k.state.stopped = stop;
  k.cut();
}

/**
 * The bugcheck that Driver Verifier would raise, by its code; or the name of a rule of Static Driver Verifier or Code Analysis that says
 * so, where Windows has no more than that; undefined where it has neither.
 */
type InWindows = number | string | undefined;

/** Stops with something Windows might let pass, or would only find with Driver Verifier switched on. */
export function stopWithFinding(
  k: Kernel,
  f: Offset | undefined,
  kind: string,
  message: string,
  inWindows?: InWindows,
  parameters: Parameters4 = [0n, 0n, 0n, 0n],
  related: readonly RelatedPlace[] = [],
): never {
  recordFinding(k, f, kind, message, inWindows, parameters, related);
  throw new Leave(Status.Unwinding);
}

/** The same where the machine can go on, as Windows does without Driver Verifier: it does if the scenario has switched the kind off. */
export function verify(
  k: Kernel,
  f: Offset | undefined,
  kind: keyof typeof switchOf,
  message: string,
  inWindows?: InWindows,
  parameters?: Parameters4,
  related?: readonly RelatedPlace[],
): void {
  if (k.checks[switchOf[kind]]) stopWithFinding(k, f, kind, message, inWindows, parameters, related);
}

export function recordFinding(
  k: Kernel,
  f: Offset | undefined,
  kind: string,
  message: string,
  inWindows?: InWindows,
  parameters: Parameters4 = [0n, 0n, 0n, 0n],
  related: readonly RelatedPlace[] = [],
): void {
  if (k.state.stopped !== undefined) return;
  k.log({ kind: "finding", driver: k.callerDriver(f), text: `${kind}: ${message}` });
  const places = placesOf(k, f, related);
  const told = { kind, message, context: k.cur.id, related: places };
  if (typeof inWindows !== "number") {
    k.state.stopped = { kind: "finding", finding: inWindows === undefined ? told : { ...told, rule: inWindows } };
  } else {
    const bugcheck = bugcheckOf(k, inWindows, parameters, message, places);
    const foreseen = settleStop(k, inWindows, bugcheck.name);
    k.state.stopped = { kind: "finding", finding: { ...told, bugcheck }, ...foreseen };
  }
  k.cut();
}

function bugcheckOf(
  k: Kernel,
  code: number,
  parameters: Parameters4,
  message: string,
  related: readonly StopPlace[],
): Bugcheck {
  const bugcheck = { code, name: bugcheckName(code), parameters, message, context: k.cur.id, related };
  const irp = irpOf(bugcheck) ?? irpAround(k, parameters[0]);
  return irp === undefined ? bugcheck : { ...bugcheck, irp: irpHistory(k, irp) };
}

/** The place of the driver's own code first. */
function placesOf(k: Kernel, f: Offset | undefined, related: readonly RelatedPlace[]): StopPlace[] {
  const own = k.ownPlace(f);
  const all = own === undefined ? related : [{ message: "here", place: own }, ...related];
  return all.map((entry) => ({ message: entry.message, place: sourcePlace(k, entry.place) }));
}

/** File and line (from 0) of a place. */
function sourcePlace(k: Kernel, place: Place): { file: string; line: number } | undefined {
  const range = k.sourceOf(place);
  return range === undefined ? undefined : { file: range.file, line: range.startLine };
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase()}`;
}
