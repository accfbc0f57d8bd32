// What asks for a type and evaluates nothing: sizeof, alignof, offsetof.
import type { Expr } from "../ir/ir.ts";
import type { Expression, TypeName } from "../syntax/ast.ts";
import { alignOf, findField, sizeOf } from "../types/layout.ts";
import { isComplete, UINT, ULLONG } from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { Type } from "../types/type.ts";
import type { Body } from "./body.ts";
import { isPlaceholder } from "./cpp/unify.ts";
import { lowerExpression } from "./expression.ts";
import { constant, convert, unknown } from "./fold.ts";
import { meantMember } from "./meant-members.ts";
import { placeOf } from "./places.ts";
import { typeOfName } from "./written-types.ts";

export const sizeType = (f: Body): Type => (f.context.target === "x64" ? ULLONG : UINT);

/** The type of an expression before arrays and functions become pointers; nothing is evaluated. */
export function typeOfExpression(f: Body, node: Expression): Type {
  return f.unevaluatedly(() => {
    const place = placeOf(f, node);
    return place !== undefined ? place.type : lowerExpression(f, node).type;
  });
}

export function lowerSizeof(f: Body, node: Expression & { kind: "sizeof" | "alignof" }): Expr {
  const type = typeOfOperand(f, node.operand);
  if (f.context.cxx && isPlaceholder(type)) return unknown(sizeType(f));
  if (!isComplete(type)) {
    if (type.kind !== "void" && type.kind !== "function") {
      f.context.report(
        node,
        "error",
        "incomplete-type",
        `The size of the incomplete type '${typeText(type)}' is not known.`,
        "Include the header that defines it.",
      );
      return unknown(sizeType(f));
    }
    return constant(1n, sizeType(f));
  }
  const size = node.kind === "sizeof" ? sizeOf(type, f.context.target) : alignOf(type, f.context.target);
  return constant(BigInt(size), sizeType(f));
}

function typeOfOperand(f: Body, operand: Expression | TypeName): Type {
  return operand.kind === "typeName" ? typeOfName(f, operand) : typeOfExpression(f, operand);
}

export function lowerOffsetof(f: Body, node: Expression & { kind: "offsetof" }): Expr {
  const { target } = f.context;
  let type = typeOfName(f, node.type);
  let offset: Expr = constant(0n, sizeType(f));
  const add = (bytes: Expr): void => {
    offset =
      offset.kind === "const" && bytes.kind === "const"
        ? constant(offset.value + bytes.value, sizeType(f))
        : {
            kind: "binary",
            op: "add",
            left: offset,
            right: bytes,
            type: sizeType(f),
            at: { first: node.first, last: node.last },
          };
  };
  for (const part of node.path) {
    if (part.kind === "member") {
      const path =
        type.kind === "record" && type.decl.fields !== undefined ? findField(type.decl, part.name, target) : undefined;
      const last = path?.steps.at(-1);
      if (path === undefined || last === undefined) {
        f.context.report(
          node,
          "error",
          "no-member",
          `'${typeText(type)}' has no member '${part.name}'.`,
          meantMember(part.name, (type.kind === "record" ? type.decl.fields : undefined) ?? []),
        );
        return unknown(sizeType(f));
      }
      add(constant(BigInt(path.offset), sizeType(f)));
      type = last.field.type;
    } else {
      if (type.kind !== "array") {
        f.context.report(node, "error", "not-a-pointer", `'[]' needs an array, not '${typeText(type)}'.`);
        return unknown(sizeType(f));
      }
      const index = convert(lowerExpression(f, part.index), sizeType(f), true, target);
      const size = sizeOf(type.of, target);
      add(
        index.kind === "const"
          ? constant(index.value * BigInt(size), sizeType(f))
          : {
              kind: "binary",
              op: "mul",
              left: index,
              right: constant(BigInt(size), sizeType(f)),
              type: sizeType(f),
              at: { first: node.first, last: node.last },
            },
      );
      type = type.of;
    }
  }
  return offset;
}
