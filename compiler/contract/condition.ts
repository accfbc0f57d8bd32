// Expressions inside annotations, computed over names a caller knows: `_When_((PoolType & PagedPool) != 0, …)`.
// Names it does not know make a value unknown; `&&`, `||` and `&` with zero may still be decided.
import type { Expression } from "../syntax/ast.ts";

/** The value of a parameter, an enumerator, or `return`; undefined if it is not known. */
export type Lookup = (name: string) => bigint | undefined;

/** True or false, or undefined where the condition depends on what is not known. */
export function evaluateCondition(expression: Expression, lookup: Lookup): boolean | undefined {
  const value = evaluate(expression, lookup);
  return value === undefined ? undefined : value !== 0n;
}

/** The value of an integer expression, as 64-bit signed arithmetic. */
export function evaluate(node: Expression, lookup: Lookup): bigint | undefined {
  switch (node.kind) {
    case "integer":
      return node.value;
    case "character":
      return BigInt(node.value);
    case "identifier":
      return lookup(node.name);
    case "cast":
      return narrowed(evaluate(node.operand, lookup), node.type.specifiers.type);
    case "comma":
      return evaluate(node.right, lookup);
    case "conditional": {
      const condition = evaluateCondition(node.condition, lookup);
      if (condition === undefined) return undefined;
      return evaluate(condition ? (node.then ?? node.condition) : node.else, lookup);
    }
    case "unary": {
      const value = evaluate(node.operand, lookup);
      if (value === undefined) return undefined;
      switch (node.operator) {
        case "-":
          return -value;
        case "~":
          return ~value;
        case "!":
          return value === 0n ? 1n : 0n;
        case "+":
          return value;
        default:
          return undefined;
      }
    }
    case "binary":
      return binary(node, lookup);
    default:
      return undefined;
  }
}

/** `(NTSTATUS)0xC0000001L` is negative; other casts leave small values as they are. */
function narrowed(value: bigint | undefined, type: { readonly kind: string }): bigint | undefined {
  if (value === undefined || type.kind !== "typedefName" || !("name" in type)) return value;
  return type.name === "NTSTATUS" || type.name === "LONG" ? BigInt.asIntN(32, value) : value;
}

function binary(node: Expression & { kind: "binary" }, lookup: Lookup): bigint | undefined {
  const left = evaluate(node.left, lookup);
  if (node.operator === "&&" || node.operator === "||") {
    const and = node.operator === "&&";
    if (left !== undefined && (left !== 0n) !== and) return and ? 0n : 1n;
    const right = evaluate(node.right, lookup);
    if (right !== undefined && (right !== 0n) !== and) return and ? 0n : 1n;
    return left === undefined || right === undefined ? undefined : and ? 1n : 0n;
  }
  const right = evaluate(node.right, lookup);
  if (node.operator === "&" && (left === 0n || right === 0n)) return 0n;
  if (left === undefined || right === undefined) return undefined;
  const truth = (value: boolean): bigint => (value ? 1n : 0n);
  switch (node.operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0n ? undefined : left / right;
    case "%":
      return right === 0n ? undefined : left % right;
    case "<<":
      return right < 0n || right > 63n ? undefined : BigInt.asIntN(64, left << right);
    case ">>":
      return right < 0n || right > 63n ? undefined : left >> right;
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "==":
      return truth(left === right);
    case "!=":
      return truth(left !== right);
    case "<":
      return truth(left < right);
    case ">":
      return truth(left > right);
    case "<=":
      return truth(left <= right);
    case ">=":
      return truth(left >= right);
  }
}
