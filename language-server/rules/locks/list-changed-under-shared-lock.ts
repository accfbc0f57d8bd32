// A list that is changed by who holds its lock only shared.
import { callsTo, objectOf, placeKey } from "../../analysis/code.ts";
import type { CallEvent } from "../../analysis/events.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "list-changed-under-shared-lock";
/** On a lock that this path holds shared. */
const heldShared = "held-shared";

export const listChangedUnderSharedLock: Rule = {
  id,
  severity: "error",
  summary: "A list is changed under a lock that is held shared.",
  names: {},
  page: `Who holds a resource, push lock or reader-writer spin lock shared reads beside others who do the same. Two that link or unlink
entries at once leave a list whose links lead in circles, or into freed memory.

It is told of where another function of the driver changes the same list with the same lock held exclusively.

**Mend it**: acquire the lock exclusively.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { ERESOURCE Lock; LIST_ENTRY Names; } EXT, *PEXT;
VOID Add(PEXT Ext, PLIST_ENTRY Entry)
{
    KeEnterCriticalRegion();
    ExAcquireResourceSharedLite(&Ext->Lock, TRUE);
    InsertTailList(&Ext->Names, Entry);
//  ^^^^^^^^^^^^^^ list-changed-under-shared-lock: Lock
    ExReleaseResourceLite(&Ext->Lock);
    KeLeaveCriticalRegion();
}
PLIST_ENTRY Take(PEXT Ext)
{
    PLIST_ENTRY entry = NULL;
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(&Ext->Lock, TRUE);
    if (!IsListEmpty(&Ext->Names)) {
        entry = RemoveHeadList(&Ext->Names);
    }
    ExReleaseResourceLite(&Ext->Lock);
    KeLeaveCriticalRegion();
    return entry;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { ERESOURCE Lock; LIST_ENTRY Names; } EXT, *PEXT;
VOID Add(PEXT Ext, PLIST_ENTRY Entry)
{
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(&Ext->Lock, TRUE);
    InsertTailList(&Ext->Names, Entry);
    ExReleaseResourceLite(&Ext->Lock);
    KeLeaveCriticalRegion();
}
BOOLEAN IsEmpty(PEXT Ext)
{
    BOOLEAN empty;
    KeEnterCriticalRegion();
    ExAcquireResourceSharedLite(&Ext->Lock, TRUE);
    empty = IsListEmpty(&Ext->Names);
    ExReleaseResourceLite(&Ext->Lock);
    KeLeaveCriticalRegion();
    return empty;
}
\`\`\`
`,
  paths: () => [
    {
      calls: (routine) => shared.has(routine),
      afterCall({ args: [lock], state, site, written }) {
        const why = { kind: "site", site, message: `it is acquired here by ${written}` } as const;
        if (lock) state.setMark(heldShared, lock, "yes", why);
      },
    },
    {
      calls: changes,
      needs: { beforeCall: [heldShared] },
      beforeCall(event) {
        const { run, state, site, args } = event;
        // With any other lock at hand, that may be the one that counts.
        const held = state.locks.filter(({ kind }) => kind !== "region");
        const [lock] = held;
        const mark = lock && held.length === 1 ? state.mark(heldShared, lock.key) : undefined;
        const list = keyOf(args[0]);
        const guard = mark && keyOf(mark.term);
        if (!mark || list === undefined || guard === undefined || !run.ask(isGuardedBy, list, guard)) return;
        const message = `the list is changed here, and ${lock?.name ?? "its lock"} is held only shared, though it is exclusive where others change it`;
        run.report(id, { message, notes: [{ message: "", place: mark.why }] }, site.at);
      },
    },
    {
      calls: (routine) => /Release|Exclusive/.test(routine),
      needs: { beforeCall: [heldShared] },
      beforeCall: ({ args: [lock], state }: CallEvent) => {
        if (lock) state.clearMark(heldShared, lock);
      },
    },
  ],
};
const shared: ReadonlySet<string> = new Set([
  "ExAcquireResourceSharedLite",
  "ExAcquireSharedStarveExclusive",
  "ExAcquireSharedWaitForExclusive",
  "ExAcquireSpinLockShared",
  "ExAcquireSpinLockSharedAtDpcLevel",
  "ExfAcquirePushLockShared",
  "ExAcquirePushLockSharedEx",
  "FltAcquirePushLockShared",
  "FltAcquireResourceShared",
]);
const exclusive = [
  "ExAcquireResourceExclusiveLite",
  "ExAcquireSpinLockExclusive",
  "ExAcquireSpinLockExclusiveAtDpcLevel",
  "ExfAcquirePushLockExclusive",
  "ExAcquirePushLockExclusiveEx",
  "FltAcquirePushLockExclusive",
  "FltAcquireResourceExclusive",
];
const changes = ["InsertHeadList", "InsertTailList", "RemoveHeadList", "RemoveTailList"];

/** The member or variable whose address it is. */
function keyOf(address: Term | undefined): string | undefined {
  if (address?.kind !== "address") return undefined;
  const { place } = address;
  return place.kind === "field" ? place.member : place.kind === "global" ? place.name : undefined;
}
/** Some function acquires the lock exclusively and changes the list. */
function isGuardedBy(world: World, list: string, lock: string): boolean {
  const names = (args: readonly Parameters<typeof objectOf>[0][], key: string): boolean => {
    const place = objectOf(args[0]);
    if (place?.kind === "field") return `${place.field.name}@${place.offset}` === key;
    return place?.kind === "global" && placeKey(place, "") === `::${key}`;
  };
  const changing = new Set(
    callsTo(world, ...changes).flatMap(({ info, call }) => (names(call.args, list) ? [info] : [])),
  );
  return callsTo(world, ...exclusive).some(({ info, call }) => changing.has(info) && names(call.args, lock));
}
