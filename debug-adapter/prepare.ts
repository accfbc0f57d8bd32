// From a path to a kernel session: a scenario file, or a driver's source or folder, which gets the scenario that brings it up and takes
// it down again. Everything that is wrong on the way is said with its place. Files come from the host.
import {
  type CompileCache,
  compileUnit,
  createCompileCache,
  linkProgram,
  type Program,
  type Unit,
} from "../compiler/index.ts";
import type { FileAccess, SourceDiagnostic } from "../compiler/source/source.ts";
import type { KernelOptions, KernelSession } from "../kernel/api.ts";
import { type DriverEntry, parseScenario, type Scenario } from "../kernel/scenario/schema.ts";
import type { Launcher, LaunchOutcome } from "./launcher.ts";
import type { LaunchArguments } from "./protocol.ts";

export interface PrepareHost {
  readonly files: FileAccess;
  /** Names in a folder; undefined if it is none. */
  list(folder: string): readonly string[] | undefined;
  /** Folder of Ringside's kernel headers. */
  readonly headers: string;
  createKernel(options: KernelOptions): KernelSession;
  /** Shared by hosts that read the same headers. */
  readonly cache?: CompileCache;
}

/** The contract does not change while its headers do not: compiled once for each cache. */
const contracts = new WeakMap<CompileCache, Program>();

export class ScenarioLauncher implements Launcher {
  readonly #host: PrepareHost;
  readonly #cache: CompileCache;

  constructor(host: PrepareHost) {
    this.#host = host;
    this.#cache = host.cache ?? createCompileCache();
  }

  read(path: string): string | undefined {
    return this.#host.files.read(path);
  }

  launch(args: LaunchArguments): LaunchOutcome {
    const path = args.program.replaceAll("\\", "/");
    const found = this.#scenario(path, args);
    if ("problems" in found) return found;
    const { scenario, folder, title } = found;
    const drivers = new Map<string, Program>();
    const problems: string[] = [];
    const diagnostics: SourceDiagnostic[] = [];
    for (const driver of scenario.drivers) {
      const program = this.#compile(driver, folder, args, problems);
      if (program === undefined) continue;
      drivers.set(driver.name, program);
      diagnostics.push(...program.units.flatMap((unit) => unit.diagnostics), ...program.diagnostics);
    }
    if (problems.length > 0) return { problems };
    const options = {
      contract: this.#headers(),
      scenario,
      drivers,
      ...(args.seed === undefined ? {} : { seed: args.seed }),
    };
    try {
      return { launched: { session: this.#host.createKernel(options), title, diagnostics } };
    } catch (error) {
      return { problems: [`${path}: ${error instanceof Error ? error.message : String(error)}`] };
    }
  }

  #scenario(
    path: string,
    args: LaunchArguments,
  ): { scenario: Scenario; folder: string; title: string } | { problems: readonly string[] } {
    if (/\.json$/i.test(path)) {
      const text = this.#host.files.read(path);
      if (text === undefined) return { problems: [`${path}: there is no such file, or it cannot be read.`] };
      const { scenario, problems } = parseScenario(text);
      if (scenario === undefined) {
        return {
          problems: problems.map(
            (one) =>
              `${path}:${one.line + 1}:${one.column + 1}: ${one.message}${one.remedy === undefined ? "" : ` ${one.remedy}`}`,
          ),
        };
      }
      return { scenario, folder: folderOf(path), title: scenario.title ?? baseName(path) };
    }
    const sources = /\.(c|cpp|cxx|cc)$/i.test(path) ? this.#sourcesAround(path, args) : this.#sourcesIn(path);
    if (typeof sources === "string") return { problems: [sources] };
    const name = baseName(path).replace(/\.[^.]*$/, "") || "driver";
    const scenario: Scenario = {
      title: `Bring up ${name}`,
      drivers: [{ name, sources: [...sources] }],
      devices: [{ name: `${name}0`, driver: name }],
    };
    return { scenario, folder: "", title: `Bring up ${name}` };
  }

  #sourcesIn(folder: string): readonly string[] | string {
    const names = this.#host.list(folder.replace(/\/+$/, ""));
    if (names === undefined)
      return `${folder}: this is neither a scenario (*.scenario.json) nor a C source nor a folder that can be read.`;
    const sources = names
      .filter((name) => /\.(c|cpp|cxx|cc)$/i.test(name))
      .map((name) => `${folder.replace(/\/+$/, "")}/${name}`);
    return sources.length > 0 ? sources : `${folder}: there is no C source in this folder.`;
  }

  /** The sources beside one make a driver with it, unless they are drivers of their own. */
  #sourcesAround(path: string, args: LaunchArguments): readonly string[] | string {
    if (this.#host.files.read(path) === undefined) return `${path}: there is no such file, or it cannot be read.`;
    const around = this.#sourcesIn(folderOf(path));
    if (typeof around === "string") return [path];
    const entries = around.filter((file) => this.#unit(file, args).functions.has("DriverEntry"));
    return entries.length === 1 ? around : [path];
  }

  #compile(driver: DriverEntry, folder: string, args: LaunchArguments, problems: string[]): Program | undefined {
    const units: Unit[] = [];
    for (const source of driver.sources) {
      const files = this.#expand(resolve(folder, source));
      if (files.length === 0)
        problems.push(`${resolve(folder, source)}: driver "${driver.name}": there is no such source.`);
      for (const file of files) units.push(this.#unit(file, args, driver, folder));
    }
    if (units.length === 0 || problems.length > 0) return undefined;
    const program = linkProgram(units);
    if (!program.functions.has("DriverEntry")) {
      const errors = units.flatMap((unit) => unit.diagnostics).filter((one) => one.severity === "error");
      for (const error of errors.slice(0, 20)) problems.push(placed(error));
      problems.push(
        `${driver.name}: no source of this driver has a DriverEntry: ${units.map((unit) => unit.path).join(", ")}.`,
      );
    }
    for (const error of program.diagnostics) if (error.severity === "error") problems.push(placed(error));
    return program;
  }

  /** "*" and "?" in the last part of a path. */
  #expand(path: string): readonly string[] {
    const name = baseName(path);
    if (!/[*?]/.test(name)) return this.#host.files.read(path) === undefined ? [] : [path];
    const pattern = new RegExp(
      `^${name
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".")}$`,
      "i",
    );
    const folder = folderOf(path);
    return (this.#host.list(folder) ?? []).filter((one) => pattern.test(one)).map((one) => `${folder}/${one}`);
  }

  #unit(path: string, args: LaunchArguments, driver?: DriverEntry, folder = ""): Unit {
    const own = (driver?.include ?? []).map((one) => resolve(folder, one));
    return compileUnit(path, {
      target: "x64",
      files: this.#host.files,
      includePaths: [...own, ...(args.includePath ?? []), this.#host.headers],
      defines: { ...args.defines, ...driver?.defines },
      cache: this.#cache,
    });
  }

  /** Our kernel headers as the kernel binds its DDIs to them. */
  #headers(): Program {
    const known = contracts.get(this.#cache);
    if (known !== undefined) return known;
    const path = `${this.#host.headers}/../contract.c`;
    const text = contractHeaders.map((name) => `#include <${name}>\n`).join("");
    const { files, headers } = this.#host;
    const unit = compileUnit(path, {
      target: "x64",
      files: { read: (wanted) => (wanted === path ? text : files.read(wanted)) },
      includePaths: [headers],
      defines: {},
      cache: this.#cache,
    });
    const contract = linkProgram([unit]);
    contracts.set(this.#cache, contract);
    return contract;
  }
}

const contractHeaders = ["ntifs.h", "wdmsec.h", "wmilib.h", "ntstrsafe.h"];

function placed({ range, message, remedy }: SourceDiagnostic): string {
  return `${range.file}:${range.startLine + 1}:${range.startColumn + 1}: ${message}${remedy === undefined ? "" : ` ${remedy}`}`;
}
function folderOf(path: string): string {
  const cut = path.lastIndexOf("/");
  return cut < 0 ? "." : cut === 0 ? "/" : path.slice(0, cut);
}
function baseName(path: string): string {
  return path.replace(/\/+$/, "").split("/").at(-1) ?? path;
}
function resolve(folder: string, path: string): string {
  const plain = path.replaceAll("\\", "/");
  const joined = folder === "" || plain.startsWith("/") || /^[A-Za-z]:\//.test(plain) ? plain : `${folder}/${plain}`;
  const parts: string[] = [];
  for (const part of joined.split("/")) {
    if (part === "." || (part === "" && parts.length > 0)) continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
