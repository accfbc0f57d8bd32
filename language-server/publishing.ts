// Which findings a client is told of, in which order, and when no more: the drivers that have an open file, whole, file by file as
// what is to be said of one differs from what was said last.
import { type Connection, type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { Slices } from "../compiler/index.ts";
import { shapeOf } from "./analysis/shape.ts";
import { rangeOf } from "./answers.ts";
import { withRelated } from "./client-shape.ts";
import type { Finding } from "./finding.ts";
import type { DriverProject } from "./project.ts";
import type { ServerHost, Workspace } from "./workspace.ts";

export class Publishing {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #host: ServerHost;
  /** What was last said of each path of which something was. */
  readonly #published = new Map<string, string>();
  /** The findings last told of each project. */
  #told = new WeakMap<DriverProject, readonly Finding[]>();
  /** The client asks for open files itself. */
  pulls = false;
  /** It shows places beside a finding. */
  relates = false;
  /** It wants to know which version of a document findings are of. */
  countsVersions = false;
  readonly #documentAt: (path: string) => { readonly uri: string; readonly version?: number };

  /** `documentAt`: how the client names a path, and the version of its text if it has it open. */
  constructor(
    connection: Connection,
    workspace: Workspace,
    host: ServerHost,
    documentAt: (path: string) => { readonly uri: string; readonly version?: number },
  ) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#host = host;
    this.#documentAt = documentAt;
  }

  /** Everything is to be told anew. */
  forget(): void {
    this.#published.clear();
    this.#told = new WeakMap();
  }
  /** A client that asks for it now would show what it was told before beside its answer. */
  opened(path: string): void {
    if (this.pulls) this.#send(path, []);
  }
  /** What its driver says of it is told from now on. */
  closed(path: string, uri: string): void {
    this.#published.delete(path);
    this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#told = new WeakMap();
  }
  /** The open files of drivers that have not been checked yet, in slices. */
  *tellFirst(projects: readonly DriverProject[]): Slices<void> {
    if (this.pulls) return;
    for (const project of projects) {
      const byFile = groupByFile(yield* this.#workspace.preview(project));
      for (const path of this.#workspace.openPaths)
        if (project.paths.includes(path)) this.#sendFindings(path, byFile.get(path) ?? []);
    }
  }
  /** All that has been found in drivers that have been checked. */
  tellAll(): void {
    const open = new Set(this.#workspace.openPaths);
    const problems = this.#problems();
    const ours = new Set(problems.keys());
    for (const project of this.#workspace.openProjects) {
      // A question that came before may have checked the project already: what counts is whether its findings were sent.
      const findings = this.#workspace.check(project);
      const byFile = groupByFile(findings);
      for (const path of [...project.paths, ...byFile.keys()]) ours.add(path);
      if (this.#told.get(project) === findings) continue;
      this.#told.set(project, findings);
      for (const path of nearestFirst(project, open, byFile.keys())) {
        if (problems.has(path) || (this.pulls && open.has(path))) continue;
        this.#sendFindings(path, byFile.get(path) ?? []);
      }
    }
    for (const [path, diagnostics] of problems) this.#send(path, diagnostics);
    // Of a file that is gone, or whose driver is not open any more, nothing is known.
    for (const path of this.#published.keys()) if (!ours.has(path)) this.#send(path, []);
  }

  diagnostic(finding: Finding): Diagnostic {
    const page = finding.kind === "rule" ? this.#host.pageOf(finding.rule) : undefined;
    const diagnostic: Diagnostic = {
      range: rangeOf(finding.range),
      severity: severities[finding.severity],
      source: "ringside",
      code: finding.rule,
      message: finding.message,
      relatedInformation: finding.related.map((place) => ({
        message: place.message,
        location: { uri: this.#documentAt(place.range.file).uri, range: rangeOf(place.range) },
      })),
      ...(page === undefined ? {} : { codeDescription: { href: page } }),
    };
    return withRelated(diagnostic, this.relates, (uri) => uri.slice(uri.lastIndexOf("/") + 1));
  }

  /** What is wrong in a project's description is told at its place, in a file that need not be open. */
  #problems(): Map<string, Diagnostic[]> {
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
    return byFile;
  }
  #sendFindings(path: string, findings: readonly Finding[]): void {
    // That there is nothing is said of open files, and of those of which something was said.
    this.#send(
      path,
      findings.map((finding) => this.diagnostic(finding)),
      this.#workspace.openPaths.includes(path),
    );
  }
  #send(path: string, diagnostics: readonly Diagnostic[], evenNothing = false): void {
    const { uri, version } = this.#documentAt(path);
    // After an edit even what is as it was is said again: a client moves its marks along with the text, and loses some.
    const text = `${version ?? ""}${JSON.stringify(diagnostics)}`;
    const before = this.#published.get(path);
    if (before === text || (before === undefined && diagnostics.length === 0 && !evenNothing)) return;
    if (diagnostics.length === 0 && !evenNothing) this.#published.delete(path);
    else this.#published.set(path, text);
    this.#connection.sendDiagnostics({
      uri,
      ...(version !== undefined && this.countsVersions ? { version } : {}),
      diagnostics: [...diagnostics],
    });
  }
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

function groupByFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byFile.get(finding.range.file) ?? [];
    list.push(finding);
    byFile.set(finding.range.file, list);
  }
  return byFile;
}

/** A project's sources and some more files, each once: those that are open, those that call into them, the rest. */
function nearestFirst(project: DriverProject, open: ReadonlySet<string>, others: Iterable<string>): string[] {
  const near = (path: string): number => (open.has(path) ? 0 : callers.has(path) ? 1 : 2);
  const callers = callersOf(project, open);
  return [...new Set([...project.paths, ...others])].sort((a, b) => near(a) - near(b));
}
/** Sources that call what open ones define. */
function callersOf({ world }: DriverProject, open: ReadonlySet<string>): Set<string> {
  const functions = [...(world?.functions.values() ?? [])].filter(({ own }) => own);
  const inOpen = new Set(functions.filter(({ unit }) => open.has(unit.path)).map(({ name }) => name));
  const calling = new Set<string>();
  for (const { fn, unit } of functions) {
    if (calling.has(unit.path)) continue;
    for (const callee of shapeOf(fn).callees) {
      if (!inOpen.has(callee)) continue;
      calling.add(unit.path);
      break;
    }
  }
  return calling;
}
