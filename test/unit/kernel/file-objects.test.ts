// File objects as drivers see them: who has the file, how its last request ended, and the routines for fast I/O.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";
import { runProgram } from "./program.ts";

const read = `
  PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
  PFILE_OBJECT file = IoGetCurrentIrpStackLocation(irp)->FileObject;
  ULONG number = InterlockedIncrement(&Reads);
  LARGE_INTEGER second;
  DbgPrint("read %u at %d: busy %u\\n", number, (int)IoGetCurrentIrpStackLocation(irp)->Parameters.Read.ByteOffset.QuadPart,
           file->Busy);
  second.QuadPart = -10 * 1000 * 1000;
  KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, &second);
  DbgPrint("read %u ends: waiters %u, last %x\\n", number, file->Waiters, file->FinalStatus);
  file->CurrentByteOffset.QuadPart += 4;
  return Complete(irp, number == 1 ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS, 4);
`;
const program = (flags: string, overlapped: string) => `
  #include <windows.h>
  static HANDLE h;
  static DWORD WINAPI Second(LPVOID parameter) {
      char b[4];
      DWORD n;
      OVERLAPPED o = {0};
      (void)parameter;
      o.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
      ReadFile(h, b, 4, &n, ${overlapped});
      return 0;
  }
  int main(void) {
      HANDLE threads[2];
      h = CreateFileA("\\\\\\\\.\\\\GLOBALROOT\\\\Device\\\\Test", GENERIC_READ, 0, NULL, OPEN_EXISTING, ${flags}, NULL);
      threads[0] = CreateThread(NULL, 0, Second, NULL, 0, NULL);
      threads[1] = CreateThread(NULL, 0, Second, NULL, 0, NULL);
      WaitForMultipleObjects(2, threads, TRUE, INFINITE);
      CloseHandle(h);
      return 0;
  }
`;
function reads(flags: string, overlapped: string): readonly string[] {
  const ran = runDriver(
    { "driver.c": driver({ declarations: "static LONG Reads;", read }), "main.c": program(flags, overlapped) },
    { programs: [{ name: "t", sources: ["main.c"] }], steps: [{ do: "run", program: "t" }] },
  );
  expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
  return ran.kernel.state.debugOutput.map((line) => line.trim());
}

it("a file opened for synchronous I/O has one request at a time, each from where the last has left its position", () => {
  expect(reads("0", "NULL")).toEqual([
    "read 1 at 0: busy 1",
    "read 1 ends: waiters 1, last 0",
    "read 2 at 4: busy 1",
    "read 2 ends: waiters 0, last 80000005",
  ]);
});

it("a file opened for overlapped I/O has as many as are sent", () => {
  expect(reads("FILE_FLAG_OVERLAPPED", "&o")).toEqual([
    "read 1 at 0: busy 0",
    "read 2 at 0: busy 0",
    "read 1 ends: waiters 0, last 0",
    "read 2 ends: waiters 0, last 80000005",
  ]);
});

it("a thread that makes a request to the file whose request it serves would wait for itself", () => {
  const ran = runProgram(
    `
      DWORD n;
      static char room[32];
      HANDLE d = Open(0), args[2];
      args[0] = d;
      args[1] = room;
      DeviceIoControl(d, 0x222000, args, sizeof(args), NULL, 0, &n, NULL);
    `,
    {
      driver: {
        declarations: `
          NTSYSCALLAPI NTSTATUS NTAPI NtReadFile(HANDLE, HANDLE, PIO_APC_ROUTINE, PVOID, PIO_STATUS_BLOCK, PVOID, ULONG,
                                                 PLARGE_INTEGER, PULONG);
        `,
        control: `
          PHANDLE args = (PHANDLE)buffer;
          information = 0;
          (void)NtReadFile(args[0], NULL, NULL, NULL, (PIO_STATUS_BLOCK)args[1], (PUCHAR)args[1] + 16, 8, NULL, NULL);
        `,
      },
    },
  );
  expect(ran.end).toMatch(/verifier:deadlock.*each waits for the other/);
});

const fast = {
  declarations: `
    static FAST_IO_DISPATCH Table;
    static BOOLEAN Serve(PFILE_OBJECT file, BOOLEAN wait, PVOID input, ULONG inputLength, PVOID output, ULONG outputLength,
                         ULONG code, PIO_STATUS_BLOCK status, PDEVICE_OBJECT device) {
        DbgPrint("fast %x: %u in, %u out, wait %d, %d\\n", code, inputLength, outputLength, wait,
                 file->DeviceObject == device);
        if (code == 0x222004) return FALSE;
        status->Status = outputLength < 4 ? STATUS_BUFFER_TOO_SMALL : STATUS_SUCCESS;
        status->Information = outputLength < 4 ? 0 : 4;
        if (outputLength >= 4) *(PULONG)output = inputLength < 4 ? 7 : *(PULONG)input + 1;
        return TRUE;
    }
  `,
  entry: `
    Table.SizeOfFastIoDispatch = sizeof(Table);
    Table.FastIoDeviceControl = Serve;
    driver->FastIoDispatch = &Table;
  `,
  control:
    'DbgPrint("IRP for %x\\n", stack->Parameters.DeviceIoControl.IoControlCode); buffer[0] = 9; information = 4;',
};

it("a driver's FastIoDeviceControl serves a control request in the caller's buffers, or leaves it to an IRP", () => {
  const ran = runDriver(driver(fast), {
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test" },
      {
        do: "ioctl",
        handle: "h",
        code: 0x222000,
        outputLength: 4,
        input: { u32: [4] },
        expect: { data: { u32: [5] } },
      },
      { do: "ioctl", handle: "h", code: 0x222000, expect: { status: "STATUS_BUFFER_TOO_SMALL" } },
      { do: "ioctl", handle: "h", code: 0x222004, outputLength: 4, expect: { data: { u32: [9] } } },
      { do: "close", handle: "h" },
    ],
  });
  expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
  expect(ran.kernel.state.debugOutput.map((line) => line.trim())).toEqual([
    "fast 222000: 4 in, 4 out, wait 1, 1",
    "fast 222000: 0 in, 0 out, wait 1, 1",
    "fast 222004: 0 in, 4 out, wait 1, 1",
    "IRP for 222004",
  ]);
});

it("a program's control request is served so as well, whatever its method", () => {
  const ran = runProgram(
    `
      int main(void) {
          DWORD n = 0, in = 30, out = 0;
          HANDLE h = Open(0);
          CHECK(DeviceIoControl(h, 0x222003, &in, 4, &out, 4, &n, NULL) && out == 31 && n == 4);
          CHECK(!DeviceIoControl(h, 0x222000, &in, 4, NULL, 0, &n, NULL) && GetLastError() == ERROR_INSUFFICIENT_BUFFER);
          CHECK(DeviceIoControl(h, 0x222004, NULL, 0, &out, 4, &n, NULL) && (out & 0xff) == 9 && n == 4);
          CloseHandle(h);
          return 0;
      }
    `,
    { driver: fast },
  );
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
});

describe("fast I/O of files with a cache map", () => {
  const cached = {
    declarations: `
      static FAST_IO_DISPATCH Table;
      static int Map;
      static BOOLEAN NTAPI ReadFast(PFILE_OBJECT file, PLARGE_INTEGER offset, ULONG length, BOOLEAN wait, ULONG key,
                                    PVOID buffer, PIO_STATUS_BLOCK status, PDEVICE_OBJECT device) {
          UNREFERENCED_PARAMETER(device);
          DbgPrint("fast read of %u at %d, wait %d, key %u\\n", length, (int)offset->QuadPart, wait, key);
          if (length == 3) return FALSE;
          status->Status = length == 5 ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
          status->Information = 2;
          *(PUCHAR)buffer = 'f';
          file->CurrentByteOffset.QuadPart = offset->QuadPart + 2;
          return TRUE;
      }
      static BOOLEAN NTAPI WriteFast(PFILE_OBJECT file, PLARGE_INTEGER offset, ULONG length, BOOLEAN wait, ULONG key,
                                     PVOID buffer, PIO_STATUS_BLOCK status, PDEVICE_OBJECT device) {
          UNREFERENCED_PARAMETER(file); UNREFERENCED_PARAMETER(device); UNREFERENCED_PARAMETER(key);
          DbgPrint("fast write of %u at %d: %c, wait %d\\n", length, (int)offset->QuadPart, *(PUCHAR)buffer, wait);
          status->Status = STATUS_SUCCESS;
          status->Information = length;
          return TRUE;
      }
      static BOOLEAN NTAPI Basic(PFILE_OBJECT file, BOOLEAN wait, PFILE_BASIC_INFORMATION buffer, PIO_STATUS_BLOCK status,
                                 PDEVICE_OBJECT device) {
          UNREFERENCED_PARAMETER(file); UNREFERENCED_PARAMETER(device);
          DbgPrint("basic, wait %d\\n", wait);
          buffer->FileAttributes = FILE_ATTRIBUTE_HIDDEN;
          status->Status = STATUS_SUCCESS;
          status->Information = sizeof(*buffer);
          return TRUE;
      }
      static BOOLEAN NTAPI Standard(PFILE_OBJECT file, BOOLEAN wait, PFILE_STANDARD_INFORMATION buffer, PIO_STATUS_BLOCK status,
                                    PDEVICE_OBJECT device) {
          UNREFERENCED_PARAMETER(file); UNREFERENCED_PARAMETER(device); UNREFERENCED_PARAMETER(wait);
          buffer->EndOfFile.QuadPart = 77;
          status->Status = STATUS_SUCCESS;
          status->Information = sizeof(*buffer);
          return TRUE;
      }
      static NTSTATUS Open_(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          IoGetCurrentIrpStackLocation(irp)->FileObject->PrivateCacheMap = &Map;
          return Complete(irp, STATUS_SUCCESS, 0);
      }
      static NTSTATUS Written(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          DbgPrint("IRP to write\\n");
          return Complete(irp, STATUS_SUCCESS, IoGetCurrentIrpStackLocation(irp)->Parameters.Write.Length);
      }
    `,
    entry: `
      Table.SizeOfFastIoDispatch = sizeof(Table);
      Table.FastIoRead = ReadFast;
      Table.FastIoWrite = WriteFast;
      Table.FastIoQueryBasicInfo = Basic;
      Table.FastIoQueryStandardInfo = Standard;
      driver->FastIoDispatch = &Table;
      driver->MajorFunction[IRP_MJ_CREATE] = Open_;
      driver->MajorFunction[IRP_MJ_WRITE] = Written;
    `,
    read: `
      UNREFERENCED_PARAMETER(device);
      DbgPrint("IRP to read\\n");
      *(PUCHAR)irp->AssociatedIrp.SystemBuffer = 'i';
      return Complete(irp, STATUS_SUCCESS, 1);
    `,
  };
  const said = (ran: { kernel: { state: { debugOutput: readonly string[] } } }) =>
    ran.kernel.state.debugOutput.map((line) => line.trim());

  it("serves what a program reads and writes synchronously, and leaves to IRPs what it refuses or fails", () => {
    const ran = runProgram(
      `
        int main(void) {
            DWORD n = 0;
            char b[8] = {0};
            BY_HANDLE_FILE_INFORMATION unused;
            HANDLE h = Open(0), o = Open(FILE_FLAG_OVERLAPPED);
            OVERLAPPED v = {0};
            (void)unused;
            CHECK(ReadFile(h, b, 4, &n, NULL) && n == 2 && b[0] == 'f');
            CHECK(ReadFile(h, b, 3, &n, NULL) && n == 1 && b[0] == 'i');
            CHECK(ReadFile(h, b, 5, &n, NULL) && n == 1 && b[0] == 'i');
            CHECK(WriteFile(h, "x", 1, &n, NULL) && n == 1);
            CHECK(ReadFile(o, b, 4, &n, &v) && n == 1 && b[0] == 'i');
            CHECK(GetFileSize(h, NULL) == 77);
            CloseHandle(o);
            CloseHandle(h);
            return 0;
        }
      `,
      { driver: cached },
    );
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
  });

  it("serves the scenario's requests and a driver's by handle", () => {
    const ran = runDriver(
      driver({
        ...cached,
        control: `
          static UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");
          OBJECT_ATTRIBUTES a;
          IO_STATUS_BLOCK b;
          HANDLE h;
          UCHAR c[4];
          LARGE_INTEGER at;
          ULONG key = 9;
          FILE_BASIC_INFORMATION basic;
          FILE_STANDARD_INFORMATION standard;
          at.QuadPart = 40;
          InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
          status = ZwOpenFile(&h, GENERIC_READ | GENERIC_WRITE | SYNCHRONIZE, &a, &b, 0, FILE_SYNCHRONOUS_IO_NONALERT);
          if (!NT_SUCCESS(status)) return Complete(irp, status, 0);
          (void)ZwReadFile(h, NULL, NULL, NULL, &b, c, 4, &at, &key);
          (void)ZwQueryInformationFile(h, &b, &basic, sizeof(basic), FileBasicInformation);
          (void)ZwQueryInformationFile(h, &b, &standard, sizeof(standard), FileStandardInformation);
          DbgPrint("%c, %x, %d\\n", c[0], basic.FileAttributes, (int)standard.EndOfFile.QuadPart);
          ZwClose(h);
          information = 0;
        `,
      }),
      {
        steps: [
          { do: "open", handle: "h", device: "\\Device\\Test", access: "readWrite" },
          { do: "read", handle: "h", length: 4, expect: { data: { text: "f\0" } } },
          { do: "write", handle: "h", data: { text: "w" } },
          { do: "ioctl", handle: "h", code: 0x222000 },
          { do: "close", handle: "h" },
        ],
      },
    );
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(said(ran)).toEqual([
      "fast read of 4 at 0, wait 1, key 0",
      "fast write of 1 at 2: w, wait 1",
      "fast read of 4 at 40, wait 1, key 9",
      "basic, wait 1",
      "f, 2, 77",
    ]);
  });
});

it.each([
  ["0xc4 (0xc3)", "_disable();", /0xc4 \(0xc3\)/, /fast I\/O routine test!Serve returned with interrupts/],
  [
    "0xc4 (0xc6)",
    "KeEnterCriticalRegion();",
    /0xc4 \(0xc6\)/,
    /fast I\/O routine test!Serve returned in a critical region/,
  ],
  [
    "0xc9 (0x11)",
    "{ KIRQL o; KeRaiseIrql(APC_LEVEL, &o); }",
    /0xc9 \(0x11\)/,
    /fast I\/O routine test!Serve was called at IRQL 0 and returned at IRQL 1/,
  ],
])("a routine of fast I/O leaves the thread as it was: %s", (_, code, which, message) => {
  const declarations = fast.declarations.replace("return TRUE;", `${code} return TRUE;`);
  const { end } = runDriver(driver({ ...fast, declarations }), {
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000, outputLength: 4 },
    ],
  });
  const bugcheck = end.kind === "finding" ? end.finding.bugcheck : undefined;
  expect(`0x${bugcheck?.code.toString(16)} (0x${bugcheck?.parameters[0].toString(16)})`).toMatch(which);
  expect(told(end)).toMatch(message);
});
