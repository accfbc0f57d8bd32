// A unit is a chain of immutable segments: each header that opens the unit, then the main file with what it includes later on.
// A segment is made once for all units whose beginnings are the same (same parent segment, same macros as far as the header
// asks for them, same text of every file it reads), so equal segments are the same object: whatever a later stage derives from
// a segment (types, scopes, IR) may be kept in a WeakMap keyed by it. Token indices of a segment never change: it always
// follows the same parent.
import type { SourceFile } from "../source/file.ts";
import type { SourceDiagnostic, SourceRange } from "../source/source.ts";
import type { ExternalDeclaration } from "../syntax/ast.ts";
import type { MacroTable } from "./macros.ts";
import type { PragmaRecord, PragmaState } from "./pragmas.ts";
import type { TokenBlock, TokenTable } from "./tokens.ts";

export interface Segment {
  /** What comes before; undefined for a unit's first segment. */
  readonly parent: Segment | undefined;
  readonly tokens: TokenBlock;
  /** In order; `tokenBase` counts from the start of the unit. */
  readonly declarations: readonly ExternalDeclaration[];
  /** File-scope names that are typedef names, or have ceased to be, in this segment. */
  readonly typedefs: ReadonlyMap<number, boolean>;
  readonly pragmas: readonly PragmaRecord[];
  readonly pragmaState: PragmaState;
  /** Macros at the segment's end. */
  readonly macros: MacroTable;
  readonly sources: readonly SourceFile[];
  readonly inactive: readonly SourceRange[];
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** A parsed unit: what the front end hands to the types and the lowering. */
export interface SyntaxUnit {
  readonly path: string;
  /** It is C++. */
  readonly cxx: boolean;
  /** First to last; the last one is the main file's own and is made anew at each edit. */
  readonly segments: readonly Segment[];
  readonly tokens: TokenTable;
  /** At the unit's end. */
  readonly macros: MacroTable;
  /** In the order of the tokens. */
  readonly pragmas: readonly PragmaRecord[];
  /** Every file read, the unit's own first. */
  readonly files: readonly string[];
  /** Lines that conditionals leave out. */
  readonly inactive: readonly SourceRange[];
  readonly diagnostics: readonly SourceDiagnostic[];
}
