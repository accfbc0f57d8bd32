// Calls of constexpr functions with constant arguments, where a constant is needed: the function's IR is walked over its locals.
// Serves functions of numbers; what touches memory is no constant.
import type { Block, Expr, Instruction, IrFunction, IrSymbol, LocalId, Place } from "../../ir/ir.ts";
import type { Target } from "../../unit.ts";
import type { Body } from "../body.ts";
import { binary, complement, convert, negate } from "../fold.ts";
import type { CxxFunction } from "./entities.ts";

const functions = new WeakMap<IrSymbol, CxxFunction>();
export function noteConstexpr(fn: CxxFunction): void {
  if (fn.constexpr) functions.set(fn.symbol, fn);
}

/** Instructions that one evaluation may take, over all calls in it. */
const mostSteps = 200_000;

/** The value of a call, or undefined if it is no constant. */
export function evaluateCall(symbol: IrSymbol, args: readonly Expr[], target: Target): Expr | undefined {
  const budget = { left: mostSteps };
  return call(symbol, args, target, budget, 0);
}

/** Bodies in which a call was met that may be a constant, though it could not be evaluated here. */
const undecided = new WeakSet<Body>();
export function noteUndecided(f: Body): void {
  undecided.add(f);
}
/** Whether such a call was met since this was asked last. */
export function tookUndecided(f: Body): boolean {
  return undecided.delete(f);
}

type Values = Map<LocalId, Expr>;
function call(
  symbol: IrSymbol,
  args: readonly Expr[],
  target: Target,
  budget: { left: number },
  depth: number,
): Expr | undefined {
  const fn = functions.get(symbol)?.fn;
  if (fn === undefined || depth > 200) return undefined;
  const locals: Values = new Map();
  for (const [i, arg] of args.entries()) {
    const local = fn.params[i];
    if (local === undefined || (arg.kind !== "const" && arg.kind !== "float")) return undefined;
    locals.set(local, arg);
  }
  return new Walk(fn, locals, target, budget, depth).run();
}

class Walk {
  readonly #fn: IrFunction;
  readonly #locals: Values;
  readonly #target: Target;
  readonly #budget: { left: number };
  readonly #depth: number;
  constructor(fn: IrFunction, locals: Values, target: Target, budget: { left: number }, depth: number) {
    this.#fn = fn;
    this.#locals = locals;
    this.#target = target;
    this.#budget = budget;
    this.#depth = depth;
  }

  run(): Expr | undefined {
    let block: Block | undefined = this.#fn.blocks[0];
    while (block !== undefined) {
      for (const instruction of block.instructions) if (!this.#instruction(instruction)) return undefined;
      if (--this.#budget.left < 0) return undefined;
      const end: Block["terminator"] = block.terminator;
      let next: number | undefined;
      switch (end.kind) {
        case "jump":
          next = end.target;
          break;
        case "branch": {
          const condition = this.#value(end.condition);
          if (condition?.kind !== "const") return undefined;
          next = condition.value !== 0n ? end.then : end.else;
          break;
        }
        case "switch": {
          const value = this.#value(end.value);
          if (value?.kind !== "const") return undefined;
          const found = end.cases.find((c) => c.first <= value.value && value.value <= c.last);
          next = found?.target ?? end.default;
          break;
        }
        case "return":
          return end.value === undefined ? undefined : this.#value(end.value);
        default:
          return undefined;
      }
      const id: number = next;
      block = this.#fn.blocks.find((each) => each.id === id);
    }
    return undefined;
  }

  #instruction(instruction: Instruction): boolean {
    if (--this.#budget.left < 0) return false;
    switch (instruction.kind) {
      case "step":
        return true;
      case "assign": {
        const value = this.#value(instruction.value);
        if (value === undefined || instruction.target.kind !== "local") return false;
        this.#locals.set(instruction.target.local, convert(value, instruction.target.type, true, this.#target));
        return true;
      }
      case "call": {
        if (instruction.callee.kind !== "direct") return false;
        const args: Expr[] = [];
        for (const arg of instruction.args) {
          const value = this.#value(arg);
          if (value === undefined) return false;
          args.push(value);
        }
        const value = call(instruction.callee.symbol, args, this.#target, this.#budget, this.#depth + 1);
        if (value === undefined) return false;
        if (instruction.result !== undefined) this.#locals.set(instruction.result, value);
        return true;
      }
      default:
        return false;
    }
  }

  #value(expr: Expr): Expr | undefined {
    switch (expr.kind) {
      case "const":
      case "float":
        return expr;
      case "load":
        return this.#place(expr.place);
      case "unary": {
        const operand = this.#value(expr.operand);
        if (operand === undefined) return undefined;
        return expr.op === "neg" ? negate(operand, this.#target) : complement(operand, this.#target);
      }
      case "convert": {
        const operand = this.#value(expr.operand);
        return operand === undefined ? undefined : known(convert(operand, expr.type, expr.implicit, this.#target));
      }
      case "binary": {
        const left = this.#value(expr.left);
        const right = this.#value(expr.right);
        if (left === undefined || right === undefined) return undefined;
        return known(binary(expr.op, left, right, expr.type, expr.at, this.#target));
      }
      default:
        return undefined;
    }
  }
  #place(place: Place): Expr | undefined {
    return place.kind === "local" ? this.#locals.get(place.local) : undefined;
  }
}
const known = (expr: Expr): Expr | undefined => (expr.kind === "const" || expr.kind === "float" ? expr : undefined);
