// What the scenario tests share: the small driver of the kernel's tests, run with steps, and what a test looks at afterwards.
import { expect } from "vitest";
import type { TraceKind } from "../../kernel/trace/log.ts";
import { driver, type Pieces } from "../unit/kernel/driver.ts";
import { type Ran, runDriver, told } from "../unit/kernel/host.ts";

export interface Seen extends Ran {
  /** How it ended, in one text; "finished" if nothing stopped the machine. */
  readonly told: string;
  /** What drivers printed, a line each. */
  readonly output: readonly string[];
}

export function seen(ran: Ran): Seen {
  const output = ran.kernel.state.debugOutput
    .join("")
    .split("\n")
    .filter((line) => line !== "");
  return { ...ran, told: told(ran.end), output };
}

/** Runs the small driver with pieces planted, or sources as they are, through the steps. */
export function run(
  source: Pieces | string | Readonly<Record<string, string>>,
  steps: readonly unknown[],
  scenario: Readonly<Record<string, unknown>> = {},
): Seen {
  return seen(runDriver(isPieces(source) ? driver(source) : source, { steps, ...scenario }));
}

const pieceNames = ["declarations", "entry", "add", "control", "read", "remove", "unload", "fields"];
function isPieces(source: Pieces | string | Readonly<Record<string, string>>): source is Pieces {
  return typeof source !== "string" && Object.keys(source).every((name) => pieceNames.includes(name));
}

/** The run came to its end, every step as expected, and nothing was found. */
export function passes(ran: Seen): Seen {
  expect({ told: ran.told, failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  return ran;
}

/** Details of the trace rows of some kinds, in order. */
export function traced(ran: Ran, kinds: readonly TraceKind[], driverName?: string): readonly string[] {
  const filter = driverName === undefined ? { kinds } : { kinds, driver: driverName };
  return ran.kernel.trace.window(0, ran.kernel.trace.length, filter).map((row) => row.detail);
}

export const open = { do: "open", handle: "h", device: "\\Device\\Test", access: "readWrite" };
export const close = { do: "close", handle: "h" };
export const remove = { do: "remove", device: "device" };
export const unload = { do: "unload", driver: "test" };
export const wait = (milliseconds: number) => ({ do: "wait", for: milliseconds });

export const IOCTL = 0x222000;
type More = Readonly<Record<string, unknown>>;
export const ioctl = (more: More = {}) => ({ do: "ioctl", handle: "h", code: IOCTL, ...more });
export const read = (length: number, more: More = {}) => ({ do: "read", handle: "h", length, ...more });
export const write = (data: unknown, more: More = {}) => ({ do: "write", handle: "h", data, ...more });
export const fails = (status: string, more: More = {}) => ({ expect: { status, ...more } });

/** How a control request ends whose code this is. */
export const stops = (control: string, step = ioctl(), pieces: Pieces = {}): string =>
  run({ ...pieces, control }, [open, step]).told;
/** What the code of a control request prints that succeeds with no data. */
export const prints = (control: string, pieces: Pieces = {}, scenario: More = {}): readonly string[] =>
  passes(run({ ...pieces, control: `information = 0; ${control}` }, [open, ioctl(), close], scenario)).output;
