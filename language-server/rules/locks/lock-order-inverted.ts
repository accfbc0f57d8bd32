// Two locks that are taken in one order here and in the other there.
import { type CallSite, callsTo, objectOf, placeKey } from "../../analysis/code.ts";
import { lockName, locksetsOf, locksIn } from "../kinds/locksets.ts";
import type { Rule } from "../rule.ts";

export const lockOrderInverted: Rule = {
  id: "lock-order-inverted",
  severity: "warning",
  summary: "Two locks are taken in one order by one function, and in the other by another.",
  names: {},
  page: `A thread that holds the first lock and waits for the second, and one that holds the second and waits for the first, wait for ever; with spin locks two
processors stand still. It happens once in a million times, and to a customer.

**Mend it**: take the locks in one order everywhere, or let go of the one before taking the other.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { FAST_MUTEX Queue; FAST_MUTEX State; ULONG Count; } EXT, *PEXT;
VOID Add(PEXT Ext)
{
    ExAcquireFastMutex(&Ext->Queue);
    ExAcquireFastMutex(&Ext->State);
    Ext->Count++;
    ExReleaseFastMutex(&Ext->State);
    ExReleaseFastMutex(&Ext->Queue);
}
VOID Stop(PEXT Ext)
{
    ExAcquireFastMutex(&Ext->State);
    ExAcquireFastMutex(&Ext->Queue);
//  ^^^^^^^^^^^^^^^^^^ lock-order-inverted: State
    Ext->Count = 0;
    ExReleaseFastMutex(&Ext->Queue);
    ExReleaseFastMutex(&Ext->State);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
KSPIN_LOCK List, Queue;
VOID Put(VOID)
{
    KLOCK_QUEUE_HANDLE list, queue;
    KeAcquireInStackQueuedSpinLock(&List, &list);
    KeAcquireInStackQueuedSpinLock(&Queue, &queue);
    KeReleaseInStackQueuedSpinLock(&queue);
    KeReleaseInStackQueuedSpinLock(&list);
}
VOID Take(VOID)
{
    KLOCK_QUEUE_HANDLE list, queue;
    KeAcquireInStackQueuedSpinLock(&Queue, &queue);
    KeAcquireInStackQueuedSpinLock(&List, &list);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lock-order-inverted: other way
    KeReleaseInStackQueuedSpinLock(&list);
    KeReleaseInStackQueuedSpinLock(&queue);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { FAST_MUTEX Queue; FAST_MUTEX State; ULONG Count; } EXT, *PEXT;
VOID Add(PEXT Ext)
{
    ExAcquireFastMutex(&Ext->Queue);
    ExAcquireFastMutex(&Ext->State);
    Ext->Count++;
    ExReleaseFastMutex(&Ext->State);
    ExReleaseFastMutex(&Ext->Queue);
}
VOID Stop(PEXT Ext)
{
    ExAcquireFastMutex(&Ext->State);
    Ext->Count = 0;
    ExReleaseFastMutex(&Ext->State);
    ExAcquireFastMutex(&Ext->Queue);
    ExReleaseFastMutex(&Ext->Queue);
}
\`\`\`
`,
  project({ world, report }) {
    const sites = callsTo(world, ...acquires).flatMap((site) => {
      const mine = keyOf(site);
      return mine === undefined ? [] : [{ ...site, mine }];
    });
    // What is held where is asked of a whole driver, at every edit: not of one that has a single lock.
    if (sites.length < 4 || new Set(sites.map(({ mine }) => mine)).size < 2) return;
    const locksets = locksetsOf(world);
    /** Of each pair, where the second was taken under the first. */
    const pairs = new Map<string, CallSite>();
    for (const site of sites) {
      const { mine } = site;
      const held = locksets.heldBefore(site.info, site.block.id, site.index);
      if (!held) continue;
      for (const outer of locksIn(held)) {
        if (outer === mine) continue;
        if (!pairs.has(`${outer}>${mine}`)) pairs.set(`${outer}>${mine}`, site);
        const other = pairs.get(`${mine}>${outer}`);
        if (!other) continue;
        report(site.info, {
          message: `${lockName(mine)} is taken here under ${lockName(outer)}, and ${other.info.fn.symbol.name} takes them the other way round: each may wait for the other`,
          range: site.info.unit.range(site.info.fn.declaration, site.at),
          related: [
            {
              message: `${lockName(outer)} is taken here under ${lockName(mine)}`,
              range: other.info.unit.range(other.info.fn.declaration, other.at),
            },
          ],
        });
        break;
      }
    }
  },
};
const acquires = [
  "KeAcquireSpinLockRaiseToDpc",
  "KfAcquireSpinLock",
  "KeAcquireSpinLock",
  "KeAcquireSpinLockAtDpcLevel",
  "KeAcquireInStackQueuedSpinLock",
  "KeAcquireInStackQueuedSpinLockAtDpcLevel",
  "ExAcquireFastMutex",
  "ExAcquireFastMutexUnsafe",
  "KeAcquireGuardedMutex",
  "ExAcquireResourceExclusiveLite",
  "ExfAcquirePushLockExclusive",
  "ExAcquirePushLockExclusiveEx",
];
function keyOf({ call, info }: CallSite): string | undefined {
  const lock = objectOf(call.args[0]);
  return lock && (lock.kind === "field" || lock.kind === "global") ? placeKey(lock, info.name) : undefined;
}
