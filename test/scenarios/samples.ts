// The sample drivers, run with steps of a test's own instead of their scenario's.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runDriver } from "../unit/kernel/host.ts";
import { type Seen, seen } from "./run.ts";

const samples = resolve(import.meta.dirname, "../../samples");

/** A change in a source: file, text that stands there once, and what stands there instead. */
export type Change = readonly [file: string, from: string, to: string];

/** Gives a function that runs a sample of one driver on one device, "device". Members of `scenario` replace ours; `more` are further files. */
export function sample(name: string) {
  const folder = join(samples, name);
  const texts = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => /\.(c|h|mc)$/.test(file))
      .map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
  return (
    steps: readonly unknown[],
    scenario: Readonly<Record<string, unknown>> = {},
    changes: readonly Change[] = [],
    more: Readonly<Record<string, string>> = {},
  ): Seen => {
    const sources: Record<string, string> = { ...texts, ...more };
    for (const [file, from, to] of changes) {
      const text = sources[file] ?? "";
      if (text.split(from).length !== 2) throw new Error(`${file} does not hold this once: ${from}`);
      sources[file] = text.replace(from, () => to);
    }
    return seen(
      runDriver(sources, {
        drivers: [{ name, sources: Object.keys(texts).filter((file) => file.endsWith(".c")) }],
        devices: [{ name: "device", hardwareId: `ROOT\\${name.toUpperCase()}`, driver: name }],
        steps,
        ...scenario,
      }),
    );
  };
}
