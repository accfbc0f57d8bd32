// The steps of a scenario that are requests for a device: opening it by one of its names, reading, writing, controlling and cancelling,
// through the same routines of the I/O manager's that a program's calls come to.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import { relatedDevice } from "../io/device.ts";
import { beginOpen, filePosition } from "../io/file.ts";
import { newRequest, stackParameters, transferOf, transferOfCode } from "../io/request.ts";
import type { FileState, Request } from "../io/state.ts";
import { createThread } from "../ke/thread.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { devnodeNamed } from "../pnp/tree.ts";
import type { User } from "../se/well-known-sids.ts";
import type { StepOutcome } from "./check.ts";
import { bytesOf, type Step } from "./steps.ts";

export type Io = Extract<Step, { do: "read" | "write" | "ioctl" | "flush" }>;

export function outcomeOf(k: Kernel, request: Request): StepOutcome {
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  const position = file === undefined ? undefined : filePosition(k, file);
  return { status: request.status, information: request.information, output: request.output, position };
}

export function takeRequest(k: Kernel, id: number): Request | undefined {
  const request = k.state.requests.get(id);
  if (request?.done === true) k.state.requests.delete(id);
  return request;
}

export function open(
  k: Kernel,
  f: Offset,
  name: string | undefined,
  path: string | undefined,
  wanted: number,
  share: number,
  user: User = "administrator",
): StepOutcome | Outcome {
  if (name === undefined) return { status: nt.STATUS_OBJECT_NAME_NOT_FOUND };
  const begun = beginOpen(k, { name, path, access: wanted, share, user });
  if ("status" in begun) return { status: begun.status };
  k.setSlot(f, 1, begun.request.id);
  k.setSlot(f, 2, begun.file);
  k.setSlot(k.above(f), 0, begun.request.id);
  return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
}

export function close(k: Kernel, f: Offset, handle: string): StepOutcome | Outcome {
  const id = k.state.userHandles.get(handle);
  if (id === undefined) return notOpen(handle);
  k.state.userHandles.delete(handle);
  k.setSlot(k.above(f), 0, id);
  return k.callIndex(f, 2, k.routineIndex("IopCloseFile"));
}

export function nameToOpen(k: Kernel, step: Extract<Step, { do: "open" }>): string | undefined {
  if (step.device !== undefined) return step.device;
  if (step.link !== undefined) return step.link.replace(/^\\\\[.?]\\/, "\\??\\");
  const guid = (step.interface ?? "").replace(/[{}]/g, "").toLowerCase();
  return k.state.interfaces.filter((entry) => entry.enabled && entry.guid === guid)[step.index ?? 0]?.link;
}

/** An enabled interface of the device, a link or a name of one of its device objects. */
export function openableName(k: Kernel, device: string | undefined): string | undefined {
  const node = devnodeNamed(k, device);
  if (node === undefined) return undefined;
  const own = k.state.interfaces.find((entry) => entry.enabled && entry.pdo === node.pdo);
  if (own !== undefined) return own.link;
  for (let at = node.pdo; at !== 0; at = k.pointerOr0(at + k.s.DEVICE_OBJECT.AttachedDevice)) {
    const name = at === node.pdo ? undefined : k.state.devices.get(at)?.name;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The first device object with a name that a driver has made. */
export function namedDevice(k: Kernel, driver: string | undefined): string | undefined {
  if (driver === undefined) return undefined;
  for (const device of k.state.devices.values())
    if (device.driver === driver && device.name !== undefined) return device.name;
  return undefined;
}

export function access(value: "read" | "write" | "readWrite" | "none" | undefined): number {
  return value === "none" ? 0 : value === "read" ? 1 : value === "write" ? 2 : 3;
}

export function fileOf(k: Kernel, name: string): FileState | undefined {
  const id = k.state.userHandles.get(name);
  return id === undefined ? undefined : k.state.files.get(id);
}

export const notOpen = (name: string): StepOutcome => ({
  status: nt.STATUS_INVALID_HANDLE,
  note: `"${name}" is not open`,
});

const majors = {
  read: nt.IRP_MJ_READ,
  write: nt.IRP_MJ_WRITE,
  ioctl: nt.IRP_MJ_DEVICE_CONTROL,
  flush: nt.IRP_MJ_FLUSH_BUFFERS,
} as const;

export function sendIo(k: Kernel, f: Offset, step: Io): StepOutcome | Outcome {
  const id = k.state.userHandles.get(step.handle);
  const file = fileOf(k, step.handle);
  if (id === undefined || file === undefined) return notOpen(step.handle);
  if (step.do === "ioctl" && !mayControl(k, file, step.code)) return { status: nt.STATUS_ACCESS_DENIED };
  const device = relatedDevice(k, file.object);
  const input =
    step.do === "write"
      ? bytesOf(step.data)
      : step.do === "ioctl" && step.input !== undefined
        ? bytesOf(step.input)
        : new Uint8Array(0);
  const outputLength = step.do === "read" ? step.length : step.do === "ioctl" ? (step.outputLength ?? 0) : 0;
  const given = step.do === "read" || step.do === "write" ? step.offset : undefined;
  const request = newRequest(k, {
    device,
    file: id,
    title: k.plan[k.slotU32(f, 0)]?.title ?? step.do,
    major: step.do === "ioctl" && step.internal === true ? nt.IRP_MJ_INTERNAL_DEVICE_CONTROL : majors[step.do],
    parameters: parameters(k, step, input.length, outputLength, given ?? filePosition(k, file)),
    transfer: step.do === "flush" ? "none" : step.do === "ioctl" ? transferOfCode(step.code) : transferOf(k, device),
    input,
    outputLength,
    synchronous: step.async === undefined || step.thread === true,
  });
  if (step.async !== undefined) k.state.userRequests.set(step.async, request.id);
  if (step.thread === true) {
    createThread(k, `User thread: ${request.title}`, "", k.routineNamed("IopSendRequest"), request.id);
    return { status: nt.STATUS_PENDING };
  }
  k.setSlot(f, 1, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, 3, k.routineIndex("IopSendRequest"));
}

/** Whether the handle was opened with the access that the control code asks for; if not, no request is made. */
function mayControl(k: Kernel, file: FileState, code: number): boolean {
  const wanted = (code >>> 14) & 3;
  const layout = k.s.FILE_OBJECT;
  const has = (k.m.u8[file.object + layout.ReadAccess] ?? 0) | ((k.m.u8[file.object + layout.WriteAccess] ?? 0) << 1);
  return (has & wanted) === wanted;
}

function parameters(k: Kernel, step: Io, inputLength: number, outputLength: number, offset: number): Uint8Array {
  switch (step.do) {
    case "read":
      return stackParameters(k, {
        "Parameters.Read.Length": outputLength,
        "Parameters.Read.ByteOffset": BigInt(offset),
      });
    case "write":
      return stackParameters(k, {
        "Parameters.Write.Length": inputLength,
        "Parameters.Write.ByteOffset": BigInt(offset),
      });
    case "ioctl":
      return stackParameters(k, {
        "Parameters.DeviceIoControl.OutputBufferLength": outputLength,
        "Parameters.DeviceIoControl.InputBufferLength": inputLength,
        "Parameters.DeviceIoControl.IoControlCode": step.code,
      });
    case "flush":
      return new Uint8Array(0);
  }
}

/** CancelIo takes the newest request first. Each cancel routine is called by a routine of the I/O manager's. */
export function cancel(
  k: Kernel,
  f: Offset,
  name: string | undefined,
  handle: string | undefined,
): StepOutcome | Outcome {
  const file = handle === undefined ? undefined : k.state.userHandles.get(handle);
  const wanted = [...k.state.requests.values()]
    .filter((request) => !request.done && request.irp !== 0)
    .filter((request) => (name === undefined ? request.file === file : k.state.userRequests.get(name) === request.id))
    .sort((a, b) => b.id - a.id);
  const phase = k.slotU32(f, 4);
  const next = wanted.find((request) => phase === 0 || request.id < phase);
  if (next === undefined) return { status: wanted.length === 0 && phase === 0 ? 0xc000_0225 : nt.STATUS_SUCCESS };
  k.setSlot(f, 4, next.id);
  k.setArgPointer(k.above(f), 0, next.irp);
  return k.callIndex(f, 2, k.routineIndex("IoCancelIrp"));
}
