// Which constructor makes an object, and its call: from arguments, from another object, for a member.

import type { Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression } from "../../syntax/ast.ts";
import { isReference, pointerTo, recordType } from "../../types/make.ts";
import type { Body } from "../body.ts";
import { lowerExpression } from "../expression.ts";
import { convert, load } from "../fold.ts";
import { addressOf } from "../operators.ts";
import { checkAccess } from "./access.ts";
import { callFunction, callMethod } from "./calls.ts";
import { classOf, constructorTemplates, copies, triviallyAssigned, triviallyCopied, virtualsOf } from "./class-info.ts";
import { initializeList, objectPlace, rangeOf } from "./construct.ts";
import { forEach, makeRow, rowOf } from "./elements.ts";
import type { ClassInfo, CxxFunction } from "./entities.ts";
import { overloadsOf } from "./functions.ts";
import { isInherited } from "./inherited-constructors.ts";
import { operandOf } from "./operands.ts";
import { chooseOverload, conversionCost, conversionFunction, methodsNamed } from "./overloads.ts";
import { asBase } from "./places.ts";
import { asBaseOf } from "./references.ts";
import { implicitAssign, implicitCopy, implicitDefault, used } from "./special.ts";
import { lowerInto } from "./values.ts";

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
  const pure = virtualsOf(info).find((fn) => fn.ending === "pure");
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
    const written = info.constructors.find((fn) => minimum(fn) === 0 && fn.ending !== "default" && !isInherited(fn));
    if (written !== undefined) {
      callConstructor(f, written, place, [], at);
      return;
    }
    const own = info.constructors.filter((fn) => !isInherited(fn));
    if (own.length > 0 && !own.some((fn) => minimum(fn) === 0)) {
      if (own.every((fn) => copies(info, fn) !== undefined && fn.ending !== undefined)) return;
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
  let how: "copy" | "move" | undefined;
  if (declared.some((fn) => fn.ending !== "default")) {
    const set = { functions: declared, templates: [] };
    const fn = chooseOverload(f, set, { name: info.name, args: [node], object: undefined, at }, true);
    if (fn !== undefined && fn.ending !== "default") callConstructor(f, fn, place, [node], at);
    if (fn?.ending !== "default") return;
    how = copies(info, fn);
  }
  how ??= operand.category === "lvalue" ? "copy" : "move";
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
    else initializeElements(f, to, from, how, at, assign);
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
function initializeElements(
  f: Body,
  to: Place,
  from: Place,
  how: "copy" | "move",
  at: TokenRange,
  assign: boolean,
): void {
  const row = rowOf(f, to, at);
  if (row === undefined) return;
  const all = (made: () => void): void =>
    forEach(f, row, at, (element) => {
      if (element.kind === "element") initializeField(f, element, { ...element, base: from }, how, at, assign);
      made();
    });
  if (assign) all(() => undefined);
  else makeRow(f, row, at, all);
}
function pick(functions: readonly CxxFunction[], how: "copy" | "move"): CxxFunction | undefined {
  const kindOf = (fn: CxxFunction): string => {
    const first = fn.type.params[0]?.type;
    return first !== undefined && isReference(first) && first.reference === "rvalue" ? "move" : "copy";
  };
  return functions.find((fn) => kindOf(fn) === how) ?? functions.find((fn) => kindOf(fn) === "copy");
}
