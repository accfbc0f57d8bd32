// Objects by handle, name and pointer: events, symbolic links, keys' own information, information about files, threads' ids.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const attributes = String.raw`
  static VOID Named(POBJECT_ATTRIBUTES a, PUNICODE_STRING n, PCWSTR t, HANDLE root) {
      RtlInitUnicodeString(n, t);
      InitializeObjectAttributes(a, n, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, root, NULL);
  }
`;

describe("events by handle", () => {
  holds(
    "are made, found by name, set and waited for",
    String.raw`
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING n;
      HANDLE one, same, other, thread;
      LONG before = 5;
      LARGE_INTEGER none;
      PKEVENT event;
      none.QuadPart = 0;
      Named(&a, &n, L"\\BaseNamedObjects\\Ringside", NULL);
      CHECK(ZwOpenEvent(&one, EVENT_ALL_ACCESS, &a) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(ZwCreateEvent(&one, EVENT_ALL_ACCESS, &a, SynchronizationEvent, FALSE) == STATUS_SUCCESS);
      CHECK(ZwCreateEvent(&same, EVENT_ALL_ACCESS, &a, SynchronizationEvent, FALSE) == STATUS_OBJECT_NAME_COLLISION);
      CHECK(ZwOpenEvent(&same, EVENT_ALL_ACCESS, &a) == STATUS_SUCCESS && same != one);
      a.Attributes |= OBJ_OPENIF;
      CHECK(ZwCreateEvent(&other, EVENT_ALL_ACCESS, &a, NotificationEvent, TRUE) == STATUS_OBJECT_NAME_EXISTS);
      ZwClose(other);
      CHECK(ZwWaitForSingleObject(one, FALSE, &none) == STATUS_TIMEOUT);
      CHECK(ZwSetEvent(same, &before) == STATUS_SUCCESS && before == 0);
      CHECK(ZwSetEvent(same, &before) == STATUS_SUCCESS && before == 1);
      CHECK(ZwWaitForSingleObject(one, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(ZwWaitForSingleObject(one, FALSE, &none) == STATUS_TIMEOUT);
      CHECK(NT_SUCCESS(ObReferenceObjectByHandle(one, EVENT_ALL_ACCESS, *ExEventObjectType, KernelMode, (PVOID *)&event,
                                                 NULL)));
      KeSetEvent(event, 0, FALSE);
      CHECK(ZwWaitForSingleObject(same, FALSE, &none) == STATUS_SUCCESS);
      ObDereferenceObject(event);
      ZwClose(one);
      ZwClose(same);
      CHECK(ZwSetEvent(one, NULL) == STATUS_INVALID_HANDLE);
      CHECK(ZwWaitForSingleObject(one, FALSE, NULL) == STATUS_INVALID_HANDLE);
      CHECK(ZwOpenEvent(&one, EVENT_ALL_ACCESS, &a) == STATUS_OBJECT_NAME_NOT_FOUND);
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwCreateEvent(&shared, EVENT_ALL_ACCESS, &a, NotificationEvent, FALSE) == STATUS_SUCCESS);
      CHECK(NT_SUCCESS(PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Setter, NULL)));
      CHECK(ZwWaitForSingleObject(shared, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(ZwWaitForSingleObject(thread, FALSE, NULL) == STATUS_SUCCESS);
      CHECK(ZwWaitForSingleObject(shared, FALSE, &none) == STATUS_SUCCESS);
      ZwClose(thread);
      ZwClose(shared);
    `,
    {
      declarations: `
        ${attributes}static HANDLE shared;
        static KSTART_ROUTINE Setter;
        static VOID Setter(PVOID c) {
            LARGE_INTEGER t;
            UNREFERENCED_PARAMETER(c);
            t.QuadPart = -10000;
            KeDelayExecutionThread(KernelMode, FALSE, &t);
            ZwSetEvent(shared, NULL);
            PsTerminateSystemThread(STATUS_SUCCESS);
        }
      `,
    },
  );
});

describe("directories of names", () => {
  holds(
    "are made, opened, filled, and go with what they hold",
    String.raw`
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING n, target = RTL_CONSTANT_STRING(L"\\Device\\Test");
      HANDLE d, same, sub, event, lasting;
      PDEVICE_OBJECT device;
      PVOID object;
      ULONG got;
      UCHAR room[96];
      POBJECT_NAME_INFORMATION info = (POBJECT_NAME_INFORMATION)room;
      Named(&a, &n, L"\\Ringside\\Event", NULL);
      CHECK(ZwCreateEvent(&event, EVENT_ALL_ACCESS, &a, NotificationEvent, FALSE) == STATUS_OBJECT_PATH_NOT_FOUND);
      CHECK(ZwOpenDirectoryObject(&d, DIRECTORY_QUERY, &a) == STATUS_OBJECT_PATH_NOT_FOUND);
      RtlInitUnicodeString(&n, L"\\Ringside\\Dev");
      CHECK(IoCreateDevice(extension->Self->DriverObject, 0, &n, FILE_DEVICE_UNKNOWN, 0, FALSE, &device) ==
            STATUS_OBJECT_PATH_NOT_FOUND);
      RtlInitUnicodeString(&n, L"Dev");
      CHECK(IoCreateDevice(extension->Self->DriverObject, 0, &n, FILE_DEVICE_UNKNOWN, 0, FALSE, &device) ==
            STATUS_OBJECT_PATH_SYNTAX_BAD);
      RtlInitUnicodeString(&n, L"\\Device\\Test\\Below");
      CHECK(IoCreateSymbolicLink(&n, &target) == STATUS_OBJECT_TYPE_MISMATCH);
      Named(&a, &n, L"\\Ringside", NULL);
      CHECK(ZwOpenDirectoryObject(&d, DIRECTORY_QUERY, &a) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(ZwCreateDirectoryObject(&d, DIRECTORY_ALL_ACCESS, &a) == STATUS_SUCCESS);
      CHECK(ZwCreateDirectoryObject(&same, DIRECTORY_ALL_ACCESS, &a) == STATUS_OBJECT_NAME_COLLISION);
      a.Attributes |= OBJ_OPENIF;
      CHECK(ZwCreateDirectoryObject(&same, DIRECTORY_ALL_ACCESS, &a) == STATUS_OBJECT_NAME_EXISTS);
      ZwClose(same);
      Named(&a, &n, L"Below", d);
      CHECK(ZwCreateDirectoryObject(&sub, DIRECTORY_ALL_ACCESS, &a) == STATUS_SUCCESS);
      Named(&a, &n, L"Event", sub);
      CHECK(ZwCreateEvent(&event, EVENT_ALL_ACCESS, &a, NotificationEvent, FALSE) == STATUS_SUCCESS);
      ZwClose(sub);
      ZwClose(d);
      Named(&a, &n, L"\\ringside\\below", NULL);
      CHECK(ZwOpenDirectoryObject(&sub, DIRECTORY_QUERY, &a) == STATUS_SUCCESS);
      CHECK(NT_SUCCESS(ObReferenceObjectByHandle(sub, 0, NULL, KernelMode, &object, NULL)) &&
            ObQueryNameString(object, info, sizeof(room), &got) == STATUS_SUCCESS && info->Name.Length == 30);
      ObDereferenceObject(object);
      CHECK(ZwWaitForSingleObject(sub, FALSE, NULL) == STATUS_OBJECT_TYPE_MISMATCH);
      Named(&a, &n, L"Event", sub);
      CHECK(ZwOpenEvent(&same, EVENT_ALL_ACCESS, &a) == STATUS_SUCCESS);
      ZwClose(same);
      ZwClose(event);
      ZwClose(sub);
      Named(&a, &n, L"\\Ringside", NULL);
      CHECK(ZwOpenDirectoryObject(&d, DIRECTORY_QUERY, &a) == STATUS_OBJECT_NAME_NOT_FOUND);
      Named(&a, &n, L"\\Lasting", NULL);
      a.Attributes |= OBJ_PERMANENT;
      CHECK(ZwCreateDirectoryObject(&lasting, DIRECTORY_ALL_ACCESS, &a) == STATUS_SUCCESS);
      ZwClose(lasting);
      CHECK(ZwOpenDirectoryObject(&lasting, DIRECTORY_ALL_ACCESS, &a) == STATUS_SUCCESS);
      RtlInitUnicodeString(&n, L"\\Lasting\\Dev");
      CHECK(NT_SUCCESS(IoCreateDevice(extension->Self->DriverObject, 0, &n, FILE_DEVICE_UNKNOWN, 0, FALSE, &device)));
      CHECK(ZwMakeTemporaryObject(lasting) == STATUS_SUCCESS);
      ZwClose(lasting);
      Named(&a, &n, L"\\Lasting", NULL);
      CHECK(ZwOpenDirectoryObject(&lasting, DIRECTORY_QUERY, &a) == STATUS_SUCCESS);
      ZwClose(lasting);
      IoDeleteDevice(device);
      CHECK(ZwOpenDirectoryObject(&lasting, DIRECTORY_QUERY, &a) == STATUS_OBJECT_NAME_NOT_FOUND);
      Named(&a, &n, L"\\Device", NULL);
      CHECK(ZwOpenDirectoryObject(&d, DIRECTORY_QUERY, &a) == STATUS_SUCCESS);
      ZwClose(d);
      Named(&a, &n, L"\\Device\\Test", NULL);
      CHECK(ZwOpenDirectoryObject(&d, DIRECTORY_QUERY, &a) == STATUS_OBJECT_TYPE_MISMATCH);
    `,
    { declarations: `#include <ntifs.h>\n${attributes}` },
  );
});

describe("keys", () => {
  holds(
    "tell their names, classes and what is below them",
    String.raw`
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING n, c;
      HANDLE key, child, first;
      ULONG got = 0, v = 1;
      UCHAR room[256];
      PKEY_BASIC_INFORMATION basic = (PKEY_BASIC_INFORMATION)room;
      PKEY_NODE_INFORMATION node = (PKEY_NODE_INFORMATION)room;
      PKEY_FULL_INFORMATION full = (PKEY_FULL_INFORMATION)room;
      PKEY_NAME_INFORMATION name = (PKEY_NAME_INFORMATION)room;
      Named(&a, &n, L"\\Registry\\Machine\\Software\\Ringside", NULL);
      RtlInitUnicodeString(&c, L"Kind");
      CHECK(NT_SUCCESS(ZwCreateKey(&key, KEY_ALL_ACCESS, &a, 0, &c, 0, NULL)));
      Named(&a, &n, L"Second", key);
      CHECK(NT_SUCCESS(ZwCreateKey(&child, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL)));
      ZwClose(child);
      Named(&a, &n, L"First\\Below", key);
      CHECK(ZwCreateKey(&child, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL) == STATUS_OBJECT_NAME_NOT_FOUND);
      Named(&a, &n, L"First", key);
      CHECK(NT_SUCCESS(ZwCreateKey(&first, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL)));
      Named(&a, &n, L"First\\Below", key);
      CHECK(NT_SUCCESS(ZwCreateKey(&child, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL)));
      CHECK(ZwDeleteKey(first) == STATUS_CANNOT_DELETE);
      ZwClose(first);
      RtlInitUnicodeString(&n, L"Value");
      ZwSetValueKey(key, &n, 0, REG_DWORD, &v, sizeof(v));
      CHECK(ZwEnumerateKey(key, 0, KeyBasicInformation, room, sizeof(room), &got) == STATUS_SUCCESS &&
            basic->NameLength == 10 && RtlCompareMemory(basic->Name, L"First", 10) == 10 &&
            got == FIELD_OFFSET(KEY_BASIC_INFORMATION, Name) + 10);
      CHECK(ZwEnumerateKey(key, 1, KeyNodeInformation, room, sizeof(room), &got) == STATUS_SUCCESS &&
            node->NameLength == 12 && node->Name[5] == L'd' && node->ClassLength == 0);
      CHECK(ZwEnumerateKey(key, 2, KeyBasicInformation, room, sizeof(room), &got) == STATUS_NO_MORE_ENTRIES);
      CHECK(ZwEnumerateKey(key, 0, KeyBasicInformation, room, FIELD_OFFSET(KEY_BASIC_INFORMATION, Name) + 2, &got) ==
                STATUS_BUFFER_OVERFLOW &&
            got == FIELD_OFFSET(KEY_BASIC_INFORMATION, Name) + 10);
      CHECK(ZwQueryKey(key, KeyFullInformation, NULL, 0, &got) == STATUS_BUFFER_TOO_SMALL &&
            got == FIELD_OFFSET(KEY_FULL_INFORMATION, Class) + 8);
      CHECK(ZwQueryKey(key, KeyFullInformation, room, sizeof(room), &got) == STATUS_SUCCESS && full->SubKeys == 2 &&
            full->MaxNameLen == 12 && full->Values == 1 && full->MaxValueNameLen == 10 && full->MaxValueDataLen == 4 &&
            full->ClassLength == 8 && full->Class[0] == L'K' && full->LastWriteTime.QuadPart > 0);
      CHECK(ZwQueryKey(child, KeyNameInformation, room, sizeof(room), &got) == STATUS_SUCCESS &&
            name->NameLength == got - FIELD_OFFSET(KEY_NAME_INFORMATION, Name));
      CHECK(ZwDeleteKey(child) == STATUS_SUCCESS);
      CHECK(ZwQueryKey(child, KeyNameInformation, room, sizeof(room), &got) == STATUS_KEY_DELETED);
      CHECK(ZwQueryKey((HANDLE)8, KeyNameInformation, room, sizeof(room), &got) == STATUS_INVALID_HANDLE);
      ZwClose(child);
      ZwClose(key);
    `,
    { declarations: attributes },
  );
});

describe("names and pointers", () => {
  holds(
    "lead to objects and from them",
    String.raw`
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING n, target;
      HANDLE link, file, second;
      WCHAR text[40];
      ULONG got = 0;
      UCHAR room[96];
      POBJECT_NAME_INFORMATION info = (POBJECT_NAME_INFORMATION)room;
      UNICODE_STRING own = RTL_CONSTANT_STRING(L"\\Device\\Test"),
                     made = RTL_CONSTANT_STRING(L"\\DosDevices\\RingsideLink");
      PFILE_OBJECT object, again;
      IO_STATUS_BLOCK b;
      PETHREAD thread;
      CHECK(NT_SUCCESS(IoCreateSymbolicLink(&made, &own)));
      Named(&a, &n, L"\\??\\RingsideLink", NULL);
      CHECK(ZwOpenSymbolicLinkObject(&link, GENERIC_READ, &a) == STATUS_SUCCESS);
      target.Buffer = text;
      target.Length = 0;
      target.MaximumLength = 24;
      CHECK(ZwQuerySymbolicLinkObject(link, &target, NULL) == STATUS_SUCCESS &&
            RtlEqualUnicodeString(&target, &own, FALSE));
      CHECK(ZwQuerySymbolicLinkObject(link, &target, &got) == STATUS_BUFFER_TOO_SMALL && got == 26);
      target.MaximumLength = sizeof(text);
      CHECK(ZwQuerySymbolicLinkObject(link, &target, &got) == STATUS_SUCCESS && text[12] == 0);
      ZwClose(link);
      IoDeleteSymbolicLink(&made);
      CHECK(ZwOpenSymbolicLinkObject(&link, GENERIC_READ, &a) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(ObQueryNameString(extension->Self, NULL, 0, &got) == STATUS_INFO_LENGTH_MISMATCH &&
            got == sizeof(OBJECT_NAME_INFORMATION) + 26);
      CHECK(ObQueryNameString(extension->Self, info, sizeof(room), &got) == STATUS_SUCCESS &&
            RtlEqualUnicodeString(&info->Name, &own, FALSE) && info->Name.MaximumLength == 26);
      Named(&a, &n, L"\\Device\\Test\\Part", NULL);
      CHECK(NT_SUCCESS(ZwOpenFile(&file, GENERIC_READ, &a, &b, 7, FILE_SYNCHRONOUS_IO_NONALERT)));
      CHECK(NT_SUCCESS(ObReferenceObjectByHandle(file, 0, *IoFileObjectType, KernelMode, (PVOID *)&object, NULL)));
      CHECK(ObQueryNameString(object, info, sizeof(room), &got) == STATUS_SUCCESS && info->Name.Length == 34);
      CHECK(ObOpenObjectByPointer(object, OBJ_KERNEL_HANDLE, NULL, GENERIC_READ, *IoFileObjectType, KernelMode, &second) ==
            STATUS_SUCCESS);
      ZwClose(file);
      CHECK(NT_SUCCESS(ObReferenceObjectByHandle(second, 0, *IoFileObjectType, KernelMode, (PVOID *)&again, NULL)) &&
            again == object);
      ObDereferenceObject(again);
      ObDereferenceObject(object);
      ZwClose(second);
      CHECK(PsGetThreadId(PsGetCurrentThread()) == PsGetCurrentThreadId());
      CHECK(NT_SUCCESS(PsLookupThreadByThreadId(PsGetCurrentThreadId(), &thread)) && thread == PsGetCurrentThread() &&
            PsGetThreadProcess(thread) == PsGetCurrentProcess() &&
            PsGetThreadProcessId(thread) == PsGetCurrentProcessId() && !PsIsThreadTerminating(thread));
      ObDereferenceObject(thread);
      CHECK(PsLookupThreadByThreadId((HANDLE)99999, &thread) == STATUS_INVALID_CID);
    `,
    { declarations: `#include <ntifs.h>\n${attributes}` },
  );
  it("are asked only of objects", () => {
    const code = "ULONG got; ObQueryNameString(extension, NULL, 0, &got);";
    expect(told(runDriver(driver({ control: code }), control(4)).end)).toContain("no object of the object manager");
  });
});

describe("information about files", () => {
  holds(
    "comes from the driver, but for the position",
    String.raw`
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING n;
      HANDLE h;
      IO_STATUS_BLOCK b;
      FILE_STANDARD_INFORMATION s;
      FILE_POSITION_INFORMATION p;
      FILE_END_OF_FILE_INFORMATION e;
      FILE_BASIC_INFORMATION basic;
      CHAR text[4];
      LARGE_INTEGER big;
      Named(&a, &n, L"\\Device\\Test", NULL);
      CHECK(NT_SUCCESS(ZwOpenFile(&h, GENERIC_READ | GENERIC_WRITE, &a, &b, 7, FILE_SYNCHRONOUS_IO_NONALERT)));
      e.EndOfFile.QuadPart = 0x123456789;
      CHECK(ZwSetInformationFile(h, &b, &e, sizeof(e), FileEndOfFileInformation) == STATUS_SUCCESS);
      CHECK(ZwQueryInformationFile(h, &b, &s, sizeof(s), FileStandardInformation) == STATUS_SUCCESS &&
            b.Information == sizeof(s) && s.EndOfFile.QuadPart == 0x123456789);
      CHECK(ZwQueryInformationFile(h, &b, &basic, sizeof(basic), FileBasicInformation) == STATUS_INVALID_PARAMETER &&
            b.Status == STATUS_INVALID_PARAMETER);
      CHECK(ZwQueryInformationFile(h, &b, &s, 8, FileStandardInformation) == STATUS_INFO_LENGTH_MISMATCH);
      CHECK(ZwQueryInformationFile(h, &b, &p, sizeof(p), FilePositionInformation) == STATUS_SUCCESS &&
            p.CurrentByteOffset.QuadPart == 0);
      CHECK(NT_SUCCESS(ZwReadFile(h, NULL, NULL, NULL, &b, text, 4, NULL, NULL)));
      CHECK(ZwQueryInformationFile(h, &b, &p, sizeof(p), FilePositionInformation) == STATUS_SUCCESS &&
            p.CurrentByteOffset.QuadPart == 0 && b.Information == sizeof(p));
      p.CurrentByteOffset.QuadPart = 40;
      CHECK(ZwSetInformationFile(h, &b, &p, sizeof(p), FilePositionInformation) == STATUS_SUCCESS);
      CHECK(NT_SUCCESS(ZwReadFile(h, NULL, NULL, NULL, &b, text, 4, NULL, NULL)) && readAt == 40);
      big.QuadPart = -1;
      p.CurrentByteOffset = big;
      CHECK(ZwSetInformationFile(h, &b, &p, sizeof(p), FilePositionInformation) == STATUS_INVALID_PARAMETER);
      ZwClose(h);
    `,
    {
      declarations: `
        ${attributes}static LONGLONG end, readAt;
        static DRIVER_DISPATCH Query, Set;
        static NTSTATUS Query(PDEVICE_OBJECT device, PIRP irp) {
            PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
            PFILE_STANDARD_INFORMATION i = (PFILE_STANDARD_INFORMATION)irp->AssociatedIrp.SystemBuffer;
            UNREFERENCED_PARAMETER(device);
            if (s->Parameters.QueryFile.FileInformationClass != FileStandardInformation)
                return Complete(irp, STATUS_INVALID_PARAMETER, 0);
            RtlZeroMemory(i, s->Parameters.QueryFile.Length);
            i->EndOfFile.QuadPart = end;
            return Complete(irp, STATUS_SUCCESS, sizeof(*i));
        }
        static NTSTATUS Set(PDEVICE_OBJECT device, PIRP irp) {
            PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
            UNREFERENCED_PARAMETER(device);
            if (s->Parameters.SetFile.FileInformationClass == FileEndOfFileInformation && s->Parameters.SetFile.Length == 8)
                end = ((PFILE_END_OF_FILE_INFORMATION)irp->AssociatedIrp.SystemBuffer)->EndOfFile.QuadPart;
            return Complete(irp, STATUS_SUCCESS, 0);
        }
      `,
      entry:
        "driver->MajorFunction[IRP_MJ_QUERY_INFORMATION] = Query; driver->MajorFunction[IRP_MJ_SET_INFORMATION] = Set;",
      read: `
        UNREFERENCED_PARAMETER(device);
        readAt = IoGetCurrentIrpStackLocation(irp)->Parameters.Read.ByteOffset.QuadPart;
        return Complete(irp, STATUS_SUCCESS, 3);
      `,
    },
  );
});

describe("objects by their names", () => {
  holds(
    "are drivers and devices, of the type that is wanted; a volume has its drive letter",
    String.raw`
      static UNICODE_STRING mine = RTL_CONSTANT_STRING(L"\\Driver\\TEST"), its = RTL_CONSTANT_STRING(L"\\Device\\Test"),
                            none = RTL_CONSTANT_STRING(L"\\Driver\\None"),
                            disk = RTL_CONSTANT_STRING(L"\\Device\\HarddiskVolume1"), letter;
      PVOID object = NULL;
      CHECK(ObReferenceObjectByName(&mine, OBJ_CASE_INSENSITIVE, NULL, 0, *IoDriverObjectType, KernelMode, NULL, &object) ==
                STATUS_SUCCESS &&
            object == device->DriverObject);
      ObDereferenceObject(object);
      CHECK(ObReferenceObjectByName(&mine, OBJ_CASE_INSENSITIVE, NULL, 0, *IoFileObjectType, KernelMode, NULL, &object) ==
            STATUS_OBJECT_TYPE_MISMATCH);
      CHECK(ObReferenceObjectByName(&none, OBJ_CASE_INSENSITIVE, NULL, 0, *IoDriverObjectType, KernelMode, NULL, &object) ==
            STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(ObReferenceObjectByName(&its, OBJ_CASE_INSENSITIVE, NULL, 0, NULL, KernelMode, NULL, &object) ==
                STATUS_SUCCESS &&
            object == device);
      ObDereferenceObject(object);
      CHECK(IoVolumeDeviceToDosName(device, &letter) == STATUS_INVALID_DEVICE_REQUEST);
      CHECK(ObReferenceObjectByName(&disk, OBJ_CASE_INSENSITIVE, NULL, 0, NULL, KernelMode, NULL, &object) ==
            STATUS_SUCCESS);
      CHECK(IoVolumeDeviceToDosName(object, &letter) == STATUS_SUCCESS && letter.Length == 4 && letter.Buffer[0] == 'C');
      ExFreePool(letter.Buffer);
      CHECK(RtlVolumeDeviceToDosName(object, &letter) == STATUS_SUCCESS);
      ExFreePool(letter.Buffer);
      ObDereferenceObject(object);
    `,
    {
      declarations: `
        #include <ntifs.h>
        NTKERNELAPI NTSTATUS NTAPI ObReferenceObjectByName(PUNICODE_STRING, ULONG, PACCESS_STATE, ACCESS_MASK, POBJECT_TYPE,
                                                           KPROCESSOR_MODE, PVOID, PVOID *);
        extern POBJECT_TYPE *IoDriverObjectType;
      `,
    },
  );
});

describe("objects by pointer", () => {
  holds(
    "are opened as what they are, and asked for their type on behalf of a program",
    `
      OBJECT_ATTRIBUTES attributes;
      HANDLE event, again;
      PVOID object;
      InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwCreateEvent(&event, EVENT_ALL_ACCESS, &attributes, NotificationEvent, FALSE) == STATUS_SUCCESS);
      CHECK(ObReferenceObjectByHandle(event, 0, *ExEventObjectType, KernelMode, &object, NULL) == STATUS_SUCCESS);
      CHECK(ObOpenObjectByPointer(object, OBJ_KERNEL_HANDLE, NULL, 0, *IoFileObjectType, KernelMode, &again) ==
            STATUS_OBJECT_TYPE_MISMATCH);
      CHECK(ObOpenObjectByPointer(object, 1, NULL, 0, NULL, KernelMode, &again) == STATUS_INVALID_PARAMETER);
      CHECK(ObOpenObjectByPointerWithTag(object, OBJ_KERNEL_HANDLE, NULL, 0, *ExEventObjectType, KernelMode, 'tseT', &again) ==
            STATUS_SUCCESS);
      CHECK(ObIsKernelHandle(again));
      ZwClose(again);
      CHECK(ObOpenObjectByPointer(object, 0, NULL, 0, NULL, KernelMode, &again) == STATUS_SUCCESS);
      CHECK(!ObIsKernelHandle(again));
      ZwClose(again);
      CHECK(ObReferenceObjectByPointer(object, 0, *IoFileObjectType, UserMode) == STATUS_OBJECT_TYPE_MISMATCH);
      CHECK(ObReferenceObjectByPointer(object, 0, *IoFileObjectType, KernelMode) == STATUS_SUCCESS);
      ObDereferenceObject(object);
      ObMakeTemporaryObject(object);
      ObDereferenceObject(object);
      ZwClose(event);
    `,
    { declarations: "#include <ntifs.h>" },
  );
});
