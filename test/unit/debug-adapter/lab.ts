// A small driver of our own under the adapter: sources and scenario in memory, headers and kernel real.
import type { AdapterHost } from "../../../debug-adapter/adapter.ts";
import { ScenarioLauncher } from "../../../debug-adapter/prepare.ts";
import { Kernel } from "../../../kernel/kernel.ts";
import { ExpressionEvaluator } from "../../../kernel/session/evaluate.ts";
import { Inspector } from "../../../kernel/session/inspector.ts";
import { cache, disk, headers } from "../../kit.ts";
import { memoryDisk } from "../project/disk.ts";
import { DapClient } from "./client.ts";

export const root = new URL("../../../", import.meta.url).pathname.replace(/\/$/, "");

export const driverPath = "/lab/lab.c";
export const scenarioPath = "/lab/lab.scenario.json";

export const labSource = `#include <ntddk.h>
#include "lab.h"

typedef struct _LAB_EXTENSION { ULONG Reads; LIST_ENTRY Queue; UNICODE_STRING Name; } LAB_EXTENSION;

static ULONG Total;
DRIVER_UNLOAD LabUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH LabOpen;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH LabRead;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH LabControl;

static ULONG Square(ULONG n)
{
    ULONG result = n * n;
    return result;
}

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

NTSTATUS LabOpen(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return Complete(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS LabRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp); // read: first
    LAB_EXTENSION *extension = DeviceObject->DeviceExtension;
    ULONG length = stack->Parameters.Read.Length;
    PUCHAR buffer = Irp->AssociatedIrp.SystemBuffer;
    ULONG i;
    extension->Reads++; // read: count
    for (i = 0; i < length; i++) {
        buffer[i] = (UCHAR)Square(i); // read: body
        Total++; Bump(&extension->Reads, 0);
    }
    DbgPrint("lab: read %u, total %u\\n", length, Total);
    return Complete(Irp, STATUS_SUCCESS, length); // read: end
}

NTSTATUS LabControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    KIRQL irql;
    UNREFERENCED_PARAMETER(DeviceObject);
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_LAB_LOOP:
        DbgPrint("lab: looping\\n");
        while (!Irp->Cancel) // control: loop
            Total++;
        break;
    case IOCTL_LAB_CRASH:
        KeRaiseIrql(DISPATCH_LEVEL, &irql);
        *(volatile ULONG *)NULL = 1; // control: crash
        KeLowerIrql(irql);
        break;
    case IOCTL_LAB_BREAK:
        DbgBreakPoint(); // control: break
        break;
    }
    return Complete(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING name, link; // entry: first
    PDEVICE_OBJECT device;
    LAB_EXTENSION *extension;
    NTSTATUS status;
    UNREFERENCED_PARAMETER(RegistryPath);
    RtlInitUnicodeString(&name, L"\\\\Device\\\\Lab"); // entry: name
    RtlInitUnicodeString(&link, L"\\\\??\\\\Lab");
    status = IoCreateDevice(DriverObject, sizeof(LAB_EXTENSION), &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    extension = device->DeviceExtension;
    InitializeListHead(&extension->Queue);
    extension->Name = name;
    device->Flags |= DO_BUFFERED_IO;
    IoCreateSymbolicLink(&link, &name);
    DriverObject->DriverUnload = LabUnload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = LabOpen;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = LabOpen;
    DriverObject->MajorFunction[IRP_MJ_READ] = LabRead;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = LabControl;
    return status;
}

VOID LabUnload(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING link;
    RtlInitUnicodeString(&link, L"\\\\??\\\\Lab");
    IoDeleteSymbolicLink(&link);
    IoDeleteDevice(DriverObject->DeviceObject);
    DbgPrint("lab: unloaded\\n");
}
`;
const header = `#define IOCTL_LAB_LOOP CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_LAB_CRASH CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_LAB_BREAK CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_ANY_ACCESS)
static inline void Bump(ULONG *where, ULONG by)
{
    *where += by; // bump
}
`;

const control = (n: number): number => (0x22 << 16) | (n << 2);
const open = { do: "open", handle: "h", link: "\\\\.\\Lab" };
const close = { do: "close", handle: "h" };
export const steps = {
  reads: [
    open,
    { do: "read", handle: "h", length: 4 },
    { do: "read", handle: "h", length: 8 },
    close,
    { do: "unload", driver: "lab" },
  ],
  loop: [open, { do: "ioctl", handle: "h", code: control(0x800) }],
  crash: [open, { do: "read", handle: "h", length: 2 }, { do: "ioctl", handle: "h", code: control(0x801) }],
  debugBreak: [open, { do: "ioctl", handle: "h", code: control(0x802) }, close],
} as const;

/** Line (from 1) of the comment `// text` in the driver. */
export function lineOf(text: string, source = labSource): number {
  const line = source.split("\n").findIndex((one) => one.includes(`// ${text}`));
  if (line < 0) throw new Error(`no line says "// ${text}"`);
  return line + 1;
}
export const bumpLine = lineOf("bump", header);

/** Milliseconds that pass by looking, about a slice's at each look: how a run is cut then does not depend on how fast the machine is. */
export function clockOfLooks(): () => number {
  let now = 0;
  return () => (now += 5);
}

export function labHost(which: keyof typeof steps, files: Readonly<Record<string, string>> = {}): AdapterHost {
  const scenario = JSON.stringify({
    title: `lab: ${which}`,
    machine: { memory: 16 },
    drivers: [{ name: "lab", sources: ["lab.c"] }],
    devices: [],
    steps: [{ do: "load", driver: "lab" }, ...steps[which]],
  });
  const all: Readonly<Record<string, string>> = {
    [driverPath]: labSource,
    "/lab/lab.h": header,
    [scenarioPath]: scenario,
    ...files,
  };
  const memory = memoryDisk(all);
  const launcher = new ScenarioLauncher({
    files: {
      read: (path) => all[path] ?? disk.read(path),
      list: (folder) => memory.list(folder) ?? disk.list(folder),
    },
    cache,
    headers,
    createKernel: (options) => new Kernel(options),
  });
  return {
    launcher,
    evaluator: (launched) => new ExpressionEvaluator(new Inspector(launched.session)),
    now: clockOfLooks(),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

export interface Session {
  readonly client: DapClient;
  /** Thread of the last stop. */
  thread: number;
  /** Waits for a stop and says where: line (from 1) and function. */
  where(): Promise<{ readonly reason: string; readonly line: number; readonly name: string; readonly body: unknown }>;
  /** Top frame where it stands now. */
  top(): Promise<{ readonly id: number; readonly line: number; readonly name: string }>;
  /** Sends a motion, waits for the stop. */
  go(command: string, more?: object): ReturnType<Session["where"]>;
  /** Rows of a scope or of what is inside, by name. */
  inside(
    ...path: string[]
  ): Promise<
    Record<string, { readonly value: string; readonly variablesReference: number; readonly [key: string]: unknown }>
  >;
}

/** Launches, sets breakpoints on the lines that say `// text`, and starts. */
export async function launch(
  host: AdapterHost,
  breakpoints: readonly (string | object)[],
  args: object = {},
): Promise<Session> {
  const client = DapClient.inProcess(host);
  await client.ask("initialize", { adapterID: "ringside", supportsInvalidatedEvent: true });
  await client.event("initialized");
  await client.ask("launch", { program: scenarioPath, ...args });
  const asked = breakpoints.map((one) => (typeof one === "string" ? { line: lineOf(one) } : one));
  if (asked.length > 0) await client.ask("setBreakpoints", { source: { path: driverPath }, breakpoints: asked });
  await client.ask("configurationDone");
  return sessionOf(client);
}

export function sessionOf(client: DapClient): Session {
  const session: Session = {
    client,
    thread: 0,
    top: async () => {
      const { stackFrames } = await client.ask("stackTrace", { threadId: session.thread, startFrame: 0, levels: 1 });
      return stackFrames[0];
    },
    where: async () => {
      const body = await client.stopped();
      session.thread = body.threadId;
      const top = await session.top();
      return { reason: body.reason, line: top.line, name: top.name, body };
    },
    go: async (command, more = {}) => {
      await client.ask(command, { threadId: session.thread, ...more });
      return session.where();
    },
    inside: async (...path) => {
      const { scopes } = await client.ask("scopes", { frameId: (await session.top()).id });
      let rows: Awaited<ReturnType<Session["inside"]>> = Object.fromEntries(
        scopes.map((scope: { name: string }) => [scope.name, scope]),
      );
      for (const name of path) {
        const reference = rows[name]?.variablesReference ?? 0;
        const { variables } = await client.ask("variables", { variablesReference: reference });
        rows = Object.fromEntries(variables.map((variable: { name: string }) => [variable.name, variable]));
      }
      return rows;
    },
  };
  return session;
}
