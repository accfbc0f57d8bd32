// Rows of guide-1, section D.3: requests that drivers make, repeat, share out and give up.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { later } from "./completion.ts";
import { close, fails, ioctl, open, passes, remove, run, wait, write } from "./run.ts";

/** A driver that sends requests of its own to a device it makes in DriverEntry. */
const target = (body: string): Pieces => ({
  declarations: `static PDEVICE_OBJECT target; static DRIVER_DISPATCH Target; static ULONG calls; ${body}`,
  entry: `
      driver->MajorFunction[IRP_MJ_WRITE] = Target;
      driver->MajorFunction[IRP_MJ_INTERNAL_DEVICE_CONTROL] = Target;
      if (!NT_SUCCESS(IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &target)))
          return STATUS_INSUFFICIENT_RESOURCES;
      target->Flags |= DO_BUFFERED_IO;
    `,
  unload: "IoDeleteDevice(target);",
});

it("D32 a write that goes to two targets: completed after the later one, with the status of the one that failed", () => {
  const pieces: Pieces = {
    ...target(`
      static LONG left;
      static NTSTATUS worst;
      static PIRP original;
      static KTIMER timer;
      static KDPC dpc;
      static PIRP late;
      static KDEFERRED_ROUTINE Late;
      static VOID Late(PKDPC d, PVOID c, PVOID a, PVOID b) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          Complete(late, STATUS_SUCCESS, 0);
      }
      static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          calls++;
          if (calls == 2) return Complete(irp, STATUS_DEVICE_DATA_ERROR, 0);
          {
              LARGE_INTEGER due;
              due.QuadPart = -10000;
              IoMarkIrpPending(irp);
              late = irp;
              KeInitializeTimer(&timer);
              KeInitializeDpc(&dpc, Late, NULL);
              KeSetTimer(&timer, due, &dpc);
          }
          return STATUS_PENDING;
      }
      static IO_COMPLETION_ROUTINE Done;
      static NTSTATUS Done(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
          LONG rest;
          UNREFERENCED_PARAMETER(device);
          UNREFERENCED_PARAMETER(context);
          if (!NT_SUCCESS(irp->IoStatus.Status)) worst = irp->IoStatus.Status;
          IoFreeIrp(irp);
          rest = InterlockedDecrement(&left);
          DbgPrint("left %d\\n", rest);
          if (rest == 0) Complete(original, worst, 0);
          return STATUS_MORE_PROCESSING_REQUIRED;
      }
    `),
    control: `
      ULONG i;
      UNREFERENCED_PARAMETER(information);
      done = TRUE;
      IoMarkIrpPending(irp);
      original = irp;
      left = 2;
      worst = STATUS_SUCCESS;
      calls = 0;
      for (i = 0; i < 2; i++) {
          PIRP copy = IoAllocateIrp(target->StackSize, FALSE);
          IoGetNextIrpStackLocation(copy)->MajorFunction = IRP_MJ_WRITE;
          IoSetCompletionRoutine(copy, Done, NULL, TRUE, TRUE, TRUE);
          (void)IoCallDriver(target, copy);
      }
      status = STATUS_PENDING;
    `,
  };
  const ran = passes(run(pieces, [open, ioctl(fails("STATUS_DEVICE_DATA_ERROR")), close, remove]));
  expect(ran.output).toEqual(["left 1", "left 0"]);
});

it("D33 a transfer in three pieces with one IRP: the location is set each time, the count adds up", () => {
  const pieces: Pieces = {
    ...target(`
      static ULONG wanted, had;
      static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
          ULONG length = IoGetCurrentIrpStackLocation(irp)->Parameters.Write.Length;
          UNREFERENCED_PARAMETER(device);
          return Complete(irp, STATUS_SUCCESS, length);
      }
      static IO_COMPLETION_ROUTINE Done;
      static NTSTATUS Piece(PIRP irp) {
          PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(irp);
          RtlZeroMemory(next, sizeof(*next));
          next->MajorFunction = IRP_MJ_WRITE;
          next->Parameters.Write.Length = wanted - had < 10 ? wanted - had : 10;
          IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
          return IoCallDriver(target, irp);
      }
      static NTSTATUS Done(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
          UNREFERENCED_PARAMETER(device);
          UNREFERENCED_PARAMETER(context);
          had += (ULONG)irp->IoStatus.Information;
          DbgPrint("%u so far\\n", had);
          if (had < wanted) {
              (void)Piece(irp);
              return STATUS_MORE_PROCESSING_REQUIRED;
          }
          irp->IoStatus.Information = had;
          return STATUS_CONTINUE_COMPLETION;
      }
    `),
    control: `
        UNREFERENCED_PARAMETER(information);
        done = TRUE;
        wanted = 25;
        had = 0;
        IoMarkIrpPending(irp);
        (void)Piece(irp);
        status = STATUS_PENDING;
      `,
  };
  const ran = passes(run(pieces, [open, ioctl({ outputLength: 25, expect: { information: 25 } }), close, remove]));
  expect(ran.output).toEqual(["10 so far", "20 so far", "25 so far"]);
});

it("D34 three more attempts, then the lower driver's status is the answer", () => {
  const pieces: Pieces = {
    ...target(`
      static ULONG attempts;
      static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          calls++;
          return Complete(irp, STATUS_IO_TIMEOUT, 0);
      }
      static IO_COMPLETION_ROUTINE Done;
      static NTSTATUS Try(PIRP irp) {
          PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(irp);
          RtlZeroMemory(next, sizeof(*next));
          next->MajorFunction = IRP_MJ_WRITE;
          IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
          return IoCallDriver(target, irp);
      }
      static NTSTATUS Done(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
          UNREFERENCED_PARAMETER(device);
          UNREFERENCED_PARAMETER(context);
          if (!NT_SUCCESS(irp->IoStatus.Status) && attempts++ < 3) {
              (void)Try(irp);
              return STATUS_MORE_PROCESSING_REQUIRED;
          }
          return STATUS_CONTINUE_COMPLETION;
      }
    `),
    control: `
        UNREFERENCED_PARAMETER(information);
        done = TRUE;
        IoMarkIrpPending(irp);
        (void)Try(irp);
        status = STATUS_PENDING;
      `,
    remove: 'DbgPrint("%u calls\\n", calls);',
  };
  expect(passes(run(pieces, [open, ioctl(fails("STATUS_IO_TIMEOUT")), close, remove])).output).toEqual(["4 calls"]);
});

it("D37 the status block and the event of a request that a driver makes", () => {
  const pieces: Pieces = {
    ...target(`
      static NTSTATUS answer;
      static ULONG how;
      static KTIMER timer;
      static KDPC dpc;
      static PIRP late;
      static KDEFERRED_ROUTINE Late;
      static VOID Late(PKDPC d, PVOID c, PVOID a, PVOID b) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          Complete(late, answer, 3);
      }
      static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          if (how == 0) return Complete(irp, answer, 3);
          {
              LARGE_INTEGER due;
              due.QuadPart = -10000;
              IoMarkIrpPending(irp);
              late = irp;
              KeInitializeTimer(&timer);
              KeInitializeDpc(&dpc, Late, NULL);
              KeSetTimer(&timer, due, &dpc);
          }
          return STATUS_PENDING;
      }
      static VOID Ask(NTSTATUS with, ULONG pending) {
          KEVENT event;
          IO_STATUS_BLOCK block;
          PIRP irp;
          NTSTATUS status;
          answer = with;
          how = pending;
          RtlZeroMemory(&block, sizeof(block));
          KeInitializeEvent(&event, NotificationEvent, FALSE);
          irp = IoBuildDeviceIoControlRequest(1, target, NULL, 0, NULL, 0, TRUE, &event, &block);
          status = IoCallDriver(target, irp);
          if (status == STATUS_PENDING) KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
          DbgPrint("returned %x, block %x %u, event %d\\n", status, block.Status, (ULONG)block.Information,
                   KeReadStateEvent(&event));
      }
    `),
    control: `
        UNREFERENCED_PARAMETER(information);
        information = 0;
        Ask(STATUS_SUCCESS, 0);
        Ask(STATUS_SUCCESS, 1);
        Ask(STATUS_IO_TIMEOUT, 1);
        Ask(STATUS_IO_TIMEOUT, 0);
      `,
  };
  const ran = passes(run(pieces, [open, ioctl(), close, remove]));
  expect(ran.output.slice(0, 3)).toEqual([
    "returned 0, block 0 3, event 1",
    "returned 103, block 0 3, event 1",
    "returned 103, block c00000b5 3, event 1",
  ]);
  // An error that comes at once is told by the return value alone: to wait would be to wait for ever.
  expect(ran.output[3]).toBe("returned c00000b5, block 0 0, event 0");
});

it("D40 a major function without a routine: STATUS_INVALID_DEVICE_REQUEST, without the driver", () => {
  passes(
    run({}, [
      open,
      { do: "flush", handle: "h", ...fails("STATUS_INVALID_DEVICE_REQUEST", { error: 1 }) },
      write({ text: "x" }, fails("STATUS_INVALID_DEVICE_REQUEST")),
      close,
    ]),
  );
});

it("D41 shutdown comes only to devices that asked for it; a flush ends when the data are out", () => {
  const pieces = (asks: boolean): Pieces => ({
    ...later,
    declarations: `
      ${later.declarations} static DRIVER_DISPATCH Flush, Shutdown;
      static NTSTATUS Flush(PDEVICE_OBJECT device, PIRP irp) {
          LARGE_INTEGER due;
          PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
          due.QuadPart = -100000;
          IoMarkIrpPending(irp);
          kept = irp;
          KeSetTimer(&extension->Timer, due, &extension->Dpc);
          return STATUS_PENDING;
      }
      static NTSTATUS Shutdown(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          DbgPrint("shutdown\\n");
          return Complete(irp, STATUS_SUCCESS, 0);
      }
    `,
    entry: "driver->MajorFunction[IRP_MJ_FLUSH_BUFFERS] = Flush; driver->MajorFunction[IRP_MJ_SHUTDOWN] = Shutdown;",
    add: `${later.add} ${asks ? "(void)IoRegisterShutdownNotification(device);" : ""}`,
  });
  const steps = [open, { do: "flush", handle: "h" }, close, { do: "shutdown" }];
  expect(passes(run(pieces(true), steps)).output).toEqual(["answered", "shutdown"]);
  expect(passes(run(pieces(false), steps)).output).toEqual(["answered"]);
});

it("D35 a master IRP is completed with the last of its associated ones", () => {
  const pieces: Pieces = {
    ...target(
      `
        static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
            UNREFERENCED_PARAMETER(device);
            DbgPrint("part\\n");
            return Complete(irp, STATUS_SUCCESS, 0);
        }
      `,
    ),
    control: `
      ULONG i;
      done = TRUE;
      IoMarkIrpPending(irp);
      irp->IoStatus.Status = STATUS_SUCCESS;
      irp->IoStatus.Information = information;
      irp->AssociatedIrp.IrpCount = 2;
      for (i = 0; i < 2; i++) {
          PIRP part = IoMakeAssociatedIrp(irp, target->StackSize);
          IoGetNextIrpStackLocation(part)->MajorFunction = IRP_MJ_WRITE;
          (void)IoCallDriver(target, part);
      }
      status = STATUS_PENDING;
    `,
  };
  expect(passes(run(pieces, [open, ioctl(), close, remove])).output).toEqual(["part", "part"]);
});

it("D39 a write that a driver sends without waiting: its buffer is freed once, whether the target is buffered or direct", () => {
  const pieces = (direct: boolean): Pieces => ({
    ...target(`
      static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          DbgPrint("system buffer %d, MDL %d\\n", irp->AssociatedIrp.SystemBuffer != NULL, irp->MdlAddress != NULL);
          return Complete(irp, STATUS_SUCCESS, 5);
      }
      static IO_COMPLETION_ROUTINE Done;
      static NTSTATUS Done(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
          UNREFERENCED_PARAMETER(device);
          UNREFERENCED_PARAMETER(context);
          if (irp->AssociatedIrp.SystemBuffer != NULL && (irp->Flags & IRP_DEALLOCATE_BUFFER) != 0)
              ExFreePool(irp->AssociatedIrp.SystemBuffer);
          while (irp->MdlAddress != NULL) {
              PMDL next = irp->MdlAddress->Next;
              MmUnlockPages(irp->MdlAddress);
              IoFreeMdl(irp->MdlAddress);
              irp->MdlAddress = next;
          }
          IoFreeIrp(irp);
          return STATUS_MORE_PROCESSING_REQUIRED;
      }
    `),
    control: `
      static CHAR text[] = "hello";
      LARGE_INTEGER at;
      IO_STATUS_BLOCK block;
      PIRP own;
      at.QuadPart = 0;
      ${direct ? "target->Flags &= ~DO_BUFFERED_IO; target->Flags |= DO_DIRECT_IO;" : ""}
      own = IoBuildAsynchronousFsdRequest(IRP_MJ_WRITE, target, text, 5, &at, &block);
      IoSetCompletionRoutine(own, Done, NULL, TRUE, TRUE, TRUE);
      (void)IoCallDriver(target, own);
    `,
  });
  expect(passes(run(pieces(false), [open, ioctl(), close, remove])).output).toEqual(["system buffer 1, MDL 0"]);
  expect(passes(run(pieces(true), [open, ioctl(), close, remove])).output).toEqual(["system buffer 0, MDL 1"]);
});

it("D36 a thread that ends takes its requests back", () => {
  const pieces: Pieces = {
    ...target(`
      static PIRP held;
      static DRIVER_CANCEL Cancelled;
      static VOID Cancelled(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          IoReleaseCancelSpinLock(irp->CancelIrql);
          DbgPrint("taken back\\n");
          Complete(irp, STATUS_CANCELLED, 0);
      }
      static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          held = irp;
          IoMarkIrpPending(irp);
          (void)IoSetCancelRoutine(irp, Cancelled);
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
    `),
    control: `
        HANDLE thread;
        OBJECT_ATTRIBUTES a;
        InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
        if (NT_SUCCESS(PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &a, NULL, NULL, Thread, NULL))) {
            ZwWaitForSingleObject(thread, FALSE, NULL);
            ZwClose(thread);
        }
      `,
  };
  expect(passes(run(pieces, [open, ioctl(), wait(1), close, remove])).output).toEqual(["taken back"]);
});

it("D38 a control request with a time-out: answer, time-out, and both at once; one completion each", () => {
  const pieces: Pieces = {
    ...target(`
      static KTIMER timer;
      static KDPC dpc;
      static PIRP held;
      static LONG lateness;
      static KDEFERRED_ROUTINE Late;
      static VOID Late(PKDPC d, PVOID c, PVOID a, PVOID b) {
          PIRP irp = InterlockedExchangePointer((PVOID *)&held, NULL);
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          if (irp != NULL && IoSetCancelRoutine(irp, NULL) != NULL) Complete(irp, STATUS_SUCCESS, 0);
      }
      static DRIVER_CANCEL Cancelled;
      static VOID Cancelled(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          held = NULL;
          IoReleaseCancelSpinLock(irp->CancelIrql);
          Complete(irp, STATUS_CANCELLED, 0);
      }
      static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
          LARGE_INTEGER due;
          UNREFERENCED_PARAMETER(device);
          due.QuadPart = -10000LL * lateness;
          IoMarkIrpPending(irp);
          held = irp;
          (void)IoSetCancelRoutine(irp, Cancelled);
          KeInitializeTimer(&timer);
          KeInitializeDpc(&dpc, Late, NULL);
          KeSetTimer(&timer, due, &dpc);
          return STATUS_PENDING;
      }
      enum { CANCELABLE, CANCEL_STARTED, CANCEL_COMPLETE, COMPLETED };
      static LONG lock;
      static KEVENT event;
      static IO_COMPLETION_ROUTINE Done;
      static NTSTATUS Done(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
          UNREFERENCED_PARAMETER(device);
          UNREFERENCED_PARAMETER(irp);
          if (InterlockedExchange((PLONG)context, COMPLETED) == CANCEL_STARTED) return STATUS_MORE_PROCESSING_REQUIRED;
          return STATUS_CONTINUE_COMPLETION;
      }
      static VOID Ask(LONG answer, LONG patience) {
          IO_STATUS_BLOCK block;
          LARGE_INTEGER timeout;
          PIRP irp;
          NTSTATUS status;
          lateness = answer;
          lock = CANCELABLE;
          KeInitializeEvent(&event, NotificationEvent, FALSE);
          irp = IoBuildDeviceIoControlRequest(1, target, NULL, 0, NULL, 0, TRUE, &event, &block);
          IoSetCompletionRoutine(irp, Done, &lock, TRUE, TRUE, TRUE);
          status = IoCallDriver(target, irp);
          if (status == STATUS_PENDING) {
              timeout.QuadPart = -10000LL * patience;
              status = KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &timeout);
              if (status == STATUS_TIMEOUT) {
                  if (InterlockedExchange(&lock, CANCEL_STARTED) == CANCELABLE) {
                      IoCancelIrp(irp);
                      if (InterlockedExchange(&lock, CANCEL_COMPLETE) == COMPLETED) IoCompleteRequest(irp, IO_NO_INCREMENT);
                  }
                  KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
                  status = block.Status == STATUS_CANCELLED ? STATUS_TIMEOUT : block.Status;
              } else status = block.Status;
          }
          KeCancelTimer(&timer);
          DbgPrint("%x\\n", status);
      }
    `),
    control: "Ask(5, 50); Ask(50, 5); Ask(10, 10); Ask(11, 10); Ask(10, 11);",
  };
  const ran = passes(run(pieces, [open, ioctl(), close, remove]));
  expect(ran.output.slice(0, 2)).toEqual(["0", "102"]);
  expect(ran.output).toHaveLength(5);
  for (const line of ran.output) expect(["0", "102"]).toContain(line);
});
