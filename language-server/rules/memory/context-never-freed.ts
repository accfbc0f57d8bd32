// A block that goes to a callback as its context, and that the callback never frees.
import type { Expr, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import { blockOf, heldOutside } from "../../analysis/pool.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "context-never-freed";

export const contextNeverFreed: Rule = {
  id,
  severity: "warning",
  summary:
    "Memory is allocated as the context of a callback, and the callback, the only one that gets it, never frees it.",
  names: {},
  page: `A block that is allocated for one request and handed on as a callback's context belongs to that callback: nobody else knows where it is. If the
callback returns without freeing it or putting it anywhere, each request takes some of the pool for good.

**Mend it**: free the context at the end of the callback, or keep it where it is found again.

\`\`\`c bad
#include <wdm.h>
typedef struct _JOB { PDEVICE_OBJECT Device; PIO_WORKITEM Item; ULONG Kind; } JOB, *PJOB;
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PJOB job = Context;
    DbgPrint("%p does %u\\n", DeviceObject, job->Kind);
    IoFreeWorkItem(job->Item);
}
NTSTATUS Begin(PDEVICE_OBJECT DeviceObject, ULONG Kind)
{
    PJOB job = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(JOB), 'boJT');
    if (job == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    job->Device = DeviceObject;
    job->Kind = Kind;
    job->Item = IoAllocateWorkItem(DeviceObject);
    if (job->Item == NULL) {
        ExFreePoolWithTag(job, 'boJT');
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    IoQueueWorkItem(job->Item, Work, DelayedWorkQueue, job);
//  ^^^^^^^^^^^^^^^ context-never-freed: Work
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _JOB { PDEVICE_OBJECT Device; PIO_WORKITEM Item; ULONG Kind; } JOB, *PJOB;
static VOID End(PJOB Job)
{
    IoFreeWorkItem(Job->Item);
    ExFreePoolWithTag(Job, 'boJT');
}
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PJOB job = Context;
    DbgPrint("%p does %u\\n", DeviceObject, job->Kind);
    End(job);
}
NTSTATUS Begin(PDEVICE_OBJECT DeviceObject, ULONG Kind)
{
    PJOB job = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(JOB), 'boJT');
    if (job == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    job->Device = DeviceObject;
    job->Kind = Kind;
    job->Item = IoAllocateWorkItem(DeviceObject);
    if (job->Item == NULL) {
        ExFreePoolWithTag(job, 'boJT');
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    IoQueueWorkItem(job->Item, Work, DelayedWorkQueue, job);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [leftWith] },
    calls: Object.keys(handers),
    afterCall({ name = "", args, state, before, site, run }) {
      const how = handers[name];
      const routine = how && args[how.routine];
      const context = how && args[how.context];
      if (!context || routine?.kind !== "function") return;
      const block = blockOf(before, context);
      if (block?.term !== context || !block.value.startsWith("owned") || block.why?.kind !== "site") return;
      if (block.why.site.fn !== run.name) return;
      state.setMark(leftWith, context, `${routine.name}:${how.param}`, { kind: "site", site, message: "" }, context);
    },
    exit({ state, run }) {
      for (const { term, value, why } of state.marksNamed(leftWith)) {
        if (why?.kind !== "site" || why.site.fn !== run.name) continue;
        if (!state.mark("pool", term)?.value.startsWith("given")) continue;
        if (heldOutside(state, (place) => run.terms.place(place), term)) continue;
        const [routine = "", param = ""] = value.split(":");
        if (!run.ask(letsNothingGo, routine, param)) continue;
        run.report(
          id,
          {
            message: `the memory is only left to ${routine}, which neither frees its context nor hands it on`,
            notes: [{ message: "", place: state.mark("pool", term)?.why }],
          },
          why.site.at,
        );
      }
    },
  }),
};
const leftWith = "left-with";
/** What leaves a context to a routine once: which arguments these are, and the routine's own parameter. */
const handers: Readonly<
  Record<string, { readonly routine: number; readonly context: number; readonly param: number }>
> = {
  PoRequestPowerIrp: { routine: 3, context: 4, param: 3 },
  IoQueueWorkItem: { routine: 1, context: 3, param: 1 },
  IoQueueWorkItemEx: { routine: 1, context: 3, param: 1 },
  PsCreateSystemThread: { routine: 5, context: 6, param: 0 },
  IoSetCompletionRoutine: { routine: 1, context: 2, param: 2 },
  IoSetCompletionRoutineEx: { routine: 2, context: 3, param: 2 },
};

/** It only looks at what its parameter leads to, and ends. */
function letsNothingGo(world: World, routine: string, param: string): boolean {
  const info = world.functions.get(routine);
  const context = info?.fn.params[Number(param)];
  if (!info?.own || context === undefined) return false;
  const { fn } = info;
  const { assigns, calls, intrinsics, returns } = codeOf(fn);
  const held = new Set<LocalId>([context]);
  for (let before = 0; before < held.size; ) {
    before = held.size;
    for (const { target, value } of assigns)
      if (target.kind === "local" && leadsFrom(value, held)) held.add(target.local);
  }
  // A thread that never ends needs its context as long as it runs.
  const ends = returns.length > 0 || calls.some(({ name }) => name === "PsTerminateSystemThread") || hasEnd(fn.blocks);
  return (
    ends &&
    [...held].every((local) => fn.locals[local]?.addressTaken !== true) &&
    !assigns.some(({ target, value }) => target.kind !== "local" && leadsFrom(value, held)) &&
    !intrinsics.some(({ args }) => args.some((arg) => leadsFrom(arg, held))) &&
    !returns.some(({ value }) => leadsFrom(value, held)) &&
    calls.every(
      ({ name, call }) => (name !== undefined && looks.test(name)) || !call.args.some((arg) => leadsFrom(arg, held)),
    )
  );
}
function hasEnd(blocks: readonly { readonly terminator: { readonly kind: string } }[]): boolean {
  return blocks.some(({ terminator }) => terminator.kind === "return");
}
/** Routines that keep nothing of what they are given. */
const looks =
  /^(Dbg|vDbg|Kd|Ringside|_*ringside|Ke(Set|Reset|Clear|Acquire|Release|Read|Query|Wait)|Rtl(Copy|Move|Zero|Fill|Compare)|mem|Io(Acquire|Release)RemoveLock)/;

/** Its value is the context, a place in it, or worked out of that; not what lies in it. */
function leadsFrom(expr: Expr, held: ReadonlySet<LocalId>): boolean {
  const value = bare(expr);
  switch (value.kind) {
    case "load":
      return value.place.kind === "local" && held.has(value.place.local);
    case "address":
      return isIn(value.place, held);
    case "offset":
      return leadsFrom(value.pointer, held);
    case "binary":
      return leadsFrom(value.left, held) || leadsFrom(value.right, held);
    default:
      return false;
  }
}
function isIn(place: Place, held: ReadonlySet<LocalId>): boolean {
  let root = place;
  while (root.kind === "field" || root.kind === "element") root = root.base;
  return root.kind === "deref" && leadsFrom(root.pointer, held);
}
