// A JSON document with comments, read against a shape: every problem at once, each with its place in the text.
import { findNodeAtLocation, modify, type ParseError, parse, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Problem, Shape } from "./shape.ts";

export interface LocatedProblem extends Problem {
  /** From 0. */
  readonly line: number;
  readonly column: number;
}
export type DocumentOutcome<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly value: undefined; readonly problems: readonly LocatedProblem[] };

const options = { allowTrailingComma: true, disallowComments: false };

/** Reads a text whose value `check` accepts or reports on; see `Shape.check`. */
export function readDocument<T>(
  text: string,
  check: (value: unknown, problems: Problem[]) => T | undefined,
): DocumentOutcome<T> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, options);
  if (errors.length > 0) {
    const problems = errors.map((error) => ({
      path: "",
      message: `not JSON: ${spaced(printParseErrorCode(error.error))}`,
      remedy: "Correct the punctuation here.",
      ...placeOf(text, error.offset),
    }));
    return { value: undefined, problems };
  }
  const problems: Problem[] = [];
  const checked = check(value, problems);
  if (checked !== undefined && problems.length === 0) return { value: checked, problems: [] };
  return { value: undefined, problems: locate(text, problems) };
}

export function readShape<T>(text: string, shape: Shape<T>): DocumentOutcome<T> {
  return readDocument(text, (value, problems) => shape.check(value, "", problems));
}

/** Replaces a run of a text, by offsets, the end exclusive. */
export interface DocumentChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
/** What sets a member of an object, with those around it that are lacking, as the rest is indented; undefined for a text that is no object. */
export function withMember(text: string, path: readonly string[], value: string): DocumentChange[] | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, options);
  if (errors.length > 0 || tree?.type !== "object") return undefined;
  const around = findNodeAtLocation(tree, path.slice(0, -1));
  if (around !== undefined && around.type !== "object") return undefined;
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  const formattingOptions = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
  return modify(text, [...path], value, { formattingOptions }).map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    text: content,
  }));
}

/** Gives problems with JSON pointers their places in the text. */
export function locate(text: string, problems: readonly Problem[]): LocatedProblem[] {
  const tree = problems.length === 0 ? undefined : parseTree(text, [], options);
  return problems.map((problem) => {
    const segments = pathSegments(problem.path);
    let node = tree === undefined ? undefined : findNodeAtLocation(tree, segments);
    while (node === undefined && segments.pop() !== undefined) node = tree && findNodeAtLocation(tree, segments);
    // The name of a member that should not be there, rather than what it holds.
    const name = problem.atName === true && node?.parent?.type === "property" ? node.parent : node;
    return { ...problem, ...placeOf(text, name?.offset ?? 0) };
  });
}

function pathSegments(path: string): (string | number)[] {
  if (path === "") return [];
  return path
    .slice(1)
    .split("/")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll("~1", "/").replaceAll("~0", "~")));
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split("\n").length - 1;
  return { line, column: offset - (before.lastIndexOf("\n") + 1) };
}

function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
