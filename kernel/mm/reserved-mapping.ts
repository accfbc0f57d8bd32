// System addresses reserved for mappings: MmAllocateMappingAddress and what maps an MDL's pages there, for drivers that may not fail when
// memory is short. Rules and bug checks as documented; the pages are seen at the address that they have anyway, as in all mappings here.
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithBugcheck } from "../verifier/stop.ts";
import { mapToSystem, mdlBuffer, unmapFromSystem } from "./mdl.ts";
import { allocate, release } from "./pool.ts";
import type { ReservedMapping } from "./state.ts";

const page = 4096;
/** First parameter of SYSTEM_PTE_MISUSE. */
const Misuse = {
  freedTwice: 0x101n,
  freedMapped: 0x102n,
  tag: 0x104n,
  mappedAlready: 0x107n,
  otherMdl: 0x109n,
} as const;

/** (NumberOfBytes, PoolTag) */
function reserve(k: Kernel, f: Offset): Outcome {
  const size = Math.ceil(Number(BigInt.asUintN(48, k.arg64(f, 0))) / page) * page;
  if (size === 0 || size > k.m.size) return k.returnPointer(f, 0);
  const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
  const at = allocate(k, { size, tag: "MmRe", what: "reserved addresses", ...owner });
  if (at === 0) return k.returnPointer(f, 0);
  k.state.reservedMappings.set(at, { size, tag: k.argU32(f, 1), mdl: 0 });
  return k.returnPointer(f, at);
}

/** The reservation at the first argument, if the tag in argument 1 is its own. */
function reservation(k: Kernel, f: Offset, name: string): ReservedMapping {
  const at = k.argPointer(f, 0);
  const found = k.state.reservedMappings.get(at);
  if (found === undefined) misuse(k, f, Misuse.freedTwice, `${name}: 0x${at.toString(16)} is no reserved address.`);
  if (found.tag !== k.argU32(f, 1)) misuse(k, f, Misuse.tag, `${name}: the address was reserved with another tag.`);
  return found;
}
function misuse(k: Kernel, f: Offset, why: bigint, message: string): never {
  return stopWithBugcheck(k, f, 0xda, [why, k.arg64(f, 0), k.arg64(f, 1), 0n], message);
}

/** (MappingAddress, PoolTag, Mdl, CacheType): NULL where the reservation is too small. */
function map(k: Kernel, f: Offset): Outcome {
  const entry = reservation(k, f, "MmMapLockedPagesWithReservedMapping");
  const mdl = k.argPointer(f, 2);
  const layout = k.s.MDL;
  k.touch(f, mdl, layout.size, true);
  if (entry.mdl !== 0)
    misuse(k, f, Misuse.mappedAlready, "MmMapLockedPagesWithReservedMapping: pages are mapped there already.");
  const bytes = (mdlBuffer(k, mdl) % page) + k.m.u32(mdl + layout.ByteCount);
  if (bytes > entry.size) return k.returnPointer(f, 0);
  entry.mdl = mdl;
  return mapToSystem(k, f, mdl);
}

/** (BaseAddress, PoolTag, Mdl) */
function unmap(k: Kernel, f: Offset): Outcome {
  const entry = reservation(k, f, "MmUnmapReservedMapping");
  const mdl = k.argPointer(f, 2);
  k.touch(f, mdl, k.s.MDL.size, true);
  if (entry.mdl !== mdl) misuse(k, f, Misuse.otherMdl, "MmUnmapReservedMapping: another MDL is mapped there, or none.");
  entry.mdl = 0;
  unmapFromSystem(k, mdl);
  return k.returnVoid(f);
}

function giveBack(k: Kernel, f: Offset): Outcome {
  const entry = reservation(k, f, "MmFreeMappingAddress");
  if (entry.mdl !== 0) misuse(k, f, Misuse.freedMapped, "MmFreeMappingAddress: pages are still mapped there.");
  k.state.reservedMappings.delete(k.argPointer(f, 0));
  release(k, k.argPointer(f, 0), k.callerPlace(f));
  return k.returnVoid(f);
}

export const reservedMappingDdis: readonly Routine[] = [
  ddi("MmAllocateMappingAddress", 2, reserve),
  ddi("MmFreeMappingAddress", 2, giveBack),
  ddi("MmMapLockedPagesWithReservedMapping", 4, map),
  ddi("MmUnmapReservedMapping", 3, unmap),
];
