// When two types are the same, when they are compatible, and what two declarations of one thing make together (C17 6.2.7).
// Records and enumerations are compared by identity, or by tag and members when they come from different units.
import { INT, isUnknownType } from "./make.ts";
import type { EnumDecl, FunctionParameter, RecordDecl, Type } from "./type.ts";

interface CompareOptions {
  /** Qualifiers of the outermost type do not matter. */
  readonly ignoreQuals?: boolean;
  /** Compare records of different units by tag and shape. */
  readonly acrossUnits?: boolean;
}

/** Whether both are compatible in the sense of C; `int` and `long` stay distinct. */
export function compatible(a: Type, b: Type, options: CompareOptions = {}): boolean {
  return compare(a, b, options, 0);
}

function compare(a: Type, b: Type, options: CompareOptions, depth: number): boolean {
  if (a === b) return true;
  // Of what is not declared nothing is known that could differ.
  if (depth > 12 || isUnknownType(a) || isUnknownType(b)) return true;
  if (options.ignoreQuals !== true && a.quals !== b.quals) return false;
  const inner: CompareOptions = options.acrossUnits ? { acrossUnits: true } : {};
  switch (a.kind) {
    case "void":
    case "bool":
      return a.kind === b.kind;
    case "integer":
      if (b.kind === "enum") return a.rank === b.decl.underlying.rank && a.signed === b.decl.underlying.signed;
      return (
        b.kind === "integer" &&
        a.rank === b.rank &&
        a.signed === b.signed &&
        (a.plain ?? false) === (b.plain ?? false) &&
        a.utf === b.utf
      );
    case "float":
      return b.kind === "float" && a.bits === b.bits && (a.long ?? false) === (b.long ?? false);
    case "pointer":
      return b.kind === "pointer" && a.reference === b.reference && compare(a.to, b.to, inner, depth + 1);
    case "array":
      return (
        b.kind === "array" &&
        (a.length === b.length || a.length === undefined || b.length === undefined) &&
        compare(a.of, b.of, inner, depth + 1)
      );
    case "function":
      if (b.kind !== "function" || !compare(a.returns, b.returns, { ...inner, ignoreQuals: true }, depth + 1))
        return false;
      if (!a.prototyped || !b.prototyped) return true;
      if (a.params.length !== b.params.length || a.variadic !== b.variadic) return false;
      return a.params.every((p, i) => {
        const other = b.params[i];
        return other !== undefined && compare(p.type, other.type, { ...inner, ignoreQuals: true }, depth + 1);
      });
    case "enum":
      if (b.kind === "integer") return compare(b, a, options, depth);
      return b.kind === "enum" && sameEnum(a.decl, b.decl, options.acrossUnits === true);
    case "record":
      return b.kind === "record" && sameRecord(a.decl, b.decl, options.acrossUnits === true, depth);
  }
}
function sameEnum(a: EnumDecl, b: EnumDecl, acrossUnits: boolean): boolean {
  if (a === b) return true;
  // A header may name one that a later header defines.
  if (a.complete !== b.complete) return a.name !== undefined && a.name === b.name;
  if (!acrossUnits || a.name !== b.name || a.enumerators.size !== b.enumerators.size) return false;
  for (const [name, value] of a.enumerators) if (b.enumerators.get(name) !== value) return false;
  return true;
}
function sameRecord(a: RecordDecl, b: RecordDecl, acrossUnits: boolean, depth: number): boolean {
  if (a === b) return true;
  if (!acrossUnits || a.tag !== b.tag || a.name !== b.name) return false;
  const left = a.fields;
  const right = b.fields;
  if (left === undefined || right === undefined) return true;
  if (left.length !== right.length) return false;
  // A named tag is taken to mean the same thing where its members bear the same names; types are compared for unnamed ones.
  return left.every((field, i) => {
    const other = right[i];
    if (other === undefined || field.name !== other.name || field.bits !== other.bits) return false;
    return a.name !== undefined || compare(field.type, other.type, { acrossUnits: true }, depth + 1);
  });
}

/** The type that two compatible declarations give together: known array lengths and parameter lists win. */
export function composite(first: Type, later: Type): Type {
  if (first === later) return first;
  if (first.kind === "array" && later.kind === "array") {
    const of = composite(first.of, later.of);
    const length = later.length ?? first.length;
    return of === later.of && length === later.length ? later : { ...later, of, length };
  }
  if (first.kind === "function" && later.kind === "function") {
    if (!later.prototyped) return first.prototyped ? first : later;
    if (!first.prototyped) return later;
    const params = later.params.map((param, i): FunctionParameter => {
      const old = first.params[i];
      if (old === undefined) return param;
      return {
        name: param.name ?? old.name,
        type: composite(old.type, param.type),
        annotations: param.annotations.length > 0 ? param.annotations : old.annotations,
      };
    });
    const merged: Type = { ...later, returns: composite(first.returns, later.returns), params };
    // `DRIVER_DISPATCH Read;` names the role; a later definition spells the prototype out and keeps the role.
    return later.alias === undefined && first.alias !== undefined ? { alias: first.alias, ...merged } : merged;
  }
  if (later.alias === undefined && first.alias !== undefined) return first;
  return later;
}

/** An enumeration's values are used as its underlying type; `int` for one not known yet. */
export function enumValueType(type: Type): Type {
  return type.kind === "enum" ? (type.decl.complete ? type.decl.underlying : INT) : type;
}
