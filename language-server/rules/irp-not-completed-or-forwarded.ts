// A dispatch routine that lets an IRP drop: neither completed, nor passed on, nor kept for later.
import { rangeOf } from "../analysis/facts.ts";
import type { Rule } from "./rule.ts";

const id = "irp-not-completed-or-forwarded";

export const irpNotCompletedOrForwarded: Rule = {
  id,
  severity: "error",
  summary: "A dispatch routine returns without completing the IRP, passing it down, or keeping it.",
  names: {
    staticDriverVerifier: ["IrpProcessingComplete", "CompleteRequest", "WmiComplete", "WmiForward", "PnpIrpCompletion"],
  },
  page: `Every IRP a dispatch routine receives must, on every path, be completed with \`IoCompleteRequest\`, passed to the next
driver with \`IoCallDriver\`, or put where the driver will find it again (a queue, StartIo, a field) and marked pending.
An IRP that is dropped never finishes: the program that asked hangs and cannot even be killed, and the device cannot be removed.

**Mend it**: set \`Irp->IoStatus\` and call \`IoCompleteRequest\` on the path shown.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->RequestorMode == UserMode) {
        return STATUS_ACCESS_DENIED;
//      ^^^^^^ irp-not-completed-or-forwarded: without completing the IRP
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->RequestorMode == UserMode) {
        status = STATUS_ACCESS_DENIED;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    exit(event) {
      const { run, state } = event;
      const term = run.root?.irp;
      if (!term || !run.root?.role?.name.startsWith("DRIVER_DISPATCH")) return;
      const irp = state.irps.get(term.id);
      if (irp?.owner !== "owned") return;
      const range = event.value && rangeOf(state, event.value);
      const saysPending = range !== undefined && range.lo === range.hi && range.lo === 0x103;
      // Left to its cancel routine alone: odd, but reachable.
      if (saysPending && irp.cancelRoutine === "set") return;
      const says = saysPending ? ", although STATUS_PENDING promises that it will be finished later" : "";
      run.report(
        id,
        {
          message: `${run.fn.symbol.name} returns here without completing the IRP, passing it down or queueing it${says}`,
          notes: irp.why ? [{ message: "", place: irp.why }] : [],
        },
        event.at,
      );
    },
  }),
};
