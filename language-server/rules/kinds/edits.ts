// Edits that mend findings: computed from the text of the statement a finding stands in and, for what must be undone on a way
// out, from the text of its function. Each factory gives the `fix` of a rule; where the text is not as expected there is none.
import type { TokenRange } from "../../../compiler/source/source.ts";
import type { Declaration, Statement, StaticAssert } from "../../../compiler/syntax/ast.ts";
import { compatible } from "../../../compiler/types/compare.ts";
import type { FixContext, RuleFix, TextChange } from "../rule.ts";
import { callIn } from "./call-edits.ts";

type Fix = (context: FixContext) => RuleFix | undefined;

/** The innermost statement at a finding, as it stands in the file. */
export interface StatementText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** White space before it on its line. */
  readonly indent: string;
  /** It is the whole body of an `if` or a loop: a second statement needs braces. */
  readonly single: boolean;
}

export function statementAt({ unit, text, start, definition }: FixContext): StatementText | undefined {
  const node = definition?.node;
  if (!definition || node?.kind !== "function") return undefined;
  const base = definition.tokenBase;
  const spanOf = (range: { first: number; last: number }) => ({
    start: unit.tokens.span(base + range.first).start,
    end: unit.tokens.span(base + range.last).end,
  });
  let found: { item: Statement | Declaration | StaticAssert; single: boolean } | undefined;
  const visit = (item: Statement | Declaration | StaticAssert, single: boolean): void => {
    const span = spanOf(item);
    if (start < span.start || start >= span.end) return;
    if (item.kind !== "compound") found = { item, single };
    switch (item.kind) {
      case "compound":
        for (const inner of item.items) visit(inner, false);
        return;
      case "if":
        visit(item.then, true);
        if (item.else) visit(item.else, true);
        return;
      case "while":
      case "do":
      case "for":
        visit(item.body, true);
        return;
      case "switch":
        visit(item.body, true);
        return;
      case "case":
      case "default":
      case "label":
        visit(item.body, false);
        return;
      case "tryExcept":
      case "tryFinally":
        visit(item.body, false);
        visit(item.handler, false);
        return;
      default:
        return;
    }
  };
  for (const item of node.body.items) visit(item, false);
  if (!found) return undefined;
  const span = spanOf(found.item);
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, span.start))?.[0] ?? "";
  return {
    text: text.slice(span.start, span.end),
    ...span,
    indent,
    single: found.single,
  };
}
export function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Statements put before the one at the finding. */
export function before(context: FixContext, statement: StatementText, lines: readonly string[]): TextChange[] {
  const newline = newlineOf(context.text);
  const { indent } = statement;
  if (!statement.single) {
    const text = lines.map((line) => `${line}${newline}${indent}`).join("");
    return [{ start: statement.start, end: statement.start, text }];
  }
  const step = indent.includes("\t") ? "\t" : "    ";
  const outer = indent.endsWith(step) ? indent.slice(0, -step.length) : indent;
  const inner = [...lines, statement.text].map((line) => `${outer}${step}${line}${newline}`).join("");
  return [{ start: statement.start, end: statement.end, text: `{${newline}${inner}${outer}}` }];
}

export function insertBefore(
  title: string,
  lines: (context: FixContext, statement: StatementText) => readonly string[] | undefined,
): Fix {
  return (context) => {
    const statement = statementAt(context);
    const added = statement && lines(context, statement);
    return added && added.length > 0 ? { title, edits: before(context, statement, added) } : undefined;
  };
}
/** Takes the statement out, with its line if nothing else stands there. */
export function deleteStatement(title: string, only?: RegExp): Fix {
  return (context) => {
    if (only && !only.test(context.message)) return undefined;
    const statement = statementAt(context);
    if (!statement || statement.single) return undefined;
    const { text } = context;
    // The semicolon behind a macro that is a whole statement is another one.
    const end =
      statement.end + (/^\s*;/.exec(statement.text.endsWith(";") ? "" : text.slice(statement.end))?.[0].length ?? 0);
    if (!/^[\w>.()&*\- ]+\(.*\)\s*;$/s.test(text.slice(statement.start, end))) return undefined;
    const lineStart = text.lastIndexOf("\n", statement.start - 1) + 1;
    const lineEnd = text.indexOf("\n", end);
    const alone = text.slice(lineStart, statement.start).trim() === "" && text.slice(end, lineEnd).trim() === "";
    const range = alone && lineEnd >= 0 ? { start: lineStart, end: lineEnd + 1 } : { start: statement.start, end };
    return { title, edits: [{ ...range, text: "" }] };
  };
}
/** Rewrites the text from the finding's place to the end of its statement, once. */
export function rewrite(title: string, pattern: RegExp, by: string): Fix {
  return (context) => {
    const statement = statementAt(context);
    const end = statement?.end ?? context.end;
    const was = context.text.slice(context.start, end);
    const now = was.replace(pattern, by);
    return now === was ? undefined : { title, edits: [{ start: context.start, end, text: now }] };
  };
}
/** Rewrites the whole statement in which the finding stands. */
export function rewriteStatement(title: string, pattern: RegExp, by: string): Fix {
  return (context) => {
    const statement = statementAt(context);
    const now = statement?.text.replace(pattern, by);
    return !statement || now === undefined || now === statement.text
      ? undefined
      : { title, edits: [{ start: statement.start, end: statement.end, text: now }] };
  };
}

/** What a routine gave in a function: the variable its result went to, or its arguments. */
interface Given {
  readonly routine: string;
  readonly result: string | undefined;
  readonly args: readonly string[];
  /** Offset of the call in the file. */
  readonly start: number;
}
/** The one call of any of the routines in the finding's function; undefined if there is none or more than one. */
export function onlyCall(context: FixContext, routines: RegExp): Given | undefined {
  const { definition, unit, text } = context;
  const node = definition?.node;
  if (!definition || node?.kind !== "function") return undefined;
  const start = unit.tokens.span(definition.tokenBase + node.body.first).start;
  const end = unit.tokens.span(definition.tokenBase + node.body.last).end;
  const body = text.slice(start, end);
  const matches = [...body.matchAll(new RegExp(`\\b(?:${routines.source})\\s*\\(`, "g"))];
  const [only] = matches;
  if (!only || matches.length > 1) return undefined;
  const call = callIn(body, only.index);
  const result = /(\w+(?:(?:->|\.)\w+)*)\s*=\s*(?:\([^()]*\)\s*)?$/.exec(body.slice(0, only.index))?.[1];
  return call && { routine: call.name, result, args: call.args.map((arg) => arg.text), start: start + only.index };
}
/** Before a way out of a function, undoes what the one call in it did. */
export function undoBeforeExit(title: string, routines: RegExp, undo: (given: Given) => string | undefined): Fix {
  return insertBefore(title, (context, statement) => {
    // Other ways that come to it have nothing to undo.
    if (context.partial || !/^return\b/.test(statement.text)) return undefined;
    const given = onlyCall(context, routines);
    const line = given && undo(given);
    if (!given || line === undefined || isInLoopBefore(context, given.start)) return undefined;
    const value = statement.text.slice("return".length);
    const held = [given.result, ...given.args.map((arg) => /^&(\w+)$/.exec(arg)?.[1])];
    // The value that is returned must not need what is given back.
    if (held.some((name) => name !== undefined && new RegExp(`\\b${name}\\b\\s*(->|\\.|\\[)`).test(value)))
      return undefined;
    return held.every((name) => name === undefined || isVisible(context, name)) ? [line] : undefined;
  });
}
/** A place in a loop that is over where the finding is: how often it was come to, and whether it was undone there, is not known. */
function isInLoopBefore({ unit, start, definition }: FixContext, place: number): boolean {
  const node = definition?.node;
  if (!definition || node?.kind !== "function") return false;
  const base = definition.tokenBase;
  const holds = (item: TokenRange, offset: number) =>
    unit.tokens.span(base + item.first).start <= offset && offset < unit.tokens.span(base + item.last).end;
  const visit = (item: Statement | Declaration | StaticAssert): boolean => {
    if (item.kind === "compound") return item.items.some(visit);
    const isLoop = item.kind === "while" || item.kind === "do" || item.kind === "for";
    return (isLoop && holds(item, place) && !holds(item, start)) || partsOf(item).some(visit);
  };
  return node.body.items.some(visit);
}
/** Has the innermost loop around a finding ask before its first round; `isWanted`: whether that condition is the one to be asked. */
export function askBeforeLoop(title: string, isWanted: (condition: string, context: FixContext) => boolean): Fix {
  return (context) => {
    const { unit, text, start, definition } = context;
    const node = definition?.node;
    if (!definition || node?.kind !== "function") return undefined;
    const spanOf = ({ first, last }: TokenRange) => ({
      start: unit.tokens.span(definition.tokenBase + first).start,
      end: unit.tokens.span(definition.tokenBase + last).end,
    });
    let found: Statement | undefined;
    const visit = (item: Statement | Declaration | StaticAssert): void => {
      const span = spanOf(item);
      if (start < span.start || start >= span.end) return;
      if (item.kind === "do" || item.kind === "while" || item.kind === "for") found = item;
      for (const inner of item.kind === "compound" ? item.items : partsOf(item)) visit(inner);
    };
    for (const item of node.body.items) visit(item);
    if (found?.kind !== "do" || found.body.kind !== "compound") return undefined;
    const loop = spanOf(found);
    const body = spanOf(found.body);
    const asked = spanOf(found.condition);
    const condition = text.slice(asked.start, asked.end);
    const tail = text.slice(body.end, loop.end);
    // All of it stands as it is written here, and not in a macro.
    if (!text.startsWith("do", loop.start) || !/^\s*while\s*\(.*\)\s*;$/s.test(tail) || !isWanted(condition, context))
      return undefined;
    const edits = [
      { start: loop.start, end: loop.start + "do".length, text: `while (${condition})` },
      { start: body.end, end: loop.end, text: "" },
    ];
    return { title, edits };
  };
}

/** A variable of an inner block is out of sight at a place behind that block. */
function isVisible({ unit, start, definition }: FixContext, name: string): boolean {
  const node = definition?.node;
  if (!definition || node?.kind !== "function") return false;
  const base = definition.tokenBase;
  let hidden = false;
  const visit = (item: Statement | Declaration | StaticAssert, sees: boolean): void => {
    if (item.kind === "declaration") {
      if (item.declarators.some(({ declarator }) => declarator.name === name)) hidden = !sees;
    } else if (item.kind === "compound") {
      const isAround =
        unit.tokens.span(base + item.first).start <= start && start < unit.tokens.span(base + item.last).end;
      for (const inner of item.items) visit(inner, isAround);
    } else for (const inner of partsOf(item)) visit(inner, sees);
  };
  for (const item of node.body.items) visit(item, true);
  return !hidden;
}
function partsOf(item: Statement | Declaration | StaticAssert): Statement[] {
  switch (item.kind) {
    case "if":
      return item.else ? [item.then, item.else] : [item.then];
    case "while":
    case "do":
    case "for":
    case "switch":
    case "case":
    case "default":
    case "label":
      return [item.body];
    case "tryExcept":
    case "tryFinally":
      return [item.body, item.handler];
    default:
      return [];
  }
}
/** A variable whose address is an argument. */
export function addressed(arg: string | undefined): string | undefined {
  return /&\s*([\w>.-]+)$/.exec(arg ?? "")?.[1];
}
/** The name of the n-th parameter of the finding's function. */
export function parameterName({ definition }: FixContext, index: number): string | undefined {
  const node = definition?.node;
  if (node?.kind !== "function") return undefined;
  for (const part of node.declarator.parts)
    if (part.kind === "function") return part.parameters?.[index]?.declarator?.name;
  return undefined;
}
/** The parameter that is an IRP. */
export function irpName({ definition, unit }: FixContext): string | undefined {
  const node = definition?.node;
  if (!definition || node?.kind !== "function") return undefined;
  for (const part of node.declarator.parts) {
    if (part.kind !== "function") continue;
    for (const parameter of part.parameters ?? []) {
      const type = unit.tokens.text(definition.tokenBase + parameter.specifiers.type.first);
      if (type === "PIRP" || type === "IRP") return parameter.declarator?.name;
    }
  }
  return undefined;
}

/** What lets go what each of these routines took. */
export const releases: Readonly<Record<string, string | undefined>> = {
  __proto__: undefined,
  ExAcquireFastMutex: "ExReleaseFastMutex",
  KeAcquireGuardedMutex: "KeReleaseGuardedMutex",
  KeEnterCriticalRegion: "KeLeaveCriticalRegion",
  KeEnterGuardedRegion: "KeLeaveGuardedRegion",
  ExAcquireResourceExclusiveLite: "ExReleaseResourceLite",
  ExAcquireResourceSharedLite: "ExReleaseResourceLite",
};
export function insertBeforeCall(title: string, text: string): Fix {
  return (context) => {
    const statement = statementAt(context);
    return statement?.start === context.start
      ? { title, edits: [{ start: context.start, end: context.start, text }] }
      : undefined;
  };
}
/** `#pragma alloc_text` for the finding's function, where one may stand: after its first declaration or before its definition. */
export const placeInPage: Fix = ({ unit, text, definition }) => {
  const node = definition?.node;
  const name = node?.kind === "function" ? node.declarator.name : undefined;
  if (!definition || node?.kind !== "function" || name === undefined) return undefined;
  const prototype = unit.declarations.find(
    ({ node: other }) =>
      other.kind === "declaration" && other.declarators.some(({ declarator }) => declarator.name === name),
  );
  const newline = newlineOf(text);
  const pragma = `#pragma alloc_text(PAGE, ${name})`;
  const first = unit.tokens.source(definition.tokenBase);
  if (prototype && first && unit.tokens.source(prototype.tokenBase) === first) {
    const end = unit.tokens.span(prototype.tokenBase + prototype.node.last).end;
    return { title: `Place ${name} in section PAGE`, edits: [{ start: end, end, text: `${newline}${pragma}` }] };
  }
  // A pragma needs a declaration before it.
  const start = unit.tokens.span(definition.tokenBase).start;
  const open = unit.tokens.span(definition.tokenBase + node.body.first).start;
  const heading = text.slice(start, open).replaceAll(/\s+/g, " ").trim();
  return {
    title: `Place ${name} in section PAGE`,
    edits: [{ start, end: start, text: `${heading};${newline}${pragma}${newline}` }],
  };
};
/** `if (status)` as what it means: the call did not succeed. */
export const statusTest: Fix = ({ text, start, end }) => {
  const was = text.slice(start, end);
  const negated = /^!\s*(\w+)$/.exec(was)?.[1];
  const plain = /^\w+$/.test(was) ? was : undefined;
  if (negated === undefined && plain === undefined) return undefined;
  const now = negated === undefined ? `!NT_SUCCESS(${plain})` : `NT_SUCCESS(${negated})`;
  return { title: "Test with NT_SUCCESS", edits: [{ start, end, text: now }] };
};
/** What a text indents by. */
export function indentStep(text: string): string {
  return /^\t+\S/m.test(text) && !/^ {2,}\S/m.test(text) ? "\t" : "    ";
}
/** Statements put first in the function, after its declarations. */
export function insertFirst(
  { unit, text, definition }: FixContext,
  title: string,
  lines: readonly string[],
): RuleFix | undefined {
  const node = definition?.node;
  if (!definition || node?.kind !== "function") return undefined;
  const base = definition.tokenBase;
  const { items } = node.body;
  const leading = items.findIndex((item) => item.kind !== "declaration");
  const lastDeclaration = leading < 0 ? items[items.length - 1] : items[leading - 1];
  const after = endOfComment(
    text,
    unit.tokens.span(base + (lastDeclaration ? lastDeclaration.last : node.body.first)).end,
  );
  const first = items[0] ? unit.tokens.span(base + items[0].first).start : -1;
  const indent = /\n([ \t]+)$/.exec(text.slice(0, Math.max(first, 0)))?.[1] ?? "    ";
  const added = lines.map((line) => `${newlineOf(text)}${indent}${line}`).join("");
  return { title, edits: [{ start: after, end: after, text: added }] };
}
/** Behind a comment that follows on the line: it is about what it follows. */
export function endOfComment(text: string, end: number): number {
  const comment = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*(?=\r?\n|$))/.exec(text.slice(end, end + 1000));
  return end + (comment?.[0].trimEnd().length ?? 0);
}
export const addPagedCode: Fix = (context) => {
  const node = context.definition?.node;
  const name = node?.kind === "function" ? (node.declarator.name ?? "the function") : "the function";
  return insertFirst(context, `Add PAGED_CODE(); to ${name}`, ["PAGED_CODE();"]);
};
/** A cancel routine lets go of the cancel spin lock before anything else; who took it himself, before he returns. */
export const releaseCancelSpinLock: Fix = (context) => {
  const irp = irpName(context);
  if (irp !== undefined && !onlyCall(context, /IoAcquireCancelSpinLock|IoReleaseCancelSpinLock/))
    return insertFirst(context, "Release the cancel spin lock first", [`IoReleaseCancelSpinLock(${irp}->CancelIrql);`]);
  return undoBeforeExit("Release the cancel spin lock first", /IoAcquireCancelSpinLock/, ({ args }) => {
    const irql = addressed(args[0]);
    return irql && `IoReleaseCancelSpinLock(${irql});`;
  })(context);
};
/** A declaration with a role type before the function's definition. */
export function declareBefore(role: string): Fix {
  return ({ unit, text, definition }) => {
    const node = definition?.node;
    const name = node?.kind === "function" ? node.declarator.name : undefined;
    if (!definition || node?.kind !== "function" || name === undefined) return undefined;
    // A function of other parameters or result would not be what it is declared as.
    const type = unit.typedefs.get(role)?.type;
    const own = unit.symbols.get(name)?.type;
    if (type && own && !compatible(type, own, { ignoreQuals: true })) return undefined;
    const { start } = unit.tokens.span(definition.tokenBase + node.first);
    return {
      title: `Declare ${name} as ${role}`,
      edits: [{ start, end: start, text: `${role} ${name};${newlineOf(text)}` }],
    };
  };
}
/** A header included behind those that a source includes before a place. */
export function includeOf(header: string, text: string, before: number): TextChange[] | undefined {
  const last = [...text.slice(0, before).matchAll(/^[ \t]*#[ \t]*include[ \t]+[<"][^>"]+[>"][^\r\n]*/gm)].at(-1);
  if (!last) return undefined;
  const end = last.index + last[0].length;
  return [{ start: end, end, text: `${newlineOf(text)}#include <${header}>` }];
}
/** `break;` where the case of the finding goes on into the next one. */
export function breakBeforeNextCase(context: FixContext): RuleFix | undefined {
  const { unit, start, definition, text } = context;
  const node = definition?.node;
  const statement = statementAt(context);
  if (!definition || node?.kind !== "function" || !statement) return undefined;
  const base = definition.tokenBase;
  let last: Statement | Declaration | StaticAssert | undefined;
  const visit = (item: Statement | Declaration | StaticAssert): void => {
    if (item.kind === "compound") {
      const next = item.items.findIndex(
        ({ kind, first }) => (kind === "case" || kind === "default") && unit.tokens.span(base + first).start > start,
      );
      const isIn = unit.tokens.span(base + item.first).start <= start && start < unit.tokens.span(base + item.last).end;
      if (isIn && next > 0) last = item.items[next - 1];
      for (const inner of item.items) visit(inner);
    } else for (const inner of item.kind === "switch" ? [item.body] : partsOf(item)) visit(inner);
  };
  for (const item of node.body.items) visit(item);
  if (last === undefined) return undefined;
  const { end } = unit.tokens.span(base + last.last);
  return {
    title: "Put a break before the next case",
    edits: [{ start: end, end, text: `${newlineOf(text)}${statement.indent}break;` }],
  };
}
