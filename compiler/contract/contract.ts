// A function's contract as its header states it: the one source of IRQL, lock and inspection rules for the checker,
// the emulator and the hover. Read from SAL annotations of a declaration, its typedef'd role type and its parameters.
import type { Expression } from "../syntax/ast.ts";

/** PASSIVE_LEVEL 0 … HIGH_LEVEL 15, numbers as on x64. */
export type Irql = number;
export const Irql = { PASSIVE: 0, APC: 1, DISPATCH: 2, CMCI: 5, CLOCK: 13, IPI: 14, HIGH: 15 } as const;

export type ClauseKind =
  | "irqlMax" // _IRQL_requires_max_(n)
  | "irqlMin" // _IRQL_requires_min_(n)
  | "irqlIs" // _IRQL_requires_(n)
  | "irqlRaises" // _IRQL_raises_(n)
  | "irqlSaves" // _IRQL_saves_ (parameter, or -1 for the return value)
  | "irqlRestores" // _IRQL_restores_ (parameter)
  | "irqlSame" // _IRQL_requires_same_
  | "irqlAlwaysMax" // _IRQL_always_function_max_(n)
  | "irqlAlwaysMin"
  | "irqlSavesGlobal" // _IRQL_saves_global_(kind, param)
  | "irqlRestoresGlobal"
  | "irqlUsesCancel" // _IRQL_uses_cancel_
  | "acquiresLock"
  | "releasesLock"
  | "requiresLock"
  | "requiresNoLock"
  | "acquiresExclusiveLock"
  | "releasesExclusiveLock"
  | "acquiresSharedLock"
  | "releasesSharedLock"
  | "acquiresRegion"
  | "releasesRegion" // critical, guarded, cancel spin lock … named by text
  | "allocatesMemory"
  | "freesMemory"
  | "aliasesMemory"
  | "mustInspect"
  | "clearsDoInit"
  | "functionClass"
  | "superseded" // _Superseded_by_(routine)
  | "noReturn"
  | "resultSatisfies"; // _Post_satisfies_(condition)

export interface Clause {
  readonly kind: ClauseKind;
  /** Condition of `_When_`, over parameter names and `return`; undefined is always. */
  readonly when: Expression | undefined;
  readonly whenText?: string;
  /** Constant level for the irql* kinds that name one. */
  readonly level?: Irql;
  /** Index of the parameter the clause is written on, or names; -1 is the return value. */
  readonly param?: number;
  /** What holds afterwards, over parameter names and `return`, for resultSatisfies. */
  readonly condition?: Expression;
  /** Argument text: a lock expression, a region name, a function class. */
  readonly text?: string;
}
export type Direction = "in" | "out" | "inout";
export interface ParameterContract {
  readonly name: string | undefined;
  readonly direction: Direction | undefined;
  readonly optional: boolean;
}
export interface Contract {
  readonly clauses: readonly Clause[];
  readonly params: readonly ParameterContract[];
}
