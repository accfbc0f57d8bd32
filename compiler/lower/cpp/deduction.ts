// Function templates: what a call says of their parameters, and their instances.
import type { Declarator, Expression } from "../../syntax/ast.ts";
import { isReference, recordType, referenceTo, unqualified, VOID } from "../../types/make.ts";
import type { FunctionType, RecordDecl, Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { Scope } from "../scope.ts";
import { addTo } from "../symbols.ts";
import { typeOfDeclarator, typeOfName, typeOfSpecifiers } from "../written-types.ts";
import { classOf, inBases } from "./class-info.ts";
import type { CxxFunction, FunctionTemplate } from "./entities.ts";
import { defaultsOf, machineType, newFunctionSymbol } from "./functions.ts";
import { type Bound, boundList, boundText, isBoundType } from "./instances.ts";
import { signature, spelled } from "./link-names.ts";
import { templateArgument } from "./names.ts";
import { decayed } from "./operands.ts";
import { noteInstance } from "./outside.ts";
import { waitForUse } from "./queue.ts";
import type { Operand } from "./state.ts";
import { bindOne, bindTo, inScope, origins } from "./templates.ts";

const placeholders = new WeakMap<RecordDecl, string>();
/** Lengths that stand for a parameter until it is known. */
const firstPlaceholder = 0x7fff_f000n;
export const isPlaceholder = (arg: Bound): boolean => {
  if (typeof arg === "bigint") return arg >= firstPlaceholder && arg < firstPlaceholder + 64n;
  if (!isBoundType(arg)) return false;
  if (arg.kind === "pointer") return isPlaceholder(arg.to);
  return arg.kind === "record" && placeholders.has(arg.decl);
};

/** The instance of a function template that a call means, or that explicit arguments name; undefined if none fits. */
export function deduceCall(
  f: Body,
  template: FunctionTemplate,
  operands: readonly Operand[] | undefined,
  args: readonly Expression[],
  explicit: readonly Bound[] | undefined,
): CxxFunction | undefined {
  const list = deduceArguments(f, template, operands, args, explicit);
  return list === undefined ? undefined : functionInstance(f, template, list);
}

/** What the parameters of a template stand for in a call; undefined if the call does not fit. */
export function deduceArguments(
  f: Body,
  template: FunctionTemplate,
  operands: readonly Operand[] | undefined,
  args: readonly Expression[],
  explicit: readonly Bound[] | undefined,
): readonly Bound[] | undefined {
  const bound = new Map<string, Bound>();
  template.params.forEach((param, i) => {
    const arg = explicit?.[i];
    if (param.name !== undefined && arg !== undefined) bound.set(param.name, arg);
  });
  if (explicit !== undefined && explicit.length > template.params.length) return undefined;
  if (operands !== undefined) {
    const pattern = patternOf(f, template, bound);
    if (pattern === undefined) return undefined;
    for (const [i, operand] of operands.entries()) {
      const param = pattern.params[i];
      if (param === undefined && pattern.variadic) break;
      if (param === undefined) return undefined;
      if (args[i]?.kind === "braced" || operand.nullConstant) continue;
      if (!deduceParameter(param.type, operand, bound)) return undefined;
    }
  }
  const list: Bound[] = [];
  const scope = new Scope(template.scope, false);
  for (const param of template.params) {
    let arg = param.name === undefined ? undefined : bound.get(param.name);
    const fallback = param.default;
    if (arg === undefined && fallback !== undefined)
      arg = inScope(f, template, scope, (g) =>
        fallback.kind === "typeName" ? typeOfName(g, fallback) : templateArgument(g, fallback),
      );
    if (arg === undefined) return undefined;
    bindOne(f.context, scope, param, arg);
    list.push(arg);
  }
  return list;
}

function patternOf(f: Body, template: FunctionTemplate, bound: ReadonlyMap<string, Bound>): FunctionType | undefined {
  const scope = new Scope(template.scope, false);
  template.params.forEach((param, i) => {
    if (param.name === undefined) return;
    const known = bound.get(param.name);
    if (known !== undefined) bindOne(f.context, scope, param, known);
    else if (param.kind === "value") bindOne(f.context, scope, param, firstPlaceholder + BigInt(i));
    else {
      const decl: RecordDecl = { tag: "struct", name: param.name, fields: [], pack: undefined, minAlign: 1 };
      placeholders.set(decl, param.name);
      bindOne(f.context, scope, param, recordType(decl));
    }
    if (known === undefined && param.kind === "value") values.set(firstPlaceholder + BigInt(i), param.name);
  });
  f.context.silent++;
  try {
    return inScope(f, template, scope, (g) => functionTypeOf(g, template));
  } finally {
    f.context.silent--;
  }
}
/** Names of the value parameters of the pattern that is being matched. */
const values = new Map<bigint, string>();

function functionTypeOf(g: Body, template: FunctionTemplate): FunctionType | undefined {
  const { node } = template;
  const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
  if (declarator === undefined) return undefined;
  const noType = declarator.cxx?.special === "constructor";
  const type = typeOfDeclarator(g, noType ? VOID : typeOfSpecifiers(g, node.specifiers), declarator);
  return type.kind === "function" ? type : undefined;
}

function deduceParameter(param: Type, operand: Operand, bound: Map<string, Bound>): boolean {
  if (!isReference(param)) return unify(unqualified(param), decayed(operand.type), bound);
  // A forwarding reference to an object is a reference to what it is.
  if (
    param.reference === "rvalue" &&
    param.to.kind === "record" &&
    placeholders.has(param.to.decl) &&
    param.to.quals === 0 &&
    operand.category === "lvalue"
  )
    return unify(param.to, referenceTo(operand.type, "lvalue"), bound);
  return unify(param.to, operand.type, bound);
}
/** Matches a pattern with a type, noting what parameters stand for; false if they contradict. */
function unify(pattern: Type, type: Type, bound: Map<string, Bound>): boolean {
  if (pattern.kind === "record") {
    const name = placeholders.get(pattern.decl);
    if (name !== undefined) {
      const { quals } = pattern;
      const value = quals === 0 ? type : withoutQuals(type, quals);
      const known = bound.get(name);
      if (known === undefined) bound.set(name, value);
      return known === undefined || (isBoundType(known) && spelled(known) === spelled(value));
    }
    const origin = origins.get(pattern.decl);
    if (origin === undefined) return true;
    if (type.kind !== "record") return false;
    // The class itself, or a base of it that is an instance of the same template.
    const instance = inBases(classOf(type.decl), ({ decl }) => {
      const other = origins.get(decl);
      return other?.template === origin.template ? other : undefined;
    });
    return instance !== undefined && origin.args.every((arg, i) => unifyArgument(arg, instance.args[i], bound));
  }
  if (pattern.kind === "pointer")
    return type.kind === "pointer" ? unify(pattern.to, type.to, bound) : !dependent(pattern);
  if (pattern.kind === "array") {
    if (type.kind !== "array") return !dependent(pattern);
    if (
      pattern.length !== undefined &&
      type.length !== undefined &&
      !unifyArgument(BigInt(pattern.length), BigInt(type.length), bound)
    )
      return false;
    return unify(pattern.of, type.of, bound);
  }
  if (pattern.kind === "function" && type.kind === "function") {
    if (pattern.params.length !== type.params.length) return false;
    return (
      unify(pattern.returns, type.returns, bound) &&
      pattern.params.every((param, i) => unify(param.type, type.params[i]?.type ?? VOID, bound))
    );
  }
  return true;
}
function withoutQuals(type: Type, quals: number): Type {
  return { ...type, quals: type.quals & ~quals };
}
function unifyArgument(pattern: Bound, arg: Bound | undefined, bound: Map<string, Bound>): boolean {
  if (arg === undefined) return false;
  if (isBoundType(pattern))
    return isBoundType(arg) && unify(pattern, arg, bound) && (dependent(pattern) || spelled(pattern) === spelled(arg));
  if (isBoundType(arg)) return false;
  const name = typeof pattern === "bigint" && pattern >= firstPlaceholder ? values.get(pattern) : undefined;
  if (name === undefined) return boundText(pattern) === boundText(arg);
  const known = bound.get(name);
  if (known === undefined) bound.set(name, arg);
  return known === undefined || boundText(known) === boundText(arg);
}
function dependent(type: Type): boolean {
  if (type.kind === "pointer") return dependent(type.to);
  if (type.kind === "array") return dependent(type.of);
  if (type.kind !== "record") return false;
  return (
    placeholders.has(type.decl) ||
    (origins.get(type.decl)?.args.some((arg) => isBoundType(arg) && dependent(arg)) ?? false)
  );
}

/** The more a parameter's type spells out, the more special the template is. */
function weightOf(declarator: Declarator): number {
  let weight = 0;
  for (const param of declarator.parts.find((p) => p.kind === "function")?.parameters ?? []) {
    weight += param.declarator?.parts.length ?? 0;
    weight += param.specifiers.qualifiers.length;
    if (param.specifiers.type.kind === "templateId") weight += 2;
  }
  return weight;
}

/** The function that a template makes of arguments; its body is lowered when it is used. */
export function functionInstance(f: Body, template: FunctionTemplate, args: readonly Bound[]): CxxFunction | undefined {
  const key = boundList(args);
  const known = template.instances.get(args);
  if (known !== undefined) return known;
  const scope = bindTo(f.context, template, args, template.scope);
  const { node } = template;
  const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
  if (declarator?.name === undefined) return undefined;
  return inScope(f, template, scope, (g) => {
    f.context.silent++;
    const type = functionTypeOf(g, template);
    f.context.silent--;
    if (type === undefined) return undefined;
    const { specifiers } = node;
    const special = declarator.cxx?.special;
    const isStatic = specifiers.storage === "static";
    const kind =
      template.owner === undefined
        ? "function"
        : special === "constructor"
          ? "constructor"
          : isStatic
            ? "static"
            : "method";
    const part = declarator.parts.find((p) => p.kind === "function");
    const quals = part?.cxx?.qualifiers.includes("const") === true ? Qual.const : 0;
    const full = `${template.prefix}${template.name}`;
    const owner = kind === "static" ? undefined : template.owner;
    const around = template.owner === undefined ? template.prefix : `${classOf(template.owner).linkName}::`;
    const linkName = `${around}${template.name}<${key}>${signature(type, quals)}`;
    const symbol = newFunctionSymbol(
      f.context,
      full,
      linkName,
      machineType(type, owner, quals),
      false,
      declarator.nameToken,
    );
    addTo(g, symbol, { specifiers: { ...specifiers, inline: true }, declarator, type, definition: true });
    const fn: CxxFunction = {
      symbol,
      type,
      name: template.name,
      owner: template.owner,
      kind,
      quals,
      access: template.access,
      explicit: specifiers.cxx?.explicit === true,
      defaults: defaultsOf(declarator, type.params.length),
      scope,
      slot: undefined,
      ending: undefined,
      declaration: template.declaration,
      node: undefined,
      constexpr: specifiers.cxx?.constexpr === true,
      fn: undefined,
      fromTemplate: true,
      weight: weightOf(declarator),
    };
    template.instances.set(args, fn);
    if ("kind" in node && node.kind === "function") waitForUse(fn, { node, scope });
    else if (template.owner !== undefined) noteInstance(fn, template, args);
    return fn;
  });
}
