// The directives: each reads its line from the source's raw tokens and leaves the source at the token after the line.
import { conditionOf, skipGroup } from "./conditionals.ts";
import { readDefine } from "./define.ts";
import { includeDirective } from "./include.ts";
import { RawFlag } from "./lexer.ts";
import { textValue } from "./literals.ts";
import { BodyFlag, sameMacro } from "./macros.ts";
import { spelling } from "./pragma-reader.ts";
import type { Preprocessor } from "./preprocessor.ts";
import type { Source } from "./source.ts";
import { Sym } from "./spellings.ts";
import { isName, kindOf, TokenKind, textOf } from "./symbols.ts";
import { TokenList } from "./token-list.ts";

/** Carries out the directive whose `#` the source is at. `inArguments`: it stands among the arguments of a macro. */
export function directive(p: Preprocessor, source: Source, inArguments: boolean): void {
  const at = source.at;
  const end = source.lineEnd(at);
  const { raw } = source.lexed;
  source.at = end;
  if (at + 1 >= end) return;
  const word = raw.symbols[at + 1] ?? 0;
  switch (word) {
    case Sym.kw_if:
    case Sym.pp_ifdef:
    case Sym.pp_ifndef: {
      const taken = conditionOf(p, source, at, end);
      source.conditions.push({ token: at, taken, elseSeen: false });
      if (!taken) skipGroup(p, source, at);
      return;
    }
    case Sym.pp_elif:
    case Sym.pp_elifdef:
    case Sym.pp_elifndef:
    case Sym.kw_else:
      if (source.conditions.length === 0)
        complain(p, source, at, at + 1, `'#${textOf(word)}' has no '#if'`, "Write the '#if' or take the line out.");
      else {
        // The group before it was read: none of the rest is.
        source.at = at;
        skipGroup(p, source, -1);
      }
      return;
    case Sym.pp_endif:
      if (source.conditions.pop() === undefined)
        complain(p, source, at, at + 1, "'#endif' has no '#if'", "Write the '#if' or take the line out.");
      return;
    case Sym.pp_include:
    case Sym.pp_include_next:
    case Sym.pp_import:
      if (inArguments)
        complain(
          p,
          source,
          at,
          end - 1,
          "'#include' stands among the arguments of a macro",
          "Close the macro's arguments first.",
        );
      else includeDirective(p, source, at, end);
      return;
    case Sym.pp_define:
      define(p, source, at, end);
      return;
    case Sym.pp_undef:
      undef(p, source, at, end);
      return;
    case Sym.pp_pragma:
      pragmaDirective(p, source, at, end);
      return;
    case Sym.pp_line:
      line(p, source, at, at + 2, end);
      return;
    case Sym.pp_error:
      message(p, source, at, end, "error");
      return;
    case Sym.pp_warning:
      message(p, source, at, end, "warning");
      return;
    case Sym.pp_ident:
    case Sym.pp_sccs:
    case Sym.pp_assert:
    case Sym.pp_unassert:
      return;
    default:
      // The line marks that other preprocessors leave: `# 33 "file.c"`.
      if (kindOf(word) === TokenKind.number) line(p, source, at, at + 1, end);
      else
        complain(
          p,
          source,
          at,
          at + 1,
          `'#${textOf(word)}' is no directive`,
          "Check the spelling; '#' begins a line only for directives.",
        );
  }
}

/** The tokens of a line as a list to expand. */
export function lineTokens(p: Preprocessor, source: Source, from: number, end: number): TokenList {
  const { raw } = source.lexed;
  const file = p.indexOf(source);
  const list = new TokenList();
  for (let i = from; i < end; i++) {
    list.push(
      raw.symbols[i] ?? 0,
      (raw.flags[i] ?? 0) & BodyFlag.space,
      file,
      raw.starts[i] ?? 0,
      raw.ends[i] ?? 0,
      -1,
    );
  }
  return list;
}

/** Says something about raw tokens `first` to `last`. */
export function complain(
  p: Preprocessor,
  source: Source,
  first: number,
  last: number,
  text: string,
  remedy: string,
  code = "pp-directive",
  severity: "error" | "warning" | "information" = "error",
): void {
  const { raw, file } = source.lexed;
  const to = Math.min(Math.max(first, last), raw.count - 1);
  p.say(code, severity, text, remedy, file.range(raw.starts[first] ?? 0, raw.ends[to] ?? 0));
}

function define(p: Preprocessor, source: Source, at: number, end: number): void {
  const { raw, file, macros } = source.lexed;
  const name = raw.symbols[at + 2] ?? 0;
  if (at + 2 >= end || !isName(name) || name === Sym.pp_defined) {
    complain(
      p,
      source,
      at,
      Math.min(at + 2, end - 1),
      "'#define' is not followed by a name",
      "Write '#define NAME text'.",
    );
    return;
  }
  const macro = macros.get(at + 2) ?? readDefine(raw, at + 2, end, file);
  if ("message" in macro) {
    complain(p, source, macro.token, macro.token, macro.message, macro.remedy, "pp-define");
    return;
  }
  macros.set(at + 2, macro);
  const known = p.lookup(name);
  if (known?.file !== undefined && !sameMacro(known, macro)) {
    const before = known.file.range(known.start, known.end);
    complain(
      p,
      source,
      at + 2,
      at + 2,
      `macro '${macro.name}' is defined again with another text (first at ${before.file}:${before.startLine + 1})`,
      "Write '#undef' first, or give one of them another name.",
      "pp-redefined",
      "warning",
    );
  }
  p.macros.define(macro);
}

function undef(p: Preprocessor, source: Source, at: number, end: number): void {
  const { raw } = source.lexed;
  const name = raw.symbols[at + 2] ?? 0;
  if (at + 2 >= end || !isName(name)) {
    complain(p, source, at, at + 1, "'#undef' is not followed by a name", "Write '#undef NAME'.");
    return;
  }
  p.lookup(name);
  p.macros.undefine(name);
}

/** Pragmas whose words Microsoft C takes as they are. */
const unexpanded: ReadonlySet<string> = new Set([
  "once",
  "region",
  "endregion",
  "prefast",
  "push_macro",
  "pop_macro",
  "warning",
  "GCC",
  "STDC",
  "clang",
]);

function pragmaDirective(p: Preprocessor, source: Source, at: number, end: number): void {
  const { raw, file } = source.lexed;
  const word = raw.symbols[at + 2] ?? 0;
  const range = file.range(raw.starts[at] ?? 0, raw.ends[end - 1] ?? 0);
  let tokens = lineTokens(p, source, at + 2, end);
  if (tokens.count > 1 && !unexpanded.has(textOf(word))) {
    // The name of a pragma stays, unless it is a macro, like NDIS_PAGEABLE_FUNCTION.
    const from = p.lookup(word) === undefined ? at + 3 : at + 2;
    const rest = p.expander.expandList(lineTokens(p, source, from, end));
    tokens = lineTokens(p, source, at + 2, from);
    for (let i = 0; i < rest.count; i++) tokens.take(rest, i, rest.flags(i));
  }
  if (at + 2 < end && word === Sym.pp_once) {
    p.markOnce(file.path);
  }
  p.pragma(tokens, range);
}

/** `#line 10 "file"`: moves `__LINE__` and `__FILE__`; places stay those of the text that was read. */
function line(p: Preprocessor, source: Source, at: number, from: number, end: number): void {
  const tokens = p.expander.expandList(lineTokens(p, source, from, end));
  const number = textOf(tokens.symbol(0));
  if (tokens.count === 0 || !/^[0-9]+$/.test(number)) {
    complain(p, source, at, end - 1, "'#line' is not followed by a line number", "Write '#line 10 \"file.c\"'.");
    return;
  }
  const { raw, file } = source.lexed;
  const written = file.lines.lineAt(raw.starts[at] ?? 0) + 1;
  source.lineShift = Math.min(Number(number), 2 ** 31) - (written + 1);
  if (tokens.count > 1 && kindOf(tokens.symbol(1)) === TokenKind.string) {
    const { units } = textValue(textOf(tokens.symbol(1)));
    source.presumedName = new TextDecoder().decode(Uint8Array.from(units));
  }
}

function message(p: Preprocessor, source: Source, at: number, end: number, severity: "error" | "warning"): void {
  const text = spelling(lineTokens(p, source, at + 2, end), 0);
  complain(
    p,
    source,
    at,
    end - 1,
    `#${severity}: ${text}`,
    severity === "error"
      ? "The source asks for other settings: see the conditional around it."
      : "See the conditional around it.",
    `pp-${severity}`,
    severity,
  );
}

export function onLine(source: Source, token: number): boolean {
  return token < source.lexed.raw.count && ((source.lexed.raw.flags[token] ?? 0) & RawFlag.lineStart) === 0;
}
