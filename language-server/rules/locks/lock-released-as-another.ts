// A lock is given back by the routine of another way to take it.
import type { Mark } from "../../analysis/state.ts";
import { renameCall } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

const id = "lock-released-as-another";
const taken = "lock-taken-by";

export const lockReleasedAsAnother: Rule = {
  id,
  severity: "error",
  summary: "A lock is released by a routine that does not belong to the one that took it.",
  names: { codeAnalysis: ["C28120"] },
  fix: (context) => {
    const right = /: (\w+) belongs to it$/.exec(context.message)?.[1];
    return right === undefined ? undefined : renameCall(`Release with ${right}`, right)(context);
  },
  page: `Each way to take a lock has its own way to give it back. An unsafe release of a fast mutex leaves APCs off, a shared release of a push lock that
is held exclusively leaves it locked for ever, and a queued spin lock is known by its handle only.

**Mend it**: release with the routine that belongs to the acquire.

\`\`\`c bad
#include <ntifs.h>
typedef struct _EXT { FAST_MUTEX Mutex; EX_PUSH_LOCK Push; ULONG Count; } EXT, *PEXT;
VOID Count(PEXT Ext)
{
    ExAcquireFastMutex(&Ext->Mutex);
    Ext->Count++;
    ExReleaseFastMutexUnsafe(&Ext->Mutex);
//  ^^^^^^^^^^^^^^^^^^^^^^^^ lock-released-as-another: ExReleaseFastMutex
}
VOID CountShared(PEXT Ext)
{
    KeEnterCriticalRegion();
    ExAcquirePushLockShared(&Ext->Push);
    Ext->Count++;
    ExReleasePushLockExclusive(&Ext->Push);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ lock-released-as-another: Shared
    KeLeaveCriticalRegion();
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
typedef struct _EXT { FAST_MUTEX Mutex; EX_PUSH_LOCK Push; ULONG Count; } EXT, *PEXT;
VOID Count(PEXT Ext)
{
    ExAcquireFastMutex(&Ext->Mutex);
    Ext->Count++;
    ExReleaseFastMutex(&Ext->Mutex);
    KeEnterCriticalRegion();
    ExAcquirePushLockExclusive(&Ext->Push);
    Ext->Count++;
    ExReleasePushLockExclusive(&Ext->Push);
    ExAcquirePushLockShared(&Ext->Push);
    ExReleasePushLockShared(&Ext->Push);
    KeLeaveCriticalRegion();
}
\`\`\`
`,
  paths: () => ({
    calls: (routine) => Object.hasOwn(releaseOf, routine) || releases.has(routine),
    beforeCall({ name = "", args: [lock], state, run, site, written }) {
      const mark = releases.has(name) && lock ? state.mark(taken, lock) : undefined;
      const right = mark && releaseOf[mark.value];
      if (!mark || !right || right.includes(name) || !isHere(mark, run.name)) return;
      run.report(
        id,
        {
          message: `${written} releases what ${publicName(mark.value)} took: ${asWritten(right, written)} belongs to it`,
          notes: [{ message: "", place: mark.why }],
          about: mark.term,
        },
        site.at,
      );
    },
    afterCall({ name = "", args: [lock], state, site, written }) {
      if (!lock) return;
      if (Object.hasOwn(releaseOf, name))
        state.setMark(taken, lock, name, { kind: "site", site, message: `it is taken here by ${written}` });
      else state.clearMark(taken, lock);
    },
  }),
};

/** Drivers write the macro. */
const publicName = (routine: string): string => routine.replace(/^Exf/, "Ex");
/** Of the right ones, the one with as many arguments as that which was written. */
function asWritten(right: readonly string[], written: string): string {
  const names = right.map(publicName);
  return names.find((name) => name.endsWith("Ex") === written.endsWith("Ex")) ?? names[0] ?? "";
}
const isHere = ({ why }: Mark, name: string): boolean => why?.kind === "site" && why.site.fn === name;
const shared = [
  "ExfReleasePushLockShared",
  "ExReleasePushLockSharedEx",
  "ExfReleasePushLock",
  "ExReleasePushLockEx",
  "ExfReleasePushLockSharedEx",
];
const exclusive = [
  "ExfReleasePushLockExclusive",
  "ExReleasePushLockExclusiveEx",
  "ExfReleasePushLock",
  "ExReleasePushLockEx",
];
const releaseOf: Readonly<Record<string, readonly string[]>> = {
  ExAcquireFastMutex: ["ExReleaseFastMutex"],
  ExAcquireFastMutexUnsafe: ["ExReleaseFastMutexUnsafe"],
  KeAcquireGuardedMutex: ["KeReleaseGuardedMutex"],
  KeAcquireGuardedMutexUnsafe: ["KeReleaseGuardedMutexUnsafe"],
  ExfAcquirePushLockShared: shared,
  ExAcquirePushLockSharedEx: shared,
  ExfAcquirePushLockExclusive: exclusive,
  ExAcquirePushLockExclusiveEx: exclusive,
};
const releases: ReadonlySet<string> = new Set(Object.values(releaseOf).flat());
