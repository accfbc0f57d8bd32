// Row D49 of guide-1: a transfer by DMA that is longer than the device's limit.
import { expect, it } from "vitest";
import { dmaDriver, slave } from "./dma-driver.ts";
import { close, open, passes, run, traced, write } from "./run.ts";

it("D49 StartIo's first piece and the deferred call's others: a MapTransfer each, and Information is the total", () => {
  const limited = {
    hardware: [slave(1)],
    devices: [{ name: "device", driver: "test", hardware: "dma" }],
    machine: { mapRegisters: 2 },
  };
  const data = { fill: { byte: 0x41, length: 20000 } };
  const ran = passes(run(dmaDriver(), [open, write(data, { expect: { information: 20000 } }), close], limited));
  const pieces = ran.output.flatMap((line) => /^(\d+) bytes, flushed 1/.exec(line)?.[1] ?? []).map(Number);
  expect(pieces.reduce((sum, one) => sum + one, 0)).toBe(20000);
  expect(pieces.slice(1, -1).every((one) => one === 2 * 4096)).toBe(true);
  const programmed = traced(ran, ["hardware"]).filter((line) => line.includes("memory to device"));
  expect(programmed).toEqual(pieces.map((one) => `channel 1: ${one} bytes, memory to device`));
});
