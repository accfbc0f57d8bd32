// Time, versions and what else a program asks about the machine and about itself.
import type { Body, Outcome, Routine } from "../ddi.ts";
import { bootTime } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { heapOf } from "./library.ts";
import { moduleName } from "./modules.ts";
import {
  ansiAndWide,
  bytesAt,
  currentProcess,
  fail,
  ok,
  structure,
  unitsOf,
  userAddress,
  win32,
  writeText,
} from "./routine.ts";

const insufficientBuffer = 122;
const notEnoughMemory = 8;
/** Windows 10, as the headers' versions have it. */
const version = { major: 10, minor: 0, build: 19041, platform: 2 } as const;
/** The performance counter counts 100 ns. */
const frequency = 10_000_000n;

export const systemTime = (k: Kernel): bigint => bootTime + BigInt(k.clock);

export function putSystemTime(k: Kernel, f: Offset, at: Offset, time: bigint): void {
  const layout = structure(k, f, "SYSTEMTIME", [
    "wYear",
    "wMonth",
    "wDayOfWeek",
    "wDay",
    "wHour",
    "wMinute",
    "wSecond",
    "wMilliseconds",
  ]);
  // 100 ns since 1601 to milliseconds since 1970.
  const date = new Date(Number(time / 10_000n) - 11_644_473_600_000);
  k.m.setU16(at + layout.wYear, date.getUTCFullYear());
  k.m.setU16(at + layout.wMonth, date.getUTCMonth() + 1);
  k.m.setU16(at + layout.wDayOfWeek, date.getUTCDay());
  k.m.setU16(at + layout.wDay, date.getUTCDate());
  k.m.setU16(at + layout.wHour, date.getUTCHours());
  k.m.setU16(at + layout.wMinute, date.getUTCMinutes());
  k.m.setU16(at + layout.wSecond, date.getUTCSeconds());
  k.m.setU16(at + layout.wMilliseconds, date.getUTCMilliseconds());
}

/** The machine's clock is at UTC, and so is its local time. */
const getTime: Body = (k, f) => {
  putSystemTime(k, f, bytesAt(k, f, 0, 16, true), systemTime(k));
  return k.returnVoid(f);
};

/** A text that the process keeps under a name, made when it is first asked for. */
function keptText(k: Kernel, f: Offset, name: string, text: string, wide: boolean): Outcome {
  const process = currentProcess(k);
  const key = `${name}${wide ? "W" : "A"}`;
  let at = process.blocks.get(key);
  if (at === undefined) {
    at = heapOf(k, process).allocate((unitsOf(text, wide).length + 1) * (wide ? 2 : 1));
    if (at === undefined) return fail(k, f, notEnoughMemory);
    writeText(k, f, userAddress(k, at), text, wide);
    process.blocks.set(key, at);
  }
  return k.return64(f, userAddress(k, at));
}

const getVersion =
  (wide: boolean): Body =>
  (k, f) => {
    const layout = structure(k, f, `OSVERSIONINFO${wide ? "W" : "A"}`, [
      "dwMajorVersion",
      "dwMinorVersion",
      "dwBuildNumber",
      "dwPlatformId",
    ]);
    const at = bytesAt(k, f, 0, layout.size, true);
    if (k.m.u32(at) < layout.size) return fail(k, f, insufficientBuffer);
    k.m.setU32(at + layout.dwMajorVersion, version.major);
    k.m.setU32(at + layout.dwMinorVersion, version.minor);
    k.m.setU32(at + layout.dwBuildNumber, version.build);
    k.m.setU32(at + layout.dwPlatformId, version.platform);
    k.m.u8.fill(0, at + layout.dwPlatformId + 4, at + layout.size);
    return ok(k, f);
  };

const getSystemInfo: Body = (k, f) => {
  const layout = structure(k, f, "SYSTEM_INFO", [
    "wProcessorArchitecture",
    "dwPageSize",
    "lpMinimumApplicationAddress",
    "lpMaximumApplicationAddress",
    "dwActiveProcessorMask",
    "dwNumberOfProcessors",
    "dwProcessorType",
    "dwAllocationGranularity",
  ]);
  const at = bytesAt(k, f, 0, layout.size, true);
  const processors = k.state.processors.length;
  k.m.u8.fill(0, at, at + layout.size);
  k.m.setU16(at + layout.wProcessorArchitecture, 9);
  k.m.setU32(at + layout.dwPageSize, 4096);
  k.m.setU64(at + layout.lpMinimumApplicationAddress, 0x1_0000n);
  k.m.setU64(at + layout.lpMaximumApplicationAddress, 0x7fff_fffe_ffffn);
  k.m.setU64(at + layout.dwActiveProcessorMask, BigInt(2 ** processors - 1));
  k.m.setU32(at + layout.dwNumberOfProcessors, processors);
  k.m.setU32(at + layout.dwProcessorType, 8664);
  k.m.setU32(at + layout.dwAllocationGranularity, 0x1_0000);
  return k.returnVoid(f);
};

/** (module, name, size) */
const moduleFileName =
  (wide: boolean): Body =>
  (k, f) => {
    const name = moduleName(k);
    const room = k.argU32(f, 2);
    if (room === 0) return fail(k, f, insufficientBuffer);
    const fits = name.length < room;
    writeText(k, f, k.arg64(f, 1), name.slice(0, room - 1), wide);
    return fits ? k.return32(f, name.length) : fail(k, f, insufficientBuffer, BigInt(room));
  };

const computerName =
  (wide: boolean): Body =>
  (k, f) => {
    const size = bytesAt(k, f, 1, 4, true);
    const name = "RINGSIDE";
    const fits = k.m.u32(size) > name.length;
    if (!fits) {
      k.m.setU32(size, name.length + 1);
      return fail(k, f, 111);
    }
    writeText(k, f, k.arg64(f, 0), name, wide);
    k.m.setU32(size, name.length);
    return ok(k, f);
  };

/** An exception that ends the process unless it is handled. */
const debugBreak: Body = (k, f) => k.raiseFrom(f, 0x8000_0003, "DebugBreak was called");

export const systemRoutines: readonly Routine[] = [
  win32("GetTickCount", 0, (k, f) => k.return32(f, Math.floor(k.clock / 10_000) >>> 0)),
  win32("GetTickCount64", 0, (k, f) => k.return64(f, BigInt(Math.floor(k.clock / 10_000)))),
  win32("QueryPerformanceCounter", 1, (k, f) => {
    k.m.setU64(bytesAt(k, f, 0, 8, true), BigInt(k.clock));
    return ok(k, f);
  }),
  win32("QueryPerformanceFrequency", 1, (k, f) => {
    k.m.setU64(bytesAt(k, f, 0, 8, true), frequency);
    return ok(k, f);
  }),
  win32("GetSystemTime", 1, getTime),
  win32("GetLocalTime", 1, getTime),
  win32("GetSystemTimeAsFileTime", 1, (k, f) => {
    k.m.setU64(bytesAt(k, f, 0, 8, true), systemTime(k));
    return k.returnVoid(f);
  }),
  win32("FileTimeToSystemTime", 2, (k, f) => {
    const from = k.m.u64(bytesAt(k, f, 0, 8, false));
    putSystemTime(k, f, bytesAt(k, f, 1, 16, true), from);
    return ok(k, f);
  }),
  win32("time", 1, (k, f) => {
    const seconds = systemTime(k) / 10_000_000n - 11_644_473_600n;
    if (k.arg64(f, 0) !== 0n) k.m.setU64(bytesAt(k, f, 0, 8, true), seconds);
    return k.return64(f, seconds);
  }),
  win32("clock", 0, (k, f) => k.return32(f, Math.floor(k.clock / 10_000) | 0)),
  win32("GetSystemInfo", 1, getSystemInfo),
  ...ansiAndWide("GetVersionEx", 1, getVersion),
  win32("GetVersion", 0, (k, f) => k.return32(f, (version.build << 16) | (version.minor << 8) | version.major)),
  ...ansiAndWide(
    "GetCommandLine",
    0,
    (wide) => (k, f) => keptText(k, f, "command line", currentProcess(k).commandLine, wide),
  ),
  ...ansiAndWide("GetModuleFileName", 3, moduleFileName),
  ...ansiAndWide("GetComputerName", 2, computerName),
  win32("IsDebuggerPresent", 0, (k, f) => k.return32(f, 0)),
  win32("DebugBreak", 0, debugBreak),
  // (filter): called for an exception that no handler takes; the one before it.
  win32("SetUnhandledExceptionFilter", 1, (k, f) => {
    const process = currentProcess(k);
    const before = process.exceptionFilter;
    process.exceptionFilter = k.arg64(f, 0);
    return k.return64(f, before);
  }),
];
