// Fast I/O: a driver's routines that serve a request at once, in the thread of its caller, before there is an IRP; FALSE sends one. A control
// request is always offered, a transfer only for a file opened for synchronous I/O that has a cache map, questions for what a file is
// always, a lock of a byte range is too. Left out: what only file systems are asked (MDLs of cached data, paging).
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { userBuffer } from "../mm/user.ts";
import { checkFastIoRoutine, checkInterruptsOnFastIo, stateToKeep } from "../verifier/callback.ts";
import { finishFast } from "./finish.ts";
import type { FileState, Request } from "./state.ts";

/** Slots of the frame that keep the IO_STATUS_BLOCK with what else the routine is given by address, its state before, and the routine. */
const Slot = { status: 2, before: 3, routine: 4 } as const;
/** Offsets of the status block: the file offset lies behind it. */
const Block = { information: 8, offset: 16, length: 24, size: 32 } as const;

type Field = "FastIoDeviceControl" | "FastIoRead" | "FastIoWrite" | FieldOfQuery | FieldOfLock;
type FieldOfQuery = "FastIoQueryBasicInfo" | "FastIoQueryStandardInfo" | "FastIoQueryNetworkOpenInfo";
export type TableField = Exclude<keyof Kernel["s"]["FAST_IO_DISPATCH"], "size" | "SizeOfFastIoDispatch">;
type FieldOfLock = "FastIoLock" | "FastIoUnlockSingle" | "FastIoUnlockAll";
/** By the minor code of IRP_MJ_LOCK_CONTROL; the one by key is for servers in the kernel, which call it themselves. */
const locks: { readonly [minor: number]: FieldOfLock } = {
  [nt.IRP_MN_LOCK]: "FastIoLock",
  [nt.IRP_MN_UNLOCK_SINGLE]: "FastIoUnlockSingle",
  [nt.IRP_MN_UNLOCK_ALL]: "FastIoUnlockAll",
};
/** SL_FAIL_IMMEDIATELY and SL_EXCLUSIVE_LOCK. */
const LockFlag = { failImmediately: 0x1, exclusive: 0x2 } as const;
/** By FILE_INFORMATION_CLASS. */
const queries: { readonly [which: number]: FieldOfQuery } = {
  4: "FastIoQueryBasicInfo",
  5: "FastIoQueryStandardInfo",
  34: "FastIoQueryNetworkOpenInfo",
};

/** The member of the table that is asked to serve a request; undefined if none is. */
function fieldOf(k: Kernel, request: Request, file: FileState): Field | undefined {
  switch (request.major) {
    case nt.IRP_MJ_DEVICE_CONTROL:
      return "FastIoDeviceControl";
    case nt.IRP_MJ_READ:
    case nt.IRP_MJ_WRITE:
      if (!file.synchronous || k.pointerOr0(file.object + k.s.FILE_OBJECT.PrivateCacheMap) === 0) return undefined;
      return request.major === nt.IRP_MJ_READ ? "FastIoRead" : "FastIoWrite";
    case nt.IRP_MJ_QUERY_INFORMATION:
      return queries[parameter(k, request, "Parameters.QueryFile.FileInformationClass")];
    case nt.IRP_MJ_LOCK_CONTROL:
      return locks[request.minor];
    default:
      return undefined;
  }
}

/** What a driver's table has for a device of its; 0 for none. */
export function fastIoRoutine(k: Kernel, device: Offset, field: TableField): Offset {
  const driver = k.pointerOr0(device + k.s.DEVICE_OBJECT.DriverObject);
  const table = driver === 0 ? 0 : k.pointerOr0(driver + k.s.DRIVER_OBJECT.FastIoDispatch);
  const layout = k.s.FAST_IO_DISPATCH;
  if (table === 0 || k.m.u32(table + layout.SizeOfFastIoDispatch) < layout[field] + 8) return 0;
  return k.pointerOr0(table + layout[field]);
}

/** Calls the routine; the body goes on at `next`. Undefined if there is none. */
export function callFastIo(k: Kernel, f: Offset, request: Request, next: number): Outcome | undefined {
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  const field = file === undefined ? undefined : fieldOf(k, request, file);
  const routine = field === undefined ? 0 : fastIoRoutine(k, request.device, field);
  if (routine === 0 || file === undefined || field === undefined) return undefined;
  const status = allocate(k, { size: Block.size, tag: "IoSt", what: "IO_STATUS_BLOCK", zero: true });
  k.setSlot(f, Slot.status, status);
  k.setSlot(f, Slot.before, stateToKeep(k));
  k.setSlot(f, Slot.routine, routine);
  checkInterruptsOnFastIo(k, f, routine, 0xc2n);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, file.object);
  const last =
    field === "FastIoDeviceControl"
      ? putControl(k, callee, request)
      : request.major === nt.IRP_MJ_LOCK_CONTROL
        ? putLock(k, callee, request, status)
        : putOther(k, callee, request, file, status);
  k.setArgPointer(callee, last, status);
  k.setArgPointer(callee, last + 1, request.device);
  return k.call(f, next, k.functionOr(f, routine));
}

/** (file, wait, input, its length, output, its length, code, …): gives the number of the next parameter. */
function putControl(k: Kernel, callee: Offset, request: Request): number {
  const inputLength = parameter(k, request, "Parameters.DeviceIoControl.InputBufferLength");
  const outputLength = parameter(k, request, "Parameters.DeviceIoControl.OutputBufferLength");
  const { input, output } = buffersOf(k, request);
  k.setArg32(callee, 1, 1);
  k.setArg64(callee, 2, inputLength === 0 ? 0n : input);
  k.setArg32(callee, 3, inputLength);
  k.setArg64(callee, 4, outputLength === 0 ? 0n : output);
  k.setArg32(callee, 5, outputLength);
  k.setArg32(callee, 6, parameter(k, request, "Parameters.DeviceIoControl.IoControlCode"));
  return 7;
}

/** (file, offset, length, process, key, fail immediately, exclusive, …), without the last two to unlock, (file, process, …) to unlock all. */
function putLock(k: Kernel, callee: Offset, request: Request, status: Offset): number {
  const process = k.address(k.process);
  if (request.minor === nt.IRP_MN_UNLOCK_ALL) {
    k.setArg64(callee, 1, process);
    return 2;
  }
  k.m.setU64(status + Block.offset, parameter64(k, request, "Parameters.LockControl.ByteOffset"));
  k.m.setU64(status + Block.length, k.m.u64(parameter(k, request, "Parameters.LockControl.Length")));
  k.setArgPointer(callee, 1, status + Block.offset);
  k.setArgPointer(callee, 2, status + Block.length);
  k.setArg64(callee, 3, process);
  k.setArg32(callee, 4, parameter(k, request, "Parameters.LockControl.Key"));
  if (request.minor === nt.IRP_MN_UNLOCK_SINGLE) return 5;
  k.setArg32(callee, 5, request.flags & LockFlag.failImmediately);
  k.setArg32(callee, 6, (request.flags & LockFlag.exclusive) >> 1);
  return 7;
}

/** (file, offset, length, wait, key, buffer, …) of transfers, (file, wait, buffer, …) of queries. */
function putOther(k: Kernel, callee: Offset, request: Request, file: FileState, status: Offset): number {
  if (request.major === nt.IRP_MJ_QUERY_INFORMATION) {
    const buffer = allocate(k, { size: request.outputLength, tag: "IoSt", what: "system buffer", zero: true });
    request.buffers.push(buffer);
    request.outputAt = buffer;
    k.setArg32(callee, 1, file.synchronous ? 1 : 0);
    k.setArgPointer(callee, 2, buffer);
    return 3;
  }
  const read = request.major === nt.IRP_MJ_READ;
  const { input, output } = buffersOf(k, request);
  const given = request.atPosition
    ? k.m.u64(file.object + k.s.FILE_OBJECT.CurrentByteOffset)
    : parameter64(k, request, read ? "Parameters.Read.ByteOffset" : "Parameters.Write.ByteOffset");
  k.m.setU64(status + Block.offset, given);
  k.setArgPointer(callee, 1, status + Block.offset);
  k.setArg32(callee, 2, parameter(k, request, read ? "Parameters.Read.Length" : "Parameters.Write.Length"));
  k.setArg32(callee, 3, 1);
  k.setArg32(callee, 4, parameter(k, request, read ? "Parameters.Read.Key" : "Parameters.Write.Key"));
  k.setArg64(callee, 5, read ? output : input);
  return 6;
}

/** What a transfer may have come to when the routine says TRUE; anything else is left to an IRP. */
const servedWith: readonly number[] = [nt.STATUS_SUCCESS, nt.STATUS_BUFFER_OVERFLOW, nt.STATUS_END_OF_FILE];

/** The routine has returned: whether it has served the request. */
export function servedFast(k: Kernel, f: Offset, request: Request): boolean {
  const at = k.slotU32(f, Slot.status);
  const said = (k.result32(f) & 0xff) !== 0;
  const [status, information] = [k.m.u32(at), k.m.u64(at + Block.information)];
  release(k, at);
  checkFastIoRoutine(k, f, k.slotU32(f, Slot.routine), k.slotU32(f, Slot.before));
  const transfers = request.major === nt.IRP_MJ_READ || request.major === nt.IRP_MJ_WRITE;
  const served = said && (!transfers || servedWith.includes(status));
  if (served) finishFast(k, f, request, status, information);
  // What a lock request's stack location points to is the IRP's as well.
  else if (request.major !== nt.IRP_MJ_LOCK_CONTROL) {
    for (const buffer of request.buffers) release(k, buffer);
    request.buffers = [];
    request.outputAt = 0;
  }
  return served;
}

type Parameter = Extract<keyof Kernel["s"]["IO_STACK_LOCATION"], `Parameters.${string}`>;
const parameterAt = (k: Kernel, { parameters }: Request, name: Parameter): DataView => {
  const layout = k.s.IO_STACK_LOCATION;
  return new DataView(parameters.buffer, parameters.byteOffset + layout[name] - layout.Parameters);
};
const parameter = (k: Kernel, request: Request, name: Parameter) => parameterAt(k, request, name).getUint32(0, true);
const parameter64 = (k: Kernel, request: Request, name: Parameter) =>
  parameterAt(k, request, name).getBigUint64(0, true);

/** The caller's buffers. The scenario's user has no memory of its own: some that stands for its is made. */
function buffersOf(k: Kernel, request: Request): { readonly input: bigint; readonly output: bigint } {
  const given = request.user ?? request.caller;
  if (given !== undefined) return given;
  const input = request.input.length === 0 ? undefined : userBuffer(k, request, request.input.length);
  if (input !== undefined) k.m.u8.set(request.input, input.at);
  const output = request.outputLength === 0 ? undefined : userBuffer(k, request, request.outputLength);
  request.outputAt = output?.at ?? 0;
  return { input: input?.address ?? 0n, output: output?.address ?? 0n };
}
