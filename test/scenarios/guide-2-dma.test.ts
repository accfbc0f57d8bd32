// Rows of guide-2, section E.2, with E7, E8 and E18: transfers by the system's DMA controller, by bus masters through map registers, and by the
// third version of the operations.
import { expect, it } from "vitest";
import { driver, type Pieces } from "../unit/kernel/driver.ts";
import { dmaDriver, slave } from "./dma-driver.ts";
import { close, IOCTL, ioctl, open, passes, read, remove, run, traced, unload, wait, write } from "./run.ts";

const system = (more: Readonly<Record<string, unknown>> = {}) => ({
  hardware: [slave(3)],
  devices: [{ name: "device", driver: "test", hardware: "dma" }],
  ...more,
});
const count = { do: "hardware", hardware: "dma", action: "count", value: 1 };
const bytes = (length: number, from = 1) => ({ u8: Array.from({ length }, (_, i) => (from + i) & 0xff) });

it("E8 what the controller holds of the last chunk comes into memory with the flush", () => {
  const steps = (expected: unknown) => [open, count, read(13, { expect: { data: expected } }), close];
  const flushed = passes(run(dmaDriver(), [...steps(bytes(13)), remove, unload], system()));
  expect(flushed.output).toContain("13 bytes, flushed 1");
  // Without it the last five bytes are not there, and the controller cannot be given back.
  const lost = run(dmaDriver({ flush: "" }), steps({ u8: [...bytes(8).u8, 0, 0, 0, 0, 0] }), system());
  expect(lost.failures).toEqual([]);
  expect(run(dmaDriver({ flush: "" }), [...steps(bytes(13)), remove], system()).told).toContain(
    "put back while a transfer is mapped",
  );
});

it("E9 a request of more pages than there are map registers: as many MapTransfers and flushes as it takes, one channel", () => {
  const machine = { machine: { mapRegisters: 5 } };
  const steps = [open, count, read(12 * 4096, { expect: { information: 12 * 4096 } }), close, remove, unload];
  const ran = passes(run(dmaDriver(), steps, system(machine)));
  const [first = 0, second = 0, third = 0] = ran.output
    .flatMap((line) => /^(\d+) bytes, flushed 1/.exec(line)?.[1] ?? [])
    .map(Number);
  expect(ran.output[0]).toBe("channel 3, 5 registers");
  expect([first % 4096, second, first + second + third]).toEqual([first % 4096, 5 * 4096, 12 * 4096]);
  expect(ran.output.filter((line) => line === "0 granted")).toHaveLength(1);
  expect(traced(ran, ["hardware"]).filter((line) => line.includes("terminal count"))).toHaveLength(3);
});

it("E11 a channel that its owner never frees is never given to the next", () => {
  const two = {
    hardware: [
      { ...slave(3), dma: 3 },
      { ...slave(3, "second", 0x500, 12), dma: 2 },
    ],
    devices: [
      { name: "device", driver: "test", hardware: "dma" },
      { name: "other", driver: "test", hardware: "second" },
    ],
  };
  const other = { do: "open", handle: "g", device: "\\Device\\Other", access: "readWrite" };
  // Both drivers ask for the same channel.
  const both = (pieces: Parameters<typeof dmaDriver>[0]) =>
    dmaDriver(pieces).replace("d.DmaChannel = channel", "d.DmaChannel = 3");
  const second = { ...read(13, { async: "r" }), handle: "g" };
  const patient = (more: Readonly<Record<string, unknown>>) => [
    open,
    other,
    count,
    read(13),
    second,
    { do: "waitFor", request: "r", timeout: 50, ...more },
  ];
  const kept = run(both({ free: "" }), patient({ expect: { status: "STATUS_TIMEOUT" } }), two);
  expect([kept.failures, kept.output.filter((line) => line.endsWith("granted"))]).toEqual([[], ["0 granted"]]);
  const freed = run(both({}), patient({ expect: { status: "STATUS_TIMEOUT" } }), two);
  expect(freed.output.filter((line) => line.endsWith("granted"))).toEqual(["0 granted", "1 granted"]);
});

/** A bus master at ports 0x400, an adapter of it, and what the tests below need. */
const master = {
  hardware: [{ name: "dma", model: "busMaster", ports: [{ start: 0x400, length: 24 }], irq: 11 }],
  devices: [{ name: "device", driver: "test", hardware: "dma" }],
};
const adapter = (answer = "DeallocateObjectKeepRegisters"): Pieces => ({
  declarations: `
    #define REG(n) ((PULONG)(ULONG_PTR)(0x400 + (n)))
    static PVOID base;
    static DRIVER_CONTROL Channel;
    static IO_ALLOCATION_ACTION Channel(PDEVICE_OBJECT d, PIRP irp, PVOID b, PVOID c) {
        UNREFERENCED_PARAMETER(d);
        UNREFERENCED_PARAMETER(irp);
        base = b;
        if (c != NULL) DbgPrint("%s\\n", (PCSTR)c);
        return ${answer};
    }
    static PSCATTER_GATHER_LIST lists[4];
    static ULONG listed;
    static DRIVER_LIST_CONTROL Listed;
    VOID Listed(PDEVICE_OBJECT d, PIRP irp, PSCATTER_GATHER_LIST l, PVOID c) {
        UNREFERENCED_PARAMETER(d);
        UNREFERENCED_PARAMETER(irp);
        UNREFERENCED_PARAMETER(c);
        lists[listed++ & 3] = l;
        DbgPrint("list %u\\n", listed);
    }
    static VOID Go(PHYSICAL_ADDRESS address, ULONG length, ULONG control) {
        WRITE_PORT_ULONG(REG(0), address.LowPart);
        WRITE_PORT_ULONG(REG(4), (ULONG)address.HighPart);
        WRITE_PORT_ULONG(REG(8), length);
        WRITE_PORT_ULONG(REG(12), 0);
        WRITE_PORT_ULONG(REG(16), control | 1);
        while (!(READ_PORT_ULONG(REG(20)) & 2)) KeStallExecutionProcessor(10);
    }
    static PDMA_ADAPTER Adapter(PEXTENSION e, BOOLEAN gather, ULONG version, ULONG most) {
        DEVICE_DESCRIPTION d;
        ULONG n;
        RtlZeroMemory(&d, sizeof(d));
        d.Version = version;
        d.Master = TRUE;
        d.ScatterGather = gather;
        d.Dma32BitAddresses = TRUE;
        d.InterfaceType = PCIBus;
        d.MaximumLength = most;
        return IoGetDmaAdapter(e->Lower, &d, &n);
    }
  `,
});
function printed(
  control: string,
  scenario: Readonly<Record<string, unknown>> = master,
  pieces = adapter(),
): readonly string[] {
  const steps = [open, { do: "ioctl", handle: "h", code: IOCTL }, wait(5), close, remove];
  return passes(run({ ...pieces, control }, steps, scenario)).output;
}
const buffer = (pages: number) =>
  `
    KIRQL irql;
    PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, ${pages} *PAGE_SIZE, 'tseT');
    PMDL m = IoAllocateMdl(b, ${pages} *PAGE_SIZE, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(m);
    RtlZeroMemory(b, ${pages} *PAGE_SIZE);
  `;

it("E7 where caches are coherent, a transfer is right with and without KeFlushIoBuffers", () => {
  const control = (flush: string) =>
    `
      ${buffer(1)} ULONG length = 16;
      PHYSICAL_ADDRESS at;
      PDMA_ADAPTER a = Adapter(extension, FALSE, 0, PAGE_SIZE);
      RtlFillMemory(b, 16, 0x55);
      ${flush} KeRaiseIrql(DISPATCH_LEVEL, &irql);
      (void)a->DmaOperations->AllocateAdapterChannel(a, device, 1, Channel, NULL);
      at = a->DmaOperations->MapTransfer(a, m, base, b, &length, FALSE);
      Go(at, 16, 2);
      (void)a->DmaOperations->FlushAdapterBuffers(a, m, base, b, 16, FALSE);
      a->DmaOperations->FreeMapRegisters(a, base, 1);
      KeLowerIrql(irql);
      DbgPrint("%d\\n", b[0] == 0 && b[15] == 0);
      a->DmaOperations->PutDmaAdapter(a);
      IoFreeMdl(m);
      ExFreePool(b);
    `;
  expect(printed(control(""))).toEqual(["1"]);
  expect(printed(control("KeFlushIoBuffers(m, TRUE, TRUE);"))).toEqual(["1"]);
});

it("E10 an adapter channel is allocated at DISPATCH_LEVEL", () => {
  const control = (raise: boolean) =>
    `
      KIRQL irql = 0;
      PDMA_ADAPTER a = Adapter(extension, FALSE, 0, 0x1000);
      ${raise ? "KeRaiseIrql(DISPATCH_LEVEL, &irql);" : ""}(void) a->DmaOperations->AllocateAdapterChannel(a, device, 1, Channel, NULL);
      ${raise ? "a->DmaOperations->FreeMapRegisters(a, base, 1); KeLowerIrql(irql); a->DmaOperations->PutDmaAdapter(a);" : ""}
    `;
  expect(printed(control(true))).toEqual([]);
  const steps = [open, { do: "ioctl", handle: "h", code: IOCTL }];
  expect(run({ ...adapter(), control: control(false) }, steps, master).told).toMatch(/IRQL|PASSIVE_LEVEL/);
});

it("E12 map registers given back by the channel's routine while its transfer runs", () => {
  const control = `
    ${buffer(1)} ULONG length = 16;
    PHYSICAL_ADDRESS at;
    PDMA_ADAPTER a = Adapter(extension, FALSE, 0, PAGE_SIZE);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    saved = a;
    mdl = m;
    (void)a->DmaOperations->AllocateAdapterChannel(a, device, 1, Maps, NULL);
    KeLowerIrql(irql);
    UNREFERENCED_PARAMETER(at);
    UNREFERENCED_PARAMETER(length);
  `;
  const pieces = adapter();
  const maps = `
    ${pieces.declarations} static PDMA_ADAPTER saved;
    static PMDL mdl;
    static DRIVER_CONTROL Maps;
    IO_ALLOCATION_ACTION Maps(PDEVICE_OBJECT d, PIRP irp, PVOID b, PVOID c) {
        ULONG length = 16;
        UNREFERENCED_PARAMETER(d);
        UNREFERENCED_PARAMETER(irp);
        UNREFERENCED_PARAMETER(c);
        (void)saved->DmaOperations->MapTransfer(saved, mdl, b, MmGetMdlVirtualAddress(mdl), &length, TRUE);
        return DeallocateObject;
    }
  `;
  const ran = run({ declarations: maps, control }, [open, { do: "ioctl", handle: "h", code: IOCTL }], master);
  expect(ran.told).toMatch(
    /verifier:dma \(DRIVER_VERIFIER_DMA_VIOLATION\): Map registers are given back while a transfer uses them/,
  );
});

it("E13 a driver that lets MapTransfer write into its stack location decides too early", () => {
  const control = `
    ${buffer(2)} ULONG done = 0;
    PDMA_ADAPTER a = Adapter(extension, TRUE, 0, 2 * PAGE_SIZE);
    stack->Parameters.DeviceIoControl.InputBufferLength = 2 * PAGE_SIZE;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    (void)a->DmaOperations->AllocateAdapterChannel(a, device, 2, Channel, NULL);
    while (done < stack->Parameters.DeviceIoControl.InputBufferLength) {
        (void)a->DmaOperations->MapTransfer(a, m, base, b + done, &stack->Parameters.DeviceIoControl.InputBufferLength,
                                            TRUE);
        done += stack->Parameters.DeviceIoControl.InputBufferLength;
    }
    (void)a->DmaOperations->FlushAdapterBuffers(a, m, base, b, done, TRUE);
    a->DmaOperations->FreeMapRegisters(a, base, 2);
    KeLowerIrql(irql);
    DbgPrint("%u of %u\\n", done, 2 * PAGE_SIZE);
    a->DmaOperations->PutDmaAdapter(a);
    IoFreeMdl(m);
    ExFreePool(b);
  `;
  expect(printed(control)).toEqual(["4096 of 8192"]);
});

it("E14 two lists at once; what is read before PutScatterGatherList is old", () => {
  const control = `
    ${buffer(2)} PDMA_ADAPTER a = Adapter(extension, TRUE, 0, 2 * PAGE_SIZE);
    ULONG early, late;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    DbgPrint("%x\\n", a->DmaOperations->GetScatterGatherList(a, device, m, b, PAGE_SIZE, Listed, NULL, FALSE));
    DbgPrint("%x\\n", a->DmaOperations->GetScatterGatherList(a, device, m, b + PAGE_SIZE, PAGE_SIZE, Listed, NULL, FALSE));
    DbgPrint("%x\\n", a->DmaOperations->GetScatterGatherList(a, device, m, b, 2 * PAGE_SIZE, Listed, NULL, FALSE));
    Go(lists[0]->Elements[0].Address, 16, 2);
    early = b[1];
    a->DmaOperations->PutScatterGatherList(a, lists[0], FALSE);
    late = b[1];
    DbgPrint("%u %u\\n", early, late);
    a->DmaOperations->PutScatterGatherList(a, lists[1], FALSE);
    a->DmaOperations->PutScatterGatherList(a, lists[2], FALSE);
    KeLowerIrql(irql);
    a->DmaOperations->PutDmaAdapter(a);
    IoFreeMdl(m);
    ExFreePool(b);
  `;
  const steps = [{ ...count }, open, { do: "ioctl", handle: "h", code: IOCTL }, wait(5), close, remove];
  const ran = passes(run({ ...adapter(), control }, steps, master));
  // The third waits for the registers of the first.
  expect(ran.output).toEqual(["list 1", "0", "list 2", "0", "0", "list 3", "0 2"]);
});

it("E15 a driver that gets no common buffer fails its start", () => {
  const source = dmaDriver().replace(
    "if (e->Adapter == NULL) return",
    `
      {
          PHYSICAL_ADDRESS at;
          if (e->Adapter == NULL ||
              e->Adapter->DmaOperations->AllocateCommonBuffer(e->Adapter, 0x4000000, &at, TRUE) == NULL) {
              if (e->Adapter != NULL) e->Adapter->DmaOperations->PutDmaAdapter(e->Adapter);
              e->Adapter = NULL;
              return STATUS_INSUFFICIENT_RESOURCES;
          }
      }
      if (e->Adapter == NULL) return
    `,
  );
  const ran = run(source, [wait(1)], system());
  expect(ran.failures.join()).toContain("STATUS_INSUFFICIENT_RESOURCES");
  expect(traced(ran, ["devnode"]).some((line) => line.endsWith(": Failed"))).toBe(true);
  expect(traced(ran, ["irpCall"], "test").some((line) => line.includes("IRP_MN_REMOVE_DEVICE"))).toBe(true);
});

/** The third version, with a device of the system's controller. */
const third = `
  #define REG(n) ((PULONG)(ULONG_PTR)(0x400 + (n)))
  static PDMA_ADAPTER Third(PEXTENSION e) {
      DEVICE_DESCRIPTION d;
      ULONG n;
      RtlZeroMemory(&d, sizeof(d));
      d.Version = DEVICE_DESCRIPTION_VERSION3;
      d.ScatterGather = TRUE;
      d.DmaRequestLine = 3;
      d.DmaChannel = 3;
      d.InterfaceType = ACPIBus;
      d.MaximumLength = 64 * PAGE_SIZE;
      return IoGetDmaAdapter(e->Lower, &d, &n);
  }
  typedef struct _OPERATION {
      KEVENT Event;
      ULONG Length;
      DMA_COMPLETION_STATUS Status;
      KIRQL Irql;
  } OPERATION;
  static DMA_COMPLETION_ROUTINE Ended;
  VOID Ended(PDMA_ADAPTER a, PDEVICE_OBJECT d, PVOID c, DMA_COMPLETION_STATUS s) {
      OPERATION *o = (OPERATION *)c;
      UNREFERENCED_PARAMETER(a);
      UNREFERENCED_PARAMETER(d);
      o->Status = s;
      o->Irql = KeGetCurrentIrql();
      DbgPrint("done %u, %d at %d\\n", o->Length, s, o->Irql);
      KeSetEvent(&o->Event, 0, FALSE);
  }
  static DRIVER_CONTROL Granted;
  IO_ALLOCATION_ACTION Granted(PDEVICE_OBJECT d, PIRP irp, PVOID b, PVOID c) {
      UNREFERENCED_PARAMETER(d);
      UNREFERENCED_PARAMETER(irp);
      UNREFERENCED_PARAMETER(b);
      DbgPrint("granted %s\\n", (PCSTR)c);
      return KeepObject;
  }
`;

it("E16 a chain of MDLs of ten fragments goes through a controller that takes four", () => {
  const control = `
    ${buffer(10)} UCHAR context[DMA_TRANSFER_CONTEXT_SIZE_V1];
    PVOID registers;
    DMA_TRANSFER_INFO info;
    DMA_ADAPTER_INFO about;
    OPERATION o;
    ULONGLONG offset = 0;
    ULONG i, left = 10 * PAGE_SIZE;
    PMDL second = IoAllocateMdl(b + 3 * PAGE_SIZE, 7 * PAGE_SIZE, FALSE, FALSE, NULL);
    PDMA_ADAPTER a = Third(extension);
    MmBuildMdlForNonPagedPool(second);
    IoFreeMdl(m);
    m = IoAllocateMdl(b, 3 * PAGE_SIZE, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(m);
    m->Next = second;
    KeInitializeEvent(&o.Event, SynchronizationEvent, FALSE);
    about.Version = DMA_ADAPTER_INFO_VERSION1;
    (void)a->DmaOperations->GetDmaAdapterInfo(a, &about);
    info.Version = DMA_TRANSFER_INFO_VERSION1;
    (void)a->DmaOperations->GetDmaTransferInfo(a, m, 0, left, FALSE, &info);
    DbgPrint("limit %u, %u registers, %u elements\\n", about.V1.ScatterGatherLimit, info.V1.MapRegisterCount,
             info.V1.ScatterGatherElementCount);
    (void)a->DmaOperations->InitializeDmaTransferContext(a, context);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    DbgPrint("%x\\n", a->DmaOperations->AllocateAdapterChannelEx(a, device, context, info.V1.MapRegisterCount,
                                                                DMA_SYNCHRONOUS_CALLBACK, NULL, NULL, &registers));
    a->DmaOperations->FreeAdapterObject(a, KeepObject);
    KeLowerIrql(irql);
    WRITE_PORT_ULONG(REG(0), left);
    WRITE_PORT_ULONG(REG(4), 0);
    WRITE_PORT_ULONG(REG(8), 3);
    while (left > 0) {
        o.Length = left;
        if (!NT_SUCCESS(
                a->DmaOperations->MapTransferEx(a, m, registers, offset, 0, &o.Length, FALSE, NULL, 0, Ended, &o)))
            break;
        KeWaitForSingleObject(&o.Event, Executive, KernelMode, FALSE, NULL);
        (void)a->DmaOperations->FlushAdapterBuffersEx(a, m, registers, offset, o.Length, FALSE);
        offset += o.Length;
        left -= o.Length;
    }
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    a->DmaOperations->FreeAdapterChannel(a);
    KeLowerIrql(irql);
    a->DmaOperations->PutDmaAdapter(a);
    for (i = 0; i < 10 * PAGE_SIZE && b[i] == (UCHAR)(1 + i); i++)
        ;
    DbgPrint("%u right\\n", i);
    IoFreeMdl(second);
    IoFreeMdl(m);
    ExFreePool(b);
  `;
  const steps = [count, open, { do: "ioctl", handle: "h", code: IOCTL }, close, remove];
  const ran = passes(run({ declarations: third, control }, steps, system()));
  expect(ran.output).toEqual([
    "limit 4, 10 registers, 10 elements",
    "0",
    "done 16384, 0 at 2",
    "done 16384, 0 at 2",
    "done 8192, 0 at 2",
    "40960 right",
  ]);
});

it("E17 a channel that is busy: not at once, but later, unless the request is cancelled before", () => {
  const control = `
    KIRQL irql;
    UCHAR first[DMA_TRANSFER_CONTEXT_SIZE_V1], second[DMA_TRANSFER_CONTEXT_SIZE_V1], third[DMA_TRANSFER_CONTEXT_SIZE_V1];
    PVOID registers;
    PDMA_ADAPTER a = Third(extension);
    PDMA_OPERATIONS d = a->DmaOperations;
    (void)d->InitializeDmaTransferContext(a, first);
    (void)d->InitializeDmaTransferContext(a, second);
    (void)d->InitializeDmaTransferContext(a, third);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    DbgPrint("%x\\n", d->AllocateAdapterChannelEx(a, device, first, 1, DMA_SYNCHRONOUS_CALLBACK, NULL, NULL, &registers));
    DbgPrint("%x\\n", d->AllocateAdapterChannelEx(a, device, second, 1, DMA_SYNCHRONOUS_CALLBACK, Granted, "never", NULL));
    DbgPrint("%x\\n", d->AllocateAdapterChannelEx(a, device, second, 1, 0, Granted, "cancelled", NULL));
    DbgPrint("%x\\n", d->AllocateAdapterChannelEx(a, device, third, 1, 0, Granted, "later", NULL));
    DbgPrint("%d\\n", d->CancelAdapterChannel(a, device, second));
    d->FreeAdapterChannel(a);
    DbgPrint("%d\\n", d->CancelAdapterChannel(a, device, third));
    d->FreeAdapterChannel(a);
    DbgPrint("%x\\n", d->AllocateAdapterChannelEx(a, device, first, 1, 0, NULL, NULL, NULL));
    KeLowerIrql(irql);
    d->PutDmaAdapter(a);
  `;
  const steps = [open, { do: "ioctl", handle: "h", code: IOCTL }, close, remove];
  const ran = passes(run({ declarations: third, control }, steps, system()));
  expect(ran.output).toEqual(["0", "c000009a", "0", "0", "1", "granted later", "0", "c000000d"]);
});

it("what is written comes to the device, and back", () => {
  const steps = [
    open,
    write(bytes(100, 7), { expect: { information: 100 } }),
    read(100, { expect: { data: bytes(100, 7) } }),
    close,
    remove,
  ];
  passes(run(dmaDriver(), steps, system()));
});

it("E18 a device that is given a physical address instead of a logical one", () => {
  const give = (address: string) =>
    run(
      driver({
        control: `
          PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 4096, 'amD');
          PHYSICAL_ADDRESS logical, physical = MmGetPhysicalAddress(b);
          ULONG n;
          DEVICE_DESCRIPTION d;
          PDMA_ADAPTER a;
          PVOID c;
          RtlZeroMemory(&d, sizeof(d));
          d.Version = DEVICE_DESCRIPTION_VERSION;
          d.Master = TRUE;
          d.Dma32BitAddresses = TRUE;
          d.InterfaceType = PCIBus;
          d.MaximumLength = 4096;
          a = IoGetDmaAdapter(extension->Lower, &d, &n);
          c = a->DmaOperations->AllocateCommonBuffer(a, 256, &logical, TRUE);
          WRITE_PORT_ULONG((PULONG)0x400, ${address}.LowPart);
          WRITE_PORT_ULONG((PULONG)0x404, 0);
          WRITE_PORT_ULONG((PULONG)0x408, 16);
          WRITE_PORT_ULONG((PULONG)0x410, 3);
          KeStallExecutionProcessor(20);
          a->DmaOperations->FreeCommonBuffer(a, 256, logical, c, TRUE);
          a->DmaOperations->PutDmaAdapter(a);
          ExFreePoolWithTag(b, 'amD');
          UNREFERENCED_PARAMETER(physical);
        `,
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
