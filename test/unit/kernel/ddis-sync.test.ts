// Callback objects, queues of threads, reader/writer locks and share access.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const ifs = "#include <ntifs.h>\n";
const stops = (code: string, declarations = "") =>
  told(runDriver(driver({ control: code, declarations: ifs + declarations }), control(4)).end);

holds(
  "waits end with a higher priority for a while; a mutex keeps APCs out; a semaphore has a limit, which is an exception",
  `
    HANDLE h;
    LARGE_INTEGER due;
    KMUTEX mutex;
    KSEMAPHORE semaphore;
    ULONG code = 0;
    due.QuadPart = -10000;
    KeInitializeEvent(&go, SynchronizationEvent, FALSE);
    KeInitializeEvent(&gone, NotificationEvent, FALSE);
    CHECK(NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, NULL, NULL, NULL, Wakes, NULL)));
    ZwClose(h);
    KeDelayExecutionThread(KernelMode, FALSE, &due);
    KeSetEvent(&go, 3, FALSE);
    KeWaitForSingleObject(&gone, Executive, KernelMode, FALSE, NULL);
    CHECK(woken == 11 && later == 8);
    KeDelayExecutionThread(KernelMode, FALSE, &due);
    KeInitializeMutex(&mutex, 0);
    CHECK(!KeAreApcsDisabled());
    KeWaitForSingleObject(&mutex, Executive, KernelMode, FALSE, NULL);
    CHECK(KeAreApcsDisabled() && !KeAreAllApcsDisabled());
    KeReleaseMutex(&mutex, FALSE);
    CHECK(!KeAreApcsDisabled());
    KeInitializeSemaphore(&semaphore, 1, 2);
    CHECK(KeReleaseSemaphore(&semaphore, 0, 1, FALSE) == 1);
    __try {
        KeReleaseSemaphore(&semaphore, 0, 1, FALSE);
    } __except (EXCEPTION_EXECUTE_HANDLER) { code = GetExceptionCode(); }
    CHECK(code == (ULONG)STATUS_SEMAPHORE_LIMIT_EXCEEDED && KeReadStateSemaphore(&semaphore) == 2);
  `,
  {
    declarations: `
      static KEVENT go, gone;
      static LONG woken, later;
      static KSTART_ROUTINE Wakes;
      static VOID Wakes(PVOID c) {
          volatile ULONG i;
          UNREFERENCED_PARAMETER(c);
          KeWaitForSingleObject(&go, Executive, KernelMode, FALSE, NULL);
          woken = KeQueryPriorityThread(KeGetCurrentThread());
          for (i = 0; i < 20000; i++) {}
          later = KeQueryPriorityThread(KeGetCurrentThread());
          KeSetEvent(&gone, 0, FALSE);
          PsTerminateSystemThread(STATUS_SUCCESS);
      }
    `,
  },
);

describe("callback objects", () => {
  const declarations = `
    static CALLBACK_FUNCTION First, Second;
    static ULONG order, first, second;
    static PVOID registration;
    static VOID First(PVOID c, PVOID a, PVOID b) {
        first = ++order;
        if (c != &order || a != (PVOID)1 || b != (PVOID)2) first = 99;
    }
    static VOID Second(PVOID c, PVOID a, PVOID b) {
        UNREFERENCED_PARAMETER(a);
        UNREFERENCED_PARAMETER(b);
        second = ++order;
        if (c != NULL) ExUnregisterCallback(registration);
    }
    static VOID Name(POBJECT_ATTRIBUTES a, PUNICODE_STRING n, PCWSTR t) {
        RtlInitUnicodeString(n, t);
        InitializeObjectAttributes(a, n, OBJ_CASE_INSENSITIVE | OBJ_PERMANENT, NULL, NULL);
    }
  `;
  holds(
    "call what is registered, in order, also when a routine withdraws itself",
    `
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING n;
      PCALLBACK_OBJECT made, found;
      PVOID one;
      Name(&a, &n, L"\\\\Callback\\\\Ringside");
      CHECK(ExCreateCallback(&made, &a, FALSE, TRUE) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(NT_SUCCESS(ExCreateCallback(&made, &a, TRUE, TRUE)));
      CHECK(NT_SUCCESS(ExCreateCallback(&found, &a, FALSE, FALSE)) && found == made);
      one = ExRegisterCallback(made, First, &order);
      CHECK(one != NULL);
      registration = ExRegisterCallback(made, Second, &second);
      CHECK(registration != NULL);
      ExNotifyCallback(made, (PVOID)1, (PVOID)2);
      CHECK(first == 1 && second == 2);
      ExNotifyCallback(made, (PVOID)1, (PVOID)2);
      CHECK(first == 3 && second == 2);
      ExUnregisterCallback(one);
      ExNotifyCallback(made, NULL, NULL);
      CHECK(order == 3);
      ObDereferenceObject(made);
      ObDereferenceObject(found);
    `,
    { declarations },
  );
  holds(
    "made for one routine take one, and the system's own can be opened",
    `
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING n;
      PCALLBACK_OBJECT made;
      PVOID one;
      CHECK(NT_SUCCESS(ExCreateCallback(&made, NULL, TRUE, FALSE)));
      one = ExRegisterCallback(made, First, &order);
      CHECK(one != NULL && ExRegisterCallback(made, Second, NULL) == NULL);
      ExUnregisterCallback(one);
      Name(&a, &n, L"\\\\callback\\\\PowerState");
      CHECK(NT_SUCCESS(ExCreateCallback(&made, &a, FALSE, FALSE)));
    `,
    { declarations },
  );
  it("are told from other memory", () => {
    expect(stops("ExNotifyCallback(extension, NULL, NULL);")).toContain("is no callback object");
  });
});

describe("queues of threads", () => {
  const declarations = `
    ${ifs}static KQUEUE queue;
    static LIST_ENTRY e[4];
    static PLIST_ENTRY got;
    static KSTART_ROUTINE Taker;
    static VOID Taker(PVOID c) {
        got = KeRemoveQueue(&queue, KernelMode, NULL);
        KeSetEvent(&((PEXTENSION)c)->Event, 0, FALSE);
        PsTerminateSystemThread(STATUS_SUCCESS);
    }
  `;
  holds(
    "give entries in order, the head's first, and nothing after the time is over",
    `
      LARGE_INTEGER none;
      none.QuadPart = 0;
      KeInitializeQueue(&queue, 1);
      CHECK(queue.MaximumCount == 1 && KeReadStateQueue(&queue) == 0);
      CHECK(KeInsertQueue(&queue, &e[0]) == 0);
      CHECK(KeInsertQueue(&queue, &e[1]) == 1);
      CHECK(KeInsertHeadQueue(&queue, &e[2]) == 2);
      CHECK(KeRemoveQueue(&queue, KernelMode, NULL) == &e[2]);
      CHECK(KeRemoveQueue(&queue, KernelMode, &none) == &e[0]);
      CHECK(KeRemoveQueue(&queue, KernelMode, NULL) == &e[1]);
      CHECK(KeRemoveQueue(&queue, KernelMode, &none) == (PLIST_ENTRY)(ULONG_PTR)STATUS_TIMEOUT);
      none.QuadPart = -10000;
      CHECK(KeRemoveQueue(&queue, KernelMode, &none) == (PLIST_ENTRY)(ULONG_PTR)STATUS_TIMEOUT);
    `,
    { declarations },
  );
  holds(
    "wake a thread that waits, and can be emptied several at a time or run down",
    `
      HANDLE h;
      PLIST_ENTRY taken[4];
      LARGE_INTEGER none;
      none.QuadPart = 0;
      KeInitializeQueue(&queue, 0);
      CHECK(NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, NULL, NULL, NULL, Taker, extension)));
      ZwClose(h);
      KeInsertQueue(&queue, &e[3]);
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS && got == &e[3]);
      KeInsertQueue(&queue, &e[0]);
      KeInsertQueue(&queue, &e[1]);
      KeInsertQueue(&queue, &e[2]);
      CHECK(KeRemoveQueueEx(&queue, KernelMode, FALSE, NULL, taken, 2) == 2 && taken[0] == &e[0] && taken[1] == &e[1]);
      KeInsertQueue(&queue, &e[3]);
      got = KeRundownQueue(&queue);
      CHECK(got == &e[2] && got->Flink == &e[3] && e[3].Flink == &e[2] && KeReadStateQueue(&queue) == 0 &&
            KeRundownQueue(&queue) == NULL);
      CHECK(KeRemoveQueueEx(&queue, KernelMode, FALSE, &none, taken, 2) == STATUS_TIMEOUT);
    `,
    { declarations },
  );
});

describe("reader/writer locks", () => {
  const declarations = `
    static EX_SPIN_LOCK spin;
    static EX_PUSH_LOCK push;
    static volatile LONG inside, most, wrong, done;
    static KSTART_ROUTINE Reader, Writer;
    static VOID Reader(PVOID c) {
        ULONG i;
        for (i = 0; i < 20; i++) {
            KIRQL q = ExAcquireSpinLockShared(&spin);
            LONG n = InterlockedIncrement(&inside);
            if (n > most) most = n;
            if (n >= 100) wrong++;
            InterlockedDecrement(&inside);
            ExReleaseSpinLockShared(&spin, q);
        }
        if (InterlockedIncrement(&done) == 3) KeSetEvent(&((PEXTENSION)c)->Event, 0, FALSE);
        PsTerminateSystemThread(STATUS_SUCCESS);
    }
    static VOID Writer(PVOID c) {
        ULONG i;
        for (i = 0; i < 20; i++) {
            KIRQL q = ExAcquireSpinLockExclusive(&spin);
            if (InterlockedExchangeAdd(&inside, 100) != 0) wrong++;
            InterlockedExchangeAdd(&inside, -100);
            ExReleaseSpinLockExclusive(&spin, q);
        }
        if (InterlockedIncrement(&done) == 3) KeSetEvent(&((PEXTENSION)c)->Event, 0, FALSE);
        PsTerminateSystemThread(STATUS_SUCCESS);
    }
  `;
  holds(
    "let many read or one write, at DISPATCH_LEVEL",
    `
      HANDLE h;
      ULONG i;
      KIRQL q;
      for (i = 0; i < 3; i++) {
          CHECK(NT_SUCCESS(
              PsCreateSystemThread(&h, THREAD_ALL_ACCESS, NULL, NULL, NULL, i == 2 ? Writer : Reader, extension)));
          ZwClose(h);
      }
      CHECK(KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(wrong == 0 && inside == 0 && most >= 1 && spin == 0);
      q = ExAcquireSpinLockShared(&spin);
      CHECK(q == PASSIVE_LEVEL && KeGetCurrentIrql() == DISPATCH_LEVEL && spin == 1);
      ExAcquireSpinLockSharedAtDpcLevel(&spin);
      CHECK(spin == 2);
      ExReleaseSpinLockSharedFromDpcLevel(&spin);
      ExReleaseSpinLockShared(&spin, q);
      CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
      KeRaiseIrql(DISPATCH_LEVEL, &q);
      ExAcquireSpinLockExclusiveAtDpcLevel(&spin);
      CHECK(spin == (LONG)0x80000000);
      ExReleaseSpinLockExclusiveFromDpcLevel(&spin);
      KeLowerIrql(q);
    `,
    { declarations },
  );
  holds(
    "wait in a critical region where they are push locks",
    `
      ExInitializePushLock(&push);
      KeEnterCriticalRegion();
      ExAcquirePushLockShared(&push);
      ExfAcquirePushLockShared(&push);
      CHECK(push == 0x21);
      ExReleasePushLockShared(&push);
      ExfReleasePushLockShared(&push);
      CHECK(push == 0);
      ExfAcquirePushLockExclusive(&push);
      CHECK(push == 1);
      ExfReleasePushLockExclusive(&push);
      ExAcquirePushLockExclusiveEx(&push, EX_DEFAULT_PUSH_LOCK_FLAGS);
      CHECK(push == 1);
      ExReleasePushLockExclusiveEx(&push, EX_DEFAULT_PUSH_LOCK_FLAGS);
      ExAcquirePushLockSharedEx(&push, EX_DEFAULT_PUSH_LOCK_FLAGS);
      CHECK(push == 0x11);
      ExReleasePushLockSharedEx(&push, EX_DEFAULT_PUSH_LOCK_FLAGS);
      KeLeaveCriticalRegion();
    `,
    { declarations },
  );
  it("are found taken twice, given back by nobody, or outside a critical region", () => {
    const d = "static EX_SPIN_LOCK spin; static EX_PUSH_LOCK push;";
    expect(
      stops(
        "KIRQL q = ExAcquireSpinLockExclusive(&spin); ExAcquireSpinLockSharedAtDpcLevel(&spin); ExReleaseSpinLockExclusive(&spin, q);",
        d,
      ),
    ).toContain("wait for itself");
    expect(
      stops(
        `
        KIRQL q;
        KeRaiseIrql(DISPATCH_LEVEL, &q);
        ExReleaseSpinLockSharedFromDpcLevel(&spin);
        KeLowerIrql(q);
      `,
        d,
      ),
    ).toContain("does not hold it so");
    expect(stops("ExAcquirePushLockExclusive(&push);", d)).toContain("KeEnterCriticalRegion");
  });
});

describe("share access", () => {
  holds(
    "keeps openings apart that do not go together",
    `
      static SHARE_ACCESS s;
      static FILE_OBJECT a, b;
      IoSetShareAccess(FILE_READ_DATA, FILE_SHARE_READ, &a, &s);
      CHECK(s.OpenCount == 1 && s.Readers == 1 && s.Writers == 0 && s.SharedRead == 1 && a.ReadAccess && !a.WriteAccess &&
            a.SharedRead && !a.SharedWrite);
      CHECK(IoCheckShareAccess(FILE_WRITE_DATA, FILE_SHARE_READ, &b, &s, TRUE) == STATUS_SHARING_VIOLATION &&
            s.OpenCount == 1);
      CHECK(IoCheckShareAccess(FILE_READ_DATA, FILE_SHARE_WRITE, &b, &s, TRUE) == STATUS_SHARING_VIOLATION);
      CHECK(IoCheckShareAccess(FILE_READ_DATA, FILE_SHARE_READ, &b, &s, FALSE) == STATUS_SUCCESS && s.OpenCount == 1);
      CHECK(IoCheckShareAccess(FILE_READ_DATA, FILE_SHARE_READ, &b, &s, TRUE) == STATUS_SUCCESS && s.OpenCount == 2 &&
            s.Readers == 2);
      CHECK(IoCheckShareAccess(FILE_READ_ATTRIBUTES, 0, &b, &s, TRUE) == STATUS_SUCCESS && s.OpenCount == 2);
      IoRemoveShareAccess(&a, &s);
      CHECK(s.OpenCount == 1 && s.Readers == 1 && s.SharedRead == 1);
    `,
  );
});
