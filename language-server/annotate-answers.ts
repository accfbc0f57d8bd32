// Annotating from the editor: an action on one function, a command for the whole driver. Both give a workspace edit that says for
// each change which function it annotates; where it reaches beyond the function at hand, it is to be confirmed before it is made.
import {
  type ApplyWorkspaceEditResult,
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
import { annotateDriverCommand, type DriverAnnotated } from "./annotate-request.ts";
import type { Desk } from "./answers.ts";
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
    const { connection, guard } = desk;
    connection.onCodeActionResolve((action) => guard(action, () => this.#resolve(action)));
    connection.onExecuteCommand(async ({ command, arguments: args }) => {
      const uri: unknown = args?.[0];
      if (command !== annotateDriverCommand || typeof uri !== "string") return null;
      return this.#annotateDriver(uri);
    });
  }
  serve(client: EditSupport): void {
    this.#client = client;
  }

  /** "Annotate this function", where there is something to annotate. */
  action({ textDocument, range, context }: CodeActionParams): CodeAction | undefined {
    const asked = context.only?.some((kind) => CodeActionKind.RefactorRewrite.startsWith(kind));
    // Not for every move of the cursor: what a function has proven takes a walk through it.
    if (asked === false || (asked === undefined && context.triggerKind === CodeActionTriggerKind.Automatic))
      return undefined;
    const path = pathOfUri(textDocument.uri);
    const found = this.#desk.workspace.unit(path);
    const world = found?.project.world;
    if (!found || !world) return undefined;
    const fn = [...found.unit.functions].find(([, one]) => {
      const { file, startLine, endLine } = found.unit.range(one.declaration, one.range);
      return file === path && startLine <= range.start.line && range.start.line <= endLine;
    })?.[0];
    if (fn === undefined || planAnnotations(world, fn).size === 0) return undefined;
    const name = world.functions.get(fn)?.fn.symbol.name ?? fn;
    const action: CodeAction = { title: `Annotate ${name}`, kind: CodeActionKind.RefactorRewrite };
    if (this.#client.later) {
      const data: Wanted = { uri: textDocument.uri, fn };
      return { ...action, data };
    }
    const edit = this.#editOf(found.project, textDocument.uri, fn);
    return edit && { ...action, edit };
  }

  #resolve(action: CodeAction): CodeAction {
    const { data } = action;
    if (!isWanted(data)) return action;
    const found = this.#desk.workspace.unit(pathOfUri(data.uri));
    const edit = found && this.#editOf(found.project, data.uri, data.fn);
    return edit ? { ...action, edit } : action;
  }
  #editOf(project: DriverProject, uri: string, fn: string): WorkspaceEdit | undefined {
    const done = annotate(project, fn);
    const elsewhere = done.edits.some(({ file }) => this.#desk.uri(file) !== uri);
    return done.edits.length === 0 ? undefined : this.#workspaceEdit(done, elsewhere);
  }

  async #annotateDriver(uri: string): Promise<DriverAnnotated | null> {
    const { connection, guard, workspace } = this.#desk;
    const project = guard(undefined, () => workspace.projectOf(pathOfUri(uri)));
    let done = project && (await this.#inSteps(project));
    // Written on meanwhile: once more, from what stands there now.
    if (project && done && !isCurrent(project, done)) done = await this.#inSteps(project);
    if (project && done && !isCurrent(project, done)) return { functions: 0, files: 0, outcome: "changed" };
    const made = guard(undefined, () => done && { done, edit: this.#workspaceEdit(done, true) });
    if (!made) return null;
    const { functions, texts } = made.done;
    const counts = { functions: functions.length, files: texts.size };
    if (texts.size === 0) return { ...counts, outcome: "nothing" };
    const result = await connection.workspace
      .applyEdit({ label: "Annotate driver", edit: made.edit })
      .catch((): ApplyWorkspaceEditResult => ({ applied: false }));
    return { ...counts, outcome: result.applied ? "applied" : "declined" };
  }

  /** Other questions are answered between the checks that it takes. */
  async #inSteps(project: DriverProject): Promise<Annotated | undefined> {
    const steps = annotating(project);
    for (;;) {
      const step = this.#desk.guard<IteratorResult<undefined, Annotated> | undefined>(undefined, () => steps.next());
      if (step === undefined || step.done === true) return step?.value;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
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
