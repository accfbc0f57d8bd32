// What a machine with a driver of 20,000 lines takes of memory, in a process of its own: what the driver is compiled to, and the machine,
// which counts its own memory in full, though the system lends it by the page; and the kernel's headers, which are there before either.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Kernel } from "../kernel/kernel.ts";
import { compiled } from "./drivers.ts";
import { madeUpDriver } from "./made-up.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");
function inUse(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}
const driverOf = (sources: ReadonlyMap<string, string>) =>
  compiled(Object.fromEntries(sources), {
    drivers: [{ name: "big", sources: [...sources.keys()].filter((name) => name.endsWith(".c")) }],
    devices: [{ name: "device", driver: "big" }],
  });
const linesOf = (sources: ReadonlyMap<string, string>): number =>
  [...sources.values()].reduce((sum, text) => sum + text.split("\n").length, 0);

const nothing = inUse();
const headers = driverOf(madeUpDriver("big", 1, 1));
const afterHeaders = inUse();
let sources = madeUpDriver("big", 2, 2);
for (let parts = 3; linesOf(sources) < 20_000; parts++) sources = madeUpDriver("big", parts, 2);
const options = driverOf(sources);
const afterDriver = inUse();
const kernel = new Kernel(options);
kernel.advance(1_000_000);
const afterMachine = inUse();

const ofHeaders = afterHeaders - nothing;
const driver = afterDriver - afterHeaders;
const machine = afterMachine - afterDriver;
const memory = kernel.m.u8.byteLength / 2 ** 20;
const all = ofHeaders + (driver * 20_000) / linesOf(sources) + machine;
const resident = process.memoryUsage.rss() / 2 ** 20;
console.log(
  `Memory: headers ${ofHeaders.toFixed(0)} MiB; a driver of ${linesOf(sources).toLocaleString("en")} lines ${driver.toFixed(0)} MiB, ` +
    `its machine ${machine.toFixed(0)} MiB, ${memory.toFixed(0)} of them the emulated memory; all three for 20,000 lines ${all.toFixed(0)} MiB   bound 256 MiB\n` +
    `the whole process, Ringside's own code and garbage that is not collected yet included: ${resident.toFixed(0)} MiB resident`,
);
// Both are still there.
if (all >= 256 || headers.drivers.size !== options.drivers.size) process.exitCode = 1;
