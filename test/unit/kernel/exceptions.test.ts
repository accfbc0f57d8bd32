// Structured exceptions in a driver, raised by faults and DDIs; and any moment of them is one that a run can stop at, be put back
// to and go on from.
import { describe, expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { makeKernel, runDriver, told } from "./host.ts";
import { hasImage, type MemoryImage, memoryImage } from "./memory-image.ts";

const declarations = `
  static ULONG Calls, Ended, Asked;
  static ULONG Cell = 40;
  static ULONG *Target;
  static LONG Repair(PEXCEPTION_POINTERS pointers) {
      PEXCEPTION_RECORD record = pointers->ExceptionRecord;
      Calls++;
      if (record->ExceptionCode != STATUS_ACCESS_VIOLATION || record->NumberParameters != 2 ||
          pointers->ContextRecord == NULL)
          return EXCEPTION_CONTINUE_SEARCH;
      Target = &Cell;
      return EXCEPTION_CONTINUE_EXECUTION;
  }
  static ULONG Touch(ULONG by) {
      ULONG i = 1;
      ULONG sum = i++ + *Target + by;
      return sum * 10 + i;
  }
  static ULONG Descend(ULONG n) {
      ULONG below = 0;
      __try {
          if (n == 0) *(volatile ULONG *)NULL = 1;
          below = Descend(n - 1);
      } __finally {
          Ended++;
          below += n;
      }
      return below;
  }
`;
const code = `
  ULONG *out = (ULONG *)buffer;
  ULONG code = 0;
  __try {
      out[0] = Touch(1);
  } __except (Repair(GetExceptionInformation())) { out[0] = 1; }
  __try {
      Descend(5);
  } __except (code = GetExceptionCode(), EXCEPTION_EXECUTE_HANDLER) {
      out[1] = code == STATUS_ACCESS_VIOLATION ? Ended : 0;
  }
  __try {
      __try {
          ExRaiseStatus(STATUS_CANCELLED);
      } __finally {
          Ended += 100;
          ExRaiseStatus(STATUS_INVALID_PARAMETER);
      }
  } __except (EXCEPTION_EXECUTE_HANDLER) { out[2] = GetExceptionCode() == STATUS_INVALID_PARAMETER ? Ended : 0; }
  __try {
      __try {
          ExRaiseStatus(STATUS_ACCESS_DENIED);
      } __except (GetExceptionCode() == STATUS_ACCESS_DENIED ? EXCEPTION_CONTINUE_EXECUTION
                                                             : EXCEPTION_CONTINUE_SEARCH) {}
  } __except (out[4] = GetExceptionInformation()->ExceptionRecord->ExceptionRecord->ExceptionCode,
              EXCEPTION_EXECUTE_HANDLER) {
      out[3] = GetExceptionCode();
  }
  __try {
      __try {
          ExRaiseStatus(STATUS_TIMEOUT);
      } __except (Asked++ == 0 ? *(volatile LONG *)NULL : EXCEPTION_CONTINUE_SEARCH) {}
  } __except (out[5] = GetExceptionInformation()->ExceptionRecord->ExceptionFlags, EXCEPTION_EXECUTE_HANDLER) {
      out[6] = GetExceptionCode() + Asked;
  }
`;
const source = driver({ declarations, control: code });
const scenario = control(28, { data: { u32: [422, 6, 106, 0xc000_0025, 0xc000_0022, 0x10, 0xc000_0007] } });

describe("exceptions in a driver", () => {
  it("are filtered, done again, unwound and handled", () => {
    const { end, failures } = runDriver(source, scenario);
    expect(failures).toEqual([]);
    expect(told(end)).toBe("finished");
  });

  it("can be stopped at and gone back to at any statement", () => {
    const small = { ...scenario, machine: { memory: 16 } };
    const forward = makeKernel(source, small);
    forward.breakpointsOn = false;
    const start = startOfControl(source, small);
    const whole = makeKernel(source, small);
    whole.advance(Number.MAX_SAFE_INTEGER);
    const last = Math.min(whole.time, start + 140);
    let seed = 7;
    const times = Array.from({ length: 25 }, () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return start + (seed % (last - start));
    });
    const moments = new Map<number, MemoryImage>();
    for (const time of times.toSorted((a, b) => a - b)) {
      forward.advance(time);
      moments.set(time, memoryImage(forward));
    }
    const other = makeKernel(source, small);
    other.advance(start);
    const origin = other.checkpoint();
    for (const time of times) {
      if (time < other.time) other.restore(origin);
      other.advance(time);
      const moment = moments.get(time);
      expect(moment && hasImage(other, moment), `at ${time}`).toBe(true);
    }
  });
});

/** The time at which the request reaches the driver, a little before its first exception. */
function startOfControl(text: string, options: Readonly<Record<string, unknown>>): number {
  const kernel = makeKernel(text, options);
  const image = kernel.images.find((one) => one.function("Control") !== undefined);
  const fn = image?.function("Control");
  if (fn === undefined) throw new Error("the driver has no Control");
  kernel.machine.setBreakpoint(fn.firstStep, true);
  kernel.advance(Number.MAX_SAFE_INTEGER);
  return kernel.time;
}
