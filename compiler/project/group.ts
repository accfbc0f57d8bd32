// Which sources make one driver. Files of one folder do, unless two of them define the same function: those are drivers of
// their own (a folder of examples), or a driver and the program that tests it.
import type { Unit } from "../unit.ts";

/** What a source defines for others to see. */
export interface Definitions {
  readonly path: string;
  readonly functions: ReadonlySet<string>;
}

/** Paths grouped into drivers; of one folder. */
export function groupIntoDrivers(sources: readonly Definitions[]): string[][] {
  const definedBy = new Map<string, string[]>();
  for (const { path, functions } of sources) {
    for (const name of functions) {
      const paths = definedBy.get(name) ?? [];
      definedBy.set(name, paths);
      paths.push(path);
    }
  }
  const apart = new Set<string>();
  for (const paths of definedBy.values()) if (paths.length > 1) for (const path of paths) apart.add(path);
  const groups: string[][] = [];
  const together: string[] = [];
  for (const source of sources) {
    if (apart.has(source.path) || isProgram(source)) groups.push([source.path]);
    else together.push(source.path);
  }
  if (together.length > 0) groups.unshift(together);
  return groups;
}

export function definitionsOf(unit: Unit): Definitions {
  const functions = new Set<string>();
  for (const [name, { symbol }] of unit.functions)
    if (symbol.linkage === "external" && !symbol.inline && !symbol.mergeable) functions.add(name);
  return { path: unit.path, functions };
}

/** A source by itself that begins as a program does, and has no routine that a driver begins with. */
export function isProgramText(text: string): boolean {
  return isProgram(definitionsInText("", text)) && !/\bDriverEntry\b/.test(text);
}
/** A program for users, not a driver: it has a main. */
function isProgram({ functions }: Definitions): boolean {
  return ["main", "wmain", "WinMain", "wWinMain"].some((name) => functions.has(name));
}

/**
 * The same from the text alone, for folders of so many files that compiling them all only to group them would take long. Sees
 * `name(…) {` at the top level; what macros define, or conditionals leave out, it does not know.
 */
export function definitionsInText(path: string, text: string): Definitions {
  const functions = new Set<string>();
  const code = text.replace(
    /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|\/\/[^\n\r]*|"(?:[^"\\\n\r]|\\[\s\S])*"|'(?:[^'\\\n\r]|\\[\s\S])*'|^[ \t]*#(?:[^\n\r\\]|\\\r?[\s\S])*/gm,
    " ",
  );
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of code.matchAll(/[{};]/g)) {
    if (mark === "{") {
      if (depth === 0) {
        const name = definedBefore(code.slice(start, index));
        if (name !== undefined) functions.add(name);
        // What such braces hold is at the top level still.
        if (/extern\s+$/.test(code.slice(start, index))) {
          start = index + 1;
          continue;
        }
      }
      depth++;
    } else if (mark === "}") {
      depth = Math.max(0, depth - 1);
      if (depth === 0) start = index + 1;
    } else if (depth === 0) start = index + 1;
  }
  return { path, functions };
}

/** The function that a declaration before `{` defines for other files; none for a member of a class, which others may have as well. */
function definedBefore(declaration: string): string | undefined {
  if (
    declaration.length > 4000 ||
    /\b(?:static|inline|__inline|__forceinline|FORCEINLINE|typedef|struct\s*\w*\s*$|enum)\b/.test(declaration)
  )
    return undefined;
  const end = declaration.trimEnd();
  // What a constructor sets its members to stands before its body.
  if (!end.endsWith(")") || /\)\s*:(?!:)/.test(end)) return undefined;
  let depth = 0;
  for (let i = end.length - 1; i >= 0; i--) {
    if (end[i] === ")") depth++;
    else if (end[i] === "(" && --depth === 0) return /(?<![\w~]|::\s*)([A-Za-z_]\w*)\s*$/.exec(end.slice(0, i))?.[1];
  }
  return undefined;
}
