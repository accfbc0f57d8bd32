// KTIMERs, their DPCs, and everything else that is due at a time: hardware alarms and the one-second timers of the I/O manager.
// Time is virtual: 100 ns units since power-on; system time begins at 2025-01-01. Resolution is exact, unlike Windows' clock tick;
// but as there, a timer expires once a tick at most, so that one that its own DPC sets to "at once" does not take all the time there is.
import { ddi, type Routine } from "../ddi.ts";
import { hardwareAlarm } from "../hw/device.ts";
import { ioTimerTick } from "../io/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { frameworkTick } from "../po/fx.ts";
import { idleTick } from "../po/idle.ts";
import { timerExpired } from "../user/timers.ts";
import { queueDpc } from "./dpc.ts";
import type { Alarm } from "./state.ts";
import { initializeHeader, ObjectType, setSignalState, signalState, wakeWaiters } from "./wait.ts";

/** In 100 ns. */
const millisecond = 10_000;
/** The shortest tick that Windows' clock can be set to. */
const shortestTick = 5_000;

/** 2025-01-01T00:00:00Z in 100 ns since 1601. */
export const bootTime = 133_801_632_000_000_000n;

/** Clock value of the next thing that happens by itself; undefined if nothing does. */
export function nextDue(k: Kernel): number | undefined {
  let due: number | undefined;
  for (const timer of k.state.timers) {
    if (timer.late === "any") continue;
    const latest = timer.due + timer.late;
    if (due === undefined || latest < due) due = latest;
  }
  for (const alarm of k.state.alarms) if (due === undefined || alarm.due < due) due = alarm.due;
  for (const context of k.state.contexts.values()) {
    const own = context.state === "waiting" ? context.wait?.due : undefined;
    if (own !== undefined && (due === undefined || own < due)) due = own;
  }
  return due;
}

/** Does all that is due, in the order of its times. */
export function expireTimers(k: Kernel): void {
  const clock = k.clock;
  for (;;) {
    const timer = earliest(k.state.timers);
    const alarm = earliest(k.state.alarms);
    const timerFirst = timer !== undefined && (alarm === undefined || before(timer, alarm));
    const first = timerFirst ? timer : alarm;
    if (first === undefined || first.due > clock || k.state.stopped !== undefined) return;
    if (timerFirst) expireTimer(k, timer.at);
    else if (alarm !== undefined) {
      k.state.alarms = k.state.alarms.filter((entry) => entry !== alarm);
      if (alarm.kind === "hardware") hardwareAlarm(k, String(alarm.target), alarm.event, alarm.value);
      else if (alarm.kind === "ioTimer") ioTimerTick(k, Number(alarm.target));
      else if (alarm.kind === "framework") frameworkTick(k, Number(alarm.target));
      else idleTick(k, Number(alarm.target));
    }
  }
}

function expireTimer(k: Kernel, at: Offset): void {
  const timer = k.state.timers.find((entry) => entry.at === at);
  if (timer === undefined) return;
  for (const [other, when] of k.state.timerExpiries)
    if (when + shortestTick <= k.clock) k.state.timerExpiries.delete(other);
  k.state.timerExpiries.set(at, k.clock);
  if (timer.period > 0) timer.due += timer.period;
  else k.state.timers = k.state.timers.filter((entry) => entry !== timer);
  setSignalState(k, at, 1);
  k.log({ kind: "timer", text: `${k.nameOf(at)} expired` });
  const dpc = k.pointerOr0(at + k.s.KTIMER.Dpc);
  if (dpc !== 0) queueDpc(k, dpc, 0n, 0n);
  wakeWaiters(k, at);
  timerExpired(k, at);
}

function before(a: { due: number; order: number }, b: { due: number; order: number }): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}

function earliest<T extends { due: number; order: number }>(list: readonly T[]): T | undefined {
  let first: T | undefined;
  for (const entry of list) if (first === undefined || before(entry, first)) first = entry;
  return first;
}

export function setAlarm(
  k: Kernel,
  kind: Alarm["kind"],
  target: string | number,
  event: string,
  delay: number,
  value = 0,
): void {
  k.state.alarms.push({ due: k.clock + delay, order: k.state.nextOrder++, kind, target, event, value });
  k.cut();
}

export function cancelAlarms(k: Kernel, kind: Alarm["kind"], target: string | number, event?: string): void {
  k.state.alarms = k.state.alarms.filter(
    (alarm) => alarm.kind !== kind || alarm.target !== target || (event !== undefined && alarm.event !== event),
  );
}

export function initializeTimer(k: Kernel, f: Offset, timer: Offset, type: number): void {
  k.touch(f, timer, k.s.KTIMER.size, true);
  k.m.u8.fill(0, timer, timer + k.s.KTIMER.size);
  initializeHeader(k, timer, type, 0);
}

/** `period` is in 100 ns, 0 for one shot. Says whether the timer was set before. */
export function setTimer(
  k: Kernel,
  f: Offset,
  timer: Offset,
  due: number,
  period: number,
  dpc: Offset,
  late: number | "any" = 0,
): boolean {
  k.touch(f, timer, k.s.KTIMER.size, true);
  const was = cancelTimer(k, timer);
  setSignalState(k, timer, 0);
  if (dpc !== 0) k.touch(f, dpc, k.s.KDPC.size, true);
  k.m.setPointer(timer + k.s.KTIMER.Dpc, dpc);
  // The member is in milliseconds.
  k.m.setU32(timer + k.s.KTIMER.Period, Math.ceil(period / millisecond));
  const expired = k.state.timerExpiries.get(timer);
  const soonest = expired === undefined ? 0 : expired + shortestTick;
  k.state.timers.push({
    at: timer,
    due: Math.max(k.dueOf(due) ?? k.clock, soonest),
    period,
    late,
    order: k.state.nextOrder++,
  });
  k.log({ kind: "timer", driver: k.callerDriver(f), text: `${k.nameOf(timer)} set for ${ms(k, due)}` });
  k.cut();
  return was;
}

export const isTimerSet = (k: Kernel, timer: Offset): boolean => k.state.timers.some((entry) => entry.at === timer);

/** Says whether it was set. */
export function cancelTimer(k: Kernel, timer: Offset): boolean {
  const was = isTimerSet(k, timer);
  if (was) k.state.timers = k.state.timers.filter((entry) => entry.at !== timer);
  return was;
}

function ms(k: Kernel, due: number): string {
  return `${(((k.dueOf(due) ?? k.clock) - k.clock) / 10_000).toFixed(3)} ms`;
}

export const timerDdis: readonly Routine[] = [
  ddi("KeInitializeTimer", 1, (k, f) => {
    initializeTimer(k, f, k.argPointer(f, 0), ObjectType.notificationTimer);
    return k.returnVoid(f);
  }),
  ddi("KeInitializeTimerEx", 2, (k, f) => {
    const type = k.argU32(f, 1) === 0 ? ObjectType.notificationTimer : ObjectType.synchronizationTimer;
    initializeTimer(k, f, k.argPointer(f, 0), type);
    return k.returnVoid(f);
  }),
  ddi("KeSetTimer", 3, (k, f) =>
    k.returnBool(f, setTimer(k, f, k.argPointer(f, 0), k.argI64(f, 1), 0, k.argPointer(f, 2))),
  ),
  ddi("KeSetTimerEx", 4, (k, f) =>
    k.returnBool(
      f,
      setTimer(k, f, k.argPointer(f, 0), k.argI64(f, 1), millisecond * k.argU32(f, 2), k.argPointer(f, 3)),
    ),
  ),
  ddi("KeSetCoalescableTimer", 5, (k, f) =>
    k.returnBool(
      f,
      setTimer(k, f, k.argPointer(f, 0), k.argI64(f, 1), millisecond * k.argU32(f, 2), k.argPointer(f, 4)),
    ),
  ),
  ddi("KeCancelTimer", 1, (k, f) => {
    const timer = k.argPointer(f, 0);
    k.touch(f, timer, k.s.KTIMER.size, true);
    return k.returnBool(f, cancelTimer(k, timer));
  }),
  ddi("KeReadStateTimer", 1, (k, f) => k.returnBool(f, signalState(k, k.argPointer(f, 0)) !== 0)),
  ddi("KeQuerySystemTime", 1, systemTime),
  ddi("KeQuerySystemTimePrecise", 1, systemTime),
  ddi("KeQueryTickCount", 1, (k, f) => {
    const out = k.argPointer(f, 0);
    k.touch(f, out, 8, true);
    k.m.setU64(out, BigInt(Math.floor(k.clock / 156_250)));
    return k.returnVoid(f);
  }),
  ddi("KeQueryTimeIncrement", 0, (k, f) => k.return32(f, 156_250)),
  ddi("KeQueryInterruptTime", 0, (k, f) => k.return64(f, BigInt(k.clock))),
  ddi("KeQueryInterruptTimePrecise", 1, (k, f) => {
    const out = k.argPointer(f, 0);
    k.touch(f, out, 8, true);
    k.m.setU64(out, BigInt(k.clock));
    return k.return64(f, BigInt(k.clock));
  }),
  ddi("KeQueryUnbiasedInterruptTime", 0, (k, f) => k.return64(f, BigInt(k.clock))),
  ddi("KeQueryPerformanceCounter", 1, (k, f) => {
    const frequency = k.argPointer(f, 0);
    if (frequency !== 0) {
      k.touch(f, frequency, 8, true);
      k.m.setU64(frequency, 10_000_000n);
    }
    return k.return64(f, BigInt(k.clock));
  }),
  ddi("KeStallExecutionProcessor", 1, (k, f) => {
    k.state.clockSkip += k.argU32(f, 0) * 10;
    k.cut();
    return k.returnVoid(f);
  }),
];

function systemTime(k: Kernel, f: Offset) {
  const out = k.argPointer(f, 0);
  k.touch(f, out, 8, true);
  k.m.setU64(out, bootTime + BigInt(k.clock));
  return k.returnVoid(f);
}
