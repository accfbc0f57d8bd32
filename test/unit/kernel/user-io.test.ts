// Files and control requests of programs: access, pointers, every way in which data travel, overlapped requests and how their ends are
// told, cancelling, and what an ending program leaves to the driver.
import { describe, expect, it } from "vitest";
import type { Pieces } from "./driver.ts";
import { runProgram } from "./program.ts";

/** Control codes by function: 0x800 echoes buffered, 0x801 in-direct, 0x802 out-direct, 0x803 neither; 0x804 pends until 0x805 or cancel. */
const echo: Pieces = {
  fields: "PIRP Pending; PKEVENT Signal;",
  declarations: `
    static DRIVER_CANCEL Cancelled;
    static VOID Cancelled(PDEVICE_OBJECT device, PIRP irp) {
        PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
        IoReleaseCancelSpinLock(irp->CancelIrql);
        extension->Pending = NULL;
        DbgPrint("cancelled\\n");
        irp->IoStatus.Status = STATUS_CANCELLED;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
    static NTSTATUS Pend(PEXTENSION extension, PIRP irp) {
        KIRQL irql;
        IoAcquireCancelSpinLock(&irql);
        IoMarkIrpPending(irp);
        extension->Pending = irp;
        IoSetCancelRoutine(irp, Cancelled);
        IoReleaseCancelSpinLock(irql);
        return STATUS_PENDING;
    }
    static BOOLEAN Finish(PEXTENSION extension, ULONG value) {
        KIRQL irql;
        PIRP irp;
        IoAcquireCancelSpinLock(&irql);
        irp = extension->Pending;
        extension->Pending = NULL;
        if (irp != NULL) IoSetCancelRoutine(irp, NULL);
        IoReleaseCancelSpinLock(irql);
        if (irp == NULL) return FALSE;
        *(PULONG)irp->AssociatedIrp.SystemBuffer = value;
        irp->IoStatus.Status = STATUS_SUCCESS;
        irp->IoStatus.Information = 4;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return TRUE;
    }
    static VOID Flip(PUCHAR to, PUCHAR from, ULONG count) {
        ULONG i;
        for (i = 0; i < count; i++) to[i] = (UCHAR)(from[i] ^ 0x20);
    }
  `,
  control: `
    ULONG in = stack->Parameters.DeviceIoControl.InputBufferLength,
          out = stack->Parameters.DeviceIoControl.OutputBufferLength;
    switch ((stack->Parameters.DeviceIoControl.IoControlCode >> 2) & 0xfff) {
    case 0x800:
        Flip(buffer, buffer, in < out ? in : out);
        information = in < out ? in : out;
        break;
    case 0x801: {
        PUCHAR data = (PUCHAR)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
        information = data[0] + buffer[0];
        break;
    }
    case 0x802: {
        PUCHAR data = (PUCHAR)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
        Flip(data, buffer, in);
        information = in;
        break;
    }
    case 0x803:
        __try {
            PUCHAR from = (PUCHAR)stack->Parameters.DeviceIoControl.Type3InputBuffer;
            ULONG local[4];
            ProbeForRead(from, in, 1);
            ProbeForWrite(irp->UserBuffer, out, 1);
            if (in == 16) {
                struct four {
                    ULONG v[4];
                } *whole = (struct four *)from;
                *(struct four *)local = *whole;
                DbgPrint("%u\\n", local[3]);
            }
            Flip((PUCHAR)irp->UserBuffer, from, in);
            RtlCopyMemory((PUCHAR)irp->UserBuffer + in, from, out - in);
            information = out;
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            status = GetExceptionCode();
            information = 0;
        }
        break;
    case 0x804:
        status = Pend(extension, irp);
        done = TRUE;
        break;
    case 0x805:
        information = 0;
        if (!Finish(extension, 77)) status = STATUS_NOT_FOUND;
        break;
    case 0x806: {
        HANDLE handle = *(PHANDLE)buffer;
        information = 0;
        status = ObReferenceObjectByHandle(handle, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode,
                                           (PVOID *)&extension->Signal, NULL);
        if (NT_SUCCESS(status)) {
            KeSetEvent(extension->Signal, 0, FALSE);
            ObDereferenceObject(extension->Signal);
        }
        break;
    }
    case 0x807: {
        PULONG out32 = (PULONG)buffer;
        out32[0] = ExGetPreviousMode();
        out32[1] = (ULONG)(ULONG_PTR)PsGetCurrentProcessId();
        out32[2] = IoGetRequestorProcess(irp) == PsGetCurrentProcess();
        out32[3] = (ULONG)(ULONG_PTR)IoGetRequestorProcessId(irp);
        information = 16;
        break;
    }
    case 0x808:
        information = 0;
        status = STATUS_DEVICE_BUSY;
        break;
    case 0x809:
        *(volatile ULONG *)*(PVOID *)buffer;
        information = 0;
        break;
    default: status = STATUS_INVALID_DEVICE_REQUEST; information = 0;
    }
  `,
  read: `
    PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    if (stack->Parameters.Read.Length == 4 && stack->Parameters.Read.ByteOffset.QuadPart == 99)
        return Pend(extension, irp);
    if (stack->Parameters.Read.ByteOffset.QuadPart > 100) return Complete(irp, STATUS_END_OF_FILE, 0);
    RtlFillMemory(irp->AssociatedIrp.SystemBuffer, stack->Parameters.Read.Length,
                  (UCHAR)stack->Parameters.Read.ByteOffset.QuadPart);
    return Complete(irp, STATUS_SUCCESS, stack->Parameters.Read.Length);
  `,
};
const code = `#define CODE(n, method) CTL_CODE(FILE_DEVICE_UNKNOWN, n, method, FILE_ANY_ACCESS)\n`;
const run = (body: string, more: object = {}) => runProgram(`${code}${body}`, { driver: echo, ...more });

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

const pend = `DeviceIoControl(h, CODE(0x804, METHOD_BUFFERED), NULL, 0, &v, 4, &n, &o)`;
const finish = `DeviceIoControl(g, CODE(0x805, METHOD_BUFFERED), NULL, 0, NULL, 0, &n, NULL)`;

describe("overlapped requests", () => {
  it("end with an event, whose OVERLAPPED tells the result", () => {
    const ran = run(`
        int main(void) {
            DWORD n, v = 0;
            OVERLAPPED o = { 0 };
            HANDLE h = Open(FILE_FLAG_OVERLAPPED), g = Open(0);
            o.hEvent = CreateEventA(NULL, TRUE, TRUE, NULL);
            CHECK(!${pend} && GetLastError() == ERROR_IO_PENDING);
            CHECK(WaitForSingleObject(o.hEvent, 0) == WAIT_TIMEOUT && !HasOverlappedIoCompleted(&o));
            CHECK(!GetOverlappedResult(h, &o, &n, FALSE) && GetLastError() == ERROR_IO_INCOMPLETE);
            CHECK(${finish});
            CHECK(WaitForSingleObject(o.hEvent, INFINITE) == WAIT_OBJECT_0);
            CHECK(GetOverlappedResult(h, &o, &n, FALSE) && n == 4 && v == 77 && o.InternalHigh == 4);
            return 0;
        }
      `);
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
  });

  it("end with the file's own event, and are waited for by GetOverlappedResult, while another thread finishes them", () => {
    const ran = run(`
        static HANDLE g;
        static DWORD WINAPI later(LPVOID p) {
            DWORD n;
            Sleep(20);
            CHECK(${finish});
            return 0;
        }
        int main(void) {
            DWORD n, v = 0;
            OVERLAPPED o = { 0 };
            HANDLE h = Open(FILE_FLAG_OVERLAPPED);
            g = Open(0);
            CHECK(!${pend} && GetLastError() == ERROR_IO_PENDING);
            CHECK(WaitForSingleObject(h, 5) == WAIT_TIMEOUT);
            CloseHandle(CreateThread(NULL, 0, later, NULL, 0, NULL));
            CHECK(GetOverlappedResult(h, &o, &n, TRUE) && v == 77);
            CHECK(WaitForSingleObject(h, 0) == WAIT_OBJECT_0);
            return 0;
        }
      `);
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
  });

  it("need an OVERLAPPED to read, and complete at once where the driver does", () => {
    const ran = run(`
      int main(void) {
          DWORD n;
          UCHAR c[4];
          OVERLAPPED o = { 0 };
          HANDLE h = Open(FILE_FLAG_OVERLAPPED);
          CHECK(!ReadFile(h, c, 1, &n, NULL) && GetLastError() == ERROR_INVALID_PARAMETER);
          o.Offset = 12;
          o.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
          CHECK(ReadFile(h, c, 2, &n, &o) && n == 2 && c[1] == 12 && WaitForSingleObject(o.hEvent, 0) == 0);
          return 0;
      }
    `);
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
  });

  it("call a completion routine in an alertable wait of the thread that began them, and in no other", () => {
    const ran = run(`
        static int called;
        static VOID CALLBACK done(DWORD error, DWORD n, LPOVERLAPPED o) {
            called++;
            printf("%lu %lu %lu\\n", error, n, (unsigned long)o->Offset);
        }
        int main(void) {
            DWORD n;
            UCHAR c[4];
            OVERLAPPED o = { 0 };
            HANDLE h = Open(FILE_FLAG_OVERLAPPED), g = Open(0);
            o.Offset = 99;
            CHECK(ReadFileEx(h, c, 4, &o, done));
            CHECK(SleepEx(5, TRUE) == 0 && called == 0);
            CHECK(${finish});
            Sleep(5);
            CHECK(called == 0);
            CHECK(SleepEx(INFINITE, TRUE) == WAIT_IO_COMPLETION && called == 1 && *(DWORD *)c == 77);
            o.Offset = 7;
            CHECK(ReadFileEx(h, c, 2, &o, done));
            CHECK(WaitForSingleObjectEx(g, 100, TRUE) == WAIT_IO_COMPLETION && called == 2);
            return 0;
        }
      `);
    expect([ran.output, ran.end]).toEqual(["0 4 99\n0 2 7\n", "finished"]);
  });

  it("come to a completion port, with key and OVERLAPPED, beside what is posted", () => {
    const ran = run(`
        int main(void) {
            DWORD n, m, v = 0;
            ULONG_PTR key;
            LPOVERLAPPED done;
            OVERLAPPED o = { 0 };
            HANDLE h = Open(FILE_FLAG_OVERLAPPED), g = Open(0);
            HANDLE port = CreateIoCompletionPort(h, NULL, 42, 0);
            CHECK(port != NULL);
            CHECK(!GetQueuedCompletionStatus(port, &n, &key, &done, 5) && GetLastError() == WAIT_TIMEOUT && done == NULL);
            CHECK(!${pend} && GetLastError() == ERROR_IO_PENDING);
            CHECK(${finish.replace("&n", "&m")});
            CHECK(GetQueuedCompletionStatus(port, &n, &key, &done, INFINITE) && n == 4 && key == 42 && done == &o);
            CHECK(PostQueuedCompletionStatus(port, 1, 2, NULL));
            CHECK(GetQueuedCompletionStatus(port, &n, &key, &done, 0) && n == 1 && key == 2 && done == NULL);
            return 0;
        }
      `);
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
  });

  it("are cancelled by thread or by OVERLAPPED", () => {
    const ran = run(`
        int main(void) {
            DWORD n, v = 0;
            OVERLAPPED o = { 0 }, other = { 0 };
            HANDLE h = Open(FILE_FLAG_OVERLAPPED);
            o.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
            CHECK(!CancelIoEx(h, NULL) && GetLastError() == ERROR_NOT_FOUND);
            CHECK(!${pend});
            CHECK(!CancelIoEx(h, &other) && GetLastError() == ERROR_NOT_FOUND);
            CHECK(CancelIoEx(h, &o));
            CHECK(!GetOverlappedResult(h, &o, &n, TRUE) && GetLastError() == ERROR_OPERATION_ABORTED && n == 0);
            CHECK(!${pend});
            CHECK(CancelIo(h));
            CHECK(WaitForSingleObject(o.hEvent, INFINITE) == 0 && (DWORD)o.Internal == 0xC0000120);
            return 0;
        }
      `);
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
    expect(ran.kernel.state.debugOutput.filter((line) => line.includes("cancelled"))).toHaveLength(2);
  });

  it("that are synchronous are cancelled from another thread", () => {
    const ran = run(`
        static HANDLE h;
        static DWORD WINAPI waits(LPVOID p) {
            DWORD n, v;
            BOOL ok = DeviceIoControl(h, CODE(0x804, METHOD_BUFFERED), NULL, 0, &v, 4, &n, NULL);
            printf("%d %lu\\n", ok, GetLastError());
            return 5;
        }
        int main(void) {
            DWORD code;
            HANDLE t;
            h = Open(0);
            t = CreateThread(NULL, 0, waits, NULL, 0, NULL);
            Sleep(10);
            CHECK(CancelSynchronousIo(t));
            WaitForSingleObject(t, INFINITE);
            GetExitCodeThread(t, &code);
            CHECK(code == 5);
            CHECK(!CancelSynchronousIo(t));
            return 0;
        }
      `);
    expect([ran.output, ran.end]).toEqual(["0 995\n", "finished"]);
  });
});

describe("a program that ends with a request under way", () => {
  const left = (body: string) => {
    const ran = run(body, { after: [{ do: "remove", device: "device" }] });
    expect([ran.output, ran.end]).toEqual(["", "finished"]);
    expect(ran.kernel.state.debugOutput.filter((line) => line.includes("cancelled"))).toHaveLength(1);
    expect([ran.kernel.state.files.size, ran.kernel.state.requests.size, ran.kernel.state.irps.size]).toEqual([
      0, 0, 0,
    ]);
    expect(ran.steps.at(-1)).toMatch(/^passed/);
  };
  const begun = `
    DWORD n;
    static DWORD v;
    static OVERLAPPED o;
    HANDLE h = Open(FILE_FLAG_OVERLAPPED);
    CHECK(!${pend});
  `;
  it("by returning from main: it is cancelled, then the handle is closed", () =>
    left(`int main(void) { ${begun} return 0; }`));
  it("by a crash", () => left(`int main(void) { ${begun} *(volatile int *)0 = 1; return 0; }`));
  it("in a thread that another ends", () =>
    left(`
      static DWORD WINAPI waits(LPVOID p) {
          DWORD n, v;
          DeviceIoControl((HANDLE)p, CODE(0x804, METHOD_BUFFERED), NULL, 0, &v, 4, &n, NULL);
          printf("?\\n");
          return 0;
      }
      int main(void) {
          HANDLE h = Open(0), t = CreateThread(NULL, 0, waits, h, 0, NULL);
          DWORD code;
          Sleep(10);
          CHECK(TerminateThread(t, 9));
          CHECK(WaitForSingleObject(t, INFINITE) == 0);
          GetExitCodeThread(t, &code);
          CHECK(code == 9);
          return 0;
      }
    `));
  it("while a driver keeps it in a synchronous one", () =>
    left(`
      static DWORD WINAPI waits(LPVOID p) {
          DWORD n, v;
          DeviceIoControl((HANDLE)p, CODE(0x804, METHOD_BUFFERED), NULL, 0, &v, 4, &n, NULL);
          return 0;
      }
      int main(void) {
          CreateThread(NULL, 0, waits, Open(0), 0, NULL);
          Sleep(10);
          ExitProcess(0);
      }
    `));

  it("that a driver will not give up waits five minutes for it, and says so", () => {
    const ran = run(`int main(void) { ${begun} return 0; }`, {
      driver: { ...echo, declarations: (echo.declarations ?? "").replace("IoSetCancelRoutine(irp, Cancelled);", "") },
      run: { timeout: 3_600_000 },
    });
    const findings = ran.kernel.trace.window(0, 10, { kinds: ["finding"] }).map((row) => row.detail);
    expect(findings.join()).toContain("was not completed within five minutes of being cancelled");
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
