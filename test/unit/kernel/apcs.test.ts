// APCs of drivers: when they reach a thread, and what keeps them out.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";
import { runProgram } from "./program.ts";

/** As drivers that use them declare them. */
const declarations = String.raw`
  typedef enum { OriginalApcEnvironment, AttachedApcEnvironment, CurrentApcEnvironment, InsertApcEnvironment } KAPC_ENVIRONMENT;
  NTKERNELAPI VOID NTAPI KeInitializeApc(PKAPC, PKTHREAD, KAPC_ENVIRONMENT, PKKERNEL_ROUTINE, PKRUNDOWN_ROUTINE,
                                         PKNORMAL_ROUTINE, KPROCESSOR_MODE, PVOID);
  NTKERNELAPI BOOLEAN NTAPI KeInsertQueueApc(PKAPC, PVOID, PVOID, KPRIORITY);
  NTKERNELAPI BOOLEAN NTAPI KeRemoveQueueApc(PKAPC);
  static CHAR said[128];
  static ULONG used;
  static VOID Say(CHAR c) { said[used++] = c; }
  static KAPC special, normal, second;
  static VOID NTAPI Kernel(PKAPC apc, PKNORMAL_ROUTINE *routine, PVOID *context, PVOID *one, PVOID *two) {
      UNREFERENCED_PARAMETER(routine);
      UNREFERENCED_PARAMETER(two);
      if (KeGetCurrentIrql() != APC_LEVEL || apc->Inserted) Say('!');
      Say(apc == &special ? 's' : 'k');
      if (*context == (PVOID)3) *one = (PVOID)9;
  }
  static VOID NTAPI Normal(PVOID context, PVOID one, PVOID two) {
      LARGE_INTEGER little;
      little.QuadPart = -1000;
      if (KeGetCurrentIrql() != PASSIVE_LEVEL) Say('!');
      KeDelayExecutionThread(KernelMode, FALSE, &little);
      Say((CHAR)('a' + (ULONG)(ULONG_PTR)context + (ULONG)(ULONG_PTR)one + (ULONG)(ULONG_PTR)two));
  }
`;

describe("kernel APCs", () => {
  holds(
    "run at once in their own thread, the special kind in a critical region too, none in a guarded one",
    String.raw`
      KIRQL old;
      PKTHREAD me = KeGetCurrentThread();
      KeInitializeApc(&special, me, OriginalApcEnvironment, Kernel, NULL, NULL, KernelMode, NULL);
      KeInitializeApc(&normal, me, OriginalApcEnvironment, Kernel, NULL, Normal, KernelMode, (PVOID)1);
      KeInitializeApc(&second, me, OriginalApcEnvironment, Kernel, NULL, Normal, KernelMode, (PVOID)3);
      CHECK(KeInsertQueueApc(&special, NULL, NULL, 0) && strcmp(said, "s") == 0);
      CHECK(KeInsertQueueApc(&normal, (PVOID)1, (PVOID)2, 0) && strcmp(said, "ske") == 0);
      CHECK(KeInsertQueueApc(&second, (PVOID)1, (PVOID)2, 0) && strcmp(said, "skeko") == 0);
      KeEnterCriticalRegion();
      CHECK(KeInsertQueueApc(&normal, NULL, NULL, 0) && !KeInsertQueueApc(&normal, NULL, NULL, 0) &&
            strcmp(said, "skeko") == 0);
      CHECK(KeInsertQueueApc(&special, NULL, NULL, 0) && strcmp(said, "skekos") == 0);
      KeLeaveCriticalRegion();
      CHECK(strcmp(said, "skekoskb") == 0);
      KeEnterGuardedRegion();
      CHECK(KeInsertQueueApc(&special, NULL, NULL, 0) && strcmp(said, "skekoskb") == 0);
      KeLeaveGuardedRegion();
      CHECK(strcmp(said, "skekoskbs") == 0);
      KeRaiseIrql(APC_LEVEL, &old);
      CHECK(KeInsertQueueApc(&normal, NULL, NULL, 0) && KeInsertQueueApc(&special, NULL, NULL, 0) &&
            KeRemoveQueueApc(&normal) && !KeRemoveQueueApc(&normal));
      KeLowerIrql(old);
      CHECK(strcmp(said, "skekoskbss") == 0 && KeGetCurrentThread() == me);
    `,
    { declarations },
  );
  holds(
    "reach a thread that waits, which waits on afterwards",
    String.raw`
      HANDLE thread;
      LARGE_INTEGER none;
      none.QuadPart = 0;
      CHECK(NT_SUCCESS(PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Waits, NULL)));
      CHECK(NT_SUCCESS(ObReferenceObjectByHandle(thread, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &waiter, NULL)));
      ZwClose(thread);
      KeWaitForSingleObject(&waiting, Executive, KernelMode, FALSE, NULL);
      KeInitializeApc(&normal, waiter, OriginalApcEnvironment, Kernel, NULL, InWaiter, KernelMode, NULL);
      CHECK(KeInsertQueueApc(&normal, NULL, NULL, 0));
      KeWaitForSingleObject(&over, Executive, KernelMode, FALSE, NULL);
      CHECK(strcmp(said, "kw") == 0 && KeWaitForSingleObject(waiter, Executive, KernelMode, FALSE, &none) == STATUS_TIMEOUT);
      KeSetEvent(&go, 0, FALSE);
      KeWaitForSingleObject(waiter, Executive, KernelMode, FALSE, NULL);
      CHECK(strcmp(said, "kwg") == 0 && !KeInsertQueueApc(&normal, NULL, NULL, 0));
      ObDereferenceObject(waiter);
    `,
    {
      declarations: `
        ${declarations}
        static PVOID waiter;
        static KEVENT go, over, waiting;
        KSTART_ROUTINE Waits;
        VOID Waits(PVOID context) {
            UNREFERENCED_PARAMETER(context);
            KeSetEvent(&waiting, 0, FALSE);
            KeWaitForSingleObject(&go, Executive, KernelMode, FALSE, NULL);
            Say('g');
            PsTerminateSystemThread(STATUS_SUCCESS);
        }
        static VOID NTAPI InWaiter(PVOID context, PVOID one, PVOID two) {
            UNREFERENCED_PARAMETER(context);
            UNREFERENCED_PARAMETER(one);
            UNREFERENCED_PARAMETER(two);
            if (KeGetCurrentThread() != waiter || PsGetCurrentThreadId() != PsGetThreadId(waiter)) Say('!');
            Say('w');
            KeSetEvent(&over, 0, FALSE);
        }
      `,
      entry:
        "KeInitializeEvent(&waiting, NotificationEvent, FALSE); KeInitializeEvent(&over, NotificationEvent, FALSE); KeInitializeEvent(&go, SynchronizationEvent, FALSE);",
    },
  );
  it("are not freed while they are queued", () => {
    const source = driver({
      declarations,
      control: `
          PKAPC apc = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof *apc, 'tseT');
          KeInitializeApc(apc, KeGetCurrentThread(), OriginalApcEnvironment, Kernel, NULL, NULL, KernelMode, NULL);
          KeEnterGuardedRegion();
          KeInsertQueueApc(apc, NULL, NULL, 0);
          ExFreePool(apc);
          KeLeaveGuardedRegion();
        `,
    });
    expect(told(runDriver(source, control()).end)).toMatch(
      /^verifier:object.*while the APC at offset 0x0 in it is queued/,
    );
  });
  it("leave as they found it: a level that is kept raised is found", () => {
    const source = driver({
      declarations: `
        ${declarations}
        static VOID NTAPI Raises(PKAPC apc, PKNORMAL_ROUTINE *routine, PVOID *context, PVOID *one, PVOID *two) {
            KIRQL old;
            UNREFERENCED_PARAMETER(apc);
            UNREFERENCED_PARAMETER(routine);
            UNREFERENCED_PARAMETER(context);
            UNREFERENCED_PARAMETER(one);
            UNREFERENCED_PARAMETER(two);
            KeRaiseIrql(DISPATCH_LEVEL, &old);
        }
      `,
      control: `
          KeInitializeApc(&special, KeGetCurrentThread(), OriginalApcEnvironment, Raises, NULL, NULL, KernelMode, NULL);
          KeInsertQueueApc(&special, NULL, NULL, 0);
        `,
    });
    expect(told(runDriver(source, control()).end)).toMatch(
      /kernel routine of an APC was called at IRQL 1 and returned at/,
    );
  });
});

it("a user APC waits for an alertable wait of the program's thread, and calls the program's routine", () => {
  const ran = runProgram(
    String.raw`
      static volatile LONG seen;
      static void CALLBACK Routine(ULONG_PTR context, ULONG_PTR one, ULONG_PTR two) {
          printf("%d %d %d\n", (int)context, (int)one, (int)two);
          seen++;
      }
      int main(void) {
          DWORD n;
          HANDLE h = Open(0);
          void *routine = (void *)Routine;
          CHECK(DeviceIoControl(h, 0x222000, &routine, sizeof(routine), NULL, 0, &n, NULL));
          CHECK(seen == 0);
          Sleep(1);
          CHECK(seen == 0);
          CHECK(SleepEx(1000, TRUE) == WAIT_IO_COMPLETION && seen == 1);
          return 0;
      }
    `,
    {
      driver: {
        declarations,
        control: String.raw`
          information = 0;
          KeInitializeApc(&normal, KeGetCurrentThread(), OriginalApcEnvironment, Kernel, NULL, *(PKNORMAL_ROUTINE *)buffer,
                          UserMode, (PVOID)3);
          if (!KeInsertQueueApc(&normal, (PVOID)1, (PVOID)2, 0)) status = STATUS_UNSUCCESSFUL;
        `,
      },
    },
  );
  expect([ran.output, ran.end]).toEqual(["3 9 2\n", "finished"]);
});

describe("a thread that ends", () => {
  holds(
    "gives the APCs of user mode that are still queued for it back to their makers",
    `
      HANDLE handle;
      PVOID thread;
      LARGE_INTEGER little;
      PKAPC own = (PKAPC)ExAllocatePoolWithTag(NonPagedPool, sizeof(KAPC), 'tseT');
      little.QuadPart = -10000;
      KeInitializeEvent(&go, NotificationEvent, FALSE);
      PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Ends, NULL);
      CHECK(ObReferenceObjectByHandle(handle, 0, *PsThreadType, KernelMode, &thread, NULL) == STATUS_SUCCESS);
      ZwClose(handle);
      KeDelayExecutionThread(KernelMode, FALSE, &little);
      KeInitializeApc(&normal, thread, OriginalApcEnvironment, Kernel, Rundown, Normal, UserMode, NULL);
      KeInitializeApc(own, thread, OriginalApcEnvironment, Kernel, NULL, Normal, UserMode, NULL);
      CHECK(KeInsertQueueApc(&normal, NULL, NULL, 0) && KeInsertQueueApc(own, NULL, NULL, 0));
      KeSetEvent(&go, IO_NO_INCREMENT, FALSE);
      KeWaitForSingleObject(thread, Executive, KernelMode, FALSE, NULL);
      CHECK(strcmp(said, "r") == 0 && !normal.Inserted);
      CHECK(!KeInsertQueueApc(&normal, NULL, NULL, 0));
      ObDereferenceObject(thread);
    `,
    {
      declarations: `
        ${declarations}
        static KEVENT go;
        static VOID NTAPI Rundown(PKAPC apc) { Say(apc == &normal && KeGetCurrentIrql() == PASSIVE_LEVEL ? 'r' : '!'); }
        static VOID Ends(PVOID context) {
            UNREFERENCED_PARAMETER(context);
            KeWaitForSingleObject(&go, Executive, KernelMode, FALSE, NULL);
            PsTerminateSystemThread(STATUS_SUCCESS);
        }
      `,
    },
  );
});

describe("what running code learns of itself", () => {
  holds(
    "is where it is, which processor it has; and a chain goes onto a sequenced list as one",
    String.raw`
      SLIST_HEADER list;
      SLIST_ENTRY *entries = ExAllocatePoolWithTag(NonPagedPool, 4 * sizeof(SLIST_ENTRY), 'tsiL');
      CONTEXT *context = ExAllocatePoolWithTag(NonPagedPool, sizeof(CONTEXT), 'tnoC');
      CHECK(entries != NULL && context != NULL);
      InitializeSListHead(&list);
      CHECK(InterlockedPushEntrySList(&list, &entries[3]) == NULL);
      entries[0].Next = &entries[1];
      entries[1].Next = &entries[2];
      CHECK(InterlockedPushListSList(&list, &entries[0], &entries[2], 3) == &entries[3] && QueryDepthSList(&list) == 4);
      CHECK(InterlockedPopEntrySList(&list) == &entries[0] && entries[2].Next == &entries[3] && QueryDepthSList(&list) == 3);
      CHECK(KeGetCurrentProcessorIndex() == KeGetCurrentProcessorNumber());
      RtlCaptureContext(context);
      CHECK((context->ContextFlags & CONTEXT_CONTROL) == CONTEXT_CONTROL && context->Rip != 0 && context->Rsp != 0);
      ExFreePool(context);
      ExFreePool(entries);
    `,
    { declarations: "#include <ntifs.h>" },
  );
});

describe("the environment of an APC", () => {
  const attached = (code: string) =>
    runProgram("DWORD n; HANDLE d = Open(0); DeviceIoControl(d, 0x222000, NULL, 0, NULL, 0, &n, NULL);", {
      driver: {
        declarations: `#include <ntifs.h>
          ${declarations}
          static PEPROCESS where;
          static VOID NTAPI Where(PKAPC apc, PKNORMAL_ROUTINE *routine, PVOID *context, PVOID *one, PVOID *two) {
              UNREFERENCED_PARAMETER(apc); UNREFERENCED_PARAMETER(routine); UNREFERENCED_PARAMETER(context);
              UNREFERENCED_PARAMETER(one); UNREFERENCED_PARAMETER(two);
              where = PsGetCurrentProcess();
          }
        `,
        control: `
          PEPROCESS own = PsGetCurrentProcess();
          PKTHREAD me = KeGetCurrentThread();
          KAPC_STATE state;
          LARGE_INTEGER little;
          little.QuadPart = -1000;
          ${code}
          information = 0;
          UNREFERENCED_PARAMETER(own);
        `,
      },
    });
  it("is the thread's own process, or that to which it is attached: one for the other waits", () => {
    const ran = attached(`
      KeInitializeApc(&special, me, OriginalApcEnvironment, Where, NULL, NULL, KernelMode, NULL);
      KeStackAttachProcess(PsInitialSystemProcess, &state);
      (void)KeInsertQueueApc(&special, NULL, NULL, 0);
      KeDelayExecutionThread(KernelMode, FALSE, &little);
      DbgPrint("attached: %d\\n", where == NULL);
      KeInitializeApc(&second, me, CurrentApcEnvironment, Where, NULL, NULL, KernelMode, NULL);
      (void)KeInsertQueueApc(&second, NULL, NULL, 0);
      DbgPrint("there: %d\\n", where == PsInitialSystemProcess);
      KeInitializeApc(&second, me, InsertApcEnvironment, Where, NULL, NULL, KernelMode, NULL);
      KeUnstackDetachProcess(&state);
      KeDelayExecutionThread(KernelMode, FALSE, &little);
      DbgPrint("back: %d\\n", where == own);
      where = NULL;
      (void)KeInsertQueueApc(&second, NULL, NULL, 0);
      DbgPrint("at insertion: %d\\n", where == own);
    `);
    expect([ran.end, ran.kernel.state.debugOutput.map((line) => line.trim())]).toEqual([
      "finished",
      ["attached: 1", "there: 1", "back: 1", "at insertion: 1"],
    ]);
  });
  it("is not left while one is queued there that is kept out", () => {
    const ran = attached(`
      KeStackAttachProcess(PsInitialSystemProcess, &state);
      KeInitializeApc(&normal, me, AttachedApcEnvironment, Kernel, NULL, Normal, KernelMode, NULL);
      KeEnterCriticalRegion();
      (void)KeInsertQueueApc(&normal, NULL, NULL, 0);
      KeUnstackDetachProcess(&state);
      KeLeaveCriticalRegion();
    `);
    expect(ran.end).toMatch(/INVALID_PROCESS_DETACH_ATTEMPT.*an APC is queued/);
  });
});
