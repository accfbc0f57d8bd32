// What a path through StartIo, its DPC or its cancel routine does with the device's queue: marks for the rules on it.
import { bare, callsTo, codeOf, constantIn } from "../../analysis/code.ts";
import type { AfterCallEvent, ExitEvent, PathHooks } from "../../analysis/events.ts";
import type { Why } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";

/** The mark on 0: what the path has done for the queue. */
const nextStarted = "next-packet-started";
/** The mark on 0: somebody else may go on with the queue, or with the IRP. */
const leftToOthers = "packet-left-to-others";
/** The mark on 0: the IRP on which the device works was completed, or some IRP that is not known by this name. */
const someCompleted = "packet-completed";

const starters: ReadonlySet<string> = new Set(["IoStartNextPacket", "IoStartNextPacketByKey"]);
const takers = /^KeRemove\w*DeviceQueue/;
const wakers =
  /^(Ke(SetEvent|InsertQueue|SetTimer|SetCoalescableTimer|ReleaseSemaphore|Synchronize)|Io(Queue|RequestDpc|StartTimer|f?CallDriver|StartPacket|Csq)|PoCallDriver|Ex(Queue|Interlocked)|Insert\w+List)/;

/** Keeps the marks; a rule that reads them takes these hooks as its own. */
export const packetTracking: PathHooks = {
  afterCall(event) {
    const { name, state, run, hasBody } = event;
    if (hasBody) return;
    // Each mark keeps ways apart: none where no rule asks for it.
    const mark = (kind: string) => {
      if (run.ask(hasPackets) || run.ask(hasIrpCallbacks)) state.setMark(kind, run.terms.zero, "yes");
    };
    if (name === undefined) mark(leftToOthers);
    else if (event.irp?.kind === "complete" && !run.ask(hasPackets)) return;
    else if (starters.has(name) || takers.test(name))
      state.setMark(nextStarted, run.terms.zero, starters.has(name) ? "started" : "taken");
    else if (event.irp?.kind === "complete") noteCompleted(event);
    else if (wakers.test(name) || !kernel.test(name)) mark(leftToOthers);
  },
};
/** Callbacks that get an IRP for their context. */
export const irpCallbacks: ReadonlySet<string> = new Set([
  "REQUEST_POWER_COMPLETE",
  "IO_WORKITEM_ROUTINE",
  "IO_WORKITEM_ROUTINE_EX",
]);
function hasIrpCallbacks(world: World): boolean {
  return [...world.roles.values()].some(({ name }) => irpCallbacks.has(name));
}
function hasPackets(world: World): boolean {
  if ([...world.roles.values()].some(({ name }) => name === "DRIVER_STARTIO")) return true;
  return callsTo(world, "IoStartPacket", ...starters, ...queueRoutines).length > 0;
}
const queueRoutines = [
  "KeInitializeDeviceQueue",
  "KeInsertDeviceQueue",
  "KeInsertByKeyDeviceQueue",
  "KeRemoveDeviceQueue",
  "KeRemoveByKeyDeviceQueue",
  "KeRemoveByKeyDeviceQueueIfBusy",
  "KeRemoveEntryDeviceQueue",
];
const kernel =
  /^(Cm|Dbg|Etw|Ex|Hal|Io|Ke|Kf|Mm|Nt|Ob|Po|Ps|Rtl|Se|Wmi|Zw|READ_|WRITE_|_?v?sn?w?printf|v?DbgPrint|mem|str|wcs|Ringside)/;
function noteCompleted({ state, run, args: [irp], site }: AfterCallEvent): void {
  const why = { kind: "site", site, message: "the IRP is completed here" } as const;
  const value = irp && isCurrentIrp(irp) ? "current" : "other";
  if (state.mark(someCompleted, run.terms.zero)?.value !== "current")
    state.setMark(someCompleted, run.terms.zero, value, why);
}
/** What `DeviceObject->CurrentIrp` held. */
function isCurrentIrp(irp: Term): boolean {
  return irp.kind === "load" && irp.place.kind === "field" && irp.place.name === "CurrentIrp";
}

export interface Packet {
  /** The next packet was started, or the queue was looked into. */
  readonly next: "started" | "taken" | undefined;
  /** "given": the IRP that the routine was given; "current": what the device object calls its current one. */
  readonly completed: { readonly which: string; readonly why: Why | undefined } | undefined;
  readonly leftToOthers: boolean;
}
export function packetAt({ run, state }: Pick<ExitEvent, "run" | "state">): Packet {
  const { zero } = run.terms;
  const next = state.mark(nextStarted, zero)?.value;
  const completed = state.mark(someCompleted, zero);
  const given = run.root?.irp && state.irps.get(run.root.irp.id);
  return {
    next: next === "started" || next === "taken" ? next : undefined,
    completed:
      completed &&
      (given?.owner === "completed"
        ? { which: "given", why: given.why }
        : { which: completed.value, why: completed.why }),
    leftToOthers: state.mark(leftToOthers, zero) !== undefined,
  };
}

/** The driver has its IRPs queued by IoStartPacket, and starts the next one somewhere. */
export function queuesPackets(world: World): boolean {
  return callsTo(world, "IoStartPacket").length > 0 && callsTo(world, ...starters).length > 0;
}
/** The DPC of the device object is queued for the IRP that the device works on. */
export function dpcGetsCurrent(world: World): boolean {
  const requests = callsTo(world, "IoRequestDpc");
  return (
    requests.length > 0 &&
    requests.every(({ call, info }) => {
      const irp = call.args[1] && bare(call.args[1]);
      if (irp?.kind !== "load") return false;
      if (irp.place.kind === "field") return irp.place.field.name === "CurrentIrp";
      const { place } = irp;
      return (
        place.kind === "local" &&
        codeOf(info.fn).assigns.some(({ target, value }) => {
          const from = bare(value);
          return (
            target.kind === "local" &&
            target.local === place.local &&
            from.kind === "load" &&
            from.place.kind === "field" &&
            from.place.field.name === "CurrentIrp"
          );
        })
      );
    })
  );
}
/** Routines that IoStartPacket is given to cancel what waits in the queue. */
export function cancelsPackets(world: World, routine: string): boolean {
  return callsTo(world, "IoStartPacket").some(({ call }) => {
    const cancel = call.args[3] && bare(call.args[3]);
    return cancel?.kind === "function" && constantIn(cancel) === undefined && cancel.symbol.linkName === routine;
  });
}
