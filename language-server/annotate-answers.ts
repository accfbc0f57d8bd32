// Annotating from the editor: an action on one function, a command for the whole driver. Both give a workspace edit that says for
// each change which function it annotates; where it reaches beyond the function at hand, it is to be confirmed before it is made.
import {
  type ApplyWorkspaceEditResult,
  type CancellationToken,
  type ChangeAnnotation,
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { type Annotated, annotate, annotating } from "./annotate/annotate.ts";
import { planAnnotations } from "./annotate/plan.ts";
import type { AnnotationEdit } from "./annotate/render.ts";
import {
  type AnnotationsReady,
  annotateDriverCommand,
  annotationsReady,
  type DriverAnnotated,
} from "./annotate-request.ts";
import type { Desk } from "./answers.ts";
import type { Asked } from "./asking.ts";
import type { DriverProject } from "./project.ts";
import { positionAt } from "./text.ts";
import { pathOfUri } from "./uri.ts";

/** What a client can do with edits. */
export interface EditSupport {
  readonly versioned: boolean;
  /** It shows what changes are for, and asks for confirmation. */
  readonly annotated: boolean;
  /** It asks for an action's edit when the action is chosen. */
  readonly later: boolean;
}
export function editSupport({ workspace, textDocument }: ClientCapabilities): EditSupport {
  const { documentChanges, changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
  const { resolveSupport, dataSupport } = textDocument?.codeAction ?? {};
  return {
    versioned: documentChanges === true,
    annotated: documentChanges === true && changeAnnotationSupport !== undefined,
    later: dataSupport === true && resolveSupport?.properties.includes("edit") === true,
  };
}

interface Wanted {
  readonly uri: string;
  readonly fn: string;
}

export class Annotations {
  readonly #desk: Desk;
  readonly #versionOf: (uri: string) => number | undefined;
  #client: EditSupport = { versioned: false, annotated: false, later: false };

  constructor(desk: Desk, versionOf: (uri: string) => number | undefined) {
    this.#desk = desk;
    this.#versionOf = versionOf;
    const { connection } = desk;
    connection.onCodeActionResolve((action, token) => this.#resolve(action, token));
    connection.onExecuteCommand(async ({ command, arguments: args }) => {
      const uri: unknown = args?.[0];
      if (command !== annotateDriverCommand || typeof uri !== "string") return null;
      return this.#annotateDriver(uri);
    });
  }
  serve(client: EditSupport): void {
    this.#client = client;
  }

  /** Not for every move of the cursor: what a function has proven takes a walk through it. */
  isAsked({ context: { only, triggerKind } }: CodeActionParams): boolean {
    const asked = only?.some((kind) => CodeActionKind.RefactorRewrite.startsWith(kind));
    return asked ?? triggerKind !== CodeActionTriggerKind.Automatic;
  }
  /** "Annotate this function", where there is something to annotate. */
  action({ textDocument, range }: CodeActionParams, { path, unit, project }: Asked): CodeAction | undefined {
    const { world } = project;
    if (!world) return undefined;
    const fn = [...unit.functions].find(([, one]) => {
      const { file, startLine, endLine } = unit.range(one.declaration, one.range);
      return file === path && startLine <= range.start.line && range.start.line <= endLine;
    })?.[0];
    if (fn === undefined || planAnnotations(world, fn).size === 0) return undefined;
    const name = world.functions.get(fn)?.fn.symbol.name ?? fn;
    const action: CodeAction = { title: `Annotate ${name}`, kind: CodeActionKind.RefactorRewrite };
    if (this.#client.later) {
      const data: Wanted = { uri: textDocument.uri, fn };
      return { ...action, data };
    }
    const edit = this.#editOf(project, textDocument.uri, fn);
    return edit && { ...action, edit };
  }

  async #resolve(action: CodeAction, token: CancellationToken): Promise<CodeAction> {
    const { data } = action;
    if (!isWanted(data)) return action;
    return this.#desk.asking.ask({ uri: data.uri, extent: "checked", token }, action, ({ project }) => {
      const edit = this.#editOf(project, data.uri, data.fn);
      return edit ? { ...action, edit } : action;
    });
  }
  #editOf(project: DriverProject, uri: string, fn: string): WorkspaceEdit | undefined {
    const done = annotate(project, fn);
    const elsewhere = done.edits.some(({ file }) => this.#desk.uri(file) !== uri);
    return done.edits.length === 0 ? undefined : this.#workspaceEdit(done, elsewhere);
  }

  async #annotateDriver(uri: string): Promise<DriverAnnotated | null> {
    const { connection, asking, workspace } = this.#desk;
    const project = asking.guard(undefined, () => workspace.projectOf(pathOfUri(uri)));
    if (project) await asking.inTurns(workspace.bring(project, "checked"));
    // Other questions are answered between the checks that it takes.
    let done = project && (await asking.inTurns(annotating(project)));
    // Written on meanwhile: once more, from what stands there now.
    if (project && done && !isCurrent(project, done)) done = await asking.inTurns(annotating(project));
    if (project && done && !isCurrent(project, done)) return { functions: 0, files: 0, outcome: "changed" };
    const made = asking.guard(undefined, () => done && { done, edit: this.#workspaceEdit(done, true) });
    if (!made) return null;
    const { functions, texts } = made.done;
    const counts = { functions: functions.length, files: texts.size };
    if (texts.size === 0) return { ...counts, outcome: "nothing" };
    const ready: AnnotationsReady = counts;
    await connection.sendNotification(annotationsReady, ready);
    const result = await connection.workspace
      .applyEdit({ label: "Annotate driver", edit: made.edit })
      .catch((): ApplyWorkspaceEditResult => ({ applied: false }));
    return { ...counts, outcome: result.applied ? "applied" : "declined" };
  }

  #workspaceEdit({ edits, from }: Annotated, confirm: boolean): WorkspaceEdit {
    const byFile = new Map<string, AnnotationEdit[]>();
    for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
    const written = [...byFile].map(([file, changes]) => {
      const text = from.get(file) ?? "";
      const uri = this.#desk.uri(file);
      const textEdits = changes.map(({ start, end, text: newText, fn }) => ({
        range: { start: positionAt(text, start), end: positionAt(text, end) },
        newText,
        ...(this.#client.annotated ? { annotationId: fn } : {}),
      }));
      return { uri, textEdits };
    });
    if (!this.#client.versioned) {
      const changes: Record<string, TextEdit[]> = {};
      for (const { uri, textEdits } of written) changes[uri] = textEdits;
      return { changes };
    }
    const documentChanges: TextDocumentEdit[] = written.map(({ uri, textEdits }) => ({
      textDocument: { uri, version: this.#versionOf(uri) ?? null },
      edits: textEdits,
    }));
    if (!this.#client.annotated) return { documentChanges };
    const changeAnnotations: Record<string, ChangeAnnotation> = {};
    for (const { fn, name } of edits) changeAnnotations[fn] = { label: `Annotate ${name}`, needsConfirmation: confirm };
    return { documentChanges, changeAnnotations };
  }
}

function isCurrent(project: DriverProject, { from }: Annotated): boolean {
  return [...from].every(([file, text]) => project.textOf(file) === text);
}
function isWanted(data: unknown): data is Wanted {
  if (typeof data !== "object" || data === null || !("uri" in data && "fn" in data)) return false;
  return typeof data.uri === "string" && typeof data.fn === "string";
}
