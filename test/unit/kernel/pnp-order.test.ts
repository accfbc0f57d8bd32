// The order of Plug and Play enforced on drivers: each mistake names what was expected.
import { expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

/** The driver with a statement of its own before everything in its Plug and Play routine. */
const withPnp = (statement: string): string =>
  driver({}).replace(
    "PEXTENSION extension = (PEXTENSION)device->DeviceExtension; NTSTATUS status;\n",
    `
      PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
      NTSTATUS status;
      UCHAR minor = IoGetCurrentIrpStackLocation(irp)->MinorFunction;
      ${statement}
    `,
  );

it("a start that is not passed down", () => {
  const ran = runDriver(withPnp("if (minor == IRP_MN_START_DEVICE) return Complete(irp, STATUS_SUCCESS, 0);"));
  expect(told(ran.end)).toMatch(
    /verifier:pnp \(DRIVER_VERIFIER_IOMANAGER_VIOLATION\): test completed IRP_MN_START_DEVICE with STATUS_SUCCESS itself; expected: IoSkipCurrentIrpStackLocation and IoCallDriver.*completed here/,
  );
});
it("a minor code that the driver does not know and does not pass down", () => {
  const ran = runDriver(
    withPnp("if (minor == IRP_MN_QUERY_PNP_DEVICE_STATE) return Complete(irp, STATUS_NOT_SUPPORTED, 0);"),
  );
  expect(told(ran.end)).toMatch(
    /completed IRP_MN_QUERY_PNP_DEVICE_STATE with STATUS_NOT_SUPPORTED.*leaves the status as it is/,
  );
});
it("a removal, or its calling off, that is failed", () => {
  const remove = runDriver(withPnp("if (minor == IRP_MN_REMOVE_DEVICE) return Complete(irp, STATUS_UNSUCCESSFUL, 0);"));
  expect(told(remove.end)).toMatch(
    /verifier:pnp.*IRP_MN_REMOVE_DEVICE of .* STATUS_UNSUCCESSFUL; a driver must not fail it/,
  );
  const cancel = runDriver(
    withPnp("if (minor == IRP_MN_CANCEL_REMOVE_DEVICE) return Complete(irp, STATUS_UNSUCCESSFUL, 0);"),
    {
      steps: [
        { do: "queryRemove", device: "device" },
        { do: "cancelRemove", device: "device" },
      ],
    },
  );
  expect(told(cancel.end)).toMatch(/verifier:pnp.*IRP_MN_CANCEL_REMOVE_DEVICE.*must not fail it/);
});
it("a request of the manager's that a driver sends", () => {
  const send = `PIRP own = IoAllocateIrp(device->StackSize, FALSE); IoGetNextIrpStackLocation(own)->MajorFunction = IRP_MJ_PNP; IoGetNextIrpStackLocation(own)->MinorFunction = IRP_MN_SURPRISE_REMOVAL;
     own->IoStatus.Status = STATUS_NOT_SUPPORTED; (void)IoCallDriver(extension->Lower, own);`;
  const ran = runDriver(driver({ control: send }), control());
  expect(told(ran.end)).toMatch(
    /verifier:pnp.*test sends IRP_MN_SURPRISE_REMOVAL, which is reserved for the system.*made here/,
  );
});
it("a status that is not the one the request was completed with", () => {
  const ran = runDriver(
    driver({ control: "done = TRUE; Complete(irp, STATUS_SUCCESS, 0); status = STATUS_UNSUCCESSFUL;" }),
    control(),
  );
  expect(told(ran.end)).toMatch(
    /verifier:irp \(DRIVER_VERIFIER_IOMANAGER_VIOLATION\).*completed the IRP with STATUS_SUCCESS, but returned STATUS_UNSUCCESSFUL/,
  );
});
