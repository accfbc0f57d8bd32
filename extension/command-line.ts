// The `ringside` command as the extension calls it, for what needs no live server: rules and their pages, a whole project's check.
import { execFile } from "node:child_process";
import { join } from "node:path";

export interface Outcome {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

/** Longest output taken, bytes. */
const longestOutput = 64 * 1024 * 1024;

/** Runs the bundled command under the editor's own Node. Never rejects for an exit status; rejects if it cannot be started. */
export function ringside(extensionPath: string, args: readonly string[], signal?: AbortSignal): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [join(extensionPath, "dist", "cli.js"), ...args],
      {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: "1", NO_COLOR: "1" },
        maxBuffer: longestOutput,
        ...(signal === undefined ? {} : { signal }),
      },
      (error, output, errors) => {
        if (error !== null && typeof error.code !== "number") reject(error);
        else resolve({ status: child.exitCode ?? 0, output, errors });
      },
    );
  });
}
