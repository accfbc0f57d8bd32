// Answers to an editor's questions that only need the text, the units and the last check: one entry a request, the work itself in
// `features/`. What is asked of a header is answered in the light of a source that includes it.
import {
  type CancellationToken,
  type Connection,
  DocumentHighlightKind,
  FileOperationPatternKind,
  type Hover,
  type Location,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type ServerCapabilities,
  type SignatureHelp,
  type SymbolInformation,
  type TextDocumentPositionParams,
  type TextEdit,
} from "vscode-languageserver";
import type { SourceRange } from "../compiler/source/source.ts";
import type { Asked, Asking } from "./asking.ts";
import { type ClientShape, markup, parameterLabel } from "./client-shape.ts";
import { answerDriver } from "./driver-answers.ts";
import { definitionOf, typeDefinitionOf } from "./features/definition.ts";
import { describe, isAboutOwn } from "./features/hover.ts";
import { movedIncludes } from "./features/moved-includes.ts";
import type { Extent } from "./features/occurrences.ts";
import { meaningAt, type Use, usesOf } from "./features/references.ts";
import { headersWritten, type Refusal, type Renaming, rename, renameable, renamedIn } from "./features/rename.ts";
import { signatureAt } from "./features/signature.ts";
import { declaredIn, symbolsLike } from "./features/workspace-symbols.ts";
import { positionAt, wordAt } from "./text.ts";
import { pathOfUri } from "./uri.ts";
import type { Shown, Workspace } from "./workspace.ts";

/** What answers need of the server. */
export interface Desk {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly asking: Asking;
  uri(path: string): string;
  /** What the user wants to see. */
  shows(what: keyof Shown): boolean;
  /** What the client can show. */
  readonly shape: ClientShape;
}

export function answer(desk: Desk): void {
  const { connection, workspace, asking } = desk;
  const read = (file: string): string | undefined => workspace.text(file);
  answerNames(desk);
  answerMoves(desk);
  answerDriver(desk);

  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const projects = asking.guard([], () => workspace.openProjects);
    for (const project of projects) await asking.inTurns(workspace.bring(project, "read"), token);
    if (token.isCancellationRequested) return null;
    return asking.guard<SymbolInformation[] | null>(null, () =>
      symbolsLike(
        query,
        projects.flatMap((project) => [...declaredIn(project)]),
      ).map((found) => {
        const { file, start, end } = found.occurrence;
        const text = read(file) ?? "";
        const range = { start: positionAt(text, start), end: positionAt(text, end) };
        return { name: found.name, kind: found.kind, location: { uri: desk.uri(file), range } };
      }),
    );
  });
  connection.onHover(async ({ textDocument: { uri }, position }, token) => {
    /** `later`: it is about a function of the driver, whose levels the check finds; the first one is not waited for. */
    const ask = (extent: "source" | "checked") =>
      asking.ask<Hover | "later" | null>({ uri, position, extent, token }, null, (asked) => {
        if (extent === "source" && !workspace.isUnchecked(asked.project) && isAboutOwn(asked)) return "later";
        const value = describe(asked, read);
        return value === undefined ? null : { contents: markup(value, desk.shape.markdownHover) };
      });
    const soon = await ask("source");
    const found = soon === "later" ? await ask("checked") : soon;
    return found === "later" ? null : found;
  });
  connection.onSignatureHelp(({ textDocument: { uri }, position }, token) =>
    asking.ask<SignatureHelp | null>({ uri, position, extent: "source", token }, null, (asked) => {
      const found = signatureAt(asked, asked.text, read);
      if (!found) return null;
      const { label, documentation, parameters, active } = found;
      return {
        activeSignature: 0,
        activeParameter: active,
        signatures: [
          {
            label,
            documentation: markup(documentation, desk.shape.markdownSignature),
            parameters: parameters.map((parameter) => ({
              label: parameterLabel(parameter, label, desk.shape.labelOffsets),
              documentation: parameter.documentation,
            })),
          },
        ],
      };
    }),
  );
}

/** The files whose renaming is to be heard of before. */
export const movedFiles = {
  filters: [
    {
      scheme: "file",
      pattern: { glob: "**/*.{h,hh,hpp,hxx,inl,inc,c,cc,cpp,cxx}", matches: FileOperationPatternKind.file },
    },
  ],
};

/** What any language server for C has; left out where another one is at work. */
export const generalCapabilities = ({ preparesRename }: ClientShape): ServerCapabilities => ({
  definitionProvider: true,
  declarationProvider: true,
  typeDefinitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: preparesRename ? { prepareProvider: true } : true,
  completionProvider: { triggerCharacters: [".", ">", "<", '"', "/"], resolveProvider: true },
  signatureHelpProvider: { triggerCharacters: ["(", ","], retriggerCharacters: [")"] },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  callHierarchyProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
});

function answerNames({ connection, workspace, asking, uri }: Desk): void {
  const read = (file: string): string | undefined => workspace.text(file);
  const range = ({ file, start, end }: Extent): Range => {
    const text = read(file) ?? "";
    return { start: positionAt(text, start), end: positionAt(text, end) };
  };
  const location = (extent: Extent): Location => ({ uri: uri(extent.file), range: range(extent) });
  const source = (found: SourceRange): Location => ({ uri: uri(found.file), range: rangeOf(found) });
  /** Asks about the name at a place, in a driver that has been read. */
  const ask = <T>(
    { textDocument, position }: TextDocumentPositionParams,
    token: CancellationToken,
    tell: (asked: Asked) => T | null,
  ): Promise<T | null> => asking.ask<T | null>({ uri: textDocument.uri, position, extent: "read", token }, null, tell);
  const meaning = ({ project, path, text, offset }: Asked) => meaningAt(project, path, text, offset);
  const uses = (asked: Asked): readonly Use[] => {
    const found = meaning(asked);
    return found === undefined ? [] : usesOf(found.found.key, found.name, asked.project, read).uses;
  };
  connection.onReferences((params, token) =>
    ask(params, token, (asked) => {
      const wanted = ({ role }: Use) => params.context.includeDeclaration || role === "read" || role === "write";
      return uses(asked).filter(wanted).map(location);
    }),
  );
  connection.onDocumentHighlight((params, token) =>
    ask(params, token, (asked) =>
      uses(asked)
        .filter((use) => use.file === asked.path)
        .map((use) => ({ range: range(use), kind: highlightKinds[use.role] })),
    ),
  );
  connection.onDefinition((params, token) =>
    ask(params, token, (asked) => {
      const word = wordAt(asked.text, asked.offset);
      if (!word) return null;
      if (/^(?:local|type|label|member):/.test(meaning(asked)?.found.key ?? ""))
        return uses(asked)
          .filter(({ role }) => role === "definition")
          .map(location);
      return definitionOf(word.text, asked.unit, asked.project).map(source);
    }),
  );
  connection.onDeclaration((params, token) =>
    ask(params, token, (asked) => {
      const found = uses(asked);
      const declared = found.filter(({ role }) => role === "declaration");
      return (declared.length > 0 ? declared : found.filter(({ role }) => role === "definition")).map(location);
    }),
  );
  connection.onTypeDefinition((params, token) =>
    ask(params, token, (asked) => {
      const type = meaning(asked)?.found.type;
      return type ? typeDefinitionOf(type, asked.unit).map(source) : null;
    }),
  );
  connection.onPrepareRename(async (params, token) => {
    const found = await ask(params, token, ({ project, path, text, offset }) =>
      renameable(project, path, text, offset),
    );
    if (!found) return null;
    if ("refused" in found) return new ResponseError(LSPErrorCodes.RequestFailed, found.refused);
    const { start, end, name } = found;
    return { range: range({ file: pathOfUri(params.textDocument.uri), start, end }), placeholder: name };
  });
  connection.onRenameRequest(async (params, token) => {
    const { newName } = params;
    const refusal = ({ refused }: Refusal) => new ResponseError(LSPErrorCodes.RequestFailed, refused);
    const found = await ask(params, token, ({ project, path, offset }) => ({
      project,
      renaming: rename(project, path, offset, newName, read),
    }));
    if (!found) return null;
    const { project, renaming } = found;
    if ("refused" in renaming) return refusal(renaming);
    const all = [renaming];
    // Others that include a header which is written in would no longer find the name.
    const headers = headersWritten(renaming, project);
    const sharing = headers.length === 0 ? [] : await asking.inTurns(workspace.sharing(project, headers), token);
    if (sharing === undefined) return null;
    for (const other of sharing) {
      const there = asking.guard<Renaming | Refusal | null>(null, () =>
        renamedIn(other, renaming.key, renaming.name, newName, read),
      );
      if (there === null) return null;
      if ("refused" in there) return refusal({ refused: `${there.refused} (${workspace.nameOf(other)})` });
      all.push(there);
    }
    const changes: Record<string, TextEdit[]> = {};
    for (const [file, places] of byFile(all)) {
      changes[uri(file)] = places.map((extent) => ({ range: range(extent), newText: newName }));
    }
    return { changes };
  });
}
/** What drivers share, each place once. */
function byFile(renamings: readonly Renaming[]): ReadonlyMap<string, readonly Extent[]> {
  const files = new Map<string, Map<number, Extent>>();
  for (const extent of renamings.flatMap(({ places }) => places)) {
    const places = files.get(extent.file) ?? new Map<number, Extent>();
    files.set(extent.file, places.set(extent.start, extent));
  }
  return new Map([...files].map(([file, places]) => [file, [...places.values()].sort((a, b) => a.start - b.start)]));
}

/** Includes go on naming what an editor is about to rename or move. */
function answerMoves({ connection, workspace, asking, uri }: Desk): void {
  connection.workspace.onWillRenameFiles(async ({ files }, token) => {
    const moves = files.map(({ oldUri, newUri }) => ({ from: pathOfUri(oldUri), to: pathOfUri(newUri) }));
    const [first] = moves;
    const around = first && (await asking.inTurns(workspace.filesAround(first.from), token));
    const changes: Record<string, TextEdit[]> = {};
    for (const [file, folders] of around ?? []) {
      const text = workspace.text(file) ?? "";
      const edits = movedIncludes(file, text, moves, folders, (path) => workspace.text(path) !== undefined);
      if (edits.length === 0) continue;
      changes[uri(file)] = edits.map(({ start, end, text: newText }) => ({
        range: { start: positionAt(text, start), end: positionAt(text, end) },
        newText,
      }));
    }
    return Object.keys(changes).length === 0 ? null : { changes };
  });
}
const highlightKinds = {
  definition: DocumentHighlightKind.Write,
  declaration: DocumentHighlightKind.Text,
  write: DocumentHighlightKind.Write,
  read: DocumentHighlightKind.Read,
} as const;

export function rangeOf(range: SourceRange): Range {
  return {
    start: { line: range.startLine, character: range.startColumn },
    end: { line: range.endLine, character: range.endColumn },
  };
}
