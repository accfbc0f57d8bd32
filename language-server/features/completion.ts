// Completion of names (DDIs, the driver's own functions, status codes, macros, types) and of members after `.` and `->`.

import { typeText } from "../../compiler/types/print.ts";
import type { Field, Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { memberComment } from "./members.ts";
import { behind } from "./name-types.ts";

export interface Suggestion {
  readonly label: string;
  readonly kind: "function" | "variable" | "macro" | "constant" | "type" | "member";
  readonly detail: string | undefined;
  /** What its declaration says of it. */
  readonly documentation?: string | undefined;
  /** How far down it belongs among those that fit as well, from 0; `usualRank` if left out. */
  readonly rank?: number;
}
export const usualRank = 1;
const rank = { local: 0, usual: usualRank, type: 2 } as const;
const most = 300;

export function complete(
  unit: Unit,
  text: string,
  offset: number,
): { readonly items: Suggestion[]; readonly more: boolean } {
  const before = text.slice(Math.max(0, offset - 400), offset);
  const path = /([A-Za-z_]\w*)((?:\s*(?:->|\.)\s*[A-Za-z_]\w*)*)\s*(?:->|\.)\s*([A-Za-z_]\w*)?$/.exec(before);
  if (path) {
    const steps = (path[2] ?? "")
      .split(/->|\./)
      .map((step) => step.trim())
      .filter((step) => step !== "");
    return { items: members(unit, typeOfName(unit, path[1] ?? "", offset), steps, path[3] ?? ""), more: false };
  }
  const prefix = /[A-Za-z_]\w*$/.exec(before)?.[0] ?? "";
  const wanted = prefix.toLowerCase();
  const items: Suggestion[] = [];
  const add = (item: Suggestion) => {
    if (items.length <= most && item.label.toLowerCase().startsWith(wanted)) items.push(item);
  };
  const locals = localsAt(unit, offset);
  const isValue = locals.length > 0 && wantsValue(before.slice(0, before.length - prefix.length));
  for (const local of locals)
    add({
      label: local.name,
      kind: "variable",
      detail: typeText(local.type, local.name),
      rank: isValue ? rank.local : rank.usual,
    });
  for (const symbol of unit.symbols.values()) {
    if (symbol.name.startsWith("__ringside")) continue;
    add({
      label: symbol.name,
      kind: symbol.kind,
      detail: items.length < most ? typeText(symbol.type, symbol.name) : undefined,
    });
  }
  if (prefix !== "") {
    for (const name of unit.enumerators.keys()) add({ label: name, kind: "constant", detail: undefined });
    for (const { name } of unit.macros)
      if (!name.startsWith("_")) add({ label: name, kind: "macro", detail: undefined });
    const ofType = isValue ? rank.type : rank.usual;
    for (const name of unit.typedefs.keys()) add({ label: name, kind: "type", detail: undefined, rank: ofType });
  }
  const unique = [...new Map(items.map((item) => [item.label, item])).values()];
  return { items: unique.slice(0, most), more: unique.length > most };
}

/** In a function, behind this text: an argument, an operand, what is returned. There the name of a type is hardly meant. */
function wantsValue(before: string): boolean {
  return (
    !/\bsizeof\s*\($/.test(before) && /(?:[\w)\]]\s*[=<>(]|[!=<>]=|[-+*/%&|^?:,]|\breturn|\bcase)\s*$/.test(before)
  );
}

/** The named locals of the function around an offset. */
export function localsAt(unit: Unit, offset: number): { name: string; type: Type }[] {
  for (const fn of unit.functions.values()) {
    const base = unit.declarationAt(fn.declaration)?.tokenBase;
    if (base === undefined) continue;
    const source = unit.tokens.source(base + fn.range.first);
    if (source?.path !== unit.path) continue;
    const start = unit.tokens.span(base + fn.range.first).start;
    const end = unit.tokens.span(base + fn.range.last).end;
    if (offset < start || offset > end) continue;
    return fn.locals.flatMap((local) => (local.name === undefined ? [] : [{ name: local.name, type: local.type }]));
  }
  return [];
}
function typeOfName(unit: Unit, name: string, offset: number): Type | undefined {
  return localsAt(unit, offset).find((local) => local.name === name)?.type ?? unit.symbols.get(name)?.type;
}
function members(unit: Unit, root: Type | undefined, steps: readonly string[], prefix: string): Suggestion[] {
  let type = root;
  for (const step of steps) type = fieldsOf(type).find((field) => field.name === step)?.type;
  const wanted = prefix.toLowerCase();
  return fieldsOf(type).flatMap((field) => {
    const { name, type } = field;
    if (name === undefined || !name.toLowerCase().startsWith(wanted)) return [];
    return { label: name, kind: "member", detail: typeText(type, name), documentation: memberComment(unit, field) };
  });
}
/** Named members of a structure or of what a pointer points to, those of anonymous members included. */
function fieldsOf(type: Type | undefined): Field[] {
  return (behind(type)?.fields ?? []).flatMap((field) => (field.name === undefined ? fieldsOf(field.type) : [field]));
}
