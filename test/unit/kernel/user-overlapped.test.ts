// Overlapped requests of programs: how their ends are told, cancelling, and what an ending program leaves to the driver.
import { describe, expect, it } from "vitest";
import { echo, run } from "./echo-driver.ts";

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

  it("are cancelled whatever lay on the stack before", () => {
    const ran = run(`
        int main(void) {
            DWORD n, v = 0;
            ULONG_PTR key;
            OVERLAPPED o = { 0 }, *done = NULL;
            HANDLE h = Open(FILE_FLAG_OVERLAPPED), port = CreateIoCompletionPort(h, NULL, 7, 0);
            CHECK(port != NULL);
            CHECK(!${pend});
            CHECK(CancelIoEx(h, &o));
            CHECK(!GetQueuedCompletionStatus(port, &n, &key, &done, 100) && GetLastError() == ERROR_OPERATION_ABORTED);
            CHECK(done == &o && key == 7 && n == 0);
            CHECK(!CancelIoEx(h, &o) && GetLastError() == ERROR_NOT_FOUND);
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
