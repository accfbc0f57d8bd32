// What a scenario comes to: its own steps, with the bringing-up before them that it leaves to us, or the whole bring-up if it has none.
import type { Scenario } from "./schema.ts";
import type { Step } from "./steps.ts";

export type Action =
  | Step
  /** Opens and closes whatever the device can be opened by, if anything; for a driver without devnodes, its first named device. */
  | { readonly do: "tryOpen"; readonly device?: string; readonly driver?: string; readonly title?: string }
  /** Unloads a driver that can be unloaded. */
  | { readonly do: "tryUnload"; readonly driver: string; readonly title?: string };

export interface PlannedStep {
  /** JSON path of what asked for it. */
  readonly path: string;
  readonly title: string;
  readonly action: Action;
}

export function planOf(scenario: Scenario): readonly PlannedStep[] {
  const plan: PlannedStep[] = [];
  const add = (path: string, action: Action) => {
    plan.push({ path, title: action.title ?? describe(action), action });
  };
  const devices = scenario.devices ?? [];
  devices.forEach((device, i) => {
    if (device.start !== "manual") add(`/devices/${i}`, { do: "start", device: device.name });
  });
  const used = new Set(
    [...devices, ...(scenario.install ?? [])].flatMap((device) => [
      device.driver,
      ...(device.lowerFilters ?? []),
      ...(device.upperFilters ?? []),
    ]),
  );
  const legacy = scenario.drivers.filter((driver) => !used.has(driver.name) && driver.export !== true);
  const loadedByStep = new Set(scenario.steps?.flatMap((step) => (step.do === "load" ? [step.driver] : [])));
  for (const driver of legacy) {
    if (!loadedByStep.has(driver.name) && (driver.service ?? "automatic") === "automatic")
      add(`/drivers/${scenario.drivers.indexOf(driver)}`, { do: "load", driver: driver.name });
  }
  if (scenario.steps !== undefined) {
    scenario.steps.forEach((step, i) => {
      add(`/steps/${i}`, step);
    });
    return plan;
  }
  devices.forEach((device, i) => {
    add(`/devices/${i}`, { do: "tryOpen", device: device.name });
  });
  for (const driver of legacy) {
    add(`/drivers/${scenario.drivers.indexOf(driver)}`, { do: "tryOpen", driver: driver.name });
  }
  devices.forEach((device, i) => {
    add(`/devices/${i}`, { do: "remove", device: device.name });
  });
  scenario.drivers.forEach((driver, i) => {
    if (driver.export !== true) add(`/drivers/${i}`, { do: "tryUnload", driver: driver.name });
  });
  return plan;
}

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
    case "hardware":
      return `${step.hardware}: ${step.action}`;
    case "load":
    case "unload":
      return `${step.do} ${step.driver}`;
    case "tryUnload":
      return `unload ${step.driver}`;
    case "expect":
      return "expect";
    case "tryOpen":
      return `open and close ${step.device ?? `a device of ${step.driver ?? ""}`}`;
    case "powerSetting":
      return `${step.setting} becomes ${step.value}`;
    default:
      return `${step.do} ${step.device}`;
  }
}
