// signal and raise, and the signals that abort and Ctrl+C raise. A handler is called once: SIG_DFL takes its place before it is. Left out: signals
// for exceptions, which Windows raises for SIGFPE, SIGILL and SIGSEGV.
import type { Body, Outcome, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { flushOutput } from "./console.ts";
import { setErrno } from "./errno.ts";
import { currentProcess, functionAt, win32 } from "./routine.ts";
import { callService } from "./service.ts";

export const Signal = { interrupt: 2, abort: 22 } as const;
const known: ReadonlySet<number> = new Set([2, 4, 8, 11, 15, 21, 22]);
const Disposition = { default: 0n, ignore: 1n, error: 0xffff_ffff_ffff_ffffn } as const;
const invalid = 22;
/** Exit code of a program that a signal ends. */
const ended = 3;

/** Calls the handler of a signal, with it; the body goes on at `next`. Otherwise what is to become of the signal. */
export function callHandler(k: Kernel, f: Offset, next: number, signal: number): Outcome | "default" | "ignored" {
  const { signals } = currentProcess(k);
  const handler = signals.get(signal) ?? Disposition.default;
  if (handler === Disposition.ignore) return "ignored";
  if (handler === Disposition.default) return "default";
  signals.set(signal, Disposition.default);
  k.setArg32(k.above(f), 0, signal);
  return k.call(f, next, functionAt(k, f, handler));
}
function end(k: Kernel, f: Offset): Outcome {
  flushOutput(k, currentProcess(k));
  return callService(k, f, 2, "PspExitProcess", ended);
}

const raise: Body = (k, f, step) => {
  if (step === 1) return k.return32(f, 0);
  if (!known.has(k.argU32(f, 0))) {
    setErrno(k, invalid);
    return k.return32(f, -1);
  }
  const called = callHandler(k, f, 1, k.argU32(f, 0));
  return called === "ignored" ? k.return32(f, 0) : called === "default" ? end(k, f) : called;
};
const abort: Body = (k, f, step) => {
  const called = step === 0 ? callHandler(k, f, 1, Signal.abort) : "default";
  return typeof called === "string" ? end(k, f) : called;
};

export const signalRoutines: readonly Routine[] = [
  // (signal, function)
  win32("signal", 2, (k, f) => {
    const { signals } = currentProcess(k);
    const number = k.argU32(f, 0);
    if (!known.has(number)) {
      setErrno(k, invalid);
      return k.return64(f, Disposition.error);
    }
    const before = signals.get(number) ?? Disposition.default;
    signals.set(number, k.arg64(f, 1));
    return k.return64(f, before);
  }),
  win32("raise", 1, raise),
  win32("abort", 0, abort),
];
