// What the tests of DMA share: a driver with a bus master that does what its registers say.
import { expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

/** `Go` has the bus master transfer; `Adapter` is its adapter; `CHECK` tells what does not hold. */
export const declarations = `
  #define CHECK(condition) \\
      do { \\
          checked++; \\
          if (!(condition)) DbgPrint("CHECK failed: %s\\n", #condition); \\
      } while (0)
  static ULONG checked;
  #define REG(n) ((PULONG)(ULONG_PTR)(0x400 + (n)))
  static VOID Go(ULONG address, ULONG length, ULONG offset, ULONG control) {
      WRITE_PORT_ULONG(REG(0), address);
      WRITE_PORT_ULONG(REG(4), 0);
      WRITE_PORT_ULONG(REG(8), length);
      WRITE_PORT_ULONG(REG(12), offset);
      WRITE_PORT_ULONG(REG(16), control | 1);
      while (!(READ_PORT_ULONG(REG(20)) & 2)) KeStallExecutionProcessor(10);
  }
  static PDMA_ADAPTER Adapter(PEXTENSION e, BOOLEAN gather, ULONG most, PULONG registers) {
      DEVICE_DESCRIPTION d;
      RtlZeroMemory(&d, sizeof(d));
      d.Version = DEVICE_DESCRIPTION_VERSION;
      d.Master = TRUE;
      d.ScatterGather = gather;
      d.Dma32BitAddresses = TRUE;
      d.InterfaceType = PCIBus;
      d.MaximumLength = most;
      return IoGetDmaAdapter(e->Lower, &d, registers);
  }
  DRIVER_CONTROL Channel;
  DRIVER_LIST_CONTROL Listed;
  static PVOID Base;
  static PSCATTER_GATHER_LIST List;
  static KEVENT Ready;
  IO_ALLOCATION_ACTION Channel(PDEVICE_OBJECT device, PIRP irp, PVOID base, PVOID context) {
      UNREFERENCED_PARAMETER(device);
      UNREFERENCED_PARAMETER(irp);
      UNREFERENCED_PARAMETER(context);
      Base = base;
      return DeallocateObjectKeepRegisters;
  }
  VOID Listed(PDEVICE_OBJECT device, PIRP irp, PSCATTER_GATHER_LIST list, PVOID context) {
      UNREFERENCED_PARAMETER(device);
      UNREFERENCED_PARAMETER(irp);
      CHECK(context == (PVOID)3);
      List = list;
  }
`;

/** A bus master at port 0x400, which is the device's hardware. */
const setting = (steps: readonly unknown[]) => ({
  hardware: [{ name: "dma", model: "busMaster", ports: [{ start: 0x400, length: 24 }], irq: 11 }],
  devices: [{ name: "device", driver: "test", hardware: "dma" }],
  steps,
});
/** Runs the driver with `code` in its dispatch routine, after the steps of `before`. */
export function run(code: string, before: readonly unknown[] = []) {
  const ran = runDriver(driver({ declarations, control: `${code}\nDbgPrint("checked %u\\n", checked);` }), {
    ...setting([
      ...before,
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000 },
      { do: "close", handle: "h" },
      { do: "remove", device: "device" },
    ]),
  });
  return {
    end: told(ran.end),
    failures: ran.failures,
    failed: ran.kernel.state.debugOutput.filter((line) => line.startsWith("CHECK")),
  };
}
/** A test that all that `code` checks holds. */
export function holds(name: string, code: string, before: readonly unknown[] = []) {
  it(name, () => expect(run(code, before)).toEqual({ end: "finished", failures: [], failed: [] }));
}
/** The bus master counts. */
export const count = { do: "hardware", hardware: "dma", action: "count", value: 5 };
