// The adapter on a pair of streams, as editors start it: the protocol on standard input and output, complaints on standard error.
import type { Readable, Writable } from "node:stream";
import { type AdapterHost, RingsideDebugAdapter } from "./adapter.ts";
import { MessageGuard } from "./guard.ts";

/** Serves one client. Resolves when it has gone or has disconnected. */
export function serve(host: AdapterHost, input: Readable, output: Writable): Promise<void> {
  return new Promise((resolve) => {
    const adapter = new RingsideDebugAdapter({ ...host, ended: () => resolve() });
    const guard = new MessageGuard((text) => adapter.problem(text));
    input.pipe(guard);
    input.on("close", () => guard.destroy());
    adapter.start(guard, output);
  });
}
