// Memory that goes while the kernel still uses an object in it: a timer that is set, a DPC or an APC that is queued, an object somebody waits for, a
// lock that is held, a resource that has not been deleted, a list of its own that the kernel looks through.
import type { Hop } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithBugcheck, stopWithFinding, verify } from "./stop.ts";

/** A dispatch routine has returned to the frame `f`: no timer or DPC may be left in the part of the stack that was its own. */
export function checkStackInactive(k: Kernel, f: Offset, { driver, place }: Hop): void {
  if (!k.checks.active) return;
  const start = k.above(f);
  const gone = (at: Offset) => at >= start && at < k.cur.limit;
  const timer = k.state.timers.find((one) => gone(one.at));
  const dpc = timer === undefined ? [...k.state.dpcs].find(gone) : undefined;
  const at = timer?.at ?? dpc;
  if (at === undefined) return;
  const what = timer === undefined ? "a DPC that is queued" : "a timer that is set";
  const remedy = timer === undefined ? "KeRemoveQueueDpc" : "KeCancelTimer";
  const message = `The dispatch routine of ${driver} has returned and leaves ${what} on the stack, at ${k.hex(at)}: the next call lies over it. Call ${remedy} first, or keep it in the device extension.`;
  stopWithFinding(k, f, "verifier:object", message, undefined, undefined, [{ message: "dispatch routine", place }]);
}

/** `what` is the memory, and what happens to it: "the device extension of X is freed". */
export function checkInactive(k: Kernel, f: Offset | undefined, start: Offset, size: number, what: string): void {
  if (!k.checks.active) return;
  const inside = (at: Offset) => at >= start && at < start + size;
  const timer = k.state.timers.find((one) => inside(one.at));
  const range = [k.address(start), k.address(start + size)] as const;
  const offset = (at: Offset) => `at offset 0x${(at - start).toString(16)} in it`;
  if (timer !== undefined) {
    const message = `${what} while the timer ${offset(timer.at)} is set: KeCancelTimer is missing, or KeFlushQueuedDpcs after it.`;
    stopWithBugcheck(k, f, 0xc7, [0n, k.address(timer.at), ...range], message);
  }
  for (const dpc of k.state.dpcs) {
    if (!inside(dpc)) continue;
    const message = `${what} while the DPC ${offset(dpc)} is queued: KeRemoveQueueDpc or KeFlushQueuedDpcs is missing.`;
    stopWithBugcheck(k, f, 0xc7, [1n, k.address(dpc), ...range], message);
  }
  const apc = [...k.state.apcs.values()].flat().find(inside);
  if (apc !== undefined) {
    const message = `${what} while the APC ${offset(apc)} is queued: its thread will run what is no longer there.`;
    stopWithFinding(k, f, "verifier:object", message);
  }
  for (const [lock, uses] of k.state.removeLocks) {
    if (!inside(lock) || uses.length === 0) continue;
    const message = `${what} while its remove lock ${offset(lock)} is held ${uses.length === 1 ? "once" : `${uses.length} times`}: IoReleaseRemoveLockAndWait is missing, and whoever holds it uses what is gone.`;
    const places = uses.slice(0, 10).map(({ place }) => ({ message: "acquired here", place }));
    verify(k, f, "verifier:removelock", message, undefined, undefined, places);
  }
  for (const [lock, held] of k.state.locks) {
    if (!inside(lock)) continue;
    const message = `${what} while the spin lock ${offset(lock)} is held.`;
    stopWithFinding(
      k,
      f,
      "verifier:lock",
      message,
      0xc4,
      [0x100bn, k.address(lock), k.address(k.context(held.owner)?.object ?? 0), 0n],
      [{ message: "taken here", place: held.place }],
    );
  }
  for (const context of k.state.contexts.values()) {
    const object =
      context.wait?.kind === "any" || context.wait?.kind === "all" ? context.wait.objects.find(inside) : undefined;
    if (object === undefined) continue;
    const message = `${what} while ${context.name} waits for the object ${offset(object)}.`;
    stopWithFinding(k, f, "verifier:wait", message);
  }
  for (const [resource, place] of k.state.resources) {
    if (!inside(resource)) continue;
    const message = `${what} with an ERESOURCE ${offset(resource)} that has not been deleted: ExDeleteResourceLite is missing.`;
    stopWithFinding(
      k,
      f,
      "verifier:resource",
      message,
      0xc4,
      [0xd2n, k.address(resource), k.address(start), BigInt(size)],
      [{ message: "initialised here", place }],
    );
  }
  for (const [list, place] of k.state.lookaside) {
    if (!inside(list)) continue;
    const message = `${what} with a lookaside list ${offset(list)} that has not been deleted.`;
    stopWithFinding(
      k,
      f,
      "verifier:pool",
      message,
      0xc4,
      [0xccn, k.address(list), k.address(start), BigInt(size)],
      [{ message: "initialised here", place }],
    );
  }
}
