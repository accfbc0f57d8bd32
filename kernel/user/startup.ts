// How a program begins and ends: the C run-time's start, `main` with its arguments, exit and what was registered for it; threads of
// its own begin in a routine that ends them when their function returns.
import { internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { LoadedFunction, Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { flushOutput } from "./console.ts";
import { heapOf } from "./library.ts";
import {
  accessOf,
  currentProcess,
  functionAt,
  imageOf,
  structure,
  unitsOf,
  userAddress,
  win32,
  writeText,
} from "./routine.ts";
import { callService, userThread } from "./service.ts";
import { beginTransfer, endTransfer, unwritten } from "./streams.ts";

/** A block of the process' heap for the run-time itself; out of memory is a crash, as in a real start. */
export function runtimeBlock(k: Kernel, f: Offset, size: number): Offset {
  const at = heapOf(k, currentProcess(k)).allocate(size);
  if (at === undefined)
    return stopWithFinding(k, f, "program-memory", "The process has no memory left for its run-time.");
  return at;
}
function text(k: Kernel, f: Offset, value: string, wide: boolean): bigint {
  const address = userAddress(k, runtimeBlock(k, f, (unitsOf(value, wide).length + 1) * (wide ? 2 : 1)));
  writeText(k, f, address, value, wide);
  return address;
}

const entries = [
  ["main", false],
  ["wmain", true],
] as const;

/** The program's `main` or `wmain`, with argc, argv and an empty environment in the frame above. */
function prepareMain(k: Kernel, f: Offset): LoadedFunction {
  const process = currentProcess(k);
  const { image } = imageOf(k, process);
  for (const [name, wide] of entries) {
    const main = image.function(name);
    if (main === undefined) continue;
    const args = splitCommandLine(process.commandLine);
    const list = runtimeBlock(k, f, 8 * (args.length + 2));
    args.forEach((arg, i) => {
      k.m.setU64(list + 8 * i, text(k, f, arg, wide));
    });
    k.m.setU64(list + 8 * args.length, 0n);
    k.m.setU64(list + 8 * args.length + 8, 0n);
    const callee = k.above(f);
    k.setArg32(callee, 0, args.length);
    k.setArg64(callee, 1, userAddress(k, list));
    k.setArg64(callee, 2, userAddress(k, list + 8 * args.length));
    return main;
  }
  return stopWithFinding(k, f, "undefined-function", `Program ${process.name} has neither main nor wmain.`);
}

function returnsNothing(k: Kernel): boolean {
  const { image } = imageOf(k, currentProcess(k));
  const type = (image.function("main") ?? image.function("wmain"))?.symbol?.type;
  return type?.kind === "function" && type.returns.kind === "void";
}

/** As the C run-time splits it: quotation marks group, a backslash before one takes its meaning. */
export function splitCommandLine(line: string): string[] {
  const args: string[] = [];
  for (const [, quoted, plain] of line.matchAll(/"((?:\\"|[^"])*)"|([^ \t"]+)/g))
    args.push(quoted?.replaceAll('\\"', '"') ?? plain ?? "");
  return args;
}

/** Slot 0: the exit code, once it is known. */
function exitSteps(k: Kernel, f: Offset, first: number): Outcome {
  const process = currentProcess(k);
  endTransfer(k);
  const handler = process.atExit.pop();
  if (handler !== undefined) return k.call(f, first, functionAt(k, f, handler));
  const stream = unwritten(process);
  if (stream !== undefined) return beginTransfer(k, f, first, stream, true);
  flushOutput(k, process);
  return callService(k, f, first + 1, "PspExitProcess", k.slotU32(f, 0));
}

/** Slot 1: how many of the program's initialisers have been called. */
const start = internal("mainCRTStartup", 2, (k, f, step) => {
  if (step === 0) {
    const { image } = imageOf(k, currentProcess(k));
    const called = k.slotU32(f, 1);
    const next = image.program.initializers[called];
    k.setSlot(f, 1, called + 1);
    const initializer = next === undefined ? undefined : image.function(next.linkName);
    return initializer === undefined ? k.call(f, 1, prepareMain(k, f)) : k.call(f, 0, initializer);
  }
  // A main that returns nothing has done well.
  if (step === 1) k.setSlot(f, 0, returnsNothing(k) ? 0 : k.result32(f));
  return exitSteps(k, f, 2);
});

/** Slot 0: the thread's function, 1: its argument. */
const threadStart = internal("BaseThreadInitThunk", 3, (k, f, step) => {
  if (step === 0) {
    k.setArg64(k.above(f), 0, k.arg64(f, 1));
    return k.call(f, 1, functionAt(k, f, k.arg64(f, 0)));
  }
  userThread(k).exitCode = k.result32(f);
  return callService(k, f, 2, "PspExitThread");
});

/** Slots: 0 the process' filter, 1 the exception's code. What the filter answers, the process ends, unless it has ended it itself. */
const exceptionFilter = internal("UnhandledExceptionFilter", 2, (k, f, step) => {
  const { exception } = k.cur;
  if (step === 0) {
    const { size, ExceptionCode, ExceptionFlags, ExceptionAddress, NumberParameters, ExceptionInformation } = structure(
      k,
      f,
      "EXCEPTION_RECORD",
      ["ExceptionCode", "ExceptionFlags", "ExceptionAddress", "NumberParameters", "ExceptionInformation"],
    );
    const pointers = runtimeBlock(k, f, 16 + size);
    const record = pointers + 16;
    k.m.u8.fill(0, pointers, record + size);
    k.m.setU64(pointers, userAddress(k, record));
    k.m.setU32(record + ExceptionCode, k.argU32(f, 1));
    k.m.setU32(record + ExceptionFlags, exception?.continues === "no" ? 1 : 0);
    k.m.setU64(record + ExceptionAddress, exception?.address ?? 0n);
    const parameters = exception?.parameters ?? [];
    k.m.setU32(record + NumberParameters, parameters.length);
    parameters.forEach((value, i) => {
      k.m.setU64(record + ExceptionInformation + 8 * i, value);
    });
    k.setArg64(k.above(f), 0, userAddress(k, pointers));
    return k.call(f, 1, functionAt(k, f, k.arg64(f, 0)));
  }
  currentProcess(k).crash ??= {
    code: k.argU32(f, 1),
    message: exception?.message ?? "an exception",
    place: exception?.place,
  };
  return callService(k, f, 2, "PspExitProcess", k.argU32(f, 1));
});

const exit = (k: Kernel, f: Offset, step: number): Outcome => exitSteps(k, f, Math.max(step, 1));

export const startupRoutines: readonly Routine[] = [
  start,
  threadStart,
  exceptionFilter,
  win32("exit", 1, exit),
  ...["_exit", "_Exit", "quick_exit", "ExitProcess"].map((name) =>
    win32(name, 1, (k, f) => {
      flushOutput(k, currentProcess(k));
      return callService(k, f, 1, "PspExitProcess", k.argU32(f, 0));
    }),
  ),
  win32("atexit", 1, (k, f) => {
    currentProcess(k).atExit.push(k.arg64(f, 0));
    return k.return32(f, 0);
  }),
  ...["ExitThread", "_endthreadex"].map((name) =>
    win32(name, 1, (k, f) => {
      userThread(k).exitCode = k.argU32(f, 0);
      return callService(k, f, 1, "PspExitThread");
    }),
  ),
  win32("_endthread", 0, (k, f) => callService(k, f, 1, "PspExitThread")),
  // (base, count, size, compare): a heap sort, whose place is in slots 4 root limit, 5 root, 6 child, 7 phase.
  win32("qsort", 4, sort, 5),
  // (key, base, count, size, compare): slots 5 low, 6 high.
  win32("bsearch", 5, search, 2),
];

/** Steps: 0 begins; 1 has compared the children, 2 the root with the larger child. */
function sort(k: Kernel, f: Offset, step: number): Outcome {
  const count = Number(k.arg64(f, 1) & 0x7fff_ffffn);
  const size = Number(k.arg64(f, 2) & 0x7fff_ffffn);
  if (count < 2 || size === 0) return k.returnVoid(f);
  const at = accessOf(k, f).at(k.arg64(f, 0), count * size, true);
  const element = (i: number) => k.arg64(f, 0) + BigInt(i * size);
  const get = (i: number) => k.slotU32(f, 4 + i);
  const set = (i: number, value: number) => k.setSlot(f, 4 + i, value);
  const swap = (a: number, b: number) => {
    const { u8 } = k.m;
    const kept = u8.slice(at + a * size, at + (a + 1) * size);
    u8.copyWithin(at + a * size, at + b * size, at + (b + 1) * size);
    u8.set(kept, at + b * size);
  };
  const compare = (next: number, a: number, b: number): Outcome => {
    k.setArg64(k.above(f), 0, element(a));
    k.setArg64(k.above(f), 1, element(b));
    return k.call(f, next, functionAt(k, f, k.arg64(f, 3)));
  };
  const isLess = (): boolean => (k.result32(f) | 0) < 0;
  let settled = step === 0;
  if (step === 0) {
    // Slot 8 counts down the roots of the heap that is made; when it is 0, `limit` elements are left to be taken out of it.
    set(4, count >>> 1);
    set(0, count);
  }
  if (step === 1) {
    if (isLess()) set(2, get(2) + 1);
    return compare(2, get(1), get(2));
  }
  if (step === 2) {
    if (isLess()) {
      swap(get(1), get(2));
      set(1, get(2));
    } else settled = true;
  }
  for (;;) {
    if (settled) {
      // The next root to sift down.
      if (get(4) > 0) {
        set(4, get(4) - 1);
        set(1, get(4));
      } else {
        if (get(0) <= 1) return k.returnVoid(f);
        set(0, get(0) - 1);
        swap(0, get(0));
        set(1, 0);
      }
      settled = false;
    }
    const child = 2 * get(1) + 1;
    if (child >= get(0)) {
      settled = true;
      continue;
    }
    set(2, child);
    // The larger child, then the root against it.
    return child + 1 < get(0) ? compare(1, child, child + 1) : compare(2, get(1), child);
  }
}

function search(k: Kernel, f: Offset, step: number): Outcome {
  const size = k.arg64(f, 3);
  const middle = () => (k.slotU32(f, 5) + k.slotU32(f, 6)) >>> 1;
  const element = () => k.arg64(f, 1) + BigInt(middle()) * size;
  if (step === 0) {
    k.setSlot(f, 5, 0);
    k.setSlot(f, 6, Number(k.arg64(f, 2) & 0x7fff_ffffn));
  } else {
    const order = k.result32(f) | 0;
    if (order === 0) return k.return64(f, element());
    if (order < 0) k.setSlot(f, 6, middle());
    else k.setSlot(f, 5, middle() + 1);
  }
  if (k.slotU32(f, 5) >= k.slotU32(f, 6)) return k.return64(f, 0n);
  k.setArg64(k.above(f), 0, k.arg64(f, 0));
  k.setArg64(k.above(f), 1, element());
  return k.call(f, 1, functionAt(k, f, k.arg64(f, 4)));
}
