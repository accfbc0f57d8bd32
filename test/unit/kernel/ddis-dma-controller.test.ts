// DMA by the system's controller, with a device of one of its channels.
import { describe, expect, it } from "vitest";
import { declarations } from "./dma.ts";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

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
