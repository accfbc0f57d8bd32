// ReadFile and WriteFile on the standard handles, and the console routines.

import { narrow, widen, writeUnits } from "../crt/index.ts";
import { type Body, internal, type Outcome, type Routine } from "../ddi.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { writeOutput } from "./console.ts";
import { handleOf } from "./objects.ts";
import { controlCExit } from "./process.ts";
import {
  accessOf,
  ansiAndWide,
  bytesAt,
  currentProcess,
  fail,
  functionAt,
  invalidHandleValue,
  ok,
  optionalBytes,
  textOf,
  win32,
} from "./routine.ts";
import { callService } from "./service.ts";
import { callHandler, Signal } from "./signals.ts";
import type { UserHandle } from "./state.ts";

type Console = Extract<UserHandle, { kind: "console" }>;

const accessDenied = 5;
const invalidHandle = 6;

/** (handle, buffer, length, count): what has been typed, up to the end of a line. */
export function readConsole(k: Kernel, f: Offset, handle: Console, wide = false): Outcome {
  if (handle.target !== 0) return fail(k, f, accessDenied);
  const process = currentProcess(k);
  const count = optionalBytes(k, f, 3, 4, true);
  const width = wide ? 2 : 1;
  const room = k.argU32(f, 2);
  const rest = process.input.slice(process.inputAt);
  if (rest.length === 0 && process.inputOpen && room > 0)
    return block(k, f, 0, "condition", [process.object], undefined, "waits for input");
  const end = rest.indexOf(0x0a);
  const line = rest.slice(0, Math.min(end < 0 ? rest.length : end + 1, wide ? rest.length : room));
  const units = (wide ? widen(line) : line).slice(0, room);
  process.inputAt += wide && units.length < line.length ? narrow(units).length : line.length;
  if (units.length > 0) writeUnits(accessOf(k, f), k.arg64(f, 1), width, units);
  if (count !== 0) k.m.setU32(count, units.length);
  return ok(k, f);
}

/** (handle, buffer, length, count). */
export function writeConsole(k: Kernel, f: Offset, handle: Console, wide = false): Outcome {
  if (handle.target === 0) return fail(k, f, accessDenied);
  const length = k.argU32(f, 2);
  const at = length === 0 ? 0 : bytesAt(k, f, 1, length * (wide ? 2 : 1), false);
  const units = Array.from({ length }, (_, i) => (wide ? k.m.u16(at + 2 * i) : (k.m.u8[at + i] ?? 0)));
  writeOutput(k, currentProcess(k), handle.target === 2 ? "error" : "out", wide ? narrow(units) : units);
  const count = optionalBytes(k, f, 3, 4, true);
  if (count !== 0) k.m.setU32(count, length);
  return ok(k, f);
}

function onConsole(run: (k: Kernel, f: Offset, handle: Console) => Outcome): Body {
  return (k, f) => {
    const handle = handleOf(currentProcess(k), k.arg64(f, 0));
    return handle?.kind === "console" ? run(k, f, handle) : fail(k, f, invalidHandle);
  };
}

/** STD_INPUT_HANDLE is -10, the others follow downwards. */
function standardHandle(k: Kernel, f: Offset): Outcome {
  const which = -10 - (k.argU32(f, 0) | 0);
  for (const [number, handle] of currentProcess(k).handles)
    if (handle.kind === "console" && handle.target === which) return k.return64(f, BigInt(number));
  return which >= 0 && which <= 2 ? k.return64(f, 0n) : fail(k, f, invalidHandle, invalidHandleValue);
}

/** (routine, add): null would have Ctrl+C ignored, which is a handler of its own here. */
const setHandler: Body = (k, f) => {
  const process = currentProcess(k);
  const routine = k.arg64(f, 0);
  const without = process.controlHandlers.filter((one) => one !== routine);
  if (k.argU32(f, 1) !== 0) process.controlHandlers = [...without, routine];
  else if (without.length === process.controlHandlers.length) return fail(k, f, 87);
  else process.controlHandlers = without;
  return ok(k, f);
};

/** Nobody has taken it: the C library raises SIGINT, which ends the process if the program does not handle it. */
function interrupted(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 3) return callService(k, f, 2, "PspExitThread");
  const called = callHandler(k, f, 3, Signal.interrupt);
  if (called === "default") return callService(k, f, 2, "PspExitProcess", controlCExit);
  return called === "ignored" ? callService(k, f, 2, "PspExitThread") : called;
}
/** Slots: 0 the event; 1 how many handlers have been called. What no handler takes ends the process. */
const controlRoutine = internal("CtrlRoutine", 3, (k, f, step) => {
  const handlers = [...currentProcess(k).controlHandlers].reverse();
  const handler = step === 1 && k.result32(f) !== 0 ? 0n : handlers[k.slotU32(f, 1)];
  if (handler === undefined) return interrupted(k, f, step);
  if (handler === 0n) return callService(k, f, 2, "PspExitThread");
  k.setSlot(f, 1, k.slotU32(f, 1) + 1);
  k.setArg64(k.above(f), 0, k.arg64(f, 0));
  return k.call(f, 1, functionAt(k, f, handler));
});

export const consoleRoutines: readonly Routine[] = [
  win32("GetStdHandle", 1, standardHandle),
  ...ansiAndWide("ReadConsole", 5, (wide) => onConsole((k, f, handle) => readConsole(k, f, handle, wide))),
  ...ansiAndWide("WriteConsole", 5, (wide) => onConsole((k, f, handle) => writeConsole(k, f, handle, wide))),
  win32(
    "GetConsoleMode",
    2,
    onConsole((k, f, handle) => {
      k.m.setU32(bytesAt(k, f, 1, 4, true), currentProcess(k).modes[handle.target] ?? 0);
      return ok(k, f);
    }),
  ),
  win32(
    "SetConsoleMode",
    2,
    onConsole((k, f, handle) => {
      currentProcess(k).modes[handle.target] = k.argU32(f, 1);
      return ok(k, f);
    }),
  ),
  win32(
    "SetConsoleTextAttribute",
    2,
    onConsole((k, f) => ok(k, f)),
  ),
  win32(
    "FlushConsoleInputBuffer",
    1,
    onConsole((k, f) => {
      const process = currentProcess(k);
      process.inputAt = process.input.length;
      return ok(k, f);
    }),
  ),
  ...ansiAndWide("SetConsoleTitle", 1, () => (k, f) => ok(k, f)),
  controlRoutine,
  win32("SetConsoleCtrlHandler", 2, setHandler),
  ...["SetConsoleOutputCP", "SetConsoleCP"].map((name) => win32(name, 1, (k, f) => ok(k, f))),
  ...["GetConsoleOutputCP", "GetConsoleCP"].map((name) => win32(name, 0, (k, f) => k.return32(f, 65001))),
  ...ansiAndWide("OutputDebugString", 1, (wide) => (k, f) => {
    const text = textOf(k, f, 0, wide) ?? "";
    if (text !== "") k.logPrinted("debugPrint", currentProcess(k).name, text);
    return k.returnVoid(f);
  }),
];
