// The error log: packets that drivers allocate, fill and write become rows of the trace, as the event viewer shows them: severity,
// the text of the message from the driver's message file with the strings put in (%1 is the device or driver, the driver's own begin
// with %2), the dump data, and what else the packet tells. Leaves out the registry's list of event sources: the scenario names the
// message files; events of the system's own file of I/O errors go by their names.
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, releaseOwn } from "../mm/pool.ts";
import { utf16 } from "../rtl/unicode.ts";
import { stopWithFinding } from "../verifier/stop.ts";

const what = "error log entry";
const severities = ["success", "informational", "warning", "error"];

/** Room for the packet, its dump data and its strings; a request for more than ERROR_LOG_MAXIMUM_SIZE, or less than a packet, gives NULL. */
function allocateEntry(k: Kernel, f: Offset): Outcome {
  const object = k.argPointer(f, 0);
  const size = k.argU32(f, 1) & 0xff;
  if (object === 0) return k.returnPointer(f, 0);
  const most = k.names.number("ERROR_LOG_MAXIMUM_SIZE") ?? 0;
  if (size < k.s.IO_ERROR_LOG_PACKET.DumpData || size > most) return k.returnPointer(f, 0);
  const at = allocate(k, { size, tag: "IoEr", what, zero: true, place: k.callerPlace(f) });
  if (at !== 0) k.state.errorLogObjects.set(at, object);
  return k.returnPointer(f, at);
}

function writeEntry(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const layout = k.s.IO_ERROR_LOG_PACKET;
  const size = k.state.pool.blocks.get(at)?.size ?? 0;
  const object = k.state.errorLogObjects.get(at);
  if (object === undefined) {
    return stopWithFinding(
      k,
      f,
      "verifier:io",
      `${k.hex(at)} is no entry from IoAllocateErrorLogEntry that is still to be written.`,
    );
  }
  const dumpSize = k.m.u16(at + layout.DumpDataSize);
  const strings = k.m.u16(at + layout.NumberOfStrings);
  const offset = k.m.u16(at + layout.StringOffset);
  if (layout.DumpData + dumpSize > size || (strings > 0 && offset >= size)) {
    const message = `The error log entry of ${size} bytes says that it has ${dumpSize} bytes of dump data and strings at ${offset}: it was allocated too small.`;
    return stopWithFinding(k, f, "verifier:io", message);
  }
  const code = k.m.u32(at + layout.ErrorCode);
  const driver = k.callerDriver(f);
  const inserted = [k.nameOf(object), ...readStrings(k, at, offset, size, strings)];
  const dump = [...k.m.u8.subarray(at + layout.DumpData, at + layout.DumpData + dumpSize)];
  const template = k.messages.get(driver)?.get(code);
  const text =
    template === undefined ? [k.names.status(code), ...inserted].join(", ") : messageText(template, inserted);
  const data = dump.length === 0 ? "" : `, data ${dump.map((byte) => byte.toString(16).padStart(2, "0")).join(" ")}`;
  k.log({ kind: "eventLog", driver, text: `${severities[code >>> 30] ?? ""}: ${text}${data}${details(k, at)}` });
  k.state.errorLogObjects.delete(at);
  releaseOwn(k, at, what);
  return k.returnVoid(f);
}

/** The members that a driver has filled in. */
function details(k: Kernel, at: Offset): string {
  const layout = k.s.IO_ERROR_LOG_PACKET;
  const u32 = (member: "UniqueErrorValue" | "FinalStatus" | "SequenceNumber" | "IoControlCode"): number =>
    k.m.u32(at + layout[member]);
  const major = k.m.u8[at + layout.MajorFunctionCode] ?? 0;
  const retries = k.m.u8[at + layout.RetryCount] ?? 0;
  const offset = k.m.u64(at + layout.DeviceOffset);
  const told: readonly (string | false)[] = [
    u32("UniqueErrorValue") !== 0 && `error value ${u32("UniqueErrorValue")}`,
    u32("FinalStatus") !== 0 && `final status ${k.names.status(u32("FinalStatus"))}`,
    u32("SequenceNumber") !== 0 && `sequence ${u32("SequenceNumber")}`,
    major !== 0 && k.names.major(major),
    u32("IoControlCode") !== 0 && `control code 0x${u32("IoControlCode").toString(16)}`,
    retries !== 0 && `${retries} retries`,
    offset !== 0n && `device offset 0x${offset.toString(16)}`,
  ];
  const parts = told.filter((one) => one !== false);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** The strings behind one another, each with its terminator, as far as the entry goes. */
function readStrings(k: Kernel, at: Offset, offset: number, size: number, count: number): readonly string[] {
  if (count === 0) return [];
  const all = utf16(k, at + offset, (size - offset) & ~1);
  return all.split("\0").slice(0, count);
}

/** "%1" to "%99" are the strings, with a format between exclamation marks or without; "%n" a new line, "%%" a percent sign; "%0" ends the text. */
export function messageText(template: string, strings: readonly string[]): string {
  const end = /%0(?!\d)/.exec(template)?.index ?? template.length;
  return template.slice(0, end).replace(/%(?:(\d\d?)(?:![^!]*!)?|(n|%))/g, (all, number?: string, plain?: string) => {
    const which = number ?? plain;
    if (which === "n") return "\n";
    if (which === "%") return "%";
    return strings[Number(which) - 1] ?? all;
  });
}

export const errorLogDdis: readonly Routine[] = [
  ddi("IoAllocateErrorLogEntry", 2, allocateEntry),
  ddi("IoWriteErrorLogEntry", 1, writeEntry),
  ddi("IoFreeErrorLogEntry", 1, (k, f) => {
    const at = k.argPointer(f, 0);
    k.state.errorLogObjects.delete(at);
    releaseOwn(k, at, what);
    return k.returnVoid(f);
  }),
];
