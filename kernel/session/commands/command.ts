// What commands of the debug console have in common: how they are called, what they are told, how an address is written.
import type { StopReason } from "../../api.ts";
import type { FrameInfo } from "../../machine/api.ts";
import type { Evaluator } from "../evaluator.ts";
import type { Inspector } from "../inspector.ts";
import { integerOf, type Typed } from "../values.ts";

/** Memory that is to stop the machine. */
export interface Watch {
  readonly address: bigint;
  readonly size: number;
  /** As the user wrote it. */
  readonly label: string;
  readonly access: "write" | "readWrite";
}
/** What is watched because it was typed, by number. */
export interface TypedWatches {
  readonly all: ReadonlyMap<number, Watch>;
  /** Answers its number. Throws an `Error` that says why it cannot be watched. */
  add(watch: Watch): number;
  remove(number: number): void;
}

export interface CommandContext {
  readonly inspector: Inspector;
  readonly evaluator: Evaluator;
  /** Where C expressions are seen from. */
  readonly frame: FrameInfo | undefined;
  /** Thread, DPC or ISR that is looked at. */
  readonly context: number;
  /** Why the machine stands, if it is for good. */
  readonly stop: StopReason | undefined;
  readonly watches: TypedWatches;
  /** A path as the user knows it. */
  shown(file: string): string;
}

export interface Command {
  /** As it is typed: "!irp", "dt". */
  readonly name: string;
  /** Other names that WinDbg's users type for it. */
  readonly aliases?: readonly string[];
  /** What follows the name, in the brackets of command lines; "" for nothing. */
  readonly usage: string;
  readonly help: string;
  /** Text to print. Throws an `Error` that says what is wrong with the arguments. */
  run(at: CommandContext, args: string): string;
}

/** `module!Name` as C knows it, where no `!` can stand between two names. */
export function withoutModules(expression: string): string {
  return expression.replaceAll(/(?<![\w$])[A-Za-z_]\w*!(?=[A-Za-z_])/g, "");
}

/** What an address argument says: a number as WinDbg writes it (`fffff800'00012340` with a grave accent), or a C expression. */
export function addressArgument(at: CommandContext, text: string): bigint {
  const plain = text.trim();
  if (plain === "") throw new Error("An address or an expression is missing.");
  if (/^(?:0x)?[0-9a-f]{1,8}`[0-9a-f]{8}$/i.test(plain))
    return BigInt(`0x${plain.replace(/^0x/i, "").replace("`", "")}`);
  if (/^(?=.*[0-9])[0-9a-f]{9,16}$/i.test(plain)) return BigInt(`0x${plain}`);
  const value = at.evaluator.evaluate(withoutModules(plain), at.frame);
  if (value.type.kind === "record" || value.type.kind === "array") {
    if (value.address === undefined) throw new Error(`"${plain}" has no address.`);
    return value.address;
  }
  const number = integerOf(at.inspector, value);
  if (number === undefined) throw new Error(`"${plain}" is neither an address nor a number that can be read.`);
  return BigInt.asUintN(64, number);
}

/** A structure of the kernel's headers, laid over memory. */
export function structureAt(at: CommandContext, tag: string, address: bigint): Typed {
  const { contract } = at.inspector.session;
  const unit = contract.units.find((one) => one.records.get(tag)?.fields !== undefined);
  const decl = unit?.records.get(tag);
  if (unit === undefined || decl === undefined) throw new Error(`The headers have no structure ${tag}.`);
  return { type: { kind: "record", quals: 0, decl }, unit, address };
}

/** Function, variable, object or pool block at an address, in words. */
export function meaningOf(at: CommandContext, address: bigint): string | undefined {
  return at.inspector.functionName(address) ?? at.inspector.describe(address);
}

export function lines(text: readonly (string | undefined)[]): string {
  return text.filter((line) => line !== undefined).join("\n");
}

/** A pattern of names, in any letter case. */
export function wildcard(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "i");
}
