// Where and when service routines run: processors, levels, shared lines, and the locks that keep them from each other.
import { describe, expect, it } from "vitest";
import { driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

/** An interrupt source at ports 0x300 and 0x301: a write of 0x80 to the first interrupts, a read of the second quiets it. */
const declarations = `
  #define CHECK(x) \
    do { \
      if (!(x)) DbgPrint("failed: " #x "\\n"); \
    } while (0)
  static ULONG count, second, processor, number;
  static KIRQL level, secondLevel;
  static volatile LONG inSection;
  static ULONG during;
  static PKINTERRUPT other;
  static KSERVICE_ROUTINE Service, Second, Never;
  static KSYNCHRONIZE_ROUTINE Section;
  static BOOLEAN Service(PKINTERRUPT i, PVOID c) {
    UNREFERENCED_PARAMETER(i);
    UNREFERENCED_PARAMETER(c);
    level = KeGetCurrentIrql();
    processor = KeGetCurrentProcessorNumberEx(NULL);
    number = ++count;
    READ_PORT_UCHAR((PUCHAR)0x301);
    return TRUE;
  }
  static BOOLEAN Never(PKINTERRUPT i, PVOID c) {
    UNREFERENCED_PARAMETER(i);
    UNREFERENCED_PARAMETER(c);
    level = KeGetCurrentIrql();
    count++;
    return FALSE;
  }
  static BOOLEAN Second(PKINTERRUPT i, PVOID c) {
    UNREFERENCED_PARAMETER(i);
    UNREFERENCED_PARAMETER(c);
    secondLevel = KeGetCurrentIrql();
    second++;
    if (inSection) during++;
    READ_PORT_UCHAR((PUCHAR)0x301);
    return TRUE;
  }
  static BOOLEAN Section(PVOID c) {
    UNREFERENCED_PARAMETER(c);
    inSection = 1;
    WRITE_PORT_UCHAR((PUCHAR)0x300, 0x80);
    KeStallExecutionProcessor(40);
    inSection = 0;
    return TRUE;
  }
  static VOID Pass(VOID) {
    LARGE_INTEGER wait;
    wait.QuadPart = -1000;
    KeDelayExecutionThread(KernelMode, FALSE, &wait);
  }
  static VOID Raise(VOID) {
    WRITE_PORT_UCHAR((PUCHAR)0x300, 0x80);
  }
  static NTSTATUS Connect(PKINTERRUPT *i, PKSERVICE_ROUTINE routine, KIRQL synchronize, KINTERRUPT_MODE mode,
                          BOOLEAN share, KAFFINITY where) {
    return IoConnectInterrupt(i, routine, NULL, NULL, 0x30 + 5, 8, synchronize, mode, share, where, FALSE);
  }
`;

function run(control: string, machine: object = {}, hardware: object = {}, more: Pieces = {}) {
  const ran = runDriver(
    driver({
      declarations,
      fields: "PDEVICE_OBJECT Pdo; PKINTERRUPT First; PKINTERRUPT Other;",
      add: "extension->Pdo = pdo;",
      control: `
        PKINTERRUPT *first = &extension->First;
        PKINTERRUPT *two = &extension->Other;
        UNREFERENCED_PARAMETER(first);
        UNREFERENCED_PARAMETER(two);
        { ${control} }
      `,
      ...more,
    }),
    {
      machine,
      hardware: [
        { name: "source", model: "interruptSource", ports: [{ start: 0x300, length: 2 }], irq: 5, ...hardware },
        { name: "other", model: "interruptSource", ports: [{ start: 0x310, length: 2 }], irq: 6 },
      ],
      devices: [{ name: "device", driver: "test", hardware: "source" }],
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "ioctl", handle: "h", code: 0x222000 },
        { do: "close", handle: "h" },
        { do: "remove", device: "device" },
      ],
    },
  );
  return {
    told: told(ran.end),
    printed: ran.kernel.state.debugOutput.map((line) => line.trim()),
    failures: ran.failures,
  };
}
const clean = { told: "finished", printed: [], failures: [] };
const shared = { shared: true };

describe("processors", () => {
  it("are those of the mask, of which there must be one", () => {
    const control = `
      ULONG i;
      CHECK(Connect(first, Service, 8, Latched, FALSE, 0) == STATUS_INVALID_PARAMETER);
      CHECK(Connect(first, Service, 8, Latched, FALSE, 0x100) == STATUS_INVALID_PARAMETER);
      for (i = 0; i < 4; i++) {
        GROUP_AFFINITY where;
        CHECK(Connect(first, Service, 8, Latched, FALSE, (KAFFINITY)1 << i) == STATUS_SUCCESS);
        CHECK(IoGetAffinityInterrupt(*first, &where) == STATUS_SUCCESS && where.Group == 0 &&
              where.Mask == (KAFFINITY)1 << i);
        Raise();
        Pass();
        CHECK(count == i + 1 && processor == i);
        IoDisconnectInterrupt(*first);
      }
    `;
    expect(run(control, { processors: 4 })).toEqual(clean);
  });

  it("are named within their group", () => {
    const control = `
      IO_CONNECT_INTERRUPT_PARAMETERS p;
      IO_DISCONNECT_INTERRUPT_PARAMETERS d;
      GROUP_AFFINITY where;
      RtlZeroMemory(&p, sizeof(p));
      RtlZeroMemory(&d, sizeof(d));
      p.Version = CONNECT_FULLY_SPECIFIED_GROUP;
      p.FullySpecified.PhysicalDeviceObject = extension->Pdo;
      p.FullySpecified.InterruptObject = first;
      p.FullySpecified.ServiceRoutine = Service;
      p.FullySpecified.Vector = 0x30 + 5;
      p.FullySpecified.Irql = 8;
      p.FullySpecified.SynchronizeIrql = 8;
      p.FullySpecified.InterruptMode = Latched;
      p.FullySpecified.ProcessorEnableMask = 0;
      CHECK(IoConnectInterruptEx(&p) == STATUS_INVALID_PARAMETER_10);
      p.FullySpecified.ProcessorEnableMask = 1;
      p.FullySpecified.Group = 7;
      CHECK(IoConnectInterruptEx(&p) == STATUS_INVALID_PARAMETER_10);
      p.FullySpecified.Group = 1;
      p.FullySpecified.PhysicalDeviceObject = NULL;
      CHECK(IoConnectInterruptEx(&p) == STATUS_INVALID_PARAMETER);
      p.FullySpecified.PhysicalDeviceObject = extension->Pdo;
      p.FullySpecified.Vector = 0x30 + 9;
      CHECK(IoConnectInterruptEx(&p) == STATUS_NOT_FOUND);
      p.FullySpecified.Vector = 0x30 + 5;
      CHECK(IoConnectInterruptEx(&p) == STATUS_SUCCESS);
      CHECK(IoGetAffinityInterrupt(*first, &where) == STATUS_SUCCESS && where.Group == 1 && where.Mask == 1);
      Raise();
      Pass();
      CHECK(count == 1 && processor == 2);
      d.Version = p.Version;
      d.ConnectionContext.InterruptObject = *first;
      IoDisconnectInterruptEx(&d);
    `;
    expect(run(control, { processors: 4, groupSize: 2 })).toEqual(clean);
  });
});

describe("levels", () => {
  it("a routine comes at its line's level and runs at its own", () => {
    const control = `
      KIRQL irql;
      CHECK(Connect(first, Service, 10, Latched, FALSE, 1) == STATUS_SUCCESS);
      KeRaiseIrql(9, &irql);
      Raise();
      KeStallExecutionProcessor(10);
      CHECK(count == 0);
      KeLowerIrql(irql);
      CHECK(count == 1 && level == 10);
      KeRaiseIrql(7, &irql);
      Raise();
      KeStallExecutionProcessor(10);
      CHECK(count == 2);
      KeLowerIrql(irql);
      IoDisconnectInterrupt(*first);
    `;
    expect(run(control, { processors: 1 })).toEqual(clean);
  });

  it("each routine of a shared line runs at its own, and all agree on the line's mode", () => {
    const control = `
      CHECK(Connect(first, Never, 11, LevelSensitive, TRUE, 1) == STATUS_SUCCESS &&
            Connect(two, Second, 8, Latched, TRUE, 1) == STATUS_INVALID_PARAMETER &&
            Connect(two, Second, 8, LevelSensitive, FALSE, 1) == STATUS_INVALID_PARAMETER &&
            Connect(two, Second, 9, LevelSensitive, TRUE, 1) == STATUS_SUCCESS);
      Raise();
      Pass();
      CHECK(count == 1 && level == 11 && second == 1 && secondLevel == 9);
      IoDisconnectInterrupt(*first);
      Raise();
      Pass();
      CHECK(count == 1 && second == 2);
      IoDisconnectInterrupt(*two);
    `;
    expect(run(control, {}, shared)).toEqual(clean);
  });

  it("those of a latched line are all asked, and again while a device pulls it", () => {
    const thrice = (quiets: string) =>
      run(
        `
          CHECK(Connect(first, Claims, 8, Latched, TRUE, 1) == STATUS_SUCCESS &&
                Connect(two, Never, 8, Latched, TRUE, 1) == STATUS_SUCCESS);
          Raise();
          Pass();
          CHECK(second == 3 && count == 3);
          IoDisconnectInterrupt(*first);
          IoDisconnectInterrupt(*two);
        `,
        {},
        shared,
        {
          declarations: `
            ${declarations}
            static BOOLEAN Claims(PKINTERRUPT i, PVOID c) {
              UNREFERENCED_PARAMETER(i);
              UNREFERENCED_PARAMETER(c);
              second++;
              if (${quiets}) READ_PORT_UCHAR((PUCHAR)0x301);
              return TRUE;
            }
          `,
        },
      );
    expect(thrice("second == 3")).toEqual(clean);
    expect(thrice("FALSE").told).toMatch(/latched interrupt of line 5.*claimed round after round/);
  });

  it("nobody asks for the lock or the section from above", () => {
    const above = (what: string) =>
      run(`
        KIRQL irql;
        Connect(first, Service, 8, Latched, FALSE, 1);
        KeRaiseIrql(9, &irql);
        ${what}
      `).told;
    expect(above("KeAcquireInterruptSpinLock(*first);")).toMatch(
      /KeAcquireInterruptSpinLock at IRQL 9, above the interrupt's 8/,
    );
    expect(above("KeSynchronizeExecution(*first, Section, NULL);")).toMatch(
      /KeSynchronizeExecution at IRQL 9, above the interrupt's 8/,
    );
  });
});

describe("locks", () => {
  it("the second routine of a line waits for its section on another processor", () => {
    const control = `
      KAFFINITY before;
      CHECK(Connect(first, Never, 8, LevelSensitive, TRUE, 1) == STATUS_SUCCESS &&
            Connect(two, Second, 8, LevelSensitive, TRUE, 1) == STATUS_SUCCESS);
      before = KeSetSystemAffinityThreadEx(2);
      KeSynchronizeExecution(*two, Section, NULL);
      KeRevertToUserAffinityThreadEx(before);
      Pass();
      CHECK(count == 1 && second == 1 && during == 0);
      IoDisconnectInterrupt(*first);
      IoDisconnectInterrupt(*two);
    `;
    expect(run(control, {}, shared)).toEqual(clean);
  });

  it("a driver that holds its routine's lock at DISPATCH_LEVEL waits for itself", () => {
    const control = `
      KIRQL irql;
      IoConnectInterrupt(first, Service, NULL, &extension->Lock, 0x30 + 5, 8, 8, Latched, FALSE, 1, FALSE);
      KeAcquireSpinLock(&extension->Lock, &irql);
      Raise();
      KeStallExecutionProcessor(10);
      KeReleaseSpinLock(&extension->Lock, irql);
    `;
    expect(run(control, { processors: 1 }).told).toMatch(/deadlock|spins/i);
  });
});

describe("a line-based connection", () => {
  const byLine = `
    IO_CONNECT_INTERRUPT_PARAMETERS p;
    IO_DISCONNECT_INTERRUPT_PARAMETERS d;
    RtlZeroMemory(&p, sizeof(p));
    RtlZeroMemory(&d, sizeof(d));
    p.Version = CONNECT_LINE_BASED;
    p.LineBased.PhysicalDeviceObject = extension->Pdo;
    p.LineBased.InterruptObject = first;
    p.LineBased.ServiceRoutine = Service;
  `;
  it("serves a single message as it does a line", () => {
    const control = `
      ${byLine} CHECK(IoConnectInterruptEx(&p) == STATUS_SUCCESS);
      Raise();
      Pass();
      CHECK(count == 1);
      d.Version = p.Version;
      d.ConnectionContext.InterruptObject = *first;
      IoDisconnectInterruptEx(&d);
      Raise();
      Pass();
      CHECK(count == 1);
    `;
    expect(run(control, {}, { messages: 1 })).toEqual(clean);
  });
  it("serves all lines of a device, at the level of the highest", () => {
    // The function driver gives its device a second line, and keeps its bus from hearing of it.
    const twoLines: Pieces = {
      declarations: `${declarations}
        static DRIVER_DISPATCH Pnp, TwoLines;
        static VOID Add(PIRP irp) {
          PIO_RESOURCE_REQUIREMENTS_LIST old = (PIO_RESOURCE_REQUIREMENTS_LIST)irp->IoStatus.Information, list;
          ULONG count = old->List[0].Count, size = sizeof(*old) + count * sizeof(IO_RESOURCE_DESCRIPTOR);
          PIO_RESOURCE_DESCRIPTOR more;
          list = (PIO_RESOURCE_REQUIREMENTS_LIST)ExAllocatePoolWithTag(PagedPool, size, 'tliF');
          RtlCopyMemory(list, old, old->ListSize);
          list->ListSize = size;
          list->List[0].Count = count + 1;
          more = &list->List[0].Descriptors[count];
          RtlZeroMemory(more, sizeof(*more));
          more->Type = CmResourceTypeInterrupt;
          more->ShareDisposition = CmResourceShareDeviceExclusive;
          more->Flags = CM_RESOURCE_INTERRUPT_LATCHED;
          more->u.Interrupt.MinimumVector = more->u.Interrupt.MaximumVector = 6;
          ExFreePool(old);
          irp->IoStatus.Information = (ULONG_PTR)list;
        }
        static NTSTATUS TwoLines(PDEVICE_OBJECT device, PIRP irp) {
          PIO_STACK_LOCATION now = IoGetCurrentIrpStackLocation(irp);
          if (now->MinorFunction == IRP_MN_FILTER_RESOURCE_REQUIREMENTS) {
            IoCopyCurrentIrpStackLocationToNext(irp);
            IoForwardIrpSynchronously(((PEXTENSION)device->DeviceExtension)->Lower, irp);
            Add(irp);
            return Complete(irp, STATUS_SUCCESS, irp->IoStatus.Information);
          }
          if (now->MinorFunction == IRP_MN_START_DEVICE) {
            now->Parameters.StartDevice.AllocatedResources->List[0].PartialResourceList.Count--;
            now->Parameters.StartDevice.AllocatedResourcesTranslated->List[0].PartialResourceList.Count--;
          }
          return Pnp(device, irp);
        }
      `,
      entry: "driver->MajorFunction[IRP_MJ_PNP] = TwoLines;",
    };
    const control = `${byLine}
      CHECK(IoConnectInterruptEx(&p) == STATUS_SUCCESS);
      Raise();
      Pass();
      CHECK(count == 1 && level == 9);
      WRITE_PORT_UCHAR((PUCHAR)0x310, 0x80);
      Pass();
      CHECK(count == 2 && level == 9);
      d.Version = p.Version;
      d.ConnectionContext.InterruptObject = *first;
      IoDisconnectInterruptEx(&d);
      Raise();
      WRITE_PORT_UCHAR((PUCHAR)0x310, 0x80);
      Pass();
      CHECK(count == 2);
    `;
    expect(run(control, {}, {}, twoLines)).toEqual(clean);
  });
  it("is refused to a device that was given several messages", () => {
    expect(
      run(`${byLine} CHECK(IoConnectInterruptEx(&p) == STATUS_INVALID_DEVICE_REQUEST);`, {}, { messages: 3 }),
    ).toEqual(clean);
  });
});
