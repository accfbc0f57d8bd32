// `npm run bench [-- machine front check scale debug memory irps tree peers]`: the machine against native code, the front end, the checks, the
// checks of a million lines, the debugger, the memory of a machine, the kernel's way of IRPs and devices, and other analysers on the planted mistakes.
// `scale` and `peers` run `dist/cli.js`.
// Exit status 1 if a bound is missed.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { load } from "../scripts/load.mjs";

const wanted = process.argv.slice(2);
function missed(is, message) {
  if (!is) return;
  console.error(message);
  process.exitCode = 1;
}
/** The exit status of a bench in a process of its own, with options for Node. */
function started(options, bench) {
  const command = [...options, join(import.meta.dirname, "../scripts/load.mjs"), bench];
  return spawnSync(process.execPath, command, { stdio: "inherit" }).status;
}
const runs = (name) => wanted.length === 0 || wanted.includes(name);

if (runs("machine")) {
  const { machineBench } = await load("bench/machine.ts");
  const { fiveToO0, toO0, toSanitized } = machineBench();
  missed(fiveToO0 > 2, `the machine is slower than 2.0 of gcc -O0 on the first five kernels: ${fiveToO0.toFixed(2)}`);
  missed(toO0 > 2, `the machine is slower than 2.0 of gcc -O0: ${toO0.toFixed(2)}`);
  missed(toSanitized > 1, `the machine is slower than gcc -O0 with sanitizers: ${toSanitized.toFixed(2)}`);
}
if (runs("front")) (await load("bench/front.ts")).frontBench();
if (runs("check")) {
  (await load("bench/check.ts")).checkBench();
  started(["--max-semi-space-size=64"], "bench/edits.ts");
}
if (runs("scale")) (await load("bench/scale.ts")).scaleBench();
if (runs("debug")) await load("bench/debug.ts");
if (runs("memory")) {
  missed(
    started([], "bench/memory.ts") !== 0,
    "a machine with a driver of 20,000 lines and its headers takes more than 256 MiB",
  );
}
if (runs("irps")) {
  const { plain } = (await load("bench/irps.ts")).irpBench();
  missed(plain < 200_000, `fewer than 200,000 IRPs a second: ${Math.round(plain)}`);
}
if (runs("tree")) {
  const { ten, perDevice, perIrp } = (await load("bench/tree.ts")).treeBench();
  missed(ten > 100, `a tree of ten devices takes longer than 100 ms: ${ten.toFixed(1)}`);
  missed(perDevice > 2, `a device of 10,000 costs ${perDevice.toFixed(1)} times one of 300`);
  missed(perIrp > 2, `an IRP of 100,000 costs ${perIrp.toFixed(1)} times one of 3,000`);
}
if (runs("peers")) (await load("bench/peers.ts")).peersBench();
