// Work items: routines that a system worker thread calls at PASSIVE_LEVEL. The worker also closes files whose last request has ended. When
// all workers wait in routines while there is work, there is another one, up to a bound beyond which nothing of it is done any more.

import { ddi, internal, type Outcome, type Routine, slot } from "../ddi.ts";
import { wakeWorker } from "../ke/conditions.ts";
import { createThread } from "../ke/thread.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, blockAround, release } from "../mm/pool.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";
import { checkWorked } from "../verifier/thread-state.ts";

/** IO_WORKITEM is opaque: we keep the I/O object in it, and whether it is queued. */
const item = { object: 0, queued: 8, size: 0x60 };
const workItemSize = 0x20;

/** Work items are linked into lists at DISPATCH_LEVEL. */
function checkResident(k: Kernel, f: Offset, at: Offset): void {
  if (blockAround(k, at)?.paged !== true) return;
  const message = `The work item at ${k.hex(at)} lies in paged pool: the kernel uses it at DISPATCH_LEVEL.`;
  verify(k, f, "verifier:pool", message, 0xc4, [0x131n, k.address(at), 0n, 0n]);
}

function queueItem(k: Kernel, f: Offset, extended: boolean): Outcome {
  const at = k.argPointer(f, 0);
  k.touch(f, at, 16, true);
  checkResident(k, f, at);
  if (k.m.u32(at + item.queued) !== 0) {
    return stopWithFinding(
      k,
      f,
      "verifier:workitem",
      `The work item at ${k.hex(at)} is queued while it is queued already.`,
    );
  }
  const routine = k.functionOr(f, k.argPointer(f, 1));
  k.m.setU32(at + item.queued, 1);
  const context = k.arg64(f, 3);
  const object = k.m.u64(at + item.object);
  k.state.workQueue.push({
    routine: routine.address,
    args: extended ? [object, context, k.address(at)] : [object, context],
    driver: routine.image,
    title: routine.name,
    item: at + item.queued,
  });
  wakeWorker(k);
  return k.returnVoid(f);
}

/** Most worker threads, as many as Windows makes when those that there are seem to be stuck. */
export const mostWorkers = 16;

/** Another worker thread for what waits; false if there are as many as may be. */
export function addWorker(k: Kernel): boolean {
  if (k.state.workers >= mostWorkers) return false;
  k.state.workers++;
  const number = k.state.workers === 1 ? "" : ` ${k.state.workers}`;
  createThread(k, `System worker thread${number}`, "nt", k.routineNamed("ExpWorkerThread")).priority = 13;
  return true;
}

/** Base of a worker thread. Slot 0: flag in memory of the item under way. */
export const workerThread = internal("ExpWorkerThread", 6, (k, f, step) => {
  if (step === 1) {
    checkAfterCallback(k, f, "work item routine", 0);
    checkWorked(k, f, { routine: k.slotU32(f, 0), parameter: k.m.u64(slot(f, 1)), item: k.slotU32(f, 2) });
  }
  const closing = k.state.closing.shift();
  if (closing !== undefined) {
    k.setSlot(k.above(f), 0, closing);
    return k.callIndex(f, 2, k.routineIndex("IopSendClose"));
  }
  const work = k.state.workQueue.shift();
  if (work === undefined) return block(k, f, 3, "work", [], undefined, "waits for work");
  if (work.item !== 0) k.m.setU32(work.item, 0);
  const routine = k.functionOr(f, work.routine);
  k.setSlot(f, 0, work.routine);
  k.setArg64(f, 1, work.args[work.args.length > 1 ? 1 : 0] ?? 0n);
  k.setSlot(f, 2, work.item);
  k.log({ kind: "thread", driver: work.driver, text: `work item ${work.title}` });
  work.args.forEach((value, i) => {
    k.setArg64(k.above(f), i, value);
  });
  return k.call(f, 1, routine);
});

export const workItemDdis: readonly Routine[] = [
  ddi("IoAllocateWorkItem", 1, (k, f) => {
    const object = k.argPointer(f, 0);
    k.touch(f, object, k.s.DEVICE_OBJECT.size, false);
    const at = allocate(k, {
      size: item.size,
      tag: "IoWi",
      zero: true,
      driver: k.callerDriver(f),
      place: k.callerPlace(f),
    });
    if (at !== 0) k.setPointer(at + item.object, object);
    return k.returnPointer(f, at);
  }),
  ddi("IoFreeWorkItem", 1, (k, f) => {
    const at = k.argPointer(f, 0);
    k.touch(f, at, 16, true);
    if (k.m.u32(at + item.queued) !== 0) {
      stopWithFinding(k, f, "verifier:workitem", `The work item at ${k.hex(at)} is freed while it is queued.`);
    }
    release(k, at, k.callerPlace(f));
    return k.returnVoid(f);
  }),
  ddi("IoSizeofWorkItem", 0, (k, f) => k.return32(f, item.size)),
  ddi("IoInitializeWorkItem", 2, (k, f) => {
    const at = k.argPointer(f, 1);
    k.touch(f, at, item.size, true);
    k.m.u8.fill(0, at, at + item.size);
    k.setPointer(at + item.object, k.argPointer(f, 0));
    return k.returnVoid(f);
  }),
  ddi("IoUninitializeWorkItem", 1, (k, f) => k.returnVoid(f)),
  ddi("IoQueueWorkItem", 4, (k, f) => queueItem(k, f, false)),
  ddi("IoQueueWorkItemEx", 4, (k, f) => queueItem(k, f, true)),
  // WORK_QUEUE_ITEM: LIST_ENTRY List, WorkerRoutine, Parameter.
  ddi("ExQueueWorkItem", 2, (k, f) => {
    const at = k.argPointer(f, 0);
    k.touch(f, at, workItemSize, true);
    checkResident(k, f, at);
    const routine = k.functionPointer(f, at + 16);
    k.state.workQueue.push({
      routine: routine.address,
      args: [k.m.u64(at + 24)],
      driver: routine.image,
      title: routine.name,
      item: 0,
    });
    k.m.setU64(at, 0n);
    wakeWorker(k);
    return k.returnVoid(f);
  }),
];
