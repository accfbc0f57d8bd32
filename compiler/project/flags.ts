// Compiler options as builds write them: cl.exe's and clang's, one word or two, and command lines cut into words the way their
// shell does.

import { joinPath } from "../preprocess/paths.ts";
import type { FileAccess } from "../source/source.ts";
import type { Language } from "../unit.ts";
import type { SourceSettings } from "./model.ts";

export interface ReadFlags extends SourceSettings {
  /** A 32-bit target was asked for. */
  readonly x86: boolean;
  /** Words that are no option: inputs. */
  readonly inputs: readonly string[];
  /** What `-o` or `/Fo` names. */
  readonly output: string | undefined;
}

/** Options that name a folder of headers, a macro …; each may have its value attached or as the next word. */
const include = /^(?:[-/]I|-isystem|-iquote|-idirafter|-imsvc|[-/]external:I)(.*)$/;
const define = /^[-/]D(.*)$/;
const undefine = /^[-/]U(.*)$/;
const forced = /^(?:[-/]FI|-include(?!-))(.*)$/;
const output = /^(?:-o|[-/]Fo:?)(.*)$/;
/** cl.exe's, whose letter case matters (`/Tp FILE` is for one file), and clang's. */
const languages: Readonly<Record<string, Language>> = {
  "-TP": "c++",
  "/TP": "c++",
  "-TC": "c",
  "/TC": "c",
  "-xc++": "c++",
  "-xc": "c",
};
/** Other options whose value is the next word, which is no input. */
const withValue = /^-(?:MF|MT|MQ|x|arch|target|Xclang|imacros|isysroot|include-pch|L|l|T|u|z|framework)$/;

const longestResponseFile = 1 << 20;
const deepestResponse = 4;
const mostWords = 50_000;

/** Reads the words after the compiler's own name. Paths become absolute from `folder`. `slash`: a leading `/` may be an option. */
export function readFlags(words: readonly string[], folder: string, slash: boolean, files?: FileAccess): ReadFlags {
  const includePaths: string[] = [];
  const defines: Record<string, string> = Object.create(null);
  const undefines = new Set<string>();
  const forcedIncludes: string[] = [];
  const inputs: string[] = [];
  let x86 = false;
  let language: Language | undefined;
  let out: string | undefined;
  const all = files === undefined ? words : responses(words, folder, slash, files, 0);
  for (let i = 0; i < all.length && i < mostWords; i++) {
    const word = all[i] ?? "";
    if (!word.startsWith("-") && !(slash && word.startsWith("/"))) {
      inputs.push(word);
      continue;
    }
    const value = (pattern: RegExp): string | undefined => {
      const attached = pattern.exec(word)?.[1];
      if (attached === undefined) return undefined;
      return unquoted(attached === "" ? (all[++i] ?? "") : attached);
    };
    // Longer names first: -include and -isystem begin as -I does in another letter case.
    const header = value(forced);
    if (header !== undefined) {
      if (header !== "") forcedIncludes.push(header);
      continue;
    }
    const path = value(include);
    if (path !== undefined) {
      if (path !== "") includePaths.push(joinPath(folder, path));
      continue;
    }
    const macro = value(define);
    if (macro !== undefined) {
      const [name, text] = definition(macro);
      undefines.delete(name);
      if (name !== "") defines[name] = text;
      continue;
    }
    const taken = value(undefine);
    if (taken !== undefined) {
      undefines.add(taken);
      delete defines[taken];
      continue;
    }
    const made = value(output);
    if (made !== undefined) out = made;
    else if (languages[word] !== undefined) language = languages[word];
    else if (word === "-m32" || /^--?target=i[3-6]86/.test(word) || /^-arch:?IA32$/i.test(word)) x86 = true;
    else if (withValue.test(word)) {
      const next = all[++i] ?? "";
      if (word === "-x") language = languages[`-x${next}`] ?? language;
      if (word === "-target" && /^i[3-6]86/.test(next)) x86 = true;
    }
  }
  return {
    includePaths,
    defines: { ...defines },
    undefines: [...undefines],
    forcedIncludes,
    ...(language === undefined ? {} : { language }),
    inputs,
    x86,
    output: out,
  };
}

/** `NAME`, `NAME=text` or cl's `NAME#text`. */
export function definition(text: string): [name: string, value: string] {
  const at = text.search(/[=#]/);
  return at < 0 ? [text.trim(), "1"] : [text.slice(0, at).trim(), text.slice(at + 1)];
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

/** `@file` stands for the words in it. */
function responses(
  words: readonly string[],
  folder: string,
  slash: boolean,
  files: FileAccess,
  depth: number,
): readonly string[] {
  if (!words.some((word) => word.startsWith("@"))) return words;
  const found: string[] = [];
  for (const word of words) {
    if (found.length > mostWords) break;
    const text = word.startsWith("@") ? files.read(joinPath(folder, word.slice(1))) : undefined;
    if (text === undefined) found.push(word);
    else if (depth < deepestResponse && text.length <= longestResponseFile)
      found.push(...responses(splitCommand(text, slash), folder, slash, files, depth + 1).slice(0, mostWords));
  }
  return found;
}

/** Cuts a command line into words: as Windows programs do, or as a POSIX shell does. Nothing is expanded or run. */
export function splitCommand(line: string, windows: boolean): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (windows && character === "\\") {
      let count = 0;
      while (line[i + count] === "\\") count++;
      const beforeQuote = line[i + count] === '"';
      word = (word ?? "") + "\\".repeat(beforeQuote ? count >> 1 : count);
      i += count - 1;
      if (beforeQuote && (count & 1) === 1) {
        word += '"';
        i++;
      }
    } else if (!windows && character === "\\" && quote !== "'") {
      const next = line[++i] ?? "";
      if (next !== "\n") word = (word ?? "") + (quote === '"' && !/["\\$`]/.test(next) ? `\\${next}` : next);
    } else if (quote !== "" ? character === quote : character === '"' || (!windows && character === "'")) {
      quote = quote === "" ? character : "";
      word ??= "";
    } else if (quote === "" && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + character;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** Is this the name of a compiler that takes cl.exe's options? */
export function takesSlashes(compiler: string): boolean {
  return /^(?:cl|clang-cl|icl|icx-cl)(?:\.exe)?$/i.test(
    compiler.slice(Math.max(compiler.lastIndexOf("/"), compiler.lastIndexOf("\\")) + 1),
  );
}
