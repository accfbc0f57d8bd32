// Rows of guide-1, sections D.1, D.2 and D.4: loading and the device tree, opens and names, reads, writes and control requests.
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

it("D14 open and close: Information 0; first cleanup, then close, at PASSIVE_LEVEL", () => {
  const pieces = {
    declarations: `
        static DRIVER_DISPATCH Told;
        static NTSTATUS Told(PDEVICE_OBJECT device, PIRP irp) {
            UNREFERENCED_PARAMETER(device);
            DbgPrint("%d at %d\\n", IoGetCurrentIrpStackLocation(irp)->MajorFunction, KeGetCurrentIrql());
            return Complete(irp, STATUS_SUCCESS, 0);
        }
      `,
    entry:
      "driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLEANUP] = driver->MajorFunction[IRP_MJ_CLOSE] = Told;",
  };
  const ran = passes(run(pieces, [{ ...open, expect: { status: "STATUS_SUCCESS", information: 0 } }, close]));
  expect(ran.output).toEqual(["0 at 0", "18 at 0", "2 at 0"]);
});

it("D15 a file below the device: its driver's to accept or to refuse", () => {
  const checking = {
    declarations: `
        static DRIVER_DISPATCH Create;
        static NTSTATUS Create(PDEVICE_OBJECT device, PIRP irp) {
            UNREFERENCED_PARAMETER(device);
            return Complete(irp,
                            IoGetCurrentIrpStackLocation(irp)->FileObject->FileName.Length != 0 ? STATUS_INVALID_PARAMETER
                                                                                                : STATUS_SUCCESS,
                            0);
        }
      `,
    entry: "driver->MajorFunction[IRP_MJ_CREATE] = Create;",
  };
  passes(run({}, [{ ...open, path: "\\temp.dat" }, close]));
  passes(run(checking, [{ ...open, path: "\\temp.dat", ...fails("STATUS_INVALID_PARAMETER") }, open, close]));
});

it("D16 an exclusive device is open once, whatever follows its name", () => {
  const exclusive = { add: "device->Flags |= DO_EXCLUSIVE;" };
  const made = driver(exclusive).replace(
    "FILE_DEVICE_UNKNOWN, 0, FALSE, &device)",
    "FILE_DEVICE_UNKNOWN, 0, TRUE, &device)",
  );
  const second = (path: string | undefined) => ({ ...open, handle: "i", path, ...fails("STATUS_ACCESS_DENIED") });
  passes(run(made, [open, second(undefined), close, { ...open, path: "\\a" }, second("\\b"), close, open, close]));
});

it("D42 a buffered read comes through a system buffer, a direct one through the locked pages", () => {
  const code = (flag: string, fill: string) => ({
    add: `device->Flags &= ~DO_BUFFERED_IO; device->Flags |= ${flag};`,
    read: `
      UNREFERENCED_PARAMETER(device);
      DbgPrint("system %d, MDL %d\\n", irp->AssociatedIrp.SystemBuffer != NULL,
               irp->MdlAddress != NULL && (irp->MdlAddress->MdlFlags & MDL_PAGES_LOCKED) != 0);
      ${fill} return Complete(irp, STATUS_SUCCESS, 3);
    `,
  });
  const data = { expect: { bytes: 3, data: { u8: [5, 5, 5] } } };
  const flagged = (flag: string, fill: string) =>
    driver(code(flag, fill)).replace("device->Flags |= DO_BUFFERED_IO; device", "device");
  expect(
    passes(
      run(flagged("DO_BUFFERED_IO", "RtlFillMemory(irp->AssociatedIrp.SystemBuffer, 8, 5);"), [
        open,
        read(8, data),
        close,
      ]),
    ).output,
  ).toEqual(["system 1, MDL 0"]);
  expect(
    passes(
      run(
        flagged(
          "DO_DIRECT_IO",
          "{ PVOID p = MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority); if (p != NULL) RtlFillMemory(p, 8, 5); }",
        ),
        [open, read(8, data), close],
      ),
    ).output,
  ).toEqual(["system 0, MDL 1"]);
});

it("D43 the system buffer of a device with direct I/O is a null pointer", () => {
  const made = driver({
    add: "device->Flags |= DO_DIRECT_IO;",
    read: "UNREFERENCED_PARAMETER(device); *(PUCHAR)irp->AssociatedIrp.SystemBuffer = 1; return Complete(irp, STATUS_SUCCESS, 1);",
  }).replace("device->Flags |= DO_BUFFERED_IO; device", "device");
  expect(run(made, [open, read(4)]).told).toMatch(/null pointer/);
});

it("D44 with METHOD_BUFFERED the output takes the place of the input", () => {
  const ran = passes(
    run({ control: 'buffer[0] = 9; DbgPrint("input is %d\\n", buffer[0]); information = 1;' }, [
      open,
      ioctl({ input: { u8: [1] }, outputLength: 1, expect: { data: { u8: [9] } } }),
      close,
    ]),
  );
  expect(ran.output).toEqual(["input is 9"]);
});

const neither = 0x222003;
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

it("D17 a link made in DriverEntry is seen everywhere; one made in a user's context in that session only, where it hides the global one", () => {
  const link = (name: string, target: string) =>
    `
      {
          UNICODE_STRING l = RTL_CONSTANT_STRING(L"${name}"), t = RTL_CONSTANT_STRING(L"${target}");
          DbgPrint("%x\\n", IoCreateSymbolicLink(&l, &t));
      }
    `;
  const dos = (name: string) => `\\\\DosDevices\\\\${name}`;
  const pieces = {
    entry: `${link(dos("Everywhere"), "\\\\Device\\\\Test")} ${link(dos("Hidden"), "\\\\Device\\\\Nothing")}`,
    control: `information = 0; ${link(dos("Own"), "\\\\Device\\\\Test")} ${link(dos("Hidden"), "\\\\Device\\\\Test")} ${link(dos("Global\\\\All"), "\\\\Device\\\\Test")} ${link(dos("Own"), "\\\\Device\\\\Test")}`,
  };
  const see = (name: string, session: number, seen: boolean) => [
    {
      do: "open",
      handle: `${name}${session}`,
      link: `\\\\.\\${name}`,
      session,
      ...(seen ? {} : fails("STATUS_OBJECT_NAME_NOT_FOUND")),
    },
  ];
  const ran = passes(
    run(pieces, [
      { ...open, session: 2 },
      ioctl({ session: 2 }),
      ...[1, 2].flatMap((session) => [...see("Everywhere", session, true), ...see("All", session, true)]),
      ...[1, 2].flatMap((session) => [...see("Own", session, session === 2), ...see("Hidden", session, session === 2)]),
    ]),
  );
  expect(ran.output).toEqual(["0", "0", "0", "0", "0", "c0000035"]);
});

it("D46 pages of METHOD_IN_DIRECT can be read, not written; those of METHOD_OUT_DIRECT can be written", () => {
  const mapped = (use: string) => ({
    control: `
      information = 0;
      {
          PUCHAR p = (PUCHAR)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
          if (p == NULL) status = STATUS_INSUFFICIENT_RESOURCES;
          else { ${use} }
      }
    `,
  });
  const inDirect = ioctl({ code: 0x222001, outputLength: 21 });
  const outDirect = ioctl({ code: 0x222002, outputLength: 21 });
  passes(run(mapped("if (p[0] + p[20] != 0) status = STATUS_UNSUCCESSFUL;"), [open, inDirect, close]));
  for (const at of [0, 20])
    expect(run(mapped(`p[${at}] = 1;`), [open, inDirect]).told).toMatch(
      /ATTEMPTED_WRITE_TO_READONLY_MEMORY 0xbe.*locked for reading, as METHOD_IN_DIRECT has it/,
    );
  expect(run(mapped("(void)p[21];"), [open, inDirect]).told).toMatch(/0xd6|finished/);
  passes(run(mapped("p[0] = 1; p[20] = 2; information = 21;"), [open, outDirect, close]));
});

it("D45 with METHOD_NEITHER the user's buffer is there in the dispatch routine only", () => {
  const control = (body: string) => ({
    control: `information = 0; if (stack->Parameters.DeviceIoControl.IoControlCode == ${neither}) { ${body} }`,
    declarations: `
        static KDEFERRED_ROUTINE Touch;
        static PUCHAR user;
        static VOID Touch(PKDPC d, PVOID c, PVOID a, PVOID b) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
            DbgPrint("%d\\n", *user);
        }
      `,
    add: "KeInitializeDpc(&extension->Dpc, Touch, NULL);",
  });
  const step = { ...ioctl({ input: { u8: [42] } }), code: neither };
  const guarded = `
      PUCHAR p = (PUCHAR)stack->Parameters.DeviceIoControl.Type3InputBuffer;
      __try {
          ProbeForRead(p, 1, 1);
          DbgPrint("%d\\n", *p);
      } __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
    `;
  expect(passes(run(control(guarded), [open, step, close])).output).toEqual(["42"]);
  const inDpc = `
      user = (PUCHAR)stack->Parameters.DeviceIoControl.Type3InputBuffer;
      KeInsertQueueDpc(&extension->Dpc, NULL, NULL);
      KeFlushQueuedDpcs();
    `;
  expect(run(control(inDpc), [open, step]).told).toMatch(/bugcheck/);
});

it("D47 a control request without output has no MDL: what is not tested stops", () => {
  const code = 0x222002;
  const control = (test: string) => ({
    control: `
      PVOID p = ${test} MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
      information = 0;
      if (p != NULL) *(PUCHAR)p = 1;
    `,
  });
  passes(run(control("irp->MdlAddress == NULL ? NULL :"), [open, { ...ioctl(), code }, close]));
  expect(run(control(""), [open, { ...ioctl(), code }]).told).toMatch(/null pointer|MmGetSystemAddressForMdlSafe/);
});

it("D48 a buffer that is too short: refused if it is tested, beyond the pool block if not", () => {
  passes(
    run(
      {
        control:
          "information = 0; if (stack->Parameters.DeviceIoControl.InputBufferLength < 8) status = STATUS_BUFFER_TOO_SMALL;",
      },
      [open, ioctl({ input: { u8: [1] }, ...fails("STATUS_BUFFER_TOO_SMALL") }), close],
    ),
  );
  expect(
    run({ control: "information = 0; if (((PULONG)buffer)[1] == 0) status = STATUS_UNSUCCESSFUL;" }, [
      open,
      ioctl({ input: { u8: [1] } }),
    ]).told,
  ).toMatch(/beyond the end of/);
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

it("D19 a control code that asks for access the handle does not have never becomes an IRP", () => {
  const readCode = 0x226000;
  const ran = passes(
    run({ control: "information = 0;" }, [
      { ...open, access: "write" },
      { ...ioctl(fails("STATUS_ACCESS_DENIED", { error: 5 })), code: readCode },
      ioctl(),
      close,
    ]),
  );
  expect(ran.kernel.trace.count({ kinds: ["irpCall"], driver: "test", text: "IRP_MJ_DEVICE_CONTROL" })).toBe(1);
});
