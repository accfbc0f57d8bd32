// RtlCompressBuffer and its kin, for LZNT1. Left out: XPRESS and the other formats, and the engines, which only differ in how hard they try.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { compress, decompress } from "./lznt1.ts";

const Format = { none: 0, default: 1, lznt1: 2, last: 7 } as const;
/** Bytes of work space, which nothing here needs: roughly what Windows asks for. */
const workSpace = { buffer: 0x1_0010, fragment: 0x1000 } as const;

/** The status of a format that cannot be had; undefined for LZNT1. */
function refused(k: Kernel, f: Offset, formatAndEngine: number): number | undefined {
  const format = formatAndEngine & 0xff;
  if (format === Format.lznt1) return undefined;
  if (format <= Format.default) return nt.STATUS_INVALID_PARAMETER;
  if (format > Format.last) return nt.STATUS_UNSUPPORTED_COMPRESSION;
  return stopWithFinding(
    k,
    f,
    "ddi-not-emulated",
    "Of compression formats COMPRESSION_FORMAT_LZNT1 alone is emulated.",
  );
}

/** (format, input, size, output, size, chunk size, &final size, work space) */
const compressBuffer: Body = (k, f) => {
  const status = refused(k, f, k.argU32(f, 0));
  if (status !== undefined) return k.return32(f, status);
  const [input, output, final] = [1, 3, 6].map((i) => k.argPointer(f, i));
  const [size, room] = [k.argU32(f, 2), k.argU32(f, 4)];
  k.touch(f, final ?? 0, 4, true);
  if (size > 0) k.touch(f, input ?? 0, size, false);
  const bytes = k.m.u8.slice(input, (input ?? 0) + size);
  const packed = compress(bytes, room);
  if (packed === undefined) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  if (packed.length > 0) k.touch(f, output ?? 0, packed.length, true);
  k.m.u8.set(packed, output);
  k.m.setU32(final ?? 0, packed.length);
  return k.return32(f, bytes.every((one) => one === 0) ? nt.STATUS_BUFFER_ALL_ZEROS : nt.STATUS_SUCCESS);
};

/** Puts what a compressed buffer has from `offset` on into `room` bytes at `output`. */
function give(
  k: Kernel,
  f: Offset,
  output: Offset,
  room: number,
  input: Offset,
  size: number,
  offset: number,
  final: Offset,
): Outcome {
  k.touch(f, final, 4, true);
  if (size > 0) k.touch(f, input, size, false);
  const bytes = decompress(k.m.u8.slice(input, input + size), offset + room);
  if (bytes === undefined) return k.return32(f, nt.STATUS_BAD_COMPRESSION_BUFFER);
  const part = bytes.subarray(Math.min(offset, bytes.length));
  if (part.length > 0) k.touch(f, output, part.length, true);
  k.m.u8.set(part, output);
  k.m.setU32(final, part.length);
  return k.return32(f, nt.STATUS_SUCCESS);
}
/** (format, output, size, input, size, &final size[, work space]) */
const decompressBuffer: Body = (k, f) => {
  const status = refused(k, f, k.argU32(f, 0));
  if (status !== undefined) return k.return32(f, status);
  return give(k, f, k.argPointer(f, 1), k.argU32(f, 2), k.argPointer(f, 3), k.argU32(f, 4), 0, k.argPointer(f, 5));
};
/** (format, output, size, input, size, offset, &final size, work space) */
const decompressFragment: Body = (k, f) => {
  const status = refused(k, f, k.argU32(f, 0));
  if (status !== undefined) return k.return32(f, status);
  const offset = k.argU32(f, 5);
  return give(k, f, k.argPointer(f, 1), k.argU32(f, 2), k.argPointer(f, 3), k.argU32(f, 4), offset, k.argPointer(f, 6));
};

export const compressionDdis: readonly Routine[] = [
  // (format, &for a buffer, &for a fragment)
  ddi("RtlGetCompressionWorkSpaceSize", 3, (k, f) => {
    const status = refused(k, f, k.argU32(f, 0));
    if (status !== undefined) return k.return32(f, status);
    for (const i of [1, 2]) k.touch(f, k.argPointer(f, i), 4, true);
    k.m.setU32(k.argPointer(f, 1), workSpace.buffer);
    k.m.setU32(k.argPointer(f, 2), workSpace.fragment);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("RtlCompressBuffer", 8, compressBuffer),
  ddi("RtlDecompressBuffer", 6, decompressBuffer),
  ddi("RtlDecompressBufferEx", 7, decompressBuffer),
  ddi("RtlDecompressFragment", 8, decompressFragment),
];
