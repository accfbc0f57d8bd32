// What the driver of a bus owes for its children: the sample rack, whose module asks for its target device relation when it starts.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { runDriver, told } from "./host.ts";

const folder = resolve(import.meta.dirname, "../../../samples/rack");
const names = ["rack.c", "modules.c", "module.c", "rack.h", "public.h"];
const originals = Object.fromEntries(names.map((name) => [name, readFileSync(resolve(folder, name), "utf8")]));

const asks = `
  static NTSTATUS ModuleAsk(PDEVICE_OBJECT Lower)
  {
      IO_STATUS_BLOCK block;
      PIO_STACK_LOCATION next;
      KEVENT event;
      PIRP irp;
      NTSTATUS status;

      KeInitializeEvent(&event, NotificationEvent, FALSE);
      irp = IoBuildSynchronousFsdRequest(IRP_MJ_PNP, Lower, NULL, 0, NULL, &event, &block);
      if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
      irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
      next = IoGetNextIrpStackLocation(irp);
      next->MinorFunction = IRP_MN_QUERY_DEVICE_RELATIONS;
      next->Parameters.QueryDeviceRelations.Type = TargetDeviceRelation;
      status = IoCallDriver(Lower, irp);
      if (status == STATUS_PENDING) {
          KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
          status = block.Status;
      }
      if (NT_SUCCESS(status)) {
          PDEVICE_RELATIONS relations = (PDEVICE_RELATIONS)block.Information;
          ObDereferenceObject(relations->Objects[0]);
          ExFreePool(relations);
      }
      return STATUS_SUCCESS;
  }
`;
type Change = readonly [file: string, from: string, to: string];
const always: readonly Change[] = [
  ["module.c", "NTSTATUS\nModulePnp(", `${asks}\nNTSTATUS\nModulePnp(`],
  [
    "module.c",
    "        if (NT_SUCCESS(status)) {\n            status = IoSet",
    "        if (NT_SUCCESS(status)) {\n            ModuleAsk(extension->LowerDevice);\n            status = IoSet",
  ],
];

/** A filter above the bus that attaches to each PDO that the bus reports, as soon as it does. */
const filter = `
  #include <ntddk.h>
  typedef struct { PDEVICE_OBJECT Lower; BOOLEAN OfChild; } EXTENSION, *PEXTENSION;
  static FAST_IO_DISPATCH fast;
  static PDRIVER_OBJECT self;
  static NTSTATUS Pass(PDEVICE_OBJECT d, PIRP i) {
      IoSkipCurrentIrpStackLocation(i);
      return IoCallDriver(((PEXTENSION)d->DeviceExtension)->Lower, i);
  }
  static NTSTATUS Attach(PDEVICE_OBJECT below, BOOLEAN child) {
      PDEVICE_OBJECT d;
      PEXTENSION e;
      NTSTATUS s = IoCreateDevice(self, sizeof(EXTENSION), NULL, FILE_DEVICE_BUS_EXTENDER, 0, FALSE, &d);
      if (!NT_SUCCESS(s)) return s;
      e = d->DeviceExtension;
      e->OfChild = child;
      e->Lower = IoAttachDeviceToDeviceStack(d, below);
      d->Flags |= e->Lower->Flags & (DO_BUFFERED_IO | DO_DIRECT_IO | DO_POWER_PAGABLE);
      d->DeviceType = e->Lower->DeviceType;
      d->Flags &= ~DO_DEVICE_INITIALIZING;
      return STATUS_SUCCESS;
  }
  static NTSTATUS Reported(PDEVICE_OBJECT d, PIRP i, PVOID c) {
      PDEVICE_RELATIONS r = (PDEVICE_RELATIONS)i->IoStatus.Information;
      ULONG n;
      if (i->PendingReturned) IoMarkIrpPending(i);
      for (n = 0; NT_SUCCESS(i->IoStatus.Status) && r != NULL && n < r->Count; n++)
          if (r->Objects[n]->AttachedDevice == NULL) Attach(r->Objects[n], TRUE);
      return STATUS_CONTINUE_COMPLETION;
  }
  static VOID Detached(PDEVICE_OBJECT source, PDEVICE_OBJECT target) {
      if (!((PEXTENSION)source->DeviceExtension)->OfChild) return;
      DbgPrint("PDO gone\\n");
      IoDetachDevice(target);
      IoDeleteDevice(source);
  }
  static NTSTATUS Pnp(PDEVICE_OBJECT d, PIRP i) {
      PEXTENSION e = d->DeviceExtension;
      PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(i);
      NTSTATUS status;
      if (s->MinorFunction == IRP_MN_QUERY_DEVICE_RELATIONS && !e->OfChild &&
          s->Parameters.QueryDeviceRelations.Type == BusRelations) {
          IoCopyCurrentIrpStackLocationToNext(i);
          IoSetCompletionRoutine(i, Reported, NULL, TRUE, TRUE, TRUE);
          return IoCallDriver(e->Lower, i);
      }
      if (s->MinorFunction != IRP_MN_REMOVE_DEVICE) return Pass(d, i);
      i->IoStatus.Status = STATUS_SUCCESS;
      if (!e->OfChild) {
          status = Pass(d, i);
          IoDetachDevice(e->Lower);
          IoDeleteDevice(d);
          return status;
      }
      /* CHILD */
      return Pass(d, i);
  }
  static NTSTATUS AddDevice(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) { return Attach(pdo, FALSE); }
  static VOID Unload(PDRIVER_OBJECT driver) {}
  NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
      int n;
      self = driver;
      for (n = 0; n <= IRP_MJ_MAXIMUM_FUNCTION; n++) driver->MajorFunction[n] = Pass;
      driver->MajorFunction[IRP_MJ_PNP] = Pnp;
      driver->DriverExtension->AddDevice = AddDevice;
      driver->DriverUnload = Unload;
      fast.SizeOfFastIoDispatch = sizeof(fast);
      fast.FastIoDetachDevice = Detached;
      driver->FastIoDispatch = &fast;
      return STATUS_SUCCESS;
  }
`;

function run(changes: readonly Change[], steps: readonly unknown[] = [], filters: readonly string[] = []): string {
  const sources: Record<string, string> = { ...originals, "filter.c": filter };
  for (const [file, from, to] of [...always, ...changes]) {
    const text = sources[file] ?? "";
    expect(text).toContain(from);
    sources[file] = text.replace(from, to);
  }
  const insert = { do: "ioctl", handle: "rack", code: "0x2aa000", input: { u32: [3] } };
  const ran = runDriver(sources, {
    drivers: [
      { name: "rack", sources: ["rack.c", "modules.c"] },
      { name: "module", sources: ["module.c"] },
      { name: "filter", sources: ["filter.c"] },
    ],
    devices: [{ name: "rack0", hardwareId: "ROOT\\RACK", driver: "rack", upperFilters: filters }],
    install: [{ hardwareId: "RACK\\MODULE", driver: "module" }],
    steps: [
      { do: "open", handle: "rack", interface: "{5b1f2e34-8e0a-4d57-9b42-2f6c1a7e0d11}", access: "readWrite" },
      insert,
      { do: "wait", for: 1 },
      ...steps,
    ],
  });
  const { end } = ran;
  const bugcheck = end.kind === "finding" ? end.finding.bugcheck : undefined;
  const printed = ran.kernel.state.debugOutput.filter((line) => line.startsWith("PDO gone")).join("");
  return bugcheck === undefined
    ? `${told(end)} ${printed}`.trim()
    : `${bugcheck.code.toString(16)} ${bugcheck.parameters[0].toString(16)} ${end.kind === "finding" ? end.finding.message : ""}`;
}

describe("the driver of a bus", () => {
  it("answers for its children with the PDO itself, referenced", () => {
    expect(run([])).toBe("finished");
  });
  it("owes an answer to what nobody below it can answer", () => {
    expect(run([["modules.c", "    case IRP_MN_START_DEVICE:\n", ""]])).toMatch(
      /^c9 22a rack has not answered IRP_MN_START_DEVICE for its child/,
    );
    expect(run([["modules.c", "status = ModuleTarget(Module, &information);", ""]])).toMatch(
      /^c9 22a .*TargetDeviceRelation/,
    );
  });
  it("puts the PDO, and only it, into the target device relation, and references it", () => {
    expect(run([["modules.c", "Objects[0] = Module->Common.Self;", "Objects[0] = Module->Rack;"]])).toMatch(/^c9 22b /);
    expect(run([["modules.c", "*Information = (ULONG_PTR)relations;", "ExFreePool(relations);"]])).toMatch(/^c9 22b /);
    expect(run([["modules.c", "    ObReferenceObject(Module->Common.Self);\n    *Inf", "    *Inf"]])).toMatch(
      /^c9 22c .* without a reference/,
    );
  });
  it("reports PDOs only, not what is attached above one", () => {
    const own: Change = ["modules.c", "Count++] = ModuleAt(link)->Common.Self;", "Count++] = Rack->Common.Self;"];
    expect(run([own])).toMatch(/^c9 248 .* only PDOs/);
  });
  it("is filtered by what stays until the PDO goes, and goes then", () => {
    const pull = { do: "ioctl", handle: "rack", code: "0x2aa004", input: { u32: [3] } };
    const close = { do: "close", handle: "rack" };
    const remove = { do: "remove", device: "module" };
    const gone = [pull, { do: "wait", for: 1 }, close, { do: "remove", device: "rack0" }];
    expect(run([], gone, ["filter"])).toBe("finished PDO gone");
    expect(run([], [remove, { do: "start", device: "module" }, ...gone], ["filter"])).toBe("finished PDO gone");
    const leaves = (what: string): Change => ["filter.c", "/* CHILD */", `status = Pass(d, i); ${what} return status;`];
    expect(run([leaves("IoDetachDevice(e->Lower);")], [remove], ["filter"])).toMatch(/^c9 222 .* FastIoDetachDevice/);
  });
});
