// Requests the kernel sends: it builds the IRP as the I/O manager does (system buffer, MDL or neither, by the flags of the device on
// top), sends it down and, if asked to, waits for its end. User I/O, PnP and power requests all come this way.

import { Permission } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { lockMdl, makeMdl } from "../mm/mdl.ts";
import { allocate } from "../mm/pool.ts";
import { userBuffer } from "../mm/user.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { checkDispatched, threadState } from "../verifier/thread-state.ts";
import { callFastIo, servedFast } from "./fast-io.ts";
import { acquireFile, releaseFile, stopWaiting } from "./file-lock.ts";
import { holderOf, makeIrp, setStatus } from "./irp.ts";
import { bufferFlags, irpFlags, locationFlags } from "./operation-flags.ts";
import type { Request, UserIo } from "./state.ts";

export interface RequestOptions {
  readonly device: Offset;
  readonly file?: number | undefined;
  readonly title: string;
  readonly major: number;
  readonly minor?: number;
  readonly parameters?: Uint8Array;
  readonly initialStatus?: number;
  readonly initialInformation?: bigint;
  readonly transfer?: Request["transfer"];
  readonly input?: Uint8Array;
  readonly outputLength?: number;
  readonly synchronous?: boolean;
  readonly atPosition?: boolean;
  readonly user?: Request["user"];
  /** SL_… of the first stack location. */
  readonly flags?: number;
  readonly caller?: Request["caller"];
}

const nothing = new Uint8Array(0);

type StackField = Extract<keyof Kernel["s"]["IO_STACK_LOCATION"], `Parameters.${string}`>;
/** `Parameters` of a stack location with these members: 32 bits for a number, 64 for a bigint. */
export function stackParameters(k: Kernel, members: { readonly [field in StackField]?: number | bigint }): Uint8Array {
  const layout = k.s.IO_STACK_LOCATION;
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  for (const [field, value] of Object.entries(members)) {
    const at = layout[field as StackField] - layout.Parameters;
    if (typeof value === "bigint") view.setBigUint64(at, value, true);
    else view.setUint32(at, value, true);
  }
  return bytes;
}

/** Records a request; `IopSendRequest` with its id sends it. */
export function newRequest(k: Kernel, options: RequestOptions): Request {
  const id = k.state.nextRequest++;
  const request: Request = {
    id,
    irp: 0,
    device: options.device,
    file: options.file,
    title: options.title,
    major: options.major,
    minor: options.minor ?? 0,
    parameters: options.parameters ?? nothing,
    initialStatus: options.initialStatus ?? 0,
    initialInformation: options.initialInformation ?? 0n,
    transfer: options.transfer ?? "none",
    input: options.input ?? nothing,
    outputLength: options.outputLength ?? 0,
    buffers: [],
    systemBuffer: 0,
    outputAt: 0,
    done: false,
    status: 0,
    information: 0,
    informationPointer: 0n,
    output: nothing,
    returned: undefined,
    synchronous: options.synchronous ?? true,
    atPosition: options.atPosition ?? false,
    user: options.user,
    flags: options.flags ?? 0,
    caller: options.caller,
  };
  k.state.requests.set(id, request);
  return request;
}

/** How read and write data travel to a device: by the flags of the top of its stack. */
export function transferOf(k: Kernel, device: Offset): Request["transfer"] {
  const flags = k.m.u32(device + k.s.DEVICE_OBJECT.Flags);
  if ((flags & nt.DO_BUFFERED_IO) !== 0) return "buffered";
  if ((flags & nt.DO_DIRECT_IO) !== 0) return "direct";
  return "neither";
}

const methods = ["buffered", "inDirect", "outDirect", "neither"] as const;
export const transferOfCode = (code: number): Request["transfer"] => methods[code & 3] ?? "buffered";

/** Slots: 0 id of the request; 1 the thread's state before; 2 to 4 of fast I/O. Ends when the request is done, or at once for an asynchronous one that is pending. Result: status. */
export const sendRequest = internal("IopSendRequest", 5, (k, f, step) => {
  const request = k.state.requests.get(k.slotU32(f, 0));
  if (request === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  switch (step) {
    case 0:
    case 3: {
      if (step === 3) stopWaiting(k, request);
      const waits = acquireFile(k, f, request, 3);
      return waits ?? callFastIo(k, f, request, 4) ?? sendIrp(k, f, request);
    }
    case 4:
      return servedFast(k, f, request) ? k.return32(f, request.status) : sendIrp(k, f, request);
    case 1:
      request.returned = k.result32(f);
      checkDispatched(k, f, request.device, k.slotU32(f, 1));
      if (request.done) return k.return32(f, request.status);
      if (request.returned !== nt.STATUS_PENDING) return notCompleted(k, f, request);
      if (!request.synchronous) return k.return32(f, nt.STATUS_PENDING);
      return block(k, f, 2, "request", [request.id], undefined, `waits for ${request.title}`);
    default:
      return k.return32(f, request.status);
  }
});

function sendIrp(k: Kernel, f: Offset, request: Request): Outcome {
  const irp = build(k, request);
  if (irp === 0) {
    request.done = true;
    request.status = nt.STATUS_INSUFFICIENT_RESOURCES;
    releaseFile(k, request);
    return k.return32(f, request.status);
  }
  k.setSlot(f, 1, threadState(k));
  const callee = k.above(f);
  k.setArgPointer(callee, 0, request.device);
  k.setArgPointer(callee, 1, irp);
  return k.callIndex(f, 1, k.routineIndex("IofCallDriver"));
}

/** Slot 0: id; slots 1–2: longest wait in 100 ns. Result: the request's status, or STATUS_TIMEOUT. */
export const waitForRequest = internal("IopWaitForRequest", 4, (k, f, step) => {
  const request = k.state.requests.get(k.slotU32(f, 0));
  if (request === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (request.done) return k.return32(f, request.status);
  if (step === 1) return k.return32(f, nt.STATUS_TIMEOUT);
  return block(k, f, 1, "request", [request.id], k.clock + k.slotU32(f, 1), `waits for ${request.title}`);
});

function build(k: Kernel, request: Request): Offset {
  const stackCount = k.m.u8[request.device + k.s.DEVICE_OBJECT.StackSize] ?? 1;
  const irp = makeIrp(k, stackCount, { kind: "request", request: request.id });
  if (irp === 0) return 0;
  request.irp = irp;
  const m = k.m;
  const layout = k.s.IRP;
  const stack = m.u32(irp + layout["Tail.Overlay.CurrentStackLocation"]) - k.s.IO_STACK_LOCATION.size;
  const location = k.s.IO_STACK_LOCATION;
  m.u8[stack + location.MajorFunction] = request.major;
  m.u8[stack + location.MinorFunction] = request.minor;
  m.u8.set(request.parameters.subarray(0, 32), stack + location.Parameters);
  k.setPointer(irp + layout["Tail.Overlay.Thread"], k.threadContext().object);
  // The last handle is closed on the kernel's own account, whoever closed it.
  const closes = request.major === nt.IRP_MJ_CLEANUP || request.major === nt.IRP_MJ_CLOSE;
  m.u8[irp + layout.RequestorMode] = request.file === undefined || closes ? 0 : (request.caller?.mode ?? 1);
  setStatus(k, irp, request.initialStatus, 0);
  m.setU64(irp + layout["IoStatus.Information"], request.initialInformation);
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  if (file !== undefined) {
    k.setPointer(stack + location.FileObject, file.object);
    k.setPointer(irp + layout["Tail.Overlay.OriginalFileObject"], file.object);
    file.pending++;
    if (request.atPosition) {
      const at = request.major === nt.IRP_MJ_READ ? "Parameters.Read.ByteOffset" : "Parameters.Write.ByteOffset";
      k.copy8(stack + location[at], file.object + k.s.FILE_OBJECT.CurrentByteOffset);
    }
  }
  m.u8[stack + location.Flags] = request.flags | locationFlags(k, request, file);
  m.setU32(irp + layout.Flags, m.u32(irp + layout.Flags) | irpFlags(k, request, file));
  attachBuffers(k, request, irp, stack);
  return irp;
}

function attachBuffers(k: Kernel, request: Request, irp: Offset, stack: Offset): void {
  const { input, outputLength, transfer, user } = request;
  const layout = k.s.IRP;
  switch (transfer) {
    case "none":
      return;
    case "buffered": {
      const size = Math.max(input.length, outputLength);
      if (size === 0) return;
      const buffer = keep(k, request, "system buffer", size);
      k.m.u8.set(input, buffer);
      k.machine.shadow?.forget(buffer + input.length, size - input.length);
      request.systemBuffer = buffer;
      if (user !== undefined) k.m.setU64(irp + layout.UserBuffer, user.output);
      request.outputAt = outputLength > 0 ? buffer : 0;
      k.setPointer(irp + layout["AssociatedIrp.SystemBuffer"], buffer);
      k.m.setU32(irp + layout.Flags, k.m.u32(irp + layout.Flags) | bufferFlags(outputLength > 0));
      return;
    }
    case "direct": {
      const size = Math.max(input.length, outputLength);
      if (size === 0) return;
      const write = request.major === nt.IRP_MJ_READ;
      if (user !== undefined) {
        attachUserMdl(k, irp, write ? user.output : user.input, size, write);
        return;
      }
      const buffer = keep(k, request, "user's pages", size);
      k.m.u8.set(input, buffer);
      request.outputAt = outputLength > 0 ? buffer : 0;
      attachMdl(k, irp, buffer, size, write);
      return;
    }
    case "inDirect":
    case "outDirect": {
      // The first buffer is buffered, the second is described by an MDL.
      if (input.length > 0) {
        const buffer = keep(k, request, "system buffer", input.length);
        k.m.u8.set(input, buffer);
        k.setPointer(irp + layout["AssociatedIrp.SystemBuffer"], buffer);
        k.m.setU32(irp + layout.Flags, k.m.u32(irp + layout.Flags) | bufferFlags(false));
      }
      if (outputLength > 0 && user !== undefined) {
        attachUserMdl(k, irp, user.output, outputLength, transfer === "outDirect");
      } else if (outputLength > 0) {
        const pages = keep(k, request, "user's pages", outputLength);
        request.outputAt = pages;
        attachMdl(k, irp, pages, outputLength, transfer === "outDirect");
        // The pages of METHOD_IN_DIRECT were probed for reading only.
        if (transfer === "inDirect") closeToWrites(k, pages, outputLength);
      }
      return;
    }
    case "neither": {
      const given = user ?? request.caller;
      if (given !== undefined) {
        attachCallersBuffers(k, request, given, irp, stack);
        return;
      }
      if (input.length > 0) {
        const buffer = userBuffer(k, request, input.length);
        k.m.u8.set(input, buffer.at);
        if (request.major === nt.IRP_MJ_WRITE) k.m.setU64(irp + layout.UserBuffer, buffer.address);
        else k.m.setU64(stack + k.s.IO_STACK_LOCATION["Parameters.DeviceIoControl.Type3InputBuffer"], buffer.address);
      }
      if (outputLength > 0) {
        const buffer = userBuffer(k, request, outputLength);
        request.outputAt = buffer.at;
        k.m.setU64(irp + layout.UserBuffer, buffer.address);
      }
      return;
    }
  }
}

function keep(k: Kernel, request: Request, what: string, size: number): Offset {
  const at = allocate(k, { size, tag: "Io  ", what, zero: true });
  request.buffers.push(at);
  return at;
}

function closeToWrites(k: Kernel, at: Offset, size: number): void {
  const whole = size & ~7;
  if (whole > 0) k.m.protect(at, whole, Permission.readOnly);
  if (whole < size) k.m.protect(at + whole, 8, Permission.readOnly | (size & 7));
}

/** METHOD_NEITHER: the driver gets the addresses that the caller gave. */
function attachCallersBuffers(
  k: Kernel,
  request: Request,
  user: Pick<UserIo, "input" | "output">,
  irp: Offset,
  stack: Offset,
): void {
  const at = irp + k.s.IRP.UserBuffer;
  if (request.major === nt.IRP_MJ_WRITE) k.m.setU64(at, user.input);
  else {
    k.m.setU64(at, user.output);
    if (request.major !== nt.IRP_MJ_READ)
      k.m.setU64(stack + k.s.IO_STACK_LOCATION["Parameters.DeviceIoControl.Type3InputBuffer"], user.input);
  }
}
/** An MDL of a program's own pages, which the driver reaches through a system address. */
function attachUserMdl(k: Kernel, irp: Offset, address: bigint, size: number, write: boolean): void {
  attachMdl(k, irp, Number(address & 0xffff_ffffn), size, write, Number(address >> 32n));
}

function attachMdl(
  k: Kernel,
  irp: Offset,
  buffer: Offset,
  size: number,
  write: boolean,
  high = k.m.u32(irp + k.s.IRP["Tail.Overlay.CurrentStackLocation"] + 4),
): void {
  const mdl = makeMdl(k, buffer, size, high);
  lockMdl(k, mdl, buffer, write);
  k.setPointer(irp + k.s.IRP.MdlAddress, mdl);
}

function notCompleted(k: Kernel, f: Offset, request: Request): never {
  const message = `${request.title}: the dispatch routine returned ${k.statusName(request.returned ?? 0)}, but the IRP was neither completed nor is it pending. The caller would wait for ever.`;
  const stack = k.m.u32(request.irp + k.s.IRP["Tail.Overlay.CurrentStackLocation"]);
  const device = k.m.u32(stack + k.s.IO_STACK_LOCATION.DeviceObject);
  const known = k.state.irps.get(request.irp);
  const holder = known === undefined ? undefined : holderOf(k, known);
  const routine = holder === undefined ? 0n : k.address(holder.routine);
  const parameters = [0x226n, routine, k.address(request.irp), k.address(device)] as const;
  const related = holder === undefined ? [] : [{ message: "dispatch routine", place: holder.place }];
  return stopWithFinding(k, f, "verifier:irp", message, 0xc9, parameters, related);
}
