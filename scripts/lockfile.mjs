// Completes package-lock.json after `npm install`. npm leaves out the platform packages (`@rollup/rollup-win32-x64-msvc` …) that the
// registry in use does not have, and then `npm ci` refuses the lock file. What it wants to know of them is said by their names.
// `--check` only says what is missing.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const path = join(dirname(dirname(fileURLToPath(import.meta.url))), "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

const added = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (findable(place, name)) continue;
    const platform = platformOf(name);
    // Anything else that is missing must be looked into by a person.
    if (platform === undefined || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = { version, ...platform, dev: entry.dev, optional: true };
    added.push(name);
  }
}
if (added.length === 0) {
  console.log("package-lock.json is complete");
} else if (process.argv.includes("--check")) {
  console.error(`package-lock.json lacks ${added.join(", ")}: run \`node scripts/lockfile.mjs\``);
  process.exitCode = 1;
} else {
  const [root, ...rest] = Object.entries(lock.packages);
  lock.packages = Object.fromEntries([root, ...rest.sort(([one], [other]) => (one < other ? -1 : 1))]);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: added ${added.length} platform packages`);
}

/** Node looks in the package's own node_modules first, then upwards. */
function findable(place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${at === "" ? "" : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (at === "" || !at.includes("node_modules")) return false;
    if (at.lastIndexOf("/node_modules/") < 0) return lock.packages[`node_modules/${name}`] !== undefined;
  }
}

function platformOf(name) {
  const words = name.split("/").at(-1).split("-");
  const system = words.findIndex((word) => systems.includes(word));
  if (system < 0) return undefined;
  const [os, cpu, kind = ""] = words.slice(system);
  if (!processors.includes(cpu)) return undefined;
  const libc =
    os === "linux" && kind.startsWith("musl")
      ? ["musl"]
      : os === "linux" && kind.startsWith("gnu")
        ? ["glibc"]
        : undefined;
  return { cpu: [cpu], ...(libc === undefined ? {} : { libc }), os: [os] };
}
