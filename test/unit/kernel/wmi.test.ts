// WMI: providers register, are asked, changed, and send events; the library between them and the requests.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";
import { data, event, pieces } from "./wmi-driver.ts";

const settle = { do: "wait", for: 1 };
const wmi = (operation: string, more: Readonly<Record<string, unknown>> = {}) => ({
  do: "wmi",
  block: data,
  operation,
  ...more,
});
const open = { do: "open", handle: "h", device: "\\Device\\Test" };

function run(steps: readonly unknown[], more: Readonly<Record<string, string>> = {}) {
  const ran = runDriver(driver({ ...pieces, ...more }), { steps: [settle, ...steps] });
  return { ...ran, told: told(ran.end), output: ran.kernel.state.debugOutput.map((line) => line.trim()) };
}
function passes(steps: readonly unknown[], more: Readonly<Record<string, string>> = {}) {
  const ran = run(steps, more);
  expect({ told: ran.told, failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  return ran;
}

describe("registration", () => {
  it("asks the driver for its blocks and names instances after the device", () => {
    const { kernel } = passes([]);
    const pdo = kernel.state.devnodes.find(({ name }) => name === "device")?.pdo;
    expect(kernel.state.wmi.map(({ blocks, mof, registryPath }) => ({ blocks, mof, registryPath }))).toEqual([
      {
        blocks: [
          {
            guid: data,
            flags: 0x20,
            instances: ["ROOT\\TEST\\0000_0", "ROOT\\TEST\\0000_1"],
            events: false,
            collecting: false,
            pdo,
          },
          { guid: event, flags: 0x61, instances: ["ROOT\\TEST\\0000_0"], events: false, collecting: false, pdo },
        ],
        mof: "MofResource",
        registryPath: "\\Registry\\Machine\\Test",
      },
    ]);
  });
  it("ends with deregistration, once", () => {
    const { kernel } = passes(
      [{ do: "remove", device: "device" }, wmi("query", { expect: { status: "STATUS_WMI_GUID_NOT_FOUND" } })],
      {
        remove: `
          ${pieces.remove} if (IoWMIRegistrationControl(device, WMIREG_ACTION_DEREGISTER) != STATUS_INVALID_PARAMETER)
              DbgPrint("twice\\n");
        `,
      },
    );
    expect(kernel.state.wmi).toEqual([]);
    expect(kernel.state.debugOutput).toEqual([]);
  });
  it("must end before the device does", () => {
    expect(run([{ do: "remove", device: "device" }], { remove: "" }).told).toContain("while it is registered with WMI");
  });
  it("takes a second answer where the first room is too small, and updates", () => {
    const many = `static WMIGUIDREGINFO many[200]; `;
    const control = `
      ULONG i;
      for (i = 0; i < 200; i++) {
          many[i].Guid = i == 0 ? &data : &event;
          many[i].InstanceCount = 1;
          many[i].Flags = 0;
      }
      context.GuidCount = 200;
      context.GuidList = many;
      (void)IoWMIRegistrationControl(extension->Self, WMIREG_ACTION_REREGISTER);
    `;
    const { kernel } = passes([open, { do: "ioctl", handle: "h", code: 0x222000 }, settle], {
      declarations: `${pieces.declarations}${many}`,
      control,
    });
    expect(kernel.state.wmi[0]?.blocks.length).toBe(200);
  });
  it("numbers providers and instances", () => {
    const control = `
      ULONG a, b;
      CHECKED(IoWMIDeviceObjectToProviderId(extension->Self) != 0);
      CHECKED(IoWMIDeviceObjectToProviderId(physical) == 0);
      CHECKED(NT_SUCCESS(IoWMIAllocateInstanceIds((GUID *)&data, 3, &a)) &&
              NT_SUCCESS(IoWMIAllocateInstanceIds((GUID *)&data, 1, &b)) && b == a + 3);
    `;
    const declarations = `${pieces.declarations}\n#define CHECKED(c) if (!(c)) DbgPrint("%s\\n", #c)\n`;
    expect(passes([open, { do: "ioctl", handle: "h", code: 0x222000 }], { declarations, control }).output).toEqual([]);
  });
});

describe("data blocks", () => {
  it("are read whole and by instance, set, and set by item", () => {
    passes([
      wmi("queryAll", { expect: { data: { u32: [0x11111111, 0x22222222] } } }),
      wmi("query", { instance: 1, expect: { data: { u32: [0x22222222] } } }),
      wmi("set", { instance: 1, data: { u32: [7] } }),
      wmi("query", { instance: 1, expect: { data: { u32: [7] } } }),
      wmi("set", { data: { u8: [1] }, expect: { status: "STATUS_BUFFER_TOO_SMALL" } }),
      wmi("setItem", { instance: 0, item: 1, data: { u8: [9] } }),
      wmi("setItem", { instance: 0, item: 2, data: { u8: [9] }, expect: { status: "STATUS_WMI_ITEMID_NOT_FOUND" } }),
      wmi("queryAll", { expect: { data: { u32: [9, 7] } } }),
    ]);
  });
  it("are asked for again with the room the driver needs", () => {
    const { kernel } = passes([wmi("query", { expect: { data: { u32: [0x11111111] } } })], {
      add: `extra = 1000; ${pieces.add}`,
    });
    expect(kernel.trace.count({ kinds: ["irpDone"], text: "IRP_MN_QUERY_SINGLE_INSTANCE" })).toBe(2);
  });
  it("that nobody knows are not found", () => {
    passes([
      wmi("query", { instance: 2, expect: { status: "STATUS_WMI_INSTANCE_NOT_FOUND" } }),
      { ...wmi("query", { expect: { status: "STATUS_INVALID_DEVICE_REQUEST" } }), block: event },
      {
        ...wmi("query", { expect: { status: "STATUS_WMI_GUID_NOT_FOUND" } }),
        block: "{00000000-1111-2222-3333-444444444444}",
      },
    ]);
  });
  it("without a callback have the documented status", () => {
    passes(
      [
        wmi("set", { data: { u32: [1] }, expect: { status: "STATUS_WMI_READ_ONLY" } }),
        wmi("execute", { item: 1, expect: { status: "STATUS_INVALID_DEVICE_REQUEST" } }),
      ],
      { add: `context.SetWmiDataBlock = NULL; context.ExecuteWmiMethod = NULL; ${pieces.add}` },
    );
  });
  it("methods are executed", () => {
    passes([wmi("execute", { item: 3, data: { u8: [5, 6] }, expect: { data: { u32: [0x307] } } })]);
  });
});

describe("events", () => {
  const fire = `
    PVOID d = ExAllocatePoolWithTag(NonPagedPool, 4, 'tseT');
    if (d == NULL) return STATUS_NO_MEMORY;
    *(PULONG)d = 0x44332211;
    WmiFireEvent(extension->Self, &event, 0, 4, d);
  `;
  const ioctl = { do: "ioctl", handle: "h", code: 0x222000 };
  const events = (operation: string) => ({ ...wmi(operation), block: event });
  it("reach a consumer between enabling and disabling, and the driver hears of the first and the last only", () => {
    const { kernel, output } = passes(
      [
        open,
        ioctl,
        events("enableEvents"),
        events("enableEvents"),
        ioctl,
        events("disableEvents"),
        events("disableEvents"),
        ioctl,
      ],
      { control: fire },
    );
    expect(output).toEqual(["function 1 0 1", "function 1 0 0"]);
    expect(kernel.trace.count({ kinds: ["wmi"], text: "dropped" })).toBe(2);
    expect(kernel.trace.count({ kinds: ["wmi"], text: "instance 0, 4 bytes 11 22 33 44" })).toBe(1);
  });
  it("expensive blocks are told when their data are wanted", () => {
    expect(passes([events("enableCollection"), events("disableCollection"), wmi("enableCollection")]).output).toEqual([
      "function 1 1 1",
      "function 1 1 0",
    ]);
  });
  it("belong to WMI: freeing one again is a double free", () => {
    expect(run([open, ioctl], { control: `${fire} ExFreePool(d);` }).told).toContain("freed a second time");
  });
  it("of a wrong kind or size are refused, and stay the driver's", () => {
    const control = `
      PWNODE_EVENT_ITEM w = ExAllocatePoolWithTag(NonPagedPool, 2048, 'tseT');
      if (w == NULL) return STATUS_NO_MEMORY;
      RtlZeroMemory(w, 2048);
      w->WnodeHeader.BufferSize = 64;
      DbgPrint("%x ", IoWMIWriteEvent(w));
      w->WnodeHeader.Flags = WNODE_FLAG_EVENT_ITEM;
      w->WnodeHeader.BufferSize = 2048;
      DbgPrint("%x", IoWMIWriteEvent(w));
      ExFreePool(w);
    `;
    expect(passes([open, ioctl], { control }).output).toEqual(["c000000d", "80000005"]);
  });
  it("by reference make WMI ask for the instance", () => {
    const control = `
      PWNODE_EVENT_REFERENCE w = ExAllocatePoolWithTag(NonPagedPool, sizeof(*w), 'tseT');
      if (w == NULL) return STATUS_NO_MEMORY;
      RtlZeroMemory(w, sizeof(*w));
      w->WnodeHeader.BufferSize = sizeof(*w);
      w->WnodeHeader.Flags = WNODE_FLAG_EVENT_REFERENCE;
      w->WnodeHeader.Guid = event;
      w->WnodeHeader.ProviderId = IoWMIDeviceObjectToProviderId(extension->Self);
      w->TargetGuid = data;
      w->TargetDataBlockSize = 4;
      w->TargetInstanceIndex = 1;
      (void)IoWMIWriteEvent(w);
    `;
    const { kernel } = passes([open, events("enableEvents"), ioctl, settle], { control });
    expect(kernel.trace.count({ kinds: ["wmi"], text: "for an event: STATUS_SUCCESS, 4 bytes" })).toBe(1);
  });
});

it("a request that is for another device of the stack is handed on: 0x220", () => {
  const declarations = `
    ${pieces.declarations}
    static PDEVICE_OBJECT upper;
    static DRIVER_DISPATCH Steals;
    static NTSTATUS Steals(PDEVICE_OBJECT d, PIRP irp) {
        return d == upper ? Complete(irp, STATUS_SUCCESS, 0) : Wmi(d, irp);
    }
  `;
  const add = `
    if (NT_SUCCESS(IoCreateDevice(driver, sizeof(EXTENSION), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &upper))) {
        ((PEXTENSION)upper->DeviceExtension)->Lower = IoAttachDeviceToDeviceStack(upper, device);
        upper->Flags |= DO_BUFFERED_IO;
        upper->Flags &= ~DO_DEVICE_INITIALIZING;
    }
    ${pieces.add}
  `;
  const ran = run([], { declarations, add, entry: "driver->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = Steals;" });
  expect(ran.told).toContain("test completed IRP_MN_REGINFO_EX");
  expect(ran.end.kind === "finding" ? ran.end.finding.bugcheck?.parameters[0] : undefined).toBe(0x220n);
});

describe("providers without the library", () => {
  it("name their instances by a base name and by a list", () => {
    const declarations = `
      #include <wmistr.h>
      static DRIVER_DISPATCH Wmi;
      static ULONG blocked;
      static const GUID data = { 0xc0cf0643, 0x5f6e, 0x11d2, { 0xb6, 0x77, 0x00, 0xc0, 0xdf, 0xe4, 0xc1, 0xf3 } };
      static NTSTATUS Wmi(PDEVICE_OBJECT d, PIRP irp) {
          PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
          PWMIREGINFO r = (PWMIREGINFO)s->Parameters.WMI.Buffer;
          ULONG table = FIELD_OFFSET(WMIREGINFO, WmiRegGuid) + 2 * sizeof(WMIREGGUID);
          static const WCHAR names[] = L"\\x0006"
                                       L"One"
                                       L"\\x0006"
                                       L"Two"
                                       L"\\x0008"
                                       L"Base";
          if ((PDEVICE_OBJECT)s->Parameters.WMI.ProviderId != d || s->MinorFunction != IRP_MN_REGINFO_EX) {
              IoSkipCurrentIrpStackLocation(irp);
              return IoCallDriver(((PEXTENSION)d->DeviceExtension)->Lower, irp);
          }
          r->BufferSize = table + sizeof(names);
          r->GuidCount = 2;
          RtlCopyMemory((PUCHAR)r + table, names, sizeof(names));
          r->WmiRegGuid[0].Guid = data;
          r->WmiRegGuid[0].Flags = WMIREG_FLAG_INSTANCE_LIST;
          r->WmiRegGuid[0].InstanceCount = 2;
          r->WmiRegGuid[0].InstanceNameList = table;
          r->WmiRegGuid[1].Guid = data;
          r->WmiRegGuid[1].Guid.Data1++;
          r->WmiRegGuid[1].Flags = WMIREG_FLAG_INSTANCE_BASENAME;
          r->WmiRegGuid[1].InstanceCount = 2;
          r->WmiRegGuid[1].BaseNameOffset = table + 16;
          return Complete(irp, STATUS_SUCCESS, r->BufferSize);
      }
    `;
    const { kernel } = passes([], {
      declarations,
      add: "(void)IoWMIRegistrationControl(device, WMIREG_ACTION_REGISTER);",
    });
    expect(kernel.state.wmi[0]?.blocks.map((block) => block.instances)).toEqual([
      ["One", "Two"],
      ["Base0", "Base1"],
    ]);
  });
  it("are told of by the trace when their answer is malformed", () => {
    const declarations = `
      ${pieces.declarations}
      static DRIVER_DISPATCH Bad;
      static NTSTATUS Bad(PDEVICE_OBJECT d, PIRP irp) {
          UNREFERENCED_PARAMETER(d);
          return Complete(irp, STATUS_SUCCESS, 8);
      }
    `;
    const { kernel } = passes([], { declarations, entry: "driver->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = Bad;" });
    expect(kernel.trace.count({ kinds: ["wmi"], text: "registration failed: the answer has 8 bytes" })).toBe(1);
  });
});
