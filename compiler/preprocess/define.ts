// Reads the tokens of a `#define` after the word into a macro, or says what is wrong with them.
import { exact, NONE } from "../lists.ts";
import type { SourceFile } from "../source/file.ts";
import { RawFlag, type RawTokens } from "./lexer.ts";
import { BodyFlag, type Macro } from "./macros.ts";
import { Sym } from "./spellings.ts";
import { intern, isName, TokenKind, textOf } from "./symbols.ts";

export interface DefineProblem {
  readonly message: string;
  readonly remedy: string;
  /** Index of the raw token it is about. */
  readonly token: number;
}

/** `name` is the index of the macro's name, `end` that of the first token after the directive. */
export function readDefine(
  raw: RawTokens,
  name: number,
  end: number,
  file: SourceFile | undefined,
): Macro | DefineProblem {
  const symbol = raw.symbols[name] ?? 0;
  let at = name + 1;
  let params: number[] | undefined;
  let variadic = false;
  const functionLike = at < end && raw.symbols[at] === Sym.lparen && ((raw.flags[at] ?? 0) & RawFlag.space) === 0;
  if (functionLike) {
    const head = readParams(raw, at + 1, end);
    if ("message" in head) return head;
    params = head.params;
    variadic = head.variadic;
    at = head.end;
  }
  const symbols: number[] = [];
  const flags: number[] = [];
  const paramOf: number[] = [];
  let n = 0;
  let pending = 0;
  const groups: { at: number; depth: number }[] = [];
  let depth = 0;
  for (let i = at; i < end; i++) {
    const token = raw.symbols[i] ?? 0;
    const space = n > 0 && ((raw.flags[i] ?? 0) & RawFlag.space) !== 0 ? BodyFlag.space : 0;
    if (token === Sym.hashHash) {
      if (n === 0 || i + 1 === end) {
        return {
          message: "'##' stands at an end of the macro's replacement",
          remedy: "Put a token on both sides of '##'.",
          token: i,
        };
      }
      flags[n - 1] = (flags[n - 1] ?? 0) | BodyFlag.paste;
      continue;
    }
    const param = params === undefined || !isName(token) ? -1 : params.indexOf(token);
    if (params !== undefined && (token === Sym.hash || token === Sym.hashAt) && pending === 0) {
      const operand = raw.symbols[i + 1] ?? 0;
      if (i + 1 < end && params.includes(operand)) {
        pending = (token === Sym.hash ? BodyFlag.stringify : BodyFlag.charize) | space;
        continue;
      }
      if (token === Sym.hash && !(i + 1 < end && isDirectiveLike(operand))) {
        return {
          message: "'#' is not followed by a parameter of the macro",
          remedy: "Name a parameter after '#'.",
          token: i,
        };
      }
    }
    if (variadic && token === Sym.pp___VA_OPT__ && i + 1 < end && raw.symbols[i + 1] === Sym.lparen) {
      symbols[n] = token;
      flags[n] = space | BodyFlag.vaOpt;
      paramOf[n] = -1;
      groups.push({ at: n, depth });
      depth++;
      n++;
      i++;
      continue;
    }
    if (token === Sym.lparen) depth++;
    if (token === Sym.rparen) {
      depth--;
      const group = groups[groups.length - 1];
      if (group !== undefined && group.depth === depth) {
        paramOf[group.at] = n;
        groups.pop();
        continue;
      }
    }
    symbols[n] = token;
    flags[n] = pending === 0 ? space : pending;
    paramOf[n] = param;
    pending = 0;
    n++;
  }
  if (groups.length > 0) {
    return { message: "'__VA_OPT__(' is not closed", remedy: "Write the missing ')'.", token: end - 1 };
  }
  return {
    name: textOf(symbol),
    symbol,
    params: params?.map(textOf),
    variadic,
    body: {
      count: n,
      symbols: exact(symbols),
      flags: flags.some((flag) => flag !== 0) ? exact(flags) : NONE,
      params: paramOf.some((param) => param >= 0) ? exact(paramOf) : NONE,
    },
    file,
    start: raw.starts[name] ?? 0,
    end: raw.ends[name] ?? 0,
    dynamic: false,
  };
}

/** `#pragma` and `#define` inside a macro are seen in inline assembly; the `#` is let through there. */
function isDirectiveLike(symbol: number): boolean {
  return symbol === Sym.pp_pragma || symbol === Sym.pp_define;
}

function readParams(
  raw: RawTokens,
  from: number,
  end: number,
): { params: number[]; variadic: boolean; end: number } | DefineProblem {
  const params: number[] = [];
  let at = from;
  if (raw.symbols[at] === Sym.rparen && at < end) return { params, variadic: false, end: at + 1 };
  while (at < end) {
    const symbol = raw.symbols[at] ?? 0;
    if (symbol === Sym.ellipsis) {
      params.push(Sym.pp___VA_ARGS__);
      if (at + 1 < end && raw.symbols[at + 1] === Sym.rparen) return { params, variadic: true, end: at + 2 };
      return {
        message: "'...' is not the macro's last parameter",
        remedy: "Close the list with ')' after '...'.",
        token: at,
      };
    }
    if (!isName(symbol)) break;
    if (params.includes(symbol)) {
      return {
        message: `the parameter '${textOf(symbol)}' is named twice`,
        remedy: "Give each parameter its own name.",
        token: at,
      };
    }
    params.push(symbol);
    at++;
    if (at >= end) break;
    const next = raw.symbols[at] ?? 0;
    if (next === Sym.rparen) return { params, variadic: false, end: at + 1 };
    if (next === Sym.ellipsis && at + 1 < end && raw.symbols[at + 1] === Sym.rparen) {
      return { params, variadic: true, end: at + 2 };
    }
    if (next !== Sym.comma) break;
    at++;
  }
  return {
    message: "the macro's parameter list is not closed",
    remedy: "Write names with commas between them, then ')'.",
    token: Math.min(at, Math.max(from - 1, end - 1)),
  };
}

/** Defined anew at each use: `__LINE__` and its like. */
export function dynamicMacro(symbol: number): Macro {
  return {
    name: textOf(symbol),
    symbol,
    params: undefined,
    variadic: false,
    body: { count: 0, symbols: NONE, flags: NONE, params: NONE },
    file: undefined,
    start: 0,
    end: 0,
    dynamic: true,
  };
}

/** The symbol of a string literal that stands for a text. */
export function stringSymbol(text: string): number {
  return intern(`"${text.replace(/[\\"]/g, "\\$&")}"`, TokenKind.string);
}
