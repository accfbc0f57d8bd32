import { describe, expect, it } from "vitest";
import type { Kernel } from "../../../kernel/kernel.ts";
import { control, driver } from "./driver.ts";
import { makeKernel, runDriver } from "./host.ts";
import { hasImage, type MemoryImage, memoryImage } from "./memory-image.ts";

/** Two system threads and a timer that fight for a counter, so that the schedule shows in the result. */
const racing = driver({
  fields: "LONG Counter; LONG Log[64]; KEVENT Done; LONG Running;",
  declarations: `
    static KSTART_ROUTINE Worker;
    static KDEFERRED_ROUTINE Tick;
    static VOID Worker(PVOID context) {
        PEXTENSION e = (PEXTENSION)context;
        int i;
        KIRQL irql;
        LARGE_INTEGER wait;
        for (i = 0; i < 40; i++) {
            LONG seen = e->Counter;
            KeAcquireSpinLock(&e->Lock, &irql);
            e->Counter = seen + 1;
            KeReleaseSpinLock(&e->Lock, irql);
            if (i % 8 == 0) {
                wait.QuadPart = -100;
                KeDelayExecutionThread(KernelMode, FALSE, &wait);
            }
        }
        if (InterlockedDecrement(&e->Running) == 0) KeSetEvent(&e->Done, 0, FALSE);
        PsTerminateSystemThread(STATUS_SUCCESS);
    }
    static VOID Tick(PKDPC dpc, PVOID context, PVOID a, PVOID b) {
        PEXTENSION e = (PEXTENSION)context;
        UNREFERENCED_PARAMETER(dpc);
        UNREFERENCED_PARAMETER(a);
        UNREFERENCED_PARAMETER(b);
        KeAcquireSpinLockAtDpcLevel(&e->Lock);
        e->Counter += 1000;
        KeReleaseSpinLockFromDpcLevel(&e->Lock);
    }
  `,
  control: `
    HANDLE one, two;
    LARGE_INTEGER due;
    extension->Running = 2;
    extension->Counter = 0;
    due.QuadPart = -20;
    KeInitializeEvent(&extension->Done, NotificationEvent, FALSE);
    KeInitializeDpc(&extension->Dpc, Tick, extension);
    KeSetTimerEx(&extension->Timer, due, 1, &extension->Dpc);
    PsCreateSystemThread(&one, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, extension);
    PsCreateSystemThread(&two, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, extension);
    ZwClose(one);
    ZwClose(two);
    KeWaitForSingleObject(&extension->Done, Executive, KernelMode, FALSE, NULL);
    KeCancelTimer(&extension->Timer);
    *(PULONG)buffer = (ULONG)extension->Counter;
  `,
});

function make(seed = 1): Kernel {
  return makeKernel(racing, { ...control(4), machine: { seed } });
}
function runCut(kernel: Kernel, length: number): string {
  for (;;) {
    const stop = kernel.advance(kernel.time + length);
    if (stop.kind !== "limit") return `${stop.kind} at ${kernel.time}`;
  }
}
const text = (kernel: Kernel): string => [...kernel.trace.jsonLines()].join("");

/** Integers below `n`, the same each time. */
function randomFrom(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % n;
  };
}
interface Moment {
  readonly memory: MemoryImage;
  readonly traced: number;
  readonly irql: number;
}
const momentOf = (kernel: Kernel): Moment => ({
  memory: memoryImage(kernel),
  traced: kernel.trace.length,
  irql: kernel.irql,
});
const isAt = (kernel: Kernel, { memory, traced, irql }: Moment): boolean =>
  kernel.trace.length === traced && kernel.irql === irql && hasImage(kernel, memory);

describe("time", () => {
  it("is the same run however it is cut into calls", () => {
    const whole = make();
    const end = runCut(whole, 1_000_000);
    expect(end).toMatch(/^finished/);
    const expected = text(whole);
    for (const length of [1, 7, 100]) {
      const cut = make();
      expect(runCut(cut, length)).toBe(end);
      expect(text(cut)).toBe(expected);
    }
  });

  it("follows the seed", () => {
    const results = [1, 2, 3, 4, 5, 6].map((seed) => {
      const kernel = make(seed);
      runCut(kernel, 1_000_000);
      return kernel
        .results()
        .map((result) => result.message)
        .join();
    });
    expect(new Set(results).size).toBeGreaterThan(1);
  });

  it("goes back to a checkpoint and comes out the same again", () => {
    const kernel = make();
    const marks = [50, 400, 700].map((time) => {
      kernel.advance(time);
      return kernel.checkpoint();
    });
    const end = runCut(kernel, 1_000_000);
    const expected = text(kernel);
    for (const mark of [...marks].reverse()) {
      kernel.restore(mark);
      expect(kernel.time).toBe(mark.time);
      expect(runCut(kernel, 13)).toBe(end);
      expect(text(kernel)).toBe(expected);
    }
  });

  it("gives the same memory wherever it goes, back and forward, a thousand times", () => {
    const kernel = makeKernel(racing, { ...control(4), machine: { memory: 16 } });
    const marks = [kernel.checkpoint()];
    const random = randomFrom(5);
    const moments = new Map<number, Moment>();
    for (;;) {
      // Where a run ends, it may stand before its end or behind it.
      if (kernel.advance(kernel.time + 1 + random(30)).kind !== "limit") break;
      moments.set(kernel.time, momentOf(kernel));
      if (random(8) === 0) marks.push(kernel.checkpoint());
    }
    const all = [...moments];
    expect(all.length).toBeGreaterThan(40);
    for (let move = 0; move < 1000; move++) {
      const [time, moment] = all[random(all.length)] ?? [0, momentOf(kernel)];
      // On from where it stands, or from any checkpoint before.
      if (time < kernel.time || random(2) === 0) {
        const before = marks.filter((mark) => mark.time <= time);
        const mark = before[random(before.length)];
        if (mark !== undefined) kernel.restore(mark);
      }
      while (kernel.time < time && kernel.advance(Math.min(time, kernel.time + 1 + random(200))).kind === "limit");
      expect(kernel.time).toBe(time);
      expect(isAt(kernel, moment), `move ${move} to ${time}`).toBe(true);
      if (random(20) === 0) marks.push(kernel.checkpoint());
    }
  });

  it("stops at a breakpoint on any step, and goes on past it", () => {
    const kernel = make();
    const worker = kernel.images[0]?.function("driver.c:Worker") ?? kernel.images[0]?.function("Worker");
    const names = [...(kernel.images[0]?.program.functions.keys() ?? [])];
    const name = names.find((one) => one.endsWith("Worker")) ?? "";
    const fn = worker ?? kernel.images[0]?.function(name);
    expect(fn).toBeDefined();
    if (fn === undefined) return;
    const plain = make();
    const end = runCut(plain, 1_000_000);
    kernel.machine.setBreakpoint(fn.firstStep + 2, true);
    let hits = 0;
    for (;;) {
      const stop = kernel.advance(1_000_000);
      if (stop.kind !== "breakpoint") {
        expect(`${stop.kind} at ${kernel.time}`).toBe(end);
        break;
      }
      hits++;
      const [inner] = kernel.frames(stop.context);
      expect(inner?.fn.name).toBe("Worker");
    }
    expect(hits).toBeGreaterThan(2);
    expect(text(kernel)).toBe(text(plain));
  });
});

it("a timer that its DPC sets to at once expires once a tick", () => {
  const again = driver({
    fields: "volatile LONG Count;",
    declarations: `
      static KDEFERRED_ROUTINE Again;
      static VOID Again(PKDPC dpc, PVOID context, PVOID a, PVOID b) {
        PEXTENSION e = (PEXTENSION)context;
        LARGE_INTEGER soon;
        UNREFERENCED_PARAMETER(dpc);
        UNREFERENCED_PARAMETER(a);
        UNREFERENCED_PARAMETER(b);
        soon.QuadPart = -1;
        if (++e->Count < 100) KeSetTimer(&e->Timer, soon, &e->Dpc);
      }
    `,
    control: `
      LARGE_INTEGER soon;
      soon.QuadPart = -1;
      KeInitializeDpc(&extension->Dpc, Again, extension);
      KeSetTimer(&extension->Timer, soon, &extension->Dpc);
      soon.QuadPart = -100000;
      KeDelayExecutionThread(KernelMode, FALSE, &soon);
      DbgPrint("%ld\\n", extension->Count);
      soon.QuadPart = -500000;
      KeDelayExecutionThread(KernelMode, FALSE, &soon);
      DbgPrint("%ld\\n", extension->Count);
    `,
  });
  const ran = runDriver(again, control());
  expect(ran.kernel.state.debugOutput.map(Number)).toEqual([20, 100]);
});
