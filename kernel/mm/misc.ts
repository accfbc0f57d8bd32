// Memory services around pool: probing user addresses, physical addresses, contiguous memory.
// Physical addresses are offsets into the machine's memory.
import { Permission } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { allocate, freeChecked, release } from "./pool.ts";
import { isUserAddress, userMemory } from "./user.ts";

/** ProbeForRead and ProbeForWrite raise an exception that the driver must catch. */
function probe(write: boolean) {
  return (k: Kernel, f: Offset): Outcome => {
    const address = k.arg64(f, 0);
    const length = k.arg64(f, 1);
    const alignment = BigInt(Math.max(1, k.argU32(f, 2)));
    if (length === 0n) return k.returnVoid(f);
    if (address % alignment !== 0n) k.raiseFrom(f, 0x8000_0002, "datatype misalignment in a probe");
    const end = address + length - 1n;
    if (!isUserAddress(address) || !isUserAddress(end)) {
      k.raiseFrom(f, nt.STATUS_ACCESS_VIOLATION, `0x${address.toString(16)} is no user address`, [
        write ? 1n : 0n,
        address,
      ]);
    }
    if (write && userMemory(k, address, Number(length), true) === undefined) {
      k.raiseFrom(f, nt.STATUS_ACCESS_VIOLATION, `0x${address.toString(16)} cannot be written`, [1n, address]);
    }
    return k.returnVoid(f);
  };
}

interface Contiguous {
  readonly bytes: number;
  /** Physical addresses that bound it. */
  readonly lowest: bigint;
  readonly highest: bigint;
  /** A power of two, of which no multiple may lie within; 0 for none. */
  readonly boundary: bigint;
  readonly tag?: string;
}
const anywhere = 0xffff_ffff_ffff_ffffn;
/** How many places are tried for one that keeps a boundary. */
const mostTries = 64;

/** Whole pages that follow one another; 0 if there are none such. */
function allocateContiguous(
  k: Kernel,
  f: Offset,
  { bytes, lowest, highest, boundary, tag = "Cont" }: Contiguous,
): Offset {
  const size = Math.max(4096, bytes);
  if (boundary !== 0n && (BigInt(bytes) > boundary || (boundary & (boundary - 1n)) !== 0n)) return 0;
  const fits = (at: Offset): boolean =>
    BigInt(at) >= lowest &&
    BigInt(at + size - 1) <= highest &&
    (boundary === 0n || BigInt(at) / boundary === BigInt(at + bytes - 1) / boundary);
  const tried: Offset[] = [];
  let found = 0;
  while (found === 0 && tried.length < mostTries) {
    const at = allocate(k, { size, tag, driver: k.callerDriver(f), place: k.callerPlace(f) });
    if (at === 0) break;
    if (fits(at)) found = at;
    else tried.push(at);
    // Another place helps where only the boundary is in the way; blocks of one size might all lie across one, so that a page goes between.
    if (boundary === 0n) break;
    if (found === 0) tried.push(allocate(k, { size: 4096, tag }));
  }
  for (const at of tried) if (at !== 0) release(k, at);
  return found;
}
/** `lowest`, `highest` and `boundary`: which arguments bound the physical address, if any do. */
function contiguous({ lowest, highest, boundary }: { lowest?: number; highest?: number; boundary?: number } = {}) {
  return (k: Kernel, f: Offset): Outcome => {
    const wanted: Contiguous = {
      bytes: Number(k.arg64(f, 0)),
      lowest: lowest === undefined ? 0n : k.arg64(f, lowest),
      highest: highest === undefined ? anywhere : k.arg64(f, highest),
      boundary: boundary === undefined ? 0n : k.arg64(f, boundary),
    };
    return k.returnPointer(f, allocateContiguous(k, f, wanted));
  };
}
/** (&bytes, lowest, highest, boundary, node, protection, partition, tag, flags, &address) */
function contiguousEx(k: Kernel, f: Offset): Outcome {
  const [length, out] = [k.argPointer(f, 0), k.argPointer(f, 9)];
  k.touch(f, length, 8, false);
  k.touch(f, out, 8, true);
  const bytes = Number(k.m.u64(length));
  const tag = String.fromCharCode(...[0, 8, 16, 24].map((bit) => (k.argU32(f, 7) >>> bit) & 0xff));
  const bounds = { lowest: k.arg64(f, 1), highest: k.arg64(f, 2), boundary: k.arg64(f, 3) };
  const at = bytes === 0 ? 0 : allocateContiguous(k, f, { bytes, ...bounds, tag });
  k.setPointer(out, at);
  if (at !== 0) return k.return32(f, nt.STATUS_SUCCESS);
  return k.return32(f, bytes === 0 ? nt.STATUS_INVALID_PARAMETER : nt.STATUS_INSUFFICIENT_RESOURCES);
}
const mib = 1024 * 1024;
/** From so much memory on a system is medium, and large. */
const sizes = [13 * mib, 32 * mib];

const CopyFlag = { physical: 1, virtual: 2 } as const;
/** (Target, Source, NumberOfBytes, Flags, &NumberOfBytesTransferred): as far as the source is there. */
function copyMemory(k: Kernel, f: Offset): Outcome {
  const target = k.argPointer(f, 0);
  const source = k.arg64(f, 1);
  const size = Number(BigInt.asUintN(32, k.arg64(f, 2)));
  const flags = k.argU32(f, 3);
  const out = k.argPointer(f, 4);
  k.touch(f, out, 8, true);
  if (flags !== CopyFlag.physical && flags !== CopyFlag.virtual) return k.return32(f, nt.STATUS_INVALID_PARAMETER_4);
  const byteAt = (address: bigint): Offset | undefined => {
    if (flags === CopyFlag.physical) return address > 0n && address < BigInt(k.m.size) ? Number(address) : undefined;
    const at = isUserAddress(address) ? userMemory(k, address, 1, false) : k.kernelOffset(address);
    return at === undefined || at === 0 || k.m.check(at, 1, false, false) !== undefined ? undefined : at;
  };
  let copied = 0;
  for (; copied < size; copied++) {
    const from = byteAt(source + BigInt(copied));
    if (from === undefined) break;
    k.touch(f, target + copied, 1, true);
    k.m.u8[target + copied] = k.m.u8[from] ?? 0;
  }
  k.m.setU64(out, BigInt(copied));
  if (copied === size) return k.return32(f, nt.STATUS_SUCCESS);
  return k.return32(f, copied === 0 ? nt.STATUS_INVALID_ADDRESS : nt.STATUS_PARTIAL_COPY);
}

const isVerifying = (k: Kernel): boolean => Object.values(k.checks).some((on) => on);

function freeContiguous(k: Kernel, f: Offset): Outcome {
  freeChecked(k, f, k.argPointer(f, 0), undefined);
  return k.returnVoid(f);
}

/** PHYSICAL_MEMORY_RANGE: where it begins, and its bytes. */
const rangeSize = 16;
/** Physical addresses are offsets into the machine's memory, which is one range; one of no bytes ends the list. */
function physicalRanges(k: Kernel, f: Offset): Outcome {
  const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
  const at = allocate(k, { size: 2 * rangeSize, tag: "hPmM", zero: true, ...owner });
  if (at !== 0) k.m.setU64(at + 8, BigInt(k.m.size));
  return k.returnPointer(f, at);
}

export const memoryManagerDdis: readonly Routine[] = [
  ddi("ProbeForRead", 3, probe(false)),
  ddi("ProbeForWrite", 3, probe(true)),
  ddi("MmIsAddressValid", 1, (k, f) => {
    const at = k.kernelOffset(k.arg64(f, 0));
    return k.returnBool(f, at !== 0 && k.permissionAt(at) === 0);
  }),
  ddi("MmGetPhysicalAddress", 1, (k, f) => k.return64(f, BigInt(k.kernelOffset(k.arg64(f, 0))))),
  ddi("MmGetVirtualForPhysical", 1, (k, f) => {
    const at = Number(k.arg64(f, 0) & 0xffff_ffffn);
    const there = k.arg64(f, 0) < BigInt(k.m.size) && k.permissionAt(at) !== Permission.unmapped;
    return k.returnPointer(f, there ? at : 0);
  }),
  ddi("MmGetPhysicalMemoryRanges", 0, physicalRanges),
  ddi("MmGetPhysicalMemoryRangesEx", 1, physicalRanges),
  ddi("MmGetPhysicalMemoryRangesEx2", 2, physicalRanges),
  ddi("MmQuerySystemSize", 0, (k, f) => k.return32(f, sizes.filter((bytes) => k.m.size >= bytes).length)),
  ddi("MmCopyMemory", 5, copyMemory),
  // The verifier watches all drivers, as far as the scenario has not switched it off.
  ddi("MmIsDriverVerifying", 1, (k, f) => k.return32(f, isVerifying(k) ? 1 : 0)),
  ddi("MmIsDriverVerifyingByAddress", 1, (k, f) => {
    const at = k.kernelOffset(k.arg64(f, 0));
    const inDriver =
      k.functionAt(at) !== undefined || k.images.some(({ base, size }) => at >= base && at < base + size);
    return k.return32(f, inDriver && isVerifying(k) ? 1 : 0);
  }),
  ddi("MmIsThisAnNtAsSystem", 0, (k, f) => k.returnBool(f, false)),
  ddi("MmAllocateContiguousMemory", 2, contiguous({ highest: 1 })),
  ddi("MmAllocateContiguousMemorySpecifyCache", 5, contiguous({ lowest: 1, highest: 2, boundary: 3 })),
  ddi("MmAllocateContiguousMemoryEx", 10, contiguousEx),
  // All memory is of one node.
  ddi("MmAllocateContiguousMemorySpecifyCacheNode", 6, contiguous({ lowest: 1, highest: 2, boundary: 3 })),
  ddi("MmAllocateContiguousNodeMemory", 6, contiguous({ lowest: 1, highest: 2, boundary: 3 })),
  ddi("MmAllocateNonCachedMemory", 1, contiguous()),
  ddi("MmFreeContiguousMemory", 1, freeContiguous),
  ddi("MmFreeContiguousMemorySpecifyCache", 3, freeContiguous),
  ddi("MmFreeNonCachedMemory", 2, freeContiguous),
  ddi("MmGetSystemRoutineAddress", 1, (k, f) => {
    const name = readUnicodeString(k, f, k.argPointer(f, 0));
    return k.returnPointer(f, k.hasDdi(name) ? k.routineAddress(name) : 0);
  }),
];
