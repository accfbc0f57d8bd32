// Places: the objects that expressions denote (names, members, elements, what pointers lead to), and arithmetic on pointers.
import type { Expr, Place } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { Expression } from "../syntax/ast.ts";
import { gnuMacroRemedy, isGnuMacro } from "../syntax/gnu.ts";
import { promoted } from "../types/arithmetic.ts";
import { findField, pointerSize, sizeOf } from "../types/layout.ts";
import {
  INT,
  isComplete,
  isInteger,
  isScalar,
  isUnknownType,
  LLONG,
  pointerTo,
  qualified,
  unqualified,
} from "../types/make.ts";
import { typeText } from "../types/print.ts";
import { Qual, type Type } from "../types/type.ts";
import type { Body } from "./body.ts";
import { bitsOf, rvalue } from "./conversions.ts";
import { losesBases } from "./cpp/class-info.ts";
import { classToScalar } from "./cpp/construct.ts";
import { cxxPlace } from "./cpp/expressions.ts";
import { mayBeLostMember } from "./cpp/names.ts";
import { operandOf } from "./cpp/operands.ts";
import { chooseGeneric, lowerExpression } from "./expression.ts";
import { convert, indexConst, offsetBy, unknown } from "./fold.ts";
import { initializeObject } from "./initialize.ts";
import { meantMember } from "./meant-members.ts";
import { addressOf } from "./operators.ts";
import { typeOfExpression } from "./sizes.ts";
import { stringPlace } from "./strings.ts";
import { typeOfName } from "./written-types.ts";

/** The place an expression denotes, or undefined where it denotes none (nothing is emitted then, except for unknown names). */
export function placeOf(f: Body, node: Expression): Place | undefined {
  if (f.context.cxx) {
    const place = cxxPlace(f, node);
    if (place !== undefined) return place === "no" ? undefined : place;
  }
  switch (node.kind) {
    case "identifier":
      return identifierPlace(f, node);
    case "string":
      return stringPlace(f, node.units, node.encoding);
    case "member":
      return memberPlace(f, node);
    case "index":
      return indexPlace(f, node);
    case "unary":
      // `*&x`, as macros with an out parameter make it, is `x`: its address goes nowhere.
      if (node.operator === "*" && node.operand.kind === "unary" && node.operand.operator === "&") {
        const own = f.context.cxx && operandOf(f, node.operand.operand).type.kind === "record";
        const place = own ? undefined : placeOf(f, node.operand.operand);
        if (place !== undefined && !(place.kind === "field" && place.field.bits !== undefined)) return place;
      }
      return node.operator === "*" ? derefPlace(f, lowerExpression(f, node.operand), node) : undefined;
    case "compoundLiteral":
      return compoundLiteralPlace(f, node);
    case "generic": {
      const chosen = chooseGeneric(f, node);
      return chosen === undefined ? undefined : placeOf(f, chosen);
    }
    default:
      return undefined;
  }
}

/** A place that may be assigned to or whose address may be taken; anything else is reported. */
export function lvalueOf(f: Body, node: Expression, purpose: string): Place {
  if (node.kind !== "identifier" || f.scope.find(node.name)?.kind !== "enumerator") {
    const place = placeOf(f, node);
    if (place !== undefined) return place;
  }
  const seen = f.context.cxx ? undefined : placeSeenAs(f, node);
  if (seen !== undefined) return seen;
  const value = lowerExpression(f, node);
  if (value.kind === "load" && value.type.kind === "record") return value.place;
  if (value.kind !== "unknown")
    f.context.report(node, "error", "not-an-lvalue", `This cannot be ${purpose}: it is a value, not an object.`);
  return unknownPlace(value.type, node);
}

/** Microsoft's C takes the cast of an object for that object, seen as another type that is not larger (C4213): `(PUCHAR)p += n`. */
function placeSeenAs(f: Body, node: Expression): Place | undefined {
  if (node.kind !== "cast") return undefined;
  const type = typeOfName(f, node.type);
  const { operand } = node;
  const { target } = f.context;
  if (!isScalar(type) || !isScalar(typeOfExpression(f, operand))) return undefined;
  const place = placeOf(f, operand) ?? placeSeenAs(f, operand);
  if (place === undefined || (place.kind === "field" && place.field.bits !== undefined) || !isScalar(place.type))
    return undefined;
  if ((sizeOf(type, target) ?? 0) > (sizeOf(place.type, target) ?? 0)) {
    if (type.kind !== "pointer" || target === "x86" || sizeOf(place.type, target) !== pointerSize("x86"))
      return undefined;
    f.context.report(
      node,
      "warning",
      "not-an-lvalue",
      "A pointer does not fit into this object: only on 32 bits can its cast be assigned to.",
      "Use a type as wide as a pointer.",
    );
    return unknownPlace(type, node);
  }
  return derefPlace(f, convert(addressOf(f, place), pointerTo(type), true, target), node);
}

function identifierPlace(f: Body, node: Expression & { kind: "identifier" }): Place | undefined {
  const entity = f.scope.find(node.name);
  switch (entity?.kind) {
    case "local":
      return { kind: "local", local: entity.local.id, type: entity.local.type };
    case "symbol":
      return { kind: "global", symbol: entity.symbol, type: entity.symbol.type };
    case "prototype":
      // Only its type is asked for; nothing evaluates it.
      return derefPlace(f, { kind: "const", value: 0n, type: pointerTo(entity.type) }, node);
    case "enumerator":
      return undefined;
    case "typedef":
      f.context.report(node, "error", "type-as-value", `'${node.name}' is a type, not a value.`);
      return unknownPlace(INT, node);
    case "member":
    case "captured":
    case "template":
    case "namespaces":
      return undefined;
    case undefined:
      if (node.name === "__func__" || node.name === "__FUNCTION__" || node.name === "__PRETTY_FUNCTION__") {
        // Microsoft's __FUNCTION__ is qualified in C++, the standard's __func__ is not.
        const name = node.name === "__func__" ? f.name.slice(f.name.lastIndexOf(":") + 1) : f.name;
        return stringPlace(f, [...new TextEncoder().encode(name)], "char");
      }
      if (!mayBeLostMember(f))
        f.context.report(
          node,
          "error",
          "undeclared",
          `'${node.name}' is not declared.`,
          isGnuMacro(node.name) ? `${gnuMacroRemedy}.` : "Declare it, include its header, or correct the name.",
        );
      f.refuse(node, "undeclared identifier", `'${node.name}' is not declared.`);
      return unknownPlace(INT, node);
  }
}

export function derefPlace(f: Body, pointer: Expr, at: TokenRange): Place {
  const { type } = pointer;
  if (type.kind !== "pointer") {
    if (pointer.kind !== "unknown")
      f.context.report(at, "error", "not-a-pointer", `'*' needs a pointer, not '${typeText(type)}'.`);
    return unknownPlace(INT, at);
  }
  if (pointer.kind === "address") {
    const { place } = pointer;
    if (place.type === type.to) return place;
    if (place.type.kind === "array" && place.type.of === type.to)
      return {
        kind: "element",
        base: place,
        index: indexConst(0),
        type: type.to,
        at: { first: at.first, last: at.last },
      };
  }
  if (pointer.kind === "function") return { kind: "global", symbol: pointer.symbol, type: pointer.symbol.type };
  return { kind: "deref", pointer, type: type.to, at: { first: at.first, last: at.last } };
}

function memberPlace(f: Body, node: Expression & { kind: "member" }): Place {
  let base: Place;
  if (node.arrow) {
    const pointer = lowerExpression(f, node.object);
    if (pointer.type.kind !== "pointer" || pointer.type.to.kind !== "record") {
      if (pointer.kind !== "unknown" && !isUnknownType(pointer.type))
        f.context.report(
          node,
          "error",
          "no-member",
          `'->${node.name}' needs a pointer to a structure, not '${typeText(pointer.type)}'.`,
          pointer.type.kind === "record" ? "Use '.'." : undefined,
        );
      return unknownPlace(INT, node);
    }
    base = derefPlace(f, pointer, node);
  } else {
    const place = placeOf(f, node.object);
    if (place !== undefined) base = place;
    else {
      const value = lowerExpression(f, node.object);
      if (value.kind === "load" && value.type.kind === "record") base = value.place;
      else if (value.type.kind === "record") base = unknownPlace(value.type, node);
      else {
        if (value.kind !== "unknown" && !isUnknownType(value.type))
          f.context.report(
            node,
            "error",
            "no-member",
            `'.${node.name}' needs a structure, not '${typeText(value.type)}'.`,
            value.type.kind === "pointer" ? "Use '->'." : undefined,
          );
        return unknownPlace(INT, node);
      }
    }
  }
  if (base.type.kind !== "record") {
    if (!(base.kind === "deref" && base.pointer.kind === "unknown") && !isUnknownType(base.type))
      f.context.report(
        node,
        "error",
        "no-member",
        `'.${node.name}' needs a structure, not '${typeText(base.type)}'.`,
        base.type.kind === "pointer" ? "Use '->'." : undefined,
      );
    return unknownPlace(INT, node);
  }
  return fieldPlace(f, base, node.name, node) ?? unknownPlace(INT, node);
}

/** The member `name` of a record place, through anonymous members; undefined (reported) if there is none. */
export function fieldPlace(f: Body, base: Place, name: string, at: TokenRange): Place | undefined {
  if (base.type.kind !== "record") return undefined;
  const { decl } = base.type;
  const path = decl.fields === undefined ? undefined : findField(decl, name, f.context.target);
  if (path === undefined) {
    if (!f.context.cxx || !losesBases(decl))
      f.context.report(
        at,
        "error",
        decl.fields === undefined ? "incomplete-type" : "no-member",
        decl.fields === undefined
          ? `'${typeText(unqualified(base.type))}' is declared but not defined here, so '${name}' is not known.`
          : `'${typeText(unqualified(base.type))}' has no member '${name}'.`,
        decl.fields === undefined ? "Include the header that defines it." : meantMember(name, decl.fields),
      );
    f.refuse(at, "unknown member", `'${typeText(unqualified(base.type))}' has no known member '${name}'.`);
    return undefined;
  }
  let place = base;
  for (const { field, offset, bitOffset } of path.steps) {
    const quals = place.type.quals & (Qual.const | Qual.volatile | Qual.unaligned);
    place = { kind: "field", base: place, field, offset, bitOffset, type: qualified(field.type, quals) };
  }
  return place;
}

function indexPlace(f: Body, node: Expression & { kind: "index" }): Place {
  const at = { first: node.first, last: node.last };
  // `i[a]` is as good as `a[i]`.
  const array = placeIfArray(f, node.object);
  if (array !== undefined && array.type.kind === "array") {
    const index = indexValue(f, lowerIndex(f, node.index), node.index);
    return { kind: "element", base: array, index, type: array.type.of, at };
  }
  let pointer = array !== undefined ? rvalue(f, array, node.object) : lowerExpression(f, node.object);
  let index = lowerIndex(f, node.index);
  if (index.type.kind === "pointer" && pointer.type.kind !== "pointer") [pointer, index] = [index, pointer];
  if (pointer.type.kind !== "pointer") {
    if (pointer.kind !== "unknown")
      f.context.report(
        node,
        "error",
        "not-a-pointer",
        `'[]' needs an array or a pointer, not '${typeText(pointer.type)}'.`,
      );
    return unknownPlace(INT, node);
  }
  return derefPlace(f, addToPointer(f, pointer, index, false, node), node);
}

/** An index, which in C++ may be an object that converts to a number. */
export function lowerIndex(f: Body, node: Expression): Expr {
  return (f.context.cxx ? classToScalar(f, node, LLONG) : undefined) ?? lowerExpression(f, node);
}

function placeIfArray(f: Body, node: Expression): Place | undefined {
  return placeOf(f, node);
}

/** An index as a 64-bit integer. */
export function indexValue(f: Body, index: Expr, at: TokenRange): Expr {
  if (!isInteger(index.type)) {
    if (index.kind !== "unknown")
      f.context.report(at, "error", "bad-index", `An index must be an integer, not '${typeText(index.type)}'.`);
    return unknown(LLONG);
  }
  return convert(
    convert(index, promoted(index.type, bitsOf(index)), true, f.context.target),
    LLONG,
    true,
    f.context.target,
  );
}

/** `pointer + index` or `pointer - index` in elements. */
export function addToPointer(f: Body, pointer: Expr, index: Expr, minus: boolean, at: TokenRange): Expr {
  if (pointer.type.kind !== "pointer") return unknown(pointer.type);
  const { to } = pointer.type;
  const type = unqualified(pointer.type);
  let scale = sizeOf(to, f.context.target);
  if (!isComplete(to)) {
    scale = to.kind === "array" ? 0 : 1;
    if (to.kind === "void")
      f.context.report(
        at,
        "warning",
        "void-arithmetic",
        "Arithmetic on 'void *': the size of what it points to is not known; bytes are assumed.",
        "Cast to 'PUCHAR' first.",
      );
    else if (to.kind === "record")
      f.context.report(
        at,
        "error",
        "incomplete-type",
        `Arithmetic on a pointer to the incomplete type '${typeText(to)}'.`,
        "Include the header that defines it.",
      );
  }
  let steps = indexValue(f, index, at);
  if (minus) {
    steps =
      steps.kind === "const"
        ? indexConst(-steps.value)
        : steps.kind === "unknown"
          ? steps
          : { kind: "unary", op: "neg", operand: steps, type: LLONG };
  }
  return offsetBy(pointer, steps, scale, type, f.context.target);
}

function compoundLiteralPlace(f: Body, node: Expression & { kind: "compoundLiteral" }): Place {
  const type = typeOfName(f, node.type);
  return initializeObject(f, type, node.initializer, node);
}

/** Something nothing is known about, to be stored into or read. */
export function unknownPlace(type: Type, at: TokenRange): Place {
  return { kind: "deref", pointer: unknown(pointerTo(type)), type, at: { first: at.first, last: at.last } };
}
