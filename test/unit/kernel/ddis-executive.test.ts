// Extended timers, rundown protection of all kinds, mutants, guarded mutexes, resources converted, processors by group.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const ifs = "#include <ntifs.h>\n";
const stops = (code: string, declarations = "") =>
  told(runDriver(driver({ control: code, declarations: ifs + declarations }), control(4)).end);

describe("extended timers", () => {
  const declarations = `
    ${ifs}static volatile LONG calls, deleted, level;
    static EXT_CALLBACK Tick;
    static EXT_DELETE_CALLBACK Deleted;
    static VOID Tick(PEX_TIMER t, PVOID c) {
        UNREFERENCED_PARAMETER(t);
        level = KeGetCurrentIrql();
        if (KeIsExecutingDpc()) InterlockedIncrement(&calls);
        if (c != NULL) KeSetEvent((PRKEVENT)c, 0, FALSE);
    }
    static VOID Deleted(PVOID c) {
        if (c == &deleted) deleted++;
    }
    static VOID Pause(LONGLONG t) {
        LARGE_INTEGER d;
        d.QuadPart = -t;
        KeDelayExecutionThread(KernelMode, FALSE, &d);
    }
  `;
  holds(
    "call their routine, once or again and again, until they are cancelled",
    `
      PEX_TIMER t = ExAllocateTimer(Tick, &extension->Event, EX_TIMER_HIGH_RESOLUTION);
      LONG seen;
      CHECK(t != NULL);
      CHECK(!KeIsExecutingDpc());
      CHECK(!ExSetTimer(t, -50000, 0, NULL));
      CHECK(ExSetTimer(t, -20000, 0, NULL));
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS && calls == 1 &&
            level == DISPATCH_LEVEL);
      CHECK(!ExCancelTimer(t, NULL));
      ExSetTimer(t, -10000, 10000, NULL);
      Pause(55000);
      seen = calls;
      CHECK(seen >= 5 && seen <= 7);
      CHECK(ExCancelTimer(t, NULL));
      Pause(30000);
      CHECK(calls == seen);
      CHECK(!ExDeleteTimer(t, TRUE, TRUE, NULL));
    `,
    { declarations },
  );
  holds(
    "can be waited for, and go when they are deleted",
    `
      EXT_DELETE_PARAMETERS p;
      PEX_TIMER t = ExAllocateTimer(NULL, NULL, EX_TIMER_NOTIFICATION);
      LARGE_INTEGER none;
      none.QuadPart = 0;
      CHECK(t != NULL);
      ExSetTimer(t, -10000, 0, NULL);
      CHECK(KeWaitForSingleObject(t, Executive, KernelMode, FALSE, &none) == STATUS_TIMEOUT);
      CHECK(KeWaitForSingleObject(t, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS &&
            KeWaitForSingleObject(t, Executive, KernelMode, FALSE, &none) == STATUS_SUCCESS);
      ExInitializeDeleteTimerParameters(&p);
      p.DeleteCallback = Deleted;
      p.DeleteContext = (PVOID)&deleted;
      ExSetTimer(t, -10000, 0, NULL);
      CHECK(ExDeleteTimer(t, TRUE, FALSE, &p));
      CHECK(deleted == 1);
      t = ExAllocateTimer(Tick, NULL, 0);
      ExSetTimer(t, -10000, 0, NULL);
      CHECK(!ExDeleteTimer(t, FALSE, FALSE, &p));
      CHECK(deleted == 1 && calls == 0);
      Pause(40000);
      CHECK(deleted == 2 && calls == 1);
    `,
    { declarations },
  );
  it("are told from other memory", () => {
    expect(stops("ExSetTimer((PEX_TIMER)extension, -1, 0, NULL);")).toContain("no timer of ExAllocateTimer");
    const twice =
      "PEX_TIMER t = ExAllocateTimer(NULL, NULL, 0); ExDeleteTimer(t, TRUE, TRUE, NULL); ExCancelTimer(t, NULL);";
    expect(stops(twice)).toContain("or is deleted");
  });
});

describe("rundown protection", () => {
  holds(
    "counts several uses at once, and the cache-aware kind does the same",
    `
      EX_RUNDOWN_REF r;
      KIRQL q;
      PEX_RUNDOWN_REF_CACHE_AWARE a = ExAllocateCacheAwareRundownProtection(NonPagedPoolNx, 'dnuR'), b;
      SIZE_T size = ExSizeOfRundownProtectionCacheAware();
      HANDLE h;
      CHECK(a != NULL);
      ExInitializeRundownProtection(&r);
      CHECK(ExAcquireRundownProtectionEx(&r, 3));
      ExReleaseRundownProtectionEx(&r, 2);
      ExReleaseRundownProtection(&r);
      ExWaitForRundownProtectionRelease(&r);
      CHECK(!ExAcquireRundownProtectionEx(&r, 1));
      shared = a;
      CHECK(ExAcquireRundownProtectionCacheAware(a));
      KeRaiseIrql(DISPATCH_LEVEL, &q);
      CHECK(ExAcquireRundownProtectionCacheAwareEx(a, 2));
      KeLowerIrql(q);
      ExReleaseRundownProtectionCacheAwareEx(a, 2);
      CHECK(NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, NULL, NULL, NULL, Leaver, NULL)));
      CHECK(left == 0);
      ExWaitForRundownProtectionReleaseCacheAware(a);
      CHECK(left == 1);
      ZwClose(h);
      CHECK(!ExAcquireRundownProtectionCacheAware(a));
      ExRundownCompletedCacheAware(a);
      ExReInitializeRundownProtectionCacheAware(a);
      CHECK(ExAcquireRundownProtectionCacheAware(a));
      ExReleaseRundownProtectionCacheAware(a);
      ExFreeCacheAwareRundownProtection(a);
      b = ExAllocatePool2(POOL_FLAG_NON_PAGED, size, 'dnuR');
      ExInitializeRundownProtectionCacheAware(b, size);
      CHECK(ExAcquireRundownProtectionCacheAware(b));
      ExInitializeRundownProtectionCacheAwareEx(b, 0);
      ExWaitForRundownProtectionReleaseCacheAware(b);
      CHECK(!ExAcquireRundownProtectionCacheAware(b));
      ExFreePoolWithTag(b, 'dnuR');
    `,
    {
      declarations: `
        ${ifs}static PEX_RUNDOWN_REF_CACHE_AWARE shared;
        static volatile LONG left;
        static KSTART_ROUTINE Leaver;
        static VOID Leaver(PVOID c) {
            LARGE_INTEGER t;
            UNREFERENCED_PARAMETER(c);
            t.QuadPart = -20000;
            KeDelayExecutionThread(KernelMode, FALSE, &t);
            left = 1;
            ExReleaseRundownProtectionCacheAware(shared);
            PsTerminateSystemThread(STATUS_SUCCESS);
        }
      `,
    },
  );
});

describe("mutexes, mutants and resources", () => {
  holds(
    "are taken, refused, owned from the beginning, and made shared",
    `
      static KMUTANT m;
      static KGUARDED_MUTEX g;
      static ERESOURCE r;
      HANDLE h;
      LARGE_INTEGER none;
      none.QuadPart = 0;
      KeInitializeMutant(&m, TRUE);
      CHECK(KeReadStateMutant(&m) == 0);
      CHECK(KeWaitForSingleObject(&m, Executive, KernelMode, FALSE, &none) == STATUS_SUCCESS &&
            KeReadStateMutant(&m) == -1);
      CHECK(KeReleaseMutant(&m, 0, FALSE, FALSE) == -1 && KeReleaseMutant(&m, 0, FALSE, FALSE) == 0 &&
            KeReadStateMutant(&m) == 1);
      KeInitializeMutant(&m, FALSE);
      CHECK(KeReadStateMutant(&m) == 1);
      KeInitializeGuardedMutex(&g);
      CHECK(KeTryToAcquireGuardedMutex(&g) && KeAreAllApcsDisabled());
      CHECK(!KeTryToAcquireGuardedMutex(&g));
      KeReleaseGuardedMutex(&g);
      CHECK(!KeAreAllApcsDisabled());
      KeEnterGuardedRegion();
      KeAcquireGuardedMutexUnsafe(&g);
      CHECK(!KeTryToAcquireGuardedMutex(&g));
      KeReleaseGuardedMutexUnsafe(&g);
      KeLeaveGuardedRegion();
      CHECK(!KeAreAllApcsDisabled());
      ExInitializeResourceLite(&r);
      theResource = &r;
      KeEnterCriticalRegion();
      CHECK(ExAcquireResourceExclusiveLite(&r, TRUE) && ExGetExclusiveWaiterCount(&r) == 0 &&
            ExGetSharedWaiterCount(&r) == 0);
      CHECK(NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, NULL, NULL, NULL, Sharer, extension)));
      none.QuadPart = -20000;
      KeDelayExecutionThread(KernelMode, FALSE, &none);
      CHECK(ExGetSharedWaiterCount(&r) == 1 && shares == 0);
      ExConvertExclusiveToSharedLite(&r);
      CHECK(!ExIsResourceAcquiredExclusiveLite(&r) && ExIsResourceAcquiredSharedLite(&r) == 1);
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS && shares == 1 &&
            ExGetSharedWaiterCount(&r) == 0);
      ExReleaseResourceLite(&r);
      KeLeaveCriticalRegion();
      ZwWaitForSingleObject(h, FALSE, NULL);
      ZwClose(h);
      ExDeleteResourceLite(&r);
    `,
    {
      declarations: `
        ${ifs}static PERESOURCE theResource;
        static volatile LONG shares;
        static KSTART_ROUTINE Sharer;
        static VOID Sharer(PVOID c) {
            KeEnterCriticalRegion();
            ExAcquireResourceSharedLite(theResource, TRUE);
            shares = 1;
            ExReleaseResourceLite(theResource);
            KeLeaveCriticalRegion();
            KeSetEvent(&((PEXTENSION)c)->Event, 0, FALSE);
            PsTerminateSystemThread(STATUS_SUCCESS);
        }
      `,
    },
  );
  it("are made shared only by their owner", () => {
    const code = "static ERESOURCE r; ExInitializeResourceLite(&r); ExConvertExclusiveToSharedLite(&r);";
    expect(stops(code)).toContain("does not own it");
  });
});

describe("processors", () => {
  holds(
    "by group, number and index",
    `
      PROCESSOR_NUMBER n;
      GROUP_AFFINITY a, before;
      USHORT count = 0;
      ULONG64 precise = 0;
      KAFFINITY old;
      static KDPC dpc;
      static KBUGCHECK_REASON_CALLBACK_RECORD record;
      static KSPIN_LOCK lock;
      KIRQL q;
      KLOCK_QUEUE_HANDLE handle;
      CHECK(KeQueryActiveGroupCount() == 1 && KeQueryMaximumGroupCount() == 1 && KeQueryGroupAffinity(0) == 3 &&
            KeQueryGroupAffinity(1) == 0 && KeQueryMaximumProcessorCountEx(ALL_PROCESSOR_GROUPS) == 2 &&
            KeQueryMaximumProcessorCountEx(1) == 0 && KeGetCurrentNodeNumber() == 0 && KeQueryHighestNodeNumber() == 0 &&
            KeGetRecommendedSharedDataAlignment() == 64);
      CHECK(KeGetProcessorNumberFromIndex(1, &n) == STATUS_SUCCESS && n.Group == 0 && n.Number == 1 &&
            KeGetProcessorIndexFromNumber(&n) == 1);
      CHECK(KeGetProcessorNumberFromIndex(2, &n) == STATUS_INVALID_PARAMETER);
      n.Number = 7;
      CHECK(KeGetProcessorIndexFromNumber(&n) == INVALID_PROCESSOR_INDEX);
      KeQueryNodeActiveAffinity(0, &a, &count);
      CHECK(a.Mask == 3 && a.Group == 0 && count == 2);
      KeQueryNodeActiveAffinity(1, &a, &count);
      CHECK(a.Mask == 0 && count == 0);
      old = KeSetSystemAffinityThreadEx(2);
      CHECK(old == 0 && KeGetCurrentProcessorNumber() == 1);
      old = KeSetSystemAffinityThreadEx(1);
      CHECK(old == 2 && KeGetCurrentProcessorNumber() == 0);
      KeRevertToUserAffinityThreadEx(old);
      CHECK(KeGetCurrentProcessorNumber() == 1);
      RtlZeroMemory(&a, sizeof(a));
      a.Mask = 1;
      KeSetSystemGroupAffinityThread(&a, &before);
      CHECK(before.Mask == 2 && KeGetCurrentProcessorNumber() == 0);
      a.Group = 3;
      KeSetSystemGroupAffinityThread(&a, &before);
      CHECK(before.Mask == 0 && KeGetCurrentProcessorNumber() == 0);
      KeRevertToUserGroupAffinityThread(&before);
      CHECK(KeSetSystemAffinityThreadEx(1) == 0);
      KeInitializeDpc(&dpc, Where, &extension->Event);
      n.Number = 1;
      CHECK(KeSetTargetProcessorDpcEx(&dpc, &n) == STATUS_SUCCESS);
      KeInsertQueueDpc(&dpc, NULL, NULL);
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS && where == 1);
      n.Number = 9;
      CHECK(KeSetTargetProcessorDpcEx(&dpc, &n) == STATUS_INVALID_PARAMETER);
      KeRevertToUserAffinityThreadEx(0);
      CHECK(KeQueryInterruptTimePrecise(&precise) > 0 && precise > 0);
      KeInitializeSpinLock(&lock);
      q = KeAcquireSpinLockForDpc(&lock);
      CHECK(q == PASSIVE_LEVEL && KeGetCurrentIrql() == DISPATCH_LEVEL && !KeTestSpinLock(&lock));
      KeReleaseSpinLockForDpc(&lock, q);
      KeInitializeSpinLock(&lock);
      KeAcquireInStackQueuedSpinLockForDpc(&lock, &handle);
      CHECK(!KeTestSpinLock(&lock));
      KeReleaseInStackQueuedSpinLockForDpc(&handle);
      CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL && KeTestSpinLock(&lock));
      KeInitializeCallbackRecord(&record);
      CHECK(KeRegisterBugCheckReasonCallback(&record, Reason, KbCallbackSecondaryDumpData, (PUCHAR) "test"));
      CHECK(record.Reason == KbCallbackSecondaryDumpData &&
            !KeRegisterBugCheckReasonCallback(&record, Reason, KbCallbackDumpIo, (PUCHAR) "test"));
      CHECK(KeDeregisterBugCheckReasonCallback(&record) && !KeDeregisterBugCheckReasonCallback(&record));
    `,
    {
      declarations: `
        ${ifs}static volatile ULONG where;
        static KDEFERRED_ROUTINE Where;
        static KBUGCHECK_REASON_CALLBACK_ROUTINE Reason;
        static VOID Where(PKDPC d, PVOID c, PVOID x, PVOID y) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(x);
            UNREFERENCED_PARAMETER(y);
            where = KeGetCurrentProcessorNumber();
            KeSetEvent((PRKEVENT)c, 0, FALSE);
        }
        static VOID Reason(KBUGCHECK_CALLBACK_REASON r, PKBUGCHECK_REASON_CALLBACK_RECORD k, PVOID d, ULONG n) {
            UNREFERENCED_PARAMETER(r);
            UNREFERENCED_PARAMETER(k);
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(n);
        }
      `,
    },
    { machine: { processors: 2 } },
  );
});
