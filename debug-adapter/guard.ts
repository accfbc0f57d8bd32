// Stands between a client's bytes and the protocol reader of @vscode/debugadapter, which believes every header. Passes whole, well
// formed messages on; what is no message is dropped up to the next header, and said so, instead of stalling the reader for good.
import { Transform, type TransformCallback } from "node:stream";

/** Longer messages are refused, bytes. No request comes near. */
const longestMessage = 32 * 1024 * 1024;
const longestHeader = 4096;
const name = Buffer.from("content-length:");

export class MessageGuard extends Transform {
  readonly #problem: (text: string) => void;
  #waiting: Buffer = Buffer.alloc(0);

  constructor(problem: (text: string) => void) {
    super();
    this.#problem = problem;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#waiting = this.#waiting.length === 0 ? chunk : Buffer.concat([this.#waiting, chunk]);
    while (this.#next());
    done();
  }

  /** Takes one message or one piece of rubbish off the front; false if more bytes are needed. */
  #next(): boolean {
    const bytes = this.#waiting;
    if (bytes.length === 0) return false;
    const start = headerStart(bytes);
    if (start > 0) {
      this.#drop(start);
      return true;
    }
    if (start < 0) {
      // Keep what may be the beginning of a header.
      const keep = Math.min(bytes.length, name.length - 1);
      if (bytes.length > longestHeader) this.#drop(bytes.length - keep);
      return false;
    }
    const end = bytes.indexOf("\r\n\r\n");
    if (end < 0 || end > longestHeader) {
      if (bytes.length <= longestHeader) return false;
      this.#drop(name.length);
      return true;
    }
    const header = bytes.toString("latin1", 0, end);
    const length = Number(/^content-length:[ \t]*(\d{1,10})[ \t]*(?:\r\n|$)/i.exec(header)?.[1] ?? Number.NaN);
    if (!(length <= longestMessage)) {
      this.#drop(end + 4);
      return true;
    }
    const whole = end + 4 + length;
    if (bytes.length < whole) return false;
    const body = bytes.subarray(end + 4, whole);
    this.#waiting = bytes.subarray(whole);
    if (isObject(body)) this.push(Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), body]));
    else this.#problem(`A message of ${length} bytes was not a JSON object and has been ignored.`);
    return true;
  }

  #drop(count: number): void {
    this.#problem(`${count} bytes that belong to no message have been ignored.`);
    this.#waiting = this.#waiting.subarray(count);
  }
}

function headerStart(bytes: Buffer): number {
  const exact = bytes.indexOf("Content-Length:");
  if (exact >= 0) return exact;
  return bytes
    .subarray(0, longestHeader * 2)
    .toString("latin1")
    .toLowerCase()
    .indexOf("content-length:");
}

function isObject(body: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
