// DDIs that few drivers call: lists of a driver's devices, properties of interfaces, what a handle stands for, OEM strings, physical memory.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";
import { runProgram } from "./program.ts";

const ntifs = "#include <ntifs.h>\n";

describe("devices", () => {
  holds(
    "of a driver are listed and referenced, as many as there is room for",
    String.raw`
      PDEVICE_OBJECT list[4] = { NULL }, other;
      ULONG n = 9;
      CHECK(IoCreateDevice(device->DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &other) == STATUS_SUCCESS);
      CHECK(IoEnumerateDeviceObjectList(device->DriverObject, NULL, 0, &n) == STATUS_BUFFER_TOO_SMALL && n == 2);
      CHECK(IoEnumerateDeviceObjectList(device->DriverObject, list, sizeof(PDEVICE_OBJECT), &n) == STATUS_BUFFER_TOO_SMALL &&
            n == 2 && list[0] == other && list[1] == NULL);
      ObDereferenceObject(list[0]);
      CHECK(IoEnumerateDeviceObjectList(device->DriverObject, list, sizeof(list), &n) == STATUS_SUCCESS &&
            n == 2 && list[0] == other && list[1] == device);
      ObDereferenceObject(list[0]);
      ObDereferenceObject(list[1]);
      IoDeleteDevice(other);
    `,
    { declarations: ntifs },
  );

  it("that a driver reports of its root are given to its AddDevice, once", () => {
    const ran = runDriver(
      driver({
        entry:
          "if (!NT_SUCCESS(IoReportRootDevice(driver)) || !NT_SUCCESS(IoReportRootDevice(driver))) return STATUS_UNSUCCESSFUL;",
        add: 'DbgPrint("added\\n");',
      }),
      {
        devices: [],
        steps: [
          { do: "load", driver: "test" },
          { do: "wait", for: 10 },
          { do: "open", handle: "h", device: "\\Device\\Test" },
          { do: "close", handle: "h" },
        ],
      },
    );
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(ran.kernel.state.debugOutput).toEqual(["added\n"]);
    expect(ran.kernel.state.devnodes.map(({ instance, status }) => `${instance} ${status}`)).toEqual([
      "ROOT\\TEST\\0000 Started",
    ]);
  });
});

describe("properties of a device interface", () => {
  const guid =
    "static const GUID Class = { 0x5b1f2e34, 0x8e0a, 0x4d57, { 0x9b, 0x42, 0x2f, 0x6c, 0x1a, 0x7e, 0x0d, 0x22 } };";
  holds(
    "are kept by key, and what Plug and Play knows of it can be read",
    String.raw`
      static const DEVPROPKEY own = { { 0x11111111, 1, 2, { 3, 4, 5, 6, 7, 8, 9, 10 } }, 7 },
                              enabled = { { 0x026e516e, 0xb814, 0x414b, { 0x83, 0xcd, 0x85, 0x6d, 0x6f, 0xef, 0x48, 0x22 } }, 3 },
                              classGuid = { { 0x026e516e, 0xb814, 0x414b, { 0x83, 0xcd, 0x85, 0x6d, 0x6f, 0xef, 0x48, 0x22 } }, 4 };
      UNICODE_STRING none = RTL_CONSTANT_STRING(L"\\??\\none");
      ULONG value = 5, read = 0, n = 0;
      DEVPROP_BOOLEAN on = 1;
      GUID found;
      DEVPROPTYPE type;
      CHECK(IoSetDeviceInterfacePropertyData(&none, &own, 0, 0, DEVPROP_TYPE_UINT32, 4, &value) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(IoGetDeviceInterfacePropertyData(&Link, &own, 0, 0, 4, &read, &n, &type) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(IoSetDeviceInterfacePropertyData(&Link, &own, 0, 0, DEVPROP_TYPE_UINT32, 4, &value) == STATUS_SUCCESS);
      CHECK(IoGetDeviceInterfacePropertyData(&Link, &own, 0, 0, 2, &read, &n, &type) == STATUS_BUFFER_TOO_SMALL && n == 4);
      CHECK(IoGetDeviceInterfacePropertyData(&Link, &own, 0, 0, 4, &read, &n, &type) == STATUS_SUCCESS && read == 5 &&
            type == DEVPROP_TYPE_UINT32);
      CHECK(IoGetDeviceInterfacePropertyData(&Link, &enabled, 0, 0, 1, &on, &n, &type) == STATUS_SUCCESS &&
            on == DEVPROP_FALSE && type == DEVPROP_TYPE_BOOLEAN);
      CHECK(IoSetDeviceInterfaceState(&Link, TRUE) == STATUS_SUCCESS);
      CHECK(IoGetDeviceInterfacePropertyData(&Link, &enabled, 0, 0, 1, &on, &n, &type) == STATUS_SUCCESS && on == DEVPROP_TRUE);
      CHECK(IoSetDeviceInterfaceState(&Link, FALSE) == STATUS_SUCCESS);
      CHECK(IoGetDeviceInterfacePropertyData(&Link, &classGuid, 0, 0, sizeof(found), &found, &n, &type) == STATUS_SUCCESS &&
            RtlCompareMemory(&found, &Class, sizeof(found)) == sizeof(found));
      CHECK(IoSetDeviceInterfacePropertyData(&Link, &enabled, 0, 0, DEVPROP_TYPE_BOOLEAN, 1, &on) == STATUS_ACCESS_DENIED);
      CHECK(IoSetDeviceInterfacePropertyData(&Link, &own, 0, 0, DEVPROP_TYPE_EMPTY, 0, NULL) == STATUS_SUCCESS);
      CHECK(IoSetDeviceInterfacePropertyData(&Link, &own, 0, 0, DEVPROP_TYPE_EMPTY, 0, NULL) == STATUS_OBJECT_NAME_NOT_FOUND);
    `,
    {
      declarations: `${guid} static UNICODE_STRING Link;`,
      add: "if (!NT_SUCCESS(IoRegisterDeviceInterface(pdo, &Class, NULL, &Link))) return STATUS_UNSUCCESSFUL;",
      remove: "RtlFreeUnicodeString(&Link);",
    },
  );
});

describe("handles", () => {
  holds(
    "are asked what they may do, what stands behind them and what that is called",
    String.raw`
      HANDLE key, again, event;
      OBJECT_ATTRIBUTES a;
      UNICODE_STRING path = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software"),
                     type = RTL_CONSTANT_STRING(L"Key"), ofEvent = RTL_CONSTANT_STRING(L"Event");
      PUBLIC_OBJECT_BASIC_INFORMATION basic;
      union { UCHAR room[512]; PUBLIC_OBJECT_TYPE_INFORMATION type; OBJECT_NAME_INFORMATION name; } u;
      ULONG n;
      InitializeObjectAttributes(&a, &path, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwOpenKey(&key, KEY_READ, &a) == STATUS_SUCCESS && ZwOpenKey(&again, KEY_READ, &a) == STATUS_SUCCESS);
      CHECK(ZwQueryObject(key, ObjectBasicInformation, &basic, sizeof(basic), &n) == STATUS_SUCCESS &&
            basic.GrantedAccess == KEY_READ && basic.HandleCount == 2 && n == sizeof(basic));
      CHECK(ZwQueryObject(key, ObjectBasicInformation, &basic, 8, NULL) == STATUS_INFO_LENGTH_MISMATCH);
      CHECK(ZwQueryObject(key, ObjectTypeInformation, &u, sizeof(u), &n) == STATUS_SUCCESS &&
            RtlEqualUnicodeString(&u.type.TypeName, &type, FALSE));
      CHECK(ZwQueryObject(key, (OBJECT_INFORMATION_CLASS)1, &u, 4, &n) == STATUS_INFO_LENGTH_MISMATCH && n > path.Length);
      CHECK(ZwQueryObject(key, (OBJECT_INFORMATION_CLASS)1, &u, sizeof(u), &n) == STATUS_SUCCESS &&
            RtlEqualUnicodeString(&u.name.Name, &path, TRUE));
      // The request is a program's, whose buffers lie elsewhere.
      CHECK(NtQueryObject(key, ObjectBasicInformation, &basic, sizeof(basic), &n) == STATUS_ACCESS_VIOLATION);
      ZwClose(again);
      ZwClose(key);
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwCreateEvent(&event, EVENT_ALL_ACCESS, &a, NotificationEvent, FALSE) == STATUS_SUCCESS);
      CHECK(ZwQueryObject(event, ObjectTypeInformation, &u, sizeof(u), &n) == STATUS_SUCCESS &&
            RtlEqualUnicodeString(&u.type.TypeName, &ofEvent, FALSE));
      ZwClose(event);
      CHECK(ZwQueryObject(event, ObjectBasicInformation, &basic, sizeof(basic), &n) == STATUS_INVALID_HANDLE);
    `,
    { declarations: ntifs },
  );
  holds(
    "of files carry control codes of file systems to the driver",
    String.raw`
      HANDLE h;
      OBJECT_ATTRIBUTES a;
      IO_STATUS_BLOCK b;
      ULONG in = 4, out = 0;
      UNICODE_STRING path = RTL_CONSTANT_STRING(L"\\Device\\Test");
      InitializeObjectAttributes(&a, &path, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(ZwOpenFile(&h, SYNCHRONIZE, &a, &b, 0, FILE_SYNCHRONOUS_IO_NONALERT) == STATUS_SUCCESS);
      CHECK(ZwFsControlFile(h, NULL, NULL, NULL, &b, FSCTL_LOCK_VOLUME, &in, 4, &out, 4) == STATUS_SUCCESS &&
            b.Information == 4 && out == 5);
      CHECK(NtFsControlFile(h, NULL, NULL, NULL, &b, FSCTL_LOCK_VOLUME, &in, 4, &out, 4) == STATUS_ACCESS_VIOLATION);
      ZwClose(h);
    `,
    {
      declarations: `${ntifs}
        static NTSTATUS FsControl(PDEVICE_OBJECT device, PIRP irp) {
            PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
            UNREFERENCED_PARAMETER(device);
            if (s->MinorFunction != IRP_MN_USER_FS_REQUEST || s->Parameters.FileSystemControl.FsControlCode != FSCTL_LOCK_VOLUME)
                return Complete(irp, STATUS_INVALID_DEVICE_REQUEST, 0);
            ++*(PULONG)irp->AssociatedIrp.SystemBuffer;
            return Complete(irp, STATUS_SUCCESS, 4);
        }
      `,
      entry: "driver->MajorFunction[IRP_MJ_FILE_SYSTEM_CONTROL] = FsControl;",
    },
  );
});

describe("strings", () => {
  holds(
    "of the OEM code page go to Unicode and back",
    String.raw`
      UNICODE_STRING wide = { 0, 0, NULL }, umlaut = RTL_CONSTANT_STRING(L"gr\x00fc\x00df" L"e \x2603");
      OEM_STRING oem = { 0, 0, NULL };
      CHAR room[16];
      WCHAR units[16];
      ULONG n;
      CHECK(RtlUnicodeStringToOemString(&oem, &umlaut, TRUE) == STATUS_SUCCESS && oem.Length == 7 &&
            RtlCompareMemory(oem.Buffer, "gr\x81\xe1" "e ?", 8) == 8);
      CHECK(RtlOemStringToUnicodeString(&wide, &oem, TRUE) == STATUS_SUCCESS && wide.Length == 14 &&
            RtlCompareMemory(wide.Buffer, L"gr\x00fc\x00df" L"e ?", 16) == 16);
      RtlFreeUnicodeString(&wide);
      CHECK(RtlOemStringToCountedUnicodeString(&wide, &oem, TRUE) == STATUS_SUCCESS && wide.MaximumLength == 14);
      RtlFreeUnicodeString(&wide);
      CHECK(RtlxOemStringToUnicodeSize(&oem) == 16 && RtlxUnicodeStringToOemSize(&umlaut) == 8);
      RtlFreeOemString(&oem);
      oem.Buffer = room;
      oem.MaximumLength = 7;
      CHECK(RtlUnicodeStringToOemString(&oem, &umlaut, FALSE) == STATUS_BUFFER_OVERFLOW);
      CHECK(RtlUnicodeStringToCountedOemString(&oem, &umlaut, FALSE) == STATUS_SUCCESS && oem.Length == 7);
      CHECK(RtlUpcaseUnicodeStringToCountedOemString(&oem, &umlaut, FALSE) == STATUS_SUCCESS &&
            RtlCompareMemory(room, "GR\x9a\xe1" "E ?", 7) == 7);
      oem.MaximumLength = sizeof(room);
      CHECK(RtlUpcaseUnicodeStringToOemString(&oem, &umlaut, FALSE) == STATUS_SUCCESS && room[7] == 0);
      CHECK(RtlOemToUnicodeN(units, sizeof(units), &n, "\x81" "x", 2) == STATUS_SUCCESS && n == 4 && units[0] == 0xfc);
      CHECK(RtlUnicodeToOemN(room, 1, &n, L"\x00fc" L"x", 4) == STATUS_SUCCESS && n == 1 && room[0] == (CHAR)0x81);
      CHECK(RtlUpcaseUnicodeToOemN(room, 2, &n, L"\x00fc" L"x", 4) == STATUS_SUCCESS && n == 2 && room[1] == 'X');
      CHECK(RtlCompareUnicodeStrings(L"abX", 2, L"ABy", 2, TRUE) == 0 && RtlCompareUnicodeStrings(L"a", 1, L"b", 1, FALSE) < 0);
    `,
    { declarations: ntifs },
  );
  holds(
    "change case in a destination of just their length",
    String.raw`
      WCHAR room[3] = { 0, 0, L'#' };
      UNICODE_STRING from = RTL_CONSTANT_STRING(L"ab"), to = { 0, 4, NULL };
      to.Buffer = room;
      CHECK(RtlUpcaseUnicodeString(&to, &from, FALSE) == STATUS_SUCCESS && room[1] == L'B' && room[2] == L'#');
      CHECK(RtlDowncaseUnicodeString(&to, &to, FALSE) == STATUS_SUCCESS && room[0] == L'a' && room[2] == L'#');
      to.MaximumLength = 2;
      CHECK(RtlUpcaseUnicodeString(&to, &from, FALSE) == STATUS_BUFFER_OVERFLOW);
    `,
    { declarations: ntifs },
  );
});

describe("physical memory", () => {
  holds(
    "has ranges, and addresses that lead back",
    String.raw`
      PPHYSICAL_MEMORY_RANGE all = MmGetPhysicalMemoryRanges(), same = MmGetPhysicalMemoryRangesEx(NULL),
                             third = MmGetPhysicalMemoryRangesEx2(NULL, 0);
      PHYSICAL_ADDRESS at = MmGetPhysicalAddress(extension), none, low, high;
      PVOID p, q;
      PMDL m;
      none.QuadPart = 0x7fffffffff;
      low.QuadPart = 0;
      high.QuadPart = -1;
      CHECK(all != NULL && all[0].NumberOfBytes.QuadPart > at.QuadPart && all[1].NumberOfBytes.QuadPart == 0);
      CHECK(same != NULL && third != NULL && same[0].NumberOfBytes.QuadPart == third[0].NumberOfBytes.QuadPart);
      ExFreePool(all);
      ExFreePool(same);
      ExFreePool(third);
      CHECK(MmGetVirtualForPhysical(at) == extension && MmGetVirtualForPhysical(none) == NULL);
      p = MmAllocateContiguousMemorySpecifyCacheNode(100, low, high, low, MmCached, MM_ANY_NODE_OK);
      q = MmAllocateContiguousNodeMemory(100, low, high, low, PAGE_READWRITE, MM_ANY_NODE_OK);
      CHECK(p != NULL && q != NULL);
      MmFreeContiguousMemory(p);
      MmFreeContiguousMemory(q);
      CHECK(MmAllocateContiguousMemorySpecifyCache(100, none, high, low, MmCached) == NULL);
      m = MmAllocateNodePagesForMdlEx(low, high, low, 4096, MmCached, 0, 0);
      CHECK(m != NULL && MmGetMdlByteCount(m) == 4096);
      MmFreePagesFromMdl(m);
      ExFreePool(m);
    `,
  );
});

it("processes are known by a short name, and memory is copied from one to another", () => {
  const ran = runProgram(
    `
      static char text[16] = "from here";
      int main(void) {
          DWORD n;
          HANDLE d = Open(0);
          void *args[1] = { text };
          CHECK(DeviceIoControl(d, 0x222000, args, sizeof(args), NULL, 0, &n, NULL) && text[0] == 'F');
          CloseHandle(d);
          return 0;
      }
    `,
    {
      driver: {
        declarations: `#include <ntifs.h>
          NTKERNELAPI PUCHAR PsGetProcessImageFileName(PEPROCESS Process);
          NTKERNELAPI NTSTATUS NTAPI MmCopyVirtualMemory(PEPROCESS FromProcess, PVOID FromAddress, PEPROCESS ToProcess, PVOID ToAddress,
                                                         SIZE_T BufferSize, KPROCESSOR_MODE PreviousMode, PSIZE_T NumberOfBytesCopied);
        `,
        control: `
          CHAR here[16] = { 0 };
          SIZE_T n;
          PEPROCESS process = PsGetCurrentProcess();
          PVOID at = *(PVOID *)buffer;
          status = MmCopyVirtualMemory(process, at, PsInitialSystemProcess, here, sizeof(here), KernelMode, &n);
          DbgPrint("%s: %x, %u, %s\\n", PsGetProcessImageFileName(process), status, (ULONG)n, here);
          DbgPrint("%s: %x\\n", PsGetProcessImageFileName(PsInitialSystemProcess),
                   MmCopyVirtualMemory(process, (PVOID)0x1000, PsInitialSystemProcess, here, 4, KernelMode, &n));
          here[0] = 'F';
          status = MmCopyVirtualMemory(PsInitialSystemProcess, here, process, at, 1, KernelMode, &n);
          information = 0;
        `,
      },
    },
  );
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
  expect(ran.kernel.state.debugOutput).toEqual(["program.exe: 0, 16, from here\n", "System: c0000005\n"]);
});
