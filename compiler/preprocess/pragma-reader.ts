// Reads the tokens of a pragma into its effect; `syntax/pragma-state.ts` keeps the state that effects add up to.

import { numberValue, textValue } from "./literals.ts";
import { BodyFlag } from "./macros.ts";
import type { PragmaEffect, SegmentKind } from "./pragmas.ts";
import { Sym } from "./spellings.ts";
import { kindOf, TokenKind, textOf } from "./symbols.ts";
import type { TokenList } from "./token-list.ts";

export interface PragmaReading {
  readonly name: string;
  readonly text: string;
  readonly args: readonly string[];
  readonly effect: PragmaEffect;
}

export function readPragma(tokens: TokenList): PragmaReading {
  const name = tokens.count > 0 ? textOf(tokens.symbol(0)) : "";
  const groups = argumentGroups(tokens);
  const args = groups.map((group) => group.map(plainText).join(""));
  return { name, text: spelling(tokens, 1), args, effect: effectOf(name, groups) };
}

const segments: Readonly<Record<string, SegmentKind>> = {
  code_seg: "code",
  data_seg: "data",
  bss_seg: "bss",
  const_seg: "const",
};

function effectOf(name: string, groups: readonly (readonly number[])[]): PragmaEffect {
  if (name === "pack") return packEffect(groups);
  if (name === "alloc_text") {
    const [section, ...functions] = groups.map((group) => plainText(group[0] ?? 0));
    return { kind: "allocText", section: section ?? "", functions };
  }
  if (name === "warning") return warningEffect(groups);
  const which = segments[name];
  return which === undefined ? { kind: "other" } : segmentEffect(which, groups);
}

/** `pack(n)`, `pack()`, `pack(push)`, `pack(push, label, n)`, `pack(pop, label)`, `pack(show)`. */
function packEffect(groups: readonly (readonly number[])[]): PragmaEffect {
  let action: "set" | "push" | "pop" | "show" = "set";
  let label: string | undefined;
  let bytes: number | undefined;
  for (const group of groups) {
    const symbol = group[0] ?? 0;
    const text = textOf(symbol);
    if (kindOf(symbol) === TokenKind.number) {
      const number = numberValue(text);
      if (number.kind === "integer" && [0n, 1n, 2n, 4n, 8n, 16n].includes(number.value)) bytes = Number(number.value);
    } else if (text === "push" || text === "pop" || text === "show") action = text;
    else if (text !== "") label = text;
  }
  return { kind: "pack", action, ...(label === undefined ? {} : { label }), ...(bytes === undefined ? {} : { bytes }) };
}

/** `code_seg("PAGE")`, `code_seg()`, `code_seg(push, label, "PAGE")`, `code_seg(pop)`; a second string is the class and is ignored. */
function segmentEffect(which: SegmentKind, groups: readonly (readonly number[])[]): PragmaEffect {
  let action: "set" | "push" | "pop" = "set";
  let label: string | undefined;
  let section: string | undefined;
  for (const group of groups) {
    const symbol = group[0] ?? 0;
    if (kindOf(symbol) === TokenKind.string) section ??= plainText(symbol);
    else if (textOf(symbol) === "push" || textOf(symbol) === "pop") action = textOf(symbol) === "push" ? "push" : "pop";
    else if (symbol !== 0) label = textOf(symbol);
  }
  if (action === "set") section ??= "";
  return {
    kind: "segment",
    which,
    action,
    ...(label === undefined ? {} : { label }),
    ...(section === undefined ? {} : { section }),
  };
}

const warningActions = ["push", "pop", "disable", "suppress", "default", "once", "error"] as const;

function warningEffect(groups: readonly (readonly number[])[]): PragmaEffect {
  const codes: number[] = [];
  let action: (typeof warningActions)[number] | "level" = "level";
  for (const group of groups) {
    for (const symbol of group) {
      const text = textOf(symbol);
      const known = warningActions.find((word) => word === text);
      if (known !== undefined) action = known;
      else if (/^[0-9]+$/.test(text)) codes.push(Number(text));
    }
  }
  return { kind: "warning", action, codes };
}

/** The symbols of each argument in the first parentheses; warning's `;` and `:` part nothing. */
function argumentGroups(tokens: TokenList): number[][] {
  const groups: number[][] = [];
  if (tokens.symbol(1) !== Sym.lparen) return groups;
  let current: number[] = [];
  let depth = 0;
  for (let i = 2; i < tokens.count; i++) {
    const symbol = tokens.symbol(i);
    if (symbol === Sym.lparen) depth++;
    else if (symbol === Sym.rparen && depth-- === 0) break;
    if (symbol === Sym.comma && depth === 0) {
      groups.push(current);
      current = [];
    } else current.push(symbol);
  }
  if (current.length > 0 || groups.length > 0) groups.push(current);
  return groups;
}

function plainText(symbol: number): string {
  if (kindOf(symbol) !== TokenKind.string) return textOf(symbol);
  const { units } = textValue(textOf(symbol));
  return new TextDecoder().decode(Uint8Array.from(units));
}

export function spelling(tokens: TokenList, from: number): string {
  let text = "";
  for (let i = from; i < tokens.count; i++) {
    if (text !== "" && (tokens.flags(i) & BodyFlag.space) !== 0) text += " ";
    text += textOf(tokens.symbol(i));
  }
  return text;
}
