// A request goes on to a callback with its hold on the remove lock, and the callback never gives that back.
import type { AfterCallEvent, Exit, ExitsEvent, PathHooks, Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { owed } from "../../analysis/owed.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import { tagOf } from "../../analysis/resources.ts";
import type { Fact, Mark, State } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import { mayRelease, nameOf } from "../kinds/remove-lock-holds.ts";
import type { Rule } from "../rule.ts";

const id = "remove-lock-lost-in-callback";

export const removeLockLostInCallback: Rule = {
  id,
  severity: "error",
  summary:
    "A request goes on with its hold on the remove lock, and the callback that finishes it does not release that, or not on each way.",
  names: { staticDriverVerifier: ["RemoveLock"] },
  page: `A request that is queued or passed down keeps its hold on the device until it is finished, so the release belongs where it is finished: in the completion
routine, the cancel routine, the work item. One that forgets it makes the removal of the device hang for ever.

**Mend it**: release the lock in the callback, with the tag with which it was acquired.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Completed;
NTSTATUS Completed(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Context);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    return STATUS_CONTINUE_COMPLETION;
}
DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Completed, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
//  ^^^^^^ remove-lock-lost-in-callback: Completed
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; DEVICE_POWER_STATE State; } EXT, *PEXT;
IO_COMPLETION_ROUTINE PoweredUp;
NTSTATUS PoweredUp(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    if (!NT_SUCCESS(Irp->IoStatus.Status)) {
        PoStartNextPowerIrp(Irp);
        return STATUS_CONTINUE_COMPLETION;
//      ^^^^^^ remove-lock-lost-in-callback: on other ways
    }
    ext->State = IoGetCurrentIrpStackLocation(Irp)->Parameters.Power.State.DeviceState;
    PoStartNextPowerIrp(Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return STATUS_CONTINUE_COMPLETION;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Completed;
NTSTATUS Completed(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return STATUS_CONTINUE_COMPLETION;
}
DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Completed, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world): PathHooks => ({
    needs: { exit: [markName("remove-lock")] },
    afterCall(event) {
      noteRelease(event);
      const { state, irp: effect, args } = event;
      if (effect?.kind === "setCancelRoutine") {
        const irp = args[effect.irp];
        const routine = args[effect.routine];
        if (!irp) return;
        if (routine?.kind === "function") state.setMark(cancelledBy, irp, "cancel", undefined, routine);
        else state.clearMark(cancelledBy, irp);
        return;
      }
      if (event.hasBody || effect?.kind === "setCompletionRoutine" || state.marks.size === 0) return;
      const callback = args.find((arg) => arg.kind === "function");
      if (!callback) return;
      for (const lock of owed(state, event.run.terms, "remove-lock")) {
        const tag = tagOf(state, lock);
        if (tag && args.includes(tag)) state.setMark(handedTo, lock.term, "callback", undefined, callback);
      }
    },
    exit({ run, state, at }) {
      for (const lock of owed(state, run.terms, "remove-lock")) {
        const taker = run.root ? takerOf(state, lock) : ownTaker(run, state, lock);
        const info = taker?.kind === "function" ? world.functions.get(taker.name) : undefined;
        if (!info || run.ask(mayRelease, info.name)) continue;
        const name = info.fn.symbol.name;
        run.report(
          id,
          {
            message: `${run.fn.symbol.name} leaves the request and its hold on the remove lock to ${name}, which never releases it`,
            notes: [
              { message: `${name} is here`, place: nameOf(info) },
              { message: "", place: lock.why },
            ],
          },
          at,
        );
      }
    },
    exits: tellOfUneven,
  }),
};

// ---- a callback that gives it back on some ways only -----------------------------------------------------------------

/** Which hold a callback has given back on this path, and that it has let somebody else go on. */
const gaveBack = "gave-back";
const wentOn = "went-on";

function noteRelease({ name, state, args, site, before, hasBody, run }: AfterCallEvent): void {
  const [lock, tag] = args;
  if (name !== undefined && /^IoReleaseRemoveLock(AndWait)?Ex$/.test(name)) {
    // One that was taken here is another one.
    if (!lock || !tag || before.mark("remove-lock", lock)) return;
    state.setMark(gaveBack, lock, "yes", { kind: "site", site, message: "on other ways it is released here" }, tag);
    return;
  }
  // Of what is called in the callback itself; each mark keeps ways apart.
  if (hasBody || !run.root || !finishes.has(run.role?.name ?? "")) return;
  if (name === undefined || goesOn.test(name)) state.setMark(wentOn, run.terms.zero, "yes");
}
/** Roles of callbacks that end what a hold was kept for. */
const finishes: ReadonlySet<string> = new Set(["IO_COMPLETION_ROUTINE", "REQUEST_POWER_COMPLETE"]);
/** Somebody else may go on with the request. */
const goesOn =
  /^(IoQueueWorkItem(Ex)?|ExQueueWorkItem|Ke(SetEvent|ReleaseSemaphore|InsertQueueDpc|InsertQueue)|IoCsqInsertIrp(Ex)?|PoRequestPowerIrp|.*Insert(Tail|Head)List)$/;

/**
 * How a request ended, or which one it was, does not change whether it was held: what is given back on the one way is owed on the
 * other. Who held it for some requests only asks for something of his own.
 */
function tellOfUneven({ run, exits }: ExitsEvent): void {
  const routine = run.root?.role?.name;
  if (routine === undefined || !finishes.has(routine)) return;
  const ends = exits.filter((exit) => routine === "REQUEST_POWER_COMPLETE" || isFinal(exit));
  const giving = ends.filter(({ state }) => state.marksNamed(gaveBack).length > 0);
  for (const { state, at } of giving.length === 0 ? [] : ends) {
    if (state.marksNamed(gaveBack).length > 0 || state.marksNamed(wentOn).length > 0) continue;
    const ways = giving.map((other) => ({ other, how: whatParts(run, state, other.state) }));
    const found = ways.find(({ how }) => how === "outcome") ?? ways.find(({ how }) => how === "request");
    const why = found?.other.state.marksNamed(gaveBack)[0]?.why;
    if (!found || !why) continue;
    const { name } = run.fn.symbol;
    run.report(
      id,
      {
        message: `${name} finishes the request here and keeps its hold on the remove lock, which it releases on other ways`,
        may: found.how === "request",
        notes: [{ message: "", place: why }],
      },
      at,
    );
  }
}
/** STATUS_MORE_PROCESSING_REQUIRED. */
const goesOnElsewhere = -0x3fffffea;
function isFinal({ state, value }: Exit): boolean {
  if (!value) return false;
  const { lo, hi } = rangeOf(state, value);
  return lo > goesOnElsewhere || hi < goesOnElsewhere;
}

/** What has been asked on two ways with different answers: only how the request ended, also which one it is, or anything else. */
function whatParts(run: Run, one: State, other: State): "outcome" | "request" | undefined {
  let parted: "outcome" | "request" | undefined;
  for (const [term, fact] of one.facts) {
    const there = other.facts.get(term);
    if (!there || !isApart(fact, there)) continue;
    const asked = run.terms.term(term);
    if (isAbout(asked, outcome)) parted ??= "outcome";
    else if (isAbout(asked, request)) parted = "request";
    else return undefined;
  }
  return parted;
}
function isApart(a: Fact, b: Fact): boolean {
  if (a.lo > b.hi || b.lo > a.hi) return true;
  return (a.lo === a.hi && b.not === a.lo) || (b.lo === b.hi && a.not === b.lo);
}
const outcome = /^(Status|PendingReturned|Cancel|Information)$/;
const request = /^(MinorFunction|MajorFunction|Type|DeviceState|SystemState|ShutdownType|IoControlCode|Length)$/;
/** It is worked out of such members of what the callback was given, and of constants. */
function isAbout(term: Term, members: RegExp): boolean {
  if (term.kind === "op") return term.args.every((arg) => arg.kind === "const" || isAbout(arg, members));
  if (term.kind !== "load" || term.place.kind !== "field" || !members.test(term.place.name)) return false;
  const root = rootOf(term.place);
  return root.kind === "deref" && (root.pointer.kind === "atom" || isStackLocation(root.pointer));
}
function isStackLocation(pointer: Term): boolean {
  return pointer.kind === "load" && pointer.place.kind === "field" && pointer.place.name === "CurrentStackLocation";
}

/** The routine that cancels an IRP. */
const cancelledBy = "cancelled-by";
/** The callback that was handed what a remove lock is held for. */
const handedTo = "hold-handed-to";

/** The callback that what the lock is held for goes on to. */
function takerOf(state: State, lock: Mark): Term | undefined {
  const tag = tagOf(state, lock);
  const irp = tag && state.irps.get(tag.id);
  if (irp?.owner === "forwarded-with-routine") return irp.completionRoutine;
  if (tag && irp?.owner === "kept" && irp.cancelRoutine === "set") return state.mark(cancelledBy, tag)?.with;
  return state.mark(handedTo, lock.term)?.with;
}
/** Of a routine that others call: only for what it took the lock itself and has let go; an IRP is its callers', too. */
function ownTaker(run: Run, state: State, lock: Mark): Term | undefined {
  if (lock.why?.kind !== "site" || lock.why.site.fn !== run.name) return undefined;
  return state.mark(handedTo, lock.term)?.with;
}
