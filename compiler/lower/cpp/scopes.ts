// Names in C++: namespaces keep theirs in the file scope under the whole name ("N::f"), classes in their own tables, and what a
// name means depends on the namespaces and classes around the place.
import type { EnumType, RecordDecl, Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { type Entity, Scope, type Tag } from "../scope.ts";
import { classOf, inBases } from "./class-info.ts";
import type { ClassInfo } from "./entities.ts";

export const usedNamespaces = "<using>";

/** The file scope as a namespace sees it. */
export class NamespaceScope extends Scope {
  readonly file: Scope;
  /** "N::M::", "" for the file scope itself. */
  readonly prefix: string;
  constructor(file: Scope, prefix: string) {
    super(undefined, true);
    this.file = file;
    this.prefix = prefix;
  }
  override own(name: string): Entity | undefined {
    return this.file.names.get(this.prefix + name);
  }
  override ownTag(name: string): Tag | undefined {
    return this.file.tags.get(this.prefix + name);
  }
  override declared(name: string): Entity | undefined {
    return this.file.find(this.prefix + name);
  }
  override declaredTag(name: string): Tag | undefined {
    return this.file.findTag(this.prefix + name);
  }
  override declare(name: string, entity: Entity): void {
    this.file.names.set(this.prefix + name, entity);
  }
  override declareTag(name: string, tag: Tag): void {
    this.file.tags.set(this.prefix + name, tag);
  }
  override find(name: string): Entity | undefined {
    // A class of an inner namespace hides what an outer one declares under its name.
    return this.#lookUp(
      (key) => this.file.find(key + name),
      (key) => this.file.findTag(key + name) !== undefined,
    );
  }
  override findTag(name: string): Tag | undefined {
    return this.#lookUp(
      (key) => this.file.findTag(key + name),
      () => false,
    );
  }
  #lookUp<T>(find: (prefix: string) => T | undefined, hidden: (prefix: string) => boolean): T | undefined {
    for (let prefix = this.prefix; ; prefix = outerPrefix(prefix)) {
      const found = find(prefix) ?? this.#used(prefix, find, 0);
      if (found !== undefined || prefix === "" || hidden(prefix)) return found;
    }
  }
  #used<T>(prefix: string, find: (prefix: string) => T | undefined, depth: number): T | undefined {
    const used = this.file.find(prefix + usedNamespaces);
    if (used?.kind !== "namespaces" || depth > 4) return undefined;
    for (const path of used.paths) {
      const found = find(path) ?? this.#used(path, find, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** What a class's members see of it. */
export class ClassScope extends Scope {
  readonly info: ClassInfo;
  constructor(info: ClassInfo, parent: Scope) {
    super(parent, false);
    this.info = info;
    info.names = this.names;
    info.tags = this.tags;
  }
  override find(name: string): Entity | undefined {
    const member = memberEntity(this.info, name);
    return member !== undefined || this.info.tags.has(name) ? member : this.parent?.find(name);
  }
  override findTag(name: string): Tag | undefined {
    return memberTag(this.info, name) ?? this.parent?.findTag(name);
  }
  memberTag(name: string): Tag | undefined {
    return memberTag(this.info, name);
  }
}

/** The class whose member is declared: around what a template's parameters are bound to, too. */
export function classAround(scope: Scope): ClassScope | undefined {
  let at: Scope | undefined = scope;
  while (at !== undefined && !(at instanceof ClassScope)) at = at.parent;
  return at;
}

/** Inside an `enum class`: its enumerators so far. */
export class EnumScope extends Scope {
  readonly #type: EnumType;
  constructor(parent: Scope, type: Type) {
    super(parent, false);
    if (type.kind !== "enum") throw new Error("an enumeration has its own type");
    this.#type = type;
  }
  override find(name: string): Entity | undefined {
    const value = this.#type.decl.enumerators.get(name);
    return value === undefined
      ? this.parent?.find(name)
      : { kind: "enumerator", value, type: this.#type.decl.underlying, order: 0 };
  }
}

export function outerPrefix(prefix: string): string {
  const at = prefix.lastIndexOf("::", prefix.length - 3);
  return at < 0 ? "" : prefix.slice(0, at + 2);
}

/** What `name` means in a class or one of its bases. */
export function memberEntity(info: ClassInfo, name: string): Entity | undefined {
  return inBases<Entity>(
    info,
    ({ names, decl }) =>
      names.get(name) ?? (hasField(decl, name) ? { kind: "member", owner: decl, order: 0 } : undefined),
  );
}
export function memberTag(info: ClassInfo, name: string): Tag | undefined {
  return inBases<Tag>(
    info,
    // The class's own name too, as it stands inside.
    ({ tags, name: own, decl }) =>
      tags.get(name) ?? (name === simpleName(own) ? { type: { kind: "record", quals: 0, decl }, order: 0 } : undefined),
  );
}
/** A data member of the class itself, also in an unnamed structure or union of it. */
function hasField(decl: RecordDecl, name: string): boolean {
  const search = (fields: NonNullable<RecordDecl["fields"]>): boolean =>
    fields.some(
      (field) =>
        field.name === name ||
        (field.name === undefined &&
          field.base !== true &&
          field.type.kind === "record" &&
          search(field.type.decl.fields ?? [])),
    );
  return search(decl.fields ?? []);
}
export const simpleName = (name: string): string => {
  let start = 0;
  let angle = -1;
  let depth = 0;
  for (let i = 0; i < name.length; i++) {
    const character = name[i];
    // What follows is an operator's: `operator<<`, `operator->`.
    if (i === start && /^operator\W/.test(name.slice(i, i + 9))) return name.slice(i);
    if (character === "<" && depth++ === 0) angle = i;
    else if (character === ">" && depth > 0) depth--;
    else if (character === ":" && depth === 0) {
      start = i + 1;
      angle = -1;
    }
  }
  return name.slice(start, angle < 0 ? name.length : angle);
};

/** The namespace prefix around a scope. */
export function prefixOf(scope: Scope): string {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent)
    if (at instanceof NamespaceScope) return at.prefix;
  return "";
}

/** The namespace that a whole name lies in, whatever classes are around it there. */
export function namespaceAround(f: Body, whole: string): string {
  let prefix = whole.slice(0, whole.lastIndexOf("::") + 1).replace(/:+$/, "::");
  while (prefix !== "" && !isNamespace(f, prefix)) prefix = outerPrefix(prefix);
  return prefix;
}

// ---- qualified names --------------------------------------------------------------------------------------------------

/** What a qualified name means; `scope` is a namespace's or class's name as written. */
export function findQualified(f: Body, scope: string, global: boolean, name: string): Entity | undefined {
  if (scope === "__super") return inSuper(f, name);
  const where = resolveScope(f, scope, global);
  if (where === undefined) return undefined;
  if (typeof where === "string") return inNamespace(f, where, name);
  if ("names" in where) return memberEntity(where, name);
  const value = where.decl.enumerators.get(name);
  return value === undefined ? undefined : { kind: "enumerator", value, type: where, order: 0 };
}
/** Microsoft's `__super::name`: what the first base class that has such a member calls so. */
function inSuper(f: Body, name: string): Entity | undefined {
  for (let at = f.cxx?.owner; at !== undefined; at = classOf(at).enclosing)
    for (const base of classOf(at).bases) {
      const found = memberEntity(classOf(base.decl), name);
      if (found !== undefined) return found;
    }
  return undefined;
}
/** A namespace's prefix, a class or an enumeration. */
export type NamedScope = string | ClassInfo | EnumType;
function inNamespace(f: Body, prefix: string, name: string): Entity | undefined {
  const { fileScope } = f.context;
  const found = fileScope.find(prefix + name);
  if (found !== undefined) return found;
  const used = fileScope.find(prefix + usedNamespaces);
  if (used?.kind === "namespaces")
    for (const path of used.paths) {
      const inside = fileScope.find(path + name);
      if (inside !== undefined) return inside;
    }
  return undefined;
}

/** A namespace's prefix or a class; undefined if the name is neither. */
export function resolveScope(f: Body, scope: string, global: boolean): NamedScope | undefined {
  if (scope === "") return "";
  const parts = scope.split("::");
  const start = global ? f.context.fileScope : f.scope;
  let where = firstScope(f, start, parts[0] ?? "", global);
  for (const part of parts.slice(1)) {
    if (where === undefined) return undefined;
    if (typeof where === "string") where = namespaceOrClass(f, where, part);
    else if ("names" in where)
      where = scopeOfType((memberTag(where, part) ?? typedefTag(memberEntity(where, part)))?.type);
    else return undefined;
  }
  return where;
}
function firstScope(f: Body, start: Scope, name: string, global: boolean): NamedScope | undefined {
  const entity = start.find(name);
  if (entity?.kind === "namespaces") return entity.paths[0];
  const named = scopeOfType(entity?.kind === "typedef" ? entity.type : start.findTag(name)?.type);
  if (named !== undefined) return named;
  const around = global ? "" : prefixOf(f.scope);
  for (let prefix = around; ; prefix = outerPrefix(prefix)) {
    const found = [prefix, ...usedIn(f, prefix)].find((path) => isNamespace(f, `${path}${name}::`));
    if (found !== undefined) return `${found}${name}::`;
    if (prefix === "") return undefined;
  }
}
/** The namespaces whose names are used in a namespace. */
function usedIn(f: Body, prefix: string): readonly string[] {
  const used = f.context.fileScope.find(prefix + usedNamespaces);
  return used?.kind === "namespaces" ? used.paths : [];
}
function scopeOfType(type: Type | undefined): NamedScope | undefined {
  if (type?.kind === "record") return classOf(type.decl);
  return type?.kind === "enum" ? type : undefined;
}
function namespaceOrClass(f: Body, prefix: string, name: string): NamedScope {
  const { fileScope } = f.context;
  const entity = fileScope.find(prefix + name);
  if (entity?.kind === "namespaces" && entity.paths[0] !== undefined) return entity.paths[0];
  const type = entity?.kind === "typedef" ? entity.type : fileScope.findTag(prefix + name)?.type;
  return scopeOfType(type) ?? `${prefix}${name}::`;
}
function typedefTag(entity: Entity | undefined): { readonly type: Type } | undefined {
  return entity?.kind === "typedef" ? { type: entity.type } : undefined;
}
export const namespaceMark = (prefix: string): string => `${prefix}<namespace>`;
function isNamespace(f: Body, prefix: string): boolean {
  return f.context.fileScope.find(namespaceMark(prefix)) !== undefined;
}
