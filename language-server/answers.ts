// Answers to an editor's questions that only need the text, the units and the last check: one entry a request, the work itself in
// `features/`. What is asked of a header is answered in the light of a source that includes it.
import type { CancellationToken, Connection, Range, ServerCapabilities } from "vscode-languageserver";
import type { SourceRange } from "../compiler/source/source.ts";
import type { Unit } from "../compiler/unit.ts";
import { signatureAt } from "./features/signature.ts";
import type { DriverProject } from "./project.ts";
import { offsetAt, type Position } from "./text.ts";
import { pathOfUri } from "./uri.ts";
import type { Workspace } from "./workspace.ts";

/** What answers need of the server. */
export interface Desk {
  readonly connection: Connection;
  readonly workspace: Workspace;
  /** Runs an answer; the other one stands for a failure, whose reason goes to the log. */
  guard<T>(otherwise: T, answer: () => T): T;
  uri(path: string): string;
}

export const answerCapabilities: ServerCapabilities = {
  signatureHelpProvider: { triggerCharacters: ["(", ","], retriggerCharacters: [")"] },
};

export function answer(desk: Desk): void {
  const { connection, workspace } = desk;
  const read = (file: string): string | undefined => workspace.text(file);

  connection.onSignatureHelp(({ textDocument, position }, token) =>
    desk.guard(null, () => {
      const at = place(workspace, textDocument.uri, position, token);
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

interface Place {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
  readonly unit: Unit;
  readonly project: DriverProject;
}
function place(workspace: Workspace, uri: string, position: Position, token: CancellationToken): Place | undefined {
  if (token.isCancellationRequested) return undefined;
  const path = pathOfUri(uri);
  const text = workspace.text(path);
  const found = text === undefined ? undefined : workspace.unitFor(path);
  return text === undefined || !found ? undefined : { path, text, offset: offsetAt(text, position), ...found };
}

export function rangeOf(range: SourceRange): Range {
  return {
    start: { line: range.startLine, character: range.startColumn },
    end: { line: range.endLine, character: range.endColumn },
  };
}
