// Executive resources (ERESOURCE): shared and exclusive, recursive.
// A resource's counts and exclusive owner are kept in the structure's first words, which drivers may not look into, its sharers beside.

import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { wakeConditions } from "../ke/conditions.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { forgetLocks, noteLockOrder } from "../verifier/lock-order.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";
import { apcDisableCount } from "../verifier/thread-state.ts";

/** +0: exclusive depth; +4: shared holds in all; +8: owner; +12: threads waiting to own it. */
const at = { exclusive: 0, shared: 4, owner: 8, waiting: 12, size: 104 };

/** How often somebody shares it: a thread, or whom ExSetResourceOwnerPointer has named in its place. */
const sharedBy = (k: Kernel, resource: Offset, who: Offset): number =>
  k.state.resourceSharers.get(resource)?.get(who) ?? 0;
function share(k: Kernel, resource: Offset, who: Offset, by: number): void {
  const all = k.state.resourceSharers.get(resource) ?? new Map<Offset, number>();
  const depth = (all.get(who) ?? 0) + by;
  if (depth === 0) all.delete(who);
  else all.set(who, depth);
  k.state.resourceSharers.set(resource, all);
  k.m.setU32(resource + at.shared, k.m.u32(resource + at.shared) + by);
}

/** A resource is acquired or released: normal kernel APCs must be kept out all the while. */
function checkRegion(k: Kernel, f: Offset, resource: Offset, acquires: boolean): void {
  if (apcDisableCount(k) > 0 || k.cur.guarded > 0 || k.irql >= 1) return;
  const message = acquires
    ? "An ERESOURCE is acquired with normal kernel APCs enabled: call KeEnterCriticalRegion first."
    : "An ERESOURCE is released with normal kernel APCs enabled: KeLeaveCriticalRegion comes after it.";
  const violation = acquires ? 0x37n : 0x38n;
  verify(k, f, "verifier:resource", message, 0xc4, [violation, BigInt(k.irql), 0n, k.address(resource)]);
}

function checkAligned(k: Kernel, f: Offset, resource: Offset): void {
  if (resource % 8 === 0) return;
  const message = `The ERESOURCE at ${k.hex(resource)} does not lie at a multiple of 8: it is none, or in a packed structure.`;
  verify(k, f, "verifier:resource", message, 0xc4, [0x3dn, 0n, 0n, k.address(resource)]);
}

/** Whom a shared acquirer lets go first: nobody, owners-to-be unless it shares already, or all owners-to-be. */
type Courtesy = "starve" | "usual" | "wait";

function acquire(exclusive: boolean, region: boolean, courtesy: Courtesy = "usual"): Body {
  return (k, f, step) => {
    const resource = k.argPointer(f, 0);
    if (step === 0) {
      checkAligned(k, f, resource);
      k.touch(f, resource, at.size, true);
      if (region) k.cur.apcDisable++;
      else checkRegion(k, f, resource, true);
      if (exclusive && (region || k.argBool(f, 1))) noteLockOrder(k, f, resource);
    }
    const wait = region || k.argBool(f, 1);
    const thread = k.cur.object;
    const mine = k.m.u32(resource + at.owner) === thread && k.m.u32(resource + at.exclusive) > 0;
    const held = k.m.u32(resource + at.exclusive);
    const shared = k.m.u32(resource + at.shared);
    const shares = sharedBy(k, resource, thread) > 0;
    if (step === 1 && exclusive) k.m.setU32(resource + at.waiting, k.m.u32(resource + at.waiting) - 1);
    // Nobody waits for ever so: who is counted as waiting takes its turn at the latest when the last sharer has released.
    const polite = !exclusive && (courtesy === "wait" || (courtesy === "usual" && !shares));
    const givesWay = polite && k.m.u32(resource + at.waiting) > 0;
    if (mine || (held === 0 && (exclusive ? shared === 0 : !givesWay))) {
      if (exclusive || mine) {
        if (held === 0) k.cur.locks.push(resource);
        k.m.setU32(resource + at.exclusive, held + 1);
        k.m.setU32(resource + at.owner, thread);
      } else share(k, resource, thread, 1);
      return k.returnBool(f, true);
    }
    if (!wait) return k.returnBool(f, false);
    if (exclusive && shares) {
      const message = `A thread that shares the resource at ${k.hex(resource)} waits to own it: it waits for itself.`;
      return stopWithFinding(k, f, "verifier:deadlock", message, 0xc4, [0x1000n, k.address(resource), 0n, 0n]);
    }
    if (exclusive) k.m.setU32(resource + at.waiting, k.m.u32(resource + at.waiting) + 1);
    return block(k, f, 1, "condition", [resource], undefined, `waits for the resource ${k.nameOf(resource)}`);
  };
}

/** Whoever owned it does not any more. */
function dropOwner(k: Kernel, resource: Offset): void {
  for (const context of k.state.contexts.values())
    if (context.locks.includes(resource)) context.locks = context.locks.filter((one) => one !== resource);
}

/** `named`: the thread that holds it is the second argument. */
function release(region: boolean, named = false): Body {
  return (k, f) => {
    const resource = k.argPointer(f, 0);
    k.touch(f, resource, at.size, true);
    const thread = named ? k.argPointer(f, 1) : k.cur.object;
    const held = k.m.u32(resource + at.exclusive);
    if (held > 0 && k.m.u32(resource + at.owner) === thread) {
      k.m.setU32(resource + at.exclusive, held - 1);
      if (held === 1) dropOwner(k, resource);
    } else if (sharedBy(k, resource, thread) > 0) {
      share(k, resource, thread, -1);
    } else {
      const message = `The resource at ${k.hex(resource)} is released by a thread that does not hold it.`;
      stopWithFinding(k, f, "verifier:resource", message, 0xe3, [k.address(resource), k.address(thread), 0n, 0n]);
    }
    if (region) k.cur.apcDisable = Math.max(0, k.cur.apcDisable - 1);
    else if (!named) checkRegion(k, f, resource, false);
    wakeConditions(k, resource);
    return k.returnVoid(f);
  };
}

function initialize(k: Kernel, f: Offset): Outcome {
  const resource = k.argPointer(f, 0);
  const before = k.state.resources.get(resource);
  if (before !== undefined) {
    const message = `The resource at ${k.hex(resource)} is initialised a second time; ExReinitializeResourceLite is for one that is used again.`;
    verify(
      k,
      f,
      "verifier:resource",
      message,
      0xc4,
      [0xd0n, k.address(resource), 0n, 0n],
      [{ message: "initialised here", place: before }],
    );
  }
  return reinitialize(k, f);
}

function reinitialize(k: Kernel, f: Offset): Outcome {
  const resource = k.argPointer(f, 0);
  k.touch(f, resource, at.size, true);
  k.m.u8.fill(0, resource, resource + at.size);
  forgetLocks(k, resource, at.size);
  k.state.resourceSharers.delete(resource);
  k.state.resources.set(resource, k.callerPlace(f));
  return k.return32(f, 0);
}

const holds =
  (exclusiveOnly: boolean): Body =>
  (k, f) => {
    const resource = k.argPointer(f, 0);
    const thread = k.cur.object;
    const depth = k.m.u32(resource + at.owner) === thread ? k.m.u32(resource + at.exclusive) : 0;
    if (exclusiveOnly) return k.returnBool(f, depth > 0);
    // How often the thread holds it, in either way.
    return k.return32(f, depth + sharedBy(k, resource, thread));
  };

/** (Resource, OwnerPointer[, Flags]): what the thread holds is from now on held by whoever has the pointer, which tells itself from threads. */
function setOwner(k: Kernel, f: Offset): Outcome {
  const resource = k.argPointer(f, 0);
  const owner = k.argPointer(f, 1);
  const thread = k.cur.object;
  k.touch(f, resource, at.size, true);
  if ((owner & 3) !== 3) {
    const message = `ExSetResourceOwnerPointer is given ${k.hex(owner)}: the two lowest bits must be set, by which it differs from a thread.`;
    stopWithFinding(k, f, "verifier:resource", message);
  }
  const shares = sharedBy(k, resource, thread);
  if (k.m.u32(resource + at.owner) === thread && k.m.u32(resource + at.exclusive) > 0) {
    k.m.setU32(resource + at.owner, owner);
    dropOwner(k, resource);
  } else if (shares > 0) {
    share(k, resource, thread, -shares);
    share(k, resource, owner, shares);
  } else {
    const message = `The resource at ${k.hex(resource)} is given to another owner by a thread that does not hold it.`;
    stopWithFinding(k, f, "verifier:resource", message, 0xe3, [k.address(resource), k.address(thread), 0n, 0n]);
  }
  return k.returnVoid(f);
}

export const resourceDdis: readonly Routine[] = [
  ddi("ExSetResourceOwnerPointer", 2, setOwner),
  ddi("ExSetResourceOwnerPointerEx", 3, setOwner),
  // Owners are not boosted here: there is nothing to turn off.
  ddi("ExDisableResourceBoostLite", 1, (k, f) => {
    k.touch(f, k.argPointer(f, 0), at.size, true);
    return k.returnVoid(f);
  }),
  ddi("ExInitializeResourceLite", 1, initialize),
  ddi("ExReinitializeResourceLite", 1, reinitialize),
  ddi("ExDeleteResourceLite", 1, (k, f) => {
    const resource = k.argPointer(f, 0);
    if (k.m.u32(resource + at.exclusive) > 0 || k.m.u32(resource + at.shared) > 0) {
      stopWithFinding(
        k,
        f,
        "verifier:resource",
        `The resource at ${k.hex(resource)} is deleted while it is held.`,
        0xc4,
        [0x100bn, k.address(resource), k.address(k.m.u32(resource + at.owner)), 0n],
      );
    }
    k.state.resourceSharers.delete(resource);
    if (!k.state.resources.delete(resource)) {
      const message = `The resource at ${k.hex(resource)} is deleted, but has not been initialised with ExInitializeResourceLite, or is deleted already.`;
      verify(k, f, "verifier:resource", message, 0xc4, [0xd1n, k.address(resource), 0n, 0n]);
    }
    return k.return32(f, 0);
  }),
  ddi("ExAcquireResourceExclusiveLite", 2, acquire(true, false)),
  ddi("ExAcquireResourceSharedLite", 2, acquire(false, false)),
  ddi("ExAcquireSharedStarveExclusive", 2, acquire(false, false, "starve")),
  ddi("ExAcquireSharedWaitForExclusive", 2, acquire(false, false, "wait")),
  ddi("ExEnterCriticalRegionAndAcquireResourceExclusive", 1, acquire(true, true)),
  ddi("ExEnterCriticalRegionAndAcquireResourceShared", 1, acquire(false, true)),
  ddi("ExReleaseResourceLite", 1, release(false)),
  ddi("ExReleaseResourceForThreadLite", 2, release(false, true)),
  ddi("ExReleaseResourceAndLeaveCriticalRegion", 1, release(true)),
  ddi("ExConvertExclusiveToSharedLite", 1, (k, f) => {
    const resource = k.argPointer(f, 0);
    k.touch(f, resource, at.size, true);
    const depth = k.m.u32(resource + at.exclusive);
    if (depth === 0 || k.m.u32(resource + at.owner) !== k.cur.object) {
      const message = `The resource at ${k.hex(resource)} is to be shared by a thread that does not own it.`;
      return stopWithFinding(k, f, "verifier:resource", message, 0xe3, [k.address(resource), 0n, 0n, 0n]);
    }
    k.m.setU32(resource + at.exclusive, 0);
    dropOwner(k, resource);
    share(k, resource, k.cur.object, depth);
    wakeConditions(k, resource);
    return k.returnVoid(f);
  }),
  ddi("ExGetExclusiveWaiterCount", 1, (k, f) => {
    const resource = k.argPointer(f, 0);
    k.touch(f, resource, at.size, false);
    return k.return32(f, k.m.u32(resource + at.waiting));
  }),
  ddi("ExGetSharedWaiterCount", 1, (k, f) => {
    const resource = k.argPointer(f, 0);
    k.touch(f, resource, at.size, false);
    const waiting = [...k.state.contexts.values()].filter(
      (context) => context.wait?.kind === "condition" && context.wait.objects[0] === resource,
    );
    return k.return32(f, waiting.length - k.m.u32(resource + at.waiting));
  }),
  ddi("ExIsResourceAcquiredExclusiveLite", 1, holds(true)),
  ddi("ExIsResourceAcquiredSharedLite", 1, holds(false)),
];
