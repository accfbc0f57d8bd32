// Commands that are neither the debugger's nor a view's: samples, rules, going to a time.
import * as vscode from "vscode";
import { ringside } from "./command-line.ts";
import { parseTime, type RuleItem, ruleItems } from "./rules.ts";
import type { Sessions } from "./session.ts";

const ruleScheme = "ringside-rule";

export function registerCommands(context: vscode.ExtensionContext, sessions: Sessions): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("ringside.openSample", () => openSample(context)),
    vscode.commands.registerCommand("ringside.explainRule", (rule?: string) => explainRule(context, rule)),
    vscode.commands.registerCommand("ringside.goToTime", () => goToTime(sessions)),
    vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
      provideTextDocumentContent: async (uri) => {
        const rule = uri.path.replace(/^\//, "").replace(/\.md$/, "");
        const { status, output, errors } = await ringside(context.extensionPath, ["explain", rule]);
        return status === 0 ? output : errors;
      },
    }),
  );
}

/** Samples are copied to a folder of the user's, for the ones inside the extension go away with its next version. */
async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const samples = vscode.Uri.joinPath(context.extensionUri, "samples");
  const open = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: "Put the Samples Here",
    title: "Folder in which to put Ringside's sample drivers",
  });
  const parent = open?.[0];
  if (parent === undefined) return;
  const target = vscode.Uri.joinPath(parent, "ringside-samples");
  const there = await vscode.workspace.fs.stat(target).then(
    () => true,
    () => false,
  );
  if (!there) await vscode.workspace.fs.copy(samples, target);
  await vscode.commands.executeCommand("vscode.openFolder", target, {
    forceNewWindow: vscode.workspace.workspaceFolders !== undefined,
  });
}

async function explainRule(context: vscode.ExtensionContext, given: string | undefined): Promise<void> {
  const rule = given ?? (await pickRule(context));
  if (rule === undefined) return;
  const uri = vscode.Uri.from({ scheme: ruleScheme, path: `/${rule}.md` });
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}

async function pickRule(context: vscode.ExtensionContext): Promise<string | undefined> {
  const { status, output, errors } = await ringside(context.extensionPath, ["rules", "--format", "json"]);
  if (status !== 0) {
    vscode.window.showErrorMessage(`The rules could not be listed: ${errors}`);
    return undefined;
  }
  const items: readonly RuleItem[] = ruleItems(output);
  const picked = await vscode.window.showQuickPick([...items], {
    placeHolder: "Rule to explain",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.label;
}

async function goToTime(sessions: Sessions): Promise<void> {
  const now = await sessions.request("ringside/time", undefined);
  const answer = await vscode.window.showInputBox({
    prompt: `Go to a step, back or forward. Now: ${now.time}; furthest reached: ${now.latest}.`,
    value: String(now.time),
    validateInput: (text) =>
      parseTime(text, now.time) === undefined ? "A number of steps is wanted, or +n or -n from here." : undefined,
  });
  const time = answer === undefined ? undefined : parseTime(answer, now.time);
  if (time !== undefined) await sessions.request("ringside/goToTime", { time });
}
