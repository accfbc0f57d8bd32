// Scopes: what a name means at a place. A unit's file scope is a chain, one link for each header segment, so that the meaning
// of a header's names is worked out once and shared by all units that begin with it. A finished link is never written again.
import type { IrSymbol, Local } from "../ir/ir.ts";
import type { EnumType, RecordDecl, RecordType, Type, Typedef } from "../types/type.ts";
import type { Closure, OverloadSet, PartialSpecialisation, Template } from "./cpp/entities.ts";

export type Entity =
  | { readonly kind: "typedef"; readonly typedef: Typedef; readonly type: Type; readonly order: number }
  /** `overloads`: C++ functions of this name, the symbol's first. */
  | { readonly kind: "symbol"; readonly symbol: IrSymbol; readonly order: number; readonly overloads?: OverloadSet }
  /** C++: a data member of the class whose function is lowered, `this->name`. */
  | { readonly kind: "member"; readonly owner: RecordDecl; readonly order: number }
  /** C++: a class or function template. */
  | { readonly kind: "template"; readonly template: Template; readonly order: number; readonly overloads?: OverloadSet }
  /** C++: another name of a namespace, or the namespaces that are used at a place. */
  | { readonly kind: "namespaces"; readonly paths: readonly string[]; readonly order: number }
  /** C++: a parameter pack, whose elements have names of their own. */
  | { readonly kind: "pack"; readonly count: number; readonly order: number }
  /** C++: the partial specialisations of a class template. */
  | { readonly kind: "partials"; readonly list: readonly PartialSpecialisation[]; readonly order: number }
  /** A parameter in its own list, whose value nobody knows. */
  | {
      readonly kind: "prototype";
      readonly type: Type;
      /** C++: with the reference that it is, which `type` leaves out. */
      readonly declared?: Type;
      readonly order: number;
    }
  | { readonly kind: "enumerator"; readonly value: bigint; readonly type: Type; readonly order: number }
  | { readonly kind: "local"; readonly local: Local; readonly order: number }
  /** C++: a variable around a lambda, or one that its captures introduce; `of` is what it is outside. */
  | {
      readonly kind: "captured";
      readonly closure: Closure;
      readonly name: string;
      readonly of: Entity | undefined;
      readonly order: number;
    };
export interface Tag {
  readonly type: RecordType | EnumType;
  readonly order: number;
}

/** Notes every name that it is given. */
class NotingMap<V> extends Map<string, V> {
  readonly #noted: Set<string>;
  constructor(noted: Set<string>) {
    super();
    this.#noted = noted;
  }
  override set(name: string, value: V): this {
    this.#noted.add(name);
    return super.set(name, value);
  }
}

/** The file scope for whose unit an instance of a template is made, and whether it gave a name that the template's own scope has not. */
export interface Instantiation {
  readonly scope: Scope;
  late: boolean;
}
let instantiation: Instantiation | undefined;
/** While `lower` makes an instance, names that its template does not see are those of the unit, as Microsoft's compiler looks them up. */
export function instantiating(made: Instantiation, lower: () => void): void {
  const outer = instantiation;
  instantiation = made;
  try {
    lower();
  } finally {
    instantiation = outer;
    if (outer !== undefined && made.late) outer.late = true;
  }
}
/** What is used rests on the names of the unit at hand. */
export function noteLate(): void {
  if (instantiation !== undefined) instantiation.late = true;
}

export class Scope {
  readonly parent: Scope | undefined;
  readonly fileScope: boolean;
  /** File scope: what was declared by later external declarations than this one is not seen (a body that is lowered again). */
  limit = Number.POSITIVE_INFINITY;
  // Every block is a scope and few declare anything: the maps are made when they are first needed.
  #names: Map<string, Entity> | undefined;
  #tags: Map<string, Tag> | undefined;
  /** Names found in earlier links, remembered; only the file scope keeps it, since earlier links no longer change. */
  #seen: Map<string, Entity> | undefined;
  #seenTags: Map<string, Tag> | undefined;
  /**
   * File scope: names and tags that any link of the chain, or of one that began like it, has declared. Most names are looked up for the
   * first time where they are declared: then no link need be asked.
   */
  readonly #everDeclared: Set<string> | undefined;

  /** Of the parameters in a function's type. */
  readonly prototype: boolean;

  constructor(parent: Scope | undefined, fileScope: boolean, prototype = false) {
    this.parent = parent;
    this.fileScope = fileScope;
    this.prototype = prototype;
    if (fileScope) this.#everDeclared = parent === undefined ? new Set() : parent.#everDeclared;
  }

  get names(): Map<string, Entity> {
    this.#names ??= this.#map();
    return this.#names;
  }
  get tags(): Map<string, Tag> {
    this.#tags ??= this.#map();
    return this.#tags;
  }
  #map<V>(): Map<string, V> {
    return this.#everDeclared === undefined ? new Map() : new NotingMap(this.#everDeclared);
  }
  /** What this very scope declares under a name. */
  own(name: string): Entity | undefined {
    return this.#names?.get(name);
  }
  ownTag(name: string): Tag | undefined {
    return this.#tags?.get(name);
  }
  /** What this scope declares under a name, the file scope in earlier links too. */
  declared(name: string): Entity | undefined {
    return this.fileScope ? this.find(name) : this.own(name);
  }
  declaredTag(name: string): Tag | undefined {
    return this.fileScope ? this.findTag(name) : this.ownTag(name);
  }
  declare(name: string, entity: Entity): void {
    this.names.set(name, entity);
  }
  declareTag(name: string, tag: Tag): void {
    this.tags.set(name, tag);
  }

  find(name: string): Entity | undefined {
    const own = this.#names?.get(name);
    if (own !== undefined && (!this.fileScope || own.order <= this.limit)) return own;
    const seen = this.#seen?.get(name);
    if (seen !== undefined) return seen;
    let scope = this.parent;
    if (!this.fileScope) return scope?.find(name);
    if (this.#everDeclared?.has(name) === false) return this.#findLate(name);
    for (; scope !== undefined; scope = scope.parent) {
      const found = scope.#names?.get(name);
      if (found === undefined) continue;
      this.#seen ??= new Map();
      this.#seen.set(name, found);
      return found;
    }
    return this.#findLate(name);
  }
  #findLate(name: string): Entity | undefined {
    if (instantiation === undefined || instantiation.scope === this) return undefined;
    const found = instantiation.scope.find(name);
    if (found !== undefined) instantiation.late = true;
    return found;
  }

  findTag(name: string): Tag | undefined {
    const own = this.#tags?.get(name);
    if (own !== undefined && (!this.fileScope || own.order <= this.limit)) return own;
    const seen = this.#seenTags?.get(name);
    if (seen !== undefined) return seen;
    let scope = this.parent;
    if (scope === undefined) return undefined;
    if (!this.fileScope) return scope.findTag(name);
    if (this.#everDeclared?.has(name) === false) return undefined;
    for (; scope !== undefined; scope = scope.parent) {
      const found = scope.#tags?.get(name);
      if (found === undefined) continue;
      this.#seenTags ??= new Map();
      this.#seenTags.set(name, found);
      return found;
    }
    return undefined;
  }
}
