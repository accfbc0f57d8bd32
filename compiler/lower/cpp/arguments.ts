// The arguments of a call: each as its parameter takes it, an object by value as one of its own, and defaults where none is written.
import type { Expr } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression, Initializer } from "../../syntax/ast.ts";
import { isReference } from "../../types/make.ts";
import type { FunctionType, Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { byValue, passed, variableArgument } from "../calls.ts";
import { load } from "../fold.ts";
import { addressOf } from "../operators.ts";
import { passedAsBytes } from "./class-info.ts";
import { convertNode, initialize, initializeFrom } from "./construct.ts";
import type { CxxFunction } from "./entities.ts";
import { temporaryObject } from "./lifetime.ts";
import { bindReference } from "./references.ts";
import { cxxOf } from "./state.ts";
import { valueOfNode } from "./values.ts";

export function lowerArguments(
  f: Body,
  type: FunctionType,
  defaults: readonly (Initializer | undefined)[],
  args: readonly Expression[],
  name: string,
  at: TokenRange,
  fn?: CxxFunction,
): Expr[] {
  const { params, variadic, prototyped } = type;
  if (
    prototyped &&
    (args.length < params.length - defaults.filter((d) => d !== undefined).length ||
      (args.length > params.length && !variadic))
  )
    f.context.report(
      at,
      "error",
      "argument-count",
      `${name} takes ${variadic ? "at least " : ""}${params.length} argument${params.length === 1 ? "" : "s"}, not ${args.length}.`,
      args.length < params.length ? "Add what is missing." : "Remove what is too much.",
    );
  const lowered = args.map((arg, i) => {
    const param = params[i];
    const what = `argument ${i + 1} of ${name}${param?.name === undefined ? "" : ` ('${param.name}')`}`;
    if (param === undefined) return passed(f, variableArgument(f, valueOfNode(f, arg), arg, what), arg);
    return lowerArgument(f, arg, param.type, what);
  });
  for (let i = args.length; i < params.length; i++) {
    const param = params[i];
    const value = defaults[i];
    if (param !== undefined && value !== undefined) lowered.push(defaultArgument(f, value, param.type, at, fn));
  }
  return lowered;
}
function lowerArgument(f: Body, arg: Expression, type: Type, what: string): Expr {
  if (isReference(type)) return bindReference(f, arg, type, what);
  if (type.kind !== "record") return convertNode(f, arg, type, what);
  const place = temporaryObject(f, type, arg, (made) => initializeFrom(f, made, arg, what));
  if (passedAsBytes(type) && byValue(type, f)) return load(place);
  return addressOf(f, place);
}
/** A default argument means what it means where it is written. */
function defaultArgument(f: Body, value: Initializer, type: Type, at: TokenRange, fn: CxxFunction | undefined): Expr {
  const { scope } = f;
  const { declaration } = f.context;
  const cxx = cxxOf(f);
  const { readingFrom } = cxx;
  if (fn !== undefined) {
    f.scope = fn.scope;
    f.context.declaration = fn.declaration;
    cxx.readingFrom = fn.owner;
  }
  try {
    if (value.kind === "expression") return lowerArgument(f, value.expression, type, "the default argument");
    if (isReference(type)) {
      const node: Expression = { kind: "braced", list: value, first: value.first, last: value.last };
      return bindReference(f, node, type, "the default argument");
    }
    const place = temporaryObject(f, type, at, (made) => initialize(f, made, value, at));
    if (type.kind !== "record" || byValue(type, f)) return load(place);
    return addressOf(f, place);
  } finally {
    f.scope = scope;
    f.context.declaration = declaration;
    cxx.readingFrom = readingFrom;
  }
}
