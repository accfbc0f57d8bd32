// The machine as it is switched on: memory handed out, processors, the first threads, hardware, the registry, the root bus.

import type { KernelOptions } from "./api.ts";
import { createKey, setRegistryValue } from "./ex/registry-store.ts";
import { createStandardKeys } from "./ex/standard-keys.ts";
import { initialEx } from "./ex/state.ts";
import { initialFs } from "./fs/state.ts";
import { createVolume } from "./fs/volume.ts";
import { initialHal } from "./hal/state.ts";
import { hardwareModels } from "./hw/models.ts";
import { type HardwareState, initialHw } from "./hw/state.ts";
import { servicePath } from "./io/driver.ts";
import { initialIo } from "./io/state.ts";
import { addWorker } from "./io/workitem.ts";
import { type Context, initialKe } from "./ke/state.ts";
import { parseSchedule, type Switch } from "./ke/switches.ts";
import { createThread } from "./ke/thread.ts";
import type { Kernel } from "./kernel.ts";
import { openUnchecked } from "./mm/paging.ts";
import { allocate } from "./mm/pool.ts";
import { initialMm } from "./mm/state.ts";
import { initialOb } from "./ob/state.ts";
import { configSize } from "./pnp/config-space.ts";
import { createRootBus } from "./pnp/root-bus.ts";
import { initialPnp } from "./pnp/state.ts";
import { initialPo } from "./po/state.ts";
import { initialPs } from "./ps/state.ts";
import { initialScenario } from "./scenario/state.ts";
import { bytesOf } from "./scenario/steps.ts";
import { initialSe } from "./se/state.ts";
import { createTokens } from "./se/token.ts";
import type { KernelState } from "./state.ts";
import { initialTm } from "./tm/state.ts";
import { initialUsb } from "./usb/state.ts";
import { installedServices, installService } from "./user/services.ts";
import { initialUser } from "./user/state.ts";
import { initialWmi } from "./wmi/state.ts";

export function powerOn(k: Kernel, options: KernelOptions): { state: KernelState; context: Context } {
  const { scenario } = options;
  const processors = scenario.machine?.processors ?? 2;
  // What the machine has left after the drivers' images: pool grows from below, stacks from above.
  const size = (k.machine.unreserved - 8192) & -4096;
  const start = k.machine.reserve(size, 4096, "pool and stacks");
  const state: KernelState = {
    random: (options.seed ?? scenario.machine?.seed ?? 1) * 0x9e37_79b1 || 1,
    time: 0,
    clockSkip: 0,
    stopped: undefined,
    frozen: undefined,
    resourceRequests: 0,
    requestsDown: 0,
    refused: undefined,
    ...initialKe(processors, scenario.machine?.groupSize ?? 64, switchesOf(options)),
    ...initialIo(),
    ...initialFs(),
    ...initialPnp(),
    ...initialPo(),
    ...initialPs(),
    ...initialSe(),
    ...initialHal(),
    ...initialHw(),
    ...initialUsb(),
    ...initialMm(start, size),
    ...initialEx(),
    ...initialOb(),
    ...initialWmi(),
    ...initialTm(),
    ...initialScenario(k.plan),
    ...initialUser(installedServices(k)),
  };
  k.state = state;
  k.cur = idleContext();
  for (const entry of scenario.hardware ?? []) state.hardware.set(entry.name, hardwareState(scenario, entry));
  createStandardKeys(k);
  for (const driver of scenario.drivers) {
    createKey(k, servicePath(driver.name));
    installService(k, driver);
    for (const [name, value] of Object.entries(driver.parameters ?? {})) {
      setRegistryValue(k, `${servicePath(driver.name)}\\Parameters`, name, value);
    }
  }
  openUnchecked(k);
  state.process = allocate(k, { size: 0x800, tag: "Proc", what: "EPROCESS", zero: true });
  k.nameObject(state.process, "System process");
  k.setPointer(k.exported("PsInitialSystemProcess"), state.process);
  createTokens(k);
  createRootBus(k);
  createVolume(k);
  addWorker(k);
  const user = createThread(k, `User process: ${scenario.title ?? "scenario"}`, "", k.routineNamed("ScenarioMain"));
  return { state, context: user };
}

/** What a schedule says, which the scenario's check has read before. */
function switchesOf({ scenario, schedule = scenario.machine?.schedule }: KernelOptions): readonly Switch[] | undefined {
  const switches = schedule === undefined ? undefined : parseSchedule(schedule);
  if (schedule !== undefined && switches === undefined) throw new Error(`"${schedule}" is no schedule`);
  return switches;
}

/** Stands in before anything runs. */
function idleContext(): Context {
  return {
    id: 0,
    kind: "thread",
    name: "Power-on",
    stack: 0,
    limit: 0,
    user: undefined,
    irql: 0,
    state: "running",
    processor: 0,
    wait: undefined,
    waitStatus: 0,
    object: 0,
    priority: 0,
    boost: 0,
    apcDisable: 0,
    guarded: 0,
    affinity: 0xffff_ffff,
    raisedAt: undefined,
    exception: undefined,
    locks: [],
    driver: "nt",
  };
}

function configBytes(given: Uint8Array): Uint8Array {
  const space = new Uint8Array(configSize);
  space.set(given.subarray(0, configSize));
  return space;
}

function hardwareState(
  { devices = [], install = [] }: KernelOptions["scenario"],
  entry: NonNullable<KernelOptions["scenario"]["hardware"]>[number],
): HardwareState {
  const started = [...devices, ...install].every((device) => device.hardware !== entry.name);
  return {
    model: entry.model,
    ports: entry.ports ?? [],
    memory: entry.memory ?? [],
    components: [...(entry.ports ?? []), ...(entry.memory ?? [])].map(({ component }) => component),
    irq: entry.irq,
    dma: entry.dma,
    messages: [],
    level: entry.shared === true,
    asserts: false,
    pluggedInto: entry.pluggedInto,
    config: entry.config === undefined ? undefined : configBytes(bytesOf(entry.config)),
    devnode: undefined,
    reach: started ? "reachable" : "notStarted",
    interrupts: 0,
    values: { ...hardwareModels[entry.model]?.initial, ...entry.options },
  };
}
