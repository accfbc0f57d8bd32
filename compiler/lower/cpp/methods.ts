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
import type { ClassInfo, CxxFunction } from "./entities.ts";
import { declareMethod, machineType, overloadsOf } from "./functions.ts";
import { Instances } from "./instances.ts";
import { sameSignature } from "./link-names.ts";
import { simpleName } from "./scopes.ts";

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
  if (clash !== undefined)
    f.context.report(
      declarator,
      "error",
      "redefinition",
      `'${info.name}::${name}' is declared already with these parameters.`,
      "Remove one of the declarations.",
    );
  const functions = [...set.functions, fn];
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
  if (named?.name === undefined || ("kind" in declaration && declaration.kind === "declaration")) {
    f.context.report(node, "information", "cxx", "Member class templates are not supported; this one is skipped.");
    return;
  }
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
  const overloads = { functions: set.functions, templates: [...set.templates, template] };
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
  const methods: CxxFunction[] = [];
  for (const entity of info.names.values()) {
    if (entity.kind !== "symbol" || entity.overloads === undefined) continue;
    for (const fn of entity.overloads.functions) if (fn.owner === info.decl && fn.kind !== "static") methods.push(fn);
  }
  if (info.destructor !== undefined) methods.push(info.destructor);
  else if (base !== undefined) inheritDestructor(info, table);
  methods.sort((a, b) => a.symbol.declaredAt.token - b.symbol.declaredAt.token);
  for (const fn of methods) {
    const slot = table.findIndex(
      (other) =>
        (fn.kind === "destructor" && other.kind === "destructor") ||
        (other.name === fn.name && sameSignature(other.type, other.quals, fn.type, fn.quals)),
    );
    const overridden = table[slot];
    if (overridden !== undefined) {
      if (finals.has(overridden))
        f.context.report(
          { first: fn.symbol.declaredAt.token, last: fn.symbol.declaredAt.token },
          "error",
          "bad-override",
          `'${fn.symbol.name}' overrides '${overridden.symbol.name}', which is final.`,
        );
      table[slot] = fn;
      fn.slot = slot;
      continue;
    }
    const written = overrides.get(fn);
    if (written !== undefined && !losesBases(info.decl) && !overridesSecondary(info, fn))
      f.context.report(
        written,
        "error",
        "bad-override",
        `'${fn.symbol.name}' overrides nothing: no base class has a virtual function with this name and these parameters.`,
        "Make the declarations agree, or remove 'override'.",
      );
    if (!virtuals.has(fn)) continue;
    fn.slot = table.length;
    table.push(fn);
  }
  info.virtuals = table;
}

/** A base class after the first has such a virtual function; its table in the object is not made, see `ClassInfo.unsupported`. */
function overridesSecondary(info: ClassInfo, fn: CxxFunction): boolean {
  const others = info.bases.slice(1).flatMap(({ decl }) => classOf(decl).virtuals);
  return others.some((other) => other.name === fn.name && sameSignature(other.type, other.quals, fn.type, fn.quals));
}

/** A class without a destructor of its own overrides a virtual one all the same; the entry is filled when the table is made. */
function inheritDestructor(info: ClassInfo, table: CxxFunction[]): void {
  const slot = table.findIndex((fn) => fn.kind === "destructor");
  const inherited = table[slot];
  if (inherited === undefined) return;
  const fn: CxxFunction = {
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
    slot,
  };
  table[slot] = fn;
  info.destructor = fn;
}
