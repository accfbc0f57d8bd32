// Commands of the debug console that look at the kernel as WinDbg's do. What is no command is a C expression.
import { nearest } from "../../../compiler/nearest.ts";
import { table } from "../format.ts";
import type { Command, CommandContext } from "./command.ts";
import { machineCommands } from "./machine.ts";
import { memoryCommands } from "./memory.ts";
import { objectCommands } from "./objects.ts";
import { watchCommands } from "./watches.ts";

export type { CommandContext } from "./command.ts";

const help: Command = {
  name: ".help",
  usage: "",
  help: "this list",
  run: () =>
    `${table(
      [{ title: "Command" }, { title: "Shows" }],
      commands.map((command) => [`${command.name} ${command.usage}`.trimEnd(), command.help]),
    )}ADDRESS is a C expression or a number such as fffff800\`00012340. Anything else that is typed here is a C expression.`,
};

export const commands: readonly Command[] = [
  ...objectCommands,
  ...machineCommands,
  ...memoryCommands,
  ...watchCommands,
  help,
];
const byName = new Map([...commands, { ...help, name: "!help" }].map((command) => [command.name, command]));

/** What a line of the debug console prints if it is a command; undefined if it is an expression. */
export function runCommand(line: string, at: CommandContext): string | undefined {
  const match = /^\s*([!.]?[a-z]+|~|\?\??)(?:\s+(.*))?$/s.exec(line);
  const name = match?.[1] === "??" ? "?" : (match?.[1] ?? "");
  const args = (match?.[2] ?? "").trim();
  const command = byName.get(name);
  if (command === undefined && !isUnknownCommand(name, args)) return undefined;
  if (isExpression(line, at)) return undefined;
  if (command === undefined) {
    const near = nearest(name, [...byName.keys()]);
    throw new Error(
      `There is no command ${name}${near === undefined ? "" : `; did you mean ${near}?`} All are listed by .help.`,
    );
  }
  if (args === "" && command.usage !== "" && !command.usage.startsWith("["))
    throw new Error(`Usage: ${command.name} ${command.usage}`);
  return command.run(at, args);
}

/** What looks like a command of WinDbg's and like no C: `.reload`, `!ndiskd`, `!handle 0 3`, but not `!first && second`. */
function isUnknownCommand(name: string, args: string): boolean {
  return /^[!.][a-z]/.test(name) && /^(?:$|-?[\w`]+(?:\s+-?[\w`]+)*$)/.test(args);
}
/** A variable that is called like a command, `k` or, negated, `!irp`, comes first. */
function isExpression(line: string, at: CommandContext): boolean {
  if (!/^\s*!?[a-z]+\s*$/.test(line)) return false;
  try {
    at.evaluator.evaluate(line, at.frame);
    return true;
  } catch {
    return false;
  }
}
