// A mistake for each of Static Driver Verifier's rules about IRPs that the driver makes itself,
// as it looks in a driver with helpers and a device extension. Each is told of by the rule that bears the name, and by no other
// but those listed.
import { expect, test } from "vitest";
import { rules } from "../../../language-server/rules/index.ts";
import { dispatch, driverHead } from "./driver.ts";
import { checkSources } from "./fixture.ts";

test.each<[string, string, readonly string[], string]>([
  [
    "IoAllocateComplete",
    "own-irp-completed",
    [],
    `
VOID Make(PEXT Ext)
{
    PIRP irp = IoAllocateIrp(Ext->Lower->StackSize, FALSE);
    if (irp == NULL) return;
    irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
`,
  ],
  [
    "IoAllocateForward",
    "own-irp-without-completion-routine",
    [],
    `
NTSTATUS Make(PEXT Ext)
{
    PIRP irp = IoAllocateIrp(Ext->Lower->StackSize, FALSE);
    PIO_STACK_LOCATION next;
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    next = IoGetNextIrpStackLocation(irp);
    next->MajorFunction = IRP_MJ_WRITE;
    return IoCallDriver(Ext->Lower, irp);
}
`,
  ],
  [
    "IoAllocateFree",
    "own-irp-leaked",
    [],
    `
NTSTATUS Make(PEXT Ext, PVOID Buffer)
{
    PIRP irp = IoAllocateIrp(Ext->Lower->StackSize, FALSE);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    if (Buffer == NULL) return STATUS_INVALID_PARAMETER;
    IoFreeIrp(irp);
    return STATUS_SUCCESS;
}
`,
  ],
  [
    "IoBuildDeviceControlNoFree",
    "threaded-irp-freed",
    [],
    `
NTSTATUS Ask(PEXT Ext)
{
    KEVENT event; IO_STATUS_BLOCK iosb; NTSTATUS s; PIRP irp;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(1, Ext->Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    s = IoCallDriver(Ext->Lower, irp);
    if (s == STATUS_PENDING) { KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL); s = iosb.Status; }
    IoFreeIrp(irp);
    return s;
}
`,
  ],
  [
    "IoBuildSynchronousFsdRequestWait",
    "sent-irp-not-waited-for",
    [],
    `
NTSTATUS Ask(PEXT Ext)
{
    KEVENT event; IO_STATUS_BLOCK iosb; LARGE_INTEGER off = {0}; PIRP irp;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildSynchronousFsdRequest(IRP_MJ_READ, Ext->Lower, NULL, 0, &off, &event, &iosb);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    return IoCallDriver(Ext->Lower, irp);
}
`,
  ],
  [
    "IoReuseIrp",
    "foreign-irp-freed",
    [],
    dispatch(
      "READ",
      `
    if (ext->Count == 0) { IoReuseIrp(Irp, STATUS_SUCCESS); `,
    ) +
      `
    return Complete(Irp, status);
}
`,
  ],
  [
    "IoBuildFsdFree",
    "own-irp-leaked",
    [],
    `
NTSTATUS Make(PEXT Ext, PVOID Buffer)
{
    LARGE_INTEGER off = {0};
    PIRP irp = IoBuildAsynchronousFsdRequest(IRP_MJ_WRITE, Ext->Lower, Buffer, 4, &off, NULL);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    if (Ext->Count == 0) return STATUS_INVALID_PARAMETER;
    IoFreeIrp(irp);
    return STATUS_SUCCESS;
}
`,
  ],
  [
    "IoBuildDeviceControlWaitTimeout",
    "stack-event-wait-timed-out",
    [],
    `
NTSTATUS Ask(PEXT Ext)
{
    KEVENT event; IO_STATUS_BLOCK iosb; NTSTATUS s; PIRP irp; LARGE_INTEGER t; t.QuadPart = -50000000;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(1, Ext->Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    s = IoCallDriver(Ext->Lower, irp);
    if (s == STATUS_PENDING) { s = KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &t); if (s == STATUS_SUCCESS) s = iosb.Status; }
    return s;
}
`,
  ],
])("%s is found by %s", (name, id, others, text) => {
  const rule = rules.find((one) => one.id === id);
  expect(rule?.names.staticDriverVerifier).toContain(name);
  const found = checkSources({ "/driver/driver.c": driverHead + text });
  expect([...new Set(found.map(({ rule: told }) => told))].sort()).toEqual([id, ...others].sort());
});
