// Rows of guide-4-and-articles, section D.5: threads, waits and traces.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { close, ioctl, open, passes, prints, read, remove, run, stops, wait } from "./run.ts";
import { sample } from "./samples.ts";

const tracing = {
  drivers: [
    { name: "tracer", sources: ["tracer.c", "queue.c"] },
    { name: "chatter", sources: ["chatter.c", "trace.c"] },
  ],
  devices: [{ name: "device", driver: "tracer", start: "manual" }],
};
it("D81 a trace from a DPC reaches the watching program within a second", () => {
  passes(
    sample("tracer")(
      [
        { do: "start", device: "device" },
        { do: "load", driver: "chatter" },
        wait(2_500),
        { do: "open", handle: "c", link: "\\\\.\\Chatter" },
        { do: "open", handle: "h", interface: "{a61d7e30-94b3-4c1f-9c55-0d7e2c4b8f21}", access: "read" },
        read(1024),
        read(1024),
        read(1024, { async: "create" }),
        { do: "waitFor", request: "create", timeout: 1_100 },
        { do: "ioctl", handle: "c", code: 0x222000 },
        read(1024, { async: "dispatch" }),
        { do: "waitFor", request: "dispatch", timeout: 1_100 },
        read(1024, { async: "dpc" }),
        { do: "waitFor", request: "dpc", timeout: 100, expect: { bytes: 38 } },
        close,
        { do: "close", handle: "c" },
        { do: "unload", driver: "chatter" },
        remove,
      ],
      tracing,
    ),
  );
});

it("D83 unloading without waiting for the driver's thread", () => {
  const ran = sample("tracer")(
    [
      { do: "start", device: "device" },
      { do: "load", driver: "chatter" },
      wait(2_500),
      { do: "unload", driver: "chatter" },
    ],
    tracing,
    [["trace.c", "    (VOID)KeWaitForSingleObject(TraceState.Thread, Executive, KernelMode, FALSE, NULL);\n", ""]],
  );
  expect(ran.told).toMatch(/0xce.*is still running/);
});

it("D84 a synchronization event lets one of three waiters go, a notification event all", () => {
  const declarations = `
      static KEVENT e;
      static LONG woken;
      static KSTART_ROUTINE W;
      static VOID W(PVOID c) {
          UNREFERENCED_PARAMETER(c);
          KeWaitForSingleObject(&e, Executive, KernelMode, FALSE, NULL);
          InterlockedIncrement(&woken);
          PsTerminateSystemThread(STATUS_SUCCESS);
      }
    `;
  const control = (type: string) =>
    `
      HANDLE h[3];
      OBJECT_ATTRIBUTES a;
      ULONG t;
      LARGE_INTEGER p;
      p.QuadPart = -50000;
      KeInitializeEvent(&e, ${type}, FALSE);
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      for (t = 0; t < 3; t++) PsCreateSystemThread(&h[t], THREAD_ALL_ACCESS, &a, NULL, NULL, W, NULL);
      KeDelayExecutionThread(KernelMode, FALSE, &p);
      KeSetEvent(&e, 0, FALSE);
      KeDelayExecutionThread(KernelMode, FALSE, &p);
      DbgPrint("%d\\n", woken);
      for (t = 0; t < 3; t++) {
          KeSetEvent(&e, 0, FALSE);
          KeDelayExecutionThread(KernelMode, FALSE, &p);
      }
      for (t = 0; t < 3; t++) {
          ZwWaitForSingleObject(h[t], FALSE, NULL);
          ZwClose(h[t]);
      }
    `;
  expect(prints(control("SynchronizationEvent"), { declarations })).toEqual(["1"]);
  expect(prints(control("NotificationEvent"), { declarations })).toEqual(["3"]);
});

it("D85 polling at DISPATCH_LEVEL with no time, and waiting", () => {
  const at = (timeout: string) =>
    `
      KIRQL irql;
      LARGE_INTEGER none;
      none.QuadPart = 0;
      information = 0;
      UNREFERENCED_PARAMETER(none);
      KeRaiseIrql(DISPATCH_LEVEL, &irql);
      DbgPrint("%x\\n", KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, ${timeout}));
      KeLowerIrql(irql);
    `;
  expect(prints(at("&none"))).toEqual(["102"]);
  expect(stops(at("NULL"))).toMatch(/KeWaitForSingleObject is called at DISPATCH_LEVEL/);
});

it("D86 a mutex taken twice is free when it has been given back twice", () => {
  const pieces: Pieces = { fields: "KMUTEX Mutex;", add: "KeInitializeMutex(&extension->Mutex, 0);" };
  const take = "KeWaitForSingleObject(&extension->Mutex, Executive, KernelMode, FALSE, NULL);";
  const give = "KeReleaseMutex(&extension->Mutex, FALSE);";
  expect(
    prints(`${take} ${take} ${give} ${give} DbgPrint("free %d\\n", KeReadStateMutex(&extension->Mutex));`, pieces),
  ).toEqual(["free 1"]);
  const once = { ...pieces, control: `information = 0; ${take} ${take} ${give}` };
  expect(run(once, [open, ioctl()]).told).toMatch(/^verifier:lock .*still owning the mutex/);
  expect(run(once, [open, ioctl()], { verifier: { locks: false } }).told).toMatch(
    /APC_INDEX_MISMATCH 0x1: .*still owning the mutex/,
  );
});

it("D87 a semaphore of two lets two in and makes the third wait", () => {
  const control = `
    KSEMAPHORE s;
    LARGE_INTEGER none;
    none.QuadPart = 0;
    KeInitializeSemaphore(&s, 2, 2);
    DbgPrint("%x", KeWaitForSingleObject(&s, Executive, KernelMode, FALSE, &none));
    DbgPrint(" %x", KeWaitForSingleObject(&s, Executive, KernelMode, FALSE, &none));
    DbgPrint(" %x, count %d\\n", KeWaitForSingleObject(&s, Executive, KernelMode, FALSE, &none), KeReadStateSemaphore(&s));
  `;
  expect(prints(control)).toEqual(["0 0 102, count 0"]);
});
