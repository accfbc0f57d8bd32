// The make language that SOURCES and DIRS files are written in: macros, continued lines, `!IF` and `!INCLUDE`. Commands are not run.
import { folderOf, joinPath } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import type { ProjectProblem } from "./model.ts";

export interface MakeMacro {
  readonly value: string;
  /** Where it was set last, from 0. */
  readonly file: string;
  readonly line: number;
}
export interface Makefile {
  /** By upper-case name. */
  readonly macros: ReadonlyMap<string, MakeMacro>;
  readonly problems: readonly ProjectProblem[];
  readonly files: readonly string[];
}

const longestValue = 65_536;
const deepestInclude = 10;
const mostFiles = 100;

export function readMakefile(
  path: string,
  files: FolderAccess,
  given: Readonly<Record<string, string>>,
  inside: (path: string) => boolean,
): Makefile {
  const reader = new MakeReader(files, inside);
  for (const [name, value] of Object.entries(given)) reader.macros.set(name, { value, file: path, line: 0 });
  reader.read(path, 0);
  return reader;
}

/** A value with its macros put in; those that nobody has set stay as they are written. */
export function expandMake(value: string, macros: ReadonlyMap<string, MakeMacro>, depth = 0): string {
  if (!value.includes("$") || depth > 20) return value;
  return value
    .replace(
      /\$\(([^():]+)(?::([^=()]*)=([^()]*))?\)|\$(\$)/g,
      (whole, name: string, from?: string, to?: string, dollar?: string) => {
        if (dollar !== undefined) return "$";
        const known = macros.get(name.trim().toUpperCase());
        if (known === undefined) return whole;
        const text = expandMake(known.value, macros, depth + 1);
        return from === undefined || from === "" ? text : text.replaceAll(from, to ?? "");
      },
    )
    .slice(0, longestValue);
}

class MakeReader implements Makefile {
  readonly macros = new Map<string, MakeMacro>();
  readonly problems: ProjectProblem[] = [];
  readonly files: string[] = [];
  readonly #access: FolderAccess;
  readonly #inside: (path: string) => boolean;

  constructor(access: FolderAccess, inside: (path: string) => boolean) {
    this.#access = access;
    this.#inside = inside;
  }

  read(path: string, depth: number): boolean {
    const text = this.#access.read(path);
    if (text === undefined) return false;
    this.files.push(path);
    /** For each open `!IF`: was a branch of it taken, and is the present one. */
    const open: { taken: boolean; now: boolean }[] = [];
    for (const { text: content, line } of logicalLines(text)) {
      const directive = /^!\s*(\w+)\s*(.*)$/.exec(content);
      if (directive !== null) {
        this.#directive(directive[1]?.toLowerCase() ?? "", directive[2]?.trim() ?? "", open, path, line, depth);
        continue;
      }
      if (open.some((one) => !one.now)) continue;
      const set = /^([A-Za-z_][\w.]*)\s*=\s*(.*)$/.exec(content);
      if (set?.[1] !== undefined) this.#set(set[1].toUpperCase(), set[2] ?? "", path, line);
    }
    if (open.length > 0) this.#complain(path, 0, "an '!IF' is not closed", "Write the missing '!ENDIF'.");
    return true;
  }

  #set(name: string, value: string, file: string, line: number): void {
    // `C_DEFINES=$(C_DEFINES) /DX` takes what it was: put in now, or it would mean itself.
    const before = this.macros.get(name)?.value ?? "";
    const self = new RegExp(`\\$\\(${name.replaceAll(".", "\\.")}\\)`, "gi");
    const whole = value.replace(self, () => before).slice(0, longestValue);
    this.macros.set(name, { value: whole, file, line });
  }

  #directive(
    word: string,
    rest: string,
    open: { taken: boolean; now: boolean }[],
    path: string,
    line: number,
    depth: number,
  ): void {
    const top = open.at(-1);
    const live = open.every((one) => one.now);
    switch (word) {
      case "if":
      case "ifdef":
      case "ifndef": {
        const now = live && this.#holds(word, rest, path, line);
        open.push({ taken: now || !live, now });
        return;
      }
      case "else":
      case "elseif":
      case "elseifdef":
      case "elseifndef": {
        if (top === undefined) {
          this.#complain(path, line, `'!${word.toUpperCase()}' has no '!IF'`, "Take the line out.");
          return;
        }
        const nested = /^(if|ifdef|ifndef)\b\s*(.*)$/i.exec(rest);
        const kind = word === "else" ? nested?.[1]?.toLowerCase() : word.slice("else".length);
        const condition = word === "else" ? (nested?.[2] ?? "") : rest;
        top.now = !top.taken && (kind === undefined || this.#holds(kind, condition, path, line));
        top.taken ||= top.now;
        return;
      }
      case "endif":
        if (open.pop() === undefined) this.#complain(path, line, "'!ENDIF' has no '!IF'", "Take the line out.");
        return;
      case "undef":
        if (live) this.macros.delete(rest.toUpperCase());
        return;
      case "include":
        if (live) this.#include(rest, path, line, depth);
        return;
      case "error":
        if (live) this.#complain(path, line, `!ERROR ${rest}`, "See the '!IF' around it.");
        return;
    }
  }

  #include(rest: string, path: string, line: number, depth: number): void {
    const name = expandMake(rest.replace(/^[<"](.*)[>"]$/, "$1"), this.macros).replaceAll("\\", "/");
    // The kit's own makefiles: what they add is implied by the kit.
    if (/\$\(|makefile\.(?:def|new|plt)$/i.test(name)) return;
    const target = joinPath(folderOf(path), name);
    if (!this.#inside(target) || depth >= deepestInclude || this.files.length >= mostFiles) {
      this.#complain(path, line, `'!INCLUDE ${rest}' is not followed`, "Keep included files inside the workspace.");
    } else if (!this.read(target, depth + 1))
      this.#complain(path, line, `'!INCLUDE ${rest}': there is no such file`, "Check its path.");
  }

  #holds(word: string, rest: string, path: string, line: number): boolean {
    if (word !== "if") {
      const defined = this.macros.has(rest.replace(/^\$\((.*)\)$/, "$1").toUpperCase());
      return defined === (word === "ifdef");
    }
    const value = makeCondition(rest, this.macros);
    if (value === undefined)
      this.#complain(
        path,
        line,
        `the condition '${rest}' is not understood: taken as false`,
        "Compare macros with texts or numbers.",
      );
    return value ?? false;
  }

  #complain(file: string, line: number, message: string, remedy: string): void {
    if (this.problems.length < 100) this.problems.push({ file, line, column: 0, severity: "warning", message, remedy });
  }
}

/** Lines joined where a backslash ends them, without comments. */
function* logicalLines(text: string): Generator<{ readonly text: string; readonly line: number }> {
  const lines = text.split(/\r\n|\r|\n/);
  for (let i = 0; i < lines.length; i++) {
    const line = i;
    let whole = withoutComment(lines[i] ?? "");
    while (/\\\s*$/.test(whole) && i + 1 < lines.length) {
      i++;
      whole = `${whole.replace(/\\\s*$/, "")} ${withoutComment(lines[i] ?? "").trim()}`;
      if (whole.length > longestValue) break;
    }
    if (whole.trim() !== "") yield { text: whole.trim(), line };
  }
}

function withoutComment(line: string): string {
  const at = line.search(/(?:^|[^^])#/);
  return at < 0 ? line : line.slice(0, line[at] === "#" ? at : at + 1);
}

/** `"a" == "b"`, numbers compared, `defined(X)`, `!`, `&&`, `||` and parentheses. */
function makeCondition(text: string, macros: ReadonlyMap<string, MakeMacro>): boolean | undefined {
  const defined = text.replace(/\b(?:defined|exist)\s*\(?\s*([A-Za-z_]\w*)\s*\)?/gi, (_, name: string) =>
    macros.has(name.toUpperCase()) ? "1" : "0",
  );
  const whole = expandMake(defined, macros).replace(/\$\([^()]*\)/g, "");
  const tokens = whole.match(/"[^"]*"|==|!=|<=|>=|&&|\|\||[()!<>]|[\w.\-+:\\/]+/g) ?? [];
  let at = 0;
  let depth = 0;
  let broken = false;
  const value = (): string => {
    const token = tokens[at++];
    if (token === undefined || /^(?:==|!=|<=|>=|&&|\|\||[()!<>])$/.test(token)) broken = true;
    return (token ?? "").replace(/^"(.*)"$/, "$1");
  };
  const number = (word: string): number => (/^-?(?:0x[0-9a-f]+|\d+)$/i.test(word) ? Number(word) : Number.NaN);
  const primary = (): boolean => {
    if (++depth > 64) broken = true;
    if (broken) return false;
    if (tokens[at] === "!") {
      at++;
      return !primary();
    }
    if (tokens[at] === "(") {
      at++;
      const inner = or();
      if (tokens[at++] !== ")") broken = true;
      return inner;
    }
    const left = value();
    const mark = tokens[at];
    if (mark === undefined || !/^(?:==|!=|<=|>=|<|>)$/.test(mark)) return number(left) !== 0 && left !== "";
    at++;
    const right = value();
    const same = left.toLowerCase() === right.toLowerCase() || number(left) === number(right);
    if (mark === "==") return same;
    if (mark === "!=") return !same;
    const difference = number(left) - number(right);
    return mark === "<"
      ? difference < 0
      : mark === ">"
        ? difference > 0
        : mark === "<="
          ? difference <= 0
          : difference >= 0;
  };
  const and = (): boolean => {
    let result = primary();
    while (tokens[at] === "&&") {
      at++;
      const right = primary();
      result = result && right;
    }
    return result;
  };
  const or = (): boolean => {
    let result = and();
    while (tokens[at] === "||") {
      at++;
      const right = and();
      result = result || right;
    }
    return result;
  };
  const result = or();
  return broken || at !== tokens.length ? undefined : result;
}
