// Quick fixes: edits that mend what a rule found.
import type { FunctionDefinition } from "../../compiler/syntax/ast.ts";
import type { Unit } from "../../compiler/unit.ts";
import { type Position, positionAt } from "../text.ts";

export interface Fix {
  readonly title: string;
  readonly at: Position;
  readonly insert: string;
}

/** `PAGED_CODE();` as the first statement of the function whose definition is on the line, after its declarations. */
export function addPagedCode(unit: Unit, text: string, line: number): Fix | undefined {
  for (const declaration of unit.declarations) {
    const node = declaration.node;
    if (node.kind !== "function") continue;
    const token = declaration.tokenBase + node.declarator.nameToken;
    const range = unit.tokens.range(token);
    if (range.file !== unit.path || range.startLine !== line) continue;
    const name = node.declarator.name ?? "the function";
    return { title: `Add PAGED_CODE(); to ${name}`, ...insertion(unit, text, node, declaration.tokenBase) };
  }
  return undefined;
}
function insertion(unit: Unit, text: string, node: FunctionDefinition, base: number): { at: Position; insert: string } {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const open = unit.tokens.span(base + node.body.first);
  const items = node.body.items;
  const leading = items.findIndex((item) => item.kind !== "declaration");
  const lastDeclaration = leading < 0 ? items[items.length - 1] : items[leading - 1];
  const after = lastDeclaration ? unit.tokens.span(base + lastDeclaration.last).end : open.end;
  const indent = indentOf(text, items[0] ? unit.tokens.span(base + items[0].first).start : -1) ?? "    ";
  return { at: positionAt(text, after), insert: `${newline}${indent}PAGED_CODE();` };
}
/** The white space before an offset, if nothing else stands before it on its line. */
function indentOf(text: string, offset: number): string | undefined {
  if (offset < 0) return undefined;
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(start, offset);
  return /^[ \t]+$/.test(before) ? before : undefined;
}
