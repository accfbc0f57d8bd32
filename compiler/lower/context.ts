// What the lowering of one segment of a unit shares: target, file scope, symbols, string pool, and where diagnostics go.
// Diagnostics are kept with token places and turned into file places at the end, since text above a declaration may move.
import type { Global, IrFunction, IrSymbol } from "../ir/ir.ts";
import type { Severity, TokenRange } from "../source/source.ts";
import type { ExternalDeclaration, Initializer } from "../syntax/ast.ts";
import type { Target } from "../unit.ts";
import type { Completion } from "./completion.ts";
import type { CxxFunction } from "./cpp/entities.ts";
import type { Scope } from "./scope.ts";

export interface PendingDiagnostic {
  readonly declaration: number;
  readonly at: TokenRange;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string | undefined;
  /** Index of the earlier declaration that it is in conflict with. */
  readonly earlier?: number;
}

/** A variable's definition at file scope, or a static local's. */
export interface VariableDefinition {
  readonly symbol: IrSymbol;
  readonly initializer: Initializer | undefined;
}

/** What one external declaration brought about, kept so that an unchanged one need not be lowered again. */
export interface Products {
  readonly diagnostics: PendingDiagnostic[];
  readonly globals: Global[];
  /** String globals used, by pool key. */
  readonly strings: Set<string>;
  /** Functions and variables declared inside the body only: implicit functions and block-scope `extern`. */
  readonly symbols: Map<string, IrSymbol>;
  /** C++: functions other than the declaration's own: members of a class, what the compiler makes itself, instances of templates. */
  readonly functions: IrFunction[];
  /** C++: which functions that no source spells out it uses. */
  readonly uses: Set<CxxFunction>;
  /** How many unnamed objects there are. */
  unnamed: number;
}
export function newProducts(): Products {
  return {
    diagnostics: [],
    globals: [],
    strings: new Set(),
    symbols: new Map(),
    functions: [],
    uses: new Set(),
    unnamed: 0,
  };
}
/** Of most declarations: shared, and never added to. */
export const noProducts: Products = newProducts();

function isEmpty(made: Products): boolean {
  const { diagnostics, globals, strings, symbols, functions, uses, unnamed } = made;
  const count = diagnostics.length + globals.length + strings.size + symbols.size + functions.length + uses.size;
  return count + unnamed === 0;
}

export interface MacroNames {
  /** The object-like macro that spelled a token, or undefined. */
  macroOf(declaration: number, token: number): string | undefined;
}

export class Context {
  readonly target: Target;
  /** The unit's path, for link names of what has internal linkage. */
  readonly unitName: string;
  readonly fileScope: Scope;
  readonly names: MacroNames;
  /** Sections by function name, from `#pragma alloc_text`. */
  readonly allocText: ReadonlyMap<string, string>;
  readonly stringPool: Map<string, Global>;
  readonly cxx: boolean;
  /** It is compiled for the kernel, whose loader runs no initialisers: `_KERNEL_MODE` is defined. */
  readonly kernelMode: boolean;
  /** Records defined at file scope so far. */
  readonly completions: Completion[];
  /** Index of the external declaration being lowered. */
  declaration = 0;
  external: ExternalDeclaration | undefined;
  products: Products = newProducts();
  /** Empty, for the next that gathers. */
  #spare: Products | undefined;
  /** Above 0: nothing is reported (a second look at the same text). */
  silent = 0;
  /** Errors that were not reported for that reason: what a template writes may not hold for its arguments. */
  unsaid = 0;

  constructor(options: {
    target: Target;
    unitName: string;
    fileScope: Scope;
    names: MacroNames;
    allocText: ReadonlyMap<string, string>;
    stringPool: Map<string, Global>;
    cxx: boolean;
    kernelMode: boolean;
    completions: Completion[];
  }) {
    this.target = options.target;
    this.unitName = options.unitName;
    this.fileScope = options.fileScope;
    this.names = options.names;
    this.allocText = options.allocText;
    this.stringPool = options.stringPool;
    this.cxx = options.cxx;
    this.kernelMode = options.kernelMode;
    this.completions = options.completions;
  }

  /** What a piece of work brings about. */
  gather(work: () => void): Products {
    const made = this.#spare ?? newProducts();
    this.#spare = undefined;
    this.products = made;
    work();
    if (!isEmpty(made)) return made;
    this.#spare = made;
    return noProducts;
  }

  report(at: TokenRange, severity: Severity, code: string, message: string, remedy?: string, earlier?: number): void {
    if (this.silent > 0) {
      // A name that nothing declares says nothing of the arguments.
      if (severity === "error" && code !== "undeclared") this.unsaid++;
      return;
    }
    this.products.diagnostics.push({
      declaration: this.declaration,
      at: { first: at.first, last: at.last },
      code,
      severity,
      message,
      remedy,
      ...(earlier === undefined ? {} : { earlier }),
    });
  }
}
