// Zw routines: registry keys and values by handle, and files on devices opened, read and written by a driver.
import { describe } from "vitest";
import { holds } from "./checks.ts";

describe("Zw routines", () => {
  holds(
    "keys and values by handle",
    String.raw`
      UNICODE_STRING path = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software\\Ringside"), name,
                     sub = RTL_CONSTANT_STRING(L"Sub"), lasting = RTL_CONSTANT_STRING(L"Lasting");
      OBJECT_ATTRIBUTES a;
      HANDLE key, second, child;
      ULONG made = 0, got = 0, v = 7;
      UCHAR room[96];
      PKEY_VALUE_FULL_INFORMATION full = (PKEY_VALUE_FULL_INFORMATION)room;
      PKEY_VALUE_BASIC_INFORMATION basic = (PKEY_VALUE_BASIC_INFORMATION)room;
      PKEY_VALUE_PARTIAL_INFORMATION partial = (PKEY_VALUE_PARTIAL_INFORMATION)room;
      InitializeObjectAttributes(&a, &path, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
      CHECK(ZwOpenKey(&key, KEY_READ, &a) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(ZwCreateKey(&key, KEY_ALL_ACCESS, &a, 0, NULL, REG_OPTION_NON_VOLATILE, &made) == STATUS_SUCCESS &&
            made == REG_CREATED_NEW_KEY);
      CHECK(ZwCreateKey(&second, KEY_ALL_ACCESS, &a, 0, NULL, REG_OPTION_NON_VOLATILE, &made) == STATUS_SUCCESS &&
            made == REG_OPENED_EXISTING_KEY);
      ZwClose(second);
      RtlInitUnicodeString(&name, L"One");
      CHECK(ZwSetValueKey(key, &name, 0, REG_DWORD, &v, sizeof(v)) == STATUS_SUCCESS);
      RtlInitUnicodeString(&name, L"Two");
      CHECK(ZwSetValueKey(key, &name, 0, REG_BINARY, "abc", 3) == STATUS_SUCCESS);
      CHECK(ZwOpenKey(&second, KEY_READ, &a) == STATUS_SUCCESS);
      CHECK(ZwEnumerateValueKey(second, 1, KeyValueFullInformation, room, sizeof(room), &got) == STATUS_SUCCESS);
      CHECK(full->Type == REG_BINARY && full->NameLength == 6 && full->Name[1] == L'w' && full->DataLength == 3 &&
            RtlCompareMemory(room + full->DataOffset, "abc", 3) == 3);
      CHECK(ZwEnumerateValueKey(second, 0, KeyValueBasicInformation, room, sizeof(room), &got) == STATUS_SUCCESS &&
            basic->Type == REG_DWORD && basic->NameLength == 6 && basic->Name[0] == L'O');
      CHECK(ZwEnumerateValueKey(second, 2, KeyValueBasicInformation, room, sizeof(room), &got) == STATUS_NO_MORE_ENTRIES);
      CHECK(ZwQueryValueKey(second, &name, KeyValuePartialInformation, room,
                            FIELD_OFFSET(KEY_VALUE_PARTIAL_INFORMATION, Data) + 1, &got) == STATUS_BUFFER_OVERFLOW &&
            got == FIELD_OFFSET(KEY_VALUE_PARTIAL_INFORMATION, Data) + 3);
      CHECK(ZwQueryValueKey(second, &name, KeyValuePartialInformation, room, 4, &got) == STATUS_BUFFER_TOO_SMALL);
      CHECK(ZwQueryValueKey(second, &name, KeyValuePartialInformation, room, sizeof(room), &got) == STATUS_SUCCESS &&
            partial->DataLength == 3);
      ZwClose(second);
      InitializeObjectAttributes(&a, &sub, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, key, NULL);
      CHECK(ZwCreateKey(&child, KEY_ALL_ACCESS, &a, 0, NULL, REG_OPTION_VOLATILE, NULL) == STATUS_SUCCESS &&
            ZwFlushKey(child) == STATUS_SUCCESS);
      InitializeObjectAttributes(&a, &lasting, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, child, NULL);
      CHECK(ZwCreateKey(&second, KEY_ALL_ACCESS, &a, 0, NULL, REG_OPTION_NON_VOLATILE, NULL) ==
            STATUS_CHILD_MUST_BE_VOLATILE);
      ZwClose(child);
      InitializeObjectAttributes(&a, &sub, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, key, NULL);
      CHECK(ZwOpenKeyEx(&child, KEY_ALL_ACCESS, &a, 0) == STATUS_SUCCESS);
      CHECK(ZwDeleteKey(child) == STATUS_SUCCESS);
      ZwClose(child);
      CHECK(ZwOpenKeyEx(&child, KEY_READ, &a, 0) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(ZwDeleteValueKey(key, &name) == STATUS_SUCCESS &&
            ZwDeleteValueKey(key, &name) == STATUS_OBJECT_NAME_NOT_FOUND &&
            ZwQueryValueKey(key, &name, KeyValuePartialInformation, room, sizeof(room), &got) ==
                STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(ZwDeleteKey(key) == STATUS_SUCCESS);
      ZwClose(key);
      InitializeObjectAttributes(&a, &path, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwOpenKey(&key, KEY_READ, &a) == STATUS_OBJECT_NAME_NOT_FOUND);
    `,
  );
  holds(
    "files",
    String.raw`
      UNICODE_STRING path = RTL_CONSTANT_STRING(L"\\Device\\Test"), none = RTL_CONSTANT_STRING(L"\\Device\\None");
      OBJECT_ATTRIBUTES a;
      HANDLE h;
      IO_STATUS_BLOCK b;
      CHAR text[8];
      LARGE_INTEGER zero;
      zero.QuadPart = 0;
      RtlZeroMemory(text, sizeof(text));
      InitializeObjectAttributes(&a, &none, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(!NT_SUCCESS(ZwOpenFile(&h, GENERIC_READ, &a, &b, 0, 0)));
      InitializeObjectAttributes(&a, &path, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwOpenFile(&h, GENERIC_READ | GENERIC_WRITE, &a, &b, FILE_SHARE_READ | FILE_SHARE_WRITE,
                       FILE_SYNCHRONOUS_IO_NONALERT) == STATUS_SUCCESS);
      CHECK(ZwWriteFile(h, NULL, NULL, NULL, &b, "kept", 4, &zero, NULL) == STATUS_SUCCESS && b.Status == STATUS_SUCCESS &&
            b.Information == 4);
      CHECK(ZwReadFile(h, NULL, NULL, NULL, &b, text, 8, &zero, NULL) == STATUS_SUCCESS && b.Information == 4 &&
            strcmp(text, "kept") == 0);
      CHECK(ZwQueryInformationFile(h, &b, text, 8, FileMaximumInformation) == STATUS_INVALID_INFO_CLASS);
      CHECK(ZwSetInformationFile(h, &b, text, 8, (FILE_INFORMATION_CLASS)0) == STATUS_INVALID_INFO_CLASS);
      CHECK(ZwClose(h) == STATUS_SUCCESS);
    `,
    {
      declarations: String.raw`
        static CHAR kept[8];
        static ULONG keptLength;
        static DRIVER_DISPATCH Write;
        static NTSTATUS Write(PDEVICE_OBJECT device, PIRP irp) {
            UNREFERENCED_PARAMETER(device);
            keptLength = IoGetCurrentIrpStackLocation(irp)->Parameters.Write.Length;
            RtlCopyMemory(kept, irp->AssociatedIrp.SystemBuffer, keptLength);
            return Complete(irp, STATUS_SUCCESS, keptLength);
        }
      `,
      entry: "driver->MajorFunction[IRP_MJ_WRITE] = Write;",
      read: `
        UNREFERENCED_PARAMETER(device);
        RtlCopyMemory(irp->AssociatedIrp.SystemBuffer, kept, keptLength);
        return Complete(irp, STATUS_SUCCESS, keptLength);
      `,
    },
  );
  holds(
    "requests to a file that was not opened for synchronous I/O end later",
    String.raw`
      if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222004) {
          LARGE_INTEGER t;
          t.QuadPart = -50000;
          if (stack->Parameters.DeviceIoControl.InputBufferLength == 1) {
              information = 0;
              status = STATUS_DEVICE_BUSY;
          } else {
              IoMarkIrpPending(irp);
              waiting = irp;
              KeSetTimer(&extension->Timer, t, &extension->Dpc);
              done = TRUE;
              status = STATUS_PENDING;
          }
      } else {
          UNICODE_STRING path = RTL_CONSTANT_STRING(L"\\Device\\Test");
          OBJECT_ATTRIBUTES a;
          HANDLE h, e;
          IO_STATUS_BLOCK b;
          ULONG out = 0;
          LARGE_INTEGER none;
          none.QuadPart = 0;
          InitializeObjectAttributes(&a, &path, OBJ_KERNEL_HANDLE, NULL, NULL);
          CHECK(ZwOpenFile(&h, GENERIC_READ | GENERIC_WRITE | SYNCHRONIZE, &a, &b, FILE_SHARE_READ | FILE_SHARE_WRITE, 0) ==
                STATUS_SUCCESS);
          InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
          CHECK(NT_SUCCESS(ZwCreateEvent(&e, EVENT_ALL_ACCESS, &a, NotificationEvent, TRUE)));
          b.Status = 1;
          CHECK(ZwDeviceIoControlFile(h, e, NULL, NULL, &b, 0x222004, NULL, 0, &out, sizeof(out)) == STATUS_PENDING &&
                b.Status == 1 && out == 0 && ZwWaitForSingleObject(e, FALSE, &none) == STATUS_TIMEOUT &&
                ZwWaitForSingleObject(h, FALSE, &none) == STATUS_TIMEOUT);
          CHECK(ZwWaitForSingleObject(e, FALSE, NULL) == STATUS_SUCCESS && b.Status == STATUS_SUCCESS &&
                b.Information == 4 && out == 77 && ZwWaitForSingleObject(h, FALSE, &none) == STATUS_SUCCESS);
          CHECK(ZwDeviceIoControlFile(h, NULL, NULL, NULL, &b, 0x222004, NULL, 0, &out, sizeof(out)) == STATUS_PENDING &&
                ZwWaitForSingleObject(h, FALSE, NULL) == STATUS_SUCCESS && b.Information == 4);
          CHECK(ZwDeviceIoControlFile(h, e, NULL, NULL, &b, 0x222004, "x", 1, NULL, 0) == STATUS_DEVICE_BUSY &&
                b.Status == STATUS_DEVICE_BUSY);
          ZwClose(e);
          ZwClose(h);
      }
    `,
    {
      declarations: `
        static PIRP waiting;
        static KDEFERRED_ROUTINE Later;
        static VOID Later(PKDPC d, PVOID c, PVOID x, PVOID y) {
            PIRP irp = waiting;
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
            UNREFERENCED_PARAMETER(x);
            UNREFERENCED_PARAMETER(y);
            *(PULONG)irp->AssociatedIrp.SystemBuffer = 77;
            Complete(irp, STATUS_SUCCESS, 4);
        }
      `,
      add: "KeInitializeDpc(&extension->Dpc, Later, NULL);",
    },
  );
});
