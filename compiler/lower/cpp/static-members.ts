// Static data members: declared in their class, defined there or outside of it.

import type { Declarator, Initializer, MemberDeclaration } from "../../syntax/ast.ts";
import { qualified } from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import { alignFrom } from "../attributes.ts";
import type { Body } from "../body.ts";
import { completedBy } from "../initialize.ts";
import { newSymbol } from "../new-symbol.ts";
import { isReadOnly } from "../static-data.ts";
import { noteStaticMember } from "./denoted.ts";
import type { ClassInfo } from "./entities.ts";
import { deduced } from "./locals.ts";
import { makeVariable } from "./made.ts";
import { cxxOf, newCxxBody } from "./state.ts";
import { defineStatic } from "./statics.ts";
import { staticOfInstance } from "./templates.ts";
import { holdsAuto } from "./types.ts";

export function declareStaticMember(
  f: Body,
  info: ClassInfo,
  node: MemberDeclaration,
  declarator: Declarator,
  declared: Type,
  initializer: Initializer | undefined,
): void {
  const { context } = f;
  const { specifiers } = node;
  let type = specifiers.cxx?.constexpr === true ? qualified(declared, Qual.const) : declared;
  if (holdsAuto(type)) type = deduced(f, type, initializer, declarator);
  type = completedBy(f, type, initializer);
  const name = declarator.name ?? "";
  const full = `${info.name}::${name}`;
  const symbol = newSymbol({
    name: full,
    linkName: `${info.linkName}::${name}`,
    kind: "variable",
    type,
    linkage: "external",
    declaredAt: { declaration: context.declaration, token: declarator.nameToken },
  });
  symbol.annotations = [...specifiers.annotations, ...declarator.annotations];
  symbol.minAlign = alignFrom(f, [...specifiers.attributes, ...declarator.attributes]);
  info.names.set(name, { kind: "symbol", symbol, order: context.declaration });
  noteStaticMember(symbol, info.decl);
  // With an initialiser it is a definition too, as Microsoft's compiler takes it; so is that of a template's instance.
  const instance = staticOfInstance(f.context, info.decl, name);
  if (initializer === undefined && !specifiers.inline && instance === undefined) return;
  symbol.mergeable = true;
  symbol.defined = true;
  const { scope } = f;
  f.scope = instance?.scope ?? scope;
  const lower = (): void => {
    // What stands in a class names its private members, too.
    const cxx = cxxOf(f);
    const { readingFrom } = cxx;
    cxx.readingFrom = info.decl;
    const { image, constant } = defineStatic(f, symbol, type, initializer ?? instance?.initializer, declarator);
    cxx.readingFrom = readingFrom;
    context.products.globals.push(image.toGlobal(symbol, isReadOnly(type) && constant));
  };
  if (instance === undefined) lower();
  else makeVariable(context, symbol, lower);
  f.scope = scope;
}
export function defineMember(
  f: Body,
  info: ClassInfo,
  name: string,
  type: Type,
  initializer: Initializer | undefined,
  declarator: Declarator,
): void {
  const entity = info.names.get(name);
  if (entity?.kind !== "symbol" || entity.symbol.kind !== "variable") {
    f.context.report(
      declarator,
      "error",
      "no-member",
      `'${info.name}' has no static member '${name}'.`,
      "Declare it in the class.",
    );
    return;
  }
  const { symbol } = entity;
  if (symbol.defined && symbol.mergeable) return;
  if (type.kind === "array" && symbol.type.kind === "array") symbol.type = type;
  f.cxx = newCxxBody(info.decl, undefined);
  const { image, constant } = defineStatic(f, symbol, symbol.type, initializer, declarator);
  f.context.products.globals.push(image.toGlobal(symbol, isReadOnly(symbol.type) && constant));
}
