// Rows of guide-1, section D.1: loading, unloading and the device tree.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { runScenarioFile } from "../unit/kernel/host.ts";
import { filter, stack } from "./filter.ts";
import { close, fails, ioctl, open, passes, read, remove, run, seen, traced, wait } from "./run.ts";
import { sample } from "./samples.ts";

it("D01 a normal start: DriverEntry and AddDevice at PASSIVE_LEVEL, the stack grows, the interface comes with the start", () => {
  const guid = "static const GUID guid = { 0x11111111, 0x2222, 0x3333, { 1, 2, 3, 4, 5, 6, 7, 8 } };";
  const ran = passes(
    run(
      {
        declarations: `${guid} static UNICODE_STRING link;`,
        entry: 'DbgPrint("entry at %d\\n", KeGetCurrentIrql());',
        add: `
          DbgPrint("add at %d, initializing %d, sizes %d %d\\n", KeGetCurrentIrql(),
                   (device->Flags & DO_DEVICE_INITIALIZING) != 0, pdo->StackSize, device->StackSize);
          (void)IoRegisterDeviceInterface(pdo, &guid, NULL, &link);
        `,
        remove: "(void)IoSetDeviceInterfaceState(&link, FALSE); RtlFreeUnicodeString(&link);",
        control: "(void)IoSetDeviceInterfaceState(&link, TRUE); information = 0;",
      },
      [
        {
          ...open,
          handle: "none",
          device: undefined,
          interface: "{11111111-2222-3333-0102-030405060708}",
          ...fails("STATUS_OBJECT_NAME_NOT_FOUND"),
        },
        open,
        ioctl(),
        { ...open, handle: "i", device: undefined, interface: "{11111111-2222-3333-0102-030405060708}" },
        { do: "close", handle: "i" },
        close,
        remove,
      ],
    ),
  );
  expect(ran.output).toEqual(["entry at 0", "add at 0, initializing 1, sizes 1 2"]);
  const contexts = ran.kernel.trace
    .window(0, ran.kernel.trace.length, { kinds: ["addDevice"] })
    .map((row) => row.contextName);
  for (const name of contexts) expect(name).toContain("System thread");
});

it("D02 a DriverEntry that fails half-way: not loaded, not unloaded, and what it has left is told", () => {
  const ran = run(
    {
      entry: `
          UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Half"), t = RTL_CONSTANT_STRING(L"\\\\Device\\\\Half");
          (void)IoCreateSymbolicLink(&n, &t);
          (void)ExAllocatePool2(POOL_FLAG_PAGED, 100, 'tseT');
          return STATUS_UNSUCCESSFUL;
        `,
      unload: 'DbgPrint("unload\\n");',
    },
    [wait(1)],
  );
  expect(ran.output).toEqual([]);
  expect(ran.told).toMatch(/pool allocation was not freed \(100 bytes/);
  expect(traced(ran, ["driverLoad"])[0]).toContain("STATUS_UNSUCCESSFUL");
});

it("D04 the registry path is gone after DriverEntry; a copy of it is not", () => {
  const kept = {
    declarations: "static PUNICODE_STRING kept;",
    entry: "kept = path;",
    add: 'DbgPrint("%wZ\\n", kept);',
  };
  expect(run(kept, []).told).toMatch(/freed/);
  const copied = {
    declarations: "static UNICODE_STRING copy;",
    entry: `
        copy.MaximumLength = path->Length;
        copy.Buffer = (PWCH)ExAllocatePool2(POOL_FLAG_PAGED, path->Length, 'tseT');
        if (copy.Buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
        RtlCopyUnicodeString(&copy, path);
      `,
    add: 'DbgPrint("%wZ\\n", &copy);',
    unload: "ExFreePool(copy.Buffer);",
  };
  expect(passes(run(copied, [remove])).output[0]).toMatch(/\\Services\\test$/i);
});

const passing = () => filter({});

const names = (ran: ReturnType<typeof run>) =>
  ran.kernel.deviceTree().map((node) => node.devices.map((device) => `${device.driver} ${device.role}`));

it("D06 a stack of filters around a function driver, loaded from the bottom up; buses have devices of their own", () => {
  const made = stack(driver({}), { above: passing() }, { below: passing() });
  const ran = passes(run(made.sources, [], made.scenario));
  expect(names(ran)[0]).toEqual(["above filter", "test FDO", "below filter", "root bus PDO"]);
  const order = ran.kernel.trace
    .window(0, ran.kernel.trace.length, { kinds: ["addDevice"] })
    .filter((row) => row.detail.includes("called"));
  expect(order.map((row) => row.driver)).toEqual(["below", "test", "above"]);
  const rack = seen(runScenarioFile("samples/rack/rack.scenario.json"));
  expect(rack.kernel.state.devnodes.map((node) => node.parent)).toEqual([-1, 0, 0]);
});

it("D07 a filter that does not want to be there returns success; one that returns an error stops the others", () => {
  const reluctant = (status: string) =>
    filter({}).replace(
      "NTSTATUS AddDevice(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) {",
      `NTSTATUS AddDevice(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) { static LONG never; if (never == 0) return ${status};`,
    );
  const absent = stack(driver({}), { above: passing() }, { below: reluctant("STATUS_SUCCESS") });
  const ran = passes(run(absent.sources, [open, read(1), close], absent.scenario));
  expect(names(ran)[0]).toEqual(["above filter", "test FDO", "root bus PDO"]);
  const failing = stack(driver({}), { above: passing() }, { below: reluctant("STATUS_NOT_SUPPORTED") });
  const stopped = run(failing.sources, [], failing.scenario);
  expect(stopped.kernel.state.devnodes[0]?.status).toBe("Failed");
  expect(stopped.kernel.trace.count({ kinds: ["addDevice"], driver: "test" })).toBe(0);
});

it("D08 a filter that attaches late: new IRPs have a location more, and reach it", () => {
  const pieces = {
    declarations: `
        static PDEVICE_OBJECT late, below;
        static DRIVER_DISPATCH Late;
        static NTSTATUS Late(PDEVICE_OBJECT device, PIRP irp) {
            UNREFERENCED_PARAMETER(device);
            DbgPrint("through\\n");
            IoSkipCurrentIrpStackLocation(irp);
            return IoCallDriver(below, irp);
        }
      `,
    control: `
        if (IoCreateDevice(extension->Self->DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &late) == STATUS_SUCCESS) {
            late->Flags |= extension->Self->Flags & DO_BUFFERED_IO;
            below = IoAttachDeviceToDeviceStack(late, extension->Self);
            late->Flags &= ~DO_DEVICE_INITIALIZING;
        }
      `,
    read: `
      if (device == late) return Late(device, irp);
      DbgPrint("%d locations\\n", irp->StackCount);
      return Complete(irp, STATUS_SUCCESS, 0);
    `,
  };
  const ran = run(pieces, [open, read(1), ioctl(), read(1)]);
  expect(ran.output).toEqual(["2 locations", "through", "3 locations"]);
});

it("D09 names below a device are checked by its descriptor if the top of the stack has FILE_DEVICE_SECURE_OPEN", () => {
  const secured = driver({}).replace(
    "IoCreateDevice(driver, sizeof(EXTENSION), &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device)",
    "IoCreateDeviceSecure(driver, sizeof(EXTENSION), &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL, NULL, &device)",
  );
  const source = secured.replace("#include <ntddk.h>", "#include <ntddk.h>\n#include <wdmsec.h>");
  const denied = fails("STATUS_ACCESS_DENIED");
  const steps = (below: Readonly<Record<string, unknown>>) => [
    { ...open, user: "standard", ...denied },
    { ...open, user: "standard", path: "\\x", handle: "below", ...below },
    open,
    close,
    { ...open, path: "\\x", handle: "second" },
  ];
  passes(run(source, steps(denied)));
  const above = (add: string) => stack(source, { above: filter({ add }) });
  const forgets = above("");
  passes(run(forgets.sources, steps({}), forgets.scenario));
  const copies = above("device->Characteristics = x->Lower->Characteristics;");
  passes(run(copies.sources, steps(denied), copies.scenario));
  const anybody = driver({});
  passes(run(anybody, [{ ...open, user: "standard" }, close]));
  const readers = source.replace("SYS_ALL_ADM_ALL", "SYS_ALL_ADM_RWX_WORLD_R");
  passes(
    run(readers, [{ ...open, user: "standard", access: "read" }, close, { ...open, user: "standard", ...denied }]),
  );
});

it("D11 memory is mapped and ports are used as they are; stopping unmaps", () => {
  const pieces = {
    declarations: `
      static PUCHAR mapped;
      static ULONG length;
      static NTSTATUS Start(PDEVICE_OBJECT device, PIRP irp) {
          PCM_RESOURCE_LIST list = IoGetCurrentIrpStackLocation(irp)->Parameters.StartDevice.AllocatedResourcesTranslated;
          ULONG i;
          NTSTATUS status;
          IoForwardIrpSynchronously(((PEXTENSION)device->DeviceExtension)->Lower, irp);
          status = irp->IoStatus.Status;
          for (i = 0; i < list->List[0].PartialResourceList.Count; i++) {
              PCM_PARTIAL_RESOURCE_DESCRIPTOR one = &list->List[0].PartialResourceList.PartialDescriptors[i];
              if (one->Type == CmResourceTypeMemory) {
                  length = one->u.Memory.Length;
                  mapped = (PUCHAR)MmMapIoSpaceEx(one->u.Memory.Start, length, PAGE_READWRITE | PAGE_NOCACHE);
                  DbgPrint("memory %d\\n", mapped != NULL && READ_REGISTER_UCHAR(mapped + 0) == 0);
              }
              if (one->Type == CmResourceTypePort) {
                  WRITE_PORT_UCHAR((PUCHAR)(ULONG_PTR)one->u.Port.Start.QuadPart, 0x21);
                  DbgPrint("port %x\\n", READ_PORT_UCHAR((PUCHAR)(ULONG_PTR)one->u.Port.Start.LowPart));
              }
          }
          return Complete(irp, status, 0);
      }
      static DRIVER_DISPATCH Pnp2, Pnp;
      static NTSTATUS Pnp2(PDEVICE_OBJECT device, PIRP irp) {
          UCHAR minor = IoGetCurrentIrpStackLocation(irp)->MinorFunction;
          if (minor == IRP_MN_START_DEVICE) return Start(device, irp);
          if (minor == IRP_MN_STOP_DEVICE || minor == IRP_MN_REMOVE_DEVICE) {
              if (mapped != NULL) MmUnmapIoSpace(mapped, length);
              mapped = NULL;
              irp->IoStatus.Status = STATUS_SUCCESS;
          }
          return Pnp(device, irp);
      }
    `,
    entry: "driver->MajorFunction[IRP_MJ_PNP] = Pnp2;",
  };
  const hardware = [
    {
      name: "board",
      model: "interruptSource",
      ports: [{ start: 0x300, length: 2 }],
      memory: [{ start: 0xfe000000, length: 16 }],
    },
  ];
  const ran = passes(
    run(pieces, [{ do: "stop", device: "device" }, { do: "start", device: "device" }, remove], {
      hardware,
      devices: [{ name: "device", driver: "test", hardware: "board" }],
    }),
  );
  expect(ran.output.filter((line) => line === "port 21")).toHaveLength(2);
  expect(ran.kernel.state.mappings).toEqual([]);
});

it("D12 a driver whose device is referenced is unloaded with the last reference, and opened by nobody until then", () => {
  const pieces = {
    declarations: `
        static PDEVICE_OBJECT own;
        static PIO_WORKITEM item;
        static IO_WORKITEM_ROUTINE Drop;
        static VOID Drop(PDEVICE_OBJECT d, PVOID c) {
            LARGE_INTEGER t;
            UNREFERENCED_PARAMETER(c);
            t.QuadPart = -500000;
            KeDelayExecutionThread(KernelMode, FALSE, &t);
            ObDereferenceObject(d);
        }
      `,
    entry:
      'UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Device\\\\Own"); (void)IoCreateDevice(driver, sizeof(EXTENSION), &n, FILE_DEVICE_UNKNOWN, 0, FALSE, &own); item = IoAllocateWorkItem(own);',
    control: "information = 0; ObReferenceObject(own); IoQueueWorkItem(item, Drop, DelayedWorkQueue, NULL);",
    unload: 'DbgPrint("unload\\n"); IoFreeWorkItem(item); IoDeleteDevice(own);',
  };
  const own = { ...open, device: "\\Device\\Own" };
  const steps = [
    open,
    ioctl(),
    close,
    remove,
    { do: "unload", driver: "test" },
    { ...own, ...fails("STATUS_NO_SUCH_DEVICE") },
  ];
  const ran = passes(run(pieces, [...steps, wait(200)]));
  expect(ran.output).toEqual(["unload"]);
  expect(traced(ran, ["driverUnload"])).toEqual([
    expect.stringMatching(/^unload pending: .Device.Own is referenced \(1\)/),
    "unloaded",
  ]);
  // At the end of a run nothing is unloaded that nobody asked for: as at a shutdown.
  expect(passes(run(pieces, steps.slice(0, 5))).output).toEqual([]);
  // A notification keeps it too.
  const listening = (withdraw: string) => ({
    declarations: `
      static PVOID entry;
      static DRIVER_NOTIFICATION_CALLBACK_ROUTINE Told;
      NTSTATUS Told(PVOID n, PVOID c) {
          UNREFERENCED_PARAMETER(n);
          UNREFERENCED_PARAMETER(c);
          return STATUS_SUCCESS;
      }
    `,
    entry:
      "(void)IoRegisterPlugPlayNotification(EventCategoryHardwareProfileChange, 0, NULL, driver, Told, NULL, &entry);",
    remove: withdraw,
    unload: 'DbgPrint("unload\\n");',
  });
  const goes = run(listening("IoUnregisterPlugPlayNotificationEx(entry);"), [remove]);
  expect(passes(goes).output).toEqual(["unload"]);
  const stays = run(listening(""), [remove]);
  expect(stays.output).toEqual([]);
  expect(traced(stays, ["driverUnload"])).toEqual(["unload pending: a Plug and Play notification is registered"]);
  expect(stays.told).toMatch(/verifier:unload.*so that DriverUnload is never called/);
});

it("D05 a reinitialisation routine is called after the others, once for each time it asks, with its count", () => {
  const again = {
    declarations: `
        static DRIVER_REINITIALIZE Again;
        static VOID Again(PDRIVER_OBJECT driver, PVOID context, ULONG count) {
            DbgPrint("again %u\\n", count);
            if (count < 2) IoRegisterDriverReinitialization(driver, Again, context);
        }
      `,
    entry: "IoRegisterDriverReinitialization(driver, Again, NULL);",
  };
  expect(passes(run(again, [wait(1), remove])).output).toEqual(["again 1", "again 2"]);
  expect(run({ ...again, entry: `${again.entry} return STATUS_UNSUCCESSFUL;` }, [wait(1)]).output).toEqual([]);
});

it("D10 a device that works raw has no function driver, and its bus serves it", () => {
  const capability = [
    "modules.c",
    "capabilities->UniqueID = FALSE;",
    "capabilities->RawDeviceOK = TRUE; capabilities->UniqueID = TRUE;",
  ] as const;
  const ran = passes(
    sample("rack")(
      [
        { do: "open", handle: "rack", interface: "{5b1f2e34-8e0a-4d57-9b42-2f6c1a7e0d11}", access: "readWrite" },
        { do: "ioctl", handle: "rack", code: 0x2aa000, input: { u32: [3] } },
        wait(1),
      ],
      { drivers: [{ name: "rack", sources: ["rack.c", "modules.c"] }], install: [] },
      [capability],
    ),
  );
  expect(ran.kernel.state.devnodes[1]?.status).toBe("Started");
  expect(ran.kernel.deviceTree()[0]?.children[0]?.devices.map((device) => device.role)).toEqual(["PDO"]);
});

it("D13 an interrupt that is still connected when the driver is unloaded: found", () => {
  const pieces = {
    declarations: `
        static KSERVICE_ROUTINE Isr;
        static BOOLEAN Isr(PKINTERRUPT i, PVOID c) {
            UNREFERENCED_PARAMETER(i);
            UNREFERENCED_PARAMETER(c);
            return TRUE;
        }
        static PKINTERRUPT interrupt;
      `,
    control: `
        KIRQL irql;
        KAFFINITY affinity;
        ULONG vector = HalGetInterruptVector(Isa, 0, 5, 5, &irql, &affinity);
        (void)IoConnectInterrupt(&interrupt, Isr, NULL, NULL, vector, irql, irql, Latched, FALSE, affinity, FALSE);
      `,
  };
  expect(run(pieces, [open, ioctl(), close, remove]).told).toMatch(/0xce.*interrupt is still connected/);
  passes(run({ ...pieces, remove: "IoDisconnectInterrupt(interrupt);" }, [open, ioctl(), close, remove]));
});
