// Code actions: the quick fixes of findings, one or all of a file, the ignoring of one, and the annotating of a function.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Range,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { SourceRange } from "../compiler/source/source.ts";
import type { Annotations } from "./annotate-answers.ts";
import type { Desk } from "./answers.ts";
import type { Asked } from "./asking.ts";
import { fixAll, fixFor, type Place } from "./features/fixes.ts";
import type { Finding } from "./finding.ts";
import { ignoring } from "./ignoring.ts";
import { levelling } from "./levelling.ts";
import type { TextChange } from "./rules/rule.ts";
import { positionAt } from "./text.ts";

export function answerFixes(desk: Desk, annotations: Annotations): void {
  const { connection, asking, workspace } = desk;
  connection.onCodeAction((params, token) => {
    const isAnnotating = annotations.isAsked(params);
    const isForced = areFixesForced(params);
    // For most moves of the cursor there is nothing to offer: no check is waited for then.
    if (params.context.diagnostics.length === 0 && !isAnnotating && !isForced) return [];
    return asking.ask<CodeAction[]>({ uri: params.textDocument.uri, extent: "checked", token }, [], (asked) => {
      const own = workspace.check(asked.project).filter((finding) => finding.range.file === asked.path);
      const actions = fixes(desk, params, asked, own, isForced);
      const annotate = isAnnotating ? annotations.action(params, asked) : undefined;
      return annotate === undefined ? actions : [...actions, annotate];
    });
  });
}

/** The user opened the menu: what is found there counts, though the client may not have been told of it yet. */
function areFixesForced({ context: { only, triggerKind } }: CodeActionParams): boolean {
  const asked = only?.some((kind) => CodeActionKind.QuickFix.startsWith(kind)) ?? true;
  return asked && triggerKind === CodeActionTriggerKind.Invoked;
}

function fixes(
  { workspace, shape }: Desk,
  { textDocument, range, context }: CodeActionParams,
  { path, text, unit }: Asked,
  own: readonly Finding[],
  isForced: boolean,
): CodeAction[] {
  const actions: CodeAction[] = [];
  // They come behind what mends.
  const ignored: CodeAction[] = [];
  const levelled: CodeAction[] = [];
  const configurations = workspace.configurationsOf(path);
  const edit = (changes: readonly TextChange[]): WorkspaceEdit => ({
    changes: {
      [textDocument.uri]: changes.map((change) => ({
        range: { start: positionAt(text, change.start), end: positionAt(text, change.end) },
        newText: change.text,
      })),
    },
  });
  const offer = (place: Place | Finding, told: Pick<CodeAction, "diagnostics">): void => {
    const ignore = ignoring(textDocument.uri, text, place, shape.takesSnippets);
    const severity = "severity" in place ? place.severity : undefined;
    for (const [list, one] of [
      [ignored, ignore],
      ...levelling(place, severity, configurations, shape).map((level) => [levelled, level] as const),
    ] as const)
      if (one && !list.some(({ title }) => title === one.title)) list.push({ ...one, ...told });
    const fix = fixFor(unit, text, place);
    if (!fix) return;
    actions.push({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      ...told,
      isPreferred: true,
      edit: edit(fix.edits),
    });
    const same = own.filter(({ rule }) => rule === place.rule);
    const all = same.length > 1 ? fixAll(unit, text, same) : undefined;
    if (!all || all.count < 2 || actions.some((action) => action.title.endsWith(`${place.rule} in this file`))) return;
    actions.push({
      title: `Fix all ${all.count} of ${place.rule} in this file`,
      kind: CodeActionKind.QuickFix,
      ...told,
      edit: edit(all.edits),
    });
  };
  const seen = new Set<Place>();
  for (const diagnostic of context.diagnostics) {
    const rule = String(diagnostic.code ?? "");
    const at = placeOf(path, diagnostic.range);
    // What a client was told may go on with what stands beside the finding.
    const message = firstLine(typeof diagnostic.message === "string" ? diagnostic.message : diagnostic.message.value);
    const found = own.find((one) => one.rule === rule && firstLine(one.message) === message && isAt(one.range, at));
    if (found) seen.add(found);
    offer(found ?? { rule, message, range: at }, { diagnostics: [diagnostic] });
  }
  if (isForced) for (const finding of own) if (!seen.has(finding) && isUnder(finding.range, range)) offer(finding, {});
  return [...actions, ...ignored, ...levelled];
}
function placeOf(file: string, { start, end }: Range): SourceRange {
  return {
    file,
    startLine: start.line,
    startColumn: start.character,
    endLine: end.line,
    endColumn: end.character,
  };
}
function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? "";
}
function isAt(a: SourceRange, b: SourceRange): boolean {
  return a.startLine === b.startLine && a.startColumn === b.startColumn;
}
/** A cursor stands for its line, as it does in the menu of an editor. */
function isUnder(place: SourceRange, { start, end }: Range): boolean {
  return place.startLine <= end.line && start.line <= place.endLine;
}
