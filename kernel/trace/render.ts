// The text of a trace row, made from its numbers when somebody looks at it. Each kind says here what its operands are.
import type { TraceKind } from "./log.ts";

/** Names for numbers, taken from the macros of the contract's headers. */
export interface TraceNames {
  status(value: number): string;
  major(value: number): string;
  /** Name of a minor function, which depends on the major one; "" for minor 0 of a major without minors. */
  minor(major: number, minor: number): string;
}

export const plainNames: TraceNames = {
  status: (value) => hex(value),
  major: (value) => `major ${hex(value)}`,
  minor: (_major, minor) => (minor === 0 ? "" : `minor ${hex(minor)}`),
};

/** `operands` has four numbers; unused ones are 0. */
export function renderDetail(
  kind: TraceKind,
  operands: readonly number[],
  text: string | undefined,
  names: TraceNames,
): string {
  const [a = 0, b = 0, c = 0, d = 0] = operands;
  switch (kind) {
    // major, minor, first parameter (length, control code), hop: 0 sent by the I/O manager, 1 copied, 2 skipped
    case "irpCall":
      return join(irpName(names, a, b), text, hop(d), c === 0 ? "" : callParameter(names.major(a), c));
    // major, minor, status returned by the dispatch routine
    case "irpReturn":
      return join(irpName(names, a, b), `returned ${names.status(c)}`, text);
    // major, minor
    case "irpPending":
      return join(irpName(names, a, b), "marked pending", text);
    // major, minor, status, information
    case "irpComplete":
      return join(irpName(names, a, b), `completed ${names.status(c)}`, `information ${d}`, text);
    // the IRP's status when the routine is called, what the routine returned; 1 if it has returned
    case "irpCompletionRoutine":
      return join(text, b !== 0 ? `returned ${names.status(a)}` : `called with ${names.status(a)}`);
    // status, information
    case "irpDone":
      return join(`finished ${names.status(a)}`, `information ${b}`, text);
    // vector, IRQL
    case "interrupt":
      return join(`vector ${hex(a)}`, text);
    // vector, 1 if claimed
    case "interruptReturn":
      return join(`vector ${hex(a)}`, b !== 0 ? "claimed" : "not ours", text);
    // old level, new level
    case "irql":
      return join(`${a} → ${b}`, text);
    // port, value, size in bytes, 1 if written
    case "port":
      return `${d !== 0 ? "write" : "read"} ${hex(a)} ${d !== 0 ? "←" : "="} ${hexSized(b, c)}`;
    // address, bytes, 1 if freed
    case "pool":
      return join(c !== 0 ? "freed" : "allocated", `${b} bytes`, text);
    // status
    case "addDevice":
    case "driverLoad":
      return join(text, `returned ${names.status(a)}`);
    // minor, status
    case "pnp":
    case "power":
      return text ?? "";
    default:
      return text ?? "";
  }
}

function irpName(names: TraceNames, major: number, minor: number): string {
  const minorName = names.minor(major, minor);
  return minorName === "" ? names.major(major) : `${names.major(major)} ${minorName}`;
}

function hop(how: number): string {
  if (how === 1) return "copied";
  if (how === 2) return "skipped";
  return "";
}

function callParameter(major: string, value: number): string {
  return major.endsWith("DEVICE_CONTROL") ? `code ${hexSized(value, 4)}` : `length ${value}`;
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

function hex(value: number): string {
  return `0x${(value >>> 0).toString(16)}`;
}

function hexSized(value: number, bytes: number): string {
  return `0x${(value >>> 0).toString(16).padStart(bytes * 2, "0")}`;
}
