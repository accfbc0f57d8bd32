// A spin lock without KeInitializeSpinLock.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const spinLockNotInitialized: Rule = uninitialised({
  id: "spin-lock-not-initialized",
  severity: "warning",
  summary: "A spin lock in a structure is acquired that nothing in the driver initialises.",
  names: {},
  page: `A lock holds what its memory held. In pool that is not zeroed, that is anything, and the first acquire spins for ever; in memory that happens
to be zero it works on today's systems. Windows documents no value for a free lock: KeInitializeSpinLock makes one, before the first use.

**Mend it**: call KeInitializeSpinLock where the structure is made.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
//  ^^^^^^^^^^^^^^^^^ spin-lock-not-initialized: Lock
    Ext->Count += 1;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT, *PEXT;
VOID Make(PEXT Ext)
{
    KeInitializeSpinLock(&Ext->Lock);
}
VOID Use(PEXT Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Count += 1;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  ready: { KeInitializeSpinLock: 0 },
  uses: {
    KeAcquireSpinLock: 0,
    KeAcquireSpinLockRaiseToDpc: 0,
    KeAcquireSpinLockAtDpcLevel: 0,
    KeAcquireInStackQueuedSpinLock: 0,
    KeAcquireInStackQueuedSpinLockAtDpcLevel: 0,
    KeReleaseSpinLock: 0,
    KeReleaseSpinLockFromDpcLevel: 0,
  },
  membersOnly: true,
  thing: "the spin lock",
});
