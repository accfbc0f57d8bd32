// File objects as drivers see them: who has the file, how its last request ended, and the routines for fast I/O.
import { expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

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
