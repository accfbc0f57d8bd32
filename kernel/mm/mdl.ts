// Memory descriptor lists. The machine has no separate virtual pages: an MDL's buffer is where it is, and mapping it gives that
// address. The header is as documented; StartVa and ByteOffset are those of the buffer, page frame numbers follow the header.
// Locking and unlocking are counted by the documented MdlFlags; what is left out are physical pages shared by two mappings.
import { KERNEL_HIGH, Permission } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { inProcess } from "../ke/attach.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { recordFinding, stopWithFinding, verify } from "../verifier/stop.ts";
import { isPageableData } from "./paging.ts";
import { allocate, blockAround, release } from "./pool.ts";
import { lockView } from "./section.ts";
import { isUserAddress, userMemory } from "./user.ts";
import { mapForUser, unmapForUser } from "./user-mapping.ts";

const flag = {
  mappedToSystemVa: 0x0001,
  pagesLocked: 0x0002,
  sourceIsNonpagedPool: 0x0004,
  partial: 0x0010,
  partialHasBeenMapped: 0x0020,
  writeOperation: 0x0080,
  contentsInvariant: 0x4000,
};
const page = 4096;
/** What the block of MmAllocatePagesForMdl is. */
const pagesOfMdl = "pages of an MDL";

/** Size of an MDL with its page frame numbers. */
const mdlSize = (k: Kernel, at: Offset, length: number): number => {
  const pages = Math.ceil(((at & (page - 1)) + length) / page);
  return k.s.MDL.size + 8 * pages;
};

export function makeMdl(k: Kernel, buffer: Offset, length: number, high: number, f?: Offset): Offset {
  const place = f === undefined ? undefined : k.callerPlace(f);
  const driver = f === undefined ? "" : k.callerDriver(f);
  const size = mdlSize(k, buffer, length);
  const mdl = allocate(k, { size, tag: "Mdl ", what: "MDL", zero: true, place, driver });
  if (mdl === 0) return 0;
  fillMdl(k, mdl, buffer, length, high, size);
  return mdl;
}

function fillMdl(k: Kernel, mdl: Offset, buffer: Offset, length: number, high: number, size: number): void {
  const layout = k.s.MDL;
  const m = k.m;
  m.setU64(mdl + layout.Next, 0n);
  m.setU16(mdl + layout.Size, size);
  m.setU16(mdl + layout.MdlFlags, 0);
  const start = buffer & -page;
  m.setU32(mdl + layout.StartVa, start);
  m.setU32(mdl + layout.StartVa + 4, high);
  m.setU32(mdl + layout.ByteCount, length);
  m.setU32(mdl + layout.ByteOffset, buffer & (page - 1));
  for (let i = 0, at = mdl + layout.size; at + 8 <= mdl + size; i++, at += 8) m.setU64(at, BigInt((start >>> 12) + i));
}

/** Marks pages as resident and mapped: the buffer can be used at its own address. */
export function lockMdl(k: Kernel, mdl: Offset, target: Offset, write: boolean): void {
  const layout = k.s.MDL;
  const flags = k.m.u16(mdl + layout.MdlFlags) | flag.pagesLocked | (write ? flag.writeOperation : 0);
  k.m.setU16(mdl + layout.MdlFlags, flags);
  k.setPointer(mdl + layout.MappedSystemVa, target);
}

export function freeMdl(k: Kernel, mdl: Offset): void {
  release(k, mdl);
}

/** Where what it describes lies. */
export function mdlBuffer(k: Kernel, mdl: Offset): Offset {
  return k.m.u32(mdl + k.s.MDL.StartVa) + k.m.u32(mdl + k.s.MDL.ByteOffset);
}

/** Tells of an MDL that is not in the state that an operation needs; `flags` are those that are missing or in the way. */
function wrong(k: Kernel, f: Offset, violation: number, mdl: Offset, what: string, flags = 0): void {
  const parameters = [
    BigInt(violation),
    k.address(mdl),
    BigInt(k.m.u16(mdl + k.s.MDL.MdlFlags)),
    BigInt(flags),
  ] as const;
  verify(k, f, "verifier:mdl", `The MDL at ${k.hex(mdl)} ${what}.`, 0xc4, parameters);
}

const map = (k: Kernel, f: Offset, user: boolean, priority = 0): Outcome =>
  mapMdl(k, f, k.argPointer(f, 0), user, priority);
/** The system address of an MDL's locked pages. */
export const mapToSystem = (k: Kernel, f: Offset, mdl: Offset): Outcome => mapMdl(k, f, mdl, false, 0);

function mapMdl(k: Kernel, f: Offset, mdl: Offset, user: boolean, priority: number): Outcome {
  const layout = k.s.MDL;
  k.touch(f, mdl, layout.size, true);
  const flags = k.m.u16(mdl + layout.MdlFlags);
  if ((flags & (flag.pagesLocked | flag.sourceIsNonpagedPool | flag.partial)) === 0)
    wrong(k, f, 0xb3, mdl, "is mapped although its pages are not locked", flag.pagesLocked);
  if (user) return mapForUser(k, f, mdlBuffer(k, mdl), k.m.u32(mdl + layout.ByteCount), priority);
  const mapped = (flags & flag.partial) === 0 ? 0 : flag.partialHasBeenMapped;
  k.m.setU16(mdl + layout.MdlFlags, flags | flag.mappedToSystemVa | mapped);
  const known = k.pointerOr0(mdl + layout.MappedSystemVa);
  const target = known !== 0 ? known : mdlBuffer(k, mdl);
  k.setPointer(mdl + layout.MappedSystemVa, target);
  return k.returnPointer(f, target);
}

/** `violation`: what an MDL that is locked already, or needs no locking, breaks. */
function probeAndLock(k: Kernel, f: Offset, violation: 0xb0 | 0xb1, write: boolean): Outcome {
  const mdl = k.argPointer(f, 0);
  k.touch(f, mdl, k.s.MDL.size, true);
  const inTheWay = k.m.u16(mdl + k.s.MDL.MdlFlags) & (flag.pagesLocked | flag.sourceIsNonpagedPool | flag.partial);
  if (inTheWay !== 0)
    wrong(
      k,
      f,
      violation,
      mdl,
      "is locked, but its pages are locked already, or need not be: nonpaged pool, part of another",
      inTheWay,
    );
  const buffer = mdlBuffer(k, mdl);
  const size = k.m.u32(mdl + k.s.MDL.ByteCount);
  const high = k.m.u32(mdl + k.s.MDL.StartVa + 4);
  if (high === KERNEL_HIGH) k.touch(f, buffer, size, write);
  else {
    const address = (BigInt(high) << 32n) + BigInt(buffer);
    if (userMemory(k, address, size, write) === undefined)
      k.raiseFrom(f, nt.STATUS_ACCESS_VIOLATION, `0x${address.toString(16)} is not this process' memory`, [
        write ? 1n : 0n,
        address,
      ]);
    lockView(k, buffer, 1);
  }
  lockMdl(k, mdl, buffer, write);
  return k.returnVoid(f);
}

/**
 * (MemoryDescriptorList, SegmentArray, AccessMode, Operation): the pages that the array names take the places of those that the MDL was made
 * for. Memory lies at one place here, so pages that do not follow one another cannot be made into one buffer.
 */
function probeAndLockSelected(k: Kernel, f: Offset): Outcome {
  const [mdl, segments] = [k.argPointer(f, 0), k.argPointer(f, 1)];
  const layout = k.s.MDL;
  k.touch(f, mdl, layout.size, true);
  const count = Math.ceil((k.m.u32(mdl + layout.ByteOffset) + k.m.u32(mdl + layout.ByteCount)) / page);
  k.touch(f, segments, 8 * count, false);
  const first = k.m.u64(segments);
  for (let i = 0; i < count; i++) {
    const at = k.m.u64(segments + 8 * i);
    if (at === first + BigInt(i * page) && at % BigInt(page) === 0n) continue;
    const message = `MmProbeAndLockSelectedPages is given 0x${at.toString(16)} as page ${i} of its array, which does not follow page ${i - 1}: this machine has no page tables that could bring pages together.`;
    recordFinding(k, f, "refused", message);
    return k.returnVoid(f);
  }
  fillPages(k, mdl, first);
  return probeAndLock(k, f, 0xb0, k.argU32(f, 3) !== 0);
}
/** The MDL describes the same number of bytes of the pages that begin at an address. */
function fillPages(k: Kernel, mdl: Offset, first: bigint): void {
  const layout = k.s.MDL;
  k.m.setU64(mdl + layout.StartVa, first);
  const frame = Number(first & 0xffff_ffffn) >>> 12;
  for (let i = 0, at = mdl + layout.size; at + 8 <= mdl + k.m.u16(mdl + layout.Size); i++, at += 8)
    k.m.setU64(at, BigInt(frame + i));
}

/** MmBuildMdlForNonPagedPool is for memory that stays where it is. */
function checkNonpaged(k: Kernel, f: Offset, mdl: Offset): void {
  const at = mdlBuffer(k, mdl);
  const high = k.m.u32(mdl + k.s.MDL.StartVa + 4);
  if (high === KERNEL_HIGH && blockAround(k, at)?.paged === true)
    wrong(k, f, 0x7f, mdl, "is built for nonpaged pool, but describes paged pool: MmProbeAndLockPages locks that");
  const what =
    high === KERNEL_HIGH
      ? isPageableData(k, at)
        ? "a pageable section of an image"
        : undefined
      : "a program's memory";
  if (what === undefined) return;
  const message = `The MDL at ${k.hex(mdl)} is built for nonpaged pool, but describes ${what}, whose pages are not locked: MmProbeAndLockPages locks them.`;
  const address = (BigInt(high) << 32n) + BigInt(at);
  verify(k, f, "verifier:mdl", message, 0xc4, [0x140n, BigInt(k.irql), k.address(mdl), address]);
}

/** MM_MDL_PAGE_CONTENTS_STATE. */
const Contents = { dynamic: 0, invariant: 1 } as const;
/** (MemoryDescriptorList, State): the state before. */
function pageContentsState(k: Kernel, f: Offset): Outcome {
  const mdl = k.argPointer(f, 0);
  k.touch(f, mdl, k.s.MDL.size, true);
  const at = mdl + k.s.MDL.MdlFlags;
  const flags = k.m.u16(at);
  const state = k.argU32(f, 1);
  if (state === Contents.invariant) k.m.setU16(at, flags | flag.contentsInvariant);
  else if (state === Contents.dynamic) k.m.setU16(at, flags & ~flag.contentsInvariant);
  return k.return32(f, (flags & flag.contentsInvariant) === 0 ? Contents.dynamic : Contents.invariant);
}

/** PAGE_NOACCESS, PAGE_READONLY, PAGE_READWRITE and the same with PAGE_EXECUTE_…. */
const protections: { readonly [protection: number]: number } = {
  1: Permission.unmapped,
  2: Permission.readOnly,
  4: Permission.open,
  32: Permission.readOnly,
  64: Permission.open,
};
/** (Mdl, NewProtect): of the system address to which it is mapped, until it is unmapped. */
function protectSystemAddress(k: Kernel, f: Offset): Outcome {
  const mdl = k.argPointer(f, 0);
  k.touch(f, mdl, k.s.MDL.size, false);
  const permission = protections[k.argU32(f, 1)];
  if ((k.m.u16(mdl + k.s.MDL.MdlFlags) & flag.mappedToSystemVa) === 0) return k.return32(f, nt.STATUS_NOT_MAPPED_VIEW);
  if (permission === undefined) return k.return32(f, nt.STATUS_INVALID_PAGE_PROTECTION);
  protectBuffer(k, mdl, permission);
  k.state.protectedMdls.add(mdl);
  return k.return32(f, nt.STATUS_SUCCESS);
}
export function unmapFromSystem(k: Kernel, mdl: Offset): void {
  const mapped = flag.mappedToSystemVa | flag.partialHasBeenMapped;
  k.m.setU16(mdl + k.s.MDL.MdlFlags, k.m.u16(mdl + k.s.MDL.MdlFlags) & ~mapped);
  if (k.state.protectedMdls.delete(mdl)) protectBuffer(k, mdl, Permission.open);
}
/** The last bytes of a buffer share their eight with what is no part of it, which stays closed. */
function protectBuffer(k: Kernel, mdl: Offset, permission: number): void {
  const size = k.m.u32(mdl + k.s.MDL.ByteCount);
  const at = mdlBuffer(k, mdl);
  const whole = size & ~7;
  if (whole > 0) k.m.protect(at, whole, permission);
  if (whole < size) k.m.protect(at + whole, 8, permission | (size & 7));
}

const allocationFlag = { dontZero: 1, fullyRequired: 4 } as const;

/**
 * (LowAddress, HighAddress, SkipBytes, TotalBytes[, CacheType, Flags]): whole pages, resident and not mapped; they are in one piece.
 * Where memory does not suffice, the MDL describes what there is, unless all of it is required.
 */
function allocatePages(flagsAt?: number) {
  return (k: Kernel, f: Offset): Outcome => {
    const low = k.arg64(f, 0);
    const high = k.arg64(f, 1);
    const total = k.arg64(f, 3);
    const flags = flagsAt === undefined ? 0 : k.argU32(f, flagsAt);
    const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
    const zero = (flags & allocationFlag.dontZero) === 0;
    const wanted = Math.ceil(Number(total) / page) * page;
    const some = (size: number) => allocate(k, { size, tag: "MmPg", what: pagesOfMdl, zero, ...owner });
    let length = wanted;
    let pages = length === 0 || length > k.m.size ? 0 : some(length);
    while (pages === 0 && length > page && (flags & allocationFlag.fullyRequired) === 0) {
      length = Math.ceil(Math.min(length, k.m.size) / 2 / page) * page;
      pages = some(length);
    }
    if (pages === 0) return k.returnPointer(f, 0);
    if (length < wanted)
      k.log({
        kind: "pool",
        driver: owner.driver,
        operands: [pages, length, 0],
        text: `of ${wanted} wanted for an MDL`,
      });
    // Physical addresses are offsets into the machine's memory.
    const inside = BigInt(pages) >= low && BigInt(pages + length - 1) <= high;
    const mdl = inside ? makeMdl(k, pages, length, KERNEL_HIGH, f) : 0;
    if (mdl === 0) {
      release(k, pages);
      return k.returnPointer(f, 0);
    }
    k.m.setU16(mdl + k.s.MDL.MdlFlags, flag.pagesLocked);
    return k.returnPointer(f, mdl);
  };
}

/** The pages go, the MDL stays until ExFreePool frees it. */
function freePages(k: Kernel, f: Offset): Outcome {
  const mdl = k.argPointer(f, 0);
  const layout = k.s.MDL;
  k.touch(f, mdl, layout.size, true);
  const flags = k.m.u16(mdl + layout.MdlFlags);
  const pages = mdlBuffer(k, mdl);
  const block = k.state.pool.blocks.get(pages);
  if (block?.what !== pagesOfMdl || block.freed !== undefined) {
    const message = `The MDL at ${k.hex(mdl)} has no pages of MmAllocatePagesForMdl, or they are free already.`;
    return stopWithFinding(k, f, "verifier:mdl", message);
  }
  if ((flags & flag.mappedToSystemVa) !== 0) {
    const message = `The pages of the MDL at ${k.hex(mdl)} are freed while they are mapped; call MmUnmapLockedPages first.`;
    return stopWithFinding(k, f, "verifier:mdl", message);
  }
  release(k, pages, k.callerPlace(f));
  k.m.setU16(mdl + layout.MdlFlags, flags & ~flag.pagesLocked);
  // From here on the MDL is an ordinary block of the driver's.
  const own = k.state.pool.blocks.get(mdl);
  if (own !== undefined) k.state.pool.blocks.set(mdl, { ...own, what: "" });
  return k.returnVoid(f);
}

/** (Mdl, NumberOfBytes): the MDL describes its buffer without the first bytes. */
function advance(k: Kernel, f: Offset): Outcome {
  const mdl = k.argPointer(f, 0);
  const bytes = k.argU32(f, 1);
  const layout = k.s.MDL;
  const m = k.m;
  k.touch(f, mdl, layout.size, true);
  const count = m.u32(mdl + layout.ByteCount);
  if (bytes > count) return k.return32(f, nt.STATUS_INVALID_PARAMETER_2);
  const offset = m.u32(mdl + layout.ByteOffset) + bytes;
  const passed = Math.floor(offset / page);
  m.setU32(mdl + layout.StartVa, m.u32(mdl + layout.StartVa) + passed * page);
  m.setU32(mdl + layout.ByteOffset, offset % page);
  m.setU32(mdl + layout.ByteCount, count - bytes);
  const frames = mdl + layout.size;
  m.u8.copyWithin(frames, frames + 8 * passed, mdl + m.u16(mdl + layout.Size));
  const mapped = k.pointerOr0(mdl + layout.MappedSystemVa);
  if (mapped !== 0) k.setPointer(mdl + layout.MappedSystemVa, mapped + bytes);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const mdlDdis: readonly Routine[] = [
  ddi("IoAllocateMdl", 5, (k, f) => {
    const high = k.m.u32(f + 16 + 4);
    const buffer = k.argU32(f, 0);
    const mdl = makeMdl(k, buffer, k.argU32(f, 1), high, f);
    const irp = k.argPointer(f, 4);
    if (irp !== 0 && mdl !== 0) {
      if (k.argBool(f, 2)) {
        let last = k.pointerOr0(irp + k.s.IRP.MdlAddress);
        while (last !== 0 && k.pointerOr0(last + k.s.MDL.Next) !== 0) last = k.pointerOr0(last + k.s.MDL.Next);
        if (last !== 0) k.setPointer(last + k.s.MDL.Next, mdl);
        else k.setPointer(irp + k.s.IRP.MdlAddress, mdl);
      } else k.setPointer(irp + k.s.IRP.MdlAddress, mdl);
    }
    return k.returnPointer(f, mdl);
  }),
  ddi("IoFreeMdl", 1, (k, f) => {
    const mdl = k.argPointer(f, 0);
    k.touch(f, mdl, k.s.MDL.size, true);
    const flags = k.m.u16(mdl + k.s.MDL.MdlFlags);
    if ((flags & flag.pagesLocked) !== 0 && (flags & flag.partial) === 0) {
      const mapped = (flags & flag.mappedToSystemVa) !== 0 ? " and mapped" : "";
      wrong(k, f, 0xb8, mdl, `is freed while its pages are locked${mapped}; call MmUnlockPages first`);
    }
    release(k, mdl, k.callerPlace(f));
    return k.returnVoid(f);
  }),
  ddi("IoBuildPartialMdl", 4, (k, f) => {
    const source = k.argPointer(f, 0);
    const target = k.argPointer(f, 1);
    const at = k.argU32(f, 2);
    const high = k.m.u32(f + 16 + 8 * 2 + 4);
    const layout = k.s.MDL;
    k.touch(f, source, layout.size, false);
    k.touch(f, target, layout.size, true);
    const rest = mdlBuffer(k, source) + k.m.u32(source + layout.ByteCount) - at;
    const length = k.argU32(f, 3) === 0 ? rest : k.argU32(f, 3);
    fillMdl(k, target, at, length, high, k.m.u16(target + layout.Size));
    // What needs no mapping needs none in part either.
    const sameAs = k.m.u16(source + layout.MdlFlags) & flag.sourceIsNonpagedPool;
    k.m.setU16(target + layout.MdlFlags, flag.partial | sameAs);
    const mapped = k.pointerOr0(source + layout.MappedSystemVa);
    if (mapped !== 0) k.setPointer(target + layout.MappedSystemVa, mapped + (at - mdlBuffer(k, source)));
    return k.returnVoid(f);
  }),
  ddi("MmBuildMdlForNonPagedPool", 1, (k, f) => {
    const mdl = k.argPointer(f, 0);
    const layout = k.s.MDL;
    k.touch(f, mdl, layout.size, true);
    checkNonpaged(k, f, mdl);
    k.m.setU16(mdl + layout.MdlFlags, k.m.u16(mdl + layout.MdlFlags) | flag.sourceIsNonpagedPool);
    k.setPointer(mdl + layout.MappedSystemVa, mdlBuffer(k, mdl));
    return k.returnVoid(f);
  }),
  // (Mdl, AccessMode, Operation)
  ddi("MmProbeAndLockPages", 3, (k, f) => probeAndLock(k, f, 0xb0, k.argU32(f, 2) !== 0)),
  // (Mdl, Process, AccessMode, Operation)
  ddi("MmProbeAndLockProcessPages", 4, (k, f) =>
    inProcess(k, f, k.argPointer(f, 1), () => probeAndLock(k, f, 0xb1, k.argU32(f, 3) !== 0)),
  ),
  ddi("MmProbeAndLockSelectedPages", 4, probeAndLockSelected),
  ddi("MmMdlPageContentsState", 2, pageContentsState),
  ddi("MmUnlockPages", 1, (k, f) => {
    const mdl = k.argPointer(f, 0);
    const layout = k.s.MDL;
    k.touch(f, mdl, layout.size, true);
    const flags = k.m.u16(mdl + layout.MdlFlags);
    if ((flags & flag.sourceIsNonpagedPool) !== 0)
      wrong(k, f, 0x7d, mdl, "is unlocked, but describes nonpaged pool, which is never locked");
    if ((flags & flag.partial) !== 0)
      wrong(
        k,
        f,
        0xb4,
        mdl,
        "is unlocked, but describes a part of another MDL, to which the pages belong",
        flag.partial,
      );
    if ((flags & flag.pagesLocked) === 0) {
      wrong(k, f, 0x7c, mdl, "is unlocked although its pages are not locked");
      return k.returnVoid(f);
    }
    k.m.setU16(mdl + layout.MdlFlags, flags & ~(flag.pagesLocked | flag.mappedToSystemVa));
    if (k.m.u32(mdl + layout.StartVa + 4) !== KERNEL_HIGH) lockView(k, mdlBuffer(k, mdl), -1);
    return k.returnVoid(f);
  }),
  // (Mdl, AccessMode, CacheType, RequestedAddress, BugCheckOnFailure, Priority)
  ddi("MmMapLockedPagesSpecifyCache", 6, (k, f) => map(k, f, (k.argU32(f, 1) & 0xff) !== 0, k.argU32(f, 5))),
  ddi("MmMapLockedPages", 2, (k, f) => map(k, f, (k.argU32(f, 1) & 0xff) !== 0)),
  ddi("MmGetSystemAddressForMdlSafe", 2, (k, f) => map(k, f, false)),
  ddi("MmUnmapLockedPages", 2, (k, f) => {
    const mdl = k.argPointer(f, 1);
    k.touch(f, mdl, k.s.MDL.size, true);
    if (isUserAddress(k.arg64(f, 0))) return unmapForUser(k, f, k.arg64(f, 0));
    const flags = k.m.u16(mdl + k.s.MDL.MdlFlags);
    if ((flags & (flag.mappedToSystemVa | flag.sourceIsNonpagedPool)) === 0)
      wrong(k, f, 0xb6, mdl, "is unmapped although it is not mapped to a system address", flag.mappedToSystemVa);
    unmapFromSystem(k, mdl);
    return k.returnVoid(f);
  }),
  ddi("MmProtectMdlSystemAddress", 2, protectSystemAddress),
  ddi("MmAllocatePagesForMdl", 4, allocatePages()),
  ddi("MmAllocatePagesForMdlEx", 6, allocatePages(5)),
  // (Low, High, Skip, TotalBytes, CacheType, IdealNode, Flags): all memory is of one node.
  ddi("MmAllocateNodePagesForMdlEx", 7, allocatePages(6)),
  ddi("MmFreePagesFromMdl", 1, freePages),
  ddi("MmAdvanceMdl", 2, advance),
  ddi("MmSizeOfMdl", 2, (k, f) => k.return64(f, BigInt(mdlSize(k, k.argU32(f, 0), k.argU32(f, 1))))),
];
