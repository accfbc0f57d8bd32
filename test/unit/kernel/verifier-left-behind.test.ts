// What is left otherwise than it was found: memory that goes while it is in use, a thread with a mutex; and code that stays too long
// at raised IRQL.
import { describe, expect, it } from "vitest";
import { control, driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const end = (pieces: Pieces, scenario: Readonly<Record<string, unknown>> = {}): string =>
  told(runDriver(driver(pieces), { ...control(), ...scenario }).end);

describe("memory that is freed", () => {
  it("with a timer that is set", () => {
    const code = `
      PKTIMER t = ExAllocatePoolWithTag(NonPagedPool, sizeof(KTIMER), 'remT');
      LARGE_INTEGER due;
      KeInitializeTimer(t);
      due.QuadPart = -100000;
      KeSetTimer(t, due, NULL);
      ExFreePoolWithTag(t, 'remT');
    `;
    expect(end({ control: code })).toMatch(
      /TIMER_OR_DPC_INVALID 0xc7: .*is freed while the timer at offset 0x0 in it is set: KeCancelTimer is missing/,
    );
  });
  it("with its device's extension", () => {
    const code = `LARGE_INTEGER due; due.QuadPart = -10000000; KeSetTimer(&extension->Timer, due, NULL);`;
    expect(end({ control: code })).toMatch(
      /TIMER_OR_DPC_INVALID.*The extension of .* is freed with its device while the timer at offset/,
    );
  });
  it("with a DPC that is queued", () => {
    const code = `
      KIRQL old;
      PKDPC d = ExAllocatePoolWithTag(NonPagedPool, sizeof(KDPC), 'cpD');
      KeInitializeDpc(d, Late, NULL);
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      KeInsertQueueDpc(d, NULL, NULL);
      ExFreePoolWithTag(d, 'cpD');
      KeLowerIrql(old);
    `;
    const late = `
        KDEFERRED_ROUTINE Late;
        VOID Late(PKDPC dpc, PVOID a, PVOID b, PVOID c) {
            UNREFERENCED_PARAMETER(dpc);
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
            UNREFERENCED_PARAMETER(c);
        }
      `;
    expect(end({ declarations: late, control: code }, { machine: { processors: 1 } })).toMatch(
      /TIMER_OR_DPC_INVALID.*while the DPC at offset 0x0/,
    );
  });
  it("with a resource, a lookaside list or a held lock in it", () => {
    const freed = (make: string, use: string) =>
      end({
        control: `
          PVOID p = ExAllocatePoolWithTag(NonPagedPool, 512, 'sseR');
          KIRQL old;
          UNREFERENCED_PARAMETER(old);
          ${make} ExFreePoolWithTag(p, 'sseR');
          ${use}
        `,
      });
    expect(freed("ExInitializeResourceLite((PERESOURCE)p);", "")).toMatch(
      /verifier:resource.*ERESOURCE at offset 0x0 in it that has not been deleted.*initialised here/,
    );
    expect(
      freed("ExInitializeNPagedLookasideList((PNPAGED_LOOKASIDE_LIST)p, NULL, NULL, 0, 32, 'kooL', 0);", ""),
    ).toMatch(/verifier:pool.*lookaside list at offset 0x0.*initialised here/);
    expect(
      freed("KeInitializeSpinLock((PKSPIN_LOCK)p); KeAcquireSpinLock((PKSPIN_LOCK)p, &old);", "KeLowerIrql(old);"),
    ).toMatch(/verifier:lock.*while the spin lock at offset 0x0 in it is held.*taken here/);
  });
  it("without any of these is fine", () => {
    const code = `
      PKTIMER t = ExAllocatePoolWithTag(NonPagedPool, sizeof(KTIMER), 'remT');
      LARGE_INTEGER due;
      KeInitializeTimer(t);
      due.QuadPart = -100000;
      KeSetTimer(t, due, NULL);
      KeCancelTimer(t);
      ExFreePoolWithTag(t, 'remT');
    `;
    expect(end({ control: code })).toBe("finished");
  });
});

describe("a reference to a device", () => {
  it("that IoGetAttachedDeviceReference gave and nobody gives back", () => {
    const unload = { steps: [...(control() as { steps: readonly unknown[] }).steps, { do: "unload", driver: "test" }] };
    const takes = "PDEVICE_OBJECT top = IoGetAttachedDeviceReference(extension->Lower); information = 0;";
    expect(end({ control: `${takes} ObDereferenceObject(top);` }, unload)).toBe("finished");
    expect(end({ control: `${takes} UNREFERENCED_PARAMETER(top);` }, unload)).toMatch(
      /verifier:unload.*test holds a reference to .* that has not been given back.*taken here/,
    );
  });
});

describe("the stack of a dispatch routine that has returned", () => {
  const set =
    "KTIMER timer; LARGE_INTEGER due; due.QuadPart = -100000; KeInitializeTimer(&timer); KeSetTimer(&timer, due, NULL);";
  it("with a timer that is set", () => {
    expect(end({ control: set })).toMatch(
      /verifier:object.*dispatch routine of test has returned and leaves a timer that is set on the stack.*KeCancelTimer.*dispatch routine/,
    );
    expect(end({ control: `${set} KeCancelTimer(&timer);` })).toBe("finished");
  });
  it("but one of a caller that waits for it may be set meanwhile", () => {
    const asks = `
      KEVENT event; IO_STATUS_BLOCK block; PIRP own;
      ${set}
      KeInitializeEvent(&event, NotificationEvent, FALSE);
      own = IoBuildSynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, extension->Lower, NULL, 0, NULL, &event, &block);
      IoCallDriver(extension->Lower, own);
      KeWaitForSingleObject(&timer, Executive, KernelMode, FALSE, NULL);
    `;
    expect(end({ control: asks })).toBe("finished");
  });
});

describe("what is not given back", () => {
  it("a reference to a device of its own", () => {
    const steps = life(ioctl, { do: "close", handle: "h" }, { do: "remove", device: "device" }, unload);
    expect(end({ control: "ObReferenceObject(device);" }, steps)).toMatch(
      /the reference that it took to its own .*Test has not been given back\. ObDereferenceObject is missing.*taken here/,
    );
    expect(end({ control: "ObReferenceObject(device); ObDereferenceObject(device);" }, steps)).toBe("finished");
  });
  const unload = { do: "unload", driver: "test" };
  const life = (...steps: readonly unknown[]) => ({
    steps: [{ do: "open", handle: "h", device: "\\Device\\Test" }, ...steps],
  });
  const ioctl = { do: "ioctl", handle: "h", code: 0x222000, outputLength: 4 };
  it("a remove lock that is held when its device goes", () => {
    const pieces = (release: string): Pieces => ({
      fields: "IO_REMOVE_LOCK Gate;",
      add: "IoInitializeRemoveLock(&extension->Gate, 'etaG', 0, 0);",
      control: `IoAcquireRemoveLock(&extension->Gate, irp); ${release}`,
    });
    const steps = life(ioctl, { do: "close", handle: "h" }, { do: "remove", device: "device" }, unload);
    expect(end(pieces("IoReleaseRemoveLock(&extension->Gate, irp);"), steps)).toBe("finished");
    expect(end(pieces(""), steps)).toMatch(
      /verifier:removelock.*while its remove lock at offset .* is held once.*acquired here/,
    );
  });
  it("a request that is handed on in a stack location that nobody has prepared", () => {
    expect(end({ remove: "return IoCallDriver(extension->Lower, irp);" })).toMatch(
      /verifier:irp.*hands IRP_MN_REMOVE_DEVICE on with IRP_MJ_CREATE in the next stack location: it was not prepared/,
    );
  });
  it("but not one that the driver has zeroed to open the device below with", () => {
    const opens = `
      IoGetNextIrpStackLocation(irp)->Parameters.Create.Options = 1;
      RtlZeroMemory(IoGetNextIrpStackLocation(irp), sizeof(IO_STACK_LOCATION));
      IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_CREATE;
      return IoCallDriver(extension->Lower, irp);
    `;
    expect(end({ remove: opens })).not.toMatch(/was not prepared/);
  });
  it("a removal that waits for what nobody gives back, after the last step", () => {
    const pieces = (release: string): Pieces => ({
      fields: "IO_REMOVE_LOCK Gate;",
      add: "IoInitializeRemoveLock(&extension->Gate, 'etaG', 0, 0);",
      control: `IoAcquireRemoveLock(&extension->Gate, irp); ${release}`,
      remove: "IoAcquireRemoveLock(&extension->Gate, irp); IoReleaseRemoveLockAndWait(&extension->Gate, irp);",
    });
    const steps = life(ioctl, { do: "surpriseRemove", device: "device" }, { do: "close", handle: "h" });
    expect(end(pieces("IoReleaseRemoveLock(&extension->Gate, irp);"), steps)).toBe("finished");
    expect(end(pieces(""), steps)).toMatch(
      /verifier:pnp.*has not come to an end 10 s after the last step: it waits for 1 holders of the remove lock/,
    );
  });
});

describe("a request whose handle is closed", () => {
  const steps = (...more: readonly unknown[]) => ({
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "read", handle: "h", length: 4, async: "r" },
      { do: "close", handle: "h" },
      ...more,
    ],
  });
  const pulled = steps({ do: "surpriseRemove", device: "device" });
  const dropped = "UNREFERENCED_PARAMETER(device); IoMarkIrpPending(irp); return STATUS_PENDING;";
  it("is told of, if nobody completes it when it is cancelled", () => {
    expect(end({ read: dropped }, steps())).toMatch(
      /verifier:irp: The IRP .*\(read 4 bytes from h\) is still with test 10 s after the last handle of its file was closed.*neither removed nor unloaded.*\[test was sent it here \d+\]/,
    );
    expect(end({ read: dropped }, { ...steps(), verifier: { io: false } })).toBe("finished");
  });
  it("is told of with its device that was pulled out", () => {
    expect(end({ read: dropped }, pulled)).toMatch(/verifier:irp.*pulled out.*IRP_MN_REMOVE_DEVICE never come/);
  });
  it("lets the device go, if its cancel routine completes it", () => {
    const kept: Pieces = {
      declarations: `DRIVER_CANCEL GiveBack;
        VOID GiveBack(PDEVICE_OBJECT device, PIRP irp) {
            UNREFERENCED_PARAMETER(device); IoReleaseCancelSpinLock(irp->CancelIrql); Complete(irp, STATUS_CANCELLED, 0); }`,
      read: "UNREFERENCED_PARAMETER(device); IoMarkIrpPending(irp); IoSetCancelRoutine(irp, GiveBack); return STATUS_PENDING;",
    };
    const { end: how, kernel } = runDriver(driver(kept), pulled);
    expect(told(how)).toBe("finished");
    expect([...kernel.state.devices.values()].some((device) => device.driver === "test" && !device.deleted)).toBe(
      false,
    );
  });
});

describe("time at raised IRQL", () => {
  const dpc = (body: string): Pieces => ({
    declarations: `
      KDEFERRED_ROUTINE Late;
      VOID Late(PKDPC dpc, PVOID context, PVOID a, PVOID b) {
          UNREFERENCED_PARAMETER(dpc);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          ${body} KeSetEvent((PKEVENT)context, 0, FALSE);
      }
    `,
    control: `
      KeInitializeDpc(&extension->Dpc, Late, &extension->Event);
      KeInsertQueueDpc(&extension->Dpc, NULL, NULL);
      KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);
    `,
  });
  const limited = { verifier: { dpcTime: 100 } };
  it("of a DPC is held to what the scenario allows", () => {
    expect(end(dpc("KeStallExecutionProcessor(50);"), limited)).toBe("finished");
    expect(end(dpc("KeStallExecutionProcessor(150);"), limited)).toMatch(
      /verifier:time: DPC Late has taken 15\d µs at IRQL 2; the scenario's verifier allows 100 µs/,
    );
    expect(end(dpc("for (;;) { }"), limited)).toMatch(/verifier:time: DPC Late has taken 10\d µs/);
    expect(end(dpc("KeStallExecutionProcessor(150);"))).toBe("finished");
  });
  it("of a DPC is not without end", () => {
    expect(
      end(
        dpc(`
      ULONG i;
      for (i = 0; i < 1000; i++) KeStallExecutionProcessor(50000);
    `),
      ),
    ).toMatch(/DPC_WATCHDOG_VIOLATION 0x133: DPC Late has run for 20 seconds/);
  });
});

describe("a thread that is left otherwise than it was found", () => {
  const work = (body: string): string =>
    end({
      fields: "KMUTEX Mutex;",
      declarations: `
        static IO_WORKITEM_ROUTINE Work;
        static VOID Work(PDEVICE_OBJECT d, PVOID c) {
            PEXTENSION e = (PEXTENSION)d->DeviceExtension;
            UNREFERENCED_PARAMETER(c);
            UNREFERENCED_PARAMETER(e);
            ${body}
        }
      `,
      add: "KeInitializeMutex(&extension->Mutex, 0);",
      control: `
        PIO_WORKITEM item = IoAllocateWorkItem(device);
        LARGE_INTEGER wait;
        information = 0;
        wait.QuadPart = -10000;
        IoQueueWorkItem(item, Work, DelayedWorkQueue, NULL);
        KeDelayExecutionThread(KernelMode, FALSE, &wait);
        IoFreeWorkItem(item);
      `,
    });
  it("by a work item's routine that owns a mutex, or is in a region", () => {
    expect(work("KeWaitForSingleObject(&e->Mutex, Executive, KernelMode, FALSE, NULL);")).toMatch(
      /SYSTEM_EXIT_OWNED_MUTEX 0x39: The work item routine .*Work returned while it still owned the mutex/,
    );
    expect(work("KeEnterCriticalRegion();")).toMatch(/APC_INDEX_MISMATCH 0x1: .*in a critical region that it entered/);
    expect(work("KeEnterGuardedRegion(); KeLeaveGuardedRegion();")).toBe("finished");
  });
  it("by a dispatch routine that is in a guarded region", () => {
    expect(end({ control: "information = 0; KeEnterGuardedRegion();" })).toMatch(
      /APC_INDEX_MISMATCH 0x1: .*returned to the I\/O manager in a guarded region/,
    );
  });
});

describe("what a driver leaves when it goes", () => {
  const unload = [
    { do: "remove", device: "device" },
    { do: "unload", driver: "test" },
  ];
  it("a symbolic link", () => {
    const strings = `UNICODE_STRING link, target; RtlInitUnicodeString(&link, L"\\\\DosDevices\\\\Left"); RtlInitUnicodeString(&target, L"\\\\Device\\\\Test");`;
    const add = `{ ${strings} IoCreateSymbolicLink(&link, &target); }`;
    const deleted = `{ ${strings} UNREFERENCED_PARAMETER(target); IoDeleteSymbolicLink(&link); }`;
    expect(end({ add, remove: deleted }, { steps: unload })).toBe("finished");
    expect(end({ add }, { steps: unload })).toMatch(
      /symbolic link .*DosDevices.*Left to .*Device.*Test is still there: IoDeleteSymbolicLink is missing.*made here/,
    );
  });

  const closes = (later: string): Pieces => ({
    fields: "KTIMER Late; KDPC LateDpc; PIRP Closing;",
    declarations: `
      static KDEFERRED_ROUTINE Done;
      static VOID Done(PKDPC dpc, PVOID context, PVOID a, PVOID b) {
          UNREFERENCED_PARAMETER(dpc); UNREFERENCED_PARAMETER(a); UNREFERENCED_PARAMETER(b);
          Complete(((PEXTENSION)context)->Closing, STATUS_SUCCESS, 0); }
      static DRIVER_DISPATCH Close;
      static NTSTATUS Close(PDEVICE_OBJECT device, PIRP irp) {
          PEXTENSION e = device->DeviceExtension;
          LARGE_INTEGER due; due.QuadPart = -20000000;
          KeInitializeTimer(&e->Late); KeInitializeDpc(&e->LateDpc, Done, e);
          UNREFERENCED_PARAMETER(due);
          e->Closing = irp; IoMarkIrpPending(irp); ${later}
          return STATUS_PENDING; }
    `,
    entry: "driver->MajorFunction[IRP_MJ_CLOSE] = Close;",
  });
  const pulled = {
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000, async: "kept", expect: { status: "STATUS_PENDING" } },
      { do: "surpriseRemove", device: "device" },
      { do: "close", handle: "h" },
      { do: "unload", driver: "test" },
    ],
  };
  const keeps = `
    IoMarkIrpPending(irp); IoSetCancelRoutine(irp, Stop); done = TRUE; status = STATUS_PENDING;
  `;
  const stops = `static DRIVER_CANCEL Stop; static VOID Stop(PDEVICE_OBJECT d, PIRP irp) { UNREFERENCED_PARAMETER(d);
    IoReleaseCancelSpinLock(irp->CancelIrql); Complete(irp, STATUS_CANCELLED, 0); }`;
  const leaks = "ExAllocatePoolWithTag(PagedPool, 24, 'tfeL');";
  it("is looked at when its last file has been closed at leisure, after the last step", () => {
    const pieces = closes("KeSetTimer(&e->Late, due, &e->LateDpc);");
    const whole = { ...pieces, declarations: stops + (pieces.declarations ?? ""), control: keeps };
    expect(end(whole, pulled)).toBe("finished");
    expect(end({ ...whole, control: `${leaks} ${keeps}` }, pulled)).toMatch(/1 pool allocation was not freed.*'Left'/);
  });
  it("a file whose IRP_MJ_CLOSE never ends", () => {
    const pieces = closes("");
    const whole = { ...pieces, declarations: stops + (pieces.declarations ?? ""), control: keeps };
    expect(end(whole, pulled)).toMatch(
      /\(close of .*\) is still with test after 10 s: who closes a handle waits for it.*test was sent it here/,
    );
  });
});
