// DbgPrint and its kin, and the checks that macros of the headers call: assertions, PAGED_CODE.
import { ddi, type Outcome, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { formatText } from "../rtl/format.ts";
import { readAnsiZ } from "../rtl/unicode.ts";
import { irqlName } from "../verifier/irql.ts";
import { stopWithBugcheck, stopWithFinding } from "../verifier/stop.ts";

/** DbgPrint passes on 512 bytes at most. */
const longest = 512;

/** Format at parameter `format`, arguments in the slots from `first` on. */
function print(k: Kernel, f: Offset, format: number, first: number): Outcome {
  const text = formatText(k, f, readAnsiZ(k, f, k.argPointer(f, format)), slot(f, first)).slice(0, longest);
  k.state.debugOutput.push(text);
  k.logPrinted("debugPrint", k.callerDriver(f), text);
  return k.return32(f, 0);
}

/** A break instruction under a debugger that goes on from it; a debug session stops before the statement if it is asked to. */
export function breakInstruction(k: Kernel, f: Offset | undefined): void {
  const text = "Break instruction exception - code 80000003 (first chance)";
  k.log({ kind: "debugPrint", driver: k.callerDriver(f ?? k.cur.stack), text });
}

function breakPoint(k: Kernel, f: Offset): Outcome {
  breakInstruction(k, f);
  return k.returnVoid(f);
}

export const debugDdis: readonly Routine[] = [
  ddi("DbgPrint", 1, (k, f) => print(k, f, 0, 1)),
  ddi("DbgPrintEx", 3, (k, f) => print(k, f, 2, 3)),
  ddi("vDbgPrintEx", 4, (k, f) => print4(k, f, 2, 3)),
  ddi("vDbgPrintExWithPrefix", 5, (k, f) => print4(k, f, 3, 4, readAnsiZ(k, f, k.argPointer(f, 0)))),
  ddi("DbgBreakPoint", 0, breakPoint),
  ddi("DbgBreakPointWithStatus", 1, breakPoint),
  ddi("KeBugCheck", 1, (k, f) => {
    return stopWithBugcheck(k, f, k.argU32(f, 0), [0n, 0n, 0n, 0n], `${k.callerDriver(f)} called KeBugCheck.`);
  }),
  ddi("KeBugCheckEx", 5, (k, f) => {
    const parameters = [k.arg64(f, 1), k.arg64(f, 2), k.arg64(f, 3), k.arg64(f, 4)] as const;
    return stopWithBugcheck(k, f, k.argU32(f, 0), parameters, `${k.callerDriver(f)} called KeBugCheckEx.`);
  }),
  ddi("RtlAssert", 4, (k, f) => {
    const condition = readAnsiZ(k, f, k.argPointer(f, 0));
    const file = readAnsiZ(k, f, k.argPointer(f, 1));
    return stopWithFinding(k, f, "assertion", `Assertion failed: ${condition} (${file}:${k.argU32(f, 2)})`);
  }),
  ddi("__ringside_paged_code", 0, (k, f) => {
    if (k.irql > 1) {
      const message = `PAGED_CODE() is reached at ${irqlName(k.irql)}: this function may run below DISPATCH_LEVEL only.`;
      stopWithFinding(k, f, "verifier:irql", message, 0xc4, [0x20003n, BigInt(k.irql), 1n, 0n], k.raisedAt());
    }
    return k.returnVoid(f);
  }),
  ddi("KdRefreshDebuggerNotPresent", 0, (k, f) => k.returnBool(f, false)),
];

/** The arguments are a va_list: a pointer to the slots. */
function print4(k: Kernel, f: Offset, format: number, list: number, prefix = ""): Outcome {
  const body = formatText(k, f, readAnsiZ(k, f, k.argPointer(f, format)), k.argPointer(f, list));
  const text = (prefix + body).slice(0, longest);
  k.state.debugOutput.push(text);
  k.logPrinted("debugPrint", k.callerDriver(f), text);
  return k.return32(f, 0);
}
