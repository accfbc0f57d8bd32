// What generated code and the interpreter both do: results, exact fuel, breakpoints, faults, traps, deep recursion.
import { describe, expect, it } from "vitest";
import { Permission, Status } from "../../../compiler/abi.ts";
import { arrayOf, INT, LLONG, pointerTo, UCHAR } from "../../../compiler/types/make.ts";
import {
  addressOf,
  assign,
  binary,
  branch,
  call,
  deref,
  element,
  FunctionBuilder,
  int,
  jump,
  load,
  long,
  program,
  prototype,
  returns,
  symbol,
} from "./build.ts";
import { guest, rig } from "./run.ts";

/** int fib(int n) { if (n < 2) return n; return fib(n - 1) + fib(n - 2); } */
function fib() {
  const f = new FunctionBuilder("fib", INT, [INT]);
  const n = f.param(0);
  const a = f.variable(INT);
  const b = f.variable(INT);
  f.block([f.step()], branch(binary("lt", load(n), int(2)), 1, 2));
  f.block([f.step()], returns(load(n)));
  f.block(
    [
      f.step(),
      call(f.symbol, [binary("sub", load(n), int(1))], a),
      call(f.symbol, [binary("sub", load(n), int(2))], b),
    ],
    returns(binary("add", load(a), load(b))),
  );
  return f.build();
}
/** long long sum(int n) { long long s = 0; for (int i = 0; i < n; i++) s += i * i; return s; } */
function sum() {
  const f = new FunctionBuilder("sum", LLONG, [INT]);
  const s = f.variable(LLONG);
  const i = f.variable(INT);
  f.block([f.step(), assign(s, long(0n)), f.step(), assign(i, int(0))], jump(1));
  f.block([f.step()], branch(binary("lt", load(i), load(f.param(0))), 2, 4));
  const square = binary("mul", load(i), load(i));
  f.block(
    [f.step(), assign(s, binary("add", load(s), { kind: "convert", operand: square, type: LLONG, implicit: true }))],
    jump(3),
  );
  f.block([f.step(), assign(i, binary("add", load(i), int(1)))], jump(1));
  f.block([f.step()], returns(load(s)));
  return f.build();
}
/** unsigned char poke(char *p, int value): writes and reads back. */
function poke() {
  const f = new FunctionBuilder("poke", UCHAR, [pointerTo(UCHAR), UCHAR]);
  const target = deref(load(f.param(0)), UCHAR);
  f.block([f.step(), assign(target, load(f.param(1)))], returns(load(target)));
  return f.build();
}

describe.each(["wasm", "interpret"] as const)("%s", (engine) => {
  it("computes", () => {
    const r = rig(program([fib(), sum()]), engine);
    expect(r.call("fib", 15n)).toBe(610n);
    expect(r.call("sum", 100n)).toBe(328350n);
  });

  it("counts steps exactly, however a run is cut", () => {
    const whole = rig(program([fib()]), engine);
    whole.call("fib", 10n);
    const used = 1e9 - whole.machine.fuel;
    for (const slice of [1, 2, 3, 7, 100]) {
      const r = rig(program([fib()]), engine);
      r.prepare("fib", 10n);
      let steps = 0;
      for (;;) {
        r.machine.fuel = slice;
        const status = r.machine.enter(r.stack);
        steps += slice - r.machine.fuel;
        if (status === Status.Returned) break;
        expect(r.machine.stop.kind).toBe("fuel");
        expect(r.machine.fuel).toBe(0);
      }
      expect(steps).toBe(used);
      expect(r.machine.memory.u32(r.stack + 8)).toBe(55);
    }
  });

  it("stops at a breakpoint before its step, once each time it is reached", () => {
    const r = rig(program([sum()]), engine);
    const fn = r.image.function("sum");
    r.prepare("sum", 3n);
    r.machine.setBreakpoint((fn?.firstStep ?? 0) + 3, true);
    r.machine.fuel = 1000;
    const seen: number[] = [];
    while (r.machine.enter(r.stack) === Status.Unwinding) {
      expect(r.machine.stop).toEqual({ kind: "breakpoint", step: (fn?.firstStep ?? 0) + 3 });
      expect(r.machine.walk(r.stack)[0]?.step).toBe(3);
      seen.push(1000 - r.machine.fuel);
    }
    expect(seen).toEqual([3, 6, 9]);
  });

  it("meets a breakpoint also when fuel ends just there", () => {
    const r = rig(program([sum()]), engine);
    r.prepare("sum", 3n);
    r.machine.setBreakpoint((r.image.function("sum")?.firstStep ?? 0) + 3, true);
    r.machine.fuel = 3;
    r.machine.enter(r.stack);
    expect(r.machine.stop.kind).toBe("fuel");
    r.machine.fuel = 10;
    r.machine.enter(r.stack);
    expect(r.machine.stop.kind).toBe("breakpoint");
    expect(r.machine.fuel).toBe(10);
  });

  it("walks a stopped stack, innermost first", () => {
    const r = rig(program([fib()]), engine);
    r.prepare("fib", 6n);
    r.machine.fuel = 6;
    r.machine.enter(r.stack);
    const frames = r.machine.walk(r.stack);
    expect(frames.map((info) => info.step)).toEqual([0, 2, 2, 2]);
    expect(frames.map((info) => r.machine.memory.u32(info.frame + 16))).toEqual([3, 4, 5, 6]);
  });

  it("recurses deeper than the host's own stack allows", () => {
    // int down(int n) { if (n == 0) return 0; return down(n - 1) + 1; }
    const f = new FunctionBuilder("down", INT, [INT]);
    const a = f.variable(INT);
    f.block([f.step()], branch(binary("eq", load(f.param(0)), int(0)), 1, 2));
    f.block([f.step()], returns(int(0)));
    f.block(
      [f.step(), call(f.symbol, [binary("sub", load(f.param(0)), int(1))], a)],
      returns(binary("add", load(a), int(1))),
    );
    const r = rig(program([f.build()]), engine, { stack: 4 * 1024 * 1024 });
    expect(r.call("down", 50_000n)).toBe(50_000n);
    // In pieces every frame is entered again for each of them.
    r.prepare("down", 50_000n);
    let status: Status;
    do {
      r.machine.fuel = 20_011;
      status = r.machine.enter(r.stack);
      expect(r.host.traps).toEqual([]);
    } while (status === Status.Unwinding);
    expect(r.machine.memory.u32(r.stack + 8)).toBe(50_000);
  });

  it("says when the kernel stack is used up", () => {
    const r = rig(program([fib()]), engine, { stack: 4096 });
    r.prepare("fib", 1000n);
    r.machine.fuel = 1e6;
    expect(r.machine.enter(r.stack)).toBe(Status.Unwinding);
    expect(r.host.traps.map((trap) => trap.kind)).toEqual(["stackOverflow"]);
    expect(r.machine.walk(r.stack).length).toBeGreaterThan(20);
  });

  describe("checks every access through a pointer", () => {
    it.each([
      ["open memory", 0, undefined],
      ["the byte after a partial object", 5, 5],
      ["a redzone", 8, 0x82],
      ["read-only memory", 16, 0x40],
    ])("%s", (_, offset, permission) => {
      const r = rig(program([poke()]), engine);
      const at = r.machine.reserve(64, 16, "block");
      r.machine.memory.protect(at, 64, Permission.open);
      r.machine.memory.protect(at, 8, 5);
      r.machine.memory.protect(at + 8, 8, Permission.redzone);
      r.machine.memory.protect(at + 16, 8, Permission.readOnly);
      r.prepare("poke", guest(at + offset), 7n);
      r.machine.fuel = 10;
      const status = r.machine.enter(r.stack);
      if (permission === undefined) expect(status).toBe(Status.Returned);
      else {
        expect(r.host.faults).toMatchObject([
          { kind: "write", address: guest(at + offset), size: 1, permission, step: 0, value: 7n },
        ]);
        expect(r.machine.walk(r.stack)[0]).toMatchObject({ frame: r.stack, step: 0 });
      }
    });

    it.each([0n, 8n, 0x7fff_0000n, guest(0), guest(0) + (1n << 32n), guest(16 * 1024 * 1024), 0xffff_ffff_ffff_fff8n])(
      "address %i is none",
      (address) => {
        const r = rig(program([poke()]), engine);
        r.prepare("poke", address, 7n);
        r.machine.fuel = 10;
        expect(r.machine.enter(r.stack)).toBe(Status.Unwinding);
        expect(r.host.faults[0]?.address).toBe(address);
      },
    );

    it("bounds misaligned accesses to the byte, on either side of eight bytes", () => {
      // int swap(int *p, int value) { int old = *p; *p = value; return old; }
      const f = new FunctionBuilder("swap", INT, [pointerTo(INT), INT]);
      const old = f.variable(INT);
      const target = deref(load(f.param(0)), INT);
      f.block([f.step(), assign(old, load(target)), f.step(), assign(target, load(f.param(1)))], returns(load(old)));
      const r = rig(program([f.build()]), engine);
      const at = r.machine.reserve(64, 16, "ten bytes, and constants");
      r.machine.memory.protect(at, 64, Permission.redzone);
      r.machine.memory.protect(at, 8, Permission.open);
      r.machine.memory.protect(at + 8, 8, 2);
      r.machine.memory.protect(at + 32, 8, Permission.open);
      r.machine.memory.protect(at + 40, 8, Permission.readOnly);
      for (let i = 0; i < 64; i++) r.machine.memory.u8[at + i] = i;
      for (const offset of [1, 3, 5, 6]) {
        expect(r.call("swap", guest(at + offset), 0x4433_2211n)).toBe(BigInt(offset * 0x0101_0101 + 0x0302_0100));
        expect(r.machine.memory.u32(at + offset)).toBe(0x4433_2211);
        for (let i = 0; i < 16; i++) r.machine.memory.u8[at + i] = i;
      }
      for (const [offset, step] of [
        [7, 0],
        [-1, 0],
        [37, 1],
      ] as const) {
        r.prepare("swap", guest(at + offset), 1n);
        r.machine.fuel = 10;
        expect(r.machine.enter(r.stack)).toBe(Status.Unwinding);
        expect(r.host.faults.at(-1)).toMatchObject({ address: guest(at + offset), size: 4, step });
      }
      // Nothing of a refused store has been written.
      expect(r.machine.memory.u32(at + 37)).toBe(37 * 0x0101_0101 + 0x0302_0100);
    });

    it("lets the host perform an access to a device", () => {
      const r = rig(program([poke()]), engine);
      const at = r.machine.reserve(8, 8, "registers");
      r.machine.memory.protect(at, 8, Permission.device);
      r.host.onFault = (fault) => ({ value: fault.kind === "read" ? 0x5an : 0n });
      expect(r.call("poke", guest(at), 7n)).toBe(0x5an);
      expect(r.host.faults.map((fault) => [fault.kind, fault.value])).toEqual([
        ["write", 7n],
        ["read", undefined],
      ]);
    });

    it("uses the raised table at raised IRQL", () => {
      const r = rig(program([poke()]), engine);
      const at = r.machine.reserve(8, 8, "paged pool");
      r.machine.memory.protect(at, 8, Permission.open);
      r.machine.memory.protect(at, 8, Permission.pagedOut, "raised");
      expect(r.call("poke", guest(at), 7n)).toBe(7n);
      r.machine.raised = true;
      r.prepare("poke", guest(at), 7n);
      expect(r.machine.enter(r.stack)).toBe(Status.Unwinding);
      expect(r.host.faults).toMatchObject([{ permission: Permission.pagedOut }]);
    });
  });

  it("bounds arrays on the stack to the byte, and finds them dead after return", () => {
    // int at(int i) { int a[3]; a[0] = a[1] = a[2] = 4; return a[i]; }   void *leak(void) { int a[3]; return a; }
    const f = new FunctionBuilder("at", INT, [LLONG]);
    const a = f.variable(arrayOf(INT, 3), true);
    f.block(
      [f.step(), ...[0n, 1n, 2n].map((i) => assign(element(a, long(i), INT), int(4)))],
      returns(load(element(a, load(f.param(0)), INT))),
    );
    const g = new FunctionBuilder("leak", pointerTo(INT));
    const local = g.variable(arrayOf(INT, 3), true);
    g.block([g.step()], returns(addressOf(element(local, long(0n), INT))));
    const use = new FunctionBuilder("use", INT, [pointerTo(INT)]);
    use.block([use.step()], returns(load(deref(load(use.param(0)), INT))));
    const r = rig(program([f.build(), g.build(), use.build()]), engine);
    expect(r.call("at", 2n)).toBe(4n);
    for (const index of [3n, -1n, 1n << 33n]) {
      r.prepare("at", index);
      expect(r.machine.enter(r.stack)).toBe(Status.Unwinding);
    }
    expect(r.host.faults.map((fault) => fault.permission)).toEqual([4, Permission.redzone, 0x80]);
    r.machine.memory.protect(r.stack, 4096, Permission.open);
    const dangling = r.call("leak");
    r.prepare("use", dangling);
    expect(r.machine.enter(r.stack)).toBe(Status.Unwinding);
    expect(r.host.faults.at(-1)?.permission).toBe(Permission.stackDead);
  });

  it("traps division by zero and the quotient that does not fit", () => {
    const f = new FunctionBuilder("divide", INT, [INT, INT]);
    f.block([f.step()], returns(binary("div", load(f.param(0)), load(f.param(1)))));
    const r = rig(program([f.build()]), engine);
    expect(r.call("divide", -7n, 2n)).toBe(-3n);
    for (const [a, b] of [
      [1n, 0n],
      [-0x8000_0000n, -1n],
    ] as const) {
      r.prepare("divide", a, b);
      expect(r.machine.enter(r.stack)).toBe(Status.Unwinding);
    }
    expect(r.host.traps.map((trap) => trap.kind)).toEqual(["divideError", "divideError"]);
  });

  it("calls DDIs, names functions that are missing, and refuses pointers to no code", () => {
    const ddi = symbol("KeDoIt", "function", prototype(INT, INT));
    const gone = symbol("KeGone", "function", prototype(INT));
    const f = new FunctionBuilder("caller", INT, [INT]);
    const x = f.variable(INT);
    f.block([f.step(), call(ddi, [load(f.param(0))], x)], returns(load(x)));
    const g = new FunctionBuilder("stranger", INT);
    g.block([g.step(), call(gone, [])], returns(int(0)));
    const h = new FunctionBuilder("wild", INT, [pointerTo(prototype(INT))]);
    h.block(
      [
        h.step(),
        {
          kind: "call",
          callee: { kind: "indirect", pointer: load(h.param(0)) },
          type: prototype(INT),
          args: [],
          result: undefined,
          at: { first: 0, last: 0 },
        },
      ],
      returns(int(0)),
    );
    const r = rig(program([f.build(), g.build(), h.build()], [], [ddi, gone]), engine, { ddis: ["KeDoIt"] });
    r.host.onDdi = (_, frame) => {
      r.machine.memory.setU64(frame + 8, BigInt(r.machine.memory.u32(frame + 16) + 1));
      return Status.Returned;
    };
    expect(r.call("caller", 4n)).toBe(5n);
    r.prepare("stranger");
    r.machine.enter(r.stack);
    for (const address of [
      0x1234n,
      guest(r.image.function("caller")?.address ?? 0) + 1n,
      guest(0x1_0000 + 16 * 20_000),
    ]) {
      r.prepare("wild", address);
      r.machine.enter(r.stack);
    }
    expect(r.host.traps.map((trap) => [trap.kind, trap.address])).toEqual([
      ["undefinedFunction", expect.any(BigInt)],
      ["badCall", 0x1234n],
      ["badCall", guest(r.image.function("caller")?.address ?? 0) + 1n],
      ["badCall", guest(0x1_0000 + 16 * 20_000)],
    ]);
    expect(r.host.traps[0]?.message).toBe("KeGone");
    expect(r.machine.functionAt(guest(r.image.function("caller")?.address ?? 0))?.name).toBe("caller");
  });

  it("runs pageable code below DISPATCH_LEVEL only", () => {
    const f = new FunctionBuilder("paged", INT, [], "PAGE");
    f.block([f.step()], returns(int(1)));
    const r = rig(program([f.build()]), engine);
    expect(r.call("paged")).toBe(1n);
    r.machine.raised = true;
    r.prepare("paged");
    r.machine.enter(r.stack);
    expect(r.host.traps.map((trap) => trap.kind)).toEqual(["codeOut"]);
  });

  it("stops pageable code at the step after a call that raised the IRQL", () => {
    const raise = symbol("KeRaiseIt", "function", prototype(INT));
    const f = new FunctionBuilder("paged", INT, [], "PAGE");
    const x = f.variable(INT);
    f.block([f.step(), call(raise, [], x), f.step(), assign(x, int(2))], returns(load(x)));
    const outer = new FunctionBuilder("outer", INT, [], "PAGE");
    outer.block([outer.step(), call(f.symbol, [])], returns(int(1)));
    const r = rig(program([f.build(), outer.build()], [], [raise]), engine, { ddis: ["KeRaiseIt"] });
    r.host.onDdi = () => {
      r.machine.raised = true;
      return Status.Returned;
    };
    r.prepare("outer");
    r.machine.fuel = 100;
    r.machine.enter(r.stack);
    expect(r.host.traps).toMatchObject([{ kind: "codeOut", step: 1 }]);
    expect(r.machine.fuel).toBe(98);
    expect(
      r.machine.memory.i32((r.host.traps[0]?.frame ?? 0) + (r.machine.walk(r.stack)[0]?.fn.localOffsets[0] ?? 0)),
    ).toBe(0);
  });

  it("goes back to a snapshot exactly, permissions included", () => {
    const r = rig(program([fib()]), engine);
    r.prepare("fib", 12n);
    r.machine.fuel = 100;
    r.machine.enter(r.stack);
    const then = r.machine.snapshot();
    const before = r.machine.memory.u8.slice(0, r.machine.memory.size);
    const results = [1, 2].map(() => {
      r.machine.memory.protect(r.stack + 65536, 64, Permission.freed);
      r.machine.fuel = 1e6;
      r.machine.enter(r.stack);
      const answer = [r.machine.memory.u32(r.stack + 8), r.machine.fuel];
      r.machine.restore(then);
      expect(Buffer.compare(r.machine.memory.u8.subarray(0, r.machine.memory.size), before)).toBe(0);
      return answer;
    });
    expect(results[0]?.[0]).toBe(144);
    expect(results[1]).toEqual(results[0]);
  });

  it("runs what is loaded now, not what stood in its place before a snapshot was gone back to", () => {
    const { machine } = rig(program([fib()]), engine);
    const stack = machine.reserve(65_536, 4096, "stack");
    machine.memory.protect(stack, 65_536, Permission.open);
    machine.stackLimit = stack + 65_536;
    const then = machine.snapshot();
    const answers = [7, 9].map((value) => {
      const helper = new FunctionBuilder("helper", INT);
      helper.block([helper.step()], returns(int(value)));
      const main = new FunctionBuilder("main", INT);
      const result = main.variable(INT);
      main.block([main.step(), call(helper.symbol, [], result)], returns(load(result)));
      const image = machine.load("later", program([helper.build(), main.build()]), {
        ddis: new Map(),
        pagedSections: () => false,
      });
      const fn = image.function("main");
      if (fn === undefined) throw new Error("no main");
      machine.pushFrame(stack, fn, []);
      // Once in pieces, so that careful code is made too.
      for (machine.fuel = 1; machine.enter(stack) !== Status.Returned; ) machine.fuel = 1;
      const answer = machine.memory.u32(stack + 8);
      machine.restore(then);
      return answer;
    });
    expect(answers).toEqual([7, 9]);
  });
});
