// Which Plug and Play or power request a path serves: the minor function code of the IRP, as far as the path has asked for it.
import type { PathHooks, Run } from "./events.ts";
import type { State } from "./state.ts";
import { rootOf, type Term } from "./term.ts";
import type { Terms } from "./terms.ts";

export const Minor = {
  start: 0x00,
  queryRemove: 0x01,
  remove: 0x02,
  cancelRemove: 0x03,
  stop: 0x04,
  queryStop: 0x05,
  cancelStop: 0x06,
  queryRelations: 0x07,
  queryCapabilities: 0x09,
  filterResourceRequirements: 0x0d,
  queryDeviceState: 0x14,
  deviceUsageNotification: 0x16,
  surpriseRemoval: 0x17,
  waitWake: 0x00,
  setPower: 0x02,
  queryPower: 0x03,
} as const;
export const Major = {
  read: 0x03,
  write: 0x04,
  queryInformation: 0x05,
  queryVolume: 0x0a,
  deviceControl: 0x0e,
  power: 0x16,
  systemControl: 0x17,
  pnp: 0x1b,
} as const;

/** True if the path is known to serve that request. */
export function serves(run: Run, state: State, irp: Term, major: number, minor: number): boolean {
  const mark = state.mark("request", irp);
  if (mark) return mark.value === `${major}:${minor}`;
  return majorOf(run, state, irp) === major && codeIn(run.terms, state, irp, "MinorFunction") === minor;
}
/** The only major function that the path can be serving. */
export function majorOf(run: Run, state: State, irp: Term): number | undefined {
  const asked = majorFound(run, state, irp);
  if (asked !== undefined) return asked;
  const majors = run.root?.irp === irp ? (run.root.role?.majors ?? []) : [];
  const [only] = majors;
  return only !== undefined && majors.every((major) => major === only) ? only : undefined;
}
/** The same, as the path itself has found it: routines called on it know as much. */
export function majorFound(run: Run, state: State, irp: Term): number | undefined {
  const mark = state.mark("request", irp);
  return mark ? Number(mark.value.split(":")[0]) : codeIn(run.terms, state, irp, "MajorFunction");
}
export function minorOf(run: Run, state: State, irp: Term): number | undefined {
  const mark = state.mark("request", irp);
  return mark ? Number(mark.value.split(":")[1]) : codeIn(run.terms, state, irp, "MinorFunction");
}
/** What the path has found a member of the current stack location to be. */
function codeIn(terms: Terms, state: State, irp: Term, field: string): number | undefined {
  return state.facts.find((fact, id) => {
    if (fact.lo !== fact.hi) return false;
    const term = terms.term(id);
    if (term.kind !== "load" || term.place.kind !== "field" || term.place.name !== field) return false;
    const { base } = term.place;
    if (base.kind !== "deref" || base.pointer.kind !== "load") return false;
    const root = rootOf(base.pointer.place);
    return root.kind === "deref" && root.pointer === irp;
  })?.lo;
}

/** Carries what a dispatch routine found out into the routines it calls for one kind of request. */
export const requestTracking: PathHooks = {
  beforeCall(event) {
    if (!event.hasBody || event.irp) return;
    for (const arg of event.args) {
      if (!event.state.irps.has(arg.id) || event.state.mark("request", arg)) continue;
      const major = majorOf(event.run, event.state, arg);
      if (major !== Major.pnp && major !== Major.power) continue;
      const minor = codeIn(event.run.terms, event.state, arg, "MinorFunction");
      if (minor !== undefined) event.state.setMark("request", arg, `${major}:${minor}`);
    }
  },
};
