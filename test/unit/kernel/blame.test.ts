// Whose doing a stop says it is, and where: the driver's own line, who refused a request that the system sent, and who is not to blame.
import { expect, it } from "vitest";
import { control, driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const end = (pieces: Pieces, scenario: Readonly<Record<string, unknown>> = control()): string =>
  told(runDriver(driver(pieces), scenario).end);

const freed = `PLIST_ENTRY p = ExAllocatePoolWithTag(NonPagedPool, sizeof(LIST_ENTRY), 'tsiL'); ExFreePoolWithTag(p, 'tsiL');`;

it("what a function of our headers does is told of at its caller's line", () => {
  expect(end({ control: `${freed} InitializeListHead(p);` })).toMatch(
    /16 bytes, tag 'List' that has been freed\. here \(\/test-\d+\/driver\.c:/,
  );
});

it("an access that begins in a block and ends beyond it says how much of it lies beyond", () => {
  const code = `PUCHAR p = ExAllocatePoolWithTag(NonPagedPool, 12, 'tsiL'); *(UNALIGNED ULONGLONG *)(p + 8) = 0; ExFreePoolWithTag(p, 'tsiL');`;
  expect(end({ control: code })).toMatch(/writes to 8 bytes at .*, 4 bytes of them beyond the end of .* 12 bytes/);
});

const turned = `
  PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(irp);
  next->MajorFunction = IRP_MJ_PNP;
  next->MinorFunction = IRP_MN_READ_CONFIG;
  next->Parameters.ReadWriteConfig.Buffer = buffer;
  next->Parameters.ReadWriteConfig.Length = 4;
  irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
  done = TRUE;
  status = IoCallDriver(extension->Lower, irp);
`;

it("a driver may turn a request into another one for the driver below", () => {
  const scenario = control(4, { status: "STATUS_NOT_SUPPORTED" });
  expect(end({ control: turned }, scenario)).toBe("finished");
  const unfilled = `IoSetCompletionRoutine(irp, NULL, NULL, FALSE, FALSE, FALSE); done = TRUE; status = IoCallDriver(extension->Lower, irp);`;
  expect(end({ control: unfilled }, scenario)).toMatch(/IRP_MJ_DEVICE_CONTROL on with IRP_MJ_CREATE.*was not prepared/);
});

it("who has no dispatch routine for what the system sends is named", () => {
  const message = end(
    { entry: "driver->MajorFunction[IRP_MJ_POWER] = driver->MajorFunction[IRP_MJ_QUERY_EA];" },
    { steps: [{ do: "power", system: "S3" }] },
  );
  expect(message).toMatch(
    /must not fail it\. test has no dispatch routine for IRP_MJ_POWER, although it is attached to a device stack/,
  );
});

const plug = (body: string): Pieces => ({
  declarations: `
    static DRIVER_DISPATCH Plug;
    static NTSTATUS Plug(PDEVICE_OBJECT device, PIRP irp) {
        if (IoGetCurrentIrpStackLocation(irp)->MinorFunction == IRP_MN_SURPRISE_REMOVAL) { ${body} }
        return Pnp(device, irp); }
  `,
  entry: "driver->MajorFunction[IRP_MJ_PNP] = Plug;",
});
const pulled = { steps: [{ do: "surpriseRemove", device: "device" }] };

it("who completes with an error what may not fail is told of where it does", () => {
  expect(end(plug("return Complete(irp, STATUS_UNSUCCESSFUL, 0);"), pulled)).toMatch(
    /IRP_MN_SURPRISE_REMOVAL of .* must not fail it\. test did\. \[completed here \d+\]/,
  );
});

it("a request that is neither completed nor handed on is told of with the dispatch routine that forgot it", () => {
  expect(end(plug("return STATUS_UNSUCCESSFUL;"), pulled)).toMatch(
    /neither completed nor is it pending.*\[dispatch routine \d+\]/,
  );
});

it("an IRQL that is not lowered again is told of where it was raised, with the dispatch routine", () => {
  expect(end({ control: "KIRQL old; KeRaiseIrql(DISPATCH_LEVEL, &old);" })).toMatch(
    /called at IRQL 0 and returned at IRQL 2.*the IRQL was raised here \d+; dispatch routine \d+/,
  );
});
