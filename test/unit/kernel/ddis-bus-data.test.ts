// Configuration space: by the obsolete HAL routines, by requests to the bus, and by the bus's interface.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = `
  #define CHECK(x) \\
      do { \\
          if (!(x)) DbgPrint("failed: " #x "\\n"); \\
      } while (0)
  static const GUID standard = { 0x496b8280, 0x6f25, 0x11d0, { 0xbe, 0xaf, 0x08, 0x00, 0x2b, 0xe2, 0x09, 0x2f } };
  static NTSTATUS Ask(PDEVICE_OBJECT device, UCHAR minor, PVOID a, ULONG_PTR b, PVOID c, ULONG_PTR d,
                      PULONG_PTR moved) {
      KEVENT event;
      IO_STATUS_BLOCK block;
      PIRP irp;
      PIO_STACK_LOCATION stack;
      NTSTATUS status;
      KeInitializeEvent(&event, NotificationEvent, FALSE);
      irp = IoBuildSynchronousFsdRequest(IRP_MJ_PNP, device, NULL, 0, NULL, &event, &block);
      if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
      irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
      stack = IoGetNextIrpStackLocation(irp);
      stack->MinorFunction = minor;
      if (minor == IRP_MN_QUERY_INTERFACE) {
          stack->Parameters.QueryInterface.InterfaceType = (const GUID *)a;
          stack->Parameters.QueryInterface.Size = (USHORT)b;
          stack->Parameters.QueryInterface.Version = 1;
          stack->Parameters.QueryInterface.Interface = (PINTERFACE)c;
      } else {
          stack->Parameters.ReadWriteConfig.WhichSpace = PCI_WHICHSPACE_CONFIG;
          stack->Parameters.ReadWriteConfig.Buffer = a;
          stack->Parameters.ReadWriteConfig.Offset = (ULONG)b;
          stack->Parameters.ReadWriteConfig.Length = (ULONG)d;
      }
      status = IoCallDriver(device, irp);
      if (status == STATUS_PENDING) {
          KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
          status = block.Status;
      }
      if (moved != NULL) *moved = block.Information;
      return status;
  }
  static NTSTATUS Interface(PDEVICE_OBJECT device, BUS_INTERFACE_STANDARD *bus, USHORT size) {
      RtlZeroMemory(bus, sizeof(*bus));
      return Ask(device, IRP_MN_QUERY_INTERFACE, (PVOID)&standard, size, bus, 0, NULL);
  }
`;

function run(control: string) {
  const ran = runDriver(driver({ declarations, control }), {
    hardware: [
      { name: "card", model: "none", config: { u16: [0x1234, 0x5678, 0, 0, 0x0602, 0x0180] } },
      { name: "plain", model: "none" },
    ],
    devices: [{ name: "device", driver: "test", hardware: "card" }],
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000 },
      { do: "close", handle: "h" },
      { do: "remove", device: "device" },
    ],
  });
  return { told: told(ran.end), printed: ran.kernel.state.debugOutput, failures: ran.failures };
}
const clean = { told: "finished", printed: [], failures: [] };

describe("configuration space", () => {
  it("is read and written by slot; an empty slot has no vendor", () => {
    const control = `
      USHORT id[4];
      UCHAR line = 9;
      ULONG none = 0;
      CHECK(HalGetBusData(PCIConfiguration, 0, 0, id, sizeof(id)) == sizeof(id) && id[0] == 0x1234 && id[1] == 0x5678);
      CHECK(HalGetBusDataByOffset(PCIConfiguration, 0, 0, &id[0], 8, 2) == 2 && id[0] == 0x0602);
      CHECK(HalSetBusDataByOffset(PCIConfiguration, 0, 0, &line, 0x3c, 1) == 1);
      line = 0;
      CHECK(HalGetBusDataByOffset(PCIConfiguration, 0, 0, &line, 0x3c, 1) == 1 && line == 9);
      CHECK(HalSetBusDataByOffset(PCIConfiguration, 0, 0, &none, 0, 4) == 4);
      CHECK(HalGetBusData(PCIConfiguration, 0, 0, id, 4) == 4 && id[0] == 0x1234);
      CHECK(HalGetBusData(PCIConfiguration, 0, 1, id, 4) == 2 && id[0] == 0xffff);
      CHECK(HalGetBusData(PCIConfiguration, 3, 0, id, 4) == 0);
      CHECK(HalGetBusDataByOffset(PCIConfiguration, 0, 0, id, 252, 8) == 4);
    `;
    expect(run(control)).toEqual(clean);
  });
  it("is read and written by requests to the stack of the device", () => {
    const control = `
      USHORT id[2];
      UCHAR line = 7;
      ULONG_PTR moved = 0;
      CHECK(Ask(extension->Lower, IRP_MN_READ_CONFIG, id, 0, NULL, sizeof(id), &moved) == STATUS_SUCCESS && moved == 4 &&
            id[1] == 0x5678);
      CHECK(Ask(extension->Lower, IRP_MN_WRITE_CONFIG, &line, 0x3c, NULL, 1, &moved) == STATUS_SUCCESS && moved == 1);
      line = 0;
      CHECK(Ask(extension->Lower, IRP_MN_READ_CONFIG, &line, 0x3c, NULL, 1, &moved) == STATUS_SUCCESS && line == 7);
      CHECK(Ask(extension->Lower, IRP_MN_READ_CONFIG, &line, 256, NULL, 1, NULL) == STATUS_INVALID_PARAMETER);
    `;
    expect(run(control)).toEqual(clean);
  });
  it("is reached at DISPATCH_LEVEL by the interface of the bus, until that is given back", () => {
    const control = `
      static BUS_INTERFACE_STANDARD bus;
      USHORT id[2];
      KIRQL irql;
      ULONG space = 0;
      PHYSICAL_ADDRESS a, b;
      a.QuadPart = 0x1000;
      CHECK(Interface(extension->Lower, &bus, sizeof(bus)) == STATUS_SUCCESS && bus.Size == sizeof(bus) &&
            bus.Version == 1);
      KeRaiseIrql(DISPATCH_LEVEL, &irql);
      CHECK(bus.GetBusData(bus.Context, PCI_WHICHSPACE_CONFIG, id, 0, 4) == 4 && id[0] == 0x1234);
      id[0] = 3;
      CHECK(bus.SetBusData(bus.Context, PCI_WHICHSPACE_CONFIG, id, 0x3c, 1) == 1);
      KeLowerIrql(irql);
      CHECK(bus.TranslateBusAddress(bus.Context, a, 16, &space, &b) && b.QuadPart == 0x1000);
      CHECK(Interface(extension->Lower, &bus, 4) == STATUS_INVALID_PARAMETER || bus.Size == 0);
      CHECK(Interface(extension->Lower, &bus, sizeof(bus)) == STATUS_SUCCESS);
      bus.InterfaceReference(bus.Context);
      bus.InterfaceDereference(bus.Context);
      bus.InterfaceDereference(bus.Context);
      bus.InterfaceDereference(bus.Context);
    `;
    expect(run(control)).toEqual(clean);
    const after = `
      static BUS_INTERFACE_STANDARD bus;
      USHORT id[2];
      Interface(extension->Lower, &bus, sizeof(bus));
      bus.InterfaceDereference(bus.Context);
      bus.GetBusData(bus.Context, 0, id, 0, 4);
    `;
    expect(run(after).told).toMatch(
      /GetBusData of BUS_INTERFACE_STANDARD is called .* whose interface has been dereferenced/,
    );
    expect(run("static BUS_INTERFACE_STANDARD bus; Interface(extension->Lower, &bus, sizeof(bus));").told).toMatch(
      /has been removed, but its bus's BUS_INTERFACE_STANDARD is still referenced once/,
    );
  });
});
