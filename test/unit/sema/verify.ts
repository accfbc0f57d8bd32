// What every IR function must fulfil whatever the source: operands of one type, targets that exist, steps in loops.
import type { Block, Expr, IrFunction, Place } from "../../../compiler/ir/ir.ts";
import { printExpr, printInstruction, printPlace } from "../../../compiler/ir/print.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import { typeText } from "../../../compiler/types/print.ts";
import type { Type } from "../../../compiler/types/type.ts";

/** How a value of the type is held: kind and bytes. */
function shape(type: Type): string {
  const size = sizeOf(type, "x64");
  switch (type.kind) {
    case "float":
      return `float${size}`;
    case "record":
    case "array":
      return `${type.kind}${size}`;
    case "void":
    case "function":
      return type.kind;
    default:
      return `integer${size}`;
  }
}

/** The rules that a function breaks, in words; empty if it is sound. */
export function faultsOf(fn: IrFunction): string[] {
  const faults: string[] = [];
  const expect = (holds: boolean, message: string): void => {
    if (!holds) faults.push(`${fn.symbol.name}: ${message}`);
  };
  const same = (a: Type, b: Type, where: string): void =>
    expect(shape(a) === shape(b), `${where}: '${typeText(a)}' against '${typeText(b)}'`);
  const place = (p: Place): void => {
    switch (p.kind) {
      case "local":
        expect(fn.locals[p.local] !== undefined, `no local ${p.local}`);
        return;
      case "deref":
        expr(p.pointer);
        expect(p.pointer.type.kind === "pointer", `dereferences ${typeText(p.pointer.type)}: ${printExpr(p.pointer)}`);
        return;
      case "field":
        place(p.base);
        return;
      case "element":
        place(p.base);
        expr(p.index);
        expect(shape(p.index.type) === "integer8", `index of ${typeText(p.index.type)}`);
        expect(p.base.type.kind === "array", `element of ${typeText(p.base.type)}`);
        return;
      default:
        return;
    }
  };
  const expr = (e: Expr): void => {
    switch (e.kind) {
      case "const":
        expect(shape(e.type).startsWith("integer"), `constant of ${typeText(e.type)}`);
        return;
      case "load":
        place(e.place);
        same(e.type, e.place.type, `load of ${printPlace(e.place)}`);
        return;
      case "address":
        place(e.place);
        return;
      case "unary":
        expr(e.operand);
        same(e.type, e.operand.type, printExpr(e));
        return;
      case "convert":
        expr(e.operand);
        return;
      case "binary": {
        expr(e.left);
        expr(e.right);
        const shift = e.op === "shl" || e.op === "shr";
        if (!shift) same(e.left.type, e.right.type, printExpr(e));
        const comparison = ["eq", "ne", "lt", "le", "gt", "ge"].includes(e.op);
        if (comparison) expect(shape(e.type) === "integer4", `comparison of type ${typeText(e.type)}`);
        else same(e.type, e.left.type, printExpr(e));
        return;
      }
      case "offset":
        expr(e.pointer);
        expr(e.index);
        expect(shape(e.index.type) === "integer8", `offset by ${typeText(e.index.type)}`);
        return;
      case "difference":
        expr(e.left);
        expr(e.right);
        return;
      default:
        return;
    }
  };
  for (const block of fn.blocks) {
    for (const instruction of block.instructions) {
      switch (instruction.kind) {
        case "assign":
          place(instruction.target);
          expr(instruction.value);
          same(instruction.target.type, instruction.value.type, printInstruction(instruction));
          break;
        case "zero":
          place(instruction.target);
          break;
        case "call": {
          if (instruction.callee.kind === "indirect") expr(instruction.callee.pointer);
          instruction.args.forEach(expr);
          const local = instruction.result === undefined ? undefined : fn.locals[instruction.result];
          if (local !== undefined) same(local.type, instruction.type.returns, printInstruction(instruction));
          break;
        }
        case "intrinsic":
          instruction.args.forEach(expr);
          break;
        default:
          break;
      }
    }
    const t = block.terminator;
    if (t.kind === "branch") {
      expr(t.condition);
      expect(shape(t.condition.type) === "integer4", `condition of ${typeText(t.condition.type)}`);
    } else if (t.kind === "switch") expr(t.value);
    else if (t.kind === "return" && t.value !== undefined) expr(t.value);
    for (const next of targetsOf(block)) expect(fn.blocks[next] !== undefined, `no block ${next}`);
  }
  if (hasEndlessLoop(fn)) faults.push(`${fn.symbol.name}: a loop without a step`);
  return faults;
}

function targetsOf(block: Block): number[] {
  const t = block.terminator;
  switch (t.kind) {
    case "jump":
      return [t.target];
    case "branch":
      return [t.then, t.else];
    case "switch":
      return [...t.cases.map((c) => c.target), t.default];
    case "finallyEnd":
      return [t.next];
    default:
      return [];
  }
}
/** A cycle of blocks none of which has a step could not be stopped. */
function hasEndlessLoop(fn: IrFunction): boolean {
  const state = new Map<number, "open" | "done">();
  const visit = (id: number): boolean => {
    const block = fn.blocks[id];
    if (block === undefined || block.instructions.some((i) => i.kind === "step")) return false;
    const known = state.get(id);
    if (known !== undefined) return known === "open";
    state.set(id, "open");
    if (targetsOf(block).some(visit)) return true;
    state.set(id, "done");
    return false;
  };
  return fn.blocks.some((block) => visit(block.id));
}
