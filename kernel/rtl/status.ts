// What becomes of a status: the Win32 error for it, and how file systems tell expected failures from bugs.
import { ddi, type Routine } from "../ddi.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";

/** Exceptions that are bugs and not the outcome of a request. */
const bugs: ReadonlySet<number> = new Set([
  0x8000_0002, // STATUS_DATATYPE_MISALIGNMENT
  0xc000_0005, // STATUS_ACCESS_VIOLATION
  0xc000_001d, // STATUS_ILLEGAL_INSTRUCTION
  0xc000_00aa, // STATUS_INSTRUCTION_MISALIGNMENT
]);
const isExpected = (status: number): boolean => !bugs.has(status);
/** Statuses of a device that has gone as a whole: no such device, not connected, removed, powered off, not there, unreachable. */
const gone: ReadonlySet<number> = new Set([
  0xc000_000e, 0xc000_009d, 0xc000_00a3, 0xc000_02b6, 0xc000_02ea, 0xc000_0185, 0xc000_00c0, 0xc000_0182,
]);

const toError: Routine["run"] = (k, f) => k.return32(f, win32ErrorOf(k.argU32(f, 0)));
export const statusDdis: readonly Routine[] = [
  ddi("RtlNtStatusToDosError", 1, toError),
  ddi("RtlNtStatusToDosErrorNoTeb", 1, toError),
  ddi("FsRtlIsNtstatusExpected", 1, (k, f) => k.returnBool(f, isExpected(k.argU32(f, 0)))),
  ddi("FsRtlNormalizeNtstatus", 2, (k, f) => {
    const status = k.argU32(f, 0);
    return k.return32(f, isExpected(status) ? status : k.argU32(f, 1));
  }),
  ddi("FsRtlIsTotalDeviceFailure", 1, (k, f) => k.returnBool(f, gone.has(k.argU32(f, 0)))),
];
