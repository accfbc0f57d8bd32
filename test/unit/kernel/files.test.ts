// The volume C: as drivers use it: files opened, read, written and mapped by handle, with the documented statuses.
import { describe, expect, it } from "vitest";
import { contents } from "../../../kernel/fs/data.ts";
import { checkScenario } from "../../../kernel/scenario/schema.ts";
import { control, driver } from "./driver.ts";
import { files, helpers } from "./file-checks.ts";
import { makeKernel, runDriver, told } from "./host.ts";

describe("opening", () => {
  files(
    "each disposition gives its Information, or its status",
    String.raw`
      CHECK(Open(L"\\??\\C:\\Log.txt", RW, 0, FILE_OPEN, SYNC) == STATUS_OBJECT_NAME_NOT_FOUND &&
            b.Information == FILE_DOES_NOT_EXIST);
      CHECK(Open(L"\\??\\C:\\Log.txt", RW, 0, FILE_CREATE, SYNC) == STATUS_SUCCESS && b.Information == FILE_CREATED);
      CHECK(Put(h, "twelve bytes", NULL) == STATUS_SUCCESS && b.Information == 12);
      ZwClose(h);
      CHECK(Open(L"\\DosDevices\\c:\\LOG.TXT", RW, 0, FILE_CREATE, SYNC) == STATUS_OBJECT_NAME_COLLISION &&
            b.Information == FILE_EXISTS);
      CHECK(Open(L"\\Device\\HarddiskVolume1\\log.txt", GENERIC_READ, 0, FILE_OPEN_IF, SYNC) == STATUS_SUCCESS &&
            b.Information == FILE_OPENED);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\Log.txt", RW, 0, FILE_OVERWRITE, SYNC) == STATUS_SUCCESS && b.Information == FILE_OVERWRITTEN);
      {
          UCHAR c;
          CHECK(Get(h, &c, 1, NULL) == STATUS_END_OF_FILE && b.Information == 0);
      }
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\Log.txt", RW | DELETE, 0, FILE_SUPERSEDE, SYNC) == STATUS_SUCCESS &&
            b.Information == FILE_SUPERSEDED);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\None\\Log.txt", RW, 0, FILE_OPEN_IF, SYNC) == STATUS_OBJECT_PATH_NOT_FOUND);
      CHECK(Open(L"\\??\\C:\\Log.txt\\x", RW, 0, FILE_OPEN_IF, SYNC) == STATUS_OBJECT_PATH_NOT_FOUND);
      CHECK(Open(L"\\??\\C:\\a|b", RW, 0, FILE_OPEN_IF, SYNC) == STATUS_OBJECT_NAME_INVALID);
      CHECK(Open(L"\\??\\Q:\\Log.txt", RW, 0, FILE_OPEN_IF, SYNC) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(Open(L"\\SystemRoot\\System32\\drivers\\test.sys", GENERIC_READ, FILE_SHARE_READ, FILE_OPEN, SYNC) ==
            STATUS_SUCCESS);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\Windows", GENERIC_READ, FILE_SHARE_READ, FILE_OPEN, SYNC) == STATUS_FILE_IS_A_DIRECTORY);
      CHECK(Open(L"\\??\\C:\\Log.txt", GENERIC_READ, FILE_SHARE_READ, FILE_OPEN, FILE_DIRECTORY_FILE) ==
            STATUS_NOT_A_DIRECTORY);
      CHECK(Open(L"\\??\\C:\\Log.txt", MAXIMUM_ALLOWED, 0, FILE_OPEN, SYNC) == STATUS_SUCCESS);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\Log.txt", RW, 0, FILE_OPEN, SYNC | FILE_SYNCHRONOUS_IO_ALERT) == STATUS_INVALID_PARAMETER);
      CHECK(Open(L"\\??\\C:\\Log.txt", RW, 0, 6, SYNC) == STATUS_INVALID_PARAMETER);
      CHECK(Open(L"\\??\\C:\\Windows", RW, 0, FILE_OVERWRITE_IF, FILE_DIRECTORY_FILE) == STATUS_INVALID_PARAMETER);
    `,
  );

  files(
    "what others have open decides who may open it as well",
    String.raw`
      HANDLE first, second;
      CHECK(OpenAs(&first, L"\\??\\C:\\s", GENERIC_READ, FILE_SHARE_READ, FILE_OPEN_IF, SYNC, 0) == STATUS_SUCCESS);
      CHECK(Open(L"\\??\\C:\\s", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, FILE_OPEN, SYNC) ==
            STATUS_SHARING_VIOLATION);
      CHECK(Open(L"\\??\\C:\\s", GENERIC_READ, 0, FILE_OPEN, SYNC) == STATUS_SHARING_VIOLATION);
      CHECK(OpenAs(&second, L"\\??\\C:\\s", GENERIC_READ, FILE_SHARE_READ, FILE_OPEN, SYNC, 0) == STATUS_SUCCESS);
      CHECK(Open(L"\\??\\C:\\s", FILE_READ_ATTRIBUTES | SYNCHRONIZE, 0, FILE_OPEN, SYNC) == STATUS_SUCCESS);
      ZwClose(h);
      ZwClose(first);
      CHECK(Open(L"\\??\\C:\\s", DELETE, FILE_SHARE_READ, FILE_OPEN, 0) == STATUS_SHARING_VIOLATION);
      ZwClose(second);
      CHECK(Open(L"\\??\\C:\\s", RW, 0, FILE_OPEN, SYNC) == STATUS_SUCCESS);
      ZwClose(h);
    `,
  );

  files(
    "a name can be relative to a directory by its handle",
    String.raw`
      HANDLE directory;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"below");
      OBJECT_ATTRIBUTES a;
      CHECK(OpenAs(&directory, L"\\??\\C:\\Dir", GENERIC_READ, 7, FILE_CREATE, FILE_DIRECTORY_FILE, 0) == STATUS_SUCCESS);
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE, directory, NULL);
      CHECK(ZwCreateFile(&h, GENERIC_WRITE, &a, &b, NULL, 0, 0, FILE_CREATE, SYNC, NULL, 0) == STATUS_SUCCESS);
      ZwClose(h);
      ZwClose(directory);
      CHECK(Open(L"\\??\\C:\\dir\\BELOW", GENERIC_READ, 0, FILE_OPEN, SYNC) == STATUS_SUCCESS);
      ZwClose(h);
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE, (HANDLE)(ULONG_PTR)0xffffffff80009990, NULL);
      CHECK(ZwOpenFile(&h, GENERIC_READ, &a, &b, 0, 0) == STATUS_INVALID_HANDLE);
      RtlInitUnicodeString(&name, L"\\??\\C:\\other");
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(IoCreateFile(&h, GENERIC_WRITE, &a, &b, NULL, 0, 0, FILE_CREATE, SYNC, NULL, 0, CreateFileTypeNone, NULL, 0) ==
                STATUS_SUCCESS &&
            b.Information == FILE_CREATED);
      ZwClose(h);
      CHECK(IoCreateFileSpecifyDeviceObjectHint(&h, GENERIC_WRITE, &a, &b, NULL, 0, 0, FILE_OPEN, SYNC, NULL, 0,
                                                CreateFileTypeNone, NULL, 0, NULL) == STATUS_SUCCESS);
      ZwClose(h);
      CHECK(IoCreateFileEx(&h, GENERIC_WRITE, &a, &b, NULL, 0, 0, FILE_OPEN, SYNC, NULL, 0, CreateFileTypeNone, NULL, 0,
                           NULL) == STATUS_SUCCESS);
      ZwClose(h);
    `,
  );
});

describe("reading and writing", () => {
  files(
    "a synchronous handle has a position, moved by every transfer; the end of the file ends a read",
    String.raw`
      UCHAR room[32];
      LARGE_INTEGER position;
      FILE_POSITION_INFORMATION p;
      CHECK(Open(L"\\??\\C:\\f", RW, 0, FILE_CREATE, SYNC) == STATUS_SUCCESS);
      CHECK(Put(h, "hello ", NULL) == STATUS_SUCCESS && Put(h, "world", NULL) == STATUS_SUCCESS);
      CHECK(ZwQueryInformationFile(h, &b, &p, sizeof(p), FilePositionInformation) == STATUS_SUCCESS &&
            p.CurrentByteOffset.QuadPart == 11);
      at.QuadPart = 6;
      CHECK(Get(h, room, 32, &at) == STATUS_SUCCESS && b.Information == 5 && RtlEqualMemory(room, "world", 5));
      CHECK(Get(h, room, 1, NULL) == STATUS_END_OF_FILE);
      at.QuadPart = 3;
      CHECK(Put(h, "LO", &at) == STATUS_SUCCESS);
      position.LowPart = FILE_USE_FILE_POINTER_POSITION;
      position.HighPart = -1;
      CHECK(Get(h, room, 2, &position) == STATUS_SUCCESS && RtlEqualMemory(room, " w", 2));
      position.LowPart = FILE_WRITE_TO_END_OF_FILE;
      position.HighPart = -1;
      CHECK(Put(h, "!", &position) == STATUS_SUCCESS);
      p.CurrentByteOffset.QuadPart = 0;
      CHECK(ZwSetInformationFile(h, &b, &p, sizeof(p), FilePositionInformation) == STATUS_SUCCESS);
      CHECK(Get(h, room, 32, NULL) == STATUS_SUCCESS && b.Information == 12 && RtlEqualMemory(room, "helLO world!", 12));
      CHECK(Get(h, room, 0, NULL) == STATUS_SUCCESS && b.Information == 0);
      CHECK(Get(h, room, 1, &position) == STATUS_INVALID_PARAMETER);
      at.QuadPart = 20;
      CHECK(Put(h, "x", &at) == STATUS_SUCCESS);
      at.QuadPart = 12;
      CHECK(Get(h, room, 32, &at) == STATUS_SUCCESS && b.Information == 9 && room[0] == 0 && room[8] == 'x');
      ZwClose(h);
    `,
  );
  files(
    "an asynchronous handle has none; who may only append appends",
    String.raw`
      UCHAR room[8];
      CHECK(Open(L"\\??\\C:\\f", RW, 7, FILE_CREATE, FILE_NON_DIRECTORY_FILE) == STATUS_SUCCESS);
      CHECK(Put(h, "abc", NULL) == STATUS_INVALID_PARAMETER);
      at.QuadPart = 0;
      CHECK(Put(h, "abc", &at) == STATUS_SUCCESS);
      CHECK(Get(h, room, 1, NULL) == STATUS_INVALID_PARAMETER);
      at.LowPart = FILE_USE_FILE_POINTER_POSITION;
      at.HighPart = -1;
      CHECK(Get(h, room, 1, &at) == STATUS_INVALID_PARAMETER);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\f", FILE_APPEND_DATA | SYNCHRONIZE, 7, FILE_OPEN, SYNC) == STATUS_SUCCESS);
      at.QuadPart = 0;
      CHECK(Put(h, "d", &at) == STATUS_SUCCESS && Put(h, "e", NULL) == STATUS_SUCCESS);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\f", GENERIC_READ, 7, FILE_OPEN, SYNC) == STATUS_SUCCESS);
      CHECK(Get(h, room, 8, NULL) == STATUS_SUCCESS && b.Information == 5 && RtlEqualMemory(room, "abcde", 5));
      CHECK(ZwFlushBuffersFile(h, &b) == STATUS_SUCCESS);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\f", GENERIC_READ, 7, FILE_OPEN, SYNC | FILE_NO_INTERMEDIATE_BUFFERING) == STATUS_SUCCESS);
      at.QuadPart = 1;
      CHECK(Get(h, room, 8, &at) == STATUS_INVALID_PARAMETER);
      ZwClose(h);
    `,
  );
  files(
    "a long file grows over several extents and keeps what is in it; a full disk says so",
    String.raw`
      ULONG i;
      UCHAR page[4096], back[4096];
      BOOLEAN same = TRUE;
      FILE_END_OF_FILE_INFORMATION end;
      FILE_FS_SIZE_INFORMATION space;
      CHECK(Open(L"\\??\\C:\\big", RW, 0, FILE_CREATE, SYNC) == STATUS_SUCCESS);
      for (i = 0; i < 100; i++) {
          RtlFillMemory(page, sizeof(page), (UCHAR)i);
          if (ZwWriteFile(h, NULL, NULL, NULL, &b, page, sizeof(page) - 1, NULL, NULL) != STATUS_SUCCESS) same = FALSE;
      }
      at.QuadPart = 0;
      for (i = 0; i < 100; i++) {
          if (Get(h, back, 4095, &at) != STATUS_SUCCESS || back[0] != (UCHAR)i || back[4094] != (UCHAR)i) same = FALSE;
          at.QuadPart += 4095;
      }
      CHECK(same);
      CHECK(ZwQueryVolumeInformationFile(h, &b, &space, sizeof(space), FileFsSizeInformation) == STATUS_SUCCESS &&
            space.TotalAllocationUnits.QuadPart * space.SectorsPerAllocationUnit * space.BytesPerSector == 1024 * 1024);
      CHECK(space.AvailableAllocationUnits.QuadPart < 256 - 99);
      end.EndOfFile.QuadPart = 4 * 1024 * 1024;
      CHECK(ZwSetInformationFile(h, &b, &end, sizeof(end), FileEndOfFileInformation) == STATUS_DISK_FULL);
      at.QuadPart = 2 * 1024 * 1024;
      CHECK(Put(h, "x", &at) == STATUS_DISK_FULL);
      end.EndOfFile.QuadPart = 10;
      CHECK(ZwSetInformationFile(h, &b, &end, sizeof(end), FileEndOfFileInformation) == STATUS_SUCCESS);
      at.QuadPart = 0;
      CHECK(Get(h, back, 4096, &at) == STATUS_SUCCESS && b.Information == 10);
      end.EndOfFile.QuadPart = 20;
      CHECK(ZwSetInformationFile(h, &b, &end, sizeof(end), FileEndOfFileInformation) == STATUS_SUCCESS);
      CHECK(Get(h, back, 4096, &at) == STATUS_SUCCESS && b.Information == 20 && back[9] == 0 && back[19] == 0);
      ZwClose(h);
    `,
    { machine: { disk: 1 } },
  );
});

describe("sections", () => {
  files(
    "show a file's data, and what is written through either is seen through the other",
    String.raw`
      HANDLE s, none;
      PVOID base = NULL;
      SIZE_T size = 0;
      LARGE_INTEGER most;
      UCHAR room[8];
      FILE_DISPOSITION_INFORMATION gone = { TRUE };
      FILE_END_OF_FILE_INFORMATION end;
      OBJECT_ATTRIBUTES a;
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      CHECK(Open(L"\\??\\C:\\m", RW | DELETE, 7, FILE_CREATE, SYNC) == STATUS_SUCCESS);
      CHECK(ZwCreateSection(&s, SECTION_ALL_ACCESS, &a, NULL, PAGE_READWRITE, SEC_COMMIT, h) ==
            STATUS_MAPPED_FILE_SIZE_ZERO);
      Put(h, "before", NULL);
      most.QuadPart = 100;
      CHECK(ZwCreateSection(&s, SECTION_ALL_ACCESS, &a, &most, PAGE_READONLY, SEC_COMMIT, h) == STATUS_SECTION_TOO_BIG);
      most.QuadPart = 70000;
      CHECK(ZwCreateSection(&s, SECTION_ALL_ACCESS, &a, &most, PAGE_READWRITE, SEC_COMMIT, h) == STATUS_SUCCESS);
      CHECK(ZwMapViewOfSection(s, ZwCurrentProcess(), &base, 0, 0, NULL, &size, ViewUnmap, 0, PAGE_READWRITE) ==
                STATUS_SUCCESS &&
            size == 73728);
      CHECK(RtlEqualMemory(base, "before", 6));
      RtlCopyMemory(base, "BEF", 3);
      ((PUCHAR)base)[69999] = 7;
      at.QuadPart = 0;
      CHECK(Get(h, room, 6, &at) == STATUS_SUCCESS && RtlEqualMemory(room, "BEFore", 6));
      at.QuadPart = 69999;
      CHECK(Get(h, room, 8, &at) == STATUS_SUCCESS && b.Information == 1 && room[0] == 7);
      at.QuadPart = 3;
      Put(h, "!", &at);
      CHECK(((PUCHAR)base)[3] == '!');
      end.EndOfFile.QuadPart = 1;
      CHECK(ZwSetInformationFile(h, &b, &end, sizeof(end), FileEndOfFileInformation) == STATUS_USER_MAPPED_FILE);
      CHECK(ZwSetInformationFile(h, &b, &gone, sizeof(gone), FileDispositionInformation) == STATUS_CANNOT_DELETE);
      CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), base) == STATUS_SUCCESS);
      ZwClose(s);
      CHECK(ZwSetInformationFile(h, &b, &end, sizeof(end), FileEndOfFileInformation) == STATUS_SUCCESS);
      ZwClose(h);
      CHECK(Open(L"\\Device\\HarddiskVolume1\\Windows", GENERIC_READ, 7, FILE_OPEN, FILE_DIRECTORY_FILE) == STATUS_SUCCESS);
      CHECK(ZwCreateSection(&none, SECTION_ALL_ACCESS, &a, NULL, PAGE_READONLY, SEC_COMMIT, h) ==
            STATUS_INVALID_FILE_FOR_SECTION);
      ZwClose(h);
    `,
  );
});

it("requests go through the file system's stack, so that a filter above the volume sees them", () => {
  const filter = driver({
    declarations: String.raw`
      typedef struct _UPPER {
          PDEVICE_OBJECT Lower;
      } UPPER;
      static PDEVICE_OBJECT upper;
      static DRIVER_DISPATCH Watch;
      static NTSTATUS Watch(PDEVICE_OBJECT device, PIRP irp) {
          PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
          if (device != upper) return Succeed(device, irp);
          if (s->MajorFunction == IRP_MJ_CREATE) DbgPrint("create %wZ\n", &s->FileObject->FileName);
          else DbgPrint("major %u\n", s->MajorFunction);
          if (s->MajorFunction == IRP_MJ_WRITE || s->MajorFunction == IRP_MJ_CREATE)
              DbgPrint("mode %u\n", irp->RequestorMode);
          IoSkipCurrentIrpStackLocation(irp);
          return IoCallDriver(((UPPER *)device->DeviceExtension)->Lower, irp);
      }
    `,
    entry:
      "driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLEANUP] = driver->MajorFunction[IRP_MJ_CLOSE] = driver->MajorFunction[IRP_MJ_WRITE] = Watch;",
    control: String.raw`
      UNICODE_STRING volume = RTL_CONSTANT_STRING(L"\\Device\\HarddiskVolume1"),
                     name = RTL_CONSTANT_STRING(L"\\??\\C:\\seen.txt");
      PFILE_OBJECT file;
      PDEVICE_OBJECT top;
      OBJECT_ATTRIBUTES a;
      HANDLE h;
      IO_STATUS_BLOCK b;
      UNREFERENCED_PARAMETER(device);
      IoGetDeviceObjectPointer(&volume, FILE_READ_ATTRIBUTES, &file, &top);
      IoCreateDevice(device->DriverObject, sizeof(UPPER), NULL, FILE_DEVICE_DISK_FILE_SYSTEM, 0, FALSE, &upper);
      ((UPPER *)upper->DeviceExtension)->Lower = IoAttachDeviceToDeviceStack(upper, top);
      upper->Flags &= ~DO_DEVICE_INITIALIZING;
      ObDereferenceObject(file);
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
      ZwCreateFile(&h, GENERIC_WRITE, &a, &b, NULL, 0, 0, FILE_CREATE, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
      ZwWriteFile(h, NULL, NULL, NULL, &b, "text", 4, NULL, NULL);
      ZwClose(h);
      IoDetachDevice(((UPPER *)upper->DeviceExtension)->Lower);
      IoDeleteDevice(upper);
      upper = NULL;
    `,
  });
  const scenario = control(4);
  const steps = [
    ...(scenario.steps as unknown[]),
    { do: "expect", file: { path: "C:\\seen.txt", content: { text: "text" } } },
  ];
  const { kernel, end, failures } = runDriver(filter, { ...scenario, steps });
  expect({ end: told(end), failures }).toEqual({ end: "finished", failures: [] });
  const seen = kernel.state.debugOutput.join("");
  expect(seen).toContain("create \\seen.txt\nmode 0\nmajor 4\nmode 0\nmajor 18\nmajor 2\n");
});

it("a checkpoint has the files as they were", () => {
  const body = String.raw`
    ULONG i;
    information = 0;
    Open(L"\\??\\C:\\log", RW, 0, FILE_OPEN_IF, SYNC);
    for (i = 0; i < 3000; i++) Put(h, "0123456789", NULL);
    ZwClose(h);
  `;
  const kernel = makeKernel(driver({ declarations: helpers, control: body }), control());
  const sizeOf = () => [...kernel.state.fileNodes.values()].find(({ name }) => name === "log")?.size ?? -1;
  while (sizeOf() < 10_000) kernel.advance(kernel.time + 1000);
  const [checkpoint, before, used] = [kernel.checkpoint(), sizeOf(), kernel.state.diskUsed];
  const time = kernel.time;
  kernel.advance(Number.MAX_SAFE_INTEGER);
  const [end, steps] = [sizeOf(), kernel.time];
  expect(end).toBe(30_000);
  kernel.restore(checkpoint);
  expect([kernel.time, sizeOf(), kernel.state.diskUsed]).toEqual([time, before, used]);
  kernel.advance(Number.MAX_SAFE_INTEGER);
  expect([sizeOf(), kernel.time]).toEqual([end, steps]);
  const log = [...kernel.state.fileNodes.values()].find(({ name }) => name === "log");
  expect(log && Buffer.from(contents(kernel, log)).toString("latin1")).toBe("0123456789".repeat(3000));
});

describe("files in scenarios", () => {
  const problemsOf = (files: readonly unknown[], machine = {}) =>
    checkScenario({ drivers: [{ name: "d", sources: ["d.c"] }], machine, files }).problems.map(
      ({ path, message }) => `${path}: ${message}`,
    );
  it("say by JSON path what cannot be", () => {
    expect(problemsOf([{ path: "D:\\x" }])[0]).toContain("/files/0/path: ");
    expect(problemsOf([{ path: "C:\\x" }, { path: "c:\\X" }])).toEqual(["/files/1/path: c:\\X is described twice"]);
    expect(problemsOf([{ path: "C:\\x\\y" }, { path: "C:\\x" }])).toEqual([
      "/files/0/path: C:\\x\\y cannot lie below \\X, which is a file",
    ]);
    expect(problemsOf([{ path: "C:\\x", directory: true, content: { text: "a" } }])).toEqual([
      "/files/0/content: a directory has no content",
    ]);
    expect(problemsOf([{ path: "C:\\x", content: { fill: { byte: 1, length: 2_000_000 } } }], { disk: 1 })).toEqual([
      "/files/0/content: the files need more than the 1 MiB of the volume",
    ]);
    expect(problemsOf([{ path: "C:\\x", security: "everyone" }])[0]).toContain("/files/0/security: ");
  });
});
