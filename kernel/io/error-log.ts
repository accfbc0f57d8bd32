// The error log: packets that drivers allocate, fill and write become rows of the trace, as the event viewer shows them: severity,
// the text of the message from the driver's message file with the strings put in (%1 is the device or driver, the driver's own begin
// with %2), and the dump data. Leaves out categories and the registry's list of event sources: the scenario names the message files.
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
  const text = messageText(k.messages.get(driver)?.get(code), inserted, code);
  const data = dump.length === 0 ? "" : `, data ${dump.map((byte) => byte.toString(16).padStart(2, "0")).join(" ")}`;
  k.log({ kind: "eventLog", driver, text: `${severities[code >>> 30] ?? ""}: ${text}${data}` });
  k.state.errorLogObjects.delete(at);
  releaseOwn(k, at, what);
  return k.returnVoid(f);
}

/** The strings behind one another, each with its terminator, as far as the entry goes. */
function readStrings(k: Kernel, at: Offset, offset: number, size: number, count: number): readonly string[] {
  if (count === 0) return [];
  const all = utf16(k, at + offset, (size - offset) & ~1);
  return all.split("\0").slice(0, count);
}

/** "%1" to "%99" are the strings, "%n" a new line, "%%" a percent sign, and "%0" ends the text. */
export function messageText(template: string | undefined, strings: readonly string[], code: number): string {
  if (template === undefined) return [`0x${code.toString(16).padStart(8, "0").toUpperCase()}`, ...strings].join(", ");
  const end = /%0(?!\d)/.exec(template)?.index ?? template.length;
  return template.slice(0, end).replace(/%(\d\d?|n|%)/g, (all, which: string) => {
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
