// Lists in which the braces around what initialises a part are left out: `Pair{1, 2}` where a base class or an array has both. They are put
// in before the list is taken part by part.
import type { Initializer, InitializerItem } from "../../syntax/ast.ts";
import { isReference } from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { classOf, isAggregate } from "./class-info.ts";
import { operandOf } from "./operands.ts";
import { conversionCost } from "./overloads.ts";

type List = Initializer & { kind: "list" };

/** The list for an object of an aggregate type, each part with braces of its own; what there is too much is left at the end. */
export function withBraces(f: Body, type: Type, list: List): List {
  if (list.items.some(({ designators }) => designators.length > 0)) return list;
  const parts = partsOf(type, list.items.length);
  if (list.items.every(({ value }, i) => !elides(f, parts[i], value))) return list;
  const rest = [...list.items];
  const items = take(f, parts, rest);
  return { ...list, items: [...items, ...rest] };
}

function take(f: Body, parts: readonly Type[], rest: InitializerItem[]): InitializerItem[] {
  const items: InitializerItem[] = [];
  for (const part of parts) {
    const [item] = rest;
    if (item === undefined) break;
    if (elides(f, part, item.value)) {
      const { first, last } = item.value;
      const inner = take(f, partsOf(part, rest.length), rest);
      items.push({ designators: [], value: { kind: "list", items: inner, first, last } });
    } else {
      items.push(item);
      rest.shift();
    }
  }
  return items;
}

/** Whether a part takes more than one value at a time from a list, beginning with this one. */
function elides(f: Body, part: Type | undefined, value: Initializer): boolean {
  if (part === undefined || isReference(part) || value.kind !== "expression") return false;
  const { expression } = value;
  if (part.kind === "array") return expression.kind !== "string";
  if (part.kind !== "record" || !isAggregate(classOf(part.decl))) return false;
  return conversionCost(f, operandOf(f, expression), part, expression) === undefined;
}
/** The types of what is initialised one by one; of an array as many as there may be values. */
function partsOf(type: Type, most: number): readonly Type[] {
  if (type.kind === "array") return new Array<Type>(Math.min(type.length ?? most, most)).fill(type.of);
  if (type.kind !== "record") return [];
  const fields = (type.decl.fields ?? []).filter((field) => field.name !== undefined || field.bits === undefined);
  const types = fields.map((field) => field.type);
  return type.decl.tag === "union" ? types.slice(0, 1) : types;
}
