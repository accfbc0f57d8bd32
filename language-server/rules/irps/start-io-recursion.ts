// A StartIo routine that calls itself through IoStartNextPacket.
import { callsTo } from "../../analysis/code.ts";
import type { World } from "../../analysis/world.ts";
import { isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "start-io-recursion";

export const startIoRecursion: Rule = {
  id,
  severity: "warning",
  summary: "StartIo starts the next packet itself.",
  names: { staticDriverVerifier: ["StartIoRecursion"] },
  page: `IoStartNextPacket calls StartIo for the next IRP before it returns. A StartIo that calls it for every request it finishes at once uses
more stack with each queued IRP.

**Mend it**: complete from the DPC, or call IoSetStartIoAttributes with DeferredStartIo TRUE.

\`\`\`c bad
#include <wdm.h>
DRIVER_STARTIO StartIo;
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    IoStartNextPacket(DeviceObject, FALSE);
//  ^^^^^^^^^^^^^^^^^ start-io-recursion: every request
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverStartIo = StartIo;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_STARTIO StartIo;
IO_DPC_ROUTINE Finish;
VOID Finish(PKDPC Dpc, PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Context);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoStartNextPacket(DeviceObject, FALSE);
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
VOID Prepare(PDEVICE_OBJECT DeviceObject)
{
    IoInitializeDpcRequest(DeviceObject, Finish);
}
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Irp->IoStatus.Information = 0;
    IoRequestDpc(DeviceObject, Irp, NULL);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverStartIo = StartIo;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: (world) => ({
    calls: ["IoStartNextPacket", "IoStartNextPacketByKey"],
    afterCall(event) {
      event.state.setMark("next-started", world.terms.zero, "yes", {
        kind: "site",
        site: event.site,
        message: "the next packet is started here",
      });
    },
    exits({ run, exits }) {
      if (run.root?.role?.name !== "DRIVER_STARTIO" || exits.length === 0) return;
      const marks = exits.map((exit) => exit.state.mark("next-started", world.terms.zero));
      // Some requests are finished elsewhere: the stack unwinds between.
      if (!marks.every((mark) => mark !== undefined) || !run.ask(isWhole) || run.ask(setsAttributes)) return;
      const why = marks[0]?.why;
      if (why?.kind !== "site" || why.site.fn !== run.name) return;
      run.report(
        id,
        {
          message: `${run.fn.symbol.name} finishes every request at once and is called again from here, deeper on the stack for each queued IRP`,
        },
        why.site.at,
      );
    },
  }),
};

function setsAttributes(world: World): boolean {
  return callsTo(world, "IoSetStartIoAttributes").length > 0;
}
