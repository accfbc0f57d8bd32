// Rows of book-1 whose subject is a program beside a driver: how it ends with a request under way, and what it hears of devices.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { runDriver } from "../unit/kernel/host.ts";
import { passes, seen } from "./run.ts";

const guid = "0x11111111, 0x2222, 0x3333, 0x44, 0x44, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55";
/** A device with an interface; it keeps every read pending and, if `cancels`, can give it up. */
const watched = (cancels: boolean) =>
  driver({
    fields: "UNICODE_STRING Link; PIRP Kept;",
    declarations: `
      #include <initguid.h>
      DEFINE_GUID(GUID_TEST, ${guid});
      static DRIVER_CANCEL Cancelled;
      static VOID Cancelled(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          IoReleaseCancelSpinLock(irp->CancelIrql);
          DbgPrint("cancelled\\n");
          irp->IoStatus.Status = STATUS_CANCELLED;
          irp->IoStatus.Information = 0;
          IoCompleteRequest(irp, IO_NO_INCREMENT);
      }
    `,
    read: `
      ((PEXTENSION)device->DeviceExtension)->Kept = irp;
      IoMarkIrpPending(irp);
      ${cancels ? "IoSetCancelRoutine(irp, Cancelled);" : "UNREFERENCED_PARAMETER(Cancelled);"} return STATUS_PENDING;
    `,
    add: "IoRegisterDeviceInterface(pdo, &GUID_TEST, NULL, &extension->Link); IoSetDeviceInterfaceState(&extension->Link, TRUE);",
    remove: "IoSetDeviceInterfaceState(&extension->Link, FALSE); RtlFreeUnicodeString(&extension->Link);",
  });
const prelude = `
  #include <windows.h>
  #include <cfgmgr32.h>
  #include <dbt.h>
  #include <stdio.h>
  #include <initguid.h>
  DEFINE_GUID(GUID_TEST, ${guid});
  static HANDLE Open(DWORD flags) {
      WCHAR list[200];
      CM_Get_Device_Interface_ListW((GUID *)&GUID_TEST, NULL, list, 200, 0);
      return CreateFileW(list, GENERIC_READ, 0, NULL, OPEN_EXISTING, flags, NULL);
  }
`;
const run = (cancels: boolean, program: string, steps: readonly unknown[]) =>
  seen(
    runDriver(
      { "driver.c": watched(cancels), "program.c": prelude + program },
      {
        devices: [
          { name: "device", driver: "test", hardwareId: "ROOT\\TEST" },
          // The device as it comes back after the update.
          { name: "updated", driver: "test", hardwareId: "ROOT\\TEST", start: "manual" },
        ],
        programs: [{ name: "program", sources: ["program.c"] }],
        steps,
      },
    ),
  );
const outputOf = (ran: ReturnType<typeof run>): string => [...ran.kernel.state.processes.values()][0]?.output ?? "";

const reads = `
  int main(void) {
      static OVERLAPPED o;
      static char buffer[8];
      DWORD n;
      HANDLE h = Open(FILE_FLAG_OVERLAPPED);
      if (!ReadFile(h, buffer, 8, &n, &o) && GetLastError() == ERROR_IO_PENDING) printf("pending\\n");
      return 0;
  }
`;

it("D-23 a request without a cancel routine keeps its process for five minutes, and the driver from being replaced", () => {
  const begun = { do: "run", program: "program", as: "p" };
  const ran = run(false, reads, [
    begun,
    { do: "waitForExit", run: "p", timeout: 60_000, expect: {} },
    { do: "remove", device: "device" },
  ]);
  // The program has said what it had to say and seems gone, but it is not, and the device cannot go.
  expect(outputOf(ran)).toBe("pending\n");
  expect(ran.failures).toHaveLength(2);
  expect(ran.failures[0]).toMatch(/p has not ended; its thread waits for read from .*, to end/);
  const patient = run(false, reads, [begun, { do: "waitForExit", run: "p", timeout: 400_000 }]);
  expect(patient.kernel.trace.count({ kinds: ["finding"], text: "not completed within five minutes" })).toBe(1);
  // With a cancel routine nothing of this happens.
  passes(run(true, reads, [begun, { do: "waitForExit", run: "p", timeout: 1000 }, { do: "remove", device: "device" }]));
});

const listens = (filter: string, answer: string) => `
  static HANDLE device;
  static LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM w, LPARAM l) {
      if (message != WM_DEVICECHANGE) return DefWindowProc(window, message, w, l);
      printf("%lX\\n", (unsigned long)w);
      ${answer} return TRUE;
  }
  int main(void) {
      WNDCLASS c = { 0 };
      HWND window;
      MSG m;
      DEV_BROADCAST_DEVICEINTERFACE i = { sizeof(i), DBT_DEVTYP_DEVICEINTERFACE };
      DEV_BROADCAST_HANDLE h = { sizeof(h), DBT_DEVTYP_HANDLE };
      c.lpfnWndProc = procedure;
      c.lpszClassName = "w";
      RegisterClass(&c);
      window = CreateWindow("w", "", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
      i.dbcc_classguid = GUID_TEST;
      device = Open(0);
      h.dbch_handle = device;
      if (RegisterDeviceNotification(window, ${filter}, DEVICE_NOTIFY_WINDOW_HANDLE) == NULL) return 1;
      while (GetMessage(&m, NULL, 0, 0)) DispatchMessage(&m);
      return 0;
  }
`;
const started = [
  { do: "run", program: "program", as: "p" },
  { do: "wait", for: 20 },
];
const ended = [
  { do: "wait", for: 20 },
  { do: "terminate", run: "p", how: "ctrlC" },
  { do: "waitForExit", run: "p", expect: { exitCode: 0xc000_013a } },
];

it("D-28 a driver that is updated: a window hears that its interface went and came, and of no query", () => {
  const closes = listens("&i", "").replace("device = Open(0);", "");
  const ran = passes(
    run(true, closes, [
      ...started,
      { do: "remove", device: "device" },
      { do: "start", device: "updated" },
      { do: "wait", for: 20 },
      ...ended,
    ]),
  );
  expect(outputOf(ran)).toBe("8004\n8000\n");
});

it("D-31b a client that has the device open is asked before its driver, and accepts or refuses", () => {
  const accepts = run(true, listens("&h", "if (w == DBT_DEVICEQUERYREMOVE) CloseHandle(device);"), [
    ...started,
    { do: "remove", device: "device" },
    ...ended,
  ]);
  expect(outputOf(passes(accepts))).toBe("8001\n8004\n");
  const refused = { do: "remove", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } };
  const refuses = run(true, listens("&h", "if (w == DBT_DEVICEQUERYREMOVE) return BROADCAST_QUERY_DENY;"), [
    ...started,
    refused,
    ...ended,
  ]);
  expect(outputOf(passes(refuses))).toBe("8001\n8002\n");
  const asked = refuses.kernel.trace.window(0, 10_000, { kinds: ["irpCall"], driver: "test" }).map((row) => row.detail);
  expect(asked.filter((row) => row.includes("QUERY_REMOVE"))).toEqual([]);
});
