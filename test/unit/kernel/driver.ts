// A small driver to plant things in: a function driver with one named device, whose pieces a test replaces.
export interface Pieces {
  /** File scope. */
  readonly declarations?: string;
  /** In DriverEntry. */
  readonly entry?: string;
  /** In AddDevice, with `extension` at hand. */
  readonly add?: string;
  /** Body of IRP_MJ_DEVICE_CONTROL; `irp`, `stack`, `extension`, `buffer` at hand. Completes the IRP itself if it sets `done`. */
  readonly control?: string;
  /** Replaces the whole dispatch routine for IRP_MJ_READ. */
  readonly read?: string;
  /** In IRP_MN_REMOVE_DEVICE, before the device goes. */
  readonly remove?: string;
  readonly unload?: string;
  /** Fields of the device extension. */
  readonly fields?: string;
}

export function driver(pieces: Pieces): string {
  return `#include <ntddk.h>
typedef struct _EXTENSION { PDEVICE_OBJECT Lower; PDEVICE_OBJECT Self; KSPIN_LOCK Lock; KEVENT Event; KDPC Dpc; KTIMER Timer; ${pieces.fields ?? ""} } EXTENSION, *PEXTENSION;
DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD Unload;
DRIVER_ADD_DEVICE AddDevice;
DRIVER_DISPATCH Succeed, Control, Read, Pnp, PassDown;
static NTSTATUS Complete(PIRP irp, NTSTATUS status, ULONG_PTR information) {
    irp->IoStatus.Status = status; irp->IoStatus.Information = information; IoCompleteRequest(irp, IO_NO_INCREMENT); return status; }
${pieces.declarations ?? ""}
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNREFERENCED_PARAMETER(path);
    driver->DriverExtension->AddDevice = AddDevice; driver->DriverUnload = Unload;
    driver->MajorFunction[IRP_MJ_CREATE] = Succeed; driver->MajorFunction[IRP_MJ_CLOSE] = Succeed; driver->MajorFunction[IRP_MJ_CLEANUP] = Succeed;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control; driver->MajorFunction[IRP_MJ_READ] = Read;
    driver->MajorFunction[IRP_MJ_PNP] = Pnp; driver->MajorFunction[IRP_MJ_POWER] = PassDown; driver->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = PassDown;
    ${pieces.entry ?? ""}
    return STATUS_SUCCESS; }
NTSTATUS AddDevice(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test"); PDEVICE_OBJECT device; PEXTENSION extension;
    NTSTATUS status = IoCreateDevice(driver, sizeof(EXTENSION), &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    extension = (PEXTENSION)device->DeviceExtension; extension->Self = device;
    KeInitializeSpinLock(&extension->Lock); KeInitializeEvent(&extension->Event, NotificationEvent, FALSE); KeInitializeTimer(&extension->Timer);
    extension->Lower = IoAttachDeviceToDeviceStack(device, pdo);
    ${pieces.add ?? ""}
    device->Flags |= DO_BUFFERED_IO; device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS; }
VOID Unload(PDRIVER_OBJECT driver) { UNREFERENCED_PARAMETER(driver); ${pieces.unload ?? ""} }
NTSTATUS Succeed(PDEVICE_OBJECT device, PIRP irp) { UNREFERENCED_PARAMETER(device); return Complete(irp, STATUS_SUCCESS, 0); }
NTSTATUS PassDown(PDEVICE_OBJECT device, PIRP irp) { IoSkipCurrentIrpStackLocation(irp); return IoCallDriver(((PEXTENSION)device->DeviceExtension)->Lower, irp); }
NTSTATUS Read(PDEVICE_OBJECT device, PIRP irp) {
${pieces.read ?? "    UNREFERENCED_PARAMETER(device); return Complete(irp, STATUS_SUCCESS, 0);"}
}
NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) {
    PEXTENSION extension = (PEXTENSION)device->DeviceExtension; PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    PUCHAR buffer = (PUCHAR)irp->AssociatedIrp.SystemBuffer; NTSTATUS status = STATUS_SUCCESS; ULONG_PTR information = stack->Parameters.DeviceIoControl.OutputBufferLength; BOOLEAN done = FALSE;
    UNREFERENCED_PARAMETER(extension); UNREFERENCED_PARAMETER(buffer);
    {
${pieces.control ?? ""}
    }
    return done ? status : Complete(irp, status, information); }
NTSTATUS Pnp(PDEVICE_OBJECT device, PIRP irp) {
    PEXTENSION extension = (PEXTENSION)device->DeviceExtension; NTSTATUS status;
    if (IoGetCurrentIrpStackLocation(irp)->MinorFunction != IRP_MN_REMOVE_DEVICE) { IoSkipCurrentIrpStackLocation(irp); return IoCallDriver(extension->Lower, irp); }
    ${pieces.remove ?? ""}
    irp->IoStatus.Status = STATUS_SUCCESS; IoSkipCurrentIrpStackLocation(irp); status = IoCallDriver(extension->Lower, irp);
    IoDetachDevice(extension->Lower); IoDeleteDevice(device); return status; }
`;
}

/** Opens the device, sends one control request with `output` bytes of room, closes, removes. */
export function control(output = 0, expect: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000, outputLength: output, expect },
      { do: "close", handle: "h" },
      { do: "remove", device: "device" },
    ],
  };
}
