// Where things lie in the machine's memory that generated code touches without being told: the cells it shares with the
// kernel's TypeScript, the permission tables, the breakpoint bytes and the region of code addresses. Offsets in bytes.

/** Cells at fixed offsets, in the first page, which no guest pointer may touch. */
export const Cell = {
  /** i64: steps that may still run. */
  fuel: 0x100,
  /** u32: base of the permission table in force. */
  permissions: 0x108,
  /** u32: frames may not reach beyond this offset. */
  stackLimit: 0x10c,
  /** i64: address of the access or call that failed. */
  faultAddress: 0x110,
  /** i64: value to be written, or read in place of memory. */
  faultValue: 0x118,
  /** 16 bytes nobody reads: target of a store that the host has performed. */
  scratch: 0x130,
  /** 8 i64: arguments of an intrinsic of the host; the result comes back in the first. */
  intrinsic: 0x140,
} as const;

/** Marks in a frame's resume word, above the segment number. */
export const Resume = {
  segment: 0x00ff_ffff,
  /** The breakpoint of this step has been reported; go on past it once. */
  reported: 0x4000_0000,
  /** The frame has ended; whoever enters it gets the status above `doneShift`. */
  done: 0x2000_0000,
  doneShift: 24,
  doneStatus: 0x3,
  /** A fault or trap stands here; in place of a segment the word holds a point (`pointOf` in plan.ts). */
  faulted: 0x8000_0000,
  /** With `faulted`: execution is to go on by doing the instruction at that point again. */
  retry: 0x1000_0000,
  /** An exception is handled further down by this frame, which runs the termination blocks of those above. */
  unwinding: 0x0800_0000,
  /** The exception under way is to be raised at this place again. */
  raising: 0x0400_0000,
  /** Frames with one of these marks are not simply gone on with: `reenter` says how. */
  closed: 0xbc00_0000,
} as const;

/**
 * Fuel as a generated function is given it: the steps that may still run, with the sign bit set if the frame may be one that is
 * resumed. Quick code needs no other look at the frame: it never has enough fuel then.
 */
export const Fuel = { resumed: 63n, mask: (1n << 63n) - 1n } as const;

/** What a generated function returns: the fuel that is left, 0 or more; or, the fuel being in its cell, one of these. */
export const Outcome = {
  /** Above this as an unsigned number: minus a `Status`. */
  aboveIsStatus: -16n,
  /** Plus a segment's number and one: careful code has come to the head of a loop, where quick code may go on. */
  handOver: -(1n << 62n),
} as const;

/** What a termination block that ran for an unwinding gives to whoever entered its frame; no `Status` of a call. */
export const TERMINATED = 3;

export interface MachineLayout {
  /** Guest memory has 2^sizeLog2 bytes. */
  readonly sizeLog2: number;
  readonly size: number;
  /** Permission tables: at PASSIVE and APC level, and at DISPATCH_LEVEL and above. */
  readonly passive: number;
  readonly raised: number;
  /** Function i has code address `code + 16 i`; at most `functions` of them. */
  readonly code: number;
  readonly functions: number;
  /** First offset that may be given out. */
  readonly free: number;
  /** One byte for each global step: 0xff where a breakpoint is set. Lies outside guest memory. */
  readonly breakpoints: number;
  readonly steps: number;
  /** One i64 for each function: with less fuel than this its quick code may not be entered; never, while it holds a breakpoint. */
  readonly quick: number;
  /** `mostKept` words of 8 bytes for what quick code hands to careful code in the middle of a statement. */
  readonly kept: number;
  /** Copy of guest memory as the last snapshot saw it. */
  readonly shadow: number;
  /** Pages of 64 KiB for the whole. */
  readonly pages: number;
}

/** The shadow begins on a page of its own. */
const PAGE = 4096;
export const mostKept = PAGE / 8;

/** Lays out a machine of 2^sizeLog2 bytes (24 … 28): 64 MiB is ample for drivers. */
export function machineLayout(sizeLog2 = 26): MachineLayout {
  if (!Number.isInteger(sizeLog2) || sizeLog2 < 24 || sizeLog2 > 28) {
    throw new RangeError(`the machine's memory must have 2^24 to 2^28 bytes, not 2^${sizeLog2}`);
  }
  const size = 2 ** sizeLog2;
  const table = size / 8;
  const functions = 32_768;
  const steps = 4 * 1024 * 1024;
  const code = 0x1_0000;
  const quick = size + steps;
  const kept = quick + 8 * functions;
  const shadow = kept + PAGE;
  return {
    sizeLog2,
    size,
    passive: size - 2 * table,
    raised: size - table,
    code,
    functions,
    free: code + 16 * functions,
    breakpoints: size,
    steps,
    quick,
    kept,
    shadow,
    pages: Math.ceil((shadow + size) / 65_536),
  };
}
