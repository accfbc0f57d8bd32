// A run without steps: the whole life of a driver, with whatever requests it knows.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

/** How each step went, without what it gave. */
const went = (steps: readonly string[]) => steps.map((step) => step.replace(/(: status STATUS_\w+).*/, "$1"));

const noCancel = "IoMarkIrpPending(irp); done = TRUE; status = STATUS_PENDING;";
const cancels = `static DRIVER_CANCEL Stop; static VOID Stop(PDEVICE_OBJECT d, PIRP irp) { UNREFERENCED_PARAMETER(d);
  IoReleaseCancelSpinLock(irp->CancelIrql); Complete(irp, STATUS_CANCELLED, 0); }`;
const pended = `IoMarkIrpPending(irp); IoSetCancelRoutine(irp, Stop); done = TRUE; status = STATUS_PENDING;`;

describe("a run without steps", () => {
  it("tries each request, sleeps, wakes, gets other resources, removes, plugs in again, uses badly, pulls out, unloads", () => {
    const ran = runDriver(
      driver({
        declarations: cancels,
        control: `
          ULONG code = stack->Parameters.DeviceIoControl.IoControlCode;
          switch (code) {
          case 0x222000: break;
          case 0x222004: ${pended} break;
          default: status = STATUS_INVALID_DEVICE_REQUEST;
          }
          if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222009) status = STATUS_NOT_FOUND;
        `,
      }),
    );
    expect(told(ran.end)).toBe("finished");
    expect(went(ran.steps)).toEqual([
      "passed start device: status STATUS_SUCCESS",
      "passed open device: status STATUS_SUCCESS",
      "passed read device: status STATUS_SUCCESS",
      "passed write device: status STATUS_INVALID_DEVICE_REQUEST",
      "passed control request 0x222000 to device: status STATUS_SUCCESS",
      "passed control request 0x222004 to device: status STATUS_CANCELLED",
      "passed control request 0x222009 to device: status STATUS_NOT_FOUND",
      "passed close device: status STATUS_SUCCESS",
      "passed the machine sleeps: status STATUS_SUCCESS",
      "passed the machine wakes: status STATUS_SUCCESS",
      "passed restart device: status STATUS_SUCCESS",
      "passed remove device: status STATUS_SUCCESS",
      "passed plug device in again: status STATUS_SUCCESS",
      "passed open device: status STATUS_SUCCESS",
      "passed read device without buffers: status STATUS_SUCCESS",
      "passed write device without buffers: status STATUS_INVALID_DEVICE_REQUEST",
      "passed control request 0x222000 to device without buffers: status STATUS_SUCCESS",
      "passed control request 0x222004 to device without buffers: status STATUS_CANCELLED",
      "passed control request 0x222009 to device without buffers: status STATUS_NOT_FOUND",
      "passed requests to device that nobody waits for: status STATUS_SUCCESS",
      "passed surpriseRemove device: status STATUS_SUCCESS",
      "passed close device: status STATUS_SUCCESS",
      "passed end of the requests to device: status STATUS_SUCCESS",
      "passed unload test: status STATUS_SUCCESS",
    ]);
    expect(ran.steps.find((one) => one.includes("nobody waits for"))).toMatch(/1 of 5 are under way/);
  });

  it("makes requests without buffers, which a driver that measures nothing does not survive", () => {
    const code = `
      if (stack->Parameters.DeviceIoControl.IoControlCode != 0x222000) status = STATUS_INVALID_DEVICE_REQUEST;
      else *(PULONG)buffer = 1;
    `;
    const ran = runDriver(driver({ control: code }));
    expect(told(ran.end)).toMatch(/access violation: write to 4 bytes at 0x0/);
    expect(ran.steps.filter((step) => step.includes("0x222000"))).toEqual([
      expect.stringMatching(/^passed control request 0x222000 to device: status STATUS_SUCCESS/),
      expect.stringMatching(/^pending control request 0x222000 to device without buffers/),
    ]);
  });

  it("pulls the device out while requests are under way, which a driver must not have forgotten by then", () => {
    const queue = `
      KIRQL old;
      if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222000) {
        IoMarkIrpPending(irp);
        done = TRUE;
        status = STATUS_PENDING;
        IoAcquireCancelSpinLock(&old);
        extension->Kept = irp;
        if (irp->Cancel) { extension->Kept = NULL; irp->CancelIrql = old; Stop(extension->Self, irp); }
        else { IoSetCancelRoutine(irp, Stop); IoReleaseCancelSpinLock(old); }
      }
    `;
    const ran = runDriver(
      driver({
        fields: "PIRP Kept;",
        declarations: `
          static DRIVER_CANCEL Stop;
          static VOID Stop(PDEVICE_OBJECT d, PIRP irp) {
              ((PEXTENSION)d->DeviceExtension)->Kept = NULL;
              IoReleaseCancelSpinLock(irp->CancelIrql);
              Complete(irp, STATUS_CANCELLED, 0); }
          static DRIVER_DISPATCH Plug;
          static NTSTATUS Plug(PDEVICE_OBJECT device, PIRP irp) {
              PEXTENSION e = device->DeviceExtension;
              // Its cancel routine may be called still.
              if (IoGetCurrentIrpStackLocation(irp)->MinorFunction == IRP_MN_SURPRISE_REMOVAL && e->Kept != NULL)
                  Complete(e->Kept, STATUS_DELETE_PENDING, 0);
              return Pnp(device, irp); }
        `,
        entry: "driver->MajorFunction[IRP_MJ_PNP] = Plug;",
        control: queue,
      }),
    );
    expect(told(ran.end)).toMatch(/cancel routine/);
    expect(ran.steps.find((step) => step.startsWith("pending"))).toMatch(/surpriseRemove/);
  });

  it("leaves it to the driver whether its device can be opened", () => {
    const ran = runDriver(
      driver({
        declarations: `
            static DRIVER_DISPATCH Refuse;
            static NTSTATUS Refuse(PDEVICE_OBJECT device, PIRP irp) {
                UNREFERENCED_PARAMETER(device);
                return Complete(irp, STATUS_ACCESS_DENIED, 0);
            }
          `,
        entry: "driver->MajorFunction[IRP_MJ_CREATE] = Refuse;",
      }),
    );
    expect(told(ran.end)).toBe("finished");
    expect(ran.steps.slice(1, 3)).toEqual([
      "passed open device: status STATUS_ACCESS_DENIED, the driver did not let it be opened",
      "passed read device: status STATUS_SUCCESS, it is not open: not tried",
    ]);
  });

  it("fails for a request that neither ends nor can be cancelled", () => {
    const ran = runDriver(
      driver({ control: `if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222000) { ${noCancel} }` }),
    );
    expect(ran.failures[0]).toMatch(/10 seconds after it was cancelled it has not been completed/);
  });
});

it("a power request that is pended and handed on by a work item, its location skipped, is as it should be", () => {
  const ran = runDriver(
    driver({
      fields: "PIO_WORKITEM Item; PIRP Power;",
      declarations: `
        static DRIVER_DISPATCH Later;
        static IO_WORKITEM_ROUTINE HandOn;
        static VOID HandOn(PDEVICE_OBJECT device, PVOID context) {
            PEXTENSION e = device->DeviceExtension;
            UNREFERENCED_PARAMETER(context);
            PoStartNextPowerIrp(e->Power);
            IoSkipCurrentIrpStackLocation(e->Power);
            PoCallDriver(e->Lower, e->Power);
        }
        static NTSTATUS Later(PDEVICE_OBJECT device, PIRP irp) {
            PEXTENSION e = device->DeviceExtension;
            e->Power = irp;
            IoMarkIrpPending(irp);
            IoQueueWorkItem(e->Item, HandOn, DelayedWorkQueue, NULL);
            return STATUS_PENDING;
        }
      `,
      entry: "driver->MajorFunction[IRP_MJ_POWER] = Later;",
      add: "extension->Item = IoAllocateWorkItem(device);",
      remove: "IoFreeWorkItem(extension->Item);",
    }),
  );
  expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
});
