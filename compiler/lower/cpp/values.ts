// Expressions that give a class by value, lowered into the object that takes it.

import type { Place } from "../../ir/ir.ts";
import type { Expression } from "../../syntax/ast.ts";
import type { Body } from "../body.ts";
import { lowerCondition } from "../branches.ts";
import { lowerEffect, lowerExpression } from "../expression.ts";
import { cxxCall } from "./calls.ts";
import { constructedType } from "./class-deduction.ts";
import { initialize, initializeFrom } from "./construct.ts";
import { constructWith } from "./constructors.ts";
import { constructLambda } from "./lambdas.ts";
import { operandOf } from "./operands.ts";
import { operatorCall } from "./operators.ts";
import { cxxOf } from "./state.ts";

/** An argument of a function that is not known: evaluated for its effects. */
export function valueOfNode(f: Body, node: Expression): ReturnType<typeof lowerExpression> {
  return lowerExpression(f, node);
}

/** Lowers an expression of class type that is a value into an object of that class, which is not constructed yet. */
export function lowerInto(f: Body, node: Expression, place: Place): void {
  const type = place.type;
  switch (node.kind) {
    case "call": {
      const value = cxxCall(f, node, place);
      if (value.kind === "load" && value.place !== place) f.assign(place, value, node);
      return;
    }
    case "lambda":
      constructLambda(f, node, place);
      return;
    case "construct": {
      const made = constructedType(f, node);
      if (made.kind === "record" && type.kind === "record" && made.decl === type.decl)
        initialize(f, place, node.initializer, node);
      else constructWith(f, place, [node], node, true);
      return;
    }
    case "cast":
    case "namedCast":
      constructWith(f, place, [node.operand], node, true);
      return;
    case "conditional": {
      if (node.then === undefined) break;
      const yes = f.block();
      const no = f.block();
      const after = f.block();
      lowerCondition(f, node.condition, yes, no);
      const cxx = cxxOf(f);
      cxx.branches++;
      f.placed.push(yes);
      f.current = yes;
      initializeFrom(f, place, node.then, "the result of '?:'");
      f.jump(after);
      f.placed.push(no);
      f.current = no;
      initializeFrom(f, place, node.else, "the result of '?:'");
      f.place(after);
      cxx.branches--;
      return;
    }
    case "comma":
      lowerEffect(f, node.left);
      lowerInto(f, node.right, place);
      return;
    case "braced":
      initializeFrom(f, place, node, "the value");
      return;
  }
  const operand = operandOf(f, node);
  const raw = operatorCall(f, node, place);
  if (raw !== undefined) {
    if (raw.kind === "load" && raw.place !== place) f.assign(place, raw, node);
    return;
  }
  const value = lowerExpression(f, node);
  if (value.kind === "unknown" || operand.type.kind !== "record" || type.kind !== "record") return;
  if (operand.type.decl === type.decl) f.assign(place, value, node);
  else constructWith(f, place, [node], node, true);
}
