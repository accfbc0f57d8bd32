// Which of several functions a call means: the conversions of each argument are ranked as the language ranks them, and the function
// that is nowhere worse and somewhere better than all others is taken.

import type { TokenRange } from "../../source/source.ts";
import type { Expression } from "../../syntax/ast.ts";
import { promoted } from "../../types/arithmetic.ts";
import { compatible } from "../../types/compare.ts";
import { isArithmetic, isInteger, isNullptr, isReference, isUnknownType, unqualified } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { FunctionType, Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { classOf, constructorTemplates, copies, derivation, inBases } from "./class-info.ts";
import { isLiteralText } from "./conversions.ts";
import { deduceArguments, deduceCall, functionInstance } from "./deduction.ts";
import type { CxxFunction, OverloadSet } from "./entities.ts";
import { overloadsOf } from "./functions.ts";
import { elementOfList, listCost } from "./initializer-lists.ts";
import type { Bound } from "./instances.ts";
import { genericOperator } from "./lambdas.ts";
import { spelled } from "./link-names.ts";
import { entityOf } from "./names.ts";
import { decayed, isUnknownOperand, operandOf } from "./operands.ts";
import { memberEntity } from "./scopes.ts";
import { used } from "./special.ts";
import type { Operand } from "./state.ts";
import { holdsAuto } from "./types.ts";

/** Cost of a conversion; lower is better. Within a rank, small numbers tell ties apart. */
const EXACT = 0;
const PROMOTION = 10;
const CONVERSION = 20;
const USER = 40;
const ELLIPSIS = 60;
const CV = Qual.const | Qual.volatile;

/** One type, whatever its qualifiers. */
export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind === "record" || b.kind === "record")
    return a.kind === "record" && b.kind === "record" && a.decl === b.decl;
  if (a.kind === "array" && b.kind === "array") return a.length === b.length && sameType(a.of, b.of);
  return spelled(unqualified(a), true) === spelled(unqualified(b), true);
}
const same = sameType;

/** The cost of converting an operand to a type, or undefined if there is no such conversion. */
export function conversionCost(
  f: Body,
  from: Operand,
  to: Type,
  node: Expression | undefined,
  user = true,
): number | undefined {
  const named = node === undefined ? undefined : overloadedName(f, node);
  if (named !== undefined && named.functions.length === 0 && named.templates.length > 0) {
    // Templates of functions are what a pointer asks for, and nothing else.
    const target = isReference(to) ? to.to : to;
    const wanted = target.kind === "pointer" ? target.to : target;
    return wanted.kind === "function" && overloadFor(f, named, wanted) !== undefined ? EXACT : undefined;
  }
  if (isUnknownOperand(from) || isUnknownType(from.type) || isUnknownType(to)) return EXACT;
  if (isReference(to)) return referenceCost(f, from, to, node, user);
  if (node?.kind === "braced") return bracedCost(f, node, to);
  if (to.kind === "record") {
    if (from.type.kind === "record") {
      const steps = derivation(from.type.decl, to.decl);
      if (steps >= 0) return steps === 0 ? EXACT : CONVERSION + steps;
    }
    return user ? userCost(f, from, to, node) : undefined;
  }
  if (from.type.kind === "record") {
    if (genericLambdaAs(f, from.type, to) !== undefined) return USER;
    return user ? conversionFunctionCost(f, from, to) : undefined;
  }
  if (named !== undefined && to.kind === "pointer" && to.to.kind === "function") {
    if (named.functions.length + named.templates.length > 1)
      return overloadFor(f, named, to.to) === undefined ? undefined : EXACT;
  }
  const cost = scalarCost(decayed(from.type), to, from.nullConstant);
  // Microsoft's compiler takes the text of a literal as characters that are not const, where nothing fits better.
  if (cost !== undefined || node === undefined || !isLiteralText(node) || to.kind !== "pointer") return cost;
  return from.type.kind === "array" && same(unqualified(from.type.of), unqualified(to.to)) ? CONVERSION : undefined;
}

/** The function of a generic lambda without captures that a pointer to a function asks for. */
export function genericLambdaAs(f: Body, type: Type, to: Type): CxxFunction | undefined {
  if (type.kind !== "record" || to.kind !== "pointer" || to.to.kind !== "function") return undefined;
  const template = genericOperator(type.decl);
  if (template === undefined) return undefined;
  const args = deduceArguments(f, template, operandsOf(to.to), [], undefined);
  const fn = args === undefined ? undefined : functionInstance(f, template, args);
  if (fn?.kind !== "static") return undefined;
  // What it returns is known when its body has been looked at.
  if (holdsAuto(fn.type.returns)) used(f.context, fn);
  return same(fn.type, to.to) ? fn : undefined;
}
/** What a function of a type is called with. */
function operandsOf({ params }: FunctionType): Operand[] {
  return params.map(({ type }): Operand => {
    if (!isReference(type)) return { type, category: "value", nullConstant: false };
    return { type: type.to, category: type.reference === "rvalue" ? "xvalue" : "lvalue", nullConstant: false };
  });
}

/** The functions that a plain name stands for. */
export function overloadedName(f: Body, node: Expression): OverloadSet | undefined {
  if (node.kind === "unary" && node.operator === "&") return overloadedName(f, node.operand);
  if (node.kind !== "identifier" && (node.kind !== "qualified" || node.args !== undefined)) return undefined;
  const entity = entityOf(f, node);
  return entity?.kind === "symbol" || entity?.kind === "template" ? entity.overloads : undefined;
}
/** The function of them that has a type, or the instance of a template that has; undefined if there is none. */
export function overloadFor(
  f: Body,
  { functions, templates }: OverloadSet,
  wanted: FunctionType,
): CxxFunction | undefined {
  const plain = functions.find((fn) => same(fn.type, wanted));
  if (plain !== undefined) return plain;
  const operands = operandsOf(wanted);
  for (const template of templates) {
    const args = deduceArguments(f, template, operands, [], undefined, wanted.returns);
    const fn = args === undefined ? undefined : functionInstance(f, template, args);
    if (fn !== undefined && same(fn.type, wanted)) return fn;
  }
  return undefined;
}

export function bracedCost(f: Body, node: Expression & { kind: "braced" }, to: Type): number | undefined {
  const items = node.list.kind === "list" ? node.list.items : [];
  const element = elementOfList(to);
  if (element !== undefined && node.list.kind === "list") return listCost(f, node.list, element);
  if (to.kind === "record" || to.kind === "array") return USER;
  const [only] = items;
  if (items.length === 0) return EXACT;
  if (items.length > 1 || only?.value.kind !== "expression") return undefined;
  const inner = only.value.expression;
  return conversionCost(f, operandOf(f, inner), to, inner);
}

function referenceCost(
  f: Body,
  from: Operand,
  to: Type & { kind: "pointer" },
  node: Expression | undefined,
  user: boolean,
): number | undefined {
  const target = to.to;
  let steps = -1;
  if (node?.kind !== "braced") {
    if (from.type.kind === "record" && target.kind === "record") steps = derivation(from.type.decl, target.decl);
    else if (same(from.type, target)) steps = 0;
    else if (from.type.kind === "array" && target.kind === "array" && target.length === undefined)
      steps = same(from.type.of, target.of) ? 0 : -1;
  }
  if (steps >= 0) {
    if ((quals(from.type) & ~quals(target) & CV) !== 0) return undefined;
    const cost = (steps === 0 ? EXACT : CONVERSION + steps) + (quals(target) === quals(from.type) ? 0 : 1);
    if (to.reference === "rvalue") {
      if (from.category !== "lvalue") return cost;
      // A function may be referred to either way, and rather as what it is.
      return target.kind === "function" ? cost + 1 : undefined;
    }
    if (from.category === "lvalue") return cost;
    return (quals(target) & CV) === Qual.const ? cost + 2 : undefined;
  }
  // A temporary is made, which only a reference to const or an rvalue reference takes.
  if (to.reference === "lvalue" && (quals(target) & CV) !== Qual.const) return undefined;
  const made = conversionCost(f, from, unqualified(target), node, user);
  return made !== undefined && to.reference === "lvalue" ? made + 0.5 : made;
}
function quals(type: Type): number {
  return type.kind === "array" ? quals(type.of) : type.quals;
}

/** By a constructor of the target, or a conversion function of the source. */
function userCost(
  f: Body,
  from: Operand,
  to: Type & { kind: "record" },
  node: Expression | undefined,
): number | undefined {
  const info = classOf(to.decl);
  let best: number | undefined;
  for (const fn of info.constructors) {
    if (fn.explicit || copies(info, fn) !== undefined || fn.ending === "delete") continue;
    const [first] = fn.type.params;
    if (first === undefined || fn.type.params.length - 1 > fn.defaults.slice(1).filter((d) => d !== undefined).length)
      continue;
    const cost = conversionCost(f, from, first.type, node, false);
    if (cost !== undefined) best = Math.min(best ?? cost, cost);
  }
  if (best === undefined && node !== undefined)
    for (const template of overloadsOf(info.names.get(constructorTemplates)).templates) {
      const fn = deduceCall(f, template, [from], [node], undefined);
      const [first] = fn?.type.params ?? [];
      if (fn === undefined || first === undefined || fn.explicit) continue;
      best = conversionCost(f, from, first.type, node, false) ?? best;
    }
  const other = from.type.kind === "record" ? conversionFunctionCost(f, from, to) : undefined;
  if (best === undefined) return other;
  return USER + best / 100;
}
function conversionFunctionCost(f: Body, from: Operand, to: Type): number | undefined {
  const found = conversionFunction(f, from, to);
  return found === undefined ? undefined : USER + found.cost / 100;
}
/** The conversion function of a class that fits a type best. */
export function conversionFunction(
  f: Body,
  from: Operand,
  to: Type | "condition",
  explicit = false,
): { readonly fn: CxxFunction; readonly cost: number } | undefined {
  if (from.type.kind !== "record") return undefined;
  let best: { fn: CxxFunction; cost: number } | undefined;
  for (const fn of conversionFunctions(from.type)) {
    if (fn.explicit && !explicit) continue;
    if ((quals(from.type) & Qual.const & ~fn.quals) !== 0) continue;
    const { returns } = fn.type;
    const given: Operand = {
      type: isReference(returns) ? returns.to : returns,
      category: isReference(returns) ? "lvalue" : "value",
      nullConstant: false,
    };
    const cost =
      to === "condition"
        ? isArithmetic(given.type) || given.type.kind === "pointer"
          ? given.type.kind === "bool"
            ? 0
            : 10
          : undefined
        : conversionCost(f, given, to, undefined, false);
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { fn, cost };
  }
  return best;
}
function conversionFunctions(type: Type & { kind: "record" }): CxxFunction[] {
  const found: CxxFunction[] = [];
  inBases(classOf(type.decl), ({ names }) => {
    for (const [name, entity] of names)
      if (name.startsWith("operator ") && entity.kind === "symbol")
        for (const fn of entity.overloads?.functions ?? []) if (fn.kind === "conversion") found.push(fn);
    return undefined;
  });
  return found;
}

/** Between scalar types, as C++ converts by itself. */
export function scalarCost(from: Type, to: Type, nullConstant: boolean): number | undefined {
  if (same(from, to)) return EXACT;
  if (to.kind === "bool") {
    if (isNullptr(from)) return undefined;
    if (from.kind === "pointer") return CONVERSION + 5;
    return isArithmetic(from) && !isScoped(from) ? CONVERSION : undefined;
  }
  if (isScoped(from) || isScoped(to)) return undefined;
  if (to.kind === "enum") return undefined;
  if (isArithmetic(from) && isArithmetic(to)) {
    if (isInteger(from) && isInteger(to)) return same(promoted(from), to) ? PROMOTION : CONVERSION;
    if (from.kind === "float" && to.kind === "float")
      return from.bits === 32 && to.bits === 64 ? PROMOTION : CONVERSION;
    return CONVERSION;
  }
  if (to.kind !== "pointer") return undefined;
  if (nullConstant || isNullptr(from)) return CONVERSION;
  if (from.kind !== "pointer") return undefined;
  const source = from.to;
  const target = to.to;
  const dropped = quals(source) & ~quals(target) & CV;
  if (dropped !== 0 && source.kind !== "function") return undefined;
  const gained = quals(source) === quals(target) ? 0 : 1;
  if (same(source, target)) return EXACT + gained;
  if (compatible(source, target, { ignoreQuals: true })) return EXACT + gained;
  if (source.kind === "record" && target.kind === "record") {
    const steps = derivation(source.decl, target.decl);
    return steps < 0 ? undefined : CONVERSION + Math.min(steps, 3) + gained / 2;
  }
  if (target.kind === "void" && source.kind !== "function") return CONVERSION + 4 + gained / 2;
  return undefined;
}
const isScoped = (type: Type): boolean => type.kind === "enum" && type.decl.scoped === true;

// ---- choosing ---------------------------------------------------------------------------------------------------------

export interface Call {
  readonly name: string;
  readonly args: readonly Expression[];
  /** The object a member is called on. */
  readonly object: Operand | undefined;
  readonly at: TokenRange;
  /** Explicit template arguments. */
  readonly templateArgs?: readonly Bound[];
}
interface Candidate {
  readonly fn: CxxFunction;
  readonly costs: readonly number[];
}

/** The function that a call means; undefined if there is none or no best one. `report`: says so. */
export function chooseOverload(f: Body, set: OverloadSet, call: Call, report: boolean): CxxFunction | undefined {
  const { args } = call;
  const only = set.functions[0];
  if (
    report &&
    only !== undefined &&
    set.functions.length === 1 &&
    set.templates.length === 0 &&
    call.templateArgs === undefined
  ) {
    // One function: what does not fit is told argument by argument.
    if (objectCost(only, call.object) !== undefined && takes(only, args.length)) return only;
  }
  const operands = args.map((arg) => operandOf(f, arg));
  const viable = viableIn(f, set, call, operands);
  const chosen = bestOf(viable);
  if (chosen !== undefined) return chosen.fn;
  if (report) complain(f, set, call, operands, viable);
  return viable[0]?.fn;
}
/** The operator that an expression means, among members of its first operand and functions outside of classes. */
export function chooseOperator(
  f: Body,
  members: OverloadSet,
  free: OverloadSet,
  call: Omit<Call, "object"> & { readonly object: Operand | undefined },
): CxxFunction | undefined {
  const { args, object } = call;
  const operands = args.map((arg) => operandOf(f, arg));
  const found = viableIn(f, members, { ...call, args: args.slice(1) }, operands.slice(1)).map(({ fn, costs }) => {
    // The object of a member is an operand like others: that of a base class is converted to.
    const [own = 0, ...rest] = costs;
    const steps = object?.type.kind === "record" && fn.owner !== undefined ? derivation(object.type.decl, fn.owner) : 0;
    return { fn, costs: [own + (steps > 0 ? CONVERSION + steps : 0), ...rest] };
  });
  const outside = viableIn(f, free, { ...call, object: undefined }, operands);
  const viable = [...found, ...outside.map(({ fn, costs }) => ({ fn, costs: costs.slice(1) }))];
  return (bestOf(viable) ?? viable[0])?.fn;
}
const bestOf = (viable: readonly Candidate[]): Candidate | undefined =>
  viable.find((a) => viable.every((b) => a === b || better(a, b)));
function viableIn(f: Body, set: OverloadSet, call: Call, operands: readonly Operand[]): Candidate[] {
  const { args } = call;
  const viable: Candidate[] = [];
  const consider = (fn: CxxFunction): void => {
    if (!takes(fn, args.length)) return;
    const object = objectCost(fn, call.object);
    if (object === undefined) return;
    const costs: number[] = [object];
    for (const [i, operand] of operands.entries()) {
      const param = fn.type.params[i];
      const cost = param === undefined ? ELLIPSIS : conversionCost(f, operand, param.type, args[i]);
      if (cost === undefined) return;
      costs.push(cost);
    }
    viable.push({ fn, costs });
  };
  if (call.templateArgs === undefined) for (const fn of set.functions) consider(fn);
  for (const template of set.templates) {
    const fn = deduceCall(f, template, operands, args, call.templateArgs);
    if (fn !== undefined) consider(fn);
  }
  return viable;
}
function better(a: Candidate, b: Candidate): boolean {
  let wins = false;
  for (const [i, cost] of a.costs.entries()) {
    const other = b.costs[i] ?? 0;
    if (cost > other) return false;
    if (cost < other) wins = true;
  }
  if (wins) return true;
  if (a.fn.fromTemplate !== b.fn.fromTemplate) return b.fn.fromTemplate;
  return (a.fn.weight ?? 0) > (b.fn.weight ?? 0);
}
export function takes(fn: CxxFunction, count: number): boolean {
  const { params, variadic } = fn.type;
  if (count > params.length) return variadic;
  return fn.defaults.slice(count, params.length).filter((d) => d !== undefined).length === params.length - count;
}
/** Whether a member may be called on an object. */
function objectCost(fn: CxxFunction, object: Operand | undefined): number | undefined {
  if (fn.kind === "static" || fn.kind === "function" || fn.kind === "constructor" || object === undefined) return 0;
  const dropped = quals(object.type) & ~fn.quals & CV;
  if (dropped !== 0 && fn.kind !== "destructor") return undefined;
  return quals(object.type) === fn.quals ? 0 : 1;
}

function complain(
  f: Body,
  set: OverloadSet,
  call: Call,
  operands: readonly Operand[],
  viable: readonly Candidate[],
): void {
  const given = operands.map((operand) => (isUnknownOperand(operand) ? "?" : typeText(operand.type))).join(", ");
  if (viable.length > 1) {
    // One that takes what is not known might have been told from the others.
    if (viable.some(({ fn }) => fn.type.params.some(({ type }) => isUnknownType(type)))) return;
    f.context.report(
      call.at,
      "error",
      "ambiguous-call",
      `The call of '${call.name}' with (${given}) is ambiguous: ${viable.map(({ fn }) => headOf(fn)).join(" or ")}.`,
      "Cast an argument to the type that is meant.",
    );
    return;
  }
  const [only] = set.functions;
  if (set.functions.length === 1 && only !== undefined && set.templates.length === 0) {
    if (objectCost(only, call.object) === undefined) {
      f.context.report(
        call.at,
        "error",
        "no-overload",
        `'${call.name}' is not const, and is called on a const object.`,
        "Declare the member function const.",
      );
      return;
    }
    const wanted = only.type.params.length;
    const least = wanted - only.defaults.filter((d) => d !== undefined).length;
    f.context.report(
      call.at,
      "error",
      "argument-count",
      `'${call.name}' takes ${least === wanted ? "" : `${least} to `}${wanted} argument${wanted === 1 ? "" : "s"}, not ${operands.length}.`,
      operands.length < least ? "Add what is missing." : "Remove what is too much.",
    );
    return;
  }
  f.context.report(
    call.at,
    "error",
    "no-overload",
    `No '${call.name}' takes (${given}); there ${set.functions.length === 1 ? "is" : "are"} ${set.functions.map(headOf).slice(0, 6).join(", ") || "templates that do not fit"}.`,
    "Correct the arguments.",
  );
}
const headOf = (fn: CxxFunction): string => typeText(fn.type, fn.symbol.name, true);

/** The functions of a name in a class, its bases included. */
export function methodsNamed(type: Type & { kind: "record" }, name: string): OverloadSet {
  return overloadsOf(memberEntity(classOf(type.decl), name));
}
