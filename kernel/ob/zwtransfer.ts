// ZwReadFile, ZwWriteFile, ZwDeviceIoControlFile, ZwFlushBuffersFile, ZwQueryDirectoryFile, ZwLockFile, ZwUnlockFile: requests by handle with the caller's own
// buffers. One for a file opened for synchronous I/O is waited for; another may end later, and then sets the event and the file object.
// Left out: APC routines, which the documents reserve to the system.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { Access } from "../fs/open.ts";
import { deliver } from "../io/deliver.ts";
import { relatedDevice } from "../io/device.ts";
import { lockRequest } from "../io/lock-control.ts";
import { newRequest, type RequestOptions, stackParameters, transferOf, transferOfCode } from "../io/request.ts";
import type { Answer, CallerIo, FileState } from "../io/state.ts";
import { setSignalState } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { handleAt, previousMode } from "./handles.ts";
import { fileOf, lacks, send } from "./zwfile.ts";

/** FILE_USE_FILE_POINTER_POSITION and FILE_WRITE_TO_END_OF_FILE in a ByteOffset. */
const currentPosition = 0xffff_ffff_ffff_fffen;
const endOfFile = 0xffff_ffff_ffff_ffffn;

/** The buffers of a driver's request, at the addresses that it gave. */
export const callerOf = (k: Kernel, input: bigint, output: bigint, answer: Answer): CallerIo => ({
  input,
  output,
  mode: k.asUser ? previousMode(k) : 0,
  answer,
});

/** (file, event, APC, …): the answer's place, with its event reset as at the start of each request; an APC routine stops. */
function answerTo(k: Kernel, f: Offset, block: Offset, target: Offset, file: FileState): Answer {
  if (k.arg64(f, 2) !== 0n) {
    const message = "An APC routine for the end of a request: the parameter is reserved, NULL for drivers.";
    stopWithFinding(k, f, "ddi-not-emulated", message);
  }
  const handle = handleAt(k, f, 1);
  const event = handle?.kind === "event" ? handle.target : 0;
  if (event !== 0) setSignalState(k, event, 0);
  setSignalState(k, file.object + k.s.FILE_OBJECT.Event, 0);
  return { block, target, event };
}

/** Where a transfer begins: the file's position when its turn comes, or an offset; undefined for one that cannot be. */
function startOf(k: Kernel, f: Offset, file: FileState, access: number, read: boolean) {
  const at = k.argPointer(f, 7);
  const given = at === 0 ? currentPosition : k.m.u64(at);
  // Who may only append writes at the end, wherever he would.
  if (!read && (access & (Access.write | Access.append)) === Access.append) return endOfFile;
  if (given === currentPosition) return file.synchronous ? "position" : undefined;
  if (BigInt.asIntN(64, given) < 0n && (read || given !== endOfFile)) return undefined;
  return given;
}

/** ZwReadFile and ZwWriteFile: (file, event, APC, context, status block, buffer, length, offset, key); slot 9: request. */
function transfer(read: boolean): Body {
  return (k, f, step) => {
    const block = k.argPointer(f, 4);
    const buffer = k.argPointer(f, 5);
    const length = k.argU32(f, 6);
    if (step === 1) return finish(k, f, 9);
    const found = fileOf(k, f);
    if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    const { file, id, access } = found;
    if (lacks(k, access, read ? Access.read : Access.write | Access.append))
      return k.return32(f, nt.STATUS_ACCESS_DENIED);
    k.touch(f, block, 16, true);
    if (length > 0) k.touch(f, buffer, length, read);
    const start = startOf(k, f, file, file.access, read);
    if (start === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    const atPosition = start === "position";
    const offset = atPosition ? 0n : start;
    const device = relatedDevice(k, file.object);
    const address = length > 0 ? k.arg64(f, 5) : 0n;
    const keyAt = k.argPointer(f, 8);
    if (keyAt !== 0) k.touch(f, keyAt, 4, false);
    const key = keyAt === 0 ? 0 : k.m.u32(keyAt);
    return begin(k, f, 9, {
      device,
      file: id,
      title: `${read ? "ZwReadFile" : "ZwWriteFile"} of ${file.name}`,
      major: read ? nt.IRP_MJ_READ : nt.IRP_MJ_WRITE,
      parameters: stackParameters(
        k,
        read
          ? { "Parameters.Read.Length": length, "Parameters.Read.Key": key, "Parameters.Read.ByteOffset": offset }
          : { "Parameters.Write.Length": length, "Parameters.Write.Key": key, "Parameters.Write.ByteOffset": offset },
      ),
      atPosition,
      transfer: transferOf(k, device),
      input: read ? new Uint8Array(0) : k.m.u8.slice(buffer, buffer + length),
      outputLength: read ? length : 0,
      synchronous: file.synchronous,
      caller: callerOf(k, read ? 0n : address, read ? address : 0n, answerTo(k, f, block, read ? buffer : 0, file)),
    });
  };
}

function begin(k: Kernel, f: Offset, slot: number, options: RequestOptions): Outcome {
  const request = newRequest(k, options);
  k.setSlot(f, slot, request.id);
  return send(k, f, request);
}

/** (file, event, APC, context, status block, code, input, length, output, length); slot 10: request. */
const control =
  (name: string, major: number): Body =>
  (k, f, step) => {
    const block = k.argPointer(f, 4);
    const code = k.argU32(f, 5);
    const input = k.argPointer(f, 6);
    const inputLength = k.argU32(f, 7);
    const output = k.argPointer(f, 8);
    const outputLength = k.argU32(f, 9);
    if (step === 1) return finish(k, f, 10);
    const found = fileOf(k, f);
    if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    k.touch(f, block, 16, true);
    if (inputLength > 0) k.touch(f, input, inputLength, false);
    if (outputLength > 0) k.touch(f, output, outputLength, true);
    return begin(k, f, 10, {
      device: relatedDevice(k, found.file.object),
      file: found.id,
      title: `${name} of ${found.file.name}`,
      // IRP_MN_USER_FS_REQUEST is 0; the parameters of both requests lie at the same places.
      major,
      parameters: stackParameters(k, {
        "Parameters.DeviceIoControl.OutputBufferLength": outputLength,
        "Parameters.DeviceIoControl.InputBufferLength": inputLength,
        "Parameters.DeviceIoControl.IoControlCode": code,
      }),
      transfer: transferOfCode(code),
      input: k.m.u8.slice(input, input + inputLength),
      outputLength,
      synchronous: found.file.synchronous,
      caller: callerOf(k, k.arg64(f, 6), k.arg64(f, 8), answerTo(k, f, block, output, found.file)),
    });
  };

/** (file, status block); slot 2: request. */
const flush: Body = (k, f, step) => {
  const block = k.argPointer(f, 1);
  if (step === 1) return finish(k, f, 2);
  const found = fileOf(k, f);
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (lacks(k, found.access, Access.write | Access.append)) return k.return32(f, nt.STATUS_ACCESS_DENIED);
  k.touch(f, block, 16, true);
  return begin(k, f, 2, {
    device: relatedDevice(k, found.file.object),
    file: found.id,
    title: `ZwFlushBuffersFile of ${found.file.name}`,
    major: nt.IRP_MJ_FLUSH_BUFFERS,
    caller: callerOf(k, 0n, 0n, { block, target: 0, event: 0 }),
  });
};

/** SL_RESTART_SCAN and SL_RETURN_SINGLE_ENTRY. */
const Scan = { restart: 0x1, single: 0x2 } as const;
/** (file, event, APC, context, status block, buffer, length, class, single entry, name, restart); slot 11: request. */
const queryDirectory: Body = (k, f, step) => {
  const block = k.argPointer(f, 4);
  const buffer = k.argPointer(f, 5);
  const length = k.argU32(f, 6);
  if (step === 1) return finish(k, f, 11);
  const found = fileOf(k, f);
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (lacks(k, found.access, Access.read)) return k.return32(f, nt.STATUS_ACCESS_DENIED);
  k.touch(f, block, 16, true);
  k.touch(f, buffer, length, true);
  const device = relatedDevice(k, found.file.object);
  return begin(k, f, 11, {
    device,
    file: found.id,
    title: `ZwQueryDirectoryFile of ${found.file.name}`,
    major: nt.IRP_MJ_DIRECTORY_CONTROL,
    minor: nt.IRP_MN_QUERY_DIRECTORY,
    parameters: stackParameters(k, {
      "Parameters.QueryDirectory.Length": length,
      "Parameters.QueryDirectory.FileName": k.arg64(f, 9),
      "Parameters.QueryDirectory.FileInformationClass": k.argU32(f, 7),
    }),
    flags: (k.argBool(f, 8) ? Scan.single : 0) | (k.argBool(f, 10) ? Scan.restart : 0),
    transfer: transferOf(k, device),
    outputLength: length,
    synchronous: found.file.synchronous,
    caller: callerOf(k, 0n, k.arg64(f, 5), answerTo(k, f, block, buffer, found.file)),
  });
};

/** The driver has called: it has its answer, or is to wait for it. Slot `slot`: the request. */
function finish(k: Kernel, f: Offset, slot: number): Outcome {
  const request = k.state.requests.get(k.slotU32(f, slot));
  if (request === undefined) return k.return32(f, nt.STATUS_PENDING);
  if (!request.done) return k.return32(f, nt.STATUS_PENDING);
  deliver(k, request);
  return k.return32(f, request.status);
}

/** SL_FAIL_IMMEDIATELY and SL_EXCLUSIVE_LOCK. */
const Lock = { failImmediately: 0x1, exclusive: 0x2 } as const;

/**
 * ZwLockFile: (file, event, APC, context, status block, offset, length, key, fail immediately, exclusive), ZwUnlockFile: (file, status block,
 * offset, length, key); the slot after them: request.
 */
const lockFile =
  (minor: typeof nt.IRP_MN_LOCK | typeof nt.IRP_MN_UNLOCK_SINGLE): Body =>
  (k, f, step) => {
    const locks = minor === nt.IRP_MN_LOCK;
    const at = locks ? { block: 4, offset: 5, slot: 10 } : { block: 1, offset: 2, slot: 5 };
    if (step === 1) return finish(k, f, at.slot);
    const found = fileOf(k, f);
    if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    if (lacks(k, found.access, Access.read | Access.write)) return k.return32(f, nt.STATUS_ACCESS_DENIED);
    const [block, offset, length] = [at.block, at.offset, at.offset + 1].map((i) => k.argPointer(f, i));
    k.touch(f, block ?? 0, 16, true);
    k.touch(f, offset ?? 0, 8, false);
    k.touch(f, length ?? 0, 8, false);
    const answer = locks ? answerTo(k, f, block ?? 0, 0, found.file) : { block: block ?? 0, target: 0, event: 0 };
    const request = lockRequest(k, found, {
      minor,
      range: { start: k.m.u64(offset ?? 0), length: k.m.u64(length ?? 0) },
      key: k.argU32(f, at.offset + 2),
      flags: !locks ? 0 : (k.argBool(f, 8) ? Lock.failImmediately : 0) | (k.argBool(f, 9) ? Lock.exclusive : 0),
      synchronous: found.file.synchronous || !locks,
      caller: callerOf(k, 0n, 0n, answer),
    });
    k.setSlot(f, at.slot, request.id);
    return send(k, f, request);
  };

export const transferDdis: readonly Routine[] = [
  ddi("ZwReadFile", 9, transfer(true), 1),
  ddi("ZwWriteFile", 9, transfer(false), 1),
  ddi("ZwDeviceIoControlFile", 10, control("ZwDeviceIoControlFile", nt.IRP_MJ_DEVICE_CONTROL), 1),
  ddi("ZwFsControlFile", 10, control("ZwFsControlFile", nt.IRP_MJ_FILE_SYSTEM_CONTROL), 1),
  ddi("ZwFlushBuffersFile", 2, flush, 1),
  ddi("ZwLockFile", 10, lockFile(nt.IRP_MN_LOCK), 1),
  ddi("ZwUnlockFile", 5, lockFile(nt.IRP_MN_UNLOCK_SINGLE), 1),
  ddi("ZwQueryDirectoryFile", 11, queryDirectory, 1),
];
