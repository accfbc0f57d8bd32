// The classes of a program and what follows from their members: whether anything runs when one is made, copied or destroyed.
import type { RecordDecl, Type } from "../../types/type.ts";
import { Scope } from "../scope.ts";
import type { BaseClass, ClassInfo, CxxFunction } from "./entities.ts";

const classes = new WeakMap<RecordDecl, ClassInfo>();

export function setClass(info: ClassInfo): void {
  classes.set(info.decl, info);
}
/** Structures that C could have are classes too, without functions. */
export function classOf(decl: RecordDecl): ClassInfo {
  let info = classes.get(decl);
  if (info === undefined) {
    const scope = new Scope(undefined, true);
    info = newClassInfo(decl, decl.name ?? "", decl.tag, scope, undefined, -1, { first: 0, last: 0 });
    classes.set(decl, info);
  }
  return info;
}
export function newClassInfo(
  decl: RecordDecl,
  name: string,
  keyword: ClassInfo["keyword"],
  outer: Scope,
  enclosing: RecordDecl | undefined,
  declaration: number,
  place: ClassInfo["place"],
): ClassInfo {
  return {
    decl,
    name,
    linkName: decl.cxx?.linkName ?? name,
    keyword,
    outer,
    scope: outer,
    enclosing,
    declaration,
    place,
    bases: [],
    final: false,
    constructors: [],
    destructor: undefined,
    names: new Map(),
    tags: new Map(),
    access: new Map(),
    virtuals: [],
    otherTables: [],
    initializers: new Map(),
    mutables: new Set(),
    friends: new Set(),
    implicit: new Map(),
    unsupported: undefined,
    tableSymbols: [],
  };
}
/** The base class whose table of virtual functions the class's own extends: the first. */
export function primaryBase(info: ClassInfo): ClassInfo | undefined {
  const [first] = info.bases;
  return first === undefined ? undefined : classOf(first.decl);
}
/** The bases to go through from a class to what it derives from, itself or a base; undefined if it does not. */
export function pathToBase(derived: RecordDecl, base: RecordDecl): readonly BaseClass[] | undefined {
  if (derived === base) return [];
  let shortest: readonly BaseClass[] | undefined;
  for (const each of classOf(derived).bases) {
    const path = pathToBase(each.decl, base);
    if (path !== undefined && (shortest === undefined || path.length + 1 < shortest.length)) shortest = [each, ...path];
  }
  return shortest;
}
/** Whether `derived` is `base` or derives from it; the number of steps, or -1. */
export function derivation(derived: RecordDecl, base: RecordDecl): number {
  return pathToBase(derived, base)?.length ?? -1;
}
/** What `find` gives for the class or, where that is nothing, for its bases in their order. */
export function inBases<T>(info: ClassInfo, find: (info: ClassInfo) => T | undefined): T | undefined {
  const own = find(info);
  if (own !== undefined) return own;
  for (const base of info.bases) {
    const found = inBases(classOf(base.decl), find);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function elementOf(type: Type): Type {
  let base = type;
  while (base.kind === "array") base = base.of;
  return base;
}
function everyMember(info: ClassInfo, test: (type: Type) => boolean): boolean {
  return (info.decl.fields ?? []).every((field) => test(elementOf(field.type)));
}
export const isPolymorphic = (info: ClassInfo): boolean => info.virtuals.length > 0;

/** What a call through any of the tables of its objects may come to. */
export const virtualsOf = (info: ClassInfo): readonly CxxFunction[] => [
  ...info.virtuals,
  ...info.otherTables.flatMap(({ entries }) => entries.map(({ fn }) => fn)),
];

/** A constructor that takes one reference to its own class. */
export function copies(info: ClassInfo, fn: CxxFunction): "copy" | "move" | undefined {
  const [first, second] = fn.type.params;
  if (first === undefined || (second !== undefined && fn.defaults[1] === undefined)) return undefined;
  const { type } = first;
  if (type.kind !== "pointer" || type.reference === undefined) return undefined;
  if (type.to.kind !== "record" || type.to.decl !== info.decl) return undefined;
  return type.reference === "lvalue" ? "copy" : "move";
}
const kept = (fn: CxxFunction): boolean => fn.ending !== "default";

export const unknownBase = "a base class that is not known";
/** Some of what a class derives from is not known to us, and so are not all of its members. */
export function losesBases(decl: RecordDecl): boolean {
  const info = classOf(decl);
  return info.unsupported === unknownBase || info.bases.some((base) => losesBases(base.decl));
}
/** Nothing runs when such an object is destroyed. */
export function triviallyDestroyed(type: Type): boolean {
  const base = elementOf(type);
  if (base.kind !== "record") return true;
  const info = classOf(base.decl);
  if (info.destructor !== undefined && (kept(info.destructor) || info.destructor.slot !== undefined)) return false;
  // What is in a union its class makes and destroys itself.
  return base.decl.tag === "union" || everyMember(info, triviallyDestroyed);
}
/** It is copied byte by byte. */
export function triviallyCopied(type: Type): boolean {
  const base = elementOf(type);
  if (base.kind !== "record") return true;
  const info = classOf(base.decl);
  if (isPolymorphic(info)) return false;
  if (info.constructors.some((fn) => copies(info, fn) !== undefined && kept(fn) && fn.ending !== "delete"))
    return false;
  return everyMember(info, triviallyCopied);
}
export function triviallyAssigned(type: Type): boolean {
  const base = elementOf(type);
  if (base.kind !== "record") return true;
  const info = classOf(base.decl);
  if (isPolymorphic(info)) return false;
  const own = info.names.get("operator=");
  if (own?.kind === "symbol" && own.overloads !== undefined && own.overloads.functions.some((fn) => kept(fn)))
    return false;
  return everyMember(info, triviallyAssigned);
}
/** Nothing runs when such an object is made without an initialiser. */
export function triviallyMade(type: Type): boolean {
  const base = elementOf(type);
  if (base.kind !== "record") return true;
  const info = classOf(base.decl);
  if (isPolymorphic(info) || info.initializers.size > 0) return false;
  if (info.constructors.some(kept)) return false;
  return base.decl.tag === "union" || everyMember(info, triviallyMade);
}
/** Among a class's names: its constructors that are templates. */
export const constructorTemplates = "{constructor}";

/** It is initialised member by member from a list. */
export function isAggregate(info: ClassInfo): boolean {
  if (info.constructors.length > 0 || info.names.has(constructorTemplates) || isPolymorphic(info)) return false;
  for (const access of info.access.values()) if (access !== "public") return false;
  return info.bases.every((base) => base.access === "public");
}
/** It goes to functions and comes back as its bytes; others by the address of an object that is constructed and destroyed. */
export function passedAsBytes(type: Type): boolean {
  return type.kind !== "record" || (triviallyCopied(type) && triviallyDestroyed(type));
}
