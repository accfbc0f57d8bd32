// Journeys through real runs: wherever one comes from, a moment is the same to the byte: memory, stacks, trace.
// RINGSIDE_JOURNEYS says how many; the default is for every day.
import { describe, expect, it, vi } from "vitest";
import { ScenarioLauncher } from "../../../debug-adapter/prepare.ts";
import { Kernel } from "../../../kernel/kernel.ts";
import { Debugger } from "../../../kernel/session/debugger.ts";
import { disposedAfterTest } from "../../dispose.ts";
import { cache, disk, headers } from "../../kit.ts";
import { hasImage, type MemoryImage, memoryImage } from "../kernel/memory-image.ts";
import { root } from "./lab.ts";

vi.setConfig({ testTimeout: 3_600_000 });

const journeys = Number(process.env.RINGSIDE_JOURNEYS ?? 30);

function begin(sample: string): Journey {
  let kernel: Kernel | undefined;
  const launcher = new ScenarioLauncher({
    files: disk,
    headers,
    cache,
    createKernel: (options) => {
      const { scenario } = options;
      kernel = disposedAfterTest(
        new Kernel({ ...options, scenario: { ...scenario, machine: { ...scenario.machine, memory: 16 } } }),
      );
      return kernel;
    },
  });
  const outcome = launcher.launch({ program: `${root}/samples/${sample}` });
  if ("problems" in outcome || kernel === undefined)
    throw new Error(`it cannot be launched: ${JSON.stringify(outcome)}`);
  let looks = 0;
  // Time passes by looks, so that checkpoints and slices are many and the same each time.
  const host = { now: () => looks++, turn: () => Promise.resolve() };
  const messages = { log: () => undefined, problem: () => undefined };
  const debug = new Debugger(outcome.launched.session, host, () => ({ truth: true, text: "" }), messages);
  return { debug, kernel };
}

interface Moment {
  readonly memory: MemoryImage;
  /** Times, stacks, and how far the trace goes. */
  readonly rest: string;
}
interface Journey {
  readonly debug: Debugger;
  readonly kernel: Kernel;
}
function restOf({ debug, kernel }: Journey): string {
  const frames = (context: number) => kernel.frames(context).map((frame) => [frame.frame, frame.fn.name, frame.step]);
  const stacks = kernel.contexts().map((one) => [one.id, one.irql, one.state, frames(one.id)]);
  const row = kernel.trace.row(kernel.trace.length - 1);
  return JSON.stringify([debug.timeline.time, kernel.clock, stacks, kernel.trace.length, row?.detail]);
}
const momentOf = (journey: Journey): Moment => ({ memory: memoryImage(journey.kernel), rest: restOf(journey) });
const isAt = (journey: Journey, moment: Moment | undefined): boolean =>
  moment?.rest === restOf(journey) && hasImage(journey.kernel, moment.memory);

describe.each([
  "membuf/membuf.scenario.json",
  "membuf/program.scenario.json",
  "lpt/lpt.scenario.json",
  "lpt/cancel.scenario.json",
])("%s", (sample) => {
  it(`is the same from before and from after, over ${journeys} random journeys`, async () => {
    const { debug, kernel } = begin(sample);
    expect(await debug.continue()).toMatchObject({ reason: "ended", end: { kind: "finished" } });
    const last = debug.timeline.time;
    // A second machine that only ever goes forward is the witness.
    const moments = new Map<number, Moment>();
    const seen = new Set<number>();
    let seed = 99;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % below;
    };
    const witness = begin(sample);
    const times = [...new Set(Array.from({ length: Math.ceil(journeys / 3) }, () => random(last)))].sort(
      (a, b) => a - b,
    );
    for (const time of times) {
      await witness.debug.goTo(time);
      moments.set(time, momentOf(witness));
    }
    for (let i = 0; i < journeys; i++) {
      const time = times[random(times.length)] ?? 0;
      await debug.goTo(time);
      // Detours: steps and steps back end elsewhere and must leave no trace.
      if (random(3) === 0) {
        const stop = await debug.stepOver(kernel.current);
        await debug.stepBack(stop.context);
        await debug.goTo(time);
      }
      expect(isAt({ debug, kernel }, moments.get(time)), `at step ${time}, journey ${i}`).toBe(true);
      seen.add(time);
    }
    expect(seen.size).toBeGreaterThan(Math.min(5, times.length - 1));
  });

  it("does not depend on how it is cut into pieces", () => {
    const whole = begin(sample).kernel;
    whole.advance(Number.MAX_SAFE_INTEGER);
    const pieces = begin(sample).kernel;
    for (let time = 1; time <= whole.time; time++) pieces.advance(time);
    pieces.advance(Number.MAX_SAFE_INTEGER);
    const rows = (kernel: Kernel): string => JSON.stringify(kernel.trace.window(0, kernel.trace.length));
    expect(rows(pieces) === rows(whole)).toBe(true);
  });
});
