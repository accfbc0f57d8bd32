// Locks given back on a path that does not hold them.
import { takenOnOtherWays } from "../../analysis/apart.ts";
import { bare, callsTo, codeOf, pointee } from "../../analysis/code.ts";
import type { AfterCallEvent, Run } from "../../analysis/events.ts";
import type { LockKind, Mark } from "../../analysis/state.ts";
import type { PlaceRef, Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";

export function reportUnheld(rule: string, event: AfterCallEvent, kinds: ReadonlySet<LockKind>): void {
  for (const lock of event.locks) {
    if (lock.kind !== "release" || lock.released || !lock.sure || !kinds.has(lock.lockKind)) continue;
    const earlier = event.before.mark("not-held", lock.key);
    // Known not to be held: everything held at entry is known, or it was released before on this very path.
    if (!earlier && !event.before.locksKnown) continue;
    if (lock.lockKind === "region" && !isLeftOnceTooOften(event.run, earlier)) continue;
    if (lock.lockKind === "mutant" && event.run.ask(waitsUnseen)) continue;
    const other = event.before.locks.find((held) => held.kind === lock.lockKind);
    event.run.report(
      rule,
      {
        message: `${lock.name} is released here but is not held`,
        // Of the locks of an array, loops take and release as many as they run rounds.
        may: !earlier && (isOneOfMany(lock.key) || event.before.mark(takenOnOtherWays, lock.key) !== undefined),
        notes: [
          ...(earlier?.why ? [{ message: `${lock.name} was released here already`, place: earlier.why }] : []),
          ...(other ? [{ message: `held at this point is ${other.name}`, place: other.why }] : []),
        ],
      },
      event.site.at,
    );
  }
}

/** A mutex may be taken where it is not seen to be one: as one of several objects, or through a pointer to anything. */
function waitsUnseen(world: World): boolean {
  return (
    callsTo(world, "KeWaitForMultipleObjects").length > 0 ||
    callsTo(world, "KeWaitForSingleObject").some(({ call: { args } }) => args[0] && pointee(bare(args[0]).type) === "")
  );
}
/**
 * Regions are counted, and entered under conditions and left under the same ones: only who never enters one surely leaves one too many,
 * or who enters one once and has left it itself before. What a routine that was called entered and left, it counted by itself.
 */
function isLeftOnceTooOften({ fn, name }: Run, earlier: Mark | undefined): boolean {
  const entered = codeOf(fn).calls.filter((call) => /Enter(Critical|Guarded)Region/.test(call.name ?? "")).length;
  if (!earlier) return entered === 0;
  return entered === 1 && earlier.why?.kind === "site" && earlier.why.site.fn === name;
}
/** The lock lies in an element that a variable chooses. */
function isOneOfMany(lock: Term): boolean {
  if (lock.kind === "op" && lock.op === "offset") return lock.args[1]?.kind !== "const";
  if (lock.kind !== "address") return false;
  let at: PlaceRef = lock.place;
  while (at.kind === "field" || at.kind === "element") {
    if (at.kind === "element" && at.index.kind !== "const") return true;
    at = at.base;
  }
  return at.kind === "deref" && isOneOfMany(at.pointer);
}
