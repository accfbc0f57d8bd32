// From a path to a kernel session: a scenario file, or a driver's source or folder, which gets the scenario that brings it up and takes
// it down again. Everything that is wrong on the way is said with its place. Files come from the host.
import { type CompileCache, compileUnit, createCompileCache, type Program } from "../compiler/index.ts";
import type { FileAccess } from "../compiler/source/source.ts";
import type { KernelOptions, KernelSession } from "../kernel/api.ts";
import { compileScenario, type LoadProblem, type ScenarioHost } from "../kernel/scenario/run.ts";
import { parseScenario, type Scenario } from "../kernel/scenario/schema.ts";
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

export class ScenarioLauncher implements Launcher {
  readonly #host: PrepareHost;
  readonly #compiling: ScenarioHost & { readonly cache: CompileCache };

  constructor(host: PrepareHost) {
    this.#host = host;
    const cache = host.cache ?? createCompileCache();
    this.#compiling = { files: host.files, list: (folder) => host.list(folder), ddk: host.headers, cache };
  }

  read(path: string): string | undefined {
    return this.#host.files.read(path);
  }

  launch(args: LaunchArguments): LaunchOutcome {
    const path = args.program.replaceAll("\\", "/");
    const found = this.#scenario(path, args);
    if ("problems" in found) return found;
    const { scenario, folder, title } = found;
    const loaded = compileScenario(scenario, folder, this.#compiling, path);
    if (loaded.options === undefined) return { problems: loaded.problems.map(placed) };
    const programs = [...loaded.options.drivers.values()];
    const bare =
      found.bringUp && !programs.some(setsAddDevice) ? { ...loaded.options.scenario, devices: [] } : undefined;
    const options = {
      ...loaded.options,
      ...(bare === undefined ? {} : { scenario: bare }),
      ...(args.seed === undefined ? {} : { seed: args.seed }),
    };
    try {
      return { launched: { session: this.#host.createKernel(options), title, diagnostics: loaded.diagnostics } };
    } catch (error) {
      return { problems: [`${path}: ${error instanceof Error ? error.message : String(error)}`] };
    }
  }

  #scenario(path: string, args: LaunchArguments): Found | { problems: readonly string[] } {
    if (/\.json$/i.test(path)) {
      const text = this.#host.files.read(path);
      if (text === undefined) return { problems: [`${path}: there is no such file, or it cannot be read.`] };
      const { scenario, problems } = parseScenario(text);
      if (scenario === undefined) {
        const where = (one: { path: string; message: string }): string =>
          one.path === "" ? one.message : `${one.path}: ${one.message}`;
        return { problems: problems.map((one) => placed({ ...one, file: path, message: where(one) })) };
      }
      const folder = folderOf(path);
      return { scenario: widened(scenario, args), folder, title: scenario.title ?? baseName(path), bringUp: false };
    }
    const sources = /\.(c|cpp|cxx|cc)$/i.test(path) ? this.#sourcesAround(path, args) : this.#sourcesIn(path);
    if (typeof sources === "string") return { problems: [sources] };
    const name = baseName(path).replace(/\.[^.]*$/, "") || "driver";
    const title = `Bring up ${name}`;
    const scenario: Scenario = {
      title,
      drivers: [{ name, sources: [...sources] }],
      devices: [{ name: `${name}0`, driver: name }],
    };
    return { scenario: widened(scenario, args), folder: "", title, bringUp: true };
  }

  #sourcesIn(path: string): readonly string[] | string {
    const folder = path.replace(/\/+$/, "");
    const names = this.#host.list(folder);
    if (names === undefined) {
      return `${folder}: this is neither a scenario (*.scenario.json) nor a C source nor a folder that can be read.`;
    }
    const sources = names.filter((name) => /\.(c|cpp|cxx|cc)$/i.test(name)).map((name) => `${folder}/${name}`);
    return sources.length > 0 ? sources : `${folder}: there is no C source in this folder.`;
  }

  /** The sources beside one make a driver with it, unless they are drivers of their own. */
  #sourcesAround(path: string, args: LaunchArguments): readonly string[] | string {
    if (this.#host.files.read(path) === undefined) return `${path}: there is no such file, or it cannot be read.`;
    const around = this.#sourcesIn(folderOf(path));
    if (typeof around === "string") return [path];
    const entries = around.filter((file) => this.#definesDriverEntry(file, args));
    return entries.length === 1 ? around : [path];
  }

  #definesDriverEntry(path: string, args: LaunchArguments): boolean {
    const { files, ddk, cache } = this.#compiling;
    const includePaths = [...(args.includePath ?? []), ddk];
    const unit = compileUnit(path, { target: "x64", files, includePaths, defines: args.defines ?? {}, cache });
    return unit.functions.has("DriverEntry");
  }
}

interface Found {
  readonly scenario: Scenario;
  readonly folder: string;
  readonly title: string;
  /** No scenario was given: the driver is loaded, tried and taken down. */
  readonly bringUp: boolean;
}

/** The scenario with the headers and macros of the launch arguments for each of its drivers; the scenario's own come first. */
function widened(scenario: Scenario, args: LaunchArguments): Scenario {
  const drivers = scenario.drivers.map((driver) => ({
    ...driver,
    include: [...(driver.include ?? []), ...(args.includePath ?? [])],
    defines: { ...args.defines, ...driver.defines },
  }));
  return { ...scenario, drivers };
}

function placed({ file, line, column, message, remedy }: LoadProblem): string {
  return `${file}:${line + 1}:${column + 1}: ${message}${/[.!]$/.test(message) ? "" : "."}${remedy === "" ? "" : ` ${remedy}`}`;
}
function folderOf(path: string): string {
  const cut = path.lastIndexOf("/");
  return cut < 0 ? "." : cut === 0 ? "/" : path.slice(0, cut);
}
function baseName(path: string): string {
  return path.replace(/\/+$/, "").split("/").at(-1) ?? path;
}

/** A Plug and Play driver stores its AddDevice routine; one that does not makes its devices itself, NT style. */
function setsAddDevice(program: Program): boolean {
  for (const { fn } of program.functions.values()) {
    for (const block of fn.blocks) {
      for (const one of block.instructions) {
        if (one.kind === "assign" && one.target.kind === "field" && one.target.field.name === "AddDevice") return true;
      }
    }
  }
  return false;
}
