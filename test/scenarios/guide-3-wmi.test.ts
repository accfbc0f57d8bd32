// Rows of guide-3, section D3: WMI, on the sample reporter.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { close, fails, ioctl, open, passes, remove, run, traced, wait, write } from "./run.ts";
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
    reporter(
      [
        wait(1),
        wmi(1, "enableCollection"),
        wmi(1, "enableCollection"),
        wmi(1, "disableCollection"),
        wmi(1, "query"),
        wmi(1, "disableCollection"),
      ],
      {},
      [expensive],
    ),
  );
  const told = traced(ran, ["irpCall"], "reporter").map(
    (line) => /IRP_MN_(?:ENABLE|DISABLE|QUERY_SINGLE)/.exec(line)?.[0],
  );
  expect(told.filter((minor) => minor !== undefined)).toEqual([
    "IRP_MN_ENABLE",
    "IRP_MN_QUERY_SINGLE",
    "IRP_MN_DISABLE",
  ]);
});

/** A provider without the library: it answers every query by hand, and names its instances as `flags` say. */
const byHand = (answer: string, flags = "WMIREG_FLAG_INSTANCE_PDO") => ({
  fields: "PDEVICE_OBJECT Pdo;",
  declarations: `
    #include <wmistr.h>
    #include <wmilib.h>
    static DRIVER_DISPATCH Wmi;
    static const GUID block = { 0x4d1b5c79, 0x2e8f, 0x4a5b, { 0x8d, 0x52, 0x6f, 0x1d, 0x0a, 0x3b, 0x7e, 0x10 } };
    static NTSTATUS Wmi(PDEVICE_OBJECT d, PIRP irp) {
        PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
        PEXTENSION x = (PEXTENSION)d->DeviceExtension;
        PVOID at = s->Parameters.WMI.Buffer;
        ULONG size = s->Parameters.WMI.BufferSize;
        if ((PDEVICE_OBJECT)s->Parameters.WMI.ProviderId != d) {
            IoSkipCurrentIrpStackLocation(irp);
            return IoCallDriver(x->Lower, irp);
        }
        if (s->MinorFunction == IRP_MN_REGINFO_EX) {
            PWMIREGINFO r = (PWMIREGINFO)at;
            r->BufferSize = FIELD_OFFSET(WMIREGINFO, WmiRegGuid) + sizeof(WMIREGGUID);
            r->GuidCount = 1;
            r->WmiRegGuid[0].Guid = block;
            r->WmiRegGuid[0].Flags = ${flags};
            r->WmiRegGuid[0].InstanceCount = 1;
            if (r->WmiRegGuid[0].Flags & WMIREG_FLAG_INSTANCE_PDO) {
                r->WmiRegGuid[0].Pdo = (ULONG_PTR)x->Pdo;
                ObReferenceObject(x->Pdo);
            }
            return Complete(irp, STATUS_SUCCESS, r->BufferSize);
        }
        if (s->MinorFunction == IRP_MN_ENABLE_EVENTS || s->MinorFunction == IRP_MN_DISABLE_EVENTS)
            return Complete(irp, STATUS_SUCCESS, 0);
        ${answer}
    }
  `,
  entry: "driver->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = Wmi;",
  add: "extension->Pdo = pdo; (void)IoWMIRegistrationControl(device, WMIREG_ACTION_REGISTER);",
  remove: "(void)IoWMIRegistrationControl(device, WMIREG_ACTION_DEREGISTER);",
});
/** One instance of a ULONG, or how much room it would take. */
const tooSmall = `
  if (size < FIELD_OFFSET(WNODE_SINGLE_INSTANCE, VariableData) + sizeof(ULONG)) {
      PWNODE_TOO_SMALL t = (PWNODE_TOO_SMALL)at;
      if (size < sizeof(*t)) return Complete(irp, STATUS_BUFFER_TOO_SMALL, 0);
      t->WnodeHeader.BufferSize = sizeof(*t);
      t->WnodeHeader.Flags |= WNODE_FLAG_TOO_SMALL;
      t->SizeNeeded = FIELD_OFFSET(WNODE_SINGLE_INSTANCE, VariableData) + sizeof(ULONG);
      return Complete(irp, STATUS_SUCCESS, sizeof(*t));
  }
  {
      PWNODE_SINGLE_INSTANCE n = (PWNODE_SINGLE_INSTANCE)at;
      *(PULONG)((PUCHAR)n + n->DataBlockOffset) = 0x1234;
      n->SizeDataBlock = 4;
      n->WnodeHeader.BufferSize = n->DataBlockOffset + 4;
      return Complete(irp, STATUS_SUCCESS, n->WnodeHeader.BufferSize);
  }
`;

it("D-M03 a buffer that could not even say what is needed", () => {
  const small = [
    wait(1),
    wmi(9, "query", { bufferSize: 50, ...fails("STATUS_BUFFER_TOO_SMALL") }),
    wmi(9, "query", { bufferSize: 60, ...fails("STATUS_BUFFER_TOO_SMALL") }),
    wmi(9, "query", { bufferSize: 72, expect: { data: { u32: [0x1234] } } }),
  ];
  const ran = passes(run(byHand(tooSmall), small));
  // The provider has failed the first; the second told WMI what it needs.
  expect(traced(ran, ["irpDone"]).filter((line) => line.includes("QUERY_SINGLE"))).toEqual([
    expect.stringContaining("STATUS_BUFFER_TOO_SMALL"),
    expect.stringContaining("STATUS_SUCCESS"),
    expect.stringContaining("STATUS_SUCCESS"),
  ]);
  expect(ran.steps.join("\n")).toContain("asks for 4 bytes of data");
  // The library does the same for its drivers.
  passes(reporter([wait(1), wmi(1, "query", { bufferSize: 50, ...fails("STATUS_BUFFER_TOO_SMALL") })]));
});

it("D-M10 WmiFireEvent is not for blocks whose instances have dynamic names", () => {
  const fire = `
    PVOID d = ExAllocatePoolWithTag(NonPagedPool, 4, 'tseT');
    if (d == NULL) return STATUS_NO_MEMORY;
    DbgPrint("%x\\n", WmiFireEvent(extension->Self, (LPGUID)&block, 0, 4, d));
  `;
  const answered = byHand("UNREFERENCED_PARAMETER(size); return Complete(irp, STATUS_WMI_GUID_NOT_FOUND, 0);", "0");
  const ran = passes(
    run({ ...answered, control: fire }, [wait(1), open, wmi(9, "enableEvents"), ioctl(), wait(1), close]),
  );
  expect(traced(ran, ["eventLog"])).toEqual([expect.stringContaining("says its instance by an index")]);
  expect(traced(ran, ["wmi"]).filter((line) => line.startsWith("event"))).toEqual([
    expect.stringContaining("dropped: it says its instance by an index where its block takes a name"),
  ]);
});

it("D-M11 events that find the queue full are lost, and counted", () => {
  const fire = `
    ULONG i;
    KIRQL q;
    KeRaiseIrql(DISPATCH_LEVEL, &q);
    for (i = 0; i < 70; i++) {
        PVOID d = ExAllocatePoolWithTag(NonPagedPool, 4, 'tseT');
        if (d == NULL) break;
        (void)WmiFireEvent(extension->Self, (LPGUID)&block, 0, 4, d);
    }
    KeLowerIrql(q);
  `;
  const answered = byHand("UNREFERENCED_PARAMETER(size); return Complete(irp, STATUS_WMI_GUID_NOT_FOUND, 0);");
  const steps = [wait(1), open, wmi(9, "enableEvents"), ioctl(), wait(1), close];
  const ran = passes(run({ ...answered, control: fire }, steps, { machine: { processors: 1 } }));
  const events = traced(ran, ["wmi"]).filter((line) => line.startsWith("event"));
  expect([events.length, events.filter((line) => line.includes("lost: 64 events wait")).length]).toEqual([70, 6]);
  expect(ran.kernel.state.wmiEvents).toEqual([]);
});

it("D-M12 deregistration waits for the requests that the driver has not ended", () => {
  const held = `
    UNREFERENCED_PARAMETER(at);
    UNREFERENCED_PARAMETER(size);
    IoMarkIrpPending(irp);
    x->Held = irp;
    return STATUS_PENDING;
  `;
  const ask = `
    static KSTART_ROUTINE Ask;
    static VOID Ask(PVOID c) {
        PVOID o;
        ULONG size = 0;
        UNREFERENCED_PARAMETER(c);
        if (NT_SUCCESS(IoWMIOpenBlock(&block, WMIGUID_QUERY, &o))) {
            DbgPrint("asked: %x\\n", IoWMIQueryAllData(o, &size, NULL));
            ObDereferenceObject(o);
        }
    }
  `;
  const control = `
    HANDLE t;
    OBJECT_ATTRIBUTES a;
    InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    if (NT_SUCCESS(PsCreateSystemThread(&t, THREAD_ALL_ACCESS, &a, NULL, NULL, Ask, NULL))) ZwClose(t);
  `;
  const held0 = byHand(held);
  const driver = {
    ...held0,
    fields: `${held0.fields} PIRP Held;`,
    declarations: `${held0.declarations}\n${ask}`,
    control,
  };
  const steps = [wait(1), open, ioctl(), wait(1), close, remove];
  const stuck = run(driver, steps);
  expect([stuck.told, stuck.failures.join()]).not.toEqual(["finished", ""]);
  expect(`${stuck.told} ${traced(stuck, ["wait"]).join()}`).toContain("waits for the WMI requests of its device");
  // A driver that ends its own requests first is through.
  const ending = `(void)Complete(extension->Held, STATUS_WMI_GUID_NOT_FOUND, 0); ${held0.remove}`;
  expect(passes(run({ ...driver, remove: ending }, steps)).output).toEqual(["asked: c0000295"]);
});

it("D-M13 an update takes one block away and leaves the others", () => {
  const update = [
    "wmi.c",
    "    *RegFlags = WMIREG_FLAG_INSTANCE_PDO;",
    '    if (ReporterBlocks[2].Flags & WMIREG_FLAG_REMOVE_GUID) DbgPrint("removing\\n");\n    *RegFlags = WMIREG_FLAG_INSTANCE_PDO;',
  ] as const;
  const write0 = [
    "wmi.c",
    "    if (!Extension->EventsWanted) {",
    "    ReporterBlocks[2].Flags |= WMIREG_FLAG_REMOVE_GUID;\n    (void)IoWMIRegistrationControl(Extension->Self, WMIREG_ACTION_UPDATE_GUIDS);\n    if (!Extension->EventsWanted) {",
  ] as const;
  const ran = passes(
    reporter(
      [
        wait(1),
        openReporter,
        wmi(2, "enableEvents"),
        write({ u32: [1] }),
        wait(1),
        wmi(2, "enableEvents", fails("STATUS_WMI_GUID_NOT_FOUND")),
        wmi(1, "query"),
        close,
      ],
      {},
      [update, write0],
    ),
  );
  expect(ran.output.filter((line) => line === "removing")).toHaveLength(1);
  expect(ran.kernel.state.wmi[0]?.blocks).toHaveLength(2);
});

/** The reporter with the classes of its MOF file, or with another text for it. */
const withClasses = (steps: readonly unknown[], mof = readFileSync("samples/reporter/reporter.mof", "utf8")) =>
  reporter(
    [wait(1), ...steps],
    {
      drivers: [
        {
          name: "reporter",
          sources: ["driver.c", "dispatch.c", "events.c", "pnp.c", "wmi.c"],
          mof: ["r.mof"],
        },
      ],
    },
    [],
    { "r.mof": mof },
  );
const information = (operation: string, more: Readonly<Record<string, unknown>> = {}) => ({
  do: "wmi",
  class: "ReporterInformation",
  operation,
  ...more,
});

it("D-M14 a MOF text with a gap is refused; one that does not fit the driver's structure shows wrong values", () => {
  const filled = [openReporter, write({ u32: [0xabcdef01] })];
  const right = { BufferLength: 4, FirstWord: 0xabcdef01 };
  passes(withClasses([...filled, information("query", { expect: { properties: right } }), close]));
  const mof = readFileSync("samples/reporter/reporter.mof", "utf8");
  expect(() => withClasses([], mof.replace("WmiDataId(2)", "WmiDataId(4)"))).toThrow(
    'r.mof:9: "InterfaceName" has WmiDataId 3 where 2 follows',
  );
  const swapped = mof
    .replace("uint32 BufferLength", "uint32 X")
    .replace("FirstWord", "BufferLength")
    .replace("X", "FirstWord");
  const wrong = { BufferLength: 0xabcdef01, FirstWord: 4 };
  passes(withClasses([...filled, information("query", { expect: { properties: wrong } }), close], swapped));
  const long = withClasses(
    [...filled, information("query"), close],
    mof.replace("uint32 BufferLength", "uint64 BufferLength[90]"),
  );
  expect(long.failures.join()).toContain("lies in bytes");
});

it("D-M16 the logger's handle comes with the enabling of the trace control block; a record has its time, and may reach consumers too", () => {
  const enable = `
    if (s->MinorFunction == IRP_MN_ENABLE_EVENTS) {
        PWNODE_HEADER h = (PWNODE_HEADER)at;
        if (h->Flags & WNODE_FLAG_TRACED_GUID) x->Logger = h->HistoricalContext;
        return Complete(irp, STATUS_SUCCESS, 0);
    }
  `;
  const made = byHand(
    "UNREFERENCED_PARAMETER(size); return Complete(irp, STATUS_WMI_GUID_NOT_FOUND, 0);",
    "WMIREG_FLAG_TRACE_CONTROL_GUID | WMIREG_FLAG_INSTANCE_PDO",
  );
  const declarations = made.declarations
    .replace("#include <wmilib.h>", "#include <wmilib.h>\n#include <evntrace.h>")
    .replace(
      "if (s->MinorFunction == IRP_MN_ENABLE_EVENTS ||",
      `${enable} if (s->MinorFunction == IRP_MN_ENABLE_EVENTS ||`,
    );
  const send = `
    struct {
        EVENT_TRACE_HEADER h;
        ULONG data;
    } e;
    PWNODE_SINGLE_INSTANCE w;
    RtlZeroMemory(&e, sizeof(e));
    information = 0;
    e.h.Size = sizeof(e);
    e.h.Class.Type = EVENT_TRACE_TYPE_INFO;
    e.h.Guid = block;
    e.h.Flags = WNODE_FLAG_TRACED_GUID;
    ((PWNODE_HEADER)&e)->HistoricalContext = extension->Logger;
    (void)IoWMIWriteEvent(&e);
    w = ExAllocatePoolWithTag(NonPagedPool, sizeof(*w) + 4, 'tseT');
    if (w == NULL) return STATUS_NO_MEMORY;
    RtlZeroMemory(w, sizeof(*w) + 4);
    w->WnodeHeader.BufferSize = FIELD_OFFSET(WNODE_SINGLE_INSTANCE, VariableData) + 4;
    w->WnodeHeader.Guid = block;
    w->WnodeHeader.ProviderId = IoWMIDeviceObjectToProviderId(extension->Self);
    w->WnodeHeader.HistoricalContext = extension->Logger;
    w->DataBlockOffset = FIELD_OFFSET(WNODE_SINGLE_INSTANCE, VariableData);
    w->SizeDataBlock = 4;
    w->WnodeHeader.Flags =
        WNODE_FLAG_LOG_WNODE | WNODE_FLAG_EVENT_ITEM | WNODE_FLAG_SINGLE_INSTANCE | WNODE_FLAG_STATIC_INSTANCE_NAMES;
    (void)IoWMIWriteEvent(w);
  `;
  const pieces = { ...made, declarations, fields: `${made.fields} ULONG64 Logger;`, control: send };
  const ran = passes(run(pieces, [wait(1), open, ioctl(), wmi(9, "enableEvents"), ioctl(), wait(1), close]));
  const rows = traced(ran, ["wmi"]).filter((line) => /^(?:trace )?event/.test(line));
  expect(rows).toEqual([
    expect.stringContaining("is not logged: its HistoricalContext is not the handle of a logger"),
    expect.stringContaining("is not logged"),
    expect.stringContaining("dropped: nobody has enabled it"),
    expect.stringMatching(/^trace event .*: 56 bytes, time [0-9]{18}/),
    expect.stringMatching(/^trace event .*: 68 bytes, time [0-9]{18}/),
    expect.stringMatching(/^event .*: instance 0, 4 bytes 00 00 00 00/),
  ]);
});

const passing = `
  #include <wdm.h>
  typedef struct _X {
      PDEVICE_OBJECT Lower;
  } X;
  DRIVER_INITIALIZE DriverEntry;
  DRIVER_ADD_DEVICE AddDevice;
  DRIVER_DISPATCH Down, Pnp;
  DRIVER_UNLOAD Unload;
  VOID Unload(PDRIVER_OBJECT d) { UNREFERENCED_PARAMETER(d); }
  NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) {
      ULONG i;
      UNREFERENCED_PARAMETER(p);
      for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) d->MajorFunction[i] = Down;
      d->MajorFunction[IRP_MJ_PNP] = Pnp;
      d->DriverExtension->AddDevice = AddDevice;
      d->DriverUnload = Unload;
      return STATUS_SUCCESS;
  }
  NTSTATUS AddDevice(PDRIVER_OBJECT d, PDEVICE_OBJECT pdo) {
      PDEVICE_OBJECT o;
      NTSTATUS s = IoCreateDevice(d, sizeof(X), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &o);
      if (!NT_SUCCESS(s)) return s;
      ((X *)o->DeviceExtension)->Lower = IoAttachDeviceToDeviceStack(o, pdo);
      o->Flags |= DO_BUFFERED_IO | DO_POWER_PAGABLE;
      o->Flags &= ~DO_DEVICE_INITIALIZING;
      return STATUS_SUCCESS;
  }
  NTSTATUS Down(PDEVICE_OBJECT o, PIRP irp) {
      IoSkipCurrentIrpStackLocation(irp);
      return IoCallDriver(((X *)o->DeviceExtension)->Lower, irp);
  }
  NTSTATUS Pnp(PDEVICE_OBJECT o, PIRP irp) {
      X *x = (X *)o->DeviceExtension;
      UCHAR m = IoGetCurrentIrpStackLocation(irp)->MinorFunction;
      NTSTATUS s;
      IoSkipCurrentIrpStackLocation(irp);
      s = IoCallDriver(x->Lower, irp);
      if (m == IRP_MN_REMOVE_DEVICE) {
          IoDetachDevice(x->Lower);
          IoDeleteDevice(o);
      }
      return s;
  }
`;
it("D-M06 without any provider in the stack nobody answers", () => {
  passes(run({}, [open, wmi(1, "query", fails("STATUS_WMI_GUID_NOT_FOUND")), close]));
});
