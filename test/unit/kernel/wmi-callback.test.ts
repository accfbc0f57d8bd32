// Drivers that register a routine with WMI instead of a device, as software tracing does.
import { describe, expect, it } from "vitest";
import { driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";
import { data } from "./wmi-driver.ts";

const declarations = `
  #include <wmistr.h>
  #define WMIREG_FLAG_CALLBACK 0x80000000
  static const GUID block = { 0xc0cf0643, 0x5f6e, 0x11d2, { 0xb6, 0x77, 0x00, 0xc0, 0xdf, 0xe4, 0xc1, 0xf3 } };
  static NTSTATUS Routine(UCHAR minor, PVOID path, ULONG size, PVOID buffer, PVOID context, PULONG used) {
      static const WCHAR name[] = L"\\x0008" L"Base";
      PWMIREGINFO info = (PWMIREGINFO)buffer;
      PWNODE_SINGLE_INSTANCE one = (PWNODE_SINGLE_INSTANCE)buffer;
      ULONG table = FIELD_OFFSET(WMIREGINFO, WmiRegGuid) + sizeof(WMIREGGUID);
      ULONG needed = table + sizeof(name) + 4096;
      UNREFERENCED_PARAMETER(context);
      switch (minor) {
      case IRP_MN_REGINFO:
          if (size < needed) {
              *(PULONG)buffer = needed;
              *used = sizeof(ULONG);
              return STATUS_BUFFER_TOO_SMALL;
          }
          info->BufferSize = needed;
          info->GuidCount = 1;
          info->WmiRegGuid[0].Guid = block;
          info->WmiRegGuid[0].Flags = WMIREG_FLAG_INSTANCE_BASENAME | WMIREG_FLAG_TRACED_GUID | WMIREG_FLAG_TRACE_CONTROL_GUID;
          info->WmiRegGuid[0].InstanceCount = 1;
          info->WmiRegGuid[0].BaseNameOffset = table;
          RtlCopyMemory((PUCHAR)buffer + table, name, sizeof(name));
          *used = needed;
          return STATUS_SUCCESS;
      case IRP_MN_ENABLE_EVENTS:
      case IRP_MN_DISABLE_EVENTS:
          DbgPrint("%u %d %I64x\\n", minor, RtlEqualMemory(path, &block, sizeof(GUID)),
                   ((PWNODE_HEADER)buffer)->HistoricalContext);
          *used = 0;
          return STATUS_SUCCESS;
      case IRP_MN_QUERY_SINGLE_INSTANCE:
          *(PULONG)((PUCHAR)buffer + one->DataBlockOffset) = 0x1234;
          one->SizeDataBlock = sizeof(ULONG);
          *used = one->WnodeHeader.BufferSize = one->DataBlockOffset + sizeof(ULONG);
          return STATUS_SUCCESS;
      default:
          *used = 0;
          return STATUS_INVALID_DEVICE_REQUEST;
      }
  }
`;
const register =
  "(void)IoWMIRegistrationControl((PDEVICE_OBJECT)Routine, WMIREG_ACTION_REGISTER | WMIREG_FLAG_CALLBACK);";
const deregister = register.replace("_REGISTER ", "_DEREGISTER ");

function run(pieces: Pieces, steps: readonly unknown[]) {
  const ran = runDriver(driver({ declarations, ...pieces }), { steps: [{ do: "wait", for: 1 }, ...steps] });
  return { ...ran, told: told(ran.end), output: ran.kernel.state.debugOutput.map((line) => line.trim()) };
}

describe("a routine registered with WMI", () => {
  it("is asked for its blocks, with more room if it needs that, and called for each request", () => {
    const wmi = (operation: string, more = {}) => ({ do: "wmi", block: data, operation, ...more });
    const ran = run({ entry: register, unload: deregister }, [
      wmi("query", { expect: { data: { u32: [0x1234] } } }),
      wmi("enableEvents"),
      wmi("disableEvents"),
      wmi("set", { data: { u32: [1] }, expect: { status: "STATUS_INVALID_DEVICE_REQUEST" } }),
      { do: "remove", device: "device" },
      wmi("query", { expect: { status: "STATUS_WMI_GUID_NOT_FOUND" } }),
    ]);
    expect({ told: ran.told, failures: ran.failures }).toEqual({ told: "finished", failures: [] });
    expect(ran.output).toEqual(["4 1 2", "5 1 2"]);
    expect(ran.kernel.trace.count({ kinds: ["wmi"], text: "registered" })).toBeGreaterThan(0);
  });
  it("must be gone before its driver is", () => {
    const ran = run({ entry: register }, [{ do: "remove", device: "device" }]);
    expect(ran.told).toContain("a routine is still registered with WMI");
  });
});
