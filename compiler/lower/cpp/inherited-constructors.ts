// `using Base::Base;`: the class has a constructor for each of its base, which hands its arguments on and leaves the other members to what
// the class says of them. Constructors without arguments, and those that copy, are not inherited.
import type { Expression, FunctionDefinition, Initializer, TypeName } from "../../syntax/ast.ts";
import { functionType, isReference, referenceTo, VOID } from "../../types/make.ts";
import type { Body } from "../body.ts";
import { Scope } from "../scope.ts";
import { namedBy } from "../written-types.ts";
import { constructorTemplates, copies } from "./class-info.ts";
import type { ClassInfo, CxxFunction } from "./entities.ts";
import { declareMethod } from "./functions.ts";
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
  // Those that are templates are looked for where the class's own are.
  const templates = base.names.get(constructorTemplates);
  if (templates !== undefined) info.unsupported ??= "inherited constructors that are templates";
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
  const place = { first: info.place.first, last: info.place.first };
  const plain = { qualifiers: [], annotations: [], attributes: [], ...place };
  const specifiers = { storage: undefined, inline: true, noreturn: false, ...plain } as const;
  const typeOf = (name: string): TypeName => ({
    kind: "typeName",
    specifiers: { ...specifiers, type: { kind: "typedefName", name, ...place } },
    declarator: undefined,
    ...place,
  });
  const args = from.type.params.map(
    (_, i): Expression => ({
      kind: "namedCast",
      cast: "static_cast",
      type: typeOf(typeOfParameter(i)),
      operand: { kind: "identifier", name: parameterName(i), ...place },
      ...place,
    }),
  );
  const initializer: Initializer = { kind: "arguments", args, ...place };
  return {
    kind: "function",
    specifiers: { ...specifiers, type: { kind: "builtin", words: ["void"], ...place } },
    declarator: {
      name: simpleName(info.name),
      nameToken: place.first,
      parts: [{ kind: "function", parameters: [], names: [], variadic: false }],
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
