// `ringside run --explore`: a scenario in one order of its threads, processors, interrupts and cancels after another.
import { type Explored, explore } from "../kernel/explore/explore.ts";
import { Kernel } from "../kernel/kernel.ts";
import { stopText } from "./output/stop.ts";
import { launch, type RunOptions, resultLine } from "./run.ts";

/** Says what it has found, and how to run that again; gives the exit status. */
export async function exploreCommand(path: string, options: RunOptions, args: readonly string[]): Promise<number> {
  const { session, title } = await launch(path, { ...options, schedule: options.schedule ?? "" }, args);
  if (!(session instanceof Kernel)) throw new Error("only the emulated kernel can be run in other orders");
  process.stdout.write(`${title}\n`);
  const asked = session.scenario.explore;
  const found = search(session, {
    switches: options.switches ?? asked?.switches ?? 2,
    runs: options.runs ?? asked?.runs ?? 2000,
    cancels: asked?.cancels ?? true,
    strict: asked?.strict ?? false,
  });
  if (found.broken === undefined) {
    process.stdout.write(
      `PASSED: ${found.runs} orders tried, ${found.complete ? "all that there are within the bound" : "of more that there are; --runs N tries more"}\n`,
    );
    return 0;
  }
  const { broken } = found;
  for (const line of broken.switches) process.stdout.write(`  at ${line}\n`);
  for (const result of broken.results) if (result.outcome === "failed") process.stdout.write(resultLine(result));
  process.stdout.write(stopText(broken.stop, session));
  process.stdout.write(
    broken.schedule === ""
      ? "FAILED: the run breaks though nothing is interrupted\n"
      : `FAILED: order ${found.runs} breaks it. To run it again: --schedule "${broken.schedule}", or "machine": { "schedule": "${broken.schedule}" } in the scenario and F5\n`,
  );
  return 1;
}

function search(kernel: Kernel, bounds: Parameters<typeof explore>[1]): Explored {
  const going = explore(kernel, bounds);
  for (;;) {
    const next = going.next();
    if (next.done === true) {
      if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
      return next.value;
    }
    const { runs, switches } = next.value;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${runs} orders, now with ${switches} switches`);
  }
}
