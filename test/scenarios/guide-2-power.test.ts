// Rows of guide-2, section E.5, and D71 of guide-1 in its own file: power of whole machines; E35: waiting in the dispatch routine.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { filter, stack } from "./filter.ts";
import { machine, owner, power } from "./power-owner.ts";
import { close, fails, ioctl, open, passes, run, traced, wait } from "./run.ts";

const legacy = `
  #include <ntddk.h>
  DRIVER_INITIALIZE DriverEntry;
  DRIVER_UNLOAD Unload;
  VOID Unload(PDRIVER_OBJECT driver) { IoDeleteDevice(driver->DeviceObject); }
  NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
      PDEVICE_OBJECT device;
      UNREFERENCED_PARAMETER(path);
      driver->DriverUnload = Unload;
      return IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  }
`;

it("E61 a driver without power management keeps the machine from the states between work and hibernation", () => {
  const drivers = {
    ...machine(["one"]),
    drivers: [
      { name: "o", sources: ["o.c"] },
      { name: "old", sources: ["old.c"] },
    ],
  };
  const steps = [
    power("S3", fails("STATUS_NOT_SUPPORTED")),
    power("S4"),
    power("S0"),
    wait(1),
    { do: "unload", driver: "old" },
    power("S3"),
    power("S0"),
  ];
  const ran = passes(run({ "o.c": owner({}), "old.c": legacy }, steps, drivers));
  expect(traced(ran, ["power"])).toContainEqual(
    expect.stringMatching(/does not go to S3: old has no power management/),
  );
});

it("E63 two devices that need a surge are powered up one after the other, others are not held back", () => {
  const order = (inrush: boolean) =>
    passes(
      run({ "o.c": owner({ inrush, slow: 10 }) }, [power("S3"), power("S0"), wait(100)], machine(["one", "two"])),
    ).output.filter((line) => line.startsWith("D0"));
  expect(order(true)).toEqual(["D0 of 1 begins", "D0 of 1 done", "D0 of 2 begins", "D0 of 2 done"]);
  expect(order(false)).toEqual(["D0 of 1 begins", "D0 of 2 begins", "D0 of 1 done", "D0 of 2 done"]);
});

it("E66 a device that needs another on: it sleeps before that one and wakes after it, whatever their places in the tree", () => {
  const relation = `
      static PDEVICE_OBJECT first;
      static PDEVICE_RELATIONS Needs(PDEVICE_OBJECT pdo) {
          PDEVICE_RELATIONS r = (PDEVICE_RELATIONS)ExAllocatePoolWithTag(PagedPool, sizeof(*r), 'leR');
          r->Count = 1;
          r->Objects[0] = pdo;
          ObReferenceObject(pdo);
          return r;
      }
    `;
  const needs = filter({
    declarations: `${relation} static PDEVICE_OBJECT last;`,
    add: "if (first == NULL) first = device; last = pdo;",
    pnp: `
      if (minor == IRP_MN_QUERY_DEVICE_RELATIONS && stack->Parameters.QueryDeviceRelations.Type == PowerRelations &&
          device == first) {
          irp->IoStatus.Status = STATUS_SUCCESS;
          irp->IoStatus.Information = (ULONG_PTR)Needs(last);
      }
      if (minor == IRP_MN_QUERY_PNP_DEVICE_STATE && device != first)
          IoInvalidateDeviceRelations(((PX)first->DeviceExtension)->Physical, PowerRelations);
    `,
  });
  const order = (filters: readonly string[]) => {
    const devices = ["one", "two"].map((name) => ({ name, driver: "o", upperFilters: filters }));
    const drivers = [
      { name: "o", sources: ["o.c"] },
      { name: "needs", sources: ["needs.c"] },
    ];
    const steps = [wait(1), power("S3"), power("S0"), wait(50)];
    const ran = passes(run({ "o.c": owner({ slow: 1 }), "needs.c": needs }, steps, { drivers, devices }));
    return ran.output.filter((line) => line.endsWith("begins"));
  };
  expect(order([])).toEqual(["D3 of 2 begins", "D3 of 1 begins", "D0 of 1 begins", "D0 of 2 begins"]);
  expect(order(["needs"])).toEqual(["D3 of 1 begins", "D3 of 2 begins", "D0 of 2 begins", "D0 of 1 begins"]);
});

it("E35 the pattern of the start in the dispatch routine of power: it waits for what only its own return brings about", () => {
  const waits = filter({
    dispatch: `
        if (major == IRP_MJ_POWER && stack->Parameters.Power.Type == SystemPowerState) {
            IoMarkIrpPending(irp);
            KeWaitForSingleObject(&x->Event, Executive, KernelMode, FALSE, NULL);
        }
      `,
  });
  const made = stack(driver({}), { waits });
  expect(run(made.sources, [{ do: "power", system: "S3" }], made.scenario).told).toMatch(/can go on|deadlock|waits/i);
});

it("E65 a stack that says its power code may be paged, though a request comes at DISPATCH_LEVEL: it is called at PASSIVE_LEVEL", () => {
  const power = (flag: string) =>
    run(
      driver({
        declarations: `
            static DRIVER_DISPATCH Power;
            #pragma alloc_text(PAGE, Power)
            static NTSTATUS Power(PDEVICE_OBJECT d, PIRP irp) {
                PAGED_CODE();
                PoStartNextPowerIrp(irp);
                IoSkipCurrentIrpStackLocation(irp);
                return PoCallDriver(((PEXTENSION)d->DeviceExtension)->Lower, irp);
            }
          `,
        entry: "driver->MajorFunction[IRP_MJ_POWER] = Power;",
        add: flag,
        control: `
            KIRQL irql;
            POWER_STATE s;
            LARGE_INTEGER t;
            t.QuadPart = -1000;
            s.DeviceState = PowerDeviceD0;
            KeRaiseIrql(DISPATCH_LEVEL, &irql);
            (void)PoRequestPowerIrp(extension->Self, IRP_MN_SET_POWER, s, NULL, NULL, NULL);
            KeLowerIrql(irql);
            KeDelayExecutionThread(KernelMode, FALSE, &t);
          `,
      }),
      [open, ioctl(), close],
    );
  passes(power("device->Flags |= DO_POWER_PAGABLE;"));
  expect(power("device->Flags &= ~DO_POWER_PAGABLE;").told).toMatch(/DISPATCH_LEVEL/);
});
