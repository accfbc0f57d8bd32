// An interrupt that outlives its driver.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const interruptNeverDisconnected: Rule = neverUndone({
  id: "interrupt-never-disconnected",
  severity: "warning",
  summary: "A driver connects an interrupt and never disconnects it.",
  names: {},
  page: `If the interrupt is still connected when the device is stopped or the driver unloaded, the next one calls code that is not there.

**Mend it**: call IoDisconnectInterrupt(Ex) when the device is stopped or removed.

\`\`\`c bad
#include <wdm.h>
KSERVICE_ROUTINE Isr;
PKINTERRUPT Interrupt;
NTSTATUS Connect(ULONG Vector, KIRQL Irql)
{
    return IoConnectInterrupt(&Interrupt, Isr, NULL, NULL, Vector, Irql, Irql, LevelSensitive, TRUE, 1, FALSE);
//         ^^^^^^^^^^^^^^^^^^ interrupt-never-disconnected: never
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
KSERVICE_ROUTINE Isr;
PKINTERRUPT Interrupt;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(DriverObject->DeviceObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status;
    UNREFERENCED_PARAMETER(RegistryPath);
    status = IoConnectInterrupt(&Interrupt, Isr, NULL, NULL, 0x34, 4, 4, Latched, FALSE, 1, FALSE);
//           ^^^^^^^^^^^^^^^^^^ interrupt-never-disconnected: Unload never
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        IoDisconnectInterrupt(Interrupt);
        return status;
    }
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
KSERVICE_ROUTINE Isr;
PKINTERRUPT Interrupt;
NTSTATUS Connect(ULONG Vector, KIRQL Irql)
{
    return IoConnectInterrupt(&Interrupt, Isr, NULL, NULL, Vector, Irql, Irql, LevelSensitive, TRUE, 1, FALSE);
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    IoDisconnectInterrupt(Interrupt);
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
  does: ["IoConnectInterrupt", "IoConnectInterruptEx"],
  undone: ["IoDisconnectInterrupt", "IoDisconnectInterruptEx"],
  byUnload: true,
  message: (_site, who) => `an interrupt is connected here, but ${who} never disconnects it`,
});
