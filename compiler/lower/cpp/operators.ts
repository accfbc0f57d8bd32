// Overloaded operators: where an operand is of a class or an enumeration, functions named `operator…` are looked for before the
// operators of the language.

import type { Expr, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression } from "../../syntax/ast.ts";
import { qualified, recordType, referenceTo } from "../../types/make.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { convert } from "../fold.ts";
import { addressOf } from "../operators.ts";
import { argumentDependent, callFunction, callMethod } from "./calls.ts";
import { triviallyAssigned } from "./class-info.ts";
import { mayBeClass, objectPlace } from "./construct.ts";
import type { OverloadSet } from "./entities.ts";
import { overloadsOf } from "./functions.ts";
import { operandOf } from "./operands.ts";
import { chooseOperator, methodsNamed } from "./overloads.ts";
import { bindReference } from "./references.ts";
import { implicitAssign, used } from "./special.ts";
import type { Operand } from "./state.ts";

const none: OverloadSet = { functions: [], templates: [] };
const overloadable = (operand: Operand): boolean => operand.type.kind === "record" || operand.type.kind === "enum";
/** The second operand of `x++`, which tells it from `++x`. */
const postfix: Expression = { kind: "integer", value: 0n, decimal: true, suffix: "", first: 0, last: 0 };

/** What an overloaded operator gives, of reference type if the function returns one; undefined where it is the language's own. */
export function operatorCall(f: Body, node: Expression, into?: Place): Expr | undefined {
  switch (node.kind) {
    case "binary":
      if (!mayBeClass(node.left) && !mayBeClass(node.right)) return undefined;
      return apply(f, node.operator, [node.left, node.right], node, into);
    case "assignment":
      return assignment(f, node, into);
    case "unary":
      return mayBeClass(node.operand) ? apply(f, node.operator, [node.operand], node, into) : undefined;
    case "increment": {
      const args = node.prefix ? [node.operand] : [node.operand, postfix];
      return apply(f, node.by > 0 ? "++" : "--", args, node, into);
    }
    case "index":
      return apply(f, "[]", [node.object, node.index], node, into);
    default:
      return undefined;
  }
}

function assignment(f: Body, node: Expression & { kind: "assignment" }, into: Place | undefined): Expr | undefined {
  if (!mayBeClass(node.left)) return undefined;
  const left = operandOf(f, node.left);
  if (!overloadable(left)) return undefined;
  const found = apply(f, node.operator, [node.left, node.right], node, into);
  if (found !== undefined || left.type.kind !== "record" || node.operator !== "=") return found;
  const { decl } = left.type;
  const right = node.right.kind === "braced" ? undefined : operandOf(f, node.right);
  if (triviallyAssigned(left.type) && right?.type.kind === "record" && right.type.decl === decl) return undefined;
  // The assignment that the compiler makes takes a reference, to which the right side is converted.
  const how = right !== undefined && right.category === "lvalue" ? "copy" : "move";
  const fn = implicitAssign(f.context, decl, how);
  const type = recordType(decl);
  const reference = referenceTo(qualified(type, Qual.const), "lvalue");
  const to = objectPlace(f, node.left);
  const from = bindReference(f, node.right, reference, "the assignment");
  if (fn === undefined) {
    f.assign(to, { kind: "load", place: { kind: "deref", pointer: from, type, at: rangeOf(node) }, type }, node);
    return convert(addressOf(f, to), referenceTo(left.type, "lvalue"), true, f.context.target);
  }
  if (fn.symbol.type.kind !== "function") return undefined;
  const { params, returns } = fn.symbol.type;
  const wanted = params[1]?.type ?? reference;
  f.takeAddress(to);
  const result = f.temporary(returns, node);
  f.emit({
    kind: "call",
    callee: { kind: "direct", symbol: fn.symbol },
    type: fn.symbol.type,
    args: [addressOf(f, to), convert(from, wanted, true, f.context.target)],
    result: result.local,
    at: rangeOf(node),
  });
  return { kind: "load", place: result, type: returns };
}
const rangeOf = (at: TokenRange): TokenRange => ({ first: at.first, last: at.last });

function apply(
  f: Body,
  operator: string,
  args: readonly Expression[],
  at: TokenRange,
  into: Place | undefined,
): Expr | undefined {
  const [first, ...rest] = args;
  if (first === undefined || args.some((arg) => arg.kind === "notUnderstood")) return undefined;
  const operands = args.map((arg) => (arg.kind === "braced" ? undefined : operandOf(f, arg)));
  if (!operands.some((operand) => operand !== undefined && overloadable(operand))) return undefined;
  const name = `operator${operator}`;
  const left = operands[0];
  const members = left?.type.kind === "record" ? membersNamed(left.type, name) : none;
  const free = operator === "=" || operator === "[]" ? none : argumentDependent(f, name, freeOperators(f, name), args);
  if (members.functions.length + members.templates.length + free.functions.length + free.templates.length === 0)
    return undefined;
  const fn = chooseOperator(f, members, free, { name, args, object: left, at });
  if (fn === undefined) return undefined;
  if (fn.owner !== undefined) return callMethod(f, fn, objectPlace(f, first), rest, at, into);
  return callFunction(f, used(f.context, fn), undefined, args, at, into);
}
/** An assignment of a base class is hidden by that of the class, which every class has. */
function membersNamed(type: Operand["type"] & { kind: "record" }, name: string): OverloadSet {
  const set = methodsNamed(type, name);
  if (name !== "operator=") return set;
  return { ...set, functions: set.functions.filter((fn) => fn.owner === type.decl && fn.ending !== "default") };
}
function freeOperators(f: Body, name: string): OverloadSet {
  const set = overloadsOf(f.scope.find(name));
  return {
    functions: set.functions.filter((fn) => fn.owner === undefined),
    templates: set.templates.filter((t) => t.owner === undefined),
  };
}
