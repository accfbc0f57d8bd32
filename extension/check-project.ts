// "Check Project": the rules over all sources of the workspace, into Problems; and "Accept Findings", which makes a baseline of them. Drivers with an open file are left to the language
// server, which knows them better by the keystroke.
import { sep } from "node:path";
import * as vscode from "vscode";
import { type DocumentChange, withMember } from "../compiler/json/document.ts";
import { configurationName, readConfiguration } from "../compiler/project/configuration.ts";
import { baselineName } from "../language-server/baseline.ts";
import { type Outcome, ringside } from "./command-line.ts";
import { folderOf } from "./debug/configuration.ts";
import { checkArguments, findingsByFile, type Place, type ProjectFinding, tally } from "./project.ts";
import { sourceSettings } from "./settings.ts";

export class ProjectCheck implements vscode.Disposable {
  readonly #extensionPath: string;
  readonly #collection = vscode.languages.createDiagnosticCollection("ringside project");
  readonly #subscriptions: vscode.Disposable[];

  constructor(extensionPath: string) {
    this.#extensionPath = extensionPath;
    this.#subscriptions = [
      this.#collection,
      vscode.commands.registerCommand("ringside.checkProject", () => this.#check()),
      vscode.commands.registerCommand("ringside.acceptFindings", () => this.#acceptFindings()),
      vscode.workspace.onDidOpenTextDocument((document) => this.#leave(document)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #check(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders?.filter((folder) => folder.uri.scheme === "file") ?? [];
    if (folders.length === 0) {
      vscode.window.showErrorMessage("Open a folder first: Check Project checks all C and C++ files of the workspace.");
      return;
    }
    await vscode.workspace.saveAll(false);
    const args = checkArguments(
      folders.map((folder) => folder.uri.fsPath),
      sourceSettings(),
    );
    const printed = await this.#run("Ringside checks the project", args);
    if (printed !== undefined) this.#show(findingsByFile(printed.output));
  }

  /** What is found now is known from now on: to the baselines that the folder's `ringside.json` files name, or to a new one. */
  async #acceptFindings(): Promise<void> {
    const folder = await chosenFolder();
    if (folder === undefined) return;
    await vscode.workspace.saveAll(false);
    const configuration = vscode.Uri.joinPath(folder.uri, configurationName);
    const document = await opened(configuration);
    const written = document?.getText() ?? "{}\n";
    const isNamed = readConfiguration(configuration.fsPath, written).value.baseline !== undefined;
    const naming = isNamed ? [] : withMember(written, ["baseline"], baselineName);
    if (naming === undefined) {
      vscode.window.showErrorMessage(`${configurationName} is not the JSON of an object: correct it first.`);
      return;
    }
    const given = isNamed ? [] : ["--baseline", vscode.Uri.joinPath(folder.uri, baselineName).fsPath];
    const args = checkArguments([folder.uri.fsPath], sourceSettings(), ["--write-baseline", ...given]);
    const printed = await this.#run("Ringside writes a baseline", args);
    if (printed === undefined) return;
    const edit = new vscode.WorkspaceEdit();
    if (document === undefined) edit.createFile(configuration, { contents: Buffer.from(changed(written, naming)) });
    else
      for (const { start, end, text } of naming)
        edit.replace(configuration, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
    await vscode.workspace.applyEdit(edit);
    await document?.save();
    this.#collection.clear();
    const said = printed.errors.trim().split("\n").at(-1) ?? "";
    vscode.window.showInformationMessage(
      `Ringside: ${said.replace(/^ringside: /, "").replace(folder.uri.fsPath + sep, "")}. What is new is told of.`,
    );
  }

  /** What the command prints; undefined if it could not do its work, which has been said then, or was cancelled. */
  async #run(title: string, args: readonly string[]): Promise<Outcome | undefined> {
    const progress = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(progress, async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      try {
        const outcome = await ringside(this.#extensionPath, args, stop.signal);
        if (outcome.status > 1) throw new Error(outcome.errors.trim());
        return outcome;
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        vscode.window.showErrorMessage(
          `The project could not be checked: ${error instanceof Error ? error.message : String(error)}`,
        );
        return undefined;
      }
    });
  }

  #show(byFile: ReadonlyMap<string, readonly ProjectFinding[]>): void {
    const live = new Set(vscode.workspace.textDocuments.filter(isC).map((document) => folderOf(document.uri.fsPath)));
    this.#collection.clear();
    for (const [file, findings] of byFile) {
      if (!live.has(folderOf(file))) this.#collection.set(vscode.Uri.file(file), findings.map(diagnostic));
    }
    const show = "Show Problems";
    const message = `Ringside: ${tally(byFile)}.`;
    vscode.window.showInformationMessage(message, ...(byFile.size === 0 ? [] : [show])).then((answer) => {
      if (answer === show) vscode.commands.executeCommand("workbench.actions.view.problems");
    });
  }

  #leave(document: vscode.TextDocument): void {
    if (!isC(document)) return;
    const folder = folderOf(document.uri.fsPath);
    const covered: vscode.Uri[] = [];
    this.#collection.forEach((uri) => {
      if (folderOf(uri.fsPath) === folder) covered.push(uri);
    });
    for (const uri of covered) this.#collection.delete(uri);
  }
}

/** The folder of the file that is being worked on, or the one that is chosen. */
async function chosenFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const around = active && vscode.workspace.getWorkspaceFolder(active);
  if (around !== undefined) return around;
  const folders = vscode.workspace.workspaceFolders?.filter((folder) => folder.uri.scheme === "file") ?? [];
  if (folders.length > 1)
    return vscode.window.showWorkspaceFolderPick({ placeHolder: "The folder whose findings are to be accepted" });
  if (folders.length === 0)
    vscode.window.showErrorMessage("Open a folder first: its ringside.json says where the baseline is.");
  return folders[0];
}
async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
/** `changes` in the order of their places. */
function changed(text: string, changes: readonly DocumentChange[]): string {
  return changes.reduceRight((all, { start, end, text: now }) => all.slice(0, start) + now + all.slice(end), text);
}

function isC(document: vscode.TextDocument): boolean {
  return document.uri.scheme === "file" && (document.languageId === "c" || document.languageId === "cpp");
}

function diagnostic(finding: ProjectFinding): vscode.Diagnostic {
  const made = new vscode.Diagnostic(range(finding), finding.message, severities[finding.severity]);
  made.source = "ringside";
  made.code = finding.rule;
  made.relatedInformation = finding.related.map(
    (place) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(vscode.Uri.file(place.file), range(place)),
        place.message,
      ),
  );
  return made;
}

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;

function range(place: Place): vscode.Range {
  return new vscode.Range(place.line, place.column, place.endLine, place.endColumn);
}
