// Templates as they are declared: which kind each is, and where its name goes. A template of variables is kept as a class template whose
// instances have the variable as a static member.
import type {
  Declaration,
  Declarator,
  FunctionDefinition,
  MemberDeclaration,
  RecordSpecifier,
} from "../../syntax/ast.ts";
import type { TemplateNode, TemplateParameter } from "../../syntax/cpp-ast.ts";
import type { Body } from "../body.ts";
import { guideName } from "./class-deduction.ts";
import type { AliasTemplate, ClassTemplate, FunctionTemplate } from "./entities.ts";
import { declareTemplate, overloadsOf } from "./functions.ts";
import { Instances } from "./instances.ts";
import { defineDeclared, defineOutside } from "./outside.ts";
import { declarePartial } from "./partial-specialisations.ts";
import { findQualified } from "./scopes.ts";
import { specialise } from "./specialisations.ts";

/** The static member of a variable template's instances. */
export const variableMember = "#value";

/** A template at namespace scope. */
export function lowerTemplate(f: Body, node: TemplateNode, prefix: string): void {
  const { context } = f;
  const declaration = asDeclaration(node.declaration);
  if (node.params.length === 0) {
    specialise(f, declaration.kind === "declaration" ? (asVariable(declaration) ?? declaration) : declaration);
    return;
  }
  const made = templateFrom(f, node, prefix);
  if (made === "declared") return;
  if (made !== undefined) {
    context.fileScope.names.set(prefix + made.name, { kind: "template", template: made, order: context.declaration });
    return;
  }
  const declarator = declaration.kind === "function" ? declaration.declarator : declaration.declarators[0]?.declarator;
  if (declarator?.name === undefined) {
    context.report(node, "information", "cxx", "Templates of this kind are not supported; this one is skipped.");
    return;
  }
  if (declarator.cxx !== undefined && declarator.cxx.scope !== "") {
    memberOfTemplate(f, node, declaration, declarator);
    return;
  }
  const guides = declarator.cxx?.special === "deductionGuide";
  const template: FunctionTemplate = {
    params: node.params,
    scope: f.scope,
    prefix,
    declaration: context.declaration,
    kind: "function",
    name: guides ? guideName(declarator.name) : declarator.name,
    node: declaration,
    owner: undefined,
    access: "public",
    instances: new Instances(),
  };
  const known = overloadsOf(context.fileScope.find(prefix + template.name)).templates;
  if (!defineDeclared(f, known, template)) declareTemplate(f, prefix, template);
}

/** A template of classes, variables or types; "declared" where nothing new is; undefined for one of functions, or a member's definition. */
export function templateFrom(
  f: Body,
  node: TemplateNode,
  prefix: string,
): ClassTemplate | AliasTemplate | "declared" | undefined {
  const declaration = asDeclaration(node.declaration);
  if (declaration.kind === "function") return undefined;
  const base = { params: node.params, scope: f.scope, prefix, declaration: f.context.declaration };
  const [only] = declaration.declarators;
  if (declaration.specifiers.storage === "typedef" && only?.declarator.name !== undefined)
    return { ...base, kind: "alias", name: only.declarator.name, node: declaration };
  const variable = asVariable(declaration);
  const whole = variable ?? (only === undefined ? declaration : undefined);
  const spec = whole?.specifiers.type;
  if (whole === undefined || spec?.kind !== "record" || spec.name === undefined) return undefined;
  if (spec.args !== undefined) {
    declarePartial(f, { ...base, node: whole, spec, form: spec.args }, spec.name);
    return "declared";
  }
  const known = f.scope.own(spec.name);
  const before = known?.kind === "template" && known.template.kind === "class" ? known.template : undefined;
  if (spec.members === undefined && before !== undefined) return "declared";
  return {
    ...base,
    params: before === undefined ? node.params : withDefaultsOf(node.params, before.params),
    kind: "class",
    first: before === undefined || before.node === whole ? undefined : (before.first ?? before),
    variable: variable !== undefined,
    name: spec.name,
    node: whole,
    instances: new Instances(),
    members: new Map(),
    statics: new Map(),
  };
}
/** Parameters with the defaults that an earlier declaration gives them. */
function withDefaultsOf(
  params: readonly TemplateParameter[],
  before: readonly TemplateParameter[],
): readonly TemplateParameter[] {
  return params.map((param, i): TemplateParameter => {
    const known = before[i];
    if (known === undefined || param.default !== undefined) return param;
    if (param.kind === "type") return known.kind === "type" ? { ...param, default: known.default } : param;
    if (param.kind === "template") return known.kind === "template" ? { ...param, default: known.default } : param;
    return known.kind === "value" ? { ...param, default: known.default } : param;
  });
}
function asDeclaration(node: TemplateNode["declaration"]): Declaration | FunctionDefinition {
  if ("kind" in node) return node;
  const known = declarations.get(node);
  if (known !== undefined) return known;
  const { first, last } = node;
  const declarators = node.declarators.flatMap(({ declarator, initializer, ending }) =>
    declarator === undefined ? [] : [{ declarator, initializer, ...(ending === undefined ? {} : { ending }) }],
  );
  const made: Declaration = { kind: "declaration", specifiers: node.specifiers, declarators, first, last };
  declarations.set(node, made);
  return made;
}
/** The same for the same member. */
const declarations = new WeakMap<MemberDeclaration, Declaration>();

/** The declaration of a variable as that of a structure with a static member; undefined for anything else. */
function asVariable(node: Declaration): Declaration | undefined {
  const known = variables.get(node);
  if (known !== undefined) return known;
  const [only] = node.declarators;
  const { name, cxx, parts } = only?.declarator ?? {};
  if (only === undefined || name === undefined || node.specifiers.storage === "typedef") return undefined;
  if (parts?.[0]?.kind === "function" || (cxx !== undefined && (cxx.scope !== "" || cxx.special !== undefined)))
    return undefined;
  const { first, last, declarators: _, kind: __, ...rest } = node;
  const { cxx: ___, ...declarator } = only.declarator;
  const member: MemberDeclaration = {
    ...rest,
    specifiers: { ...node.specifiers, storage: "static", inline: true },
    declarators: [
      {
        declarator: { ...declarator, name: variableMember },
        bits: undefined,
        ...(only.initializer === undefined ? {} : { initializer: only.initializer }),
      },
    ],
    first,
    last,
  };
  const spec: RecordSpecifier = {
    kind: "record",
    tag: "struct",
    name,
    args: cxx?.args,
    members: [],
    attributes: [],
    annotations: [],
    pack: undefined,
    cxx: { keyword: "struct", final: false, bases: [], members: [{ access: "public", node: member }] },
    first,
    last,
  };
  const plain = { storage: undefined, inline: false, noreturn: false, qualifiers: [], annotations: [], attributes: [] };
  const made: Declaration = { ...node, specifiers: { ...plain, type: spec, first, last }, declarators: [] };
  variables.set(node, made);
  return made;
}
const variables = new WeakMap<Declaration, Declaration>();

// ---- members that are defined outside of their class ---------------------------------------------------------------------

/** `template<class T> void Vector<T>::push(T)`: kept with its class. */
function memberOfTemplate(
  f: Body,
  node: TemplateNode,
  declaration: Declaration | FunctionDefinition,
  declarator: Declarator,
): void {
  const name = declarator.name ?? "";
  const template = templateOf(f, declarator);
  if (template === undefined) {
    if (declaration.kind === "function" && defineOutside(f, node, declaration)) return;
    f.context.report(
      node,
      "error",
      "undeclared",
      `'${declarator.cxx?.scope ?? ""}' is no class template that is declared here.`,
    );
    return;
  }
  if (declaration.kind === "function") {
    const { members } = template;
    const known = (members.get(name) ?? []).filter((each) => each.node !== declaration);
    const params = node.outer ?? node.params;
    const own = node.outer === undefined ? undefined : node.params;
    members.set(name, [...known, { node: declaration, declaration: f.context.declaration, params, own }]);
  } else if (declarator.parts[0]?.kind !== "function") {
    const initializer = declaration.declarators[0]?.initializer;
    template.statics.set(name, { initializer, params: node.params });
  }
}

/** The class template that a declarator's qualifier names. */
function templateOf(f: Body, declarator: Declarator): ClassTemplate | undefined {
  const scope = declarator.cxx?.scope ?? "";
  const at = scope.lastIndexOf("::");
  const entity =
    at < 0
      ? f.scope.find(scope)
      : findQualified(f, scope.slice(0, at), declarator.cxx?.global === true, scope.slice(at + 2));
  return entity?.kind === "template" && entity.template.kind === "class" ? entity.template : undefined;
}
