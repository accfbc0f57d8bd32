// IR as text, for people and for tests: one line an instruction, names as in the source, `$n` for temporaries.

import { typeText } from "../types/print.ts";
import type { Block, Expr, Instruction, IrFunction, LocalId, Place } from "./ir.ts";

type Naming = (id: LocalId) => string;
const byNumber: Naming = (id) => `$${id}`;

const OPS = {
  add: "+",
  sub: "-",
  mul: "*",
  div: "/",
  rem: "%",
  and: "&",
  or: "|",
  xor: "^",
  shl: "<<",
  shr: ">>",
  eq: "==",
  ne: "!=",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
} as const;

export function printFunction(fn: IrFunction): string {
  const name = naming(fn);
  const params = fn.params.map((id) => typeText(fn.locals[id]?.type ?? { kind: "void", quals: 0 }, name(id)));
  const lines = [`${typeText(fn.type.returns, fn.symbol.name)}(${params.join(", ")})`];
  for (const local of fn.locals)
    if (local.kind !== "parameter")
      lines.push(`  local ${typeText(local.type, name(local.id))}${local.addressTaken ? " (address taken)" : ""}`);
  for (const region of fn.tries) {
    const filter = region.filter === undefined ? "" : ` filter b${region.filter}`;
    const parent = region.parent === undefined ? "" : ` in try ${region.parent}`;
    lines.push(`  try ${region.id}${parent}: ${region.kind}${filter} handler b${region.handler}`);
  }
  for (const block of fn.blocks) lines.push(...printBlock(block, name));
  return lines.join("\n");
}

function naming(fn: IrFunction): Naming {
  const used = new Map<string, number>();
  const names = fn.locals.map((local) => {
    if (local.name === undefined) return `$${local.id}`;
    const before = used.get(local.name) ?? 0;
    used.set(local.name, before + 1);
    return before === 0 ? local.name : `${local.name}'${before}`;
  });
  return (id) => names[id] ?? `$${id}`;
}

function printBlock(block: Block, name: Naming): string[] {
  const lines = [`b${block.id}:${block.inTry === undefined ? "" : ` (try ${block.inTry})`}`];
  for (const instruction of block.instructions) lines.push(`  ${printInstruction(instruction, name)}`);
  const t = block.terminator;
  switch (t.kind) {
    case "jump":
      lines.push(`  jump b${t.target}`);
      break;
    case "branch":
      lines.push(`  if ${printExpr(t.condition, name)} then b${t.then} else b${t.else}`);
      break;
    case "switch": {
      const cases = t.cases.map((c) => `${c.first === c.last ? c.first : `${c.first}..${c.last}`}: b${c.target}`);
      lines.push(`  switch ${printExpr(t.value, name)} { ${[...cases, `default: b${t.default}`].join(", ")} }`);
      break;
    }
    case "return":
      lines.push(t.value === undefined ? "  return" : `  return ${printExpr(t.value, name)}`);
      break;
    case "finallyEnd":
      lines.push(`  finallyEnd ${t.try} next b${t.next}`);
      break;
    default:
      lines.push(`  ${t.kind}`);
  }
  return lines;
}

export function printInstruction(instruction: Instruction, name: Naming = byNumber): string {
  switch (instruction.kind) {
    case "step":
      return `step ${instruction.step}`;
    case "assign":
      return `${printPlace(instruction.target, name)} = ${printExpr(instruction.value, name)}`;
    case "zero":
      return `zero ${printPlace(instruction.target, name)}, ${instruction.size}`;
    case "call": {
      const callee =
        instruction.callee.kind === "direct"
          ? instruction.callee.symbol.name
          : `(*${printExpr(instruction.callee.pointer, name)})`;
      const call = `call ${callee}(${instruction.args.map((a) => printExpr(a, name)).join(", ")})`;
      return instruction.result === undefined ? call : `${name(instruction.result)} = ${call}`;
    }
    case "intrinsic": {
      const call = `intrinsic ${instruction.name}(${instruction.args.map((a) => printExpr(a, name)).join(", ")})`;
      return instruction.result === undefined ? call : `${name(instruction.result)} = ${call}`;
    }
    case "refuse":
      return `refuse ${instruction.refusal.construct}`;
  }
}

export function printPlace(place: Place, name: Naming = byNumber): string {
  switch (place.kind) {
    case "local":
      return name(place.local);
    case "global":
      return place.symbol.name === "" ? place.symbol.linkName : place.symbol.name;
    case "deref":
      return `*${printExpr(place.pointer, name)}`;
    case "field":
      return place.base.kind === "deref"
        ? `${printExpr(place.base.pointer, name)}->${place.field.name ?? "(anonymous)"}`
        : `${printPlace(place.base, name)}.${place.field.name ?? "(anonymous)"}`;
    case "element":
      return `${printPlace(place.base, name)}[${printExpr(place.index, name)}]`;
  }
}

export function printExpr(expr: Expr, name: Naming = byNumber): string {
  switch (expr.kind) {
    case "const":
      return expr.name ?? `${expr.value}`;
    case "float":
      return `${expr.value}`;
    case "load":
      return printPlace(expr.place, name);
    case "address":
      return `&${printPlace(expr.place, name)}`;
    case "function":
      return expr.symbol.name;
    case "unary":
      return `${expr.op === "neg" ? "-" : "~"}${printExpr(expr.operand, name)}`;
    case "binary":
      return `(${printExpr(expr.left, name)} ${OPS[expr.op]} ${printExpr(expr.right, name)})`;
    case "convert":
      return `(${typeText(expr.type)})${printExpr(expr.operand, name)}`;
    case "offset":
      return `(${printExpr(expr.pointer, name)} + ${printExpr(expr.index, name)}*${expr.scale})`;
    case "difference":
      return `((${printExpr(expr.left, name)} - ${printExpr(expr.right, name)})/${expr.scale})`;
    case "varargs":
      return "varargs";
    case "unknown":
      return "unknown";
  }
}
