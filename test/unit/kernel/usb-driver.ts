// A driver of a USB device, as short as one can be: it selects the configuration at its start, reads and writes the bulk pipes, and has a
// control code for each thing that a test asks of the USB driver stack. `use` is the body of IRP_MJ_DEVICE_CONTROL: `e` is the extension,
// `buffer` the request's, `info` what it gives back.
export function usbDriver(use = "", declarations = ""): string {
  return `#include <ntddk.h>
#include <usb.h>
#include <usbdlib.h>
#include <usbioctl.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; USBD_PIPE_HANDLE In, Out, Interrupt; USBD_CONFIGURATION_HANDLE Configuration; LONG Completed; KIRQL Level; } EXT, *PEXT;
DRIVER_INITIALIZE DriverEntry; DRIVER_ADD_DEVICE AddDevice; DRIVER_UNLOAD Unload; DRIVER_DISPATCH Succeed, Transfer, Control, Pnp, Down;
static NTSTATUS Finish(PIRP irp, NTSTATUS status, ULONG_PTR info) { irp->IoStatus.Status = status; irp->IoStatus.Information = info; IoCompleteRequest(irp, IO_NO_INCREMENT); return status; }
static NTSTATUS Send(PEXT e, PURB urb) {
    KEVENT done; IO_STATUS_BLOCK block; PIRP irp; NTSTATUS status;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(IOCTL_INTERNAL_USB_SUBMIT_URB, e->Lower, NULL, 0, NULL, 0, TRUE, &done, &block);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    IoGetNextIrpStackLocation(irp)->Parameters.Others.Argument1 = urb;
    status = IoCallDriver(e->Lower, irp);
    if (status == STATUS_PENDING) { KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL); status = block.Status; }
    return status;
}
static NTSTATUS Describe(PEXT e, UCHAR type, UCHAR index, PVOID at, ULONG length, PULONG got) {
    URB urb; NTSTATUS status; RtlZeroMemory(&urb, sizeof(urb));
    UsbBuildGetDescriptorRequest(&urb, sizeof(struct _URB_CONTROL_DESCRIPTOR_REQUEST), type, index, 0x409, at, NULL, length, NULL);
    status = Send(e, &urb);
    if (got != NULL) *got = urb.UrbControlDescriptorRequest.TransferBufferLength;
    return status;
}
static NTSTATUS Vendor(PEXT e, BOOLEAN in, UCHAR request, USHORT value, PVOID at, ULONG length) {
    URB urb; RtlZeroMemory(&urb, sizeof(urb));
    UsbBuildVendorRequest(&urb, URB_FUNCTION_VENDOR_DEVICE, sizeof(struct _URB_CONTROL_VENDOR_OR_CLASS_REQUEST), in ? USBD_TRANSFER_DIRECTION_IN | USBD_SHORT_TRANSFER_OK : 0, 0, request, value, 0, at, NULL, length, NULL);
    return Send(e, &urb);
}
static NTSTATUS Pipe(PEXT e, USHORT function, USBD_PIPE_HANDLE pipe, USBD_STATUS *usbd) {
    URB urb; NTSTATUS status; RtlZeroMemory(&urb, sizeof(urb));
    urb.UrbHeader.Length = sizeof(struct _URB_PIPE_REQUEST); urb.UrbHeader.Function = function; urb.UrbPipeRequest.PipeHandle = pipe;
    status = Send(e, &urb);
    if (usbd != NULL) *usbd = urb.UrbHeader.Status;
    return status;
}
${declarations}
static NTSTATUS Configure(PEXT e) {
    USB_CONFIGURATION_DESCRIPTOR head; PUSB_CONFIGURATION_DESCRIPTOR config; USBD_INTERFACE_LIST_ENTRY list[2]; PURB urb; NTSTATUS status; ULONG i;
    status = Describe(e, USB_CONFIGURATION_DESCRIPTOR_TYPE, 0, &head, sizeof(head), NULL);
    if (!NT_SUCCESS(status)) return status;
    config = ExAllocatePoolWithTag(NonPagedPool, head.wTotalLength, 'bsU');
    if (config == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = Describe(e, USB_CONFIGURATION_DESCRIPTOR_TYPE, 0, config, head.wTotalLength, NULL);
    list[0].InterfaceDescriptor = NT_SUCCESS(status) ? USBD_ParseConfigurationDescriptorEx(config, config, -1, -1, 0xff, -1, -1) : NULL;
    list[1].InterfaceDescriptor = NULL;
    if (list[0].InterfaceDescriptor == NULL) { ExFreePool(config); return STATUS_UNSUCCESSFUL; }
    urb = USBD_CreateConfigurationRequestEx(config, list);
    if (urb == NULL) { ExFreePool(config); return STATUS_INSUFFICIENT_RESOURCES; }
    status = Send(e, urb);
    if (NT_SUCCESS(status)) {
        e->Configuration = urb->UrbSelectConfiguration.ConfigurationHandle;
        for (i = 0; i < list[0].Interface->NumberOfPipes; i++) {
            PUSBD_PIPE_INFORMATION pipe = &list[0].Interface->Pipes[i];
            if (pipe->PipeType == UsbdPipeTypeInterrupt) e->Interrupt = pipe->PipeHandle;
            else if (USBD_PIPE_DIRECTION_IN(pipe)) e->In = pipe->PipeHandle;
            else e->Out = pipe->PipeHandle;
        }
    }
    ExFreePool(urb); ExFreePool(config);
    return status;
}
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNREFERENCED_PARAMETER(path);
    driver->DriverExtension->AddDevice = AddDevice; driver->DriverUnload = Unload;
    driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = driver->MajorFunction[IRP_MJ_CLEANUP] = Succeed;
    driver->MajorFunction[IRP_MJ_READ] = driver->MajorFunction[IRP_MJ_WRITE] = Transfer; driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    driver->MajorFunction[IRP_MJ_PNP] = Pnp; driver->MajorFunction[IRP_MJ_POWER] = driver->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = Down;
    return STATUS_SUCCESS; }
NTSTATUS AddDevice(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test"); PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(driver, sizeof(EXT), &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ((PEXT)device->DeviceExtension)->Lower = IoAttachDeviceToDeviceStack(device, pdo);
    device->Flags |= DO_DIRECT_IO; device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS; }
VOID Unload(PDRIVER_OBJECT driver) { UNREFERENCED_PARAMETER(driver); }
NTSTATUS Succeed(PDEVICE_OBJECT device, PIRP irp) { UNREFERENCED_PARAMETER(device); return Finish(irp, STATUS_SUCCESS, 0); }
NTSTATUS Down(PDEVICE_OBJECT device, PIRP irp) { IoSkipCurrentIrpStackLocation(irp); return IoCallDriver(((PEXT)device->DeviceExtension)->Lower, irp); }
IO_COMPLETION_ROUTINE Transferred;
NTSTATUS Transferred(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
    PURB urb = context; PEXT e = device->DeviceExtension;
    e->Level = KeGetCurrentIrql(); InterlockedIncrement(&e->Completed);
    if (irp->PendingReturned) IoMarkIrpPending(irp);
    irp->IoStatus.Information = NT_SUCCESS(irp->IoStatus.Status) ? urb->UrbBulkOrInterruptTransfer.TransferBufferLength : 0;
    ExFreePool(urb); return STATUS_SUCCESS; }
NTSTATUS Transfer(PDEVICE_OBJECT device, PIRP irp) {
    PEXT e = device->DeviceExtension; PIO_STACK_LOCATION next; BOOLEAN in = IoGetCurrentIrpStackLocation(irp)->MajorFunction == IRP_MJ_READ;
    PURB urb;
    if (irp->MdlAddress == NULL) return Finish(irp, STATUS_SUCCESS, 0);
    urb = ExAllocatePoolWithTag(NonPagedPool, sizeof(struct _URB_BULK_OR_INTERRUPT_TRANSFER), 'bsU');
    if (urb == NULL) return Finish(irp, STATUS_INSUFFICIENT_RESOURCES, 0);
    RtlZeroMemory(urb, sizeof(struct _URB_BULK_OR_INTERRUPT_TRANSFER));
    UsbBuildInterruptOrBulkTransferRequest(urb, sizeof(struct _URB_BULK_OR_INTERRUPT_TRANSFER), in ? e->In : e->Out, NULL, irp->MdlAddress,
        MmGetMdlByteCount(irp->MdlAddress), in ? USBD_TRANSFER_DIRECTION_IN | USBD_SHORT_TRANSFER_OK : 0, NULL);
    next = IoGetNextIrpStackLocation(irp);
    next->MajorFunction = IRP_MJ_INTERNAL_DEVICE_CONTROL; next->Parameters.DeviceIoControl.IoControlCode = IOCTL_INTERNAL_USB_SUBMIT_URB;
    next->Parameters.Others.Argument1 = urb;
    IoMarkIrpPending(irp);
    IoSetCompletionRoutine(irp, Transferred, urb, TRUE, TRUE, TRUE);
    IoCallDriver(e->Lower, irp);
    return STATUS_PENDING; }
NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) {
    PEXT e = device->DeviceExtension; PULONG buffer = irp->AssociatedIrp.SystemBuffer; ULONG_PTR info = 0; NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(e); UNREFERENCED_PARAMETER(buffer);
    { ${use} }
    return Finish(irp, status, info); }
NTSTATUS Pnp(PDEVICE_OBJECT device, PIRP irp) {
    PEXT e = device->DeviceExtension; NTSTATUS status;
    switch (IoGetCurrentIrpStackLocation(irp)->MinorFunction) {
    case IRP_MN_START_DEVICE:
        if (IoForwardIrpSynchronously(e->Lower, irp)) status = irp->IoStatus.Status; else status = STATUS_UNSUCCESSFUL;
        if (NT_SUCCESS(status)) status = Configure(e);
        return Finish(irp, status, 0);
    case IRP_MN_REMOVE_DEVICE:
        irp->IoStatus.Status = STATUS_SUCCESS; IoSkipCurrentIrpStackLocation(irp); status = IoCallDriver(e->Lower, irp);
        IoDetachDevice(e->Lower); IoDeleteDevice(device); return status;
    case IRP_MN_SURPRISE_REMOVAL: irp->IoStatus.Status = STATUS_SUCCESS; break;
    }
    IoSkipCurrentIrpStackLocation(irp); return IoCallDriver(e->Lower, irp); }
`;
}
