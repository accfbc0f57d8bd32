// Edits of statements that stand in the wrong order, or that lack one before or behind them: where the statements of a block are.
import type { Statement } from "../../../compiler/syntax/ast.ts";
import type { FixContext, RuleFix, TextChange } from "../rule.ts";
import { callIn } from "./call-edits.ts";
import { endOfComment, newlineOf } from "./edits.ts";

type Fix = (context: FixContext) => RuleFix | undefined;

/** A statement as it is written, with what ends it. */
export interface Sibling {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
/** The statements of the innermost block around a finding, and which of them it stands in. */
export function siblingsAt(
  context: FixContext,
): { readonly all: readonly Sibling[]; readonly own: number } | undefined {
  const { unit, text, start, definition } = context;
  const node = definition?.node;
  if (!definition || node?.kind !== "function") return undefined;
  const spanOf = (item: { readonly first: number; readonly last: number }): Sibling => {
    const from = unit.tokens.span(definition.tokenBase + item.first).start;
    const { end: last } = unit.tokens.span(definition.tokenBase + item.last);
    // A macro that is a whole statement ends before the semicolon behind it.
    const end =
      text[last - 1] === ";" || text[last - 1] === "}"
        ? last
        : last + (/^\s*;/.exec(text.slice(last))?.[0].length ?? 0);
    return { text: text.slice(from, end), start: from, end };
  };
  let found: readonly Sibling[] | undefined;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === "object" && value !== null) {
      if (isBlock(value)) {
        const all = value.items.map(spanOf);
        if (all.some((one) => one.start <= start && start < one.end)) found = all;
      }
      for (const child of Object.values(value)) if (typeof child === "object") visit(child);
    }
  };
  visit(node.body);
  const own = found?.findIndex((one) => one.start <= start && start < one.end) ?? -1;
  return found && own >= 0 ? { all: found, own } : undefined;
}
function isBlock(value: object): value is Extract<Statement, { kind: "compound" }> {
  return "kind" in value && value.kind === "compound" && "items" in value;
}
/** A call, or what it gives to a variable, and nothing else. */
function isCallOf(routines: RegExp, { text }: Sibling): boolean {
  return new RegExp(`^(?:\\(\\s*(?:void|VOID)\\s*\\)\\s*)?(?:${routines.source})\\s*\\([^;{}]*;$`).test(text);
}

/** Takes a statement out, with its line if nothing else stands there. */
export function takenOut(text: string, { start, end }: Sibling): TextChange {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const isAlone = text.slice(lineStart, start).trim() === "" && lineEnd >= 0 && text.slice(end, lineEnd).trim() === "";
  return isAlone ? { start: lineStart, end: lineEnd + 1, text: "" } : { start, end, text: "" };
}
/** A statement of its own line put before another, or behind it: behind what else stands on its line. */
export function putBefore(text: string, { start }: Sibling, line: string): TextChange {
  return { start, end: start, text: `${line}${newlineOf(text)}${indentOf(text, start)}` };
}
export function putBehind(text: string, { start, end }: Sibling, line: string): TextChange {
  const at = endOfComment(text, end);
  return { start: at, end: at, text: `${newlineOf(text)}${indentOf(text, start)}${line}` };
}
function indentOf(text: string, start: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", start - 1) + 1, start))?.[0] ?? "";
}

/** Moves the finding's statement, which calls one of some routines, before the nearest above it that `isWanted`. */
export function moveUp(title: string, isWanted: (above: Sibling, own: Sibling) => boolean): Fix {
  return (context) => {
    const { all, own } = siblingsAt(context) ?? {};
    const it = own === undefined ? undefined : all?.[own];
    const above = it && all?.slice(0, own).findLast((one) => isWanted(one, it));
    if (!it || !above || !isCallOf(/\w+/, it)) return undefined;
    return { title, edits: [putBefore(context.text, above, it.text), takenOut(context.text, it)] };
  };
}
/** Moves it behind the last below it that calls one of some routines. */
export function moveDown(title: string, below: RegExp): Fix {
  return (context) => {
    const { all, own } = siblingsAt(context) ?? {};
    const it = own === undefined ? undefined : all?.[own];
    const last = it && all?.slice((own ?? 0) + 1).findLast((one) => isCallOf(below, one));
    if (!it || !last || !isCallOf(/\w+/, it)) return undefined;
    return { title, edits: [takenOut(context.text, it), putBehind(context.text, last, it.text)] };
  };
}

/** The statement before a `return` calls one of some routines: it is what is returned, or the variable that it gave its result to. */
export function returnWhatWasCalled(title: string, routines: RegExp): Fix {
  return (context) => {
    const { all = [], own = 0 } = siblingsAt(context) ?? {};
    const [call, it] = [all[own - 1], all[own]];
    const value = it && /^return\s*\(?\s*([\w]+)\s*\)?\s*;$/.exec(it.text)?.[1];
    if (!call || !it || value === undefined) return undefined;
    const valueAt = it.start + it.text.indexOf(value, "return".length);
    const kept = new RegExp(`^(\\w+)\\s*=\\s*(?:${routines.source})\\s*\\([^;{}]*;$`).exec(call.text)?.[1];
    if (kept !== undefined) return { title, edits: [{ start: valueAt, end: valueAt + value.length, text: kept }] };
    if (!isCallOf(routines, call)) return undefined;
    const cast = /^\(\s*\w+\s*\)\s*/.exec(call.text)?.[0].length ?? 0;
    return {
      title,
      edits: [{ start: call.start, end: call.start + cast, text: "return " }, takenOut(context.text, it)],
    };
  };
}

/** Puts a statement before the call at the finding, and another behind each call in the function that ends what it began. */
export function surround(
  title: string,
  begin: string,
  end: string,
  endOf: (routine: string) => RegExp | undefined,
): Fix {
  return (context) => {
    const { text, unit, definition } = context;
    const { all = [], own = 0 } = siblingsAt(context) ?? {};
    const it = all[own];
    const call = it && callIn(text, it.start);
    const ends = call && endOf(call.name);
    const node = definition?.node;
    const held = call?.args.at(0)?.text;
    if (!it || !call || !ends || it.start !== context.start || !definition || node?.kind !== "function")
      return undefined;
    const from = unit.tokens.span(definition.tokenBase + node.body.first).start;
    const body = text.slice(from, unit.tokens.span(definition.tokenBase + node.body.last).end);
    const edits: TextChange[] = [putBefore(text, it, begin)];
    for (const found of body.matchAll(new RegExp(`\\b(?:${call.name}|${ends.source})\\s*\\(`, "g"))) {
      const start = from + found.index;
      const other = callIn(text, start);
      if (!other || other.args[0]?.text !== held) return undefined;
      if (start === it.start) continue;
      const around = siblingsAt({ ...context, start });
      const statement = around?.all[around.own];
      // Acquired twice, or released where a second statement would need braces: not for an edit to decide.
      if (other.name === call.name || statement?.start !== start || !isCallOf(ends, statement)) return undefined;
      edits.push(putBehind(text, statement, end));
    }
    return edits.length > 1 ? { title, edits } : undefined;
  };
}
