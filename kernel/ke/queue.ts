// Queues of threads (KQUEUE): entries wake threads that wait for one, first come first served; the signal state is the number of
// entries. The limit on threads that run with entries of the queue at a time is kept, but does not hold threads back: they are
// scheduled as others are.

import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithBugcheck } from "../verifier/stop.ts";
import { wakeCondition } from "./conditions.ts";
import { block, dueTime, initializeHeader, ObjectType, setSignalState, signalState } from "./wait.ts";

function queueOf(k: Kernel, f: Offset): Offset {
  const queue = k.argPointer(f, 0);
  k.touch(f, queue, k.s.KQUEUE.size, true);
  return queue;
}

function insert(atHead: boolean) {
  return (k: Kernel, f: Offset): Outcome => {
    const queue = queueOf(k, f);
    const entry = k.argPointer(f, 1);
    k.touch(f, entry, 16, true);
    const head = queue + k.s.KQUEUE.EntryListHead;
    // A list entry: its two neighbours are the head and the first, or the last and the head.
    const before = atHead ? head : k.pointerAt(f, head + 8);
    const after = atHead ? k.pointerAt(f, head) : head;
    k.setPointer(entry, after);
    k.setPointer(entry + 8, before);
    k.setPointer(before, entry);
    k.setPointer(after + 8, entry);
    const count = signalState(k, queue);
    setSignalState(k, queue, count + 1);
    wakeCondition(k, queue);
    return k.return32(f, count);
  };
}

function takeFirst(k: Kernel, f: Offset, queue: Offset): Offset {
  const head = queue + k.s.KQUEUE.EntryListHead;
  const first = k.pointerAt(f, head);
  if (first === head || first === 0) return 0;
  k.touch(f, first, 16, true);
  const next = k.pointerAt(f, first);
  k.setPointer(head, next);
  k.setPointer(next + 8, head);
  // Windows marks an entry that is in no queue by a null link.
  k.setPointer(first, 0);
  setSignalState(k, queue, signalState(k, queue) - 1);
  return first;
}

/** Takes up to `most` entries once there is one; undefined while it waits. Slots: `keep`, `keep + 1` the time it waits until. */
function remove(k: Kernel, f: Offset, step: number, timeout: Offset, keep: number, most: number): Offset[] | Outcome {
  const queue = queueOf(k, f);
  if (step === 0) {
    if (timeout !== 0) k.touch(f, timeout, 8, false);
    const due = dueTime(k, timeout);
    k.setArg64(f, keep, BigInt(due ?? -1));
  }
  const taken: Offset[] = [];
  while (taken.length < most) {
    const entry = takeFirst(k, f, queue);
    if (entry === 0) break;
    taken.push(entry);
  }
  const until = k.argI64(f, keep);
  if (taken.length > 0 || (until >= 0 && until <= k.clock)) return taken;
  if (k.irql >= 2) {
    const message = `A thread waits for a queue at IRQL ${k.irql}: at DISPATCH_LEVEL or above it cannot be switched away.`;
    return stopWithBugcheck(k, f, 0x0a, [0n, BigInt(k.irql), 0n, 0n], message);
  }
  return block(k, f, 1, "condition", [queue], until < 0 ? undefined : until, `waits for the queue ${k.nameOf(queue)}`);
}

export const queueDdis: readonly Routine[] = [
  ddi("KeInitializeQueue", 2, (k, f) => {
    const queue = queueOf(k, f);
    const layout = k.s.KQUEUE;
    k.m.u8.fill(0, queue, queue + layout.size);
    initializeHeader(k, queue, ObjectType.queue, 0);
    k.initializeList(queue + layout.EntryListHead);
    k.initializeList(queue + layout.ThreadListHead);
    k.m.setU32(queue + layout.MaximumCount, k.argU32(f, 1) || k.state.processors.length);
    return k.returnVoid(f);
  }),
  ddi("KeReadStateQueue", 1, (k, f) => k.return32(f, signalState(k, queueOf(k, f)))),
  ddi("KeInsertQueue", 2, insert(false)),
  ddi("KeInsertHeadQueue", 2, insert(true)),
  // (Queue, WaitMode, Timeout): an entry, or STATUS_TIMEOUT in its place.
  ddi(
    "KeRemoveQueue",
    3,
    (k, f, step) => {
      const taken = remove(k, f, step, k.argPointer(f, 2), 3, 1);
      if (typeof taken === "number") return taken;
      const [entry] = taken;
      return entry === undefined ? k.return64(f, BigInt(nt.STATUS_TIMEOUT)) : k.returnPointer(f, entry);
    },
    1,
  ),
  // (Queue, WaitMode, Alertable, Timeout, EntryArray, Count): how many entries, or a status.
  ddi(
    "KeRemoveQueueEx",
    6,
    (k, f, step) => {
      const array = k.argPointer(f, 4);
      const count = k.argU32(f, 5);
      if (step === 0) k.touch(f, array, 8 * count, true);
      const taken = remove(k, f, step, k.argPointer(f, 3), 6, count);
      if (typeof taken === "number") return taken;
      taken.forEach((entry, i) => {
        k.setPointer(array + 8 * i, entry);
      });
      return k.return32(f, taken.length === 0 ? nt.STATUS_TIMEOUT : taken.length);
    },
    1,
  ),
  // The entries that are left, as a ring without head, or NULL.
  ddi("KeRundownQueue", 1, (k, f) => {
    const queue = queueOf(k, f);
    const head = queue + k.s.KQUEUE.EntryListHead;
    const first = k.pointerAt(f, head);
    if (first === head || first === 0) return k.returnPointer(f, 0);
    const last = k.pointerAt(f, head + 8);
    k.setPointer(first + 8, last);
    k.setPointer(last, first);
    k.initializeList(head);
    setSignalState(k, queue, 0);
    return k.returnPointer(f, first);
  }),
];
