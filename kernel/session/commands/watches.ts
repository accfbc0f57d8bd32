// Commands that set, list and clear data breakpoints.
import { addressText } from "../memory.ts";
import { addressArgument, type Command, type CommandContext, lines } from "./command.ts";

const ba: Command = {
  name: "ba",
  usage: "r|w1|2|4|8 ADDRESS",
  help: "stops where so many bytes are written (w), or read or written (r): ba w4 &Extension->Count",
  run(at, args) {
    const [, letter, size, expression = ""] = /^([rw])([1248])\s+(.+)$/s.exec(args) ?? [];
    if (letter === undefined || size === undefined) throw new Error(`Usage: ba ${ba.usage}`);
    const label = expression.trim();
    const number = at.watches.add({
      address: addressArgument(at, label),
      size: Number(size),
      label,
      access: letter === "w" ? "write" : "readWrite",
    });
    return row(at, number);
  },
};

const bl: Command = {
  name: "bl",
  usage: "",
  help: "what ba has set",
  run: list,
};

const bc: Command = {
  name: "bc",
  usage: "NUMBER|*",
  help: "clears what ba has set",
  run(at, args) {
    const known = [...at.watches.all.keys()];
    const cleared = args === "*" ? known : known.filter((number) => String(number) === args);
    if (cleared.length === 0 && args !== "*") throw new Error(`There is no ${args}: bl shows the numbers.`);
    for (const number of cleared) at.watches.remove(number);
    return list(at);
  },
};

function list(at: CommandContext): string {
  const rows = [...at.watches.all.keys()].map((number) => row(at, number));
  return rows.length === 0 ? "There are none; ba sets one." : lines(rows);
}
function row(at: CommandContext, number: number): string {
  const watch = at.watches.all.get(number);
  if (watch === undefined) return "";
  return `${number} ${watch.access === "write" ? "w" : "r"}${watch.size} ${addressText(watch.address)} ${watch.label}`;
}

export const watchCommands: readonly Command[] = [ba, bl, bc];
