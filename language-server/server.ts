// The language server over any transport: a connection and a host come in, nothing else is touched. Checks run a moment after
// the last keystroke; a keystroke that comes while a check is due or under way puts it off. Of a driver that has not been checked yet
// the open files come first, each by itself, then its sources are compiled one a turn. Every check goes in slices, one a turn, so that
// keystrokes and questions in between are seen, and is then told: open files, those that call into them, the rest. Odd requests
// (unknown documents, positions outside the text) are answered with nothing, never with a failure.
import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  PositionEncodingKind,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceFolder,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Slices } from "../compiler/index.ts";
import { isRecord } from "../compiler/json/shape.ts";
import { Annotations, editSupport } from "./annotate-answers.ts";
import { annotateDriverCommand } from "./annotate-request.ts";
import { answer, type Desk, generalCapabilities, movedFiles } from "./answers.ts";
import { Asking } from "./asking.ts";
import { flatOutline, shapeOfClient } from "./client-shape.ts";
import { answerCompletion } from "./completion-answers.ts";
import { driverCapabilities, tintCapabilities } from "./driver-answers.ts";
import { SourceTrees } from "./features/outline.ts";
import { answerFixes } from "./fix-answers.ts";
import { CheckProgress } from "./progress.ts";
import type { DriverProject } from "./project.ts";
import { type ProgramsAnswer, type ProjectAnswer, programsRequest, projectRequest } from "./project-request.ts";
import { Publishing } from "./publishing.ts";
import { pathOfUri, uriOfPath } from "./uri.ts";
import { defaultSettings, type ServerHost, type Settings, type Shown, shownByDefault, Workspace } from "./workspace.ts";

/** How long the editor must be still before a check starts, in milliseconds: long enough for all files of one change to come. */
const stillness = 1;

export function serve(connection: Connection, host: ServerHost): void {
  new Server(connection, host).listen();
}

class Server {
  readonly #connection: Connection;
  readonly #host: ServerHost;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #workspace: Workspace;
  readonly #asking: Asking;
  readonly #annotations: Annotations;
  readonly #publishing: Publishing;
  readonly #progress: CheckProgress;
  /** Spelling of an open document's URI, by path. */
  readonly #uris = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;
  /** What an open file says may have changed without an edit: a client that asks for it itself would not ask again. */
  #isToldAnew = false;
  #trees: SourceTrees | undefined;
  #shown: Shown = shownByDefault;
  /** What the client will ask for again when told so. */
  #refreshes = { codeLens: false, inlayHints: false, diagnostics: false };
  #shape = shapeOfClient({});
  #canRegister = false;
  #followsFolders = false;

  constructor(connection: Connection, host: ServerHost) {
    this.#connection = connection;
    this.#host = host;
    this.#workspace = new Workspace(host);
    this.#asking = new Asking(connection, this.#workspace);
    this.#publishing = new Publishing(connection, this.#workspace, host, (path) => this.#documentAt(path));
    this.#progress = new CheckProgress(connection);
    this.#annotations = new Annotations(this.#desk, (uri) => this.#documents.get(uri)?.version);
  }
  get #desk(): Desk {
    const shape = () => this.#shape;
    return {
      connection: this.#connection,
      workspace: this.#workspace,
      asking: this.#asking,
      uri: (path) => this.#uri(path),
      // What would need the whole driver waits for it where the client asks again.
      shows: (what) => this.#shown[what] && !(this.#refreshes[what] && this.#isReading),
      get shape() {
        return shape();
      },
    };
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => {
      if (this.#followsFolders)
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const paths = (folders: readonly WorkspaceFolder[]) => folders.map(({ uri }) => pathOfUri(uri));
          this.#workspace.changeRoots(paths(added), paths(removed));
          this.#schedule();
        });
      if (this.#canRegister)
        connection.client.register(DidChangeConfigurationNotification.type, undefined).catch(() => undefined);
    });
    connection.onShutdown(() => this.#stop());
    connection.onDidChangeConfiguration(({ settings }) => {
      const given = isRecord(settings) && isRecord(settings.ringside) ? settings.ringside : settings;
      if (isRecord(given)) this.#configure(given);
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const change of changes) this.#workspace.refresh(pathOfUri(change.uri));
      this.#isToldAnew = true;
      this.#schedule();
    });
    this.#documents.onDidChangeContent(({ document }) => {
      const path = pathOfUri(document.uri);
      if (!this.#uris.has(path)) this.#publishing.opened(path);
      this.#uris.set(path, document.uri);
      this.#workspace.change(path, document.getText());
      this.#schedule();
    });
    this.#documents.onDidClose(({ document }) => {
      const path = pathOfUri(document.uri);
      this.#workspace.close(path);
      this.#trees?.close(path);
      this.#uris.delete(path);
      this.#publishing.closed(path, document.uri);
      this.#schedule();
    });
    this.#answerQuestions();
    answer(this.#desk);
    connection.onRequest(projectRequest, (params: unknown) => this.#guard(null, () => this.#project(params)));
    connection.onRequest(programsRequest, (params: unknown) =>
      this.#guard(noPrograms, () => this.#workspace.programsFor(pathAsked(params) ?? "")),
    );
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#annotations.serve(editSupport(params.capabilities));
    const options = isRecord(params.initializationOptions) ? params.initializationOptions : undefined;
    this.#shape = shapeOfClient(params.capabilities, options);
    this.#publishing.relates = this.#shape.related;
    this.#publishing.countsVersions = params.capabilities.textDocument?.publishDiagnostics?.versionSupport === true;
    this.#publishing.pulls = params.capabilities.textDocument?.diagnostic !== undefined;
    this.#canRegister = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    this.#followsFolders = params.capabilities.workspace?.workspaceFolders === true;
    const { codeLens, inlayHint, diagnostics } = params.capabilities.workspace ?? {};
    const root = params.rootUri ? pathOfUri(params.rootUri) : params.rootPath;
    this.#workspace.changeRoots(params.workspaceFolders?.map(({ uri }) => pathOfUri(uri)) ?? (root ? [root] : []), []);
    if (options) this.#configure(options);
    this.#refreshes = {
      codeLens: codeLens?.refreshSupport === true,
      inlayHints: inlayHint?.refreshSupport === true,
      diagnostics: diagnostics?.refreshSupport === true,
    };
    return {
      serverInfo: { name: "Ringside" },
      capabilities: {
        // What every client can do; other encodings that one offers beside it are not taken up.
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        diagnosticProvider: { identifier: "ringside", interFileDependencies: true, workspaceDiagnostics: false },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          ...(params.capabilities.workspace?.fileOperations?.willRename === true
            ? { fileOperations: { willRename: movedFiles } }
            : {}),
        },
        executeCommandProvider: { commands: [annotateDriverCommand] },
        ...driverCapabilities,
        ...(options?.raisedIrqlTint === true ? tintCapabilities : {}),
        ...(options?.languageFeatures === false ? {} : generalCapabilities(this.#shape)),
      },
    };
  }
  #configure(given: Readonly<Record<string, unknown>>): void {
    this.#workspace.configure(readSettings(given));
    const { headersProblem } = this.#workspace;
    // A setting has no place in a file that could be told of.
    if (headersProblem !== undefined)
      this.#connection
        .sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: `ringside.headers: ${headersProblem}`,
        })
        .catch(() => undefined);
    this.#shown = {
      codeLens: given.codeLens !== false,
      inlayHints: given.inlayHints !== false,
    };
    this.#refreshShown();
    this.#publishing.forget();
    this.#schedule();
  }

  /** The client is about to leave: no more slices, which would only hold its last message up. */
  #stop(): void {
    this.#isOver = true;
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#asking.stop();
    this.#progress.end();
  }

  /** What is shown in the text rests on the settings and on the last check. */
  #refreshShown(): void {
    const connection = this.#connection;
    if (this.#refreshes.codeLens) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    if (this.#refreshes.inlayHints) connection.languages.inlayHint.refresh().catch(() => undefined);
  }

  // ---- diagnostics ------------------------------------------------------------------------------------------------

  #schedule(): void {
    this.#next(stillness, () => this.#publish());
  }
  /** Does something after some milliseconds, unless something else is to be done before. */
  #next(delay: number, act: () => void): void {
    if (this.#isOver) return;
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#guard(undefined, act);
      if (this.#timer === undefined) this.#progress.end();
    }, delay);
  }
  get #isReading(): boolean {
    return this.#workspace.openProjects.some((project) => this.#workspace.isUnchecked(project));
  }
  #publish(): void {
    const unchecked = this.#workspace.openProjects.filter((project) => this.#workspace.isUnchecked(project));
    if (unchecked.length === 0) this.#checkOn(false);
    else this.#tellFirst(this.#publishing.tellFirst(unchecked), unchecked);
  }
  /** Tells what the open sources of drivers say by themselves, a slice a turn, and then reads the others. */
  #tellFirst(steps: Slices<void>, projects: readonly DriverProject[]): void {
    this.#progress.turn(this.#names(projects), "open files");
    const { done } = steps.next();
    this.#next(0, () => (done === true ? this.#readOn(projects) : this.#tellFirst(steps, projects)));
  }
  #readOn(projects: readonly DriverProject[]): void {
    this.#progress.turn(this.#names(projects), "reading its sources");
    if (projects.some((project) => project.compileOn())) this.#next(0, () => this.#readOn(projects));
    else this.#checkOn(true);
  }
  /** Checks the open drivers, a slice a turn, and then tells of them. */
  #checkOn(isFirst: boolean): void {
    const { openProjects } = this.#workspace;
    if (openProjects.some((project) => this.#workspace.checkOn(project))) {
      this.#progress.turn(this.#names(openProjects), "following its calls");
      this.#next(0, () => this.#checkOn(isFirst));
      return;
    }
    this.#publishing.tellAll();
    if (!isFirst && !this.#isToldAnew) return;
    this.#isToldAnew = false;
    this.#refreshShown();
    if (this.#publishing.pulls && this.#refreshes.diagnostics)
      this.#connection.languages.diagnostics.refresh().catch(() => undefined);
  }
  #names(projects: readonly DriverProject[]): string[] {
    return projects.map((project) => this.#workspace.nameOf(project));
  }
  #project(params: unknown): ProjectAnswer | null {
    const path = pathAsked(params);
    const found = path === undefined ? undefined : this.#workspace.describe(path);
    if (path === undefined || found === undefined) return null;
    const { driver, configurations } = found;
    const own = driver.sources.find((source) => source.path === path);
    return {
      name: driver.name,
      kind: driver.kind,
      from: driver.from,
      configuration: driver.configuration ?? "",
      target: driver.target,
      driverType: driver.driverType ?? "",
      sources: driver.sources.map((source) => ({ path: source.path, why: source.why })),
      ignored: driver.ignored,
      defines: own?.settings.defines ?? {},
      includePaths: own?.settings.includePaths ?? [],
      headers: this.#workspace.headersOf(path),
      configurations: configurations.map((one) => one.path),
    };
  }
  // ---- questions --------------------------------------------------------------------------------------------------

  #answerQuestions(): void {
    const connection = this.#connection;
    connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token) => {
      const project = this.#guard(undefined, () => this.#workspace.projectOf(pathOfUri(uri)));
      const soon = this.#refreshes.diagnostics && project !== undefined && this.#workspace.isUnchecked(project);
      const first = soon ? await this.#asking.inTurns(this.#workspace.preview(project), token) : undefined;
      const items = await this.#asking.ask<Diagnostic[]>(
        { uri, extent: soon ? "source" : "checked", token },
        [],
        (asked) =>
          (soon ? (first ?? []) : this.#workspace.check(asked.project))
            .filter((finding) => finding.range.file === asked.path)
            .map((finding) => this.#publishing.diagnostic(finding)),
      );
      return { kind: DocumentDiagnosticReportKind.Full, items };
    });
    connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
      const tree = await this.#withTrees(uri, (trees, path, text) => trees.outline(path, text));
      return this.#shape.treeOutline ? tree : flatOutline(tree, uri);
    });
    connection.onFoldingRanges(({ textDocument }) =>
      this.#withTrees(textDocument.uri, (trees, path, text) => trees.folding(path, text)),
    );
    connection.onSelectionRanges(({ textDocument, positions }) =>
      this.#withTrees(textDocument.uri, (trees, path, text) =>
        positions.map((position) => trees.selection(path, text, position)),
      ),
    );
    answerCompletion(this.#desk);
    answerFixes(this.#desk, this.#annotations);
  }
  async #withTrees<T>(uri: string, answer: (trees: SourceTrees, path: string, text: string) => T[]): Promise<T[]> {
    const trees = await this.#sourceTrees();
    const path = pathOfUri(uri);
    return this.#guard<T[]>([], () => {
      const text = this.#workspace.text(path);
      return trees === undefined || text === undefined ? [] : answer(trees, path, text);
    });
  }
  async #sourceTrees(): Promise<SourceTrees | undefined> {
    if (this.#trees) return this.#trees;
    try {
      const grammars = await this.#host.grammars();
      this.#trees ??= new SourceTrees(grammars);
    } catch (error) {
      this.#connection.console.error(
        `The grammars did not load: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    return this.#trees;
  }
  #uri(path: string): string {
    return this.#uris.get(path) ?? uriOfPath(path);
  }
  #documentAt(path: string): { readonly uri: string; readonly version?: number } {
    const uri = this.#uri(path);
    const version = this.#documents.get(uri)?.version;
    return version === undefined ? { uri } : { uri, version };
  }
  #guard<T>(otherwise: T, answer: () => T): T {
    return this.#asking.guard(otherwise, answer);
  }
}

const noPrograms: ProgramsAnswer = { programs: [] };
/** The document that a request of ours is about. */
function pathAsked(params: unknown): string | undefined {
  return isRecord(params) && typeof params.uri === "string" ? pathOfUri(params.uri) : undefined;
}
function readSettings(given: Readonly<Record<string, unknown>>): Settings {
  const includePath = Array.isArray(given.includePath)
    ? given.includePath.filter((path) => typeof path === "string")
    : defaultSettings.includePath;
  const defines: Record<string, string> = {};
  if (isRecord(given.defines)) {
    for (const [name, value] of Object.entries(given.defines)) if (typeof value === "string") defines[name] = value;
  }
  const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
  const headers = text(given.headers);
  const configuration = text(given.configuration);
  const encoding = text(given.encoding);
  return {
    target: given.target === "x86" ? "x86" : "x64",
    includePath,
    defines,
    ...(headers === undefined ? {} : { headers }),
    ...(configuration === undefined ? {} : { configuration }),
    ...(encoding === undefined ? {} : { encoding }),
  };
}
