// What each name in a driver's own files means, token by token, found by walking the syntax with scopes and types.
import type { TokenRange } from "../../compiler/source/source.ts";
import type {
  Declaration,
  DeclarationSpecifiers,
  Declarator,
  Designator,
  Expression,
  FunctionDefinition,
  Initializer,
  MemberDeclaration,
  Parameter,
  RecordSpecifier,
  TypeName,
} from "../../compiler/syntax/ast.ts";
import type { Field, RecordDecl, Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { behind, fieldOf, holderOf, type Meaning, type Scope, Typing } from "./name-types.ts";
import {
  type Extent,
  type FromMacro,
  fileScopeKey,
  foreign,
  type Names,
  type Occurrence,
  type Role,
  symbolKey,
} from "./occurrences.ts";
import {
  isDeclaration,
  isExpression,
  isFunction,
  isNode,
  isRecord,
  isScope,
  isTypeName,
  type Node,
} from "./syntax-nodes.ts";

const known = new WeakMap<Unit, Names>();

export function namesOf(unit: Unit, isOwn: (file: string) => boolean): Names {
  const before = known.get(unit);
  if (before) return before;
  const made = new Resolver(unit, isOwn).run();
  known.set(unit, made);
  return made;
}

class Resolver implements Scope {
  readonly #unit: Unit;
  readonly #isOwn: (file: string) => boolean;
  readonly #occurrences = new Map<string, Occurrence>();
  readonly #fromMacros: FromMacro[] = [];
  readonly #scopes: Map<string, Meaning>[] = [];
  readonly #members = new Map<RecordDecl, Map<string, string>>();
  /** Keys of typedefs, tags and enumerators of the unit's own files. */
  readonly #own = new Map<string, string>();
  readonly #typing: Typing;
  readonly #functions: Extent[] = [];
  readonly #owners = new Map<string, RecordDecl>();
  /** Unnamed structures, and what they are a part of. */
  readonly #outer = new Map<RecordDecl, RecordDecl>();
  readonly #extents = new Map<string, Extent>();
  /** The last token of each scope, -1 where nothing but the scope's own declaration can name what is in it. */
  readonly #scopeEnds: number[] = [];
  #base = 0;
  /** C++: the namespaces and classes around what is being walked, as they begin the names of classes: "N::C::". */
  #prefix = "";
  /** C++: the class whose member function is being walked. */
  self: RecordDecl | undefined;
  #function = "";

  constructor(unit: Unit, isOwn: (file: string) => boolean) {
    this.#unit = unit;
    this.#isOwn = isOwn;
    this.#typing = new Typing(unit, this);
  }

  run(): Names {
    for (const { node, tokenBase, cxx } of this.#unit.declarations) {
      const file = this.#unit.tokens.source(tokenBase + node.first)?.path;
      if (file === undefined || !this.#isOwn(file)) continue;
      this.#base = tokenBase;
      this.#prefix = cxx?.prefix ?? "";
      this.#typing.clear();
      this.#walk(node);
    }
    return {
      occurrences: [...this.#occurrences.values()],
      functions: this.#functions,
      scopes: this.#extents,
      owners: this.#owners,
      fromMacros: this.#fromMacros,
    };
  }

  // ---- walking ----------------------------------------------------------------------------------------------------

  #walk(value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) this.#walk(item);
    } else if (typeof value === "object" && value !== null) {
      if (isNode(value)) this.#node(value);
      else for (const child of Object.values(value)) this.#walk(child);
    }
  }
  #node(node: Node): void {
    if (isFunction(node)) this.#definition(node);
    else if (isDeclaration(node)) this.#declaration(node);
    else if (isTypeName(node)) this.#typeName(node);
    else if (isRecord(node)) this.#record(node, undefined);
    else if (node.kind === "enum" && "enumerators" in node) this.#enum(node);
    else if (isScope(node)) this.#scoped(() => this.#children(node), node.last);
    else if (!isExpression(node)) this.#statement(node);
    else this.#expression(node, "read");
  }
  #children(node: object): void {
    for (const child of Object.values(node)) this.#walk(child);
  }
  #scoped(inside: () => void, last = -1): void {
    this.#scopes.push(new Map());
    this.#scopeEnds.push(last);
    inside();
    this.#scopes.pop();
    this.#scopeEnds.pop();
  }
  #statement(node: Node): void {
    if (node.kind === "typedefName" && "name" in node && typeof node.name === "string")
      this.#useType(node.last, node.name);
    if ((node.kind === "goto" || node.kind === "label") && "label" in node && typeof node.label === "string") {
      const token = node.kind === "goto" ? node.first + 1 : node.first;
      const key = `label:${this.#function}:${node.label}`;
      this.#note(token, node.label, key, node.kind === "goto" ? "read" : "definition", undefined);
    }
    this.#children(node);
  }

  // ---- declarations -----------------------------------------------------------------------------------------------

  #definition(node: FunctionDefinition): void {
    const { name } = node.declarator;
    const before = this.#function;
    const outer = this.self;
    const scope = node.declarator.cxx?.scope ?? "";
    if (scope !== "") this.self = this.#unit.records.get(this.#prefix + scope) ?? this.#unit.records.get(scope);
    const { tokens } = this.#unit;
    const file = tokens.source(this.#base + node.first)?.path;
    const { start } = tokens.span(this.#base + node.first);
    if (file !== undefined) this.#functions.push({ file, start, end: tokens.span(this.#base + node.last).end });
    this.#function = `${file ?? ""}:${name ?? ""}`;
    this.#scoped(() => {
      if (name !== undefined) this.#fileScope(node.declarator.nameToken, name, "definition");
      this.#declarator(node.declarator, true);
      for (const old of node.oldParameters) this.#declaration(old);
      this.#specifiers(node.specifiers, undefined);
      this.#walk(node.initializers);
      this.#children(node.body);
    }, node.last);
    this.#function = before;
    this.self = outer;
  }
  #declaration(node: Declaration): void {
    const first = node.declarators[0]?.declarator;
    const isTypedef = node.specifiers.storage === "typedef";
    const named = first?.name;
    const anonymous = named === undefined ? undefined : this.#declaredType(named, isTypedef);
    this.#specifiers(node.specifiers, behind(anonymous));
    for (const { declarator, initializer } of node.declarators) {
      const { name, nameToken } = declarator;
      const type = this.#typing.declared(node.specifiers, declarator);
      if (name !== undefined) {
        if (this.#scopes.length > 0 && (isTypedef || !this.#atFileScope(node.specifiers, declarator)))
          this.#declare(nameToken, name, isTypedef ? "type" : "local", type);
        else if (isTypedef) this.#ownName("typedef", nameToken, name, "definition");
        else {
          const isHeld = initializer !== undefined || node.specifiers.storage !== "extern";
          const isFunction = declarator.parts[0]?.kind === "function" || type?.kind === "function";
          this.#fileScope(nameToken, name, isHeld && !isFunction ? "definition" : "declaration");
        }
      }
      this.#scoped(() => this.#declarator(declarator, true));
      if (initializer) this.#initializer(initializer, type);
    }
  }
  /** A function declared within another, or an `extern`, means what it means outside. */
  #atFileScope(specifiers: DeclarationSpecifiers, declarator: Declarator): boolean {
    return specifiers.storage === "extern" || declarator.parts[0]?.kind === "function";
  }
  #declaredType(name: string, isTypedef: boolean): Type | undefined {
    return isTypedef ? this.#unit.typedefs.get(name)?.type : this.#unit.symbols.get(name)?.type;
  }
  #specifiers(specifiers: DeclarationSpecifiers, anonymous: RecordDecl | undefined): void {
    if (isRecord(specifiers.type)) this.#record(specifiers.type, anonymous);
    else this.#walk(specifiers.type);
    this.#walk(specifiers.annotations);
    this.#walk(specifiers.attributes);
  }
  /** Parameters are declared in the scope at hand. */
  #declarator(declarator: Declarator, outermost: boolean): void {
    for (const part of declarator.parts) {
      if (part.kind === "array") this.#walk(part.length);
      if (part.kind !== "function") continue;
      if (outermost) for (const parameter of part.parameters ?? []) this.#parameter(parameter);
      else
        this.#scoped(() => {
          for (const parameter of part.parameters ?? []) this.#parameter(parameter);
        });
      this.#walk(part.cxx);
    }
    this.#walk(declarator.annotations);
    this.#walk(declarator.attributes);
    this.#walk(declarator.cxx?.conversion);
  }
  #parameter(parameter: Parameter): void {
    this.#specifiers(parameter.specifiers, undefined);
    const { declarator } = parameter;
    if (declarator) {
      const type = this.#typing.declared(parameter.specifiers, declarator);
      if (declarator.name !== undefined) this.#declare(declarator.nameToken, declarator.name, "local", type);
      this.#scoped(() => this.#declarator(declarator, false));
    }
    this.#walk(parameter.annotations);
    this.#walk(parameter.default);
  }
  #typeName(node: TypeName): void {
    this.#specifiers(node.specifiers, undefined);
    const { declarator } = node;
    if (declarator) this.#scoped(() => this.#declarator(declarator, false));
  }
  #record(node: RecordSpecifier, anonymous: RecordDecl | undefined): void {
    const { name, members } = node;
    if (name !== undefined) this.#ownName("tag", this.#find(node, name), name, members ? "definition" : "read");
    this.#walk(node.attributes);
    this.#walk(node.annotations);
    const named = name === undefined ? undefined : this.#unit.records.get(this.#prefix + name);
    const decl = named ?? anonymous;
    const around = this.#prefix;
    if (decl?.cxx) this.#prefix = `${decl.name ?? ""}::`;
    if (members) this.#memberList(members, decl);
    const inside = node.cxx?.members ?? [];
    for (const { node: member } of inside) if (!("kind" in member)) this.#memberList([member], decl);
    // Bodies see members that are declared below them.
    const outer = this.self;
    this.self = decl;
    for (const { node: member } of inside) if ("kind" in member) this.#walk(member);
    this.self = outer;
    this.#prefix = around;
  }
  #memberList(members: readonly MemberDeclaration[], decl: RecordDecl | undefined): void {
    const unnamed = (decl?.fields ?? []).flatMap(({ name, type }) =>
      name === undefined && type.kind === "record" ? [type.decl] : [],
    );
    for (const { specifiers, declarators, staticAssert } of members) {
      const first = declarators[0]?.declarator;
      const isNested = isRecord(specifiers.type) && specifiers.type.members !== undefined;
      const inner = first?.name === undefined ? undefined : fieldOf(decl, first.name)?.type;
      const part = isNested && !first ? unnamed.shift() : undefined;
      if (part && decl) this.#outer.set(part, this.#outer.get(decl) ?? decl);
      this.#specifiers(specifiers, part ?? behind(inner));
      for (const { declarator, bits, initializer } of declarators) {
        if (declarator?.name !== undefined) {
          const place = this.#place(declarator.nameToken, declarator.name);
          const key = place && `member:${place}`;
          if (decl && key !== undefined) {
            const keys = this.#members.get(decl) ?? new Map<string, string>();
            this.#members.set(decl, keys.set(declarator.name, key));
            this.#owners.set(key, this.#outer.get(decl) ?? decl);
            const field = fieldOf(decl, declarator.name);
            this.#note(declarator.nameToken, declarator.name, key, "definition", field?.type, field);
          }
        }
        if (declarator) this.#scoped(() => this.#declarator(declarator, false));
        this.#walk(bits);
        this.#walk(initializer);
      }
      this.#walk(staticAssert);
    }
  }
  #enum(node: Node): void {
    if ("name" in node && typeof node.name === "string") {
      const isDefinition = "enumerators" in node && node.enumerators !== undefined;
      this.#ownName("tag", this.#find(node, node.name), node.name, isDefinition ? "definition" : "read");
    }
    if (!("enumerators" in node) || !Array.isArray(node.enumerators)) return;
    for (const enumerator of node.enumerators) {
      if (typeof enumerator.name !== "string") continue;
      if (this.#scopes.length > 0) this.#declare(enumerator.first, enumerator.name, "local", undefined);
      else this.#ownName("enumerator", enumerator.first, enumerator.name, "definition");
      this.#walk(enumerator.value);
    }
  }
  #initializer(initializer: Initializer, type: Type | undefined): void {
    if (initializer.kind !== "list") {
      this.#children(initializer);
      return;
    }
    let position = 0;
    for (const { designators, value } of initializer.items) {
      let at: Type | undefined = type;
      if (designators.length > 0) at = this.#designated(designators, value.first, type);
      else if (type?.kind === "array") at = type.of;
      else if (type?.kind === "record") at = type.decl.fields?.[position]?.type;
      const designator = designators[0];
      if (designator?.kind === "member" && type?.kind === "record")
        position = (type.decl.fields ?? []).findIndex((field) => field.name === designator.name);
      position += 1;
      this.#initializer(value, at);
    }
  }
  /** Names before `= value`, which the syntax keeps without their places: found going back over the tokens. */
  #designated(designators: readonly Designator[], end: number, type: Type | undefined): Type | undefined {
    const names: { token: number; name: string | undefined }[] = [];
    let token = end - 1;
    for (const designator of designators.toReversed()) {
      const wanted = designator.kind === "member" ? designator.name : undefined;
      const stop = wanted ?? "[";
      while (token > 0 && this.#unit.tokens.text(this.#base + token) !== stop) token -= 1;
      names.unshift({ token, name: wanted });
      token -= 1;
      if (designator.kind === "index") this.#walk(designator.index);
    }
    return this.#path(names, type);
  }
  #path(names: readonly { readonly token: number; readonly name: string | undefined }[], type: Type | undefined) {
    let at = type;
    for (const { token, name } of names) {
      if (name === undefined) at = at?.kind === "array" ? at.of : undefined;
      else at = this.#field(behind(at), name, token, "read");
    }
    return at;
  }

  // ---- expressions ------------------------------------------------------------------------------------------------

  #expression(node: Expression, role: Role): void {
    switch (node.kind) {
      case "identifier":
        this.#use(node.first, node.name, role);
        return;
      case "member":
        this.#expression(node.object, "read");
        if (!node.args) this.#field(behind(this.#typing.of(node.object)), node.name, node.last, role);
        else this.#walk(node.args);
        return;
      case "assignment":
        this.#expression(node.left, "write");
        this.#expression(node.right, "read");
        return;
      case "increment":
        this.#expression(node.operand, "write");
        return;
      case "index":
        this.#expression(node.object, role);
        this.#expression(node.index, "read");
        return;
      case "compoundLiteral":
        this.#walk(node.type);
        this.#initializer(node.initializer, this.#typing.declared(node.type.specifiers, node.type.declarator));
        return;
      case "offsetof": {
        this.#walk(node.type);
        const names: { token: number; name: string | undefined }[] = [];
        let token = node.type.last + 1;
        for (const step of node.path) {
          const stop = step.kind === "member" ? step.name : "[";
          while (token < node.last && this.#unit.tokens.text(this.#base + token) !== stop) token += 1;
          names.push({ token, name: step.kind === "member" ? step.name : undefined });
          token += 1;
          if (step.kind === "index") this.#walk(step.index);
        }
        this.#path(names, this.#typing.declared(node.type.specifiers, node.type.declarator));
        return;
      }
      case "lambda":
        this.#scoped(() => this.#lambda(node), node.last);
        return;
      default:
        this.#children(node);
    }
  }
  #lambda({ captures, definition }: Expression & { kind: "lambda" }): void {
    for (const { name, reference, initializer, first } of captures) {
      const token = reference ? first + 1 : first;
      if (initializer) {
        this.#initializer(initializer, undefined);
        this.#declare(token, name, "local", undefined);
      } else if (name !== "this") this.#use(token, name, "read");
    }
    this.#declarator(definition.declarator, true);
    this.#walk(definition.specifiers.annotations);
    this.#children(definition.body);
  }

  // ---- meanings ---------------------------------------------------------------------------------------------------

  local(name: string): Meaning | undefined {
    for (let depth = this.#scopes.length - 1; depth >= 0; depth--) {
      const found = this.#scopes[depth]?.get(name);
      if (found) return found;
    }
    return undefined;
  }
  #declare(token: number, name: string, kind: "local" | "type", type: Type | undefined): void {
    const place = this.#place(token, name) ?? `${this.#base + token}`;
    const meaning = { key: `${kind}:${place}`, type };
    // A parameter of old style is named twice.
    const scope = this.#scopes.at(-1);
    const before = scope?.get(name);
    if (before) this.#note(token, name, before.key, "declaration", type);
    else {
      scope?.set(name, meaning);
      const last = this.#scopeEnds.at(-1) ?? -1;
      const { tokens } = this.#unit;
      const file = tokens.source(this.#base + token)?.path;
      const { start } = tokens.span(this.#base + token);
      if (last >= 0 && file !== undefined)
        this.#extents.set(meaning.key, { file, start, end: tokens.span(this.#base + last).end });
      this.#note(token, name, meaning.key, "definition", type);
    }
  }
  #use(token: number, name: string, role: Role): void {
    const local = this.local(name);
    if (local) this.#note(token, name, local.key, role, local.type);
    else if (fieldOf(this.self, name)) this.#field(this.self, name, token, role);
    else if (this.#unit.symbols.has(name)) this.#fileScope(token, name, role);
    else if (this.#unit.enumerators.has(name)) this.#ownName("enumerator", token, name, role);
    else if (this.#unit.typedefs.has(name)) this.#ownName("typedef", token, name, role);
  }
  #useType(token: number, name: string): void {
    const local = this.local(name);
    if (local) this.#note(token, name, local.key, "read", local.type);
    else this.#ownName(this.#unit.typedefs.has(name) ? "typedef" : "tag", token, name, "read");
  }
  #fileScope(token: number, name: string, role: Role): void {
    const symbol = this.#unit.symbols.get(name);
    if (symbol) this.#note(token, name, symbolKey(symbol, this.#unit, this.#isOwn), role, symbol.type);
  }
  #ownName(kind: "typedef" | "tag" | "enumerator", token: number, name: string, role: Role): void {
    const id = `${kind}:${name}`;
    let key = this.#own.get(id);
    if (key === undefined) {
      const file = this.#unit.tokens.source(this.#base + token)?.path;
      // A tag may be named before it is defined; what no own file defines comes from a header of the kit.
      const isOwn = role !== "read" || (kind === "tag" && this.#unit.records.get(name)?.fields === undefined);
      key = fileScopeKey(kind, name, file, this.#unit, isOwn);
      if (isOwn) this.#own.set(id, key);
    }
    this.#note(token, name, key, role, kind === "typedef" ? this.#unit.typedefs.get(name)?.type : undefined);
  }
  #field(decl: RecordDecl | undefined, name: string, token: number, role: Role): Type | undefined {
    const holder = holderOf(decl, name);
    const field = holder?.fields?.find((one) => one.name === name);
    if (!holder || !field) return undefined;
    const key = this.#members.get(holder)?.get(name) ?? `${foreign}member:${holder.name ?? decl?.name ?? ""}.${name}`;
    this.#note(token, name, key, role, field.type, field);
    return field.type;
  }

  // ---- places -----------------------------------------------------------------------------------------------------

  #note(token: number, name: string, key: string, role: Role, type: Type | undefined, field?: Field): void {
    if (token < 0) return;
    const { tokens } = this.#unit;
    const at = this.#base + token;
    const source = tokens.source(at);
    const { start, end } = tokens.span(at);
    if (source?.text.slice(start, end) !== name) {
      this.#fromMacros.push({ name, key, macros: tokens.expansion(at).map(({ macro }) => macro) });
      return;
    }
    if (!this.#isOwn(source.path)) return;
    const id = `${source.path}:${start}:${key}`;
    const before = this.#occurrences.get(id);
    // An argument that a macro uses twice is one place.
    if (!before || (before.role === "read" && role !== "read"))
      this.#occurrences.set(id, { name, file: source.path, start, end, key, role, type, field });
  }
  #place(token: number, name: string): string | undefined {
    const at = this.#base + token;
    const source = this.#unit.tokens.source(at);
    const { start, end } = this.#unit.tokens.span(at);
    return source?.text.slice(start, end) === name ? `${source.path}:${start}` : undefined;
  }
  #find({ first, last }: TokenRange, name: string): number {
    for (let token = first; token <= Math.min(last, first + 100); token++)
      if (this.#unit.tokens.text(this.#base + token) === name) return token;
    return -1;
  }
}
