// Rows of guide-4-and-articles, sections D.3 and D.5: errors in handling requests; threads, waits and traces.
import { expect, it } from "vitest";
import { messageText } from "../../kernel/io/error-log.ts";
import { driver, type Pieces } from "../unit/kernel/driver.ts";
import { runScenarioFile } from "../unit/kernel/host.ts";
import { filter, stack } from "./filter.ts";
import { close, fails, ioctl, open, passes, read, remove, run, seen, traced, wait, write } from "./run.ts";
import { sample } from "./samples.ts";

const stops = (control: string, step = ioctl(), pieces: Pieces = {}) => run({ ...pieces, control }, [open, step]).told;
const prints = (control: string, pieces: Pieces = {}) =>
  passes(run({ ...pieces, control: `information = 0; ${control}` }, [open, ioctl(), close])).output;

it("D28 a control request without input whose field is read all the same", () => {
  expect(stops("information = 0; if (((PULONG)buffer)[0] == 7) status = STATUS_SUCCESS;")).toMatch(/null pointer/);
  expect(
    stops("information = 0; if (((PULONG)buffer)[1] == 7) status = STATUS_SUCCESS;", ioctl({ input: { u8: [1, 2] } })),
  ).toMatch(/system buffer of 2 bytes|beyond the end/);
  passes(
    run(
      {
        control:
          "information = 0; if (stack->Parameters.DeviceIoControl.InputBufferLength < 8) status = STATUS_BUFFER_TOO_SMALL;",
      },
      [open, ioctl(fails("STATUS_BUFFER_TOO_SMALL")), close],
    ),
  );
});

it("D29 an answer that is longer than the output buffer", () => {
  expect(stops("RtlFillMemory(buffer, 24, 1); information = 24;", ioctl({ outputLength: 16 }))).toMatch(
    /BEYOND_END_OF_ALLOCATION/,
  );
  passes(
    run({ control: "if (information < 24) { information = 0; status = STATUS_BUFFER_TOO_SMALL; }" }, [
      open,
      ioctl({ outputLength: 16, ...fails("STATUS_BUFFER_TOO_SMALL") }),
      close,
    ]),
  );
});

it("D31 an offset and a length whose sum wraps: added they pass the test, subtracted they do not", () => {
  const control = (test: string) =>
    `
      struct {
          ULONG Offset, Length;
      } *in = (PVOID)buffer;
      ULONG size = stack->Parameters.DeviceIoControl.InputBufferLength;
      information = 0;
      if (${test}) status = STATUS_INVALID_PARAMETER;
      else {
          volatile UCHAR last = buffer[in->Offset + (SIZE_T)in->Length - 1];
          UNREFERENCED_PARAMETER(last);
      }
    `;
  const step = (more: Readonly<Record<string, unknown>> = {}) =>
    ioctl({ input: { u32: [16, 0xfffffff0, 0, 0, 0, 0] }, ...more });
  expect(stops(control("in->Offset + in->Length > size"), step())).not.toBe("finished");
  passes(
    run({ control: control("in->Offset > size || in->Length > size - in->Offset") }, [
      open,
      step(fails("STATUS_INVALID_PARAMETER")),
      close,
    ]),
  );
});

it("D32 a count whose product wraps: multiplied it passes the test, divided it does not", () => {
  const control = (test: string) =>
    `
      ULONG count = *(PULONG)buffer, size = stack->Parameters.DeviceIoControl.InputBufferLength;
      information = 0;
      if (${test}) status = STATUS_INVALID_PARAMETER;
      else {
          volatile UCHAR last = buffer[(SIZE_T)count * 8 - 1];
          UNREFERENCED_PARAMETER(last);
      }
    `;
  const step = (more: Readonly<Record<string, unknown>> = {}) => ioctl({ input: { u32: [0x80000000, 0] }, ...more });
  expect(stops(control("count * 8 > size"), step())).not.toBe("finished");
  passes(run({ control: control("count > size / 8") }, [open, step(fails("STATUS_INVALID_PARAMETER")), close]));
});

it("D33 a direct write of nothing has no MDL", () => {
  const direct = driver({
    declarations: `
        static DRIVER_DISPATCH Write;
        static NTSTATUS Write(PDEVICE_OBJECT d, PIRP irp) {
            UNREFERENCED_PARAMETER(d);
            (void)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
            return Complete(irp, STATUS_SUCCESS, 0);
        }
      `,
    entry: "driver->MajorFunction[IRP_MJ_WRITE] = Write;",
  }).replace("device->Flags |= DO_BUFFERED_IO;", "device->Flags |= DO_DIRECT_IO;");
  passes(run(direct, [open, write({ text: "x" }, { expect: { bytes: 0 } }), close]));
  expect(run(direct, [open, write({ text: "" })]).told).toMatch(/null pointer|bugcheck/);
});

it("D35 METHOD_NEITHER with a bad pointer: unguarded it stops, guarded the request fails", () => {
  const bad = "(volatile UCHAR *)(ULONG_PTR)0x10000000";
  expect(stops(`information = 0; status = *(${bad}) == 1 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;`)).toMatch(/bugcheck/);
  passes(
    run(
      {
        control: `
          information = 0;
          __try {
              ProbeForRead((PVOID)(${bad}), 1, 1);
              status = *(${bad}) == 1 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
          } __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
        `,
      },
      [open, ioctl(fails("STATUS_ACCESS_VIOLATION")), close],
    ),
  );
});

it("D37 a handle is closed while a request is under way: cleanup first, then the request ends, close last", () => {
  const pieces: Pieces = {
    declarations: `
      static KDEFERRED_ROUTINE Later;
      static PIRP kept;
      static VOID Later(PKDPC d, PVOID c, PVOID a, PVOID b) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          DbgPrint("request\\n");
          Complete(kept, STATUS_SUCCESS, 0);
      }
      static DRIVER_DISPATCH Told;
      static NTSTATUS Told(PDEVICE_OBJECT d, PIRP irp) {
          UNREFERENCED_PARAMETER(d);
          DbgPrint("%s\\n", IoGetCurrentIrpStackLocation(irp)->MajorFunction == IRP_MJ_CLOSE ? "close" : "cleanup");
          return Complete(irp, STATUS_SUCCESS, 0);
      }
    `,
    entry: "driver->MajorFunction[IRP_MJ_CLOSE] = driver->MajorFunction[IRP_MJ_CLEANUP] = Told;",
    add: "KeInitializeDpc(&extension->Dpc, Later, NULL);",
    read: `
      LARGE_INTEGER due;
      PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
      due.QuadPart = -100000;
      IoMarkIrpPending(irp);
      kept = irp;
      KeSetTimer(&extension->Timer, due, &extension->Dpc);
      return STATUS_PENDING;
    `,
  };
  expect(
    passes(run(pieces, [open, read(1, { async: "r" }), close, { do: "waitFor", request: "r" }, wait(1)])).output,
  ).toEqual(["cleanup", "request", "close"]);
});

it("D40 a filter that skips and sets a completion routine", () => {
  const made = stack(driver({}), {
    upper: filter({
      declarations: `
          static IO_COMPLETION_ROUTINE Done;
          static NTSTATUS Done(PDEVICE_OBJECT d, PIRP irp, PVOID c) {
              UNREFERENCED_PARAMETER(d);
              UNREFERENCED_PARAMETER(irp);
              UNREFERENCED_PARAMETER(c);
              return STATUS_CONTINUE_COMPLETION;
          }
        `,
      dispatch: `
          if (major == IRP_MJ_READ) {
              IoSkipCurrentIrpStackLocation(irp);
              IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
              return IoCallDriver(x->Lower, irp);
          }
        `,
    }),
  });
  expect(run(made.sources, [open, read(1)], made.scenario).told).toMatch(
    /has skipped its stack location and then set a completion routine/,
  );
});

it("D42 two threads that test, free and allocate anew: one of them frees what the other has freed", () => {
  const declarations = `
    static PVOID shared;
    static KSTART_ROUTINE Replace;
    static VOID Replace(PVOID c) {
        ULONG i;
        UNREFERENCED_PARAMETER(c);
        for (i = 0; i < 500; i++) {
            if (shared != NULL) {
                PVOID old = shared;
                KeStallExecutionProcessor(3);
                ExFreePool(old);
                shared = NULL;
            }
            shared = ExAllocatePool2(POOL_FLAG_NON_PAGED, 32, 'tseT');
        }
        PsTerminateSystemThread(STATUS_SUCCESS);
    }
  `;
  const control = `
      HANDLE h[2];
      OBJECT_ATTRIBUTES a;
      ULONG t;
      information = 0;
      InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
      for (t = 0; t < 2; t++) PsCreateSystemThread(&h[t], THREAD_ALL_ACCESS, &a, NULL, NULL, Replace, NULL);
      for (t = 0; t < 2; t++) {
          ZwWaitForSingleObject(h[t], FALSE, NULL);
          ZwClose(h[t]);
      }
    `;
  expect(stops(control, ioctl(), { declarations })).toMatch(/freed a second time/);
});

it("D47 removing from an empty list gives the list itself", () => {
  expect(
    prints('LIST_ENTRY l; InitializeListHead(&l); DbgPrint("%d %d\\n", RemoveHeadList(&l) == &l, IsListEmpty(&l));'),
  ).toEqual(["1 1"]);
});

it("D48 paged memory touched after the IRQL was raised, behind PAGED_CODE", () => {
  const declarations = `
      static VOID Late(PULONG p) {
          KIRQL irql;
          PAGED_CODE();
          KeRaiseIrql(DISPATCH_LEVEL, &irql);
          *p = 1;
          KeLowerIrql(irql);
      }
    `;
  expect(
    stops("PULONG p = (PULONG)ExAllocatePool2(POOL_FLAG_PAGED, 8, 'tseT'); Late(p); ExFreePool(p);", ioctl(), {
      declarations,
    }),
  ).toMatch(/0xd1.*paged pool/);
});

it("D50 an entry of the error log: device, strings and dump data in the text of the message", () => {
  expect(messageText("Timeout on %1 after %2 tries of %3.%nSee %%.", ["\\Device\\X", "3", "5"])).toBe(
    "Timeout on \\Device\\X after 3 tries of 5.\nSee %.",
  );
  const control = `
    struct {
        IO_ERROR_LOG_PACKET p;
        WCHAR s[6];
    } *e = IoAllocateErrorLogEntry(extension->Self, sizeof(IO_ERROR_LOG_PACKET) + 12);
    information = 0;
    e->p.ErrorCode = (NTSTATUS)0xC0070001;
    e->p.DumpDataSize = 4;
    e->p.DumpData[0] = 0x12345678;
    e->p.NumberOfStrings = 2;
    e->p.StringOffset = FIELD_OFFSET(IO_ERROR_LOG_PACKET, DumpData) + 4;
    RtlCopyMemory((PUCHAR)e + e->p.StringOffset, L"ab\\0cd", 12);
    IoWriteErrorLogEntry(e);
  `;
  const ran = passes(run({ control }, [open, ioctl(), close]));
  expect(traced(ran, ["eventLog"])).toEqual([
    expect.stringMatching(/^error: 0xC0070001, .*, ab, cd, data 78 56 34 12$/),
  ]);
});

it("D51 a value of the registry, asked for twice; a key deleted and closed", () => {
  const control = `
    HANDLE h;
    OBJECT_ATTRIBUTES a;
    UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine\\\\Software\\\\Test"), v = RTL_CONSTANT_STRING(L"V");
    ULONG size = 0, value = 7;
    UCHAR room[64];
    InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
    (void)ZwCreateKey(&h, KEY_ALL_ACCESS, &a, 0, NULL, 0, NULL);
    (void)ZwSetValueKey(h, &v, 0, REG_DWORD, &value, 4);
    DbgPrint("%x %u\\n", ZwQueryValueKey(h, &v, KeyValuePartialInformation, NULL, 0, &size), size);
    DbgPrint("%x\\n", ZwQueryValueKey(h, &v, KeyValuePartialInformation, room, 12, &size));
    DbgPrint("%x %u\\n", ZwQueryValueKey(h, &v, KeyValuePartialInformation, room, size, &size),
             *(PULONG)((PKEY_VALUE_PARTIAL_INFORMATION)room)->Data);
    DbgPrint("%x %x\\n", ZwDeleteKey(h), ZwClose(h));
  `;
  const lines = prints(control);
  expect(lines[0]).toMatch(/^c0000023 16$/);
  expect(lines[1]).toBe("80000005");
  expect(lines[2]).toBe("0 7");
  expect(lines[3]).toBe("0 0");
});

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

it("D90 IoForwardIrpSynchronously, and an event with a completion routine: the same in the end", () => {
  const pnp = (way: string) =>
    filter({
      declarations: `
          static IO_COMPLETION_ROUTINE Done;
          static NTSTATUS Done(PDEVICE_OBJECT d, PIRP irp, PVOID c) {
              UNREFERENCED_PARAMETER(d);
              UNREFERENCED_PARAMETER(irp);
              KeSetEvent((PKEVENT)c, 0, FALSE);
              return STATUS_MORE_PROCESSING_REQUIRED;
          }
        `,
      pnp: `
        if (minor == IRP_MN_START_DEVICE) {
            ${way} DbgPrint("ours again: %x at %d\\n", irp->IoStatus.Status, irp->CurrentLocation);
            return Complete(irp, irp->IoStatus.Status, 0);
        }
      `,
    });
  const by = (way: string) => {
    const made = stack(driver({}), { upper: pnp(way) });
    return passes(run(made.sources, [], made.scenario)).output;
  };
  const hand = `
      NTSTATUS s;
      KeClearEvent(&x->Event);
      IoCopyCurrentIrpStackLocationToNext(irp);
      IoSetCompletionRoutine(irp, Done, &x->Event, TRUE, TRUE, TRUE);
      s = IoCallDriver(x->Lower, irp);
      if (s == STATUS_PENDING) KeWaitForSingleObject(&x->Event, Executive, KernelMode, FALSE, NULL);
    `;
  const own = by(hand);
  expect(own).toEqual(["ours again: 0 at 3"]);
  expect(by("(void)IoForwardIrpSynchronously(x->Lower, irp);")).toEqual(own);
});

it("D92 a cancel-safe queue completes what is cancelled itself, and keeps its place in DriverContext[3]", () => {
  passes(seen(runScenarioFile("samples/clerk/clerk.scenario.json")));
  const ran = passes(
    sample("clerk")(
      [
        { do: "open", handle: "h", interface: "{5c0a6e94-8d13-4f27-b1e5-3a9d7c4f6b12}", access: "write" },
        write({ text: "x" }),
        close,
      ],
      {},
      [
        [
          "clerk.c",
          "    KeReleaseSemaphore(&extension->Work, IO_NO_INCREMENT, 1, FALSE);\n    return STATUS_PENDING;",
          '    DbgPrint("%d\\n", Irp->Tail.Overlay.DriverContext[3] != NULL);\n    KeReleaseSemaphore(&extension->Work, IO_NO_INCREMENT, 1, FALSE);\n    return STATUS_PENDING;',
        ],
      ],
    ),
  );
  expect(ran.output[0]).toBe("1");
});

it("D55 a registry callback that refuses an open: the caller sees its status, and nobody is told afterwards", () => {
  const pieces: Pieces = {
    declarations: `
      static EX_CALLBACK_FUNCTION Told;
      static NTSTATUS Told(PVOID c, PVOID what, PVOID info) {
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(info);
          if ((REG_NOTIFY_CLASS)(ULONG_PTR)what == RegNtPreOpenKeyEx) {
              DbgPrint("before\\n");
              return STATUS_ACCESS_DENIED;
          }
          if ((REG_NOTIFY_CLASS)(ULONG_PTR)what == RegNtPostOpenKeyEx) DbgPrint("after\\n");
          return STATUS_SUCCESS;
      }
    `,
  };
  const control = `
    LARGE_INTEGER cookie;
    UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"380000"), n = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine\\\\Software");
    OBJECT_ATTRIBUTES a;
    HANDLE h;
    NTSTATUS s = CmRegisterCallbackEx(Told, &altitude, extension->Self->DriverObject, NULL, &cookie, NULL);
    DbgPrint("%x\\n", s);
    InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
    DbgPrint("%x\\n", ZwOpenKey(&h, KEY_READ, &a));
    (void)CmUnRegisterCallback(cookie);
  `;
  expect(prints(control, pieces)).toEqual(["0", "before", "c0000022"]);
});
