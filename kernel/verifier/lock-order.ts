// Deadlock prediction: which lock was taken while which others were held. When the order turns round, in one thread or in several, two
// threads can come to wait for each other, whether or not they do so in this run. Spin locks, mutexes, fast mutexes and owned resources
// count; attempts that do not wait do not. A lock that was held around both orders keeps them apart, and nothing is reported.

import type { LockEdge } from "../ke/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { forgetLockKinds } from "./lock-kind.ts";
import { type RelatedPlace, stopWithFinding } from "./stop.ts";

/** The current context is about to take a lock, and waits for it if it must. */
export function noteLockOrder(k: Kernel, f: Offset, lock: Offset): void {
  const held = k.cur.locks;
  if (!k.checks.deadlock || held.length === 0 || held.includes(lock)) return;
  for (const [i, outer] of held.entries()) {
    const guards = held.slice(0, i);
    const after = k.state.lockOrder.get(outer);
    const known = after?.get(lock);
    if (known !== undefined) {
      // Only what was held every time keeps others out.
      if (known.guards.some((one) => !guards.includes(one)))
        after?.set(lock, { ...known, guards: known.guards.filter((one) => guards.includes(one)) });
      continue;
    }
    const path = pathBetween(k, lock, outer);
    if (path !== undefined && !guarded(path, guards)) report(k, f, outer, lock, path);
    const edge: LockEdge = { place: k.callerPlace(f), driver: k.callerDriver(f), guards };
    if (after === undefined) k.state.lockOrder.set(outer, new Map([[lock, edge]]));
    else after.set(lock, edge);
  }
}

interface Step {
  readonly from: Offset;
  readonly to: Offset;
  readonly edge: LockEdge;
}

/** The orders that lead from one lock to another, the shortest way. */
function pathBetween(k: Kernel, from: Offset, to: Offset): readonly Step[] | undefined {
  const cameBy = new Map<Offset, Step>();
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const [next, edge] of k.state.lockOrder.get(at) ?? []) {
      if (next === from || cameBy.has(next)) continue;
      cameBy.set(next, { from: at, to: next, edge });
      if (next === to) return trail(cameBy, from, to);
      queue.push(next);
    }
  }
  return undefined;
}

function trail(cameBy: ReadonlyMap<Offset, Step>, from: Offset, to: Offset): readonly Step[] {
  const path: Step[] = [];
  for (let at = to; at !== from; ) {
    const step = cameBy.get(at);
    if (step === undefined) break;
    path.unshift(step);
    at = step.from;
  }
  return path;
}

const guarded = (path: readonly Step[], guards: readonly Offset[]): boolean =>
  guards.some((guard) => path.every((step) => step.edge.guards.includes(guard)));

function report(k: Kernel, f: Offset, outer: Offset, lock: Offset, path: readonly Step[]): never {
  const name = (at: Offset) => k.nameOf(at);
  const message = `${name(lock)} is taken while ${name(outer)} is held, but elsewhere the order is the other way round: two threads can wait for each other for ever.`;
  const related: RelatedPlace[] = path.map(({ from, to, edge }) => ({
    message: `${name(to)} taken while ${name(from)} was held, here`,
    place: edge.place,
  }));
  return stopWithFinding(
    k,
    f,
    "verifier:deadlock",
    message,
    0xc4,
    [0x1001n, k.address(lock), k.address(outer), 0n],
    related,
  );
}

/** A lock that is initialised, or whose memory is freed, is another lock from then on. */
export function forgetLocks(k: Kernel, start: Offset, size: number): void {
  forgetLockKinds(k, start, size);
  const { lockOrder } = k.state;
  if (lockOrder.size === 0) return;
  const gone = (at: Offset) => at >= start && at < start + size;
  for (const [outer, after] of lockOrder) {
    if (gone(outer)) lockOrder.delete(outer);
    else for (const inner of after.keys()) if (gone(inner)) after.delete(inner);
  }
}
