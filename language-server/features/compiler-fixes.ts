// Quick fixes of what the compiler says: the edit follows from the remedy that it names.
import { includeOf, newlineOf } from "../rules/kinds/edits.ts";
import type { FixContext, RuleFix } from "../rules/rule.ts";

type Fix = (context: FixContext) => RuleFix | undefined;

/** By the code of the diagnostic. */
const fixes: Readonly<Record<string, Fix | undefined>> = {
  __proto__: undefined,
  "implicit-function": (context) =>
    context.message.includes("defined below") ? declaredAbove(context) : ofName(context),
  undeclared: ofName,
  "unknown-type": ofName,
  "no-member": (context) => ofName(context) ?? otherAccess(context),
  "assignment-in-condition": (context) => changed(context, "Compare with '=='", /(?<![=!<>+\-*/%&|^])=(?!=)/, "=="),
  "comparison-unused": (context) => changed(context, "Assign with '='", /==/, "="),
  "condition-constant": otherOperator,
  "semicolon-after-condition": looseSemicolon,
  syntax: missingSign,
};

export function compilerFix(code: string, context: FixContext): RuleFix | undefined {
  return fixes[code]?.(context);
}

/** A name that nothing declares: the one that was meant, or the header that declares it. */
function ofName(context: FixContext): RuleFix | undefined {
  const { message, text, start, end } = context;
  const meant = /Did you mean '(\w+)'\?/.exec(message)?.[1];
  const wrong = /'(?:->|\.)?(\w+)' (?:is|needs)|no member '(\w+)'|unknown type name '(\w+)'/
    .exec(message)
    ?.slice(1)
    .find(Boolean);
  if (meant !== undefined && wrong !== undefined) {
    const at = lastWord(text.slice(start, end), wrong);
    if (at === undefined) return undefined;
    return { title: `Change to ${meant}`, edits: [{ start: start + at, end: start + at + wrong.length, text: meant }] };
  }
  const header = /It is declared in ([\w./]+): include that/.exec(message)?.[1];
  const edits = header === undefined ? undefined : includeOf(header, text, start);
  return edits && { title: `Include ${header}`, edits };
}
function lastWord(text: string, word: string): number | undefined {
  return [...text.matchAll(/\w+/g)].findLast(([found]) => found === word)?.index;
}

/** A function that is defined further down is declared before the one that calls it. */
function declaredAbove({ unit, text, start, end, definition }: FixContext): RuleFix | undefined {
  const name = text.slice(start, end);
  if (definition === undefined) return undefined;
  for (const { node, tokenBase } of unit.declarations) {
    if (node.kind !== "function" || node.declarator.name !== name) continue;
    const from = unit.tokens.span(tokenBase + node.first).start;
    const to = unit.tokens.span(tokenBase + node.body.first).start;
    if (unit.tokens.source(tokenBase)?.path !== unit.path || from < start) return undefined;
    const heading = text.slice(from, to).trimEnd();
    // What only some builds have, or a comment that would take the semicolon in, is left to its author.
    if (/^[ \t]*#/m.test(heading) || /\/\/[^\n]*$/.test(heading)) return undefined;
    const at = unit.tokens.span(definition.tokenBase + definition.node.first).start;
    const newline = newlineOf(text);
    return { title: `Declare ${name} above`, edits: [{ start: at, end: at, text: `${heading};${newline}${newline}` }] };
  }
  return undefined;
}

/** `.` where a pointer stands, `->` where none does. */
function otherAccess({ message, text, start, end }: FixContext): RuleFix | undefined {
  const [, was, name = "", by] = /'(->|\.)(\w+)' needs .*Use '(->|\.)'/.exec(message) ?? [];
  if (was === undefined || by === undefined) return undefined;
  const found = [...text.slice(start, end).matchAll(/(->|\.)\s*(\w+)/g)].findLast(
    ([, sign, member]) => sign === was && member === name,
  );
  if (!found) return undefined;
  const at = start + found.index;
  return { title: `Use '${by}'`, edits: [{ start: at, end: at + was.length, text: by }] };
}

/** The one operator of a condition that says something else than was meant. */
function otherOperator(context: FixContext): RuleFix | undefined {
  const by = /Write '(&&|\|\||&)' if/.exec(context.message)?.[1];
  const was = context.text.slice(context.start, context.end);
  const [only, ...others] = was.match(/&&?|\|\|?/g) ?? [];
  // A bit is asked of what stands beside it only: comparisons bind tighter than `&`.
  if (
    by === undefined ||
    only === undefined ||
    others.length > 0 ||
    (by === "&" && /[=<>!]/.test(was.replaceAll("->", ".")))
  )
    return undefined;
  return changed(context, `Write '${by}'`, /&&?|\|\|?/, by);
}

function looseSemicolon({ text, start, end }: FixContext): RuleFix | undefined {
  if (text[end - 1] !== ";") return undefined;
  const head = text.slice(start, end - 1).trimEnd();
  return { title: "Take the semicolon out", edits: [{ start: start + head.length, end, text: "" }] };
}

/** A semicolon or a bracket that was expected where another token stands, put behind what is before. */
function missingSign({ message, text, start }: FixContext): RuleFix | undefined {
  const sign = /^expected '([;)\]])' /.exec(message)?.[1];
  if (sign === undefined) return undefined;
  const at = endBefore(text, start);
  return at === undefined ? undefined : { title: `Insert '${sign}'`, edits: [{ start: at, end: at, text: sign }] };
}
/** Where the token before an offset ends, blanks and comments left out; undefined at the start of the file. */
function endBefore(text: string, offset: number): number | undefined {
  let at = offset;
  for (;;) {
    while (at > 0 && /\s/.test(text.charAt(at - 1))) at -= 1;
    if (text.endsWith("*/", at)) {
      const open = text.lastIndexOf("/*", at - 3);
      if (open < 0) return undefined;
      at = open;
      continue;
    }
    const line = text.lastIndexOf("\n", at - 1) + 1;
    const comment = /^(?:[^"'/]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/(?!\/))*\/\//.exec(text.slice(line, at));
    if (comment === null) break;
    at = line + comment[0].length - 2;
  }
  // A directive ends no statement.
  const line = text.lastIndexOf("\n", at - 1) + 1;
  return at === 0 || /^\s*#/.test(text.slice(line, at)) ? undefined : at;
}

function changed(context: FixContext, title: string, pattern: RegExp, by: string): RuleFix | undefined {
  const { text, start, end } = context;
  const was = text.slice(start, end);
  const now = was.replace(pattern, by);
  return now === was ? undefined : { title, edits: [{ start, end, text: now }] };
}
