// Which names are types, templates and namespaces in a C++ source. C++ cannot be read without knowing that either, and names are
// qualified, so a member type is kept among the file's typedefs under its whole name ("N::C::T"), with a mark ("::T") that some
// scope has a type of that name, and a template under its name with an angle bracket ("N::Vector<").
import { Sym } from "../preprocess/spellings.ts";
import { intern, TokenKind, textOf } from "../preprocess/symbols.ts";
import type { Cursor } from "./cursor.ts";

export interface QualifiedPath {
  /** Everything before the last name, e.g. "N::C"; "" for none. Template arguments are left out. */
  readonly scope: string;
  readonly global: boolean;
  /** Token of the last name. */
  readonly last: number;
  /** Has template arguments in its scope part. */
  readonly templated: boolean;
}

const key = (text: string): number => intern(text, TokenKind.other);

export class CxxNames {
  readonly #c: Cursor;
  /** The namespaces and classes around the cursor, with separators: "N::C::"; "" at file scope. */
  prefix = "";
  /** The innermost class whose members are being read: its name, and its names. */
  className = 0;
  classScope: Map<number, boolean> | undefined;
  /** Bodies of member functions, read when the outermost class is complete. */
  deferred: (() => void)[] | undefined;
  /** In template arguments, where `>` ends them. */
  angles = false;
  /** Where one half of a `>>` has closed a list of template arguments. */
  halfShift = -1;
  /** Names may come from a base class or a namespace that is used: any scope's types count. */
  loose = 0;
  /** How many parameter packs are declared around the cursor: elsewhere `...` means what it means in C. */
  packs = 0;

  constructor(c: Cursor) {
    this.#c = c;
  }

  /** Is an unqualified name a type by the namespaces and classes around? Undefined if they say nothing. */
  member(symbol: number): boolean | undefined {
    const c = this.#c;
    const mark = marks.get(symbol) ?? markOf(symbol);
    if (!c.isFileTypedef(mark)) return undefined;
    const name = textOf(symbol);
    for (let prefix = this.prefix; prefix !== ""; prefix = outer(prefix)) {
      const known = this.#known(key(prefix + name));
      if (known !== undefined) return known;
    }
    if (c.isFileTypedef(symbol)) return true;
    return this.loose > 0 || c.isFileTypedef(usesNamespaces) ? true : undefined;
  }
  #known(symbol: number): boolean | undefined {
    return this.#c.isFileTypedef(symbol) ? true : this.#c.fileTypedefs.get(symbol);
  }

  /** A type (or what hides one) of the namespace or class around the cursor. */
  declareMember(symbol: number, typedef = true): void {
    this.#c.declareAtFile(key(this.prefix + textOf(symbol)), typedef);
    if (typedef) this.#c.declareAtFile(markOf(symbol), true);
  }
  declareTemplate(symbol: number): void {
    const c = this.#c;
    c.declareAtFile(key(`${this.prefix}${textOf(symbol)}<`), true);
    c.declareAtFile(key(`::${textOf(symbol)}<`), true);
  }
  declareConcept(symbol: number): void {
    this.#c.declareAtFile(key(`${textOf(symbol)} concept`), true);
  }
  isConcept(symbol: number): boolean {
    return this.#c.isFileTypedef(key(`${textOf(symbol)} concept`));
  }
  declareEnum(symbol: number): void {
    this.#c.declareAtFile(key(`${textOf(symbol)} enum`), true);
  }
  useNamespace(): void {
    this.#c.declareAtFile(usesNamespaces, true);
  }
  isTemplate(symbol: number): boolean {
    return this.#c.isFileTypedef(key(`::${textOf(symbol)}<`));
  }
  isQualifiedType(scope: string, last: number): boolean {
    const c = this.#c;
    const name = textOf(last);
    const path = scope === "" ? name : `${scope}::${name}`;
    for (let prefix = this.prefix; ; prefix = outer(prefix)) {
      const known = this.#known(key(prefix + path));
      if (known !== undefined) return known;
      if (prefix === "") break;
    }
    if (scope === "") return c.isFileTypedef(last);
    // The names in an enumeration are values, whatever else has such a name.
    if (c.isFileTypedef(key(`${scope.slice(scope.lastIndexOf(":") + 1)} enum`))) return false;
    return c.isFileTypedef(markOf(last));
  }

  /** Reads over `A::B<…>::c` beginning at `at`; undefined where no name begins. */
  path(at: number): QualifiedPath | undefined {
    const c = this.#c;
    const global = c.symbols[at] === Sym.coloncolon && at < c.end;
    let next = global ? at + 1 : at;
    let scope = "";
    let templated = false;
    // `template` stands before the name: it is that of one, whoever declares it.
    let said = false;
    for (;;) {
      const symbol = next < c.end ? (c.symbols[next] ?? 0) : 0;
      // `__super::f`: of whichever base class has it.
      if (symbol === Sym.kw___super && scope === "" && c.symbols[next + 1] === Sym.coloncolon) {
        scope = textOf(symbol);
        next += 2;
        continue;
      }
      if (!c.isName(symbol)) {
        // `C::~C`, `C::operator bool`, `::operator delete`: the name is read by whoever wants one.
        if (symbol === Sym.kw_operator ? scope !== "" || global : symbol === Sym.tilde && scope !== "")
          return { scope, global, last: next, templated };
        return undefined;
      }
      let after = next + 1;
      if (c.symbols[after] === Sym.less && (said || this.isTemplate(symbol))) {
        const end = this.skipAngles(after);
        if (end > 0 && c.symbols[end] === Sym.coloncolon) {
          after = end;
          templated = true;
        }
      }
      if (after >= c.end || c.symbols[after] !== Sym.coloncolon) return { scope, global, last: next, templated };
      scope = scope === "" ? textOf(symbol) : `${scope}::${textOf(symbol)}`;
      next = after + 1;
      said = c.symbols[next] === Sym.kw_template;
      if (said) next++;
    }
  }
  /** From a `<` to behind the `>` that closes it; 0 if none does. */
  skipAngles(at: number): number {
    const c = this.#c;
    let depth = 0;
    for (let i = at; i < c.end; i++) {
      switch (c.symbols[i]) {
        case Sym.less:
          depth++;
          break;
        case Sym.greater:
          if (--depth <= 0) return i + 1;
          break;
        case Sym.shr:
          // Its second half closes what is around.
          if (depth === 1) return i;
          depth -= 2;
          if (depth <= 0) return i + 1;
          break;
        case Sym.lparen: {
          let open = 1;
          for (i++; i < c.end && open > 0; i++) {
            if (c.symbols[i] === Sym.lparen) open++;
            else if (c.symbols[i] === Sym.rparen) open--;
          }
          i--;
          break;
        }
        case Sym.semicolon:
        case Sym.lbrace:
        case Sym.rbrace:
        case Sym.rparen:
          return 0;
      }
    }
    return 0;
  }
  /** Takes the `>` of template arguments, also as half of a `>>`. */
  closeAngle(): boolean {
    const c = this.#c;
    if (c.take(Sym.greater)) return true;
    if (c.sym !== Sym.shr) return false;
    if (this.halfShift === c.at) {
      this.halfShift = -1;
      c.at++;
    } else this.halfShift = c.at;
    return true;
  }

  /** Reads with another prefix: inside a namespace's function, a class, a member function defined outside. */
  within<T>(prefix: string, read: () => T): T {
    const before = this.prefix;
    this.prefix = prefix;
    try {
      return read();
    } finally {
      this.prefix = before;
    }
  }
}

const marks = new Map<number, number>();
function markOf(symbol: number): number {
  let mark = marks.get(symbol);
  if (mark === undefined) {
    mark = key(`::${textOf(symbol)}`);
    marks.set(symbol, mark);
  }
  return mark;
}
const usesNamespaces = key("using namespace");

/** "N::C::" to "N::". */
export function outer(prefix: string): string {
  // `::` alone, of a class whose name was lost, has nothing around it.
  const at = prefix.length < 3 ? -1 : prefix.lastIndexOf("::", prefix.length - 3);
  return at < 0 ? "" : prefix.slice(0, at + 2);
}
