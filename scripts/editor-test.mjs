// `npm run test:editor`: packages the extension, makes sure of an editor, and runs test/editor against both.
// `--no-package` takes the .vsix that lies there. Anything else goes to vitest, e.g. `-t "steps back"`.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareEditor } from "./editor-cache.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2).filter((arg) => arg !== "--no-package");
const vsix = join(root, "ringside.vsix");

if (!process.argv.includes("--no-package") || !existsSync(vsix)) node(["scripts/package.mjs"]);
prepareEditor();
node(["node_modules/vitest/vitest.mjs", "run", "--config", "test/editor/vitest.config.ts", ...args]);

function node(command) {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
}
