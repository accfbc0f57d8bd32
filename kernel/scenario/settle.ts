// After the last step: what Plug and Play still does is waited for, requests whose files have been closed are taken back, as Windows
// takes them back from a program that ends, and files and drivers that are on their way out get there. What never comes to its end is told of.
import type { Outcome } from "../ddi.ts";
import { isCloseDue } from "../io/close-later.ts";
import { unloader } from "../io/unload-pending.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { actionUnderWay } from "../pnp/action.ts";
import { keptRequests, lastRequests, tellOfKept, tellOfLast } from "../verifier/kept-requests.ts";
import { recordFinding } from "../verifier/stop.ts";

/** Where the scenario's thread goes on: after a wait for Plug and Play, after a request was cancelled, after a wait for requests. */
const plugAndPlay = 99;
const cancelled = 98;
const requests = 97;
const closings = 96;
export const isSettling = (step: number): boolean => step >= closings && step <= plugAndPlay;

/** How long what is under way at the end may take, and how often requests are looked at; 100 ns. */
const patience = 100_000_000;
const interval = 1_000_000;

/** Undefined once all is done, or told of. Slot 4 keeps whose thread is waited for, slot 5 how often closings were looked at. */
export function settle(k: Kernel, f: Offset, step: number): Outcome | undefined {
  if (k.state.stopped !== undefined) return undefined;
  if (!isSettling(step)) k.setSlot(f, 5, 0);
  const unsettled = settlePlugAndPlay(k, f, step);
  if (unsettled !== undefined || !k.checks.io || k.state.stopped !== undefined) return unsettled;
  return settleRequests(k, f, step) ?? (k.state.stopped === undefined ? settleClosings(k, f) : undefined);
}

function settlePlugAndPlay(k: Kernel, f: Offset, step: number): Outcome | undefined {
  const context = actionUnderWay(k);
  if (context === undefined || context.id === k.cur.id) return undefined;
  if (step !== plugAndPlay || k.slotU32(f, 4) !== context.id) {
    k.setSlot(f, 4, context.id);
    const reason = "waits for what Plug and Play still does";
    return block(k, f, plugAndPlay, "thread", [context.id], k.clock + patience, reason);
  }
  if (!k.checks.pnp) return undefined;
  const why = context.wait === undefined ? "it is still at it" : `it ${context.wait.reason}`;
  const message = `Plug and Play has not come to an end ${patience / 10_000_000} s after the last step: ${why}. What is held, kept or waited for by a driver there is never given back, completed or signalled.`;
  recordFinding(k, undefined, "verifier:pnp", message);
  return undefined;
}

function settleRequests(k: Kernel, f: Offset, step: number): Outcome | undefined {
  const left = keptRequests(k);
  const wait = () =>
    block(k, f, requests, "delay", [], k.clock + interval, "waits for requests of files that are closed");
  if (left.length === 0) {
    // With its last request a file is closed, and its device may go.
    const closing = [...k.state.files.values()].some((file) => isCloseDue(k, file));
    return isSettling(step) && closing ? wait() : undefined;
  }
  const next = left.find(({ cancelledAt }) => cancelledAt === undefined);
  if (next !== undefined) {
    k.setArgPointer(k.above(f), 0, next.at);
    return k.callIndex(f, cancelled, k.routineIndex("IoCancelIrp"));
  }
  const since = Math.max(...left.map(({ cancelledAt }) => cancelledAt ?? 0));
  if (k.clock < since + patience) return wait();
  tellOfKept(k, left, patience);
  return undefined;
}

/** What is sent when the last handle of a file has been closed, and drivers that are unloaded once their last device has gone. */
function settleClosings(k: Kernel, f: Offset): Outcome | undefined {
  const left = lastRequests(k);
  const unloading = [...k.state.contexts.values()].some(({ name }) => name === unloader);
  if (left.length === 0 && !unloading) return undefined;
  const looks = k.slotU32(f, 5);
  if (looks * interval < patience) {
    k.setSlot(f, 5, looks + 1);
    return block(k, f, closings, "delay", [], k.clock + interval, "waits for files to be closed and drivers to go");
  }
  tellOfLast(k, left, patience);
  return undefined;
}
