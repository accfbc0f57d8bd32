// Programs in address spaces of their own beside a driver: each reaches its own memory and nothing else, in both engines.
import { describe, expect, it } from "vitest";
import { type AddressSpace, KERNEL_BASE, Permission, Status } from "../../../compiler/abi.ts";
import { compileUnit, linkProgram } from "../../../compiler/index.ts";
import type { Image, Offset } from "../../../kernel/machine/api.ts";
import { createMachine } from "../../../kernel/machine/index.ts";
import { type Engine, Host } from "./run.ts";

const source = `
int value = 7;
int *where(void) { return &value; }
long long read(int *p) { return *p; }
long long write(int *p, int to) { *p = to; return value; }
struct big { int a[20]; } kept;
long long copy(struct big *from) { kept = *from; return kept.a[0] + kept.a[19]; }
long long own(void) { int local[4]; int i; int *p = local; for (i = 0; i < 4; i++) p[i] = i + value; return p[0] + p[3]; }
long long five(void) { return 5; }
long long through(long long (*fn)(void)) { return fn(); }
long long (*pointer(void))(void) { return five; }
`;
const program = linkProgram([
  compileUnit("a.c", {
    target: "x64",
    files: { read: (path) => (path === "a.c" ? source : undefined) },
    includePaths: [],
    defines: {},
  }),
]);

function machineWith(engine: Engine) {
  const host = new Host();
  const machine = createMachine(host, { memory: 16 * 1024 * 1024, engine, ddis: [{ name: "nothing", frameSize: 64 }] });
  const options = { ddis: new Map<string, number>(), pagedSections: () => false };
  const spaceAt = (high: bigint): AddressSpace => ({
    base: high << 32n,
    start: machine.reserve(0x1_0000, 4096, "process"),
    sizeLog2: 16,
  });
  const load = (name: string, space?: AddressSpace) => {
    const image = machine.load(name, program, { ...options, ...(space === undefined ? {} : { space }) });
    const stack = space === undefined ? machine.reserve(0x4000, 4096, "stack") : space.start + 0x8000;
    machine.memory.protect(stack, 0x4000, Permission.open);
    const start = (fn: string, ...args: readonly bigint[]): Status => {
      machine.stackLimit = stack + 0x3000;
      machine.fuel = 1e6;
      machine.pushFrame(stack, functionOf(image, fn), args);
      return machine.enter(stack);
    };
    const call = (fn: string, ...args: readonly bigint[]): bigint => {
      expect(start(fn, ...args)).toBe(Status.Returned);
      return BigInt.asIntN(64, machine.memory.u64(stack + 8));
    };
    const base = space?.base ?? KERNEL_BASE;
    return { image, base, start, call, at: (offset: Offset) => base + BigInt(offset) };
  };
  const first = load("first", spaceAt(0x7fe0n));
  const second = load("second", spaceAt(0x7fdfn));
  const driver = load("driver");
  return { host, machine, first, second, driver };
}
function functionOf(image: Image, name: string) {
  const fn = image.function(name);
  if (fn === undefined) throw new Error(`no function ${name}`);
  return fn;
}
const variable = (image: Image): Offset => image.global("value") ?? 0;

describe.each(["wasm", "interpret"] as const)("%s", (engine) => {
  it("lets a program use its variables, locals and functions at addresses of its own", () => {
    const { first, second, driver } = machineWith(engine);
    for (const one of [first, second, driver]) {
      expect(BigInt.asUintN(64, one.call("where"))).toBe(one.at(variable(one.image)));
      expect(one.call("write", one.at(variable(one.image)), 9n)).toBe(9n);
      expect(one.call("own")).toBe(21n);
      expect(one.call("through", BigInt.asUintN(64, one.call("pointer")))).toBe(5n);
    }
  });

  it("faults on pointers of the kernel, of another process, and into memory beyond its own", () => {
    const { host, first, second, driver } = machineWith(engine);
    const beyond = first.at(variable(driver.image));
    const neighbour = first.at(variable(second.image));
    for (const address of [
      driver.at(variable(driver.image)),
      second.at(variable(second.image)),
      beyond,
      neighbour,
      0n,
    ]) {
      host.faults.length = 0;
      expect(first.start("read", address)).toBe(Status.Unwinding);
      expect(first.start("write", address, 1n)).toBe(Status.Unwinding);
      expect(first.start("copy", address)).toBe(Status.Unwinding);
      expect(host.faults.map((fault) => fault.address)).toEqual([address, address, address]);
    }
    expect(driver.call("read", driver.at(variable(driver.image)))).toBe(7n);
  });

  it("does not let it call a driver's function, whatever address it makes up", () => {
    const { host, first, second, driver } = machineWith(engine);
    const foreign = [functionOf(driver.image, "five"), functionOf(second.image, "five")];
    for (const { address } of foreign) {
      expect(first.start("through", KERNEL_BASE + BigInt(address))).toBe(Status.Unwinding);
      expect(first.start("through", first.at(address))).toBe(Status.Unwinding);
    }
    expect(host.traps.map((trap) => trap.kind)).toEqual(["badCall", "badCall", "badCall", "badCall"]);
  });

  it("lets the host send an access elsewhere, single or whole", () => {
    const { host, machine, first, driver } = machineWith(engine);
    host.onFault = (fault) => ({ at: Number(fault.address - first.base) });
    const user = first.at(variable(first.image));
    expect(driver.call("read", user)).toBe(7n);
    driver.call("write", user, 12n);
    expect(first.call("read", user)).toBe(12n);
    const kept = first.image.global("kept") ?? 0;
    machine.memory.setU32(kept, 3);
    machine.memory.setU32(kept + 76, 4);
    expect(driver.call("copy", first.at(kept))).toBe(7n);
  });
});
