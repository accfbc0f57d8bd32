// What a rule is: metadata, a page that explains it with examples that are its tests, and a check. A rule listens to the paths
// the interpreter walks, or looks at functions and units as they are written; it never walks control flow itself.
import type { SourceRange, TokenRange } from "../../compiler/source/source.ts";
import type { ExternalDeclaration } from "../../compiler/syntax/ast.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { Code } from "../analysis/code.ts";
import type { CallEvent, Note, PathHooks } from "../analysis/events.ts";
import { irqlName } from "../analysis/irql.ts";
import type { FunctionInfo, World } from "../analysis/world.ts";
import type { RelatedPlace } from "../finding.ts";

export type RuleSeverity = "error" | "warning" | "information" | "hint";
export interface Rule {
  readonly id: string;
  readonly severity: RuleSeverity;
  /** One line, what is demanded. */
  readonly summary: string;
  /** What other tools call the same mistake. */
  readonly names: {
    /** Code Analysis for Drivers numbers, e.g. "C28121". */
    readonly codeAnalysis?: readonly string[];
    readonly staticDriverVerifier?: readonly string[];
    readonly codeql?: readonly string[];
  };
  /** Markdown: why, how to mend it, and ```c bad / ```c good blocks. */
  readonly page: string;
  /** One listener, or several with callees and needs of their own. */
  readonly paths?: (world: World) => PathHooks | readonly PathHooks[];
  /** Looks at one function as it is written. What it finds depends on nothing but the function and the headers. */
  readonly body?: (info: FunctionInfo, code: Code) => readonly BodyFinding[];
  readonly project?: (context: ProjectContext) => void;
  /** How to mend a finding, where that can be computed; undefined if not for this one. */
  readonly fix?: (context: FixContext) => RuleFix | undefined;
}

/** A finding in a function whose text has not changed since. */
export interface FixContext {
  readonly unit: Unit;
  /** The file's text, and the finding's place in it as offsets, the end exclusive. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** The place is come to on other ways, too, of which it does not hold. */
  readonly partial: boolean;
  /** The function's definition; undefined for a finding outside of any. */
  readonly definition: ExternalDeclaration | undefined;
}
export interface RuleFix {
  readonly title: string;
  readonly edits: readonly TextChange[];
}
/** Replaces a run of the file's text, by offsets; an empty run inserts. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
export interface BodyFinding {
  readonly message: string;
  readonly at: TokenRange;
  readonly notes?: readonly { readonly message: string; readonly at: TokenRange }[];
}
/** What a rule about declarations, sections and tables gets. */
export interface ProjectContext {
  readonly world: World;
  readonly units: readonly Unit[];
  /** `info`: the function it is about; nothing is said of one that could not be read whole. */
  report(
    info: FunctionInfo | undefined,
    finding: { message: string; range: SourceRange; related?: readonly RelatedPlace[] },
  ): void;
}

/** The note that says who demands a level, at the line of the header that does. */
export function demandedBy(event: CallEvent, what: string): Note[] {
  const place = event.symbol && event.run.declarationOf(event.symbol);
  if (!place) return [];
  const file = place.file.split(/[\\/]/).pop() ?? place.file;
  return [{ message: `${event.written} ${what} (${file}:${place.startLine + 1})`, place }];
}
export function demandWords(event: CallEvent): string {
  const { min, max } = event.requirement;
  if (min !== undefined && min === max) return `must be called at ${irqlName(min)}`;
  if (max !== undefined && min !== undefined && min > 0)
    return `must be called at ${irqlName(min)} to ${irqlName(max)}`;
  if (max === 0) return "must be called at PASSIVE_LEVEL";
  if (max !== undefined) return `must be called at ${irqlName(max)} or below`;
  return `must be called at ${irqlName(min ?? 0)} or above`;
}

/** A release at the very level at which the lock was taken: if that level is wrong, the acquire has been told of already. */
export function endsWhatWasReported(event: CallEvent): boolean {
  if (!event.contract?.clauses.some((clause) => clause.kind === "releasesLock")) return false;
  return event.state.locks.some((lock) => lock.level === event.state.irql && event.args.includes(lock.key));
}
