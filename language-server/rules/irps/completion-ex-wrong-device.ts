// The device object that IoSetCompletionRoutineEx protects.
import { routinesThat } from "../../analysis/models.ts";
import type { Rule } from "../rule.ts";

const id = "completion-ex-wrong-device";

export const completionExWrongDevice: Rule = {
  id,
  severity: "error",
  summary: "IoSetCompletionRoutineEx is given the lower device object instead of the driver's own.",
  names: { staticDriverVerifier: ["IoSetCompletionRoutineExCheckDeviceObject"] },
  page: `IoSetCompletionRoutineEx keeps the driver of the given device object loaded until the routine has run. It must be the caller's own
device object; the lower driver's says nothing about the caller.

**Mend it**: pass the driver's own device object.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Done;
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    status = IoSetCompletionRoutineEx(ext->Lower, Irp, Done, ext, TRUE, TRUE, TRUE);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    return IoCallDriver(ext->Lower, Irp);
//         ^^^^^^^^^^^^ completion-ex-wrong-device: own
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Done;
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    status = IoSetCompletionRoutineEx(DeviceObject, Irp, Done, ext, TRUE, TRUE, TRUE);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: () => ({
    calls: [...routinesThat("forward"), "IoSetCompletionRoutineEx"],
    beforeCall(event) {
      if (event.irp?.kind !== "forward") return;
      const irp = event.args[event.irp.irp];
      const mark = irp && event.state.mark("completion-ex", irp);
      if (!mark?.with || mark.with !== event.args[0]) return;
      event.run.report(
        id,
        {
          message:
            "IoSetCompletionRoutineEx was given the device object that the IRP is sent to; it must be the driver's own",
          notes: [{ message: "", place: mark.why }],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      const [device, irp] = event.args;
      if (event.name !== "IoSetCompletionRoutineEx" || !device || !irp) return;
      event.state.setMark(
        "completion-ex",
        irp,
        "set",
        { kind: "site", site: event.site, message: "the completion routine is set here" },
        device,
      );
    },
  }),
};
