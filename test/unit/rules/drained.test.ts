// Queues of IRPs that loops drain: what is remembered of each round must not keep the ways apart for ever, or what stands behind the
// loop is not come to.
import { expect, test } from "vitest";
import { checkSources, expectFindings } from "./fixture.ts";

const head = `#include <ntddk.h>
typedef struct _EXT { LIST_ENTRY Queue; KSPIN_LOCK QueueLock; KSPIN_LOCK StateLock; ULONG State; BOOLEAN Failing; PDEVICE_OBJECT Lower; } EXT, *PEXT;
VOID Begin(PEXT Ext)
{
    InitializeListHead(&Ext->Queue);
    KeInitializeSpinLock(&Ext->QueueLock);
    KeInitializeSpinLock(&Ext->StateLock);
}
`;

test("an IRP that a helper took out with its cancel routine is dropped by a loop", () => {
  expectFindings(`${head}
PIRP Next(PEXT Ext)
{
    KIRQL irql;
    PIRP irp = NULL;
    KeAcquireSpinLock(&Ext->QueueLock, &irql);
    while (!IsListEmpty(&Ext->Queue)) {
        irp = CONTAINING_RECORD(RemoveHeadList(&Ext->Queue), IRP, Tail.Overlay.ListEntry);
        if (IoSetCancelRoutine(irp, NULL)) {
            break;
        }
        InitializeListHead(&irp->Tail.Overlay.ListEntry);
        irp = NULL;
    }
    KeReleaseSpinLock(&Ext->QueueLock, irql);
    return irp;
}
VOID Serve(PEXT Ext)
{
    PIRP irp;
    while ((irp = Next(Ext)) != NULL) {
        if (irp->RequestorMode == UserMode) {
            continue;
        }
        irp->IoStatus.Status = STATUS_SUCCESS;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
    return;
//  ^^^^^^ removed-entry-dropped: not finished
}
`);
});

const drain = `VOID Drain(PEXT Ext)
{
    KIRQL irql;
    LIST_ENTRY cancelled;
    InitializeListHead(&cancelled);
    for (;;) {
        PLIST_ENTRY entry;
        PIRP irp;
        PDRIVER_CANCEL routine;
        KeAcquireSpinLock(&Ext->QueueLock, &irql);
        if (IsListEmpty(&Ext->Queue)) {
            KeReleaseSpinLock(&Ext->QueueLock, irql);
            break;
        }
        entry = RemoveHeadList(&Ext->Queue);
        irp = CONTAINING_RECORD(entry, IRP, Tail.Overlay.ListEntry);
        routine = IoSetCancelRoutine(irp, NULL);
        if (irp->Cancel) {
            if (routine) InsertTailList(&cancelled, entry);
            else InitializeListHead(entry);
            KeReleaseSpinLock(&Ext->QueueLock, irql);
        } else {
            KeReleaseSpinLock(&Ext->QueueLock, irql);
            if (Ext->Failing) {
                irp->IoStatus.Status = STATUS_DELETE_PENDING;
                irp->IoStatus.Information = 0;
                IoCompleteRequest(irp, IO_NO_INCREMENT);
            } else {
                IoSkipCurrentIrpStackLocation(irp);
                IoCallDriver(Ext->Lower, irp);
            }
        }
    }
    while (!IsListEmpty(&cancelled)) {
        PIRP irp = CONTAINING_RECORD(RemoveHeadList(&cancelled), IRP, Tail.Overlay.ListEntry);
        irp->IoStatus.Status = STATUS_CANCELLED;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}
`;
const complete = "Irp->IoStatus.Status = STATUS_SUCCESS; IoCompleteRequest(Irp, IO_NO_INCREMENT);";
/** Dispatch routines that drain, each with something else behind it, and one that does so with a lock of its own. */
function driver(release: string): string {
  const serving = (index: number, before: string, after: string) => `DRIVER_DISPATCH Serve${index};
NTSTATUS Serve${index}(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    ext->State = ${index};
    ${before}
    Drain(ext);
    ${after}
    return STATUS_SUCCESS;
}
`;
  return `${head}${drain}${serving(0, "", complete)}${serving(1, "ext->Failing = TRUE;", complete)}${serving(2, complete, "")}${serving(
    3,
    `ext->Failing = TRUE; ${complete}`,
    "",
  )}${serving(4, "ext->Failing = FALSE;", complete)}DRIVER_DISPATCH Stop;
NTSTATUS Stop(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    KIRQL irql;
    KeAcquireSpinLock(&ext->StateLock, &irql);
    ext->State = 0;
    Drain(ext);
    ${release}
    ${complete}
    return STATUS_SUCCESS;
}
`;
}
test("a lock is still held behind a routine that drains a queue and never names it", () => {
  const told = (source: string) =>
    checkSources({ "/d/drained.c": source }).filter(({ rule }) => rule === "spin-lock-unbalanced");
  expect(told(driver("")).map(({ rule }) => rule)).toEqual(["spin-lock-unbalanced"]);
  expect(told(driver("KeReleaseSpinLock(&ext->StateLock, irql);"))).toEqual([]);
});
