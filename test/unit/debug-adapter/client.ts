// A DAP client for tests: speaks the protocol in bytes over a pair of streams, as an editor does.
import { PassThrough, type Readable, type Writable } from "node:stream";
import { onTestFailed, onTestFinished } from "vitest";
import type { AdapterHost } from "../../../debug-adapter/adapter.ts";
import { serve } from "../../../debug-adapter/stdio.ts";

export interface Message {
  readonly type: "response" | "event";
  readonly seq: number;
  readonly event?: string;
  readonly command?: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  // The bodies are JSON; tests look into them as they like.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body?: any;
}

interface Waiting {
  readonly what: string;
  readonly test: (message: Message) => boolean;
  readonly done: (message: Message) => void;
  readonly failed: (error: Error) => void;
}

export class DapClient {
  readonly messages: Message[] = [];
  readonly #input: Writable;
  #seq = 1;
  #buffer = Buffer.alloc(0);
  #waiting: Waiting[] = [];
  /** Messages before this one have been taken by `event`. */
  #taken = 0;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    output.on("data", (chunk: Buffer) => this.#data(chunk));
    output.on("close", () => {
      for (const { what, failed } of this.#waiting) failed(new Error(`The adapter has gone; ${what} did not come.`));
    });
    onTestFailed(() => {
      for (const { what } of this.#waiting) console.error(`${what} did not come`);
      console.error(this.output);
    });
  }

  /** An adapter in this process. It is left when the test is over, however that ends. */
  static inProcess(host: AdapterHost): DapClient {
    const input = new PassThrough();
    const output = new PassThrough();
    void serve(host, input, output);
    const client = new DapClient(input, output);
    onTestFinished(async () => {
      await client.request("disconnect");
    });
    return client;
  }

  /** Number of the request sent last. */
  get lastRequest(): number {
    return this.#seq - 1;
  }

  raw(text: string | Buffer): void {
    this.#input.write(text);
  }
  send(message: unknown): void {
    const json = JSON.stringify(message);
    this.raw(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
  }
  end(): void {
    this.#input.end();
  }

  /** Sends a request and waits for its response, whatever it says. */
  request(command: string, args?: unknown): Promise<Message> {
    const seq = this.#seq++;
    const answer = this.wait(
      (message) => message.type === "response" && message.request_seq === seq,
      `the response to ${command}`,
    );
    this.send({ seq, type: "request", command, ...(args === undefined ? {} : { arguments: args }) });
    return answer;
  }
  /** Sends a request that must succeed; its body. */
  async ask(command: string, args?: unknown): Promise<Message["body"]> {
    const response = await this.request(command, args);
    if (response.success !== true) throw new Error(`${command} failed: ${response.message}`);
    return response.body;
  }
  /** Sends a request that must fail; its message. */
  async refused(command: string, args?: unknown): Promise<string> {
    const response = await this.request(command, args);
    if (response.success !== false) throw new Error(`${command} should have failed: ${JSON.stringify(response.body)}`);
    return response.message ?? "";
  }

  /** The next event of this name that has not been taken yet. */
  async event(name: string): Promise<Message["body"]> {
    const known = this.messages.findIndex((message, i) => i >= this.#taken && message.event === name);
    if (known >= 0) {
      this.#taken = known + 1;
      return this.messages[known]?.body;
    }
    const message = await this.wait((one) => one.event === name, `the event ${name}`);
    this.#taken = this.messages.indexOf(message) + 1;
    return message.body;
  }
  /** The next `stopped`; fails at once if the run ends instead. */
  async stopped(): Promise<Message["body"]> {
    const start = this.#taken;
    const is = (message: Message): boolean => message.event === "stopped" || message.event === "terminated";
    const known = this.messages.findIndex((message, i) => i >= start && is(message));
    const message = known >= 0 ? this.messages[known] : await this.wait(is, "stopped");
    this.#taken = message === undefined ? start : this.messages.indexOf(message) + 1;
    if (message?.event !== "stopped") throw new Error(`the run ended instead of stopping:\n${this.output}`);
    return message.body;
  }

  /** Everything printed so far. */
  get output(): string {
    return this.messages
      .filter((message) => message.event === "output")
      .map((message) => String(message.body.output))
      .join("");
  }
  printed(category: string): string {
    const found = this.messages.filter((message) => message.event === "output" && message.body.category === category);
    return found.map((message) => String(message.body.output)).join("");
  }

  /** Waits until the driver has printed this. */
  async says(text: string): Promise<void> {
    const said = (): boolean => this.printed("stdout").includes(text);
    if (!said()) await this.wait(said, `"${text}"`);
  }

  wait(test: (message: Message) => boolean, what: string): Promise<Message> {
    return new Promise((done, failed) => this.#waiting.push({ test, what, done, failed }));
  }

  #data(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.#buffer.toString("latin1", 0, end))?.[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.#buffer.toString("utf8", end + 4, end + 4 + length)) as Message;
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.messages.push(message);
      const met = this.#waiting.filter(({ test }) => test(message));
      this.#waiting = this.#waiting.filter((waiting) => !met.includes(waiting));
      for (const { done } of met) done(message);
    }
  }
}
