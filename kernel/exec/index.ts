// Runs a plain C program with `main` on the machine: for `ringside exec` and for tests that compare with native compilers.
// Models a process without an operating system: standard streams, a heap, arguments; no files, no threads.
import { Frame, KERNEL_BASE, Permission, Status } from "../../compiler/abi.ts";
import type { Program } from "../../compiler/program.ts";
import type { SourceRange } from "../../compiler/source/source.ts";
import {
  Call,
  checkedAccess,
  FRAME_SIZE,
  Heap,
  type Library,
  libraryRoutines,
  newHeap,
  type Result,
  Stream,
  Unwound,
} from "../crt/index.ts";
import { cpuidHalf } from "../ke/cpuid.ts";
import type {
  Fault,
  FrameInfo,
  Image,
  LoadedFunction,
  Machine,
  MachineHost,
  Offset,
  RaisedException,
  Trap,
} from "../machine/api.ts";
import { createMachine } from "../machine/index.ts";

export interface ExecOptions {
  /** After the program's name. */
  readonly args?: readonly string[];
  readonly stdin?: Uint8Array;
  /** Most steps to run; 10^11 if not given. */
  readonly fuel?: number;
  /** Stops and goes on after so many steps each time: changes nothing but the speed, which tests hold it to. */
  readonly slice?: number;
  /** Called with output as it comes, in chunks; the result then holds it all the same. */
  readonly write?: (stream: "out" | "error", chunk: Uint8Array) => void;
  /** Bytes of memory; 128 MiB if not given. */
  readonly memory?: number;
  readonly engine?: "wasm" | "interpret";
  /** Stop where uninitialised memory decides something; the program is interpreted then. */
  readonly uninitialized?: boolean;
}
export interface ExecResult {
  readonly stdout: string;
  readonly stderr: string;
  /** What `main` returned or `exit` was given; 128 and more if the program failed. */
  readonly exitCode: number;
  /** Why the program did not come to its own end. */
  readonly fault: ExecFault | undefined;
  readonly steps: number;
}
export interface ExecFault {
  readonly kind: "memory" | "trap" | "library" | "fuel";
  readonly message: string;
  /** Innermost first. */
  readonly stack: readonly { readonly name: string; readonly place: SourceRange | undefined }[];
}

const STACK = 8 * 1024 * 1024;
/** Room above the stack's limit for the frames of library routines. */
const SLACK = 64 * 1024;
const CHUNK = 64 * 1024;

export function execProgram(program: Program, options: ExecOptions = {}): ExecResult {
  const process = new Process(program, options);
  const result = process.run();
  process.dispose();
  return result;
}

/** Thrown to leave the library at the program's end. */
class Exit extends Error {
  readonly code: number;
  constructor(code: number) {
    super("exit");
    this.code = code;
  }
}

class Process implements MachineHost, Library {
  readonly machine: Machine;
  readonly access: Library["access"];
  readonly heap: Heap;
  readonly atExit: bigint[] = [];
  random = 1;
  token = 0n;
  readonly #options: ExecOptions;
  readonly #program: Program;
  readonly #image: Image;
  readonly #stack: Offset;
  readonly #out = { out: [] as Uint8Array[], error: [] as Uint8Array[] };
  readonly #pending = { out: new Uint8Array(CHUNK), error: new Uint8Array(CHUNK) };
  readonly #filled = { out: 0, error: 0 };
  #input = 0;
  #fault: ExecFault | undefined;
  #exited: number | undefined;
  #remaining = 0;
  #started = false;
  #raised: { readonly fault: ExecFault; readonly exception: RaisedException } | undefined;

  constructor(program: Program, options: ExecOptions) {
    this.#program = program;
    this.#options = options;
    const memory = options.memory ?? 128 * 1024 * 1024;
    this.machine = createMachine(this, {
      memory,
      ddis: libraryRoutines.map(({ name }) => ({ name, frameSize: FRAME_SIZE })),
      ...(options.engine === undefined ? {} : { engine: options.engine }),
      uninitialized: options.uninitialized ?? false,
    });
    const ddis = new Map(libraryRoutines.map(({ name }, number) => [name, number]));
    this.#image = this.machine.load("program", program, { ddis, pagedSections: () => false });
    this.#stack = this.machine.reserve(STACK + SLACK, 4096, "stack");
    this.machine.memory.protect(this.#stack, STACK + SLACK, Permission.open);
    this.machine.stackLimit = this.#stack + STACK;
    this.access = checkedAccess(
      this.machine,
      () => false,
      (address, size, write, permission) => {
        this.#failMemory(write ? "write" : "read", address, size, permission);
        throw new Unwound(Status.Raised);
      },
    );
    const size = Math.floor((this.machine.unreserved * 3) / 4 / 4096) * 4096;
    const heap = this.machine.reserve(size, 4096, "heap");
    this.heap = new Heap(this.machine, newHeap(heap, heap + size), KERNEL_BASE);
  }

  run(): ExecResult {
    const main = this.#image.function("main");
    if (main === undefined) {
      const message = "The program has no function `main`.";
      return { stdout: "", stderr: "", exitCode: 127, steps: 0, fault: { kind: "library", message, stack: [] } };
    }
    const fuel = this.#fuel;
    this.#remaining = fuel;
    this.refuel();
    let exitCode: number;
    const status = this.#enter(() => {
      for (const { linkName } of this.#program.initializers) {
        const status = this.#call(this.#image.function(linkName), []);
        if (status !== Status.Returned) return status;
      }
      return this.#call(main, this.#arguments());
    });
    if (status === Status.Returned && this.#exited === undefined)
      this.#exited = this.machine.memory.i32(this.#stack + Frame.result);
    if (this.#exited === undefined) {
      if (this.#fault === undefined) this.#explain(status, fuel);
      exitCode = this.#fault?.kind === "fuel" ? 124 : 139;
    } else {
      exitCode = this.#exited & 0xff;
      this.#runAtExit();
    }
    this.#flush("out");
    this.#flush("error");
    const text = (chunks: readonly Uint8Array[]) => decode(chunks);
    return {
      stdout: text(this.#out.out),
      stderr: text(this.#out.error),
      exitCode,
      fault: this.#fault,
      steps: this.#steps,
    };
  }

  /** The machine's memory goes to another. */
  dispose(): void {
    this.machine.idle = this.heap.unused;
    this.machine.dispose();
  }

  get #fuel(): number {
    return this.#options.fuel ?? 1e11;
  }
  /** Taken so far. */
  get #steps(): number {
    return this.#fuel - this.#remaining - this.machine.fuel;
  }
  /** After a slice is used up: another one, while there is fuel. */
  refuel(): boolean {
    if (this.machine.stop.kind !== "fuel" && this.#started) return false;
    this.#started = true;
    if (this.#fault !== undefined || this.#remaining <= 0) return false;
    const slice = Math.min(this.#options.slice ?? this.#remaining, this.#remaining);
    this.#remaining -= slice;
    this.machine.fuel = slice;
    return true;
  }

  #call(fn: LoadedFunction | undefined, args: readonly bigint[]): Status {
    if (fn === undefined) throw new Error("a program has the functions it begins with");
    this.machine.pushFrame(this.#stack, fn, args);
    for (;;) {
      const status = this.machine.enter(this.#stack);
      if (status !== Status.Unwinding || !this.refuel()) return status;
    }
  }
  #enter(run: () => Status): Status {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof Exit)) throw error;
      this.#exited = error.code;
      return Status.Unwinding;
    }
  }
  #runAtExit(): void {
    for (let handler = this.atExit.pop(); handler !== undefined; handler = this.atExit.pop()) {
      const fn = this.machine.functionAt(handler);
      if (fn === undefined) continue;
      if (this.#enter(() => this.#call(fn, [])) !== Status.Returned) return;
    }
  }
  #explain(status: Status, fuel: number): void {
    if (status === Status.Raised) {
      this.#fault = this.#raised?.fault;
    } else if (this.machine.stop.kind === "fuel") {
      const message = `The program was stopped after ${fuel} statements: it does not seem to end. Give it more with a larger limit.`;
      this.#fault = { kind: "fuel", message, stack: this.#where() };
    } else
      this.#fault = {
        kind: "trap",
        message: "The program stopped for a reason the machine does not know.",
        stack: this.#where(),
      };
  }

  #arguments(): bigint[] {
    const { memory } = this.machine;
    const texts = ["program", ...(this.#options.args ?? [])].map((arg) => new TextEncoder().encode(arg));
    const size = texts.reduce((sum, text) => sum + text.length + 1, 8 * (texts.length + 1));
    const at = this.machine.reserve(size, 16, "arguments");
    memory.protect(at, size, Permission.open);
    let next = at + 8 * (texts.length + 1);
    texts.forEach((text, i) => {
      memory.setPointer(at + 8 * i, next);
      memory.u8.set(text, next);
      next += text.length + 1;
    });
    return [BigInt(texts.length), KERNEL_BASE + BigInt(at), KERNEL_BASE + BigInt(at + 8 * texts.length)];
  }

  // ---- the library's world ----------------------------------------------------------------------------------------------

  write(number: number, bytes: readonly number[]): void {
    const stream = number === Stream.error ? "error" : "out";
    for (const byte of bytes) {
      if (this.#filled[stream] === CHUNK) this.#flush(stream);
      this.#pending[stream][this.#filled[stream]++] = byte;
    }
  }
  #flush(stream: "out" | "error"): void {
    if (this.#filled[stream] === 0) return;
    const chunk = this.#pending[stream].slice(0, this.#filled[stream]);
    this.#filled[stream] = 0;
    this.#out[stream].push(chunk);
    this.#options.write?.(stream, chunk);
  }
  read(): number {
    return this.#options.stdin?.[this.#input++] ?? -1;
  }
  rest(): readonly number[] {
    return [...(this.#options.stdin ?? [])].slice(this.#input);
  }
  skip(_stream: number, count: number): void {
    this.#input += count;
  }
  starve(): void {
    // All of the input is there from the start.
  }
  exit(code: number): never {
    throw new Exit(code);
  }
  fail(message: string): never {
    this.#fault ??= { kind: "library", message, stack: this.#where() };
    throw new Unwound(Status.Unwinding);
  }

  // ---- the machine's host --------------------------------------------------------------------------------------------------

  ddi(number: number, frame: Offset): Status {
    const found = libraryRoutines[number];
    if (found === undefined) throw new Error(`there is no routine ${number}`);
    try {
      this.#store(frame, found.run(new Call(this, frame)));
      return Status.Returned;
    } catch (error) {
      if (error instanceof Unwound) return error.status;
      throw error;
    }
  }
  #store(frame: Offset, result: Result): void {
    const { view } = this.machine.memory;
    const at = frame + Frame.result;
    if (typeof result === "number") view.setBigInt64(at, BigInt(Math.trunc(result)), true);
    else if (typeof result === "bigint") view.setBigUint64(at, BigInt.asUintN(64, result), true);
    else if (result !== undefined && "double" in result) view.setFloat64(at, result.double, true);
    else if (result !== undefined) view.setFloat32(at, result.float, true);
  }
  fault(fault: Fault): { readonly status: typeof Status.Raised } {
    this.#failMemory(fault.kind, fault.address, fault.size, fault.permission);
    return { status: Status.Raised };
  }
  trap(trap: Trap): typeof Status.Unwinding | typeof Status.Raised {
    const fault: ExecFault = { kind: "trap", message: trapMessage(trap), stack: this.#where() };
    if (trap.kind !== "divideError" && trap.kind !== "debugBreak") {
      this.#fault ??= fault;
      return Status.Unwinding;
    }
    return this.#raise(fault, trap.kind === "divideError" ? 0xc000_0094 : 0x8000_0003, this.#codeAddress(), []);
  }
  /** Structured exceptions: what is raised is a failure only if no handler takes it. */
  raise(code: number, parameters: readonly bigint[] = [], continues: RaisedException["continues"] = "no"): never {
    const hex = `0x${(code >>> 0).toString(16)}`;
    this.#raise(
      { kind: "trap", message: `The exception ${hex} was raised and no handler took it.`, stack: this.#where() },
      code,
      this.#codeAddress(),
      parameters,
      continues,
    );
    throw new Unwound(Status.Raised);
  }
  exceptionRaised(): RaisedException | undefined {
    return this.#raised?.exception;
  }
  raiseNoncontinuable(): void {
    const message = "An exception filter asked to go on after an exception that does not allow it.";
    const chained = this.#raised?.exception;
    this.#raise({ kind: "trap", message, stack: this.#where() }, 0xc000_0025, this.#codeAddress(), [], "no", chained);
  }
  #raise(
    fault: ExecFault,
    code: number,
    address: bigint,
    parameters: readonly bigint[],
    continues: RaisedException["continues"] = "again",
    chained?: RaisedException,
  ): typeof Status.Raised {
    this.#raised = { fault, exception: { code, address, parameters, continues, chained } };
    return Status.Raised;
  }
  /** Of the innermost function of the program. */
  #codeAddress(): bigint {
    const innermost = this.machine.walk(this.#stack).find((info) => info.fn.code !== undefined);
    return innermost === undefined ? 0n : KERNEL_BASE + BigInt(innermost.fn.address);
  }
  intrinsic(name: string, args: readonly bigint[]): bigint {
    if (name === "__rdtsc") return BigInt(this.#steps);
    if (name === "__ringside_processor") return 0n;
    if (name === "__ringside_cpuid") return cpuidHalf(args, { number: 0, count: 1 });
    const own = name === "__debugbreak" || name === "__fastfail";
    const message = own
      ? `The program stopped itself: ${name}${args.length === 0 ? "" : ` ${args[0]}`}.`
      : `${name} is a privileged instruction; a plain program cannot use it.`;
    this.#fault ??= { kind: "trap", message, stack: this.#where() };
    this.machine.fuel = 0;
    return 0n;
  }

  #failMemory(kind: string, address: bigint, size: number, permission: number): void {
    const hex = `0x${BigInt.asUintN(64, address).toString(16).padStart(16, "0")}`;
    const message = `A ${kind} of ${size} byte${size === 1 ? "" : "s"} at ${hex}: ${reason(address, permission, kind)}.`;
    const write = kind === "write" ? 1n : kind === "read" ? 0n : 8n;
    this.#raise({ kind: "memory", message, stack: this.#where() }, 0xc000_0005, this.#codeAddress(), [write, address]);
  }
  #where(): ExecFault["stack"] {
    return this.machine
      .walk(this.#stack)
      .slice(0, 64)
      .map((info) => ({ name: info.fn.name, place: this.#placeOf(info) }));
  }
  #placeOf(info: FrameInfo): SourceRange | undefined {
    const step = info.step === undefined ? undefined : info.fn.code?.steps[info.step];
    const unit = this.#program.units.find((one) => one.path === info.fn.unit);
    return step === undefined || info.fn.code === undefined ? undefined : unit?.range(info.fn.code.declaration, step);
  }
}

function reason(address: bigint, permission: number, kind: string): string {
  if (BigInt.asUintN(64, address) < 0x1_0000n) return "the pointer is null, or nearly so";
  switch (permission & 0x8f) {
    case Permission.freed:
      return "the block was freed";
    case Permission.redzone:
      return "this lies between objects, beyond the bounds of one";
    case Permission.stackDead:
      return "the variable's function has returned";
    case Permission.code:
      return "this is code";
    default:
      if ((permission & Permission.unmapped) !== 0) return "nothing is there";
      if (kind === "write" && (permission & Permission.readOnly) !== 0) return "this memory is read-only";
      if ((permission & Permission.partialMask) !== 0) return "this lies beyond the end of an object";
      return "this memory is read-only";
  }
}
function trapMessage(trap: Trap): string {
  const hex = `0x${BigInt.asUintN(64, trap.address).toString(16)}`;
  switch (trap.kind) {
    case "divideError":
      return "Division by zero, or a quotient that does not fit its type.";
    case "debugBreak":
      return `The program stopped itself: ${trap.message}.`;
    case "refused":
      return `Not supported: ${trap.message}`;
    case "stackOverflow":
      return `The stack is used up: ${trap.message}.`;
    case "badCall":
      return `A call of ${hex}, which is no function.`;
    case "undefinedFunction":
      return `${trap.message} is called, but neither the program nor the library defines it.`;
    case "uninitialized":
      return `${trap.message}.`;
    case "codeOut":
      return trap.message;
  }
}
function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
}
