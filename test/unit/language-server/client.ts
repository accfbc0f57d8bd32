// A client for the tests: speaks the protocol to a server in this process, over streams of bytes as a real one would.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { onTestFinished } from "vitest";
import {
  type ClientCapabilities,
  createConnection,
  type Diagnostic,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceFolder,
} from "vscode-languageserver/node";
import { createProtocolConnection, type ProtocolConnection } from "vscode-languageserver-protocol/node";
import { type Grammars, loadGrammars } from "../../../grammars/index.ts";
import { installFolder } from "../../../host/files.ts";
import { serve } from "../../../language-server/server.ts";
import { disk, headers } from "../../kit.ts";
import { memoryDisk } from "../project/disk.ts";

const install = installFolder(import.meta.url);

/** What all servers here read texts with: it is kept from one to the next. */
let grammars: Promise<Grammars> | undefined;
function loaded(): Promise<Grammars> {
  return loadGrammars({
    native: false,
    files: () => ({
      engine: readFileSync(join(install, "node_modules/web-tree-sitter/tree-sitter.wasm")),
      c: readFileSync(join(install, "node_modules/tree-sitter-c/tree-sitter-c.wasm")),
      cpp: readFileSync(join(install, "node_modules/tree-sitter-cpp/tree-sitter-cpp.wasm")),
    }),
  });
}

export interface Client {
  readonly connection: ProtocolConnection;
  readonly offered: ServerCapabilities;
  /** The last diagnostics pushed for a document; waits until some come that satisfy `until`. */
  diagnostics(uri: string, until?: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  open(uri: string, text: string): Promise<void>;
  change(uri: string, version: number, text: string): Promise<void>;
  stop(): Promise<void>;
}

/** What editors of today can show. */
const modern = {
  hover: { contentFormat: ["markdown", "plaintext"] },
  signatureHelp: {
    signatureInformation: { documentationFormat: ["markdown"], parameterInformation: { labelOffsetSupport: true } },
  },
  publishDiagnostics: { relatedInformation: true },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  rename: { prepareSupport: true },
};

/**
 * Stops when the test is over, however that ends. `texts` stand for the files of the project; our headers come from the real disk.
 * `onRead` hears of each file that the server reads.
 */
export async function startClient(
  texts: Readonly<Record<string, string>> = {},
  capabilities: ClientCapabilities = {},
  initializationOptions: object = {},
  workspaceFolders: readonly WorkspaceFolder[] = [],
  onRead: (path: string) => void = () => undefined,
): Promise<Client> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const memory = memoryDisk(texts);
  serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    files: {
      read: (path) => {
        onRead(path);
        return texts[path] ?? disk.read(path);
      },
      locate: (path) => memory.locate?.(path) ?? disk.locate(path),
      list: (folder) => memory.list(folder) ?? disk.list(folder),
    },
    headers,
    pageOf: (rule) => `file:///docs/rules/${rule}.md`,
    grammars: () => (grammars ??= loaded()),
  });
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const last = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<() => void>();
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    last.set(params.uri, params.diagnostics);
    for (const wake of [...waiting]) wake();
  });
  connection.listen();
  const { capabilities: offered } = await connection.sendRequest<InitializeResult>("initialize", {
    processId: null,
    rootUri: null,
    workspaceFolders,
    capabilities: { ...capabilities, textDocument: { ...modern, ...capabilities.textDocument } },
    initializationOptions,
  });
  await connection.sendNotification("initialized", {});
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await connection.sendRequest("shutdown");
    connection.dispose();
  };
  onTestFinished(stop);
  return {
    connection,
    offered,
    open: (uri, text) =>
      connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "c", version: 1, text } }),
    change: (uri, version, text) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    diagnostics: (uri, until = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = last.get(uri);
          if (!found || !until(found)) return;
          waiting.delete(look);
          last.delete(uri);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    stop,
  };
}
