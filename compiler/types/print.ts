// A type written as C would declare it: `unsigned long *`, `int (*)[4]`, `NTSTATUS (struct _IRP *)`.
import type { Type } from "./type.ts";
import { Qual } from "./type.ts";

/** The type as C, around `name` if one is given. Typedef names are used where the type was named so, unless `expand` is set. */
export function typeText(type: Type, name = "", expand = false): string {
  const alias = type.alias;
  if (alias !== undefined && !expand) return spaced(quals(extraQuals(type)) + alias.name, name);
  switch (type.kind) {
    case "pointer": {
      const q = quals(type.quals).trim();
      const sign = type.reference === undefined ? "*" : type.reference === "lvalue" ? "&" : "&&";
      const inner = `${sign}${q}${q !== "" && name !== "" ? " " : ""}${name}`;
      const target = type.to;
      const wrap =
        (target.kind === "array" || target.kind === "function") && (target.alias === undefined || expand)
          ? `(${inner})`
          : inner;
      return typeText(target, wrap, false);
    }
    case "array":
      return typeText(type.of, `${name}[${type.length ?? ""}]`, false);
    case "function": {
      const params = type.params.map((p) => typeText(p.type, p.name ?? ""));
      if (type.variadic) params.push("...");
      const list = params.length > 0 ? params.join(", ") : type.prototyped ? "void" : "";
      return typeText(type.returns, `${name}(${list})`, false);
    }
    default:
      return spaced(quals(type.quals) + baseText(type), name);
  }
}

function extraQuals(type: Type): number {
  return type.quals & ~(type.alias?.type.quals ?? 0);
}
function spaced(base: string, name: string): string {
  return name === "" ? base : `${base} ${name}`;
}
function quals(bits: number): string {
  let text = "";
  if (bits & Qual.const) text += "const ";
  if (bits & Qual.volatile) text += "volatile ";
  if (bits & Qual.restrict) text += "restrict ";
  if (bits & Qual.unaligned) text += "__unaligned ";
  if (bits & Qual.atomic) text += "_Atomic ";
  return text;
}
function baseText(type: Type): string {
  switch (type.kind) {
    case "void":
      return "void";
    case "bool":
      return "_Bool";
    case "integer": {
      if (type.utf !== undefined) return `char${type.utf}_t`;
      if (type.rank === "char") return type.plain ? "char" : type.signed ? "signed char" : "unsigned char";
      const word = type.rank === "longlong" ? "long long" : type.rank;
      return type.signed ? word : `unsigned ${word}`;
    }
    case "float":
      return type.bits === 32 ? "float" : type.long ? "long double" : "double";
    case "enum":
      return type.decl.name === undefined ? "enum" : type.decl.scoped ? type.decl.name : `enum ${type.decl.name}`;
    case "record":
      if (type.decl.cxx !== undefined && type.decl.name !== undefined) return type.decl.name;
      return type.decl.name === undefined ? type.decl.tag : `${type.decl.tag} ${type.decl.name}`;
    default:
      return type.kind;
  }
}
