// A timer, a DPC or a work item on the stack that the system still has when its function returns.
import type { AfterCallEvent } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { reaches } from "../kinds/irp-lists.ts";
import type { Rule } from "../rule.ts";

const id = "stack-object-left-queued";

export const stackObjectLeftQueued: Rule = {
  id,
  severity: "error",
  summary: "A timer, DPC or work item in a variable of a function is still set or queued when the function returns.",
  names: {},
  page: `The system keeps a timer that was set, a DPC or a work item that was queued in a list until its time comes. A variable of a function is gone
when the function returns: what comes next on that stack is written over the links, and the list of all timers or DPCs of the processor is
broken.

**Mend it**: cancel the timer and wait for what was queued before every return, or keep the object in the device extension.

\`\`\`c bad
#include <wdm.h>
NTSTATUS WaitAWhile(PKEVENT Event, ULONG Kind)
{
    KTIMER timer;
    LARGE_INTEGER due;
    PVOID objects[2];
    due.QuadPart = -10000000;
    KeInitializeTimer(&timer);
    KeSetTimer(&timer, due, NULL);
    if (Kind > 4) {
        return STATUS_INVALID_PARAMETER;
//      ^^^^^^ stack-object-left-queued: timer
    }
    objects[0] = Event;
    objects[1] = &timer;
    KeWaitForMultipleObjects(2, objects, WaitAny, Executive, KernelMode, FALSE, NULL, NULL);
    KeCancelTimer(&timer);
    return STATUS_SUCCESS;
}
WORKER_THREAD_ROUTINE Later;
VOID Later(PVOID Context)
{
    UNREFERENCED_PARAMETER(Context);
}
VOID Defer(VOID)
{
    WORK_QUEUE_ITEM item;
    ExInitializeWorkItem(&item, Later, NULL);
    ExQueueWorkItem(&item, DelayedWorkQueue);
    return;
//  ^^^^^^ stack-object-left-queued: item
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS WaitAWhile(PKEVENT Event, ULONG Kind)
{
    KTIMER timer;
    LARGE_INTEGER due;
    due.QuadPart = -10000000;
    UNREFERENCED_PARAMETER(Event);
    KeInitializeTimer(&timer);
    KeSetTimer(&timer, due, NULL);
    if (Kind > 4) {
        KeCancelTimer(&timer);
        return STATUS_INVALID_PARAMETER;
    }
    return KeWaitForSingleObject(&timer, Executive, KernelMode, FALSE, NULL);
}
WORKER_THREAD_ROUTINE Later;
VOID Later(PVOID Context)
{
    KeSetEvent(Context, IO_NO_INCREMENT, FALSE);
}
VOID Defer(VOID)
{
    WORK_QUEUE_ITEM item;
    KEVENT done;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    ExInitializeWorkItem(&item, Later, &done);
    ExQueueWorkItem(&item, DelayedWorkQueue);
    KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
}
\`\`\`
`,
  paths: () => [
    {
      calls: Object.keys(queuers),
      afterCall(event) {
        const { name = "", args, state, site } = event;
        for (const { arg, what } of queuers[name] ?? []) {
          const object = args[arg];
          const why = { kind: "site", site, message: "it is left to the system here" } as const;
          if (isOnStack(object)) state.setMark(queuedOnStack, object, what, why);
        }
      },
    },
    {
      needs: { afterCall: [queuedOnStack], exit: [queuedOnStack] },
      afterCall(event) {
        const { name = "", args, state } = event;
        if (Object.hasOwn(queuers, name) || !mayEnd(event)) return;
        const only = removers.has(name) ? args[0] : undefined;
        // A timer that is taken out of its queue queues no DPC any more.
        for (const { term, value } of state.marksNamed(queuedOnStack))
          if (only === undefined || only === term || (name === "KeCancelTimer" && value === "DPC"))
            state.clearMark(queuedOnStack, term);
      },
      exit({ state, run, at }) {
        for (const { term, value, why } of state.marksNamed(queuedOnStack)) {
          if (term.kind !== "address" || why?.kind !== "site" || why.site.fn !== run.name) continue;
          const root = rootOf(term.place);
          const name = root.kind === "local" ? run.fn.locals[root.local]?.name : undefined;
          if (name === undefined) continue;
          run.report(
            id,
            {
              message: `${run.fn.symbol.name} returns with the ${value} ${name} on its stack still ${value === "timer" ? "set" : "queued"}`,
              notes: [{ message: "", place: why }],
            },
            at,
          );
        }
      },
    },
  ],
};
const queuedOnStack = "queued-on-stack";
type Queued = readonly { readonly arg: number; readonly what: string }[];
const queuers: Readonly<Record<string, Queued>> = {
  KeSetTimer: [
    { arg: 0, what: "timer" },
    { arg: 2, what: "DPC" },
  ],
  KeSetTimerEx: [
    { arg: 0, what: "timer" },
    { arg: 3, what: "DPC" },
  ],
  KeSetCoalescableTimer: [
    { arg: 0, what: "timer" },
    { arg: 4, what: "DPC" },
  ],
  KeInsertQueueDpc: [{ arg: 0, what: "DPC" }],
  ExQueueWorkItem: [{ arg: 0, what: "work item" }],
};
/** They take one object out of its queue. */
const removers: ReadonlySet<string> = new Set(["KeCancelTimer", "KeRemoveQueueDpc", "KeRemoveQueueDpcEx"]);
const waits =
  /^(KeWait|KeDelayExecutionThread|KeFlushQueuedDpcs|KeCancelTimer|KeRemoveQueueDpc|KeStall|[ZN][tw]\w*Wait)/;

/** After it nothing may be queued any more: it waits, perhaps for the very routine that was queued, or hands over to who does. */
function mayEnd({ name, hasBody, run, args, state }: AfterCallEvent): boolean {
  if (name === undefined) return true;
  if (hasBody) return run.ask(mayWait, name);
  if (!waits.test(name)) return false;
  // To ask whether something is set is no wait.
  const timeout = name === "KeWaitForSingleObject" ? args[4] : undefined;
  const place = timeout?.kind === "address" ? timeout.place : undefined;
  const time = place && state.store.get(place.id);
  return !(time && constantOf(state, time) === 0);
}
function mayWait(world: World, name: string): boolean {
  return reaches(world, name, waits) !== false;
}
function isOnStack(term: Term | undefined): term is Extract<Term, { kind: "address" }> {
  return term?.kind === "address" && rootOf(term.place).kind === "local";
}
