// ZwNotifyChangeKey: who watches a key hears once of the first change that fits: an event is set, a work item queued, or the caller woken.
// A watch ends with its handle. Changes of attributes are not made here. Left out: what changed, which Windows does not tell
// either.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { wakeConditions, wakeWorker } from "../ke/conditions.ts";
import { setEvent } from "../ke/objects.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { handleAt, handleId } from "../ob/handles.ts";
import { verify } from "../verifier/stop.ts";
import { KeyRight, keyAt } from "./key-handles.ts";
import { linkTarget } from "./registry-store.ts";
import type { KeyWatch, RegistryKey } from "./state.ts";

/** REG_NOTIFY_CHANGE_…. */
export const Change = { name: 1, lastSet: 4, security: 8 } as const;
const allChanges = 0x1000_000f;

const lower = (path: string): string => linkTarget(path).toLowerCase();

/** Deletes a value, and tells those who watch the key. False if there is none. */
export function deleteValue(k: Kernel, key: RegistryKey | undefined, name: string): boolean {
  if (key?.values.delete(name.toLowerCase()) !== true) return false;
  key.written = k.clock;
  keyChanged(k, key.name, "lastSet");
  return true;
}
/** A key has been made or deleted (`name`, of the key above it) one of its values set (`lastSet`), or its descriptor (`security`). */
export function keyChanged(k: Kernel, path: string, what: keyof typeof Change): void {
  if (k.state.keyWatches.length === 0) return;
  const changed = what === "name" ? lower(path.slice(0, path.lastIndexOf("\\"))) : lower(path);
  const hears = (watch: KeyWatch): boolean =>
    (watch.filter & Change[what]) !== 0 &&
    (watch.path === changed || (watch.tree && changed.startsWith(`${watch.path}\\`)));
  end(k, hears, nt.STATUS_NOTIFY_ENUM_DIR);
}
/** A handle is gone; by `handleId`. */
export const keyHandleClosed = (k: Kernel, id: string): void =>
  end(k, (watch) => watch.handle === id, nt.STATUS_NOTIFY_CLEANUP);

function end(k: Kernel, which: (watch: KeyWatch) => boolean, status: number): void {
  const ended = k.state.keyWatches.filter(which);
  if (ended.length === 0) return;
  k.state.keyWatches = k.state.keyWatches.filter((watch) => !ended.includes(watch));
  for (const watch of ended) {
    k.m.setU32(watch.statusBlock, status);
    k.m.setU64(watch.statusBlock + 8, 0n);
    if (watch.event !== 0) setEvent(k, watch.event);
    if (watch.workItem !== 0) {
      const routine = k.machine.functionAt(k.m.u64(watch.workItem + 16));
      const args = [k.m.u64(watch.workItem + 24)];
      if (routine !== undefined)
        k.state.workQueue.push({ routine: routine.address, args, driver: routine.image, title: routine.name, item: 0 });
      wakeWorker(k);
    }
    wakeConditions(k, watch.statusBlock);
  }
}

/** (KeyHandle, Event, ApcRoutine, ApcContext, IoStatusBlock, CompletionFilter, WatchTree, Buffer, BufferSize, Asynchronous) */
function notify(k: Kernel, f: Offset, step: number): Outcome {
  const statusBlock = k.argPointer(f, 4);
  if (step === 1) {
    const waits = k.state.keyWatches.some((watch) => watch.statusBlock === statusBlock && watch.event === 0);
    if (waits) return block(k, f, 1, "condition", [statusBlock], undefined, "waits for a registry key to change");
    return k.return32(f, k.m.u32(statusBlock));
  }
  const path = keyAt(k, f, 0, KeyRight.notify);
  if (typeof path === "number") return k.return32(f, path);
  k.touch(f, statusBlock, 16, true);
  const filter = k.argU32(f, 5);
  if (filter === 0 || (filter & ~allChanges) !== 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const event = k.arg64(f, 1) === 0n ? undefined : handleAt(k, f, 1);
  if (k.arg64(f, 1) !== 0n && event === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (event !== undefined && event.kind !== "event") return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  const workItem = k.argPointer(f, 2);
  if (workItem !== 0) {
    k.touch(f, workItem, 32, false);
    checkQueue(k, f, workItem);
  }
  const watch: KeyWatch = {
    handle: handleId(k, k.arg64(f, 0)),
    path: lower(path),
    filter,
    tree: k.argBool(f, 6),
    event: event?.target ?? 0,
    workItem,
    statusBlock,
  };
  k.state.keyWatches = [...k.state.keyWatches, watch];
  if (k.argBool(f, 9)) return k.return32(f, nt.STATUS_PENDING);
  return block(k, f, 1, "condition", [statusBlock], undefined, "waits for a registry key to change");
}

/** Beside a work item a driver says which queue it is for, as ExQueueWorkItem is told; a routine to be called is for programs only. */
function checkQueue(k: Kernel, f: Offset, workItem: Offset): void {
  const queue = k.arg64(f, 3);
  if (k.asUser || queue <= 2n) return;
  const message = `ZwNotifyChangeKey is told of the work queue 0x${queue.toString(16)} in ApcContext: in a driver ApcRoutine is a WORK_QUEUE_ITEM, and ApcContext CriticalWorkQueue or DelayedWorkQueue.`;
  verify(k, f, "verifier:registry", message, 0xc4, [0xfcn, k.address(workItem), queue, 0n]);
}

export const keyNotifyDdis: readonly Routine[] = [ddi("ZwNotifyChangeKey", 10, notify)];
