// However a run is cut into pieces, it is the same run: result, steps, and every byte of memory, garbage on the stack included.
// The programs are such as make quick code leave to careful code in the middle of things, and careful code hand back.
import { describe, expect, it } from "vitest";
import { Permission, Status } from "../../../compiler/abi.ts";
import { compileUnit, linkProgram } from "../../../compiler/index.ts";
import type { Program } from "../../../compiler/program.ts";
import { type Engine, type Rig, rig } from "./run.ts";

function compiled(text: string): Program {
  const files = { read: (path: string) => (path === "/a.c" ? text : undefined) };
  const unit = compileUnit("/a.c", { target: "x64", files, includePaths: [], defines: {} });
  expect(unit.diagnostics).toEqual([]);
  return linkProgram([unit]);
}

const programs: Readonly<Record<string, string>> = {
  "loops in loops, left in the middle": `
    static int table[64];
    int run(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        for (int j = i; j < n; j++) {
          int k = j * 7 % 13;
          if (k == 5) continue;
          if (k == 11) break;
          while (k > 0) { sum += table[(i + k) & 63] ^ k; k -= 3; }
          table[j & 63] = sum;
        }
        do { sum = sum * 3 + 1; if (sum & 1) goto odd; sum >>= 1; } while (sum > 1000);
        odd: sum ^= i;
      }
      return sum;
    }`,
  "misaligned, partial and widened accesses": `
    struct packet { char kind; int length; short tail; };
    #pragma pack(push, 1)
    struct packed { char kind; long long length; int check; short more; };
    #pragma pack(pop)
    static struct packed all[9];
    static char bytes[13];
    int run(int n) {
      struct packet local = { 1, 2, 3 };
      struct packet *p = &local;
      long long total = 0;
      for (int i = 0; i < n; i++) {
        struct packed *q = &all[i % 9];
        q->kind = (char)i; q->length += i; q->check ^= (int)q->length; q->more = (short)(i + q->kind);
        p->length += q->check; p->tail ^= q->more;
        bytes[i % 13]++; *(short *)(bytes + i % 12) += 3; *(int *)(bytes + 9) ^= i;
        total += *(long long *)((char *)all + (i * 5) % 64) + p->tail;
        long long *wide = (long long *)((char *)all + 3);
        while (wide < (long long *)(all + 4)) total ^= *wide++;
      }
      return (int)(total ^ total >> 32) + p->length + bytes[12];
    }`,
  "calls from loops, and temporaries that live across them": `
    static int depth;
    static int step(int x) { depth++; for (int i = 0; i < (x & 3); i++) x += depth; return x; }
    static int pick(int (*f)(int), int a, int b) { return f(a) + f(b) * 2; }
    static int down(int n) { int here = n * 3; if (n == 0) return 1; return down(n - 1) + step(here) - here; }
    int run(int n) {
      int (*f)(int) = step;
      int x = 1;
      for (int i = 0; i < n; i++) {
        x = step(x) + pick(i & 1 ? f : down, i & 7, step(i) & 7) + (i > 3 && step(i) > 2 ? x++ : --x);
        if (x > 100000) x %= 977;
      }
      return x;
    }`,
  "variables read before they are written": `
    static int peek(int which) {
      int a, b, c, d, e, f, g, h, i;
      if (which > 2) a = which;
      if (which > 4) b = a + 1;
      if (which & 1) c = 7;
      return a + b + c + d * 3 + e * 5 + f * 7 + g * 11 + h * 13 + i * 17;
    }
    static int fill(int n) {
      int a = n, b = n * 2, c = 5;
      long long wide = (long long)n << 33;
      for (int i = 0; i < n; i++) { int t = a; a = b; b = t + c; wide += b; }
      return a + b + (int)(wide >> 20);
    }
    int run(int n) { int sum = 0; for (int i = 0; i < n; i++) sum = sum * 31 + peek(i % 6) + fill(i % 9); return sum; }`,
  "structures by value, switches and structures copied": `
    struct big { int a[5]; long long b; char c; };
    struct small { short x, y; };
    static struct big make(int n) { struct big r = { { n, n + 1, n + 2 }, n * 3LL, (char)n }; return r; }
    static int use(struct big v, struct small s) { v.a[0] += s.x; return v.a[0] + v.a[4] + (int)v.b + v.c + s.y; }
    int run(int n) {
      struct big kept[3]; int sum = 0;
      for (int i = 0; i < 3; i++) kept[i] = make(i);
      for (int i = 0; i < n; i++) {
        struct small s = { (short)i, (short)-i };
        switch (i % 6) {
          case 0: kept[0] = kept[i % 3]; break;
          case 1: kept[1] = make(i); /* falls through */
          case 2: sum += use(kept[i % 3], s); break;
          case 3: { struct big t = kept[2]; t.a[4] = i; kept[2] = t; break; }
          default: sum ^= kept[i % 3].a[i % 5];
        }
      }
      return sum;
    }`,
};

interface Outcome {
  readonly result: bigint;
  readonly steps: number;
  readonly memory: Uint8Array;
}

/** Runs in pieces as long as `slice` says, from one piece to the next. */
function outcome(r: Rig, slice: () => number): Outcome {
  r.prepare("run", 60n);
  let steps = 0;
  for (;;) {
    const given = slice();
    r.machine.fuel = given;
    const status = r.machine.enter(r.stack);
    steps += given - r.machine.fuel;
    if (status === Status.Returned) break;
    expect(r.host.faults).toEqual([]);
    expect(r.machine.stop.kind).toBe("fuel");
    expect(r.machine.fuel).toBe(0);
  }
  // Beyond the first page, which holds what is being handed between code and machine.
  const memory = r.machine.memory.u8.slice(4096, r.machine.memory.size);
  return { result: BigInt.asIntN(32, r.machine.memory.u64(r.stack + 8)), steps, memory };
}

/** A stack full of garbage, so that whoever reads what was not written sees something. */
function garbage(r: Rig): Rig {
  r.machine.memory.protect(r.stack, 65_536, Permission.open);
  for (let at = r.stack; at < r.stack + 65_536; at++) r.machine.memory.u8[at] = (at * 37) & 0xff;
  return r;
}
const start = (program: Program, engine: Engine = "wasm") => garbage(rig(program, engine));

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 24) % 4 === 0 ? 1 + ((state >>> 8) % 400) : 1 + ((state >>> 8) % 9);
  };
}

describe.each(Object.entries(programs))("%s", (_, text) => {
  const program = compiled(text);
  const whole = outcome(start(program), () => 1e9);

  it("is what the interpreter computes", () => {
    const interpreted = outcome(start(program, "interpret"), () => 1e9);
    expect(interpreted.steps).toBe(whole.steps);
    // Garbage differs between the engines: temporaries have slots in one of them only.
    if (!text.includes("peek")) expect(interpreted.result).toBe(whole.result);
  });

  it.each([1, 2, 3, 7, 47, 48, 49, 1000])("is the same in pieces of %i", (size) => {
    const cut = outcome(start(program), () => size);
    expect([cut.result, cut.steps]).toEqual([whole.result, whole.steps]);
    expect(Buffer.compare(cut.memory, whole.memory)).toBe(0);
  });

  it.each([1, 2, 3, 4, 5])("is the same in random pieces (%i)", (seed) => {
    const cut = outcome(start(program), random(seed));
    expect([cut.result, cut.steps]).toEqual([whole.result, whole.steps]);
    expect(Buffer.compare(cut.memory, whole.memory)).toBe(0);
  });

  it("is the same with a breakpoint in each function that is never taken for the last time", () => {
    const r = start(program);
    r.prepare("run", 60n);
    for (let step = 0; step < 400; step += 3) r.machine.setBreakpoint(step, true);
    let steps = 0;
    for (let stops = 0; ; stops++) {
      if (stops === 50) for (let step = 0; step < 400; step++) r.machine.setBreakpoint(step, false);
      r.machine.fuel = 1e6;
      const status = r.machine.enter(r.stack);
      steps += 1e6 - r.machine.fuel;
      if (status === Status.Returned) break;
    }
    expect(steps).toBe(whole.steps);
    expect(Buffer.compare(r.machine.memory.u8.slice(4096, r.machine.memory.size), whole.memory)).toBe(0);
  });
});

describe("what happens in the middle of quick code", () => {
  it.each([1, 2, 5, 48, 1e9])("a fault is met at the same moment, in pieces of %i", (size) => {
    const program = compiled(`
      static int table[20];
      static int sum(int *p, int n) { int s = 0; for (int i = 0; i < n; i++) { int t = p[i] * 3; s += t; p[i] = s; } return s; }
      int run(int n) { int all = 1; for (int i = 15; i < n; i++) all += sum(table, i); return all; }`);
    const r = start(program);
    let left = 0;
    r.host.onFault = () => {
      left = r.machine.fuel;
      return { status: Status.Unwinding };
    };
    r.prepare("run", 60n);
    let steps = 0;
    do {
      r.machine.fuel = size;
      r.machine.enter(r.stack);
      if (r.host.faults.length === 0) steps += size;
    } while (r.host.faults.length === 0);
    // Six sums of 15 to 20 elements, and of the next one the statement in which i is 20.
    expect(steps + size - left).toBe(1 + 7 * 2 + (15 + 16 + 17 + 18 + 19 + 20) * 5 + 6 * 5 + 20 * 5 + 5);
    expect(r.host.faults).toMatchObject([{ kind: "read", size: 4, step: 3 }]);
    const [inner, outer] = r.machine.walk(r.stack);
    expect([inner?.fn.name, outer?.fn.name]).toEqual(["sum", "run"]);
    const local = (name: string): number => {
      const local = inner?.fn.code?.locals.find((one) => one.name === name);
      return r.machine.memory.u32((inner?.frame ?? 0) + (inner?.fn.localOffsets[local?.id ?? 0] ?? 0));
    };
    expect(local("i")).toBe(20);
    expect(local("n")).toBe(21);
  });

  it("a device that is touched may end the turn at the next step", () => {
    const program = compiled(`
      int run(volatile int *port) {
        int seen = 0;
        for (int i = 0; i < 50; i++) { seen += i; if (i % 7 == 3) seen ^= *port; seen *= 3; }
        return seen;
      }`);
    const outcomes = [false, true].map((cuts) => {
      const r = start(program);
      const at = r.machine.reserve(8, 8, "registers");
      r.machine.memory.protect(at, 8, Permission.device);
      let lost = 0;
      r.host.onFault = () => {
        if (cuts) {
          lost += r.machine.fuel;
          r.machine.fuel = 0;
        }
        return { value: 0x1234n };
      };
      r.prepare("run", 0xffff_f800_0000_0000n + BigInt(at));
      let steps = 0;
      let stops = 0;
      for (;;) {
        r.machine.fuel = 1000;
        lost = 0;
        const status = r.machine.enter(r.stack);
        steps += 1000 - lost - r.machine.fuel;
        if (status === Status.Returned) break;
        stops++;
      }
      return {
        steps,
        stops,
        result: r.machine.memory.u32(r.stack + 8),
        memory: r.machine.memory.u8.slice(4096, r.machine.memory.size),
      };
    });
    expect(outcomes.map((one) => one.stops)).toEqual([0, 7]);
    expect(outcomes[1]?.steps).toBe(outcomes[0]?.steps);
    expect(outcomes[1]?.result).toBe(outcomes[0]?.result);
    expect(Buffer.from(outcomes[1]?.memory ?? []).equals(outcomes[0]?.memory ?? new Uint8Array())).toBe(true);
  });
});
