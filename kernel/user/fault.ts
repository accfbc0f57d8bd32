// What goes wrong in a program's own code: exceptions that it may handle itself, and otherwise the end of its process, never of the
// machine. Only what the machine cannot run at all stops it, with the name of what is missing.
import { Permission, Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { hostIntrinsic } from "../ke/intrinsics.ts";
import type { Kernel } from "../kernel.ts";
import type { Fault, MachineHost, Trap } from "../machine/api.ts";
import { registersAt } from "../mm/device-memory.ts";
import { viewAt } from "../mm/section.ts";
import { recordFinding } from "../verifier/stop.ts";
import { enterKernel, userThread } from "./service.ts";

const STATUS_PRIVILEGED_INSTRUCTION = 0xc000_0096;
const STATUS_INTEGER_DIVIDE_BY_ZERO = 0xc000_0094;
const STATUS_BREAKPOINT = 0x8000_0003;
const STATUS_STACK_OVERFLOW = 0xc000_00fd;

const operation = { read: 0n, write: 1n, execute: 8n } as const;
const verbs = { read: "reads from", write: "writes to", execute: "jumps to" } as const;

export function programFault(k: Kernel, fault: Fault): ReturnType<MachineHost["fault"]> {
  const view =
    fault.kind === "execute"
      ? undefined
      : viewAt(k, fault.address, fault.size, fault.kind === "write", userThread(k).process);
  if (view !== undefined) return registersAt(k, fault, view) ?? { at: view };
  const where = `${fault.size} byte${fault.size === 1 ? "" : "s"} at 0x${fault.address.toString(16)}`;
  const message = `access violation: the program ${verbs[fault.kind]} ${where}, ${whatIsThere(fault)}`;
  const parameters = [operation[fault.kind], fault.address];
  k.raise(nt.STATUS_ACCESS_VIOLATION, k.callerAddress(fault.frame), parameters, message, fault.frame);
  return { status: Status.Raised };
}

export function whatIsThere({ address, permission, kind }: Pick<Fault, "address" | "permission" | "kind">): string {
  if (address < 0x1_0000n) return address === 0n ? "the null pointer" : "nearly the null pointer";
  if (address >= 0xffff_8000_0000_0000n) return "which is the kernel's memory";
  switch (permission & 0x8f) {
    case Permission.freed:
      return "in a block that was freed";
    case Permission.redzone:
      return "beyond the bounds of an object";
    case Permission.stackDead:
      return "in a variable whose function has returned";
    default:
      if ((permission & Permission.unmapped) !== 0) return "which is no memory of this process";
      if (kind === "write" && (permission & Permission.readOnly) !== 0) return "which is read-only";
      return "beyond the end of an object";
  }
}

/** Undefined for what the kernel answers for programs as for drivers. */
export function programTrap(k: Kernel, trap: Trap): typeof Status.Unwinding | typeof Status.Raised | undefined {
  const { frame } = trap;
  const code = k.callerAddress(frame);
  switch (trap.kind) {
    case "divideError":
      k.raise(STATUS_INTEGER_DIVIDE_BY_ZERO, code, [], "integer divided by zero", frame);
      return Status.Raised;
    case "debugBreak":
      k.raise(STATUS_BREAKPOINT, code, [], `a breakpoint instruction was reached: ${trap.message}`, frame);
      return Status.Raised;
    case "badCall": {
      const message = `access violation: a call of 0x${trap.address.toString(16)}, which is no function`;
      k.raise(nt.STATUS_ACCESS_VIOLATION, code, [operation.execute, trap.address], message, frame);
      return Status.Raised;
    }
    case "stackOverflow": {
      const message = `the stack of ${k.cur.name} is used up: too deep a recursion, or too large variables`;
      endAtOnce(k, STATUS_STACK_OVERFLOW, message, frame);
      return Status.Unwinding;
    }
    case "undefinedFunction": {
      const message = `${trap.message} is neither defined in the program nor emulated for programs.`;
      recordFinding(k, frame, "ddi-not-emulated", message);
      return Status.Unwinding;
    }
    default:
      return undefined;
  }
}

const unprivileged = new Set(["__rdtsc", "__ringside_processor", "__ringside_cpuid", "__debugbreak"]);

export function programIntrinsic(k: Kernel, name: string, args: readonly bigint[]): bigint {
  if (unprivileged.has(name)) return hostIntrinsic(k, name, args);
  endAtOnce(k, STATUS_PRIVILEGED_INSTRUCTION, `${name} is a privileged instruction`, undefined);
  k.cut();
  return 0n;
}

/** Where no handler can run any more. */
function endAtOnce(k: Kernel, code: number, message: string, frame: number | undefined): void {
  const process = k.state.processes.get(userThread(k).process);
  if (process !== undefined) process.crash ??= { code, message, place: k.callerPlace(frame ?? k.cur.stack) };
  enterKernel(k, k.cur, userThread(k), "PspExitProcess", [code]);
}
