// Resources: requirements shown to the stack, arbitration, alternatives, rebalance with its vetoes, sharing.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

/** A function driver that prints what it is started with, raw and translated, and what minor codes it sees. */
const teller = (name: string, extra = ""): string =>
  driver({
    declarations: `
      static void Tell(const char *what, PCM_RESOURCE_LIST list) {
          ULONG i;
          if (list == NULL) {
              DbgPrint("${name} %s none\\n", what);
              return;
          }
          for (i = 0; i < list->List[0].PartialResourceList.Count; i++) {
              PCM_PARTIAL_RESOURCE_DESCRIPTOR one = &list->List[0].PartialResourceList.PartialDescriptors[i];
              if (one->Type == CmResourceTypeInterrupt)
                  DbgPrint("${name} %s irq %u level %u share %u\\n", what, one->u.Interrupt.Vector, one->u.Interrupt.Level,
                           one->ShareDisposition);
              else if (one->Type == CmResourceTypePort || one->Type == CmResourceTypeMemory)
                  DbgPrint("${name} %s %s %x+%x\\n", what, one->Type == CmResourceTypePort ? "ports" : "memory",
                           one->u.Port.Start.LowPart, one->u.Port.Length);
              else DbgPrint("${name} %s type %u\\n", what, one->Type);
          }
      }
    `,
  })
    .replace(/L"\\\\Device\\\\Test"/, `L"\\\\Device\\\\${name}"`)
    .replace(
      "PEXTENSION extension = (PEXTENSION)device->DeviceExtension; NTSTATUS status;\n",
      `
        PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
        NTSTATUS status;
        PIO_STACK_LOCATION now = IoGetCurrentIrpStackLocation(irp);
        if (now->MinorFunction == IRP_MN_START_DEVICE) {
            Tell("raw", now->Parameters.StartDevice.AllocatedResources);
            Tell("translated", now->Parameters.StartDevice.AllocatedResourcesTranslated);
        }
        if (now->MinorFunction == IRP_MN_QUERY_STOP_DEVICE || now->MinorFunction == IRP_MN_STOP_DEVICE ||
            now->MinorFunction == IRP_MN_CANCEL_STOP_DEVICE || now->MinorFunction == IRP_MN_QUERY_PNP_DEVICE_STATE)
            DbgPrint("${name} minor %u\\n", now->MinorFunction);
        ${extra}
      `,
    );

const first = { ports: [{ start: 0x378, length: 3 }], irq: 7 };
function twoDevices(
  second: object,
  steps: readonly unknown[] = [],
  extra = "",
  firstHardware: object = {},
  verifier: object = {},
) {
  return runDriver(
    { "first.c": teller("first", extra), "second.c": teller("second") },
    {
      hardware: [
        {
          name: "one",
          model: "none",
          ...first,
          alternatives: [{ ports: [{ start: 0x278, length: 3 }], irq: 5 }],
          ...firstHardware,
        },
        { name: "two", model: "none", ...second },
      ],
      drivers: [
        { name: "first", sources: ["first.c"] },
        { name: "second", sources: ["second.c"] },
      ],
      devices: [
        { name: "a", driver: "first", hardware: "one" },
        { name: "b", driver: "second", hardware: "two", start: "manual" },
      ],
      verifier,
      steps,
    },
  );
}
const lines = (ran: ReturnType<typeof runDriver>) => ran.kernel.state.debugOutput.map((line) => line.trim());

describe("resources", () => {
  it("move a device that could be elsewhere out of the way of one that could not (D-17)", () => {
    const ran = twoDevices({ ports: [{ start: 0x300, length: 16 }], irq: 7 }, [{ do: "start", device: "b" }]);
    expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
    expect(lines(ran)).toEqual([
      "first raw ports 378+3",
      "first raw irq 7 level 7 share 1",
      "first translated ports 378+3",
      "first translated irq 55 level 10 share 1",
      "first minor 20",
      "first minor 5",
      "first minor 4",
      "first raw ports 278+3",
      "first raw irq 5 level 5 share 1",
      "first translated ports 278+3",
      "first translated irq 53 level 8 share 1",
      "second raw ports 300+10",
      "second raw irq 7 level 7 share 1",
      "second translated ports 300+10",
      "second translated irq 55 level 10 share 1",
      "second minor 20",
    ]);
    expect(ran.kernel.state.hardware.get("one")?.irq).toBe(5);
  });

  it("stay where they are when the other can take its own alternative", () => {
    const ran = twoDevices({ irq: 7, alternatives: [{ irq: 9 }] }, [{ do: "start", device: "b" }]);
    expect(lines(ran).filter((line) => line.startsWith("second raw"))).toEqual(["second raw irq 9 level 9 share 1"]);
    expect(lines(ran)).not.toContain("first minor 5");
  });

  it("are refused when the other device does not stop, and it goes on", () => {
    const veto = `if (now->MinorFunction == IRP_MN_QUERY_STOP_DEVICE) return Complete(irp, STATUS_UNSUCCESSFUL, 0);`;
    const steps = [
      { do: "start", device: "b", expect: { status: "STATUS_CONFLICTING_ADDRESSES" } },
      { do: "expect", device: { name: "a", state: "Started" } },
      { do: "expect", device: { name: "b", state: "Failed" } },
      { do: "remove", device: "a" },
      { do: "start", device: "b", expect: { status: "STATUS_SUCCESS" } },
    ];
    const ran = twoDevices({ irq: 7 }, steps, veto);
    expect(lines(ran)).toContain("first minor 6");
    expect(ran.kernel.trace.count({ text: "does not make room for" })).toBe(1);
    expect(ran.kernel.trace.count({ text: "cannot have resources: interrupt line 7 of ROOT\\FIRST\\0000" })).toBe(1);
    // It was given up, and its stack told to go; from the start it would be found anew.
    expect(ran.failures).toEqual([]);
  });

  it("of one line are shared by those that all say so", () => {
    const both = twoDevices({ irq: 7, shared: true }, [{ do: "start", device: "b" }], "", {
      shared: true,
      alternatives: [],
    });
    expect(both.failures).toEqual([]);
    expect(lines(both)).toContain("second translated irq 55 level 10 share 3");
    const one = twoDevices(
      { irq: 7, shared: true },
      [{ do: "start", device: "b", expect: { status: "STATUS_CONFLICTING_ADDRESSES" } }],
      "",
      { alternatives: [] },
    );
    expect(one.failures).toEqual([]);
  });

  it("are what the function driver makes of its requirements", () => {
    // That it leaves what it has added in the lists of the start is told of with E55 of guide-2.
    // It waits for those below and then asks for more ports, which takes a new list.
    const filter = `
      if (now->MinorFunction == IRP_MN_FILTER_RESOURCE_REQUIREMENTS) {
          IoCopyCurrentIrpStackLocationToNext(irp);
          IoForwardIrpSynchronously(extension->Lower, irp);
          {
              PIO_RESOURCE_REQUIREMENTS_LIST old = (PIO_RESOURCE_REQUIREMENTS_LIST)irp->IoStatus.Information, list;
              ULONG count = old->List[0].Count, size = sizeof(*old) + count * sizeof(IO_RESOURCE_DESCRIPTOR);
              list = (PIO_RESOURCE_REQUIREMENTS_LIST)ExAllocatePoolWithTag(PagedPool, size, 'tliF');
              RtlZeroMemory(list, size);
              list->ListSize = size;
              list->InterfaceType = old->InterfaceType;
              list->AlternativeLists = 1;
              list->List[0].Version = 1;
              list->List[0].Revision = 1;
              list->List[0].Count = count + 1;
              RtlCopyMemory(list->List[0].Descriptors, old->List[0].Descriptors, count * sizeof(IO_RESOURCE_DESCRIPTOR));
              list->List[0].Descriptors[count].Type = CmResourceTypeMemory;
              list->List[0].Descriptors[count].ShareDisposition = CmResourceShareDeviceExclusive;
              list->List[0].Descriptors[count].u.Memory.Length = 0x100;
              list->List[0].Descriptors[count].u.Memory.Alignment = 0x1000;
              list->List[0].Descriptors[count].u.Memory.MinimumAddress.QuadPart = 0xd0000001;
              list->List[0].Descriptors[count].u.Memory.MaximumAddress.QuadPart = 0xd00fffff;
              ExFreePool(old);
              irp->IoStatus.Information = (ULONG_PTR)list;
          }
          return Complete(irp, STATUS_SUCCESS, irp->IoStatus.Information);
      }
    `;
    const ran = twoDevices(
      { memory: [{ start: 0xd000_1000, length: 0x800 }] },
      [{ do: "restart", device: "a" }],
      filter,
      {},
      { pnp: false },
    );
    expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
    expect(lines(ran).filter((line) => line.startsWith("first raw memory"))).toEqual([
      "first raw memory d0001000+100",
      "first raw memory d0001000+100",
    ]);
  });

  it("of long ranges of memory have their length in larger units, in requirements and where they are assigned", () => {
    const filter = `
      if (now->MinorFunction == IRP_MN_FILTER_RESOURCE_REQUIREMENTS) {
          IoCopyCurrentIrpStackLocationToNext(irp);
          IoForwardIrpSynchronously(extension->Lower, irp);
          {
              PIO_RESOURCE_REQUIREMENTS_LIST old = (PIO_RESOURCE_REQUIREMENTS_LIST)irp->IoStatus.Information, list;
              ULONG count = old->List[0].Count, size = sizeof(*old) + count * sizeof(IO_RESOURCE_DESCRIPTOR);
              list = (PIO_RESOURCE_REQUIREMENTS_LIST)ExAllocatePoolWithTag(PagedPool, size, 'tliF');
              RtlZeroMemory(list, size);
              RtlCopyMemory(list, old, old->ListSize);
              list->ListSize = size;
              list->List[0].Count = count + 1;
              list->List[0].Descriptors[count].Type = CmResourceTypeMemoryLarge;
              list->List[0].Descriptors[count].Flags = CM_RESOURCE_MEMORY_LARGE_40;
              list->List[0].Descriptors[count].ShareDisposition = CmResourceShareDeviceExclusive;
              list->List[0].Descriptors[count].u.Memory40.Length40 = 0x2000000;
              list->List[0].Descriptors[count].u.Memory40.Alignment40 = 0x1000000;
              list->List[0].Descriptors[count].u.Memory40.MinimumAddress.QuadPart = 0x180000000LL;
              list->List[0].Descriptors[count].u.Memory40.MaximumAddress.QuadPart = 0x7ffffffffLL;
              ExFreePool(old);
              irp->IoStatus.Information = (ULONG_PTR)list;
          }
          return Complete(irp, STATUS_SUCCESS, irp->IoStatus.Information);
      }
      if (now->MinorFunction == IRP_MN_START_DEVICE) {
          PCM_PARTIAL_RESOURCE_LIST given = &now->Parameters.StartDevice.AllocatedResourcesTranslated->List[0].PartialResourceList;
          PCM_PARTIAL_RESOURCE_DESCRIPTOR last = &given->PartialDescriptors[given->Count - 1];
          ULONGLONG start;
          DbgPrint("large type %u flags %x start %I64x length %x all %I64x\\n", last->Type, last->Flags, last->u.Memory40.Start.QuadPart,
                   last->u.Memory40.Length40, RtlCmDecodeMemIoResource(last, &start));
      }
    `;
    const ran = twoDevices({}, [{ do: "restart", device: "a" }], filter, { alternatives: [] }, { pnp: false });
    expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
    expect(lines(ran).find((line) => line.startsWith("large"))).toBe(
      "large type 7 flags 200 start 200000000 length 2000000 all 200000000",
    );
  });

  it("that make no sense stop the machine", () => {
    const broken = `
      if (now->MinorFunction == IRP_MN_FILTER_RESOURCE_REQUIREMENTS) {
          ((PIO_RESOURCE_REQUIREMENTS_LIST)irp->IoStatus.Information)->List[0].Count = 1000;
          irp->IoStatus.Status = STATUS_SUCCESS;
      }
    `;
    expect(told(twoDevices({ irq: 3 }, [], broken).end)).toMatch(
      /verifier:pnp.*FILTER_RESOURCE_REQUIREMENTS.*beyond its pool block/,
    );
  });

  it("remove by surprise a device that does not start with its new ones", () => {
    const fail = `
      if (now->MinorFunction == IRP_MN_START_DEVICE) {
          static int starts;
          if (starts++ == 1) return Complete(irp, STATUS_DEVICE_CONFIGURATION_ERROR, 0);
      }
      if (now->MinorFunction == IRP_MN_SURPRISE_REMOVAL) DbgPrint("first gone\\n");
    `;
    const ran = twoDevices(
      { irq: 7 },
      [
        { do: "start", device: "b" },
        { do: "expect", device: { name: "a", state: "Removed" } },
      ],
      fail,
    );
    expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
    expect(lines(ran)).toContain("first gone");
  });
});
