// Conversions that C++ does by itself, and those that it refuses though C does them.
import type { Expr } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression } from "../../syntax/ast.ts";
import { compatible } from "../../types/compare.ts";
import { isArithmetic, isInteger, isNullptr, unqualified } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { isNullConstant } from "../conversions.ts";
import { convert, unknown } from "../fold.ts";
import { derivation } from "./class-info.ts";
import { sameType } from "./overloads.ts";
import { convertClassPointer } from "./places.ts";

/** A value as something of type `type` takes it; undefined where C's rules say the same. */
export function cxxConversion(
  f: Body,
  value: Expr,
  type: Type,
  at: Expression | TokenRange,
  what: string,
): Expr | undefined {
  const from = value.type;
  const refused = (remedy: string): Expr => {
    f.context.report(
      at,
      "error",
      "no-conversion",
      `${what.charAt(0).toUpperCase()}${what.slice(1)} needs '${typeText(type)}'; '${typeText(from)}' does not convert to it by itself in C++.`,
      remedy,
    );
    return unknown(type);
  };
  if (type.kind === "enum") {
    if (from.kind === "enum" && compatible(from, type, { ignoreQuals: true }))
      return convert(value, type, true, f.context.target);
    return isArithmetic(from) ? refused("Write a cast.") : undefined;
  }
  if (from.kind === "enum" && from.decl.scoped === true && isArithmetic(type)) return refused("Write a static_cast.");
  if (type.kind !== "pointer") return undefined;
  if (isNullConstant(value) || isNullptr(from)) return undefined;
  if (isInteger(from)) return refused("Write a cast if it is meant.");
  if (from.kind !== "pointer") return undefined;
  const source = from.to;
  const target = type.to;
  if (source.kind === "record" && target.kind === "record" && source.decl !== target.decl) {
    // Two types of which nothing is known may be one to the headers that define them, as PETHREAD and PKTHREAD are.
    if (source.decl.fields === undefined && target.decl.fields === undefined) return undefined;
    if (derivation(source.decl, target.decl) < 0) return refused("Check the types, or write a cast if it is meant.");
    return convertClassPointer(f, value, source.decl, target.decl, type);
  }
  // Microsoft's compiler takes the text of a literal as characters that are not const, unless told /Zc:strictStrings.
  if (isLiteralText(at) && sameType(unqualified(source), unqualified(target)))
    return convert(value, type, true, f.context.target);
  if (source.kind === "void" && target.kind !== "void") return refused("Write a cast.");
  if (target.kind === "void" || sameType(source, target)) return undefined;
  if (source.kind === "record" || target.kind === "record")
    return refused("Check the types, or write a cast if it is meant.");
  return undefined;
}
export function isLiteralText(at: Expression | TokenRange): boolean {
  if (!("kind" in at)) return false;
  if (at.kind === "conditional") return at.then !== undefined && isLiteralText(at.then) && isLiteralText(at.else);
  // __FUNCTION__ is a literal to Microsoft's compiler.
  return at.kind === "string" || (at.kind === "identifier" && at.name === "__FUNCTION__");
}
