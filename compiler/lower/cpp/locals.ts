// Declarations in blocks: variables with constructors and destructors, references, `auto`, static locals.
import type { Local, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Declaration, Declarator, Expression, Initializer } from "../../syntax/ast.ts";
import { INT, isReference, isScalar, pointerTo, qualified, unknownType } from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { declareInBlock, declareTypedef, defineZeroed, newAutomatic, newStaticLocal } from "../declaration.ts";
import { completedBy } from "../initialize.ts";
import { store } from "../operators.ts";
import { typeOfDeclarator, typeOfSpecifiers } from "../written-types.ts";
import { deduceClass, templateToDeduce } from "./class-deduction.ts";
import { triviallyDestroyed, triviallyMade } from "./class-info.ts";
import { noteConstant } from "./constants.ts";
import { convertNode, initialize } from "./construct.ts";
import { contextOf } from "./declarations.ts";
import { decltypeOf } from "./decltype.ts";
import { declareFree, overloadsOf } from "./functions.ts";
import { destroyAtEnd, fullExpression } from "./lifetime.ts";
import { sameSignature } from "./link-names.ts";
import { isUnknownOperand, operandOf } from "./operands.ts";
import { bindReference, keepExtended } from "./references.ts";
import { cxxOf } from "./state.ts";
import { dynamicLocal } from "./statics.ts";
import { bindingsOf, canBind } from "./structured-bindings.ts";
import { deduceAuto, holdsAuto, isDecltypeAuto } from "./types.ts";

export function deduced(f: Body, type: Type, initializer: Initializer | undefined, at: TokenRange): Type {
  const template = templateToDeduce(type);
  if (template !== undefined) return qualified(deduceClass(f, template, initializer, at), type.quals);
  const node =
    initializer?.kind === "expression"
      ? initializer.expression
      : initializer?.kind === "arguments"
        ? initializer.args[0]
        : initializer?.kind === "list" &&
            initializer.items.length === 1 &&
            initializer.items[0]?.value.kind === "expression"
          ? initializer.items[0].value.expression
          : undefined;
  if (node === undefined) {
    f.context.report(
      at,
      "error",
      "bad-auto",
      "The type of 'auto' follows from an initialiser, and there is none.",
      "Name the type.",
    );
    return INT;
  }
  return deducedFrom(f, type, node);
}
/** A type with `auto` in it, told by an expression: arrays and functions are pointers, unless a reference is asked for. */
export function deducedFrom(f: Body, declared: Type, node: Expression): Type {
  if (isDecltypeAuto(declared)) return decltypeOf(f, node, true);
  const operand = operandOf(f, node);
  const { type, category } = operand;
  if (isUnknownOperand(operand)) return unknownType("auto");
  const decays = !isReference(declared) && (type.kind === "array" || type.kind === "function");
  const from = decays ? pointerTo(type.kind === "array" ? type.of : type) : type;
  return deduceAuto(declared, from, category === "lvalue");
}

/** A declaration in a block. */
export function lowerLocal(f: Body, node: Declaration): void {
  const { context } = f;
  const { specifiers } = node;
  const base = typeOfSpecifiers(f, specifiers);
  if (node.declarators.length === 0) unnamedUnion(f, node, base);
  for (const { declarator, initializer } of node.declarators) {
    const { name } = declarator;
    if (name === undefined) continue;
    let type = typeOfDeclarator(f, base, declarator);
    if (specifiers.storage === "typedef") {
      declareTypedef(f, name, type, specifiers, declarator);
      continue;
    }
    if (type.kind === "function") {
      localFunction(f, node, declarator, type);
      continue;
    }
    if (specifiers.storage === "extern") {
      declareInBlock(f, specifiers, declarator, type);
      continue;
    }
    if (f.scope.own(name) !== undefined)
      context.report(
        declarator,
        "error",
        "redefinition",
        `'${name}' is declared already in this block.`,
        "Rename one of them.",
      );
    if (specifiers.cxx?.constexpr === true) type = qualified(type, Qual.const);
    if (holdsAuto(type)) type = deduced(f, type, initializer, declarator);
    type = completedBy(f, type, initializer);
    if (declarator.bindings !== undefined && !canBind(f, declarator, type, initializer)) continue;
    if (specifiers.storage === "static") staticLocal(f, node, declarator, name, type, initializer);
    else automatic(f, node, declarator, name, type, initializer);
    for (const each of bindingsOf(f, node, declarator, type)) lowerLocal(f, each);
  }
}
/** `union { int i; float f; };`: its members are variables of the block, in one place. */
function unnamedUnion(f: Body, node: Declaration, type: Type): void {
  const spec = node.specifiers.type;
  if (spec.kind !== "record" || spec.name !== undefined || type.kind !== "record" || type.decl.tag !== "union") return;
  const { first, last } = spec;
  const names = (type.decl.fields ?? []).flatMap(({ name }) =>
    name === undefined ? [] : [{ name, first, last: first }],
  );
  const declarator: Declarator = {
    name: `[${names.map(({ name }) => name).join(", ")}]`,
    nameToken: first,
    bindings: names,
    parts: [],
    annotations: [],
    attributes: [],
    first,
    last,
  };
  automatic(f, node, declarator, declarator.name ?? "", type, undefined);
  for (const each of bindingsOf(f, node, declarator, type)) lowerLocal(f, each);
}
function localFunction(f: Body, node: Declaration, declarator: Declarator, type: Type & { kind: "function" }): void {
  const name = declarator.name ?? "";
  const external = contextOf(f.context);
  const known = overloadsOf(f.scope.find(name)).functions.find((fn) => sameSignature(fn.type, 0, type, 0));
  if (known !== undefined) return;
  declareFree(f, external.prefix, external, {
    name,
    type,
    specifiers: node.specifiers,
    declarator,
    definition: false,
    ending: undefined,
  });
}
function automatic(
  f: Body,
  node: Declaration,
  declarator: Declarator,
  name: string,
  declared: Type,
  initializer: Initializer | undefined,
): void {
  const local = newAutomatic(f, name, declared, node.specifiers, declarator);
  const { type } = local;
  const place: Place = { kind: "local", local: local.id, type };
  if (initializer === undefined && isReference(type)) {
    f.context.report(declarator, "error", "bad-reference", `The reference '${name}' must be initialised.`);
    return;
  }
  const makes = initializer !== undefined || !triviallyMade(type);
  if (makes) {
    const at = { first: declarator.first, last: initializer?.last ?? declarator.last };
    f.step("declaration", at);
    fullExpression(f, at, () => {
      start(f, place, local, type, initializer, declarator, node.specifiers.cxx?.constexpr === true);
      return undefined;
    });
    keepExtended(f, declarator);
  }
  destroyAtEnd(f, place, declarator);
}
function start(
  f: Body,
  place: Place,
  local: Local,
  type: Type,
  initializer: Initializer | undefined,
  at: Declarator,
  constexpr: boolean,
): void {
  const only =
    initializer?.kind === "expression"
      ? initializer.expression
      : initializer?.kind === "arguments" && initializer.args.length === 1
        ? initializer.args[0]
        : undefined;
  if (only !== undefined && isReference(type)) {
    store(f, place, bindReference(f, only, type, "the initialisation", true), at);
    return;
  }
  if (only !== undefined && isScalar(type)) {
    if (constexpr)
      noteConstant(
        local,
        type,
        f.unevaluatedly(() => convertNode(f, only, type, "the initialisation")),
      );
    const value = convertNode(f, only, type, "the initialisation");
    noteConstant(local, type, value);
    store(f, place, value, initializer ?? at);
    return;
  }
  initialize(f, place, initializer, at);
}

function staticLocal(
  f: Body,
  node: Declaration,
  declarator: Declarator,
  name: string,
  type: Type,
  initializer: Initializer | undefined,
): void {
  const mergeable = cxxOf(f).method?.symbol.inline === true;
  const symbol = newStaticLocal(f, name, type, node.specifiers, declarator, mergeable);
  if (initializer === undefined && triviallyMade(type) && triviallyDestroyed(type)) defineZeroed(f, symbol);
  else dynamicLocal(f, symbol, type, initializer, declarator);
}
