// Clients that do not keep to the protocol: they are refused where it says so, and nothing hangs.
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { type Message, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import { LifecycleReader } from "../../../language-server/lifecycle.ts";
import { pathOfUri, uriOfPath } from "../../../language-server/uri.ts";

/** What comes through of the texts of a client, what it is answered, and what was said of its input. */
async function through(...texts: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const reader = new LifecycleReader(new StreamMessageReader(input), new StreamMessageWriter(output));
  const passed: Message[] = [];
  const answers: Message[] = [];
  const errors: string[] = [];
  reader.onError(({ message }) => errors.push(message));
  reader.listen((message) => passed.push(message));
  new StreamMessageReader(output).listen((message) => answers.push(message));
  for (const text of texts) input.write(text);
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  return { passed, answers, errors, isShut: reader.isShut };
}
const framed = (text: string) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
const call = (method: string, more: Readonly<Record<string, unknown>> = {}) =>
  framed(JSON.stringify({ jsonrpc: "2.0", method, ...more }));
const initialize = call("initialize", { id: 0, params: { processId: 7, rootUri: "file:///x", capabilities: {} } });

describe("a client", () => {
  it("that asks before it initializes, or again, or after it shut the server down, is refused", async () => {
    const early = call("textDocument/hover", { id: 1, params: {} });
    const { passed, answers, isShut } = await through(
      early,
      call("textDocument/didOpen", { params: {} }),
      initialize,
      call("initialize", { id: 2, params: {} }),
      call("shutdown", { id: 3 }),
      call("textDocument/hover", { id: 4, params: {} }),
      call("textDocument/didChange", { params: {} }),
      call("exit"),
    );
    expect(passed).toMatchObject([{ method: "initialize" }, { method: "shutdown" }, { method: "exit" }]);
    expect(answers).toMatchObject([
      { id: 1, error: { code: -32002 } },
      { id: 2, error: { code: -32600 } },
      { id: 4, error: { code: -32600 } },
    ]);
    expect(isShut).toBe(true);
  });

  it("that has no capabilities or parameters has empty ones", async () => {
    const without = await through(call("initialize", { id: 1 }), call("ringside/project", { id: 2, params: null }));
    expect(without.passed).toMatchObject([
      { id: 1, params: { processId: null, rootUri: null, capabilities: {} } },
      { id: 2, params: {} },
    ]);
    const empty = await through(call("initialize", { id: 1, params: { rootUri: "file:///x", capabilities: null } }));
    expect(empty.passed).toMatchObject([{ params: { rootUri: "file:///x", capabilities: {} } }]);
  });

  it("whose parameters cannot be understood is told which, and answered as before", async () => {
    const textDocument = { uri: "file:///x/a.c" };
    const wrong = (id: number, method: string, params: object) => call(method, { id, params });
    const { passed, answers } = await through(
      initialize,
      wrong(1, "textDocument/hover", { textDocument }),
      wrong(2, "textDocument/hover", { textDocument: { uri: 5 }, position: { line: 0, character: 0 } }),
      wrong(3, "textDocument/selectionRange", { textDocument, positions: [{ line: 0, character: 0 }, { line: "1" }] }),
      call("textDocument/didChange", { params: { textDocument, contentChanges: [{ text: "" }, {}] } }),
      wrong(4, "textDocument/hover", { textDocument, position: { line: -1, character: 1e9 } }),
    );
    expect(passed).toMatchObject([{ method: "initialize" }, { id: 4 }]);
    const refused = (id: number, message: string) => ({ id, error: { code: -32602, message } });
    expect(answers).toMatchObject([
      refused(1, "textDocument/hover: params.position.line must be a number"),
      refused(2, "textDocument/hover: params.textDocument.uri must be a string"),
      refused(3, "textDocument/selectionRange: params.positions[1].line must be a number"),
      {
        method: "window/logMessage",
        params: { type: 1, message: "textDocument/didChange: params.contentChanges[1].text must be a string" },
      },
    ]);
  });

  it("that does not count its changes has them counted", async () => {
    const uri = "file:///x/a.c";
    const change = (version?: unknown) =>
      call("textDocument/didChange", { params: { textDocument: { uri, version }, contentChanges: [] } });
    const open = call("textDocument/didOpen", { params: { textDocument: { uri, version: 4, text: "" } } });
    const { passed } = await through(initialize, open, change(), change(null), change(9), change());
    const versions = passed.slice(2).map((message) => ("params" in message ? message.params : undefined));
    expect(versions).toMatchObject([5, 6, 9, 10].map((version) => ({ textDocument: { uri, version } })));
  });

  it("that sends what is no JSON is told, and may go on; what is no message ends it", async () => {
    const { passed, answers, errors } = await through(framed("{bad}"), initialize);
    expect(answers).toMatchObject([{ id: null, error: { code: -32700 } }]);
    expect(passed).toHaveLength(1);
    expect(errors).toEqual([]);
    expect((await through("hello world\r\n\r\n")).errors).toHaveLength(1);
  });

  it("that sends JSON that is no message, or cancels nothing, is told, and may go on", async () => {
    const cancel = (params: unknown) => call("$/cancelRequest", { params });
    const { passed, answers, errors } = await through(
      initialize,
      framed("5"),
      framed("null"),
      cancel({}),
      cancel(null),
      call("workspace/didChangeWorkspaceFolders", { params: { event: { added: [5], removed: [] } } }),
      cancel({ id: 1 }),
    );
    expect(passed).toMatchObject([{ method: "initialize" }, { method: "$/cancelRequest", params: { id: 1 } }]);
    const invalid = { id: null, error: { code: -32600, message: "a message must be an object" } };
    const told = (message: string) => ({ method: "window/logMessage", params: { message } });
    const cancelled = told("$/cancelRequest: params.id must be a request's id");
    expect(answers).toMatchObject([
      invalid,
      invalid,
      cancelled,
      cancelled,
      told("workspace/didChangeWorkspaceFolders: params.event.added[0].uri must be a string"),
    ]);
    expect(errors).toEqual([]);
  });

  it("may send a message in pieces, with headers in any case", async () => {
    const text = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: {} });
    const whole = `content-length: ${text.length}\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n${text}`;
    expect((await through(...whole)).passed).toHaveLength(1);
  });
});

describe("a document's URI", () => {
  it.each([
    ["file:///c%3A/dr%20v/%C3%A4.c", "c:/dr v/ä.c"],
    ["file:///C:/dr v/ä.c", "c:/dr v/ä.c"],
    ["file:///home/d/a.c", "/home/d/a.c"],
    ["file://localhost/home/d/a.c", "/home/d/a.c"],
    ["FILE:///home/d/a.c", "/home/d/a.c"],
    ["file://server/share/a.c", "//server/share/a.c"],
    ["untitled:Untitled-1", "untitled:Untitled-1"],
    ["file:///bad%E0%A4%A", "file:///bad%E0%A4%A"],
  ])("%s is the path %s", (uri, path) => {
    expect(pathOfUri(uri)).toBe(path);
    expect(pathOfUri(uriOfPath(path))).toBe(path);
  });
});
