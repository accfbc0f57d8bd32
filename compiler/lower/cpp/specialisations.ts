// Explicit specialisations: what a template makes of certain arguments is written out. Classes are kept among the template's instances;
// functions are ordinary ones, with the link name of the instance that they stand for.
import type { Declaration, FunctionDefinition, RecordSpecifier } from "../../syntax/ast.ts";
import type { ClassBody } from "../../syntax/cpp-ast.ts";
import { isReference } from "../../types/make.ts";
import type { RecordDecl, Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { typeOfDeclarator, typeOfSpecifiers } from "../written-types.ts";
import { lowerFunction } from "./bodies.ts";
import { newClassInfo, setClass } from "./class-info.ts";
import { defineClass } from "./classes.ts";
import { declareDefinition } from "./declarations.ts";
import { deduceArguments, functionInstance } from "./deduction.ts";
import type { CxxFunction } from "./entities.ts";
import { overloadsOf } from "./functions.ts";
import { templateArgumentsOf } from "./names.ts";
import { apart, forgetWaiting } from "./queue.ts";
import type { Operand } from "./state.ts";
import { newInstance, templateNamed, withDefaults } from "./templates.ts";
import { holdsAuto } from "./types.ts";

const specialised = new WeakSet<CxxFunction | RecordDecl>();
/** It is written out: what the template says of its members does not hold for it. */
export const isSpecialised = (one: CxxFunction | RecordDecl): boolean => specialised.has(one);

/** `template <> …`. */
export function specialise(f: Body, node: Declaration | FunctionDefinition): void {
  if (node.kind === "function") specialiseFunction(f, node);
  else if (node.specifiers.type.kind === "record" && node.declarators.length === 0)
    specialiseClass(f, node.specifiers.type);
}

function specialiseClass(f: Body, spec: RecordSpecifier): void {
  const template = spec.name === undefined ? undefined : templateNamed(f, spec.name, spec);
  const given = templateArgumentsOf(f, spec.args);
  if (template?.kind !== "class" || given === undefined) {
    f.context.report(
      spec,
      "error",
      "unknown-type",
      `'${spec.name ?? ""}' is no class template that is declared here.`,
      "Declare the template first.",
    );
    return;
  }
  const args = withDefaults(f, template, given, spec);
  if (args === undefined) return;
  const known = template.instances.get(args);
  const declared = known !== undefined && known.decl.fields === undefined && specialised.has(known.decl);
  const { decl } = declared ? known : newInstance(template, args, spec.tag);
  specialised.add(decl);
  if (spec.members === undefined) return;
  const place = { first: spec.first, last: Math.min(spec.last, spec.first + 1) };
  const body: ClassBody = spec.cxx ?? {
    keyword: spec.tag,
    final: false,
    bases: [],
    members: spec.members.map((node) => ({ access: "public", node })),
  };
  const info = newClassInfo(decl, decl.name ?? "", body.keyword, f.scope, undefined, f.context.declaration, place);
  setClass(info);
  apart(f.context, () => defineClass(f, info, spec, body, []));
}

function specialiseFunction(f: Body, node: FunctionDefinition): void {
  const { declarator } = node;
  if (declarator.cxx?.of !== undefined) {
    const member = declareDefinition(f.context, node)?.cxx;
    if (member !== undefined) lowerFunction(f.context, member.fn, node, member.around);
    return;
  }
  const type = typeOfDeclarator(f, typeOfSpecifiers(f, node.specifiers), declarator);
  const name = declarator.name ?? "";
  const explicit = templateArgumentsOf(f, declarator.cxx?.args);
  const operands = type.kind === "function" ? type.params.map((param) => operandOfParameter(param.type)) : [];
  for (const template of overloadsOf(f.scope.find(name)).templates) {
    const returns = type.kind === "function" && !holdsAuto(type.returns) ? type.returns : undefined;
    const args = deduceArguments(f, template, operands, [], explicit, returns);
    const instance = args === undefined ? undefined : functionInstance(f, template, args);
    if (args === undefined || instance === undefined || type.kind !== "function") continue;
    noteSpecialised(instance);
    lowerFunction(f.context, { ...instance, type, symbol: instance.symbol }, node, f.scope);
    return;
  }
  f.context.report(
    declarator,
    "error",
    "undeclared",
    `No function template '${name}' that is declared here can have these parameters.`,
    "Declare the template first, or correct the parameters.",
  );
}
function operandOfParameter(type: Type): Operand {
  return isReference(type)
    ? { type: type.to, category: type.reference === "rvalue" ? "xvalue" : "lvalue", nullConstant: false }
    : { type, category: "value", nullConstant: false };
}

/** From here on the function has a body of its own, not the template's. */
export function noteSpecialised(fn: CxxFunction): void {
  specialised.add(fn);
  forgetWaiting(fn);
  fn.symbol.inline = false;
}
