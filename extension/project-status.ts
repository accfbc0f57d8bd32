// The status-bar item that names the driver of the active source, and the list behind it of what was found.
import * as vscode from "vscode";
import type { ProjectAnswer } from "../language-server/project-request.ts";
import type { Checks } from "./client.ts";
import { projectEntries, statusText, statusTooltip } from "./project-text.ts";

export class ProjectStatus implements vscode.Disposable {
  readonly #checks: Checks;
  readonly #item = vscode.window.createStatusBarItem("ringside.project", vscode.StatusBarAlignment.Right, 90);
  readonly #subscriptions: vscode.Disposable[];
  /** Answers that come late are for an editor that is no longer active. */
  #asked = 0;

  constructor(checks: Checks) {
    this.#checks = checks;
    this.#item.name = "Ringside: driver";
    this.#item.command = "ringside.showProject";
    this.#subscriptions = [
      this.#item,
      vscode.commands.registerCommand("ringside.showProject", () => this.#show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#refresh()),
      vscode.workspace.onDidSaveTextDocument(() => this.#refresh()),
      checks.onDidStart(() => this.#refresh()),
    ];
    void this.#refresh();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #ask(): Promise<ProjectAnswer | undefined> {
    const document = vscode.window.activeTextEditor?.document;
    return document === undefined ? undefined : this.#checks.project(document);
  }

  async #refresh(): Promise<void> {
    const asked = ++this.#asked;
    const project = await this.#ask();
    if (asked !== this.#asked) return;
    if (project === undefined) {
      this.#item.hide();
      return;
    }
    this.#item.text = statusText(project);
    this.#item.tooltip = new vscode.MarkdownString(statusTooltip(project));
    this.#item.show();
  }

  async #show(): Promise<void> {
    const project = await this.#ask();
    if (project === undefined) {
      vscode.window.showInformationMessage(
        "Open a C or C++ source of a driver first: Ringside then says which driver it belongs to.",
      );
      return;
    }
    const picked = await vscode.window.showQuickPick(
      projectEntries(project).map((entry) => ({ ...entry })),
      { title: `Driver ${project.name}`, placeHolder: "What was found; pick a file to open it", matchOnDetail: true },
    );
    if (picked?.path !== undefined) await vscode.window.showTextDocument(vscode.Uri.file(picked.path));
  }
}
