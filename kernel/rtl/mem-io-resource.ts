// Ranges of memory and ports in resource descriptors, whose length and alignment have 32 bits: longer ones are kept without their lowest 8,
// 16 or 32 bits, as CmResourceTypeMemoryLarge. That the type follows from the length is from memory.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

/** CmResourceTypePort, …Memory and …MemoryLarge. */
const Type = { port: 1, memory: 3, memoryLarge: 7 } as const;
/** CM_RESOURCE_MEMORY_LARGE, and how many bits each of its flags leaves out. */
const largeFlags = 0xe00;
const large = [
  { flag: 0x200, bits: 8n },
  { flag: 0x400, bits: 16n },
  { flag: 0x800, bits: 32n },
] as const;
const most = 0xffff_ffffn;

interface Encoding {
  readonly type: number;
  readonly flag: number;
  readonly bits: bigint;
}
/** How values can be kept, all in the same way; or the status that says why they cannot. */
function encodingOf(type: number, values: readonly bigint[]): Encoding | number {
  if (type !== Type.port && type !== Type.memory && type !== Type.memoryLarge) return nt.STATUS_INVALID_PARAMETER;
  if (values.every((value) => value <= most))
    return { type: type === Type.port ? Type.port : Type.memory, flag: 0, bits: 0n };
  const fits = ({ bits }: { readonly bits: bigint }) =>
    values.every((value) => value >> bits <= most && (value & ((1n << bits) - 1n)) === 0n);
  const found = type === Type.port ? undefined : large.find(fits);
  return found === undefined ? nt.STATUS_UNSUCCESSFUL : { type: Type.memoryLarge, ...found };
}
/** Bits that a descriptor leaves out; its type and flags lie at the same places in both kinds. */
function bitsOf(k: Kernel, at: Offset, flagsAt: number): bigint {
  if (k.m.u8[at + typeAt(k, flagsAt)] !== Type.memoryLarge) return 0n;
  const flags = k.m.u16(at + flagsAt);
  return large.find(({ flag }) => (flags & flag) !== 0)?.bits ?? 0n;
}
const typeAt = (k: Kernel, flagsAt: number): number =>
  flagsAt === k.s.IO_RESOURCE_DESCRIPTOR.Flags
    ? k.s.IO_RESOURCE_DESCRIPTOR.Type
    : k.s.CM_PARTIAL_RESOURCE_DESCRIPTOR.Type;
function putKind(k: Kernel, at: Offset, flagsAt: number, { type, flag }: Encoding): void {
  k.m.u8[at + typeAt(k, flagsAt)] = type;
  k.m.setU16(at + flagsAt, (k.m.u16(at + flagsAt) & ~largeFlags) | flag);
}

/** (Descriptor, Type, Length, Start) */
function encodeAssigned(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const layout = k.s.CM_PARTIAL_RESOURCE_DESCRIPTOR;
  k.touch(f, at, layout.size, true);
  const length = k.arg64(f, 2);
  const encoding = encodingOf(k.argU32(f, 1) & 0xff, [length]);
  if (typeof encoding === "number") return k.return32(f, encoding);
  putKind(k, at, layout.Flags, encoding);
  k.m.setU64(at + layout["u.Memory.Start"], k.arg64(f, 3));
  k.m.setU32(at + layout["u.Memory.Length"], Number(length >> encoding.bits));
  return k.return32(f, nt.STATUS_SUCCESS);
}
/** (Descriptor, &Start) */
function decodeAssigned(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const layout = k.s.CM_PARTIAL_RESOURCE_DESCRIPTOR;
  k.touch(f, at, layout.size, false);
  give(k, f, 1, k.m.u64(at + layout["u.Memory.Start"]));
  return k.return64(f, BigInt(k.m.u32(at + layout["u.Memory.Length"])) << bitsOf(k, at, layout.Flags));
}

/** (Descriptor, Type, Length, Alignment, MinimumAddress, MaximumAddress) */
function encodeRequired(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const layout = k.s.IO_RESOURCE_DESCRIPTOR;
  k.touch(f, at, layout.size, true);
  const [length, alignment] = [k.arg64(f, 2), k.arg64(f, 3)];
  const encoding = encodingOf(k.argU32(f, 1) & 0xff, [length, alignment]);
  if (typeof encoding === "number") return k.return32(f, encoding);
  putKind(k, at, layout.Flags, encoding);
  k.m.setU32(at + layout["u.Port.Length"], Number(length >> encoding.bits));
  k.m.setU32(at + layout["u.Port.Alignment"], Number(alignment >> encoding.bits));
  k.m.setU64(at + layout["u.Port.MinimumAddress"], k.arg64(f, 4));
  k.m.setU64(at + layout["u.Port.MaximumAddress"], k.arg64(f, 5));
  return k.return32(f, nt.STATUS_SUCCESS);
}
/** (Descriptor, &Alignment, &MinimumAddress, &MaximumAddress) */
function decodeRequired(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const layout = k.s.IO_RESOURCE_DESCRIPTOR;
  k.touch(f, at, layout.size, false);
  const bits = bitsOf(k, at, layout.Flags);
  give(k, f, 1, BigInt(k.m.u32(at + layout["u.Port.Alignment"])) << bits);
  give(k, f, 2, k.m.u64(at + layout["u.Port.MinimumAddress"]));
  give(k, f, 3, k.m.u64(at + layout["u.Port.MaximumAddress"]));
  return k.return64(f, BigInt(k.m.u32(at + layout["u.Port.Length"])) << bits);
}

/** Through an optional pointer to 64 bits. */
function give(k: Kernel, f: Offset, i: number, value: bigint): void {
  const out = k.argPointer(f, i);
  if (out === 0) return;
  k.touch(f, out, 8, true);
  k.m.setU64(out, value);
}

export const memIoResourceDdis: readonly Routine[] = [
  ddi("RtlCmEncodeMemIoResource", 4, encodeAssigned),
  ddi("RtlCmDecodeMemIoResource", 2, decodeAssigned),
  ddi("RtlIoEncodeMemIoResource", 6, encodeRequired),
  ddi("RtlIoDecodeMemIoResource", 4, decodeRequired),
];
