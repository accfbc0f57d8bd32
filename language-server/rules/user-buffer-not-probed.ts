// A user address that may be anything.
import { baseOf } from "../analysis/pool.ts";
import { majorOf } from "../analysis/requests.ts";
import type { Term } from "../analysis/term.ts";
import type { Rule } from "./rule.ts";

const id = "user-buffer-not-probed";

export const userBufferNotProbed: Rule = {
  id,
  severity: "error",
  summary: "A METHOD_NEITHER buffer is used without being probed.",
  names: {},
  page: `Type3InputBuffer and UserBuffer are the program's own addresses, unchecked. A program may pass the address of kernel memory: reading from
it gives secrets away, writing to it gives the machine away.

**Mend it**: ProbeForRead or ProbeForWrite inside __try before the first use.

\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PULONG input = stack->Parameters.DeviceIoControl.Type3InputBuffer;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = *input;
//                              ^^^^^^ user-buffer-not-probed: probe
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PULONG input = stack->Parameters.DeviceIoControl.Type3InputBuffer;
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(DeviceObject);
    __try {
        ProbeForRead(input, sizeof(ULONG), sizeof(ULONG));
        Irp->IoStatus.Information = *input;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = STATUS_ACCESS_VIOLATION;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: ["ProbeForRead", "ProbeForWrite", "IoAllocateMdl", "MmIsAddressValid"],
    afterCall(event) {
      const address = event.args[0];
      if (address) event.state.setMark("probed", baseOf(address), "yes");
    },
    access(event) {
      const pointer = baseOf(event.pointer);
      if (!fromUser(pointer) || event.state.mark("probed", pointer)) return;
      const { run, state } = event;
      // Only what surely comes from a program: other drivers send their own addresses.
      if (!run.root?.irp || majorOf(run, state, run.root.irp) !== 0x0e) return;
      run.report(id, { message: "the user's own address is used here, and nothing has probed it" }, event.site.at);
    },
  }),
};

function fromUser(pointer: Term): boolean {
  if (pointer.kind !== "load" || pointer.place.kind !== "field") return false;
  return pointer.place.name === "Type3InputBuffer" || pointer.place.name === "UserBuffer";
}
