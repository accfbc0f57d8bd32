// `#include`: from what stands after the word to a file. Quoted names are looked for beside the including file, then beside the
// files that include it (as Microsoft C does), then like the others in the include paths, in order.
import { classHeader } from "../generate/class-header.ts";
import { type CounterHeader, counterHeader } from "../generate/counter-header.ts";
import { eventHeader } from "../generate/event-header.ts";
import { messageHeader } from "../generate/message-header.ts";
import { traceFunctionsMacro } from "../generate/trace-functions.ts";
import { traceHeader } from "../generate/trace-header.ts";
import { complain, lineTokens } from "./directives.ts";
import { BodyFlag } from "./macros.ts";
import { folderOf, isAbsolute, joinPath, normalPath } from "./paths.ts";
import type { Preprocessor } from "./preprocessor.ts";
import type { Source } from "./source.ts";
import { Sym } from "./spellings.ts";
import { kindOf, TokenKind, textOf } from "./symbols.ts";

export function includeDirective(p: Preprocessor, source: Source, at: number, end: number): void {
  const { raw } = source.lexed;
  const header = headerName(p, source, at + 2, end);
  if (header === undefined) {
    complain(
      p,
      source,
      at,
      end - 1,
      "'#include' is not followed by a header's name",
      "Write '#include <wdm.h>' or '#include \"driver.h\"'.",
    );
    return;
  }
  const after = raw.symbols[at + 1] === Sym.pp_include_next ? source.lexed.file.path : undefined;
  const found =
    madeHeader(p, header.name) ??
    findHeader(p, header.name, header.quoted, after) ??
    generatedHeader(p, header.name, header.quoted) ??
    headerElsewhere(p, header.name, source.lexed.file.path);
  if (found === undefined) {
    if (isMadeFromOther(p, header.name, header.quoted)) {
      complain(
        p,
        source,
        at + 2,
        end - 1,
        `the header '${header.name}' is made by a build from an interface or class description and is not here: what it declares is unknown`,
        "Build once, or add the folder of the made headers to the include folders.",
        "include-not-made",
        "information",
      );
      return;
    }
    const spelled = header.quoted ? `"${header.name}"` : `<${header.name}>`;
    complain(
      p,
      source,
      at + 2,
      end - 1,
      `the header ${spelled} was not found`,
      "Add its folder to the include paths (setting 'ringside.includePath', 'include' in ringside.json, or -I on the command line; docs/projects.md). What it may declare is not told of until then.",
      "include-not-found",
    );
    return;
  }
  p.include(found.path, found.text, (message, remedy) =>
    complain(p, source, at, end - 1, message, remedy, "include-limit"),
  );
  if (raw.symbols[at + 1] === Sym.pp_import) p.markOnce(found.path);
}

/** A header that no include path leads to, somewhere else in the tree. */
function headerElsewhere(p: Preprocessor, name: string, from: string): { path: string; text: string } | undefined {
  const path = p.input.headerElsewhere(name, from);
  const text = path === undefined ? undefined : p.read(path);
  return path === undefined || text === undefined ? undefined : { path, text };
}

/**
 * A header that only a build would make, made here: of a message file or a manifest of events, of classes of WMI data, or of the
 * software-tracing preprocessor.
 */
function generatedHeader(p: Preprocessor, name: string, quoted: boolean): { path: string; text: string } | undefined {
  const [first] = headerPaths(p, name, quoted);
  if (/\.tmh$/i.test(name) && first !== undefined) {
    // It depends on every text read so far, which no cache of headers can know.
    for (const recording of p.recordings) recording.volatile = true;
    return { path: first.path, text: traceHeader([...p.textsRead(), traceFunctionsOfProject(p)]) };
  }
  if (!/\.h$/i.test(name)) return undefined;
  // A build's folder for what it makes is among the include folders; the text it is made of lies with the sources.
  for (const { path } of headerPaths(p, name, true)) {
    const base = path.slice(0, -2);
    // By custom the header of `toaster.mof` is `toastermof.h`, and that of `toaster.man` `toasterEtw.h`, where it has not the same name.
    const shorter = base.replace(/_?(?:mof|etw|events?|messages?|counters?)$/i, "");
    for (const described of shorter === base || /\/$/.test(shorter) ? [base] : [base, shorter]) {
      const text = headerOf(p, described);
      if (text !== undefined) return { path, text };
    }
  }
  return undefined;
}
/** A header that the project says the build makes, made here. It goes before one of the kit's of that name, as its folder does. */
function madeHeader(p: Preprocessor, name: string): { path: string; text: string } | undefined {
  const file = baseName(name.replaceAll("\\", "/"));
  const described = p.input.madeHeaders.get(file.toLowerCase());
  if (described === undefined || described === "") return undefined;
  p.searched(name, undefined);
  const from = typeof described === "string" ? described : described.manifest;
  const text = typeof described === "string" ? headerOf(p, stemOf(from)) : countersOf(p, described);
  return text === undefined ? undefined : { path: joinPath(folderOf(from), file), text };
}
/** Of what the description of that name says, whatever kind it is. */
function headerOf(p: Preprocessor, described: string): string | undefined {
  const messages = p.read(`${described}.mc`);
  if (messages !== undefined && !/^\s*</.test(messages)) return messageHeader(messages);
  const manifest = p.read(`${described}.man`) ?? p.read(`${described}.xml`);
  const made = manifest === undefined ? undefined : (eventHeader(manifest) ?? counterHeader(manifest, ""));
  if (made !== undefined) return made;
  const file = `${described}.mof`;
  const classes = p.read(file);
  return classes === undefined ? undefined : classHeader(file, classes);
}

function countersOf(p: Preprocessor, { manifest, prefix }: CounterHeader): string | undefined {
  const text = p.read(manifest);
  return text === undefined ? undefined : counterHeader(text, prefix);
}
const stemOf = (path: string): string => path.replace(/\.\w+$/, "");

/** The trace functions that the project names, in the form of a configuration block. */
function traceFunctionsOfProject(p: Preprocessor): string {
  const body = p.macros.get(traceFunctionsMacro)?.body;
  const list = body?.count === 1 ? textOf(body.symbols[0] ?? 0).slice(1, -1) : "";
  return `begin_wpp config\n${list.replaceAll(";", "\n")}\nend_wpp`;
}

/** Does a description lie where the header would, from which a build makes it? */
function isMadeFromOther(p: Preprocessor, name: string, quoted: boolean): boolean {
  if (p.input.madeHeaders.has(baseName(name.replaceAll("\\", "/")).toLowerCase())) return true;
  if (!/\.h$/i.test(name)) return false;
  return headerPaths(p, name, quoted).some(({ path }) => {
    const base = path.slice(0, -2);
    return [".idl", ".mof", ".bmf", ".man", ".mc", ".xml"].some((extension) => p.read(base + extension) !== undefined);
  });
}

/** The file a header's name stands for here. `after`: only in include paths behind the one that holds that file. */
export function findHeader(
  p: Preprocessor,
  name: string,
  quoted: boolean,
  after?: string,
): { readonly path: string; readonly text: string } | undefined {
  let candidates = headerPaths(p, name, quoted && after === undefined);
  if (after !== undefined) {
    const own = normalPath(after);
    candidates = candidates.slice(candidates.findIndex(({ path }) => path === own) + 1);
  }
  for (const { path, level, isOfOwn } of candidates) {
    p.askFolder(level);
    const text = p.read(path);
    if (text === undefined) continue;
    const isPlain = !quoted && after === undefined && !name.includes("/") && !isAbsolute(name);
    if (level === p.stack.length && !isOfOwn) p.searched(name, isPlain ? path : undefined);
    return { path, text };
  }
  p.searched(name, undefined);
  // A host that tells letter cases apart may have the file in lower case, as most headers are.
  for (const { path } of candidates) {
    const lower = `${path.slice(0, path.length - baseName(path).length)}${baseName(path).toLowerCase()}`;
    const text = lower === path ? undefined : p.read(lower);
    if (text !== undefined) return { path: lower, text };
  }
  return undefined;
}

interface HeaderPath {
  readonly path: string;
  /** Of the file on the stack in whose folder it is. */
  readonly level: number;
  /** A part of our headers, named in one of them: wherever else is searched. */
  readonly isOfOwn: boolean;
}

/** Where a header may lie, in the order of the search. */
function headerPaths(p: Preprocessor, name: string, beside: boolean): readonly HeaderPath[] {
  if (name.trim() === "") return [];
  const tries = new Map<string, HeaderPath>();
  const include = (path: string, level: number, isOfOwn = false): void => {
    if (!tries.has(path)) tries.set(path, { path, level, isOfOwn });
  };
  const everywhere = p.stack.length;
  // Our headers consist of parts in folders, which a project's folders may bear the names of: `crt/`, `usb/`.
  const own = p.input.includePaths.at(-1) ?? "";
  const includer = p.stack.at(-1)?.folder ?? "";
  if (name.includes("/") && (includer === own || includer.startsWith(`${own}/`)))
    include(joinPath(own, name), everywhere, true);
  if (isAbsolute(name)) include(normalPath(name), everywhere);
  else {
    if (beside) {
      const folders = new Set<string>();
      for (let level = p.stack.length - 1; level >= 0; level--) {
        const folder = p.stack[level]?.folder ?? "";
        if (!folders.has(folder)) include(joinPath(folder, name), level);
        folders.add(folder);
      }
    }
    for (const folder of p.input.includePaths) include(joinPath(folder, name), everywhere);
    // mingw-w64 keeps the driver headers in a folder of theirs, which sources for it name.
    if (/^ddk\//i.test(name) && own !== "") include(joinPath(own, name.slice("ddk/".length)), everywhere);
  }
  return [...tries.values()];
}

/** Where the search for a plain name along the include paths looks before it comes to a file; undefined if it does not come to it. */
export function placesBefore(p: Preprocessor, name: string, path: string): readonly string[] | undefined {
  if (p.input.madeHeaders.has(name.toLowerCase())) return undefined;
  const places = headerPaths(p, name, false).map((place) => place.path);
  const at = places.indexOf(path);
  return at < 0 ? undefined : places.slice(0, at);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function headerName(
  p: Preprocessor,
  source: Source,
  from: number,
  end: number,
): { name: string; quoted: boolean } | undefined {
  const { raw } = source.lexed;
  if (from >= end) return undefined;
  const first = raw.symbols[from] ?? 0;
  const direct = quotedOrAngled(textOf(first), kindOf(first));
  if (direct !== undefined) return direct;
  const tokens = p.expander.expandList(lineTokens(p, source, from, end));
  const expanded = quotedOrAngled(textOf(tokens.symbol(0)), kindOf(tokens.symbol(0)));
  if (tokens.count > 0 && expanded !== undefined) return expanded;
  if (tokens.symbol(0) !== Sym.less) return undefined;
  let name = "";
  for (let i = 1; i < tokens.count; i++) {
    if (tokens.symbol(i) === Sym.greater) return { name, quoted: false };
    if (name !== "" && (tokens.flags(i) & BodyFlag.space) !== 0) name += " ";
    name += textOf(tokens.symbol(i));
  }
  return undefined;
}

function quotedOrAngled(text: string, kind: TokenKind): { name: string; quoted: boolean } | undefined {
  if (kind === TokenKind.headerName) return { name: text.slice(1, -1), quoted: false };
  if (kind === TokenKind.string && text.startsWith('"')) return { name: text.slice(1, -1), quoted: true };
  return undefined;
}

/** What the project includes before every source, as if `main` began with it. */
export function includeForced(p: Preprocessor, name: string, main: Source): void {
  const say = (code: string, message: string, remedy: string): void =>
    p.say(code, "error", message, remedy, main.lexed.file.range(0, 0));
  p.stack.push(main);
  const found = findHeader(p, name, true);
  if (found === undefined)
    say(
      "include-not-found",
      `the header "${name}", which the project includes before every source, was not found`,
      "Add its folder to the project's include folders, or take the forced include out of it.",
    );
  else p.include(found.path, found.text, (message, remedy) => say("include-limit", message, remedy));
  p.stack.pop();
}
