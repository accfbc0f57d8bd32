// How a debug session starts: F5 without launch.json, a configuration of launch.json, a command. All end in `resolve`.
// Nothing runs in a folder that is not trusted.
import { join } from "node:path";
import * as vscode from "vscode";
import type { Checks } from "../client.ts";
import { isScenario, looksLikeProgram } from "../sources.ts";
import { canRun, choicesFor, folderOf, isPlain, launch, nameOf, type ScenarioFile } from "./configuration.ts";

const untrustedMessage =
  "Ringside runs nothing in an untrusted folder: running a driver means running the code of this folder. It is still checked.";

/** Remembered per folder: the choice made last comes first. */
const lastChoiceKey = "ringside.lastProgram";

export function registerDebugging(context: vscode.ExtensionContext, checks: Checks): void {
  const provider = new Provider(context.workspaceState, checks);
  const adapter = join(context.extensionPath, "dist", "adapter.cjs");
  context.subscriptions.push(
    vscode.debug.registerDebugConfigurationProvider("ringside", provider),
    vscode.debug.registerDebugConfigurationProvider(
      "ringside",
      { provideDebugConfigurations: scenarioConfigurations },
      vscode.DebugConfigurationProviderTriggerKind.Dynamic,
    ),
    vscode.debug.registerDebugAdapterDescriptorFactory("ringside", {
      createDebugAdapterDescriptor: async () => {
        // Refused here too: this is the last door before code runs.
        if (!(await trusted())) return undefined;
        // "node" is the editor's own Node, on the machine where the folder is.
        return new vscode.DebugAdapterExecutable("node", [adapter]);
      },
    }),
    vscode.commands.registerCommand("ringside.debugFile", async (resource?: vscode.Uri) => {
      const uri = resource ?? vscode.window.activeTextEditor?.document.uri;
      if (uri === undefined || !canRun(uri.fsPath)) {
        vscode.window.showErrorMessage(
          "Open a driver's source file or a scenario first: Ringside debugs the file in the active editor.",
        );
        return;
      }
      const program = await provider.choose(uri);
      if (program !== undefined) await start(uri, program);
    }),
    vscode.commands.registerCommand("ringside.runScenario", async () => {
      const files = await vscode.workspace.findFiles("**/*.scenario.json", "**/node_modules/**");
      if (files.length === 0) {
        vscode.window.showInformationMessage(
          'This folder has no scenario. One is a file "<name>.scenario.json"; "Ringside: Open Sample" shows some.',
        );
        return;
      }
      const items = files
        .map((uri) => ({ label: nameOf(uri.fsPath), description: vscode.workspace.asRelativePath(uri), uri }))
        .sort((a, b) => a.description.localeCompare(b.description));
      const picked = await vscode.window.showQuickPick(items, {
        placeHolder: "Scenario to run",
        matchOnDescription: true,
      });
      if (picked !== undefined) await start(picked.uri, picked.uri.fsPath);
    }),
  );
}

class Provider implements vscode.DebugConfigurationProvider {
  readonly #memory: vscode.Memento;
  readonly #checks: Checks;

  constructor(memory: vscode.Memento, checks: Checks) {
    this.#memory = memory;
    this.#checks = checks;
  }

  /** For a new launch.json. */
  provideDebugConfigurations(folder: vscode.WorkspaceFolder | undefined): Promise<vscode.DebugConfiguration[]> {
    return scenarioConfigurations(folder);
  }

  async resolveDebugConfiguration(
    _folder: vscode.WorkspaceFolder | undefined,
    given: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    if (typeof given.program === "string") return given;
    // No launch.json, or a configuration that leaves open what to run: the file being looked at.
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined || uri.scheme !== "file" || !canRun(uri.fsPath)) {
      await vscode.window.showErrorMessage(
        'There is nothing to debug: open a driver\'s source file or a *.scenario.json, or set "program" in launch.json to one.',
      );
      return undefined;
    }
    const program = await this.choose(uri);
    if (program === undefined) return undefined;
    return { ...launch(program), ...withoutEmpty(given), program };
  }

  /** Variables such as ${workspaceFolder} have been replaced by now. */
  async resolveDebugConfigurationWithSubstitutedVariables(
    folder: vscode.WorkspaceFolder | undefined,
    given: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    if (!(await trusted())) return undefined;
    const program = String(given.program);
    const scope = vscode.Uri.file(program);
    await vscode.workspace.saveAll(false);
    const settings = vscode.workspace.getConfiguration("ringside", scope);
    const base = folder?.uri.fsPath ?? vscode.workspace.getWorkspaceFolder(scope)?.uri.fsPath ?? folderOf(program);
    const absolute = (path: string) => (/^([a-z]:)?[\\/]/i.test(path) ? path : join(base, path));
    return {
      ...given,
      program: absolute(program),
      ...(typeof given.driver === "string" ? { driver: absolute(given.driver) } : {}),
      includePath: (given.includePath ?? settings.get<string[]>("includePath") ?? []).map(absolute),
      // Kept at its end, a run can still be looked at and gone back over.
      stopAtEnd: given.stopAtEnd ?? given.noDebug !== true,
      defines: given.defines ?? settings.get("defines") ?? {},
    };
  }

  /** The program to run for a file: asks if there are several scenarios for it. */
  async choose(uri: vscode.Uri): Promise<string | undefined> {
    const document = await vscode.workspace.openTextDocument(uri);
    const path = uri.fsPath.replaceAll("\\", "/");
    const isProgram = looksLikeProgram(document.getText());
    const answer = isProgram ? undefined : await this.#checks.programs(document);
    const choices = choicesFor(path, await nearbyScenarios(uri), { isProgram, ...answer });
    const [only] = choices;
    if (only !== undefined && isPlain(choices)) return only.program;
    const key = `${lastChoiceKey}:${folderOf(uri.fsPath)}`;
    const last = this.#memory.get<string>(key);
    const ordered = [...choices].sort((a, b) => Number(b.program === last) - Number(a.program === last));
    const picked = await vscode.window.showQuickPick(ordered, {
      placeHolder: "What should run?",
      matchOnDescription: true,
    });
    if (picked !== undefined) await this.#memory.update(key, picked.program);
    return picked?.program;
  }
}

function withoutEmpty(given: vscode.DebugConfiguration): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ""));
}

async function start(uri: vscode.Uri, program: string): Promise<void> {
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(uri), { ...launch(program) });
}

async function trusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = "Manage Trust";
  vscode.window.showErrorMessage(untrustedMessage, manage).then((answer) => {
    if (answer === manage) vscode.commands.executeCommand("workbench.trust.manage");
  });
  return false;
}

/** Scenarios beside the source and one folder up: where a driver keeps them. */
async function nearbyScenarios(uri: vscode.Uri): Promise<readonly ScenarioFile[]> {
  if (isScenario(uri.fsPath)) return [];
  const own = vscode.Uri.joinPath(uri, "..");
  const found: ScenarioFile[] = [];
  for (const folder of [own, vscode.Uri.joinPath(own, "..")]) {
    const entries = await vscode.workspace.fs.readDirectory(folder).then(
      (list) => list,
      () => [],
    );
    for (const [name, type] of entries) {
      if ((type & vscode.FileType.File) === 0 || !isScenario(name)) continue;
      const file = vscode.Uri.joinPath(folder, name);
      const bytes = await vscode.workspace.fs.readFile(file).then(
        (content) => content,
        () => undefined,
      );
      if (bytes !== undefined)
        found.push({ path: file.fsPath.replaceAll("\\", "/"), text: new TextDecoder().decode(bytes) });
    }
  }
  return found;
}

async function scenarioConfigurations(
  folder: vscode.WorkspaceFolder | undefined,
): Promise<vscode.DebugConfiguration[]> {
  const where = folder === undefined ? "**/*.scenario.json" : new vscode.RelativePattern(folder, "**/*.scenario.json");
  const files = await vscode.workspace.findFiles(where, "**/node_modules/**", 200);
  const paths = files.map((uri) => vscode.workspace.asRelativePath(uri, false)).sort();
  return paths.map((path) => ({ ...launch(`\${workspaceFolder}/${path}`) }));
}
