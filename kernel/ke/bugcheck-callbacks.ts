// Bug check callbacks: when the machine stops with a bugcheck, the registered routines run once more, at HIGH_LEVEL on the processor
// that stopped, with everything else frozen: those of KeRegisterBugCheckCallback, and those that give something to the dump (dump-data.ts).
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import type { KernelState } from "../state.ts";
import { dumpReasons, seesDump } from "./dump-data.ts";
import { pushContext } from "./scheduler.ts";
import type { BugcheckCallback } from "./state.ts";

const highLevel = 15;
/** Steps after which the rest is given up: a callback that waits would wait for ever. */
const budget = 5_000_000;
/** KBUGCHECK_BUFFER_DUMP_STATE. */
const State = { empty: 0, inserted: 1, started: 2, finished: 3 } as const;
/** Freezes the machine for the callbacks before it stops; false if there are none, or they are under way. */
export function runBeforeStop(k: Kernel, stop: NonNullable<KernelState["stopped"]>): boolean {
  const { bugcheckCallbacks, processors } = k.state;
  const processor = processors[Math.max(0, k.cur.processor)];
  if (bugcheckCallbacks.length === 0 || k.state.frozen !== undefined || processor === undefined) return false;
  const routine = k.routineNamed("KiBugCheckCallbacks");
  const context = pushContext(k, processor, "isr", "bug check callbacks", highLevel, routine);
  k.state.frozen = { stop, context: context.id, until: k.time + budget };
  k.cut();
  return true;
}

/**
 * A callback takes a spin lock. Whoever had it when the machine stopped will never give it back, so that no callback may: told of in the
 * trace; if the lock is held, that callback is the last.
 */
export function noteFrozenLock(k: Kernel, f: Offset, lock: Offset): void {
  const held = k.state.locks.get(lock);
  const what =
    held === undefined ? "it happens to be free" : `${k.context(held.owner)?.name ?? "code that has ended"} holds it`;
  const message = `deadlock: the bug check callback of ${k.callerDriver(f)} takes ${k.nameOf(lock)}, and ${what}. A callback may use only ports, registers and its own memory.`;
  k.log({ kind: "bugcheck", driver: k.callerDriver(f), text: message });
}

/** The end of the callbacks, or of the steps they may take. */
export function thaw(k: Kernel): void {
  const { frozen } = k.state;
  if (frozen === undefined) return;
  k.state.stopped = frozen.stop;
  k.cut();
}

/** Base of the context. Slots: 0, 1 set when it is made; 2 callback under way; 3 its dump data. */
export const bugcheckCallbacks = internal("KiBugCheckCallbacks", 5, (k, f, step) => {
  const seesWriting = ({ reason }: BugcheckCallback) => reason === seesDump;
  const { bugcheckCallbacks: all } = k.state;
  const list = [...all.filter((one) => !seesWriting(one)), ...all.filter(seesWriting)];
  let index = k.slotU32(f, 2);
  const current = list[index];
  if (step === 1 && current !== undefined) {
    k.m.u8[current.record + stateAt(k, current.reason)] = State.finished;
    const data = k.slotU32(f, 3);
    const given = current.reason === undefined ? undefined : dumpReasons.get(current.reason)?.given(k, data);
    if (given !== undefined) k.log({ kind: "bugcheck", driver: current.driver, text: given.text });
    if (given?.again === true) return ask(k, f, current, data);
    index++;
  }
  for (; ; index++) {
    const next = list[index];
    if (next === undefined) return k.returnVoid(f);
    const reason = next.reason === undefined ? undefined : dumpReasons.get(next.reason);
    if (next.reason !== undefined && reason === undefined) continue;
    k.setSlot(f, 2, index);
    k.m.u8[next.record + stateAt(k, next.reason)] = State.started;
    const callee = k.above(f);
    const routine = k.functionOr(f, next.routine);
    k.log({ kind: "bugcheck", driver: next.driver, text: `${routine.name} is called` });
    if (next.reason === undefined) {
      k.setArg64(callee, 0, next.buffer);
      k.setArg32(callee, 1, next.length);
      return k.call(f, 1, routine);
    }
    const data = allocate(k, { size: reason?.size(k) ?? 0, tag: "Bugc", what: "dump data", zero: true });
    k.setSlot(f, 3, data);
    return ask(k, f, next, data);
  }
});

/** Calls a routine that gives something to the dump; it may be called again with what it has left in the structure. */
function ask(k: Kernel, f: Offset, callback: BugcheckCallback, data: Offset): Outcome {
  const reason = callback.reason === undefined ? undefined : dumpReasons.get(callback.reason);
  const stop = k.state.frozen?.stop;
  const { code, parameters } = stop?.kind === "bugcheck" ? stop.bugcheck : { code: 0, parameters: [] };
  reason?.prepare(k, data, { code, parameters });
  const callee = k.above(f);
  k.setArg32(callee, 0, callback.reason ?? 0);
  k.setArgPointer(callee, 1, callback.record);
  k.setArgPointer(callee, 2, data);
  k.setArg32(callee, 3, reason?.size(k) ?? 0);
  return k.call(f, 1, k.functionOr(f, callback.routine));
}

const stateAt = (k: Kernel, reason: number | undefined): Offset =>
  reason === undefined ? k.s.KBUGCHECK_CALLBACK_RECORD.State : k.s.KBUGCHECK_REASON_CALLBACK_RECORD.State;

/** Takes a record in that KeInitializeCallbackRecord has made ready. */
function add(
  k: Kernel,
  f: Offset,
  reason: number | undefined,
  routineAt: number,
  buffer: bigint,
  length: number,
): boolean {
  const record = k.argPointer(f, 0);
  const at = record + stateAt(k, reason);
  k.touch(
    f,
    record,
    (reason === undefined ? k.s.KBUGCHECK_CALLBACK_RECORD : k.s.KBUGCHECK_REASON_CALLBACK_RECORD).size,
    true,
  );
  if (k.m.u8[at] !== State.empty) return false;
  const routine = k.functionOr(f, k.argPointer(f, routineAt)).address;
  k.m.u8[at] = State.inserted;
  const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
  k.state.bugcheckCallbacks.push({ record, routine, reason, buffer, length, ...owner });
  return true;
}

function remove(k: Kernel, f: Offset, record: Offset, ofReason: boolean): boolean {
  const at = k.state.bugcheckCallbacks.findIndex(
    (one) => one.record === record && (one.reason !== undefined) === ofReason,
  );
  if (at < 0) return false;
  k.touch(f, record, k.s.KBUGCHECK_REASON_CALLBACK_RECORD.size, true);
  const [gone] = k.state.bugcheckCallbacks.splice(at, 1);
  k.m.u8[record + stateAt(k, gone?.reason)] = State.empty;
  return true;
}

export const bugcheckCallbackDdis: readonly Routine[] = [
  // (record, routine, buffer, length, component)
  ddi("KeRegisterBugCheckCallback", 5, (k, f) => {
    const taken = add(k, f, undefined, 1, k.arg64(f, 2), k.argU32(f, 3));
    if (taken) {
      const layout = k.s.KBUGCHECK_CALLBACK_RECORD;
      const record = k.argPointer(f, 0);
      k.m.setU64(record + layout.CallbackRoutine, k.arg64(f, 1));
      k.m.setU64(record + layout.Buffer, k.arg64(f, 2));
      k.m.setU32(record + layout.Length, k.argU32(f, 3));
      k.m.setU64(record + layout.Component, k.arg64(f, 4));
    }
    return k.returnBool(f, taken);
  }),
  ddi("KeDeregisterBugCheckCallback", 1, (k, f) => k.returnBool(f, remove(k, f, k.argPointer(f, 0), false))),
  // (record, routine, reason, component)
  ddi("KeRegisterBugCheckReasonCallback", 4, (k, f) => {
    const reason = k.argU32(f, 2);
    const taken = add(k, f, reason, 1, 0n, 0);
    if (taken) {
      const layout = k.s.KBUGCHECK_REASON_CALLBACK_RECORD;
      const record = k.argPointer(f, 0);
      k.m.setU64(record + layout.CallbackRoutine, k.arg64(f, 1));
      k.m.setU32(record + layout.Reason, reason);
      k.m.setU64(record + layout.Component, k.arg64(f, 3));
    }
    return k.returnBool(f, taken);
  }),
  ddi("KeDeregisterBugCheckReasonCallback", 1, (k, f) => k.returnBool(f, remove(k, f, k.argPointer(f, 0), true))),
];
