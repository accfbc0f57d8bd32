// Completion of names (DDIs, the driver's own functions, status codes, macros, types, keywords), of members after `.` and `->`, and of
// directives. What the place is for comes first, then what the source uses already.
import { compatible } from "../../compiler/index.ts";
import type { Macro } from "../../compiler/preprocess/index.ts";
import { typeText } from "../../compiler/types/print.ts";
import type { Field, Type } from "../../compiler/types/type.ts";
import { type Expected, expectedAt } from "./expected.ts";
import { directives, keywordsOf, pragmas } from "./keywords.ts";
import { memberComment } from "./members.ts";
import { behind } from "./name-types.ts";
import { functionText, localsAt, operandBefore, type Spot, typeOfText, type Written, writtenBefore } from "./place.ts";

export interface Suggestion {
  readonly label: string;
  readonly kind:
    | "function"
    | "variable"
    | "macro"
    | "constant"
    | "type"
    | "member"
    | "keyword"
    | "label"
    | "file"
    | "folder";
  readonly detail: string | undefined;
  /** What its declaration says of it. */
  readonly documentation?: string | undefined;
  /** How far down it belongs among those that fit as well, from 0. */
  readonly rank: number;
  /** Something before it that it needs otherwise. */
  readonly mended?: { readonly start: number; readonly end: number; readonly text: string };
}
export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** There are more than these. */
  readonly more: boolean;
}
const most = 300;
const nothing: Suggestions = { items: [], more: false };
export const rank = {
  fittingLocal: 0,
  local: 1,
  expected: 2,
  used: 5,
  keyword: 6,
  documented: 7,
  usual: 8,
  type: 9,
  /** Added where only letters within the name fit. */
  within: 10,
} as const;

export function complete(spot: Spot, text: string): Suggestions {
  const { offset } = spot;
  const whole = writtenBefore(text, offset);
  if (whole.inside !== "code") return nothing;
  const prefix = /(?<![\w$])[A-Za-z_]\w*$/.exec(whole.code)?.[0] ?? "";
  if (prefix === "" && /\w$/.test(whole.code)) return nothing;
  const length = whole.code.length - prefix.length;
  const before: Written = { ...whole, code: whole.code.slice(0, length), text: whole.text.slice(0, length) };
  const start = { ...spot, offset: offset - prefix.length };
  if (/(?:^|\n)[ \t]*#[ \t]*$/.test(before.code)) return ranked(prefix, directives.map(keyword));
  if (/(?:^|\n)[ \t]*#[ \t]*pragma[ \t]+$/.test(before.code)) return ranked(prefix, pragmas.map(keyword));
  if (/\bgoto\s+$/.test(before.code)) return ranked(prefix, labelsIn(functionText(start, text)));
  const names = () => ranked(prefix, [...namesAt(start, before, prefix, usedIn(text, start.offset, offset))]);
  const member = /(->|\.)\s*$/.exec(before.code);
  if (!member) return names();
  const members = membersAt(start, before, member, prefix);
  // What begins a line below may go on with the member, or is the next statement, and the one above is yet to be finished.
  if (prefix === "" || !member[0].includes("\n")) return members;
  const { items, more } = names();
  return { items: [...members.items.map((item) => ({ ...item, rank: item.rank - rank.usual })), ...items], more };
}

function labelsIn(text: string): Suggestion[] {
  return [...text.matchAll(/(?:^|[;{}:\n])\s*([A-Za-z_]\w*)\s*:(?!:)/g)].flatMap(([, label = ""]) =>
    label === "default" ? [] : [{ label, kind: "label", detail: undefined, rank: rank.fittingLocal }],
  );
}

// ---- names ----------------------------------------------------------------------------------------------------------

function* namesAt(spot: Spot, before: Written, prefix: string, used: ReadonlySet<string>): Generator<Suggestion> {
  const { unit } = spot;
  // Only what is constant can be a case.
  const isCase = /\bcase\s*$/.test(before.code);
  const locals = localsAt(spot);
  const isValue = locals.length > 0 && wantsValue(before.code);
  const expected = isValue ? expectedAt(spot, before) : undefined;
  const wanted = prefix.toLowerCase();
  const fits = (name: string): boolean => nameFits(name, wanted);
  /** `isNamed`: something is said of it. */
  const rankOf = (name: string, otherwise: number, isNamed: () => boolean): number => {
    if (expected?.fits(name) === true) return rank.expected + (used.has(name) ? 0 : isNamed() ? 1 : 2);
    return used.has(name) ? rank.used : otherwise;
  };
  for (const { name, type } of isCase ? [] : locals) {
    // Where certain names are meant, a variable of another type hardly is.
    const others = isValue && expected?.isCertain !== true ? rank.local : rank.used;
    const place = isValue && isOf(expected, type) ? rank.fittingLocal : others;
    yield { label: name, kind: "variable", detail: typeText(type, name), rank: place };
  }
  for (const symbol of isCase ? [] : unit.symbols.values()) {
    const { name, kind, type } = symbol;
    if (name.startsWith("__ringside") || !fits(name)) continue;
    const place = isRoutineFor(expected, type)
      ? rank.expected + (used.has(name) ? 0 : 2)
      : rankOf(name, rank.usual, () => true);
    yield { label: name, kind, detail: typeText(type, name), rank: place };
  }
  // Of tens of thousands, what is neither begun nor meant here nor used helps nobody.
  const isOffered = (name: string): boolean =>
    fits(name) && (prefix !== "" || used.has(name) || expected?.fits(name) === true);
  for (const [name, value] of unit.enumerators)
    if (isOffered(name))
      yield { label: name, kind: "constant", detail: `= ${value}`, rank: rankOf(name, rank.usual, () => true) };
  for (const macro of unit.macros) {
    const { name } = macro;
    if (!isOffered(name) || (name.startsWith("_") && !wanted.startsWith("_"))) continue;
    const otherwise = isDocumented(macro) ? rank.documented : rank.usual;
    yield {
      label: name,
      kind: "macro",
      detail: undefined,
      rank: rankOf(name, otherwise, () => otherwise === rank.documented),
    };
  }
  if (prefix === "") return;
  for (const name of unit.typedefs.keys())
    if (fits(name))
      yield {
        label: name,
        kind: "type",
        detail: undefined,
        rank: isValue ? rank.type : rankOf(name, rank.usual, () => true),
      };
  yield* keywordsOf(unit.path).filter(fits).map(keyword);
}
function keyword(label: string): Suggestion {
  return { label, kind: "keyword", detail: undefined, rank: rank.keyword };
}
function isOf(expected: Expected | undefined, type: Type): boolean {
  return expected?.type !== undefined && compatible(expected.type, type);
}
/** A function where its address is meant: a member for a dispatch routine, the routine of a DPC. */
function isRoutineFor(expected: Expected | undefined, type: Type): boolean {
  const routine = expected?.type?.kind === "pointer" ? expected.type.to : undefined;
  return type.kind === "function" && routine?.kind === "function" && compatible(routine, type);
}

/** In a function, behind this text: an argument, an operand, what is returned. There the name of a type is hardly meant. */
function wantsValue(before: string): boolean {
  return (
    !/\bsizeof\s*\($/.test(before) && /(?:[\w)\]]\s*[=<>([]|[!=<>|&]=|[-+*/%&|^?:,]|\breturn|\bcase)\s*$/.test(before)
  );
}

/** The words of a text, as far as they are near; without the one that is being typed. */
function usedIn(text: string, start: number, end: number): ReadonlySet<string> {
  const near = 200_000;
  const used = new Set<string>();
  for (const part of [text.slice(Math.max(0, start - near), start), text.slice(end, end + near)])
    for (const [word] of part.matchAll(/[A-Za-z_]\w*/g)) used.add(word);
  return used;
}
/** Has its header a line to say of it? */
function isDocumented({ file, start }: Macro): boolean {
  if (file === undefined) return false;
  const line = file.text.lastIndexOf("\n", start - 1);
  const above = file.text.lastIndexOf("\n", line - 1) + 1;
  return line > 0 && file.text.startsWith("///", above);
}

// ---- members --------------------------------------------------------------------------------------------------------

function membersAt(
  spot: Spot,
  before: Written,
  { 0: written, 1: operator = "", index }: RegExpExecArray,
  prefix: string,
): Suggestions {
  const { unit, offset } = spot;
  const start = operandBefore(before.code, index);
  if (start === undefined) return nothing;
  const operand = before.text.slice(start, index);
  const type = typeOfText(spot, operand) ?? typeOfPath(spot, operand);
  const at = offset - written.length;
  // Of a pointer "->" is meant.
  const isPointer = operator === "." && type?.kind === "pointer" && type.to.kind === "record" && !type.to.decl.cxx;
  const mended = isPointer ? { start: at, end: at + 1, text: "->" } : undefined;
  return ranked(
    prefix,
    fieldsOf(type).flatMap((field): Suggestion[] => {
      const { name, type } = field;
      if (name === undefined) return [];
      return [
        {
          label: name,
          kind: "member",
          detail: typeText(type, name),
          documentation: memberComment(unit, field),
          rank: rank.usual,
          ...(mended && { mended }),
        },
      ];
    }),
  );
}
/** Of names and members of them, where the whole cannot be compiled. */
function typeOfPath(spot: Spot, written: string): Type | undefined {
  const [name = "", ...steps] = written.split(/->|\./).map((step) => step.trim());
  let type = localsAt(spot).find((local) => local.name === name)?.type ?? spot.unit.symbols.get(name)?.type;
  for (const step of steps) type = fieldsOf(type).find((field) => field.name === step)?.type;
  return type;
}
/** Named members of a structure or of what a pointer points to, those of anonymous members included. */
function fieldsOf(type: Type | undefined): Field[] {
  return (behind(type)?.fields ?? []).flatMap((field) => (field.name === undefined ? fieldsOf(field.type) : [field]));
}

// ---- which, and in which order --------------------------------------------------------------------------------------

/** Those that fit what was typed, each once, at its best place. */
export function ranked(prefix: string, all: readonly Suggestion[]): Suggestions {
  const wanted = prefix.toLowerCase();
  const unique = new Map<string, Suggestion>();
  for (const item of all) {
    if (!nameFits(item.label, wanted)) continue;
    const before = unique.get(item.label);
    const place = item.rank + (item.label.toLowerCase().startsWith(wanted) ? 0 : rank.within);
    if (before === undefined || before.rank > place) unique.set(item.label, { ...item, rank: place });
  }
  const items = [...unique.values()];
  if (items.length <= most) return { items, more: false };
  items.sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1));
  return { items: items.slice(0, most), more: true };
}

/** Does a name begin with what was typed, or with its first letter, and the rest begins words within it: "iogcisl"? */
export function nameFits(name: string, wanted: string): boolean {
  if (wanted === "") return true;
  const lower = name.toLowerCase();
  if (lower.startsWith(wanted)) return true;
  if (lower.charCodeAt(0) !== wanted.charCodeAt(0) || lower.length <= wanted.length) return false;
  // Where what was typed so far may end in the name, in ascending order.
  let ends = new Set([1]);
  for (const letter of wanted.slice(1)) {
    const [first = name.length] = ends;
    const next = new Set<number>();
    for (let at = first; at < name.length; at++)
      if (lower[at] === letter && (ends.has(at) || beginsWord(name, at))) next.add(at + 1);
    ends = next;
  }
  return ends.size > 0;
}
function beginsWord(name: string, at: number): boolean {
  const before = name[at - 1] ?? "";
  const here = name[at] ?? "";
  return before === "_" || (/[A-Z]/.test(here) && /[a-z0-9]/.test(before)) || (/\d/.test(here) && /\D/.test(before));
}
