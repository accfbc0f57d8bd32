// The code action that keeps a finding from being reported: a comment above its line that names the rule and asks for the reason.
import {
  type CodeAction,
  CodeActionKind,
  type SnippetTextEdit,
  type TextDocumentEdit,
  TextEdit,
} from "vscode-languageserver";
import type { Place } from "./features/fixes.ts";
import { findRule } from "./rules/index.ts";
import { newlineOf } from "./rules/kinds/edits.ts";

/** `takesSnippets`: the client can let the user type the reason where it belongs. Undefined for what has no rule, or no line above. */
export function ignoring(uri: string, text: string, place: Place, takesSnippets: boolean): CodeAction | undefined {
  const { rule } = place;
  if (findRule(rule) === undefined) return undefined;
  const lines = text.split(/\r\n|\r|\n/);
  const { startLine: line } = place.range;
  // A comment between the lines of a macro would end it.
  if (lines[line] === undefined || lines[line - 1]?.trimEnd().endsWith("\\")) return undefined;
  const indent = /^[ \t]*/.exec(lines[line] ?? "")?.[0] ?? "";
  const written = `${indent}// ringside-ignore ${rule}: `;
  const newline = newlineOf(text);
  const at = { start: { line, character: 0 }, end: { line, character: 0 } };
  const title = `Ignore ${rule} here, and say why`;
  if (!takesSnippets)
    return {
      title,
      kind: CodeActionKind.QuickFix,
      edit: { changes: { [uri]: [TextEdit.insert(at.start, written + newline)] } },
    };
  const snippet: SnippetTextEdit = {
    range: at,
    snippet: { kind: "snippet", value: `${written}\${1:reason}${newline}` },
  };
  const edit: TextDocumentEdit = { textDocument: { uri, version: null }, edits: [snippet] };
  return { title, kind: CodeActionKind.QuickFix, edit: { documentChanges: [edit] } };
}
