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

/** `lowest` and `highest`: which arguments bound the physical address, if any do. */
function contiguous({ lowest, highest }: { lowest?: number; highest?: number } = {}) {
  return (k: Kernel, f: Offset): Outcome => {
    const size = Math.max(4096, Number(k.arg64(f, 0)));
    const at = allocate(k, { size, tag: "Cont", driver: k.callerDriver(f), place: k.callerPlace(f) });
    const fits =
      (lowest === undefined || at >= k.arg64(f, lowest)) &&
      (highest === undefined || at + size - 1 <= k.arg64(f, highest));
    if (at === 0 || fits) return k.returnPointer(f, at);
    release(k, at);
    return k.returnPointer(f, 0);
  };
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
  ddi("MmAllocateContiguousMemorySpecifyCache", 5, contiguous({ lowest: 1, highest: 2 })),
  // All memory is of one node.
  ddi("MmAllocateContiguousMemorySpecifyCacheNode", 6, contiguous({ lowest: 1, highest: 2 })),
  ddi("MmAllocateContiguousNodeMemory", 6, contiguous({ lowest: 1, highest: 2 })),
  ddi("MmAllocateNonCachedMemory", 1, contiguous()),
  ddi("MmFreeContiguousMemory", 1, freeContiguous),
  ddi("MmFreeContiguousMemorySpecifyCache", 3, freeContiguous),
  ddi("MmFreeNonCachedMemory", 2, freeContiguous),
  ddi("MmGetSystemRoutineAddress", 1, (k, f) => {
    const name = readUnicodeString(k, f, k.argPointer(f, 0));
    return k.returnPointer(f, k.hasDdi(name) ? k.routineAddress(name) : 0);
  }),
];
