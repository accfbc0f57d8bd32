// What goes wrong in programs: crashes, and what they get wrong towards the system.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { makeKernel, runKernel } from "./host.ts";
import { runProgram } from "./program.ts";

describe("a crash", () => {
  const crashes = (body: string, crash: RegExp): void => {
    const ran = runProgram(body, { after: [{ do: "remove", device: "device" }] });
    expect(ran.crash).toMatch(crash);
    // The machine goes on: the steps that follow pass.
    expect(ran.end).toBe("finished");
    expect(ran.steps.at(-1)).toMatch(/^passed/);
  };
  it("by a null pointer ends the process, says where, and closes its handles", () => {
    const ran = runProgram(`HANDLE h = Open(0);\nint *p = NULL;\n*p = 1; CloseHandle(h);`, {
      driver: { declarations: "", entry: "" },
      run: { expect: { exception: "STATUS_ACCESS_VIOLATION" } },
      after: [{ do: "expect", device: { name: "device", state: "Started" } }],
    });
    expect(ran.crash).toBe(
      "STATUS_ACCESS_VIOLATION: access violation: the program writes to 4 bytes at 0x0, the null pointer at line 4",
    );
    expect(ran.exitCode).toBe(0xc000_0005);
    expect(ran.steps.slice(-2).every((step) => step.startsWith("passed"))).toBe(true);
    expect(ran.kernel.state.files.size).toBe(0);
    const majors = ran.kernel.trace.window(0, 1000, { kinds: ["irpCall"], driver: "test" }).map((row) => row.detail);
    expect(majors.slice(-2).join()).toMatch(/CLEANUP.*CLOSE/);
  });
  it("by a kernel address", () =>
    crashes(
      "*(volatile int *)0xfffff80000100000;",
      /reads from 4 bytes at 0xfffff80000100000, which is the kernel's memory/,
    ));
  it("by a made-up address beyond its memory", () =>
    crashes(
      "static int here; volatile char *p = (char *)&here + 0x2000000; *p = 1;",
      /which is no memory of this process/,
    ));
  it("by a block that was freed, by a byte beyond one, by a dead variable", () => {
    crashes("char *p = malloc(8); free(p); *p = 1;", /in a block that was freed/);
    crashes("char *p = malloc(5); p[5] = 1;", /ACCESS_VIOLATION/);
    crashes(
      `
        static int *kept;
        {
            extern int *leak(void);
            kept = leak();
        }
        *kept = 2;
        return 0;
        }
        int *leak(void) {
            int x = 1;
            int *p = &x;
            return p;
      `,
      /whose function has returned/,
    );
  });
  it("by a division, a call of nothing, a privileged instruction, an endless recursion", () => {
    crashes('volatile int zero = 0; printf("%d", 1 / zero);', /integer divided by zero/);
    crashes("void (*fn)(void) = (void (*)(void))0x1234; fn();", /a call of 0x1234, which is no function/);
    crashes(
      "__writecr8(2);} unsigned __int64 __readcr8(void); void __writecr8(unsigned __int64 v); void more(void) {",
      /privileged instruction/,
    );
    crashes(
      `
        extern int down(int n);
        return down(1);
        }
        int down(int n) {
            volatile int x[64];
            x[0] = n;
            return down(n + 1) + x[0];
      `,
      /stack of program: main thread is used up/,
    );
  });
  it("by freeing what is no block", () => crashes("int x; free(&x);", /free of what is no block of the heap/));
  it("in a routine of the library, with its name", () =>
    crashes("memset(NULL, 0, 4);", /memset writes to 4 bytes at 0x0/));
  it("is handled by a handler of its own, and by a filter for what is not", () => {
    const ran = runProgram(
      `
        static LONG WINAPI filter(EXCEPTION_POINTERS *info) {
            printf("filter %lX %lu\\n", info->ExceptionRecord->ExceptionCode,
                   (unsigned long)info->ExceptionRecord->ExceptionInformation[0]);
            return EXCEPTION_EXECUTE_HANDLER;
        }
        int main(void) {
            volatile int *p = NULL;
            __try {
                *p = 1;
            } __except (GetExceptionCode() == EXCEPTION_ACCESS_VIOLATION) { printf("handled\\n"); }
            __try {
                RaiseException(0xE0000001, 0, 0, NULL);
            } __except (EXCEPTION_EXECUTE_HANDLER) { printf("raised %lX\\n", GetExceptionCode()); }
            SetUnhandledExceptionFilter(filter);
            *p = 2;
            return 0;
        }
      `,
    );
    expect(ran.output).toBe("handled\nraised E0000001\nfilter C0000005 1\n");
    expect(ran.crash).toMatch(/STATUS_ACCESS_VIOLATION/);
  });
});

describe("what programs get wrong towards the system", () => {
  it("a buffer shorter than its size is an access violation in the routine, with the place", () => {
    const ran = runProgram(
      `char small[5]; DWORD n; HANDLE h = Open(0);\nDeviceIoControl(h, 0x222000, NULL, 0, small, 8, &n, NULL);`,
      { run: { expect: { exception: "STATUS_ACCESS_VIOLATION" } } },
    );
    expect(ran.crash).toMatch(
      /DeviceIoControl writes to 8 bytes at 0x7fef[0-9a-f]+, beyond the (bounds|end) of an object at line 3/,
    );
    expect(ran.steps.at(-1)).toMatch(/^passed/);
  });
  it("a failed assertion, and a routine that is not emulated", () => {
    expect(runProgram("#include <assert.h>\nint main(void) { assert(1 > 2); return 0; }").crash).toMatch(/given up/);
    expect(runProgram("int Unheard(int x); int main(void) { return Unheard(1); }").end).toContain(
      "Unheard is neither defined in the program nor emulated for programs.",
    );
  });
  it("main without a value is a success; pauses wait for a key", () => {
    const ran = runProgram('void main(void) { setbuf(stdout, NULL); printf("a\\n"); system("pause"); }', {
      run: { as: "p" },
      after: [
        { do: "type", run: "p", text: "\n" },
        { do: "waitForExit", run: "p", expect: { output: ["a", "Press any key to continue . . . "] } },
      ],
    });
    expect(ran.steps.at(-1)).toMatch(/^passed/);
  });
  it("C++ programs run too", () => {
    const kernel = makeKernel(
      {
        "driver.c": driver({}),
        "program.cpp": `
          #include <windows.h>
          #include <stdio.h>
          class Handle {
              HANDLE handle;

            public:
              Handle(HANDLE h) : handle(h) {}
              ~Handle() { printf("closed %d\\n", CloseHandle(handle)); }
              operator HANDLE() const { return handle; }
          };
          int main() {
              Handle event(CreateEventW(nullptr, TRUE, TRUE, nullptr));
              printf("%lu\\n", WaitForSingleObject(event, 0));
              return 0;
          }
        `,
      },
      {
        programs: [{ name: "program", sources: ["program.cpp"] }],
        steps: [{ do: "run", program: "program", expect: { output: ["0", "closed 1"] } }],
      },
    );
    expect(runKernel(kernel).failures).toEqual([]);
  });
});
