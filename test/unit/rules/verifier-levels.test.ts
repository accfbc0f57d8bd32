// A mistake for each of Static Driver Verifier's rules about levels, locks, memory, handles,
// as it looks in a driver with helpers and a device extension. Each is told of by the rule that bears the name, and by no other
// but those listed.
import { expect, test } from "vitest";
import { rules } from "../../../language-server/rules/index.ts";
import { dispatch, driverHead } from "./driver.ts";
import { checkSources } from "./fixture.ts";

test.each<[string, string, readonly string[], string]>([
  [
    "CancelSpinLock",
    "spin-lock-double-acquire",
    [],
    dispatch(
      "READ",
      `
    KIRQL a, b;
    IoAcquireCancelSpinLock(&a);
    if (ext->Count) { IoAcquireCancelSpinLock(&b); IoReleaseCancelSpinLock(b); `,
    ) +
      `
    IoReleaseCancelSpinLock(a);
    return Complete(Irp, status);
}
`,
  ],
  [
    "CancelSpinlockRelease",
    "cancel-spin-lock-unbalanced",
    [],
    dispatch(
      "READ",
      `
    KIRQL a;
    IoAcquireCancelSpinLock(&a);
    if (ext->Count == 0) return Complete(Irp, STATUS_UNSUCCESSFUL);
    IoReleaseCancelSpinLock(a);
    return Complete(Irp, status);
`,
    ),
  ],
  [
    "CriticalRegions",
    "lock-unbalanced",
    [],
    dispatch(
      "READ",
      `
    KeEnterCriticalRegion();
    if (ext->Count == 0) return Complete(Irp, STATUS_UNSUCCESSFUL);
    KeLeaveCriticalRegion();
    return Complete(Irp, status);
`,
    ),
  ],
  [
    "GuardedRegions",
    "lock-unbalanced",
    [],
    dispatch(
      "READ",
      `
    KeEnterGuardedRegion();
    if (ext->Count == 0) return Complete(Irp, STATUS_UNSUCCESSFUL);
    KeLeaveGuardedRegion();
    return Complete(Irp, status);
`,
    ),
  ],
  [
    "ExclusiveResourceAccess",
    "lock-unbalanced",
    [],
    dispatch(
      "CREATE",
      `
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(&ext->Resource, TRUE);
    if (ext->Count == 0) { KeLeaveCriticalRegion(); return Complete(Irp, STATUS_UNSUCCESSFUL); `,
    ) +
      `
    ExReleaseResourceLite(&ext->Resource);
    KeLeaveCriticalRegion();
    return Complete(Irp, status);
}
`,
  ],
  [
    "DebugBreakUsage",
    "debug-break-left",
    [],
    dispatch(
      "READ",
      `
    if (ext->Count > 100) DbgBreakPoint();
    return Complete(Irp, status);
`,
    ),
  ],
  [
    "IrqlExAllocatePool",
    "paged-pool-at-raised-irql",
    [],
    `
PVOID Get(PEXT Ext)
{
    KIRQL irql; PVOID p;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    p = ExAllocatePool2(POOL_FLAG_PAGED, 100, 'abcd');
    KeReleaseSpinLock(&Ext->Lock, irql);
    return p;
}
`,
  ],
  [
    "IrqlExFree1",
    "paged-pool-at-raised-irql",
    [],
    `
VOID Get(PEXT Ext)
{
    KIRQL irql; PVOID p = ExAllocatePool2(POOL_FLAG_PAGED, 100, 'abcd');
    if (p == NULL) return;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Count++;
    ExFreePoolWithTag(p, 'abcd');
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`,
  ],
  [
    "IrqlKeSetEvent",
    "irql-too-high",
    [],
    `
VOID Tell(PEXT Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    KeSetEvent(&Ext->Event, IO_NO_INCREMENT, TRUE);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`,
  ],
  [
    "IrqlKeWaitForMutexObject",
    "irql-too-high",
    [],
    `
VOID Tell(PEXT Ext, PKMUTEX Mutex)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    KeWaitForMutexObject(Mutex, Executive, KernelMode, FALSE, NULL);
    KeReleaseMutex(Mutex, FALSE);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`,
  ],
  [
    "IrqlKeRaiseLower",
    "irql-lowered-by-raise",
    [],
    `
VOID Tell(PEXT Ext)
{
    KIRQL irql, old;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    KeRaiseIrql(APC_LEVEL, &old);
    Ext->Count++;
    KeLowerIrql(old);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`,
  ],
  [
    "IrqlReturn",
    "irql-not-restored",
    [],
    dispatch(
      "READ",
      `
    KIRQL irql;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    if (ext->Count == 0) return Complete(Irp, status);
    KeLowerIrql(irql);
    return Complete(Irp, status);
`,
    ),
  ],
  [
    "SafeStrings",
    "string-function-unsafe",
    [],
    `
VOID Name(PWCHAR To, PCWSTR From)
{
    wcscpy(To, From);
}
`,
  ],
  [
    "SpinLock",
    "spin-lock-double-acquire",
    [],
    `
VOID Twice(PEXT Ext)
{
    KIRQL a, b;
    KeAcquireSpinLock(&Ext->Lock, &a);
    KeAcquireSpinLock(&Ext->Lock, &b);
    KeReleaseSpinLock(&Ext->Lock, b);
    KeReleaseSpinLock(&Ext->Lock, a);
}
`,
  ],
  [
    "QueuedSpinLock",
    "spin-lock-unbalanced",
    [],
    dispatch(
      "READ",
      `
    KLOCK_QUEUE_HANDLE h;
    KeAcquireInStackQueuedSpinLock(&ext->Lock, &h);
    if (ext->Count == 0) return Complete(Irp, STATUS_UNSUCCESSFUL);
    KeReleaseInStackQueuedSpinLock(&h);
    return Complete(Irp, status);
`,
    ),
  ],
  [
    "SpinLockDpc",
    "irql-too-low",
    [],
    `
VOID Count(PEXT Ext)
{
    PAGED_CODE();
    KeAcquireSpinLockAtDpcLevel(&Ext->Lock);
    Ext->Count++;
    KeReleaseSpinLockFromDpcLevel(&Ext->Lock);
}
#pragma alloc_text(PAGE, Count)
`,
  ],
  [
    "UnSafeAllocatePool",
    "pool-without-tag",
    [],
    `
PVOID P(VOID) { return ExAllocatePool(NonPagedPoolNx, 64); }
`,
  ],
  [
    "WithinCriticalRegion",
    "resource-without-critical-region",
    [],
    dispatch(
      "CREATE",
      `
    ExAcquireResourceExclusiveLite(&ext->Resource, TRUE);
    ext->Count++;
    ExReleaseResourceLite(&ext->Resource);
    return Complete(Irp, status);
`,
    ),
  ],
  [
    "ZwRegistryCreate",
    "registry-key-leaked",
    [],
    `
NTSTATUS K(POBJECT_ATTRIBUTES oa)
{
    HANDLE k; ULONG d; NTSTATUS s = ZwCreateKey(&k, KEY_ALL_ACCESS, oa, 0, NULL, 0, &d);
    if (!NT_SUCCESS(s)) return s;
    s = ZwDeleteKey(k);
    if (!NT_SUCCESS(s)) return s;
    ZwClose(k);
    return s;
}
`,
  ],
  [
    "ZwRegistryOpen",
    "handle-used-after-close",
    [],
    `
NTSTATUS K(POBJECT_ATTRIBUTES oa)
{
    HANDLE k; NTSTATUS s = ZwOpenKey(&k, KEY_READ, oa);
    if (!NT_SUCCESS(s)) return s;
    ZwClose(k);
    return ZwFlushKey(k);
}
`,
  ],
  [
    "PagedCode",
    "paged-code-at-raised-irql",
    [],
    `
VOID P(PEXT Ext);
#pragma alloc_text(PAGE, P)
VOID P(PEXT Ext)
{
    PAGED_CODE();
    Ext->Count++;
}
KDEFERRED_ROUTINE T;
VOID T(PKDPC Dpc, PVOID C, PVOID A, PVOID B)
{
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
    P(C);
}
`,
  ],
])("%s is found by %s", (name, id, others, text) => {
  const rule = rules.find((one) => one.id === id);
  expect(rule?.names.staticDriverVerifier).toContain(name);
  const found = checkSources({ "/driver/driver.c": driverHead + text });
  expect([...new Set(found.map(({ rule: told }) => told))].sort()).toEqual([id, ...others].sort());
});
