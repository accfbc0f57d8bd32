// Class definitions: bases, members and access. Bodies of member functions are lowered when the outermost class is complete.

import type { TokenRange } from "../../source/source.ts";
import type {
  Attribute,
  DeclarationSpecifiers,
  FunctionDefinition,
  MemberDeclaration,
  RecordSpecifier,
} from "../../syntax/ast.ts";
import type { Access, ClassBody } from "../../syntax/cpp-ast.ts";
import { forgetLayout } from "../../types/layout.ts";
import { INT, recordType } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Field, RecordDecl, Type } from "../../types/type.ts";
import { alignFrom } from "../attributes.ts";
import type { Body } from "../body.ts";
import { completeInPlace, definedEarlier, noteCompletion } from "../completion.ts";
import type { Scope } from "../scope.ts";
import { bitWidth, completeRecord, ownsAlign } from "../written-records.ts";
import { checkStaticAssert, namedBy, typeOfDeclarator, typeOfSpecifiers } from "../written-types.ts";
import { classOf, elementOf, isPolymorphic, newClassInfo, primaryBase, setClass, unknownBase } from "./class-info.ts";
import { declareFriend } from "./declarations.ts";
import type { BaseClass, ClassInfo, CxxFunction } from "./entities.ts";
import { hideInherited } from "./inherited-constructors.ts";
import { addMethod, declareMemberTemplate, method, methodType, tableOfVirtuals } from "./methods.ts";
import { isLazy, makeLazy, queueBody, runQueue } from "./queue.ts";
import { ClassScope, classAround, NamespaceScope, prefixOf } from "./scopes.ts";
import { declareStaticMember } from "./static-members.ts";
import { instantiateClass } from "./templates.ts";
import { wholeName } from "./types.ts";
import { useDeclaration } from "./using.ts";
import { noteUuid } from "./uuid.ts";

export function cxxRecord(f: Body, spec: RecordSpecifier, outer: readonly Attribute[]): Type {
  const type = namedRecord(f, spec, outer);
  noteUuid(f, type, spec.attributes);
  return type;
}
function namedRecord(f: Body, spec: RecordSpecifier, outer: readonly Attribute[]): Type {
  if (spec.args !== undefined && spec.name !== undefined) return instantiateClass(f, spec.name, spec.args, spec);
  const written = spec.name?.replace(/^::/, "");
  const at = written?.lastIndexOf("::") ?? -1;
  if (written !== undefined && at >= 0) return qualifiedRecord(f, spec, written, outer);
  const { scope } = f;
  const known = spec.name === undefined ? undefined : scope.findTag(spec.name);
  if (spec.members === undefined) {
    if (known !== undefined) {
      if (known.type.kind === "record" && known.type.decl.tag === spec.tag) return known.type;
      f.context.report(spec, "error", "tag-mismatch", `'${spec.name}' was declared as another kind of tag.`);
      return known.type;
    }
    const named = spec.name === undefined ? undefined : scope.find(spec.name);
    if (named?.kind === "typedef" && named.type.kind === "record") return named.type;
    return declare(f, spec, placeToDeclare(scope));
  }
  const own = spec.name === undefined ? undefined : scope.ownTag(spec.name);
  let type: Type | undefined;
  if (own !== undefined && own.type.kind === "record" && own.type.decl.tag === spec.tag) {
    if (own.type.decl.fields === undefined) type = own.type;
    else redefined(f, spec);
  } else if (own !== undefined) redefined(f, spec);
  else if (scope.fileScope && known?.type.kind === "record" && known.type.decl.tag === spec.tag) {
    const { decl } = known.type;
    if (decl.name === wholeName(f, spec.name ?? "")) {
      if (definedEarlier(decl)) redefined(f, spec);
      else {
        completeInPlace(decl);
        scope.declareTag(spec.name ?? "", { type: known.type, order: f.context.declaration });
        type = known.type;
      }
    }
  }
  type ??= own === undefined ? declare(f, spec, scope) : recordType(newRecord(f, spec));
  if (type.kind === "record") {
    complete(f, spec, type.decl, outer);
    noteCompletion(f, type.decl);
  }
  return type;
}
/** `struct C;` alone declares a class of the present scope, whatever the name means around it. */
export function declareBareClass(f: Body, { type: spec, cxx }: DeclarationSpecifiers): void {
  if (spec.kind !== "record" || spec.members !== undefined || spec.name === undefined || spec.name.includes("::"))
    return;
  const { scope } = f;
  if (cxx?.friend === true || scope.declaredTag(spec.name) !== undefined || scope.declared(spec.name) !== undefined)
    return;
  declare(f, spec, scope);
}
/** A class that is only mentioned is declared around the classes and parameter lists it is mentioned in. */
function placeToDeclare(scope: Scope): Scope {
  let at = scope;
  while ((at instanceof ClassScope || at.prototype) && at.parent !== undefined) at = at.parent;
  return at;
}
function redefined(f: Body, spec: RecordSpecifier): void {
  const earlier = spec.name === undefined ? undefined : f.scope.declaredTag(spec.name);
  const remedy = "Remove one of the definitions.";
  f.context.report(spec, "error", "redefinition", `Redefinition of '${spec.name}'.`, remedy, earlier?.order);
}
function newRecord(f: Body, spec: RecordSpecifier): RecordDecl {
  const name = spec.name === undefined ? undefined : wholeName(f, spec.name);
  const known = f.cxx?.met.records.get(spec);
  const linkName = known === undefined ? linkNameOf(f, spec.name) : known.cxx?.linkName;
  const empty = { fields: undefined, pack: undefined, minAlign: 1, cxx: { vfptr: false, linkName } };
  if (known !== undefined) return Object.assign(known, empty);
  const decl: RecordDecl = { tag: spec.tag, name, ...empty };
  f.cxx?.met.records.set(spec, decl);
  return decl;
}
/** Functions may each have a class of one name, and blocks of one function too. */
function linkNameOf(f: Body, name: string | undefined): string | undefined {
  const { scope, linkName } = f;
  if (name === undefined) return undefined;
  if (scope instanceof ClassScope) return `${scope.info.linkName}::${name}`;
  if (scope.fileScope || linkName === "") return undefined;
  const alike = [...(f.cxx?.met.records.keys() ?? [])].filter((other) => other.name === name).length;
  return `${linkName}::${name}${alike === 0 ? "" : `#${alike + 1}`}`;
}
function declare(f: Body, spec: RecordSpecifier, scope: Scope): Type {
  const outer = f.scope;
  f.scope = scope;
  const type = recordType(newRecord(f, spec));
  f.scope = outer;
  if (spec.name !== undefined) {
    scope.declareTag(spec.name, { type, order: f.context.declaration });
    if (scope instanceof ClassScope) scope.info.access.set(spec.name, memberAccess(f));
  }
  return type;
}
const memberAccess = (f: Body): Access => access.get(f) ?? "public";
const access = new WeakMap<Body, Access>();

/** `struct N::C {…}`: the definition of a class that its namespace or class has declared. */
function qualifiedRecord(f: Body, spec: RecordSpecifier, written: string, outer: readonly Attribute[]): Type {
  const at = written.lastIndexOf("::");
  const name = written.slice(at + 2);
  const { scope } = f;
  try {
    f.scope = scopeNamed(f, written.slice(0, at)) ?? scope;
    if (f.scope === scope) {
      f.context.report(spec, "error", "undeclared", `'${written.slice(0, at)}' is neither a class nor a namespace.`);
      return recordType(newRecord(f, { ...spec, name }));
    }
    const known = f.scope.ownTag(name);
    if (known?.type.kind === "record" && spec.members !== undefined && known.type.decl.fields === undefined) {
      complete(f, spec, known.type.decl, outer);
      return known.type;
    }
    return known?.type ?? cxxRecord(f, { ...spec, name }, outer);
  } finally {
    f.scope = scope;
  }
}
/** The scope that a declarator's qualifier names, to lower what is declared in it. */
export function scopeNamed(f: Body, name: string): Scope | undefined {
  let at: Scope | undefined = f.scope;
  for (const part of name.split("::")) {
    if (at === undefined) return undefined;
    const entity = at.find(part);
    const type = entity?.kind === "typedef" ? entity.type : at.findTag(part)?.type;
    if (type?.kind === "record") {
      const info = classOf(type.decl);
      at = info.scope instanceof ClassScope ? info.scope : undefined;
    } else {
      const prefix = entity?.kind === "namespaces" ? entity.paths[0] : undefined;
      at = new NamespaceScope(f.context.fileScope, prefix ?? `${prefixOf(at)}${part}::`);
    }
  }
  return at;
}

// ---- completion -----------------------------------------------------------------------------------------------------

function complete(f: Body, spec: RecordSpecifier, decl: RecordDecl, outer: readonly Attribute[]): void {
  decl.cxx = { vfptr: false, linkName: decl.cxx?.linkName };
  const body = spec.cxx;
  const place: TokenRange = { first: spec.first, last: Math.min(spec.last, spec.first + 1) };
  const around = classAround(f.scope)?.info;
  const enclosing = around?.decl ?? f.cxx?.owner;
  const info = newClassInfo(
    decl,
    decl.name ?? `unnamed-${f.context.declaration}-${spec.first}`,
    body?.keyword ?? decl.tag,
    f.scope,
    enclosing,
    f.context.declaration,
    place,
  );
  setClass(info);
  if (around !== undefined && isLazy(around)) makeLazy(info);
  if (body === undefined) {
    const { scope } = f;
    if (spec.name !== undefined && declaresNames(spec)) f.scope = info.scope = new ClassScope(info, scope);
    completeRecord(f, spec, decl, outer);
    f.scope = scope;
    return;
  }
  defineClass(f, info, spec, body, outer);
}

/** Whether a structure that C could have defines types among its members: they belong to it, as enumerators do. */
function declaresNames(spec: RecordSpecifier): boolean {
  return (spec.members ?? []).some(({ specifiers: { type } }) =>
    type.kind === "record"
      ? type.members !== undefined && (type.name !== undefined || declaresNames(type))
      : type.kind === "enum" && type.enumerators !== undefined,
  );
}

/** Puts the members that `spec` writes into a class that is empty so far. */
export function defineClass(
  f: Body,
  info: ClassInfo,
  spec: RecordSpecifier,
  body: ClassBody,
  outer: readonly Attribute[],
): void {
  const { decl } = info;
  const around = f.scope;
  const fields: Field[] = [];
  info.final = body.final;
  for (const base of body.bases) {
    const type = typeOfSpecifiers(f, bareSpecifiers(base));
    if (type.kind !== "record" || type.decl.fields === undefined) {
      f.context.report(
        base,
        "error",
        "bad-base",
        `'${typeText(type)}' is no class that is defined here.`,
        "Include the header that defines it.",
      );
      info.unsupported = unknownBase;
      continue;
    }
    if (base.virtual) {
      const what = "virtual inheritance";
      if (info.unsupported === undefined)
        f.context.report(
          base,
          "information",
          "cxx",
          `C++ ${what} is not supported: functions that make such an object are checked, not run.`,
          "Derive from the class without 'virtual', or make it a member.",
        );
      info.unsupported ??= what;
    }
    if (classOf(type.decl).final)
      f.context.report(base, "error", "bad-base", `'${typeText(type)}' is final: nothing derives from it.`);
    const unsaid = body.keyword === "class" ? "private" : "public";
    const written = base.access === "private" && !writesAccess(base) ? unsaid : base.access;
    const field: Field = { name: undefined, type, bits: undefined, minAlign: 1, annotations: [], base: true };
    info.bases.push({ decl: type.decl, access: written, field });
  }
  // As Microsoft's compiler lays them out: those with virtual functions before the others.
  const withTable = ({ decl }: BaseClass): number => (isPolymorphic(classOf(decl)) ? 0 : 1);
  info.bases.sort((a, b) => withTable(a) - withTable(b));
  fields.push(...info.bases.map(({ field }) => field));
  const scope = new ClassScope(info, around);
  info.scope = scope;
  f.scope = scope;
  // Members may name each other's types; fields are found as they come.
  decl.fields = undefined;
  const bodies: { fn: CxxFunction; node: FunctionDefinition }[] = [];
  try {
    for (const member of body.members) {
      access.set(f, member.access);
      const { node } = member;
      if (!("kind" in node)) memberDeclaration(f, info, node, member.access, fields);
      else if (node.kind === "function") {
        if (node.specifiers.cxx?.friend === true) declareFriend(f, info, node);
        else {
          const fn = method(f, info, node, member.access);
          if (fn !== undefined) bodies.push({ fn, node });
        }
      } else if (node.kind === "staticAssert") {
        queueBody(f, () => {
          const outside = f.scope;
          f.scope = scope;
          checkStaticAssert(f, node.condition, node.message);
          f.scope = outside;
        });
      } else if (node.kind === "template") declareMemberTemplate(f, info, node, member.access);
      else if (node.kind === "usingDeclaration") useDeclaration(f, node, member.access);
    }
  } finally {
    f.scope = around;
    access.delete(f);
  }
  const attributes = [...spec.attributes, ...outer];
  decl.minAlign = alignFrom(f, attributes);
  decl.pack = attributes.some((a) => a.name === "packed" || a.name === "__packed__") ? 1 : spec.pack;
  hideInherited(info);
  tableOfVirtuals(f, info);
  const base = primaryBase(info);
  decl.cxx = { ...decl.cxx, vfptr: isPolymorphic(info) && (base === undefined || !isPolymorphic(base)) };
  decl.fields = fields;
  forgetLayout(decl);
  for (const { fn, node } of bodies) queueBody(f, { fn, node, info });
  if (!(around instanceof ClassScope) || !beingDefined(around.info)) runQueue(f);
}
const beingDefined = (info: ClassInfo): boolean => info.decl.fields === undefined;

/** Whether a base class's access was written: unsaid access is private in a class, public in a structure. */
function writesAccess(base: ClassBody["bases"][number]): boolean {
  return base.first < base.type.first;
}
const bareSpecifiers = (base: ClassBody["bases"][number]): Parameters<typeof typeOfSpecifiers>[1] => ({
  storage: undefined,
  inline: false,
  noreturn: false,
  qualifiers: [],
  type: base.type,
  annotations: [],
  attributes: [],
  first: base.first,
  last: base.last,
});

function memberDeclaration(f: Body, info: ClassInfo, node: MemberDeclaration, visible: Access, fields: Field[]): void {
  const { specifiers } = node;
  if (specifiers.cxx?.friend === true) {
    declareFriend(f, info, node);
    return;
  }
  const base = typeOfSpecifiers(f, specifiers);
  const align = alignFrom(f, specifiers.attributes);
  if (node.declarators.length === 0) {
    const unnamed = specifiers.type.kind === "record" && specifiers.type.name === undefined;
    if (base.kind === "record" && unnamed)
      fields.push({ name: undefined, type: base, bits: undefined, minAlign: 1, annotations: specifiers.annotations });
    return;
  }
  for (const { declarator, bits, initializer, ending } of node.declarators) {
    const name = declarator?.name;
    if (specifiers.storage === "typedef" && declarator !== undefined && name !== undefined) {
      const type = typeOfDeclarator(f, base, declarator);
      const annotations = [...specifiers.annotations, ...declarator.annotations];
      f.scope.declare(name, { kind: "typedef", ...namedBy(name, type, annotations), order: f.context.declaration });
      info.access.set(name, visible);
      continue;
    }
    if (declarator !== undefined && name !== undefined) {
      const fn = methodType(f, base, declarator);
      if (fn !== undefined) {
        addMethod(f, info, specifiers, declarator, fn, visible, ending, false);
        continue;
      }
    }
    let type = declarator === undefined ? base : typeOfDeclarator(f, base, declarator);
    const at = declarator ?? node;
    if (name !== undefined) info.access.set(name, visible);
    if (specifiers.storage === "static") {
      if (declarator !== undefined) declareStaticMember(f, info, node, declarator, type, initializer);
      continue;
    }
    const element = elementOf(type);
    if (type.kind === "void" || (element.kind === "record" && element.decl.fields === undefined)) {
      f.context.report(
        at,
        "error",
        type.kind === "void" ? "bad-member" : "incomplete-type",
        `Member '${name ?? ""}' has the incomplete type '${typeText(type)}'.`,
        "Define the class first, or use a pointer.",
      );
      // A class that held itself would never end.
      type = INT;
    }
    if (name !== undefined && (fields.some((field) => field.name === name) || info.names.has(name)))
      f.context.report(at, "error", "duplicate-member", `Duplicate member '${name}'.`, "Rename one of them.");
    const field: Field = {
      name,
      type,
      bits: bits === undefined ? undefined : bitWidth(f, bits, type, name),
      minAlign: Math.max(
        ownsAlign(specifiers) ? 1 : align,
        declarator === undefined ? 1 : alignFrom(f, declarator.attributes),
      ),
      annotations: [...specifiers.annotations, ...(declarator?.annotations ?? [])],
    };
    fields.push(field);
    if (initializer !== undefined) info.initializers.set(field, initializer);
    if (specifiers.cxx?.mutable === true) info.mutables.add(field);
  }
}
