// Answers that only a tool for drivers has: calls with their levels, what stands above functions, levels where they change.
import {
  type CallHierarchyItem,
  type CancellationToken,
  CodeActionKind,
  type CodeLens,
  type InlayHint,
  type SemanticTokens,
  SemanticTokensBuilder,
  type ServerCapabilities,
  SymbolKind,
} from "vscode-languageserver";
import { type Desk, place, rangeOf } from "./answers.ts";
import {
  type HierarchyCall,
  type HierarchyItem,
  hierarchyItem,
  incomingCalls,
  outgoingCalls,
} from "./features/call-hierarchy.ts";
import { hintsOf } from "./features/inlay-hints.ts";
import { lensesOf } from "./features/lenses.ts";
import { raisedNames, raisedTokenTypes } from "./features/raised-code.ts";
import type { DriverProject } from "./project.ts";
import { positionAt, wordAt } from "./text.ts";
import { pathOfUri } from "./uri.ts";

/** What stays beside another language server for C. */
export const driverCapabilities: ServerCapabilities = {
  hoverProvider: true,
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite],
    resolveProvider: true,
  },
  codeLensProvider: { resolveProvider: false },
  inlayHintProvider: true,
};

/** Offered only where it is asked for: some editors take the tokens of one server alone. */
export const tintCapabilities: ServerCapabilities = {
  semanticTokensProvider: {
    legend: { tokenTypes: [...raisedTokenTypes], tokenModifiers: ["raisedIrql"] },
    full: true,
  },
};

export function answerDriver({ connection, workspace, guard, uri, shows }: Desk): void {
  const toItem = (item: HierarchyItem, from: string): CallHierarchyItem => ({
    name: item.name,
    kind: SymbolKind.Function,
    detail: item.detail,
    uri: uri(item.range.file),
    range: rangeOf(item.range),
    selectionRange: rangeOf(item.nameRange),
    data: { linkName: item.linkName, from },
  });
  /** `from`: a source of the driver that the question is about, for a header is of many. */
  const ask = <T>(
    item: CallHierarchyItem,
    token: CancellationToken,
    calls: (linkName: string, project: DriverProject) => HierarchyCall[],
    make: (call: HierarchyCall, from: string) => T,
  ): T[] | null =>
    guard<T[] | null>(null, () => {
      const data: unknown = item.data;
      if (token.isCancellationRequested || typeof data !== "object" || data === null) return null;
      if (!("linkName" in data && "from" in data)) return null;
      const { linkName, from } = data;
      if (typeof linkName !== "string" || typeof from !== "string") return null;
      const found = workspace.unitFor(from);
      return found ? calls(linkName, found.project).map((call) => make(call, from)) : null;
    });

  connection.languages.callHierarchy.onPrepare(({ textDocument, position }, token) =>
    guard<CallHierarchyItem[] | null>(null, () => {
      const at = place(workspace, textDocument.uri, position, token);
      const word = at && wordAt(at.text, at.offset);
      const item = at && word && hierarchyItem(word.text, at.unit, at.project);
      return item ? [toItem(item, at.unit.path)] : null;
    }),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }, token) =>
    ask(item, token, incomingCalls, (call, from) => ({
      from: toItem(call.item, from),
      fromRanges: call.sites.map(rangeOf),
    })),
  );
  connection.languages.callHierarchy.onOutgoingCalls(({ item }, token) =>
    ask(item, token, outgoingCalls, (call, from) => ({
      to: toItem(call.item, from),
      fromRanges: call.sites.map(rangeOf),
    })),
  );
  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    guard<SemanticTokens>({ data: [] }, () => {
      const path = pathOfUri(textDocument.uri);
      const text = workspace.text(path);
      const found = token.isCancellationRequested ? undefined : workspace.unitFor(path);
      const builder = new SemanticTokensBuilder();
      if (!found || text === undefined) return builder.build();
      for (const { start, end, type } of raisedNames(path, found.project)) {
        const { line, character } = positionAt(text, start);
        builder.push(line, character, end - start, raisedTokenTypes.indexOf(type), 1);
      }
      return builder.build();
    }),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    guard<CodeLens[] | null>(null, () => {
      const path = pathOfUri(textDocument.uri);
      const found = shows("codeLens") && !token.isCancellationRequested ? workspace.unitFor(path) : undefined;
      if (!found) return null;
      return lensesOf(path, found.project).map(({ range, title }) => ({
        range: rangeOf(range),
        command: { title, command: "" },
      }));
    }),
  );
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    guard<InlayHint[] | null>(null, () => {
      const path = pathOfUri(textDocument.uri);
      const found = shows("inlayHints") && !token.isCancellationRequested ? workspace.unitFor(path) : undefined;
      if (!found) return null;
      return hintsOf(path, found.project)
        .filter((hint) => range.start.line <= hint.line && hint.line <= range.end.line)
        .map((hint) => ({
          position: { line: hint.line, character: hint.character },
          label: hint.label,
          tooltip: hint.tooltip,
          paddingLeft: true,
        }));
    }),
  );
}
