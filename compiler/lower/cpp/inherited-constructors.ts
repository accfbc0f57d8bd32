// `using Base::Base;`: the class has a constructor for each of its base, which hands its arguments on and leaves the other members to what
// the class says of them. Constructors without arguments, and those that copy, are not inherited.
import type { TokenRange } from "../../source/source.ts";
import type {
  DeclarationSpecifiers,
  Declarator,
  Expression,
  FunctionDefinition,
  Initializer,
  Parameter,
  TypeName,
  TypeSpecifier,
} from "../../syntax/ast.ts";
import { functionType, isReference, referenceTo, VOID } from "../../types/make.ts";
import type { Body } from "../body.ts";
import { Scope } from "../scope.ts";
import { namedBy } from "../written-types.ts";
import { constructorTemplates, copies } from "./class-info.ts";
import type { ClassInfo, CxxFunction, FunctionTemplate } from "./entities.ts";
import { declareMethod, overloadsOf } from "./functions.ts";
import { Instances } from "./instances.ts";
import { sameSignature } from "./link-names.ts";
import { waitForUse } from "./queue.ts";
import { simpleName } from "./scopes.ts";

const inherited = new WeakSet<CxxFunction>();
/** Such a constructor does not keep the class from having one without arguments. */
export const isInherited = (fn: CxxFunction): boolean => inherited.has(fn);

export function inheritConstructors(f: Body, info: ClassInfo, base: ClassInfo): void {
  for (const fn of base.constructors) {
    if (fn.ending === "delete" || fn.type.params.length === 0 || copies(base, fn) !== undefined) continue;
    inherit(f, info, base, fn);
  }
  for (const template of overloadsOf(base.names.get(constructorTemplates)).templates) {
    const node = forwardingTemplate(info, base, template);
    if (node === undefined) info.unsupported ??= "inherited constructors of this kind";
    else addConstructorTemplate(f, info, { ...template, node, owner: info.decl, prefix: `${info.name}::` });
  }
}
function addConstructorTemplate(f: Body, info: ClassInfo, template: FunctionTemplate): void {
  const known = overloadsOf(info.names.get(constructorTemplates));
  const made = { ...template, instances: new Instances<CxxFunction>() };
  const overloads = { functions: known.functions, templates: [...known.templates, made] };
  info.names.set(constructorTemplates, { kind: "template", template: made, order: f.context.declaration, overloads });
}
/** What the class declares itself hides what it would inherit. */
export function hideInherited(info: ClassInfo): void {
  const own = info.constructors.filter((fn) => !isInherited(fn));
  if (own.length === info.constructors.length) return;
  info.constructors = info.constructors.filter(
    (fn) => !isInherited(fn) || !own.some((other) => sameSignature(other.type, 0, fn.type, 0)),
  );
}

function inherit(f: Body, info: ClassInfo, base: ClassInfo, from: CxxFunction): void {
  const node = forwarding(info, base, from);
  const { params, variadic } = from.type;
  const type = functionType(
    VOID,
    params.map((param, i) => ({ ...param, name: parameterName(i) })),
    variadic,
    true,
  );
  const fn = declareMethod(f, info, {
    name: simpleName(info.name),
    type,
    specifiers: node.specifiers,
    declarator: node.declarator,
    definition: true,
    ending: undefined,
    kind: "constructor",
    access: from.access,
    quals: 0,
  });
  const made: CxxFunction = {
    ...fn,
    explicit: from.explicit,
    defaults: from.defaults.slice(),
    scope: from.scope,
    declaration: from.declaration,
    constexpr: from.constexpr,
    node,
  };
  const scope = new Scope(f.scope, false);
  params.forEach((param, i) => {
    const to = isReference(param.type) ? param.type : referenceTo(param.type, "rvalue");
    scope.declare(typeOfParameter(i), { kind: "typedef", ...namedBy(typeOfParameter(i), to, []), type: to, order: 0 });
  });
  waitForUse(made, { node, scope });
  inherited.add(made);
  info.constructors.push(made);
}
const parameterName = (index: number): string => `argument#${index}`;
const typeOfParameter = (index: number): string => `type#${index}`;

/** `Class(argument#0, …) : Base(static_cast<type#0>(argument#0), …) {}`. */
function forwarding(info: ClassInfo, base: ClassInfo, from: CxxFunction): FunctionDefinition {
  const place = placeIn(info);
  const args = from.type.params.map((_, i) => {
    const type = typeNamed(info, { kind: "typedefName", name: typeOfParameter(i), ...place }, undefined);
    return handedOn(info, type, parameterName(i));
  });
  return delegating(info, base, [], args);
}
/** The same of a template, whose parameters must have names: each is handed on as what it is declared as. */
function forwardingTemplate(
  info: ClassInfo,
  base: ClassInfo,
  { node }: FunctionTemplate,
): FunctionDefinition | undefined {
  const place = placeIn(info);
  const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
  const parameters = declarator?.parts.find((part) => part.kind === "function")?.parameters ?? [];
  const args: Expression[] = [];
  for (const { declarator: named } of parameters) {
    if (named?.name === undefined) return undefined;
    const operand: Expression = { kind: "identifier", name: named.name, ...place };
    const reference = { kind: "pointer", qualifiers: [], reference: "rvalue" } as const;
    const plain = { annotations: [], attributes: [], ...place };
    const type = typeNamed(
      info,
      { kind: "typeof", operand, decltype: "bare", ...place },
      { name: undefined, nameToken: place.first, parts: [reference], ...plain },
    );
    const arg = handedOn(info, type, named.name);
    args.push(named.pack === true ? { kind: "expansion", pattern: arg, ...place } : arg);
  }
  return delegating(info, base, parameters, args);
}
const placeIn = ({ place }: ClassInfo): TokenRange => ({ first: place.first, last: place.first });
const plainSpecifiers = (info: ClassInfo): Omit<DeclarationSpecifiers, "type"> => ({
  storage: undefined,
  inline: true,
  noreturn: false,
  qualifiers: [],
  annotations: [],
  attributes: [],
  ...placeIn(info),
});
function typeNamed(info: ClassInfo, type: TypeSpecifier, declarator: Declarator | undefined): TypeName {
  return { kind: "typeName", specifiers: { ...plainSpecifiers(info), type }, declarator, ...placeIn(info) };
}
function handedOn(info: ClassInfo, type: TypeName, name: string): Expression {
  const place = placeIn(info);
  const operand: Expression = { kind: "identifier", name, ...place };
  return { kind: "namedCast", cast: "static_cast", type, operand, ...place };
}
function delegating(
  info: ClassInfo,
  base: ClassInfo,
  parameters: readonly Parameter[],
  args: readonly Expression[],
): FunctionDefinition {
  const place = placeIn(info);
  const initializer: Initializer = { kind: "arguments", args, ...place };
  return {
    kind: "function",
    specifiers: { ...plainSpecifiers(info), type: { kind: "builtin", words: ["void"], ...place } },
    declarator: {
      name: simpleName(info.name),
      nameToken: place.first,
      parts: [{ kind: "function", parameters, names: [], variadic: false }],
      cxx: { scope: "", global: false, special: "constructor", conversion: undefined },
      annotations: [],
      attributes: [],
      ...place,
    },
    oldParameters: [],
    body: { kind: "compound", items: [], ...place },
    initializers: [{ name: simpleName(base.name), initializer, ...place }],
    ...place,
  };
}
