// The language server over any transport: a connection and a host come in, nothing else is touched. Checks run a moment after
// the last keystroke; a keystroke that comes while a check is due or under way puts it off. Of a driver that has not been checked yet
// the open files come first, each by itself, then its sources are compiled one a turn. Every check goes in slices, one a turn, so that
// keystrokes and questions in between are seen, and is then told: open files, those that call into them, the rest. Odd requests
// (unknown documents, positions outside the text) are answered with nothing, never with a failure.
import {
  CodeLensRefreshRequest,
  CompletionItemKind,
  type CompletionList,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Annotations, editSupport } from "./annotate-answers.ts";
import { annotateDriverCommand } from "./annotate-request.ts";
import { answer, type Desk, generalCapabilities, rangeOf } from "./answers.ts";
import { Asking } from "./asking.ts";
import { driverCapabilities, tintCapabilities } from "./driver-answers.ts";
import { complete } from "./features/completion.ts";
import { SourceTrees } from "./features/outline.ts";
import type { Finding } from "./finding.ts";
import { answerFixes } from "./fix-answers.ts";
import type { DriverProject } from "./project.ts";
import { type ProgramsAnswer, type ProjectAnswer, programsRequest, projectRequest } from "./project-request.ts";
import { groupByFile, nearestFirst } from "./publishing.ts";
import { pathOfUri, uriOfPath } from "./uri.ts";
import { defaultSettings, type ServerHost, type Settings, type Shown, shownByDefault, Workspace } from "./workspace.ts";

/** How long the editor must be still before a check starts, in milliseconds. */
const stillness = 12;

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
  /** What was last published for each path. */
  readonly #published = new Map<string, string>();
  /** The findings last sent of each project. */
  readonly #told = new WeakMap<DriverProject, readonly Finding[]>();
  /** Spelling of an open document's URI, by path. */
  readonly #uris = new Map<string, string>();
  /** Descriptions of projects in which something was wrong. */
  #problems: ReadonlySet<string> = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #trees: SourceTrees | undefined;
  #shown: Shown = shownByDefault;
  /** What the client will ask for again when told so. */
  #refreshes = { codeLens: false, inlayHints: false, diagnostics: false };
  #pulls = false;
  #canRegister = false;

  constructor(connection: Connection, host: ServerHost) {
    this.#connection = connection;
    this.#host = host;
    this.#workspace = new Workspace(host);
    this.#asking = new Asking(connection, this.#workspace);
    this.#annotations = new Annotations(this.#desk, (uri) => this.#documents.get(uri)?.version);
  }
  get #desk(): Desk {
    return {
      connection: this.#connection,
      workspace: this.#workspace,
      asking: this.#asking,
      uri: (path) => this.#uri(path),
      // What would need the whole driver waits for it where the client asks again.
      shows: (what) => this.#shown[what] && !(this.#refreshes[what] && this.#isReading),
    };
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => {
      if (this.#canRegister)
        connection.client.register(DidChangeConfigurationNotification.type, undefined).catch(() => undefined);
    });
    connection.onDidChangeConfiguration(({ settings }) => {
      const given = isRecord(settings) && isRecord(settings.ringside) ? settings.ringside : settings;
      if (isRecord(given)) this.#configure(given);
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const change of changes) this.#workspace.refresh(pathOfUri(change.uri));
      this.#schedule();
    });
    this.#documents.onDidChangeContent(({ document }) => {
      const path = pathOfUri(document.uri);
      this.#uris.set(path, document.uri);
      this.#workspace.change(path, document.getText());
      this.#schedule();
    });
    this.#documents.onDidClose(({ document }) => {
      const path = pathOfUri(document.uri);
      this.#workspace.close(path);
      this.#trees?.close(path);
      this.#uris.delete(path);
      this.#published.delete(path);
      connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
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
    this.#pulls = params.capabilities.textDocument?.diagnostic !== undefined;
    this.#canRegister = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    const { codeLens, inlayHint, diagnostics } = params.capabilities.workspace ?? {};
    const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    this.#workspace.setRoots(folders.map(pathOfUri));
    const options = isRecord(params.initializationOptions) ? params.initializationOptions : undefined;
    if (options) this.#configure(options);
    this.#refreshes = {
      codeLens: codeLens?.refreshSupport === true,
      inlayHints: inlayHint?.refreshSupport === true,
      diagnostics: diagnostics?.refreshSupport === true,
    };
    return {
      serverInfo: { name: "Ringside" },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        diagnosticProvider: { identifier: "ringside", interFileDependencies: true, workspaceDiagnostics: false },
        executeCommandProvider: { commands: [annotateDriverCommand] },
        ...driverCapabilities,
        ...(options?.raisedIrqlTint === true ? tintCapabilities : {}),
        ...(options?.languageFeatures === false ? {} : generalCapabilities),
      },
    };
  }
  #configure(given: Readonly<Record<string, unknown>>): void {
    this.#workspace.configure(readSettings(given));
    this.#shown = {
      codeLens: given.codeLens !== false,
      inlayHints: given.inlayHints !== false,
    };
    this.#refreshShown();
    this.#published.clear();
    this.#schedule();
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
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#guard(undefined, act);
    }, delay);
  }
  get #isReading(): boolean {
    return this.#workspace.openProjects.some((project) => this.#workspace.isUnchecked(project));
  }
  #publish(): void {
    const unchecked = this.#workspace.openProjects.filter((project) => this.#workspace.isUnchecked(project));
    for (const project of unchecked) this.#publishFirst(project);
    if (unchecked.length === 0) this.#checkOn(false);
    else this.#next(0, () => this.#readOn(unchecked));
  }
  /** The open files of a driver that has not been checked yet; a client that pulls asks for them itself. */
  #publishFirst(project: DriverProject): void {
    if (this.#pulls) return;
    const byFile = groupByFile(this.#workspace.preview(project));
    for (const path of this.#workspace.openPaths)
      if (project.paths.includes(path)) this.#send(path, byFile.get(path) ?? []);
  }
  #readOn(projects: readonly DriverProject[]): void {
    if (projects.some((project) => project.compileNext())) this.#next(0, () => this.#readOn(projects));
    else this.#checkOn(true);
  }
  /** Checks the open drivers, a slice a turn, and then tells of them. */
  #checkOn(isFirst: boolean): void {
    if (this.#workspace.openProjects.some((project) => this.#workspace.checkOn(project))) {
      this.#next(0, () => this.#checkOn(isFirst));
      return;
    }
    this.#publishAll();
    if (!isFirst) return;
    this.#refreshShown();
    if (this.#pulls && this.#refreshes.diagnostics)
      this.#connection.languages.diagnostics.refresh().catch(() => undefined);
  }
  #publishAll(): void {
    const open = new Set(this.#workspace.openPaths);
    for (const project of this.#workspace.openProjects) {
      // A question that came before may have checked the project already: what counts is whether its findings were sent.
      const findings = this.#workspace.check(project);
      if (this.#told.get(project) === findings) continue;
      this.#told.set(project, findings);
      const byFile = groupByFile(findings);
      // A client that pulls asks for open files itself; the rest of the driver is pushed all the same.
      for (const path of nearestFirst(project, open, [...byFile.keys(), ...this.#published.keys()])) {
        if (this.#problems.has(path)) continue;
        const belongs = project.paths.includes(path) || byFile.has(path);
        if (!belongs || (this.#pulls && open.has(path))) continue;
        this.#send(path, byFile.get(path) ?? []);
      }
    }
    this.#publishProblems();
  }
  /** What is wrong in a project's description is told at its place, in a file that need not be open. */
  #publishProblems(): void {
    const byFile = new Map<string, Diagnostic[]>();
    for (const { file, line, column, severity, message, remedy } of this.#workspace.problems) {
      const list = byFile.get(file) ?? [];
      byFile.set(file, list);
      const start = { line, character: column };
      list.push({
        range: { start, end: { line, character: column + 1 } },
        severity: severities[severity],
        source: "ringside",
        code: "project",
        message: `${message} (${remedy})`,
      });
    }
    for (const path of new Set([...this.#problems, ...byFile.keys()])) {
      const diagnostics = byFile.get(path) ?? [];
      const text = JSON.stringify(diagnostics);
      if (this.#published.get(path) === text) continue;
      this.#published.set(path, text);
      this.#connection.sendDiagnostics({ uri: this.#uri(path), diagnostics });
    }
    this.#problems = new Set(byFile.keys());
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
  #send(path: string, findings: readonly Finding[]): void {
    const diagnostics = findings.map((finding) => this.#diagnostic(finding));
    const text = JSON.stringify(diagnostics);
    if (
      this.#published.get(path) === text ||
      (diagnostics.length === 0 && !this.#published.has(path) && !this.#uris.has(path))
    )
      return;
    this.#published.set(path, text);
    this.#connection.sendDiagnostics({ uri: this.#uri(path), diagnostics });
  }
  #diagnostic(finding: Finding): Diagnostic {
    const page = finding.kind === "rule" ? this.#host.pageOf(finding.rule) : undefined;
    const diagnostic: Diagnostic = {
      range: rangeOf(finding.range),
      severity: severities[finding.severity],
      source: "ringside",
      code: finding.rule,
      message: finding.message,
      relatedInformation: finding.related.map((place) => ({
        message: place.message,
        location: { uri: this.#uri(place.range.file), range: rangeOf(place.range) },
      })),
    };
    if (page !== undefined) diagnostic.codeDescription = { href: page };
    return diagnostic;
  }

  // ---- questions --------------------------------------------------------------------------------------------------

  #answerQuestions(): void {
    const connection = this.#connection;
    connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token) => {
      const project = this.#guard(undefined, () => this.#workspace.projectOf(pathOfUri(uri)));
      const soon = this.#refreshes.diagnostics && project !== undefined && this.#workspace.isUnchecked(project);
      const items = await this.#asking.ask<Diagnostic[]>(
        { uri, extent: soon ? "source" : "checked", token },
        [],
        (asked) =>
          (soon ? this.#workspace.preview(asked.project) : this.#workspace.check(asked.project))
            .filter((finding) => finding.range.file === asked.path)
            .map((finding) => this.#diagnostic(finding)),
      );
      return { kind: DocumentDiagnosticReportKind.Full, items };
    });
    connection.onCompletion(({ textDocument: { uri }, position }, token) =>
      this.#asking.ask<CompletionList | null>({ uri, position, extent: "source", token }, null, (asked) => {
        const { items, more } = complete(asked.unit, asked.text, asked.offset);
        return {
          isIncomplete: more,
          items: items.map((item) => ({
            label: item.label,
            kind: completionKinds[item.kind],
            ...(item.detail === undefined ? {} : { detail: item.detail }),
            ...(item.documentation === undefined ? {} : { documentation: item.documentation }),
          })),
        };
      }),
    );
    connection.onDocumentSymbol(({ textDocument }) =>
      this.#withTrees(textDocument.uri, (trees, path, text) => trees.outline(path, text)),
    );
    connection.onFoldingRanges(({ textDocument }) =>
      this.#withTrees(textDocument.uri, (trees, path, text) => trees.folding(path, text)),
    );
    connection.onSelectionRanges(({ textDocument, positions }) =>
      this.#withTrees(textDocument.uri, (trees, path, text) =>
        positions.map((position) => trees.selection(path, text, position)),
      ),
    );
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
  #guard<T>(otherwise: T, answer: () => T): T {
    return this.#asking.guard(otherwise, answer);
  }
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;
const completionKinds = {
  function: CompletionItemKind.Function,
  variable: CompletionItemKind.Variable,
  macro: CompletionItemKind.Constant,
  constant: CompletionItemKind.EnumMember,
  type: CompletionItemKind.Struct,
  member: CompletionItemKind.Field,
} as const;

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
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
