// What a scenario comes to: its own steps, with the bringing-up before them that it leaves to us, or a whole life if it has none.
import type { Program } from "../../compiler/index.ts";
import { controlCodesOf } from "./control-codes.ts";
import type { Scenario } from "./schema.ts";
import type { Step } from "./steps.ts";
import type { Tried, Try } from "./try.ts";

export type Action =
  | Step
  | Try
  /** Unloads a driver that can be unloaded. */
  | { readonly do: "tryUnload"; readonly driver: string; readonly title?: string }
  /** Calls the routines of boot drivers that wait for the devices. */
  | { readonly do: "bootDone"; readonly title?: string };

export interface PlannedStep {
  /** JSON path of what asked for it. */
  readonly path: string;
  readonly title: string;
  readonly action: Action;
  /** Nobody has said what is expected: any status will do, as long as the step comes to an end. */
  readonly tried?: boolean;
}

export function planOf(scenario: Scenario, programs: ReadonlyMap<string, Program>): readonly PlannedStep[] {
  const { steps = [] } = scenario;
  const planned = [
    ...beginning(scenario),
    ...(scenario.steps === undefined ? life(scenario, programs) : []),
    ...steps.map((action, i) => ({ path: `/steps/${i}`, action })),
  ];
  return planned.map((one) => ({ ...one, title: one.action.title ?? describe(one.action) }));
}

type Untitled = Omit<PlannedStep, "title">;
interface Subject extends Tried {
  readonly path: string;
}

const devicesOf = (scenario: Scenario): readonly (Subject & { device: string; manual: boolean })[] =>
  (scenario.devices ?? []).map(({ name, start }, i) => ({
    device: name,
    path: `/devices/${i}`,
    manual: start === "manual",
  }));

/** Drivers without devnodes, which are loaded as services. */
function legacyOf(scenario: Scenario): readonly (Subject & { driver: string })[] {
  const used = new Set(
    [...(scenario.devices ?? []), ...(scenario.install ?? [])].flatMap((device) => [
      device.driver,
      ...(device.lowerFilters ?? []),
      ...(device.upperFilters ?? []),
    ]),
  );
  return scenario.drivers.flatMap(({ name, export: exports }, i) =>
    used.has(name) || exports === true ? [] : [{ driver: name, path: `/drivers/${i}` }],
  );
}

/** Boot drivers are loaded, devices started and other drivers loaded, but for those that steps start and load. */
function beginning(scenario: Scenario): Untitled[] {
  const loadedByStep = new Set(scenario.steps?.flatMap((step) => (step.do === "load" ? [step.driver] : [])));
  const automatic = new Set(
    scenario.drivers.filter(({ service }) => (service ?? "automatic") === "automatic").map(({ name }) => name),
  );
  const boot = scenario.drivers.flatMap(({ name, service }, i) =>
    service === "boot" ? [step(`/drivers/${i}`, { do: "load", driver: name })] : [],
  );
  return [
    ...boot,
    ...devicesOf(scenario).flatMap(({ path, device, manual }) => (manual ? [] : [step(path, { do: "start", device })])),
    ...legacyOf(scenario).flatMap(({ path, driver }) =>
      loadedByStep.has(driver) || !automatic.has(driver) ? [] : [step(path, { do: "load", driver })],
    ),
    ...(boot.length === 0 ? [] : [step("/drivers", { do: "bootDone" })]),
  ];
}

/**
 * All that Windows does with a driver in its life: requests, sleep and wake, other resources, removal; the devices are plugged in again,
 * used badly and pulled out while they are open and at work; in the end the drivers are unloaded.
 */
function life(scenario: Scenario, programs: ReadonlyMap<string, Program>): Untitled[] {
  const known = <T extends Subject>(one: T) => ({
    ...one,
    codes: codesOf(scenario, programs, one),
    source: sourceOf(scenario, one),
  });
  const devices = devicesOf(scenario).map(known);
  const legacy = legacyOf(scenario).map(known);
  const sleep = (state: "S3" | "S0", title: string) => tried("/steps", { do: "power", system: state, title });
  return [
    ...[...devices, ...legacy].flatMap(use),
    sleep("S3", "the machine sleeps"),
    sleep("S0", "the machine wakes"),
    ...devices.map(({ path, device }) => tried(path, { do: "restart", device })),
    ...devices.map(({ path, device }) => step(path, { do: "remove", device })),
    ...devices.flatMap((one) => [
      step(one.path, { do: "start", device: one.device, title: `plug ${one.device} in again` }),
      ...useBadly(one, [step(one.path, { do: "surpriseRemove", device: one.device })]),
    ]),
    ...legacy.flatMap((one) => useBadly(one, [])),
    ...scenario.drivers.flatMap(({ name, export: exports }, i) =>
      exports === true ? [] : [step(`/drivers/${i}`, { do: "tryUnload", driver: name })],
    ),
  ];
}

interface Known extends Subject {
  /** Control codes that its drivers look for. */
  readonly codes: readonly number[];
  /** Its hardware, if that does nothing but interrupt. */
  readonly source: string | undefined;
}

/** Opens a device, makes a request of each kind that the drivers know, lets it interrupt, and closes it. */
function use({ path, codes, source, ...named }: Known): Untitled[] {
  const it = triedOf(named);
  return [
    tried(path, { do: "tryOpen", ...it }),
    tried(path, { do: "try", what: "read", ...it }),
    tried(path, { do: "try", what: "write", ...it }),
    ...codes.map((code) => tried(path, { do: "try", what: "control", code, ...it })),
    ...(source === undefined ? [] : interrupted(path, source)),
    tried(path, { do: "tryClose", ...it }),
  ];
}

/** Opens a device, makes the requests without buffers, and closes it, after `lost`, while others are under way. */
function useBadly({ path, codes, ...named }: Known, lost: readonly Untitled[]): Untitled[] {
  const it = triedOf(named);
  return [
    tried(path, { do: "tryOpen", ...it }),
    tried(path, { do: "try", what: "read", bare: true, ...it }),
    tried(path, { do: "try", what: "write", bare: true, ...it }),
    ...codes.map((code) => tried(path, { do: "try", what: "control", code, bare: true, ...it })),
    tried(path, { do: "tryLeave", codes, ...it }),
    ...lost,
    tried(path, { do: "tryClose", ...it }),
    tried(path, { do: "tryEnd", codes, ...it }),
  ];
}

const triedOf = ({ device, driver }: Tried): Tried => (device === undefined ? { driver: driver ?? "" } : { device });

/** With the time that a service routine's DPC takes. */
const interrupted = (path: string, source: string): Untitled[] => [
  tried(path, { do: "hardware", hardware: source, action: "interrupt", title: `an interrupt of ${source}` }),
  tried(path, { do: "wait", for: 1, title: "its service routine is done" }),
];

/** The hardware of a device, if it does nothing but interrupt. */
function sourceOf({ devices = [], hardware = [] }: Scenario, { device }: Tried): string | undefined {
  const name = devices.find((entry) => entry.name === device)?.hardware;
  return hardware.find((entry) => entry.name === name && entry.model === "interruptSource")?.name;
}

/** Codes that the drivers of a device's stack look for. */
function codesOf(scenario: Scenario, programs: ReadonlyMap<string, Program>, { device, driver }: Tried): number[] {
  const entry = scenario.devices?.find(({ name }) => name === device);
  const names =
    entry === undefined ? [driver] : [entry.driver, ...(entry.lowerFilters ?? []), ...(entry.upperFilters ?? [])];
  const codes = names.flatMap((name) => {
    const program = name === undefined ? undefined : programs.get(name);
    return program === undefined ? [] : controlCodesOf(program);
  });
  return [...new Set(codes)];
}

const step = (path: string, action: Action): Untitled => ({ path, action });
const tried = (path: string, action: Action): Untitled => ({ path, action, tried: true });

function describe(step: Action): string {
  switch (step.do) {
    case "open":
      return `open ${step.handle}`;
    case "read":
      return `read ${step.length} bytes from ${step.handle}`;
    case "write":
      return `write to ${step.handle}`;
    case "ioctl":
      return `control request 0x${step.code.toString(16)} to ${step.handle}`;
    case "flush":
    case "close":
      return `${step.do} ${step.handle}`;
    case "setFilePointer":
      return `set file pointer of ${step.handle} to ${step.position}`;
    case "waitFor":
      return `wait for ${step.request}`;
    case "cancel":
      return `cancel ${step.request ?? `all requests of ${step.handle ?? ""}`}`;
    case "run":
      return `run ${[step.program, ...(step.args ?? [])].join(" ")}`;
    case "waitForExit":
      return `wait for the end of ${step.run}`;
    case "type":
      return `type ${JSON.stringify(step.text)} to ${step.run}`;
    case "terminate":
      return step.how === "ctrlC" ? `Ctrl+C for ${step.run}` : `terminate ${step.run}`;
    case "wait":
      return `wait ${step.for} ms`;
    case "power":
      return `power ${step.system ?? step.state ?? ""}`;
    case "trace":
      return `trace session: ${step.operation} ${step.provider}`;
    case "wmi":
      return `WMI ${step.operation} of ${step.class ?? step.block}`;
    case "shutdown":
      return `shut the system down${step.action === "reset" ? " and restart" : ""}`;
    case "usage":
      return `${step.inPath === false ? "no" : "a"} ${step.file} file on ${step.device}`;
    case "hardwareProfile":
      return "change the hardware profile";
    case "trim":
      return "page out everything pageable";
    case "nmi":
      return `nonmaskable interrupt of processor ${step.processor ?? 0}`;
    case "hardware":
      return `${step.hardware}: ${step.action}`;
    case "load":
    case "unload":
      return `${step.do} ${step.driver}`;
    case "tryUnload":
      return `unload ${step.driver}`;
    case "expect":
      return "expect";
    case "bootDone":
      return "boot drivers are initialized again";
    case "tryOpen":
      return `open ${named(step)}`;
    case "try":
      return `${
        step.what === "control"
          ? `control request 0x${step.code.toString(16)} to ${named(step)}`
          : `${step.what} ${named(step)}`
      }${step.bare === true ? " without buffers" : ""}`;
    case "tryLeave":
      return `requests to ${named(step)} that nobody waits for`;
    case "tryEnd":
      return `end of the requests to ${named(step)}`;
    case "tryClose":
      return `close ${named(step)}`;
    case "directPower":
      return `direct ${step.device} ${step.to}`;
    case "usb":
      return `${step.device} ${step.data === undefined ? "halts" : "sends to"} endpoint 0x${step.endpoint.toString(16)}`;
    case "powerSetting":
      return `${step.setting} becomes ${step.value}`;
    default:
      return `${step.do} ${step.device}`;
  }
}

const named = ({ device, driver }: Tried): string => device ?? `a device of ${driver ?? ""}`;
