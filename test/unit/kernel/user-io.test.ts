// Files and control requests of programs: access, pointers, every way in which data travel, and user memory as a driver meets it.
import { describe, expect, it } from "vitest";
import type { Pieces } from "./driver.ts";
import { code, echo, run } from "./echo-driver.ts";
import { runProgram } from "./program.ts";

describe("files and control requests", () => {
  it("open by link, fail for what is not there, and check the handle's access", () => {
    const ran = run(`
      int main(void) {
          DWORD n;
          char c = 0;
          HANDLE h = CreateFileA("\\\\\\\\.\\\\Nothing", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
          CHECK(h == INVALID_HANDLE_VALUE && GetLastError() == ERROR_FILE_NOT_FOUND);
          CHECK(!ReadFile(h, &c, 1, &n, NULL) && GetLastError() == ERROR_INVALID_HANDLE);
          h = CreateFileW(L"\\\\\\\\.\\\\Test", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
          CHECK(h != INVALID_HANDLE_VALUE);
          CHECK(ReadFile(h, &c, 1, &n, NULL) && n == 1);
          CHECK(!WriteFile(h, &c, 1, &n, NULL) && GetLastError() == ERROR_ACCESS_DENIED);
          CHECK(!DeviceIoControl(h, CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_WRITE_ACCESS), NULL, 0, NULL,
                                 0, &n, NULL) &&
                GetLastError() == ERROR_ACCESS_DENIED);
          CHECK(GetFileType(h) == FILE_TYPE_CHAR);
          CHECK(CloseHandle(h));
          CHECK(!CloseHandle(h) && GetLastError() == ERROR_INVALID_HANDLE);
          return 0;
      }
    `);
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
  });

  it("use the file pointer, which a device's driver leaves where it is, and take the end of the file for a short read", () => {
    const ran = run(`
      int main(void) {
          DWORD n;
          UCHAR b[4];
          LARGE_INTEGER p;
          OVERLAPPED o = { 0 };
          HANDLE h = Open(0);
          CHECK(SetFilePointer(h, 5, NULL, FILE_BEGIN) == 5 && SetFilePointer(h, 2, NULL, FILE_CURRENT) == 7 &&
                SetFilePointer(h, -1, NULL, FILE_CURRENT) == 6);
          CHECK(ReadFile(h, b, 4, &n, NULL) && n == 4 && b[0] == 6);
          CHECK(ReadFile(h, b, 1, &n, NULL) && b[0] == 6 && SetFilePointer(h, 0, NULL, FILE_CURRENT) == 6);
          CHECK(SetFilePointer(h, -1, NULL, FILE_BEGIN) == INVALID_SET_FILE_POINTER &&
                GetLastError() == ERROR_NEGATIVE_SEEK);
          p.QuadPart = 50;
          CHECK(SetFilePointerEx(h, p, &p, FILE_BEGIN) && p.QuadPart == 50);
          o.Offset = 30;
          CHECK(ReadFile(h, b, 2, &n, &o) && b[0] == 30);
          CHECK(ReadFile(h, b, 1, &n, NULL) && b[0] == 50);
          SetFilePointer(h, 200, NULL, FILE_BEGIN);
          n = 9;
          CHECK(ReadFile(h, b, 1, &n, NULL) && n == 0);
          o.Offset = 200;
          CHECK(!ReadFile(h, b, 1, &n, &o) && GetLastError() == ERROR_HANDLE_EOF);
          CHECK(!ReadFile(h, (PVOID)0x1000, 4, &n, NULL) && GetLastError() == ERROR_NOACCESS);
          CHECK(!ReadFile(h, (PVOID)0xfffff80000100000, 4, &n, NULL) && GetLastError() == ERROR_NOACCESS);
          return 0;
      }
    `);
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
  });

  it("carry data by every method, from and to the program's own memory", () => {
    const ran = run(`
      int main(void) {
          DWORD n;
          char in[17] = "Hello, user mode", out[32] = { 0 };
          HANDLE h = Open(0);
          CHECK(DeviceIoControl(h, CODE(0x800, METHOD_BUFFERED), in, 5, out, 16, &n, NULL) && n == 5 &&
                memcmp(out, "hELLO", 6) == 0);
          out[0] = 3;
          CHECK(DeviceIoControl(h, CODE(0x801, METHOD_IN_DIRECT), in, 1, out, 4, &n, NULL) && n == 'H' + 3);
          CHECK(DeviceIoControl(h, CODE(0x802, METHOD_OUT_DIRECT), in, 7, out, 16, &n, NULL) && n == 7 &&
                memcmp(out, "hELLO\\x0c\\0", 7) == 0);
          CHECK(DeviceIoControl(h, CODE(0x803, METHOD_NEITHER), in, 16, out, 20, &n, NULL) && n == 20 &&
                memcmp(out + 16, "Hell", 4) == 0 && out[0] == 'h');
          CHECK(!DeviceIoControl(h, CODE(0x803, METHOD_NEITHER), (PVOID)0x10000, 16, out, 20, &n, NULL) &&
                GetLastError() == ERROR_NOACCESS);
          CHECK(!DeviceIoControl(h, CODE(0x803, METHOD_NEITHER), in, 16, (PVOID)0xfffff80000200000, 20, &n, NULL) &&
                GetLastError() == ERROR_NOACCESS);
          CHECK(!DeviceIoControl(h, CODE(0x800, METHOD_BUFFERED), in, 5, (PVOID)8, 16, &n, NULL) &&
                GetLastError() == ERROR_NOACCESS);
          CHECK(!DeviceIoControl(h, CODE(0x8ff, METHOD_BUFFERED), NULL, 0, NULL, 0, &n, NULL) &&
                GetLastError() == ERROR_INVALID_FUNCTION && n == 0);
          CHECK(!DeviceIoControl(h, CODE(0x808, METHOD_BUFFERED), NULL, 0, NULL, 0, &n, NULL) &&
                GetLastError() == ERROR_BUSY);
          CloseHandle(h);
          return 0;
      }
    `);
    expect([ran.output, ran.end, ran.crash]).toEqual(["", "finished", undefined]);
  });

  it("tell the driver in whose context it runs", () => {
    const ran = run(`int main(void) { DWORD n, v[4]; HANDLE h = Open(0);
      CHECK(DeviceIoControl(h, CODE(0x807, METHOD_BUFFERED), NULL, 0, v, sizeof(v), &n, NULL));
      CHECK(v[0] == 1 && v[1] == GetCurrentProcessId() && v[2] == 1 && v[3] == v[1]); return 0; }`);
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
  });

  it("let a driver signal an event of the program by its handle, and no other", () => {
    const ran = run(`
        int main(void) {
            DWORD n;
            HANDLE h = Open(0), e = CreateEventA(NULL, FALSE, FALSE, NULL), bad = (HANDLE)0x1234;
            CHECK(DeviceIoControl(h, CODE(0x806, METHOD_BUFFERED), &e, sizeof(e), NULL, 0, &n, NULL));
            CHECK(WaitForSingleObject(e, 0) == WAIT_OBJECT_0);
            CHECK(!DeviceIoControl(h, CODE(0x806, METHOD_BUFFERED), &bad, sizeof(bad), NULL, 0, &n, NULL) &&
                  GetLastError() == ERROR_INVALID_HANDLE);
            CloseHandle(e);
            return 0;
        }
      `);
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
    expect([...ran.kernel.state.userObjects.values()].filter((one) => one.kind === "event")).toEqual([]);
  });

  it("a driver that trusts a made-up pointer is the machine's end, not the program's", () => {
    const ran = run(
      `
        int main(void) {
            DWORD n;
            PVOID p = (PVOID)0x10;
            HANDLE h = Open(0);
            DeviceIoControl(h, CODE(0x809, METHOD_BUFFERED), &p, sizeof(p), NULL, 0, &n, NULL);
            return 0;
        }
      `,
    );
    expect(ran.end).toMatch(/SYSTEM_SERVICE_EXCEPTION/);
  });
});

describe("user memory as a driver meets it", () => {
  it("by direct reads and writes, even where the program has given up what was there", () => {
    const direct: Pieces = {
      ...echo,
      entry: "driver->MajorFunction[IRP_MJ_WRITE] = Write;",
      declarations: `
        ${echo.declarations ?? ""} static DRIVER_DISPATCH Write;
        static NTSTATUS Write(PDEVICE_OBJECT device, PIRP irp) {
            PUCHAR data = (PUCHAR)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
            UNREFERENCED_PARAMETER(device);
            DbgPrint("%c%c\\n", data[0], data[IoGetCurrentIrpStackLocation(irp)->Parameters.Write.Length - 1]);
            return Complete(irp, STATUS_SUCCESS, IoGetCurrentIrpStackLocation(irp)->Parameters.Write.Length);
        }
      `,
      read: `
        PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
        if (IoGetCurrentIrpStackLocation(irp)->Parameters.Read.Length == 4) return Pend(extension, irp);
        RtlFillMemory(MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority), MmGetMdlByteCount(irp->MdlAddress),
                      'r');
        return Complete(irp, STATUS_SUCCESS, MmGetMdlByteCount(irp->MdlAddress));
      `,
      control: `
        PIRP pending = extension->Pending;
        if (pending != NULL) {
            IoSetCancelRoutine(pending, NULL);
            extension->Pending = NULL;
            *(PULONG)MmGetSystemAddressForMdlSafe(pending->MdlAddress, NormalPagePriority) = 77;
            pending->IoStatus.Status = STATUS_SUCCESS;
            pending->IoStatus.Information = 4;
            IoCompleteRequest(pending, IO_NO_INCREMENT);
        }
        information = 0;
      `,
    };
    const ran = runProgram(
      `
        ${code}static void begin(HANDLE h, OVERLAPPED *o) {
            DWORD gone;
            ReadFile(h, &gone, 4, NULL, o);
        }
        int main(void) {
            DWORD n;
            char b[10];
            OVERLAPPED o = { 0 };
            HANDLE h = Open(0), a = Open(FILE_FLAG_OVERLAPPED);
            char *block = malloc(4);
            CHECK(WriteFile(h, "ab..yz", 6, &n, NULL) && n == 6);
            CHECK(ReadFile(h, b, 10, &n, NULL) && n == 10 && b[0] == 'r' && b[9] == 'r');
            begin(a, &o);
            CHECK(DeviceIoControl(h, CODE(0x805, METHOD_BUFFERED), NULL, 0, NULL, 0, &n, NULL));
            CHECK(HasOverlappedIoCompleted(&o));
            ReadFile(a, block, 4, NULL, &o);
            free(block);
            CHECK(DeviceIoControl(h, CODE(0x805, METHOD_BUFFERED), NULL, 0, NULL, 0, &n, NULL));
            return 0;
        }
      `,
      { driver: direct, direct: true },
    );
    expect([ran.output, ran.crash, ran.end]).toEqual(["", undefined, "finished"]);
  });

  it("not from a thread of the system, nor at DISPATCH_LEVEL", () => {
    const stray = (how: string): Pieces => ({
      declarations: `
        static PVOID Address;
        static KEVENT Done;
        static VOID Work(PVOID context) {
            UNREFERENCED_PARAMETER(context);
            *(volatile ULONG *)Address;
            KeSetEvent(&Done, 0, FALSE);
        }
      `,
      control: `Address = *(PVOID *)buffer; information = 0; ${how}`,
    });
    const body = `
      int main(void) {
          DWORD n, v = 5;
          PVOID p = &v;
          HANDLE h = Open(0);
          DeviceIoControl(h, CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS), &p, sizeof(p), NULL, 0,
                          &n, NULL);
          return 0;
      }
    `;
    const inContext = runProgram(body, {
      driver: stray("if (*(volatile ULONG *)Address != 5) status = STATUS_UNSUCCESSFUL;"),
    });
    expect([inContext.end, inContext.exitCode]).toEqual(["finished", 0]);
    const thread = `
        HANDLE t;
        KeInitializeEvent(&Done, NotificationEvent, FALSE);
        PsCreateSystemThread(&t, 0, NULL, NULL, NULL, Work, NULL);
        KeWaitForSingleObject(&Done, Executive, KernelMode, FALSE, NULL);
        ZwClose(t);
      `;
    expect(runProgram(body, { driver: stray(thread) }).end).toMatch(
      /SYSTEM_THREAD_EXCEPTION_NOT_HANDLED.*user space that is not valid here/,
    );
    const raised = `
      KIRQL irql;
      KeRaiseIrql(DISPATCH_LEVEL, &irql);
      *(volatile ULONG *)Address;
      KeLowerIrql(irql);
    `;
    expect(runProgram(body, { driver: stray(raised) }).end).toMatch(/DRIVER_IRQL_NOT_LESS_OR_EQUAL/);
  });

  it("through an MDL of its own, locked in the program's context", () => {
    const locking: Pieces = {
      control: `
        PVOID address = *(PVOID *)buffer;
        PMDL mdl = IoAllocateMdl(address, 4, FALSE, FALSE, NULL);
        information = 0;
        __try {
            MmProbeAndLockPages(mdl, UserMode, IoModifyAccess);
            *(PULONG)MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority) += 1;
            MmUnlockPages(mdl);
        } __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
        IoFreeMdl(mdl);
      `,
    };
    const ran = runProgram(
      `
        int main(void) {
            DWORD n, v = 5;
            PVOID p = &v;
            HANDLE h = Open(0);
            DWORD code = CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS);
            CHECK(DeviceIoControl(h, code, &p, sizeof(p), NULL, 0, &n, NULL) && v == 6);
            p = (PVOID)0x70000;
            CHECK(!DeviceIoControl(h, code, &p, sizeof(p), NULL, 0, &n, NULL) && GetLastError() == ERROR_NOACCESS);
            return 0;
        }
      `,
      { driver: locking },
    );
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
  });
});

it("a driver that finds no thread of a number is an invalid parameter to the program", () => {
  const ran = runProgram(
    `
      DWORD n;
      HANDLE h = Open(0);
      CHECK(!DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, &n, NULL) && GetLastError() == ERROR_INVALID_PARAMETER);
    `,
    {
      driver: {
        declarations: "#include <ntifs.h>",
        control: "PETHREAD thread; information = 0; status = PsLookupThreadByThreadId((HANDLE)99999, &thread);",
      },
    },
  );
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
});
