// How objects come to be: constructors, copies, lists in braces, references bound. An expression that gives a class by value is
// lowered straight into the object it initialises.

import type { Expr, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression, Initializer, InitializerItem } from "../../syntax/ast.ts";
import { sizeOf } from "../../types/layout.ts";
import { isReference, isScalar, pointerTo, unqualified, VOID } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Field, RecordDecl, Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { convertForAssignment } from "../conversions.ts";
import { lowerExpression } from "../expression.ts";
import { constant, indexConst, load } from "../fold.ts";
import { initializeAutomatic } from "../initialize.ts";
import { store } from "../operators.ts";
import { placeOf, unknownPlace } from "../places.ts";
import { callMethod } from "./calls.ts";
import { classOf, isAggregate, triviallyCopied, triviallyMade } from "./class-info.ts";
import { constructWith } from "./constructors.ts";
import { forEach, makeRow, rowOf } from "./elements.ts";
import { withBraces } from "./elided-braces.ts";
import type { ClassInfo } from "./entities.ts";
import { elementOfList, makeList, takesList } from "./initializer-lists.ts";
import { lambdaFunction } from "./lambdas.ts";
import { temporaryObject } from "./lifetime.ts";
import { memberFunctionFor } from "./member-pointers.ts";
import { operandOf } from "./operands.ts";
import { conversionFunction, genericLambdaAs, overloadedName, overloadFor } from "./overloads.ts";
import { fieldLayoutPlace } from "./places.ts";
import { bindReference } from "./references.ts";
import { used } from "./special.ts";
import { lowerInto } from "./values.ts";

// ---- scalars --------------------------------------------------------------------------------------------------------

/** The value of an expression as a scalar type needs it. */
export function convertNode(f: Body, node: Expression, type: Type, what: string): Expr {
  if (node.kind === "braced") {
    const items = node.list.kind === "list" ? node.list.items : [];
    const [only] = items;
    if (only?.value.kind === "expression" && items.length === 1)
      return convertNode(f, only.value.expression, type, what);
    if (items.length === 0) return zero(type);
  }
  if (type.kind === "pointer" && type.member !== undefined) {
    const chosen = memberFunctionFor(f, node, type);
    if (chosen !== undefined) return chosen;
  }
  if (type.kind === "pointer" && type.to.kind === "function") {
    const named = overloadedName(f, node);
    const several = named !== undefined && (named.functions.length > 1 || named.templates.length > 0);
    const fn = several ? overloadFor(f, named, type.to) : undefined;
    if (fn !== undefined) return { kind: "function", symbol: used(f.context, fn).symbol, type: unqualified(type) };
  }
  const value = classToScalar(f, node, type) ?? lowerExpression(f, node);
  return convertForAssignment(f, value, type, node, what);
}
export function zero(type: Type): Expr {
  return type.kind === "float" ? { kind: "float", value: 0, type: unqualified(type) } : constant(0n, unqualified(type));
}
/** The value that a conversion function of a class gives; undefined where the expression is of no class. */
export function classToScalar(f: Body, node: Expression, to: Type | "condition", explicit = false): Expr | undefined {
  if (!mayBeClass(node)) return undefined;
  const operand = operandOf(f, node);
  if (operand.type.kind !== "record") return undefined;
  if (to === "condition" || (to.kind === "pointer" && to.to.kind === "function")) {
    const fn =
      lambdaFunction(f, operand.type) ?? (to === "condition" ? undefined : genericLambdaAs(f, operand.type, to));
    const type = to === "condition" ? pointerTo(fn?.symbol.type ?? VOID) : unqualified(to);
    if (fn !== undefined) return { kind: "function", symbol: used(f.context, fn).symbol, type };
  }
  const found = conversionFunction(f, operand, to, explicit);
  if (found === undefined) return undefined;
  const object = objectPlace(f, node);
  const raw = callMethod(f, found.fn, object, [], node);
  return isReference(raw.type) ? load({ kind: "deref", pointer: raw, type: raw.type.to, at: rangeOf(node) }) : raw;
}
/** Quick look: literals are of no class. */
export function mayBeClass(node: Expression): boolean {
  switch (node.kind) {
    case "integer":
    case "float":
    case "character":
    case "string":
    case "boolean":
    case "nullptr":
    case "sizeof":
    case "alignof":
    case "offsetof":
    case "this":
    case "new":
    case "delete":
    case "throw":
      return false;
    default:
      return true;
  }
}
export const rangeOf = (at: TokenRange): TokenRange => ({ first: at.first, last: at.last });

/** The object that an expression of class type denotes; a value is put into a temporary. */
export function objectPlace(f: Body, node: Expression): Place {
  const operand = operandOf(f, node);
  if (operand.category === "value" && operand.type.kind === "record")
    return temporaryObject(f, operand.type, node, (place) => lowerInto(f, node, place));
  const place = placeOf(f, node);
  if (place !== undefined) return place;
  const value = lowerExpression(f, node);
  return value.kind === "load" ? value.place : unknownPlace(operand.type, node);
}

// ---- initialisation ----------------------------------------------------------------------------------------------------

/** Initialises an object of any type from an expression, `T x = e`. */
export function initializeFrom(f: Body, place: Place, node: Expression, what: string): void {
  const { type } = place;
  if (isReference(type)) {
    store(f, place, bindReference(f, node, type, what), node);
    return;
  }
  if (node.kind === "braced") {
    initializeList(f, place, node.list, what);
    return;
  }
  if (type.kind === "record") {
    constructWith(f, place, [node], node, false);
    return;
  }
  if (type.kind === "array") {
    initializeAutomatic(f, place, { kind: "expression", expression: node, first: node.first, last: node.last });
    return;
  }
  store(f, place, convertNode(f, node, type, what), node);
}

/** Initialises an object from what stands behind its name. */
export function initialize(f: Body, place: Place, initializer: Initializer | undefined, at: TokenRange): void {
  const { type } = place;
  const what = "the initialisation";
  if (initializer === undefined) {
    defaultInitialize(f, place, at);
    return;
  }
  switch (initializer.kind) {
    case "expression":
      initializeFrom(f, place, initializer.expression, what);
      return;
    case "list":
      initializeList(f, place, initializer, what);
      return;
    case "arguments": {
      const { args } = initializer;
      if (type.kind === "record") {
        if (args.length === 0) valueInitialize(f, place, at);
        else constructWith(f, place, args, initializer, true);
        return;
      }
      const [first, second] = args;
      if (second !== undefined)
        f.context.report(second, "error", "excess-initializer", `'${typeText(type)}' takes one initialiser.`);
      if (first === undefined) valueInitialize(f, place, at);
      else initializeFrom(f, place, first, what);
    }
  }
}

/** `T x;`: constructors run, everything else is left as it is. */
export function defaultInitialize(
  f: Body,
  place: Place,
  at: TokenRange,
  initializer?: Initializer,
  info?: ClassInfo,
): void {
  const { type } = place;
  if (initializer !== undefined) {
    const { scope } = f;
    const { declaration } = f.context;
    if (info !== undefined) {
      f.scope = info.scope;
      if (info.declaration >= 0) f.context.declaration = info.declaration;
    }
    initialize(f, place, initializer, at);
    f.scope = scope;
    f.context.declaration = declaration;
    return;
  }
  if (isReference(type)) {
    f.context.report(at, "error", "bad-reference", "A reference must be initialised.");
    return;
  }
  const row = triviallyMade(type) ? undefined : rowOf(f, place, at);
  if (row !== undefined) {
    makeRow(f, row, at, (made) =>
      forEach(f, row, at, (element) => {
        defaultInitialize(f, element, at);
        made();
      }),
    );
  }
  if (type.kind === "record") constructWith(f, place, [], at, true);
}
/** `T()` and `T{}`: zeros where no constructor of the user's runs. */
export function valueInitialize(f: Body, place: Place, at: TokenRange): void {
  const { type } = place;
  if (type.kind === "record" || type.kind === "array") {
    const info = type.kind === "record" ? classOf(type.decl) : undefined;
    const userProvided =
      info?.constructors.some((fn) => fn.type.params.length === 0 && fn.ending === undefined) === true;
    if (!userProvided) f.emit({ kind: "zero", target: place, size: sizeOf(type, f.context.target), at: rangeOf(at) });
    defaultInitialize(f, place, at);
    return;
  }
  store(f, place, zero(type), at);
}

export function initializeList(f: Body, place: Place, list: Initializer, what: string): void {
  if (list.kind !== "list") {
    initialize(f, place, list, list);
    return;
  }
  const { type } = place;
  const { items } = list;
  const [only] = items;
  if (type.kind === "record") {
    const info = classOf(type.decl);
    const element = elementOfList(type);
    if (element !== undefined && !isCopyOf(f, type.decl, items)) {
      makeList(f, place, element, list);
      return;
    }
    if (takesList(f, info, list)) {
      constructWith(f, place, asExpression(list), list, list.direct === true);
      return;
    }
    if (!isAggregate(info)) {
      const args = items.flatMap(({ value }) => asExpression(value));
      if (args.length === 0) valueInitialize(f, place, list);
      else constructWith(f, place, args, list, list.direct === true);
      return;
    }
    if (only !== undefined && items.length === 1 && only.value.kind === "expression" && only.designators.length === 0) {
      const operand = operandOf(f, only.value.expression);
      if (operand.type.kind === "record" && operand.type.decl === type.decl) {
        initializeFrom(f, place, only.value.expression, what);
        return;
      }
    }
  }
  if ((type.kind === "record" || type.kind === "array") && ownWay(type)) {
    aggregate(f, place, list);
    return;
  }
  if (isScalar(type) || isReference(type)) {
    if (only === undefined) store(f, place, zero(type), list);
    else if (only.value.kind === "expression") initializeFrom(f, place, only.value.expression, what);
    else initializeList(f, place, only.value, what);
    return;
  }
  initializeAutomatic(f, place, list);
}
/** The only item is an object of the class. */
function isCopyOf(f: Body, decl: RecordDecl, items: readonly InitializerItem[]): boolean {
  const [only] = items;
  if (only?.value.kind !== "expression" || items.length !== 1) return false;
  const { type } = operandOf(f, only.value.expression);
  return type.kind === "record" && type.decl === decl;
}
function asExpression(value: Initializer): Expression[] {
  if (value.kind === "expression") return [value.expression];
  return [{ kind: "braced", list: value, first: value.first, last: value.last }];
}
/** Something in it is made by a constructor, or is a reference. */
export function ownWay(type: Type): boolean {
  if (type.kind === "array") return ownWay(type.of);
  if (isReference(type)) return true;
  if (type.kind !== "record") return false;
  if (!triviallyMade(type) || !triviallyCopied(type)) return true;
  return (type.decl.fields ?? []).some((field) => field.base === true || ownWay(field.type));
}

/** Member by member or element by element, with constructors. */
function aggregate(f: Body, place: Place, list: Initializer & { kind: "list" }): void {
  const { type } = place;
  const { items } = withBraces(f, type, list);
  const row = rowOf(f, place, list);
  if (row !== undefined) {
    const length = Number(type.kind === "array" ? (type.length ?? items.length) : 0);
    makeRow(f, row, list, (made) => {
      items.slice(0, length).forEach(({ value }, i) => {
        initialize(f, row.at(indexConst(i)), value, value);
        made();
      });
      forEach(
        f,
        row,
        list,
        (element) => {
          valueInitialize(f, element, list);
          made();
        },
        items.length,
      );
    });
    if (items.length > length) excess(f, items[length]?.value ?? list, type);
    return;
  }
  if (type.kind !== "record") return;
  const info = classOf(type.decl);
  const fields = (type.decl.fields ?? []).filter((field) => field.name !== undefined || field.bits === undefined);
  let next = 0;
  const values = new Map<Field, Initializer>();
  for (const { designators, value } of items) {
    const [head] = designators;
    if (head?.kind === "member") next = fields.findIndex((field) => field.name === head.name);
    const field = fields[next];
    if (field === undefined) {
      excess(f, value, type);
      break;
    }
    values.set(field, value);
    next++;
    if (type.decl.tag === "union") break;
  }
  for (const field of fields) {
    const member = fieldLayoutPlace(f, place, field);
    const value = values.get(field);
    if (value !== undefined) initialize(f, member, value, value);
    else if (type.decl.tag === "union") continue;
    else if (info.initializers.has(field)) defaultInitialize(f, member, list, info.initializers.get(field), info);
    else if (isReference(field.type))
      f.context.report(list, "error", "bad-reference", `The reference '${field.name ?? ""}' must be initialised.`);
    else valueInitialize(f, member, list);
  }
}
function excess(f: Body, at: TokenRange, type: Type): void {
  f.context.report(
    at,
    "error",
    "excess-initializer",
    `There are more initialisers than '${typeText(type)}' has members.`,
    "Remove the last ones.",
  );
}
