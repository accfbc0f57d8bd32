// Random mixes of what a sample's scenario does: its own requests with other lengths and offsets, on any of several handles, some of
// them overlapped, cancelled or waited for, with sleep, power-down, stops and removals between them. The same seed gives the same mix.
import type { Scenario } from "../../kernel/scenario/schema.ts";
import type { Step } from "../../kernel/scenario/steps.ts";
import type { Random } from "../fuzz/mutate.ts";

type Of<K extends Step["do"]> = Extract<Step, { do: K }>;
type Io = Of<"read" | "write" | "ioctl" | "flush">;

const handles = ["h1", "h2", "h3"];

/** Steps for one life of the machine: some `length` actions, then everything is closed, removed and unloaded. None expects anything. */
export function mixOf(scenario: Scenario, random: Random, length: number): Step[] {
  const given = scenario.steps ?? [];
  const opens = given.filter((step): step is Of<"open"> => step.do === "open");
  const requests = given.filter(isIo);
  /** Nobody asks a device for a state of power but the driver that owns its policy: only samples that have one say so. */
  const owned = given.some((step) => step.do === "power" && step.state !== undefined);
  /** Then a step must not wait for the end of one for ever. */
  const mayPend = requests.some((step) => step.async !== undefined);
  const hardware = given.filter((step) => step.do === "hardware");
  const wmi = given.filter((step) => step.do === "wmi");
  const runs = given.filter((step): step is Of<"run"> => step.do === "run");
  const devices = (scenario.devices ?? []).map(({ name }) => name);
  const reported = (scenario.install ?? []).map((entry) => entry.name ?? entry.driver);
  const everything = [...devices, ...reported];
  const steps: Step[] = given.filter((step) => step.do === "load" || step.do === "start").map(bare);
  /** Handles that have been opened, if the device was there. */
  const open = new Set<string>();
  let sent: string[] = [];
  let serial = 0;

  const openOne = (): void => {
    const handle = random.pick(handles, "h1");
    const how = opens[random.below(opens.length)];
    if (how === undefined) return;
    if (open.has(handle)) steps.push({ do: "close", handle });
    open.add(handle);
    steps.push({ ...bare(how), handle });
  };
  const send = (): void => {
    const request = requests[random.below(requests.length)];
    const handle = random.pick([...open], "");
    if (request === undefined || handle === "") {
      openOne();
      return;
    }
    const changed = vary(bare(request), random);
    const { async: _, ...rest } = changed;
    const overlapped = random.below(3) === 0;
    if (!overlapped && !mayPend) {
      steps.push({ ...rest, handle });
      return;
    }
    const name = `r${serial++}`;
    steps.push({ ...rest, handle, async: name });
    if (overlapped) sent.push(name);
    else steps.push({ do: "waitFor", request: name, timeout: 500 }, { do: "cancel", request: name });
  };
  const settle = (): void => {
    const name = random.pick(sent, "");
    if (name === "") {
      send();
      return;
    }
    sent = sent.filter((one) => one !== name);
    if (random.below(2) === 0) steps.push({ do: "cancel", request: name });
    steps.push({ do: "waitFor", request: name, timeout: 1 + random.below(200) });
  };
  const plugAndPlay = (): void => {
    const device = random.pick(everything, "");
    if (device === "") return;
    switch (random.below(8)) {
      case 0:
        steps.push({ do: "stop", device }, { do: "start", device });
        break;
      case 1:
        steps.push({ do: "restart", device });
        break;
      case 2:
        steps.push({ do: "queryRemove", device }, { do: "cancelRemove", device });
        break;
      case 3:
        if (owned) steps.push({ do: "power", device, state: "D3" }, { do: "power", device, state: "D0" });
        break;
      case 4:
        steps.push({ do: random.below(2) === 0 ? "surpriseRemove" : "remove", device }, { do: "start", device });
        break;
      default:
        steps.push({ do: "power", system: random.pick(["S1", "S2", "S3"] as const, "S3") });
        if (random.below(4) === 0) steps.push({ do: "wake", device });
        steps.push({ do: "power", system: "S0" });
    }
  };

  while (steps.length < length) {
    const draw = random.below(100);
    if (draw < 12) openOne();
    else if (draw < 66) send();
    else if (draw < 78) settle();
    else if (draw < 82) steps.push({ do: "wait", for: random.below(1200) });
    else if (draw < 86) steps.push(...some(hardware, random));
    else if (draw < 90) steps.push(...some(wmi, random));
    else if (draw < 92 && runs.length > 0) steps.push(...runs.slice(0, 1).map(bare));
    else if (draw < 94 && open.size > 0) steps.push({ do: "cancel", handle: random.pick([...open], "") });
    else if (draw < 97) plugAndPlay();
    else if (open.size > 0) {
      const handle = random.pick([...open], "");
      open.delete(handle);
      steps.push({ do: "close", handle });
    }
  }
  for (const handle of open) steps.push({ do: "cancel", handle }, { do: "close", handle });
  steps.push({ do: "wait", for: 30_000 });
  // Drivers of no device first: they may have devices of others open.
  const serving = new Set(
    [...(scenario.devices ?? []), ...(scenario.install ?? [])].flatMap((entry) => [
      entry.driver,
      ...(entry.lowerFilters ?? []),
      ...(entry.upperFilters ?? []),
    ]),
  );
  const unloads = [...scenario.drivers].reverse().map(({ name }) => ({ do: "unload" as const, driver: name }));
  steps.push(...unloads.filter(({ driver }) => !serving.has(driver)));
  for (const device of devices) steps.push({ do: "remove", device });
  steps.push({ do: "wait", for: 1000 }, ...unloads);
  return steps;
}

const isIo = (step: Step): step is Io => ["read", "write", "ioctl", "flush"].includes(step.do);

/** Without what is expected of it. */
function bare<S extends Step>(step: S): S {
  const { expect: _, ...rest } = { expect: undefined, ...step };
  return rest as S;
}

function some(steps: readonly Step[], random: Random): Step[] {
  const step = steps[random.below(steps.length)];
  return step === undefined ? [] : [bare(step)];
}

/** Another length or offset now and then; codes and inputs stay what the driver knows, mostly. */
function vary<S extends Io>(step: S, random: Random): S {
  if (random.below(3) !== 0) return step;
  switch (step.do) {
    case "read":
      return { ...step, length: random.below(64), offset: random.below(48) };
    case "write":
      return {
        ...step,
        data: { fill: { byte: random.below(256), length: random.below(64) } },
        offset: random.below(48),
      };
    case "ioctl":
      if (random.below(4) === 0) return { ...step, code: step.code + 4 * random.below(8) };
      return { ...step, outputLength: random.below(32) };
    default:
      return step;
  }
}
