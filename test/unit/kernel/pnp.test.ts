import { describe, expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const minors = (ran: ReturnType<typeof runDriver>): string[] =>
  ran.kernel.trace
    .window(0, 100_000, { kinds: ["irpCall"], driver: "test" })
    .filter((row) => row.detail.startsWith("IRP_MJ_PNP"))
    .map((row) => /IRP_MN_\w+/.exec(row.detail)?.[0] ?? row.detail);

describe("Plug and Play", () => {
  it("starts and removes in the documented order", () => {
    const ran = runDriver(driver({}), { steps: [{ do: "remove", device: "device" }] });
    expect(told(ran.end)).toBe("finished");
    expect(minors(ran)).toEqual([
      "IRP_MN_FILTER_RESOURCE_REQUIREMENTS",
      "IRP_MN_START_DEVICE",
      "IRP_MN_QUERY_CAPABILITIES",
      "IRP_MN_QUERY_PNP_DEVICE_STATE",
      "IRP_MN_QUERY_DEVICE_RELATIONS",
      "IRP_MN_QUERY_DEVICE_RELATIONS",
      "IRP_MN_QUERY_REMOVE_DEVICE",
      "IRP_MN_REMOVE_DEVICE",
    ]);
  });

  it("refuses to remove a device with an open handle, and cancels the query", () => {
    const ran = runDriver(driver({}), {
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "remove", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } },
        { do: "expect", device: { name: "device", state: "Started" } },
        { do: "close", handle: "h" },
        { do: "remove", device: "device" },
      ],
    });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(minors(ran)).toContain("IRP_MN_CANCEL_REMOVE_DEVICE");
  });

  it("does not remove what has been opened since it was asked, and opens nothing that is being removed", () => {
    const reopening = driver({}).replace(
      "if (IoGetCurrentIrpStackLocation(irp)->MinorFunction != IRP_MN_REMOVE_DEVICE)",
      `if (IoGetCurrentIrpStackLocation(irp)->MinorFunction == IRP_MN_REMOVE_DEVICE) {
         UNICODE_STRING name; PFILE_OBJECT file; PDEVICE_OBJECT top;
         RtlInitUnicodeString(&name, L"\\\\Device\\\\Test");
         DbgPrint("%x", IoGetDeviceObjectPointer(&name, FILE_READ_DATA, &file, &top));
       } else`,
    );
    const ran = runDriver(reopening, {
      steps: [
        { do: "queryRemove", device: "device" },
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "remove", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } },
        { do: "expect", device: { name: "device", state: "Started" } },
        { do: "close", handle: "h" },
        { do: "remove", device: "device" },
      ],
    });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(ran.kernel.state.debugOutput).toEqual(["c000000e"]);
  });

  it("removes after a surprise only when the last handle is closed", () => {
    const ran = runDriver(driver({}), {
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "surpriseRemove", device: "device" },
        { do: "expect", device: { name: "device", state: "RemovePendingCloses" } },
        { do: "open", handle: "late", device: "\\Device\\Test", expect: { status: "STATUS_NO_SUCH_DEVICE" } },
        { do: "close", handle: "h" },
        { do: "wait", for: 1 },
        { do: "expect", device: { name: "device", state: "Removed" } },
      ],
    });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(minors(ran).slice(-2)).toEqual(["IRP_MN_SURPRISE_REMOVAL", "IRP_MN_REMOVE_DEVICE"]);
  });

  it("stops and starts again", () => {
    const ran = runDriver(driver({}), {
      steps: [
        { do: "restart", device: "device" },
        { do: "remove", device: "device" },
      ],
    });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(minors(ran)).toEqual(
      expect.arrayContaining(["IRP_MN_QUERY_STOP_DEVICE", "IRP_MN_STOP_DEVICE", "IRP_MN_START_DEVICE"]),
    );
  });

  it("reports a start that fails, and has the stack removed", () => {
    const failing = driver({}).replace(
      "if (IoGetCurrentIrpStackLocation(irp)->MinorFunction != IRP_MN_REMOVE_DEVICE)",
      `
        if (IoGetCurrentIrpStackLocation(irp)->MinorFunction == IRP_MN_START_DEVICE)
            return Complete(irp, STATUS_INSUFFICIENT_RESOURCES, 0);
        if (IoGetCurrentIrpStackLocation(irp)->MinorFunction != IRP_MN_REMOVE_DEVICE) 
      `,
    );
    const ran = runDriver(failing, { steps: [{ do: "expect", device: { name: "device", state: "Failed" } }] });
    expect(ran.steps[0]).toMatch(
      /^failed start device: expected success: a driver of its stack failed .*"hardware" that has them \(status STATUS_INSUFFICIENT_RESOURCES\)/,
    );
    expect(ran.steps[1]).toMatch(/^passed/);
    expect(minors(ran)).toEqual(["IRP_MN_FILTER_RESOURCE_REQUIREMENTS", "IRP_MN_START_DEVICE", "IRP_MN_REMOVE_DEVICE"]);
  });

  it("finds a device object left with DO_DEVICE_INITIALIZING", () => {
    const source = driver({}).replace("device->Flags &= ~DO_DEVICE_INITIALIZING;", "");
    expect(told(runDriver(source).end)).toMatch(/without clearing DO_DEVICE_INITIALIZING/);
  });

  it("finds a device left attached after removal", () => {
    const source = driver({}).replace(
      "IoDetachDevice(extension->Lower); IoDeleteDevice(device); return status; }",
      "return status; }",
    );
    expect(told(runDriver(source).end)).toMatch(/still attached to ROOT\\TEST\\0000's PDO/);
  });

  it("finds a DPC timer left running at unload", () => {
    const pieces = {
      declarations: `
          static KDEFERRED_ROUTINE Tick;
          static VOID Tick(PKDPC d, PVOID c, PVOID a, PVOID b) {
              UNREFERENCED_PARAMETER(d);
              UNREFERENCED_PARAMETER(c);
              UNREFERENCED_PARAMETER(a);
              UNREFERENCED_PARAMETER(b);
          }
          static KTIMER timer;
          static KDPC dpc;
        `,
      control: `
          LARGE_INTEGER due;
          due.QuadPart = -100000000;
          KeInitializeTimer(&timer);
          KeInitializeDpc(&dpc, Tick, NULL);
          KeSetTimer(&timer, due, &dpc);
        `,
    };
    expect(told(runDriver(driver(pieces), control(0)).end)).toMatch(
      /DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS 0xce/,
    );
  });

  it("shows the stack, top first", () => {
    const ran = runDriver(driver({}), { steps: [{ do: "open", handle: "h", device: "\\Device\\Test" }] });
    const [node] = ran.kernel.deviceTree();
    expect(node).toMatchObject({ instance: "ROOT\\TEST\\0000", state: "Started" });
    expect(node?.devices.map((device) => `${device.role} ${device.driver} ${device.stackSize}`)).toEqual([
      "FDO test 2",
      "PDO root bus 1",
    ]);
    expect(node?.devices[0]?.flags).toContain("DO_BUFFERED_IO");
  });

  it("sends power requests down the stack", () => {
    const ran = runDriver(driver({}), {
      steps: [
        { do: "power", system: "S3" },
        { do: "power", device: "device", state: "D0" },
        { do: "remove", device: "device" },
      ],
    });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(ran.kernel.trace.count({ kinds: ["irpCall"], text: "IRP_MJ_POWER IRP_MN_SET_POWER" })).toBe(4);
  });
});

const open = { do: "open", handle: "h", device: "\\Device\\Test" };

describe("requests under way", () => {
  const queueing = driver({
    fields: "PIRP Held;",
    declarations: `
      static DRIVER_CANCEL OnCancel;
      static VOID OnCancel(PDEVICE_OBJECT device, PIRP irp) {
          ((PEXTENSION)device->DeviceExtension)->Held = NULL;
          IoReleaseCancelSpinLock(irp->CancelIrql);
          Complete(irp, STATUS_CANCELLED, 0);
      }
    `,
    read: `
      PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
      IoMarkIrpPending(irp);
      extension->Held = irp;
      IoSetCancelRoutine(irp, OnCancel);
      return STATUS_PENDING;
    `,
    control: `
      KIRQL irql;
      PIRP held;
      IoAcquireCancelSpinLock(&irql);
      held = extension->Held;
      extension->Held = NULL;
      if (held != NULL) IoSetCancelRoutine(held, NULL);
      IoReleaseCancelSpinLock(irql);
      if (held != NULL) {
          RtlFillMemory(held->AssociatedIrp.SystemBuffer, 4, 0x5A);
          Complete(held, STATUS_SUCCESS, 4);
      }
      information = 0;
    `,
  });
  const read = { do: "read", handle: "h", length: 8, async: "r", expect: { status: "STATUS_PENDING" } };

  it("an overlapped read is finished by another request", () => {
    const ran = runDriver(queueing, {
      steps: [
        open,
        read,
        { do: "ioctl", handle: "h", code: 0x222000 },
        { do: "waitFor", request: "r", expect: { bytes: 4, data: { hex: "5a5a5a5a" } } },
        { do: "close", handle: "h" },
        { do: "remove", device: "device" },
      ],
    });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
  });

  it("an overlapped read is cancelled", () => {
    const ran = runDriver(queueing, {
      steps: [
        open,
        read,
        { do: "cancel", request: "r" },
        { do: "waitFor", request: "r", expect: { error: "ERROR_OPERATION_ABORTED" } },
        { do: "close", handle: "h" },
        { do: "remove", device: "device" },
      ],
    });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
  });

  it("a wait that is too short says so", () => {
    const ran = runDriver(queueing, {
      steps: [
        open,
        read,
        { do: "waitFor", request: "r", timeout: 5, expect: { status: "STATUS_TIMEOUT" } },
        { do: "cancel", request: "r" },
      ],
    });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
  });

  it("a cancel routine that keeps the cancel spin lock is found", () => {
    const source = queueing.replace(
      /IoReleaseCancelSpinLock\(irp->CancelIrql\);\s+Complete\(irp, STATUS_CANCELLED, 0\);/,
      "",
    );
    const ran = runDriver(source, { steps: [open, read, { do: "cancel", request: "r" }] });
    expect(told(ran.end)).toMatch(/without releasing the cancel spin lock/);
  });

  it("a filter above sees every request going down and, by its completion routine, coming back up", () => {
    const filter = driver({
      declarations: `
        static IO_COMPLETION_ROUTINE Back;
        static NTSTATUS Back(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
            UNREFERENCED_PARAMETER(device);
            UNREFERENCED_PARAMETER(context);
            if (irp->PendingReturned) IoMarkIrpPending(irp);
            DbgPrint("back with %x, %d bytes", irp->IoStatus.Status, (int)irp->IoStatus.Information);
            return STATUS_CONTINUE_COMPLETION;
        }
      `,
      read: `
        PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
        IoCopyCurrentIrpStackLocationToNext(irp);
        IoSetCompletionRoutine(irp, Back, NULL, TRUE, TRUE, TRUE);
        return IoCallDriver(extension->Lower, irp);
      `,
      control: "done = TRUE; IoSkipCurrentIrpStackLocation(irp); status = IoCallDriver(extension->Lower, irp);",
    })
      .replace('L"\\\\Device\\\\Test"', 'L"\\\\Device\\\\Above"')
      .replace(
        `
          NTSTATUS Succeed(PDEVICE_OBJECT device, PIRP irp) {
              UNREFERENCED_PARAMETER(device);
              return Complete(irp, STATUS_SUCCESS, 0);
          }
        `,
        "NTSTATUS Succeed(PDEVICE_OBJECT device, PIRP irp) { return PassDown(device, irp); }",
      );
    const ran = runDriver(
      { "driver.c": queueing, "filter.c": filter },
      {
        drivers: [
          { name: "test", sources: ["driver.c"] },
          { name: "above", sources: ["filter.c"] },
        ],
        devices: [{ name: "device", driver: "test", upperFilters: ["above"] }],
        steps: [
          open,
          read,
          { do: "ioctl", handle: "h", code: 0x222000 },
          { do: "waitFor", request: "r", expect: { bytes: 4 } },
          { do: "close", handle: "h" },
          { do: "remove", device: "device" },
        ],
      },
    );
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(ran.kernel.state.debugOutput).toEqual(["back with 0, 4 bytes"]);
    const hops = ran.kernel.trace
      .window(0, 1000, { kinds: ["irpCall"], text: "IRP_MJ_READ" })
      .map((row) => `${row.driver}: ${row.detail}`);
    expect(hops).toEqual(["above: IRP_MJ_READ, length 8", "test: IRP_MJ_READ, copied, length 8"]);
    expect(
      ran.kernel.trace.window(0, 1000, { kinds: ["irpCall"], text: "DEVICE_CONTROL", driver: "test" })[0]?.detail,
    ).toContain("skipped");
  });
});

describe("a bugcheck that is expected", () => {
  it("passes the steps up to it", () => {
    const ran = runDriver(driver({ control: "KeBugCheckEx(0xE2, 0, 0, 0, 0);" }), {
      steps: [
        open,
        { do: "ioctl", handle: "h", code: 0x222000 },
        { do: "expect", bugcheck: 0xe2 },
        { do: "close", handle: "h" },
      ],
    });
    expect(ran.failures).toEqual(["close h: pending: "]);
  });
});

describe("buffers", () => {
  const steps = (code: number) => [
    { do: "open", handle: "h", device: "\\Device\\Test" },
    {
      do: "ioctl",
      handle: "h",
      code,
      input: { hex: "01020304" },
      outputLength: 4,
      expect: { data: { hex: "04030201" }, bytes: 4 },
    },
    { do: "close", handle: "h" },
    { do: "remove", device: "device" },
  ];
  const reverse = (from: string, to: string): string =>
    `
      PUCHAR in = (PUCHAR)${from};
      PUCHAR out = (PUCHAR)${to};
      UCHAR copy[4];
      int i;
      for (i = 0; i < 4; i++) copy[i] = in[i];
      for (i = 0; i < 4; i++) out[i] = copy[3 - i];
      information = 4;
    `;
  const cases: readonly [string, number, string][] = [
    ["METHOD_BUFFERED", 0x222000, reverse("buffer", "buffer")],
    [
      "METHOD_OUT_DIRECT",
      0x222002,
      reverse("buffer", "MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority)"),
    ],
    ["METHOD_NEITHER", 0x222003, reverse("stack->Parameters.DeviceIoControl.Type3InputBuffer", "irp->UserBuffer")],
  ];
  for (const [name, code, body] of cases) {
    it(name, () => {
      const ran = runDriver(driver({ control: body }), { steps: steps(code) });
      expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    });
  }
  it("METHOD_NEITHER under a spin lock: user memory may not be touched", () => {
    const body = `
      KIRQL irql;
      KeAcquireSpinLock(&extension->Lock, &irql);
      *(volatile UCHAR *)irp->UserBuffer = 1;
      KeReleaseSpinLock(&extension->Lock, irql);
    `;
    expect(told(runDriver(driver({ control: body }), { steps: steps(0x222003) }).end)).toMatch(
      /DRIVER_IRQL_NOT_LESS_OR_EQUAL 0xd1/,
    );
  });
});

describe("devices that are there when the machine starts", () => {
  const counting = driver({
    declarations: "static LONG Added, Started;",
    add: 'DbgPrint("added %d\\n", InterlockedIncrement(&Added));',
  })
    .replace('L"\\\\Device\\\\Test"', 'L""')
    .replace("&name, FILE_DEVICE_UNKNOWN", "NULL, FILE_DEVICE_UNKNOWN")
    .replace(
      "if (IoGetCurrentIrpStackLocation(irp)->MinorFunction != IRP_MN_REMOVE_DEVICE)",
      `if (IoGetCurrentIrpStackLocation(irp)->MinorFunction == IRP_MN_START_DEVICE)
           DbgPrint("started %d of %d\\n", InterlockedIncrement(&Started), Added);
       if (IoGetCurrentIrpStackLocation(irp)->MinorFunction != IRP_MN_REMOVE_DEVICE)`,
    );
  const run = (source: string) =>
    runDriver(source, {
      devices: [
        { name: "one", driver: "test" },
        { name: "two", driver: "test" },
        { name: "later", driver: "test", start: "manual" },
      ],
      steps: [{ do: "start", device: "later" }],
    });

  it("are all given their drivers before the first is started", () => {
    const ran = run(counting);
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(ran.kernel.state.debugOutput.map((line) => line.trim())).toEqual([
      "added 1",
      "added 2",
      "started 1 of 2",
      "started 2 of 2",
      "added 3",
      "started 3 of 3",
    ]);
  });
  it("are started all the same if another's drivers cannot be added", () => {
    const ran = run(
      counting.replace(
        "NTSTATUS status = IoCreateDevice",
        "NTSTATUS status = Added == 1 ? (Added++, STATUS_DEVICE_CONFIGURATION_ERROR) : IoCreateDevice",
      ),
    );
    expect(ran.failures).toEqual([expect.stringMatching(/start two.*STATUS_DEVICE_CONFIGURATION_ERROR/)]);
    expect(ran.kernel.state.debugOutput.map((line) => line.trim())).toEqual([
      "added 1",
      "started 1 of 2",
      "added 3",
      "started 2 of 3",
    ]);
  });
});
