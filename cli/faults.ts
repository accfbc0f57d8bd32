// `ringside run --refuse-each` and `--pend-each`: a scenario once for each place where a fault can be. Which is the first that breaks?
import type { KernelSession, StopReason } from "../kernel/api.ts";
import { waitsForNews } from "../kernel/io/cancel.ts";
import { Kernel } from "../kernel/kernel.ts";
import { stopText } from "./output/stop.ts";
import { launch, type RunOptions, runToEnd, usualFuel } from "./run.ts";
import { shown } from "./sources.ts";

/** A fault that a run can be given at any of many places. */
export interface Fault {
  /** How many places the run that has just ended had. */
  readonly count: (session: KernelSession) => number;
  /** What the places are; what is done there, and the option for one of them. */
  readonly places: string;
  readonly doing: string;
  readonly option: "refuse" | "pend";
  /** Makes the next run have it at this place, from 1. */
  readonly set: (kernel: Kernel, number: number) => void;
}
export const refusals: Fault = {
  count: (session) => session.faults().requests,
  places: "requests for memory and other resources",
  doing: "Refusing",
  option: "refuse",
  set: (kernel, number) => {
    kernel.refusedRequest = number;
  },
};
export const pendings: Fault = {
  count: (session) => session.faults().handedDown,
  places: "requests handed to the driver below",
  doing: "Pending",
  option: "pend",
  set: (kernel, number) => {
    kernel.pendedRequest = number;
  },
};

/** No scenario has more places than this in a run that is worth repeating as often. */
const mostFaults = 5_000;

/**
 * Runs once to learn at how many places the fault can be, then from the beginning with it at each of them in turn. Tells the first run
 * that the drivers do not survive and stops there, or with `all` goes on and tells of each. Gives the exit status.
 */
export async function faultsCommand(
  path: string,
  fault: Fault,
  options: RunOptions,
  args: readonly string[],
): Promise<number> {
  const { session: kernel, title } = await launch(path, options, args);
  if (!(kernel instanceof Kernel)) throw new Error("only the emulated kernel can be given faults");
  const start = kernel.checkpoint();
  const whole = runToEnd(kernel, options.fuel ?? usualFuel, () => {});
  const places = fault.count(kernel);
  process.stdout.write(`${title}: ${places} ${fault.places}\n`);
  if (whole.stop.kind !== "finished") {
    process.stdout.write(`The run stops even without a fault.\n${stopText(whole.stop, kernel)}`);
    return 1;
  }
  const count = Math.min(places, mostFaults);
  if (count < places) process.stdout.write(`Only the first ${count} are tried.\n`);
  // Who goes on so much longer than without a fault does not come to an end.
  const fuel = options.fuel ?? 1_000_000 + 20 * kernel.time;
  const broken: number[] = [];
  for (let number = 1; number <= count; number++) {
    kernel.restore(start);
    fault.set(kernel, number);
    const { stop } = runToEnd(kernel, fuel, () => {});
    if (survived(kernel, stop)) continue;
    broken.push(number);
    process.stdout.write(`\n${fault.doing} request ${number}${refusedText(kernel)}:\n${stopText(stop, kernel)}`);
    if (options.all !== true) break;
  }
  const [first] = broken;
  if (first === undefined) {
    process.stdout.write(`PASSED: ${count} of ${count} survived\n`);
    return 0;
  }
  process.stdout.write(
    options.all === true
      ? `FAILED: ${count - broken.length} of ${count} survived; --${fault.option} N runs one of them again\n`
      : `FAILED: ${fault.doing.toLowerCase()} request ${first} of ${count} is the first that breaks the run; --${fault.option} ${first} runs it again, --all tries the rest\n`,
  );
  return 1;
}

/** The run came to its end, or to where a program waits for news that a driver, for want of what it was refused, will not have. */
function survived(kernel: Kernel, stop: StopReason): boolean {
  const waits = stop.kind === "limit" || (stop.kind === "finding" && stop.finding.kind === "deadlock");
  return stop.kind === "finished" || (waits && waitsForNews(kernel));
}

/** What the driver has been refused, if anything, and where. */
function refusedText(session: KernelSession): string {
  const { refused } = session.faults();
  if (refused === undefined) return "";
  const place = refused.range === undefined ? "" : ` at ${shown(refused.range.file)}:${refused.range.startLine + 1}`;
  return `, ${refused.what}${place}`;
}
