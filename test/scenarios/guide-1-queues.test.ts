// Rows of guide-1, section D.5: queues and cancelling.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { close, fails, ioctl, open, passes, read, remove, run, traced, wait } from "./run.ts";
import { sample } from "./samples.ts";

it("D50 reads in a burst: the first goes to StartIo at DISPATCH_LEVEL, the others wait and are dequeued one by one", () => {
  const pieces: Pieces = {
    declarations: `
      static DRIVER_STARTIO Start;
      static IO_DPC_ROUTINE Finish;
      static KDEFERRED_ROUTINE Kick;
      static VOID Start(PDEVICE_OBJECT device, PIRP irp) {
          LARGE_INTEGER due;
          PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
          DbgPrint("start %u at %d, current %d\\n", IoGetCurrentIrpStackLocation(irp)->Parameters.Read.Length,
                   KeGetCurrentIrql(), device->CurrentIrp == irp);
          due.QuadPart = -10000;
          KeSetTimer(&extension->Timer, due, &extension->Dpc);
      }
      static VOID Kick(PKDPC d, PVOID c, PVOID a, PVOID b) {
          PEXTENSION e = (PEXTENSION)c;
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          IoRequestDpc(e->Self, e->Self->CurrentIrp, NULL);
      }
      static VOID Finish(PKDPC d, PDEVICE_OBJECT device, PIRP irp, PVOID c) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          Complete(irp, STATUS_SUCCESS, 0);
          IoStartNextPacket(device, FALSE);
      }
    `,
    entry: "driver->DriverStartIo = Start;",
    add: "KeInitializeDpc(&extension->Dpc, Kick, extension); IoInitializeDpcRequest(device, Finish);",
    read: "IoMarkIrpPending(irp); IoStartPacket(device, irp, NULL, NULL); return STATUS_PENDING;",
  };
  const requests = [1, 2, 3].map((length) => read(length, { async: `r${length}` }));
  const waits = [1, 2, 3].map((length) => ({ do: "waitFor", request: `r${length}` }));
  expect(passes(run(pieces, [open, ...requests, ...waits, close])).output).toEqual(
    [1, 2, 3].map((n) => `start ${n} at 2, current 1`),
  );
});

it("D51 a device queue: the first insert makes it busy and queues nothing, the last remove makes it not busy", () => {
  const control = `
    KDEVICE_QUEUE q;
    KDEVICE_QUEUE_ENTRY a, b;
    KIRQL irql;
    BOOLEAN first, second, busy;
    PKDEVICE_QUEUE_ENTRY one, none;
    KeInitializeDeviceQueue(&q);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    first = KeInsertDeviceQueue(&q, &a);
    busy = q.Busy;
    second = KeInsertDeviceQueue(&q, &b);
    one = KeRemoveDeviceQueue(&q);
    none = KeRemoveDeviceQueue(&q);
    KeLowerIrql(irql);
    DbgPrint("%d %d %d %d %d %d\\n", first, busy, second, one == &b, none == NULL, q.Busy);
    information = 0;
  `;
  expect(passes(run({ control }, [open, ioctl(), close])).output).toEqual(["0 1 1 1 1 0"]);
});

const clerk = sample("clerk");

const openClerk = { do: "open", handle: "h", interface: "{5c0a6e94-8d13-4f27-b1e5-3a9d7c4f6b12}", access: "write" };

const job = (length: number, name: string) => ({
  do: "write",
  handle: "h",
  data: { fill: { byte: 0, length } },
  async: name,
});

it("D52 a cancel-safe queue: three in, the second cancelled, the order of the others kept; each callback in its place", () => {
  const say = (routine: string, from: string): readonly [string, string, string] => [
    "clerk.c",
    from,
    `DbgPrint("${routine}\\n"); ${from}`,
  ];
  const ran = passes(
    clerk(
      [
        openClerk,
        job(50, "one"),
        job(51, "two"),
        job(52, "three"),
        wait(5),
        { do: "expect", debugOutput: "" },
        { do: "cancel", request: "two" },
        { do: "waitFor", request: "two", ...fails("STATUS_CANCELLED") },
        { do: "waitFor", request: "one" },
        { do: "waitFor", request: "three" },
        close,
      ],
      {},
      [
        say("insert", "InsertTailList(&CONTAINING_RECORD"),
        say("remove", "RemoveEntryList(&Irp"),
        say("complete cancelled", "ClerkFinish(CONTAINING_RECORD"),
      ],
    ),
  );
  expect(ran.output.filter((line) => !line.startsWith("clerk"))).toEqual([
    "insert",
    "remove",
    "insert",
    "insert",
    "remove",
    "complete cancelled",
    "remove",
  ]);
  expect(ran.output.filter((line) => line.startsWith("clerk"))).toEqual([
    "clerk: a job of 50 bytes is done",
    "clerk: a job of 52 bytes is done",
  ]);
});

it("D53 an IRP cancelled before it is queued, while it waits, and after it was started: completed once each time", () => {
  const early: Pieces = {
    declarations: `
      static LIST_ENTRY list;
      static IO_CSQ queue;
      static IO_CSQ_INSERT_IRP In;
      static IO_CSQ_REMOVE_IRP Out;
      static IO_CSQ_PEEK_NEXT_IRP Peek;
      static IO_CSQ_ACQUIRE_LOCK Lock;
      static IO_CSQ_RELEASE_LOCK Free;
      static IO_CSQ_COMPLETE_CANCELED_IRP Gone;
      static KSPIN_LOCK guard;
      static VOID In(PIO_CSQ q, PIRP irp) {
          UNREFERENCED_PARAMETER(q);
          InsertTailList(&list, &irp->Tail.Overlay.ListEntry);
      }
      static VOID Out(PIO_CSQ q, PIRP irp) {
          UNREFERENCED_PARAMETER(q);
          RemoveEntryList(&irp->Tail.Overlay.ListEntry);
      }
      static PIRP Peek(PIO_CSQ q, PIRP irp, PVOID c) {
          UNREFERENCED_PARAMETER(q);
          UNREFERENCED_PARAMETER(c);
          return irp != NULL || IsListEmpty(&list) ? NULL : CONTAINING_RECORD(list.Flink, IRP, Tail.Overlay.ListEntry);
      }
      static VOID Lock(PIO_CSQ q, PKIRQL i) {
          UNREFERENCED_PARAMETER(q);
          KeAcquireSpinLock(&guard, i);
      }
      static VOID Free(PIO_CSQ q, KIRQL i) {
          UNREFERENCED_PARAMETER(q);
          KeReleaseSpinLock(&guard, i);
      }
      static VOID Gone(PIO_CSQ q, PIRP irp) {
          UNREFERENCED_PARAMETER(q);
          DbgPrint("cancelled\\n");
          Complete(irp, STATUS_CANCELLED, 0);
      }
    `,
    add: "KeInitializeSpinLock(&guard); InitializeListHead(&list); IoCsqInitialize(&queue, In, Out, Peek, Lock, Free, Gone);",
    // (a) cancelled before it is put into the queue: the queue completes it.
    read: `
      UNREFERENCED_PARAMETER(device);
      if (IoGetCurrentIrpStackLocation(irp)->Parameters.Read.Length == 1) (void)IoCancelIrp(irp);
      IoCsqInsertIrp(&queue, irp, NULL);
      return STATUS_PENDING;
    `,
    // (d) taken out: cancelling comes too late.
    control: `
        PIRP next = IoCsqRemoveNextIrp(&queue, NULL);
        information = 0;
        if (next != NULL) {
            (void)IoCancelIrp(next);
            Complete(next, STATUS_SUCCESS, 0);
        }
      `,
  };
  const ran = passes(
    run(early, [
      open,
      read(1, fails("STATUS_CANCELLED")),
      read(2, { async: "b" }),
      { do: "cancel", request: "b" },
      { do: "waitFor", request: "b", ...fails("STATUS_CANCELLED") },
      read(3, { async: "d" }),
      ioctl(),
      { do: "waitFor", request: "d", expect: { status: "STATUS_SUCCESS" } },
      close,
    ]),
  );
  expect(ran.output).toEqual(["cancelled", "cancelled"]);
});

it("D54 a cancel routine that does not release the cancel spin lock", () => {
  const pieces = (body: string): Pieces => ({
    declarations: `static DRIVER_CANCEL Cancel; static VOID Cancel(PDEVICE_OBJECT device, PIRP irp) { UNREFERENCED_PARAMETER(device); ${body} }`,
    read: `
      UNREFERENCED_PARAMETER(device);
      IoMarkIrpPending(irp);
      (void)IoSetCancelRoutine(irp, Cancel);
      return STATUS_PENDING;
    `,
  });
  const steps = [open, read(1, { async: "r" }), { do: "cancel", request: "r" }, wait(1)];
  expect(run(pieces("UNREFERENCED_PARAMETER(irp);"), steps).told).toMatch(/cancel spin lock|still holding|IRQL 2/i);
  expect(
    run(pieces("Complete(irp, STATUS_CANCELLED, 0); IoReleaseCancelSpinLock(irp->CancelIrql);"), steps).told,
  ).toMatch(/IoCompleteRequest is called while the cancel spin lock is held/);
  passes(
    run(pieces("IoReleaseCancelSpinLock(irp->CancelIrql); Complete(irp, STATUS_CANCELLED, 0);"), [...steps, close]),
  );
});

it("D55 cleanup takes back the requests of its own file object, and close follows", () => {
  const ran = passes(
    clerk([
      openClerk,
      { ...openClerk, handle: "i" },
      job(90, "busy"),
      job(1, "h1"),
      job(2, "h2"),
      { ...job(3, "i1"), handle: "i" },
      { ...job(4, "i2"), handle: "i" },
      wait(5),
      { do: "close", handle: "i" },
      ...["i1", "i2"].map((request) => ({ do: "waitFor", request, timeout: 0, ...fails("STATUS_CANCELLED") })),
      ...["busy", "h1", "h2"].map((request) => ({ do: "waitFor", request })),
      close,
    ]),
  );
  expect(traced(ran, ["irpCancel"])).toEqual([]);
});

it("D56 a request that is not cancelled is taken from its thread after five minutes, with an entry in the error log", () => {
  const pieces: Pieces = {
    declarations: `
      static PDEVICE_OBJECT target;
      static DRIVER_DISPATCH Target;
      static PIRP held;
      static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          held = irp;
          IoMarkIrpPending(irp);
          return STATUS_PENDING;
      }
      static KEVENT event;
      static IO_STATUS_BLOCK block;
      static KSTART_ROUTINE Thread;
      static VOID Thread(PVOID context) {
          PIRP irp;
          UNREFERENCED_PARAMETER(context);
          KeInitializeEvent(&event, NotificationEvent, FALSE);
          irp = IoBuildDeviceIoControlRequest(1, target, NULL, 0, NULL, 0, TRUE, &event, &block);
          (void)IoCallDriver(target, irp);
          PsTerminateSystemThread(STATUS_SUCCESS);
      }
    `,
    entry: `
        driver->MajorFunction[IRP_MJ_INTERNAL_DEVICE_CONTROL] = Target;
        if (!NT_SUCCESS(IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &target)))
            return STATUS_INSUFFICIENT_RESOURCES;
      `,
    control: `
        HANDLE thread;
        OBJECT_ATTRIBUTES a;
        information = 0;
        if (held != NULL) {
            Complete(held, STATUS_CANCELLED, 0);
            return Complete(irp, STATUS_SUCCESS, 0);
        }
        InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
        if (NT_SUCCESS(PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &a, NULL, NULL, Thread, NULL))) ZwClose(thread);
      `,
    unload: "IoDeleteDevice(target);",
  };
  const log = (count: number) => ({ do: "expect", trace: { kind: "eventLog", text: "five minutes", count } });
  const steps = [open, ioctl(), wait(290_000), log(0), wait(20_000), log(1), ioctl(), close, remove];
  passes(run(pieces, steps, { verifier: { io: false } }));
  expect(run(pieces, steps).told).toMatch(/was cancelled 310 seconds ago/);
});
