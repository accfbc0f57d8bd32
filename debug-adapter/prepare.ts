// From a path to a kernel session: a scenario file, or a driver's source, project or folder, which gets the scenario that brings it up
// and takes it down again. Everything that is wrong on the way is said with its place. Files come from the host.
import { type CompileCache, compileUnit, createCompileCache, type Program } from "../compiler/index.ts";
import { ProjectFinder } from "../compiler/project/finder.ts";
import { infDevices } from "../compiler/project/inf.ts";
import { type FoundDriver, isSourceFile, type ProjectSource, stem } from "../compiler/project/model.ts";
import type { FolderAccess } from "../compiler/source/source.ts";
import type { KernelOptions, KernelSession } from "../kernel/api.ts";
import { compileScenario, type LoadProblem, type ScenarioHost } from "../kernel/scenario/run.ts";
import { parseScenario, type Scenario } from "../kernel/scenario/schema.ts";
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
    const programs = [...loaded.options.drivers.values()];
    const bare =
      found.bringUp && !programs.some(setsAddDevice) ? { ...loaded.options.scenario, devices: [] } : undefined;
    const options = {
      ...loaded.options,
      ...(bare === undefined ? {} : { scenario: bare }),
      ...(args.seed === undefined ? {} : { seed: args.seed }),
      ...(args.refuse === undefined ? {} : { refuse: args.refuse }),
      ...(args.uninitialized === undefined ? {} : { uninitialized: args.uninitialized }),
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
    const driver = this.#driver(path, finder);
    if (typeof driver === "string") return { problems: [driver] };
    const sources = driver.sources.map((source) => source.path);
    const name = driver.kind === "folder" || driver.kind === "file" ? stem(path) || "driver" : driver.name;
    const title = `Bring up ${name}`;
    const scenario: Scenario = {
      title,
      drivers: [{ name, sources }],
      devices: [{ name: `${name}0`, driver: name, ...this.#deviceOf(driver) }],
    };
    return { scenario: widened(scenario, args), folder: "", title, bringUp: true };
  }

  /** The device that an INF file beside the driver's project or sources names first: drivers look at the id they are started with. */
  #deviceOf(driver: FoundDriver): { hardwareId?: string; description?: string } {
    const own = driver.kind === "folder" ? driver.from : folderOf(driver.from);
    const folders = [own, ...driver.sources.map((source) => folderOf(source.path)), folderOf(own)];
    for (const folder of new Set(folders)) {
      const names = this.#host.files.list(folder)?.map(({ name }) => name) ?? [];
      // One with the driver's name first; .inx files are INF files before the build.
      const infs = names
        .filter((name) => /\.in[fx]$/i.test(name))
        .sort((a, b) => Number(stem(b) === driver.name) - Number(stem(a) === driver.name));
      for (const name of infs) {
        const [device] = infDevices(this.#host.files.read(`${folder}/${name}`) ?? "");
        if (device !== undefined) return device;
      }
    }
    return {};
  }

  /** The driver that a source belongs to, or the only one of a folder, project or solution; else what is wrong. */
  #driver(path: string, finder: ProjectFinder): FoundDriver | string {
    const isFile = this.#host.files.read(path) !== undefined;
    if (isSourceFile(path))
      return isFile ? finder.driverOf(path) : `${path}: there is no such file, or it cannot be read.`;
    if (!isFile && this.#host.files.list(path) === undefined)
      return `${path}: this is neither a scenario (*.scenario.json) nor a C source, a project or a folder that can be read.`;
    const found = finder.find(path).drivers;
    if (isFile && found.every((one) => one.kind === "file" || one.kind === "folder"))
      return `${path}: this is neither a scenario (*.scenario.json) nor a C source, a project or a folder.`;
    const drivers = found.filter((one) => one.output !== "program" && one.sources.length > 0);
    if (drivers.length === 0) return `${path}: there is no C source in this folder.`;
    const [only] = drivers;
    if (only !== undefined && drivers.length === 1) return only;
    const entries = drivers.filter((one) => one.sources.some((source) => definesDriverEntry(finder, one, source)));
    const [entry] = entries;
    if (entry === undefined) return `${path}: none of the sources in it defines DriverEntry.`;
    if (entries.length === 1) return entry;
    const names = entries.map((one) => one.name).slice(0, 20);
    return `${path}: there are ${entries.length} drivers in it (${names.join(", ")}): name a source or the project of one of them.`;
  }
}

function definesDriverEntry(finder: ProjectFinder, driver: FoundDriver, source: ProjectSource): boolean {
  return compileUnit(source.path, finder.compileOptions(driver, source)).functions.has("DriverEntry");
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
