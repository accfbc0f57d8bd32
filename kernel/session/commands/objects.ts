// Commands about the I/O manager's objects: IRPs, device and driver objects, devnodes.
import type { DeviceInfo, DeviceNode } from "../../api.ts";
import { deviceStacks, table } from "../format.ts";
import { irpAt } from "../irp.ts";
import { addressOf, addressText, offsetOf } from "../memory.ts";
import { bigAt, memberOf, numberAt, summaryOf } from "../summaries.ts";
import { type Typed, textOf } from "../values.ts";
import { addressArgument, type Command, type CommandContext, lines, meaningOf, structureAt } from "./command.ts";

const irp: Command = {
  name: "!irp",
  usage: "ADDRESS",
  help: "an IRP: its state, its buffers and all its stack locations",
  run(at, args) {
    const address = addressArgument(at, args);
    const found = irpAt(at.inspector, address);
    if (found === undefined)
      throw new Error(`There is no IRP at ${addressText(address)} at this moment; !irpfind lists them.`);
    const flags = found.flags.length === 0 ? "" : `, ${found.flags.join(" | ")}`;
    const marks = [found.pendingReturned ? "PendingReturned" : "", found.cancel ? "Cancel" : ""].filter(
      (mark) => mark !== "",
    );
    return lines([
      `IRP ${addressText(address)}  ${found.summary}`,
      `  IoStatus ${found.status}, Information ${found.information}${flags}${marks.length === 0 ? "" : `, ${marks.join(", ")}`}`,
      ...found.pointers.map(({ name, address: to, description }) =>
        `  ${name.padEnd(13)} ${addressText(to)}  ${description ?? ""}`.trimEnd(),
      ),
      `  ${found.stackCount} stack locations, the current one is ${found.currentLocation}${found.currentLocation > found.stackCount ? " (not sent, or completed)" : ""}:`,
      ...found.locations.flatMap((location) => [
        `  ${location.current ? ">" : " "}[${location.number}] ${location.major} ${location.minor}`.trimEnd() +
          (location.control.length === 0 ? "" : `  ${location.control.join(" | ")}`),
        location.device === 0n
          ? undefined
          : `        Device      ${addressText(location.device)}  ${location.deviceDescription ?? ""}`,
        location.completionRoutine === undefined
          ? undefined
          : `        Completion  ${location.completionRoutine}, context ${addressText(location.context)}`,
        location.parameters.length === 0
          ? undefined
          : `        ${location.parameters.map(({ name, value }) => `${name} ${value}`).join(", ")}`,
      ]),
    ]);
  },
};

const irpFind: Command = {
  name: "!irpfind",
  usage: "",
  help: "all IRPs there are, with what they are doing",
  run(at) {
    const { session } = at.inspector;
    const blocks = session.poolBlocks().filter((block) => block.what === "IRP" && block.freed === undefined);
    if (blocks.length === 0) return "There is no IRP.";
    const rows = blocks.map((block) => {
      const address = addressOf(block.address);
      return [addressText(address), block.driver, irpAt(at.inspector, address)?.summary ?? ""];
    });
    return table([{ title: "IRP" }, { title: "Allocated by" }, { title: "State" }], rows).trimEnd();
  },
};

const devobj: Command = {
  name: "!devobj",
  usage: "ADDRESS|NAME",
  help: "a device object",
  run(at, args) {
    const address = deviceArgument(at, args);
    const value = structureAt(at, "_DEVICE_OBJECT", address);
    const found = stackOf(at, address)?.device;
    const pointer = (name: string): string | undefined => {
      const to = bigAt(at.inspector, value, name) ?? 0n;
      return to === 0n ? undefined : `  ${name.padEnd(15)} ${addressText(to)}  ${meaningOf(at, to) ?? ""}`.trimEnd();
    };
    const field = (name: string): string => {
      const member = memberOf(value, name);
      return `  ${name.padEnd(15)} ${member === undefined ? "" : textOf(at.inspector, member)}`;
    };
    return lines([
      `Device object ${addressText(address)}  ${found?.name ?? meaningOf(at, address) ?? ""}${found === undefined ? "" : `  ${found.role} of ${found.driver}`}`,
      ...["DriverObject", "CurrentIrp", "DeviceExtension", "AttachedDevice"].map(pointer),
      ...["Flags", "DeviceType", "Characteristics", "StackSize", "ReferenceCount"].map(field),
      ...(found?.links ?? []).map((link) => `  Opened by       ${link}`),
    ]);
  },
};

const devstack: Command = {
  name: "!devstack",
  usage: "ADDRESS|NAME",
  help: "the stack that a device object belongs to, the top first",
  run(at, args) {
    const address = deviceArgument(at, args);
    const found = stackOf(at, address);
    if (found === undefined) throw new Error(`${addressText(address)} is no device object of a stack.`);
    const rows = found.node.devices.map((device) => [
      device === found.device ? ">" : "",
      addressText(addressOf(device.address)),
      device.driver,
      device.role,
      device.name ?? "",
      device.extension === 0 ? "" : addressText(addressOf(device.extension)),
    ]);
    const columns = ["", "Device object", "Driver", "Role", "Name", "Extension"].map((title) => ({ title }));
    return `${found.node.instance}  ${found.node.description}  [${found.node.state}]\n${table(columns, rows).trimEnd()}`;
  },
};

const devnode: Command = {
  name: "!devnode",
  usage: "",
  help: "the device tree with all stacks",
  run: (at) => deviceStacks(at.inspector.session.deviceTree()).trimEnd() || "There is no device.",
};

const drvobj: Command = {
  name: "!drvobj",
  usage: "ADDRESS|NAME",
  help: "a driver object: its dispatch routines and its devices",
  run(at, args) {
    const address = driverArgument(at, args);
    const value = structureAt(at, "_DRIVER_OBJECT", address);
    const extension = memberOf(value, "DriverExtension");
    const extended = extension === undefined ? undefined : at.inspector.target(extension);
    const routine = (name: string, holder: Typed | undefined = value): string | undefined => {
      const to = holder === undefined ? 0n : (bigAt(at.inspector, holder, name) ?? 0n);
      return to === 0n ? undefined : `  ${name.padEnd(32)} ${meaningOf(at, to) ?? addressText(to)}`;
    };
    const table = memberOf(value, "MajorFunction");
    const size = table?.type.kind === "array" ? (table.type.length ?? 0) : 0;
    const dispatch = Array.from({ length: size }, (_, major) => {
      const entry = (table?.address ?? 0n) + BigInt(8 * major);
      const to = at.inspector.memory.u64(offsetOf(at.inspector.memory, entry) ?? 0);
      const name = at.inspector.session.trace.names.major(major);
      const meaning = meaningOf(at, to) ?? addressText(to);
      // What the I/O manager has put there says nothing of the driver.
      return to === 0n || meaning.startsWith("nt!") ? undefined : `  ${name.padEnd(32)} ${meaning}`;
    });
    const devices: string[] = [];
    for (let to = bigAt(at.inspector, value, "DeviceObject") ?? 0n; to !== 0n && devices.length < mostDevices; ) {
      devices.push(`  Device object                    ${addressText(to)}  ${meaningOf(at, to) ?? ""}`.trimEnd());
      to = bigAt(at.inspector, structureAt(at, "_DEVICE_OBJECT", to), "NextDevice") ?? 0n;
    }
    return lines([
      `Driver object ${addressText(address)}  ${summaryOf(at.inspector, value) ?? ""}`.trimEnd(),
      routine("DriverInit"),
      routine("AddDevice", extended),
      routine("DriverStartIo"),
      routine("DriverUnload"),
      ...dispatch,
      ...devices,
    ]);
  },
};
/** Devices of one driver that are listed. */
const mostDevices = 200;

/** By name (`\Device\X`, `X`) or address. */
function deviceArgument(at: CommandContext, text: string): bigint {
  const name = text.trim();
  const all = nodes(at.inspector.session.deviceTree()).flatMap((node) => node.devices);
  const named = all.find((device) => sameName(device.name, name, "\\Device\\"));
  if (named !== undefined) return addressOf(named.address);
  const address = addressArgument(at, text);
  if (numberAt(at.inspector, structureAt(at, "_DEVICE_OBJECT", address), "Type") !== ioTypeDevice)
    throw new Error(`There is no device object at ${addressText(address)}.`);
  return address;
}

function driverArgument(at: CommandContext, text: string): bigint {
  const name = text.trim();
  const { session } = at.inspector;
  const drivers = session.poolBlocks().filter((block) => block.what === "DRIVER_OBJECT" && block.freed === undefined);
  const named = drivers.find((block) => sameName(session.describe(addressOf(block.address)), name, "\\Driver\\"));
  if (named !== undefined) return addressOf(named.address);
  const address = addressArgument(at, text);
  if (numberAt(at.inspector, structureAt(at, "_DRIVER_OBJECT", address), "Type") !== ioTypeDriver)
    throw new Error(`There is no driver object at ${addressText(address)}.`);
  return address;
}
const ioTypeDevice = 3;
const ioTypeDriver = 4;

function sameName(known: string | undefined, name: string, folder: string): boolean {
  const plain = known?.toLowerCase();
  return plain !== undefined && name !== "" && [name, folder + name].some((one) => one.toLowerCase() === plain);
}

function nodes(tree: readonly DeviceNode[]): readonly DeviceNode[] {
  return tree.flatMap((node) => [node, ...nodes(node.children)]);
}

function stackOf(
  at: CommandContext,
  address: bigint,
): { readonly node: DeviceNode; readonly device: DeviceInfo } | undefined {
  for (const node of nodes(at.inspector.session.deviceTree())) {
    const device = node.devices.find((one) => addressOf(one.address) === address);
    if (device !== undefined) return { node, device };
  }
  return undefined;
}

export const objectCommands: readonly Command[] = [irp, irpFind, devobj, devstack, devnode, drvobj];
