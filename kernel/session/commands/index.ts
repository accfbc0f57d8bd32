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
  aliases: ["!help"],
  usage: "",
  help: "this list",
  run: () =>
    `${table(
      [{ title: "Command" }, { title: "Shows" }],
      commands.map((command) => [`${command.name} ${command.usage}`.trimEnd(), command.help]),
    )}ADDRESS is a C expression or a number such as fffff800\`00012340; COUNT is decimal, or begins with 0x. Anything else that is typed here is a C expression.`,
};

export const commands: readonly Command[] = [
  ...objectCommands,
  ...machineCommands,
  ...memoryCommands,
  ...watchCommands,
  help,
];
const byName = new Map(
  commands.flatMap((command) => [command.name, ...(command.aliases ?? [])].map((name) => [name, command] as const)),
);

/** What WinDbg has and there is none of here, and what to do instead. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [
    /^b[pumed]$/,
    "Breakpoints are set in the margin (F9), or for a function in the Breakpoints view; ba watches memory.",
  ],
  [/^r$/, "The machine runs C and has no registers: dv shows variables, !irql the levels."],
  [/^u[fb]?$/, "The machine runs C: there are no instructions to show."],
  [/^e[abdquwz]$/, "Memory is written by C: *(ULONG *)ADDRESS = VALUE."],
  [/^(?:ld|\.reload|\.sympath|\.symfix|!sym)$/, "The sources were compiled: there are no symbols to load."],
  [/^(?:q|qd|\.kill|\.detach)$/, "Shift+F5 ends the run."],
  [/^(?:\.restart|\.reboot)$/, "Ctrl+Shift+F5 begins the run anew."],
];

/** What a line of the debug console prints if it is a command; undefined if it is an expression. */
export function runCommand(line: string, at: CommandContext): string | undefined {
  const match = /^\s*([!.]?[a-z]+|~|\?\??)(?:\s+(.*))?$/s.exec(line);
  const name = match?.[1] === "??" ? "?" : (match?.[1] ?? "");
  const args = (match?.[2] ?? "").trim();
  // `x = 5` sets a variable.
  if (/^\w/.test(name) && /^(?:[-+*/%&|^]|<<|>>)?=(?!=)/.test(args)) return undefined;
  const command = byName.get(name);
  const hint = elsewhere.find(([pattern]) => pattern.test(name))?.[1];
  // Two words beside each other are no C.
  const isElsewhere = hint !== undefined && /^(?:$|[\w&@.*])/.test(args);
  if (command === undefined && !isElsewhere && !isUnknownCommand(name, args)) return undefined;
  if (isExpression(line, at)) return undefined;
  if (command === undefined && isElsewhere) throw new Error(hint);
  if (command === undefined) {
    const near = nearest(name, [...byName.keys()]);
    throw new Error(
      `There is no command ${name}${near === undefined ? "." : `; did you mean ${near}?`} All are listed by .help.`,
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
