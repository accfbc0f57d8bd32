// A length of 32 bits in a member of 16.
import { rangeOf } from "../../analysis/facts.ts";
import { nameOfUntrusted, untrustedIn } from "../../analysis/untrusted.ts";
import { isTold, tell, unlimitedIn } from "../kinds/limits.ts";
import type { Rule } from "../rule.ts";

const id = "length-truncated";

export const lengthTruncated: Rule = {
  id,
  severity: "warning",
  summary: "A length from the request is cut to 16 bits when it becomes the length of a counted string.",
  names: {},
  page: `The lengths of UNICODE_STRING and ANSI_STRING have 16 bits. A request's length of 65,536 becomes 0, one of 65,540 becomes 4: checks that
looked at the whole length no longer hold for the string.

**Mend it**: fail requests that are longer than MAXUSHORT (UNICODE_STRING_MAX_BYTES for a string with a terminator) before the length is stored.

\`\`\`c bad
#include <wdm.h>
VOID Open(PUNICODE_STRING Name);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    UNICODE_STRING name;
    UNREFERENCED_PARAMETER(DeviceObject);
    name.Buffer = Irp->AssociatedIrp.SystemBuffer;
    name.Length = (USHORT)stack->Parameters.DeviceIoControl.InputBufferLength;
//  ^^^^^^^^^^^ length-truncated: InputBufferLength
    name.MaximumLength = name.Length;
    Open(&name);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Open(PUNICODE_STRING Name);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG length = stack->Parameters.DeviceIoControl.InputBufferLength;
    NTSTATUS status = STATUS_NAME_TOO_LONG;
    UNICODE_STRING name;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (length <= MAXUSHORT) {
        name.Buffer = Irp->AssociatedIrp.SystemBuffer;
        name.Length = (USHORT)length;
        name.MaximumLength = name.Length;
        Open(&name);
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
    store({ run, state, place, value, site }) {
      if (value.kind !== "op" || value.op !== "u16" || place.kind !== "field" || !/^(Maximum)?Length$/.test(place.name))
        return;
      const [whole] = value.args;
      if (!whole || rangeOf(state, whole).hi <= 0xffff || untrustedIn(whole).some((one) => isTold(state, one))) return;
      const chosen = unlimitedIn(run, state, whole, false);
      if (!chosen) return;
      const message = `${nameOfUntrusted(chosen)}, which the program chose, may be more than 65,535: it is cut to 16 bits here`;
      tell(run, state, { rule: id, message }, [chosen], site.at);
    },
  }),
};
