// What TraceLoggingWrite comes to with our TraceLoggingProvider.h: a call with the event's name and, for each attribute and field, what
// kind it is, its name and its value. Kinds are put together there: the type in an event's data, what it means, and how it is handed over.
import { ddi, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readAnsiZ, readWideZ } from "../rtl/unicode.ts";
import { activitiesText, logEvent, providerByHandle } from "./etw.ts";
import { type EventField, fieldsText, In, widthOf } from "./self-describing.ts";
import { isWanted } from "./trace-session.ts";

/** Bits 16 to 23 of a kind: the value itself; its address; address and count; a counted string's structure. */
const How = { value: 0, address: 1, counted: 2, string: 3 } as const;
/** Bits 24 to 31: attributes of the event, which are no fields. */
const Attribute = { level: 1, keyword: 2, other: 3 } as const;
/** WINEVENT_LEVEL_VERBOSE, which events have that say none. */
const usualLevel = 5;

/** (RegHandle, ActivityId, RelatedActivityId, EventName, …, 0). */
export const traceLoggingDdis: readonly Routine[] = [
  ddi("RingsideTraceLoggingWrite", 4, (k, f) => {
    const provider = providerByHandle(k, k.arg64(f, 0));
    const fields: EventField[] = [];
    const data: number[] = [];
    let level = usualLevel;
    let keyword = 0n;
    let next = 4;
    const u64 = (): bigint => k.m.u64(slot(f, next++));
    for (let kind = Number(u64() & 0xffff_ffffn); kind !== 0; kind = Number(u64() & 0xffff_ffffn)) {
      const name = readAnsiZ(k, f, k.pointerAt(f, slot(f, next++)));
      const given = slot(f, next++);
      const value = k.m.u64(given);
      if (kind >>> 24 === Attribute.level) level = Number(value & 0xffn);
      else if (kind >>> 24 === Attribute.keyword) keyword |= value;
      if (kind >>> 24 !== 0) continue;
      const type = kind & 0xff;
      const how = (kind >>> 16) & 0xff;
      const means = type === In.struct ? Number(value) : (kind >>> 8) & 0xff;
      const isArray = how === How.counted && widthOf[type] !== undefined;
      fields.push({ name, type, means, ...(isArray ? { count: "counted" as const } : {}) });
      const count = how === How.counted ? Number(u64() & 0xffffn) : 0;
      data.push(...bytesOf(k, f, { type, how, given, count }));
    }
    if (provider === undefined || !isWanted(k, provider, level, keyword)) return k.returnVoid(f);
    const name = readAnsiZ(k, f, k.argPointer(f, 3));
    const activities = activitiesText(k, f, k.argPointer(f, 1), k.argPointer(f, 2));
    const head = `event "${name}", level ${level}, keyword 0x${keyword.toString(16)}${activities}`;
    logEvent(k, f, provider, head, fieldsText(k, fields, Uint8Array.from(data)));
    return k.returnVoid(f);
  }),
];

interface Given {
  readonly type: number;
  readonly how: number;
  /** Slot with the value or its address. */
  readonly given: Offset;
  readonly count: number;
}
/** A value as it lies in an event's data. */
function bytesOf(k: Kernel, f: Offset, { type, how, given, count }: Given): readonly number[] {
  const isString = type === In.ansiString || type === In.wideString;
  const at = how === How.value && !isString ? 0 : k.pointerAt(f, given);
  const memory = (from: Offset, length: number): number[] => {
    if (length === 0) return [];
    k.touch(f, from, length, false);
    return [...k.m.u8.subarray(from, from + length)];
  };
  const u16 = (number: number): number[] => [number & 0xff, (number >>> 8) & 0xff];
  switch (type) {
    case In.struct:
      return [];
    case In.ansiString:
      return [...characters(at === 0 ? "" : readAnsiZ(k, f, at), 1), 0];
    case In.wideString:
      return [...characters(at === 0 ? "" : readWideZ(k, f, at), 2), 0, 0];
    case In.sid:
      return memory(at, 8 + 4 * (memory(at, 2)[1] ?? 0));
    case In.binary:
      return [...u16(count), ...memory(at, count)];
    case In.countedString:
    case In.countedAnsiString: {
      const text = k.s.UNICODE_STRING;
      if (how === How.counted) {
        const length = type === In.countedString ? 2 * count : count;
        return [...u16(length), ...memory(at, length)];
      }
      k.touch(f, at, text.size, false);
      const length = k.m.u16(at + text.Length);
      return [...u16(length), ...(length === 0 ? [] : memory(k.pointerAt(f, at + text.Buffer), length))];
    }
    default: {
      const width = widthOf[type] ?? 0;
      if (how === How.counted) return [...u16(count), ...memory(at, count * width)];
      if (how === How.address) return memory(at, width);
      const view = new DataView(new ArrayBuffer(8));
      view.setBigUint64(0, k.m.u64(given), true);
      // An argument of type float comes as a double.
      if (type === In.float) view.setFloat32(0, view.getFloat64(0, true), true);
      return [...new Uint8Array(view.buffer, 0, width)];
    }
  }
}
const characters = (text: string, width: 1 | 2): number[] =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
    width === 1 ? [unit & 0xff] : [unit & 0xff, unit >>> 8],
  );
