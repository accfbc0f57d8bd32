// `#if` and its parts: what a condition is worth, and passing over the groups that are not read.
import { type ConditionHost, evaluateCondition } from "./condition.ts";
import { complain, lineTokens, onLine } from "./directives.ts";
import { findHeader } from "./include.ts";
import type { Preprocessor } from "./preprocessor.ts";
import type { Source } from "./source.ts";
import { Sym } from "./spellings.ts";
import { isName, textOf } from "./symbols.ts";

/** Whether the group of the `#if`, `#ifdef`, `#ifndef`, `#elif`, `#elifdef` or `#elifndef` at raw token `at` is read. */
export function conditionOf(p: Preprocessor, source: Source, at: number, end: number): boolean {
  const { raw } = source.lexed;
  const word = raw.symbols[at + 1] ?? 0;
  if (word === Sym.kw_if || word === Sym.pp_elif) return conditionValue(p, source, at, end);
  const name = raw.symbols[at + 2] ?? 0;
  if (at + 2 >= end || !isName(name)) {
    complain(p, source, at, at + 1, `'#${textOf(word)}' is not followed by a name`, `Write '#${textOf(word)} NAME'.`);
    return false;
  }
  const defined = isDefined(p, name);
  return word === Sym.pp_ifdef || word === Sym.pp_elifdef ? defined : !defined;
}

function isDefined(p: Preprocessor, name: number): boolean {
  return p.lookup(name) !== undefined || name === Sym.pp___has_include;
}

function conditionValue(p: Preprocessor, source: Source, at: number, end: number): boolean {
  if (at + 2 >= end) {
    complain(p, source, at, at + 1, "the conditional has no condition", "Write one, e.g. '#if DBG'.");
    return false;
  }
  const host: ConditionHost = {
    isDefined: (symbol) => isDefined(p, symbol),
    hasInclude: (text) => findHeader(p, text.slice(1, -1), text.startsWith('"')) !== undefined,
    cxx: p.input.cxx,
  };
  const list = p.expander.expandList(lineTokens(p, source, at + 2, end), true);
  const { value, problem } = evaluateCondition(list, host);
  if (problem !== undefined) {
    complain(p, source, at + 2, end - 1, problem.message, problem.remedy, problem.code);
  }
  return value;
}

/**
 * Passes over groups up to the one that is read, or up to the `#endif`. The source stands after the opening line of the group
 * to pass over, whose `#` is token `opener`, or (-1) at the `#else` or `#elif` that ends a group that was read.
 */
export function skipGroup(p: Preprocessor, source: Source, opener: number): void {
  const { raw, file } = source.lexed;
  const { directives, symbols, starts } = raw;
  const condition = source.conditions[source.conditions.length - 1];
  if (condition === undefined) return;
  let next = lowerBound(directives, source.at);
  let from = opener;
  let depth = 0;
  for (; next < directives.length; next++) {
    const at = directives[next] ?? 0;
    const word = onLine(source, at + 1) ? (symbols[at + 1] ?? 0) : 0;
    if (word === Sym.kw_if || word === Sym.pp_ifdef || word === Sym.pp_ifndef) depth++;
    else if (word === Sym.pp_endif) {
      if (depth-- > 0) continue;
      if (from >= 0) inactive(p, source, from, at);
      source.conditions.pop();
      source.at = source.lineEnd(at);
      return;
    } else if (depth === 0 && isAlternative(word)) {
      if (from >= 0) inactive(p, source, from, at);
      from = at;
      const end = source.lineEnd(at);
      if (condition.elseSeen)
        complain(p, source, at, at + 1, `'#${textOf(word)}' stands after '#else'`, "Put '#else' last.");
      if (word === Sym.kw_else) condition.elseSeen = true;
      if (condition.taken) continue;
      if (word === Sym.kw_else || conditionOf(p, source, at, end)) {
        condition.taken = true;
        source.at = end;
        return;
      }
    }
  }
  if (from >= 0) {
    const line = file.lines.lineAt(starts[from] ?? 0) + 1;
    p.inactive(file.range(file.lines.offsetAt({ line, column: 0 }), file.text.length));
  }
  source.at = raw.count;
}

function isAlternative(word: number): boolean {
  return word === Sym.kw_else || word === Sym.pp_elif || word === Sym.pp_elifdef || word === Sym.pp_elifndef;
}

/** The lines between two directives are not read. */
function inactive(p: Preprocessor, source: Source, from: number, to: number): void {
  const { raw, file } = source.lexed;
  const last = source.lineEnd(from) - 1;
  const first = file.lines.lineAt(raw.ends[last] ?? 0) + 1;
  const end = file.lines.lineAt(raw.starts[to] ?? 0);
  if (first >= end) return;
  p.inactive({ file: file.path, startLine: first, startColumn: 0, endLine: end, endColumn: 0 });
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
