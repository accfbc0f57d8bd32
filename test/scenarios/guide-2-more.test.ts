// Rows of guide-2 that other rows and other tests come near to: what a device is told, limits, messages, waiting in dispatch routines,
// restarts.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { filter, stack } from "./filter.ts";
import { close, fails, ioctl, open, passes, run, type Seen, traced } from "./run.ts";

it("E18 a device that is given a physical address instead of a logical one", () => {
  const give = (address: string) =>
    run(
      driver({
        control: `PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 4096, 'amD'); PHYSICAL_ADDRESS logical, physical = MmGetPhysicalAddress(b); ULONG n; DEVICE_DESCRIPTION d; PDMA_ADAPTER a; PVOID c; RtlZeroMemory(&d, sizeof(d)); d.Version = DEVICE_DESCRIPTION_VERSION; d.Master = TRUE; d.Dma32BitAddresses = TRUE; d.InterfaceType = PCIBus; d.MaximumLength = 4096;
          a = IoGetDmaAdapter(extension->Lower, &d, &n); c = a->DmaOperations->AllocateCommonBuffer(a, 256, &logical, TRUE);
          WRITE_PORT_ULONG((PULONG)0x400, ${address}.LowPart); WRITE_PORT_ULONG((PULONG)0x404, 0); WRITE_PORT_ULONG((PULONG)0x408, 16); WRITE_PORT_ULONG((PULONG)0x410, 3); KeStallExecutionProcessor(20);
          a->DmaOperations->FreeCommonBuffer(a, 256, logical, c, TRUE); a->DmaOperations->PutDmaAdapter(a); ExFreePoolWithTag(b, 'amD'); UNREFERENCED_PARAMETER(physical);`,
      }),
      [open, ioctl(), close],
      {
        hardware: [{ name: "dma", model: "busMaster", ports: [{ start: 0x400, length: 24 }] }],
        devices: [{ name: "device", driver: "test", hardware: "dma" }],
      },
    );
  passes(give("logical"));
  expect(give("physical").told).toMatch(/dma writes 16 bytes at logical address .* It may be a physical address/);
});

it("E25 a deferred call that stalls for 200 microseconds", () => {
  const stalls = (microseconds: number) =>
    run(
      driver({
        declarations: `static KDEFERRED_ROUTINE Late; static VOID Late(PKDPC dpc, PVOID context, PVOID a, PVOID b) { UNREFERENCED_PARAMETER(dpc); UNREFERENCED_PARAMETER(a); UNREFERENCED_PARAMETER(b); KeStallExecutionProcessor(${microseconds}); KeSetEvent((PKEVENT)context, 0, FALSE); }`,
        control:
          "KeInitializeDpc(&extension->Dpc, Late, &extension->Event); KeInsertQueueDpc(&extension->Dpc, NULL, NULL); KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);",
      }),
      [open, ioctl(), close],
      { verifier: { dpcTime: 100 } },
    );
  expect(stalls(200).told).toMatch(/DPC Late has taken .* µs at IRQL 2; the scenario's verifier allows 100 µs/);
  passes(stalls(50));
});

it("E27 a device with the messages that it asks for, with fewer, and with none: its driver falls back to the line", () => {
  const connect = (hardware: object, interruptMessages = 2048) =>
    run(
      driver({
        fields: "PDEVICE_OBJECT Pdo; PIO_INTERRUPT_MESSAGE_INFO Table;",
        declarations:
          'static KSERVICE_ROUTINE Line; static KMESSAGE_SERVICE_ROUTINE Message; static BOOLEAN Line(PKINTERRUPT i, PVOID c) { UNREFERENCED_PARAMETER(i); UNREFERENCED_PARAMETER(c); DbgPrint("line\\n"); return TRUE; } static BOOLEAN Message(PKINTERRUPT i, PVOID c, ULONG id) { UNREFERENCED_PARAMETER(i); UNREFERENCED_PARAMETER(c); DbgPrint("message %lu\\n", id); return TRUE; }',
        add: "extension->Pdo = pdo;",
        control: `IO_CONNECT_INTERRUPT_PARAMETERS p; IO_DISCONNECT_INTERRUPT_PARAMETERS d; LARGE_INTEGER t; t.QuadPart = -1000; RtlZeroMemory(&p, sizeof(p)); p.Version = CONNECT_MESSAGE_BASED; p.MessageBased.PhysicalDeviceObject = extension->Pdo; p.MessageBased.ConnectionContext.InterruptMessageTable = &extension->Table; p.MessageBased.MessageServiceRoutine = Message; p.MessageBased.FallBackServiceRoutine = Line;
          status = IoConnectInterruptEx(&p); if (NT_SUCCESS(status)) { if (p.Version == CONNECT_MESSAGE_BASED) DbgPrint("%lu messages\\n", extension->Table->MessageCount); WRITE_PORT_UCHAR((PUCHAR)0x300, 0x83); KeDelayExecutionThread(KernelMode, FALSE, &t); d.Version = p.Version; d.ConnectionContext.Generic = extension->Table; IoDisconnectInterruptEx(&d); }`,
      }),
      [open, ioctl(), close],
      {
        hardware: [{ name: "card", model: "interruptSource", ports: [{ start: 0x300, length: 2 }], ...hardware }],
        devices: [{ name: "device", driver: "test", hardware: "card" }],
        machine: { interruptMessages },
      },
    );
  // The device would send its fourth message; with one only it sends that.
  expect(passes(connect({ messages: 1 })).output).toEqual(["1 messages", "message 0"]);
  expect(passes(connect({ irq: 5 })).output).toEqual(["line"]);
  // It asks for four, and is given what there is.
  expect(passes(connect({ messages: 4, irq: 5 })).output).toEqual(["4 messages", "message 3"]);
  expect(passes(connect({ messages: 4, irq: 5 }, 1)).output).toEqual(["1 messages", "message 0"]);
  expect(passes(connect({ messages: 4, irq: 5 }, 0)).output).toEqual(["line"]);
});

it("E35 the pattern of the start in the dispatch routine of power: it waits for what only its own return brings about", () => {
  const waits = filter({
    dispatch:
      "if (major == IRP_MJ_POWER && stack->Parameters.Power.Type == SystemPowerState) { IoMarkIrpPending(irp); KeWaitForSingleObject(&x->Event, Executive, KernelMode, FALSE, NULL); }",
  });
  const made = stack(driver({}), { waits });
  expect(run(made.sources, [{ do: "power", system: "S3" }], made.scenario).told).toMatch(/can go on|deadlock|waits/i);
});

it("E39 a bus that says at the query that it needs other resources is asked which, before the stop", () => {
  const changed = filter({
    declarations:
      "static IO_COMPLETION_ROUTINE Done; static NTSTATUS Done(PDEVICE_OBJECT d, PIRP irp, PVOID c) { UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(c); if (irp->PendingReturned) IoMarkIrpPending(irp); irp->IoStatus.Status = STATUS_RESOURCE_REQUIREMENTS_CHANGED; return STATUS_CONTINUE_COMPLETION; }",
    pnp: "if (minor == IRP_MN_QUERY_STOP_DEVICE) { IoMarkIrpPending(irp); IoCopyCurrentIrpStackLocationToNext(irp); IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE); IoCallDriver(x->Lower, irp); return STATUS_PENDING; }",
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

it("E65 a stack that says its power code may be paged, though a request comes at DISPATCH_LEVEL: it is called at PASSIVE_LEVEL", () => {
  const power = (flag: string) =>
    run(
      driver({
        declarations:
          "static DRIVER_DISPATCH Power;\n#pragma alloc_text(PAGE, Power)\nstatic NTSTATUS Power(PDEVICE_OBJECT d, PIRP irp) { PAGED_CODE(); PoStartNextPowerIrp(irp); IoSkipCurrentIrpStackLocation(irp); return PoCallDriver(((PEXTENSION)d->DeviceExtension)->Lower, irp); }",
        entry: "driver->MajorFunction[IRP_MJ_POWER] = Power;",
        add: flag,
        control:
          "KIRQL irql; POWER_STATE s; LARGE_INTEGER t; t.QuadPart = -1000; s.DeviceState = PowerDeviceD0; KeRaiseIrql(DISPATCH_LEVEL, &irql); (void)PoRequestPowerIrp(extension->Self, IRP_MN_SET_POWER, s, NULL, NULL, NULL); KeLowerIrql(irql); KeDelayExecutionThread(KernelMode, FALSE, &t);",
      }),
      [open, ioctl(), close],
    );
  passes(power("device->Flags |= DO_POWER_PAGABLE;"));
  expect(power("device->Flags &= ~DO_POWER_PAGABLE;").told).toMatch(/DISPATCH_LEVEL/);
});
