// Member function templates that are defined outside of their class. Instances that were used before get their bodies then.
import type { FunctionDefinition } from "../../syntax/ast.ts";
import type { TemplateNode } from "../../syntax/cpp-ast.ts";
import type { Body } from "../body.ts";
import type { Context } from "../context.ts";
import type { Scope } from "../scope.ts";
import { memberScope } from "./bodies.ts";
import { classOf, constructorTemplates } from "./class-info.ts";
import { scopeNamed } from "./classes.ts";
import { patternOf } from "./deduction.ts";
import type { CxxFunction, FunctionTemplate } from "./entities.ts";
import { overloadsOf } from "./functions.ts";
import type { Bound } from "./instances.ts";
import { spelled } from "./link-names.ts";
import { spelledOut } from "./packs.ts";
import { ClassScope, NamespaceScope, prefixOf, simpleName } from "./scopes.ts";
import { used } from "./special.ts";
import { bindTo, origins } from "./templates.ts";
import { standIns } from "./unify.ts";

/** A body that stands in another declaration than its function's first. */
export interface BodyElsewhere {
  readonly node: FunctionDefinition;
  /** The names around it. */
  readonly scope: Scope;
  /** Index of the declaration that it is. */
  readonly declaration: number;
}
interface Definition extends BodyElsewhere {
  readonly params: TemplateNode["params"];
}
const definitions = new WeakMap<FunctionTemplate, Definition>();
/** Which template made a function, of what. */
const madeFrom = new WeakMap<CxxFunction, { readonly template: FunctionTemplate; readonly args: readonly Bound[] }>();
const waiting = new WeakMap<FunctionTemplate, Set<CxxFunction>>();

/** Notes that a function is an instance of a template whose definition may stand elsewhere. */
export function noteInstance(fn: CxxFunction, template: FunctionTemplate, args: readonly Bound[]): void {
  madeFrom.set(fn, { template, args });
}

/** `template <class T> void C::f(T t) { … }`; false if the class has no such template. */
export function defineOutside(f: Body, { params }: TemplateNode, node: FunctionDefinition): boolean {
  const { declarator } = node;
  const where = scopeNamed(f, declarator.cxx?.scope ?? "");
  if (!(where instanceof ClassScope)) return false;
  const key = declarator.cxx?.special === "constructor" ? constructorTemplates : (declarator.name ?? "");
  const count = parameters(node);
  const template = overloadsOf(where.info.names.get(key)).templates.find(
    (each) => each.params.length === params.length && parameters(each.node) === count,
  );
  if (template === undefined) return false;
  const scope = memberScope(where.info, (outer) =>
    outer.fileScope ? new NamespaceScope(f.context.fileScope, prefixOf(outer)) : outer,
  );
  define(f, template, { node, params, scope, declaration: f.context.declaration });
  return true;
}
function define(f: Body, template: FunctionTemplate, definition: Definition): void {
  const known = definitions.get(template);
  definitions.set(template, definition);
  // The template may be of a header, which knows instances with another body.
  if (known !== undefined && known.node !== definition.node) template.instances.clear();
  const early = waiting.get(template) ?? [];
  waiting.delete(template);
  for (const fn of early) used(f.context, fn);
}
/** A function template that one of these has declared: it gets its body, if this is its definition. False if it is a new one. */
export function defineDeclared(f: Body, known: readonly FunctionTemplate[], template: FunctionTemplate): boolean {
  const candidates = known.filter((each) => each.node !== template.node && alike(each, template));
  if (candidates.length === 0) return false;
  const signature = signatureOf(f, template);
  const same = candidates.find((each) => signatureOf(f, each) === signature);
  if (same === undefined) return false;
  const { node, params, scope } = template;
  if ("kind" in node && node.kind === "function") {
    if ("kind" in same.node && same.node.kind === "function") return false;
    define(f, same, { node, params, scope, declaration: template.declaration });
  }
  return true;
}
function alike(a: FunctionTemplate, b: FunctionTemplate): boolean {
  return (
    parameters(a.node) === parameters(b.node) &&
    a.params.length === b.params.length &&
    a.params.every(({ kind, pack }, i) => kind === b.params[i]?.kind && pack === b.params[i]?.pack)
  );
}
/** The type with the parameters named by their places. */
function signatureOf(f: Body, template: FunctionTemplate): string {
  const places = template.params.map((param, i) => ({ ...param, name: `#${i}` }));
  const args = standIns(places, new Map());
  const bound = new Map(template.params.map(({ name }, i) => [name ?? "", args[i] ?? 0n]));
  const type = patternOf(f, template, bound);
  return type === undefined ? "" : spelled(type);
}

/** `template <class T> template <class U> void C<T>::f(U u) { … }`. */
function ofClassTemplate(context: Context, fn: CxxFunction, template: FunctionTemplate): Definition | undefined {
  const origin = template.owner === undefined ? undefined : origins.get(template.owner);
  if (origin === undefined || template.owner === undefined) return undefined;
  const { scope } = classOf(template.owner);
  const count = parameters(template.node);
  const name = fn.kind === "constructor" ? simpleName(classOf(template.owner).name) : fn.name;
  const found = (origin.template.members.get(name) ?? []).find(
    ({ node, own }) => own?.length === template.params.length && parameters(node) === count,
  );
  if (found?.own === undefined) return undefined;
  const { node, params, own, declaration } = found;
  return {
    declaration,
    node: spelledOut(node, params, origin.args),
    params: own,
    scope: bindTo(context, { params }, origin.args, scope),
  };
}
function parameters(node: FunctionTemplate["node"]): number {
  const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
  return declarator?.parts.find((part) => part.kind === "function")?.parameters?.length ?? 0;
}

/** The body that an instance takes from such a definition; undefined while there is none. */
export function bodyOutside(context: Context, fn: CxxFunction): BodyElsewhere | undefined {
  const origin = madeFrom.get(fn);
  if (origin === undefined) return undefined;
  const definition = definitions.get(origin.template) ?? ofClassTemplate(context, fn, origin.template);
  if (definition !== undefined)
    return {
      declaration: definition.declaration,
      node: spelledOut(definition.node, definition.params, origin.args),
      scope: bindTo(context, definition, origin.args, definition.scope),
    };
  waiting.set(origin.template, (waiting.get(origin.template) ?? new Set()).add(fn));
  return undefined;
}
