// The language server as a process of its own, started when the first driver source is looked at.
import { join } from "node:path";
import * as vscode from "vscode";
import {
  DidChangeConfigurationNotification,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  State,
  TransportKind,
} from "vscode-languageclient/node";
import {
  type AnnotationsReady,
  annotateDriverCommand,
  annotationsReady,
  type DriverAnnotated,
} from "../language-server/annotate-request.ts";
import { saveConfigurationCommand } from "../language-server/levelling-request.ts";
import {
  type ProgramsAnswer,
  type ProjectAnswer,
  type ProjectQuestion,
  programsRequest,
  projectRequest,
} from "../language-server/project-request.ts";
import { wantsLanguageFeatures } from "./language-features.ts";
import { serverSettings } from "./settings.ts";
import { looksLikeDriver } from "./sources.ts";

const languages = ["c", "cpp"];
/** MiB for what is made and dropped with every keystroke: in V8's usual space much of it is copied first. */
const youngGeneration = "--max-semi-space-size=64";

export class Checks implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #started = new vscode.EventEmitter<void>();
  readonly onDidStart = this.#started.event;
  #client: LanguageClient | undefined;
  /** What the running server was told to offer. */
  #offer = offer();
  #starting: Promise<void> | undefined;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
    this.#subscriptions.push(
      vscode.workspace.onDidOpenTextDocument((document) => this.#look(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#look(document)),
      vscode.workspace.onDidChangeConfiguration(async (event) => {
        if (event.affectsConfiguration("ringside.checks") && this.#mode() === "off") await this.stop();
        await this.#followOthers();
        if (!event.affectsConfiguration("ringside")) return;
        this.lookAtAll();
        if (this.#client?.state === State.Running) {
          await this.#client.sendNotification(DidChangeConfigurationNotification.type, {
            settings: { ringside: serverSettings() },
          });
        }
      }),
      vscode.extensions.onDidChange(() => this.#followOthers()),
      vscode.commands.registerCommand("ringside.restartServer", async () => {
        await this.stop();
        await this.start();
      }),
      vscode.commands.registerCommand(saveConfigurationCommand, async (uri: string) => {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
        await document.save();
      }),
    );
  }

  lookAtAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#look(document);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#started.dispose();
    this.#client?.dispose();
  }

  async start(): Promise<void> {
    this.#starting ??= this.#start();
    await this.#starting;
  }

  /** The driver that a source belongs to; undefined if it is no source or the server is not running. */
  project(document: vscode.TextDocument): Promise<ProjectAnswer | undefined> {
    return this.#ask<ProjectAnswer>(projectRequest, document);
  }

  /** The programs that the driver of a source may be tried with; undefined as for `project`. */
  programs(document: vscode.TextDocument): Promise<ProgramsAnswer | undefined> {
    return this.#ask<ProgramsAnswer>(programsRequest, document);
  }

  async #ask<T>(request: string, document: vscode.TextDocument): Promise<T | undefined> {
    if (this.#client?.state !== State.Running || !languages.includes(document.languageId)) return undefined;
    const question: ProjectQuestion = { uri: document.uri.toString() };
    try {
      return (await this.#client.sendRequest<T | null>(request, question)) ?? undefined;
    } catch {
      // The server was stopped meanwhile.
      return undefined;
    }
  }

  /**
   * Has the driver of a source annotated; undefined if it is no source or there is no server. `ready` hears of what the user is asked
   * to confirm.
   */
  async annotateDriver(
    document: vscode.TextDocument,
    ready: (what: AnnotationsReady) => void,
  ): Promise<DriverAnnotated | undefined> {
    if (!languages.includes(document.languageId)) return undefined;
    await this.start();
    const question = { command: annotateDriverCommand, arguments: [document.uri.toString()] };
    const listening = this.#client?.onNotification(annotationsReady, ready);
    try {
      const done = await this.#client?.sendRequest<DriverAnnotated | null>("workspace/executeCommand", question);
      return done ?? undefined;
    } finally {
      listening?.dispose();
    }
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#starting = undefined;
    await client?.stop();
  }

  #mode(): string {
    return vscode.workspace.getConfiguration("ringside").get("checks", "auto");
  }

  /** Another C extension has come or gone, or a setting has changed: what a server can do it says once, so it is started anew. */
  async #followOthers(): Promise<void> {
    if (this.#client?.state !== State.Running || JSON.stringify(this.#offer) === JSON.stringify(offer())) return;
    await this.stop();
    await this.start();
  }

  #look(document: vscode.TextDocument): void {
    if (this.#starting !== undefined || !languages.includes(document.languageId)) return;
    const mode = this.#mode();
    if (mode === "on" || (mode === "auto" && looksLikeDriver(document.getText()))) this.start();
  }

  async #start(): Promise<void> {
    const module = join(this.#context.extensionPath, "dist", "server.cjs");
    const server: ServerOptions = {
      run: { module, transport: TransportKind.ipc, options: { execArgv: [youngGeneration] } },
      debug: {
        module,
        transport: TransportKind.ipc,
        options: { execArgv: [youngGeneration, "--nolazy", "--inspect=6010"] },
      },
    };
    this.#offer = offer();
    const options: LanguageClientOptions = {
      documentSelector: ["file", "untitled"].flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
      diagnosticCollectionName: "ringside",
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { ...serverSettings(), ...this.#offer, savesConfigurations: true },
      synchronize: {
        fileEvents: [
          vscode.workspace.createFileSystemWatcher(
            "**/*.{h,hpp,c,cpp,cc,cxx,inl,mc,man,mof,vcxproj,vcproj,sln,slnx,props}",
          ),
          vscode.workspace.createFileSystemWatcher(
            "**/{ringside.json,ringside-baseline.json,compile_commands.json,CMakeLists.txt,sources,SOURCES,dirs,DIRS}",
          ),
        ],
      },
    };
    const client = new LanguageClient("ringside", "Ringside", server, options);
    this.#client = client;
    try {
      await client.start();
      this.#started.fire();
    } catch (error) {
      vscode.window.showErrorMessage(
        `Ringside's language server did not start: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}

/** What a server offers is settled when it starts. */
function offer(): { readonly languageFeatures: boolean; readonly raisedIrqlTint: boolean } {
  const configuration = vscode.workspace.getConfiguration();
  return {
    languageFeatures: wantsLanguageFeatures(configuration.get("ringside.languageFeatures"), {
      has: (id) => vscode.extensions.getExtension(id) !== undefined,
      setting: (name) => configuration.get(name),
    }),
    raisedIrqlTint: configuration.get("ringside.raisedIrqlTint", false),
  };
}
