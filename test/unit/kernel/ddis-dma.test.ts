// DMA: common buffers, transfers by map registers, scatter/gather lists, with a bus master that does what its registers say, and with a device
// of the system's controller.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = `
  #define CHECK(condition) \\
      do { \\
          checked++; \\
          if (!(condition)) DbgPrint("CHECK failed: %s\\n", #condition); \\
      } while (0)
  static ULONG checked;
  #define REG(n) ((PULONG)(ULONG_PTR)(0x400 + (n)))
  static VOID Go(ULONG address, ULONG length, ULONG offset, ULONG control) {
      WRITE_PORT_ULONG(REG(0), address);
      WRITE_PORT_ULONG(REG(4), 0);
      WRITE_PORT_ULONG(REG(8), length);
      WRITE_PORT_ULONG(REG(12), offset);
      WRITE_PORT_ULONG(REG(16), control | 1);
      while (!(READ_PORT_ULONG(REG(20)) & 2)) KeStallExecutionProcessor(10);
  }
  static PDMA_ADAPTER Adapter(PEXTENSION e, BOOLEAN gather, ULONG most, PULONG registers) {
      DEVICE_DESCRIPTION d;
      RtlZeroMemory(&d, sizeof(d));
      d.Version = DEVICE_DESCRIPTION_VERSION;
      d.Master = TRUE;
      d.ScatterGather = gather;
      d.Dma32BitAddresses = TRUE;
      d.InterfaceType = PCIBus;
      d.MaximumLength = most;
      return IoGetDmaAdapter(e->Lower, &d, registers);
  }
  DRIVER_CONTROL Channel;
  DRIVER_LIST_CONTROL Listed;
  static PVOID Base;
  static PSCATTER_GATHER_LIST List;
  static KEVENT Ready;
  IO_ALLOCATION_ACTION Channel(PDEVICE_OBJECT device, PIRP irp, PVOID base, PVOID context) {
      UNREFERENCED_PARAMETER(device);
      UNREFERENCED_PARAMETER(irp);
      UNREFERENCED_PARAMETER(context);
      Base = base;
      return DeallocateObjectKeepRegisters;
  }
  VOID Listed(PDEVICE_OBJECT device, PIRP irp, PSCATTER_GATHER_LIST list, PVOID context) {
      UNREFERENCED_PARAMETER(device);
      UNREFERENCED_PARAMETER(irp);
      CHECK(context == (PVOID)3);
      List = list;
  }
`;

const setting = (steps: readonly unknown[]) => ({
  hardware: [{ name: "dma", model: "busMaster", ports: [{ start: 0x400, length: 24 }], irq: 11 }],
  devices: [{ name: "device", driver: "test", hardware: "dma" }],
  steps,
});
function run(code: string, before: readonly unknown[] = []) {
  const ran = runDriver(driver({ declarations, control: `${code}\nDbgPrint("checked %u\\n", checked);` }), {
    ...setting([
      ...before,
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000 },
      { do: "close", handle: "h" },
      { do: "remove", device: "device" },
    ]),
  });
  return {
    end: told(ran.end),
    failures: ran.failures,
    failed: ran.kernel.state.debugOutput.filter((line) => line.startsWith("CHECK")),
  };
}
function holds(name: string, code: string, before: readonly unknown[] = []) {
  it(name, () => expect(run(code, before)).toEqual({ end: "finished", failures: [], failed: [] }));
}
const count = { do: "hardware", hardware: "dma", action: "count", value: 5 };

describe("DMA", () => {
  holds(
    "by a common buffer, in both directions",
    `
      ULONG n = 0, i;
      PHYSICAL_ADDRESS logical;
      PUCHAR b;
      PDMA_ADAPTER a = Adapter(extension, FALSE, 0x8000, &n);
      CHECK(a != NULL && n == 9);
      b = (PUCHAR)a->DmaOperations->AllocateCommonBuffer(a, 256, &logical, TRUE);
      CHECK(b != NULL && ((ULONG_PTR)b & 0xfff) == 0 && logical.QuadPart != MmGetPhysicalAddress(b).QuadPart);
      Go(logical.LowPart, 16, 0, 2);
      for (i = 0; i < 16; i++) CHECK(b[i] == (UCHAR)(5 + i));
      CHECK(b[16] == 0);
      for (i = 0; i < 16; i++) b[i] = (UCHAR)(0x80 + i);
      Go(logical.LowPart, 16, 100, 0);
      RtlZeroMemory(b, 256);
      Go(logical.LowPart + 32, 20, 98, 2);
      CHECK(b[32] == 5 + 98 && b[34] == 0x80 && b[49] == 0x8f && b[50] == (UCHAR)(5 + 116));
      a->DmaOperations->FreeCommonBuffer(a, 256, logical, b, TRUE);
      a->DmaOperations->PutDmaAdapter(a);
    `,
    [count],
  );
  holds(
    "by the names from before adapters had tables, with an adapter that is never put back",
    `
      KIRQL old;
      ULONG n = 0, length = 16, i;
      PHYSICAL_ADDRESS at;
      DEVICE_DESCRIPTION d = {0};
      PADAPTER_OBJECT a;
      PUCHAR b;
      PMDL mdl;
      d.Version = DEVICE_DESCRIPTION_VERSION;
      d.Master = TRUE;
      d.Dma32BitAddresses = TRUE;
      d.InterfaceType = PCIBus;
      d.MaximumLength = 0x8000;
      a = HalGetAdapter(&d, &n);
      CHECK(a != NULL && n == 9 && HalGetDmaAlignment(a) == 1);
      b = HalAllocateCommonBuffer(a, 256, &at, TRUE);
      Go(at.LowPart, 16, 0, 2);
      for (i = 0; i < 16; i++) CHECK(b[i] == (UCHAR)(5 + i));
      HalFreeCommonBuffer(a, 256, at, b, TRUE);
      b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x1000, 'amD');
      mdl = IoAllocateMdl(b, 16, FALSE, FALSE, NULL);
      MmBuildMdlForNonPagedPool(mdl);
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      CHECK(IoAllocateAdapterChannel(a, device, 1, Channel, NULL) == STATUS_SUCCESS);
      at = IoMapTransfer(a, mdl, Base, b, &length, FALSE);
      Go(at.LowPart, 16, 0, 2);
      CHECK(IoFlushAdapterBuffers(a, mdl, Base, b, length, FALSE));
      IoFreeMapRegisters(a, Base, 1);
      KeLowerIrql(old);
      for (i = 0; i < 16; i++) CHECK(b[i] == (UCHAR)(5 + i));
      IoFreeMdl(mdl);
      ExFreePool(b);
    `,
    [count],
  );
  holds(
    "of a part of a buffer, described by a partial MDL",
    `
      KIRQL old;
      ULONG n, length = 16, i;
      PHYSICAL_ADDRESS at;
      PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x1000, 'amD');
      PMDL whole = IoAllocateMdl(b, 0x1000, FALSE, FALSE, NULL), part = IoAllocateMdl(b, 0x1000, FALSE, FALSE, NULL);
      PDMA_ADAPTER a = Adapter(extension, FALSE, 0x8000, &n);
      MmProbeAndLockPages(whole, KernelMode, IoModifyAccess);
      IoBuildPartialMdl(whole, part, b + 0x100, 0x100);
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      CHECK(a->DmaOperations->AllocateAdapterChannel(a, device, 1, Channel, NULL) == STATUS_SUCCESS);
      at = a->DmaOperations->MapTransfer(a, part, Base, b + 0x100, &length, FALSE);
      Go(at.LowPart, 16, 0, 2);
      CHECK(a->DmaOperations->FlushAdapterBuffers(a, part, Base, b + 0x100, length, FALSE));
      a->DmaOperations->FreeMapRegisters(a, Base, 1);
      KeLowerIrql(old);
      for (i = 0; i < 16; i++) CHECK(b[0x100 + i] == (UCHAR)(5 + i));
      IoFreeMdl(part);
      MmUnlockPages(whole);
      IoFreeMdl(whole);
      ExFreePool(b);
      a->DmaOperations->PutDmaAdapter(a);
    `,
    [count],
  );
  holds(
    "by map registers, in one piece or page by page",
    `
      KIRQL old;
      ULONG n, i, gathers;
      PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x3000, 'amD');
      PMDL mdl = IoAllocateMdl(b + 0x10, 0x2000, FALSE, FALSE, NULL);
      MmBuildMdlForNonPagedPool(mdl);
      for (gathers = 0; gathers < 2; gathers++) {
          ULONG done = 0, pieces = 0, pages = ADDRESS_AND_SIZE_TO_SPAN_PAGES(MmGetMdlVirtualAddress(mdl), 0x2000);
          PDMA_ADAPTER a = Adapter(extension, (BOOLEAN)gathers, 0x2000, &n);
          RtlZeroMemory(b, 0x3000);
          KeRaiseIrql(DISPATCH_LEVEL, &old);
          CHECK(a->DmaOperations->AllocateAdapterChannel(a, device, n + 1, Channel, NULL) == STATUS_INSUFFICIENT_RESOURCES);
          Base = NULL;
          CHECK(a->DmaOperations->AllocateAdapterChannel(a, device, pages, Channel, NULL) == STATUS_SUCCESS &&
                Base != NULL);
          while (done < 0x2000) {
              ULONG length = 0x2000 - done;
              PHYSICAL_ADDRESS at =
                  a->DmaOperations->MapTransfer(a, mdl, Base, (PUCHAR)MmGetMdlVirtualAddress(mdl) + done, &length, FALSE);
              Go(at.LowPart, length, done, 2);
              done += length;
              pieces++;
          }
          CHECK(pieces == (gathers ? 3 : 1));
          CHECK(a->DmaOperations->FlushAdapterBuffers(a, mdl, Base, MmGetMdlVirtualAddress(mdl), 0x2000, FALSE));
          a->DmaOperations->FreeMapRegisters(a, Base, pages);
          KeLowerIrql(old);
          for (i = 0; i < 0x2000; i += 97) CHECK(b[0x10 + i] == (UCHAR)(5 + i));
          CHECK(b[0xf] == 0 && b[0x2010] == 0);
          a->DmaOperations->PutDmaAdapter(a);
      }
      IoFreeMdl(mdl);
      ExFreePool(b);
    `,
    [count],
  );
  holds(
    "by a scatter/gather list that the device reads itself",
    `
      KIRQL old;
      ULONG n, i, size = 0, registers = 0;
      PHYSICAL_ADDRESS table;
      struct {
          ULONG64 address;
          ULONG length, unused;
      } * descriptors;
      PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x2800, 'amD');
      PDMA_ADAPTER a = Adapter(extension, TRUE, 0x4000, &n);
      PMDL mdl = IoAllocateMdl(b + 0x20, 0x2000, FALSE, FALSE, NULL);
      MmBuildMdlForNonPagedPool(mdl);
      for (i = 0; i < 0x2000; i++) b[0x20 + i] = (UCHAR)(i * 3);
      descriptors = a->DmaOperations->AllocateCommonBuffer(a, 0x1000, &table, TRUE);
      CHECK(a->DmaOperations->CalculateScatterGatherList(a, mdl, MmGetMdlVirtualAddress(mdl), 0x2000, &size, &registers) ==
                STATUS_SUCCESS &&
            registers == 3 && size == 16 + 3 * 24);
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      CHECK(a->DmaOperations->GetScatterGatherList(a, device, mdl, MmGetMdlVirtualAddress(mdl), 0x2000, Listed, (PVOID)3,
                                                   TRUE) == STATUS_SUCCESS &&
            List != NULL && List->NumberOfElements == 3);
      for (i = 0; i < List->NumberOfElements; i++) {
          descriptors[i].address = (ULONG64)List->Elements[i].Address.QuadPart;
          descriptors[i].length = List->Elements[i].Length;
      }
      Go(table.LowPart, 3, 0, 4);
      CHECK(!(READ_PORT_ULONG(REG(20)) & 4));
      a->DmaOperations->PutScatterGatherList(a, List, TRUE);
      KeLowerIrql(old);
      Go(table.LowPart, 0x100, 0x1f00, 2);
      for (i = 0; i < 0x100; i++) CHECK(((PUCHAR)descriptors)[i] == (UCHAR)((0x1f00 + i) * 3));
      a->DmaOperations->FreeCommonBuffer(a, 0x1000, table, descriptors, TRUE);
      a->DmaOperations->PutDmaAdapter(a);
      IoFreeMdl(mdl);
      ExFreePool(b);
    `,
  );
  holds(
    "is not there in a version that nobody knows",
    `
      DEVICE_DESCRIPTION d;
      ULONG n = 7;
      RtlZeroMemory(&d, sizeof(d));
      d.Version = 4;
      d.Master = TRUE;
      CHECK(IoGetDmaAdapter(extension->Lower, &d, &n) == NULL && n == 0);
    `,
  );
});

describe("mistakes in DMA", () => {
  const buffer = `
    KIRQL old;
    ULONG n, length = 0x100;
    PHYSICAL_ADDRESS at;
    PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x1000, 'amD');
    PMDL mdl = IoAllocateMdl(b, 0x100, FALSE, FALSE, NULL);
    PDMA_ADAPTER a = Adapter(extension, FALSE, 0x1000, &n);
    MmBuildMdlForNonPagedPool(mdl);
    at.QuadPart = 0;
  `;
  const channel = `KeRaiseIrql(DISPATCH_LEVEL, &old); a->DmaOperations->AllocateAdapterChannel(a, device, 1, Channel, NULL);`;
  const map = (toDevice: string) =>
    `at = a->DmaOperations->MapTransfer(a, mdl, Base, MmGetMdlVirtualAddress(mdl), &length, ${toDevice});`;
  const mistake = (name: string, code: string, message: RegExp) =>
    it(name, () => expect(run(code).end).toMatch(message));
  mistake(
    "a physical address given to the device",
    `${buffer} at = MmGetPhysicalAddress(b); Go(at.LowPart, 16, 0, 0);`,
    /verifier:dma \(DRIVER_VERIFIER_DMA_VIOLATION\): dma reads 16 bytes at logical.*physical address/,
  );
  mistake(
    "a device that goes on after its mapping",
    `${buffer} ${channel} ${map("TRUE")} a->DmaOperations->FlushAdapterBuffers(a, mdl, Base, MmGetMdlVirtualAddress(mdl), 0x100, TRUE); Go(at.LowPart, 16, 0, 0);`,
    /verifier:dma.*its mapping has been taken back/,
  );
  mistake(
    "a transfer ended in another direction than it began",
    `${buffer} ${channel} ${map("TRUE")} a->DmaOperations->FlushAdapterBuffers(a, mdl, Base, MmGetMdlVirtualAddress(mdl), 0x100, FALSE);`,
    /verifier:dma.*FlushAdapterBuffers says that the transfer was from the device \(FALSE\), but it began to the device/,
  );
  mistake(
    "the wrong direction",
    `${buffer} ${channel} ${map("TRUE")} Go(at.LowPart, 16, 0, 2);`,
    /verifier:dma.*dma writes 16 bytes.*mapped for a transfer to the device/,
  );
  mistake(
    "map registers freed before the flush",
    `${buffer} ${channel} ${map("TRUE")} a->DmaOperations->FreeMapRegisters(a, Base, 1);`,
    /verifier:dma.*FlushAdapterBuffers is missing/,
  );
  mistake(
    "an adapter put back too early",
    `${buffer} ${channel} KeLowerIrql(old); a->DmaOperations->PutDmaAdapter(a);`,
    /verifier:dma.*1 map registers not freed/,
  );
  mistake(
    "a transfer beyond the buffer",
    `${buffer} ${channel} length = 0x101; ${map("TRUE")}`,
    /verifier:dma.*do not lie in the MDL's buffer/,
  );
  mistake(
    "a channel at PASSIVE_LEVEL",
    `${buffer} a->DmaOperations->AllocateAdapterChannel(a, device, 1, Channel, NULL);`,
    /verifier:dma.*must be called at DISPATCH_LEVEL/,
  );
  mistake(
    "a common buffer freed with another length",
    `
      PHYSICAL_ADDRESS l;
      ULONG n;
      PDMA_ADAPTER a = Adapter(extension, FALSE, 64, &n);
      PVOID b = a->DmaOperations->AllocateCommonBuffer(a, 64, &l, FALSE);
      a->DmaOperations->FreeCommonBuffer(a, 32, l, b, FALSE);
    `,
    /verifier:dma.*does not match any AllocateCommonBuffer/,
  );
  mistake(
    "an adapter left behind",
    `ULONG n; (void)Adapter(extension, FALSE, 64, &n);`,
    /verifier:dma.*has not been given back with PutDmaAdapter.*got here/,
  );
});

describe("the system's DMA controller", () => {
  const slave = {
    hardware: [{ name: "dma", model: "dmaSlave", ports: [{ start: 0x400, length: 20 }], irq: 11, dma: 3 }],
    devices: [{ name: "device", driver: "test", hardware: "dma" }],
  };
  const channel = `
    ${declarations}
    static PDMA_ADAPTER Slave(PEXTENSION e, BOOLEAN again, ULONG most) {
        DEVICE_DESCRIPTION d;
        ULONG n;
        RtlZeroMemory(&d, sizeof(d));
        d.Version = DEVICE_DESCRIPTION_VERSION;
        d.DmaChannel = 3;
        d.AutoInitialize = again;
        d.InterfaceType = Isa;
        d.MaximumLength = most;
        return IoGetDmaAdapter(e->Lower, &d, &n);
    }
    static IO_ALLOCATION_ACTION Keep(PDEVICE_OBJECT device, PIRP irp, PVOID base, PVOID context) {
        UNREFERENCED_PARAMETER(device);
        UNREFERENCED_PARAMETER(irp);
        UNREFERENCED_PARAMETER(context);
        Base = base;
        return KeepObject;
    }
  `;
  const run = (code: string) => {
    const ran = runDriver(driver({ declarations: channel, control: code }), {
      ...slave,
      steps: [
        { do: "hardware", hardware: "dma", action: "count", value: 1 },
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "ioctl", handle: "h", code: 0x222000 },
        { do: "close", handle: "h" },
        { do: "remove", device: "device" },
      ],
    });
    return { end: told(ran.end), failures: ran.failures, output: ran.kernel.state.debugOutput.join("") };
  };
  const head = `
    KIRQL old;
    ULONG length = 64, n = 0, i, seen = 0;
    PHYSICAL_ADDRESS at;
    PMDL mdl;
    PUCHAR b;
    UNREFERENCED_PARAMETER(seen);
    UNREFERENCED_PARAMETER(i);
    UNREFERENCED_PARAMETER(n);
  `;
  const begin = `
    b = (PUCHAR)a->DmaOperations->AllocateCommonBuffer(a, 64, &at, FALSE);
    mdl = IoAllocateMdl(b, 64, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(mdl);
    KeRaiseIrql(DISPATCH_LEVEL, &old);
    (void)a->DmaOperations->AllocateAdapterChannel(a, device, 1, Keep, NULL);
    (void)a->DmaOperations->MapTransfer(a, mdl, Base, b, &length, FALSE);
  `;
  const end = `
    CHECK(a->DmaOperations->FlushAdapterBuffers(a, mdl, Base, b, 64, FALSE));
    a->DmaOperations->FreeAdapterChannel(a);
    KeLowerIrql(old);
    IoFreeMdl(mdl);
    a->DmaOperations->FreeCommonBuffer(a, 64, at, b, FALSE);
    a->DmaOperations->PutDmaAdapter(a);
  `;
  const start = (count: number) =>
    `WRITE_PORT_ULONG(REG(0), ${count}); WRITE_PORT_ULONG(REG(4), 0); WRITE_PORT_ULONG(REG(8), 3);`;

  it("has a counter that can be watched while a channel goes round", () => {
    const code = `
      ${head} PDMA_ADAPTER a = Slave(extension, TRUE, 64);
      ${begin} CHECK(a->DmaOperations->ReadDmaCounter(a) == 64);
      ${start(160)}
      for (i = 0; i < 1000 && !(READ_PORT_ULONG(REG(12)) & 2); i++) {
          n = a->DmaOperations->ReadDmaCounter(a);
          CHECK(n >= 1 && n <= 64 && n % 16 == 0);
          if (n == 16) seen++;
          KeStallExecutionProcessor(5);
      }
      DbgPrint("%u left, %d %u %u\\n", a->DmaOperations->ReadDmaCounter(a), seen > 2, b[0], b[40]);
      ${end}
    `;
    // 160 bytes are two rounds and a half: the third has come to byte 32.
    expect(run(code)).toEqual({ end: "finished", failures: [], output: "32 left, 1 129 105\n" });
  });
  it("moves nothing for a device whose channel is not programmed", () => {
    const code = `
      ${head} PDMA_ADAPTER a = Slave(extension, FALSE, 64);
      ${start(16)} while (!(READ_PORT_ULONG(REG(12)) & 2)) KeStallExecutionProcessor(10);
      DbgPrint("%u %u\\n", READ_PORT_ULONG(REG(12)), READ_PORT_ULONG(REG(16)));
      ${begin} ${end}
    `;
    expect(run(code)).toEqual({ end: "finished", failures: [], output: "6 0\n" });
  });
  it("is told of a device that goes the other way", () => {
    const code = `${head} PDMA_ADAPTER a = Slave(extension, FALSE, 64); ${begin} WRITE_PORT_ULONG(REG(0), 16); WRITE_PORT_ULONG(REG(4), 0); WRITE_PORT_ULONG(REG(8), 1); KeStallExecutionProcessor(50);`;
    expect(run(code).end).toMatch(/takes bytes by channel 3.*programmed for a transfer from the device/);
  });
  it("is not programmed anew before a flush", () => {
    const code = `${head} PDMA_ADAPTER a = Slave(extension, FALSE, 64); ${begin} (void)a->DmaOperations->MapTransfer(a, mdl, Base, b, &length, FALSE);`;
    expect(run(code).end).toMatch(/MapTransfer while the transfer before has not been flushed/);
  });
});

describe("the third version of DMA operations", () => {
  const start = `
    ULONG n;
    KIRQL old;
    UCHAR context[DMA_TRANSFER_CONTEXT_SIZE_V1];
    PHYSICAL_ADDRESS limit;
    DEVICE_DESCRIPTION d;
    PDMA_ADAPTER a;
    PDMA_OPERATIONS o;
    PUCHAR b = (PUCHAR)ExAllocatePoolWithTag(NonPagedPool, 0x2000, 'amD');
    PMDL mdl = IoAllocateMdl(b, 0x2000, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(mdl);
    limit.QuadPart = 0;
    UNREFERENCED_PARAMETER(limit);
    RtlZeroMemory(&d, sizeof(d));
    d.Version = DEVICE_DESCRIPTION_VERSION3;
    d.Master = TRUE;
    d.ScatterGather = TRUE;
    d.Dma32BitAddresses = TRUE;
    d.InterfaceType = PCIBus;
    d.MaximumLength = 0x2000;
    d.DmaAddressWidth = 32;
    a = IoGetDmaAdapter(extension->Lower, &d, &n);
    o = a->DmaOperations;
    CHECK(o->Size == sizeof(DMA_OPERATIONS));
    CHECK(o->InitializeDmaTransferContext(a, context) == STATUS_SUCCESS);
  `;
  const end = `IoFreeMdl(mdl); ExFreePool(b); o->PutDmaAdapter(a);`;
  holds(
    "maps what there is room for, and takes a list of the driver's",
    `
      ${start} {
          struct {
              SCATTER_GATHER_LIST l;
              SCATTER_GATHER_ELEMENT more[3];
          } s;
          PVOID base;
          ULONG length = 0x2000;
          KeRaiseIrql(DISPATCH_LEVEL, &old);
          CHECK(o->AllocateAdapterChannelEx(a, device, context, 2, DMA_SYNCHRONOUS_CALLBACK, NULL, NULL, &base) ==
                STATUS_SUCCESS);
          o->FreeAdapterObject(a, DeallocateObjectKeepRegisters);
          CHECK(o->MapTransferEx(a, mdl, base, 0, 0, &length, FALSE, &s.l,
                                 FIELD_OFFSET(SCATTER_GATHER_LIST, Elements) + sizeof(SCATTER_GATHER_ELEMENT), NULL,
                                 NULL) == STATUS_SUCCESS &&
                length == 0x1000 && s.l.NumberOfElements == 1);
          RtlZeroMemory(b, 0x2000);
          Go(s.l.Elements[0].Address.LowPart, 16, 0, 2);
          CHECK(b[1] == 0);
          CHECK(o->FlushAdapterBuffersEx(a, mdl, base, 0, length, FALSE) == STATUS_SUCCESS && b[1] == 6);
          length = 0x1000;
          CHECK(o->MapTransferEx(a, mdl, base, 0x1000, 0, &length, TRUE, &s.l, sizeof(s), NULL, NULL) == STATUS_SUCCESS &&
                length == 0x1000);
          CHECK(o->FlushAdapterBuffersEx(a, mdl, base, 0x1000, length, TRUE) == STATUS_SUCCESS);
          o->FreeMapRegisters(a, base, 2);
          KeLowerIrql(old);
      }
      ${end}
    `,
    [count],
  );
  holds(
    "gives lists at once, and common buffers below an address",
    `
      ${start} {
          PSCATTER_GATHER_LIST list = NULL;
          PVOID common;
          PHYSICAL_ADDRESS at;
          ULONG room[64];
          PMDL same = NULL;
          KeRaiseIrql(DISPATCH_LEVEL, &old);
          CHECK(o->GetScatterGatherListEx(a, device, context, mdl, 0, 0x2000, DMA_SYNCHRONOUS_CALLBACK, NULL, NULL, TRUE,
                                          NULL, NULL, &list) == STATUS_SUCCESS &&
                list != NULL && list->NumberOfElements == 2);
          CHECK(o->BuildMdlFromScatterGatherList(a, list, mdl, &same) == STATUS_SUCCESS && same == mdl);
          CHECK(o->GetScatterGatherListEx(a, device, context, mdl, 0, 0x2000, DMA_SYNCHRONOUS_CALLBACK, NULL, NULL, TRUE,
                                          NULL, NULL, &list) == STATUS_INSUFFICIENT_RESOURCES);
          o->PutScatterGatherList(a, list, TRUE);
          CHECK(o->BuildScatterGatherListEx(a, device, context, mdl, 0, 0x1000, 0, Listed, (PVOID)3, TRUE, room,
                                            sizeof(room), NULL, NULL, NULL) == STATUS_SUCCESS &&
                List == (PVOID)room && List->NumberOfElements == 1);
          o->PutScatterGatherList(a, List, TRUE);
          KeLowerIrql(old);
          limit.QuadPart = 0xffff;
          CHECK(o->AllocateCommonBufferEx(a, &limit, 64, &at, TRUE, 0) == NULL);
          limit.QuadPart = 0xffffffff;
          common = o->AllocateCommonBufferEx(a, &limit, 64, &at, TRUE, 0);
          CHECK(common != NULL);
          o->FreeCommonBuffer(a, 64, at, common, TRUE);
          CHECK(o->ConfigureAdapterChannel(a, 1, NULL) == STATUS_NOT_IMPLEMENTED);
          CHECK(o->CancelMappedTransfer(a, context) == STATUS_UNSUCCESSFUL);
      }
      ${end}
    `,
  );
  it("is not for a completion routine of a bus master", () => {
    const code = `
      ${start} {
          PVOID base;
          ULONG length = 16;
          KeRaiseIrql(DISPATCH_LEVEL, &old);
          (void)o->AllocateAdapterChannelEx(a, device, context, 2, DMA_SYNCHRONOUS_CALLBACK, NULL, NULL, &base);
          (void)o->MapTransferEx(a, mdl, base, 0, 0, &length, FALSE, NULL, 0, (PDMA_COMPLETION_ROUTINE)Channel, NULL);
      }
    `;
    expect(run(code).end).toMatch(/DmaCompletionRoutine is for system DMA/);
  });
});
