// The constant names behind counted strings: what RtlInitUnicodeString was given, or what RTL_CONSTANT_STRING says.
import type { Expr } from "../../../compiler/ir/ir.ts";
import { codeOf, objectOf } from "../../analysis/code.ts";
import type { FunctionInfo } from "../../analysis/world.ts";
import { globalsOf, literalText, textAt } from "./formats.ts";

/** The text of the string whose address an expression is; undefined if it may hold others, or one that is not known. */
export function nameText(info: FunctionInfo, string: Expr | undefined): string | undefined {
  const place = objectOf(string);
  if (place?.kind === "global") return constantName(info, place.symbol.linkName);
  if (place?.kind !== "local") return undefined;
  const { calls, assigns } = codeOf(info.fn);
  const isIt = (expr: Expr | undefined): boolean => {
    const of = objectOf(expr);
    return of?.kind === "local" && of.local === place.local;
  };
  const texts = new Set<string | undefined>();
  for (const { name = "", call } of calls) {
    const [first] = call.args;
    if (makers.test(name) && isIt(first)) texts.add(call.args[1] && literalText(info.unit, call.args[1]));
    else if (!users.test(name) && call.args.some(isIt)) return undefined;
  }
  for (const { target, value } of assigns) {
    if (target.kind === "local" && target.local === place.local) return undefined;
    const { kind } = target;
    if (kind !== "field" || target.base.kind !== "local" || target.base.local !== place.local) continue;
    if (target.field.name === "Buffer") texts.add(literalText(info.unit, value));
  }
  const [text] = texts;
  return texts.size === 1 ? text : undefined;
}
const makers = /^RtlInitUnicodeString(Ex)?$/;
/** They read the name. */
const users = /^(Io(Create|Delete)\w*|Wdmlib\w*|Zw\w+|v?DbgPrint\w*)$/;

/** `DECLARE_CONST_UNICODE_STRING(Name, L"…")`, or a variable that is never written. */
function constantName({ unit }: FunctionInfo, linkName: string): string | undefined {
  const global = globalsOf(unit).get(linkName);
  const [to] = global?.relocations ?? [];
  if (!global?.readOnly || !to || global.relocations.length > 1 || to.addend !== 0) return undefined;
  return textAt(unit, to.target.linkName, 2);
}
