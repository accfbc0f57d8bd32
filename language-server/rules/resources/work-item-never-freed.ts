// Work items that are never freed.
import type { Expr, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, type CallSite, callsTo, codeOf, localIn } from "../../analysis/code.ts";
import { allocatorNames } from "../../analysis/models.ts";
import { reaches } from "../kinds/irp-lists.ts";
import { rootLocal } from "../kinds/origins.ts";
import { neverUndone } from "../kinds/whole-driver.ts";
import type { ProjectContext, Rule } from "../rule.ts";

const never: Rule = neverUndone({
  id: "work-item-never-freed",
  severity: "warning",
  summary: "A work item is allocated, and neither the routine that it runs nor any other frees it.",
  names: {},
  page: `A work item must be freed with IoFreeWorkItem when its routine has run, usually in the routine itself.

**Mend it**: call IoFreeWorkItem in the work item's routine.

\`\`\`c bad
#include <wdm.h>
IO_WORKITEM_ROUTINE Later;
VOID Defer(PDEVICE_OBJECT Device)
{
    PIO_WORKITEM item = IoAllocateWorkItem(Device);
//                      ^^^^^^^^^^^^^^^^^^ work-item-never-freed: never
    if (item != NULL) {
        IoQueueWorkItem(item, Later, DelayedWorkQueue, NULL);
    }
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
IO_WORKITEM_ROUTINE Later;
IO_WORKITEM_ROUTINE Soon;
VOID Defer(PDEVICE_OBJECT Device)
{
    PIO_WORKITEM item = IoAllocateWorkItem(Device);
    PIO_WORKITEM other = IoAllocateWorkItem(Device);
//                       ^^^^^^^^^^^^^^^^^^ work-item-never-freed: Soon
    if (item != NULL) {
        IoQueueWorkItem(item, Later, DelayedWorkQueue, item);
    }
    if (other != NULL) {
        IoQueueWorkItem(other, Soon, DelayedWorkQueue, other);
    }
}
VOID Later(PDEVICE_OBJECT Device, PVOID Context)
{
    UNREFERENCED_PARAMETER(Device);
    IoFreeWorkItem(Context);
}
VOID Soon(PDEVICE_OBJECT Device, PVOID Context)
{
    UNREFERENCED_PARAMETER(Device);
    UNREFERENCED_PARAMETER(Context);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_WORKITEM_ROUTINE Later;
VOID Later(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoFreeWorkItem((PIO_WORKITEM)Context);
}
VOID Defer(PDEVICE_OBJECT Device)
{
    PIO_WORKITEM item = IoAllocateWorkItem(Device);
    if (item != NULL) {
        IoQueueWorkItem(item, Later, DelayedWorkQueue, item);
    }
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  does: ["IoAllocateWorkItem"],
  undone: ["IoFreeWorkItem"],
  byUnload: true,
  // A routine of its own may free it when it has run.
  unless: ({ world }) =>
    callsTo(world, "IoFreeWorkItem").some(({ info }) => world.roles.get(info.name)?.name !== "DRIVER_INITIALIZE"),
  message: (_, who) => `a work item is allocated here, but ${who} never frees one with IoFreeWorkItem`,
});

export const workItemNeverFreed: Rule = {
  ...never,
  project(context) {
    never.project?.(context);
    tellOfRoutines(context);
  },
};

/** One that only its own routine knows of, in a driver that frees others. */
function tellOfRoutines({ world, report }: ProjectContext): void {
  if (callsTo(world, "IoFreeWorkItem").length === 0) return;
  for (const site of callsTo(world, "IoAllocateWorkItem")) {
    const { info } = site;
    const item = variableOf(site);
    if (item === undefined || isKept(site, item) || callsIt(site, "IoFreeWorkItem")) continue;
    const routines = codeOf(info.fn).calls.flatMap(({ name, call }) => {
      if (!/^IoQueueWorkItem(Ex)?$/.test(name ?? "") || localIn(call.args[0]) !== item) return [];
      const routine = call.args[1] && bare(call.args[1]);
      return [routine?.kind === "function" ? routine.symbol : undefined];
    });
    const [routine] = routines;
    if (routine === undefined || routines.length > 1 || world.functions.get(routine.linkName)?.own !== true) continue;
    if (reaches(world, routine.linkName, /^Io(Free|Uninitialize|Queue|TryQueue)WorkItem(Ex)?$/) !== false) continue;
    report(info, {
      message: `a work item is allocated here, but ${routine.name}, the only one that gets it, never frees it with IoFreeWorkItem`,
      range: info.unit.range(info.fn.declaration, site.at),
    });
  }
}
/** The variable that holds what the call returns. */
function variableOf({ info: { fn }, call }: CallSite): LocalId | undefined {
  const { result } = call;
  if (result === undefined || fn.locals[result]?.kind === "variable") return result;
  const target = codeOf(fn).assigns.find(({ value }) => localIn(value) === result)?.target;
  return target?.kind === "local" ? target.local : undefined;
}
/** It is put where others find it: anywhere but into a block of pool that this function has just allocated. */
function isKept({ info: { fn } }: CallSite, item: LocalId): boolean {
  const { assigns, calls } = codeOf(fn);
  const made = new Set(calls.flatMap(({ name = "", call }) => (allocators.has(name) ? [call.result] : [])));
  const isMade = (value: Expr): boolean => {
    const from = localIn(value);
    return (
      from !== undefined && (made.has(from) || assigns.some((one) => isTo(one.target, from) && isResult(one.value)))
    );
  };
  const isResult = (value: Expr): boolean => made.has(localIn(value));
  return assigns.some(({ target, value }) => {
    if (localIn(value) !== item || target.kind === "local" || rootLocal(target) !== undefined) return false;
    let root: Place = target;
    while (root.kind === "field" || root.kind === "element") root = root.base;
    return root.kind !== "deref" || !isMade(root.pointer);
  });
}
const allocators: ReadonlySet<string> = new Set(allocatorNames);
const isTo = (target: { readonly kind: string }, local: LocalId): boolean =>
  target.kind === "local" && "local" in target && target.local === local;
function callsIt({ info: { fn } }: CallSite, routine: string): boolean {
  return codeOf(fn).calls.some(({ name }) => name === routine);
}
