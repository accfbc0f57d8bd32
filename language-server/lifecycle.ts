// What the protocol asks of a server before, in and after its work, whatever the client does: requests that come too early or too late
// or whose parameters cannot be understood are refused, parameters that are null are none, and input that is no message is told.
import {
  AbstractMessageReader,
  type Disposable,
  ErrorCodes,
  type Message,
  type MessageReader,
  MessageType,
  type MessageWriter,
  type NotificationMessage,
  type RequestMessage,
  type ResponseMessage,
} from "vscode-languageserver/node";
import { isRecord } from "../compiler/json/shape.ts";
import { wrongParams } from "./params.ts";

type Stage = "new" | "running" | "shut";

/** Stands between a client's messages and a connection. */
export class LifecycleReader extends AbstractMessageReader {
  readonly #reader: MessageReader;
  readonly #writer: MessageWriter;
  readonly #versions = new Map<unknown, number>();
  #stage: Stage = "new";

  constructor(reader: MessageReader, writer: MessageWriter) {
    super();
    this.#reader = reader;
    this.#writer = writer;
  }
  /** The client has said that the end is near: leaving then is no failure. */
  get isShut(): boolean {
    return this.#stage === "shut";
  }

  listen(callback: (message: Message) => void): Disposable {
    this.#reader.onClose(() => this.fireClose());
    this.#reader.onError((error) => {
      if (error instanceof SyntaxError)
        this.#refuse(null, ErrorCodes.ParseError, `the message is no JSON: ${error.message}`);
      else this.fireError(error);
    });
    return this.#reader.listen((message) => {
      const passed = this.#passed(message);
      if (passed !== undefined) callback(passed);
    });
  }

  /** The message as it goes on; undefined if it is refused or dropped. */
  #passed(message: Message): Message | Call | undefined {
    if (!isRecord(message)) return this.#refuse(null, ErrorCodes.InvalidRequest, "a message must be an object");
    if (!isCall(message)) return message;
    const { method, id } = message;
    if (method === "initialize") {
      if (this.#stage === "new") {
        this.#stage = "running";
        const params = isRecord(message.params) ? message.params : {};
        return {
          ...message,
          params: { processId: null, rootUri: null, ...params, capabilities: params.capabilities ?? {} },
        };
      }
      return this.#refuse(id, ErrorCodes.InvalidRequest, "the server has been initialized already");
    }
    if (method === "exit") return message;
    if (this.#stage === "new")
      return this.#refuse(id, ErrorCodes.ServerNotInitialized, "the first request must be initialize");
    if (this.#stage === "shut") return this.#refuse(id, ErrorCodes.InvalidRequest, "the server has been shut down");
    if (method === "shutdown") {
      this.#stage = "shut";
      return message;
    }
    if (method === "$/cancelRequest" && !isRequestId(isRecord(message.params) ? message.params.id : undefined))
      return this.#refuse(id, ErrorCodes.InvalidParams, "$/cancelRequest: params.id must be a request's id");
    const whole = message.params === null || message.params === undefined ? { ...message, params: {} } : message;
    const wrong = wrongParams(method, whole.params);
    if (wrong !== undefined) return this.#refuse(id, ErrorCodes.InvalidParams, wrong);
    return { ...whole, params: this.#versioned(whole.params) };
  }

  /** Clients of older protocols, and careless ones, send changes without a version: theirs are counted. */
  #versioned(params: unknown): unknown {
    if (!isRecord(params) || !isRecord(params.textDocument)) return params;
    const { uri, version } = params.textDocument;
    if (typeof version !== "number" && !("contentChanges" in params)) return params;
    const counted = typeof version === "number" ? version : (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, counted);
    return { ...params, textDocument: { ...params.textDocument, version: counted } };
  }

  /** Answers a request with an error; a notification is dropped, as the protocol has it, and what was wrong with it goes to the log. */
  #refuse(id: RequestMessage["id"] | undefined, code: number, message: string): undefined {
    const refusal: ResponseMessage = { jsonrpc: "2.0", id: id ?? null, error: { code, message } };
    const log: NotificationMessage = {
      jsonrpc: "2.0",
      method: "window/logMessage",
      params: { type: MessageType.Error, message },
    };
    // Before and after its work a server may not send anything but answers.
    if (id === undefined && this.#stage !== "running") return;
    this.#writer.write(id === undefined ? log : refusal).catch(() => undefined);
  }
}

function isRequestId(id: unknown): boolean {
  return typeof id === "number" || typeof id === "string";
}

type Call = Message & { readonly method: string; readonly id?: RequestMessage["id"]; readonly params?: unknown };
function isCall(message: Message): message is Call {
  return "method" in message && typeof message.method === "string";
}
