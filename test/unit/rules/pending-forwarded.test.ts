// STATUS_PENDING for an IRP that was sent down with a completion routine: somebody must have marked it.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

const forwarding = (mark: string, routine: string, marker: string) => `#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    UNREFERENCED_PARAMETER(Context);
    ${routine}
    return STATUS_CONTINUE_COMPLETION;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, NULL, TRUE, TRUE, TRUE);
    ${mark}
    (VOID)IoCallDriver(ext->Lower, Irp);
    return STATUS_PENDING;
${marker}
}
`;

test("nobody marks it", () => {
  expectFindings(forwarding("", "", "//  ^^^^^^ pending-mismatch: not marked"));
});
test("the dispatch routine marks it", () => {
  expectFindings(forwarding("IoMarkIrpPending(Irp);", "", ""));
});
test("the completion routine marks it", () => {
  expectFindings(forwarding("", "IoMarkIrpPending(Irp);", ""));
});
