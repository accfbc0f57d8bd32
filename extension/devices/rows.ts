// The device tree as rows of a tree view: devnode, its device objects from the top of the stack down, what is to be known of each.
// Pure: from the adapter's answer to labels, icons and the words a screen reader says.
import type { DeviceBody, DeviceTreeBody, DevnodeBody } from "../../debug-adapter/protocol.ts";

export interface Row {
  /** The same for the same thing from one answer to the next, so that the view keeps it expanded. */
  readonly id: string;
  readonly kind: "devnode" | "device" | "fact" | "memory";
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** What a screen reader says instead of label and description. */
  readonly accessible: string;
  readonly expanded: boolean;
  readonly children: readonly Row[];
  readonly address?: string;
  /** Evaluated when the row is expanded; its members become the children. */
  readonly expression?: string;
}

export function deviceRows(tree: DeviceTreeBody): readonly Row[] {
  return tree.nodes.map(devnodeRow);
}

function devnodeRow(node: DevnodeBody): Row {
  const title = node.description === "" ? node.instance : node.description;
  const count = node.devices.length;
  return {
    id: `devnode ${node.instance}`,
    kind: "devnode",
    label: title,
    description: title === node.instance ? node.state : `${node.instance} · ${node.state}`,
    tooltip: `${node.instance}\nState: ${node.state}\nDevice objects: ${count}`,
    icon: "circuit-board",
    accessible: `Device node ${title}, ${node.state}, ${count} ${count === 1 ? "device object" : "device objects"}, top of the stack first`,
    expanded: true,
    address: node.address,
    children: [...node.devices.map((device, i) => deviceRow(device, i, count)), ...node.children.map(devnodeRow)],
  };
}

function deviceRow(device: DeviceBody, position: number, count: number): Row {
  const role = device.role === "filter" ? "Filter" : device.role === "device" ? "Device" : device.role;
  const name = device.name === undefined || device.name === "" ? device.address : device.name;
  const flags = device.flags.join(" ");
  const place = count === 1 ? "alone in the stack" : `${position + 1} of ${count} from the top`;
  return {
    id: `device ${device.address}`,
    kind: "device",
    label: `${role} ${name}`,
    description: [device.driver, flags].filter((part) => part !== "").join(" · "),
    tooltip: [
      `${role} ${name}`,
      `Driver: ${device.driver}`,
      `Flags: ${flags === "" ? "none" : flags}`,
      `StackSize: ${device.stackSize}`,
      ...device.links.map((link) => `Link: ${link}`),
    ].join("\n"),
    icon: icons[device.role],
    accessible: `${role} ${name} of driver ${device.driver}, ${place}, ${flags === "" ? "no flags" : `flags ${device.flags.join(", ")}`}`,
    expanded: false,
    address: device.address,
    expression: device.expression,
    children: deviceFacts(device),
  };
}

const icons = { filter: "filter", FDO: "layers", PDO: "plug", device: "primitive-square" } as const;

function deviceFacts(device: DeviceBody): readonly Row[] {
  const id = `device ${device.address}`;
  const rows: Row[] = [
    fact(`${id} driver`, "Driver", device.driver, "package"),
    fact(`${id} flags`, "Flags", device.flags.length === 0 ? "none" : device.flags.join(" | "), "tag"),
    fact(`${id} stack`, "StackSize", String(device.stackSize), "list-ordered"),
    ...device.links.map((link, i) =>
      fact(`${id} link ${i}`, link.startsWith("{") ? "Interface" : "Link", link, "link"),
    ),
    memory(`${id} object`, "DEVICE_OBJECT", device.address, device.expression),
  ];
  if (device.extension !== undefined && device.extensionType !== undefined) {
    const expression = `*(${device.extensionType} *)${device.extension}`;
    rows.push(memory(`${id} extension`, `Extension ${device.extensionType}`, device.extension, expression));
  } else if (device.extension !== undefined) {
    rows.push(fact(`${id} extension`, "Extension", device.extension, "json"));
  }
  return rows;
}

function fact(id: string, label: string, value: string, icon: string): Row {
  return {
    id,
    kind: "fact",
    label,
    description: value,
    tooltip: `${label}: ${value}`,
    icon,
    accessible: `${label} ${value}`,
    expanded: false,
    children: [],
  };
}

function memory(id: string, label: string, address: string, expression: string): Row {
  return {
    id,
    kind: "memory",
    label,
    description: address,
    tooltip: expression,
    icon: "json",
    accessible: `${label} at ${address}`,
    expanded: false,
    children: [],
    address,
    expression,
  };
}
