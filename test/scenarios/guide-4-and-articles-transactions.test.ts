// Rows of guide-4-and-articles about the kernel transaction manager.
import { expect, it } from "vitest";
import { close, ioctl, open, passes, run } from "./run.ts";

const declarations = String.raw`
  #include <ntifs.h>
  #define ALL \
      (TRANSACTION_NOTIFY_PREPREPARE | TRANSACTION_NOTIFY_PREPARE | TRANSACTION_NOTIFY_COMMIT | \
       TRANSACTION_NOTIFY_ROLLBACK)
  static HANDLE tm, one, two, transaction;
  static PVOID oneObject, twoObject;
  static BOOLEAN rejects;
  static PCSTR Name(ULONG what) {
      switch (what) {
      case TRANSACTION_NOTIFY_PREPREPARE: return "pre-prepare";
      case TRANSACTION_NOTIFY_PREPARE: return "prepare";
      case TRANSACTION_NOTIFY_COMMIT: return "commit";
      case TRANSACTION_NOTIFY_ROLLBACK: return "rollback";
      case TRANSACTION_NOTIFY_SINGLE_PHASE_COMMIT: return "single-phase";
      case TRANSACTION_NOTIFY_PREPREPARE_COMPLETE: return "pre-prepared";
      case TRANSACTION_NOTIFY_PREPARE_COMPLETE: return "prepared";
      case TRANSACTION_NOTIFY_COMMIT_COMPLETE: return "committed";
      case TRANSACTION_NOTIFY_ROLLBACK_COMPLETE: return "rolled back";
      default: return "?";
      }
  }
  static NTSTATUS NTAPI Notified(PKENLISTMENT e, PVOID rm, PVOID key, ULONG what, PLARGE_INTEGER clock, ULONG length,
                                 PVOID argument) {
      UNREFERENCED_PARAMETER(key);
      UNREFERENCED_PARAMETER(length);
      UNREFERENCED_PARAMETER(argument);
      DbgPrint("%s %s %d at %d\n", (PCSTR)rm, Name(what), KeGetCurrentIrql() == PASSIVE_LEVEL, (int)clock->QuadPart);
      switch (what) {
      case TRANSACTION_NOTIFY_PREPREPARE: return TmPrePrepareComplete(e, clock);
      case TRANSACTION_NOTIFY_PREPARE: return TmPrepareComplete(e, clock);
      case TRANSACTION_NOTIFY_COMMIT: return TmCommitComplete(e, clock);
      case TRANSACTION_NOTIFY_ROLLBACK: return TmRollbackComplete(e, clock);
      case TRANSACTION_NOTIFY_SINGLE_PHASE_COMMIT:
          return rejects ? TmSinglePhaseReject(e, clock) : TmCommitComplete(e, clock);
      default: return STATUS_SUCCESS;
      }
  }
  static PVOID Manager(PHANDLE h, PCSTR name, POBJECT_ATTRIBUTES a) {
      PVOID object = NULL;
      GUID id = { 1 };
      id.Data1 = (ULONG)name[0];
      DbgPrint("%x ",
               ZwCreateResourceManager(h, RESOURCEMANAGER_ALL_ACCESS, tm, &id, a, RESOURCE_MANAGER_VOLATILE, NULL));
      (void)ObReferenceObjectByHandle(*h, RESOURCEMANAGER_ALL_ACCESS, *TmResourceManagerObjectType, KernelMode, &object,
                                      NULL);
      DbgPrint("%x %x\n", ZwRecoverResourceManager(*h),
               name[1] == 'q' ? 0 : TmEnableCallbacks(object, Notified, (PVOID)name));
      return object;
  }
  static VOID Begin(PCSTR second) {
      OBJECT_ATTRIBUTES a;
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      DbgPrint(
          "%x %x ",
          ZwCreateTransactionManager(&tm, TRANSACTIONMANAGER_ALL_ACCESS, &a, NULL, TRANSACTION_MANAGER_VOLATILE, 0),
          ZwRecoverTransactionManager(tm));
      oneObject = Manager(&one, "A", &a);
      twoObject = Manager(&two, second, &a);
      DbgPrint("%x\n", ZwCreateTransaction(&transaction, TRANSACTION_ALL_ACCESS, &a, NULL, tm, 0, 0, 0, NULL, NULL));
  }
  static HANDLE Enlist(HANDLE rm, ULONG options, ULONG mask) {
      HANDLE h = NULL;
      OBJECT_ATTRIBUTES a;
      NTSTATUS s;
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      s = ZwCreateEnlistment(&h, ENLISTMENT_ALL_ACCESS, rm, transaction, &a, options, mask, (PVOID)(ULONG_PTR)7);
      if (s != 0) DbgPrint("enlist %x\n", s);
      return h;
  }
  static VOID State(VOID) {
      TRANSACTION_BASIC_INFORMATION b;
      ULONG n;
      if (NT_SUCCESS(ZwQueryInformationTransaction(transaction, TransactionBasicInformation, &b, sizeof(b), &n)))
          DbgPrint("outcome %u\n", b.Outcome);
  }
  static VOID Pause(VOID) {
      LARGE_INTEGER t;
      t.QuadPart = -200000;
      KeDelayExecutionThread(KernelMode, FALSE, &t);
  }
  static VOID End(void) {
      ZwClose(one);
      ZwClose(two);
      ObDereferenceObject(oneObject);
      ObDereferenceObject(twoObject);
      ZwClose(tm);
  }
`;
const transact = (code: string) =>
  run(
    {
      declarations,
      control: `
        information = 0;
        {
            HANDLE a, b;
            LARGE_INTEGER t;
            ${code} UNREFERENCED_PARAMETER(t);
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
        }
      `,
    },
    [open, ioctl(), close],
  );
const lines = (code: string) => passes(transact(code)).output.slice(3);

it("D65 a two-phase commit with two resource managers: each phase for each, then the client goes on; the clock moves once", () => {
  const code = `
      Begin("B");
      a = Enlist(one, 0, ALL);
      b = Enlist(two, 0, ALL);
      DbgPrint("%x\\n", ZwCommitTransaction(transaction, TRUE));
      State();
      DbgPrint("%x %x\\n", ZwCommitTransaction(transaction, TRUE), ZwRollbackTransaction(transaction, TRUE));
      ZwClose(a);
      ZwClose(b);
      ZwClose(transaction);
      End();
    `;
  const phases = ["pre-prepare", "prepare", "commit"].flatMap((phase) => [`A ${phase} 1 at 2`, `B ${phase} 1 at 2`]);
  expect(lines(code)).toEqual([...phases, "0", "outcome 2", "c0190016 c0190016"]);
  // A read-only enlistment hears of nothing; without waiting the client goes on at once.
  const readOnly = `
      Begin("B");
      a = Enlist(one, 0, ALL);
      b = Enlist(two, 0, ALL);
      DbgPrint("%x ", ZwReadOnlyEnlistment(b, NULL));
      DbgPrint("%x\\n", ZwCommitTransaction(transaction, FALSE));
      Pause();
      State();
      ZwClose(a);
      ZwClose(b);
      ZwClose(transaction);
      End();
    `;
  expect(lines(readOnly)).toEqual([
    "0 103",
    "A pre-prepare 1 at 2",
    "A prepare 1 at 2",
    "A commit 1 at 2",
    "outcome 2",
  ]);
});

it("D66 a single-phase commit with one resource manager; rejected it goes on in all phases", () => {
  const code = (more: string) =>
    `
      Begin("B");
      ${more} a = Enlist(one, 0, ALL | TRANSACTION_NOTIFY_SINGLE_PHASE_COMMIT);
      DbgPrint("%x\\n", ZwCommitTransaction(transaction, TRUE));
      ZwClose(a);
      ZwClose(transaction);
      End();
    `;
  expect(lines(code(""))).toEqual(["A single-phase 1 at 2", "0"]);
  expect(lines(code("rejects = TRUE;"))).toEqual([
    "A single-phase 1 at 2",
    "A pre-prepare 1 at 2",
    "A prepare 1 at 2",
    "A commit 1 at 2",
    "0",
  ]);
});

it("D67 with a superior enlistment the client cannot commit; the superior does, phase by phase", () => {
  const superior =
    "ALL | TRANSACTION_NOTIFY_PREPREPARE_COMPLETE | TRANSACTION_NOTIFY_PREPARE_COMPLETE | TRANSACTION_NOTIFY_COMMIT_COMPLETE | TRANSACTION_NOTIFY_ROLLBACK_COMPLETE";
  const code = `
    Begin("B");
    a = Enlist(one, 0, ALL);
    b = Enlist(two, ENLISTMENT_SUPERIOR, ${superior});
    (void)Enlist(two, ENLISTMENT_SUPERIOR, ${superior});
    DbgPrint("%x %x ", ZwCommitTransaction(transaction, TRUE), ZwPrePrepareEnlistment(a, NULL));
    DbgPrint("%x\\n", ZwCommitEnlistment(b, NULL));
    DbgPrint("%x\\n", ZwPrePrepareEnlistment(b, NULL));
    Pause();
    DbgPrint("%x\\n", ZwPrepareEnlistment(b, NULL));
    Pause();
    DbgPrint("%x %x\\n", ZwRollbackEnlistment(a, NULL), ZwCommitEnlistment(b, NULL));
    Pause();
    State();
    ZwClose(a);
    ZwClose(b);
    ZwClose(transaction);
    End();
  `;
  expect(lines(code)).toEqual([
    "enlist c0190012",
    "c0190012 c0190033 c0190013",
    "0",
    "A pre-prepare 1 at 2",
    "B pre-prepared 1 at 2",
    "0",
    "A prepare 1 at 2",
    "B prepared 1 at 2",
    "c0190013 0",
    "A commit 1 at 2",
    "B committed 1 at 2",
    "outcome 2",
  ]);
});

it("D68 the client closes its last handle: everybody rolls back; one resource manager takes its notifications from its queue", () => {
  const code = `
    Begin("Bq");
    a = Enlist(one, 0, ALL);
    b = Enlist(two, 0, ALL);
    {
        TRANSACTION_NOTIFICATION n;
        ULONG got;
        t.QuadPart = 0;
        DbgPrint("%x\\n", ZwGetNotificationResourceManager(two, &n, sizeof(n), &t, &got, 0, 0));
        ZwClose(transaction);
        DbgPrint("%x ", ZwGetNotificationResourceManager(two, &n, sizeof(n), NULL, &got, 0, 0));
        DbgPrint("%s %u %u ", Name(n.TransactionNotification), n.TransactionKey == (PVOID)(ULONG_PTR)7, got == sizeof(n));
        DbgPrint("%x %x\\n", ZwCommitComplete(b, NULL), ZwRollbackComplete(b, NULL));
    }
    Pause();
    ZwClose(a);
    ZwClose(b);
    End();
  `;
  const output = lines(code);
  expect(output[0]).toBe("102");
  expect(output).toContain("A rollback 1 at 1");
  expect(output).toContain("0 rollback 1 1 c0190014 0");
});

it("D70 an object of the transaction manager dereferenced under a lock", () => {
  const code = (how: string) =>
    `
      static KSPIN_LOCK lock;
      KIRQL q;
      PVOID object;
      Begin("B");
      (void)ObReferenceObjectByHandle(transaction, TRANSACTION_ALL_ACCESS, *TmTransactionObjectType, KernelMode, &object,
                                      NULL);
      KeInitializeSpinLock(&lock);
      KeAcquireSpinLock(&lock, &q);
      ${how}(object);
      KeReleaseSpinLock(&lock, q);
      ZwClose(transaction);
      End();
    `;
  expect(transact(code("ObDereferenceObject")).told).toMatch(
    /The transaction is dereferenced while a lock is held: ObDereferenceObjectDeferDelete/,
  );
  passes(transact(code("ObDereferenceObjectDeferDelete")));
});

it("D71 a transaction whose time is over is rolled back", () => {
  const code = `
    TRANSACTION_PROPERTIES_INFORMATION p;
    Begin("B");
    a = Enlist(one, 0, ALL);
    RtlZeroMemory(&p, sizeof(p));
    p.Timeout.QuadPart = -100000;
    DbgPrint("%x\\n", ZwSetInformationTransaction(transaction, TransactionPropertiesInformation, &p, sizeof(p)));
    Pause();
    State();
    DbgPrint("%x\\n", ZwCommitTransaction(transaction, TRUE));
    ZwClose(a);
    ZwClose(transaction);
    End();
  `;
  expect(lines(code)).toEqual(["0", "A rollback 1 at 1", "outcome 3", "c0190015"]);
});
