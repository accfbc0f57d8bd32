// Rundown protection that is kept, given back twice, or given back without having been got.
import type { AfterCallEvent, CallEvent, Exit, ExitsEvent, PathHooks } from "../../analysis/events.ts";
import { isNull, rangeOf } from "../../analysis/facts.ts";
import { owed } from "../../analysis/owed.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import { releasedBefore } from "../../analysis/resources.ts";
import type { Mark, State } from "../../analysis/state.ts";
import type { World } from "../../analysis/world.ts";
import { undoBeforeExit } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "rundown-protection-unbalanced";
const kind = "rundown";

export const rundownProtectionUnbalanced: Rule = {
  id,
  severity: "error",
  summary: "Rundown protection is still held where a routine fails, or is released twice or without having been got.",
  names: {},
  fix: undoBeforeExit("Release it first", /ExAcquireRundownProtection/, ({ args: [lock] }) =>
    lock === undefined ? undefined : `ExReleaseRundownProtection(${lock});`,
  ),
  page: `ExWaitForRundownProtectionRelease returns once each use that was let in has ended. One that is forgotten makes the unload hang for ever; one
that is ended twice, or was never let in, lets the object go while another thread uses it, or stops the machine at once.

**Mend it**: release on every path on which ExAcquireRundownProtection returned TRUE, and on no other.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { EX_RUNDOWN_REF Rundown; ULONG State; } EXT, *PEXT;
NTSTATUS Use(PEXT Ext)
{
    if (!ExAcquireRundownProtection(&Ext->Rundown)) {
        return STATUS_DELETE_PENDING;
    }
    if (Ext->State == 0) {
        return STATUS_INVALID_DEVICE_STATE;
//      ^^^^^^ rundown-protection-unbalanced: still held
    }
    Ext->State++;
    ExReleaseRundownProtection(&Ext->Rundown);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { EX_RUNDOWN_REF Rundown; ULONG State; } EXT, *PEXT;
NTSTATUS Use(PEXT Ext)
{
    NTSTATUS status = STATUS_DELETE_PENDING;
    if (ExAcquireRundownProtection(&Ext->Rundown)) {
        status = STATUS_SUCCESS;
    }
    ExReleaseRundownProtection(&Ext->Rundown);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ rundown-protection-unbalanced: not got
    return status;
}
VOID Twice(PEXT Ext)
{
    if (!ExAcquireRundownProtection(&Ext->Rundown)) {
        return;
    }
    if (Ext->State == 0) {
        ExReleaseRundownProtection(&Ext->Rundown);
    }
    ExReleaseRundownProtection(&Ext->Rundown);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ rundown-protection-unbalanced: twice
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { EX_RUNDOWN_REF Rundown; ULONG State; } EXT, *PEXT;
BOOLEAN Enter(PEXT Ext)
{
    if (!ExAcquireRundownProtection(&Ext->Rundown)) {
        return FALSE;
    }
    if (Ext->State == 0) {
        ExReleaseRundownProtection(&Ext->Rundown);
        return FALSE;
    }
    return TRUE;
}
VOID Leave(PEXT Ext)
{
    ExReleaseRundownProtection(&Ext->Rundown);
}
NTSTATUS Use(PEXT Ext)
{
    BOOLEAN held;
    NTSTATUS status = STATUS_SUCCESS;
    if (!Enter(Ext)) {
        return STATUS_DELETE_PENDING;
    }
    held = ExAcquireRundownProtection(&Ext->Rundown);
    if (!held) {
        status = STATUS_DELETE_PENDING;
        goto Exit;
    }
    Ext->State++;
Exit:
    if (held) {
        ExReleaseRundownProtection(&Ext->Rundown);
    }
    Leave(Ext);
    return status;
}
static VOID Dereference(PEXT Ext)
{
    if (InterlockedDecrement((volatile LONG *)&Ext->State) == 0) {
        ExReleaseRundownProtection(&Ext->Rundown);
    }
}
NTSTATUS Begin(PEXT Ext)
{
    if (!ExAcquireRundownProtection(&Ext->Rundown)) {
        return STATUS_DELETE_PENDING;
    }
    Dereference(Ext);
    Dereference(Ext);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { EX_RUNDOWN_REF Rundown; PDEVICE_OBJECT Device; } EXT, *PEXT;
// The work item that is queued ends the use; where none is to be had, this routine does.
static IO_WORKITEM_ROUTINE_EX Later;
static VOID Later(PVOID Object, PVOID Context, PIO_WORKITEM Item)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(Object);
    IoFreeWorkItem(Item);
    ExReleaseRundownProtection(&ext->Rundown);
}
NTSTATUS Start(PEXT Ext)
{
    PIO_WORKITEM item;
    if (!ExAcquireRundownProtection(&Ext->Rundown)) {
        return STATUS_PENDING;
    }
    item = IoAllocateWorkItem(Ext->Device);
    if (item == NULL) {
        ExReleaseRundownProtection(&Ext->Rundown);
        return STATUS_PENDING;
    }
    IoQueueWorkItemEx(item, Later, DelayedWorkQueue, Ext);
    return STATUS_PENDING;
}
\`\`\`
`,
  paths: (world): readonly PathHooks[] => [
    {
      calls: (routine) => /^ExReleaseRundownProtection/.test(routine),
      beforeCall(event) {
        const again = releasedBefore(world.terms, event, kind);
        const [lock] = event.args;
        const mark = again ?? (lock && event.state.mark(markName(kind), lock));
        if (!mark) return;
        if (again) {
          // A helper that is called twice may count by itself.
          if (isMine(event, mark) && !isHere(event, mark)) tell(event, mark, "rundown protection is released twice");
        } else if (
          mark.value === "owned" &&
          isMine(event, mark) &&
          mark.with &&
          isNull(event.state, mark.with) === true
        )
          tell(event, mark, "rundown protection is released here, and was not got");
      },
      exits(event) {
        for (const exit of event.exits)
          for (const mark of owed(exit.state, world.terms, kind)) {
            if (isLeftToCallback(exit.state, mark)) continue;
            if (mark.why?.kind !== "site" || mark.why.site.fn !== event.run.name || !isForgotten(event, exit, mark))
              continue;
            const message = `${event.run.fn.symbol.name} returns here with rundown protection still held`;
            event.run.report(id, { message, notes: [{ message: "", place: mark.why }] }, exit.at);
          }
      },
    },
    { needs: { afterCall: [markName(kind)] }, afterCall: noteLeft },
  ],
};
/** The mark on what is held until a callback that was handed on here ends it; with the answer of the routine that took the callback. */
const leftToCallback = "rundown-left-to-callback";
function noteLeft({ run, state, args, hasBody, result }: AfterCallEvent): void {
  if (hasBody) return;
  const callback = args.find((arg) => arg.kind === "function");
  if (callback?.kind !== "function" || !run.ask(mayRelease, callback.name)) return;
  for (const { term } of state.marksNamed(markName(kind)))
    state.setMark(leftToCallback, term, "yes", undefined, result);
}
function mayRelease(world: World, routine: string): boolean {
  return world.footprint(routine)?.gives.has(kind) === true;
}
/** Who refused the callback never calls it. */
function isLeftToCallback(state: State, { term }: Mark): boolean {
  const answer = state.mark(leftToCallback, term)?.with;
  return answer !== undefined && rangeOf(state, answer).hi >= 0 && isNull(state, answer) !== true;
}
function isHere({ site }: CallEvent, { why }: Mark): boolean {
  return why?.kind === "site" && why.site.at.first === site.at.first;
}
/** Who hands out what another routine got may keep an account of what was refused. */
function isMine({ run }: CallEvent, { why }: Mark): boolean {
  return why?.kind === "site" && why.site.fn === run.name;
}
function tell(event: CallEvent, mark: Mark, message: string): void {
  event.run.report(id, { message, notes: [{ message: "", place: mark.why }], about: mark.term }, event.site.at);
}
/** The caller cannot know that it is to be released: the routine fails, or returns what it returns where it has released it. */
function isForgotten({ exits, run }: ExitsEvent, { state, value }: Exit, { name, term }: Mark): boolean {
  const others = exits.filter((other) => other.state.mark(name, term)?.value === "released");
  const isStatus = run.fn.type.returns.alias?.name === "NTSTATUS";
  if (!value) return others.length > 0;
  const mine = rangeOf(state, value);
  if (isStatus && mine.hi < 0) return true;
  return others.some((other) => {
    const its = other.value && rangeOf(other.state, other.value);
    return its !== undefined && mine.lo === mine.hi && its.lo === its.hi && mine.lo === its.lo;
  });
}
