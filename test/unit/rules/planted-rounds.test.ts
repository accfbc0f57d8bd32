// Mistakes that show only in the next round of a loop or where a thread ends, each beside what looks like it and is right.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `#include <ntddk.h>
typedef struct _EXT { IO_CSQ Queue; BOOLEAN Stop; BOOLEAN Empty; KSEMAPHORE Ready; } EXT, *PEXT;
NTSTATUS Poll(PIRP Irp);
`;

describe("rounds of a loop", () => {
  test("an IRP that was got before the loop is gone in the next round", () => {
    expectFindings(`${head}
VOID Serve(PEXT Ext)
{
    PIRP irp = IoCsqRemoveNextIrp(&Ext->Queue, NULL);
    if (irp == NULL) return;
    for (;;) {
        NTSTATUS status = Poll(irp);
        if (status == STATUS_PENDING) {
            KeStallExecutionProcessor(1);
        } else {
            irp->IoStatus.Status = status;
//          ^^^ irp-touched-after-completion: after it was completed
            IoCompleteRequest(irp, IO_NO_INCREMENT);
//          ^^^^^^^^^^^^^^^^^ irp-double-completion: completed already
            if (Ext->Empty) break;
        }
    }
}`);
  });
  test("each round has an IRP of its own", () => {
    expectFindings(`${head}
VOID Serve(PEXT Ext)
{
    PIRP irp;
    while ((irp = IoCsqRemoveNextIrp(&Ext->Queue, NULL)) != NULL) {
        irp->IoStatus.Status = STATUS_CANCELLED;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}
VOID Chain(PIRP First)
{
    PIRP irp = First;
    while (irp != NULL) {
        PIRP next = irp->Tail.Overlay.DriverContext[0];
        irp->IoStatus.Status = STATUS_SUCCESS;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        irp = next;
    }
}
VOID Last(PIRP Irp, PEXT Ext)
{
    for (;;) {
        if (Ext->Empty) {
            Irp->IoStatus.Status = STATUS_SUCCESS;
            IoCompleteRequest(Irp, IO_NO_INCREMENT);
            break;
        }
        KeStallExecutionProcessor(1);
    }
}`);
  });
  test("a thread that ends forgets what it has in hand", () => {
    expectFindings(`${head}
KSTART_ROUTINE Work;
VOID Work(PVOID Context)
{
    PEXT ext = Context;
    for (;;) {
        PIRP irp;
        KeWaitForSingleObject(&ext->Ready, Executive, KernelMode, FALSE, NULL);
        irp = IoCsqRemoveNextIrp(&ext->Queue, NULL);
        if (irp == NULL) continue;
        if (ext->Stop) PsTerminateSystemThread(STATUS_SUCCESS);
//                     ^^^^^^^^^^^^^^^^^^^^^^^ queued-irp-dropped: not completed
        irp->IoStatus.Status = STATUS_SUCCESS;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}`);
    expectFindings(`${head}
KSTART_ROUTINE Work;
VOID Work(PVOID Context)
{
    PEXT ext = Context;
    for (;;) {
        PIRP irp;
        KeWaitForSingleObject(&ext->Ready, Executive, KernelMode, FALSE, NULL);
        if (ext->Stop) PsTerminateSystemThread(STATUS_SUCCESS);
        irp = IoCsqRemoveNextIrp(&ext->Queue, NULL);
        if (irp == NULL) continue;
        irp->IoStatus.Status = STATUS_SUCCESS;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}`);
  });
});
