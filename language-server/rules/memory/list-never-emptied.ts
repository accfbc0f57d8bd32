// A list of blocks that nothing frees when the driver or its device goes.
import type { Expr } from "../../../compiler/ir/ir.ts";
import { bare, type CallSite, callsTo, objectOf, recordName } from "../../analysis/code.ts";
import type { Role } from "../../analysis/roles.ts";
import { shapeOf } from "../../analysis/shape.ts";
import { isNamedUnread } from "../../analysis/unread.ts";
import type { World } from "../../analysis/world.ts";
import { headKey } from "../kinds/irp-lists.ts";
import { isOfPool } from "../kinds/pool-records.ts";
import { goesAgain, isForEver, reachedFrom, usesFramework } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const listNeverEmptied: Rule = {
  id: "list-never-emptied",
  severity: "warning",
  summary: "Blocks are put into a list, and nothing that runs when the driver or its device goes looks at the list.",
  names: { codeAnalysis: ["C6014"] },
  page: `What lies in a list when the driver is unloaded, its device removed or the file closed is found by nobody afterwards: the blocks stay allocated until
the system restarts. The rule looks at all that Unload, Plug and Play requests, cleanup, close and shutdown can lead to: none of it names the list.

**Mend it**: take the entries out and free them in Unload, or where the device is removed or the file is cleaned up.

\`\`\`c bad
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
LIST_ENTRY Items;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_INSUFFICIENT_RESOURCES;
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    UNREFERENCED_PARAMETER(DeviceObject);
    if (item != NULL) {
        InsertTailList(&Items, &item->Link);
//      ^^^^^^^^^^^^^^ list-never-emptied: Items
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject) { IoDeleteDevice(DriverObject->DeviceObject); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    InitializeListHead(&Items);
    DriverObject->DriverUnload = Unload;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = DispatchWrite;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
LIST_ENTRY Items;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_INSUFFICIENT_RESOURCES;
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    UNREFERENCED_PARAMETER(DeviceObject);
    if (item != NULL) {
        InsertTailList(&Items, &item->Link);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
static VOID FreeAll(PLIST_ENTRY List)
{
    while (!IsListEmpty(List)) {
        ExFreePoolWithTag(CONTAINING_RECORD(RemoveHeadList(List), ITEM, Link), 'metI');
    }
}
typedef struct _FILE { LIST_ENTRY Others; ULONG Id; } FILE, *PFILE;
LIST_ENTRY Files;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH CreateClose;
NTSTATUS CreateClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    PFILE file;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->MajorFunction == IRP_MJ_CREATE) {
        file = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(FILE), 'eliF');
        stack->FileObject->FsContext = file;
        if (file == NULL) status = STATUS_INSUFFICIENT_RESOURCES;
        else InsertTailList(&Files, &file->Others);
    } else {
        file = stack->FileObject->FsContext;
        RemoveEntryList(&file->Others);
        ExFreePoolWithTag(file, 'eliF');
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    FreeAll(&Items);
    IoDeleteDevice(DriverObject->DeviceObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    InitializeListHead(&Items);
    InitializeListHead(&Files);
    DriverObject->DriverUnload = Unload;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = DispatchWrite;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = CreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = CreateClose;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project(context) {
    const { world, report } = context;
    if (!goesAgain(world) || usesFramework(context) || isNamedUnread(context, removers)) return;
    const told = new Set<string>();
    let named: ReadonlySet<string> | undefined;
    for (const site of callsTo(world, ...inserters)) {
      const head = objectOf(site.call.args[0]);
      const key = headKey(head);
      if (key === undefined || told.has(key) || isForEver(world, site.info)) continue;
      // Where lists hang in records that come and go, who frees the record finds them.
      named ??= namedAtTheEnd(world);
      if (named.has(key)) continue;
      const entries = entriesOf(world, site);
      // Who has the record takes it out by its entry.
      if (entries.some(({ link }) => link === undefined || named?.has(link))) continue;
      const record = entries.find((one) => !ofTheSystem.has(one.record) && isOfPool(world, one.record))?.record;
      if (record === undefined) continue;
      told.add(key);
      const name = head?.kind === "field" ? head.field.name : head?.kind === "global" ? head.symbol.name : undefined;
      report(site.info, {
        message: `a ${record} is put into ${name} here, and nothing of what runs when the driver or its device goes looks at that list`,
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};

const inserters = [
  "InsertTailList",
  "InsertHeadList",
  "ExInterlockedInsertTailList",
  "ExInterlockedInsertHeadList",
  "PushEntryList",
  "ExInterlockedPushEntryList",
];
const removers = ["RemoveHeadList", "RemoveTailList", "RemoveEntryList", "ExInterlockedRemoveHeadList"];
const ofTheSystem: ReadonlySet<string> = new Set(["IRP", "MDL", "FILE_OBJECT", "DEVICE_OBJECT"]);
interface Entry {
  /** The structure that it lies in. */
  readonly record: string;
  /** Which member of that it is. */
  readonly link: string | undefined;
}
/** What a call puts into a list: where it is a parameter, what callers give. */
function entriesOf(world: World, { info, call }: CallSite): readonly Entry[] {
  const direct = entryOf(call.args[1]);
  if (direct !== undefined) return [direct];
  const entry = call.args[1] && bare(call.args[1]);
  const index = entry?.kind === "load" && entry.place.kind === "local" ? info.fn.params.indexOf(entry.place.local) : -1;
  return index < 0 ? [] : callsTo(world, info.name).flatMap((site) => entryOf(site.call.args[index]) ?? []);
}
function entryOf(entry: Expr | undefined): Entry | undefined {
  const place = objectOf(entry);
  if (place?.kind !== "field" || place.base.kind !== "deref") return undefined;
  const record = recordName(place.base.type);
  return record === "" ? undefined : { record, link: headKey(place) };
}

/** Members and variables that code names which runs when a driver is unloaded, a device removed or a file closed. */
function namedAtTheEnd(world: World): ReadonlySet<string> {
  const ends = [...world.roles].flatMap(([name, role]) => (isOfTheEnd(role) ? [name] : []));
  const named = new Set<string>();
  // What is taken back there by its address does not run then.
  const isOther = (name: string): boolean => {
    const role = world.roles.get(name);
    return role !== undefined && !isOfTheEnd(role);
  };
  for (const name of reachedFrom(world, ends, isOther)) {
    const fn = world.functions.get(name)?.fn;
    if (fn) for (const mention of shapeOf(fn).mentions) named.add(mention);
  }
  return named;
}
/** Every routine but those that programs, timers, interrupts and notifications lead to. */
function isOfTheEnd({ name, majors }: Role): boolean {
  if (
    /^(DRIVER_INITIALIZE|DRIVER_ADD_DEVICE|DRIVER_STARTIO|K.*|\w*NOTIFY\w*|IO_COMPLETION_ROUTINE|EX_CALLBACK_FUNCTION)$/.test(
      name,
    )
  )
    return false;
  return !/^DRIVER_DISPATCH/.test(name) || majors.length === 0 || !majors.every((major) => ofPrograms.has(major));
}
/** Create, read, write, query and set information, the device controls. */
const ofPrograms: ReadonlySet<number> = new Set([0x00, 0x03, 0x04, 0x05, 0x06, 0x0d, 0x0e, 0x0f]);
