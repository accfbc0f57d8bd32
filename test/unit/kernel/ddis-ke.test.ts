// Ke… one by one: locks, regions, mutexes, DPCs, timers, device queues, threads, processors, clocks.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const order = `
  static ULONG ran[8], runs;
  static KIRQL level;
  static PVOID first, second;
  static KDEFERRED_ROUTINE Note;
  static VOID Note(PKDPC dpc, PVOID context, PVOID a, PVOID b) {
      UNREFERENCED_PARAMETER(dpc);
      if (runs < 8) ran[runs] = (ULONG)(ULONG_PTR)context;
      runs++;
      level = KeGetCurrentIrql();
      first = a;
      second = b;
  }
`;

describe("locks of the kernel", () => {
  holds(
    "spin locks raise, exclude and lower",
    `
      KLOCK_QUEUE_HANDLE handle;
      KIRQL irql;
      PKSPIN_LOCK lock = &extension->Lock;
      CHECK(KeTestSpinLock(lock));
      irql = KeAcquireSpinLockRaiseToDpc(lock);
      CHECK(irql == PASSIVE_LEVEL && KeGetCurrentIrql() == DISPATCH_LEVEL);
      CHECK(!KeTestSpinLock(lock));
      CHECK(!KeTryToAcquireSpinLockAtDpcLevel(lock));
      KeReleaseSpinLock(lock, irql);
      CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL && KeTestSpinLock(lock));
      KeInitializeSpinLock(lock);
      KeAcquireInStackQueuedSpinLock(lock, &handle);
      CHECK(KeGetCurrentIrql() == DISPATCH_LEVEL && !KeTestSpinLock(lock));
      KeReleaseInStackQueuedSpinLock(&handle);
      CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL && KeTestSpinLock(lock));
      irql = KeRaiseIrqlToDpcLevel();
      CHECK(irql == PASSIVE_LEVEL && KeGetCurrentIrql() == DISPATCH_LEVEL);
      KeAcquireInStackQueuedSpinLockAtDpcLevel(lock, &handle);
      CHECK(!KeTestSpinLock(lock));
      KeReleaseInStackQueuedSpinLockFromDpcLevel(&handle);
      CHECK(KeTestSpinLock(lock));
      KeInitializeSpinLock(lock);
      CHECK(KeTryToAcquireSpinLockAtDpcLevel(lock));
      CHECK(!KeTestSpinLock(lock));
      KeReleaseSpinLockFromDpcLevel(lock);
      CHECK(KeTestSpinLock(lock) && KeGetCurrentIrql() == DISPATCH_LEVEL);
      KeLowerIrql(irql);
    `,
  );
  holds(
    "the names that hardware abstraction layers export",
    `
      KIRQL irql = KfRaiseIrql(APC_LEVEL);
      CHECK(irql == PASSIVE_LEVEL && KeGetCurrentIrql() == APC_LEVEL);
      KfLowerIrql(irql);
      CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
      irql = KfAcquireSpinLock(&extension->Lock);
      CHECK(irql == PASSIVE_LEVEL && KeGetCurrentIrql() == DISPATCH_LEVEL && !KeTestSpinLock(&extension->Lock));
      KefReleaseSpinLockFromDpcLevel(&extension->Lock);
      CHECK(KeTestSpinLock(&extension->Lock) && KeGetCurrentIrql() == DISPATCH_LEVEL);
      KefAcquireSpinLockAtDpcLevel(&extension->Lock);
      CHECK(!KeTestSpinLock(&extension->Lock));
      KfReleaseSpinLock(&extension->Lock, irql);
      CHECK(KeTestSpinLock(&extension->Lock) && KeGetCurrentIrql() == PASSIVE_LEVEL);
    `,
  );
  holds(
    "guarded mutex, and what critical and guarded regions keep out",
    `
      KGUARDED_MUTEX guarded;
      FAST_MUTEX fast;
      KIRQL irql;
      CHECK(!KeAreApcsDisabled() && !KeAreAllApcsDisabled());
      KeEnterCriticalRegion();
      CHECK(KeAreApcsDisabled() && !KeAreAllApcsDisabled());
      KeEnterCriticalRegion();
      KeLeaveCriticalRegion();
      CHECK(KeAreApcsDisabled());
      KeLeaveCriticalRegion();
      CHECK(!KeAreApcsDisabled());
      KeEnterGuardedRegion();
      CHECK(KeAreApcsDisabled() && KeAreAllApcsDisabled());
      KeLeaveGuardedRegion();
      CHECK(!KeAreAllApcsDisabled());
      KeRaiseIrql(APC_LEVEL, &irql);
      CHECK(KeAreAllApcsDisabled());
      KeLowerIrql(irql);
      KeInitializeGuardedMutex(&guarded);
      KeAcquireGuardedMutex(&guarded);
      CHECK(KeAreAllApcsDisabled() && KeGetCurrentIrql() == PASSIVE_LEVEL && guarded.Owner == KeGetCurrentThread());
      KeReleaseGuardedMutex(&guarded);
      CHECK(!KeAreAllApcsDisabled() && guarded.Owner == NULL);
      ExInitializeFastMutex(&fast);
      CHECK(ExTryToAcquireFastMutex(&fast));
      CHECK(KeGetCurrentIrql() == APC_LEVEL && !ExTryToAcquireFastMutex(&fast));
      ExReleaseFastMutex(&fast);
      CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
      KeEnterCriticalRegion();
      ExAcquireFastMutexUnsafe(&fast);
      CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
      ExReleaseFastMutexUnsafe(&fast);
      KeLeaveCriticalRegion();
      CHECK(ExTryToAcquireFastMutex(&fast));
      ExReleaseFastMutex(&fast);
    `,
  );
});

describe("events", () => {
  holds(
    "clear, and a pulse that wakes who waits and leaves nothing behind",
    `
      HANDLE handle;
      LARGE_INTEGER none, a_while;
      none.QuadPart = 0;
      a_while.QuadPart = -100000;
      woken = FALSE;
      KeSetEvent(&extension->Event, 0, FALSE);
      KeClearEvent(&extension->Event);
      CHECK(KeReadStateEvent(&extension->Event) == 0);
      CHECK(KePulseEvent(&extension->Event, 0, FALSE) == 0 && KeReadStateEvent(&extension->Event) == 0);
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, &none) == STATUS_TIMEOUT);
      CHECK(NT_SUCCESS(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Waiter, extension)));
      KeDelayExecutionThread(KernelMode, FALSE, &a_while);
      CHECK(!woken);
      KePulseEvent(&extension->Event, 0, FALSE);
      KeDelayExecutionThread(KernelMode, FALSE, &a_while);
      CHECK(woken &&KeReadStateEvent(&extension->Event) == 0);
      ZwClose(handle);
      KeSetEvent(&extension->Event, 0, FALSE);
      CHECK(KePulseEvent(&extension->Event, 0, FALSE) != 0 && KeReadStateEvent(&extension->Event) == 0);
    `,
    {
      declarations: `
        static BOOLEAN woken;
        static KSTART_ROUTINE Waiter;
        static VOID Waiter(PVOID context) {
            KeWaitForSingleObject(&((PEXTENSION)context)->Event, Executive, KernelMode, FALSE, NULL);
            woken = TRUE;
            PsTerminateSystemThread(STATUS_SUCCESS);
        }
      `,
    },
  );
});

describe("DPCs and timers", () => {
  holds(
    "queued once, removed, in order of importance, with both arguments",
    `
      KDPC one, two, urgent, threaded;
      KIRQL irql;
      KeInitializeDpc(&one, Note, (PVOID)1);
      KeInitializeDpc(&two, Note, (PVOID)2);
      KeInitializeDpc(&urgent, Note, (PVOID)3);
      KeInitializeThreadedDpc(&threaded, Note, (PVOID)4);
      KeSetImportanceDpc(&urgent, HighImportance);
      KeSetTargetProcessorDpc(&one, 0);
      runs = 0;
      irql = KeRaiseIrqlToDpcLevel();
      CHECK(KeInsertQueueDpc(&one, NULL, NULL));
      CHECK(!KeInsertQueueDpc(&one, NULL, NULL));
      CHECK(KeInsertQueueDpc(&two, NULL, NULL));
      CHECK(KeInsertQueueDpc(&urgent, (PVOID)7, (PVOID)8));
      CHECK(KeRemoveQueueDpc(&two));
      CHECK(!KeRemoveQueueDpc(&two));
      CHECK(runs == 0);
      KeLowerIrql(irql);
      KeFlushQueuedDpcs();
      CHECK(runs == 2 && ran[0] == 3 && ran[1] == 1 && level == DISPATCH_LEVEL);
      CHECK(KeInsertQueueDpc(&threaded, (PVOID)7, (PVOID)8));
      KeFlushQueuedDpcs();
      CHECK(runs == 3 && ran[2] == 4 && first == (PVOID)7 && second == (PVOID)8);
      CHECK(!KeRemoveQueueDpc(&threaded));
    `,
    { declarations: order },
    { machine: { processors: 1 } },
  );
  holds(
    "a threaded DPC runs at PASSIVE_LEVEL on its processor and may wait, and flushing waits for it",
    `
      KDPC dpc;
      LONG i;
      for (i = 0; i < 2; i++) {
          KeInitializeThreadedDpc(&dpc, Threaded, &extension->Event);
          KeSetTargetProcessorDpc(&dpc, (CCHAR)i);
          where = 99;
          finished = 0;
          KeClearEvent(&extension->Event);
          CHECK(KeInsertQueueDpc(&dpc, NULL, NULL));
          KeFlushQueuedDpcs();
          CHECK(finished == 1 && where == (ULONG)i && threadedLevel == PASSIVE_LEVEL);
      }
    `,
    {
      declarations: `
        static volatile LONG finished;
        static volatile ULONG where;
        static KIRQL threadedLevel;
        KDEFERRED_ROUTINE Threaded;
        VOID Threaded(PKDPC dpc, PVOID context, PVOID a, PVOID b) {
            LARGE_INTEGER time;
            UNREFERENCED_PARAMETER(dpc);
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
            UNREFERENCED_PARAMETER(context);
            threadedLevel = KeGetCurrentIrql();
            where = KeGetCurrentProcessorNumber();
            time.QuadPart = -10000;
            KeDelayExecutionThread(KernelMode, FALSE, &time);
            InterlockedIncrement(&finished);
        }
      `,
    },
  );
  holds(
    "a DPC runs on its target processor",
    `
      KDPC dpc;
      ULONG i;
      for (i = 0; i < 2; i++) {
          KeInitializeDpc(&dpc, Where, NULL);
          KeSetTargetProcessorDpc(&dpc, (CCHAR)i);
          seen = 99;
          CHECK(KeInsertQueueDpc(&dpc, NULL, NULL));
          KeFlushQueuedDpcs();
          CHECK(seen == i);
      }
      for (i = 0; i < 6; i++) {
          KeSetSystemAffinityThread((KAFFINITY)1 << (i & 1));
          CHECK(KeGetCurrentProcessorNumber() == (i & 1));
      }
      KeRevertToUserAffinityThread();
      {
          KAFFINITY active;
          PROCESSOR_NUMBER number;
          KIRQL irql;
          CHECK(KeQueryActiveProcessorCount(&active) == 2 && active == 3);
          CHECK(KeQueryActiveProcessors() == 3);
          CHECK(KeQueryMaximumProcessorCount() == 2);
          CHECK(KeQueryActiveProcessorCountEx(ALL_PROCESSOR_GROUPS) == 2 && KeQueryActiveProcessorCountEx(0) == 2 &&
                KeQueryActiveProcessorCountEx(1) == 0);
          irql = KeRaiseIrqlToDpcLevel();
          CHECK(KeGetCurrentProcessorNumberEx(&number) == KeGetCurrentProcessorNumber() && number.Group == 0 &&
                number.Number == KeGetCurrentProcessorNumber());
          KeLowerIrql(irql);
      }
    `,
    {
      declarations: `
        static ULONG seen;
        static KDEFERRED_ROUTINE Where;
        static VOID Where(PKDPC d, PVOID c, PVOID a, PVOID b) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
            seen = KeGetCurrentProcessorNumber();
        }
      `,
    },
    { machine: { processors: 2 } },
  );
  holds(
    "timers of both kinds, coalescable, read and cancelled",
    `
      KTIMER timer;
      KDPC dpc;
      LARGE_INTEGER due, none;
      none.QuadPart = 0;
      due.QuadPart = -10000;
      runs = 0;
      KeInitializeDpc(&dpc, Note, (PVOID)9);
      KeInitializeTimerEx(&timer, SynchronizationTimer);
      CHECK(!KeReadStateTimer(&timer));
      CHECK(!KeSetTimer(&timer, due, NULL));
      CHECK(KeSetTimer(&timer, due, &dpc));
      CHECK(KeWaitForSingleObject(&timer, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      KeFlushQueuedDpcs();
      CHECK(runs == 1 && ran[0] == 9);
      CHECK(!KeReadStateTimer(&timer));
      CHECK(KeWaitForSingleObject(&timer, Executive, KernelMode, FALSE, &none) == STATUS_TIMEOUT);
      KeInitializeTimerEx(&timer, NotificationTimer);
      CHECK(!KeSetCoalescableTimer(&timer, due, 0, 50, NULL));
      CHECK(KeWaitForSingleObject(&timer, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(KeReadStateTimer(&timer));
      CHECK(!KeCancelTimer(&timer));
      CHECK(!KeSetCoalescableTimer(&timer, due, 5, 1, &dpc) && !KeReadStateTimer(&timer));
      due.QuadPart = -180000;
      KeDelayExecutionThread(KernelMode, FALSE, &due);
      CHECK(runs == 5);
      CHECK(KeCancelTimer(&timer));
      CHECK(!KeCancelTimer(&timer));
    `,
    { declarations: order },
  );
});

describe("device queues", () => {
  holds(
    "by arrival and by key",
    `
      KDEVICE_QUEUE queue;
      KDEVICE_QUEUE_ENTRY a, b, c, d;
      KIRQL irql;
      KeInitializeDeviceQueue(&queue);
      CHECK(!queue.Busy);
      irql = KeRaiseIrqlToDpcLevel();
      CHECK(!KeInsertDeviceQueue(&queue, &a));
      CHECK(queue.Busy);
      CHECK(KeInsertDeviceQueue(&queue, &b));
      CHECK(KeInsertDeviceQueue(&queue, &c));
      CHECK(KeRemoveEntryDeviceQueue(&queue, &c));
      CHECK(!KeRemoveEntryDeviceQueue(&queue, &c));
      CHECK(KeRemoveDeviceQueue(&queue) == &b);
      CHECK(queue.Busy);
      CHECK(KeRemoveDeviceQueue(&queue) == NULL && !queue.Busy);
      CHECK(!KeInsertByKeyDeviceQueue(&queue, &a, 1));
      CHECK(KeInsertByKeyDeviceQueue(&queue, &b, 30));
      CHECK(KeInsertByKeyDeviceQueue(&queue, &c, 10));
      CHECK(KeInsertByKeyDeviceQueue(&queue, &d, 20));
      CHECK(KeRemoveByKeyDeviceQueue(&queue, 15) == &d);
      CHECK(KeRemoveByKeyDeviceQueue(&queue, 40) == &c);
      CHECK(KeRemoveDeviceQueue(&queue) == &b);
      CHECK(KeRemoveByKeyDeviceQueue(&queue, 0) == NULL && !queue.Busy);
      KeLowerIrql(irql);
    `,
  );
});

describe("threads and clocks", () => {
  holds(
    "priorities",
    `
      PKTHREAD thread = KeGetCurrentThread();
      KPRIORITY before = KeQueryPriorityThread(thread);
      CHECK((PVOID)thread == (PVOID)PsGetCurrentThread());
      CHECK(KeSetPriorityThread(thread, LOW_REALTIME_PRIORITY) == before &&
            KeQueryPriorityThread(thread) == LOW_REALTIME_PRIORITY);
      CHECK(KeSetPriorityThread(thread, before) == LOW_REALTIME_PRIORITY);
      CHECK(KeSetBasePriorityThread(thread, 2) == before - 8 && KeQueryPriorityThread(thread) == 10);
      CHECK(KeSetBasePriorityThread(thread, before - 8) == 2 && KeQueryPriorityThread(thread) == before);
    `,
  );
  holds(
    "every clock goes on by as much as was waited",
    `
      LARGE_INTEGER wait, t0, t1, p0, p1, frequency, k0, k1;
      ULONGLONG i0, i1, u0, u1;
      wait.QuadPart = -1562500;
      KeQuerySystemTimePrecise(&t0);
      KeQueryTickCount(&k0);
      i0 = KeQueryInterruptTime();
      u0 = KeQueryUnbiasedInterruptTime();
      p0 = KeQueryPerformanceCounter(&frequency);
      KeDelayExecutionThread(KernelMode, FALSE, &wait);
      KeQuerySystemTimePrecise(&t1);
      KeQueryTickCount(&k1);
      i1 = KeQueryInterruptTime();
      u1 = KeQueryUnbiasedInterruptTime();
      p1 = KeQueryPerformanceCounter(NULL);
      CHECK(t1.QuadPart - t0.QuadPart >= 1562500 && t1.QuadPart - t0.QuadPart < 1570000);
      CHECK(i1 - i0 >= 1562500 && i1 - i0 < 1570000);
      CHECK(u1 - u0 >= 1562500 && u1 - u0 < 1570000);
      CHECK(frequency.QuadPart > 0 && (p1.QuadPart - p0.QuadPart) * 10000000 / frequency.QuadPart >= 1562500);
      CHECK((k1.QuadPart - k0.QuadPart) * KeQueryTimeIncrement() >= 1562500 - KeQueryTimeIncrement() &&
            k1.QuadPart - k0.QuadPart <= 11);
      p0 = KeQueryPerformanceCounter(&frequency);
      KeStallExecutionProcessor(40);
      p1 = KeQueryPerformanceCounter(NULL);
      CHECK((p1.QuadPart - p0.QuadPart) * 1000000 / frequency.QuadPart >= 40);
    `,
  );
  holds(
    "bug check callbacks are registered once",
    `
      static KBUGCHECK_CALLBACK_RECORD record;
      KFLOATING_SAVE save;
      KeInitializeCallbackRecord(&record);
      CHECK(!KeDeregisterBugCheckCallback(&record));
      CHECK(KeRegisterBugCheckCallback(&record, Dump, NULL, 0, (PUCHAR) "test"));
      CHECK(!KeRegisterBugCheckCallback(&record, Dump, NULL, 0, (PUCHAR) "test"));
      CHECK(KeDeregisterBugCheckCallback(&record));
      CHECK(!KeDeregisterBugCheckCallback(&record));
      CHECK(KeSaveFloatingPointState(&save) == STATUS_SUCCESS && KeRestoreFloatingPointState(&save) == STATUS_SUCCESS);
    `,
    {
      declarations: `
          static KBUGCHECK_CALLBACK_ROUTINE Dump;
          static VOID Dump(PVOID b, ULONG n) {
              UNREFERENCED_PARAMETER(b);
              UNREFERENCED_PARAMETER(n);
          }
        `,
    },
  );
  it("KeBugCheck stops with its code", () => {
    const { end } = runDriver(driver({ control: "KeBugCheck(0xDEAD);" }), control(4));
    expect(told(end)).toContain("0xdead");
  });
});
