// `auto [a, b] = value;`: the variable has a name that no source spells, and each name is a reference to a part of it: an element of an
// array, what `get` gives of what has a `std::tuple_size`, or a member of a class.
import type { Declaration, Declarator, Expression, Initializer } from "../../syntax/ast.ts";
import { isReference, unqualified } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { RecordDecl, Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { classOf } from "./class-info.ts";
import { knownConstant } from "./constants.ts";
import { operandOf } from "./operands.ts";
import { memberEntity } from "./scopes.ts";
import { instanceOf } from "./templates.ts";

/** Refuses what cannot be bound: the copy of an array, and what has other members than there are names. */
export function canBind(f: Body, declarator: Declarator, type: Type, initializer: Initializer | undefined): boolean {
  const given = initializer?.kind === "expression" ? operandOf(f, initializer.expression).type : undefined;
  const object = objectOf(type);
  if (given?.kind === "array" && !isReference(type)) {
    const message = "Structured bindings that copy an array are not supported.";
    f.context.report(declarator, "information", "cxx", message, "Bind to a reference: 'auto &[…]'.");
    f.refuse(declarator, "structured bindings", message);
    return false;
  }
  if (object.kind !== "record" && object.kind !== "array") return true;
  const parts = partsOf(f, declarator, object);
  const count = declarator.bindings?.length ?? 0;
  if (parts.length === count) return true;
  f.context.report(
    declarator,
    "error",
    "bad-binding",
    `'${typeText(object)}' has ${parts.length} part${parts.length === 1 ? "" : "s"}, and there are ${count} names.`,
    "Write a name for each.",
  );
  return false;
}

/** The declarations of the names, once the variable is declared. */
export function bindingsOf(f: Body, node: Declaration, declarator: Declarator, type: Type): readonly Declaration[] {
  const { bindings } = declarator;
  if (bindings === undefined) return [];
  const known = made.get(declarator);
  const object = objectOf(type);
  const key = typeText(object);
  if (known?.key === key) return known.list;
  const parts = partsOf(f, declarator, object);
  const list = bindings.flatMap((binding, i): Declaration[] => {
    const part = parts[i];
    if (part === undefined) return [];
    const place = { first: binding.first, last: binding.last };
    const reference = { kind: "pointer", qualifiers: [], reference: "rvalue" } as const;
    const plain = { annotations: [], attributes: [], ...place };
    return [
      {
        kind: "declaration",
        specifiers: { ...node.specifiers, storage: undefined, qualifiers: [], type: { kind: "auto", ...place } },
        declarators: [
          {
            declarator: { name: binding.name, nameToken: binding.first, parts: [reference], ...plain },
            initializer: { kind: "expression", expression: part, ...place },
          },
        ],
        ...place,
      },
    ];
  });
  made.set(declarator, { key, list });
  return list;
}
/** The same nodes for the same type. */
const made = new WeakMap<Declarator, { readonly key: string; readonly list: readonly Declaration[] }>();
const objectOf = (type: Type): Type => (isReference(type) ? type.to : type);

function partsOf(f: Body, declarator: Declarator, object: Type): readonly Expression[] {
  const place = { first: declarator.nameToken, last: declarator.nameToken };
  const whole: Expression = { kind: "identifier", name: declarator.name ?? "", ...place };
  const number = (value: number): Expression =>
    ({ kind: "integer", value: BigInt(value), decimal: true, suffix: "", ...place }) as const;
  if (object.kind === "array")
    return Array.from({ length: object.length ?? 0 }, (_, i) => ({
      kind: "index",
      object: whole,
      index: number(i),
      ...place,
    }));
  if (object.kind !== "record") return [];
  const size = tupleSize(f, object, declarator);
  if (size === undefined)
    return memberNames(object.decl).map((name) => ({ kind: "member", object: whole, arrow: false, name, ...place }));
  return Array.from({ length: size }, (_, i) => {
    const get = { kind: "qualified", scope: "std", global: true, name: "get", args: [number(i)], ...place } as const;
    return { kind: "call", callee: get, args: [whole], ...place };
  });
}
/** How many parts `get` gives, by `std::tuple_size`; undefined for a class that says nothing of that. */
function tupleSize(f: Body, type: Type & { kind: "record" }, at: Declarator): number | undefined {
  const entity = f.context.fileScope.find("std::tuple_size");
  if (entity?.kind !== "template" || entity.template.kind !== "class") return undefined;
  const holder = instanceOf(f, entity.template, [unqualified(type)], at);
  if (holder.kind !== "record" || holder.decl.fields === undefined) return undefined;
  const value = knownConstant(memberEntity(classOf(holder.decl), "value"));
  return value?.kind === "const" ? Number(value.value) : undefined;
}
/** All data members lie in one class: that itself, or one of its bases. */
function memberNames(decl: RecordDecl): readonly string[] {
  const own = (decl.fields ?? []).flatMap(({ name, base }) => (base === true || name === undefined ? [] : [name]));
  if (own.length > 0) return own;
  return classOf(decl).bases.flatMap((base) => memberNames(base.decl));
}
