// Commands about memory: dumps, structures, pool, symbols.
import { typeText } from "../../../compiler/types/print.ts";
import type { Type } from "../../../compiler/types/type.ts";
import type { Unit } from "../../../compiler/unit.ts";
import { table } from "../format.ts";
import { addressOf, addressText, readableRun } from "../memory.ts";
import { fieldsOf, integerOf, littleEndian, quoted, type Typed, textOf } from "../values.ts";
import {
  addressArgument,
  type Command,
  type CommandContext,
  lines,
  meaningOf,
  wildcard,
  withoutModules,
} from "./command.ts";

/** Bytes that one dump shows at most. */
const longestDump = 64 * 1024;

function dump(name: string, size: 1 | 2 | 4 | 8, help: string): Command {
  return {
    name,
    usage: "ADDRESS [L COUNT]",
    help,
    run(at, args) {
      const { address, count } = range(at, args, 128 / size);
      const bytes = memoryAt(at, address, Math.min(count * size, longestDump));
      const rows: string[] = [];
      for (let row = 0; row < bytes.length; row += 16) {
        const part = bytes.subarray(row, row + 16);
        const cells: string[] = [];
        for (let i = 0; i + size <= part.length; i += size)
          cells.push(
            littleEndian(part.subarray(i, i + size))
              .toString(16)
              .padStart(2 * size, "0"),
          );
        const text = size === 1 ? `  ${[...part].map(printable).join("")}` : "";
        rows.push(`${addressText(address + BigInt(row))}  ${cells.join(" ").padEnd(text === "" ? 0 : 47)}${text}`);
      }
      return rows.join("\n");
    },
  };
}
const printable = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".");

const pointers: Command = {
  name: "dps",
  usage: "ADDRESS [L COUNT]",
  help: "memory as pointers, with what they point to",
  run(at, args) {
    const { address, count } = range(at, args, 16);
    const bytes = memoryAt(at, address, Math.min(count * 8, longestDump));
    const rows: string[] = [];
    for (let i = 0; i + 8 <= bytes.length; i += 8) {
      const to = littleEndian(bytes.subarray(i, i + 8));
      rows.push(`${addressText(address + BigInt(i))}  ${addressText(to)}  ${meaningOf(at, to) ?? ""}`.trimEnd());
    }
    return rows.join("\n");
  },
};

function string(name: string, width: 1 | 2, help: string): Command {
  return {
    name,
    usage: "ADDRESS [L COUNT]",
    help,
    run(at, args) {
      const { address, count } = range(at, args, 512);
      const bytes = memoryAt(at, address, Math.min(count * width, longestDump));
      let text = "";
      for (let i = 0; i + width <= bytes.length; i += width) {
        const unit = Number(littleEndian(bytes.subarray(i, i + width)));
        if (unit === 0) return quoted(text, width, true);
        text += String.fromCharCode(unit);
      }
      return quoted(text, width, false);
    },
  };
}

const displayType: Command = {
  name: "dt",
  usage: "[MODULE!]TYPE [ADDRESS] [MEMBER] | EXPRESSION",
  help: "a structure's members, or one of them, with their offsets, and their values at an address",
  run(at, args) {
    const match = /^(?:\w+!)?(?:(?:struct|union)\s+)?(\w+)(?:\s+(.+))?$/s.exec(args.trim());
    const found = match?.[1] === undefined ? undefined : typeNamed(at, match[1]);
    if (found !== undefined) {
      const { place, member } = parted(found.type, match?.[2] ?? "");
      const address = place === "" ? undefined : addressArgument(at, place);
      return members({ ...found, address: address ?? 0n }, at, address !== undefined, member);
    }
    if (args.trim() === "") throw new Error("The name of a type or an expression is missing.");
    if (match?.[2] !== undefined) throw new Error(`There is no type "${match[1]}".`);
    const value = at.evaluator.evaluate(withoutModules(args), at.frame);
    const target = at.inspector.target(value) ?? value;
    if (target.type.kind !== "record" || target.address === undefined)
      return `${typeText(value.type)}  ${textOf(at.inspector, value)}`;
    return `${typeText(target.type)} at ${addressText(target.address)}\n${members(target, at, true)}`;
  },
};

/** What stands behind a type's name: an address, and the name of a member. */
function parted(type: Type, text: string): { readonly place: string; readonly member?: string } {
  const member = /(?:^|\s)(\w+)$/.exec(text)?.[1];
  const has = type.kind === "record" && (type.decl.fields ?? []).some(({ name }) => name === member);
  return member !== undefined && has ? { place: text.slice(0, -member.length).trim(), member } : { place: text };
}

function members(value: Typed, at: CommandContext, withValues: boolean, only?: string): string {
  if (value.type.kind !== "record")
    return `${typeText(value.type)}${withValues ? `  ${textOf(at.inspector, value)}` : ""}`;
  const base = value.address ?? 0n;
  const fields = fieldsOf(value, value.type.decl).filter(({ name }) => only === undefined || name === only);
  const rows = fields.map((field) => [
    `+0x${((field.value.address ?? 0n) - base).toString(16).padStart(3, "0")}`,
    field.name,
    typeText(field.value.type),
    withValues ? textOf(at.inspector, field.value) : "",
  ]);
  const columns = ["Offset", "Member", "Type", withValues ? "Value" : ""].map((title) => ({ title, widest: 80 }));
  return table(columns, rows).trimEnd();
}

function typeNamed(at: CommandContext, name: string): { readonly type: Type; readonly unit: Unit } | undefined {
  const { session } = at.inspector;
  const own = at.frame === undefined ? undefined : at.inspector.unit(at.frame);
  const units = [
    ...(own === undefined ? [] : [own]),
    ...session.images.flatMap((image) => image.program.units),
    ...session.contract.units,
  ];
  for (const unit of units) {
    const decl = unit.records.get(name) ?? unit.records.get(`_${name}`);
    if (decl?.fields !== undefined) return { type: { kind: "record", quals: 0, decl }, unit };
    const typedef = unit.typedefs.get(name);
    if (typedef !== undefined) return { type: typedef.type, unit };
  }
  return undefined;
}

const pool: Command = {
  name: "!pool",
  usage: "ADDRESS",
  help: "the pool block that an address lies in: tag, size, who allocated it, and who freed it",
  run(at, args) {
    const address = addressArgument(at, args);
    const block = at.inspector.session.poolBlocks().find((one) => {
      const start = addressOf(one.address);
      return address >= start && address < start + BigInt(one.size);
    });
    if (block === undefined)
      throw new Error(
        `${addressText(address)} is in no pool block${meaningOf(at, address) === undefined ? "" : `: it is ${meaningOf(at, address)}`}.`,
      );
    const start = addressOf(block.address);
    const place = (range: typeof block.allocated): string =>
      range === undefined ? "" : ` (${at.shown(range.file)}:${range.startLine + 1})`;
    return lines([
      `${addressText(start)}  '${block.tag}'  ${block.size} bytes, ${block.paged ? "paged" : "nonpaged"} pool${block.what === "" ? "" : `, ${block.what}`}`,
      address === start ? undefined : `  The address is 0x${(address - start).toString(16)} inside it.`,
      `  Allocated by ${block.driver}${place(block.allocated)}`,
      block.freed === undefined ? undefined : `  Freed at step ${block.freed.time}${place(block.freed.range)}`,
    ]);
  },
};

const poolUsed: Command = {
  name: "!poolused",
  usage: "",
  help: "pool in use, by driver and tag",
  run(at) {
    const sums = new Map<string, { driver: string; tag: string; blocks: number; bytes: number }>();
    for (const block of at.inspector.session.poolBlocks()) {
      if (block.freed !== undefined) continue;
      const key = `${block.driver}\n${block.tag}`;
      const sum = sums.get(key) ?? { driver: block.driver, tag: block.tag, blocks: 0, bytes: 0 };
      sums.set(key, { ...sum, blocks: sum.blocks + 1, bytes: sum.bytes + block.size });
    }
    const rows = [...sums.values()]
      .sort((a, b) => b.bytes - a.bytes)
      .map(({ driver, tag, blocks, bytes }) => [driver, tag, String(blocks), String(bytes)]);
    const columns = [
      { title: "Driver" },
      { title: "Tag" },
      { title: "Blocks", align: "right" },
      { title: "Bytes", align: "right" },
    ] as const;
    return rows.length === 0 ? "No pool is in use." : table(columns, rows).trimEnd();
  },
};

const poolFind: Command = {
  name: "!poolfind",
  usage: "TAG",
  help: "the pool blocks with a tag that are in use",
  run(at, args) {
    const tag = args.trim().replace(/^'(.*)'$/, "$1");
    if (tag === "") throw new Error("A tag of up to four characters is missing.");
    const blocks = at.inspector.session
      .poolBlocks()
      .filter((one) => one.freed === undefined && one.tag.trimEnd() === tag.trimEnd());
    if (blocks.length === 0) return `No block in use has the tag '${tag}'.`;
    const rows = blocks.map((block) => [
      addressText(addressOf(block.address)),
      String(block.size),
      block.driver,
      block.allocated === undefined ? "" : `${at.shown(block.allocated.file)}:${block.allocated.startLine + 1}`,
    ]);
    return table(
      [{ title: "Address" }, { title: "Bytes", align: "right" }, { title: "Driver" }, { title: "Allocated at" }],
      rows,
    ).trimEnd();
  },
};

const nearest: Command = {
  name: "ln",
  usage: "ADDRESS",
  help: "what lies at an address",
  run(at, args) {
    const address = addressArgument(at, args);
    return `${addressText(address)}  ${meaningOf(at, address) ?? "nothing that is known"}`;
  },
};

/** Symbols that one listing shows. */
const mostSymbols = 500;

const symbols: Command = {
  name: "x",
  usage: "[MODULE!]PATTERN",
  help: "functions and variables whose names match; * and ? stand for characters",
  run(at, args) {
    const [module, pattern] = args.includes("!") ? args.trim().split("!", 2) : ["*", args.trim()];
    if (pattern === undefined || pattern === "") throw new Error("A pattern is missing, as in: x mydriver!Dispatch*");
    const isModule = wildcard(module ?? "*");
    const isName = wildcard(pattern);
    const rows: string[] = [];
    for (const image of at.inspector.session.images) {
      if (!isModule.test(image.name)) continue;
      for (const [linkName, { fn }] of image.program.functions) {
        const loaded = image.function(linkName);
        if (loaded !== undefined && isName.test(fn.symbol.name))
          rows.push(`${addressText(addressOf(loaded.address, loaded.space))}  ${image.name}!${fn.symbol.name}`);
      }
      for (const [linkName, { global }] of image.program.globals) {
        const place = image.global(linkName);
        if (place !== undefined && /^\w+$/.test(global.symbol.name) && isName.test(global.symbol.name))
          rows.push(
            `${addressText(addressOf(place, image.space))}  ${image.name}!${global.symbol.name}  ${typeText(global.symbol.type)}`,
          );
      }
    }
    if (rows.length === 0) return `Nothing matches ${args.trim()}.`;
    const more = rows.length > mostSymbols ? [`… and ${rows.length - mostSymbols} more`] : [];
    return [...rows.sort().slice(0, mostSymbols), ...more].join("\n");
  },
};

const modules: Command = {
  name: "lm",
  usage: "",
  help: "the drivers and programs that are loaded",
  run(at) {
    const rows = at.inspector.session.images.map((image) => [
      addressText(addressOf(image.base, image.space)),
      addressText(addressOf(image.base + image.size, image.space)),
      image.name,
      String(image.program.functions.size),
      image.program.units.map((unit) => at.shown(unit.path)).join(", "),
    ]);
    const columns = [
      { title: "Data from" },
      { title: "to" },
      { title: "Module" },
      { title: "Functions", align: "right" },
      { title: "Sources", widest: 100 },
    ] as const;
    return table(columns, rows).trimEnd();
  },
};

const expression: Command = {
  name: "?",
  usage: "EXPRESSION",
  help: "a C expression's value, in decimal and hexadecimal",
  run(at, args) {
    const value = at.evaluator.evaluate(withoutModules(args), at.frame);
    const number = integerOf(at.inspector, value);
    const text = textOf(at.inspector, value);
    if (number === undefined) return text;
    return `${number} = 0x${BigInt.asUintN(64, number).toString(16)}${text === String(number) ? "" : `  ${text}`}`;
  },
};

function range(at: CommandContext, args: string, usual: number): { readonly address: bigint; readonly count: number } {
  const match = /^(.*?)(?:\s+L\s*(\d+|0x[0-9a-f]+))?$/is.exec(args.trim());
  const count = match?.[2] === undefined ? usual : Number(match[2]);
  return { address: addressArgument(at, match?.[1] ?? ""), count: Math.max(1, count) };
}

function memoryAt(at: CommandContext, address: bigint, size: number): Uint8Array {
  const bytes = readableRun(at.inspector.memory, address, size);
  if (bytes === undefined) throw new Error(`${addressText(address)} cannot be read.`);
  return bytes;
}

export const memoryCommands: readonly Command[] = [
  displayType,
  dump("db", 1, "memory as bytes and characters"),
  dump("dw", 2, "memory as 16-bit words"),
  dump("dd", 4, "memory as 32-bit words"),
  dump("dq", 8, "memory as 64-bit words"),
  pointers,
  string("da", 1, "a zero-terminated string"),
  string("du", 2, "a zero-terminated wide string"),
  pool,
  poolUsed,
  poolFind,
  nearest,
  symbols,
  modules,
  expression,
];
