// The machine as it is switched on: memory handed out, processors, the first threads, hardware, the registry, the root bus.

import { Permission } from "../compiler/abi.ts";
import type { KernelOptions } from "./api.ts";
import { createKey, setRegistryValue } from "./ex/registry-store.ts";
import { hardwareModels } from "./hw/device.ts";
import { servicePath } from "./io/driver.ts";
import { createThread } from "./ke/thread.ts";
import type { Kernel } from "./kernel.ts";
import { allocate } from "./mm/pool.ts";
import { createRootBus } from "./pnp/root-bus.ts";
import type { Context, HardwareState, KernelState } from "./state.ts";
import { installedServices } from "./user/services.ts";

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
    bugcheckCallbacks: [],
    controllers: new Map(),
    registryCallbacks: [],
    inRegistryCallback: new Set(),
    keyObjects: new Map(),
    dmaAdapters: new Map(),
    dmaMappings: [],
    nextMapRegisters: 0x1000,
    fileSystems: [],
    fileSystemListeners: [],
    reinitializations: [],
    processors: Array.from({ length: processors }, (_, number) => ({
      number,
      contexts: [],
      dpcs: [],
      threadedDpcs: [],
      dpcThread: undefined,
      stacks: [],
      quantumEnd: 0,
    })),
    contexts: new Map(),
    nextContext: 1,
    nextOrder: 1,
    turn: undefined,
    reschedule: true,
    lastContext: 0,
    freeStacks: [],
    locks: new Map(),
    lockOrder: new Map(),
    resources: new Map(),
    readerWriterLocks: new Map(),
    callbackObjects: [],
    timers: [],
    alarms: [],
    pendingVectors: [],
    interrupts: [],
    dpcs: new Set(),
    workQueue: [],
    pool: {
      blocks: new Map(),
      quarantine: [],
      quarantineHead: 0,
      quarantineBytes: 0,
      free: new Map(),
      next: start,
      end: start + size,
    },
    lookaside: new Map(),
    drivers: new Map(),
    devices: new Map(),
    deviceNames: new Map(),
    devnodes: [],
    devnodeNames: new Map(),
    devnodeNumbers: new Map(),
    devnodeInstances: new Map(),
    links: new Map(),
    interfaces: [],
    notifications: new Map(),
    files: new Map(),
    nextFile: 1,
    requests: new Map(),
    nextRequest: 1,
    irps: new Map(),
    hops: new Map(),
    nextHop: 1,
    handles: new Map(),
    nextHandle: 0x8000_0004,
    registry: new Map(),
    devicesToVerify: new Map(),
    errorLogObjects: new Map(),
    resourceClaims: [],
    systemPower: 1,
    wmi: [],
    nextWmiProvider: 1,
    wmiInstanceIds: new Map(),
    shutdown: [],
    idle: [],
    eventProviders: [],
    nextEventProvider: 1,
    activities: new Map(),
    resourceRequests: 0,
    refused: undefined,
    closing: [],
    removing: [],
    retired: new Set(),
    process: 0,
    processes: new Map(),
    nextProcess: 1000,
    userObjects: new Map(),
    completionPorts: new Map(),
    timerRoutines: new Map(),
    questions: new Map(),
    unloadPending: new Set(),
    nextQuestion: 1,
    services: installedServices(k),
    hardware: new Map(),
    mappings: [],
    debugOutput: [],
    userHandles: new Map(),
    userRequests: new Map(),
    userProcesses: new Map(),
    results: k.plan.map(({ path, title }) => ({ path, title, outcome: "pending" as const, message: "" })),
    names: new Map(),
  };
  k.state = state;
  k.cur = idleContext();
  k.m.protect(state.pool.next, state.pool.end - state.pool.next, Permission.unmapped);
  for (const entry of scenario.hardware ?? []) state.hardware.set(entry.name, hardwareState(entry));
  for (const driver of scenario.drivers) {
    createKey(k, servicePath(driver.name));
    for (const [name, value] of Object.entries(driver.parameters ?? {})) {
      setRegistryValue(k, `${servicePath(driver.name)}\\Parameters`, name, value);
    }
  }
  state.process = allocate(k, { size: 0x800, tag: "Proc", what: "EPROCESS", zero: true });
  k.nameObject(state.process, "System process");
  createRootBus(k);
  createThread(k, "System worker thread", "nt", k.routineNamed("ExpWorkerThread")).priority = 13;
  const user = createThread(k, `User process: ${scenario.title ?? "scenario"}`, "", k.routineNamed("ScenarioMain"));
  return { state, context: user };
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
    apcDisable: 0,
    guarded: 0,
    affinity: 0xffff_ffff,
    raisedAt: undefined,
    exception: undefined,
    locks: [],
    driver: "nt",
  };
}

function hardwareState(entry: NonNullable<KernelOptions["scenario"]["hardware"]>[number]): HardwareState {
  return {
    model: entry.model,
    ports: entry.ports ?? [],
    memory: entry.memory ?? [],
    irq: entry.irq,
    messages: [],
    interrupts: 0,
    values: { ...hardwareModels[entry.model]?.initial, ...entry.options },
  };
}
