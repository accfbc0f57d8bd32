// Requests of protocol.ts that views make: device stacks, trace, IRPs, time. They may come while the machine runs.
import type { DeviceNode } from "../kernel/api.ts";
import { irpAt } from "../kernel/session/irp.ts";
import { addressOf, addressText, offsetOf } from "../kernel/session/memory.ts";
import { irqlName } from "../kernel/session/names.ts";
import { type TraceFilter, type TraceKind, type TraceRow, traceKinds } from "../kernel/trace/log.ts";
import { type Arguments, RequestError } from "./arguments.ts";
import {
  type ContextsBody,
  type DeviceTreeBody,
  type DevnodeBody,
  type IrpBody,
  longestWindow,
  type ResultsBody,
  type TraceBody,
  type TraceCountBody,
  type TraceExportBody,
  type TraceFindBody,
  type TraceRowBody,
} from "./protocol.ts";
import type { Run } from "./run.ts";

export function deviceTree(run: Run): DeviceTreeBody {
  const { session } = run.launched;
  return { time: session.time, nodes: session.deviceTree().map((node) => devnode(run, node)) };
}

function devnode(run: Run, node: DeviceNode): DevnodeBody {
  return {
    instance: node.instance,
    description: node.description,
    state: node.state,
    address: text(node.address),
    devices: node.devices.map((device) => ({
      address: text(device.address),
      name: device.name,
      role: device.role,
      driver: device.driver,
      flags: device.flags,
      stackSize: device.stackSize,
      extension: device.extension === 0 ? undefined : text(device.extension),
      extensionType: device.extension === 0 ? undefined : extensionType(run, device.driver),
      links: device.links,
      expression: `*(DEVICE_OBJECT *)${text(device.address)}`,
    })),
    children: node.children.map((child) => devnode(run, child)),
  };
}

/** The structure a driver keeps in its device extension, by the name people give it; undefined if it is not plain which one. */
function extensionType(run: Run, driver: string): string | undefined {
  const image = run.launched.session.images.find((one) => one.name === driver);
  const names = new Set<string>();
  for (const unit of image?.program.units ?? []) {
    for (const [name, typedef] of unit.typedefs) {
      if (typedef.type.kind !== "record" || typedef.type.decl.fields === undefined) continue;
      if (/DEVICE_?EXTENSION$|^DEVICE_?CONTEXT$|_?DEVEXT$/i.test(name) && !/^(_|SCSI|PORT_|COMMON_)/.test(name))
        names.add(name);
    }
  }
  const [only] = names;
  return names.size === 1 ? only : undefined;
}

export function trace(run: Run, args: Arguments): TraceBody {
  const log = run.launched.session.trace;
  const filter = filterOf(run, args);
  const total = log.count(filter);
  const asked = args.integer("from", Number.MIN_SAFE_INTEGER);
  const count = Math.min(args.integer("count", 0), longestWindow);
  const from = Math.min(total, asked < 0 ? Math.max(0, total + asked) : asked);
  const rows = log.window(from, count, filter).map(rowBody);
  return { rows, from, total, length: log.length, generation: log.generation };
}

export function traceCount(run: Run, args: Arguments): TraceCountBody {
  const log = run.launched.session.trace;
  return { count: log.count(filterOf(run, args)), length: log.length, generation: log.generation };
}

export function traceFind(run: Run, args: Arguments): TraceFindBody {
  const { session } = run.launched;
  const direction = args.choice("direction", "forward", "backward");
  const filter = filterOf(run, args) ?? {};
  const present = direction === "backward" ? session.trace.length - 1 : session.trace.indexAt(session.time);
  const index = session.trace.find(filter, args.optionalInteger("from", 0) ?? present, direction);
  const row = index === undefined ? undefined : session.trace.row(index);
  return { row: row === undefined ? undefined : rowBody(row) };
}

/** Rows in one piece of an export. */
const exportPiece = 5000;

export function traceExport(run: Run, args: Arguments): TraceExportBody {
  const log = run.launched.session.trace;
  const format = args.choice("format", "csv", "jsonl");
  const filter = filterOf(run, args);
  const cursor = args.optionalInteger("cursor", 0) ?? 0;
  const rows = log.window(cursor, exportPiece, filter);
  const lines = rows.map((row) => (format === "csv" ? csvLine(row) : `${JSON.stringify(rowBody(row))}\n`));
  const written = (format === "csv" && cursor === 0 ? csvHeading : "") + lines.join("");
  return { text: written, cursor: rows.length === exportPiece ? cursor + rows.length : undefined };
}
const csvColumns = [
  "index",
  "time",
  "clock",
  "processor",
  "irql",
  "context",
  "contextName",
  "kind",
  "driver",
  "device",
  "deviceName",
  "irp",
  "detail",
] as const satisfies readonly (keyof TraceRowBody)[];
const csvHeading = `${csvColumns.join(",")}\r\n`;

function csvLine(row: TraceRow): string {
  const body = rowBody(row);
  const cells = csvColumns.map((column) => {
    const cell = String(body[column] ?? "");
    return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  });
  return `${cells.join(",")}\r\n`;
}

export function irp(run: Run, args: Arguments): IrpBody {
  const address = addressArgument(args);
  const details = irpAt(run.inspector, address);
  if (details === undefined) throw new RequestError(`There is no IRP at ${addressText(address)} at this moment.`);
  return {
    ...details,
    address: addressText(address),
    information: String(details.information),
    pointers: details.pointers.map((pointer) => ({ ...pointer, address: addressText(pointer.address) })),
    locations: details.locations.map((location) => ({
      ...location,
      device: optional(location.device),
      file: optional(location.file),
      context: optional(location.context),
    })),
    expression: `*(IRP *)${addressText(address)}`,
  };
}

export function contexts(run: Run): ContextsBody {
  const all = run.launched.session.contexts();
  return {
    contexts: all.map(({ id, kind, name, processor, irql, state, waitingFor }) => ({
      id,
      kind,
      name,
      processor,
      irql,
      irqlName: irqlName(irql),
      state,
      waitingFor,
    })),
  };
}

export function describe(run: Run, args: Arguments): { readonly text: string | undefined } {
  const address = addressArgument(args);
  return { text: run.inspector.functionName(address) ?? run.inspector.describe(address) };
}

export function results(run: Run): ResultsBody {
  return { results: run.launched.session.results() };
}

/** Time of a row of the whole trace. */
export function rowTime(run: Run, args: Arguments): number {
  const index = args.integer("index", 0);
  const row = run.launched.session.trace.row(index);
  if (row === undefined)
    throw new RequestError(`The trace has no row ${index}: it has ${run.launched.session.trace.length}.`);
  return row.time;
}

function rowBody(row: TraceRow): TraceRowBody {
  return {
    ...row,
    device: row.device === 0 ? undefined : text(row.device),
    irp: row.irp === 0 ? undefined : text(row.irp),
  };
}

function filterOf(run: Run, args: Arguments): TraceFilter | undefined {
  if (!args.has("filter")) return undefined;
  const filter = args.object("filter");
  const kinds = filter.strings("kinds", traceKinds.length * 4).map((name): TraceKind => {
    const kind = traceKinds.find((one) => one === name);
    if (kind === undefined) throw new RequestError(`filter.kinds: there is no kind of event "${name}"`);
    return kind;
  });
  const made: { -readonly [K in keyof TraceFilter]: TraceFilter[K] } = {};
  if (kinds.length > 0) made.kinds = kinds;
  const driver = filter.optionalString("driver");
  if (driver !== undefined && driver !== "") made.driver = driver;
  if (filter.has("device")) made.device = offsetArgument(run, filter, "device");
  if (filter.has("irp")) made.irp = offsetArgument(run, filter, "irp");
  for (const name of ["context", "processor", "fromTime", "toTime"] as const) {
    const number = filter.optionalInteger(name, 0);
    if (number !== undefined) made[name] = number;
  }
  const words = filter.optionalString("text");
  if (words !== undefined && words !== "") made.text = words;
  return made;
}

function offsetArgument(run: Run, args: Arguments, name: string): number {
  const offset = offsetOf(run.inspector.memory, parseAddress(args.string(name), name));
  // No row has an address outside memory; -1 is none of theirs.
  return offset ?? -1;
}
function addressArgument(args: Arguments): bigint {
  return parseAddress(args.string("address"), "address");
}
function parseAddress(written: string, name: string): bigint {
  const plain = written.trim().replaceAll("`", "");
  if (/^(0x[0-9a-f]{1,16}|\d{1,20})$/i.test(plain)) return BigInt(plain);
  throw new RequestError(`${name}: expected an address such as "0xfffff80000012340", got "${written.slice(0, 60)}"`);
}

function text(offset: number): string {
  return addressText(addressOf(offset));
}
function optional(address: bigint): string | undefined {
  return address === 0n ? undefined : addressText(address);
}
