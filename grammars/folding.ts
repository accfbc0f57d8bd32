// The parts of a source that an editor can fold: bodies, lists over several lines, comments, conditionals, runs of includes
// and `#pragma region`. Directives are found line by line, so that text that does not parse folds too.
import { childrenOf, type GrammarNode } from "./tree.ts";

export interface Fold {
  /** Rows from 0, both included. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: "comment" | "imports" | "region";
}

const foldable: ReadonlySet<string> = new Set([
  "compound_statement",
  "field_declaration_list",
  "enumerator_list",
  "initializer_list",
  "declaration_list",
  "parameter_list",
  "argument_list",
  "preproc_function_def",
  "preproc_def",
]);
const depthLimit = 2000;

export function folding(root: GrammarNode, text: string): Fold[] {
  const folds: Fold[] = [];
  bodies(root, folds);
  directives(text, folds);
  const seen = new Set<number>();
  return folds
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)
    .filter((fold) => {
      // An editor shows one fold a line: the widest.
      if (fold.endLine <= fold.startLine || seen.has(fold.startLine)) return false;
      seen.add(fold.startLine);
      return true;
    });
}

function bodies(root: GrammarNode, folds: Fold[]): void {
  const stack: { node: GrammarNode; depth: number }[] = [{ node: root, depth: 0 }];
  let comments: { start: number; end: number } | undefined;
  const endComments = (): void => {
    if (comments !== undefined && comments.end > comments.start) {
      folds.push({ startLine: comments.start, endLine: comments.end, kind: "comment" });
    }
    comments = undefined;
  };
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, depth } = top;
    const startLine = node.startPosition.row;
    const endLine = node.endPosition.row;
    if (node.type === "comment") {
      const alone = comments !== undefined && startLine === comments.end + 1;
      if (!alone) endComments();
      comments = { start: comments?.start ?? startLine, end: endLine };
      continue;
    }
    if (startLine === endLine || depth > depthLimit) continue;
    // The closing brace stays to be seen.
    const closes = endLine - 1;
    if (foldable.has(node.type))
      folds.push({ startLine, endLine: node.type.startsWith("preproc") ? lastLine(node) : closes });
    else if (node.type === "case_statement") folds.push({ startLine, endLine: lastLine(node) });
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child !== undefined) stack.push({ node: child, depth: depth + 1 });
    }
  }
  endComments();
}

/** A node that ends at a line's start ends with the line before. */
function lastLine(node: GrammarNode): number {
  return node.endPosition.column === 0 ? node.endPosition.row - 1 : node.endPosition.row;
}

function directives(text: string, folds: Fold[]): void {
  const conditions: number[] = [];
  const regions: number[] = [];
  let includes: { start: number; end: number } | undefined;
  const lines = text.split(/\r\n|\n|\r/);
  for (const [row, line] of lines.entries()) {
    const word = /^\s*#\s*(\w+)(?:\s+(\w+))?/.exec(line);
    const name = word?.[1] ?? "";
    if (name === "include" || name === "import") {
      includes = { start: includes?.start ?? row, end: row };
    } else if (includes !== undefined && line.trim() !== "") {
      if (includes.end > includes.start)
        folds.push({ startLine: includes.start, endLine: includes.end, kind: "imports" });
      includes = undefined;
    }
    if (name === "if" || name === "ifdef" || name === "ifndef") conditions.push(row);
    else if (name === "elif" || name === "else" || name === "elifdef" || name === "elifndef" || name === "endif") {
      const start = conditions.pop();
      if (start !== undefined) folds.push({ startLine: start, endLine: row - 1 });
      if (name !== "endif") conditions.push(row);
    } else if (name === "pragma" && word?.[2] === "region") regions.push(row);
    else if (name === "pragma" && word?.[2] === "endregion") {
      const start = regions.pop();
      if (start !== undefined) folds.push({ startLine: start, endLine: row, kind: "region" });
    }
  }
  if (includes !== undefined && includes.end > includes.start) {
    folds.push({ startLine: includes.start, endLine: includes.end, kind: "imports" });
  }
}
