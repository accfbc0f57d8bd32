// Formats of printf's kind: what a call's directives ask for, and whether its arguments are that.
import type { Expr, Global, IrFunction } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import { Qual, type Type } from "../../../compiler/types/type.ts";
import type { Unit } from "../../../compiler/unit.ts";
import { aliasOf, bare, type Code, type CodeCall, constantIn, recordName } from "../../analysis/code.ts";
import type { FunctionInfo } from "../../analysis/world.ts";

/** What is wrong with a call's arguments. */
export type Slip = "missing" | "leftOver" | "mismatch" | "structure" | "size" | "notConstant";
export interface FormatFinding {
  readonly slip: Slip;
  readonly message: string;
  readonly at: TokenRange;
}

const known = new WeakMap<Code, readonly FormatFinding[]>();

/** Of each call of a routine whose prototype has `_Printf_format_string_`, what is wrong first. */
export function formatSlips(info: FunctionInfo, code: Code): readonly FormatFinding[] {
  let found = known.get(code);
  if (!found) {
    found = code.calls.flatMap((call) => slipsOf(info, call));
    known.set(code, found);
  }
  return found;
}

function slipsOf({ fn, unit }: FunctionInfo, { call: { callee, type, args }, at }: CodeCall): FormatFinding[] {
  if (!type.variadic || callee.kind !== "direct") return [];
  const index = type.params.findIndex(({ annotations }) => annotations.some(({ name }) => isFormat.test(name)));
  const format = args[index];
  // A structure that is returned has its place before the others.
  if (index < 0 || !format || index !== type.params.length - 1 || type.returns.kind === "record") return [];
  const finding = (slip: Slip, message: string) => [{ slip, message, at }];
  const rest = args.slice(index + 1);
  const text = literalText(unit, format);
  if (text === undefined)
    return rest.length === 0 && isText(bare(format)) && !isParameter(fn, format)
      ? finding(
          "notConstant",
          'the text itself is the format: print it with "%s", or its % signs are taken for directives',
        )
      : [];
  const isWide = format.type.kind === "pointer" && sizeOf(format.type.to, unit.target) === 2;
  const directives = directivesOf(text, isWide);
  if (!directives) return [];
  if (rest.length < directives.length) {
    const first = directives[rest.length]?.text ?? "";
    return finding(
      "missing",
      `the format asks for ${many(directives.length)}, and is given ${rest.length}: nothing stands for ${first}`,
    );
  }
  for (const [n, directive] of directives.entries()) {
    const arg = rest[n];
    const wrong = arg && compare(directive, arg, fn.locals, unit);
    if (wrong) return finding(wrong.slip, `${directive.text} ${wrong.message}`);
  }
  if (rest.length > directives.length)
    return finding("leftOver", `the format asks for ${many(directives.length)}, and is given ${rest.length}`);
  return [];
}
const isFormat = /^_?_?(Printf_format_string|format_string)_?$/;
const many = (count: number) => (count === 1 ? "one argument" : `${count} arguments`);

/** The text of a literal; wide ones by their low bytes, which is where directives are. */
export function literalText(unit: Unit, format: Expr): string | undefined {
  let at = format;
  while (at.kind === "convert") at = at.operand;
  if (at.kind !== "address") return undefined;
  let { place } = at;
  if (place.kind === "element" && place.index.kind === "const" && place.index.value === 0n) place = place.base;
  if (place.kind !== "global" || !isLiteral.test(place.symbol.name)) return undefined;
  return textAt(unit, place.symbol.linkName, place.type.kind === "array" ? sizeOf(place.type.of, unit.target) : 1);
}
/** The text that a constant of the file holds; `step`: bytes of a character. */
export function textAt(unit: Unit, linkName: string, step: number): string | undefined {
  const global = globalsOf(unit).get(linkName);
  if (!global?.bytes || !global.readOnly || global.relocations.length > 0) return undefined;
  let text = "";
  for (let from = 0; from < global.bytes.length; from += step) {
    const code = (global.bytes[from] ?? 0) + (step > 1 ? (global.bytes[from + 1] ?? 0) * 256 : 0);
    if (code === 0) break;
    text += String.fromCharCode(code);
  }
  return text;
}
const isLiteral = /^L?"/;
const globals = new WeakMap<readonly Global[], ReadonlyMap<string, Global>>();
export function globalsOf(unit: Unit): ReadonlyMap<string, Global> {
  let found = globals.get(unit.globals);
  if (!found) {
    found = new Map(unit.globals.map((global) => [global.symbol.linkName, global]));
    globals.set(unit.globals, found);
  }
  return found;
}
/** Of a table of constant texts it may be one. */
function isText({ type }: Expr): boolean {
  if (type.kind !== "pointer" || (type.to.quals & Qual.const) !== 0) return false;
  return type.to.kind === "integer" || type.to.kind === "void";
}
/** What a function was given to print may well be a format. */
function isParameter({ locals }: IrFunction, format: Expr): boolean {
  const inner = bare(format);
  return inner.kind === "load" && inner.place.kind === "local" && locals[inner.place.local]?.kind === "parameter";
}

type Wanted = "narrow" | "wide" | "counted" | "text" | "integer" | "star" | "float" | "pointer" | "any";
interface Directive {
  readonly text: string;
  readonly wanted: Wanted;
  /** Of integers, in bytes; "pointer" for as many as a pointer has. */
  readonly bytes?: 4 | 8 | "pointer";
}
const pattern = /%(?:%|([-+ #0]*)(\*|\d*)(?:\.(\*|\d*))?(hh|h|ll|l|I64|I32|I|w|z|t|j|L)?(.|$))/gs;

/** How many arguments the directives of a format take, or of its beginning. */
export function argumentsOf(format: string): number {
  return [...format.matchAll(pattern)].reduce((sum, [text]) => sum + (text === "%%" ? 0 : text.split("*").length), 0);
}

/** Undefined if one of them is of no kind known here: then nothing is said. */
function directivesOf(format: string, isWide: boolean): Directive[] | undefined {
  const found: Directive[] = [];
  for (const [text, , width, precision, length = "", letter] of format.matchAll(pattern)) {
    if (text === "%%") continue;
    if (width === "*") found.push({ text: "*", wanted: "star" });
    if (precision === "*") found.push({ text: "*", wanted: "star" });
    const directive = directiveOf(text, length, letter ?? "", isWide);
    if (!directive) return undefined;
    found.push(directive);
  }
  return found;
}
function directiveOf(text: string, length: string, letter: string, isWide: boolean): Directive | undefined {
  switch (letter) {
    case "d":
    case "i":
    case "u":
    case "x":
    case "X":
    case "o":
      if (length === "ll" || length === "I64" || length === "j") return { text, wanted: "integer", bytes: 8 };
      if (/^[Izt]$/.test(length)) return { text, wanted: "integer", bytes: "pointer" };
      return { text, wanted: "integer", bytes: 4 };
    case "c":
    case "C":
      return { text, wanted: "star" };
    case "s":
      if (length === "h") return { text, wanted: "narrow" };
      if (length === "l" || length === "w") return { text, wanted: "wide" };
      return { text, wanted: isWide ? "wide" : "narrow" };
    case "S":
      if (length === "h") return { text, wanted: "narrow" };
      if (length === "l" || length === "w") return { text, wanted: "wide" };
      return { text, wanted: isWide ? "narrow" : "wide" };
    case "Z":
      return { text, wanted: length === "w" || length === "l" ? "counted" : "text" };
    case "p":
    case "P":
      return { text, wanted: "pointer" };
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "a":
    case "A":
      return { text, wanted: "float" };
    case "n":
      return { text, wanted: "any" };
    default:
      return undefined;
  }
}

interface Wrong {
  readonly slip: Slip;
  readonly message: string;
}
const mismatch = (message: string): Wrong => ({ slip: "mismatch", message });

function compare(directive: Directive, arg: Expr, locals: IrFunction["locals"], unit: Unit): Wrong | undefined {
  const { wanted } = directive;
  const { type } = arg;
  if (arg.kind === "unknown" || wanted === "any") return undefined;
  const record = copied(arg, locals);
  if (record && wanted !== "star") {
    // A LARGE_INTEGER is as good as its QuadPart.
    if (wanted === "integer" && sizeOf(record, unit.target) <= 8) return undefined;
    return { slip: "structure", message: `is given the structure ${nameOf(record)} itself, not its address` };
  }
  if (type.kind === "float") {
    return wanted === "float" ? undefined : mismatch("is given a floating-point number");
  }
  const isPointer = type.kind === "pointer";
  const bytes = sizeOf(type, unit.target);
  switch (wanted) {
    case "float":
      return mismatch(`is given ${isPointer ? "a pointer" : "an integer"}`);
    case "star":
      return isPointer ? mismatch("is given a pointer") : undefined;
    case "pointer":
      if (isPointer || bytes === sizeOfPointer(unit)) return undefined;
      return constantIn(arg) === 0
        ? undefined
        : { slip: "size", message: `is given ${bytes} bytes, which are no pointer` };
    case "integer":
      return integerSlip(directive, arg, unit);
    default:
      if (!isPointer) {
        // What is as large as a pointer may be one.
        if (bytes >= 8 || constantIn(arg) === 0) return undefined;
        return mismatch("is given a number, which is taken for an address");
      }
      return /^L?PC?(U?T(CH|STR)|TCHAR)$/.test(aliasOf(type)) ? undefined : stringSlip(wanted, type.to, unit);
  }
}
function stringSlip(wanted: Wanted, to: Type, unit: Unit): Wrong | undefined {
  // Which characters a TCHAR is, the build decides.
  if (aliasOf(to) === "TCHAR") return undefined;
  const isCharacter = to.kind === "integer" || to.kind === "bool";
  const size = isCharacter ? sizeOf(to, unit.target) : 0;
  const counted = /^(UNICODE|ANSI|OEM|UTF8)?_?STRING(32|64)?$/.test(recordName(to)) ? recordName(to) : undefined;
  if (wanted === "counted" || wanted === "text") {
    if (isCharacter && size <= 2) return mismatch("is given a string, not the address of a counted string");
    if (counted === undefined) return undefined;
    const isWide = counted.startsWith("UNICODE");
    if (wanted === "counted" && !isWide) return mismatch(`is given ${article(counted)}`);
    return undefined;
  }
  if (counted !== undefined)
    return mismatch(`is given ${article(counted)}, which is no string: %wZ and %Z print counted ones`);
  if (wanted === "narrow" && isCharacter && size === 2 && isText16(to)) return mismatch("is given wide characters");
  if (wanted === "wide" && isCharacter && size === 1) return mismatch("is given characters of one byte");
  if (to.kind === "function" || to.kind === "pointer")
    return mismatch("is given the address of something that is no string");
  return undefined;
}
/** A USHORT is mostly none. */
const isText16 = (type: Type): boolean => !/^U?(SHORT|INT16)$/i.test(aliasOf(type));
const article = (name: string) =>
  `the address of ${/^[AEIOU]/.test(name) && !name.startsWith("UNI") ? "an" : "a"} ${name}`;

function integerSlip(directive: Directive, arg: Expr, unit: Unit): Wrong | undefined {
  const has = sizeOf(arg.type, unit.target);
  const wants = directive.bytes === "pointer" ? sizeOfPointer(unit) : (directive.bytes ?? 4);
  if (has === wants || (has < 8 && wants < 8) || has <= 0) return undefined;
  // A constant is meant to be small.
  if (constantIn(arg) !== undefined && has < wants) return undefined;
  const what = arg.type.kind === "pointer" ? "a pointer" : `an integer of ${has} bytes`;
  return { slip: "size", message: `prints ${wants} bytes, and is given ${what}` };
}
const sizeOfPointer = ({ target }: Unit): number => (target === "x86" ? 4 : 8);
/** A structure that is passed itself; a large one goes by the address of a copy. */
function copied(arg: Expr, locals: IrFunction["locals"]): Type | undefined {
  if (arg.type.kind === "record") return arg.type;
  if (arg.kind !== "address" || arg.place.kind !== "local" || arg.place.type.kind !== "record") return undefined;
  return locals[arg.place.local]?.kind === "temporary" ? arg.place.type : undefined;
}
const nameOf = (type: Type): string => aliasOf(type) || recordName(type) || "given";
