// A driver and its scenario in one order of threads, processors, interrupts and timers after another.
import { expect } from "vitest";
import { type ExploreOptions, explore } from "../../kernel/explore/explore.ts";
import { driver, type Pieces } from "../unit/kernel/driver.ts";
import { makeKernel, runKernel } from "../unit/kernel/host.ts";
import { type Seen, seen } from "./run.ts";

export interface Orders {
  /** The first order that breaks it, run again from its schedule alone; undefined if none does. */
  readonly broken: Seen | undefined;
  readonly schedule: string;
  /** Every order within the bound was tried. */
  readonly complete: boolean;
}

export function orders(
  source: Pieces | Readonly<Record<string, string>>,
  scenario: Readonly<Record<string, unknown>>,
  bounds: Partial<ExploreOptions> = {},
): Orders {
  const sources = "driver.c" in source ? source : { "driver.c": driver(source) };
  const kernelWith = (schedule: string) => makeKernel(sources, { ...scenario, machine: { schedule } });
  const search = explore(kernelWith(""), { switches: 1, runs: 10_000, cancels: false, strict: false, ...bounds });
  for (;;) {
    const next = search.next();
    if (next.done !== true) continue;
    const { broken, complete } = next.value;
    const again = broken && seen(runKernel(kernelWith(broken.schedule)));
    return { broken: again, schedule: broken?.schedule ?? "", complete };
  }
}

/** What went wrong, in one text. */
export function wrong({ broken }: Orders): string {
  return broken === undefined ? "nothing" : [broken.told, ...broken.failures].join("; ");
}

/** Every order within the bound was tried, and none breaks it. */
export function holds(tried: Orders): boolean {
  expect(wrong(tried)).toBe("nothing");
  return tried.complete;
}
