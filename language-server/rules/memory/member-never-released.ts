// What is kept in a device extension or a variable of the driver and never given back.
import { type CallSite, callsTo, constantIn } from "../../analysis/code.ts";
import { allocatorNames } from "../../analysis/models.ts";
import { networkRelease } from "../../analysis/network-kinds.ts";
import { type ResourceKind, resourceKinds } from "../../analysis/resource-kinds.ts";
import { isNamedUnread } from "../../analysis/unread.ts";
import { keptFrom, mayBeReleased } from "../kinds/kept.ts";
import { goesAgain, isForEver, usesFramework } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

/** Kinds whose things are kept; those that belong to a place in the code, as a hold on a lock, are not. */
const kept = new Set([
  "handle",
  "key",
  "reference",
  "device-reference",
  "file-object",
  "mdl",
  "string",
  "contiguous",
  "network-object",
]);

interface Keepable {
  readonly makers: readonly { readonly name: string; readonly out: number | undefined }[];
  readonly releases: ReadonlyMap<string, number>;
  /** As the message names it. */
  readonly release: string;
  readonly isMade: (site: CallSite) => boolean;
}
/** How sources spell a routine that is a macro there. */
const written: Readonly<Record<string, string>> = { ObfDereferenceObject: "ObDereferenceObject" };
function releaseOf(maker: string, release: string): string {
  if (maker === "NdisAllocateMemoryWithTagPriority") return "NdisFreeMemory";
  return (
    networkRelease(maker) ?? (maker.startsWith("PsReference") ? maker.replace("Reference", "Dereference") : release)
  );
}
const poolFrees = new Map([
  ["ExFreePool", 0],
  ["ExFreePoolWithTag", 0],
  ["ExFreePool2", 0],
  ["NdisFreeMemory", 0],
  ["NdisFreeMemoryWithTag", 0],
  ["NdisFreeMemoryWithTagPriority", 1],
]);
const pool: Keepable = {
  makers: allocatorNames.map((name) => ({ name, out: undefined })),
  releases: poolFrees,
  release: "ExFreePoolWithTag",
  isMade: () => true,
};
const keepables: readonly Keepable[] = [pool, ...resourceKinds.filter(({ name }) => kept.has(name)).map(keepableOf)];

function keepableOf({ makers, releases, takers, onlyIf }: ResourceKind): Keepable {
  const argumentOf = Object.entries(releases).flatMap(([name, how]) =>
    how === "driver" ? [] : [[name, how.arg] as const],
  );
  const [first] = argumentOf;
  return {
    makers: Object.entries(makers).flatMap(([name, where]) =>
      where === "driver" || (typeof where === "object" && "arg" in where)
        ? []
        : [{ name, out: typeof where === "object" ? where.out : undefined }],
    ),
    releases: new Map([...argumentOf, ...Object.entries(takers ?? {}).map(([name, { arg }]) => [name, arg] as const)]),
    release: written[first?.[0] ?? ""] ?? first?.[0] ?? "",
    isMade: ({ name = "", call }) => {
      const condition = onlyIf?.[name];
      if (condition === undefined || "given" in condition) return true;
      const value = constantIn(call.args[condition.arg]);
      return value !== undefined && value >= condition.is && value <= (condition.to ?? condition.is);
    },
  };
}

export const memberNeverReleased: Rule = {
  id: "member-never-released",
  severity: "warning",
  summary:
    "Memory, a handle, a reference or an interface's name is kept in a member, and nothing in the driver gives it back.",
  names: {},
  page: `What a device extension or a variable of the driver holds must be given back when the device is removed or the driver unloaded. The rule
looks at every call in the driver that gives back things of that kind: none is given this member, by any variable or parameter, nor does what it
holds go anywhere that is not followed.

**Mend it**: give it back where the device is removed, or the driver unloaded, and on the ways on which starting fails after it was got.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; UNICODE_STRING Interface; PUCHAR Buffer; } EXT, *PEXT;
extern const GUID Class;
DRIVER_UNLOAD Unload;
NTSTATUS Register(PEXT Ext, PDEVICE_OBJECT Pdo)
{
    NTSTATUS status = IoRegisterDeviceInterface(Pdo, &Class, NULL, &Ext->Interface);
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^ member-never-released: RtlFreeUnicodeString
    if (!NT_SUCCESS(status)) return status;
    Ext->Buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'fuBx');
    if (Ext->Buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    Ext->Buffer[0] = 0;
    return STATUS_SUCCESS;
}
VOID Remove(PEXT Ext)
{
    PUCHAR buffer = Ext->Buffer;
    if (buffer != NULL) ExFreePoolWithTag(buffer, 'fuBx');
}
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
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
PUCHAR Buffer;
#define IOCTL_OPEN CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_WRITE_ACCESS)
DRIVER_UNLOAD Unload;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode != IOCTL_OPEN) {
        if (Buffer != NULL) ExFreePoolWithTag(Buffer, 'fuBx');
        Buffer = NULL;
    } else if (Buffer == NULL) {
        Buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'fuBx');
//               ^^^^^^^^^^^^^^^ member-never-released: ExFreePoolWithTag
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = DispatchControl;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
DRIVER_UNLOAD Unload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH CreateClose;
NTSTATUS CreateClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    PULONG context;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->MajorFunction == IRP_MJ_CREATE) {
        context = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'xCsF');
//                ^^^^^^^^^^^^^^^ member-never-released: FsContext
        if (context == NULL) status = STATUS_INSUFFICIENT_RESOURCES;
        stack->FileObject->FsContext = context;
    } else {
        context = stack->FileObject->FsContext;
        context[0] = 0;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = CreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = CreateClose;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_UNLOAD Unload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH CreateClose;
NTSTATUS CreateClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    PULONG context;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->MajorFunction == IRP_MJ_CREATE) {
        context = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'xCsF');
        if (context == NULL) status = STATUS_INSUFFICIENT_RESOURCES;
        stack->FileObject->FsContext = context;
    } else {
        context = stack->FileObject->FsContext;
        ExFreePoolWithTag(context, 'xCsF');
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = CreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = CreateClose;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; UNICODE_STRING Interface; HANDLE Key; } EXT, *PEXT;
extern const GUID Class;
DRIVER_UNLOAD Unload;
NTSTATUS Register(PEXT Ext, PDEVICE_OBJECT Pdo)
{
    NTSTATUS status = IoRegisterDeviceInterface(Pdo, &Class, NULL, &Ext->Interface);
    if (!NT_SUCCESS(status)) return status;
    return IoOpenDeviceRegistryKey(Pdo, PLUGPLAY_REGKEY_DEVICE, KEY_READ, &Ext->Key);
}
typedef struct _JOB { WORK_QUEUE_ITEM Item; struct _JOB *Self; } JOB, *PJOB;
WORKER_THREAD_ROUTINE DoJob;
VOID DoJob(PVOID Parameter) { ExFreePoolWithTag(Parameter, 'boJx'); }
VOID Later(VOID)
{
    PJOB job = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(JOB), 'boJx');
    if (job == NULL) return;
    job->Self = job;
    ExInitializeWorkItem(&job->Item, DoJob, job);
    ExQueueWorkItem(&job->Item, DelayedWorkQueue);
}
static VOID FreeName(PUNICODE_STRING Name)
{
    if (Name->Buffer != NULL) RtlFreeUnicodeString(Name);
}
VOID Remove(PEXT Ext)
{
    FreeName(&Ext->Interface);
    if (Ext->Key != NULL) ZwClose(Ext->Key);
}
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project(context) {
    const { world, report } = context;
    if (!goesAgain(world) || usesFramework(context)) return;
    for (const { makers, releases, release, isMade } of keepables) {
      const told = new Set<string>();
      for (const { name, out } of makers) {
        for (const site of callsTo(world, name).filter(isMade)) {
          if (isForEver(world, site.info)) continue;
          // It may be given back from any of the places where it is kept.
          const all = keptFrom(site, out);
          const [first] = all;
          if (!first || told.has(first.key) || isNamedUnread(context, [...releases.keys()])) continue;
          const ways = all.map((one) => mayBeReleased(world, one, releases));
          if (ways.includes(true)) continue;
          const where = ways.includes("early") ? "of what runs when a device or the driver goes" : "in the driver";
          told.add(first.key);
          report(site.info, {
            message: `${first.name} holds what ${name} gives, and nothing ${where} gives that back with ${releaseOf(name, release)}`,
            range: site.info.unit.range(site.info.fn.declaration, site.at),
          });
        }
      }
    }
  },
};
