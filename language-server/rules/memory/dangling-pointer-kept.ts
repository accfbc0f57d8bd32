// What a request frees or completes, and a member or variable still leads to when it is over.
import type { Place } from "../../../compiler/ir/ir.ts";
import { aliasOf, bare, callsTo } from "../../analysis/code.ts";
import type { ExitEvent, Run } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { isPoolFree } from "../../analysis/models.ts";
import { blockOf } from "../../analysis/pool.ts";
import type { Role } from "../../analysis/roles.ts";
import type { Mark, State } from "../../analysis/state.ts";
import { type LoadTerm, type PlaceRef, rootOf, type Term } from "../../analysis/term.ts";
import { nullTest } from "../../analysis/turns.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "dangling-pointer-kept";

export const danglingPointerKept: Rule = {
  id,
  severity: "warning",
  summary:
    "Memory is freed, or an IRP completed, and the member that was asked whether there is one still leads to it.",
  names: { codeql: ["cpp/use-after-free"] },
  page: `A member of the device extension that is NULL while there is no block, or no IRP, must become NULL again when the block is freed or the
IRP completed. The next request that finds it set uses what is gone, or frees or completes it a second time.

**Mend it**: set the member to NULL where its block is freed or its IRP completed, under the lock that guards it.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PUCHAR Buffer; ULONG Length; } EXT, *PEXT;
#define IOCTL_CLOSE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_WRITE_ACCESS)
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode == IOCTL_CLOSE) {
        if (ext->Buffer != NULL) {
            ExFreePoolWithTag(ext->Buffer, 'fuBx');
//          ^^^^^^^^^^^^^^^^^ dangling-pointer-kept: Buffer
        }
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _RECORD { PIRP Irp; KDPC Dpc; } RECORD, *PRECORD;
KDEFERRED_ROUTINE Finish;
VOID Finish(PKDPC Dpc, PVOID Context, PVOID First, PVOID Second)
{
    PRECORD record = Context;
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(First); UNREFERENCED_PARAMETER(Second);
    if (record->Irp != NULL) {
        record->Irp->IoStatus.Status = STATUS_SUCCESS;
        record->Irp->IoStatus.Information = 0;
        IoCompleteRequest(record->Irp, IO_NO_INCREMENT);
    }
    ExFreePoolWithTag(record, 'dceR');
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PIRP Waiting; KDPC Dpc; } EXT, *PEXT;
static VOID Complete(PIRP Irp)
{
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
KDEFERRED_ROUTINE Finish;
VOID Finish(PKDPC Dpc, PVOID Context, PVOID First, PVOID Second)
{
    PEXT ext = Context;
    PIRP irp = ext->Waiting;
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(First); UNREFERENCED_PARAMETER(Second);
    if (irp != NULL && IoSetCancelRoutine(irp, NULL) != NULL) {
        Complete(irp);
    }
    return;
//  ^^^^^^ dangling-pointer-kept: Waiting
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PULONG Table; } EXT, *PEXT;
BOOLEAN Load(PEXT Ext, ULONG First)
{
    BOOLEAN loaded = FALSE;
    PULONG table = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'baTx');
    if (table == NULL || First == 0) {
        goto cleanup;
    }
    table[0] = First;
    Ext->Table = table;
    loaded = TRUE;
cleanup:
    if (table != NULL) {
        ExFreePoolWithTag(table, 'baTx');
//      ^^^^^^^^^^^^^^^^^ dangling-pointer-kept: freed elsewhere again
    }
    return loaded;
}
VOID Unload(PEXT Ext)
{
    if (Ext->Table != NULL) {
        ExFreePoolWithTag(Ext->Table, 'baTx');
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PULONG Table; } EXT, *PEXT;
BOOLEAN Load(PEXT Ext, ULONG First)
{
    BOOLEAN loaded = FALSE;
    PULONG table = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'baTx');
    if (table == NULL || First == 0) {
        goto cleanup;
    }
    table[0] = First;
    Ext->Table = table;
    table = NULL;
    loaded = TRUE;
cleanup:
    if (table != NULL) {
        ExFreePoolWithTag(table, 'baTx');
    }
    return loaded;
}
VOID Unload(PEXT Ext)
{
    if (Ext->Table != NULL) {
        ExFreePoolWithTag(Ext->Table, 'baTx');
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PUCHAR Buffer; ULONG Length; } EXT, *PEXT;
#define IOCTL_CLOSE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_WRITE_ACCESS)
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode == IOCTL_CLOSE) {
        if (ext->Buffer != NULL) {
            ExFreePoolWithTag(ext->Buffer, 'fuBx');
            ext->Buffer = NULL;
        }
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => [
    { needs: { exit: ["pool"] }, exit: tellOfKept },
    {
      needs: { exit: [dangling] },
      calls: (routine) => isPoolFree(routine) || completes.has(routine) || callsBack.test(routine),
      afterCall({ name = "", state, before, args: [gone], site }) {
        if (callsBack.test(name)) for (const { term } of state.marksNamed(dangling)) state.clearMark(dangling, term);
        // A member of what is freed itself is no longer there.
        for (const { term } of state.marksNamed(dangling))
          if (term.kind === "load" && isMemberOf(term.place, gone)) state.clearMark(dangling, term);
        if (gone?.kind !== "load" || !isMember(gone.place) || isNull(before, gone) !== false) return;
        const how = completes.has(name) ? "completed" : "freed";
        const tested = nullTest(before.turns, gone)?.isNull === false ? gone : undefined;
        state.setMark(dangling, gone, how, { kind: "site", site, message: `it is ${how} here` }, tested);
      },
      exit(event) {
        if (!isRepeated(event.run.root?.role)) return;
        for (const mark of event.state.marksNamed(dangling)) tell(event, mark);
      },
    },
  ],
};

/** A routine that succeeds has put a block into a member and freed it: who frees the member later frees it again. */
function tellOfKept({ run, state, value, at }: ExitEvent): void {
  const { returns } = run.fn.type;
  const isBoolean = aliasOf(returns) === "BOOLEAN";
  if (
    value?.kind !== "const" ||
    !(isBoolean ? value.value !== 0n : aliasOf(returns) === "NTSTATUS" && value.value >= 0n)
  )
    return;
  for (const { term, value: how, why, with: found } of state.marksNamed("pool")) {
    if (how !== "freed" || found || why?.kind !== "site" || why.site.fn !== run.name) continue;
    state.store.each((held, number) => {
      const place = held === term ? run.terms.place(number) : undefined;
      if (place?.kind !== "field" || !isMember(place) || isFreed(state, rootOf(place))) return;
      if (!run.ask(isFreedElsewhere, run.name, membersOf(place))) return;
      run.report(
        id,
        {
          message: `${place.name} still leads to what has been freed when this succeeds, and it is freed elsewhere again`,
          notes: [{ message: "", place: { kind: "site", site: { fn: run.name, at }, message: "it succeeds here" } }],
        },
        why.site.at,
      );
    });
  }
}
/** Members by name and offset, from the structure that a pointer leads to. */
function membersOf(place: PlaceRef | Place): string {
  let text = "";
  for (let at: PlaceRef | Place = place; at.kind === "field"; at = at.base)
    text = `${"field" in at ? at.field.name : at.name}@${at.offset}/${text}`;
  return text;
}
function isFreedElsewhere(world: World, fn: string, members: string): boolean {
  return callsTo(world, ...poolFrees).some(({ info, call }) => {
    const block = call.args[0] && bare(call.args[0]);
    return info.name !== fn && block?.kind === "load" && membersOf(block.place) === members;
  });
}
const poolFrees = ["ExFreePool", "ExFreePoolWithTag", "ExFreePool2"];

const dangling = "dangling";
/** They call routines of the driver that take the next IRP, and may set the member to that one. */
const callsBack = /^Io(Csq|StartNextPacket)/;
const completes: ReadonlySet<string> = new Set(["IofCompleteRequest", "IoCompleteRequest"]);

/** It runs again and again while what it works on stays: neither the end of a device nor that of a file. */
function isRepeated(role: Role | undefined): boolean {
  if (!role) return false;
  if (role.name === "KDEFERRED_ROUTINE" || role.name === "IO_DPC_ROUTINE") return true;
  return isDispatch(role) && role.majors.length > 0 && role.majors.every((major) => requests.has(major));
}
function isDispatch(role: Role | undefined): boolean {
  return role !== undefined && /^DRIVER_DISPATCH/.test(role.name);
}
/** Create, read, write, the two device controls. */
const requests: ReadonlySet<number> = new Set([0x00, 0x03, 0x04, 0x0e, 0x0f]);

function tell({ run, state, at }: ExitEvent, { term, value: how, why, with: tested }: Mark): void {
  if (term.kind !== "load" || !isLasting(run, term)) return;
  // The routine that ends it may leave it to its caller to ask whether there is one.
  if (!tested && nullTest(state.turns, term)?.isNull !== false) return;
  const { place } = term;
  const held = state.store.get(place.id);
  if ((held !== undefined && held !== term) || isFreed(state, rootOf(place))) return;
  const name = place.kind === "field" || place.kind === "global" ? place.name : "the variable";
  const isHere = why?.kind === "site" && why.site.fn === run.name;
  run.report(
    id,
    {
      message: `${name}, found not to be NULL, still leads to what has been ${how} when this is over`,
      notes: isHere ? [] : [{ message: "", place: why }],
    },
    isHere ? why.site.at : at,
  );
}
function isMemberOf(place: PlaceRef, block: Term | undefined): boolean {
  const root = rootOf(place);
  return root.kind === "deref" && root.pointer === block;
}
/** What it is a member of has been freed as well. */
function isFreed(state: State, root: PlaceRef): boolean {
  return root.kind === "deref" && blockOf(state, root.pointer)?.value === "freed";
}
/** Reached by members only: of the elements of an array it is not known which is which. */
function isMember(place: PlaceRef): boolean {
  const root = rootOf(place);
  for (let at = place; at !== root; at = at.base) if (at.kind !== "field") return false;
  // The I/O manager's own: IoStartNextPacket sets it.
  if (place.kind === "field" && place.name === "CurrentIrp") return false;
  return root.kind === "global" || (root.kind === "deref" && place !== root);
}
/** A member of a device extension or of what a DPC was made with, or a variable of the driver's. */
function isLasting(run: Run, { place }: LoadTerm): boolean {
  const root = rootOf(place);
  if (root.kind !== "deref") return root.kind === "global";
  const { pointer } = root;
  if (!isDispatch(run.root?.role) && pointer === run.params[1]) return true;
  return pointer.kind === "load" && pointer.place.kind === "field" && pointer.place.name === "DeviceExtension";
}
