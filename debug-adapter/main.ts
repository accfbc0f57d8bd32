// The debug adapter as a program: DAP over standard input and output, for one client.
import { nodeHost } from "./node-host.ts";
import { serve } from "./stdio.ts";

// Whatever else prints must not get between the protocol's messages.
console.log = console.error;

void serve(nodeHost(import.meta.url), process.stdin, process.stdout).then(() => {
  // Output still on its way is let out first.
  process.stdout.write("", () => process.exit(0));
});
