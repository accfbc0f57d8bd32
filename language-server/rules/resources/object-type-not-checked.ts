// A handle that a program sent is turned into an object of any type.
import { constantOf } from "../../analysis/facts.ts";
import { editCall, replaced } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";
import { fromRequest } from "./object-reference-kernel-mode.ts";

const id = "object-type-not-checked";
/** The object type of each structure that a handle may stand for. */
const typesOf: ReadonlyMap<string, string> = new Map([
  ["_KEVENT", "ExEventObjectType"],
  ["_KSEMAPHORE", "ExSemaphoreObjectType"],
  ["_FILE_OBJECT", "IoFileObjectType"],
  ["_KPROCESS", "PsProcessType"],
  ["_EPROCESS", "PsProcessType"],
  ["_KTHREAD", "PsThreadType"],
  ["_ETHREAD", "PsThreadType"],
]);

export const objectTypeNotChecked: Rule = {
  id,
  severity: "warning",
  summary: "ObReferenceObjectByHandle is given a program's handle without the type the object must have.",
  names: {},
  fix: (context) => {
    const { unit, definition } = context;
    return editCall("Name the type that is meant", ({ args: [, , type, , object] }) => {
      const name = /^(?:\(\s*PVOID\s*\*\s*\)\s*)?&\s*(\w+)$/.exec(object?.text ?? "")?.[1];
      const fn = [...unit.functions.values()].find((one) => unit.declarationAt(one.declaration) === definition);
      const held = name === undefined ? undefined : fn?.locals.find((local) => local.name === name)?.type;
      const record = held?.kind === "pointer" && held.to.kind === "record" ? held.to.decl.name : undefined;
      const wanted = typesOf.get(record ?? "");
      return type && wanted !== undefined && unit.symbols.has(wanted) ? [replaced(type, `*${wanted}`)] : undefined;
    })(context);
  },
  page: `With \`ObjectType\` NULL the routine returns whatever the handle stands for. A program can send the handle of a file, a
key or a thread where the driver expects an event, and the driver uses it as one: memory of another kind is read and written. (Who wants any object at all, to ask for its name, suppresses
this.)

**Mend it**: name the type: \`*ExEventObjectType\`, \`*IoFileObjectType\`, \`*PsProcessType\`, \`*PsThreadType\`, \`*MmSectionObjectType\`.

\`\`\`c bad
#include <ntddk.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PKEVENT event;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(HANDLE)) {
        status = ObReferenceObjectByHandle(*(PHANDLE)Irp->AssociatedIrp.SystemBuffer, EVENT_MODIFY_STATE, NULL, UserMode, &event, NULL);
//               ^^^^^^^^^^^^^^^^^^^^^^^^^ object-type-not-checked: without a type
        if (NT_SUCCESS(status)) {
            KeSetEvent(event, IO_NO_INCREMENT, FALSE);
            ObDereferenceObject(event);
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PKEVENT event;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(HANDLE)) {
        status = ObReferenceObjectByHandle(*(PHANDLE)Irp->AssociatedIrp.SystemBuffer, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, &event, NULL);
        if (NT_SUCCESS(status)) {
            KeSetEvent(event, IO_NO_INCREMENT, FALSE);
            ObDereferenceObject(event);
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: ["ObReferenceObjectByHandle", "ObReferenceObjectByHandleWithTag"],
    beforeCall({ args: [handle, , type, mode], state, run, site }) {
      if (!handle || !type || !mode || constantOf(state, type) !== 0) return;
      if (!fromRequest(handle) && constantOf(state, mode) !== 1) return;
      const message = "a program's handle is referenced without a type: it may stand for any kind of object";
      run.report(id, { message }, site.at);
    },
  }),
};
