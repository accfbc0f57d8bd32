// A completion routine that may be unloaded while it runs.
import { bare, callsTo } from "../../analysis/code.ts";
import { hasRole, isPlugAndPlay, isWhole, usesFramework } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const completionRoutineWithoutEx: Rule = {
  id: "completion-routine-without-ex",
  severity: "information",
  summary: "A driver without Plug and Play that can be unloaded uses IoSetCompletionRoutine.",
  names: { staticDriverVerifier: ["IoSetCompletionRoutineNonPnpDriver"] },
  page: `A driver that is not in a device stack can be unloaded while one of its completion routines is still executing.
IoSetCompletionRoutineEx holds a reference on the driver until the routine has returned.

**Mend it**: use IoSetCompletionRoutineEx with the driver's own device object, and check its status.

\`\`\`c bad
#include <wdm.h>
IO_COMPLETION_ROUTINE Done;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
NTSTATUS Send(PDEVICE_OBJECT Target, PIRP Irp)
{
    IoSetCompletionRoutine(Irp, Done, NULL, TRUE, TRUE, TRUE);
//  ^^^^^^^^^^^^^^^^^^^^^^ completion-routine-without-ex: IoSetCompletionRoutineEx
    return IoCallDriver(Target, Irp);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_COMPLETION_ROUTINE Done;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
NTSTATUS Send(PDEVICE_OBJECT Own, PDEVICE_OBJECT Target, PIRP Irp)
{
    NTSTATUS status = IoSetCompletionRoutineEx(Own, Irp, Done, NULL, TRUE, TRUE, TRUE);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    return IoCallDriver(Target, Irp);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project(context) {
    const { world, report } = context;
    if (!isWhole(world) || isPlugAndPlay(world) || !hasRole(world, "DRIVER_UNLOAD") || usesFramework(context)) return;
    // File systems are not unloaded while requests are under way.
    if (callsTo(world, "IoRegisterFileSystem").length > 0) return;
    for (const site of callsTo(world, "IoSetCompletionRoutine")) {
      const routine = site.call.args[1];
      if (!routine || bare(routine).kind !== "function") continue;
      report(site.info, {
        message:
          "this driver can be unloaded while the completion routine runs: IoSetCompletionRoutineEx keeps it loaded",
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
