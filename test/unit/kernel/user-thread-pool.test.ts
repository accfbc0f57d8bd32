// Thread pools of programs: work, timers and waits, of either interface.
import { describe } from "vitest";
import { programHolds } from "./program.ts";

const shared = String.raw`
  static volatile LONG calls, sum;
  static HANDLE done;
  static DWORD first;
  static VOID CALLBACK Simple(PTP_CALLBACK_INSTANCE i, PVOID c) { (void)i; InterlockedExchangeAdd(&sum, (LONG)(LONG_PTR)c); SetEvent(done); }
  static VOID CALLBACK Work(PTP_CALLBACK_INSTANCE i, PVOID c, PTP_WORK w) {
      (void)i; (void)w;
      CHECK(GetCurrentThreadId() != first);
      Sleep(5);
      InterlockedIncrement(&calls);
      InterlockedExchangeAdd(&sum, (LONG)(LONG_PTR)c);
  }
  static VOID CALLBACK Timer(PTP_CALLBACK_INSTANCE i, PVOID c, PTP_TIMER t) {
      (void)i; (void)c;
      if (InterlockedIncrement(&calls) == 3) { SetThreadpoolTimer(t, NULL, 0, 0); SetEvent(done); }
  }
  static DWORD result = 77;
  static VOID CALLBACK Wait(PTP_CALLBACK_INSTANCE i, PVOID c, PTP_WAIT w, TP_WAIT_RESULT r) {
      (void)i; (void)w; (void)c;
      result = r;
      InterlockedIncrement(&calls);
      SetEvent(done);
  }
  static VOID CALLBACK Older(PVOID c, BOOLEAN timedOut) {
      InterlockedExchangeAdd(&sum, timedOut ? 100 : (LONG)(LONG_PTR)c);
      InterlockedIncrement(&calls);
      SetEvent(done);
  }
  static DWORD WINAPI Item(LPVOID c) { InterlockedExchangeAdd(&sum, (LONG)(LONG_PTR)c); SetEvent(done); return 0; }
`;
const program = (body: string): string => `${shared}
  int main(void) {
      done = CreateEventA(NULL, FALSE, FALSE, NULL);
      first = GetCurrentThreadId();
      ${body}
      return 0;
  }`;

describe("a program's thread pool", () => {
  programHolds(
    "calls what is queued in threads of its own, several at once, and is waited for",
    program(String.raw`
      PTP_WORK w = CreateThreadpoolWork(Work, (PVOID)2, NULL);
      DWORD began = GetTickCount();
      int i;
      CHECK(w != NULL);
      for (i = 0; i < 10; i++) SubmitThreadpoolWork(w);
      WaitForThreadpoolWorkCallbacks(w, FALSE);
      CHECK(calls == 10 && sum == 20);
      CHECK(GetTickCount() - began < 50);
      for (i = 0; i < 40; i++) SubmitThreadpoolWork(w);
      WaitForThreadpoolWorkCallbacks(w, TRUE);
      CHECK(calls < 50);
      CloseThreadpoolWork(w);
      sum = 0;
      CHECK(TrySubmitThreadpoolCallback(Simple, (PVOID)7, NULL) && WaitForSingleObject(done, 1000) == WAIT_OBJECT_0 && sum == 7);
      CHECK(QueueUserWorkItem(Item, (PVOID)1, WT_EXECUTEDEFAULT) && WaitForSingleObject(done, 1000) == WAIT_OBJECT_0 && sum == 8);
    `),
  );
  programHolds(
    "calls for timers, once or over and over until they are stopped",
    program(String.raw`
      PTP_TIMER t = CreateThreadpoolTimer(Timer, NULL, NULL);
      LARGE_INTEGER due;
      FILETIME at;
      HANDLE q;
      due.QuadPart = -20 * 10000LL;
      at.dwLowDateTime = due.LowPart;
      at.dwHighDateTime = due.HighPart;
      CHECK(!IsThreadpoolTimerSet(t));
      SetThreadpoolTimer(t, &at, 10, 0);
      CHECK(IsThreadpoolTimerSet(t) && WaitForSingleObject(done, 10) == WAIT_TIMEOUT && calls == 0);
      CHECK(WaitForSingleObject(done, 1000) == WAIT_OBJECT_0 && calls == 3);
      Sleep(50);
      CHECK(calls == 3 && !IsThreadpoolTimerSet(t));
      WaitForThreadpoolTimerCallbacks(t, TRUE);
      CloseThreadpoolTimer(t);
      calls = 0;
      CHECK(CreateTimerQueueTimer(&q, NULL, Older, (PVOID)1, 10, 10, 0));
      Sleep(35);
      CHECK(DeleteTimerQueueTimer(NULL, q, INVALID_HANDLE_VALUE) && calls >= 2 && sum == 100 * calls);
      CHECK(!DeleteTimerQueueTimer(NULL, q, NULL) && GetLastError() == ERROR_INVALID_HANDLE);
    `),
  );
  programHolds(
    "waits for objects, once or for each time they are signaled, or the time that has passed",
    program(String.raw`
      HANDLE e = CreateEventA(NULL, FALSE, FALSE, NULL), h;
      PTP_WAIT w = CreateThreadpoolWait(Wait, NULL, NULL);
      LARGE_INTEGER due;
      FILETIME at;
      SetThreadpoolWait(w, e, NULL);
      CHECK(WaitForSingleObject(done, 20) == WAIT_TIMEOUT);
      SetEvent(e);
      CHECK(WaitForSingleObject(done, 1000) == WAIT_OBJECT_0 && result == WAIT_OBJECT_0 && calls == 1);
      SetEvent(e);
      CHECK(WaitForSingleObject(done, 20) == WAIT_TIMEOUT && calls == 1);
      ResetEvent(e);
      due.QuadPart = -10 * 10000LL;
      at.dwLowDateTime = due.LowPart;
      at.dwHighDateTime = due.HighPart;
      SetThreadpoolWait(w, e, &at);
      CHECK(WaitForSingleObject(done, 1000) == WAIT_OBJECT_0 && result == WAIT_TIMEOUT && calls == 2);
      WaitForThreadpoolWaitCallbacks(w, FALSE);
      CloseThreadpoolWait(w);
      calls = 0;
      CHECK(RegisterWaitForSingleObject(&h, e, Older, (PVOID)1, INFINITE, WT_EXECUTEDEFAULT));
      SetEvent(e);
      CHECK(WaitForSingleObject(done, 1000) == WAIT_OBJECT_0);
      SetEvent(e);
      CHECK(WaitForSingleObject(done, 1000) == WAIT_OBJECT_0 && calls == 2 && sum == 2);
      CHECK(UnregisterWaitEx(h, INVALID_HANDLE_VALUE));
      SetEvent(e);
      Sleep(20);
      CHECK(calls == 2 && WaitForSingleObject(e, 0) == WAIT_OBJECT_0);
      CHECK(RegisterWaitForSingleObject(&h, e, Older, (PVOID)1, 10, WT_EXECUTEONLYONCE));
      CHECK(WaitForSingleObject(done, 1000) == WAIT_OBJECT_0 && sum == 102);
      Sleep(30);
      CHECK(calls == 3 && UnregisterWait(h));
    `),
  );
  programHolds(
    "has threads that drivers hear of, in whose context they serve requests",
    program(String.raw`
      ULONG seen[2];
      DWORD n;
      HANDLE d = Open(0);
      PTP_WORK w = CreateThreadpoolWork(Work, (PVOID)2, NULL);
      SubmitThreadpoolWork(w);
      WaitForThreadpoolWorkCallbacks(w, FALSE);
      CHECK(DeviceIoControl(d, 0x222000, NULL, 0, seen, sizeof(seen), &n, NULL) && seen[0] == 1);
      CloseThreadpoolWork(w);
      CloseHandle(d);
    `),
    {
      driver: {
        declarations: String.raw`
          static ULONG seen;
          static VOID Thread(HANDLE process, HANDLE thread, BOOLEAN create) {
              UNREFERENCED_PARAMETER(process); UNREFERENCED_PARAMETER(thread);
              if (create && PsGetCurrentProcessId() == process) seen++;
          }
        `,
        add: "PsSetCreateThreadNotifyRoutine(Thread);",
        remove: "PsRemoveCreateThreadNotifyRoutine(Thread);",
        control: "((PULONG)buffer)[0] = seen; information = 8;",
      },
    },
  );
});
