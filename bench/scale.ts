// The checks over a million lines of made-up drivers, by the built command line, in one process and in two: time and memory.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { madeUpDriver } from "./made-up.ts";

const root = process.env.RINGSIDE_ROOT ?? ".";
const wanted = 1_000_000;

export function scaleBench(): void {
  const folder = mkdtempSync(join(tmpdir(), "ringside-scale-"));
  try {
    let lines = 0;
    let drivers = 0;
    for (; lines < wanted; drivers++) {
      const name = `drv${drivers}`;
      mkdirSync(join(folder, name));
      for (const [file, text] of madeUpDriver(name, 10, drivers)) {
        writeFileSync(join(folder, name, file), text);
        lines += text.split("\n").length;
      }
    }
    console.log(
      `\nringside check of ${drivers} made-up drivers, ${lines.toLocaleString("en-US")} lines without headers`,
    );
    for (const jobs of [1, 2]) {
      const command = ["node", join(root, "dist/cli.js"), "check", "--format", "json", "--jobs", String(jobs), folder];
      const { stderr, status } = spawnSync("/usr/bin/time", ["-f", "%e %U %S %M", ...command], {
        encoding: "utf8",
        maxBuffer: 2 ** 30,
      });
      const [elapsed = 0, user = 0, system = 0, peak = 0] = (stderr.trim().split("\n").at(-1) ?? "")
        .split(" ")
        .map(Number);
      if (status !== 0 && status !== 1) throw new Error(`ringside check failed (npm run build first?): ${stderr}`);
      console.log(
        `--jobs ${jobs}: ${elapsed.toFixed(1)} s, ${(user + system).toFixed(1)} s of processor time, ` +
          `at most ${Math.round(peak / 1024)} MiB a process`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
