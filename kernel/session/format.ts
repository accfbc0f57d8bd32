// Tables in plain text, for terminals: device stacks and traces. Columns are as wide as their widest cell, up to a bound.
import type { DeviceNode } from "../api.ts";
import type { TraceRow } from "../trace/log.ts";
import { clockText } from "./inspector.ts";
import { addressOf, addressText } from "./memory.ts";
import { irqlName } from "./names.ts";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Longer cells are cut, characters; unbounded without it. */
  readonly widest?: number;
}

/** Rows under a heading and a rule; each line ends without blanks. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => columns.map((column, i) => cut(oneLine(row[i] ?? ""), column.widest)));
  const widths = columns.map((column, i) =>
    cells.reduce((most, row) => Math.max(most, width(row[i] ?? "")), width(column.title)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => {
        const blanks = " ".repeat(Math.max(0, (widths[i] ?? 0) - width(cell)));
        return columns[i]?.align === "right" ? blanks + cell : cell + blanks;
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((n) => "─".repeat(n)).join("  ");
  return [line(columns.map((column) => column.title)), rule, ...cells.map(line)].map((text) => `${text}\n`).join("");
}

/** Each devnode with its stack, the top device first. */
export function deviceStacks(nodes: readonly DeviceNode[]): string {
  let text = "";
  const write = (node: DeviceNode, depth: number): void => {
    const indent = "  ".repeat(depth);
    text += `${indent}${node.instance}  ${node.description}  [${node.state}]\n`;
    const rows = node.devices.map((device) => [
      device.role,
      device.name ?? "(unnamed)",
      device.driver,
      String(device.stackSize),
      device.flags.join(" | "),
      addressText(addressOf(device.address)),
    ]);
    if (rows.length > 0) {
      text += table(deviceColumns, rows)
        .split("\n")
        .map((row) => (row === "" ? "" : `${indent}  ${row}\n`))
        .join("");
    }
    for (const device of node.devices)
      for (const link of device.links) text += `${indent}  ${link} → ${device.name ?? "(unnamed)"}\n`;
    for (const child of node.children) write(child, depth + 1);
  };
  for (const node of nodes) write(node, 0);
  return text;
}
const deviceColumns: readonly Column[] = [
  { title: "Role" },
  { title: "Device" },
  { title: "Driver" },
  { title: "Size", align: "right" },
  { title: "Flags", widest: 60 },
  { title: "Address" },
];

export function traceTable(rows: readonly TraceRow[], widestDetail = 100): string {
  const columns: readonly Column[] = [
    { title: "Step", align: "right" },
    { title: "Time", align: "right" },
    { title: "CPU", align: "right" },
    { title: "IRQL", widest: 14 },
    { title: "Thread", widest: 24 },
    { title: "Event" },
    { title: "Driver", widest: 16 },
    { title: "Device", widest: 24 },
    { title: "IRP" },
    { title: "Details", widest: widestDetail },
  ];
  return table(
    columns,
    rows.map((row) => [
      String(row.time),
      clockText(row.clock),
      String(row.processor),
      irqlName(row.irql).replace("_LEVEL", ""),
      row.contextName,
      row.kind,
      row.driver,
      row.deviceName,
      row.irp === 0 ? "" : row.irp.toString(16).padStart(8, "0"),
      row.detail,
    ]),
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
function cut(text: string, widest: number | undefined): string {
  return widest === undefined || width(text) <= widest ? text : `${[...text].slice(0, widest - 1).join("")}…`;
}
/** Columns a text takes, counting each character as one. */
function width(text: string): number {
  return [...text].length;
}
