import { expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver } from "./host.ts";

it("shows devices outside Plug and Play as the stacks that they are, links as they were written, and none of the machine's own", () => {
  const ran = runDriver(
    driver({
      declarations: `static UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\TestLink"), below = RTL_CONSTANT_STRING(L"\\\\Device\\\\Below");`,
      control: `PDEVICE_OBJECT lower = NULL, above = NULL, alone = NULL;
        IoCreateDevice(device->DriverObject, 0, &below, FILE_DEVICE_UNKNOWN, 0, FALSE, &lower);
        IoCreateDevice(device->DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &above);
        IoCreateDevice(device->DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &alone);
        IoCreateSymbolicLink(&link, &below);
        IoAttachDeviceToDeviceStack(above, lower);`,
    }),
    control(),
  );
  const nodes = ran.kernel.deviceTree().map(({ instance, description, devices }) => ({
    instance,
    description,
    devices: devices.map(({ name, links }) => [name, ...links]),
  }));
  expect(nodes).toEqual([
    {
      instance: "\\Device\\Below",
      description: "Stack outside Plug and Play",
      devices: [[undefined], ["\\Device\\Below", "\\??\\TestLink"]],
    },
    { instance: "\\Driver\\test", description: "Devices outside Plug and Play", devices: [[undefined]] },
  ]);
});
