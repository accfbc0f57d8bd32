// Zw…File: a driver using devices as a program does, by handle. Buffers are the caller's own; the request is waited for, as for
// handles opened for synchronous I/O. Left out: files of a file system, APC routines, asynchronous completion by event only.

import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import { beginOpen, dropFile } from "../io/file.ts";
import { newRequest, transferOf, transferOfCode } from "../io/request.ts";
import type { FileState, Request } from "../io/state.ts";
import { setEvent } from "../ke/objects.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readAttributes } from "./attributes.ts";
import { checkHandleMode, handleAt, newHandle } from "./handles.ts";

const readAccess = 0x8000_0001;
const writeAccess = 0x4000_0002;
/** FILE_GENERIC_READ and so on. */
const generic = [
  [0x8000_0000, 0x12_0089],
  [0x4000_0000, 0x12_0116],
  [0x2000_0000, 0x12_00a0],
  [0x1000_0000, 0x1f_01ff],
] as const;
const fileAccess = (wanted: number): number =>
  generic.reduce((access, [bit, rights]) => ((wanted & bit) === 0 ? access : access | rights), wanted & 0x1f_ffff);

/** CreateOptions that make a handle one for synchronous I/O, which has a current position. */
const synchronousIo = 0x30;
/** Where the parameters of ZwCreateFile and ZwOpenFile say how the file is opened: by the number of their parameters. */
const openParameters = { 11: { share: 6, options: 8 }, 6: { share: 4, options: 5 } } as const;

/** Parameter slots of ZwCreateFile 11, of ZwOpenFile 6; two more: request and file. */
function open(params: 11 | 6): Body {
  return (k, f, step) => {
    const out = k.argPointer(f, 0);
    const block = k.argPointer(f, 3);
    if (step === 0) {
      k.touch(f, out, 8, true);
      k.touch(f, block, 16, true);
      const { name = "" } = readAttributes(k, f, k.argPointer(f, 2));
      const wanted = k.argU32(f, 1);
      const access = ((wanted & readAccess) !== 0 ? 1 : 0) | ((wanted & writeAccess) !== 0 ? 2 : 0);
      const { share, options } = openParameters[params];
      const disposition = params === 11 ? k.argU32(f, 7) : 1;
      const begun = beginOpen(k, {
        name,
        access,
        share: k.argU32(f, share) & 7,
        options: ((disposition & 0xff) << 24) | (k.argU32(f, options) & 0xff_ffff),
        synchronous: (k.argU32(f, options) & synchronousIo) !== 0,
      });
      if ("status" in begun) return k.return32(f, begun.status);
      k.setSlot(f, params, begun.request.id);
      k.setSlot(f, params + 1, begun.file);
      return send(k, f, begun.request);
    }
    const request = take(k, k.slotU32(f, params));
    const status = request?.status ?? nt.STATUS_UNSUCCESSFUL;
    fillBlock(k, block, request);
    if (!nt.ntSuccess(status)) {
      dropFile(k, k.slotU32(f, params + 1));
      return k.return32(f, status);
    }
    const target = k.slotU32(f, params + 1);
    const { kernel } = readAttributes(k, f, k.argPointer(f, 2));
    const name = k.state.files.get(target)?.name ?? "";
    k.m.setU64(out, newHandle(k, { kind: "file", target, name, access: fileAccess(k.argU32(f, 1)), kernel }));
    return k.return32(f, status);
  };
}

export function send(k: Kernel, f: Offset, request: Request): Outcome {
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
}

export function take(k: Kernel, id: number): Request | undefined {
  const request = k.state.requests.get(id);
  k.state.requests.delete(id);
  return request;
}

export function fillBlock(k: Kernel, block: Offset, request: Request | undefined): void {
  k.m.setU32(block, request?.status ?? nt.STATUS_UNSUCCESSFUL);
  k.m.setU64(block + 8, request?.informationPointer ?? 0n);
}

export function fileOf(k: Kernel, f: Offset): { id: number; file: FileState } | undefined {
  const handle = handleAt(k, f, 0);
  checkHandleMode(k, f, k.arg64(f, 0));
  const file = handle?.kind === "file" ? k.state.files.get(handle.target) : undefined;
  return file === undefined || handle === undefined ? undefined : { id: handle.target, file };
}

/** FILE_USE_FILE_POINTER_POSITION in a ByteOffset. */
const currentPosition = 0xffff_ffff_ffff_fffen;

/** ZwReadFile and ZwWriteFile: (file, event, APC, context, status block, buffer, length, offset, key); slot 9: request. */
function transfer(major: number): Body {
  return (k, f, step) => {
    const block = k.argPointer(f, 4);
    const buffer = k.argPointer(f, 5);
    const length = k.argU32(f, 6);
    const read = major === nt.IRP_MJ_READ;
    if (step === 1) return finish(k, f, block, buffer, 9);
    const found = fileOf(k, f);
    if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    k.touch(f, block, 16, true);
    if (length > 0) k.touch(f, buffer, length, read);
    const device = topOfStack(k, found.file.device);
    const at = k.argPointer(f, 7);
    // Without a position of its own the file is read where the caller says.
    const fromPosition = at === 0 || k.m.u64(at) === currentPosition;
    if (fromPosition && !found.file.synchronous) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    const layout = k.s.IO_STACK_LOCATION;
    const parameters = new Uint8Array(32);
    const view = new DataView(parameters.buffer);
    const lengthField = read ? "Parameters.Read.Length" : "Parameters.Write.Length";
    const offsetField = read ? "Parameters.Read.ByteOffset" : "Parameters.Write.ByteOffset";
    view.setUint32(layout[lengthField] - layout.Parameters, length, true);
    view.setBigUint64(
      layout[offsetField] - layout.Parameters,
      fromPosition ? BigInt(found.file.position) : k.m.u64(at),
      true,
    );
    const request = newRequest(k, {
      device,
      file: found.id,
      title: `${read ? "ZwReadFile" : "ZwWriteFile"} of ${found.file.name}`,
      major,
      parameters,
      transfer: transferOf(k, device),
      input: read ? new Uint8Array(0) : k.m.u8.slice(buffer, buffer + length),
      outputLength: read ? length : 0,
      moveFilePointer: fromPosition,
    });
    k.setSlot(f, 9, request.id);
    return send(k, f, request);
  };
}

/** ZwDeviceIoControlFile: (file, event, APC, context, status block, code, input, length, output, length); slot 10: request. */
const deviceControl: Body = (k, f, step) => {
  const block = k.argPointer(f, 4);
  const code = k.argU32(f, 5);
  const input = k.argPointer(f, 6);
  const inputLength = k.argU32(f, 7);
  const output = k.argPointer(f, 8);
  const outputLength = k.argU32(f, 9);
  if (step === 1) return finish(k, f, block, output, 10);
  const found = fileOf(k, f);
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  k.touch(f, block, 16, true);
  if (inputLength > 0) k.touch(f, input, inputLength, false);
  if (outputLength > 0) k.touch(f, output, outputLength, true);
  const layout = k.s.IO_STACK_LOCATION;
  const parameters = new Uint8Array(32);
  const view = new DataView(parameters.buffer);
  view.setUint32(layout["Parameters.DeviceIoControl.OutputBufferLength"] - layout.Parameters, outputLength, true);
  view.setUint32(layout["Parameters.DeviceIoControl.InputBufferLength"] - layout.Parameters, inputLength, true);
  view.setUint32(layout["Parameters.DeviceIoControl.IoControlCode"] - layout.Parameters, code, true);
  const request = newRequest(k, {
    device: topOfStack(k, found.file.device),
    file: found.id,
    title: `ZwDeviceIoControlFile of ${found.file.name}`,
    major: nt.IRP_MJ_DEVICE_CONTROL,
    parameters,
    transfer: transferOfCode(code),
    input: k.m.u8.slice(input, input + inputLength),
    outputLength,
  });
  k.setSlot(f, 10, request.id);
  return send(k, f, request);
};

function finish(k: Kernel, f: Offset, block: Offset, target: Offset, slot: number): Outcome {
  const request = take(k, k.slotU32(f, slot));
  fillBlock(k, block, request);
  if (request !== undefined && target !== 0) k.m.u8.set(request.output, target);
  const event = handleAt(k, f, 1);
  if (event?.kind === "event") setEvent(k, event.target);
  return k.return32(f, request?.status ?? nt.STATUS_UNSUCCESSFUL);
}

export const fileDdis: readonly Routine[] = [
  ddi("ZwCreateFile", 11, open(11), 2),
  ddi("ZwOpenFile", 6, open(6), 2),
  ddi("ZwReadFile", 9, transfer(nt.IRP_MJ_READ), 1),
  ddi("ZwWriteFile", 9, transfer(nt.IRP_MJ_WRITE), 1),
  ddi("ZwDeviceIoControlFile", 10, deviceControl, 1),
];
