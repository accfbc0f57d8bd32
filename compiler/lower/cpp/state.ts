// What the lowering of a function needs in a C++ source: its class, the temporaries of the full expression, what expressions have been found to be.
import type { LocalId, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression, RecordSpecifier } from "../../syntax/ast.ts";
import type { RecordDecl, Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import type { DraftBlock, DraftTry } from "../draft.ts";
import type { Closure, CxxFunction } from "./entities.ts";

/** What an expression is, without its value. `type` is no reference. */
export interface Operand {
  readonly type: Type;
  readonly category: "lvalue" | "xvalue" | "value";
  /** A literal zero or `nullptr`: converts to any pointer. */
  readonly nullConstant: boolean;
}

/** A temporary that is destroyed at the end of the full expression it is made in. */
interface Temporary {
  readonly place: Place;
  /** Non-zero once it has been made. */
  readonly flag: Place & { readonly kind: "local" };
  readonly conditional: boolean;
}
export interface FullExpression {
  readonly temporaries: Temporary[];
  /** Blocks made since it began. */
  readonly blocks: DraftBlock[];
  readonly start: DraftBlock;
  readonly index: number;
  readonly depth: number;
}

/** The classes that a body makes. A body that is looked at before it is lowered makes the same ones both times. */
export interface Met {
  /** What lambdas are objects of. */
  readonly lambdas: Map<Expression, Closure>;
  /** The classes that it defines. */
  readonly records: Map<RecordSpecifier, RecordDecl>;
}
export const newMet = (): Met => ({ lambdas: new Map(), records: new Map() });

export interface CxxBody {
  /** The class whose member is lowered, and its `this`. */
  readonly owner: RecordDecl | undefined;
  readonly method: CxxFunction | undefined;
  /** The class whose declarations are read instead: that of a method whose default arguments a call puts in. */
  readingFrom: RecordDecl | undefined;
  thisLocal: LocalId | undefined;
  /** Where a class goes that the function returns by address. */
  result: Place | undefined;
  /** The declared type of what is returned. */
  returns: Type | undefined;
  fullExpression: FullExpression | undefined;
  /** How many branches of `?:`, `&&`, `||` are open. */
  branches: number;
  /** Regions of the present block scope that clean up, innermost last. */
  cleanups: DraftTry[];
  readonly operands: Map<Expression, Operand>;
  readonly met: Met;
}

export function newCxxBody(
  owner: RecordDecl | undefined,
  method: CxxFunction | undefined,
  met: Met = newMet(),
): CxxBody {
  return {
    owner,
    method,
    readingFrom: undefined,
    thisLocal: undefined,
    result: undefined,
    returns: undefined,
    fullExpression: undefined,
    branches: 0,
    cleanups: [],
    operands: new Map(),
    met,
  };
}

/** The C++ state of a body in a C++ source; made when it is first asked for. */
export function cxxOf(f: Body): CxxBody {
  f.cxx ??= newCxxBody(undefined, undefined);
  return f.cxx;
}

export const place = (at: TokenRange): TokenRange => ({ first: at.first, last: at.last });
