// From a path to a kernel session: a scenario file, or a source, project or folder, which gets the scenario of its own that is made in
// bring-up.ts. Everything that is wrong on the way is said with its place. Files come from the host.
import { type CompileCache, createCompileCache, type Program } from "../compiler/index.ts";
import { ProjectFinder } from "../compiler/project/finder.ts";
import type { FolderAccess } from "../compiler/source/source.ts";
import type { KernelOptions, KernelSession } from "../kernel/api.ts";
import { compileScenario, type LoadProblem, type ScenarioHost } from "../kernel/scenario/run.ts";
import { parseScenario, type Scenario } from "../kernel/scenario/schema.ts";
import { unknownSwitches } from "../kernel/verifier/switches.ts";
import { BringUp, withLikelyHardware, withoutLegacyDevices } from "./bring-up.ts";
import type { Launcher, LaunchOutcome } from "./launcher.ts";
import type { LaunchArguments } from "./protocol.ts";

export interface PrepareHost {
  readonly files: FolderAccess;
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
    const list = (folder: string) => host.files.list(folder)?.map(({ name }) => name);
    this.#compiling = { files: host.files, list, ddk: host.headers, cache };
  }

  read(path: string): string | undefined {
    return this.#host.files.read(path);
  }

  launch(args: LaunchArguments): LaunchOutcome {
    const path = args.program.replaceAll("\\", "/");
    const finder = new ProjectFinder({
      files: this.#host.files,
      ownHeaders: this.#host.headers,
      includePaths: args.includePath ?? [],
      defines: args.defines ?? {},
      target: "x64",
      cache: this.#compiling.cache,
    });
    const unknown = unknownSwitches(args.verifierOff ?? []);
    if (unknown !== undefined) return { problems: [`verifierOff: ${unknown}`] };
    const found = this.#scenario(path, args, finder);
    if ("problems" in found) return found;
    const { scenario, folder, title } = found;
    const loaded = compileScenario(
      scenario,
      folder,
      { ...this.#compiling, settingsOf: (source) => finder.settingsOf(source) },
      path,
    );
    if (loaded.options === undefined) return { problems: loaded.problems.map(placed) };
    const { drivers } = loaded.options;
    const options = {
      ...loaded.options,
      ...(found.bringUp ? { scenario: broughtUp(loaded.options.scenario, drivers) } : {}),
      ...(args.seed === undefined ? {} : { seed: args.seed }),
      ...(args.schedule === undefined ? {} : { schedule: args.schedule }),
      ...(args.refuse === undefined ? {} : { refuse: args.refuse }),
      ...(args.pend === undefined ? {} : { pend: args.pend }),
      ...(args.uninitialized === undefined ? {} : { uninitialized: args.uninitialized }),
      ...(args.verifierOff === undefined ? {} : { verifierOff: args.verifierOff }),
    };
    try {
      return { launched: { session: this.#host.createKernel(options), title, diagnostics: loaded.diagnostics } };
    } catch (error) {
      return { problems: [`${path}: ${error instanceof Error ? error.message : String(error)}`] };
    }
  }

  #scenario(path: string, args: LaunchArguments, finder: ProjectFinder): Found | { problems: readonly string[] } {
    if (/\.json$/i.test(path) && !/(?:^|\/)(?:ringside|compile_commands)\.json$/i.test(path)) {
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
    const scenario = new BringUp(this.#host.files, finder).scenarioOf(path, args);
    if (typeof scenario === "string") return { problems: [scenario] };
    return { scenario: widened(scenario, args), folder: "", title: scenario.title ?? baseName(path), bringUp: true };
  }
}

const broughtUp = (scenario: Scenario, drivers: ReadonlyMap<string, Program>): Scenario =>
  withLikelyHardware(withoutLegacyDevices(scenario, drivers), drivers);

interface Found {
  readonly scenario: Scenario;
  readonly folder: string;
  readonly title: string;
  /** No scenario was given: it was made for what was named. */
  readonly bringUp: boolean;
}

/** The scenario with the headers and macros of the launch arguments for each of its drivers; the scenario's own come first. */
function widened(scenario: Scenario, args: LaunchArguments): Scenario {
  const drivers = scenario.drivers.map((driver) => ({
    ...driver,
    include: [...(driver.include ?? []), ...(args.includePath ?? [])],
    defines: { ...args.defines, ...driver.defines },
  }));
  const programs = scenario.programs?.map((program) => ({
    ...program,
    include: [...(program.include ?? []), ...(args.includePath ?? [])],
    defines: { ...args.defines, ...program.defines },
  }));
  return { ...scenario, drivers, ...(programs === undefined ? {} : { programs }) };
}

function placed({ file, line, column, message, remedy }: LoadProblem): string {
  return `${file}:${line + 1}:${column + 1}: ${message}${/[.!]$/.test(message) ? "" : "."}${remedy === "" ? "" : ` ${remedy}`}`;
}
function folderOf(path: string): string {
  const cut = path.lastIndexOf("/");
  return cut < 0 ? "." : cut === 0 ? "/" : path.slice(0, cut);
}
export function baseName(path: string): string {
  return path.replace(/\/+$/, "").split("/").at(-1) ?? path;
}
