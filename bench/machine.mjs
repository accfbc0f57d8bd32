// Starts bench/machine.ts: speed of the machine against native code.
import { load } from "./load.mjs";

process.env.RINGSIDE_BENCH = "machine";
await load("bench/machine.ts");
