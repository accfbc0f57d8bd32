// "Annotate Driver": the language server infers the annotations and asks for the edit, which the editor shows for confirmation.
import * as vscode from "vscode";
import type { Checks } from "./client.ts";

export function registerAnnotating(context: vscode.ExtensionContext, checks: Checks): void {
  context.subscriptions.push(vscode.commands.registerCommand("ringside.annotateDriver", () => annotateDriver(checks)));
}

async function annotateDriver(checks: Checks): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    vscode.window.showErrorMessage("Open a source of the driver first: its driver is the one that is annotated.");
    return;
  }
  const progress = { location: vscode.ProgressLocation.Notification, title: "Ringside infers annotations" };
  const done = await vscode.window.withProgress(progress, (notification) =>
    checks.annotateDriver(document, ({ functions, files }) => {
      const what = `${functions} function${functions === 1 ? "" : "s"} in ${files} file${files === 1 ? "" : "s"}`;
      notification.report({ message: `for ${what}: tick what is to be written in Refactor Preview, then Apply` });
    }),
  );
  if (done === undefined)
    vscode.window.showErrorMessage(
      "This file belongs to no driver that is being checked: open one of a driver's sources.",
    );
  else if (done.outcome === "changed")
    vscode.window.showErrorMessage(
      "The sources were changed while annotations were inferred: try again when they rest.",
    );
  else if (done.outcome === "nothing")
    vscode.window.showInformationMessage("There is nothing to annotate: what could be proven is written already.");
}
