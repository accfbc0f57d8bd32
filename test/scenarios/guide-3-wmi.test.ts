// Rows of guide-3, section D3: WMI, on the sample reporter.
import { expect, it } from "vitest";
import { close, fails, open, passes, run, traced, wait, write } from "./run.ts";
import { sample } from "./samples.ts";

const reporter = sample("reporter");
const openReporter = {
  do: "open",
  handle: "h",
  interface: "{4d1b5c70-2e8f-4a5b-8d52-6f1d0a3b7e10}",
  access: "readWrite",
};
const wmi = (which: number, operation: string, more: Readonly<Record<string, unknown>> = {}) => ({
  do: "wmi",
  block: `{4d1b5c7${which}-2e8f-4a5b-8d52-6f1d0a3b7e10}`,
  operation,
  ...more,
});

it("D-M01 a driver that registers is asked what it has, at PASSIVE_LEVEL in a thread of the system", () => {
  const ran = passes(reporter([wait(1)]));
  const asked = ran.kernel.trace.window(0, ran.kernel.trace.length, {
    kinds: ["irpCall"],
    driver: "reporter",
    text: "IRP_MN_REGINFO",
  });
  expect(asked.length).toBeGreaterThan(0);
  expect([asked[0]?.irql, /[Ss]ystem/.test(asked[0]?.contextName ?? "")]).toEqual([0, true]);
  expect(ran.kernel.state.wmi[0]?.blocks).toHaveLength(3);
});

it("D-M02 an answer that does not fit says how much it needs, and is asked for again", () => {
  const longer = [
    "wmi.c",
    "needed = sizeof(REPORTER_INFORMATION) + sizeof(USHORT) + extension->InterfaceName.Length;",
    "needed = 2000;",
  ] as const;
  const ran = passes(reporter([wait(1), wmi(1, "query", { expect: { information: 2000 } })], {}, [longer]));
  expect(ran.kernel.trace.count({ kinds: ["irpDone"], text: "IRP_MN_QUERY_SINGLE_INSTANCE" })).toBe(2);
});

it("D-M04 a block and an instance that nobody has", () => {
  passes(
    reporter([
      wait(1),
      wmi(9, "query", fails("STATUS_WMI_GUID_NOT_FOUND")),
      wmi(1, "query", { instance: 5, ...fails("STATUS_WMI_INSTANCE_NOT_FOUND") }),
    ]),
  );
});

it("D-M05 a method that there is not, and too little room: nothing is done twice", () => {
  passes(
    reporter([
      wait(1),
      openReporter,
      write({ u32: [1, 2] }),
      wmi(1, "execute", { item: 7, ...fails("STATUS_WMI_ITEMID_NOT_FOUND") }),
      wmi(1, "execute", { item: 1, expect: { data: { u32: [8] } } }),
      wmi(1, "execute", { item: 1, expect: { data: { u32: [0] } } }),
      close,
    ]),
  );
});

it("D-M06, D-M07 a driver passes requests on that are for another device, or if it is no provider", () => {
  const ran = passes(
    reporter(
      [wait(1), wmi(1, "query")],
      {
        drivers: [
          { name: "reporter", sources: ["driver.c", "dispatch.c", "events.c", "pnp.c", "wmi.c"] },
          { name: "passthrough", sources: ["pass.c"] },
        ],
        devices: [{ name: "device", driver: "reporter", upperFilters: ["passthrough"] }],
      },
      [],
      { "pass.c": passing },
    ),
  );
  const through = (driver: string) =>
    traced(ran, ["irpCall"], driver).filter((line) => line.includes("IRP_MN_QUERY_SINGLE_INSTANCE")).length;
  expect([through("passthrough"), through("reporter")]).toEqual([1, 1]);
});

it("D-M09 an event is delivered while somebody wants it", () => {
  const ran = passes(
    reporter(
      [
        wait(1),
        openReporter,
        wmi(2, "enableEvents"),
        write({ u32: [1] }),
        wmi(2, "disableEvents"),
        write({ u32: [2] }),
        close,
      ],
      {},
      [["wmi.c", "    if (!Extension->EventsWanted) {\n        return;\n    }\n", ""]],
    ),
  );
  const events = traced(ran, ["wmi"]).filter((line) => line.startsWith("event"));
  expect(events).toHaveLength(2);
  expect(events[1]).toContain("dropped: nobody has enabled it");
});

it("D-M15 the tick for powering down is read and set", () => {
  const tick = { do: "wmi", block: "{827c0a6f-feb0-11d0-bd26-00aa00b7b32a}" };
  passes(
    reporter([
      wait(1),
      { ...tick, operation: "query", expect: { data: { u8: [1] } } },
      { ...tick, operation: "set", data: { u8: [0] } },
      { ...tick, operation: "query", expect: { data: { u8: [0] } } },
    ]),
  );
});

it("D-M08 expensive data: collected from the first who opens to the last who closes", () => {
  const expensive = [
    "wmi.c",
    "{ &GUID_WMI_REPORTER_INFORMATION, 1, 0 },",
    "{ &GUID_WMI_REPORTER_INFORMATION, 1, WMIREG_FLAG_EXPENSIVE },",
  ] as const;
  const ran = passes(
    reporter([wait(1), wmi(1, "enableCollection"), wmi(1, "enableCollection"), wmi(1, "disableCollection")], {}, [
      expensive,
    ]),
  );
  expect(
    traced(ran, ["irpCall"], "reporter").filter((line) => /IRP_MN_(EN|DIS)ABLE_COLLECTION/.test(line)),
  ).toHaveLength(2);
});

const passing = `#include <wdm.h>
typedef struct _X { PDEVICE_OBJECT Lower; } X; DRIVER_INITIALIZE DriverEntry; DRIVER_ADD_DEVICE AddDevice; DRIVER_DISPATCH Down, Pnp; DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT d) { UNREFERENCED_PARAMETER(d); }
NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) { ULONG i; UNREFERENCED_PARAMETER(p); for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) d->MajorFunction[i] = Down; d->MajorFunction[IRP_MJ_PNP] = Pnp; d->DriverExtension->AddDevice = AddDevice; d->DriverUnload = Unload; return STATUS_SUCCESS; }
NTSTATUS AddDevice(PDRIVER_OBJECT d, PDEVICE_OBJECT pdo) { PDEVICE_OBJECT o; NTSTATUS s = IoCreateDevice(d, sizeof(X), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &o); if (!NT_SUCCESS(s)) return s; ((X *)o->DeviceExtension)->Lower = IoAttachDeviceToDeviceStack(o, pdo); o->Flags |= DO_BUFFERED_IO | DO_POWER_PAGABLE; o->Flags &= ~DO_DEVICE_INITIALIZING; return STATUS_SUCCESS; }
NTSTATUS Down(PDEVICE_OBJECT o, PIRP irp) { IoSkipCurrentIrpStackLocation(irp); return IoCallDriver(((X *)o->DeviceExtension)->Lower, irp); }
NTSTATUS Pnp(PDEVICE_OBJECT o, PIRP irp) { X *x = (X *)o->DeviceExtension; UCHAR m = IoGetCurrentIrpStackLocation(irp)->MinorFunction; NTSTATUS s; IoSkipCurrentIrpStackLocation(irp); s = IoCallDriver(x->Lower, irp); if (m == IRP_MN_REMOVE_DEVICE) { IoDetachDevice(x->Lower); IoDeleteDevice(o); } return s; }
`;
it("D-M06 without any provider in the stack nobody answers", () => {
  passes(run({}, [open, wmi(1, "query", fails("STATUS_WMI_GUID_NOT_FOUND")), close]));
});
