// IoConnectInterruptEx: the kernel finds the line or the messages of a device by itself.
import { describe, expect, it } from "vitest";
import { driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = `
  static ULONG lines, messages[8];
  static KIRQL level;
  static KSERVICE_ROUTINE Line;
  static KMESSAGE_SERVICE_ROUTINE Message;
  static BOOLEAN Line(PKINTERRUPT i, PVOID c) {
      UNREFERENCED_PARAMETER(i);
      level = KeGetCurrentIrql();
      READ_PORT_UCHAR((PUCHAR)0x301);
      lines += (ULONG)(ULONG_PTR)c;
      return TRUE;
  }
  static BOOLEAN Message(PKINTERRUPT i, PVOID c, ULONG id) {
      UNREFERENCED_PARAMETER(i);
      UNREFERENCED_PARAMETER(c);
      level = KeGetCurrentIrql();
      messages[id & 7]++;
      return TRUE;
  }
  #define CHECK(x) \\
      do { \\
          if (!(x)) DbgPrint("failed: " #x "\\n"); \\
      } while (0)
  static void Raise(UCHAR what) {
      LARGE_INTEGER wait;
      wait.QuadPart = -1000;
      WRITE_PORT_UCHAR((PUCHAR)0x300, (UCHAR)(0x80 | what));
      KeDelayExecutionThread(KernelMode, FALSE, &wait);
  }
`;

function run(control: string, hardware: object, more: Pieces = {}) {
  const ran = runDriver(
    {
      "d.c": driver({
        declarations,
        fields: "PDEVICE_OBJECT Pdo; PKINTERRUPT Interrupt; PIO_INTERRUPT_MESSAGE_INFO Table;",
        add: "extension->Pdo = pdo;",
        control: `
          IO_CONNECT_INTERRUPT_PARAMETERS p;
          IO_DISCONNECT_INTERRUPT_PARAMETERS d;
          RtlZeroMemory(&p, sizeof(p));
          RtlZeroMemory(&d, sizeof(d));
          ${control}
        `,
        ...more,
      }),
    },
    {
      hardware: [{ name: "source", model: "interruptSource", ports: [{ start: 0x300, length: 2 }], ...hardware }],
      drivers: [{ name: "d", sources: ["d.c"] }],
      devices: [{ name: "device", driver: "d", hardware: "source" }],
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

const byLine = `
  p.Version = CONNECT_LINE_BASED;
  p.LineBased.PhysicalDeviceObject = extension->Pdo;
  p.LineBased.InterruptObject = &extension->Interrupt;
  p.LineBased.ServiceRoutine = Line;
  p.LineBased.ServiceContext = (PVOID)1;
`;
const byMessage = `
  p.Version = CONNECT_MESSAGE_BASED;
  p.MessageBased.PhysicalDeviceObject = extension->Pdo;
  p.MessageBased.ConnectionContext.InterruptMessageTable = &extension->Table;
  p.MessageBased.MessageServiceRoutine = Message;
  p.MessageBased.FallBackServiceRoutine = Line;
  p.MessageBased.ServiceContext = (PVOID)1;
`;

describe("a line", () => {
  it("is found by the PDO, and can be told to be quiet", () => {
    const control = `
      ${byLine} CHECK(IoConnectInterruptEx(&p) == STATUS_SUCCESS);
      Raise(0);
      CHECK(lines == 1 && level == 3 + 5);
      d.Version = p.Version;
      d.ConnectionContext.InterruptObject = extension->Interrupt;
      {
          IO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS a;
          RtlZeroMemory(&a, sizeof(a));
          a.Version = p.Version;
          a.ConnectionContext.InterruptObject = extension->Interrupt;
          IoReportInterruptInactive(&a);
          Raise(0);
          CHECK(lines == 1);
          IoReportInterruptActive(&a);
          Raise(0);
          CHECK(lines == 2);
      }
      IoDisconnectInterruptEx(&d);
      Raise(0);
      CHECK(lines == 2);
    `;
    expect(run(control, { irq: 5 })).toEqual(clean);
  });

  it("is refused to who names no PDO, and to a device without one", () => {
    const control = `${byLine} p.LineBased.PhysicalDeviceObject = device; CHECK(IoConnectInterruptEx(&p) == STATUS_INVALID_PARAMETER);
      p.Version = 77;
      CHECK(IoConnectInterruptEx(&p) == STATUS_INVALID_PARAMETER_1);
      ${byLine} CHECK(IoConnectInterruptEx(&p) == STATUS_NOT_FOUND);`;
    expect(run(control, {})).toEqual(clean);
  });

  it("can be named in full", () => {
    const control = `
      p.Version = CONNECT_FULLY_SPECIFIED;
      p.FullySpecified.PhysicalDeviceObject = extension->Pdo;
      p.FullySpecified.InterruptObject = &extension->Interrupt;
      p.FullySpecified.ServiceRoutine = Line;
      p.FullySpecified.ServiceContext = (PVOID)2;
      p.FullySpecified.Vector = 0x30 + 5;
      p.FullySpecified.Irql = 8;
      p.FullySpecified.SynchronizeIrql = 7;
      p.FullySpecified.InterruptMode = Latched;
      p.FullySpecified.ProcessorEnableMask = 1;
      CHECK(IoConnectInterruptEx(&p) == STATUS_INVALID_PARAMETER);
      p.FullySpecified.SynchronizeIrql = 9;
      CHECK(IoConnectInterruptEx(&p) == STATUS_SUCCESS);
      Raise(0);
      CHECK(lines == 2 && level == 9);
      d.Version = p.Version;
      d.ConnectionContext.InterruptObject = extension->Interrupt;
      IoDisconnectInterruptEx(&d);
    `;
    expect(run(control, { irq: 5 })).toEqual(clean);
  });
});

describe("messages", () => {
  it("are connected as one, each told by its number, at one level", () => {
    const control = `
      ULONG i;
      ${byMessage} CHECK(IoConnectInterruptEx(&p) == STATUS_SUCCESS && p.Version == CONNECT_MESSAGE_BASED &&
                          extension->Table->MessageCount == 3);
      for (i = 0; i < 3; i++)
          CHECK(extension->Table->MessageInfo[i].Irql <= extension->Table->UnifiedIrql &&
                extension->Table->MessageInfo[i].InterruptObject != NULL &&
                extension->Table->MessageInfo[i].Mode == Latched);
      Raise(2);
      Raise(2);
      Raise(1);
      Raise(7);
      CHECK(messages[2] == 2 && messages[1] == 1 && messages[0] == 1 && lines == 0);
      CHECK(level == extension->Table->UnifiedIrql);
      d.Version = p.Version;
      d.ConnectionContext.InterruptMessageTable = extension->Table;
      IoDisconnectInterruptEx(&d);
      Raise(2);
      CHECK(messages[2] == 2);
    `;
    expect(run(control, { irq: 5, messages: 3 })).toEqual(clean);
  });

  it("fall back to the line of a device that has none", () => {
    const control = `
      ${byMessage} CHECK(IoConnectInterruptEx(&p) == STATUS_SUCCESS && p.Version == CONNECT_LINE_BASED);
      Raise(3);
      CHECK(lines == 1 && messages[3] == 0);
      d.Version = p.Version;
      d.ConnectionContext.InterruptObject = *p.MessageBased.ConnectionContext.InterruptObject;
      IoDisconnectInterruptEx(&d);
      ${byMessage} p.MessageBased.FallBackServiceRoutine = NULL;
      CHECK(IoConnectInterruptEx(&p) == STATUS_NOT_FOUND);
    `;
    expect(run(control, { irq: 5 })).toEqual(clean);
  });

  it("are disconnected by the table that was given, or not at all", () => {
    const control = `
      ${byMessage} CHECK(IoConnectInterruptEx(&p) == STATUS_SUCCESS);
      d.Version = p.Version;
      d.ConnectionContext.Generic = extension;
      IoDisconnectInterruptEx(&d);
    `;
    expect(run(control, { messages: 1 }).told).toMatch(/verifier:interrupt.*is no table of messages/);
  });

  it("stand in the resource lists, raw with their count, translated with vector and level", () => {
    const more: Pieces = {
      declarations: `
        ${declarations}
        static void Tell(const char *what, PCM_RESOURCE_LIST list) {
            ULONG i;
            for (i = 0; i < list->List[0].PartialResourceList.Count; i++) {
                PCM_PARTIAL_RESOURCE_DESCRIPTOR one = &list->List[0].PartialResourceList.PartialDescriptors[i];
                if (one->Type == CmResourceTypeInterrupt)
                    DbgPrint("%s flags %u count %u level %u\\n", what, one->Flags, one->u.MessageInterrupt.Raw.MessageCount,
                             one->u.MessageInterrupt.Translated.Level);
            }
        }
        static NTSTATUS Start(PIRP irp) {
            PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
            if (s->MinorFunction == IRP_MN_START_DEVICE) {
                Tell("raw", s->Parameters.StartDevice.AllocatedResources);
                Tell("translated", s->Parameters.StartDevice.AllocatedResourcesTranslated);
            }
            return STATUS_SUCCESS;
        }
        #define IoSkipCurrentIrpStackLocation(irp) (Start(irp), IoSkipCurrentIrpStackLocation(irp))
      `,
    };
    expect(run("", { messages: 2 }, more).printed).toEqual([
      "raw flags 3 count 1 level 0",
      "raw flags 3 count 1 level 0",
      "translated flags 3 count 0 level 7",
      "translated flags 3 count 0 level 8",
    ]);
  });
});
