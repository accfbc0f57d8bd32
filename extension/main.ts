// The extension: starts its parts and says which files can be debugged. What can be decided without an editor lies in files that
// do not import `vscode`, and is tested there.
import * as vscode from "vscode";
import { registerAnnotating } from "./annotate.ts";
import { ProjectCheck } from "./check-project.ts";
import { Checks } from "./client.ts";
import { registerCommands } from "./commands.ts";
import { registerDebugging } from "./debug/provider.ts";
import { DevicesView } from "./devices/view.ts";
import { ProjectStatus } from "./project-status.ts";
import { Sessions } from "./session.ts";
import { isScenario, isSource, looksLikeDriver, looksLikeProgram } from "./sources.ts";
import { TraceView } from "./trace/view.ts";

export function activate(context: vscode.ExtensionContext): void {
  const sessions = new Sessions();
  const checks = new Checks(context);
  context.subscriptions.push(
    sessions,
    checks,
    new ProjectCheck(context.extensionPath),
    new ProjectStatus(checks),
    new DevicesView(sessions, context.globalState),
    new TraceView(sessions, context.extensionUri),
    vscode.window.onDidChangeActiveTextEditor((editor) => tellWhatCanRun(editor)),
    vscode.workspace.onDidSaveTextDocument(() => tellWhatCanRun(vscode.window.activeTextEditor)),
  );
  registerDebugging(context, checks);
  registerCommands(context, sessions);
  registerAnnotating(context, checks);
  tellWhatCanRun(vscode.window.activeTextEditor);
  checks.lookAtAll();
}

/** Decides whether the run button stands above the editor. */
function tellWhatCanRun(editor: vscode.TextEditor | undefined): void {
  const document = editor?.document;
  const path = document?.uri.scheme === "file" ? document.uri.fsPath : "";
  const text = document !== undefined && isSource(path) ? document.getText() : "";
  const can = isScenario(path) || looksLikeDriver(text) || looksLikeProgram(text);
  vscode.commands.executeCommand("setContext", "ringside.canDebugFile", can);
}
