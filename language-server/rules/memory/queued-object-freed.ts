// Memory that holds a timer or a DPC goes while that may still be queued.
import type { Expr, IrFunction, LocalId } from "../../../compiler/ir/ir.ts";
import { bare, type CallSite, callsTo, codeOf, objectOf, placeKey, pointee, recordName } from "../../analysis/code.ts";
import { allocatorNames, isPoolFree } from "../../analysis/models.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { World } from "../../analysis/world.ts";
import { reaches } from "../kinds/irp-lists.ts";
import { isReferenced, isWhole, runOnlyBefore, usesFramework } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const queuedObjectFreed: Rule = {
  id: "queued-object-freed",
  severity: "warning",
  summary: "Memory is freed, or a device deleted, while a timer or DPC that lies in it may still be queued.",
  names: {},
  page: `KeCancelTimer takes a timer out of the queue; a DPC that has been queued by then, or runs on another processor, it leaves alone. When the memory
in which the DPC lies goes at that moment, the DPC runs on what is there afterwards. KeFlushQueuedDpcs waits until all DPCs that were queued
have run.

**Mend it**: cancel the timer, call KeFlushQueuedDpcs, and free the memory then; or have the DPC set an event, and wait for it where KeCancelTimer
returns FALSE.

\`\`\`c bad
#include <wdm.h>
typedef struct _JOB { KTIMER Timer; KDPC Dpc; ULONG Rounds; } JOB, *PJOB;
KDEFERRED_ROUTINE Expired;
VOID Expired(PKDPC Dpc, PVOID Context, PVOID First, PVOID Second)
{
    PJOB job = Context;
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(First);
    UNREFERENCED_PARAMETER(Second);
    job->Rounds++;
}
VOID Begin(PJOB Job)
{
    LARGE_INTEGER due;
    due.QuadPart = -10000;
    KeInitializeTimer(&Job->Timer);
    KeInitializeDpc(&Job->Dpc, Expired, Job);
    KeSetTimer(&Job->Timer, due, &Job->Dpc);
}
VOID End(PJOB Job)
{
    KeCancelTimer(&Job->Timer);
    ExFreePool(Job);
//  ^^^^^^^^^^ queued-object-freed: KeFlushQueuedDpcs
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _JOB { KTIMER Timer; KDPC Dpc; ULONG Rounds; } JOB, *PJOB;
KDEFERRED_ROUTINE Expired;
VOID Expired(PKDPC Dpc, PVOID Context, PVOID First, PVOID Second)
{
    PJOB job = Context;
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(First);
    UNREFERENCED_PARAMETER(Second);
    job->Rounds++;
}
VOID Begin(PJOB Job)
{
    LARGE_INTEGER due;
    due.QuadPart = -10000;
    KeInitializeTimer(&Job->Timer);
    KeInitializeDpc(&Job->Dpc, Expired, Job);
    KeSetTimer(&Job->Timer, due, &Job->Dpc);
}
VOID End(PJOB Job)
{
    KeCancelTimer(&Job->Timer);
    KeFlushQueuedDpcs();
    ExFreePool(Job);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project(context) {
    const { world, report } = context;
    if (!isWhole(world) || usesFramework(context)) return;
    const told = new Set<string>();
    for (const made of callsTo(world, "KeInitializeDpc")) {
      const dpc = keyIn(made, 0);
      if (dpc === undefined || told.has(dpc.record) || isAwaited(world, made)) continue;
      const timers = callsTo(world, ...setters).filter(
        (site) => keyIn(site, site.call.args.length - 1)?.key === dpc.key,
      );
      const queued = callsTo(world, "KeInsertQueueDpc").filter((site) => keyIn(site, 0)?.key === dpc.key);
      if (timers.length === 0 && queued.length === 0) continue;
      for (const site of endsOf(world, dpc.record)) {
        const why = reason(world, site, timers);
        if (why === undefined) continue;
        told.add(dpc.record);
        report(site.info, {
          message: `${site.name} takes the memory in which ${dpc.name} lies, and ${why}`,
          range: site.info.unit.range(site.info.fn.declaration, site.at),
          related: [
            {
              message: `${dpc.name} is made ready here`,
              range: made.info.unit.range(made.info.fn.declaration, made.at),
            },
          ],
        });
        break;
      }
    }
  },
};

const setters = ["KeSetTimer", "KeSetTimerEx", "KeSetCoalescableTimer"];
const flushers = ["KeFlushQueuedDpcs", "KeRemoveQueueDpc", "KeRemoveQueueDpcEx"];

function keyIn(
  { call, info }: CallSite,
  index: number,
): { readonly key: string; readonly record: string; readonly name: string } | undefined {
  const place = objectOf(call.args[index]);
  if (place?.kind !== "field") return undefined;
  const key = placeKey(place, info.name);
  const record = recordName(place.base.type);
  return key === undefined || record === "" ? undefined : { key, record, name: place.field.name ?? "the DPC" };
}
/** The DPC's routine tells somebody that it has run, or gives something back that is waited for. */
function isAwaited(world: World, { call }: CallSite): boolean {
  const routine = call.args[1] && bare(call.args[1]);
  const info = routine?.kind === "function" ? world.functions.get(routine.symbol.linkName) : undefined;
  if (!info) return true;
  return reaches(world, info.name, tells) !== false || codeOf(info.fn).intrinsics.length > 0;
}
const tells =
  /^(KeSetEvent|KeReleaseSemaphore|IoReleaseRemoveLockEx|IoQueueWorkItem\w*|ExQueueWorkItem|ExReleaseRundown\w*|ObDereference\w*|ObfDereference\w*)$/;

function reason(world: World, { info }: CallSite, timers: readonly CallSite[]): string | undefined {
  const cancels = callsTo(world, "KeCancelTimer");
  // Not cancelled anywhere: that is told of by itself.
  if (timers.length > 0 && cancels.length === 0) return undefined;
  if (isReferenced(world, flushers)) return undefined;
  if (cancels.some(isAsked)) return undefined;
  return shapeOf(info.fn).callees.has("KeWaitForSingleObject")
    ? undefined
    : "nothing in the driver waits for DPCs that are queued by then: KeFlushQueuedDpcs is never called";
}
/** What KeCancelTimer returns is looked at. */
function isAsked({ call, info }: CallSite): boolean {
  const { result } = call;
  return result !== undefined && readsOf(info.fn, result);
}
function readsOf(fn: IrFunction, local: LocalId): boolean {
  const { assigns, branches, returns, calls } = codeOf(fn);
  const isIt = (expr: Expr): boolean => {
    const value = bare(expr);
    if (value.kind === "load") return value.place.kind === "local" && value.place.local === local;
    if (value.kind === "binary") return isIt(value.left) || isIt(value.right);
    return value.kind === "unary" && isIt(value.operand);
  };
  return (
    assigns.some(({ value }) => isIt(value)) ||
    branches.some(({ condition }) => isIt(condition)) ||
    returns.some(({ value }) => isIt(value)) ||
    calls.some(({ call }) => call.args.some(isIt))
  );
}
/** Where such records go: blocks that are freed, and devices whose extension is one; not where they have just been made. */
function endsOf(world: World, record: string): CallSite[] {
  const early = runOnlyBefore(world);
  const frees = callsTo(world, "ExFreePool", "ExFreePoolWithTag").filter(
    ({ call, info, name = "" }) =>
      isPoolFree(name) &&
      call.args[0] !== undefined &&
      pointee(bare(call.args[0]).type) === record &&
      !allocates(info.fn),
  );
  const isExtension = [...world.functions.values()].some(({ fn, own }) => own && seesExtensionAs(fn, record));
  const deletes = isExtension
    ? callsTo(world, "IoDeleteDevice").filter(({ info }) => !early.has(info.name) && !makesDevices(info.fn))
    : [];
  return [...frees, ...deletes];
}
function allocates(fn: IrFunction): boolean {
  return codeOf(fn).calls.some(({ name }) => name !== undefined && allocators.has(name));
}
const allocators: ReadonlySet<string> = new Set(allocatorNames);
function makesDevices(fn: IrFunction): boolean {
  return codeOf(fn).calls.some(({ name = "" }) => /IoCreateDevice/.test(name));
}
function seesExtensionAs(fn: IrFunction, record: string): boolean {
  const { assigns, converts } = codeOf(fn);
  const isLoad = (expr: Expr): boolean => {
    const value = bare(expr);
    return value.kind === "load" && value.place.kind === "field" && value.place.field.name === "DeviceExtension";
  };
  return (
    converts.some(({ expr }) => pointee(expr.type) === record && isLoad(expr)) ||
    assigns.some(({ target, value }) => pointee(target.type) === record && isLoad(value))
  );
}
