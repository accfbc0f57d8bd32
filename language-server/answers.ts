// Answers to an editor's questions that only need the text, the units and the last check: one entry a request, the work itself in
// `features/`. What is asked of a header is answered in the light of a source that includes it.
import {
  type CancellationToken,
  type Connection,
  DocumentHighlightKind,
  type Location,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type ServerCapabilities,
  type SymbolInformation,
  type TextEdit,
} from "vscode-languageserver";
import type { SourceRange } from "../compiler/source/source.ts";
import type { Unit } from "../compiler/unit.ts";
import { answerDriver } from "./driver-answers.ts";
import { definitionOf, typeDefinitionOf } from "./features/definition.ts";
import { describe } from "./features/hover.ts";
import type { Extent, Role } from "./features/names.ts";
import { meaningAt, type Uses, usesOf } from "./features/references.ts";
import { rename, renameable } from "./features/rename.ts";
import { signatureAt } from "./features/signature.ts";
import { declaredIn, symbolsLike } from "./features/workspace-symbols.ts";
import type { DriverProject } from "./project.ts";
import { offsetAt, type Position, positionAt, wordAt } from "./text.ts";
import { pathOfUri } from "./uri.ts";
import type { Shown, Workspace } from "./workspace.ts";

/** What answers need of the server. */
export interface Desk {
  readonly connection: Connection;
  readonly workspace: Workspace;
  /** Runs an answer; the other one stands for a failure, whose reason goes to the log. */
  guard<T>(otherwise: T, answer: () => T): T;
  uri(path: string): string;
  /** What the user wants to see. */
  shows(what: keyof Shown): boolean;
}

export function answer(desk: Desk): void {
  const { connection, workspace } = desk;
  const read = (file: string): string | undefined => workspace.text(file);
  answerNames(desk);
  answerDriver(desk);

  connection.onWorkspaceSymbol(({ query }, token) =>
    desk.guard<SymbolInformation[] | null>(null, () => {
      if (token.isCancellationRequested) return null;
      const projects = workspace.openProjects;
      for (const project of projects) workspace.check(project);
      return symbolsLike(
        query,
        projects.flatMap((project) => [...declaredIn(project)]),
      ).map((found) => {
        const { file, start, end } = found.occurrence;
        const text = read(file) ?? "";
        const range = { start: positionAt(text, start), end: positionAt(text, end) };
        return { name: found.name, kind: found.kind, location: { uri: desk.uri(file), range } };
      });
    }),
  );
  connection.onHover(({ textDocument, position }, token) =>
    desk.guard(null, () => {
      const at = place(workspace, textDocument.uri, position, token, "alone");
      const value = at && describe(at, read);
      return value === undefined ? null : { contents: { kind: "markdown", value } };
    }),
  );
  connection.onSignatureHelp(({ textDocument, position }, token) =>
    desk.guard(null, () => {
      const at = place(workspace, textDocument.uri, position, token, "alone");
      const found = at && signatureAt(at.unit, at.text, at.offset, read);
      if (!found) return null;
      const { label, documentation, parameters, active } = found;
      return {
        activeSignature: 0,
        activeParameter: active,
        signatures: [
          {
            label,
            documentation: { kind: "markdown", value: documentation },
            parameters: parameters.map((parameter) => ({
              label: [parameter.start, parameter.end],
              documentation: parameter.documentation,
            })),
          },
        ],
      };
    }),
  );
}

/** What any language server for C has; left out where another one is at work. */
export const generalCapabilities: ServerCapabilities = {
  definitionProvider: true,
  declarationProvider: true,
  typeDefinitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  completionProvider: { triggerCharacters: [".", ">"] },
  signatureHelpProvider: { triggerCharacters: ["(", ","], retriggerCharacters: [")"] },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  callHierarchyProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
};

function answerNames({ connection, workspace, guard, uri }: Desk): void {
  const read = (file: string): string | undefined => workspace.text(file);
  const range = ({ file, start, end }: Extent): Range => {
    const text = read(file) ?? "";
    return { start: positionAt(text, start), end: positionAt(text, end) };
  };
  const location = (extent: Extent): Location => ({ uri: uri(extent.file), range: range(extent) });
  /** Uses of the name at a place; asking again after a pause lets a cancelled question go. */
  const uses = async (document: string, position: Position, token: CancellationToken): Promise<Uses | undefined> => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    return guard(undefined, () => {
      const at = place(workspace, document, position, token);
      const meaning = at && meaningAt(at.project, at.path, at.text, at.offset);
      return at && meaning && usesOf(meaning.found.key, meaning.name, at.project, read);
    });
  };
  connection.onReferences(async ({ textDocument, position, context }, token) => {
    const found = await uses(textDocument.uri, position, token);
    const wanted = (role: Role) => context.includeDeclaration || role === "read" || role === "write";
    return found?.uses.filter((use) => wanted(use.role)).map(location) ?? null;
  });
  connection.onDocumentHighlight(async ({ textDocument, position }, token) => {
    const found = await uses(textDocument.uri, position, token);
    const path = pathOfUri(textDocument.uri);
    return (
      found?.uses
        .filter((use) => use.file === path)
        .map((use) => ({ range: range(use), kind: highlightKinds[use.role] })) ?? null
    );
  });
  connection.onDefinition(async ({ textDocument, position }, token) => {
    const simple = guard<{ inside: boolean; ranges: SourceRange[] } | undefined>(undefined, () => {
      const at = place(workspace, textDocument.uri, position, token);
      const word = at && wordAt(at.text, at.offset);
      if (!at || !word) return undefined;
      const key = meaningAt(at.project, at.path, at.text, at.offset)?.found.key ?? "";
      if (/^(?:local|type|label|member):/.test(key)) return { inside: true, ranges: [] };
      return { inside: false, ranges: definitionOf(word.text, at.unit, at.project) };
    });
    if (!simple) return null;
    if (!simple.inside) return simple.ranges.map((found) => ({ uri: uri(found.file), range: rangeOf(found) }));
    const found = await uses(textDocument.uri, position, token);
    return found?.uses.filter((use) => use.role === "definition").map(location) ?? null;
  });
  connection.onDeclaration(async ({ textDocument, position }, token) => {
    const found = await uses(textDocument.uri, position, token);
    const declared = found?.uses.filter((use) => use.role === "declaration") ?? [];
    const shown = declared.length > 0 ? declared : (found?.uses.filter((use) => use.role === "definition") ?? []);
    return shown.map(location);
  });
  connection.onTypeDefinition(({ textDocument, position }, token) =>
    guard<Location[] | null>(null, () => {
      const at = place(workspace, textDocument.uri, position, token);
      const type = at && meaningAt(at.project, at.path, at.text, at.offset)?.found.type;
      if (!at || !type) return null;
      return typeDefinitionOf(type, at.unit).map((found) => ({ uri: uri(found.file), range: rangeOf(found) }));
    }),
  );
  connection.onPrepareRename(({ textDocument, position }, token) => {
    const found = guard<ReturnType<typeof renameable> | undefined>(undefined, () => {
      const at = place(workspace, textDocument.uri, position, token);
      return at && renameable(at.project, at.path, at.text, at.offset);
    });
    if (!found) return null;
    if ("refused" in found) return new ResponseError(LSPErrorCodes.RequestFailed, found.refused);
    const { start, end, name } = found;
    return { range: range({ file: pathOfUri(textDocument.uri), start, end }), placeholder: name };
  });
  connection.onRenameRequest(({ textDocument, position, newName }, token) => {
    const found = guard<ReturnType<typeof rename> | undefined>(undefined, () => {
      const at = place(workspace, textDocument.uri, position, token);
      return at && rename(at.project, at.path, at.offset, newName, read);
    });
    if (!found) return null;
    if ("refused" in found) return new ResponseError(LSPErrorCodes.RequestFailed, found.refused);
    const changes: Record<string, TextEdit[]> = {};
    for (const extent of found.places) {
      const list = changes[uri(extent.file)] ?? [];
      changes[uri(extent.file)] = list;
      list.push({ range: range(extent), newText: newName });
    }
    return { changes };
  });
}
const highlightKinds = {
  definition: DocumentHighlightKind.Write,
  declaration: DocumentHighlightKind.Text,
  write: DocumentHighlightKind.Write,
  read: DocumentHighlightKind.Read,
} as const;

interface Place {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
  readonly unit: Unit;
  readonly project: DriverProject;
}
/**
 * The place that a question is about; nothing for one that was taken back. `alone`: the source itself answers, what its driver adds
 * once it has been checked is not waited for.
 */
export function place(
  workspace: Workspace,
  uri: string,
  position: Position,
  token: CancellationToken,
  extent: "alone" | "driver" = "driver",
): Place | undefined {
  if (token.isCancellationRequested) return undefined;
  const path = pathOfUri(uri);
  const text = workspace.text(path);
  const alone = text !== undefined && extent === "alone" ? workspace.unitAlone(path) : undefined;
  const found = text === undefined ? undefined : (alone ?? workspace.unitFor(path));
  return text === undefined || !found ? undefined : { path, text, offset: offsetAt(text, position), ...found };
}

export function rangeOf(range: SourceRange): Range {
  return {
    start: { line: range.startLine, character: range.startColumn },
    end: { line: range.endLine, character: range.endColumn },
  };
}
