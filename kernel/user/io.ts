// ReadFile, WriteFile, DeviceIoControl and their kin: what NtReadFile, NtWriteFile and NtDeviceIoControlFile do for a program. The
// handle's access is checked, buffers are probed, the request goes down the stack on the kernel stack, and its end is told as the
// program asked for it. A handle opened without FILE_FLAG_OVERLAPPED waits; the file pointer belongs to such handles only.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { Access } from "../fs/open.ts";
import { relatedDevice } from "../io/device.ts";
import { newRequest, type RequestOptions, stackParameters, transferOf, transferOfCode } from "../io/request.ts";
import type { FileState, UserIo } from "../io/state.ts";
import { block, setSignalState } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readConsole, writeConsole } from "./console-io.ts";
import { handleOf, isObject } from "./objects.ts";
import { accessOf, bytesAt, currentProcess, fail, failStatus, ok, optionalBytes, probed, win32 } from "./routine.ts";
import { callService, serviceStatus, userThread } from "./service.ts";
import type { UserHandle } from "./state.ts";

export const Win32 = {
  invalidHandle: 6,
  invalidParameter: 87,
  noAccess: 998,
  ioIncomplete: 996,
  ioPending: 997,
  handleEof: 38,
  notFound: 1168,
} as const;

type FileHandle = Extract<UserHandle, { kind: "file" }>;

/** The members of an OVERLAPPED: Internal and InternalHigh at 0 and 8, then as the header has them. */
const overlappedSize = 32;
const offsetAt = 16;
const eventAt = 24;

interface Call {
  readonly handle: FileHandle;
  readonly file: FileState;
  /** Offset of the OVERLAPPED; 0 if there is none. */
  readonly overlapped: Offset;
}

/** The file handle in argument 0 and the OVERLAPPED in argument `at`; a number is the Win32 error. */
export function begin(k: Kernel, f: Offset, at: number): Call | number {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  if (handle?.kind !== "file") return Win32.invalidHandle;
  const file = k.state.files.get(handle.target);
  if (file === undefined) return Win32.invalidHandle;
  const overlapped = at < 0 ? 0 : optionalBytes(k, f, at, overlappedSize, true);
  return { handle, file, overlapped };
}

/** The event in an OVERLAPPED, cleared as the request begins; 0 for none, undefined if the handle is none of an event. */
function eventOf(k: Kernel, overlapped: Offset): Offset | undefined {
  const value = overlapped === 0 ? 0n : k.m.u64(overlapped + eventAt);
  // The lowest bit keeps the end of the request from a completion port.
  if (value === 0n) return 0;
  const handle = handleOf(currentProcess(k), value & ~1n);
  if (handle === undefined || !isObject(handle) || handle.kind !== "event") return undefined;
  return handle.target;
}

interface Sent {
  readonly title: string;
  readonly major: number;
  readonly parameters: Uint8Array;
  readonly transfer: RequestOptions["transfer"];
  readonly input: bigint;
  readonly inputLength: number;
  readonly output: bigint;
  readonly outputLength: number;
  readonly apc?: bigint;
  readonly atPosition?: boolean;
}

/** How the program learns of the end of a request that now begins; undefined if its OVERLAPPED has a handle of no event. */
export function beginUserIo(
  k: Kernel,
  { file, overlapped }: Call,
  sent: Pick<Sent, "input" | "output" | "apc">,
): UserIo | undefined {
  const event = eventOf(k, overlapped);
  if (event === undefined && sent.apc === undefined) return undefined;
  const apc = sent.apc ?? 0n;
  const user: UserIo = {
    process: currentProcess(k).id,
    thread: k.cur.id,
    input: sent.input,
    output: sent.output,
    overlapped,
    event: apc === 0n ? (event ?? 0) : 0,
    apc,
  };
  if (overlapped !== 0) {
    k.m.setU64(overlapped, BigInt(nt.STATUS_PENDING));
    k.m.setU64(overlapped + 8, 0n);
  }
  if (user.event !== 0) setSignalState(k, user.event, 0);
  else setSignalState(k, file.object + k.s.FILE_OBJECT.Event, 0);
  return user;
}
/** Without an OVERLAPPED nobody could be told of the end: the library waits. */
export const waitsForEnd = ({ handle, overlapped }: Call): boolean => !handle.overlapped || overlapped === 0;

/** Sends the request; the body goes on at step 1 with its id in slot `slot`. */
export function send(k: Kernel, f: Offset, slot: number, call: Call, sent: Sent): Outcome {
  const { handle, file } = call;
  const user = beginUserIo(k, call, sent);
  if (user === undefined) return fail(k, f, Win32.invalidHandle);
  const at = Number(sent.input & 0xffff_ffffn);
  const copied = sent.inputLength > 0 && sent.transfer !== "neither";
  const request = newRequest(k, {
    device: relatedDevice(k, file.object),
    file: handle.target,
    title: `${sent.title} by ${currentProcess(k).name}`,
    major: sent.major,
    parameters: sent.parameters,
    transfer: sent.transfer ?? "none",
    input: copied ? k.m.u8.slice(at, at + sent.inputLength) : new Uint8Array(0),
    outputLength: sent.outputLength,
    synchronous: waitsForEnd(call),
    ...(sent.atPosition === undefined ? {} : { atPosition: sent.atPosition }),
    user,
  });
  k.setSlot(f, slot, request.id);
  return callService(k, f, 1, "IopSendRequest", request.id);
}

/** After the service: the result of the call. `count` is the argument that takes the number of bytes, `at` that of the OVERLAPPED; -1 for none. */
export function finish(k: Kernel, f: Offset, slot: number, count: number, at: number, read: boolean): Outcome {
  const id = k.slotU32(f, slot);
  const request = k.state.requests.get(id);
  const status = request?.done === true ? request.status : serviceStatus(k);
  const overlapped = at >= 0 && k.arg64(f, at) !== 0n;
  if (status === nt.STATUS_PENDING) return fail(k, f, Win32.ioPending);
  k.state.requests.delete(id);
  const bytes = request?.information ?? 0;
  const target = count < 0 ? 0 : optionalBytes(k, f, count, 4, true);
  const stored = !nt.ntError(status) || status >>> 30 === 2;
  if (target !== 0) k.m.setU32(target, stored ? bytes : 0);
  // ReadFile takes the end of the file for a read of no bytes, unless it is overlapped.
  if (read && status === nt.STATUS_END_OF_FILE && !overlapped) return ok(k, f);
  return nt.ntSuccess(status) ? ok(k, f) : failStatus(k, f, status);
}

/** FILE_WRITE_TO_END_OF_FILE, which an OVERLAPPED can say as well. */
const endOfFile = 0xffff_ffff_ffff_ffffn;
/** Offset for a read or write: that of the OVERLAPPED, or the file pointer when its turn comes. */
function positionOf(k: Kernel, call: Call): bigint | "position" {
  // Who may only append does.
  if ((call.file.access & (Access.write | Access.append)) === Access.append) return endOfFile;
  return call.overlapped === 0 ? "position" : k.m.u64(call.overlapped + offsetAt);
}

function transferParameters(k: Kernel, read: boolean, length: number, position: bigint): Uint8Array {
  return read
    ? stackParameters(k, { "Parameters.Read.Length": length, "Parameters.Read.ByteOffset": position })
    : stackParameters(k, { "Parameters.Write.Length": length, "Parameters.Write.ByteOffset": position });
}

/** (file, buffer, length, count, overlapped); slot 5: request. */
function transfer(read: boolean): Body {
  return (k, f, step) => {
    const handle = handleOf(currentProcess(k), k.arg64(f, 0));
    if (handle?.kind === "console") return read ? readConsole(k, f, handle) : writeConsole(k, f, handle);
    if (step === 1) return finish(k, f, 5, 3, 4, read);
    const call = begin(k, f, 4);
    if (typeof call === "number") return fail(k, f, call);
    if (call.handle.overlapped && call.overlapped === 0) return fail(k, f, Win32.invalidParameter);
    const count = optionalBytes(k, f, 3, 4, true);
    if (count !== 0) k.m.setU32(count, 0);
    return sendTransfer(k, f, 5, call, read, undefined);
  };
}

function sendTransfer(k: Kernel, f: Offset, slot: number, call: Call, read: boolean, apc: bigint | undefined): Outcome {
  const { file } = call;
  const wanted = read ? Access.read : Access.write | Access.append;
  if ((file.access & wanted) === 0) return failStatus(k, f, nt.STATUS_ACCESS_DENIED);
  const length = k.argU32(f, 2);
  const buffer = k.arg64(f, 1);
  if (length > 0 && probed(k, f, buffer, length, read) === undefined) return fail(k, f, Win32.noAccess);
  const position = positionOf(k, call);
  return send(k, f, slot, call, {
    title: `${read ? "read from" : "write to"} ${file.name}`,
    major: read ? nt.IRP_MJ_READ : nt.IRP_MJ_WRITE,
    parameters: transferParameters(k, read, length, position === "position" ? 0n : position),
    atPosition: position === "position",
    transfer: transferOf(k, relatedDevice(k, file.object)),
    input: read ? 0n : buffer,
    inputLength: read ? 0 : length,
    output: read ? buffer : 0n,
    outputLength: read ? length : 0,
    ...(apc === undefined ? {} : { apc }),
  });
}

/** ReadFileEx and WriteFileEx: (file, buffer, length, overlapped, routine); slot 5: request. */
function transferEx(read: boolean): Body {
  return (k, f, step) => {
    if (step === 1) {
      const request = k.state.requests.get(k.slotU32(f, 5));
      const status = request?.done === true ? request.status : serviceStatus(k);
      if (request?.done === true) k.state.requests.delete(request.id);
      userThread(k).lastError = 0;
      return nt.ntError(status) ? failStatus(k, f, status) : ok(k, f);
    }
    const call = begin(k, f, 3);
    if (typeof call === "number") return fail(k, f, call);
    if (call.overlapped === 0 || !call.handle.overlapped) return fail(k, f, Win32.invalidParameter);
    return sendTransfer(k, f, 5, call, read, k.arg64(f, 4));
  };
}

/** (file, code, input, length, output, length, count, overlapped); slot 8: request. */
const deviceIoControl: Body = (k, f, step) => {
  if (step === 1) return finish(k, f, 8, 6, 7, false);
  const call = begin(k, f, 7);
  if (typeof call === "number") return fail(k, f, call);
  const code = k.argU32(f, 1);
  const wanted = (code >>> 14) & 3;
  if ((call.handle.access & wanted) !== wanted) return failStatus(k, f, nt.STATUS_ACCESS_DENIED);
  if (call.overlapped === 0 && k.arg64(f, 6) === 0n) {
    // Windows writes the count through this pointer: null is an access violation in DeviceIoControl.
    accessOf(k, f).at(0n, 4, true);
  }
  const method = transferOfCode(code);
  const [input, inputLength, output, outputLength] = [k.arg64(f, 2), k.argU32(f, 3), k.arg64(f, 4), k.argU32(f, 5)];
  if (method !== "neither") {
    if (inputLength > 0 && probed(k, f, input, inputLength, false) === undefined) return fail(k, f, Win32.noAccess);
    if (outputLength > 0 && probed(k, f, output, outputLength, method !== "inDirect") === undefined)
      return fail(k, f, Win32.noAccess);
  }
  const parameters = stackParameters(k, {
    "Parameters.DeviceIoControl.OutputBufferLength": outputLength,
    "Parameters.DeviceIoControl.InputBufferLength": inputLength,
    "Parameters.DeviceIoControl.IoControlCode": code,
  });
  return send(k, f, 8, call, {
    title: `control request 0x${code.toString(16)} to ${call.file.name}`,
    major: nt.IRP_MJ_DEVICE_CONTROL,
    parameters,
    transfer: method,
    input,
    inputLength,
    output,
    outputLength,
  });
};

/** (file); slot 1: request. */
const flush: Body = (k, f, step) => {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  if (handle?.kind === "console") return ok(k, f);
  if (step === 1) return finishPlain(k, f);
  const call = begin(k, f, -1);
  if (typeof call === "number") return fail(k, f, call);
  if ((call.file.access & (Access.write | Access.append)) === 0) return failStatus(k, f, nt.STATUS_ACCESS_DENIED);
  return send(k, f, 1, call, {
    title: `flush of ${call.file.name}`,
    major: nt.IRP_MJ_FLUSH_BUFFERS,
    parameters: new Uint8Array(32),
    transfer: "none",
    input: 0n,
    inputLength: 0,
    output: 0n,
    outputLength: 0,
  });
};
function finishPlain(k: Kernel, f: Offset): Outcome {
  const id = k.slotU32(f, 1);
  const request = k.state.requests.get(id);
  const status = request?.done === true ? request.status : serviceStatus(k);
  k.state.requests.delete(id);
  return nt.ntSuccess(status) ? ok(k, f) : failStatus(k, f, status);
}

/** (file, overlapped, count, wait) and, for the Ex form, (file, overlapped, count, milliseconds, alertable). */
function overlappedResult(ex: boolean): Body {
  return (k, f, step) => {
    const at = bytesAt(k, f, 1, overlappedSize, true);
    const count = bytesAt(k, f, 2, 4, true);
    const status = k.m.u32(at);
    if (status !== nt.STATUS_PENDING) {
      k.m.setU32(count, k.m.u32(at + 8));
      return nt.ntSuccess(status) ? ok(k, f) : failStatus(k, f, status);
    }
    const waited = k.argU32(f, 3);
    if (waited === 0) return fail(k, f, Win32.ioIncomplete);
    if (step === 1 && k.cur.waitStatus === nt.STATUS_TIMEOUT) return fail(k, f, 258);
    const request = [...k.state.requests.values()].find(
      (one) => !one.done && one.user?.overlapped === at && one.user.process === userThread(k).process,
    );
    if (request === undefined) return fail(k, f, Win32.ioIncomplete);
    const due = ex && waited !== 0xffff_ffff ? k.clock + waited * 10_000 : undefined;
    return block(k, f, 1, "request", [request.id], due, `waits for ${request.title}`);
  };
}

/** Slots: `phase`: the request cancelled last. Cancels the newest first, as the I/O manager does. */
function cancel(thread: boolean, overlappedArgument: number, phase: number): Body {
  return (k, f, step) => {
    const handle = handleOf(currentProcess(k), k.arg64(f, 0));
    if (handle?.kind !== "file") return fail(k, f, Win32.invalidHandle);
    const wantedOverlapped =
      overlappedArgument < 0 || k.arg64(f, overlappedArgument) === 0n
        ? 0
        : bytesAt(k, f, overlappedArgument, overlappedSize, true);
    const before = step === 0 ? 0 : k.slotU32(f, phase);
    const next = [...k.state.requests.values()]
      .filter((request) => request.file === handle.target && !request.done && request.irp !== 0)
      .filter((request) => !thread || request.user?.thread === k.cur.id)
      .filter((request) => wantedOverlapped === 0 || request.user?.overlapped === wantedOverlapped)
      .filter((request) => before === 0 || request.id < before)
      .sort((a, b) => b.id - a.id)[0];
    if (next === undefined) return before === 0 && !thread ? fail(k, f, Win32.notFound) : ok(k, f);
    k.setSlot(f, phase, next.id);
    return callService(k, f, 1, "IoCancelIrp", k.address(next.irp));
  };
}

/** (thread): the request that the thread waits for synchronously. */
const cancelSynchronous: Body = (k, f, step) => {
  if (step === 1) return ok(k, f);
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  if (handle?.kind !== "thread") return fail(k, f, Win32.invalidHandle);
  const context = [...k.state.contexts.values()].find((one) => one.object === handle.target);
  const request = [...k.state.requests.values()].find(
    (one) => one.synchronous && !one.done && one.irp !== 0 && one.user?.thread === context?.id,
  );
  if (request === undefined || context === undefined) return fail(k, f, Win32.notFound);
  return callService(k, f, 1, "IoCancelIrp", k.address(request.irp));
};

export const ioRoutines: readonly Routine[] = [
  win32("ReadFile", 5, transfer(true), 1),
  win32("WriteFile", 5, transfer(false), 1),
  win32("ReadFileEx", 5, transferEx(true), 1),
  win32("WriteFileEx", 5, transferEx(false), 1),
  win32("DeviceIoControl", 8, deviceIoControl, 1),
  win32("FlushFileBuffers", 1, flush, 1),
  win32("GetOverlappedResult", 4, overlappedResult(false)),
  win32("GetOverlappedResultEx", 5, overlappedResult(true)),
  win32("CancelIo", 1, cancel(true, -1, 1), 1),
  win32("CancelIoEx", 2, cancel(false, 1, 2), 1),
  win32("CancelSynchronousIo", 1, cancelSynchronous),
];
