// Runs a TypeScript program of this repository under Node: `node scripts/run.mjs test/fuzz/main.ts ARGS`.
import { mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [source, ...args] = process.argv.slice(2);
if (source === undefined) {
  console.error("usage: node scripts/run.mjs FILE.ts [ARGS]");
  process.exit(2);
}
// Inside the repository, so that `installFolder` finds `ddk/` and packages are found.
const folder = join(root, "dist", "run");
mkdirSync(folder, { recursive: true });
const bundle = join(folder, `${basename(source, ".ts")}-${process.pid}.mjs`);
await build({
  entryPoints: [source],
  outfile: bundle,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
});
process.argv = [process.argv[0], source, ...args];
try {
  await import(pathToFileURL(bundle).href);
} finally {
  rmSync(bundle, { force: true });
}
