// The kernel transaction manager's routines one by one; how a commit goes is in test/scenarios/guide-4-and-articles-transactions.test.ts.
import { describe } from "vitest";
import { holds } from "./checks.ts";

const declarations = String.raw`
  #include <ntifs.h>
  #define ALL \
      (TRANSACTION_NOTIFY_PREPREPARE | TRANSACTION_NOTIFY_PREPARE | TRANSACTION_NOTIFY_COMMIT | \
       TRANSACTION_NOTIFY_ROLLBACK)
  static OBJECT_ATTRIBUTES oa;
  static HANDLE tm, rm;
  static PRKRESOURCEMANAGER rmObject;
  static VOID Begin(VOID) {
      InitializeObjectAttributes(&oa, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwCreateTransactionManager(&tm, TRANSACTIONMANAGER_ALL_ACCESS, &oa, NULL, TRANSACTION_MANAGER_VOLATILE,
                                       0) == STATUS_SUCCESS &&
            ZwRecoverTransactionManager(tm) == STATUS_SUCCESS);
      CHECK(ZwCreateResourceManager(&rm, RESOURCEMANAGER_ALL_ACCESS, tm, NULL, &oa, RESOURCE_MANAGER_VOLATILE, NULL) ==
            STATUS_SUCCESS);
      CHECK(NT_SUCCESS(
          ObReferenceObjectByHandle(rm, 0, *TmResourceManagerObjectType, KernelMode, (PVOID *)&rmObject, NULL)));
  }
  static HANDLE Transact(PKTRANSACTION *object) {
      HANDLE h;
      CHECK(ZwCreateTransaction(&h, TRANSACTION_ALL_ACCESS, &oa, NULL, NULL, 0, 0, 0, NULL, NULL) == STATUS_SUCCESS &&
            NT_SUCCESS(ObReferenceObjectByHandle(h, TRANSACTION_ALL_ACCESS, *TmTransactionObjectType, KernelMode,
                                                 (PVOID *)object, NULL)));
      return h;
  }
  static ULONG Next(VOID) {
      TRANSACTION_NOTIFICATION n;
      ULONG got;
      LARGE_INTEGER none;
      none.QuadPart = 0;
      return ZwGetNotificationResourceManager(rm, &n, sizeof(n), &none, &got, 0, 0) == STATUS_SUCCESS
                 ? n.TransactionNotification
                 : 0;
  }
  static VOID End(VOID) {
      ObDereferenceObject(rmObject);
      ZwClose(rm);
      ZwClose(tm);
  }
`;

describe("transactions", () => {
  holds(
    "need a manager that is recovered, and resource managers that are",
    String.raw`
      HANDLE h, t, e, durable;
      UNICODE_STRING log = RTL_CONSTANT_STRING(L"\\??\\C:\\log");
      PKTRANSACTION object;
      Begin();
      CHECK(ZwCreateTransactionManager(&h, TRANSACTIONMANAGER_ALL_ACCESS, &oa, NULL, 0, 0) == STATUS_INVALID_PARAMETER);
      CHECK(ZwCreateTransactionManager(&h, TRANSACTIONMANAGER_ALL_ACCESS, &oa, &log, 0, 0) == STATUS_SUCCESS &&
            ZwCreateResourceManager(&t, RESOURCEMANAGER_ALL_ACCESS, h, NULL, &oa, 0, NULL) ==
                STATUS_TRANSACTIONMANAGER_NOT_ONLINE);
      CHECK(ZwRecoverTransactionManager(h) == STATUS_SUCCESS &&
            ZwCreateResourceManager(&durable, RESOURCEMANAGER_ALL_ACCESS, h, NULL, &oa, 0, NULL) == STATUS_SUCCESS);
      CHECK(ZwCreateResourceManager(&t, RESOURCEMANAGER_ALL_ACCESS, tm, NULL, &oa, 0, NULL) == STATUS_TM_VOLATILE &&
            ZwCreateResourceManager(&t, RESOURCEMANAGER_ALL_ACCESS, rm, NULL, &oa, 0, NULL) == STATUS_OBJECT_TYPE_MISMATCH);
      t = Transact(&object);
      CHECK(ZwCreateEnlistment(&e, ENLISTMENT_ALL_ACCESS, durable, t, &oa, 0, ALL, NULL) ==
            STATUS_TRANSACTIONMANAGER_NOT_ONLINE);
      CHECK(ZwRecoverResourceManager(durable) == STATUS_SUCCESS && ZwClose(durable) == STATUS_SUCCESS &&
            ZwClose(h) == STATUS_SUCCESS && ZwRecoverResourceManager(rm) == STATUS_SUCCESS &&
            TmRecoverResourceManager(rmObject) == STATUS_SUCCESS &&
            ZwCreateEnlistment(&e, ENLISTMENT_ALL_ACCESS, rm, t, &oa, 0, 0, NULL) == STATUS_INVALID_PARAMETER &&
            ZwCreateEnlistment(&e, ENLISTMENT_ALL_ACCESS, t, t, &oa, 0, ALL, NULL) == STATUS_OBJECT_TYPE_MISMATCH);
      ObDereferenceObject(object);
      ZwClose(t);
      End();
    `,
    { declarations },
  );
  holds(
    "are found by their unit of work, and committed and rolled back by handle and by pointer",
    String.raw`
      HANDLE t, again, e;
      PKTRANSACTION object;
      PKENLISTMENT enlistment;
      GUID id, other = { 5 };
      PVOID key = NULL;
      BOOLEAN last = 9;
      LARGE_INTEGER clock;
      clock.QuadPart = 50;
      Begin();
      CHECK(ZwRecoverResourceManager(rm) == STATUS_SUCCESS);
      t = Transact(&object);
      CHECK(TmIsTransactionActive(object));
      TmGetTransactionId(object, &id);
      CHECK(ZwOpenTransaction(&again, TRANSACTION_ALL_ACCESS, &oa, &id, NULL) == STATUS_SUCCESS &&
            ZwOpenTransaction(&e, TRANSACTION_ALL_ACCESS, &oa, &other, NULL) == STATUS_TRANSACTION_NOT_FOUND);
      CHECK(TmCreateEnlistment(&e, KernelMode, ENLISTMENT_ALL_ACCESS, &oa, rmObject, object, 0, ALL, (PVOID)(ULONG_PTR)3) ==
                STATUS_SUCCESS &&
            NT_SUCCESS(ObReferenceObjectByHandle(e, 0, *TmEnlistmentObjectType, KernelMode, (PVOID *)&enlistment, NULL)));
      CHECK(TmReferenceEnlistmentKey(enlistment, &key) == STATUS_SUCCESS && key == (PVOID)(ULONG_PTR)3 &&
            TmDereferenceEnlistmentKey(enlistment, &last) == STATUS_SUCCESS && last == TRUE);
      ZwClose(t);
      CHECK(TmIsTransactionActive(object) && Next() == 0);
      CHECK(TmCommitTransaction(object, FALSE) == STATUS_PENDING && !TmIsTransactionActive(object) &&
            Next() == TRANSACTION_NOTIFY_PREPREPARE);
      CHECK(ZwPrePrepareComplete(e, NULL) == STATUS_SUCCESS &&
            ZwPrePrepareComplete(e, NULL) == STATUS_TRANSACTION_NOT_REQUESTED && Next() == TRANSACTION_NOTIFY_PREPARE);
      CHECK(TmReadOnlyEnlistment(enlistment, NULL) == STATUS_SUCCESS && Next() == 0 &&
            TmCommitTransaction(object, TRUE) == STATUS_TRANSACTION_ALREADY_COMMITTED);
      ZwClose(again);
      ZwClose(e);
      ObDereferenceObject(enlistment);
      ObDereferenceObject(object);
      t = Transact(&object);
      CHECK(ZwCreateEnlistment(&e, ENLISTMENT_ALL_ACCESS, rm, t, &oa, 0, ALL, NULL) == STATUS_SUCCESS &&
            NT_SUCCESS(ObReferenceObjectByHandle(e, 0, NULL, KernelMode, (PVOID *)&enlistment, NULL)));
      CHECK(TmRollbackTransaction(object, FALSE) == STATUS_PENDING && Next() == TRANSACTION_NOTIFY_ROLLBACK &&
            TmRollbackComplete(enlistment, &clock) == STATUS_SUCCESS &&
            ZwRollbackTransaction(t, TRUE) == STATUS_TRANSACTION_ALREADY_ABORTED);
      ZwClose(e);
      ObDereferenceObject(enlistment);
      ObDereferenceObject(object);
      ZwClose(t);
      t = Transact(&object);
      CHECK(ZwCreateEnlistment(&e, ENLISTMENT_ALL_ACCESS, rm, t, &oa, 0, ALL, NULL) == STATUS_SUCCESS &&
            NT_SUCCESS(ObReferenceObjectByHandle(e, 0, NULL, KernelMode, (PVOID *)&enlistment, NULL)));
      CHECK(ZwCommitTransaction(t, FALSE) == STATUS_PENDING && Next() == TRANSACTION_NOTIFY_PREPREPARE &&
            TmPrePrepareComplete(enlistment, &clock) == STATUS_SUCCESS && Next() == TRANSACTION_NOTIFY_PREPARE &&
            ZwPrepareComplete(e, NULL) == STATUS_SUCCESS &&
            ZwReadOnlyEnlistment(e, NULL) == STATUS_TRANSACTION_REQUEST_NOT_VALID &&
            TmRollbackEnlistment(enlistment, NULL) == STATUS_TRANSACTION_REQUEST_NOT_VALID &&
            Next() == TRANSACTION_NOTIFY_COMMIT && ZwCommitComplete(e, NULL) == STATUS_SUCCESS);
      ZwClose(e);
      ObDereferenceObject(enlistment);
      ObDereferenceObject(object);
      ZwClose(t);
      End();
    `,
    { declarations },
  );
  holds(
    "are driven by a superior, or rolled back by one that takes part",
    String.raw`
      HANDLE t, e;
      PKTRANSACTION object;
      PKENLISTMENT enlistment;
      LARGE_INTEGER clock;
      ULONG superior = ALL | TRANSACTION_NOTIFY_PREPREPARE_COMPLETE | TRANSACTION_NOTIFY_COMMIT_REQUEST;
      TRANSACTION_BASIC_INFORMATION b;
      ULONG n;
      clock.QuadPart = 1;
      Begin();
      CHECK(ZwRecoverResourceManager(rm) == STATUS_SUCCESS);
      t = Transact(&object);
      CHECK(ZwCreateEnlistment(&e, ENLISTMENT_ALL_ACCESS, rm, t, &oa, ENLISTMENT_SUPERIOR, superior, NULL) ==
                STATUS_SUCCESS &&
            NT_SUCCESS(ObReferenceObjectByHandle(e, 0, NULL, KernelMode, (PVOID *)&enlistment, NULL)));
      CHECK(ZwCommitTransaction(t, FALSE) == STATUS_PENDING && Next() == TRANSACTION_NOTIFY_COMMIT_REQUEST);
      CHECK(TmPrePrepareEnlistment(enlistment, &clock) == STATUS_SUCCESS &&
            Next() == TRANSACTION_NOTIFY_PREPREPARE_COMPLETE && TmPrepareEnlistment(enlistment, &clock) == STATUS_SUCCESS &&
            ZwPrepareEnlistment(e, NULL) == STATUS_TRANSACTION_REQUEST_NOT_VALID &&
            TmCommitEnlistment(enlistment, &clock) == STATUS_SUCCESS);
      CHECK(ZwQueryInformationTransaction(t, TransactionBasicInformation, &b, sizeof(b), &n) == STATUS_SUCCESS &&
            n == sizeof(b) && b.Outcome == 2 && b.State == 3);
      ZwClose(e);
      ObDereferenceObject(enlistment);
      ObDereferenceObject(object);
      ZwClose(t);
      t = Transact(&object);
      CHECK(ZwCreateEnlistment(&e, ENLISTMENT_ALL_ACCESS, rm, t, &oa, 0, ALL | TRANSACTION_NOTIFY_SINGLE_PHASE_COMMIT,
                               NULL) == STATUS_SUCCESS);
      CHECK(ZwSinglePhaseReject(e, NULL) == STATUS_TRANSACTION_NOT_REQUESTED &&
            ZwCommitTransaction(t, FALSE) == STATUS_PENDING && Next() == TRANSACTION_NOTIFY_SINGLE_PHASE_COMMIT);
      CHECK(ZwRollbackEnlistment(e, NULL) == STATUS_SUCCESS && Next() == TRANSACTION_NOTIFY_ROLLBACK &&
            ZwRollbackComplete(e, NULL) == STATUS_SUCCESS &&
            ZwRollbackEnlistment(e, NULL) == STATUS_TRANSACTION_NOT_ACTIVE);
      CHECK(ZwQueryInformationTransaction(t, TransactionPropertiesInformation, &b, sizeof(b), &n) ==
                STATUS_INVALID_INFO_CLASS &&
            ZwSetInformationTransaction(t, TransactionBasicInformation, &b, sizeof(b)) == STATUS_INVALID_INFO_CLASS);
      ZwClose(e);
      ObDereferenceObject(object);
      ZwClose(t);
      End();
    `,
    { declarations },
  );
  holds(
    "call a routine of the resource manager's, which answers",
    String.raw`
      HANDLE t, e;
      PKTRANSACTION object;
      Begin();
      CHECK(ZwRecoverResourceManager(rm) == STATUS_SUCCESS &&
            TmEnableCallbacks(rmObject, Told, (PVOID)&told) == STATUS_SUCCESS);
      t = Transact(&object);
      CHECK(TmEnableCallbacks((PKRESOURCEMANAGER)object, Told, NULL) == STATUS_OBJECT_TYPE_MISMATCH);
      CHECK(ZwCreateEnlistment(&e, ENLISTMENT_ALL_ACCESS, rm, t, &oa, 0, ALL | TRANSACTION_NOTIFY_SINGLE_PHASE_COMMIT,
                               &oa) == STATUS_SUCCESS);
      CHECK(ZwPrePrepareEnlistment(e, NULL) == STATUS_ENLISTMENT_NOT_SUPERIOR &&
            ZwCommitEnlistment(e, NULL) == STATUS_ENLISTMENT_NOT_SUPERIOR);
      CHECK(ZwCommitTransaction(t, TRUE) == STATUS_SUCCESS &&
            told == (TRANSACTION_NOTIFY_SINGLE_PHASE_COMMIT | TRANSACTION_NOTIFY_PREPREPARE | TRANSACTION_NOTIFY_PREPARE |
                     TRANSACTION_NOTIFY_COMMIT));
      ZwClose(e);
      ObDereferenceObject(object);
      ZwClose(t);
      End();
    `,
    {
      declarations: `
        ${declarations}
        static ULONG told;
        static NTSTATUS NTAPI Told(PKENLISTMENT e, PVOID c, PVOID key, ULONG what, PLARGE_INTEGER clock, ULONG n, PVOID a) {
            CHECK(c == (PVOID)&told && key == (PVOID)&oa && n == 0 && a == NULL && clock->QuadPart == 2);
            told |= what;
            if (what == TRANSACTION_NOTIFY_SINGLE_PHASE_COMMIT) return TmSinglePhaseReject(e, clock);
            if (what == TRANSACTION_NOTIFY_PREPREPARE) return TmPrePrepareComplete(e, clock);
            return what == TRANSACTION_NOTIFY_PREPARE ? TmPrepareComplete(e, clock) : TmCommitComplete(e, clock);
        }
      `,
    },
  );
});

describe("keys in transactions", () => {
  holds(
    "are seen by others when it is committed, and never if it is rolled back",
    String.raw`
      static UNICODE_STRING root = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software"),
                            name = RTL_CONSTANT_STRING(L"Side"), child = RTL_CONSTANT_STRING(L"Side\\Below"),
                            value = RTL_CONSTANT_STRING(L"N");
      OBJECT_ATTRIBUTES a, none, ofChild;
      HANDLE software, t, key, other, below;
      ULONG disposition, n, i = 7;
      UCHAR room[64];
      LARGE_INTEGER cookie;
      UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"1000");
      InitializeObjectAttributes(&a, &root, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
      CHECK(NT_SUCCESS(ZwOpenKey(&software, KEY_ALL_ACCESS, &a)));
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, software, NULL);
      InitializeObjectAttributes(&none, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(NT_SUCCESS(CmRegisterCallbackEx(Heard, &altitude, device->DriverObject, NULL, &cookie, NULL)));
      watched = cookie;
      CHECK(NT_SUCCESS(ZwCreateTransaction(&t, TRANSACTION_ALL_ACCESS, &none, NULL, NULL, 0, 0, 0, NULL, NULL)));
      CHECK(NT_SUCCESS(ObReferenceObjectByHandle(t, 0, NULL, KernelMode, &expected, NULL)));
      CHECK(ZwCreateKeyTransacted(&key, KEY_ALL_ACCESS, &a, 0, NULL, 0, t, &disposition) == STATUS_SUCCESS &&
            disposition == REG_CREATED_NEW_KEY);
      CHECK(bound == 2);
      CHECK(ZwSetValueKey(key, &value, 0, REG_DWORD, &i, 4) == STATUS_SUCCESS && bound == 3);
      CHECK(ZwOpenKey(&other, KEY_READ, &a) == STATUS_OBJECT_NAME_NOT_FOUND && bound == 3);
      InitializeObjectAttributes(&ofChild, &value, OBJ_KERNEL_HANDLE, key, NULL);
      CHECK(NT_SUCCESS(ZwCreateKey(&below, KEY_ALL_ACCESS, &ofChild, 0, NULL, 0, NULL)));
      ZwClose(below);
      CHECK(ZwQueryValueKey(key, &value, KeyValuePartialInformation, room, sizeof(room), &n) == STATUS_SUCCESS);
      CHECK(NT_SUCCESS(ZwCommitTransaction(t, TRUE)));
      CHECK(ZwQueryValueKey(key, &value, KeyValuePartialInformation, room, sizeof(room), &n) ==
            STATUS_TRANSACTION_NOT_ACTIVE);
      ZwClose(key);
      ObDereferenceObject(expected);
      ZwClose(t);
      CmUnRegisterCallback(cookie);
      CHECK(ZwOpenKey(&other, KEY_ALL_ACCESS, &a) == STATUS_SUCCESS &&
            ZwQueryValueKey(other, &value, KeyValuePartialInformation, room, sizeof(room), &n) == STATUS_SUCCESS &&
            ((PKEY_VALUE_PARTIAL_INFORMATION)room)->Data[0] == 7);
      InitializeObjectAttributes(&ofChild, &child, OBJ_KERNEL_HANDLE, software, NULL);
      CHECK(NT_SUCCESS(ZwCreateTransaction(&t, TRANSACTION_ALL_ACCESS, &none, NULL, NULL, 0, 0, 0, NULL, NULL)));
      CHECK(ZwOpenKeyTransactedEx(&key, KEY_ALL_ACCESS, &a, 0, t) == STATUS_SUCCESS &&
            ZwDeleteValueKey(key, &value) == STATUS_SUCCESS &&
            ZwQueryValueKey(key, &value, KeyValuePartialInformation, room, sizeof(room), &n) ==
                STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(ZwCreateKeyTransacted(&below, KEY_ALL_ACCESS, &ofChild, 0, NULL, 0, t, NULL) == STATUS_SUCCESS);
      ZwClose(below);
      CHECK(ZwQueryValueKey(other, &value, KeyValuePartialInformation, room, sizeof(room), &n) == STATUS_SUCCESS);
      CHECK(NT_SUCCESS(ZwRollbackTransaction(t, TRUE)));
      CHECK(ZwOpenKey(&below, KEY_READ, &ofChild) == STATUS_OBJECT_NAME_NOT_FOUND &&
            ZwQueryValueKey(other, &value, KeyValuePartialInformation, room, sizeof(room), &n) == STATUS_SUCCESS);
      CHECK(ZwOpenKeyTransacted(&below, KEY_READ, &a, t) == STATUS_TRANSACTION_NOT_ACTIVE &&
            ZwOpenKeyTransacted(&below, KEY_READ, &a, software) == STATUS_INVALID_HANDLE);
      ZwClose(key);
      ZwClose(t);
      ZwClose(other);
      ZwClose(software);
    `,
    {
      declarations: String.raw`
        #include <ntifs.h>
        static LARGE_INTEGER watched;
        static PVOID expected;
        static ULONG bound;
        EX_CALLBACK_FUNCTION Heard;
        NTSTATUS Heard(PVOID context, PVOID which, PVOID information) {
            REG_NOTIFY_CLASS c = (REG_NOTIFY_CLASS)(ULONG_PTR)which;
            UNREFERENCED_PARAMETER(context);
            if (c == RegNtPreCreateKeyEx && ((PREG_CREATE_KEY_INFORMATION)information)->Transaction == expected &&
                expected != NULL)
                bound++;
            if ((c == RegNtPreSetValueKey || c == RegNtPostCreateKeyEx) &&
                CmGetBoundTransaction(&watched, ((PREG_SET_VALUE_KEY_INFORMATION)information)->Object) == expected)
                bound++;
            return STATUS_SUCCESS;
        }
      `,
    },
  );
});
