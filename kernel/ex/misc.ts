// What is left of the executive: raised statuses, versions, time fields, bit maps.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { bootTime } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { previousMode } from "../ob/handles.ts";
import { guidBytes, uuidAt } from "../rtl/guid.ts";
import { readWideZ } from "../rtl/unicode.ts";

const succeed = (k: Kernel, f: Offset): Outcome => k.return32(f, nt.STATUS_SUCCESS);

/** Windows 10, build 19041, for workstations; the suite is VER_SUITE_SINGLEUSERTS. */
/** Ticks a second of the timer that drives the speaker, and the most of them that a period may have. */
const timerRate = 1_193_182;
const longestPeriod = 0xffff;

/** The speaker sounds until it is called with 0; nobody hears it but the trace. */
function makeBeep(k: Kernel, f: Offset): Outcome {
  const frequency = k.argU32(f, 0);
  const period = frequency === 0 ? 0 : Math.floor(timerRate / frequency);
  const can = frequency === 0 || (period > 0 && period <= longestPeriod);
  const text = frequency === 0 ? "the speaker is silent" : `the speaker sounds at ${frequency} Hz`;
  if (can) k.log({ kind: "hardware", driver: k.callerDriver(f), text });
  return k.returnBool(f, can);
}

export const version = { major: 10, minor: 0, build: 19041, platform: 2, suite: 0x100, product: 1 };

/** 100 ns between 1601 and 1970. */
export const unixEpoch = 116_444_736_000_000_000n;

function toFields(k: Kernel, f: Offset): Outcome {
  const time = k.argPointer(f, 0);
  const out = k.argPointer(f, 1);
  const layout = k.s.TIME_FIELDS;
  k.touch(f, time, 8, false);
  k.touch(f, out, layout.size, true);
  const date = new Date(Number((k.m.u64(time) - unixEpoch) / 10_000n));
  const set = (at: number, value: number) => k.m.setU16(out + at, value);
  set(layout.Year, date.getUTCFullYear());
  set(layout.Month, date.getUTCMonth() + 1);
  set(layout.Day, date.getUTCDate());
  set(layout.Hour, date.getUTCHours());
  set(layout.Minute, date.getUTCMinutes());
  set(layout.Second, date.getUTCSeconds());
  set(layout.Milliseconds, date.getUTCMilliseconds());
  set(layout.Weekday, date.getUTCDay());
  return k.returnVoid(f);
}
function fromFields(k: Kernel, f: Offset): Outcome {
  const fields = k.argPointer(f, 0);
  const out = k.argPointer(f, 1);
  const layout = k.s.TIME_FIELDS;
  k.touch(f, fields, layout.size, false);
  k.touch(f, out, 8, true);
  const get = (at: number) => k.m.u16(fields + at);
  const day = [get(layout.Year), get(layout.Month) - 1, get(layout.Day)] as const;
  const clock = [get(layout.Hour), get(layout.Minute), get(layout.Second), get(layout.Milliseconds)] as const;
  const date = new Date(Date.UTC(...day, ...clock));
  // A date that does not exist comes out as another one; time begins in 1601.
  const exists =
    day[0] >= 1601 &&
    date.getUTCFullYear() === day[0] &&
    date.getUTCMonth() === day[1] &&
    date.getUTCDate() === day[2] &&
    clock[0] < 24 &&
    clock[1] < 60 &&
    clock[2] < 60 &&
    clock[3] < 1000;
  if (!exists) return k.returnBool(f, false);
  k.m.setU64(out, BigInt(date.getTime()) * 10_000n + unixEpoch);
  return k.returnBool(f, true);
}
/** The machine lives in UTC. */
function sameTime(k: Kernel, f: Offset): Outcome {
  const from = k.argPointer(f, 0);
  const to = k.argPointer(f, 1);
  k.touch(f, from, 8, false);
  k.touch(f, to, 8, true);
  k.copy8(to, from);
  return k.returnVoid(f);
}

function getVersion(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const layout = k.s.OSVERSIONINFOEXW;
  const short = layout.wServicePackMajor;
  k.touch(f, at, short, true);
  // By its first member the structure says whether it is the longer one.
  const size = k.m.u32(at) === layout.size ? layout.size : short;
  k.touch(f, at, size, true);
  k.m.u8.fill(0, at + 4, at + size);
  k.m.setU32(at + layout.dwMajorVersion, version.major);
  k.m.setU32(at + layout.dwMinorVersion, version.minor);
  k.m.setU32(at + layout.dwBuildNumber, version.build);
  k.m.setU32(at + layout.dwPlatformId, version.platform);
  if (size > short) {
    k.m.setU16(at + layout.wSuiteMask, version.suite);
    k.m.u8[at + layout.wProductType] = version.product;
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** Those below are logon sessions' that Windows names. */
const firstLuid = 0x1000n;

export const miscellaneousDdis: readonly Routine[] = [
  ddi("ExRaiseAccessViolation", 0, (k, f) => k.raiseFrom(f, nt.STATUS_ACCESS_VIOLATION, "access violation raised")),
  ddi("ExRaiseDatatypeMisalignment", 0, (k, f) => k.raiseFrom(f, 0x8000_0002, "datatype misalignment raised")),
  ddi("ExGetPreviousMode", 0, (k, f) => k.return32(f, previousMode(k))),
  ddi("ExSystemTimeToLocalTime", 2, sameTime),
  ddi("ExLocalTimeToSystemTime", 2, sameTime),
  ddi("RtlTimeToTimeFields", 2, toFields),
  ddi("RtlTimeFieldsToTime", 2, fromFields),
  ddi("RtlGetVersion", 1, getVersion),
  ddi("RtlIsNtDdiVersionAvailable", 1, (k, f) => k.returnBool(f, k.argU32(f, 0) <= 0x0a00_0008)),
  ddi("PsGetVersion", 4, (k, f) => {
    const out = (i: number, value: number) => {
      const at = k.argPointer(f, i);
      if (at === 0) return;
      k.touch(f, at, 4, true);
      k.m.setU32(at, value);
    };
    out(0, version.major);
    out(1, version.minor);
    out(2, version.build);
    return k.returnBool(f, false);
  }),
  ddi("RtlRandomEx", 1, (k, f) => {
    const seed = k.argPointer(f, 0);
    k.touch(f, seed, 4, true);
    const next = (Math.imul(k.m.u32(seed), 1_103_515_245) + 12_345) >>> 0;
    k.m.setU32(seed, next);
    return k.return32(f, next >>> 1);
  }),
  ddi("WdmlibRtlInitUnicodeStringEx", 2, (k, f) => {
    const out = k.argPointer(f, 0);
    const source = k.argPointer(f, 1);
    k.touch(f, out, k.s.UNICODE_STRING.size, true);
    const length = source === 0 ? 0 : 2 * readWideZ(k, f, source, 32_767).length;
    k.m.setU16(out, length);
    k.m.setU16(out + 2, source === 0 ? 0 : length + 2);
    k.setPointer(out + k.s.UNICODE_STRING.Buffer, source);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("HalMakeBeep", 1, makeBeep),
  ddi("KeSaveFloatingPointState", 1, succeed),
  ddi("KeRestoreFloatingPointState", 1, succeed),
  // (&LUID): one that no other call has given since the system started.
  ddi("ZwAllocateLocallyUniqueId", 1, (k, f) => {
    const out = k.argPointer(f, 0);
    k.touch(f, out, 8, true);
    k.m.setU64(out, firstLuid + BigInt(k.state.nextOrder++));
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("ExUuidCreate", 1, (k, f) => {
    const out = k.argPointer(f, 0);
    k.touch(f, out, 16, true);
    k.m.u8.set(guidBytes(uuidAt(bootTime + BigInt(k.clock), k.state.nextOrder++)), out);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("PsGetProcessId", 1, (k, f) => {
    const object = k.argPointer(f, 0);
    const found = [...k.state.processes.values()].find((process) => process.object === object);
    return k.return64(f, BigInt(found?.id ?? 4));
  }),
];
