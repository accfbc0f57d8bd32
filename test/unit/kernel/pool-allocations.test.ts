// Pool by POOL_FLAGS, and lookaside lists of the later form, with routines of the driver's own.
import { describe } from "vitest";
import { holds } from "./checks.ts";

describe("ExAllocatePool2", () => {
  holds(
    "gives nothing without one kind of pool, a tag and flags that it knows; raises if it is to",
    `
      PVOID block;
      NTSTATUS raised = 0;
      CHECK(ExAllocatePool2(POOL_FLAG_PAGED | POOL_FLAG_NON_PAGED, 100, 'tseT') == NULL);
      CHECK(ExAllocatePool2(POOL_FLAG_UNINITIALIZED, 100, 'tseT') == NULL);
      CHECK(ExAllocatePool2(POOL_FLAG_PAGED | 0x10000, 100, 'tseT') == NULL);
      CHECK(ExAllocatePool2(POOL_FLAG_PAGED, 100, 0) == NULL);
      __try {
          block = ExAllocatePool2(POOL_FLAG_PAGED | POOL_FLAG_RAISE_ON_FAILURE, 100, 0);
      } __except (EXCEPTION_EXECUTE_HANDLER) {
          raised = GetExceptionCode();
      }
      CHECK(raised == STATUS_INVALID_PARAMETER);
      block = ExAllocatePool2(POOL_FLAG_PAGED | POOL_FLAG_SPECIAL_POOL, 100, 'tseT');
      CHECK(block != NULL && *(PULONG)block == 0);
      ExFreePoolWithTag(block, 'tseT');
    `,
  );
});

describe("a lookaside list of ExInitializeLookasideListEx", () => {
  holds(
    "calls the routines it was given, is flushed and goes on",
    `
      static LOOKASIDE_LIST_EX list;
      PVOID blocks[6];
      int i;
      CHECK(ExInitializeLookasideListEx(&list, Allocate, Free, NonPagedPoolNx, 0, 64, 'tseT', 0) == STATUS_SUCCESS);
      for (i = 0; i < 6; i++) blocks[i] = ExAllocateFromLookasideListEx(&list);
      CHECK(Allocated == 6 && list.L.TotalAllocates == 6 && list.L.AllocateMisses == 6);
      for (i = 0; i < 6; i++) ExFreeToLookasideListEx(&list, blocks[i]);
      CHECK(Freed == 6 - list.L.Depth && list.L.TotalFrees == 6 && list.L.FreeMisses == (ULONG)Freed);
      CHECK(ExQueryDepthSList(&list.L.ListHead) == list.L.Depth);
      CHECK((PVOID)FirstEntrySList(&list.L.ListHead) == blocks[list.L.Depth - 1]);
      ExFlushLookasideListEx(&list);
      CHECK(Freed == 6 && ExQueryDepthSList(&list.L.ListHead) == 0 && FirstEntrySList(&list.L.ListHead) == NULL);
      blocks[0] = ExAllocateFromLookasideListEx(&list);
      CHECK(Allocated == 7);
      ExFreeToLookasideListEx(&list, blocks[0]);
      ExDeleteLookasideListEx(&list);
      CHECK(Freed == 7);
      CHECK(ExInitializeLookasideListEx(&list, NULL, NULL, (POOL_TYPE)77, 0, 64, 'tseT', 0) == STATUS_INVALID_PARAMETER_4);
      CHECK(ExInitializeLookasideListEx(&list, NULL, NULL, PagedPool, 3, 64, 'tseT', 0) == STATUS_INVALID_PARAMETER_5);
    `,
    {
      declarations: `
        static int Allocated, Freed;
        static PVOID Allocate(POOL_TYPE type, SIZE_T size, ULONG tag, PLOOKASIDE_LIST_EX list) {
            UNREFERENCED_PARAMETER(list);
            Allocated++;
            return ExAllocatePoolWithTag(type, size, tag);
        }
        static VOID Free(PVOID block, PLOOKASIDE_LIST_EX list) {
            UNREFERENCED_PARAMETER(list);
            Freed++;
            ExFreePool(block);
        }
      `,
    },
  );
});
