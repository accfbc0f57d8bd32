// What generated code and the kernel agree on. One WebAssembly memory holds everything the machine is; a guest address is
//   kernel:  KERNEL_BASE + offset into that memory
//   user:    the base of the process' address space + offset, inside the window that is the process' memory
// so that a 64-bit pointer is checked, not truncated.

/** Kernel addresses are this plus a 32-bit offset into the machine's memory. */
export const KERNEL_BASE = 0xffff_f800_0000_0000n;
export const KERNEL_HIGH = 0xffff_f800;

/**
 * A window of the machine's memory as an image's code sees it: the byte at offset o has the address `base + o`, and only offsets
 * of the window may be touched. Drivers see the whole memory at KERNEL_BASE; each process sees its own part at addresses of its own.
 */
export interface AddressSpace {
  readonly base: bigint;
  /** First offset of the window. */
  readonly start: number;
  /** It has 2^sizeLog2 bytes. */
  readonly sizeLog2: number;
}

/** What a generated function, or a DDI, returns to whoever entered it. */
export const Status = {
  /** Done; the value is in the frame's result slot. */
  Returned: 0,
  /** Stopped or blocked: every frame has stored its resume index; enter the same functions again to go on. */
  Unwinding: 1,
  /** An exception is being raised: see the thread's exception record. */
  Raised: 2,
} as const;
export type Status = (typeof Status)[keyof typeof Status];

/** A frame, for generated functions and for DDIs alike. Frames of a stack follow one another upwards. */
export const Frame = {
  /** u32: where to go on; 0 is the start of the function. For a DDI: its continuation step. */
  resume: 0,
  /** u32: index in the function table of the function whose frame this is. */
  function: 4,
  /** 8 bytes: the returned value (integers sign- or zero-extended to 64 bits, float as f32 in the low half, double as f64). */
  result: 8,
  /** Parameter slots of 8 bytes each, as in the Microsoft x64 convention: small values extended, structures of 1, 2, 4 or 8
   *  bytes by value, larger ones by reference to a copy; variable arguments follow in further slots. Then locals and temporaries. */
  params: 16,
  align: 16,
} as const;

/** One byte for each eight bytes of guest memory, in each of the two permission tables. 0: all eight may be read and written. */
export const Permission = {
  open: 0x00,
  /** 1…7: only so many leading bytes may be touched. */
  partialMask: 0x07,
  /** May be read, not written (constants, code-like data). Combines with `partialMask`. */
  readOnly: 0x40,
  /** Slow path on any access; the high nibble is 8…F and says why. */
  unmapped: 0x80,
  freed: 0x81,
  redzone: 0x82,
  guard: 0x83,
  device: 0x84,
  pagedOut: 0x85,
  user: 0x86,
  code: 0x87,
  stackDead: 0x88,
  watched: 0x89,
} as const;
