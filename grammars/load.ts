// One way to tree-sitter: the native engine where it loads (Node with the optional package built for its platform), else
// WebAssembly, which runs everywhere. Both give the same trees. The host hands in the WebAssembly files as bytes.
import type { GrammarLanguage, Grammars, GrammarTree } from "./tree.ts";

export interface GrammarFiles {
  /** `web-tree-sitter/tree-sitter.wasm`. */
  readonly engine: Uint8Array;
  /** `tree-sitter-c/tree-sitter-c.wasm`. */
  readonly c: Uint8Array;
  /** `tree-sitter-cpp/tree-sitter-cpp.wasm`. */
  readonly cpp: Uint8Array;
}

export interface GrammarOptions {
  /** False: never the native engine, as in packages without native code. */
  readonly native?: boolean;
  /** Called only when the native engine does not load. */
  readonly files: () => Promise<GrammarFiles> | GrammarFiles;
}

/** Rejects only if neither engine loads; the error says why for the last one tried. */
export async function loadGrammars(options: GrammarOptions): Promise<Grammars> {
  if (options.native !== false) {
    const native = await loadNative();
    if (native !== undefined) return native;
  }
  return loadWeb(await options.files());
}

/** What is used of the native package. It is optional, so its own types may be absent. */
interface NativeParser {
  setLanguage(language: unknown): void;
  parse(read: (index: number) => string, previous?: unknown): GrammarTree;
}

/** Undefined where the package or its binary for this platform is absent, and in browsers. */
export async function loadNative(): Promise<Grammars | undefined> {
  try {
    const [engine, c, cpp] = await Promise.all(["tree-sitter", "tree-sitter-c", "tree-sitter-cpp"].map(importDefault));
    if (!isConstructor(engine)) return undefined;
    const parsers = { c: new engine(), cpp: new engine() };
    parsers.c.setLanguage(c);
    parsers.cpp.setLanguage(cpp);
    return {
      engine: "native",
      // The engine refuses a text of more than 32 K in one piece.
      parse: (text, language, previous) => parsers[language].parse((at) => text.slice(at, at + 8192), previous),
    };
  } catch {
    return undefined;
  }
}

/** By a name in a variable, so that bundlers leave the optional packages alone. */
async function importDefault(name: string): Promise<unknown> {
  const loaded: unknown = await import(/* @vite-ignore */ name);
  return typeof loaded === "object" && loaded !== null && "default" in loaded ? loaded.default : loaded;
}

function isConstructor(value: unknown): value is new () => NativeParser {
  return typeof value === "function";
}

export async function loadWeb(files: GrammarFiles): Promise<Grammars> {
  const { Language, Parser } = await import("web-tree-sitter");
  const engine: Record<string, unknown> = { wasmBinary: files.engine };
  await Parser.init(engine);
  const languages = { c: await Language.load(files.c), cpp: await Language.load(files.cpp) };
  const parsers: Readonly<Record<GrammarLanguage, InstanceType<typeof Parser>>> = {
    c: new Parser(),
    cpp: new Parser(),
  };
  parsers.c.setLanguage(languages.c);
  parsers.cpp.setLanguage(languages.cpp);
  return {
    engine: "web",
    parse: (text, language, previous) => {
      const old = isWebTree(previous) ? previous : null;
      const tree = parsers[language].parse(text, old);
      if (tree === null) throw new Error("tree-sitter gave no tree: its parser has no language");
      return tree;
    },
  };

  function isWebTree(tree: GrammarTree | undefined): tree is GrammarTree & import("web-tree-sitter").Tree {
    return tree !== undefined && "getChangedRanges" in tree;
  }
}
