// Streams of files: FILE pointers of the C run-time. What is read is fetched from the file some thousand bytes ahead, what is written is
// kept until as much has come together, or the stream is flushed or closed. In text mode a line ends with two characters in the file.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import { relatedDevice } from "../io/device.ts";
import { filePosition } from "../io/file.ts";
import { newRequest, stackParameters, transferOf } from "../io/request.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { currentProcess } from "./routine.ts";
import { callService, serviceStatus, userThread } from "./service.ts";
import type { ProcessState, StreamState } from "./state.ts";

/** Bytes fetched or kept at a time. */
export const streamBuffer = 4096;
/** FILE_WRITE_TO_END_OF_FILE. */
const endOfFile = 0xffff_ffff_ffff_ffffn;
const carriageReturn = 0x0d;
const newLine = 0x0a;

export const streamOf = (process: ProcessState, number: number): StreamState | undefined => process.streams.get(number);

/** Next byte of what has been fetched; undefined if that is used up. */
export function nextByte(stream: StreamState): number | undefined {
  const byte = stream.input[stream.inputAt];
  if (byte === undefined) return undefined;
  stream.inputAt++;
  const isEnd = stream.text && byte === carriageReturn && stream.input[stream.inputAt] === newLine;
  return isEnd ? stream.input[stream.inputAt++] : byte;
}
/** In text mode the byte after a carriage return must be known as well. */
export const needsMore = ({ text, input, inputAt, atEnd }: StreamState): boolean =>
  !atEnd && (inputAt >= input.length || (text && inputAt === input.length - 1 && input[inputAt] === carriageReturn));

export function putBytes(stream: StreamState, bytes: readonly number[]): void {
  // What was read ahead counts no longer: writing begins where reading has come to.
  stream.position += stream.inputAt;
  stream.input = [];
  stream.inputAt = 0;
  for (const byte of bytes) {
    if (stream.text && byte === newLine) stream.output.push(carriageReturn);
    stream.output.push(byte);
  }
}

/** Fetches more for a stream, or writes what it has kept; the body comes back at `next` and calls `endTransfer`. */
export function beginTransfer(k: Kernel, f: Offset, next: number, number: number, write: boolean): Outcome {
  const process = currentProcess(k);
  const stream = process.streams.get(number);
  const file = stream === undefined ? undefined : k.state.files.get(stream.file);
  if (stream === undefined || file === undefined) throw new Error(`there is no stream ${number}`);
  const device = relatedDevice(k, file.object);
  const transfer = transferOf(k, device);
  const start = BigInt(stream.position + (write ? 0 : stream.input.length));
  const length = write ? stream.output.length : streamBuffer;
  const request = newRequest(k, {
    device,
    file: stream.file,
    title: `${write ? "write to" : "read from"} ${file.name} by ${process.name}`,
    major: write ? nt.IRP_MJ_WRITE : nt.IRP_MJ_READ,
    parameters: write
      ? stackParameters(k, {
          "Parameters.Write.Length": length,
          "Parameters.Write.ByteOffset": stream.appends ? endOfFile : start,
        })
      : stackParameters(k, { "Parameters.Read.Length": length, "Parameters.Read.ByteOffset": start }),
    // The run-time's buffer is the kernel's here: it is described by an MDL where the driver takes neither kind.
    transfer: transfer === "neither" ? "direct" : transfer,
    ...(write ? { input: Uint8Array.from(stream.output) } : { outputLength: length }),
  });
  userThread(k).stream = { number, request: request.id, write };
  return callService(k, f, next, "IopSendRequest", request.id);
}

/** What came of it. */
export function endTransfer(k: Kernel): void {
  const thread = userThread(k);
  const under = thread.stream;
  thread.stream = undefined;
  if (under === undefined) return;
  const request = k.state.requests.get(under.request);
  k.state.requests.delete(under.request);
  const stream = currentProcess(k).streams.get(under.number);
  const file = stream === undefined ? undefined : k.state.files.get(stream.file);
  if (stream === undefined || file === undefined) return;
  const status = serviceStatus(k);
  if (under.write) {
    const whole = nt.ntSuccess(status) && request?.information === stream.output.length;
    stream.failed ||= !whole;
    stream.position = stream.appends ? filePosition(k, file) : stream.position + stream.output.length;
    stream.output = [];
    return;
  }
  stream.position += stream.inputAt;
  stream.input = [...stream.input.slice(stream.inputAt), ...(request?.output ?? [])];
  stream.inputAt = 0;
  stream.atEnd = !nt.ntSuccess(status) || request?.information === 0;
  stream.failed ||= nt.ntError(status) && status !== nt.STATUS_END_OF_FILE;
}

/** A stream that has something to write, if there is one. */
export function unwritten(process: ProcessState): number | undefined {
  for (const [number, { output }] of process.streams) if (output.length > 0) return number;
  return undefined;
}
