// What distinguishes functions of one name: their parameters, spelled without typedefs, so that every unit spells them alike.
import { isNullptr, isUnknownType } from "../../types/make.ts";
import type { FunctionType, Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";

/** `(int, char const *)`, as part of a link name. */
export function signature(type: FunctionType, quals: number, shown = false): string {
  const params = type.params.map((param) => spelled(param.type, true, shown));
  if (type.variadic) params.push("...");
  return `(${params.join(", ")})${quals & Qual.const ? "const" : ""}${quals & Qual.volatile ? "volatile" : ""}`;
}

/**
 * A type without typedef names; `outer` leaves out qualifiers of the type itself, which do not distinguish parameters. `shown`: classes
 * of functions without what tells them from those of other functions.
 */
export function spelled(type: Type, outer = false, shown = false): string {
  const quals = outer
    ? ""
    : `${type.quals & Qual.const ? " const" : ""}${type.quals & Qual.volatile ? " volatile" : ""}`;
  switch (type.kind) {
    case "void":
      return `void${quals}`;
    case "bool":
      return `bool${quals}`;
    case "integer": {
      // What no header declares is no int.
      if (type.alias !== undefined && isUnknownType(type)) return `?${type.alias.name}${quals}`;
      if (type.utf !== undefined) return `char${type.utf}_t${quals}`;
      if (type.rank === "char") return `${type.plain ? "char" : type.signed ? "signed char" : "unsigned char"}${quals}`;
      const word = type.rank === "longlong" ? "long long" : type.rank;
      return `${type.signed ? "" : "unsigned "}${word}${quals}`;
    }
    case "float":
      return `${type.bits === 32 ? "float" : type.long ? "long double" : "double"}${quals}`;
    case "pointer": {
      if (isNullptr(type)) return `nullptr_t${quals}`;
      const sign = type.reference === undefined ? "*" : type.reference === "lvalue" ? "&" : "&&";
      return `${spelled(type.to, false, shown)} ${sign}${quals}`;
    }
    case "array":
      return `${spelled(type.of, false, shown)}[${type.length ?? ""}]`;
    case "function":
      return `${spelled(type.returns, false, shown)} ${signature(type, 0, shown)}`;
    case "record":
      if (!shown && type.decl.cxx?.linkName !== undefined) return `${type.decl.cxx.linkName}${quals}`;
      return `${type.decl.name ?? type.alias?.name ?? "unnamed"}${quals}`;
    case "enum":
      return `${type.decl.name ?? type.alias?.name ?? "unnamed"}${quals}`;
  }
}

export function sameSignature(a: FunctionType, aQuals: number, b: FunctionType, bQuals: number): boolean {
  if (a.params.length !== b.params.length || a.variadic !== b.variadic || aQuals !== bQuals) return false;
  return a.params.every((param, i) => {
    const other = b.params[i];
    return (
      other !== undefined && (param.type === other.type || spelled(param.type, true) === spelled(other.type, true))
    );
  });
}
