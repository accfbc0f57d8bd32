// Ends of requests that threads of the pool are called for.
import { describe } from "vitest";
import { programHolds } from "./program.ts";

const shared = `
  static HANDLE done;
  static volatile LONG ends, bytesSeen;
  static DWORD lastError, owner;
  static PVOID seen;
  static VOID CALLBACK End(PTP_CALLBACK_INSTANCE i, PVOID c, PVOID o, ULONG result, ULONG_PTR bytes, PTP_IO io) {
      (void)i; (void)io;
      CHECK(c == (PVOID)5 && GetCurrentThreadId() != owner);
      seen = o; lastError = result; InterlockedExchangeAdd(&bytesSeen, (LONG)bytes); InterlockedIncrement(&ends); SetEvent(done); }
  static VOID CALLBACK Older(DWORD error, DWORD bytes, LPOVERLAPPED o) {
      CHECK(GetCurrentThreadId() != owner);
      seen = o; lastError = error; InterlockedExchangeAdd(&bytesSeen, (LONG)bytes); InterlockedIncrement(&ends); SetEvent(done); }
`;
const program = (body: string): string => `${shared}
  int main(void) {
      OVERLAPPED o, p; char buffer[8]; DWORD n;
      HANDLE h = Open(FILE_FLAG_OVERLAPPED), plain;
      done = CreateEventA(NULL, FALSE, FALSE, NULL);
      owner = GetCurrentThreadId();
      memset(&o, 0, sizeof(o)); memset(&p, 0, sizeof(p));
      ${body}
      return 0;
  }`;
/** Reads are completed at once with four bytes; a control request stays until it is cancelled. */
const driver = {
  read: "UNREFERENCED_PARAMETER(device); return Complete(irp, STATUS_SUCCESS, 4);",
  declarations: `DRIVER_CANCEL Stop; VOID Stop(PDEVICE_OBJECT device, PIRP irp) { UNREFERENCED_PARAMETER(device);
    IoReleaseCancelSpinLock(irp->CancelIrql); Complete(irp, STATUS_CANCELLED, 0); }`,
  control: "IoMarkIrpPending(irp); IoSetCancelRoutine(irp, Stop); done = TRUE; status = STATUS_PENDING;",
};

describe("the ends of requests", () => {
  programHolds(
    "come to an I/O object that has announced them",
    program(`
      PTP_IO io = CreateThreadpoolIo(h, End, (PVOID)5, NULL);
      CHECK(io != NULL);
      StartThreadpoolIo(io);
      CHECK(ReadFile(h, buffer, 8, NULL, &o) || GetLastError() == ERROR_IO_PENDING);
      CHECK(WaitForSingleObject(done, 1000) == WAIT_OBJECT_0 && ends == 1 && seen == &o && lastError == 0 && bytesSeen == 4);
      StartThreadpoolIo(io);
      CHECK(!DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, NULL, &p) && GetLastError() == ERROR_IO_PENDING);
      CHECK(WaitForSingleObject(done, 20) == WAIT_TIMEOUT);
      CHECK(CancelIoEx(h, &p));
      WaitForThreadpoolIoCallbacks(io, FALSE);
      CHECK(ends == 2 && seen == &p && lastError == ERROR_OPERATION_ABORTED);
      StartThreadpoolIo(io);
      CancelThreadpoolIo(io);
      WaitForThreadpoolIoCallbacks(io, TRUE);
      CHECK(ends == 2);
      CHECK(CreateThreadpoolIo(h, End, NULL, NULL) == NULL && GetLastError() == ERROR_INVALID_PARAMETER);
      CloseHandle(h);
      CloseThreadpoolIo(io);
      plain = Open(0);
      CHECK(CreateThreadpoolIo(plain, End, NULL, NULL) == NULL && GetLastError() == ERROR_INVALID_PARAMETER);
      CHECK(CreateThreadpoolIo(done, End, NULL, NULL) == NULL && GetLastError() == ERROR_INVALID_HANDLE);
      (void)n;
    `),
    { driver },
  );
  programHolds(
    "come to a routine that is bound to the file",
    program(`
      CHECK(BindIoCompletionCallback(h, Older, 0));
      CHECK(!BindIoCompletionCallback(h, Older, 0) && GetLastError() == ERROR_INVALID_PARAMETER);
      for (n = 0; n < 3; n++) {
          CHECK(ReadFile(h, buffer, 8, NULL, &o) || GetLastError() == ERROR_IO_PENDING);
          CHECK(WaitForSingleObject(done, 1000) == WAIT_OBJECT_0 && seen == &o);
      }
      CHECK(ends == 3 && bytesSeen == 12);
      CloseHandle(h);
      (void)plain;
    `),
    { driver },
  );
});
