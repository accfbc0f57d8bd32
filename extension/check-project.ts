// "Check Project": the rules over all sources of the workspace, into Problems. Drivers with an open file are left to the language
// server, which knows them better by the keystroke.
import * as vscode from "vscode";
import { ringside } from "./command-line.ts";
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
    const progress = {
      location: vscode.ProgressLocation.Notification,
      title: "Ringside checks the project",
      cancellable: true,
    };
    await vscode.window.withProgress(progress, async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      try {
        const { status, output, errors } = await ringside(this.#extensionPath, args, stop.signal);
        if (status > 1) throw new Error(errors.trim());
        this.#show(findingsByFile(output));
      } catch (error) {
        if (token.isCancellationRequested) return;
        vscode.window.showErrorMessage(
          `The project could not be checked: ${error instanceof Error ? error.message : String(error)}`,
        );
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
