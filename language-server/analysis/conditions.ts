// The small expressions that stand in contracts: the condition of `_When_`, the level of `_IRQL_raises_`, the lock of
// `_Acquires_lock_`. They speak of parameters, `return`, members reached from parameters and constants; what cannot be read
// here counts as unknown, and an unknown condition demands and promises nothing.
import type { Expression } from "../../compiler/syntax/ast.ts";
import { findField } from "../../compiler/types/layout.ts";
import type { FunctionType, Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { Evaluator } from "./evaluate.ts";
import { settled, type Truth, truthOf } from "./facts.ts";
import { memberPlace } from "./overlay.ts";
import type { State } from "./state.ts";
import type { PlaceRef, Term } from "./term.ts";
import type { Terms } from "./terms.ts";

export interface ConditionScope {
  readonly terms: Terms;
  readonly unit: Unit;
  readonly evaluator: Evaluator;
  readonly type: FunctionType;
  readonly paramNames: readonly (string | undefined)[];
  readonly args: readonly Term[];
  readonly result: Term | undefined;
}
type Alternative = Extract<Expression, { kind: "binary" }>;

/** Three-valued; `undefined` if it cannot be said here. */
export function holds(scope: ConditionScope, state: State, condition: Expression): Truth {
  if (condition.kind === "binary" && (condition.operator === "&&" || condition.operator === "||")) {
    return junction(scope, state, condition);
  }
  if (condition.kind === "unary" && condition.operator === "!") {
    const inner = holds(scope, state, condition.operand);
    return inner === undefined ? undefined : !inner;
  }
  const term = termOf(scope, state, condition);
  return term && truthOf(state, term);
}
function junction(scope: ConditionScope, state: State, condition: Alternative): Truth {
  const deciding = condition.operator === "||";
  const left = holds(scope, state, condition.left);
  if (left === deciding) return deciding;
  const right = holds(scope, state, condition.right);
  if (right === deciding) return deciding;
  return left === undefined || right === undefined ? undefined : !deciding;
}

/** The condition as one term that can be assumed true or false, if it is a plain comparison. */
export function termOf(scope: ConditionScope, state: State, expression: Expression): Term | undefined {
  const { terms } = scope;
  switch (expression.kind) {
    case "integer":
      return terms.constant(expression.value);
    case "character":
      return terms.number(expression.value);
    case "identifier":
      return named(scope, expression.name);
    case "cast":
      return termOf(scope, state, expression.operand);
    case "unary": {
      if (expression.operator === "&") {
        const place = placeOf(scope, state, expression.operand);
        return place && terms.address(place.ref);
      }
      if (expression.operator === "*") return loaded(scope, state, expression);
      const operand = termOf(scope, state, expression.operand);
      if (!operand) return undefined;
      if (expression.operator === "!") return negated(terms, operand);
      if (operand.kind !== "const") return undefined;
      return terms.constant(
        expression.operator === "-" ? -operand.value : expression.operator === "~" ? ~operand.value : operand.value,
      );
    }
    case "member":
    case "index":
      return loaded(scope, state, expression);
    case "binary": {
      const op = operators[expression.operator];
      const left = termOf(scope, state, expression.left);
      const right = termOf(scope, state, expression.right);
      return op && left && right ? combine(terms, op, left, right) : undefined;
    }
    default:
      return undefined;
  }
}

/** A place and the type of what it holds, if that is known. */
export interface TypedPlace {
  readonly ref: PlaceRef;
  readonly type: Type | undefined;
}
/** A place named from the parameters: `*Lock`, `Handle->LockQueue`. */
export function placeOf(scope: ConditionScope, state: State, expression: Expression): TypedPlace | undefined {
  const { terms } = scope;
  if (expression.kind === "cast") return placeOf(scope, state, expression.operand);
  if (expression.kind === "unary" && expression.operator === "*") {
    const pointer = termOf(scope, state, expression.operand);
    return pointer && { ref: terms.deref(pointer), type: pointee(typeOf(scope, expression.operand)) };
  }
  if (expression.kind === "member") {
    let base: TypedPlace | undefined;
    if (expression.arrow) {
      const pointer = termOf(scope, state, expression.object);
      base = pointer && { ref: terms.deref(pointer), type: pointee(typeOf(scope, expression.object)) };
    } else base = placeOf(scope, state, expression.object);
    return base && memberOf(scope, base, expression.name);
  }
  return undefined;
}
/** A member, where the code itself reaches it: through the anonymous structures that it lies in. */
export function memberOf({ terms, unit }: ConditionScope, { ref, type }: TypedPlace, name: string): TypedPlace {
  const path = type?.kind === "record" && type.decl.fields ? findField(type.decl, name, unit.target)?.steps : undefined;
  if (!path) return { ref: terms.field(ref, name, -1), type: undefined };
  let at: { readonly ref: PlaceRef; readonly type: Type | undefined } = { ref, type };
  for (const { field, offset } of path)
    at = { ref: at.type ? memberPlace(terms, at.ref, at.type, field, offset, unit.target) : at.ref, type: field.type };
  return at;
}
export function pointee(type: Type | undefined): Type | undefined {
  return type?.kind === "pointer" ? type.to : undefined;
}

function loaded(scope: ConditionScope, state: State, expression: Expression): Term | undefined {
  const place = placeOf(scope, state, expression);
  return place && scope.evaluator.load(state, place.ref, undefined);
}
function typeOf(scope: ConditionScope, expression: Expression): Type | undefined {
  if (expression.kind === "identifier") {
    const index = scope.paramNames.indexOf(expression.name);
    return index >= 0 ? scope.type.params[index]?.type : undefined;
  }
  if (expression.kind === "cast") return typeOf(scope, expression.operand);
  return undefined;
}
function named(scope: ConditionScope, name: string): Term | undefined {
  if (name === "return") return scope.result;
  const index = scope.paramNames.indexOf(name);
  if (index >= 0) return scope.args[index];
  if (name === "NULL" || name === "FALSE" || name === "false" || name === "__false") return scope.terms.zero;
  if (name === "TRUE" || name === "true" || name === "__true") return scope.terms.one;
  const value = scope.unit.enumerators.get(name) ?? scope.unit.macroValue(name);
  return value === undefined ? undefined : scope.terms.constant(value);
}

const operators: Readonly<Record<string, string>> = {
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  "&": "and",
  "|": "or",
  "+": "add",
  "-": "sub",
};
function combine(terms: Terms, op: string, left: Term, right: Term): Term | undefined {
  if (left.kind === "const" && right.kind === "const") {
    const a = left.value;
    const b = right.value;
    const folded: Record<string, bigint> = {
      eq: a === b ? 1n : 0n,
      ne: a !== b ? 1n : 0n,
      lt: a < b ? 1n : 0n,
      le: a <= b ? 1n : 0n,
      gt: a > b ? 1n : 0n,
      ge: a >= b ? 1n : 0n,
      and: a & b,
      or: a | b,
      add: a + b,
      sub: a - b,
    };
    const value = folded[op];
    return value === undefined ? undefined : terms.constant(value);
  }
  return terms.op(op, [left, right]);
}
function negated(terms: Terms, operand: Term): Term | undefined {
  if (operand.kind === "const") return operand.value === 0n ? terms.one : terms.zero;
  return terms.op("eq", [operand, terms.zero]);
}

/** The value a term has, as a number, if known. */
export function levelOf(scope: ConditionScope, state: State, term: Term): Term {
  return settled(state, scope.terms, term);
}
