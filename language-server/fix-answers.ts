// Code actions: the quick fixes of findings, one or all of a file, and the annotating of a function.
import { type CodeAction, CodeActionKind, type CodeActionParams, type WorkspaceEdit } from "vscode-languageserver";
import type { SourceRange } from "../compiler/source/source.ts";
import type { Annotations } from "./annotate-answers.ts";
import type { Desk } from "./answers.ts";
import type { Asked } from "./asking.ts";
import { fixAll, fixFor } from "./features/fixes.ts";
import type { TextChange } from "./rules/rule.ts";
import { positionAt } from "./text.ts";

export function answerFixes({ connection, asking, workspace }: Desk, annotations: Annotations): void {
  connection.onCodeAction((params, token) => {
    const isAnnotating = annotations.isAsked(params);
    // For most moves of the cursor there is nothing to offer: no check is waited for then.
    if (params.context.diagnostics.length === 0 && !isAnnotating) return [];
    return asking.ask<CodeAction[]>({ uri: params.textDocument.uri, extent: "checked", token }, [], (asked) => {
      const actions = fixes(params, asked, (rule) =>
        workspace.check(asked.project).filter((finding) => finding.rule === rule && finding.range.file === asked.path),
      );
      const annotate = isAnnotating ? annotations.action(params, asked) : undefined;
      return annotate === undefined ? actions : [...actions, annotate];
    });
  });
}

function fixes(
  { textDocument, context }: CodeActionParams,
  { path, text, unit }: Asked,
  findings: (rule: string) => Parameters<typeof fixAll>[2],
): CodeAction[] {
  const actions: CodeAction[] = [];
  const edit = (changes: readonly TextChange[]): WorkspaceEdit => ({
    changes: {
      [textDocument.uri]: changes.map((change) => ({
        range: { start: positionAt(text, change.start), end: positionAt(text, change.end) },
        newText: change.text,
      })),
    },
  });
  for (const diagnostic of context.diagnostics) {
    const rule = String(diagnostic.code ?? "");
    const { start, end } = diagnostic.range;
    const range = {
      file: path,
      startLine: start.line,
      startColumn: start.character,
      endLine: end.line,
      endColumn: end.character,
    };
    // What a client was told may go on with what stands beside the finding.
    const message = firstLine(typeof diagnostic.message === "string" ? diagnostic.message : diagnostic.message.value);
    const same = findings(rule);
    const found = same.find((one) => firstLine(one.message) === message && isAt(one.range, range));
    const fix = fixFor(unit, text, found ?? { rule, message, range });
    if (!fix) continue;
    actions.push({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: edit(fix.edits),
    });
    const all = same.length > 1 ? fixAll(unit, text, same) : undefined;
    if (!all || all.count < 2 || actions.some((action) => action.title.endsWith(`${rule} in this file`))) continue;
    actions.push({
      title: `Fix all ${all.count} of ${rule} in this file`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: edit(all.edits),
    });
  }
  return actions;
}
function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? "";
}
function isAt(a: SourceRange, b: SourceRange): boolean {
  return a.startLine === b.startLine && a.startColumn === b.startColumn;
}
