// `npm run bench [-- machine front check debug irps peers]`: the machine against native code, the front end, the checks, the
// debugger, and other analysers on the planted mistakes.
// Exit status 1 if a bound is missed.
import { load } from "../scripts/load.mjs";

const wanted = process.argv.slice(2);
const runs = (name) => wanted.length === 0 || wanted.includes(name);

if (runs("machine")) {
  const { machineBench } = await load("bench/machine.ts");
  const { toO0 } = machineBench();
  if (toO0 > 2) {
    console.error(`the machine is slower than 2.0 of gcc -O0: ${toO0.toFixed(2)}`);
    process.exitCode = 1;
  }
}
if (runs("front")) (await load("bench/front.ts")).frontBench();
if (runs("check")) await (await load("bench/check.ts")).checkBench();
if (runs("debug")) await load("bench/debug.ts");
if (runs("irps")) (await load("bench/irps.ts")).irpBench();
if (runs("peers")) (await load("bench/peers.ts")).peersBench();
