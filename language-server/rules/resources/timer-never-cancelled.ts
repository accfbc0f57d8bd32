// A timer that outlives its driver.
import { constantIn } from "../../analysis/code.ts";
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const timerNeverCancelled: Rule = neverUndone({
  id: "timer-never-cancelled",
  severity: "warning",
  summary: "A driver sets timers and never cancels them.",
  names: {},
  page: `A timer that is still set when its memory is freed, or its driver unloaded, stops the machine when it expires.

**Mend it**: call KeCancelTimer, and KeFlushQueuedDpcs after it, before the device is removed or the driver unloaded.

\`\`\`c bad
#include <wdm.h>
KTIMER Timer;
KDPC Dpc;
KDEFERRED_ROUTINE Tick;
VOID Begin(VOID)
{
    LARGE_INTEGER due;
    due.QuadPart = -10000000;
    KeInitializeTimer(&Timer);
    KeInitializeDpc(&Dpc, Tick, NULL);
    KeSetTimer(&Timer, due, &Dpc);
//  ^^^^^^^^^^ timer-never-cancelled: never
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeFlushQueuedDpcs();
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
KTIMER Timer;
KDPC Dpc;
KDEFERRED_ROUTINE Tick;
VOID Begin(VOID)
{
    LARGE_INTEGER due;
    due.QuadPart = -10000000;
    KeInitializeTimer(&Timer);
    KeInitializeDpc(&Dpc, Tick, NULL);
    KeSetTimer(&Timer, due, &Dpc);
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeCancelTimer(&Timer);
    KeFlushQueuedDpcs();
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
  does: ["KeSetTimer", "KeSetTimerEx", "KeSetCoalescableTimer"],
  undone: ["KeCancelTimer"],
  // A timer without a DPC runs nothing: it is waited for where it is set.
  counts: (site) => constantIn(site.call.args[site.call.args.length - 1]) !== 0,
  message: () => "a timer is set here, but the driver never cancels it with KeCancelTimer",
});
