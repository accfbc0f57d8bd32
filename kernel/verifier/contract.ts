// A DDI's IRQL contract, read once from its header and made into checks cheap enough for every call.
// `_When_` conditions are evaluated over the arguments' slots.
import type { Clause } from "../../compiler/contract/contract.ts";
import type { Program } from "../../compiler/program.ts";
import type { Expression } from "../../compiler/syntax/ast.ts";
import type { Type } from "../../compiler/types/type.ts";
import { slot } from "../ddi.ts";
import type { GuestMemory, Offset } from "../machine/api.ts";

/** Levels at which the DDI may be called; undefined bounds are free. */
export interface Requirement {
  readonly max: number | undefined;
  readonly min: number | undefined;
  readonly conditional: readonly {
    readonly holds: (m: GuestMemory, f: Offset) => boolean;
    readonly text: string;
    readonly max: number | undefined;
    readonly min: number | undefined;
  }[];
}

export function requirementsOf(contract: Program, name: string): Requirement | undefined {
  for (const unit of contract.units) {
    const symbol = unit.symbols.get(name);
    if (symbol === undefined || symbol.type.kind !== "function") continue;
    const { clauses } = unit.contractOf(symbol);
    const parameters = symbol.type.params.map((parameter) => ({ name: parameter.name, type: parameter.type }));
    let max: number | undefined;
    let min: number | undefined;
    const conditional: Requirement["conditional"][number][] = [];
    for (const clause of clauses) {
      const bounds = boundsOf(clause);
      if (bounds === undefined) continue;
      if (clause.when === undefined) {
        if (bounds.max !== undefined) max = max === undefined ? bounds.max : Math.min(max, bounds.max);
        if (bounds.min !== undefined) min = min === undefined ? bounds.min : Math.max(min, bounds.min);
        continue;
      }
      const condition = compileCondition(
        clause.when,
        parameters,
        (text) => unit.macroValue(text) ?? unit.enumerators.get(text),
      );
      // A condition over the result, or one we cannot evaluate, says nothing about the call.
      if (condition === undefined) continue;
      const holds = (m: GuestMemory, f: Offset) => condition(m, f) !== 0n;
      conditional.push({ holds, text: clause.whenText ?? "", max: bounds.max, min: bounds.min });
    }
    return max === undefined && min === undefined && conditional.length === 0 ? undefined : { max, min, conditional };
  }
  return undefined;
}

function boundsOf(clause: Clause): { max: number | undefined; min: number | undefined } | undefined {
  if (clause.level === undefined) return undefined;
  switch (clause.kind) {
    case "irqlMax":
      return { max: clause.level, min: undefined };
    case "irqlMin":
      return { max: undefined, min: clause.level };
    case "irqlIs":
      return { max: clause.level, min: clause.level };
    default:
      return undefined;
  }
}

type Value = (m: GuestMemory, f: Offset) => bigint;

function compileCondition(
  expression: Expression,
  parameters: readonly { readonly name: string | undefined; readonly type: Type }[],
  constant: (name: string) => bigint | undefined,
): Value | undefined {
  const compile = (node: Expression): Value | undefined => {
    switch (node.kind) {
      case "integer": {
        const value = BigInt(node.value);
        return () => value;
      }
      case "identifier": {
        const index = parameters.findIndex((parameter) => parameter.name === node.name);
        const type = parameters[index]?.type;
        if (index >= 0 && type !== undefined) return readSlot(index, type);
        const value = constant(node.name);
        return value === undefined ? undefined : () => value;
      }
      case "cast":
        return compile(node.operand);
      case "unary": {
        if (node.operator === "*") {
          const pointer = compile(node.operand);
          if (pointer === undefined) return undefined;
          return (m, f) => {
            const at = Number(pointer(m, f) & 0xffff_ffffn);
            return at >= 0x1000 && at + 8 <= m.size ? BigInt.asIntN(64, m.u64(at)) : 0n;
          };
        }
        const operand = compile(node.operand);
        if (operand === undefined) return undefined;
        if (node.operator === "!") return (m, f) => (operand(m, f) === 0n ? 1n : 0n);
        if (node.operator === "-") return (m, f) => -operand(m, f);
        if (node.operator === "~") return (m, f) => ~operand(m, f);
        return undefined;
      }
      case "member": {
        // `Timeout->QuadPart`: the value that the pointer leads to.
        if (node.name !== "QuadPart") return undefined;
        const pointer = compile(node.object);
        if (pointer === undefined) return undefined;
        return (m, f) => {
          const at = Number(pointer(m, f) & 0xffff_ffffn);
          return at >= 0x1000 && at + 8 <= m.size ? BigInt.asIntN(64, m.u64(at)) : 0n;
        };
      }
      case "binary": {
        const left = compile(node.left);
        const right = compile(node.right);
        if (left === undefined || right === undefined) return undefined;
        return binary(node.operator, left, right);
      }
      default:
        return undefined;
    }
  };
  return compile(expression);
}

function readSlot(index: number, type: Type): Value {
  if (type.kind === "integer" || type.kind === "enum" || type.kind === "bool") {
    const rank = type.kind === "integer" ? type.rank : type.kind === "bool" ? "char" : "int";
    const signed = type.kind === "integer" ? type.signed : type.kind === "enum";
    const bits = rank === "char" ? 8 : rank === "short" ? 16 : rank === "longlong" ? 64 : 32;
    return (m, f) => {
      const raw = m.u64(slot(f, index));
      return signed ? BigInt.asIntN(bits, raw) : BigInt.asUintN(bits, raw);
    };
  }
  return (m, f) => m.u64(slot(f, index));
}

function binary(operator: string, left: Value, right: Value): Value | undefined {
  const truth = (value: boolean) => (value ? 1n : 0n);
  switch (operator) {
    case "==":
      return (m, f) => truth(left(m, f) === right(m, f));
    case "!=":
      return (m, f) => truth(left(m, f) !== right(m, f));
    case "<":
      return (m, f) => truth(left(m, f) < right(m, f));
    case "<=":
      return (m, f) => truth(left(m, f) <= right(m, f));
    case ">":
      return (m, f) => truth(left(m, f) > right(m, f));
    case ">=":
      return (m, f) => truth(left(m, f) >= right(m, f));
    case "&":
      return (m, f) => left(m, f) & right(m, f);
    case "|":
      return (m, f) => left(m, f) | right(m, f);
    case "&&":
      return (m, f) => truth(left(m, f) !== 0n && right(m, f) !== 0n);
    case "||":
      return (m, f) => truth(left(m, f) !== 0n || right(m, f) !== 0n);
    case "+":
      return (m, f) => left(m, f) + right(m, f);
    case "-":
      return (m, f) => left(m, f) - right(m, f);
    default:
      return undefined;
  }
}
