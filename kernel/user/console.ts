// The console of a process: what it writes, kept whole for the scenario and shown line by line in the trace and the debug console,
// and the input that the scenario types.
import { wakeConditions } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import type { ProcessState } from "./state.ts";

/** More text than this is not kept; a program that writes for ever is stopped by the limit on steps. */
const mostOutput = 4 * 1024 * 1024;

export function writeOutput(k: Kernel, process: ProcessState, stream: "out" | "error", bytes: readonly number[]): void {
  const line = process.line[stream];
  for (const byte of bytes) {
    line.push(byte);
    if (byte === 0x0a) flushLine(k, process, stream);
  }
}

/** The line under way comes to the console, with or without its end. */
export function flushLine(k: Kernel, process: ProcessState, stream: "out" | "error"): void {
  const line = process.line[stream];
  if (line.length === 0) return;
  const text = new TextDecoder().decode(Uint8Array.from(line));
  line.length = 0;
  const owner = k.state.processes.get(process.console) ?? process;
  if (stream === "out" && owner.output.length < mostOutput) owner.output += text;
  if (stream === "error" && owner.errors.length < mostOutput) owner.errors += text;
  k.logPrinted("output", process.name, text);
}
export function flushOutput(k: Kernel, process: ProcessState): void {
  flushLine(k, process, "out");
  flushLine(k, process, "error");
}

/** Text that comes from the keyboard; `last`: nothing more follows. */
export function typeInput(k: Kernel, process: ProcessState, text: string, last: boolean): void {
  process.input.push(...new TextEncoder().encode(text));
  if (last) process.inputOpen = false;
  wakeConditions(k, process.object);
}
