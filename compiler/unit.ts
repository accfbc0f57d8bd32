// One translation unit, from its path to its IR: the compiler's front door for the checker, the kernel and the tools.

import type { Contract } from "./contract/contract.ts";
import type { MadeHeaders } from "./generate/counter-header.ts";
import type { Global, IrFunction, IrSymbol } from "./ir/ir.ts";
import type { MacroTable } from "./preprocess/macros.ts";
import type { PragmaRecord } from "./preprocess/pragmas.ts";
import type { TokenTable } from "./preprocess/tokens.ts";
import type { FileAccess, SourceDiagnostic, SourceRange, TokenRange } from "./source/source.ts";
import type { ExternalDeclaration } from "./syntax/ast.ts";
import type { EnumDecl, RecordDecl, Type, Typedef } from "./types/type.ts";

export type Target = "x64" | "x86";

export type Language = "c" | "c++";

export interface CompileOptions {
  readonly target: Target;
  readonly files: FileAccess;
  /** Searched in order for `<…>` and, after the including file's folder, for `"…"`. */
  readonly includePaths: readonly string[];
  /** Name to replacement text ("" for a bare `-D NAME` means 1 as compilers do it). */
  readonly defines: Readonly<Record<string, string>>;
  /** Macros taken away after `defines`, predefined ones too (`/U`). */
  readonly undefines?: readonly string[];
  /** Which language it is in, where the build says so; else its name tells. */
  readonly language?: Language;
  /** Headers read before the first line, as `#include "…"` there would (`/FI`). */
  readonly forcedIncludes?: readonly string[];
  /**
   * Headers that a build makes, by name without folders, and the path of what it makes them of, "" if that is not known: that they
   * are not there is no mistake of the source.
   */
  readonly madeHeaders?: MadeHeaders;
  /** Where a header may lie that no include path leads to: its name as it is written, and the file that includes it. */
  readonly headerElsewhere?: (name: string, from: string) => string | undefined;
  /** Folders of the kit's headers. What a source declares for itself, and they declare otherwise, is no mistake: it is meant for another kit. */
  readonly kitFolders?: readonly string[];
  /** Ringside's own headers, where others are used: what these say of a routine of that name is added to what the others say. */
  readonly contracts?: Unit;
  /** It is compiled this once and not edited: of the syntax of functions' bodies nothing is kept once it is lowered. */
  readonly once?: boolean;
  /** Keeps header sets and unchanged functions between calls; one for a project. */
  readonly cache?: CompileCache;
}
/** Opaque to callers: made by `createCompileCache()`. */
export interface CompileCache {
  readonly brand: "CompileCache";
}

export interface Unit {
  readonly path: string;
  readonly target: Target;
  readonly tokens: TokenTable;
  readonly declarations: readonly ExternalDeclaration[];
  /** The first of them, those of the headers that the unit begins with: the same list in all units that begin alike. */
  readonly headerDeclarations: readonly ExternalDeclaration[];
  /** The rest. */
  readonly ownDeclarations: readonly ExternalDeclaration[];
  /** By link name. The same object as last time where a function's tokens and all it refers to are unchanged. */
  readonly functions: ReadonlyMap<string, IrFunction>;
  readonly globals: readonly Global[];
  /** File-scope functions and variables by name. */
  readonly symbols: ReadonlyMap<string, IrSymbol>;
  readonly typedefs: ReadonlyMap<string, Typedef>;
  /** Structs and unions by tag. */
  readonly records: ReadonlyMap<string, RecordDecl>;
  readonly enums: ReadonlyMap<string, EnumDecl>;
  /** Enumerator name to value. */
  readonly enumerators: ReadonlyMap<string, bigint>;
  readonly macros: MacroTable;
  readonly pragmas: readonly PragmaRecord[];
  /** Every file read, the unit's own first. */
  readonly files: readonly string[];
  /** Lines that conditionals leave out. */
  readonly inactive: readonly SourceRange[];
  readonly diagnostics: readonly SourceDiagnostic[];
  /** What is not said, as a header that is missing may declare what it is about. */
  readonly unsaid: readonly SourceDiagnostic[];

  /** One of `declarations`, which need not be put together for it. */
  declarationAt(index: number): ExternalDeclaration | undefined;
  contractOf(symbol: IrSymbol): Contract;
  /** Contract of a function type by its typedef role, e.g. "DRIVER_DISPATCH". */
  contractOfType(type: Type): Contract | undefined;
  range(declaration: number, tokens: TokenRange): SourceRange;
  /** The macros a token came through, outermost first; empty if it was written as it is. */
  expansion(declaration: number, token: number): readonly { readonly macro: string; readonly range: SourceRange }[];
  /** Value of an object-like macro that is an integer constant expression (`STATUS_PENDING`), else undefined. */
  macroValue(name: string): bigint | undefined;
}
