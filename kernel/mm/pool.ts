// Pool memory: paged and nonpaged, with tags. Every block has guard bytes before and after it, exact to the byte, and a freed block
// stays closed to all access for as long as memory allows, so that overruns and uses after free stop at the line that does them.
// Paged pool is open to code below DISPATCH_LEVEL only. Left out: priorities, NUMA nodes.

import { Permission } from "../../compiler/abi.ts";
import { forgetRemoveLocks } from "../io/removelock.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset, Place } from "../machine/api.ts";
import { checkInactive } from "../verifier/active.ts";
import { forgetLocks } from "../verifier/lock-order.ts";
import { stopWithBugcheck, stopWithFinding } from "../verifier/stop.ts";
import { charge } from "./quota.ts";
import type { PoolBlock } from "./state.ts";

const guard = 16;
const pageSize = 4096;
/** Bytes of freed blocks kept closed before the oldest is used again. */
const quarantineLimit = 4 * 1024 * 1024;
/** What fresh memory holds, so that a driver that forgets to initialise shows it every time alike. */
const freshByte = 0xcd;

export interface PoolRequest {
  readonly size: number;
  readonly tag: string;
  readonly paged?: boolean;
  readonly driver?: string;
  readonly place?: Place;
  readonly what?: string;
  readonly zero?: boolean;
  readonly executable?: boolean;
  /** Process whose quota has been charged; it is given back when the block is freed. */
  readonly charged?: number | undefined;
}

/** Address of a new block; 0 if there is no memory left. */
export function allocate(k: Kernel, request: PoolRequest): Offset {
  const pool = k.state.pool;
  const size = Math.max(1, request.size);
  // A length that ran below zero asks for more than there is of anything.
  if (size > pool.end) return 0;
  const body = (size + 15) & ~15;
  const large = size >= pageSize;
  const slotSize = large ? body + guard + pageSize : sizeClass(body + 2 * guard);
  const key = large ? -slotSize : slotSize;
  let slot = pool.free.get(key)?.pop();
  if (slot === undefined) {
    let at = pool.next;
    if (large) at = ((at + guard + pageSize - 1) & -pageSize) - guard;
    if (at + slotSize > pool.end) slot = reclaim(k, key);
    else {
      pool.next = at + slotSize;
      slot = at;
    }
  }
  if (slot === undefined) return 0;
  const at = slot + guard;
  const m = k.m;
  if (k.state.names.size > 0) k.state.names.delete(at);
  m.protect(slot, guard, Permission.redzone);
  m.protect(at, body, Permission.open);
  const partial = size & 7;
  const whole = size & ~7;
  if (partial !== 0) m.protect(at + whole, 8, partial);
  const after = whole + (partial === 0 ? 0 : 8);
  m.protect(at + after, slotSize - guard - after, Permission.redzone);
  if (request.paged === true && k.checks.irql) m.protect(at, (size + 7) & ~7, Permission.pagedOut, "raised");
  m.u8.fill(request.zero === true ? 0 : freshByte, at, at + body);
  if (request.driver !== undefined && request.zero !== true) k.machine.shadow?.forget(at, size);
  else k.machine.shadow?.write(at, size, 0n);
  pool.blocks.set(at, {
    at,
    size,
    tag: request.tag,
    paged: request.paged === true,
    driver: request.driver ?? "",
    allocated: request.place,
    freed: undefined,
    what: request.what ?? "",
    executable: request.executable === true,
    charged: request.charged,
    slot,
    slotSize,
  });
  return at;
}

/** Frees a block that the kernel itself allocated. */
export function release(k: Kernel, at: Offset, place?: Place): void {
  const pool = k.state.pool;
  const block = pool.blocks.get(at);
  if (block === undefined || block.freed !== undefined) return;
  block.freed = { place, time: k.time };
  if (block.paged) k.state.trimmedPool.delete(at);
  if (block.charged !== undefined) charge(k, block.charged, block.paged, -block.size);
  forgetLocks(k, at, block.size);
  forgetRemoveLocks(k, at, block.size);
  k.m.protect(at, (block.size + 7) & ~7, Permission.freed);
  pool.quarantine.push(at);
  pool.quarantineBytes += block.slotSize;
  while (pool.quarantineBytes > quarantineLimit && pool.quarantine.length - pool.quarantineHead > 1) recycle(k);
}

/** Frees a block at a driver's demand, or says what is wrong with that. */
export function freeChecked(k: Kernel, f: Offset, at: Offset, tag: number | undefined): void {
  const block = k.state.pool.blocks.get(at);
  const address = k.address(at);
  if (block === undefined) {
    const inside = blockAround(k, at);
    const message =
      inside === undefined
        ? `${k.hex(at)} is no pool block; it was never allocated.`
        : `${k.hex(at)} is not the start of a pool block but ${at - inside.at} bytes into ${describeBlock(inside)}.`;
    stopWithBugcheck(k, f, 0xc2, [0x46n, address, 0n, 0n], message, related(k, inside));
  }
  if (block.freed !== undefined) {
    const message = `${describeBlock(block)} at ${k.hex(at)} is freed a second time.`;
    stopWithBugcheck(k, f, 0xc2, [7n, 0n, tagNumber(block.tag), address], message, related(k, block));
  }
  if (block.what === "IRP") {
    const message = `${k.hex(at)} is an IRP: it is freed with IoFreeIrp, not with ExFreePool.`;
    stopWithFinding(k, f, "verifier:irp", message, 0xc4, [0x105n, address, 0n, 0n]);
  }
  if (block.what !== "") {
    const message = `${k.hex(at)} is ${article(block.what)} that the kernel owns; it is not freed with ExFreePool.`;
    stopWithBugcheck(k, f, 0xc2, [0x47n, address, 0n, 0n], message, []);
  }
  if (tag !== undefined && tag !== 0 && tagText(tag) !== block.tag) {
    const message = `The block was allocated with tag '${block.tag}' and is freed with '${tagText(tag)}'.`;
    stopWithBugcheck(k, f, 0xc2, [0xan, address, tagNumber(block.tag), BigInt(tag)], message, related(k, block));
  }
  if (block.paged && k.irql > 1) {
    const message = `Paged pool is freed at IRQL ${k.irql}; ExFreePool of paged pool needs APC_LEVEL or below.`;
    stopWithFinding(k, f, "verifier:irql", message, 0xc4, [0x11n, BigInt(k.irql), 1n, address], related(k, block));
  }
  checkInactive(k, f, at, block.size, `${describeBlock(block)} at ${k.hex(at)} is freed`);
  release(k, at, k.callerPlace(f));
}

/** The block, in use or freed, whose bytes or guards hold an address. Slow: for messages only. */
export function blockAround(k: Kernel, at: Offset): PoolBlock | undefined {
  for (const block of k.state.pool.blocks.values()) {
    if (at >= block.slot && at < block.slot + block.slotSize) return block;
  }
  return undefined;
}

export function describeBlock(block: PoolBlock): string {
  const kind = block.what !== "" ? article(block.what) : `a ${block.paged ? "paged" : "nonpaged"} pool block`;
  return `${kind} of ${block.size} bytes${block.what === "" ? `, tag '${block.tag}'` : ""}`;
}

export function related(k: Kernel, block: PoolBlock | undefined): { message: string; place: Place }[] {
  if (block === undefined) return [];
  const result: { message: string; place: Place }[] = [];
  if (block.allocated !== undefined) result.push({ message: "allocated here", place: block.allocated });
  if (block.freed?.place !== undefined) {
    result.push({ message: `freed here, ${steps(k.time - block.freed.time)} ago`, place: block.freed.place });
  }
  return result;
}

function steps(count: number): string {
  return count === 1 ? "1 step" : `${count} steps`;
}

/** "Tag " from the number a driver writes as 'gaT ' would be. */
export function tagText(tag: number): string {
  let text = "";
  for (let i = 0; i < 4; i++) {
    const code = (tag >>> (8 * i)) & 0x7f;
    text += code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : ".";
  }
  return text;
}

export function tagNumber(tag: string): bigint {
  let value = 0;
  for (let i = 3; i >= 0; i--) value = value * 256 + (tag.charCodeAt(i) || 0x20);
  return BigInt(value);
}

function article(what: string): string {
  return /^[AEIOU]/.test(what) ? `an ${what}` : `a ${what}`;
}

function sizeClass(size: number): number {
  if (size <= 1024) return (size + 31) & ~31;
  return (size + 255) & ~255;
}

function recycle(k: Kernel): PoolBlock | undefined {
  const pool = k.state.pool;
  const at = pool.quarantine[pool.quarantineHead];
  if (at === undefined) return undefined;
  pool.quarantineHead++;
  if (pool.quarantineHead > 1024 && pool.quarantineHead > pool.quarantine.length / 2) {
    pool.quarantine.splice(0, pool.quarantineHead);
    pool.quarantineHead = 0;
  }
  const block = pool.blocks.get(at);
  if (block === undefined) return undefined;
  pool.blocks.delete(at);
  pool.quarantineBytes -= block.slotSize;
  const key = block.size >= pageSize ? -block.slotSize : block.slotSize;
  const free = pool.free.get(key);
  if (free === undefined) pool.free.set(key, [block.slot]);
  else free.push(block.slot);
  return block;
}

/** A slot of that size from freed blocks, when fresh memory has run out. */
function reclaim(k: Kernel, key: number): Offset | undefined {
  const pool = k.state.pool;
  while (pool.quarantineHead < pool.quarantine.length) {
    recycle(k);
    const slot = pool.free.get(key)?.pop();
    if (slot !== undefined) return slot;
  }
  return undefined;
}

/** A block that a DDI made for its caller belongs to the caller, who must free it. */
export function ownBlock(k: Kernel, at: Offset, f: Offset): void {
  const block = k.state.pool.blocks.get(at);
  if (block === undefined) return;
  k.state.pool.blocks.set(at, { ...block, driver: k.callerDriver(f), allocated: k.callerPlace(f) });
}

/** Frees what the kernel made for a driver, if it is what it is said to be. */
export function releaseOwn(k: Kernel, at: Offset, what: string): void {
  if (k.state.pool.blocks.get(at)?.what === what) release(k, at);
}
