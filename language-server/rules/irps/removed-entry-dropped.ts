// A record or an IRP that was taken out of a list and then forgotten.
import type { LocalId } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { codeOf, pointee } from "../../analysis/code.ts";
import type { Run } from "../../analysis/events.ts";
import type { Mark } from "../../analysis/state.ts";
import { isOfPool, leadsFrom } from "../kinds/pool-records.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const removedEntryDropped: Rule = leakRule({
  id: "removed-entry-dropped",
  severity: "warning",
  summary:
    "A record or an IRP is taken out of a list or a device queue and neither finished, freed, kept nor handed on.",
  names: {},
  page: `Once an entry is out of its list, nothing but the variable of the routine that took it leads to it. Where that routine returns without having
done anything with it, a record of pool is lost until the system restarts, and an IRP is never completed: the program that waits for it cannot even
be ended.

**Mend it**: complete the IRP or free the record on the path shown, put it back, or look at it before it is taken out.

\`\`\`c bad
#include <wdm.h>
typedef struct _LINE { LIST_ENTRY Link; ULONG Length; CHAR Text[64]; } LINE, *PLINE;
NTSTATUS Read(PLIST_ENTRY Lines, PKSPIN_LOCK Lock, PCHAR Buffer, ULONG Room)
{
    PLIST_ENTRY entry = ExInterlockedRemoveHeadList(Lines, Lock);
    PLINE line;
    if (entry == NULL) {
        return STATUS_NO_MORE_ENTRIES;
    }
    line = CONTAINING_RECORD(entry, LINE, Link);
    if (Room < line->Length) {
        return STATUS_BUFFER_TOO_SMALL;
//      ^^^^^^ removed-entry-dropped: not finished
    }
    RtlCopyMemory(Buffer, line->Text, line->Length);
    ExFreePool(line);
    return STATUS_SUCCESS;
}
VOID Next(PDEVICE_OBJECT DeviceObject, BOOLEAN Stopped)
{
    PKDEVICE_QUEUE_ENTRY entry = KeRemoveDeviceQueue(&DeviceObject->DeviceQueue);
    PIRP irp;
    if (entry == NULL) {
        return;
    }
    irp = CONTAINING_RECORD(entry, IRP, Tail.Overlay.DeviceQueueEntry);
    irp->IoStatus.Information = 0;
    if (Stopped) {
        return;
//      ^^^^^^ removed-entry-dropped: not finished
    }
    irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID CompleteAll(PLIST_ENTRY Irps)
{
    while (!IsListEmpty(Irps)) {
        PIRP irp = CONTAINING_RECORD(RemoveHeadList(Irps), IRP, Tail.Overlay.ListEntry);
        if (IoGetCurrentIrpStackLocation(irp)->Parameters.Read.Length == 0) {
            continue;
        }
        irp->IoStatus.Status = STATUS_SUCCESS;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
    return;
//  ^^^^^^ removed-entry-dropped: not finished
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _LINE { LIST_ENTRY Link; ULONG Length; CHAR Text[64]; } LINE, *PLINE;
NTSTATUS Read(PLIST_ENTRY Lines, PKSPIN_LOCK Lock, PCHAR Buffer, ULONG Room)
{
    PLIST_ENTRY entry = ExInterlockedRemoveHeadList(Lines, Lock);
    PLINE line;
    if (entry == NULL) {
        return STATUS_NO_MORE_ENTRIES;
    }
    line = CONTAINING_RECORD(entry, LINE, Link);
    if (Room < line->Length) {
        ExInterlockedInsertHeadList(Lines, entry, Lock);
        return STATUS_BUFFER_TOO_SMALL;
    }
    RtlCopyMemory(Buffer, line->Text, line->Length);
    ExFreePool(line);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "list-entry",
  thing: "what was taken out of the list",
  undo: "finished, freed, kept or passed to anybody",
  only: isAlone,
});

/** It is an IRP, or a record that the driver allocates or frees by itself: no part of something that lives on. */
function isAlone(run: Run, { why }: Mark): boolean {
  if (why?.kind !== "site") return false;
  return recordsBehind(run, why.site.at).some((record) => record === "IRP" || run.ask(isOfPool, record));
}
/** The structures as which a function sees what a call gave it. */
function recordsBehind({ fn }: Run, at: TokenRange): string[] {
  const { calls, assigns, converts } = codeOf(fn);
  const result = calls.find((call) => call.at.first === at.first)?.call.result;
  if (result === undefined) return [];
  const held = new Set<LocalId>([result]);
  for (let before = 0; before < held.size; ) {
    before = held.size;
    for (const { target, value } of assigns)
      if (target.kind === "local" && leadsFrom(value, held)) held.add(target.local);
  }
  const types = [...held].flatMap((local) => fn.locals[local]?.type ?? []);
  for (const { expr } of converts) if (leadsFrom(expr, held)) types.push(expr.type);
  return [...new Set(types.map(pointee))].filter((record) => record !== "" && !links.has(record));
}
const links: ReadonlySet<string> = new Set(["LIST_ENTRY", "KDEVICE_QUEUE_ENTRY"]);
