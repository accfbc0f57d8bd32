// A user's handle trusted.
import { constantOf } from "../../analysis/facts.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import { isFromKernel } from "../../analysis/untrusted.ts";
import { setArgument } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

const id = "object-reference-kernel-mode";

export const objectReferenceKernelMode: Rule = {
  id,
  severity: "error",
  summary: "A handle from a request is referenced with KernelMode.",
  names: { codeAnalysis: ["C28126"], codeql: ["cpp/drivers/ob-reference-mode"] },
  page: `With KernelMode ObReferenceObjectByHandle checks no access rights, and accepts kernel handles too: a program passes a handle it could never
use itself.

**Mend it**: pass Irp->RequestorMode, or UserMode.

\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PVOID event;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(HANDLE)) {
        status = ObReferenceObjectByHandle(*(PHANDLE)Irp->AssociatedIrp.SystemBuffer, EVENT_MODIFY_STATE, *ExEventObjectType, KernelMode, &event, NULL);
//               ^^^^^^^^^^^^^^^^^^^^^^^^^ object-reference-kernel-mode: KernelMode
        if (NT_SUCCESS(status)) {
            ObDereferenceObject(event);
        }
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PVOID event;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(HANDLE)) {
        status = ObReferenceObjectByHandle(*(PHANDLE)Irp->AssociatedIrp.SystemBuffer, EVENT_MODIFY_STATE, *ExEventObjectType, Irp->RequestorMode, &event, NULL);
        if (NT_SUCCESS(status)) {
            ObDereferenceObject(event);
        }
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  fix: setArgument("Use the requestor's mode", 3, "UserMode"),
  paths: () => ({
    calls: ["ObReferenceObjectByHandle", "ObReferenceObjectByHandleWithTag"],
    beforeCall(event) {
      const [handle, , , mode] = event.args;
      if (!handle || !mode || constantOf(event.state, mode) !== 0 || !fromRequest(handle)) return;
      if (isFromKernel(event.state, event.run.terms)) return;
      event.run.report(
        id,
        { message: "a handle that a program sent is referenced with KernelMode: no access is checked" },
        event.site.at,
      );
    },
  }),
};

/** Read out of a request's buffer. */
export function fromRequest(value: Term): boolean {
  if (value.kind !== "load") return false;
  const { place } = value;
  if (place.kind === "field" && /^(SystemBuffer|Type3InputBuffer|UserBuffer)$/.test(place.name)) return true;
  const root = rootOf(place);
  return root.kind === "deref" && fromRequest(root.pointer);
}
