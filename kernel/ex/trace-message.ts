// Software tracing: what `DoTraceMessage` and a driver's own WPP functions come to (ddk/include/ringside_trace.h). Formats the
// message at once, as a trace viewer would afterwards, and puts it into the trace: printf's conversions, WPP's own names between
// exclamation marks, and the lists, sets and enumerations that a driver declares with CUSTOM_TYPE.
import { ddi, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { formatText } from "../rtl/format.ts";
import { readAnsiZ, readWideZ } from "../rtl/unicode.ts";
import { traceValue } from "./trace-types.ts";

/** What each message says of itself. */
export interface TraceSite {
  readonly inside: string;
  /** Levels and flags as they are written, "A, B". */
  readonly flags: string;
  readonly file: string;
  readonly line: number;
  /** Types of the driver's own, by name. */
  readonly types: ReadonlyMap<string, string>;
}

export const traceMessageDdis: readonly Routine[] = [
  ddi("RingsideTraceMessage", 6, (k, f) => {
    const [inside = "", name = "", flags = "", types = ""] = [0, 1, 2, 3].map((i) =>
      readAnsiZ(k, f, k.argPointer(f, i)),
    );
    const isWide = k.argU32(f, 4) === 2;
    const message = (isWide ? readWideZ : readAnsiZ)(k, f, k.argPointer(f, 5));
    const place = k.sourceOf(k.callerPlace(f));
    const site: TraceSite = {
      inside,
      flags,
      file: place?.file.replace(/^.*[\\/]/, "") ?? "",
      line: (place?.startLine ?? -1) + 1,
      types: new Map(types.split(";").map((one) => [one.replace(/:.*$/s, ""), one.replace(/^\w*:/, "")])),
    };
    const text = formatMessage(k, f, message, site);
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

function formatMessage(k: Kernel, f: Offset, message: string, site: TraceSite): string {
  let out = "";
  let from = 0;
  let arg = 6;
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
    const known = withoutArgument(k, name, site);
    out += known ?? traceValue(k, f, name, slot(f, arg), site);
    if (known === undefined) arg++;
    from = match.index + whole.length;
    pieceArg = arg;
  }
  flush(message.length);
  return out;
}

function withoutArgument(k: Kernel, name: string, { inside, flags, file, line }: TraceSite): string | undefined {
  const told = flags.split(", ");
  const isLevel = (one: string): boolean => /^(?:TRACE_)?LEVEL_|_LEVEL_/i.test(one);
  switch (name.toUpperCase()) {
    case "FUNC":
      return inside;
    case "LEVEL":
      return told.filter(isLevel).join(", ") || flags;
    case "FLAGS":
      return told.filter((one) => !isLevel(one)).join(", ") || flags;
    case "FILE":
      return file;
    case "LINE":
      return String(line);
    case "PID":
      return String(k.processId);
    case "STDPREFIX":
    case "COMPNAME":
    case "SUBCOMP":
    case "CPU":
    case "TID":
      return "";
    default:
      return undefined;
  }
}
