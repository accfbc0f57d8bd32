// The names in a scenario: steps, devices and installations refer to its other entries by them.
import type { Problem } from "../../compiler/json/shape.ts";
import type { Scenario } from "./schema.ts";

/** That the names in a scenario refer to something, and that no name is given twice. */
export function checkNames(scenario: Scenario, problems: Problem[]): void {
  const drivers = names("drivers", scenario.drivers, problems);
  const hardware = names("hardware", scenario.hardware ?? [], problems);
  const devices = names("devices", scenario.devices ?? [], problems);
  const installed = new Set(scenario.install?.map((entry) => entry.name ?? entry.driver));
  const isDevice = (name: string) =>
    devices.has(name) || installed.has(name) || installed.has(name.replace(/[0-9]+$/, ""));
  const refer = (name: string | undefined, known: ReadonlySet<string>, what: string, path: string) => {
    if (name === undefined || known.has(name)) return;
    const remedy = known.size === 0 ? `Add it to "${what}".` : `Known in "${what}": ${[...known].join(", ")}.`;
    problems.push({ path, message: `there is no "${name}" in "${what}"`, remedy });
  };
  const referDevice = (name: string | undefined, path: string) => {
    if (name !== undefined && !isDevice(name)) refer(name, new Set([...devices, ...installed]), "devices", path);
  };
  scenario.install?.forEach((entry, i) => {
    refer(entry.driver, drivers, "drivers", `/install/${i}/driver`);
    refer(entry.hardware, hardware, "hardware", `/install/${i}/hardware`);
    for (const kind of ["upperFilters", "lowerFilters"] as const)
      for (const [j, name] of (entry[kind] ?? []).entries())
        refer(name, drivers, "drivers", `/install/${i}/${kind}/${j}`);
  });
  scenario.devices?.forEach((device, i) => {
    refer(device.driver, drivers, "drivers", `/devices/${i}/driver`);
    for (const [j, name] of (device.upperFilters ?? []).entries()) {
      refer(name, drivers, "drivers", `/devices/${i}/upperFilters/${j}`);
    }
    for (const [j, name] of (device.lowerFilters ?? []).entries()) {
      refer(name, drivers, "drivers", `/devices/${i}/lowerFilters/${j}`);
    }
    refer(device.hardware, hardware, "hardware", `/devices/${i}/hardware`);
  });
  const programs = names("programs", scenario.programs ?? [], problems);
  scenario.programs?.forEach(({ name }, i) => {
    if (!drivers.has(name)) return;
    const message = `"${name}" is the name of a driver already`;
    problems.push({ path: `/programs/${i}/name`, message, remedy: "Give the program a name of its own." });
  });
  const runs = new Set<string>();
  const handles = new Set<string>();
  const requests = new Set<string>();
  scenario.steps?.forEach((step, i) => {
    const path = `/steps/${i}`;
    switch (step.do) {
      case "open": {
        handles.add(step.handle);
        const ways = [step.interface, step.link, step.device].filter((way) => way !== undefined).length;
        if (ways !== 1) {
          const message = `"open" needs exactly one of "interface", "link" and "device"; ${ways} are given`;
          problems.push({ path, message, remedy: "Say in one way which device is opened." });
        }
        break;
      }
      case "read":
      case "write":
      case "ioctl":
      case "flush":
        refer(step.handle, handles, "open", `${path}/handle`);
        if (step.async !== undefined) requests.add(step.async);
        else if (step.thread === true)
          problems.push({
            path: `${path}/thread`,
            message: "a request of another thread needs a name",
            remedy: 'Give it one with "async", and wait for it with "waitFor".',
          });
        break;
      case "setFilePointer":
      case "close":
        refer(step.handle, handles, "open", `${path}/handle`);
        break;
      case "waitFor":
        refer(step.request, requests, "async", `${path}/request`);
        break;
      case "cancel":
        refer(step.handle, handles, "open", `${path}/handle`);
        refer(step.request, requests, "async", `${path}/request`);
        break;
      case "add":
      case "start":
      case "stop":
      case "restart":
      case "queryRemove":
      case "cancelRemove":
      case "remove":
      case "surpriseRemove":
      case "eject":
      case "disable":
      case "usage":
      case "wake":
      case "directPower":
      case "usb":
      case "power":
        referDevice(step.device, `${path}/device`);
        break;
      case "run":
        refer(step.program, programs, "programs", `${path}/program`);
        if (step.as !== undefined) {
          if (runs.has(step.as)) {
            const message = `a program runs as "${step.as}" already`;
            problems.push({ path: `${path}/as`, message, remedy: "Give each run its own name." });
          }
          runs.add(step.as);
        }
        break;
      case "waitForExit":
      case "type":
      case "terminate":
        refer(step.run, runs, "as", `${path}/run`);
        break;
      case "hardware":
        refer(step.hardware, hardware, "hardware", `${path}/hardware`);
        break;
      case "load":
      case "unload":
        refer(step.driver, drivers, "drivers", `${path}/driver`);
        break;
      case "expect":
        refer(step.hardware?.name, hardware, "hardware", `${path}/hardware/name`);
        referDevice(step.device?.name, `${path}/device/name`);
        break;
      case "wmi":
        referDevice(step.device, `${path}/device`);
        if ((step.block === undefined) === (step.class === undefined)) {
          const message = `"wmi" needs one of "block" and "class"; ${step.block === undefined ? "none is" : "both are"} given`;
          problems.push({ path, message, remedy: "Say in one way which block is meant." });
        }
        break;
      case "powerSetting":
      case "trace":
      case "wait":
        break;
    }
  });
}

function names(what: string, entries: readonly { readonly name: string }[], problems: Problem[]): ReadonlySet<string> {
  const seen = new Set<string>();
  entries.forEach((entry, i) => {
    if (seen.has(entry.name)) {
      const message = `"${entry.name}" is there twice in "${what}"`;
      problems.push({ path: `/${what}/${i}/name`, message, remedy: "Give each entry its own name." });
    }
    seen.add(entry.name);
  });
  return seen;
}
