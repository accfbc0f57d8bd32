// A scenario: the machine, its hardware, the drivers and what is done with them, step by step, each with what is expected.
// JSON with comments. Described once, here and in steps.ts; `scenario.schema.json` is generated from it (scripts: see test/unit/kernel).
// Logic that needs variables or loops belongs in a test program in C, not here.
import { type LocatedProblem, readDocument } from "../../compiler/json/document.ts";
import {
  boolean,
  choice,
  either,
  type Infer,
  integer,
  list,
  number,
  object,
  optional,
  type Problem,
  pattern,
  record,
  string,
} from "../../compiler/json/shape.ts";
import { hardwareModelNames, optionsInWords } from "../hw/models.ts";
import { parseSchedule } from "../ke/switches.ts";
import { checkFiles } from "./files.ts";
import { checkHardware } from "./hardware.ts";
import { checkNames } from "./names.ts";
import { bytesShape, stepShape } from "./steps.ts";

/** By the value of InitSafeBootMode. */
export const safeModes = ["off", "minimal", "network", "directoryRepair"] as const;

const component = optional(
  integer(
    "Component of the power framework that the range belongs to; it may be used only while that is not idle.",
    0,
    255,
  ),
);
const portRanges = optional(
  list(
    "Port ranges it decodes.",
    object("A range.", {
      start: integer("First port.", 0, 0xffff),
      length: integer("How many.", 1, 0x10000),
      component,
    }),
  ),
);
const memoryRanges = optional(
  list(
    "Physical memory ranges it decodes.",
    object("A range.", { start: integer("Physical address."), length: integer("Bytes.", 1, 0x1000_0000), component }),
  ),
);

const hardwareShape = object("A virtual device on a virtual bus.", {
  name: string("Name by which steps and devices refer to it."),
  model: choice(
    "Which model. A printer has 3 ports (data, status, control), a uart16550 8, an i8042 two (0x60 and 0x64; its line is the keyboard's), a ps2Mouse none, an interruptSource 2, a busMaster 24 and a dmaSlave 20 bytes of ports or memory.",
    ...hardwareModelNames,
  ),
  pluggedInto: optional(string("The entry of `hardware` that it is plugged into: of a ps2Mouse, its i8042.")),
  ports: portRanges,
  memory: memoryRanges,
  irq: optional(integer("Interrupt line.", 0, 255)),
  dma: optional(integer("Channel of the system's DMA controller that works for it.", 0, 7)),
  messages: optional(
    integer("How many message-signalled interrupts it would have; it pulls no line if it is given any.", 1, 2048),
  ),
  shared: optional(boolean("Its interrupt line is level-sensitive and can be shared with others that say so.")),
  config: optional(bytesShape),
  passive: optional(
    boolean(
      "Its interrupt line comes through a controller that is reached by requests: service routines run at PASSIVE_LEVEL.",
    ),
  ),
  alternatives: optional(
    list(
      "Other settings of ports, memory and interrupt line as a whole, tried in this order when the first is taken.",
      object("A setting.", {
        ports: portRanges,
        memory: memoryRanges,
        irq: optional(integer("Interrupt line.", 0, 255)),
      }),
    ),
  ),
  options: optional(
    record(
      `Settings of the model. ${optionsInWords}.`,
      either("Value.", string("Text."), either("Value.", boolean("Flag."), integer("Number."))),
    ),
  ),
});
export type HardwareEntry = Infer<typeof hardwareShape>;

const registryValues = (what: string) =>
  record(
    `${what}: a string is REG_SZ, a number REG_DWORD.`,
    either("Value.", string("REG_SZ."), integer("REG_DWORD.")),
  );

const driverShape = object("A driver: its sources are compiled and loaded when a device needs it.", {
  name: string("Name; also the service name."),
  sources: list('Source files, relative to the scenario; "*" and "?" in file names.', string("A path."), 1),
  include: optional(list("Folders searched for headers, relative to the scenario.", string("A path."))),
  defines: optional(record("Macros.", string("Replacement text."))),
  messages: optional(
    list("Message files (.mc) with the texts of its events, relative to the scenario.", string("A path.")),
  ),
  mof: optional(
    list(
      "MOF files that describe its blocks of WMI data, relative to the scenario; steps name classes and properties by them.",
      string("A path."),
    ),
  ),
  target: optional(choice("Instruction set.", "x64")),
  export: optional(
    boolean(
      "An export driver, a kernel DLL: later entries call its functions, and it is loaded with the first of them that is. Its DriverEntry, if it has one, is called only by a `load` step.",
    ),
  ),
  service: optional(
    choice(
      "When the driver is loaded that no device needs: as a boot driver before any device is started, automatically before the first step, on demand by a program or a `load` step, or after a program has installed its service.",
      "boot",
      "automatic",
      "demand",
      "absent",
    ),
  ),
  parameters: optional(registryValues("Values under the service's Parameters key")),
});
export type DriverEntry = Infer<typeof driverShape>;

const programShape = object("A user-mode program in C: a Win32 console program that is run by steps.", {
  name: string("Name; no driver may have it."),
  sources: list('Source files, relative to the scenario; "*" and "?" in file names.', string("A path."), 1),
  include: optional(list("Folders searched for headers, relative to the scenario.", string("A path."))),
  defines: optional(record("Macros.", string("Replacement text."))),
  instances: optional(
    integer("How many processes of it can run at the same time; without it as many as the steps run at once.", 1, 64),
  ),
  memory: optional(integer("Memory of a process in MiB, rounded up to a power of two; 4 without it.", 1, 64)),
});
export type ProgramEntry = Infer<typeof programShape>;

const diskFileShape = object("A file or directory that lies on the machine's volume from the beginning.", {
  path: pattern(
    "Where, with its drive; directories on the way to it are made.",
    /^(?:\\\?\?\\)?[Cc]:(?:[\\/][^"*/:<>?|\\]{1,255})+$/,
    'a path on drive C such as "C:\\\\data\\\\input.txt"',
  ),
  content: optional(bytesShape),
  directory: optional(boolean("It is a directory, and has no content.")),
  readOnly: optional(boolean("FILE_ATTRIBUTE_READONLY.")),
  hidden: optional(boolean("FILE_ATTRIBUTE_HIDDEN.")),
  security: optional(
    string(
      'Security descriptor in SDDL, for users\' access to it and to what is below it, such as "D:(A;;GA;;;BA)(A;;GR;;;WD)".',
    ),
  ),
});
export type DiskFileEntry = Infer<typeof diskFileShape>;

const usbShape = object(
  "It is a USB device: what its drivers send to an OUT endpoint comes back on the IN endpoint of the same number, and what vendor requests write the same requests read.",
  {
    vendor: optional(integer("idVendor; 0x1209 without it.", 0, 0xffff)),
    product: optional(integer("idProduct; 1 without it.", 0, 0xffff)),
    speed: optional(choice('"high" without it.', "full", "high")),
    endpoints: optional(
      list(
        "Endpoints of its one interface; bulk 0x01 and 0x81 and interrupt 0x82 without it.",
        object("An endpoint.", {
          address: integer("Its number, with 0x80 for IN.", 1, 0x8f),
          type: choice("Kind of transfers.", "bulk", "interrupt", "isochronous"),
          packet: optional(integer("Largest packet in bytes; what the speed allows without it.", 1, 1024)),
          interval: optional(integer("bInterval; 1 without it, 0 for bulk.", 0, 255)),
        }),
      ),
    ),
    configuration: optional(bytesShape),
    strings: optional(list("String descriptors from index 1: maker, name and serial number.", string("A text."))),
  },
);
export type UsbEntry = Infer<typeof usbShape>;

const deviceShape = object("A devnode on the virtual root bus.", {
  name: string("Name by which steps refer to it."),
  hardwareId: optional(string('Hardware id; "ROOT\\\\<name>" without it.')),
  description: optional(string("Device description.")),
  driver: string("Function driver: name of an entry of `drivers`."),
  upperFilters: optional(list("Filter drivers above the function driver, nearest first.", string("Name."))),
  lowerFilters: optional(list("Filter drivers below it, lowest first.", string("Name."))),
  hardware: optional(string("Entry of `hardware` whose ports, memory and interrupt are its resources.")),
  powerRail: optional(
    string(
      "Power rail that it shares with the devices that name it, too: it is off while all of them are in D3 and their drivers allow D3cold.",
    ),
  ),
  usb: optional(usbShape),
  parameters: optional(
    registryValues("Values under the device's own key (Device Parameters), as an INF file sets them, such as PortName"),
  ),
  start: optional(choice("When it is added and started.", "automatic", "manual")),
});
export type DeviceEntry = Infer<typeof deviceShape>;

const installShape = object("Which drivers serve devices that a bus reports, as an INF file says it.", {
  hardwareId: string("A hardware or compatible id that the device has."),
  driver: string("Function driver: name of an entry of `drivers`."),
  hardware: optional(string("Entry of `hardware` that is this device: it decodes what the device is given.")),
  name: optional(
    string("Name by which steps refer to the device; the second and further are numbered. The driver's without it."),
  ),
  upperFilters: optional(list("Filter drivers above the function driver, nearest first.", string("Name."))),
  lowerFilters: optional(list("Filter drivers below it, lowest first.", string("Name."))),
});

const scenarioShape = object("A Ringside scenario.", {
  $schema: optional(string("Where the schema is; ignored.")),
  title: optional(string("What the scenario shows.")),
  machine: optional(
    object("The machine.", {
      processors: optional(integer("Processors; 2 without it.", 1, 8)),
      groupSize: optional(
        integer(
          "Processors of a processor group, as bcdedit's groupsize; 64, which is all of them, without it.",
          1,
          64,
        ),
      ),
      seed: optional(integer("Seed of the scheduler; 1 without it.")),
      memory: optional(integer("Memory in MiB; 64 without it.", 16, 1024)),
      disk: optional(integer("Room on the volume C: in MiB; 16 without it.", 1, 256)),
      interruptMessages: optional(
        integer(
          "How many interrupt messages there are for all devices together: who wants more than are left is given one, or its line; 2048 without it.",
          0,
          2048,
        ),
      ),
      mapRegisters: optional(
        integer(
          "Most DMA map registers that an adapter is given: a transfer may need more pages; 256 without it.",
          1,
          256,
        ),
      ),
      safeMode: optional(
        choice(
          "Safe mode in which the machine is started, as drivers read it from InitSafeBootMode; off without it.",
          ...safeModes,
        ),
      ),
      preemption: optional(boolean("Whether threads are pre-empted between steps; true without it.")),
      schedule: optional(
        string(
          'Decides instead of the seed: what runs goes on until it waits or ends, but for the switches named here, as `ringside run --explore` prints them: "1033:p1 2040:d0".',
        ),
      ),
    }),
  ),
  verifier: optional(
    object("What is checked beyond what Windows does without Driver Verifier. All on without it.", {
      irql: optional(
        boolean("IRQL contracts of DDIs, and that all pageable memory counts as out at DISPATCH_LEVEL and above."),
      ),
      pool: optional(boolean("Special pool: guard areas around blocks, and freed memory.")),
      variables: optional(
        boolean("Accesses past the end of a driver's variable or string, which on Windows reach whatever lies there."),
      ),
      leaks: optional(boolean("Pool and whatever else a driver leaves behind when it is unloaded.")),
      active: optional(
        boolean("Memory freed with a timer that is set, a queued DPC, or a lock or list that is in use."),
      ),
      io: optional(boolean("The protocols of IRPs, cancelling and remove locks.")),
      pnp: optional(boolean("The protocol of Plug and Play: answers, orders, what is detached and deleted.")),
      power: optional(boolean("The protocol of power: states, orders, registers used in the wrong state.")),
      locks: optional(boolean("Locks, mutexes and regions: who gives them back, and whether a routine keeps them.")),
      deadlock: optional(boolean("Deadlocks foretold from the order in which locks are taken.")),
      handles: optional(boolean("Handles used in the wrong mode, or closed that are not open.")),
      mdl: optional(boolean("MDLs: what is locked, mapped, unmapped, unlocked and freed, in that order.")),
      dma: optional(boolean("DMA: adapters, map registers, transfers and their buffers, and what devices reach.")),
      objects: optional(boolean("References and objects that are still in use.")),
      registry: optional(boolean("What registry callbacks and tables of values leave undone.")),
      waits: optional(
        boolean(
          "Waits in dispatch routines where the documents allow none: for reads and writes below the highest driver, and for control requests that are not METHOD_BUFFERED. Off without it.",
        ),
      ),
      dpcTime: optional(number("Longest time of a DPC, in virtual microseconds; 100 is recommended.", 1, 20_000_000)),
      isrTime: optional(number("Longest time of an ISR, in virtual microseconds; 25 is recommended.", 1, 20_000_000)),
      uninitialized: optional(
        boolean(
          "Whether uninitialised memory may decide a branch, an address, a routine's argument, or be shown to a user. Off without it: the run takes about a hundred times as long.",
        ),
      ),
      pend: optional(
        integer(
          "Force pending: which request that a driver hands to the one below comes back pending and is completed later, from 1; 0 for all.",
          0,
        ),
      ),
      refuse: optional(
        integer(
          "Low resources simulation: which request of the drivers for memory or another resource is refused, from 1.",
          1,
        ),
      ),
    }),
  ),
  explore: optional(
    object("Which other orders `ringside run --explore` tries.", {
      switches: optional(integer("Most switches of a schedule; 2 without it.", 0, 4)),
      runs: optional(integer("Most schedules; 2000 without it.", 1, 10_000_000)),
      cancels: optional(boolean("Whether requests under way are cancelled at each point; true without it.")),
      strict: optional(
        boolean(
          "Whether the steps' expectations must also hold when a timer or a device is early or a request is cancelled; false without it.",
        ),
      ),
    }),
  ),
  hardware: optional(list("Virtual hardware.", hardwareShape)),
  drivers: list("Drivers.", driverShape, 1),
  programs: optional(list("User-mode programs.", programShape)),
  devices: optional(list("Devnodes, in the order in which they are found.", deviceShape)),
  install: optional(list("Drivers for devices that buses report.", installShape)),
  files: optional(list("Files on the volume C:, beside the directories that every machine has.", diskFileShape)),
  steps: optional(
    list(
      "Steps. Without it: a whole life. Every device is started, opened, sent a request of each kind that its drivers know, and closed; the machine sleeps and wakes; devices are stopped and started again, removed, plugged in again and pulled out while they are open; the drivers are unloaded.",
      stepShape,
    ),
  ),
});
export type Scenario = Infer<typeof scenarioShape>;

export type { LocatedProblem } from "../../compiler/json/document.ts";
export type { Problem } from "../../compiler/json/shape.ts";
export type ScenarioOutcome =
  | { readonly scenario: Scenario; readonly problems: readonly [] }
  | { readonly scenario: undefined; readonly problems: readonly LocatedProblem[] };

/** Reads and checks a scenario's text. All problems are found at once, each with its place. */
export function parseScenario(text: string): ScenarioOutcome {
  const { value, problems } = readDocument(text, (given, found) => {
    const checked = checkScenario(given);
    found.push(...checked.problems);
    return checked.scenario;
  });
  return value === undefined ? { scenario: undefined, problems } : { scenario: value, problems: [] };
}

/** Checks a value: its shape, then that the names in it refer to something. */
export function checkScenario(value: unknown): { scenario: Scenario | undefined; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const scenario = scenarioShape.check(value, "", problems);
  if (scenario === undefined || problems.length > 0) return { scenario: undefined, problems };
  checkNames(scenario, problems);
  checkHardware(scenario, problems);
  checkFiles(scenario, problems);
  const { schedule } = scenario.machine ?? {};
  if (schedule !== undefined && parseSchedule(schedule) === undefined)
    problems.push({
      path: "/machine/schedule",
      message: `"${schedule}" is no schedule`,
      remedy: 'Write switches with rising times, such as "1033:p1 2040:t7 3010:d0 4000:c3".',
    });
  return { scenario: problems.length === 0 ? scenario : undefined, problems };
}

/** The JSON Schema (2020-12) of the format. */
export function scenarioJsonSchema(): { readonly [key: string]: unknown } {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Ringside scenario",
    ...scenarioShape.schema,
  };
}
