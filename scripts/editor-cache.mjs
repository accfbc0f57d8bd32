// Puts VS Code (as code-server) and the Node it wants into a cache folder outside the repository, for the editor tests.
// The folder is `$RINGSIDE_CACHE`, else `~/.cache/ringside`. Everything comes from the npm registry; native modules are
// compiled here, against the headers of the system's Node. A finished step is marked, so a broken run is taken up again.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const codeServerVersion = "4.139.1";
const nodeVersion = "24.9.0";
const nodeGypVersion = "11.5.0";
/** The registry's `node` package is a script that fetches this one; asked for by name, it needs no script. */
const nodePackage = `node-${process.platform}-${process.arch}`;

/** Modules the server loads at start; their install scripts do not run, so they are built here one by one. */
const nativeModules = [
  "@vscode/spdlog",
  "@vscode/sqlite3",
  "@vscode/native-watchdog",
  "@parcel/watcher",
  "@vscode/deviceid",
  "node-pty",
];

/** Where things are once `prepareEditor` has returned. */
export function editorPaths() {
  const cache = process.env.RINGSIDE_CACHE ?? join(homedir(), ".cache", "ringside");
  const root = join(cache, `code-server-${codeServerVersion}`);
  const server = join(root, "node_modules", "code-server");
  return {
    root,
    node: join(root, "node_modules", nodePackage, "bin", "node"),
    entry: join(server, "out", "node", "entry.js"),
    vscode: join(server, "lib", "vscode"),
  };
}

/** Installs what is missing; returns the same as `editorPaths`. Takes some minutes the first time. */
export function prepareEditor(log = console.error) {
  const paths = editorPaths();
  const done = join(paths.root, "complete");
  if (existsSync(done)) return paths;
  mkdirSync(paths.root, { recursive: true });
  writeFileSync(
    join(paths.root, "package.json"),
    `${JSON.stringify({ name: "ringside-editor-cache", private: true })}\n`,
  );

  once(paths.root, "node", log, () => {
    npm(paths.root, [
      "install",
      "--ignore-scripts",
      "--no-save",
      `${nodePackage}@${nodeVersion}`,
      `node-gyp@${nodeGypVersion}`,
      `code-server@${codeServerVersion}`,
    ]);
    if (!existsSync(paths.node)) throw new Error(`${nodePackage}@${nodeVersion} brought no binary at ${paths.node}`);
  });
  once(paths.root, "vscode", log, () => npm(paths.vscode, ["install", "--omit=dev", "--ignore-scripts"], paths.node));
  for (const name of nativeModules) {
    const folder = join(paths.vscode, "node_modules", name);
    if (!existsSync(join(folder, "binding.gyp"))) continue;
    once(paths.root, `build ${name}`, log, () => build(paths, folder));
  }
  writeFileSync(done, `${new Date().toISOString()}\n`);
  return paths;
}

function once(root, name, log, step) {
  const marker = join(root, `done-${name.replaceAll(/[^a-z0-9]+/gi, "-")}`);
  if (existsSync(marker)) return;
  log(`editor cache: ${name} …`);
  step();
  writeFileSync(marker, "");
}

function npm(cwd, args, node) {
  const path = node === undefined ? process.env.PATH : `${dirname(node)}:${process.env.PATH}`;
  execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error", "--legacy-peer-deps"], {
    cwd,
    env: { ...process.env, PATH: path, NODE_ENV: "" },
    stdio: ["ignore", "inherit", "inherit"],
  });
}

function build(paths, folder) {
  const gyp = join(paths.root, "node_modules", "node-gyp", "bin", "node-gyp.js");
  const headers = nodeHeaders();
  rmSync(join(folder, "build"), { recursive: true, force: true });
  const result = spawnSync(
    process.execPath,
    [gyp, "rebuild", ...(headers === undefined ? [] : [`--nodedir=${headers}`])],
    { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26, env: { ...process.env, JOBS: "2" } },
  );
  if (result.status !== 0) {
    throw new Error(`node-gyp failed in ${folder}:\n${`${result.stdout}\n${result.stderr}`.slice(-6000)}`);
  }
}

/** The prefix whose include/node holds Node's headers; the modules use only the stable Node-API, so any version will do. */
function nodeHeaders() {
  const prefixes = [dirname(dirname(process.execPath)), "/usr", "/usr/local"];
  return prefixes.find((prefix) => existsSync(join(prefix, "include", "node", "node_api.h")));
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const paths = prepareEditor();
  const { version } = JSON.parse(readFileSync(join(paths.vscode, "package.json"), "utf8"));
  console.log(`VS Code ${version} is ready in ${paths.root}`);
}
