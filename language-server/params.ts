// What the parameters of each message must hold for an answer to be possible. What is wrong is told by its place; places outside the
// text, unknown documents and members that no answer needs are none of this.
import { isRecord } from "../compiler/json/shape.ts";

/** Members that must be there, by path, each with its type. In a list every item must have what follows `[]`. */
type Needs = Readonly<Record<string, "string" | "number" | "list">>;

const position = (at: string): Needs => ({ [`${at}.line`]: "number", [`${at}.character`]: "number" });
const range = (at: string): Needs => ({ ...position(`${at}.start`), ...position(`${at}.end`) });
const document: Needs = { "textDocument.uri": "string" };
const place: Needs = { ...document, ...position("position") };
const call: Needs = { "item.uri": "string" };

const needs: Readonly<Record<string, Needs>> = {
  "callHierarchy/incomingCalls": call,
  "callHierarchy/outgoingCalls": call,
  "codeAction/resolve": { title: "string" },
  "textDocument/codeAction": { ...document, ...range("range"), "context.diagnostics": "list" },
  "textDocument/codeLens": document,
  "textDocument/completion": place,
  "textDocument/declaration": place,
  "textDocument/definition": place,
  "textDocument/diagnostic": document,
  "textDocument/didChange": { ...document, contentChanges: "list", "contentChanges[].text": "string" },
  "textDocument/didClose": document,
  "textDocument/didOpen": { ...document, "textDocument.text": "string" },
  "textDocument/documentHighlight": place,
  "textDocument/documentSymbol": document,
  "textDocument/foldingRange": document,
  "textDocument/hover": place,
  "textDocument/inlayHint": { ...document, ...range("range") },
  "textDocument/prepareCallHierarchy": place,
  "textDocument/prepareRename": place,
  "textDocument/references": place,
  "textDocument/rename": { ...place, newName: "string" },
  "textDocument/selectionRange": { ...document, positions: "list", ...position("positions[]") },
  "textDocument/semanticTokens/full": document,
  "textDocument/signatureHelp": place,
  "textDocument/typeDefinition": place,
  "workspace/didChangeWatchedFiles": { changes: "list", "changes[].uri": "string" },
  "workspace/didChangeWorkspaceFolders": {
    "event.added": "list",
    "event.added[].uri": "string",
    "event.removed": "list",
    "event.removed[].uri": "string",
  },
  "workspace/willRenameFiles": { files: "list", "files[].oldUri": "string", "files[].newUri": "string" },
  "workspace/executeCommand": { command: "string" },
  "workspace/symbol": { query: "string" },
};

/** What is wrong with a message's parameters, with place and remedy; undefined if nothing is. */
export function wrongParams(method: string, params: unknown): string | undefined {
  for (const [path, type] of Object.entries(needs[method] ?? {})) {
    const found = firstWrong(params, path, type);
    if (found !== undefined) return `${method}: ${found} must be a ${type}`;
  }
  return undefined;
}

/** The first place on a path whose value has not the type, as `params.positions[1].line`. */
function firstWrong(params: unknown, path: string, type: Needs[string]): string | undefined {
  let values: [string, unknown][] = [["params", params]];
  for (const part of path.split(".")) {
    const name = part.replace("[]", "");
    values = values.map(([at, value]) => [`${at}.${name}`, isRecord(value) ? value[name] : undefined]);
    if (part.endsWith("[]"))
      values = values.flatMap(([at, list]) =>
        Array.isArray(list) ? list.map((item, i): [string, unknown] => [`${at}[${i}]`, item]) : [],
      );
  }
  return values.find(([, value]) => !hasType(value, type))?.[0];
}
function hasType(value: unknown, type: Needs[string]): boolean {
  return type === "list" ? Array.isArray(value) : typeof value === type;
}
