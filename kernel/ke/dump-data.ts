// What bug check callbacks give to the dump, by the reason that they are registered for. No dump is written; what would be in it is told in
// the trace. Routines that see the dump as it is written are called last, one after the other: each sees a header, a body and what drivers
// have added go by in order, as much of each as a page or two, and then that it is complete. Left out: secondary data in several parts.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { guidText } from "../rtl/guid.ts";

const dumpDataLimit = 4096;
const page = 4096;
const bugcheckActive = 1;
const Pages = { virtual: 1, physical: 2, more: 0x8000_0000 } as const;

/** The bugcheck on account of which they are called. */
export interface Stop {
  readonly code: number;
  readonly parameters: readonly bigint[];
}
export interface DumpReason {
  /** Bytes of the structure that the routine is given. */
  size(k: Kernel): number;
  prepare(k: Kernel, at: Offset, stop: Stop): void;
  /** What the routine has given, and whether it wants to be called again. */
  given(k: Kernel, at: Offset): { readonly text: string; readonly again?: boolean } | undefined;
}

const secondary: DumpReason = {
  size: (k) => k.s.KBUGCHECK_SECONDARY_DUMP_DATA.size,
  prepare: (k, at) => {
    const layout = k.s.KBUGCHECK_SECONDARY_DUMP_DATA;
    const room = allocate(k, { size: dumpDataLimit, tag: "Bugc", what: "dump buffer", zero: true });
    k.setPointer(at + layout.InBuffer, room);
    k.m.setU32(at + layout.InBufferLength, dumpDataLimit);
    k.m.setU32(at + layout.MaximumAllowed, dumpDataLimit);
  },
  given: (k, at) => {
    const layout = k.s.KBUGCHECK_SECONDARY_DUMP_DATA;
    return {
      text: `${k.m.u32(at + layout.OutBufferLength)} bytes for the dump as {${guidText(k.m, at + layout.Guid)}}`,
    };
  },
};

const pages = (what: string): DumpReason => ({
  size: (k) => k.s.KBUGCHECK_ADD_PAGES.size,
  prepare: (k, at, { code }) => {
    k.m.setU32(at + k.s.KBUGCHECK_ADD_PAGES.Flags, 0);
    k.m.setU32(at + k.s.KBUGCHECK_ADD_PAGES.BugCheckCode, code);
  },
  given: (k, at) => {
    const layout = k.s.KBUGCHECK_ADD_PAGES;
    const flags = k.m.u32(at + layout.Flags);
    const count = k.m.u64(at + layout.Count);
    const again = (flags & Pages.more) !== 0;
    if (count === 0n) return { text: `no page ${what}`, again };
    const kind = flags & (Pages.virtual | Pages.physical);
    const address = `0x${k.m.u64(at + layout.Address).toString(16)}`;
    if (kind !== Pages.virtual && kind !== Pages.physical)
      return {
        text: `${count} pages from ${address}, which are neither virtual nor physical by Flags: ignored`,
        again,
      };
    return {
      text: `${count} pages from the ${kind === Pages.virtual ? "virtual" : "physical"} address ${address} ${what}`,
      again,
    };
  },
});

const triage: DumpReason = {
  size: (k) => k.s.KBUGCHECK_TRIAGE_DUMP_DATA.size,
  prepare: (k, at, { code, parameters }) => {
    const layout = k.s.KBUGCHECK_TRIAGE_DUMP_DATA;
    k.m.setU32(at + layout.Flags, bugcheckActive);
    k.m.setU32(at + layout.MaxVirtMemSize, dumpDataLimit);
    k.m.setU32(at + layout.BugCheckCode, code);
    for (const [i, value] of parameters.entries()) k.m.setU64(at + layout.BugCheckParameter1 + 8 * i, value);
  },
  given: (k, at) => {
    const array = k.pointerOr0(at + k.s.KBUGCHECK_TRIAGE_DUMP_DATA.DataArray);
    if (array === 0) return { text: "no data array" };
    const layout = k.s.KTRIAGE_DUMP_DATA_ARRAY;
    return {
      text: `${k.m.u32(array + layout.NumBlocksUsed)} blocks of ${k.m.u32(array + layout.DataSize)} bytes for a small dump`,
    };
  },
};

/** KBUGCHECK_DUMP_IO_TYPE, and bytes of the writes of each type that a routine sees. */
const Written = { header: 1, body: 2, secondary: 3, complete: 4 } as const;
const writes: { readonly [type: number]: { readonly name: string; readonly size: number } } = {
  [Written.header]: { name: "header", size: 2 * page },
  [Written.body]: { name: "body", size: page },
  [Written.secondary]: { name: "data of drivers", size: page },
  [Written.complete]: { name: "end", size: 0 },
};
/** "PAGEDU64", with which the dump of a 64-bit machine begins. */
const signature = 0x3436_5544_4547_4150n;
const inOrder = 0xffff_ffff_ffff_ffffn;
const dumpIo: DumpReason = {
  size: (k) => k.s.KBUGCHECK_DUMP_IO.size,
  // The structure still holds the write before.
  prepare: (k, at, { code }) => {
    const layout = k.s.KBUGCHECK_DUMP_IO;
    const type = k.m.u32(at + layout.Type) + 1;
    const size = writes[type]?.size ?? 0;
    const buffer = size === 0 ? 0 : allocate(k, { size, tag: "Bugc", what: "dump buffer", zero: true });
    if (type === Written.header) {
      k.m.setU64(buffer, signature);
      k.m.setU32(buffer + bugcheckCodeAt, code);
    }
    k.m.setU64(at + layout.Offset, inOrder);
    k.setPointer(at + layout.Buffer, buffer);
    k.m.setU32(at + layout.BufferLength, size);
    k.m.setU32(at + layout.Type, type);
  },
  given: (k, at) => {
    const type = k.m.u32(at + k.s.KBUGCHECK_DUMP_IO.Type);
    return { text: `has seen the ${writes[type]?.name ?? "?"} of the dump`, again: type < Written.complete };
  },
};
/** BugCheckCode in the header of a 64-bit dump; from memory. */
const bugcheckCodeAt = 0x38;

/** KbCallbackDumpIo. */
export const seesDump = 3;
/** By KBUGCHECK_CALLBACK_REASON. */
export const dumpReasons: ReadonlyMap<number, DumpReason> = new Map([
  [2, secondary],
  [seesDump, dumpIo],
  [4, pages("for the dump")],
  [6, pages("left out of the dump")],
  [7, triage],
]);

// ---- arrays of data for a small dump ---------------------------------------------------------------------------------------------------

/** (Array, Size): as many blocks as there is room for. */
function initializeArray(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const size = k.argU32(f, 1);
  const layout = k.s.KTRIAGE_DUMP_DATA_ARRAY;
  if (at === 0 || size < layout.size) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.touch(f, at, size, true);
  k.m.u8.fill(0, at, at + size);
  k.initializeList(at + layout.List);
  k.m.setU32(at + layout.NumBlocksTotal, Math.floor((size - layout.Blocks) / k.s.KADDRESS_RANGE.size));
  k.m.setU32(at + layout.MaxDataSize, 16 * page);
  return k.return32(f, nt.STATUS_SUCCESS);
}
/** (Array, Address, Size) */
function addBlock(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const layout = k.s.KTRIAGE_DUMP_DATA_ARRAY;
  const block = k.s.KADDRESS_RANGE;
  k.touch(f, at, layout.size, true);
  const used = k.m.u32(at + layout.NumBlocksUsed);
  const bytes = k.arg64(f, 2);
  const sum = BigInt(k.m.u32(at + layout.DataSize)) + bytes;
  if (bytes === 0n || k.arg64(f, 1) === 0n) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (used >= k.m.u32(at + layout.NumBlocksTotal) || sum > BigInt(k.m.u32(at + layout.MaxDataSize)))
    return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const to = at + layout.Blocks + used * block.size;
  k.m.setU64(to + block.Address, k.arg64(f, 1));
  k.m.setU64(to + block.Size, bytes);
  k.m.setU32(at + layout.NumBlocksUsed, used + 1);
  k.m.setU32(at + layout.DataSize, Number(sum));
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const dumpDataDdis: readonly Routine[] = [
  ddi("KeInitializeTriageDumpDataArray", 2, initializeArray),
  ddi("KeAddTriageDumpDataBlock", 3, addBlock),
];
