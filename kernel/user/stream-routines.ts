// The routines of <stdio.h> that open, close, flush and position streams; those that only read and write are the C library's.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { Information } from "../fs/information.ts";
import { Access, Disposition, fileAccess, Option } from "../fs/open.ts";
import { relatedDevice } from "../io/device.ts";
import { beginOpen, dropFile } from "../io/file.ts";
import { newRequest } from "../io/request.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { asking } from "./by-name.ts";
import { Errno, errnoOf, setErrno } from "./errno.ts";
import { addHandle } from "./objects.ts";
import { ntPath } from "./paths.ts";
import { bytesAt, currentProcess, textOf, win32 } from "./routine.ts";
import { callService, serviceStatus } from "./service.ts";
import type { StreamState } from "./state.ts";
import { beginTransfer, endTransfer, unwritten } from "./streams.ts";

const Generic = { read: 0x8000_0000, write: 0x4000_0000 } as const;
const Share = { read: 1, readWrite: 3 } as const;
const Origin = { start: 0, current: 1, end: 2 } as const;
/** FILE pointers of files; the three standard streams are 1, 2 and 3. */
const firstStream = 0x100;
const failed = 0xffff_ffff_ffff_ffffn;

interface Mode {
  readonly reads: boolean;
  readonly writes: boolean;
  readonly appends: boolean;
  readonly text: boolean;
  readonly disposition: number;
}
/** "r", "w" or "a", then "+", "b" or "t", in any order; what follows a comma is about encodings. */
function modeOf(given: string): Mode | undefined {
  const [, kind = "", more = ""] = /^\s*([rwa])([+btcnSRTDx ]*)(?:,.*)?$/.exec(given) ?? [];
  if (kind === "") return undefined;
  const both = more.includes("+");
  return {
    reads: both || kind === "r",
    writes: both || kind !== "r",
    appends: kind === "a",
    text: !more.includes("b"),
    disposition: kind === "r" ? Disposition.open : kind === "w" ? Disposition.overwriteIf : Disposition.openIf,
  };
}

/** (name, mode), or (&stream, name, mode) for the `_s` form, which shares a file only for reading; slots 3 request, 4 file. */
const open =
  (wide: boolean, secure: boolean): Body =>
  (k, f, step) => {
    const first = secure ? 1 : 0;
    const give = (stream: number, error: number): Outcome => {
      if (secure) k.m.setU64(bytesAt(k, f, 0, 8, true), BigInt(stream));
      if (error !== 0) setErrno(k, error);
      return secure ? k.return32(f, error) : k.return64(f, BigInt(stream));
    };
    const mode = modeOf(textOf(k, f, first + 1, wide) ?? "");
    if (mode === undefined) return give(0, Errno.invalid);
    const process = currentProcess(k);
    if (step === 0) {
      const desired = fileAccess((mode.reads ? Generic.read : 0) | (mode.writes ? Generic.write : 0)) >>> 0;
      const begun = beginOpen(k, {
        name: ntPath(k, process, textOf(k, f, first, wide) ?? ""),
        access: desired & 3,
        desired: desired | Access.synchronize,
        share: secure ? (mode.writes ? 0 : Share.read) : Share.readWrite,
        options: (mode.disposition << 24) | Option.nonalert | Option.nonDirectory,
        user: "administrator",
      });
      if ("status" in begun) return give(0, errnoOf(win32ErrorOf(begun.status)));
      k.setSlot(f, 3, begun.request.id);
      k.setSlot(f, 4, begun.file);
      return callService(k, f, 1, "IopSendRequest", begun.request.id);
    }
    k.state.requests.delete(k.slotU32(f, 3));
    const target = k.slotU32(f, 4);
    const file = k.state.files.get(target);
    const status = serviceStatus(k);
    if (!nt.ntSuccess(status) || file === undefined) {
      dropFile(k, target);
      return give(0, errnoOf(win32ErrorOf(status)));
    }
    const access = file.access & 3;
    const handle = Number(addHandle(k, process, { kind: "file", target, access, overlapped: false, name: file.name }));
    const number = firstStream + 0x10 * process.nextStream++;
    process.streams.set(number, {
      ...mode,
      handle,
      file: target,
      input: [],
      inputAt: 0,
      position: 0,
      output: [],
      atEnd: false,
      ended: false,
      failed: false,
    });
    return give(number, 0);
  };

const numberAt = (k: Kernel, f: Offset, i: number): number => Number(k.arg64(f, i) & 0xffff_ffffn);
function streamAt(k: Kernel, f: Offset, i: number): StreamState | undefined {
  return currentProcess(k).streams.get(numberAt(k, f, i));
}

/** (stream). Steps: 1 what it kept has been written, 2 its file has been closed. */
const close: Body = (k, f, step) => {
  const process = currentProcess(k);
  if (step === 1) endTransfer(k);
  const number = numberAt(k, f, 0);
  const stream = process.streams.get(number);
  if (step === 2) return k.return32(f, k.slotU32(f, 1));
  // A standard stream is closed by the end of the program.
  if (stream === undefined) return number >= 1 && number <= 3 ? k.return32(f, 0) : bad(k, f);
  if (step === 0 && stream.output.length > 0) return beginTransfer(k, f, 1, number, true);
  k.setSlot(f, 1, stream.failed ? 0xffff_ffff : 0);
  process.streams.delete(number);
  process.handles.delete(stream.handle);
  return callService(k, f, 2, "IopCloseFile", stream.file);
};
function bad(k: Kernel, f: Offset): Outcome {
  setErrno(k, Errno.invalid);
  return k.return64(f, failed);
}

/** (stream), all of them for null. */
const flush: Body = (k, f, step) => {
  const process = currentProcess(k);
  if (step === 1) endTransfer(k);
  const number = numberAt(k, f, 0);
  if (number === 0) {
    const next = unwritten(process);
    return next === undefined ? k.return32(f, 0) : beginTransfer(k, f, 1, next, true);
  }
  const stream = process.streams.get(number);
  if (stream !== undefined && stream.output.length > 0) return beginTransfer(k, f, 1, number, true);
  return k.return32(f, stream?.failed === true ? -1 : 0);
};

/** Steps: 1 what was kept has been written; 2 the file has told its size, for which slot 3 has the request. */
function seek(k: Kernel, f: Offset, step: number, offset: number, origin: number): Outcome {
  if (step === 1) endTransfer(k);
  const number = numberAt(k, f, 0);
  const stream = currentProcess(k).streams.get(number);
  if (stream === undefined || origin > Origin.end) return bad(k, f);
  if (stream.output.length > 0) return beginTransfer(k, f, 1, number, true);
  let from = origin === Origin.current ? stream.position + stream.inputAt : 0;
  if (origin === Origin.end && step < 2) {
    const object = k.state.files.get(stream.file)?.object ?? 0;
    const ask = asking(k, Information.standard, k.s.FILE_STANDARD_INFORMATION.size);
    const request = newRequest(k, {
      ...ask,
      device: relatedDevice(k, object),
      file: stream.file,
      title: "size of a stream's file",
    });
    k.setSlot(f, 3, request.id);
    return callService(k, f, 2, "IopSendRequest", request.id);
  }
  if (step === 2) {
    const output = k.state.requests.get(k.slotU32(f, 3))?.output;
    k.state.requests.delete(k.slotU32(f, 3));
    if (output === undefined || !nt.ntSuccess(serviceStatus(k))) return bad(k, f);
    const at = k.s.FILE_STANDARD_INFORMATION.EndOfFile;
    from = Number(new DataView(output.buffer, output.byteOffset).getBigUint64(at, true));
  }
  const to = from + offset;
  if (to < 0) return bad(k, f);
  stream.position = to;
  stream.input = [];
  stream.inputAt = 0;
  stream.atEnd = false;
  stream.ended = false;
  return k.return32(f, 0);
}
function tell(k: Kernel, f: Offset): number {
  const stream = streamAt(k, f, 0);
  return stream === undefined ? -1 : stream.position + stream.inputAt + stream.output.length;
}

/** What a standard stream has come to: input that no more can come to. */
function isAtEnd(k: Kernel, f: Offset): boolean {
  const process = currentProcess(k);
  const stream = streamAt(k, f, 0);
  if (stream !== undefined) return stream.ended;
  return numberAt(k, f, 0) === 1 && !process.inputOpen && process.inputAt >= process.input.length;
}

/** (character, stream). */
const putBack: Body = (k, f) => {
  const process = currentProcess(k);
  const character = k.argU32(f, 0) | 0;
  if (character < 0) return k.return32(f, -1);
  const stream = streamAt(k, f, 1);
  const byte = character & 0xff;
  if (stream === undefined) process.input.splice(process.inputAt, 0, byte);
  else {
    // It takes the place of what was read before it, where there is such a thing.
    if (stream.inputAt > 0) stream.inputAt--;
    else stream.position--;
    stream.input.splice(stream.inputAt, stream.input.length > 0 && stream.inputAt < stream.input.length ? 1 : 0, byte);
    stream.ended = false;
  }
  return k.return32(f, byte);
};

export const streamRoutines: readonly Routine[] = [
  win32("fopen", 2, open(false, false), 3),
  win32("_wfopen", 2, open(true, false), 3),
  win32("fopen_s", 3, open(false, true), 2),
  win32("_wfopen_s", 3, open(true, true), 2),
  win32("fclose", 1, close, 1),
  win32("fflush", 1, flush),
  ...["fseek", "_fseeki64"].map((name) =>
    win32(
      name,
      3,
      (k, f, step) => {
        const offset = name === "fseek" ? k.argU32(f, 1) | 0 : k.argI64(f, 1);
        return seek(k, f, step, offset, k.argU32(f, 2));
      },
      1,
    ),
  ),
  win32(
    "rewind",
    1,
    (k, f, step) => {
      const stream = streamAt(k, f, 0);
      if (stream !== undefined) stream.failed = false;
      return seek(k, f, step, 0, Origin.start);
    },
    3,
  ),
  win32("ftell", 1, (k, f) => k.return32(f, tell(k, f))),
  win32("_ftelli64", 1, (k, f) => k.return64(f, BigInt(tell(k, f)))),
  win32("feof", 1, (k, f) => k.return32(f, isAtEnd(k, f) ? 16 : 0)),
  win32("ferror", 1, (k, f) => k.return32(f, streamAt(k, f, 0)?.failed === true ? 32 : 0)),
  win32("clearerr", 1, (k, f) => {
    const stream = streamAt(k, f, 0);
    if (stream !== undefined) {
      stream.failed = false;
      stream.ended = false;
      stream.atEnd = false;
    }
    return k.returnVoid(f);
  }),
  win32("ungetc", 2, putBack),
];
