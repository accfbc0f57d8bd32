// The C library of a program: the machine's own routines over the process' memory, heap, streams and input. Reading from an input
// that has run dry but is still open waits for more and then begins the routine anew.
import { Frame, Status } from "../../compiler/abi.ts";
import { Call, Heap, type Library, type Routine as LibraryRoutine, type Result } from "../crt/index.ts";
import { type Body, Leave, type Outcome } from "../ddi.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { writeOutput } from "./console.ts";
import { accessOf, currentProcess, spaceOf } from "./routine.ts";
import { enterKernel, userThread } from "./service.ts";
import type { ProcessState } from "./state.ts";

/** Thrown where a routine wants input that has not come yet. */
class InputWanted extends Error {}

const STATUS_HEAP_CORRUPTION = 0xc000_0374;
const STATUS_FATAL_APP_EXIT = 0x4000_0015;

export function heapOf(k: Kernel, process: ProcessState): Heap {
  return new Heap(k.machine, process.heap, spaceOf(k, process).base);
}

/** The thread's process ends at once, as after a failure that Windows does not let a program handle. */
export function failFast(k: Kernel, f: Offset, code: number, message: string): never {
  const process = currentProcess(k);
  process.crash ??= { code, message, place: k.callerPlace(f) };
  enterKernel(k, k.cur, userThread(k), "PspExitProcess", [code]);
  throw new Leave(Status.Unwinding);
}

export function libraryOf(k: Kernel, f: Offset): Library {
  const process = currentProcess(k);
  return {
    machine: k.machine,
    access: accessOf(k, f),
    heap: heapOf(k, process),
    write: (stream, bytes) => writeOutput(k, process, stream, bytes),
    read() {
      const byte = process.input[process.inputAt];
      if (byte === undefined) {
        if (process.inputOpen) throw new InputWanted();
        return -1;
      }
      process.inputAt++;
      return byte;
    },
    rest: () => process.input.slice(process.inputAt),
    skip(count) {
      process.inputAt += count;
    },
    starve() {
      if (process.inputOpen) throw new InputWanted();
    },
    exit: () => failFast(k, f, STATUS_FATAL_APP_EXIT, "the program has given up"),
    fail: (message) => failFast(k, f, STATUS_HEAP_CORRUPTION, message),
    raise: (code, parameters = [], continues = "no") => {
      const hex = `0x${(code >>> 0).toString(16).toUpperCase()}`;
      k.raise(code, k.callerAddress(f), [...parameters], `the exception ${hex} was raised`, f, continues);
      throw new Leave(Status.Raised);
    },
    // Fuel is the scheduler's to give; routines that call back are written as steps of their own.
    refuel: () => false,
    get random() {
      return process.random;
    },
    set random(value) {
      process.random = value;
    },
    get token() {
      return process.token;
    },
    set token(value) {
      process.token = value;
    },
    atExit: process.atExit,
  };
}

/** A routine of the C library as a routine of programs. */
export function libraryBody(routine: LibraryRoutine): Body {
  return (k: Kernel, f: Offset): Outcome => {
    const process = currentProcess(k);
    const before = process.inputAt;
    try {
      store(k, f, routine.run(new Call(libraryOf(k, f), f)));
      return Status.Returned;
    } catch (error) {
      if (!(error instanceof InputWanted)) throw error;
      process.inputAt = before;
      return block(k, f, 0, "condition", [process.object], undefined, "waits for input");
    }
  };
}

function store(k: Kernel, f: Offset, result: Result): void {
  const at = f + Frame.result;
  const { view } = k.m;
  if (typeof result === "number") view.setBigInt64(at, BigInt(Math.trunc(result)), true);
  else if (typeof result === "bigint") view.setBigUint64(at, BigInt.asUintN(64, result), true);
  else if (result !== undefined && "double" in result) view.setFloat64(at, result.double, true);
  else if (result !== undefined) view.setFloat32(at, result.float, true);
}
