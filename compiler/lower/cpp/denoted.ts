// What names and members denote: variables, references, data members of classes and of objects, functions, enumerators.
import type { Expr, IrSymbol, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression } from "../../syntax/ast.ts";
import { INT, isConst } from "../../types/make.ts";
import type { RecordDecl } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { rvalue } from "../conversions.ts";
import { constant } from "../fold.ts";
import { fieldPlace, unknownPlace } from "../places.ts";
import { checkAccess, fieldAccess } from "./access.ts";
import { memberName, objectOf } from "./calls.ts";
import { classOf, derivation, elementOf } from "./class-info.ts";
import { knownConstant } from "./constants.ts";
import { deduceCall } from "./deduction.ts";
import { capturedPlace } from "./lambdas.ts";
import { noteVariable } from "./made.ts";
import { entityOf, nameText, templateArgumentsOf } from "./names.ts";
import { operandOf } from "./operands.ts";
import { thisPlace, throughReference } from "./places.ts";
import { memberEntity } from "./scopes.ts";
import { used } from "./special.ts";

type NameNode = Expression & { kind: "identifier" | "qualified" };

export function nameValue(f: Body, node: NameNode): Expr | undefined {
  const entity = entityOf(f, node);
  if (entity?.kind === "enumerator") return constant(entity.value, entity.type, node.name);
  const known = knownConstant(entity);
  if (known !== undefined) return known;
  if (entity?.kind === "symbol" && entity.symbol.kind === "function") {
    const fn = entity.overloads?.functions[0];
    if (fn !== undefined) used(f.context, fn);
  }
  const place = namePlace(f, node);
  return place === undefined || place === "no" ? undefined : rvalue(f, place, node);
}

export function namePlace(f: Body, node: NameNode): Place | undefined | "no" {
  const entity = entityOf(f, node);
  switch (entity?.kind) {
    case "enumerator":
      return "no";
    case "local":
      return throughReference({ kind: "local", local: entity.local.id, type: entity.local.type }, node);
    case "captured":
      return throughReference(capturedPlace(f, entity, node), node);
    case "symbol": {
      const args = node.kind === "qualified" ? node.args : undefined;
      const fn = args === undefined ? entity.overloads?.functions[0] : instanceNamed(f, node);
      if (fn !== undefined) {
        used(f.context, fn);
        if (fn.owner !== undefined) checkAccess(f, fn.owner, fn.access, fn.name, node);
        return { kind: "global", symbol: fn.symbol, type: fn.symbol.type };
      }
      noteVariable(f.context, entity.symbol);
      const owner = staticOwner(entity.symbol, node.name);
      if (owner !== undefined) checkAccess(f, owner.owner, owner.access, node.name, node);
      return throughReference({ kind: "global", symbol: entity.symbol, type: entity.symbol.type }, node);
    }
    case "member": {
      const around = thisPlace(f, node);
      const inside = around?.type.kind === "record" && derivation(around.type.decl, entity.owner) >= 0;
      const self = inside || f.unevaluated === 0 ? around : undefined;
      if (self === undefined) {
        // `sizeof(C::member)` needs no object.
        if (f.unevaluated > 0)
          return fieldPlace(f, unknownPlace({ kind: "record", quals: 0, decl: entity.owner }, node), node.name, node);
        f.context.report(
          node,
          "error",
          "no-object",
          `'${node.name}' is a member of '${classOf(entity.owner).name}': it needs an object.`,
          "Name it on an object of the class.",
        );
        return unknownPlace(INT, node);
      }
      return member(f, self, node.name, node);
    }
    case "template": {
      const fn = instanceNamed(f, node);
      if (fn !== undefined) return { kind: "global", symbol: used(f.context, fn).symbol, type: fn.symbol.type };
      f.context.report(node, "error", "template-name", `'${nameText(node)}' is a template: it needs arguments.`);
      return unknownPlace(INT, node);
    }
    case "typedef":
    case "namespaces":
      f.context.report(node, "error", "type-as-value", `'${nameText(node)}' is not a value.`);
      return unknownPlace(INT, node);
    case undefined:
      if (node.kind === "identifier") return undefined;
      f.context.report(
        node,
        "error",
        "undeclared",
        `'${nameText(node)}' is not declared.`,
        "Declare it, include its header, or correct the name.",
      );
      f.refuse(node, "undeclared identifier", `'${nameText(node)}' is not declared.`);
      return unknownPlace(INT, node);
  }
}

function instanceNamed(f: Body, node: NameNode): ReturnType<typeof deduceCall> {
  const entity = entityOf(f, node);
  if (node.kind !== "qualified" || node.args === undefined) return undefined;
  const args = templateArgumentsOf(f, node.args);
  const templates = entity?.kind === "template" || entity?.kind === "symbol" ? (entity.overloads?.templates ?? []) : [];
  for (const template of templates) {
    const fn = deduceCall(f, template, undefined, [], args);
    if (fn !== undefined) return fn;
  }
  return undefined;
}

function staticOwner(symbol: IrSymbol, name: string): ReturnType<typeof fieldAccess> | undefined {
  const owner = staticMembers.get(symbol);
  return owner === undefined ? undefined : fieldAccess(owner, name);
}

/** The classes of static data members. */
const staticMembers = new WeakMap<IrSymbol, RecordDecl>();

export function noteStaticMember(symbol: IrSymbol, owner: RecordDecl): void {
  staticMembers.set(symbol, owner);
}

export function memberPlace(f: Body, node: Expression & { kind: "member" }): Place | undefined {
  const object = objectOf(f, node);
  if (object?.kind === "deref" && object.pointer.kind === "unknown" && object.type.kind !== "record")
    return unknownPlace(INT, node);
  if (object?.type.kind !== "record" || node.name.startsWith("~")) return undefined;
  const { name, from } = memberName(f, node.name, object);
  if (from.type.kind !== "record") return undefined;
  const entity = memberEntity(classOf(from.type.decl), name);
  if (entity?.kind === "enumerator") return undefined;
  if (entity?.kind === "symbol") {
    const fn = entity.overloads?.functions[0];
    if (fn !== undefined) used(f.context, fn);
    else noteVariable(f.context, entity.symbol);
    return throughReference({ kind: "global", symbol: entity.symbol, type: entity.symbol.type }, node);
  }
  return member(f, from, name, node);
}

/** The constant of an enumeration in a class, named through an object of it. */
export function memberEnumerator(f: Body, node: Expression & { kind: "member" }): Expr | undefined {
  const { type } = operandOf(f, node.object);
  const object = node.arrow && type.kind === "pointer" ? type.to : type;
  const entity = object.kind === "record" ? memberEntity(classOf(object.decl), node.name) : undefined;
  return entity?.kind === "enumerator" ? constant(entity.value, entity.type, node.name) : undefined;
}

function member(f: Body, object: Place, name: string, at: TokenRange): Place {
  if (object.type.kind !== "record") return unknownPlace(INT, at);
  const { owner, access } = fieldAccess(object.type.decl, name);
  checkAccess(f, owner, access, name, at, object.type.decl);
  const place = fieldPlace(f, object, name, at);
  if (place === undefined) return unknownPlace(INT, at);
  if (place.kind === "field" && isConst(elementOf(place.type)) && classOf(owner).mutables.has(place.field))
    return { ...place, type: place.field.type };
  return throughReference(place, at);
}
