// Edits that mend findings: computed from the text of the statement a finding stands in and, for what must be undone on a way
// out, from the text of its function. Each factory gives the `fix` of a rule; where the text is not as expected there is none.
import type { Declaration, Statement, StaticAssert } from "../../../compiler/syntax/ast.ts";
import { splitArguments } from "../../analysis/call-event.ts";
import type { FixContext, RuleFix, TextChange } from "../rule.ts";

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
  /** Stands in the function's outermost block. */
  readonly outermost: boolean;
}

export function statementAt({ unit, text, start, definition }: FixContext): StatementText | undefined {
  const node = definition?.node;
  if (!definition || node?.kind !== "function") return undefined;
  const base = definition.tokenBase;
  const spanOf = (range: { first: number; last: number }) => ({
    start: unit.tokens.span(base + range.first).start,
    end: unit.tokens.span(base + range.last).end,
  });
  let found: { item: Statement | Declaration | StaticAssert; single: boolean; depth: number } | undefined;
  const visit = (item: Statement | Declaration | StaticAssert, single: boolean, depth: number): void => {
    const span = spanOf(item);
    if (start < span.start || start >= span.end) return;
    if (item.kind !== "compound") found = { item, single, depth };
    switch (item.kind) {
      case "compound":
        for (const inner of item.items) visit(inner, false, depth + 1);
        return;
      case "if":
        visit(item.then, true, depth + 1);
        if (item.else) visit(item.else, true, depth + 1);
        return;
      case "while":
      case "do":
      case "for":
        visit(item.body, true, depth + 1);
        return;
      case "switch":
        visit(item.body, true, depth + 1);
        return;
      case "case":
      case "default":
      case "label":
        visit(item.body, false, depth);
        return;
      case "tryExcept":
      case "tryFinally":
        visit(item.body, false, depth);
        visit(item.handler, false, depth);
        return;
      default:
        return;
    }
  };
  for (const item of node.body.items) visit(item, false, 0);
  if (!found) return undefined;
  const span = spanOf(found.item);
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, span.start))?.[0] ?? "";
  return {
    text: text.slice(span.start, span.end),
    ...span,
    indent,
    single: found.single,
    outermost: found.depth === 0,
  };
}
function newlineOf(text: string): string {
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
    if (!statement || statement.single || !/^[\w>.()&*\- ]+\(.*\)\s*;$/s.test(statement.text)) return undefined;
    const { text } = context;
    const lineStart = text.lastIndexOf("\n", statement.start - 1) + 1;
    const lineEnd = text.indexOf("\n", statement.end);
    const alone =
      text.slice(lineStart, statement.start).trim() === "" && text.slice(statement.end, lineEnd).trim() === "";
    const range =
      alone && lineEnd >= 0 ? { start: lineStart, end: lineEnd + 1 } : { start: statement.start, end: statement.end };
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

/** A call in a text: its name, its arguments, and where the arguments end. */
export interface CallText {
  readonly name: string;
  readonly args: readonly string[];
  readonly start: number;
  readonly end: number;
}
export function callIn(text: string, start: number): CallText | undefined {
  const name = /^\w+/.exec(text.slice(start))?.[0];
  const open = name === undefined ? -1 : text.indexOf("(", start + name.length);
  if (name === undefined || open < 0 || text.slice(start + name.length, open).trim() !== "") return undefined;
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")" && --depth === 0) {
      const inside = text.slice(start, at + 1);
      return { name, args: splitArguments(inside), start, end: at + 1 };
    }
  }
  return undefined;
}
/** Writes the call at the finding anew. */
export function rewriteCall(title: string, write: (call: CallText, context: FixContext) => string | undefined): Fix {
  return (context) => {
    const call = callIn(context.text, context.start);
    const text = call && write(call, context);
    return call && text !== undefined && text !== context.text.slice(call.start, call.end)
      ? { title, edits: [{ start: call.start, end: call.end, text }] }
      : undefined;
  };
}
export function setArgument(title: string, index: number, by: string | ((old: string) => string)): Fix {
  return rewriteCall(title, ({ name, args }) => {
    const at = index < 0 ? args.length + index : index;
    const old = args[at];
    if (old === undefined) return undefined;
    const changed = args.with(at, typeof by === "string" ? by : by(old));
    return `${name}(${changed.join(", ")})`;
  });
}
export function renameCall(title: string, by: string): Fix {
  return rewriteCall(title, ({ args }) => `${by}(${args.join(", ")})`);
}

/** What a routine gave in a function: the variable its result went to, or its arguments. */
interface Given {
  readonly routine: string;
  readonly result: string | undefined;
  readonly args: readonly string[];
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
  return call && { routine: call.name, result, args: call.args };
}
/** Before a way out of a function, undoes what the one call in it did. */
export function undoBeforeExit(title: string, routines: RegExp, undo: (given: Given) => string | undefined): Fix {
  return insertBefore(title, (context, statement) => {
    if (!/^return\b/.test(statement.text)) return undefined;
    const given = onlyCall(context, routines);
    const line = given && undo(given);
    if (!given || line === undefined) return undefined;
    const value = statement.text.slice("return".length);
    const held = [given.result, ...given.args.map((arg) => /^&(\w+)$/.exec(arg)?.[1])];
    // The value that is returned must not need what is given back.
    if (held.some((name) => name !== undefined && new RegExp(`\\b${name}\\b\\s*(->|\\.|\\[)`).test(value)))
      return undefined;
    // At the end of the function other ways arrive: only if what failed has left before is there always something to undo.
    const certain = !statement.outermost || alwaysGives.test(given.routine) || leavesEarlier(context, statement);
    return certain ? [line] : undefined;
  });
}
const alwaysGives =
  /^(IoGetAttachedDeviceReference|KeStackAttachProcess|(Ke|Ex)(Acquire|Enter)\w+|IoAcquireCancelSpinLock)$/;
function leavesEarlier({ text, unit, definition }: FixContext, statement: StatementText): boolean {
  const node = definition?.node;
  if (!definition || node?.kind !== "function") return false;
  const start = unit.tokens.span(definition.tokenBase + node.body.first).start;
  return /\breturn\b/.test(text.slice(start, statement.start));
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
/** An older pool allocation as ExAllocatePool2; a tag is made from the routine's name where there was none. */
export function toPool2({ name, args }: CallText, context: FixContext): string | undefined {
  const [type, size, tag] = args;
  if (type === undefined || size === undefined || !/^(NonPagedPool(Nx)?|PagedPool)$/.test(type)) return undefined;
  const flags = type === "PagedPool" ? "POOL_FLAG_PAGED" : "POOL_FLAG_NON_PAGED";
  const quota = name.includes("Quota") ? " | POOL_FLAG_USE_QUOTA" : "";
  const node = context.definition?.node;
  const letters = (node?.kind === "function" ? (node.declarator.name ?? "") : "")
    .replaceAll(/\W|_/g, "")
    .padEnd(4, "0")
    .slice(0, 4);
  return `ExAllocatePool2(${flags}${quota}, ${size}, ${tag ?? `'${letters}'`})`;
}
/** A C string routine whose destination is an array of this function, as the one of ntstrsafe.h that knows its size. */
export const toSafeString: Fix = (context) => {
  const { unit, text, definition } = context;
  const call = callIn(text, context.start);
  const by = /replaced by (RtlStringCb\w+)/.exec(context.message)?.[1];
  const [to, ...rest] = call?.args ?? [];
  const node = definition?.node;
  if (!call || !definition || node?.kind !== "function" || by === undefined || to === undefined || !/^\w+$/.test(to))
    return undefined;
  const body = text.slice(unit.tokens.span(definition.tokenBase + node.body.first).start, context.start);
  if (!new RegExp(`\\b(?:CHAR|WCHAR|char|wchar_t)\\s+${to}\\s*\\[`).test(body)) return undefined;
  // Routines that were told a count already have it in second place.
  const from = /^_?v?sn/.test(call.name) ? rest.slice(1) : rest;
  return {
    title: `Use ${by}`,
    edits: [{ start: call.start, end: call.end, text: `(VOID)${by}(${[to, `sizeof(${to})`, ...from].join(", ")})` }],
  };
};
/** A statement put first in the function, after its declarations. */
function insertFirst({ unit, text, definition }: FixContext, title: string, line: string): RuleFix | undefined {
  const node = definition?.node;
  if (!definition || node?.kind !== "function") return undefined;
  const base = definition.tokenBase;
  const { items } = node.body;
  const leading = items.findIndex((item) => item.kind !== "declaration");
  const lastDeclaration = leading < 0 ? items[items.length - 1] : items[leading - 1];
  const after = unit.tokens.span(base + (lastDeclaration ? lastDeclaration.last : node.body.first)).end;
  const first = items[0] ? unit.tokens.span(base + items[0].first).start : -1;
  const indent = /\n([ \t]+)$/.exec(text.slice(0, Math.max(first, 0)))?.[1] ?? "    ";
  return { title, edits: [{ start: after, end: after, text: `${newlineOf(text)}${indent}${line}` }] };
}
export const addPagedCode: Fix = (context) => {
  const node = context.definition?.node;
  const name = node?.kind === "function" ? (node.declarator.name ?? "the function") : "the function";
  return insertFirst(context, `Add PAGED_CODE(); to ${name}`, "PAGED_CODE();");
};
/** A cancel routine lets go of the cancel spin lock before anything else; who took it himself, before he returns. */
export const releaseCancelSpinLock: Fix = (context) => {
  const irp = irpName(context);
  if (irp !== undefined && !onlyCall(context, /IoAcquireCancelSpinLock|IoReleaseCancelSpinLock/))
    return insertFirst(context, "Release the cancel spin lock first", `IoReleaseCancelSpinLock(${irp}->CancelIrql);`);
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
    const { start } = unit.tokens.span(definition.tokenBase + node.first);
    return {
      title: `Declare ${name} as ${role}`,
      edits: [{ start, end: start, text: `${role} ${name};${newlineOf(text)}` }],
    };
  };
}
