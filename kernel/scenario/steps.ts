// The steps of a scenario: what can be done with the machine, and what is expected of it.
import {
  boolean,
  choice,
  either,
  type Infer,
  integer,
  json,
  list,
  number,
  object,
  optional,
  pattern,
  record,
  string,
  variants,
} from "../../compiler/json/shape.ts";
import { actionsInWords } from "../hw/models.ts";
import { win32ErrorNames } from "../io/win32-errors.ts";
import { devnodeStatuses } from "../pnp/state.ts";
import { traceKinds } from "../trace/log.ts";

const guid = /^\{?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\}?$/;

/** Bytes as people like to write them. Exactly one member is used; `utf16` is little-endian. */
export const bytesShape = object("Bytes: give one of the members.", {
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
  choice('Name such as "ERROR_INVALID_FUNCTION".', ...win32ErrorNames),
  integer("Number as GetLastError gives it."),
);

const propertyShape = json(
  "A value of a property: a text, a number (or a text for one beyond 2^53), true or false, a list, or an object for an embedded class.",
);
const propertiesShape = record("Values by the name of the property, as the block's MOF class has them.", propertyShape);

const expectShape = object("What must come of the step. Without it the step must succeed.", {
  status: optional(statusShape),
  error: optional(errorShape),
  information: optional(integer("IoStatus.Information.", 0, Number.MAX_SAFE_INTEGER)),
  bytes: optional(integer("Bytes transferred as Win32 reports them.")),
  data: optional(bytesShape),
  position: optional(integer("File pointer afterwards.", 0, Number.MAX_SAFE_INTEGER)),
  properties: optional(propertiesShape),
  instances: optional(
    list(
      "The instances that a WMI query gives, in order, each with the values that matter; InstanceName is its name.",
      propertiesShape,
    ),
  ),
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
  integer(
    "Byte offset; without it the handle's file pointer is used. Only file systems move that.",
    -(2 ** 52),
    Number.MAX_SAFE_INTEGER,
  ),
);

const keywords = (what: string) =>
  pattern(`${what}. A hexadecimal number.`, /^0[xX][0-9a-fA-F]{1,16}$/, 'a number such as "0x10"');

export const stepShape = variants("One action and what is expected of it.", "do", {
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
  add: { ...common, device: deviceName },
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
  nmi: { ...common, processor: optional(integer("Which processor it reaches; the first without it.", 0, 63)) },
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
  trace: {
    ...common,
    provider: pattern("GUID of a provider of events.", guid, "a GUID"),
    operation: choice("What the trace session does with the provider.", "enable", "disable", "captureState"),
    level: optional(integer("Events up to which level it wants, 1 critical to 5 verbose; all without it.", 0, 255)),
    keywords: optional(keywords("Wants events with any of these keywords; all without it")),
    allKeywords: optional(keywords("Wants only those that have all of these keywords")),
  },
  wmi: {
    ...common,
    block: optional(pattern("GUID of a block of WMI data or events.", guid, "a GUID")),
    class: optional(
      string("Instead of `block`: the class of a MOF text that describes it. Data have names and types then."),
    ),
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
    instance: optional(
      either("Which instance; the first without it.", integer("Its number, from 0.", 0, 0xffff), string("Its name.")),
    ),
    item: optional(integer("Data item to set, or method to execute.")),
    data: optional(bytesShape),
    property: optional(string("With `class`, of `setItem`: which property is set, to its value in `values`.")),
    method: optional(string("With `class`, of `execute`: the method's name; its arguments are in `values`.")),
    values: optional(propertiesShape),
    bufferSize: optional(
      integer(
        "Size of the request's buffer in bytes; a provider that needs more is not asked again then.",
        16,
        0x10_0000,
      ),
    ),
  },
  wake: { ...common, device: deviceName },
  directPower: {
    ...common,
    device: deviceName,
    to: choice("Whether the power framework directs the device down, or lets it up again.", "down", "up"),
  },
  usb: {
    ...common,
    device: deviceName,
    endpoint: integer("An IN endpoint of the USB device, with 0x80.", 0x81, 0x8f),
    data: optional(bytesShape),
  },
  shutdown: {
    ...common,
    action: optional(choice("What follows; off without it.", "off", "reset")),
  },
  hardware: {
    title,
    hardware: string("Name of an entry of `hardware`."),
    action: string(`What happens to it. ${actionsInWords}.`),
    value: optional(
      integer(
        "A number, if the action takes one: a key (its make code in scan code set 1, 0xE000 more with the prefix E0), a button (1 left, 2 right, 3 middle), steps of a wheel.",
        -0x8000_0000,
      ),
    ),
    data: optional(bytesShape),
    x: optional(integer("How far a mouse is moved to the right.", -0x8000, 0x7fff)),
    y: optional(integer("How far a mouse is moved towards the user.", -0x8000, 0x7fff)),
  },
  unload: { ...common, driver: string("Name of an entry of `drivers`.") },
  load: { ...common, driver: string("Name of an entry of `drivers`.") },
  expect: {
    title,
    trace: optional(
      object("A row that the trace must hold.", {
        kind: optional(choice("Kind of event.", ...traceKinds)),
        driver: optional(string("Driver.")),
        text: optional(string("Words that appear in the row.")),
        count: optional(integer("Exactly so many rows; without it at least one.")),
      }),
    ),
    file: optional(
      object("A file on the volume.", {
        path: string('Its path, such as "C:\\\\Windows\\\\Temp\\\\log.txt".'),
        content: optional(bytesShape),
        contains: optional(string("Text in Windows-1252 that is somewhere in it.")),
        size: optional(integer("Its bytes.", 0, Number.MAX_SAFE_INTEGER)),
        exists: optional(boolean("Whether it is there; true without it.")),
      }),
    ),
    debugOutput: optional(string("Text that DbgPrint must have printed so far.")),
    hardware: optional(
      object("State of a piece of hardware.", {
        name: string("Name of an entry of `hardware`."),
        printed: optional(string("Everything it has printed, or sent.")),
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
    device: optional(
      object("State of a devnode.", { name: deviceName, state: choice("Its state.", ...devnodeStatuses) }),
    ),
  },
});
export type Step = Infer<typeof stepShape>;
export type StepKind = Step["do"];

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
