// The C library of a program: the machine's own routines over the process' memory, heap, streams and input. Reading from an input
// that has run dry but is still open waits for more and then begins the routine anew.
import { Frame, Status } from "../../compiler/abi.ts";
import { Call, Heap, type Library, type Routine as LibraryRoutine, type Result, Stream } from "../crt/index.ts";
import { type Body, Leave, type Outcome } from "../ddi.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { writeOutput } from "./console.ts";
import { accessOf, currentProcess, spaceOf } from "./routine.ts";
import { enterKernel, userThread } from "./service.ts";
import type { ProcessState, StreamState } from "./state.ts";
import { beginTransfer, endTransfer, needsMore, nextByte, putBytes, streamBuffer, streamOf } from "./streams.ts";

/** Thrown where a routine wants input that has not come yet: of the console, or of the stream of a file. */
class InputWanted extends Error {
  readonly stream: number;
  constructor(stream: number) {
    super("more input is wanted");
    this.stream = stream;
  }
}

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
    write(number, bytes) {
      const stream = streamOf(process, number);
      if (stream === undefined) writeOutput(k, process, number === Stream.error ? "error" : "out", bytes);
      else if (stream.writes) putBytes(stream, bytes);
      else stream.failed = true;
    },
    read(number) {
      const stream = streamOf(process, number);
      if (stream !== undefined) return readStream(number, stream);
      const byte = process.input[process.inputAt];
      if (byte === undefined) {
        if (process.inputOpen) throw new InputWanted(Stream.in);
        return -1;
      }
      process.inputAt++;
      return byte;
    },
    rest(number) {
      const stream = streamOf(process, number);
      return stream === undefined ? process.input.slice(process.inputAt) : stream.input.slice(stream.inputAt);
    },
    skip(number, count) {
      const stream = streamOf(process, number);
      if (stream === undefined) process.inputAt += count;
      else stream.inputAt += count;
    },
    starve(number) {
      const stream = streamOf(process, number);
      if (stream === undefined ? process.inputOpen : !stream.atEnd) throw new InputWanted(number);
      if (stream !== undefined) stream.ended = true;
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

function readStream(number: number, stream: StreamState): number {
  if (!stream.reads) stream.failed = true;
  if (stream.reads && needsMore(stream)) throw new InputWanted(number);
  const byte = stream.reads ? nextByte(stream) : undefined;
  if (byte === undefined) stream.ended = true;
  return byte ?? -1;
}

const Step = { fetched: 1, written: 2 } as const;

/** A routine of the C library as a routine of programs. What it has written to streams of files is there before it returns. */
export function libraryBody(routine: LibraryRoutine): Body {
  return (k, f, step): Outcome => {
    const process = currentProcess(k);
    if (step !== 0) endTransfer(k);
    if (step === Step.written) return writeOut(k, f, process);
    const before = process.inputAt;
    const streams = [...process.streams.values()].map((stream) => ({ stream, at: stream.inputAt }));
    try {
      store(k, f, routine.run(new Call(libraryOf(k, f), f)));
      return writeOut(k, f, process);
    } catch (error) {
      if (!(error instanceof InputWanted)) throw error;
      process.inputAt = before;
      for (const { stream, at } of streams) stream.inputAt = at;
      const stream = streamOf(process, error.stream);
      if (stream !== undefined) return beginTransfer(k, f, Step.fetched, error.stream, stream.output.length > 0);
      return block(k, f, 0, "condition", [process.object], undefined, "waits for input");
    }
  };
}

/** Streams that have much to write write it now. */
function writeOut(k: Kernel, f: Offset, process: ProcessState): Outcome {
  for (const [number, { output }] of process.streams)
    if (output.length >= streamBuffer) return beginTransfer(k, f, Step.written, number, true);
  return Status.Returned;
}

function store(k: Kernel, f: Offset, result: Result): void {
  const at = f + Frame.result;
  const { view } = k.m;
  if (typeof result === "number") view.setBigInt64(at, BigInt(Math.trunc(result)), true);
  else if (typeof result === "bigint") view.setBigUint64(at, BigInt.asUintN(64, result), true);
  else if (result !== undefined && "double" in result) view.setFloat64(at, result.double, true);
  else if (result !== undefined) view.setFloat32(at, result.float, true);
}
