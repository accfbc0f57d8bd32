// A handle that the program can use, and close.
import type { Expr, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, type CodeCall, callsTo, codeOf, constantIn, objectOf } from "../../analysis/code.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const kernelHandleMissing: Rule = {
  id: "kernel-handle-missing",
  severity: "warning",
  summary: "A handle is opened in the context of a program without OBJ_KERNEL_HANDLE.",
  names: {},
  page: `Dispatch routines for create, close, read, write and device control run in the thread that asked. Without OBJ_KERNEL_HANDLE the handle goes into the
handle table of that program, which can then use it with the driver's rights, close it, or put another object in its place while the driver still
uses it.

**Mend it**: pass OBJ_KERNEL_HANDLE to InitializeObjectAttributes.

\`\`\`c bad
#include <wdm.h>
static NTSTATUS ReadVersion(PUNICODE_STRING Path)
{
    OBJECT_ATTRIBUTES attributes;
    HANDLE key;
    NTSTATUS status;
    InitializeObjectAttributes(&attributes, Path, OBJ_CASE_INSENSITIVE, NULL, NULL);
    status = ZwOpenKey(&key, KEY_READ, &attributes);
//           ^^^^^^^^^ kernel-handle-missing: OBJ_KERNEL_HANDLE
    if (NT_SUCCESS(status)) {
        ZwClose(key);
    }
    return status;
}
UNICODE_STRING Path;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = ReadVersion(&Path);
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <ntifs.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    HANDLE process;
    NTSTATUS status = ObOpenObjectByPointer(IoGetCurrentProcess(), 0, NULL, PROCESS_ALL_ACCESS, *PsProcessType, KernelMode, &process);
//                    ^^^^^^^^^^^^^^^^^^^^^ kernel-handle-missing: OBJ_KERNEL_HANDLE
    UNREFERENCED_PARAMETER(DeviceObject);
    if (NT_SUCCESS(status)) {
        ZwClose(process);
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
static NTSTATUS ReadVersion(PUNICODE_STRING Path)
{
    OBJECT_ATTRIBUTES attributes;
    HANDLE key;
    NTSTATUS status;
    InitializeObjectAttributes(&attributes, Path, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
    status = ZwOpenKey(&key, KEY_READ, &attributes);
    if (NT_SUCCESS(status)) {
        ZwClose(key);
    }
    return status;
}
UNICODE_STRING Path;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = ReadVersion(&Path);
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  fix: ({ text, start }) => {
    if (/^ObOpen/.test(text.slice(start))) return undefined;
    // The attributes are set by the last InitializeObjectAttributes before.
    const calls = [...text.slice(0, start).matchAll(/InitializeObjectAttributes\s*\(([^,]*),([^,]*),\s*([^,]*?)\s*,/g)];
    const last = calls.at(-1);
    if (last?.[3] === undefined) return undefined;
    const end = last.index + last[0].length - 1;
    const from = last.index + last[0].lastIndexOf(last[3]);
    const flags = last[3] === "0" ? "OBJ_KERNEL_HANDLE" : `${last[3]} | OBJ_KERNEL_HANDLE`;
    return { title: "Open a kernel handle", edits: [{ start: from, end, text: flags }] };
  },
  project({ world, report }) {
    const sites = callsTo(world, ...Object.keys(makers), ...byFlags);
    if (sites.length === 0) return;
    const theirs = inProgramsThreads(world);
    for (const site of sites) {
      const { info, name = "", call } = site;
      const flags = byFlags.has(name) ? constantIn(call.args[1]) : undefined;
      const lacks = flags === undefined ? lacksFlag(info, site, call.args[makers[name] ?? 0]) : !hasFlag(flags);
      if (!theirs.has(info) || !lacks) continue;
      report(info, {
        message: `${name} is called in a program's thread, and without OBJ_KERNEL_HANDLE: the handle is the program's`,
        range: info.unit.range(info.fn.declaration, site.at),
      });
    }
  },
};

/** Routines that open handles, and the argument that is their object attributes. */
const makers: Readonly<Record<string, number | undefined>> = {
  __proto__: undefined,
  ZwCreateFile: 2,
  ZwOpenFile: 2,
  IoCreateFile: 2,
  ZwCreateKey: 2,
  ZwOpenKey: 2,
  ZwOpenKeyEx: 2,
  ZwCreateSection: 2,
  ZwOpenSection: 2,
  ZwCreateEvent: 2,
  ZwOpenEvent: 2,
  ZwCreateDirectoryObject: 2,
  ZwOpenDirectoryObject: 2,
  ZwOpenSymbolicLinkObject: 2,
  ZwCreateTimer: 2,
  ZwOpenTimer: 2,
  ZwOpenProcess: 2,
  ZwOpenThread: 2,
  PsCreateSystemThread: 2,
  FltCreateFile: 4,
  FltCreateFileEx: 5,
  FltCreateFileEx2: 5,
};
/** Routines that are given the flags themselves. */
const byFlags = new Set(["ObOpenObjectByPointer", "ObOpenObjectByPointerWithTag"]);
/** OBJ_KERNEL_HANDLE. */
const hasFlag = (flags: number): boolean => (flags & 0x200) !== 0;
/** Callbacks that come in the thread whose request they are about. */
const inThreads = new Set([
  "FLT_PRE_OPERATION_CALLBACK",
  "FLT_MESSAGE_NOTIFY",
  "FLT_CONNECT_NOTIFY",
  "EX_CALLBACK_FUNCTION",
]);
/** Create, close, read, write, flush, device control, cleanup: sent in the thread of who asks. */
const inTheThread = new Set([0x00, 0x02, 0x03, 0x04, 0x05, 0x06, 0x09, 0x0e, 0x12]);

/** Functions that run in a program's thread and nowhere else: such dispatch routines, and what only they call. */
function inProgramsThreads(world: World): Set<FunctionInfo> {
  const callers = new Map<string, Set<string>>();
  for (const info of world.functions.values())
    for (const callee of shapeOf(info.fn).callees)
      callers.set(callee, (callers.get(callee) ?? new Set()).add(info.name));
  const found = new Set<FunctionInfo>();
  const isSuch = (info: FunctionInfo): boolean => {
    const role = world.roles.get(info.name);
    if (role && inThreads.has(role.name)) return true;
    if (role)
      return isDispatch(role.name) && role.majors.length > 0 && role.majors.every((major) => inTheThread.has(major));
    const known = [...(callers.get(info.name) ?? [])].map((name) => world.functions.get(name));
    return known.length > 0 && known.every((caller) => caller !== undefined && found.has(caller));
  };
  for (let grew = true; grew; ) {
    grew = false;
    for (const info of world.functions.values()) {
      if (!info.own || found.has(info) || !isSuch(info)) continue;
      found.add(info);
      grew = true;
    }
  }
  return found;
}
function isDispatch(role: string): boolean {
  return role.startsWith("DRIVER_DISPATCH");
}

/** No attributes at all, or a variable whose flags are constants that all lack the one. */
function lacksFlag(info: FunctionInfo, site: CodeCall, attributes: Expr | undefined): boolean {
  if (!attributes) return false;
  if (constantIn(attributes) === 0) return site.name === "PsCreateSystemThread";
  const place = objectOf(attributes);
  if (place?.kind !== "local") return false;
  const flags = flagsOf(info, place.local);
  return flags !== undefined && flags.length > 0 && flags.every((value) => value !== undefined && !hasFlag(value));
}
/** What is ever written to the variable's flags; undefined if others may write them. */
function flagsOf(info: FunctionInfo, local: LocalId): (number | undefined)[] | undefined {
  const code = codeOf(info.fn);
  const handedOut = code.calls.some(
    ({ name, call }) =>
      !(name !== undefined && name in makers) &&
      call.args.some((arg) => {
        const place = objectOf(arg);
        return place?.kind === "local" && place.local === local;
      }),
  );
  if (handedOut) return undefined;
  return code.assigns.flatMap(({ target, value }) => {
    if (target.kind === "local" && target.local === local) return [undefined];
    if (target.kind !== "field" || target.field.name !== "Attributes") return [];
    return holder(target.base) === local ? [constantIn(value)] : [];
  });
}
/** The variable itself, or through its address, as the macro writes it. */
function holder(place: Place): LocalId | undefined {
  if (place.kind === "local") return place.local;
  if (place.kind !== "deref") return undefined;
  const pointer = bare(place.pointer);
  return pointer.kind === "address" && pointer.place.kind === "local" ? pointer.place.local : undefined;
}
