// What a filter takes over from the device that it is attached to, and what no driver may do in AddDevice.
import { expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const below = (type: string) => driver({ add: `device->Flags |= DO_POWER_PAGABLE; device->DeviceType = ${type};` });
const flagsOfBelow = "DO_BUFFERED_IO | DO_POWER_PAGABLE";
const above = (flags: string, type: string) =>
  driver({})
    .replace("\\\\Device\\\\Test", "\\\\Device\\\\Filter")
    .replace("device->Flags |= DO_BUFFERED_IO;", `device->Flags |= ${flags}; device->DeviceType = ${type};`);

it.each([
  ["takes over all of it", flagsOfBelow, "FILE_DEVICE_DISK", /^finished$/],
  ["leaves DO_POWER_PAGABLE", "DO_BUFFERED_IO", "FILE_DEVICE_DISK", /\(DRIVER_VERIFIER_IOM.*DO_POWER_PAGABLE/],
  ["leaves DO_BUFFERED_IO", "DO_POWER_PAGABLE", "FILE_DEVICE_DISK", /has not taken DO_BUFFERED_IO over/],
  ["chooses DO_DIRECT_IO", "DO_DIRECT_IO | DO_POWER_PAGABLE", "FILE_DEVICE_DISK", /has not taken DO_BUFFERED_IO over/],
  ["has a type of its own", flagsOfBelow, "FILE_DEVICE_TAPE", /has not taken the DeviceType 0x7/],
])("a filter that %s", (_what, flags, type, expected) => {
  expect(filtered("FILE_DEVICE_DISK", flags, type)).toMatch(expected);
});

it("a class driver above a port driver has the type of its class", () => {
  expect(filtered("FILE_DEVICE_8042_PORT", flagsOfBelow, "FILE_DEVICE_KEYBOARD")).toBe("finished");
});

function filtered(typeBelow: string, flags: string, type: string): string {
  const ran = runDriver(
    { "driver.c": below(typeBelow), "filter.c": above(flags, type) },
    {
      drivers: [
        { name: "test", sources: ["driver.c"] },
        { name: "filter", sources: ["filter.c"] },
      ],
      devices: [{ name: "device", driver: "test", upperFilters: ["filter"] }],
      steps: [{ do: "remove", device: "device" }],
    },
  );
  return told(ran.end);
}

it("a device cannot be attached to itself, or twice", () => {
  const attach = (to: string) =>
    told(runDriver(driver({ control: `IoAttachDeviceToDeviceStack(device, ${to});` }), control()).end);
  expect(attach("device")).toMatch(/attached (to itself|a second time)/);
  expect(attach("extension->Lower")).toMatch(/attached (to itself|a second time)/);
});

it("a request is not completed under a spin lock", () => {
  const text = told(
    runDriver(
      driver({
        control: `
          KIRQL o;
          KeAcquireSpinLock(&extension->Lock, &o);
          done = TRUE;
          status = Complete(irp, STATUS_SUCCESS, 0);
          KeReleaseSpinLock(&extension->Lock, o);
        `,
      }),
      control(),
    ).end,
  );
  expect(text).toMatch(/IoCompleteRequest is called while .* is held/);
});
