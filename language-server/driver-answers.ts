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
import { type Desk, rangeOf } from "./answers.ts";
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

export function answerDriver({ connection, asking, uri, shows }: Desk): void {
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
  ): Promise<T[] | null> | null => {
    const data: unknown = item.data;
    if (typeof data !== "object" || data === null || !("linkName" in data && "from" in data)) return null;
    const { linkName, from } = data;
    if (typeof linkName !== "string" || typeof from !== "string") return null;
    return asking.ask<T[] | null>({ uri: uri(from), extent: "checked", token }, null, ({ project }) =>
      calls(linkName, project).map((call) => make(call, from)),
    );
  };

  connection.languages.callHierarchy.onPrepare(({ textDocument, position }, token) =>
    asking.ask<CallHierarchyItem[] | null>(
      { uri: textDocument.uri, position, extent: "checked", token },
      null,
      ({ text, offset, unit, project }) => {
        const word = wordAt(text, offset);
        const item = word && hierarchyItem(word.text, unit, project);
        return item ? [toItem(item, unit.path)] : null;
      },
    ),
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
    asking.ask<SemanticTokens>(
      { uri: textDocument.uri, extent: "checked", token },
      { data: [] },
      ({ path, text, project }) => {
        const builder = new SemanticTokensBuilder();
        for (const { start, end, type } of raisedNames(path, project)) {
          const { line, character } = positionAt(text, start);
          builder.push(line, character, end - start, raisedTokenTypes.indexOf(type), 1);
        }
        return builder.build();
      },
    ),
  );
  connection.onCodeLens(({ textDocument }, token) => {
    if (!shows("codeLens")) return null;
    return asking.ask<CodeLens[] | null>({ uri: textDocument.uri, extent: "checked", token }, null, (asked) =>
      lensesOf(asked.path, asked.project).map(({ range, title }) => ({
        range: rangeOf(range),
        command: { title, command: "" },
      })),
    );
  });
  connection.languages.inlayHint.on(({ textDocument, range }, token) => {
    if (!shows("inlayHints")) return null;
    return asking.ask<InlayHint[] | null>({ uri: textDocument.uri, extent: "checked", token }, null, (asked) =>
      hintsOf(asked.path, asked.project)
        .filter((hint) => range.start.line <= hint.line && hint.line <= range.end.line)
        .map((hint) => ({
          position: { line: hint.line, character: hint.character },
          label: hint.label,
          tooltip: hint.tooltip,
          paddingLeft: true,
        })),
    );
  });
}
