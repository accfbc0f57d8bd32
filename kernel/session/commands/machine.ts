// Commands about what runs: stacks, threads, levels, the trace, and why the machine has stopped.

import { win32ErrorOf } from "../../io/win32-errors.ts";
import type { FrameInfo } from "../../machine/api.ts";
import { explainStop } from "../../verifier/explain-stop.ts";
import { table, traceTable } from "../format.ts";
import { clockText } from "../inspector.ts";
import { irqlName } from "../names.ts";
import { addressArgument, type Command, type CommandContext, lines, wildcard } from "./command.ts";

function placeOf(at: CommandContext, frame: FrameInfo): string {
  const range = at.inspector.range(frame);
  return range === undefined ? "" : ` (${at.shown(range.file)}:${range.startLine + 1})`;
}
function stackText(at: CommandContext, context: number, indent = ""): string {
  return at.inspector.session
    .frames(context)
    .map((frame, i) => `${indent}${String(i).padStart(2, "0")} ${frame.fn.image}!${frame.fn.name}${placeOf(at, frame)}`)
    .join("\n");
}

const stack: Command = {
  name: "k",
  aliases: ["kb", "kc", "kn", "kp", "kv"],
  usage: "",
  help: "the stack of the thread, DPC or ISR that is looked at",
  run: (at) => stackText(at, at.context) || "There is no stack.",
};

const variables: Command = {
  name: "dv",
  usage: "[PATTERN]",
  help: "parameters and local variables with their types and values; * and ? stand for characters",
  run(at, args) {
    if (at.frame === undefined) return "Nothing of a source runs here.";
    const pattern = args.replace(/(?:^|\s)\/\w+/g, "").trim();
    const isMeant = wildcard(pattern === "" ? "*" : pattern);
    const rows = at.inspector
      .locals(at.frame)
      .filter(({ name }) => isMeant.test(name))
      .map(({ name, type, text }) => [name, type ?? "", text]);
    if (rows.length === 0) return pattern === "" ? "There are none." : `There is none that ${pattern} fits.`;
    return table(
      ["Name", "Type", "Value"].map((title) => ({ title })),
      rows,
    ).trimEnd();
  },
};

const threads: Command = {
  name: "~",
  aliases: ["!process", "!thread"],
  usage: "",
  help: "threads, DPCs and ISRs",
  run(at) {
    const rows = at.inspector.session
      .contexts()
      .map((one) => [
        one.id === at.context ? "." : "",
        String(one.id),
        one.name,
        one.processor === undefined ? "" : String(one.processor),
        irqlName(one.irql),
        one.waitingFor === undefined ? one.state : `${one.state}: ${one.waitingFor}`,
      ]);
    return table(
      ["", "Id", "Name", "CPU", "IRQL", "State"].map((title) => ({ title })),
      rows,
    ).trimEnd();
  },
};

const stacks: Command = {
  name: "!stacks",
  usage: "",
  help: "all stacks",
  run: (at) =>
    at.inspector.session
      .contexts()
      .map(
        (one) =>
          `${one.id} ${one.name}  ${irqlName(one.irql)}  ${one.waitingFor ?? one.state}\n${stackText(at, one.id, "   ")}`,
      )
      .join("\n"),
};

const irql: Command = {
  name: "!irql",
  usage: "",
  help: "the level of each processor, and what runs there",
  run: (at) =>
    at.inspector.session
      .contexts()
      .filter((one) => one.processor !== undefined)
      .map((one) => `Processor ${one.processor}: ${irqlName(one.irql)} (${one.irql}), ${one.name}`)
      .join("\n") || "Nothing runs.",
};

const analyze: Command = {
  name: "!analyze",
  usage: "[-v]",
  help: "why the machine has stopped: the bugcheck, what its parameters mean, the places that explain it, the stack",
  run(at) {
    const { stop } = at;
    if (stop?.kind !== "bugcheck" && stop?.kind !== "finding")
      return "The machine has stopped neither on a bugcheck nor on a finding of the verifier.";
    const context = stop.kind === "bugcheck" ? stop.bugcheck.context : stop.finding.context;
    return `${explainStop(stop, at.shown)}\n\n${stackText(at, context)}`;
  },
};

const error: Command = {
  name: "!error",
  usage: "NUMBER",
  help: "the name of a status value, and the Win32 error that programs see",
  run(at, args) {
    const number = Number(BigInt.asUintN(32, numberArgument(at, args)));
    const { names } = at.inspector.session.trace;
    const hex = `0x${number.toString(16).padStart(8, "0")}`;
    const name = names.status(number);
    return lines([
      `${hex}  ${name === hex ? "no NTSTATUS that the headers name" : name}`,
      `  Win32 error ${win32ErrorOf(number)}`,
    ]);
  },
};

const methods = ["METHOD_BUFFERED", "METHOD_IN_DIRECT", "METHOD_OUT_DIRECT", "METHOD_NEITHER"];
const accesses = ["FILE_ANY_ACCESS", "FILE_READ_ACCESS", "FILE_WRITE_ACCESS", "FILE_READ_ACCESS | FILE_WRITE_ACCESS"];

const ioctl: Command = {
  name: "!ioctldecode",
  usage: "NUMBER",
  help: "the parts of a control code",
  run(at, args) {
    const code = Number(BigInt.asUintN(32, numberArgument(at, args)));
    const unit =
      (at.frame === undefined ? undefined : at.inspector.unit(at.frame)) ?? at.inspector.session.contract.units[0];
    const names = unit === undefined ? undefined : at.inspector.names(unit);
    const type = code >>> 16;
    const typeName = names?.nameOf(BigInt(type), { record: "_DEVICE_OBJECT", field: "DeviceType" });
    const name = names?.nameOf(BigInt(code), { field: "IoControlCode" });
    return lines([
      `0x${code.toString(16).padStart(8, "0")}${name === undefined ? "" : `  ${name}`}`,
      `  DeviceType 0x${type.toString(16)}${typeName === undefined ? "" : ` ${typeName}`}`,
      `  Function   0x${((code >>> 2) & 0xfff).toString(16)}`,
      `  Method     ${methods[code & 3]}`,
      `  Access     ${accesses[(code >>> 14) & 3]}`,
    ]);
  },
};

/** Rows of the trace that one listing shows at most. */
const mostRows = 1000;

const trace: Command = {
  name: "!trace",
  usage: "[COUNT]",
  help: "the last rows of the trace; 20 without a count",
  run(at, args) {
    const count = args.trim() === "" ? 20 : Number(args);
    if (!Number.isInteger(count) || count < 1) throw new Error(`"${args.trim()}" is no number of rows.`);
    const log = at.inspector.session.trace;
    const shown = Math.min(count, mostRows);
    return traceTable(log.window(Math.max(0, log.length - shown), shown)).trimEnd() || "The trace is empty.";
  },
};

const time: Command = {
  name: ".time",
  usage: "",
  help: "steps and virtual time since power-on",
  run: ({ inspector: { session } }) => `${session.time} steps, ${clockText(session.clock)}`,
};

/** Hexadecimal is understood without its prefix where it cannot be anything else, as in `!error c000000d`. */
function numberArgument(at: CommandContext, text: string): bigint {
  return /^(?=.*[a-f])(?=.*\d)[0-9a-f]{8}$/i.test(text.trim()) ? BigInt(`0x${text.trim()}`) : addressArgument(at, text);
}

export const machineCommands: readonly Command[] = [
  stack,
  variables,
  threads,
  stacks,
  irql,
  analyze,
  error,
  ioctl,
  trace,
  time,
];
