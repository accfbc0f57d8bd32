// What a place is there for: the enumerators, status codes or other names that its type, or the member or parameter that it is for, takes.
import { textOf } from "../../compiler/preprocess/index.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { functionAt, operandBefore, type Spot, switchAround, typeOfText, type Written } from "./place.ts";
import { callAt } from "./signature.ts";

export interface Expected {
  readonly type: Type | undefined;
  /** It is one of a kind of names, or a variable of the type. */
  readonly isCertain: boolean;
  /** Is a name one of its values? */
  readonly fits: (name: string) => boolean;
}

/** By the type's name. */
const ofType = new Map<string, RegExp>([
  ["NTSTATUS", /^STATUS_/],
  ["POOL_FLAGS", /^POOL_FLAG_(?!REQUIRED_|OPTIONAL_)/],
  ["DEVICE_TYPE", /^FILE_DEVICE_/],
  ["KIRQL", /^(?:PASSIVE|APC|DISPATCH|HIGH)_LEVEL$/],
  ["KPROCESSOR_MODE", /^(?:Kernel|User)Mode$/],
  [
    "ACCESS_MASK",
    /^(?:GENERIC_|FILE_(?:READ|WRITE|ANY)_|(?:KEY|SECTION|EVENT|THREAD|PROCESS)_.*ACCESS$|DELETE$|SYNCHRONIZE$)/,
  ],
  ["BOOLEAN", /^(?:TRUE|FALSE)$/],
]);
/** By the name of the member or parameter. */
const ofName = new Map<string, RegExp>([
  ["MajorFunction", /^IRP_MJ_/],
  ["MinorFunction", /^IRP_MN_/],
  ["PriorityBoost", /^IO_\w*_INCREMENT$/],
  ["Increment", /_INCREMENT$/],
  ["FsControlCode", /^FSCTL_/],
]);
const isNull = /^(?:NULL|nullptr)$/;
const controlCode = /^(?:IoControlCode|ControlCode)$/;

/** `before`: up to the word that is being typed, which begins at the spot. */
export function expectedAt(spot: Spot, before: Written): Expected | undefined {
  const { unit } = spot;
  // Of "A | B | " what the first is for.
  const code = before.code.replace(/(?:\w+\s*\|\s*)+$/, (flags) => " ".repeat(flags.length));
  if (/\bcase\s*$/.test(code)) {
    const subject = switchAround(before);
    return subject === undefined ? undefined : valuesOf(unit, typeOfText(spot, subject), subject);
  }
  if (/\breturn\s*$/.test(code)) return valuesOf(unit, functionAt(spot)?.fn.type.returns, "");
  const operator = /(?:[=!]=|(?<![=<>!+*/%-])[|&^]?=|(?<!&)&)\s*$/.exec(code);
  if (operator) {
    const start = operandBefore(code, operator.index);
    if (start === undefined) return undefined;
    const operand = before.text.slice(start, operator.index);
    return valuesOf(unit, typeOfText(spot, operand), operand);
  }
  const table = /(\w+)\s*\[\s*$/.exec(code)?.[1];
  // Of tables only those are known that are indexed by what they are named for.
  if (table !== undefined) return ofName.has(table) ? valuesOf(unit, undefined, table) : undefined;
  return /[(,]\s*$/.test(code) ? argument(spot, code) : undefined;
}
function argument(spot: Spot, code: string): Expected | undefined {
  const { unit } = spot;
  const call = callAt(code);
  if (call === undefined) return undefined;
  const type = typeOfText(spot, call.name);
  const callee = type?.kind === "pointer" ? type.to : type;
  if (callee?.kind === "function") {
    const param = callee.params[call.argument];
    return param && valuesOf(unit, param.type, param.name ?? "");
  }
  return valuesOf(unit, undefined, unit.macros.get(call.name)?.params?.[call.argument] ?? "");
}

function valuesOf(unit: Unit, type: Type | undefined, text: string): Expected | undefined {
  if (type?.kind === "enum") return { type, isCertain: true, fits: (name) => type.decl.enumerators.has(name) };
  const name = /\w*$/.exec(text.replaceAll(/[\s)]+$/g, ""))?.[0] ?? "";
  if (controlCode.test(name)) return { type, isCertain: true, fits: (macro) => isControlCode(unit, macro) };
  const pattern = ofName.get(name) ?? ofType.get(type?.alias?.name ?? "");
  if (pattern) return { type, isCertain: true, fits: (candidate) => pattern.test(candidate) };
  const isRoutine = type?.kind === "pointer" && type.to.kind === "function";
  return type && { type, isCertain: isRoutine, fits: (candidate) => type.kind === "pointer" && isNull.test(candidate) };
}
/** Is it made by CTL_CODE? */
function isControlCode(unit: Unit, name: string): boolean {
  const first = unit.macros.get(name)?.body.symbols[0];
  return first !== undefined && textOf(first) === "CTL_CODE";
}
