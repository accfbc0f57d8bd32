// Rows of guide-2, section E.4: files that a device is needed for, devices that go before they start or do not start again, wrong
// answers of a bus, notices.
import { expect, it } from "vitest";
import { driver, type Pieces } from "../unit/kernel/driver.ts";
import { filter, stack } from "./filter.ts";
import { close, fails, open, passes, remove, run, type Seen, traced, wait } from "./run.ts";
import { type Change, sample } from "./samples.ts";

const pnp = (code: string) =>
  driver({ fields: "LONG Files;" }).replace(
    "PEXTENSION extension = (PEXTENSION)device->DeviceExtension; NTSTATUS status;\n",
    `
      PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
      NTSTATUS status;
      PIO_STACK_LOCATION now = IoGetCurrentIrpStackLocation(irp);
      ${code}
    `,
  );
/** Counts paging files once those below have agreed. */
const counting = `
  if (now->MinorFunction == IRP_MN_DEVICE_USAGE_NOTIFICATION &&
      now->Parameters.UsageNotification.Type == DeviceUsageTypePaging) {
      BOOLEAN in = now->Parameters.UsageNotification.InPath;
      IoAdjustPagingPathCount(&extension->Files, in);
      if (in) device->Flags &= ~DO_POWER_PAGABLE;
      (void)IoForwardIrpSynchronously(extension->Lower, irp);
      status = irp->IoStatus.Status;
      if (!NT_SUCCESS(status)) {
          IoAdjustPagingPathCount(&extension->Files, !in);
          DbgPrint("rolled back to %d\\n", extension->Files);
      } else DbgPrint("files %d, pageable %d\\n", extension->Files, (device->Flags & DO_POWER_PAGABLE) != 0);
      return Complete(irp, status, irp->IoStatus.Information);
  }
  if ((now->MinorFunction == IRP_MN_QUERY_STOP_DEVICE || now->MinorFunction == IRP_MN_QUERY_REMOVE_DEVICE) &&
      extension->Files > 0)
      return Complete(irp, STATUS_DEVICE_BUSY, 0);
`;
const usage = (inPath: boolean, more: object = {}) => ({
  do: "usage",
  device: "device",
  file: "paging",
  inPath,
  ...more,
});

it("E40 a device with a paging file refuses to be stopped and removed, and is powered without paging", () => {
  const steps = [
    usage(true),
    { do: "restart", device: "device", ...fails("STATUS_DEVICE_BUSY") },
    { do: "remove", device: "device", ...fails("STATUS_DEVICE_BUSY") },
    usage(false),
    { do: "restart", device: "device" },
    remove,
  ];
  const ran = passes(run(pnp(counting), steps));
  expect(ran.output).toEqual(["files 1, pageable 0", "files 0, pageable 0"]);
});

it("E41 a usage notification that a driver below refuses is taken back by those above", () => {
  const refuses = filter({
    pnp: "if (minor == IRP_MN_DEVICE_USAGE_NOTIFICATION) return Complete(irp, STATUS_INSUFFICIENT_RESOURCES, 0);",
  });
  const made = stack(pnp(counting), {}, { below: refuses });
  const ran = run(
    made.sources,
    [usage(true, fails("STATUS_INSUFFICIENT_RESOURCES")), { do: "restart", device: "device" }],
    made.scenario,
  );
  expect(passes(ran).output).toEqual(["rolled back to 0"]);
});

it("E45 a device that is pulled out between AddDevice and its start: what was never set up is not touched", () => {
  const manual = { devices: [{ name: "device", driver: "test", start: "manual" }] };
  const steps = [
    { do: "add", device: "device" },
    { do: "expect", device: { name: "device", state: "DriversAdded" } },
    { do: "surpriseRemove", device: "device" },
    { do: "expect", device: { name: "device", state: "Removed" } },
  ];
  const started = 'if (now->MinorFunction == IRP_MN_SURPRISE_REMOVAL) { DbgPrint("surprise\\n"); }';
  const ran = passes(run(pnp(started), steps, manual));
  expect(ran.output).toEqual(["surprise"]);
  expect(traced(ran, ["irpCall"], "test").some((line) => line.includes("IRP_MN_START_DEVICE"))).toBe(false);
  // A driver that disconnects what it has never connected.
  const touches = `
      if (now->MinorFunction == IRP_MN_SURPRISE_REMOVAL) {
          PKINTERRUPT none = (PKINTERRUPT)extension->Timer.Dpc;
          IoDisconnectInterrupt(none);
      }
    `;
  expect(run(pnp(touches), steps, manual).told).not.toBe("finished");
});

const rack = sample("rack");
const rackScenario = {
  drivers: [
    { name: "rack", sources: ["rack.c", "modules.c"] },
    { name: "module", sources: ["module.c"] },
  ],
  install: [{ hardwareId: "RACK\\MODULE", driver: "module" }],
};
const insert = (slot: number) => ({ do: "ioctl", handle: "rack", code: "0x2aa000", input: { u32: [slot] } });
const openRack = {
  do: "open",
  handle: "rack",
  interface: "{5b1f2e34-8e0a-4d57-9b42-2f6c1a7e0d11}",
  access: "readWrite",
};
const plugged = (changes: readonly Change[], slots: readonly number[] = [3]) =>
  rack([openRack, ...slots.flatMap((slot) => [insert(slot), wait(1)])], rackScenario, changes);

it("E51 a device object of a child that has no devnode, handed to a routine that takes a PDO", () => {
  const early: Change = [
    "modules.c",
    "    IoInvalidateDeviceRelations(Rack->PhysicalDevice, BusRelations);\n    return STATUS_SUCCESS;",
    "    IoInvalidateDeviceRelations(Rack->Common.Self, BusRelations);\n    return STATUS_SUCCESS;",
  ];
  expect(plugged([early]).told).toMatch(/PNP_DETECTED_FATAL_ERROR 0xca.*takes the PDO/);
});

it("E52 bus relations without a reference for each child", () => {
  const forgets: Change = ["modules.c", "            ObReferenceObject(ModuleAt(link)->Common.Self);\n", ""];
  expect(plugged([forgets], [3, 4, 5]).told).toMatch(/referenc/i);
  expect(plugged([], [3, 4, 5]).told).toBe("finished");
});

/** Listens to its own device; `body` is what it does when it is told of its own event. */
const listening = (body: string, otherwise = "STATUS_SUCCESS"): Pieces => ({
  fields: "PVOID Entry;",
  declarations: `
    static const GUID own = { 0x12345678, 1, 2, { 3, 4, 5, 6, 7, 8, 9, 10 } };
    static PDEVICE_OBJECT physical;
    static PFILE_OBJECT held;
    static ULONG heard;
    DRIVER_NOTIFICATION_CALLBACK_ROUTINE Told;
    static VOID Fill(PTARGET_DEVICE_CUSTOM_NOTIFICATION n) {
        RtlZeroMemory(n, sizeof(*n));
        n->Version = 1;
        n->Size = sizeof(*n);
        n->Event = own;
        n->NameBufferOffset = -1;
    }
    NTSTATUS Told(PVOID structure, PVOID context) {
        TARGET_DEVICE_CUSTOM_NOTIFICATION n;
        UNREFERENCED_PARAMETER(context);
        UNREFERENCED_PARAMETER(n);
        if (IsEqualGUID(&((PTARGET_DEVICE_REMOVAL_NOTIFICATION)structure)->Event, &own)) {
            heard++;
            DbgPrint("heard %u\\n", heard);
            ${body} return STATUS_SUCCESS;
        }
        return ${otherwise};
    }
  `,
  add: "physical = pdo;",
  control: `
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");
    PDEVICE_OBJECT top;
    information = 0;
    status = IoGetDeviceObjectPointer(&name, FILE_READ_DATA, &held, &top);
    if (NT_SUCCESS(status)) {
        status = IoRegisterPlugPlayNotification(EventCategoryTargetDeviceChange, 0, held, device->DriverObject, Told,
                                                NULL, &extension->Entry);
        ObDereferenceObject(held);
    }
    if (NT_SUCCESS(status)) {
        TARGET_DEVICE_CUSTOM_NOTIFICATION n;
        Fill(&n);
        status = IoReportTargetDeviceChange(physical, &n);
    }
  `,
  remove: "if (extension->Entry != NULL) IoUnregisterPlugPlayNotificationEx(extension->Entry);",
});
const listen = [open, { do: "ioctl", handle: "h", code: 0x222000 }, wait(1), close];

it("E53 a notification callback that reports an event itself waits for itself; the asynchronous way does not", () => {
  const again = (how: string) => listening(`if (heard == 1) { Fill(&n); ${how} }`);
  expect(run(again("(void)IoReportTargetDeviceChange(physical, &n);"), listen).told).toMatch(
    /verifier:deadlock.*IoReportTargetDeviceChange is called in a notification callback/,
  );
  const later = run(again("(void)IoReportTargetDeviceChangeAsynchronous(physical, &n, NULL, NULL);"), [
    ...listen,
    remove,
  ]);
  expect(passes(later).output).toEqual(["heard 1", "heard 2"]);
});

it("E54 a callback that answers an event that it does not know with an error vetoes the removal", () => {
  const refused = { ...remove, ...fails("STATUS_UNSUCCESSFUL") };
  passes(run(listening("", "STATUS_UNSUCCESSFUL"), [...listen, refused]));
  passes(run(listening(""), [...listen, remove]));
});

it("E55 a resource that was added to the requirements and is left in the lists of the start", () => {
  const adds = `
    if (now->MinorFunction == IRP_MN_FILTER_RESOURCE_REQUIREMENTS) {
        IoCopyCurrentIrpStackLocationToNext(irp);
        IoForwardIrpSynchronously(extension->Lower, irp);
        {
            PIO_RESOURCE_REQUIREMENTS_LIST old = (PIO_RESOURCE_REQUIREMENTS_LIST)irp->IoStatus.Information, list;
            ULONG count = old->List[0].Count, size = sizeof(*old) + count * sizeof(IO_RESOURCE_DESCRIPTOR);
            PIO_RESOURCE_DESCRIPTOR more;
            list = (PIO_RESOURCE_REQUIREMENTS_LIST)ExAllocatePoolWithTag(PagedPool, size, 'tliF');
            RtlCopyMemory(list, old, old->ListSize);
            list->ListSize = size;
            list->List[0].Count = count + 1;
            more = &list->List[0].Descriptors[count];
            RtlZeroMemory(more, sizeof(*more));
            more->Type = CmResourceTypeInterrupt;
            more->ShareDisposition = CmResourceShareDeviceExclusive;
            more->Flags = CM_RESOURCE_INTERRUPT_LATCHED | CM_RESOURCE_INTERRUPT_MESSAGE;
            more->u.Interrupt.MinimumVector = more->u.Interrupt.MaximumVector = CM_RESOURCE_INTERRUPT_MESSAGE_TOKEN;
            ExFreePool(old);
            irp->IoStatus.Information = (ULONG_PTR)list;
        }
        return Complete(irp, STATUS_SUCCESS, irp->IoStatus.Information);
    }
  `;
  const takesOut = `
    if (now->MinorFunction == IRP_MN_START_DEVICE) {
        PCM_RESOURCE_LIST lists[2];
        ULONG i;
        lists[0] = now->Parameters.StartDevice.AllocatedResources;
        lists[1] = now->Parameters.StartDevice.AllocatedResourcesTranslated;
        for (i = 0; i < 2; i++) lists[i]->List[0].PartialResourceList.Count--;
    }
  `;
  const scenario = {
    hardware: [{ name: "card", model: "none", ports: [{ start: 0x300, length: 8 }] }],
    devices: [{ name: "device", driver: "test", hardware: "card" }],
  };
  expect(run(pnp(adds), [wait(1)], scenario).told).toMatch(
    /verifier:pnp.*brings its bus an interrupt message, which the bus has never offered/,
  );
  passes(run(pnp(adds + takesOut), [wait(1)], scenario));
});

it("E32 a device that is plugged in: asked for what it is, started without resources, and its interface comes only after that", () => {
  const ran = passes(plugged([]));
  const rows = ran.kernel.trace.window(0, ran.kernel.trace.length).map((row) => row.detail);
  const child = rows.slice(rows.findIndex((row) => /QUERY_ID of child 1/.test(row)));
  const order = [
    /finished STATUS_SUCCESS.*QUERY_ID/,
    /finished STATUS_SUCCESS.*QUERY_CAPABILITIES of RACK/,
    /QUERY_RESOURCE_REQUIREMENTS of RACK/,
    /AddDevice/,
    /IRP_MN_START_DEVICE, completed STATUS_SUCCESS/,
    /RACK#MODULE.* enabled$/,
    /RACK.MODULE.*: Started$/,
  ].map((text) => child.findIndex((row) => text.test(row)));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThanOrEqual(0);
  expect(ran.kernel.state.devnodes[1]?.resources).toEqual([]);
});

it("E39 a bus that says at the query that it needs other resources is asked which, before the stop", () => {
  const changed = filter({
    declarations: `
        static IO_COMPLETION_ROUTINE Done;
        static NTSTATUS Done(PDEVICE_OBJECT d, PIRP irp, PVOID c) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
            if (irp->PendingReturned) IoMarkIrpPending(irp);
            irp->IoStatus.Status = STATUS_RESOURCE_REQUIREMENTS_CHANGED;
            return STATUS_CONTINUE_COMPLETION;
        }
      `,
    pnp: `
      if (minor == IRP_MN_QUERY_STOP_DEVICE) {
          IoMarkIrpPending(irp);
          IoCopyCurrentIrpStackLocationToNext(irp);
          IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
          IoCallDriver(x->Lower, irp);
          return STATUS_PENDING;
      }
    `,
  });
  const made = stack(driver({}), {}, { changed });
  const ran = passes(run(made.sources, [{ do: "restart", device: "device" }], made.scenario));
  const order = traced(ran, ["irpCall"], "test").flatMap((line) => /IRP_MN_\w+/.exec(line)?.[0] ?? []);
  const from = order.indexOf("IRP_MN_QUERY_STOP_DEVICE");
  expect(order.slice(from, from + 3)).toEqual([
    "IRP_MN_QUERY_STOP_DEVICE",
    "IRP_MN_QUERY_RESOURCE_REQUIREMENTS",
    "IRP_MN_STOP_DEVICE",
  ]);
});

it("E46 a device that does not start again goes as if pulled out, though it is still there", () => {
  const second = filter({
    pnp: "static int starts; if (minor == IRP_MN_START_DEVICE && starts++ == 1) return Complete(irp, STATUS_UNSUCCESSFUL, 0);",
  });
  const made = stack(driver({}), {}, { second });
  const steps = [{ do: "restart", device: "device", ...fails("STATUS_UNSUCCESSFUL") }];
  const ran: Seen = passes(run(made.sources, steps, made.scenario));
  const order = traced(ran, ["irpCall"], "test").flatMap((line) => /IRP_MN_\w+/.exec(line)?.[0] ?? []);
  expect(order.slice(-3)).toEqual(["IRP_MN_START_DEVICE", "IRP_MN_SURPRISE_REMOVAL", "IRP_MN_REMOVE_DEVICE"]);
});
