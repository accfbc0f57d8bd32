// A trace row as the cells of the table, and as the text that is copied.
import type { TraceRowBody } from "../../../debug-adapter/protocol.ts";

export interface Column {
  readonly id: "time" | "clock" | "processor" | "thread" | "irql" | "kind" | "driver" | "irp" | "detail";
  readonly title: string;
  /** What the column holds, with its unit. */
  readonly help: string;
  readonly align: "left" | "right";
  /** Narrowest and usual width, characters; the last column takes what is left. */
  readonly width: number;
}

export const columns: readonly Column[] = [
  { id: "time", title: "Step", help: "Statements executed since power-on", align: "right", width: 10 },
  { id: "clock", title: "Time (ms)", help: "Virtual time since power-on, milliseconds", align: "right", width: 11 },
  { id: "processor", title: "CPU", help: "Processor", align: "right", width: 4 },
  { id: "thread", title: "Thread", help: "Thread, DPC or interrupt service routine", align: "left", width: 22 },
  { id: "irql", title: "IRQL", help: "Interrupt request level", align: "left", width: 11 },
  { id: "kind", title: "Event", help: "Kind of event", align: "left", width: 18 },
  { id: "driver", title: "Driver", help: "Driver the event belongs to; nt is the kernel", align: "left", width: 12 },
  { id: "irp", title: "IRP", help: "Address of the I/O request packet", align: "left", width: 19 },
  { id: "detail", title: "Details", help: "What happened", align: "left", width: 40 },
];

export function cell(row: TraceRowBody, column: Column["id"]): string {
  switch (column) {
    case "time":
      return String(row.time);
    case "clock":
      return clockText(row.clock);
    case "processor":
      return String(row.processor);
    case "thread":
      return row.contextName;
    case "irql":
      return irqlText(row.irql);
    case "kind":
      return kindText(row.kind);
    case "driver":
      return row.driver;
    case "irp":
      return row.irp ?? "";
    case "detail":
      return row.detail;
  }
}

/** Tab-separated, with a heading, as spreadsheets paste it. */
export function copyText(rows: readonly TraceRowBody[]): string {
  const lines = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => cell(row, column.id))),
  ];
  return lines.map((line) => line.map((text) => text.replaceAll(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}

/** Units of 100 ns as milliseconds, every digit of them, so that a column of them compares. */
export function clockText(clock: number): string {
  return (clock / 10_000).toFixed(4);
}

/** The x64 levels below the device levels have names; so has the highest. */
export function irqlText(irql: number): string {
  const name = { 0: "PASSIVE", 1: "APC", 2: "DISPATCH", 13: "CLOCK", 14: "IPI", 15: "HIGH" }[irql];
  return `${irql} ${name ?? "DEVICE"}`;
}

/** "irpCompletionRoutine" as "IRP completion routine". */
export function kindText(kind: string): string {
  const words = kind.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  const text = words.replaceAll(/\b(irp|dpc|irql|pnp)\b/g, (word) => (word === "pnp" ? "PnP" : word.toUpperCase()));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export type Category = "request" | "interrupt" | "device" | "output" | "trouble" | "other";

/** What gives a row its colour. */
export function category(kind: string): Category {
  if (kind === "finding" || kind === "bugcheck") return "trouble";
  if (["debugPrint", "output", "traceMessage", "eventLog", "scenario"].includes(kind)) return "output";
  if (kind.startsWith("irp") || kind === "startIo") return "request";
  if (
    kind.startsWith("interrupt") ||
    kind.startsWith("dpc") ||
    kind === "timer" ||
    kind === "hardware" ||
    kind === "port"
  )
    return "interrupt";
  if (/^(device|driver|add|devnode|link|pnp|power)/.test(kind)) return "device";
  return "other";
}
