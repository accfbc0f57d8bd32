// A resource whose owner can be suspended.
import { callsTo } from "../../analysis/code.ts";
import { isNull, rangeOf } from "../../analysis/facts.ts";
import type { LockKind } from "../../analysis/state.ts";
import type { World } from "../../analysis/world.ts";
import { surround } from "../kinds/order-edits.ts";
import { isAddressTaken } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "resource-without-critical-region";

export const resourceWithoutCriticalRegion: Rule = {
  id,
  severity: "warning",
  summary: "An executive resource, a push lock or an unsafe fast mutex is acquired with normal kernel APCs enabled.",
  names: { staticDriverVerifier: ["WithinCriticalRegion", "ExclusiveResourceAccess"] },
  fix: surround("Enter a critical region around it", "KeEnterCriticalRegion();", "KeLeaveCriticalRegion();", (name) => {
    if (/Resource|StarveExclusive/.test(name)) return /ExReleaseResourceLite/;
    if (name === "ExAcquireFastMutexUnsafe") return /ExReleaseFastMutexUnsafe/;
    return undefined;
  }),
  page: `A thread that owns a resource and is suspended keeps everybody else waiting. Normal kernel APCs must be off before
ExAcquireResource*Lite is called; so they must for push locks and ExAcquireFastMutexUnsafe, which leave them as they are.

**Mend it**: KeEnterCriticalRegion before, KeLeaveCriticalRegion after the release.

\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PERESOURCE resource = DeviceObject->DeviceExtension;
    ExAcquireResourceExclusiveLite(resource, TRUE);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource-without-critical-region: critical region
    ExReleaseResourceLite(resource);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { ERESOURCE Resource; ULONG Count; } EXT, *PEXT;
static VOID Count(PEXT Ext)
{
    ExAcquireResourceExclusiveLite(&Ext->Resource, TRUE);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource-without-critical-region: critical region
    Ext->Count++;
    ExReleaseResourceLite(&Ext->Resource);
}
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Count(DeviceObject->DeviceExtension);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { FAST_MUTEX Mutex; ULONG Count; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    ExAcquireFastMutexUnsafe(&ext->Mutex);
//  ^^^^^^^^^^^^^^^^^^^^^^^^ resource-without-critical-region: owns the mutex
    ext->Count++;
    ExReleaseFastMutexUnsafe(&ext->Mutex);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PERESOURCE resource = DeviceObject->DeviceExtension;
    if (!KeAreApcsDisabled()) {
        ExAcquireResourceExclusiveLite(resource, TRUE);
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource-without-critical-region: critical region
        ExReleaseResourceLite(resource);
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PERESOURCE resource = DeviceObject->DeviceExtension;
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(resource, TRUE);
    ExReleaseResourceLite(resource);
    KeLeaveCriticalRegion();
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
static VOID Lock(PERESOURCE Resource, PBOOLEAN Asked)
{
    *Asked = KeAreApcsDisabled();
    if (*Asked) ExAcquireResourceExclusiveLite(Resource, TRUE);
    else ExEnterCriticalRegionAndAcquireResourceExclusive(Resource);
}
_Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PERESOURCE resource = DeviceObject->DeviceExtension;
    BOOLEAN asked;
    Lock(resource, &asked);
    if (asked) ExReleaseResourceLite(resource);
    else ExReleaseResourceAndLeaveCriticalRegion(resource);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    calls: [...Object.keys(acquires), ...tellWhetherOff],
    afterCall({ state, name = "", result }) {
      if (tellWhetherOff.has(name)) state.setMark(asked, result, "yes");
    },
    beforeCall(event) {
      const { run, state, name = "" } = event;
      if (!Object.hasOwn(acquires, name)) return;
      // System threads are not suspended: what counts is the thread of a program that asked.
      if (!run.ask(servesOnlyPrograms, run.name)) return;
      if (!state.locksKnown || rangeOf(state, state.irql).lo >= 1) return;
      if (state.locks.some((lock) => turnsApcsOff.has(lock.kind))) return;
      // The path has asked whether they are off, and they are.
      if (state.marksNamed(asked).some(({ term }) => isNull(state, term) === false)) return;
      run.report(
        id,
        {
          message: `${event.written} is called outside a critical region: the thread may be suspended while it owns ${acquires[name]}`,
        },
        event.site.at,
      );
    },
  }),
};

/** The mark on the answer whether APCs are off. */
const asked = "apcs-asked";
const tellWhetherOff: ReadonlySet<string> = new Set(["KeAreApcsDisabled", "KeAreAllApcsDisabled"]);
const resource = "the resource";
const pushLock = "the push lock";
/** What is acquired by routines that leave APCs on. */
const acquires: Readonly<Record<string, string>> = {
  ExAcquireResourceExclusiveLite: resource,
  ExAcquireResourceSharedLite: resource,
  ExAcquireSharedStarveExclusive: resource,
  ExfAcquirePushLockExclusive: pushLock,
  ExfAcquirePushLockShared: pushLock,
  ExAcquirePushLockExclusiveEx: pushLock,
  ExAcquirePushLockSharedEx: pushLock,
  ExAcquireFastMutexUnsafe: "the mutex",
};
/** A mutex and a guarded region turn APCs off as well. */
const turnsApcsOff: ReadonlySet<LockKind> = new Set(["region", "mutex", "mutant"]);
/** How many calls up the dispatch routine is looked for. */
const mostLevels = 3;
function servesOnlyPrograms(world: World, name: string): boolean {
  return servesPrograms(world, name, mostLevels);
}
/** A dispatch routine, or one that only they call. */
function servesPrograms(world: World, name: string, levels: number): boolean {
  const role = world.roles.get(name);
  if (role) return role.name.startsWith("DRIVER_DISPATCH");
  const callers = callsTo(world, name);
  if (levels === 0 || callers.length === 0 || isAddressTaken(world, name)) return false;
  return callers.every(({ info }) => servesPrograms(world, info.name, levels - 1));
}
