// Notifications of a device and of the hardware profile, events of drivers, ejection, files that a device is needed for.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

/** Holds its own device open as another driver would, and prints what it is told. */
const listener: Pieces = {
  fields: "PFILE_OBJECT File; PVOID Entry; BOOLEAN Refuse;",
  declarations: `
    static const GUID Query = { 0xcb3a4006, 0x46f0, 0x11d0, { 0xb0, 0x8f, 0x00, 0x60, 0x97, 0x13, 0x05, 0x3f } },
                      Cancelled = { 0xcb3a4007, 0x46f0, 0x11d0, { 0xb0, 0x8f, 0x00, 0x60, 0x97, 0x13, 0x05, 0x3f } },
                      Complete_ = { 0xcb3a4008, 0x46f0, 0x11d0, { 0xb0, 0x8f, 0x00, 0x60, 0x97, 0x13, 0x05, 0x3f } },
                      Own = { 0x12345678, 1, 2, { 3, 4, 5, 6, 7, 8, 9, 10 } };
    DRIVER_NOTIFICATION_CALLBACK_ROUTINE Told;
    DEVICE_CHANGE_COMPLETE_CALLBACK Done;
    static ULONG vetoes;
    static PVOID entry;
    static PFILE_OBJECT held;
    static PDRIVER_OBJECT self;
    static NTSTATUS Listen(VOID) {
        UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");
        PDEVICE_OBJECT top;
        NTSTATUS status = IoGetDeviceObjectPointer(&name, FILE_READ_DATA, &held, &top);
        if (NT_SUCCESS(status))
            status = IoRegisterPlugPlayNotification(EventCategoryTargetDeviceChange, 0, held, self, Told, &held, &entry);
        return status;
    }
    VOID Done(PVOID context) {
        UNREFERENCED_PARAMETER(context);
        DbgPrint("done\\n");
    }
    NTSTATUS Told(PVOID structure, PVOID context) {
        PTARGET_DEVICE_REMOVAL_NOTIFICATION n = (PTARGET_DEVICE_REMOVAL_NOTIFICATION)structure;
        PFILE_OBJECT *file = (PFILE_OBJECT *)context;
        if (n->Version != 1 || (*file != NULL && n->FileObject != *file)) DbgPrint("wrong notice\\n");
        if (IsEqualGUID(&n->Event, &Query)) {
            DbgPrint("query\\n");
            if (vetoes > 0) {
                vetoes--;
                return STATUS_UNSUCCESSFUL;
            }
            ObDereferenceObject(*file);
            *file = NULL;
        } else if (IsEqualGUID(&n->Event, &Cancelled)) {
            DbgPrint("cancelled\\n");
            if (*file == NULL) {
                IoUnregisterPlugPlayNotificationEx(entry);
                DbgPrint("again: %x\\n", Listen());
            }
        }
        else if (IsEqualGUID(&n->Event, &Complete_)) {
            DbgPrint("complete\\n");
            if (entry != NULL) IoUnregisterPlugPlayNotificationEx(entry);
            if (*file != NULL) {
                ObDereferenceObject(*file);
                *file = NULL;
            }
        } else if (IsEqualGUID(&n->Event, &Own))
            DbgPrint("own %u\\n", ((PTARGET_DEVICE_CUSTOM_NOTIFICATION)structure)->CustomDataBuffer[0]);
        else DbgPrint("unknown\\n");
        return STATUS_SUCCESS;
    }
  `,
  control: `
    self = device->DriverObject;
    if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222000) status = Listen();
    else if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222004) vetoes = 1;
    else {
        TARGET_DEVICE_CUSTOM_NOTIFICATION own;
        RtlZeroMemory(&own, sizeof(own));
        own.Version = 1;
        own.Size = sizeof(own);
        own.Event = Own;
        own.NameBufferOffset = -1;
        own.CustomDataBuffer[0] = 7;
        status = stack->Parameters.DeviceIoControl.IoControlCode == 0x222008
                     ? IoReportTargetDeviceChange(extension->Lower, &own)
                     : IoReportTargetDeviceChangeAsynchronous(extension->Lower, &own, Done, NULL);
        if (status == STATUS_PENDING) status = STATUS_SUCCESS;
        own.Event = Query;
        if (IoReportTargetDeviceChange(extension->Lower, &own) != STATUS_INVALID_DEVICE_REQUEST)
            DbgPrint("the system's event was taken\\n");
    }
    information = 0;
  `,
};
const open = { do: "open", handle: "h", device: "\\Device\\Test" };
const ask = (code: number) => ({ do: "ioctl", handle: "h", code });
const close = { do: "close", handle: "h" };
function output(steps: readonly unknown[], pieces: Pieces = listener): readonly string[] {
  const ran = runDriver(driver(pieces), { steps });
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  return ran.kernel.state.debugOutput.map((line) => line.trim());
}

describe("who listens to a device", () => {
  it("lets go of it when it is to be removed, and hears that it is gone", () => {
    expect(output([open, ask(0x222000), close, { do: "remove", device: "device" }])).toEqual(["query", "complete"]);
  });
  it("can refuse, and hears that the removal is off", () => {
    const steps = [
      open,
      ask(0x222000),
      ask(0x222004),
      close,
      { do: "remove", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } },
    ];
    expect(output([...steps, { do: "expect", device: { name: "device", state: "Started" } }])).toEqual([
      "query",
      "cancelled",
    ]);
  });
  it("registers anew after a removal that another refused, and is not told of the same again", () => {
    const steps = [
      open,
      ask(0x222000),
      { do: "remove", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } },
      close,
      { do: "remove", device: "device" },
    ];
    expect(output(steps)).toEqual(["query", "cancelled", "again: 0", "query", "complete"]);
  });
  it("hears of a surprise only afterwards, and its handle kept the device until then", () => {
    const steps = [open, ask(0x222000), close, { do: "surpriseRemove", device: "device" }];
    expect(output([...steps, { do: "expect", device: { name: "device", state: "Removed" } }])).toEqual(["complete"]);
  });
  it("hears of the events of its driver, at once or later", () => {
    const steps = [open, ask(0x222000), ask(0x222008), ask(0x22200c), close, { do: "wait", for: 1 }];
    expect(output(steps)).toEqual(["own 7", "own 7", "done"]);
  });
  it("must withdraw, or its driver is not unloaded", () => {
    const steps = [open, ask(0x222000), close, { do: "remove", device: "device" }];
    const ran = runDriver(
      driver(listener).replace("if (entry != NULL) IoUnregisterPlugPlayNotificationEx(entry);", ""),
      { steps },
    );
    expect(told(ran.end)).toMatch(/verifier:unload.*notification of its is still registered.*registered here/);
  });
});

it("a change of the hardware profile asks first", () => {
  const profile: Pieces = {
    declarations: `
      DRIVER_NOTIFICATION_CALLBACK_ROUTINE Told;
      static PVOID entry;
      static ULONG queries;
      NTSTATUS Told(PVOID structure, PVOID context) {
          PHWPROFILE_CHANGE_NOTIFICATION n = (PHWPROFILE_CHANGE_NOTIFICATION)structure;
          UNREFERENCED_PARAMETER(context);
          DbgPrint("%u of %u\\n", n->Event.Data1 & 0xf, n->Size);
          return (n->Event.Data1 & 0xf) == 1 && queries++ == 0 ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
      }
    `,
    add: "IoRegisterPlugPlayNotification(EventCategoryHardwareProfileChange, 0, NULL, driver, Told, NULL, &entry);",
    remove: "IoUnregisterPlugPlayNotificationEx(entry);",
  };
  const steps = [{ do: "hardwareProfile", expect: { status: "STATUS_UNSUCCESSFUL" } }, { do: "hardwareProfile" }];
  expect(output(steps, profile)).toEqual(["1 of 20", "2 of 20", "1 of 20", "3 of 20"]);
});

it("a device on which a paging file is vetoes its stop, if its driver counts", () => {
  const paging = driver({}).replace(
    "PEXTENSION extension = (PEXTENSION)device->DeviceExtension; NTSTATUS status;\n",
    `
      PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
      NTSTATUS status;
      static LONG files;
      PIO_STACK_LOCATION now = IoGetCurrentIrpStackLocation(irp);
      if (now->MinorFunction == IRP_MN_DEVICE_USAGE_NOTIFICATION) {
          DbgPrint("usage %u %u\\n", now->Parameters.UsageNotification.Type, now->Parameters.UsageNotification.InPath);
          IoAdjustPagingPathCount(&files, now->Parameters.UsageNotification.InPath);
      }
      if (now->MinorFunction == IRP_MN_QUERY_STOP_DEVICE && files > 0) return Complete(irp, STATUS_UNSUCCESSFUL, 0);
    `,
  );
  const ran = runDriver(paging, {
    steps: [
      { do: "usage", device: "device", file: "paging" },
      { do: "restart", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } },
      { do: "usage", device: "device", file: "paging", inPath: false },
      { do: "restart", device: "device" },
    ],
  });
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  expect(ran.kernel.state.debugOutput).toEqual(["usage 1 1\n", "usage 1 0\n"]);
});

it("a device of a bus is ejected from a slot that locks: removed, told so at its PDO, and no longer reported", () => {
  const folder = resolve(import.meta.dirname, "../../../samples/rack");
  const names = ["rack.c", "modules.c", "module.c", "rack.h", "public.h"];
  const sources = Object.fromEntries(names.map((name) => [name, readFileSync(resolve(folder, name), "utf8")]));
  const handle = {
    do: "open",
    handle: "rack",
    interface: "{5b1f2e34-8e0a-4d57-9b42-2f6c1a7e0d11}",
    access: "readWrite",
  };
  // It is a box of its own, as the bus says, and gets a property before anybody hears of it.
  sources["modules.c"] = (sources["modules.c"] ?? "")
    .replace("capabilities->Removable = TRUE;", "capabilities->Removable = capabilities->LockSupported = TRUE;")
    .replace(
      "    case IRP_MN_QUERY_CAPABILITIES: {",
      `
        case IRP_MN_SET_LOCK:
        DbgPrint("lock %d\\n", stack->Parameters.SetLock.Lock);
        status = STATUS_SUCCESS;
        break;
        case IRP_MN_DEVICE_ENUMERATED: {
            WCHAR box[40];
            ULONG n = 0;
            GUID id;
            DEVPROPTYPE type;
            static const DEVPROPKEY key = {
                { 0x8c7ed206, 0x3f8a, 0x4827, { 0xb3, 0xab, 0xae, 0x9e, 0x1f, 0xae, 0xfc, 0x6c } }, 2
            };
            if (NT_SUCCESS(IoGetDeviceProperty(Module->Common.Self, DevicePropertyContainerID, sizeof(box), box, &n)) &&
                NT_SUCCESS(IoGetDevicePropertyData(Module->Common.Self, &key, 0, 0, sizeof(id), &id, &n, &type)))
                DbgPrint("box %ws %x\\n", box, id.Data1);
            status = STATUS_SUCCESS;
            break;
        }
        case IRP_MN_QUERY_CAPABILITIES: {
      `,
    )
    .replace("room = 32", "room = 48")
    .replace(
      "    case BusQueryInstanceID:",
      `    case BusQueryContainerID: status = RtlStringCchCopyW(text, room - 1, L"{0123abcd-0000-4000-8000-00000000000A}"); break;
    case BusQueryInstanceID:`,
    );
  const ran = runDriver(sources, {
    drivers: [
      { name: "rack", sources: ["rack.c", "modules.c"] },
      { name: "module", sources: ["module.c"] },
    ],
    devices: [{ name: "rack0", hardwareId: "ROOT\\RACK", driver: "rack" }],
    install: [{ hardwareId: "RACK\\MODULE", driver: "module" }],
    steps: [
      handle,
      { do: "ioctl", handle: "rack", code: "0x2aa000", input: { u32: [3] } },
      { do: "wait", for: 1 },
      { do: "eject", device: "module", expect: { status: "STATUS_NOT_SUPPORTED" } },
    ],
  });
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  const calls = ran.kernel.trace.window(0, 100_000, { kinds: ["irpCall"], driver: "rack" }).map((row) => row.detail);
  expect(calls.filter((text) => /EJECT|SET_LOCK/.test(text))).toEqual([
    "IRP_MJ_PNP IRP_MN_SET_LOCK",
    "IRP_MJ_PNP IRP_MN_EJECT",
  ]);
  expect(ran.kernel.state.debugOutput.filter((text) => /^(lock|box)/.test(text))).toEqual([
    "box {0123abcd-0000-4000-8000-00000000000a} 123abcd\n",
    "lock 0\n",
  ]);
  expect(ran.kernel.state.devnodes[1]?.status).toBe("Removed");
});

it("a driver asks for the ejection of its device, which an open handle refuses", () => {
  const ran = runDriver(
    {
      "d.c": driver({
        fields: "PDEVICE_OBJECT Pdo;",
        add: "extension->Pdo = pdo;",
        control: "IoRequestDeviceEject(extension->Pdo);",
      }),
    },
    {
      drivers: [{ name: "d", sources: ["d.c"] }],
      devices: [{ name: "device", driver: "d" }],
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "ioctl", handle: "h", code: 0x222000 },
        { do: "wait", for: 10 },
        { do: "close", handle: "h" },
      ],
    },
  );
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  const calls = ran.kernel.trace.window(0, 100_000, { kinds: ["irpCall"], driver: "d" }).map((row) => row.detail);
  expect(calls.filter((text) => text.includes("REMOVE_DEVICE"))).toEqual([
    "IRP_MJ_PNP IRP_MN_QUERY_REMOVE_DEVICE",
    "IRP_MJ_PNP IRP_MN_CANCEL_REMOVE_DEVICE",
  ]);
  expect(ran.kernel.state.devnodes.at(-1)?.status).toBe("Started");
});

/** Each device names the one after it as what goes with it. */
const linked = () =>
  driver({
    fields: "PDEVICE_OBJECT Pdo; ULONG Number;",
    declarations: "static PDEVICE_OBJECT all[3]; static ULONG count; static BOOLEAN veto;",
    add: "extension->Number = count; extension->Pdo = all[count++] = pdo;",
    control: "veto = (BOOLEAN)!veto;",
  })
    .replace(/UNICODE_STRING name = [^;]*; /, 'UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test"); ')
    .replace("&name", "count == 1 ? &name : NULL")
    .replace(
      "NTSTATUS status;\n    if (IoGet",
      `
        NTSTATUS status;
        PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
        if (stack->MinorFunction == IRP_MN_QUERY_REMOVE_DEVICE && veto && extension->Number == 1)
            return Complete(irp, STATUS_DEVICE_BUSY, 0);
        if (stack->MinorFunction == IRP_MN_QUERY_DEVICE_RELATIONS &&
            stack->Parameters.QueryDeviceRelations.Type == RemovalRelations && extension->Number + 1 < count) {
            PDEVICE_RELATIONS list = (PDEVICE_RELATIONS)ExAllocatePoolWithTag(PagedPool, sizeof(*list), 'leR ');
            list->Count = 1;
            list->Objects[0] = all[extension->Number + 1];
            ObReferenceObject(list->Objects[0]);
            irp->IoStatus.Information = (ULONG_PTR)list;
            irp->IoStatus.Status = STATUS_SUCCESS;
        }
        if (IoGet`,
    );

it("a removal takes along the devices of the removal relations, all or none", () => {
  const ran = runDriver(linked(), {
    devices: [
      { name: "first", driver: "test" },
      { name: "second", driver: "test" },
    ],
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000 },
      { do: "close", handle: "h" },
      { do: "remove", device: "first", expect: { status: "STATUS_DEVICE_BUSY" } },
      { do: "expect", device: { name: "first", state: "Started" } },
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000 },
      { do: "close", handle: "h" },
      { do: "queryRemove", device: "first" },
      { do: "cancelRemove", device: "first" },
      { do: "remove", device: "first" },
    ],
  });
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  const calls = ran.kernel.trace.window(0, 100_000, { kinds: ["irpCall"], driver: "test" });
  const order = calls.flatMap(({ detail, deviceName }) => {
    const minor = /IRP_MN_(\w+)_DEVICE$/.exec(detail)?.[1];
    return minor?.includes("REMOVE") ? [`${minor} ${deviceName === "\\Device\\Test" ? 2 : 1}`] : [];
  });
  expect(order.slice(0, 2)).toEqual(["QUERY_REMOVE 2", "CANCEL_REMOVE 2"]);
  expect(order.slice(2)).toEqual(
    ["QUERY_REMOVE 2", "QUERY_REMOVE 1", "CANCEL_REMOVE 1", "CANCEL_REMOVE 2"].concat([
      "QUERY_REMOVE 2",
      "QUERY_REMOVE 1",
      "REMOVE 2",
      "REMOVE 1",
    ]),
  );
  expect(ran.kernel.state.devnodes.map(({ status }) => status)).toEqual(["Removed", "Removed"]);
});

it("a device that goes on account of another takes along its own, each before what has named it", () => {
  const names = ["first", "second", "third"];
  const ran = runDriver(linked(), {
    devices: names.map((name) => ({ name, driver: "test" })),
    steps: [{ do: "remove", device: "first" }],
  });
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  const pnp = ran.kernel.trace.window(0, 100_000, { kinds: ["devnode"] }).map(({ detail }) => detail);
  expect(ran.kernel.state.devnodes.map(({ status }) => status)).toEqual(["Removed", "Removed", "Removed"]);
  const gone = pnp.flatMap((text) => /(ROOT\\[^:]+):.*\bRemoved$/.exec(text)?.[1] ?? []);
  expect(gone).toEqual(ran.kernel.state.devnodes.map(({ instance }) => instance).reverse());
});
