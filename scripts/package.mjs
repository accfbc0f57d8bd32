// Makes ringside.vsix in the root: minified bundles, headers, samples; no native code, no node_modules, at most 10 MB.
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const largest = 10 * 1024 * 1024;
const out = join(root, "ringside.vsix");
const run = (file, args) =>
  execFileSync(process.execPath, [file, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });

run("scripts/build.mjs", ["--minify"]);
run("node_modules/@vscode/vsce/vsce", [
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--out",
  out,
]);

const { size } = statSync(out);
if (size > largest) {
  console.error(`package: ${out} has ${size} bytes, more than ${largest}; see .vscodeignore`);
  process.exitCode = 1;
}
