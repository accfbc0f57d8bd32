// Types that C++ writes in its own way: qualified names, `auto`, instances of templates and their members.

import type { TokenRange } from "../../source/source.ts";
import type { EnumSpecifier, TypeSpecifier } from "../../syntax/ast.ts";
import {
  isReference,
  isUnknownType,
  pointerTo,
  qualified,
  referenceTo,
  unknownType,
  unqualified,
  VOID,
} from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { EnumDecl, Type, Typedef } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import type { Entity, Tag } from "../scope.ts";
import { sizeType } from "../sizes.ts";
import { deducedClass, templateToDeduce } from "./class-deduction.ts";
import { classOf, losesBases } from "./class-info.ts";
import { templateArgumentsOf } from "./names.ts";
import { ClassScope, findQualified, memberEntity, memberTag, prefixOf, resolveScope } from "./scopes.ts";
import { instantiateClass, instantiated } from "./templates.ts";
import { dependentType, isPlaceholder } from "./unify.ts";

const autoTypedef: Typedef = { name: "auto", type: VOID, annotations: [] };
/** Stands for what an initialiser will tell. */
export const AUTO: Type = { ...VOID, alias: autoTypedef };
const decltypeTypedef: Typedef = { name: "decltype(auto)", type: VOID, annotations: [] };
/** The same, with the reference that tells what kind of value that is. */
const DECLTYPE_AUTO: Type = { ...VOID, alias: decltypeTypedef };
export const isDecltypeAuto = (type: Type): boolean => type.kind === "void" && type.alias === decltypeTypedef;
export const isAuto = (type: Type): boolean =>
  type.kind === "void" && (type.alias === autoTypedef || type.alias === decltypeTypedef);
export function holdsAuto(type: Type): boolean {
  if (type.kind === "pointer") return holdsAuto(type.to);
  return type.kind === "array" ? holdsAuto(type.of) : isAuto(type) || templateToDeduce(type) !== undefined;
}

export function cxxType(f: Body, spec: TypeSpecifier): Type {
  switch (spec.kind) {
    case "auto":
      return spec.decltype === true ? DECLTYPE_AUTO : AUTO;
    case "typedefName":
      return namedType(f, spec.name) ?? templateNamed(f, spec.name) ?? missing(f, spec.name, spec);
    case "templateId":
      return instantiateClass(f, spec.name, spec.args, spec);
    case "memberType": {
      const of = cxxType(f, spec.of);
      const found = of.kind === "record" ? memberType(f, of, spec) : undefined;
      if (found !== undefined) return found;
      if (isPlaceholder(of)) return dependentType;
      return isUnknownType(of) ? unknownType(spec.name) : noMemberType(f, of, spec.name, spec);
    }
    default:
      return unknownType("?");
  }
}
function noMemberType(f: Body, of: Type, name: string, at: TokenRange): Type {
  f.context.report(at, "error", "unknown-type", `'${typeText(of)}' has no member type '${name}'.`, "Correct the name.");
  return unknownType(name);
}
/** A name that is no type's: what a known class or another type does not have is an error, anything else is not known. */
function missing(f: Body, name: string, at: TokenRange): Type {
  const last = name.lastIndexOf("::");
  const scope = last > 0 && !name.startsWith("::") ? namedType(f, name.slice(0, last)) : undefined;
  if (scope !== undefined && isPlaceholder(scope)) return dependentType;
  if (scope === undefined || isUnknownType(scope)) return unknownType(name);
  if (scope.kind === "record" && (scope.decl.fields === undefined || losesBases(scope.decl))) return unknownType(name);
  return noMemberType(f, scope, name.slice(last + 2), at);
}
function templateNamed(f: Body, name: string): Type | undefined {
  const entity = f.scope.find(name);
  return entity?.kind === "template" && entity.template.kind === "class" ? deducedClass(entity.template) : undefined;
}
function memberType(
  f: Body,
  of: Type & { kind: "record" },
  spec: TypeSpecifier & { kind: "memberType" },
): Type | undefined {
  if (spec.args === undefined) return typeIn(of, spec.name);
  const entity = memberEntity(classOf(of.decl), spec.name);
  if (entity?.kind !== "template") return undefined;
  return instantiated(f, entity.template, spec.name, templateArgumentsOf(f, spec.args) ?? [], spec);
}
function typeIn(of: Type & { kind: "record" }, name: string): Type | undefined {
  const info = classOf(of.decl);
  return asType(memberEntity(info, name), memberTag(info, name));
}
function asType(entity: Entity | undefined, tag: Tag | undefined): Type | undefined {
  return entity?.kind === "typedef" ? entity.type : tag?.type;
}

/** A type by its name, qualified or not. */
export function namedType(f: Body, written: string): Type | undefined {
  const global = written.startsWith("::");
  const name = global ? written.slice(2) : written;
  const at = name.lastIndexOf("::");
  if (at < 0) {
    const { scope } = f;
    if (global) return asType(f.context.fileScope.find(name), f.context.fileScope.findTag(name));
    return asType(scope.find(name), scope.findTag(name)) ?? (name === "size_t" ? sizeType(f) : undefined);
  }
  const scope = name.slice(0, at);
  const last = name.slice(at + 2);
  const entity = findQualified(f, scope, global, last);
  if (entity?.kind === "typedef") return entity.type;
  const where = resolveScope(f, scope, global);
  if (where === undefined) return undefined;
  if (typeof where === "string") return f.context.fileScope.findTag(where + last)?.type;
  return "names" in where ? memberTag(where, last)?.type : undefined;
}

/** The whole name of what is declared in the present scope. */
export function wholeName(f: Body, name: string): string {
  const { scope } = f;
  if (scope instanceof ClassScope) return `${scope.info.name}::${name}`;
  return scope.fileScope ? prefixOf(scope) + name : name;
}

/** An enumeration of C++ bears its whole name, and may be scoped. */
export function cxxEnum(f: Body, spec: EnumSpecifier, made: EnumDecl): EnumDecl {
  const name = spec.name === undefined ? undefined : wholeName(f, spec.name);
  return spec.scoped === true ? { ...made, name, scoped: true } : { ...made, name };
}

/** A declared type with `auto` in it, told by the type of the initialiser. */
export function deduceAuto(declared: Type, from: Type, lvalue: boolean): Type {
  if (isAuto(declared)) return qualified(unqualified(from), declared.quals);
  if (declared.kind !== "pointer" || !holdsAuto(declared)) return declared;
  if (isReference(declared)) {
    // `auto &&` is a reference of the initialiser's own kind.
    const kind = declared.reference === "rvalue" && lvalue ? "lvalue" : (declared.reference ?? "lvalue");
    const inner = isAuto(declared.to) ? qualified(from, declared.to.quals) : deduceAuto(declared.to, from, lvalue);
    return referenceTo(inner, kind);
  }
  const to = from.kind === "pointer" ? from.to : from;
  const inner = isAuto(declared.to) ? qualified(to, declared.to.quals) : deduceAuto(declared.to, to, lvalue);
  return qualified(pointerTo(inner), declared.quals & (Qual.const | Qual.volatile));
}
