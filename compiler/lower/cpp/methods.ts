// Member functions of a class as it is defined: their types, overloads and templates, and the table of virtual functions.
import type { TokenRange } from "../../source/source.ts";
import type { FunctionDefinition, MemberDeclaration } from "../../syntax/ast.ts";
import type { Access, ClassBody } from "../../syntax/cpp-ast.ts";
import { VOID } from "../../types/make.ts";
import { type FunctionType, Qual, type Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { typeOfDeclarator, typeOfName, typeOfSpecifiers } from "../written-types.ts";
import { classOf, constructorTemplates, losesBases, primaryBase } from "./class-info.ts";
import { declareFriendTemplate } from "./declarations.ts";
import type { BaseClass, ClassInfo, CxxFunction, FunctionTemplate, VirtualSlot, VirtualTable } from "./entities.ts";
import { declareMethod, machineType, overloadsOf } from "./functions.ts";
import { Instances } from "./instances.ts";
import { sameSignature } from "./link-names.ts";
import { baseOffset } from "./places.ts";
import { simpleName } from "./scopes.ts";
import { templateFrom } from "./template-declarations.ts";

type Declared = NonNullable<MemberDeclaration["declarators"][number]["declarator"]>;

/** The type of a member function, or undefined where the declarator declares none. */
export function methodType(f: Body, base: Type, declarator: Declared): FunctionType | undefined {
  const special = declarator.cxx?.special;
  const noType = special === "constructor" || special === "destructor" || special === "conversion";
  const type = typeOfDeclarator(f, noType ? VOID : base, declarator);
  if (type.kind !== "function") return undefined;
  const conversion = declarator.cxx?.conversion;
  return conversion === undefined ? type : { ...type, returns: typeOfName(f, conversion) };
}

export function method(f: Body, info: ClassInfo, node: FunctionDefinition, visible: Access): CxxFunction | undefined {
  const { declarator, specifiers } = node;
  const type = methodType(f, typeOfSpecifiers(f, specifiers), declarator);
  if (type === undefined) return undefined;
  const fn = addMethod(f, info, { ...specifiers, inline: true }, declarator, type, visible, undefined, true);
  fn.node = node;
  return fn;
}

export function addMethod(
  f: Body,
  info: ClassInfo,
  specifiers: MemberDeclaration["specifiers"],
  declarator: Declared,
  type: FunctionType,
  visible: Access,
  ending: CxxFunction["ending"],
  definition: boolean,
): CxxFunction {
  const name = declarator.name ?? "";
  const part = declarator.parts.find((p) => p.kind === "function");
  const quals = (part?.cxx?.qualifiers ?? []).reduce(
    (bits, q) => bits | (q === "const" ? Qual.const : q === "volatile" ? Qual.volatile : 0),
    0,
  );
  const special = declarator.cxx?.special;
  const isStatic = specifiers.storage === "static" || /^operator (new|delete)/.test(name);
  const kind =
    special === "constructor" || special === "destructor" || special === "conversion"
      ? special
      : isStatic
        ? "static"
        : "method";
  const fn = declareMethod(f, info, {
    name,
    type,
    specifiers: ending === "default" ? { ...specifiers, inline: true } : specifiers,
    declarator,
    definition,
    ending,
    kind,
    access: visible,
    quals,
  });
  if (specifiers.cxx?.virtual === true || part?.cxx?.override === true) virtuals.add(fn);
  if (part?.cxx?.override === true) overrides.set(fn, declarator);
  if (part?.cxx?.final === true) finals.add(fn);
  if (kind === "constructor") {
    info.constructors.push(fn);
    return fn;
  }
  if (kind === "destructor") {
    if (name !== `~${simpleName(info.name)}`)
      f.context.report(declarator, "error", "bad-destructor", `'${name}' is not the destructor of '${info.name}'.`);
    info.destructor = fn;
    return fn;
  }
  const set = overloadsOf(info.names.get(name));
  const clash = set.functions.find((other) => sameSignature(other.type, other.quals, type, quals));
  // What a using-declaration brought from a base gives way.
  const hidden = clash !== undefined && clash.owner !== undefined && clash.owner !== info.decl;
  // Microsoft's compiler takes a second declaration that says the same, such as that of a macro which lists an interface's methods.
  if (clash !== undefined && !hidden && !definition && clash.node === undefined) return clash;
  if (clash !== undefined && !hidden)
    f.context.report(
      declarator,
      "error",
      "redefinition",
      `'${info.name}::${name}' is declared already with these parameters.`,
      "Remove one of the declarations.",
    );
  const functions = [...set.functions.filter((other) => !hidden || other !== clash), fn];
  info.names.set(name, {
    kind: "symbol",
    symbol: functions[0]?.symbol ?? fn.symbol,
    order: f.context.declaration,
    overloads: { functions, templates: set.templates },
  });
  return fn;
}

const virtuals = new WeakSet<CxxFunction>();
const finals = new WeakSet<CxxFunction>();
const overrides = new WeakMap<CxxFunction, TokenRange>();

export function declareMemberTemplate(
  f: Body,
  info: ClassInfo,
  node: Extract<ClassBody["members"][number]["node"], { kind: "template" }>,
  visible: Access,
): void {
  const { declaration } = node;
  if ("specifiers" in declaration && declaration.specifiers.cxx?.friend === true) {
    declareFriendTemplate(info, declaration);
    return;
  }
  const named = "declarator" in declaration ? declaration.declarator : declaration.declarators[0]?.declarator;
  if (node.params.length === 0) {
    f.context.report(
      node,
      "information",
      "cxx",
      "Explicit specialisations within a class are not supported; this one is skipped.",
      "Write it behind the class.",
    );
    return;
  }
  const made = templateFrom(f, node, `${info.name}::`);
  if (made === "declared") return;
  if (made !== undefined) {
    info.names.set(made.name, { kind: "template", template: made, order: f.context.declaration });
    info.access.set(made.name, visible);
    return;
  }
  if (named?.name === undefined || ("kind" in declaration && declaration.kind === "declaration")) return;
  const { name } = named;
  const template = {
    kind: "function" as const,
    name,
    params: node.params,
    scope: f.scope,
    prefix: `${info.name}::`,
    declaration: f.context.declaration,
    node: declaration,
    owner: info.decl,
    access: visible,
    instances: new Instances<CxxFunction>(),
  };
  const key = named.cxx?.special === "constructor" ? constructorTemplates : name;
  const set = overloadsOf(info.names.get(key));
  // One that a using-declaration brought from a base gives way to one that is written alike.
  const others = set.templates.filter((other) => other.owner === info.decl || !writtenAlike(other.node, declaration));
  const overloads = { functions: set.functions, templates: [...others, template] };
  const [first] = set.functions;
  info.names.set(
    key,
    first === undefined
      ? { kind: "template", template, order: f.context.declaration, overloads }
      : { kind: "symbol", symbol: first.symbol, order: f.context.declaration, overloads },
  );
}

/** Every virtual function gets its slot: that of what it overrides, or a new one behind. */
export function tableOfVirtuals(f: Body, info: ClassInfo): void {
  const base = primaryBase(info);
  const table = base === undefined ? [] : base.virtuals.slice();
  info.otherTables = info.bases.flatMap((each, i) => tablesBehind(each, i > 0));
  const methods: CxxFunction[] = [];
  for (const entity of info.names.values()) {
    if (entity.kind !== "symbol" || entity.overloads === undefined) continue;
    for (const fn of entity.overloads.functions) if (fn.owner === info.decl && fn.kind !== "static") methods.push(fn);
  }
  if (info.destructor === undefined) inheritDestructor(info, table);
  if (info.destructor !== undefined) methods.push(info.destructor);
  methods.sort((a, b) => a.symbol.declaredAt.token - b.symbol.declaredAt.token);
  for (const fn of methods) {
    const slots = slotsOf(info, table, fn);
    for (const { path, index, overridden } of slots) {
      if (finals.has(overridden))
        f.context.report(
          { first: fn.symbol.declaredAt.token, last: fn.symbol.declaredAt.token },
          "error",
          "bad-override",
          `'${fn.symbol.name}' overrides '${overridden.symbol.name}', which is final.`,
        );
      if (adjustsResult(f, overridden, fn)) info.unsupported ??= "a covariant result of another base";
      fn.slot ??= { path, index };
    }
    const written = overrides.get(fn);
    if (written !== undefined && slots.length === 0 && !losesBases(info.decl))
      f.context.report(
        written,
        "error",
        "bad-override",
        `'${fn.symbol.name}' overrides nothing: no base class has a virtual function with this name and these parameters.`,
        "Make the declarations agree, or remove 'override'.",
      );
    if (slots.length > 0 || !virtuals.has(fn)) continue;
    fn.slot = { path: [], index: table.length };
    table.push(fn);
  }
  info.virtuals = table;
}
/** The tables of a base class, as they are in the class around; that of the first base is its own. */
function tablesBehind(base: BaseClass, own: boolean): VirtualTable[] {
  const { virtuals: functions, otherTables } = classOf(base.decl);
  const first: VirtualTable[] =
    own && functions.length > 0 ? [{ path: [base], entries: functions.map((fn) => ({ fn, depth: 1 })) }] : [];
  const others = otherTables.map(({ path, entries }) => ({
    path: [base, ...path],
    entries: entries.map(({ fn, depth }) => ({ fn, depth: depth + 1 })),
  }));
  return [...first, ...others];
}
/** What a function overrides in each table; it takes those places. */
function slotsOf(
  info: ClassInfo,
  table: CxxFunction[],
  fn: CxxFunction,
): (VirtualSlot & { readonly overridden: CxxFunction })[] {
  const found: (VirtualSlot & { readonly overridden: CxxFunction })[] = [];
  const isOverridden = (other: CxxFunction): boolean =>
    (fn.kind === "destructor" && other.kind === "destructor") ||
    (other.name === fn.name && sameSignature(other.type, other.quals, fn.type, fn.quals));
  table.forEach((overridden, index) => {
    if (!isOverridden(overridden)) return;
    found.push({ path: [], index, overridden });
    table[index] = fn;
  });
  for (const { path, entries } of info.otherTables)
    entries.forEach(({ fn: overridden }, index) => {
      if (!isOverridden(overridden)) return;
      found.push({ path, index, overridden });
      entries[index] = { fn, depth: 0 };
    });
  return found;
}
/** A pointer to a derived class is returned instead of one to a base that lies elsewhere in it. */
function adjustsResult(f: Body, overridden: CxxFunction, fn: CxxFunction): boolean {
  const from = fn.type.returns;
  const to = overridden.type.returns;
  if (from.kind !== "pointer" || to.kind !== "pointer") return false;
  if (from.to.kind !== "record" || to.to.kind !== "record") return false;
  return (baseOffset(f, from.to.decl, to.to.decl) ?? 0) > 0;
}

/** A class without a destructor of its own overrides a virtual one all the same; the entry is filled when the table is made. */
function inheritDestructor(info: ClassInfo, table: readonly CxxFunction[]): void {
  const entries = info.otherTables.flatMap((other) => other.entries);
  const inherited = [...table, ...entries.map(({ fn }) => fn)].find((fn) => fn.kind === "destructor");
  if (inherited === undefined) return;
  info.destructor = {
    ...inherited,
    symbol: {
      ...inherited.symbol,
      name: `${info.name}::~${simpleName(info.name)}`,
      linkName: `${info.linkName}::~${simpleName(info.name)}()`,
      type: machineType(inherited.type, info.decl, 0),
      inline: true,
      declaredAt: { declaration: info.declaration, token: info.place.first },
    },
    name: `~${simpleName(info.name)}`,
    owner: info.decl,
    ending: "default",
    node: undefined,
    slot: undefined,
  };
}

/** Two templates of functions with as many parameters, of which each is written with as much. */
function writtenAlike(a: FunctionTemplate["node"], b: FunctionTemplate["node"]): boolean {
  const shape = (node: FunctionTemplate["node"]): string => {
    const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
    const part = declarator?.parts.find((each) => each.kind === "function");
    return JSON.stringify(
      (part?.parameters ?? []).map(({ specifiers, declarator: named }) => [
        specifiers.type.kind,
        specifiers.qualifiers,
        (named?.parts ?? []).map((each) => each.kind),
      ]),
    );
  };
  return shape(a) === shape(b);
}
