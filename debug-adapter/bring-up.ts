// Runs that nobody has written a scenario for: a driver is loaded, tried and taken down again; a console program is run against the
// drivers it lies beside. What a driver's device is called comes from its INF file.
import { compileUnit, type Program } from "../compiler/index.ts";
import { folderOf } from "../compiler/preprocess/paths.ts";
import type { ProjectFinder } from "../compiler/project/finder.ts";
import { infDevices } from "../compiler/project/inf.ts";
import { type FoundDriver, isSourceFile, stem } from "../compiler/project/model.ts";
import { homeOf, nearest } from "../compiler/project/nearby.ts";
import type { FolderAccess } from "../compiler/source/source.ts";
import { likelyHardware } from "../kernel/scenario/likely-hardware.ts";
import type { HardwareEntry, Scenario, UsbEntry } from "../kernel/scenario/schema.ts";

/** How a program is called. */
export interface ProgramRun {
  readonly args?: readonly string[];
  /** What it reads from its standard input. */
  readonly input?: string;
  /** Source, project or folder of the driver it talks to; the nearest without it. */
  readonly driver?: string;
}

/** Virtual milliseconds that a program may take: more than tests do, less than one that waits for a key for ever. */
const patience = 60_000;
export class BringUp {
  readonly #files: FolderAccess;
  readonly #finder: ProjectFinder;

  constructor(files: FolderAccess, finder: ProjectFinder) {
    this.#files = files;
    this.#finder = finder;
  }

  /** The scenario for a source, project, solution or folder with one driver or program; else what is wrong, in a sentence. */
  scenarioOf(path: string, { args = [], input, driver }: ProgramRun): Scenario | string {
    const found = this.#named(path);
    if (typeof found === "string") return found;
    if (found.output !== "program") {
      const machine = this.#driverAndDevice(found, path);
      return { title: `Bring up ${machine.drivers[0]?.name}`, ...machine };
    }
    const chosen = driver === undefined ? this.#driverFor(found) : this.#named(driver);
    if (typeof chosen === "string") return chosen;
    const own = nameOf(found, path);
    const program = own === nameOf(chosen, chosen.from) ? `${own}.exe` : own;
    const machine = this.#driverAndDevice(chosen, chosen.from);
    return {
      title: `Run ${program} against ${machine.drivers[0]?.name}`,
      ...machine,
      programs: [{ name: program, sources: found.sources.map((source) => source.path) }],
      steps: [
        { do: "run", program, as: program, args: [...args], ...(input === undefined ? {} : { input }) },
        // Nobody has said what its exit code should be.
        { do: "waitForExit", run: program, timeout: patience, expect: { exitCode: "any" } },
        // One that has not ended must not keep the driver from being taken down.
        { do: "terminate", run: program, title: `${program} is ended if it still runs` },
        ...machine.devices.map(({ name }) => ({ do: "remove", device: name }) as const),
        ...machine.drivers.map(({ name }) => ({ do: "unload", driver: name }) as const),
      ],
    };
  }

  #driverAndDevice(driver: FoundDriver, path: string): Pick<Scenario, "drivers"> & Required<Pick<Scenario, "devices">> {
    const name = nameOf(driver, path);
    const device = this.#deviceOf(driver);
    const usb = this.#usbOf(driver, device.hardwareId);
    return {
      drivers: [{ name, sources: driver.sources.map((source) => source.path) }],
      devices: [{ name: `${name}0`, driver: name, ...device, ...(usb === undefined ? {} : { usb }) }],
    };
  }

  /** The device that an INF file beside the driver's project or sources names first: drivers look at the id they are started with. */
  #deviceOf(driver: FoundDriver): { hardwareId?: string; description?: string } {
    const own = homeOf(driver);
    const folders = [own, ...driver.sources.map((source) => folderOf(source.path)), folderOf(own)];
    for (const folder of new Set(folders)) {
      const names = this.#files.list(folder)?.map(({ name }) => name) ?? [];
      // One with the driver's name first; .inx files are INF files before the build.
      const infs = names
        .filter((name) => /\.in[fx]$/i.test(name))
        .sort((a, b) => Number(stem(b) === driver.name) - Number(stem(a) === driver.name));
      for (const name of infs) {
        const [device] = infDevices(this.#files.read(`${folder}/${name}`) ?? "");
        if (device !== undefined) return device;
      }
    }
    return {};
  }

  /** A USB device for a driver that sends URBs or whose hardware id is one of USB's. */
  #usbOf(driver: FoundDriver, hardwareId = ""): UsbEntry | undefined {
    const [, vendor, product] = /^USB\\VID_([0-9a-f]{4})&PID_([0-9a-f]{4})/i.exec(hardwareId) ?? [];
    if (vendor !== undefined && product !== undefined)
      return { vendor: Number.parseInt(vendor, 16), product: Number.parseInt(product, 16) };
    const sends = driver.sources.some(({ path }) =>
      /\bIOCTL_INTERNAL_USB_SUBMIT_URB\b/.test(this.#files.read(path) ?? ""),
    );
    return sends ? {} : undefined;
  }

  /** What a source belongs to, or the only driver of a folder, project or solution. */
  #named(path: string): FoundDriver | string {
    const isFile = this.#files.read(path) !== undefined;
    if (isSourceFile(path))
      return isFile ? this.#finder.driverOf(path) : `${path}: there is no such file, or it cannot be read.`;
    if (!isFile && this.#files.list(path) === undefined)
      return `${path}: this is neither a scenario (*.scenario.json) nor a C source, a project or a folder that can be read.`;
    const found = this.#finder.find(path).drivers;
    if (isFile && found.every((one) => one.kind === "file" || one.kind === "folder"))
      return `${path}: this is neither a scenario (*.scenario.json) nor a C source, a project or a folder.`;
    const all = found.filter((one) => one.sources.length > 0);
    const drivers = all.filter((one) => one.output !== "program");
    // A project of a program was named itself; a program beside a driver has to be.
    const [only] = drivers.length > 0 ? drivers : all;
    if (only === undefined) return `${path}: there is no C source in this folder.`;
    if (drivers.length === 1 || all.length === 1) return only;
    if (drivers.length === 0)
      return `${path}: there are ${all.length} programs in it (${namesOf(all)}): name a source or the project of one of them.`;
    const entries = drivers.filter((one) => this.#isKernelDriver(one));
    const [entry] = entries;
    if (entry === undefined) return `${path}: none of the sources in it defines DriverEntry.`;
    if (entries.length === 1) return entry;
    return `${path}: there are ${entries.length} drivers in it (${namesOf(entries)}): name a source or the project of one of them.`;
  }

  /** The driver in the program's own folder, else one folder up, and so on: where there are several, the one it opens by name. */
  #driverFor(program: FoundDriver): FoundDriver | string {
    const near = nearest(this.#finder, program, (one) => this.#isKernelDriver(one));
    const [driver, ...others] = near.length === 1 ? near : near.filter((one) => this.#opens(program, one));
    if (driver !== undefined && others.length === 0) return driver;
    if (near.length > 0)
      return `${program.from}: there are ${near.length} drivers around this program (${namesOf(near)}): name the source, project or folder of the one it talks to (--driver, "driver" in launch.json), or write a scenario with all of them.`;
    return `${program.from}: this is a program for user mode, and no driver was found beside or above it: name the source, project or folder of its driver (--driver, "driver" in launch.json).`;
  }

  #isKernelDriver(found: FoundDriver): boolean {
    if (found.output === "program" || /^[KU]MDF$/.test(found.driverType ?? "")) return false;
    return found.sources.some((source) =>
      compileUnit(source.path, this.#finder.compileOptions(found, source)).functions.has("DriverEntry"),
    );
  }

  /**
   * Whether the program includes a header from the driver's folders, or a name that it opens, `\\.\Name`, is one that the driver links to,
   * or they share an interface's GUID.
   */
  #opens(program: FoundDriver, driver: FoundDriver): boolean {
    const homes = new Set(driver.sources.map((source) => folderOf(source.path)));
    const own = new Set(program.sources.map((source) => folderOf(source.path)));
    const included = program.sources.flatMap(
      (source) => compileUnit(source.path, this.#finder.compileOptions(program, source)).files,
    );
    if (included.some((file) => homes.has(folderOf(file)) && !own.has(folderOf(file)))) return true;
    const links = this.#names(driver, /\\\\(?:DosDevices|\?\?)\\\\(\w+)/gi);
    const interfaces = this.#names(driver, /\bDEFINE_GUID\s*\(\s*(\w+)/g);
    const opened = this.#names(program, /\\\\\\\\[.?]\\\\(\w+)/g);
    const asked = this.#names(program, /\b(GUID_\w+)/g);
    return [...opened].some((name) => links.has(name)) || [...asked].some((name) => interfaces.has(name));
  }

  /** What a pattern finds in the sources and in the headers beside them, in small letters. */
  #names({ sources }: FoundDriver, pattern: RegExp): ReadonlySet<string> {
    const headers = [...new Set(sources.map((source) => folderOf(source.path)))].flatMap((folder) =>
      (this.#files.list(folder) ?? []).filter(({ name }) => /\.h$/i.test(name)).map(({ name }) => `${folder}/${name}`),
    );
    const texts = [...sources.map((source) => source.path), ...headers].map((path) => this.#files.read(path) ?? "");
    return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => (match[1] ?? "").toLowerCase())));
  }
}

/** The scenario without devices for drivers that make theirs themselves, NT style: those without an AddDevice routine. */
export function withoutLegacyDevices(scenario: Scenario, drivers: ReadonlyMap<string, Program>): Scenario {
  const legacy = (name: string): boolean => {
    const program = drivers.get(name);
    return program !== undefined && !setsAddDevice(program);
  };
  const devices = (scenario.devices ?? []).filter(({ driver }) => !legacy(driver));
  const steps = scenario.steps?.filter(
    (step) => step.do !== "remove" || devices.some(({ name }) => name === step.device),
  );
  return { ...scenario, devices, ...(steps === undefined ? {} : { steps }) };
}

/** The scenario with hardware for the devices of drivers that look for resources. */
export function withLikelyHardware(scenario: Scenario, drivers: ReadonlyMap<string, Program>): Scenario {
  const hardware: HardwareEntry[] = [];
  const devices = scenario.devices?.map((device) => {
    const program = drivers.get(device.driver);
    const entry =
      program === undefined ? undefined : likelyHardware(`hardware of ${device.name}`, program, device.hardwareId);
    if (entry === undefined) return device;
    hardware.push(entry);
    return { ...device, hardware: entry.name };
  });
  return devices === undefined || hardware.length === 0 ? scenario : { ...scenario, hardware, devices };
}

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

/** A project's name; sources that nobody describes are called after the path that led to them. */
function nameOf(driver: FoundDriver, path: string): string {
  return driver.kind === "folder" || driver.kind === "file" ? stem(path) || "driver" : driver.name;
}

function namesOf(drivers: readonly FoundDriver[]): string {
  return drivers
    .map(({ name }) => name)
    .slice(0, 20)
    .join(", ");
}
