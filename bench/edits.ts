// The time from a keystroke inside one function to fresh diagnostics, measured at the client over the protocol, in a process that
// is started as the extension starts the server (`extension/client.ts`).
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { createProtocolConnection } from "vscode-languageserver-protocol/node";
import { favourLongRun } from "../host/engine.ts";
import { NodeFiles } from "../host/files.ts";
import { serve } from "../language-server/server.ts";
import { driver } from "./check.ts";

const root = process.env.RINGSIDE_ROOT ?? ".";
const headers = join(root, "ddk/include");

/** The first strokes of a process are run by the interpreter, while the engine compiles. */
const warmUp = 40;

favourLongRun();
await fileBench();
await projectBench();
process.exit(0);

/** One file of 5,000 lines: each edit changes one function's body, and not what it does. */
async function fileBench(): Promise<void> {
  const path = "/bench/driver.c";
  const text = driver(90);

  const times = await keystrokes(
    path,
    new Map([[path, text]]),
    "KeReleaseSpinLock(&Ext->Lock, irql);",
    "Ext->Count",
    100,
  );
  const first = times.slice(1, warmUp);
  const settled = times.slice(warmUp);
  console.log(
    `edit to diagnostics over LSP: p50 ${share(settled, 0.5)} ms, p95 ${share(settled, 0.95)} ms ` +
      `(first ${times[0]?.toFixed(0)} ms; of the ${warmUp} that warm the process up p50 ${share(first, 0.5)} ms, p95 ${share(first, 0.95)} ms)`,
  );
}
function share(times: readonly number[], part: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)]?.toFixed(1) ?? "?";
}

/** A driver of ten such files, each with a helper that half its functions call: each edit changes what the first helper does. */
async function projectBench(): Promise<void> {
  const texts = new Map<string, string>();
  for (let part = 0; part < 10; part++) texts.set(`/bench/project/part${part}.c`, driver(90, `P${part}`));
  const lines = [...texts.values()].reduce((sum, text) => sum + text.split("\n").length, 0);
  const first = "/bench/project/part0.c";
  const times = await keystrokes(first, texts, "KeReleaseSpinLockFromDpcLevel(Lock);", "*Value", 44);
  const settled = times.slice(4);
  console.log(
    `the summary of a helper with 90 callers changes, ${lines} lines of 10 files: p50 ${share(settled, 0.5)} ms, p95 ${share(settled, 0.95)} ms (first ${times[0]?.toFixed(0)} ms)`,
  );
}

/** Milliseconds from sending each edit to the diagnostics it causes. The edit takes a release out or in, and adds another number each time. */
async function keystrokes(
  path: string,
  texts: ReadonlyMap<string, string>,
  edited: string,
  counter: string,
  count: number,
): Promise<number[]> {
  const uri = `file://${path}`;
  const text = texts.get(path) ?? "";
  const disk = new NodeFiles(undefined, headers);
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    files: {
      read: (asked) => texts.get(asked) ?? disk.read(asked),
      list: (folder) => {
        const here = [...texts.keys()].filter((path) => path.startsWith(`${folder}/`));
        return here.length === 0
          ? undefined
          : here.map((path) => ({ name: path.slice(folder.length + 1), isFolder: false }));
      },
    },
    headers,
    pageOf: () => undefined,
    grammars: () => Promise.reject(new Error("not measured")),
  });
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  let arrived: () => void = () => undefined;
  client.onNotification("textDocument/publishDiagnostics", (published: { uri: string }) => {
    if (published.uri === uri) arrived();
  });
  client.listen();
  const next = () =>
    new Promise<void>((resolve) => {
      arrived = resolve;
    });
  await client.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  const opened = next();
  // One finding to begin with, so that every check has something to publish.
  const line = text.split("\n").findIndex((candidate) => candidate.includes(edited));
  await client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "c", version: 1, text } });
  const times: number[] = [];
  for (let stroke = 0; stroke < count; stroke++) {
    // The finding comes and goes, so an answer is always sent; no text was there before, so none is known.
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    const typed = `${stroke % 2 === 0 ? "" : edited} ${counter} += ${stroke + 2};\n`;
    const done = next();
    const start = performance.now();
    await client.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: stroke + 2 },
      contentChanges: [{ range, text: typed }],
    });
    await done;
    times.push(performance.now() - start);
    // The open file is told of first; its user looks at it while the rest of the driver is read, however long that takes.
    if (stroke === 0) await client.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  }
  void opened;
  client.dispose();
  return times;
}
