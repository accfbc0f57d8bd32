// Answers of completion: the list at a place, and what is said of the item that the user looks at.
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  type Range,
} from "vscode-languageserver";
import { isRecord } from "../compiler/json/shape.ts";
import type { Desk } from "./answers.ts";
import { markup } from "./client-shape.ts";
import { complete, type Suggestion, type Suggestions } from "./features/completion.ts";
import { describeName } from "./features/hover.ts";
import { includeAt } from "./features/include-paths.ts";
import { offsetAt, positionAt } from "./text.ts";
import { pathOfUri } from "./uri.ts";

export function answerCompletion(desk: Desk): void {
  const { connection, workspace, asking } = desk;
  connection.onCompletion(({ textDocument: { uri }, position, context }, token) => {
    const path = pathOfUri(uri);
    const included = asking.guard(undefined, () => headersAt(desk, path, position));
    if (included) return included;
    // These are only typed for an #include.
    const isTyped = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
    if (isTyped && /[<"/]/.test(context.triggerCharacter ?? "")) return null;
    return asking.ask<CompletionList | null>({ uri, position, extent: "source", token }, null, (asked) => {
      const range = (start: number, end: number): Range => ({
        start: positionAt(asked.text, start),
        end: positionAt(asked.text, end),
      });
      const found = complete(asked, asked.text);
      // `->` comes from typing `-`, `>`; a lone `>` compares.
      if (isTyped && context.triggerCharacter === ">" && asked.text[asked.offset - 2] !== "-") return null;
      return listed(
        found,
        desk,
        (item) => ({
          ...(item.mended && {
            additionalTextEdits: [{ range: range(item.mended.start, item.mended.end), newText: item.mended.text }],
          }),
          ...(desk.shape.sharesData || isSaid(item) ? {} : { data: { uri } }),
        }),
        uri,
      );
    });
  });
  connection.onCompletionResolve((item, token) => {
    const { data } = item;
    const uri = isRecord(data) && typeof data.uri === "string" ? data.uri : undefined;
    if (uri === undefined || item.documentation !== undefined) return item;
    return asking.ask<CompletionItem>({ uri, extent: "source", token }, item, ({ unit, project }) => {
      const said = describeName(item.label, unit, project, (file) => workspace.text(file), undefined);
      if (said === undefined) return item;
      return { ...item, documentation: markup(said, desk.shape.markdownCompletion) };
    });
  });
}
/** Nothing more can be found out about it. */
function isSaid({ kind, documentation }: Suggestion): boolean {
  return documentation !== undefined || ["member", "keyword", "label", "file", "folder", "variable"].includes(kind);
}

function listed(
  { items, more }: Suggestions,
  { shape }: Desk,
  rest: (item: Suggestion) => Partial<CompletionItem>,
  uri?: string,
): CompletionList {
  return {
    isIncomplete: more,
    ...(shape.sharesData && uri !== undefined ? { itemDefaults: { data: { uri } } } : {}),
    items: items.map((item) => ({
      label: item.label,
      kind: kinds[item.kind],
      ...(item.detail === undefined ? {} : { detail: item.detail }),
      ...(item.documentation === undefined ? {} : { documentation: item.documentation }),
      sortText: `${String(item.rank).padStart(2, "0")}${item.label}`,
      ...rest(item),
    })),
  };
}

function headersAt(desk: Desk, path: string, position: { readonly line: number; readonly character: number }) {
  const { workspace } = desk;
  const text = workspace.text(path);
  const offset = text === undefined ? 0 : offsetAt(text, position);
  const place = text === undefined ? undefined : includeAt(text, offset);
  if (text === undefined || place === undefined) return undefined;
  const range = { start: positionAt(text, offset - place.name.length), end: positionAt(text, offset) };
  return listed(workspace.headersBefore(path, place), desk, ({ label }) => ({ textEdit: { range, newText: label } }));
}

const kinds = {
  function: CompletionItemKind.Function,
  variable: CompletionItemKind.Variable,
  macro: CompletionItemKind.Constant,
  constant: CompletionItemKind.EnumMember,
  type: CompletionItemKind.Struct,
  member: CompletionItemKind.Field,
  keyword: CompletionItemKind.Keyword,
  label: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
} as const;
