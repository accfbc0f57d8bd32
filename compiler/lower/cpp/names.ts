// What a name in an expression means: plain, qualified, or with template arguments.
import type { Expression } from "../../syntax/ast.ts";
import type { TemplateArgument } from "../../syntax/cpp-ast.ts";
import type { Body } from "../body.ts";
import { lowerExpression } from "../expression.ts";
import type { Entity } from "../scope.ts";
import { typeOfName } from "../written-types.ts";
import { classOf, losesBases } from "./class-info.ts";
import type { Bound } from "./instances.ts";
import { findQualified, memberEntity } from "./scopes.ts";
import { variableMember } from "./template-declarations.ts";
import { instanceOf } from "./templates.ts";
import { cxxType } from "./types.ts";
import { dependentValue } from "./unify.ts";

/** A plain name that nothing declares may be a member of a base class that is not known. */
export function mayBeLostMember(f: Body): boolean {
  for (let at = f.cxx?.owner; at !== undefined; at = classOf(at).enclosing) if (losesBases(at)) return true;
  return false;
}
export function entityOf(f: Body, node: Expression & { kind: "identifier" | "qualified" }): Entity | undefined {
  const named = namedBy(f, node);
  if (named?.kind !== "template" || named.template.kind !== "class" || !named.template.variable) return named;
  if (node.kind !== "qualified" || node.args === undefined) return named;
  const holder = instanceOf(f, named.template, templateArgumentsOf(f, node.args) ?? [], node);
  return holder.kind === "record" ? memberEntity(classOf(holder.decl), variableMember) : undefined;
}
function namedBy(f: Body, node: Expression & { kind: "identifier" | "qualified" }): Entity | undefined {
  if (node.kind === "identifier") return f.scope.find(node.name);
  if (node.scope === undefined) return (node.global ? f.context.fileScope : f.scope).find(node.name);
  if (typeof node.scope === "string") return findQualified(f, node.scope, node.global, node.name);
  const type = cxxType(f, node.scope);
  return type.kind === "record" ? memberEntity(classOf(type.decl), node.name) : undefined;
}
export function nameText(node: Expression & { kind: "identifier" | "qualified" }): string {
  if (node.kind === "identifier" || node.scope === undefined) return node.name;
  return typeof node.scope === "string" ? `${node.scope}::${node.name}` : node.name;
}

/** Template arguments as types and constants; undefined where there are none. */
export function templateArgumentsOf(
  f: Body,
  args: readonly TemplateArgument[] | undefined,
): readonly Bound[] | undefined {
  return args?.map((arg) => templateArgument(f, arg));
}
export function templateArgument(f: Body, arg: TemplateArgument): Bound {
  if (arg.kind === "typeName") return typeOfName(f, arg);
  const named = arg.kind === "unary" && arg.operator === "&" ? arg.operand : arg;
  const entity = named.kind === "identifier" || named.kind === "qualified" ? entityOf(f, named) : undefined;
  const overloads = (entity?.kind === "symbol" ? entity.overloads?.functions : undefined) ?? [];
  const [fn, ...others] = overloads;
  if (fn !== undefined) return { kind: "routine", fn, ...(others.length === 0 ? {} : { overloads }) };
  const value = f.unevaluatedly(() => lowerExpression(f, arg));
  if (value.kind === "const") return value.value;
  if (value.kind !== "unknown")
    f.context.report(arg, "error", "not-constant", "A template argument must be a type or a constant.");
  return dependentValue;
}
