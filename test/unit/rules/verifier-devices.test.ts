// A mistake for each of Static Driver Verifier's rules about devices, Plug and Play, power, remove locks,
// as it looks in a driver with helpers and a device extension. Each is told of by the rule that bears the name, and by no other
// but those listed.
import { expect, test } from "vitest";
import { rules } from "../../../language-server/rules/index.ts";
import { dispatch, driverHead } from "./driver.ts";
import { checkSources } from "./fixture.ts";

test.each<[string, string, readonly string[], string]>([
  [
    "AddDevice",
    "add-device-not-attached",
    [],
    `
DRIVER_ADD_DEVICE Add;
NTSTATUS Add(PDRIVER_OBJECT Driver, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT dev; PEXT ext; NTSTATUS s = IoCreateDevice(Driver, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &dev);
    if (!NT_SUCCESS(s)) return s;
    ext = dev->DeviceExtension;
    ext->Self = dev; ext->Pdo = Pdo;
    dev->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
`,
  ],
  [
    "CheckDeviceObjectFlags",
    "device-initializing-not-cleared",
    [],
    `
DRIVER_ADD_DEVICE Add;
NTSTATUS Add(PDRIVER_OBJECT Driver, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT dev; PEXT ext; NTSTATUS s = IoCreateDevice(Driver, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &dev);
    if (!NT_SUCCESS(s)) return s;
    ext = dev->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(dev, Pdo);
    if (ext->Lower == NULL) { IoDeleteDevice(dev); return STATUS_NO_SUCH_DEVICE; }
    dev->Flags |= DO_BUFFERED_IO;
    return STATUS_SUCCESS;
}
`,
  ],
  [
    "DeleteDevice",
    "device-leaked-on-failure",
    [],
    `
DRIVER_ADD_DEVICE Add;
NTSTATUS Add(PDRIVER_OBJECT Driver, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT dev; PEXT ext; NTSTATUS s = IoCreateDevice(Driver, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &dev);
    if (!NT_SUCCESS(s)) return s;
    ext = dev->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(dev, Pdo);
    if (ext->Lower == NULL) return STATUS_NO_SUCH_DEVICE;
    dev->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
`,
  ],
  [
    "DanglingDeviceObjectReference",
    "attached-device-reference-leaked",
    [],
    `
NTSTATUS Ask(PEXT Ext, PIRP Irp)
{
    PDEVICE_OBJECT top = IoGetAttachedDeviceReference(Ext->Pdo);
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(top, Irp);
}
`,
  ],
  [
    "PnpIrpCompletion",
    "pnp-irp-not-passed-down",
    [],
    dispatch(
      "PNP",
      `
    if (stack->MinorFunction == IRP_MN_QUERY_CAPABILITIES) { stack->Parameters.DeviceCapabilities.Capabilities->Removable = TRUE; return Complete(Irp, STATUS_SUCCESS); `,
    ) +
      `
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
DRIVER_ADD_DEVICE Add;
NTSTATUS Add(PDRIVER_OBJECT Driver, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT dev; PEXT ext; NTSTATUS s = IoCreateDevice(Driver, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &dev);
    if (!NT_SUCCESS(s)) return s;
    ext = dev->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(dev, Pdo);
    if (ext->Lower == NULL) { IoDeleteDevice(dev); return STATUS_NO_SUCH_DEVICE; }
    dev->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
`,
  ],
  [
    "PnpRemove",
    "pnp-remove-failed",
    [],
    dispatch(
      "PNP",
      `
    if (stack->MinorFunction == IRP_MN_REMOVE_DEVICE && ext->Count != 0) return Complete(Irp, STATUS_DEVICE_BUSY);
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
`,
    ),
  ],
  [
    "PnpSurpriseRemove",
    "device-deleted-at-surprise-removal",
    [],
    dispatch(
      "PNP",
      `
    if (stack->MinorFunction == IRP_MN_SURPRISE_REMOVAL) {
        PDEVICE_OBJECT lower = ext->Lower;
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(lower, Irp);
        IoDetachDevice(lower);
        IoDeleteDevice(DeviceObject);
        return status;
    `,
    ) +
      `
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
`,
  ],
  [
    "PowerDownAllocate",
    "power-down-allocates",
    [],
    dispatch(
      "POWER",
      `
    if (stack->MinorFunction == IRP_MN_SET_POWER && stack->Parameters.Power.Type == DevicePowerState && stack->Parameters.Power.State.DeviceState == PowerDeviceD3) {
        PVOID p = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'abcd');
        if (p != NULL) ExFreePoolWithTag(p, 'abcd');
    `,
    ) +
      `
    PoStartNextPowerIrp(Irp);
    IoSkipCurrentIrpStackLocation(Irp);
    return PoCallDriver(ext->Lower, Irp);
}
`,
  ],
  [
    "PowerDownFail",
    "power-irp-failed",
    [],
    dispatch(
      "POWER",
      `
    if (stack->MinorFunction == IRP_MN_SET_POWER && ext->Count != 0) { PoStartNextPowerIrp(Irp); return Complete(Irp, STATUS_DEVICE_BUSY); `,
    ) +
      `
    PoStartNextPowerIrp(Irp);
    IoSkipCurrentIrpStackLocation(Irp);
    return PoCallDriver(ext->Lower, Irp);
}
`,
  ],
  [
    "RemoveLock",
    "remove-lock-leaked",
    [],
    dispatch(
      "READ",
      `
    status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) return Complete(Irp, status);
    if (ext->Count == 0) return Complete(Irp, STATUS_UNSUCCESSFUL);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return Complete(Irp, status);
`,
    ),
  ],
  [
    "RemoveLockForward",
    "remove-lock-not-held-when-forwarding",
    [],
    dispatch(
      "WRITE",
      `
    status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) return Complete(Irp, status);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
`,
    ),
  ],
  [
    "RemoveLockMnSurpriseRemove",
    "remove-lock-wait-outside-remove",
    [],
    dispatch(
      "PNP",
      `
    status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) return Complete(Irp, status);
    switch (stack->MinorFunction) {
    case IRP_MN_SURPRISE_REMOVAL:
        IoReleaseRemoveLockAndWait(&ext->Guard, Irp);
        break;
    default:
        IoReleaseRemoveLock(&ext->Guard, Irp);
        break;
    `,
    ) +
      `
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
`,
  ],
  [
    "RequestedPowerIrp",
    "requested-power-irp-kept",
    [],
    `
REQUEST_POWER_COMPLETE Up;
VOID Ask(PEXT Ext)
{
    POWER_STATE s;
    PIRP irp;
    s.DeviceState = PowerDeviceD0;
    if (NT_SUCCESS(PoRequestPowerIrp(Ext->Pdo, IRP_MN_SET_POWER, s, Up, Ext, &irp))) Ext->Held = irp;
}
`,
  ],
  [
    "TargetRelationNeedsRef",
    "target-relation-not-referenced",
    [],
    dispatch(
      "PNP",
      `
    if (stack->MinorFunction == IRP_MN_QUERY_DEVICE_RELATIONS && stack->Parameters.QueryDeviceRelations.Type == TargetDeviceRelation) {
        PDEVICE_RELATIONS r = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(*r), 'abcd');
        if (r == NULL) return Complete(Irp, STATUS_INSUFFICIENT_RESOURCES);
        r->Count = 1;
        r->Objects[0] = ext->Self;
        Irp->IoStatus.Information = (ULONG_PTR)r;
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return STATUS_SUCCESS;
    `,
    ) +
      `
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
`,
  ],
  [
    "PowerIrpDDIs",
    "power-pageable-routine",
    [],
    dispatch(
      "POWER",
      `
    if (stack->MinorFunction == IRP_MN_SET_POWER) {
        HANDLE k;
        if (NT_SUCCESS(IoOpenDeviceRegistryKey(ext->Pdo, PLUGPLAY_REGKEY_DEVICE, KEY_READ, &k))) ZwClose(k);
    `,
    ) +
      `
    PoStartNextPowerIrp(Irp);
    IoSkipCurrentIrpStackLocation(Irp);
    return PoCallDriver(ext->Lower, Irp);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P)
{
    UNREFERENCED_PARAMETER(P);
    D->MajorFunction[IRP_MJ_POWER] = F;
    return STATUS_SUCCESS;
}
`,
  ],
  [
    "MultRemoveLock",
    "remove-lock-not-initialized",
    [],
    dispatch(
      "READ",
      `
    status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) return Complete(Irp, status);
    status = Complete(Irp, status);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
`,
    ) +
      `
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P) { UNREFERENCED_PARAMETER(P); D->MajorFunction[IRP_MJ_READ] = F; return STATUS_SUCCESS; }
`,
  ],
  [
    "RemoveLockMnRemove2",
    "remove-lock-without-wait",
    [],
    dispatch(
      "PNP",
      `
    status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) return Complete(Irp, status);
    if (stack->MinorFunction == IRP_MN_REMOVE_DEVICE) {
        PDEVICE_OBJECT lower = ext->Lower;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(lower, Irp);
        IoReleaseRemoveLock(&ext->Guard, Irp);
        IoDetachDevice(lower);
        IoDeleteDevice(DeviceObject);
        return status;
    `,
    ) +
      `
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
}
`,
  ],
])("%s is found by %s", (name, id, others, text) => {
  const rule = rules.find((one) => one.id === id);
  expect(rule?.names.staticDriverVerifier).toContain(name);
  const found = checkSources({ "/driver/driver.c": driverHead + text });
  expect([...new Set(found.map(({ rule: told }) => told))].sort()).toEqual([id, ...others].sort());
});
