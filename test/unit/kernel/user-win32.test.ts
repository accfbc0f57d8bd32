// The Win32 routines that a program uses beside files: waits, objects, threads, locks, timers, memory, text, errors, time. Every routine
// that our headers declare for programs is emulated.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { compileUnit } from "../../../compiler/index.ts";
import { intrinsicByName } from "../../../compiler/ir/intrinsics.ts";
import { NodeFiles } from "../../../host/files.ts";
import { emulatedForPrograms } from "../../../kernel/emulated.ts";
import { programHolds, runProgram } from "./program.ts";

it("every routine that the headers for programs declare is emulated", () => {
  const ddk = resolve(import.meta.dirname, "../../../ddk/include");
  const headers = [...readdirSync(`${ddk}/um`), ...readdirSync(`${ddk}/crt`)].filter((name) => name.endsWith(".h"));
  const text = ["windows.h", ...headers.filter((name) => name !== "windows.h" && name !== "setjmp.h")]
    .map((name) => `#include <${name}>\n`)
    .join("");
  const files = new NodeFiles();
  const unit = compileUnit("/all.c", {
    target: "x64",
    files: { read: (path) => (path === "/all.c" ? text : files.read(path)) },
    includePaths: [`${ddk}/um`, `${ddk}/crt`, ddk],
    defines: {},
    undefines: ["_KERNEL_MODE"],
  });
  expect(unit.diagnostics.map((one) => `${one.range.file}:${one.range.startLine + 1}: ${one.message}`)).toEqual([]);
  const emulated = new Set(emulatedForPrograms);
  const defined = new Set([...unit.functions.values()].map((fn) => fn.symbol.name));
  const declared = [...unit.symbols.values()]
    .filter((symbol) => symbol.type.kind === "function")
    .map(({ name }) => name);
  expect(declared.length).toBeGreaterThan(350);
  const missing = declared.filter(
    (name) => !emulated.has(name) && !defined.has(name) && intrinsicByName(name) === undefined,
  );
  expect(missing.filter((name) => !/^(__va_|_exception|_abnormal|__ringside)/.test(name))).toEqual([]);
});

describe("waits", () => {
  programHolds(
    "events: manual and automatic, set, reset, named, timed",
    `
      HANDLE m = CreateEventA(NULL, TRUE, FALSE, NULL), a = CreateEventA(NULL, FALSE, TRUE, "Local\\\\Named"), again, both[2];
      DWORD t;
      CHECK(WaitForSingleObject(a, 0) == WAIT_OBJECT_0);
      CHECK(WaitForSingleObject(a, 0) == WAIT_TIMEOUT);
      again = CreateEventA(NULL, TRUE, FALSE, "Named");
      CHECK(again != NULL && GetLastError() == ERROR_ALREADY_EXISTS);
      SetEvent(again);
      CHECK(WaitForSingleObject(a, 0) == WAIT_OBJECT_0);
      CHECK(OpenEventA(EVENT_ALL_ACCESS, FALSE, "Other") == NULL && GetLastError() == ERROR_FILE_NOT_FOUND);
      CHECK(CreateMutexA(NULL, FALSE, "Named") == NULL && GetLastError() == ERROR_INVALID_HANDLE);
      t = GetTickCount();
      CHECK(WaitForSingleObject(m, 30) == WAIT_TIMEOUT);
      CHECK(GetTickCount() - t >= 30 && GetTickCount() - t < 40);
      SetEvent(m);
      CHECK(WaitForSingleObject(m, INFINITE) == WAIT_OBJECT_0 && WaitForSingleObject(m, 0) == WAIT_OBJECT_0);
      ResetEvent(m);
      CHECK(WaitForSingleObject(m, 0) == WAIT_TIMEOUT);
      both[0] = m;
      both[1] = a;
      SetEvent(a);
      CHECK(WaitForMultipleObjects(2, both, FALSE, 0) == WAIT_OBJECT_0 + 1);
      SetEvent(a);
      CHECK(WaitForMultipleObjects(2, both, TRUE, 5) == WAIT_TIMEOUT);
      SetEvent(m);
      CHECK(WaitForMultipleObjects(2, both, TRUE, 5) == WAIT_OBJECT_0);
      CHECK(WaitForMultipleObjects(0, both, TRUE, 5) == WAIT_FAILED && GetLastError() == ERROR_INVALID_PARAMETER);
      CHECK(WaitForSingleObject((HANDLE)0x7777, 0) == WAIT_FAILED && GetLastError() == ERROR_INVALID_HANDLE);
      CHECK(SignalObjectAndWait(m, a, 5, FALSE) == WAIT_TIMEOUT);
    `,
  );
  programHolds(
    "a mutex whose owner has ended goes to the next, who is told so",
    `
      static HANDLE mutex, other;
      static DWORD WINAPI Ends(LPVOID both) {
          CHECK(WaitForSingleObject(mutex, INFINITE) == WAIT_OBJECT_0);
          if (both != NULL) CHECK(WaitForSingleObject(other, INFINITE) == WAIT_OBJECT_0);
          return 0;
      }
      static void End(LPVOID both) {
          HANDLE thread = CreateThread(NULL, 0, Ends, both, 0, NULL);
          WaitForSingleObject(thread, INFINITE);
          CloseHandle(thread);
      }
      int main(void) {
          HANDLE all[2];
          mutex = CreateMutexA(NULL, FALSE, NULL);
          other = CreateMutexA(NULL, FALSE, NULL);
          all[0] = other;
          all[1] = mutex;
          End(NULL);
          CHECK(WaitForSingleObject(mutex, 0) == WAIT_ABANDONED);
          CHECK(WaitForSingleObject(mutex, 0) == WAIT_OBJECT_0 && ReleaseMutex(mutex) && ReleaseMutex(mutex));
          CHECK(WaitForSingleObject(mutex, 0) == WAIT_OBJECT_0 && ReleaseMutex(mutex));
          End(NULL);
          CHECK(WaitForMultipleObjects(2, all, TRUE, 0) == WAIT_ABANDONED_0 && ReleaseMutex(mutex) && ReleaseMutex(other));
          End(&other);
          CHECK(WaitForMultipleObjects(2, all, FALSE, 0) == WAIT_ABANDONED_0);
          CHECK(WaitForMultipleObjects(1, all + 1, FALSE, 0) == WAIT_ABANDONED_0);
          CHECK(ReleaseMutex(mutex) && ReleaseMutex(other));
          return 0;
      }
    `,
  );
  programHolds(
    "mutexes belong to threads, semaphores count",
    `
      static HANDLE mutex, semaphore;
      static DWORD WINAPI other(LPVOID p) {
          CHECK(WaitForSingleObject(mutex, 5) == WAIT_TIMEOUT);
          CHECK(!ReleaseMutex(mutex) && GetLastError() == ERROR_NOT_OWNER);
          return 0;
      }
      int main(void) {
          LONG before;
          HANDLE t;
          mutex = CreateMutexA(NULL, TRUE, NULL);
          CHECK(WaitForSingleObject(mutex, 0) == 0);
          t = CreateThread(NULL, 0, other, NULL, 0, NULL);
          WaitForSingleObject(t, INFINITE);
          CHECK(ReleaseMutex(mutex) && ReleaseMutex(mutex));
          CHECK(!ReleaseMutex(mutex));
          semaphore = CreateSemaphoreA(NULL, 1, 3, NULL);
          CHECK(WaitForSingleObject(semaphore, 0) == 0 && WaitForSingleObject(semaphore, 0) == WAIT_TIMEOUT);
          CHECK(ReleaseSemaphore(semaphore, 2, &before) && before == 0);
          CHECK(!ReleaseSemaphore(semaphore, 2, NULL) && GetLastError() == ERROR_TOO_MANY_POSTS);
          CHECK(CreateSemaphoreA(NULL, 4, 3, NULL) == NULL);
          return 0;
      }
    `,
  );
  programHolds(
    "user APCs and timers that call back",
    `
      static int called;
      static VOID CALLBACK apc(ULONG_PTR data) { called += (int)data; }
      static VOID CALLBACK timer(LPVOID p, DWORD low, DWORD high) {
          CHECK(p == &called && high != 0);
          called += 100;
      }
      int main(void) {
          LARGE_INTEGER due;
          HANDLE t = CreateWaitableTimerA(NULL, FALSE, NULL);
          QueueUserAPC(apc, GetCurrentThread(), 1);
          QueueUserAPC(apc, GetCurrentThread(), 2);
          Sleep(1);
          CHECK(called == 0);
          CHECK(SleepEx(0, TRUE) == WAIT_IO_COMPLETION && called == 3);
          CHECK(SleepEx(1, TRUE) == 0);
          due.QuadPart = -100000;
          CHECK(SetWaitableTimer(t, &due, 0, NULL, NULL, FALSE));
          CHECK(WaitForSingleObject(t, 5) == WAIT_TIMEOUT && WaitForSingleObject(t, 10) == 0 &&
                WaitForSingleObject(t, 50) == WAIT_TIMEOUT);
          SetWaitableTimer(t, &due, 0, timer, &called, FALSE);
          CHECK(SleepEx(INFINITE, TRUE) == WAIT_IO_COMPLETION && called == 103);
          SetWaitableTimer(t, &due, 20, NULL, NULL, FALSE);
          CHECK(WaitForSingleObject(t, 50) == 0 && WaitForSingleObject(t, 50) == 0);
          CHECK(CancelWaitableTimer(t) && WaitForSingleObject(t, 100) == WAIT_TIMEOUT);
          return 0;
      }
    `,
  );
});

describe("threads", () => {
  programHolds(
    "run beside one another, with results, ids, storage of their own",
    `
      static DWORD slot;
      static DWORD WINAPI body(LPVOID p) {
          TlsSetValue(slot, p);
          Sleep(2);
          CHECK(TlsGetValue(slot) == p);
          if (p == (LPVOID)2) ExitThread(22);
          return (DWORD)(ULONG_PTR)p * 10;
      }
      int main(void) {
          HANDLE t[3];
          DWORD id[3], code;
          int i;
          slot = TlsAlloc();
          for (i = 0; i < 3; i++) t[i] = CreateThread(NULL, 0, body, (LPVOID)(ULONG_PTR)(i + 1), 0, &id[i]);
          CHECK(GetExitCodeThread(t[0], &code) && code == STILL_ACTIVE);
          CHECK(GetThreadId(t[1]) == id[1] && id[1] != id[2]);
          CHECK(WaitForMultipleObjects(3, t, TRUE, 1000) == 0);
          GetExitCodeThread(t[0], &code);
          CHECK(code == 10);
          GetExitCodeThread(t[1], &code);
          CHECK(code == 22);
          GetExitCodeThread(t[2], &code);
          CHECK(code == 30);
          CHECK(TlsGetValue(slot) == NULL);
          TlsFree(slot);
          return 0;
      }
    `,
  );
  programHolds(
    "are made suspended and resumed, have priorities, begin as the C run-time begins them",
    `
      #include <process.h>
      static int ran;
      static unsigned __stdcall body(void *p) {
          ran = *(int *)p;
          return 3;
      }
      int main(void) {
          int value = 8;
          DWORD code;
          unsigned id;
          HANDLE t = (HANDLE)_beginthreadex(NULL, 0, body, &value, CREATE_SUSPENDED, &id);
          Sleep(5);
          CHECK(ran == 0);
          CHECK(SetThreadPriority(t, THREAD_PRIORITY_HIGHEST) && GetThreadPriority(t) == 2);
          CHECK(ResumeThread(t) == 1);
          CHECK(WaitForSingleObject(t, 1000) == 0 && ran == 8);
          GetExitCodeThread(t, &code);
          CHECK(code == 3);
          return 0;
      }
    `,
  );
  programHolds(
    "share critical sections, slim locks and condition variables",
    `
      static CRITICAL_SECTION cs;
      static SRWLOCK srw = SRWLOCK_INIT;
      static CONDITION_VARIABLE cv = CONDITION_VARIABLE_INIT;
      static int shared, turns, ready;
      static DWORD WINAPI body(LPVOID p) {
          int i;
          for (i = 0; i < 20; i++) {
              int old;
              EnterCriticalSection(&cs);
              EnterCriticalSection(&cs);
              old = shared;
              if (i % 5 == 0) Sleep(0);
              shared = old + 1;
              LeaveCriticalSection(&cs);
              LeaveCriticalSection(&cs);
              AcquireSRWLockExclusive(&srw);
              turns++;
              ReleaseSRWLockExclusive(&srw);
          }
          EnterCriticalSection(&cs);
          ready++;
          LeaveCriticalSection(&cs);
          WakeAllConditionVariable(&cv);
          return 0;
      }
      int main(void) {
          HANDLE t[2];
          InitializeCriticalSection(&cs);
          t[0] = CreateThread(NULL, 0, body, NULL, 0, NULL);
          t[1] = CreateThread(NULL, 0, body, NULL, 0, NULL);
          EnterCriticalSection(&cs);
          while (ready < 2) CHECK(SleepConditionVariableCS(&cv, &cs, INFINITE));
          CHECK(!SleepConditionVariableCS(&cv, &cs, 5) && GetLastError() == WAIT_TIMEOUT);
          LeaveCriticalSection(&cs);
          WaitForMultipleObjects(2, t, TRUE, INFINITE);
          CHECK(shared == 40 && turns == 40);
          AcquireSRWLockShared(&srw);
          CHECK(TryAcquireSRWLockShared(&srw) && !TryAcquireSRWLockExclusive(&srw));
          DeleteCriticalSection(&cs);
          return 0;
      }
    `,
  );
});

describe("memory, text, errors, time", () => {
  programHolds(
    "heaps, local blocks and pages",
    `
      DWORD old;
      char *h = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, 100), *l = LocalAlloc(LPTR, 10), *v;
      int caught = 0;
      CHECK(h &&h[99] == 0 && HeapSize(GetProcessHeap(), 0, h) == 100);
      h[50] = 7;
      h = HeapReAlloc(GetProcessHeap(), 0, h, 200);
      CHECK(h[50] == 7);
      CHECK(HeapFree(GetProcessHeap(), 0, h));
      CHECK(l[9] == 0 && LocalFree(l) == NULL);
      v = VirtualAlloc(NULL, 8000, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
      CHECK(((ULONG_PTR)v & 0xfff) == 0);
      v[8191] = 1;
      CHECK(VirtualProtect(v, 4096, PAGE_READONLY, &old) && old == PAGE_READWRITE);
      __try {
          v[0] = 1;
      } __except (GetExceptionCode() == EXCEPTION_ACCESS_VIOLATION) { caught = 1; }
      CHECK(caught &&v[0] == 0);
      CHECK(VirtualFree(v, 0, MEM_RELEASE));
      caught = 0;
      __try {
          v[5000] = 1;
      } __except (1) { caught = 1; }
      CHECK(caught);
      CHECK(VirtualAlloc(NULL, 1 << 30, MEM_COMMIT, PAGE_READWRITE) == NULL && GetLastError() == ERROR_NOT_ENOUGH_MEMORY);
      CHECK(malloc(1 << 30) == NULL);
    `,
  );
  programHolds(
    "text in both forms",
    `
      #include <tchar.h>
      int main(void) {
          char a[32];
          WCHAR w[32];
          CHECK(lstrlenA("four") == 4 && lstrlenW(L"four") == 4 && lstrlenA(NULL) == 0);
          lstrcpyA(a, "ab");
          lstrcatA(a, "cd");
          CHECK(strcmp(a, "abcd") == 0);
          lstrcpynW(w, L"abcdef", 4);
          CHECK(wcscmp(w, L"abc") == 0);
          CHECK(lstrcmpiA("ABC", "abc") == 0 && lstrcmpA("a", "b") < 0);
          CHECK(wsprintfA(a, "%d-%s-%08lX", 5, "x", 0xABCUL) == 12 && strcmp(a, "5-x-00000ABC") == 0);
          wsprintfW(w, L"%s!", L"wide");
          CHECK(wcscmp(w, L"wide!") == 0);
          CHECK(MultiByteToWideChar(CP_UTF8, 0, "gr\\xc3\\xbcn", -1, w, 32) == 5 && w[2] == 0xfc);
          CHECK(WideCharToMultiByte(CP_ACP, 0, L"gr\\x00fcn", 4, a, 32, NULL, NULL) == 5);
          CHECK(MultiByteToWideChar(CP_ACP, 0, "abc", 3, NULL, 0) == 3);
          CHECK(MultiByteToWideChar(CP_ACP, 0, "abc", 3, w, 2) == 0 && GetLastError() == ERROR_INSUFFICIENT_BUFFER);
          strcpy(a, "MiXed");
          CHECK(strcmp(CharUpperA(a), "MIXED") == 0 && (int)(ULONG_PTR)CharLowerA((LPSTR)'Q') == 'q');
          CHECK(strcpy_s(a, 4, "four") == 34 && a[0] == 0);
          CHECK(sprintf_s(a, 32, "%s", "ok") == 2);
          CHECK(_tcstoul(_T("ff"), NULL, 16) == 255 && wcstol(L"-12", NULL, 10) == -12);
          return 0;
      }
    `,
  );
  programHolds(
    "safe strings, by bytes and by characters",
    `
      #include <strsafe.h>
      int main(void) {
          char a[8];
          WCHAR w[8];
          size_t n;
          CHECK(StringCbCopyA(a, sizeof(a), "seven..") == S_OK && StringCchCopyW(w, 8, L"1234567") == S_OK);
          CHECK(StringCbCopyA(a, sizeof(a), "too long..") == STRSAFE_E_INSUFFICIENT_BUFFER && strcmp(a, "too lon") == 0);
          CHECK(StringCchPrintfA(a, 8, "%d-%s", 5, "x") == S_OK && strcmp(a, "5-x") == 0);
          CHECK(StringCbCatA(a, 8, "yz") == S_OK && StringCchCatNA(a, 8, "!!!!", 1) == S_OK && strcmp(a, "5-xyz!") == 0);
          CHECK(StringCbPrintfW(w, sizeof(w), L"%ls", L"wide") == S_OK && wcscmp(w, L"wide") == 0);
          CHECK(StringCbLengthW(w, sizeof(w), &n) == S_OK && n == 8 &&
                StringCchLengthA(a, 3, &n) == STRSAFE_E_INVALID_PARAMETER);
          CHECK(StringCchCopyA(a, 0, "x") == STRSAFE_E_INVALID_PARAMETER);
          CHECK(GetCurrentDirectoryA(8, a) == 3 && a[1] == ':' && GetCurrentDirectoryA(2, a) == 4);
          CHECK(CreateFileA("C:\\\\test.sys", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL) != INVALID_HANDLE_VALUE &&
                CreateFileA("C:\\\\other.sys", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL) == INVALID_HANDLE_VALUE);
          return 0;
      }
    `,
  );
  programHolds(
    "error texts",
    `
      char *text = NULL, small[4], line[40];
      WCHAR w[200];
      DWORD_PTR args[3];
      SetLastError(5);
      CHECK(GetLastError() == 5);
      CHECK(FormatMessageA(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
                           NULL, ERROR_FILE_NOT_FOUND, 0, (LPSTR)&text, 0, NULL) > 0);
      CHECK(strcmp(text, "The system cannot find the file specified.\\r\\n") == 0);
      LocalFree(text);
      CHECK(FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM, NULL, ERROR_ACCESS_DENIED, 0, w, 200, NULL) == 19 &&
            wcscmp(w, L"Access is denied.\\r\\n") == 0);
      CHECK(FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM, NULL, HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED), 0, w, 200, NULL) ==
            19);
      CHECK(FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, NULL, 0xC0000010, 0, line, sizeof line, NULL) == 0 &&
            GetLastError() == ERROR_MR_MID_NOT_FOUND);
      CHECK(FormatMessageA(FORMAT_MESSAGE_FROM_HMODULE, LoadLibraryA("NTDLL.DLL"), 0xC0000010, 0, line, sizeof line,
                           NULL) > 0 &&
            strcmp(line, "Incorrect function.\\r\\n") == 0);
      CHECK(FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, NULL, 987654, 0, small, 4, NULL) == 0 &&
            GetLastError() == ERROR_MR_MID_NOT_FOUND);
      CHECK(FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, NULL, 5, 0, small, 4, NULL) == 0 &&
            GetLastError() == ERROR_INSUFFICIENT_BUFFER);
      args[0] = (DWORD_PTR) "disk";
      args[1] = 7;
      FormatMessageA(FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY | FORMAT_MESSAGE_ALLOCATE_BUFFER,
                     "%1: %2!d! %%", 0, 0, (LPSTR)&text, 0, (va_list *)args);
      CHECK(strcmp(text, "disk: 7 %") == 0);
      args[2] = 3;
      FormatMessageA(FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY, "%1!-6s!|%2!04x!|%2!*u!%n%0 not this", 0,
                     0, line, sizeof line, (va_list *)args);
      CHECK(strcmp(line, "disk  |0007|      3\\r\\n") == 0);
    `,
  );
  programHolds(
    "clocks that agree, versions, names",
    `
      SYSTEMTIME s;
      FILETIME ft;
      LARGE_INTEGER a, b, f;
      ULONGLONG t = GetTickCount64();
      OSVERSIONINFOA v = { sizeof(v) };
      SYSTEM_INFO si;
      char name[64];
      DWORD n = sizeof(name);
      GetSystemTime(&s);
      CHECK(s.wYear == 2025 && s.wMonth == 1 && s.wDay == 1 && s.wDayOfWeek == 3);
      QueryPerformanceFrequency(&f);
      QueryPerformanceCounter(&a);
      Sleep(25);
      QueryPerformanceCounter(&b);
      CHECK((b.QuadPart - a.QuadPart) * 1000 / f.QuadPart >= 25 && GetTickCount64() - t >= 25);
      GetSystemTimeAsFileTime(&ft);
      CHECK(FileTimeToSystemTime(&ft, &s) && s.wYear == 2025);
      CHECK(GetVersionExA(&v) && v.dwMajorVersion == 10 && v.dwPlatformId == VER_PLATFORM_WIN32_NT);
      GetSystemInfo(&si);
      CHECK(si.dwNumberOfProcessors == 2 && si.dwPageSize == 4096);
      CHECK(GetModuleFileNameA(NULL, name, sizeof(name)) == 14 && strcmp(name, "C:\\\\program.exe") == 0);
      CHECK(GetComputerNameA(name, &n) && n == 8);
      CHECK(GetModuleHandleA(NULL) != NULL && GetModuleHandleA("nothing.dll") == NULL &&
            GetLastError() == ERROR_MOD_NOT_FOUND);
      CHECK(GetModuleHandleA("program.exe") == GetModuleHandleA(NULL) && LoadLibraryW(L"kernel32") != NULL &&
            LoadLibraryA("C:\\\\Windows\\\\System32\\\\Kernel32.dll") == GetModuleHandleA("KERNEL32.DLL"));
      {
          typedef DWORD(WINAPI * ID)(void);
          HMODULE library = GetModuleHandleA("kernel32.dll");
          ID id = (ID)GetProcAddress(library, "GetCurrentProcessId");
          CHECK(id != NULL && id() == GetCurrentProcessId() && FreeLibrary(library));
          CHECK(GetProcAddress(library, "NoSuchRoutine") == NULL && GetLastError() == ERROR_PROC_NOT_FOUND);
      }
      CHECK(GetProcessId(GetCurrentProcess()) == GetCurrentProcessId());
    `,
  );
  it("the console by its handles", () => {
    const ran = runProgram(
      `
        DWORD n, mode;
        char line[16];
        HANDLE in = GetStdHandle(STD_INPUT_HANDLE), out = GetStdHandle(STD_OUTPUT_HANDLE),
               con = CreateFileA("CONOUT$", GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
        CHECK(ReadFile(in, line, 16, &n, NULL) && n == 4 && memcmp(line, "one\\n", 4) == 0);
        CHECK(ReadConsoleA(in, line, 2, &n, NULL) && n == 2);
        CHECK(WriteFile(out, "<a>", 3, &n, NULL) && n == 3);
        WriteConsoleW(con, L"<\\x00fc>\\n", 4, &n, NULL);
        CHECK(!WriteFile(in, "x", 1, &n, NULL));
        CHECK(GetConsoleMode(out, &mode));
        CHECK(!GetConsoleMode((HANDLE)0x999, &mode));
        fprintf(stderr, "to the errors\\n");
        OutputDebugStringA("seen\\n");
      `,
      { run: { input: ["one", "two"], expect: { errors: "to the errors\n" } } },
    );
    expect([ran.output, ran.steps.at(-1)?.slice(0, 6)]).toEqual(["<a><ü>\n", "passed"]);
    expect(ran.kernel.trace.count({ kinds: ["debugPrint"], text: "seen" })).toBe(1);
  });
});
