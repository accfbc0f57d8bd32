// The one line that says what a kernel structure is about: a string's text, an IRP's function and target, an event's state.
import { findField } from "../../compiler/types/layout.ts";
import type { Inspector } from "./inspector.ts";
import { addressText, readableRun } from "./memory.ts";
import { integerOf, quoted, type Typed } from "./values.ts";

/** Undefined for a structure of which nothing particular is known. */
export function summaryOf(inspector: Inspector, value: Typed): string | undefined {
  if (value.type.kind !== "record" || value.type.decl.fields === undefined) return undefined;
  const summary = summaries[value.type.decl.name ?? value.type.alias?.name ?? ""];
  return summary?.(inspector, value);
}

/** A member by its path as C writes it ("Tail.Overlay.CurrentStackLocation"). */
export function memberOf(value: Typed, path: string): Typed | undefined {
  let at: Typed = value;
  for (const name of path.split(".")) {
    if (at.type.kind !== "record") return undefined;
    const found = findField(at.type.decl, name, at.unit.target);
    const last = found?.steps.at(-1);
    if (found === undefined || last === undefined) return undefined;
    at = {
      type: last.field.type,
      unit: at.unit,
      address: at.address === undefined ? undefined : at.address + BigInt(found.offset),
      ...(at.bytes === undefined ? {} : { bytes: at.bytes.subarray(found.offset) }),
      ...(last.field.bits === undefined ? {} : { bits: { offset: last.bitOffset, width: last.field.bits } }),
      context: { record: at.type.decl.name, field: name },
    };
  }
  return at;
}

export function numberAt(inspector: Inspector, value: Typed, path: string): number | undefined {
  const number = bigAt(inspector, value, path);
  return number === undefined ? undefined : Number(number);
}
export function bigAt(inspector: Inspector, value: Typed, path: string): bigint | undefined {
  const member = memberOf(value, path);
  return member === undefined ? undefined : integerOf(inspector, member);
}
/** What a pointer member points to. */
export function pointeeAt(inspector: Inspector, value: Typed, path: string): Typed | undefined {
  const member = memberOf(value, path);
  return member === undefined ? undefined : inspector.target(member);
}

type Summary = (inspector: Inspector, value: Typed) => string | undefined;

const countedString =
  (width: 1 | 2): Summary =>
  (inspector, value) => {
    const length = numberAt(inspector, value, "Length");
    const buffer = bigAt(inspector, value, "Buffer");
    if (length === undefined || buffer === undefined) return undefined;
    if (length === 0) return quoted("", width, true);
    if (buffer === 0n) return `<${length} bytes at NULL>`;
    const shown = Math.min(length, longest * width);
    const bytes = readableRun(inspector.memory, buffer, shown);
    if (bytes === undefined) return `<${length} bytes at ${addressText(buffer)}, unreadable>`;
    let text = "";
    for (let i = 0; i + width <= bytes.length; i += width) {
      text += String.fromCharCode((bytes[i] ?? 0) | (width === 2 ? (bytes[i + 1] ?? 0) << 8 : 0));
    }
    return quoted(text, width, bytes.length === length);
  };
const longest = 200;

const irp: Summary = (inspector, value) => {
  const location = pointeeAt(inspector, value, "Tail.Overlay.CurrentStackLocation");
  const count = numberAt(inspector, value, "StackCount") ?? 0;
  const current = numberAt(inspector, value, "CurrentLocation") ?? 0;
  const names = inspector.names(value.unit);
  const status = bigAt(inspector, value, "IoStatus.Status") ?? 0n;
  const statusText = names.nameOf(status, { typedef: "NTSTATUS" }) ?? `0x${BigInt.asUintN(32, status).toString(16)}`;
  if (location === undefined || current > count)
    return current === count + 1 ? `not sent yet or completed, ${statusText}` : undefined;
  const parts = [stackLocation(inspector, location) ?? "IRP"];
  const device = pointeeAt(inspector, location, "DeviceObject");
  const target = device?.address === undefined ? undefined : inspector.describe(device.address);
  if (target !== undefined) parts[0] += ` to ${target}`;
  if (((numberAt(inspector, location, "Control") ?? 0) & slPendingReturned) !== 0) parts.push("pending");
  if ((numberAt(inspector, value, "Cancel") ?? 0) !== 0) parts.push("cancelled");
  if (status !== 0n) parts.push(statusText);
  return parts.join(", ");
};
/** SL_PENDING_RETURNED */
const slPendingReturned = 1;

const stackLocation: Summary = (inspector, value) => {
  const names = inspector.names(value.unit);
  const major = numberAt(inspector, value, "MajorFunction");
  const minor = numberAt(inspector, value, "MinorFunction");
  if (major === undefined || minor === undefined) return undefined;
  const majorName = names.nameOf(BigInt(major), { record: "_IO_STACK_LOCATION", field: "MajorFunction" });
  const minorName = names.nameOf(BigInt(minor), { record: "_IO_STACK_LOCATION", field: "MinorFunction", major });
  const text = majorName ?? `major 0x${major.toString(16)}`;
  return minorName === undefined ? text : `${text} ${minorName}`;
};

const signalState: Summary = (inspector, value) => {
  const state = numberAt(inspector, value, "Header.SignalState");
  return state === undefined ? undefined : state > 0 ? "signaled" : "not signaled";
};

const summaries: Readonly<Record<string, Summary>> = {
  _UNICODE_STRING: countedString(2),
  _STRING: countedString(1),
  _ANSI_STRING: countedString(1),
  _LARGE_INTEGER: (inspector, value) => bigAt(inspector, value, "QuadPart")?.toString(),
  _ULARGE_INTEGER: (inspector, value) => bigAt(inspector, value, "QuadPart")?.toString(),
  _LIST_ENTRY: (inspector, value) => {
    const next = bigAt(inspector, value, "Flink");
    if (next === undefined || value.address === undefined) return undefined;
    return next === value.address ? "empty" : next === 0n ? "not initialized" : `next ${addressText(next)}`;
  },
  _GUID: (inspector, value) => {
    const [a, b, c] = ["Data1", "Data2", "Data3"].map((name) => numberAt(inspector, value, name) ?? 0);
    const rest = memberOf(value, "Data4");
    const bytes = rest?.address === undefined ? undefined : readableRun(inspector.memory, rest.address, 8);
    if (bytes === undefined) return undefined;
    const hex = (n: number | undefined, width: number): string => (n ?? 0).toString(16).padStart(width, "0");
    const tail = [...bytes].map((byte) => hex(byte, 2)).join("");
    return `{${hex(a, 8)}-${hex(b, 4)}-${hex(c, 4)}-${tail.slice(0, 4)}-${tail.slice(4)}}`;
  },
  _IRP: irp,
  _IO_STACK_LOCATION: stackLocation,
  _DEVICE_OBJECT: (inspector, value) => (value.address === undefined ? undefined : inspector.describe(value.address)),
  _DRIVER_OBJECT: (inspector, value) => {
    const name = memberOf(value, "DriverName");
    return name === undefined ? undefined : countedString(2)(inspector, name);
  },
  _FILE_OBJECT: (inspector, value) => {
    const name = memberOf(value, "FileName");
    const text = name === undefined ? undefined : countedString(2)(inspector, name);
    return text === undefined ? undefined : `file ${text}`;
  },
  _KEVENT: signalState,
  _KTIMER: signalState,
  _KSEMAPHORE: (inspector, value) => {
    const state = numberAt(inspector, value, "Header.SignalState");
    return state === undefined ? undefined : `count ${state}`;
  },
  _KDPC: (inspector, value) => {
    const routine = bigAt(inspector, value, "DeferredRoutine");
    return routine === undefined || routine === 0n ? undefined : inspector.functionName(routine);
  },
};
