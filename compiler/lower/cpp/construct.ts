// How objects come to be: constructors, copies, lists in braces, references bound. An expression that gives a class by value is
// lowered straight into the object it initialises.
import type { Expr, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression, Initializer } from "../../syntax/ast.ts";
import { sizeOf } from "../../types/layout.ts";
import { isReference, isScalar, LLONG, pointerTo, qualified, recordType, unqualified } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Field, Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { convertForAssignment } from "../conversions.ts";
import { lowerExpression, placeOf, unknownPlace } from "../expression.ts";
import { constant, convert, load, unknown } from "../fold.ts";
import { initializeAutomatic } from "../initialize.ts";
import { addressOf, store } from "../operators.ts";
import { checkAccess } from "./access.ts";
import { callFunction, callMethod } from "./calls.ts";
import {
  classOf,
  constructorTemplates,
  copies,
  isAggregate,
  triviallyAssigned,
  triviallyCopied,
  triviallyMade,
} from "./class-info.ts";
import type { ClassInfo, CxxFunction } from "./entities.ts";
import { overloadsOf } from "./functions.ts";
import { destroyAtEnd, temporaryObject } from "./lifetime.ts";
import { operandOf } from "./operands.ts";
import {
  chooseOverload,
  conversionCost,
  conversionFunction,
  methodsNamed,
  overloadedName,
  sameType,
} from "./overloads.ts";
import { asBase, fieldLayoutPlace } from "./places.ts";
import { forEachElement, implicitAssign, implicitCopy, implicitDefault, used } from "./special.ts";
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
  if (type.kind === "pointer" && type.to.kind === "function") {
    const named = overloadedName(f, node);
    const wanted = type.to;
    const fn =
      named === undefined || named.functions.length < 2
        ? undefined
        : named.functions.find(
            (each) => conversionCost(f, asValue(pointerTo(each.type)), pointerTo(wanted), undefined) === 0,
          );
    if (fn !== undefined) return { kind: "function", symbol: used(f.context, fn).symbol, type: unqualified(type) };
  }
  const value = classToScalar(f, node, type) ?? lowerExpression(f, node);
  return convertForAssignment(f, value, type, node, what);
}
const asValue = (type: Type): { type: Type; category: "value"; nullConstant: false } => ({
  type,
  category: "value",
  nullConstant: false,
});
export function zero(type: Type): Expr {
  return type.kind === "float" ? { kind: "float", value: 0, type: unqualified(type) } : constant(0n, unqualified(type));
}
/** The value that a conversion function of a class gives; undefined where the expression is of no class. */
export function classToScalar(f: Body, node: Expression, to: Type | "condition", explicit = false): Expr | undefined {
  if (!mayBeClass(node)) return undefined;
  const operand = operandOf(f, node);
  if (operand.type.kind !== "record") return undefined;
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
      return false;
    default:
      return true;
  }
}
const rangeOf = (at: TokenRange): TokenRange => ({ first: at.first, last: at.last });

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

// ---- references ------------------------------------------------------------------------------------------------------

/** Binds a reference; what it gives is the address. `extend`: a temporary lives as long as the block. */
export function bindReference(f: Body, node: Expression, type: Type, what: string, extend = false): Expr {
  if (type.kind !== "pointer") return unknown(type);
  const target = type.to;
  const { target: machine } = f.context;
  if (node.kind !== "braced") {
    const operand = operandOf(f, node);
    const cost = conversionCost(f, operand, type, node);
    const related =
      (operand.type.kind === "record" && target.kind === "record" && relatedClasses(operand.type, target)) ||
      (operand.type.kind !== "record" &&
        conversionCost(f, { ...operand, category: "lvalue" }, withConst(type), node) !== undefined &&
        sameKind(operand.type, target));
    if (cost === undefined) {
      f.context.report(
        node,
        "error",
        "bad-reference",
        operand.category !== "lvalue" && type.reference === "lvalue"
          ? `${capital(what)} needs an object that can be changed ('${typeText(type)}'), not a value of type '${typeText(operand.type)}'.`
          : `${capital(what)} cannot refer to '${typeText(operand.type)}' as '${typeText(type)}'.`,
        operand.category === "lvalue" && type.reference === "rvalue"
          ? "Move from it explicitly, or take a reference to const."
          : "Check the types, and whether the reference should be to const.",
      );
      lowerExpression(f, node);
      return unknown(type);
    }
    if (related && operand.category !== "value") {
      const place = placeOf(f, node);
      if (place !== undefined && !(place.kind === "field" && place.field.bits !== undefined)) {
        if (place.type.kind === "function") return convert(lowerExpression(f, node), type, true, machine);
        const at = target.kind === "record" ? asBase(f, place, target.decl) : place;
        f.takeAddress(at);
        return convert(addressOf(f, at), type, true, machine);
      }
    }
  }
  const made = node.kind === "braced" ? undefined : operandOf(f, node);
  const own =
    made?.category === "value" &&
    made.type.kind === "record" &&
    target.kind === "record" &&
    relatedClasses(made.type, target)
      ? made.type
      : target;
  const construct = (place: Place): void => initializeFrom(f, place, node, what);
  let place: Place;
  if (extend && f.unevaluated === 0) {
    place = f.temporary(unqualified(own), node);
    construct(place);
    extended.set(f, [...(extended.get(f) ?? []), place]);
  } else place = temporaryObject(f, own, node, construct);
  const at = target.kind === "record" ? asBase(f, place, target.decl) : place;
  f.takeAddress(at);
  return convert(addressOf(f, at), type, true, machine);
}
/** Temporaries that a reference's declaration keeps; they are registered when the full expression is over. */
const extended = new WeakMap<Body, Place[]>();
export function keepExtended(f: Body, at: TokenRange): void {
  const places = extended.get(f) ?? [];
  extended.delete(f);
  for (const place of places) destroyAtEnd(f, place, at);
}
function relatedClasses(from: Type, target: Type): boolean {
  return (
    from.kind === "record" &&
    target.kind === "record" &&
    (from.decl === target.decl || asBaseOf(from.decl, target.decl))
  );
}
function asBaseOf(derived: ClassInfo["decl"], base: ClassInfo["decl"]): boolean {
  for (let info = classOf(derived); info.base !== undefined; info = classOf(info.base.decl))
    if (info.base.decl === base) return true;
  return false;
}
function sameKind(a: Type, b: Type): boolean {
  if (a.kind === "array" || b.kind === "array") return a.kind === b.kind;
  if (a.kind === "function" || b.kind === "function") return a.kind === b.kind;
  return sameType(a, b);
}
const withConst = (type: Type & { kind: "pointer" }): Type => ({
  ...type,
  reference: "lvalue",
  to: qualified(type.to, Qual.const),
});
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

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
  if (type.kind === "array") {
    if (!triviallyMade(type)) forEachElement(f, place, at, false, (element) => defaultInitialize(f, element, at));
    return;
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

function initializeList(f: Body, place: Place, list: Initializer, what: string): void {
  if (list.kind !== "list") {
    initialize(f, place, list, list);
    return;
  }
  const { type } = place;
  const { items } = list;
  const [only] = items;
  if (type.kind === "record") {
    const info = classOf(type.decl);
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

/** Member by member or element by element, with constructors. Braces left out inside are not understood. */
function aggregate(f: Body, place: Place, list: Initializer & { kind: "list" }): void {
  const { type } = place;
  const items = list.items;
  if (type.kind === "array") {
    const length = type.length ?? items.length;
    items.slice(0, length).forEach(({ value }, i) => {
      const element: Place = {
        kind: "element",
        base: place,
        index: { kind: "const", value: BigInt(i), type: LLONG },
        type: type.of,
        at: rangeOf(value),
      };
      initialize(f, element, value, value);
    });
    if (items.length > length) excess(f, items[length]?.value ?? list, type);
    if (items.length < length)
      forEachElement(f, place, list, false, (element) => valueInitialize(f, element, list), items.length);
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

// ---- constructors --------------------------------------------------------------------------------------------------------

/** Constructs an object of a class with arguments; `direct`: explicit constructors may be used. */
export function constructWith(
  f: Body,
  place: Place,
  args: readonly Expression[],
  at: TokenRange,
  direct: boolean,
): void {
  const { type } = place;
  if (type.kind !== "record") return;
  const info = classOf(type.decl);
  if (info.unsupported !== undefined)
    f.refuse(at, info.unsupported, `'${info.name}' uses ${info.unsupported}, which is not supported.`);
  const pure = info.virtuals.find((fn) => fn.ending === "pure");
  if (pure !== undefined && !constructsBase(place))
    f.context.report(
      at,
      "error",
      "abstract-class",
      `'${info.name}' is abstract: '${pure.symbol.name}' is pure.`,
      "Override it in a class that is made.",
    );
  const [only] = args;
  if (args.length === 0) {
    const own = info.constructors.find((fn) => minimum(fn) === 0 && fn.ending !== "default");
    if (own !== undefined) {
      callConstructor(f, own, place, [], at);
      return;
    }
    if (info.constructors.length > 0 && !info.constructors.some((fn) => minimum(fn) === 0)) {
      if (info.constructors.every((fn) => copies(info, fn) !== undefined && fn.ending !== undefined)) return;
      noConstructor(f, info, args, at);
      return;
    }
    const implicit = implicitDefault(f.context, type.decl);
    if (implicit !== undefined) callConstructor(f, implicit, place, [], at);
    return;
  }
  if (only !== undefined && args.length === 1 && only.kind !== "braced") {
    const operand = operandOf(f, only);
    if (operand.type.kind === "record" && (operand.type.decl === type.decl || asBaseOf(operand.type.decl, type.decl))) {
      if (operand.category === "value" && operand.type.decl === type.decl) {
        lowerInto(f, only, place);
        return;
      }
      copyFrom(f, info, place, only, at);
      return;
    }
  }
  const set = {
    // A copy of something else would need a conversion to the class first, which is what is being looked for.
    functions: info.constructors.filter(
      (fn) => (direct || !fn.explicit || args.length !== 1) && (args.length !== 1 || copies(info, fn) === undefined),
    ),
    templates: overloadsOf(info.names.get(constructorTemplates)).templates,
  };
  if (only !== undefined && args.length === 1 && only.kind !== "braced") {
    const operand = operandOf(f, only);
    if (operand.type.kind === "record") {
      const direct = set.functions.some((fn) => {
        const param = fn.type.params[0];
        return (
          param !== undefined &&
          copies(info, fn) === undefined &&
          conversionCost(f, operand, param.type, only) !== undefined
        );
      });
      const found = direct ? undefined : conversionFunction(f, operand, recordType(type.decl));
      if (found !== undefined) {
        const object = objectPlace(f, only);
        const raw = callMethod(f, found.fn, object, [], only, place);
        if (raw.kind === "load" && raw.place !== place) f.assign(place, raw, at);
        return;
      }
    }
  }
  if (set.functions.length === 0 && set.templates.length === 0) {
    if (only?.kind === "braced" && args.length === 1) initializeList(f, place, only.list, "the initialisation");
    else noConstructor(f, info, args, at);
    return;
  }
  const fn = chooseOverload(f, set, { name: info.name, args, object: undefined, at }, true);
  if (fn === undefined) {
    for (const arg of args) if (arg.kind !== "braced") lowerExpression(f, arg);
    return;
  }
  callConstructor(f, fn, place, args, at);
}
const constructsBase = (place: Place): boolean => place.kind === "field" && place.field.base === true;
const minimum = (fn: CxxFunction): number => fn.type.params.length - fn.defaults.filter((d) => d !== undefined).length;

function noConstructor(f: Body, info: ClassInfo, args: readonly Expression[], at: TokenRange): void {
  f.context.report(
    at,
    "error",
    "no-constructor",
    args.length === 0
      ? `'${info.name}' has no constructor without arguments.`
      : `'${info.name}' has no constructor that takes these arguments.`,
    "Declare one, or give other arguments.",
  );
}

function callConstructor(f: Body, fn: CxxFunction, place: Place, args: readonly Expression[], at: TokenRange): void {
  if (fn.ending === "delete")
    f.context.report(at, "error", "deleted-function", `'${fn.symbol.name}' is deleted.`, "Use another constructor.");
  if (fn.owner !== undefined) checkAccess(f, fn.owner, fn.access, fn.name, at);
  f.takeAddress(place);
  callFunction(f, used(f.context, fn), addressOf(f, place), args, at);
}

/** Copies or moves from an object of the same class or one that derives from it. */
function copyFrom(f: Body, info: ClassInfo, place: Place, node: Expression, at: TokenRange): void {
  const operand = operandOf(f, node);
  const declared = info.constructors.filter((fn) => copies(info, fn) !== undefined);
  const own = declared.filter((fn) => fn.ending !== "default");
  if (own.length > 0) {
    const set = { functions: own, templates: [] };
    const fn = chooseOverload(f, set, { name: info.name, args: [node], object: undefined, at }, true);
    if (fn !== undefined) callConstructor(f, fn, place, [node], at);
    return;
  }
  const how = operand.category === "lvalue" ? "copy" : "move";
  const from = asBase(f, objectPlace(f, node), info.decl);
  copyPlace(f, info, place, from, how, at);
}
function copyPlace(f: Body, info: ClassInfo, place: Place, from: Place, how: "copy" | "move", at: TokenRange): void {
  const fn = implicitCopy(f.context, info.decl, how);
  if (fn === undefined) {
    f.assign(place, load(from), at);
    return;
  }
  callWithObject(f, fn, place, from, at);
}
function callWithObject(f: Body, fn: CxxFunction, place: Place, from: Place, at: TokenRange): void {
  if (fn.symbol.type.kind !== "function") return;
  f.takeAddress(place);
  f.takeAddress(from);
  const { params, returns } = fn.symbol.type;
  const { target } = f.context;
  f.emit({
    kind: "call",
    callee: { kind: "direct", symbol: fn.symbol },
    type: fn.symbol.type,
    args: [
      convert(addressOf(f, place), params[0]?.type ?? pointerTo(place.type), true, target),
      convert(addressOf(f, from), params[1]?.type ?? pointerTo(from.type), true, target),
    ],
    result: returns.kind === "void" ? undefined : f.temporary(returns, at).local,
    at: rangeOf(at),
  });
}

/** Copies or moves one member from that of another object, or assigns it: what implicit members are made of. */
export function initializeField(
  f: Body,
  to: Place,
  from: Place,
  how: "copy" | "move",
  at: TokenRange,
  assign = false,
): void {
  const { type } = to;
  if (type.kind === "array") {
    if (assign ? triviallyAssigned(type) : triviallyCopied(type)) f.assign(to, { kind: "load", place: from, type }, at);
    else {
      forEachElement(f, to, at, false, (element) => {
        if (element.kind !== "element") return;
        initializeField(f, element, { ...element, base: from }, how, at, assign);
      });
    }
    return;
  }
  if (type.kind !== "record") {
    f.assign(to, load(from), at);
    return;
  }
  const info = classOf(type.decl);
  if (assign) {
    const own = methodsNamed(type, "operator=").functions.filter(
      (fn) => fn.owner === info.decl && fn.ending !== "default",
    );
    const fn = pick(own, how) ?? implicitAssign(f.context, type.decl, how);
    if (fn === undefined) f.assign(to, load(from), at);
    else callWithObject(f, used(f.context, fn), to, from, at);
    return;
  }
  const own = info.constructors.filter((fn) => copies(info, fn) !== undefined && fn.ending !== "default");
  const fn = pick(own, how);
  if (fn !== undefined) callWithObject(f, used(f.context, fn), to, from, at);
  else copyPlace(f, info, to, from, how, at);
}
function pick(functions: readonly CxxFunction[], how: "copy" | "move"): CxxFunction | undefined {
  const kindOf = (fn: CxxFunction): string => {
    const first = fn.type.params[0]?.type;
    return first !== undefined && isReference(first) && first.reference === "rvalue" ? "move" : "copy";
  };
  return functions.find((fn) => kindOf(fn) === how) ?? functions.find((fn) => kindOf(fn) === "copy");
}
