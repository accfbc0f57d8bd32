// `for` over an object whose begin() and end() give objects: written out with the names that [stmt.ranged] gives what nobody can name.
import type { TokenRange } from "../../source/source.ts";
import type { Declaration, DeclaratorPart, Expression, Statement } from "../../syntax/ast.ts";
import { isReference } from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { lowerStatement } from "../statement.ts";
import { operandOf } from "./operands.ts";
import { methodsNamed } from "./overloads.ts";

type RangeFor = Statement & { readonly kind: "rangeFor" };

/** Whether the range's begin() gives an object, or a reference to one. */
export function hasIterators(f: Body, range: Expression): boolean {
  const { type } = operandOf(f, range);
  if (type.kind !== "record") return false;
  return methodsNamed(type, "begin").functions.some((fn) => {
    const given: Type = fn.type.returns;
    return (isReference(given) && given.kind === "pointer" ? given.to : given).kind === "record";
  });
}

export function walkByIterators(f: Body, node: RangeFor): void {
  const at = { first: node.range.first, last: node.range.last };
  const name = (what: string): string => `<${what} ${node.first}>`;
  const identifier = (what: string): Expression => ({ kind: "identifier", name: name(what), ...at });
  const method = (what: string): Expression => ({
    kind: "call",
    callee: { kind: "member", object: identifier("range"), arrow: false, name: what, ...at },
    args: [],
    ...at,
  });
  const [declared] = node.declaration.declarators;
  if (declared === undefined) return;
  const element: Expression = { kind: "unary", operator: "*", operand: identifier("begin"), ...at };
  const current: Declaration = {
    ...node.declaration,
    declarators: [{ ...declared, initializer: { kind: "expression", expression: element, ...at } }],
  };
  const reference: DeclaratorPart = { kind: "pointer", qualifiers: [], reference: "rvalue" };
  lowerStatement(f, {
    kind: "compound",
    items: [
      variable(name("range"), [reference], node.range, at),
      variable(name("begin"), [], method("begin"), at),
      variable(name("end"), [], method("end"), at),
      {
        kind: "for",
        init: undefined,
        condition: { kind: "binary", operator: "!=", left: identifier("begin"), right: identifier("end"), ...at },
        step: { kind: "increment", by: 1, prefix: true, operand: identifier("begin"), ...at },
        body: { kind: "compound", items: [current, node.body], first: node.first, last: node.last },
        first: node.first,
        last: node.last,
      },
    ],
    first: node.first,
    last: node.last,
  });
}

/** `auto NAME = VALUE;` */
function variable(name: string, parts: readonly DeclaratorPart[], expression: Expression, at: TokenRange): Declaration {
  return {
    kind: "declaration",
    specifiers: {
      storage: undefined,
      inline: false,
      noreturn: false,
      qualifiers: [],
      type: { kind: "auto", ...at },
      annotations: [],
      attributes: [],
      ...at,
    },
    declarators: [
      {
        declarator: { name, nameToken: at.first, parts, annotations: [], attributes: [], ...at },
        initializer: { kind: "expression", expression, ...at },
      },
    ],
    ...at,
  };
}
