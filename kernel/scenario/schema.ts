// A scenario: the machine, its hardware, the drivers and what is done with them, step by step, each with what is expected.
// JSON with comments. Described once, here; `scenario.schema.json` is generated from it (scripts: see test/unit/kernel).
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
  variants,
} from "../../compiler/json/shape.ts";

import { parseSchedule } from "../ke/switches.ts";

const guid = /^\{?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\}?$/;

/** Bytes as people like to write them. Exactly one member is used; `utf16` is little-endian. */
const bytesShape = object("Bytes: give one of the members.", {
  hex: optional(
    pattern("Hexadecimal bytes, blanks allowed.", /^([0-9a-fA-F]{2}\s*)*$/, 'hexadecimal bytes such as "00 1f"'),
  ),
  text: optional(string("Text in Windows-1252, one byte a character; nothing is added at the end.")),
  utf16: optional(string("Text as 16-bit characters.")),
  u8: optional(list("Bytes.", integer("A byte.", 0, 0xff))),
  u16: optional(list("16-bit values, little-endian.", integer("A 16-bit value.", 0, 0xffff))),
  u32: optional(list("32-bit values, little-endian.", integer("A 32-bit value."))),
  u64: optional(
    list("64-bit values, little-endian.", integer("A 64-bit value up to 2^53.", 0, Number.MAX_SAFE_INTEGER)),
  ),
  fill: optional(
    object("The same byte many times.", {
      byte: integer("The byte.", 0, 0xff),
      length: integer("How often.", 0, 16 * 1024 * 1024),
    }),
  ),
});
export type Bytes = Infer<typeof bytesShape>;

const statusShape = either("An NTSTATUS.", string('Name such as "STATUS_PENDING".'), integer("Number."));
const errorShape = either(
  "A Win32 error, 0 for success.",
  string('Name such as "ERROR_INVALID_FUNCTION".'),
  integer("Number as GetLastError gives it."),
);

const expectShape = object("What must come of the step. Without it the step must succeed.", {
  status: optional(statusShape),
  error: optional(errorShape),
  information: optional(integer("IoStatus.Information.", 0, Number.MAX_SAFE_INTEGER)),
  bytes: optional(integer("Bytes transferred as Win32 reports them.")),
  data: optional(bytesShape),
  position: optional(integer("File pointer afterwards.", 0, Number.MAX_SAFE_INTEGER)),
});
export type Expectation = Infer<typeof expectShape>;

const programExpectShape = object("How the program must end. Without it: with exit code 0 and no exception.", {
  exitCode: optional(
    either("Exit code.", integer("The code.", 0, 0xffff_ffff), choice("Whatever code, but no exception.", "any")),
  ),
  exception: optional(
    either("The exception that ends it.", string('Name such as "STATUS_ACCESS_VIOLATION".'), integer("Number.")),
  ),
  output: optional(
    either(
      "Exactly what it writes to its standard output: a text, or the lines.",
      string("The text."),
      list("The lines, each with its end.", string("A line without its end.")),
    ),
  ),
  contains: optional(list("Texts that its output must contain, in this order.", string("A text."))),
  errors: optional(string("Exactly what it writes to its standard error output.")),
});
export type ProgramExpectation = Infer<typeof programExpectShape>;

const title = optional(string("What the step is about, for people."));
const common = { title, expect: optional(expectShape) };
const handle = string("Name of an open handle.");
const request = string("Name of a request started earlier.");
const asynchronous = optional(
  string("Starts the request overlapped under this name and goes on; expect STATUS_PENDING, or `waitFor` it later."),
);
const ownThread = optional(
  boolean("With `async`: a thread of its own sends the request and waits for it, while the steps go on."),
);
const session = optional(integer("Session of the user, whose local symbolic links are seen; 1 without it.", 1, 99));
const deviceName = string("Name of an entry of `devices`.");
const milliseconds = (what: string) => number(`${what} Virtual milliseconds.`, 0, 3_600_000);
const offset = optional(
  integer("Byte offset; without it the handle's file pointer is used and moved.", -(2 ** 52), Number.MAX_SAFE_INTEGER),
);

const stepShape = variants("One action and what is expected of it.", "do", {
  open: {
    ...common,
    session,
    handle: string("Name for the new handle."),
    interface: optional(
      pattern("GUID of a device interface.", guid, 'a GUID such as "{c0cf0640-5f6e-11d2-b677-00c0dfe4c1f3}"'),
    ),
    index: optional(integer("Which device of that interface, from 0.", 0, 9999)),
    link: optional(string('Symbolic link: "\\\\\\\\.\\\\Name" or "\\\\??\\\\Name".')),
    device: optional(string('Kernel name such as "\\\\Device\\\\Name".')),
    path: optional(string("What follows the device's name; becomes FileObject->FileName.")),
    access: optional(choice("Access asked for.", "read", "write", "readWrite", "none")),
    share: optional(choice("Sharing allowed.", "read", "write", "readWrite", "none")),
    user: optional(
      choice(
        "Who opens it, as the device's security descriptor is asked; administrator without it.",
        "administrator",
        "standard",
      ),
    ),
  },
  read: {
    ...common,
    handle,
    length: integer("Bytes to read.", 0, 64 * 1024 * 1024),
    offset,
    async: asynchronous,
    thread: ownThread,
  },
  write: { ...common, handle, data: bytesShape, offset, async: asynchronous, thread: ownThread },
  ioctl: {
    ...common,
    session,
    handle,
    code: integer("Control code as CTL_CODE makes it."),
    input: optional(bytesShape),
    outputLength: optional(integer("Size of the output buffer.", 0, 64 * 1024 * 1024)),
    internal: optional(boolean("Sends IRP_MJ_INTERNAL_DEVICE_CONTROL, as another driver would.")),
    async: asynchronous,
    thread: ownThread,
  },
  flush: { ...common, handle, async: asynchronous, thread: ownThread },
  setFilePointer: { ...common, handle, position: integer("New file pointer.", 0, Number.MAX_SAFE_INTEGER) },
  close: { ...common, handle },
  waitFor: {
    ...common,
    request,
    timeout: optional(milliseconds("Longest wait; 60,000 without it.")),
  },
  cancel: {
    ...common,
    request: optional(request),
    handle: optional(string("Cancels all requests of this handle, newest first, as CancelIo does.")),
  },
  run: {
    title,
    program: string("Name of an entry of `programs`."),
    as: optional(
      string(
        "Starts it under this name and goes on; `waitForExit` waits for its end. Without it the step waits itself.",
      ),
    ),
    args: optional(list("Arguments after the program's name.", string("An argument."))),
    input: optional(
      either(
        "What it reads from its standard input: a text, or lines.",
        string("The text."),
        list("The lines, each with its end.", string("A line without its end.")),
      ),
    ),
    timeout: optional(milliseconds("Longest wait; 600,000 without it.")),
    expect: optional(programExpectShape),
  },
  waitForExit: {
    title,
    run: string("Name that a `run` step gave with `as`."),
    timeout: optional(milliseconds("Longest wait; 600,000 without it.")),
    expect: optional(programExpectShape),
  },
  type: {
    title,
    run: string("Name that a `run` step gave with `as`."),
    text: string("What is typed; end a line with \\n. After the last such step of a run its input is at its end."),
  },
  terminate: {
    title,
    run: string("Name that a `run` step gave with `as`."),
    how: optional(choice("By Ctrl+C at its console, or by ending the process, as without it.", "ctrlC", "process")),
  },
  wait: { title, for: milliseconds("Lets time pass.") },
  start: { ...common, device: deviceName },
  stop: { ...common, device: deviceName },
  restart: { ...common, device: deviceName },
  queryRemove: { ...common, device: deviceName },
  cancelRemove: { ...common, device: deviceName },
  remove: { ...common, device: deviceName },
  surpriseRemove: { ...common, device: deviceName },
  eject: { ...common, device: deviceName },
  usage: {
    ...common,
    device: deviceName,
    file: choice("A special file that comes to the device, or goes from it.", "paging", "hibernation", "dump", "boot"),
    inPath: optional(boolean("Whether it comes; true without it.")),
  },
  disable: { ...common, device: deviceName },
  hardwareProfile: { ...common },
  trim: { ...common },
  power: {
    ...common,
    device: optional(deviceName),
    system: optional(choice("System state to go to.", "S0", "S1", "S2", "S3", "S4", "S5")),
    state: optional(choice("Device state to set.", "D0", "D1", "D2", "D3")),
    query: optional(
      boolean(
        "With `state`: the stack is only asked whether it can. With `system`: false goes without asking, as when power fails.",
      ),
    ),
    why: optional(
      choice(
        "With `system`: because a user wants it, because nobody uses the machine, or, with S4, as it is shut down for a fast startup.",
        "user",
        "idle",
        "fastStartup",
      ),
    ),
  },
  powerSetting: {
    ...common,
    setting: choice(
      "Which setting changes: powerSource (0 mains, 1 battery), batteryRemaining (per cent), monitor (0 off, 1 on), lid (0 closed, 1 open), personality (scheme: 0 balanced, 1 saver, 2 performance).",
      "powerSource",
      "batteryRemaining",
      "monitor",
      "lid",
      "personality",
    ),
    value: integer("Its value from now on.", 0, 100),
  },
  wmi: {
    ...common,
    block: pattern("GUID of a block of WMI data or events.", guid, "a GUID"),
    operation: choice(
      "What a consumer of WMI wants.",
      "queryAll",
      "query",
      "set",
      "setItem",
      "execute",
      "enableEvents",
      "disableEvents",
      "enableCollection",
      "disableCollection",
    ),
    device: optional(deviceName),
    instance: optional(integer("Which instance, from 0.", 0, 0xffff)),
    item: optional(integer("Data item to set, or method to execute.")),
    data: optional(bytesShape),
  },
  wake: { ...common, device: deviceName },
  shutdown: {
    ...common,
    action: optional(choice("What follows; off without it.", "off", "reset")),
  },
  hardware: {
    title,
    hardware: string("Name of an entry of `hardware`."),
    action: string('What happens to it, as its model names it, e.g. "offLine".'),
    value: optional(integer("Operand, if the action takes one.")),
  },
  unload: { ...common, driver: string("Name of an entry of `drivers`.") },
  load: { ...common, driver: string("Name of an entry of `drivers`.") },
  expect: {
    title,
    trace: optional(
      object("A row that the trace must hold.", {
        kind: optional(string("Kind of event.")),
        driver: optional(string("Driver.")),
        text: optional(string("Words that appear in the row.")),
        count: optional(integer("Exactly so many rows; without it at least one.")),
      }),
    ),
    debugOutput: optional(string("Text that DbgPrint must have printed so far.")),
    hardware: optional(
      object("State of a piece of hardware.", {
        name: string("Name of an entry of `hardware`."),
        printed: optional(string("Everything it has printed.")),
        interrupts: optional(integer("How many interrupts it has raised.")),
        state: optional(
          record(
            "State members as its model names them.",
            either("Value.", string("Text."), either("Value.", boolean("Flag."), integer("Number."))),
          ),
        ),
      }),
    ),
    bugcheck: optional(integer("The machine must have stopped with this code.")),
    device: optional(object("State of a devnode.", { name: deviceName, state: string('E.g. "Started".') })),
  },
});
export type Step = Infer<typeof stepShape>;
export type StepKind = Step["do"];

const portRanges = optional(
  list(
    "Port ranges it decodes.",
    object("A range.", { start: integer("First port.", 0, 0xffff), length: integer("How many.", 1, 0x10000) }),
  ),
);
const memoryRanges = optional(
  list(
    "Physical memory ranges it decodes.",
    object("A range.", { start: integer("Physical address."), length: integer("Bytes.", 1, 0x1000_0000) }),
  ),
);

const hardwareShape = object("A virtual device on a virtual bus.", {
  name: string("Name by which steps and devices refer to it."),
  model: choice("Which model.", "printer", "interruptSource", "busMaster", "none"),
  ports: portRanges,
  memory: memoryRanges,
  irq: optional(integer("Interrupt line.", 0, 255)),
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
      "Settings of the model.",
      either("Value.", string("Text."), either("Value.", boolean("Flag."), integer("Number."))),
    ),
  ),
});
export type HardwareEntry = Infer<typeof hardwareShape>;

const driverShape = object("A driver: its sources are compiled and loaded when a device needs it.", {
  name: string("Name; also the service name."),
  sources: list('Source files, relative to the scenario; "*" and "?" in file names.', string("A path."), 1),
  include: optional(list("Folders searched for headers, relative to the scenario.", string("A path."))),
  defines: optional(record("Macros.", string("Replacement text."))),
  messages: optional(
    list("Message files (.mc) with the texts of its events, relative to the scenario.", string("A path.")),
  ),
  target: optional(choice("Instruction set.", "x64")),
  service: optional(
    choice(
      "When the driver is loaded that no device needs: automatically before the first step, on demand by a program or a `load` step, or after a program has installed its service.",
      "automatic",
      "demand",
      "absent",
    ),
  ),
  parameters: optional(
    record(
      "Values under the service's Parameters key: a string is REG_SZ, a number REG_DWORD.",
      either("Value.", string("REG_SZ."), integer("REG_DWORD.")),
    ),
  ),
});
export type DriverEntry = Infer<typeof driverShape>;

const programShape = object("A user-mode program in C: a Win32 console program that is run by steps.", {
  name: string("Name; no driver may have it."),
  sources: list('Source files, relative to the scenario; "*" and "?" in file names.', string("A path."), 1),
  include: optional(list("Folders searched for headers, relative to the scenario.", string("A path."))),
  defines: optional(record("Macros.", string("Replacement text."))),
  memory: optional(integer("Memory of a process in MiB, rounded up to a power of two; 4 without it.", 1, 64)),
});
export type ProgramEntry = Infer<typeof programShape>;

const deviceShape = object("A devnode on the virtual root bus.", {
  name: string("Name by which steps refer to it."),
  hardwareId: optional(string('Hardware id; "ROOT\\\\<name>" without it.')),
  description: optional(string("Device description.")),
  driver: string("Function driver: name of an entry of `drivers`."),
  upperFilters: optional(list("Filter drivers above the function driver, nearest first.", string("Name."))),
  lowerFilters: optional(list("Filter drivers below it, lowest first.", string("Name."))),
  hardware: optional(string("Entry of `hardware` whose ports, memory and interrupt are its resources.")),
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
      seed: optional(integer("Seed of the scheduler; 1 without it.")),
      memory: optional(integer("Memory in MiB; 64 without it.", 16, 1024)),
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
      pool: optional(boolean("Guard areas, freed memory and leaks.")),
      io: optional(boolean("The IRP protocol.")),
      locks: optional(boolean("Lock ownership, and the order in which locks are taken.")),
      handles: optional(boolean("Handles used in the wrong mode, or closed that are not open.")),
      dpcTime: optional(number("Longest time of a DPC, in virtual microseconds; 100 is recommended.", 1, 20_000_000)),
      isrTime: optional(number("Longest time of an ISR, in virtual microseconds; 25 is recommended.", 1, 20_000_000)),
      uninitialized: optional(
        boolean(
          "Whether uninitialised memory may decide a branch, an address, a routine's argument, or be shown to a user. Off without it: the run takes about a hundred times as long.",
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
  steps: optional(
    list(
      "Steps. Without it: every device is brought up, opened, closed, removed, and the drivers unloaded.",
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

/** Bytes of a `Bytes` value. */
export function bytesOf(bytes: Bytes): Uint8Array {
  if (bytes.hex !== undefined)
    return Uint8Array.from(bytes.hex.match(/[0-9a-fA-F]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (bytes.text !== undefined) return Uint8Array.from(bytes.text, (character) => character.charCodeAt(0) & 0xff);
  if (bytes.utf16 !== undefined)
    return elements(
      [...Array(bytes.utf16.length).keys()].map((i) => bytes.utf16?.charCodeAt(i) ?? 0),
      2,
    );
  if (bytes.u8 !== undefined) return Uint8Array.from(bytes.u8);
  if (bytes.u16 !== undefined) return elements(bytes.u16, 2);
  if (bytes.u32 !== undefined) return elements(bytes.u32, 4);
  if (bytes.u64 !== undefined) return elements(bytes.u64, 8);
  if (bytes.fill !== undefined) return new Uint8Array(bytes.fill.length).fill(bytes.fill.byte);
  return new Uint8Array(0);
}

function elements(values: readonly number[], size: number): Uint8Array {
  const result = new Uint8Array(values.length * size);
  values.forEach((value, i) => {
    for (let byte = 0; byte < size; byte++) result[i * size + byte] = Math.floor(value / 2 ** (8 * byte)) & 0xff;
  });
  return result;
}

function checkNames(scenario: Scenario, problems: Problem[]): void {
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
      case "powerSetting":
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
