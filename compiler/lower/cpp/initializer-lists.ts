// `std::initializer_list`: what a list in braces is where a function or a constructor takes one. Its elements lie in a temporary array.
import type { Place } from "../../ir/ir.ts";
import type { Initializer } from "../../syntax/ast.ts";
import { arrayOf, isReference, pointerTo, qualified } from "../../types/make.ts";
import { Qual, type RecordDecl, type Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { constant } from "../fold.ts";
import { classOf } from "./class-info.ts";
import { initializeList } from "./construct.ts";
import type { ClassInfo } from "./entities.ts";
import { isBoundType } from "./instances.ts";
import { temporaryObject } from "./lifetime.ts";
import { operandOf } from "./operands.ts";
import { bracedCost, conversionCost, takes } from "./overloads.ts";
import { fieldLayoutPlace } from "./places.ts";
import { origins } from "./templates.ts";

type List = Initializer & { kind: "list" };

/** The type of the elements of a `std::initializer_list`, or of a reference to one; undefined for any other type. */
export function elementOfList(type: Type): Type | undefined {
  const object = isReference(type) ? type.to : type;
  return object.kind === "record" ? elementOfDecl(object.decl) : undefined;
}
function elementOfDecl(decl: RecordDecl): Type | undefined {
  const origin = origins.get(decl);
  const element = origin?.args[0];
  if (origin?.template.name !== "initializer_list" || origin.template.prefix !== "std::") return undefined;
  return element !== undefined && isBoundType(element) ? element : undefined;
}

/** The cost of the worst conversion of an element; undefined if one does not convert. */
export function listCost(f: Body, list: List, element: Type): number | undefined {
  let worst = 0;
  for (const { value } of list.items) {
    const cost =
      value.kind === "expression"
        ? conversionCost(f, operandOf(f, value.expression), element, value.expression)
        : bracedCost(f, { kind: "braced", list: value, first: value.first, last: value.last }, element);
    if (cost === undefined) return undefined;
    worst = Math.max(worst, cost);
  }
  return worst;
}
/** A class that has a constructor for all of a list takes it as one. */
export function takesList(f: Body, info: ClassInfo, list: List): boolean {
  if (list.items.length === 0) return false;
  return info.constructors.some((fn) => {
    const element = fn.type.params[0] === undefined ? undefined : elementOfList(fn.type.params[0].type);
    return element !== undefined && takes(fn, 1) && listCost(f, list, element) !== undefined;
  });
}

/** Makes the list in its place. */
export function makeList(f: Body, place: Place, element: Type, list: List): void {
  if (place.type.kind !== "record") return;
  const [first, count] = classOf(place.type.decl).decl.fields ?? [];
  if (first === undefined || count === undefined) return;
  const length = list.items.length;
  const elements = arrayOf(qualified(element, Qual.const), length);
  const set = fieldLayoutPlace(f, place, first);
  if (length === 0) f.assign(set, constant(0n, first.type), list);
  else {
    const at = { first: list.first, last: list.last };
    const array = temporaryObject(f, arrayOf(element, length), list, (made) =>
      initializeList(f, made, list, "the list"),
    );
    f.takeAddress(array);
    const pointer = pointerTo(elements.kind === "array" ? elements.of : element);
    const whole: Place = { ...array, type: elements };
    const start: Place = { kind: "element", base: whole, index: constant(0n, count.type), type: pointer.to, at };
    f.assign(set, { kind: "address", place: start, type: pointer }, list);
  }
  f.assign(fieldLayoutPlace(f, place, count), constant(BigInt(length), count.type), list);
}
