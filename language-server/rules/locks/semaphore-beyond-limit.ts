// A semaphore whose count goes beyond its limit.
import { type CallSite, callsTo, constantIn, objectOf, placeKey } from "../../analysis/code.ts";
import { nameOfUntrusted } from "../../analysis/untrusted.ts";
import { unlimitedIn } from "../kinds/limits.ts";
import { handedToOthers, isWhole } from "../kinds/whole-driver.ts";
import type { ProjectContext, Rule } from "../rule.ts";

export const semaphoreBeyondLimit: Rule = {
  id: "semaphore-beyond-limit",
  severity: "error",
  summary: "A semaphore is made with a count beyond its limit, or released by more than its limit.",
  names: {},
  page: `A semaphore's count never exceeds its limit: KeReleaseSemaphore raises STATUS_SEMAPHORE_LIMIT_EXCEEDED where it would, and nothing in a
driver catches that; by how much a program may choose is for no program to say. A limit of 0, or a count that begins beyond the limit, makes a semaphore that can never be released.

**Mend it**: give KeInitializeSemaphore a limit as high as the count may ever be, and release as many as there are places for.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSEMAPHORE Free; KSEMAPHORE Ready; } EXT, *PEXT;
VOID Begin(PEXT Ext)
{
    KeInitializeSemaphore(&Ext->Free, 8, 4);
//  ^^^^^^^^^^^^^^^^^^^^^ semaphore-beyond-limit: count of 8
    KeInitializeSemaphore(&Ext->Ready, 0, 1);
}
VOID Wake(PEXT Ext)
{
    KeReleaseSemaphore(&Ext->Ready, IO_NO_INCREMENT, 2, FALSE);
//  ^^^^^^^^^^^^^^^^^^ semaphore-beyond-limit: limit of 1
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
KSEMAPHORE Ready;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.Write.Length >= sizeof(LONG)) {
        KeReleaseSemaphore(&Ready, IO_NO_INCREMENT, *(PLONG)Irp->AssociatedIrp.SystemBuffer, FALSE);
//      ^^^^^^^^^^^^^^^^^^ semaphore-beyond-limit: the program chose
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    KeInitializeSemaphore(&Ready, 0, MAXLONG);
    DriverObject->MajorFunction[IRP_MJ_WRITE] = DispatchWrite;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSEMAPHORE Free; KSEMAPHORE Ready; } EXT, *PEXT;
VOID Begin(PEXT Ext)
{
    KeInitializeSemaphore(&Ext->Free, 4, 4);
    KeInitializeSemaphore(&Ext->Ready, 0, MAXLONG);
}
VOID Wake(PEXT Ext)
{
    KeReleaseSemaphore(&Ext->Ready, IO_NO_INCREMENT, 2, FALSE);
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
  paths: () => ({
    calls: ["KeReleaseSemaphore"],
    beforeCall({ run, state, args: [, , adjustment], site }) {
      const chosen = adjustment && unlimitedIn(run, state, adjustment, false);
      if (!chosen) return;
      const message = `a semaphore is released by ${nameOfUntrusted(chosen)}, which the program chose, and nothing has compared it with the limit`;
      run.report("semaphore-beyond-limit", { message }, site.at);
    },
  }),
  project(context) {
    const { world } = context;
    /** The greatest limit with which each is made; undefined where one is not known. */
    const limits = new Map<string, number | undefined>();
    for (const site of callsTo(world, "KeInitializeSemaphore")) {
      const count = signed(site, 1);
      const limit = signed(site, 2);
      const key = keyOf(site);
      if (key !== undefined) limits.set(key, greater(limits, key, limit));
      if (limit !== undefined && limit <= 0) tell(context, site, `a semaphore is made with a limit of ${limit}`);
      else if (count !== undefined && limit !== undefined && count > limit)
        tell(context, site, `a semaphore is made with a count of ${count}, beyond its limit of ${limit}`);
    }
    for (const site of callsTo(world, "KeReleaseSemaphore")) {
      const adjustment = signed(site, 2);
      if (adjustment === undefined) continue;
      if (adjustment <= 0) tell(context, site, `a semaphore is released by ${adjustment}`);
      const key = keyOf(site);
      const limit = key === undefined || !isOnlyMadeHere(context, key) ? undefined : limits.get(key);
      if (limit !== undefined && adjustment > limit)
        tell(context, site, `a semaphore with a limit of ${limit} is released by ${adjustment}`);
    }
  },
};

function greater(limits: ReadonlyMap<string, number | undefined>, key: string, limit: number | undefined) {
  const known = limits.get(key);
  if (limit === undefined || (limits.has(key) && known === undefined)) return undefined;
  return Math.max(known ?? limit, limit);
}
function isOnlyMadeHere({ world }: ProjectContext, key: string): boolean {
  return isWhole(world) && !handedToOthers(world, key, { KeInitializeSemaphore: 0, KeReleaseSemaphore: 0 });
}
function keyOf({ call, info }: CallSite): string | undefined {
  const place = objectOf(call.args[0]);
  return place && placeKey(place, info.name);
}
/** A count is a LONG, however its constant was written. */
function signed({ call }: CallSite, index: number): number | undefined {
  const value = constantIn(call.args[index]);
  return value === undefined ? undefined : value | 0;
}
function tell({ report }: ProjectContext, { info, at }: CallSite, message: string): void {
  report(info, { message, range: info.unit.range(info.fn.declaration, at) });
}
