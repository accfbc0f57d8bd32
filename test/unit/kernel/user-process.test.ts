// Programs as processes: how they begin and end, what their memory is, that none reaches another, and drivers that watch them.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { makeKernel, runKernel } from "./host.ts";
import { runProgram } from "./program.ts";

describe("a program", () => {
  it("runs main, prints and gives its exit code", () => {
    const ran = runProgram(`printf("hello %d\\n", 42); return 7;`, {
      run: { expect: { exitCode: 7, output: ["hello 42"] } },
    });
    expect(ran.end).toBe("finished");
    expect(ran.output).toBe("hello 42\n");
    expect(ran.steps.at(-1)).toMatch(/^passed/);
  });

  it("says where its output differs, and that it failed", () => {
    const ran = runProgram(`printf("a\\nb\\n"); return 3;`, { run: { expect: { output: ["a", "c"] } } });
    expect(ran.steps.at(-1)).toContain('expected exit code 0; line 2 of the output: expected "c", found "b"');
  });

  it("gets its arguments, exits from below and runs what it has registered for that", () => {
    const ran = runProgram(
      `
        static void last(void) { printf("last\\n"); }
        static void first(void) { printf("first\\n"); }
        static void leave(void) { exit(5); }
        int main(int argc, char **argv) {
            int i;
            for (i = 1; i < argc; i++) printf("[%s]", argv[i]);
            printf(" %s\\n", argv[argc] == NULL ? "null" : "?");
            printf("%s\\n", GetCommandLineA());
            atexit(last);
            atexit(first);
            leave();
            return 1;
        }
      `,
      { run: { args: ["one", "two words", ""] } },
    );
    expect(ran.output).toBe('[one][two words][] null\nprogram one "two words" ""\nfirst\nlast\n');
    expect(ran.exitCode).toBe(5);
  });

  it("makes C++ objects before main and destroys them after it, last first", () => {
    const ran = runProgram(
      `
        struct Event {
            const char *name;
            HANDLE handle;
            Event(const char *n) : name(n), handle(CreateEventA(NULL, TRUE, TRUE, n)) { printf("+%s ", n); }
            ~Event() { printf("-%s:%d ", name, CloseHandle(handle)); }
        };
        static Event first("first");
        static DWORD waited = WaitForSingleObject(first.handle, 0);
        Event second("second");
        int main() {
            printf("main %lu\\n", waited);
            exit(4);
        }
      `,
      { source: "program.cpp", run: { expect: { exitCode: 4 } } },
    );
    expect(ran.output).toBe("+first +second main 0\n-second:1 -first:1 ");
    expect(ran.exitCode).toBe(4);
  });

  it("has the wide forms with UNICODE", () => {
    const ran = runProgram(
      `
        #include <tchar.h>
        int _tmain(int argc, _TCHAR **argv) {
            TCHAR text[32];
            _stprintf_s(text, 32, _T("%s-%d"), argv[argc - 1], lstrlen(argv[1]));
            _tprintf(_T("%s %u\\n"), text, (unsigned)sizeof(text[0]));
            return 0;
        }
      `,
      { run: { args: ["grün"] }, defines: { UNICODE: "1", _UNICODE: "1" } },
    );
    expect(ran.output).toBe("grün-4 2\n");
  });

  it("reads lines, words and numbers from its input", () => {
    const ran = runProgram(
      `
        int n;
        char word[16], line[32];
        int c;
        scanf("%d %15s", &n, word);
        printf("%d %s\\n", n, word);
        while ((c = getchar()) != '\\n')
            ;
        fgets(line, sizeof(line), stdin);
        printf("<%s>", line);
        gets(line);
        printf("<%s>%d\\n", line, getchar());
      `,
      { run: { input: ["12 abc", "a line", "the last"] } },
    );
    expect(ran.output).toBe("12 abc\n<a line\n><the last>-1\n");
  });

  it("waits for what is typed later", () => {
    const ran = runProgram(
      `
        int a, b;
        printf("a?\\n");
        scanf("%d", &a);
        printf("b?\\n");
        scanf("%d", &b);
        printf("%d, end %d\\n", a + b, scanf("%d", &a));
      `,
      {
        run: { as: "p" },
        after: [
          { do: "type", run: "p", text: "4" },
          { do: "type", run: "p", text: "0\n" },
          { do: "type", run: "p", text: "2\n" },
          { do: "waitForExit", run: "p", expect: { contains: ["a?", "b?", "42, end -1"] } },
        ],
      },
    );
    expect(ran.output).toBe("a?\nb?\n42, end -1\n");
    expect(ran.steps.at(-1)).toMatch(/^passed/);
  });

  it("sorts and searches with its own comparison, which may be stopped anywhere", () => {
    const ran = runProgram(
      `
        static int less(const void *a, const void *b) {
            int x = *(const int *)a, y = *(const int *)b;
            return x < y ? -1 : x > y;
        }
        int main(void) {
            int v[40], i, key, ok = 1;
            for (i = 0; i < 40; i++) v[i] = (i * 37 + 11) % 41;
            qsort(v, 40, sizeof(int), less);
            for (i = 1; i < 40; i++) ok = ok && v[i - 1] < v[i];
            key = v[17];
            printf("%d %d", ok, (int)((int *)bsearch(&key, v, 40, sizeof(int), less) - v));
            key = 99;
            printf(" %d\\n", bsearch(&key, v, 40, sizeof(int), less) == NULL);
            return 0;
        }
      `,
    );
    expect(ran.output).toBe("1 17 1\n");
  });

  it("is the same run however it is cut", () => {
    const source = `
      #include <windows.h>
      #include <stdio.h>
      static volatile LONG turns;
      static DWORD WINAPI count(LPVOID p) {
          int i;
          for (i = 0; i < 200; i++) {
              InterlockedIncrement(&turns);
              if (i % 50 == 0) Sleep(1);
          }
          return (DWORD)(ULONG_PTR)p;
      }
      int main(void) {
          HANDLE t[2];
          DWORD code;
          int i;
          for (i = 0; i < 2; i++) t[i] = CreateThread(NULL, 0, count, (LPVOID)(ULONG_PTR)(10 + i), 0, NULL);
          WaitForMultipleObjects(2, t, TRUE, INFINITE);
          GetExitCodeThread(t[1], &code);
          printf("%ld %lu\\n", turns, code);
          return 0;
      }
    `;
    const scenario = {
      programs: [{ name: "program", sources: ["program.c"] }],
      steps: [{ do: "run", program: "program", expect: { output: ["400 11"] } }],
    };
    const traces = [1, 7, 100_000].map((slice) => {
      const kernel = makeKernel({ "driver.c": driver({}), "program.c": source }, scenario);
      kernel.breakpointsOn = false;
      while (kernel.advance(kernel.time + slice).kind === "limit");
      expect(kernel.results().map((one) => one.outcome)).toEqual(["passed", "passed"]);
      return [kernel.time, kernel.trace.length];
    });
    expect(traces[1]).toEqual(traces[0]);
    expect(traces[2]).toEqual(traces[0]);
  });
});

describe("several processes", () => {
  const source = `
    #include <windows.h>
    #include <stdio.h>
    #include <stdlib.h>
    static int value = 1;
    int main(int argc, char **argv) {
        if (argc > 2) {
            int *theirs = (int *)(ULONG_PTR)strtoull(argv[2], NULL, 16);
            __try {
                *theirs = 9;
                printf("reached\\n");
            } __except (1) { printf("not reached\\n"); }
        }
        value += atoi(argv[1]);
        printf("%p\\n", &value);
        Sleep(50);
        printf("%d %lu\\n", value, GetCurrentProcessId());
        return value;
    }
  `;
  const kernelWith = (steps: readonly unknown[]) =>
    makeKernel(
      { "driver.c": driver({}), "program.c": source },
      { programs: [{ name: "program", sources: ["program.c"] }], steps },
    );

  it("of the same program have variables, addresses and ids of their own, and begin anew", () => {
    const kernel = kernelWith([
      { do: "run", program: "program", as: "a", args: ["1"] },
      { do: "run", program: "program", as: "b", args: ["2"] },
      { do: "waitForExit", run: "a", expect: { exitCode: 2 } },
      { do: "waitForExit", run: "b", expect: { exitCode: 3 } },
      { do: "run", program: "program", args: ["5"], expect: { exitCode: 6 } },
    ]);
    expect(runKernel(kernel).failures).toEqual([]);
    const [a, b] = [...kernel.state.processes.values()].map((one) => one.output.split("\n"));
    expect(a?.[0]).not.toBe(b?.[0]);
    expect([a?.[1], b?.[1]]).toEqual(["2 1000", "3 1004"]);
  });

  it("cannot reach one another by an address", () => {
    const first = kernelWith([
      { do: "run", program: "program", as: "a", args: ["1"] },
      { do: "run", program: "program", as: "b", args: ["1"] },
      { do: "wait", for: 500 },
    ]);
    runKernel(first);
    const [a, b] = [...first.state.processes.values()].map((one) => one.output.split("\n")[0] ?? "");
    const second = kernelWith([
      { do: "run", program: "program", as: "a", args: ["1"] },
      { do: "run", program: "program", as: "b", args: ["1", a ?? ""], expect: {} },
      { do: "waitForExit", run: "a", expect: { exitCode: 2 } },
      { do: "waitForExit", run: "b", expect: { exitCode: 2, contains: ["not reached", b ?? ""] } },
    ]);
    expect(runKernel(second).failures).toEqual([]);
  });

  it("end when they are terminated", () => {
    const kernel = kernelWith([
      { do: "run", program: "program", as: "a", args: ["1"] },
      { do: "wait", for: 5 },
      { do: "terminate", run: "a" },
      { do: "waitForExit", run: "a", expect: { exitCode: 1 } },
    ]);
    expect(runKernel(kernel).failures).toEqual([]);
  });
});

describe("drivers that watch processes and threads", () => {
  const watching = (refuse: string) => ({
    declarations: `
      static VOID Process(HANDLE parent, HANDLE id, BOOLEAN create) {
          DbgPrint("process %p %p %d %d\\n", parent, id, create, PsGetCurrentProcessId() == id);
      }
      static VOID ProcessEx(PEPROCESS process, HANDLE id, PPS_CREATE_NOTIFY_INFO info) {
          UNREFERENCED_PARAMETER(process);
          if (info != NULL) {
              DbgPrint("starts %p %wZ [%wZ]\\n", id, info->ImageFileName, info->CommandLine);
              ${refuse}
          } else DbgPrint("ended %p\\n", id);
      }
      static VOID Thread(HANDLE process, HANDLE id, BOOLEAN create) {
          DbgPrint("thread of %p %d %d\\n", process, create, id != 0);
      }
    `,
    entry:
      "PsSetCreateProcessNotifyRoutine(Process, FALSE); PsSetCreateProcessNotifyRoutineEx(ProcessEx, FALSE); PsSetCreateThreadNotifyRoutine(Thread);",
    unload:
      "PsSetCreateProcessNotifyRoutine(Process, TRUE); PsSetCreateProcessNotifyRoutineEx(ProcessEx, TRUE); PsRemoveCreateThreadNotifyRoutine(Thread);",
  });
  const after = [{ do: "remove", device: "device" }];

  it("are told of both, before they run by who makes them, at their end by themselves", () => {
    const ran = runProgram(
      `
        static DWORD WINAPI body(LPVOID p) { return 0; }
        int main(void) {
            HANDLE t = CreateThread(NULL, 0, body, NULL, 0, NULL);
            WaitForSingleObject(t, INFINITE);
            printf("ran\\n");
            return 0;
        }
      `,
      { driver: watching(""), run: { args: ["x"] }, after },
    );
    expect([ran.output, ran.end]).toEqual(["ran\n", "finished"]);
    const id = "00000000000003E8";
    expect(ran.kernel.state.debugOutput.map((line) => line.trim())).toEqual([
      `process 0000000000000004 ${id} 1 0`,
      `starts ${id} \\??\\C:\\program.exe [program x]`,
      `thread of ${id} 1 1`,
      `thread of ${id} 1 1`,
      `thread of ${id} 0 1`,
      `thread of ${id} 0 1`,
      `process 0000000000000004 ${id} 0 1`,
      `ended ${id}`,
    ]);
    expect(ran.steps.at(-1)).toMatch(/^passed/);
  });

  it("may refuse a process, which then has not run", () => {
    const ran = runProgram(`printf("ran\\n");`, {
      driver: watching("info->CreationStatus = STATUS_ACCESS_DENIED;"),
      run: { expect: { exitCode: 0xc000_0022 } },
      after,
    });
    expect([ran.output, ran.end, ran.steps.at(-2)?.slice(0, 6)]).toEqual(["", "finished", "passed"]);
  });
});

describe("Ctrl+C", () => {
  const pressed = { do: "terminate", run: "p", how: "ctrlC" };
  it("ends a program that does not handle it", () => {
    const ran = runProgram("Sleep(INFINITE);", {
      run: { as: "p" },
      after: [{ do: "wait", for: 5 }, pressed, { do: "waitForExit", run: "p", expect: { exitCode: 0xc000_013a } }],
    });
    expect(ran.steps.at(-1)).toMatch(/^passed/);
  });
  it("is handled by the handler that was set last, or by the one before it", () => {
    const ran = runProgram(
      `
        static HANDLE done;
        static BOOL WINAPI first(DWORD type) {
            printf("first %lu\\n", type);
            SetEvent(done);
            return TRUE;
        }
        static BOOL WINAPI second(DWORD type) {
            printf("second %lu\\n", type);
            return FALSE;
        }
        int main(void) {
            done = CreateEventA(NULL, FALSE, FALSE, NULL);
            SetConsoleCtrlHandler(first, TRUE);
            SetConsoleCtrlHandler(second, TRUE);
            WaitForSingleObject(done, INFINITE);
            CHECK(SetConsoleCtrlHandler(second, FALSE) && !SetConsoleCtrlHandler(second, FALSE));
            return 6;
        }
      `,
      {
        run: { as: "p" },
        after: [{ do: "wait", for: 5 }, pressed, { do: "waitForExit", run: "p", expect: { exitCode: 6 } }],
      },
    );
    expect([ran.output, ran.steps.at(-1)?.slice(0, 6)]).toEqual(["second 0\nfirst 0\n", "passed"]);
  });
});
