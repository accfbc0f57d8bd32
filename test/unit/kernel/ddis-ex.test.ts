// Ex… one by one: resources, rundown protection, lists and counters under a lock, lookaside lists, forms of pool, raised statuses.
import { describe } from "vitest";
import { holds } from "./checks.ts";

describe("resources", () => {
  holds(
    "owned and shared, recursively, by one thread",
    `
      static ERESOURCE r;
      PERESOURCE p = &r;
      CHECK(ExInitializeResourceLite(p) == STATUS_SUCCESS);
      KeEnterCriticalRegion();
      CHECK(ExAcquireResourceExclusiveLite(p, FALSE));
      CHECK(ExAcquireResourceExclusiveLite(p, FALSE));
      CHECK(ExAcquireResourceSharedLite(p, FALSE));
      CHECK(ExIsResourceAcquiredExclusiveLite(p) && ExIsResourceAcquiredSharedLite(p) == 3);
      ExReleaseResourceLite(p);
      ExReleaseResourceLite(p);
      CHECK(ExIsResourceAcquiredExclusiveLite(p));
      ExReleaseResourceForThreadLite(p, ExGetCurrentResourceThread());
      CHECK(!ExIsResourceAcquiredExclusiveLite(p) && ExIsResourceAcquiredSharedLite(p) == 0);
      CHECK(ExAcquireResourceSharedLite(p, TRUE));
      CHECK(ExAcquireSharedStarveExclusive(p, FALSE));
      CHECK(ExAcquireSharedWaitForExclusive(p, FALSE));
      CHECK(!ExIsResourceAcquiredExclusiveLite(p) && ExIsResourceAcquiredSharedLite(p) == 3);
      CHECK(!ExAcquireResourceExclusiveLite(p, FALSE));
      ExReleaseResourceLite(p);
      ExReleaseResourceLite(p);
      ExReleaseResourceLite(p);
      KeLeaveCriticalRegion();
      CHECK(ExEnterCriticalRegionAndAcquireResourceExclusive(p) != NULL);
      CHECK(KeAreApcsDisabled() && ExIsResourceAcquiredExclusiveLite(p));
      ExReleaseResourceAndLeaveCriticalRegion(p);
      CHECK(!KeAreApcsDisabled());
      CHECK(ExEnterCriticalRegionAndAcquireResourceShared(p) != NULL);
      CHECK(KeAreApcsDisabled() && ExIsResourceAcquiredSharedLite(p) == 1);
      ExReleaseResourceAndLeaveCriticalRegion(p);
      CHECK(ExReinitializeResourceLite(p) == STATUS_SUCCESS);
      CHECK(ExDeleteResourceLite(p) == STATUS_SUCCESS);
    `,
  );
  holds(
    "passes to whoever has a pointer, who gives it back for whom it was taken",
    `
      static ERESOURCE r;
      static ERESOURCE_THREAD value;
      ERESOURCE_THREAD user = (ERESOURCE_THREAD)&value | 3;
      ExInitializeResourceLite(&r);
      ExDisableResourceBoostLite(&r);
      KeEnterCriticalRegion();
      CHECK(ExAcquireResourceExclusiveLite(&r, TRUE));
      ExSetResourceOwnerPointer(&r, (PVOID)user);
      CHECK(!ExIsResourceAcquiredExclusiveLite(&r) && !ExAcquireResourceSharedLite(&r, FALSE));
      ExReleaseResourceForThreadLite(&r, user);
      CHECK(ExAcquireResourceSharedLite(&r, TRUE) && ExAcquireResourceSharedLite(&r, TRUE));
      ExSetResourceOwnerPointerEx(&r, (PVOID)user, 0);
      CHECK(ExIsResourceAcquiredSharedLite(&r) == 0 && !ExAcquireResourceExclusiveLite(&r, FALSE));
      ExReleaseResourceForThreadLite(&r, user);
      ExReleaseResourceForThreadLite(&r, user);
      CHECK(ExAcquireResourceExclusiveLite(&r, FALSE));
      ExReleaseResourceLite(&r);
      KeLeaveCriticalRegion();
      ExDeleteResourceLite(&r);
    `,
  );
  holds(
    "who waits to own it comes before new sharers, but not before starvers",
    `
      HANDLE handle;
      LARGE_INTEGER a_while;
      a_while.QuadPart = -100000;
      stage = 0;
      ExInitializeResourceLite(&shared);
      KeEnterCriticalRegion();
      CHECK(ExAcquireResourceSharedLite(&shared, FALSE));
      CHECK(NT_SUCCESS(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Owner, NULL)));
      ZwClose(handle);
      KeDelayExecutionThread(KernelMode, FALSE, &a_while);
      CHECK(stage == 1);
      CHECK(NT_SUCCESS(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Sharer, NULL)));
      ZwClose(handle);
      KeDelayExecutionThread(KernelMode, FALSE, &a_while);
      CHECK(results == 1);
      CHECK(ExAcquireResourceSharedLite(&shared, FALSE));
      CHECK(!ExAcquireSharedWaitForExclusive(&shared, FALSE));
      ExReleaseResourceLite(&shared);
      CHECK(stage == 1);
      ExReleaseResourceLite(&shared);
      KeDelayExecutionThread(KernelMode, FALSE, &a_while);
      CHECK(stage == 2);
      CHECK(ExAcquireResourceSharedLite(&shared, TRUE));
      CHECK(stage == 3);
      ExReleaseResourceLite(&shared);
      KeLeaveCriticalRegion();
      ExDeleteResourceLite(&shared);
    `,
    {
      declarations: `
        static ERESOURCE shared;
        static ULONG stage, results;
        static KSTART_ROUTINE Owner, Sharer;
        static VOID Owner(PVOID c) {
            LARGE_INTEGER t;
            UNREFERENCED_PARAMETER(c);
            t.QuadPart = -300000;
            KeEnterCriticalRegion();
            stage = 1;
            ExAcquireResourceExclusiveLite(&shared, TRUE);
            stage = 2;
            KeDelayExecutionThread(KernelMode, FALSE, &t);
            stage = 3;
            ExReleaseResourceLite(&shared);
            KeLeaveCriticalRegion();
            PsTerminateSystemThread(STATUS_SUCCESS);
        }
        static VOID Sharer(PVOID c) {
            UNREFERENCED_PARAMETER(c);
            KeEnterCriticalRegion();
            results = 0;
            if (ExAcquireSharedStarveExclusive(&shared, FALSE)) {
                results |= 1;
                ExReleaseResourceLite(&shared);
            }
            if (ExAcquireResourceSharedLite(&shared, FALSE)) {
                results |= 2;
                ExReleaseResourceLite(&shared);
            }
            if (ExAcquireSharedWaitForExclusive(&shared, FALSE)) {
                results |= 4;
                ExReleaseResourceLite(&shared);
            }
            KeLeaveCriticalRegion();
            PsTerminateSystemThread(STATUS_SUCCESS);
        }
      `,
    },
  );
  holds(
    "rundown protection waits for its users and lets in no new ones",
    `
      HANDLE handle;
      LARGE_INTEGER a_while;
      a_while.QuadPart = -100000;
      over = FALSE;
      ExInitializeRundownProtection(&reference);
      CHECK(ExAcquireRundownProtection(&reference));
      CHECK(ExAcquireRundownProtection(&reference));
      CHECK(NT_SUCCESS(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Down, NULL)));
      ZwClose(handle);
      KeDelayExecutionThread(KernelMode, FALSE, &a_while);
      CHECK(!over && !ExAcquireRundownProtection(&reference));
      ExReleaseRundownProtection(&reference);
      KeDelayExecutionThread(KernelMode, FALSE, &a_while);
      CHECK(!over);
      ExReleaseRundownProtection(&reference);
      KeDelayExecutionThread(KernelMode, FALSE, &a_while);
      CHECK(over);
      ExRundownCompleted(&reference);
      CHECK(!ExAcquireRundownProtection(&reference));
      ExReInitializeRundownProtection(&reference);
      CHECK(ExAcquireRundownProtection(&reference));
      ExReleaseRundownProtection(&reference);
      ExWaitForRundownProtectionRelease(&reference);
    `,
    {
      declarations: `
          static EX_RUNDOWN_REF reference;
          static BOOLEAN over;
          static KSTART_ROUTINE Down;
          static VOID Down(PVOID c) {
              UNREFERENCED_PARAMETER(c);
              ExWaitForRundownProtectionRelease(&reference);
              over = TRUE;
              PsTerminateSystemThread(STATUS_SUCCESS);
          }
        `,
    },
  );
});

describe("lists, counters, lookaside lists, pool", () => {
  holds(
    "interlocked",
    `
      LIST_ENTRY head, a, b;
      SINGLE_LIST_ENTRY top, x, y;
      LARGE_INTEGER big, by, old;
      ULONG n = 5;
      DECLSPEC_ALIGN(16) SLIST_HEADER s;
      DECLSPEC_ALIGN(16) SLIST_ENTRY e, g;
      InitializeListHead(&head);
      top.Next = NULL;
      CHECK(ExInterlockedInsertHeadList(&head, &a, &extension->Lock) == NULL);
      CHECK(ExInterlockedInsertHeadList(&head, &b, &extension->Lock) == &a);
      CHECK(head.Flink == &b && b.Flink == &a && a.Flink == &head && head.Blink == &a && a.Blink == &b);
      CHECK(ExInterlockedPushEntryList(&top, &x, &extension->Lock) == NULL);
      CHECK(ExInterlockedPushEntryList(&top, &y, &extension->Lock) == &x);
      CHECK(ExInterlockedPopEntryList(&top, &extension->Lock) == &y);
      CHECK(PopEntryList(&top) == &x);
      CHECK(ExInterlockedPopEntryList(&top, &extension->Lock) == NULL);
      CHECK(ExInterlockedAddUlong(&n, 3, &extension->Lock) == 5 && n == 8);
      CHECK(ExInterlockedAddUlong(&n, (ULONG)-9, &extension->Lock) == 8 && n == 0xFFFFFFFF);
      big.QuadPart = 0xFFFFFFFF;
      by.QuadPart = 2;
      old = ExInterlockedAddLargeInteger(&big, by, &extension->Lock);
      CHECK(old.QuadPart == 0xFFFFFFFF && big.QuadPart == 0x100000001);
      ExInitializeSListHead(&s);
      CHECK(ExQueryDepthSList(&s) == 0);
      CHECK(ExInterlockedPushEntrySList(&s, &e, &extension->Lock) == NULL);
      CHECK(ExInterlockedPushEntrySList(&s, &g, &extension->Lock) == &e);
      CHECK(ExQueryDepthSList(&s) == 2);
      CHECK(ExInterlockedPopEntrySList(&s, &extension->Lock) == &g && ExQueryDepthSList(&s) == 1);
      CHECK(ExInterlockedPushEntrySList(&s, &g, &extension->Lock) == &e);
      CHECK(ExInterlockedFlushSList(&s) == &g && g.Next == &e && e.Next == NULL && ExQueryDepthSList(&s) == 0);
      CHECK(ExInterlockedPopEntrySList(&s, &extension->Lock) == NULL);
      CHECK(ExpInterlockedPushEntrySList(&s, &e) == NULL && ExpInterlockedPopEntrySList(&s) == &e &&
            ExpInterlockedFlushSList(&s) == NULL);
    `,
  );
  holds(
    "paged lookaside list",
    `
      PVOID p, q;
      ExInitializePagedLookasideList(&extension->Look, NULL, NULL, 0, 40, 'kooL', 0);
      p = ExAllocateFromPagedLookasideList(&extension->Look);
      CHECK(p != NULL);
      RtlFillMemory(p, 40, 7);
      ExFreeToPagedLookasideList(&extension->Look, p);
      q = ExAllocateFromPagedLookasideList(&extension->Look);
      CHECK(p == q);
      CHECK(extension->Look.L.TotalAllocates == 2 && extension->Look.L.AllocateMisses == 1);
      ExFreeToPagedLookasideList(&extension->Look, q);
      ExDeletePagedLookasideList(&extension->Look);
    `,
    { fields: "PAGED_LOOKASIDE_LIST Look;" },
  );
  holds(
    "pool in all its forms",
    `
      PUCHAR p[11];
      ULONG i, z;
      p[0] = ExAllocatePool(NonPagedPool, 33);
      p[1] = ExAllocatePoolWithTagPriority(NonPagedPool, 33, 'looP', NormalPoolPriority);
      p[2] = ExAllocatePoolWithQuotaTag(PagedPool, 33, 'looP');
      p[3] = ExAllocatePoolWithQuota(PagedPool, 33);
      p[4] = ExAllocatePoolUninitialized(NonPagedPool, 33, 'looP');
      p[5] = ExAllocatePoolQuotaUninitialized(NonPagedPool, 33, 'looP');
      p[6] = ExAllocatePoolPriorityUninitialized(NonPagedPool, 33, 'looP', LowPoolPriority);
      p[7] = ExAllocatePoolZero(NonPagedPool, 33, 'looP');
      p[8] = ExAllocatePoolQuotaZero(PagedPool, 33, 'looP');
      p[9] = ExAllocatePoolPriorityZero(PagedPool, 33, 'looP', HighPoolPriority);
      p[10] = ExAllocatePool3(POOL_FLAG_PAGED, 33, 'looP', NULL, 0);
      for (i = 0; i < 11; i++) {
          CHECK(p[i] != NULL && ((ULONG_PTR)p[i] & 15) == 0);
          if (i >= 7)
              for (z = 0; z < 33; z++) CHECK(p[i][z] == 0);
          RtlFillMemory(p[i], 33, i + 1);
      }
      for (i = 0; i < 11; i++) CHECK(p[i][0] == i + 1 && p[i][32] == i + 1);
      for (i = 0; i < 10; i++) ExFreePool(p[i]);
      ExFreePool2(p[10], 'looP', NULL, 0);
    `,
  );
});

describe("the rest", () => {
  holds(
    "raised statuses arrive at the handler",
    `
      NTSTATUS s = 0;
      __try {
          ExRaiseStatus(STATUS_INSUFFICIENT_RESOURCES);
      } __except (EXCEPTION_EXECUTE_HANDLER) { s = GetExceptionCode(); }
      CHECK(s == STATUS_INSUFFICIENT_RESOURCES);
      __try {
          ExRaiseAccessViolation();
      } __except (EXCEPTION_EXECUTE_HANDLER) { s = GetExceptionCode(); }
      CHECK(s == STATUS_ACCESS_VIOLATION);
      __try {
          ExRaiseDatatypeMisalignment();
      } __except (EXCEPTION_EXECUTE_HANDLER) { s = GetExceptionCode(); }
      CHECK(s == STATUS_DATATYPE_MISALIGNMENT);
    `,
  );
  holds(
    "time zones, resolution, work items",
    `
      LARGE_INTEGER now, local, back;
      WORK_QUEUE_ITEM item;
      KeQuerySystemTime(&now);
      ExSystemTimeToLocalTime(&now, &local);
      ExLocalTimeToSystemTime(&local, &back);
      CHECK(back.QuadPart == now.QuadPart);
      CHECK(ExSetTimerResolution(10000, TRUE) > 0);
      CHECK(ExGetPreviousMode() == UserMode);
      ExInitializeWorkItem(&item, Work, extension);
      ExQueueWorkItem(&item, DelayedWorkQueue);
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(level == PASSIVE_LEVEL && mode == KernelMode && system);
    `,
    {
      declarations: `
          static KIRQL level;
          static KPROCESSOR_MODE mode;
          static BOOLEAN system;
          static WORKER_THREAD_ROUTINE Work;
          static VOID Work(PVOID c) {
              level = KeGetCurrentIrql();
              mode = ExGetPreviousMode();
              system = PsIsSystemThread(PsGetCurrentThread());
              KeSetEvent(&((PEXTENSION)c)->Event, 0, FALSE);
          }
        `,
    },
  );
});

describe("lists", () => {
  holds(
    "lookaside lists of the later form give a block, take it back, and give the same one again",
    `
      LOOKASIDE_LIST_EX list;
      PVOID a, b;
      CHECK(NT_SUCCESS(ExInitializeLookasideListEx(&list, NULL, NULL, NonPagedPoolNx, 0, 48, 'kooL', 0)));
      a = ExAllocateFromLookasideListEx(&list);
      CHECK(a != NULL);
      RtlFillMemory(a, 48, 7);
      b = ExAllocateFromLookasideListEx(&list);
      CHECK(b != NULL && b != a);
      ExFreeToLookasideListEx(&list, b);
      ExFreeToLookasideListEx(&list, a);
      CHECK(ExAllocateFromLookasideListEx(&list) == a);
      ExFreeToLookasideListEx(&list, a);
      ExDeleteLookasideListEx(&list);
      CHECK(ExInitializeLookasideListEx(&list, NULL, NULL, (POOL_TYPE)77, 0, 48, 'kooL', 0) == STATUS_INVALID_PARAMETER_4 &&
            ExInitializeLookasideListEx(&list, NULL, NULL, PagedPool, 8, 48, 'kooL', 0) == STATUS_INVALID_PARAMETER_5 &&
            ExInitializeLookasideListEx(&list, NULL, NULL, PagedPool, 0, 48, 'kooL', 3) == STATUS_INVALID_PARAMETER_8);
      CHECK(NT_SUCCESS(ExInitializeLookasideListEx(&list, Own, Back, PagedPool, 0, 16, 'kooL', 0)));
      a = ExAllocateFromLookasideListEx(&list);
      CHECK(a != NULL && given == 1 && kind == PagedPool);
      ExFreeToLookasideListEx(&list, a);
      CHECK(given == 1);
      ExDeleteLookasideListEx(&list);
      CHECK(given == 0);
    `,
    {
      declarations: `
          static ULONG given;
          static POOL_TYPE kind;
          static ALLOCATE_FUNCTION_EX Own;
          static FREE_FUNCTION_EX Back;
          static PVOID Own(POOL_TYPE t, SIZE_T n, ULONG tag, PLOOKASIDE_LIST_EX l) {
              UNREFERENCED_PARAMETER(l);
              kind = t;
              given++;
              return ExAllocatePoolWithTag(t, n, tag);
          }
          static VOID Back(PVOID p, PLOOKASIDE_LIST_EX l) {
              UNREFERENCED_PARAMETER(l);
              given--;
              ExFreePool(p);
          }
        `,
    },
  );

  holds(
    "a sequenced list begins empty",
    `
      static SLIST_HEADER head;
      static SLIST_ENTRY entry;
      InitializeSListHead(&head);
      CHECK(ExQueryDepthSList(&head) == 0 && InterlockedPopEntrySList(&head) == NULL);
      CHECK(InterlockedPushEntrySList(&head, &entry) == NULL && ExQueryDepthSList(&head) == 1);
      InitializeSListHead(&head);
      CHECK(ExQueryDepthSList(&head) == 0);
    `,
  );
});
