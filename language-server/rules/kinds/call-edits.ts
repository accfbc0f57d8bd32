// Edits of the call at a finding. Only what changes is replaced: the rest of the call keeps its lines, comments and macros.
import type { FixContext, RuleFix, TextChange } from "../rule.ts";

type Fix = (context: FixContext) => RuleFix | undefined;

/** An argument as written, without the white space and comments around it. */
export interface ArgumentText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
/** A call in a text: its name, its arguments, and where the arguments end. */
export interface CallText {
  readonly name: string;
  readonly args: readonly ArgumentText[];
  readonly start: number;
  readonly end: number;
}

const lexemes = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*|[()[\]{},]/g;
const blankBefore = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*/;
const blankBehind = /(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*\n)*$/;

/** The call that begins at an offset; undefined if there is none, or one of which a part depends on the configuration. */
export function callIn(text: string, start: number): CallText | undefined {
  const head = /^(\w+)\s*\(/.exec(text.slice(start, start + 200));
  const name = head?.[1];
  if (head === null || name === undefined) return undefined;
  const args: ArgumentText[] = [];
  let depth = 0;
  let from = start + head[0].length;
  lexemes.lastIndex = from - 1;
  for (let found = lexemes.exec(text); found !== null; found = lexemes.exec(text)) {
    const [sign] = found;
    if (sign === "(" || sign === "[" || sign === "{") depth += 1;
    else if (sign === ")" || sign === "]" || sign === "}") depth -= 1;
    const isEnd = depth === 0;
    if (!isEnd && !(sign === "," && depth === 1)) continue;
    const argument = trimmed(text, from, found.index);
    if (!isEnd || args.length > 0 || argument.text !== "") args.push(argument);
    from = found.index + 1;
    if (isEnd) return /\n[ \t]*#/.test(text.slice(start, from)) ? undefined : { name, args, start, end: from };
  }
  return undefined;
}
/** The same of `KdPrint((format, …))`, whose one argument holds those of the call. */
export function callWithin(text: string, start: number): CallText | undefined {
  const call = callIn(text, start);
  const [only] = call?.args ?? [];
  if (!call || !only || call.args.length > 1 || !only.text.startsWith("(")) return call;
  // As a call of one letter it begins a place earlier.
  const inner = callIn(`f${only.text}`, 0);
  const moved = inner?.args.map(({ text, start, end }) => ({
    text,
    start: start + only.start - 1,
    end: end + only.start - 1,
  }));
  return moved && { ...call, args: moved };
}
function trimmed(text: string, from: number, to: number): ArgumentText {
  const whole = text.slice(from, to);
  const before = blankBefore.exec(whole)?.[0].length ?? 0;
  const behind = blankBehind.exec(whole.slice(before))?.[0].length ?? 0;
  const [start, end] = [from + before, to - behind];
  return { text: text.slice(start, end), start, end };
}

/** The edits of the call at the finding; none if they change nothing. */
export function editCall(
  title: string | ((call: CallText) => string),
  edits: (call: CallText, context: FixContext) => readonly TextChange[] | undefined,
): Fix {
  return (context) => {
    const call = callIn(context.text, context.start);
    const changes =
      call && edits(call, context)?.filter(({ start, end, text }) => context.text.slice(start, end) !== text);
    if (!call || !changes || changes.length === 0) return undefined;
    return { title: typeof title === "string" ? title : title(call), edits: changes };
  };
}
export function named({ name, start }: CallText, by: string): TextChange {
  return { start, end: start + name.length, text: by };
}
export function replaced({ start, end }: ArgumentText, text: string): TextChange {
  return { start, end, text };
}
/** Something put behind an argument, or before the first where there is none to be behind. */
export function addedBehind({ end }: ArgumentText, text: string): TextChange {
  return { start: end, end, text: `, ${text}` };
}

export function renameCall(title: string, by: string): Fix {
  return editCall(title, (call) => [named(call, by)]);
}
/** `index` counts from the end if it is negative. */
export function setArgument(title: string, index: number, by: string | ((old: string) => string)): Fix {
  return editCall(title, ({ args }) => {
    const old = args.at(index);
    return old && [replaced(old, typeof by === "string" ? by : by(old.text))];
  });
}
/** Puts something else in the call's place. */
export function replaceCall(title: string, by: (args: readonly string[], name: string) => string | undefined): Fix {
  return editCall(title, ({ name, args, start, end }) => {
    const text = by(
      args.map((arg) => arg.text),
      name,
    );
    return text === undefined ? undefined : [{ start, end, text }];
  });
}
