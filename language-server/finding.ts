// What a check has to say about a place in a source, whoever found it: a rule, or the compiler that could not read it.
import type { Severity, SourceRange } from "../compiler/source/source.ts";

export interface RelatedPlace {
  readonly message: string;
  readonly range: SourceRange;
  /** Set for a branch on the way to the place: its condition as it is written, and "yes", "no", the case taken, or that it raised an exception. */
  readonly turn?: { readonly condition: string; readonly choice: string };
}
export interface Finding {
  /** Id of the rule, or code of the compiler's diagnostic. */
  readonly rule: string;
  readonly kind: "rule" | "compiler";
  readonly severity: Severity;
  readonly message: string;
  readonly range: SourceRange;
  /** The chain that proves it: where the level was raised, who demands what, by which branches and calls the place is reached. */
  readonly related: readonly RelatedPlace[];
  /** The place is come to on other ways, too, of which it does not hold. */
  readonly partial?: boolean;
}
