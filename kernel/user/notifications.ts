// Device notifications of programs: interfaces that come and go, and devices that a program has open and that are to be removed. A
// registration names a window or a routine. Events wait at the thread that is to hear of them; whoever removes a device waits for the
// answers of those who have it open. Left out: services as recipients, notifications of device instances, custom events' data.

import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { wakeConditions } from "../ke/conditions.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { DeviceInterface } from "../pnp/state.ts";
import type { LibraryObject, ProcessState } from "./state.ts";

export type Notification = Extract<LibraryObject, { kind: "notification" }>;

/** An event on its way to one registration. */
export interface DeviceEvent {
  readonly registration: number;
  readonly event: "arrival" | "removal" | "queryRemove" | "queryRemoveFailed" | "removeComplete";
  /** Of an interface. */
  readonly guid: string;
  readonly link: string;
  /** Who waits for the answer; 0 if nobody does. */
  readonly question: number;
}

/** How long the system waits for a program to answer, as SendMessageTimeout does it: 30 seconds, in 100 ns. */
const patience = 300_000_000;

const registrations = (process: ProcessState): (readonly [number, Notification])[] =>
  [...process.library].flatMap(([number, one]) => (one.kind === "notification" ? [[number, one] as const] : []));

function send(k: Kernel, process: ProcessState, to: Notification, event: DeviceEvent): void {
  const thread = to.thread === undefined ? undefined : k.context(to.thread);
  const target = thread ?? k.context(process.notificationThread);
  if (target?.user === undefined) return;
  target.user.events.push(event);
  wakeConditions(k, target.object);
}

/** An interface has been enabled or disabled. */
export function tellProgramsOfInterface(k: Kernel, change: DeviceInterface): void {
  const event = change.enabled ? "arrival" : "removal";
  for (const process of k.state.processes.values()) {
    if (process.state !== "running") continue;
    for (const [registration, to] of registrations(process)) {
      if (to.device !== undefined || (to.guid !== undefined && to.guid !== change.guid)) continue;
      send(k, process, to, { registration, event, guid: change.guid, link: change.link, question: 0 });
    }
  }
}

/** Those who have registered with a handle hear what becomes of the device. */
export function tellPrograms(k: Kernel, devnode: number, event: "queryRemoveFailed" | "removeComplete"): void {
  for (const process of k.state.processes.values()) {
    if (process.state !== "running") continue;
    for (const [registration, to] of registrations(process))
      if (to.device === devnode) send(k, process, to, { registration, event, guid: "", link: "", question: 0 });
  }
}

/** Whether a program has registered with a handle of one of these devices. */
export const programsListen = (k: Kernel, devnodes: ReadonlySet<number>): boolean =>
  [...k.state.processes.values()].some(
    (process) => process.state === "running" && registrations(process).some(([, to]) => devnodes.has(to.device ?? -1)),
  );

/** Slots: 0 number of the question; the devices are asked about by `askPrograms`. Result: the refusal, if there is one. */
export const awaitAnswers = internal("PnpAwaitAnswers", 2, (k, f, step) => {
  const question = k.state.questions.get(k.slotU32(f, 0));
  const timedOut = step === 1 && k.cur.waitStatus === nt.STATUS_TIMEOUT;
  if (question === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  if (question.open > 0 && !question.refused && !timedOut)
    return block(k, f, 1, "condition", [question.object], k.clock + patience, "waits for the answers of programs");
  k.state.questions.delete(k.slotU32(f, 0));
  return k.return32(f, question.refused ? nt.STATUS_UNSUCCESSFUL : nt.STATUS_SUCCESS);
});

/** Asks all who have registered with a handle of one of these devices whether it may be removed; the body goes on at `next`. */
export function askPrograms(k: Kernel, f: Offset, next: number, devnodes: ReadonlySet<number>): Outcome {
  const number = k.state.nextQuestion++;
  const question = { open: 0, refused: false, object: k.cur.object };
  k.state.questions.set(number, question);
  for (const process of k.state.processes.values()) {
    if (process.state !== "running") continue;
    for (const [registration, to] of registrations(process)) {
      if (!devnodes.has(to.device ?? -1)) continue;
      question.open++;
      send(k, process, to, { registration, event: "queryRemove", guid: "", link: "", question: number });
    }
  }
  k.setSlot(k.above(f), 0, number);
  return k.callIndex(f, next, k.routineIndex("PnpAwaitAnswers"));
}

/** A program has answered, or will not any more. */
export function answerQuestion(k: Kernel, number: number, refuses: boolean): void {
  const question = k.state.questions.get(number);
  if (question === undefined) return;
  question.open--;
  if (refuses) question.refused = true;
  wakeConditions(k, question.object);
}

/** Events that wait at a thread that ends are answered for it. */
export function dropEvents(k: Kernel, events: readonly DeviceEvent[]): void {
  for (const { question } of events) if (question !== 0) answerQuestion(k, question, false);
}
