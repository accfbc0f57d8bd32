// Follows the commands of a CMake tree as far as they say which targets there are: variables, lists, conditions, loops, functions, folders.
// What they say of targets is kept in cmake-targets.ts.
import { folderOf, joinPath, pathKey } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import { conditionHolds } from "./cmake-expression.ts";
import { CMakeTargets, type FolderScope, folderScope } from "./cmake-targets.ts";
import { type CMakeArgument, type CMakeCommand, cmakeCommands } from "./cmake-text.ts";
import {
  changeList,
  changeText,
  elements,
  fileNamePart,
  longestValue,
  parseArguments,
  type Variables,
} from "./cmake-values.ts";
import { filesMatching, hasWildcard } from "./wildcard.ts";

export interface CMakeSurroundings {
  readonly configuration: string;
  readonly x86: boolean;
  /** May this path be read? */
  inside(path: string): boolean;
}

/** Commands, and thousands of characters that they work on. */
const mostSteps = 200_000;
const mostFiles = 1000;
const deepest = 40;

/** A folder's, or a function's, variables, and what its targets begin with. */
interface Scope {
  readonly variables: Map<string, string>;
  readonly above: Scope | undefined;
  readonly folder: FolderScope;
}
interface Routine {
  readonly parameters: readonly string[];
  readonly body: readonly CMakeCommand[];
  readonly isMacro: boolean;
  readonly file: string;
}
type Ending = "return" | "break" | "continue" | undefined;
interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

export class CMakeLists {
  readonly targets: CMakeTargets;
  readonly files: string[] = [];
  readonly #access: FolderAccess;
  readonly #asked: CMakeSurroundings;
  readonly #routines = new Map<string, Routine>();
  readonly #cache = new Map<string, string>();
  readonly #top: string;
  #scope: Scope;
  #file: string;
  #steps = 0;
  readonly #variables: Variables = {
    get: (name) => this.#variable(name),
    set: (name, value) => this.#set(name, value),
  };
  #depth = 0;

  constructor(path: string, access: FolderAccess, asked: CMakeSurroundings) {
    this.#access = access;
    this.#asked = asked;
    this.targets = new CMakeTargets(asked.configuration, this.#variables);
    this.#file = path;
    this.#top = folderOf(path);
    this.#scope = { variables: new Map(), above: undefined, folder: folderScope(this.#top) };
    const known: Record<string, string> = {
      CMAKE_SOURCE_DIR: this.#top,
      CMAKE_BINARY_DIR: `${this.#top}/build`,
      CMAKE_SYSTEM_NAME: "Windows",
      CMAKE_SYSTEM_PROCESSOR: asked.x86 ? "x86" : "AMD64",
      CMAKE_HOST_SYSTEM_NAME: "Windows",
      CMAKE_SIZEOF_VOID_P: asked.x86 ? "4" : "8",
      CMAKE_BUILD_TYPE: asked.configuration,
      CMAKE_C_COMPILER_ID: "MSVC",
      CMAKE_CXX_COMPILER_ID: "MSVC",
      CMAKE_VERSION: "3.30.0",
      MSVC_C_ARCHITECTURE_ID: asked.x86 ? "X86" : "x64",
      CMAKE_VS_PLATFORM_NAME: asked.x86 ? "Win32" : "x64",
      MSVC_VERSION: "1940",
    };
    for (const name of ["WIN32", "MSVC", "CMAKE_HOST_WIN32", "WDK_FOUND", ...(asked.x86 ? [] : ["CMAKE_CL_64"])])
      known[name] = "1";
    for (const [name, value] of Object.entries(known)) this.#cache.set(name, value);
  }

  evaluate(): void {
    this.#readFolder(this.#file);
  }

  // ---- files and bodies -------------------------------------------------------------------------------------------------

  #readFolder(path: string): void {
    const before = this.#scope;
    const folder = folderOf(path);
    const above = before.folder;
    this.#scope = {
      variables: new Map(before.variables),
      above: before,
      folder:
        above.path === folder
          ? above
          : {
              path: folder,
              includes: [...above.includes],
              defines: [...above.defines],
              options: [...above.options],
              links: [...above.links],
              linkOptions: [...above.linkOptions],
            },
    };
    this.#set("CMAKE_CURRENT_SOURCE_DIR", folder);
    this.#set("CMAKE_CURRENT_BINARY_DIR", `${this.#top}/build${folder.slice(this.#top.length)}`);
    if (this.#variable("PROJECT_SOURCE_DIR") === undefined) this.#set("PROJECT_SOURCE_DIR", folder);
    this.#readFile(path);
    this.#scope = before;
  }

  #readFile(path: string): void {
    const text = this.#asked.inside(path) ? this.#access.read(path) : undefined;
    if (text === undefined || this.files.length >= mostFiles || this.#depth >= deepest) return;
    this.files.push(path);
    const before = this.#file;
    this.#file = path;
    this.#depth++;
    this.#run(cmakeCommands(text));
    this.#depth--;
    this.#file = before;
  }

  #run(commands: readonly CMakeCommand[]): Ending {
    for (let i = 0; i < commands.length; i++) {
      const command = commands[i];
      if (command === undefined || ++this.#steps > mostSteps) return "return";
      const { name } = command;
      let ending: Ending;
      const end = blockEnds[name] === undefined ? i : blockEnd(commands, i);
      if (name === "if") ending = this.#if(commands, i, end);
      else if (name === "foreach") ending = this.#forEach(command, commands.slice(i + 1, end));
      else if (name === "function" || name === "macro") {
        const [called, ...parameters] = this.#words(command.arguments).map(({ text }) => text);
        const body = commands.slice(i + 1, end);
        if (called !== undefined)
          this.#routines.set(called.toLowerCase(), { parameters, body, isMacro: name === "macro", file: this.#file });
      } else if (name === "return" || name === "break" || name === "continue") return name;
      else if (blockEnds[name] === undefined) this.#command(command);
      i = end;
      if (ending !== undefined) return ending;
    }
    return undefined;
  }

  #if(commands: readonly CMakeCommand[], from: number, end: number): Ending {
    let depth = 0;
    let begin = from;
    for (let i = from; i <= end; i++) {
      const name = commands[i]?.name ?? "";
      if (blockEnds[name] !== undefined) depth++;
      const isPart = depth === 1 && i > from && /^(?:elseif|else|endif)$/.test(name);
      if (isPart) {
        const opening = commands[begin];
        const held =
          opening?.name === "else" ||
          (opening !== undefined &&
            conditionHolds(this.#conditionWords(opening.arguments), {
              variable: (asked) => this.#variable(asked),
              isTarget: (asked) => this.targets.find(asked) !== undefined,
              exists: (path) => {
                const whole = joinPath(this.#scope.folder.path, path);
                return (
                  this.#asked.inside(whole) &&
                  (this.#access.read(whole) !== undefined || this.#access.list(whole) !== undefined)
                );
              },
            }));
        if (held) return this.#run(commands.slice(begin + 1, i));
        begin = i;
      }
      if (endings.has(name)) depth--;
    }
    return undefined;
  }

  #forEach(command: CMakeCommand, body: readonly CMakeCommand[]): Ending {
    const [variable = "", ...words] = this.#words(command.arguments).map(({ text }) => text);
    let items = words;
    if (words[0] === "RANGE") {
      const [first = 0, last = first, step = 1] = words.slice(1).map(Number);
      const [from, to] = words.length < 3 ? [0, first] : [first, last];
      items = [];
      for (let i = from; i <= to && items.length < 1000; i += Math.max(step, 1)) items.push(String(i));
    } else if (words[0] === "IN") {
      let lists = false;
      items = words.slice(1).flatMap((word) => {
        if (word === "LISTS" || word === "ITEMS") {
          lists = word === "LISTS";
          return [];
        }
        return lists ? elements(this.#variable(word) ?? "") : [word];
      });
    }
    const before = this.#variable(variable);
    let ending: Ending;
    for (const item of items) {
      this.#set(variable, item);
      ending = this.#run(body);
      if (ending === "break" || ending === "return") break;
    }
    this.#set(variable, before);
    return ending === "return" ? ending : undefined;
  }

  #call(routine: Routine, words: readonly Word[]): void {
    if (this.#depth >= deepest) return;
    const before = this.#scope;
    const file = this.#file;
    const given = words.map(({ text }) => text);
    // A macro's parameters are not variables, and what it sets is its caller's: here they are variables of its caller's.
    if (!routine.isMacro) this.#scope = { variables: new Map(before.variables), above: before, folder: before.folder };
    for (const [i, name] of routine.parameters.entries()) this.#set(name, given[i] ?? "");
    this.#set("ARGC", String(given.length));
    this.#set("ARGV", given.join(";"));
    this.#set("ARGN", given.slice(routine.parameters.length).join(";"));
    for (const [i, text] of given.slice(0, 20).entries()) this.#set(`ARGV${i}`, text);
    this.#depth++;
    this.#file = routine.file;
    this.#run(routine.body);
    this.#file = file;
    this.#depth--;
    this.#scope = before;
  }

  // ---- variables ----------------------------------------------------------------------------------------------------------

  #variable(name: string): string | undefined {
    if (name === "CMAKE_CURRENT_LIST_FILE") return this.#file;
    if (name === "CMAKE_CURRENT_LIST_DIR") return folderOf(this.#file);
    const value = this.#scope.variables.get(name) ?? this.#cache.get(name);
    this.#steps += (value?.length ?? 0) >>> 10;
    return value;
  }
  #set(name: string, value: string | undefined, scope = this.#scope): void {
    if (value === undefined) scope.variables.delete(name);
    else if (value.length < longestValue) scope.variables.set(name, value);
  }

  /** A text with its variables put in. */
  #expanded(text: string, depth = 0): string {
    if (!text.includes("$") && !text.includes("\\")) return text;
    let made = "";
    for (let at = 0; at < text.length; ) {
      if (text[at] === "\\" && at + 1 < text.length) {
        const next = text.charAt(at + 1);
        made += next === "n" ? "\n" : next === "t" ? "\t" : /[\w]/.test(next) ? `\\${next}` : next;
        at += 2;
      } else if (text.startsWith("${", at) && depth < 20) {
        let end = at + 2;
        for (let open = 1; end < text.length; end++) {
          if (text.startsWith("${", end)) open++;
          else if (text[end] === "}" && --open === 0) break;
        }
        made += this.#variable(this.#expanded(text.slice(at + 2, end), depth + 1)) ?? "";
        at = end + 1;
      } else if (text.startsWith("$ENV{", at)) {
        const end = text.indexOf("}", at);
        at = end < 0 ? text.length : end + 1;
      } else made += text.charAt(at++);
      if (made.length > longestValue) return made;
    }
    return made;
  }

  #words(written: readonly CMakeArgument[]): Word[] {
    return written.flatMap(({ text, quoted }): Word[] => {
      if (quoted === "bracket") return [{ text, quoted: true }];
      const whole = this.#expanded(text);
      if (quoted) return [{ text: whole, quoted: true }];
      return elements(whole).map((one) => ({ text: one, quoted: false }));
    });
  }
  #conditionWords(written: readonly CMakeArgument[]): Word[] {
    return written.map(({ text, quoted }) => ({
      text: quoted === "bracket" ? text : this.#expanded(text),
      quoted: quoted !== false,
    }));
  }

  // ---- commands -----------------------------------------------------------------------------------------------------------

  #command(command: CMakeCommand): void {
    const words = this.#words(command.arguments);
    const given = words.map(({ text }) => text);
    const [first = "", ...rest] = given;
    const scope = this.#scope;
    const { folder } = scope;
    switch (command.name) {
      case "set": {
        if (/^ENV\{/.test(first)) return;
        const cached = rest.indexOf("CACHE");
        if (cached >= 0) {
          if (this.#variable(first) === undefined) this.#cache.set(first, rest.slice(0, cached).join(";"));
        } else if (rest.at(-1) === "PARENT_SCOPE") this.#set(first, rest.slice(0, -1).join(";"), scope.above ?? scope);
        else this.#set(first, rest.length === 0 ? undefined : rest.join(";"));
        return;
      }
      case "unset":
        this.#set(first, undefined);
        return;
      case "option":
        if (this.#variable(first) === undefined) this.#cache.set(first, rest[1] ?? "OFF");
        return;
      case "project":
        this.#set("PROJECT_NAME", first);
        this.#set("PROJECT_SOURCE_DIR", folder.path);
        this.#cache.set(`${first}_SOURCE_DIR`, folder.path);
        return;
      case "list":
        changeList(first, rest, this.#variables);
        return;
      case "string":
        changeText(first, rest, this.#variables);
        return;
      case "file":
        if (/^GLOB(?:_RECURSE)?$/.test(first)) this.#glob(first === "GLOB_RECURSE", rest);
        return;
      case "get_filename_component":
        this.#set(first, fileNamePart(joinedOr(folder.path, rest[0] ?? "", rest[1] ?? ""), rest[1] ?? ""));
        return;
      case "cmake_parse_arguments":
        parseArguments(given, this.#variables);
        return;
      case "include": {
        const asModule = elements(this.#variable("CMAKE_MODULE_PATH") ?? "").map((one) => `${one}/${first}.cmake`);
        for (const path of [...asModule, first].map((one) => joinPath(folder.path, one))) {
          if (!this.#asked.inside(path) || this.#access.read(path) === undefined) continue;
          this.#readFile(path);
          return;
        }
        return;
      }
      case "add_subdirectory": {
        const path = joinPath(joinPath(folder.path, first), "CMakeLists.txt");
        if (!this.files.some((one) => pathKey(one) === pathKey(path))) this.#readFolder(path);
        return;
      }
      default: {
        if (this.targets.command(command.name, given, { folder, file: this.#file, line: command.line })) return;
        const routine = this.#routines.get(command.name);
        if (routine !== undefined) this.#call(routine, words);
      }
    }
  }

  #glob(below: boolean, words: readonly string[]): void {
    const [name = "", ...rest] = words;
    const relative = rest.indexOf("RELATIVE");
    const base = relative < 0 ? undefined : joinPath(this.#scope.folder.path, rest[relative + 1] ?? "");
    const patterns = rest.filter(
      (word, i) =>
        !/^(?:CONFIGURE_DEPENDS|RELATIVE|LIST_DIRECTORIES)$/.test(word) &&
        !/^(?:RELATIVE|LIST_DIRECTORIES)$/.test(rest[i - 1] ?? ""),
    );
    const found = patterns.flatMap((pattern) => {
      const whole = joinPath(this.#scope.folder.path, pattern);
      if (!this.#asked.inside(whole.replace(/[^/]*[*?[].*$/, "")) || !hasWildcard(whole)) return [];
      const wide = below ? joinPath(folderOf(whole), `**/${whole.slice(whole.lastIndexOf("/") + 1)}`) : whole;
      return filesMatching(this.#scope.folder.path, wide, this.#access);
    });
    const short = (path: string): string =>
      base !== undefined && path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path;
    this.#set(name, [...new Set(found)].map(short).join(";"));
  }
}

function joinedOr(folder: string, path: string, mode: string): string {
  return /^(?:ABSOLUTE|REALPATH)$/.test(mode) ? joinPath(folder, path) : path;
}
/** What ends a block, by what begins it. */
const blockEnds: Readonly<Record<string, string>> = {
  if: "endif",
  foreach: "endforeach",
  while: "endwhile",
  function: "endfunction",
  macro: "endmacro",
};
const endings = new Set(Object.values(blockEnds));
function blockEnd(commands: readonly CMakeCommand[], from: number): number {
  let depth = 0;
  for (let i = from; i < commands.length; i++) {
    const name = commands[i]?.name ?? "";
    if (blockEnds[name] !== undefined) depth++;
    else if (endings.has(name) && --depth === 0) return i;
  }
  return commands.length - 1;
}
