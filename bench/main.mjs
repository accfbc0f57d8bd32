// `npm run bench`: speed of the machine against native code, and of the compiler's front end. Exit status 1 if a bound is missed.
import { load } from "./load.mjs";

const { machineBench } = await load("bench/machine.ts");
const { frontBench } = await load("bench/front.ts");
const { toO0 } = machineBench();
frontBench();
if (toO0 > 2) {
  console.error(`the machine is slower than 2.0 of gcc -O0: ${toO0.toFixed(2)}`);
  process.exitCode = 1;
}
