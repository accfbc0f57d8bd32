// Statements that only C++ has: `for` over a range and `using` in a block.

import type { Expr, Place } from "../../ir/ir.ts";
import type { Declaration, Expression, Statement } from "../../syntax/ast.ts";
import { sizeOf } from "../../types/layout.ts";
import { INT, pointerTo } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { lowerLocalDeclaration } from "../declaration.ts";
import { lowerExpression } from "../expression.ts";
import { binary, indexConst, load, offsetBy } from "../fold.ts";
import { derefPlace, placeOf } from "../places.ts";
import { loopBody, lowerStatement } from "../statement.ts";
import { callMethod } from "./calls.ts";
import { classToScalar, objectPlace } from "./construct.ts";
import { lowerTryCatch } from "./exceptions.ts";
import { hasIterators, walkByIterators } from "./iterators.ts";
import { fullExpression } from "./lifetime.ts";
import { operandOf } from "./operands.ts";
import { methodsNamed } from "./overloads.ts";
import { nameNamespace, useDeclaration, useNamespace } from "./using.ts";

export function cxxStatement(f: Body, node: Statement): void {
  switch (node.kind) {
    case "usingNamespace":
      useNamespace(f, node);
      return;
    case "usingDeclaration":
      useDeclaration(f, node, "public");
      return;
    case "namespaceAlias":
      nameNamespace(f, node);
      return;
    case "rangeFor":
      rangeFor(f, node);
      return;
    case "tryCatch":
      lowerTryCatch(f, node);
      return;
    default:
      return;
  }
}

/** A class that is switched on gives its integer. */
export function switchValue(f: Body, node: Expression): Expr | undefined {
  return f.context.cxx ? classToScalar(f, node, INT, false) : undefined;
}

/** Walks from a first element to behind the last; arrays and classes with `begin` and `end` that give pointers. */
function rangeFor(f: Body, node: Statement & { kind: "rangeFor" }): void {
  if (hasIterators(f, node.range)) {
    walkByIterators(f, node);
    return;
  }
  f.enterScope(node.last, () => {
    f.step("statement", node.range);
    const ends = fullBounds(f, node);
    if (ends === undefined) {
      f.refuse(node, "range for", "This range cannot be walked.");
      return;
    }
    const { first, last, element } = ends;
    const test = f.block();
    const body = f.block();
    const advance = f.block();
    const after = f.block();
    const { target } = f.context;
    f.place(test);
    f.step("condition", { first: node.range.first, last: node.range.last });
    const at = { first: node.first, last: node.range.last };
    f.end({
      kind: "branch",
      condition: binary("ne", load(first), load(last), INT, node.range, target),
      then: body,
      else: after,
      at,
    });
    f.placed.push(body);
    f.current = body;
    loopBody(f, after, advance, () =>
      f.enterScope(node.last, () => {
        const hidden = `<element ${node.first}>`;
        const current: Place = derefPlace(f, load(first), node.range);
        const pointer = f.temporary(pointerTo(element), node);
        f.takeAddress(current);
        f.assign(pointer, { kind: "address", place: current, type: pointerTo(element) }, node);
        const reference = f.addLocal({
          name: undefined,
          type: { ...pointerTo(element), reference: "lvalue" },
          kind: "temporary",
          scope: node,
          minAlign: 1,
          byReference: false,
        });
        f.assign({ kind: "local", local: reference.id, type: reference.type }, load(pointer), node);
        f.scope.names.set(hidden, { kind: "local", local: reference, order: 0 });
        const place = { first: node.range.first, last: node.range.last };
        const expression: Expression = { kind: "identifier", name: hidden, ...place };
        const [declared] = node.declaration.declarators;
        if (declared === undefined) return;
        const whole: Declaration = {
          ...node.declaration,
          declarators: [{ ...declared, initializer: { kind: "expression", expression, ...place } }],
        };
        lowerLocalDeclaration(f, whole);
        lowerStatement(f, node.body);
      }),
    );
    f.place(advance);
    const size = Math.max(1, sizeOf(element, target));
    f.assign(first, offsetBy(load(first), indexConst(1), size, first.type, target), node);
    f.jump(test);
    f.placed.push(after);
    f.current = after;
  });
}
interface Bounds {
  readonly first: Place & { readonly kind: "local" };
  readonly last: Place & { readonly kind: "local" };
  readonly element: Type;
}
function fullBounds(f: Body, node: Statement & { kind: "rangeFor" }): Bounds | undefined {
  const { range } = node;
  let found: Bounds | undefined;
  fullExpression(f, range, () => {
    found = bounds(f, range);
    return undefined;
  });
  return found;
}
function bounds(f: Body, range: Expression): Bounds | undefined {
  const { target } = f.context;
  const operand = operandOf(f, range);
  const { type } = operand;
  if (type.kind === "array" && type.length !== undefined) {
    const place = placeOf(f, range);
    if (place === undefined) return undefined;
    f.takeAddress(place);
    const pointer = pointerTo(place.type.kind === "array" ? place.type.of : type.of);
    const first = f.temporary(pointer, range);
    const last = f.temporary(pointer, range);
    f.assign(first, { kind: "address", place, type: pointer }, range);
    const size = Math.max(1, sizeOf(type.of, target));
    f.assign(last, offsetBy(load(first), indexConst(type.length), size, pointer, target), range);
    return { first, last, element: pointer.to };
  }
  if (type.kind === "record") {
    const begin = methodsNamed(type, "begin").functions.find(
      (fn) => fn.type.params.length === 0 && fits(fn.quals, type.quals),
    );
    const end = methodsNamed(type, "end").functions.find(
      (fn) => fn.type.params.length === 0 && fits(fn.quals, type.quals),
    );
    const pointer = begin?.type.returns;
    if (
      begin !== undefined &&
      end !== undefined &&
      pointer?.kind === "pointer" &&
      end.type.returns.kind === "pointer"
    ) {
      const object = objectPlace(f, range);
      const first = f.temporary(pointer, range);
      const last = f.temporary(pointer, range);
      f.assign(first, callMethod(f, begin, object, [], range), range);
      f.assign(last, callMethod(f, end, object, [], range), range);
      return { first, last, element: pointer.to };
    }
  }
  f.context.report(
    range,
    "error",
    "bad-range",
    `'for' cannot walk over '${typeText(type)}'.`,
    "Give an array, or an object that has begin() and end().",
  );
  lowerExpression(f, range);
  return undefined;
}
const fits = (own: number, object: number): boolean => (object & ~own & 3) === 0;
