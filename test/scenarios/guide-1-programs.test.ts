// Rows of guide-1 about handles of programs: duplicated into another process, and signalled after their process has gone.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { runDriver } from "../unit/kernel/host.ts";
import { runProgram } from "../unit/kernel/program.ts";
import { passes, seen } from "./run.ts";

it("D18 a handle is duplicated into another process, which closes the last one: IRP_MJ_CLEANUP comes in its context", () => {
  const source = driver({
    declarations: `
        static DRIVER_DISPATCH Cleanup;
        static HANDLE opener;
        static NTSTATUS Cleanup(PDEVICE_OBJECT d, PIRP irp) {
            UNREFERENCED_PARAMETER(d);
            DbgPrint("cleanup in %s process\\n", PsGetCurrentProcessId() == opener ? "the opening" : "another");
            return Complete(irp, STATUS_SUCCESS, 0);
        }
      `,
    entry: "driver->MajorFunction[IRP_MJ_CLEANUP] = Cleanup;",
    add: 'UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Test"); IoCreateSymbolicLink(&link, &name);',
    control: "information = 0; opener = PsGetCurrentProcessId();",
  });
  const prelude = "#include <windows.h>\n#include <stdio.h>\n#include <stdlib.h>\n";
  const owner = `
    ${prelude}int main(void) {
        DWORD n;
        HANDLE h = CreateFileA("\\\\\\\\.\\\\Test", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL),
               go = CreateEventA(NULL, TRUE, FALSE, "Go"), done = CreateEventA(NULL, TRUE, FALSE, "Done"),
               map = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 4096, "Said");
        ULONG_PTR *said = MapViewOfFile(map, FILE_MAP_ALL_ACCESS, 0, 0, 0);
        DeviceIoControl(h, 0x222000, NULL, 0, NULL, 0, &n, NULL);
        said[0] = GetCurrentProcessId();
        said[1] = (ULONG_PTR)h;
        SetEvent(go);
        WaitForSingleObject(done, INFINITE);
        CloseHandle(h);
        said[2] = 1;
        SetEvent(go);
        return 0;
    }
  `;
  const taker = `
    ${prelude}int main(void) {
        HANDLE go = CreateEventA(NULL, TRUE, FALSE, "Go"), done = CreateEventA(NULL, TRUE, FALSE, "Done"), map, p,
               h = NULL;
        ULONG_PTR *said;
        WaitForSingleObject(go, INFINITE);
        ResetEvent(go);
        map = OpenFileMappingA(FILE_MAP_WRITE, FALSE, "Said");
        said = MapViewOfFile(map, FILE_MAP_WRITE, 0, 0, 0);
        p = OpenProcess(PROCESS_DUP_HANDLE, FALSE, (DWORD)said[0]);
        printf("%d", DuplicateHandle(p, (HANDLE)said[1], GetCurrentProcess(), &h, 0, FALSE, DUPLICATE_SAME_ACCESS));
        SetEvent(done);
        while (said[2] == 0) Sleep(1);
        printf("%d", CloseHandle(h));
        return 0;
    }
  `;
  const ran = passes(
    seen(
      runDriver(
        { "driver.c": source, "owner.c": owner, "taker.c": taker },
        {
          programs: [
            { name: "owner", sources: ["owner.c"] },
            { name: "taker", sources: ["taker.c"] },
          ],
          steps: [
            { do: "run", program: "owner", as: "a" },
            { do: "run", program: "taker", as: "b" },
            { do: "waitForExit", run: "a", timeout: 60_000 },
            { do: "waitForExit", run: "b", timeout: 60_000 },
          ],
        },
      ),
    ),
  );
  expect([...ran.kernel.state.processes.values()].map((process) => process.output)).toEqual(["", "11"]);
  expect(ran.output).toEqual(["cleanup in another process"]);
});

it("D20 an event of a request is taken in its process; after that the handle is none, and what was referenced stays", () => {
  const program = (wait: string) =>
    `
      DWORD n;
      HANDLE d = Open(0), e = CreateEvent(NULL, TRUE, FALSE, NULL);
      CHECK(DeviceIoControl(d, 0x222000, &e, 8, NULL, 0, &n, NULL));
      ${wait}
    `;
  const later = (body: string) => ({
    declarations: `
      static HANDLE given;
      static PKEVENT event;
      static PIO_WORKITEM item;
      static IO_WORKITEM_ROUTINE Later;
      static VOID Later(PDEVICE_OBJECT d, PVOID c) {
          LARGE_INTEGER t;
          NTSTATUS s;
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(s);
          t.QuadPart = -1000000;
          KeDelayExecutionThread(KernelMode, FALSE, &t);
          ${body}
      }
    `,
    add: "item = IoAllocateWorkItem(device);",
    remove: "IoFreeWorkItem(item);",
    control: `
        information = 0;
        given = *(PHANDLE)buffer;
        status = ObReferenceObjectByHandle(given, EVENT_MODIFY_STATE, *ExEventObjectType, irp->RequestorMode, (PVOID *)&event,
                                           NULL);
        DbgPrint("%x\\n", status);
        IoQueueWorkItem(item, Later, DelayedWorkQueue, NULL);
      `,
  });
  const set = later("KeSetEvent(event, 0, FALSE); ObDereferenceObject(event);");
  const waiting = runProgram(program("CHECK(WaitForSingleObject(e, INFINITE) == WAIT_OBJECT_0);"), { driver: set });
  expect({ output: waiting.output, end: waiting.end }).toEqual({ output: "", end: "finished" });
  const after = [{ do: "wait", for: 500 }];
  expect(runProgram(program(""), { driver: set, after }).end).toBe("finished");
  const byHandle = later(
    `
      PVOID again;
      s = ObReferenceObjectByHandle(given, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, &again, NULL);
      DbgPrint("later %x\\n", s);
      ObDereferenceObject(event);
    `,
  );
  expect(runProgram(program(""), { driver: byHandle, after }).kernel.state.debugOutput).toEqual([
    "0\n",
    "later c0000008\n",
  ]);
});
