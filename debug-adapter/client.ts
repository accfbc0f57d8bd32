// How this client counts lines and writes paths; both are told in `initialize`.
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { SourceRange } from "../compiler/source/source.ts";
import { Arguments } from "./arguments.ts";

export class Client {
  readonly #lineBase: 0 | 1;
  readonly #columnBase: 0 | 1;
  readonly #uris: boolean;
  readonly supportsInvalidated: boolean;
  readonly supportsMemoryEvent: boolean;

  constructor(args: Arguments = new Arguments({}, "initialize")) {
    this.#lineBase = args.has("linesStartAt1") && !args.boolean("linesStartAt1") ? 0 : 1;
    this.#columnBase = args.has("columnsStartAt1") && !args.boolean("columnsStartAt1") ? 0 : 1;
    this.#uris = args.optionalString("pathFormat") === "uri";
    this.supportsInvalidated = args.boolean("supportsInvalidatedEvent");
    this.supportsMemoryEvent = args.boolean("supportsMemoryEvent");
  }

  /** Our lines and columns count from 0. */
  span(range: SourceRange): { line: number; column: number; endLine: number; endColumn: number } {
    return {
      line: range.startLine + this.#lineBase,
      column: range.startColumn + this.#columnBase,
      endLine: range.endLine + this.#lineBase,
      endColumn: range.endColumn + this.#columnBase,
    };
  }
  line(line: number): number {
    return line - this.#lineBase;
  }
  column(column: number): number {
    return Math.max(0, column - this.#columnBase);
  }

  source(file: string): DebugProtocol.Source {
    const name = file.split(/[\\/]/).at(-1) ?? file;
    return { name, path: this.#uris ? uriOf(file) : file };
  }
  path(path: string): string {
    if (!/^file:\/\//i.test(path)) return path;
    const plain = decodeURIComponent(path.replace(/^file:\/\/(localhost)?/i, ""));
    return /^\/[A-Za-z]:/.test(plain) ? plain.slice(1) : plain;
  }
}

function uriOf(file: string): string {
  const plain = file.replaceAll("\\", "/");
  return `file://${plain.startsWith("/") ? "" : "/"}${plain.split("/").map(encodeURIComponent).join("/")}`;
}
