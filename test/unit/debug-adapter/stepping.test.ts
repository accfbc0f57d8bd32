// The debugger's buttons, forwards and backwards, on the toy session.
import { describe, expect, it } from "vitest";
import type { BreakpointRequest } from "../../../kernel/session/breakpoints.ts";
import { Debugger, type Stop } from "../../../kernel/session/debugger.ts";
import { type ToyProgram, ToySession, type ToyStep } from "./toy.ts";

const add = (line: number, cell: number, by = 1): ToyStep => ({ line, action: { do: "add", cell, by } });
const call = (line: number, name: string): ToyStep => ({ line, action: { do: "call", name } });
const end = (line: number): ToyStep => ({ line, action: { do: "return" } });
const loop = (line: number, to: number, cell: number, below: number): ToyStep => ({
  line,
  action: { do: "loop", to, cell, below },
});

/**
 *   0 Read:  cell0++            10 Helper: cell1++       20 Spin:  cell2++
 *   1        Helper()           11         Leaf()        21        while (cell2 < 1000)
 *   2        cell0++            12 }                     22 }
 *   3 }                         15 Leaf:   cell3++
 *                               16 }
 */
const program: ToyProgram = {
  Read: [add(0, 0), call(1, "Helper"), add(2, 0), end(3)],
  Helper: [add(10, 1), call(11, "Leaf"), end(12)],
  Leaf: [add(15, 3), end(16)],
  Spin: [add(20, 2), loop(21, 0, 2, 1000), end(22)],
};

interface Bench {
  readonly session: ToySession;
  readonly debug: Debugger;
  readonly logged: string[];
  line(context?: number): number | undefined;
}

function start(threads: readonly (readonly string[])[], quantum?: number, of: ToyProgram = program): Bench {
  const session = new ToySession(of, threads, quantum);
  const logged: string[] = [];
  // A clock that moves with the machine: slices and checkpoints come where they would with a slow one.
  let looks = 0;
  const host = { now: () => session.time / 20 + looks++ / 1000, turn: () => Promise.resolve() };
  const evaluate = (text: string): { truth: boolean; text: string } => {
    const match = /^cell(\d+) == (\d+)$/.exec(text);
    if (match === null && /^cell\d+$/.test(text))
      return { truth: true, text: String(session.cell(Number(text.slice(4)))) };
    if (match === null) throw new Error(`"${text}" was not understood`);
    return { truth: session.cell(Number(match[1])) === Number(match[2]), text: "" };
  };
  const messages = { log: (text: string) => logged.push(text), problem: (text: string) => logged.push(text) };
  const debug = new Debugger(session, host, evaluate, messages);
  const line = (context = session.current): number | undefined => {
    const frame = debug.codeFrame(context);
    return frame?.step === undefined ? undefined : frame.fn.code?.steps[frame.step]?.first;
  };
  return { session, debug, logged, line };
}

const onLine = (line: number, more: Partial<BreakpointRequest> = {}): BreakpointRequest => ({
  where: { kind: "line", file: "toy.c", line, column: undefined },
  condition: undefined,
  hitCondition: undefined,
  logMessage: undefined,
  ...more,
});

describe("forwards", () => {
  it("stops at the first statement", async () => {
    const { debug, line } = start([["Read"]]);
    expect(await debug.toEntry()).toEqual({ reason: "entry", context: 1 });
    expect([debug.timeline.time, line()]).toEqual([0, 0]);
  });

  it("steps over a call, into it, and out of it", async () => {
    const { debug, line } = start([["Read"]]);
    await debug.toEntry();
    await debug.stepOver(1);
    expect(line()).toBe(1);
    await debug.stepInto(1);
    expect(line()).toBe(10);
    await debug.stepOver(1);
    await debug.stepOver(1);
    expect(line()).toBe(12);
    await debug.stepOver(1);
    expect(line()).toBe(2);
    const again = start([["Read"]]);
    await again.debug.toEntry();
    await again.debug.stepOver(1);
    await again.debug.stepOver(1);
    expect(again.line()).toBe(2);
    await again.debug.goTo(2);
    expect(again.line()).toBe(10);
    await again.debug.stepOut(1);
    expect(again.line()).toBe(2);
  });

  it("follows one thread while others run", async () => {
    const { debug, session, line } = start([["Read"], ["Spin"]], 2);
    await debug.toEntry();
    const lines: (number | undefined)[] = [];
    for (let i = 0; i < 3; i++) {
      const stop = await debug.stepOver(1);
      expect(stop).toEqual({ reason: "step", context: 1 });
      lines.push(line(1));
    }
    expect(lines).toEqual([1, 2, 3]);
    expect(session.cell(2)).toBeGreaterThan(0);
  });

  it("stops in the driver's next statement when a function returns to the kernel", async () => {
    const { debug, line } = start([["Leaf", "Helper"]]);
    await debug.toEntry();
    await debug.stepOver(1);
    expect(line()).toBe(16);
    await debug.stepOver(1);
    expect(line()).toBe(10);
  });

  it("does not take a later call of the same function for the end of a step", async () => {
    // Tail: { return Leaf(); } When Leaf has returned, Tail has no statement left; the kernel calls Read, which calls Leaf again.
    const tail: ToyProgram = { ...program, Tail: [{ line: 30, action: { do: "tailCall", name: "Leaf" } }] };
    const { debug, line } = start([["Tail", "Read"]], undefined, tail);
    await debug.goTo(1);
    expect(line()).toBe(15);
    await debug.stepOut(1);
    expect(line()).toBe(0);
  });

  it("stops at breakpoints of other threads during a step", async () => {
    const { debug } = start([["Read"], ["Spin"]], 1);
    const [breakpoint] = debug.breakpoints.set("toy.c", [onLine(20)]);
    await debug.toEntry();
    expect(await debug.stepOver(1)).toEqual({ reason: "breakpoint", context: 2, ids: [breakpoint?.id] });
  });

  it("ends with the scenario, or with a bugcheck", async () => {
    const done = start([["Read"]]);
    expect(await done.debug.continue()).toMatchObject({ reason: "ended", end: { kind: "finished" } });
    const crash = start([["Bad"]], 7, { Bad: [add(0, 0), { line: 1, action: { do: "crash" } }, end(2)] });
    expect(await crash.debug.continue()).toMatchObject({ reason: "ended", context: 1, end: { kind: "bugcheck" } });
    expect(await crash.debug.stepBack(1)).toEqual({ reason: "step", context: 1 });
    expect(crash.line()).toBe(1);
    expect(await crash.debug.stepOver(1)).toMatchObject({ reason: "ended", end: { kind: "bugcheck" } });
  });
});

describe("breakpoints", () => {
  it("move to the next line that has a statement", () => {
    const { debug } = start([["Read"]]);
    const lines = (at: number) =>
      debug.breakpoints.set("toy.c", [onLine(at)]).map((one) => one.places.map((place) => place.range.startLine));
    expect(lines(2)).toEqual([[2]]);
    expect(lines(5)).toEqual([[10]]);
    expect(lines(17)).toEqual([[20]]);
    expect(debug.breakpoints.set("toy.c", [onLine(40)])[0]).toMatchObject({
      places: [],
      problem: expect.stringMatching(/no statement/),
    });
    expect(
      debug.breakpoints.set("other.c", [
        { ...onLine(1), where: { kind: "line", file: "other.c", line: 1, column: undefined } },
      ])[0]?.problem,
    ).toMatch(/not part of any driver/);
  });

  it("stop where a condition holds, and at a count of hits", async () => {
    const { debug, session } = start([["Spin"]]);
    debug.breakpoints.set("toy.c", [onLine(20, { condition: "cell2 == 500" })]);
    await debug.continue();
    expect(session.cell(2)).toBe(500);
    const counted = start([["Spin"]]);
    counted.debug.breakpoints.set("toy.c", [onLine(20, { hitCondition: "% 100" })]);
    await counted.debug.continue();
    expect(counted.session.cell(2)).toBe(99);
    await counted.debug.continue();
    expect(counted.session.cell(2)).toBe(199);
    // The hundredth hit is the hundredth from before as from after.
    await counted.debug.reverseContinue();
    expect(counted.session.cell(2)).toBe(99);
  });

  it("say what is wrong with a condition, and stop", async () => {
    const { debug, logged } = start([["Spin"]]);
    debug.breakpoints.set("toy.c", [onLine(20, { condition: "nonsense" })]);
    expect((await debug.continue()).reason).toBe("breakpoint");
    expect(logged).toEqual(['Breakpoint condition "nonsense": "nonsense" was not understood']);
    const [bad] = debug.breakpoints.set("toy.c", [onLine(20, { hitCondition: "often" })]);
    expect(bad?.problem).toMatch(/"often" was not understood/);
  });

  it("log instead of stopping, once for each hit however often it is passed", async () => {
    const { debug, logged } = start([["Leaf", "Leaf", "Leaf"]]);
    debug.breakpoints.set("toy.c", [onLine(15, { logMessage: "leaf {cell3}, {{literally}}, {what?}" })]);
    await debug.continue();
    await debug.goTo(0);
    await debug.continue();
    expect(logged).toEqual([0, 1, 2].map((n) => `leaf ${n}, {literally}, {what?: "what?" was not understood}`));
  });

  it("are found by function", async () => {
    const { debug, line } = start([["Read"]]);
    const request = (name: string): BreakpointRequest => ({ ...onLine(0), where: { kind: "function", name } });
    const made = debug.breakpoints.set("function", [request("toy!Leaf"), request("Nowhere"), request("other!Leaf")]);
    expect(made.map((one) => one.problem)).toEqual([
      undefined,
      expect.stringMatching(/Nowhere/),
      expect.stringMatching(/other!Leaf/),
    ]);
    await debug.continue();
    expect(line()).toBe(15);
  });
});

describe("backwards", () => {
  it("steps back over a call, into it from its end, and out to the call", async () => {
    const { debug, line } = start([["Read"], ["Spin"]], 3);
    debug.breakpoints.set("toy.c", [onLine(2)]);
    await debug.continue();
    expect(line(1)).toBe(2);
    expect(await debug.stepBack(1)).toEqual({ reason: "step", context: 1 });
    expect(line(1)).toBe(1);
    await debug.stepOver(1);
    await debug.stepBackInto(1);
    expect(line(1)).toBe(12);
    await debug.stepBackInto(1);
    expect(line(1)).toBe(16);
    await debug.stepBackOut(1);
    expect(line(1)).toBe(11);
    await debug.stepBackOut(1);
    expect(line(1)).toBe(1);
    await debug.stepBack(1);
    expect(line(1)).toBe(0);
  });

  it("goes round a loop backwards", async () => {
    const { debug, session, line } = start([["Spin"]]);
    debug.breakpoints.set("toy.c", [onLine(22)]);
    await debug.continue();
    expect(session.cell(2)).toBe(1000);
    const lines: (number | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      await debug.stepBack(1);
      lines.push(line());
    }
    expect(lines).toEqual([21, 20, 21, 20]);
    expect(session.cell(2)).toBe(998);
  });

  it("goes to the latest breakpoint before now, and at last to the beginning", async () => {
    const { debug, session } = start([["Leaf", "Leaf", "Spin", "Leaf"]]);
    debug.breakpoints.set("toy.c", [onLine(15)]);
    for (let i = 0; i < 3; i++) await debug.continue();
    expect([session.cell(3), session.cell(2)]).toEqual([2, 1000]);
    expect((await debug.reverseContinue()).reason).toBe("breakpoint");
    expect([session.cell(3), session.cell(2)]).toEqual([1, 0]);
    expect((await debug.reverseContinue()).reason).toBe("breakpoint");
    expect(session.cell(3)).toBe(0);
    expect(await debug.reverseContinue()).toEqual({ reason: "entry", context: 1 });
    expect(debug.timeline.time).toBe(0);
    expect(await debug.stepBack(1)).toEqual({ reason: "entry", context: 1 });
  });

  it("does again what was changed by hand, and forgets what came after an earlier change", async () => {
    const { debug, session } = start([["Spin"]]);
    await debug.goTo(100);
    const before = session.cell(2);
    debug.edit(Number(session.cellAddress(2) & 0xffff_ffffn), Uint8Array.of(0x84, 3, 0, 0));
    expect(session.cell(2)).toBe(900);
    await debug.goTo(140);
    const after = session.cell(2);
    expect(after).toBeGreaterThan(900);
    await debug.goTo(50);
    expect(session.cell(2)).toBeLessThan(before);
    await debug.goTo(140);
    expect(session.cell(2)).toBe(after);
    await debug.goTo(50);
    debug.edit(Number(session.cellAddress(1) & 0xffff_ffffn), Uint8Array.of(7, 0, 0, 0));
    expect(debug.timeline.latest).toBe(50);
    await debug.goTo(140);
    expect([session.cell(1), session.cell(2)]).toEqual([7, 70]);
  });

  it("can be interrupted at any time", async () => {
    const { debug } = start([["Endless"]], 7, { Endless: [add(0, 0), loop(1, 0, 1, 1), end(2)] });
    const run = debug.continue();
    await Promise.resolve();
    debug.pause();
    expect(await run).toEqual({ reason: "pause", context: 1 });
    expect((await debug.stepOver(1)).reason).toBe("step");
  });

  it("arrives at the same memory and stacks from before and from after, over a thousand random jumps", async () => {
    const { debug, session } = start(
      [
        ["Read", "Spin", "Read"],
        ["Spin", "Helper"],
        ["Leaf", "Read", "Leaf"],
      ],
      5,
    );
    await debug.continue();
    const last = session.time;
    const seen = new Map<number, string>();
    let seed = 12345;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % below;
    };
    const stacks = (): string =>
      JSON.stringify(
        session
          .contexts()
          .map((one) => session.frames(one.id).map((frame) => [frame.frame, frame.fn.name, frame.step])),
      );
    const check = (stop: Stop): void => {
      const now = `${session.image} ${stacks()} ${session.trace.length} ${stop.context}`;
      const known = seen.get(session.time);
      if (known !== undefined) expect(now === known).toBe(true);
      seen.set(session.time, now);
    };
    for (let i = 0; i < 1000; i++) {
      const how = random(10);
      if (how < 5) check(await debug.goTo(random(last)));
      else if (how < 8) check(await debug.stepBack(1 + random(3)));
      else check(await debug.stepOver(1 + random(3)));
    }
    expect(seen.size).toBeGreaterThan(300);
    expect(debug.timeline.kept.checkpoints).toBeGreaterThan(2);
  });
});
