// The debug adapter as a program: DAP over standard input and output, for one client.
import { favourFirst, favourLongRun } from "../host/engine.ts";
import { nodeHost } from "./node-host.ts";
import { serve } from "./stdio.ts";

/** Milliseconds after which the driver is compiled, and what runs for long counts. */
const starting = 3000;
favourFirst();
setTimeout(favourLongRun, starting).unref();

// Whatever else prints must not get between the protocol's messages.
console.log = console.error;

void serve(nodeHost(import.meta.url), process.stdin, process.stdout).then(() => {
  // Output still on its way is let out first.
  process.stdout.write("", () => process.exit(0));
});
