// Bundles a TypeScript program of ours and runs it under plain Node.
import { mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(fileURLToPath(import.meta.url), "../..");
process.env.RINGSIDE_ROOT = root;

export async function load(entry) {
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
    // ES modules where a package has them: the older module formats hide their imports from the bundler.
    mainFields: ["module", "main"],
    logLevel: "error",
    sourcemap: "inline",
  });
  return import(pathToFileURL(outfile).href);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await load(process.argv[2]);
