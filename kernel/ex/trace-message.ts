// Software tracing: what `DoTraceMessage` and a driver's own WPP functions come to (ddk/include/ringside_trace.h). Formats the
// message at once, as a trace viewer would afterwards, and puts it into the trace. Custom type names are shown as numbers.
import { ddi, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { formatText } from "../rtl/format.ts";
import { readAnsiZ, readWideZ } from "../rtl/unicode.ts";
import { irqlName } from "../verifier/irql.ts";

export const traceMessageDdis: readonly Routine[] = [
  ddi("RingsideTraceMessage", 5, (k, f) => {
    const [inside = "", name = "", flags = ""] = [0, 1, 2].map((i) => readAnsiZ(k, f, k.argPointer(f, i)));
    const isWide = k.argU32(f, 3) === 2;
    const message = (isWide ? readWideZ : readAnsiZ)(k, f, k.argPointer(f, 4));
    const text = formatMessage(k, f, message, inside, flags);
    k.log({
      kind: "traceMessage",
      driver: k.callerDriver(f),
      text: `${text.replace(/\s+$/, "")} [${flags === "" ? name : `${name}: ${flags}`}]`,
    });
    return k.returnVoid(f);
  }),
];

/** A conversion of printf, or a name between exclamation marks. */
const conversion = /%(?:!([\w.]*)!|[-+ 0#]*(\*|\d+)?(?:\.(\*|\d+)?)?(?:I64|I32|hh|ll|[hlwIzjtLq])?([A-Za-z%]))/g;

function formatMessage(k: Kernel, f: Offset, message: string, inside: string, flags: string): string {
  let out = "";
  let from = 0;
  let arg = 5;
  let pieceArg = arg;
  const flush = (end: number): void => {
    out += formatText(k, f, message.slice(from, end), slot(f, pieceArg));
  };
  for (const match of message.matchAll(conversion)) {
    const [whole, name, width, precision, letter] = match;
    if (name === undefined) {
      if (letter !== "%") arg += 1 + (width === "*" ? 1 : 0) + (precision === "*" ? 1 : 0);
      continue;
    }
    flush(match.index);
    const known = withoutArgument(k, name, inside, flags);
    out += known ?? withArgument(k, name, k.m.u64(slot(f, arg)));
    if (known === undefined) arg++;
    from = match.index + whole.length;
    pieceArg = arg;
  }
  flush(message.length);
  return out;
}

function withoutArgument(k: Kernel, name: string, inside: string, flags: string): string | undefined {
  switch (name.toUpperCase()) {
    case "FUNC":
      return inside;
    case "STDPREFIX":
      return "";
    case "LEVEL":
    case "FLAGS":
      return flags;
    case "IRQL":
      return irqlName(k.irql);
    case "FILE":
    case "LINE":
    case "COMPNAME":
    case "SUBCOMP":
    case "CPU":
    case "TID":
    case "PID":
    case "TIME":
      return "";
    default:
      return undefined;
  }
}

function withArgument(k: Kernel, name: string, value: bigint): string {
  const low = Number(BigInt.asUintN(32, value));
  switch (name.toUpperCase()) {
    case "STATUS":
    case "NTSTATUS":
      return k.names.status(low);
    case "BOOL":
    case "BOOLEAN":
      return low === 0 ? "FALSE" : "TRUE";
    case "WINERROR":
    case "HRESULT":
    case "X32":
      return `0x${low.toString(16).padStart(8, "0")}`;
    default:
      return `0x${BigInt.asUintN(64, value).toString(16)}`;
  }
}
