// A device object left behind by a routine that failed.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const deviceLeakedOnFailure: Rule = leakRule({
  id: "device-leaked-on-failure",
  severity: "error",
  summary: "DriverEntry or AddDevice fails without deleting the device object it made.",
  names: { staticDriverVerifier: ["DeleteDevice"] },
  fix: undoBeforeExit("Delete the device object first", /IoCreateDevice(?:Secure)?/, ({ args }) => {
    const device = addressed(args.at(-1));
    return device && `IoDeleteDevice(${device});`;
  }),
  page: `When DriverEntry fails the driver is unloaded and its Unload routine is not called; when AddDevice fails the stack is torn down
without a remove request. What either has made it must delete itself, or the device object stays with no code behind it.

**Mend it**: call IoDeleteDevice before returning the failure.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ext = device->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        return STATUS_NO_SUCH_DEVICE;
//      ^^^^^^ device-leaked-on-failure: not deleted
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
DRIVER_INITIALIZE DriverEntry;
IO_DPC_ROUTINE Finish;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    IoInitializeDpcRequest(device, Finish);
    status = IoCreateSymbolicLink(RegistryPath, RegistryPath);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ device-leaked-on-failure: not deleted
    }
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Self; PDEVICE_OBJECT Lower; KDPC Dpc; UNICODE_STRING Link; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
KDEFERRED_ROUTINE Tick;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ext = device->DeviceExtension;
    ext->Self = device;
    KeInitializeDpc(&ext->Dpc, Tick, ext);
    status = IoRegisterDeviceInterface(Pdo, (LPCGUID)Pdo->DeviceExtension, NULL, &ext->Link);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ device-leaked-on-failure: not deleted
    }
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        RtlFreeUnicodeString(&ext->Link);
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ext = device->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "device-object",
  thing: "the device object",
  undo: "deleted with IoDeleteDevice",
  onFailureOf: ["DRIVER_INITIALIZE", "DRIVER_ADD_DEVICE"],
});
