// Numbers that say more than their value: status codes, control codes, codes of IRPs. Names of what they are made of come from
// the macros of the unit at hand.
import type { Unit } from "../../compiler/unit.ts";

export interface NumberToken {
  readonly start: number;
  readonly end: number;
  readonly value: bigint;
}

/** The integer written around an offset. */
export function numberAt(text: string, offset: number): NumberToken | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const lineEnd = text.indexOf("\n", offset);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  for (const match of line.matchAll(/(?<![\w.'"])(0[xX][0-9a-fA-F]+|\d+)(?:[uUlL]*|[uU]?i(?:8|16|32|64))(?![\w.])/g)) {
    const start = lineStart + match.index;
    const end = start + match[0].length;
    if (offset < start || offset > end) continue;
    const digits = match[1] ?? "";
    const isOctal = /^0\d/.test(digits);
    if (isOctal && /[89]/.test(digits)) return undefined;
    return { start, end, value: BigInt(isOctal ? `0o${digits.slice(1)}` : digits) };
  }
  return undefined;
}

/** What an integer may stand for, by its size and the unit's macros; nothing for small ones. */
export function numberLines(value: bigint, unit: Unit): string[] {
  if (value < 0x10000n || value > 0xffff_ffffn) return [];
  const status = nameOf(value, unit, (name) => name.startsWith("STATUS_"));
  if (status !== undefined) return [`\`${status}\``, statusWords(value, unit)];
  const control = nameOf(value, unit, isControlCode);
  if (control !== undefined) return [`\`${control}\``, controlCodeWords(value, unit)];
  return value >> 30n === 3n ? [statusWords(value, unit)] : [controlCodeWords(value, unit)];
}
/** What the value of a macro says, for macros that name codes. */
export function macroLines(name: string, value: bigint, unit: Unit): string[] {
  if (name.startsWith("STATUS_")) return [statusWords(value, unit)];
  if (name.startsWith("IRP_MJ_")) return [`IRP major function code 0x${hex(value, 2)}`];
  if (name.startsWith("IRP_MN_")) return [`IRP minor function code 0x${hex(value, 2)}`];
  const isMade = unit.macros.get(name)?.body.symbols[0] === unit.macros.get("CTL_CODE")?.symbol;
  return isControlCode(name) || (isMade && unit.macros.has("CTL_CODE")) ? [controlCodeWords(value, unit)] : [];
}
export function statusWords(value: bigint, unit: Unit): string {
  const code = BigInt.asUintN(32, value);
  const severity = ["success", "informational", "warning", "error"][Number(code >> 30n)] ?? "";
  const facility = (code >> 16n) & 0xfffn;
  const name = facility === 0n ? undefined : nameOf(facility, unit, (one) => one.startsWith("FACILITY_"));
  const customer = (code & 0x2000_0000n) !== 0n ? ", not Microsoft's" : "";
  return `NTSTATUS 0x${hex(code, 8)}: ${severity}, facility ${name ?? facility}, code ${code & 0xffffn}${customer}. NT_SUCCESS is ${code >> 31n === 0n}.`;
}
export function controlCodeWords(value: bigint, unit: Unit): string {
  const code = BigInt.asUintN(32, value);
  const method =
    ["METHOD_BUFFERED", "METHOD_IN_DIRECT", "METHOD_OUT_DIRECT", "METHOD_NEITHER"][Number(code & 3n)] ?? "";
  const rights = ["FILE_ANY_ACCESS", "FILE_READ_ACCESS", "FILE_WRITE_ACCESS", "FILE_READ_ACCESS | FILE_WRITE_ACCESS"];
  const access = rights[Number((code >> 14n) & 3n)] ?? "";
  const type = code >> 16n;
  const name = nameOf(type, unit, (one) => one.startsWith("FILE_DEVICE_"));
  const device = name === undefined ? `0x${hex(type, 1)}` : `${name} (0x${hex(type, 1)})`;
  return `CTL_CODE 0x${hex(code, 8)}: device type ${device}, function 0x${hex((code >> 2n) & 0xfffn, 1)}, ${method}, ${access}`;
}

function isControlCode(name: string): boolean {
  return /^(?:IOCTL|FSCTL)_|_IOCTL_|^SMART_|_FSCTL_/.test(name);
}
function nameOf(value: bigint, unit: Unit, isWanted: (name: string) => boolean): string | undefined {
  for (const { name, params } of unit.macros) {
    if (params !== undefined || !isWanted(name)) continue;
    const of = unit.macroValue(name);
    if (of !== undefined && BigInt.asUintN(32, of) === value) return name;
  }
  return undefined;
}
function hex(value: bigint, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, "0");
}
