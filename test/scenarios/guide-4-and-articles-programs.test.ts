// Rows of guide-4-and-articles in which a program, or a request for the wrong device, takes a driver in: two threads that race for one
// buffer, in one order after another; a request that is kept twice; an extension that is another's.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { orders, wrong } from "./orders.ts";
import { close, ioctl, open, passes, run } from "./run.ts";

const link = (control: string, more: object = {}) =>
  driver({
    declarations:
      'static UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Test"), target = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");',
    add: "(void)IoCreateSymbolicLink(&link, &target);",
    remove: "(void)IoDeleteSymbolicLink(&link);",
    control,
    ...more,
  });
/** A program whose second thread does something while the first is in a control request with a buffer. */
const racing = (buffer: string, second: string, code: string) => `
  #include <windows.h>
  static HANDLE device;
  ${buffer}
  static DWORD WINAPI Second(LPVOID p) {
      UNREFERENCED_PARAMETER(p);
      ${second} return 0;
  }
  int main(void) {
      DWORD n;
      HANDLE t;
      device = CreateFileA("\\\\\\\\.\\\\Test", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
      if (device == INVALID_HANDLE_VALUE) return 1;
      t = CreateThread(NULL, 0, Second, NULL, 0, NULL);
      DeviceIoControl(device, ${code}, &shared, sizeof(shared), &shared, sizeof(shared), &n, NULL);
      WaitForSingleObject(t, INFINITE);
      CloseHandle(device);
      return 0;
  }
`;
const race = (source: string, program: string) =>
  orders(
    { "driver.c": source, "program.c": program },
    {
      drivers: [{ name: "test", sources: ["driver.c"] }],
      programs: [{ name: "program", sources: ["program.c"] }],
      steps: [{ do: "run", program: "program" }],
    },
    { switches: 1, runs: 400 },
  );

it("D34 a text in a locked buffer that another thread of the program makes longer behind the driver's terminator", () => {
  // METHOD_OUT_DIRECT: the buffer is the program's own.
  const scan = (copy: string) =>
    `
      PWCH text = (PWCH)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
      UNICODE_STRING s;
      WCHAR own[8];
      information = 0;
      UNREFERENCED_PARAMETER(own);
      if (text == NULL) return Complete(irp, STATUS_INSUFFICIENT_RESOURCES, 0);
      ${copy} RtlInitUnicodeString(&s, text);
      NT_ASSERT(s.Length < 8 * sizeof(WCHAR));
    `;
  const trusting = link(scan("text[7] = 0;"));
  const careful = link(scan("RtlCopyMemory(own, text, sizeof(own)); own[7] = 0; text = own;"));
  const program = racing(
    "static WCHAR shared[8]; static WCHAR behind[64];",
    `
      int i;
      for (i = 0; i < 8; i++) shared[i] = 'x';
    `,
    "0x222002",
  );
  expect(wrong(race(trusting, program))).toMatch(
    /at the end of 'shared' \(16 bytes\), a variable of program|s\.Length < 8/,
  );
  expect(wrong(race(careful, program))).toBe("nothing");
});

it("D36 a pointer that is probed, and that another thread of the program then changes", () => {
  // METHOD_NEITHER: what the buffer holds is a pointer.
  const fetch = (again: string) =>
    `
      PULONG *at = (PULONG *)stack->Parameters.DeviceIoControl.Type3InputBuffer, p = NULL;
      ULONG value = 0;
      information = 0;
      __try {
          ProbeForRead(at, sizeof(*at), sizeof(PVOID));
          p = *at;
          ProbeForRead(p, sizeof(ULONG), sizeof(ULONG));
          value = *p;
      } __except (EXCEPTION_EXECUTE_HANDLER) { return Complete(irp, GetExceptionCode(), 0); }
      value += ${again};
      if (value == 99) DbgPrint("99\\n");
    `;
  const program = racing(
    "static ULONG number = 1; static ULONG *shared = &number;",
    "shared = (ULONG *)0x10;",
    "0x222003",
  );
  expect(wrong(race(link(fetch("**at")), program))).toMatch(/0x10|access violation|INVALID|fault/i);
  expect(wrong(race(link(fetch("0")), program))).toBe("nothing");
});

it("D38 a request that waits for an event, sent twice to a driver that keeps one: the first is lost, or the assertion tells", () => {
  const keeps = (check: string) => ({
    fields: "PIRP Waiting;",
    control: `
      information = 0;
      if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222004) {
          if (extension->Waiting != NULL) (void)Complete(extension->Waiting, STATUS_SUCCESS, 0);
          extension->Waiting = NULL;
      } else {
          ${check} IoMarkIrpPending(irp);
          extension->Waiting = irp;
          done = TRUE;
          status = STATUS_PENDING;
      }
    `,
  });
  const twice = [open, ioctl({ async: "one" }), ioctl({ async: "two" })];
  expect(run(keeps("NT_ASSERT(extension->Waiting == NULL);"), twice).told).toMatch(/extension->Waiting == /);
  // A free build has no assertion: the first request is never completed.
  const event = { ...ioctl(), code: 0x222004 };
  const lost = { do: "waitFor", request: "one", timeout: 100, expect: { status: "STATUS_TIMEOUT" } };
  const ran = passes(run(keeps(""), [...twice, event, { do: "waitFor", request: "two" }, lost]));
  expect([...ran.kernel.state.requests.values()].map(({ done, irp }) => [done, irp !== 0])).toEqual([[false, true]]);
  const refuses = keeps("if (extension->Waiting != NULL) return Complete(irp, STATUS_INVALID_DEVICE_STATE, 0);");
  passes(run(refuses, [open, ioctl({ async: "one" }), ioctl({ expect: { status: "STATUS_INVALID_DEVICE_STATE" } })]));
});

it("D44 a request to the control device, handled as if its extension were the device's", () => {
  const control = (test: string) => ({
    declarations: "static PDEVICE_OBJECT control;",
    entry: `
        UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Device\\\\Control");
        (void)IoCreateDevice(driver, sizeof(ULONG), &n, FILE_DEVICE_UNKNOWN, 0, FALSE, &control);
        control->Flags &= ~DO_DEVICE_INITIALIZING;
      `,
    unload: "IoDeleteDevice(control);",
    control: `information = 0; ${test} (void)KeSetEvent(&extension->Event, 0, FALSE); DbgPrint("%u\\n", extension->Lower->StackSize);`,
  });
  const steps = [{ do: "open", handle: "h", device: "\\Device\\Control" }, ioctl()];
  expect(run(control(""), steps).told).toMatch(/verifier|bugcheck/);
  const guarded = "if (device == control) return Complete(irp, STATUS_INVALID_DEVICE_REQUEST, 0);";
  passes(run(control(guarded), [steps[0], ioctl({ expect: { status: "STATUS_INVALID_DEVICE_REQUEST" } }), close]));
});

it("D30 a driver that says that it has filled the whole output of a request, and has written a part: the rest is told of", () => {
  const fills = (more: string) => ({ control: `information = 16; *(PULONG)buffer = 1; ${more}` });
  const steps = [open, ioctl({ outputLength: 16 }), close];
  const watched = { verifier: { uninitialized: true } };
  expect(run(fills(""), steps, watched).told).toMatch(/uninitiali[sz]ed|nobody has written|never been written/);
  passes(run(fills("RtlZeroMemory(buffer + 4, 12);"), steps, watched));
});

it("D76 a time at an address that is a multiple of 4 only: the probe for its type raises, one for bytes and a copy do not", () => {
  const set = (probe: string, use: string) =>
    `
      PLARGE_INTEGER at = (PLARGE_INTEGER)irp->UserBuffer;
      LARGE_INTEGER own;
      information = 0;
      own.QuadPart = 0;
      __try {
          ProbeForRead(at, sizeof(*at), ${probe});
          ${use} DbgPrint("%d\\n", (int)own.QuadPart);
      } __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
    `;
  const program = `
    #include <windows.h>
    #include <stdio.h>
    static LARGE_INTEGER room[2];
    int main(void) {
        DWORD n, wrong = 0;
        char *time = (char *)room + 4;
        HANDLE device = CreateFileA("\\\\\\\\.\\\\Test", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
        time[0] = 77;
        if (!DeviceIoControl(device, 0x222003, NULL, 0, time, 8, &n, NULL)) wrong = GetLastError();
        printf("%u\\n", wrong);
        CloseHandle(device);
        return 0;
    }
  `;
  const outcome = (source: string, output: string) =>
    run({ "driver.c": source, "program.c": program }, [{ do: "run", program: "program", expect: { output } }], {
      programs: [{ name: "program", sources: ["program.c"] }],
    });
  // ERROR_NOACCESS is what STATUS_DATATYPE_MISALIGNMENT becomes.
  passes(outcome(link(set("TYPE_ALIGNMENT(LARGE_INTEGER)", "own = *at;")), "998\n"));
  expect(passes(outcome(link(set("1", "RtlCopyMemory(&own, at, sizeof(own));")), "0\n")).output).toEqual(["77"]);
});
