// Dates and times of the C library and of Win32: the machine's clock is at UTC, and so is its local time. Left out: years beyond those that
// the routines are documented for, time zones that a program sets or asks to have a time in, locales.
import type { Body, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { Win32 } from "./io.ts";
import { heapOf } from "./library.ts";
import {
  accessOf,
  bytesAt,
  currentProcess,
  fail,
  ok,
  optionalBytes,
  structure,
  textAt,
  userAddress,
  win32,
  writeText,
} from "./routine.ts";
import { systemTime } from "./system.ts";

const invalid = 22;
const rangeError = 34;
/** 31 December 3000, 23:59:59, in seconds since 1970: the last that the library's routines take. */
const lastSecond = 32_535_215_999;
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const fields = [
  "tm_sec",
  "tm_min",
  "tm_hour",
  "tm_mday",
  "tm_mon",
  "tm_year",
  "tm_wday",
  "tm_yday",
  "tm_isdst",
] as const;
type Tm = { readonly [field in (typeof fields)[number]]: number };

const layoutOf = (k: Kernel, f: Offset) => structure(k, f, "tm", fields);
function readTm(k: Kernel, f: Offset, i: number): Tm {
  const layout = layoutOf(k, f);
  const at = bytesAt(k, f, i, layout.size, false);
  return Object.fromEntries(fields.map((field) => [field, k.m.i32(at + layout[field])])) as Tm;
}
function writeTm(k: Kernel, f: Offset, at: Offset, tm: Tm): void {
  const layout = layoutOf(k, f);
  for (const field of fields) k.m.setU32(at + layout[field], tm[field]);
  k.machine.shadow?.write(at, layout.size, 0n);
}

function tmOf(seconds: number): Tm {
  const date = new Date(seconds * 1000);
  const year = date.getUTCFullYear();
  return {
    tm_sec: date.getUTCSeconds(),
    tm_min: date.getUTCMinutes(),
    tm_hour: date.getUTCHours(),
    tm_mday: date.getUTCDate(),
    tm_mon: date.getUTCMonth(),
    tm_year: year - 1900,
    tm_wday: date.getUTCDay(),
    tm_yday: Math.floor((seconds - Date.UTC(year, 0, 1) / 1000) / 86_400),
    tm_isdst: 0,
  };
}
/** Members may lie beyond their ranges: they carry over. */
const secondsOf = (tm: Tm): number =>
  Date.UTC(1970, 0, 1, tm.tm_hour, tm.tm_min, tm.tm_sec) / 1000 +
  new Date(0).setUTCFullYear(tm.tm_year + 1900, tm.tm_mon, tm.tm_mday) / 1000;

/** Memory that the library keeps for a routine's result, which the next call overwrites. */
function kept(k: Kernel, name: string, size: number): Offset {
  const process = currentProcess(k);
  const at = process.blocks.get(name) ?? heapOf(k, process).allocate(size) ?? 0;
  if (at !== 0) process.blocks.set(name, at);
  return at;
}
const timeAt = (k: Kernel, f: Offset, i: number): number | undefined => {
  const seconds = BigInt.asIntN(64, k.m.u64(bytesAt(k, f, i, 8, false)));
  return seconds < 0n || seconds > BigInt(lastSecond) ? undefined : Number(seconds);
};

/** localtime and gmtime: (&time). */
const broken: Body = (k, f) => {
  const seconds = timeAt(k, f, 0);
  if (seconds === undefined) return k.return64(f, 0n);
  const at = kept(k, "tm", layoutOf(k, f).size);
  if (at === 0) return k.return64(f, 0n);
  writeTm(k, f, at, tmOf(seconds));
  return k.return64(f, userAddress(k, at));
};
/** localtime_s and gmtime_s: (result, &time). */
const brokenSafely: Body = (k, f) => {
  const at = bytesAt(k, f, 0, layoutOf(k, f).size, true);
  const seconds = timeAt(k, f, 1);
  if (seconds === undefined) return k.return32(f, invalid);
  writeTm(k, f, at, tmOf(seconds));
  return k.return32(f, 0);
};
/** mktime and _mkgmtime: the members are brought into their ranges. */
const made: Body = (k, f) => {
  const seconds = secondsOf(readTm(k, f, 0));
  if (seconds < 0 || seconds > lastSecond) return k.return64(f, 0xffff_ffff_ffff_ffffn);
  writeTm(k, f, bytesAt(k, f, 0, layoutOf(k, f).size, true), tmOf(seconds));
  return k.return64(f, BigInt(seconds));
};

const two = (value: number, fill = "0"): string => String(value).padStart(2, fill);
const clock = (tm: Tm): string => `${two(tm.tm_hour)}:${two(tm.tm_min)}:${two(tm.tm_sec)}`;
/** As asctime writes it, without the line's end; the day has a zero before it, as in Microsoft's library. */
const plain = (tm: Tm): string =>
  `${days[tm.tm_wday]?.slice(0, 3) ?? "???"} ${months[tm.tm_mon]?.slice(0, 3) ?? "???"} ${two(tm.tm_mday)} ${clock(tm)} ${tm.tm_year + 1900}`;
const asText =
  (read: (k: Kernel, f: Offset, i: number) => Tm | undefined): Body =>
  (k, f) => {
    const tm = read(k, f, 0);
    const at = tm === undefined ? 0 : kept(k, "asctime", 32);
    if (tm === undefined || at === 0) return k.return64(f, 0n);
    writeText(k, f, userAddress(k, at), `${plain(tm)}\n`, false);
    return k.return64(f, userAddress(k, at));
  };
/** (buffer, size, …) */
const asTextSafely =
  (read: (k: Kernel, f: Offset, i: number) => Tm | undefined): Body =>
  (k, f) => {
    const tm = read(k, f, 2);
    if (tm === undefined) return k.return32(f, invalid);
    const text = `${plain(tm)}\n`;
    if (k.arg64(f, 1) <= BigInt(text.length)) return k.return32(f, rangeError);
    writeText(k, f, k.arg64(f, 0), text, false);
    return k.return32(f, 0);
  };
const timeAsTm = (k: Kernel, f: Offset, i: number): Tm | undefined => {
  const seconds = timeAt(k, f, i);
  return seconds === undefined ? undefined : tmOf(seconds);
};

/** Weeks begin on the day of the week `first`; the days before the first of them are week 0. */
const week = (tm: Tm, first: number): number => Math.floor((tm.tm_yday + 7 - ((tm.tm_wday - first + 7) % 7)) / 7);
/** ISO 8601: the year and the week that a day belongs to. */
function isoWeek(tm: Tm): { year: number; week: number } {
  const day = new Date(Date.UTC(tm.tm_year + 1900, 0, 1 + tm.tm_yday + 3 - ((tm.tm_wday + 6) % 7)));
  const start = Date.UTC(day.getUTCFullYear(), 0, 1);
  return { year: day.getUTCFullYear(), week: 1 + Math.floor((day.getTime() - start) / 604_800_000) };
}

/** A conversion of strftime in the C locale; undefined for one that it does not have. */
function conversion(tm: Tm, letter: string): string | undefined {
  const hour12 = tm.tm_hour % 12 === 0 ? 12 : tm.tm_hour % 12;
  const year = tm.tm_year + 1900;
  const day = days[tm.tm_wday] ?? "";
  const month = months[tm.tm_mon] ?? "";
  const half = tm.tm_hour < 12 ? "AM" : "PM";
  const texts: { readonly [letter: string]: string } = {
    a: day.slice(0, 3),
    A: day,
    b: month.slice(0, 3),
    B: month,
    h: month.slice(0, 3),
    c: `${day.slice(0, 3)} ${month.slice(0, 3)} ${two(tm.tm_mday, " ")} ${clock(tm)} ${year}`,
    C: two(Math.floor(year / 100)),
    d: two(tm.tm_mday),
    D: `${two(tm.tm_mon + 1)}/${two(tm.tm_mday)}/${two(year % 100)}`,
    e: two(tm.tm_mday, " "),
    F: `${year}-${two(tm.tm_mon + 1)}-${two(tm.tm_mday)}`,
    g: two(isoWeek(tm).year % 100),
    G: String(isoWeek(tm).year),
    H: two(tm.tm_hour),
    I: two(hour12),
    j: String(tm.tm_yday + 1).padStart(3, "0"),
    m: two(tm.tm_mon + 1),
    M: two(tm.tm_min),
    n: "\n",
    p: half,
    r: `${two(hour12)}:${two(tm.tm_min)}:${two(tm.tm_sec)} ${half}`,
    R: `${two(tm.tm_hour)}:${two(tm.tm_min)}`,
    S: two(tm.tm_sec),
    t: "\t",
    T: clock(tm),
    u: String(tm.tm_wday === 0 ? 7 : tm.tm_wday),
    U: two(week(tm, 0)),
    V: two(isoWeek(tm).week),
    w: String(tm.tm_wday),
    W: two(week(tm, 1)),
    x: `${two(tm.tm_mon + 1)}/${two(tm.tm_mday)}/${two(year % 100)}`,
    X: clock(tm),
    y: two(year % 100),
    Y: String(year),
    z: "+0000",
    Z: "Coordinated Universal Time",
    "%": "%",
  };
  return texts[letter];
}

/** (buffer, room in characters, format, tm): 0 if it does not fit. */
const formatted =
  (wide: boolean): Body =>
  (k, f) => {
    const tm = readTm(k, f, 3);
    let wrong = false;
    const text = textAt(k, f, k.arg64(f, 2), wide).replace(/%[#EO]?([\s\S]?)/g, (_, letter: string) => {
      const found = conversion(tm, letter);
      wrong ||= found === undefined;
      return found ?? "";
    });
    if (wrong || k.arg64(f, 1) <= BigInt(text.length)) return k.return64(f, 0n);
    writeText(k, f, k.arg64(f, 0), text, wide);
    return k.return64(f, BigInt(text.length));
  };

/** A FILETIME that is copied: local time is UTC. */
const sameTime: Body = (k, f) => {
  const time = k.m.u64(bytesAt(k, f, 0, 8, false));
  if (BigInt.asIntN(64, time) < 0n) return fail(k, f, Win32.invalidParameter);
  accessOf(k, f).at(k.arg64(f, 1), 8, true);
  k.m.setU64(bytesAt(k, f, 1, 8, true), time);
  return ok(k, f);
};
const toFileTime: Body = (k, f) => {
  const names = ["wYear", "wMonth", "wDay", "wHour", "wMinute", "wSecond", "wMilliseconds"] as const;
  const layout = structure(k, f, "SYSTEMTIME", names);
  const at = bytesAt(k, f, 0, layout.size, false);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = names.map((name) =>
    k.m.u16(at + layout[name]),
  );
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
  const isDate = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (year < 1601 || !isDate || hour > 23 || minute > 59 || second > 59 || ms > 999)
    return fail(k, f, Win32.invalidParameter);
  k.m.setU64(bytesAt(k, f, 1, 8, true), BigInt(date.getTime() + 11_644_473_600_000) * 10_000n);
  return ok(k, f);
};

export const dateRoutines: readonly Routine[] = [
  ...["localtime", "gmtime"].map((name) => win32(name, 1, broken)),
  ...["localtime_s", "gmtime_s"].map((name) => win32(name, 2, brokenSafely)),
  ...["mktime", "_mkgmtime"].map((name) => win32(name, 1, made)),
  win32("asctime", 1, asText(readTm)),
  win32("ctime", 1, asText(timeAsTm)),
  win32("asctime_s", 3, asTextSafely(readTm)),
  win32("ctime_s", 3, asTextSafely(timeAsTm)),
  win32("strftime", 4, formatted(false)),
  win32("wcsftime", 4, formatted(true)),
  ...["FileTimeToLocalFileTime", "LocalFileTimeToFileTime"].map((name) => win32(name, 2, sameTime)),
  win32("SystemTimeToFileTime", 2, toFileTime),
  // (first, second): -1, 0 or 1.
  win32("CompareFileTime", 2, (k, f) => {
    const [one = 0n, other = 0n] = [0, 1].map((i) => k.m.u64(bytesAt(k, f, i, 8, false)));
    return k.return32(f, one < other ? -1 : one > other ? 1 : 0);
  }),
  win32("GetSystemTimePreciseAsFileTime", 1, (k, f) => {
    k.m.setU64(bytesAt(k, f, 0, 8, true), systemTime(k));
    return k.returnVoid(f);
  }),
  // (TIME_ZONE_INFORMATION): UTC, the one there is.
  win32("GetTimeZoneInformation", 1, (k, f) => {
    const layout = structure(k, f, "TIME_ZONE_INFORMATION", ["StandardName", "DaylightName"]);
    const at = optionalBytes(k, f, 0, layout.size, true);
    if (at !== 0) {
      k.m.u8.fill(0, at, at + layout.size);
      for (const name of [layout.StandardName, layout.DaylightName])
        writeText(k, f, userAddress(k, at + name), "Coordinated Universal Time", true);
    }
    // TIME_ZONE_ID_UNKNOWN: no daylight saving time.
    return k.return32(f, 0);
  }),
];
