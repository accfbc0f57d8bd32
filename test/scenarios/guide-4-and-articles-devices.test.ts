// Rows of guide-4-and-articles about what devices are given.
import { expect, it } from "vitest";
import { ioctl, open, run } from "./run.ts";

it("D80 a device of 64 bits that is given the lower half of an address transfers elsewhere", () => {
  const master = {
    hardware: [{ name: "dma", model: "busMaster", ports: [{ start: 0x400, length: 24 }], irq: 11 }],
    devices: [{ name: "device", driver: "test", hardware: "dma" }],
  };
  const control = (high: string) => `PHYSICAL_ADDRESS at; PUCHAR b; ULONG n; DEVICE_DESCRIPTION d; PDMA_ADAPTER a;
    RtlZeroMemory(&d, sizeof(d)); d.Version = DEVICE_DESCRIPTION_VERSION; d.Master = TRUE; d.Dma64BitAddresses = TRUE; d.InterfaceType = PCIBus; d.MaximumLength = PAGE_SIZE; a = IoGetDmaAdapter(extension->Lower, &d, &n); b = (PUCHAR)a->DmaOperations->AllocateCommonBuffer(a, PAGE_SIZE, &at, TRUE);
    WRITE_PORT_ULONG((PULONG)0x400, at.LowPart); WRITE_PORT_ULONG((PULONG)0x404, ${high}); WRITE_PORT_ULONG((PULONG)0x408, 16); WRITE_PORT_ULONG((PULONG)0x40c, 0); WRITE_PORT_ULONG((PULONG)0x410, 3); while (!(READ_PORT_ULONG((PULONG)0x414) & 2)) KeStallExecutionProcessor(10);
    DbgPrint("%u %u\\n", b[0], READ_PORT_ULONG((PULONG)0x414)); information = 0; a->DmaOperations->FreeCommonBuffer(a, PAGE_SIZE, at, b, TRUE); a->DmaOperations->PutDmaAdapter(a);`;
  const steps = [{ do: "hardware", hardware: "dma", action: "fill", value: 9 }, open, ioctl()];
  expect(run({ control: control("(ULONG)at.HighPart") }, steps, master).output).toEqual(["9 2"]);
  expect(run({ control: control("0") }, steps, master).told).toMatch(
    /verifier:dma.*dma writes 16 bytes at logical address 0x[0-9a-f]{1,8}, where no transfer and no common buffer is mapped/,
  );
});
