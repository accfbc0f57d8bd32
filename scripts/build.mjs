// Bundles every program of the product into `dist/`: the command line, the extension, the two servers it starts, and its views.
// `--minify` is for the package; `--only=name,…` builds some. An entry whose source is not there is skipped with a note.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const minify = process.argv.includes("--minify");
const only = process.argv
  .find((arg) => arg.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");

/** Native modules are never bundled: where they are not installed, the WebAssembly twins are used. */
const native = ["tree-sitter", "tree-sitter-c", "tree-sitter-cpp"];

/** ES modules where a package has them: the older module formats hide their imports from the bundler. */
const mainFields = ["module", "main"];

/** Beside the program a folder of its parts, of which a command loads those that it needs: to load all takes a quarter of a short check. */
function inParts(name) {
  return { splitting: true, outdir: "dist", entryNames: name, chunkNames: `${name}/[hash]` };
}

/** A CommonJS bundle has no `import.meta`; the one thing asked of it is where the bundle lies. */
const commonJs = {
  format: "cjs",
  platform: "node",
  target: "node20",
  define: { "import.meta.url": "__bundleUrl" },
  banner: { js: 'const __bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
};

const entries = [
  {
    name: "cli",
    source: "cli/main.ts",
    out: "dist/cli.js",
    options: {
      format: "esm",
      ...inParts("cli"),
      platform: "node",
      target: "node20",
      external: native,
      banner: {
        js: '#!/usr/bin/env node\nimport { createRequire as __createRequire } from "node:module";\nconst require = __createRequire(import.meta.url);',
      },
    },
  },
  {
    name: "server",
    source: "language-server/main.ts",
    out: "dist/server.cjs",
    options: { ...commonJs, external: native },
  },
  {
    name: "adapter",
    source: "debug-adapter/main.ts",
    out: "dist/adapter.cjs",
    options: { ...commonJs, external: native },
  },
  {
    name: "extension",
    source: "extension/main.ts",
    out: "dist/extension.cjs",
    options: { ...commonJs, external: ["vscode", ...native] },
  },
  ...views(),
];

mkdirSync(join(root, "dist"), { recursive: true });
let failed = false;
for (const entry of entries) {
  if (only !== undefined && !only.includes(entry.name)) continue;
  if (!existsSync(join(root, entry.source))) {
    console.log(`build: ${entry.source} is not there, ${entry.out} skipped`);
    rmSync(join(root, entry.out), { force: true });
    continue;
  }
  try {
    if (entry.options.splitting) rmSync(join(root, "dist", entry.name), { recursive: true, force: true });
    await build({
      absWorkingDir: root,
      entryPoints: [entry.source],
      ...(entry.options.outdir === undefined ? { outfile: entry.out } : {}),
      bundle: true,
      minify,
      sourcemap: minify ? false : "linked",
      legalComments: "none",
      mainFields,
      logLevel: "warning",
      ...entry.options,
    });
    if (entry.name === "cli") chmodSync(join(root, entry.out), 0o755);
  } catch {
    // esbuild has said where and why; the other entries are still worth having.
    failed = true;
  }
}
grammars();
await schema("kernel/scenario/schema.ts", "scenario.schema.json", "scenarioJsonSchema");
await schema("compiler/project/configuration.ts", "ringside.schema.json", "configurationJsonSchema");
process.exitCode = failed ? 1 : 0;

/** Each `extension/views/<name>/main.ts` is a page of its own; its style sheet lies beside it. */
function views() {
  const folder = join(root, "extension", "views");
  if (!existsSync(folder)) return [];
  const pages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return pages.flatMap(({ name }) => [
    {
      name: `view-${name}`,
      source: `extension/views/${name}/main.ts`,
      out: `dist/views/${name}.js`,
      options: { format: "iife", platform: "browser", target: "es2022" },
    },
    { name: `view-${name}`, source: `extension/views/${name}/style.css`, out: `dist/views/${name}.css`, options: {} },
  ]);
}

/** The schemas that editors complete from are what the readers of the files themselves check by. */
async function schema(source, name, maker) {
  if (!existsSync(join(root, source))) return;
  const out = join(root, "dist", `${name}.mjs`);
  await build({
    entryPoints: [join(root, source)],
    outfile: out,
    bundle: true,
    format: "esm",
    platform: "node",
    mainFields,
    logLevel: "warning",
  });
  const module = await import(pathToFileURL(out).href);
  rmSync(out);
  // The editor's JSON service knows these two members: the files are read with comments and commas at the end.
  const schema = { ...module[maker](), allowComments: true, allowTrailingCommas: true };
  writeFileSync(join(root, "dist", name), `${JSON.stringify(schema, null, 1)}\n`);
}

/** web-tree-sitter and its grammars are data to the bundles that load them. */
function grammars() {
  const files = [
    "web-tree-sitter/tree-sitter.wasm",
    "tree-sitter-c/tree-sitter-c.wasm",
    "tree-sitter-cpp/tree-sitter-cpp.wasm",
  ];
  mkdirSync(join(root, "dist", "grammars"), { recursive: true });
  for (const file of files) {
    const source = join(root, "node_modules", file);
    if (existsSync(source)) cpSync(source, join(root, "dist", "grammars", file.split("/")[1]));
  }
}
