// Bundles a TypeScript program of this repository and runs it under plain Node: `node scripts/load.mjs FILE.ts [ARGS]`.
import { mkdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.env.RINGSIDE_ROOT = root;

export async function load(entry) {
  // Inside the repository, so that the program finds `ddk/` above it.
  const folder = join(root, ".cache", "bundles");
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${basename(entry, ".ts")}.mjs`);
  await build({
    entryPoints: [resolve(root, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // A bundled CommonJS package asks for Node's modules with `require`.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    external: ["tree-sitter", "tree-sitter-c", "tree-sitter-cpp"],
    // ES modules where a package has them: the older module formats hide their imports from the bundler.
    mainFields: ["module", "main"],
    logLevel: "error",
    sourcemap: "inline",
  });
  return import(pathToFileURL(outfile).href);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entry] = process.argv.splice(2, 1);
  if (entry === undefined) {
    console.error("usage: node scripts/load.mjs FILE.ts [ARGS]");
    process.exit(2);
  }
  await load(entry);
}
