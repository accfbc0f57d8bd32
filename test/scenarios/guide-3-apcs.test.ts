// Rows of guide-3 about what reaches a thread from outside: APCs in waits, worker threads that run out, locks of interrupt routines,
// waits in dispatch routines, the power manager's lock.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { driver } from "../unit/kernel/driver.ts";
import { board, fire, interrupting, plain, quiet } from "./board.ts";
import { filter, stack } from "./filter.ts";
import { orders, wrong } from "./orders.ts";
import { close, IOCTL, ioctl, open, passes, read, run, traced, wait } from "./run.ts";

const pause = (milliseconds: number) =>
  `{ LARGE_INTEGER pause; pause.QuadPart = -10000LL * ${milliseconds}; KeDelayExecutionThread(KernelMode, FALSE, &pause); }`;
const startThread = (name: string, context: string) =>
  `
    {
        HANDLE h;
        OBJECT_ATTRIBUTES a;
        InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
        if (NT_SUCCESS(PsCreateSystemThread(&h, THREAD_ALL_ACCESS, &a, NULL, NULL, ${name}, ${context}))) ZwClose(h);
    }
  `;

it("D-S02 below the highest driver a read is not waited for", () => {
  const slow = `
      LARGE_INTEGER due;
      PEXTENSION e = (PEXTENSION)device->DeviceExtension;
      due.QuadPart = -10000;
      KeWaitForSingleObject(&e->Event, Executive, KernelMode, FALSE, &due);
      return Complete(irp, STATUS_SUCCESS, 0);
    `;
  const below = stack(driver({ read: slow }), { upper: filter({}) });
  const checked = { verifier: { waits: true } };
  const steps = [open, read(4), close];
  expect(run(below.sources, steps, { ...below.scenario, ...checked }).told).toMatch(
    /verifier:wait: test waits in its dispatch routine for IRP_MJ_READ.*only the highest driver of a stack may/,
  );
  passes(run(below.sources, steps, below.scenario));
  passes(run({ read: slow }, steps, checked));
});

it("D-S03 a control request whose buffers are not the system's is not waited for", () => {
  const control =
    "LARGE_INTEGER due; information = 0; due.QuadPart = -10000; KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, &due);";
  const checked = { verifier: { waits: true } };
  const direct = { do: "ioctl", handle: "h", code: IOCTL + 1 };
  expect(run({ control }, [open, direct], checked).told).toMatch(
    /verifier:wait.*control code 0x222001, whose method is not METHOD_BUFFERED/,
  );
  passes(run({ control }, [open, ioctl(), close], checked));
});

it("D-S11 work items that wait for ever use up the worker threads", () => {
  const pieces = (items: number): Pieces => ({
    declarations: `
      static IO_WORKITEM_ROUTINE Waits, Frees;
      static VOID Waits(PDEVICE_OBJECT d, PVOID c) {
          UNREFERENCED_PARAMETER(c);
          KeWaitForSingleObject(&((PEXTENSION)d->DeviceExtension)->Event, Executive, KernelMode, FALSE, NULL);
      }
      static VOID Frees(PDEVICE_OBJECT d, PVOID c) {
          UNREFERENCED_PARAMETER(c);
          DbgPrint("all %u served\\n", ${items});
          KeSetEvent(&((PEXTENSION)d->DeviceExtension)->Event, 0, FALSE);
      }
      static PIO_WORKITEM items[${items + 1}];
    `,
    control: `
      ULONG i;
      information = 0;
      for (i = 0; i <= ${items}; i++) {
          items[i] = IoAllocateWorkItem(device);
          IoQueueWorkItem(items[i], i < ${items} ? Waits : Frees, DelayedWorkQueue, NULL);
      }
      KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);
      ${pause(5)} for (i = 0; i <= ${items}; i++) IoFreeWorkItem(items[i]);
    `,
  });
  expect(passes(run(pieces(15), [open, ioctl(), close])).output).toEqual(["all 15 served"]);
  expect(run(pieces(16), [open, ioctl()]).told).toMatch(
    /deadlock.*All 16 worker threads wait, so that 1 further work items are never begun/,
  );
});

it("D-S16 a lock of an interrupt routine's interlocked list that is also taken at DISPATCH_LEVEL", () => {
  const list = "static LIST_ENTRY list, entry; static KSPIN_LOCK lock;";
  const isr = `${quiet} (void)ExInterlockedInsertTailList(&list, &entry, &lock); return TRUE;`;
  const hold = (own: string) => ({
    ...interrupting(isr, `${plain}${list}`),
    add: "InitializeListHead(&list); KeInitializeSpinLock(&lock);",
    control: `
      KIRQL q;
      information = 0;
      ${fire} ${pause(1)} KeAcquireSpinLock(&${own}, &q);
      KeReleaseSpinLock(&${own}, q);
    `,
  });
  expect(run(hold("lock"), [open, ioctl()], board).told).toMatch(
    /verifier:deadlock.*acquired at DISPATCH_LEVEL, but an interlocked routine has been called with it above/,
  );
  passes(run(hold("extension->Lock"), [open, ioctl(), close], board));
  // Without the verifier's foresight the interrupt has to come while the lock is held.
  const held = {
    ...hold("lock"),
    control: `
      KIRQL q;
      information = 0;
      KeAcquireSpinLock(&lock, &q);
      ${fire} KeStallExecutionProcessor(100);
      KeReleaseSpinLock(&lock, q);
    `,
  };
  const steps = [open, ioctl()];
  const one = { ...board, machine: { processors: 1 }, verifier: { deadlock: false } };
  expect(run(held, steps, one).told).toMatch(/verifier:deadlock.*which this isr has interrupted/);
});

it("D-S22 a user APC ends a wait in UserMode that is alertable; the request ends with it", () => {
  const control = `
      NTSTATUS s = KeWaitForSingleObject(&extension->Event, UserRequest, UserMode,
                                         stack->Parameters.DeviceIoControl.IoControlCode == 0x222004, NULL);
      information = 0;
      DbgPrint("%x\\n", s);
      status = s;
    `;
  const program = `
    #include <windows.h>
    #include <stdio.h>
    static HANDLE worker;
    static HANDLE device;
    static VOID CALLBACK Apc(ULONG_PTR data) { printf("apc %d\\n", (int)data); }
    static DWORD WINAPI Queue(LPVOID p) {
        Sleep(20);
        QueueUserAPC(Apc, worker, 7);
        return 0;
    }
    int main(void) {
        DWORD n;
        HANDLE t;
        device = CreateFileA("\\\\\\\\.\\\\Test", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
        if (device == INVALID_HANDLE_VALUE) return 1;
        DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &worker, 0, FALSE,
                        DUPLICATE_SAME_ACCESS);
        t = CreateThread(NULL, 0, Queue, NULL, 0, NULL);
        DeviceIoControl(device, 0x222004, NULL, 0, NULL, 0, &n, NULL);
        printf("back\\n");
        SleepEx(0, TRUE);
        WaitForSingleObject(t, INFINITE);
        CloseHandle(device);
        return 0;
    }
  `;
  const link =
    'static UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Test"), target = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");';
  const pieces = {
    declarations: link,
    add: "(void)IoCreateSymbolicLink(&link, &target);",
    remove: "(void)IoDeleteSymbolicLink(&link);",
    control,
  };
  const scenario = {
    programs: [{ name: "program", sources: ["program.c"] }],
    drivers: [{ name: "test", sources: ["driver.c"] }],
  };
  const ran = run(
    { "driver.c": driver(pieces), "program.c": program },
    [{ do: "run", program: "program", expect: { contains: ["back", "apc 7"] } }],
    scenario,
  );
  expect(passes(ran).output.filter((line) => line === "c0")).toEqual(["c0"]);
});

it("D-S23 a pulse while the waiting thread runs a kernel APC is missed", () => {
  // The thread waits for the pulse; a request that it has made ends meanwhile, which takes it out of its wait for a moment.
  const declarations = `
    static KEVENT pulse;
    static PIRP held;
    static KSTART_ROUTINE Waits, Pulses;
    static VOID Waits(PVOID c) {
        PEXTENSION e = (PEXTENSION)c;
        KEVENT own;
        IO_STATUS_BLOCK s;
        PIRP irp;
        LARGE_INTEGER due;
        NTSTATUS status;
        KeInitializeEvent(&own, NotificationEvent, FALSE);
        irp = IoBuildDeviceIoControlRequest(${IOCTL + 8}, e->Self, NULL, 0, NULL, 0, FALSE, &own, &s);
        if (irp != NULL && IoCallDriver(e->Self, irp) == STATUS_PENDING) {
            due.QuadPart = -10000 * 20;
            status = KeWaitForSingleObject(&pulse, Executive, KernelMode, FALSE, &due);
            KeWaitForSingleObject(&own, Executive, KernelMode, FALSE, NULL);
            NT_ASSERT(status == STATUS_SUCCESS);
            DbgPrint("%x\\n", status);
        }
        PsTerminateSystemThread(STATUS_SUCCESS);
    }
    static VOID Pulses(PVOID c) {
        UNREFERENCED_PARAMETER(c);
        ${pause(1)} if (held != NULL) Complete(held, STATUS_SUCCESS, 0);
        KePulseEvent(&pulse, 0, FALSE);
        PsTerminateSystemThread(STATUS_SUCCESS);
    }
  `;
  const control = `
    information = 0;
    if (stack->Parameters.DeviceIoControl.IoControlCode == ${IOCTL + 8}) {
        IoMarkIrpPending(irp);
        held = irp;
        done = TRUE;
        status = STATUS_PENDING;
    } else {
        ${startThread("Waits", "extension")} ${startThread("Pulses", "extension")}
    }
  `;
  const pieces = { declarations, control, add: "KeInitializeEvent(&pulse, NotificationEvent, FALSE);" };
  const steps = [open, ioctl(), wait(40), close];
  expect(wrong(orders(pieces, { steps }))).toContain("status == ((NTSTATUS)0x00000000L)");
  const ran = passes(
    run({ ...pieces, declarations: declarations.replace("NT_ASSERT(status == STATUS_SUCCESS);", "") }, steps),
  );
  expect(traced(ran, ["wake"]).some((line) => line.includes("kernel APC, a request of its own has ended"))).toBe(true);
});

it("D-P27 ExSetTimerResolution is not awaited in a power request", () => {
  const outside = `
      information = 0;
      DbgPrint("%u %u %u\\n", ExSetTimerResolution(10000, TRUE), ExSetTimerResolution(1, TRUE),
               ExSetTimerResolution(0, FALSE));
    `;
  expect(passes(run({ control: outside }, [open, ioctl(), close])).output).toEqual(["10000 5000 156250"]);
  const source = driver({}).replace(
    "NTSTATUS PassDown(PDEVICE_OBJECT device, PIRP irp) {",
    `
      NTSTATUS PassDown(PDEVICE_OBJECT device, PIRP irp) {
          if (IoGetCurrentIrpStackLocation(irp)->MajorFunction == IRP_MJ_POWER) (void)ExSetTimerResolution(10000, TRUE);
    `,
  );
  expect(run(source, [{ do: "power", system: "S3" }]).told).toMatch(
    /deadlock.*ExSetTimerResolution waits for the power manager, which waits for IRP_MN_(?:QUERY|SET)_POWER/,
  );
});
