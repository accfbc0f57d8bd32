// Locks that live in the program's own memory: critical sections, slim reader/writer locks, condition variables. Threads that have to
// wait do so for the place of the lock.

import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { wakeCondition, wakeConditions } from "../ke/conditions.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { bytesAt, fail, ok, structure, win32 } from "./routine.ts";

interface Section {
  readonly at: Offset;
  readonly count: Offset;
  readonly recursion: Offset;
  readonly owner: Offset;
}
function section(k: Kernel, f: Offset, i = 0): Section {
  const layout = structure(k, f, "CRITICAL_SECTION", ["LockCount", "RecursionCount", "OwningThread"]);
  const at = bytesAt(k, f, i, layout.size, true);
  const { LockCount, RecursionCount, OwningThread } = layout;
  return { at, count: at + LockCount, recursion: at + RecursionCount, owner: at + OwningThread };
}

/** Takes it if it is free or the thread's own. */
function enter(k: Kernel, { count, recursion, owner }: Section): boolean {
  const holder = k.m.u32(owner);
  if (holder !== 0 && holder !== k.cur.id) return false;
  k.m.setU64(owner, BigInt(k.cur.id));
  k.m.setU32(recursion, k.m.u32(recursion) + 1);
  k.m.setU32(count, k.m.u32(count) + 1);
  return true;
}
function leave(k: Kernel, { at, count, recursion, owner }: Section): void {
  const left = Math.max(0, k.m.u32(recursion) - 1);
  k.m.setU32(recursion, left);
  k.m.setU32(count, k.m.u32(count) - 1);
  if (left > 0) return;
  k.m.setU64(owner, 0n);
  wakeCondition(k, at);
}

const initialize: Body = (k, f) => {
  const { at, count } = section(k, f);
  k.m.u8.fill(0, at, count);
  const one = section(k, f);
  k.m.setU32(one.count, 0xffff_ffff);
  k.m.setU32(one.recursion, 0);
  k.m.setU64(one.owner, 0n);
  return ok(k, f);
};

const enterSection: Body = (k, f) => {
  const one = section(k, f);
  if (enter(k, one)) return k.returnVoid(f);
  return block(k, f, 1, "condition", [one.at], undefined, `waits for the critical section ${k.nameOf(one.at)}`);
};

/** A slim lock's word: -1 held exclusively, else the number of readers. */
function acquire(exclusive: boolean, tries: boolean): Body {
  return (k, f) => {
    const at = bytesAt(k, f, 0, 8, true);
    const held = k.m.i32(at);
    const free = exclusive ? held === 0 : held >= 0;
    if (free) {
      k.m.setU32(at, exclusive ? 0xffff_ffff : held + 1);
      return tries ? ok(k, f) : k.returnVoid(f);
    }
    if (tries) return k.return32(f, 0);
    return block(k, f, 1, "condition", [at], undefined, `waits for the lock ${k.nameOf(at)}`);
  };
}
function release(exclusive: boolean): Body {
  return (k, f) => {
    const at = bytesAt(k, f, 0, 8, true);
    k.m.setU32(at, exclusive ? 0 : Math.max(0, k.m.i32(at) - 1));
    if (k.m.i32(at) === 0) wakeConditions(k, at);
    return k.returnVoid(f);
  };
}

const waitTimeout = 258;

/** (variable, section, milliseconds): leaves the section, waits to be woken, enters it again. Steps: 1 woken, 2 enters. */
function sleepOn(k: Kernel, f: Offset, step: number): Outcome {
  const at = bytesAt(k, f, 0, 8, true);
  const one = section(k, f, 1);
  if (step === 0) {
    leave(k, one);
    const milliseconds = k.argU32(f, 2);
    const due = milliseconds === 0xffff_ffff ? undefined : k.clock + milliseconds * 10_000;
    return block(k, f, 1, "condition", [at], due, `waits for the condition variable ${k.nameOf(at)}`);
  }
  if (step === 1) k.setSlot(f, 3, k.cur.waitStatus === nt.STATUS_TIMEOUT ? 1 : 0);
  if (!enter(k, one)) return block(k, f, 2, "condition", [one.at], undefined, "waits for its critical section");
  return k.slotU32(f, 3) === 0 ? ok(k, f) : fail(k, f, waitTimeout);
}

export const lockRoutines: readonly Routine[] = [
  win32("InitializeCriticalSection", 1, initialize),
  win32("InitializeCriticalSectionAndSpinCount", 2, initialize),
  win32("InitializeCriticalSectionEx", 3, initialize),
  win32("EnterCriticalSection", 1, enterSection),
  win32("TryEnterCriticalSection", 1, (k, f) => (enter(k, section(k, f)) ? ok(k, f) : k.return32(f, 0))),
  win32("LeaveCriticalSection", 1, (k, f) => {
    leave(k, section(k, f));
    return k.returnVoid(f);
  }),
  win32("DeleteCriticalSection", 1, (k, f) => {
    const { at } = section(k, f);
    k.m.u8.fill(0, at, at + 8);
    return k.returnVoid(f);
  }),
  ...["InitializeSRWLock", "InitializeConditionVariable"].map((name) =>
    win32(name, 1, (k, f) => {
      k.m.setU64(bytesAt(k, f, 0, 8, true), 0n);
      return k.returnVoid(f);
    }),
  ),
  win32("AcquireSRWLockExclusive", 1, acquire(true, false)),
  win32("AcquireSRWLockShared", 1, acquire(false, false)),
  win32("TryAcquireSRWLockExclusive", 1, acquire(true, true)),
  win32("TryAcquireSRWLockShared", 1, acquire(false, true)),
  win32("ReleaseSRWLockExclusive", 1, release(true)),
  win32("ReleaseSRWLockShared", 1, release(false)),
  win32("SleepConditionVariableCS", 3, sleepOn, 1),
  win32("WakeConditionVariable", 1, (k, f) => {
    wakeCondition(k, bytesAt(k, f, 0, 8, true));
    return k.returnVoid(f);
  }),
  win32("WakeAllConditionVariable", 1, (k, f) => {
    wakeConditions(k, bytesAt(k, f, 0, 8, true));
    return k.returnVoid(f);
  }),
];
