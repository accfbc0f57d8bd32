// A program says what the kernel executes.
import { constantOf } from "../../analysis/facts.ts";
import { isFromKernel, originOf } from "../../analysis/untrusted.ts";
import { isFromProgram } from "../kinds/limits.ts";
import type { Rule } from "../rule.ts";

const id = "request-pointer-called";

export const requestPointerCalled: Rule = {
  id,
  severity: "error",
  summary: "A routine is called through a pointer that a program's request holds.",
  names: {},
  page: `What lies in the buffer of a request is whatever the program put there. Called as a routine, it runs with the kernel's rights: any program
that may open the device owns the machine.

**Mend it**: let the program choose from a table of the driver's own by an index, and compare that with the table's length.

\`\`\`c bad
#include <wdm.h>
typedef VOID (*PNOTIFY)(ULONG Value);
typedef struct _ASK { PNOTIFY Notify; ULONG Value; } ASK, *PASK;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK)) {
        ask->Notify(ask->Value);
//      ^^^^^^^^^^^ request-pointer-called: program
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
typedef VOID (*PNOTIFY)(ULONG Value);
typedef struct _ASK { ULONG Which; ULONG Value; } ASK, *PASK;
VOID First(ULONG Value);
VOID Second(ULONG Value);
static const PNOTIFY Table[] = { First, Second };
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK) && ask->Which < RTL_NUMBER_OF(Table)) {
        Table[ask->Which](ask->Value);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    beforeCall({ run, state, pointer, site }) {
      if (!pointer || originOf(pointer) !== "contents" || !isFromProgram(run)) return;
      if (isFromKernel(state, run.terms)) return;
      // What was compared with a routine of the driver's is that one.
      if (constantOf(state, pointer) !== undefined) return;
      run.report(id, { message: "a program's request says which routine this calls" }, site.at);
    },
  }),
};
