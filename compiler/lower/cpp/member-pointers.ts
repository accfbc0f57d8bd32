// Pointers to member functions: the address of a function that takes its object first. That of a virtual function leads to one that
// looks in the object's table, as Microsoft's compiler has it. A class with several bases has them no larger than others here.
import type { Expr } from "../../ir/ir.ts";
import type { DeclaratorPart, Expression } from "../../syntax/ast.ts";
import { pointerTo } from "../../types/make.ts";
import { type FunctionType, type PointerType, Qual, type RecordDecl, type Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { derivation } from "./class-info.ts";
import type { CxxFunction } from "./entities.ts";
import { machineType } from "./functions.ts";
import { sameSignature } from "./link-names.ts";
import { entityOf } from "./names.ts";
import { baseOffset } from "./places.ts";
import { used } from "./special.ts";
import { namedType } from "./types.ts";
import { dispatcherOf, thunkTo } from "./vtables.ts";

export const isMethod = (fn: CxxFunction): boolean =>
  fn.owner !== undefined && fn.kind !== "static" && fn.kind !== "function";

/** `type C::*`. */
export function memberPointer(f: Body, type: Type, written: string, quals: number): Type {
  const of = namedType(f, written);
  if (type.kind !== "function" || of?.kind !== "record") return pointerTo(type);
  return pointerToMethod(of.decl, type, quals);
}
function pointerToMethod(of: RecordDecl, type: FunctionType, quals: number): PointerType {
  return { kind: "pointer", quals: 0, to: machineType(type, of, quals), member: { of, type } };
}
/** Qualifiers behind the parameters of a function's declarator. */
export function qualsOfMethod(part: DeclaratorPart | undefined): number {
  const qualifiers = part?.kind === "function" ? (part.cxx?.qualifiers ?? []) : [];
  return (qualifiers.includes("const") ? Qual.const : 0) | (qualifiers.includes("volatile") ? Qual.volatile : 0);
}

/** `&C::f`. */
export function memberFunction(f: Body, fn: CxxFunction): Expr {
  const { owner } = fn;
  const type = owner === undefined ? pointerTo(fn.symbol.type) : pointerToMethod(owner, fn.type, fn.quals);
  return { kind: "function", symbol: entry(f, fn).symbol, type };
}
const entry = (f: Body, fn: CxxFunction): CxxFunction =>
  used(f.context, fn.slot === undefined ? fn : dispatcherOf(f.context, fn));

/** The function of a class that an expression names, directly or by its address; undefined for anything else. */
export function methodNamed(f: Body, node: Expression): CxxFunction | undefined {
  return methodsOf(f, node)[0];
}
function methodsOf(f: Body, node: Expression): readonly CxxFunction[] {
  const named = node.kind === "unary" && node.operator === "&" ? node.operand : node;
  if (named.kind !== "identifier" && named.kind !== "qualified") return [];
  const entity = entityOf(f, named);
  return entity?.kind === "symbol" ? (entity.overloads?.functions ?? []).filter(isMethod) : [];
}
/** The one of the functions that an expression names which a pointer of that type can point to. */
export function memberFunctionFor(f: Body, node: Expression, type: PointerType): Expr | undefined {
  const { member } = type;
  if (member === undefined || type.to.kind !== "function") return undefined;
  const wanted = machineType(member.type, undefined, 0);
  for (const fn of methodsOf(f, node)) {
    if (fn.owner === undefined || derivation(member.of, fn.owner) < 0) continue;
    if (!sameSignature(machineType(fn.type, undefined, 0), 0, wanted, 0)) continue;
    const forward = baseOffset(f, member.of, fn.owner) ?? 0;
    const target = entry(f, fn);
    const symbol = forward === 0 ? target.symbol : used(f.context, thunkTo(f.context, target, -forward)).symbol;
    return { kind: "function", symbol, type };
  }
  return undefined;
}
