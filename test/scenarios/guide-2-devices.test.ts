// Rows of guide-2, sections E.4 and E.5: interfaces between drivers, ids, devices that may not be disabled, capabilities of power.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { changingCapabilities, filter, stack } from "./filter.ts";
import { close, fails, ioctl, open, passes, remove, run, type Seen } from "./run.ts";
import { sample } from "./samples.ts";

/** A lower filter that exports an interface and vetoes its removal while that is referenced; the driver above asks for it. */
const exporter = filter({
  declarations: `
      static LONG references;
      static INTERFACE_REFERENCE Take;
      static INTERFACE_DEREFERENCE Drop;
      static VOID Take(PVOID c) {
          UNREFERENCED_PARAMETER(c);
          InterlockedIncrement(&references);
      }
      static VOID Drop(PVOID c) {
          UNREFERENCED_PARAMETER(c);
          InterlockedDecrement(&references);
      }
    `,
  pnp: `
    if (minor == IRP_MN_QUERY_INTERFACE && stack->Parameters.QueryInterface.InterfaceType->Data1 == 0x11223344) {
        PINTERFACE i = stack->Parameters.QueryInterface.Interface;
        i->Size = sizeof(INTERFACE);
        i->Version = 1;
        i->Context = device;
        i->InterfaceReference = Take;
        i->InterfaceDereference = Drop;
        Take(device);
        return Complete(irp, STATUS_SUCCESS, 0);
    }
    if (minor == IRP_MN_QUERY_REMOVE_DEVICE && references != 0) return Complete(irp, STATUS_UNSUCCESSFUL, 0);
  `,
});
const user = driver({
  declarations: `
    static const GUID wanted = { 0x11223344, 1, 2, { 3 } };
    static INTERFACE mine;
    static NTSTATUS Ask(PDEVICE_OBJECT lower) {
        KEVENT event;
        IO_STATUS_BLOCK block;
        PIRP irp;
        PIO_STACK_LOCATION stack;
        NTSTATUS status;
        KeInitializeEvent(&event, NotificationEvent, FALSE);
        irp = IoBuildSynchronousFsdRequest(IRP_MJ_PNP, lower, NULL, 0, NULL, &event, &block);
        irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
        stack = IoGetNextIrpStackLocation(irp);
        stack->MinorFunction = IRP_MN_QUERY_INTERFACE;
        stack->Parameters.QueryInterface.InterfaceType = &wanted;
        stack->Parameters.QueryInterface.Size = sizeof(mine);
        stack->Parameters.QueryInterface.Version = 1;
        stack->Parameters.QueryInterface.Interface = &mine;
        status = IoCallDriver(lower, irp);
        if (status == STATUS_PENDING) {
            KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
            status = block.Status;
        }
        return status;
    }
  `,
  control: `
      if (mine.InterfaceDereference == NULL) status = Ask(extension->Lower);
      else {
          mine.InterfaceDereference(mine.Context);
          mine.InterfaceDereference = NULL;
      }
    `,
});

it("E49 a referenced interface keeps its exporter from being removed; given back, it does not", () => {
  const made = stack(user, {}, { exporter });
  const steps = [open, ioctl(), close, { ...remove, ...fails("STATUS_UNSUCCESSFUL") }, open, ioctl(), close, remove];
  passes(run(made.sources, steps, made.scenario));
});

it("E50 an id with a character that ids may not have", () => {
  const rack = sample("rack");
  const scenario = {
    drivers: [
      { name: "rack", sources: ["rack.c", "modules.c"] },
      { name: "module", sources: ["module.c"] },
    ],
    devices: [{ name: "rack0", hardwareId: "ROOT\\RACK", driver: "rack" }],
    install: [{ hardwareId: "RACK\\MODULE", driver: "module" }],
  };
  const insert = [
    { do: "open", handle: "h", interface: "{5b1f2e34-8e0a-4d57-9b42-2f6c1a7e0d11}", access: "readWrite" },
    { do: "ioctl", handle: "h", code: "0x2aa000", input: { u32: [3] } },
    { do: "wait", for: 1 },
  ];
  for (const wrong of [" ", ","])
    expect(rack(insert, scenario, [["modules.c", 'L"%02u"', `L"${wrong}%02u"`]]).told).toMatch(
      /PNP_DETECTED_FATAL_ERROR 0xca.*has a character that ids cannot have/,
    );
});

it("E57 a device with something below it, or itself, that is needed may not be disabled", () => {
  const needed = (when: string): Seen => {
    const pnp = `
      if (minor == IRP_MN_QUERY_PNP_DEVICE_STATE && ${when}) {
          irp->IoStatus.Information |= PNP_DEVICE_NOT_DISABLEABLE;
          irp->IoStatus.Status = STATUS_SUCCESS;
      }
    `;
    const made = stack(driver({}), { above: filter({ pnp }) });
    const expected = when === "TRUE" ? fails("STATUS_NOT_SUPPORTED") : {};
    return run(made.sources, [{ do: "disable", device: "device", ...expected }], made.scenario);
  };
  passes(needed("TRUE"));
  expect(passes(needed("FALSE")).kernel.state.devnodes.map((node) => node.status)).toEqual(["Removed"]);
});

const changing = (change: string): Seen => {
  const made = stack(driver({}), { above: changingCapabilities(change) });
  return run(made.sources, [], made.scenario);
};

it("E64 DeviceWake raised above the state that the device has in SystemWake: the two do not fit", () => {
  expect(changing("k->DeviceWake = PowerDeviceD2;").told).toMatch(
    /do not fit together: the device wakes from D2 at the deepest, but in S3/,
  );
  passes(changing("k->DeviceWake = PowerDeviceD2; k->SystemWake = PowerSystemWorking;"));
  expect(changing("k->DeviceState[PowerSystemSleeping1] = PowerDeviceD1;").told).toMatch(
    /DeviceState\[S1\] from D3 to D1/,
  );
  expect(changing("k->SystemWake = PowerSystemHibernate;").told).toMatch(/SystemWake from S3 to S4.*never loosen/);
});
