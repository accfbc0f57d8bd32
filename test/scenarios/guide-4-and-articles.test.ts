// Rows of guide-4-and-articles, section D.3: errors in handling requests.
import { expect, it } from "vitest";
import { messageText } from "../../kernel/io/error-log.ts";
import { driver, type Pieces } from "../unit/kernel/driver.ts";
import { runScenarioFile } from "../unit/kernel/host.ts";
import { filter, stack } from "./filter.ts";
import { close, fails, ioctl, open, passes, prints, read, run, seen, stops, traced, wait, write } from "./run.ts";
import { sample } from "./samples.ts";

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
