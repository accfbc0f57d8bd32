// An IRP that is taken from a list and completed while its cancel routine may run.

import { type CallSite, callsTo, constantIn } from "../../analysis/code.ts";
import type { CallEvent } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { foundIrp } from "../../analysis/irps.ts";
import { irpEffect } from "../../analysis/models.ts";
import { recordOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { cancellableLists, cancellableMembers, headKey, removers } from "../kinds/irp-lists.ts";
import type { Rule } from "../rule.ts";

const id = "queued-irp-still-cancellable";
/** On the entry that was taken from a list whose IRPs have a cancel routine. */
const taken = "irp-taken";
/** On an IRP whose cancel routine was taken back; remembers what that gave, unless nobody can be cancelling. */
const asked = "cancel-taken-back";

export const queuedIrpStillCancellable: Rule = {
  id,
  severity: "warning",
  summary: "An IRP from a queue is completed, and nothing made sure that its cancel routine does not run.",
  names: {},
  page: `An IRP that waits with a cancel routine may be cancelled at any moment, also while it is being taken out of its queue. Who takes it out must
take the cancel routine back, and look at what IoSetCancelRoutine gives: if that is NULL, the cancel routine has been called already, and the IRP is
its to complete.

**Mend it**: call IoSetCancelRoutine(Irp, NULL) under the lock of the queue and leave the IRP alone where it returns NULL; or use a cancel-safe queue.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Queue; KSPIN_LOCK Lock; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
NTSTATUS Wait(PEXT Ext, PIRP Irp)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    IoSetCancelRoutine(Irp, Cancel);
    if (Irp->Cancel && IoSetCancelRoutine(Irp, NULL) != NULL) {
        KeReleaseSpinLock(&Ext->Lock, irql);
        return STATUS_CANCELLED;
    }
    IoMarkIrpPending(Irp);
    InsertTailList(&Ext->Queue, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&Ext->Lock, irql);
    return STATUS_PENDING;
}
static PIRP Take(PEXT Ext, BOOLEAN Ask)
{
    PIRP irp = NULL;
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (!IsListEmpty(&Ext->Queue)) {
        irp = CONTAINING_RECORD(RemoveHeadList(&Ext->Queue), IRP, Tail.Overlay.ListEntry);
        if (Ask) IoSetCancelRoutine(irp, NULL);
//               ^^^^^^^^^^^^^^^^^^ cancel-routine-result-ignored: may run
    }
    KeReleaseSpinLock(&Ext->Lock, irql);
    return irp;
}
VOID Serve(PEXT Ext)
{
    PIRP irp = Take(Ext, FALSE);
    if (irp != NULL) IoCompleteRequest(irp, IO_NO_INCREMENT);
//                   ^^^^^^^^^^^^^^^^^ queued-irp-still-cancellable: cancel routine
}
VOID ServeOther(PEXT Ext)
{
    PIRP irp = Take(Ext, TRUE);
    if (irp != NULL) IoCompleteRequest(irp, IO_NO_INCREMENT);
//                   ^^^^^^^^^^^^^^^^^ queued-irp-still-cancellable: NULL
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; PIRP Waiting; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
KDEFERRED_ROUTINE Arrived;
NTSTATUS Wait(PEXT Ext, PIRP Irp)
{
    KIRQL irql;
    IoMarkIrpPending(Irp);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    IoSetCancelRoutine(Irp, Cancel);
    if (Irp->Cancel && IoSetCancelRoutine(Irp, NULL) != NULL) {
        KeReleaseSpinLock(&Ext->Lock, irql);
        Irp->IoStatus.Status = STATUS_CANCELLED;
        Irp->IoStatus.Information = 0;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return STATUS_PENDING;
    }
    Ext->Waiting = Irp;
    KeReleaseSpinLock(&Ext->Lock, irql);
    return STATUS_PENDING;
}
VOID Stop(PEXT Ext)
{
    PIRP irp;
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    irp = Ext->Waiting;
    Ext->Waiting = NULL;
    if (irp != NULL && IoSetCancelRoutine(irp, NULL) == NULL) irp = NULL;
    KeReleaseSpinLock(&Ext->Lock, irql);
    if (irp != NULL) {
        irp->IoStatus.Status = STATUS_CANCELLED;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}
VOID Arrived(PKDPC Dpc, PVOID Context, PVOID First, PVOID Second)
{
    PEXT ext = Context;
    PIRP irp;
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(First);
    UNREFERENCED_PARAMETER(Second);
    KeAcquireSpinLockAtDpcLevel(&ext->Lock);
    irp = ext->Waiting;
    ext->Waiting = NULL;
    KeReleaseSpinLockFromDpcLevel(&ext->Lock);
    if (irp != NULL) {
        irp->IoStatus.Status = STATUS_SUCCESS;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
//      ^^^^^^^^^^^^^^^^^ queued-irp-still-cancellable: not taken back
    }
}
VOID Prepare(PEXT Ext, PKDPC Dpc)
{
    KeInitializeDpc(Dpc, Arrived, Ext);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Queue; KSPIN_LOCK Lock; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
NTSTATUS Wait(PEXT Ext, PIRP Irp)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    IoSetCancelRoutine(Irp, Cancel);
    if (Irp->Cancel && IoSetCancelRoutine(Irp, NULL) != NULL) {
        KeReleaseSpinLock(&Ext->Lock, irql);
        return STATUS_CANCELLED;
    }
    IoMarkIrpPending(Irp);
    InsertTailList(&Ext->Queue, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&Ext->Lock, irql);
    return STATUS_PENDING;
}
VOID ServeUncancelled(PEXT Ext)
{
    PIRP irp;
    KIRQL irql;
    BOOLEAN cancelled = FALSE;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (IsListEmpty(&Ext->Queue)) {
        KeReleaseSpinLock(&Ext->Lock, irql);
        return;
    }
    irp = CONTAINING_RECORD(RemoveHeadList(&Ext->Queue), IRP, Tail.Overlay.ListEntry);
    IoSetCancelRoutine(irp, NULL);
    if (irp->Cancel) {
        InitializeListHead(&irp->Tail.Overlay.ListEntry);
        cancelled = TRUE;
    }
    KeReleaseSpinLock(&Ext->Lock, irql);
    if (!cancelled) IoCompleteRequest(irp, IO_NO_INCREMENT);
}
VOID Serve(PEXT Ext)
{
    PIRP irp = NULL;
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (!IsListEmpty(&Ext->Queue)) {
        irp = CONTAINING_RECORD(RemoveHeadList(&Ext->Queue), IRP, Tail.Overlay.ListEntry);
        if (IoSetCancelRoutine(irp, NULL) == NULL) {
            InitializeListHead(&irp->Tail.Overlay.ListEntry);
            irp = NULL;
        }
    }
    KeReleaseSpinLock(&Ext->Lock, irql);
    if (irp != NULL) IoCompleteRequest(irp, IO_NO_INCREMENT);
}
\`\`\`
`,
  paths: () => [
    {
      calls: (routine) => irpEffect(routine)?.kind === "complete",
      beforeCall(event) {
        const [irp] = event.args;
        // What was handed in is completed where the caller calls.
        if (event.irp?.kind === "complete" && irp && !event.run.params.includes(irp))
          completed(event, event.state, irp);
      },
    },
    {
      needs: { afterCall: [foundIrp] },
      afterCall(event) {
        const { args, before, state } = event;
        if (event.hasBody)
          for (const arg of args) if (state.mark(foundIrp, recordOf(arg))) completed(event, before, arg);
      },
      store({ state, place }) {
        if (place.kind === "field" && place.name === "CancelRoutine" && place.base.kind === "deref")
          state.setMark(asked, recordOf(place.base.pointer), "asked");
      },
    },
    {
      calls: ["IoSetCancelRoutine", ...removers],
      afterCall(event) {
        const { name = "", args, state, result, site } = event;
        const [first] = args;
        if (!first) return;
        if (name === "IoSetCancelRoutine") {
          // Whoever cancels holds the cancel spin lock until the routine runs: with it held, nobody is between the two.
          const isSafe = state.locks.some(({ kind }) => kind === "cancel-spin");
          state.setMark(asked, recordOf(first), "asked", undefined, isSafe ? undefined : result);
          return;
        }
        const key = removers.has(name) && first.kind === "address" ? headKey(first.place) : undefined;
        if (key === undefined || !event.run.ask(isCancellableList, key)) return;
        state.setMark(taken, result, "yes", {
          kind: "site",
          site,
          message: `it is taken from the list here by ${event.written}`,
        });
      },
    },
  ],
};

function completed({ run, state, site }: CallEvent, before: State, irp: Term): void {
  if (run.root?.role?.name === "DRIVER_CANCEL") return;
  const record = recordOf(irp);
  const answer = before.mark(asked, record);
  // An answer that goes nowhere has a rule of its own.
  const isKept = !answer && isFromMember(run, record);
  const mark = before.mark(taken, record) ?? (isKept ? { why: undefined } : undefined);
  if (!mark || (answer && (!answer.with || isNull(before, answer.with) === false))) return;
  state.clearMark(taken, record);
  // Who cancels sets the flag before the routine is taken: taken back with the flag still clear, it never runs.
  const takenIn = mark.why?.kind === "site" ? mark.why.site.fn : run.name;
  if (answer && (run.ask(asksForFlag, run.name) || run.ask(asksForFlag, takenIn))) return;
  run.report(
    id,
    {
      message: answer
        ? "the IRP is completed here though IoSetCancelRoutine may have given NULL: its cancel routine has the IRP then"
        : "the IRP that waited is completed here, and its cancel routine, which may run at any moment, was not taken back",
      notes: mark.why ? [{ message: "", place: mark.why }] : [],
    },
    site.at,
  );
}
/** What a member held in which IRPs wait that can be cancelled. */
function isFromMember(run: CallEvent["run"], irp: Term): boolean {
  if (irp.kind !== "load") return false;
  const key = headKey(irp.place);
  return key !== undefined && run.ask(isCancellableMember, key);
}
function isCancellableMember(world: World, key: string): boolean {
  // Where cancel routines are taken back elsewhere, others may see to that before; but not who completes such IRPs, or sets the routine itself.
  const sites = callsTo(world, "IoSetCancelRoutine");
  const isZero = ({ call }: CallSite) => constantIn(call.args[1]) === 0;
  const setters = new Set(sites.filter((site) => !isZero(site)).map(({ info }) => info));
  const completers = new Set(callsTo(world, "IofCompleteRequest").map(({ info }) => info));
  const takesBack = sites.some((site) => isZero(site) && !setters.has(site.info) && !completers.has(site.info));
  return !takesBack && cancellableMembers(world).has(key);
}
function isCancellableList(world: World, key: string): boolean {
  return cancellableLists(world).has(key);
}
function asksForFlag(world: World, name: string): boolean {
  const mentions = world.footprint(name)?.mentions;
  return mentions?.some((mention) => mention.startsWith("Cancel@")) === true;
}
