// The text of a CMake file: commands with their arguments, taken apart and not run.

export interface CMakeArgument {
  /** As written, without its quotes. */
  readonly text: string;
  /** Quoted: one argument, whatever semicolons are in it. "bracket": nothing in it is replaced, either. */
  readonly quoted: boolean | "bracket";
}
export interface CMakeCommand {
  /** In lower case: the names of commands are the same in either. */
  readonly name: string;
  readonly arguments: readonly CMakeArgument[];
  /** From 0. */
  readonly line: number;
}

const mostCommands = 50_000;

/** The commands of a text up to the first place that is none. */
export function cmakeCommands(text: string): CMakeCommand[] {
  const found: CMakeCommand[] = [];
  let at = 0;
  let line = 0;
  let counted = 0;
  const blank = (): void => {
    for (;;) {
      if (/\s/.test(text.charAt(at))) at++;
      else if (text[at] === "#") {
        const end = bracketEnd(text, at + 1);
        const newline = text.indexOf("\n", at);
        at = end?.after ?? (newline < 0 ? text.length : newline);
      } else return;
    }
  };
  const name = /[A-Za-z_]\w*/y;
  while (found.length < mostCommands) {
    blank();
    name.lastIndex = at;
    const word = name.exec(text)?.[0];
    if (word === undefined) return found;
    for (; counted < at; counted++) if (text[counted] === "\n") line++;
    at += word.length;
    blank();
    if (text[at] !== "(") return found;
    at++;
    const words: CMakeArgument[] = [];
    for (let depth = 1; depth > 0; ) {
      blank();
      const next = text.charAt(at);
      if (next === "") return found;
      if (next === "(" || next === ")") {
        depth += next === "(" ? 1 : -1;
        if (depth > 0) words.push({ text: next, quoted: false });
        at++;
        continue;
      }
      const bracket = bracketEnd(text, at);
      if (bracket !== undefined) {
        words.push({ text: bracket.inside, quoted: "bracket" });
        at = bracket.after;
        continue;
      }
      const start = at;
      if (next === '"') {
        for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === "\\") at++;
        words.push({ text: text.slice(start + 1, at), quoted: true });
        at++;
        continue;
      }
      at = unquotedEnd(text, at);
      words.push({ text: text.slice(start, at), quoted: false });
    }
    found.push({ name: word.toLowerCase(), arguments: words, line });
  }
  return found;
}

/** Behind an argument without quotes at its beginning; `-DNAME="a b"` may have some within, `$(NAME)` brackets. */
function unquotedEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length && !/[\s()#"]/.test(text.charAt(at)); at++) {
    if (text[at] === "\\") at++;
    else if (text.startsWith("$(", at)) {
      const end = text.indexOf(")", at);
      if (end < 0) return text.length;
      at = end;
    }
  }
  if (text[at] === '"' && at > from) {
    const end = text.indexOf('"', at + 1);
    return end < 0 ? text.length : unquotedEnd(text, end + 1);
  }
  return at;
}

/** `[[…]]`, `[=[…]=]`. */
function bracketEnd(text: string, at: number): { readonly inside: string; readonly after: number } | undefined {
  const open = /^\[(=*)\[\n?/.exec(text.slice(at, at + 20));
  if (open === null) return undefined;
  const close = `]${open[1] ?? ""}]`;
  const begin = at + open[0].length;
  const end = text.indexOf(close, begin);
  return end < 0
    ? { inside: text.slice(begin), after: text.length }
    : { inside: text.slice(begin, end), after: end + close.length };
}
