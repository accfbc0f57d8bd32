// MOF text to declarations as they are written: classes with qualifiers, properties and methods. Instances are passed over: WMI takes
// those of drivers from the drivers. After a mistake reading goes on behind the class. What a declaration means, and
// whether WMI would take it, is schema.ts's to say.
import type { SourceDiagnostic, SourceRange } from "../source/source.ts";
import { type MofToken, mofTokens } from "./tokens.ts";

/** What a qualifier or a default is set to: `Provider("WMIProv")` has one literal, `Values{"a", "b"}` several, `[key]` none. */
export type MofLiteral = string | number | boolean | null;
export interface MofQualifier {
  readonly name: string;
  readonly values: readonly MofLiteral[];
  readonly range: SourceRange;
}
export type MofQualifiers = readonly MofQualifier[];

export interface WrittenType {
  /** In lower case if it is a type of MOF's own, otherwise the class that is embedded. */
  readonly name: string;
  /** Elements of an array; "variable" if it says no number. */
  readonly array: number | "variable" | undefined;
}
export interface WrittenProperty {
  readonly name: string;
  readonly type: WrittenType;
  readonly qualifiers: MofQualifiers;
  readonly range: SourceRange;
}
export interface WrittenMethod extends WrittenProperty {
  readonly parameters: readonly WrittenProperty[];
}
export interface WrittenClass {
  readonly name: string;
  readonly base: string | undefined;
  readonly qualifiers: MofQualifiers;
  readonly properties: readonly WrittenProperty[];
  readonly methods: readonly WrittenMethod[];
  readonly range: SourceRange;
  /** Namespace that the last `#pragma namespace` before it names. */
  readonly namespace: string;
}

/** A literal type of MOF; everything else names a class. */
const literalTypes = /^(?:boolean|[su]int(?:8|16|32|64)|real(?:32|64)|char16|string|datetime|object|void)$/i;

export function parseMof(file: string, text: string, diagnostics: SourceDiagnostic[]): readonly WrittenClass[] {
  return new MofParser(mofTokens(file, text, diagnostics), diagnostics).declarations();
}

/** Leaves a declaration that cannot be read further; the mistake has been told. */
class Abandoned extends Error {}

class MofParser {
  #at = 0;
  #namespace = "\\\\.\\root\\wmi";
  readonly #tokens: readonly MofToken[];
  readonly #diagnostics: SourceDiagnostic[];

  constructor(tokens: readonly MofToken[], diagnostics: SourceDiagnostic[]) {
    this.#tokens = tokens;
    this.#diagnostics = diagnostics;
  }

  declarations(): readonly WrittenClass[] {
    const classes: WrittenClass[] = [];
    while (this.#token.kind !== "end") {
      try {
        const made = this.#declaration();
        if (made !== undefined) classes.push(made);
      } catch (problem) {
        if (!(problem instanceof Abandoned)) throw problem;
        this.#recover();
      }
    }
    return classes;
  }

  #declaration(): WrittenClass | undefined {
    if (this.#token.kind === "pragma") {
      const namespace = /^#\s*pragma\s+namespace\s*\(\s*"([^"]*)"/i.exec(this.#token.text)?.[1];
      if (namespace !== undefined) this.#namespace = namespace.replaceAll("\\\\", "\\");
      this.#at++;
      return undefined;
    }
    if (this.#taken(";")) return undefined;
    const qualifiers = this.#qualifiers();
    if (this.#isWord("instance") || this.#isWord("qualifier")) {
      this.#toSemicolon();
      return undefined;
    }
    if (!this.#isWord("class")) this.#fail('"class", "instance of" or "qualifier"', "Begin a declaration here.");
    this.#at++;
    const { text: name, range } = this.#name("the class's name");
    const base = this.#taken(":") ? this.#name("the base class's name").text : undefined;
    const properties: WrittenProperty[] = [];
    const methods: WrittenMethod[] = [];
    if (!this.#taken(";")) {
      this.#expect("{");
      while (!this.#taken("}")) this.#member(properties, methods);
      this.#expect(";");
    }
    return { name, base, qualifiers, properties, methods, range, namespace: this.#namespace };
  }

  #member(properties: WrittenProperty[], methods: WrittenMethod[]): void {
    const member = this.#typed();
    if (this.#taken("(")) {
      const parameters: WrittenProperty[] = [];
      while (!this.#taken(")")) {
        parameters.push(this.#typed());
        if (!this.#isMark(")")) this.#expect(",");
      }
      methods.push({ ...member, parameters });
    } else {
      if (this.#taken("=")) this.#value();
      properties.push(member);
    }
    this.#expect(";");
  }

  /** `[qualifiers] type name`, with the number of elements behind the name. */
  #typed(): WrittenProperty {
    const qualifiers = this.#qualifiers();
    let type = this.#name("a type").text;
    if (type.toLowerCase() === "object" && this.#taken(":")) type = this.#name("the embedded class's name").text;
    else if (this.#isWord("ref")) this.#at++;
    const { text: name, range } = this.#name("a name");
    let array: WrittenType["array"];
    if (this.#taken("[")) {
      array = this.#isMark("]") ? "variable" : this.#number();
      this.#expect("]");
    }
    return { name, type: { name: literalTypes.test(type) ? type.toLowerCase() : type, array }, qualifiers, range };
  }

  /** `[name, name(value), name{values} : flavor flavor]`; none of it is an empty list. */
  #qualifiers(): MofQualifiers {
    const found: MofQualifier[] = [];
    if (!this.#taken("[")) return found;
    while (!this.#taken("]")) {
      const { text, range } = this.#name("a qualifier");
      let values: readonly MofLiteral[] = [];
      if (this.#taken("(")) {
        values = [this.#literal()];
        this.#expect(")");
      } else if (this.#isMark("{")) values = this.#list();
      if (this.#taken(":")) while (this.#token.kind === "name") this.#at++;
      found.push({ name: text.toLowerCase(), values, range });
      if (!this.#isMark("]")) this.#expect(",");
    }
    return found;
  }

  #value(): void {
    if (this.#isMark("{")) this.#list();
    else this.#literal();
  }
  #list(): readonly MofLiteral[] {
    const values: MofLiteral[] = [];
    this.#expect("{");
    while (!this.#taken("}")) {
      values.push(this.#literal());
      if (!this.#isMark("}")) this.#expect(",");
    }
    return values;
  }
  #literal(): MofLiteral {
    const { kind, text } = this.#token;
    switch (kind) {
      case "string": {
        // Strings side by side are one.
        let whole = "";
        for (; this.#token.kind === "string"; this.#at++) whole += this.#token.text;
        return whole;
      }
      case "character":
        this.#at++;
        return text;
      case "number":
        return this.#number();
      case "name": {
        const word = text.toLowerCase();
        if (word !== "true" && word !== "false" && word !== "null") break;
        this.#at++;
        return word === "null" ? null : word === "true";
      }
      default:
        break;
    }
    return this.#fail("a value", 'Write a number, a string, "true", "false" or "null".');
  }
  #number(): number {
    const { kind, text } = this.#token;
    if (kind !== "number") return this.#fail("a number", "Write a number.");
    this.#at++;
    if (/^[+-]?[01]+b$/i.test(text)) return Number.parseInt(text, 2);
    return Number(text);
  }

  get #token(): MofToken {
    const token = this.#tokens[Math.min(this.#at, this.#tokens.length - 1)];
    if (token === undefined) throw new Error("a MOF text has at least the word that ends it");
    return token;
  }
  #isMark(mark: string): boolean {
    return this.#token.kind === "mark" && this.#token.text === mark;
  }
  #isWord(word: string): boolean {
    return this.#token.kind === "name" && this.#token.text.toLowerCase() === word;
  }
  #taken(mark: string): boolean {
    const is = this.#isMark(mark);
    if (is) this.#at++;
    return is;
  }
  #expect(mark: string): void {
    if (!this.#taken(mark)) this.#fail(`"${mark}"`, `Write "${mark}" here.`);
  }
  #name(what: string): MofToken {
    const token = this.#token;
    if (token.kind !== "name") this.#fail(what, `Write ${what} here.`);
    this.#at++;
    return token;
  }
  #fail(expected: string, remedy: string): never {
    const { kind, text, range } = this.#token;
    const found = kind === "end" ? "the end of the text" : `"${text}"`;
    this.#diagnostics.push({
      code: "mof-syntax",
      severity: "error",
      message: `expected ${expected}, found ${found}`,
      remedy,
      range,
    });
    throw new Abandoned();
  }

  #toSemicolon(): void {
    for (let depth = 0; this.#token.kind !== "end"; this.#at++) {
      if (this.#isMark("{")) depth++;
      if (this.#isMark("}")) depth--;
      if (this.#isMark(";") && depth <= 0) return;
    }
  }
  /** Behind the end of the class in which reading failed. */
  #recover(): void {
    for (; this.#token.kind !== "end"; this.#at++) {
      if (!this.#isMark("}") || this.#tokens[this.#at + 1]?.text !== ";") continue;
      this.#at += 2;
      return;
    }
  }
}
