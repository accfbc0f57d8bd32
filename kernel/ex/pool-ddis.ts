// Pool, as drivers ask for it.

import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, freeChecked, tagText } from "../mm/pool.ts";
import { charge, chargedProcess, systemProcess } from "../mm/quota.ts";
import { refused } from "../verifier/low-resources.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";

/** POOL_FLAGS of ExAllocatePool2. */
const flags2 = {
  quota: 0x1,
  uninitialized: 0x2,
  raiseOnFailure: 0x20,
  nonPaged: 0x40,
  nonPagedExecute: 0x80,
  paged: 0x100,
} as const;
/** POOL_TYPE and what is or-ed to it. */
const typeFlags = { paged: 1, quotaFailInstead: 8, raiseIfFailure: 16, nx: 512 } as const;
const defaultTag = 0x656e_6f4e;

interface Wanted {
  readonly tag: number;
  readonly paged: boolean;
  /** Its bytes may be executed: plain NonPagedPool. */
  readonly executable: boolean;
  readonly zero: boolean;
  readonly raises: boolean;
  /** Charged to the process in whose context it is allocated. */
  readonly quota: boolean;
}

function allocatePool(k: Kernel, f: Offset, size: number, wanted: Wanted): Outcome {
  const { tag, paged, zero, executable } = wanted;
  if (k.checks.irql) {
    if (paged && k.irql > 1) {
      const message = `Paged pool is allocated at IRQL ${k.irql}; that needs APC_LEVEL or below.`;
      stopWithFinding(k, f, "verifier:irql", message, 0xc4, [0x1n, BigInt(k.irql), 1n, BigInt(size)], k.raisedAt());
    }
    if (k.irql > 2) {
      const message = `Pool is allocated at IRQL ${k.irql}; that needs DISPATCH_LEVEL or below.`;
      stopWithFinding(k, f, "verifier:irql", message, 0xc4, [0x2n, BigInt(k.irql), 0n, BigInt(size)], k.raisedAt());
    }
  }
  if (size === 0 && k.checks.pool) {
    stopWithFinding(k, f, "verifier:pool", "A pool block of 0 bytes is allocated.", 0xc4, [
      0n,
      BigInt(k.irql),
      paged ? 1n : 0n,
      0n,
    ]);
  }
  const charged = wanted.quota ? chargedProcess(k) : undefined;
  if (charged !== undefined && !charge(k, charged, paged, size)) {
    if (wanted.raises) k.raiseFrom(f, nt.STATUS_QUOTA_EXCEEDED, "the quota of the process for pool is used up");
    return k.returnPointer(f, 0);
  }
  const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
  const at = refused(k, f, `${size} bytes of pool`)
    ? 0
    : allocate(k, { size, tag: tagText(tag), paged, zero, executable, charged, ...owner });
  if (at === 0 && charged !== undefined) charge(k, charged, paged, -size);
  if (at === 0 && wanted.raises) k.raiseFrom(f, nt.STATUS_INSUFFICIENT_RESOURCES, "pool is used up");
  const kind = paged ? " paged" : executable ? " executable" : "";
  k.log({ kind: "pool", driver: owner.driver, operands: [at, size, 0], text: `'${tagText(tag)}'${kind}` });
  return k.returnPointer(f, at);
}

const size32 = (k: Kernel, f: Offset, i: number): number => Number(k.arg64(f, i) & 0x1f_ffff_ffff_ffffn);

/** Whose quota is charged is whose thread runs: in a DPC that is whoever happened to be interrupted. */
function checkCharged(k: Kernel, f: Offset): void {
  if (k.cur.kind !== "dpc") return;
  const message =
    "Pool is charged to the quota of the current process in a DPC, which interrupts whatever process there is.";
  verify(k, f, "verifier:pool", message, 0xc4, [0x10bn, 0n, 0n, 0n]);
}

/** (PoolType, NumberOfBytes[, Tag, …]) */
function byType(how: { readonly tagged?: boolean; readonly zero?: boolean; readonly quota?: boolean } = {}): Body {
  const { tagged = true, zero = false, quota = false } = how;
  return (k, f) => {
    const type = k.argU32(f, 0);
    const paged = (type & typeFlags.paged) !== 0;
    if (quota) checkCharged(k, f);
    return allocatePool(k, f, size32(k, f, 1), {
      tag: tagged ? k.argU32(f, 2) : defaultTag,
      paged,
      executable: !paged && (type & typeFlags.nx) === 0,
      zero,
      quota,
      raises: quota ? (type & typeFlags.quotaFailInstead) === 0 : (type & typeFlags.raiseIfFailure) !== 0,
    });
  };
}

/** Low half of POOL_FLAGS: what an allocation must satisfy. Those that Windows keeps for itself are let through. */
const knownFlags = 0x7ff;
/** One kind of pool must be named, and no flag that is required and unknown. That none is, too, is from memory. */
function areValid(flags: number): boolean {
  const kind = flags & (flags2.nonPaged | flags2.nonPagedExecute | flags2.paged);
  return (flags & ~knownFlags) === 0 && kind !== 0 && (kind & (kind - 1)) === 0;
}

/** (Flags, NumberOfBytes, Tag, …) */
const byFlags: Body = (k, f) => {
  const flags = k.argU32(f, 0);
  if (!areValid(flags) || k.argU32(f, 2) === 0) {
    if ((flags & flags2.raiseOnFailure) !== 0)
      k.raiseFrom(f, nt.STATUS_INVALID_PARAMETER, "the flags or the tag of the allocation are not valid");
    return k.returnPointer(f, 0);
  }
  if ((flags & flags2.quota) !== 0) checkCharged(k, f);
  return allocatePool(k, f, size32(k, f, 1), {
    tag: k.argU32(f, 2),
    paged: (flags & flags2.paged) !== 0,
    executable: (flags & flags2.nonPagedExecute) !== 0,
    zero: (flags & flags2.uninitialized) === 0,
    quota: (flags & flags2.quota) !== 0,
    raises: (flags & flags2.raiseOnFailure) !== 0,
  });
};

/** (Process, PoolType, Amount) */
function chargeProcess(sign: 1 | -1): Body {
  return (k, f) => {
    const object = k.argPointer(f, 0);
    const process = [...k.state.processes.values()].find((one) => one.object === object)?.id ?? systemProcess;
    const paged = (k.argU32(f, 1) & typeFlags.paged) !== 0;
    if (!charge(k, process, paged, sign * size32(k, f, 2)))
      k.raiseFrom(f, nt.STATUS_QUOTA_EXCEEDED, "the quota of the process for pool is used up");
    return k.returnVoid(f);
  };
}

function free(k: Kernel, f: Offset, tag: number | undefined): Outcome {
  const at = k.argPointer(f, 0);
  k.log({ kind: "pool", driver: k.callerDriver(f), operands: [at, k.state.pool.blocks.get(at)?.size ?? 0, 1] });
  freeChecked(k, f, at, tag);
  return k.returnVoid(f);
}

export const poolDdis: readonly Routine[] = [
  ddi("ExAllocatePool", 2, byType({ tagged: false })),
  ddi("ExAllocatePoolWithTag", 3, byType()),
  ddi("ExAllocatePoolWithTagPriority", 4, byType()),
  ddi("ExAllocatePoolWithQuotaTag", 3, byType({ quota: true })),
  ddi("ExAllocatePoolWithQuota", 2, byType({ tagged: false, quota: true })),
  ddi("ExAllocatePoolQuotaZero", 3, byType({ zero: true, quota: true })),
  ddi("ExAllocatePoolQuotaUninitialized", 3, byType({ quota: true })),
  ddi("ExAllocatePoolPriorityZero", 4, byType({ zero: true })),
  ddi("ExAllocatePoolPriorityUninitialized", 4, byType()),
  ddi("ExAllocatePoolZero", 3, byType({ zero: true })),
  ddi("ExAllocatePoolUninitialized", 3, byType()),
  ddi("ExAllocatePool2", 3, byFlags),
  ddi("ExAllocatePool3", 5, byFlags),
  ddi("PsChargePoolQuota", 3, chargeProcess(1)),
  ddi("PsReturnPoolQuota", 3, chargeProcess(-1)),
  ddi("ExFreePool", 1, (k, f) => free(k, f, undefined)),
  ddi("ExFreePoolWithTag", 2, (k, f) => free(k, f, k.argU32(f, 1))),
  ddi("ExFreePool2", 4, (k, f) => free(k, f, k.argU32(f, 1))),
];
