// The language server as a Node process, over stdio, a pipe or Node's own channel, as the client's arguments say.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Connection,
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { type GrammarFiles, type Grammars, loadGrammars } from "../grammars/index.ts";
import { favourFirst, favourLongRun } from "../host/engine.ts";
import { ddkInclude, installFolder, NodeFiles } from "../host/files.ts";
import { LifecycleReader } from "./lifecycle.ts";
import { serve } from "./server.ts";

/** Milliseconds after which the first check is over, or is a long one. */
const starting = 10_000;

export function main(moduleUrl: string): void {
  favourFirst();
  setTimeout(favourLongRun, starting).unref();
  const install = installFolder(moduleUrl);
  const headers = ddkInclude(install);
  const hasTransport = process.argv.some((arg) => /^--(node-ipc|pipe|socket)/.test(arg));
  const connection = hasTransport ? createConnection(ProposedFeatures.all) : overStdio();
  let grammars: Promise<Grammars> | undefined;
  serve(connection, {
    files: new NodeFiles(undefined, headers),
    headers,
    grammars: () => (grammars ??= loadGrammars({ files: () => grammarFiles(install) })),
    pageOf: (rule) => {
      const page = join(install, "docs", "rules", `${rule}.md`);
      return existsSync(page) ? pathToFileURL(page).href : undefined;
    },
  });
}

/** Standard input and output: any client may be at the other end. */
function overStdio(): Connection {
  const writer = new StreamMessageWriter(process.stdout);
  const reader = new LifecycleReader(new StreamMessageReader(process.stdin), writer);
  reader.onClose(() => process.exit(reader.isShut ? 0 : 1));
  reader.onError(({ message }) => {
    // Where one message ends and the next begins is not known any more.
    process.stderr.write(`ringside lsp: the input is not the protocol's: ${message}\n`);
    process.exit(1);
  });
  return createConnection(ProposedFeatures.all, reader, writer);
}

/** From the packaged extension, or from where npm put them. */
function grammarFiles(install: string): GrammarFiles {
  const read = (name: string, packageName: string) => {
    const bundled = join(install, "dist", "grammars", name);
    return readFileSync(existsSync(bundled) ? bundled : join(install, "node_modules", packageName, name));
  };
  return {
    engine: read("tree-sitter.wasm", "web-tree-sitter"),
    c: read("tree-sitter-c.wasm", "tree-sitter-c"),
    cpp: read("tree-sitter-cpp.wasm", "tree-sitter-cpp"),
  };
}

main(import.meta.url);
