// What MSBuild writes inside values: properties `$(Name)`, metadata `%(Name)`, escapes `%xx`, and conditions. Of property functions
// only those of texts are evaluated, and where a file lies above: others may read anything of the machine that builds.

export interface Scope {
  property(name: string): string | undefined;
  /** Metadata that `%(Name)` stands for here. */
  metadata(name: string): string;
  exists(path: string): boolean;
  /** The nearest file of a name in a folder or above it; without a folder, in that of the file that asks. */
  above(name: string, folder: string): string | undefined;
}

/** Characters. Doubling a property by itself ends here. */
const longestValue = 32_768;

/** A value with its properties put in; what is not known is empty, as in MSBuild, or stays as it is written if `keepUnknown`. */
export function expand(text: string, scope: Scope, keepUnknown = false): string {
  let out = "";
  for (let i = 0; i < text.length && out.length < longestValue; i++) {
    const kind = text[i];
    if ((kind !== "$" && kind !== "%") || text[i + 1] !== "(") {
      out += kind;
      continue;
    }
    const end = closing(text, i + 1);
    if (end < 0) {
      out += text.slice(i);
      break;
    }
    const name = text.slice(i + 2, end).trim();
    if (kind === "%") out += scope.metadata(name.slice(name.lastIndexOf(".") + 1));
    else {
      const value = /^[\w-]+$/.test(name)
        ? scope.property(name)
        : (fileAbove(name, scope) ?? textFunction(name, scope));
      out += value ?? (keepUnknown ? `$(${name})` : "");
    }
    i = end;
  }
  return out.slice(0, longestValue);
}

/** `[MSBuild]::GetPathOfFileAbove('file', 'folder')` and `[MSBuild]::GetDirectoryNameOfFileAbove('folder', 'file')`. */
function fileAbove(call: string, scope: Scope): string | undefined {
  const [, method = "", list = ""] =
    /^\[MSBuild\]::(GetPathOfFileAbove|GetDirectoryNameOfFileAbove)\s*\((.*)\)$/i.exec(call) ?? [];
  if (method === "") return undefined;
  const [first = "", second = ""] = list
    .split(",")
    .map((part) => expand(part.trim().replace(/^(['"`])(.*)\1$/, "$2"), scope));
  if (method.toLowerCase() === "getpathoffileabove") return scope.above(first, second) ?? "";
  const path = scope.above(second, first);
  return path === undefined ? "" : path.slice(0, path.lastIndexOf("/"));
}

/** `Name.EndsWith('x')`, `[System.String]::Copy('$(Name)').Length`; undefined for any other function. */
function textFunction(call: string, scope: Scope): string | undefined {
  const [, copied, name = "", rest = ""] =
    /^(?:\[(?:System\.)?String\]::(?:Copy|new)\('([^']*)'\)|([A-Za-z_][\w-]*))((?:\.\w+(?:\([^()]*\))?)+)$/i.exec(
      call,
    ) ?? [];
  let value = copied === undefined ? (name === "" ? undefined : scope.property(name)) : expand(copied, scope);
  for (const [, method = "", list = ""] of rest.matchAll(/\.(\w+)(?:\(([^()]*)\))?/g)) {
    if (value === undefined) return undefined;
    const [first = "", second = ""] = list
      .split(",")
      .map((part) => expand(part.trim().replace(/^(['"`])(.*)\1$/, "$2"), scope));
    value = applied(value, method.toLowerCase(), first, second);
  }
  return value;
}
function applied(text: string, method: string, first: string, second: string): string | undefined {
  const truth = (value: boolean): string => (value ? "True" : "False");
  switch (method) {
    case "endswith":
      return truth(text.endsWith(first));
    case "startswith":
      return truth(text.startsWith(first));
    case "contains":
      return truth(text.includes(first));
    case "replace":
      return first === "" ? text : text.replaceAll(first, second).slice(0, longestValue);
    case "tolower":
    case "tolowerinvariant":
      return text.toLowerCase();
    case "toupper":
    case "toupperinvariant":
      return text.toUpperCase();
    case "trim":
      return text.trim();
    case "trimend":
      return text.trimEnd();
    case "length":
      return String(text.length);
    case "indexof":
      return String(text.indexOf(first));
    case "substring":
      return text.slice(Number(first), second === "" ? undefined : Number(first) + Number(second));
    default:
      return undefined;
  }
}

/** `%3B` is a semicolon that separates nothing. */
export function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The parts of a list, without empty ones. */
export function parts(list: string): string[] {
  return list
    .split(/[;\r\n]/)
    .map((part) => unescaped(part.trim()))
    .filter((part) => part !== "");
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i;
  }
  return -1;
}

/** Is a condition met? `undefined` if it is written in a way that is not understood. */
export function conditionHolds(text: string, scope: Scope): boolean | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const reader = new ConditionReader(tokens, scope);
  const value = reader.or();
  return reader.understood ? value : undefined;
}

interface Token {
  readonly kind: "word" | "text" | "mark";
  readonly text: string;
}
const mostTokens = 1000;

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length; ) {
    if (tokens.length > mostTokens) return undefined;
    const rest = text.slice(i);
    const space = /^\s+/.exec(rest)?.[0];
    if (space !== undefined) {
      i += space.length;
      continue;
    }
    if (rest.startsWith("'")) {
      const end = text.indexOf("'", i + 1);
      if (end < 0) return undefined;
      tokens.push({ kind: "text", text: text.slice(i + 1, end) });
      i = end + 1;
      continue;
    }
    if (rest.startsWith("$(")) {
      const end = closing(text, i + 1);
      if (end < 0) return undefined;
      tokens.push({ kind: "text", text: text.slice(i, end + 1) });
      i = end + 1;
      continue;
    }
    const mark = /^(?:==|!=|<=|>=|<|>|!|\(|\)|,)/.exec(rest)?.[0];
    const word = mark === undefined ? /^[\w.-]+/.exec(rest)?.[0] : undefined;
    const found = mark ?? word;
    if (found === undefined) return undefined;
    tokens.push({ kind: mark === undefined ? "word" : "mark", text: found });
    i += found.length;
  }
  return tokens;
}

class ConditionReader {
  readonly #tokens: readonly Token[];
  readonly #scope: Scope;
  #at = 0;
  #depth = 0;
  /** A property function stands in it. */
  #called = false;

  constructor(tokens: readonly Token[], scope: Scope) {
    this.#tokens = tokens;
    this.#scope = scope;
  }

  get understood(): boolean {
    return this.#at === this.#tokens.length && !this.#called;
  }

  or(): boolean | undefined {
    let value = this.#and();
    while (this.#word("or")) {
      const right = this.#and();
      value = value === true || right === true ? true : value === undefined || right === undefined ? undefined : false;
    }
    return value;
  }
  #and(): boolean | undefined {
    let value = this.#not();
    while (this.#word("and")) {
      const right = this.#not();
      value =
        value === false || right === false ? false : value === undefined || right === undefined ? undefined : true;
    }
    return value;
  }
  #not(): boolean | undefined {
    if (this.#mark("!")) {
      const value = this.#nested(() => this.#not());
      return value === undefined ? undefined : !value;
    }
    if (this.#mark("(")) {
      const value = this.#nested(() => this.or());
      return this.#mark(")") ? value : undefined;
    }
    return this.#comparison();
  }
  #nested(read: () => boolean | undefined): boolean | undefined {
    if (++this.#depth > 64) return undefined;
    const value = read();
    this.#depth--;
    return value;
  }
  #comparison(): boolean | undefined {
    const left = this.#next();
    if (left === undefined || left.kind === "mark") return undefined;
    if (left.kind === "word" && this.#mark("(")) {
      const argument = this.#next();
      if (argument === undefined || !this.#mark(")")) return undefined;
      const value = this.#value(argument);
      if (/^exists$/i.test(left.text)) return this.#scope.exists(value);
      return /^hastrailingslash$/i.test(left.text) ? /[\\/]$/.test(value) : undefined;
    }
    const mark = this.#tokens[this.#at];
    if (mark?.kind !== "mark" || !/^(?:==|!=|<=|>=|<|>)$/.test(mark.text)) {
      const value = this.#value(left).toLowerCase();
      return value === "true" ? true : value === "false" || value === "" ? false : undefined;
    }
    this.#at++;
    const right = this.#next();
    if (right === undefined || right.kind === "mark") return undefined;
    const a = this.#value(left);
    const b = this.#value(right);
    switch (mark.text) {
      case "==":
        return same(a, b);
      case "!=":
        return !same(a, b);
      default: {
        const order = compareVersions(a, b);
        if (order === undefined) return undefined;
        return mark.text === "<"
          ? order < 0
          : mark.text === ">"
            ? order > 0
            : mark.text === "<="
              ? order <= 0
              : order >= 0;
      }
    }
  }
  #value(token: Token): string {
    const value = unescaped(expand(token.text, this.#scope, true));
    this.#called ||= /\$\((?:\[|[\w.]+\()/.test(value);
    // A property that nobody has set is empty.
    return value.replace(/\$\([\w-]+\)/g, "");
  }
  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }
  #mark(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "mark" || token.text !== text) return false;
    this.#at++;
    return true;
  }
  #word(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "word" || token.text.toLowerCase() !== text) return false;
    this.#at++;
    return true;
  }
}

function same(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  return a !== "" && b !== "" && /^[\d.]+$/.test(a) && /^[\d.]+$/.test(b) && compareVersions(a, b) === 0;
}
/** Numbers and versions such as 10.0.22621. */
function compareVersions(a: string, b: string): number | undefined {
  const numbers = (text: string): number[] | undefined =>
    /^\d+(?:\.\d+){0,3}$/.test(text)
      ? text.split(".").map(Number)
      : /^0x[0-9a-f]+$/i.test(text)
        ? [Number(text)]
        : undefined;
  const left = numbers(a);
  const right = numbers(b);
  if (left === undefined || right === undefined) return undefined;
  for (let i = 0; i < 4; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
