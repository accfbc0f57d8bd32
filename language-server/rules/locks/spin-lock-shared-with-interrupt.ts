// A spin lock that an interrupt routine takes, and that others hold at DISPATCH_LEVEL.
import { type CallSite, callsTo, objectOf, placeKey } from "../../analysis/code.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const spinLockSharedWithInterrupt: Rule = {
  id: "spin-lock-shared-with-interrupt",
  severity: "error",
  summary: "An interrupt routine takes a spin lock that others hold at DISPATCH_LEVEL.",
  names: {},
  page: `KeAcquireSpinLock raises to DISPATCH_LEVEL, so the device may interrupt whoever holds the lock. If the interrupt routine then takes
the same lock on that processor it spins for ever: its holder runs on only when the interrupt routine has returned.

**Mend it**: guard what the interrupt routine shares with the interrupt's own lock, which it holds already: others take that with
KeAcquireInterruptSpinLock, or work in a routine that KeSynchronizeExecution calls.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; PKINTERRUPT Interrupt; ULONG Events; } EXT, *PEXT;
KSERVICE_ROUTINE Interrupt;
BOOLEAN Interrupt(PKINTERRUPT Object, PVOID Context)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(Object);
    KeAcquireSpinLockAtDpcLevel(&ext->Lock);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ spin-lock-shared-with-interrupt: Lock
    ext->Events += 1;
    KeReleaseSpinLockFromDpcLevel(&ext->Lock);
    return TRUE;
}
ULONG TakeEvents(PEXT Ext)
{
    KIRQL irql;
    ULONG events;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    events = Ext->Events;
    Ext->Events = 0;
    KeReleaseSpinLock(&Ext->Lock, irql);
    return events;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PKINTERRUPT Interrupt; ULONG Events; } EXT, *PEXT;
KSERVICE_ROUTINE Interrupt;
BOOLEAN Interrupt(PKINTERRUPT Object, PVOID Context)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(Object);
    ext->Events += 1;
    return TRUE;
}
ULONG TakeEvents(PEXT Ext)
{
    KIRQL irql = KeAcquireInterruptSpinLock(Ext->Interrupt);
    ULONG events = Ext->Events;
    Ext->Events = 0;
    KeReleaseInterruptSpinLock(Ext->Interrupt, irql);
    return events;
}
\`\`\`
`,
  project({ world, report }) {
    const taken = callsTo(world, ...atAnyLevel);
    if (taken.length === 0) return;
    const interrupts = reachedByInterrupts(world);
    for (const site of taken) {
      const key = interrupts.has(site.info.name) ? lockOf(site) : undefined;
      const other = key === undefined ? undefined : callsTo(world, ...atDispatch).find((one) => lockOf(one) === key);
      if (!other) continue;
      const name = (key ?? "").replace(/^.*[.:]/, "").replace(/@\d+$/, "");
      report(site.info, {
        message: `${name} is taken by an interrupt routine here, and ${other.info.fn.symbol.name} holds it at DISPATCH_LEVEL, where the interrupt may come`,
        range: site.info.unit.range(site.info.fn.declaration, site.at),
        related: [{ message: "it is held here", range: other.info.unit.range(other.info.fn.declaration, other.at) }],
      });
    }
  },
};
/** They leave the level as it is; those that raise to DISPATCH_LEVEL may not be called by an interrupt routine at all. */
const atAnyLevel = ["KeAcquireSpinLockAtDpcLevel", "KeAcquireInStackQueuedSpinLockAtDpcLevel"];
const atDispatch = ["KeAcquireSpinLockRaiseToDpc", "KeAcquireInStackQueuedSpinLock"];

function lockOf({ call, info }: CallSite): string | undefined {
  const place = objectOf(call.args[0]);
  return place && placeKey(place, info.name);
}
/** Routines that run at a device's level, and what they call. */
function reachedByInterrupts(world: World): ReadonlySet<string> {
  const reached = new Set<string>();
  for (const [name, role] of world.roles) if (interrupts.test(role.name)) reached.add(name);
  for (const name of reached) {
    const info = world.functions.get(name);
    if (info?.own) for (const callee of shapeOf(info.fn).callees) reached.add(callee);
  }
  return reached;
}
const interrupts = /^(KSERVICE_ROUTINE|KMESSAGE_SERVICE_ROUTINE|HW_INTERRUPT|EVT_WDF_INTERRUPT_ISR)$/;
